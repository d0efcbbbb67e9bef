//! Sheets as plain text and as HTML.

use maud::{Markup, html};

use super::{Menu, Product, Settings, Sheet, Step, Typed};
use crate::entsso::events::Event;
use crate::message;
use crate::text::{Message, PageKind, Texts, columns, html_page, wrap};

/// The number of columns on a page.
const WIDTH: usize = 78;

/// Sheets as plain text, for a terminal or a printer.
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

/// Only the actions and the lines to type of a sheet. The first `done` steps are left out.
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

    /// Adds wrapped words. `before` begins the first line; the other lines are indented as far.
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
        for menu in &step.menus {
            self.line("    ", &way(step, menu));
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

    /// Adds lines to type. They are on separate lines, never wrapped, and begin in the same column.
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

/// The paragraphs above the steps.
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

/// The way through menus: an alternative if there are lines to type, or else the only way.
fn way(step: &Step, Menu { product, way }: &Menu) -> Message {
    match (step.typed.is_empty(), product) {
        (true, _) => message!("runbook-menu", way = way.clone()),
        (false, None) => message!("runbook-or-menu", way = way.clone()),
        (false, Some(product)) => {
            message!("runbook-or-menu-of", product = product.title(), way = way.clone())
        }
    }
}

/// An event and its meaning.
fn told(event: &Event, texts: &Texts) -> String {
    let event_and_meaning =
        message!("runbook-event", event = event.to_string(), meaning = event.meaning());
    texts.render(&event_and_meaning)
}

/// Sheets as one HTML page that needs no other file. Each step has a box to tick.
#[must_use]
pub fn html(sheets: &[Sheet], texts: &Texts) -> String {
    let page = HtmlPage { texts };
    let title = match sheets {
        [sheet] => page.words(&sheet.procedure.title()),
        _ => page.words(&message!("runbook-title")),
    };
    let body = html! {
        h1 { (title) } "\n"
        p.untried { (page.words(&message!("runbook-untried"))) } "\n"
        @if let [sheet] = sheets {
            (page.sheet(sheet))
        } @else {
            nav aria-label=(page.words(&message!("runbook-contents"))) { "\n"
                ol { "\n"
                    @for procedure in sheets.iter().map(|sheet| sheet.procedure) {
                        li {
                            a href={ "#" (procedure.name()) } { (page.words(&procedure.title())) }
                        } "\n"
                    }
                } "\n"
            } "\n"
            @for sheet in sheets {
                @let id = sheet.procedure.name();
                section aria-labelledby=(id) { "\n"
                    h2 id=(id) { (page.words(&sheet.procedure.title())) } "\n"
                    (page.sheet(sheet))
                } "\n"
            }
        }
    };
    html_page(PageKind::Runbook, &title, &body, texts)
}

/// The parts of a page of HTML.
struct HtmlPage<'a> {
    texts: &'a Texts,
}

impl HtmlPage<'_> {
    fn words(&self, message: &Message) -> String {
        self.texts.render(message)
    }

    fn paragraph(&self, message: &Message) -> Markup {
        html! { p { (self.words(message)) } "\n" }
    }

    fn sheet(&self, sheet: &Sheet) -> Markup {
        html! {
            @for part in head(sheet) { (self.paragraph(&part)) }
            (self.paragraph(&message!("runbook-needs")))
            ul.needs { "\n"
                @for need in &sheet.needs {
                    li { (self.box_to_tick(need)) } "\n"
                }
            } "\n"
            ol.steps { "\n"
                @for step in &sheet.steps {
                    li { "\n" (self.step(step)) } "\n"
                }
            } "\n"
            (self.paragraph(&message!("runbook-ended")))
            p.sources { (self.words(&sources(sheet))) } "\n"
        }
    }

    fn step(&self, step: &Step) -> Markup {
        html! {
            p.action { (self.box_to_tick(&step.action)) } "\n"
            (self.paragraph(&message!("runbook-on", machine = step.at.clone())))
            @if !step.typed.is_empty() { (self.paragraph(&message!("runbook-type"))) }
            @for Typed { product, command } in &step.typed {
                @if let Some(product) = product {
                    (self.paragraph(&message!("runbook-for", product = product.title())))
                }
                pre lang="en" { code { (command) } } "\n"
            }
            @for menu in &step.menus { (self.paragraph(&way(step, menu))) }
            @if !step.notes.is_empty() {
                ul { "\n"
                    @for note in &step.notes { li { (self.words(note)) } "\n" }
                } "\n"
            }
            (self.events(&message!("runbook-good"), &step.good))
            (self.events(&message!("runbook-bad"), &step.bad))
        }
    }

    /// A list of events, each with its remedy. Empty if there are no events.
    fn events(&self, lead: &Message, events: &[Event]) -> Markup {
        html! {
            @if !events.is_empty() {
                (self.paragraph(lead))
                ul { "\n"
                    @for event in events {
                        li {
                            (told(event, self.texts))
                            @if let Some(remedy) = self.texts.remedy(&event.meaning()) {
                                br; b { (remedy) }
                            }
                        } "\n"
                    }
                } "\n"
            }
        }
    }

    fn box_to_tick(&self, message: &Message) -> Markup {
        html! { label { input type="checkbox"; " " (self.words(message)) } }
    }
}

impl Settings {
    /// The sheets of these procedures.
    #[must_use]
    pub fn sheets(&self, procedures: &[super::Procedure]) -> Vec<Sheet> {
        procedures.iter().map(|procedure| procedure.sheet(self)).collect()
    }
}

/// Finds a product by its name on the command line.
impl std::str::FromStr for Product {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|product| product.name() == name).ok_or(())
    }
}
