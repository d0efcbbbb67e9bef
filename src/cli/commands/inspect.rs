//! `inspect`: the public header of shares, without a password.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::{Value, json};
use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::card::{CardProtector, Token};
use sso_escrow::share::header::Protector;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::context::cards;
use crate::cli::guard::machine;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, share_location};
use crate::cli::line::options::{Mode, SetOption};
use crate::cli::line::words::help;
use crate::cli::media::listing::{ListedPlace, listed, read_places, warn_of_unfinished};
use crate::cli::ui::describe::{set_lines, set_object};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `inspect`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Inspect {
    #[arg(value_name = "PLACE", required_unless_present = "machine", value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-argument-places"))]
    places: Vec<ShareLocation>,
    #[arg(long, conflicts_with = "places", help = help("help-option-machine"))]
    machine: bool,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    mode: Mode,
}

impl Inspect {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read_shares(&self.places)
    }
}

pub(crate) fn run(options: &Inspect, console: &mut Console) -> Result<Status, Failure> {
    if options.machine {
        return machine::run(&mut Context::new(console, &options.mode));
    }
    let wanted = &options.set.set;
    let mut objects = Vec::new();
    let mut faulty = 0;
    let (spots, _media) = read_places(&options.places, console)?;
    for spot in spots {
        let path = match spot {
            ListedPlace::Path(path) => path,
            ListedPlace::Card(name, found) => {
                if found.is_empty() {
                    console.warn(&message!("card-no-share", card = &name));
                    faulty += 1;
                }
                for it in found {
                    match &it.content {
                        Ok(share) if !share.header.descriptor.is_wanted(wanted.as_deref()) => {}
                        Ok(share) => {
                            let path = cards::shown(&name, it.object);
                            show(console, &path, share, &mut objects);
                        }
                        Err(_) => {
                            cards::fault(&name, &it).iter().for_each(|fault| console.warn(fault));
                            faulty += 1;
                        }
                    }
                }
                continue;
            }
        };
        warn_of_unfinished(console, &path)?;
        let files = media::scan(&path)?;
        if files.is_empty() {
            console.warn(&MediaError::NoShare { path }.message());
            faulty += 1;
        }
        for file in files {
            let path = file.path.display().to_string();
            match &file.content {
                Ok(share) if !share.header.descriptor.is_wanted(wanted.as_deref()) => {}
                Ok(share) => show(console, &path, share, &mut objects),
                Err(error) => {
                    console.warn(&error.message());
                    faulty += 1;
                }
            }
        }
    }
    if !objects.is_empty() {
        console.say(&message!("inspect-claims"));
    }
    let none = objects.is_empty();
    console.field("shares", objects);
    listed(faulty, none, wanted.as_deref())
}

/// Shows the header of one share.
fn show(console: &mut Console, path: &str, share: &Share, objects: &mut Vec<Value>) {
    console.say(&message!("inspect-file", path = path));
    for line in share_lines(share) {
        console.say(&line);
    }
    objects.push(share_object(path, share));
}

fn share_lines(share: &Share) -> Vec<Message> {
    let header = &share.header;
    let count = header.descriptor.count();
    let mut lines =
        vec![message!("inspect-share", x = header.x, count = count, name = header.custodian())];
    match &header.protector {
        Protector::Password { cost, reminder, .. } => {
            lines.push(message!(
                "inspect-password",
                memory = cost.memory_kib() >> 10,
                passes = cost.passes(),
                lanes = cost.lanes()
            ));
            if !reminder.is_empty() {
                lines.push(message!("inspect-reminder", reminder = reminder));
            }
        }
        Protector::Card(CardProtector { token, slot, object, .. }) => {
            let (token, slot) = (token.to_string(), format!("{slot:02X}"));
            lines.push(message!("inspect-card", token = token, slot = slot));
            if let Some(object) = object {
                lines.push(message!("inspect-card-object", object = format!("{object:06X}")));
            }
        }
    }
    lines.extend(set_lines(&header.descriptor, true));
    lines
}

fn share_object(path: &str, share: &Share) -> Value {
    let header = &share.header;
    json!({
        "path": path,
        "x": header.x,
        "custodian": header.custodian(),
        "protector": protector_object(&header.protector),
        "set": set_object(&header.descriptor),
    })
}

fn protector_object(protector: &Protector) -> Value {
    match protector {
        Protector::Password { cost, reminder, .. } => json!({
            "kind": "password",
            "memory_mib": cost.memory_kib() >> 10,
            "passes": cost.passes(),
            "lanes": cost.lanes(),
            "reminder": reminder,
        }),
        Protector::Card(card) => json!({
            "kind": "card",
            "serial": match card.token {
                Token::Serial(serial) => Some(serial),
                Token::Guid(_) => None,
            },
            "guid": match card.token {
                Token::Serial(_) => None,
                Token::Guid(guid) => Some(hex::encode(guid)),
            },
            "slot": format!("{:02x}", card.slot),
            "object": card.object.map(|object| format!("{object:06x}")),
            "key": card.key.to_string(),
            "authentication_key": card.authentication_key.to_string(),
        }),
    }
}
