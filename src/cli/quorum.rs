//! What `restore`, `drill`, `verify` and `unseal` have in common: shares are handed in, the set is confirmed, and
//! shares are opened.

mod cards;
mod checked;
mod custodian_prompt;
mod envelope;
mod handed_in;
mod options;
mod purpose;
mod read;
mod set;

use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::escrow::gather::{self, Candidate, Extent, Gathered, Rejection};
use sso_escrow::media::SetFilter;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
pub(crate) use crate::cli::quorum::checked::Checked;
use crate::cli::quorum::custodian_prompt::TerminalPrompt;
pub(crate) use crate::cli::quorum::handed_in::{HandedIn, ShareStorage};
pub(crate) use crate::cli::quorum::options::Options;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

impl HandedIn {
    /// Opens the only share that was handed in.
    pub(crate) fn open_only(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        passwords: &Passwords,
    ) -> Result<OpenShare, Failure> {
        let (mut gathered, failed) = self.gather_only(context, set, passwords)?;
        if let Some(failure) = failed {
            return Err(failure);
        }
        let share = self.candidates.first().and_then(|candidate| candidate.found.as_ref().ok());
        match (gathered.open.pop(), gathered.rejected.pop(), share) {
            (Some(open), ..) => Ok(open),
            (None, Some((_, rejection)), Some(share)) => {
                let (x, name) = (share.header.x, share.header.custodian());
                let message = match rejection {
                    Rejection::PassedOver => message!("verify-no-password", x = x, name = name),
                    Rejection::WrongPassword => {
                        message!("verify-wrong-password", x = x, name = name)
                    }
                    // The share is not known to be damaged: only its card was missing.
                    Rejection::NeedsCard { token } => {
                        message!("verify-needs-card", x = x, name = name, token = token.to_string())
                    }
                    other => {
                        let cause = other.message(self.only_place()?, share);
                        message!("verify-failed", cause = cause)
                    }
                };
                Err(Failure::new(rejection.status(share), message))
            }
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Opens as many shares as `extent` requires. The shares that were handed in come first, then those on media
    /// that are inserted, in any order. Before fewer shares are returned, those that were skipped or whose password
    /// was wrong are offered once more.
    pub(crate) fn gather(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
    ) -> Result<Gathered, Failure> {
        let mut gathered = Gathered::default();
        for at in 0..self.candidates.len() {
            if extent == Extent::Quorum && gathered.has_quorum(set) {
                break;
            }
            self.take(context, set, passwords, at, &mut gathered)?;
        }
        // A medium that is inserted from here on may hold shares of other sets. Only shares of this set are read.
        let words = set.fingerprint().words();
        (self.filter, self.expected) = (SetFilter::Words(words), Some(words));
        let is_enough = |gathered: &Gathered| {
            gathered.open.len() == set.count()
                || extent == Extent::Quorum && gathered.has_quorum(set)
        };
        loop {
            while self.asks() && !is_enough(&gathered) {
                show_state(context, set, &gathered)?;
                let asked = self.ask_for_share(context);
                match unless_stopped(context, passwords, &gathered, asked)? {
                    Some(true) => {}
                    Some(false) => break,
                    None => continue,
                }
                let at = self.candidates.len() - 1;
                self.take(context, set, passwords, at, &mut gathered)?;
            }
            if is_enough(&gathered) {
                return Ok(gathered);
            }
            let wanted = self.wants_skipped(context, passwords, &gathered);
            match unless_stopped(context, passwords, &gathered, wanted)? {
                Some(true) => {}
                Some(false) => return Ok(gathered),
                None => continue,
            }
            self.pending = std::mem::take(&mut self.skipped);
            for at in gathered.forget_mendable() {
                if !is_enough(&gathered) {
                    self.take(context, set, passwords, at, &mut gathered)?;
                }
            }
        }
    }

    /// Opens the share of one candidate. Ctrl-C asks whether to stop, once a share is open.
    fn take(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        passwords: &Passwords,
        at: usize,
        gathered: &mut Gathered,
    ) -> Result<(), Failure> {
        loop {
            let taken = self.take_once(context, set, passwords, at, gathered);
            if unless_stopped(context, passwords, gathered, taken)?.is_some() {
                return Ok(());
            }
        }
    }

    fn take_once(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        passwords: &Passwords,
        at: usize,
        gathered: &mut Gathered,
    ) -> Result<(), Failure> {
        let places = self.places();
        let Some(Ok(share)) = self.candidates.get(at).map(|candidate| &candidate.found) else {
            return Ok(());
        };
        let origins = &mut self.origins[..];
        let (only, last, failed) = (false, None, None);
        let mut prompt = TerminalPrompt { context, passwords, places, origins, only, last, failed };
        gathered.take(set, self.rehearsal, at, share, &mut prompt)
    }

    /// Asks whether the shares that are not open yet are asked for once more, if there are any and somebody types
    /// their passwords.
    fn wants_skipped(
        &self,
        context: &mut Context<'_>,
        passwords: &Passwords,
        gathered: &Gathered,
    ) -> Result<bool, Failure> {
        let mendable = gathered.rejected.iter().filter(|(_, rejection)| rejection.may_be_mended());
        let places = mendable.filter_map(|(at, _)| self.candidates.get(*at));
        let mut places: Vec<&str> = places.map(|candidate| &*candidate.place).collect();
        places.extend(self.skipped.iter().map(|pending| &*pending.written));
        if places.is_empty() || matches!(passwords, Passwords::Lines(_)) {
            return Ok(false);
        }
        let question = message!("confirm-skipped-again", places = places);
        context.ask(Question::confirm_unseen(question))
    }

    /// The opened share, or why it is not counted. Also the reason why its card did not open it.
    fn gather_only(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        passwords: &Passwords,
    ) -> Result<(Gathered, Option<Failure>), Failure> {
        let places = self.places();
        let origins = &mut self.origins[..];
        let (only, last, failed) = (true, None, None);
        let mut prompt = TerminalPrompt { context, passwords, places, origins, only, last, failed };
        let (extent, candidates) = (Extent::All, &self.candidates);
        let gathered = gather::gather(set, self.rehearsal, candidates, extent, &mut prompt)?;
        Ok((gathered, prompt.failed))
    }

    /// The failure of a command that got fewer shares than it needs.
    pub(crate) fn too_few(&self, gathered: &Gathered, need: usize) -> Failure {
        let status = self.status(gathered);
        let (have, later) = (gathered.open.len(), self.later());
        let message = match later {
            0 => message!("quorum-not-reached", have = have, need = need),
            _ => message!("quorum-later", have = have, need = need, later = later),
        };
        Failure::new(status, message)
    }

    /// The gravest status of the handed-in shares that are not counted.
    pub(crate) fn status(&self, gathered: &Gathered) -> Status {
        gathered.status(&self.candidates, |failure| failure.status)
    }

    /// The places of the shares that were rejected or could not be read. Second copies are left out.
    pub(crate) fn faulty(&self, gathered: &Gathered) -> Vec<String> {
        let rejected = |at: usize| {
            gathered.rejection(at).is_some_and(|rejection| rejection != Rejection::Duplicate)
        };
        let faulty = |(at, candidate): &(usize, &Candidate<Failure>)| {
            candidate.found.is_err() || rejected(*at)
        };
        let faulty = self.candidates.iter().enumerate().filter(faulty);
        faulty.map(|(_, candidate)| candidate.place.clone()).collect()
    }
}

/// The result of a step. After a failed one: asks whether to stop, if Ctrl-C was the cause and shares are open that would
/// have to be opened again. `None` if the run continues, and the step is to be repeated.
fn unless_stopped<T>(
    context: &mut Context<'_>,
    passwords: &Passwords,
    gathered: &Gathered,
    step: Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    let failure = match step {
        Ok(done) => return Ok(Some(done)),
        Err(failure) => failure,
    };
    if gathered.open.is_empty() || matches!(passwords, Passwords::Lines(_)) {
        return Err(failure);
    }
    let question = message!("confirm-stop-open", have = gathered.open.len());
    context.continue_after(failure, question)?;
    Ok(None)
}

/// Shows which custodians have opened their shares, how many are missing, and who can still come.
fn show_state(
    context: &mut Context<'_>,
    set: &Descriptor,
    gathered: &Gathered,
) -> Result<(), Failure> {
    let has_been = |x: u8| gathered.open.iter().any(|open| open.x() == x);
    let names = |been: bool| -> Vec<&str> {
        let custodians = set.custodians.iter().zip(1u8..=255);
        let names = custodians.filter(|(_, x)| has_been(*x) == been).map(|(it, _)| &*it.name);
        names.collect()
    };
    let missing = usize::from(set.threshold).saturating_sub(gathered.open.len());
    let mut terminal = context.terminal(&Asked::Medium)?;
    if !gathered.open.is_empty() {
        terminal.show(&message!("quorum-been", names = names(true)));
    }
    terminal.show(&message!("quorum-missing", missing = missing, names = names(false)));
    Ok(())
}
