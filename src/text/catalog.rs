//! The messages of one language, as `build/texts.rs` packs them. Only what is shown is unpacked and parsed.

use std::sync::OnceLock;

use fluent::FluentResource;
use fluent_syntax::ast::{Entry, Pattern};

use super::language::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Messages that are compressed together, in the order of their names.
pub(super) struct Block {
    /// The name of the first message.
    first: &'static str,
    /// Fluent sources with a zero byte between them, compressed with DEFLATE (RFC 1951).
    packed: &'static [u8],
}

/// The maximum size of a block in bytes. It is far more than `build/texts.rs` puts into one.
const MAX_BLOCK: usize = 1 << 20;

/// The messages of a language.
pub(super) struct Catalog {
    blocks: &'static [Block],
    /// The messages of each block. A block is unpacked when one of its messages is first needed.
    unpacked: Vec<OnceLock<Vec<MessageSource>>>,
}

/// A message in Fluent's syntax.
struct MessageSource {
    text: String,
    parsed: OnceLock<FluentResource>,
}

impl MessageSource {
    fn name(&self) -> &str {
        self.text.split([' ', '=']).next().unwrap_or_default()
    }
}

impl Catalog {
    /// Makes the catalog of a language.
    pub(super) fn new(language: Language) -> Self {
        let blocks = match language {
            Language::English => EN,
            Language::French => FR,
            Language::Japanese => JA,
        };
        Self { blocks, unpacked: blocks.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The pattern of a message, or of one of its attributes. `None` if it does not exist.
    pub(super) fn pattern(&self, name: &str, attribute: Option<&str>) -> Option<&Pattern<&str>> {
        let at = self.blocks.partition_point(|block| block.first <= name).checked_sub(1)?;
        let block = self.blocks.get(at)?;
        let sources = self.unpacked.get(at)?.get_or_init(|| unpack(block));
        let found = sources.binary_search_by(|source| source.name().cmp(name)).ok()?;
        let source = sources.get(found)?;
        let parsed =
            source.parsed.get_or_init(|| match FluentResource::try_new(source.text.clone()) {
                // A text that does not parse is left out. A test finds it.
                Ok(resource) | Err((resource, _)) => resource,
            });
        let Some(Entry::Message(message)) = parsed.get_entry(0) else { return None };
        match attribute {
            None => message.value.as_ref(),
            Some(id) => message.attributes.iter().find(|it| it.id.name == id).map(|it| &it.value),
        }
    }
}

/// The messages of a block. A block that cannot be unpacked is empty: its messages show their names.
fn unpack(block: &Block) -> Vec<MessageSource> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(block.packed, MAX_BLOCK);
    let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let source = |text: &str| MessageSource { text: text.to_owned(), parsed: OnceLock::new() };
    text.split('\0').map(source).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::parser;
    use std::fs;
    use std::path::Path;

    /// Every message of `i18n/` is found by its name, and is the same as in its file.
    #[test]
    fn every_message_is_found_as_it_was_written() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n");
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            let mut count = 0;
            for file in fs::read_dir(root.join(language.code())).unwrap() {
                let text = fs::read_to_string(file.unwrap().path()).unwrap();
                for entry in parser::parse(text.as_str()).unwrap().body {
                    let Entry::Message(message) = entry else { continue };
                    let name = message.id.name;
                    assert_eq!(catalog.pattern(name, None), message.value.as_ref(), "{name}");
                    for attribute in &message.attributes {
                        let id = attribute.id.name;
                        let found = catalog.pattern(name, Some(id));
                        assert_eq!(found, Some(&attribute.value), "{name}.{id}");
                    }
                    assert_eq!(catalog.pattern(name, Some("no-such-attribute")), None, "{name}");
                    count += 1;
                }
            }
            let packed: usize = catalog.blocks.iter().map(|block| unpack(block).len()).sum();
            assert_eq!(packed, count, "{language:?}");
            for name in ["", "a", "no-such-text", "zzz"] {
                assert_eq!(catalog.pattern(name, None), None, "{name}");
            }
        }
    }

    /// One message is read without the rest.
    #[test]
    fn only_what_is_shown_is_read() {
        let catalog = Catalog::new(Language::English);
        assert!(catalog.pattern("help-about", None).is_some());
        let blocks = catalog.unpacked.iter().filter_map(OnceLock::get);
        let sources: Vec<&MessageSource> = blocks.clone().flatten().collect();
        assert_eq!(blocks.count(), 1);
        assert!(sources.len() > 10);
        assert_eq!(sources.iter().filter(|source| source.parsed.get().is_some()).count(), 1);
    }
}
