//! The texts, in an order and in pieces that let a process read only the messages that it shows.
//!
//! The messages of a language are sorted by name and cut into blocks. Each block is compressed on its
//! own. `src/text/catalog.rs` finds the block of a message by the name that the block begins with.

use std::path::Path;
use std::{fs, io};

use crate::{files, pack, target};

/// A block is full at this length, in bytes. Smaller blocks are faster to inflate, and compress less.
const FULL: usize = 8 << 10;

/// What separates two messages of a block. It occurs in no text.
const SEPARATOR: char = '\0';

/// Writes the blocks of each language, and the Rust source `texts.rs` that includes them.
pub(crate) fn build(root: &Path) -> io::Result<()> {
    let mut source = String::new();
    for language in ["en", "fr", "ja"] {
        let mut all = Vec::new();
        for path in files(&root.join("i18n").join(language), "ftl")? {
            all.extend(messages(&fs::read_to_string(path)?)?);
        }
        all.sort();
        source += &format!("pub(super) static {}: &[Block] = &[\n", language.to_uppercase());
        for (block, number) in blocks(&all).into_iter().zip(0..) {
            let file = format!("{language}-{number}.deflate");
            pack(&file, &block.join(&SEPARATOR.to_string()))?;
            let first = block.first().map_or("", |message| name(message));
            source += &format!(
                "    Block {{ first: {first:?}, packed: \
                 include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")) }},\n"
            );
        }
        source += "];\n";
    }
    fs::write(target("texts.rs"), source)
}

/// The messages of a Fluent file, without its comments. A message begins at a line that begins with a
/// letter; its other lines are indented.
fn messages(file: &str) -> io::Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        match line.chars().next() {
            Some(first) if first.is_ascii_alphabetic() => found.push(line.to_owned()),
            None | Some(' ') => {
                if let Some(message) = found.last_mut() {
                    message.push('\n');
                    message.push_str(line);
                }
            }
            Some(_) => return Err(io::Error::other(format!("not expected here: {line}"))),
        }
    }
    Ok(found.into_iter().map(|message| message.trim_end().to_owned()).collect())
}

/// The name of a message.
fn name(message: &str) -> &str {
    message.split([' ', '=']).next().unwrap_or_default()
}

fn blocks(messages: &[String]) -> Vec<Vec<String>> {
    let mut blocks = vec![Vec::new()];
    let mut length = 0;
    for message in messages {
        if length >= FULL {
            blocks.push(Vec::new());
            length = 0;
        }
        length += message.len();
        if let Some(block) = blocks.last_mut() {
            block.push(message.clone());
        }
    }
    blocks
}
