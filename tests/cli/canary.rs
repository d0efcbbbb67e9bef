//! Searches for secrets where none may be: in the program's output and files, in its memory before it ends
//! and while it waits, and in a dump of it.
//!
//! `strace` holds the program at its end, so the memory is searched exactly as the program leaves it.

#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit, Nonce, Tag};
use argon2::{Algorithm, Argon2, Version};
use hkdf::Hkdf;
use rustix::process::{Pid, Signal, kill_process};
use sha2::{Digest, Sha256};
use sso_escrow::share::Share;
use sso_escrow::share::header::Protector;
use sso_escrow::sys::memory::lock_state;
use unicode_normalization::UnicodeNormalization;

use crate::support::*;
use crate::text;

/// Eight consecutive bytes of a key or a password count as a leak. They cannot occur by chance.
const GIVEN_AWAY: usize = 8;

/// In a key written as digits, each byte holds less of the key.
const GIVEN_AWAY_IN_DIGITS: usize = 16;

/// The longest time that the program is held.
const HELD: Duration = Duration::from_secs(120);

/// The secrets to search for. Each is found by any piece that is long enough.
struct Canaries {
    /// From the first eight bytes of a piece, as a number, to the rest of the piece and the name of its
    /// secret.
    stretches: HashMap<u64, Vec<(Vec<u8>, String)>>,
    /// For each number that `sort` returns: reports whether a piece begins with it. A quick first check.
    sorts: Vec<bool>,
}

/// Maps the first eight bytes of a piece to a number below 2²⁰.
fn sort(first: u64) -> usize {
    (first.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44) as usize
}

impl Canaries {
    fn new() -> Self {
        Self { stretches: HashMap::new(), sorts: vec![false; 1 << 20] }
    }

    fn add(&mut self, name: &str, bytes: &[u8], length: usize) {
        assert!(bytes.len() >= length, "{name} is too short to be found");
        for stretch in bytes.windows(length) {
            let (first, rest) = stretch.split_first_chunk().unwrap();
            let first = u64::from_le_bytes(*first);
            self.sorts[sort(first)] = true;
            let of = self.stretches.entry(first).or_default();
            of.push((rest.to_owned(), name.to_owned()));
        }
    }

    /// Adds a text in every character encoding. `length` consecutive characters count as a leak.
    fn text(&mut self, name: &str, text: &str, length: usize) {
        self.add(name, text.as_bytes(), length);
        self.add(&format!("{name}, digits"), hex::encode(text).as_bytes(), 2 * length);
        self.add(&format!("{name}, UTF-16"), &utf16(text), 2 * length);
        let characters: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        self.add(&format!("{name}, UTF-32"), &characters, 4 * length);
    }

    /// Adds a password as typed, as it enters the key derivation, and as its strength is estimated.
    fn password(&mut self, name: &str, typed: &str) {
        // The words of a passphrase are in the program's list, so only their sequence gives it away.
        let length = if typed.split(' ').count() == 6 { 2 * GIVEN_AWAY } else { GIVEN_AWAY };
        let composed = composed(typed);
        let backwards = composed.chars().rev().collect();
        self.text(&format!("{name}, typed"), typed, length);
        for (form, text) in [
            ("in small letters", composed.to_lowercase()),
            ("backwards", backwards),
            ("composed", composed),
        ] {
            self.text(&format!("{name}, {form}"), &text, length);
        }
    }

    /// Adds a key or another secret number: as bytes, in digits, and in words of 32 bits as SHA-256 takes it.
    fn key(&mut self, name: &str, key: &[u8]) {
        self.add(name, key, GIVEN_AWAY);
        let words = key.chunks_exact(4).flat_map(|word| word.iter().rev());
        let words: Vec<u8> = words.copied().collect();
        self.add(&format!("{name}, in words"), &words, GIVEN_AWAY);
        let digits = hex::encode(key);
        let listed: Vec<String> = key.iter().map(|byte| format!("{byte:02x}")).collect();
        for (form, digits) in [("digits", &digits), ("listed digits", &listed.join(","))] {
            let name = format!("{name}, {form}");
            self.add(&name, digits.as_bytes(), GIVEN_AWAY_IN_DIGITS);
            self.add(&format!("{name}, UTF-16"), &utf16(digits), 2 * GIVEN_AWAY_IN_DIGITS);
        }
    }

    /// Adds everything derived from a password, and the share that it opens.
    fn keys(&mut self, name: &str, keys: &Keys) {
        self.key(&format!("{name}: first hash of Argon2"), &keys.first_hash);
        self.key(&format!("{name}: tag of Argon2"), &keys.tag);
        self.key(&format!("{name}: PRK"), &keys.prk);
        for pad in [0x36, 0x5c] {
            let padded: Vec<u8> = keys.prk.iter().map(|byte| byte ^ pad).collect();
            self.key(&format!("{name}: PRK in HMAC, {pad:#x}"), &padded);
        }
        self.key(&format!("{name}: AES key"), &keys.aes);
        let schedule = expanded(&keys.aes);
        self.add(&format!("{name}: round keys of AES"), &schedule, GIVEN_AWAY);
        if let Some(share) = &keys.share {
            self.key(&format!("{name}: share"), share);
            self.add(&format!("{name}: keystream"), &keys.keystream, GIVEN_AWAY);
        }
    }

    /// The names of the secrets found, each with its first position.
    fn found_in(&self, bytes: &[u8]) -> BTreeMap<&str, usize> {
        let mut found = BTreeMap::new();
        let mut first = 0;
        for (read, &byte) in (1..).zip(bytes) {
            first = first >> 8 | u64::from(byte) << 56;
            if !self.sorts[sort(first)] || read < GIVEN_AWAY {
                continue;
            }
            for (rest, name) in self.stretches.get(&first).into_iter().flatten() {
                if bytes[read..].starts_with(rest) {
                    found.entry(&**name).or_insert(read - GIVEN_AWAY);
                }
            }
        }
        found
    }

    #[track_caller]
    fn not_in(&self, place: &str, bytes: impl AsRef<[u8]>) {
        let found = self.found_in(bytes.as_ref());
        assert!(found.is_empty(), "in {place}: {found:#?}");
    }

    /// Checks every file of a folder except `but`.
    #[track_caller]
    fn not_in_files(&self, folder: &Path, but: Option<&Path>) {
        for name in names(folder) {
            let path = folder.join(name);
            if path.is_dir() {
                self.not_in_files(&path, but);
            } else if but != Some(&path) {
                self.not_in(&path.display().to_string(), fs::read(&path).unwrap());
                self.not_in("a file's name", path.as_os_str().as_encoded_bytes());
            }
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn composed(typed: &str) -> String {
    typed.nfc().collect()
}

/// What the program derives from a password to open a share, computed here directly with the crates.
struct Keys {
    first_hash: Vec<u8>,
    tag: [u8; 32],
    prk: Vec<u8>,
    aes: [u8; 32],
    /// `None` if the password was wrong.
    share: Option<Vec<u8>>,
    keystream: Vec<u8>,
}

impl Keys {
    fn of(share: &Share, typed: &str) -> Self {
        let password = composed(typed);
        let Protector::Password { salt, cost, .. } = &share.header.protector else { panic!() };
        let (memory, passes, lanes) = (cost.memory_kib(), cost.passes(), cost.lanes());
        let parameters = argon2::Params::new(memory, passes, lanes, Some(32)).unwrap();
        let mut blocks = vec![argon2::Block::default(); parameters.block_count()];
        let mut tag = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into_with_memory(password.as_bytes(), salt, &mut tag, &mut blocks)
            .unwrap();
        let (prk, hkdf) = Hkdf::<Sha256>::extract(Some(salt), &tag);
        let mut aes = [0; 32];
        let of_header = Sha256::digest(share.header.encoded());
        hkdf.expand_multi_info(&[b"sso-escrow/v1 password key", &of_header], &mut aes).unwrap();

        let (sealed, tag_of_aes) = share.sealed.split_last_chunk().unwrap();
        let mut opened = vec![0; sealed.len()];
        let buffer = InOutBuf::new(sealed, &mut opened).unwrap();
        let header = share.header.encoded();
        let right = Aes256Gcm::new(&aes.into())
            .decrypt_inout_detached(&Nonce::default(), header, buffer, &Tag::from(*tag_of_aes))
            .is_ok();
        let keystream = opened.iter().zip(sealed).map(|(one, other)| one ^ other).collect();
        let first_hash = first_hash(password.as_bytes(), salt, [lanes, 32, memory, passes]);
        let share = right.then_some(opened);
        Self { first_hash, tag, prk: prk.to_vec(), aes, share, keystream }
    }
}

/// H0 of RFC 9106, section 3.2. Whoever has it does not need the password.
fn first_hash(password: &[u8], salt: &[u8], [p, t, m, passes]: [u32; 4]) -> Vec<u8> {
    let mut hash = blake2::Blake2b512::new();
    for number in [p, t, m, passes, 0x13, 2, password.len() as u32] {
        hash.update(number.to_le_bytes());
    }
    hash.update(password);
    hash.update((salt.len() as u32).to_le_bytes());
    hash.update(salt);
    hash.update([0; 8]);
    hash.finalize().to_vec()
}

/// The 15 round keys of AES-256 (FIPS 197, section 5.2).
fn expanded(key: &[u8; 32]) -> Vec<u8> {
    let mut words: Vec<[u8; 4]> = key.chunks_exact(4).map(|w| w.try_into().unwrap()).collect();
    let mut round = 1;
    for at in 8..60 {
        let mut word = words[at - 1];
        if at % 8 == 0 {
            word.rotate_left(1);
        }
        if at % 4 == 0 {
            word = word.map(substituted);
        }
        if at % 8 == 0 {
            word[0] ^= round;
            round = times(round, 2);
        }
        words.push(std::array::from_fn(|i| word[i] ^ words[at - 8][i]));
    }
    words.concat()
}

/// The S-box of AES (FIPS 197, section 5.1.1).
fn substituted(byte: u8) -> u8 {
    // The 254th power is the inverse.
    let inverse = (0..254).fold(1, |power, _| times(power, byte));
    (1..5).fold(inverse, |sum, turn| sum ^ inverse.rotate_left(turn)) ^ 0x63
}

/// The product in the field of AES.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other != 0 {
        product ^= if other & 1 == 1 { one } else { 0 };
        one = one << 1 ^ if one >= 0x80 { 0x1b } else { 0 };
        other >>= 1;
    }
    product
}

/// The example of FIPS 197, appendix A.3. It shows that the search looks for the right round keys.
#[test]
fn round_keys_are_those_of_the_standard() {
    let key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    let schedule = expanded(&hex::decode(key).unwrap().try_into().unwrap());
    assert_eq!(hex::encode(&schedule[32..36]), "9ba35411");
    assert_eq!(hex::encode(&schedule[236..]), "706c631e");
}

/// A memory mapping of a process.
struct Mapping {
    from: u64,
    to: u64,
    name: String,
    flags: Vec<String>,
    /// Reports whether any page of it is in memory.
    present: bool,
}

impl Mapping {
    /// All mappings of a process, as the kernel lists them.
    fn all_of(process: &Path) -> Vec<Self> {
        let mut mappings: Vec<Self> = Vec::new();
        for line in fs::read_to_string(process.join("smaps")).unwrap().lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let last = mappings.last_mut();
            match (words[0], last) {
                ("Rss:", Some(last)) => last.present = words[1] != "0",
                ("VmFlags:", Some(last)) => {
                    last.flags = words[1..].iter().map(|&flag| flag.to_owned()).collect();
                }
                (word, _) if !word.ends_with(':') => {
                    let (from, to) = word.split_once('-').unwrap();
                    let address = |digits| u64::from_str_radix(digits, 16).unwrap();
                    mappings.push(Self {
                        from: address(from),
                        to: address(to),
                        name: format!("{word} {} {}", words[1], words[5..].join(" ")),
                        flags: vec![],
                        present: false,
                    });
                }
                _ => {}
            }
        }
        mappings
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|have| have == flag)
    }

    /// Reports whether it is the arena for secrets: locked, and wiped in a child process.
    fn is_arena(&self) -> bool {
        ["lo", "wf"].iter().all(|flag| self.has(flag))
    }

    /// Its bytes, without pages that cannot be read (such as the kernel's own).
    fn bytes(&self, process: &Path) -> Vec<u8> {
        const PAGE: usize = 4096;
        let memory = File::open(process.join("mem")).unwrap();
        let mut bytes = vec![0; (self.to - self.from) as usize];
        if self.present && memory.read_exact_at(&mut bytes, self.from).is_err() {
            for (page, at) in bytes.chunks_mut(PAGE).zip((self.from..).step_by(PAGE)) {
                let _ = memory.read_exact_at(page, at);
            }
        }
        bytes
    }
}

/// The secrets found in the memory of a process, inside or outside the arena.
fn found(canaries: &Canaries, memory: &[(Mapping, Vec<u8>)], in_arena: bool) -> Vec<String> {
    let mut all = Vec::new();
    for (mapping, bytes) in memory.iter().filter(|(mapping, _)| mapping.is_arena() == in_arena) {
        for (name, at) in canaries.found_in(bytes) {
            all.push(format!("{name} at {at:#x} of {:#x} of {}", bytes.len(), mapping.name));
        }
    }
    all
}

/// Reports whether this machine allows the search. If not, prints why the test is skipped.
fn may_look(tools: &[&str]) -> bool {
    let lacks = |tool: &&&str| Command::new(tool).arg("--version").output().is_err();
    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root may look into the memory of the program");
    } else if let Some(tool) = tools.iter().find(lacks) {
        println!("skipped: there is no {tool}");
    } else if lock_state().is_err() {
        println!("skipped: this machine does not grant locked memory");
    } else {
        return true;
    }
    false
}

/// The options with which `strace` holds a program at its end.
fn holding() -> Vec<String> {
    let delay = format!("inject=exit_group:delay_enter={}", HELD.as_micros());
    let options = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=exit_group", "-e", &delay];
    options.map(str::to_owned).to_vec()
}

#[track_caller]
fn wait_until(mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < HELD / 2, "it does not come to that");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A process of the program, as its folder in `/proc`.
struct Process(PathBuf);

impl Process {
    fn new(id: impl std::fmt::Display) -> Self {
        Self(PathBuf::from(format!("/proc/{id}")))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    /// Waits until the process is held at its end.
    fn wait_for_its_end(&self) {
        let tool = Path::new(TOOL).canonicalize().unwrap();
        let ending = format!("{} ", libc::SYS_exit_group);
        wait_until(|| {
            let program = fs::read_link(self.0.join("exe"));
            self.read("syscall").starts_with(&ending)
                && program.is_ok_and(|program| program == tool)
        });
    }

    /// Attaches `strace`, which will hold the process at its end.
    fn traced(&self) -> Child {
        let id = self.0.file_name().unwrap();
        let tracer = Command::new("strace").args(holding()).arg("-p").arg(id).spawn().unwrap();
        wait_until(|| self.tracer().is_some());
        tracer
    }

    fn tracer(&self) -> Option<Pid> {
        let status = self.read("status");
        let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:"))?;
        Pid::from_raw(tracer.trim().parse().unwrap())
    }

    /// Kills the tracer, so that the process ends normally.
    fn let_go(&self) {
        if let Some(tracer) = self.tracer() {
            let _ = kill_process(tracer, Signal::KILL);
        }
    }

    /// The memory of the process: each mapping with its bytes.
    fn memory(&self) -> Vec<(Mapping, Vec<u8>)> {
        self.memory_where(|_| true)
    }

    fn arena(&self) -> Vec<(Mapping, Vec<u8>)> {
        self.memory_where(Mapping::is_arena)
    }

    fn memory_where(&self, wanted: impl Fn(&Mapping) -> bool) -> Vec<(Mapping, Vec<u8>)> {
        let with_bytes = |mapping: Mapping| {
            let bytes = mapping.bytes(&self.0);
            (mapping, bytes)
        };
        Mapping::all_of(&self.0).into_iter().filter(wanted).map(with_bytes).collect()
    }

    /// Checks its arguments and its environment, which other users can see.
    #[track_caller]
    fn shows_nothing_of(&self, canaries: &Canaries) {
        for name in ["cmdline", "environ"] {
            let shown = fs::read(self.0.join(name)).unwrap();
            assert!(!shown.is_empty());
            canaries.not_in(name, shown);
        }
    }

    /// Checks all its memory at its end. The arena must contain only zeros.
    #[track_caller]
    fn holds_nothing_of(&self, canaries: &Canaries) {
        let memory = self.memory();
        for in_arena in [false, true] {
            let found = found(canaries, &memory, in_arena);
            assert!(found.is_empty(), "{found:#?}");
        }
        let arena: Vec<_> = memory.iter().filter(|(mapping, _)| mapping.is_arena()).collect();
        assert!(!arena.is_empty(), "there is no arena");
        assert!(arena.iter().all(|(_, bytes)| bytes.iter().all(|&byte| byte == 0)));
        self.shows_nothing_of(canaries);

        // The search must find what is known to be there: the program's arguments, on its first stack.
        let mut there = Canaries::new();
        there.text("an argument", "--rehearsal", GIVEN_AWAY);
        let found = found(&there, &memory, false);
        assert!(found.iter().any(|found| found.ends_with("[stack]")), "{found:#?}");
    }
}

/// The program, held at its end.
struct Held {
    child: Child,
    process: Process,
    said: tempfile::TempDir,
}

impl Held {
    /// Runs the program with these passwords up to its end.
    fn at_its_end(run: &Run, passwords: &[String]) -> Self {
        let said = tempfile::tempdir().unwrap();
        let mut command = Command::new("setsid");
        // The program replaces this process, and the tracer is its child.
        command.args(["--wait", "strace", "-D"]).args(holding());
        command.arg(TOOL).args(run.arguments()).args(["--passwords-from", "-"]).envs(TALKATIVE);
        command.stdin(Stdio::piped());
        command.stdout(File::create(said.path().join("out")).unwrap());
        command.stderr(File::create(said.path().join("err")).unwrap());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        for line in passwords {
            writeln!(input, "{line}").unwrap();
        }
        drop(input);
        let process = Process::new(child.id());
        let held = Self { child, process, said };
        held.process.wait_for_its_end();
        held
    }

    /// Checks the memory and the output.
    #[track_caller]
    fn holds_nothing_of(&self, canaries: &Canaries) {
        self.process.holds_nothing_of(canaries);
        canaries.not_in("what it said", self.all_said());
    }

    /// Everything that it wrote to stdout and stderr.
    fn all_said(&self) -> String {
        let read = |name| fs::read_to_string(self.said.path().join(name)).unwrap();
        format!("{}\n{}", read("out"), read("err"))
    }

    /// Lets it end, and checks its message and its exit status.
    #[track_caller]
    fn ends(mut self, said: Text, status: i32) {
        assert!(said.is_in(&self.all_said()), "{}", self.all_said());
        self.process.let_go();
        assert_eq!(self.child.wait().unwrap().code(), Some(status));
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // After it has been waited for, another process may have its id.
        if matches!(self.child.try_wait(), Ok(None)) {
            self.process.let_go();
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Settings that make Rust's standard library and many other libraries log everything.
const TALKATIVE: [(&str, &str); 3] =
    [("RUST_BACKTRACE", "full"), ("RUST_LOG", "trace"), ("LC_ALL", "C.UTF-8")];

/// The password of share `x`, in a form that normalisation changes.
fn canary(x: u8) -> String {
    let digest = hex::encode(Sha256::digest([x]));
    format!("Ve{}rdin-{} a\u{301}{}", x, &digest[..14], &digest[14..24].to_uppercase())
}

/// The secret of the set.
fn secret() -> Vec<u8> {
    Sha256::digest("the secret of the set of canaries").to_vec()
}

fn canary_set() -> Set {
    Make { payload: secret(), password: canary, ..Make::default() }.set()
}

fn share_in(file: &Path) -> Share {
    Share::from_file(&fs::read(file).unwrap()).unwrap()
}

/// Everything that must not be found after these shares were opened.
fn canaries_of(set: &Set, numbers: &[u8]) -> Canaries {
    let mut canaries = Canaries::new();
    canaries.key("the secret", &set.payload);
    for &x in numbers {
        let keys = Keys::of(&share_in(&set.file(x)), &canary(x));
        assert_eq!(keys.share.as_ref().unwrap()[0], x);
        canaries.password(&format!("password {x}"), &canary(x));
        canaries.keys(&format!("share {x}"), &keys);
    }
    canaries
}

/// The shares that these tests open.
const OPENED: [u8; 3] = [1, 3, 4];

fn restore_to(set: &Set, target: &Path) -> Run {
    Run::restore().rehearsal().yes().to_reg(target).shares(set, &OPENED)
}

/// Checks that the file contains the secret, as Windows writes it, and nothing else that is secret.
#[track_caller]
fn assert_target(canaries: &Canaries, target: &Path) {
    let found: BTreeSet<_> = canaries.found_in(&fs::read(target).unwrap()).into_keys().collect();
    assert_eq!(found, BTreeSet::from(["the secret, listed digits, UTF-16"]));
}

#[test]
fn a_restored_secret_is_in_its_target_alone() {
    if !may_look(&["strace"]) {
        return;
    }
    let set = canary_set();
    let canaries = canaries_of(&set, &OPENED);
    let target = set.path("x.reg");
    let held = Held::at_its_end(&restore_to(&set, &target), &OPENED.map(canary));
    held.holds_nothing_of(&canaries);
    held.ends(text!("restore-written"), 0);
    canaries.not_in_files(set.folder.path(), Some(&target));
    assert_target(&canaries, &target);
}

#[test]
fn a_share_waits_in_the_arena_alone_and_is_in_no_dump() {
    if !may_look(&["strace", "gcore"]) {
        return;
    }
    let set = canary_set();
    let canaries = canaries_of(&set, &OPENED);
    let target = set.path("x.reg");
    let notes = tempfile::tempdir().unwrap();
    let mut session = restore_to(&set, &target).session();
    let mut shown = session.sees("ask-password");
    session.types(&canary(OPENED[0]));
    shown += &session.sees("share-opened-count");
    shown += &session.sees("ask-password");
    let next = canary(OPENED[1]);
    let (half, rest) = next.split_at(16);
    session.pty.send(half).unwrap();
    session.pty.flush().unwrap();

    let process = Process::new(session.pid());
    let is_typed = |found: &String| found.starts_with(&format!("password {}", OPENED[1]));
    wait_until(|| found(&canaries, &process.arena(), true).iter().any(is_typed));
    let memory = process.memory();
    let in_arena = found(&canaries, &memory, true);
    let is_share = |found: &String| found.starts_with(&format!("share {}: share at", OPENED[0]));
    assert!(in_arena.iter().any(is_share), "{in_arena:#?}");
    assert!(in_arena.iter().all(|found| is_share(found) || is_typed(found)), "{in_arena:#?}");
    let outside = found(&canaries, &memory, false);
    assert!(outside.is_empty(), "{outside:#?}");
    process.shows_nothing_of(&canaries);

    // The search finds in the memory and in the dump what may be there.
    let mut there = Canaries::new();
    there.text("a name", "OLDSERVER", GIVEN_AWAY);
    assert!(!found(&there, &memory, false).is_empty());
    let mut dumper = Command::new("gcore");
    dumper.arg("-o").arg(notes.path().join("core")).arg(session.pid().to_string());
    let dumped = run_command(dumper, &[]);
    assert_eq!(dumped.status, 0, "{dumped:#?}");
    let dump = fs::read(notes.path().join(format!("core.{}", session.pid()))).unwrap();
    assert!(!there.found_in(&dump).is_empty());
    canaries.not_in("a dump", dump);

    let mut tracer = process.traced();
    session.types(rest);
    shown += &session.sees("ask-password");
    session.types(&canary(OPENED[2]));
    process.wait_for_its_end();
    process.holds_nothing_of(&canaries);
    process.let_go();
    tracer.wait().unwrap();
    shown += &session.ends(0);
    canaries.not_in("what was shown", shown);
    canaries.not_in_files(set.folder.path(), Some(&target));
    assert_target(&canaries, &target);
}

#[test]
fn wrong_passwords_are_told_of_and_forgotten() {
    if !may_look(&["strace"]) {
        return;
    }
    let set = canary_set();
    let mut canaries = canaries_of(&set, &[1, 2, 3]);
    let wrong = canary(7);
    canaries.password("the wrong password", &wrong);
    canaries.keys("the wrong password", &Keys::of(&share_in(&set.file(2)), &wrong));
    // A wrong password, and one that is invalid.
    let unusable = format!("{}\u{7}", canary(8));
    canaries.password("the unusable password", &canary(8));
    let typed = [canary(1), wrong, unusable];
    let drill = Run::drill().rehearsal().shares(&set, &[1, 2, 3]);
    let held = Held::at_its_end(&drill, &typed);
    held.holds_nothing_of(&canaries);
    canaries.not_in_files(set.folder.path(), None);
    held.ends(text!("share-wrong-password"), 5);
}

#[test]
fn an_unsealed_share_is_in_its_target_alone() {
    if !may_look(&["strace"]) {
        return;
    }
    let set = canary_set();
    let canaries = canaries_of(&set, &[4]);
    let target = set.path("bare");
    let unseal = Run::unseal().place(&set, 4).rehearsal().yes().to(target.display());
    let held = Held::at_its_end(&unseal, &[canary(4)]);
    held.holds_nothing_of(&canaries);
    held.ends(text!("unseal-done", bytes = 65), 0);
    canaries.not_in_files(set.folder.path(), Some(&target));
    let found: BTreeSet<_> = canaries.found_in(&fs::read(&target).unwrap()).into_keys().collect();
    assert_eq!(found, BTreeSet::from(["share 4: share"]));
}

/// Two folders for shares, and one for the records.
struct Folders(tempfile::TempDir);

impl Folders {
    fn new() -> Self {
        let folders = Self(tempfile::tempdir().unwrap());
        for name in ["1", "2", "records"] {
            fs::create_dir(folders.path(name)).unwrap();
        }
        folders
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A `generate` run at the full cost.
    fn generate(&self) -> Run {
        let run = Run::generate().rehearsal().yes().threshold(2);
        let run = run.option("--records", self.path("records").display());
        let share = |name| format!("file:{}", self.path(name).display());
        run.share_at(share("1")).share_at(share("2"))
    }

    /// What must not be found after a set was made for these passwords. Its secrets are only known after the
    /// run.
    fn canaries(&self, passwords: &[String; 2]) -> Canaries {
        let mut canaries = Canaries::new();
        let mut shares = Vec::new();
        for (password, x) in passwords.iter().zip(1..) {
            let place = self.path(&x.to_string());
            let mut files = names(&place).into_iter();
            let name = files.rfind(|name| name.ends_with(".ssoshare")).unwrap();
            let keys = Keys::of(&share_in(&place.join(name)), password);
            canaries.password(&format!("password {x}"), password);
            canaries.keys(&format!("share {x}"), &keys);
            shares.push(keys.share.unwrap());
        }
        let mut secret = vec![0; shares[0].len() - 1];
        let shares: Vec<&[u8]> = shares.iter().map(|share| &share[..]).collect();
        sso_escrow::shamir::combine(2, &shares, &mut secret).unwrap();
        canaries.key("the secret, and what blinds its commitment", &secret);
        canaries
    }

    /// Checks the shares and the records.
    #[track_caller]
    fn hold_nothing_of(&self, canaries: &Canaries) {
        assert!(!names(&self.path("records")).is_empty());
        canaries.not_in_files(self.0.path(), None);
    }
}

#[test]
fn a_generated_secret_is_in_its_shares_alone() {
    if !may_look(&["strace"]) {
        return;
    }
    let folders = Folders::new();
    let passwords = [1, 2].map(canary);
    let held = Held::at_its_end(&folders.generate(), &passwords);
    let canaries = folders.canaries(&passwords);
    held.holds_nothing_of(&canaries);
    folders.hold_nothing_of(&canaries);
    held.ends(text!("generate-proof"), 0);
}

/// Checks that one custodian's own password and another's generated passphrase are forgotten.
#[test]
fn what_custodians_type_and_are_shown_is_forgotten() {
    if !may_look(&["strace"]) {
        return;
    }
    let folders = Folders::new();
    let mut session = folders.generate().flag("--extra-entropy").session();
    let own = canary(1);
    let mut shown = session.sees("ask-entropy");
    session.types(&canary(9));
    shown += &session.sees("ask-keyboard");
    session.types("");
    shown += &session.sees("ask-kind-of-password");
    session.types("2");
    shown += &session.sees("ask-new-password");
    session.types(&own);
    shown += &session.sees("ask-new-password-again");
    session.types(&canary(8));
    shown += &session.sees("ask-new-password-differs");
    session.types(&own);
    shown += &session.sees("ask-new-password-again");
    session.types(&own);
    shown += &session.sees("ask-new-reminder");
    session.types("the summer of 1998");
    shown += &session.sees("ask-kind-of-password");
    session.types("1");
    let phrase = session.passphrase();
    let process = Process::new(session.pid());
    let mut tracer = process.traced();
    session.types(&phrase);
    shown += &session.sees("ask-new-reminder");
    session.types("");
    process.wait_for_its_end();

    let mut canaries = folders.canaries(&[own, phrase]);
    canaries.password("the slip", &canary(8));
    canaries.password("the dice", &canary(9));
    process.holds_nothing_of(&canaries);
    process.let_go();
    tracer.wait().unwrap();
    shown += &session.ends(0);
    canaries.not_in("what was shown", shown);
    folders.hold_nothing_of(&canaries);
}
