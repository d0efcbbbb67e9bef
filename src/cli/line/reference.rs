//! The reference of all options in Markdown, generated from the definitions of the command line.

use clap::{Arg, Command};

use std::fmt::Write;

/// The full name of a command with its parent commands: `sso-escrow token list`.
pub(crate) fn full_name(command: &Command) -> String {
    command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned()
}

/// A command and its subcommands, in Markdown.
pub(crate) fn markdown(command: &Command) -> String {
    let mut page = String::new();
    add(&mut page, command, 1);
    page
}

fn add(page: &mut String, command: &Command, level: usize) {
    let mut line = |text: &str| {
        page.push_str(text);
        page.push('\n');
    };
    line(&format!("{} {}", "#".repeat(level.min(6)), full_name(command)));
    line("");
    if let Some(about) = command.get_about() {
        line(&format!("{about}"));
        line("");
    }
    if let Some(usage) = command.get_overridden_usage() {
        line(&format!("```text\n{usage}\n```\n"));
    }
    let shown: Vec<&Arg> = command.get_arguments().filter(|it| !it.is_hide_set()).collect();
    let (places, mut options): (Vec<&Arg>, Vec<&Arg>) =
        shown.into_iter().partition(|argument| argument.is_positional());
    options.sort_by_key(|option| option.get_long());
    for argument in places.into_iter().chain(options) {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        line(&format!("- `{}`: {}", written(argument), help.replace('\n', " ")));
    }
    line("");
    if let Some(after) = command.get_after_help() {
        line(&format!("```text\n{after}\n```\n"));
    }
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        add(page, below, level + 1);
    }
}

/// How an argument is written: `-k, --threshold K`.
fn written(argument: &Arg) -> String {
    let value = argument.get_value_names().map(|names| names.join(" ")).unwrap_or_default();
    if argument.is_positional() {
        return value;
    }
    let mut written = String::new();
    if let Some(short) = argument.get_short() {
        let _ = write!(written, "-{short}, ");
    }
    if let Some(long) = argument.get_long() {
        let _ = write!(written, "--{long}");
    }
    if argument.get_action().takes_values() {
        let _ = write!(written, " {value}");
    }
    written
}
