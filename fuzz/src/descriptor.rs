//! The set descriptor.

use sso_escrow::share::descriptor::Descriptor;

use crate::bounded::bounded;
use crate::refusal::{self, assert_safe};
use crate::second::{self, Set};

/// Checks the bytes of a descriptor.
pub fn check(input: &[u8]) {
    let read = bounded(input.len(), || Descriptor::decode(input));
    let second = second::set(input);
    assert_eq!(read.is_ok(), second.is_some(), "only one of two readers takes it: {read:?}");
    match (read, second) {
        (Ok(descriptor), Some(second)) => {
            assert_eq!(descriptor.encoded(), input, "kept as it was read");
            holds(&descriptor, &second);
        }
        (Err(error), _) => refusal::check(error),
        (Ok(_), None) => unreachable!(),
    }
}

/// Checks a descriptor that was read, and compares it with what the second reader read.
pub fn holds(read: &Descriptor, second: &Set) {
    let made = Descriptor::new((**read).clone()).expect("what is read can be made");
    assert_eq!(made.encoded(), read.encoded(), "one descriptor has one encoding");
    assert_eq!(Descriptor::decode(made.encoded()).as_ref(), Ok(read));

    assert_eq!(*read.set_id.as_bytes(), second.set_id);
    assert_eq!(u64::from(read.generation), second.generation);
    assert_eq!(read.supersedes.map(|id| *id.as_bytes()), second.supersedes);
    assert_eq!(read.purpose as u64, second.purpose);
    assert_eq!(read.kind as u64, second.kind);
    assert!(read.msids.iter().map(|id| id.as_bytes()).eq(&second.msids));
    assert_eq!(read.label, second.label);
    assert_eq!(read.server, second.server);
    assert_eq!(read.created, second.created);
    assert_eq!(u64::from(read.threshold), second.threshold);
    assert!(read.waivers.iter().map(|waiver| *waiver as u64).eq(second.waivers.iter().copied()));
    assert_eq!(read.secret_commitment, second.secret_commitment);
    assert_eq!(read.envelope.map(|digest| digest.into_array()), second.envelope);
    assert_eq!(read.count(), second.custodians.len());
    assert_eq!(read.custodian(0), None);
    for (x, (name, commitment)) in (1..=u8::MAX).zip(&second.custodians) {
        let custodian = read.custodian(x).expect("a share for each custodian");
        assert_eq!((&custodian.name, &custodian.commitment), (name, commitment));
        assert!(!custodian.name.is_empty());
        let file = read.file_name(x);
        assert!(file.ends_with(&format!("-x{x:03}.ssoshare")), "{file}");
        assert_file_name(&file);
    }
    if let Ok(beyond) = u8::try_from(read.count() + 1) {
        assert_eq!(read.custodian(beyond), None);
    }
    assert_file_name(&read.envelope_file_name());

    let words = read.fingerprint().words();
    let numbers = words.numbers().map(|number| number.to_string()).join(" ");
    for name in [read.set_id.to_string(), words.short(), words.to_string(), numbers] {
        assert!(read.is_named(&name), "{name}");
        assert_safe(&name);
    }
    assert!(!read.is_named(""), "no name is no set's");
    for id in &read.msids {
        assert_safe(&id.to_string());
    }
    assert_safe(&format!("{read:?}"));
    for text in [&read.label, &read.server] {
        assert_safe(text);
    }
}

/// Checks that every file system accepts the name, and that no shell interprets any part of it.
fn assert_file_name(name: &str) {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    assert!(name.bytes().all(plain) && name.len() <= 40, "{name:?}");
    assert!(name.starts_with(|first: char| first.is_ascii_lowercase()), "{name:?}");
}
