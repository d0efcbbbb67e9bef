//! The PIV applet: NIST SP 800-73-4, part 2, and Yubico's additional commands.

use std::thread;
use std::time::{Duration, Instant};

use super::apdu::{CommandApdu, StatusWord};
use super::attest;
use super::fault::Touch;
use super::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy, P256};
use super::management::{EmulatedAlgorithm, EmulatedManagementKey, FACTORY_KEY};
use super::memory::{ATTESTATION_SLOT, Memory, StoredPin};
use super::model::Model;
use super::random::Random;
use crate::tlv;

/// The id of the applet.
pub(super) const ID: &[u8] = &[0xa0, 0, 0, 0x03, 0x08, 0, 0, 0x10, 0, 1, 0];

/// Its answer to SELECT (part 2, section 3.1.1).
pub(super) const SELECTED: &[u8] =
    &[0x61, 0x11, 0x4f, 0x06, 0, 0, 0x10, 0, 1, 0, 0x79, 0x07, 0x4f, 0x05, 0xa0, 0, 0, 0x03, 0x08];

/// The discovery object (part 1, section 3.3.2): the PIN of this applet is the one to verify.
const DISCOVERY: &[u8] = &[
    0x7e, 0x12, 0x4f, 0x0b, 0xa0, 0, 0, 0x03, 0x08, 0, 0, 0x10, 0, 1, 0, 0x5f, 0x2f, 0x02, 0x40, 0,
];

/// The objects that can be read only after the PIN: fingerprints, face, printed information, iris.
const BEHIND_PIN: [u32; 4] = [0x5f_c103, 0x5f_c108, 0x5f_c109, 0x5f_c121];

const PIN: u8 = 0x80;
const PUK: u8 = 0x81;
const MANAGEMENT: u8 = 0x9b;

/// How long a touch counts for keys with a cached touch.
const CACHED: Duration = Duration::from_secs(15);

/// What the card forgets without power, or when an applet is selected.
#[derive(Debug, Default)]
pub(super) struct Session {
    pin_given: bool,
    /// Whether the PIN was given immediately before.
    pin_fresh: bool,
    is_administrator: bool,
    /// What the other side must answer next, to prove that it has the management key.
    asked: Option<PendingProof>,
    touched: Option<Instant>,
}

#[derive(Debug)]
enum PendingProof {
    /// It must decrypt the witness to this block.
    Witness(Vec<u8>),
    /// It must encrypt this block.
    Challenge(Vec<u8>),
}

/// The applet while it processes one command.
pub(super) struct Piv<'a> {
    pub(super) kept: &'a mut Memory,
    pub(super) session: &'a mut Session,
    pub(super) random: &'a mut Random,
    pub(super) touch: Touch,
}

/// The data of an answer, or the status of a command that failed.
type Done = Result<Vec<u8>, StatusWord>;

impl Piv<'_> {
    pub(super) fn answer(&mut self, command: &CommandApdu) -> (Done, bool) {
        const VERIFY: u8 = 0x20;
        const AUTHENTICATE: u8 = 0x87;
        if ![VERIFY, AUTHENTICATE].contains(&command.instruction) {
            self.session.pin_fresh = false;
        }
        if command.instruction != AUTHENTICATE {
            self.session.asked = None;
        }
        let changes = matches!(command.instruction, 0x20 | 0x24 | 0x2c | 0x47 | 0xdb | 0xf6..=0xff);
        let own = match command.instruction {
            VERIFY => self.verify(command),
            0x24 => self.change(command),
            0x2c => self.unblock(command),
            0x47 => self.generate(command),
            AUTHENTICATE => self.authenticate(command),
            0xcb => self.get(command),
            0xdb => self.put(command),
            _ if self.kept.model == Model::Plain => Err(StatusWord::NO_INSTRUCTION),
            0xf6 if self.kept.model.moves_keys() => self.move_key(command),
            0xf7 if self.kept.model.has_metadata() => self.metadata(command.p2),
            0xf8 => Ok(self.kept.serial.to_be_bytes().to_vec()),
            0xf9 => self.attest(command.p1),
            0xfa => self.set_tries(command),
            0xfb => self.reset(),
            0xfd => Ok(self.kept.model.version().unwrap_or_default().to_vec()),
            0xfe => self.import(command),
            0xff => self.set_management(command),
            _ => Err(StatusWord::NO_INSTRUCTION),
        };
        (own, changes)
    }

    fn administrator(&self) -> Result<(), StatusWord> {
        if self.session.is_administrator { Ok(()) } else { Err(StatusWord::SECURITY) }
    }

    /// VERIFY: checks the PIN, or reports whether it was given.
    fn verify(&mut self, command: &CommandApdu) -> Done {
        if command.p2 != PIN {
            return Err(StatusWord::NO_KEY);
        }
        self.session.pin_fresh = false;
        match (command.p1, command.data.len()) {
            (0xff, 0) => {
                self.session.pin_given = false;
                Ok(Vec::new())
            }
            (0, 0) if self.session.pin_given => {
                if self.kept.model.forgets_when_asked() {
                    self.session.pin_given = false;
                }
                Ok(Vec::new())
            }
            (0, 0) if self.kept.pin.left == 0 => Err(StatusWord::BLOCKED),
            (0, 0) => Err(StatusWord::tries(self.kept.pin.left)),
            (0, 8) => {
                self.session.pin_given = false;
                try_it(&mut self.kept.pin, &command.data, self.kept.model)?;
                (self.session.pin_given, self.session.pin_fresh) = (true, true);
                Ok(Vec::new())
            }
            (0, _) => Err(StatusWord::WRONG_DATA),
            _ => Err(StatusWord::WRONG_PARAMETERS),
        }
    }

    /// CHANGE REFERENCE DATA: sets another PIN or PUK.
    fn change(&mut self, command: &CommandApdu) -> Done {
        let (old, new) = two(&command.data)?;
        let is_fips = self.kept.is_fips();
        let reference = match command.p2 {
            PIN => &mut self.kept.pin,
            PUK => &mut self.kept.puk,
            _ => return Err(StatusWord::NO_KEY),
        };
        try_it(reference, old, self.kept.model)?;
        // The answer of a real card was not observed.
        if is_fips && new.ends_with(&[0xff]) {
            return Err(StatusWord::WRONG_DATA);
        }
        reference.set(new);
        Ok(Vec::new())
    }

    /// RESET RETRY COUNTER: sets another PIN with the PUK.
    fn unblock(&mut self, command: &CommandApdu) -> Done {
        let (puk, new) = two(&command.data)?;
        if command.p2 != PIN {
            return Err(StatusWord::NO_KEY);
        }
        try_it(&mut self.kept.puk, puk, self.kept.model)?;
        self.kept.pin.set(new);
        Ok(Vec::new())
    }

    /// GENERATE ASYMMETRIC KEY PAIR.
    fn generate(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        let wanted = tlv::find(&command.data, 0xac).ok_or(StatusWord::WRONG_DATA)?;
        if tlv::find(wanted, 0x80) != Some(&[P256]) {
            return Err(StatusWord::WRONG_DATA);
        }
        let (pin, touch) = self.policies(wanted, command.p2)?;
        let key = EmulatedKey::generate(pin, touch, || self.random.next());
        let public = tlv::entry(0x7f49, &tlv::entry(0x86, &key.public()));
        self.kept.keys.insert(command.p2, key);
        Ok(public)
    }

    /// IMPORT ASYMMETRIC KEY.
    fn import(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        let (pin, touch) = self.policies(&command.data, command.p2)?;
        let secret = tlv::find(&command.data, 6).filter(|_| command.p1 == P256);
        let key = secret.and_then(|secret| EmulatedKey::of(secret, pin, touch, false));
        self.kept.keys.insert(command.p2, key.ok_or(StatusWord::WRONG_DATA)?);
        Ok(Vec::new())
    }

    /// The policies that the command requests for a key in this slot.
    fn policies(
        &self,
        entries: &[u8],
        slot: u8,
    ) -> Result<(EmulatedPinPolicy, EmulatedTouchPolicy), StatusWord> {
        let is_slot = matches!(slot, 0x82..=0x95 | 0x9a | 0x9c..=0x9e)
            || slot == ATTESTATION_SLOT && self.kept.model != Model::Plain;
        if !is_slot {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let number = |tag| match tlv::find(entries, tag) {
            // Only a YubiKey accepts these entries.
            Some([number]) if self.kept.model != Model::Plain => Ok(*number),
            Some(_) => Err(StatusWord::WRONG_DATA),
            None => Ok(0),
        };
        let (pin, touch) = (number(0xaa)?, number(0xab)?);
        // Yubico's program does not send this to a card of the FIPS series. The answer of a real card was not
        // observed.
        if self.kept.is_fips() && pin == EmulatedPinPolicy::Never as u8 {
            return Err(StatusWord::WRONG_DATA);
        }
        let pin = match (pin, slot) {
            (0, 0x9e) if self.kept.guards_card_key => EmulatedPinPolicy::Once as u8,
            _ => pin,
        };
        EmulatedPinPolicy::of(pin, slot)
            .zip(EmulatedTouchPolicy::of(touch))
            .ok_or(StatusWord::WRONG_DATA)
    }

    /// GENERAL AUTHENTICATE: the management key, a signature, a shared secret.
    fn authenticate(&mut self, command: &CommandApdu) -> Done {
        let template = tlv::find(&command.data, 0x7c).ok_or(StatusWord::WRONG_DATA)?;
        if command.p2 == MANAGEMENT {
            return self.prove(command.p1, template);
        }
        let key = self.kept.keys.get(&command.p2).cloned().ok_or(StatusWord::NO_KEY)?;
        if command.p1 != P256 || tlv::find(template, 0x82) != Some(&[]) {
            return Err(StatusWord::WRONG_DATA);
        }
        let allowed = match key.pin {
            EmulatedPinPolicy::Never => true,
            EmulatedPinPolicy::Once => self.session.pin_given,
            EmulatedPinPolicy::Always => self.session.pin_given && self.session.pin_fresh,
        };
        self.session.pin_fresh = false;
        if !allowed {
            return Err(StatusWord::SECURITY);
        }
        self.wait_for_touch(key.touch)?;
        let result = match (tlv::find(template, 0x81), tlv::find(template, 0x85)) {
            (Some(hash), None) => key.sign(hash),
            (None, Some(point)) => key.agree(point),
            _ => None,
        };
        let result = result.ok_or(StatusWord::WRONG_DATA)?;
        Ok(tlv::entry(0x7c, &tlv::entry(0x82, &result)))
    }

    fn wait_for_touch(&mut self, policy: EmulatedTouchPolicy) -> Result<(), StatusWord> {
        let counts = self.session.touched.is_some_and(|when| when.elapsed() < CACHED);
        if policy == EmulatedTouchPolicy::Never || policy == EmulatedTouchPolicy::Cached && counts {
            return Ok(());
        }
        match self.touch {
            Touch::After(time) => {
                thread::sleep(time);
                self.session.touched = Some(Instant::now());
                Ok(())
            }
            Touch::NotWithin(time) => {
                thread::sleep(time);
                Err(StatusWord::SECURITY)
            }
        }
    }

    /// Authenticates with the management key: both sides, or only the other side.
    fn prove(&mut self, algorithm: u8, template: &[u8]) -> Done {
        let key = self.kept.management.clone();
        if EmulatedAlgorithm::of(algorithm) != Some(key.algorithm) {
            return Err(StatusWord::WRONG_DATA);
        }
        let mut block = self.random.next()[..key.algorithm.block_bytes()].to_vec();
        let entry = |tag| tlv::find(template, tag);
        match (self.session.asked.take(), entry(0x80), entry(0x81), entry(0x82)) {
            (_, Some([]), None, None) => {
                let shown = key.encrypt(&block).ok_or(StatusWord::WRONG_DATA)?;
                self.session.asked = Some(PendingProof::Witness(block));
                Ok(tlv::entry(0x7c, &tlv::entry(0x80, &shown)))
            }
            (_, None, Some([]), None) => {
                let answer = tlv::entry(0x7c, &tlv::entry(0x81, &block));
                self.session.asked = Some(PendingProof::Challenge(std::mem::take(&mut block)));
                Ok(answer)
            }
            (Some(PendingProof::Witness(witness)), Some(said), Some(challenge), _)
                if said == witness =>
            {
                let answer = key.encrypt(challenge).ok_or(StatusWord::WRONG_DATA)?;
                self.enter()?;
                Ok(tlv::entry(0x7c, &tlv::entry(0x82, &answer)))
            }
            (Some(PendingProof::Challenge(challenge)), None, None, Some(said)) => {
                if key.encrypt(&challenge).as_deref() != Some(said) {
                    return Err(StatusWord::SECURITY);
                }
                self.enter()?;
                Ok(Vec::new())
            }
            (Some(_), ..) => Err(StatusWord::SECURITY),
            _ => Err(StatusWord::WRONG_DATA),
        }
    }

    fn enter(&mut self) -> Result<(), StatusWord> {
        if self.kept.management_touch {
            self.wait_for_touch(EmulatedTouchPolicy::Always)?;
        }
        self.session.is_administrator = true;
        Ok(())
    }

    /// GET DATA.
    fn get(&self, command: &CommandApdu) -> Done {
        let id = self.object(command)?;
        if id == 0x7e {
            return Ok(DISCOVERY.to_vec());
        }
        if BEHIND_PIN.contains(&id) && !self.session.pin_given {
            return Err(StatusWord::SECURITY);
        }
        let object = self.kept.objects.get(&id).ok_or(StatusWord::NOT_FOUND)?;
        Ok(tlv::entry(0x53, object))
    }

    /// The id of the object in a command.
    fn object(&self, command: &CommandApdu) -> Result<u32, StatusWord> {
        if (command.p1, command.p2) != (0x3f, 0xff) {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let (entry, _) = tlv::first(&command.data).ok_or(StatusWord::WRONG_DATA)?;
        if entry.tag != 0x5c || !(1..=3).contains(&entry.value.len()) {
            return Err(StatusWord::WRONG_DATA);
        }
        Ok(entry.value.iter().fold(0, |id, byte| id << 8 | u32::from(*byte)))
    }

    /// PUT DATA. An object without bytes is deleted.
    fn put(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        let id = self.object(command)?;
        let value = tlv::find(&command.data, 0x53).ok_or(StatusWord::WRONG_DATA)?;
        let model = self.kept.model;
        if !model.takes_object(id) {
            return Err(StatusWord::NOT_SUPPORTED);
        }
        if value.is_empty() {
            self.kept.objects.remove(&id);
            return Ok(Vec::new());
        }
        let before = self.kept.objects.get(&id).map_or(0, |object| object.len());
        let used = self.kept.used() - before + value.len();
        if value.len() > model.largest_object() || used > self.kept.room {
            return Err(StatusWord::FULL);
        }
        self.kept.objects.insert(id, value.to_vec().into());
        Ok(Vec::new())
    }

    /// GET METADATA (Yubico): describes a key, the PIN, the PUK or the management key.
    fn metadata(&self, slot: u8) -> Done {
        let mut entries = Vec::new();
        let mut put = |tag, value: &[u8]| tlv::put(&mut entries, tag, value);
        match slot {
            PIN | PUK => {
                let of = if slot == PIN { &self.kept.pin } else { &self.kept.puk };
                put(1, &[0xff]);
                put(5, &[u8::from(of.is_factory)]);
                put(6, &[of.tries, of.left]);
            }
            MANAGEMENT => {
                let key = &self.kept.management;
                let touch = if self.kept.management_touch {
                    EmulatedTouchPolicy::Always
                } else {
                    EmulatedTouchPolicy::Never
                };
                put(1, &[key.algorithm.number()]);
                put(2, &[0, touch as u8]);
                put(5, &[u8::from(key.bytes == FACTORY_KEY)]);
            }
            _ => {
                let key = self.kept.keys.get(&slot).ok_or(StatusWord::NO_KEY)?;
                put(1, &[P256]);
                put(2, &[key.pin as u8, key.touch as u8]);
                put(3, &[if key.generated { 1 } else { 2 }]);
                put(4, &tlv::entry(0x86, &key.public()));
            }
        }
        Ok(entries)
    }

    /// ATTEST (Yubico).
    fn attest(&self, slot: u8) -> Done {
        let own = self.kept.keys.get(&ATTESTATION_SLOT).ok_or(StatusWord::NOT_FOUND)?;
        let key = self.kept.keys.get(&slot).filter(|key| key.generated);
        let key = key.ok_or(StatusWord::WRONG_DATA)?;
        let version = self.kept.model.version().unwrap_or_default();
        attest::of(own, slot, key, version, self.kept).ok_or(StatusWord::CONDITIONS)
    }

    /// SET PIN RETRIES (Yubico). PIN and PUK get their factory values.
    fn set_tries(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        if !self.session.pin_given {
            return Err(StatusWord::SECURITY);
        }
        if command.p1 == 0 || command.p2 == 0 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let factory = Memory::new(self.kept.model, self.kept.serial, None);
        self.kept.pin = StoredPin { tries: command.p1, left: command.p1, ..factory.pin };
        self.kept.puk = StoredPin { tries: command.p2, left: command.p2, ..factory.puk };
        Ok(Vec::new())
    }

    /// RESET (Yubico). PIN and PUK must be blocked.
    fn reset(&mut self) -> Done {
        if self.kept.pin.left > 0 || self.kept.puk.left > 0 {
            return Err(StatusWord::CONDITIONS);
        }
        self.kept.reset();
        *self.session = Session::default();
        Ok(Vec::new())
    }

    /// SET MANAGEMENT KEY (Yubico).
    fn set_management(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        let touch = match (command.p1, command.p2) {
            (0xff, 0xff) => false,
            (0xff, 0xfe) => true,
            _ => return Err(StatusWord::WRONG_PARAMETERS),
        };
        let Some((&[algorithm, MANAGEMENT, length], bytes)) = command.data.split_first_chunk()
        else {
            return Err(StatusWord::WRONG_DATA);
        };
        let algorithm = EmulatedAlgorithm::of(algorithm).ok_or(StatusWord::WRONG_DATA)?;
        let fits = bytes.len() == usize::from(length) && bytes.len() == algorithm.key_bytes();
        if !fits || algorithm != EmulatedAlgorithm::TripleDes && !self.kept.model.has_aes() {
            return Err(StatusWord::WRONG_DATA);
        }
        self.kept.management = EmulatedManagementKey { algorithm, bytes: bytes.to_vec() };
        self.kept.management_touch = touch;
        Ok(Vec::new())
    }

    /// MOVE KEY (Yubico): moves a key to another slot, or deletes it.
    fn move_key(&mut self, command: &CommandApdu) -> Done {
        self.administrator()?;
        let (to, from) = (command.p1, command.p2);
        let taken = to != 0xff && self.kept.keys.contains_key(&to);
        if taken || from == ATTESTATION_SLOT {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let key = self.kept.keys.remove(&from).ok_or(StatusWord::NO_KEY)?;
        if to != 0xff {
            self.kept.keys.insert(to, key);
        }
        Ok(Vec::new())
    }
}

/// Compares a PIN or PUK. A wrong one uses up a try.
fn try_it(reference: &mut StoredPin, said: &[u8], model: Model) -> Result<(), StatusWord> {
    if reference.left == 0 {
        return Err(StatusWord::BLOCKED);
    }
    if said == reference.value {
        reference.left = reference.tries;
        return Ok(());
    }
    reference.left -= 1;
    Err(match (reference.left, model) {
        (0, Model::YubiKey(_)) => StatusWord::BLOCKED,
        (left, _) => StatusWord::tries(left),
    })
}

/// Splits the data of a change: the existing value and the new one, 8 bytes each. The new one has at least 6
/// characters.
fn two(data: &[u8]) -> Result<(&[u8], [u8; 8]), StatusWord> {
    let (old, new) = data.split_at_checked(8).ok_or(StatusWord::WRONG_DATA)?;
    let new: [u8; 8] = new.try_into().map_err(|_| StatusWord::WRONG_DATA)?;
    let long = new.iter().position(|byte| *byte == 0xff).unwrap_or(8);
    match long >= 6 && new[long..].iter().all(|byte| *byte == 0xff) {
        true => Ok((old, new)),
        false => Err(StatusWord::WRONG_DATA),
    }
}
