//! The public facts of a set, for people and for `--json`.

use serde::Serialize;
use sso_escrow::ceremony::fact_text::purpose_message;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;
use sso_escrow::share::card::Token;
use sso_escrow::share::descriptor::{Custodian, Descriptor, Kind, Purpose};
use sso_escrow::share::fingerprint::{CardWords, WORDS_IN_FINGERPRINT, WordsError};
use sso_escrow::text::Message;
use sso_escrow::token::names::TokenId;

use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The public facts of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SetSummary {
    /// The set id: 32 hexadecimal digits.
    pub(crate) id: String,
    /// The words of the set: all 8, or the first two of a production set whose words nobody has typed.
    pub(crate) words: Vec<&'static str>,
    /// The numbers that stand for these words, 1 to 2048.
    pub(crate) numbers: Vec<u16>,
    /// SHA-256 of the descriptor of the set, hexadecimal; null where `words` has only two, because all words come
    /// from it.
    pub(crate) fingerprint: Option<String>,
    /// 1 for a first set; a set that supersedes another has that set's generation plus 1.
    pub(crate) generation: u32,
    /// The id of the set that this one supersedes, or null.
    pub(crate) supersedes: Option<String>,
    /// Whether the set is for production or for practice.
    #[serde(with = "PurposeName")]
    pub(crate) purpose: Purpose,
    /// What is escrowed.
    #[serde(with = "KindName")]
    pub(crate) kind: Kind,
    /// The MSIDs of what is escrowed, if they are known.
    pub(crate) msids: Vec<String>,
    /// The name of the set. It may be empty.
    pub(crate) label: String,
    /// The server that the set was made for. It may be empty.
    pub(crate) server: String,
    /// When the set was made: RFC 3339, UTC.
    pub(crate) created: String,
    /// How many shares restore the secret: k.
    pub(crate) threshold: u8,
    /// The checks that were waived when the set was made, as `--waive` names them.
    pub(crate) waivers: Vec<&'static str>,
    /// The custodians, in the order of their share numbers.
    pub(crate) custodians: Vec<CustodianSummary>,
    /// SHA-256 of the envelope's ciphertext, hexadecimal; null if the set has no envelope.
    pub(crate) envelope: Option<String>,
}

/// A custodian of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CustodianSummary {
    /// The number of the share.
    pub(crate) x: u8,
    /// The custodian's name.
    pub(crate) name: String,
    /// SHA-256 that commits to the share, hexadecimal. [format.md](format.md) defines its input.
    pub(crate) commitment: String,
}

/// The names of the purposes in `--json`.
#[derive(Serialize)]
#[serde(remote = "Purpose", rename_all = "kebab-case")]
pub(crate) enum PurposeName {
    Production,
    Practice,
}

/// The names of the payloads in `--json`.
#[derive(Serialize)]
#[serde(remote = "Kind", rename_all = "kebab-case")]
enum KindName {
    NativeBackup,
    SsossSnapshot,
    MasterSecret,
}

impl SetSummary {
    /// A set whose words nobody has typed. Of a production set it has the first two words only.
    pub(crate) fn untyped(set: &Descriptor) -> Self {
        let words = set.words_before_typed();
        let shown = words.len();
        let mut summary = Self { words, ..Self::of(set) };
        if shown < WORDS_IN_FINGERPRINT {
            summary.numbers.truncate(shown);
            summary.fingerprint = None;
        }
        summary
    }

    /// A set with all its words: it is new, or somebody has typed its words.
    pub(crate) fn of(set: &Descriptor) -> Self {
        let fingerprint = set.fingerprint();
        let words = fingerprint.words();
        let custodian = |(custodian, x): (&Custodian, u8)| CustodianSummary {
            x,
            name: custodian.name.clone(),
            commitment: hex::encode(custodian.commitment),
        };
        Self {
            id: set.set_id.to_string(),
            words: words.words().to_vec(),
            numbers: words.numbers().to_vec(),
            fingerprint: Some(hex::encode(fingerprint.as_bytes())),
            generation: set.generation,
            supersedes: set.supersedes.map(|id| id.to_string()),
            purpose: set.purpose,
            kind: set.kind,
            msids: set.msids.iter().map(ToString::to_string).collect(),
            label: set.label.clone(),
            server: set.server.clone(),
            created: set.created_text(),
            threshold: set.threshold,
            waivers: set.waivers.iter().map(|&waiver| waiver.name()).collect(),
            custodians: set.custodians.iter().zip(1..=255).map(custodian).collect(),
            envelope: set.envelope.as_ref().map(|digest| hex::encode(**digest)),
        }
    }

    /// The words, separated by spaces. “…” stands for those that are not shown.
    pub(crate) fn words(&self) -> String {
        self.with_rest(self.words.join(" "))
    }

    /// The four-digit numbers that stand for the words.
    pub(crate) fn numbers(&self) -> String {
        let numbers: Vec<String> =
            self.numbers.iter().map(|number| format!("{number:04}")).collect();
        self.with_rest(numbers.join(" "))
    }

    fn with_rest(&self, shown: String) -> String {
        match self.words.len() < WORDS_IN_FINGERPRINT {
            true => format!("{shown} …"),
            false => shown,
        }
    }

    /// Describes the set, line by line. With `with_words`, the set words are included.
    pub(crate) fn lines(&self, with_words: bool) -> Vec<Message> {
        let mut lines = Vec::new();
        if with_words {
            lines.push(message!("set-words", words = self.words()));
            lines.push(message!("set-numbers", numbers = self.numbers()));
        }
        lines.push(message!("set-id", id = &self.id));
        lines.push(message!("set-purpose", purpose = purpose_message(self.purpose)));
        lines.push(message!("set-kind", kind = kind_message(self.kind)));
        for msid in &self.msids {
            lines.push(message!("set-msid", msid = msid));
        }
        let count = self.custodians.len();
        lines.push(message!("set-threshold", threshold = self.threshold, count = count));
        lines.push(message!("set-generation", generation = self.generation));
        if let Some(id) = &self.supersedes {
            lines.push(message!("set-supersedes", id = id));
        }
        if !self.label.is_empty() {
            lines.push(message!("set-label", label = &self.label));
        }
        if !self.server.is_empty() {
            lines.push(message!("set-server", server = &self.server));
        }
        lines.push(message!("set-created", time = &self.created));
        for waiver in &self.waivers {
            lines.push(message!("set-waiver", check = *waiver));
        }
        for CustodianSummary { x, name, .. } in &self.custodians {
            lines.push(message!("set-custodian", x = *x, name = name));
        }
        lines
    }
}

/// The identity of a smart card. Both fields are null if the card reports neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CardIdentity {
    /// Its serial number; null if the card is identified by its GUID.
    pub(crate) serial: Option<u32>,
    /// Its GUID, hexadecimal; null if the card is identified by its serial number.
    pub(crate) guid: Option<String>,
}

impl From<TokenId> for CardIdentity {
    fn from(id: TokenId) -> Self {
        match id {
            TokenId::Serial(serial) => Self { serial: Some(serial), guid: None },
            TokenId::Guid(guid) => Self { serial: None, guid: Some(hex::encode(guid)) },
        }
    }
}

impl From<Token> for CardIdentity {
    fn from(token: Token) -> Self {
        match token {
            Token::Serial(serial) => Self { serial: Some(serial), guid: None },
            Token::Guid(guid) => Self { serial: None, guid: Some(hex::encode(guid)) },
        }
    }
}

/// A smart card that a share was sealed to, and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SealedCard {
    /// The number of the share.
    x: u8,
    #[serde(flatten)]
    card: CardIdentity,
    /// The 8 card words.
    words: [&'static str; WORDS_IN_FINGERPRINT],
    /// The numbers that stand for the words, 1 to 2048.
    numbers: [u16; WORDS_IN_FINGERPRINT],
    #[serde(skip)]
    name: String,
}

impl SealedCard {
    /// The card of share `x`, whose custodian is `name`.
    pub(crate) fn of(x: u8, name: &str, card: Token, words: CardWords) -> Self {
        let (numbers, name) = (words.numbers(), name.to_owned());
        Self { x, card: card.into(), words: words.words(), numbers, name }
    }

    /// Shows the words, to be written on the record.
    pub(crate) fn show(&self, console: &mut Console) {
        let token = self.card.shown().unwrap_or_else(|| "–".to_owned());
        console.say(&message!("generate-card-words", token = token, name = &self.name));
        console.print(&SafeText::command(&self.words.join(" ")));
        let numbers = self.numbers.map(|number| format!("{number:04}"));
        console.print(&SafeText::command(&numbers.join(" ")));
    }
}

impl CardIdentity {
    /// A card that reports neither.
    pub(crate) const UNKNOWN: Self = Self { serial: None, guid: None };

    /// The serial number or the GUID, if the card reports one.
    pub(crate) fn shown(&self) -> Option<String> {
        self.serial.map(|serial| serial.to_string()).or_else(|| self.guid.clone())
    }
}

/// Why typed words are not the words of any set.
pub(crate) fn words_message(error: &WordsError) -> Message {
    match error {
        WordsError::Count { found } => message!("words-count", found = *found),
        WordsError::Unknown { word } => message!("words-unknown", word = word),
    }
}

/// The words of a transcript, in two lines: one line of twelve words would be too long for a screen.
pub(crate) fn transcript_lines(words: &TranscriptWords) -> Vec<SafeText> {
    let text = words.to_string();
    let words: Vec<&str> = text.split(' ').collect();
    words.chunks(6).map(|line| SafeText::command(&line.join(" "))).collect()
}

/// Why a text is not the words of a transcript.
pub(crate) fn transcript_words_message(error: &WordsError) -> Message {
    match error {
        WordsError::Count { found } => message!("transcript-words-count", found = *found),
        WordsError::Unknown { .. } => words_message(error),
    }
}

pub(crate) fn kind_message(kind: Kind) -> Message {
    match kind {
        Kind::NativeBackup => message!("kind-native-backup"),
        Kind::SsossSnapshot => message!("kind-ssoss-snapshot"),
        Kind::MasterSecret => message!("kind-master-secret"),
    }
}

/// What a payload can do, and what was never tested. It is shown where the operator decides.
pub(crate) fn kind_notice(kind: Kind) -> Message {
    match kind {
        Kind::NativeBackup => message!("notice-native-backup"),
        Kind::SsossSnapshot => message!("notice-ssoss-snapshot"),
        Kind::MasterSecret => message!("notice-master-secret"),
    }
}
