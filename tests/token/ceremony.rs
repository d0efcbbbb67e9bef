//! The whole ceremony on every kind of card: from the state in which it leaves the factory to a secret that other
//! people restore, in earnest but for what is waived.

use std::fs;
use std::path::Path;

use sso_escrow::emulator::card::{EmulatedCard as Emulated, Exchange};
use sso_escrow::emulator::model::Model;

use crate::cards::run;
use crate::lab::{Lab, Token, shown};
use crate::library::MODELS;

const PIN: &str = "472915";
const PUK: &str = "80317264";
const MACHINE: &str = "network,swap,memory-lock";

/// A card that has none of Yubico's commands: other programs prepare it, by the lines that the tool prints. It is
/// the only one that is in.
fn prepare_plain(lab: &Lab) -> bool {
    if !Path::new("/usr/bin/yubico-piv-tool").exists() {
        println!("skipped: smart cards: yubico-piv-tool is not there");
        return false;
    }
    let refused = run(lab, &["token", "provision", "piv:", "--name", "Emi", "--yes"], &[PIN, PUK]);
    let lines = refused.out.lines().map(str::trim);
    let own = ["yubico-piv-tool -a change-pin -P 123456 -N 472915"];
    let lines = lines.filter(|it| it.starts_with("yubico-") || it.starts_with("openssl"));
    for line in lines.chain(own) {
        let words: Vec<&str> = line.split(' ').collect();
        let mut command = lab.command(words[0]);
        let output = command.current_dir(lab.folder()).args(&words[1..]).output().unwrap();
        assert!(output.status.success(), "{line}: {}", shown(&output));
    }
    true
}

#[test]
fn every_card_goes_through_the_whole_ceremony() {
    let Some(lab) = Lab::new(MODELS.len()) else { return };
    let root = lab.folder().join("root.pem");
    fs::write(&root, sso_escrow::emulator::attest::root().unwrap()).unwrap();
    let root = root.to_str().unwrap();
    let mut tokens: Vec<Token> = Vec::new();
    let mut places: Vec<String> = Vec::new();
    // The plain one, which is the last, comes first: yubico-piv-tool takes the first card that is in.
    for (reader, model) in MODELS.iter().enumerate().rev() {
        let card = Emulated::factory(Model::parse(model).unwrap(), 201 + reader as u32, None);
        tokens.push(lab.insert(reader, card));
        if *model == "plain" {
            if !prepare_plain(&lab) {
                tokens.pop();
                continue;
            }
            let listed = run(&lab, &["token", "list", "--json"], &[]).showed(&[]).out.clone();
            let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
            places.push(format!("piv:{}", listed["tokens"][0]["guid"].as_str().unwrap()));
        } else {
            let place = format!("piv:{}", 201 + reader);
            let mut how = vec!["token", "provision", &place, "--name", "Custodian"];
            how.extend(["--yes", "--attestation-root", root, "--waive", "firmware"]);
            run(&lab, &how, &[PIN, PUK]).showed(&["can take a share now", "Attested"]);
            places.push(place);
        }
    }

    let shares: Vec<String> =
        places.iter().map(|place| format!("Custodian {place}={place}")).collect();
    let waived = format!("{MACHINE},attestation,firmware");
    let mut how = vec!["generate", "-k", "2", "--server", "SSO01", "--label", "Ceremony", "--yes"];
    how.extend(["--json", "--attestation-root", root, "--waive", &waived]);
    shares.iter().for_each(|share| how.extend(["--share", share]));
    let made = run(&lab, &how, &vec![PIN; places.len()]);
    let made: serde_json::Value = serde_json::from_str(&made.showed(&[]).out).unwrap();
    let words = made["set"]["words"].as_array().unwrap();
    let words = words.iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(" ");

    // Any two of them, so that each is there, and each is lost.
    let mut restored = Vec::new();
    for first in 0..places.len() {
        let pair = [&places[first], &places[(first + 1) % places.len()]];
        let file = lab.folder().join(format!("{first}.reg"));
        let to = format!("reg:{}", file.display());
        let waived = format!("{MACHINE},removable");
        let mut how = vec!["restore", "--yes", "--to", &to, "--waive", &waived];
        how.extend(["--server", "SSO01", "--expect-set", &words]);
        pair.iter().for_each(|place| how.extend(["--share", place]));
        run(&lab, &how, &[PIN, PIN]).showed(&[]);
        restored.push(fs::read(file).unwrap());
    }
    assert!(restored.windows(2).all(|pair| pair[0] == pair[1]));
    assert!(restored[0].len() > 200, "{}", restored[0].len());
    // A right PIN brings back the tries that wrong ones took: there was none.
    for token in &tokens {
        let log = token.card().take_log();
        let given = |it: &&Exchange| matches!(it.command[..], [_, 0x20 | 0x24, _, _, _, _, ..]);
        let refused = |it: &&Exchange| it.answer.first() == Some(&0x63);
        assert!(log.iter().filter(given).count() > 2, "{log:?}");
        assert_eq!(log.iter().filter(given).find(refused).map(|it| &it.command), None);
    }
}
