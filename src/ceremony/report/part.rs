//! The parts of a report, as text and as HTML.

use maud::{Markup, html};

use crate::ceremony::fact_text::{FactOrigin, fact_message, member_message, value_message};
use crate::ceremony::transcript::canonical::Json;
use crate::ceremony::transcript::fact::Fact;
use crate::ceremony::transcript::line::TranscriptLine;
use crate::message;
use crate::text::{Message, Texts, harmless, wrap};

/// A part of a report.
#[derive(Debug)]
pub(super) enum ReportPart<'a> {
    Heading(Message),
    /// A line or a paragraph.
    Line(Message),
    /// What the reader must see first.
    Verdict(Message),
    /// One of several answers.
    Item(Message),
    /// An event with the number of its line. The header is line 1.
    Event(usize, &'a TranscriptLine),
}

/// An event in the words of a language.
struct EventTexts {
    line: String,
    at: String,
    title: String,
    origin: String,
    members: Vec<String>,
}

impl EventTexts {
    fn of(number: usize, line: &TranscriptLine, texts: &Texts) -> Self {
        let (title, origin, members) = match line.stated() {
            Some(fact) => (
                fact_message(fact.fact_type()),
                texts.render(&FactOrigin::of(fact.fact_type()).message()),
                members(fact, texts),
            ),
            None => {
                let level = line.level.name();
                (message!("report-event-withheld", level = level), String::new(), vec![])
            }
        };
        let at = line.at.as_str().to_owned();
        Self { line: number.to_string(), at, title: texts.render(&title), origin, members }
    }
}

/// The members of a fact, each with its name. The names that this release does not know are shown as they are.
fn members(fact: &Fact, texts: &Texts) -> Vec<String> {
    let members = fact.members().iter().filter(|(key, _)| *key != "type");
    let member = |(key, value): (&String, &Json)| {
        let name = member_message(key).map_or_else(|| key.clone(), |name| texts.render(&name));
        let value = match value {
            Json::Boolean(true) => texts.render(&message!("report-yes")),
            Json::Boolean(false) => texts.render(&message!("report-no")),
            Json::Text(text) => value_message(key, text)
                .map_or_else(|| harmless(text), |known| texts.render(&known)),
            other => harmless(&other.canonical()),
        };
        texts.render(&message!("report-member", name = name, value = value))
    };
    members.map(member).collect()
}

impl ReportPart<'_> {
    pub(super) fn is_item(&self) -> bool {
        matches!(self, Self::Item(_))
    }

    pub(super) fn is_event(&self) -> bool {
        matches!(self, Self::Event(..))
    }

    /// The part as plain text, with its line end.
    pub(super) fn text(&self, texts: &Texts) -> String {
        /// The number of columns on a page.
        const WIDTH: usize = 78;
        let words = |message: &Message| texts.render(message);
        match self {
            Self::Heading(heading) => format!("\n{}\n\n", wrap(&words(heading), WIDTH)),
            Self::Line(line) => format!("{}\n", wrap(&words(line), WIDTH)),
            Self::Verdict(line) => format!("{}\n", wrap(&words(line), WIDTH)),
            Self::Item(item) => {
                let item = wrap(&format!("  {}", words(item)), WIDTH);
                format!("-{}\n", item.strip_prefix(' ').unwrap_or(&item))
            }
            Self::Event(number, line) => {
                let event = EventTexts::of(*number, line, texts);
                let mut lines = format!("{:>5}  {}  {}", event.line, event.at, event.title);
                if !event.origin.is_empty() {
                    lines.push_str(&format!(" ({})", event.origin));
                }
                lines.push('\n');
                for member in event.members {
                    lines.push_str(&format!("{}\n", wrap(&format!("       {member}"), WIDTH)));
                }
                lines
            }
        }
    }

    /// The part as HTML.
    pub(super) fn html(&self, texts: &Texts) -> Markup {
        html! {
            @match self {
                Self::Heading(heading) => h2 { (texts.render(heading)) },
                Self::Line(line) => p { (texts.render(line)) },
                Self::Verdict(line) => p.verdict { (texts.render(line)) },
                Self::Item(item) => li { (texts.render(item)) },
                Self::Event(number, line) => (EventTexts::of(*number, line, texts).html()),
            }
        }
    }
}

impl EventTexts {
    fn html(&self) -> Markup {
        html! {
            tr {
                td { (self.line) }
                td { (self.at) }
                td { (self.title) }
                td { (self.origin) }
                td {
                    @for (at, member) in self.members.iter().enumerate() {
                        @if at > 0 { br; }
                        (member)
                    }
                }
            }
        }
    }
}
