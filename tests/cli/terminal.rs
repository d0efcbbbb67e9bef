//! The real questions, through a pseudo-terminal.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use rustix::process::{Signal, kill_process};
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::text::Language;

use crate::session::Session;
use crate::support::*;
use crate::text;

fn verify(set: &Set, x: u8) -> Session {
    Run::verify().rehearsal().place(set, x).session()
}

#[test]
fn a_wrong_password_may_be_mended_and_is_never_shown() {
    let set = Make { reminder: "where we met", ..Make::default() }.set();
    let mut session = verify(&set, 2);
    session.sees(text!("ask-share", x = 2, name = "Ben"));
    session.sees(text!("ask-reminder", reminder = "where we met"));
    session.sees("ask-password-only");
    session.types("a wrong secret");
    let shown = session.sees(text!("ask-again", name = "Ben"));
    assert!(!shown.contains("a wrong secret"), "{shown}");
    // The cause may be the keyboard. The typed line is shown only on request.
    session.sees("ask-password-only");
    session.types("?");
    session.sees("ask-keyboard");
    session.types("azerty");
    session.sees("ask-keyboard");
    session.types("");
    session.sees("ask-password-only");
    session.types("short");
    let too_short = text!("password-too-short", characters = 5, shortest = 7);
    session.sees(text!("ask-not-a-password", cause = too_short));
    session.sees("ask-password-only");
    // Typed with a corrected slip, after a line that is discarded.
    session.types("nonsense\u{15}the password oxf\u{7f}\u{8}f 2");
    let shown = session.sees(text!("verify-good", x = 2, count = 5));
    assert!(!shown.contains(&password(2)[..12]), "{shown}");
    session.ends(0);
}

#[test]
fn enter_alone_skips_a_share_only_if_this_is_confirmed() {
    let set = Make::default().set();
    let run = Run::restore().rehearsal().yes().to_reg(set.path("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3, 4]).session();
    for (x, name, have) in [(1, "Anna", 1), (2, "", 1), (3, "Chloé", 2), (4, "David", 3)] {
        session.sees(text!("ask-share", x = x));
        session.sees("ask-password");
        if name.is_empty() {
            session.types("");
            session.sees(text!("prompt-yes-or-no", question = text!("confirm-skip-share")));
            // The second Enter, and then the next custodian, who types the password at once.
            session.types("");
            session.sees("prompt-only-yes-or-no-unseen");
            session.types(&password(3));
            let shown = session.sees("prompt-only-yes-or-no-unseen");
            assert!(!shown.contains(&password(3)), "{shown}");
            session.types("no");
            session.sees("ask-password");
            session.types("");
            session.sees("confirm-skip-share");
            session.types("yes");
            session.sees("share-passed-over");
        } else {
            session.types(&password(x));
            session.sees(text!("share-opened-count", x = x, name = name, have = have, need = 3));
        }
    }
    session.ends(0);
    assert!(set.path("x.reg").exists());
}

/// Checks that a skipped share and one with a wrong password are offered again before the restore fails.
#[test]
fn skipped_and_wrong_shares_are_offered_again() {
    let set = Make::default().set();
    let run = Run::restore().rehearsal().yes().to_reg(set.path("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3]).session();
    let skip = |session: &mut Session| {
        session.sees("ask-password");
        session.types("");
        session.sees("confirm-skip-share");
        session.types("yes");
    };
    skip(&mut session);
    session.sees(text!("ask-share", x = 2));
    session.sees("ask-password");
    session.types("a wrong password");
    session.sees(text!("ask-again", name = "Ben"));
    skip(&mut session);
    session.sees("share-wrong-password");
    session.sees("ask-password");
    session.types(&password(3));
    session.sees(text!("share-opened-count", x = 3, have = 1));
    session.sees("confirm-skipped-again");
    session.types("yes");
    for (x, have) in [(1, 2), (2, 3)] {
        session.sees(text!("ask-share", x = x));
        session.sees("ask-password");
        session.types(&password(x));
        session.sees(text!("share-opened-count", x = x, have = have));
    }
    session.ends(0);
    assert!(set.path("x.reg").exists());
    // With “no”, the run ends with what it has.
    let run = Run::restore().rehearsal().yes().to_reg(set.path("y.reg"));
    let mut session = run.shares(&set, &[1, 2]).session();
    for _ in [1, 2] {
        skip(&mut session);
    }
    session.sees("confirm-skipped-again");
    session.types("no");
    session.sees(text!("quorum-not-reached", have = 0, need = 3));
    session.ends(3);
}

#[test]
fn a_production_restore_asks_for_words_and_confirmations() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let path = shm.path().join("x.reg");
    let restore = || {
        let run = Run::restore().to_reg(&path).waived();
        run.shares(&set, &[1, 3, 5]).session()
    };
    let mut session = restore();
    let shown = session.sees("ask-words");
    assert!(!shown.contains(&set.words()), "the words are not shown to who has to type them");
    session.types("zoo zoo");
    session.sees(text!("words-count", found = 2));
    session.types(&"zoo ".repeat(8));
    session.sees(text!("ask-words-differ", left = 2));
    session.types(&set.words());
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-old-server-off")));
    session.types("maybe");
    session.sees("prompt-only-yes-or-no");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-old-server-off")));
    session.types("yes");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-clear-copy")));
    session.types("y");
    for x in [1, 3, 5] {
        session.sees("ask-password");
        session.types(&password(x));
    }
    session.sees("restore-written");
    session.ends(0);
    std::fs::remove_file(&path).unwrap();

    let mut session = restore();
    session.sees("ask-words");
    session.types(&set.words());
    session.sees("confirm-old-server-off");
    session.types("no");
    session.sees("declined");
    session.ends(1);

    let mut session = restore();
    for _ in 0..3 {
        session.sees("ask-words");
        session.types(&"zoo ".repeat(8));
    }
    let shown = session.ends(4);
    assert!(!text!("ask-password").is_in(&shown), "{shown}");
    assert!(!path.exists());
}

#[test]
fn interruptions_leave_the_terminal_as_it_was() {
    let set = Make::default().set();
    // Ctrl-C at a hidden question.
    let mut session = verify(&set, 1);
    session.sees("ask-password-only");
    session.pty.send("half a sec").unwrap();
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
    session.ends(1);
    // Ctrl-D at a hidden question.
    let mut session = verify(&set, 1);
    session.sees("ask-password-only");
    session.pty.send_control('d').unwrap();
    session.sees("interrupted");
    session.ends(1);
    // Ctrl-C at a question whose answer is shown.
    let run = Run::restore().rehearsal().to_reg(set.path("x.reg"));
    let mut session = run.shares(&set, &[1, 2, 3]).session();
    session.sees("confirm-old-server-off");
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
    session.ends(1);
    assert!(!set.path("x.reg").exists());
}

/// Checks that Ctrl-C asks once a share is open, and that a second Ctrl-C continues.
#[test]
fn ctrl_c_asks_once_a_share_is_open() {
    let set = Make::default().set();
    let run = Run::restore().rehearsal().yes().to_reg(set.path("x.reg"));
    let restore = || {
        let mut session = run.clone().shares(&set, &[1, 2, 3]).session();
        session.sees("ask-password");
        session.types(&password(1));
        session.sees(text!("share-opened-count", have = 1));
        session.sees(text!("ask-share", x = 2));
        session.sees("ask-password");
        session.pty.send_control('c').unwrap();
        session.sees(text!("confirm-stop-open", have = 1));
        session
    };
    let mut session = restore();
    session.types("yes");
    session.sees("interrupted");
    session.ends(1);
    let mut session = restore();
    // The second Ctrl-C, and then “no”.
    session.pty.send_control('c').unwrap();
    session.sees(text!("ask-share", x = 2));
    session.sees("ask-password");
    session.pty.send_control('c').unwrap();
    session.sees(text!("confirm-stop-open", have = 1));
    session.types("no");
    for x in [2, 3] {
        session.sees(text!("ask-share", x = x));
        session.sees("ask-password");
        session.types(&password(x));
        session.sees(text!("share-opened-count", x = x));
    }
    session.ends(0);
    assert!(set.path("x.reg").exists());
}

#[test]
fn the_process_writes_no_core() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("ask-password-only");
    let pid = std::fs::read_to_string(session.notes.path().join("pid")).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", pid.trim())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
    assert_eq!(numbers, ["0", "0"], "{core}");
    session.types("");
    session.sees("confirm-no-answer");
    session.types("yes");
    session.ends(3);
}

#[test]
fn a_request_to_end_from_outside_leaves_the_terminal_as_it_was() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("ask-password-only");
    let pid = session.pid();
    for signal in [Signal::TERM, Signal::HUP, Signal::QUIT] {
        let _ = kill_process(pid, signal);
    }
    session.sees("interrupted");
    session.ends(1);
    // Signals that would end the program at once, with keys hidden.
    for signal in [Signal::USR1, Signal::USR2, Signal::ALARM, Signal::VTALARM, Signal::XCPU] {
        let mut session = verify(&set, 1);
        session.sees("ask-password-only");
        kill_process(session.pid(), signal).unwrap();
        session.sees("interrupted");
        session.ends(1);
    }
}

#[test]
fn an_interrupted_generation_leaves_no_share() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("passwords");
    std::fs::write(&lines, passwords(&[1, 2, 3]).join("\n")).unwrap();
    let mut run = Run::generate().rehearsal().yes().threshold(2);
    run = run.option("--passwords-from", lines.display());
    for name in ["a", "b", "c"] {
        let place = folder.path().join(name);
        std::fs::create_dir(&place).unwrap();
        run = run.share_at(format!("file:{}", place.display()));
    }
    // While keys are derived, and while the written shares are verified.
    for moment in [text!("progress-seal", x = 2), text!("progress-prove", x = 2)] {
        let mut session = run.session();
        session.sees(moment.clone());
        // An impatient person presses the key more than once.
        session.pty.send_control('c').unwrap();
        session.pty.send_control('c').unwrap();
        session.pty.send_control('\\').unwrap();
        session.sees("interrupted");
        session.ends(1);
        for name in ["a", "b", "c"] {
            assert!(names(&folder.path().join(name)).is_empty(), "{moment:?}: {name}");
        }
    }
}

/// Runs under a shell with job control. The shell continues when the program stops, and then resumes it.
#[test]
fn a_suspended_question_shows_the_terminal_as_it_was_and_goes_on() {
    let set = Make::default().set();
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let mut session = Run::verify().rehearsal().place(&set, 1).session_under(script);
    session.sees("ask-password-only");
    session.pty.send(&password(1)[..12]).unwrap();
    session.pty.send_control('z').unwrap();
    // 128 and the number of SIGTSTP.
    session.shows("stopped=148");
    session.sees("ask-password-only");
    session.types(" of 1");
    session.sees(text!("verify-good", x = 1, count = 5));
    session.ends(0);
    let note = |name| std::fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

/// Runs `generate` completely at a terminal, with every possible slip at its questions.
#[test]
fn generate_asks_each_custodian_twice() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::generate().rehearsal().threshold(2).flag("--extra-entropy");
    let mut session = for_anna_and_ben(run, folder.path()).session();
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    session.types("yes");
    session.sees("ask-entropy");
    session.types("6 1 4 2 5 3");
    session.sees(text!("ask-custodian", x = 1, count = 2, name = "Anna"));
    session.sees("ask-keyboard-why");
    session.sees("ask-keyboard");
    session.types("é@€");
    session.sees("ask-keyboard");
    session.types("");
    session.sees("ask-kind-of-password");
    session.types("3");
    session.sees("ask-kind-unclear");
    session.types("2");
    session.sees("ask-new-password");
    session.types("");
    session.sees("ask-kind-of-password");
    session.types("2");
    session.sees("ask-new-password");
    session.types("kurz");
    session.sees(text!("password-too-short", shortest = 7));
    session.types("Zwetschge im Ofen");
    session.sees(text!("password-estimate", time = text!("attack-years")));
    session.sees("ask-new-password-again");
    session.types("Zwetschge im 0fen");
    session.sees("ask-new-password-differs");
    session.types("Zwetschge im Ofén");
    session.sees("password-needs-keyboard");
    session.sees("ask-new-password-again");
    session.types("Zwetschge im Ofén");
    session.sees("ask-new-reminder");
    session.types("it is ZWETSCHGE IM OFÉN");
    // The screen showed the password, so a new one is offered.
    session.sees("confirm-new-password");
    session.types("no");
    session.sees("reminder-reveals");
    session.types("the summer of 1998");
    session.sees(text!("ask-custodian", x = 2, count = 2, name = "Ben"));
    session.sees("ask-kind-of-password");
    // A second Enter of Anna chooses nothing for Ben.
    session.types("");
    session.sees("ask-kind-unclear");
    session.types("1");
    let mut phrase = session.passphrase();
    session.types("not that one");
    session.sees("ask-passphrase-differs");
    assert_eq!(session.passphrase(), phrase, "the same one is shown again");
    // The loop has a way back, and a way on.
    session.types("");
    session.sees("confirm-passphrase-again");
    session.types("no");
    session.sees("ask-kind-of-password");
    session.types("1");
    let discarded = std::mem::replace(&mut phrase, session.passphrase());
    assert_ne!(discarded, phrase);
    session.types("");
    session.sees("confirm-passphrase-again");
    session.types("yes");
    assert_eq!(session.passphrase(), phrase, "the same one is shown again");
    session.types(&phrase);
    session.sees("ask-new-reminder");
    session.types("");
    // The choice can be changed until something is written.
    session.sees("choices-made");
    session.sees("ask-choices");
    session.types("3");
    session.sees("ask-choices-unclear");
    session.types("2");
    session.sees(text!("ask-custodian", x = 2, count = 2, name = "Ben"));
    session.sees("ask-kind-of-password");
    session.types("1");
    let before = std::mem::replace(&mut phrase, session.passphrase());
    assert_ne!(before, phrase);
    session.types(&phrase);
    session.sees("ask-new-reminder");
    session.types("");
    session.sees("choices-made");
    session.types("yes");
    let shown = session.sees(text!("generate-proof", threshold = 2));
    assert!(text!("progress-seal").is_in(&shown), "progress is shown on a terminal: {shown}");
    let rest = session.ends(0);
    for secret in ["Zwetschge", &phrase, &before, "6 1 4 2 5 3"] {
        assert!(!shown.contains(secret) && !rest.contains(secret), "{secret}");
    }
    let place = |name| format!("file:{}", folder.path().join(name).display());
    let verify =
        |name, password: &str| Run::verify().rehearsal().arg(place(name)).lines(&[password]).run();
    verify("Anna", "Zwetschge im Ofe\u{301}n").done().gives("x", 1);
    verify("Ben", &phrase).done().gives("x", 2);
    let inspected = Run::inspect().arg(place("Anna")).run();
    inspected.done().gives("shares.0.protector.reminder", "the summer of 1998");
}

/// The run, with folders for Anna and Ben.
fn for_anna_and_ben(run: Run, folder: &Path) -> Run {
    ["Anna", "Ben"].iter().fold(run, |run, name| {
        let place = folder.join(name);
        std::fs::create_dir(&place).unwrap();
        run.share_at(format!("{name}=file:{}", place.display()))
    })
}

/// Checks that a passphrase is on the screen only while it is read: not after Ctrl-C, and not while the
/// program is suspended.
#[test]
fn a_passphrase_leaves_the_screen_with_whoever_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::generate().rehearsal().yes().threshold(2).flag("--generate-passphrase");
    let script = "set -m; stty -g >\"$NOTES/before\"; \"$@\"; echo \"stopped=$?\"; \
                  stty -g >\"$NOTES/stopped\"; fg >/dev/null; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let mut session = for_anna_and_ben(run, folder.path()).session_under(script);
    session.sees("ask-keyboard");
    session.types("");
    let cleared = "\x1b[2J\x1b[H\x1b[?1049l";
    session.shows("\x1b[?1049h");
    session.sees("passphrase-seen");
    session.pty.send_control('z').unwrap();
    session.shows(cleared);
    session.shows("stopped=148");
    session.shows("\x1b[?1049h");
    session.sees("passphrase-seen");
    session.pty.send_control('c').unwrap();
    session.shows(cleared);
    session.sees("interrupted");
    session.ends(1);
    let note = |name| std::fs::read_to_string(session.notes.path().join(name)).unwrap();
    assert_eq!(note("before"), note("stopped"), "the terminal's settings while it was stopped");
}

/// Checks that a question works when the terminal changes its size.
#[test]
fn a_resize_does_not_disturb_a_question() {
    let set = Make::default().set();
    let mut session = verify(&set, 1);
    session.sees("ask-password-only");
    session.pty.send("the pass").unwrap();
    let pid = session.pid();
    kill_process(pid, Signal::WINCH).unwrap();
    session.types("word of 1");
    session.sees(text!("verify-good", x = 1, count = 5));
    session.ends(0);
}

/// Checks that the program speaks English on the console of Linux, which has no Japanese characters, and says
/// why.
#[test]
fn a_console_without_japanese_speaks_english() {
    let set = Make::default().set();
    let sets = Run::sets().place(&set, 1).lang("ja");
    let script = |term: &str| {
        format!(
            "stty -g >\"$NOTES/before\"; TERM={term} \"$@\"; echo \"status=$?\"; \
                 stty -g >\"$NOTES/after\""
        )
    };
    let mut session = sets.session_under(&script("linux"));
    session.speaks(Language::English);
    session.sees("console-without-glyphs");
    session.sees("set-threshold");
    session.ends(0);
    let mut session = sets.session_under(&script("xterm"));
    session.sees("set-threshold");
    session.ends(0);
    // Output into a file is Japanese nevertheless.
    let ran = sets.env("TERM", "linux").run_in_words();
    ran.done().said(text!("set-threshold").in_language(Language::Japanese));
}

/// Checks that the program waits for a slow medium and reports the wait, instead of failing.
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
    let run = Run::reseal().arg(&place).to_share(&place).rehearsal();
    let run = run.option("--passwords-from", lines.display());
    // The first fsync takes four seconds.
    let script = "stty -g >\"$NOTES/before\"; strace -f -o /dev/null -e trace=fsync \
                  -e inject=fsync:delay_enter=4000000:when=1 \"$@\"; echo \"status=$?\"; \
                  stty -g >\"$NOTES/after\"";
    let mut session = run.session_under(script);
    session.sees("progress-slow");
    session.sees("reseal-done");
    session.ends(0);
}

/// Checks that a production command stops before any password if memory cannot be locked.
#[test]
fn a_machine_that_locks_no_memory_is_not_fit() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let practice = Make::default().set();
    // All limits are below the 4 MiB of the arena.
    for limit in ["0", "65536", "4190208"] {
        let limited = |run: Run| {
            let prlimit = ["prlimit".to_owned(), format!("--memlock={limit}:{limit}")];
            // The limit applies to root only without the capability.
            let mut command = if rustix::process::geteuid().is_root() {
                let mut command = Command::new("setpriv");
                command.args(["--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock"]).args(prlimit);
                command
            } else {
                let mut command = Command::new(&prlimit[0]);
                command.arg(&prlimit[1]);
                command
            };
            without_locale(&mut command);
            run.waived().passwords(&[1]).run_by(command)
        };
        let verify = || Run::verify().place(&set, 1);
        limited(verify()).error("machine-unfit", 7).error_names("memory-lock");
        limited(verify()).warned("machine-memory-lock");
        limited(Run::verify().rehearsal().place(&practice, 1)).warned("machine-memory-lock");
    }
}

/// The reminder has a way back to the choice of the password, also where Enter means no reminder.
#[test]
fn a_custodian_goes_back_from_the_reminder() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::generate().rehearsal().yes().threshold(2);
    let mut session = for_anna_and_ben(run, folder.path()).session();
    session.sees("ask-keyboard");
    session.types("");
    for (own, sign) in [("Zwetschge im Ofen", "<"), ("Kirschen im Keller", "\u{ff1c}")] {
        session.sees("ask-kind-of-password");
        session.types("2");
        for question in ["ask-new-password", "ask-new-password-again"] {
            session.sees(question);
            session.types(own);
        }
        session.sees("ask-new-reminder");
        session.types(sign);
    }
    session.sees("ask-kind-of-password");
    session.types("1");
    let mut phrases = vec![session.passphrase()];
    session.types(&phrases[0]);
    session.sees("ask-new-reminder");
    session.types("a note < in the safe");
    session.sees(text!("ask-custodian", x = 2, count = 2, name = "Ben"));
    session.sees("ask-kind-of-password");
    session.types("1");
    phrases.push(session.passphrase());
    session.types(&phrases[1]);
    session.sees("ask-new-reminder");
    session.types("");
    session.ends(0);
    for (name, phrase) in ["Anna", "Ben"].into_iter().zip(&phrases) {
        let place = format!("file:{}", folder.path().join(name).display());
        Run::verify().rehearsal().arg(&place).lines(&[phrase]).run().done();
    }
    let place = format!("file:{}", folder.path().join("Anna").display());
    let inspected = Run::inspect().arg(place).run();
    inspected.done().gives("shares.0.protector.reminder", "a note < in the safe");
}

/// Ctrl-C asks whether to stop, once a custodian has chosen. A second one continues.
#[test]
fn ctrl_c_does_not_undo_what_others_have_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::generate().rehearsal().threshold(2);
    let mut session = for_anna_and_ben(run, folder.path()).session();
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    session.types("yes");
    session.sees("ask-keyboard");
    session.types("");
    let choose = |session: &mut Session| {
        session.sees("ask-kind-of-password");
        session.types("1");
        let phrase = session.passphrase();
        session.types(&phrase);
        session.sees("ask-new-reminder");
        session.types("");
        phrase
    };
    let stop = |session: &mut Session| {
        session.pty.send_control('c').unwrap();
        session.sees(text!("prompt-yes-or-no", question = text!("confirm-stop-chosen")));
    };
    choose(&mut session);
    // Ben stops at his choice, and goes on.
    session.sees("ask-kind-of-password");
    stop(&mut session);
    session.types("no");
    choose(&mut session);
    session.sees("ask-choices");
    stop(&mut session);
    session.pty.send_control('c').unwrap();
    // The question comes again, and the shares can still be written.
    session.sees("ask-choices");
    stop(&mut session);
    session.types("yes");
    session.sees("interrupted");
    session.ends(1);
    for name in ["Anna", "Ben"] {
        assert_eq!(std::fs::read_dir(folder.path().join(name)).unwrap().count(), 0, "{name}");
    }
}

/// A terminal that exists and cannot be read: the error still says what was asked for.
#[test]
fn a_terminal_that_cannot_be_read_says_what_was_asked() {
    // The program is in the background, and the shell that started it has ended.
    const ORPHANED: &str = "sh -c 'set -m; \"$@\" &' sh \"$@\"; sleep 60";
    let set = Make::default().set();
    let mut session = Run::verify().rehearsal().place(&set, 1).session_under(ORPHANED);
    session.sees(text!("prompt-no-terminal", asked = text!("asked-password")));
}
