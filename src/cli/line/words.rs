//! The texts of the help, used while clap builds the command line.

use std::cell::RefCell;

use sso_escrow::text::{Language, Message, Texts, wrap};

/// The maximum width of a line of the help, in columns.
pub(crate) const WIDTH: usize = 100;

/// The indentation of an option's help, in columns. clap uses it if the help is below the option.
const INDENT: usize = 10;

/// The columns before a command's help in the list of commands, with some reserve.
const COMMANDS: usize = 18;

/// How lines are wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// In lines of at most [`WIDTH`] columns. clap itself does not wrap Japanese.
    Lines,
    /// Not at all: the reader of the text wraps lines itself.
    Flowing,
}

struct Speaker {
    texts: Texts,
    layout: Layout,
}

thread_local! {
    /// The texts for clap's derive, which calls functions without arguments.
    // It is already const; on Windows, clippy does not recognise that.
    #[allow(clippy::missing_const_for_thread_local)]
    static SPEAKER: RefCell<Option<Speaker>> = const { RefCell::new(None) };
}

/// Calls `build` with this language for all texts.
pub(crate) fn speaking<T>(language: Language, layout: Layout, build: impl FnOnce() -> T) -> T {
    let speaker = Speaker { texts: Texts::new(language), layout };
    let before = SPEAKER.replace(Some(speaker));
    let built = build();
    SPEAKER.set(before);
    built
}

/// The help of an option.
pub(crate) fn help(name: &'static str) -> String {
    text(name, WIDTH - INDENT)
}

/// What a command does: one line in the list of commands.
pub(crate) fn about(name: &'static str) -> String {
    text(name, WIDTH - COMMANDS)
}

/// A paragraph.
pub(crate) fn paragraph(name: &'static str) -> String {
    text(name, WIDTH)
}

/// The command line of an example: as it is typed on Linux, and on Windows in the command prompt and in PowerShell.
pub(crate) const fn typed(linux: &'static str, windows: &'static str) -> &'static str {
    if cfg!(windows) { windows } else { linux }
}

/// Examples of a command: what each does, and its whole command line.
pub(crate) fn examples(list: &[(&'static str, &'static str)]) -> String {
    let mut lines = vec![text("help-heading-examples", WIDTH)];
    for (name, line) in list {
        lines.push(format!("  {line}"));
        let what = text(name, WIDTH - INDENT);
        lines.extend(what.lines().map(|what| format!("{:INDENT$}{what}", "")));
    }
    lines.join("\n")
}

fn text(name: &'static str, width: usize) -> String {
    SPEAKER.with_borrow(|speaker| match speaker {
        Some(Speaker { texts, layout }) => {
            let words = texts.render(&Message::new(name, vec![]));
            match layout {
                Layout::Lines => wrap(&words, width),
                Layout::Flowing => words,
            }
        }
        // This text is never shown: see `definition_without_texts`.
        None => name.to_owned(),
    })
}
