//! The commands of ENTSSO's own tools, as in Microsoft's documentation: `ssoconfig -generateSecret`,
//! `-backupSecret`, `-restoreSecret`, `ssomanage -updatedb`.
//!
//! This file only converts arguments to arguments. It needs nothing else from the program, so the fuzz targets can
//! include it.

use std::ffi::{OsStr, OsString};

/// A command of ENTSSO's tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OldCommand {
    /// `generateSecret FILE`: the file becomes the place of the first share.
    Generate,
    /// `backupSecret FILE`: the file is the backup file that ssoconfig wrote.
    Backup,
    /// `restoreSecret FILE`: the file becomes the place of a share.
    Restore,
    /// `updatedb FILE`: the file is checked.
    Update,
}

/// What was typed, and which command it was translated to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alias {
    /// The argument, without its dash if a space followed the dash.
    pub(crate) typed: String,
    /// The command.
    pub(crate) command: OldCommand,
}

/// The options that take a value and may come before a command.
const VALUED: [&str; 2] = ["--lang", "--waive"];

/// What may come before the name in place of a hyphen. These are the dashes of web pages, the same dashes in UTF-8
/// that was read as Windows-1252, and the slash of other tools.
const DASHES: [&str; 12] = [
    "-",
    "\u{2010}",
    "\u{2011}",
    "\u{2012}",
    "\u{2013}",
    "\u{2014}",
    "\u{2015}",
    "\u{2212}",
    "\u{ff0d}",
    "\u{e2}\u{20ac}\u{201c}",
    "\u{e2}\u{20ac}\u{201d}",
    "/",
];

/// Translates a command of ENTSSO's tools into this program's command, and returns which one it was. The first
/// argument is the program's name. Other arguments are unchanged.
pub(crate) fn rewrite(arguments: &[OsString]) -> (Vec<OsString>, Option<Alias>) {
    let as_is = || (arguments.to_vec(), None);
    let Some(at) = command_at(arguments) else { return as_is() };
    let named = |at: usize| arguments.get(at).and_then(|argument| argument.to_str());
    // A whole line copied from a page begins with the tool's name.
    let start = at;
    let at = at + usize::from(named(at).is_some_and(is_old_tool));
    let Some(first) = named(at) else { return as_is() };
    // Some translations of Microsoft's pages have a space between the dash and the name.
    let (name, end) = match (without_dashes(first), named(at + 1)) {
        ("", Some(second)) => (second, at + 2),
        (name, _) => (name, at + 1),
    };
    let Some(command) = old_command(name) else { return as_is() };
    let file = arguments.get(end).filter(|file| !file.as_encoded_bytes().starts_with(b"-"));
    let mut written = arguments.get(..start).unwrap_or_default().to_vec();
    let options: &[&str] = match command {
        OldCommand::Generate => &["generate"],
        OldCommand::Backup => &["backup"],
        OldCommand::Restore => &["restore"],
        OldCommand::Update => &["promote", "--check"],
    };
    written.extend(options.iter().map(OsString::from));
    if let Some(file) = file {
        written.extend(with_option(command, file));
    }
    let rest = arguments.get(end + usize::from(file.is_some())..).unwrap_or_default();
    written.extend_from_slice(rest);
    let typed = if end == at + 1 { first } else { name };
    (written, Some(Alias { typed: typed.to_owned(), command }))
}

/// The index of the command, after the options that may come before it.
pub(crate) fn command_at(arguments: &[OsString]) -> Option<usize> {
    let mut at = 1;
    loop {
        let argument = arguments.get(at)?.to_str()?;
        let is_option =
            argument.starts_with("--") && old_command(without_dashes(argument)).is_none();
        match is_option {
            true if argument == "--" => return None,
            true if VALUED.contains(&argument) => at += 2,
            true => at += 1,
            false => return Some(at),
        }
    }
}

/// The text without one or two dashes at its start.
fn without_dashes(text: &str) -> &str {
    let stripped = |text| DASHES.iter().find_map(|dash| str::strip_prefix(text, dash));
    let once = stripped(text).unwrap_or(text);
    stripped(once).unwrap_or(once)
}

/// Reports whether this is the name of an ENTSSO tool, with or without its folder and extension.
fn is_old_tool(text: &str) -> bool {
    let name = text.rsplit(['\\', '/']).next().unwrap_or(text);
    let name = name.strip_suffix(".exe").or_else(|| name.strip_suffix(".EXE")).unwrap_or(name);
    ["ssoconfig", "ssomanage"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn old_command(name: &str) -> Option<OldCommand> {
    const NAMES: [(&str, OldCommand); 4] = [
        ("generatesecret", OldCommand::Generate),
        ("backupsecret", OldCommand::Backup),
        ("restoresecret", OldCommand::Restore),
        ("updatedb", OldCommand::Update),
    ];
    NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, command)| *command)
}

/// Reports whether this is the place of a share, with its prefix.
fn is_place(text: &str) -> bool {
    text == "ask" || text.starts_with("file:") || text.starts_with("piv:")
}

/// The name of a custodian before a path that has no prefix, and the path. A name with a separator of folders is part
/// of the path.
fn name_before(text: &str) -> Option<(&str, &str)> {
    let (name, path) = text.split_once('=')?;
    (!name.is_empty() && !name.contains(['/', '\\']) && !path.is_empty()).then_some((name, path))
}

/// The file as an option's value, if the command takes it as one.
fn with_option(command: OldCommand, file: &OsStr) -> Vec<OsString> {
    let (option, prefix) = match command {
        OldCommand::Generate | OldCommand::Restore => ("--share", "file:"),
        OldCommand::Backup => ("--from", "native:"),
        OldCommand::Update => return vec![file.to_owned()],
    };
    let written = file.to_str().unwrap_or_default();
    let is_written_out = match command {
        OldCommand::Backup => ["native:", "reg:", "hive:"].iter().any(|it| written.starts_with(it)),
        _ => {
            is_place(written)
                || written.match_indices('=').any(|(at, _)| is_place(&written[at + 1..]))
        }
    };
    let mut value = OsString::new();
    match (is_written_out, name_before(written).filter(|_| command == OldCommand::Generate)) {
        (true, _) => value.push(file),
        (false, Some((name, path))) => value.push(format!("{name}={prefix}{path}")),
        (false, None) => {
            value.push(prefix);
            value.push(file);
        }
    }
    vec![option.into(), value]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(line: &str) -> String {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let (written, _) = rewrite(&arguments);
        written.iter().map(|it| it.to_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_command_has_one_of_ours() {
        let table = [
            ("x -backupSecret A:\\sso.bak", "x backup --from native:A:\\sso.bak"),
            ("x -restoreSecret /media/anna", "x restore --share file:/media/anna"),
            ("x -generateSecret /media/anna", "x generate --share file:/media/anna"),
            ("x -updatedb promote.xml", "x promote --check promote.xml"),
            ("x backupsecret -k 3", "x backup -k 3"),
            (
                "x -backupSecret a.bak -k 3 --share ask",
                "x backup --from native:a.bak -k 3 --share ask",
            ),
            ("x -BACKUPSECRET native:a.bak", "x backup --from native:a.bak"),
            ("x -restoreSecret ask --to reg:x", "x restore --share ask --to reg:x"),
            ("x -generateSecret Anna=ask -k 2", "x generate --share Anna=ask -k 2"),
            ("x -generateSecret Anna=file:a", "x generate --share Anna=file:a"),
            ("x -generateSecret piv:7", "x generate --share piv:7"),
            ("x -generateSecret Anna=piv:7,file:a", "x generate --share Anna=piv:7,file:a"),
            ("x -generateSecret Anna=/media/anna", "x generate --share Anna=file:/media/anna"),
            (r"x -generateSecret Anna=E:\", r"x generate --share Anna=file:E:\"),
            ("x -generateSecret /media/a=b", "x generate --share file:/media/a=b"),
            ("x -restoreSecret a=b", "x restore --share file:a=b"),
            ("x -restoreSecret piv:7", "x restore --share piv:7"),
            ("x -updatedb", "x promote --check"),
        ];
        for (line, expected) in table {
            assert_eq!(rewritten(line), expected, "{line}");
        }
    }

    #[test]
    fn any_dash_will_do_that_a_page_may_have_put_there() {
        for dash in DASHES {
            for dashes in [dash.to_owned(), dash.repeat(2), format!("{dash} ")] {
                let line = format!("x {dashes}RestoreSecret a");
                assert_eq!(rewritten(&line), "x restore --share file:a", "{line}");
            }
        }
        let (_, alias) = rewrite(&["x", "\u{2013}updatedb", "f"].map(OsString::from));
        let alias = alias.unwrap();
        assert_eq!((&*alias.typed, alias.command), ("\u{2013}updatedb", OldCommand::Update));
    }

    #[test]
    fn a_line_may_be_pasted_with_the_tool_s_own_name() {
        for tool in
            ["ssoconfig", "SSOMANAGE.EXE", "ssoconfig.exe", r"C:\Sso\ssoconfig.exe", "./ssomanage"]
        {
            let line = format!("x {tool} -backupSecret f");
            assert_eq!(rewritten(&line), "x backup --from native:f", "{line}");
        }
        assert_eq!(
            rewritten("x --lang fr ssomanage \u{2015}updatedb f"),
            "x --lang fr promote --check f"
        );
        for line in ["x ssoconfig", "x ssoconfig -status", "x ssoconfiguration -backupSecret f"] {
            assert_eq!(rewritten(line), line);
        }
    }

    #[test]
    fn options_may_stand_before_it() {
        assert_eq!(
            rewritten("x --lang fr --json --waive swap -backupSecret f"),
            "x --lang fr --json --waive swap backup --from native:f"
        );
    }

    #[test]
    fn whatever_else_is_typed_stays_as_it_is() {
        for line in [
            "x",
            "x -",
            "x --",
            "x -- -backupSecret f",
            "x --lang",
            "x --help",
            "x backup --from native:f",
            "x restore --share file:updatedb",
            "x inspect updatedb",
            "x --lang -backupSecret f",
            "x -backupSecrets f",
            "x ---backupSecret f",
        ] {
            assert_eq!(rewritten(line), line);
        }
    }
}
