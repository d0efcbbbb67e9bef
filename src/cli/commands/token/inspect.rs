//! `token inspect`: everything that a card tells without a PIN.

use serde_json::{Value, json};
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::token::TokenError;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::find::Summary;
use sso_escrow::token::management::{self, KeyLocation};
use sso_escrow::token::prepared::{Containers, KeyCandidate, Prepared};
use sso_escrow::token::shares::{self, Search};
use sso_escrow::token::timeouts::Patience;

use crate::cli::commands::token::summary;
use crate::cli::context::cards::Cards;
use crate::cli::line::location::SmartCard;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

pub(crate) fn run(wanted: SmartCard, console: &mut Console) -> Result<Status, Failure> {
    let reader = Cards::default().locate(wanted.token())?.name;
    let (summary, kept, containers, found, prepared) =
        with_card(&reader, &Patience::WORK, |card| {
            let summary = Summary::of(card, &reader)?;
            let (kept, _) = management::kept(card)?;
            let containers = Containers::of(card)?;
            let found = shares::shares(card, Search::All)?;
            let prepared = Prepared::of(card, None);
            Ok::<_, TokenError>((summary, kept, containers, found, prepared))
        })?;
    console.say(&message!("token-list-reader", reader = &reader));
    summary::lines(&summary).iter().for_each(|line| console.say(line));
    if kept == KeyLocation::BehindPin {
        console.say(&message!("token-line-behind-pin"));
    }
    let token = summary.seen.id.map_or_else(|| reader.clone(), |id| id.to_string());
    for weakness in &summary.weaknesses {
        console.warn(&weakness.at(&token).message());
    }
    for key in &containers.keys {
        let names: Vec<&str> =
            [&key.custodian, &key.label].into_iter().flatten().map(String::as_str).collect();
        let (slot, names) = (key.slot.to_string(), names.join(", "));
        console.say(&message!("token-line-key", slot = slot, names = names));
    }
    let mut objects = Vec::new();
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
        objects.push(id.to_lowercase());
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
        Err(error) => console.warn(&error.message()),
    }
    let mut object = summary::object(&summary);
    if let Value::Object(fields) = &mut object {
        fields.insert("keys".to_owned(), containers.keys.iter().map(key_object).collect());
        fields.insert("shares_on_card".to_owned(), json!(objects));
        fields.insert("prepared".to_owned(), json!(prepared.is_ok()));
    }
    console.field("token", object);
    Ok(Status::Done)
}

fn key_object(key: &KeyCandidate) -> Value {
    json!({
        "slot": key.slot.to_string().to_lowercase(),
        "key": key.key.to_string(),
        "custodian": key.custodian,
        "label": key.label,
    })
}
