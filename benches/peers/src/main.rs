//! `peers TOOL` measures everything that docs/benches.md shows, once. `--quick` only tests that it runs.

use std::path::Path;
use std::process::ExitCode;

use peers::measure::{Contestant, Ratio, named, race};
use peers::opening::{self, Ceremony};
use peers::table::{markdown, part, time, times};
use peers::{deriving, gfni, row, splitting};

/// The number of rounds for each kind of measurement.
struct Rounds {
    splitting: usize,
    large_quorum: usize,
    deriving: usize,
    opening: usize,
}

const FULL: Rounds = Rounds { splitting: 101, large_quorum: 21, deriving: 21, opening: 21 };
const QUICK: Rounds = Rounds { splitting: 3, large_quorum: 1, deriving: 1, opening: 1 };

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // `opening` starts this in a new process.
        ["--part", name, medium] => {
            println!("{}", opening::time_part(name, Path::new(medium)).as_secs_f64());
        }
        ["--quick", tool] => run(Path::new(tool), &QUICK),
        [tool] => run(Path::new(tool), &FULL),
        _ => {
            eprintln!("usage: peers [--quick] TOOL");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn run(tool: &Path, rounds: &Rounds) {
    let mut report = Report::default();
    for (length, to_reach) in [(4096, "24 times"), (65536, "24 times"), (32, "5 times")] {
        report.split(length, to_reach, rounds.splitting);
    }
    for (length, to_reach) in [(4096, "18 times"), (65536, "18 times"), (32, "1.0 times")] {
        report.combine(&[2, 4, 5], "3-of-5", length, to_reach, rounds.splitting);
    }
    let large: Vec<u8> = (128..=255).collect();
    report.combine(&large, "128-of-255", 4096, "500 times", rounds.large_quorum);
    for (memory_kib, to_reach) in [(256 << 10, "at most 0.75"), (64 << 10, "at most 0.65")] {
        report.derive(memory_kib, to_reach, rounds.deriving);
    }
    report.open(tool, rounds.opening);
    report.print(rounds);
}

/// The tables, with the rows measured so far.
#[derive(Default)]
struct Report {
    main: Vec<Vec<String>>,
    others: Vec<Vec<String>>,
    pages: Vec<Vec<String>>,
    parts: Vec<Vec<String>>,
    notes: Vec<String>,
}

impl Report {
    fn split(&mut self, length: usize, to_reach: &str, rounds: usize) {
        let mut race_of = splitting::split(3, 5, length);
        race(&mut race_of, rounds);
        let what = format!("split 3-of-5, {}", size(length));
        let median = |name| named(&race_of, name).median();
        let (generator, buffers) = (median(splitting::GENERATOR), median(splitting::BUFFERS));
        let field = gfni::available().then(|| median(splitting::GFNI));
        let limit = field.map(|field| {
            let all = field + generator + buffers;
            format!(
                "{}: field {}, generator {}, buffers {}",
                time(all),
                time(field),
                time(generator),
                time(buffers)
            )
        });
        self.shamir(&race_of, &what, to_reach, limit);
        let ours = median(splitting::OURS_NAME);
        let field = (ours - generator - buffers).max(0.0);
        self.parts.push(row![
            what,
            time(ours),
            format!(
                "generator {}, field arithmetic and checks {}, buffers (taken, wiped, given back) {}",
                share(generator, ours),
                share(field, ours),
                share(buffers, ours)
            ),
        ]);
    }

    fn combine(&mut self, of: &[u8], scheme: &str, length: usize, to_reach: &str, rounds: usize) {
        let mut race_of = splitting::combine(of, length);
        race(&mut race_of, rounds);
        let what = format!("recombine {scheme}, {}", size(length));
        let median = |name| named(&race_of, name).median();
        let buffers = median(splitting::BUFFERS);
        let limit = gfni::available().then(|| {
            let field = median(splitting::GFNI);
            format!("{}: field {}, buffer {}", time(field + buffers), time(field), time(buffers))
        });
        self.shamir(&race_of, &what, to_reach, limit);
        let ours = median(splitting::OURS_NAME);
        self.parts.push(row![
            what,
            time(ours),
            format!(
                "field arithmetic and checks {}, buffer (taken, wiped, given back) {}",
                share((ours - buffers).max(0.0), ours),
                share(buffers, ours)
            ),
        ]);
    }

    fn shamir(&mut self, race: &[Contestant], what: &str, to_reach: &str, limit: Option<String>) {
        let of = |name| named(race, name);
        let (ours, sharks) = (of(splitting::OURS_NAME), of(splitting::SHARKS));
        self.main.push(row![
            what,
            time(ours.median()),
            format!("{}: {}", splitting::SHARKS, time(sharks.median())),
            times(Ratio::of(sharks, ours)),
            to_reach,
            limit.unwrap_or("not measured: no GFNI here".into()),
        ]);
        let mut others = row![what];
        for name in [splitting::SHARKS, splitting::BLAHAJ, splitting::VSSS, splitting::OURS_NAME] {
            others.push(time(of(name).median()));
        }
        self.others.push(others);
    }

    fn derive(&mut self, memory_kib: u32, to_reach: &str, rounds: usize) {
        let mut race_of = deriving::derive(memory_kib);
        race(&mut race_of, rounds);
        let what = format!("Argon2id {} MiB t 3 p 4", memory_kib >> 10);
        let mode = deriving::mode(memory_kib);
        self.notes.push(format!("{what}: {mode}."));
        let of = |name| named(&race_of, name);
        let ours = of(deriving::HUGE);
        let [touch, wipe] = [deriving::TOUCH, deriving::WIPE].map(|name| of(name).median());
        self.parts.push(row![
            &what,
            time(ours.median()),
            format!(
                "wiping and giving back the matrix {}, the system's zeroing of its pages {} of one thread \
                 (shared among the lanes), the rest is Argon2's compression function",
                share(wipe, ours.median()),
                time(touch),
            ),
        ]);
        if !deriving::command_is_there() {
            self.notes
                .push(format!("{what} against Debian's argon2: skipped: argon2 is not there."));
            return;
        }
        let theirs = of(deriving::COMMAND);
        let bound = deriving::bound(3, of(deriving::COPY).median());
        let (small, huge) = (of(deriving::SMALL), of(deriving::COMMAND_HUGE));
        self.main.push(row![
            format!("{what}; ours on huge pages, argon2 as Debian ships it"),
            time(ours.median()),
            format!("Debian's argon2, four threads: {}", time(theirs.median())),
            format!(
                "{}; with huge pages on both sides {}",
                part(Ratio::of(ours, theirs)),
                part(Ratio::of(ours, huge))
            ),
            to_reach,
            format!("{}: the memory's rate", time(bound)),
        ]);
        self.pages.push(row![
            what,
            time(ours.median()),
            time(small.median()),
            time(theirs.median()),
            time(huge.median()),
            part(Ratio::of(small, theirs)),
            part(Ratio::of(ours, huge)),
            time(of(deriving::COMMAND_START).median()),
        ]);
    }

    fn open(&mut self, tool: &Path, rounds: usize) {
        const WHAT: &str =
            "opening a share of the main job, whole process, beyond its Argon2id call";
        if !opening::strace_is_there() {
            self.notes.push(format!("{WHAT}: skipped: strace is not there."));
            return;
        }
        let ceremony = Ceremony::hold(tool);
        let [mut beyond, mut argon2id, mut plain, mut nothing, mut version] =
            [const { Vec::new() }; 5];
        let mut parts = [const { Vec::new() }; 3];
        // The first round warms up and is not counted.
        for round in 0..=rounds {
            let traced = ceremony.traced();
            let sample = [
                traced.beyond,
                traced.argon2id,
                ceremony.plain(),
                opening::nothing(),
                ceremony.version(),
            ];
            let told = opening::PARTS.map(|name| ceremony.part(name));
            if round == 0 {
                continue;
            }
            let all = [&mut beyond, &mut argon2id, &mut plain, &mut nothing, &mut version];
            all.into_iter().zip(sample).for_each(|(samples, sample)| samples.push(sample));
            parts.iter_mut().zip(told).for_each(|(samples, sample)| samples.push(sample));
        }
        let spread = [0.25, 0.75].map(|at| time(peers::measure::quantile(&beyond, at)));
        let [beyond, argon2id, plain, nothing, version] =
            [beyond, argon2id, plain, nothing, version].map(|samples| opening::median(&samples));
        let [selftest, reading, opening] = parts.map(|samples| opening::median(&samples));
        self.main.push(row![
            WHAT,
            format!("{} ({} to {})", time(beyond), spread[0], spread[1]),
            "-",
            "-",
            "under 15 ms",
            format!("{}: a process that does nothing", time(nothing)),
        ]);
        let rest = (beyond - version - selftest - reading - opening).max(0.0);
        self.parts.push(row![
            "opening a share, beyond its Argon2id call",
            time(beyond),
            format!(
                "start and end of the process and its texts {} (a process that does nothing: {}), \
                 self-test {}, finding and reading the share {}, HKDF, commitments and AES-GCM {}, the \
                 rest (confinement, what strace costs) {}",
                time(version), time(nothing), time(selftest), time(reading), time(opening), time(rest)
            ),
        ]);
        self.notes.push(format!(
            "The process that opens a share takes {} in all without strace; under strace its Argon2id call \
             takes {}.",
            time(plain),
            time(argon2id)
        ));
    }

    fn print(self, rounds: &Rounds) {
        let head = row!["what", "ours", "peer", "ratio", "to reach", "physical limit"];
        println!("Machine: {}, {} processors.", processor(), deriving::processors());
        println!(
            "Rounds: {} ({} for 128-of-255; {} of Argon2id, {} of the whole process). Figures are medians; \
             a ratio is the median of the rounds' own, its quartiles in brackets.\n",
            rounds.splitting, rounds.large_quorum, rounds.deriving, rounds.opening
        );
        let with_head = |head: Vec<String>, rows: Vec<Vec<String>>| {
            markdown(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
        };
        println!("{}", with_head(head, self.main));
        println!("Where the time goes:\n");
        println!("{}", with_head(row!["what", "ours", "of which"], self.parts));
        println!("All the peers:\n");
        let head = row![
            "what",
            splitting::SHARKS,
            splitting::BLAHAJ,
            splitting::VSSS,
            splitting::OURS_NAME
        ];
        println!("{}", with_head(head, self.others));
        if !self.pages.is_empty() {
            println!("Argon2id by the size of pages:\n");
            let head = row![
                "what",
                "ours, huge pages",
                "ours, 4 KiB pages",
                "argon2",
                "argon2, huge pages",
                "ratio, 4 KiB pages both",
                "ratio, huge pages both",
                "start of argon2"
            ];
            println!("{}", with_head(head, self.pages));
        }
        for note in self.notes {
            println!("* {note}");
        }
    }
}

fn size(length: usize) -> String {
    if length < 1024 { format!("{length} bytes") } else { format!("{} KiB", length >> 10) }
}

/// A part of a time, and its percentage of the whole.
fn share(part: f64, whole: f64) -> String {
    format!("{} ({:.0} %)", time(part), 100.0 * part / whole)
}

/// The processor's model, as the system reports it.
fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("model name"));
    let name = line.and_then(|line| line.split_once(": ")).map_or("unknown", |(_, name)| name);
    name.to_owned()
}
