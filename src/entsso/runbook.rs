//! Runbooks: what has to be done with a master secret and its server, step by step, to be printed and
//! kept beside the custodians' records.
//!
//! A procedure is data: who may do it, where, in which order and why, the steps with the exact lines to
//! type, what has to be seen, and what to do if it is not. The words are messages; commands are the same
//! in every language, and of ASCII alone. The procedures are Microsoft's own, named at the end of each;
//! none was tried on a real ENTSSO server, and each sheet says so.

mod render;
mod template;

use super::events::Event;
use super::server_name::ServerName;
use crate::text::{Message, is_unsafe};

pub use render::{brief, html, text};

/// A product that ENTSSO comes with. Each has a folder and names in the snap-in of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// BizTalk Server.
    BizTalk,
    /// Host Integration Server.
    HostIntegration,
}

impl Product {
    /// Both.
    pub const ALL: [Self; 2] = [Self::BizTalk, Self::HostIntegration];

    /// How it is named on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BizTalk => "biztalk",
            Self::HostIntegration => "his",
        }
    }

    /// How Microsoft names it, in every language.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::BizTalk => "BizTalk Server",
            Self::HostIntegration => "Host Integration Server",
        }
    }

    /// The folder of ENTSSO's tools, as setup proposes it.
    fn folder(self) -> &'static str {
        match self {
            Self::BizTalk => r"%CommonProgramFiles%\Enterprise Single Sign-On",
            Self::HostIntegration => r"%ProgramFiles%\Enterprise Single Sign-On",
        }
    }
}

/// A folder of Windows that the commands may change to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolFolder(String);

impl ToolFolder {
    /// Takes `C:\…` or `%VARIABLE%\…`; nothing where it is neither, or holds what a command line would
    /// read otherwise.
    #[must_use]
    pub fn parse(folder: &str) -> Option<Self> {
        let mut characters = folder.chars();
        let is_drive = characters.next().is_some_and(|drive| drive.is_ascii_alphabetic())
            && characters.as_str().starts_with(":\\");
        let is_variable = folder.strip_prefix('%').is_some_and(|rest| {
            rest.split_once('%').is_some_and(|(name, rest)| {
                !name.is_empty() && (rest.is_empty() || rest.starts_with('\\'))
            })
        });
        let is_bad = |character: char| {
            matches!(character, '"' | '<' | '>' | '|' | '?' | '*' | '/') || is_unsafe(character)
        };
        let fits = (is_drive || is_variable) && !folder.contains(is_bad);
        // A backslash before the closing quote is one too many for some commands.
        fits.then(|| {
            Self(folder.strip_suffix('\\').filter(|it| it.len() > 2).unwrap_or(folder).to_owned())
        })
    }
}

/// What the reader's system is like.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The product, or both where it is not known.
    pub product: Option<Product>,
    /// The folder of ENTSSO's tools, where it is not the one that setup proposes.
    pub folder: Option<ToolFolder>,
    /// The new master secret server, where there is one.
    pub server: Option<ServerName>,
    /// The name of the update file, where it has been written.
    pub update_file: Option<String>,
}

/// A procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Procedure {
    /// Back up the master secret, and escrow the backup.
    Backup,
    /// Generate a master secret.
    Generate,
    /// Restore the master secret on its server.
    Restore,
    /// Make another server the master secret server after the old one has failed.
    Promote,
    /// Move the master secret server while the old one works.
    Move,
    /// Set the failed server up anew, under its own name.
    Recover,
    /// Change the account of the service.
    ServiceAccount,
    /// Put the master secret server on a cluster.
    Cluster,
    /// Prepare a disaster-recovery site, and go over to it.
    DisasterSite,
    /// Upgrade SSO.
    Upgrade,
    /// The check of every month.
    Monthly,
    /// Exchange the master secret.
    Rotation,
}

impl Procedure {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 12] = [
        Self::Backup,
        Self::Restore,
        Self::Promote,
        Self::Recover,
        Self::Move,
        Self::Cluster,
        Self::DisasterSite,
        Self::ServiceAccount,
        Self::Generate,
        Self::Rotation,
        Self::Upgrade,
        Self::Monthly,
    ];

    /// How it is named on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Generate => "generate",
            Self::Restore => "restore",
            Self::Promote => "promote",
            Self::Move => "move",
            Self::Recover => "recover",
            Self::ServiceAccount => "service-account",
            Self::Cluster => "cluster",
            Self::DisasterSite => "disaster-site",
            Self::Upgrade => "upgrade",
            Self::Monthly => "monthly",
            Self::Rotation => "rotation",
        }
    }
}

/// A procedure, written out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which one.
    pub procedure: Procedure,
    /// When it is needed.
    pub when: Message,
    /// Who may do it.
    pub who: Message,
    /// Where it is done.
    pub place: Message,
    /// The order, and why.
    pub order: Message,
    /// What has to be at hand before the first step.
    pub needs: Vec<Message>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The titles of Microsoft's pages that it follows.
    pub sources: &'static [&'static str],
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Step {
    /// What to do.
    pub action: Message,
    /// The machine where it is done.
    pub at: Message,
    /// The lines to type.
    pub typed: Vec<Typed>,
    /// The way through the windows instead, where there is one.
    pub menus: Vec<Menu>,
    /// What to know, and what to see.
    pub notes: Vec<Message>,
    /// The events that tell of success.
    pub good: Vec<Event>,
    /// The events and codes that tell of failure.
    pub bad: Vec<Event>,
}

/// A line to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The product that it is for, where it differs.
    pub product: Option<Product>,
    /// The line.
    pub command: String,
}

/// A way through the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// The product that it is for, where it differs.
    pub product: Option<Product>,
    /// The way.
    pub way: Message,
}
