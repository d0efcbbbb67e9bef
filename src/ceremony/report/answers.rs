//! The questions that an auditor asks first, and what a transcript answers.

use std::collections::{BTreeMap, BTreeSet};

use super::part::ReportPart;
use crate::ceremony::fact_text::value_message;
use crate::ceremony::transcript::Transcript;
use crate::ceremony::transcript::examination::{Examination, SignatureState};
use crate::ceremony::transcript::fact::{Disclosure, Fact, FactType};
use crate::ceremony::transcript::findings::TranscriptFinding;
use crate::ceremony::transcript::header::RunKind;
use crate::message;
use crate::text::Argument;

/// The largest number of a share. Larger ones are in no set.
const LARGEST_X: u64 = 255;

fn of_type(transcript: &Transcript, wanted: FactType) -> impl Iterator<Item = (usize, &Fact)> {
    transcript.facts().filter(move |(_, fact)| fact.fact_type() == wanted)
}

/// How many facts of a level are withheld.
fn withheld(transcript: &Transcript, level: Disclosure) -> usize {
    let lines = transcript.lines.iter();
    lines.filter(|line| line.level == level && line.stated().is_none()).count()
}

/// The value of a member, in words if it is one that `docs/transcript.md` names.
fn in_words(fact: &Fact, key: &str) -> Argument {
    let value = fact.text(key).unwrap_or("?");
    value_message(key, value).map_or_else(|| value.into(), Argument::from)
}

/// Who could have had k shares?
pub(super) fn holders(transcript: &Transcript) -> Vec<ReportPart<'_>> {
    let mut parts = vec![ReportPart::Heading(message!("report-holders"))];
    let mut say = |message| parts.push(ReportPart::Item(message));
    let set = of_type(transcript, FactType::SetMade).last();
    let need = set.and_then(|(_, fact)| fact.number("need"));
    match set.and_then(|(_, fact)| Some((need?, fact.number("count")?))) {
        Some((need, count)) => say(message!("report-holders-quorum", need = need, count = count)),
        None => say(message!("report-holders-no-set")),
    }
    let mut of_person: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    let mut at_site: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for (_, fact) in transcript.facts() {
        let Some(x) = fact.number("x") else { continue };
        let (map, key) = match fact.fact_type() {
            FactType::Present | FactType::SlipSeen => (&mut of_person, "name"),
            FactType::Site => (&mut at_site, "site"),
            _ => continue,
        };
        if let Some(who) = fact.text(key) {
            map.entry(who).or_default().insert(x);
        }
    }
    let reaches = |shares: &BTreeSet<u64>| need.is_some_and(|need| shares.len() as u64 >= need);
    let shown = |shares: &BTreeSet<u64>| shares.iter().map(u64::to_string).collect::<Vec<_>>();
    let mut alone = false;
    for (&name, shares) in of_person.iter().filter(|(_, shares)| shares.len() > 1) {
        match reaches(shares) {
            true => say(message!("report-holders-alone", name = name, shares = shown(shares))),
            false => say(message!("report-holders-several", name = name, shares = shown(shares))),
        }
        alone |= reaches(shares);
    }
    for (&site, shares) in at_site.iter().filter(|(_, shares)| reaches(shares)) {
        say(message!("report-holders-site", site = site, shares = shown(shares)));
        alone = true;
    }
    let hidden = withheld(transcript, Disclosure::Confidential);
    match hidden {
        0 if need.is_some() && !alone => say(message!("report-holders-nobody")),
        0 => {}
        _ => say(message!("report-persons-withheld", count = hidden)),
    }
    for (_, fact) in of_type(transcript, FactType::SetVoid) {
        if let Some(shares) = fact.number("shares") {
            say(message!("report-holders-void", shares = shares));
        }
    }
    let had_the_secret = matches!(
        transcript.header.kind,
        RunKind::Generate | RunKind::Backup | RunKind::Restore | RunKind::Drill | RunKind::Reshare
    );
    if had_the_secret {
        say(message!("report-holders-machine"));
    }
    parts
}

/// Was the program the reviewed one, and who measured it?
pub(super) fn program(transcript: &Transcript) -> Vec<ReportPart<'_>> {
    let mut parts = vec![ReportPart::Heading(message!("report-program"))];
    let mut say = |message| parts.push(ReportPart::Item(message));
    say(message!("report-program-version", program = &transcript.header.program));
    let started = of_type(transcript, FactType::RunStarted).last();
    let reported = started.and_then(|(_, fact)| fact.text("program_sha256"));
    match reported {
        Some(digest) => say(message!("report-program-reported", digest = digest)),
        None => say(message!("report-program-silent")),
    }
    let mut measured = false;
    for (line, fact) in of_type(transcript, FactType::Measured) {
        measured = true;
        let digest = fact.text("sha256").unwrap_or("?");
        let what = fact.text("what").unwrap_or("?");
        say(message!(
            "report-program-measured",
            what = in_words(fact, "what"),
            by = in_words(fact, "by"),
            line = line,
            digest = digest
        ));
        if what == "program" && reported.is_some() {
            match reported == Some(digest) {
                true => say(message!("report-program-same")),
                false => say(message!("report-program-differs")),
            }
        }
    }
    if !measured {
        say(message!("report-program-unmeasured"));
    }
    say(match measured || reported.is_some() {
        true => message!("report-program-compare"),
        false => message!("report-program-incomparable"),
    });
    parts
}

/// Which checks were waived, by whom, why?
pub(super) fn waivers(transcript: &Transcript) -> Vec<ReportPart<'_>> {
    let mut parts = vec![ReportPart::Heading(message!("report-waivers"))];
    let mut say = |message| parts.push(ReportPart::Item(message));
    let mut explained: BTreeMap<&str, Vec<(usize, &Fact)>> = BTreeMap::new();
    for wanted in [FactType::Reason, FactType::Deviation] {
        for (line, fact) in of_type(transcript, wanted) {
            if let Some(check) = fact.text("check") {
                explained.entry(check).or_default().push((line, fact));
            }
        }
    }
    let mut any = false;
    for (line, fact) in of_type(transcript, FactType::Waiver) {
        any = true;
        let check = fact.text("check").unwrap_or("?");
        say(message!("report-waived", check = check, line = line));
        // Each explanation is told once, also if the check was waived twice.
        for (line, fact) in explained.remove(check).unwrap_or_default() {
            let why = fact.text("text").unwrap_or("?");
            say(match fact.text("by") {
                Some(_) => {
                    let by = in_words(fact, "by");
                    message!("report-waived-by", check = check, by = by, why = why, line = line)
                }
                None => message!("report-waived-why", check = check, why = why, line = line),
            });
        }
    }
    if !any {
        say(message!("report-waivers-none"));
    }
    let levels = [Disclosure::Restricted, Disclosure::Confidential];
    let hidden: usize = levels.into_iter().map(|level| withheld(transcript, level)).sum();
    if any && hidden > 0 {
        say(message!("report-reasons-withheld", count = hidden));
    }
    parts
}

/// When was each share last proved: signed, on paper, or claimed?
pub(super) fn proofs<'a>(
    transcript: &'a Transcript,
    examined: &Examination,
) -> Vec<ReportPart<'a>> {
    use FactType as Is;
    let mut parts = vec![ReportPart::Heading(message!("report-proofs"))];
    let mut say = |message| parts.push(ReportPart::Item(message));
    let mut proved: BTreeMap<u64, Option<(usize, &str)>> = BTreeMap::new();
    let (mut dead, mut read) = (BTreeSet::new(), BTreeSet::new());
    let mut names: BTreeMap<&str, u64> = BTreeMap::new();
    for (line, fact) in transcript.facts() {
        if fact.fact_type() == Is::SetMade {
            let count = fact.number("count").filter(|&count| count <= LARGEST_X);
            for x in 1..=count.unwrap_or(0) {
                proved.entry(x).or_default();
            }
        }
        let Some(x) = fact.number("x").filter(|x| (1..=LARGEST_X).contains(x)) else { continue };
        match fact.fact_type() {
            Is::ShareProved | Is::Opened => {
                let at = transcript.lines.get(line - 2).map_or("?", |line| line.at.as_str());
                proved.insert(x, Some((line, at)));
            }
            Is::ShareIntent | Is::SharePending | Is::ShareFinished | Is::ShareAbsent => {
                proved.entry(x).or_default();
            }
            Is::ShareDead => {
                dead.insert(x);
                proved.entry(x).or_default();
            }
            Is::WordsRead => {
                read.insert(x);
            }
            Is::Present => names.extend(fact.text("name").map(|name| (name, x))),
            _ => {}
        }
    }
    let good = examined
        .signatures
        .iter()
        .filter(|(_, state)| !matches!(state, SignatureState::Wrong | SignatureState::OtherKey));
    let of_share = good.filter_map(|(it, _)| it.x.or(names.get(&*it.custodian).copied()));
    let signed: BTreeSet<u64> = of_share.collect();
    if proved.is_empty() {
        say(message!("report-proofs-none"));
    }
    for (x, last) in proved {
        match last {
            None => say(message!("report-proof-never", x = x)),
            Some((line, at)) if signed.contains(&x) => {
                say(message!("report-proof-signed", x = x, line = line, at = at));
            }
            Some((line, at)) if read.contains(&x) => {
                say(message!("report-proof-paper", x = x, line = line, at = at));
            }
            Some((line, at)) => {
                say(message!("report-proof-claimed", x = x, line = line, at = at));
            }
        }
        if dead.contains(&x) {
            say(message!("report-proof-dead", x = x));
        }
    }
    let hidden = withheld(transcript, Disclosure::Confidential);
    if hidden > 0 {
        say(message!("report-signatures-withheld", count = hidden));
    }
    parts
}

/// Where are the old media?
pub(super) fn media<'a>(transcript: &'a Transcript, examined: &Examination) -> Vec<ReportPart<'a>> {
    use FactType as Is;
    let mut parts = vec![ReportPart::Heading(message!("report-media"))];
    for finding in &examined.findings {
        if let TranscriptFinding::ShareOpen { .. } = finding {
            parts.push(ReportPart::Item(finding.message()));
        }
    }
    let mut events = Vec::new();
    for (line, event) in (2..).zip(&transcript.lines) {
        let is_about_old_media = event.stated().is_some_and(|fact| {
            matches!(
                fact.fact_type(),
                Is::SetVoid
                    | Is::SetSuperseded
                    | Is::ShareDead
                    | Is::RemovalIntent
                    | Is::Removal
                    | Is::ClearCopyDestroyed
            )
        });
        if is_about_old_media {
            events.push(ReportPart::Event(line, event));
        }
    }
    if events.is_empty() {
        parts.push(ReportPart::Item(message!("report-media-none")));
    }
    parts.push(ReportPart::Item(message!("report-media-limit")));
    parts.extend(events);
    parts
}
