//! Follows method calls from one file to another, for types whose `impl` blocks are in several files.
//!
//! It follows `self.method()`, `Self::method()`, `Type::method()`, and `x.method()` if the code gives the
//! type of `x`: a parameter, a `let` with a type or with the `Type::function()` that makes it, or a named
//! field of such a value. It looks through references, `Box`, `Rc` and `Arc`.
//!
//! It does not follow trait methods, or calls on the result of another method, on a destructured value, or
//! through generic parameters. Such calls do not count as uses here. So the check can miss circles, but gives
//! no false alarm.

use std::collections::{BTreeMap, BTreeSet};

use syn::ext::IdentExt;
use syn::{Expr, Ident, ImplItem, Member, Pat, Type};

use crate::house::{House, is_for_tests, segments};

/// A type: the file that defines it, and its name there.
pub(crate) type TypeId = (usize, String);

/// Where a value comes from, as far as the code gives its type.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// It has this type.
    Of(Vec<String>),
    /// It is the result of this function of the type.
    Made(Vec<String>, String),
    /// It is this field of another value.
    Field(Box<Self>, String),
}

/// The names in a function that are bound to values, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The type whose `impl` block this is.
    own: Option<Vec<String>>,
    bound: Vec<(String, Option<Value>)>,
}

impl Names {
    pub(crate) fn enter_impl(&mut self, item: &syn::ItemImpl) {
        self.own = type_path(&item.self_ty);
    }

    /// Binds the parameters of a function. Call it after the visit of their patterns.
    pub(crate) fn enter_function(&mut self, signature: &syn::Signature) {
        for input in &signature.inputs {
            match input {
                syn::FnArg::Receiver(_) => {
                    self.bound.push(("self".to_owned(), self.own.clone().map(Value::Of)));
                }
                syn::FnArg::Typed(input) => self.bind_typed(&input.pat, &input.ty),
            }
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.bound.len()
    }

    pub(crate) fn forget(&mut self, count: usize) {
        self.bound.truncate(count);
    }

    /// Binds a name to a value. The value may be unknown.
    pub(crate) fn bind(&mut self, name: &Ident, value: Option<Value>) {
        self.bound.push((name.unraw().to_string(), value));
    }

    fn bind_typed(&mut self, pattern: &Pat, given: &Type) {
        if let Pat::Ident(name) = pattern {
            self.bind(&name.ident, self.path_of(given).map(Value::Of));
        }
    }

    /// Binds the names of a `let` to its value.
    pub(crate) fn bind_local(&mut self, pattern: &Pat, value: Option<Value>) {
        match pattern {
            Pat::Type(typed) => self.bind_typed(&typed.pat, &typed.ty),
            Pat::Ident(name) => self.bind(&name.ident, value),
            _ => {}
        }
    }

    /// The path of a type. `Self` becomes the type of the `impl` block.
    fn path_of(&self, given: &Type) -> Option<Vec<String>> {
        self.with_own(type_path(given)?)
    }

    fn with_own(&self, path: Vec<String>) -> Option<Vec<String>> {
        match &path[..] {
            [own] if own == "Self" => self.own.clone(),
            _ => Some(path),
        }
    }

    /// The type and the function that a path names.
    pub(crate) fn of_path(&self, path: &syn::Path) -> Option<(Value, String)> {
        let mut path = segments(path);
        let name = path.pop()?;
        let of = self.with_own(path).filter(|path| !path.is_empty())?;
        Some((Value::Of(of), name))
    }

    /// The value on which a method is called, or whose field is read.
    pub(crate) fn receiver(&self, expr: &Expr) -> Option<Value> {
        match expr {
            Expr::Path(path) => {
                let name = path.path.get_ident()?.unraw().to_string();
                self.bound.iter().rev().find(|(bound, _)| *bound == name)?.1.clone()
            }
            Expr::Field(field) => {
                let Member::Named(name) = &field.member else { return None };
                let name = name.unraw().to_string();
                Some(Value::Field(Box::new(self.receiver(&field.base)?), name))
            }
            Expr::Reference(inner) => self.receiver(&inner.expr),
            Expr::Paren(inner) => self.receiver(&inner.expr),
            _ => None,
        }
    }

    /// The value that a `let` binds.
    pub(crate) fn made_by(&self, expr: &Expr) -> Option<Value> {
        match expr {
            Expr::Try(inner) => self.made_by(&inner.expr),
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let (of, name) = self.of_path(&path.path)?;
                let Value::Of(of) = of else { return None };
                Some(Value::Made(of, name))
            }
            Expr::Struct(made) => self.with_own(segments(&made.path)).map(Value::Of),
            other => self.receiver(other),
        }
    }
}

/// The path of a type, through references and wrappers that only hold another value.
fn type_path(given: &Type) -> Option<Vec<String>> {
    match given {
        Type::Reference(inner) => type_path(&inner.elem),
        Type::Paren(inner) => type_path(&inner.elem),
        Type::Path(path) if path.qself.is_none() => {
            let last = path.path.segments.last()?;
            let holds = ["Box", "Rc", "Arc"].iter().any(|name| last.ident == name);
            match &last.arguments {
                syn::PathArguments::AngleBracketed(inner) if holds => match inner.args.first()? {
                    syn::GenericArgument::Type(inner) => type_path(inner),
                    _ => None,
                },
                _ => Some(segments(&path.path)),
            }
        }
        _ => None,
    }
}

/// The methods of all types, and the calls of these methods.
#[derive(Default)]
pub(crate) struct Methods {
    /// The module of an `impl` block, the type as named there, a method, and whether the method returns the
    /// type itself.
    defined: Vec<(usize, Vec<String>, String, bool)>,
    /// The module of a type, its name, a field, and the field's type as named there.
    fields: Vec<(usize, String, String, Vec<String>)>,
    /// The module of a call, the value on which the method is called, and the method.
    calls: Vec<(usize, Value, String)>,
}

/// The methods of types: the files that define each method, and whether it returns the type itself.
type Defined = BTreeMap<TypeId, BTreeMap<String, (BTreeSet<usize>, bool)>>;

/// The fields of types: the module that names the field's type, and the name.
type Fields = BTreeMap<TypeId, BTreeMap<String, (usize, Vec<String>)>>;

impl Methods {
    /// Adds the methods of an `impl` block, except those of a trait.
    pub(crate) fn add_impl(&mut self, module: usize, item: &syn::ItemImpl) {
        let Some(of) = type_path(&item.self_ty).filter(|_| item.trait_.is_none()) else { return };
        for item in &item.items {
            let ImplItem::Fn(method) = item else { continue };
            if is_for_tests(&method.attrs) {
                continue;
            }
            let gives_own = match &method.sig.output {
                syn::ReturnType::Type(_, given) => gives(given, &of),
                syn::ReturnType::Default => false,
            };
            let name = method.sig.ident.unraw().to_string();
            self.defined.push((module, of.clone(), name, gives_own));
        }
    }

    /// Adds the named fields of a type.
    pub(crate) fn add_fields(&mut self, module: usize, item: &syn::ItemStruct) {
        for field in &item.fields {
            if let (Some(name), Some(path)) = (&field.ident, type_path(&field.ty)) {
                let of = item.ident.unraw().to_string();
                self.fields.push((module, of, name.unraw().to_string(), path));
            }
        }
    }

    pub(crate) fn add_call(&mut self, module: usize, on: Value, method: &impl ToString) {
        self.calls.push((module, on, method.to_string()));
    }

    /// Every call of a method that another file defines: the two files, and the call.
    pub(crate) fn calls(&self, house: &House) -> Vec<(usize, usize, String)> {
        let mut defined = Defined::new();
        for (module, path, name, gives_own) in &self.defined {
            for of in house.types(*module, path) {
                let method = defined.entry(of).or_default().entry(name.clone());
                let (files, own) = method.or_insert_with(|| (BTreeSet::new(), *gives_own));
                files.insert(house.file_of(*module));
                *own &= *gives_own;
            }
        }
        let mut fields = Fields::new();
        for (module, of, name, path) in &self.fields {
            let of = (house.file_of(*module), of.clone());
            fields.entry(of).or_default().insert(name.clone(), (*module, path.clone()));
        }
        let mut calls = Vec::new();
        for (module, on, name) in &self.calls {
            let from = house.file_of(*module);
            for of in types(house, &defined, &fields, *module, on) {
                let Some((files, _)) = defined.get(&of).and_then(|methods| methods.get(name))
                else {
                    continue;
                };
                // Several files define the method, one for each system. It is unknown which one is meant.
                if let [to] = files.iter().copied().collect::<Vec<_>>()[..]
                    && to != from
                {
                    calls.push((from, to, format!("{}::{name}()", of.1)));
                }
            }
        }
        calls
    }
}

/// The types that a value may have.
fn types(
    house: &House,
    defined: &Defined,
    fields: &Fields,
    module: usize,
    value: &Value,
) -> Vec<TypeId> {
    match value {
        Value::Of(path) => house.types(module, path),
        Value::Made(path, name) => {
            let gives_own = |of: &TypeId| {
                defined.get(of).and_then(|methods| methods.get(name)).is_some_and(|(_, own)| *own)
            };
            house.types(module, path).into_iter().filter(gives_own).collect()
        }
        Value::Field(of, name) => {
            let inner = types(house, defined, fields, module, of).into_iter();
            let field = |of: TypeId| fields.get(&of)?.get(name);
            inner.filter_map(field).flat_map(|(module, path)| house.types(*module, path)).collect()
        }
    }
}

/// Reports whether a function returns the type itself, or a result with it.
fn gives(given: &Type, of: &[String]) -> bool {
    let is_own = |given: &Type| type_path(given).is_some_and(|path| path == ["Self"] || path == of);
    let inner = match given {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    match inner.filter(|last| last.ident == "Result").map(|last| &last.arguments) {
        Some(syn::PathArguments::AngleBracketed(inner)) => match inner.args.first() {
            Some(syn::GenericArgument::Type(given)) => is_own(given),
            _ => false,
        },
        _ => is_own(given),
    }
}
