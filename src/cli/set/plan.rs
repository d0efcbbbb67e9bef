//! The plan of a new set, before anything is written: a summary, and what somebody has to confirm.

use sso_escrow::message;
use sso_escrow::shamir::Scheme;
use sso_escrow::share::descriptor::Kind;
use sso_escrow::text::Message;
use unicode_normalization::UnicodeNormalization;

use crate::cli::ui::describe;

/// The plan of a new set.
pub(super) struct SetOutline<'a> {
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

    /// The summary: what is escrowed, how many shares restore it and may be lost, label and server.
    pub(super) fn lines(&self) -> Vec<Message> {
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
    pub(super) fn risks(&self) -> Vec<Message> {
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
        risks
    }
}

/// A name as people compare it: without case, width and repeated spaces.
fn folded(name: &str) -> String {
    let name = name.nfkc().collect::<String>().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
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
}
