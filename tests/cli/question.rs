//! How every question is asked. Input typed too early is not an answer and is not shown, full-width answers
//! are accepted, and text from outside cannot forge what a person reads.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Signal, kill_process};
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::text::is_unsafe;

use crate::session::Session;
use crate::support::*;
use crate::text;

/// Starts the program when a file `go` appears in the notes, so that there is time to type before.
const WAITS: &str = "trap : INT; stty -g >\"$NOTES/before\"; \
                     echo waiting; while [ ! -e \"$NOTES/go\" ]; do sleep 0.05; done; \
                     sh -c 'echo $$ >\"$NOTES/pid\"; exec \"$@\"' sh \"$@\"; echo \"status=$?\"; \
                     stty -g >\"$NOTES/after\"";

/// Starts the program after these lines were typed.
fn start_behind(typed: &[&str], run: &Run) -> Session {
    let mut session = run.session_under(WAITS);
    session.shows("waiting");
    typed.iter().for_each(|line| session.types(line));
    // The terminal has received the lines when it shows them.
    session.shows(typed.last().unwrap());
    fs::write(session.notes.path().join("go"), "").unwrap();
    session
}

/// The text in full-width characters, as an input method types it.
fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(character as u32 + 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(wide).collect()
}

fn yes_or_no(question: Text) -> Text {
    text!("prompt-yes-or-no", question = question)
}

#[test]
fn what_is_typed_before_a_hidden_question_does_not_answer_it() {
    let set = Make::default().set();
    let run = Run::verify().rehearsal().place(&set, 1);
    let mut session = start_behind(&["", &password(1)], &run);
    session.sees("ask-password-only");
    session.types("");
    session.sees("confirm-no-answer");
    session.types("yes");
    session.sees("verify-no-password");
    session.ends(3);
}

#[test]
fn what_is_typed_before_a_shown_question_does_not_answer_it() {
    let set = Make::default().set();
    let run = Run::unseal().rehearsal().place(&set, 1).to(set.path("x").display());
    let mut session = start_behind(&["yes", "yes", "yes"], &run);
    session.sees(yes_or_no(text!("unseal-confirm")));
    session.types("yes");
    session.sees(yes_or_no(text!("unseal-confirm-again")));
    session.types("no");
    session.sees("declined");
    session.ends(1);
}

#[test]
fn what_is_typed_between_two_questions_is_neither_shown_nor_an_answer() {
    let set = Make::default().set();
    let run = Run::restore().rehearsal().yes().to_reg(set.path("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3, 4]).session();
    session.sees("ask-password");
    session.types(&format!("{}\n{}", password(1), password(2)));
    let mut shown = session.sees(text!("share-opened-count", x = 1, name = "Anna"));
    shown += &session.sees("ask-password");
    session.types("");
    session.sees("confirm-skip-share");
    session.types("yes");
    session.sees("share-passed-over");
    for x in [3, 4] {
        shown += &session.sees("ask-password");
        session.types(&password(x));
    }
    shown += &session.ends(0);
    for x in [1, 2, 3, 4] {
        assert!(!shown.contains(&password(x)), "{shown}");
    }
}

/// A run under a shell, which shows at the end what it would have read: keys that the program has left.
const LEAVES: &str = "trap : INT; stty -g >\"$NOTES/before\"; \
                      sh -c 'echo $$ >\"$NOTES/pid\"; exec \"$@\"' sh \"$@\"; status=$?; \
                      stty -g >\"$NOTES/after\"; stty -icanon min 0 time 5; \
                      echo \"left=[$(dd bs=1k count=1 2>/dev/null)]\"; echo \"status=$status\"";

/// Keys that are no answer to any question.
const EARLY: &str = "typed early";

/// Holds the program, types, and lets it go on.
fn types_early(session: &mut Session) {
    kill_process(session.pid(), Signal::STOP).unwrap();
    session.types(EARLY);
    std::thread::sleep(Duration::from_millis(200));
    kill_process(session.pid(), Signal::CONT).unwrap();
}

/// Checks what the terminal has shown, and that nothing is left for the shell.
#[track_caller]
fn nothing_early_is_shown_or_left(session: &mut Session) {
    session.shows("left=[");
    let left = session.shows("]");
    assert_eq!(left, "", "the shell got this");
    session.ends(0);
    let shown = String::from_utf8_lossy(&session.shown).into_owned();
    assert!(!shown.contains(EARLY), "{shown}");
}

/// Types during every computation of whole runs: while shares are sealed, written, proved and opened.
#[test]
fn keys_typed_too_early_are_never_shown_never_an_answer_and_never_left() {
    let folder = tempfile::tempdir().unwrap();
    let own = ["Zwetschge im Ofen", "Kirschen im Keller"];
    let names = ["Anna", "Ben"];
    let place = |name: &str| format!("file:{}", folder.path().join(name).display());
    let mut run = Run::generate().rehearsal().yes().threshold(2);
    for name in names {
        fs::create_dir(folder.path().join(name)).unwrap();
        run = run.share_at(format!("{name}={}", place(name)));
    }
    let mut session = run.session_under(LEAVES);
    session.sees("ask-keyboard");
    session.types("");
    for password in own {
        session.sees("ask-kind-of-password");
        session.types("2");
        session.sees("ask-new-password");
        session.types(password);
        session.sees("ask-new-password-again");
        session.types(password);
        session.sees("ask-new-reminder");
        session.types("");
    }
    for moment in [
        text!("progress-seal", x = 1),
        text!("progress-seal", x = 2),
        text!("progress-prove", x = 1),
        text!("progress-prove", x = 2),
    ] {
        session.sees(moment);
        types_early(&mut session);
    }
    nothing_early_is_shown_or_left(&mut session);

    let mut run = Run::restore().rehearsal().yes().to_reg(folder.path().join("x.reg"));
    for name in names {
        run = run.share_at(place(name));
    }
    let mut session = run.session_under(LEAVES);
    for (x, password) in [(1, own[0]), (2, own[1])] {
        session.sees("ask-password");
        session.types(password);
        session.sees(text!("progress-open", x = x));
        types_early(&mut session);
    }
    nothing_early_is_shown_or_left(&mut session);

    let run = Run::verify().rehearsal().arg(place("Anna"));
    let mut session = run.session_under(LEAVES);
    session.sees("ask-password-only");
    session.types(own[0]);
    session.sees(text!("progress-open", x = 1));
    types_early(&mut session);
    nothing_early_is_shown_or_left(&mut session);

    // A run that asks nothing hides keys too: somebody may expect a question.
    let lines = folder.path().join("passwords");
    fs::write(&lines, own[0]).unwrap();
    let run = run.option("--passwords-from", lines.display());
    let mut session = run.session_under(LEAVES);
    session.sees(text!("progress-open", x = 1));
    types_early(&mut session);
    nothing_early_is_shown_or_left(&mut session);
}

/// Types while the program works. The program is held to give time for this.
#[test]
fn keys_are_not_shown_while_the_program_works() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("passwords");
    fs::write(&lines, passwords(&[1, 2, 3]).join("\n")).unwrap();
    let run = Run::generate().rehearsal().threshold(2);
    let mut run = run.option("--passwords-from", lines.display());
    for name in ["a", "b", "c"] {
        let place = folder.path().join(name);
        fs::create_dir(&place).unwrap();
        run = run.share_at(format!("file:{}", place.display()));
    }
    let mut session = run.session();
    session.sees(yes_or_no(text!("confirm-new-secret")));
    // The answer itself is shown.
    session.types("yes");
    session.shows("yes");
    session.sees(text!("progress-seal", x = 1));
    kill_process(session.pid(), Signal::STOP).unwrap();
    session.types("typed early");
    std::thread::sleep(Duration::from_millis(200));
    kill_process(session.pid(), Signal::CONT).unwrap();
    let mut shown = session.sees("generate-proof");
    shown += &session.ends(0);
    assert!(!shown.contains("typed early"), "{shown}");
}

/// Runs under a shell with job control. The shell continues when the program stops, and then resumes it.
#[test]
fn a_shown_question_that_is_suspended_leaves_the_terminal_as_it_was() {
    let set = Make::default().set();
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let run = Run::unseal().rehearsal().place(&set, 1).to(set.path("x").display());
    let mut session = run.session_under(script);
    session.sees(yes_or_no(text!("unseal-confirm")));
    session.types("yes");
    session.sees(yes_or_no(text!("unseal-confirm-again")));
    session.pty.send_control('z').unwrap();
    // 128 and the number of SIGTSTP.
    session.shows("stopped=148");
    session.types("no");
    session.sees("declined");
    session.ends(1);
    let note = |name| fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

/// Checks that a secret which somebody types on a visible line leaves the screen, and is no answer.
#[test]
fn a_secret_on_a_visible_line_is_overwritten() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let run = Run::restore().waived().to_reg(shm.path().join("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3]).session();
    let erased = |session: &mut Session, told: &str| {
        let shown = session.sees(told);
        assert!(shown.contains("A\x1b[") && shown.contains("\x1b[J"), "{shown:?}");
    };
    session.sees("ask-words");
    session.types("abacus abdomen abdominal abide abiding ability");
    erased(&mut session, "shown-passphrase");
    session.sees("ask-words");
    session.types("123456");
    erased(&mut session, "shown-pin");
    session.sees("ask-words");
    session.types(&set.words());
    session.sees(yes_or_no(text!("confirm-old-server-off")));
    // An own password looks like nothing, but a refused answer is overwritten all the same.
    session.types(&password(1));
    erased(&mut session, "prompt-only-yes-or-no");
    session.sees(yes_or_no(text!("confirm-old-server-off")));
    session.types("abacus abdomen abdominal abide abiding ability");
    erased(&mut session, "shown-passphrase");
    session.types("no");
    session.sees("declined");
    session.ends(1);
    // The keyboard test takes every line. One that may be a PIN does not stay on the screen.
    let folder = tempfile::tempdir().unwrap();
    let mut run = Run::generate().rehearsal().yes().threshold(2);
    for name in ["Anna", "Ben"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        run = run.share_at(format!("{name}=file:{}", folder.path().join(name).display()));
    }
    let mut session = run.session();
    session.sees("ask-keyboard");
    session.types("aé@1234567890");
    let shown = session.sees("ask-keyboard");
    assert!(!shown.contains("\x1b[J"), "{shown:?}");
    for pin in ["472915", &full_width("80317264")] {
        session.types(pin);
        erased(&mut session, "shown-pin");
        session.sees("ask-keyboard");
    }
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
}

#[test]
fn full_width_answers_count() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let run = Run::restore().waived().to_reg(shm.path().join("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3]).session();
    session.sees("ask-words");
    session.types(&full_width(&set.words()));
    session.sees(yes_or_no(text!("confirm-old-server-off")));
    session.types(&full_width("YES"));
    session.sees(yes_or_no(text!("confirm-clear-copy")));
    session.types(&full_width("no"));
    session.sees("declined");
    session.ends(1);
}

#[test]
fn full_width_digits_choose() {
    let folder = tempfile::tempdir().unwrap();
    let mut run = Run::generate().rehearsal().yes().threshold(2);
    for name in ["Anna", "Ben"] {
        let place = folder.path().join(name);
        fs::create_dir(&place).unwrap();
        run = run.share_at(format!("{name}=file:{}", place.display()));
    }
    let mut session = run.session();
    session.sees("ask-keyboard");
    session.types("");
    session.sees("ask-kind-of-password");
    session.types("２");
    session.sees("ask-new-password");
    session.types("");
    session.sees("ask-kind-of-password");
    session.types("３");
    session.sees("ask-kind-unclear");
    session.sees("ask-kind-of-password");
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
    session.ends(1);
}

/// A file whose name moves the cursor, hides text and reverses it.
const FORGED: &str = "a\u{1b}[2J\u{202e}\rb";

/// Checks the output besides messages: commands that contain a path, and the changes of a registry.
#[test]
fn text_from_outside_is_escaped_wherever_it_is_printed() {
    let set = Make::default().set();
    let shows = |run: Run, escaped: &str| {
        let ran = run.run_in_words();
        assert!(ran.done().out.contains(escaped), "{ran:?}");
        assert!(is_harmless(&ran.out) && is_harmless(&ran.err), "{ran:?}");
    };
    let unseal = Run::unseal().rehearsal().yes().place(&set, 1).to(set.path(FORGED).display());
    shows(unseal.passwords(&[1]), r"a\u{1b}[2J\u{202e}\rb'");

    let target = format!("{}.reg", set.path(FORGED).display());
    let restore = Run::restore().rehearsal().yes().to_reg(target).shares(&set, &[1, 2, 3]);
    shows(restore.passwords(&[1, 2, 3]), r"a\u{1b}[2J\u{202e}\rb.reg");
    assert!(next_steps(&set.path("")).contains(r#"reg import "a\u{1b}[2J\u{202e}\rb.reg""#));

    let export = set.path("ssoss.reg");
    let text = format!(
        "Windows Registry Editor Version 5.00\n\n[{0}\\a\u{202e}b]\n\"c\u{202e}d\"=hex:00\n\n[{0}\\{1}]\n\n",
        sso_escrow::entsso::SSOSS,
        set.descriptor.msids[0]
    );
    fs::write(&export, text).unwrap();
    let backup = Run::backup().dry_run().waive("network,swap,records,words,removable").threshold(2);
    let backup = backup.option("--from", format!("reg:{}", export.display()));
    shows(backup.share_at("Anna=ask").share_at("Ben=ask"), r"a\u{202e}b");
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

/// Checks that one file writes to the standard streams and opens the terminal. All other code prints and asks
/// through the types of that file.
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
            // The devices inspect the streams, and implement the terminal that is opened.
            let may = name == home || name.starts_with("ui/device/");
            assert!(found.is_empty() || may, "{name}: {found:?}");
        }
    }
    assert_eq!(seen, [true; 2], "the console was not found");
}
