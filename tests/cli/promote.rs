//! `promote`: the update file, and the check of one; and the names of the old tools.

#![cfg(unix)]

use std::fs;
use std::process::Command;

use crate::support::*;

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

const FIT: &str = "<sso>\r\n  <globalInfo>\r\n    <secretServer>SSO02</secretServer>\r\n  </globalInfo>\r\n</sso>\r\n";

#[test]
fn the_file_names_the_server_and_nothing_else() {
    let place = Place::new();
    let out = place.path("promote.xml");
    let ran = run(&["promote", "--server", "SSO02", "--out", &out]);
    ran.showed(&["names SSO02", "    ssomanage -updatedb \"E:\\promote.xml\"", "net start ENTSSO"]);
    assert_eq!(ran.err, "");
    assert_eq!(fs::read_to_string(&out).unwrap(), FIT);
    assert_eq!(names(place.0.path()), ["promote.xml"]);
    // The order is the point: the database, the service, the secret.
    let at = |line: &str| ran.out.find(line).unwrap();
    assert!(at("ssomanage -updatedb") < at("net start ENTSSO"));
    assert!(at("net start ENTSSO") < at("ssoconfig -restoreSecret"));
    run(&["promote", "--check", &out]).showed(&["is fit", "SSO02"]);
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let place = Place::new();
    let out = place.file("promote.xml", "before");
    run(&["promote", "--server", "SSO02", "--out", &out]).failed(6, &["is there already"]);
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
    let new = place.path("new.xml");
    let ran = run(&["promote", "--server", "SSO02", "--out", &new, "--dry-run"]);
    ran.showed(&["would be written", "<secretServer>SSO02</secretServer>"]);
    assert_eq!(names(place.0.path()), ["promote.xml"]);
    let nowhere = place.path("no/such/folder.xml");
    run(&["promote", "--server", "SSO02", "--out", &nowhere]).failed(2, &["nothing at"]);
}

#[test]
fn a_name_that_is_none_is_refused_before_anything_is_written() {
    let place = Place::new();
    let out = place.path("promote.xml");
    let table = [
        ("", "empty"),
        ("localhost", "calls itself"),
        ("192.168.1.1", "is an address"),
        ("\\\\SSO02", "backslash"),
        ("SQL01\\SSO", "not the server of the database"),
        ("SSO\u{2013}02", "no hyphen"),
        ("SSO 02", "no server's name has"),
        ("sso02.", "dot"),
        ("-sso", "hyphen"),
    ];
    for (name, words) in table {
        let server = format!("--server={name}");
        run(&["promote", &server, "--out", &out]).failed(2, &[words]);
    }
    let odd = place.path("a%b.xml");
    run(&["promote", "--server", "SSO02", "--out", &odd]).failed(2, &["file on Windows"]);
    assert_eq!(names(place.0.path()), [""; 0]);
}

#[test]
fn names_that_nobody_has_tried_are_warned_of() {
    let place = Place::new();
    let warned = |name: &str, words: &str| {
        let out = place.path(&format!("{words}.xml"));
        run(&["promote", "--server", name, "--out", &out]).showed(&[]).failed(0, &[words]);
        fs::read(out).unwrap()
    };
    warned("sso02.corp.example", "has a domain");
    warned("sso-server-of-the-group", "more than 15");
    let file = warned("認証", "beyond ASCII");
    assert!(file.is_ascii());
    assert!(String::from_utf8(file).unwrap().contains("&#x8A8D;&#x8A3C;"));
}

/// Another XML reader sees the same name in the file.
#[test]
fn another_reader_agrees() {
    let place = Place::new();
    let out = place.path("promote.xml");
    run(&["promote", "--server", "認証.corp.example", "--out", &out]).showed(&[]);
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
    let check = |inner: &str| {
        let text = format!("<sso><globalInfo>{inner}</globalInfo></sso>");
        let path = place.file("x.xml", &text);
        run(&["promote", "--check", &path])
    };
    let server = "<secretServer>SSO02</secretServer>";
    check(server).showed(&["is fit"]);
    let admin = format!("<ssoAdminAccount>CORP\\x</ssoAdminAccount>{server}");
    check(&admin).failed(4, &["<ssoAdminAccount>", "operation fails", "1 thing is wrong"]);
    let both = format!("{admin}<ticketTimeout>2</ticketTimeout>");
    check(&both).failed(4, &["<ticketTimeout>", "2 things are wrong"]);
    check("<secretServer>SSO\u{2013}02</secretServer>").failed(4, &["is none", "no hyphen"]);
    check(&format!("{server}{server}")).failed(4, &["several <secretServer>"]);
    let whole = |text: &str| run(&["promote", "--check", &place.file("y.xml", text)]);
    whole("<sso><globalnfo/></sso>").failed(4, &["<globalInfo> is meant", "no <globalInfo>"]);
    whole("<sso><globalInfo></globalnfo></sso>").failed(4, &["closed by </globalnfo>"]);
    whole("<!DOCTYPE sso><sso/>").failed(4, &["DOCTYPE"]);
    whole("not XML").failed(4, &["no well-formed XML", "y.xml"]);
    whole(&" ".repeat(65_537)).failed(4, &["more than 65536"]);
    run(&["promote", "--check", &place.path("none.xml")]).failed(2, &["nothing at"]);
}

/// Whatever is no regular file is not opened: a pipe that nobody writes to would never answer.
#[test]
fn a_check_waits_for_nobody() {
    let place = Place::new();
    let pipe = place.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [&*pipe, "/dev/zero", &place.path("")] {
        run(&["promote", "--check", path]).failed(2, &["is not a file"]);
    }
}

#[test]
fn a_check_warns_of_the_names_that_writing_warns_of() {
    let place = Place::new();
    let check = |name: &str| {
        let text =
            format!("<sso><globalInfo><secretServer>{name}</secretServer></globalInfo></sso>");
        run(&["promote", "--check", &place.file("x.xml", &text)])
    };
    assert_eq!(check("SSO02").showed(&["is fit"]).err, "");
    check("sso02.corp.example").showed(&["is fit"]).failed(0, &["has a domain"]);
    check("sso-server-of-the-group").showed(&["is fit"]).failed(0, &["more than 15"]);
    check("認証").showed(&["is fit"]).failed(0, &["beyond ASCII"]);
}

#[test]
fn what_only_some_readers_take_is_not_fit() {
    let place = Place::new();
    let check = |text: &str| run(&["promote", "--check", &place.file("x.xml", text)]);
    check(&FIT.replace("<sso>", "<?xml version=\"1.1\"?><sso>")).failed(4, &["XML 1.1"]);
    check(&FIT.replace("<sso>", "<?xml version='1.0' encoding='utf-7'?><sso>"))
        .failed(4, &["“utf-7”", "1 thing is wrong"]);
    check(&FIT.replace("Server>SSO", "Server xml:space='preserve'>SSO")).failed(4, &["xml:space"]);
    check(&format!("<sso>{}</sso>", "<a/>".repeat(2000))).failed(4, &["more than 1024"]);
}

#[test]
fn a_hostile_file_moves_no_cursor() {
    let place = Place::new();
    let text =
        "<sso><globalInfo><secretServer>a&#x9b;2Jb&#x202e;c</secretServer></globalInfo></sso>";
    let path = place.file("x.xml", text);
    let ran = run(&["promote", "--check", &path]);
    ran.failed(4, &["is none"]);
    assert!(!ran.err.contains(['\u{9b}', '\u{202e}']), "{ran:?}");
}

#[test]
fn one_of_the_two_is_asked_for() {
    run(&["promote"]).failed(2, &["missing", "--server", "--out"]);
    run(&["promote", "--server", "SSO02"]).failed(2, &["missing", "--out"]);
    run(&["promote", "--check", "x", "--server", "SSO02"]).failed(2, &["do not go together"]);
}

/// What an administrator types who has Microsoft's page open.
#[test]
fn the_old_names_say_what_they_are_taken_for() {
    let place = Place::new();
    let fit = place.file("promote.xml", FIT);
    for name in ["-updatedb", "--UpdateDB", "\u{2013}updatedb", "/updatedb", "\u{2212}updatedb"] {
        let ran = run(&[name, &fit]);
        ran.showed(&["is fit"]).failed(0, &[&format!("“{name}”"), "promote --check"]);
    }
    let ran = run(&["--lang", "fr", "\u{2013}", "updatedb", &fit]);
    ran.showed(&["convient"]).failed(0, &["ssomanage"]);
    run(&["-restoreSecret", "a"]).failed(2, &["restore", "missing", "--to", "(--share)"]);
    run(&["-generateSecret", "a"]).failed(2, &["generate", "missing", "(-k)"]);
    run(&["-backupSecret", "a.bak"]).failed(2, &["native:FILE", "(-k)"]);
}
