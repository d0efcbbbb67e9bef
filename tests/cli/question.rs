//! How every question is put: what is typed too early answers nothing and is not shown, full-width answers count,
//! and text from outside cannot forge what a person reads.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Signal, kill_process};
use sso_escrow::text::is_unsafe;

use crate::session::Session;
use crate::support::*;

/// The program starts when a file `go` is among the notes, so that there is time to type before it.
const WAITS: &str = "trap : INT; stty -g >\"$NOTES/before\"; \
                     echo waiting; while [ ! -e \"$NOTES/go\" ]; do sleep 0.05; done; \
                     sh -c 'echo $$ >\"$NOTES/pid\"; exec \"$@\"' sh \"$@\"; echo \"status=$?\"; \
                     stty -g >\"$NOTES/after\"";

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

/// Starts the program after these lines were typed.
fn start_behind(typed: &[&str], arguments: &[String]) -> Session {
    let mut session = Session::under(WAITS, arguments);
    session.sees("waiting");
    typed.iter().for_each(|line| session.types(line));
    // The terminal has them when it has shown them.
    session.sees(typed.last().unwrap());
    fs::write(session.notes.path().join("go"), "").unwrap();
    session
}

/// In full-width forms, as an input method leaves them.
fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(character as u32 + 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(wide).collect()
}

#[test]
fn what_is_typed_before_a_hidden_question_does_not_answer_it() {
    let set = Make::default().set();
    let verify = words(&format!("verify --rehearsal {}", set.place(1)));
    let mut session = start_behind(&["", &password(1)], &verify);
    session.sees("Password (");
    session.types("");
    session.sees("No password was given");
    session.ends(3);
}

#[test]
fn what_is_typed_before_a_shown_question_does_not_answer_it() {
    let set = Make::default().set();
    let target = set.path("x").display().to_string();
    let unseal = words(&format!("unseal {} --to {target} --rehearsal", set.place(1)));
    let mut session = start_behind(&["yes", "yes", "yes"], &unseal);
    session.sees("[yes/no]");
    // Nor does what is typed behind an answer, in one piece with it.
    session.types("yes\nyes");
    session.sees("[yes/no]");
    session.types("no");
    session.sees("Stopped, as you answered");
    session.ends(1);
}

#[test]
fn what_is_typed_between_two_questions_is_neither_shown_nor_an_answer() {
    let set = Make::default().set();
    let to = set.path("x.reg").display().to_string();
    let mut arguments = words(&format!("restore --rehearsal --yes --to reg:{to}"));
    arguments.extend(set.shares(&[1, 2, 3, 4]));
    let mut session = Session::start(&arguments);
    session.sees("Password (");
    session.types(&format!("{}\n{}", password(1), password(2)));
    let mut shown = session.sees("Share 1 of Anna is good");
    shown += &session.sees("Password (");
    session.types("");
    session.sees("No password was given for the share");
    for x in [3, 4] {
        shown += &session.sees("Password (");
        session.types(&password(x));
    }
    shown += &session.ends(0);
    assert!(!shown.contains("the password"), "{shown}");
}

/// While the program works, it is held, so that there is time to type.
#[test]
fn keys_are_not_shown_while_the_program_works() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("passwords");
    fs::write(&lines, passwords(&[1, 2, 3]).join("\n")).unwrap();
    let mut line = format!("generate --rehearsal -k 2 --passwords-from {}", lines.display());
    for name in ["a", "b", "c"] {
        let place = folder.path().join(name);
        fs::create_dir(&place).unwrap();
        line += &format!(" --share file:{}", place.display());
    }
    let mut session = Session::start(&words(&line));
    session.sees("for a new system? [yes/no]");
    // The answer itself is shown.
    session.types("yes");
    session.sees("yes");
    session.sees("Sealing share 1");
    kill_process(session.pid(), Signal::STOP).unwrap();
    session.types("typed early");
    std::thread::sleep(Duration::from_millis(200));
    kill_process(session.pid(), Signal::CONT).unwrap();
    let mut shown = session.sees("every quorum of 2 gives the same secret");
    shown += &session.ends(0);
    assert!(!shown.contains("typed early"), "{shown}");
}

/// Under a shell with job control, which goes on when the program stops, and then takes it up again.
#[test]
fn a_shown_question_that_is_suspended_leaves_the_terminal_as_it_was() {
    let set = Make::default().set();
    let target = set.path("x").display().to_string();
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let unseal = words(&format!("unseal {} --to {target} --rehearsal", set.place(1)));
    let mut session = Session::under(script, &unseal);
    session.sees("[yes/no]");
    session.types("yes");
    session.sees("[yes/no]");
    session.pty.send_control('z').unwrap();
    // 128 and the number of SIGTSTP.
    session.sees("stopped=148");
    session.types("no");
    session.sees("Stopped, as you answered");
    session.ends(1);
    let note = |name| fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

#[test]
fn full_width_answers_count() {
    let set = Make::default().set();
    let to = set.path("x.reg").display().to_string();
    let mut arguments = words(&format!("restore --rehearsal --to reg:{to}"));
    arguments.extend(set.shares(&[1, 2, 3]));
    let mut session = Session::start(&arguments);
    session.sees("Words:");
    session.types(&full_width(&set.words()));
    session.sees("Is the old one off? [yes/no]");
    session.types(&full_width("YES"));
    session.sees("Write it? [yes/no]");
    session.types(&full_width("no"));
    session.sees("Stopped, as you answered");
    session.ends(1);
}

#[test]
fn full_width_digits_choose() {
    let folder = tempfile::tempdir().unwrap();
    let mut line = "generate --rehearsal --yes -k 2".to_owned();
    for name in ["Anna", "Ben"] {
        let place = folder.path().join(name);
        fs::create_dir(&place).unwrap();
        line += &format!(" --share {name}=file:{}", place.display());
    }
    let mut session = Session::start(&words(&line));
    session.sees("Test (");
    session.types("");
    session.sees("Your choice");
    session.types("２");
    session.sees("Choose a password");
    session.types("");
    session.sees("Your choice");
    session.types("３");
    session.sees("type 1 or 2");
    session.sees("Your choice");
    session.pty.send_control('c').unwrap();
    session.sees("Interrupted");
    session.ends(1);
}

/// A file whose name moves the cursor, hides text and reverses it.
const FORGED: &str = "a\u{1b}[2J\u{202e}\rb";

/// What is printed beside messages: commands with a path in them, and what changes in a registry.
#[test]
fn text_from_outside_is_escaped_wherever_it_is_printed() {
    let set = Make::default().set();
    let target = set.path(FORGED).display().to_string();
    let unseal = ["unseal", &set.place(1), "--to", &target, "--rehearsal", "--yes"];
    let ran = run_with(&unseal, Some(&passwords(&[1])));
    ran.done(&["shred -u '", r"a\u{1b}[2J\u{202e}\rb"]);
    assert!(is_harmless(&ran.out) && is_harmless(&ran.err), "{ran:?}");

    let target = format!("reg:{}.reg", set.path(FORGED).display());
    let mut restore: Vec<String> = words("restore --rehearsal --yes --to");
    restore.push(target);
    restore.extend(set.shares(&[1, 2, 3]));
    let ran = run_with(&restore, Some(&passwords(&[1, 2, 3])));
    ran.done(&["reg import \"a\\u{1b}[2J\\u{202e}\\rb.reg\""]);
    assert!(is_harmless(&ran.out) && is_harmless(&ran.err), "{ran:?}");

    let export = set.path("ssoss.reg");
    let text = format!(
        "Windows Registry Editor Version 5.00\n\n[{}\\a\u{202e}b]\n\"c\u{202e}d\"=hex:00\n\n",
        sso_escrow::entsso::SSOSS
    );
    fs::write(&export, text).unwrap();
    let from = format!("reg:{}", export.display());
    let mut backup = words("backup --dry-run -k 2 --waive network,swap,removable --from");
    backup.push(from);
    backup.extend(words("--share Anna=ask --share Ben=ask"));
    let ran = run(&backup);
    assert!(ran.out.contains(r"a\u{202e}b") || ran.err.contains(r"a\u{202e}b"), "{ran:?}");
    assert!(is_harmless(&ran.out) && is_harmless(&ran.err), "{ran:?}");
}

fn is_harmless(text: &str) -> bool {
    !text.contains(|character| is_unsafe(character) && character != '\n')
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false => found.push(path),
        }
    }
}

/// One file writes to the standard streams, and one opens the terminal: whatever prints or asks goes through the
/// types that they take.
#[test]
fn nothing_is_printed_or_asked_beside_the_console() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let streams = ["println!", "eprintln!", "print!(", "io::stdout()", "io::stderr()"];
    let terminal = ["Device::open", "/dev/tty", "CONOUT$"];
    let mut seen = [false; 2];
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        for (what, home, at) in [(&streams[..], "ui/output.rs", 0), (&terminal, "ui/output.rs", 1)]
        {
            let found: Vec<&&str> = what.iter().filter(|it| code.contains(**it)).collect();
            seen[at] |= name == home && !found.is_empty();
            // The devices look at what the streams are, and are what is opened.
            let may = name == home || name.starts_with("ui/device/");
            assert!(found.is_empty() || may, "{name}: {found:?}");
        }
    }
    assert_eq!(seen, [true; 2], "the console was not found");
}
