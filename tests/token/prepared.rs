//! Which parts of a card are prepared for a share, and whether an attestation leads to a root. Without a
//! reader, and with certificates made by OpenSSL.

use std::fs;
use std::path::Path;
use std::process::Command;

use p256::pkcs8::EncodePublicKey;
use sso_escrow::emulator::attest as emulated;
use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::keys::{
    EmulatedKey, EmulatedPinPolicy as Pin, EmulatedTouchPolicy as Touch,
};
use sso_escrow::emulator::memory::{ATTESTATION_OBJECT, ATTESTATION_SLOT};
use sso_escrow::seal::point::Point;
use sso_escrow::secret::SecretBytes;
use sso_escrow::token::TokenError;
use sso_escrow::token::answer::{PinPolicy, TouchPolicy};
use sso_escrow::token::apdu::{Line, Reply};
use sso_escrow::token::attest::{AttestError, Attestation, Expected, Roots};
use sso_escrow::token::card::Card;
use sso_escrow::token::certificate::Certificate;
use sso_escrow::token::names::{Firmware, ObjectId, Slot, TokenId};
use sso_escrow::token::prepared::{Prepared, PreparedError};

use crate::library;
use crate::sweep::Direct;

pub fn ssl(folder: &Path, arguments: &str) {
    let mut command = Command::new("openssl");
    let output = command.current_dir(folder).args(arguments.split(' ')).output().unwrap();
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The certificate object of a key, made by OpenSSL, with a subject such as `/CN=Ada`.
pub fn object(folder: &Path, public: &[u8], subject: &str) -> Vec<u8> {
    let key = p256::PublicKey::from_sec1_bytes(public).unwrap();
    fs::write(folder.join("key.der"), key.to_public_key_der().unwrap().as_bytes()).unwrap();
    if !folder.join("authority.key").exists() {
        ssl(folder, "ecparam -name prime256v1 -genkey -noout -out authority.key");
        ssl(folder, "req -new -x509 -key authority.key -subj /CN=any -days 99 -out authority.pem");
    }
    let made = format!(
        "x509 -new -force_pubkey key.der -CA authority.pem -CAkey authority.key -days 99 -outform DER -out made.der -subj {subject}"
    );
    ssl(folder, &made);
    let der = fs::read(folder.join("made.der")).unwrap();
    let mut object = sso_escrow::tlv::entry(0x70, &der);
    object.extend([0x71, 1, 0, 0xfe, 0]);
    object
}

fn look(card: &mut Emulated, wanted: Option<u8>) -> (Result<Prepared, PreparedError>, u64) {
    let mut line = Direct::new(std::mem::replace(card, library::token("plain", 1)), true);
    let prepared = {
        let mut selected = Card::select(&mut line, "direct").unwrap();
        Prepared::of(&mut selected, wanted.and_then(Slot::of))
    };
    *card = line.card;
    (prepared, line.count)
}

fn generated(byte: u8) -> EmulatedKey {
    EmulatedKey::of(&[byte; 32], Pin::Once, Touch::Cached, true).unwrap()
}

#[test]
fn a_card_is_prepared_by_its_certificates() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for model in library::MODELS {
        let mut card = library::token(model, 7);
        card.kept_mut().objects.remove(&library::OBJECT);
        let [share, own] = library::public_of_slots();
        let nothing = match model {
            "plain" => PreparedError::NotPreparedPlain,
            _ => PreparedError::NotPrepared,
        };
        assert_eq!(look(&mut card, None).0, Err(nothing), "{model}");

        let of_82 = object(folder, &share, "/CN=Ada");
        let of_9e = object(folder, &own, "/CN=card");
        card.kept_mut().objects.insert(0x5f_c10d, of_82.into());
        let has_metadata = !["5.2.7", "plain"].contains(&model);
        let first = look(&mut card, None).0;
        // Some cards report the key in 9E without a certificate.
        let missing = Err(PreparedError::NoCardKey);
        assert!(if has_metadata { first.is_ok() } else { first == missing }, "{model} {first:?}");
        card.kept_mut().objects.insert(0x5f_c101, of_9e.clone().into());
        let (prepared, count) = look(&mut card, None);
        let prepared = prepared.unwrap();
        // Three of these commands ask a 5.7.0 or 5.7.1 for its form.
        assert!(count <= 33, "{model}: {count} commands");
        let token = match model {
            "plain" => TokenId::Guid([7; 16]),
            _ => TokenId::Serial(7),
        };
        assert_eq!((prepared.token, prepared.slot), (token, Slot::of(0x82).unwrap()));
        assert_eq!(prepared.key, Point::new(&share).unwrap());
        assert_eq!(prepared.authentication_key, Point::new(&own).unwrap());
        assert_eq!(prepared.object, ObjectId::of(0x5f_c120));
        let policies = (prepared.pin, prepared.touch, prepared.generated);
        let told = (Some(PinPolicy::Always), Some(TouchPolicy::Never), Some(true));
        assert_eq!(policies, if has_metadata { told } else { (None, None, None) });
        assert_eq!((prepared.custodian, prepared.label), (None, None), "nobody's word");

        // If the card reports a key without a certificate, the container of that key stays reserved.
        card.kept_mut().keys.insert(0x95, generated(9));
        let object_of = |card: &mut Emulated| look(card, None).0.unwrap().object;
        let expected = if has_metadata { 0x5f_c11f } else { 0x5f_c120 };
        assert_eq!(object_of(&mut card), ObjectId::of(expected), "{model}");
        card.kept_mut().keys.remove(&0x95);
        card.kept_mut().objects.insert(0x5f_c120, vec![1; 9].into());
        assert_eq!(object_of(&mut card), ObjectId::of(0x5f_c11f));

        // With a second key, the slot must be named, unless one of the keys is marked.
        let other = generated(3);
        let second = object(folder, &other.public(), "/CN=Bob");
        card.kept_mut().keys.insert(0x84, other.clone());
        card.kept_mut().objects.insert(0x5f_c10f, second.into());
        let slots = vec![Slot::of(0x82).unwrap(), Slot::of(0x84).unwrap()];
        assert_eq!(look(&mut card, None).0, Err(PreparedError::Several { slots }));
        assert_eq!(look(&mut card, Some(0x84)).0.unwrap().slot, Slot::of(0x84).unwrap());
        let nothing = Err(PreparedError::NoSuchKey { slot: Slot::of(0x83).unwrap() });
        assert_eq!(look(&mut card, Some(0x83)).0, nothing);
        let marked = "/O=sso-escrow/OU=share.key/CN=Bob/description=Vault";
        let spaced = object(folder, &other.public(), &marked.replace('.', "\u{a0}"));
        card.kept_mut().objects.insert(0x5f_c10f, spaced.into());
        let slots = look(&mut card, None).0;
        assert!(matches!(slots, Err(PreparedError::Several { .. })), "a mark that is not one");

        // A full card, and a certificate of another key.
        for at in 0x5f_c10d..=0x5f_c120 {
            card.kept_mut().objects.entry(at).or_insert_with(|| vec![1].into());
        }
        assert_eq!(look(&mut card, Some(0x82)).0.unwrap().object, None, "full");
        card.kept_mut().objects.insert(0x5f_c101, object(folder, &share, "/CN=x").into());
        let other_key = Err(PreparedError::OtherKey { slot: Slot::CARD });
        assert_eq!(look(&mut card, Some(0x82)).0, other_key);
    }
}

fn attested(card: &mut Emulated, slot: u8) -> Option<Attestation> {
    let mut line = Direct::new(std::mem::replace(card, library::token("plain", 1)), true);
    let attestation = {
        let mut selected = Card::select(&mut line, "direct").unwrap();
        Attestation::of(&mut selected, Slot::of(slot).unwrap()).unwrap()
    };
    *card = line.card;
    attestation
}

#[test]
fn an_attestation_leads_to_the_root_that_was_named() {
    let roots = Roots::from_pem(&emulated::root().unwrap()).unwrap();
    let mut card = library::token("5.4.3", 12_345_678);
    let said = attested(&mut card, 0x82).unwrap();
    let [key, other] = library::public_of_slots().map(|key| Point::new(&key).unwrap());
    let firmware = Some(Firmware([5, 4, 3]));
    let expected = Expected { key, serial: Some(12_345_678), firmware };
    let attested_now = roots.check(&said, expected).unwrap();
    assert_eq!(
        (attested_now.firmware, attested_now.serial),
        (Firmware([5, 4, 3]), Some(12_345_678))
    );
    assert_eq!((attested_now.pin, attested_now.touch), (PinPolicy::Always, TouchPolicy::Never));
    assert_eq!((attested_now.form, attested_now.chain.len()), (Some(1), 3));
    let refused = |expected| roots.check(&said, expected).unwrap_err();
    assert_eq!(refused(Expected { key: other, ..expected }), AttestError::OtherKey);
    let serial = Some(12_345_679);
    let said_serial = AttestError::OtherSerial { said: 12_345_678 };
    assert_eq!(refused(Expected { serial, ..expected }), said_serial);
    let firmware = Some(Firmware([5, 7, 1]));
    let said_firmware = AttestError::OtherFirmware { said: Firmware([5, 4, 3]) };
    assert_eq!(refused(Expected { firmware, ..expected }), said_firmware);

    // A key that requires no PIN; an imported key; and a card that cannot attest.
    let without_pin = attested(&mut card, 0x9e).unwrap();
    let expected_of_9e = Expected { key: other, ..expected };
    assert_eq!(roots.check(&without_pin, expected_of_9e), Err(AttestError::NoPin));
    let brought = EmulatedKey::of(&[5; 32], Pin::Once, Touch::Never, false).unwrap();
    card.kept_mut().keys.insert(0x83, brought);
    assert_eq!(attested(&mut card, 0x83), None);
    assert_eq!(attested(&mut library::token("plain", 7), 0x82), None);

    // A bit of each byte of either certificate.
    let bent = |der: &[u8], at: usize| {
        let mut der = der.to_vec();
        der[at] ^= 1;
        Certificate::read(&der)
    };
    for at in 0..said.key.der.len() {
        let Some(key) = bent(&said.key.der, at) else { continue };
        let forged = Attestation { key, signer: said.signer.clone() };
        assert!(roots.check(&forged, expected).is_err(), "byte {at}");
    }
    for at in 0..said.signer.der.len() {
        let Some(signer) = bent(&said.signer.der, at) else { continue };
        let forged = Attestation { key: said.key.clone(), signer };
        assert!(roots.check(&forged, expected).is_err(), "byte {at}");
    }
    // A truncated certificate is not accepted.
    for at in 0..said.key.der.len() {
        assert_eq!(Certificate::read(&said.key.der[..at]), None);
    }
    assert_eq!(Roots::from_pem("no PEM"), Err(AttestError::NotPem));
    let bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let second = roots.roots()[0].pem() + bad;
    for (text, number) in [(bad, 1), (&second, 2)] {
        assert_eq!(Roots::from_pem(text), Err(AttestError::BadCertificate { number }));
    }
}

/// Chains like Yubico's, with several levels: an RSA root with RSA authorities below it, and authorities of
/// P-384 between.
#[test]
fn chains_of_rsa_and_p384_lead_to_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let card = library::token("5.7.1", 77);
    let own = card.kept().keys[&ATTESTATION_SLOT].public();
    let own = p256::PublicKey::from_sec1_bytes(&own).unwrap();
    fs::write(folder.join("own.der"), own.to_public_key_der().unwrap().as_bytes()).unwrap();
    fs::write(
        folder.join("ca"),
        "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n",
    )
    .unwrap();
    fs::write(folder.join("end"), "basicConstraints=critical,CA:FALSE\n").unwrap();
    fs::write(folder.join("flat"), "basicConstraints=critical,CA:TRUE,pathlen:0\n").unwrap();
    ssl(folder, "genrsa -out root.key 4096");
    ssl(folder, "req -new -x509 -sha512 -key root.key -subj /CN=root -days 99 -out root.pem");
    ssl(folder, "genrsa -out rsa.key 2048");
    ssl(folder, "ecparam -name secp384r1 -genkey -noout -out p384.key");
    let sign = |name: &str, key: &str, by: &str, hash: &str, kind: &str| {
        ssl(folder, &format!("req -new -key {key} -subj /CN={name} -out request"));
        ssl(
            folder,
            &format!(
                "x509 -req -in request -CA {by}.pem -CAkey {by}.key -{hash} -days 99 -extfile {kind} -out {name}.pem"
            ),
        );
    };
    sign("rsa", "rsa.key", "root", "sha256", "ca");
    sign("p384", "p384.key", "rsa", "sha384", "ca");
    let name = Certificate::in_object(&card.kept().objects[&ATTESTATION_OBJECT]).unwrap().shown();
    let sign_own = |by: &str, hash: &str, kind: &str, out: &str| {
        ssl(folder, "req -new -key p384.key -subj /CN=any -out request");
        let mut command = Command::new("openssl");
        command.current_dir(folder).args(["x509", "-req", "-in", "request", "-force_pubkey"]);
        command.args(["own.der", "-CA", &format!("{by}.pem"), "-CAkey", &format!("{by}.key")]);
        command.args([&format!("-{hash}"), "-days", "99", "-extfile", kind, "-outform", "DER"]);
        let subject = format!("/CN={name}");
        let output = command.args(["-subj", &subject, "-out", out]).output().unwrap();
        // OpenSSL 3.0 does not accept a subject there. The name then differs.
        output.status.success()
    };
    let text = |names: &[&str]| {
        names.iter().map(|it| fs::read_to_string(folder.join(it)).unwrap()).collect::<String>()
    };
    let mut chains = 0;
    for (by, hash, kind, is_good) in [
        ("rsa", "sha256", "ca", true),
        ("p384", "sha384", "ca", true),
        ("p384", "sha256", "flat", true),
        ("root", "sha512", "ca", true),
        ("rsa", "sha256", "end", false),
    ] {
        if !sign_own(by, hash, kind, "own-made.der") {
            println!("skipped: this OpenSSL sets no subject");
            return;
        }
        let mut card = library::token("5.7.1", 77);
        let made = fs::read(folder.join("own-made.der")).unwrap();
        card.kept_mut().objects.insert(ATTESTATION_OBJECT, made.into());
        let said = attested(&mut card, 0x82).unwrap();
        let key = Point::new(&library::public_of_slots()[0]).unwrap();
        let expected = Expected { key, serial: Some(77), firmware: None };
        let roots = Roots::from_pem(&text(&["p384.pem", "root.pem", "rsa.pem"])).unwrap();
        let checked = roots.check(&said, expected);
        assert_eq!(checked.is_ok(), is_good, "{by} {hash} {kind}: {checked:?}");
        // Without the authorities between there is no chain. Without the root there is no trust.
        if by != "root" {
            let root_alone = Roots::from_pem(&text(&["root.pem"])).unwrap();
            assert_eq!(root_alone.check(&said, expected), Err(AttestError::NoChain));
        } else {
            // The same root, but its certificate allows no authority below it. OpenSSL refuses this too.
            let config = "[req]\ndistinguished_name=n\n[n]\n[x]\n";
            let config = format!("{config}basicConstraints=critical,CA:TRUE,pathlen:0\n");
            fs::write(folder.join("config"), config).unwrap();
            let made =
                "req -new -x509 -sha512 -key root.key -subj /CN=root -days 99 -out short.pem";
            ssl(folder, &format!("{made} -config config -extensions x"));
            let short = Roots::from_pem(&text(&["short.pem"])).unwrap();
            assert_eq!(short.check(&said, expected), Err(AttestError::NoChain));
        }
        let rootless = Roots::from_pem(&text(&["rsa.pem", "p384.pem"]));
        assert_eq!(rootless, Err(AttestError::NoRoot));
        let other = Roots::from_pem(&emulated::root().unwrap()).unwrap();
        assert_eq!(other.check(&said, expected), Err(AttestError::NoChain));
        chains += 1;
    }
    assert_eq!(chains, 5);
}

/// A card that answers like a Nitrokey (firmware-notes/nitrokey.md): version 6.6.6, the same serial number on
/// all of them, and empty metadata for every slot except 9E.
struct LikeNitrokey(Direct);

impl Line for LikeNitrokey {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        let answer: &[u8] = match command[..4] {
            [0, 0xfd, ..] => &[6, 6, 6, 0x90, 0],
            [0, 0xf8, ..] => &[0, 0x52, 0xf7, 0xc3, 0x90, 0],
            [0, 0xf7, _, slot] if slot != 0x9e => &[0x90, 0],
            _ => return self.0.transmit(command),
        };
        let mut reply = Reply::room()?;
        reply.buffer()[..answer.len()].copy_from_slice(answer);
        reply.fill(answer.len());
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

#[test]
fn cards_with_one_serial_number_for_all_go_by_their_guid() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    for serial in [1, 2] {
        let mut card = crate::cards::token("5.4.3", serial);
        for (slot, id) in [(0x82, 0x5f_c10d), (0x9e, 0x5f_c101)] {
            let public = card.kept().keys[&slot].public();
            let made = object(folder.path(), &public, "/CN=Ada");
            card.kept_mut().objects.insert(id, made.into());
        }
        let mut line = LikeNitrokey(Direct::new(card, true));
        let mut card = Card::select(&mut line, "direct").unwrap();
        let prepared = Prepared::of(&mut card, None).unwrap();
        assert_eq!(prepared.firmware, Some(Firmware([6, 6, 6])));
        // A slot with empty metadata is not treated as full.
        assert_eq!(prepared.object, ObjectId::of(0x5f_c120));
        seen.push(prepared.token);
    }
    assert_eq!(seen, [TokenId::Guid([1; 16]), TokenId::Guid([2; 16])]);
}

/// An extension that appears twice. A reader might check only one of them.
#[test]
fn a_certificate_that_says_one_thing_twice_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    ssl(folder, "ecparam -name prime256v1 -genkey -noout -out key");
    let made = |extensions: &[&str]| {
        let config = format!("[req]\ndistinguished_name=n\n[n]\n[x]\n{}", extensions.join("\n"));
        fs::write(folder.join("config"), config).unwrap();
        let request = "req -new -x509 -key key -subj /CN=x -days 9 -outform DER -out made";
        ssl(folder, &format!("{request} -config config -extensions x"));
        Certificate::read(&fs::read(folder.join("made")).unwrap())
    };
    let mut twice = made(&["1.2.3=DER:0101ff", "1.2.4=DER:010100"]).unwrap().der;
    let at = twice.windows(4).position(|it| it == [6, 2, 0x2a, 4]).unwrap();
    twice[at + 3] = 3;
    assert_eq!(Certificate::read(&twice), None);
}

/// The object of a certificate that is kept compressed by a program, with its CertInfo.
fn compressed(folder: &Path, object: &[u8], program: &str, info: u8) -> Vec<u8> {
    let der = sso_escrow::tlv::find(object, 0x70).unwrap();
    fs::write(folder.join("certificate"), der).unwrap();
    let script = match program {
        "zlib" => {
            "python3 -c 'import sys,zlib; sys.stdout.buffer.write(zlib.compress(open(\"certificate\",\"rb\").read(),9))'"
        }
        gzip => gzip,
    };
    let output = Command::new("sh").current_dir(folder).args(["-c", script]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let mut object = sso_escrow::tlv::entry(0x70, &output.stdout);
    object.extend([0x71, 1, info, 0xfe, 0]);
    object
}

/// NIST SP 800-73-4 lets programs keep certificates compressed.
#[test]
fn compressed_certificates_are_read_and_others_are_no_empty_slots() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let [share, own] = library::public_of_slots();
    let (of_82, of_9e) = (object(folder, &share, "/CN=Ada"), object(folder, &own, "/CN=card"));
    for model in ["5.4.3", "plain"] {
        let mut card = library::token(model, 7);
        card.kept_mut().objects.remove(&library::OBJECT);
        for (program, info) in [
            ("gzip -9nc certificate", 1),
            ("gzip -9nc certificate", 0x80),
            ("gzip -1c certificate", 1),
            ("zlib", 1),
        ] {
            let kept = &mut card.kept_mut().objects;
            kept.insert(0x5f_c10d, compressed(folder, &of_82, program, info).into());
            kept.insert(0x5f_c101, compressed(folder, &of_9e, program, info).into());
            let prepared = look(&mut card, None).0.unwrap();
            assert_eq!(prepared.key, Point::new(&share).unwrap(), "{model} {program}");
            assert_eq!(prepared.authentication_key, Point::new(&own).unwrap());
        }
        let slots = |number| vec![Slot::of(number).unwrap()];
        // Not a certificate: cut off, and then of a kind that nobody knows.
        for broken in ["gzip -9nc certificate | head -c 100", "echo x"] {
            let unread = |slots| Err(PreparedError::Unreadable { slots });
            let broken = compressed(folder, &of_82, broken, 1);
            card.kept_mut().objects.insert(0x5f_c10d, broken.clone().into());
            assert_eq!(look(&mut card, None).0, unread(slots(0x82)), "{model}");
            assert_eq!(look(&mut card, Some(0x82)).0, unread(slots(0x82)), "{model}");
            card.kept_mut().objects.insert(0x5f_c10d, of_82.clone().into());
            if model == "plain" {
                card.kept_mut().objects.insert(0x5f_c101, broken.into());
                assert_eq!(look(&mut card, None).0, unread(slots(0x9e)));
            }
        }
    }
}

/// The certificate in 9E is that of an earlier key. A card that reports no keys shows it by signing.
#[test]
fn a_certificate_of_another_key_in_9e_is_noticed_before_a_share_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let [share, _] = library::public_of_slots();
    for model in library::MODELS {
        let mut card = library::token(model, 7);
        card.kept_mut().objects.remove(&library::OBJECT);
        let other = generated(9).public();
        let objects = &mut card.kept_mut().objects;
        objects.insert(0x5f_c10d, object(folder, &share, "/CN=Ada").into());
        objects.insert(0x5f_c101, object(folder, &other, "/CN=card").into());
        let expected = Err(PreparedError::OtherKey { slot: Slot::CARD });
        assert_eq!(look(&mut card, None).0, expected, "{model}");
    }
}
