//! Runbooks: step-by-step procedures for a master secret and its server, to print and keep beside the
//! custodians' records.
//!
//! A procedure is data. It says who may do it, where, in which order and why. It lists the steps with the
//! exact lines to type, the expected result, and what to do otherwise. The texts are messages. Commands are
//! the same in every language, and only ASCII.
//!
//! The procedures come from Microsoft's pages, named at the end of each. None was tested on a real ENTSSO
//! server, and each sheet states this.

mod render;
mod template;

use super::events::Event;
use super::server_name::ServerName;
use crate::text::{Message, is_unsafe};

pub use render::{brief, html, text};

/// A product that includes ENTSSO. Each has its own folder, and its own names in the snap-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// BizTalk Server.
    BizTalk,
    /// Host Integration Server.
    HostIntegration,
}

impl Product {
    /// Both products.
    pub const ALL: [Self; 2] = [Self::BizTalk, Self::HostIntegration];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BizTalk => "biztalk",
            Self::HostIntegration => "his",
        }
    }

    /// Microsoft's name, the same in every language.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::BizTalk => "BizTalk Server",
            Self::HostIntegration => "Host Integration Server",
        }
    }

    /// The default folder of ENTSSO's tools.
    fn folder(self) -> &'static str {
        match self {
            Self::BizTalk => r"%CommonProgramFiles%\Enterprise Single Sign-On",
            Self::HostIntegration => r"%ProgramFiles%\Enterprise Single Sign-On",
        }
    }
}

/// A Windows folder to which commands may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolFolder(String);

impl ToolFolder {
    /// Parses `C:\…` or `%VARIABLE%\…`. `None` if the folder has neither form, or holds characters with a
    /// meaning on a command line.
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
        // Some commands misread a backslash before the closing quote.
        fits.then(|| {
            Self(folder.strip_suffix('\\').filter(|it| it.len() > 2).unwrap_or(folder).to_owned())
        })
    }
}

/// What is known of the reader's system.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The product. `None` if it is not known, which means both.
    pub product: Option<Product>,
    /// The folder of ENTSSO's tools, if it is not the default.
    pub folder: Option<ToolFolder>,
    /// The new master secret server, if there is one.
    pub server: Option<ServerName>,
    /// The name of the update file, if it has been written.
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
    /// Restore the master secret from a registration file.
    Import,
    /// Make another server the master secret server after the old one has failed.
    Promote,
    /// Move the master secret server while the old one works.
    Move,
    /// Set up the failed server again, under the same name.
    Recover,
    /// Change the account of the service.
    ServiceAccount,
    /// Put the master secret server on a cluster.
    Cluster,
    /// Prepare a disaster-recovery site, and switch to it.
    DisasterSite,
    /// Upgrade SSO.
    Upgrade,
    /// Do the monthly check.
    Monthly,
    /// Replace the master secret.
    Rotation,
}

impl Procedure {
    /// All procedures, in the order in which they are printed.
    pub const ALL: [Self; 13] = [
        Self::Backup,
        Self::Restore,
        Self::Import,
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

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Generate => "generate",
            Self::Restore => "restore",
            Self::Import => "import",
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

/// The sheet of a procedure, ready to print.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which one.
    pub procedure: Procedure,
    /// When the procedure is needed.
    pub when: Message,
    /// Who may do it.
    pub who: Message,
    /// Where the procedure is done.
    pub place: Message,
    /// The order of the steps, and the reason for it.
    pub order: Message,
    /// What must be ready before the first step.
    pub needs: Vec<Message>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The titles of the Microsoft pages on which the procedure is based.
    pub sources: &'static [&'static str],
}

/// A step of a procedure.
#[derive(Debug, Clone)]
pub struct Step {
    /// What to do.
    pub action: Message,
    /// The machine where it is done.
    pub at: Message,
    /// The lines to type.
    pub typed: Vec<Typed>,
    /// The ways through menus that can be used instead.
    pub menus: Vec<Menu>,
    /// What to know, and what to expect.
    pub notes: Vec<Message>,
    /// The events that report success.
    pub good: Vec<Event>,
    /// The events and codes that report failure.
    pub bad: Vec<Event>,
}

/// A line to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The product for this line. `None` if the line is the same for both.
    pub product: Option<Product>,
    /// The line.
    pub command: String,
}

/// A way through menus and windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// The product for this way. `None` if the way is the same for both.
    pub product: Option<Product>,
    /// The way.
    pub way: Message,
}
