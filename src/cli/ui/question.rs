//! A question at the terminal: its text, whether the typed answer is shown, and which answers are valid. The
//! terminal asks it until the answer is valid.

use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;
use sso_escrow::seal::passphrase::is_passphrase;
use sso_escrow::secret::{SecretText, equal};
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::fingerprint::{CardWords, SetWords};
use sso_escrow::text::{Message, Texts};
use unicode_normalization::UnicodeNormalization;

use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::{transcript_words_message, words_message};

/// Whether an answer is shown while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// It is shown. Only public answers are asked for like this.
    Shown,
    /// It is not shown, and exists in locked memory only.
    Hidden,
}

/// What the answer `?` does at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Help {
    /// It opens a visible line in which the operator can test the keyboard.
    Keyboard,
}

/// The secret that a shown answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    Passphrase,
    Pin,
}

impl Mistake {
    /// What is said to the person who has typed it.
    pub(super) fn message(self) -> Message {
        match self {
            Self::Passphrase => message!("shown-passphrase"),
            Self::Pin => message!("shown-pin"),
        }
    }
}

/// What a shown answer looks like that somebody has typed by mistake; `None` if it is no secret. Such an answer does not
/// count, and is overwritten on the screen. Digits count [if they are meant](QuestionForm::is_meant).
pub(super) fn secret_by_mistake(answer: &str) -> Option<Mistake> {
    if is_passphrase(answer) {
        Some(Mistake::Passphrase)
    } else if is_like_a_pin(&half_width(answer)) {
        Some(Mistake::Pin)
    } else {
        None
    }
}

/// Reports whether a text has the form of a PIN: six to eight digits.
fn is_like_a_pin(text: &str) -> bool {
    (6..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why a question is asked again, as a message; `None` repeats the question without a reason.
#[derive(Debug)]
pub(crate) struct Refused(pub(super) Option<Message>);

impl From<Message> for Refused {
    fn from(why: Message) -> Self {
        Self(Some(why))
    }
}

type Take<'a, A> = dyn FnMut(&Texts, SecretText) -> Result<A, Refused> + 'a;

/// A question whose answer is an `A`.
pub(crate) struct Question<'a, A> {
    pub(super) form: QuestionForm,
    /// Converts the typed text into an answer, or refuses it.
    pub(super) take: Box<Take<'a, A>>,
}

/// What a question is, whatever its answer becomes.
pub(super) struct QuestionForm {
    pub(super) prompt: Message,
    /// What it asks for: the failure without a terminal names it.
    pub(super) asked: Asked,
    /// Printed before the question is asked for the first time.
    pub(super) told: Vec<Message>,
    pub(super) look: Look,
    /// Whether full-width letters and digits are converted to ASCII.
    pub(super) in_half_width: bool,
    pub(super) help: Option<Help>,
    /// The question for yes or no that is asked before an empty answer counts.
    pub(super) before_none: Option<Message>,
    /// Whether every refused answer is overwritten on the screen, not only what looks like a secret.
    pub(super) overwrites_refused: bool,
    /// The last valid answer that looked like a secret.
    pub(super) doubted: Option<SecretText>,
}

impl QuestionForm {
    /// Reports whether an answer that looks like a PIN is none: after the warning the person has typed the same again.
    pub(super) fn is_meant(&self, mistake: Mistake, answer: &SecretText) -> bool {
        let is_again =
            |doubted: &SecretText| equal(doubted.as_str().as_bytes(), answer.as_str().as_bytes());
        mistake == Mistake::Pin && self.doubted.as_ref().is_some_and(is_again)
    }
}

impl<'a, A: 'a> Question<'a, A> {
    fn new(
        prompt: Message,
        asked: Asked,
        look: Look,
        take: impl FnMut(&Texts, SecretText) -> Result<A, Refused> + 'a,
    ) -> Self {
        let (told, in_half_width, help) = (Vec::new(), false, None);
        let (before_none, overwrites_refused) = (None, false);
        let form = QuestionForm {
            prompt,
            asked,
            told,
            look,
            in_half_width,
            help,
            before_none,
            overwrites_refused,
            doubted: None,
        };
        Self { form, take: Box::new(take) }
    }

    /// What it asks for: a terminal is opened for it.
    pub(crate) fn asked(&self) -> &Asked {
        &self.form.asked
    }

    /// Prints these messages before the question is asked for the first time: what was wrong, or what the question
    /// is about. Keys typed before the messages are printed do not count as the answer.
    pub(crate) fn telling(mut self, messages: impl IntoIterator<Item = Message>) -> Self {
        self.form.told.extend(messages);
        self
    }

    /// Converts full-width letters, digits and signs, which an input method may produce, to ASCII.
    pub(crate) fn in_half_width(mut self) -> Self {
        self.form.in_half_width = true;
        self
    }

    /// Overwrites refused answers on the screen: they may hold a secret.
    pub(crate) fn overwriting(mut self) -> Self {
        self.form.overwrites_refused = true;
        self
    }

    /// Gives help if the answer is only `?`.
    pub(crate) fn with_help(mut self, help: Help) -> Self {
        self.form.help = Some(help);
        self
    }

    /// Asks again, with the reason, until the answer passes a check.
    pub(crate) fn checked<B: 'a>(
        self,
        mut check: impl FnMut(A) -> Result<B, Message> + 'a,
    ) -> Question<'a, B> {
        let Self { form, mut take } = self;
        let take = Box::new(move |texts: &Texts, typed| {
            take(texts, typed).and_then(|answer| check(answer).map_err(Refused::from))
        });
        Question { form, take }
    }

    /// Makes an empty answer valid if a confirmation follows: a second Enter of the person before must not skip a
    /// share or give up for anybody. `confirmed` asks for yes or no, and its keys are not shown: somebody may type
    /// a password there.
    pub(crate) fn or_none(self, confirmed: Message) -> Question<'a, Option<A>> {
        let mut question = self.or_back();
        question.form.before_none = Some(confirmed);
        question
    }

    /// Makes an empty answer valid: the user presses only Enter. Use it where this undoes the last choice of the
    /// same person. The prompt says so.
    pub(crate) fn or_back(self) -> Question<'a, Option<A>> {
        let Self { form, mut take } = self;
        let take = Box::new(move |texts: &Texts, typed: SecretText| match typed.as_str() {
            "" => Ok(None),
            _ => take(texts, typed).map(Some),
        });
        Question { form, take }
    }

    /// Makes the answer `<` valid, as `None`: it undoes the last choice of the same person. Use it where Enter alone
    /// is an answer. The prompt says so.
    pub(crate) fn or_back_sign(self) -> Question<'a, Option<A>> {
        let Self { form, mut take } = self;
        let take = Box::new(move |texts: &Texts, typed: SecretText| match typed.as_str() {
            "<" | "\u{ff1c}" => Ok(None),
            _ => take(texts, typed).map(Some),
        });
        Question { form, take }
    }
}

impl<'a, B: 'a> Question<'a, Confirmed<B>> {
    /// Asks for yes, no, or an answer that `other` recognises. `unclear` lists the valid answers.
    pub(crate) fn confirm_or(
        prompt: Message,
        asked: Asked,
        unclear: Message,
        other: impl Fn(&str) -> Option<B> + 'a,
    ) -> Self {
        let take = move |texts: &Texts, typed: SecretText| {
            let answer = typed.as_str();
            match (other(answer), yes_or_no(texts, answer)) {
                (Some(other), _) => Ok(Confirmed::Other(other)),
                (None, Some(true)) => Ok(Confirmed::Yes),
                (None, Some(false)) => Ok(Confirmed::No),
                (None, None) => Err(unclear.clone().into()),
            }
        };
        Self::new(prompt, asked, Look::Shown, take).in_half_width().overwriting()
    }
}

/// The answer to a question for yes, no, or something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Confirmed<B> {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Something else.
    Other(B),
}

impl Question<'static, bool> {
    /// Asks for yes or no. An empty answer is neither, and only a person can answer.
    pub(crate) fn confirm(question: Message) -> Self {
        Self::confirm_asked(question.clone(), Asked::Person(question))
    }

    /// The same for a question that `--yes` answers in advance.
    pub(crate) fn confirm_or_yes(question: Message) -> Self {
        Self::confirm_asked(question.clone(), Asked::Confirmation(question))
    }

    /// The same for a question that waives a check.
    pub(crate) fn confirm_or_waive(question: Message, check: Waiver) -> Self {
        Self::confirm_asked(question.clone(), Asked::Waivable(question, check))
    }

    fn confirm_asked(question: Message, asked: Asked) -> Self {
        let prompt = message!("prompt-yes-or-no", question = question);
        let take = |texts: &Texts, typed: SecretText| {
            let answer = yes_or_no(texts, typed.as_str());
            answer.ok_or_else(|| message!("prompt-only-yes-or-no").into())
        };
        Self::new(prompt, asked, Look::Shown, take).in_half_width().overwriting()
    }

    /// The same where a password or PIN may be typed by mistake: keys are not shown.
    pub(crate) fn confirm_unseen(question: Message) -> Self {
        let asked = Asked::Person(question.clone());
        let prompt = message!("prompt-yes-or-no", question = question);
        let take = |texts: &Texts, typed: SecretText| {
            let answer = yes_or_no(texts, typed.as_str());
            answer.ok_or_else(|| message!("prompt-only-yes-or-no-unseen").into())
        };
        Self::new(prompt, asked, Look::Hidden, take).in_half_width()
    }
}

impl<'a, B: Clone + 'a> Question<'a, B> {
    /// Offers choices; each has its answer. An empty answer selects none. `unclear` lists the valid answers.
    pub(crate) fn choice<const N: usize>(
        prompt: Message,
        asked: Asked,
        unclear: Message,
        choices: [(&'static str, B); N],
    ) -> Self {
        let take = move |_: &Texts, typed: SecretText| {
            let answer = typed.as_str();
            let chosen = choices.iter().find(|(name, _)| answer == *name);
            chosen.map(|(_, it)| it.clone()).ok_or_else(|| unclear.clone().into())
        };
        Self::new(prompt, asked, Look::Shown, take).in_half_width().overwriting()
    }
}

impl Question<'static, String> {
    /// Asks for public text. Spaces at its ends are removed.
    pub(crate) fn text(prompt: Message, asked: Asked) -> Self {
        Self::new(prompt, asked, Look::Shown, |_, typed| Ok(typed.as_str().to_owned()))
    }
}

impl Question<'static, SecretText> {
    /// Asks for a secret.
    pub(crate) fn secret(prompt: Message, asked: Asked) -> Self {
        Self::new(prompt, asked, Look::Hidden, |_, typed| Ok(typed))
    }
}

impl Question<'static, SetWords> {
    /// Asks for set words, or for their numbers.
    pub(crate) fn set_words(prompt: Message) -> Self {
        let take = |_: &Texts, typed: SecretText| {
            SetWords::parse(typed.as_str()).map_err(|error| words_message(&error).into())
        };
        Self::new(prompt, Asked::SetWords, Look::Shown, take).in_half_width()
    }
}

impl Question<'static, TranscriptWords> {
    /// Asks for the words of a transcript, or for their numbers.
    pub(crate) fn transcript_words(prompt: Message) -> Self {
        let take = |_: &Texts, typed: SecretText| {
            let words = TranscriptWords::parse(typed.as_str());
            words.map_err(|error| transcript_words_message(&error).into())
        };
        let asked = Asked::Person(message!("asked-transcript-words"));
        Self::new(prompt, asked, Look::Shown, take).in_half_width()
    }
}

impl Question<'static, Option<CardWords>> {
    /// Asks for the words of card `token`, or for their numbers. `None` if the answer says that the record has none.
    pub(crate) fn card_words(prompt: Message, token: String) -> Self {
        let take = |texts: &Texts, typed: SecretText| {
            if is_one_of(texts, &message!("prompt-words-for-none"), &["none"], typed.as_str()) {
                return Ok(None);
            }
            let words = CardWords::parse(typed.as_str());
            words.map(Some).map_err(|error| words_message(&error).into())
        };
        Self::new(prompt, Asked::CardWords(token), Look::Shown, take).in_half_width()
    }
}

impl Question<'static, ()> {
    /// Waits until only Enter is pressed. Other input is shown and ignored.
    pub(crate) fn proceed(prompt: Message) -> Self {
        let asked = Asked::Person(prompt.clone());
        Self::new(prompt, asked, Look::Shown, |_, typed| match typed.as_str() {
            "" => Ok(()),
            _ => Err(Refused(None)),
        })
    }
}

/// A secret to show until Enter is pressed.
pub(crate) struct Reveal<'a> {
    pub(super) heading: Message,
    pub(super) secret: &'a SecretText,
    pub(super) prompt: Message,
    /// How many characters form a group.
    pub(super) group: Option<usize>,
}

impl Question<'static, ()> {
    /// Shows a secret below a heading, until Enter is pressed.
    pub(crate) fn reveal(heading: Message, secret: &SecretText, prompt: Message) -> Reveal<'_> {
        Reveal { heading, secret, prompt, group: None }
    }
}

impl Reveal<'_> {
    /// Shows the secret in groups of four characters, for a password that somebody types elsewhere. A space that
    /// is part of the secret shows as “␣”.
    pub(crate) fn in_groups(mut self) -> Self {
        self.group = Some(4);
        self
    }
}

/// Interprets an answer as yes or no, if it is one of them. The English words are valid in every language.
fn yes_or_no(texts: &Texts, answer: &str) -> Option<bool> {
    if is_one_of(texts, &message!("prompt-words-for-yes"), &["yes", "y"], answer) {
        Some(true)
    } else if is_one_of(texts, &message!("prompt-words-for-no"), &["no", "n"], answer) {
        Some(false)
    } else {
        None
    }
}

/// Reports whether an answer is one of these words, in English or in the language of the run.
fn is_one_of(texts: &Texts, words: &Message, english: &[&str], answer: &str) -> bool {
    let answer = answer.to_lowercase();
    english.contains(&&*answer) || texts.render(words).split(' ').any(|word| word == answer)
}

/// A shown answer in half width: NFKC replaces compatibility forms, such as full-width letters, and also wide
/// spaces.
pub(crate) fn half_width(answer: &str) -> String {
    answer.nfkc().collect::<String>().trim().to_owned()
}

/// A character of a hidden answer in half width.
pub(super) fn half_width_of(character: char) -> char {
    /// The distance from a full-width form (Unicode block U+FF00) to its ASCII character.
    const DISTANCE: u32 = 0xfee0;
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - DISTANCE).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use sso_escrow::text::Language;

    use super::*;

    fn answer<A>(question: &mut Question<'_, A>, language: Language, typed: &str) -> Option<A> {
        let typed = if question.form.in_half_width { half_width(typed) } else { typed.to_owned() };
        (question.take)(&Texts::new(language), SecretText::copy_of(&typed).unwrap()).ok()
    }

    #[test]
    fn yes_and_no_are_understood_in_every_width_and_language() {
        let mut question = Question::confirm(message!("confirm-again"));
        let mut confirm = |language, typed| answer(&mut question, language, typed);
        for typed in ["yes", "Y", "ＹＥＳ", "ｙ", "　ｙｅｓ　"] {
            assert_eq!(confirm(Language::Japanese, typed), Some(true), "{typed}");
            assert_eq!(confirm(Language::French, typed), Some(true), "{typed}");
        }
        assert_eq!(confirm(Language::French, "ｎｏｎ"), Some(false));
        assert_eq!(confirm(Language::English, "ｎｏ"), Some(false));
        for typed in ["", "maybe", "oui", "1"] {
            assert_eq!(confirm(Language::English, typed), None, "{typed}");
        }
    }

    #[test]
    fn enter_alone_takes_no_choice() {
        let choices = [("1", 'a'), ("2", 'b')];
        let (prompt, unclear) = (message!("ask-kind-of-password"), message!("ask-kind-unclear"));
        let mut question = Question::choice(prompt, Asked::Pin, unclear, choices);
        for (typed, chosen) in
            [("", None), ("1", Some('a')), ("２", Some('b')), ("3", None), ("12", None)]
        {
            assert_eq!(answer(&mut question, Language::English, typed), chosen, "{typed}");
        }
    }

    #[test]
    fn a_shown_answer_may_look_like_a_secret() {
        let phrase = "abacus Abdomen abdominal abide abiding ability";
        let named = |answer| secret_by_mistake(answer).map(|mistake| mistake.message().name());
        assert_eq!(named(phrase), Some("shown-passphrase"));
        for pin in ["123456", "\u{ff11}23456", "12345678"] {
            assert_eq!(named(pin), Some("shown-pin"), "{pin}");
        }
        for other in ["yes", "12345", "123456789", "abacus abdomen", "the summer of 1998", ""] {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn a_number_stands_beside_yes_and_no() {
        let (prompt, unclear) = (message!("ask-choices"), message!("ask-choices-unclear"));
        let mut question = Question::confirm_or(prompt, Asked::Pin, unclear, |text| {
            text.parse().ok().filter(|it| *it < 3u8)
        });
        let mut given = |typed| answer(&mut question, Language::English, typed);
        assert_eq!(given("２"), Some(Confirmed::Other(2)));
        assert_eq!(given("yes"), Some(Confirmed::Yes));
        assert_eq!(given("No"), Some(Confirmed::No));
        assert_eq!(given("3"), None);
        assert_eq!(given(""), None);
    }

    #[test]
    fn set_words_may_be_typed_in_full_width() {
        let mut question = Question::set_words(message!("ask-words"));
        let mut given = |typed: &str| answer(&mut question, Language::English, typed);
        let words = given(&"zoo ".repeat(8)).unwrap();
        assert_eq!(given(&"ｚｏｏ　".repeat(8)), Some(words));
        assert_eq!(given(&"２０４８　".repeat(8)), Some(words));
        assert_eq!(given("zoo zoo"), None);
    }

    #[test]
    fn enter_alone_goes_back_where_it_may() {
        let prompt = || message!("ask-pin-again");
        let refuse = |_| Err::<(), _>(message!("ask-pin-differs"));
        let mut question = Question::secret(prompt(), Asked::Pin).checked(refuse).or_back();
        assert_eq!(answer(&mut question, Language::English, ""), Some(None));
        assert_eq!(answer(&mut question, Language::English, "x"), None);
        let mut question = Question::proceed(message!("ask-keyboard"));
        assert_eq!(answer(&mut question, Language::English, ""), Some(()));
        assert_eq!(answer(&mut question, Language::English, "x"), None);
    }

    #[test]
    fn a_question_says_itself_what_answers_it() {
        let named = |asked: &Asked| asked.without_terminal().name();
        let person = message!("confirm-again");
        assert_eq!(named(Question::confirm(person.clone()).asked()), "prompt-only-terminal");
        assert_eq!(named(Question::confirm_or_yes(person.clone()).asked()), "prompt-no-terminal");
        assert_eq!(named(Question::confirm_unseen(person.clone()).asked()), "prompt-only-terminal");
        assert_eq!(named(Question::proceed(person.clone()).asked()), "prompt-only-terminal");
        assert_eq!(named(Question::set_words(person.clone()).asked()), "words-need-terminal");
        let words = Question::card_words(person.clone(), "1".to_owned());
        assert_eq!(named(words.asked()), "card-words-need-terminal");
        // Whatever is done to a question, it asks for the same.
        let question = Question::secret(person.clone(), Asked::Entropy).checked(Ok).or_none(person);
        assert_eq!(named(question.or_back_sign().asked()), "prompt-only-terminal");
        let texts = Texts::new(Language::English);
        let waived = Question::confirm_or_waive(message!("confirm-again"), Waiver::Removable);
        let words = texts.render(&waived.asked().without_terminal());
        assert!(words.contains(&texts.render(&message!("confirm-again"))), "{words}");
    }

    #[test]
    fn full_width_forms_have_their_character_in_ascii() {
        assert_eq!(
            "１２３ＡｂＺ！～　".chars().map(half_width_of).collect::<String>(),
            "123AbZ!~ "
        );
        assert_eq!("aé花①".chars().map(half_width_of).collect::<String>(), "aé花①");
    }
}
