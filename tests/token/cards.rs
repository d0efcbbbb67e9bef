//! Emulated tokens that are prepared for shares, sets whose shares lie on them, and the program to run on them.

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

/// The factory's, which the emulated tokens have.
pub const PIN: &str = "123456";
pub const CONTAINER: u32 = 0x5f_c120;

pub fn secret(serial: u32, slot: u8) -> [u8; 32] {
    let mut secret = [slot; 32];
    secret[..4].copy_from_slice(&serial.to_be_bytes());
    secret
}

/// A token with a key for shares in slot 82 and one in 9E, as its maker would leave it else.
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

/// What a token goes by: a plain one by its GUID.
pub fn named(card: &Emulated) -> Named {
    match card.kept().model {
        Model::YubiKey(_) => Named::Serial(card.kept().serial),
        Model::Plain => Named::Guid([card.kept().serial as u8; 16]),
    }
}

/// What a share that is sealed to a token names.
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

/// A practice set of 3 of 5 that is still to be sealed.
pub fn split(random: &mut Generator) -> SplitSet {
    let plan = SetPlan {
        purpose: Purpose::Practice,
        kind: Kind::MasterSecret,
        msids: vec![Msid::from_bytes([0x5a; 16])],
        label: String::new(),
        server: "SSO01".to_owned(),
        created: 1_795_000_000,
        threshold: 3,
        waivers: vec![],
        custodians: ["Anna", "Ben", "Chloé", "David", "花子"].map(str::to_owned).to_vec(),
        supersedes: None,
    };
    escrow::split(plan, &[0x5a; 32], random).unwrap()
}

/// Puts share `x` onto a token, where nobody looked.
pub fn put(card: &mut Emulated, set: &SplitSet, x: u8, random: &mut Generator) -> Share {
    let share = set.seal_to_card(x, &header(card, Some(CONTAINER)), random).unwrap();
    card.kept_mut().objects.insert(CONTAINER, share.to_file().unwrap().into());
    share
}

/// Puts share `x` into a folder of its own, sealed to a password, or to a token: its place.
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
    /// With the smart cards of a lab, and no others.
    pub fn at(self, lab: &Lab) -> Self {
        self.env("PCSCLITE_CSOCK_NAME", lab.socket())
    }

    /// `--share` for each of these locations.
    pub fn shares_at<S: AsRef<str>>(self, locations: &[S]) -> Self {
        locations.iter().fold(self, |run, location| run.share_at(location.as_ref()))
    }
}

/// Verifies the share at a place, in a rehearsal and with that PIN.
pub fn verify(lab: &Lab, place: &str, pin: &str) -> Ran {
    Run::verify().rehearsal().arg(place).lines(&[pin]).at(lab).run()
}

pub fn inspect(lab: &Lab, place: &str) -> Ran {
    Run::inspect().arg(place).at(lab).run()
}

/// So many tries are left.
pub fn tries(left: u8) -> Text {
    text!("cause-token-tries-left", left = left)
}

/// The error of a wrong PIN, behind which so many tries are left.
pub fn wrong_pin(left: u8) -> Text {
    text!("token-wrong-pin", tries = tries(left))
}

/// The question for the PIN of a card, of which so many tries are left.
pub fn ask_pin(token: &str, left: u8) -> Text {
    text!("ask-pin", token = token, tries = tries(left))
}

/// A token with certificates of its keys, as it takes a share.
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

/// The containers of a token in which a share lies, or what begins as one.
pub fn shares_on(token: &crate::lab::Token) -> Vec<u32> {
    let card = token.card();
    let is_share = |bytes: &[u8]| bytes.starts_with(&[0xd9, 0xd9, 0xf7]);
    let objects = card.kept().objects.iter();
    objects.filter(|(_, bytes)| is_share(bytes)).map(|(id, _)| *id).collect()
}
