//! Argon2id: ours, and Debian's `argon2` command.
//!
//! Both are timed from the call until the matrix is wiped and freed. Ours runs the lanes on as many threads
//! as there are processors. The command starts four threads. Its time includes the start of a process, which
//! is also measured by itself.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use sso_escrow::seal::password::{Cost, Password, PasswordKey};
use sso_escrow::sys::memory::Matrix;

use crate::measure::Contestant;

/// Our implementation, on huge pages.
pub const HUGE: &str = "huge pages";
/// Our implementation, in a process that may not have huge pages.
pub const SMALL: &str = "4 KiB pages";
/// Debian's command, unchanged.
pub const COMMAND: &str = "argon2";
/// Debian's command. A setting makes its C library ask for huge pages.
pub const COMMAND_HUGE: &str = "argon2, huge pages";
/// Debian's command with almost no work.
pub const COMMAND_START: &str = "argon2, start";
/// The first access to the pages of the matrix, by one thread.
pub const TOUCH: &str = "first touch";
/// Wiping the matrix and freeing it.
pub const WIPE: &str = "wiping";
/// Copying as many bytes as the matrix has, with all processors.
pub const COPY: &str = "copying";

/// Reports whether Debian's command is installed.
pub fn command_is_there() -> bool {
    Command::new("argon2").arg("-h").output().is_ok()
}

/// Argon2id with `memory_kib` KiB of memory, 3 passes and 4 lanes.
pub fn derive(memory_kib: u32) -> Vec<Contestant<'static>> {
    let ours = move || {
        let password = Password::new("password").expect("a password");
        let cost = Cost::new(memory_kib, 3, 4).expect("a cost within the bounds");
        PasswordKey::derive(&password, &[0x73; 32], cost).expect("memory");
    };
    let kib = memory_kib.to_string();
    let mut contestants = vec![
        Contestant::new(HUGE, ours),
        Contestant::telling(SMALL, move || {
            rustix::thread::disable_transparent_huge_pages(true).expect("prctl");
            let start = Instant::now();
            ours();
            let time = start.elapsed();
            rustix::thread::disable_transparent_huge_pages(false).expect("prctl");
            time
        }),
        Contestant::telling(TOUCH, move || {
            let mut matrix = Matrix::new(memory_kib).expect("memory");
            let start = Instant::now();
            matrix.blocks().iter_mut().step_by(4).for_each(|block| block.as_mut()[0] = 1);
            start.elapsed()
        }),
        Contestant::telling(WIPE, move || {
            let mut matrix = Matrix::new(memory_kib).expect("memory");
            matrix.blocks().iter_mut().step_by(4).for_each(|block| block.as_mut()[0] = 1);
            let start = Instant::now();
            drop(matrix);
            start.elapsed()
        }),
        copying(memory_kib),
    ];
    if command_is_there() {
        let (plain, huge) = (kib.clone(), kib);
        contestants.extend([
            Contestant::new(COMMAND, move || command(&plain, "3", "4", "")),
            Contestant::new(COMMAND_HUGE, move || {
                command(&huge, "3", "4", "glibc.malloc.hugetlb=1");
            }),
            Contestant::new(COMMAND_START, || command("8", "1", "1", "")),
        ]);
    }
    contestants
}

fn command(kib: &str, passes: &str, lanes: &str, tunables: &str) {
    // 32 characters of salt, the same length as ours.
    let salt = "ssssssssssssssssssssssssssssssss";
    let mut child = Command::new("argon2")
        .args([salt, "-id", "-t", passes, "-k", kib, "-p", lanes, "-l", "32", "-r"])
        .env("GLIBC_TUNABLES", tunables)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("argon2 starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"password").expect("writing to argon2");
    drop(input);
    let output = child.wait_with_output().expect("argon2 ends");
    assert!(output.status.success() && output.stdout.len() == 65, "{output:?}");
}

/// Copies, on each processor, from one half of that processor's part of the memory to the other half.
fn copying(memory_kib: u32) -> Contestant<'static> {
    let threads = processors();
    let part = (memory_kib as usize * 1024 / threads).next_multiple_of(4096);
    let mut halves: Vec<(Vec<u8>, Vec<u8>)> =
        (0..threads).map(|_| (vec![1; part], vec![2; part])).collect();
    Contestant::new(COPY, move || {
        thread::scope(|scope| {
            for (from, to) in &mut halves {
                scope.spawn(|| to.copy_from_slice(from));
            }
        });
    })
}

/// The number of processors.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The shortest time that the memory bandwidth allows, in seconds. For each block and pass, 3 KiB move: the
/// referenced block is read, the old block is read (or its cache line fetched), and the new one is written. A
/// copy of `m` bytes moves 2 `m`.
pub fn bound(passes: u32, copying: f64) -> f64 {
    f64::from(passes) * copying * 3.0 / 2.0
}

/// The system's setting for huge pages, and how much of a matrix the system put on them.
pub fn mode(memory_kib: u32) -> String {
    let setting = fs::read_to_string("/sys/kernel/mm/transparent_hugepage/enabled");
    let setting = setting.unwrap_or_default();
    let chosen = setting.split_whitespace().find_map(|word| word.strip_prefix('['));
    let chosen = chosen.and_then(|word| word.strip_suffix(']')).unwrap_or("not there");
    let mut matrix = Matrix::new(memory_kib).expect("memory");
    matrix.blocks().iter_mut().for_each(|block| block.as_mut()[0] = 1);
    let rollup = fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("AnonHugePages:"));
    let granted =
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0u32);
    let (granted, asked) = (granted.min(memory_kib) >> 10, memory_kib >> 10);
    format!("transparent huge pages: {chosen}; {granted} of {asked} MiB of the matrix lie on them")
}
