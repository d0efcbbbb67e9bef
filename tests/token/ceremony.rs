//! The whole ceremony on every kind of card: from the factory state to a secret that other people restore, in
//! production except for what is waived.

use std::fs;
use std::path::Path;

use sso_escrow::emulator::card::{EmulatedCard as Emulated, Exchange};
use sso_escrow::emulator::model::Model;

use crate::lab::{Lab, Token, shown};
use crate::library::MODELS;
use crate::support::*;

const PIN: &str = "472915";
const PUK: &str = "80317264";
const MACHINE: &str = "network,swap,records,words,memory-lock";

/// Prepares a card without Yubico's commands with other programs, using the command lines that the tool
/// prints. It must be the only card that is inserted.
fn prepare_plain(lab: &Lab) -> bool {
    if !Path::new("/usr/bin/yubico-piv-tool").exists() {
        println!("skipped: smart cards: yubico-piv-tool is not there");
        return false;
    }
    let provision = Run::token("provision").arg("piv:").option("--name", "Emi").yes();
    let refused = provision.lines(&[PIN, PUK]).at(lab).run_in_words();
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
    // The plain card is the last in the list but comes first, because yubico-piv-tool uses the first card
    // that is inserted.
    for (reader, model) in MODELS.iter().enumerate().rev() {
        let card = Emulated::factory(Model::parse(model).unwrap(), 201 + reader as u32, None);
        tokens.push(lab.insert(reader, card));
        if *model == "plain" {
            if !prepare_plain(&lab) {
                tokens.pop();
                continue;
            }
            let listed = Run::token("list").at(&lab).run();
            let guid = listed.done().field("tokens.0.guid");
            places.push(format!("piv:{}", guid.as_str().unwrap()));
        } else {
            let place = format!("piv:{}", 201 + reader);
            let provision = Run::token("provision").arg(&place).option("--name", "Custodian");
            let provision = provision.yes().option("--attestation-root", root).waive("firmware");
            let ran = provision.lines(&[PIN, PUK]).at(&lab).run();
            ran.done().gives("slot", "82").gives("object", "5fc120").gives("attested", true);
            places.push(place);
        }
    }

    let shares: Vec<String> =
        places.iter().map(|place| format!("Custodian {place}={place}")).collect();
    let generate = Run::generate().threshold(2).option("--server", "SSO01");
    let generate = generate.option("--label", "Ceremony").yes().option("--attestation-root", root);
    let generate = generate.waive(&format!("{MACHINE},attestation,firmware")).shares_at(&shares);
    let made = generate.lines(&vec![PIN; places.len()]).at(&lab).run();
    let words = made.done().set_words();
    let card_words: Vec<String> = (0..places.len())
        .map(|at| made.texts(&format!("card_words.{at}.words")).join(" "))
        .collect();

    // Pairs of neighbours, so that each card is used, and each is absent.
    let mut restored = Vec::new();
    for first in 0..places.len() {
        let pair = [&places[first], &places[(first + 1) % places.len()]];
        let file = lab.folder().join(format!("{first}.reg"));
        let restore = Run::restore().yes().to_reg(&file).waive(&format!("{MACHINE},removable"));
        let restore = restore.option("--server", "SSO01").expect(&words).shares_at(&pair);
        let restore = card_words.iter().fold(restore, |run, it| run.option("--expect-card", it));
        restore.lines(&[PIN, PIN]).at(&lab).run().done();
        restored.push(fs::read(file).unwrap());
    }
    assert!(restored.windows(2).all(|pair| pair[0] == pair[1]));
    assert!(restored[0].len() > 200, "{}", restored[0].len());
    // A right PIN restores the tries that wrong ones spent, so this checks that no wrong one was sent.
    for token in &tokens {
        let log = token.card().take_log();
        let given = |it: &&Exchange| matches!(it.command[..], [_, 0x20 | 0x24, _, _, _, _, ..]);
        let refused = |it: &&Exchange| it.answer.first() == Some(&0x63);
        assert!(log.iter().filter(given).count() > 2, "{log:?}");
        assert_eq!(log.iter().filter(given).find(refused).map(|it| &it.command), None);
    }
}
