//! What a write changes in SSOSS, and what stands in it, for people and for programs: never a byte of it.

use serde_json::{Value, json};
use sso_escrow::entsso::SSOSS;
use sso_escrow::registry::difference::{Change, Shape, difference};
use sso_escrow::registry::tree::{Key, type_name};

use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// Shows every key and value that there is.
pub(crate) fn show_all(console: &mut Console, key: &Key) {
    for change in difference(None, key) {
        let line = line(&change);
        console.print(&SafeText::command(line.strip_prefix("+ ").unwrap_or(&line)));
    }
}

/// Shows every key and value of these, without its bytes.
pub(crate) fn tell(console: &mut Console, changes: &[Change]) {
    show(console, changes);
    console.field("changes", changes.iter().map(object).collect::<Vec<_>>());
}

/// Shows them to a person alone.
pub(crate) fn show(console: &mut Console, changes: &[Change]) {
    for change in changes {
        console.print(&SafeText::command(&line(change)));
    }
}

/// A change in signs that need no translation: `+` comes, `-` goes, `~` changes.
fn line(change: &Change) -> String {
    let key = |path: &str| match path {
        "" => SSOSS.to_owned(),
        path => format!(r"{SSOSS}\{path}"),
    };
    let shape = |shape: &Shape| format!("{}, {}", type_name(shape.kind), shape.bytes);
    let name = |shape: &Shape| match &shape.name[..] {
        "" => "@".to_owned(),
        name => format!("\"{}\"", name.escape_debug()),
    };
    match change {
        Change::NewKey { path } => format!("+ [{}]", key(path)),
        Change::KeyGoes { path } => format!("- [{}]", key(path)),
        Change::NewValue { path, value } => {
            format!("+ [{}] {} ({})", key(path), name(value), shape(value))
        }
        Change::ValueGoes { path, value } => {
            format!("- [{}] {} ({})", key(path), name(value), shape(value))
        }
        Change::ValueChanges { path, before, after } => {
            let (before, now) = (shape(before), shape(after));
            format!("~ [{}] {} ({before} -> {now})", key(path), name(after))
        }
    }
}

/// A change for `--json`.
fn object(change: &Change) -> Value {
    let shape =
        |it: &Shape| json!({ "name": it.name, "type": type_name(it.kind), "bytes": it.bytes });
    match change {
        Change::NewKey { path } => json!({ "change": "new-key", "path": path }),
        Change::KeyGoes { path } => json!({ "change": "key-goes", "path": path }),
        Change::NewValue { path, value } => {
            json!({ "change": "new-value", "path": path, "value": shape(value) })
        }
        Change::ValueGoes { path, value } => {
            json!({ "change": "value-goes", "path": path, "value": shape(value) })
        }
        Change::ValueChanges { path, before, after } => {
            let (before, after) = (shape(before), shape(after));
            json!({ "change": "value-changes", "path": path, "before": before, "value": after })
        }
    }
}
