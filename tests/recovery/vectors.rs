//! Checks `docs/recover.py` with the vectors of the format: every `.vector` file of `vectors/share`.

use std::collections::HashMap;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use crate::reader::*;
use crate::support::*;
use crate::vector_file::Vector;

/// If several of these reasons apply, a reader may name any of them (docs/format.md, section 9).
const NOT_OF_THE_FORMAT: [&str; 3] = ["not-ours", "layout", "deterministic"];

impl Vector {
    /// Checks what the reader reported. The error says what was wrong.
    fn judge(&self, status: i32, reason: Option<&str>, gave: Option<&str>) -> Result<(), String> {
        let same_reason = match (self.reason.as_deref(), reason) {
            (Some(one), Some(other)) => {
                one == other || [one, other].iter().all(|r| NOT_OF_THE_FORMAT.contains(r))
            }
            (one, other) => one == other,
        };
        if status == self.status && same_reason && gave == self.gives.as_deref() {
            return Ok(());
        }
        Err(format!("{}: status {status}, reason {reason:?}, gave {gave:?}", self.name))
    }

    /// Runs the reader on this vector only.
    fn check(&self) -> Result<(), String> {
        let folder = tempfile::tempdir().unwrap();
        let mut parts = Vec::new();
        if let Some((kind, payload)) = &self.payload {
            let path = folder.path().join("payload");
            fs::write(&path, payload).unwrap();
            let mut command = Command::new(PYTHON);
            command.arg("-B").arg(Path::new(READER).with_file_name("recover_payload.py"));
            command.arg(kind).arg(path);
            let ran = run_command(command, &[]);
            let reason = ran.err.split(':').next().filter(|_| ran.status != 0);
            return self.judge(ran.status, reason, None);
        }
        for (envelope, number) in self.envelopes.iter().zip(1..) {
            let path = folder.path().join(format!("envelope {number}"));
            fs::write(&path, envelope).unwrap();
            parts.extend(["--envelope".to_owned(), text(path)]);
        }
        if self.rehearsal {
            parts.push("--rehearsal".to_owned());
        }
        if let Some(words) = &self.words {
            parts.extend(["--words".to_owned(), words.clone()]);
        }
        if self.passwords.is_empty() {
            parts.push("--inspect".to_owned());
        } else {
            parts.extend(["--passwords-from", "-", "--out", "-"].map(str::to_owned));
        }
        if self.bare {
            parts.push("--bare".to_owned());
        }
        for (bytes, at) in self.shares.iter().zip(1..) {
            let path = folder.path().join(format!("{at}"));
            fs::write(&path, bytes).unwrap();
            parts.push(text(path));
        }
        let ran = read(&parts, &self.passwords);
        let last = ran.err.lines().last().unwrap_or_default();
        let reason = last.split(':').next().filter(|_| ran.status != 0);
        let gave = Some(ran.out.trim()).filter(|out| !out.is_empty());
        self.judge(ran.status, reason, gave)
    }

    /// Reports whether the vector is a single share that is only read or refused.
    fn is_only_read(&self) -> bool {
        self.passwords.is_empty() && self.envelopes.is_empty() && self.shares.len() == 1
    }
}

/// Runs the reader once on many files that are only read. Either all of them are good, or none. (Most of the
/// time of a single run is its start.)
fn check_together(vectors: &[&Vector]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = |at: usize| text(folder.path().join(format!("{at}.")));
    let mut parts = vec!["--inspect".to_owned()];
    for (at, vector) in vectors.iter().enumerate() {
        fs::write(path(at), &vector.shares[0]).unwrap();
        parts.push(path(at));
    }
    let ran = read(&parts, &[]);
    let refusals: HashMap<&str, &str> = ran
        .err
        .lines()
        .filter_map(|line| line.split_once(": passed over: "))
        .map(|(path, why)| (path, why.split(':').next().unwrap_or_default()))
        .collect();
    let judged = vectors.iter().enumerate().filter_map(|(at, vector)| {
        vector.judge(ran.status, refusals.get(path(at).as_str()).copied(), None).err()
    });
    judged.collect()
}

/// Checks all vectors of a folder. Returns their number, and what the reader got wrong.
fn check_all(folder: &Path) -> (usize, Vec<String>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vector"))
        .collect();
    paths.sort();
    let vectors: Vec<Vector> = paths
        .iter()
        .map(|path| Vector::parse(&text(path), &fs::read_to_string(path).unwrap()))
        .collect();
    let (read_only, others): (Vec<&Vector>, Vec<&Vector>) =
        vectors.iter().partition(|vector| vector.is_only_read());
    let mut wrong = Vec::new();
    for status in [0, 3, 4, 5] {
        let group: Vec<&Vector> =
            read_only.iter().copied().filter(|vector| vector.status == status).collect();
        if !group.is_empty() {
            wrong.extend(check_together(&group));
        }
    }
    let left = Mutex::new(others.into_iter());
    let found = Mutex::new(wrong);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().next();
                    let Some(vector) = next else { break };
                    if let Err(fault) = vector.check() {
                        found.lock().unwrap().push(fault);
                    }
                }
            });
        }
    });
    (vectors.len(), found.into_inner().unwrap())
}

#[test]
fn the_reader_agrees_with_every_vector() {
    if !can_read() {
        return;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/share");
    let (count, wrong) = check_all(Path::new(folder));
    assert!(wrong.is_empty(), "{wrong:#?}");
    eprintln!("{count} vectors");
    assert!(count >= 120, "{count} vectors");
}

/// Checks vectors made here: the right ones pass, and every wrong one is reported.
#[test]
fn a_reader_that_disagrees_would_be_seen() {
    if !can_read() {
        return;
    }
    let set = Make { threshold: 2, ..Make::default() }.set();
    let share = |x: u8| hex::encode(fs::read(set.file(x)).unwrap());
    let (one, two) = (share(1), share(2));
    let payload = hex::encode(&set.payload);
    let opened = {
        let ran = recover(&set, &[1], &["--rehearsal", "--bare"], &passwords(&[1]));
        hex::encode(printed(&ran))
    };
    let both =
        "mode: rehearsal\npassword: \"the password of \\u0031\"\npassword: \"the password of 2\"\n";
    let damaged = format!("{}00", &one[..one.len() - 2]);
    let right = [
        format!("status: 0\n\nshare\n{one}\n"),
        format!("status: 4\nreason: damaged\n\nshare\n{damaged}\n"),
        "status: 4\nreason: too-large\n\nshare\nd9d9f7\n00 * 65600\n".to_owned(),
        format!("status: 0\n{both}payload: {payload}\n\nshare\n{one}\n\nshare\n{two}\n"),
        format!(
            "status: 0\nmode: rehearsal\npassword: \"the password of 1\"\nshare: {opened}\n\n\
             share\n{one}\n"
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        fs::write(folder.path().join("one.vector"), format!("about: a sample\n{text}")).unwrap();
        check_all(folder.path()).1.len()
    };
    for text in &right {
        assert_eq!(check(text), 0, "{text}");
    }
    for (at, from, to) in [
        (0, "status: 0", "status: 4\nreason: layout"),
        (1, "reason: damaged", "reason: layout"),
        (1, "status: 4\nreason: damaged", "status: 0"),
        (3, payload.as_str(), "00"),
        (3, "mode: rehearsal\n", ""),
        (3, "password of 2", "password of 3"),
        (4, opened.as_str(), "00"),
        (4, "status: 0", "status: 5\nreason: wrong-password"),
    ] {
        assert_eq!(check(&right[at].replacen(from, to, 1)), 1, "{from} → {to}");
    }
}
