//! Emulated cards that are prepared for shares, sets with shares on them, and the program that runs with
//! them.

use std::fs;
use std::path::PathBuf;

use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::emulator::model::Model;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan, SplitSet};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::point::Point;
use sso_escrow::share::Share;
use sso_escrow::share::card::{CardProtector, Token as Named};
use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::lab::Lab;
use crate::support::{Ran, Run, Text, cheapest, password};
use crate::text;

/// The factory PIN, which the emulated cards have.
pub const PIN: &str = "123456";
pub const CONTAINER: u32 = 0x5f_c120;

pub fn secret(serial: u32, slot: u8) -> [u8; 32] {
    let mut secret = [slot; 32];
    secret[..4].copy_from_slice(&serial.to_be_bytes());
    secret
}

/// A card with a key for shares in slot 82 and a key in 9E, otherwise in the factory state.
pub fn token(model: &str, serial: u32) -> Emulated {
    let mut card = Emulated::factory(Model::parse(model).unwrap(), serial, Some(serial.into()));
    let kept = card.kept_mut();
    let key = |slot, pin| {
        EmulatedKey::of(&secret(serial, slot), pin, EmulatedTouchPolicy::Never, true).unwrap()
    };
    kept.keys.insert(0x82, key(0x82, EmulatedPinPolicy::Once));
    kept.keys.insert(0x9e, key(0x9e, EmulatedPinPolicy::Never));
    let mut chuid = vec![0x30, 1, 0, 0x34, 16];
    chuid.extend([serial as u8; 16]);
    chuid.extend([0xfe, 0]);
    kept.objects.insert(0x5f_c102, chuid.into());
    card
}

/// The name of a card. A card that is no YubiKey is named by its GUID.
pub fn named(card: &Emulated) -> Named {
    match card.kept().model {
        Model::YubiKey(_) => Named::Serial(card.kept().serial),
        Model::Plain => Named::Guid([card.kept().serial as u8; 16]),
    }
}

/// The facts about a card in the header of a share that is sealed to it.
pub fn header(card: &Emulated, object: Option<u32>) -> CardProtector {
    let point = |slot: u8| Point::new(&card.kept().keys[&slot].public()).unwrap();
    CardProtector {
        token: named(card),
        key: point(0x82),
        authentication_key: point(0x9e),
        slot: 0x82,
        object,
    }
}

/// A practice set of 3 of 5 that is not sealed yet.
pub fn split(random: &mut Generator) -> SplitSet {
    split_for(Purpose::Practice, 3, random)
}

/// A set of `threshold` of 5 that is not sealed yet.
pub fn split_for(purpose: Purpose, threshold: usize, random: &mut Generator) -> SplitSet {
    let plan = SetPlan {
        purpose,
        kind: Kind::MasterSecret,
        msids: vec![Msid::from_bytes([0x5a; 16])],
        label: String::new(),
        server: "SSO01".to_owned(),
        created: 1_795_000_000,
        threshold,
        waivers: vec![],
        custodians: ["Anna", "Ben", "Chloé", "David", "花子"].map(str::to_owned).to_vec(),
        supersedes: None,
    };
    escrow::split(plan, &[0x5a; 32], random).unwrap()
}

/// Writes share `x` to a card directly, without the program.
pub fn put(card: &mut Emulated, set: &SplitSet, x: u8, random: &mut Generator) -> Share {
    let share = set.seal_to_card(x, &header(card, Some(CONTAINER)), random).unwrap();
    card.kept_mut().objects.insert(CONTAINER, share.to_file().unwrap().into());
    share
}

/// Writes share `x` to a new folder, sealed to a password or to a card. Returns its location.
pub fn file(
    lab: &Lab,
    set: &SplitSet,
    x: u8,
    card: Option<&Emulated>,
    random: &mut Generator,
) -> String {
    let share = match card {
        Some(card) => set.seal_to_card(x, &header(card, None), random).unwrap(),
        None => {
            let password = Password::new(&password(x)).unwrap();
            set.seal_to_password(x, &password, cheapest(), "", random).unwrap()
        }
    };
    let folder = folder(lab, &format!("{x}"));
    fs::write(folder.join(set.descriptor.file_name(x)), share.to_file().unwrap()).unwrap();
    format!("file:{}", folder.display())
}

pub fn folder(lab: &Lab, name: &str) -> PathBuf {
    let folder = lab.folder().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

impl Run {
    /// Uses the smart cards of a lab, and no others.
    pub fn at(self, lab: &Lab) -> Self {
        self.env("PCSCLITE_CSOCK_NAME", lab.socket())
    }

    /// Adds `--share` for each of these locations.
    pub fn shares_at<S: AsRef<str>>(self, locations: &[S]) -> Self {
        locations.iter().fold(self, |run, location| run.share_at(location.as_ref()))
    }
}

/// Verifies the share at a location, in a rehearsal and with this PIN.
pub fn verify(lab: &Lab, place: &str, pin: &str) -> Ran {
    Run::verify().rehearsal().arg(place).lines(&[pin]).at(lab).run()
}

pub fn inspect(lab: &Lab, place: &str) -> Ran {
    Run::inspect().arg(place).at(lab).run()
}

/// The text for this number of tries left.
pub fn tries(left: u8) -> Text {
    text!("cause-token-tries-left", left = left)
}

/// The error of a wrong PIN, with the number of tries left after it.
pub fn wrong_pin(left: u8) -> Text {
    text!("token-wrong-pin", tries = tries(left))
}

/// The question for the PIN of a card, with the number of tries left.
pub fn ask_pin(token: &str, left: u8) -> Text {
    text!("ask-pin", token = token, tries = tries(left))
}

/// A card with certificates for its keys, ready for a share.
pub fn prepared(lab: &Lab, model: &str, serial: u32) -> Emulated {
    let mut card = token(model, serial);
    let folder = folder(lab, "certificates");
    let object = |slot: u8| {
        let public = card.kept().keys[&slot].public();
        crate::prepared::object(&folder, &public, "/CN=Anna")
    };
    let objects = [(0x5f_c10d, object(0x82)), (0x5f_c101, object(0x9e))];
    for (id, object) in objects {
        card.kept_mut().objects.insert(id, object.into());
    }
    card
}

/// The containers of a card with a share, or with the beginning of one.
pub fn shares_on(token: &crate::lab::Token) -> Vec<u32> {
    let card = token.card();
    let is_share = |bytes: &[u8]| bytes.starts_with(&[0xd9, 0xd9, 0xf7]);
    let objects = card.kept().objects.iter();
    objects.filter(|(_, bytes)| is_share(bytes)).map(|(id, _)| *id).collect()
}
