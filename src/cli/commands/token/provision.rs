//! `token provision`: prepares a YubiKey to take a share.

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::error::{Impossible, Status};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::share::descriptor::{LONGEST_LABEL, LONGEST_NAME, Waiver};
use sso_escrow::text::Message;
use sso_escrow::token::answer::{PinPolicy, TouchPolicy};
use sso_escrow::token::attest::{Attested, Roots};
use sso_escrow::token::certificate::oid;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::firmware;
use sso_escrow::token::management::{KeyLocation, ManagementKey};
use sso_escrow::token::names::Slot;
use sso_escrow::token::pin::{Pin, Tries};
use sso_escrow::token::prepared::Role;
use sso_escrow::token::provision::{
    CertifiedKey, Changed, PlannedKey, Preview, ProvisionError, ProvisionPlan, Provisioned,
    Secrets, Survey, may_try, preview, provision,
};
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::cards::{attestation, management_key, pin};
use crate::cli::commands::token::summary::CardSummary;
use crate::cli::context::Context;
use crate::cli::guard::machine::Conditions;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::card_ids::one_slot;
use crate::cli::line::choices::Choices;
use crate::cli::line::complete;
use crate::cli::line::options::{
    Consent, DryRun, Mode, OneCard, PasswordOptions, PasswordsFrom, RootOption, passwords_from,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::{checked_line, path};
use crate::cli::line::words::help;
use crate::cli::set::records::open_folder;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::safe_text::SafeText;
use crate::cli::ui::terminal::{Terminal, declined};

/// `token provision`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Provision {
    #[command(flatten)]
    card: OneCard,
    #[arg(long, value_name = "NAME", value_parser = value(custodian), help = help("help-option-custodian"))]
    name: String,
    #[arg(long, value_name = "TEXT", value_parser = value(|text| checked_line(text, LONGEST_LABEL)), help = help("help-option-key-label"))]
    label: Option<String>,
    #[arg(long, value_name = "once|always", value_parser = pin_policies(), help = help("help-option-pin-policy"))]
    pin_policy: Option<PinPolicy>,
    #[arg(long, value_name = "always|cached", value_parser = touch_policies(), help = help("help-option-touch-policy"))]
    touch_policy: Option<TouchPolicy>,
    #[arg(long, value_name = "SLOT", value_parser = value(one_slot), help = help("help-option-key-slot"))]
    slot: Option<Slot>,
    #[command(flatten)]
    root: RootOption,
    #[arg(long, value_name = "FOLDER", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-certificates"))]
    records: Option<PathBuf>,
    #[command(flatten)]
    pins: PinOptions,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

impl Provision {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .read(&self.root.attestation_root)
            .read(self.pins.passwords_from.as_ref().and_then(PasswordsFrom::file))
            .write_into(&self.records)
    }

    fn wanted(&self) -> ProvisionPlan {
        ProvisionPlan {
            custodian: self.name.clone(),
            label: self.label.clone().unwrap_or_default(),
            pin: self.pin_policy.unwrap_or(PinPolicy::Once),
            touch: self.touch_policy.unwrap_or(TouchPolicy::Always),
            slot: self.slot,
        }
    }
}

/// A smart card that was prepared to take a share. With `--dry-run`, `keys` is present, and none of the
/// fields below it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ProvisionResult {
    #[serde(flatten)]
    conditions: Conditions,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The keys of the card; with `--dry-run` those that a run would make or keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<Vec<CardKeySummary>>,
    /// Which factory secrets were changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<ChangedSecrets>,
    #[serde(flatten)]
    prepared: Option<PreparedCard>,
    /// Whether the attestation leads to a root that was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    attested: Option<bool>,
    /// With `--records`: the files that were written.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Vec<String>>,
    /// With `--records`: the command line with which OpenSSL checks the attestation.
    #[serde(skip_serializing_if = "Option::is_none")]
    openssl: Option<String>,
}

/// A key of the card.
#[derive(Debug, Serialize)]
pub(crate) struct CardKeySummary {
    /// Its slot, hexadecimal.
    slot: String,
    /// What it is for: `card key`, `share key` or `transcript key`.
    role: &'static str,
    /// Whether the run made the key, or would make it. Otherwise the key was there and stays.
    new: bool,
    /// The name in its certificate; absent with `--dry-run`.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<String>,
}

/// Which factory secrets were changed.
#[derive(Debug, Serialize)]
pub(crate) struct ChangedSecrets {
    /// Whether the PIN was changed.
    pin: bool,
    /// Whether the PUK was changed.
    puk: bool,
    /// Whether the management key was changed. It is random now, and the card keeps it behind the PIN.
    management_key: bool,
}

/// A card that can take a share.
#[derive(Debug, Serialize)]
pub(crate) struct PreparedCard {
    /// The slot of the key that shares are sealed to, hexadecimal.
    slot: String,
    /// The public key that shares are sealed to: a point, hexadecimal.
    key: String,
    /// The object that would hold the next share, hexadecimal; null where the card is full.
    object: Option<String>,
}

impl CardKeySummary {
    fn planned(PlannedKey { role, slot, is_new }: PlannedKey) -> Self {
        let slot = slot.to_string().to_lowercase();
        Self { slot, role: role.name(), new: is_new, certificate: None }
    }

    fn certified(role: Role, key: &CertifiedKey) -> Self {
        let certificate = Some(key.certificate.shown());
        let planned = PlannedKey { role, slot: key.slot, is_new: key.is_new };
        Self { certificate, ..Self::planned(planned) }
    }

    fn line(&self) -> Message {
        let slot = self.slot.to_uppercase();
        match (&self.certificate, self.new) {
            (Some(what), true) => message!("provision-key-made", slot = slot, what = what),
            (Some(what), false) => message!("provision-key-found", slot = slot, what = what),
            (None, true) => message!("provision-plan-key", slot = slot, what = self.role),
            (None, false) => message!("provision-plan-key-kept", slot = slot, what = self.role),
        }
    }
}

impl ChangedSecrets {
    fn lines(&self) -> Vec<Message> {
        let changed = [
            (self.pin, message!("provision-pin-changed")),
            (self.puk, message!("provision-puk-changed")),
            (self.management_key, message!("provision-management-changed")),
        ];
        changed.into_iter().filter(|(is_so, _)| *is_so).map(|(_, message)| message).collect()
    }
}

/// The source of PIN, PUK and management key, if they are not asked for.
#[derive(Debug, Clone, Args)]
struct PinOptions {
    #[arg(long, value_name = "-|FILE", value_parser = value(passwords_from), add = ArgValueCompleter::new(complete::file), help = help("help-option-pins-from"))]
    passwords_from: Option<PasswordsFrom>,
}

fn pin_policies() -> Choices<PinPolicy> {
    Choices::new("--pin-policy", [("once", PinPolicy::Once), ("always", PinPolicy::Always)])
}

fn touch_policies() -> Choices<TouchPolicy> {
    let words = [("always", TouchPolicy::Always), ("cached", TouchPolicy::Cached)];
    Choices::new("--touch-policy", words)
}

/// Reads the custodian's name. It must not be empty.
fn custodian(written: &str) -> Result<String, Failure> {
    let name = checked_line(written, LONGEST_NAME)?;
    match name.is_empty() {
        true => Err(Failure::usage(message!("usage-custodian"))),
        false => Ok(name),
    }
}

pub(crate) fn run(options: &Provision, console: &mut Console) -> Ended<ProvisionResult> {
    Ended::after(|result| prepare_card(options, console, result))
}

fn prepare_card(
    options: &Provision,
    console: &mut Console,
    result: &mut ProvisionResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.mode);
    result.conditions.announce(context);
    let wanted = options.wanted();
    let root_file = options.root.attestation_root.as_deref();
    let roots = attestation::roots(root_file)?;
    let dry_run = options.dry_run.dry_run;
    let folder = options.records.as_deref();
    let folder = folder.map(|path| open_folder(context.console, path, dry_run)).transpose()?;
    result.dry_run = Some(dry_run);

    let reader = context.cards.locate(options.card.place.token())?.name;
    let survey = with_card(&reader, &Timeouts::WORK, |card| Survey::of(card, &reader));
    let survey = match survey {
        Ok(survey) => survey,
        Err(error) => {
            if error == ProvisionError::Plain {
                plain_lines(context);
            }
            let failure = Failure::from(error);
            return Err(match options.card.place.token() {
                Some(token) => failure.of_card(token),
                None => failure,
            });
        }
    };
    context.console.say(&message!("token-list-reader", reader = &reader));
    CardSummary::of(&survey.summary).lines().iter().for_each(|line| context.console.say(line));
    firmware::check(survey.token, &survey.summary.weaknesses, |weak| {
        context.stop_unless_waived(Waiver::Firmware, weak.clone().into()).is_ok()
    })?;

    if survey.is_puk_blocked() {
        context.console.warn(&message!("provision-puk-blocked"));
    }
    if dry_run {
        let preview = with_card(&reader, &Timeouts::WORK, |card| preview(card, &reader, &wanted));
        let preview = preview.map_err(|error| Failure::from(error).of_card(survey.token))?;
        result.keys = Some(show(context, &preview));
        result.conditions.waivers = Some(context.waivers.names());
        return Ok(Status::Done);
    }
    // Where the management key is, is certain only after the PIN was given.
    let lines = if survey.management == KeyLocation::Elsewhere { 3 } else { 2 };
    let from = PasswordOptions { passwords_from: options.pins.passwords_from.clone() };
    let passwords = Passwords::of_card(&from, options.mode.rehearsal, lines)?;
    let yes = options.consent.yes;
    let question =
        message!("confirm-provision", token = survey.token.to_string(), name = &wanted.custodian);
    context.console.confirm(yes, question)?;
    if survey.guesses_puk() {
        context.console.confirm(yes, message!("confirm-puk", token = survey.token.to_string()))?;
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
                // The card has this PIN already, so it is not checked as a new choice.
                Some(false) => lines.pin(0)?,
                _ => chosen(lines.pin(0)?, lines.text(0)?)?,
            };
            Secrets { pin, puk, management, is_pin_own: None }
        }
        Passwords::Prompt => ask(context, &survey)?,
    };
    let done = loop {
        let random = context.random()?;
        let done = with_card(&reader, &Timeouts::WORK, |card| {
            provision(card, &reader, survey.token, &wanted, &secrets, random)
        });
        match (done, &passwords) {
            (Err(ProvisionError::NeedsManagementKey), Passwords::Prompt) => {
                let question = management_key::question(survey.token);
                let key = context.ask(question)?;
                let not_given = || management_key::not_given(survey.token);
                secrets.management = Some(key.ok_or_else(not_given)?);
            }
            (Err(ProvisionError::Token(error)), _) => {
                // A person typed the PIN, and may have mistyped it.
                let tries = pin::tries_after(context.console, &passwords, Some(&error))?;
                let tries = tries.ok_or_else(|| Failure::from(error).of_card(survey.token))?;
                let mut terminal = context.terminal(&Asked::Pin)?;
                let pin = ask_own_pin(&mut terminal, &survey, tries, Enter::Cancels)?;
                secrets.pin = pin.ok_or_else(|| pin::not_given(survey.token))?;
                secrets.is_pin_own = Some(true);
            }
            (Err(error), _) => return Err(Failure::from(error).of_card(survey.token)),
            (Ok(done), _) => break done,
        }
    };
    // The card did not report before that the PUK is blocked.
    if done.is_puk_blocked && !survey.is_puk_blocked() {
        context.console.warn(&message!("provision-puk-blocked"));
    }
    let token = done.prepared.token.to_string();
    context.console.remember(message!("output-lost-card", token = token));
    report(context, &done, &wanted, result);
    result.prepared = Some(PreparedCard {
        slot: done.prepared.slot.to_string().to_lowercase(),
        key: done.prepared.key.to_string(),
        object: done.prepared.object.map(|object| object.to_string().to_lowercase()),
    });
    let attested = check(context, &done, roots.as_ref())?;
    if let Some(folder) = &folder {
        records(context, folder, &done, root_file, attested.as_ref(), result)?;
    }
    result.attested = Some(attested.is_some());
    result.conditions.waivers = Some(context.waivers.names());
    Ok(Status::Done)
}

/// Shows what a run without `--dry-run` would do.
fn show(context: &mut Context<'_>, Preview { survey, keys }: &Preview) -> Vec<CardKeySummary> {
    context.console.say(&message!("provision-dry-run", token = survey.token.to_string()));
    context.console.say(&match survey.has_factory_pin() {
        Some(true) => message!("provision-plan-pin"),
        Some(false) => message!("provision-plan-own-pin"),
        None => message!("provision-plan-any-pin"),
    });
    if survey.needs_puk() {
        context.console.say(&message!("provision-plan-puk"));
    }
    context.console.say(&match survey.management {
        KeyLocation::Factory => message!("provision-plan-management"),
        KeyLocation::BehindPin => message!("provision-plan-management-behind-pin"),
        KeyLocation::Elsewhere => message!("provision-plan-management-asked"),
        KeyLocation::Unknown => message!("provision-plan-management-unknown"),
    });
    let planned = Vec::from(keys.map(CardKeySummary::planned));
    planned.iter().for_each(|key| context.console.say(&key.line()));
    planned
}

/// Asks for the PIN, and for a new PUK if one is needed. New values are typed twice. Each question but the first has a
/// way back to the question before. The management key is asked for later, if it is needed.
fn ask(context: &mut Context<'_>, survey: &Survey) -> Result<Secrets, Failure> {
    let mut terminal = context.terminal(&Asked::Pin)?;
    loop {
        let (pin, is_factory) = ask_pin(&mut terminal, survey)?;
        let token = survey.token.to_string();
        let puk = match survey.needs_puk() {
            true => {
                let prompt = message!("ask-new-puk", token = token);
                let Some(puk) = ask_new(&mut terminal, prompt, Enter::GoesBack)? else { continue };
                Some(puk)
            }
            false => None,
        };
        return Ok(Secrets { pin, puk, management: None, is_pin_own: Some(!is_factory) });
    }
}

/// Asks for the PIN. The answer also says whether the card has the factory PIN. If the card does not report that, the
/// person may know.
fn ask_pin(terminal: &mut Terminal, survey: &Survey) -> Result<(Pin, bool), Failure> {
    let token = survey.token.to_string();
    loop {
        let (is_factory, enter) = match survey.has_factory_pin() {
            None if survey.may_be_new() => {
                let question = message!("confirm-factory-pin", token = &token);
                (terminal.ask(Question::confirm(question))?, Enter::GoesBack)
            }
            told => (told == Some(true), Enter::Cancels),
        };
        let pin = match (is_factory, enter) {
            (true, Enter::GoesBack) => {
                ask_new(terminal, message!("ask-new-pin-or-back", token = &token), enter)?
            }
            (true, Enter::Cancels) => {
                let prompt = message!("ask-new-pin", token = &token);
                Some(ask_new(terminal, prompt, enter)?.ok_or_else(declined)?)
            }
            (false, _) => ask_own_pin(terminal, survey, survey.tries(), enter)?,
        };
        if let Some(pin) = pin {
            return Ok((pin, is_factory));
        }
    }
}

/// Asks for the PIN that the card has, if a try may be spent. If the card does not report whether this is the
/// factory PIN, the typed PIN must be neither the factory PIN nor a sequence of characters. `None` if Enter goes back.
fn ask_own_pin(
    terminal: &mut Terminal,
    survey: &Survey,
    tries: Tries,
    enter: Enter,
) -> Result<Option<Pin>, Failure> {
    may_try(tries).map_err(|error| Failure::from(error).of_card(survey.token))?;
    let (token, tries) = (survey.token.to_string(), tries.message());
    let may_be_new = survey.has_factory_pin().is_none();
    if enter == Enter::GoesBack {
        let prompt = message!("ask-own-pin-or-back", token = token, tries = tries);
        let asked = terminal.ask(pin::typed(prompt, may_be_new).or_back())?;
        return Ok(asked.map(|(pin, _)| pin));
    }
    let prompt = message!("ask-own-pin", token = token, tries = tries);
    let asked = terminal.ask(pin::question(prompt, may_be_new))?;
    let (pin, _) = asked.ok_or_else(|| pin::not_given(survey.token))?;
    Ok(Some(pin))
}

/// What Enter alone does at a question for a new PIN or PUK.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enter {
    /// It undoes the answer to the question before.
    GoesBack,
    /// It ends the command, if this is confirmed.
    Cancels,
}

/// Asks for a new PIN or PUK, which is typed twice and must not be easy to guess. `None` if only Enter is pressed.
fn ask_new(terminal: &mut Terminal, prompt: Message, enter: Enter) -> Result<Option<Pin>, Failure> {
    let mut told = None;
    loop {
        let question = match enter {
            Enter::GoesBack => pin::typed(prompt.clone(), true).or_back(),
            Enter::Cancels => pin::question(prompt.clone(), true),
        };
        let Some((pin, typed)) = terminal.ask(question.telling(told.take()))? else {
            return Ok(None);
        };
        let again = Question::secret(message!("ask-pin-again"), Asked::Pin).in_half_width();
        let again = terminal.ask(again)?;
        if again.as_str() == typed.as_str() {
            return Ok(Some(pin));
        }
        told = Some(message!("ask-pin-differs"));
    }
}

fn chosen(pin: Pin, text: &str) -> Result<Pin, Failure> {
    pin::check_choice(text).map_err(Failure::usage)?;
    Ok(pin)
}

/// Shows what was done.
fn report(
    context: &mut Context<'_>,
    done: &Provisioned,
    wanted: &ProvisionPlan,
    result: &mut ProvisionResult,
) {
    let Changed { pin, puk, management } = done.changed;
    let changed = result.changed.insert(ChangedSecrets { pin, puk, management_key: management });
    changed.lines().iter().for_each(|line| context.console.say(line));
    let keys = result.keys.insert(Vec::new());
    let of_card = [
        (Role::Card, &done.card),
        (Role::Share, &done.share),
        (Role::Transcript, &done.transcript),
    ];
    for (role, key) in of_card {
        let shown = CardKeySummary::certified(role, key);
        context.console.say(&shown.line());
        keys.push(shown);
        let label = key.certificate.attribute(oid::DESCRIPTION).unwrap_or_default();
        if !wanted.label.is_empty() && label != wanted.label {
            let slot = key.slot.to_string();
            context.console.warn(&match &*label {
                "" => message!("provision-without-label", slot = slot),
                label => message!("provision-other-label", slot = slot, label = label),
            });
        }
    }
    context.console.say(&message!("provision-done", token = done.prepared.token.to_string()));
}

/// Checks the attestation of the card, if roots were named.
fn check(
    context: &mut Context<'_>,
    done: &Provisioned,
    roots: Option<&Roots>,
) -> Result<Option<Attested>, Failure> {
    let Some(roots) = roots else {
        context.console.say(&message!("provision-no-roots"));
        return Ok(None);
    };
    match attestation::check(&done.prepared, done.attestation.as_ref(), roots) {
        Ok(attested) => {
            let root = attested.root().ok_or(Impossible("attestation: it rests on no root"))?;
            context.console.say(&message!(
                "provision-attested",
                root = root.shown(),
                fingerprint = hex::encode(root.fingerprint())
            ));
            Ok(Some(attested))
        }
        Err(error) => {
            let failure = Failure::from(error).of_card(done.prepared.token);
            context.stop_unless_waived(Waiver::Attestation, failure)?;
            Ok(None)
        }
    }
}

/// Writes the certificates. Shows the command line with which OpenSSL checks the attestation.
fn records(
    context: &mut Context<'_>,
    folder: &Folder,
    done: &Provisioned,
    root_file: Option<&Path>,
    attested: Option<&Attested>,
    result: &mut ProvisionResult,
) -> Result<(), Failure> {
    let token = done.prepared.token.to_string();
    let mut files = Vec::new();
    let mut write = |name: String, text: &str| -> Result<String, Failure> {
        let path = folder.path().join(&name);
        // A run after an earlier one finds the files that the earlier run wrote.
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
        // The file also has the certificates between the root and the signer. The one that the root signed is
        // the first of them.
        let between = attested.map_or(&[][..], |attested| &attested.chain);
        let between = between.iter().skip(2).rev().skip(1).map(|it| it.pem()).collect::<String>();
        let signer = said.signer.pem() + &between;
        let signer = write(format!("{token}-F9.pem"), &signer)?;
        let root = root_file.map_or_else(|| "ROOTS.pem".to_owned(), |it| it.display().to_string());
        line =
            Some(format!("openssl verify -no_check_time -CAfile {root} -untrusted {signer} {key}"));
    }
    result.records = Some(files);
    context.console.say(&message!("provision-records", path = folder.path().display().to_string()));
    if let Some(line) = line {
        context.console.say(&message!("provision-openssl"));
        context.console.print(&SafeText::command(&line));
        result.openssl = Some(line);
    }
    Ok(())
}

/// Prints the command lines that prepare a card without Yubico's commands.
fn plain_lines(context: &mut Context<'_>) {
    context.console.say(&message!("provision-plain-lines"));
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
        context.console.print(&SafeText::command(line));
    }
}
