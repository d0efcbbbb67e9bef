//! `man`: the manual page of the program or of a command, and the reference of all commands.

use std::io;

use clap::Args;
use clap_mangen::Man as Page;
use serde::Serialize;
use sso_escrow::error::{Status, system_cause};
use sso_escrow::message;
use sso_escrow::text::Language;

use crate::cli::line::choices::Choices;
use crate::cli::line::reference;
use crate::cli::line::words::help;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// `man`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Man {
    #[arg(value_name = "COMMAND", help = help("help-argument-command"))]
    command: Vec<String>,
    #[arg(long, value_name = "roff|markdown", value_parser = formats(), help = help("help-option-man-format"))]
    format: Option<ManFormat>,
}

/// A manual page.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ManResult {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ManFormat {
    Roff,
    Markdown,
}

fn formats() -> Choices<ManFormat> {
    Choices::new("--format", [("roff", ManFormat::Roff), ("markdown", ManFormat::Markdown)])
}

/// Prints the page. `definition` is the whole command line, in the chosen language.
pub(crate) fn run(
    options: &Man,
    definition: clap::Command,
    console: &mut Console,
) -> Ended<ManResult> {
    Ended::after(|result| print_page(options, definition, console, result))
}

fn print_page(
    options: &Man,
    mut definition: clap::Command,
    console: &mut Console,
    result: &mut ManResult,
) -> Result<Status, Failure> {
    definition.build();
    let mut command = &definition;
    for name in &options.command {
        let below = command.find_subcommand(name);
        command = below
            .ok_or_else(|| Failure::usage(message!("usage-unknown-command", command = name)))?;
    }
    let page = match options.format {
        Some(ManFormat::Markdown) => reference::markdown(command),
        Some(ManFormat::Roff) | None => roff(command, console).map_err(|error| {
            let cause = system_cause(&error);
            Failure::new(Status::Failed, message!("man-not-written", cause = cause))
                .caused_by(error)
        })?,
    };
    console.print(&SafeText::page(page.trim_end()));
    result.page = Some(page);
    Ok(Status::Done)
}

/// Makes groff break lines between Japanese characters, and not stretch lines. By default it breaks lines only at
/// spaces.
const JAPANESE: &str = ".if \\n(.g .mso ja.tmac\n.ad l\n";

type Section = fn(&Page, &mut dyn io::Write) -> io::Result<()>;

/// The page in troff, with headings in the chosen language.
fn roff(command: &clap::Command, console: &Console) -> io::Result<String> {
    let name = reference::full_name(command).replace(' ', "-");
    let version = env!("CARGO_PKG_VERSION");
    let page = Page::new(command.clone().display_name(name.clone()))
        .title(name.to_uppercase())
        .source(format!("sso-escrow {version}"));
    let mut title = Vec::new();
    page.render_title(&mut title)?;
    let mut written = match console.texts().language() {
        Language::Japanese => JAPANESE.to_owned(),
        Language::English | Language::French => String::new(),
    };
    written += &String::from_utf8(title).map_err(io::Error::other)?;
    let sections: [(Section, Option<sso_escrow::text::Message>); 6] = [
        (Page::render_name_section, Some(message!("man-heading-name"))),
        (Page::render_synopsis_section, Some(message!("man-heading-synopsis"))),
        (Page::render_description_section, Some(message!("man-heading-description"))),
        // This section has the headings of the options themselves.
        (Page::render_options_section, None),
        (Page::render_subcommands_section, Some(message!("help-heading-commands"))),
        (Page::render_extra_section, Some(message!("man-heading-extra"))),
    ];
    for (section, heading) in sections {
        let is_there = match () {
            () if heading == Some(message!("help-heading-commands")) => command.has_subcommands(),
            () if heading == Some(message!("man-heading-extra")) => {
                command.get_after_help().is_some()
            }
            () => true,
        };
        if !is_there {
            continue;
        }
        let mut text = Vec::new();
        section(&page, &mut text)?;
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        written += &match heading {
            Some(heading) => with_heading(&text, &console.words(&heading)),
            None => text,
        };
    }
    Ok(written)
}

/// Replaces the English heading of a section.
fn with_heading(section: &str, heading: &str) -> String {
    let mut is_done = false;
    let lines = section.lines().map(|line| match line.starts_with(".SH ") && !is_done {
        true => {
            is_done = true;
            format!(
                ".SH \"{}\"\n",
                heading.trim_end_matches([':', '：', ' ', '\u{a0}']).to_uppercase()
            )
        }
        false => format!("{line}\n"),
    });
    lines.collect()
}
