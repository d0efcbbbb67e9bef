//! The independent crate `yubikey` uses a card that the program has prepared and written to.
//!
//! The program itself does not use this crate. SECURITY.md gives the reason.

use std::fs;
use std::process::Stdio;

use p256::elliptic_curve::sec1::ToSec1Point;
use sha2::{Digest, Sha256};
use sso_escrow::emulator::card::EmulatedCard;
use sso_escrow::emulator::model::Model;
use sso_escrow::token::certificate::{Certificate as Own, PublicKey};
use sso_escrow::token::key::is_signed;
use yubikey::certificate::Certificate;
use yubikey::piv::{self, AlgorithmId, Origin, RetiredSlotId, SlotId};
use yubikey::reader::Context;
use yubikey::{MgmKey, PinPolicy, TouchPolicy};

use crate::lab::Lab;
use crate::support::Run;

const PIN: &str = "472915";
const READER: &str = "TEST_READER";
const CONTAINER: u32 = 0x5f_c120;

/// libpcsclite finds its daemon only once in each process, so this runs as a separate process.
#[test]
#[ignore = "what the other test starts"]
fn worker() {
    let Ok(wanted) = std::env::var(READER) else { return };
    let mut context = Context::open().unwrap();
    let mut readers = context.iter().unwrap();
    let reader = readers.find(|reader| reader.name() == wanted).unwrap();
    let mut card = reader.open().unwrap();
    println!("\nversion {} serial {}", card.version(), card.serial());

    // The management key is stored where other programs find it, and the card accepts it.
    card.verify_pin(PIN.as_bytes()).unwrap();
    let management = MgmKey::get_protected(&mut card).unwrap();
    card.authenticate(&management).unwrap();

    let slot = SlotId::Retired(RetiredSlotId::R1);
    let certificate = Certificate::read(&mut card, slot).unwrap();
    println!("\nsubject {}", certificate.subject());
    let key = certificate.subject_pki().subject_public_key.raw_bytes().to_vec();
    // Cards before 5.3 have no metadata.
    if let Ok(told) = piv::metadata(&mut card, slot) {
        assert_eq!(told.policy, Some((PinPolicy::Once, TouchPolicy::Always)));
        assert_eq!(told.origin, Some(Origin::Generated));
        let public = told.public.unwrap();
        assert_eq!(public.subject_public_key.raw_bytes(), key);
    }
    let attestation = Own::read(&piv::attest(&mut card, slot).unwrap()).unwrap();
    let PublicKey::P256(attested) = attestation.key else { panic!("{attestation:?}") };
    assert_eq!(attested.as_bytes()[..], key);

    // The key agreement opens a share. The card's answer is what the other side computes.
    card.verify_pin(PIN.as_bytes()).unwrap();
    let own = p256::SecretKey::from_slice(&[7; 32]).unwrap();
    let point = own.public_key().to_sec1_point(false);
    let shared = piv::decrypt_data(&mut card, point.as_bytes(), AlgorithmId::EccP256, slot);
    let other = p256::PublicKey::from_sec1_bytes(&key).unwrap();
    let expected = p256::ecdh::diffie_hellman(own.to_nonzero_scalar(), other.as_affine());
    assert_eq!(shared.unwrap()[..], expected.raw_secret_bytes()[..]);

    // The key in 9E proves the identity of the card.
    let slot = SlotId::CardAuthentication;
    let certificate = Certificate::read(&mut card, slot).unwrap();
    let key = certificate.subject_pki().subject_public_key.raw_bytes().to_vec();
    let hash: [u8; 32] = Sha256::digest(b"a nonce").into();
    let signature = piv::sign_data(&mut card, &hash, AlgorithmId::EccP256, slot).unwrap();
    assert!(is_signed(&key.try_into().unwrap(), &hash, &signature));

    println!("\nshare {}", hex::encode(card.fetch_object(CONTAINER).unwrap()));
}

#[test]
fn the_crate_yubikey_uses_what_the_program_made() {
    let Some(lab) = Lab::new(1) else { return };
    let root = lab.folder().join("root.pem");
    fs::write(&root, sso_escrow::emulator::attest::root().unwrap()).unwrap();
    let root = root.to_str().unwrap();
    let medium = lab.folder().join("medium");
    fs::create_dir(&medium).unwrap();
    for model in ["5.2.7", "5.3.1", "5.4.3", "5.7.1"] {
        let card = EmulatedCard::factory(Model::parse(model).unwrap(), 4711, Some(4711));
        let token = lab.insert(0, card);
        let provision = Run::token("provision").arg("piv:").option("--name", "Ada");
        let provision = provision.rehearsal().yes().lines(&[PIN, "80317264"]).at(&lab);
        provision.run().done().gives("slot", "82");
        let medium = format!("Ben=file:{}", medium.display());
        let generate = Run::generate().rehearsal().yes().threshold(2).option("--server", "SSO01");
        let generate = generate.shares_at(&["Ada=piv:4711", &medium]);
        let generate = generate.option("--attestation-root", root).lines(&[PIN, "correct horse"]);
        generate.at(&lab).run().done().gives("files.0", "piv:4711 (5FC120)");

        let program = std::env::current_exe().unwrap();
        let mut worker = lab.command(program.to_str().unwrap());
        worker.args(["--exact", "peer::worker", "--ignored", "--nocapture"]);
        let done = worker.env(READER, lab.reader(0)).stdin(Stdio::null()).output().unwrap();
        let shown = crate::lab::shown(&done);
        assert!(done.status.success(), "{model}: {shown}");
        let share = hex::encode(&token.card().kept().objects[&CONTAINER]);
        for part in [&format!("version {model} serial 4711"), "CN=Ada", &format!("share {share}")] {
            assert!(shown.contains(part), "{model}: {part} in {shown}");
        }
        drop(token);
        fs::remove_dir_all(lab.folder().join("medium")).unwrap();
        fs::create_dir(lab.folder().join("medium")).unwrap();
    }
}
