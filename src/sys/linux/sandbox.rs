//! What the process denies itself, by Linux's means.

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

/// Keeps the process out of core dumps and away from other processes of the same user: the size of a
/// core file is limited to 0 bytes, and the process is marked as not dumpable.
///
/// # Errors
/// The system's reason where one of the two is refused.
pub fn deny_dumps() -> io::Result<()> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    rustix::process::setrlimit(Resource::Core, none)?;
    Ok(rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

/// From here on neither this process nor a child of it gains privileges by a set-user-id program.
///
/// # Errors
/// The system's reason.
pub fn deny_privileges() -> io::Result<()> {
    Ok(rustix::thread::set_no_new_privs(true)?)
}

/// From here on neither this thread nor any that it starts can make a socket but of the family
/// `AF_UNIX`, use io_uring (which makes sockets past system calls), or call the kernel by the tables of
/// another architecture (i386, x32), where the numbers mean something else. To be called before the
/// first thread.
///
/// # Errors
/// The system's reason, or that this architecture has no filter here.
pub fn deny_network() -> io::Result<()> {
    deny_privileges()?;
    seccompiler::apply_filter(&filter()?).map_err(|error| match error {
        seccompiler::Error::Prctl(error) | seccompiler::Error::Seccomp(error) => error,
        other => io::Error::other(other.to_string()),
    })
}

/// The numbers of `linux/audit.h` that name the architectures this filter is written for.
#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const ARCHITECTURE: u32 = 0;

/// The filter, a program for the kernel's BPF machine over `struct seccomp_data`
/// (`linux/seccomp.h`: call number at 0, architecture at 4, first argument at 16).
fn filter() -> io::Result<Vec<sock_filter>> {
    /// Bit 30 marks a call by the table of x32.
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
    // Where the condition does not hold, the next step is passed over.
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
        // Socket or pair of sockets: on to the family. Anything else may pass.
        sock_filter { jt: 2, ..step(IF_EQUAL, libc::SYS_socket as u32) },
        sock_filter { jt: 1, ..step(IF_EQUAL, libc::SYS_socketpair as u32) },
        step(RETURN, ALLOW),
        // The kernel takes the family from the lower half alone.
        step(LOAD, 16),
        unless(IF_EQUAL, libc::AF_UNIX as u32),
        step(RETURN, NO_SUCH_FAMILY),
        step(RETURN, ALLOW),
    ]);
    Ok(program)
}

/// From here on neither this thread nor any that it starts can open files elsewhere than below these
/// folders (or those files themselves), the kernel's own `/proc` and `/sys`, and the terminal. Network
/// connections, mounting, and signals to processes outside are denied too, as far as the kernel knows
/// how (Landlock, Linux 5.13 and later). To be called before the first thread.
///
/// # Errors
/// The system's reason where nothing was denied. Paths that are not there are passed over.
pub fn confine(read: &[PathBuf], write: &[PathBuf]) -> io::Result<()> {
    // The newest of which this program knows what it denies; older kernels grant what they can.
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
            .restrict_self()
    };
    let status = restrict().map_err(|error: landlock::RulesetError| io::Error::other(error))?;
    match status.ruleset {
        landlock::RulesetStatus::NotEnforced => Err(io::ErrorKind::Unsupported.into()),
        _ => Ok(()),
    }
}

impl Denied {
    /// Asks the system. What cannot be found out counts as not denied.
    #[must_use]
    pub fn look() -> Self {
        look()
    }
}

/// What the kernel tells of it.
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

/// Whether a socket of the internet's family is refused as by [`deny_network`]: a filter that somebody
/// else has set may deny something else.
fn has_no_internet() -> bool {
    let refused = |error: io::Error| error.raw_os_error() == Some(libc::EAFNOSUPPORT);
    std::net::UdpSocket::bind(("127.0.0.1", 0)).is_err_and(refused)
}

/// Whether a folder that everybody may read is closed to this process.
fn is_closed(folder: &Path) -> bool {
    File::open(folder).is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the filter as the kernel would, on a call with that number and first argument.
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
        // What stands in the upper half is not the family.
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
