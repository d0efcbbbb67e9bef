//! `docs/errors.md`: every error by its exit status, every warning, and the explanations of dialogues. It is
//! derived from the sources, so it always matches them.
//!
//! `UPDATE_DOCS=1 cargo test --test errors` writes it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod flow;
mod rules;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use flow::{Destinations, Flow, Way};
use sources::Declared;

const INTRODUCTION: &str = "# Errors and warnings

All errors and warnings, with their English texts. `--json` gives their names, which are the same in every
language ([json.md](json.md)). sso-escrow replaces ⟨ ⟩ by a value. If a text depends on a number, this page
shows its default form. If it depends on the system, the page shows both forms.

This page is generated from the sources, and a test compares the two:
`UPDATE_DOCS=1 cargo test --test errors` writes it.

";

const ORDER: &str = "
If several statuses fit the shares of a quorum, the order is 4, 5, 7, 3. A message is listed under every status
with which it can end a command.
";

const WARNINGS: &str = "
## Warnings

The command continues, or ends with another error. If an exit status is given, the same message can also be an
error: a fault of one share, card or reader among several is a warning; a fault of the only one is an error.
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text and its remedy, by name.
type Texts = BTreeMap<String, (String, Option<String>)>;

fn texts(file: &str) -> Texts {
    let source = fs::read_to_string(root().join("i18n/en").join(file)).unwrap();
    let resource = parser::parse(source.as_str()).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let told = messages.map(|message| {
        let remedy = message.attributes.iter().find(|attribute| attribute.id.name == "remedy");
        let text = words(message.value.as_ref().unwrap());
        (message.id.name.to_owned(), (text, remedy.map(|remedy| words(&remedy.value))))
    });
    told.collect()
}

/// A text in one line, for a table.
fn words(pattern: &Pattern<&str>) -> String {
    let element = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => {
            value.replace('\n', " ").replace('|', "\\|").replace('<', "&lt;")
        }
        PatternElement::Placeable {
            expression:
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants },
        } if id.name == "platform" => {
            let [windows, linux] = [false, true]
                .map(|default| variants.iter().find(|it| it.default == default).unwrap());
            format!("⟨Linux: {}; Windows: {}⟩", words(&linux.value), words(&windows.value))
        }
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            words(&variants.iter().find(|variant| variant.default).unwrap().value)
        }
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::VariableReference { id } => format!("⟨{}⟩", id.name),
            InlineExpression::StringLiteral { value } => (*value).to_owned(),
            other => panic!("not used in these texts: {other:?}"),
        },
    };
    pattern.elements.iter().map(element).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path),
        }
    }
}

/// Every source file: its path relative to `src`, and its content.
fn sources() -> Vec<(String, String)> {
    let folder = root().join("src");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        (name.replace('\\', "/"), fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

/// Following every message takes a minute, so it is done once.
static DESTINATIONS: LazyLock<Destinations> =
    LazyLock::new(|| Flow::of(Declared::read(&sources())).into());

fn table(page: &mut String, names: &BTreeSet<&String>, texts: &Texts) {
    page.push_str("\n| name | what it says | what to do next |\n|---|---|---|\n");
    for name in names {
        line(page, name, "", texts);
    }
}

/// The same table, with the exit statuses of messages that are also errors.
fn table_with_statuses(
    page: &mut String,
    names: &BTreeSet<&String>,
    texts: &Texts,
    flow: &Destinations,
) {
    page.push_str("\n| name | exit status | what it says | what to do next |\n|---|---|---|---|\n");
    for name in names {
        let of_name = flow.errors.iter().filter(|(other, _)| other == *name);
        let statuses: BTreeSet<&String> = of_name.filter_map(|(_, it)| it.as_ref()).collect();
        let numbered = flow.statuses.iter().enumerate();
        let numbers = numbered.filter(|(_, (status, _))| statuses.contains(status));
        let numbers: Vec<String> = numbers.map(|(number, _)| number.to_string()).collect();
        let numbers = if numbers.is_empty() { "–".to_owned() } else { numbers.join(", ") };
        line(page, name, &format!(" {numbers} |"), texts);
    }
}

fn line(page: &mut String, name: &str, column: &str, texts: &Texts) {
    let (text, remedy) = &texts[name];
    let remedy = remedy.as_deref().unwrap_or("–");
    writeln!(page, "| `{name}` |{column} {text} | {remedy} |").unwrap();
}

fn page(flow: &Destinations) -> String {
    let errors = texts("errors.ftl");
    let mut texts = texts("screen.ftl");
    texts.extend(errors.clone());
    let mut page = INTRODUCTION.to_owned();
    page.push_str("| exit status | |\n|---|---|\n");
    for (number, (_, comment)) in flow.statuses.iter().enumerate() {
        writeln!(page, "| {number} | {} |", comment.trim()).unwrap();
    }
    page.push_str(ORDER);
    for (number, (status, comment)) in flow.statuses.iter().enumerate().skip(1) {
        writeln!(page, "\n## Exit status {number}\n\n{}", comment.trim()).unwrap();
        let of_status = flow.errors.iter().filter(|(_, other)| other.as_ref() == Some(status));
        table(&mut page, &of_status.map(|(name, _)| name).collect(), &texts);
    }
    let said =
        |way: Way| flow.said.iter().filter(move |(_, other)| *other == way).map(|(name, _)| name);
    page.push_str(WARNINGS);
    table_with_statuses(&mut page, &said(Way::Warning).collect(), &texts, flow);
    page.push_str(
        "\n## In dialogues\n\nWhat is explained at the terminal before something is asked again.\n",
    );
    let explained = said(Way::Dialogue).filter(|name| errors.contains_key(*name));
    table(&mut page, &explained.collect(), &texts);
    page
}

#[test]
fn the_page_tells_what_the_sources_do() {
    let path = root().join("docs/errors.md");
    let generated = page(&DESTINATIONS);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differs = written.lines().zip(generated.lines()).find(|(one, other)| one != other);
    assert!(
        written == generated,
        "docs/errors.md is out of date, first in {differs:#?}; \
         UPDATE_DOCS=1 cargo test --test errors writes it"
    );
}

/// Checks that every text of an error reaches a person, and that every error has a status.
#[test]
fn every_message_goes_somewhere() {
    let flow = &*DESTINATIONS;
    let known: BTreeSet<&String> = flow
        .errors
        .iter()
        .map(|(name, _)| name)
        .chain(flow.said.iter().map(|(name, _)| name))
        .collect();
    for name in texts("errors.ftl").keys() {
        let is_part = name.starts_with("rule-") || name.starts_with("cause-");
        assert!(
            is_part != known.contains(name),
            "{name}: an error, a warning, or said in a dialogue?"
        );
    }
    for (name, status) in &flow.errors {
        assert!(status.is_some(), "{name}: the exit status cannot be told");
    }
}

/// Checks each way of a message, in a few lines of code.
#[test]
fn messages_are_followed() {
    const LIBRARY: &str = r#"
        pub enum Bad { Lost, Torn { at: u8 } }
        impl UserError for Bad {
            fn describe(&self) -> Description<'_> {
                match self {
                    Self::Lost => Status::Usage.with(message!("lost")),
                    Self::Torn { at } => Status::Damaged.with(message!("torn", at = *at)),
                }
            }
        }
        pub fn find() -> Result<u8, Bad> { Err(Bad::Torn { at: 1 }) }
    "#;
    const PROGRAM: &str = r#"
        fn run(console: &mut Console) -> Result<(), Failure> {
            if let Err(error) = find() { console.warn(&error.message()); }
            let lent = Failure::new(Status::Unfit, message!("lent"));
            passes(console, &lent);
            let message = message!("named");
            find().map_err(|error| Failure::new(error.status(), message))?;
            let again = |error: Bad| Failure::new(Status::Target, Failure::from(error).message);
            find().map_err(again)?;
            Err(Failure::usage(message!("given")))
        }
        impl Failure { fn usage(message: Message) -> Self { Self::new(Status::Usage, message) } }
        fn passes(console: &mut Console, failed: &Failure) { console.warn(&failed.message); }
        fn explain(terminal: &mut Terminal) -> Result<(), Failure> {
            match run(console) { Ok(it) => Ok(it), Err(failure) => terminal.show(&failure.message) }
        }
        fn nowhere() { message!("nowhere"); }
    "#;
    let files = [("bad.rs", LIBRARY), ("cli/run.rs", PROGRAM)];
    let flow = Flow::of(Declared::read(&files.map(|(name, text)| (name.into(), text.into()))));
    let errors: Vec<String> = flow
        .errors
        .iter()
        .map(|(name, status)| format!("{name} {}", status.as_ref().unwrap()))
        .collect();
    assert_eq!(
        errors,
        ["given Usage", "lost Usage", "named Damaged", "torn Damaged", "torn Target"]
    );
    let said = |way| -> Vec<&str> {
        let of_way = flow.said.iter().filter(|(_, other)| *other == way);
        of_way.map(|(name, _)| name.as_str()).collect()
    };
    assert_eq!(said(Way::Warning), ["lent", "torn"]);
    assert_eq!(said(Way::Dialogue), ["given", "named", "torn"]);
}
