//! SSOSS of a server with its service: when the program refuses to write there, what it finishes, and what it
//! reports.

use std::fs;
use std::path::Path;

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
    folders.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
    windows.insert(&[('m', &folders[0]), ('n', &folders[1])]);
    windows.stay();
}

fn backup() -> Run {
    let run = Run::backup().option("--from", "live").threshold(2).waive("records,words");
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
    let runs = || {
        let unasked = [restore(&set).yes(), restore(&set)];
        unasked.into_iter().flat_map(|run| [run.clone().dry_run(), run])
    };
    for run in runs() {
        windows.run(&account(run)).error("live-service-missing-unasked", 6);
    }

    windows.install_service();
    let for_another = text!("live-made-for-another", server = "OLDSERVER");
    for run in runs() {
        windows.run(&run).error(for_another.clone(), 6);
        let elsewhere = run.option("--server", "NO-SUCH-SERVER");
        windows.run(&elsewhere).error("live-other-host-unasked", 6);
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
    let mut session = Session::start(&windows, &run.dry_run(), Language::English);
    session.sees("live-service-missing-unasked");
    session.sees("live-made-for-another");
    session.sees("dry-run-done");
    session.ends(0);
    drop(session);

    // A dry run on a node of a cluster refuses what the run refuses there.
    windows.install_service();
    let run = unasked(&set).option("--server", "NO-SUCH-SERVER").flag("--restart-service");
    let mut session = Session::start(&windows, &run.dry_run(), Language::English);
    session.sees("live-other-host-unasked");
    session.sees("live-restart-on-a-node");
    session.ends(6);
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
    let again = windows.run_in_words(&here);
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
    windows.run(&backup().dry_run()).error("backup-no-msid", 4);
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let dry = windows.run(&backup().dry_run());
    dry.done().not_warned("backup-no-msid").not_warned("backup-service-runs");
    windows.install_service();
    windows.control(&["net", "start", "ENTSSO"]);
    windows.run(&backup().dry_run()).done().warned("backup-service-runs");
}

/// What makes Wine show the entries of the event log of every kind.
pub const LOG_SHOWN: &str = "-all,trace+eventlog,warn+eventlog,err+eventlog,fixme+eventlog";

/// Wine keeps no events, but it shows on standard error what is passed to `ReportEvent`.
#[test]
#[ignore = "make test-windows runs it"]
fn the_event_log_gets_an_entry_for_each_run() {
    let set = made();
    let mut windows = Windows::alone();
    insert_media(&mut windows, &set);
    windows.has_ssoss(&[]);
    windows.install_service();
    let logged = |run: &Run| windows.run(&run.clone().env("WINEDEBUG", LOG_SHOWN));
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
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let failed = logged(&here);
    failed.error("target-holds", 6);
    failed.told(text!("log-failed", status = 6, name = "target-holds"));
    let dry = logged(&here.clone().dry_run().flag("--replace"));
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

    // SSOSS is written, but there is nothing that could be started.
    windows.control(&["sc", "delete", "ENTSSO"]);
    let nothing = r"C:\nothing.exe";
    windows.control(&["sc", "create", "ENTSSO", "binPath=", nothing, "type=", "own"]);
    windows.has_ssoss(&[]);
    let account = here.flag("--restart-service").option("--service-account", "S-1-5-20");
    let stopped = logged(&account);
    stopped.error("live-service", 1);
    let result = text!("log-in-part", step = "service", status = 1, name = "live-service");
    stopped.told(result).not_told("log-failed").not_told("log-done");
    assert!(windows.has(SSOSS));
}

/// A file for `reg import`, which then writes to SSOSS for a while. In each state that it writes, the value `number` of
/// SSOSS is that of the key `other`, or one more.
fn states(folder: &Path) -> String {
    let states = (0..100_000).map(|number| {
        let key = SSOSS.replace("HKLM", "HKEY_LOCAL_MACHINE");
        let value = format!("\"number\"=dword:{number:08x}\r\n");
        format!("[{key}]\r\n{value}[{key}\\other]\r\n{value}")
    });
    let file = folder.join("states.reg");
    let header = "Windows Registry Editor Version 5.00\r\n\r\n".to_owned();
    fs::write(&file, header + &states.collect::<String>()).unwrap();
    windows::path(&file)
}

#[test]
#[ignore = "make test-windows runs it"]
fn a_backup_during_a_change_is_whole_or_refused() {
    let set = made();
    let mut windows = Windows::alone();
    insert_media(&mut windows, &set);
    windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]);
    let mut writer = windows.starts("reg", &["import", &states(&set.path(""))]);
    while !windows.has(&format!(r"{SSOSS}\other")) {}
    let phrases = crate::support::phrases(&[1, 2]);
    let ran = windows.run(&backup().yes().lines(&phrases));
    assert!(writer.try_wait().unwrap().is_none(), "the writer has ended too early");
    drop(windows);
    writer.wait().unwrap();
    if ran.status != 0 {
        ran.error("live-changing", 6);
        return;
    }
    let file = set.path("restored.reg");
    let shares = ["new m", "new n"].map(|name| format!("file:{}", set.path(name).display()));
    let run = shares.iter().fold(Run::restore(), Run::share_at);
    let run = run.expect(ran.set_words()).yes().lines(&phrases).to_reg(&file);
    run.waive("removable,swap,memory-lock,network").run().done();
    let units: Vec<u16> = fs::read(&file)
        .unwrap()
        .as_chunks()
        .0
        .iter()
        .map(|unit| u16::from_le_bytes(*unit))
        .collect();
    let text = String::from_utf16_lossy(&units);
    let number = |bytes: &str| {
        let bytes: [u8; 4] = hex::decode(bytes[..11].replace(',', "")).unwrap().try_into().unwrap();
        u32::from_le_bytes(bytes)
    };
    let numbers: Vec<u32> = text.split("\"number\"=hex(4):").skip(1).map(number).collect();
    assert!(matches!(numbers[..], [here, there] if here - there <= 1), "{numbers:?}: {text}");
}
