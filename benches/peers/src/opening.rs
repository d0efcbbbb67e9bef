//! Opening a share of the main job: the time of the whole process, without its Argon2id call.
//!
//! The process runs under strace, which stops it at a few system calls and records their times. The matrix of
//! the call is the only mapping of its size. So the call lasts from the system call that maps it to the end
//! of the one that unmaps it, after wiping. Both times come from one process. The figure includes the cost of
//! strace, which can only make it larger.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sso_escrow::escrow;
use sso_escrow::media::{SetFilter, find};
use sso_escrow::seal::password::{Cost, Password, PasswordKey};
use sso_escrow::selftest;
use sso_escrow::share::header::Protector;

use crate::measure::quantile;

/// The parts of the work that a new process of this program does and times.
pub const PARTS: [&str; 3] = ["self-test", "reading", "opening"];

const PASSWORD: &str = "the password of everybody here";

/// A set of the main job: 3-of-5, 32 bytes, at the default cost. Its folder is removed at the end.
pub struct Ceremony<'a> {
    tool: &'a Path,
    folder: PathBuf,
}

impl<'a> Ceremony<'a> {
    /// Holds the ceremony, as a rehearsal.
    pub fn hold(tool: &'a Path) -> Self {
        let name = format!("sso-escrow-bench-{}", std::process::id());
        let ceremony = Self { tool, folder: std::env::temp_dir().join(name) };
        let mut command = Command::new(tool);
        command.args(["generate", "--rehearsal", "--yes", "-k", "3", "--passwords-from", "-"]);
        for x in 1..=5 {
            let medium = ceremony.folder.join(x.to_string());
            fs::create_dir_all(&medium).expect("a folder");
            command.arg("--share").arg(format!("Custodian {x}=file:{}", medium.display()));
        }
        run(&mut command, &format!("{PASSWORD}\n").repeat(5));
        ceremony
    }

    fn verify(&self) -> Vec<String> {
        let place = format!("file:{}", self.medium().display());
        ["verify", "--rehearsal", "--passwords-from", "-", &place].map(str::to_owned).to_vec()
    }

    fn medium(&self) -> PathBuf {
        self.folder.join("2")
    }

    /// Seconds for the process that checks a share, without strace.
    pub fn plain(&self) -> f64 {
        let start = Instant::now();
        run(Command::new(self.tool).args(self.verify()), PASSWORD);
        start.elapsed().as_secs_f64()
    }

    /// Seconds for the process that checks a share, under strace: its Argon2id call, and the rest.
    pub fn traced(&self) -> Traced {
        let log = self.folder.join("strace");
        let mut command = Command::new("strace");
        command.args(["-f", "--seccomp-bpf", "-ttt", "-e", "trace=execve,mmap,munmap", "-o"]);
        run(command.arg(&log).arg("--").arg(self.tool).args(self.verify()), PASSWORD);
        let log = fs::read_to_string(log).expect("strace has written");
        Traced::read(&log, u64::from(Cost::DEFAULT.memory_kib()) << 10).expect("strace's lines")
    }

    /// Seconds for a process that tests itself and does almost nothing else.
    pub fn version(&self) -> f64 {
        let start = Instant::now();
        run(Command::new(self.tool).arg("--version"), "");
        start.elapsed().as_secs_f64()
    }

    /// Seconds for one part of the work, as a new process of this program reports them.
    pub fn part(&self, name: &str) -> f64 {
        let program = std::env::current_exe().expect("this program");
        let told = run(Command::new(program).args(["--part", name]).arg(self.medium()), "");
        told.trim().parse::<f64>().expect("seconds")
    }
}

impl Drop for Ceremony<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Seconds for `true`, the system's program that does nothing: the start and the end of a process.
pub fn nothing() -> f64 {
    let start = Instant::now();
    run(&mut Command::new("true"), "");
    start.elapsed().as_secs_f64()
}

/// Reports whether strace is installed.
pub fn strace_is_there() -> bool {
    Command::new("strace").arg("-V").output().is_ok()
}

/// The median of these runs.
pub fn median(runs: &[f64]) -> f64 {
    quantile(runs, 0.5)
}

/// Does one of the [`PARTS`] on the share in `medium`, for the first time in this process.
pub fn time_part(name: &str, medium: &Path) -> Duration {
    let read = || find(medium, &SetFilter::Only).expect("a share").share;
    match name {
        "self-test" => time(|| selftest::at_start().expect("it passes")),
        "reading" => time(|| drop(read())),
        _ => {
            let share = read();
            let Protector::Password { salt, cost, .. } = share.header.protector else {
                panic!("a password");
            };
            let password = Password::new(PASSWORD).expect("a password");
            let key = PasswordKey::derive(&password, &salt, cost).expect("memory");
            time(|| drop(escrow::open_with(&share, &key).expect("the right password")))
        }
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Runs a process to its end and returns its output.
fn run(command: &mut Command, input: &str) -> String {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    // A process that reads nothing may have ended already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The times that strace recorded for one process, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Traced {
    /// From mapping the matrix to the end of unmapping it.
    pub argon2id: f64,
    /// From `execve` to the end of the process, without `argon2id`.
    pub beyond: f64,
}

impl Traced {
    /// Reads the lines of `strace -f -ttt -o`, each "PID TIME EVENT". The matrix has at least `matrix` bytes,
    /// and no other mapping is that large.
    fn read(log: &str, matrix: u64) -> Option<Self> {
        let mut lines = log.lines().filter_map(|line| {
            let (process, rest) = line.trim_start().split_once(' ')?;
            let (time, event) = rest.trim_start().split_once(' ')?;
            Some((process, time.parse::<f64>().ok()?, event))
        });
        let (first, start, _) = lines.find(|(_, _, event)| event.starts_with("execve("))?;
        let is_large = |event: &str, call: &str| {
            let length = event.strip_prefix(call).and_then(|rest| rest.split(", ").nth(1));
            let digits = length.map(|text| text.split(|c: char| !c.is_ascii_digit()).next());
            digits
                .flatten()
                .and_then(|digits| digits.parse().ok())
                .is_some_and(|l: u64| l >= matrix)
        };
        let (_, mapped, _) = lines.find(|(_, _, event)| is_large(event, "mmap("))?;
        let (by, began, event) = lines.find(|(_, _, event)| is_large(event, "munmap("))?;
        // If another thread's call interrupts a call in the log, that call ends on its own line. Otherwise,
        // the next line shows that it has ended.
        let unfinished = event.ends_with("<unfinished ...>");
        let mut unmapped = began;
        let mut end = None;
        for (process, time, event) in lines {
            let resumed = process == by && event.starts_with("<... munmap resumed");
            if unmapped == began && (!unfinished || resumed) {
                unmapped = time;
            }
            if process == first && event.starts_with("+++ exited with 0") {
                end = Some(time);
            }
        }
        let argon2id = unmapped - mapped;
        Some(Self { argon2id, beyond: end? - start - argon2id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_and_the_rest_are_told_apart() {
        let log = "\
7  100.000 execve(\"sso-escrow\", [\"sso-escrow\", \"verify\"], 0x7ffe /* 9 vars */) = 0
7  100.001 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f00
7  100.004 mmap(NULL, 270532608, PROT_READ|PROT_WRITE, MAP_PRIVATE, -1, 0) = 0x7f10
8  100.100 munmap(0x7f20, 67108864) = 0
7  100.200 munmap(0x7f10, 270532608 <unfinished ...>
8  100.201 munmap(0x7f30, 4096) = 0
7  100.203 <... munmap resumed>) = 0
7  100.207 munmap(0x7f00, 8192) = 0
8  100.208 +++ exited with 0 +++
7  100.209 +++ exited with 0 +++
";
        let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-6, "{one} {other}");
        let traced = Traced::read(log, 256 << 20).unwrap();
        near(traced.argon2id, 0.199);
        near(traced.beyond, 0.010);
        let whole =
            log.replace(" <unfinished ...>", ") = 0").replace("<... munmap resumed>", "brk(");
        near(Traced::read(&whole, 256 << 20).unwrap().argon2id, 0.197);
        assert_eq!(Traced::read(&log.replace("exited with 0", "exited with 1"), 256 << 20), None);
        assert_eq!(Traced::read(log, 512 << 20), None, "no such matrix");
    }
}
