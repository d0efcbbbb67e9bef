//! The custodian's record: the printed page that each custodian takes home with the share.
//!
//! It holds the public facts of the share and its set, above all the set words. It says what to keep, and
//! how. It never holds a secret: no password, no reminder, no share.

use maud::{Markup, html};
use sha2::{Digest, Sha256};

use crate::message;
use crate::share::descriptor::{Descriptor, Kind, Purpose};
use crate::share::fingerprint::{CardWords, WORDS_IN_FINGERPRINT};
use crate::text::{Message, PageKind, Texts, html_page, wrap};

/// The facts for a record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The set.
    pub set: &'a Descriptor,
    /// The number of the share.
    pub x: u8,
    /// The medium or smart card that holds the share, if it is known.
    pub medium: Option<&'a Message>,
    /// The words of the smart card that the share is sealed to, if it is sealed to one.
    pub card: Option<CardWords>,
    /// The time when the set was made, in a form for people.
    pub created: &'a str,
    /// ENTSSO's own backup file, if that is what is escrowed.
    pub file: Option<&'a FileFacts>,
    /// The machine on which the set was made; empty if it is not known.
    pub machine: &'a [Facts],
    /// Whether a custodian chose a password of their own in production.
    pub own_passwords: bool,
}

/// What identifies a file that is escrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Its length in bytes.
    pub bytes: usize,
    /// Its SHA-256.
    pub digest: [u8; 32],
}

impl FileFacts {
    /// The facts of a file with this content.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self { bytes: content.len(), digest: Sha256::digest(content).into() }
    }
}

/// Facts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What they are about.
    pub heading: Message,
    /// The facts, a line each.
    pub lines: Vec<Message>,
}

/// A part of a record.
enum Part {
    Heading(Message),
    /// A line or a paragraph.
    Line(Message),
    /// One thing to do or to keep.
    Item(Message),
    /// Eight words with their numbers.
    Words([(&'static str, u16); WORDS_IN_FINGERPRINT]),
    /// A line to fill in by hand.
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
        for msid in &set.msids {
            parts.push(line(message!("record-msid", msid = msid.to_string())));
        }
        if let Some(FileFacts { bytes, digest }) = self.file {
            let digest = hex::encode(digest);
            parts.push(line(message!("record-file", bytes = *bytes, digest = digest)));
        }
        parts.push(line(message!("record-created", time = self.created)));
        if let Some(medium) = self.medium {
            parts.push(line(message!("record-medium", medium = medium.clone())));
        }

        parts.push(Part::Heading(message!("record-words")));
        let words = set.fingerprint().words();
        parts.push(Part::words(words.words(), words.numbers()));
        parts.push(line(message!("record-words-why")));
        if let Some(words) = self.card {
            parts.push(Part::Heading(message!("record-card-words")));
            parts.push(Part::words(words.words(), words.numbers()));
            parts.push(line(message!("record-card-words-why")));
        }

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

        if !self.machine.is_empty() || !set.waivers.is_empty() {
            parts.push(Part::Heading(message!("record-machine")));
        }
        for Facts { heading, lines } in self.machine {
            parts.push(line(heading.clone()));
            parts.extend(lines.iter().cloned().map(Part::Item));
        }
        for waiver in &set.waivers {
            parts.push(Part::Item(message!("record-waived", check = waiver.name())));
        }
        if self.own_passwords {
            parts.push(Part::Item(message!("record-own-passwords")));
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
        /// The number of columns on a page.
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
                    for (word, number) in words {
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

    /// The record as a page of HTML that needs no other file. It prints on A4 and Letter.
    #[must_use]
    pub fn html(&self, texts: &Texts) -> String {
        let title = texts.render(&message!("record-title"));
        let parts = self.parts();
        let body = html! {
            h1 { (title) } "\n"
            // Consecutive items form one list.
            @for run in parts.chunk_by(|one, next| one.is_item() && next.is_item()) {
                @if run.iter().all(Part::is_item) {
                    ul { "\n"
                        @for item in run { (item.html(texts)) "\n" }
                    } "\n"
                } @else {
                    @for part in run { (part.html(texts)) "\n" }
                }
            }
        };
        html_page(PageKind::Record, &title, &body, texts)
    }
}

impl Part {
    fn words(
        words: [&'static str; WORDS_IN_FINGERPRINT],
        numbers: [u16; WORDS_IN_FINGERPRINT],
    ) -> Self {
        Self::Words(std::array::from_fn(|at| (words[at], numbers[at])))
    }

    fn is_item(&self) -> bool {
        matches!(self, Self::Item(_))
    }

    fn html(&self, texts: &Texts) -> Markup {
        html! {
            @match self {
                Self::Heading(heading) => h2 { (texts.render(heading)) },
                Self::Line(line) => p { (texts.render(line)) },
                Self::Item(item) => li { (texts.render(item)) },
                Self::Words(words) => ol.words {
                    @for (word, number) in words {
                        li { b { (word) } " " (format!("{number:04}")) }
                    }
                },
                Self::Blank(blank) => p.blank { span { (texts.render(blank)) } },
            }
        }
    }
}
