//! The format from the view of documents and other programs: the CDDL, a set that stays readable, and damage
//! with a correct checksum.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::HashMap;
use std::fs;
#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha2::{Digest, Sha256};
use sso_escrow::entsso::msid::Msid;
use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow::{self, EscrowError, SetPlan, SplitSet};
use sso_escrow::random::Generator;
use sso_escrow::registry::tree::{RegistryKey, Value};
use sso_escrow::seal::hpke::HpkeError;
use sso_escrow::seal::password::{Cost, Password, PasswordError, PasswordKey};
use sso_escrow::seal::point::Point;
use sso_escrow::secret::{SecretBytes, SecretText};
use sso_escrow::share::card::{CardProtector, Token};
use sso_escrow::share::descriptor::{Kind, Purpose, Waiver};
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::header::Protector;
use sso_escrow::share::{Rule, Share, ShareError};

#[allow(dead_code, unreachable_pub)]
#[path = "support/vector_file.rs"]
mod vector_file;
use vector_file::Vector;

const CDDL: &str = include_str!("../docs/share.cddl");
const PASSWORD: &str = "correct horse";

/// SHA-256 of the three files of release 0.1, concatenated.
const RELEASE_0_1: &str = "2563eeaadc211b549dfaadc9206dd0a85b750992cda5890aa9fe5f570709cb0f";

fn plan(kind: Kind, label: &str) -> SetPlan {
    SetPlan {
        purpose: Purpose::Production,
        kind,
        msids: vec![Msid::from_bytes([1; 16])],
        label: label.to_owned(),
        server: "SSO01".to_owned(),
        created: 1_795_000_000,
        threshold: 2,
        waivers: vec![Waiver::Network, Waiver::MemoryLock],
        custodians: vec!["Anna".to_owned(), "花子".to_owned(), "Chloé".to_owned()],
        supersedes: None,
    }
}

fn split(kind: Kind, payload: &[u8]) -> (SplitSet, Generator) {
    let mut random = Generator::new(b"").unwrap();
    let set = escrow::split(plan(kind, "a label"), payload, &mut random).unwrap();
    (set, random)
}

/// The private key of the card to which shares are sealed in these tests.
fn card_key() -> SecretKey {
    SecretKey::from_slice(&[1; 32]).unwrap()
}

fn card(token: Token, object: Option<u32>) -> CardProtector {
    let point =
        |key: SecretKey| Point::new(key.public_key().to_sec1_point(false).as_bytes()).unwrap();
    let authentication_key = point(SecretKey::from_slice(&[2; 32]).unwrap());
    CardProtector { token, key: point(card_key()), authentication_key, slot: 0x82, object }
}

/// The card's answer to the request for a share.
fn answer(share: &Share) -> SecretBytes {
    let point = escrow::card_request(share).unwrap();
    let point = PublicKey::from_sec1_bytes(point.as_bytes()).unwrap();
    let product = p256::ecdh::diffie_hellman(card_key().to_nonzero_scalar(), point.as_affine());
    SecretBytes::copy_of(product.raw_secret_bytes()).unwrap()
}

fn seal(set: &SplitSet, x: u8, random: &mut Generator) -> Share {
    let cost = Cost::new(64 << 10, 1, 4).unwrap();
    let password = Password::new(PASSWORD).unwrap();
    set.seal_to_password(x, &password, cost, "a reminder", random).unwrap()
}

/// The map of a file, without the tag before it and the digest after it.
fn map_of(file: &[u8]) -> &[u8] {
    &file[3..file.len() - 34]
}

/// The file of a map, with the matching digest.
fn file_of(map: &[u8]) -> Vec<u8> {
    let mut file = [&b"\xd9\xd9\xf7"[..], map].concat();
    let digest = Sha256::digest(&file);
    file.extend_from_slice(b"\x58\x20");
    file.extend_from_slice(&digest);
    file
}

/// The CDDL checker does not support tags, so this leaves out the two rules that use the tag. `file_of`
/// compares the tag itself.
fn cddl() -> String {
    CDDL.lines().filter(|line| !line.contains("#6.")).collect::<Vec<_>>().join("\n")
}

#[test]
fn shares_and_envelopes_are_what_the_cddl_says() {
    let cddl = &cddl();
    for (kind, payload) in [(Kind::MasterSecret, vec![7; 32]), (Kind::NativeBackup, vec![7; 3000])]
    {
        let (set, mut random) = split(kind, &payload);
        let share = seal(&set, 2, &mut random).to_file().unwrap();
        cddl_cat::validate_cbor_bytes("share", cddl, map_of(&share)).unwrap();
        if let Some(envelope) = &set.envelope {
            let file = envelope.to_file().unwrap();
            cddl_cat::validate_cbor_bytes("envelope", cddl, map_of(&file)).unwrap();
            assert_eq!(&Envelope::from_file(&file).unwrap(), envelope);
        }
        // The checker also rejects errors, even inside byte strings.
        let map = map_of(&share);
        for (from, to) in
            [(&b"share\x01\x01"[..], &b"share\x01\x02"[..]), (b"\x66Chlo", b"\x46Chlo")]
        {
            let wrong = replaced(map, from, to);
            assert!(cddl_cat::validate_cbor_bytes("share", cddl, &wrong).is_err(), "{to:?}");
        }
        assert!(cddl_cat::validate_cbor_bytes("envelope", cddl, map_of(&share)).is_err());
    }
}

#[test]
fn shares_of_cards_are_what_the_cddl_says() {
    let cddl = &cddl();
    let (set, mut random) = split(Kind::MasterSecret, &[7; 32]);
    for card in [
        card(Token::Serial(12_345_678), None),
        card(Token::Serial(1), Some(0x5f_c120)),
        card(Token::Guid([7; 16]), Some(0x5f_ffff)),
    ] {
        let share = set.seal_to_card(2, &card, &mut random).unwrap();
        let file = share.to_file().unwrap();
        cddl_cat::validate_cbor_bytes("share", cddl, map_of(&file)).unwrap();
        let read = Share::from_file(&file).unwrap();
        assert_eq!(read, share);
        assert_eq!(escrow::open_from_card(&read, &answer(&read)).unwrap().x(), 2);
        // The slot, followed by the data object or the end of the header.
        let slot = b"\x03\x18\x82";
        let wrong = replaced(map_of(&file), slot, b"\x03\x18\x9e");
        assert!(cddl_cat::validate_cbor_bytes("share", cddl, &wrong).is_err());
    }
}

/// Changes each bit of a card's share. Either the share is not read, or the card's answer for the original
/// share does not open it.
#[test]
fn every_change_of_a_card_s_share_is_refused() {
    let (set, mut random) = split(Kind::MasterSecret, &[7; 32]);
    let card = card(Token::Serial(12_345_678), Some(0x5f_c120));
    let share = set.seal_to_card(1, &card, &mut random).unwrap();
    let (file, z) = (share.to_file().unwrap(), answer(&share));
    let map = map_of(&file);
    let (mut unread, mut altered) = (0, 0);
    for at in 0..map.len() {
        for bit in 0..8 {
            let mut changed = map.to_vec();
            changed[at] ^= 1 << bit;
            let Ok(share) = Share::from_file(&file_of(&changed)) else {
                unread += 1;
                continue;
            };
            let opened = escrow::open_from_card(&share, &z).unwrap_err();
            assert_eq!(opened, EscrowError::Hpke(HpkeError::Altered), "byte {at}, bit {bit}");
            altered += 1;
        }
    }
    // The three points of 65 bytes each have only one valid form.
    assert!(unread > 3 * 65 * 8 && altered > 100 * 8, "{unread} {altered}");
}

#[test]
fn a_file_is_read_as_it_was_written() {
    let (set, mut random) = split(Kind::MasterSecret, &[7; 32]);
    let share = seal(&set, 3, &mut random);
    let file = share.to_file().unwrap();
    assert_eq!(file_of(map_of(&file)), file);
    let read = Share::from_file(&file).unwrap();
    assert_eq!(read, share);
    assert_eq!(read.header.custodian(), "Chloé");
    let open = escrow::open(&read, &Password::new(PASSWORD).unwrap()).unwrap();
    assert_eq!((open.x(), open.bytes().len()), (3, 65));
}

/// Changes bits and corrects the checksum. Either the reader refuses the share, or the seal does not open.
/// The key is derived once for each salt and cost.
#[test]
fn every_change_under_a_right_checksum_is_refused() {
    let (set, mut random) = split(Kind::MasterSecret, &[7; 32]);
    let file = seal(&set, 1, &mut random).to_file().unwrap();
    let map = map_of(&file);
    let password = Password::new(PASSWORD).unwrap();
    let mut keys: HashMap<([u8; 32], Cost), PasswordKey> = HashMap::new();
    let mut outcomes: HashMap<&str, usize> = HashMap::new();
    for at in 0..map.len() {
        // Two bits of each byte. Changing a low bit of a number keeps the derivation cheap.
        for bit in [0, 5] {
            let mut changed = map.to_vec();
            changed[at] ^= 1 << bit;
            let outcome = match Share::from_file(&file_of(&changed)) {
                Err(error) => {
                    assert_eq!(error.status(), Status::Damaged);
                    "not read"
                }
                Ok(share) => {
                    // A changed protector key would mean a card, but then the fields of a card are missing.
                    // So the reader refuses it.
                    let Protector::Password { salt, cost, .. } = &share.header.protector else {
                        panic!("byte {at}, bit {bit}: a card")
                    };
                    let key = keys
                        .entry((*salt, *cost))
                        .or_insert_with(|| PasswordKey::derive(&password, salt, *cost).unwrap());
                    match escrow::open_with(&share, key).unwrap_err() {
                        EscrowError::Password(PasswordError::Wrong) => "wrong password",
                        EscrowError::Password(PasswordError::Altered) => "altered",
                        other => panic!("byte {at}, bit {bit}: {other:?}"),
                    }
                }
            };
            *outcomes.entry(outcome).or_default() += 1;
        }
    }
    for outcome in ["not read", "wrong password", "altered"] {
        assert!(outcomes.get(outcome).is_some_and(|&count| count > 20), "{outcomes:?}");
    }
}

/// Checks a share that opens with its password but does not match the set.
#[test]
fn a_share_sealed_by_somebody_else_is_bad() {
    let (set, mut random) = split(Kind::MasterSecret, &[7; 32]);
    let share = seal(&set, 2, &mut random);
    let Protector::Password { salt, cost, .. } = &share.header.protector else { panic!() };
    let password = Password::new(PASSWORD).unwrap();
    let derive = || PasswordKey::derive(&password, salt, *cost).unwrap();
    for bytes in [[&[2], &[9; 64][..]].concat(), [&[3], &[9; 64][..]].concat()] {
        let sealed = derive().seal(share.header.encoded(), &bytes).unwrap();
        let forged = Share { sealed, ..share.clone() };
        let forged = Share::from_file(&forged.to_file().unwrap()).unwrap();
        assert_eq!(escrow::open_with(&forged, &derive()).unwrap_err(), EscrowError::BadShare);
    }
}

fn replaced(map: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = map.windows(from.len()).position(|window| window == from).unwrap();
    [&map[..at], to, &map[at + from.len()..]].concat()
}

#[test]
fn versions_and_kinds_of_file_are_told_apart() {
    let (set, mut random) = split(Kind::NativeBackup, &[7; 600]);
    let file = seal(&set, 1, &mut random).to_file().unwrap();
    let map = map_of(&file);
    let read = |map: &[u8]| Share::from_file(&file_of(map)).unwrap_err();
    let start = b"share\x01\x01\x02";
    assert_eq!(
        read(&replaced(map, start, b"share\x01\x02\x02")),
        ShareError::LaterVersion { version: 2 }
    );
    // A later version may have other keys and other types of values.
    let later = b"\xa4\x00\x70sso-escrow share\x01\x19\x01\x00\x02\xf5\x18\x63\x80";
    assert_eq!(read(later), ShareError::LaterVersion { version: 256 });
    assert_eq!(read(&replaced(map, start, b"share\x01\x00\x02")), Rule::Version.into());
    assert_eq!(read(&replaced(map, b"escrow share", b"escrow Share")), ShareError::NotOurs);
    let envelope = set.envelope.unwrap().to_file().unwrap();
    assert_eq!(Share::from_file(&envelope), Err(ShareError::NotOurs));
    assert_eq!(Envelope::from_file(&file), Err(ShareError::NotOurs));
    assert_eq!(Share::from_file(b""), Err(ShareError::NotOurs));
    assert_eq!(Share::from_file(b"\x89PNG\r\n"), Err(ShareError::NotOurs));
    assert_eq!(Share::from_file(&file[..40]), Err(ShareError::Damaged));
    assert_eq!(Share::from_file(&vec![0; 65537]), Err(ShareError::TooLarge { most: 65536 }));
}

/// Checks that the set of release 0.1 stays readable.
#[test]
fn the_first_set_is_still_readable() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/share/release-0.1");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ssoshare"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 3);
    // These are the files of that release. Nobody may make new ones.
    let mut digest = Sha256::new();
    for file in &files {
        digest.update(fs::read(file).unwrap());
    }
    assert_eq!(hex::encode(digest.finalize()), RELEASE_0_1);
    let shares: Vec<Share> =
        files.iter().map(|path| Share::from_file(&fs::read(path).unwrap()).unwrap()).collect();
    let descriptor = &shares[0].header.descriptor;
    let words = fs::read_to_string(format!("{folder}/words.txt")).unwrap();
    assert_eq!(descriptor.fingerprint().words().to_string(), words.trim());
    let open = |at: usize| {
        let password = Password::new(&format!("the password of {}", at + 1)).unwrap();
        escrow::open(&shares[at], &password).unwrap()
    };
    let secret =
        hex::decode(fs::read_to_string(format!("{folder}/secret.hex")).unwrap().trim()).unwrap();
    for quorum in [[0, 1], [2, 0], [1, 2]] {
        let payload = escrow::combine(descriptor, &quorum.map(open), None).unwrap();
        assert_eq!(&payload[..], secret);
    }
}

/// Checks that the vectors come from a program that shares only the document with this one.
#[cfg(unix)]
#[test]
fn the_vectors_are_what_their_maker_makes() {
    const PYTHON: &str = "/usr/bin/python3";
    let modules = Command::new(PYTHON).args(["-c", "import argon2, cryptography"]).output();
    if !modules.is_ok_and(|ran| ran.status.success()) {
        eprintln!("skipped: {PYTHON} has no argon2 or cryptography");
        return;
    }
    for name in ["make.py", "make_tokens.py"] {
        let make = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name);
        let check = Command::new(PYTHON).arg("-B").arg(make).arg("--check").output().unwrap();
        assert!(check.status.success(), "{name}: {}", String::from_utf8_lossy(&check.stderr));
    }
    // The check also fails, for a copy of the program that makes another set.
    let folder = tempfile::tempdir().unwrap();
    for (from, to) in [("src/share/bip39-english.txt", "src/share"), ("vectors/make.py", "vectors")]
    {
        fs::create_dir_all(folder.path().join(to)).unwrap();
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(from)).unwrap();
        fs::write(folder.path().join(from), text.replace("\"a label\"", "\"another label\""))
            .unwrap();
    }
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/share");
    std::os::unix::fs::symlink(vectors, folder.path().join("vectors/share")).unwrap();
    let check =
        Command::new(PYTHON).arg(folder.path().join("vectors/make.py")).arg("--check").output();
    let wrong = String::from_utf8_lossy(&check.unwrap().stderr).into_owned();
    assert!(wrong.contains("not what make.py makes") && wrong.contains("set-2-of-3"), "{wrong}");
}

/// Checks that the CDDL accepts every valid file, and rejects every file refused for its layout.
#[test]
fn the_payloads_are_what_the_cddl_says() {
    let cddl = &cddl();
    let value =
        |kind| Value { name: "v".to_owned(), kind, data: SecretBytes::copy_of(&[7; 600]).unwrap() };
    let inner = RegistryKey::new("k".to_owned(), vec![value(u32::MAX)], vec![]).unwrap();
    let tree =
        RegistryKey::new(String::new(), vec![value(3)], vec![inner]).unwrap().encode().unwrap();
    let backup = NativeBackup::new(
        "a.bak".to_owned(),
        SecretBytes::copy_of(&[1; 900]).unwrap(),
        SecretText::copy_of("password").unwrap(),
        String::new(),
    );
    let backup = backup.unwrap().encode().unwrap();
    cddl_cat::validate_cbor_bytes("ssoss-snapshot-payload", cddl, &tree).unwrap();
    cddl_cat::validate_cbor_bytes("native-backup-payload", cddl, &backup).unwrap();
    for (rule, other) in [("ssoss-snapshot-payload", &backup), ("native-backup-payload", &tree)] {
        assert!(cddl_cat::validate_cbor_bytes(rule, cddl, other).is_err(), "{rule}");
    }
}

#[test]
fn the_cddl_and_the_vectors_agree() {
    let cddl = &cddl();
    let (mut right, mut wrong) = (0, 0);
    for vector in Vector::all() {
        // CDDL describes values: it does not express repeated keys or trailing bytes. This checker does not
        // support tags.
        let unsaid = ["set-damaged", "encoding-twice", "encoding-trailing", "encoding-bignum"];
        let is_right = vector.status == 0;
        let is_wrong = vector.reason.as_deref() == Some("layout");
        if unsaid.iter().any(|start| vector.name.starts_with(start)) || is_right == is_wrong {
            continue;
        }
        let shares = vector.shares.iter().map(|bytes| ("share", bytes));
        for (kind, bytes) in shares.chain(vector.envelopes.iter().map(|bytes| ("envelope", bytes)))
        {
            // A good envelope may follow bad ones.
            if is_right && kind == "envelope" && Envelope::from_file(bytes).is_err() {
                continue;
            }
            let valid = cddl_cat::validate_cbor_bytes(kind, cddl, map_of(bytes)).is_ok();
            assert_eq!(valid, is_right, "{}", vector.name);
            *(if is_right { &mut right } else { &mut wrong }) += 1;
        }
    }
    assert!(right > 60 && wrong > 60, "{right} {wrong}");
}
