//! Decodes the bytes of an update file, and checks the encoding in its XML declaration.

use std::borrow::Cow;

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// UTF-8 or ASCII, without a byte order mark.
    Bare,
    /// UTF-8 with a byte order mark.
    Marked,
    /// UTF-16 with a byte order mark.
    Wide,
}

/// Decodes a file to its text and its encoding. `None` if it is neither UTF-8 nor UTF-16 with a byte order
/// mark.
pub(super) fn decoded(bytes: &[u8]) -> Option<(Cow<'_, str>, Form)> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        if !bytes.len().is_multiple_of(2) {
            return None;
        }
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().map(|text| (text.into(), Form::Wide))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => Some((narrow(rest)?.into(), Form::Marked)),
        rest => Some((narrow(rest)?.into(), Form::Bare)),
    }
}

fn narrow(bytes: &[u8]) -> Option<&str> {
    // ASCII text in UTF-16 without a mark is also valid UTF-8, but full of zeros.
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// The value of an attribute in the XML declaration.
pub(super) fn declared<'a>(prolog: &'a str, name: &str) -> Option<&'a str> {
    let inner = prolog.strip_prefix("<?xml")?.split("?>").next()?;
    // Without a space here, it is another instruction, such as xml-stylesheet.
    let mut rest = inner.strip_prefix(|next: char| next.is_ascii_whitespace())?;
    loop {
        let (key, behind) = rest.split_once('=')?;
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, next) = behind.strip_prefix(quote)?.split_once(quote)?;
        if key.trim() == name {
            return Some(value);
        }
        rest = next;
    }
}

/// Reports whether the declared encoding is that of the bytes. `None` if it is not one that Windows writes
/// and its XML readers know. The encodings with one byte per character all agree with ASCII, so only pure
/// ASCII fits them.
pub(super) fn encoding_fits(declared: &str, form: Form, is_ascii: bool) -> Option<bool> {
    let declared = declared.to_ascii_lowercase();
    match &*declared {
        "utf-8" => Some(form != Form::Wide),
        "utf-16" => Some(form == Form::Wide),
        "us-ascii" | "iso-8859-1" | "windows-1250" | "windows-1251" | "windows-1252"
        | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257"
        | "windows-1258" => Some(form == Form::Bare && is_ascii),
        _ => None,
    }
}
