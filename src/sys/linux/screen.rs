//! Follows the terminal of this process to its screen.
//!
//! A virtual console is a screen of this machine. The text of a pseudo-terminal goes to the process that holds its
//! other end (`ptmx`). The kernel shows which process that is: `/proc/PID/fdinfo` has the number of the
//! pseudo-terminal (`tty-index`). A terminal multiplexer, a recorder or `sudo` has a terminal of its own, which is
//! followed in the same way.
//!
//! The files of other processes are closed once the process is confined, so this is called before.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

pub use crate::sys::screen_info::{Reach, ScreenEnd, TerminalScreen};

// The kernel cuts the name of a process after 15 bytes (TASK_COMM_LEN).

/// Programs that send a terminal to another machine, or out of a container.
const REMOTE: [&str; 27] = [
    "sshd",
    "sshd-session",
    "dropbear",
    "mosh-server",
    "etserver",
    "etterminal",
    "telnetd",
    "in.telnetd",
    "rlogind",
    "in.rlogind",
    "rshd",
    "in.rshd",
    "ttyd",
    "gotty",
    "wetty",
    "shellinaboxd",
    "cockpit-bridge",
    "cockpit-session",
    "tailscaled",
    "teleport",
    "code-server",
    "containerd-shim",
    "conmon",
    "systemd-nspawn",
    "lxc-start",
    "lxc-attach",
    "xrdp-sesman",
];

/// Programs that write what a terminal shows into a file.
const RECORDERS: [&str; 8] = [
    "script",
    "asciinema",
    "ttyrec",
    "termrec",
    "tlog-rec",
    "tlog-rec-sessio",
    "rlwrap",
    "recordmydesktop",
];

/// Programs that pass a terminal on to their own.
const RELAYS: [&str; 14] = [
    "tmux: server",
    "tmux",
    "screen",
    "zellij",
    "dtach",
    "abduco",
    "dvtm",
    "mtm",
    "sudo",
    "su",
    "doas",
    "runuser",
    "run0",
    "systemd-run",
];

/// Terminal emulators.
const EMULATORS: [&str; 34] = [
    "gnome-terminal-",
    "kgx",
    "ptyxis",
    "ptyxis-agent",
    "konsole",
    "yakuake",
    "xfce4-terminal",
    "mate-terminal",
    "lxterminal",
    "qterminal",
    "deepin-terminal",
    "cosmic-term",
    "terminology",
    "io.elementary.t",
    "tilix",
    "terminator",
    "guake",
    "tilda",
    "sakura",
    "kitty",
    "alacritty",
    "foot",
    "ghostty",
    "wezterm-gui",
    "contour",
    "rio",
    "xterm",
    "urxvt",
    "urxvtd",
    "rxvt",
    "st",
    "mlterm",
    "fbterm",
    "kmscon",
];

/// The most terminals that are followed one behind another.
const DEEPEST: usize = 8;

/// The inode number of the first process namespace, which is fixed in the kernel (`PROC_PID_INIT_INO`).
const FIRST_NAMESPACE: &str = "pid:[4026531836]";

/// The screen of the terminal of this process. `None` if the process has no terminal.
pub fn look() -> Option<TerminalScreen> {
    let system = System { proc: "/proc".into(), logins: "/run/systemd".into() };
    let own = match system.process(std::process::id()) {
        Ok(own) if own.terminal.is_none() => return None,
        own => own.ok(),
    };
    let mut screens = Screens::default();
    match own.as_ref().and_then(|own| Some((own, own.terminal?))) {
        Some((own, terminal)) => system.follow(terminal, Some(own), 0, &mut screens),
        None => screens.add(ScreenEnd::Unseen),
    }
    let end = screens.farthest.unwrap_or(ScreenEnd::Unseen);
    Some(TerminalScreen { end, recorders: screens.recorders })
}

/// The screens that were found.
#[derive(Default)]
struct Screens {
    farthest: Option<ScreenEnd>,
    recorders: BTreeSet<String>,
}

impl Screens {
    fn add(&mut self, end: ScreenEnd) {
        self.farthest = self.farthest.take().max(Some(end));
    }
}

/// What the kernel and the login manager report.
struct System {
    /// `/proc`.
    proc: PathBuf,
    /// `/run/systemd`, with the sessions of `systemd-logind`.
    logins: PathBuf,
}

/// A terminal, by its device number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TerminalDevice {
    /// A virtual console.
    Console(u32),
    /// A pseudo-terminal.
    Pseudo(u32),
    /// A serial line or the like: major and minor number.
    Line(u32, u32),
}

impl TerminalDevice {
    /// Splits a device number as the kernel encodes it: 12 bits of the major number, 20 of the minor one. `None` for
    /// 0, which means no terminal, and for `/dev/tty`, which means the process's own.
    fn of(device: u64) -> Option<Self> {
        let major = u32::try_from(device >> 8 & 0xfff).ok()?;
        let minor = u32::try_from(device & 0xff | device >> 12 & 0xf_ff00).ok()?;
        match (major, minor) {
            (0, 0) | (5, 0) => None,
            (4, 0..=63) => Some(Self::Console(minor)),
            (136..=143, _) => Some(Self::Pseudo((major - 136) << 20 | minor)),
            _ => Some(Self::Line(major, minor)),
        }
    }
}

/// A process.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Process {
    id: u32,
    /// At most 15 bytes.
    name: String,
    parent: u32,
    terminal: Option<TerminalDevice>,
}

impl System {
    /// Adds the screens on which that terminal is seen. `user` is a process on the terminal, if one is known.
    fn follow(
        &self,
        terminal: TerminalDevice,
        user: Option<&Process>,
        depth: usize,
        screens: &mut Screens,
    ) {
        let index = match terminal {
            TerminalDevice::Console(number) => {
                return screens.add(ScreenEnd::Console(format!("tty{number}")));
            }
            TerminalDevice::Line(major, minor) => {
                return screens.add(ScreenEnd::SerialLine(line_name(major, minor)));
            }
            TerminalDevice::Pseudo(_) if depth == DEEPEST => return screens.add(ScreenEnd::Unseen),
            TerminalDevice::Pseudo(index) => index,
        };
        let holders = self.holders(index, terminal, user);
        if holders.is_empty() {
            screens.add(match self.is_in_container() {
                true => ScreenEnd::Container,
                false => ScreenEnd::Unseen,
            });
        }
        for holder in holders {
            let name = holder.name.as_str();
            if REMOTE.contains(&name) {
                screens.add(ScreenEnd::Remote(holder.name));
            } else if EMULATORS.contains(&name) {
                screens.add(self.emulator(&holder));
            } else if RECORDERS.contains(&name) || RELAYS.contains(&name) {
                if RECORDERS.contains(&name) {
                    screens.recorders.insert(holder.name.clone());
                }
                let next = self.terminals_of(&holder, terminal);
                if next.is_empty() {
                    screens.add(ScreenEnd::Unseen);
                }
                for next in next {
                    let user = (holder.terminal == Some(next)).then_some(&holder);
                    self.follow(next, user, depth + 1, screens);
                }
            } else {
                screens.add(ScreenEnd::Program(holder.name));
            }
        }
    }

    /// The processes that hold the other end of a pseudo-terminal. Containers number their pseudo-terminals
    /// separately: an ancestor of a process on the terminal is preferred to others with the same number.
    fn holders(
        &self,
        index: u32,
        terminal: TerminalDevice,
        user: Option<&Process>,
    ) -> Vec<Process> {
        let all = self.processes();
        let users = all.iter().filter(|process| process.terminal == Some(terminal));
        let user = user.cloned().or_else(|| users.min_by_key(|process| process.id).cloned());
        let ancestors = user.map(|user| self.ancestors(&user)).unwrap_or_default();
        let holding: Vec<Process> =
            all.into_iter().filter(|process| self.holds(process, index)).collect();
        let near: Vec<Process> =
            holding.iter().filter(|process| ancestors.contains(process)).cloned().collect();
        if !near.is_empty() {
            return near;
        }
        if !holding.is_empty() {
            return holding;
        }
        // The kernel hides the files of other users' processes and of sshd. The process that began the session
        // at this terminal is itself not on it.
        let outside = ancestors.into_iter().find(|process| process.terminal != Some(terminal));
        outside
            .filter(|process| process.id != 1 && self.files(process).is_err())
            .into_iter()
            .collect()
    }

    fn holds(&self, process: &Process, index: u32) -> bool {
        let files = self.files(process).unwrap_or_default();
        files.iter().any(|(number, target)| {
            target.ends_with("ptmx")
                && self.read(process, &format!("fdinfo/{number}")).is_ok_and(|info| {
                    let indexes = info.lines().filter_map(|line| line.strip_prefix("tty-index:"));
                    indexes
                        .filter_map(|found| found.trim().parse().ok())
                        .any(|found: u32| found == index)
                })
        })
    }

    /// The terminals of a process that passes another terminal on: its own, and those that it has open.
    fn terminals_of(&self, process: &Process, except: TerminalDevice) -> BTreeSet<TerminalDevice> {
        let open = self.files(process).unwrap_or_default();
        let open = open.iter().filter(|(_, target)| is_terminal_path(target));
        let open = open.filter_map(|(number, _)| {
            let path = self.proc.join(format!("{}/fd/{number}", process.id));
            TerminalDevice::of(fs::metadata(path).ok()?.rdev())
        });
        open.chain(process.terminal).filter(|terminal| *terminal != except).collect()
    }

    /// Where the window of a terminal emulator is: the login manager knows the sessions of its user.
    fn emulator(&self, process: &Process) -> ScreenEnd {
        let name = process.name.clone();
        let sessions = self.sessions(process);
        let has = |key: &str, value: fn(&str) -> bool| {
            sessions.iter().any(|session| field(session, key).is_some_and(value))
        };
        if has("REMOTE=", |remote| remote == "1") {
            return ScreenEnd::Remote(name);
        }
        match has("SEAT=", |seat| !seat.is_empty()) {
            true => ScreenEnd::Emulator(name),
            false => ScreenEnd::Program(name),
        }
    }

    /// What the login manager reports about the session of a process. A program that the user's service manager
    /// started is in no session: then these are all graphical sessions of the user.
    fn sessions(&self, process: &Process) -> Vec<String> {
        const NO_SESSION: &str = "4294967295";
        let read =
            |session: &str| fs::read_to_string(self.logins.join("sessions").join(session)).ok();
        let own = self.read(process, "sessionid").unwrap_or_default();
        match own.trim() {
            "" | NO_SESSION => {}
            own => return read(own).into_iter().collect(),
        }
        let user = self.read(process, "loginuid").unwrap_or_default();
        let user = fs::read_to_string(self.logins.join("users").join(user.trim()));
        let user = user.unwrap_or_default();
        let names = field(&user, "SESSIONS=").unwrap_or_default().split_whitespace();
        let graphical = |session: &String| {
            field(session, "TYPE=").is_some_and(|kind| ["x11", "wayland", "mir"].contains(&kind))
        };
        names.filter_map(read).filter(graphical).collect()
    }

    /// The ancestors of a process, the parent first. It is empty or ends early where the kernel shows no more.
    fn ancestors(&self, of: &Process) -> Vec<Process> {
        /// More than any real chain has. The chain of parents can change while it is read.
        const MOST: usize = 1024;
        let parent = |process: &Process| self.process(process.parent).ok();
        std::iter::successors(parent(of), parent).take(MOST).collect()
    }

    fn processes(&self) -> Vec<Process> {
        let entries = fs::read_dir(&self.proc).into_iter().flatten().flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter_map(|id| self.process(id).ok()).collect()
    }

    /// One process (proc(5), `/proc/pid/stat`).
    fn process(&self, id: u32) -> io::Result<Process> {
        let stat = fs::read(self.proc.join(id.to_string()).join("stat"))?;
        parse(id, &String::from_utf8_lossy(&stat)).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    /// The open files of a process: number and target.
    fn files(&self, process: &Process) -> io::Result<Vec<(String, String)>> {
        let folder = self.proc.join(process.id.to_string()).join("fd");
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let target = match fs::read_link(entry.path()) {
                // A file can be closed while the folder is read.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                target => target?,
            };
            let number = entry.file_name().to_string_lossy().into_owned();
            files.push((number, target.to_string_lossy().into_owned()));
        }
        Ok(files)
    }

    fn read(&self, process: &Process, file: &str) -> io::Result<String> {
        fs::read_to_string(self.proc.join(process.id.to_string()).join(file))
    }

    /// Reports whether this process is in a process namespace below the first one.
    fn is_in_container(&self) -> bool {
        fs::read_link(self.proc.join("self/ns/pid"))
            .is_ok_and(|namespace| namespace != Path::new(FIRST_NAMESPACE))
    }
}

/// Reports whether a path is one of a terminal other than `/dev/tty`, which means the process's own.
fn is_terminal_path(path: &str) -> bool {
    let name = path.strip_prefix("/dev/pts/").or_else(|| path.strip_prefix("/dev/tty"));
    name.is_some_and(|name| !name.is_empty() && name != "ptmx")
}

/// The value of a line in a file of the login manager.
fn field<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(key))
}

/// Reads a line of `/proc/PID/stat`. The name is in parentheses, and may contain parentheses itself.
fn parse(id: u32, stat: &str) -> Option<Process> {
    let (before, after) = stat.rsplit_once(')')?;
    let (_, name) = before.split_once('(')?;
    let mut fields = after.split_whitespace();
    let parent = fields.nth(1)?.parse().ok()?;
    let terminal: u64 = fields.nth(2)?.parse::<i32>().ok()?.cast_unsigned().into();
    Some(Process { id, name: name.into(), parent, terminal: TerminalDevice::of(terminal) })
}

/// The name of a serial line, or its numbers if the kernel does not tell the name.
fn line_name(major: u32, minor: u32) -> String {
    let numbers = format!("{major}:{minor}");
    let event = fs::read_to_string(format!("/sys/dev/char/{numbers}/uevent")).unwrap_or_default();
    field(&event, "DEVNAME=").map_or(numbers, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A system in a folder.
    struct Lab {
        folder: PathBuf,
        system: System,
    }

    impl Lab {
        fn new() -> Self {
            static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
            let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let name = format!("sso-escrow-screen-{}-{count}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            let system = System { proc: folder.join("proc"), logins: folder.join("logins") };
            fs::create_dir_all(system.proc.join("self/ns")).unwrap();
            fs::create_dir_all(system.logins.join("sessions")).unwrap();
            fs::create_dir_all(system.logins.join("users")).unwrap();
            let lab = Self { folder, system };
            lab.namespace(FIRST_NAMESPACE);
            lab
        }

        fn namespace(&self, namespace: &str) {
            let path = self.system.proc.join("self/ns/pid");
            let _ = fs::remove_file(&path);
            std::os::unix::fs::symlink(namespace, path).unwrap();
        }

        /// A process. `holds` are the pseudo-terminals whose other end it holds.
        fn process(&self, id: u32, name: &str, parent: u32, device: u32, holds: &[u32]) {
            let folder = self.system.proc.join(id.to_string());
            for part in ["fd", "fdinfo"] {
                fs::create_dir_all(folder.join(part)).unwrap();
            }
            let stat = format!("{id} ({name}) S {parent} {id} {id} {device} -1 0 0\n");
            fs::write(folder.join("stat"), stat).unwrap();
            for (number, index) in holds.iter().enumerate() {
                let number = number.to_string();
                std::os::unix::fs::symlink("/dev/ptmx", folder.join("fd").join(&number)).unwrap();
                let info = format!("pos:\t0\nflags:\t02\ntty-index:\t{index}\n");
                fs::write(folder.join("fdinfo").join(&number), info).unwrap();
            }
        }

        fn session(&self, process: u32, session: &str, text: &str) {
            let folder = self.system.proc.join(process.to_string());
            fs::write(folder.join("sessionid"), session).unwrap();
            fs::write(self.system.logins.join("sessions").join(session), text).unwrap();
        }

        fn screen(&self, of: u32) -> TerminalScreen {
            let own = self.system.process(of).unwrap();
            let mut screens = Screens::default();
            self.system.follow(own.terminal.unwrap(), Some(&own), 0, &mut screens);
            TerminalScreen { end: screens.farthest.unwrap(), recorders: screens.recorders }
        }
    }

    impl Drop for Lab {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    const PTS: u32 = 136 << 8;

    #[test]
    fn device_numbers_are_split_as_the_kernel_joins_them() {
        let of = TerminalDevice::of;
        assert_eq!(of(0), None);
        assert_eq!(of(5 << 8), None);
        assert_eq!(of(4 << 8 | 1), Some(TerminalDevice::Console(1)));
        assert_eq!(of(4 << 8 | 64), Some(TerminalDevice::Line(4, 64)));
        assert_eq!(of(136 << 8 | 7), Some(TerminalDevice::Pseudo(7)));
        assert_eq!(of(1 << 20 | 136 << 8), Some(TerminalDevice::Pseudo(256)));
    }

    #[test]
    fn names_with_parentheses_and_spaces_are_read() {
        let found = parse(7, "7 (a) b (c)) S 1 7 7 34816 -1").unwrap();
        assert_eq!((found.name.as_str(), found.parent), ("a) b (c)", 1));
        assert_eq!(found.terminal, Some(TerminalDevice::Pseudo(0)));
        assert_eq!(parse(7, "7 (bash) S"), None);
    }

    #[test]
    fn a_virtual_console_is_here_and_a_line_is_not() {
        let lab = Lab::new();
        lab.process(10, "bash", 1, 4 << 8 | 1, &[]);
        assert_eq!(lab.screen(10).end, ScreenEnd::Console("tty1".into()));
        lab.process(11, "bash", 1, 4 << 8 | 99, &[]);
        assert!(matches!(lab.screen(11).end, ScreenEnd::SerialLine(_)));
    }

    #[test]
    fn the_holder_of_the_other_end_is_found_by_its_number() {
        let lab = Lab::new();
        lab.process(5, "sshd", 1, 0, &[3, 4]);
        lab.process(6, "expect", 1, 0, &[9]);
        lab.process(10, "bash", 5, PTS | 4, &[]);
        lab.process(11, "sso-escrow", 10, PTS | 9, &[]);
        assert_eq!(lab.screen(10).end, ScreenEnd::Remote("sshd".into()));
        assert_eq!(lab.screen(11).end, ScreenEnd::Program("expect".into()));
    }

    #[test]
    fn a_holder_in_a_container_does_not_count_for_a_terminal_of_an_ancestor() {
        let lab = Lab::new();
        lab.process(5, "xterm", 1, 0, &[4]);
        lab.session(5, "c2", "SEAT=seat0\nREMOTE=0\n");
        lab.process(6, "sshd", 1, 0, &[4]);
        lab.process(10, "bash", 5, PTS | 4, &[]);
        assert_eq!(lab.screen(10).end, ScreenEnd::Emulator("xterm".into()));
    }

    #[test]
    fn an_emulator_counts_as_its_session() {
        let lab = Lab::new();
        for (session, expected) in [
            ("SEAT=seat0\nREMOTE=0\n", ScreenEnd::Emulator("kitty".into())),
            ("REMOTE=1\n", ScreenEnd::Remote("kitty".into())),
            ("REMOTE=0\nTYPE=x11\n", ScreenEnd::Program("kitty".into())),
        ] {
            lab.process(5, "kitty", 1, 0, &[]);
            let _ = fs::remove_file(lab.system.proc.join("5/fd/0"));
            lab.process(5, "kitty", 1, 0, &[4]);
            lab.session(5, "c2", session);
            lab.process(10, "bash", 5, PTS | 4, &[]);
            assert_eq!(lab.screen(10).end, expected, "{session}");
        }
        // Its user's service manager started it.
        fs::write(lab.system.proc.join("5/sessionid"), "4294967295").unwrap();
        fs::write(lab.system.proc.join("5/loginuid"), "1000").unwrap();
        fs::write(lab.system.logins.join("users/1000"), "NAME=anna\nSESSIONS=c2 c3\n").unwrap();
        lab.session(10, "c2", "TYPE=wayland\nSEAT=seat0\nREMOTE=0\n");
        lab.session(10, "c3", "TYPE=tty\nREMOTE=1\n");
        assert_eq!(lab.screen(10).end, ScreenEnd::Emulator("kitty".into()));
    }

    #[test]
    fn recorders_and_relays_are_followed_to_their_own_screen() {
        let lab = Lab::new();
        lab.process(4, "sshd", 1, 0, &[1]);
        lab.process(5, "bash", 4, PTS | 1, &[]);
        lab.process(6, "script", 5, PTS | 1, &[2]);
        lab.process(7, "bash", 6, PTS | 2, &[]);
        lab.process(8, "sudo", 7, PTS | 2, &[3]);
        lab.process(9, "sso-escrow", 8, PTS | 3, &[]);
        let screen = lab.screen(9);
        assert_eq!(screen.end, ScreenEnd::Remote("sshd".into()));
        assert_eq!(screen.recorders, ["script".to_owned()].into());
    }

    #[test]
    fn relays_in_a_circle_end() {
        let lab = Lab::new();
        lab.process(5, "sudo", 1, PTS | 2, &[1]);
        lab.process(6, "sudo", 1, PTS | 1, &[2]);
        lab.process(7, "sso-escrow", 6, PTS | 2, &[]);
        assert_eq!(lab.screen(7).end, ScreenEnd::Unseen);
    }

    #[test]
    fn a_terminal_whose_other_end_is_hidden_is_unseen_and_outside_a_container_refused() {
        let lab = Lab::new();
        lab.process(1, "sh", 0, PTS | 4, &[]);
        assert_eq!(lab.screen(1).end, ScreenEnd::Unseen);
        lab.namespace("pid:[4026532201]");
        assert_eq!(lab.screen(1).end, ScreenEnd::Container);
    }

    #[test]
    fn a_session_that_a_process_with_hidden_files_began_counts_as_its_own() {
        let lab = Lab::new();
        lab.process(5, "sshd", 1, 0, &[]);
        fs::remove_dir(lab.system.proc.join("5/fd")).unwrap();
        lab.process(10, "bash", 5, PTS | 4, &[]);
        lab.process(11, "sso-escrow", 10, PTS | 4, &[]);
        assert_eq!(lab.screen(11).end, ScreenEnd::Remote("sshd".into()));
    }
}
