//! `token provision`: a YubiKey is prepared to take a share.

use clap::ArgMatches;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::secret::SecretText;
use sso_escrow::share::descriptor::{LONGEST_LABEL, LONGEST_NAME, Waiver};
use sso_escrow::text::Message;
use sso_escrow::token::answer::{PinPolicy, TouchPolicy};
use sso_escrow::token::attest::{AttestError, Attested, Roots};
use sso_escrow::token::certificate::oid;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::management::{KeyLocation, ManagementKey};
use sso_escrow::token::names::TokenId;
use sso_escrow::token::pin::{Budget, Pin, Tries};
use sso_escrow::token::provision::{
    FACTORY_PIN, FACTORY_PUK, ProvisionError, Provisioned, Secrets, Survey, Wanted, provision,
};
use sso_escrow::token::timeouts::Patience;
use sso_escrow::token::{TokenError, firmware};

use crate::cli::cards::{Cards, new_card};
use crate::cli::guard::waivers::{Waivers, announce};
use crate::cli::line::card_ids::one_slot;
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::safe_text::SafeText;
use crate::cli::ui::terminal::{Terminal, confirm, declined};

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let mut waivers = Waivers::from(matches)?;
    announce(console, matches.get_flag("rehearsal"));
    let token = crate::cli::commands::token::wanted(matches)?;
    let wanted = asked_for(matches)?;
    let root_file = matches.get_one::<String>("attestation-root");
    let roots = new_card::roots(root_file)?;
    let folder = matches.get_one::<String>("records").map(|path| Folder::open(path.as_ref()));
    let folder = folder.transpose()?;

    let reader = Cards::default().locate(token)?.name;
    let survey = with_card(&reader, &Patience::WORK, |card| Survey::of(card, &reader));
    let survey = match survey {
        Ok(survey) => survey,
        Err(error) => {
            if error == ProvisionError::Plain {
                plain_lines(console);
            }
            return Err(error.into());
        }
    };
    console.say(&message!("token-list-reader", reader = &reader));
    crate::cli::commands::token::lines(&survey.summary).iter().for_each(|line| console.say(line));
    firmware::check(survey.token, &survey.summary.weaknesses, |weak| {
        waivers.check(console, Waiver::Firmware, weak.clone().into()).is_ok()
    })?;

    // Where the management key lies is known for sure only once the PIN was given.
    let lines = if survey.management == KeyLocation::Elsewhere { 3 } else { 2 };
    let passwords = Passwords::from(matches, lines).map_err(|failure| {
        match failure.message.name() == "passwords-count" {
            true => Failure::usage(message!("provision-lines", lines = lines)),
            false => failure,
        }
    })?;
    if survey.is_puk_blocked() {
        console.warn(&message!("provision-puk-blocked"));
    }
    let yes = matches.get_flag("yes");
    let question =
        message!("confirm-provision", token = survey.token.to_string(), name = &wanted.custodian);
    confirm(console, yes, question)?;
    if survey.guesses_puk() {
        confirm(console, yes, message!("confirm-puk", token = survey.token.to_string()))?;
    }
    let mut secrets = match &passwords {
        Passwords::Lines(lines) => {
            let puk = match survey.needs_puk() {
                true => Some(chosen(lines.pin(1)?, lines.text(1)?)?),
                false => None,
            };
            let management = match survey.management {
                KeyLocation::Elsewhere => Some(ManagementKey::parse(lines.text(2)?)?),
                _ => None,
            };
            let pin = match survey.has_factory_pin() {
                // A PIN that the card has is not chosen now.
                Some(false) => lines.pin(0)?,
                _ => chosen(lines.pin(0)?, lines.text(0)?)?,
            };
            Secrets { pin, puk, management, is_pin_own: None }
        }
        Passwords::Prompt => ask(console, &survey)?,
    };
    let mut random = Generator::new(b"")?;
    let done = loop {
        let done = with_card(&reader, &Patience::WORK, |card| {
            provision(card, &reader, survey.token, &wanted, &secrets, &mut random)
        });
        match (done, &passwords) {
            (Err(ProvisionError::NeedsManagementKey), Passwords::Prompt) => {
                secrets.management = Some(ask_management_key(console, survey.token)?);
            }
            // The person is there, and may have mistyped.
            (Err(ProvisionError::Token(TokenError::WrongPin { tries })), Passwords::Prompt) => {
                let mut terminal = Terminal::of(console)?;
                let error = TokenError::WrongPin { tries };
                terminal.explain(console, &error.message());
                secrets.pin = ask_own_pin(&mut terminal, console, &survey, tries)?;
                secrets.is_pin_own = Some(true);
            }
            (done, _) => break done?,
        }
    };
    // The one that does not tell beforehand.
    if done.is_puk_blocked && !survey.is_puk_blocked() {
        console.warn(&message!("provision-puk-blocked"));
    }
    report(console, &done, &wanted);
    let attested = check(console, &mut waivers, &done, roots.as_ref())?;
    if let Some(folder) = &folder {
        records(console, folder, &done, root_file, attested.as_ref())?;
    }
    console.field("attested", attested.is_some());
    waivers.tell(console);
    Ok(Status::Done)
}

fn asked_for(matches: &ArgMatches) -> Result<Wanted, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let unknown = |option: &str, value: &str| {
        Failure::usage(message!("usage-policy", option = option, value = value))
    };
    let pin = match text("pin-policy") {
        None | Some("once") => PinPolicy::Once,
        Some("always") => PinPolicy::Always,
        Some(other) => return Err(unknown("--pin-policy", other)),
    };
    let touch = match text("touch-policy") {
        None | Some("always") => TouchPolicy::Always,
        Some("cached") => TouchPolicy::Cached,
        Some(other) => return Err(unknown("--touch-policy", other)),
    };
    let custodian = checked_line(text("name").unwrap_or_default(), LONGEST_NAME)?;
    if custodian.is_empty() {
        return Err(Failure::usage(message!("usage-custodian")));
    }
    let label = checked_line(text("label").unwrap_or_default(), LONGEST_LABEL)?;
    Ok(Wanted { custodian, label, pin, touch, slot: one_slot(matches)? })
}

/// PIN, PUK and, where it is known to be needed, the management key; each new one twice.
fn ask(console: &mut Console, survey: &Survey) -> Result<Secrets, Failure> {
    let mut terminal = Terminal::of(console)?;
    let token = survey.token.to_string();
    // Who is asked knows more than a card that does not tell.
    let is_factory = match survey.has_factory_pin() {
        None if survey.may_be_new() => {
            let question = message!("confirm-factory-pin", token = &token);
            terminal.ask(console, Question::confirm(question))?
        }
        told => told == Some(true),
    };
    let pin = match is_factory {
        true => ask_new(&mut terminal, console, message!("ask-new-pin", token = &token))?,
        false => ask_own_pin(&mut terminal, console, survey, survey.tries())?,
    };
    let puk = match survey.needs_puk() {
        true => Some(ask_new(&mut terminal, console, message!("ask-new-puk", token = &token))?),
        false => None,
    };
    Ok(Secrets { pin, puk, management: None, is_pin_own: Some(!is_factory) })
}

/// The PIN that the card has, where one more try may be spent. It is not to be one that everybody knows: what the card
/// does not tell of it is looked at here.
fn ask_own_pin(
    terminal: &mut Terminal,
    console: &mut Console,
    survey: &Survey,
    tries: Tries,
) -> Result<Pin, Failure> {
    Budget::Counted.allows(tries)?;
    let token = survey.token.to_string();
    let question = message!("ask-own-pin", token = token, tries = tries.message());
    let question = one_pin(question, survey.has_factory_pin().is_none());
    let (pin, _) = terminal.ask(console, question)?.ok_or_else(declined)?;
    Ok(pin)
}

/// A PIN or PUK that is typed; where it may be a new one, none that a thief types first.
fn one_pin(prompt: Message, may_be_new: bool) -> Question<'static, Option<(Pin, SecretText)>> {
    let checked = move |typed: SecretText| {
        let pin = Pin::new(typed.as_str()).map_err(|error| error.message())?;
        if may_be_new {
            check_choice(typed.as_str())?;
        }
        Ok((pin, typed))
    };
    Question::secret(prompt).in_half_width().checked(checked).or_back()
}

/// A PIN or PUK that is typed twice, and is not the one that everybody knows.
fn ask_new(
    terminal: &mut Terminal,
    console: &mut Console,
    prompt: Message,
) -> Result<Pin, Failure> {
    let mut told = None;
    loop {
        let question = one_pin(prompt.clone(), true).telling(told.take());
        let (pin, typed) = terminal.ask(console, question)?.ok_or_else(declined)?;
        let again = Question::secret(message!("ask-pin-again")).in_half_width();
        let again = terminal.ask(console, again)?;
        if again.as_str() == typed.as_str() {
            return Ok(pin);
        }
        told = Some(message!("ask-pin-differs"));
    }
}

fn ask_management_key(console: &mut Console, token: TokenId) -> Result<ManagementKey, Failure> {
    let question = new_card::management_key(&token.to_string());
    Terminal::of(console)?.ask(console, question)?.ok_or_else(declined)
}

fn chosen(pin: Pin, text: &str) -> Result<Pin, Failure> {
    check_choice(text).map_err(Failure::usage)?;
    Ok(pin)
}

/// Whether a PIN or PUK may be chosen: not one that a thief types first.
fn check_choice(text: &str) -> Result<(), Message> {
    if [FACTORY_PIN, FACTORY_PUK].contains(&text) {
        return Err(message!("provision-factory-secret"));
    }
    match is_a_row(text) {
        true => Err(message!("provision-easy-secret")),
        false => Ok(()),
    }
}

/// Whether it is one character over and over, or a row of characters, up or down.
fn is_a_row(text: &str) -> bool {
    let bytes = text.as_bytes();
    [-1, 0, 1].iter().any(|step| {
        bytes.windows(2).all(|pair| match pair {
            [one, next] => i16::from(*next) - i16::from(*one) == *step,
            _ => false,
        })
    })
}

/// What was done.
fn report(console: &mut Console, done: &Provisioned, wanted: &Wanted) {
    let changed = done.changed;
    if changed.pin {
        console.say(&message!("provision-pin-changed"));
    }
    if changed.puk {
        console.say(&message!("provision-puk-changed"));
    }
    if changed.management {
        console.say(&message!("provision-management-changed"));
    }
    for made in [&done.card, &done.share, &done.transcript] {
        let (slot, what) = (made.slot.to_string(), made.certificate.shown());
        let label = made.certificate.attribute(oid::DESCRIPTION).unwrap_or_default();
        let is_other = !wanted.label.is_empty() && label != wanted.label;
        console.say(&match made.is_new {
            true => message!("provision-key-made", slot = &slot, what = what),
            false => message!("provision-key-found", slot = &slot, what = what),
        });
        if is_other {
            console.warn(&match &*label {
                "" => message!("provision-without-label", slot = slot),
                label => message!("provision-other-label", slot = slot, label = label),
            });
        }
    }
    let prepared = &done.prepared;
    console.say(&message!("provision-done", token = prepared.token.to_string()));
    console.field("slot", prepared.slot.to_string().to_lowercase());
    console.field("key", prepared.key.to_string());
    let object = prepared.object.map(|object| object.to_string().to_lowercase());
    console.field("object", object);
}

/// Checks what the card attests, where roots were named.
fn check(
    console: &mut Console,
    waivers: &mut Waivers,
    done: &Provisioned,
    roots: Option<&Roots>,
) -> Result<Option<Attested>, Failure> {
    let Some(roots) = roots else {
        console.say(&message!("provision-no-roots"));
        return Ok(None);
    };
    let expected = done.prepared.expected();
    let said = done.attestation.as_ref().ok_or(AttestError::NotAttested);
    match said.and_then(|said| roots.check(said, expected)) {
        Ok(attested) => {
            let root = attested.root();
            console.say(&message!(
                "provision-attested",
                root = root.map(|root| root.shown()).unwrap_or_default(),
                fingerprint = root.map(|root| hex::encode(root.fingerprint())).unwrap_or_default()
            ));
            Ok(Some(attested))
        }
        Err(error) => {
            waivers.check(console, Waiver::Attestation, error.into())?;
            Ok(None)
        }
    }
}

/// Writes the certificates, and the line by which OpenSSL checks the attestation.
fn records(
    console: &mut Console,
    folder: &Folder,
    done: &Provisioned,
    root_file: Option<&String>,
    attested: Option<&Attested>,
) -> Result<(), Failure> {
    let token = done.prepared.token.to_string();
    let mut files = Vec::new();
    let mut write = |name: String, text: &str| -> Result<String, Failure> {
        let path = folder.path().join(&name);
        // A run that went on after another one finds what that has written.
        if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            folder.write_new(name.as_ref(), text.as_bytes())?;
        }
        let path = path.display().to_string();
        files.push(path.clone());
        Ok(path)
    };
    for made in [&done.card, &done.share, &done.transcript] {
        write(format!("{token}-{}.pem", made.slot), &made.certificate.pem())?;
    }
    let mut line = None;
    if let Some(said) = &done.attestation {
        let slot = done.share.slot;
        let key = write(format!("{token}-{slot}-attestation.pem"), &said.key.pem())?;
        // With the certificates between it and the root, in the order in which they sign.
        let between = attested.map(|attested| attested.chain.as_slice()).unwrap_or_default();
        let between = between.iter().skip(2).rev().skip(1).map(|it| it.pem()).collect::<String>();
        let signer = said.signer.pem() + &between;
        let signer = write(format!("{token}-F9.pem"), &signer)?;
        let root = root_file.map_or("ROOTS.pem", String::as_str);
        line =
            Some(format!("openssl verify -no_check_time -CAfile {root} -untrusted {signer} {key}"));
    }
    console.field("records", files);
    console.say(&message!("provision-records", path = folder.path().display().to_string()));
    if let Some(line) = line {
        console.say(&message!("provision-openssl"));
        console.print(&SafeText::command(&line));
        console.field("openssl", line);
    }
    Ok(())
}

/// What prepares a card without Yubico's commands.
fn plain_lines(console: &mut Console) {
    console.say(&message!("provision-plain-lines"));
    for line in [
        "yubico-piv-tool -a set-chuid -a set-ccc",
        "yubico-piv-tool -a generate -s 9e -A ECCP256 -o card.pem",
        "yubico-piv-tool -a generate -s 82 -A ECCP256 -o share.pem",
        "openssl ecparam -name prime256v1 -genkey -noout -out any.key",
        "openssl req -new -x509 -key any.key -subj /CN=any -days 3650 -out any.pem",
        "openssl x509 -new -force_pubkey card.pem -subj /CN=card -CA any.pem -CAkey any.key -days 3650 -out card.crt",
        "openssl x509 -new -force_pubkey share.pem -subj /CN=share -CA any.pem -CAkey any.key -days 3650 -out share.crt",
        "yubico-piv-tool -a import-certificate -s 9e -i card.crt",
        "yubico-piv-tool -a import-certificate -s 82 -i share.crt",
    ] {
        console.print(&SafeText::command(line));
    }
}

#[cfg(test)]
mod tests {
    use super::is_a_row;

    #[test]
    fn rows_are_no_choice() {
        for easy in ["000000", "111111", "345678", "876543", "zzzzzzzz"] {
            assert!(is_a_row(easy), "{easy}");
        }
        for fit in ["472915", "112233", "123465", "1234567a"] {
            assert!(!is_a_row(fit), "{fit}");
        }
    }
}
