//! Real media in production: file systems on loop devices and in memory, in a mount namespace that ends with
//! the test.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use sso_escrow::escrow;
use sso_escrow::media::{self, Folder, MediaError};
use sso_escrow::seal::password::Password;
use sso_escrow::share::descriptor::Purpose;

use crate::apart::{apart, in_memory, point, shown, system};
use crate::strace::{Faults, can_trace};
use crate::support::*;

/// Waivers: loop devices are not removable, and the machines of developers fail the checks.
const WAIVED_HERE: &str = "network,swap,records,words,removable";

/// A loop device for a new image. It is removed when the file system on it is unmounted.
fn loop_device(image: &Path, megabytes: u64) -> Result<String, String> {
    File::create(image).unwrap().set_len(megabytes << 20).unwrap();
    system("losetup", &["--find", "--show", "--partscan", shown(image)])
}

/// Mounts a file system of that kind from a loop device, by the kernel or by FUSE. The error says why this is
/// impossible.
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

/// The mount points of those kinds that can be mounted here. Prints the others as skipped.
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

/// `generate` in production on these media, with threshold 2.
fn generate(media: &[&Path]) -> Run {
    let run = Run::generate().yes().threshold(2).waive(WAIVED_HERE);
    media.iter().fold(run, |run, path| run.share_at(place(path)))
}

#[test]
fn a_set_lies_on_file_systems_of_many_kinds() {
    let Some(root) = apart("media::a_set_lies_on_file_systems_of_many_kinds") else { return };
    let mut media = all_on_loops(&root, &["ext4", "btrfs", "vfat", "exfat", "ntfs"]);
    media.push(in_memory(&root, "one"));
    media.push(in_memory(&root, "two"));
    let paths: Vec<&Path> = media.iter().map(PathBuf::as_path).collect();
    let numbers: Vec<u8> = (1..=media.len() as u8).collect();
    let ran = generate(&paths).phrases(&numbers).run();
    let kinds = numbers.len();
    ran.done().gives("quorums_proved", (kinds * (kinds - 1) / 2).to_string());
    assert!(ran.texts("set.waivers").contains(&"removable".to_owned()), "{ran:?}");
    for path in &paths {
        let shares = media::scan(path).unwrap();
        assert!(shares.len() == 1 && shares[0].content.is_ok(), "{shares:?}");
        assert!(media::unfinished(path).unwrap().is_empty());
    }
    let words = ran.set_words();
    let shares = |run: Run, numbers: &[u8]| {
        let places = numbers.iter().map(|&x| place(paths[usize::from(x) - 1]));
        places.fold(run, |run, place| run.share_at(place)).phrases(numbers)
    };
    let drill = Run::drill().flag("--full").expect(&words).waived();
    shares(drill, &numbers).run().done().gives("result", "PASS");
    // Quorums on different kinds of file system restore the same.
    let restored = numbers.windows(2).step_by(2).map(|two| {
        let path = root.join("one").join(format!("{}.reg", two[0]));
        let restore = Run::restore().to_reg(&path).expect(&words).yes().waived();
        shares(restore, two).run().done().gives("opened", two);
        fs::read(path).unwrap()
    });
    let restored: Vec<_> = restored.collect();
    assert!(restored.windows(2).all(|two| two[0] == two[1]));
}

/// Checks, on file systems with fewer features, that no file is replaced by mistake, and that every written
/// file is complete.
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

/// Checks that the error comes before any password: without a terminal, asking would be another error.
#[test]
fn a_medium_that_cannot_be_written_is_refused_before_any_password() {
    let Some(root) = apart("media::a_medium_that_cannot_be_written_is_refused_before_any_password")
    else {
        return;
    };
    let [good, full, protected] = ["good", "full", "protected"].map(|name| in_memory(&root, name));
    generate(&[&good, &full]).run().error("prompt-only-terminal", 2);
    fill(&full);
    system("mount", &["-o", "remount,bind,ro", shown(&protected)]).unwrap();
    generate(&[&good, &full]).run().error("media-full", 1).error_names(shown(&full));
    let ran = generate(&[&good, &protected]).run();
    ran.error("media-read-only", 1).error_names(shown(&protected));
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set_in(&point(&root, "set"));
    let share = root.join("set/1").join(set.file_name(1));
    for (to, error) in [(&full, "media-full"), (&protected, "media-read-only")] {
        let reseal = Run::reseal().arg(place(&share)).to_share(place(to)).waive(WAIVED_HERE);
        reseal.run().error(error, 1).error_names(shown(to));
        assert!(share.exists());
    }
    assert_eq!([names(&good), names(&protected)], [[""; 0]; 2]);
    assert_eq!(names(&full), ["filling"]);
    // Without the check beforehand, writing fails when the end of the file has no room.
    fs::write(full.join("filling"), vec![0; 200 << 10]).unwrap();
    let written = media::write_new(&full.join("long"), &vec![7; 100 << 10]);
    assert!(matches!(written, Err(MediaError::Full { .. })), "{written:?}");
    assert_eq!(names(&full), ["filling"]);
}

/// Fills the medium completely.
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
    // The test tells the kernel the partitions, because some kernels cannot read all partition tables.
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
    let ran = generate(&[&one, &two]).run();
    ran.error("places-one-medium", 6).error_names(shown(&one)).error_names(shown(&two));
    // Each partition by itself is a medium.
    generate(&[&one, &memory]).run().error("prompt-only-terminal", 2);
    generate(&[&two, &memory]).run().error("prompt-only-terminal", 2);
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
    let held = generate(&[&a, &b])
        .phrases(&[1, 2])
        .held_by(&Faults::new(&["unlinkat:signal=STOP:when=1"], &[&b]));
    assert_eq!(names(&a).len(), 1);
    fill(&b);
    held.go_on().error("media-full", 1).error_names(shown(&b));
    assert!(names(&a).is_empty());
    assert_eq!(names(&b), ["filling"]);
}

/// The warnings about a void set.
const VOID: &[&str] = &["generate-voided", "generate-not-voided", "generate-not-voided-medium"];

/// Unmounts a medium at each stage: before the draft, before the proof, and before the share gets its name.
#[test]
fn nothing_lands_below_a_medium_that_is_taken_off() {
    let Some(root) = apart("media::nothing_lands_below_a_medium_that_is_taken_off") else { return };
    if !can_trace() {
        return;
    }
    for (stage, call) in ["unlinkat", "fsync", "renameat2"].into_iter().enumerate() {
        let [a, b, same] = ["a", "b", "same as b"].map(|name| format!("{stage} {name}"));
        let [a, b, same] = [in_memory(&root, &a), in_memory(&root, &b), point(&root, &same)];
        // A second mount, to look at the medium after it was unmounted.
        system("mount", &["--bind", shown(&b), shown(&same)]).unwrap();
        let held = generate(&[&a, &b])
            .phrases(&[1, 2])
            .held_by(&Faults::new(&[&format!("{call}:signal=STOP:when=1")], &[&b]));
        system("umount", &["--lazy", shown(&b)]).unwrap();
        let ran = held.go_on();
        ran.error("media-gone", 1).error_names(shown(&b));
        for place in [&a, &b, &same] {
            assert!(names(place).is_empty(), "{call}: {place:?} {ran:#?}");
        }
        // The first share was pending.
        let void = ran.warnings().iter().any(|name| VOID.contains(&name.as_str()));
        assert!(void, "{ran:#?}");
    }
}

/// Checks that a written share is removed from the medium itself, even if the medium was unmounted. If the
/// share cannot be removed, the program names it.
#[test]
fn a_share_that_was_written_is_taken_back_or_named() {
    let Some(root) = apart("media::a_share_that_was_written_is_taken_back_or_named") else {
        return;
    };
    if !can_trace() {
        return;
    }
    let hold = |a: &Path, b: &Path| {
        // The second medium fails when its share gets its name.
        let rule = "renameat2:error=EIO:signal=STOP:when=1";
        generate(&[a, b]).phrases(&[1, 2]).held_by(&Faults::new(&[rule], &[b]))
    };
    let [a, b, same] = [in_memory(&root, "a"), in_memory(&root, "b"), point(&root, "same as a")];
    system("mount", &["--bind", shown(&a), shown(&same)]).unwrap();
    let held = hold(&a, &b);
    assert_eq!(media::scan(&a).unwrap().len(), 1);
    system("umount", &["--lazy", shown(&a)]).unwrap();
    let ran = held.go_on();
    ran.ended(1).warning_names("generate-voided", shown(&a));
    assert!(names(&same).is_empty(), "it was not removed: {ran:#?}");

    let [a, b] = ["c", "d"].map(|name| in_memory(&root, name));
    let held = hold(&a, &b);
    system("mount", &["-o", "remount,bind,ro", shown(&a)]).unwrap();
    let ran = held.go_on();
    let share = a.join(&names(&a)[0]);
    ran.ended(1).warning_names("generate-not-voided", shown(&share)).not_warned("generate-voided");
}

/// A production set whose first share is on a medium, and a second medium.
struct Resealed {
    set: sso_escrow::share::descriptor::Descriptor,
    media: [PathBuf; 2],
}

/// The new password.
const NEW: &str = "gimmick stooge lilac drop-down amply decree";

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

    fn reseal(&self, from: usize, to: usize, lines: &[String]) -> Run {
        let [from, to] = [from, to].map(|at| place(&self.media[at]));
        Run::reseal().arg(from).to_share(to).waive(WAIVED_HERE).lines(lines)
    }

    /// The output of `inspect` for the only share on a medium, without its sealing and its path.
    fn public(&self, at: usize) -> serde_json::Value {
        let ran = Run::inspect().arg(place(&self.media[at])).run();
        let mut told: serde_json::Value = serde_json::from_str(&ran.done().out).unwrap();
        let share = &mut told["shares"][0];
        assert!(share["x"] == 1 && share["custodian"] == "Anna", "{share:#}");
        for changed in ["path", "protector"] {
            assert!(share.as_object_mut().unwrap().remove(changed).is_some(), "{share:#}");
        }
        told
    }

    /// Reports whether a password opens the share in a file.
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
    resealed.reseal(0, 0, &lines).run_in_words().done().said("reseal-done");
    assert_eq!(resealed.public(0), before);
    assert!(
        resealed.opens(&resealed.file(0), NEW) && !resealed.opens(&resealed.file(0), &lines[0])
    );

    let lines = [NEW.to_owned(), phrase(1)];
    let ran = resealed.reseal(0, 1, &lines).run();
    ran.done().gives("old_removed", true).gives("path", shown(&resealed.file(1)));
    assert_eq!(resealed.public(1), before);
    assert!(resealed.opens(&resealed.file(1), &phrase(1)) && !resealed.file(0).exists());
}

/// Unmounts the old medium between reading and removing. The old share is removed from it nevertheless.
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
    let faults = Faults::new(&["renameat2:signal=STOP:when=1"], &[new]);
    let held = resealed.reseal(0, 1, &lines).held_by(&faults);
    assert_eq!(names(&same).len(), 1, "the old file is there until the new one is");
    system("umount", &["--lazy", shown(old)]).unwrap();
    held.go_on().done().gives("old_removed", true);
    assert!(names(&same).is_empty() && resealed.opens(&resealed.file(1), NEW));
}

/// Unmounts the new medium. The old share must remain, and the program must not report it as removed.
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
        let faults = Faults::new(&[&format!("{call}:signal=STOP:when=1")], &[new]);
        let held = resealed.reseal(0, 1, &[password(1), NEW.to_owned()]).held_by(&faults);
        system("umount", &["--lazy", shown(new)]).unwrap();
        let ran = held.go_on();
        ran.error("media-gone", 1).error_names(shown(new));
        assert!(resealed.opens(&resealed.file(0), &password(1)) && names(new).is_empty());
        system("mount", &["-t", "tmpfs", "tmpfs", shown(new)]).unwrap();
    }
}
