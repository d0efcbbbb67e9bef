//! Which network interfaces are up. The answer needs no network socket.

use std::fs;
use std::io;
use std::os::unix::net::UnixDatagram;

use rustix::ioctl::{Opcode, Updater, ioctl};

/// `SIOCGIFFLAGS` of `linux/sockios.h`: the flags of an interface.
const GET_FLAGS: Opcode = 0x8913;
/// `IFF_UP` of `linux/if.h`.
const UP: u16 = 0x1;
/// `IFF_LOOPBACK` of `linux/if.h`.
const LOOPBACK: u16 = 0x8;
/// The size of an interface name in bytes, with its final zero.
const NAME_BYTES: usize = 16;

/// `struct ifreq` of `linux/if.h`: the name, then a union, of which the flags are the first 2 bytes.
#[repr(C)]
struct InterfaceRequest {
    name: [u8; NAME_BYTES],
    flags: u16,
    rest: [u8; 22],
}

/// Lists the names of all network interfaces that are up, without loopback.
///
/// The kernel answers this on a socket of the family `AF_UNIX`, the only family that this process may use.
/// The names come from `/proc/self/net/dev`. Unlike `/sys/class/net`, this file always shows the process's
/// network namespace.
///
/// # Errors
/// The system's errors, if `/proc` is missing or the call is refused.
pub fn interfaces_up() -> io::Result<Vec<String>> {
    let table = fs::read_to_string("/proc/self/net/dev")?;
    let socket = UnixDatagram::unbound()?;
    let mut up = Vec::new();
    for name in names(&table) {
        let flags = flags(&socket, name)?;
        if flags & UP != 0 && flags & LOOPBACK == 0 {
            up.push(name.to_owned());
        }
    }
    Ok(up)
}

/// The names in the table of interfaces: the text before the colon, below two heading lines.
fn names(table: &str) -> impl Iterator<Item = &str> {
    table.lines().skip(2).filter_map(|line| Some(line.rsplit_once(':')?.0.trim()))
}

fn flags(socket: &UnixDatagram, name: &str) -> io::Result<u16> {
    let mut request = InterfaceRequest { name: [0; NAME_BYTES], flags: 0, rest: [0; 22] };
    let room = request.name.get_mut(..name.len()).filter(|room| room.len() < NAME_BYTES);
    room.ok_or(io::ErrorKind::InvalidData)?.copy_from_slice(name.as_bytes());
    // SAFETY: `InterfaceRequest` has the layout and the 40 bytes of the kernel's `struct ifreq`, which is
    // what this call reads and writes.
    unsafe { ioctl(socket, Updater::<GET_FLAGS, InterfaceRequest>::new(&mut request)) }?;
    Ok(request.flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_the_kernels_table() {
        let table = "Inter-|   Receive\n face |bytes\n    lo: 12 0\n eth0:7 0\nwlp0s20f3: 0 0\n";
        assert_eq!(names(table).collect::<Vec<_>>(), ["lo", "eth0", "wlp0s20f3"]);
    }

    #[test]
    fn the_flags_are_those_that_sys_shows() {
        let socket = UnixDatagram::unbound().unwrap();
        let table = fs::read_to_string("/proc/self/net/dev").unwrap();
        for name in names(&table) {
            // In a separate network namespace, `/sys` may show another namespace.
            let Ok(shown) = fs::read_to_string(format!("/sys/class/net/{name}/flags")) else {
                continue;
            };
            let shown = u32::from_str_radix(shown.trim().trim_start_matches("0x"), 16).unwrap();
            let mask = u32::from(UP | LOOPBACK);
            assert_eq!(u32::from(flags(&socket, name).unwrap()) & mask, shown & mask, "{name}");
        }
        assert!(flags(&socket, "no-such").is_err());
        assert!(flags(&socket, "a-name-of-more-than-sixteen-bytes").is_err());
        assert!(!interfaces_up().unwrap().contains(&"lo".to_owned()));
    }
}
