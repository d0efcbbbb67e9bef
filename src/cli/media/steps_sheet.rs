//! Steps for another machine. They travel with the medium, because nobody copies commands from one screen to another
//! without mistakes.

use std::path::{Path, PathBuf};

use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;
use sso_escrow::text::Message;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::{Printable, SafeText};

/// The names of the text and of the script, in this order.
pub(crate) const NAMES: [&str; 2] = ["NEXT-STEPS.txt", "NEXT-STEPS.ps1"];

/// A mark at the beginning of both files, for programs of Windows that would otherwise guess the encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line of the sheet.
enum SheetLine {
    Words(Message),
    Command(String),
    Page(String),
}

/// The steps, for a person, and the same commands as a script for PowerShell.
#[derive(Default)]
pub(crate) struct StepsSheet {
    lines: Vec<SheetLine>,
    script: Vec<String>,
}

impl StepsSheet {
    /// Adds words.
    pub(crate) fn say(&mut self, message: Message) {
        self.lines.push(SheetLine::Words(message));
    }

    /// Adds a line to type.
    pub(crate) fn command(&mut self, command: &str) {
        self.lines.push(SheetLine::Command(command.to_owned()));
    }

    /// Adds lines that are already laid out.
    pub(crate) fn page(&mut self, page: String) {
        self.lines.push(SheetLine::Page(page));
    }

    /// Adds the script, and how it is run. `message` says which commands it replaces.
    pub(crate) fn script(&mut self, message: Message, lines: impl IntoIterator<Item = String>) {
        self.say(message);
        let [_, script] = NAMES;
        self.command(&format!("powershell -ExecutionPolicy Bypass -File .\\{script}"));
        self.script.push("$ErrorActionPreference = 'Stop'".to_owned());
        self.script.extend(lines);
    }

    /// Writes both files beside a file. Returns the path of the text. If they cannot be written, the steps are
    /// printed instead, with the reason.
    pub(crate) fn write_beside(&self, console: &mut Console, file: &Path) -> Option<PathBuf> {
        match self.write_into(console, sso_escrow::media::folder_of(file)) {
            Ok(path) => Some(path),
            Err(error) => {
                console.warn(&Failure::from(error).message);
                console.say(&message!("steps-not-written"));
                self.lines.iter().for_each(|line| console.print(&shown(console, line)));
                self.script.iter().for_each(|line| console.print(&SafeText::command(line)));
                None
            }
        }
    }

    fn write_into(&self, console: &Console, folder: &Path) -> Result<PathBuf, MediaError> {
        let folder = Folder::open(folder)?;
        let text: Vec<String> =
            self.lines.iter().map(|line| shown(console, line).text().to_owned()).collect();
        let script: Vec<String> =
            self.script.iter().map(|line| SafeText::line(line).text().to_owned()).collect();
        let [text_name, script_name] = NAMES;
        // The script first: the text names it.
        replace(&folder, script_name, &script.join("\n"))?;
        replace(&folder, text_name, &text.join("\n"))?;
        Ok(folder.path().join(text_name))
    }
}

fn shown(console: &Console, line: &SheetLine) -> SafeText {
    match line {
        SheetLine::Words(message) => SafeText::words(console.texts(), message),
        SheetLine::Command(command) => SafeText::command(command),
        SheetLine::Page(page) => SafeText::page(page),
    }
}

/// The most bytes of a file of ours.
const LARGEST: usize = 1 << 20;

/// Writes a file of ours in the form of Windows: CRLF. One from an earlier run, which begins with the mark, is
/// replaced: its steps are not the next ones any more. Any other file of that name stays.
fn replace(folder: &Folder, name: &str, text: &str) -> Result<(), MediaError> {
    let bytes = format!("{BYTE_ORDER_MARK}{}\r\n", text.replace('\n', "\r\n"));
    // A larger file, or something else of that name, is not ours.
    if let Ok(Some(old)) = folder.read(name.as_ref(), LARGEST)
        && old.starts_with(BYTE_ORDER_MARK.as_bytes())
    {
        folder.remove(name.as_ref())?;
    }
    folder.write_new(name.as_ref(), bytes.as_bytes())
}

/// The lines of a script that find a tool of ENTSSO and put its path into `$tool`. BizTalk Server and Host Integration
/// Server have it in different folders.
pub(crate) fn tool(name: &str) -> [String; 4] {
    [
        "$tool = $env:CommonProgramFiles, $env:ProgramFiles |".to_owned(),
        format!("  ForEach-Object {{ \"$_\\Enterprise Single Sign-On\\{name}\" }} |"),
        "  Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1".to_owned(),
        format!("if (-not $tool) {{ throw '{name} ?' }}"),
    ]
}

/// Quotes a word for PowerShell: within single quotation marks, only these are special. Typographic ones count too.
pub(crate) fn in_powershell(word: &str) -> String {
    let doubled = word.chars().flat_map(|character| {
        let is_quote = matches!(character, '\'' | '\u{2018}'..='\u{201b}');
        std::iter::repeat_n(character, if is_quote { 2 } else { 1 })
    });
    format!("'{}'", doubled.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_powershell() {
        assert_eq!(in_powershell("a b.reg"), "'a b.reg'");
        assert_eq!(in_powershell("Anna's $x `n.reg"), "'Anna''s $x `n.reg'");
        assert_eq!(in_powershell("l’été"), "'l’’été'");
    }
}
