//! The file of a share.

use sso_escrow::escrow;
use sso_escrow::share::{KeyPart, LARGEST_SHARE, Share};

use crate::bounded::bounded;
use crate::frame::file;
use crate::{header, refusal, second};

/// Checks an input for [`file`].
pub fn check(input: &[u8]) {
    let Some(file) = file(input) else { return };
    let read = bounded(file.len(), || Share::from_file(&file));
    let second = second::share(&file);
    assert_eq!(read.is_ok(), second.is_some(), "only one of two readers takes it: {read:?}");
    match (read, second) {
        (Ok(share), Some(second)) => {
            assert!(file.len() <= LARGEST_SHARE);
            assert_eq!(share.to_file().unwrap(), file, "one share has one encoding");
            assert_eq!(share.header.encoded(), second.header);
            match share.key {
                KeyPart::Commitment(commitment) => assert_eq!(commitment[..], second.key),
                KeyPart::Encapsulated(point) => assert_eq!(point.as_bytes()[..], second.key),
            }
            let opens_by_card = escrow::card_request(&share).is_ok();
            assert_eq!(opens_by_card, matches!(share.key, KeyPart::Encapsulated(_)));
            assert_eq!(share.sealed, second.sealed);
            let second = second::head(&second.header).expect("a share has a header");
            header::holds(&share.header, &second);
        }
        (Err(error), _) => refusal::check(error),
        (Ok(_), None) => unreachable!(),
    }
}
