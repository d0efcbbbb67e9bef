//! Sets of shares to work on, and the program to run on them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::{Cost, Password};
use sso_escrow::share::descriptor::{Descriptor, Kind, Purpose, SetId};
use tempfile::TempDir;

/// The program under test.
pub const TOOL: &str = env!("CARGO_BIN_EXE_sso-escrow");

/// The cheapest key derivation that the format allows: tests run many.
pub fn cheapest() -> Cost {
    Cost::new(64 << 10, 1, 4).unwrap()
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

    /// A set into folders of a folder that may hold others.
    pub fn set_in(&self, folder: &Path) -> Descriptor {
        let mut random = Generator::new(b"").unwrap();
        let plan = SetPlan {
            purpose: self.purpose,
            kind: self.kind,
            msids: vec![Msid::from_bytes([0x5a; 16])],
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

/// The password of share `x` of every set here that has no other.
pub fn password(x: u8) -> String {
    format!("the password of {x}")
}

impl Set {
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The place of share `x`, as the command line takes it.
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

/// The status of a run that was killed.
pub const KILLED: i32 = -1;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// It ended with that status, and its error output holds each of these.
    #[track_caller]
    pub fn failed(&self, status: i32, parts: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        for part in parts {
            assert!(self.err.contains(part), "no “{part}” in {self:#?}");
        }
        self
    }

    /// It ended well, and its output holds each of these.
    #[track_caller]
    pub fn done(&self, parts: &[&str]) -> &Self {
        assert_eq!(self.status, 0, "{self:#?}");
        for part in parts {
            assert!(self.out.contains(part), "no “{part}” in {self:#?}");
        }
        self
    }
}

/// A command of the program, without a terminal: `setsid` takes the one of the tests away.
pub fn command() -> Command {
    #[cfg(unix)]
    let mut command = Command::new("setsid");
    #[cfg(unix)]
    command.arg("--wait").arg(TOOL);
    #[cfg(windows)]
    let mut command = Command::new(TOOL);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

/// Runs the program with nothing on its standard input.
pub fn run<S: AsRef<str>>(arguments: &[S]) -> Ran {
    run_with(arguments, None)
}

/// Runs the program with these passwords on its standard input.
pub fn run_with<S: AsRef<str>>(arguments: &[S], passwords: Option<&[String]>) -> Ran {
    let mut command = command();
    command.args(arguments.iter().map(AsRef::as_ref));
    if passwords.is_some() {
        command.args(["--passwords-from", "-"]);
    }
    run_command(command, passwords.unwrap_or_default())
}

/// Runs a command with these lines on its standard input.
pub fn run_command(command: Command, lines: &[String]) -> Ran {
    ended(started(command, lines))
}

/// Starts a command with these lines on its standard input.
pub fn started(mut command: Command, lines: &[String]) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        // The program may have ended without reading them.
        let _ = writeln!(input, "{line}");
    }
    child
}

/// Waits for the end of a command.
pub fn ended(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(KILLED),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What runs in earnest need on a machine of developers: it has a network, and may have swap.
pub const WAIVED: &[&str] = &["--waive", "network,swap"];

/// The passwords of these shares.
pub fn passwords(numbers: &[u8]) -> Vec<String> {
    numbers.iter().map(|&x| password(x)).collect()
}

/// Arguments from words and lists of words.
pub fn arguments(parts: &[&[&str]], shares: Vec<String>) -> Vec<String> {
    let words = parts.iter().flat_map(|part| part.iter().map(|&word| word.to_owned()));
    words.chain(shares).collect()
}

/// The names in a folder, hidden ones included.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
