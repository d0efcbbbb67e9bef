//! Whether another handle has a file open, as the kernel knows it.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::time::Duration;

/// How many times a condition is checked, and the pause between two checks. Some programs open every file for
/// a moment.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// Returns whether a condition holds for one second.
pub fn stays(mut is_so: impl FnMut() -> bool) -> bool {
    (0..TRIES).all(|number| {
        if number > 0 {
            std::thread::sleep(PAUSE);
        }
        is_so()
    })
}

/// Returns whether another process, or another handle of this process, keeps this file open for one second.
///
/// The kernel grants a lease for writing only if nobody else has the file open. The lease is released at
/// once. If the file system has no leases, the answer is no.
#[must_use]
pub fn is_open_elsewhere(file: &File) -> bool {
    stays(|| is_open_now(file))
}

fn is_open_now(file: &File) -> bool {
    // SAFETY: these are plain calls on an open file, without pointers.
    let taken = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_SETLEASE, libc::F_WRLCK) };
    if taken == 0 {
        // SAFETY: this is a plain call on an open file, without pointers.
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
