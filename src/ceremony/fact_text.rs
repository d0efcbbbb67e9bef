//! The words for what a transcript says: its facts and their members.

use super::transcript::fact::FactType;
use super::transcript::header::RunKind;
use crate::message;
use crate::share::descriptor::Purpose;
use crate::text::Message;

/// Who vouches for a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactOrigin {
    /// The program did or saw it itself.
    Measured,
    /// A person typed it.
    Entered,
    /// A person says so, and nothing checks it.
    Claimed,
}

impl FactOrigin {
    /// Who vouches for a fact of this type.
    #[must_use]
    pub fn of(fact: FactType) -> Self {
        use FactType as Is;
        match fact {
            Is::Measured
            | Is::Waiver
            | Is::ShareAbsent
            | Is::Seal
            | Is::Reason
            | Is::ClockCompared
            | Is::Deviation
            | Is::Note
            | Is::Site
            | Is::Deputy => Self::Entered,
            Is::ShareDead | Is::ClearCopyDestroyed | Is::WordsRead | Is::Present | Is::SlipSeen => {
                Self::Claimed
            }
            _ => Self::Measured,
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Measured => message!("fact-origin-measured"),
            Self::Entered => message!("fact-origin-entered"),
            Self::Claimed => message!("fact-origin-claimed"),
        }
    }
}

/// The name of a run for people.
#[must_use]
pub fn run_message(kind: RunKind) -> Message {
    match kind {
        RunKind::Generate => message!("run-generate"),
        RunKind::Backup => message!("run-backup"),
        RunKind::Restore => message!("run-restore"),
        RunKind::Drill => message!("run-drill"),
        RunKind::Verify => message!("run-verify"),
        RunKind::Reseal => message!("run-reseal"),
        RunKind::Copy => message!("run-copy"),
        RunKind::Void => message!("run-void"),
        RunKind::Reshare => message!("run-reshare"),
    }
}

/// The name of a purpose for people.
#[must_use]
pub fn purpose_message(purpose: Purpose) -> Message {
    match purpose {
        Purpose::Production => message!("purpose-production"),
        Purpose::Practice => message!("purpose-practice"),
    }
}

/// What happened, for people.
#[must_use]
pub fn fact_message(fact: FactType) -> Message {
    use FactType as Is;
    match fact {
        Is::RunStarted => message!("fact-run-started"),
        Is::Measured => message!("fact-measured"),
        Is::Fitness => message!("fact-fitness"),
        Is::Waiver => message!("fact-waiver"),
        Is::Randomness => message!("fact-randomness"),
        Is::SetMade => message!("fact-set-made"),
        Is::ShareIntent => message!("fact-share-intent"),
        Is::SharePending => message!("fact-share-pending"),
        Is::ShareProved => message!("fact-share-proved"),
        Is::ShareFinished => message!("fact-share-finished"),
        Is::ShareDead => message!("fact-share-dead"),
        Is::ShareAbsent => message!("fact-share-absent"),
        Is::QuorumProved => message!("fact-quorum-proved"),
        Is::WordsConfirmed => message!("fact-words-confirmed"),
        Is::Opened => message!("fact-opened"),
        Is::TargetIntent => message!("fact-target-intent"),
        Is::TargetWritten => message!("fact-target-written"),
        Is::ClearCopyDestroyed => message!("fact-clear-copy-destroyed"),
        Is::SetVoid => message!("fact-set-void"),
        Is::SetSuperseded => message!("fact-set-superseded"),
        Is::RemovalIntent => message!("fact-removal-intent"),
        Is::Removal => message!("fact-removal"),
        Is::Paused => message!("fact-paused"),
        Is::Resumed => message!("fact-resumed"),
        Is::RecordsMoved => message!("fact-records-moved"),
        Is::LineTorn => message!("fact-line-torn"),
        Is::Copied => message!("fact-copied"),
        Is::Closed => message!("fact-closed"),
        Is::WordsRead => message!("fact-words-read"),
        Is::RecordCopied => message!("fact-record-copied"),
        Is::Finished => message!("fact-finished"),
        Is::Aborted => message!("fact-aborted"),
        Is::StepDone => message!("fact-step-done"),
        Is::Medium => message!("fact-medium"),
        Is::Seal => message!("fact-seal"),
        Is::Command => message!("fact-command"),
        Is::Environment => message!("fact-environment"),
        Is::Attempt => message!("fact-attempt"),
        Is::Reason => message!("fact-reason"),
        Is::Target => message!("fact-target"),
        Is::FilesBeside => message!("fact-files-beside"),
        Is::CardChecked => message!("fact-card-checked"),
        Is::ClockCompared => message!("fact-clock-compared"),
        Is::ClockChanged => message!("fact-clock-changed"),
        Is::Present => message!("fact-present"),
        Is::Site => message!("fact-site"),
        Is::Deputy => message!("fact-deputy"),
        Is::Note => message!("fact-note"),
        Is::Deviation => message!("fact-deviation"),
        Is::Choice => message!("fact-choice"),
        Is::SlipSeen => message!("fact-slip-seen"),
        Is::Signature => message!("fact-signature"),
    }
}

/// The name of a member for people. `None` if `docs/transcript.md` has no such member.
#[must_use]
pub fn member_message(key: &str) -> Option<Message> {
    Some(match key {
        "program_sha256" => message!("fact-member-program-sha256"),
        "system" => message!("fact-member-system"),
        "what" => message!("fact-member-what"),
        "sha256" => message!("fact-member-sha256"),
        "by" => message!("fact-member-by"),
        "check" => message!("fact-member-check"),
        "passed" => message!("fact-member-passed"),
        "source" => message!("fact-member-source"),
        "descriptor" => message!("fact-member-descriptor"),
        "need" => message!("fact-member-need"),
        "count" => message!("fact-member-count"),
        "x" => message!("fact-member-x"),
        "to" => message!("fact-member-to"),
        "digest" => message!("fact-member-digest"),
        "with" => message!("fact-member-with"),
        "holder" => message!("fact-member-holder"),
        "signed" => message!("fact-member-signed"),
        "until" => message!("fact-member-until"),
        "quorums" => message!("fact-member-quorums"),
        "degree" => message!("fact-member-degree"),
        "command" => message!("fact-member-command"),
        "set" => message!("fact-member-set"),
        "shares" => message!("fact-member-shares"),
        "successor" => message!("fact-member-successor"),
        "removed" => message!("fact-member-removed"),
        "from_paper" => message!("fact-member-from-paper"),
        "bytes" => message!("fact-member-bytes"),
        "people" => message!("fact-member-people"),
        "step" => message!("fact-member-step"),
        "role" => message!("fact-member-role"),
        "id" => message!("fact-member-id"),
        "path" => message!("fact-member-path"),
        "number" => message!("fact-member-number"),
        "on" => message!("fact-member-on"),
        "line" => message!("fact-member-line"),
        "name" => message!("fact-member-name"),
        "value" => message!("fact-member-value"),
        "right" => message!("fact-member-right"),
        "text" => message!("fact-member-text"),
        "about" => message!("fact-member-about"),
        "files" => message!("fact-member-files"),
        "serial" => message!("fact-member-serial"),
        "firmware" => message!("fact-member-firmware"),
        "attested" => message!("fact-member-attested"),
        "root" => message!("fact-member-root"),
        "witness" => message!("fact-member-witness"),
        "seconds" => message!("fact-member-seconds"),
        "direction" => message!("fact-member-direction"),
        "site" => message!("fact-member-site"),
        "choice" => message!("fact-member-choice"),
        "custodian" => message!("fact-member-custodian"),
        "key" => message!("fact-member-key"),
        "signature" => message!("fact-member-signature"),
        "certificate" => message!("fact-member-certificate"),
        "issuer" => message!("fact-member-issuer"),
        "reason" => message!("fact-member-reason"),
        "clock" => message!("fact-member-clock"),
        _ => return None,
    })
}

/// The words for a value of a member that `docs/transcript.md` names. `None` for all others: names, numbers, paths,
/// and what a person types on a command line.
#[must_use]
pub fn value_message(key: &str, value: &str) -> Option<Message> {
    Some(match (key, value) {
        ("with" | "what", "password") => message!("fact-value-password"),
        ("with" | "to", "card") => message!("fact-value-card"),
        ("with", "card_and_password") => message!("fact-value-card-and-password"),
        ("to", "medium") => message!("fact-value-medium"),
        ("what", "pin") => message!("fact-value-pin"),
        ("what", "words") => message!("fact-value-words"),
        ("what", "program") => message!("fact-value-program"),
        ("what", "boot_medium") | ("role", "boot") => message!("fact-value-boot-medium"),
        ("source", "system") => message!("fact-value-system"),
        ("source", "system, operator") => message!("fact-value-system-and-operator"),
        ("direction", "forward") => message!("fact-value-forward"),
        ("direction", "back") => message!("fact-value-back"),
        ("direction", "ahead") => message!("fact-value-ahead"),
        ("direction", "behind") => message!("fact-value-behind"),
        ("choice", "generated") => message!("fact-value-generated"),
        ("choice", "own") => message!("fact-value-own"),
        ("choice", "own, waived") => message!("fact-value-own-waived"),
        ("role", "share") => message!("fact-value-share"),
        ("role", "records") => message!("fact-value-records"),
        ("role", "source") => message!("fact-value-source"),
        ("role", "target") => message!("fact-value-target"),
        ("role", "envelope") => message!("fact-value-envelope"),
        ("about", name) => return FactType::named(name).map(fact_message),
        ("role" | "by" | "to", role) => return role_message(role),
        ("step", step) => return step_message(step),
        _ => return None,
    })
}

/// The name of a step for people. `None` if `docs/transcript.md` has no such step.
fn step_message(step: &str) -> Option<Message> {
    Some(match step {
        "start" => message!("fact-step-start"),
        "words" => message!("fact-step-words"),
        "choose" => message!("fact-step-choose"),
        "make" => message!("fact-step-make"),
        "write" => message!("fact-step-write"),
        "prove" => message!("fact-step-prove"),
        "confirm" => message!("fact-step-confirm"),
        "finish" => message!("fact-step-finish"),
        "open" => message!("fact-step-open"),
        "target" => message!("fact-step-target"),
        "remove" => message!("fact-step-remove"),
        "close" => message!("fact-step-close"),
        _ => return None,
    })
}

/// The name of a person's role for people. `None` if `docs/transcript.md` has no such role.
fn role_message(role: &str) -> Option<Message> {
    Some(match role {
        "officer" => message!("person-officer"),
        "custodian" => message!("person-custodian"),
        "witness" => message!("person-witness"),
        "auditor" => message!("person-auditor"),
        _ => return None,
    })
}
