//! The real prompts, through a pseudo-terminal.

#![cfg(unix)]

use std::process::Command;

use rustix::process::{Signal, kill_process};
use sso_escrow::share::descriptor::Purpose;

use crate::session::Session;
use crate::support::*;

fn verify(set: &Set, x: u8) -> Session {
    Session::start(&arguments(&[&["verify", "--rehearsal", &set.place(x)]], vec![]))
}

#[test]
fn a_wrong_password_may_be_mended_and_is_never_shown() {
    let set = Make { reminder: "where we met", ..Make::default() }.set();
    let mut session = verify(&set, 2);
    session.sees("says it is share 2 of Ben");
    session.sees("Reminder: where we met");
    session.sees("Password (");
    session.types("a wrong secret");
    let shown = session.sees("Wrong password for Ben");
    assert!(!shown.contains("a wrong secret"), "{shown}");
    // It may be the keyboard; only who asks for it gets a line that is shown.
    session.sees("Password (");
    session.types("?");
    session.sees("Test (");
    session.types("azerty");
    session.sees("Test (");
    session.types("");
    session.sees("Password (");
    session.types("short");
    session.sees("cannot be the password");
    session.sees("at least 7");
    session.sees("Password (");
    // Typed with a slip that is taken back, and a line that is thrown away.
    session.types("nonsense\u{15}the password oxf\u{7f}\u{8}f 2");
    let shown = session.sees("share 2 of 5 opens");
    assert!(!shown.contains("the password"), "{shown}");
    session.ends(0);
}

#[test]
fn enter_alone_passes_a_share_over() {
    let set = Make::default().set();
    let shares = set.shares(&[1, 2, 3, 4]);
    let to = format!("reg:{}", set.path("x.reg").display());
    let mut session =
        Session::start(&arguments(&[&["restore", "--rehearsal", "--yes", "--to", &to]], shares));
    for (x, name, have) in [(1, "Anna", 1), (2, "", 1), (3, "Chloé", 2), (4, "David", 3)] {
        session.sees(&format!("share {x} of"));
        session.sees("Password (");
        if name.is_empty() {
            session.types("");
            session.sees("No password was given for the share");
        } else {
            session.types(&password(x));
            session.sees(&format!("Share {x} of {name} is good. Good so far: {have}; needed: 3"));
        }
    }
    session.ends(0);
    assert!(set.path("x.reg").exists());
}

#[test]
fn a_production_restore_asks_for_words_and_confirmations() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let path = shm.path().join("x.reg");
    let to = format!("reg:{}", path.display());
    let restore =
        || Session::start(&arguments(&[&["restore", "--to", &to], WAIVED], set.shares(&[1, 3, 5])));
    let mut session = restore();
    let shown = session.sees("Type the 8 words");
    assert!(!shown.contains(&set.words()), "the words are not shown to who has to type them");
    session.types("zoo zoo");
    session.sees("2 words");
    session.types(&"zoo ".repeat(8));
    session.sees("not the words of this set. Tries left: 2");
    session.types(&set.words());
    session.sees("Is the old one off? [yes/no]");
    session.types("maybe");
    session.sees("Please answer yes or no");
    session.sees("Is the old one off? [yes/no]");
    session.types("yes");
    session.sees("clear copy of the secret. Write it? [yes/no]");
    session.types("y");
    for x in [1, 3, 5] {
        session.sees("Password (");
        session.types(&password(x));
    }
    session.sees("Written and read back");
    session.ends(0);
    std::fs::remove_file(&path).unwrap();

    let mut session = restore();
    session.sees("Type the 8 words");
    session.types(&set.words());
    session.sees("Is the old one off?");
    session.types("no");
    session.sees("Stopped, as you answered");
    session.ends(1);

    let mut session = restore();
    for _ in 0..3 {
        session.sees("Type the 8 words");
        session.types(&"zoo ".repeat(8));
    }
    let shown = session.ends(4);
    assert!(!shown.contains("Password"), "{shown}");
    assert!(names(shm.path()).is_empty());
}

#[test]
fn interruptions_leave_the_terminal_as_it_was() {
    let set = Make::default().set();
    // Ctrl-C at a hidden question.
    let mut session = verify(&set, 1);
    session.sees("Password (");
    session.pty.send("half a sec").unwrap();
    session.pty.send_control('c').unwrap();
    session.sees("Interrupted");
    session.ends(1);
    // Ctrl-D at one.
    let mut session = verify(&set, 1);
    session.sees("Password (");
    session.pty.send_control('d').unwrap();
    session.sees("Interrupted");
    session.ends(1);
    // Ctrl-C at an open one.
    let to = format!("reg:{}", set.path("x.reg").display());
    let shares = set.shares(&[1, 2, 3]);
    let mut session =
        Session::start(&arguments(&[&["restore", "--rehearsal", "--to", &to]], shares));
    session.sees("Type the 8 words");
    session.pty.send_control('c').unwrap();
    session.sees("Interrupted");
    session.ends(1);
    assert!(!set.path("x.reg").exists());
}

#[test]
fn the_process_writes_no_core() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("Password (");
    let pid = std::fs::read_to_string(session.notes.path().join("pid")).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", pid.trim())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
    assert_eq!(numbers, ["0", "0"], "{core}");
    session.types("");
    session.ends(3);
}

#[test]
fn a_request_to_end_from_outside_leaves_the_terminal_as_it_was() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("Password (");
    let pid = session.pid();
    for signal in [Signal::TERM, Signal::HUP, Signal::QUIT] {
        let _ = kill_process(pid, signal);
    }
    session.sees("Interrupted");
    session.ends(1);
}

#[test]
fn an_interrupted_generation_leaves_no_share() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("passwords");
    std::fs::write(&lines, passwords(&[1, 2, 3]).join("\n")).unwrap();
    let mut shares = Vec::new();
    for name in ["a", "b", "c"] {
        let place = folder.path().join(name);
        std::fs::create_dir(&place).unwrap();
        shares.extend(["--share".to_owned(), format!("file:{}", place.display())]);
    }
    let lines = lines.display().to_string();
    let start: &[&str] =
        &["generate", "--rehearsal", "--yes", "-k", "2", "--passwords-from", &lines];
    // While keys are derived, and while what was written is proved.
    for moment in ["Sealing share 2", "Reading back and proving share 2"] {
        let mut session = Session::start(&arguments(&[start], shares.clone()));
        session.sees(moment);
        // Whoever is impatient presses it more than once.
        session.pty.send_control('c').unwrap();
        session.pty.send_control('c').unwrap();
        session.pty.send_control('\\').unwrap();
        session.sees("Interrupted");
        session.ends(1);
        for name in ["a", "b", "c"] {
            assert!(names(&folder.path().join(name)).is_empty(), "{moment}: {name}");
        }
    }
}

/// Under a shell with job control, which goes on when the program stops, and then takes it up again.
#[test]
fn a_suspended_question_shows_the_terminal_as_it_was_and_goes_on() {
    let set = Make::default().set();
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let arguments = arguments(&[&["verify", "--rehearsal", &set.place(1)]], vec![]);
    let mut session = Session::under(script, &arguments);
    session.sees("Password (");
    session.pty.send("the password").unwrap();
    session.pty.send_control('z').unwrap();
    // 128 and the number of SIGTSTP.
    session.sees("stopped=148");
    session.sees("Password (");
    session.types(" of 1");
    session.sees("share 1 of 5 opens");
    session.ends(0);
    let note = |name| std::fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

/// The whole of `generate` at a terminal, with every slip that can be made at its questions.
#[test]
fn generate_asks_each_custodian_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut shares = Vec::new();
    for name in ["Anna", "Ben"] {
        let place = folder.path().join(name);
        std::fs::create_dir(&place).unwrap();
        shares.extend(["--share".to_owned(), format!("{name}=file:{}", place.display())]);
    }
    let start: &[&str] = &["generate", "--rehearsal", "-k", "2", "--extra-entropy"];
    let mut session = Session::start(&arguments(&[start], shares));
    session.sees("for a new system? [yes/no]");
    session.types("yes");
    session.sees("Throw dice");
    session.types("6 1 4 2 5 3");
    session.sees("Custodian 1 of 2: Anna");
    session.sees("Test the keyboard");
    session.sees("Test (");
    session.types("é@€");
    session.sees("Test (");
    session.types("");
    session.sees("Your choice");
    session.types("3");
    session.sees("type 1 or 2");
    session.types("2");
    session.sees("Choose a password");
    session.types("");
    session.sees("Your choice");
    session.types("2");
    session.sees("Choose a password");
    session.types("kurz");
    session.sees("at least 7");
    session.types("Zwetschge im Ofen");
    session.sees("score 4 of 4");
    session.sees("Type it again");
    session.types("Zwetschge im 0fen");
    session.sees("not the same");
    session.types("Zwetschge im Ofén");
    session.sees("Not every keyboard");
    session.sees("Type it again");
    session.types("Zwetschge im Ofén");
    session.sees("A reminder");
    session.types("it is ZWETSCHGE IM OFÉN");
    session.sees("The reminder holds the password");
    session.types("the summer of 1998");
    session.sees("Custodian 2 of 2: Ben");
    session.sees("Your choice");
    session.types("");
    let mut phrase = session.passphrase();
    session.types("not that one");
    session.sees("not the passphrase");
    assert_eq!(session.passphrase(), phrase, "the same one is shown again");
    session.types(&phrase);
    session.sees("A reminder");
    session.types("");
    // The choice can be taken back until something is written.
    session.sees("nothing is written yet");
    session.sees("choose again");
    session.types("3");
    session.sees("Please answer");
    session.types("2");
    session.sees("Custodian 2 of 2: Ben");
    session.sees("Your choice");
    session.types("1");
    let before = std::mem::replace(&mut phrase, session.passphrase());
    assert_ne!(before, phrase);
    session.types(&phrase);
    session.sees("A reminder");
    session.types("");
    session.sees("nothing is written yet");
    session.types("yes");
    let shown = session.sees("every quorum of 2 gives the same secret");
    assert!(shown.contains("Sealing share"), "progress is shown on a terminal: {shown}");
    let rest = session.ends(0);
    for secret in ["Zwetschge", &phrase, &before, "6 1 4 2 5 3"] {
        assert!(!shown.contains(secret) && !rest.contains(secret), "{secret}");
    }
    let place = |name| format!("file:{}", folder.path().join(name).display());
    let lines = ["Zwetschge im Ofe\u{301}n".to_owned()];
    run_with(&["verify", "--rehearsal", &place("Anna")], Some(&lines)).done(&["share 1 of 2"]);
    run_with(&["verify", "--rehearsal", &place("Ben")], Some(&[phrase])).done(&["share 2 of 2"]);
    run(&["inspect", &place("Anna")]).done(&["Reminder: the summer of 1998"]);
}

/// A passphrase is on the screen only while it is read: not after Ctrl-C, and not while the program is
/// stopped.
#[test]
fn a_passphrase_leaves_the_screen_with_whoever_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let mut shares = Vec::new();
    for name in ["Anna", "Ben"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        let place = folder.path().join(name).display().to_string();
        shares.extend(["--share".to_owned(), format!("{name}=file:{place}")]);
    }
    let start: &[&str] = &["generate", "--rehearsal", "--yes", "-k", "2", "--generate-passphrase"];
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let mut session = Session::under(script, &arguments(&[start], shares));
    session.sees("Test (");
    session.types("");
    let cleared = "\x1b[2J\x1b[H\x1b[?1049l";
    session.sees("\x1b[?1049h");
    session.sees("Press Enter");
    session.pty.send_control('z').unwrap();
    session.sees(cleared);
    session.sees("stopped=148");
    session.sees("\x1b[?1049h");
    session.sees("Press Enter");
    session.pty.send_control('c').unwrap();
    session.sees(cleared);
    session.sees("Interrupted");
    session.ends(1);
    let note = |name| std::fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

/// The terminal gets another size while a password is typed.
#[test]
fn a_resize_does_not_disturb_a_question() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("Password (");
    session.pty.send("the pass").unwrap();
    let pid = session.pid();
    kill_process(pid, Signal::WINCH).unwrap();
    session.types("word of 1");
    session.sees("share 1 of 5 opens");
    session.ends(0);
}

/// The console of Linux has no Japanese characters: then English is spoken, with a word about it.
#[test]
fn a_console_without_japanese_speaks_english() {
    let set = Make::default().set();
    let arguments = arguments(&[&["sets", &set.place(1), "--lang", "ja"]], vec![]);
    let script = |term: &str| {
        format!(
            "stty -g >\"$NOTES/before\"; TERM={term} \"$@\"; echo \"status=$?\"; \
                 stty -g >\"$NOTES/after\""
        )
    };
    let mut session = Session::under(&script("linux"), &arguments);
    session.sees("cannot show Japanese characters; English is used");
    session.sees("Threshold:");
    session.ends(0);
    let mut session = Session::under(&script("xterm"), &arguments);
    session.sees("しきい値");
    session.ends(0);
    // What goes into a file is Japanese all the same.
    let mut command = command();
    command.env("TERM", "linux").args(["sets", &set.place(1), "--lang", "ja"]);
    run_command(command, &[]).done(&["しきい値"]);
}

/// A medium that takes its time is told apart from one that has failed.
#[test]
fn a_slow_medium_is_waited_for_and_said_to_be_slow() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: no strace");
        return;
    }
    let set = Make::default().set();
    let place = set.place(1);
    let lines = set.path("passwords");
    let both = [password(1), "the long way from Ulm to Kyoto".to_owned()];
    std::fs::write(&lines, both.join("\n")).unwrap();
    let lines = lines.display().to_string();
    let line: &[&str] = &["reseal", &place, "--to-share", &place, "--passwords-from", &lines];
    // The first sync takes four seconds.
    let script = "stty -g >\"$NOTES/before\"; strace -f -o /dev/null -e trace=fsync \
                  -e inject=fsync:delay_enter=4000000:when=1 \"$@\"; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let mut session = Session::under(script, &arguments(&[line, &["--rehearsal"]], vec![]));
    session.sees("Still working on");
    session.sees("Leave the medium in");
    session.sees("has a new password");
    session.ends(0);
}

/// Memory that cannot be locked stops a production command before any password.
#[test]
fn a_machine_that_locks_no_memory_is_not_fit() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    // All below the 4 MiB of the arena.
    for limit in ["0", "65536", "4190208"] {
        let limited = |more: &[&str]| {
            let prlimit = ["prlimit".to_owned(), format!("--memlock={limit}:{limit}")];
            // Root is bound by the limit once the capability is given up.
            let mut command = if rustix::process::geteuid().is_root() {
                let mut command = Command::new("setpriv");
                command.args(["--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock"]).args(prlimit);
                command
            } else {
                let mut command = Command::new(&prlimit[0]);
                command.arg(&prlimit[1]);
                command
            };
            command.arg(TOOL);
            command
                .args(["verify", &set.place(1)])
                .args(WAIVED)
                .args(more)
                .args(["--passwords-from", "-"]);
            run_command(command, &passwords(&[1]))
        };
        limited(&[]).failed(7, &["cannot be locked", "ulimit -l"]);
        limited(&["--rehearsal"]).failed(4, &["cannot be locked", "is not for practice"]);
    }
}
