//! Finds the types of a source file, to check that no name stands for two things.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Ident, Item};

use crate::house::{attributes_of, is_for_tests};

/// Every type that the files define: its name, with the files. Types built only for tests and associated
/// types of traits do not count.
pub(crate) fn types(sources: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut found = Types::default();
    for (path, text) in sources {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        found.path.clone_from(path);
        found.visit_file(&file);
    }
    found.types
}

#[derive(Default)]
struct Types {
    path: String,
    types: BTreeMap<String, Vec<String>>,
}

impl Types {
    fn add(&mut self, name: &Ident) {
        self.types.entry(name.to_string()).or_default().push(self.path.clone());
    }
}

impl<'ast> Visit<'ast> for Types {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes_of(item)) {
            return;
        }
        match item {
            Item::Enum(item) => self.add(&item.ident),
            Item::Struct(item) => self.add(&item.ident),
            Item::Trait(item) => self.add(&item.ident),
            Item::Type(item) => self.add(&item.ident),
            Item::Union(item) => self.add(&item.ident),
            _ => {}
        }
        visit::visit_item(self, item);
    }
}
