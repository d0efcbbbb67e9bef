//! The texts: every message exists in every language, has the same variables, and is used.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use unicode_width::UnicodeWidthStr;

const LANGUAGES: [&str; 3] = ["en", "fr", "ja"];
const FILES: [&str; 4] = ["errors.ftl", "help.ftl", "runbook.ftl", "screen.ftl"];

type Variables = BTreeSet<String>;

/// The variables of each message (`name`) and attribute (`name.attribute`).
type Texts = BTreeMap<String, Variables>;

fn read(language: &str, file: &str) -> String {
    let path = format!("{}/i18n/{language}/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

fn texts(language: &str, file: &str) -> Texts {
    let source = read(language, file);
    let resource = parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{language}/{file}: {errors:?}"));
    let mut texts = Texts::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name.to_owned();
        let value = message.value.unwrap_or_else(|| panic!("{language}/{file}: {name} is empty"));
        let mut add = |name: String, pattern: &Pattern<&str>| {
            let repeated = texts.insert(name.clone(), variables(pattern));
            assert!(repeated.is_none(), "{language}/{file}: {name} is repeated");
        };
        add(name.clone(), &value);
        for attribute in &message.attributes {
            add(format!("{name}.{}", attribute.id.name), &attribute.value);
        }
    }
    texts
}

fn all_texts(language: &str) -> Texts {
    let mut all = Texts::new();
    for file in FILES {
        for (name, variables) in texts(language, file) {
            assert!(
                all.insert(name.clone(), variables).is_none(),
                "{language}: {name} is in two files"
            );
        }
    }
    all
}

fn variables(pattern: &Pattern<&str>) -> Variables {
    let mut found = Variables::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut Variables) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                collect_inline(inline, found);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_inline(selector, found);
                variants.iter().for_each(|variant| collect(&variant.value, found));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            // Every text gets this one: which system the program is for.
            if id.name != "platform" {
                found.insert(id.name.to_owned());
            }
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("not used in these texts: {other:?}"),
    }
}

#[test]
fn every_language_has_the_same_messages_and_variables() {
    for file in FILES {
        let english = texts("en", file);
        for language in &LANGUAGES[1..] {
            let other = texts(language, file);
            for (name, variables) in &english {
                let found =
                    other.get(name).unwrap_or_else(|| panic!("{language}/{file} lacks {name}"));
                assert_eq!(found, variables, "{language}/{file}: the variables of {name}");
            }
            for name in other.keys() {
                assert!(
                    english.contains_key(name),
                    "{language}/{file} has {name}, which en has not"
                );
            }
        }
    }
}

/// Checks that no text is the same in two languages. Such a text has not been translated.
#[test]
fn every_text_is_translated() {
    const SAME: [&str; 2] = ["drill-pass", "drill-fail"];
    for file in FILES {
        let lines = |language| -> BTreeMap<String, String> {
            let source = read(language, file);
            let text = |line: &str| {
                line.split_once(" = ").map(|(a, b)| (a.to_owned(), b.trim().to_owned()))
            };
            source.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(text).collect()
        };
        let english = lines("en");
        for language in &LANGUAGES[1..] {
            for (name, text) in lines(language) {
                let same = english.get(&name) == Some(&text) && text.contains(char::is_alphabetic);
                // Some names are the same everywhere: MSID, PASS, quorum.
                let short = text.split('{').next().unwrap_or_default().trim().len() < 16;
                assert!(
                    !same || short || SAME.contains(&name.as_str()),
                    "{language}: {name} = {text}"
                );
            }
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The name and keys of every `message!("name", key = …)` in the sources.
fn used() -> Vec<(String, Variables)> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut used = Vec::new();
    for file in files {
        let source = fs::read_to_string(file).unwrap();
        for call in source.split("message!(").skip(1) {
            let Some(rest) = call.trim_start().strip_prefix('"') else { continue };
            let (name, rest) = rest.split_once('"').unwrap();
            used.push((name.to_owned(), keys(rest)));
        }
        // The help uses its texts only by name.
        for name in source.split("\"help-").skip(1) {
            let name = format!("help-{}", name.split('"').next().unwrap());
            used.push((name, Variables::new()));
        }
    }
    used.retain(|(name, _)| name != "name");
    used.extend(used_by_runbooks());
    used
}

/// The name and variables of every text in the procedures of `runbooks/*.toml`.
fn used_by_runbooks() -> Vec<(String, Variables)> {
    let mut used = Vec::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("runbooks")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let text = lines.join("\n");
        for (at, _) in text.match_indices("\"runbook-") {
            let (name, rest) = text[at + 1..].split_once('"').unwrap();
            let variables = match text[..at].ends_with("{ text = ") {
                true => rest.split(" }").next().unwrap().split(", ").skip(1).collect(),
                false => Vec::new(),
            };
            let variables = variables.into_iter().filter_map(|it| it.split_once(" = "));
            used.push((name.to_owned(), variables.map(|(key, _)| key.to_owned()).collect()));
        }
    }
    assert!(used.len() > 200, "the procedures were read: {}", used.len());
    used
}

/// The words before ` = ` at the nesting depth of the call itself.
fn keys(call: &str) -> Variables {
    let mut keys = Variables::new();
    let mut depth = 0;
    let mut argument = String::new();
    for character in call.chars() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' => break,
            ',' if depth == 0 => {
                keys.extend(argument.split_once(" = ").map(|(key, _)| key.trim().to_owned()));
                argument.clear();
                continue;
            }
            _ => {}
        }
        argument.push(character);
    }
    keys.extend(argument.split_once(" = ").map(|(key, _)| key.trim().to_owned()));
    keys
}

#[test]
fn every_message_that_is_used_is_there_and_gets_its_variables() {
    let texts = all_texts("en");
    let used = used();
    assert!(used.len() > 200, "the sources were read: {}", used.len());
    for (name, keys) in &used {
        let of_message = |key: &&String| *key == name || key.starts_with(&format!("{name}."));
        let names: Vec<&String> = texts.keys().filter(of_message).collect();
        assert!(!names.is_empty(), "{name} is used, and there is no such text");
        let variables: Variables = names.iter().flat_map(|name| texts[*name].clone()).collect();
        assert_eq!(*keys, variables, "what {name} is given, and what it uses");
    }
    for name in texts.keys().filter(|name| !name.contains('.')) {
        assert!(used.iter().any(|(used, _)| used == name), "{name} is never used");
    }
}

/// Checks that an error says what to do next. The ones without a remedy are parts of other messages, or
/// appear during a dialogue that continues.
#[test]
fn every_error_has_a_remedy() {
    const WITHOUT: [&str; 4] =
        ["reminder-reveals", "sets-one-of-several", "prompt-not-utf8", "prompt-too-long"];
    let texts = texts("en", "errors.ftl");
    for name in texts.keys().filter(|name| !name.contains('.')) {
        let part = name.starts_with("rule-")
            || name.starts_with("cause-")
            || WITHOUT.contains(&name.as_str());
        assert_ne!(texts.contains_key(&format!("{name}.remedy")), part, "{name}");
    }
}

/// Checks that the labels of a set's description have the same width, in every language.
#[test]
fn the_description_of_a_set_lines_up() {
    for language in LANGUAGES {
        let source = read(language, "screen.ftl");
        let labels = source
            .lines()
            .filter(|line| line.starts_with("set-") && !line.starts_with("set-custodian"));
        let columns: BTreeSet<usize> = labels
            .map(|line| {
                let text = line.split_once(" = ").unwrap().1;
                text.split('{').next().unwrap().width()
            })
            .collect();
        assert_eq!(columns.len(), 1, "{language}: {columns:?}");
    }
}

/// Checks that a medium always has Microsoft's term in that language.
#[test]
fn a_medium_has_one_name() {
    for (language, other) in [("fr", "support"), ("ja", "媒体")] {
        for file in FILES {
            let source = read(language, file).to_lowercase();
            // French words are separated, Japanese words are not.
            let found = match other.is_ascii() {
                true => source
                    .split(|letter: char| !letter.is_alphabetic())
                    .any(|word| word.trim_end_matches('s') == other),
                false => source.contains(other),
            };
            assert!(!found, "{language}/{file}: {other}");
        }
    }
}

/// Checks that a space before these French signs is a no-break space. In `ask-password`, one of the signs is
/// a key.
#[test]
fn french_signs_stay_with_their_words() {
    for file in FILES {
        for line in read("fr", file).lines().filter(|line| !line.starts_with('#')) {
            let is_key = line.starts_with("ask-password");
            for sign in [" :", " ;", " !", " ?", " »"].into_iter().filter(|_| !is_key) {
                for (at, _) in line.match_indices(sign) {
                    // Typed text has its own punctuation.
                    let behind = line[at + sign.len()..].chars().next();
                    let ends = behind.is_none_or(|next| " .,)".contains(next));
                    assert!(!ends, "{file}: {line}");
                }
            }
        }
    }
}
