//! Pages of HTML. maud escapes every text that a template contains.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Texts;

const STYLE: &str = include_str!("page.css");

/// The kind of a page: the class of its `main` element, which the style sheet uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// A runbook.
    Runbook,
    /// A custodian's record.
    Record,
    /// The report of a ceremony.
    Report,
}

impl PageKind {
    fn class(self) -> &'static str {
        match self {
            Self::Runbook => "runbook",
            Self::Record => "record",
            Self::Report => "report",
        }
    }
}

/// A whole page in the language of `texts`. It needs no other file, and prints on A4 and Letter.
#[must_use]
pub fn html_page(kind: PageKind, title: &str, body: &Markup, texts: &Texts) -> String {
    // The line breaks are for people who read the source, or compare two versions of it.
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(texts.language().code()) { "\n"
            head { "\n"
                meta charset="utf-8"; "\n"
                meta name="viewport" content="width=device-width"; "\n"
                title { (title) } "\n"
                style { "\n" (PreEscaped(STYLE)) } "\n"
            } "\n"
            body { "\n"
                main class=(kind.class()) { "\n" (body) } "\n"
            } "\n"
        } "\n"
    };
    page.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn texts_are_never_read_as_markup() {
        let body = html! { p title=("\"><b>") { ("<script>&") } };
        let texts = Texts::new(Language::French);
        let page = html_page(PageKind::Record, "</title><b>", &body, &texts);
        assert!(page.contains("<title>&lt;/title&gt;&lt;b&gt;</title>"), "{page}");
        assert!(
            page.contains("<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;&amp;</p>"),
            "{page}"
        );
        assert!(page.contains("<html lang=\"fr\">") && page.contains("<main class=\"record\">"));
    }

    /// The style sheet is not escaped, so it must not end its element.
    #[test]
    fn the_style_sheet_stays_in_its_element() {
        assert!(!STYLE.contains('<') && !STYLE.contains("url(") && !STYLE.contains("@import"));
    }
}
