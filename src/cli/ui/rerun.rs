//! The command line of this run, to run again with a change.

use std::collections::BTreeSet;
use std::ffi::OsString;

use sso_escrow::message;
use sso_escrow::text::{Message, ShellSyntax, is_unsafe};

/// A change to the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RerunChange {
    /// Adds an option: one without a value, or with its value behind `=`.
    Add(&'static str),
    /// Removes an option without a value.
    Remove(&'static str),
    /// Waives these checks as well as those that are waived already.
    Waive(Vec<&'static str>),
}

/// The command line of this run, with ENTSSO's own commands translated. It is empty if an argument cannot be
/// printed as it was typed: the argument is not UTF-8, or contains characters that could mislead.
#[derive(Debug, Default)]
pub(crate) struct Rerun {
    words: Vec<String>,
}

/// A command line to run next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RerunLine {
    /// A line that can be copied.
    Whole(String),
    /// There is none: the shells of this system read these words differently.
    ByHand(Vec<String>),
}

impl RerunLine {
    /// What is printed instead of a line.
    pub(super) fn by_hand(words: &[String]) -> Message {
        message!("rerun-by-hand", words = words)
    }
}

const WAIVE: &str = "--waive";

impl Rerun {
    /// Keeps the arguments; the first is the program's name.
    pub(crate) fn of(arguments: &[OsString]) -> Self {
        let word = |argument: &OsString| {
            let word = argument.to_str().filter(|word| !word.contains(is_unsafe));
            word.map(str::to_owned)
        };
        let words: Option<_> = arguments.iter().map(word).collect();
        Self { words: words.unwrap_or_default() }
    }

    /// The line as it was typed, for a transcript. It is quoted for sh, also on Windows: it is only read.
    pub(crate) fn typed(&self) -> Option<String> {
        let words: Vec<_> = self.words.iter().map(|word| ShellSyntax::Sh.quoted(word)).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The changed line, quoted for the shell of this system; `None` if the line is empty.
    pub(crate) fn line(&self, change: &RerunChange) -> Option<RerunLine> {
        self.line_for(change, ShellSyntax::HERE)
    }

    fn line_for(&self, change: &RerunChange, shell: ShellSyntax) -> Option<RerunLine> {
        if self.words.is_empty() {
            return None;
        }
        let mut words = self.words.clone();
        // After “--”, nothing is an option.
        let arguments = words.iter().position(|word| word == "--").unwrap_or(words.len());
        let arguments = words.split_off(arguments);
        match change {
            RerunChange::Add(option) => words.push((*option).to_owned()),
            RerunChange::Remove(option) => words.retain(|word| word != option),
            RerunChange::Waive(checks) => {
                let mut all = take_waived(&mut words);
                all.extend(checks.iter().map(|check| (*check).to_owned()));
                words.push(WAIVE.to_owned());
                words.push(all.into_iter().collect::<Vec<_>>().join(","));
            }
        }
        words.extend(arguments);
        let by_hand: Vec<_> = words.iter().filter(|word| !shell.can_quote(word)).collect();
        if !by_hand.is_empty() {
            return Some(RerunLine::ByHand(by_hand.into_iter().cloned().collect()));
        }
        let words: Vec<_> = words.iter().map(|word| shell.quoted(word)).collect();
        Some(RerunLine::Whole(words.join(" ")))
    }
}

/// Removes every `--waive` and returns the checks that they named.
fn take_waived(words: &mut Vec<String>) -> BTreeSet<String> {
    let mut waived = String::new();
    let mut is_value = false;
    words.retain(|word| {
        let value = match std::mem::take(&mut is_value) {
            true => Some(&**word),
            false => word.strip_prefix(WAIVE).and_then(|rest| rest.strip_prefix('=')),
        };
        is_value = value.is_none() && word == WAIVE;
        waived.extend(value.into_iter().flat_map(|value| [value, ","]));
        value.is_none() && !is_value
    });
    waived.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rerun(line: &[&str], change: &RerunChange) -> Option<String> {
        let words: Vec<_> = line.iter().map(OsString::from).collect();
        match Rerun::of(&words).line(change)? {
            RerunLine::Whole(line) => Some(line),
            RerunLine::ByHand(words) => panic!("{words:?}"),
        }
    }

    #[test]
    fn a_word_that_two_shells_read_differently_is_typed_by_hand() {
        let words = ["s", "O\"Neil=ask", "file:M:", "reg:%TEMP%\\a.reg"].map(OsString::from);
        let line = |shell| Rerun::of(&words).line_for(&RerunChange::Add("--yes"), shell);
        let by_hand = ["O\"Neil=ask", "reg:%TEMP%\\a.reg"].map(str::to_owned).to_vec();
        assert_eq!(line(ShellSyntax::CommandPrompt), Some(RerunLine::ByHand(by_hand)));
        let whole = r#"s 'O"Neil=ask' file:M: 'reg:%TEMP%\a.reg' --yes"#.to_owned();
        assert_eq!(line(ShellSyntax::Sh), Some(RerunLine::Whole(whole)));
    }

    #[test]
    fn options_are_added_before_what_follows_two_dashes_and_are_removed() {
        let line = ["sso-escrow", "verify", "--rehearsal", "--", "file:a"];
        let added = rerun(&line, &RerunChange::Add("--replace")).unwrap();
        assert_eq!(added, "sso-escrow verify --rehearsal --replace -- file:a");
        let removed = rerun(&line, &RerunChange::Remove("--rehearsal")).unwrap();
        assert_eq!(removed, "sso-escrow verify -- file:a");
    }

    #[test]
    fn checks_are_waived_once_and_together() {
        let waived =
            |line: &[&str]| rerun(line, &RerunChange::Waive(vec!["swap", "network"])).unwrap();
        assert_eq!(waived(&["s", "verify"]), "s verify --waive network,swap");
        assert_eq!(
            waived(&["s", "--waive", "swap, firmware", "verify", "--waive=removable", "x"]),
            "s verify x --waive firmware,network,removable,swap"
        );
    }

    #[cfg(unix)]
    #[test]
    fn words_are_quoted_for_the_shell() {
        let change = RerunChange::Remove("--dry-run");
        let line = rerun(&["s", "file:/media/Anna's stick", "$HOME", "", "Zoé=ask"], &change);
        assert_eq!(line.unwrap(), r"s 'file:/media/Anna'\''s stick' '$HOME' '' Zoé=ask");
    }

    #[test]
    fn a_line_that_cannot_be_typed_as_it_looks_is_not_printed() {
        assert_eq!(rerun(&["s", "a\u{202e}b"], &RerunChange::Add("--yes")), None);
        assert_eq!(rerun(&[], &RerunChange::Add("--yes")), None);
    }
}
