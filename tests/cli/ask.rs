//! `ask`: media that are inserted one after another, with real file systems on loop devices.

#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sso_escrow::entsso::SSOSS;
use sso_escrow::media::{self, SetFilter};
use sso_escrow::registry::regfile;
use sso_escrow::share::descriptor::Purpose;

use crate::session::Session;
use crate::support::*;
use crate::text;

/// A simulated room: sticks (images of file systems), and one port for them. The port is a folder, in a
/// separate mount namespace. A shell in that namespace, the "hands", mounts the sticks there.
struct Room {
    folder: tempfile::TempDir,
}

/// Runs the program and, in the background, the hands. They run the scripts that a test writes into files.
const SCRIPT: &str = "trap : INT; stty -g >\"$NOTES/before\"; unshare -m sh -c '
    (while kill -0 $$; do
        for hand in \"$NOTES\"/hand-*; do
            [ -e \"$hand\" ] && { sh \"$hand\"; mv \"$hand\" \"$NOTES/done-${hand##*-}\"; }
        done
        sleep 0.05
    done) </dev/null >>\"$NOTES/log\" 2>&1 &
    PREPARED
    exec \"$@\"' sh \"$@\"; echo \"status=$?\"; stty -g >\"$NOTES/after\"";

/// The id of a master secret. A key without one is most likely not that of a master secret server.
const MSID: &str = "{01234567-89AB-4CDE-8F01-23456789ABCD}";

const MAKE_STICK: &str = "/sbin/mkfs.ext4";

impl Room {
    /// `None` if sticks cannot be made on this machine.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("port")).unwrap();
        let room = Self { folder };
        if Command::new(MAKE_STICK).arg("-V").output().is_err() {
            println!("skipped: no {MAKE_STICK}");
            return None;
        }
        room.stick("probe");
        let probe = format!("mount -o loop '{}' /mnt", room.path("probe").display());
        let possible = Command::new("unshare").args(["-m", "sh", "-c", &probe]).output();
        if possible.is_ok_and(|output| output.status.success()) {
            return Some(room);
        }
        println!("skipped: file systems on loop devices cannot be mounted here");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes an ext4 file system of 2 MiB with that label.
    fn stick(&self, name: &str) {
        let image = self.path(name);
        fs::File::create(&image).unwrap().set_len(2 << 20).unwrap();
        let made = Command::new(MAKE_STICK).args(["-q", "-L", name]).arg(&image).output();
        assert!(made.is_ok_and(|output| output.status.success()), "{name}");
    }

    fn start(&self, line: &str) -> Session {
        self.start_after(":", line)
    }

    /// Starts the program after `commands`, which prepare the room.
    fn start_after(&self, commands: &str, line: &str) -> Session {
        Run::of(line).session_under(&SCRIPT.replace("PREPARED", commands))
    }

    /// Lets the hands run `commands`, and waits until they have ended.
    fn hands(&self, session: &Session, number: &str, commands: &str) {
        let notes = session.notes.path();
        fs::write(notes.join("new"), commands).unwrap();
        fs::rename(notes.join("new"), notes.join(format!("hand-{number}"))).unwrap();
        let done = notes.join(format!("done-{number}"));
        for _ in 0..1200 {
            if done.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("not done: {commands}: {:?}", fs::read_to_string(notes.join("log")));
    }

    fn put_in(&self, session: &Session, number: &str, stick: &str, options: &str) {
        let (image, port) = (self.path(stick), self.path("port"));
        let (image, port) = (image.display(), port.display());
        let empty = self.emptying();
        // A person is slower than the program's check of what is mounted.
        let mount = format!("{empty}; sleep 0.5; mount -o loop{options} '{image}' '{port}'");
        self.hands(session, number, &mount);
    }

    fn take_out(&self, session: &Session, number: &str) {
        self.hands(session, number, &self.emptying());
    }

    /// Commands that unmount the port. They retry, because the kernel refuses while the program reads there.
    fn emptying(&self) -> String {
        let port = self.path("port");
        format!("while mountpoint -q '{0}'; do umount '{0}' || sleep 0.1; done", port.display())
    }

    /// The file names on a stick, and the result of `sets` for it.
    fn look_at(&self, stick: &str) -> Ran {
        let mut command = Command::new("unshare");
        let script = format!(
            "mount -o loop '{}' '{}' && cd '{}' && ls && exec setsid --wait \"$@\"",
            self.path(stick).display(),
            self.path("port").display(),
            self.path("port").display()
        );
        command.args(["-m", "sh", "-c", &script, "sh"]);
        Run::sets().arg("file:.").run_by(command)
    }

    /// Checks that the second share of a set is on a stick.
    #[track_caller]
    fn holds_share_2(&self, stick: &str, set: &Set) {
        let ran = self.look_at(stick);
        let words = set.descriptor.words_before_typed().join(" ");
        assert_eq!(ran.done().texts("sets.0.set.words").join(" "), words);
        let path = ran.field("sets.0.shares.0.path");
        assert!(path.as_str().unwrap().ends_with("x002.ssoshare"), "{path}");
    }

    /// Runs `generate` up to the first medium. Returns the passphrases of the custodians.
    fn generate(&self, shares: &str) -> (Session, Vec<String>) {
        let line = format!(
            "generate --one-round --waive network,swap,records,words,removable -k 2 --generate-passphrase{shares}"
        );
        let mut session = self.start(&line);
        let phrases = answer_up_to_the_media(&mut session, shares.matches("--share").count());
        (session, phrases)
    }
}

/// Answers the questions of `generate` before the first medium. Returns the passphrases.
fn answer_up_to_the_media(session: &mut Session, custodians: usize) -> Vec<String> {
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    // With two custodians, no share may be lost.
    if custodians == 2 {
        session.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
        session.types("yes");
    }
    session.confirms_screen();
    choose_passphrases(session, custodians)
}

/// Lets the custodians take their passphrases, without reminders, and writes the shares. Returns the passphrases.
fn choose_passphrases(session: &mut Session, custodians: usize) -> Vec<String> {
    let phrases = take_passphrases(session, custodians);
    session.sees("ask-choices");
    session.types("yes");
    phrases
}

/// The keyboard test, and a passphrase without a reminder for each custodian. Returns the passphrases.
fn take_passphrases(session: &mut Session, custodians: usize) -> Vec<String> {
    session.sees("ask-keyboard");
    session.types("");
    let take = |_| {
        let phrase = session.passphrase();
        session.types(&phrase);
        session.sees("ask-new-reminder");
        session.types("");
        phrase
    };
    (0..custodians).map(take).collect()
}

/// An image of a medium is no medium that a person takes away, unless the operator says so. The set records that.
#[test]
fn a_virtual_disk_is_named_and_asked_about() {
    let Some(room) = Room::new() else { return };
    ["anna", "ben"].iter().for_each(|stick| room.stick(stick));
    let mut prepared = String::from(":");
    let mut line = String::from(
        "generate --one-round --waive network,swap,records,words -k 2 --generate-passphrase --yes",
    );
    for (stick, name) in [("anna", "Anna"), ("ben", "Ben")] {
        let at = room.path(&format!("at-{stick}")).display().to_string();
        prepared +=
            &format!("; mkdir -p '{at}'; mount -o loop '{}' '{at}'", room.path(stick).display());
        line += &format!(" --share {name}=file:{at}");
    }
    let seen = || text!("connection-virtual", kind = "loop");
    let mut session = room.start_after(&prepared, &line);
    session.sees(text!("confirm-virtual", seen = seen()));
    session.types("no");
    session.sees(text!("place-not-removable", seen = seen()));
    session.ends(6);

    let mut session = room.start_after(&prepared, &line);
    for _ in 0..2 {
        session.sees(text!("confirm-virtual", seen = seen()));
        session.types("yes");
    }
    session.confirms_screen();
    take_passphrases(&mut session, 2);
    let report = session.sees("generate-words");
    assert!(text!("set-waiver", check = "removable").is_in(&report), "{report}");
    session.ends(0);
}

/// The medium with the clear source, and that of the target, are neither offered nor accepted for a share.
#[test]
fn media_with_another_role_take_no_share() {
    let Some(room) = Room::new() else { return };
    ["source", "anna"].iter().for_each(|stick| room.stick(stick));
    let [there, port] = ["there", "port"].map(|name| room.path(name).display().to_string());
    fs::create_dir(&there).unwrap();
    let text = format!(
        "Windows Registry Editor Version 5.00\r\n\r\n[{SSOSS}\\{MSID}]\r\n\"A\"=\"b\"\r\n\r\n"
    );
    fs::write(room.path("ssoss.reg"), text).unwrap();
    let prepared = format!(
        "mount -o loop '{}' '{there}'; cp '{}' '{there}'",
        room.path("source").display(),
        room.path("ssoss.reg").display()
    );
    let line = format!(
        "backup --one-round --waive network,swap,records,words,removable -k 2 --generate-passphrase \
         --from reg:{there}/ssoss.reg --share Anna=ask --share Ben=ask"
    );
    let mut session = room.start_after(&prepared, &line);
    let it = &mut session;
    it.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    it.types("yes");
    it.confirms_screen();
    choose_passphrases(it, 2);
    it.sees(text!("ask-insert", name = "Anna"));
    // Its folder is refused, and the medium is not offered when the desktop mounts it again.
    let in_use = |path: &str| text!("medium-in-use", path = path, role = text!("role-source"));
    it.types(&there);
    it.sees(in_use(&there));
    room.hands(it, "1", &format!("umount '{there}'"));
    room.put_in(it, "2", "source", "");
    std::thread::sleep(std::time::Duration::from_secs(1));
    it.types(&port);
    let before = it.sees(in_use(&port));
    assert!(!text!("medium", label = "source").is_in(&before), "{before}");
    room.take_out(it, "3");
    room.put_in(it, "4", "anna", "");
    it.sees(text!("confirm-medium", name = "Anna"));
    it.pty.send_control('c').unwrap();
    it.sees("confirm-stop");
    it.types("yes");
    it.sees("interrupted");
    let ran = room.look_at("source");
    assert_eq!(ran.field("sets").as_array().map(Vec::len), Some(0), "{ran:?}");

    let line = format!("restore --rehearsal --share ask --to reg:{there}/out.reg");
    let mount = format!("mount -o loop '{}' '{there}'", room.path("source").display());
    let mut session = room.start_after(&mount, &line);
    let it = &mut session;
    it.sees("ask-insert-share");
    it.types(&there);
    it.sees(text!("medium-in-use", path = &there, role = text!("role-target")));
    room.hands(it, "1", &format!("mountpoint -q '{there}' && : >\"$NOTES/there\""));
    assert!(it.notes.path().join("there").exists(), "the target is still mounted");
    it.pty.send_control('c').unwrap();
    it.sees("interrupted");
}

/// In round 2 each medium comes once more, in any order.
#[test]
fn each_medium_comes_once_more_in_round_2() {
    let Some(room) = Room::new() else { return };
    ["anna", "ben", "other"].iter().for_each(|stick| room.stick(stick));
    let records = room.path("records");
    fs::create_dir(&records).unwrap();
    let mut session = room.start(&format!(
        "generate --rehearsal --yes -k 2 --generate-passphrase --share Anna=ask --share Ben=ask --records {}",
        records.display()
    ));
    let it = &mut session;
    let phrases = take_passphrases(it, 2);
    for (number, stick, name) in [("1", "anna", "Anna"), ("2", "ben", "Ben")] {
        it.sees(text!("ask-insert", name = name));
        room.put_in(it, number, stick, "");
        it.sees(text!("confirm-medium", name = name));
        it.types("yes");
        it.sees(text!("hand-out-written", name = name));
    }
    it.sees("commit-words");
    let shown = it.sees("commit-ask");
    let words = shown.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    it.types(&words);
    it.sees(text!("finish-insert", names = "Anna, Ben"));
    room.put_in(it, "2b", "ben", "");
    it.sees(text!("finish-ask-words", name = "Ben"));
    it.types(&words);
    it.sees("ask-password-only");
    it.types(&phrases[1]);
    it.sees(text!("finish-done", x = 2, name = "Ben"));
    it.sees(text!("finish-insert", names = "Anna"));
    room.put_in(it, "3", "other", "");
    it.sees("finish-no-share");
    it.sees(text!("finish-insert", names = "Anna"));
    room.put_in(it, "4", "anna", "");
    it.sees(text!("finish-ask-words", name = "Anna"));
    it.types(&words);
    it.sees("ask-password-only");
    it.types(&phrases[0]);
    it.sees(text!("finish-done", x = 1, name = "Anna"));
    it.sees("close-ask");
    it.types("");
    it.sees("close-unread");
    it.types("yes");
    it.ends(0);
    for stick in ["anna", "ben"] {
        let ran = room.look_at(stick);
        assert_eq!(ran.done().texts("sets.0.set.words").join(" "), words);
        assert!(!ran.out.contains(".pending"), "{ran:?}");
    }
}

/// Checks everything that can happen at the port while three shares are handed out. Then two of them restore.
#[test]
fn shares_are_handed_out_and_gathered_at_one_port() {
    let Some(room) = Room::new() else { return };
    ["anna", "ben", "chloe"].iter().for_each(|stick| room.stick(stick));
    let (mut session, phrases) =
        room.generate(" --share Anna=ask --share Ben=ask --share Chloe=ask");
    let it = &mut session;
    // Chloe's turn is first.
    it.sees(text!("hand-out-coming", count = 3, names = "Anna, Ben, Chloe"));
    it.sees(text!("ask-insert", x = 1, count = 3, name = "Anna"));
    it.types("3");
    it.sees(text!("ask-insert", x = 3, count = 3, name = "Chloe"));
    room.put_in(it, "1", "chloe", "");
    it.sees(text!("medium", label = "chloe", system = "ext4"));
    it.sees(text!("confirm-medium", name = "Chloe"));
    it.types("yes");
    it.sees(text!("hand-out-written", x = 3, name = "Chloe"));
    it.sees("medium-unmount-first");
    it.sees(text!("hand-out-done", names = "Chloe"));
    it.sees(text!("hand-out-coming", count = 2, names = "Anna, Ben"));
    it.sees(text!("ask-insert", name = "Anna"));
    // The same stick again, a write-protected one, and a full one.
    room.put_in(it, "2", "chloe", "");
    it.sees(text!("medium-has-share", name = "Chloe"));
    it.sees(text!("ask-insert", name = "Anna"));
    room.put_in(it, "3", "anna", ",ro");
    it.sees("media-read-only");
    it.sees(text!("ask-insert", name = "Anna"));
    let port = room.path("port").display().to_string();
    let full = "-size=8k,mode=700";
    room.take_out(it, "3b");
    room.hands(
        it,
        "4",
        &format!(
            "mount -t tmpfs -o {} t '{port}'; head -c 64k /dev/zero >'{port}/fill'",
            &full[1..]
        ),
    );
    it.sees("media-full");
    it.sees(text!("ask-insert", name = "Anna"));
    room.take_out(it, "5");
    // First refuse the medium, then choose it by its path.
    room.put_in(it, "6", "anna", "");
    it.sees(text!("confirm-medium", name = "Anna"));
    it.types("no");
    it.sees(text!("ask-insert", name = "Anna"));
    it.types(&port);
    it.sees(text!("confirm-medium", name = "Anna"));
    it.types("yes");
    it.sees(text!("hand-out-written", x = 1, name = "Anna"));
    it.sees("medium-done");
    room.take_out(it, "7");
    // Ctrl-C asks first, because the shares already written would become void.
    it.sees(text!("ask-insert", name = "Ben"));
    it.pty.send_control('c').unwrap();
    it.sees(text!(
        "prompt-yes-or-no",
        question = text!("confirm-stop-void", names = "Anna, Chloe")
    ));
    // A second Ctrl-C means no.
    it.pty.send_control('c').unwrap();
    it.sees(text!("ask-insert", name = "Ben"));
    room.put_in(it, "8", "ben", "");
    it.sees(text!("confirm-medium", name = "Ben"));
    it.types("yes");
    it.sees(text!("hand-out-written", x = 2, name = "Ben"));
    let report = it.sees("generate-words");
    assert!(text!("set-waiver", check = "removable").is_in(&report), "{report}");
    let words = it.ends(0).lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();

    for (stick, x) in [("anna", 1), ("ben", 2), ("chloe", 3)] {
        let ran = room.look_at(stick);
        assert!(words.starts_with(&ran.done().texts("sets.0.set.words").join(" ")));
        assert_eq!(ran.field("sets.0.shares").as_array().unwrap().len(), 1);
        let path = ran.field("sets.0.shares.0.path");
        assert!(path.as_str().unwrap().ends_with(&format!("x00{x}.ssoshare")), "{path}");
    }

    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let target = shm.path().join("out.reg");
    let line = format!(
        "restore --waive network,swap,records,words,removable --yes --share ask --to reg:{}",
        target.display()
    );
    let mut session = room.start(&line);
    let it = &mut session;
    it.sees("ask-words");
    it.types(&words);
    it.sees("ask-insert-share");
    room.put_in(it, "1", "probe", "");
    it.sees("media-no-share");
    it.sees("ask-insert-share");
    room.put_in(it, "2", "chloe", "");
    it.sees("medium-unmount-first");
    it.sees(text!("ask-share", x = 3, name = "Chloe"));
    it.sees("ask-password");
    it.types(&phrases[2]);
    it.sees(text!("share-opened-count", x = 3, name = "Chloe", have = 1, need = 2));
    it.sees(text!("quorum-been", names = "Chloe"));
    it.sees(text!("quorum-missing", missing = 1, names = "Anna, Ben"));
    it.sees("ask-insert-share");
    // The same share does not count twice, and its password is not asked for.
    room.put_in(it, "3", "chloe", "");
    let shown = it.sees("share-duplicate");
    assert!(!text!("ask-password").is_in(&shown), "{shown}");
    it.sees(text!("quorum-missing", missing = 1));
    it.sees("ask-insert-share");
    room.put_in(it, "4", "anna", "");
    it.sees(text!("ask-share", x = 1, name = "Anna"));
    it.sees("ask-password");
    it.types(&phrases[0]);
    it.sees("restore-combined");
    it.ends(0);
    assert!(target.exists());

    // The target comes last. The medium of a share is neither offered nor accepted for it.
    let line =
        "restore --waive network,swap,records,words,removable --yes --share ask --to reg:ask";
    let mut session = room.start(line);
    let it = &mut session;
    it.sees("ask-words");
    it.types(&words);
    for (number, stick, x) in [("1", "chloe", 3), ("2", "ben", 2)] {
        it.sees("ask-insert-share");
        room.put_in(it, number, stick, "");
        it.sees("ask-password");
        it.types(&phrases[x - 1]);
    }
    it.sees("restore-combined");
    it.sees("ask-insert-target");
    room.put_in(it, "3", "chloe", "");
    std::thread::sleep(std::time::Duration::from_secs(1));
    it.types(&port);
    let shown = it.sees(text!("medium-in-use", path = &port, role = text!("role-share")));
    assert!(!text!("medium", label = "chloe").is_in(&shown), "{shown}");
    room.put_in(it, "4", "probe", "");
    it.sees(text!("medium", label = "probe"));
    it.sees("confirm-target-medium");
    it.types("yes");
    it.sees("restore-written");
    it.sees("medium-unmount-first");
    it.ends(0);
    let out = room.look_at("probe").out;
    assert!(["SSOSS.reg", "NEXT-STEPS.txt"].iter().all(|name| out.contains(name)), "{out}");

    // A drill ends when no more media are inserted.
    let mut session = room.start("drill --waive network,swap,records,words,removable --share ask");
    let it = &mut session;
    it.sees("ask-insert-share");
    room.put_in(it, "1", "ben", "");
    it.sees("ask-password");
    it.types(&phrases[1]);
    it.sees(text!("share-opened-count", have = 1, need = 2));
    it.sees("ask-insert-share");
    it.types("");
    it.sees("confirm-no-more");
    it.types("yes");
    it.sees(text!("drill-health", good = 1, count = 3));
    it.sees("drill-fail");
    it.ends(3);
}

/// Checks sticks as the kernel shows them, in production and without waiving `removable`. The program mounts
/// and unmounts them itself. A loop device is not removable like a stick; the test makes it look removable in
/// its own namespace.
#[test]
fn sticks_are_mounted_and_a_second_partition_is_no_second_stick() {
    let Some(room) = Room::new() else { return };
    if Command::new("/sbin/sfdisk").arg("--version").output().is_err() {
        println!("skipped: no /sbin/sfdisk");
        return;
    }
    ["anna", "ben"].iter().for_each(|stick| room.stick(stick));
    // A stick with two partitions. The first has the file system of Anna's stick.
    let parts = format!(
        "cd '{}' && truncate -s 8M stick && printf '2048,4096\n8192,4096\n' | /sbin/sfdisk -q stick && \
         dd if=anna of=stick bs=1M seek=1 conv=notrunc status=none && \
         dd if=ben of=stick bs=1M seek=4 conv=notrunc status=none",
        room.folder.path().display()
    );
    assert!(Command::new("sh").args(["-c", &parts]).status().unwrap().success());
    let plug = |session: &Session, number: &str, image: &str, parts: &str| {
        let folder = room.folder.path().display();
        let commands = format!(
            "cd '{folder}'; device=$(losetup -P -f --show {image}); echo $device >device; {parts} \
             echo 1 >one; mount --bind one /sys/devices/virtual/block/${{device#/dev/}}/removable"
        );
        room.hands(session, number, &commands);
    };
    let unplug = |session: &Session, number: &str| {
        let folder = room.folder.path().display();
        let commands = format!(
            "cd '{folder}'; device=$(cat device); \
             umount /sys/devices/virtual/block/${{device#/dev/}}/removable; losetup -d $device"
        );
        room.hands(session, number, &commands);
    };
    let line = "generate --one-round --waive network,swap,records,words -k 2 --generate-passphrase --share Anna=ask --share Ben=ask";
    let mut session = room.start(line);
    let it = &mut session;
    answer_up_to_the_media(it, 2);
    it.sees(text!("ask-insert", name = "Anna"));
    // A write-protected stick is mounted too, and reported as read-only.
    plug(it, "p", "-r ben", "");
    it.sees(text!("medium", label = "ben", system = "ext4"));
    it.sees("media-read-only");
    it.sees("medium-take-out");
    unplug(it, "q");
    it.sees(text!("ask-insert", name = "Anna"));
    // The test tells the kernel the partitions, because some kernels cannot read partition tables.
    plug(it, "1", "stick", "addpart $device 1 2048 4096; addpart $device 2 8192 4096;");
    it.sees(text!("medium", label = "anna", system = "ext4"));
    it.shows("/run/sso-escrow-");
    it.sees(text!("confirm-medium", name = "Anna"));
    it.types("yes");
    it.sees(text!("hand-out-written", x = 1, name = "Anna"));
    it.sees("medium-take-out");
    // The other partition is not offered, and it is refused if its path is typed.
    it.sees(text!("ask-insert", name = "Ben"));
    let port = room.path("port").display().to_string();
    let folder = room.folder.path().display();
    room.hands(it, "2", &format!("cd '{folder}'; mount $(cat device)p2 '{port}'"));
    std::thread::sleep(std::time::Duration::from_secs(3));
    it.types(&port);
    let shown = it.sees(text!("medium-has-share", name = "Anna"));
    assert!(!text!("confirm-medium").is_in(&shown), "{shown}");
    room.take_out(it, "3");
    unplug(it, "4");
    it.sees(text!("ask-insert", name = "Ben"));
    plug(it, "5", "ben", "");
    it.sees(text!("medium", label = "ben", system = "ext4"));
    it.sees(text!("confirm-medium", name = "Ben"));
    it.types("yes");
    it.sees("medium-take-out");
    let report = it.sees(text!("generate-proof", threshold = 2));
    assert!(!report.contains("removable"), "nothing of it was waived: {report}");
    it.ends(0);
    let device = fs::read_to_string(room.path("device")).unwrap();
    assert!(Command::new("losetup").args(["-d", device.trim()]).status().unwrap().success());
    let left = fs::read_dir("/run").unwrap().flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with("sso-escrow-"));
    assert_eq!(left.count(), 0);
}

/// Checks that stopping a ceremony voids the set: the program removes what it wrote, or names it.
#[test]
fn a_ceremony_that_is_stopped_is_void() {
    let Some(room) = Room::new() else { return };
    ["anna", "ben"].iter().for_each(|stick| room.stick(stick));
    for how in ["in", "removed", "left", "told to end"] {
        let (mut session, _) = room.generate(" --share Anna=ask --share Ben=ask");
        let it = &mut session;
        it.sees(text!("ask-insert", name = "Anna"));
        room.put_in(it, "1", "anna", "");
        it.sees(text!("confirm-medium", name = "Anna"));
        it.types("yes");
        it.sees(text!("hand-out-written", x = 1, name = "Anna"));
        it.sees(text!("ask-insert", name = "Ben"));
        if how != "in" {
            room.take_out(it, "o");
        }
        if how == "told to end" {
            // After a signal to end, the program cannot ask anything.
            room.hands(it, "2", "kill -TERM $(awk '/PPid/{print $2}' /proc/$PPID/status)");
            it.sees(text!(
                "generate-not-voided-medium",
                name = "Anna",
                medium = text!("medium-in-record", label = "anna", system = "ext4")
            ));
            it.sees("interrupted");
            it.ends(1);
            continue;
        }
        it.pty.send_control('c').unwrap();
        it.sees(text!("prompt-yes-or-no", question = text!("confirm-stop-void", names = "Anna")));
        it.types("yes");
        if how == "in" {
            // Anna's medium is still inserted.
            it.sees(text!("generate-voided", name = "Anna"));
            it.ends(1);
            continue;
        }
        it.sees(text!("ask-insert-again", name = "Anna"));
        if how == "removed" {
            room.put_in(it, "2", "ben", "");
            it.sees(text!("medium-without-share", name = "Anna"));
            it.sees(text!("ask-insert-again", name = "Anna"));
            room.put_in(it, "3", "anna", "");
            it.sees(text!("generate-voided", name = "Anna"));
        } else {
            it.types("");
            it.sees("confirm-leave-share");
            it.types("yes");
            it.sees(text!(
                "generate-not-voided-medium",
                name = "Anna",
                medium = text!("medium-in-record", label = "anna", system = "ext4")
            ));
        }
        it.sees("interrupted");
        it.ends(1);
        let ran = room.look_at("anna");
        assert_eq!(ran.out.contains("x001.ssoshare"), how == "left", "{ran:?}");
    }
}

/// Checks that an envelope is written beside each share, and is removed with a void set.
#[test]
fn envelopes_go_with_the_shares() {
    let Some(room) = Room::new() else { return };
    ["anna", "ben"].iter().for_each(|stick| room.stick(stick));
    let data = "aa,".repeat(900);
    let text = format!(
        "Windows Registry Editor Version 5.00\n\n[{SSOSS}\\{MSID}]\n\"a\"=hex:{}\n\n",
        &data[..data.len() - 1]
    );
    fs::write(room.path("ssoss.reg"), text).unwrap();
    let from = room.path("ssoss.reg").display().to_string();
    let line = format!(
        "backup --one-round --waive network,swap,records,words,removable -k 2 --generate-passphrase --from reg:{from} \
         --share Anna=ask --share Ben=ask"
    );
    let files = |stick: &str| {
        let ran = room.look_at(stick);
        let names = ran.out.lines().map(str::to_owned);
        names.filter(|line| line.contains(".sso") && !line.contains(' ')).collect::<Vec<_>>()
    };
    for stopped in [true, false] {
        let mut session = room.start(&line);
        let it = &mut session;
        it.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
        it.types("yes");
        it.confirms_screen();
        let phrases = choose_passphrases(it, 2);
        it.sees(text!("ask-insert", name = "Anna"));
        room.put_in(it, "1", "anna", "");
        it.sees(text!("confirm-medium", name = "Anna"));
        it.types("yes");
        it.sees(text!("hand-out-written", x = 1, name = "Anna"));
        it.sees(text!("ask-insert", name = "Ben"));
        if stopped {
            it.pty.send_control('c').unwrap();
            it.sees(text!("prompt-yes-or-no", question = text!("confirm-stop-void")));
            it.types("yes");
            it.sees(text!("generate-voided", name = "Anna"));
            it.ends(1);
            assert_eq!(files("anna"), [""; 0], "neither the share nor the envelope");
            continue;
        }
        room.put_in(it, "2", "ben", "");
        it.sees(text!("confirm-medium", name = "Ben"));
        it.types("yes");
        it.sees("generate-words");
        let words = it.ends(0);
        let words = words.lines().find(|line| line.starts_with("    ")).unwrap().trim();
        for stick in ["anna", "ben"] {
            let files = files(stick);
            let has = |ending: &str| files.iter().any(|file| file.ends_with(ending));
            assert!(has(".ssoenvelope") && has(".ssoshare"), "{files:?}");
        }
        // The medium with the envelope has been removed when the envelope is opened.
        let to = room.path("back.reg").display().to_string();
        let mut session = room.start(&format!(
            "restore --waive network,swap,records,words,removable --share ask --to reg:{to}"
        ));
        let it = &mut session;
        it.sees("ask-words");
        it.types(words);
        for (at, stick) in ["ben", "anna"].into_iter().enumerate() {
            it.sees("ask-insert-share");
            room.put_in(it, &format!("{}", at + 1), stick, "");
            if at == 0 {
                it.sees("confirm-old-server-off");
                it.types("yes");
                it.sees(text!("prompt-yes-or-no", question = text!("confirm-clear-copy")));
                it.types("yes");
            }
            it.sees("ask-password");
            it.types(&phrases[1 - at]);
        }
        it.sees("restore-written");
        it.ends(0);
        let written = regfile::decode(&fs::read(&to).unwrap()).unwrap();
        assert_eq!(written, regfile::decode(&fs::read(&from).unwrap()).unwrap());
    }
}

/// Opens Ben's share, and chooses a passphrase for the new share.
fn give_ben_a_passphrase(session: &mut Session) {
    session.sees(text!("ask-share", x = 2, name = "Ben"));
    session.sees("ask-password-only");
    session.types(&password(2));
    take_passphrases(session, 1);
    session.sees(text!("ask-insert-new", name = "Ben"));
}

/// Checks that a share gets a new password at one port: first the new medium, then the old one again.
#[test]
fn a_share_is_resealed_at_one_port() {
    let Some(room) = Room::new() else { return };
    ["old", "new"].iter().for_each(|stick| room.stick(stick));
    let set = Make::default().set();
    let copy = format!(
        "mount -o loop '{}' /mnt && cp '{}' /mnt",
        room.path("old").display(),
        set.file(2).display()
    );
    assert!(Command::new("unshare").args(["-m", "sh", "-c", &copy]).status().unwrap().success());
    let mut session = room.start("reseal ask --to-share ask --rehearsal --generate-passphrase");
    let it = &mut session;
    it.sees("ask-insert-one");
    room.put_in(it, "1", "old", "");
    give_ben_a_passphrase(it);
    room.put_in(it, "2", "new", "");
    it.sees(text!("confirm-medium", name = "Ben"));
    it.types("yes");
    it.sees(text!("ask-insert-old", name = "Ben"));
    // The new medium is refused as the old one.
    room.put_in(it, "3", "new", "");
    it.sees(text!("medium-without-share", name = "Ben"));
    it.sees(text!("ask-insert-old", name = "Ben"));
    room.put_in(it, "4", "old", "");
    it.sees("reseal-old-removed");
    it.ends(0);
    assert!(!room.look_at("old").out.contains("ssoshare"));
    room.holds_share_2("new", &set);
}

/// Checks the answers to all questions about a medium, with typed paths of folders in memory.
#[test]
fn typed_folders_are_media_too_and_two_of_one_file_system_are_one() {
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let folder = |name: &str| {
        let path = memory.path().join(name);
        fs::create_dir_all(&path).unwrap();
        path.display().to_string()
    };
    let [one, two] = ["one", "two"].map(folder);
    let waived = "--waive network,swap,records,words,removable";
    let line = format!(
        "generate --one-round {waived} -k 2 --generate-passphrase --share Anna=ask --share Ben=ask --records {}",
        folder("records")
    );
    let mut session = Run::of(&line).session();
    let it = &mut session;
    let phrases = answer_up_to_the_media(it, 2);
    it.sees(text!("ask-insert", name = "Anna"));
    for (typed, told) in [
        ("7", text!("ask-medium-unclear")),
        ("yes", text!("ask-medium-unclear")),
        ("/nowhere/at/all", text!("media-not-there", path = "/nowhere/at/all")),
        ("/proc/version", text!("media-not-a-folder", path = "/proc/version")),
    ] {
        it.types(typed);
        it.sees(told);
        it.sees(text!("ask-insert", name = "Anna"));
    }
    it.types(&one);
    it.sees(text!("confirm-medium", name = "Anna"));
    it.types("yes");
    it.sees(text!("ask-insert", name = "Ben"));
    it.types(&two);
    it.sees(text!("medium-has-share", name = "Anna"));
    it.sees(text!("ask-insert", name = "Ben"));
    let disk = tempfile::tempdir_in("/var/tmp").unwrap();
    let disk = disk.path().display().to_string();
    it.types(&disk);
    it.sees(text!("confirm-medium", name = "Ben"));
    // Ctrl-D asks like Ctrl-C. "no" continues.
    it.pty.send_control('d').unwrap();
    it.sees(text!("prompt-yes-or-no", question = text!("confirm-stop-void", names = "Anna")));
    it.types("no");
    it.sees(text!("ask-insert", name = "Ben"));
    it.types(&disk);
    it.sees(text!("confirm-medium", name = "Ben"));
    it.types("yes");
    // This Ctrl-C is too late: the last share completes the set, which is verified and reported. (The
    // terminal discards input that was typed before Ctrl-C and not read yet.)
    std::thread::sleep(std::time::Duration::from_millis(150));
    it.pty.send_control('c').unwrap();
    it.sees("generate-proof");
    it.ends(0);
    assert_eq!(names(&memory.path().join("records")).len(), 5);

    // A medium with two sets does not stop a restore, because the set words say which set is meant.
    let other = Make { purpose: Purpose::Production, ..Make::default() }.set();
    fs::copy(other.file(2), memory.path().join("one").join(other.descriptor.file_name(2))).unwrap();
    let practice = Make::default().set();
    let target = memory.path().join("out.reg").display().to_string();
    let line = format!("restore {waived} --yes --share ask --to reg:{target}");
    let mut session = Run::of(&line).session();
    let it = &mut session;
    it.sees("ask-words");
    let words = media::find(std::path::Path::new(&disk), &SetFilter::Only).unwrap();
    it.types(&words.share.header.descriptor.fingerprint().words().to_string());
    it.sees("ask-insert-share");
    it.types(&practice.path("1").display().to_string());
    it.sees("share-is-practice");
    it.sees("ask-insert-share");
    it.types(&disk);
    it.sees("ask-password");
    it.types(&phrases[1]);
    it.sees("ask-insert-share");
    it.types(&one);
    it.sees(text!("ask-share", x = 1, name = "Anna"));
    it.sees("ask-password");
    it.types(&phrases[0]);
    it.sees("restore-combined");
    it.ends(0);
}

/// A terminal writes a dragged folder in quotes, with backslashes, or as a URI.
#[test]
fn a_dragged_folder_is_understood() {
    let set = Make::default().set();
    let folder = set.path("ANNA KEY");
    fs::create_dir(&folder).unwrap();
    fs::copy(set.file(1), folder.join("share.ssoshare")).unwrap();
    let path = folder.display().to_string();
    for typed in [
        path.clone(),
        format!("'{path}'"),
        format!("\"{path}\""),
        format!("{} ", path.replace(' ', r"\ ")),
        format!("file://{}", path.replace(' ', "%20")),
        format!("file:{path}"),
    ] {
        let mut session = Run::verify().rehearsal().arg("ask").session();
        session.sees("ask-insert-one");
        session.types(&typed);
        session.sees(text!("ask-share", x = 1, name = "Anna"));
        session.sees("ask-password-only");
        session.types(&password(1));
        session.ends(0);
    }
}

/// Checks that Enter without a medium ends the command only if this is confirmed.
#[test]
fn enter_alone_gives_up_only_if_this_is_confirmed() {
    for (line, told, confirmed) in [
        ("verify ask --rehearsal", "ask-insert-one", "confirm-no-card"),
        (
            "restore --share ask --to reg:/dev/shm/x.reg --rehearsal",
            "ask-insert-share",
            "confirm-no-more",
        ),
    ] {
        let mut session = Run::of(line).session();
        session.sees(told);
        session.types("");
        session.sees(confirmed);
        session.types("no");
        session.sees(told);
        session.types("");
        session.sees(confirmed);
        session.types("yes");
        session.sees("no-share-handed-in");
        session.ends(3);
    }
    let ask = |line: &str| Run::of(line).run();
    ask("verify ask --rehearsal").error("ask-needs-terminal", 2);
    ask("generate --rehearsal -k 2 --share A=ask --share B=ask").error("ask-needs-terminal", 2);
    let dry = Run::of("generate --rehearsal -k 2 --share A=ask --share B=ask --dry-run");
    dry.run_in_words().done().said(text!("generate-dry-run-share", x = 1, place = "ask"));
    ask("verify ask --rehearsal --passwords-from -").error("ask-needs-terminal", 2);
}

/// Checks a reseal where media change at one mount point, as on a desktop. The new share is then at the old
/// path, and only the old share may be removed.
#[test]
fn a_named_share_is_resealed_onto_the_next_stick() {
    let Some(room) = Room::new() else { return };
    ["old", "new"].iter().for_each(|stick| room.stick(stick));
    let set = Make::default().set();
    let port = room.path("port").display().to_string();
    let first = format!(
        "mount -o loop \"{}\" \"{port}\"; cp \"{}\" \"{port}\"",
        room.path("old").display(),
        set.file(2).display()
    );
    let line = format!("reseal file:{port} --to-share ask --rehearsal --generate-passphrase");
    let mut session = room.start_after(&first, &line);
    let it = &mut session;
    give_ben_a_passphrase(it);
    // On a desktop, the folder of the old stick is removed with it, and each stick gets a new folder.
    let away = format!("umount '{port}'; rmdir '{port}'; mkdir '{port}'");
    room.hands(it, "0", &away);
    room.put_in(it, "1", "new", "");
    it.sees(text!("confirm-medium", name = "Ben"));
    it.types("yes");
    it.sees(text!("ask-insert-old", name = "Ben"));
    let other = room.path("other").display().to_string();
    let old = room.path("old").display().to_string();
    let elsewhere = format!(
        "umount '{port}'; rmdir '{port}'; mkdir '{other}'; mount -o loop '{old}' '{other}'"
    );
    room.hands(it, "2", &elsewhere);
    it.sees("reseal-old-removed");
    it.ends(0);
    fs::create_dir(&port).unwrap();
    assert!(!room.look_at("old").out.contains("ssoshare"));
    room.holds_share_2("new", &set);
}
