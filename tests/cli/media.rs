//! Real media, in earnest and without a rehearsal: file systems on loop devices and in memory, in a mount
//! namespace that ends with the test.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use sso_escrow::escrow;
use sso_escrow::media::{self, Folder, MediaError};
use sso_escrow::seal::password::Password;
use sso_escrow::share::descriptor::Purpose;

use crate::apart::{apart, in_memory, point, shown, system};
use crate::strace::{Faults, can_trace};
use crate::support::*;

/// Loop devices are not removable, and the machines of developers are not fit.
const IN_EARNEST: &[&str] = &["--waive", "network,swap,removable"];

/// A loop device on a new image; it goes when what is mounted from it goes.
fn loop_device(image: &Path, megabytes: u64) -> Result<String, String> {
    File::create(image).unwrap().set_len(megabytes << 20).unwrap();
    system("losetup", &["--find", "--show", "--partscan", shown(image)])
}

/// A file system of that kind on a loop device, mounted by the kernel or by FUSE; or why there is none.
fn on_loop(root: &Path, kind: &str) -> Result<PathBuf, String> {
    let (point, image) = (point(root, kind), root.join(format!("{kind}.image")));
    let (megabytes, make): (u64, &[&str]) = match kind {
        "ext4" => (16, &["mkfs.ext4", "-q"]),
        "btrfs" => (120, &["mkfs.btrfs", "-q"]),
        "vfat" => (16, &["mkfs.vfat", "-n", "ANNA KEY"]),
        "exfat" => (16, &["mkfs.exfat"]),
        _ => (16, &["mkntfs", "-q", "-Q", "-F"]),
    };
    let device = loop_device(&image, megabytes)?;
    let mount = || {
        system(make[0], &[&make[1..], &[device.as_str()]].concat())?;
        let place = shown(&point);
        let by_kernel = system("mount", &["-t", kind, &device, place]);
        match kind {
            "vfat" => by_kernel.or_else(|_| system("fusefat", &["-o", "rw+", &device, place])),
            "exfat" => by_kernel.or_else(|_| system("mount.exfat-fuse", &[&device, place])),
            "ntfs" => by_kernel.or_else(|_| system("mount", &["-t", "ntfs3", &device, place])),
            _ => by_kernel,
        }
    };
    let mounted = mount();
    let _ = system("losetup", &["--detach", &device]);
    mounted.map(|_| point)
}

/// Those of these kinds that can be mounted here; the others are named.
fn all_on_loops(root: &Path, kinds: &[&str]) -> Vec<PathBuf> {
    let mut points = Vec::new();
    for kind in kinds {
        match on_loop(root, kind) {
            Ok(point) => points.push(point),
            Err(why) => println!("skipped: {kind}: {}", why.replace('\n', " ")),
        }
    }
    points
}

fn place(path: &Path) -> String {
    format!("file:{}", path.display())
}

/// `generate` in earnest: 2 of these.
fn generate(media: &[&Path]) -> Vec<String> {
    let shares = media.iter().flat_map(|path| ["--share".to_owned(), place(path)]);
    arguments(&[&["generate", "--yes", "-k", "2"], IN_EARNEST], shares.collect())
}

/// The same, with passwords to come.
fn generate_with_passwords(media: &[&Path]) -> Vec<String> {
    [generate(media), vec!["--passwords-from".to_owned(), "-".to_owned()]].concat()
}

#[test]
fn a_set_lies_on_file_systems_of_many_kinds() {
    let Some(root) = apart("media::a_set_lies_on_file_systems_of_many_kinds") else { return };
    let mut media = all_on_loops(&root, &["ext4", "btrfs", "vfat", "exfat", "ntfs"]);
    media.push(in_memory(&root, "one"));
    media.push(in_memory(&root, "two"));
    let paths: Vec<&Path> = media.iter().map(PathBuf::as_path).collect();
    let numbers: Vec<u8> = (1..=media.len() as u8).collect();
    let ran = run_with(&generate(&paths), Some(&passwords(&numbers)));
    ran.showed(&["every quorum of 2 gives the same secret", "Waived:         removable"]);
    for path in &paths {
        let shares = media::scan(path).unwrap();
        assert!(shares.len() == 1 && shares[0].content.is_ok(), "{shares:?}");
        assert!(media::unfinished(path).unwrap().is_empty());
    }
    let words = ran.out.lines().rev().nth(1).unwrap().trim();
    let shares = |numbers: &[u8]| {
        let places = numbers.iter().map(|&x| place(paths[usize::from(x) - 1]));
        places.flat_map(|place| ["--share".to_owned(), place]).collect()
    };
    let drill = arguments(&[&["drill", "--full", "--expect-set", words], WAIVED], shares(&numbers));
    run_with(&drill, Some(&passwords(&numbers))).showed(&["PASS"]);
    // Quorums on different kinds give the same.
    let restored = numbers.windows(2).step_by(2).map(|two| {
        let path = root.join("one").join(format!("{}.reg", two[0]));
        let to = format!("reg:{}", path.display());
        let parts: &[&[&str]] =
            &[&["restore", "--to", &to, "--expect-set", words, "--yes"], WAIVED];
        run_with(&arguments(parts, shares(two)), Some(&passwords(two)))
            .showed(&["Written and read back"]);
        fs::read(path).unwrap()
    });
    let restored: Vec<_> = restored.collect();
    assert!(restored.windows(2).all(|two| two[0] == two[1]));
}

/// What a file system cannot do is made up for: nothing is replaced that was not meant, and what is
/// meant is whole.
#[test]
fn files_are_whole_on_file_systems_of_many_kinds() {
    let Some(root) = apart("media::files_are_whole_on_file_systems_of_many_kinds") else { return };
    let bytes: Vec<u8> = (0..60_000u32).map(|i| (i * 7) as u8).collect();
    for point in all_on_loops(&root, &["ext4", "btrfs", "vfat", "exfat", "ntfs"]) {
        let path = point.join("abandon-ability-x001.ssoshare");
        let name = path.file_name().unwrap();
        let before = names(&point);
        media::write_new(&path, &bytes).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes, "{point:?}");
        assert!(matches!(media::write_new(&path, b"x"), Err(MediaError::Exists { .. })));
        let folder = Folder::open(&point).unwrap();
        let draft = folder.draft(OsStr::new("other"), b"other").unwrap();
        fs::write(point.join("other"), b"somebody's").unwrap();
        assert!(matches!(draft.publish(b"other"), Err(MediaError::Exists { .. })), "{point:?}");
        assert_eq!(fs::read(point.join("other")).unwrap(), b"somebody's");
        folder.draft_beside(name, b"new").unwrap().replace(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new", "{point:?}");
        folder.remove(name).unwrap();
        folder.remove(OsStr::new("other")).unwrap();
        assert_eq!(names(&point), before, "{point:?}");
    }
}

/// Nobody is asked for a password beforehand: without a terminal that would be another error.
#[test]
fn a_medium_that_cannot_be_written_is_refused_before_any_password() {
    let Some(root) = apart("media::a_medium_that_cannot_be_written_is_refused_before_any_password")
    else {
        return;
    };
    let [good, full, protected] = ["good", "full", "protected"].map(|name| in_memory(&root, name));
    run(&generate(&[&good, &full])).failed(2, &["no terminal"]);
    fill(&full);
    system("mount", &["-o", "remount,bind,ro", shown(&protected)]).unwrap();
    run(&generate(&[&good, &full])).failed(1, &["no room left", shown(&full)]);
    run(&generate(&[&good, &protected])).failed(1, &["write-protected", shown(&protected)]);
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set_in(&point(&root, "set"));
    let share = root.join("set/1").join(set.file_name(1));
    for (to, told) in [(&full, "no room left"), (&protected, "write-protected")] {
        let reseal = ["reseal", &place(&share), "--to-share", &place(to)];
        run(&arguments(&[&reseal, IN_EARNEST], vec![])).failed(1, &[told, shown(to)]);
        assert!(share.exists());
    }
    assert_eq!([names(&good), names(&protected)], [[""; 0]; 2]);
    assert_eq!(names(&full), ["filling"]);
    // The real thing, where the look beforehand is passed over: the last of a file finds no room.
    fs::write(full.join("filling"), vec![0; 200 << 10]).unwrap();
    let written = media::write_new(&full.join("long"), &vec![7; 100 << 10]);
    assert!(matches!(written, Err(MediaError::Full { .. })), "{written:?}");
    assert_eq!(names(&full), ["filling"]);
}

/// Leaves no room at all.
fn fill(medium: &Path) {
    let mut file = File::create(medium.join("filling")).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
}

#[test]
fn two_partitions_of_one_disk_are_one_medium() {
    let Some(root) = apart("media::two_partitions_of_one_disk_are_one_medium") else { return };
    let disk = match loop_device(&root.join("disk"), 48) {
        Ok(disk) => disk,
        Err(why) => return println!("skipped: loop devices: {why}"),
    };
    // What a table of partitions says is told to the kernel here; not every kernel reads all tables.
    let partition = |number: &str, start: &str| {
        system("addpart", &[&disk, number, start, "32768"])?;
        let (node, point) = (format!("{disk}p{number}"), point(&root, number));
        system("mkfs.ext4", &["-q", &node])?;
        system("mount", &[&node, shown(&point)]).map(|_| point)
    };
    let partitions = partition("1", "2048").and_then(|one| Ok([one, partition("2", "40960")?]));
    let _ = system("losetup", &["--detach", &disk]);
    let [one, two] = match partitions {
        Ok(partitions) => partitions,
        Err(why) => return println!("skipped: partitions: {why}"),
    };
    let memory = in_memory(&root, "memory");
    run(&generate(&[&one, &two])).failed(6, &["on one medium", shown(&one), shown(&two)]);
    // Each for itself is a medium.
    run(&generate(&[&one, &memory])).failed(2, &["no terminal"]);
    run(&generate(&[&two, &memory])).failed(2, &["no terminal"]);
}

#[test]
fn a_medium_that_fills_up_meanwhile_ends_the_run_without_a_trace() {
    let Some(root) = apart("media::a_medium_that_fills_up_meanwhile_ends_the_run_without_a_trace")
    else {
        return;
    };
    if !can_trace() {
        return;
    }
    let [a, b] = ["a", "b"].map(|name| in_memory(&root, name));
    let held = Faults::new(&["unlinkat:signal=STOP:when=1"], &[&b])
        .hold(&generate_with_passwords(&[&a, &b]), &passwords(&[1, 2]));
    assert_eq!(names(&a).len(), 1);
    fill(&b);
    held.go_on().failed(1, &["no room left", shown(&b)]);
    assert!(names(&a).is_empty());
    assert_eq!(names(&b), ["filling"]);
}

/// Taken off at each stage of the work: before the draft, before the proof, before it gets its name.
#[test]
fn nothing_lands_below_a_medium_that_is_taken_off() {
    let Some(root) = apart("media::nothing_lands_below_a_medium_that_is_taken_off") else { return };
    if !can_trace() {
        return;
    }
    for (stage, call) in ["unlinkat", "fsync", "renameat2"].into_iter().enumerate() {
        let [a, b, same] = ["a", "b", "same as b"].map(|name| format!("{stage} {name}"));
        let [a, b, same] = [in_memory(&root, &a), in_memory(&root, &b), point(&root, &same)];
        // Where it can be looked at after it was taken off.
        system("mount", &["--bind", shown(&b), shown(&same)]).unwrap();
        let held = Faults::new(&[&format!("{call}:signal=STOP:when=1")], &[&b])
            .hold(&generate_with_passwords(&[&a, &b]), &passwords(&[1, 2]));
        system("umount", &["--lazy", shown(&b)]).unwrap();
        let ran = held.go_on();
        ran.failed(1, &["The medium was taken out in the middle of the work", shown(&b)]);
        for place in [&a, &b, &same] {
            assert!(names(place).is_empty(), "{call}: {place:?} {ran:#?}");
        }
        assert_eq!(call == "renameat2", ran.err.contains("The set is void"), "{ran:#?}");
    }
}

/// What was handed out is taken back from the medium itself, not from the place where it was; or it is
/// said to be still there.
#[test]
fn a_share_that_was_written_is_taken_back_or_named() {
    let Some(root) = apart("media::a_share_that_was_written_is_taken_back_or_named") else {
        return;
    };
    if !can_trace() {
        return;
    }
    let hold = |a: &Path, b: &Path| {
        // The second medium fails when its share is to get its name.
        let rule = "renameat2:error=EIO:signal=STOP:when=1";
        Faults::new(&[rule], &[b]).hold(&generate_with_passwords(&[a, b]), &passwords(&[1, 2]))
    };
    let [a, b, same] = [in_memory(&root, "a"), in_memory(&root, "b"), point(&root, "same as a")];
    system("mount", &["--bind", shown(&a), shown(&same)]).unwrap();
    let held = hold(&a, &b);
    assert_eq!(media::scan(&a).unwrap().len(), 1);
    system("umount", &["--lazy", shown(&a)]).unwrap();
    let ran = held.go_on();
    ran.failed(1, &["was removed again", shown(&a)]);
    assert!(names(&same).is_empty(), "it was not removed: {ran:#?}");

    let [a, b] = ["c", "d"].map(|name| in_memory(&root, name));
    let held = hold(&a, &b);
    system("mount", &["-o", "remount,bind,ro", shown(&a)]).unwrap();
    let ran = held.go_on();
    let share = a.join(&names(&a)[0]);
    ran.failed(1, &["is void", "still there", shown(&share)]);
    assert!(!ran.err.contains("removed again"), "{ran:#?}");
}

/// A production set whose first share lies on a medium, and another medium.
struct Resealed {
    set: sso_escrow::share::descriptor::Descriptor,
    media: [PathBuf; 2],
}

/// The new password.
const NEW: &str = "another good password of 1";

impl Resealed {
    fn new(root: &Path, media: [PathBuf; 2]) -> Self {
        let others = point(root, "others");
        let set = Make { purpose: Purpose::Production, ..Make::default() }.set_in(&others);
        let name = set.file_name(1);
        fs::copy(others.join("1").join(&name), media[0].join(&name)).unwrap();
        fs::remove_dir_all(others.join("1")).unwrap();
        Self { set, media }
    }

    fn file(&self, at: usize) -> PathBuf {
        self.media[at].join(self.set.file_name(1))
    }

    fn arguments(&self, from: usize, to: usize) -> Vec<String> {
        let [from, to] = [from, to].map(|at| place(&self.media[at]));
        arguments(
            &[&["reseal", &from, "--to-share", &to, "--passwords-from", "-"], IN_EARNEST],
            vec![],
        )
    }

    fn command(&self, from: usize, to: usize) -> Command {
        let mut command = command();
        command.args(self.arguments(from, to));
        command
    }

    /// What `inspect` tells of the one share on a medium, but for the sealing and where it lies.
    fn public(&self, at: usize) -> serde_json::Value {
        let ran = run(&["inspect", "--json", &place(&self.media[at])]);
        let mut told: serde_json::Value = serde_json::from_str(&ran.showed(&[]).out).unwrap();
        let share = &mut told["shares"][0];
        assert!(share["x"] == 1 && share["custodian"] == "Anna", "{share:#}");
        for changed in ["path", "protector"] {
            assert!(share.as_object_mut().unwrap().remove(changed).is_some(), "{share:#}");
        }
        told
    }

    /// Whether a password opens the share of a file.
    fn opens(&self, file: &Path, password: &str) -> bool {
        let share = media::scan(file).unwrap().remove(0).content.unwrap();
        escrow::open(&share, &Password::new(password).unwrap()).is_ok()
    }
}

#[test]
fn reseal_changes_the_password_alone() {
    let Some(root) = apart("media::reseal_changes_the_password_alone") else { return };
    let medium = on_loop(&root, "ext4").unwrap_or_else(|why| {
        println!("skipped: ext4, memory stands for it: {why}");
        in_memory(&root, "in place of ext4")
    });
    let resealed = Resealed::new(&root, [medium, in_memory(&root, "memory")]);
    let before = resealed.public(0);
    let lines = [password(1), NEW.to_owned()];
    let ran = run_command(resealed.command(0, 0), &lines);
    ran.showed(&["has a new password", "Set, number and custodian are as before"]);
    assert_eq!(resealed.public(0), before);
    assert!(
        resealed.opens(&resealed.file(0), NEW) && !resealed.opens(&resealed.file(0), &lines[0])
    );

    let lines = [NEW.to_owned(), password(1)];
    let ran = run_command(resealed.command(0, 1), &lines);
    ran.showed(&["The old share was removed", shown(&resealed.file(1))]);
    assert_eq!(resealed.public(1), before);
    assert!(resealed.opens(&resealed.file(1), &password(1)) && !resealed.file(0).exists());
}

/// Between reading and removing, the old medium is taken off. It is removed from there all the same.
#[test]
fn reseal_removes_the_old_file_from_its_own_medium() {
    let Some(root) = apart("media::reseal_removes_the_old_file_from_its_own_medium") else {
        return;
    };
    if !can_trace() {
        return;
    }
    let resealed = Resealed::new(&root, ["old", "new"].map(|name| in_memory(&root, name)));
    let [old, new] = &resealed.media;
    let same = point(&root, "same as old");
    system("mount", &["--bind", shown(old), shown(&same)]).unwrap();
    let lines = [password(1), NEW.to_owned()];
    let held = Faults::new(&["renameat2:signal=STOP:when=1"], &[new])
        .hold(&resealed.arguments(0, 1), &lines);
    assert_eq!(names(&same).len(), 1, "the old file is there until the new one is");
    system("umount", &["--lazy", shown(old)]).unwrap();
    held.go_on().showed(&["The old share was removed"]);
    assert!(names(&same).is_empty() && resealed.opens(&resealed.file(1), NEW));
}

/// The new medium is taken off: the old share is still there, and it is not said that it is not.
#[test]
fn reseal_keeps_the_old_share_when_the_new_medium_is_taken_off() {
    let Some(root) = apart("media::reseal_keeps_the_old_share_when_the_new_medium_is_taken_off")
    else {
        return;
    };
    if !can_trace() {
        return;
    }
    let resealed = Resealed::new(&root, ["old", "new"].map(|name| in_memory(&root, name)));
    for call in ["unlinkat", "renameat2"] {
        let new = &resealed.media[1];
        let held = Faults::new(&[&format!("{call}:signal=STOP:when=1")], &[new])
            .hold(&resealed.arguments(0, 1), &[password(1), NEW.to_owned()]);
        system("umount", &["--lazy", shown(new)]).unwrap();
        let ran = held.go_on();
        ran.failed(1, &["The medium was taken out in the middle of the work", shown(new)]);
        assert!(resealed.opens(&resealed.file(0), &password(1)) && names(new).is_empty());
        system("mount", &["-t", "tmpfs", "tmpfs", shown(new)]).unwrap();
    }
}
