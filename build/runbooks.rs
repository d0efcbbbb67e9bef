//! The procedures of `runbooks/*.toml`, as Rust source. An unknown key, step, placeholder or product stops the
//! build here. An unknown event stops it when `src/entsso/runbook/template.rs` is compiled.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::Deserialize;

use crate::{files, target};

/// The file with the steps that procedures share.
const STEPS: &str = "steps";

/// The placeholders of a command, or of a text's variables.
const PLACEHOLDERS: [&str; 5] =
    ["server", "update-file", "update-file-quoted", "sso-folder", "file"];

/// What stands for the key `file`.
const FILE: &str = "{file}";

/// The note that stands for the key `password`.
const PASSWORD: &str = "{password}";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Procedure {
    title: Text,
    when: Text,
    who: Text,
    place: Text,
    order: Text,
    needs: Vec<Text>,
    #[serde(default = "new_server")]
    server: String,
    sources: Vec<String>,
    steps: Vec<Step>,
}

fn new_server() -> String {
    "NEWSERVER".to_owned()
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Step {
    r#use: Option<String>,
    at: Option<Text>,
    action: Option<Text>,
    types: Vec<String>,
    menu_item: BTreeMap<String, Text>,
    menu: Option<Text>,
    notes: Vec<Text>,
    good: Vec<String>,
    bad: Vec<String>,
    file: Option<String>,
    password: Option<Text>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Text {
    Name(String),
    With(BTreeMap<String, String>),
}

type Steps = BTreeMap<String, Step>;

/// Writes the Rust source `runbooks.rs`: a static for each shared step and each procedure.
pub(crate) fn build(root: &Path) -> io::Result<()> {
    let paths = files(&root.join("runbooks"), "toml")?;
    let steps: Steps = parse(STEPS, &fs::read_to_string(root.join("runbooks/steps.toml"))?)?;
    let mut source = String::new();
    for (name, step) in &steps {
        let part = in_file(STEPS, part(step))?;
        source += &format!("static {}: StepPart = {part};\n", constant("step", name));
    }
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name != STEPS {
            let procedure: Procedure = parse(&name, &fs::read_to_string(&path)?)?;
            let sheet = in_file(&name, sheet(&procedure, &steps))?;
            source += &format!("static {}: SheetTemplate = {sheet};\n", constant("sheet", &name));
        }
    }
    fs::write(target("runbooks.rs"), source)
}

fn parse<T: for<'a> Deserialize<'a>>(file: &str, text: &str) -> io::Result<T> {
    in_file(file, toml::from_str(text).map_err(|error| error.to_string()))
}

fn in_file<T>(file: &str, result: Result<T, String>) -> io::Result<T> {
    result.map_err(|error| io::Error::other(format!("runbooks/{file}.toml: {error}")))
}

fn constant(kind: &str, name: &str) -> String {
    format!("{kind}_{name}").replace('-', "_").to_uppercase()
}

fn sheet(procedure: &Procedure, steps: &Steps) -> Result<String, String> {
    let Procedure { title, when, who, place, order, needs, server, sources, .. } = procedure;
    let [title, when, who, place, order] = [title, when, who, place, order].map(text);
    let steps = procedure.steps.iter().map(|step| step_template(step, steps));
    Ok(format!(
        "SheetTemplate {{ title: {}, when: {}, who: {}, place: {}, order: {}, needs: {}, server: {server:?}, \
         sources: &{sources:?}, steps: {} }}",
        title?,
        when?,
        who?,
        place?,
        order?,
        list(needs.iter().map(text))?,
        list(steps)?
    ))
}

/// A step of a procedure, with the shared parts that it begins with.
fn step_template(step: &Step, steps: &Steps) -> Result<String, String> {
    let name = step.r#use.as_deref().unwrap_or("of its own");
    let chain = chain(step, steps)?;
    let nearest = |key: fn(&Step) -> Option<&Text>, missing: &str| {
        let found = chain.iter().find_map(|(_, step)| key(step));
        found.ok_or_else(|| format!("step {name}: no {missing}")).and_then(text)
    };
    let at = nearest(|step| step.at.as_ref(), "at")?;
    let action = nearest(|step| step.action.as_ref(), "action")?;
    if chain.iter().any(|(_, step)| step.needs_password()) != step.password.is_some() {
        return Err(format!("step {name}: {PASSWORD} and the key password go together"));
    }
    if chain.iter().any(|(_, step)| step.needs_file()) != step.file.is_some() {
        return Err(format!("step {name}: {FILE} and the key file go together"));
    }
    let password = option(step.password.as_ref().map(text))?;
    let file = step.file.as_deref().unwrap_or_default();
    // The most general part comes first.
    let parts = chain.iter().rev().map(|(shared, step)| match shared {
        Some(name) => Ok(format!("&{}", constant("step", name))),
        None => Ok(format!("&{}", part(step)?)),
    });
    Ok(format!(
        "StepTemplate {{ at: {at}, action: {action}, file: {file:?}, password: {password}, parts: {} }}",
        list(parts)?
    ))
}

/// A step, the shared step that it uses, the one that that one uses, and so on; each with its name.
fn chain<'a>(step: &'a Step, steps: &'a Steps) -> Result<Vec<(Option<&'a str>, &'a Step)>, String> {
    let mut chain = vec![(None, step)];
    let mut next = step.r#use.as_deref();
    while let Some(name) = next {
        let shared = steps.get(name).ok_or_else(|| format!("no step {name}"))?;
        if chain.iter().any(|(used, _)| *used == Some(name)) {
            return Err(format!("step {name} uses itself"));
        }
        chain.push((Some(name), shared));
        next = shared.r#use.as_deref();
    }
    Ok(chain)
}

impl Step {
    fn needs_password(&self) -> bool {
        self.notes.iter().any(|note| matches!(note, Text::Name(name) if name == PASSWORD))
    }

    fn needs_file(&self) -> bool {
        let texts = [&self.at, &self.action].into_iter().flatten().chain(&self.notes);
        let values = texts.flat_map(|text| match text {
            Text::Name(_) => Vec::new(),
            Text::With(with) => with.values().collect(),
        });
        self.types.iter().chain(values).any(|value| value.contains(FILE))
    }
}

/// What a step adds to the shared steps that it uses.
fn part(step: &Step) -> Result<String, String> {
    for line in &step.types {
        check_placeholders(line)?;
        if !line.is_ascii() {
            return Err(format!("not ASCII: {line}"));
        }
    }
    let items = step.menu_item.iter().map(|(product, item)| {
        let product = match product.as_str() {
            "biztalk" => "BizTalk",
            "his" => "HostIntegration",
            other => return Err(format!("no product {other}")),
        };
        Ok(format!("(Product::{product}, {})", text(item)?))
    });
    let notes = step.notes.iter().map(|note| match note {
        Text::Name(name) if name == PASSWORD => Ok("NoteTemplate::Password".to_owned()),
        note => Ok(format!("NoteTemplate::Text({})", text(note)?)),
    });
    Ok(format!(
        "StepPart {{ types: &{:?}, items: {}, menu: {}, notes: {}, good: {}, bad: {} }}",
        step.types,
        list(items)?,
        option(step.menu.as_ref().map(text))?,
        list(notes)?,
        list(step.good.iter().map(event))?,
        list(step.bad.iter().map(event))?
    ))
}

fn text(text: &Text) -> Result<String, String> {
    let (name, variables) = match text {
        Text::Name(name) => (name, Vec::new()),
        Text::With(with) => {
            let name = with.get("text").ok_or("a text without its name")?;
            (name, with.iter().filter(|(key, _)| *key != "text").collect())
        }
    };
    if !name.starts_with("runbook-") {
        return Err(format!("no text of a runbook: {name}"));
    }
    for (_, value) in &variables {
        check_placeholders(value)?;
    }
    Ok(format!("TextTemplate {{ name: {name:?}, variables: &{variables:?} }}"))
}

/// An event, by its number or code, and its name if it has one.
fn event(written: &String) -> Result<String, String> {
    let (number, symbol) = written.split_once(' ').unwrap_or((written, ""));
    let value = match number.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let value = value.map_err(|error| format!("event {written}: {error}"))?;
    Ok(format!("events::find({value}, {symbol:?})"))
}

fn check_placeholders(value: &str) -> Result<(), String> {
    for piece in value.split('{').skip(1) {
        let name = piece.split('}').next().unwrap_or_default();
        if !PLACEHOLDERS.contains(&name) {
            return Err(format!("no placeholder {name}"));
        }
    }
    Ok(())
}

fn option(value: Option<Result<String, String>>) -> Result<String, String> {
    Ok(value.transpose()?.map_or("None".to_owned(), |value| format!("Some({value})")))
}

fn list(items: impl Iterator<Item = Result<String, String>>) -> Result<String, String> {
    Ok(format!("&[{}]", items.collect::<Result<Vec<_>, _>>()?.join(", ")))
}
