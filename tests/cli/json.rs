//! `--json`: one object, and every field of it documented.

use std::collections::BTreeSet;
use std::fs;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::Key;

use crate::support::*;
use serde_json::Value;

const MSID: Msid = Msid::from_bytes([9; 16]);

/// The one object that a command printed, and nothing else.
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
    let reg = set.path("x.reg");
    let [update, page] = ["promote.xml", "page"].map(|name| set.path(name).display().to_string());
    let bare = set.path("bare").display().to_string();
    let rehearsed = |run: Run, numbers: &[u8]| {
        run.rehearsal().yes().shares(&set, numbers).passwords(numbers).run()
    };
    let generate = Run::generate().rehearsal().yes().threshold(2);
    let generate = generate.share_at(place("a")).share_at(place("b")).passwords(&[1, 2]);
    let ssoss = regfile::encode(&Key::of_master_secret(&MSID, &[7; 32]).unwrap(), None).unwrap();
    fs::write(set.path("ssoss.reg"), &ssoss[..]).unwrap();
    let from = format!("reg:{}", set.path("ssoss.reg").display());
    let backup = Run::backup().dry_run().threshold(2).share_at("A=ask").share_at("B=ask");
    let unseal = Run::unseal().rehearsal().yes().place(&set, 1).to(&bare).passwords(&[1]);
    let promote = Run::promote().option("--server", "SSO02").option("--out", &update);
    let runs = [
        ("generate", generate.run()),
        ("inspect", Run::inspect().place(&set, 1).run()),
        ("sets", Run::sets().place(&set, 1).place(&set, 2).run()),
        ("drill", rehearsed(Run::drill().flag("--full"), &[1, 2, 3, 4])),
        ("restore", rehearsed(Run::restore().to_reg(reg), &[1, 2, 3])),
        ("verify", Run::verify().rehearsal().place(&set, 1).passwords(&[1]).run()),
        ("unseal", unseal.run()),
        ("vectors", Run::vectors().run()),
        ("promote", promote.run()),
        ("promote", Run::promote().option("--check", &update).run()),
        ("backup", backup.option("--from", from).waived().run()),
        ("runbook", Run::runbook().run()),
        ("runbook", Run::runbook().arg("backup").run()),
        ("runbook", Run::runbook().arg("backup").option("--out", page).run()),
        ("completions", Run::completions().arg("bash").run()),
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
        let object = object(ran.done());
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
    let mut lines = passwords(&[1, 2, 3]);
    lines[0] = "not the password".to_owned();
    let run = Run::drill().rehearsal().shares(&set, &[1, 2, 3]).lines(&lines);
    let object_of = object;
    let object = object_of(&run.run());
    assert_eq!(object["status"], 5);
    assert_eq!(object["result"], "FAIL");
    assert_eq!(object["error"]["name"], "quorum-not-reached");
    let warnings = object["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|warning| warning["name"] == "share-wrong-password"));
    assert!(object["error"]["remedy"].is_string());
    fs::write(set.file(2), "x").unwrap();
    let listed = object_of(Run::inspect().place(&set, 2).run().ended(4));
    assert_eq!(listed["error"]["name"], "list-faulty");
}

#[test]
fn a_wrong_command_line_gives_an_object_too() {
    let unknown = object(Run::sets().arg("x").lang("xx").run().ended(2));
    assert_eq!(unknown["error"]["name"], "usage-language");
    let object = object(Run::drill().run().ended(2));
    assert_eq!(object["status"], 2);
    assert_eq!(object["error"]["name"], "usage-missing");
}
