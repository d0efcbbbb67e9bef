//! Text that is safe to print on a screen. Text from outside (a path, a name, a registry key) is escaped in it. So
//! nobody can move the cursor, hide a line or forge one.

use std::borrow::Cow;

use sso_escrow::text::{Message, Texts, columns, harmless, is_unsafe, wrap};

/// What a screen accepts. Only the types of this file implement it.
pub(crate) trait Printable {
    /// The text. Every character that could mislead is escaped.
    fn text(&self) -> &str;
}

/// Text for a screen, in which text from outside is escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SafeText(String);

impl SafeText {
    /// A message in the chosen language. [`message!`](sso_escrow::message) escapes its arguments.
    pub(crate) fn words(texts: &Texts, message: &Message) -> Self {
        Self(texts.render(message))
    }

    /// What the message tells the reader to do next.
    pub(crate) fn remedy(texts: &Texts, message: &Message) -> Option<Self> {
        texts.remedy(message).map(Self)
    }

    /// One line. A line end in `text` is escaped too.
    pub(crate) fn line(text: &str) -> Self {
        Self(harmless(text))
    }

    /// A line that somebody copies or compares: a command, a path, words. It is indented and never wrapped.
    pub(crate) fn command(text: &str) -> Self {
        Self::default().and("    ", &Self::line(text))
    }

    /// A page that this program has composed. Its line ends and tabs are kept.
    pub(crate) fn page(text: &str) -> Self {
        let escaped = |character: char| match character {
            '\n' | '\t' => character.to_string(),
            other if is_unsafe(other) => other.escape_default().to_string(),
            other => other.to_string(),
        };
        Self(text.chars().map(escaped).collect())
    }

    /// This text, `between` and the next text in one.
    pub(crate) fn and(mut self, between: &'static str, next: &Self) -> Self {
        self.0.push_str(between);
        self.0.push_str(&next.0);
        self
    }

    /// The text wrapped at that width; unchanged if there is no width.
    pub(crate) fn fitted(self, width: Option<usize>) -> Self {
        match width {
            Some(width) => Self(wrap(&self.0, width)),
            None => self,
        }
    }

    /// Its first line.
    pub(crate) fn first_line(&self) -> Self {
        Self(self.0.lines().next().unwrap_or_default().to_owned())
    }
}

impl Printable for SafeText {
    fn text(&self) -> &str {
        &self.0
    }
}

/// Text from the program itself.
impl Printable for &'static str {
    fn text(&self) -> &str {
        self
    }
}

/// One character of a secret, or what separates it from the one before. It is a slice of the secret, so there is no copy to wipe.
#[derive(Debug, Clone)]
pub(crate) struct Piece<'a>(Cow<'a, str>);

impl Printable for Piece<'_> {
    fn text(&self) -> &str {
        &self.0
    }
}

/// The line end and indentation between two lines of a secret.
const NEXT_LINE: &str = "\n    ";

/// The characters of a secret in order. With `group`, a gap follows every `group` characters, and a space that is
/// part of the secret shows as “␣”. With the `width` of the screen, a line ends only between words or groups. All lines
/// are indented by four columns, the first one by the caller.
pub(crate) fn pieces(
    secret: &str,
    group: Option<usize>,
    width: Option<usize>,
) -> impl Iterator<Item = Piece<'_>> + Clone {
    let shown = move |(at, character): (usize, char)| match character {
        ' ' if group.is_some() => Cow::Borrowed("␣"),
        // The secret came from a share. Whoever made the share could have put any character into it.
        other if is_unsafe(other) => Cow::Owned(other.escape_default().to_string()),
        other => Cow::Borrowed(&secret[at..at + other.len_utf8()]),
    };
    let columns_of = move |it| columns(&shown(it));
    let indent = columns(NEXT_LINE.trim_start_matches('\n'));
    let room = width.map(|width| width.saturating_sub(indent));
    let mut column = 0;
    secret.char_indices().enumerate().flat_map(move |(count, (at, character))| {
        let starts = match group {
            Some(group) => count > 0 && count.is_multiple_of(group),
            None => secret[..at].ends_with(' '),
        };
        let rest = secret[at..].char_indices().map(|(behind, it)| (at + behind, it));
        let word: usize = match group {
            Some(group) => rest.take(group).map(columns_of).sum(),
            None => rest.take_while(|(_, it)| *it != ' ').map(columns_of).sum(),
        };
        let gap = if starts && group.is_some() { " " } else { "" };
        let is_full = room.is_some_and(|room| column + gap.len() + word > room);
        let between = if starts && is_full { NEXT_LINE } else { gap };
        column = if starts && is_full { 0 } else { column + gap.len() };
        let shown = shown((at, character));
        column += columns(&shown);
        [Piece(Cow::Borrowed(between)), Piece(shown)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORGED: &str = "a\u{1b}[2J\rb\nc\u{202e}d\te";

    fn is_harmless(text: &impl Printable) -> bool {
        !text.text().contains(|character| is_unsafe(character) && !"\n\t".contains(character))
    }

    #[test]
    fn text_from_outside_is_escaped_by_every_way_in() {
        let texts = Texts::new(sso_escrow::text::Language::English);
        let message = sso_escrow::message!("media-exists", path = FORGED);
        let words = SafeText::words(&texts, &message);
        let all = [
            words.clone(),
            SafeText::line(FORGED),
            SafeText::command(FORGED),
            SafeText::page(FORGED),
            SafeText::default().and(" ", &words),
            words.fitted(Some(5)),
        ];
        for text in all {
            assert!(is_harmless(&text), "{text:?}");
        }
        assert!(
            pieces(FORGED, None, None)
                .chain(pieces(FORGED, Some(4), Some(9)))
                .all(|piece| is_harmless(&piece))
        );
    }

    #[test]
    fn a_line_stays_one_line_and_a_page_keeps_its_lines() {
        assert_eq!(SafeText::line("a\nb\tc").text(), r"a\nb\tc");
        assert_eq!(SafeText::command("a\nb").text(), r"    a\nb");
        assert_eq!(SafeText::page("a\n\tb\u{1b}").text(), "a\n\tb\\u{1b}");
        assert_eq!(SafeText::page("a\nb").first_line().text(), "a");
    }

    #[test]
    fn a_secret_is_shown_whole_or_in_groups() {
        let shown = |group| {
            pieces("Zwölf é x", group, None).map(|it| it.0.into_owned()).collect::<String>()
        };
        assert_eq!(shown(None), "Zwölf é x");
        assert_eq!(shown(Some(4)), "Zwöl f␣é␣ x");
    }

    #[test]
    fn a_line_of_a_secret_never_ends_inside_a_word_or_group() {
        let lines = |secret, group, width| {
            let text: String = pieces(secret, group, Some(width)).map(|it| it.0).collect();
            text.split(NEXT_LINE).map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
        };
        let phrase = "abacus abdomen abide ability able abnormal";
        assert_eq!(lines(phrase, None, 40), ["abacus abdomen abide ability able", "abnormal"]);
        assert_eq!(
            lines(phrase, None, 17),
            ["abacus", "abdomen abide", "ability able", "abnormal"]
        );
        assert_eq!(lines(phrase, None, 3).len(), 6, "a longer word has a line of its own");
        assert_eq!(lines(phrase, None, 80), [phrase]);
        assert_eq!(lines("abcdefghijkl", Some(4), 14), ["abcd efgh", "ijkl"]);
        assert_eq!(lines("漢字 漢字 漢字", None, 13), ["漢字 漢字", "漢字"]);
    }
}
