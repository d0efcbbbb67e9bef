//! Command lines with the names of ENTSSO's own tools.

use std::ffi::OsString;

// The program is no library. This file of it needs no other file of the program.
#[path = "../../src/cli/line/alias.rs"]
mod alias;

use alias::{OldCommand, rewrite};

/// Checks arguments: those after the program's name, one in each line.
pub fn check(input: &[u8]) {
    let Ok(lines) = std::str::from_utf8(input) else { return };
    let arguments: Vec<OsString> =
        std::iter::once("sso-escrow").chain(lines.split('\n')).map(OsString::from).collect();
    let (written, old) = rewrite(&arguments);
    // Our own command lines are not changed.
    assert_eq!(rewrite(&written), (written.clone(), None), "{arguments:?}");
    let Some(old) = old else { return assert_eq!(written, arguments) };
    let name = match old.command {
        OldCommand::Generate => "generatesecret",
        OldCommand::Backup => "backupsecret",
        OldCommand::Restore => "restoresecret",
        OldCommand::Update => "updatedb",
    };
    assert!(old.typed.to_ascii_lowercase().ends_with(name), "{old:?}");
    // Only the command itself is replaced: all arguments before and after it remain.
    let before = arguments.iter().zip(&written).take_while(|(one, other)| one == other).count();
    let behind = arguments
        .iter()
        .rev()
        .zip(written.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    assert!(before >= 1);
    let taken = &arguments[before..arguments.len() - behind.min(arguments.len() - before)];
    assert!(taken.len() <= 3, "{taken:?}");
}
