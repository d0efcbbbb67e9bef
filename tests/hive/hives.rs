//! Hives for the tests: the smallest of hivex's own test images, extended to a SOFTWARE hive by libhivex.

#![cfg(target_os = "linux")]

use std::ffi::CString;
use std::fs::{self, File};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sso_escrow::registry::hive::Hive;
use sso_escrow::registry::sid::Sid;
use sso_escrow::registry::tree::{RegistryKey, Value};
use sso_escrow::secret::SecretBytes;
use sso_escrow::sys::hivex::{self, Edit, EditedKey, NewValue};

/// The position of the root key in hivex's images, in bytes.
pub const ROOT: usize = 0x1020;

/// An account like those of services.
pub const SERVICE: &str = "S-1-5-21-1004336348-1177238915-682003330-1105";

pub const FIRST: &str = "{01234567-89AB-4CDE-8F01-23456789ABCD}";
pub const SECOND: &str = "{FEDCBA98-7654-4321-8FED-CBA987654321}";

/// The old and the new secret of most tests. These bytes occur nowhere else in a hive.
pub const OLD: &[u8] = b"the old master secret, of 40 bytes; really";
pub const NEW: &[u8] = b"a new master secret that has other bytes";

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hive/data").join(name)
}

/// Reports whether libhivex is installed. If not, prints that the test is skipped.
pub fn has_library() -> bool {
    let has = hivex::load().is_ok();
    if !has {
        println!("skipped: writing into hives: libhivex is not installed (libhivex0)");
    }
    has
}

pub fn service() -> Option<Sid> {
    Some(Sid::of_service(SERVICE).unwrap())
}

/// A list of edits. The path of a key names the edit that adds it.
pub struct Builder {
    edits: Vec<Edit<'static>>,
    added: Vec<(String, usize)>,
}

impl Builder {
    pub fn new() -> Self {
        Self { edits: Vec::new(), added: Vec::new() }
    }

    fn node(&self, path: &str) -> EditedKey {
        match path {
            "" => EditedKey::Standing(ROOT),
            path => EditedKey::New(self.added.iter().find(|(other, _)| other == path).unwrap().1),
        }
    }

    /// Adds a key below a key that was added before.
    pub fn key(mut self, path: &str) -> Self {
        let (parent, name) = path.rsplit_once('\\').unwrap_or(("", path));
        let edit = Edit::Add { parent: self.node(parent), name: CString::new(name).unwrap() };
        self.added.push((path.to_owned(), self.edits.len()));
        self.edits.push(edit);
        self
    }

    pub fn values(mut self, path: &str, values: &[(&str, u32, &[u8])]) -> Self {
        let value = |(name, kind, data): &(&str, u32, &[u8])| NewValue {
            name: CString::new(*name).unwrap(),
            kind: *kind,
            data: data.to_vec().leak(),
        };
        let values = values.iter().map(value).collect();
        self.edits.push(Edit::Set { node: self.node(path), values });
        self
    }

    /// Adds `classes` classes of 4 KiB each, a hundred in each key.
    pub fn grown(mut self, classes: usize) -> Self {
        let mut group = self.node("Classes");
        for at in 0..classes {
            if at % 100 == 0 {
                let name = CString::new(format!("Group{at:06}")).unwrap();
                self.edits.push(Edit::Add { parent: self.node("Classes"), name });
                group = EditedKey::New(self.edits.len() - 1);
            }
            let name = CString::new(format!("{{{at:08X}-0000-4000-8000-00C04FD7D062}}")).unwrap();
            self.edits.push(Edit::Add { parent: group, name });
            let data = vec![at as u8; 4000].leak();
            let values = vec![NewValue { name: c"".to_owned(), kind: 3, data }];
            self.edits.push(Edit::Set { node: EditedKey::New(self.edits.len() - 1), values });
        }
        self
    }

    /// Makes the hive `target` from an existing hive.
    pub fn build(self, source: &Path, target: &Path) {
        let (source, target) = (File::open(source).unwrap(), File::create(target).unwrap());
        let limit = Duration::from_secs(100);
        hivex::run(source.as_fd(), target.as_fd(), &self.edits, limit).unwrap();
    }
}

/// A SOFTWARE hive with ENTSSO, and with the surrounding keys of a server.
pub fn software() -> Builder {
    Builder::new()
        .key("Classes")
        .key("Microsoft")
        .key("Microsoft\\BizTalk Server")
        .key("Microsoft\\ENTSSO")
        .key("Microsoft\\ENTSSO\\SQL")
        .key("Microsoft\\ENTSSO\\Tracing")
        .key("Microsoft\\Windows NT")
        .key("Microsoft\\Windows NT\\CurrentVersion")
        .key("Wow6432Node")
        .key("Wow6432Node\\Microsoft")
        .values(
            "Microsoft\\ENTSSO",
            &[("ProductName", 1, b"E\0n\0t\0\0\0"), ("Flags", 4, b"\x07\0\0\0")],
        )
        .values("Microsoft\\ENTSSO\\SQL", &[("Server", 1, b"s\0q\0l\0\0\0"), ("", 3, b"default")])
        .values("Microsoft\\Windows NT\\CurrentVersion", &[("Long", 3, &[7; 5000])])
}

/// The same with a secret in SSOSS, as another program may have written it.
pub fn with_secret() -> Builder {
    let key = format!("Microsoft\\ENTSSO\\SSOSS\\{FIRST}");
    software()
        .key("Microsoft\\ENTSSO\\SSOSS")
        .key(&key)
        .values(&key, &[("Secret", 3, OLD), ("Other", 1, b"o\0l\0d\0 \0t\0e\0x\0t\0\0\0")])
}

/// A folder that contains a hive.
pub struct Lab {
    pub root: tempfile::TempDir,
    pub hive: PathBuf,
    pub before: Vec<u8>,
}

impl Lab {
    pub fn new(builder: Builder) -> Self {
        let root = tempfile::tempdir().unwrap();
        let hive = root.path().join("SOFTWARE");
        builder.build(&data("minimal"), &hive);
        let before = fs::read(&hive).unwrap();
        Self { root, hive, before }
    }

    pub fn open(&self) -> Hive {
        Hive::open(&self.hive, service()).unwrap()
    }

    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.hive).unwrap()
    }

    /// The names of all files in the folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Checks that the hive is unchanged, byte for byte, and that no file is beside it.
    #[track_caller]
    pub fn is_untouched(&self) {
        assert!(self.bytes() == self.before, "the hive was changed");
        assert_eq!(self.names(), ["SOFTWARE"]);
    }
}

pub fn value(name: &str, kind: u32, data: &[u8]) -> Value {
    Value { name: name.to_owned(), kind, data: SecretBytes::copy_of(data).unwrap() }
}

pub fn key(name: &str, values: Vec<Value>, keys: Vec<RegistryKey>) -> RegistryKey {
    RegistryKey::new(name.to_owned(), values, keys).unwrap()
}

/// SSOSS with one secret.
pub fn secret(msid: &str, data: &[u8]) -> RegistryKey {
    key("", vec![], vec![key(msid, vec![value("Secret", 3, data)], vec![])])
}

/// The number of occurrences of `needle` in `bytes`.
pub fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).filter(|window| *window == needle).count()
}
