//! Runs the commands that `docs/recovery.md` tells people to type for a share that is sealed to a card.

use std::fs;
use std::process::Command;

use p256::elliptic_curve::sec1::ToSec1Point;
use p256::pkcs8::DecodePublicKey;
use sso_escrow::emulator::card::EmulatedCard;
use sso_escrow::emulator::model::Model;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::random::Generator;
use sso_escrow::seal::point::Point;
use sso_escrow::share::card::{self, Token};
use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::lab::{Lab, shown};
use crate::pasted::{block, copy_source};

const PYTHON: &str = "/usr/bin/python3";

fn plan() -> SetPlan {
    SetPlan {
        purpose: Purpose::Production,
        kind: Kind::MasterSecret,
        msids: vec![Msid::from_bytes([1; 16])],
        label: String::new(),
        server: "SSO01".to_owned(),
        created: 1_795_000_000,
        threshold: 2,
        waivers: vec![],
        custodians: vec!["Anna".to_owned(), "花子".to_owned()],
        supersedes: None,
    }
}

/// Makes a key in a slot with yubico-piv-tool. Returns its public key.
fn generate(lab: &Lab, slot: &str) -> Point {
    let public = lab.folder().join("public.pem").to_str().unwrap().to_owned();
    let never = ["--pin-policy", "once", "--touch-policy", "never"];
    let how = ["-a", "generate", "-s", slot, "-A", "ECCP256", "-o", &public];
    lab.run("yubico-piv-tool", &[&how[..], &never].concat());
    let key = p256::PublicKey::from_public_key_pem(&fs::read_to_string(&public).unwrap()).unwrap();
    Point::new(key.to_sec1_point(false).as_bytes()).unwrap()
}

/// Two shares, sealed to two slots of one card. The second is on the card. Debian's tools open both, and the
/// second reader combines them.
#[test]
fn a_card_s_shares_are_opened_by_hand() {
    let there = |program: &str, arguments: &[&str]| {
        let is_there =
            Command::new(program).args(arguments).output().is_ok_and(|it| it.status.success());
        if !is_there {
            println!("skipped: smart cards: no {program} {}", arguments.join(" "));
        }
        is_there
    };
    if !there("yubico-piv-tool", &["--version"])
        || !there(PYTHON, &["-c", "import argon2, cbor2, cryptography"])
    {
        return;
    }
    let Some(lab) = Lab::new(1) else { return };
    let model = Model::parse("5.4.3").unwrap();
    let _token = lab.insert(0, EmulatedCard::factory(model, 12_345_678, Some(1)));
    let authentication_key = generate(&lab, "9e");
    copy_source(lab.folder());
    let mut random = Generator::new(b"").unwrap();
    let set = escrow::split(plan(), &[0x5a; 32], &mut random).unwrap();
    let (mut files, mut answers) = (vec![], vec![]);
    let pin = lab.folder().join("pin");
    fs::write(&pin, "123456\n").unwrap();
    for (x, slot, object) in [(1, 0x82, None), (2, 0x9d, Some(0x5f_c120))] {
        let token = Token::Serial(12_345_678);
        let key = generate(&lab, &format!("{slot:02x}"));
        let card = card::CardProtector { token, key, authentication_key, slot, object };
        let share = set.seal_to_card(x, &card, &mut random).unwrap();
        let file = lab.folder().join("share");
        fs::write(&file, share.to_file().unwrap()).unwrap();
        let run = |script: &str| {
            let mut command = lab.command("sh");
            let command = command.args(["-e", "-c", script]).current_dir(lab.folder());
            let output = command.stdin(fs::File::open(&pin).unwrap()).output().unwrap();
            assert!(output.status.success(), "{}", shown(&output));
            String::from_utf8(output.stdout).unwrap()
        };
        if object.is_some() {
            run("yubico-piv-tool -r '' -a write-object --id 0x5fc120 -f binary -i share; rm share");
            run(&block("read"));
            assert_eq!(fs::read(&file).unwrap(), share.to_file().unwrap());
        }
        let said = run(&block("card"));
        let lines: Vec<&str> = said.lines().collect();
        let well = |line: &&str| line.starts_with("Received (SW1=0x90, SW2=0x00)");
        assert_eq!((lines.len(), lines.iter().filter(|line| well(line)).count()), (4, 3), "{said}");
        answers.push(lines[3].to_owned());
        let kept = lab.folder().join(format!("{x}.ssoshare"));
        fs::rename(&file, &kept).unwrap();
        files.push(kept.to_str().unwrap().to_owned());
    }
    let reader = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/recover.py");
    let lines = lab.folder().join("answers");
    fs::write(&lines, answers.join("\n") + "\n").unwrap();
    let mut command = Command::new(PYTHON);
    command.args(["-B", reader, "--passwords-from", "-", "--out", "-"]).args(&files);
    let ran = command.stdin(fs::File::open(lines).unwrap()).output().unwrap();
    assert!(ran.status.success(), "{}", shown(&ran));
    assert_eq!(String::from_utf8(ran.stdout).unwrap().trim(), "5a".repeat(32));
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.contains("NEEDS CARD 12345678, slot 82; the point for it: 04"), "{said}");
    assert!(said.contains("NEEDS CARD 12345678, slot 9D"), "{said}");
}
