//! Compares whole ceremonies at a terminal of 80 columns, in every language, with the screens in
//! `tests/cli/golden`. `UPDATE_GOLDEN=1 cargo test --test cli golden` rewrites them.

#![cfg(unix)]

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::FactType;
use sso_escrow::ceremony::transcript::line::TranscriptLine;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::media::{self, SetFilter};
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::{Language, Message, Texts};

use crate::session::Session;
use crate::support::{Make, names};

const COLUMNS: u16 = 80;

/// No network and no swap, so that the result is the same on every machine.
const APART: &str = "mount --bind /dev/null /proc/swaps";

/// A ceremony in one language, in its own folder.
struct Ceremony {
    texts: Texts,
    folder: tempfile::TempDir,
    golden: String,
}

impl Ceremony {
    fn new(language: Language) -> Self {
        // In memory, so that every machine allows a clear copy there.
        let folder = tempfile::tempdir_in("/dev/shm").unwrap();
        for name in ["anna", "hanako", "records"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let texts = Texts::new(language);
        Self { texts, folder, golden: String::new() }
    }

    fn start(&self, line: &str) -> Session {
        let words = format!("{line} --lang {}", self.texts.language().code());
        let arguments: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let script = format!(
            "stty cols {COLUMNS} rows 60; cd '{}'; stty -g >\"$NOTES/before\"; \
             unshare -rmn sh -c '{APART}; exec \"$@\"' sh \"$@\"; \
             echo \"status=$?\"; stty -g >\"$NOTES/after\"",
            self.folder.path().display()
        );
        Session::under(&script, &arguments)
    }

    /// Waits for a question, by the beginning of its last line.
    #[track_caller]
    fn asked(&self, session: &mut Session, question: &Message) {
        let words = self.texts.render(question);
        let line = words.lines().last().unwrap().trim();
        session.shows(&line.chars().take(16).collect::<String>());
        // The rest of the question is still arriving.
        std::thread::sleep(Duration::from_millis(60));
    }

    #[track_caller]
    fn answer(&self, session: &mut Session, question: &Message, answer: &str) {
        self.asked(session, question);
        session.types(answer);
    }

    /// Chooses a generated passphrase, and types it.
    fn choose_passphrase(&mut self, session: &mut Session) -> String {
        self.answer(session, &message!("ask-kind-of-password"), "1");
        session.shows("\u{1b}[?1049h");
        self.asked(session, &message!("passphrase-seen"));
        let mut screen = rows(&session.shown);
        // The last row is the question, of which only the beginning had arrived.
        screen.pop();
        let phrase = screen.iter().find(|row| row.starts_with("    ")).unwrap().trim().to_owned();
        self.golden.push_str("---- the screen of the passphrase\n");
        self.keep(&screen, &[(phrase.clone(), "six words of the list")]);
        session.types("");
        self.answer(session, &message!("ask-passphrase"), &phrase);
        phrase
    }

    /// Adds the rows of a screen to the golden text.
    fn keep(&mut self, rows: &[String], varying: &[(String, &'static str)]) {
        let named = |row: &String| {
            let name = |row: String, (text, name): &(String, &'static str)| {
                row.replace(text, &format!("‹{name}›"))
            };
            varying.iter().fold(row.clone(), name)
        };
        let mut rows = rows.iter();
        while let Some(row) = rows.next() {
            let mut row = named(row);
            // The sentence breaks elsewhere in another run, because its two words have another length.
            if row.contains("‹word-word›") && row.contains(".pending") {
                while !row.ends_with(['.', '。']) {
                    let Some(next) = rows.next() else { break };
                    row = format!("{row} {}", named(next));
                }
                if self.texts.language() == Language::Japanese {
                    row = row.replace(' ', "");
                }
            }
            if row.contains("tmpfs") {
                row = row
                    .split(|c: char| c.is_ascii_digit())
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join("‹n›");
            }
            self.golden.push_str(&row);
            self.golden.push('\n');
        }
    }

    /// Ends a command, and adds everything that it has shown.
    #[track_caller]
    fn ends(&mut self, mut session: Session, title: &str) {
        session.ends(0);
        let set = self.set();
        let words = set.fingerprint().words();
        let numbers = words.numbers().map(|number| format!("{number:04}")).join(" ");
        let created = humantime::format_rfc3339_seconds(
            std::time::UNIX_EPOCH + Duration::from_secs(set.created),
        );
        // This test holds the other end of the terminal.
        let holder = fs::read_to_string(format!("/proc/{}/comm", std::process::id())).unwrap();
        let varying = [
            (holder.trim().to_owned(), "program"),
            (words.to_string(), "words"),
            (numbers, "numbers"),
            (words.short(), "word-word"),
            (set.set_id.to_string(), "id"),
            (set.msids[0].to_string(), "MSID"),
            (created.to_string(), "time"),
        ];
        let (transcript, closing) = self.transcript();
        let checkpoint = self.checkpoint();
        let checkpoint: Vec<&str> = checkpoint.split(' ').collect();
        let typed = four_letters(&closing);
        let words: Vec<&str> = closing.split(' ').collect();
        let transcript = [
            (transcript, "transcript"),
            (checkpoint[..6].join(" "), "checkpoint words 1 to 6"),
            (checkpoint[6..].join(" "), "checkpoint words 7 to 12"),
            (words[..6].join(" "), "transcript words 1 to 6"),
            (words[6..].join(" "), "transcript words 7 to 12"),
            (typed, "transcript words, four letters each"),
        ];
        let varying = [&varying[..], &transcript];
        let varying = varying.concat();
        self.golden.push_str(&format!("---- {title}\n"));
        self.keep(&rows(&session.shown), &varying);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn set(&self) -> Descriptor {
        media::find(&self.path("hanako"), &SetFilter::Only).unwrap().share.header.descriptor
    }

    /// The name of the transcript, and its words.
    fn transcript(&self) -> (String, String) {
        let mut files = names(&self.path("records")).into_iter();
        let name = files.rfind(|name| name.ends_with(".ssotranscript")).unwrap();
        let bytes = fs::read(self.path("records").join(&name)).unwrap();
        let closing = Transcript::read(&bytes).unwrap().closing_node().unwrap();
        (name, TranscriptWords::of(&closing).to_string())
    }

    /// The words of the commit point in the transcript.
    fn checkpoint(&self) -> String {
        let bytes = fs::read(self.path("records").join(self.transcript().0)).unwrap();
        let transcript = Transcript::read(&bytes).unwrap();
        let is_confirmed = |line: &TranscriptLine| {
            line.stated().is_some_and(|fact| fact.fact_type() == FactType::WordsConfirmed)
        };
        let at = transcript.lines.iter().position(is_confirmed).unwrap();
        // The first node is that of the header.
        TranscriptWords::of(&transcript.nodes()[at + 1]).to_string()
    }

    #[track_caller]
    fn compare(&self) {
        let code = self.texts.language().code();
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/golden/{code}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &self.golden).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let differs = kept.lines().zip(self.golden.lines()).position(|(one, other)| one != other);
        assert!(
            kept == self.golden,
            "{} differs, first in line {:?}; UPDATE_GOLDEN=1 writes it anew:\n{}",
            path.display(),
            differs.map(|at| at + 1),
            self.golden
        );
    }
}

/// Words as somebody types them who is in a hurry.
fn four_letters(words: &str) -> String {
    words.split(' ').map(|word| &word[..word.len().min(4)]).collect::<Vec<_>>().join(" ")
}

/// The rows of a terminal after these bytes. The terminal itself must not break a row, except an indented
/// command. The program breaks longer lines between words.
fn rows(bytes: &[u8]) -> Vec<String> {
    let [rows, columns] = [400, COLUMNS].map(|size| NonZero::new(size).unwrap());
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    // The pseudo-terminal of the tests does not translate line feeds.
    terminal.process(&bytes.split(|&b| b == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]));
    let screen = terminal.screen();
    let mut rows: Vec<String> =
        screen.rows(0, COLUMNS).map(|row| row.trim_end().to_owned()).collect();
    let mut in_command = false;
    for (row, at) in rows.iter().zip(0..) {
        in_command =
            row.starts_with("    ") || (in_command && at > 0 && screen.row_wrapped(at - 1));
        assert!(!screen.row_wrapped(at) || in_command, "broken: {row}");
    }
    let used = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    rows.truncate(used);
    rows
}

#[test]
fn ceremonies_look_as_they_are_kept() {
    let possible = Command::new("unshare").args(["-rmn", "sh", "-c", APART]).status();
    if !possible.is_ok_and(|status| status.success()) {
        println!("skipped: no namespaces of its own for a machine without network and swap");
        return;
    }
    std::thread::scope(|scope| {
        for language in Language::ALL {
            scope.spawn(move || ceremony(language));
        }
    });
}

fn ceremony(language: Language) {
    const PASSWORD: &str = "Zwetschge im Ofen";
    let mut it = Ceremony::new(language);
    let mut session = it.start(
        "generate --rehearsal -k 2 --share Anna=ask --share 花子=file:hanako --label Probe --records records",
    );
    let s = &mut session;
    it.answer(s, &message!("confirm-new-secret"), "yes");
    it.answer(s, &message!("confirm-plan"), "yes");
    it.answer(s, &message!("ask-keyboard"), "azerty éß");
    it.answer(s, &message!("ask-keyboard"), "");
    it.answer(s, &message!("ask-kind-of-password"), "2");
    it.answer(s, &message!("ask-new-password"), "Passw0rd");
    it.answer(s, &message!("ask-new-password-again"), PASSWORD);
    it.answer(s, &message!("ask-new-password"), PASSWORD);
    it.answer(s, &message!("ask-new-password-again"), PASSWORD);
    it.answer(s, &message!("ask-new-reminder"), "1998");
    let phrase = it.choose_passphrase(s);
    it.answer(s, &message!("ask-new-reminder"), "");
    it.answer(s, &message!("ask-choices"), "yes");
    it.answer(s, &message!("ask-insert", x = 1u8, count = 2u8, name = "Anna"), "./anna");
    it.answer(s, &message!("confirm-medium", name = "Anna"), "yes");
    it.asked(s, &message!("commit-ask"));
    let words = it.set().fingerprint().words().to_string();
    s.types(&words);
    it.answer(s, &message!("finish-ask-words", name = "花子"), &words);
    it.answer(s, &message!("ask-password-only"), &phrase);
    it.answer(s, &message!("finish-insert", names = "Anna"), "./anna");
    it.answer(s, &message!("finish-ask-words", name = "Anna"), &words);
    it.answer(s, &message!("ask-password-only"), PASSWORD);
    it.asked(s, &message!("close-ask"));
    s.types(&four_letters(&it.transcript().1));
    it.ends(session, "generate");

    // A second set on a medium is no dead end: the words select.
    let (other, there) = (Make::default().set(), it.path("anna").join("other.ssoshare"));
    fs::copy(other.file(1), &there).unwrap();
    let mut session = it.start("restore --rehearsal --share ask --to reg:new.reg");
    let s = &mut session;
    it.answer(s, &message!("ask-insert-share"), "./records");
    it.answer(s, &message!("ask-insert-share"), "./anna");
    it.answer(s, &message!("ask-words"), &it.set().fingerprint().words().to_string());
    it.answer(s, &message!("confirm-old-server-off"), "yes");
    it.answer(s, &message!("confirm-clear-copy", path = "new.reg"), "yes");
    it.answer(s, &message!("ask-password"), "not this one");
    it.answer(s, &message!("ask-password"), PASSWORD);
    it.answer(s, &message!("ask-insert-share"), "hanoko");
    it.answer(s, &message!("ask-insert-share"), "file:./hanako");
    it.answer(s, &message!("ask-password"), &phrase);
    fs::remove_file(there).unwrap();
    it.ends(session, "restore");

    let mut session = it.start("reseal file:anna --to-share file:anna --rehearsal");
    let s = &mut session;
    it.answer(s, &message!("ask-password-only"), PASSWORD);
    it.answer(s, &message!("ask-keyboard"), "");
    it.choose_passphrase(s);
    it.answer(s, &message!("ask-new-reminder"), "");
    it.ends(session, "reseal");

    for name in ["sets file:anna file:hanako", "inspect --machine"] {
        let session = it.start(name);
        it.ends(session, name);
    }
    it.compare();
}
