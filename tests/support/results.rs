//! The possible output of `--json`, as the sources declare it: every type below `src/cli` that is serialised.
//!
//! The types are read with `syn` and not with `schemars`. A schema of `schemars` cannot distinguish a field
//! that may be absent from one that may be null, and loses the order of the fields. An unknown attribute or
//! type is an error here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Token};

/// The type of the whole object.
const OBJECT: &str = "JsonObject";
/// The type with the result of every command.
const COMMANDS: &str = "CommandResult";

/// All results.
pub struct Results {
    types: BTreeMap<String, Declared>,
    /// The results of the commands, in the order of the help.
    pub commands: Vec<CommandSection>,
}

/// The result of a command, or of one form of a command.
pub struct CommandSection {
    /// The value of the field `command`.
    pub command: String,
    /// How the command is called, from its doc comment: `promote --check`.
    pub title: String,
    /// The type of its result.
    pub result: String,
}

/// A type that is serialised.
pub struct Declared {
    pub doc: String,
    pub shape: Shape,
}

/// The form of a type in JSON.
pub enum Shape {
    Object(Vec<Field>),
    /// Objects of several kinds, which one field distinguishes: the name of that field, and for each of its
    /// values the meaning and the other fields.
    Tagged(String, Vec<(String, String, Vec<Field>)>),
    /// One of a few texts.
    Names(Vec<String>),
    /// One of several objects, which only the command distinguishes: the variants and their types.
    OneOf(Vec<(String, String, String)>),
}

/// A field of an object.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub doc: String,
    pub value: FieldType,
    /// Whether it may be absent.
    pub optional: bool,
    flat: bool,
}

/// The type of a field.
#[derive(Clone)]
pub enum FieldType {
    Text,
    Number,
    Boolean,
    List(Box<FieldType>),
    Nullable(Box<FieldType>),
    /// An object with arbitrary field names and one type of value.
    Map(Box<FieldType>),
    Declared(String),
}

impl Results {
    /// Reports whether the sources can be read. An ordinary user who runs a copy of the tests may lack
    /// access.
    pub fn may_be_read() -> bool {
        let denied = |error: std::io::Error| error.kind() == std::io::ErrorKind::PermissionDenied;
        !fs::read_dir(sources()).is_err_and(denied)
    }

    /// The results that the sources declare.
    pub fn declared() -> &'static Self {
        static RESULTS: OnceLock<Results> = OnceLock::new();
        RESULTS.get_or_init(|| {
            let mut results = Self { types: BTreeMap::new(), commands: Vec::new() };
            results.read(&sources());
            let Shape::OneOf(variants) = &results.declared_as(COMMANDS).shape else {
                panic!("{COMMANDS} is no untagged enum")
            };
            let mut commands = Vec::new();
            for (variant, title, of) in variants {
                let command = in_kebab_case(variant);
                match &results.declared_as(of).shape {
                    Shape::OneOf(forms) => commands.extend(forms.iter().map(|(_, title, of)| {
                        let command = command.clone();
                        CommandSection { command, title: title.clone(), result: of.clone() }
                    })),
                    _ => {
                        let (title, result) = (title.clone(), of.clone());
                        commands.push(CommandSection { command, title, result });
                    }
                }
            }
            results.commands = commands;
            results
        })
    }

    fn read(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.read(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
                file.items.iter().for_each(|item| self.declare(item));
            }
        }
    }

    fn declare(&mut self, item: &Item) {
        let (attributes, name) = match item {
            Item::Struct(item) => (&item.attrs, item.ident.to_string()),
            Item::Enum(item) => (&item.attrs, item.ident.to_string()),
            _ => return,
        };
        if !is_serialised(attributes) {
            return;
        }
        let serde = Serde::of(attributes);
        let shape = match item {
            Item::Struct(item) => {
                let generics: Vec<String> =
                    item.generics.type_params().map(|it| it.ident.to_string()).collect();
                Shape::Object(fields(&item.fields, &generics))
            }
            Item::Enum(item) if serde.has("untagged") => {
                let variants = item.variants.iter().map(|variant| {
                    let field = variant.fields.iter().next().unwrap();
                    let FieldType::Declared(of) = type_of(&field.ty) else {
                        panic!("{name}: a variant without a type of its own")
                    };
                    (variant.ident.to_string(), doc(&variant.attrs), of)
                });
                Shape::OneOf(variants.collect())
            }
            Item::Enum(item) => {
                let cased = |name: &syn::Ident| serde.cased(&name.to_string());
                match serde.0.get("tag") {
                    Some(tag) => {
                        let variants = item.variants.iter().map(|variant| {
                            let fields = fields(&variant.fields, &[]);
                            (cased(&variant.ident), doc(&variant.attrs), fields)
                        });
                        Shape::Tagged(tag.clone(), variants.collect())
                    }
                    None => {
                        let is_unit = |it: &syn::Variant| matches!(it.fields, Fields::Unit);
                        assert!(item.variants.iter().all(is_unit), "{name} needs a tag");
                        Shape::Names(item.variants.iter().map(|it| cased(&it.ident)).collect())
                    }
                }
            }
            _ => return,
        };
        let before = self.types.insert(name.clone(), Declared { doc: doc(attributes), shape });
        assert!(before.is_none(), "two types are called {name}");
    }

    /// The type of that name.
    pub fn declared_as(&self, name: &str) -> &Declared {
        self.types.get(name).unwrap_or_else(|| panic!("{name} is not declared below src/cli"))
    }

    /// The fields that every object has.
    pub fn everywhere(&self) -> Vec<Field> {
        self.fields_of(OBJECT)
    }

    /// The fields of an object. Flattened fields are replaced by their content.
    pub fn fields_of(&self, name: &str) -> Vec<Field> {
        match &self.declared_as(name).shape {
            Shape::Object(fields) => self.spread(fields),
            _ => panic!("{name} is no object"),
        }
    }

    /// The fields. Flattened ones are replaced by their content.
    pub fn spread(&self, fields: &[Field]) -> Vec<Field> {
        let spread = fields.iter().flat_map(|field| match (field.flat, &field.value) {
            (false, _) => vec![field.clone()],
            (true, FieldType::Nullable(of)) => {
                let optional = |field| Field { optional: true, ..field };
                self.flattened(of).into_iter().map(optional).collect()
            }
            (true, of) => self.flattened(of),
        });
        spread.collect()
    }

    fn flattened(&self, of: &FieldType) -> Vec<Field> {
        match of {
            FieldType::Declared(name) => self.fields_of(name),
            _ => panic!("only objects are flattened"),
        }
    }

    /// Checks an object that a run printed: each field must be declared for that command and have its type,
    /// and no field may be missing.
    pub fn check(&self, object: &Value) -> Result<(), String> {
        let command = object["command"].as_str().unwrap_or_default();
        let of_command: Vec<_> = self.commands.iter().filter(|it| it.command == command).collect();
        if of_command.is_empty() {
            let known = command.is_empty().then(|| self.everywhere());
            let known = known.ok_or_else(|| format!("no command {command}"))?;
            return self.check_fields(object, &known, "");
        }
        let checked = of_command.iter().map(|section| {
            let mut fields = self.everywhere();
            fields.extend(self.fields_of(&section.result));
            let checked = self.check_fields(object, &fields, "");
            checked.map_err(|wrong| format!("{}: {wrong}", section.title))
        });
        let mut wrong = Vec::new();
        for checked in checked {
            match checked {
                Ok(()) => return Ok(()),
                Err(error) => wrong.push(error),
            }
        }
        Err(wrong.join("; "))
    }

    fn check_fields(&self, object: &Value, fields: &[Field], at: &str) -> Result<(), String> {
        let Value::Object(found) = object else { return Err(format!("{at}: no object")) };
        for (name, value) in found {
            let at = format!("{at}/{name}");
            let field = fields.iter().find(|field| field.name == *name);
            let field = field.ok_or_else(|| format!("{at} is not declared"))?;
            self.check_value(value, &field.value, &at)?;
        }
        let is_missing = |field: &&Field| !field.optional && !found.contains_key(&field.name);
        match fields.iter().find(is_missing) {
            Some(field) => Err(format!("{at}/{} is missing", field.name)),
            None => Ok(()),
        }
    }

    fn check_value(&self, value: &Value, of: &FieldType, at: &str) -> Result<(), String> {
        let is_right = match of {
            FieldType::Text => value.is_string(),
            FieldType::Number => value.is_u64(),
            FieldType::Boolean => value.is_boolean(),
            FieldType::Nullable(_) if value.is_null() => true,
            FieldType::Nullable(of) => return self.check_value(value, of, at),
            FieldType::List(of) => {
                let values = value.as_array().ok_or_else(|| format!("{at} is no list"))?;
                return values.iter().try_for_each(|value| self.check_value(value, of, at));
            }
            FieldType::Map(of) => {
                let values = value.as_object().ok_or_else(|| format!("{at} is no object"))?;
                return values.values().try_for_each(|value| self.check_value(value, of, at));
            }
            FieldType::Declared(name) => match &self.declared_as(name).shape {
                Shape::Object(fields) => return self.check_fields(value, &self.spread(fields), at),
                Shape::Names(names) => {
                    value.as_str().is_some_and(|it| names.iter().any(|n| n == it))
                }
                Shape::Tagged(tag, variants) => {
                    let found = value[tag].as_str().unwrap_or_default();
                    let variant = variants.iter().find(|(name, ..)| name == found);
                    let (_, _, fields) = variant.ok_or_else(|| format!("{at}/{tag} is {found}"))?;
                    let mut fields = self.spread(fields);
                    fields.push(Field::tag(tag));
                    return self.check_fields(value, &fields, at);
                }
                Shape::OneOf(_) => panic!("{name} is no type of a field"),
            },
        };
        if is_right { Ok(()) } else { Err(format!("{at} has another type: {value}")) }
    }
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli")
}

impl Field {
    fn tag(name: &str) -> Self {
        let (doc, value) = (String::new(), FieldType::Text);
        Self { name: name.to_owned(), doc, value, optional: false, flat: false }
    }
}

/// The serde attributes of a type or a field, with their values.
struct Serde(BTreeMap<String, String>);

impl Serde {
    const KNOWN: [&str; 9] = [
        "flatten",
        "remote",
        "rename",
        "rename_all",
        "skip",
        "skip_serializing_if",
        "tag",
        "untagged",
        "with",
    ];

    fn of(attributes: &[Attribute]) -> Self {
        let mut found = BTreeMap::new();
        for attribute in attributes.iter().filter(|it| it.path().is_ident("serde")) {
            let parsed =
                attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap();
            for meta in parsed {
                let name = meta.path().require_ident().unwrap().to_string();
                assert!(Self::KNOWN.contains(&&*name), "what does serde({name}) do?");
                let value = match meta {
                    Meta::NameValue(it) => text(&it.value),
                    _ => String::new(),
                };
                found.insert(name, value);
            }
        }
        Self(found)
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The printed name of a variant.
    fn cased(&self, variant: &str) -> String {
        match self.0.get("rename_all").map(String::as_str) {
            Some("UPPERCASE") => variant.to_uppercase(),
            Some("kebab-case") => in_kebab_case(variant),
            other => panic!("the names of a type are written as {other:?}"),
        }
    }
}

fn is_serialised(attributes: &[Attribute]) -> bool {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let mut derives = derives.flat_map(|attribute| {
        attribute.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated).unwrap()
    });
    derives.any(|derived| derived.is_ident("Serialize"))
}

/// A doc comment as one line.
fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(it) if it.path.is_ident("doc") => Some(text(&it.value).trim().to_owned()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn text(value: &Expr) -> String {
    match value {
        Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        _ => panic!("an attribute is no text"),
    }
}

/// The fields of a struct or a variant. Leaves out a flattened field of a generic type.
fn fields(of: &Fields, generics: &[String]) -> Vec<Field> {
    let fields = of.iter().filter_map(|field| {
        let serde = Serde::of(&field.attrs);
        let name = field.ident.as_ref().unwrap().to_string();
        let value = match serde.0.get("with") {
            Some(with) => FieldType::Declared(with.clone()),
            None => type_of(&field.ty),
        };
        let is_generic = matches!(&value, FieldType::Declared(of) if generics.contains(of));
        if serde.has("skip") || is_generic {
            return None;
        }
        let (value, optional) = match (serde.0.get("skip_serializing_if"), value) {
            (None, value) => (value, false),
            (Some(when), FieldType::Nullable(of)) if when == "Option::is_none" => (*of, true),
            (Some(when), _) => panic!("{name} is skipped when {when}"),
        };
        let flat = serde.has("flatten");
        let doc = doc(&field.attrs);
        assert!(flat || !doc.is_empty(), "{name} is not described");
        let name = serde.0.get("rename").cloned().unwrap_or(name);
        Some(Field { name, doc, value, optional, flat })
    });
    fields.collect()
}

fn type_of(of: &syn::Type) -> FieldType {
    let path = match of {
        syn::Type::Reference(reference) => return type_of(&reference.elem),
        syn::Type::Array(array) => return FieldType::List(Box::new(type_of(&array.elem))),
        syn::Type::Slice(slice) => return FieldType::List(Box::new(type_of(&slice.elem))),
        syn::Type::Path(path) => path.path.segments.last().unwrap(),
        _ => panic!("a field has a type that is not known here"),
    };
    let inner = || {
        let PathArguments::AngleBracketed(arguments) = &path.arguments else {
            panic!("{} has no type in it", path.ident)
        };
        match arguments.args.last() {
            Some(GenericArgument::Type(inner)) => Box::new(type_of(inner)),
            _ => panic!("{} has no type in it", path.ident),
        }
    };
    match &*path.ident.to_string() {
        "String" | "str" => FieldType::Text,
        "u8" | "u16" | "u32" | "u64" | "usize" => FieldType::Number,
        "bool" => FieldType::Boolean,
        "Vec" => FieldType::List(inner()),
        "Option" => FieldType::Nullable(inner()),
        "Box" => *inner(),
        "BTreeMap" => FieldType::Map(inner()),
        name => FieldType::Declared(name.to_owned()),
    }
}

/// The name of a variant as the command line and JSON write it: `PracticeFile` is `practice-file`.
fn in_kebab_case(variant: &str) -> String {
    let mut cased = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !cased.is_empty() {
            cased.push('-');
        }
        cased.push(letter.to_ascii_lowercase());
    }
    cased
}
