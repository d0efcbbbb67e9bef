//! SSOSS of a server with its service: when the program refuses to write there, what it finishes, and what it
//! reports.

use sso_escrow::share::descriptor::Purpose;
use sso_escrow::text::Language;

use crate::console::Session;
use crate::support::{Make, Ran, Run, Set};
use crate::text;
use crate::windows::{self, KEPT, SSOSS, Windows};

/// The server in every set of these tests is another one.
pub fn made() -> Set {
    let custodians = vec!["Anna", "Ben"];
    Make { purpose: Purpose::Production, threshold: 2, custodians, ..Make::default() }.set()
}

fn unasked(set: &Set) -> Run {
    [1, 2].iter().fold(Run::restore().to("live").expect_set(set), |run, x| {
        run.share_at(format!("file:{}", windows::path(&set.path(&x.to_string()))))
    })
}

/// A restore that asks for no password.
fn restore(set: &Set) -> Run {
    unasked(set).passwords(&[1, 2])
}

/// The same, confirmed, and with the name of this machine.
pub fn confirmed(set: &Set, windows: &Windows) -> Run {
    restore(set).yes().option("--server", windows.host())
}

/// Inserts a medium for each share of a new set.
fn insert_media(windows: &mut Windows, set: &Set) {
    let folders = ["new m", "new n"].map(|name| set.path(name));
    folders.iter().for_each(|folder| std::fs::create_dir_all(folder).unwrap());
    windows.insert(&[('m', &folders[0]), ('n', &folders[1])]);
    windows.stay();
}

fn backup() -> Run {
    let run = Run::backup().option("--from", "live").threshold(2);
    run.share_at(r"Anna=file:M:\").share_at(r"Ben=file:N:\")
}

/// Another secret than that of the set.
pub fn other_secret() -> String {
    "a5".repeat(32)
}

pub const OTHER_MSID: &str = "{00112233-4455-6677-8899-AABBCCDDEEFF}";

#[test]
#[ignore = "make test-windows runs it"]
fn what_only_a_person_can_judge_stops_a_run_that_nobody_answers() {
    let set = made();
    let mut windows = Windows::alone();
    windows.stay();
    windows.has_ssoss(&[]);
    let account = |run: Run| run.option("--service-account", "S-1-5-20");
    for run in [restore(&set).yes(), restore(&set), restore(&set).yes().dry_run()] {
        windows.run(&account(run)).error("live-service-missing-unasked", 6);
    }
    let dry = windows.run(&account(restore(&set).dry_run()));
    dry.done().warned("live-service-missing-unasked").warned("live-made-for-another");

    windows.install_service();
    let for_another = text!("live-made-for-another", server = "OLDSERVER");
    for run in [restore(&set).yes(), restore(&set), restore(&set).yes().dry_run()] {
        windows.run(&run).error(for_another.clone(), 6);
    }
    windows.control(&["net", "start", "ENTSSO"]);
    let here = confirmed(&set, &windows);
    windows.run(&here).error("live-service-runs", 6);
    windows.run(&here.clone().dry_run()).error("live-service-runs", 6);
    assert!(!windows.has(SSOSS));
    let agreed = windows.run(&here.flag("--service-running"));
    agreed.done().warned("live-service-runs").not_warned("live-made-for-another");
    assert!(windows.has(SSOSS));
}

#[test]
#[ignore = "make test-windows runs it"]
fn a_person_judges_whether_it_is_the_right_server() {
    let set = made();
    let mut windows = Windows::alone();
    windows.stay();
    windows.has_ssoss(&[]);
    let run = unasked(&set).option("--service-account", "S-1-5-20");
    let mut session = Session::start(&windows, &run, Language::English);
    session.sees("live-service-missing-ask");
    session.types("yes\r");
    session.sees("live-made-for-another-ask");
    session.types("no\r");
    session.ends(1);
    drop(session);
    assert!(!windows.has(SSOSS));
}

#[test]
#[ignore = "make test-windows runs it"]
fn the_service_is_restarted_even_if_nothing_changes() {
    let set = made();
    let mut windows = Windows::alone();
    windows.install_service();
    windows.has_ssoss(&[]);
    windows.control(&["net", "start", "ENTSSO"]);
    let here = confirmed(&set, &windows).flag("--restart-service");
    let first = windows.run_in_words(&here);
    first.done().said("restore-registry-written").said("live-restarted");
    let again = windows.run_in_words(&here.flag("--replace"));
    again.done().said("restore-no-difference").not_said("restore-registry-written");
    again.said("live-restarted").said("steps-registry-events");
}

/// Checks that every command that looks at SSOSS of this machine names the copy, and that only a restore removes it.
#[test]
#[ignore = "make test-windows runs it"]
fn a_copy_that_was_left_is_named_until_a_restore_removes_it() {
    let set = made();
    let mut windows = Windows::alone();
    insert_media(&mut windows, &set);
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let left = format!(r"{KEPT}\SSOSS before\Tree\{OTHER_MSID}");
    windows.reg(&["add", &left, "/v", "Secret", "/t", "REG_BINARY", "/d", "00", "/f"]);
    let here = confirmed(&set, &windows).flag("--replace");
    let names = |ran: &Ran| {
        ran.warned("live-copy-left");
        assert!(windows.has(&left), "{ran:?}");
    };
    names(&windows.run(&Run::inspect().flag("--machine").waive("network,swap,memory-lock")));
    names(windows.run(&backup().dry_run()).done());
    names(windows.run(&here.clone().dry_run()).done());
    // A run that is refused removes nothing.
    names(windows.run(&confirmed(&set, &windows)).error("target-holds", 6));
    let done = windows.run_in_words(&here);
    done.done().warned("live-copy-left").said("live-copy-removed");
    assert!(!windows.has(KEPT));
    windows.run(&here.dry_run()).done().not_warned("live-copy-left");
}

#[test]
#[ignore = "make test-windows runs it"]
fn what_holds_no_secret_is_not_escrowed_unasked() {
    let set = made();
    let mut windows = Windows::alone();
    insert_media(&mut windows, &set);
    windows.has_ssoss(&[("", "x", "00"), ("no MSID", "y", "01")]);
    windows.run(&backup().yes()).error("backup-no-msid", 4);
    windows.run(&backup().dry_run()).done().warned("backup-no-msid");
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let dry = windows.run(&backup().dry_run());
    dry.done().not_warned("backup-no-msid").not_warned("backup-service-runs");
    windows.install_service();
    windows.control(&["net", "start", "ENTSSO"]);
    windows.run(&backup().dry_run()).done().warned("backup-service-runs");
}

/// Wine keeps no events, but it shows on standard error what is passed to `ReportEvent`.
#[test]
#[ignore = "make test-windows runs it"]
fn the_event_log_gets_an_entry_for_each_run() {
    let set = made();
    let mut windows = Windows::alone();
    insert_media(&mut windows, &set);
    windows.has_ssoss(&[]);
    windows.install_service();
    let logged = |run: &Run| {
        windows
            .run(&run.clone().env("WINEDEBUG", "-all,trace+eventlog,err+eventlog,fixme+eventlog"))
    };
    let here = confirmed(&set, &windows);
    let done = logged(&here);
    let msid = set.descriptor.msids[0].to_string();
    done.done().told("log-restore").told(text!("log-user")).told("log-done");
    done.told(text!("log-set", id = done.field("set.id").as_str().unwrap()));
    done.told(text!("log-msids", msids = msid));
    assert_eq!(done.err.matches("ReportEventW").count(), 5, "{done:?}");
    let secret = hex::encode(&set.payload);
    assert!(!done.err.to_lowercase().contains(&secret), "{done:?}");

    // A failed run has its entry, a dry run has none.
    let failed = logged(&here);
    failed.error("target-holds", 6);
    failed.told(text!("log-failed", status = 6, name = "target-holds"));
    let dry = logged(&here.dry_run().flag("--replace"));
    dry.done().not_told("log-restore");
    assert!(!dry.err.contains("ReportEvent"), "{dry:?}");

    windows.has_ssoss(&[("", "x", "00")]);
    let failed = logged(&backup().yes());
    failed.error("backup-no-msid", 4).told("log-backup").told("log-no-set");
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let phrases = crate::support::phrases(&[1, 2]);
    let done = logged(&backup().yes().lines(&phrases));
    done.done().told("log-backup").told("log-done").told(text!("log-msids", msids = OTHER_MSID));
    done.told(text!("log-set", id = done.field("set.id").as_str().unwrap()));
    assert!(!done.err.to_lowercase().contains(&other_secret()), "{done:?}");
}
