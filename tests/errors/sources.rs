//! What the sources declare: functions, errors with their messages, and exit statuses.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Block, Expr, ImplItem, Lit, Macro, Meta, Pat, Stmt};

/// The message of an error's variant.
#[derive(Debug, Clone)]
pub(crate) enum Tells {
    Message(String),
    /// The message of the inner error.
    Inner,
    /// The message that the error was made with.
    Given,
}

/// The message of each variant of an error, and its status. The status is `None` if the inner error has it.
pub(crate) type Variants = BTreeMap<String, (Tells, Option<String>)>;

pub(crate) struct Function {
    /// The type that it belongs to.
    pub(crate) owner: Option<String>,
    pub(crate) is_method: bool,
    pub(crate) name: String,
    /// Without `self`. Each parameter has the types that it consists of.
    pub(crate) parameters: Vec<(String, Types)>,
    pub(crate) gives: Types,
    pub(crate) body: Block,
    /// Its file, relative to `src`.
    file: String,
    is_private: bool,
}

impl Function {
    /// Reports whether another function may call it, judging by files and by the two crates.
    pub(crate) fn is_seen_from(&self, other: &Self) -> bool {
        let in_program = |function: &Self| function.file.starts_with("cli");
        let within = other.file.starts_with(self.file.trim_end_matches(".rs"));
        if self.is_private { within } else { in_program(other) || !in_program(self) }
    }
}

/// The names of types, and of their parts.
pub(crate) type Types = BTreeSet<String>;

#[derive(Default)]
pub(crate) struct Declared {
    pub(crate) functions: Vec<Function>,
    /// The types with a message and a status.
    pub(crate) faults: BTreeMap<String, Variants>,
    /// The types of `faults` that may end a command.
    pub(crate) errors: BTreeSet<String>,
    /// The types that a `Result` fails with.
    pub(crate) failing: BTreeSet<String>,
    /// The variants of `Status` in the order of their numbers, with their comments.
    pub(crate) statuses: Vec<(String, String)>,
    /// For each field name and each variant: the types that it consists of.
    fields: BTreeMap<String, Types>,
    file: String,
    owner: Option<String>,
    in_trait: bool,
}

impl Declared {
    /// Reads files, given by their path relative to `src` and their content.
    pub(crate) fn read(sources: &[(String, String)]) -> Self {
        let mut declared = Self::default();
        for (file, source) in sources {
            declared.file.clone_from(file);
            declared.visit_file(&syn::parse_file(source).unwrap());
        }
        declared
    }

    /// Reports whether a value of these types may hold a message.
    pub(crate) fn may_tell(&self, types: &Types) -> bool {
        const TELLING: [&str; 5] = ["Description", "Failure", "UserError", "Message", "Result"];
        let tells = |name: &String| TELLING.contains(&&**name) || self.faults.contains_key(name);
        types.iter().any(tells)
    }

    pub(crate) fn field_may_tell(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|types| self.may_tell(types))
    }

    fn add(&mut self, signature: &syn::Signature, body: &Block, visible: &syn::Visibility) {
        let is_private = matches!(visible, syn::Visibility::Inherited);
        let parameter = |input: &syn::FnArg| match input {
            syn::FnArg::Typed(it) => Some((names_in(&it.pat).concat(), types_of(&it.ty))),
            syn::FnArg::Receiver(_) => None,
        };
        let mut gives = match &signature.output {
            syn::ReturnType::Type(_, given) => types_of(given),
            syn::ReturnType::Default => Types::new(),
        };
        if gives.contains("Self") {
            gives.extend(self.owner.clone());
        }
        self.functions.push(Function {
            owner: self.owner.clone(),
            is_method: signature.receiver().is_some(),
            name: signature.ident.to_string(),
            parameters: signature.inputs.iter().filter_map(parameter).collect(),
            gives,
            body: body.clone(),
            file: self.file.clone(),
            is_private: is_private && !self.in_trait,
        });
    }
}

/// Tests are skipped.
impl<'a> Visit<'a> for Declared {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if !module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let syn::Type::Path(owner) = &*item.self_ty else { return };
        let owner = last(&owner.path);
        let gives_description = |function: &syn::ImplItemFn| match &function.sig.output {
            syn::ReturnType::Type(_, given) => types_of(given).contains("Description"),
            syn::ReturnType::Default => false,
        };
        let table = item.items.iter().find_map(|item| match item {
            ImplItem::Fn(it) if it.sig.ident == "describe" && gives_description(it) => {
                Some(&it.block)
            }
            _ => None,
        });
        let is_error = item.trait_.as_ref().is_some_and(|(of, _)| last(of) == "UserError");
        // A type with a table that is no error itself may still end a command, with another message.
        if let Some(table) = table {
            self.faults.insert(owner.clone(), variants(&owner, table));
            self.errors.extend(is_error.then(|| owner.clone()));
        }
        self.owner = Some(owner);
        self.in_trait = item.trait_.is_some();
        visit::visit_item_impl(self, item);
        self.owner = None;
    }

    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        self.add(&function.sig, &function.block, &function.vis);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.add(&function.sig, &function.block, &function.vis);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_type_path(&mut self, path: &'a syn::TypePath) {
        let segment = path.path.segments.last().unwrap();
        if segment.ident == "Result"
            && let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
            && let Some(syn::GenericArgument::Type(syn::Type::Path(error))) = arguments.args.last()
        {
            self.failing.insert(last(&error.path));
        }
        visit::visit_type_path(self, path);
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        if let Some(name) = &field.ident {
            self.fields.entry(name.to_string()).or_default().extend(types_of(&field.ty));
        }
        visit::visit_field(self, field);
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        if item.ident == "Status" {
            let comment = |variant: &syn::Variant| match &variant.attrs.first().unwrap().meta {
                Meta::NameValue(meta) => match &meta.value {
                    Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) => text.value(),
                    _ => panic!("{} has no comment", variant.ident),
                },
                _ => panic!("{} has no comment", variant.ident),
            };
            let statuses = item.variants.iter().map(|it| (it.ident.to_string(), comment(it)));
            self.statuses = statuses.collect();
        }
    }
}

/// The messages and statuses in the table of an error: one for each variant, or one for the type itself.
fn variants(owner: &str, table: &Block) -> Variants {
    let of = |body: &Expr| {
        let statuses: Vec<String> = statuses_in(|it| it.visit_expr(body)).into_iter().collect();
        let tells = match (messages_in(body).pop(), &statuses[..]) {
            (Some(name), [_]) => Tells::Message(name),
            (None, [_]) => Tells::Given,
            (None, []) if calls_description(body) => Tells::Inner,
            _ => panic!("{owner}: what a variant tells cannot be read ({statuses:?})"),
        };
        (tells, statuses.into_iter().next())
    };
    match table.stmts.last() {
        Some(Stmt::Expr(Expr::Match(choice), _)) => {
            let arms = choice.arms.iter();
            let named = |arm: &syn::Arm| {
                let told = of(&arm.body);
                variants_of(&arm.pat).into_iter().map(move |name| (name, told.clone()))
            };
            arms.flat_map(named).collect()
        }
        Some(Stmt::Expr(body, _)) => [(owner.to_owned(), of(body))].into(),
        _ => panic!("{owner} has no table"),
    }
}

/// Reports whether a variant passes on an inner error: `Description::of(error)`.
fn calls_description(body: &Expr) -> bool {
    let Expr::Call(call) = body else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    tail(&path.path) == (Some("Description".to_owned()), "of".to_owned())
}

/// The variants that a pattern names. Empty if it matches all others.
pub(crate) fn variants_of(pattern: &Pat) -> Vec<String> {
    match pattern {
        Pat::Or(cases) => cases.cases.iter().flat_map(variants_of).collect(),
        Pat::Struct(variant) => vec![last(&variant.path)],
        Pat::TupleStruct(variant) => vec![last(&variant.path)],
        Pat::Path(variant) => vec![last(&variant.path)],
        _ => Vec::new(),
    }
}

pub(crate) fn last(path: &syn::Path) -> String {
    path.segments.last().unwrap().ident.to_string()
}

/// The last two names of a path: the owner and the item.
pub(crate) fn tail(path: &syn::Path) -> (Option<String>, String) {
    (path.segments.iter().rev().nth(1).map(|segment| segment.ident.to_string()), last(path))
}

/// The name in a `message!`.
pub(crate) fn message_name(call: &Macro) -> Option<String> {
    let name = call.tokens.clone().into_iter().next().filter(|_| last(&call.path) == "message")?;
    name.to_string().strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
}

fn messages_in(expr: &Expr) -> Vec<String> {
    struct Messages(Vec<String>);
    impl<'a> Visit<'a> for Messages {
        fn visit_macro(&mut self, call: &'a Macro) {
            self.0.extend(message_name(call));
        }
    }
    let mut messages = Messages(Vec::new());
    messages.visit_expr(expr);
    messages.0
}

/// Collects every path of a visit.
#[derive(Default)]
pub(crate) struct Paths(Vec<syn::Path>);

impl<'a> Visit<'a> for Paths {
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0.push(path.clone());
        visit::visit_path(self, path);
    }
}

fn types_of(given: &syn::Type) -> Types {
    let mut paths = Paths::default();
    paths.visit_type(given);
    paths.0.iter().map(last).collect()
}

/// Every `Status::…` of a visit.
pub(crate) fn statuses_in(visit: impl FnOnce(&mut Paths)) -> BTreeSet<String> {
    let mut paths = Paths::default();
    visit(&mut paths);
    let names = paths.0.iter().map(tail);
    names.filter(|(owner, _)| owner.as_deref() == Some("Status")).map(|(_, name)| name).collect()
}

/// The variable that a value is, or belongs to.
pub(crate) fn variable(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        Expr::Reference(inner) => variable(&inner.expr),
        Expr::Field(inner) => variable(&inner.base),
        _ => None,
    }
}

/// The names that a pattern gives to an error. Names in `Ok` do not count.
pub(crate) fn names_in(pattern: &Pat) -> Vec<String> {
    struct Names(Vec<String>);
    impl<'a> Visit<'a> for Names {
        fn visit_pat(&mut self, pattern: &'a Pat) {
            match pattern {
                Pat::Ident(name) => self.0.push(name.ident.to_string()),
                Pat::TupleStruct(good) if good.path.is_ident("Ok") => {}
                _ => visit::visit_pat(self, pattern),
            }
        }

        fn visit_expr(&mut self, _: &'a Expr) {}
    }
    let mut names = Names(Vec::new());
    names.visit_pat(pattern);
    names.0
}
