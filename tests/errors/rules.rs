//! Rules for the sources that keep errors typed. No code decides by the name of a message, no default
//! silently replaces a value that cannot be missing, and no result is nested in a result. Tests are not
//! checked.

use std::fmt::{self, Display};

use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{Expr, ExprBinary, ExprMatch, ExprMethodCall, Lit, Macro, Pat, Token};

use super::sources::{last, tail};

/// Where the second rule applies: the code that handles secrets, shares, cards and their keys.
const ROOMS: [&str; 8] =
    ["seal", "share", "escrow", "token", "cli/context", "cli/cards", "cli/quorum", "cli/set"];

/// Why a default is allowed for a missing value.
enum Reason {
    /// The value cannot be missing.
    Never(&'static str),
    /// The value may be missing. The text is what the rule says then.
    Rule(&'static str),
}
use Reason::{Never, Rule};

/// The largest allowed number of defaults for values that cannot be missing.
const MOST_STAND_INS: usize = 10;

/// Every default in those folders: file, function, method, and reason.
const DEFAULTS: &[(&str, &str, &str, Reason)] = &[
    (
        "cli/context/reserved.rs",
        "add",
        "unwrap_or_else",
        Rule("a folder whose links cannot be followed is compared as it was written"),
    ),
    (
        "cli/context/reserved.rs",
        "check",
        "unwrap_or_else",
        Rule("a folder whose links cannot be followed is compared as it was written"),
    ),
    (
        "cli/set/distribute/asked.rs",
        "write_onto",
        "map_or",
        Rule("a set without an envelope needs no room for one"),
    ),
    (
        "cli/cards/touch_prompt.rs",
        "with_touch_prompt",
        "unwrap_or_else",
        Rule("a panic of the worker goes on in the thread that waits for it"),
    ),
    (
        "cli/quorum/read.rs",
        "read_only",
        "unwrap_or_default",
        Rule("a medium that cannot be looked at is known again by nothing"),
    ),
    (
        "cli/set/places.rs",
        "check_places",
        "unwrap_or",
        Rule("a path that is not UTF-8 came from no command line, and is only shown"),
    ),
    (
        "cli/set/places.rs",
        "check_places",
        "unwrap_or_else",
        Rule("a folder whose links cannot be followed is compared as it was written"),
    ),
    (
        "cli/set/new_set.rs",
        "new",
        "unwrap_or_default",
        Rule("an option that was not given is empty"),
    ),
    (
        "cli/set/new_set.rs",
        "new",
        "unwrap_or_default",
        Rule("an option that was not given is empty"),
    ),
    ("cli/set/new_set.rs", "split", "map_or", Rule("a clock before 1970 is taken for 1970")),
    (
        "escrow/combine.rs",
        "combine_secret",
        "map_or",
        Rule("no shares are refused by the splitting"),
    ),
    ("escrow/gather.rs", "gravest", "unwrap_or", Rule("without a graver one it is the quorum")),
    (
        "share/fingerprint.rs",
        "words",
        "unwrap_or_default",
        Never("a number has 11 bits, and the list 2048 words"),
    ),
    (
        "share/header.rs",
        "custodian",
        "map_or",
        Never("a header is made for a custodian of its set only"),
    ),
    (
        "token/apdu.rs",
        "data",
        "unwrap_or_default",
        Never("the length was counted in the same bytes"),
    ),
    (
        "token/certificate.rs",
        "unsigned",
        "unwrap_or_default",
        Never("the zeros were counted in the same bytes"),
    ),
    (
        "token/certificate.rs",
        "shown",
        "unwrap_or_default",
        Rule("a name that cannot be read has no parts"),
    ),
    ("token/certificate.rs", "scheme", "unwrap_or", Rule("any other algorithm is another one")),
    (
        "token/connection.rs",
        "serve_until",
        "unwrap_or",
        Rule("a reader that tells no protocol has the one of most cards"),
    ),
    (
        "token/management.rs",
        "key_location",
        "unwrap_or",
        Rule("cards that do not tell the kind have triple DES"),
    ),
    ("token/provision.rs", "needs_puk", "unwrap_or", Rule("a new card has the PUK of the factory")),
    (
        "token/provision/keys.rs",
        "settled",
        "unwrap_or_default",
        Rule("a certificate without a name is nobody's"),
    ),
    (
        "token/provision/secrets.rs",
        "settle_pin",
        "unwrap_or",
        Rule("a new card has the PIN of the factory"),
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    /// The name of a message is compared with a literal.
    Name,
    /// A method returns a default.
    Default(&'static str),
    /// A result is nested in a result.
    Nested,
}

/// A breach of a rule, and the function that contains it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    function: String,
    broken: Broken,
}

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fn {}: {:?}", self.function, self.broken)
    }
}

#[derive(Default)]
struct Search {
    function: String,
    found: Vec<Finding>,
}

impl Search {
    fn of(source: &str) -> Vec<Finding> {
        let mut search = Self::default();
        search.visit_file(&syn::parse_file(source).unwrap());
        search.found
    }

    fn add(&mut self, broken: Broken) {
        self.found.push(Finding { function: self.function.clone(), broken });
    }

    fn within(&mut self, name: &syn::Ident, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.function, name.to_string());
        walk(self);
        self.function = before;
    }
}

/// Reports whether a value comes from a name: `….name()`, and methods called on that.
fn is_of_a_name(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) if call.method == "name" && call.args.is_empty() => true,
        Expr::MethodCall(call) => is_of_a_name(&call.receiver),
        Expr::Reference(inner) => is_of_a_name(&inner.expr),
        Expr::Unary(inner) => is_of_a_name(&inner.expr),
        Expr::Paren(inner) => is_of_a_name(&inner.expr),
        _ => false,
    }
}

fn is_text(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Str(_)),
        Expr::Reference(inner) => is_text(&inner.expr),
        Expr::Array(list) => list.elems.iter().any(is_text),
        _ => false,
    }
}

fn is_text_pattern(pattern: &Pat) -> bool {
    match pattern {
        Pat::Lit(literal) => matches!(literal.lit, Lit::Str(_)),
        Pat::Or(cases) => cases.cases.iter().any(is_text_pattern),
        _ => false,
    }
}

/// Reports whether a default is an error or a message, and therefore not silent.
fn is_told(expr: &Expr) -> bool {
    let of_path = |path: &syn::Path| {
        let (owner, name) = tail(path);
        name == "Err" || name.ends_with("Error") || owner.is_some_and(|it| it.ends_with("Error"))
    };
    match expr {
        Expr::Call(call) => is_told(&call.func),
        Expr::Path(path) => of_path(&path.path),
        Expr::Struct(made) => of_path(&made.path),
        Expr::Closure(closure) => is_told(&closure.body),
        Expr::Macro(call) => call.mac.path.is_ident("message"),
        _ => false,
    }
}

/// Reports whether a value is empty or zero.
fn is_empty(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => text.value().is_empty(),
            Lit::Int(number) => number.base10_digits() == "0",
            _ => false,
        },
        Expr::Repeat(_) => true,
        _ => false,
    }
}

impl<'a> Visit<'a> for Search {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if !module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        self.within(&function.sig.ident, |search| visit::visit_item_fn(search, function));
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.within(&function.sig.ident, |search| visit::visit_impl_item_fn(search, function));
    }

    fn visit_expr_binary(&mut self, compared: &'a ExprBinary) {
        let sides = [&*compared.left, &*compared.right];
        let is_comparison = matches!(compared.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_));
        if is_comparison
            && sides.iter().any(|it| is_of_a_name(it))
            && sides.iter().any(|it| is_text(it))
        {
            self.add(Broken::Name);
        }
        visit::visit_expr_binary(self, compared);
    }

    fn visit_expr_match(&mut self, choice: &'a ExprMatch) {
        if is_of_a_name(&choice.expr) && choice.arms.iter().any(|arm| is_text_pattern(&arm.pat)) {
            self.add(Broken::Name);
        }
        visit::visit_expr_match(self, choice);
    }

    fn visit_expr_let(&mut self, checked: &'a syn::ExprLet) {
        if is_of_a_name(&checked.expr) && is_text_pattern(&checked.pat) {
            self.add(Broken::Name);
        }
        visit::visit_expr_let(self, checked);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        let matched = |input: syn::parse::ParseStream<'_>| {
            let value: Expr = input.parse()?;
            input.parse::<Token![,]>()?;
            let pattern = Pat::parse_multi_with_leading_vert(input)?;
            while !input.is_empty() {
                input.step(|cursor| {
                    let rest = cursor.token_tree().map(|(_, rest)| ((), rest));
                    rest.ok_or_else(|| cursor.error("the end"))
                })?;
            }
            Ok((value, pattern))
        };
        if last(&call.path) == "matches" {
            if let Ok((value, pattern)) = matched.parse2(call.tokens.clone())
                && is_of_a_name(&value)
                && is_text_pattern(&pattern)
            {
                self.add(Broken::Name);
            }
        } else if let Ok(values) =
            call.parse_body_with(syn::punctuated::Punctuated::<Expr, Token![,]>::parse_terminated)
        {
            // Findings in a copy of the arguments count like findings in the macro itself.
            let mut inner = Self { function: self.function.clone(), found: Vec::new() };
            values.iter().for_each(|value| Visit::visit_expr(&mut inner, value));
            self.found.append(&mut inner.found);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let method = call.method.to_string();
        match (&*method, &arguments[..]) {
            ("starts_with" | "ends_with" | "contains" | "eq" | "ne", [other])
                if (is_of_a_name(&call.receiver) && is_text(other))
                    || (is_text(&call.receiver) && is_of_a_name(other)) =>
            {
                self.add(Broken::Name);
            }
            ("unwrap_or_default", []) => self.add(Broken::Default("unwrap_or_default")),
            ("unwrap_or", [default]) if !is_told(default) => {
                self.add(Broken::Default("unwrap_or"));
            }
            ("unwrap_or_else", [default]) if !is_told(default) => {
                self.add(Broken::Default("unwrap_or_else"));
            }
            ("map_or", [default, _]) if is_empty(default) => self.add(Broken::Default("map_or")),
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path_segment(&mut self, segment: &'a syn::PathSegment) {
        if segment.ident == "Result"
            && let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
            && let Some(syn::GenericArgument::Type(syn::Type::Path(good))) = arguments.args.first()
            && last(&good.path) == "Result"
        {
            self.add(Broken::Nested);
        }
        visit::visit_path_segment(self, segment);
    }
}

fn everywhere() -> Vec<(String, Finding)> {
    let found = super::sources().into_iter().flat_map(|(file, source)| {
        Search::of(&source).into_iter().map(move |finding| (file.clone(), finding))
    });
    found.collect()
}

fn is_in_a_room(file: &str) -> bool {
    let module = file.trim_end_matches(".rs");
    ROOMS.iter().any(|room| {
        module.strip_prefix(room).is_some_and(|it| it.is_empty() || it.starts_with('/'))
    })
}

#[test]
fn no_code_decides_by_the_name_of_a_message() {
    let found: Vec<String> = everywhere()
        .iter()
        .filter(|(_, finding)| finding.broken == Broken::Name)
        .map(|(file, finding)| format!("{file}: {finding}"))
        .collect();
    assert!(found.is_empty(), "match on the error itself (`Failure::cause`): {found:#?}");
}

#[test]
fn no_result_lies_in_a_result() {
    let found: Vec<String> = everywhere()
        .iter()
        .filter(|(_, finding)| finding.broken == Broken::Nested)
        .map(|(file, finding)| format!("{file}: {finding}"))
        .collect();
    assert!(found.is_empty(), "an enum says what is meant: {found:#?}");
}

#[test]
fn every_default_has_a_reason() {
    let mut listed: Vec<_> =
        DEFAULTS.iter().map(|(file, function, method, _)| (*file, *function, *method)).collect();
    let mut unlisted = Vec::new();
    let found = everywhere();
    for (file, finding) in found.iter().filter(|(file, _)| is_in_a_room(file)) {
        let Broken::Default(method) = finding.broken else { continue };
        let place = (&**file, &*finding.function, method);
        match listed.iter().position(|it| *it == place) {
            Some(at) => drop(listed.remove(at)),
            None => unlisted.push(place),
        }
    }
    assert!(unlisted.is_empty(), "without a reason: {unlisted:#?}; fail with `Impossible` instead");
    assert!(listed.is_empty(), "not there any more: {listed:#?}");
    let stand_ins = DEFAULTS.iter().filter(|(.., reason)| matches!(reason, Never(_))).count();
    assert!(stand_ins <= MOST_STAND_INS, "{stand_ins} defaults for what cannot be missing");
    for (file, function, _, Never(reason) | Rule(reason)) in DEFAULTS {
        assert!(reason.len() > 15, "{file}, {function}: why?");
    }
}

/// Checks that each rule finds every form of its breach.
#[test]
fn planted_breaches_are_found() {
    let names = [
        r#"if failure.message.name() == "token-wrong-pin" {}"#,
        r#"if "token-wrong-pin" != failed.message.name() {}"#,
        r#"match failure.message.name() { "passwords-count" => 1, _ => 2 };"#,
        r#"let _ = matches!(failure.message.name(), "a" | "b");"#,
        r#"if let "a" = failure.message.name() {}"#,
        r#"let _ = error.message().name().starts_with("token-");"#,
        r#"let _ = ["a", "b"].contains(&failure.message.name());"#,
        r#"debug_assert!(failure.message.name() == "a");"#,
    ];
    for planted in names {
        let source = format!("fn f() {{ {planted} }}");
        let found = Search::of(&source);
        assert_eq!(found.len(), 1, "{planted}");
        assert_eq!((&*found[0].function, found[0].broken), ("f", Broken::Name), "{planted}");
    }
    let defaults = [
        ("nonce().unwrap_or_default()", "unwrap_or_default"),
        ("cards.nonce().unwrap_or([0x5a; 16])", "unwrap_or"),
        ("cards.nonce().unwrap_or_else(|_| [0; 16])", "unwrap_or_else"),
        ("random.as_mut().map_or([0; 16], Generator::public)", "map_or"),
        (r#"name.map_or("", String::as_str)"#, "map_or"),
    ];
    for (planted, method) in defaults {
        let found = Search::of(&format!("impl A {{ fn f() {{ {planted}; }} }}"));
        let expected = Finding { function: "f".to_owned(), broken: Broken::Default(method) };
        assert_eq!(found, [expected], "{planted}");
    }
    let nested = Search::of("fn f() -> Result<io::Result<u8>, Failure> { g() }");
    assert_eq!(nested.len(), 1);
    let good = r#"
        fn f() -> Result<Option<u8>, Failure> {
            if check.name() == name || "a" == text { return Err(held.unwrap_or(TokenError::NoToken)); }
            begun.unwrap_or(Err(TokenError::NoService))
        }
        #[cfg(test)]
        mod tests { fn f() { x.unwrap_or_default(); } }
    "#;
    assert_eq!(Search::of(good), []);
}
