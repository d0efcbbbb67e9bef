//! The custodian's record: what each custodian takes home on paper, beside the share.
//!
//! It holds what is public about the share and its set, above all the words of the set, and what to
//! keep and how. Never a secret: not the password, not the reminder, not the share.

use std::fmt::Write;

use crate::message;
use crate::share::descriptor::{Descriptor, Kind, Purpose};
use crate::share::fingerprint::SetWords;
use crate::text::{Message, Texts, escaped_html, wrap};

/// What a record is about.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The set.
    pub set: &'a Descriptor,
    /// The number of the share.
    pub x: u8,
    /// What the share was written onto, if that is known.
    pub medium: Option<&'a Message>,
    /// The time when the set was made, as people read it.
    pub created: &'a str,
    /// What the machine was fit for, and what the program was denied on it.
    pub machine: &'a [Message],
}

/// A part of a record.
enum Part {
    Heading(Message),
    /// A line or a paragraph.
    Line(Message),
    /// One thing to do or to keep.
    Item(Message),
    /// The words of the set.
    Words(SetWords),
    /// Something that is filled in by hand.
    Blank(Message),
}

impl Record<'_> {
    fn parts(&self) -> Vec<Part> {
        let set = self.set;
        let name = set.custodian(self.x).map_or("", |custodian| &custodian.name);
        let mut parts = Vec::new();
        let line = |message| Part::Line(message);
        if set.purpose == Purpose::Practice {
            parts.push(line(message!("record-practice")));
        }
        parts.push(line(message!("record-custodian", name = name)));
        let (count, threshold) = (set.count(), set.threshold);
        parts.push(line(message!(
            "record-share",
            x = self.x,
            count = count,
            threshold = threshold
        )));
        let id = set.set_id.to_string();
        parts.push(line(message!("record-set", id = id, generation = set.generation)));
        if !set.label.is_empty() {
            parts.push(line(message!("record-label", label = &set.label)));
        }
        if !set.server.is_empty() {
            parts.push(line(message!("record-server", server = &set.server)));
        }
        parts.push(line(message!("record-created", time = self.created)));
        if let Some(medium) = self.medium {
            parts.push(line(message!("record-medium", medium = medium.clone())));
        }

        parts.push(Part::Heading(message!("record-words")));
        parts.push(Part::Words(set.fingerprint().words()));
        parts.push(line(message!("record-words-why")));

        parts.push(Part::Heading(message!("record-keep")));
        for item in [
            message!("record-keep-medium"),
            message!("record-keep-password"),
            message!("record-keep-reminder"),
            message!("record-keep-copies"),
            message!("record-keep-loss"),
        ] {
            parts.push(Part::Item(item));
        }

        parts.push(Part::Heading(message!("record-use")));
        for item in [
            message!("record-use-check"),
            message!("record-use-restore"),
            message!("record-use-alone", threshold = threshold),
        ] {
            parts.push(Part::Item(item));
        }
        if set.kind == Kind::MasterSecret {
            parts.push(line(message!("notice-master-secret")));
        }

        parts.push(Part::Heading(message!("record-machine")));
        parts.extend(self.machine.iter().cloned().map(Part::Item));
        for waiver in &set.waivers {
            parts.push(Part::Item(message!("record-waived", check = waiver.name())));
        }

        parts.push(Part::Heading(message!("record-fill")));
        for blank in [
            message!("record-fill-medium"),
            message!("record-fill-custodian"),
            message!("record-fill-officer"),
            message!("record-fill-witness"),
            message!("record-fill-checks"),
        ] {
            parts.push(Part::Blank(blank));
        }
        parts
    }

    /// The record as plain text.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> String {
        /// As many columns as a page has room for.
        const WIDTH: usize = 78;
        let words_of = |message: &Message, indent: &str| {
            wrap(&format!("{indent}{}", texts.render(message)), WIDTH)
        };
        let mut page = format!("{}\n\n", texts.render(&message!("record-title")));
        for part in self.parts() {
            match part {
                Part::Heading(heading) => {
                    page.push_str(&format!("\n{}\n\n", texts.render(&heading)));
                }
                Part::Line(line) => page.push_str(&format!("{}\n", words_of(&line, ""))),
                Part::Item(item) => {
                    let item = words_of(&item, "  ");
                    page.push_str(&format!("-{}\n", item.strip_prefix(' ').unwrap_or(&item)));
                }
                Part::Words(words) => {
                    for (word, number) in words.words().iter().zip(words.numbers()) {
                        page.push_str(&format!("    {number:04}  {word}\n"));
                    }
                    page.push('\n');
                }
                Part::Blank(blank) => {
                    page.push_str(&format!("{} {}\n\n", texts.render(&blank), "_".repeat(40)));
                }
            }
        }
        page
    }

    /// The record as a page of HTML that needs no other file and prints on A4 and Letter.
    #[must_use]
    pub fn html(&self, texts: &Texts) -> String {
        let words_of = |message: &Message| escaped_html(&texts.render(message));
        let title = words_of(&message!("record-title"));
        let mut body = format!("<h1>{title}</h1>\n");
        let mut in_list = false;
        for part in self.parts() {
            let is_item = matches!(part, Part::Item(_));
            if is_item != in_list {
                body.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
                in_list = is_item;
            }
            // Writing to a string does not fail.
            let _ = match part {
                Part::Heading(heading) => writeln!(body, "<h2>{}</h2>", words_of(&heading)),
                Part::Line(line) => writeln!(body, "<p>{}</p>", words_of(&line)),
                Part::Item(item) => writeln!(body, "<li>{}</li>", words_of(&item)),
                Part::Words(words) => {
                    let cells = words.words().into_iter().zip(words.numbers());
                    let cells: String = cells
                        .map(|(word, number)| format!("<li><b>{word}</b> {number:04}</li>"))
                        .collect();
                    writeln!(body, "<ol class=\"words\">{cells}</ol>")
                }
                Part::Blank(blank) => {
                    writeln!(body, "<p class=\"blank\"><span>{}</span></p>", words_of(&blank))
                }
            };
        }
        let language = texts.language().code();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
        )
    }
}

/// The margins leave a column that is as wide as A4 and Letter both have, and the text breaks between
/// pages where it may.
const STYLE: &str = "\
@page { margin: 15mm 18mm; }
body { font: 10pt/1.3 sans-serif; max-width: 174mm; margin: 0 auto; }
h1 { font-size: 16pt; margin: 0 0 4mm; }
h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
p, ul { margin: 1mm 0; }
ul, li { break-inside: avoid; }
.words { columns: 2; padding-left: 8mm; font-size: 12pt; font-family: monospace; }
.blank { display: flex; margin: 5mm 0; break-inside: avoid; }
.blank::after { content: \"\"; flex: 1; border-bottom: 0.3mm solid; margin-left: 2mm; }
";
