//! Texts that are in no vector: typed texts, and update files of ssomanage.

use crate::{Seeds, add, utf_16};

const PLACES: [&str; 19] = [
    "file:/media/anna",
    "Anna=file:/media/anna",
    "Anna=ask",
    "ask",
    "file:",
    "A=B=file:x=file:y",
    "Anna=file:/a=ask",
    "=ask",
    "01234567",
    "0123456789abcdef0123456789abcdef",
    "ABANDON ability",
    "abandon-ability-able-about-above-absent-absorb-abstract",
    "1 2 3 4 5 6 7 2048",
    "",
    "reg:/media/usb/ssoss.reg",
    "hive:SOFTWARE",
    "native:E:\\SSO.bak",
    "live",
    "reg:",
];
const PASSWORDS: [&str; 10] = [
    "sixsix",
    "sevenxx",
    "e\u{301}te\u{301} 2026",
    "Straße 12",
    "ひらがな\u{3000}\u{a0}\u{2003}x",
    "ＡＢＣ１２３４",
    "arrow\x1b[A key",
    "correct horse battery staple",
    "\u{301}combining first",
    "p4ssw0rd 11/11/1998",
];
const TEXTS: [&str; 12] = [
    "Anna Schäfer",
    "佐藤 花子",
    "a\x1b[2Jb",
    "a\u{202e}b",
    "  Re\u{301}my ",
    "one two three",
    "秘密の鍵。",
    "D\\o'x’; calc",
    "S-1-5-21-1",
    "fr_CA.UTF-8",
    "le mot de passe\u{a0}:\n  /a/path/longer/than/that b",
    ".\\Administrator",
];
const COMMANDS: [&str; 8] = [
    "-backupSecret\nA:\\sso.bak\n-k\n3",
    "–restoreSecret\n/media/anna",
    "--lang\nfr\n/generateSecret\nAnna=ask",
    "–\nupdatedb\npromote.xml",
    "â€“UPDATEDB",
    "--\n-updatedb\nx",
    "sets\nask",
    "-backupSecret\nnative:x",
];
const SERVERS: [&str; 11] = [
    "SSO02",
    "sso02.corp.example",
    "認証",
    "localhost",
    "10.0.0.1",
    "[fe80::1%3]",
    "\\\\SSO02",
    "SSO–02",
    "sso..corp",
    "-sso",
    "cluster_net",
];
/// The content of `globalInfo`. SERVER stands for the usual element, here and in the following lists.
const GLOBAL: [&str; 11] = [
    "SERVER",
    "SERVERSERVER",
    "",
    "<ssoAdminAccount>CORP\\x</ssoAdminAccount>SERVER",
    "<ticketTimeout>2</ticketTimeout>SERVER",
    "<SecretServer>SSO02</SecretServer>",
    "xSERVER",
    "<secretServer name='x'>SSO02</secretServer>",
    "<secretServer> SSO<!-- x -->02\n</secretServer>",
    "<secretServer>&#x8A8D;&amp;</secretServer>",
    "<secretServer><b/></secretServer>",
];
const UPDATES: [&str; 8] = [
    "<sso><globalnfo/></sso>",
    "<sso><globalInfo></globalnfo></sso>",
    "SERVER",
    "<sso>SERVER</sso>",
    "<!DOCTYPE sso [<!ENTITY a 'x'>]><sso>&a;</sso>",
    "<!DOCTYPE sso><sso/>",
    "<?xml version='1.0' encoding='UTF-16'?><sso><globalInfo>SERVER</globalInfo></sso>",
    "<sso xmlns='urn:x'><globalInfo>SERVER</globalInfo></sso>",
];

/// Adds the seeds of every target that takes a text.
pub fn add_to(seeds: &mut Seeds) {
    add(seeds, "place", PLACES);
    add(seeds, "password", PASSWORDS);
    add(seeds, "password", ["秘".repeat(256), "a".repeat(257)]);
    add(seeds, "text", TEXTS);
    add(seeds, "command", COMMANDS);
    add(seeds, "update", SERVERS);
    add(seeds, "update", ["a".repeat(64), "<a>".repeat(50)]);
    let server = |file: &str| file.replace("SERVER", "<secretServer>SSO02</secretServer>");
    add(seeds, "update", UPDATES.map(server));
    for (at, inner) in GLOBAL.into_iter().enumerate() {
        let file = format!("<sso>\r\n <globalInfo>{}</globalInfo>\r\n</sso>\r\n", server(inner));
        if at < 4 {
            let swapped = utf_16(&file).chunks(2).flat_map(|unit| [unit[1], unit[0]]).collect();
            add(seeds, "update", [utf_16(&file), swapped, format!("\u{feff}{file}").into()]);
        }
        add(seeds, "update", [file]);
    }
}
