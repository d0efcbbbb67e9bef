//! A pcscd of one's own with virtual readers, and emulated tokens that are put into them and pulled.

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

/// How long something may take that takes half a second, on a machine that does much else.
const LONGEST: Duration = Duration::from_secs(40);

/// A pcscd with readers that nobody else sees. It ends with this.
pub struct Lab {
    readers: Readers,
    folder: TempDir,
}

impl Lab {
    /// With so many readers, at most 16; `None`, with a word on it, where the machine has no pcscd or vpcd.
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

    /// Puts a token into the reader of that number, counted from 0, and waits until it is seen.
    pub fn insert(&self, reader: usize, card: EmulatedCard) -> Token {
        self.put(reader, Arc::new(Mutex::new(card)))
    }

    /// Puts a token into each reader, from the first one on, and waits until all are seen.
    pub fn insert_all(&self, cards: Vec<EmulatedCard>) -> Vec<Token> {
        let put = |(reader, card): (usize, EmulatedCard)| {
            Token::insert(self.readers.ports()[reader], Arc::new(Mutex::new(card)))
        };
        // Where pcscd has not yet seen that a token was pulled, the next one may not be seen at all.
        for reader in 0..cards.len() {
            wait_for("the reader's emptiness", || !self.has_card(reader));
        }
        let tokens: Vec<Token> = cards.into_iter().enumerate().map(put).collect();
        (0..tokens.len()).for_each(|reader| wait_for("a card", || self.has_card(reader)));
        tokens
    }

    /// The same, of one that was [pulled](Token::pull).
    pub fn insert_again(&self, reader: usize, card: Arc<Mutex<EmulatedCard>>) -> Token {
        // pcscd looks every 400 ms. One that is back before it has looked is to it the one that was there,
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

    /// Whether pcscd has seen that there is a card in a reader: it looks every 400 ms.
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

    /// The socket of the daemon, which clients find by their environment.
    pub fn socket(&self) -> PathBuf {
        self.readers.socket().to_owned()
    }

    /// A program that talks to this daemon.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PCSCLITE_CSOCK_NAME", self.socket()).env("LC_ALL", "C.UTF-8");
        command
    }

    /// What a program prints, errors included, and that it did not fail.
    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.command(program).args(arguments).output().unwrap();
        let shown = shown(&output);
        assert!(output.status.success(), "{program} {arguments:?}: {shown}");
        shown
    }

    /// A folder that goes away with this.
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

/// A token in a reader. It is pulled with this.
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

    /// The card, to look at and to change.
    pub fn card(&self) -> MutexGuard<'_, EmulatedCard> {
        self.card.lock().unwrap()
    }

    /// Pulls it.
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
