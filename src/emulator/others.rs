//! The applets other than PIV. They support only what clients use to identify a YubiKey.

use super::apdu::{CommandApdu, StatusWord};
use super::memory::Memory;
use crate::tlv;

/// The id of the management applet.
pub(super) const MANAGEMENT: &[u8] = &[0xa0, 0, 0, 0x05, 0x27, 0x47, 0x11, 0x17];
/// The id of the applet for one-time passwords.
pub(super) const OTP: &[u8] = &[0xa0, 0, 0, 0x05, 0x27, 0x20, 0x01];

/// The answer of the management applet to SELECT: a text that ends with the version.
pub(super) fn management_selected(kept: &Memory) -> Vec<u8> {
    let [major, minor, patch] = kept.model.version().unwrap_or_default();
    format!("Virtual mgr - FW version {major}.{minor}.{patch}").into_bytes()
}

/// Answers a command of the management applet: the configuration, on one page.
pub(super) fn management(kept: &Memory, command: &CommandApdu) -> Result<Vec<u8>, StatusWord> {
    /// The bit for PIV in the list of applications.
    const PIV: [u8; 2] = [0, 0x10];
    match (command.instruction, command.p1) {
        (0x1d, 0) => {
            let mut entries = Vec::new();
            tlv::put(&mut entries, 0x01, &PIV);
            tlv::put(&mut entries, 0x02, &kept.serial.to_be_bytes());
            tlv::put(&mut entries, 0x03, &PIV);
            tlv::put(&mut entries, 0x04, &[kept.form]);
            tlv::put(&mut entries, 0x05, &kept.model.version().unwrap_or_default());
            tlv::put(&mut entries, 0x0a, &[0]);
            entries.insert(0, entries.len() as u8);
            Ok(entries)
        }
        (0x1d, _) => Err(StatusWord::WRONG_PARAMETERS),
        _ => Err(StatusWord::NO_INSTRUCTION),
    }
}

/// The state of the applet for one-time passwords: the version, and no configuration.
pub(super) fn otp_status(kept: &Memory) -> Vec<u8> {
    let version = kept.model.version().unwrap_or_default();
    [&version[..], &[0, 0, 0]].concat()
}

/// Answers a command of the applet for one-time passwords: its state, or the serial number.
pub(super) fn otp(kept: &Memory, command: &CommandApdu) -> Result<Vec<u8>, StatusWord> {
    match (command.instruction, command.p1) {
        (0x01, 0x10) => Ok(kept.serial.to_be_bytes().to_vec()),
        (0x03, _) => Ok(otp_status(kept)),
        _ => Err(StatusWord::NO_INSTRUCTION),
    }
}
