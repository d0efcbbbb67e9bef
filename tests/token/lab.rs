//! A pcscd of one's own with virtual readers, and emulated tokens that are put into them and pulled.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use sso_escrow::emulator::card::Card;
use sso_escrow::emulator::vpcd;
use tempfile::TempDir;

const DAEMON: &str = "/usr/sbin/pcscd";
const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
/// vpcd makes two readers of each entry, at two ports.
const SLOTS: usize = 2;
/// How long something may take that takes half a second.
const LONGEST: Duration = Duration::from_secs(10);

/// A pcscd with readers that nobody else sees. It ends with this.
pub struct Lab {
    folder: TempDir,
    daemon: Child,
    ports: Vec<u16>,
}

impl Lab {
    /// With so many readers, at most 16; `None`, with a word on it, where the machine has no pcscd or vpcd.
    pub fn new(readers: usize) -> Option<Self> {
        let needed = [DAEMON, DRIVER, "/usr/bin/opensc-tool"];
        if let Some(missing) = needed.iter().find(|file| !Path::new(file).exists()) {
            println!(
                "skipped: smart cards: {missing} is not there (pcscd, vsmartcard-vpcd, opensc)"
            );
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("reader.conf.d");
        fs::create_dir(&config).unwrap();
        let mut ports = Vec::new();
        for at in 0..readers.div_ceil(SLOTS) {
            let port = two_ports();
            // A driver knows one entry: each has a copy of its own.
            let driver = folder.path().join(format!("vpcd{at}.so"));
            fs::copy(DRIVER, &driver).unwrap();
            let entry = format!(
                "FRIENDLYNAME \"Yubico YubiKey CCID {at}\"\nDEVICENAME /dev/null:{port}\n\
                 LIBPATH {}\nCHANNELID {port}\n",
                driver.display()
            );
            fs::write(config.join(format!("{at}")), entry).unwrap();
            ports.extend([port, port + 1]);
        }
        let daemon = start(folder.path(), &config);
        let lab = Self { folder, daemon, ports };
        for port in &lab.ports {
            wait_for("a reader", || listens(*port));
        }
        Some(lab)
    }

    /// Puts a token into the reader of that number, counted from 0, and waits until it is seen.
    pub fn insert(&self, reader: usize, card: Card) -> Token {
        self.put(reader, Arc::new(Mutex::new(card)))
    }

    /// The same, of one that was [pulled](Token::pull).
    pub fn insert_again(&self, reader: usize, card: Arc<Mutex<Card>>) -> Token {
        // pcscd looks every 400 ms. One that is back before it has looked is to it the one that was there,
        // which has no power any more.
        thread::sleep(Duration::from_millis(900));
        self.put(reader, card)
    }

    fn put(&self, reader: usize, card: Arc<Mutex<Card>>) -> Token {
        wait_for("the reader's emptiness", || !self.has_card(reader));
        let token = Token::insert(self.ports[reader], card);
        wait_for("a card", || self.has_card(reader));
        token
    }

    /// Whether pcscd has seen that there is a card in a reader: it looks every 400 ms.
    fn has_card(&self, reader: usize) -> bool {
        let list = self.command("opensc-tool").arg("-l").output().unwrap();
        let name = format!("CCID {} 00 {:02}", reader / SLOTS, reader % SLOTS);
        let shown = String::from_utf8_lossy(&list.stdout).into_owned();
        shown.lines().any(|line| line.contains(&name) && line.contains(" Yes "))
    }

    /// The name of a reader.
    pub fn reader(&self, reader: usize) -> String {
        format!("Yubico YubiKey CCID {} 00 {:02}", reader / SLOTS, reader % SLOTS)
    }

    /// The socket of the daemon, which clients find by their environment.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("pcscd.comm")
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

impl Drop for Lab {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

pub fn shown(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    format!("{out}{err}")
}

/// Starts a pcscd as systemd would: with the socket that it is to listen at, so that any number of them run
/// side by side. It wants a folder of its own in /run, which an ordinary user makes in a namespace.
fn start(folder: &Path, config: &Path) -> Child {
    let socket = UnixListener::bind(folder.join("pcscd.comm")).unwrap();
    let run = "exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" -f --config \"$1\"";
    let has_folder = Path::new("/run/pcscd").exists() || fs::create_dir("/run/pcscd").is_ok();
    let mut command = match has_folder {
        true => Command::new("sh"),
        false => {
            let mut command = Command::new("unshare");
            let mounted = "mount -t tmpfs none /run && exec sh -c \"$@\"";
            command.args(["--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]);
            command
        }
    };
    if has_folder {
        command.arg("-c");
    }
    let log = fs::File::create(folder.join("log")).unwrap();
    command.arg(run).arg(DAEMON).arg(config);
    command.stdin(Stdio::from(OwnedFd::from(socket)));
    command.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap()
}

/// Two ports beside each other that nobody listens at, below those that the system gives away itself.
fn two_ports() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let start = 20_000 + (std::process::id() % 5_000) as u16 * 2;
    loop {
        let port = start + NEXT.fetch_add(2, Ordering::Relaxed);
        let free = |port| TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok();
        if free(port) && free(port + 1) {
            return port;
        }
    }
}

/// Whether somebody listens at a port: looked up, since to connect would be to put a card in.
fn listens(port: u16) -> bool {
    let table = fs::read_to_string("/proc/net/tcp").unwrap();
    let entry = format!(":{port:04X} 00000000:0000 0A");
    table.lines().any(|line| line.contains(&entry))
}

pub fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_there() {
        assert!(start.elapsed() < LONGEST, "{what} does not come");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A token in a reader. It is pulled with this.
pub struct Token {
    card: Arc<Mutex<Card>>,
    reader: TcpStream,
    server: Option<JoinHandle<io::Result<()>>>,
}

impl Token {
    fn insert(port: u16, card: Arc<Mutex<Card>>) -> Self {
        let reader = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let (line, shared) = (reader.try_clone().unwrap(), Arc::clone(&card));
        let server = Some(thread::spawn(move || vpcd::serve(&line, &shared)));
        Self { card, reader, server }
    }

    /// The card, to look at and to change.
    pub fn card(&self) -> MutexGuard<'_, Card> {
        self.card.lock().unwrap()
    }

    /// Pulls it.
    pub fn pull(mut self) -> Arc<Mutex<Card>> {
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
