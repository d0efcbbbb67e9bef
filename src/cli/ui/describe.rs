//! What is public about a set, for people and for `--json`.

use serde_json::{Value, json};
use sso_escrow::message;
use sso_escrow::share::descriptor::{Custodian, Descriptor, Kind, Purpose};
use sso_escrow::share::fingerprint::WordsError;
use sso_escrow::text::Message;

/// What a set is, line by line; its words only where they may be shown, which is not before somebody
/// has to type them.
pub(crate) fn set_lines(set: &Descriptor, with_words: bool) -> Vec<Message> {
    let mut lines = Vec::new();
    let words = set.fingerprint().words();
    if with_words {
        lines.push(message!("set-words", words = words.to_string()));
        lines.push(message!("set-numbers", numbers = numbers(&words.numbers())));
    }
    lines.push(message!("set-id", id = set.set_id.to_string()));
    lines.push(message!("set-purpose", purpose = purpose_message(set.purpose)));
    lines.push(message!("set-kind", kind = kind_message(set.kind)));
    for msid in &set.msids {
        lines.push(message!("set-msid", msid = msid.to_string()));
    }
    lines.push(message!("set-threshold", threshold = set.threshold, count = set.count()));
    lines.push(message!("set-generation", generation = set.generation));
    if let Some(id) = &set.supersedes {
        lines.push(message!("set-supersedes", id = id.to_string()));
    }
    if !set.label.is_empty() {
        lines.push(message!("set-label", label = &set.label));
    }
    if !set.server.is_empty() {
        lines.push(message!("set-server", server = &set.server));
    }
    lines.push(message!("set-created", time = time(set.created)));
    for waiver in &set.waivers {
        lines.push(message!("set-waiver", check = waiver.name()));
    }
    for (custodian, x) in set.custodians.iter().zip(1u8..=255) {
        lines.push(message!("set-custodian", x = x, name = &custodian.name));
    }
    lines
}

/// Why typed words are not the words of any set.
pub(crate) fn words_message(error: &WordsError) -> Message {
    match error {
        WordsError::Count { found } => message!("words-count", found = *found),
        WordsError::Unknown { word } => message!("words-unknown", word = word),
    }
}

/// The four-digit numbers that stand for the words of a set.
pub(crate) fn numbers(numbers: &[u16]) -> String {
    numbers.iter().map(|number| format!("{number:04}")).collect::<Vec<_>>().join(" ")
}

/// A time as RFC 3339 writes it; a clock beyond the year 9999 shows as its seconds.
pub(crate) fn time(seconds: u64) -> String {
    const END_OF_9999: u64 = 253_402_300_799;
    if seconds > END_OF_9999 {
        return seconds.to_string();
    }
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    humantime::format_rfc3339_seconds(time).to_string()
}

pub(crate) fn kind_message(kind: Kind) -> Message {
    match kind {
        Kind::NativeBackup => message!("kind-native-backup"),
        Kind::SsossSnapshot => message!("kind-ssoss-snapshot"),
        Kind::MasterSecret => message!("kind-master-secret"),
    }
}

/// What a payload can do, and what was never tried: said where it matters.
pub(crate) fn kind_notice(kind: Kind) -> Message {
    match kind {
        Kind::NativeBackup => message!("notice-native-backup"),
        Kind::SsossSnapshot => message!("notice-ssoss-snapshot"),
        Kind::MasterSecret => message!("notice-master-secret"),
    }
}

fn purpose_message(purpose: Purpose) -> Message {
    match purpose {
        Purpose::Production => message!("purpose-production"),
        Purpose::Practice => message!("purpose-practice"),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::NativeBackup => "native-backup",
        Kind::SsossSnapshot => "ssoss-snapshot",
        Kind::MasterSecret => "master-secret",
    }
}

/// A set as `--json` shows it.
pub(crate) fn set_object(set: &Descriptor) -> Value {
    let fingerprint = set.fingerprint();
    let words = fingerprint.words();
    let custodian = |(custodian, x): (&Custodian, u8)| json!({ "x": x, "name": custodian.name, "commitment": hex::encode(custodian.commitment) });
    json!({
        "id": set.set_id.to_string(),
        "words": words.words(),
        "numbers": words.numbers(),
        "fingerprint": hex::encode(fingerprint.as_bytes()),
        "generation": set.generation,
        "supersedes": set.supersedes.map(|id| id.to_string()),
        "purpose": match set.purpose {
            Purpose::Production => "production",
            Purpose::Practice => "practice",
        },
        "kind": kind_name(set.kind),
        "msids": set.msids.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "label": set.label,
        "server": set.server,
        "created": time(set.created),
        "threshold": set.threshold,
        "waivers": set.waivers.iter().map(|&waiver| waiver.name()).collect::<Vec<_>>(),
        "custodians": set.custodians.iter().zip(1..=255).map(custodian).collect::<Vec<_>>(),
        "envelope": set.envelope.as_ref().map(|digest| hex::encode(**digest)),
    })
}
