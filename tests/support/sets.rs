//! Sets of shares for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::entsso::msid::Msid;
use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::random::Generator;
use sso_escrow::registry::tree::{REG_BINARY, RegistryKey, Value};
use sso_escrow::seal::password::{Cost, Password};
use sso_escrow::secret::{SecretBytes, SecretText};
use sso_escrow::share::descriptor::{Descriptor, Kind, Purpose, SetId};
use tempfile::TempDir;

/// The cheapest key derivation that the format allows, because tests run it often.
pub fn cheapest() -> Cost {
    Cost::new(64 << 10, 1, 4).unwrap()
}

/// The bytes of a payload of this kind and length. No two bytes of its content near each other are the same.
pub fn payload_of(kind: Kind, length: usize) -> Vec<u8> {
    let bytes = |length: usize| -> Vec<u8> {
        (0..length).map(|at| (at ^ (at >> 8)) as u8 ^ 0x5a).collect()
    };
    if kind == Kind::MasterSecret {
        return bytes(length);
    }
    let with = |content: usize| -> Vec<u8> {
        let content = SecretBytes::copy_of(&bytes(content)).unwrap();
        match kind {
            Kind::MasterSecret => bytes(length),
            Kind::NativeBackup => {
                let password = SecretText::copy_of("a password").unwrap();
                let name = "SSO478AD.bak".to_owned();
                let backup = NativeBackup::new(name, content, password, String::new());
                backup.unwrap().encode().unwrap().to_vec()
            }
            Kind::SsossSnapshot => {
                let value = Value { name: "v".to_owned(), kind: REG_BINARY, data: content };
                let key = RegistryKey::new(String::new(), vec![value], vec![]).unwrap();
                key.encode().unwrap().to_vec()
            }
        }
    };
    let payload = with(length - (with(300.max(length - 100)).len() - 300.max(length - 100)));
    assert_eq!(payload.len(), length);
    payload
}

/// A set of shares in folders `1`, `2`, … of a temporary folder.
pub struct Set {
    pub folder: TempDir,
    pub descriptor: Descriptor,
    pub payload: Vec<u8>,
}

pub struct Make {
    pub threshold: usize,
    pub custodians: Vec<&'static str>,
    pub purpose: Purpose,
    pub kind: Kind,
    pub msids: Vec<Msid>,
    pub payload: Vec<u8>,
    pub password: fn(u8) -> String,
    pub reminder: &'static str,
    pub supersedes: Option<(SetId, u32)>,
}

impl Default for Make {
    fn default() -> Self {
        Self {
            threshold: 3,
            custodians: vec!["Anna", "Ben", "Chloé", "David", "花子"],
            purpose: Purpose::Practice,
            kind: Kind::MasterSecret,
            msids: vec![Msid::from_bytes([0x5a; 16])],
            payload: (0..32).collect(),
            password,
            reminder: "",
            supersedes: None,
        }
    }
}

impl Make {
    pub fn set(self) -> Set {
        let folder = tempfile::tempdir().unwrap();
        let descriptor = self.set_in(folder.path());
        Set { folder, descriptor, payload: self.payload }
    }

    /// Makes a set in folders of `folder`, which may contain others.
    pub fn set_in(&self, folder: &Path) -> Descriptor {
        let mut random = Generator::new(b"").unwrap();
        let plan = SetPlan {
            purpose: self.purpose,
            kind: self.kind,
            msids: self.msids.clone(),
            label: "a label".to_owned(),
            server: "OLDSERVER".to_owned(),
            created: 1_795_000_000,
            threshold: self.threshold,
            waivers: vec![],
            custodians: self.custodians.iter().map(|&name| name.to_owned()).collect(),
            supersedes: self.supersedes,
        };
        let set = escrow::split(plan, &self.payload, &mut random).unwrap();
        for x in 1..=self.custodians.len() as u8 {
            let password = Password::new(&(self.password)(x)).unwrap();
            let share =
                set.seal_to_password(x, &password, cheapest(), self.reminder, &mut random).unwrap();
            let place = folder.join(x.to_string());
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join(set.descriptor.file_name(x)), share.to_file().unwrap()).unwrap();
            if let Some(envelope) = &set.envelope {
                let name = set.descriptor.envelope_file_name();
                fs::write(place.join(name), envelope.to_file().unwrap()).unwrap();
            }
        }
        set.descriptor
    }
}

/// The password of share `x` in every set without other passwords.
pub fn password(x: u8) -> String {
    format!("the password of {x}")
}

impl Set {
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The location of share `x`, as typed on the command line.
    pub fn place(&self, x: u8) -> String {
        format!("file:{}", self.path(&x.to_string()).display())
    }

    pub fn file(&self, x: u8) -> PathBuf {
        self.path(&x.to_string()).join(self.descriptor.file_name(x))
    }

    /// `--share PLACE` for each number.
    pub fn shares(&self, numbers: &[u8]) -> Vec<String> {
        numbers.iter().flat_map(|&x| ["--share".to_owned(), self.place(x)]).collect()
    }

    pub fn words(&self) -> String {
        self.descriptor.fingerprint().words().to_string()
    }
}

/// The passwords of these shares.
pub fn passwords(numbers: &[u8]) -> Vec<String> {
    numbers.iter().map(|&x| password(x)).collect()
}

/// The steps that were written beside a file for another machine, in the form of Windows.
pub fn next_steps(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("NEXT-STEPS.txt")).unwrap();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    text
}

/// A passphrase of six words for share `x`. In production, a share is sealed to nothing else without an option.
pub fn phrase(x: u8) -> String {
    let last = ["tiger", "lilac", "decree", "gimmick", "stooge", "rogue", "yo-yo", "t-shirt"];
    format!("cringe unbeaten cavity prism duo {}", last[usize::from(x) % last.len()])
}

/// The passphrases of these shares.
pub fn phrases(numbers: &[u8]) -> Vec<String> {
    numbers.iter().map(|&x| phrase(x)).collect()
}

/// The names in a folder, hidden ones included.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
