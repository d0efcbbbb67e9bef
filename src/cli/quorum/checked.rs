//! What `drill` and `verify` print for the page that the custodians sign: the set, the date, and who came.

use std::time::SystemTime;

use serde::Serialize;
use sso_escrow::escrow::OpenShare;
use sso_escrow::message;
use sso_escrow::text::Message;

use crate::cli::ui::describe::SetSummary;

/// How many set words the page for the check has.
const WORDS_ON_PAGE: usize = 2;

/// When shares were checked, and whose.
#[derive(Debug, Serialize)]
pub(crate) struct Checked {
    /// When the shares were checked, by the clock of this machine: RFC 3339, UTC.
    checked: String,
    /// The custodians whose shares opened.
    present: Vec<String>,
}

impl Checked {
    /// The check that ends now, with these shares of a set.
    pub(crate) fn now(set: &SetSummary, open: &[OpenShare]) -> Self {
        let has_come = |x: u8| open.iter().any(|share| share.x() == x);
        let custodians = set.custodians.iter().filter(|custodian| has_come(custodian.x));
        Self {
            checked: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
            present: custodians.map(|custodian| custodian.name.clone()).collect(),
        }
    }

    /// The lines: the first two set words, the date, the MSIDs, and who came.
    pub(crate) fn lines(&self, set: &SetSummary) -> Vec<Message> {
        let words = set.words[..WORDS_ON_PAGE.min(set.words.len())].join(" ");
        let mut lines = vec![
            message!("checked-set", words = words, created = &set.created),
            message!("checked-time", time = &self.checked),
        ];
        lines.extend(set.msids.iter().map(|msid| message!("set-msid", msid = msid)));
        if !self.present.is_empty() {
            lines.push(message!("checked-present", names = &self.present));
        }
        lines
    }
}
