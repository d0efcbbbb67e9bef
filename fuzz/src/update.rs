//! Update files of ssomanage, and the name of the server in them.

use sso_escrow::entsso::server_name::ServerName;
use sso_escrow::entsso::update_db::{LARGEST, Update, read, update_file};
use sso_escrow::error::{Status, UserError};

use crate::bounded::bounded;
use crate::refusal::assert_safe;

/// Checks an input as a file, and as a name.
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

/// Checks that an accepted file contains only the server. The same rule in another form: a file without
/// comments, instructions and references is always the same text, except for its spaces.
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

/// Checks that the file written for a name is ASCII, and reads back as only that name.
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
