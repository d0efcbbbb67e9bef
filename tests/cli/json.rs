//! `--json`: one object, whose fields are all documented in `docs/json.md`.
//!
//! `UPDATE_DOCS=1 cargo test --features emulator --test cli json::` writes that page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use sso_escrow::entsso::msid::Msid;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::RegistryKey;

use crate::support::*;

const MSID: Msid = Msid::from_bytes([9; 16]);

/// The object that a command printed. Panics if the output is anything else.
fn object(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:#?}"))
}

const INTRODUCTION: &str = "# What `--json` prints

Every command prints one JSON object on standard output, whether it succeeds or fails. It is ASCII: other characters in
texts are written `\\uXXXX` (RFC 8259). Questions go to the terminal.
Warnings and errors for people go to standard error. No field ever holds a secret, a share or a password. Fields may
be added in later releases; those that are here stay what they are.

A field of a command is absent if the command ended before the field was known, or if the field means nothing for
what the command was asked for. The type of a field says whether it may be null.

This page is generated from the types of the results, and a test compares the two:
`UPDATE_DOCS=1 cargo test --features emulator --test cli json::` writes it.
";

/// The page, made from the declared types of the results.
fn page(results: &Results) -> String {
    let mut page = INTRODUCTION.to_owned();
    let mut named = BTreeSet::new();
    page.push_str("\n## In every object\n");
    table(&mut page, results, &results.everywhere(), &mut named);
    page.push_str("\n## By command\n");
    for section in &results.commands {
        let doc = &results.declared_as(&section.result).doc;
        write!(page, "\n### {}\n\n{doc}\n", section.title).unwrap();
        table(&mut page, results, &results.fields_of(&section.result), &mut named);
    }
    page.push_str("\n## Objects in the fields\n");
    let mut objects = BTreeMap::new();
    while let Some(name) = named.pop_first() {
        if !objects.contains_key(&name) {
            objects.insert(name.clone(), section(results, &name, &mut named));
        }
    }
    page.extend(objects.into_values());
    page
}

/// The section for an object. Adds the objects in it to `named`.
fn section(results: &Results, name: &str, named: &mut BTreeSet<String>) -> String {
    let declared = results.declared_as(name);
    let mut page = format!("\n### {}\n\n{}\n", title(name), declared.doc);
    match &declared.shape {
        Shape::Object(_) => table(&mut page, results, &results.fields_of(name), named),
        Shape::Tagged(tag, variants) => {
            for (value, doc, fields) in variants {
                write!(page, "\nIf `{tag}` is `{value}`: {doc}\n").unwrap();
                table(&mut page, results, &results.spread(fields), named);
            }
        }
        Shape::Names(_) | Shape::OneOf(_) => panic!("{name} is no object"),
    }
    page
}

/// A table of fields. Adds the objects in them to `named`.
fn table(page: &mut String, results: &Results, fields: &[Field], named: &mut BTreeSet<String>) {
    page.push_str("\n| field | type | what it is |\n|---|---|---|\n");
    for Field { name, doc, value, .. } in fields {
        let shown = shown(value, results, named);
        writeln!(page, "| `{name}` | {shown} | {} |", doc.replace('|', "\\|")).unwrap();
    }
}

/// The name of a type in a table.
fn shown(of: &FieldType, results: &Results, named: &mut BTreeSet<String>) -> String {
    match of {
        FieldType::Text => "text".to_owned(),
        FieldType::Number => "number".to_owned(),
        FieldType::Boolean => "boolean".to_owned(),
        FieldType::Nullable(of) => format!("{} or null", shown(of, results, named)),
        FieldType::List(of) => match &**of {
            FieldType::Text => "list of texts".to_owned(),
            of => format!("list of {}s", shown(of, results, named)),
        },
        FieldType::Map(of) => format!("object with a {} for each name", shown(of, results, named)),
        FieldType::Declared(name) => match &results.declared_as(name).shape {
            Shape::Names(names) => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                format!("text: {}", names.join(", "))
            }
            _ => {
                named.insert(name.clone());
                let title = title(name);
                let title = title.to_lowercase();
                format!("[{title}](#{}) object", title.replace(' ', "-"))
            }
        },
    }
}

/// A type's name as a heading: `SetSummary` is "Set summary".
fn title(name: &str) -> String {
    let mut title = String::new();
    for letter in name.chars() {
        match letter.is_uppercase() && !title.is_empty() {
            true => title.extend([' ', letter.to_ascii_lowercase()]),
            false => title.push(letter),
        }
    }
    title
}

#[test]
fn the_page_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let page = page(Results::declared());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, page).unwrap();
        return;
    }
    let written = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(written == page, "docs/json.md is not what the types say: UPDATE_DOCS=1 writes it");
}

#[test]
fn a_field_that_is_not_declared_is_found() {
    let results = Results::declared();
    let object = |more: Value| {
        let mut object = json!({ "command": "sets", "status": 0, "warnings": [] });
        object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        object
    };
    let share = |x: Value| json!({ "sets": [{ "set": null, "shares": [{ "x": x }] }] });
    assert_eq!(results.check(&object(json!({}))), Ok(()));
    assert_eq!(results.check(&object(json!({ "sets": [] }))), Ok(()));
    for (wrong, told) in [
        (json!({ "command": "none" }), "no command none"),
        (json!({ "command": "" , "sets": [] }), "/sets is not declared"),
        (json!({ "more": 1 }), "/more is not declared"),
        (json!({ "status": "0" }), "/status has another type"),
        (json!({ "sets": {} }), "/sets is no list"),
        (share(json!(1)), "/set: no object"),
        (json!({ "warnings": [{ "name": "x", "text": "x" }] }), "/warnings/remedy is missing"),
        (json!({ "error": { "name": "x", "text": null, "remedy": null } }), "/error/text has"),
    ] {
        let found = results.check(&object(wrong));
        assert!(found.as_ref().is_err_and(|it| it.contains(told)), "{told}: {found:?}");
    }
}

#[test]
fn every_command_prints_one_object() {
    let set = Make { reminder: "a reminder", ..Make::default() }.set();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    let place = |name: &str| format!("A{name}=file:{}", folder.path().join(name).display());
    let reg = set.path("x.reg");
    let [update, page, practice_file] =
        ["promote.xml", "page", "practice.bak"].map(|name| set.path(name).display().to_string());
    let bare = set.path("bare").display().to_string();
    let rehearsed = |run: Run, numbers: &[u8]| {
        run.rehearsal().yes().shares(&set, numbers).passwords(numbers).run()
    };
    let generate = Run::generate().rehearsal().yes().threshold(2);
    let generate = generate.share_at(place("a")).share_at(place("b")).passwords(&[1, 2]);
    let ssoss =
        regfile::encode(&RegistryKey::of_master_secret(&MSID, &[7; 32]).unwrap(), None).unwrap();
    fs::write(set.path("ssoss.reg"), &ssoss[..]).unwrap();
    let from = format!("reg:{}", set.path("ssoss.reg").display());
    let backup = Run::backup().dry_run().threshold(2).share_at("A=ask").share_at("B=ask");
    let unseal = Run::unseal().rehearsal().yes().place(&set, 1).to(&bare).passwords(&[1]);
    let promote = Run::promote().option("--server", "SSO02").option("--out", &update);
    let practice = Run::of("practice-file").option("--to", format!("native:{practice_file}"));
    let transcript = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/transcript/whole.ssotranscript");
    let withhold = Run::of("transcript withhold --above public").arg(transcript);
    let runs = [
        ("generate", generate.run()),
        ("inspect", Run::inspect().place(&set, 1).run()),
        ("sets", Run::sets().place(&set, 1).place(&set, 2).run()),
        ("drill", rehearsed(Run::drill().flag("--full"), &[1, 2, 3, 4])),
        ("restore", rehearsed(Run::restore().to_reg(reg), &[1, 2, 3])),
        ("verify", Run::verify().rehearsal().place(&set, 1).passwords(&[1]).run()),
        ("unseal", unseal.run()),
        ("vectors", Run::vectors().run()),
        ("practice-file", practice.run()),
        ("promote", promote.run()),
        ("promote", Run::promote().option("--check", &update).run()),
        ("backup", backup.option("--from", from).waived().run()),
        ("runbook", Run::runbook().run()),
        ("runbook", Run::runbook().arg("backup").run()),
        ("runbook", Run::runbook().arg("backup").option("--out", page).run()),
        ("completions", Run::completions().arg("bash").run()),
        ("man", Run::of("man").arg("sets").run()),
        ("transcript", Run::of("transcript verify").arg(transcript).run()),
        ("transcript", Run::of("transcript show").arg(transcript).run()),
        ("transcript", withhold.option("--out", set.path("public").display()).run()),
        ("void", Run::void().rehearsal().yes().share(&set, 1).run()),
    ];
    let mut without: BTreeSet<_> =
        Results::declared().commands.iter().map(|section| &*section.command).collect();
    for (command, ran) in runs {
        let object = object(ran.done());
        assert_eq!(object["command"], command);
        assert_eq!(object["status"], 0);
        // `Ran` checks in every test that each field is declared.
        without.remove(command);
    }
    // The tests with cards and media cover these.
    assert_eq!(without, BTreeSet::from(["reseal", "token"]));
}

#[test]
fn errors_and_warnings_are_in_the_object() {
    let set = Make::default().set();
    let mut lines = passwords(&[1, 2, 3]);
    lines[0] = "not the password".to_owned();
    let run = Run::drill().rehearsal().shares(&set, &[1, 2, 3]).lines(&lines);
    let object_of = object;
    let object = object_of(&run.run());
    assert_eq!(object["status"], 5);
    assert_eq!(object["result"], "FAIL");
    assert_eq!(object["error"]["name"], "quorum-not-reached");
    let warnings = object["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|warning| warning["name"] == "share-wrong-password"));
    assert!(object["error"]["remedy"].is_string());
    fs::write(set.file(2), "x").unwrap();
    let listed = object_of(Run::inspect().place(&set, 2).run().ended(4));
    assert_eq!(listed["error"]["name"], "list-faulty");
}

#[test]
fn a_wrong_command_line_gives_an_object_too() {
    let unknown = object(Run::sets().arg("x").lang("xx").run().ended(2));
    assert_eq!(unknown["error"]["name"], "usage-language");
    let object = object(Run::drill().run().ended(2));
    assert_eq!(object["status"], 2);
    assert_eq!(object["error"]["name"], "usage-missing");
}
