//! A new set: who gets which share, what each share is sealed to, and the distribution. `generate` and `backup`
//! have this in common.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgAction, Args};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan, SplitSet};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::record::{Facts, FileFacts};
use sso_escrow::seal::password::Cost;
use sso_escrow::secret::SecretBytes;
use sso_escrow::shamir::Scheme;
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::descriptor::{
    Descriptor, Kind, LONGEST_LABEL, LONGEST_SERVER, Purpose, Waiver,
};
use sso_escrow::share::{LARGEST_SHARE, LONGEST_CORE};
use sso_escrow::token::attest::Roots;

use crate::cli::cards::attestation;
use crate::cli::cards::new_card::NewCard;
use crate::cli::cards::sign::Signer;
use crate::cli::context::Context;
use crate::cli::context::journal::steps;
use crate::cli::context::known_cards::KnownCards;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::machine::{Conditions, Detail, MachineReport};
use crate::cli::guard::run_start::RunStart;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::card_ids::{CardIdOptions, CardIds};
use crate::cli::line::check::WaivableCheck;
use crate::cli::line::complete;
use crate::cli::line::location::{NamedLocation, ShareLocation, named_location};
use crate::cli::line::options::{
    Consent, DryRun, Mode, PassphraseOption, PasswordOptions, RootOption,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::{checked_line, number, path};
use crate::cli::line::words::help;
use crate::cli::media::media_prompt;
use crate::cli::set::choices::CustodianChoices;
use crate::cli::set::close::{self, Closing};
use crate::cli::set::distribute::{DistributedShare, Distribution, HandedOutShare, Sealing};
use crate::cli::set::new_password::{Chooser, PasswordChoice};
use crate::cli::set::places::SetPlaces;
use crate::cli::set::plan::SetOutline;
use crate::cli::set::records::{self, RecordedShare, SetConditions};
use crate::cli::set::second_round::{PendingShare, SecondRound};
use crate::cli::set::unfinished::{self, UnfinishedRun};
use crate::cli::set::{ceremony, commit};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::{self, SealedCard, SetSummary};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::safe_text::SafeText;

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
    /// The folder for the second copy of the transcript.
    records_copy: Option<PathBuf>,
    /// Whether custodians may choose passwords of their own.
    allows_own: bool,
    extra_entropy: bool,
    /// Whether custodians do not open their shares once more after the commit point.
    one_round: bool,
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
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) transcript: Option<String>,
    /// Whether the set is good: nothing voids it any more.
    #[serde(skip)]
    pub(crate) is_committed: bool,
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
    kind: RunKind,
    /// The run that was interrupted after its commit point, if the folder for records has its transcript.
    unfinished: Option<UnfinishedRun>,
}

impl Ready {
    /// The run to continue, if there is one.
    pub(crate) fn unfinished(&mut self) -> Option<UnfinishedRun> {
        self.unfinished.take()
    }
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
    #[arg(long, value_name = "FOLDER", requires = "records", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-records-copy"))]
    records_copy: Option<PathBuf>,
    #[arg(long, help = help("help-option-one-round"))]
    one_round: bool,
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
            .write_into(&how.records_copy)
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
        let rehearsal = how.mode.rehearsal;
        SetPlaces { shares: &shares, envelopes: &envelopes, rehearsal }.check_twice()?;
        Ok(Self {
            scheme,
            shares,
            rehearsal,
            yes: how.consent.yes,
            dry_run: how.dry_run.dry_run,
            label: set.label.clone().unwrap_or_default(),
            server: set.server.clone().unwrap_or_default(),
            records: how.records.clone(),
            records_copy: how.records_copy.clone(),
            allows_own: how.passphrase.allows_own(how.mode.rehearsal),
            extra_entropy: how.extra_entropy,
            one_round: how.one_round || how.passwords.passwords_from.is_some(),
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
        kind: RunKind,
        result: &mut NewSetResult,
    ) -> Result<Ready, Failure> {
        let machine = MachineReport::look(context.console.screen()).facts(Detail::With);
        if self.places().asks() && !self.dry_run {
            media_prompt::terminal(context.console)?;
        }
        let envelopes = self.envelopes.iter().map(|path| (MediumRole::Envelope, path));
        let records = self.records.iter().chain(&self.records_copy);
        let records = records.map(|path| (MediumRole::Records, path));
        self.places().check_places(context, bytes)?;
        for (role, path) in records.chain(envelopes) {
            context.reserved.add(role, path);
        }
        let records = self.records.as_deref();
        let records = records.map(|path| self.open_records(context.console, path)).transpose()?;
        ceremony::check_records(context, records.as_ref())?;
        if !self.dry_run {
            commit::check_terminal(context, self.asks_words(context))?;
        }
        let unfinished = match self.records.as_deref().filter(|_| !self.dry_run) {
            Some(path) => unfinished::look(context, path, kind)?,
            None => None,
        };
        result.dry_run = Some(self.dry_run);
        result.conditions.waivers = Some(context.waivers.names());
        Ok(Ready { records, machine, kind, unfinished })
    }

    /// Whether the folder for records has a run of that kind that this run will continue.
    pub(crate) fn is_continued(
        &self,
        context: &Context<'_>,
        kind: RunKind,
    ) -> Result<bool, Failure> {
        match self.records.as_deref().filter(|path| path.is_dir()) {
            Some(path) => Ok(unfinished::is_there(context, path, kind)?),
            None => Ok(false),
        }
    }

    /// The threshold and the number of shares.
    pub(super) fn numbers(&self) -> (u8, u8) {
        (self.scheme.threshold(), self.scheme.count())
    }

    /// Whether custodians open their shares once more in round 2.
    pub(super) fn skips_proof(&self) -> bool {
        self.one_round
    }

    /// Whether somebody types the set words back at the commit point: in production, unless that is waived, and in a
    /// rehearsal that asks at all.
    pub(super) fn asks_words(&self, context: &Context<'_>) -> bool {
        match self.rehearsal {
            true => !self.one_round,
            false => !context.waivers.allows(WaivableCheck::Words),
        }
    }

    /// The plan of the set, which is shown and confirmed before anything is written.
    pub(crate) fn plan(&self, kind: Kind) -> SetOutline<'_> {
        let names = self.shares.iter().map(|(name, _)| &**name).collect();
        let (label, server) = (&*self.label, &*self.server);
        SetOutline { scheme: self.scheme, names, label, server, kind }
    }

    /// Asks for the operator's own entropy, if the run takes it.
    pub(crate) fn seed(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        if self.extra_entropy {
            let question = Question::secret(message!("ask-entropy"), Asked::Entropy);
            let question = question.or_none(message!("confirm-no-answer"));
            match context.ask(question)? {
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
        context.console.check_output()?;
        let steps = steps(StepList::new_set(self.scheme.count()))?;
        let (kind, records) = (ready.kind, self.records.as_deref());
        RunStart { kind, steps, set: None, records }.begin(context)?;
        let noted = context.waivers.names();
        let made = self.make_set(context, passwords, payload, &noted, result)?;
        let MadeShares { set, file, written, cards, own_passwords } = made;
        result.is_committed = true;
        context.console.remember(message!("output-lost-set"));
        if let Some(folder) = ready.records {
            let machine = &ready.machine;
            let made = SetConditions { file: file.as_ref(), machine, own_passwords };
            let mut shares = Vec::new();
            for (share, x) in written.iter().zip(1u8..=255) {
                let card = share.card.as_ref().map(CardProtector::words).transpose()?;
                shares.push(RecordedShare { x, medium: share.medium.as_ref(), card });
            }
            match records::write(context.console, &folder, &set, &shares, &made) {
                Ok(files) => result.records = Some(files),
                // The set is good. The words are on the records that people have written by hand.
                Err(failure) => context.console.warn(&failure.message),
            }
        }
        self.expect_cards(context);
        let mut round = self.second_round(context, &set, &written);
        round.run(context)?;
        let shown = |(share, finished): (&HandedOutShare, &PendingShare)| {
            share.shown(!finished.is_dead).to_owned()
        };
        let files = written.iter().zip(&round.shares).map(shown).collect();
        let made = result.made.insert(MadeSet::of(&set, files, cards));
        made.show(context.console);
        let closing = self.closing(context, &round.signers);
        close::close(context, &closing)?;
        result.transcript = context.journal.path().map(|path| path.display().to_string());
        Ok(())
    }

    /// How the transcript of the run is closed.
    pub(super) fn closing<'a>(
        &'a self,
        context: &mut Context<'_>,
        signers: &'a [Signer],
    ) -> Closing<'a> {
        let (is_asked, copy) = (self.asks_words(context), self.records_copy.as_deref());
        Closing { is_asked, signers, copy }
    }

    /// Everything up to and with the commit point.
    fn make_set(
        &self,
        context: &mut Context<'_>,
        passwords: &Passwords,
        payload: impl FnOnce(&mut Generator) -> Result<Payload, Failure>,
        noted: &[&'static str],
        result: &mut NewSetResult,
    ) -> Result<MadeShares, Failure> {
        let mut chooser = Chooser {
            passwords,
            allows_own: self.allows_own,
            related: self.related(),
            keyboard_tested: false,
        };
        let (shares, yes, roots) = (&self.shares, self.yes, self.roots.as_ref());
        let choices =
            CustodianChoices { shares, yes, roots, ids: &self.ids }.all(context, &mut chooser)?;
        let own_passwords = !self.rehearsal && choices.iter().any(Sealing::is_own_password);
        result.own_passwords = Some(own_passwords);
        if own_passwords {
            context.console.warn(&message!("own-passwords-chosen"));
        }
        for (choice, x) in choices.iter().zip(1u8..=255) {
            if let Some(choice) = choice.recorded() {
                let fact = Fact::new(FactType::Choice).with("x", x);
                context.note(fact.with("choice", choice))?;
            }
            context.end_step(StepKind::Choose(x))?;
        }
        for check in context.waivers.names().into_iter().filter(|check| !noted.contains(check)) {
            context.note(Fact::new(FactType::Waiver).with("check", check))?;
        }
        let waivers = context.waivers.used();
        context.begin_step(StepKind::Make, "")?;
        let (split, file) = self.split(context.random()?, payload, waivers, &choices)?;
        result.conditions.waivers = Some(context.waivers.names());
        let source = if self.extra_entropy { "system, operator" } else { "system" };
        context.note(Fact::new(FactType::Randomness).with("source", source))?;
        let set = split.descriptor.clone();
        let made = Fact::new(FactType::SetMade);
        let made = made.with("descriptor", hex::encode(set.fingerprint().as_bytes()));
        let made = made.with("need", set.threshold).with("count", self.scheme.count());
        context.note(made)?;
        context.end_step(StepKind::Make)?;

        let cards = self.sealed_cards(&choices)?;
        let shares = self.seal(context, &split, choices)?;
        // The unsealed shares leave the memory here.
        let envelope = { split }.envelope;
        let distribution = Distribution {
            set: &set,
            envelope: envelope.as_ref(),
            shares,
            envelopes: self.envelopes.clone(),
            envelopes_written: 0,
            anything: context.waivers.anything(),
            rehearsal: self.rehearsal,
            one_round: self.one_round,
        };
        let asks = self.asks_words(context);
        let written = distribution.run(context, |context| match asks {
            true => commit::confirm(context, &set, &cards),
            false => commit::pass(context),
        })?;
        Ok(MadeShares { set, file, written, cards, own_passwords })
    }

    /// The smart cards that shares are sealed to.
    fn sealed_cards(&self, choices: &[Sealing]) -> Result<Vec<SealedCard>, Failure> {
        let mut cards = Vec::new();
        for ((choice, (name, _)), x) in choices.iter().zip(&self.shares).zip(1u8..=255) {
            if let Some(NewCard { card, .. }) = choice.card() {
                cards.push(SealedCard::of(x, name, card.token, card.words()?));
            }
        }
        Ok(cards)
    }

    /// Lets the cards of round 2 be recognised by the roots of the command line, as those of an existing set.
    pub(super) fn expect_cards(&self, context: &mut Context<'_>) {
        context.known_cards = KnownCards::new(&[], self.roots.clone(), self.locations());
    }

    /// Round 2, for shares that were just distributed.
    fn second_round(
        &self,
        context: &Context<'_>,
        set: &Descriptor,
        written: &[HandedOutShare],
    ) -> SecondRound {
        let shares = written.iter().zip(self.shares.iter().zip(1u8..));
        let shares = shares.map(|(share, ((name, place), x))| PendingShare {
            x,
            name: name.clone(),
            place: place.clone(),
            digest: share.digest,
            is_proved: false,
            is_settled: false,
            is_dead: false,
            is_final: share.is_final,
        });
        let fingerprint = set.fingerprint();
        SecondRound {
            words: fingerprint.words(),
            fingerprint: *fingerprint.as_bytes(),
            threshold: set.threshold,
            shares: shares.collect(),
            skips_proof: self.one_round,
            signers: Vec::new(),
            anything: context.waivers.anything(),
        }
    }

    /// What an attacker would try first in a password: the names of all custodians, the label, the server.
    fn related(&self) -> Vec<String> {
        let names = self.shares.iter().map(|(name, _)| name);
        names.chain([&self.label, &self.server]).cloned().collect()
    }

    /// Opens the folder for the records and keeps it open until they are written. Its medium stays inserted.
    fn open_records(&self, console: &mut Console, path: &Path) -> Result<Folder, Failure> {
        let folder = records::open_folder(console, path, self.dry_run)?;
        folder.check_room(records::room(self.shares.len()))?;
        Ok(folder)
    }

    fn places(&self) -> SetPlaces<'_> {
        let (shares, envelopes, rehearsal) = (&self.shares, &self.envelopes, self.rehearsal);
        SetPlaces { shares, envelopes, rehearsal }
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

/// A set after its commit point.
struct MadeShares {
    set: Descriptor,
    /// ENTSSO's own backup file, if that is the payload.
    file: Option<FileFacts>,
    written: Vec<HandedOutShare>,
    /// The smart cards that shares are sealed to.
    cards: Vec<SealedCard>,
    own_passwords: bool,
}

impl MadeSet {
    fn of(set: &Descriptor, files: Vec<String>, cards: Vec<SealedCard>) -> Self {
        Self {
            set: SetSummary::of(set),
            files,
            card_words: (!cards.is_empty()).then_some(cards),
            quorums_proved: escrow::quorums(set).map(|quorums| quorums.to_string()),
        }
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
