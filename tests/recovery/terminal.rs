//! `docs/recover.py` at a terminal.

use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

use crate::reader::{PYTHON, READER, can_read, line, text};
use crate::support::*;

/// The reader at a new terminal.
fn start(arguments: &[String]) -> PtySession {
    let mut command = Command::new(PYTHON);
    command.arg("-B").arg(READER).args(arguments).env("LC_ALL", "C.UTF-8");
    spawn_command(command, Some(30_000)).unwrap()
}

#[test]
fn a_wrong_password_may_be_mended_and_a_share_left_out() {
    if !can_read() {
        return;
    }
    let set = Make { threshold: 2, reminder: "where we met", ..Make::default() }.set();
    let files = [1, 2, 3].map(|x| text(set.file(x))).to_vec();
    let how: &[&str] = &["--rehearsal", "--words", &set.words(), "--out", "-"];
    let mut pty = start(&line(how, &[], files));
    let mut shown = pty.exp_string("reminder: where we met").unwrap();
    assert!(shown.contains("share 1, of Anna") && shown.contains(&set.words()), "{shown}");
    for (typed, then) in [
        ("a wrong secret", "wrong-password: "),
        ("the password of 1", "share 2, of Ben"),
        ("", "passed over: too-few: "),
        ("the password of 3", &hex::encode(&set.payload)),
    ] {
        shown += &pty.exp_string("its password").unwrap();
        shown += &pty.exp_string("): ").unwrap();
        pty.send_line(typed).unwrap();
        shown += &pty.exp_string(then).unwrap();
    }
    shown += &pty.exp_string("done: 32 bytes").unwrap();
    pty.exp_eof().unwrap();
    // (The set words may contain the word "secret".)
    assert!(!shown.contains("wrong secret") && !shown.contains("the password of"), "{shown}");
}
