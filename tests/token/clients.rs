//! Independent clients accept the emulated card as a YubiKey or a PIV card: opensc, yubico-piv-tool, ykman.

use std::fs;
use std::path::Path;

use sso_escrow::emulator::card::EmulatedCard;
use sso_escrow::emulator::model::Model;

use crate::lab::{Lab, shown};

/// The emulated firmware versions, and a card that is no YubiKey.
const MODELS: [&str; 5] = ["5.2.7", "5.3.1", "5.4.3", "5.7.1", "plain"];

/// The factory management key. Its bytes are the same for every algorithm.
const FACTORY_KEY: &str = "010203040506070801020304050607080102030405060708";

fn token(model: &str) -> EmulatedCard {
    EmulatedCard::factory(Model::parse(model).unwrap(), 12_345_678, Some(1))
}

/// Reports whether a client is installed. If not, prints that the test is skipped.
fn is_there(program: &str) -> bool {
    let found = Path::new("/usr/bin").join(program).exists();
    if !found {
        println!("skipped: smart cards: no {program}");
    }
    found
}

/// Makes a file of these bytes in the lab's folder.
fn file(lab: &Lab, name: &str, bytes: &[u8]) -> String {
    let path = lab.folder().join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn path(lab: &Lab, name: &str) -> String {
    lab.folder().join(name).to_str().unwrap().to_owned()
}

#[test]
fn opensc_takes_it_for_a_piv_card() {
    let Some(lab) = Lab::new(1) else { return };
    for model in MODELS {
        let token = lab.insert(0, token(model));
        let name = lab.run("opensc-tool", &["-n"]);
        assert!(name.contains("Personal Identity Verification Card"), "{model}: {name}");
        let dump = lab.run("pkcs15-tool", &["--list-pins"]);
        assert!(dump.contains("PIN [PIN]") && dump.contains("PIN [PIV PUK]"), "{model}: {dump}");
        drop(token);
    }
}

/// yubico-piv-tool makes a key, and OpenSC uses it. OpenSSL computes the same secret.
#[test]
fn opensc_and_openssl_agree_on_a_secret() {
    if !is_there("yubico-piv-tool") {
        return;
    }
    let Some(lab) = Lab::new(1) else { return };
    let _token = lab.insert(0, token("5.4.3"));
    let [public, certificate] = ["public.pem", "certificate.pem"].map(|name| path(&lab, name));
    let piv = |arguments: &[&str]| lab.run("yubico-piv-tool", arguments);
    piv(&["-a", "set-chuid", "-a", "set-ccc"]);
    piv(&["-a", "generate", "-s", "9d", "-A", "ECCP256", "-o", &public]);
    // yubico-piv-tool cannot sign a certificate for such a key, so OpenSSL makes one.
    let ssl = |arguments: &[&str]| lab.run("openssl", arguments);
    let authority = path(&lab, "authority.pem");
    let own = path(&lab, "own.pem");
    ssl(&["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", &authority]);
    ssl(&[
        "req", "-new", "-x509", "-key", &authority, "-subj", "/CN=test", "-days", "99", "-out",
        &own,
    ]);
    ssl(&[
        "x509",
        "-new",
        "-force_pubkey",
        &public,
        "-subj",
        "/CN=card",
        "-CA",
        &own,
        "-CAkey",
        &authority,
        "-days",
        "99",
        "-out",
        &certificate,
    ]);
    piv(&["-a", "import-certificate", "-s", "9d", "-i", &certificate]);

    let point = path(&lab, "ephemeral.der");
    let (secret, ours) = (path(&lab, "ephemeral.pem"), path(&lab, "ours.z"));
    let theirs = path(&lab, "theirs.z");
    ssl(&["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", &secret]);
    ssl(&["ec", "-in", &secret, "-pubout", "-outform", "DER", "-out", &point]);
    ssl(&["pkeyutl", "-derive", "-inkey", &secret, "-peerkey", &public, "-out", &theirs]);
    lab.run(
        "pkcs11-tool",
        &[
            "--login",
            "--pin",
            "123456",
            "--id",
            "03",
            "--derive",
            "-m",
            "ECDH1-COFACTOR-DERIVE",
            "--input-file",
            &point,
            "-o",
            &ours,
        ],
    );
    assert_eq!(fs::read(ours).unwrap(), fs::read(theirs).unwrap());
}

#[test]
fn yubico_piv_tool_sets_it_up_and_uses_it() {
    if !is_there("yubico-piv-tool") {
        return;
    }
    let Some(lab) = Lab::new(1) else { return };
    for model in ["5.2.7", "5.3.1", "5.4.3"] {
        let token = lab.insert(0, token(model));
        let piv = |arguments: &[&str]| lab.run("yubico-piv-tool", arguments);
        let status = piv(&["-a", "status"]);
        assert!(status.contains(model) && status.contains("12345678"), "{status}");
        assert!(status.contains("PIN tries left:\t3"), "{status}");
        let public = path(&lab, "public.pem");
        let policies = ["--pin-policy", "always", "--touch-policy", "never"];
        piv(&[&["-a", "generate", "-s", "82", "-A", "ECCP256", "-o", &public][..], &policies]
            .concat());
        let object = file(&lab, "object", &[0x5a; 2048]);
        let back = path(&lab, "back");
        piv(&["-a", "write-object", "--id", "0x5fc120", "-i", &object, "-f", "binary"]);
        piv(&["-a", "read-object", "--id", "0x5fc120", "-o", &back, "-f", "binary"]);
        assert_eq!(fs::read(&back).unwrap(), [0x5a; 2048]);
        piv(&["-a", "verify-pin", "-P", "123456"]);
        piv(&["-a", "change-pin", "-P", "123456", "-N", "654321"]);
        let wrong =
            lab.command("yubico-piv-tool").args(["-a", "verify-pin", "-P", "123456"]).output();
        let wrong = wrong.unwrap();
        assert!(!wrong.status.success() && shown(&wrong).contains('2'), "{}", shown(&wrong));
        assert_eq!(token.card().kept().pin.left, 2);
        let attested = piv(&["-a", "attest", "-s", "82"]);
        let certificate = file(&lab, "attested.pem", attested.as_bytes());
        let own = piv(&["-a", "read-certificate", "-s", "f9"]);
        let own = file(&lab, "own.pem", own.as_bytes());
        let root = sso_escrow::emulator::attest::root().unwrap();
        let root = file(&lab, "root.pem", root.as_bytes());
        lab.run("openssl", &["verify", "-CAfile", &root, "-untrusted", &own, &certificate]);
        drop(token);
    }
}

/// AES management keys and metadata, which Debian's yubico-piv-tool 2.2 does not support.
#[test]
fn ykman_sets_it_up_and_uses_it() {
    if !is_there("ykman") {
        return;
    }
    let Some(lab) = Lab::new(1) else { return };
    for model in ["5.3.1", "5.4.3", "5.7.1"] {
        let token = lab.insert(0, token(model));
        let reader = lab.reader(0);
        let ykman = |arguments: &[&str]| {
            let program = ["/usr/bin/ykman", "--reader", &reader, "piv"];
            lab.run("/usr/bin/python3", &[&program[..], arguments].concat())
        };
        let info = ykman(&["info"]);
        assert!(info.contains(&format!("PIV version: {model}")), "{info}");
        assert!(info.contains("PIN tries remaining: 3/3"), "{info}");
        let public = path(&lab, "public.pem");
        ykman(&["keys", "generate", "-m", FACTORY_KEY, "-a", "ECCP256", "9d", &public]);
        let said = fs::read_to_string(&public).unwrap();
        assert!(said.starts_with("-----BEGIN PUBLIC KEY-----"), "{said}");
        let object = file(&lab, "object", &[0xa5; 1500]);
        let back = path(&lab, "back");
        ykman(&["objects", "import", "-m", FACTORY_KEY, "-P", "123456", "0x5fc11f", &object]);
        ykman(&["objects", "export", "0x5fc11f", &back]);
        assert_eq!(fs::read(&back).unwrap(), [0xa5; 1500]);
        let kinds: &[&str] =
            if model == "5.3.1" { &["TDES"] } else { &["TDES", "AES128", "AES192", "AES256"] };
        let mut key = FACTORY_KEY.to_owned();
        for kind in kinds {
            let length = match *kind {
                "AES128" => 32,
                "AES256" => 64,
                _ => 48,
            };
            let next = "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(2)[..length].to_owned();
            ykman(&["access", "change-management-key", "-a", kind, "-m", &key, "-n", &next, "-f"]);
            key = next;
        }
        assert_eq!(token.card().kept().management.bytes, hex::decode(&key).unwrap());
        ykman(&["access", "change-management-key", "-m", &key, "-P", "123456", "-g", "-p", "-f"]);
        assert_ne!(token.card().kept().management.bytes, hex::decode(&key).unwrap());
        ykman(&["keys", "generate", "-P", "123456", "-a", "ECCP256", "82", &public]);
        drop(token);
    }
}

/// A card that is removed and inserted into another reader keeps its keys. The PIN must be given again.
#[test]
fn a_token_that_was_pulled_has_what_it_keeps() {
    if !is_there("yubico-piv-tool") {
        return;
    }
    let Some(lab) = Lab::new(2) else { return };
    let first = lab.insert(0, token("5.4.3"));
    let generate = ["-a", "generate", "-s", "9e", "-A", "ECCP256"];
    let public = lab.run("yubico-piv-tool", &generate);
    let card = first.pull();
    let empty = lab.command("yubico-piv-tool").args(["-a", "status"]).output().unwrap();
    assert!(!empty.status.success(), "{}", shown(&empty));
    let _second = lab.insert_again(1, card);
    let attested = lab.run("yubico-piv-tool", &["-a", "attest", "-s", "9e"]);
    let certificate = file(&lab, "attested.pem", attested.as_bytes());
    let of_certificate = lab.run("openssl", &["x509", "-in", &certificate, "-noout", "-pubkey"]);
    assert!(public.contains(of_certificate.trim()), "{public}{of_certificate}");
}
