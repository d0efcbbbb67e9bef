//! A separate pcscd with virtual readers, and emulated cards that are inserted and removed.

use std::io;
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use sso_escrow::emulator::card::EmulatedCard;
use sso_escrow::emulator::readers::Readers;
use sso_escrow::emulator::vpcd;
use tempfile::TempDir;

/// The time limit for steps that normally take half a second, because the machine may be busy.
const LONGEST: Duration = Duration::from_secs(40);

/// A pcscd whose readers no other process sees. It ends when this is dropped.
pub struct Lab {
    readers: Readers,
    folder: TempDir,
}

impl Lab {
    /// Starts a lab with this number of readers, at most 16. `None` if the machine has no pcscd or vpcd;
    /// prints that the test is skipped.
    pub fn new(readers: usize) -> Option<Self> {
        let client = "/usr/bin/opensc-tool";
        let no_client = (!Path::new(client).exists()).then_some(client);
        if let Some(missing) = Readers::missing().or(no_client) {
            println!(
                "skipped: smart cards: {missing} is not there (pcscd, vsmartcard-vpcd, opensc)"
            );
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let readers = Readers::start(folder.path(), readers).unwrap();
        Some(Self { readers, folder })
    }

    /// Inserts a card into the reader of that number, counted from 0, and waits until pcscd has detected it.
    pub fn insert(&self, reader: usize, card: EmulatedCard) -> Token {
        self.put(reader, Arc::new(Mutex::new(card)))
    }

    /// Inserts one card into each reader, from the first one on, and waits until pcscd has detected all.
    pub fn insert_all(&self, cards: Vec<EmulatedCard>) -> Vec<Token> {
        let put = |(reader, card): (usize, EmulatedCard)| {
            Token::insert(self.readers.ports()[reader], Arc::new(Mutex::new(card)))
        };
        // If pcscd has not yet noticed a removal, it may never notice the next card.
        for reader in 0..cards.len() {
            wait_for("the reader's emptiness", || !self.has_card(reader));
        }
        let tokens: Vec<Token> = cards.into_iter().enumerate().map(put).collect();
        (0..tokens.len()).for_each(|reader| wait_for("a card", || self.has_card(reader)));
        tokens
    }

    /// The same with a card that was [removed](Token::pull).
    pub fn insert_again(&self, reader: usize, card: Arc<Mutex<EmulatedCard>>) -> Token {
        // pcscd checks every 400 ms. If a card is back before the next check, pcscd takes it for the old one,
        // which has no power any more.
        thread::sleep(Duration::from_millis(900));
        self.put(reader, card)
    }

    fn put(&self, reader: usize, card: Arc<Mutex<EmulatedCard>>) -> Token {
        wait_for("the reader's emptiness", || !self.has_card(reader));
        let token = Token::insert(self.readers.ports()[reader], card);
        wait_for("a card", || self.has_card(reader));
        token
    }

    /// Reports whether pcscd has noticed a card in a reader. pcscd checks every 400 ms.
    fn has_card(&self, reader: usize) -> bool {
        let list = self.command("opensc-tool").arg("-l").output().unwrap();
        let name = Readers::name(reader);
        let shown = String::from_utf8_lossy(&list.stdout).into_owned();
        shown.lines().any(|line| line.contains(&name) && line.contains(" Yes "))
    }

    /// The name of a reader.
    pub fn reader(&self, reader: usize) -> String {
        Readers::name(reader)
    }

    /// The daemon's socket. Clients find it by their environment.
    pub fn socket(&self) -> PathBuf {
        self.readers.socket().to_owned()
    }

    /// A program that uses this daemon.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PCSCLITE_CSOCK_NAME", self.socket()).env("LC_ALL", "C.UTF-8");
        command
    }

    /// The output of a program, with its errors. The program must succeed.
    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.command(program).args(arguments).output().unwrap();
        let shown = shown(&output);
        assert!(output.status.success(), "{program} {arguments:?}: {shown}");
        shown
    }

    /// A folder that is removed with this lab.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

pub fn shown(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    format!("{out}{err}")
}

pub fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_there() {
        assert!(start.elapsed() < LONGEST, "still waiting for {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A card in a reader. Dropping it removes the card.
pub struct Token {
    card: Arc<Mutex<EmulatedCard>>,
    reader: TcpStream,
    server: Option<JoinHandle<io::Result<()>>>,
}

impl Token {
    fn insert(port: u16, card: Arc<Mutex<EmulatedCard>>) -> Self {
        let reader = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let (line, shared) = (reader.try_clone().unwrap(), Arc::clone(&card));
        let server = Some(thread::spawn(move || vpcd::serve(&line, &shared)));
        Self { card, reader, server }
    }

    /// The card, to read and to change.
    pub fn card(&self) -> MutexGuard<'_, EmulatedCard> {
        self.card.lock().unwrap()
    }

    /// Removes the card. Returns it.
    pub fn pull(mut self) -> Arc<Mutex<EmulatedCard>> {
        self.end();
        Arc::clone(&self.card)
    }

    fn end(&mut self) {
        let _ = self.reader.shutdown(Shutdown::Both);
        if let Some(server) = self.server.take() {
            let _ = server.join();
        }
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.end();
    }
}
