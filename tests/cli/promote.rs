//! `promote`: the update file, and the check of such a file; and the names of the old tools.

#![cfg(unix)]

use std::fs;
use std::process::Command;

use sso_escrow::text::Language;

use crate::support::*;
use crate::text;

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }
}

/// `promote` for a server, into a file.
fn promote(server: &str, out: &str) -> Run {
    Run::promote().option("--server", server).option("--out", out)
}

/// `promote --check` of a file.
fn check(path: &str) -> Ran {
    Run::promote().option("--check", path).run()
}

const FIT: &str = "<sso>\r\n  <globalInfo>\r\n    <secretServer>SSO02</secretServer>\r\n  </globalInfo>\r\n</sso>\r\n";

#[test]
fn the_file_names_the_server_and_nothing_else() {
    let place = Place::new();
    let out = place.path("promote.xml");
    let ran = promote("SSO02", &out).run_in_words();
    ran.done().said(text!("promote-written", server = "SSO02"));
    ran.said(text!("carry-medium", to = text!("carry-to-database")));
    let steps = next_steps(place.0.path());
    assert!(steps.contains("    ssomanage -updatedb \"E:\\promote.xml\""), "{steps}");
    assert_eq!(ran.err, "");
    assert_eq!(fs::read_to_string(&out).unwrap(), FIT);
    assert_eq!(names(place.0.path()), ["NEXT-STEPS.ps1", "NEXT-STEPS.txt", "promote.xml"]);
    let script = fs::read_to_string(place.path("NEXT-STEPS.ps1")).unwrap();
    assert!(script.ends_with("& $tool -updatedb $file\r\n"), "{script}");
    // The order matters: first the database, then the service, then the secret.
    let at = |line: &str| steps.find(line).unwrap();
    assert!(at("ssomanage -updatedb") < at("net start ENTSSO"));
    assert!(at("net start ENTSSO") < at("ssoconfig -restoreSecret"));
    check(&out).done().gives("fit", true).gives("server", "SSO02");
    let ran = Run::promote().option("--check", &out).run_in_words();
    ran.done().said(text!("promote-fit", server = "SSO02"));
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let place = Place::new();
    let out = place.file("promote.xml", "before");
    promote("SSO02", &out).run().error("media-exists", 6);
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
    let new = place.path("new.xml");
    let ran = promote("SSO02", &new).dry_run().run_in_words();
    ran.done().said("promote-dry-run");
    assert!(ran.out.contains("<secretServer>SSO02</secretServer>"), "{ran:?}");
    assert_eq!(names(place.0.path()), ["promote.xml"]);
    let nowhere = place.path("no/such/folder.xml");
    promote("SSO02", &nowhere).run().error("media-not-there", 2);
}

#[test]
fn a_name_that_is_none_is_refused_before_anything_is_written() {
    let place = Place::new();
    let out = place.path("promote.xml");
    let table = [
        ("", "server-name-empty"),
        ("localhost", "server-name-itself"),
        ("192.168.1.1", "server-name-address"),
        ("\\\\SSO02", "server-name-backslash"),
        ("SQL01\\SSO", "server-name-backslash"),
        ("SSO\u{2013}02", "server-name-dash"),
        ("SSO 02", "server-name-character"),
        ("sso02.", "server-name-dot"),
        ("-sso", "server-name-hyphen"),
    ];
    for (name, error) in table {
        let run = Run::promote().arg(format!("--server={name}")).option("--out", &out);
        run.run().error(error, 2);
    }
    let odd = place.path("a?b.xml");
    promote("SSO02", &odd).run().error("usage-windows-name", 2);
    for name in ["a%b.xml", "$HOME.xml", "a!b.xml", "a`b.xml", "a\u{201c}b.xml"] {
        let run = promote("SSO02", &place.path(name)).run();
        run.error("usage-shell-name", 2).error_names(name);
    }
    assert_eq!(names(place.0.path()), [""; 0]);
}

#[test]
fn names_that_nobody_has_tried_are_warned_of() {
    let place = Place::new();
    let warned = |name: &str, warning: &str| {
        let out = place.path(&format!("{warning}.xml"));
        promote(name, &out).run().done().warned(warning);
        fs::read(out).unwrap()
    };
    warned("sso02.corp.example", "promote-name-qualified");
    warned("sso-server-of-the-group", "promote-name-host");
    let file = warned("認証", "promote-name-not-ascii");
    assert!(file.is_ascii());
    assert!(String::from_utf8(file).unwrap().contains("&#x8A8D;&#x8A3C;"));
}

/// Checks that another XML reader finds the same name in the file.
#[test]
fn another_reader_agrees() {
    let place = Place::new();
    let out = place.path("promote.xml");
    promote("認証.corp.example", &out).run().done();
    const SCRIPT: &str = "import sys, xml.dom.minidom as m\n\
        d = m.parse(sys.argv[1])\n\
        print(ascii([(e.tagName, e.firstChild.data.strip()) for e in d.getElementsByTagName('*')]))";
    let output = Command::new("python3").args(["-c", SCRIPT, &out]).output();
    let Ok(output) = output else {
        println!("skipped: the second reader of the update file: there is no python3");
        return;
    };
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().trim(),
        "[('sso', ''), ('globalInfo', ''), ('secretServer', '\\u8a8d\\u8a3c.corp.example')]"
    );
}

#[test]
fn what_would_make_the_operation_fail_is_named() {
    let place = Place::new();
    let inner = |inner: &str| {
        let text = format!("<sso><globalInfo>{inner}</globalInfo></sso>");
        check(&place.file("x.xml", &text))
    };
    let server = "<secretServer>SSO02</secretServer>";
    let unfit = |findings: usize| text!("promote-unfit", findings = findings);
    inner(server).done().gives("fit", true);
    let admin = format!("<ssoAdminAccount>CORP\\x</ssoAdminAccount>{server}");
    inner(&admin)
        .error(unfit(1), 4)
        .gives("fit", false)
        .warned(text!("update-administrators", element = "ssoAdminAccount"));
    let both = format!("{admin}<ticketTimeout>2</ticketTimeout>");
    inner(&both).error(unfit(2), 4).warned(text!("update-other", element = "ticketTimeout"));
    let dash = text!("update-name", cause = text!("server-name-dash"));
    inner("<secretServer>SSO\u{2013}02</secretServer>").error(unfit(1), 4).warned(dash);
    inner(&format!("{server}{server}"))
        .error("promote-unfit", 4)
        .warned(text!("update-several", element = "secretServer"));
    let whole = |text: &str| check(&place.file("y.xml", text));
    whole("<sso><globalnfo/></sso>")
        .error("promote-unfit", 4)
        .warned(text!("update-similar", similar = "globalInfo"))
        .warned(text!("update-missing", element = "globalInfo"));
    whole(&format!("<globalInfo>{server}</globalInfo>"))
        .error(unfit(1), 4)
        .warned(text!("update-global-root", element = "globalInfo"));
    whole(server).error(unfit(1), 4).warned(text!("update-not-root", element = "secretServer"));
    let unreadable = |cause: Text| text!("promote-unreadable", cause = cause);
    whole("<sso><globalInfo></globalnfo></sso>")
        .error(unreadable(text!("update-close-tag", close = "globalnfo")), 4);
    whole("<!DOCTYPE sso><sso/>").error(unreadable(text!("update-document-type")), 4);
    whole("not XML").error(unreadable(text!("update-not-xml")), 4).error_names("y.xml");
    whole(&" ".repeat(65_537)).error(text!("media-too-large", most = 65_536), 4);
    check(&place.path("none.xml")).error("media-not-there", 2);
}

/// Checks that only a regular file is opened. Reading a pipe without a writer would never end.
#[test]
fn a_check_waits_for_nobody() {
    let place = Place::new();
    let pipe = place.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [&*pipe, "/dev/zero", &place.path("")] {
        check(path).error("media-not-a-file", 2);
    }
}

#[test]
fn a_check_warns_of_the_names_that_writing_warns_of() {
    let place = Place::new();
    let named = |name: &str| {
        let text =
            format!("<sso><globalInfo><secretServer>{name}</secretServer></globalInfo></sso>");
        check(&place.file("x.xml", &text))
    };
    assert_eq!(named("SSO02").done().err, "");
    named("sso02.corp.example").done().gives("fit", true).warned("promote-name-qualified");
    named("sso-server-of-the-group").done().gives("fit", true).warned("promote-name-host");
    named("認証").done().gives("fit", true).warned("promote-name-not-ascii");
}

#[test]
fn what_only_some_readers_take_is_not_fit() {
    let place = Place::new();
    let check = |text: &str| check(&place.file("x.xml", text));
    check(&FIT.replace("<sso>", "<?xml version=\"1.1\"?><sso>"))
        .error("promote-unfit", 4)
        .warned(text!("update-version", declared = "1.1"));
    check(&FIT.replace("<sso>", "<?xml version='1.0' encoding='utf-7'?><sso>"))
        .error(text!("promote-unfit", findings = 1), 4)
        .warned(text!("update-unknown-encoding", declared = "utf-7"));
    check(&FIT.replace("Server>SSO", "Server xml:space='preserve'>SSO"))
        .error("promote-unfit", 4)
        .warned(text!("update-attribute", attribute = "xml:space"));
    let too_many = text!("promote-unreadable", cause = text!("update-too-many", most = 1024));
    check(&format!("<sso>{}</sso>", "<a/>".repeat(2000))).error(too_many, 4);
}

#[test]
fn a_hostile_file_moves_no_cursor() {
    let place = Place::new();
    let text =
        "<sso><globalInfo><secretServer>a&#x9b;2Jb&#x202e;c</secretServer></globalInfo></sso>";
    let path = place.file("x.xml", text);
    let ran = Run::promote().option("--check", &path).run_in_words();
    ran.error("promote-unfit", 4).warned("update-name");
    assert!(!ran.err.contains(['\u{9b}', '\u{202e}']), "{ran:?}");
}

#[test]
fn one_of_the_two_is_asked_for() {
    let missing = Run::promote().run();
    missing.error("usage-missing", 2).error_names("--server").error_names("--out");
    let ran = Run::promote().option("--server", "SSO02").run();
    ran.error("usage-missing", 2).error_names("--out");
    let both = Run::promote().option("--check", "x").option("--server", "SSO02");
    both.run().error("usage-conflict", 2);
}

/// Checks the commands of Microsoft's page, as an administrator types them.
#[test]
fn the_old_names_say_what_they_are_taken_for() {
    let place = Place::new();
    let fit = place.file("promote.xml", FIT);
    for name in ["-updatedb", "--UpdateDB", "\u{2013}updatedb", "/updatedb", "\u{2212}updatedb"] {
        let ran = Run::of("").arg(name).arg(&fit).run();
        ran.done().gives("fit", true).warned(text!("alias-update", typed = name));
    }
    let ran = Run::of("--lang fr \u{2013} updatedb").arg(&fit).run_in_words();
    ran.done().said(text!("promote-fit").in_language(Language::French));
    assert!(text!("alias-update").in_language(Language::French).is_in(&ran.err), "{ran:?}");
    let old = |line: &str| Run::of(line).run();
    old("-restoreSecret x.bak")
        .error("usage-missing", 2)
        .error_names("--to")
        .warned("alias-restore");
    old("-generateSecret a").error("usage-missing", 2).warned("alias-generate");
    old("-backupSecret a.bak").error("usage-missing", 2).warned("alias-backup");
}
