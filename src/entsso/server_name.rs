//! Names of a master secret server, as in the element `secretServer`.

use std::net::IpAddr;

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;

/// The most characters of a NetBIOS name. The sixteenth byte gives the purpose of the name.
pub const LONGEST_NETBIOS: usize = 15;

/// The most bytes of a label of a DNS name (RFC 1035).
const LONGEST_LABEL: usize = 63;

/// The most bytes of a DNS name as text. RFC 1035 allows 255 bytes with the length of each label and the
/// root. As text, this is 253.
const LONGEST_NAME: usize = 253;

/// The kind of a server name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// One label that fits into a NetBIOS name: a computer name, or the network name of a cluster.
    /// Microsoft's examples use this form.
    NetBios,
    /// One label that is too long for NetBIOS: a DNS host name. The computer's NetBIOS name is different.
    Host,
    /// A DNS name with its domain.
    Qualified,
}

/// The name of a server that may become the master secret server. It follows the rules for NetBIOS and DNS
/// names. Whether such a server exists is not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerName {
    name: String,
    kind: NameKind,
}

/// Why a name cannot be that of a master secret server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameError {
    /// The name is empty.
    Empty,
    /// The name means "this computer" on every computer.
    Itself {
        /// The name.
        name: String,
    },
    /// The name is an IP address.
    Address {
        /// The name.
        name: String,
    },
    /// The name has a backslash: `\\SERVER`, an account, or an instance of SQL Server.
    Backslash {
        /// The name.
        name: String,
    },
    /// The name has a character that looks like a hyphen but is not one.
    Dash {
        /// The name.
        name: String,
    },
    /// The name has a character that is not allowed.
    Character {
        /// The name.
        name: String,
        /// The first such character.
        character: char,
    },
    /// The name begins or ends with a dot, or has two dots in a row.
    Dot {
        /// The name.
        name: String,
    },
    /// A label begins or ends with a hyphen.
    Hyphen {
        /// The name.
        name: String,
    },
    /// A label is too long.
    LongLabel {
        /// The label.
        label: String,
    },
    /// The name is too long.
    Long {
        /// Its beginning.
        name: String,
    },
}

impl UserError for NameError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Empty => Status::Usage.with(message!("server-name-empty")),
            Self::Itself { name } => {
                Status::Usage.with(message!("server-name-itself", name = name))
            }
            Self::Address { name } => {
                Status::Usage.with(message!("server-name-address", name = name))
            }
            Self::Backslash { name } => {
                Status::Usage.with(message!("server-name-backslash", name = name))
            }
            Self::Dash { name } => Status::Usage.with(message!("server-name-dash", name = name)),
            Self::Character { name, character } => Status::Usage.with(message!(
                "server-name-character",
                name = name,
                character = character.to_string()
            )),
            Self::Dot { name } => Status::Usage.with(message!("server-name-dot", name = name)),
            Self::Hyphen { name } => {
                Status::Usage.with(message!("server-name-hyphen", name = name))
            }
            Self::LongLabel { label } => Status::Usage.with(message!(
                "server-name-long-label",
                label = label,
                longest = LONGEST_LABEL
            )),
            Self::Long { name } => Status::Usage.with(message!(
                "server-name-long",
                name = name,
                longest = LONGEST_NAME
            )),
        }
    }
}

user_errors!(NameError);

impl ServerName {
    /// Checks a name. Labels consist of letters of any script, digits, hyphens and underscores. Dots separate
    /// the labels.
    ///
    /// # Errors
    /// [`NameError`]. A wrong name is refused, never corrected.
    pub fn parse(name: &str) -> Result<Self, NameError> {
        /// The number of characters that a message shows.
        const SHOWN: usize = 80;
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        let shown = || name.chars().take(SHOWN).collect::<String>();
        let labels: Vec<&str> = name.split('.').collect();
        let is_itself = name == "."
            || labels[0].eq_ignore_ascii_case("localhost")
            || name.eq_ignore_ascii_case("(local)");
        if is_itself {
            return Err(NameError::Itself { name: shown() });
        }
        if name.contains('\\') {
            return Err(NameError::Backslash { name: shown() });
        }
        if is_address(name) {
            return Err(NameError::Address { name: shown() });
        }
        if name.contains(is_dash) {
            return Err(NameError::Dash { name: shown() });
        }
        if let Some(character) = name.chars().find(|character| !is_allowed(*character)) {
            return Err(NameError::Character { name: shown(), character });
        }
        if labels.iter().any(|label| label.is_empty()) {
            return Err(NameError::Dot { name: shown() });
        }
        if labels.iter().any(|label| label.starts_with('-') || label.ends_with('-')) {
            return Err(NameError::Hyphen { name: shown() });
        }
        if name.len() > LONGEST_NAME {
            return Err(NameError::Long { name: shown() });
        }
        if let Some(label) = labels.iter().find(|label| label.len() > LONGEST_LABEL) {
            return Err(NameError::LongLabel { label: (*label).to_owned() });
        }
        let kind = match labels[..] {
            [label] if label.chars().count() <= LONGEST_NETBIOS => NameKind::NetBios,
            [_] => NameKind::Host,
            _ => NameKind::Qualified,
        };
        Ok(Self { name: name.to_owned(), kind })
    }

    /// The name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// What kind of name it is.
    #[must_use]
    pub fn kind(&self) -> NameKind {
        self.kind
    }
}

/// Reports whether a name is an IP address of either version, also in brackets, or consists only of digits
/// and dots.
fn is_address(name: &str) -> bool {
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    // The zone of an IPv6 address follows a percent sign.
    let bare = bare.split('%').next().unwrap_or_default();
    bare.parse::<IpAddr>().is_ok() || name.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The dashes that word processors and web pages use instead of a hyphen.
fn is_dash(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_allowed(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> NameKind {
        ServerName::parse(name).unwrap().kind()
    }

    #[test]
    fn names_that_servers_have_are_taken_as_they_are() {
        assert_eq!(kind("SSO02"), NameKind::NetBios);
        assert_eq!(kind("ssocluster-net_1"), NameKind::Host);
        assert_eq!(kind("ABCDEFGHIJKLMNO"), NameKind::NetBios);
        assert_eq!(kind("ABCDEFGHIJKLMNOP"), NameKind::Host);
        assert_eq!(kind("sso02.corp.example"), NameKind::Qualified);
        assert_eq!(kind("認証サーバー"), NameKind::NetBios);
        assert_eq!(kind(&"a".repeat(63)), NameKind::Host);
        let longest = format!("{}.{}", vec!["a".repeat(63); 3].join("."), "b".repeat(61));
        assert_eq!((longest.len(), kind(&longest)), (253, NameKind::Qualified));
        assert_eq!(ServerName::parse("Sso02").unwrap().as_str(), "Sso02");
    }

    #[test]
    fn each_rule_that_is_broken_has_its_own_error() {
        let refused = |name: &str| match ServerName::parse(name).unwrap_err() {
            NameError::Empty => "empty",
            NameError::Itself { .. } => "itself",
            NameError::Address { .. } => "address",
            NameError::Backslash { .. } => "backslash",
            NameError::Dash { .. } => "dash",
            NameError::Character { .. } => "character",
            NameError::Dot { .. } => "dot",
            NameError::Hyphen { .. } => "hyphen",
            NameError::LongLabel { .. } => "long label",
            NameError::Long { .. } => "long",
        };
        let table = [
            ("", "empty"),
            (".", "itself"),
            ("localhost", "itself"),
            ("LocalHost.localdomain", "itself"),
            ("(local)", "itself"),
            ("10.0.0.1", "address"),
            ("10.0.0.300", "address"),
            ("12345", "address"),
            ("::1", "address"),
            ("[fe80::1%3]", "address"),
            ("\\\\SSO02", "backslash"),
            ("CORP\\svc-sso", "backslash"),
            ("SQL01\\INST", "backslash"),
            ("SSO\u{2013}02", "dash"),
            ("SSO\u{2212}02", "dash"),
            ("SSO 02", "character"),
            ("SSO02,1433", "character"),
            ("https://sso02", "character"),
            ("SSO\u{202e}02", "character"),
            ("<SSO>", "character"),
            ("sso02.", "dot"),
            ("sso..corp", "dot"),
            ("-sso", "hyphen"),
            ("sso.corp-", "hyphen"),
        ];
        for (name, rule) in table {
            assert_eq!(refused(name), rule, "{name}");
        }
        assert_eq!(refused(&"a".repeat(64)), "long label");
        // The limit counts bytes.
        assert_eq!(refused(&"あ".repeat(22)), "long label");
        let long = format!("{}.{}", vec!["a".repeat(63); 3].join("."), "b".repeat(62));
        assert_eq!(refused(&long), "long");
    }
}
