//! Sheets as text and as pages of HTML.

use std::fmt::Write;

use super::{Menu, Product, Settings, Sheet, Step, Typed};
use crate::entsso::events::Event;
use crate::message;
use crate::text::{Message, Texts, columns, escaped_html, wrap};

/// As many columns as a page has room for.
const WIDTH: usize = 78;

/// Sheets as plain text, to be read on a terminal or printed.
#[must_use]
pub fn text(sheets: &[Sheet], texts: &Texts) -> String {
    let mut page = Page { texts, text: String::new() };
    if sheets.len() > 1 {
        page.title(&message!("runbook-title"), '=');
        page.paragraph("", &message!("runbook-untried"));
    }
    for sheet in sheets {
        if sheets.len() > 1 {
            page.text.push('\n');
        }
        page.sheet(sheet, sheets.len() == 1);
    }
    page.text
}

/// The actions and the lines to type of a sheet, and nothing else; the first ones left out that are done.
#[must_use]
pub fn brief(sheet: &Sheet, done: usize, texts: &Texts) -> String {
    let mut page = Page { texts, text: String::new() };
    for (step, number) in sheet.steps.iter().zip(1..).skip(done) {
        page.line(&format!("{number:>2}. "), &step.action);
        page.line("    ", &message!("runbook-on", machine = step.at.clone()));
        page.typed(&step.typed);
    }
    page.text
}

struct Page<'a> {
    texts: &'a Texts,
    text: String,
}

impl Page<'_> {
    fn title(&mut self, title: &Message, rule: char) {
        let title = self.texts.render(title);
        let rule = rule.to_string().repeat(columns(&title));
        self.text.push_str(&format!("{title}\n{rule}\n\n"));
    }

    /// Wrapped words; what stands before the first line is blank before the others.
    fn words(&mut self, before: &str, words: &str) {
        let indent = " ".repeat(columns(before));
        let wrapped = wrap(&format!("{indent}{words}"), WIDTH);
        let rest = wrapped.strip_prefix(&indent).unwrap_or(&wrapped);
        self.text.push_str(&format!("{before}{rest}\n"));
    }

    fn line(&mut self, before: &str, message: &Message) {
        let words = self.texts.render(message);
        self.words(before, &words);
    }

    fn paragraph(&mut self, before: &str, message: &Message) {
        self.line(before, message);
        self.text.push('\n');
    }

    fn sheet(&mut self, sheet: &Sheet, alone: bool) {
        self.title(&sheet.procedure.title(), if alone { '=' } else { '-' });
        for part in head(sheet) {
            self.paragraph("", &part);
        }
        self.line("", &message!("runbook-needs"));
        for need in &sheet.needs {
            self.line("[ ] ", need);
        }
        self.text.push('\n');
        if alone {
            self.paragraph("", &message!("runbook-untried"));
        }
        for (step, number) in sheet.steps.iter().zip(1..) {
            self.step(step, number);
        }
        self.paragraph("", &message!("runbook-ended"));
        self.line("", &sources(sheet));
    }

    fn step(&mut self, step: &Step, number: u32) {
        self.line(&format!("[ ] {number}. "), &step.action);
        self.line("    ", &message!("runbook-on", machine = step.at.clone()));
        if !step.typed.is_empty() {
            self.line("    ", &message!("runbook-type"));
            self.typed(&step.typed);
        }
        for Menu { product, way } in &step.menus {
            let lead = match (step.typed.is_empty(), product) {
                (true, _) => message!("runbook-menu", way = way.clone()),
                (false, None) => message!("runbook-or-menu", way = way.clone()),
                (false, Some(product)) => {
                    message!("runbook-or-menu-of", product = product.title(), way = way.clone())
                }
            };
            self.line("    ", &lead);
        }
        for note in &step.notes {
            self.line("    - ", note);
        }
        if !step.good.is_empty() {
            self.line("    ", &message!("runbook-good"));
            for event in &step.good {
                let words = told(event, self.texts);
                self.words("      ", &words);
            }
        }
        if !step.bad.is_empty() {
            self.line("    ", &message!("runbook-bad"));
            for event in &step.bad {
                let words = told(event, self.texts);
                self.words("      ", &words);
                if let Some(remedy) = self.texts.remedy(&event.meaning()) {
                    self.words("        -> ", &remedy);
                }
            }
        }
        self.text.push('\n');
    }

    /// Lines to type stand alone, are never wrapped, and begin in one column.
    fn typed(&mut self, typed: &[Typed]) {
        self.text.push('\n');
        if typed.is_empty() {
            return;
        }
        for Typed { product, command } in typed {
            if let Some(product) = product {
                self.line("    ", &message!("runbook-for", product = product.title()));
            }
            self.text.push_str(&format!("        {command}\n"));
        }
        self.text.push('\n');
    }
}

/// What stands above the steps.
fn head(sheet: &Sheet) -> [Message; 4] {
    [
        message!("runbook-when", words = sheet.when.clone()),
        message!("runbook-who", words = sheet.who.clone()),
        message!("runbook-where", words = sheet.place.clone()),
        message!("runbook-order", words = sheet.order.clone()),
    ]
}

fn sources(sheet: &Sheet) -> Message {
    message!("runbook-sources", titles = sheet.sources.join("; "))
}

/// An event and what it says.
fn told(event: &Event, texts: &Texts) -> String {
    let event_and_meaning =
        message!("runbook-event", event = event.to_string(), meaning = event.meaning());
    texts.render(&event_and_meaning)
}

/// Sheets as one page of HTML that needs no other file, with a box to tick at each step.
#[must_use]
pub fn html(sheets: &[Sheet], texts: &Texts) -> String {
    let words = |message: &Message| escaped_html(&texts.render(message));
    let title = match sheets {
        [sheet] => words(&sheet.procedure.title()),
        _ => words(&message!("runbook-title")),
    };
    let mut body = format!(
        "<h1>{title}</h1>\n<p class=\"untried\">{}</p>\n",
        words(&message!("runbook-untried"))
    );
    // Writing to a string does not fail.
    if sheets.len() > 1 {
        let _ =
            writeln!(body, "<nav aria-label=\"{}\">\n<ol>", words(&message!("runbook-contents")));
        for sheet in sheets {
            let (id, title) = (sheet.procedure.name(), words(&sheet.procedure.title()));
            let _ = writeln!(body, "<li><a href=\"#{id}\">{title}</a></li>");
        }
        body.push_str("</ol>\n</nav>\n");
    }
    for sheet in sheets {
        let id = sheet.procedure.name();
        if sheets.len() > 1 {
            let title = words(&sheet.procedure.title());
            let _ =
                writeln!(body, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>");
        }
        html_sheet(&mut body, sheet, texts);
        if sheets.len() > 1 {
            body.push_str("</section>\n");
        }
    }
    let language = texts.language().code();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn html_sheet(body: &mut String, sheet: &Sheet, texts: &Texts) {
    let words = |message: &Message| escaped_html(&texts.render(message));
    for part in head(sheet) {
        let _ = writeln!(body, "<p>{}</p>", words(&part));
    }
    let _ = writeln!(body, "<p>{}</p>\n<ul class=\"needs\">", words(&message!("runbook-needs")));
    for need in &sheet.needs {
        let _ = writeln!(body, "<li>{}</li>", ticked(&words(need)));
    }
    body.push_str("</ul>\n<ol class=\"steps\">\n");
    for step in &sheet.steps {
        html_step(body, step, texts);
    }
    let _ = writeln!(
        body,
        "</ol>\n<p>{}</p>\n<p class=\"sources\">{}</p>",
        words(&message!("runbook-ended")),
        words(&sources(sheet))
    );
}

fn html_step(body: &mut String, step: &Step, texts: &Texts) {
    let words = |message: &Message| escaped_html(&texts.render(message));
    let _ = writeln!(body, "<li>\n<p class=\"action\">{}</p>", ticked(&words(&step.action)));
    let _ = writeln!(body, "<p>{}</p>", words(&message!("runbook-on", machine = step.at.clone())));
    if !step.typed.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", words(&message!("runbook-type")));
    }
    for Typed { product, command } in &step.typed {
        if let Some(product) = product {
            let _ = writeln!(
                body,
                "<p>{}</p>",
                words(&message!("runbook-for", product = product.title()))
            );
        }
        let _ = writeln!(body, "<pre lang=\"en\"><code>{}</code></pre>", escaped_html(command));
    }
    for Menu { product, way } in &step.menus {
        let lead = match (step.typed.is_empty(), product) {
            (true, _) => message!("runbook-menu", way = way.clone()),
            (false, None) => message!("runbook-or-menu", way = way.clone()),
            (false, Some(product)) => {
                message!("runbook-or-menu-of", product = product.title(), way = way.clone())
            }
        };
        let _ = writeln!(body, "<p>{}</p>", words(&lead));
    }
    let mut list = |lead: Option<Message>, items: Vec<String>| {
        if items.is_empty() {
            return;
        }
        if let Some(lead) = lead {
            let _ = writeln!(body, "<p>{}</p>", words(&lead));
        }
        let items: String = items.iter().map(|item| format!("<li>{item}</li>\n")).collect();
        let _ = writeln!(body, "<ul>\n{items}</ul>");
    };
    list(None, step.notes.iter().map(words).collect());
    let event = |event: &Event| {
        let remedy = texts.remedy(&event.meaning());
        let remedy = remedy.map(|remedy| format!("<br><b>{}</b>", escaped_html(&remedy)));
        escaped_html(&told(event, texts)) + &remedy.unwrap_or_default()
    };
    list(Some(message!("runbook-good")), step.good.iter().map(event).collect());
    list(Some(message!("runbook-bad")), step.bad.iter().map(event).collect());
    body.push_str("</li>\n");
}

/// A box to tick, with its words.
fn ticked(words: &str) -> String {
    format!("<label><input type=\"checkbox\"> {words}</label>")
}

/// Black on white, a column as wide as A4 and Letter both have, each procedure on a page of its own.
const STYLE: &str = "\
@page { margin: 15mm 18mm; }
body { font: 11pt/1.4 sans-serif; max-width: 174mm; margin: 0 auto; padding: 0 2mm; color: #000; background: #fff; }
h1 { font-size: 18pt; margin: 0 0 3mm; }
h2 { font-size: 15pt; margin: 8mm 0 2mm; break-after: avoid; }
section { break-before: page; }
p, ul, ol { margin: 1mm 0; }
.untried { border: 0.5mm solid; padding: 2mm; font-weight: bold; }
.needs { list-style: none; padding-left: 2mm; }
.steps > li { margin: 5mm 0; }
.action { font-weight: bold; font-size: 12pt; break-after: avoid; }
pre { border: 0.3mm solid; padding: 1.5mm; white-space: pre-wrap; overflow-wrap: anywhere; font: 11pt/1.3 monospace; break-inside: avoid; }
.sources { font-size: 9pt; margin-top: 4mm; }
";

impl Settings {
    /// The sheets of these procedures.
    #[must_use]
    pub fn sheets(&self, procedures: &[super::Procedure]) -> Vec<Sheet> {
        procedures.iter().map(|procedure| procedure.sheet(self)).collect()
    }
}

/// The product by the name that it has on the command line.
impl std::str::FromStr for Product {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|product| product.name() == name).ok_or(())
    }
}
