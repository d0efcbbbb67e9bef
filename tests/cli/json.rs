//! `--json`: one object, and every field of it documented.

use std::collections::BTreeSet;
use std::fs;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::Key;

use crate::support::*;
use serde_json::Value;

const MSID: Msid = Msid::from_bytes([9; 16]);

fn object(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:#?}"))
}

/// The names of all fields, those inside others included.
fn fields(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                into.insert(name.clone());
                fields(value, into);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, into)),
        _ => {}
    }
}

#[test]
fn every_command_prints_one_object_whose_fields_are_documented() {
    let set = Make { reminder: "a reminder", ..Make::default() }.set();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    let place = |name: &str| format!("A{name}=file:{}", folder.path().join(name).display());
    let reg = format!("reg:{}", set.path("x.reg").display());
    let [update, page] = ["promote.xml", "page"].map(|name| set.path(name).display().to_string());
    let bare = set.path("bare").display().to_string();
    let shares = |start: &[&str], numbers: &[u8]| {
        let arguments =
            arguments(&[start, &["--json", "--rehearsal", "--yes"]], set.shares(numbers));
        run_with(&arguments, Some(&passwords(numbers)))
    };
    let generate = [
        "generate",
        "--json",
        "--rehearsal",
        "--yes",
        "-k",
        "2",
        "--share",
        &place("a"),
        "--share",
        &place("b"),
    ];
    let ssoss = regfile::encode(&Key::of_master_secret(&MSID, &[7; 32]).unwrap(), None).unwrap();
    fs::write(set.path("ssoss.reg"), &ssoss[..]).unwrap();
    let from = format!("reg:{}", set.path("ssoss.reg").display());
    let backup = [
        &["backup", "--json", "--dry-run", "-k", "2", "--share", "A=ask", "--share", "B=ask"],
        &["--from", &from][..],
        WAIVED,
    ]
    .concat();
    let runs = [
        ("generate", run_with(&generate, Some(&passwords(&[1, 2])))),
        ("inspect", run(&["inspect", "--json", &set.place(1)])),
        ("sets", run(&["sets", "--json", &set.place(1), &set.place(2)])),
        ("drill", shares(&["drill", "--full"], &[1, 2, 3, 4])),
        ("restore", shares(&["restore", "--to", &reg], &[1, 2, 3])),
        (
            "verify",
            run_with(&["verify", "--json", "--rehearsal", &set.place(1)], Some(&passwords(&[1]))),
        ),
        (
            "unseal",
            run_with(
                &["unseal", "--json", "--rehearsal", "--yes", &set.place(1), "--to", &bare],
                Some(&passwords(&[1])),
            ),
        ),
        ("vectors", run(&["vectors", "verify", "--json"])),
        ("promote", run(&["promote", "--json", "--server", "SSO02", "--out", &update])),
        ("promote", run(&["promote", "--json", "--check", &update])),
        ("backup", run(&backup)),
        ("runbook", run(&["runbook", "--json"])),
        ("runbook", run(&["runbook", "--json", "backup"])),
        ("runbook", run(&["runbook", "--json", "backup", "--out", &page])),
        ("completions", run(&["completions", "bash", "--json"])),
    ];
    let document = include_str!("../../docs/json.md");
    let groups = [
        "aes-256-gcm",
        "argon2id",
        "chacha20",
        "dhkem-p256",
        "hkdf-sha-256",
        "hkdf-sha-512",
        "hpke",
        "hpke-seal",
        "password",
        "sha-256",
        "sha-512",
        "shamir",
    ];
    for (command, ran) in runs {
        let object = object(ran.showed(&[]));
        assert_eq!(object["command"], command);
        assert_eq!(object["status"], 0);
        let mut found = BTreeSet::new();
        fields(&object, &mut found);
        for field in found.iter().filter(|field| !groups.contains(&field.as_str())) {
            assert!(document.contains(&format!("`{field}`")), "docs/json.md lacks {field}");
        }
    }
}

#[test]
fn errors_and_warnings_are_in_the_object() {
    let set = Make::default().set();
    let start: &[&str] = &["drill", "--json", "--rehearsal"];
    let arguments = arguments(&[start], set.shares(&[1, 2, 3]));
    let mut lines = passwords(&[1, 2, 3]);
    lines[0] = "not the password".to_owned();
    let object_of = object;
    let object = object_of(run_with(&arguments, Some(&lines)).failed(5, &[]));
    assert_eq!(object["status"], 5);
    assert_eq!(object["result"], "FAIL");
    assert_eq!(object["error"]["name"], "quorum-not-reached");
    let warnings = object["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|warning| warning["name"] == "share-wrong-password"));
    assert!(object["error"]["remedy"].is_string());
    fs::write(set.file(2), "x").unwrap();
    let listed = object_of(run(&["inspect", "--json", &set.place(2)]).failed(4, &[]));
    assert_eq!(listed["error"]["name"], "list-faulty");
}

#[test]
fn a_wrong_command_line_gives_an_object_too() {
    let unknown = object(run(&["sets", "x", "--lang", "xx", "--json"]).failed(2, &[]));
    assert_eq!(unknown["error"]["name"], "usage-language");
    let object = object(run(&["drill", "--json"]).failed(2, &[]));
    assert_eq!(object["status"], 2);
    assert_eq!(object["error"]["name"], "usage-missing");
}
