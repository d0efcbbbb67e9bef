//! Update files of ssomanage, and the name of the server in them.

use sso_escrow::entsso::server_name::ServerName;
use sso_escrow::entsso::update_db::{LARGEST, Update, read, update_file};
use sso_escrow::error::{Status, UserError};

use crate::bounded::bounded;
use crate::refusal::assert_safe;

/// An input is a file, and a name.
pub fn check(input: &[u8]) {
    check_file(input);
    if let Ok(name) = std::str::from_utf8(input) {
        check_name(name);
    }
}

fn check_file(input: &[u8]) {
    let update = match bounded(input.len(), || read(input)) {
        Ok(update) => update,
        Err(error) => {
            assert_eq!(error.status(), Status::Damaged);
            assert_safe(&error.to_string());
            return;
        }
    };
    assert!(input.len() <= LARGEST);
    for finding in &update.findings {
        assert_eq!(finding.status(), Status::Damaged);
        assert_safe(&finding.to_string());
    }
    if let (Some(server), []) = (&update.server, &update.findings[..]) {
        check_fit(input, server);
    } else {
        assert!(!update.findings.is_empty(), "what is not fit has a reason");
    }
}

/// A fit file holds the server and nothing else. The rule in other words: where a file has neither
/// comments, nor instructions, nor references, it is one text but for its spaces.
fn check_fit(input: &[u8], server: &ServerName) {
    let unmarked = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    let Ok(text) = std::str::from_utf8(unmarked) else { return };
    if ["<!--", "<![CDATA[", "<?"].iter().any(|mark| text.contains(mark)) {
        return;
    }
    assert!(!text.contains("<!"), "no document type: {text:?}");
    if text.contains('&') {
        return;
    }
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')).collect();
    let name = server.as_str();
    let expected =
        format!("<sso><globalInfo><secretServer>{name}</secretServer></globalInfo></sso>");
    assert_eq!(bare, expected);
}

/// What is written of a name is ASCII, and reads back as that name and nothing else.
fn check_name(name: &str) {
    match ServerName::parse(name) {
        Ok(server) => {
            assert_safe(name);
            assert!(name.len() <= 253 && !name.contains(['<', '&', '"', '\\', ' ']), "{name:?}");
            let file = update_file(&server);
            assert!(file.is_ascii());
            assert_eq!(read(&file), Ok(Update { server: Some(server), findings: Vec::new() }));
        }
        Err(error) => {
            assert_eq!(error.status(), Status::Usage);
            assert_safe(&error.to_string());
        }
    }
}
