//! Reads source files with `syn` and finds which file uses which.
//!
//! A path counts everywhere: in `use` declarations, inline, and inside macros and attributes. It is followed
//! through `use crate::{…}`, `super::`, `self::`, renamed imports and re-exports to the file that defines the
//! item. Code that is built only for tests does not count. [`methods`](crate::methods) says which method
//! calls are followed.

use std::collections::{BTreeMap, BTreeSet};

use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Item, Meta, Token, UseTree, Visibility};

use crate::methods::{Methods, Names, TypeId};

/// The name of the library crate in paths of the program.
const LIBRARY: &str = "sso_escrow";

/// The meaning of a name in a module.
#[derive(Clone)]
enum Meaning {
    /// An item of this file, by its name there.
    Item(usize, String),
    /// A module.
    Module(usize),
    /// An import: this path, as seen from this module.
    Import(usize, Vec<String>),
}

struct Module {
    file: usize,
    parent: Option<usize>,
    root: usize,
    names: BTreeMap<String, Vec<Meaning>>,
}

/// A path, and the module that contains it.
struct Mention {
    module: usize,
    path: Vec<String>,
    is_re_export: bool,
}

/// One file uses an item that another file defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// The file that uses the item, relative to `src`.
    pub(crate) from: String,
    /// The file that defines the item.
    pub(crate) to: String,
    /// The path in the code.
    pub(crate) path: String,
    /// Whether the file only re-exports the item.
    pub(crate) is_re_export: bool,
}

/// All source files, parsed.
pub(crate) struct House {
    files: Vec<String>,
    modules: Vec<Module>,
    mentions: Vec<Mention>,
    methods: Methods,
}

impl House {
    /// Reads source files: paths relative to `src`, with their texts. `lib.rs`, `main.rs` and the files of
    /// `bin/` are crates. Every other file must be a module of one.
    pub(crate) fn read(sources: &[(String, String)]) -> Self {
        let files = sources.iter().map(|(path, _)| path.clone()).collect();
        let (modules, mentions, methods) = (Vec::new(), Vec::new(), Methods::default());
        let mut house = Self { files, modules, mentions, methods };
        for (file, (path, _)) in sources.iter().enumerate() {
            if is_root(path) {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                house.read_file(sources, file, None, folder);
            }
        }
        let read: BTreeSet<usize> = house.modules.iter().map(|module| module.file).collect();
        for (file, path) in house.files.iter().enumerate() {
            assert!(read.contains(&file), "{path} is no module of a crate");
        }
        house
    }

    fn read_file(
        &mut self,
        sources: &[(String, String)],
        file: usize,
        parent: Option<usize>,
        folder: &str,
    ) {
        let (path, text) = &sources[file];
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = self.add_module(file, parent);
        if let Some(parent) = parent {
            let name = path.rsplit('/').next().unwrap().trim_end_matches(".rs");
            self.define(parent, name, Meaning::Module(module));
        }
        let names = Names::default();
        let mut reader = Reader { house: self, module, children: Vec::new(), names };
        parsed.items.iter().for_each(|item| reader.visit_item(item));
        for (parent, name) in reader.children {
            let below = |name: &str| match folder {
                "" => name.to_owned(),
                _ => format!("{folder}/{name}"),
            };
            let (child, folder) = (below(&format!("{name}.rs")), below(&name));
            let found = sources.iter().position(|(path, _)| *path == child);
            let found = found.unwrap_or_else(|| panic!("{path}: no file for the module {name}"));
            self.read_file(sources, found, Some(parent), &folder);
        }
    }

    fn add_module(&mut self, file: usize, parent: Option<usize>) -> usize {
        let module = self.modules.len();
        let root = parent.map_or(module, |parent| self.modules[parent].root);
        self.modules.push(Module { file, parent, root, names: BTreeMap::new() });
        module
    }

    fn define(&mut self, module: usize, name: &str, meaning: Meaning) {
        self.modules[module].names.entry(name.to_owned()).or_default().push(meaning);
    }

    /// The root of the library, if it is among the files.
    fn library(&self) -> Option<usize> {
        self.modules.iter().position(|m| m.parent.is_none() && self.files[m.file] == "lib.rs")
    }

    /// The meanings of a path in a module. Empty for paths into other crates.
    fn resolve(&self, module: usize, path: &[String], depth: usize) -> Vec<Meaning> {
        let Some(((first, rest), depth)) = path.split_first().zip(depth.checked_sub(1)) else {
            return Vec::new();
        };
        let here = &self.modules[module];
        let mut meanings = match first.as_str() {
            "crate" => vec![Meaning::Module(here.root)],
            "self" => vec![Meaning::Module(module)],
            "super" => here.parent.map(Meaning::Module).into_iter().collect(),
            // An import may have the name of another crate's item. `depth` limits how often it is followed.
            name => match here.names.get(name) {
                Some(meanings) => self.follow(meanings, depth),
                None if name == LIBRARY => {
                    self.library().map(Meaning::Module).into_iter().collect()
                }
                None => Vec::new(),
            },
        };
        for name in rest {
            let step = |meaning: &Meaning| match meaning {
                Meaning::Module(module) => self.step(*module, name, depth),
                other => vec![other.clone()],
            };
            meanings = meanings.iter().flat_map(step).collect();
        }
        meanings
    }

    /// The meanings of a name inside a module.
    fn step(&self, module: usize, name: &str, depth: usize) -> Vec<Meaning> {
        let inside = &self.modules[module];
        match (name, inside.names.get(name)) {
            ("self", _) => vec![Meaning::Module(module)],
            ("super", _) => inside.parent.map(Meaning::Module).into_iter().collect(),
            (_, Some(meanings)) => self.follow(meanings, depth),
            // A macro has made the item.
            (_, None) => vec![Meaning::Item(inside.file, name.to_owned())],
        }
    }

    fn follow(&self, meanings: &[Meaning], depth: usize) -> Vec<Meaning> {
        let one = |meaning: &Meaning| match meaning {
            Meaning::Import(module, path) => self.resolve(*module, path, depth),
            other => vec![other.clone()],
        };
        meanings.iter().flat_map(one).collect()
    }

    /// The types that a path in a module means.
    pub(crate) fn types(&self, module: usize, path: &[String]) -> Vec<TypeId> {
        let item = |meaning| match meaning {
            Meaning::Item(file, name) => Some((file, name)),
            Meaning::Module(_) | Meaning::Import(..) => None,
        };
        self.resolve(module, path, 16).into_iter().filter_map(item).collect()
    }

    /// The file that contains a module.
    pub(crate) fn file_of(&self, module: usize) -> usize {
        self.modules[module].file
    }

    /// Every use of an item that another file defines, once for each pair of files and each path. Includes
    /// every call of a method that another file defines.
    pub(crate) fn uses(&self) -> BTreeSet<Use> {
        let mut uses = BTreeSet::new();
        for (from, to, path) in self.methods.calls(self) {
            let [from, to] = [from, to].map(|file| self.files[file].clone());
            uses.insert(Use { from, to, path, is_re_export: false });
        }
        for mention in &self.mentions {
            let from = self.modules[mention.module].file;
            for meaning in self.resolve(mention.module, &mention.path, 16) {
                match meaning {
                    Meaning::Item(to, _) if to != from => {
                        let [from, to] = [from, to].map(|file| self.files[file].clone());
                        let (path, is_re_export) = (mention.path.join("::"), mention.is_re_export);
                        uses.insert(Use { from, to, path, is_re_export });
                    }
                    _ => {}
                }
            }
        }
        uses
    }
}

fn is_root(path: &str) -> bool {
    path == "lib.rs" || path == "main.rs" || path.starts_with("bin/")
}

/// Reports whether an item is built only for tests.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        Meta::Path(path) => path.is_ident("test"),
        _ => false,
    })
}

/// The attributes of an item.
pub(crate) fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name of an item in its module.
fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

/// The paths of a `use` declaration, each with the name that it gets.
fn imports(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
    let mut add = |last: &Ident, name: &Ident| {
        let (last, name) = (last.unraw().to_string(), name.unraw().to_string());
        let mut path = before.clone();
        // `use a::{self}` is `use a`.
        match last.as_str() {
            "self" if !before.is_empty() => {}
            _ => path.push(last),
        }
        let name = if name == "self" { path.last().unwrap().clone() } else { name };
        found.push((name, path));
    };
    match tree {
        UseTree::Name(leaf) => add(&leaf.ident, &leaf.ident),
        UseTree::Rename(leaf) => add(&leaf.ident, &leaf.rename),
        UseTree::Path(path) => {
            before.push(path.ident.unraw().to_string());
            imports(&path.tree, before, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| imports(tree, before, found)),
        UseTree::Glob(_) => found.push(("*".to_owned(), before.clone())),
    }
}

/// The paths in the tokens of a macro or an attribute. `serde` has paths in string literals, so those are
/// included.
fn paths_in_tokens(input: ParseStream<'_>, found: &mut Vec<Vec<String>>) -> syn::Result<()> {
    while !input.is_empty() {
        if input.peek(Ident::peek_any) {
            let mut path = vec![input.call(Ident::parse_any)?.unraw().to_string()];
            while input.peek(Token![::]) && input.peek3(Ident::peek_any) {
                input.parse::<Token![::]>()?;
                path.push(input.call(Ident::parse_any)?.unraw().to_string());
            }
            found.push(path);
        } else if input.peek(Token![.]) && input.peek2(Ident::peek_any) {
            // A field or a method is not a path.
            input.parse::<Token![.]>()?;
            input.call(Ident::parse_any)?;
        } else if input.peek(syn::LitStr) {
            let text = input.parse::<syn::LitStr>()?;
            if let Ok(path) = text.parse_with(syn::Path::parse_mod_style) {
                found.push(segments(&path));
            }
        } else {
            let inner = |input: ParseStream<'_>| {
                let content;
                if input.peek(syn::token::Paren) {
                    syn::parenthesized!(content in input);
                } else if input.peek(syn::token::Brace) {
                    syn::braced!(content in input);
                } else {
                    syn::bracketed!(content in input);
                }
                paths_in_tokens(&content, &mut *found)
            };
            let is_group = input.peek(syn::token::Paren)
                || input.peek(syn::token::Brace)
                || input.peek(syn::token::Bracket);
            if is_group {
                let mut inner = inner;
                inner(input)?;
            } else {
                input.step(|cursor| match cursor.token_tree() {
                    Some((_, rest)) => Ok(((), rest)),
                    None => Err(cursor.error("a token")),
                })?;
            }
        }
    }
    Ok(())
}

pub(crate) fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect()
}

/// Reads the items of one file.
struct Reader<'a> {
    house: &'a mut House,
    module: usize,
    /// The modules that have a separate file: their parent and name.
    children: Vec<(usize, String)>,
    names: Names,
}

impl Reader<'_> {
    fn mention(&mut self, path: Vec<String>, is_re_export: bool) {
        self.house.mentions.push(Mention { module: self.module, path, is_re_export });
    }

    fn mention_tokens(&mut self, tokens: impl FnOnce(&mut Vec<Vec<String>>) -> syn::Result<()>) {
        let mut found = Vec::new();
        tokens(&mut found).unwrap();
        found.into_iter().for_each(|path| self.mention(path, false));
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes_of(item)) {
            return;
        }
        if let Some(name) = name_of(item) {
            let file = self.house.modules[self.module].file;
            let is_exported = |attribute: &Attribute| attribute.path().is_ident("macro_export");
            let module = match item {
                Item::Macro(item) if item.attrs.iter().any(is_exported) => {
                    self.house.modules[self.module].root
                }
                _ => self.module,
            };
            let name = name.unraw().to_string();
            self.house.define(module, &name, Meaning::Item(file, name.clone()));
        }
        // The names around an item are not visible inside it.
        let outer = std::mem::take(&mut self.names);
        visit::visit_item(self, item);
        self.names = outer;
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.names.enter_impl(item);
        self.house.methods.add_impl(self.module, item);
        visit::visit_item_impl(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.house.methods.add_fields(self.module, item);
        visit::visit_item_struct(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        visit::visit_signature(self, signature);
        self.names.enter_function(signature);
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        let before = self.names.count();
        visit::visit_block(self, block);
        self.names.forget(before);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        let before = self.names.count();
        visit::visit_expr_closure(self, closure);
        self.names.forget(before);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let before = self.names.count();
        visit::visit_arm(self, arm);
        self.names.forget(before);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.names.bind(&pattern.ident, None);
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        // The value comes first, because the new names are not visible in it.
        let value = local.init.as_ref().and_then(|init| self.names.made_by(&init.expr));
        local.init.iter().for_each(|init| self.visit_local_init(init));
        self.visit_pat(&local.pat);
        self.names.bind_local(&local.pat, value);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let Some(receiver) = self.names.receiver(&call.receiver) {
            self.house.methods.add_call(self.module, receiver, &call.method);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.unraw().to_string();
        assert!(!item.attrs.iter().any(|a| a.path().is_ident("path")), "{name} has another path");
        let Some((_, items)) = &item.content else {
            self.children.push((self.module, name));
            return;
        };
        let outer = self.module;
        let file = self.house.modules[outer].file;
        self.module = self.house.add_module(file, Some(outer));
        self.house.define(outer, &name, Meaning::Module(self.module));
        items.iter().for_each(|item| self.visit_item(item));
        self.module = outer;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut found = Vec::new();
        imports(&item.tree, &mut Vec::new(), &mut found);
        let is_re_export = !matches!(item.vis, Visibility::Inherited);
        for (name, path) in found {
            assert!(name != "*", "everything is imported from {path:?}: name it");
            self.house.define(self.module, &name, Meaning::Import(self.module, path.clone()));
            self.mention(path, is_re_export);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            let before = self.names.count();
            visit::visit_impl_item_fn(self, item);
            self.names.forget(before);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some((receiver, method)) = self.names.of_path(path) {
            self.house.methods.add_call(self.module, receiver, &method);
        }
        self.mention(segments(path), false);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.mention(segments(&item.path), false);
        let tokens = item.tokens.clone();
        self.mention_tokens(|found| {
            (|input: ParseStream<'_>| paths_in_tokens(input, found)).parse2(tokens)
        });
        // The arguments of a macro are mostly a list of values.
        let values =
            Punctuated::<syn::Expr, Token![,]>::parse_terminated.parse2(item.tokens.clone());
        for value in values.into_iter().flatten() {
            Visit::visit_expr(self, &value);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            let tokens = list.tokens.clone();
            self.mention_tokens(|found| {
                (|input: ParseStream<'_>| paths_in_tokens(input, found)).parse2(tokens)
            });
        }
    }
}
