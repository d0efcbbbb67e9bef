//! The report of a transcript, as text and as HTML: first what an auditor asks, then every event.

mod answers;
mod part;

use maud::html;

use self::part::ReportPart;
use super::fact_text::{purpose_message, run_message};
use super::transcript::Transcript;
use super::transcript::class::FindingClass;
use super::transcript::examination::Examination;
use super::transcript::words::TranscriptWords;
use crate::message;
use crate::share::descriptor::Purpose;
use crate::text::{Message, PageKind, Texts, html_page};

/// A transcript and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct CeremonyReport<'a> {
    /// The transcript.
    pub transcript: &'a Transcript,
    /// What was found.
    pub examined: &'a Examination,
}

impl CeremonyReport<'_> {
    fn parts(&self) -> Vec<ReportPart<'_>> {
        let Self { transcript, examined } = *self;
        let mut parts = self.head();
        parts.extend(answers::holders(transcript));
        parts.extend(answers::program(transcript));
        parts.extend(answers::waivers(transcript));
        parts.extend(answers::proofs(transcript, examined));
        parts.extend(answers::media(transcript, examined));
        parts.push(ReportPart::Heading(message!("report-limits")));
        for limit in [
            message!("report-limit-machine"),
            message!("report-limit-randomness"),
            message!("report-limit-end"),
            message!("report-limit-persons"),
            message!("report-limit-media"),
            message!("report-limit-time"),
        ] {
            parts.push(ReportPart::Item(limit));
        }
        parts.push(ReportPart::Heading(message!("report-events")));
        parts.push(ReportPart::Line(message!("report-events-why")));
        parts.extend((2..).zip(&transcript.lines).map(|(at, line)| ReportPart::Event(at, line)));
        parts
    }

    /// What the transcript is, and whether it is sound.
    fn head(&self) -> Vec<ReportPart<'_>> {
        let Self { transcript, examined } = *self;
        let header = &transcript.header;
        let mut parts = Vec::new();
        if header.purpose == Purpose::Practice {
            parts.push(ReportPart::Verdict(message!("report-practice")));
        }
        let worst = examined.findings.iter().map(|finding| finding.class()).min();
        parts.push(ReportPart::Verdict(match worst {
            Some(FindingClass::Wrong) => message!("report-unsound"),
            Some(FindingClass::Incomplete) => message!("report-incomplete"),
            _ => message!("report-sound"),
        }));
        let mut line = |message: Message| parts.push(ReportPart::Line(message));
        line(message!(
            "transcript-what",
            run = hex::encode(header.run),
            kind = run_message(header.kind),
            purpose = purpose_message(header.purpose),
            program = &header.program,
        ));
        let digests = [
            (header.plan, message!("report-plan")),
            (header.set, message!("report-set")),
            (header.follows, message!("report-follows")),
        ];
        for (digest, name) in digests {
            if let Some(digest) = digest {
                line(message!("report-digest", name = name, digest = hex::encode(digest)));
            }
        }
        match transcript.closing_node() {
            Some(node) => {
                let words = TranscriptWords::of(&node).to_string();
                line(message!("report-words", words = words));
            }
            None => line(message!("transcript-not-closed")),
        }
        for finding in &examined.findings {
            let text = finding.message();
            parts.push(ReportPart::Item(match finding.line() {
                Some(line) => message!("transcript-in-line", line = line, text = text),
                None => text,
            }));
        }
        parts
    }

    /// The report as plain text.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> String {
        let title = texts.render(&message!("report-title"));
        let parts = self.parts();
        let parts = parts.iter().map(|part| part.text(texts));
        format!("{title}\n\n{}", parts.collect::<String>())
    }

    /// The report as a page of HTML that needs no other file. It prints on A4 and Letter.
    #[must_use]
    pub fn html(&self, texts: &Texts) -> String {
        let title = texts.render(&message!("report-title"));
        let parts = self.parts();
        let same = |one: &ReportPart<'_>, next: &ReportPart<'_>| {
            (one.is_item() && next.is_item()) || (one.is_event() && next.is_event())
        };
        let body = html! {
            h1 { (title) } "\n"
            // Consecutive items form one list, consecutive events one table.
            @for run in parts.chunk_by(same) {
                @if run.iter().all(ReportPart::is_item) {
                    ul { "\n" @for item in run { (item.html(texts)) "\n" } } "\n"
                } @else if run.iter().all(ReportPart::is_event) {
                    table { "\n"
                        tr {
                            th { (texts.render(&message!("report-column-line"))) }
                            th { (texts.render(&message!("report-column-time"))) }
                            th { (texts.render(&message!("report-column-event"))) }
                            th { (texts.render(&message!("report-column-origin"))) }
                            th { (texts.render(&message!("report-column-members"))) }
                        } "\n"
                        @for event in run { (event.html(texts)) "\n" }
                    } "\n"
                } @else {
                    @for part in run { (part.html(texts)) "\n" }
                }
            }
        };
        html_page(PageKind::Report, &title, &body, texts)
    }
}
