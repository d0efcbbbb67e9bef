//! What a question asks for. Without a terminal, the failure names it, and the option that answers it.

use sso_escrow::message;
use sso_escrow::text::Message;

/// What a question asks for.
#[derive(Debug, Clone)]
pub(crate) enum Asked {
    /// A confirmation of this question, which `--yes` gives.
    Confirmation(Message),
    /// The password of a share.
    Password,
    /// The new password of this custodian.
    NewPassword(String),
    /// That this custodian sees and types a generated passphrase.
    Passphrase(String),
    /// The PIN of a smart card, or another of its secrets.
    Pin,
    /// The password of ENTSSO's backup file.
    FilePassword,
    /// The operator's own entropy.
    Entropy,
    /// Several things, or something that the caller names.
    Answer,
}

impl Asked {
    /// What is asked for, in words.
    fn words(&self) -> Message {
        match self {
            Self::Confirmation(question) => question.clone(),
            Self::Password => message!("asked-password"),
            Self::NewPassword(name) => message!("asked-new-password", name = name),
            Self::Passphrase(name) => message!("asked-passphrase", name = name),
            Self::Pin => message!("asked-pin"),
            Self::FilePassword => message!("asked-file-password"),
            Self::Entropy => message!("asked-entropy"),
            Self::Answer => message!("asked-answer"),
        }
    }

    /// The option that answers it in advance, as it is typed. `None` if only a person can answer.
    fn option(&self) -> Option<&'static str> {
        match self {
            Self::Confirmation(_) => Some("--yes"),
            Self::Password | Self::NewPassword(_) | Self::Pin | Self::FilePassword => {
                Some("--passwords-from -")
            }
            Self::Answer => Some("--yes, --passwords-from -"),
            Self::Passphrase(_) | Self::Entropy => None,
        }
    }

    /// The message if there is no terminal to ask at.
    pub(super) fn without_terminal(&self) -> Message {
        match self.option() {
            Some(option) => message!("prompt-no-terminal", asked = self.words(), option = option),
            None => message!("prompt-only-terminal", asked = self.words()),
        }
    }
}
