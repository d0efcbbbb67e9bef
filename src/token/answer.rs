//! Reads the bytes of a card's answers. Nothing here talks to a card. Bytes that make no sense give `None` or
//! an empty result, and never another failure.

use crate::tlv;

use super::names::Firmware;
use super::tries::Tries;

/// Reads the firmware version of a YubiKey: three bytes.
#[must_use]
pub fn firmware(data: &[u8]) -> Option<Firmware> {
    data.try_into().ok().map(Firmware)
}

/// Reads the serial number of a YubiKey: four bytes, the most significant first. `None` for zero.
#[must_use]
pub fn serial(data: &[u8]) -> Option<u32> {
    data.try_into().ok().map(u32::from_be_bytes).filter(|serial| *serial != 0)
}

/// Reads the GUID in a Card Holder Unique Identifier (NIST SP 800-73-4, part 1, section 3.1.2). `None` if all
/// its bytes are zero.
#[must_use]
pub fn guid(chuid: &[u8]) -> Option<[u8; 16]> {
    let guid: [u8; 16] = tlv::find(chuid, 0x34)?.try_into().ok()?;
    (guid != [0; 16]).then_some(guid)
}

/// Reads the value of an object in the answer to GET DATA.
#[must_use]
pub fn object(data: &[u8]) -> Option<&[u8]> {
    match tlv::first(data)? {
        (tlv::Tlv { tag: 0x53, value }, []) => Some(value),
        _ => None,
    }
}

/// Reads the answer to GENERAL AUTHENTICATE: a shared secret, or a signature.
#[must_use]
pub fn response(data: &[u8]) -> Option<&[u8]> {
    match tlv::first(data)? {
        (tlv::Tlv { tag: 0x7c, value }, []) => tlv::find(value, 0x82),
        _ => None,
    }
}

/// Which PIN a card asks for (NIST SP 800-73-4, part 1, section 3.3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discovery {
    /// Whether it accepts the PIN of the PIV applet. sso-escrow uses this PIN.
    pub own_pin: bool,
    /// Whether it also accepts a PIN of the whole card.
    pub global_pin: bool,
}

impl Discovery {
    /// Reads the discovery object. `None` if it makes no sense.
    #[must_use]
    pub fn read(data: &[u8]) -> Option<Self> {
        let (entry, _) = tlv::first(data)?;
        let &[usage, _] = tlv::find(entry.value, 0x5f2f).filter(|_| entry.tag == 0x7e)? else {
            return None;
        };
        Some(Self { own_pin: usage & 0x40 != 0, global_pin: usage & 0x20 != 0 })
    }
}

/// When a key asks for the PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinPolicy {
    /// Never.
    Never,
    /// Once per session.
    Once,
    /// Right before each use.
    Always,
}

impl PinPolicy {
    /// The policy with this number. The numbers are Yubico's.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Never),
            2 => Some(Self::Once),
            3 => Some(Self::Always),
            _ => None,
        }
    }

    /// Yubico's number for the policy.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Never => 1,
            Self::Once => 2,
            Self::Always => 3,
        }
    }
}

/// When a key asks for a touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchPolicy {
    /// Never.
    Never,
    /// At each use.
    Always,
    /// At each use, unless the card was touched in the last 15 seconds.
    Cached,
}

impl TouchPolicy {
    /// The policy with this number. The numbers are Yubico's.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Never),
            2 => Some(Self::Always),
            3 => Some(Self::Cached),
            _ => None,
        }
    }

    /// Yubico's number for the policy.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Never => 1,
            Self::Always => 2,
            Self::Cached => 3,
        }
    }
}

/// What a YubiKey reports about a key, PIN, PUK or management key (GET METADATA). A field is `None` if the
/// card does not report it, or if it cannot be read. Cards of other makers are known to answer in other
/// forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The number of the algorithm (NIST SP 800-78-4, table 6-2, and Yubico's own).
    pub algorithm: Option<u8>,
    /// When it asks for the PIN.
    pub pin: Option<PinPolicy>,
    /// When it asks for a touch.
    pub touch: Option<TouchPolicy>,
    /// Whether the card generated the key. `false` if the key was imported.
    pub generated: Option<bool>,
    /// The public key, if it is a P-256 key: 65 bytes, uncompressed.
    pub public: Option<[u8; 65]>,
    /// Whether it still has the factory value.
    pub is_default: Option<bool>,
    /// The total number of tries, and how many are left.
    pub tries: Option<(u8, u8)>,
}

impl Metadata {
    /// Reads as many fields as can be read.
    #[must_use]
    pub fn read(mut data: &[u8]) -> Self {
        let mut told = Self::default();
        while let Some((entry, rest)) = tlv::first(data) {
            told.take(entry);
            data = rest;
        }
        told
    }

    fn take(&mut self, entry: tlv::Tlv<'_>) {
        match (entry.tag, entry.value) {
            (1, [algorithm]) => self.algorithm = Some(*algorithm),
            (2, [pin, touch]) => {
                self.pin = PinPolicy::of(*pin);
                self.touch = TouchPolicy::of(*touch);
            }
            (3, [origin @ 1..=2]) => self.generated = Some(*origin == 1),
            (4, public) => {
                let point = tlv::find(public, 0x86).and_then(|point| point.try_into().ok());
                self.public = point.filter(|point: &[u8; 65]| point.first() == Some(&4));
            }
            (5, [is_default @ 0..=1]) => self.is_default = Some(*is_default == 1),
            (6, [of, left]) if left <= of => self.tries = Some((*of, *left)),
            _ => {}
        }
    }

    /// How many tries are left.
    #[must_use]
    pub fn tries_left(&self) -> Tries {
        self.tries.map_or(Tries::Unknown, |(_, left)| Tries::Left(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_that_are_broken_off_tell_what_they_told() {
        let told = Metadata::read(&[1, 1, 0x11, 2, 2, 3, 2, 6, 2, 3, 2, 5, 9, 1]);
        let expected = Metadata {
            algorithm: Some(0x11),
            pin: Some(PinPolicy::Always),
            touch: Some(TouchPolicy::Always),
            tries: Some((3, 2)),
            ..Metadata::default()
        };
        assert_eq!(told, expected);
        // More tries left than there are; an unknown policy; a point of another form.
        let odd = Metadata::read(&[6, 2, 3, 4, 2, 2, 9, 0, 4, 4, 0x86, 2, 4, 4]);
        assert_eq!(odd, Metadata::default());
        assert_eq!(odd.tries_left(), Tries::Unknown);
    }

    #[test]
    fn objects_and_responses_are_whole_or_nothing() {
        assert_eq!(object(&[0x53, 1, 7]), Some(&[7][..]));
        for wrong in [&[][..], &[0x53, 2, 7], &[0x53, 1, 7, 0], &[0x7e, 1, 7]] {
            assert_eq!(object(wrong), None, "{wrong:?}");
        }
        assert_eq!(response(&[0x7c, 3, 0x82, 1, 9]), Some(&[9][..]));
        for wrong in [&[0x7c, 3, 0x81, 1, 9][..], &[0x7c, 2, 0x82, 1], &[0x82, 1, 9]] {
            assert_eq!(response(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_guid_or_serial_of_zeros_is_none() {
        let chuid = |guid: [u8; 16]| [&[0x30, 1, 0, 0x34, 16][..], &guid, &[0xfe, 0]].concat();
        assert_eq!(guid(&chuid([7; 16])), Some([7; 16]));
        assert_eq!(guid(&chuid([0; 16])), None);
        assert_eq!((serial(&[0; 4]), serial(&[0, 0, 1, 0]), serial(&[1])), (None, Some(256), None));
        assert_eq!(firmware(&[5, 4]), None);
    }

    #[test]
    fn discovery_says_which_pin() {
        let of = |usage| Discovery::read(&[0x7e, 5, 0x5f, 0x2f, 2, usage, 0]);
        assert_eq!(of(0x40), Some(Discovery { own_pin: true, global_pin: false }));
        assert_eq!(of(0x70), Some(Discovery { own_pin: true, global_pin: true }));
        assert_eq!(Discovery::read(&[0x53, 5, 0x5f, 0x2f, 2, 0x40, 0]), None);
    }
}
