//! The file of an envelope, and its content.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use ciborium::Value;
use sha2::{Digest, Sha256};
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::envelope::{Envelope, EnvelopeError, LARGEST_ENVELOPE};

use crate::bounded::bounded;
use crate::frame::{file, file_of};
use crate::{refusal, second};

/// The first byte of an input whose rest is a padded plaintext. The target seals it.
pub const PADDED: u8 = b'p';

const KEY: [u8; 32] = [0x4b; 32];
const SET_ID: [u8; 16] = [0x53; 16];

/// Checks an input: after [`PADDED`] a padded plaintext, otherwise an input for [`file`].
pub fn check(input: &[u8]) {
    match input.split_first() {
        Some((&PADDED, padded)) => check_opened(padded),
        _ => check_file(input),
    }
}

fn check_file(input: &[u8]) {
    let Some(file) = file(input) else { return };
    let read = bounded(file.len(), || Envelope::from_file(&file));
    let second = second::envelope(&file);
    assert_eq!(read.is_ok(), second.is_some(), "only one of two readers takes it: {read:?}");
    match (read, second) {
        (Ok(envelope), Some(second)) => {
            assert!(file.len() <= LARGEST_ENVELOPE);
            assert_eq!(envelope.to_file().unwrap(), file, "one envelope has one encoding");
            assert_eq!(*envelope.set_id().as_bytes(), second.set_id);
            assert_eq!(envelope.digest()[..], Sha256::digest(&second.ciphertext)[..]);
            let key = SecretBytes::copy_of(&KEY).expect("locked memory");
            let opened = envelope.open(&key).map(|_| ());
            assert_eq!(opened, Err(EnvelopeError::Foreign), "nobody has sealed that");
        }
        (Err(error), _) => refusal::check(error),
        (Ok(_), None) => unreachable!(),
    }
}

/// Seals any plaintext using only the cipher, as `docs/format.md` describes it, and opens it.
fn check_opened(padded: &[u8]) {
    let mut aad = Vec::new();
    let array = Value::Array(vec!["sso-escrow/v1 envelope".into(), Value::Bytes(SET_ID.into())]);
    ciborium::into_writer(&array, &mut aad).expect("a vector takes everything");
    let cipher = Aes256Gcm::new(&KEY.into());
    let sealed = Payload { msg: padded, aad: &aad };
    let ciphertext = cipher.encrypt(&Nonce::default(), sealed).expect("short enough");
    let mut map = Vec::new();
    let entries: [Value; 4] = [
        "sso-escrow envelope".into(),
        1.into(),
        Value::Bytes(SET_ID.into()),
        Value::Bytes(ciphertext),
    ];
    let entries = (0..4u8).zip(entries).map(|(key, value)| (key.into(), value)).collect();
    ciborium::into_writer(&Value::Map(entries), &mut map).expect("a vector takes everything");

    let key = SecretBytes::copy_of(&KEY).expect("locked memory");
    let opened = Envelope::from_file(&file_of(&map)).ok().map(|envelope| envelope.open(&key));
    let payload = second::payload(padded).filter(|_| !padded.is_empty());
    match (&opened, payload) {
        (Some(Ok(opened)), Some(payload)) => assert_eq!(&opened[..], payload),
        (Some(Err(error)), None) => assert_eq!(*error, EnvelopeError::Foreign),
        (None, None) => assert!(padded.is_empty() || !padded.len().is_multiple_of(512)),
        _ => panic!("only one of two readers opens it: {opened:?}"),
    }
}
