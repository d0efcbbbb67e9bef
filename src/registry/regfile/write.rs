//! Writes registration files: a whole tree, with every value as bytes.

use super::RegError;
use crate::entsso::SSOSS;
use crate::registry::tree::{REG_BINARY, RegistryKey, Value};
use crate::secret::SecretBytes;

/// The column before which lines of binary data are wrapped, as in Windows.
const WRAP: usize = 80;

/// The keys that a file for `tree` names, in order. Parents come before children, because some importers
/// refuse a key without its parent.
#[must_use]
pub fn keys(tree: &RegistryKey) -> Vec<String> {
    let parent = SSOSS.rsplit_once('\\').map_or(SSOSS, |(parent, _)| parent);
    let mut keys = vec![parent.to_owned()];
    each(SSOSS, tree, &mut |path, _| keys.push(path.to_owned()));
    keys
}

/// A file that sets everything in `tree`. It holds the content in clear, so it is in locked memory. The first
/// lines hold `remark`, which must be one line. An import removes nothing that already exists in the
/// registry.
///
/// # Errors
/// [`RegError::Name`] if the file cannot hold a name; [`RegError::Memory`].
pub fn encode(tree: &RegistryKey, remark: Option<&str>) -> Result<SecretBytes, RegError> {
    check_names(tree)?;
    let mut count = Utf16 { room: None, length: 0 };
    write(tree, remark, &mut count);
    let mut bytes = SecretBytes::zeroed(count.length)?;
    write(tree, remark, &mut Utf16 { room: Some(&mut bytes), length: 0 });
    Ok(bytes)
}

/// Checks whether a file can hold all names of `tree`. A line break would end the line of a name.
///
/// # Errors
/// [`RegError::Name`].
pub fn check_names(tree: &RegistryKey) -> Result<(), RegError> {
    let mut names = Vec::new();
    each(SSOSS, tree, &mut |path, key| {
        let values = key.values().iter().map(|value| value.name.clone());
        names.extend(std::iter::once(path.to_owned()).chain(values));
    });
    match names.into_iter().find(|name| name.contains(['\r', '\n'])) {
        Some(name) => Err(RegError::Name { name }),
        None => Ok(()),
    }
}

/// Calls `visit` with every key of a tree and its path, parents before children.
fn each(path: &str, key: &RegistryKey, visit: &mut dyn FnMut(&str, &RegistryKey)) {
    visit(path, key);
    for inner in key.keys() {
        each(&format!(r"{path}\{}", inner.name()), inner, visit);
    }
}

fn write(tree: &RegistryKey, remark: Option<&str>, file: &mut Utf16<'_>) {
    file.push("\u{feff}Windows Registry Editor Version 5.00\r\n\r\n");
    if let Some(remark) = remark {
        file.push(&format!("; {remark}\r\n\r\n"));
    }
    let parent = SSOSS.rsplit_once('\\').map_or(SSOSS, |(parent, _)| parent);
    file.push(&format!("[{parent}]\r\n\r\n"));
    each(SSOSS, tree, &mut |path, key| {
        file.push(&format!("[{path}]\r\n"));
        key.values().iter().for_each(|value| write_value(value, file));
        file.push("\r\n");
    });
}

/// Writes a value as bytes, whatever its type. A quoted string could change bytes that are not valid text.
fn write_value(value: &Value, file: &mut Utf16<'_>) {
    let name = match &value.name[..] {
        "" => "@".to_owned(),
        name => format!("\"{}\"", name.replace('\\', r"\\").replace('"', "\\\"")),
    };
    let start = match value.kind {
        REG_BINARY => format!("{name}=hex:"),
        kind => format!("{name}=hex({kind:x}):"),
    };
    file.push(&start);
    let mut column = start.encode_utf16().count();
    for (at, byte) in value.data.iter().enumerate() {
        for nibble in [byte >> 4, byte & 0x0f] {
            file.push_unit(hex_digit(nibble).into());
        }
        column += 2;
        if at + 1 < value.data.len() {
            file.push(",");
            column += 1;
            if column + 3 > WRAP - 2 {
                file.push("\\\r\n  ");
                column = 2;
            }
        }
    }
    file.push("\r\n");
}

/// The hexadecimal digit of a secret number below 16. No branch and no index depends on the number.
fn hex_digit(nibble: u8) -> u8 {
    let above_nine = 9u8.wrapping_sub(nibble) >> 7;
    b'0' + nibble + above_nine * (b'a' - b'9' - 1)
}

struct Utf16<'a> {
    /// `None` to count the bytes only.
    room: Option<&'a mut [u8]>,
    length: usize,
}

impl Utf16<'_> {
    fn push(&mut self, text: &str) {
        text.encode_utf16().for_each(|unit| self.push_unit(unit));
    }

    fn push_unit(&mut self, unit: u16) {
        let end = self.length + 2;
        if let Some(room) = self.room.as_mut().and_then(|room| room.get_mut(self.length..end)) {
            room.copy_from_slice(&unit.to_le_bytes());
        }
        self.length = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entsso::msid::Msid;

    fn text(bytes: &[u8]) -> String {
        let units: Vec<u16> =
            bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    }

    fn of(secret: &[u8]) -> RegistryKey {
        RegistryKey::of_master_secret(&Msid::from_bytes([0x11; 16]), secret).unwrap()
    }

    #[test]
    fn the_file_is_what_windows_writes() {
        let secret: Vec<u8> = (0..32).collect();
        let expected = "\u{feff}Windows Registry Editor Version 5.00\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO]\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\{11111111-1111-1111-1111-111111111111}]\r\n\
            \"Secret\"=hex:00,01,02,03,04,05,06,07,08,09,0a,0b,0c,0d,0e,0f,10,11,12,13,14,\\\r\n  \
            15,16,17,18,19,1a,1b,1c,1d,1e,1f\r\n\r\n";
        let file = encode(&of(&secret), None).unwrap();
        assert_eq!(&file[..4], [0xff, 0xfe, b'W', 0]);
        assert_eq!(text(&file), expected);
        assert!(keys(&of(&secret)).iter().all(|key| expected.contains(&format!("[{key}]"))));
        assert_eq!(keys(&of(&secret)).len(), 3);
    }

    #[test]
    fn every_length_is_written_in_full_and_wrapped() {
        for length in [1, 16, 21, 22, 64, 512, 4096] {
            let secret: Vec<u8> = (0..length).map(|i| (i * 37) as u8).collect();
            let text = text(&encode(&of(&secret), None).unwrap());
            let value = text.split_once("hex:").unwrap().1.trim_end();
            assert!(value.lines().all(|line| line.len() < WRAP), "{length}");
            let digits: String = value.chars().filter(char::is_ascii_hexdigit).collect();
            assert_eq!(hex::decode(digits).unwrap(), secret);
            assert!(text.ends_with("\r\n\r\n"));
        }
    }

    #[test]
    fn a_name_that_would_break_the_line_is_refused() {
        let value = |name: &str| Value {
            name: name.to_owned(),
            kind: 0x10_0001,
            data: SecretBytes::copy_of(b"\x01").unwrap(),
        };
        let tree = |name: &str| RegistryKey::new(String::new(), vec![value(name)], vec![]).unwrap();
        let name = "a\r\n[x]".to_owned();
        assert_eq!(encode(&tree("a\r\n[x]"), None).map(|_| ()), Err(RegError::Name { name }));
        let written = text(&encode(&tree("a\\\"b"), None).unwrap());
        assert!(written.contains("\"a\\\\\\\"b\"=hex(100001):01\r\n"), "{written}");
        assert!(text(&encode(&tree(""), None).unwrap()).contains("@=hex(100001):01"));
    }
}
