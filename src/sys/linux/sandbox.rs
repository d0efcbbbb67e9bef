//! The restrictions that the process puts on itself on Linux.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope,
    path_beneath_rules,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit};
use seccompiler::sock_filter;

pub use crate::sys::denied::Denied;

/// Keeps the process out of core dumps, and closes it to other processes of the same user. The size of a core
/// file is limited to 0 bytes, and the process is marked as not dumpable.
///
/// # Errors
/// The system's reason, if one of the two is refused.
pub fn deny_dumps() -> io::Result<()> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    rustix::process::setrlimit(Resource::Core, none)?;
    Ok(rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

/// Does nothing. Linux never looks for libraries beside the program.
///
/// # Errors
/// None, because nothing can be refused.
pub fn deny_own_libraries() -> io::Result<()> {
    Ok(())
}

/// Makes sure that neither this process nor its children gain privileges from a set-user-id program.
///
/// # Errors
/// The system's reason.
pub fn deny_privileges() -> io::Result<()> {
    Ok(rustix::thread::set_no_new_privs(true)?)
}

/// Denies this thread, and any thread that it starts, all sockets except those of the family `AF_UNIX`.
///
/// It also denies io_uring, which makes sockets without the usual system calls. And it denies the system call
/// tables of other architectures (i386, x32), in which the numbers mean other calls. Call this before the
/// first thread starts.
///
/// # Errors
/// The system's reason, or `Unsupported` if there is no filter for this architecture.
pub fn deny_network() -> io::Result<()> {
    deny_privileges()?;
    seccompiler::apply_filter(&filter()?).map_err(|error| match error {
        seccompiler::Error::Prctl(error) | seccompiler::Error::Seccomp(error) => error,
        other => io::Error::other(other.to_string()),
    })
}

/// The numbers from `linux/audit.h` for the architectures that this filter supports.
#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const ARCHITECTURE: u32 = 0;

/// Builds the filter, a program for the kernel's BPF machine. It reads `struct seccomp_data`
/// (`linux/seccomp.h`): call number at 0, architecture at 4, first argument at 16.
fn filter() -> io::Result<Vec<sock_filter>> {
    /// Bit 30 marks a call from the x32 table.
    const FOREIGN_FROM: u32 = 0x4000_0000;
    const ALLOW: u32 = libc::SECCOMP_RET_ALLOW;
    const NO_SUCH_CALL: u32 = libc::SECCOMP_RET_ERRNO | libc::ENOSYS as u32;
    const NO_SUCH_FAMILY: u32 = libc::SECCOMP_RET_ERRNO | libc::EAFNOSUPPORT as u32;
    const LOAD: u32 = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
    const IF_EQUAL: u32 = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    const IF_AT_LEAST: u32 = libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K;
    const RETURN: u32 = libc::BPF_RET | libc::BPF_K;

    if ARCHITECTURE == 0 {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let step = |code: u32, k: u32| sock_filter { code: code as u16, jt: 0, jf: 0, k };
    // If the condition does not hold, the next step is skipped.
    let only_if = |code: u32, k: u32| sock_filter { jf: 1, ..step(code, k) };
    let unless = |code: u32, k: u32| sock_filter { jt: 1, ..step(code, k) };
    let mut program = vec![
        step(LOAD, 4),
        unless(IF_EQUAL, ARCHITECTURE),
        step(RETURN, NO_SUCH_CALL),
        step(LOAD, 0),
        only_if(IF_AT_LEAST, FOREIGN_FROM),
        step(RETURN, NO_SUCH_CALL),
    ];
    for call in [libc::SYS_io_uring_setup, libc::SYS_io_uring_enter, libc::SYS_io_uring_register] {
        program.extend([only_if(IF_EQUAL, call as u32), step(RETURN, NO_SUCH_CALL)]);
    }
    program.extend([
        // For `socket` and `socketpair`, check the family next. Allow any other call.
        sock_filter { jt: 2, ..step(IF_EQUAL, libc::SYS_socket as u32) },
        sock_filter { jt: 1, ..step(IF_EQUAL, libc::SYS_socketpair as u32) },
        step(RETURN, ALLOW),
        // The kernel takes the family from the lower half of the argument only.
        step(LOAD, 16),
        unless(IF_EQUAL, libc::AF_UNIX as u32),
        step(RETURN, NO_SUCH_FAMILY),
        step(RETURN, ALLOW),
    ]);
    Ok(program)
}

/// Denies this thread, and any thread that it starts, all files except those in these folders (or these
/// files), the kernel's `/proc` and `/sys`, and the terminal. In the folders of `make`, folders may be made too.
///
/// Network connections, mounting, and signals to other processes are denied too, as far as the kernel
/// supports it (Landlock, Linux 5.13 and later). Call this before the first thread starts.
///
/// # Errors
/// The system's reason, if nothing was denied. Paths that do not exist are skipped.
pub fn confine(read: &[PathBuf], write: &[PathBuf], make: &[PathBuf]) -> io::Result<()> {
    // The newest version that this program was written for. An older kernel enforces what it supports.
    const NEWEST: ABI = ABI::V6;
    let reading: BitFlags<AccessFs> = AccessFs::ReadFile | AccessFs::ReadDir;
    let writing = reading
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::RemoveFile;
    let terminal = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev;
    let restrict = || {
        Ruleset::default()
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?
            .create()?
            .add_rules(path_beneath_rules(["/proc", "/sys", "/dev/disk"], reading))?
            .add_rules(path_beneath_rules(["/dev/tty", "/dev/pts", "/dev/null"], terminal))?
            .add_rules(path_beneath_rules(read, reading))?
            .add_rules(path_beneath_rules(write, writing))?
            .add_rules(path_beneath_rules(make, writing | AccessFs::MakeDir))?
            .restrict_self()
    };
    let status = restrict().map_err(|error: landlock::RulesetError| io::Error::other(error))?;
    match status.ruleset {
        landlock::RulesetStatus::NotEnforced => Err(io::ErrorKind::Unsupported.into()),
        _ => Ok(()),
    }
}

impl Denied {
    /// Asks the system. What it cannot report counts as not denied.
    #[must_use]
    pub fn look() -> Self {
        look()
    }
}

/// Reads the state from the kernel.
fn look() -> Denied {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let is = |name: &str, value: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.is_some_and(|rest| rest.trim_start_matches(':').trim() == value)
    };
    let limit = rustix::process::getrlimit(Resource::Core);
    let dumpable = rustix::process::dumpable_behavior();
    Denied {
        dumps: limit.current == Some(0) && matches!(dumpable, Ok(DumpableBehavior::NotDumpable)),
        privileges: is("NoNewPrivs", "1"),
        network: is("Seccomp", "2") && has_no_internet(),
        files: is_closed(Path::new("/")),
    }
}

/// Returns whether the kernel refuses an internet socket with the error that [`deny_network`] sets. A filter
/// that another program has set may deny something else.
fn has_no_internet() -> bool {
    let refused = |error: io::Error| error.raw_os_error() == Some(libc::EAFNOSUPPORT);
    std::net::UdpSocket::bind(("127.0.0.1", 0)).is_err_and(refused)
}

/// Returns whether this process cannot open a folder that everybody may read.
fn is_closed(folder: &Path) -> bool {
    File::open(folder).is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the filter as the kernel would, for a call with this number and first argument.
    fn verdict(architecture: u32, call: u32, argument: u64) -> u32 {
        let program = filter().unwrap();
        let (mut at, mut value) = (0, 0);
        loop {
            let step = &program[at];
            let code = u32::from(step.code);
            at += 1;
            if code == libc::BPF_RET | libc::BPF_K {
                return step.k;
            } else if code == libc::BPF_LD | libc::BPF_W | libc::BPF_ABS {
                value = [call, architecture, 0, 0, argument as u32, (argument >> 32) as u32]
                    [step.k as usize / 4];
            } else {
                let holds = match code & 0xf0 {
                    libc::BPF_JEQ => value == step.k,
                    _ => value >= step.k,
                };
                at += usize::from(if holds { step.jt } else { step.jf });
            }
        }
    }

    #[test]
    fn the_filter_lets_no_socket_through_but_local_ones() {
        const ALLOWED: u32 = libc::SECCOMP_RET_ALLOW;
        let [socket, pair] = [libc::SYS_socket as u32, libc::SYS_socketpair as u32];
        for family in 0..=60 {
            for call in [socket, pair] {
                let allowed = verdict(ARCHITECTURE, call, family) == ALLOWED;
                assert_eq!(allowed, family == libc::AF_UNIX as u64, "family {family}");
            }
        }
        // The upper half of the argument is not the family.
        assert_eq!(verdict(ARCHITECTURE, socket, 1 << 32 | 1), ALLOWED);
        assert_ne!(verdict(ARCHITECTURE, socket, 1 << 32 | 2), ALLOWED);
        for call in [425, 426, 427] {
            assert_ne!(verdict(ARCHITECTURE, call, 0), ALLOWED, "io_uring");
        }
        assert_ne!(verdict(ARCHITECTURE, 0x4000_0000 | socket, 1), ALLOWED, "x32");
        assert_ne!(verdict(0x4000_0003, 3, 1), ALLOWED, "i386");
        for call in [libc::SYS_read, libc::SYS_openat, libc::SYS_connect, libc::SYS_clone3] {
            assert_eq!(verdict(ARCHITECTURE, call as u32, 2), ALLOWED);
        }
    }
}
