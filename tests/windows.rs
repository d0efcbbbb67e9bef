//! SSOSS on Windows, compared with Windows's own tools: `reg`, and the permissions of the key.
//!
//! These tests change the real SSOSS key, so no server may use it. They run only if
//! `SSO_ESCROW_SSOSS_IS_FOR_TESTS` is set, as `scripts/windows.sh` does for Wine.

#![cfg(windows)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use sso_escrow::entsso::SSOSS;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::registry::live::{self, LiveError, Ssoss};
use sso_escrow::registry::regfile;
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::{RegistryKey, Value};
use sso_escrow::secret::SecretBytes;
use sso_escrow::sys::registry::OpenKey as Handle;
use sso_escrow::sys::service::Service;

/// A valid SID for the account of the service.
const SERVICE_SID: &str = "S-1-5-21-1-2-3-1001";

const MSID: Msid = Msid::from_bytes([0x5a; 16]);

/// Lets one test run at a time, without an existing SSOSS. `None` if the tests may not change SSOSS here.
fn alone() -> Option<MutexGuard<'static, ()>> {
    static ONE: Mutex<()> = Mutex::new(());
    if std::env::var_os("SSO_ESCROW_SSOSS_IS_FOR_TESTS").is_none() {
        println!("skipped: the tests of the live registry: SSOSS of this machine may be in use");
        return None;
    }
    let guard = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let software = Handle::open("SOFTWARE", true).unwrap().unwrap();
    software.remove_key("sso-escrow").unwrap();
    Handle::create(r"SOFTWARE\Microsoft", None).unwrap().0.remove_key("ENTSSO").unwrap();
    Some(guard)
}

/// The output of Windows's own tool for the registry.
fn reg(arguments: &[&str]) -> String {
    let ran = Command::new("reg").args(arguments).output().unwrap();
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{arguments:?}: {out}");
    out
}

fn path() -> &'static str {
    SSOSS.split_once('\\').unwrap().1
}

fn secret() -> Vec<u8> {
    (0..32).map(|i| i * 7 + 3).collect()
}

fn restored() -> RegistryKey {
    RegistryKey::of_master_secret(&MSID, &secret()).unwrap()
}

#[test]
fn what_is_restored_is_what_reg_shows() {
    let Some(_alone) = alone() else { return };
    let mut ssoss = Ssoss::open(Some(SERVICE_SID)).unwrap();
    assert!(ssoss.standing().unwrap().is_none());
    ssoss.write(&restored()).unwrap();
    let shown = reg(&["query", &format!(r"{SSOSS}\{MSID}"), "/v", "Secret"]);
    let line = shown.lines().find(|line| line.contains("Secret")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words, ["Secret", "REG_BINARY", &hex::encode_upper(secret())], "{shown}");
    let access = Handle::open(path(), false).unwrap().unwrap().access().unwrap();
    assert_eq!(access, format!("O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;{SERVICE_SID})"));
    assert!(Handle::open(r"SOFTWARE\sso-escrow", false).unwrap().is_none(), "a copy is left");
}

#[test]
fn reg_imports_the_registration_file() {
    let Some(_alone) = alone() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ssoss.reg");
    fs::write(&file, &*regfile::encode(&restored(), Some("a remark")).unwrap()).unwrap();
    reg(&["import", file.to_str().unwrap()]);
    assert!(Ssoss::reader().unwrap().standing().unwrap().unwrap() == restored());
    // An existing key keeps its permissions, so no account is needed.
    let before = Handle::open(path(), false).unwrap().unwrap().access().unwrap();
    let other = RegistryKey::of_master_secret(&Msid::from_bytes([1; 16]), &[9; 64]).unwrap();
    let mut ssoss = Ssoss::open(None).unwrap();
    ssoss.write(&other).unwrap();
    assert!(ssoss.standing().unwrap().unwrap() == other);
    assert_eq!(Handle::open(path(), false).unwrap().unwrap().access().unwrap(), before);
}

/// Checks that the registry gives the same tree as an export by `reg`, with every type of Windows and nested
/// keys.
#[test]
fn a_snapshot_of_the_registry_is_that_of_what_reg_exports() {
    let Some(_alone) = alone() else { return };
    let value = |name: &str, kind, data: &[u8]| Value {
        name: name.to_owned(),
        kind,
        data: SecretBytes::copy_of(data).unwrap(),
    };
    let text: Vec<u8> = "C:\\a \"b\" 花\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let values = vec![
        value("", 1, &text),
        value("expand", 2, &text),
        value("binary", 3, &[0xa5; 600]),
        value("number", 4, &[1, 2, 3, 4]),
        value("several", 7, &[text.clone(), vec![0, 0]].concat()),
        value("large number", 11, &[8; 8]),
        value("unknown", 0x00ab_cdef, b"?"),
        value("花子", 3, b"x"),
    ];
    let deeper =
        RegistryKey::new("deeper".to_owned(), vec![value("v", 3, b"deep")], vec![]).unwrap();
    let child = RegistryKey::new(MSID.to_string(), values, vec![deeper]).unwrap();
    let tree = RegistryKey::new(String::new(), vec![], vec![child]).unwrap();
    let mut ssoss = Ssoss::open(Some(SERVICE_SID)).unwrap();
    ssoss.write(&tree).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.reg");
    reg(&["export", SSOSS, file.to_str().unwrap(), "/y"]);
    let exported = regfile::decode(&fs::read(&file).unwrap()).unwrap();
    let live = ssoss.standing().unwrap().unwrap();
    assert!(live == tree && exported == tree, "{live:?} and {exported:?}");
    assert_eq!(live.encode().unwrap()[..], exported.encode().unwrap()[..]);
    // And back, with the tool's own import.
    reg(&["delete", SSOSS, "/f"]);
    fs::write(&file, &*regfile::encode(&tree, None).unwrap()).unwrap();
    reg(&["import", file.to_str().unwrap()]);
    assert!(ssoss.standing().unwrap().unwrap() == tree);
}

#[test]
fn without_a_service_and_its_account_nothing_is_made() {
    let Some(_alone) = alone() else { return };
    assert!(matches!(Ssoss::open(None), Err(LiveError::NoAccount)));
    assert!(Handle::open(path(), false).unwrap().is_none());
    assert!(live::preflight().unwrap().elevated);
}

/// Checks that the account comes from the settings of the service manager.
#[test]
fn the_account_is_that_of_the_service() {
    let Some(_alone) = alone() else { return };
    let services = r"SYSTEM\CurrentControlSet\Services";
    let (service, _) = Handle::create(&format!(r"{services}\ENTSSO"), None).unwrap();
    let runs_under = |account: &str| {
        let units = account.encode_utf16().chain([0]);
        let account: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        service.set("ObjectName", 1, &account).unwrap();
    };
    // An account that Windows does not know is reported as that of the service: nobody typed it.
    runs_under(r"GONE\svc-sso");
    let unknown = Ssoss::open(None);
    runs_under(r"NT AUTHORITY\NetworkService");
    let written = Ssoss::open(None).and_then(|mut ssoss| ssoss.write(&restored()));
    drop(service);
    Handle::open(services, true).unwrap().unwrap().remove_key("ENTSSO").unwrap();
    let Err(LiveError::UnknownServiceAccount { account, .. }) = unknown else {
        panic!("{unknown:?}");
    };
    assert_eq!(account, r"GONE\svc-sso");
    written.unwrap();
    let access = Handle::open(path(), false).unwrap().unwrap().access().unwrap();
    assert!(
        access.ends_with("(A;CI;KA;;;NS)") || access.ends_with("(A;CI;KA;;;S-1-5-20)"),
        "{access}"
    );
}

/// Reports whether the running write has reached a key: its value then begins with that byte.
fn has_come_to(key: &str, byte: u8) -> bool {
    let key = Handle::open(&format!(r"{}\{key}", path()), false).ok().flatten();
    let mut data = [0; 1200];
    key.is_some_and(|key| key.read("v", &mut data).is_ok() && data[0] == byte)
}

/// Ends the process during a write. Reading then reports the interruption, and the next write can restore the
/// old content.
#[test]
fn a_write_that_is_killed_loses_nothing() {
    let value = |name: &str, data: &[u8]| Value {
        name: name.to_owned(),
        kind: 3,
        data: SecretBytes::copy_of(data).unwrap(),
    };
    // Large enough to end the process during the write.
    let many = |byte: u8| {
        let keys = (0..300u32).map(|at| {
            RegistryKey::new(format!("key {at}"), vec![value("v", &[byte; 1200])], vec![]).unwrap()
        });
        RegistryKey::new(String::new(), vec![], keys.collect()).unwrap()
    };
    let [before, after] = [many(1), many(2)];
    if let Ok(key) = std::env::var("SSO_ESCROW_WRITES_AND_IS_KILLED") {
        let writer =
            thread::spawn(move || Ssoss::open(Some(SERVICE_SID)).unwrap().write(&after).unwrap());
        // The process ends itself, because no other process is fast enough.
        while !writer.is_finished() && !has_come_to(&key, 2) {}
        std::process::abort();
    }
    let Some(_alone) = alone() else { return };
    Ssoss::open(Some(SERVICE_SID)).unwrap().write(&before).unwrap();
    let own = std::env::current_exe().unwrap();
    let (mut interrupted, mut rounds) = (0, 0);
    while interrupted < 3 && rounds < 40 {
        rounds += 1;
        let mut child = Command::new(&own)
            .args(["--exact", "a_write_that_is_killed_loses_nothing"])
            .env("SSO_ESCROW_WRITES_AND_IS_KILLED", format!("key {}", rounds * 7))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        child.wait().unwrap();
        let was_broken_off = matches!(Ssoss::reader(), Err(LiveError::Interrupted));
        let mut ssoss = Ssoss::open(Some(SERVICE_SID)).unwrap();
        assert_eq!(ssoss.left_over().unwrap().is_some(), was_broken_off);
        ssoss.put_back_left_over().unwrap();
        let standing = ssoss.standing().unwrap().unwrap();
        assert!(standing == before || !was_broken_off && standing == after);
        assert!(ssoss.left_over().unwrap().is_none());
        assert!(Handle::open(r"SOFTWARE\sso-escrow", false).unwrap().is_none());
        ssoss.write(&before).unwrap();
        interrupted += u64::from(was_broken_off);
    }
    assert!(interrupted > 0, "no run was ended while it wrote");
}

/// Uses the print spooler in place of ENTSSO. Almost every Windows has it, and nothing here needs it.
#[test]
fn a_service_is_stopped_and_started() {
    let Some(_alone) = alone() else { return };
    let most = Duration::from_secs(60);
    let Some(service) = Service::open("Spooler", true).unwrap() else {
        println!("skipped: stopping and starting a service: there is no print spooler here");
        return;
    };
    service.start(&[], most).unwrap();
    assert!(service.is_running().unwrap());
    let dependents = service.stop(most).unwrap();
    assert!(!service.is_running().unwrap());
    assert!(service.stop(most).unwrap().is_empty(), "what does not run is stopped");
    service.start(&dependents, most).unwrap();
    service.start(&[], most).unwrap();
    assert!(service.is_running().unwrap());
    service.stop(most).unwrap();
}
