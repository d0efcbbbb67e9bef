//! A new set: who gets which share, what each share is sealed to, and the distribution. `generate` and `backup`
//! have this in common.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgAction, Args};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::{Impossible, Status};
use sso_escrow::escrow::{self, SetPlan, SplitSet};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::record::{Facts, FileFacts};
use sso_escrow::seal::password::Cost;
use sso_escrow::secret::SecretBytes;
use sso_escrow::shamir::Scheme;
use sso_escrow::share::descriptor::{
    Descriptor, Kind, LONGEST_LABEL, LONGEST_SERVER, Purpose, Waiver,
};
use sso_escrow::share::{LARGEST_SHARE, LONGEST_CORE};
use sso_escrow::sys::volume::Volume;
use sso_escrow::token::attest::Roots;
use sso_escrow::token::names::TokenId;

use crate::cli::cards::attestation;
use crate::cli::cards::new_card::{CardRequest, NewCard};
use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::machine::{Conditions, Detail, MachineReport};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::card_ids::{CardIdOptions, CardIds};
use crate::cli::line::complete;
use crate::cli::line::location::{
    NamedLocation, ShareLocation, SmartCard, is_one_folder, named_location,
};
use crate::cli::line::options::{
    Consent, DryRun, Mode, PassphraseOption, PasswordOptions, RootOption,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::{checked_line, number, path};
use crate::cli::line::words::help;
use crate::cli::media::listing::warn_of_others;
use crate::cli::media::media_prompt;
use crate::cli::media::removable::check_removable;
use crate::cli::set::distribute::{DistributedShare, Distribution, Sealing};
use crate::cli::set::new_password::{Chooser, PasswordChoice};
use crate::cli::set::plan::SetOutline;
use crate::cli::set::records::{self, RecordedShare, SetConditions};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::{self, SealedCard, SetSummary};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::{Confirmed, Question};
use crate::cli::ui::safe_text::SafeText;
use crate::cli::ui::terminal::declined;

/// What is split.
pub(crate) struct Payload {
    pub(crate) kind: Kind,
    /// The MSIDs of what is escrowed, if they are known.
    pub(crate) msids: Vec<Msid>,
    pub(crate) bytes: SecretBytes,
    /// ENTSSO's own backup file, if that is the payload.
    pub(crate) file: Option<FileFacts>,
}

/// The request for a new set, whatever is escrowed.
pub(crate) struct NewSet {
    pub(crate) scheme: Scheme,
    /// The custodians' names and the places of their shares, in the order of the share numbers.
    pub(crate) shares: Vec<(String, ShareLocation)>,
    pub(crate) rehearsal: bool,
    pub(crate) yes: bool,
    pub(crate) dry_run: bool,
    label: String,
    server: String,
    records: Option<PathBuf>,
    /// Whether custodians may choose passwords of their own.
    allows_own: bool,
    extra_entropy: bool,
    /// Folders for the envelope, if the set has one.
    envelopes: Vec<PathBuf>,
    /// The roots that attestations are checked against.
    roots: Option<Roots>,
    /// The slots and objects from the command line.
    ids: CardIds,
}

/// The set that was made, and where its shares are.
#[derive(Debug, Default, Serialize)]
pub(crate) struct NewSetResult {
    #[serde(flatten)]
    pub(crate) conditions: Conditions,
    /// Whether `--dry-run` was given. Then nothing is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// Whether a custodian chose a password of their own in production. It is false in a rehearsal.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_passwords: Option<bool>,
    #[serde(flatten)]
    made: Option<MadeSet>,
    /// With `--records`: the files of the custodians' records.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Vec<String>>,
}

impl NewSetResult {
    /// The set, once its shares were distributed.
    pub(crate) fn set(&self) -> Option<&SetSummary> {
        self.made.as_ref().map(|made| &made.set)
    }
}

/// A set whose shares were distributed.
#[derive(Debug, Serialize)]
pub(crate) struct MadeSet {
    /// The set that was made.
    set: SetSummary,
    /// The places of the shares, in the order of the share numbers: the path of a file; for `ask`, only the name
    /// of the file; for a share on a smart card, `piv:`, the card and the object.
    files: Vec<String>,
    /// The smart cards that shares were sealed to, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    card_words: Option<Vec<SealedCard>>,
    /// The number of quorums that the proof covers, in decimal; null if it does not fit in 128 bits.
    quorums_proved: Option<String>,
}

/// What was found out before the first question.
pub(crate) struct Ready {
    records: Option<Folder>,
    machine: [Facts; 2],
}

/// The shares of a new set, and the name of the set.
#[derive(Debug, Clone, Args)]
pub(crate) struct SetOptions {
    #[arg(short = 'k', long, value_name = "K", value_parser = value(|text| number(text, "-k")), help = help("help-option-threshold"))]
    threshold: usize,
    #[arg(long = "share", value_name = "[NAME=]PLACE", required = true, action = ArgAction::Append, value_parser = value(named_location), add = ArgValueCompleter::new(complete::named_location), help = help("help-option-named-share"))]
    shares: Vec<NamedLocation>,
    #[arg(long, value_name = "TEXT", value_parser = value(|text| checked_line(text, LONGEST_LABEL)), help = help("help-option-label"))]
    label: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = value(|text| checked_line(text, LONGEST_SERVER)), help = help("help-option-server"))]
    server: Option<String>,
}

/// How a new set is made.
#[derive(Debug, Clone, Args)]
pub(crate) struct MakingOptions {
    #[arg(long, help = help("help-option-extra-entropy"))]
    extra_entropy: bool,
    #[command(flatten)]
    passphrase: PassphraseOption,
    #[arg(long, value_name = "FOLDER", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-records"))]
    records: Option<PathBuf>,
    #[command(flatten)]
    root: RootOption,
    #[command(flatten)]
    ids: CardIdOptions,
    #[command(flatten)]
    pub(crate) passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    pub(crate) mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

impl SetOptions {
    /// The paths that making such a set opens.
    pub(crate) fn access(&self, how: &MakingOptions) -> Access {
        Access::default()
            .write_shares(self.shares.iter().map(|share| &share.location))
            .read_passwords(&how.passwords)
            .read(&how.root.attestation_root)
            .write_into(&how.records)
    }
}

impl NewSet {
    /// The request from the options, with the folders of `--envelope`.
    pub(crate) fn new(
        set: &SetOptions,
        how: &MakingOptions,
        envelopes: Vec<PathBuf>,
        console: &Console,
    ) -> Result<Self, Failure> {
        let mut shares: Vec<(String, ShareLocation)> = Vec::new();
        for (NamedLocation { name, location }, x) in set.shares.iter().zip(1usize..) {
            let name = match name {
                Some(name) => name.clone(),
                None => console.words(&message!("default-custodian", x = x)),
            };
            if shares.iter().any(|(other, _)| *other == name) {
                return Err(Failure::usage(message!("name-twice", name = name)));
            }
            shares.push((name, location.clone()));
        }
        // Every share contains all names, and a share file has a maximum size.
        let public: usize = shares.iter().map(|(name, _)| name.len() + 48).sum();
        if public > LARGEST_SHARE - 8192 {
            return Err(Failure::usage(message!("names-too-long", most = LARGEST_SHARE)));
        }
        let scheme = Scheme::new(set.threshold, shares.len())?;
        check_twice(&shares, &envelopes)?;
        Ok(Self {
            scheme,
            shares,
            rehearsal: how.mode.rehearsal,
            yes: how.consent.yes,
            dry_run: how.dry_run.dry_run,
            label: set.label.clone().unwrap_or_default(),
            server: set.server.clone().unwrap_or_default(),
            records: how.records.clone(),
            allows_own: how.passphrase.allows_own(how.mode.rehearsal),
            extra_entropy: how.extra_entropy,
            envelopes,
            roots: attestation::roots(how.root.attestation_root.as_deref())?,
            ids: how.ids.ids()?,
        })
    }

    /// The locations of the shares, in the order of the share numbers.
    pub(crate) fn locations(&self) -> Vec<&ShareLocation> {
        self.shares.iter().map(|(_, location)| location).collect()
    }

    /// Checks the places without writing anything. Each must have `bytes` bytes free.
    pub(crate) fn prepare(
        &self,
        context: &mut Context<'_>,
        bytes: usize,
        result: &mut NewSetResult,
    ) -> Result<Ready, Failure> {
        let machine = MachineReport::look(context.console.screen()).facts(Detail::With);
        if self.asks() && !self.dry_run {
            media_prompt::terminal(context.console)?;
        }
        let envelopes = self.envelopes.iter().map(|path| (MediumRole::Envelope, path));
        let records = self.records.iter().map(|path| (MediumRole::Records, path));
        self.check_places(context, bytes)?;
        for (role, path) in records.chain(envelopes) {
            context.reserved.add(role, path);
        }
        let records = self.records.as_deref();
        let records = records.map(|path| self.open_records(context.console, path)).transpose()?;
        result.dry_run = Some(self.dry_run);
        result.conditions.waivers = Some(context.waivers.names());
        Ok(Ready { records, machine })
    }

    /// Shows what is made: how many shares restore the secret and may be lost, label, server, and what is unusual.
    pub(crate) fn show_plan(&self, console: &mut Console, kind: Kind) {
        let plan = self.outline(kind);
        plan.lines().iter().for_each(|line| console.say(line));
        plan.risks().iter().for_each(|risk| console.warn(risk));
    }

    /// Asks for confirmation if something about the plan is unusual. `--yes` confirms too.
    ///
    /// # Errors
    /// There is no terminal, or the answer is no. The command ends.
    pub(crate) fn confirm_plan(&self, console: &mut Console, kind: Kind) -> Result<(), Failure> {
        match self.outline(kind).risks().is_empty() {
            true => Ok(()),
            false => console.confirm(self.yes, message!("confirm-plan")),
        }
    }

    fn outline(&self, kind: Kind) -> SetOutline<'_> {
        let names = self.shares.iter().map(|(name, _)| &**name).collect();
        let (label, server) = (&*self.label, &*self.server);
        SetOutline { scheme: self.scheme, names, label, server, kind }
    }

    /// Asks for the operator's own entropy, if the run takes it.
    pub(crate) fn seed(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        if self.extra_entropy {
            let question = Question::secret(message!("ask-entropy"));
            let question = question.or_none(message!("confirm-no-answer"));
            match context.terminal_for(&Asked::Entropy)?.ask(question)? {
                Some(extra) => context.seed(extra.as_str().as_bytes())?,
                None => context.seed(b"")?,
            }
        }
        Ok(())
    }

    /// Lets every custodian choose, splits the payload, and distributes the shares. `payload` is called after the
    /// choices.
    pub(crate) fn make(
        &self,
        context: &mut Context<'_>,
        ready: Ready,
        passwords: &Passwords,
        payload: impl FnOnce(&mut Generator) -> Result<Payload, Failure>,
        result: &mut NewSetResult,
    ) -> Result<(), Failure> {
        let mut chooser = Chooser {
            passwords,
            allows_own: self.allows_own,
            related: self.related(),
            keyboard_tested: false,
        };
        let choices = self.choices(context, &mut chooser)?;
        let own_passwords = !self.rehearsal && choices.iter().any(Sealing::is_own_password);
        result.own_passwords = Some(own_passwords);
        if own_passwords {
            context.console.warn(&message!("own-passwords-chosen"));
        }
        let waivers = context.waivers.used();
        let (set, file) = self.split(context.random()?, payload, waivers, &choices)?;
        result.conditions.waivers = Some(context.waivers.names());

        let shares = self.seal(context, &set, choices)?;
        let anything = context.waivers.anything();
        let rehearsal = self.rehearsal;
        let envelopes = self.envelopes.clone();
        let distribution = Distribution { set: &set, shares, envelopes, anything, rehearsal };
        let distributed = distribution.run(context)?;
        let made = result.made.insert(MadeSet::of(&set.descriptor, &distributed)?);
        made.show(context.console);
        if let Some(folder) = ready.records {
            let machine = &ready.machine;
            let made = SetConditions { file: file.as_ref(), machine, own_passwords };
            let set = &set.descriptor;
            let mut shares = Vec::new();
            for (share, x) in distributed.iter().zip(1u8..=255) {
                let card = share.sealing.card().map(|card| card.card.words()).transpose()?;
                shares.push(RecordedShare { x, medium: share.medium.as_ref(), card });
            }
            result.records = Some(records::write(context.console, &folder, set, &shares, &made)?);
        }
        Ok(())
    }

    /// What an attacker would try first in a password: the names of all custodians, the label, the server.
    fn related(&self) -> Vec<String> {
        let names = self.shares.iter().map(|(name, _)| name);
        names.chain([&self.label, &self.server]).cloned().collect()
    }

    /// Opens the folder for the records and keeps it open until they are written. The folder must not be on a
    /// removable medium if media are inserted one after another: it would be removed too early.
    fn open_records(&self, console: &mut Console, path: &Path) -> Result<Folder, Failure> {
        let folder = records::open_folder(console, path, self.dry_run)?;
        folder.check_room(records::room(self.shares.len()))?;
        if self.asks() && folder.volume()?.is_removable() {
            let message = message!("records-removable", path = path.display().to_string());
            return Err(Failure::new(Status::Target, message));
        }
        Ok(folder)
    }

    /// Reports whether media are inserted one after another.
    fn asks(&self) -> bool {
        self.shares.iter().any(|(_, place)| *place == ShareLocation::Ask)
    }

    /// Checks that every named folder can be written to, and that no two are on one medium. In a rehearsal they
    /// may be folders of one medium. Media of `ask` are checked when they are inserted.
    fn check_places(&self, context: &mut Context<'_>, bytes: usize) -> Result<(), Failure> {
        let mut seen: Vec<(Volume, &str)> = Vec::new();
        let places = self.shares.iter().map(|(_, place)| (place.path(), place.written()));
        let envelopes =
            self.envelopes.iter().map(|path| (Some(&**path), path.to_str().unwrap_or("-")));
        for (path, written) in places.chain(envelopes) {
            let Some(path) = path else { continue };
            let folder = Folder::open(path)?;
            folder.check_room(bytes as u64)?;
            let volume = folder.volume()?;
            let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            let same = |(other, _): &&(Volume, _)| volume.is_one_medium_with(other);
            if let Some((_, other)) = seen.iter().find(same).filter(|_| !self.rehearsal) {
                let message = message!("places-one-medium", one = *other, other = written);
                return Err(Failure::new(Status::Target, message));
            }
            if let (false, Err(message)) = (self.rehearsal, context.reserved.check(&path)) {
                return Err(Failure::new(Status::Target, message));
            }
            warn_of_others(context.console, &path, None)?;
            check_removable(context, &volume, written)?;
            seen.push((volume, written));
        }
        // This waiver decides which volumes count as media, so it is used before one is inserted.
        if self.asks() && !self.rehearsal && context.waivers.anything() {
            let message = message!("ask-takes-anything");
            context.stop_unless_waived(Waiver::Removable, Failure::new(Status::Target, message))?;
        }
        Ok(())
    }

    /// Shows which custodian would get which share, and where.
    pub(crate) fn show_places(&self, context: &mut Context<'_>) {
        for ((name, place), x) in self.shares.iter().zip(1u8..=255) {
            let place = place.written();
            context.console.say(&message!(
                "generate-dry-run-share",
                x = x,
                name = name,
                place = place
            ));
        }
    }

    /// Asks every custodian to choose. Nothing is written until everyone has chosen. Until then, anyone can change
    /// their choice.
    fn choices(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
    ) -> Result<Vec<Sealing>, Failure> {
        let mut choices = Vec::new();
        // Cards with a serial number or GUID come before `piv:`, which means any card that is not one of them.
        for is_any in [false, true] {
            for at in 0..self.shares.len() {
                if (self.shares[at].1.card() == Some(SmartCard::Any)) == is_any {
                    self.check_named_once(&choices, at)?;
                    let choice =
                        self.choice_of(context, chooser, (at, None), !choices.is_empty())?;
                    check_not_taken(&self.shares, &choices, at, &choice)?;
                    choices.push((at, choice));
                }
            }
        }
        choices.sort_by_key(|(at, _)| *at);
        let used = choices.iter().filter_map(|(_, choice)| choice.card()).map(NewCard::used);
        self.ids.check_used(&used.collect::<Vec<_>>())?;
        if self.yes || matches!(chooser.passwords, Passwords::Lines(_)) {
            return Ok(choices.into_iter().map(|(_, choice)| choice).collect());
        }
        let asked = Asked::Confirmation(message!("choices-made"));
        let mut terminal = context.terminal_for(&asked)?;
        loop {
            let who = self.shares.iter().zip(1u8..=255);
            let who = who.map(|((name, _), x)| message!("choices-made-by", x = x, name = name));
            let who = who.collect::<Vec<_>>();
            let (prompt, unclear) = (message!("ask-choices"), message!("ask-choices-unclear"));
            let count = choices.len();
            let number = |answer: &str| {
                answer.parse().ok().and_then(|x: usize| x.checked_sub(1)).filter(|&at| at < count)
            };
            let question = Question::confirm_or(prompt, unclear, number);
            let question = question.telling([message!("choices-made")]).telling(who);
            let answer = match terminal.ask(question) {
                Ok(answer) => answer,
                Err(failure) => {
                    terminal.continue_after(failure, message!("confirm-stop-chosen"))?;
                    continue;
                }
            };
            match answer {
                Confirmed::Other(at) => {
                    let token = choices[at].1.card().map(NewCard::token);
                    let again = (at, token);
                    let choice = self.choice_of(context, chooser, again, true)?;
                    check_not_taken(&self.shares, &choices, at, &choice)?;
                    choices[at] = (at, choice);
                }
                Confirmed::Yes => {
                    return Ok(choices.into_iter().map(|(_, choice)| choice).collect());
                }
                Confirmed::No => return Err(declined()),
            }
        }
    }

    /// Refuses a card that is already used for another custodian, before it gets a PIN: a wrong PIN would use up a
    /// try.
    fn check_named_once(&self, choices: &[(usize, Sealing)], at: usize) -> Result<(), Failure> {
        let Some(wanted) = self.shares[at].1.card().and_then(SmartCard::token) else {
            return Ok(());
        };
        let taken = choices
            .iter()
            .find(|(_, sealing)| sealing.card().is_some_and(|card| card.token() == wanted));
        match taken {
            Some((other, _)) => Err(has_share(&self.shares, *other, Some(wanted))),
            None => Ok(()),
        }
    }

    /// Asks a custodian to choose. If others have chosen before, Ctrl-C asks whether to stop.
    fn choice_of(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
        whose: (usize, Option<TokenId>),
        others_chose: bool,
    ) -> Result<Sealing, Failure> {
        loop {
            match self.choice(context, chooser, whose) {
                Ok(choice) => return Ok(choice),
                Err(failure) if others_chose && matches!(chooser.passwords, Passwords::Prompt) => {
                    let question = message!("confirm-stop-chosen");
                    context.terminal()?.continue_after(failure, question)?;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    fn choice(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
        (at, token): (usize, Option<TokenId>),
    ) -> Result<Sealing, Failure> {
        let (name, place) = &self.shares[at];
        let (x, count, written) = (at + 1, self.shares.len(), place.written());
        let who = message!("ask-custodian", x = x, count = count, name = name, place = written);
        match chooser.passwords {
            Passwords::Prompt => {
                let name = name.clone();
                let asked = match (place.card(), chooser.allows_own) {
                    (Some(_), _) => Asked::Pin,
                    (None, false) => Asked::Passphrase(name),
                    (None, true) => Asked::NewPassword(name),
                };
                context.terminal_for(&asked)?.show(&who);
            }
            // Messages about a card do not name the custodian, so the custodian is named first.
            Passwords::Lines(_) if place.card().is_some() => context.console.tell(&who),
            Passwords::Lines(_) => {}
        }
        let Some(card) = place.card() else {
            let chosen = chooser.choose(context, at, name)?;
            return Ok(Sealing::Password(chosen));
        };
        let token = token.or(card.token());
        let (passwords, roots, ids) = (chooser.passwords, self.roots.as_ref(), &self.ids);
        let wish = CardRequest { place, token, name, line: at, passwords, roots, ids };
        Ok(Sealing::Card(Box::new(NewCard::get(context, &wish)?)))
    }

    fn split(
        &self,
        random: &mut Generator,
        payload: impl FnOnce(&mut Generator) -> Result<Payload, Failure>,
        waivers: Vec<Waiver>,
        choices: &[Sealing],
    ) -> Result<(SplitSet, Option<FileFacts>), Failure> {
        let Payload { kind, msids, bytes, file } = payload(random)?;
        self.check_envelopes(bytes.len())?;
        let plan = SetPlan {
            purpose: if self.rehearsal { Purpose::Practice } else { Purpose::Production },
            kind,
            msids,
            label: self.label.clone(),
            server: self.server.clone(),
            created: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()),
            threshold: self.scheme.threshold().into(),
            waivers,
            custodians: self.shares.iter().map(|(name, _)| name.clone()).collect(),
            supersedes: None,
        };
        // Nothing is split if a card cannot store what it has to keep.
        for (choice, x) in choices.iter().zip(1u8..=255) {
            if let Some(card) = choice.card() {
                escrow::bytes_on_card(&plan, bytes.len(), x, &card.card)?;
            }
        }
        Ok((escrow::split(plan, &bytes, random)?, file))
    }

    /// Checks that a payload which is too long for the shares is stored in at least two places: beside shares on
    /// media, and in the folders of `--envelope`.
    fn check_envelopes(&self, payload_bytes: usize) -> Result<(), Failure> {
        let beside = self.shares.iter().filter(|(_, place)| !place.is_on_card()).count();
        let places = beside + self.envelopes.len();
        match payload_bytes > LONGEST_CORE && places < 2 {
            true => Err(Failure::usage(message!("envelope-two-places", places = places))),
            false => Ok(()),
        }
    }

    /// Seals every share, in memory.
    fn seal(
        &self,
        context: &mut Context<'_>,
        set: &SplitSet,
        choices: Vec<Sealing>,
    ) -> Result<Vec<DistributedShare>, Failure> {
        let count = self.shares.len();
        let mut shares = Vec::new();
        for ((choice, (_, place)), x) in choices.into_iter().zip(&self.shares).zip(1u8..=255) {
            interrupt::check()?;
            context.console.progress(&message!("progress-seal", x = x, count = count));
            let sealed = match &choice {
                Sealing::Password(PasswordChoice { password, reminder, .. }) => {
                    set.seal_to_password(x, password, Cost::DEFAULT, reminder, context.random()?)?
                }
                Sealing::Card(card) => set.seal_to_card(x, &card.card, context.random()?)?,
            };
            shares.push(DistributedShare::new(place.clone(), sealed, choice));
        }
        context.console.end_progress();
        Ok(shares)
    }
}

/// Checks that the command line names no folder and no smart card twice, in any spelling.
fn check_twice(shares: &[(String, ShareLocation)], envelopes: &[PathBuf]) -> Result<(), Failure> {
    let mut folders: Vec<(&Path, String)> = Vec::new();
    let places = shares.iter().map(|(_, place)| (place.path(), place.written().to_owned()));
    let envelopes = envelopes.iter().map(|path| (Some(&**path), path.display().to_string()));
    for (path, written) in places.chain(envelopes) {
        let Some(path) = path else { continue };
        if let Some((_, other)) = folders.iter().find(|(other, _)| is_one_folder(other, path)) {
            let message = message!("places-one-folder", one = other, other = written);
            return Err(Failure::usage(message));
        }
        folders.push((path, written));
    }
    let mut cards: Vec<(TokenId, &str)> = Vec::new();
    for (_, place) in shares {
        let Some(token) = place.card().and_then(SmartCard::token) else { continue };
        if let Some((_, other)) = cards.iter().find(|(other, _)| *other == token) {
            let message = message!("places-one-card", one = *other, other = place.written());
            return Err(Failure::usage(message));
        }
        cards.push((token, place.written()));
    }
    Ok(())
}

/// Checks that no two shares of a set are sealed to one card.
fn check_not_taken(
    shares: &[(String, ShareLocation)],
    choices: &[(usize, Sealing)],
    at: usize,
    choice: &Sealing,
) -> Result<(), Failure> {
    let Some(card) = choice.card() else { return Ok(()) };
    let is_same = |other: &NewCard| {
        other.card.token == card.card.token
            || other.card.key == card.card.key
            || other.card.authentication_key == card.card.authentication_key
    };
    let taken =
        choices.iter().find(|(other, sealing)| *other != at && sealing.card().is_some_and(is_same));
    let Some((other, _)) = taken else { return Ok(()) };
    Err(has_share(shares, *other, Some(card.token())))
}

/// The failure if the card of share `other` is used again.
fn has_share(shares: &[(String, ShareLocation)], other: usize, token: Option<TokenId>) -> Failure {
    let Some((name, _)) = shares.get(other) else {
        return Impossible("set: a choice belongs to no share").into();
    };
    let token = token.map_or_else(String::new, |token| token.to_string());
    Failure::new(Status::Target, message!("card-has-share", token = token, name = name))
}

impl MadeSet {
    fn of(set: &Descriptor, handed: &[DistributedShare]) -> Result<Self, Failure> {
        let mut cards = Vec::new();
        for ((share, custodian), x) in handed.iter().zip(&set.custodians).zip(1u8..=255) {
            if let Some(NewCard { card, .. }) = share.sealing.card() {
                cards.push(SealedCard::of(x, &custodian.name, card.token, card.words()?));
            }
        }
        Ok(Self {
            set: SetSummary::of(set),
            files: handed.iter().map(DistributedShare::shown).collect(),
            card_words: (!cards.is_empty()).then_some(cards),
            quorums_proved: escrow::quorums(set).map(|quorums| quorums.to_string()),
        })
    }

    fn show(&self, console: &mut Console) {
        for line in self.set.lines(false) {
            console.say(&line);
        }
        for (path, x) in self.files.iter().zip(1u8..=255) {
            console.say(&message!("generate-file", x = x, path = path));
        }
        let threshold = self.set.threshold;
        let quorums = self.quorums_proved.as_ref().and_then(|it| it.parse::<u64>().ok());
        console.say(&match quorums {
            Some(quorums) => message!("generate-proof", quorums = quorums, threshold = threshold),
            None => message!("generate-proof-many", threshold = threshold),
        });
        console.say(&describe::kind_notice(self.set.kind));
        console.say(&message!("generate-words"));
        console.print(&SafeText::command(&self.set.words()));
        console.print(&SafeText::command(&self.set.numbers()));
        self.card_words.iter().flatten().for_each(|card| card.show(console));
    }
}
