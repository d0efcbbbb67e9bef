//! Registration files, and payloads that have a structure.

use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::error::{Status, UserError};
use sso_escrow::registry::difference::difference;
use sso_escrow::registry::regfile::{self, RegError};
use sso_escrow::registry::tree::RegistryKey;

use crate::bounded::bounded;
use crate::refusal::assert_safe;
use crate::second;

/// Checks an input as a registration file, and as a payload of each kind.
pub fn check(input: &[u8]) {
    check_reg(input);
    check_snapshot(input);
    check_native(input);
}

/// Checks that a file that was read can be written, in the encoding of Windows, and gives the same tree.
fn check_reg(input: &[u8]) {
    match bounded(input.len(), || regfile::decode(input)) {
        Ok(tree) => {
            assert!(difference(Some(&tree), &tree).is_empty());
            match regfile::encode(&tree, Some("remark")) {
                Ok(file) => assert_eq!(regfile::decode(&file).as_ref(), Ok(&tree)),
                // The only content that a line of such a file cannot hold.
                Err(error) => assert!(matches!(error, RegError::Name { .. }), "{error:?}"),
            }
            let payload = tree.encode().expect("what is read is not too deep");
            assert_eq!(RegistryKey::decode(&payload).as_ref(), Ok(&tree));
        }
        Err(error) => {
            // A hive is whole, and only named as something else.
            let is_hive = error == RegError::Hive;
            let status = if is_hive { Status::Usage } else { Status::Damaged };
            assert_eq!(error.status(), status, "{error:?}");
            assert_safe(&error.to_string());
        }
    }
}

/// Checks that one tree has one encoding.
fn check_snapshot(input: &[u8]) {
    let is_taken = RegistryKey::decode(input).is_ok();
    assert_eq!(is_taken, second::is_payload(1, input), "only one of two readers takes it");
    match bounded(input.len(), || RegistryKey::decode(input)) {
        Ok(tree) => assert_eq!(tree.encode().expect("it was not too deep")[..], *input),
        Err(error) => {
            assert_eq!(error.status(), Status::Damaged, "{error:?}");
            assert_safe(&error.to_string());
        }
    }
}

fn check_native(input: &[u8]) {
    let is_taken = NativeBackup::decode(input).is_ok();
    assert_eq!(is_taken, second::is_payload(0, input), "only one of two readers takes it");
    match bounded(input.len(), || NativeBackup::decode(input)) {
        Ok(backup) => {
            assert_eq!(backup.encode().expect("there is memory")[..], *input);
            assert!(!backup.file_name().contains(['/', '\\']));
            assert_safe(backup.file_name());
        }
        Err(error) => assert_safe(&error.to_string()),
    }
}
