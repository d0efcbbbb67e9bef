//! What a question asks for, as the question itself says it. Without a terminal, the failure names it, and the option
//! that answers it.

use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::text::Message;

/// What a question asks for. Every [`Question`](crate::cli::ui::question::Question) has one, and no terminal is opened
/// without one.
#[derive(Debug, Clone)]
pub(crate) enum Asked {
    /// Yes or no to this question. `--yes` says yes.
    Confirmation(Message),
    /// Yes or no to this question, which the waiver of a check answers too.
    Waivable(Message, Waiver),
    /// This question, which only a person can answer.
    Person(Message),
    /// The password of a share.
    Password,
    /// The new password of this custodian.
    NewPassword(String),
    /// That this custodian sees and types a generated passphrase.
    Passphrase(String),
    /// The PIN of a smart card, or another of its secrets.
    Pin,
    /// The management key of this smart card.
    ManagementKey(String),
    /// The password of ENTSSO's backup file, or its reminder or MSIDs.
    FilePassword,
    /// The operator's own entropy.
    Entropy,
    /// The words of a set.
    SetWords,
    /// The words of this smart card.
    CardWords(String),
    /// That a medium is inserted.
    Medium,
    /// That the medium for the restored file is inserted.
    TargetMedium,
    /// That a smart card is inserted.
    Card,
    /// That a secret is read from the screen.
    Reading,
    /// That a share is written without protection.
    Unseal,
}

impl Asked {
    /// The message if there is no terminal to ask at: what was asked for, and what answers it in advance.
    pub(super) fn without_terminal(&self) -> Message {
        let or = |asked: Message, option: &str| {
            message!("prompt-no-terminal", asked = asked, option = option)
        };
        let only = |asked: Message| message!("prompt-only-terminal", asked = asked);
        let lines = "--passwords-from -";
        match self {
            Self::Confirmation(question) => or(question.clone(), "--yes"),
            Self::Waivable(question, check) => {
                or(question.clone(), &format!("--waive {}", check.name()))
            }
            Self::Person(question) => only(question.clone()),
            Self::Password => or(message!("asked-password"), lines),
            Self::NewPassword(name) => or(message!("asked-new-password", name = name), lines),
            Self::Passphrase(name) => only(message!("asked-passphrase", name = name)),
            Self::Pin => or(message!("asked-pin"), lines),
            Self::ManagementKey(token) => message!("management-needs-terminal", token = token),
            Self::FilePassword => or(message!("asked-file-password"), lines),
            Self::Entropy => only(message!("asked-entropy")),
            Self::SetWords => message!("words-need-terminal"),
            Self::CardWords(token) => message!("card-words-need-terminal", token = token),
            Self::Medium => message!("ask-needs-terminal"),
            Self::TargetMedium => message!("ask-target-needs-terminal"),
            Self::Card => only(message!("asked-card")),
            Self::Reading => message!("prompt-nowhere-to-show"),
            Self::Unseal => message!("unseal-needs-terminal"),
        }
    }
}
