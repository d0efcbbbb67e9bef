//! The texts of the help, while clap builds the command line.

use std::cell::RefCell;

use sso_escrow::text::{Language, Message, Texts, wrap};

/// How wide a line of the help is at most, in columns.
pub(crate) const WIDTH: usize = 100;

/// How far the help of an option is indented, in columns: clap's own rule where it stands below the option.
const INDENT: usize = 10;

/// The columns before the help of a command in the list of commands, with room to spare.
const COMMANDS: usize = 16;

/// How lines are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Into lines of at most [`WIDTH`] columns: clap does not break Japanese.
    Lines,
    /// Not at all: what is made of it breaks lines itself.
    Flowing,
}

struct Speaker {
    texts: Texts,
    layout: Layout,
}

thread_local! {
    /// clap's derive takes texts from functions without arguments; this is where they look.
    // It is const already; for Windows, clippy does not see that.
    #[allow(clippy::missing_const_for_thread_local)]
    static SPEAKER: RefCell<Option<Speaker>> = const { RefCell::new(None) };
}

/// Builds something whose texts are in a language.
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

/// What a command does, in a line of the list of commands.
pub(crate) fn about(name: &'static str) -> String {
    text(name, WIDTH - COMMANDS)
}

/// A paragraph.
pub(crate) fn paragraph(name: &'static str) -> String {
    text(name, WIDTH)
}

/// Examples of a command: what each does, and the whole line.
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
        // Nothing is shown: see `definition_without_texts`.
        None => name.to_owned(),
    })
}
