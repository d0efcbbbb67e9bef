//! What other programs understand: `help`, `version`, `/?`. Each becomes an option of this program.

use std::ffi::OsString;

use crate::cli::line::alias::command_at;

/// The commands that have commands below them. Alone, they list these.
const GROUPS: [&str; 2] = ["token", "vectors"];

/// The option that prints the help of a command.
const HELP: &str = "--help";

/// How other programs ask for help. No path and no name is one of them.
const ASKING: [&str; 3] = ["/?", "-?", "-help"];

/// Translates `help [COMMAND …]`, `version`, `/?` before `--`, and a group without a command. The first argument is
/// the program's name. Other arguments are unchanged.
pub(crate) fn translate(arguments: &[OsString]) -> Vec<OsString> {
    let mut written = arguments.to_vec();
    let options = written.iter().position(|it| it == "--").unwrap_or(written.len());
    let asks = |it: &OsString| ASKING.iter().any(|asking| it.eq_ignore_ascii_case(asking));
    if written.iter().take(options).skip(1).any(asks) {
        // What follows `--` is no option, and is not needed for help.
        written.truncate(options);
        written.retain(|it| !asks(it));
        written.push(HELP.into());
        return written;
    }
    let Some(at) = command_at(arguments) else { return written };
    let is = |at: usize, word: &str| {
        arguments.get(at).and_then(|it| it.to_str()).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    let is_group = GROUPS.iter().any(|group| is(at, group));
    if is(at, "version") && at + 1 == written.len() {
        written[at] = "--version".into();
    } else if is(at, "help") || is(at, "/help") {
        written.remove(at);
        written.push(HELP.into());
    } else if is_group && is(at + 1, "help") {
        written.remove(at + 1);
        written.push(HELP.into());
    } else if is_group && at + 1 == written.len() && !written.iter().any(|it| it == "--json") {
        written.push(HELP.into());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_programs_understand_is_translated() {
        for (line, expected) in [
            ("x help", "x --help"),
            ("x HELP restore", "x restore --help"),
            ("x --lang fr help token inspect", "x --lang fr token inspect --help"),
            ("x token help", "x token --help"),
            ("x token help inspect", "x token inspect --help"),
            ("x token", "x token --help"),
            ("x --lang ja vectors", "x --lang ja vectors --help"),
            ("x /?", "x --help"),
            ("x restore /?", "x restore --help"),
            ("x token inspect -?", "x token inspect --help"),
            ("x -? restore", "x restore --help"),
            ("x restore /? --yes", "x restore --yes --help"),
            ("x /HELP", "x --help"),
            ("x -help", "x --help"),
            ("x restore -- /?", "x restore -- /?"),
            ("x inspect /? -- a", "x inspect --help"),
            ("x version", "x --version"),
            ("x", "x"),
            ("x --json token", "x --json token"),
            ("x restore --share help", "x restore --share help"),
            ("x token list", "x token list"),
            ("x version 2", "x version 2"),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let written = translate(&arguments);
            let written: Vec<_> = written.iter().map(|it| it.to_str().unwrap()).collect();
            assert_eq!(written.join(" "), expected);
        }
    }
}
