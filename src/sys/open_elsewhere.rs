//! Whether a file is open elsewhere, as the kernel knows it.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::time::Duration;

/// How often something is tried, and how long it is waited in between: some programs look into every file
/// for a moment.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// Whether something is so for a whole second.
pub fn stays(mut is_so: impl FnMut() -> bool) -> bool {
    (0..TRIES).all(|number| {
        if number > 0 {
            std::thread::sleep(PAUSE);
        }
        is_so()
    })
}

/// Whether anybody else has this file open for as long as a second, this process by another handle
/// included. A lease for writing is only given where nobody has; it is given back at once. File systems
/// without leases do not tell, and the answer is no.
#[must_use]
pub fn is_open_elsewhere(file: &File) -> bool {
    stays(|| is_open_now(file))
}

fn is_open_now(file: &File) -> bool {
    // SAFETY: plain calls on a file that is open, without pointers.
    let taken = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_SETLEASE, libc::F_WRLCK) };
    if taken == 0 {
        // SAFETY: as above.
        unsafe { libc::fcntl(file.as_raw_fd(), libc::F_SETLEASE, libc::F_UNLCK) };
        return false;
    }
    std::io::Error::last_os_error().raw_os_error() == Some(libc::EAGAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_open_twice_is_told_of() {
        let path = tempfile::NamedTempFile::new().unwrap().into_temp_path();
        let file = File::open(&path).unwrap();
        assert!(!is_open_elsewhere(&file));
        let other = File::open(&path).unwrap();
        if !is_open_elsewhere(&file) {
            println!("skipped: leases: the file system has none");
            return;
        }
        drop(other);
        assert!(!is_open_elsewhere(&file), "the lease is not kept");
    }
}
