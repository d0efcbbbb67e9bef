//! What people type at the command prompt of Windows.

use crate::support::{Make, Run};
use crate::text;
use crate::windows::{self, Windows};

#[test]
#[ignore = "make test-windows runs it"]
fn quotation_marks_and_drives_are_understood_or_explained() {
    let mut windows = Windows::alone();
    let set = Make::default().set();
    windows.insert(&[('m', &set.path("1"))]);
    let inspect = |place: &str| windows.run(&Run::inspect().arg(place));
    // What the command prompt makes of "file:M:\" and 'file:M:\'.
    for place in [r#"M:""#, r#"file:M:" --share file:N:""#] {
        inspect(place).error(text!("usage-quote-backslash", argument = place), 2);
    }
    let single = r"'file:M:\'";
    inspect(single).error(text!("usage-quote-single", argument = single), 2);
    let runbook = Run::runbook().arg("backup").option("--sso-dir", r#"C:\SSO" --format html"#);
    windows.run(&runbook).error("usage-quote-backslash", 2);
    // A custodian's name may contain quotation marks, a place may not.
    let generate = |share: &str| {
        let run = Run::generate().dry_run().threshold(2).share_at(r"Ben=file:Q:\");
        windows.run(&run.share_at(share))
    };
    for place in [r#"O"Neil=file:M:""#, r#"Anna="file:M:"#] {
        generate(place).error("usage-quote-backslash", 2);
    }
    generate(r"'Anna=file:M:'").error("usage-quote-single", 2);
    // It is read. What stops it then is the machine.
    let named = generate(r#"O"Neil=file:M:\"#);
    assert!([6, 7].contains(&named.status), "{named:?}");
    // An argument that swallowed the next ones, so that something is missing.
    let label = Run::generate().option("--label", r#"Production" -k 2"#);
    windows.run(&label).error("usage-quote-backslash", 2);
    for place in ["M:", r"M:\"] {
        inspect(place).done().gives("shares.0.custodian", "Anna");
    }
    let folder = windows::path(&set.path("2"));
    inspect(&folder).done().gives("shares.0.custodian", "Ben");
    let several = Run::inspect().args([r"Q:\", "M:"]);
    let several = windows.run(&several);
    several.error(text!("list-faulty", faulty = 1), 4).warned("media-not-there");
    several.gives("shares.0.custodian", "Anna");
}

#[test]
#[ignore = "make test-windows runs it"]
fn help_has_paths_and_commands_of_windows() {
    let windows = Windows::alone();
    for code in ["en", "fr", "ja"] {
        let page = windows.run(&Run::of("man --format markdown").lang(code)).done().field("page");
        let page = page.as_str().unwrap().to_owned();
        assert!(page.contains(r"native:E:\practice.bak"), "{page}");
        for foreign in ["/media", "/dev/", "/etc/", "man -l"] {
            assert!(!page.contains(foreign), "{code} {foreign}: {page}");
        }
    }
    let help = windows.run(&Run::of("restore /?")).ended(0).out.clone();
    assert!(help.contains(r"--to reg:F:\sso.reg"), "{help}");
    let unclear = windows.run(&Run::inspect().arg("nothing"));
    unclear.error("usage-place", 2);
    assert!(unclear.out.contains("file:E:") && !unclear.out.contains("/media"), "{unclear:?}");
}
