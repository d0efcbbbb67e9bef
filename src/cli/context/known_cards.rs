//! Which smart cards of existing sets may get their PIN, and what shows that they are the right ones.

use serde::Serialize;
use sso_escrow::message;
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::fingerprint::{CardWords, WORDS_IN_FINGERPRINT};
use sso_escrow::text::Message;
use sso_escrow::token::attest::Roots;
use sso_escrow::token::names::TokenId;

use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::ui::describe::CardIdentity;

/// What is expected of the cards of a run, and which of them were accepted.
#[derive(Debug, Default)]
pub(crate) struct KnownCards {
    /// The words from `--expect-card`.
    expected: Vec<CardWords>,
    /// The roots from `--attestation-root`.
    roots: Option<Roots>,
    /// The cards that the command line names by their serial number.
    named: Vec<TokenId>,
    accepted: Vec<(CardWords, AcceptedCard)>,
}

/// A smart card that got its PIN to open a share, and what showed before that it is the card of the share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct AcceptedCard {
    #[serde(flatten)]
    card: CardIdentity,
    /// The 8 card words.
    words: [&'static str; WORDS_IN_FINGERPRINT],
    /// What showed that it is the card of the share.
    known_by: CardProof,
}

/// What shows that a card is the card of its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CardProof {
    /// A custodian typed the card words.
    Typed,
    /// `--expect-card` has the card words.
    ExpectCard,
    /// The maker's attestation of both keys, for a card that the command line names.
    Attestation,
    /// Nothing: in a rehearsal, the card words are only shown.
    Rehearsal,
    /// Nothing: the record of the custodian has no card words, and the custodian accepted the card.
    Nothing,
}

impl KnownCards {
    /// Expects cards with these words, or cards that the roots attest and that a location names.
    pub(crate) fn new<'l>(
        expected: &[CardWords],
        roots: Option<Roots>,
        locations: impl IntoIterator<Item = &'l ShareLocation>,
    ) -> Self {
        let named = locations.into_iter().filter_map(ShareLocation::card);
        let named = named.filter_map(SmartCard::token).collect();
        Self { expected: expected.to_vec(), roots, named, accepted: Vec::new() }
    }

    /// Reports whether the command line gives card words.
    pub(crate) fn has_expected(&self) -> bool {
        !self.expected.is_empty()
    }

    /// Reports whether the command line gives these card words.
    pub(crate) fn expects(&self, words: CardWords) -> bool {
        self.expected.contains(&words)
    }

    /// The roots that attestations are checked against.
    pub(crate) fn roots(&self) -> Option<&Roots> {
        self.roots.as_ref()
    }

    /// Reports whether the command line names this card. Without its serial number from outside the share, any
    /// genuine card attests itself.
    pub(crate) fn names(&self, token: TokenId) -> bool {
        self.named.contains(&token)
    }

    /// Reports whether a card with these words was accepted in this run.
    pub(crate) fn has_accepted(&self, words: CardWords) -> bool {
        self.accepted.iter().any(|(accepted, _)| *accepted == words)
    }

    /// Accepts a card.
    pub(crate) fn accept(&mut self, of: &CardProtector, words: CardWords, known_by: CardProof) {
        let card = AcceptedCard { card: of.token.into(), words: words.words(), known_by };
        self.accepted.push((words, card));
    }

    /// The words of the cards that were accepted without them.
    pub(crate) fn words_for_records(&self) -> Vec<Message> {
        let without = |(_, card): &&(CardWords, AcceptedCard)| card.known_by == CardProof::Nothing;
        let line = |(words, card): &(CardWords, AcceptedCard)| {
            let (token, words) = (card.card.shown(), words.to_string());
            token.map(|token| message!("card-words-for-record", token = token, words = words))
        };
        self.accepted.iter().filter(without).filter_map(line).collect()
    }

    /// The cards that were accepted in this run, in this order. `None` if there are none.
    pub(crate) fn accepted(&self) -> Option<Vec<AcceptedCard>> {
        let cards: Vec<_> = self.accepted.iter().map(|(_, card)| card.clone()).collect();
        (!cards.is_empty()).then_some(cards)
    }
}
