//! Quotation marks that the command prompt of Windows left in an argument.

use std::ffi::OsString;
use std::path::Path;

use sso_escrow::message;
use sso_escrow::text::Message;

use crate::cli::ui::failure::Failure;

/// Refuses a path, or a location with a path, that has a quotation mark of the command line in it. No path of Windows
/// contains `"`. Other systems accept every character.
pub(crate) fn checked(written: &str) -> Result<(), Failure> {
    match mistake(written, cfg!(windows)) {
        Some(message) => Err(Failure::usage(message)),
        None => Ok(()),
    }
}

/// The mistake that explains why a whole command line is wrong: an argument swallowed the ones after it. `None` if no
/// argument did.
pub(crate) fn swallowed(arguments: &[OsString]) -> Option<Failure> {
    let texts = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let mistake =
        texts.filter(|text| is_swallower(text)).find_map(|text| mistake(text, cfg!(windows)));
    mistake.map(Failure::usage)
}

/// Reports whether a text looks as if a quotation mark in it, or before it, was meant for the command line. A label may
/// contain quotation marks.
fn is_swallower(text: &str) -> bool {
    text.ends_with('"') || text.contains("\" ") || text.starts_with('\'')
}

fn mistake(written: &str, windows: bool) -> Option<Message> {
    if !windows {
        return None;
    }
    if written.contains('"') {
        return Some(message!("usage-quote-backslash", argument = written));
    }
    // A name may begin with this sign; so may a folder.
    let is_open = |part: &str| part.starts_with('\'') && !Path::new(part).exists();
    let is_single = is_open(written)
        || written.match_indices([':', '=']).any(|(at, _)| is_open(&written[at + 1..]));
    is_single.then(|| message!("usage-quote-single", argument = written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_stayed_in_a_path_is_explained() {
        let name = |written| mistake(written, true).map(|message| message.name());
        for written in [r#"file:M:""#, r#"file:M:" --share file:N:""#, r#"M:""#, r#"Anna=file:M:""#]
        {
            assert_eq!(name(written), Some("usage-quote-backslash"), "{written}");
            assert!(mistake(written, false).is_none(), "{written}");
        }
        for written in [r"'file:M:\'", r"file:'M:\'", r"Anna='file:M:\'", r"'M:\My"] {
            assert_eq!(name(written), Some("usage-quote-single"), "{written}");
        }
        for written in ["file:M:", r"file:M:\", "file:M:/Anna's", "O'Brien=ask", "ask", ""] {
            assert_eq!(name(written), None, "{written}");
        }
    }

    #[test]
    fn a_label_may_contain_quotation_marks() {
        for (text, is) in [
            (r#"the "old" server"#, true),
            (r#"the "old"-server"#, false),
            (r#"x" --to live"#, true),
            (r#"M:""#, true),
            ("--yes", false),
        ] {
            assert_eq!(is_swallower(text), is, "{text}");
        }
    }
}
