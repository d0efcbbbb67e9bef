//! A private pcscd with virtual readers, which no other program sees.
//!
//! The daemon is Debian's pcscd. It is started as systemd would start it, with the socket that it listens on
//! (sd_listen_fds(3)). So any number of daemons can run side by side, also as an ordinary user. The readers are
//! those of vpcd, from the project vsmartcard. Each reader listens on its own port, on all addresses of the
//! machine, for its one card.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const DAEMON: &str = "/usr/sbin/pcscd";
const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
/// The folder that pcscd needs, whatever its options are.
const RUN: &str = "/run/pcscd";
/// vpcd makes two readers for each entry, on two ports.
const SLOTS: usize = 2;
/// How long a daemon may take to start.
const LONGEST: Duration = Duration::from_secs(10);

/// A pcscd and its readers. Dropping it ends the daemon.
#[derive(Debug)]
pub struct Readers {
    socket: PathBuf,
    daemon: Child,
    ports: Vec<u16>,
}

impl Readers {
    /// The file that this machine lacks: pcscd or vpcd's driver. `None` if it has both.
    #[must_use]
    pub fn missing() -> Option<&'static str> {
        [DAEMON, DRIVER].into_iter().find(|file| !Path::new(file).exists())
    }

    /// Starts a pcscd with `count` readers, at most 16; an odd number is rounded up. Its files are in `folder`,
    /// whose path must be short: the name of a socket has at most 107 bytes.
    ///
    /// # Errors
    /// Errors of the system. A timeout if pcscd does not start within ten seconds.
    pub fn start(folder: &Path, count: usize) -> io::Result<Self> {
        let config = folder.join("reader.conf.d");
        fs::create_dir(&config)?;
        let mut ports = Vec::new();
        for at in 0..count.div_ceil(SLOTS) {
            let port = two_ports();
            // A driver file serves only one entry, so each entry gets a copy.
            let driver = folder.join(format!("vpcd{at}.so"));
            fs::copy(DRIVER, &driver)?;
            let entry = format!(
                "FRIENDLYNAME \"{}\"\nDEVICENAME /dev/null:{port}\nLIBPATH {}\nCHANNELID {port}\n",
                friendly(at),
                driver.display()
            );
            fs::write(config.join(at.to_string()), entry)?;
            ports.extend([port, port + 1]);
        }
        let socket = folder.join("pcscd.comm");
        let daemon = start(folder, &socket, &config)?;
        let readers = Self { socket, daemon, ports };
        let start = Instant::now();
        while !readers.all_listen()? {
            if start.elapsed() > LONGEST {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "pcscd does not start"));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(readers)
    }

    /// The socket of the daemon. Clients find it by the variable `PCSCLITE_CSOCK_NAME`.
    #[must_use]
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    /// The ports of the readers, in order.
    #[must_use]
    pub fn ports(&self) -> &[u16] {
        &self.ports
    }

    /// The PC/SC name of a reader, counted from 0. Yubico's clients ignore readers whose name does not contain
    /// "`YubiKey`" and "CCID".
    #[must_use]
    pub fn name(reader: usize) -> String {
        format!("{} 00 {:02}", friendly(reader / SLOTS), reader % SLOTS)
    }

    fn all_listen(&self) -> io::Result<bool> {
        // The table is read instead of connecting, since a connection would insert a card.
        let table = fs::read_to_string("/proc/net/tcp")?;
        let listens = |port: &u16| table.contains(&format!(":{port:04X} 00000000:0000 0A"));
        Ok(self.ports.iter().all(listens))
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn friendly(entry: usize) -> String {
    format!("Yubico YubiKey CCID {entry}")
}

/// Starts pcscd. It needs a folder in /run; an ordinary user creates that folder in a namespace.
fn start(folder: &Path, socket: &Path, config: &Path) -> io::Result<Child> {
    let socket = UnixListener::bind(socket)?;
    let run = "exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" -f --config \"$1\"";
    let mut command = if Path::new(RUN).exists() || fs::create_dir(RUN).is_ok() {
        let mut command = Command::new("sh");
        command.arg("-c");
        command
    } else {
        let mut command = Command::new("unshare");
        let mounted = "mount -t tmpfs none /run && exec sh -c \"$@\"";
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]);
        command
    };
    let log = fs::File::create(folder.join("log"))?;
    command.arg(run).arg(DAEMON).arg(config);
    command.stdin(Stdio::from(OwnedFd::from(socket)));
    command.stdout(log.try_clone()?).stderr(log).spawn()
}

/// Two adjacent free ports, below the range from which the system assigns ports.
fn two_ports() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Processes that start together have adjacent ids. They begin their search far apart, because a free port may
    // be taken a moment later.
    let first = 20_000 + (std::process::id().wrapping_mul(611) % 5_000) as u16 * 2;
    loop {
        let port = first + NEXT.fetch_add(2, Ordering::Relaxed) % 2_000;
        let is_free = |port| TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok();
        if is_free(port) && is_free(port + 1) {
            return port;
        }
    }
}
