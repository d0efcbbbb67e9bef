//! The set descriptor: the public facts of a set, the same in every share.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_cbor::Value;

use super::error::{NumberedPart, Rule, ShareError};
use super::fingerprint::{Fingerprint, SetWords, WORDS_IN_FINGERPRINT};
use super::line::is_line;
use crate::cbor;
use crate::entsso::msid::Msid;
use crate::random::Generator;
use crate::secret::{equal, scrubbed};
use crate::shamir::Scheme;

/// The maximum length of a custodian's name, in characters.
pub const LONGEST_NAME: usize = 64;
/// The maximum length of a label, in characters.
pub const LONGEST_LABEL: usize = 128;
/// The maximum length of a server's name, in characters: that of a DNS name.
pub const LONGEST_SERVER: usize = 255;
/// The minimum number of digits that identify a set by the beginning of its identifier.
pub const FEWEST_DIGITS: usize = 8;
/// How many set words are enough to select a set. They prove nothing: anybody can make a set that begins with them.
const WORDS_TO_SELECT: usize = 2;
/// The maximum number of MSIDs in a set.
const MOST_MSIDS: usize = 16;

/// The identifier of a set: 16 random bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SetId(#[serde(with = "serde_bytes")] [u8; 16]);

impl SetId {
    /// Makes the identifier with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Makes a new, random identifier.
    pub fn random(random: &mut Generator) -> Self {
        Self(random.public())
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Shows 32 hexadecimal digits.
impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whether a set is for real use or for practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// It escrows a secret that is in use.
    Production,
    /// It was made with `--rehearsal`. It opens only with `--rehearsal`.
    Practice,
}

/// What is escrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// The file that `ssoconfig -backupSecret` wrote, with its password and reminder.
    NativeBackup,
    /// The contents of the SSOSS key: every subkey, value name, type and byte.
    SsossSnapshot,
    /// A master secret that this program generated.
    MasterSecret,
}

/// A check that was waived when the set was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Waiver {
    /// A network interface was up.
    Network,
    /// Swap was active.
    Swap,
    /// Memory could not be locked.
    MemoryLock,
    /// A folder was not on a removable medium.
    Removable,
    /// A password was easy to guess.
    WeakPassword,
    /// The firmware of a smart card has a known weakness.
    Firmware,
    /// The key of a smart card was not attested.
    Attestation,
}

impl Waiver {
    /// All waivers, in the order of the format.
    pub const ALL: [Self; 7] = [
        Self::Network,
        Self::Swap,
        Self::MemoryLock,
        Self::Removable,
        Self::WeakPassword,
        Self::Firmware,
        Self::Attestation,
    ];

    /// The name of the check, as `--waive` takes it. It is the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Swap => "swap",
            Self::MemoryLock => "memory-lock",
            Self::Removable => "removable",
            Self::WeakPassword => "weak-password",
            Self::Firmware => "firmware",
            Self::Attestation => "attestation",
        }
    }
}

/// One custodian of a set. The position in the list is the number of the custodian's share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custodian {
    /// The custodian's name.
    pub name: String,
    /// SHA-256 over `["sso-escrow/v1 share", set id, x, y]`.
    #[serde(with = "serde_bytes")]
    pub commitment: [u8; 32],
}

/// The fields of a descriptor. Their order is part of the format, because it numbers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The version of the descriptor: 1.
    pub version: u64,
    /// The identifier of the set.
    pub set_id: SetId,
    /// 1 for a first set. A set that supersedes another has a generation that is one higher.
    pub generation: u32,
    /// The set that this one supersedes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<SetId>,
    /// Production or practice.
    pub purpose: Purpose,
    /// What is escrowed.
    pub kind: Kind,
    /// The MSIDs of what is escrowed: the current one first, then the previous one if it is known. For a
    /// snapshot, all MSIDs in the key.
    pub msids: Vec<Msid>,
    /// The officer's name for the set. It may be empty.
    pub label: String,
    /// The master secret server of the set. It may be empty.
    pub server: String,
    /// When the set was made, by the clock of that machine: seconds since 1970-01-01 UTC.
    pub created: u64,
    /// The threshold k: how many shares restore the secret.
    pub threshold: u8,
    /// The checks that were waived, in ascending order.
    pub waivers: Vec<Waiver>,
    /// SHA-256 over `["sso-escrow/v1 secret", set id, kind, MSIDs, blinding, core]`.
    #[serde(with = "serde_bytes")]
    pub secret_commitment: [u8; 32],
    /// The custodians: share number 1 first.
    pub custodians: Vec<Custodian>,
    /// SHA-256 of the envelope's ciphertext, if there is an envelope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<serde_bytes::ByteArray<32>>,
}

/// A set descriptor that follows all rules of the format, with its only valid encoding.
#[derive(Clone, PartialEq, Eq)]
pub struct Descriptor {
    fields: Fields,
    encoded: Vec<u8>,
}

impl Descriptor {
    /// Makes a descriptor with these fields.
    ///
    /// # Errors
    /// [`ShareError::Breaks`] with the rule that a field breaks.
    pub fn new(fields: Fields) -> Result<Self, ShareError> {
        fields.check()?;
        let encoded = cbor::encode(&fields)?;
        Ok(Self { fields, encoded })
    }

    /// Decodes a descriptor. Only one encoding of each descriptor is valid.
    ///
    /// # Errors
    /// [`ShareError::Breaks`].
    pub fn decode(bytes: &[u8]) -> Result<Self, ShareError> {
        let fields = Fields::read(bytes)?;
        fields.check()?;
        Ok(Self { fields, encoded: bytes.to_vec() })
    }

    /// The set words that may be shown before somebody has typed them: all words of a practice set, the first two of a
    /// production set. Who copies the words of a forged set from the screen would confirm them.
    #[must_use]
    pub fn words_before_typed(&self) -> Vec<&'static str> {
        let shown = match self.purpose {
            Purpose::Production => WORDS_TO_SELECT,
            Purpose::Practice => WORDS_IN_FINGERPRINT,
        };
        self.fingerprint().words().words().into_iter().take(shown).collect()
    }

    /// What tells this set from others, for people: the first two words, the label, and when it was made.
    #[must_use]
    pub fn told_apart(&self) -> String {
        let (short, made) = (self.fingerprint().words().short(), self.created_text());
        match self.label.as_str() {
            "" => format!("{short} ({made})"),
            label => format!("{short} ({label}, {made})"),
        }
    }

    /// When it was made, in the format of RFC 3339. A time after the year 9999 is in seconds since 1970.
    #[must_use]
    pub fn created_text(&self) -> String {
        const END_OF_9999: u64 = 253_402_300_799;
        if self.created > END_OF_9999 {
            return self.created.to_string();
        }
        let time = UNIX_EPOCH + Duration::from_secs(self.created);
        humantime::format_rfc3339_seconds(time).to_string()
    }

    /// Its encoding.
    #[must_use]
    pub fn encoded(&self) -> &[u8] {
        &self.encoded
    }

    /// The set fingerprint: SHA-256 of the encoding.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.encoded)
    }

    /// The custodian of share number `x`. `None` if the set has no such share.
    #[must_use]
    pub fn custodian(&self, x: u8) -> Option<&Custodian> {
        usize::from(x).checked_sub(1).and_then(|at| self.fields.custodians.get(at))
    }

    /// How many shares the set has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fields.custodians.len()
    }

    /// Returns whether `name` identifies this set. It may be the first hexadecimal digits of its identifier
    /// ([`FEWEST_DIGITS`] or more), the two words that its files begin with, or all eight words.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        let words = self.fingerprint().words();
        let lower = name.trim().to_lowercase();
        let digits = lower.len() >= FEWEST_DIGITS;
        (digits && self.set_id.to_string().starts_with(&lower))
            || words.short() == lower.split_whitespace().collect::<Vec<_>>().join("-")
            || SetWords::parse(name) == Ok(words)
    }

    /// Returns whether the caller asked for this set. If `name` is `None`, every set is wanted.
    #[must_use]
    pub fn is_wanted(&self, name: Option<&str>) -> bool {
        name.is_none_or(|name| self.is_named(name))
    }

    /// The file name of share number `x`.
    #[must_use]
    pub fn file_name(&self, x: u8) -> String {
        format!("{}-x{x:03}.ssoshare", self.fingerprint().words().short())
    }

    /// The file name of a share until its custodian has opened it in round 2 of the ceremony.
    #[must_use]
    pub fn pending_file_name(&self, x: u8) -> String {
        format!("{}-x{x:03}.pending", self.fingerprint().words().short())
    }

    /// The file name of the set's envelope.
    #[must_use]
    pub fn envelope_file_name(&self) -> String {
        format!("{}.ssoenvelope", self.fingerprint().words().short())
    }

    /// Returns whether `share` (x ‖ y) matches its commitment in the descriptor.
    #[must_use]
    pub fn commits_to_share(&self, share: &[u8]) -> bool {
        let Some((&x, y)) = share.split_first() else { return false };
        let Some(custodian) = self.custodian(x) else { return false };
        equal(&share_commitment(&self.set_id, x, y), &custodian.commitment)
    }

    /// Returns whether a recombined secret matches its commitment in the descriptor.
    #[must_use]
    pub fn commits_to_secret(&self, blinding: &[u8], core: &[u8]) -> bool {
        let commitment = secret_commitment(&self.set_id, self.kind, &self.msids, blinding, core);
        equal(&commitment, &self.secret_commitment)
    }
}

impl Deref for Descriptor {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        &self.fields
    }
}

impl fmt::Debug for Descriptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields.fmt(f)
    }
}

/// The numbers in a descriptor that a later release may extend, with their keys and how many are known.
const NUMBERED: [(u64, NumberedPart, u64); 2] =
    [(4, NumberedPart::Purpose, 2), (5, NumberedPart::Payload, 3)];
const WAIVERS_KEY: u64 = 11;

/// A descriptor with values of any kind.
type AnyValues = BTreeMap<u64, Value>;

impl Fields {
    /// Decodes the fields, and checks their structure only.
    ///
    /// # Errors
    /// [`Rule::Version`], [`Rule::Layout`], [`Rule::Deterministic`], [`ShareError::LaterNumber`].
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ShareError> {
        match version(bytes) {
            Some(0) => return Err(Rule::Version.into()),
            Some(number) if number > 1 => {
                return Err(ShareError::LaterNumber { part: NumberedPart::Descriptor, number });
            }
            _ => {}
        }
        let error = match cbor::decode(bytes) {
            Ok(fields) => return Ok(fields),
            Err(error) => ShareError::from(error),
        };
        // Only the values of unknown numbers may be the reason.
        let Ok(mut values) = cbor::decode::<AnyValues>(bytes) else { return Err(error) };
        let Some(later) = replace_later(&mut values) else { return Err(error) };
        cbor::decode::<Self>(&cbor::encode(&values)?)?;
        Err(later)
    }

    /// Checks the rules of the format that the types do not enforce.
    pub(super) fn check(&self) -> Result<(), Rule> {
        let all = |holds: bool, rule: Rule| if holds { Ok(()) } else { Err(rule) };
        // In the order of docs/format.md, section 9.
        all(self.version == 1, Rule::Version)?;
        all(self.generation >= 1, Rule::Generation)?;
        all(self.supersedes.is_none() || self.generation >= 2, Rule::Generation)?;
        all(self.supersedes != Some(self.set_id), Rule::Generation)?;
        let count = self.custodians.len();
        Scheme::new(self.threshold.into(), count).map_err(|_| Rule::Threshold)?;
        let names: Vec<&str> = self.custodians.iter().map(|c| c.name.as_str()).collect();
        all(names.iter().all(|name| !name.is_empty() && is_line(name, LONGEST_NAME)), Rule::Text)?;
        all(is_line(&self.label, LONGEST_LABEL), Rule::Text)?;
        all(is_line(&self.server, LONGEST_SERVER), Rule::Text)?;
        all((1..count).all(|at| !names[..at].contains(&names[at])), Rule::DuplicateName)?;
        all(self.waivers.is_sorted_by(|one, other| one < other), Rule::Waivers)?;
        all(self.msids.len() <= MOST_MSIDS, Rule::Msids)?;
        all(self.kind != Kind::MasterSecret || self.msids.len() == 1, Rule::Msids)?;
        let distinct = (1..self.msids.len()).all(|at| !self.msids[..at].contains(&self.msids[at]));
        all(distinct, Rule::Msids)
    }
}

/// The version of an encoded descriptor. In every version, the map begins with key 0, the version.
fn version(bytes: &[u8]) -> Option<u64> {
    let (rest, _) = cbor::head(bytes, cbor::MAP)?;
    let (_, version) = cbor::head(rest.strip_prefix(&[0])?, cbor::UNSIGNED)?;
    Some(version)
}

/// Puts a known number in the place of each unknown one. Returns the first of these, or `None` if all are known.
fn replace_later(values: &mut AnyValues) -> Option<ShareError> {
    let unknown = |value: &Value, known: u64| match value {
        Value::Integer(number) => u64::try_from(*number).ok().filter(|number| *number >= known),
        _ => None,
    };
    let mut later = None;
    for (key, part, known) in NUMBERED {
        let Some(value) = values.get_mut(&key) else { continue };
        if let Some(number) = unknown(value, known) {
            later.get_or_insert(ShareError::LaterNumber { part, number });
            *value = Value::Integer(0);
        }
    }
    if let Some(Value::Array(waivers)) = values.get_mut(&WAIVERS_KEY) {
        let known = Waiver::ALL.len() as u64;
        let first = waivers.iter().find_map(|waiver| unknown(waiver, known));
        if let Some(number) = first {
            later.get_or_insert(ShareError::LaterNumber { part: NumberedPart::Waiver, number });
        }
        waivers.retain(|waiver| unknown(waiver, known).is_none());
    }
    later
}

/// Computes the commitment to a share: SHA-256 over the canonical CBOR array
/// `["sso-escrow/v1 share", set id, x, y]`.
#[must_use]
pub fn share_commitment(set_id: &SetId, x: u8, y: &[u8]) -> [u8; 32] {
    scrubbed(|| {
        cbor::hash(|writer| {
            writer.array(4);
            writer.text("sso-escrow/v1 share");
            writer.bytes(set_id.as_bytes());
            writer.number(x.into());
            writer.bytes(y);
        })
    })
}

/// Computes the commitment to the secret: SHA-256 over the canonical CBOR array
/// `["sso-escrow/v1 secret", set id, kind, MSIDs, blinding, core]`.
#[must_use]
pub fn secret_commitment(
    set_id: &SetId,
    kind: Kind,
    msids: &[Msid],
    blinding: &[u8],
    core: &[u8],
) -> [u8; 32] {
    scrubbed(|| {
        cbor::hash(|writer| {
            writer.array(6);
            writer.text("sso-escrow/v1 secret");
            writer.bytes(set_id.as_bytes());
            writer.number(kind as u64);
            writer.array(msids.len());
            for msid in msids {
                writer.bytes(msid.as_bytes());
            }
            writer.bytes(blinding);
            writer.bytes(core);
        })
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The fields of a descriptor that follows every rule.
    pub(in crate::share) fn fields() -> Fields {
        let custodian = |name: &str| Custodian { name: name.to_owned(), commitment: [7; 32] };
        Fields {
            version: 1,
            set_id: SetId([1; 16]),
            generation: 2,
            supersedes: Some(SetId([2; 16])),
            purpose: Purpose::Production,
            kind: Kind::MasterSecret,
            msids: vec![Msid::from_bytes([3; 16])],
            label: "a label".to_owned(),
            server: "SSO01".to_owned(),
            created: 1_795_000_000,
            threshold: 2,
            waivers: vec![Waiver::Swap, Waiver::Removable],
            secret_commitment: [4; 32],
            custodians: vec![custodian("Anna"), custodian("Ben"), custodian("Chloé")],
            envelope: Some(serde_bytes::ByteArray::new([5; 32])),
        }
    }

    #[test]
    fn a_descriptor_is_read_as_it_was_written() {
        let descriptor = Descriptor::new(fields()).unwrap();
        assert_eq!(Descriptor::decode(descriptor.encoded()), Ok(descriptor.clone()));
        let without = Fields { supersedes: None, envelope: None, ..fields() };
        let without = Descriptor::new(without).unwrap();
        assert_eq!(Descriptor::decode(without.encoded()), Ok(without.clone()));
        assert_ne!(without.fingerprint(), descriptor.fingerprint());
        assert_eq!(descriptor.custodian(3).map(|custodian| &custodian.name[..]), Some("Chloé"));
        assert_eq!(descriptor.custodian(0), None);
        assert_eq!(descriptor.custodian(4), None);
    }

    #[test]
    fn waived_checks_have_the_names_of_the_format() {
        let format = include_str!("../../docs/format.md");
        let numbered: Vec<String> =
            (0..).zip(Waiver::ALL).map(|(number, w)| format!("{number} {}", w.name())).collect();
        assert!(format.contains(&numbered.join(", ")), "{numbered:?}");
    }

    #[test]
    fn a_set_is_wanted_by_its_names_and_where_none_is_named() {
        let descriptor = Descriptor::new(fields()).unwrap();
        assert_eq!(format!("{:?}", descriptor.set_id), "01".repeat(16));
        assert!(descriptor.is_wanted(None));
        assert!(descriptor.is_wanted(Some("01010101")));
        assert!(!descriptor.is_wanted(Some("02020202")));
        let short = descriptor.fingerprint().words().short();
        assert_eq!(descriptor.envelope_file_name(), format!("{short}.ssoenvelope"));
        assert!(format!("{descriptor:?}").contains("Chloé"));
    }

    #[test]
    fn every_rule_is_kept_by_maker_and_reader() {
        type Break = fn(&mut Fields);
        let breaks: [(Rule, Break); 21] = [
            (Rule::Version, |f| f.version = 0),
            (Rule::Generation, |f| f.generation = 0),
            (Rule::Generation, |f| f.generation = 1),
            (Rule::Generation, |f| f.supersedes = Some(f.set_id)),
            (Rule::Threshold, |f| f.threshold = 1),
            (Rule::Threshold, |f| f.threshold = 4),
            (Rule::Threshold, |f| f.custodians.truncate(1)),
            (Rule::Text, |f| f.custodians[1].name.clear()),
            (Rule::Text, |f| f.custodians[1].name = "B\u{1b}[2J".to_owned()),
            (Rule::Text, |f| f.custodians[1].name = "n".repeat(LONGEST_NAME + 1)),
            (Rule::Text, |f| f.custodians[1].name = "e\u{301}".to_owned()),
            (Rule::Text, |f| f.label = "l".repeat(LONGEST_LABEL + 1)),
            (Rule::Text, |f| f.label = " l".to_owned()),
            (Rule::Text, |f| f.server = "s".repeat(LONGEST_SERVER + 1)),
            (Rule::Text, |f| f.server = "a\u{202e}b".to_owned()),
            (Rule::DuplicateName, |f| f.custodians[2].name = "Anna".to_owned()),
            (Rule::Waivers, |f| f.waivers.reverse()),
            (Rule::Waivers, |f| f.waivers = vec![Waiver::Swap, Waiver::Swap]),
            (Rule::Msids, |f| f.msids.clear()),
            (Rule::Msids, |f| {
                f.kind = Kind::SsossSnapshot;
                f.msids = (0..=MOST_MSIDS as u8).map(|i| Msid::from_bytes([i; 16])).collect();
            }),
            (Rule::Msids, |f| {
                f.kind = Kind::SsossSnapshot;
                f.msids = vec![Msid::from_bytes([3; 16]); 2];
            }),
        ];
        for (at, (rule, change)) in breaks.into_iter().enumerate() {
            let mut fields = fields();
            change(&mut fields);
            let encoded = cbor::encode(&fields).unwrap();
            assert_eq!(Descriptor::decode(&encoded), Err(rule.into()), "{at}: read");
            assert_eq!(Descriptor::new(fields), Err(rule.into()), "{at}: made");
        }
    }

    /// A number of a later release is told as one, if the structure is right. It counts more than a broken rule.
    #[test]
    fn numbers_of_later_releases_are_told_as_such() {
        let changed = |key: u64, value: Value| {
            let mut values: AnyValues = cbor::decode(&cbor::encode(&fields()).unwrap()).unwrap();
            values.insert(2, Value::Integer(0));
            values.insert(key, value);
            Descriptor::decode(&cbor::encode(&values).unwrap())
        };
        let waivers =
            |numbers: &[i128]| Value::Array(numbers.iter().map(|&it| Value::Integer(it)).collect());
        for (key, value, part, number) in [
            (0, Value::Integer(2), NumberedPart::Descriptor, 2),
            (4, Value::Integer(2), NumberedPart::Purpose, 2),
            (5, Value::Integer(3), NumberedPart::Payload, 3),
            (5, Value::Integer(u64::MAX.into()), NumberedPart::Payload, u64::MAX),
            (11, waivers(&[7]), NumberedPart::Waiver, 7),
            (11, waivers(&[1, 300, 8]), NumberedPart::Waiver, 300),
        ] {
            assert_eq!(changed(key, value), Err(ShareError::LaterNumber { part, number }), "{key}");
        }
        assert_eq!(changed(4, Value::Integer(-1)), Err(Rule::Layout.into()));
        assert_eq!(changed(15, Value::Integer(0)), Err(Rule::Layout.into()));
        assert_eq!(changed(11, waivers(&[6])), Err(Rule::Generation.into()));
    }

    #[test]
    fn a_share_is_known_by_its_commitment() {
        let mut fields = fields();
        fields.custodians[1].commitment = share_commitment(&fields.set_id, 2, b"the y");
        let descriptor = Descriptor::new(fields).unwrap();
        assert!(descriptor.commits_to_share(b"\x02the y"));
        for other in [&b"\x02the z"[..], b"\x01the y", b"\x00the y", b"\x04the y", b"\x02", b""] {
            assert!(!descriptor.commits_to_share(other), "{other:?}");
        }
    }

    #[test]
    fn the_name_of_a_set_is_its_id_or_its_words() {
        let descriptor = Descriptor::new(fields()).unwrap();
        let short = descriptor.fingerprint().words().short();
        let all = descriptor.fingerprint().words().to_string();
        let apart = short.replace('-', " ").to_uppercase();
        for name in ["01010101", "01010101010101010101010101010101", &short, &apart, &all] {
            assert!(descriptor.is_named(name), "{name}");
        }
        for name in ["02020202", "abandon", "", "  ", "0101010", " 0101010 "] {
            assert!(!descriptor.is_named(name), "{name:?}");
        }
        assert_eq!(descriptor.file_name(7), format!("{short}-x007.ssoshare"));
    }

    #[test]
    fn a_production_set_shows_two_words_before_they_are_typed() {
        let production = Descriptor::new(fields()).unwrap();
        let practice = Fields { purpose: Purpose::Practice, label: String::new(), ..fields() };
        let practice = Descriptor::new(practice).unwrap();
        let all = |set: &Descriptor| set.fingerprint().words().words();
        assert_eq!(production.words_before_typed(), all(&production)[..2]);
        assert_eq!(practice.words_before_typed(), all(&practice));
        let short = |set: &Descriptor| set.fingerprint().words().short();
        let made = "2026-11-18T11:06:40Z";
        let told = format!("{} (a label, {made})", short(&production));
        assert_eq!(production.told_apart(), told);
        assert_eq!(practice.told_apart(), format!("{} ({made})", short(&practice)));
        let late = Descriptor::new(Fields { created: u64::MAX >> 1, ..fields() }).unwrap();
        assert_eq!(late.created_text(), (u64::MAX >> 1).to_string());
    }
}
