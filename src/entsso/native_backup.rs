//! ENTSSO's own backup of the master secret: the file that `ssoconfig -backupSecret` writes, with its
//! password and its reminder. The format of the file is not public, so the file is kept byte for byte.

use std::fmt;

use crate::cbor::{self, Reader};
use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::random::Generator;
use crate::secret::{SecretBytes, SecretText};
use crate::sys::memory::MemoryError;
use crate::text::is_unsafe;

/// The fewest characters of a file's password (Microsoft: event 10836, `ENTSSO_E_FILE_PASSWORD_TOO_SHORT`).
pub const SHORTEST_PASSWORD: usize = 7;
/// The most characters of a file's password (Microsoft: event 10839, `ENTSSO_E_MAX_PASSWORD`).
pub const LONGEST_PASSWORD: usize = 256;
/// The most characters of a file's reminder (Microsoft: event 10840).
pub const LONGEST_REMINDER: usize = 512;
/// The largest file that is escrowed, in bytes: 768 KiB. It fits into an envelope together with the rest.
pub const LARGEST: usize = 768 << 10;

/// The longest name in bytes that every file system of Linux takes, also while the file is unfinished and has a longer
/// name: 255, less those of the dot before it and `.part` behind it. NTFS counts 255 units of UTF-16 instead.
pub const LONGEST_NAME: usize = 249;

/// The number of letters of a proposed password.
pub const PROPOSED: usize = 24;

/// The version of the payload's layout (docs/format.md, section 7).
const VERSION: u64 = 1;

/// The letters of proposed passwords. They are on the same keys of English, German, French and Japanese
/// keyboards, need no second key, and look like no other letter. A password has 24 · log2(17) bits, about 98.
const LETTERS: &[u8; 17] = b"bcdefghjknprstuvx";

/// Why a file or its password cannot be a backup of ENTSSO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NativeError {
    /// The file is empty.
    Empty,
    /// The file is a registry hive.
    Hive,
    /// The file is a registration file (.reg).
    Registration,
    /// The file is a share or an envelope.
    OfOurs,
    /// Windows does not accept the file's name, or it is more than a name, such as a path.
    FileName {
        /// The name.
        name: String,
    },
    /// The password is shorter or longer than ENTSSO allows.
    Password {
        /// The number of its characters.
        characters: usize,
    },
    /// The password holds a control character.
    PasswordControl,
    /// The reminder is longer than ENTSSO allows, or holds a control character.
    Reminder,
    /// The payload is not a backup of this version.
    Layout,
    /// No locked memory.
    Memory(MemoryError),
}

/// Checks whether a file can be a backup of ENTSSO. Its format is not public, so only files of other known
/// formats are refused.
///
/// # Errors
/// [`NativeError::Empty`], [`NativeError::Hive`], [`NativeError::Registration`] and [`NativeError::OfOurs`]
/// if the caller named the wrong file.
pub fn check_file(file: &[u8]) -> Result<(), NativeError> {
    // Registration files are mostly UTF-16LE, so leave out the zero bytes.
    let start = file.get(..80).unwrap_or(file);
    let plain: Vec<u8> = start.iter().copied().filter(u8::is_ascii_graphic).collect();
    match () {
        () if file.is_empty() => Err(NativeError::Empty),
        () if start.starts_with(b"regf") => Err(NativeError::Hive),
        () if start.starts_with(&[0xd9, 0xd9, 0xf7]) => Err(NativeError::OfOurs),
        () if plain.starts_with(b"WindowsRegistryEditor") || plain.starts_with(b"REGEDIT4") => {
            Err(NativeError::Registration)
        }
        () => Ok(()),
    }
}

impl UserError for NativeError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Empty => Status::Damaged.with(message!("native-empty")),
            Self::Hive => Status::Damaged.with(message!("native-is-hive")),
            Self::Registration => Status::Damaged.with(message!("native-is-reg")),
            Self::OfOurs => Status::Damaged.with(message!("native-is-ours")),
            Self::FileName { name } => Status::Usage
                .with(message!("native-file-name", name = name.escape_debug().to_string())),
            Self::Password { characters } => Status::Usage.with(message!(
                "native-password",
                characters = *characters,
                shortest = SHORTEST_PASSWORD,
                longest = LONGEST_PASSWORD
            )),
            Self::PasswordControl => Status::Usage.with(message!("native-password-control")),
            Self::Reminder => {
                Status::Usage.with(message!("native-reminder", longest = LONGEST_REMINDER))
            }
            Self::Layout => Status::Damaged.with(message!("native-layout")),
            Self::Memory(error) => Description::of(error),
        }
    }
}

user_errors!(NativeError: Memory(MemoryError));

/// A backup file of ENTSSO, with its password and its reminder.
pub struct NativeBackup {
    file_name: String,
    file: SecretBytes,
    password: SecretText,
    reminder: String,
}

impl fmt::Debug for NativeBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NativeBackup({:?}, {} bytes)", self.file_name, self.file.len())
    }
}

impl NativeBackup {
    /// Makes a backup from the file's name and bytes, the password that was given to ENTSSO, and the
    /// reminder.
    ///
    /// # Errors
    /// [`NativeError`] if ENTSSO would not accept one of them.
    pub fn new(
        file_name: String,
        file: SecretBytes,
        password: SecretText,
        reminder: String,
    ) -> Result<Self, NativeError> {
        if file.is_empty() {
            return Err(NativeError::Empty);
        }
        if !is_file_name(&file_name) {
            return Err(NativeError::FileName { name: file_name });
        }
        check_password(password.as_str())?;
        if reminder.chars().count() > LONGEST_REMINDER || reminder.chars().any(char::is_control) {
            return Err(NativeError::Reminder);
        }
        Ok(Self { file_name, file, password, reminder })
    }

    /// The file's original name.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// A name like the original one that every file system takes: letters and digits of ASCII, at most 40, and the ending.
    #[must_use]
    pub fn plain_name(&self) -> String {
        const LONGEST_STEM: usize = 40;
        const LONGEST_ENDING: usize = 8;
        let is_plain = |character: &char| character.is_ascii_alphanumeric() || *character == '-';
        let (stem, ending) = self.file_name.rsplit_once('.').unwrap_or((&self.file_name, ""));
        let stem: String = stem.chars().filter(is_plain).take(LONGEST_STEM).collect();
        let ending: String = ending.chars().filter(is_plain).take(LONGEST_ENDING).collect();
        let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
        format!("sso-{}.{}", or(stem, "backup"), or(ending, "bak"))
    }

    /// The file's bytes.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// The password that ENTSSO asks for.
    #[must_use]
    pub fn password(&self) -> &SecretText {
        &self.password
    }

    /// The reminder. Anyone who has the file can read it.
    #[must_use]
    pub fn reminder(&self) -> &str {
        &self.reminder
    }

    /// The payload (docs/format.md, section 7), in locked memory.
    ///
    /// # Errors
    /// [`NativeError::Memory`].
    pub fn encode(&self) -> Result<SecretBytes, NativeError> {
        Ok(cbor::encode_secret(|writer| {
            writer.array(5);
            writer.number(VERSION);
            writer.text(&self.file_name);
            writer.bytes(&self.file);
            writer.text(self.password.as_str());
            writer.text(&self.reminder);
        })?)
    }

    /// Reads a payload.
    ///
    /// # Errors
    /// [`NativeError`].
    pub fn decode(payload: &[u8]) -> Result<Self, NativeError> {
        let mut reader = Reader::new(payload);
        let items = (reader.array(), reader.number(), reader.text(), reader.bytes());
        let (Some(5), Some(VERSION), Some(file_name), Some(file)) = items else {
            return Err(NativeError::Layout);
        };
        let (Some(password), Some(reminder), true) =
            (reader.text(), reader.text(), reader.is_at_end())
        else {
            return Err(NativeError::Layout);
        };
        let file = SecretBytes::copy_of(file)?;
        let password = SecretText::copy_of(password)?;
        Self::new(file_name.to_owned(), file, password, reminder.to_owned())
    }
}

/// Checks whether ENTSSO accepts a password for a file. Characters are counted as Windows counts them: one
/// above U+FFFF counts as two.
///
/// # Errors
/// [`NativeError::Password`], [`NativeError::PasswordControl`].
pub fn check_password(password: &str) -> Result<(), NativeError> {
    let characters = password.encode_utf16().count();
    match (SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&characters) {
        false => Err(NativeError::Password { characters }),
        true if password.chars().any(char::is_control) => Err(NativeError::PasswordControl),
        true => Ok(()),
    }
}

/// A random password for `ssoconfig -backupSecret`, with [`PROPOSED`] letters. Nobody has to invent or keep
/// it.
///
/// # Errors
/// [`MemoryError`].
pub fn propose_password(random: &mut Generator) -> Result<SecretText, MemoryError> {
    let mut password = SecretText::with_capacity(PROPOSED)?;
    for _ in 0..PROPOSED {
        let letter = LETTERS[random.below(LETTERS.len() as u32) as usize];
        // The capacity is enough for all letters, so this cannot fail.
        let _ = password.push(letter.into());
    }
    Ok(password)
}

/// Reports whether a text is the name of a file and not a path (Microsoft: "Naming Files, Paths, and
/// Namespaces").
fn is_file_name(name: &str) -> bool {
    const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_device = RESERVED.iter().any(|reserved| {
        let is_number = |rest: &str| "0 1 2 3 4 5 6 7 8 9 ¹ ² ³".split(' ').any(|it| it == rest);
        stem.strip_prefix(reserved).is_some_and(|rest| match *reserved {
            "COM" | "LPT" => is_number(rest),
            _ => rest.is_empty(),
        })
    });
    let forbidden = |c: char| is_unsafe(c) || "\\/:*?\"<>|".contains(c);
    let length = name.encode_utf16().count();
    (1..=255).contains(&length)
        && !name.contains(forbidden)
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !is_device
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(name: &str, file: &[u8], password: &str) -> Result<NativeBackup, NativeError> {
        let file = SecretBytes::copy_of(file).unwrap();
        let password = SecretText::copy_of(password).unwrap();
        NativeBackup::new(name.to_owned(), file, password, "why".to_owned())
    }

    #[test]
    fn a_plain_name_is_taken_everywhere() {
        let long = format!("{}.bak", "秘密".repeat(100));
        for (name, plain) in [
            (&*long, "sso-backup.bak"),
            ("SSO478AD.bak", "sso-SSO478AD.bak"),
            ("Zoé and Ben", "sso-ZoandBen.bak"),
            ("a.花子", "sso-a.bak"),
            (".bak", "sso-backup.bak"),
        ] {
            assert_eq!(backup(name, &[7], "pass word").unwrap().plain_name(), plain);
            assert!(is_file_name(plain) && plain.len() <= LONGEST_NAME);
        }
        let long = format!("{}.{}", "a".repeat(200), "b".repeat(50));
        assert_eq!(backup(&long, &[7], "pass word").unwrap().plain_name().len(), 4 + 40 + 1 + 8);
    }

    #[test]
    fn a_backup_comes_back_from_its_payload() {
        let payload = backup("SSO478AD.bak", &[7; 900], "pass wörd").unwrap().encode().unwrap();
        let back = NativeBackup::decode(&payload).unwrap();
        assert_eq!(back.file_name(), "SSO478AD.bak");
        assert_eq!(back.file(), [7; 900]);
        assert_eq!(back.password().as_str(), "pass wörd");
        assert_eq!(back.reminder(), "why");
        for length in 0..payload.len() {
            assert!(NativeBackup::decode(&payload[..length]).is_err(), "{length}");
        }
        let longer = [&payload[..], &[0]].concat();
        assert!(matches!(NativeBackup::decode(&longer), Err(NativeError::Layout)));
    }

    #[test]
    fn a_file_that_is_plainly_another_one_is_told() {
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let five = "\u{feff}Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n";
        for text in [five, "REGEDIT4\n"] {
            assert_eq!(check_file(text.as_bytes()), Err(NativeError::Registration));
            assert_eq!(check_file(&wide(text)), Err(NativeError::Registration));
        }
        assert_eq!(check_file(b"regf\x01\0\0\0"), Err(NativeError::Hive));
        assert_eq!(check_file(b"\xd9\xd9\xf7\xa5"), Err(NativeError::OfOurs));
        for file in [&[7; 500][..], b"<xml>", b"reg"] {
            assert_eq!(check_file(file), Ok(()));
        }
        assert_eq!(check_file(b""), Err(NativeError::Empty));
    }

    #[test]
    fn the_payload_is_to_the_byte_what_the_format_says() {
        let payload = backup("a", b"\x01", "seven 7").unwrap().encode().unwrap();
        assert_eq!(payload[..], *b"\x85\x01\x61a\x41\x01\x67seven 7\x63why");
    }

    #[test]
    fn the_rules_of_entsso_are_kept() {
        let password = |text: &str| backup("a", b"x", text).map(|_| ());
        let wrong = |characters| Err(NativeError::Password { characters });
        assert_eq!(password("123456"), wrong(6));
        assert_eq!(password("1234567"), Ok(()));
        assert_eq!(password(&"é".repeat(256)), Ok(()));
        assert_eq!(password(&"é".repeat(257)), wrong(257));
        assert_eq!(password("12345😀"), Ok(()), "Windows counts it as two");
        assert_eq!(password("1234567\t"), Err(NativeError::PasswordControl));
        assert_eq!(password("1\t"), wrong(2));
        assert_eq!(backup("a", b"", "1234567").map(|_| ()), Err(NativeError::Empty));
        let file = || SecretBytes::copy_of(b"x").unwrap();
        let reminder = |text: String| {
            let password = SecretText::copy_of("1234567").unwrap();
            NativeBackup::new("a".to_owned(), file(), password, text).map(|_| ())
        };
        assert_eq!(reminder("r".repeat(512)), Ok(()));
        assert_eq!(reminder("r".repeat(513)), Err(NativeError::Reminder));
        assert_eq!(reminder("a\tb".to_owned()), Err(NativeError::Reminder));
    }

    #[test]
    fn a_name_is_no_path_and_no_device() {
        for right in
            ["SSO07AB.bak", "mastersecret_2017-07-12_16_30.bak", "秘密.bak", "COMA.bak", "nulls"]
        {
            assert!(is_file_name(right), "{right}");
        }
        for wrong in [
            "",
            ".",
            "..",
            "a/b",
            "a\\b",
            "C:x",
            "a.",
            "a ",
            " a",
            "nul",
            "NUL.bak",
            "com1.bak",
            "a\nb",
            "a\u{202e}b",
            "a?",
        ] {
            assert!(!is_file_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_proposed_password_is_one_that_can_be_typed() {
        let mut random = Generator::new(b"").unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let password = propose_password(&mut random).unwrap();
            let text = password.as_str();
            assert_eq!(text.len(), PROPOSED);
            assert_eq!(check_password(text), Ok(()));
            assert!(text.bytes().all(|letter| LETTERS.contains(&letter)), "{text}");
            seen.extend(text.bytes());
        }
        assert_eq!(seen.len(), LETTERS.len(), "every letter is used");
        assert!(LETTERS.is_sorted() && !LETTERS.iter().any(|letter| b"aqwzymilo".contains(letter)));
    }
}
