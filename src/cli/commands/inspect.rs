//! `inspect`: shows the public header of shares. It needs no password.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::header::Protector;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::context::cards;
use crate::cli::guard::machine::{self, MachineResult};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, share_location};
use crate::cli::line::options::{Mode, SetOption};
use crate::cli::line::words::help;
use crate::cli::media::listing::{
    Faulty, ListedPlace, listed, pass_over, read_places, warn_of_unfinished,
};
use crate::cli::ui::describe::{CardIdentity, SetSummary};
use crate::cli::ui::ended::Ended;
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

    /// Reports whether it reports on this machine.
    pub(crate) const fn is_on_the_machine(&self) -> bool {
        self.machine
    }
}

/// What shares state, or what this machine is like.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum InspectResult {
    /// `inspect`
    Shares(SharesResult),
    /// `inspect --machine`
    Machine(MachineResult),
}

/// What shares say of themselves. Nothing of it is proved before the share is opened.
#[derive(Debug, Default, Serialize)]
pub(crate) struct SharesResult {
    /// The shares that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    shares: Option<Vec<ShareSummary>>,
}

/// The public header of a share.
#[derive(Debug, Serialize)]
pub(crate) struct ShareSummary {
    /// Its file; of a share on a smart card `piv:`, the card and the object.
    path: String,
    /// The number of the share.
    x: u8,
    /// The name of its custodian, as the file claims.
    custodian: String,
    /// What the share is sealed to.
    protector: ProtectorSummary,
    /// The set that the share claims to belong to.
    set: SetSummary,
    /// The length in bytes of the envelope beside the share; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    envelope_bytes: Option<usize>,
}

/// What a share is sealed to.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum ProtectorSummary {
    /// A password, with Argon2id.
    Password {
        /// The memory that Argon2id takes, in MiB.
        memory_mib: u32,
        /// The passes of Argon2id.
        passes: u32,
        /// The lanes of Argon2id.
        lanes: u32,
        /// The reminder of the password. It may be empty.
        reminder: String,
    },
    /// A smart card.
    Card {
        #[serde(flatten)]
        card: CardIdentity,
        /// The slot of the key, hexadecimal.
        slot: String,
        /// The object on the card that holds the share, hexadecimal; null where the share is on a medium.
        object: Option<String>,
        /// The public key that the share is sealed to: a point, hexadecimal.
        key: String,
        /// The public key with which the card proves its identity: a point, hexadecimal.
        authentication_key: String,
    },
}

pub(crate) fn run(options: &Inspect, console: &mut Console) -> Ended<InspectResult> {
    match options.machine {
        true => {
            machine::run(&mut Context::new(console, &options.mode)).wrapped(InspectResult::Machine)
        }
        false => Ended::after(|result| inspect_shares(options, console, result))
            .wrapped(InspectResult::Shares),
    }
}

fn inspect_shares(
    options: &Inspect,
    console: &mut Console,
    result: &mut SharesResult,
) -> Result<Status, Failure> {
    let wanted = &options.set.set;
    let mut objects = Vec::new();
    let mut faulty = Faulty::default();
    let (spots, _media) = read_places(&options.places, console)?;
    for spot in spots {
        let path = match spot {
            ListedPlace::Path(path) => path,
            ListedPlace::Unreadable(failure) => {
                pass_over(failure, &options.places, console)?;
                faulty.add();
                continue;
            }
            ListedPlace::Card(name, found) => {
                if found.is_empty() {
                    console.warn(&message!("card-no-share", card = &name));
                    faulty.add();
                }
                for it in found {
                    match &it.content {
                        Ok(share) if !share.header.descriptor.is_wanted(wanted.as_deref()) => {}
                        Ok(share) => {
                            let path = cards::shown(&name, it.object);
                            show(console, &path, share, None, &mut objects);
                        }
                        Err(error) => {
                            cards::fault(&name, &it).iter().for_each(|fault| console.warn(fault));
                            faulty.add_file(error.is_later());
                        }
                    }
                }
                continue;
            }
        };
        let found = warn_of_unfinished(console, &path).and_then(|()| media::scan(&path));
        let files = match found {
            Ok(files) => files,
            Err(error) => {
                let is_later = error.is_later();
                pass_over(error.into(), &options.places, console)?;
                faulty.add_file(is_later);
                continue;
            }
        };
        if files.is_empty() {
            console.warn(&MediaError::NoShare { path }.message());
            faulty.add();
        }
        for file in files {
            let path = file.path.display().to_string();
            match &file.content {
                Ok(share) if !share.header.descriptor.is_wanted(wanted.as_deref()) => {}
                Ok(share) => {
                    let beside = std::slice::from_ref(&file.path);
                    let found = media::find_envelope(&share.header.descriptor, beside);
                    let bytes = match found.envelope.map(|it| it.to_file()).transpose() {
                        Ok(bytes) => bytes,
                        Err(error) => {
                            console.warn(&error.message());
                            faulty.add();
                            None
                        }
                    };
                    show(console, &path, share, bytes.map(|bytes| bytes.len()), &mut objects);
                }
                Err(error) => {
                    console.warn(&error.message());
                    faulty.add_file(error.is_later());
                }
            }
        }
    }
    if !objects.is_empty() {
        console.say(&message!("inspect-claims"));
    }
    let none = objects.is_empty();
    result.shares = Some(objects);
    listed(faulty, none, wanted.as_deref())
}

/// Shows the header of one share.
fn show(
    console: &mut Console,
    path: &str,
    share: &Share,
    envelope_bytes: Option<usize>,
    objects: &mut Vec<ShareSummary>,
) {
    let share = ShareSummary { envelope_bytes, ..ShareSummary::of(path, share) };
    for line in share.lines() {
        console.say(&line);
    }
    objects.push(share);
}

impl ShareSummary {
    fn of(path: &str, share: &Share) -> Self {
        let header = &share.header;
        Self {
            path: path.to_owned(),
            x: header.x,
            custodian: header.custodian().to_owned(),
            protector: ProtectorSummary::of(&header.protector),
            set: SetSummary::untyped(&header.descriptor),
            envelope_bytes: None,
        }
    }

    fn lines(&self) -> Vec<Message> {
        let Self { path, x, custodian, protector, set, envelope_bytes } = self;
        let count = set.custodians.len();
        let mut lines = vec![
            message!("inspect-file", path = path),
            message!("inspect-share", x = *x, count = count, name = custodian),
        ];
        lines.extend(protector.lines());
        lines.extend(set.lines(true));
        if let Some(digest) = &set.envelope {
            lines.push(match envelope_bytes {
                Some(bytes) => message!("inspect-envelope", bytes = *bytes, digest = digest),
                None => message!("inspect-envelope-elsewhere", digest = digest),
            });
        }
        lines
    }
}

impl ProtectorSummary {
    fn of(protector: &Protector) -> Self {
        match protector {
            Protector::Password { cost, reminder, .. } => Self::Password {
                memory_mib: cost.memory_kib() >> 10,
                passes: cost.passes(),
                lanes: cost.lanes(),
                reminder: reminder.clone(),
            },
            Protector::Card(card) => Self::Card {
                card: card.token.into(),
                slot: format!("{:02x}", card.slot),
                object: card.object.map(|object| format!("{object:06x}")),
                key: card.key.to_string(),
                authentication_key: card.authentication_key.to_string(),
            },
        }
    }

    fn lines(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        match self {
            Self::Password { memory_mib, passes, lanes, reminder } => {
                let (memory, passes, lanes) = (*memory_mib, *passes, *lanes);
                let cost =
                    message!("inspect-password", memory = memory, passes = passes, lanes = lanes);
                lines.push(cost);
                if !reminder.is_empty() {
                    lines.push(message!("inspect-reminder", reminder = reminder));
                }
            }
            Self::Card { card, slot, object, .. } => {
                let (token, slot) = (card.shown(), slot.to_uppercase());
                lines.extend(token.map(|it| message!("inspect-card", token = it, slot = slot)));
                if let Some(object) = object {
                    let object = object.to_uppercase();
                    lines.push(message!("inspect-card-object", object = object));
                }
            }
        }
        lines
    }
}
