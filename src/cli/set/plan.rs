//! The plan of a new set, before anything is written: a summary, and what somebody has to confirm.

use sso_escrow::message;
use sso_escrow::shamir::Scheme;
use sso_escrow::share::descriptor::Kind;
use sso_escrow::text::Message;
use unicode_normalization::UnicodeNormalization;

use crate::cli::ui::describe;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The plan of a new set.
pub(crate) struct SetOutline<'a> {
    pub(super) scheme: Scheme,
    /// The names of the custodians, in the order of the share numbers.
    pub(super) names: Vec<&'a str>,
    pub(super) label: &'a str,
    pub(super) server: &'a str,
    pub(super) kind: Kind,
}

impl SetOutline<'_> {
    fn numbers(&self) -> (usize, usize) {
        (self.scheme.threshold().into(), self.scheme.count().into())
    }

    /// Shows what is made, and what is unusual about it.
    pub(crate) fn show(&self, console: &mut Console) {
        self.lines().iter().for_each(|line| console.say(line));
        self.risks().iter().for_each(|risk| console.warn(risk));
    }

    /// Asks for confirmation if something about the plan is unusual. `yes` confirms too.
    ///
    /// # Errors
    /// There is no terminal, or the answer is no. The command ends.
    pub(crate) fn confirm(&self, console: &mut Console, yes: bool) -> Result<(), Failure> {
        match self.risks().is_empty() {
            true => Ok(()),
            false => console.confirm(yes, message!("confirm-plan")),
        }
    }

    /// The summary: what is escrowed, how many shares restore it and may be lost, label and server.
    fn lines(&self) -> Vec<Message> {
        let (threshold, count) = self.numbers();
        let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        vec![
            message!("set-kind", kind = describe::kind_message(self.kind)),
            message!("set-threshold", threshold = threshold, count = count),
            message!("plan-losses", losses = count - threshold, count = count),
            message!("set-label", label = or_dash(self.label)),
            message!("set-server", server = or_dash(self.server)),
        ]
    }

    /// What is unusual about the plan, a sentence each.
    fn risks(&self) -> Vec<Message> {
        let (threshold, count) = self.numbers();
        let mut risks = Vec::new();
        if threshold == count {
            risks.push(message!("plan-no-loss", threshold = threshold, count = count));
        }
        if threshold * 2 < count {
            risks.push(message!("plan-minority", threshold = threshold, count = count));
        }
        let mut told: Vec<String> = Vec::new();
        for name in &self.names {
            let person = folded(name);
            let alike: Vec<&str> =
                self.names.iter().copied().filter(|other| folded(other) == person).collect();
            if alike.len() < 2 || told.contains(&person) {
                continue;
            }
            told.push(person);
            risks.push(message!("plan-names-alike", names = alike));
        }
        for sentence in self.several_shares() {
            risks.push(sentence);
        }
        risks
    }

    /// What it means that one custodian holds several shares: how many others a quorum needs, and whether the secret
    /// is lost with them. No two names in a set are the same, so such a custodian's names are numbered: `Anna (1)`,
    /// `Anna (2)`.
    fn several_shares(&self) -> Vec<Message> {
        let (threshold, count) = self.numbers();
        let people: Vec<NumberedName<'_>> =
            self.names.iter().map(|name| NumberedName::of(name)).collect();
        let mut told: Vec<&str> = Vec::new();
        let mut sentences = Vec::new();
        for NumberedName { name, person, .. } in &people {
            let own = || people.iter().filter(|other| other.person == *person);
            let held = own().count();
            let is_numbered = own().any(|it| it.is_numbered);
            if held < 2 || !is_numbered || told.contains(&&**person) {
                continue;
            }
            told.push(person);
            match threshold.saturating_sub(held) {
                0 => sentences.push(message!(
                    "plan-one-is-enough",
                    name = *name,
                    held = held,
                    count = count
                )),
                others => sentences.push(message!(
                    "plan-several-shares",
                    name = *name,
                    held = held,
                    count = count,
                    others = others
                )),
            }
            let left = count - held;
            if left < threshold {
                sentences.push(message!(
                    "plan-lost-with-one",
                    name = *name,
                    left = left,
                    threshold = threshold
                ));
            }
        }
        sentences
    }
}

/// A custodian's name without the number of the share behind it.
struct NumberedName<'a> {
    /// The name as it was typed, without the number.
    name: &'a str,
    /// The name as people compare it.
    person: String,
    is_numbered: bool,
}

impl<'a> NumberedName<'a> {
    /// Removes a number in parentheses, also in full-width ones, from the end of a name.
    fn of(name: &'a str) -> Self {
        let without = name.trim_end().strip_suffix([')', '\u{ff09}']).and_then(|rest| {
            let (before, number) = rest.rsplit_once(['(', '\u{ff08}'])?;
            let is_number = !number.is_empty() && number.chars().all(char::is_numeric);
            (is_number && !before.trim().is_empty()).then_some(before.trim_end())
        });
        let (name, is_numbered) = match without {
            Some(person) => (person, true),
            None => (name, false),
        };
        Self { name, person: folded(name), is_numbered }
    }
}

/// A name as people compare it: without case, width and repeated spaces.
fn folded(name: &str) -> String {
    let name = name.nfkc().collect::<String>().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use sso_escrow::text::{Language, Texts};

    use super::*;

    #[test]
    fn what_is_unusual_is_named() {
        let risks = |threshold: usize, names: &[&str]| -> Vec<&str> {
            let scheme = Scheme::new(threshold, names.len()).unwrap();
            let (label, server, kind) = ("", "", Kind::MasterSecret);
            let plan = SetOutline { scheme, names: names.to_vec(), label, server, kind };
            plan.risks().iter().map(Message::name).collect()
        };
        assert_eq!(risks(2, &["a", "b", "c"]), [""; 0]);
        assert_eq!(risks(2, &["a", "b", "c", "d"]), [""; 0]);
        assert_eq!(risks(3, &["a", "b", "c"]), ["plan-no-loss"]);
        assert_eq!(risks(2, &["a", "b", "c", "d", "e"]), ["plan-minority"]);
        assert_eq!(risks(2, &["Anna", "anna", "Ben"]), ["plan-names-alike"]);
        assert_eq!(risks(2, &["Anna  B", "\u{ff21}nna b", "Anna  B"]), ["plan-names-alike"]);
    }

    #[test]
    fn one_custodian_for_several_shares_is_a_sentence() {
        let sentences = |threshold: usize, names: &[&str]| -> Vec<(&str, String)> {
            let scheme = Scheme::new(threshold, names.len()).unwrap();
            let (label, server, kind) = ("", "", Kind::MasterSecret);
            let plan = SetOutline { scheme, names: names.to_vec(), label, server, kind };
            let texts = Texts::new(Language::English);
            let named = |it: &Message| (it.name(), texts.render(it));
            plan.several_shares().iter().map(named).collect()
        };
        let names = |threshold, names: &[&str]| -> Vec<&str> {
            sentences(threshold, names).into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(3, &["Anna (1)", "Anna (2)", "C", "D", "E"]), ["plan-several-shares"]);
        assert_eq!(names(3, &["anna", "Anna (2)", "C", "D", "E"]), ["plan-several-shares"]);
        assert_eq!(names(3, &["A（１）", "Ａ (2)", "C", "D", "E"]), ["plan-several-shares"]);
        assert_eq!(names(2, &["Anna (1)", "Anna (2)", "C", "D"]), ["plan-one-is-enough"]);
        let lost = ["plan-several-shares", "plan-lost-with-one"];
        assert_eq!(names(3, &["Anna (1)", "Anna (2)", "Ben", "Eve"]), lost);
        for different in
            [["Anna 1", "Anna 2", "C"], ["Anna (1)", "Ben (1)", "C"], ["(1)", "(2)", "C"]]
        {
            assert_eq!(names(2, &different), [""; 0], "{different:?}");
        }
        assert_eq!(names(2, &["Anna (a)", "Anna (b)", "C"]), [""; 0]);
        let anna = sentences(3, &["Anna (1)", "Anna (2)", "C", "D", "E"]);
        let (_, words) = &anna[0];
        assert!(words.contains("Anna") && !words.contains("(1)"), "{words}");
    }
}
