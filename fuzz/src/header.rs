//! The header of a share, H.

use sso_escrow::seal::password::Cost;
use sso_escrow::share::card::Token;
use sso_escrow::share::header::{Header, Protector};

use crate::bounded::bounded;
use crate::descriptor;
use crate::refusal::{self, assert_safe};
use crate::second::{self, Head};

/// Checks the bytes of a header.
pub fn check(input: &[u8]) {
    let read = bounded(input.len(), || Header::decode(input));
    let second = second::head(input);
    assert_eq!(read.is_ok(), second.is_some(), "only one of two readers takes it: {read:?}");
    match (read, second) {
        (Ok(header), Some(second)) => {
            assert_eq!(header.encoded(), input, "kept as it was read");
            holds(&header, &second);
        }
        (Err(error), _) => refusal::check(error),
        (Ok(_), None) => unreachable!(),
    }
}

/// Checks a header that was read, and compares it with what the second reader read.
pub fn holds(read: &Header, second: &Head) {
    descriptor::holds(&read.descriptor, &second.set);
    let made = Header::new(read.descriptor.clone(), read.x, read.protector.clone());
    assert_eq!(made.as_ref(), Ok(read), "what is read can be made");

    assert_eq!(u64::from(read.x), second.x);
    let custodian = read.descriptor.custodian(read.x).expect("the set has this share");
    assert_eq!(read.custodian(), custodian.name);
    match (&read.protector, &second.protector) {
        (
            Protector::Password { salt, cost, reminder },
            second::Protector::Password { salt: other, memory_kib, passes, lanes, reminder: text },
        ) => {
            assert_eq!((salt, reminder), (other, text));
            let (m, t, p) = (cost.memory_kib(), cost.passes(), cost.lanes());
            assert_eq!([m, t, p].map(u64::from), [*memory_kib, *passes, *lanes]);
            assert_eq!(Cost::new(m, t, p), Ok(*cost));
            assert_safe(reminder);
        }
        (Protector::Card(card), second::Protector::Card { serial, guid, keys, slot, object }) => {
            let (first_serial, first_guid) = match card.token {
                Token::Serial(serial) => (Some(u64::from(serial)), None),
                Token::Guid(guid) => (None, Some(guid)),
            };
            assert_eq!((first_serial, first_guid), (*serial, *guid));
            assert_eq!(
                [card.key, card.authentication_key].map(|key| key.as_bytes().to_vec()),
                *keys
            );
            assert_eq!((u64::from(card.slot), card.object.map(u64::from)), (*slot, *object));
            assert_safe(&card.token.to_string());
        }
        other => panic!("two kinds of protector: {other:?}"),
    }
    assert_safe(&format!("{read:?}"));
}
