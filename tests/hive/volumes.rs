//! Hives on volumes of several kinds, in a mount namespace that ends with the test; and a process that has
//! denied itself everything except the hive's folder.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use sso_escrow::registry::hive::{self, Hive, HiveError, security};
use sso_escrow::registry::sid::Sid;
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::sys::sandbox;

use crate::hives::*;

/// The variable with the test's folder. It is only set in the separate run.
const APART: &str = "SSO_ESCROW_TESTS_APART";

/// Runs the test of that name again, as a separate process, and with `mounts` in new namespaces. Only that
/// run gets the folder to work in.
fn apart(name: &str, mounts: bool) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(APART) {
        return Some(PathBuf::from(folder));
    }
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command.args(["--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]);
    let mut probe = Command::new("unshare");
    let can = probe.args(command.get_args()).arg("true").output();
    match mounts {
        false => command = Command::new("env"),
        true if can.is_ok_and(|it| it.status.success()) => {}
        true => {
            println!("skipped: mount namespaces are not to be had");
            return None;
        }
    }
    let folder = tempfile::tempdir().unwrap();
    command.arg(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("volumes::{name}"), "--nocapture", "--test-threads=1"]);
    let output = command.env(APART, folder.path()).output().unwrap();
    let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    text.lines().filter(|line| line.contains("skipped: ")).for_each(|line| println!("{line}"));
    None
}

fn system(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim())),
    }
}

/// A volume in memory, with a hive in the folder where Windows keeps it.
fn in_memory(root: &Path, name: &str, size: &str) -> (PathBuf, PathBuf) {
    let volume = root.join(name);
    fs::create_dir(&volume).unwrap();
    let options = format!("size={size}");
    system("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", volume.to_str().unwrap()]).unwrap();
    let hive = hive_on(&volume);
    (volume, hive)
}

fn hive_on(volume: &Path) -> PathBuf {
    let folder = volume.join("Windows/System32/config");
    fs::create_dir_all(&folder).unwrap();
    let hive = folder.join("SOFTWARE");
    with_secret().build(&data("minimal"), &hive);
    hive
}

/// Checks that a write into a hive is refused, and that nothing changes.
#[track_caller]
fn refused(hive: &Path) -> HiveError {
    let before = fs::read(hive).unwrap();
    let mut opened = Hive::open(hive, service()).unwrap();
    let first = opened.check_writable(&[]).unwrap_err();
    let error = opened.write(&secret(SECOND, NEW)).unwrap_err();
    assert_eq!(format!("{first:?}"), format!("{error:?}"), "told beforehand");
    assert!(fs::read(hive).unwrap() == before);
    assert_eq!(fs::read_dir(hive.parent().unwrap()).unwrap().count(), 1);
    error
}

#[track_caller]
fn written(hive: &Path) {
    let mut opened = Hive::open(hive, service()).unwrap();
    opened.write(&secret(SECOND, NEW)).unwrap();
    assert_eq!(opened.standing().unwrap(), Some(secret(SECOND, NEW)));
    drop(opened);
    let mut again = Hive::open(hive, service()).unwrap();
    assert_eq!(again.standing().unwrap(), Some(secret(SECOND, NEW)));
    assert_eq!(count(&fs::read(hive).unwrap(), OLD), 0);
    assert_eq!(fs::read_dir(hive.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_volume_that_must_not_be_written_is_told_by_its_reason() {
    if !has_library() {
        return;
    }
    let Some(root) = apart("a_volume_that_must_not_be_written_is_told_by_its_reason", true) else {
        return;
    };
    let (volume, hive) = in_memory(&root, "asleep", "40m");
    for start in [&b"hibr"[..], b"HIBR"] {
        fs::write(volume.join("hiberfil.sys"), [start, &[7; 5000]].concat()).unwrap();
        let error = refused(&hive);
        assert!(matches!(error, HiveError::Hibernated { .. }), "{error:?}");
    }
    // The volume is also mounted read-only. That is a consequence of the hibernation, so the hibernation is
    // reported.
    let place = volume.to_str().unwrap();
    system("mount", &["-o", "remount,bind,ro", place]).unwrap();
    let error = refused(&hive);
    assert!(matches!(error, HiveError::Hibernated { .. }), "{error:?}");
    system("mount", &["-o", "remount,bind,rw", place]).unwrap();
    // Windows leaves such a file after it has resumed.
    fs::write(volume.join("hiberfil.sys"), [0; 5000]).unwrap();
    system("mount", &["-o", "remount,bind,ro", place]).unwrap();
    let error = refused(&hive);
    assert!(matches!(error, HiveError::ReadOnly { .. }), "{error:?}");
    system("mount", &["-o", "remount,bind,rw", place]).unwrap();
    written(&hive);
}

#[test]
fn room_for_two_is_looked_for_beforehand() {
    if !has_library() {
        return;
    }
    let Some(root) = apart("room_for_two_is_looked_for_beforehand", true) else { return };
    let (volume, hive) = in_memory(&root, "full", "40m");
    fs::write(volume.join("filling"), vec![1; 30 << 20]).unwrap();
    let error = refused(&hive);
    assert!(matches!(error, HiveError::NoRoom { mib: 17, .. }), "{error:?}");
    fs::remove_file(volume.join("filling")).unwrap();
    written(&hive);
}

/// Checks the limit on file sizes. The system kills a process that exceeds it, unless the process handles
/// this.
#[test]
fn a_limit_on_the_size_of_files_is_found_beforehand() {
    if !has_library() {
        return;
    }
    let Some(root) = apart("a_limit_on_the_size_of_files_is_found_beforehand", false) else {
        return;
    };
    let hive = hive_on(&root);
    let limit = |bytes| {
        let limit = rustix::process::Rlimit { current: bytes, maximum: None };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    };
    limit(Some(10_000));
    let error = refused(&hive);
    limit(None);
    assert!(
        matches!(&error, HiveError::Write { error, .. }
        if error.kind() == std::io::ErrorKind::FileTooLarge),
        "{error:?}"
    );
    written(&hive);
}

/// Works like the command: loads the library, then denies itself everything else.
#[test]
fn a_process_that_has_denied_itself_all_else_writes() {
    if !has_library() {
        return;
    }
    let Some(root) = apart("a_process_that_has_denied_itself_all_else_writes", false) else {
        return;
    };
    let hive = hive_on(&root);
    let places = hive::places(&hive);
    hive::prepare().unwrap();
    // The test harness runs each test in its own thread. The denials apply to that thread and its children.
    sandbox::deny_dumps().unwrap();
    sandbox::deny_network().unwrap();
    match sandbox::confine(&places.read, &[places.write], &[]) {
        Ok(()) => assert!(File::open("/etc/passwd").is_err()),
        Err(error) => println!("skipped: Landlock: {error}"),
    }
    let wanted = key("", vec![value("Größe 秘密", 3, NEW)], vec![]);
    let mut opened = Hive::open(&hive, service()).unwrap();
    opened.write(&wanted).unwrap();
    assert_eq!(opened.standing().unwrap(), Some(wanted));
}

/// Checks an NTFS volume, like a server's, where the hive's file has the access control of Windows.
#[test]
fn a_hive_on_ntfs_keeps_who_may_read_its_file() {
    if !has_library() {
        return;
    }
    let Some(root) = apart("a_hive_on_ntfs_keeps_who_may_read_its_file", true) else { return };
    let (image, volume) = (root.join("image"), root.join("ntfs"));
    File::create(&image).unwrap().set_len(48 << 20).unwrap();
    fs::create_dir(&volume).unwrap();
    let (image, place) = (image.to_str().unwrap(), volume.to_str().unwrap());
    let made = system("/usr/sbin/mkntfs", &["-q", "-Q", "-F", image]);
    if let Err(why) = made.and_then(|()| system("ntfs-3g", &[image, place])) {
        println!("skipped: ntfs-3g: {}", why.replace('\n', " "));
        return;
    }
    let hive = hive_on(&volume);
    let access = security::private_descriptor(&Sid::of_service("S-1-5-21-7-7-7-1000").unwrap());
    let flags = rustix::fs::XattrFlags::empty();
    rustix::fs::setxattr(&hive, "system.ntfs_acl", &access, flags).unwrap();
    // The attributes read-only and hidden of Windows.
    rustix::fs::setxattr(&hive, "system.ntfs_attrib", &0x22u32.to_ne_bytes(), flags).unwrap();
    let get = |name: &str| {
        let mut value = [0; 4096];
        let length = rustix::fs::getxattr(&hive, name, &mut value[..]).unwrap();
        value[..length].to_vec()
    };
    let names = ["system.ntfs_acl", "system.ntfs_attrib"];
    let before = names.map(get);
    let mode = fs::metadata(&hive).unwrap().permissions().mode();
    written(&hive);
    assert_eq!(names.map(get), before);
    assert_eq!(fs::metadata(&hive).unwrap().permissions().mode(), mode);
    fs::write(volume.join("hiberfil.sys"), b"hibr, and the memory").unwrap();
    let error = Hive::open(&hive, service()).unwrap().check_writable(&[]).unwrap_err();
    assert!(matches!(error, HiveError::Hibernated { .. }), "{error:?}");
    system("umount", &[place]).unwrap();
}
