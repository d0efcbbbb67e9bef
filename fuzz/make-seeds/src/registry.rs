//! Registration files, and payloads.

use crate::utf_16;

const REGS: [&str; 6] = [
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n@=\"default\"\r\n\
     \"a\\\\b\\\"c\"=dword:0000abcd\r\n\r\n\
     [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\{01234567-89AB-4CDE-8F01-23456789ABCD}]\r\n\
     \"Secret\"=hex:00,01,02,\\\r\n  03,04\r\n\"e\"=hex(0):\r\n\"m\"=hex(7):61,00,00,00,00,00\r\n",
    "; remark\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\ENTSSO\\SSOSS]\r\n",
    "[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n",
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n\"a\"=-\r\n",
    "[hklm\\software\\microsoft\\entsso\\ssoss\\a\\b\\c]\r\n",
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n\"lines\"=\"one\r\ntwo\"\r\n\"秘\"=\"é\"\r\n",
];

/// Each registration file in three encodings, and payloads of every version.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![
        b"\x83\x01\x81\x83\x61v\x03\x42\x01\x02\x81\x83\x61k\x80\x80".to_vec(),
        [b"\x83\x01\x80", &b"\x81\x83\x61k\x80".repeat(16)[..], b"\x80"].concat(),
        b"\x85\x01\x65a.bak\x41\x01\x67seven 7\x63why".to_vec(),
    ];
    for reg in REGS {
        // Every export ends with an empty line.
        let five = format!("Windows Registry Editor Version 5.00\r\n\r\n{reg}\r\n");
        let four = format!("REGEDIT4\r\n\r\n{reg}\r\n");
        seeds.extend([utf_16(&five), five.into(), code_page(&four)]);
    }
    seeds
}

/// A text in code page 1252. A character outside Latin-1 becomes a question mark.
fn code_page(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect()
}
