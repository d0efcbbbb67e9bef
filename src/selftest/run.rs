//! Running and counting the vectors.

use super::token::TokenVector;
use super::vector::{Outcome, Vector};
use super::{Counts, SelfTestError, answers, packed, second};
use crate::escrow::EscrowError;
use crate::random::Generator;
use crate::token::TokenError;

/// The known answers that run at every start.
pub(super) const AT_START: (&str, &str) =
    ("primitives.json", include_str!("../../vectors/primitives.json"));

/// The groups in which format vectors and card vectors are counted.
const READ: &str = "share: read";
const REFUSED: &str = "share: refused";
const TOKEN_OPENED: &str = "token: opened";
const TOKEN_REFUSED: &str = "token: refused";

/// Runs all tests that must pass before any command may run. Takes a few milliseconds.
///
/// # Errors
/// [`SelfTestError`]: the program must stop.
pub fn at_start() -> Result<(), SelfTestError> {
    let mut counts = Counts::new();
    answers::run(AT_START.0, AT_START.1, &mut counts, second::agrees)?;
    complete(&counts)
}

/// Runs all built-in known answers and format vectors. Takes a few seconds.
///
/// # Errors
/// [`SelfTestError`] for the first vector that fails.
pub fn verify_built_in() -> Result<Counts, SelfTestError> {
    let (mut answers, vectors) = packed::files();
    answers.insert(0, AT_START);
    let mut counts = verify(&answers, &vectors)?;
    counts.append(&mut replay(&packed::tokens())?);
    Ok(counts)
}

/// Runs vectors of smart cards, such as the files in `vectors/token`, against the answers recorded in them.
///
/// # Errors
/// [`SelfTestError`] for the first vector that fails.
pub fn replay<S: AsRef<str>>(vectors: &[(S, S)]) -> Result<Counts, SelfTestError> {
    each_token(vectors, |_, vector| Ok(vector.replay()))
}

/// Runs vectors of smart cards with cards in readers, which hold the data of the vectors. `None` runs the
/// built-in vectors. A card may have lost a PIN try afterwards, if its vector expects that.
///
/// # Errors
/// [`SelfTestError`] for the first vector that fails. The cause may be that its card is in no reader.
pub fn with_tokens(vectors: Option<&[(String, String)]>) -> Result<Counts, SelfTestError> {
    let mut random = Generator::new(b"").map_err(EscrowError::from)?;
    let mut with_token = |name: &str, vector: &TokenVector| {
        vector.with_token(&random.public()).map_err(|error| match error {
            TokenError::Wanted { .. } | TokenError::NoToken => {
                SelfTestError::NoToken { vector: name.to_owned(), token: vector.token }
            }
            error => SelfTestError::Token(error),
        })
    };
    match vectors {
        Some(vectors) => each_token(vectors, &mut with_token),
        None => each_token(&packed::tokens(), &mut with_token),
    }
}

fn each_token<S: AsRef<str>>(
    vectors: &[(S, S)],
    mut run: impl FnMut(&str, &TokenVector) -> Result<Outcome, SelfTestError>,
) -> Result<Counts, SelfTestError> {
    let mut counts = Counts::new();
    for (name, text) in vectors {
        let name = name.as_ref();
        let vector = TokenVector::parse(text.as_ref());
        let vector = vector.ok_or_else(|| SelfTestError::NotAVector { vector: name.to_owned() })?;
        let group = if vector.expected.is_good() { TOKEN_OPENED } else { TOKEN_REFUSED };
        came_out(name, &vector.expected, &run(name, &vector)?)?;
        *counts.entry(group.to_owned()).or_default() += 1;
    }
    present(&counts, &[TOKEN_OPENED, TOKEN_REFUSED])?;
    Ok(counts)
}

fn came_out(vector: &str, expected: &Outcome, found: &Outcome) -> Result<(), SelfTestError> {
    if found == expected {
        return Ok(());
    }
    let [expected, found] = [expected, found].map(Outcome::describe);
    Err(SelfTestError::WrongOutcome { vector: vector.to_owned(), expected, found })
}

fn present(counts: &Counts, groups: &[&str]) -> Result<(), SelfTestError> {
    match groups.iter().find(|group| !counts.contains_key(**group)) {
        Some(group) => Err(SelfTestError::MissingGroup { group: (*group).to_owned() }),
        None => Ok(()),
    }
}

/// Runs known answers (files such as `vectors/primitives.json`) and format vectors (files such as those in
/// `vectors/share`). Each file is given with its name and its text.
///
/// # Errors
/// [`SelfTestError`] for the first vector that fails.
pub fn verify<S: AsRef<str>>(
    answers: &[(S, S)],
    vectors: &[(S, S)],
) -> Result<Counts, SelfTestError> {
    let mut counts = Counts::new();
    for (file, text) in answers {
        answers::run(file.as_ref(), text.as_ref(), &mut counts, || Ok(()))?;
    }
    complete(&counts)?;
    for (name, text) in vectors {
        let vector = || name.as_ref().to_owned();
        let parsed = Vector::parse(text.as_ref());
        let parsed = parsed.ok_or_else(|| SelfTestError::NotAVector { vector: vector() })?;
        let expected = parsed.expected();
        came_out(name.as_ref(), expected, &parsed.run()?)?;
        let group = if expected.is_good() { READ } else { REFUSED };
        *counts.entry(group.to_owned()).or_default() += 1;
    }
    present(&counts, &[READ, REFUSED])?;
    Ok(counts)
}

/// Checks that there are known answers for every primitive.
fn complete(counts: &Counts) -> Result<(), SelfTestError> {
    match answers::groups_at_start()
        .find(|group| counts.get(*group).is_none_or(|&count| count == 0))
    {
        Some(group) => Err(SelfTestError::MissingGroup { group: group.to_owned() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_self_test_passes() {
        assert_eq!(at_start(), Ok(()));
    }

    /// The built-in vectors pass. They cover every primitive, and every reason to refuse files.
    #[test]
    fn all_vectors_come_out() {
        let (counts, (_, vectors)) = (verify_built_in().unwrap(), packed::files());
        for group in answers::groups() {
            assert!(counts[group] > 0, "{group}");
        }
        assert!(counts[READ] + counts[REFUSED] >= 120 && counts[REFUSED] >= 2 * counts[READ]);
        // The reasons of docs/format.md and no others. `memory` is excluded, because it depends on the
        // machine.
        let document = include_str!("../../docs/format.md").split("## 9.").nth(1).unwrap();
        let rows = document.split("\n| ").filter_map(|row| row.split(" | ").nth(1));
        let listed = rows.flat_map(|reasons| reasons.split('`').skip(1).step_by(2));
        let reasons =
            vectors.iter().filter_map(|(_, text)| text.split("\nreason: ").nth(1)?.lines().next());
        let listed = listed.filter(|&reason| reason != "memory");
        assert_eq!(reasons.collect::<BTreeSet<_>>(), listed.collect());
    }

    #[test]
    fn an_answer_that_does_not_come_out_is_named() {
        let (file, text) = AT_START;
        let wrong = text.replacen("530f8afbc7", "530f8afbc8", 1);
        assert_ne!(wrong, text);
        let error = verify(&[(file, wrong.as_str())], &packed::files().1).unwrap_err();
        assert!(matches!(error, SelfTestError::WrongAnswer { .. }), "{error:?}");
    }

    /// If the expected outcome of a vector is changed, the vector fails.
    #[test]
    fn a_vector_that_does_not_come_out_is_named() {
        let (_, vectors) = packed::files();
        for (name, from, to) in [
            ("frame", "\nshare: 01", "\nshare: 02"),
            ("set-2-of-3", "\npayload: ", "\npayload: 00"),
            ("frame-cut", "\nreason: damaged", "\nreason: layout"),
            ("password-wrong", "\nstatus: 5", "\nstatus: 4"),
            ("descriptor-practice", "status: 0", "status: 4\nreason: practice"),
            ("text-u202e", "status: 4\nreason: text", "status: 0"),
            ("set-words", "words: ", "mode: rehearsal\nwords: "),
            ("set-practice", "mode: rehearsal\n", ""),
        ] {
            let file = format!("{name}.vector");
            let (_, text) = vectors.iter().find(|(name, _)| *name == file).unwrap();
            let wrong = text.replacen(from, to, 1);
            assert_ne!(&wrong, text, "{name}");
            match verify(&[AT_START], &[(&file[..], &wrong[..])]).unwrap_err() {
                SelfTestError::WrongOutcome { vector, expected, found } => {
                    assert_eq!(vector, file);
                    assert_ne!(expected, found);
                }
                other => panic!("{name}: {other:?}"),
            }
        }
    }

    #[test]
    fn missing_unknown_and_broken_vectors_are_told_apart() {
        let answers = |text| verify(&[("file", text)], &[]).unwrap_err();
        let group = "aes-256-gcm".to_owned();
        assert_eq!(answers("{}"), SelfTestError::MissingGroup { group });
        assert!(matches!(answers("{"), SelfTestError::Unreadable { .. }));
        let group = "aaa".to_owned();
        assert_eq!(answers("{\"aaa\": [{}]}"), SelfTestError::UnknownGroup { group });
        let group = READ.to_owned();
        assert_eq!(verify(&[AT_START], &[]), Err(SelfTestError::MissingGroup { group }));
        for text in [
            "",
            "about: nothing",
            "about: no file\nstatus: 0\n",
            "about: no reason\nstatus: 4\n\nshare\n00\n",
            "about: a reason\nstatus: 0\nreason: damaged\n\nshare\n00\n",
            "about: an unknown key\nstatus: 0\nkey: value\n\nshare\n00\n",
            "about: half a byte\nstatus: 0\n\nshare\n0\n",
            "about: another kind\nstatus: 0\n\ncard\n00\n",
            "about: too often\nstatus: 0\n\nshare\n00 * 9999999999\n",
        ] {
            let vector = "a vector".to_owned();
            let error = verify(&[AT_START], &[("a vector", text)]).unwrap_err();
            assert_eq!(error, SelfTestError::NotAVector { vector }, "{text}");
        }
    }
}
