//! Checks the vectors of smart cards: the emulated cards give the answers in them, and the program opens them
//! with cards in readers.

use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::emulator::card::{EmulatedCard, EmulatedReply as Replied};
use sso_escrow::emulator::vector;
use sso_escrow::secret::SecretBytes;
use sso_escrow::selftest;
use sso_escrow::selftest::token::TokenVector;
use sso_escrow::token::TokenError;
use sso_escrow::token::apdu::{Line, Reply};

use crate::lab::Lab;
use crate::support::Run;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/token")
}

/// The vectors: their paths and texts.
fn vectors() -> Vec<(PathBuf, String)> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "vector")).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn parsed(text: &str) -> TokenVector {
    TokenVector::parse(text).unwrap()
}

/// A card that is used directly, without a reader.
struct Direct(EmulatedCard);

impl Line for Direct {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        let Replied::Bytes(answer) = self.0.transmit(&command) else { unreachable!() };
        let mut reply = Reply::room()?;
        reply.buffer()[..answer.len()].copy_from_slice(&answer);
        reply.fill(answer.len());
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

/// Compares the recorded answers with the emulated cards. `UPDATE_VECTORS=1` writes them.
#[test]
fn the_exchanges_are_those_of_the_emulated_tokens() {
    let is_update = std::env::var_os("UPDATE_VECTORS").is_some();
    let mut count = 0;
    for (path, text) in vectors() {
        let vector = parsed(&text);
        let mut line = Direct(vector::card(&vector).unwrap());
        assert_eq!(vector.comes_out_with(&mut line), Ok(()), "{}", path.display());
        let log = line.0.take_log();
        let said = log.into_iter().map(|exchange| (exchange.command, exchange.answer));
        let transcript = TokenVector::transcript(&said.collect::<Vec<_>>());
        let head = text.split("\n\napdu\n").next().unwrap().trim_end();
        let whole = format!("{head}\n\n{transcript}");
        if is_update {
            fs::write(&path, whole).unwrap();
        } else {
            assert_eq!(text, whole, "{}", path.display());
        }
        count += 1;
    }
    assert!(count >= 20, "{count}");
}

/// Checks that no PIN is sent to a card whose PIN must not be tried, or to another card.
#[test]
fn who_is_refused_is_given_no_pin() {
    for (path, text) in vectors() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let gives_none = ["last-try", "pin-blocked", "9e", "key", "damaged"]
            .iter()
            .any(|reason| text.contains(&format!("reason: {reason}")))
            || text.contains("reason: other-")
            || text.contains("reason: no-key");
        // VERIFY with a PIN of eight bytes.
        let is_given = text.contains("\n> 0020008008");
        assert_eq!(is_given, !gives_none, "{name}");
    }
}

/// Checks that each change of an exchange is noticed, and reported with the name of the vector.
#[test]
fn a_vector_that_was_changed_is_named() {
    let good = fs::read_to_string(folder().join("yubikey-5.4.3.vector")).unwrap();
    let bad = fs::read_to_string(folder().join("wrong-pin.vector")).unwrap();
    let both = |good: &str| [("good".to_owned(), good.to_owned()), ("bad".to_owned(), bad.clone())];
    assert!(selftest::replay(&both(&good)).is_ok());
    let commands = good.matches("\n> ").count();
    for at in 0..commands {
        // A changed bit of the command; a missing answer; and a missing exchange.
        let start = good.match_indices("\n> ").nth(at).unwrap().0 + 3;
        let (before, rest) = good.split_at(start);
        let digit = if rest.starts_with("00") { "01" } else { "00" };
        let end = rest.find("\n> ").map_or("", |end| &rest[end + 3..]);
        for changed in [format!("{before}{digit}{}", &rest[2..]), format!("{before}{end}")] {
            let error = selftest::replay(&both(&changed)).unwrap_err();
            assert!(format!("{error:?}").contains("good"), "{at}: {error:?}");
        }
    }
    // Another share than the expected one.
    let changed = good.replacen("share: 01", "share: 02", 1);
    assert!(selftest::replay(&both(&changed)).is_err());
}

/// Uses the daemon, with the cards in readers: 16 at once, the most that it supports.
#[test]
fn the_program_opens_them_with_tokens_in_readers() {
    let Some(lab) = Lab::new(16) else { return };
    let all = vectors();
    for part in all.chunks(all.len().div_ceil(2)) {
        let own = lab.folder().join("vectors");
        fs::create_dir_all(own.join("token")).unwrap();
        let cards = part.iter().map(|(path, text)| {
            fs::copy(path, own.join("token").join(path.file_name().unwrap())).unwrap();
            vector::card(&parsed(text)).unwrap()
        });
        let mut tokens = lab.insert_all(cards.collect());
        let verify = Run::vectors().flag("--tokens").option("--dir", own.display()).at(&lab);
        let ran = verify.run();
        let groups = ran.done().field("groups");
        for group in ["token: opened", "token: refused"] {
            assert!(groups[group].as_u64().is_some_and(|count| count > 0), "{ran:?}");
        }
        // One of the cards is missing.
        tokens.pop().unwrap().pull();
        verify.run().error("selftest-no-token", 1);
        fs::remove_dir_all(own).unwrap();
        drop(tokens);
    }
}
