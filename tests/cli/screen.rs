//! Where the screen of the terminal is: through a real sshd, tmux and script.

#![cfg(target_os = "linux")]

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::apart::{apart, in_memory_of};
use crate::session::Session;
use crate::support::*;
use crate::text;

const SSHD: &str = "/usr/sbin/sshd";

/// Reports whether a program is present, and prints that the test is skipped if not.
fn is_here(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", "command -v \"$0\"", program]).output();
    let is_here = found.is_ok_and(|found| found.status.success());
    if !is_here {
        println!("skipped: there is no {program}");
    }
    is_here
}

fn quietly(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// A server of SSH on this machine, with a key for this user.
struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// `None` if this machine cannot run one.
    fn start(folder: &Path) -> Option<Self> {
        if !is_here(SSHD) || !is_here("ssh") {
            return None;
        }
        // The package's service makes this folder; sshd as root ends without it.
        let _ = fs::create_dir_all("/run/sshd");
        for key in ["host", "user"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(folder.join(key))
                .status();
            assert!(made.unwrap().success(), "ssh-keygen");
        }
        fs::copy(folder.join("user.pub"), folder.join("authorized")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let at = folder.display();
        let settings = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {at}/host\nAuthorizedKeysFile {at}/authorized\n\
             StrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nPrintMotd no\n"
        );
        fs::write(folder.join("settings"), settings).unwrap();
        let log = fs::File::create(folder.join("sshd.log")).unwrap();
        let child = Command::new(SSHD)
            .args(["-D", "-e", "-f"])
            .arg(folder.join("settings"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let server = Self { child, folder: folder.to_owned(), port };
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        if quietly(&mut server.client("true")) {
            return Some(server);
        }
        let log = fs::read_to_string(folder.join("sshd.log")).unwrap();
        println!("skipped: sshd does not let this user in: {}", log.replace('\n', "; "));
        None
    }

    /// Runs a shell command in a session of the server, at a terminal of its own.
    fn client(&self, command: &str) -> Command {
        let mut client = Command::new("ssh");
        client.args(self.arguments()).arg(command);
        client
    }

    fn arguments(&self) -> Vec<String> {
        let user = Command::new("id").arg("-un").output().unwrap();
        let user = String::from_utf8(user.stdout).unwrap();
        let key = self.folder.join("user").display().to_string();
        let port = self.port.to_string();
        let options = [
            "-tt",
            "-F",
            "none",
            "-p",
            &port,
            "-i",
            &key,
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "BatchMode=yes",
            "127.0.0.1",
            "-l",
            user.trim(),
        ];
        options.map(str::to_owned).to_vec()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A shell command that writes what the program finds to a file. The environment is empty, as after `su -`.
fn looks(into: &Path) -> String {
    format!(
        "env -i PATH=\"$PATH\" '{TOOL}' inspect --machine --json \
         --waive network,swap,records,words,memory-lock >'{}'",
        into.display()
    )
}

/// What the program found: how far the screen is, the kind of its end, and its name.
#[track_caller]
fn found(file: &Path) -> (String, String, String, Vec<String>) {
    let text = fs::read_to_string(file).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text:?}"));
    let screen = &report["screen"];
    let field = |name: &str| screen[name].as_str().unwrap_or_default().to_owned();
    let recorders = screen["recorders"].as_array().unwrap();
    let recorders = recorders.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    (field("reach"), field("kind"), field("name"), recorders)
}

/// Runs a shell command at a terminal that this test holds.
fn at_a_terminal(command: &str) {
    let script = format!(
        "{command}; echo \"status=0\"; stty -g >\"$NOTES/before\"; stty -g >\"$NOTES/after\""
    );
    Session::under(&script, &[]).ends(0);
}

#[test]
fn a_terminal_of_sshd_is_elsewhere_whatever_lies_between() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::start(folder.path()) else { return };
    let file = folder.path().join("found");
    assert!(quietly(&mut server.client(&looks(&file))), "ssh");
    let (reach, kind, name, recorders) = found(&file);
    assert_eq!((&*reach, &*kind), ("elsewhere", "remote"));
    assert!(name.starts_with("sshd") && recorders.is_empty(), "{name} {recorders:?}");

    if is_here("script") && is_here("tmux") {
        let inner = folder.path().join("inner");
        fs::write(&inner, format!("#!/bin/sh\n{}\n", looks(&file))).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        let socket = folder.path().join("tmux");
        let outer = format!(
            "TERM=xterm tmux -S '{}' -f /dev/null new-session \"script -qec '{}' /dev/null\"",
            socket.display(),
            inner.display()
        );
        fs::remove_file(&file).unwrap();
        assert!(quietly(&mut server.client(&outer)), "ssh");
        let (reach, kind, name, recorders) = found(&file);
        assert_eq!((&*reach, &*kind), ("elsewhere", "remote"));
        assert!(name.starts_with("sshd"), "{name}");
        assert_eq!(recorders, ["script"]);
    }
}

#[test]
fn a_terminal_of_an_unknown_program_is_unsure() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("found");
    at_a_terminal(&looks(&file));
    let (reach, kind, name, recorders) = found(&file);
    assert_eq!((&*reach, &*kind), ("unsure", "program"));
    // This test holds the other end.
    let own = fs::read_to_string("/proc/self/comm").unwrap();
    let program = std::env::current_exe().unwrap();
    let program = program.file_name().unwrap().to_str().unwrap();
    assert!(program.starts_with(&name), "{name} {own}");
    assert!(recorders.is_empty());

    if is_here("tmux") {
        let socket = folder.path().join("tmux");
        let tmux = format!("TERM=xterm tmux -S '{}' -f /dev/null", socket.display());
        at_a_terminal(&format!("{tmux} new-session \"{}\"", looks(&file).replace('"', "")));
        let (reach, kind, under, _) = found(&file);
        assert_eq!((&*reach, &*kind, &*under), ("unsure", "program", &*name));
        // Nobody is attached: the session can be shown anywhere later.
        fs::remove_file(&file).unwrap();
        let detached = format!("{tmux} new-session -d \"{}\"", looks(&file).replace('"', ""));
        assert!(quietly(Command::new("sh").args(["-c", &detached])), "tmux");
        let until = Instant::now() + Duration::from_secs(60);
        let is_written = || fs::read_to_string(&file).is_ok_and(|text| text.ends_with("}\n"));
        while !is_written() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        let (reach, kind, _, _) = found(&file);
        assert_eq!((&*reach, &*kind), ("unsure", "unseen"));
    }
}

/// A set of two shares on two media, which is made at a terminal.
fn generate(folder: &Path) -> Run {
    let at = |name: &str, medium: &str| format!("{name}=file:{}", folder.join(medium).display());
    Run::generate()
        .threshold(2)
        .waive("network,swap,records,words,memory-lock,removable")
        .share_at(at("Anna", "a"))
        .share_at(at("Ben", "b"))
        .yes()
}

#[test]
fn a_screen_that_is_elsewhere_shows_no_secret_in_production() {
    let name = "screen::a_screen_that_is_elsewhere_shows_no_secret_in_production";
    let Some(folder) = apart(name) else { return };
    ["a", "b"].iter().for_each(|name| drop(in_memory_of(&folder, name, "4m")));
    let Some(server) = Server::start(&folder) else { return };
    let program: Vec<String> =
        generate(&folder).arguments().iter().map(|part| format!("'{part}'")).collect();
    let command =
        format!("env -i PATH=\"$PATH\" '{TOOL}' {}; echo \"status=$?\"", program.join(" "));
    let mut arguments = server.arguments();
    arguments.push(command);
    let mut session = Session::under(
        "shift; ssh \"$@\"; stty -g >\"$NOTES/before\"; stty -g >\"$NOTES/after\"",
        &arguments,
    );
    session.sees("screen-elsewhere");
    session.ends(7);
    assert!(names(&folder.join("a")).is_empty(), "nothing was written");
}

#[test]
fn a_recorder_is_named_and_production_asks() {
    let Some(folder) = apart("screen::a_recorder_is_named_and_production_asks") else { return };
    if !is_here("script") {
        return;
    }
    ["a", "b"].iter().for_each(|name| drop(in_memory_of(&folder, name, "4m")));
    let file = folder.join("found");
    let recorded = |command: &str| {
        format!(
            "script -qec '{}' '{}'",
            command.replace('\'', ""),
            folder.join("typescript").display()
        )
    };
    at_a_terminal(&recorded(&looks(&file)));
    let (reach, _, _, recorders) = found(&file);
    assert_eq!((&*reach, recorders), ("unsure", vec!["script".to_owned()]));

    let under = format!(
        "export COMMAND=\"$*\"; script -qec '$COMMAND; echo status=$?' '{}'; \
         stty -g >\"$NOTES/before\"; stty -g >\"$NOTES/after\"",
        folder.join("typescript").display()
    );
    let mut session = generate(&folder).session_under(&under);
    session.sees(text!("screen-recorder-keeps-secrets", programs = "script"));
    session.sees("screen-confirm");
    session.types("no");
    session.sees("declined");
    session.ends(1);
    assert!(names(&folder.join("a")).is_empty(), "nothing was written");

    // A rehearsal only says so.
    let mut session = generate(&folder).rehearsal().session_under(&under);
    session.sees(text!("screen-recorder-keeps-secrets", programs = "script"));
    session.sees("ask-keyboard");
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
}
