//! The card: power, applets, long commands and answers, and simulated faults.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::apdu::{CommandApdu, ResponseApdu, StatusWord};
use super::fault::{Fault, Touch};
use super::memory::Memory;
use super::model::Model;
use super::random::Random;
use super::{others, piv};

/// The maximum length of the data of a chain of commands, in bytes.
const LONGEST: usize = 4096;

/// The reply to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmulatedReply {
    /// The answer.
    Bytes(Vec<u8>),
    /// No answer: the card was pulled.
    Pulled,
}

/// A command and its answer, as bytes on the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The command.
    pub command: Vec<u8>,
    /// The answer; empty if there was none.
    pub answer: Vec<u8>,
}

/// The applet that commands go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Applet {
    Piv,
    Management,
    Otp,
}

/// A smart card, with or without power.
#[derive(Debug)]
pub struct EmulatedCard {
    kept: Memory,
    file: Option<PathBuf>,
    random: Random,
    applet: Option<Applet>,
    session: piv::Session,
    chain: Vec<u8>,
    pending: Vec<u8>,
    touch: Touch,
    faults: BTreeMap<u64, Fault>,
    count: u64,
    log: Vec<Exchange>,
}

impl EmulatedCard {
    /// A smart card that exists only in memory. With a seed, its random bytes are the same in each run.
    #[must_use]
    pub fn new(kept: Memory, seed: Option<u64>) -> Self {
        Self {
            kept,
            file: None,
            random: Random { seed, count: 0 },
            applet: None,
            session: piv::Session::default(),
            chain: Vec::new(),
            pending: Vec::new(),
            touch: Touch::After(Duration::ZERO),
            faults: BTreeMap::new(),
            count: 0,
            log: Vec::new(),
        }
    }

    /// A smart card in factory state. A YubiKey attests its keys under the test root.
    #[must_use]
    pub fn factory(model: Model, serial: u32, seed: Option<u64>) -> Self {
        let mut random = Random { seed, count: 1 << 32 };
        let attestation =
            model.version().and_then(|_| super::attest::own(serial, || random.next()));
        Self::new(Memory::new(model, serial, attestation), seed)
    }

    /// Also keeps the smart card in a file, which is written after each command that may change the card.
    ///
    /// # Errors
    /// Errors of the file system.
    pub fn kept_in(self, file: PathBuf) -> io::Result<Self> {
        self.kept.store(&file)?;
        Ok(Self { file: Some(file), ..self })
    }

    /// The data that it keeps without power.
    #[must_use]
    pub const fn kept(&self) -> &Memory {
        &self.kept
    }

    /// The kept data, for changes without a command.
    pub const fn kept_mut(&mut self) -> &mut Memory {
        &mut self.kept
    }

    /// Sets how a person reacts when the card needs a touch.
    pub const fn set_touch(&mut self, touch: Touch) {
        self.touch = touch;
    }

    /// Makes a later command fail. The next command has `number` 1.
    pub fn fail_at(&mut self, number: u64, fault: Fault) {
        self.faults.insert(self.count + number, fault);
    }

    /// Removes all faults.
    pub fn mend(&mut self) {
        self.faults.clear();
    }

    /// Takes the log: all commands and their answers since the last call.
    pub fn take_log(&mut self) -> Vec<Exchange> {
        std::mem::take(&mut self.log)
    }

    /// Power on, power off, or reset: the card forgets what it does not keep.
    pub fn reset(&mut self) {
        self.applet = None;
        self.session = piv::Session::default();
        self.chain.clear();
        self.pending.clear();
    }

    /// The answer to reset (ATR, ISO/IEC 7816-3, section 8). The protocol is T=1.
    #[must_use]
    pub fn atr(&self) -> Vec<u8> {
        let name: &[u8] = match self.kept.model {
            Model::YubiKey(_) => b"\x80\x73\xc0\x21\xc0\x57YubiKey",
            Model::Plain => b"\x80\x73\xc0\x21\xc0\x00PIV",
        };
        let mut atr = vec![0x3b, 0xf0 | name.len() as u8, 0x13, 0, 0, 0x81, 0x31, 0xfe, 0x15];
        atr.extend_from_slice(name);
        atr.push(atr[1..].iter().fold(0, |sum, byte| sum ^ byte));
        atr
    }

    /// Processes one command.
    pub fn transmit(&mut self, bytes: &[u8]) -> EmulatedReply {
        self.count += 1;
        let fault = self.faults.remove(&self.count);
        let reply = match fault {
            Some(Fault::PulledBefore) => EmulatedReply::Pulled,
            Some(Fault::Status(status)) => EmulatedReply::Bytes(status.to_be_bytes().to_vec()),
            Some(Fault::PulledAfter) => {
                let _ = self.work(bytes);
                EmulatedReply::Pulled
            }
            Some(Fault::Bent(bend)) => EmulatedReply::Bytes(bend.bend(&self.work(bytes))),
            Some(Fault::Slow(time)) => {
                std::thread::sleep(time);
                EmulatedReply::Bytes(self.work(bytes))
            }
            None => EmulatedReply::Bytes(self.work(bytes)),
        };
        let answer = match &reply {
            EmulatedReply::Bytes(answer) => answer.clone(),
            EmulatedReply::Pulled => Vec::new(),
        };
        self.log.push(Exchange { command: bytes.to_vec(), answer });
        reply
    }

    fn work(&mut self, bytes: &[u8]) -> Vec<u8> {
        let answer = match CommandApdu::parse(bytes) {
            Ok(command) => self.part(command),
            Err(status) => Err(status).into(),
        };
        answer.to_bytes()
    }

    /// Processes a command that may be a part of a chain, and splits an answer that is too long.
    fn part(&mut self, mut command: CommandApdu) -> ResponseApdu {
        if command.class != 0 {
            return Err(StatusWord::NO_CLASS).into();
        }
        if command.instruction == 0xc0 {
            return self.next_of_answer(command.most);
        }
        self.pending.clear();
        if self.chain.len() + command.data.len() > LONGEST {
            self.chain.clear();
            return Err(StatusWord::WRONG_LENGTH).into();
        }
        self.chain.append(&mut command.data);
        if command.goes_on {
            return Ok(Vec::new()).into();
        }
        command.data = std::mem::take(&mut self.chain);
        let is_select = command.instruction == 0xa4;
        match self.answer(&command) {
            Ok(data) if data.len() > command.most && !is_select => {
                self.pending = data;
                self.next_of_answer(command.most)
            }
            answer => answer.into(),
        }
    }

    fn next_of_answer(&mut self, most: usize) -> ResponseApdu {
        if self.pending.is_empty() {
            return Err(StatusWord::CONDITIONS).into();
        }
        let rest = self.pending.split_off(most.min(self.pending.len()));
        let data = std::mem::replace(&mut self.pending, rest);
        let status = match self.pending.len() {
            0 => StatusWord::DONE,
            left => StatusWord(0x6100 | left.min(0xff) as u16),
        };
        ResponseApdu { data, status }
    }

    fn answer(&mut self, command: &CommandApdu) -> Result<Vec<u8>, StatusWord> {
        if command.instruction == 0xa4 {
            return self.select(command);
        }
        match self.applet {
            None => Err(StatusWord::NO_INSTRUCTION),
            Some(Applet::Management) => others::management(&self.kept, command),
            Some(Applet::Otp) => others::otp(&self.kept, command),
            Some(Applet::Piv) => {
                let (random, touch) = (&mut self.random, self.touch);
                let mut piv =
                    piv::Piv { kept: &mut self.kept, session: &mut self.session, random, touch };
                let (answer, changed) = piv.answer(command);
                match &self.file {
                    Some(file) if changed => {
                        self.kept.store(file).map_err(|_| StatusWord::MEMORY)?
                    }
                    _ => {}
                }
                answer
            }
        }
    }

    fn select(&mut self, command: &CommandApdu) -> Result<Vec<u8>, StatusWord> {
        if command.p1 != 4 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let begins = |applet: &[u8]| command.data.len() >= 5 && applet.starts_with(&command.data);
        let is_yubikey = self.kept.model != Model::Plain;
        let (applet, answer) = match () {
            () if begins(piv::ID) => (Applet::Piv, piv::SELECTED.to_vec()),
            () if is_yubikey && begins(others::MANAGEMENT) => {
                (Applet::Management, others::management_selected(&self.kept))
            }
            () if is_yubikey && begins(others::OTP) => {
                (Applet::Otp, others::otp_status(&self.kept))
            }
            () => return Err(StatusWord::NOT_FOUND),
        };
        (self.applet, self.session) = (Some(applet), piv::Session::default());
        Ok(answer)
    }
}
