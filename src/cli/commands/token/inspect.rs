//! `token inspect`: shows everything that a card reports without a PIN.

use serde::Serialize;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::text::Message;
use sso_escrow::token::TokenError;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::find::Summary;
use sso_escrow::token::management::{self, KeyLocation};
use sso_escrow::token::prepared::{Containers, KeyCandidate, Prepared};
use sso_escrow::token::shares::{self, Search};
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::commands::token::summary::CardSummary;
use crate::cli::context::cards::Cards;
use crate::cli::line::location::SmartCard;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Everything that a smart card reports without a PIN.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CardInspectionResult {
    /// The smart card.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<CardInspection>,
}

/// A smart card, its keys, and the shares on it.
#[derive(Debug, Serialize)]
pub(crate) struct CardInspection {
    /// The name of the reader.
    reader: String,
    #[serde(flatten)]
    card: CardSummary,
    /// The keys on the card that a share can be sealed to.
    keys: Vec<CardKey>,
    /// The objects that hold shares, hexadecimal.
    shares_on_card: Vec<String>,
    /// Whether a share can be sealed to the card.
    prepared: bool,
}

/// A key on a smart card.
#[derive(Debug, Serialize)]
pub(crate) struct CardKey {
    /// Its slot, hexadecimal.
    slot: String,
    /// The public key: a point, hexadecimal.
    key: String,
    /// The custodian, as the certificate claims, or null.
    custodian: Option<String>,
    /// The label, as the certificate claims, or null.
    label: Option<String>,
}

impl CardKey {
    fn of(key: &KeyCandidate) -> Self {
        Self {
            slot: key.slot.to_string().to_lowercase(),
            key: key.key.to_string(),
            custodian: key.custodian.clone(),
            label: key.label.clone(),
        }
    }

    fn line(&self) -> Message {
        let names: Vec<&str> =
            [&self.custodian, &self.label].into_iter().flatten().map(String::as_str).collect();
        message!("token-line-key", slot = self.slot.to_uppercase(), names = names)
    }
}

pub(crate) fn run(wanted: SmartCard, console: &mut Console) -> Ended<CardInspectionResult> {
    Ended::after(|result| inspect_card(wanted, console, result))
}

fn inspect_card(
    wanted: SmartCard,
    console: &mut Console,
    result: &mut CardInspectionResult,
) -> Result<Status, Failure> {
    let reader = Cards::default().locate(wanted.token())?.name;
    let (summary, kept, containers, found, prepared) =
        with_card(&reader, &Timeouts::WORK, |card| {
            let summary = Summary::of(card, &reader)?;
            let (kept, _) = management::key_location(card)?;
            let containers = Containers::of(card)?;
            let found = shares::shares(card, Search::All)?;
            let prepared = Prepared::of(card, None);
            Ok::<_, TokenError>((summary, kept, containers, found, prepared))
        })?;
    console.say(&message!("token-list-reader", reader = &reader));
    let card = CardSummary::of(&summary);
    card.lines().iter().for_each(|line| console.say(line));
    if kept == KeyLocation::BehindPin {
        console.say(&message!("token-line-behind-pin"));
    }
    let token = summary.seen.id.map_or_else(|| reader.clone(), |id| id.to_string());
    for weakness in &summary.weaknesses {
        console.warn(&weakness.at(&token).message());
    }
    let keys: Vec<_> = containers.keys.iter().map(CardKey::of).collect();
    keys.iter().for_each(|key| console.say(&key.line()));
    let mut shares_on_card = Vec::new();
    for share in &found {
        let id = share.object.to_string();
        match &share.content {
            Ok(share) => console.say(&message!(
                "token-line-share",
                object = &id,
                x = share.header.x,
                name = share.header.custodian()
            )),
            Err(_) => console.say(&message!("token-line-bad-share", object = &id)),
        }
        shares_on_card.push(id.to_lowercase());
    }
    match &prepared {
        Ok(prepared) => {
            let slot = prepared.slot.to_string();
            match prepared.object {
                Some(object) => console.say(&message!(
                    "token-line-prepared",
                    slot = slot,
                    object = object.to_string()
                )),
                None => console.say(&message!("token-line-prepared-full", slot = slot)),
            }
        }
        Err(error) => {
            let about = message!("about-card", token = token);
            console.warn(&error.message().about(about));
        }
    }
    let prepared = prepared.is_ok();
    result.token = Some(CardInspection { reader, card, keys, shares_on_card, prepared });
    Ok(Status::Done)
}
