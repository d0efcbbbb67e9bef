//! Tests name messages and do not repeat their text. So a text can be improved without changing any test,
//! except the golden files.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, Lit, LitStr, Macro, Token, braced, bracketed, parenthesized, token};

/// The shortest literal that is compared with the texts, in characters.
const SHORTEST: usize = 12;

/// The tests that compare whole screens with golden files.
const GOLDEN: &[&str] = &["cli/golden.rs"];

/// Files that still repeat prose. Remove a file from this list when it no longer does.
const NOT_YET: &[&str] = &[];

/// Literals of several words that also occur in a text, but are not wording.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("-generateSecret a", "a command of ENTSSO, with an argument"),
    ("net start ENTSSO", "a command of Windows"),
    ("ssoconfig -restoreSecret", "a command of ENTSSO"),
    ("ssomanage -updatedb", "a command of ENTSSO"),
    ("sso-escrow restore", "a command of this program"),
    ("sso-escrow token provision", "a command of this program"),
    ("sso-escrow inspect piv:", "a command of this program"),
    ("sso-escrow inspect pi", "the same, half typed"),
    ("sso-escrow token prov", "the same, half typed"),
    ("sso-escrow rest", "a command of this program, half typed"),
    ("token provision", "a command of this program"),
    ("token inspect", "a command of this program"),
    ("--from native:", "an option with its value"),
    ("wrong password", "the name of a reason in the files of vectors"),
    ("the password of", "the passwords of the tests' sets"),
    ("says it is share", "what docs/recover.py says, which has its own texts"),
    ("its password", "what docs/recover.py says, which has its own texts"),
];

/// The methods whose first argument may name a message.
const NAMING: &[&str] = &[
    "error",
    "error_gives",
    "warned",
    "warning_names",
    "not_warned",
    "told",
    "not_told",
    "said",
    "not_said",
    "sees",
];

/// The English texts: the names of messages, and the text between the arguments.
struct English {
    names: BTreeSet<String>,
    words: Vec<String>,
}

impl English {
    fn read() -> Self {
        let mut english = Self { names: BTreeSet::new(), words: Vec::new() };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n/en");
        for entry in fs::read_dir(folder).unwrap() {
            let source = fs::read_to_string(entry.unwrap().path()).unwrap();
            for entry in parser::parse(source).unwrap().body {
                let Entry::Message(message) = entry else { continue };
                for attribute in &message.attributes {
                    english.names.insert(format!("{}.{}", message.id.name, attribute.id.name));
                    english.collect(&attribute.value);
                }
                message.value.iter().for_each(|value| english.collect(value));
                english.names.insert(message.id.name);
            }
        }
        assert!(english.names.len() > 400, "{}", english.names.len());
        english
    }

    /// Adds the text of a pattern. The text between two arguments is one entry, even with line breaks.
    fn collect(&mut self, pattern: &Pattern<String>) {
        let mut words = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.words.push(on_one_line(&std::mem::take(&mut words)));
                    if let Expression::Select { variants, .. } = expression {
                        variants.iter().for_each(|variant| self.collect(&variant.value));
                    }
                }
            }
        }
        self.words.push(on_one_line(&words));
    }

    /// The part of a literal that repeats a text, if any. A single word does not count: texts contain
    /// options, paths, and names of files and registry values, which tests must name.
    fn repeated<'a>(&self, literal: &'a str) -> Option<&'a str> {
        let parts = literal.split(['\n', '{', '}']).map(str::trim);
        let is_long = |part: &&str| part.chars().count() >= SHORTEST && part.contains(' ');
        let mut long = parts.filter(is_long);
        long.find(|part| self.words.iter().any(|words| words.contains(&on_one_line(part))))
    }
}

fn on_one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The string literals of a test file, and the names of messages that it uses.
#[derive(Default)]
struct Literals {
    all: Vec<String>,
    names: Vec<String>,
}

impl Literals {
    fn of(source: &str) -> Self {
        let mut literals = Self::default();
        literals.visit_file(&syn::parse_file(source).unwrap());
        literals
    }

    /// Reads the literals of a macro whose arguments are not expressions.
    fn read(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            if input.peek(LitStr) {
                self.all.push(input.parse::<LitStr>()?.value());
                continue;
            }
            let inner;
            if input.peek(token::Paren) {
                parenthesized!(inner in input);
            } else if input.peek(token::Bracket) {
                bracketed!(inner in input);
            } else if input.peek(token::Brace) {
                braced!(inner in input);
            } else {
                input.step(|cursor| match cursor.token_tree() {
                    Some((_, rest)) => Ok(((), rest)),
                    None => Err(cursor.error("the end")),
                })?;
                continue;
            }
            self.read(&inner)?;
        }
        Ok(())
    }

    fn name(&mut self, argument: Option<&Expr>) {
        if let Some(Expr::Lit(ExprLit { lit: Lit::Str(name), .. })) = argument {
            self.names.push(name.value());
        }
    }
}

impl<'a> Visit<'a> for Literals {
    /// Doc comments are attributes, so attributes are skipped.
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}

    fn visit_lit_str(&mut self, literal: &'a LitStr) {
        self.all.push(literal.value());
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if NAMING.contains(&call.method.to_string().as_str()) {
            self.name(call.args.first());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        let Ok(arguments) = call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated)
        else {
            call.parse_body_with(|input: ParseStream<'_>| self.read(input)).unwrap();
            return;
        };
        if call.path.is_ident("text") || call.path.is_ident("message") {
            self.name(arguments.first());
        }
        arguments.iter().for_each(|argument| self.visit_expr_of_macro(argument));
    }
}

impl Literals {
    /// Reads an expression that lives only as long as its macro.
    fn visit_expr_of_macro(&mut self, argument: &Expr) {
        let mut inner = Self::default();
        Visit::visit_expr(&mut inner, argument);
        self.all.append(&mut inner.all);
        self.names.append(&mut inner.names);
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every test file: its path relative to `tests`, and its literals.
fn tests() -> BTreeMap<String, Literals> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = Vec::new();
    files(&root, &mut found);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        (name, Literals::of(&fs::read_to_string(&path).unwrap()))
    };
    // This file lists the exceptions, so it is left out.
    let all: BTreeMap<_, _> =
        found.into_iter().map(read).filter(|(name, _)| name != "prose.rs").collect();
    assert!(all.len() > 60, "{}", all.len());
    all
}

#[test]
fn no_test_repeats_a_text() {
    let english = English::read();
    let is_exception = |literal: &str| EXCEPTIONS.iter().any(|(it, _)| *it == literal);
    let mut repeated = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (file, literals) in tests().iter().filter(|(file, _)| !GOLDEN.contains(&file.as_str())) {
        for literal in &literals.all {
            match english.repeated(literal) {
                Some(part) if is_exception(part) => drop(used.insert(part.to_owned())),
                Some(_) => {
                    repeated.entry(file.clone()).or_insert_with(Vec::new).push(literal.clone())
                }
                None => {}
            }
        }
    }
    for file in NOT_YET {
        assert!(repeated.remove(*file).is_some(), "{file} repeats no text: take it off the list");
    }
    assert!(repeated.is_empty(), "texts are named, not repeated: {repeated:#?}");
    assert!(EXCEPTIONS.len() <= 20, "{}", EXCEPTIONS.len());
    for (literal, _) in EXCEPTIONS {
        assert!(used.contains(*literal), "no test has “{literal}”: take the exception away");
    }
}

#[test]
fn every_message_that_a_test_names_is_there() {
    let english = English::read();
    let mut count = 0;
    for (file, literals) in tests() {
        for name in literals.names.iter().filter(|name| is_name(name)) {
            assert!(english.names.contains(name), "{file}: there is no message {name}");
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}

/// Reports whether the text has the form of a message name.
fn is_name(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    text.contains('-') && text.chars().all(letters)
}

/// Checks that a sentence is found in every place where one can be.
#[test]
fn a_planted_sentence_is_found() {
    let english = English::read();
    let planted = [
        r#"fn it() { ran.failed(2, &["The service account is empty"]); }"#,
        r#"fn it() { assert!(out.contains("service account is empty"), "{out}"); }"#,
        r#"fn it() { let all = vec![("a", "The service account is empty.")]; }"#,
        r#"fn it() { session.shows(&format!("Share {x} of {name} is written, read back and opened.")); }"#,
        r#"macro_rules! it { () => { "The service account is empty" }; }"#,
        r##"const IT: &str = r#"Insert the medium or smart card. (Or type"#;"##,
    ];
    for source in planted {
        let literals = Literals::of(source);
        assert!(literals.all.iter().any(|it| english.repeated(it).is_some()), "{source}");
    }
    let clean = Literals::of(
        r#"/// The service account is empty.
        fn it() { ran.error("usage-account", 2).error_names("CORP\\svc-sso-account"); }"#,
    );
    assert!(clean.all.iter().all(|it| english.repeated(it).is_none()));
    assert_eq!(clean.names, ["usage-account"]);
}
