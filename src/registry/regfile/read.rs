//! Reads registration files that `reg export` and the Registry Editor write, in every encoding that they use.
//! Anything that an export cannot have is refused.
//!
//! There are two forms. Version 5 is Unicode. It holds the bytes of every value, except for plain texts and
//! numbers of 32 bits. `REGEDIT4` uses the code page of the machine that wrote it, and converts the texts of
//! all three text types. So it is accepted only if these texts are ASCII.

use std::collections::BTreeMap;

use super::RegError;
use crate::entsso::SSOSS;
use crate::registry::tree::{DEEPEST, RegistryKey, TreeError, Value, folded};
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// The largest file that is read, in bytes: 1 MiB. An export of only SSOSS has a few KiB.
pub const LARGEST: usize = 1 << 20;

/// The largest file in an encoding other than UTF-16LE, in bytes. Each byte becomes two.
const LARGEST_NARROW: usize = LARGEST / 2;

const VERSION_5: &str = "Windows Registry Editor Version 5.00";
const VERSION_4: &str = "REGEDIT4";

/// The types whose texts `REGEDIT4` converts to its code page: REG_SZ, REG_EXPAND_SZ and REG_MULTI_SZ.
const TEXTS: [u32; 3] = [1, 2, 7];

const REG_DWORD: u32 = 4;

/// Reads the content of SSOSS from a file of at most [`LARGEST`] bytes. Other keys are ignored.
///
/// # Errors
/// [`RegError`] if the file is not an export of SSOSS, or cannot be read byte for byte.
pub fn decode(file: &[u8]) -> Result<RegistryKey, RegError> {
    read(file).map_err(|error| match error {
        // Many small values need more memory than their bytes.
        RegError::Memory(MemoryError::ArenaFull { .. })
        | RegError::Tree(TreeError::Memory(MemoryError::ArenaFull { .. })) => RegError::TooMany,
        error => error,
    })
}

fn read(file: &[u8]) -> Result<RegistryKey, RegError> {
    let units = units(file)?;
    let mut text = Text { units: &units, at: 0, line: 1 };
    let header = text.rest_of_line()?;
    let old = match header.trim_end() {
        VERSION_5 => false,
        VERSION_4 => true,
        _ => return Err(RegError::NotReg),
    };
    if !ends_with_an_empty_line(&units) {
        return Err(RegError::CutOff);
    }
    let mut found = FoundSsoss::default();
    let mut key = None;
    loop {
        text.skip_blank();
        match text.peek().map(char_of) {
            None => break,
            Some(';') => text.skip_line(),
            Some('[') => key = found.enter(&mut text)?,
            Some(_) => {
                let value = text.value(old)?;
                if let Some(key) = key {
                    let at: &mut Node = found.nodes.get_mut(key).ok_or(text.wrong())?;
                    at.values.push(value);
                }
            }
        }
    }
    found.tree()
}

/// Reports whether bytes begin as a registration file does. The rest may be wrong.
#[must_use]
pub fn begins(file: &[u8]) -> bool {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let narrow = file.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(file);
    let units = file.strip_prefix(&[0xff, 0xfe]).unwrap_or(file);
    let begins = |word: &str| narrow.starts_with(word.as_bytes()) || units.starts_with(&wide(word));
    [VERSION_5, VERSION_4].into_iter().any(begins)
}

/// Converts a file to UTF-16LE without a byte order mark, in locked memory.
fn units(file: &[u8]) -> Result<SecretBytes, RegError> {
    if let Some(units) = file.strip_prefix(&[0xff, 0xfe]) {
        return match units.len().is_multiple_of(2) {
            true => Ok(SecretBytes::copy_of(units)?),
            false => Err(RegError::CutOff),
        };
    }
    let bytes = file.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(file);
    let starts = |word: &str| bytes.starts_with(word.as_bytes());
    if starts("regf") {
        return Err(RegError::Hive);
    }
    if !starts(VERSION_5) && !starts(VERSION_4) {
        // UTF-16LE without a mark, or UTF-16BE: an error about the encoding helps more than "not a
        // registration file".
        let wide =
            bytes.first() == Some(&0) || bytes.get(1) == Some(&0) || bytes.starts_with(&[0xfe]);
        return Err(if wide { RegError::Encoding } else { RegError::NotReg });
    }
    if bytes.len() > LARGEST_NARROW {
        return Err(RegError::TooLarge { kib: LARGEST_NARROW >> 10 });
    }
    // Characters of a code page are reported later, with their line.
    if starts(VERSION_4) {
        let mut units = SecretBytes::zeroed(2 * bytes.len())?;
        for (unit, byte) in units.chunks_exact_mut(2).zip(bytes) {
            unit[0] = *byte;
        }
        return Ok(units);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| RegError::Encoding)?;
    let mut units = SecretBytes::zeroed(2 * text.encode_utf16().count())?;
    for (room, unit) in units.chunks_exact_mut(2).zip(text.encode_utf16()) {
        room.copy_from_slice(&unit.to_le_bytes());
    }
    Ok(units)
}

/// Reports whether a text ends with an empty line, as every export does. A file that was cut off within a key
/// does not.
fn ends_with_an_empty_line(units: &[u8]) -> bool {
    let mut ends = 0;
    for unit in units.rchunks(2) {
        match unit {
            [b'\n', 0] => ends += 1,
            [b'\r', 0] => {}
            _ => break,
        }
    }
    ends >= 2
}

fn char_of(unit: u16) -> char {
    char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A key of the file.
#[derive(Default)]
struct Node {
    name: String,
    values: Vec<Value>,
    /// Whether the file has a section for this key, and not only for keys below it.
    has_section: bool,
    /// The indexes of the keys below it, by their folded names.
    below: BTreeMap<String, usize>,
}

/// The keys of SSOSS that were found.
#[derive(Default)]
struct FoundSsoss {
    /// SSOSS is the first. Empty if neither SSOSS nor a key below it is in the file.
    nodes: Vec<Node>,
    similar: Option<String>,
}

impl FoundSsoss {
    /// The key of a line `[…]`, as an index. `None` if the key is not in SSOSS.
    fn enter(&mut self, text: &mut Text<'_>) -> Result<Option<usize>, RegError> {
        let line = text.line;
        let written = text.rest_of_line()?;
        let path = written.trim_end().strip_prefix('[').and_then(|path| path.strip_suffix(']'));
        let path = path.filter(|path| !path.is_empty()).ok_or(RegError::Line { line })?;
        if path.starts_with('-') {
            return Err(RegError::Deletion { line });
        }
        let full = match path.split_once('\\') {
            Some((root, rest)) if folded(root) == "HKLM" => format!(r"HKEY_LOCAL_MACHINE\{rest}"),
            _ => path.to_owned(),
        };
        let Some(below) = below_ssoss(&full) else {
            if folded(&full).ends_with(r"ENTSSO\SSOSS") {
                self.similar.get_or_insert(full);
            }
            return Ok(None);
        };
        if below.len() > DEEPEST {
            return Err(TreeError::TooDeep.into());
        }
        let at = self.place_of(below);
        let node = self.nodes.get_mut(at).ok_or(RegError::Line { line })?;
        if std::mem::replace(&mut node.has_section, true) {
            return Err(RegError::Twice { key: full });
        }
        Ok(Some(at))
    }

    /// The index of a key, by its path below SSOSS. Makes the key and its parents if they do not exist yet.
    fn place_of(&mut self, path: Vec<String>) -> usize {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for name in path {
            let next = self.nodes.len();
            let below = &mut self.nodes[at].below;
            at = *below.entry(folded(&name)).or_insert(next);
            if at == next {
                self.nodes.push(Node { name, ..Node::default() });
            }
        }
        at
    }

    /// The tree of all keys that were found.
    fn tree(mut self) -> Result<RegistryKey, RegError> {
        if self.nodes.is_empty() {
            return Err(self.similar.map_or(RegError::NoKey, |key| RegError::OtherKey { key }));
        }
        self.key(0)
    }

    fn key(&mut self, at: usize) -> Result<RegistryKey, RegError> {
        let Node { name, values, below, .. } = std::mem::take(&mut self.nodes[at]);
        let keys = below.into_values().map(|below| self.key(below)).collect::<Result<_, _>>()?;
        Ok(RegistryKey::new(name, values, keys)?)
    }
}

/// The names of the keys on a path, below SSOSS. `None` if the path is not in SSOSS.
fn below_ssoss(path: &str) -> Option<Vec<String>> {
    let mut names = path.split('\\');
    let is_prefix =
        SSOSS.split('\\').all(|name| names.next().is_some_and(|it| folded(it) == folded(name)));
    is_prefix.then(|| names.map(str::to_owned).collect())
}

/// The text of a file, and the position of the reader.
struct Text<'a> {
    /// UTF-16LE.
    units: &'a [u8],
    at: usize,
    line: usize,
}

impl Text<'_> {
    fn peek(&self) -> Option<u16> {
        let unit = self.units.get(self.at..self.at + 2)?;
        Some(u16::from_le_bytes([unit[0], unit[1]]))
    }

    fn next(&mut self) -> Option<u16> {
        let unit = self.peek()?;
        self.at += 2;
        self.line += usize::from(unit == u16::from(b'\n'));
        Some(unit)
    }

    /// Takes the next unit if it is `wanted`.
    fn take(&mut self, wanted: char) -> bool {
        let is_it = self.peek().map(u32::from) == Some(wanted.into());
        if is_it {
            self.next();
        }
        is_it
    }

    fn wrong(&self) -> RegError {
        RegError::Line { line: self.line }
    }

    fn skip(&mut self, these: &[char]) {
        while self.peek().is_some_and(|unit| these.contains(&char_of(unit))) {
            self.next();
        }
    }

    fn skip_blank(&mut self) {
        self.skip(&[' ', '\t', '\r', '\n']);
    }

    fn skip_line(&mut self) {
        while self.next().is_some_and(|unit| unit != u16::from(b'\n')) {}
    }

    /// The text up to the end of the line. Only for lines without a value, since it is not in locked memory.
    fn rest_of_line(&mut self) -> Result<String, RegError> {
        let wrong = self.wrong();
        let mut units = Vec::new();
        while let Some(unit) = self.next().filter(|&unit| unit != u16::from(b'\n')) {
            units.push(unit);
        }
        let line = String::from_utf16(&units).map_err(|_| wrong)?;
        Ok(line.trim_end_matches('\r').to_owned())
    }

    /// Checks that only blanks follow on the line.
    fn end_of_line(&mut self) -> Result<(), RegError> {
        self.skip(&[' ', '\t', '\r']);
        match self.peek() {
            None => Ok(()),
            Some(unit) if unit == u16::from(b'\n') => Ok(()),
            Some(_) => Err(self.wrong()),
        }
    }

    /// `"name"=data` or `@=data`.
    fn value(&mut self, old: bool) -> Result<Value, RegError> {
        let line = self.line;
        let name = if self.take('@') { String::new() } else { self.name(old)? };
        if !self.take('=') {
            return Err(self.wrong());
        }
        let (kind, data) = if self.peek() == Some(u16::from(b'"')) {
            (1, self.string()?)
        } else if self.take('-') {
            return Err(RegError::Deletion { line });
        } else {
            self.data(old)?
        };
        if old
            && TEXTS.contains(&kind)
            && data.chunks(2).any(|unit| unit[0] > 0x7f || unit[1..] != [0])
        {
            return Err(RegError::CodePage { line });
        }
        self.end_of_line()?;
        Ok(Value { name, kind, data })
    }

    /// A name in quotes.
    fn name(&mut self, old: bool) -> Result<String, RegError> {
        let (wrong, line) = (self.wrong(), self.line);
        let mut units = Vec::new();
        self.quoted(|unit| units.push(unit))?;
        if old && units.iter().any(|&unit| unit > 0x7f) {
            return Err(RegError::CodePage { line });
        }
        String::from_utf16(&units).map_err(|_| wrong)
    }

    /// A text in quotes, as the bytes of a REG_SZ: UTF-16LE with a NUL at its end.
    fn string(&mut self) -> Result<SecretBytes, RegError> {
        let (at, line) = (self.at, self.line);
        let mut units = 1;
        self.quoted(|_| units += 1)?;
        (self.at, self.line) = (at, line);
        let mut data = SecretBytes::zeroed(2 * units)?;
        let mut rooms = data.chunks_exact_mut(2);
        self.quoted(|unit| {
            if let Some(room) = rooms.next() {
                room.copy_from_slice(&unit.to_le_bytes());
            }
        })?;
        Ok(data)
    }

    /// Calls `put` with the units of a text in quotes. The text may continue over several lines.
    fn quoted(&mut self, mut put: impl FnMut(u16)) -> Result<(), RegError> {
        let wrong = self.wrong();
        if !self.take('"') {
            return Err(wrong);
        }
        loop {
            let unit = self.next().ok_or(wrong.clone())?;
            match char_of(unit) {
                '"' => return Ok(()),
                // Windows escapes the first two. Other programs that write such files also escape the next
                // three.
                '\\' => put(match self.next().map(char_of) {
                    Some('\\') => u16::from(b'\\'),
                    Some('"') => u16::from(b'"'),
                    Some('n') => u16::from(b'\n'),
                    Some('r') => u16::from(b'\r'),
                    Some('0') => 0,
                    _ => return Err(wrong),
                }),
                _ => put(unit),
            }
        }
    }

    /// `dword:…`, `hex:…` or `hex(TYPE):…`.
    fn data(&mut self, old: bool) -> Result<(u32, SecretBytes), RegError> {
        let mut word = String::new();
        while self.peek().is_some_and(|unit| unit != u16::from(b':') && word.len() < 16) {
            word.extend(self.next().map(char_of));
        }
        if !self.take(':') {
            return Err(self.wrong());
        }
        match word.to_ascii_lowercase().as_str() {
            "dword" => Ok((REG_DWORD, self.dword()?)),
            "hex" => Ok((3, self.hex(1)?)),
            word => {
                let kind = word.strip_prefix("hex(").and_then(|kind| kind.strip_suffix(')'));
                let kind = kind.and_then(|kind| u32::from_str_radix(kind, 16).ok());
                let kind = kind.ok_or(self.wrong())?;
                // A code page has one byte for each character, and UTF-16 has two.
                Ok((kind, self.hex(if old && TEXTS.contains(&kind) { 2 } else { 1 })?))
            }
        }
    }

    fn dword(&mut self) -> Result<SecretBytes, RegError> {
        let mut number = 0u32;
        for _ in 0..8 {
            let digit = self.next().and_then(nibble).ok_or(self.wrong())?;
            number = number << 4 | u32::from(digit);
        }
        Ok(SecretBytes::copy_of(&number.to_le_bytes())?)
    }

    /// The bytes of a value, each as the first of `width` bytes.
    fn hex(&mut self, width: usize) -> Result<SecretBytes, RegError> {
        let (at, line) = (self.at, self.line);
        let mut count = 0;
        self.bytes(|_| count += 1)?;
        (self.at, self.line) = (at, line);
        let mut data = SecretBytes::zeroed(width * count)?;
        let mut rooms = data.chunks_exact_mut(width);
        self.bytes(|byte| {
            if let Some(room) = rooms.next() {
                room[0] = byte;
            }
        })?;
        Ok(data)
    }

    /// Calls `put` with each byte of a list of digit pairs and commas. After a backslash, the list continues
    /// on the next line.
    fn bytes(&mut self, mut put: impl FnMut(u8)) -> Result<(), RegError> {
        let mut more = self.peek().and_then(nibble).is_some();
        while more {
            let wrong = self.wrong();
            let mut digit = || self.next().and_then(nibble).ok_or(wrong.clone());
            put(digit()? << 4 | digit()?);
            more = self.take(',');
            if more && self.take('\\') {
                self.end_of_line()?;
                self.take('\n');
                self.skip(&[' ', '\t']);
            }
        }
        Ok(())
    }
}

fn nibble(unit: u16) -> Option<u8> {
    char_of(unit).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::super::encode;
    use super::*;
    use crate::entsso::msid::Msid;

    const GUID: &str = "{01234567-89AB-4CDE-8F01-23456789ABCD}";

    fn windows(text: &str) -> Vec<u8> {
        let text = format!("\u{feff}{VERSION_5}\r\n\r\n{}", text.replace('\n', "\r\n"));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn read(text: &str) -> Result<RegistryKey, RegError> {
        decode(&windows(&format!("{text}\n")))
    }

    fn of(tree: &RegistryKey, name: &str) -> (u32, Vec<u8>) {
        let value = tree.values().iter().find(|value| value.name == name).unwrap();
        (value.kind, value.data.to_vec())
    }

    #[test]
    fn what_is_written_is_read() {
        let text = |data: &[u8]| SecretBytes::copy_of(data).unwrap();
        let value =
            |name: &str, kind, data: &[u8]| Value { name: name.to_owned(), kind, data: text(data) };
        let long: Vec<u8> = (0..2000).map(|i| (i * 7) as u8).collect();
        let inner =
            RegistryKey::new("deep ] key".to_owned(), vec![value("", 0, b"")], vec![]).unwrap();
        let values = vec![
            value("Secret", 3, &long),
            value("quote\" back\\slash", 1, b"odd"),
            value("秘密 é", 0x10_0007, b"\0\0"),
            value("number", 4, &[1, 2, 3, 4]),
        ];
        let key = RegistryKey::new(GUID.to_owned(), values, vec![inner]).unwrap();
        let tree =
            RegistryKey::new(String::new(), vec![value("@", 11, &[0; 8])], vec![key]).unwrap();
        let file = encode(&tree, Some("a remark [x] \"y\"=")).unwrap();
        assert_eq!(decode(&file).unwrap(), tree);
        let tree = RegistryKey::of_master_secret(&Msid::from_bytes([9; 16]), b"x").unwrap();
        assert_eq!(decode(&encode(&tree, None).unwrap()).unwrap(), tree);
    }

    /// The forms in which `reg export` and the Registry Editor write values.
    #[test]
    fn an_export_is_read_to_the_byte() {
        let tree = read(&format!(
            "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO]\n\"Server\"=\"x\"\n\n\
             [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\n@=\"default\"\n\
             \"text\"=\"a \\\"b\\\" \\\\ é\"\n\"lines\"=\"one\ntwo\"\n\"number\"=dword:0000ABcd\n\
             \"none\"=hex(0):\n\"multi\"=hex(7):61,00,00,00,\\\n  00,00\n\"q\"=hex(b):01,00,00,00,00,00,00,00\n\n\
             [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\{GUID}]\n\"data\"=hex:ff,\\\n  00\n\n\
             [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS2]\n\"no\"=\"y\"\n"
        ))
        .unwrap();
        let wide = |text: &str| -> Vec<u8> {
            text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(of(&tree, ""), (1, wide("default")));
        assert_eq!(of(&tree, "text"), (1, wide("a \"b\" \\ é")));
        assert_eq!(of(&tree, "lines"), (1, wide("one\r\ntwo")));
        assert_eq!(of(&tree, "number"), (4, vec![0xcd, 0xab, 0, 0]));
        assert_eq!(of(&tree, "none"), (0, vec![]));
        assert_eq!(of(&tree, "multi"), (7, vec![0x61, 0, 0, 0, 0, 0]));
        assert_eq!(of(&tree, "q"), (11, vec![1, 0, 0, 0, 0, 0, 0, 0]));
        assert_eq!(tree.values().len(), 7);
        assert_eq!(tree.keys().len(), 1, "SSOSS2 is another key");
        assert_eq!(of(&tree.keys()[0], "data"), (3, vec![0xff, 0]));
    }

    #[test]
    fn every_encoding_that_windows_writes_gives_the_same() {
        let body = format!(
            "[hklm\\software\\microsoft\\entsso\\ssoss\\{GUID}]\n\"a\"=hex(2):41,00,00,00\n\"b\"=\"t\"\n\n"
        );
        let expected = read(&body).unwrap();
        let five = format!("{VERSION_5}\n\n{body}");
        for text in [five.clone(), five.replace('\n', "\r\n"), format!("\u{feff}{five}")] {
            assert_eq!(decode(text.as_bytes()).unwrap(), expected);
        }
        let four = format!("{VERSION_4}\r\n\r\n{}", body.replace("41,00,00,00", "41,00"));
        assert_eq!(decode(four.as_bytes()).unwrap(), expected, "one byte becomes two");
        let big: Vec<u8> = windows(&body).chunks(2).flat_map(|unit| [unit[1], unit[0]]).collect();
        assert_eq!(decode(&big), Err(RegError::Encoding));
        assert_eq!(decode(&windows(&body)[2..]), Err(RegError::Encoding));
        assert_eq!(decode(&windows(&body)[..101]), Err(RegError::CutOff));
        assert_eq!(decode(&[five.as_bytes(), b"\xe9"].concat()), Err(RegError::Encoding));
        assert_eq!(decode(b"hello"), Err(RegError::NotReg));
        assert_eq!(decode(b""), Err(RegError::NotReg));
    }

    #[test]
    fn a_code_page_is_not_guessed() {
        let four = |body: &[u8]| {
            let head = format!("{VERSION_4}\r\n\r\n[{SSOSS}]\r\n");
            decode(&[head.as_bytes(), body, b"\r\n"].concat())
        };
        assert_eq!(four(b"\"a\"=\"\xe9\"\r\n"), Err(RegError::CodePage { line: 4 }));
        assert_eq!(four(b"\"\xe9\"=\"a\"\r\n"), Err(RegError::CodePage { line: 4 }));
        assert_eq!(four(b"\r\n\"a\"=hex(7):e9,00\r\n"), Err(RegError::CodePage { line: 5 }));
        assert_eq!(of(&four(b"\"a\"=hex:e9\r\n").unwrap(), "a"), (3, vec![0xe9]));
        assert_eq!(of(&four(b"\"a\"=hex(8):e9\r\n").unwrap(), "a"), (8, vec![0xe9]));
    }

    #[test]
    fn what_no_export_has_is_refused_by_its_line() {
        let key = format!("[{SSOSS}]\n");
        for (body, line) in [
            ("\"a\"=hex:1\n", 4),
            ("\"a\"=hex:01,\n", 4),
            ("\"a\"=hex:01 02\n", 4),
            ("\n\"a\"=hex:0g\n", 5),
            ("\"a\"=dword:123\n", 4),
            ("\"a\"=dword:123456789\n", 4),
            ("\"a\"=hex(x):00\n", 4),
            ("\"a\"=word:00\n", 4),
            ("\"a\"\n", 4),
            ("\"a\n", 4),
            ("\"a\"=\"\\x\"\n", 4),
            ("\"a\"=\"b\" c\n", 4),
            ("a=hex:00\n", 4),
            ("[x\n", 4),
            ("[]\n", 4),
        ] {
            let read = read(&format!("{key}{body}"));
            assert_eq!(read, Err(RegError::Line { line }), "{body}");
        }
        let line = 4;
        assert_eq!(read(&format!("{key}\"a\"=-\n")), Err(RegError::Deletion { line }));
        assert_eq!(read(&format!("{key}[-{SSOSS}]\n")), Err(RegError::Deletion { line }));
        let twice = RegError::Twice { key: SSOSS.to_lowercase() };
        assert_eq!(read(&format!("{key}[{}]\n", SSOSS.to_lowercase())), Err(twice));
        let name = "a".to_owned();
        let twice = read(&format!("{key}\"A\"=hex:\n\"a\"=hex:\n"));
        assert_eq!(twice, Err(TreeError::Twice { name }.into()));
        let deep = format!("[{SSOSS}{}]\n", "\\k".repeat(3000));
        assert_eq!(read(&deep), Err(TreeError::TooDeep.into()));
    }

    #[test]
    fn a_file_without_the_key_says_where_one_like_it_stands() {
        assert_eq!(read("[HKEY_LOCAL_MACHINE\\SOFTWARE]\n"), Err(RegError::NoKey));
        let key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Wow6432Node\Microsoft\ENTSSO\SSOSS";
        assert_eq!(read(&format!("[{key}]\n")), Err(RegError::OtherKey { key: key.to_owned() }));
        let empty = read(&format!("[{SSOSS}]\n")).unwrap();
        assert!(empty.is_empty());
    }

    /// A file that was cut off is refused, unless the cut is exactly at the end of a key and its values.
    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        let tree = RegistryKey::of_master_secret(&Msid::from_bytes([9; 16]), &[0x5a; 100]).unwrap();
        let whole = encode(&tree, None).unwrap();
        let mut read = Vec::new();
        for at in 0..whole.len() {
            match decode(&whole[..at]) {
                Ok(_) => read.push(at),
                Err(error) if at > 2 * VERSION_5.len() + 6 && at % 2 == 0 => {
                    assert!(matches!(error, RegError::CutOff | RegError::NoKey), "{at}: {error:?}");
                }
                Err(_) => {}
            }
        }
        // The cut after SSOSS itself, which has no values.
        assert_eq!(read.len(), 1, "{read:?}");
        assert!(decode(&whole[..read[0]]).unwrap().is_empty());
        for narrow in [
            format!("{VERSION_5}\n[{SSOSS}]\n\"a\"=dword:00000001"),
            format!("{VERSION_4}\n[{SSOSS}]\n\"a\"=dword:00000001\n"),
        ] {
            assert_eq!(decode(narrow.as_bytes()), Err(RegError::CutOff));
            assert!(decode(format!("{narrow}\n\n").as_bytes()).is_ok());
        }
    }

    #[test]
    fn keys_in_any_order_are_one_tree() {
        let sections = ["b\\C\\d", "B", "a", "b\\c", "A\\x"];
        let text = sections.map(|path| format!("[{SSOSS}\\{path}]\n\"{path}\"=\"x\"\n"));
        let text = text.concat().replace("\"b\\C\\d\"", "\"1\"");
        let text = text.replace("\"b\\c\"", "\"2\"").replace("\"A\\x\"", "\"3\"");
        let tree = read(&text).unwrap();
        let names = |key: &RegistryKey| -> Vec<String> {
            key.keys().iter().map(|it| it.name().to_owned()).collect()
        };
        assert_eq!(names(&tree), ["a", "b"]);
        assert_eq!(
            (names(&tree.keys()[0]), names(&tree.keys()[1])),
            (vec!["x".into()], vec!["C".into()])
        );
        let inner = &tree.keys()[1].keys()[0];
        assert_eq!((names(inner), inner.values().len()), (vec!["d".to_owned()], 1));
        let twice = read(&format!("{text}[{SSOSS}\\B\\c]\n"));
        assert!(matches!(twice, Err(RegError::Twice { .. })), "{twice:?}");
    }

    #[test]
    fn no_bent_file_makes_a_panic() {
        let file = encode(
            &RegistryKey::of_master_secret(&Msid::from_bytes([1; 16]), b"abc").unwrap(),
            None,
        );
        let file = file.unwrap();
        for at in 0..file.len() {
            let _ = decode(&file[..at]);
            for bit in [1, 4, 0x20, 0x80] {
                let mut bent = file.to_vec();
                bent[at] ^= bit;
                let _ = decode(&bent);
            }
        }
    }
}
