//! The update file of `ssomanage -updatedb`: XML that names the new master secret server, and nothing else
//! (Microsoft: "How to Change the Master Secret Server", "How to Update the SSO Database").
//!
//! The written file is ASCII, with lines that end in CR LF. It has no XML declaration, like Microsoft's
//! example, so it is the same in every encoding that a parser may assume. Characters of a name beyond ASCII
//! become character references. No real ssomanage has read such a file.

mod encoding;

use std::ops::Range;

use roxmltree::{Document, Error, Node, ParsingOptions};

use self::encoding::{Form, declared, decoded, encoding_fits};
use super::server_name::{NameError, ServerName};
use crate::error::{Description, Status, UserError, user_errors};
use crate::message;

/// The largest update file that is read, in bytes. Microsoft's own example has less than 1 KiB.
pub const LARGEST: usize = 64 << 10;

/// The most nodes of an update file that is read.
const MOST_NODES: u32 = 1024;

const ROOT: &str = "sso";
const GLOBAL: &str = "globalInfo";
const SERVER: &str = "secretServer";
const ADMINISTRATORS: &str = "ssoAdminAccount";

/// The other elements that Microsoft's page shows in `globalInfo`.
const OTHERS: [&str; 6] = [
    "ssoAffiliateAdminAccount",
    "auditDeletedApps",
    "auditDeletedMappings",
    "auditCredentialLookups",
    "ticketTimeout",
    "credCacheTimeout",
];

/// The update file that makes this server the master secret server.
#[must_use]
pub fn update_file(server: &ServerName) -> Vec<u8> {
    let name: String = server
        .as_str()
        .chars()
        .map(|character| match character.is_ascii() {
            true => character.to_string(),
            false => format!("&#x{:X};", u32::from(character)),
        })
        .collect();
    let lines = [
        format!("<{ROOT}>"),
        format!("  <{GLOBAL}>"),
        format!("    <{SERVER}>{name}</{SERVER}>"),
        format!("  </{GLOBAL}>"),
        format!("</{ROOT}>"),
    ];
    lines.map(|line| line + "\r\n").concat().into_bytes()
}

/// Why an update file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpdateError {
    /// The file is longer than [`LARGEST`].
    TooLarge,
    /// The file is neither UTF-8 nor UTF-16 with a byte order mark.
    NotText,
    /// The file declares a document type. No update file needs one.
    DocumentType,
    /// The closing tag does not match the open tag.
    CloseTag {
        /// The open tag.
        open: String,
        /// The closing tag.
        close: String,
        /// The line, from 1.
        line: u32,
    },
    /// The file has more elements, texts and comments than any update file.
    TooManyNodes,
    /// The file is not well-formed XML.
    NotXml {
        /// The line of the error, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
    },
}

impl UserError for UpdateError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::TooLarge => Status::Damaged.with(message!("update-too-large", most = LARGEST)),
            Self::NotText => Status::Damaged.with(message!("update-not-text")),
            Self::DocumentType => Status::Damaged.with(message!("update-document-type")),
            Self::TooManyNodes => {
                Status::Damaged.with(message!("update-too-many", most = MOST_NODES))
            }
            Self::CloseTag { open, close, line } => Status::Damaged.with(message!(
                "update-close-tag",
                open = open,
                close = close,
                line = *line
            )),
            Self::NotXml { line, column } => {
                Status::Damaged.with(message!("update-not-xml", line = *line, column = *column))
            }
        }
    }
}

user_errors!(UpdateError);

/// A reason not to use an update file on a server that is not the master secret server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The XML declaration names a version other than 1.0.
    Version {
        /// The version in the declaration.
        declared: String,
    },
    /// The XML declaration names an encoding that not every reader supports.
    UnknownEncoding {
        /// The encoding in the declaration.
        declared: String,
    },
    /// The XML declaration names an encoding other than that of the file.
    Encoding {
        /// The encoding in the declaration.
        declared: String,
    },
    /// The file holds the SSO Administrators. The operation is known to fail with them.
    Administrators,
    /// The file holds another known element, which changes more than the server.
    Other {
        /// The element.
        element: String,
    },
    /// The root element is `globalInfo`. Only the element around it, `sso`, is missing.
    GlobalRoot,
    /// The root element is another known element, but not `sso`.
    NotRoot {
        /// The element.
        element: String,
    },
    /// A known element is in the wrong place.
    Misplaced {
        /// The element.
        element: String,
        /// The element that contains it.
        parent: String,
    },
    /// The element is not known.
    Unknown {
        /// The element.
        element: String,
    },
    /// The element is not known, but its name is similar to a known one.
    Similar {
        /// The element.
        element: String,
        /// The known name.
        similar: String,
    },
    /// An element has attributes.
    Attribute {
        /// The element.
        element: String,
        /// The first attribute.
        attribute: String,
    },
    /// Text in an element that may not hold text.
    Text {
        /// The element that contains the text.
        parent: String,
    },
    /// An element occurs several times, but may occur only once.
    Several {
        /// The element.
        element: String,
    },
    /// An element is missing.
    Missing {
        /// The element.
        element: String,
    },
    /// There are spaces or line ends before or after the name.
    Space {
        /// The name without them.
        name: String,
    },
    /// The name of the server is not valid.
    Name(NameError),
}

impl UserError for Finding {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Version { declared } => {
                Status::Damaged.with(message!("update-version", declared = declared))
            }
            Self::UnknownEncoding { declared } => {
                Status::Damaged.with(message!("update-unknown-encoding", declared = declared))
            }
            Self::Encoding { declared } => {
                Status::Damaged.with(message!("update-encoding", declared = declared))
            }
            Self::Administrators => {
                Status::Damaged.with(message!("update-administrators", element = ADMINISTRATORS))
            }
            Self::Other { element } => {
                Status::Damaged.with(message!("update-other", element = element))
            }
            Self::GlobalRoot => {
                Status::Damaged.with(message!("update-global-root", element = GLOBAL))
            }
            Self::NotRoot { element } => {
                Status::Damaged.with(message!("update-not-root", element = element))
            }
            Self::Misplaced { element, parent } => Status::Damaged.with(message!(
                "update-misplaced",
                element = element,
                parent = parent
            )),
            Self::Unknown { element } => {
                Status::Damaged.with(message!("update-unknown", element = element))
            }
            Self::Similar { element, similar } => Status::Damaged.with(message!(
                "update-similar",
                element = element,
                similar = similar
            )),
            Self::Attribute { element, attribute } => Status::Damaged.with(message!(
                "update-attribute",
                element = element,
                attribute = attribute
            )),
            Self::Text { parent } => Status::Damaged.with(message!("update-text", parent = parent)),
            Self::Several { element } => {
                Status::Damaged.with(message!("update-several", element = element))
            }
            Self::Missing { element } => {
                Status::Damaged.with(message!("update-missing", element = element))
            }
            Self::Space { name } => Status::Damaged.with(message!("update-space", name = name)),
            Self::Name(error) => Status::Damaged
                .with(message!("update-name", cause = error.message()))
                .caused_by(error),
        }
    }
}

user_errors!(Finding);

/// The content of an update file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// The server. `None` if the file does not name exactly one valid server.
    pub server: Option<ServerName>,
    /// The reasons not to use the file. Empty if the file is fit for use.
    pub findings: Vec<Finding>,
}

/// Reads an update file.
///
/// # Errors
/// [`UpdateError`] if it is not known what the file would do.
pub fn read(bytes: &[u8]) -> Result<Update, UpdateError> {
    if bytes.len() > LARGEST {
        return Err(UpdateError::TooLarge);
    }
    let (text, form) = decoded(bytes).ok_or(UpdateError::NotText)?;
    // A document type is refused, so there are no entities to expand.
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(not_read)?;
    let root = document.root_element();
    let prolog = text.get(..root.range().start).unwrap_or_default();
    let mut findings = in_declaration(prolog, form, text.is_ascii());
    let mut servers = Vec::new();
    for finding in in_file(root, &mut servers) {
        findings.push(finding);
    }
    let server = match &servers[..] {
        [server] => server.clone(),
        _ => None,
    };
    Ok(Update { server, findings })
}

fn not_read(error: Error) -> UpdateError {
    match error {
        Error::DtdDetected => UpdateError::DocumentType,
        Error::NodesLimitReached => UpdateError::TooManyNodes,
        Error::UnexpectedCloseTag(open, close, at) => {
            UpdateError::CloseTag { open: shortened(&open), close: shortened(&close), line: at.row }
        }
        other => {
            let at = other.pos();
            UpdateError::NotXml { line: at.row, column: at.col }
        }
    }
}

/// The findings about the XML declaration, if there is one.
fn in_declaration(prolog: &str, form: Form, is_ascii: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(version) = declared(prolog, "version").filter(|&version| version != "1.0") {
        findings.push(Finding::Version { declared: shortened(version) });
    }
    if let Some(encoding) = declared(prolog, "encoding") {
        let declared = shortened(encoding);
        match encoding_fits(encoding, form, is_ascii) {
            Some(true) => {}
            Some(false) => findings.push(Finding::Encoding { declared }),
            None => findings.push(Finding::UnknownEncoding { declared }),
        }
    }
    findings
}

/// Shortens a text from the file for a message.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    text.chars().take(SHOWN).collect()
}

/// The findings about the elements of the file. Adds every `secretServer` in its place to `servers`, with its
/// name if that is valid.
fn in_file(root: Node<'_, '_>, servers: &mut Vec<Option<ServerName>>) -> Vec<Finding> {
    let element = name_of(root);
    if element != ROOT {
        // Stop here: otherwise everything inside would also be reported as misplaced.
        return Vec::from([match is_known(&element) {
            true if element == GLOBAL => Finding::GlobalRoot,
            true => Finding::NotRoot { element },
            false => unknown(element),
        }]);
    }
    let mut findings = without_content(root);
    let mut globals = 0;
    for child in root.children().filter(Node::is_element) {
        let found = match &*name_of(child) {
            GLOBAL => {
                globals += 1;
                in_global(child, servers)
            }
            other => Vec::from([stray(other, ROOT)]),
        };
        for finding in found {
            findings.push(finding);
        }
    }
    if let Some(finding) = counted(GLOBAL, globals) {
        findings.push(finding);
    }
    if globals > 0
        && let Some(finding) = counted(SERVER, servers.len())
    {
        findings.push(finding);
    }
    findings
}

fn in_global(global: Node<'_, '_>, servers: &mut Vec<Option<ServerName>>) -> Vec<Finding> {
    let mut findings = without_content(global);
    for child in global.children().filter(Node::is_element) {
        let element = name_of(child);
        let found = match &*element {
            SERVER => in_server(child, servers),
            ADMINISTRATORS => Vec::from([Finding::Administrators]),
            other if OTHERS.contains(&other) => Vec::from([Finding::Other { element }]),
            other => Vec::from([stray(other, GLOBAL)]),
        };
        for finding in found {
            findings.push(finding);
        }
    }
    findings
}

fn in_server(server: Node<'_, '_>, servers: &mut Vec<Option<ServerName>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(finding) = attributes(server) {
        findings.push(finding);
    }
    if let Some(child) = server.children().find(Node::is_element) {
        servers.push(None);
        findings.push(stray(&name_of(child), SERVER));
        return findings;
    }
    // Comments may split the name into several texts.
    let text: String =
        server.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
    let name = text.trim();
    if name != text && !name.is_empty() {
        findings.push(Finding::Space { name: shortened(name) });
    }
    match ServerName::parse(name) {
        Ok(server) => servers.push(Some(server)),
        Err(error) => {
            servers.push(None);
            findings.push(Finding::Name(error));
        }
    }
    findings
}

/// The findings about an element that may hold only other elements.
fn without_content(parent: Node<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(finding) = attributes(parent) {
        findings.push(finding);
    }
    let is_written = |node: Node<'_, '_>| {
        node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty())
    };
    if parent.children().any(is_written) {
        findings.push(Finding::Text { parent: name_of(parent) });
    }
    findings
}

fn attributes(node: Node<'_, '_>) -> Option<Finding> {
    let text = node.document().input_text();
    // The attribute's name as written, with its prefix.
    let written = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let own = node.attributes().next().map(|attribute| written(attribute.range_qname()));
    // An element in a namespace is a different element, even if its name is the same.
    let space = node.tag_name().namespace().map(|_| "xmlns".to_owned());
    let attribute = shortened(&own.or(space)?);
    Some(Finding::Attribute { element: name_of(node), attribute })
}

fn stray(element: &str, parent: &str) -> Finding {
    let element = element.to_owned();
    match is_known(&element) {
        true => Finding::Misplaced { element, parent: parent.to_owned() },
        false => unknown(element),
    }
}

fn counted(element: &str, count: usize) -> Option<Finding> {
    let element = element.to_owned();
    match count {
        0 => Some(Finding::Missing { element }),
        1 => None,
        _ => Some(Finding::Several { element }),
    }
}

fn name_of(node: Node<'_, '_>) -> String {
    shortened(node.tag_name().name())
}

fn known() -> impl Iterator<Item = &'static str> {
    [ROOT, GLOBAL, SERVER, ADMINISTRATORS].into_iter().chain(OTHERS)
}

fn is_known(element: &str) -> bool {
    known().any(|known| known == element)
}

fn unknown(element: String) -> Finding {
    /// The most letters that a typing error adds, omits or replaces.
    const SLIPS: usize = 2;
    let lower = element.to_lowercase();
    let similar =
        known().find(|known| distance(&lower, &known.to_lowercase()) <= SLIPS.min(known.len() / 3));
    match similar {
        Some(similar) => Finding::Similar { element, similar: similar.to_owned() },
        None => Finding::Unknown { element },
    }
}

/// The number of letters to add, omit or replace to turn one word into the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, against) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(letter != *against);
            diagonal = row[column + 1];
            row[column + 1] = exchanged.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<Finding> {
        read(text.as_bytes()).unwrap().findings
    }

    fn with(inner: &str) -> Vec<Finding> {
        findings(&format!("<sso>\n<globalInfo>{inner}</globalInfo>\n</sso>"))
    }

    const SERVER_TAG: &str = "<secretServer>SSO02</secretServer>";

    #[test]
    fn the_file_is_what_microsoft_shows() {
        let file = update_file(&ServerName::parse("SSO02").unwrap());
        let expected = "<sso>\r\n  <globalInfo>\r\n    <secretServer>SSO02</secretServer>\r\n  \
                        </globalInfo>\r\n</sso>\r\n";
        assert_eq!(String::from_utf8(file).unwrap(), expected);
    }

    #[test]
    fn what_is_written_is_ascii_and_reads_back_fit() {
        for name in ["SSO02", "sso02.corp.example", "認証", "Büro-𝒳", "cluster_net"] {
            let server = ServerName::parse(name).unwrap();
            let file = update_file(&server);
            assert!(file.is_ascii());
            let update = read(&file).unwrap();
            assert_eq!(update, Update { server: Some(server), findings: vec![] }, "{name}");
        }
    }

    #[test]
    fn every_encoding_with_a_mark_is_read() {
        let text =
            format!("<sso><globalInfo>{}</globalInfo></sso>", "<secretServer>Büro</secretServer>");
        let wide = |unit: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
        };
        let marked = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
        let files = [
            text.clone().into_bytes(),
            marked,
            wide(u16::to_le_bytes, &text),
            wide(u16::to_be_bytes, &text),
        ];
        for file in files {
            let update = read(&file).unwrap();
            assert_eq!(update.findings, []);
            assert_eq!(update.server.unwrap().as_str(), "Büro");
        }
        let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{text}");
        assert_eq!(read(&wide(u16::to_le_bytes, &declared)).unwrap().findings, []);
        let encoding = |declared: &str| Finding::Encoding { declared: declared.to_owned() };
        assert_eq!(findings(&declared), [encoding("UTF-16")]);
        let narrow =
            |name: &str| findings(&format!("<?xml version='1.0' encoding='{name}'?>{text}"));
        assert_eq!(narrow("utf-8"), []);
        assert_eq!(narrow("windows-1252"), [encoding("windows-1252")]);
        assert_eq!(narrow("utf-16"), [encoding("utf-16")]);
        let marked = "\u{feff}<?xml version='1.0' encoding='iso-8859-1'?><sso/>";
        assert_eq!(findings(marked)[0], encoding("iso-8859-1"));
    }

    #[test]
    fn a_declaration_promises_what_every_reader_knows() {
        let declared = |version: &str, encoding: &str| {
            findings(&format!(
                "<?xml version = '{version}' encoding=\"{encoding}\" standalone='yes'?>\
                 <sso><globalInfo>{SERVER_TAG}</globalInfo></sso>"
            ))
        };
        for known in ["us-ascii", "UTF-8", "ISO-8859-1", "windows-1250", "Windows-1258"] {
            assert_eq!(declared("1.0", known), [], "{known}");
        }
        let version = |declared: &str| Finding::Version { declared: declared.to_owned() };
        assert_eq!(declared("1.1", "utf-8"), [version("1.1")]);
        assert_eq!(declared("1.0 encoding=", "utf-8"), [version("1.0 encoding=")]);
        for unknown in ["utf-7", "ebcdic-cp-us", "windows-1259", "windows-125", "utf8", "x"] {
            let found = Finding::UnknownEncoding { declared: unknown.to_owned() };
            assert_eq!(declared("1.0", unknown), [found]);
        }
    }

    #[test]
    fn what_is_no_text_or_no_xml_is_refused() {
        let refused = |bytes: &[u8]| read(bytes).unwrap_err();
        assert_eq!(refused(&vec![b' '; LARGEST + 1]), UpdateError::TooLarge);
        assert_eq!(refused(b"<sso>\xe9</sso>"), UpdateError::NotText);
        assert_eq!(refused(b"<\0s\0s\0o\0/\0>\0"), UpdateError::NotText);
        assert_eq!(refused(b"\xff\xfe<"), UpdateError::NotText);
        assert_eq!(refused(b"\xff\xfe\x00\xd8"), UpdateError::NotText);
        assert_eq!(refused(b""), UpdateError::NotXml { line: 1, column: 1 });
        assert_eq!(
            refused(b"<sso>\n  <sso &/>\n</sso>"),
            UpdateError::NotXml { line: 2, column: 8 }
        );
        assert_eq!(
            refused(b"<sso>\n<globalInfo>\n</globalnfo></sso>"),
            UpdateError::CloseTag { open: "globalInfo".into(), close: "globalnfo".into(), line: 3 }
        );
        let nodes = format!("<sso>{}</sso>", "<a/>".repeat(2000));
        assert_eq!(refused(nodes.as_bytes()), UpdateError::TooManyNodes);
    }

    #[test]
    fn nothing_is_expanded_and_no_document_type_is_taken() {
        let bomb = "<!DOCTYPE sso [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><sso>&b;</sso>";
        for text in
            [bomb, "<!DOCTYPE sso><sso/>", "<!DOCTYPE sso SYSTEM 'file:///etc/passwd'><sso/>"]
        {
            assert_eq!(read(text.as_bytes()).unwrap_err(), UpdateError::DocumentType, "{text}");
        }
        assert!(matches!(read(b"<sso>&a;</sso>"), Err(UpdateError::NotXml { .. })));
    }

    #[test]
    fn the_file_that_changes_everything_is_not_fit() {
        let admin = "<ssoAdminAccount>CORP\\SSO Administrators</ssoAdminAccount>";
        assert_eq!(with(&format!("{admin}{SERVER_TAG}")), [Finding::Administrators]);
        for element in OTHERS {
            let other = format!("<{element}>1</{element}>{SERVER_TAG}");
            assert_eq!(with(&other), [Finding::Other { element: element.to_owned() }]);
        }
        assert_eq!(with(SERVER_TAG), []);
        assert_eq!(with(&format!("<!-- who, when --><?note x?>{SERVER_TAG}")), []);
        assert_eq!(with("<secretServer>SSO<!-- x -->02</secretServer>"), []);
    }

    #[test]
    fn slips_are_named() {
        let owned = |text: &str| text.to_owned();
        let similar = |element, similar| Finding::Similar {
            element: owned(element),
            similar: owned(similar),
        };
        let missing = |element| Finding::Missing { element: owned(element) };
        assert_eq!(
            findings(&format!("<sso><globalnfo>{SERVER_TAG}</globalnfo></sso>")),
            [similar("globalnfo", "globalInfo"), missing("globalInfo")]
        );
        assert_eq!(
            with("<SecretServer>SSO02</SecretServer>"),
            [similar("SecretServer", "secretServer"), missing("secretServer")]
        );
        assert_eq!(findings("<SSO/>"), [similar("SSO", "sso")]);
        assert_eq!(findings(SERVER_TAG), [Finding::NotRoot { element: owned("secretServer") }]);
        let inner = findings(&format!("<globalInfo>{SERVER_TAG}</globalInfo>"));
        assert_eq!(inner, [Finding::GlobalRoot]);
        assert_eq!(
            findings(&format!("<sso>{SERVER_TAG}</sso>")),
            [
                Finding::Misplaced { element: owned("secretServer"), parent: owned("sso") },
                missing("globalInfo")
            ]
        );
        assert_eq!(
            with(&format!("{SERVER_TAG}<server>x</server>")),
            [Finding::Unknown { element: owned("server") }]
        );
        let twice = format!("{SERVER_TAG}{SERVER_TAG}");
        assert_eq!(with(&twice), [Finding::Several { element: owned("secretServer") }]);
        assert_eq!(
            read(format!("<sso><globalInfo>{twice}</globalInfo></sso>").as_bytes()).unwrap().server,
            None
        );
        assert_eq!(with(""), [missing("secretServer")]);
        assert_eq!(with("<secretServer/>"), [Finding::Name(NameError::Empty)]);
        assert_eq!(
            with("<secretServer> SSO02\n</secretServer>"),
            [Finding::Space { name: owned("SSO02") }]
        );
        assert_eq!(
            with("<secretServer>SSO\u{2013}02</secretServer>"),
            [Finding::Name(NameError::Dash { name: owned("SSO\u{2013}02") })]
        );
        assert_eq!(
            with("<secretServer><b>SSO02</b></secretServer>"),
            [Finding::Unknown { element: owned("b") }]
        );
        assert_eq!(
            with(&format!("x{SERVER_TAG}")),
            [Finding::Text { parent: owned("globalInfo") }]
        );
        let attribute = |element, attribute| Finding::Attribute {
            element: owned(element),
            attribute: owned(attribute),
        };
        assert_eq!(
            with("<secretServer name='SSO03'>SSO02</secretServer>"),
            [attribute("secretServer", "name")]
        );
        assert_eq!(
            with("<secretServer xml:space='preserve'>SSO02</secretServer>"),
            [attribute("secretServer", "xml:space")]
        );
        assert_eq!(
            findings(&format!("<sso xmlns='urn:x'><globalInfo>{SERVER_TAG}</globalInfo></sso>"))[0],
            attribute("sso", "xmlns")
        );
    }
}
