//! Options of a command may come before it: `sso-escrow --rehearsal restore …`.

use std::ffi::OsString;

use crate::cli::line::alias::command_at;

/// The options that are valid everywhere. clap accepts them before a command too.
const EVERYWHERE: [&str; 6] = ["--lang", "--json", "--help", "-h", "--version", "-V"];

/// The only option of a command that takes a value and may come before the command.
const VALUED: &str = "--waive";

/// Moves the options of a command after the command. The first argument is the program's name.
pub(crate) fn command_first(arguments: &[OsString]) -> Vec<OsString> {
    let Some(at) = command_at(arguments) else { return arguments.to_vec() };
    let (before, behind) = arguments.split_at(at);
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    let mut rest = before.iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_str().unwrap_or_default();
        let name = text.split('=').next().unwrap_or_default();
        let is_moved = text.starts_with('-') && !EVERYWHERE.contains(&name);
        let list = if is_moved { &mut moved } else { &mut kept };
        list.push(argument.clone());
        if text == VALUED || text == "--lang" {
            list.extend(rest.next().cloned());
        }
    }
    let end = behind.iter().position(|argument| argument == "--").unwrap_or(behind.len());
    let (own, last) = behind.split_at(end);
    [&kept, own, &moved, last].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(line: &str) -> String {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let ordered = command_first(&arguments);
        ordered.iter().map(|it| it.to_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn options_of_a_command_are_moved_behind_it() {
        for (line, expected) in [
            ("x --rehearsal restore a", "x restore a --rehearsal"),
            ("x --lang fr --yes sets a", "x --lang fr sets a --yes"),
            ("x --waive swap --json token list", "x --json token list --waive swap"),
            ("x --waive=swap drill -- a", "x drill --waive=swap -- a"),
            ("x --json sets a", "x --json sets a"),
            ("x --help", "x --help"),
            ("x", "x"),
            ("x --waive", "x --waive"),
        ] {
            assert_eq!(ordered(line), expected);
        }
    }
}
