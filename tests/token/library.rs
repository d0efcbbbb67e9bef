//! Tests of the library with smart cards, through the real pcscd.
//!
//! libpcsclite finds its daemon only once in each process. So the work is done in a separate process, which
//! runs this test program again ([`worker`]). It reads one job from each line, and writes the result.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::fault::{Fault, Touch};
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::emulator::model::Model;
use sso_escrow::sys::sandbox;
use sso_escrow::token::TokenError;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::find::{self, Finder, Listed, TokenSelector};
use sso_escrow::token::names::{ObjectId, Slot, TokenId};
use sso_escrow::token::pin::{Budget, Pin};
use sso_escrow::token::reader::{self, Inside, Interrupt, ReaderWatch};
use sso_escrow::token::timeouts::Timeouts;

use crate::lab::{Lab, Token};

pub const MODELS: [&str; 5] = ["5.2.7", "5.3.1", "5.4.3", "5.7.1", "plain"];
pub const PIN: &str = "123456";
pub const OBJECT: u32 = 0x5f_c120;
/// The key that all cards have in slot 82.
const SECRET: [u8; 32] = [0x42; 32];
/// The key that they have in slot 9E.
const OWN: [u8; 32] = [0x43; 32];
/// The time limit for jobs that are not meant to be slow.
const LONGEST: Duration = Duration::from_secs(20);
/// The variable with the time that a worker waits for an answer, in milliseconds, if not the default.
pub const ANSWER: &str = "TEST_ANSWER_MS";

// ---- The worker process.

/// The variable that makes a worker deny itself what the program denies itself.
const DENIED: &str = "TEST_DENIED";

fn timeouts() -> Timeouts {
    let told = std::env::var(ANSWER).ok().and_then(|time| time.parse().ok());
    let answer = Duration::from_millis(told.unwrap_or(4000));
    Timeouts { enter: Duration::from_secs(3), answer }
}

/// Does the jobs on standard input, and prints their results.
#[test]
#[ignore = "what the other tests start"]
fn worker() {
    if std::env::var_os(DENIED).is_some() {
        sandbox::deny_dumps().unwrap();
        sandbox::deny_network().unwrap();
        sandbox::confine(&[], &[], &[]).unwrap();
        // The other denials can only be read for the first thread. This is another thread.
        let denied = sandbox::Denied::look();
        assert!(denied.dumps && denied.files, "{denied:?}");
        assert!(std::net::UdpSocket::bind(("127.0.0.1", 0)).is_err());
    }
    let mut finder = Finder::new();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split('\t').collect();
        let start = Instant::now();
        let done = match work(&mut finder, &words) {
            Ok(done) => format!("ok\t{done}"),
            Err(error) => format!("{error:?}\t{error}"),
        };
        println!("\nDONE\t{}\t{}", start.elapsed().as_millis(), done.replace('\n', " "));
    }
}

fn work(finder: &mut Finder, words: &[&str]) -> Result<String, TokenError> {
    match *words {
        ["list"] => Ok(find::list(&timeouts())?.iter().map(line).collect::<Vec<_>>().join("; ")),
        ["readers"] => Ok(format!("{:?}", reader::readers()?)),
        ["find", "only"] => finder.find(&TokenSelector::Only, &timeouts()),
        ["find", id] => {
            finder.find(&TokenSelector::Token(TokenId::parse(id).unwrap()), &timeouts())
        }
        ["agree", reader, pin, budget] => agree(reader, pin, budget),
        ["object", reader] => with_card(reader, &timeouts(), |card| {
            let object = card.object_that_is_there(ObjectId::of(OBJECT).unwrap())?;
            Ok(hex::encode(object))
        }),
        ["put", reader, length] => with_card(reader, &timeouts(), |card| {
            administrate(card)?;
            let id = ObjectId::of(OBJECT).unwrap();
            let value = vec![7; length.parse().unwrap()];
            card.put(id, &value)?;
            assert_eq!(card.object(id)?, (!value.is_empty()).then_some(value));
            Ok(String::new())
        }),
        ["hold", reader, until] => with_card(reader, &timeouts(), |_| {
            hold(until);
            Ok(String::new())
        }),
        ["alone", reader, until] => {
            let context = pcsc::Context::establish(pcsc::Scope::User).unwrap();
            let reader = std::ffi::CString::new(reader).unwrap();
            let (alone, any) = (pcsc::ShareMode::Exclusive, pcsc::Protocols::ANY);
            let _card = context.connect(&reader, alone, any).unwrap();
            hold(until);
            Ok(String::new())
        }
        ["watch", seconds] => watch(seconds.parse().unwrap(), None),
        ["watch", seconds, interrupt] => {
            watch(seconds.parse().unwrap(), Some(interrupt.parse().unwrap()))
        }
        _ => panic!("{words:?}"),
    }
}

/// Waits until this file exists.
fn hold(until: &str) {
    println!("\nHELD");
    while !Path::new(until).exists() {
        thread::sleep(Duration::from_millis(10));
    }
}

fn line(listed: &Listed) -> String {
    let token = match &listed.token {
        None => "empty".to_owned(),
        Some(Err(error)) => format!("{error:?}"),
        Some(Ok(summary)) => {
            let id = summary.seen.id.map(|id| id.to_string());
            let firmware = summary.seen.firmware.map(|it| it.to_string());
            let algorithm = summary.management.algorithm;
            format!(
                "{id:?} {firmware:?} {:?} {:?} {algorithm:?}",
                summary.tries, summary.pin.is_default
            )
        }
    };
    format!("{}: {token}", listed.reader.name)
}

fn agree(reader: &str, pin: &str, budget: &str) -> Result<String, TokenError> {
    let pin = Pin::new(pin)?;
    let budget = if budget == "uncounted" { Budget::OneUncounted } else { Budget::Counted };
    let [point, own] = public_of_slots();
    let shared = with_card(reader, &timeouts(), |card| {
        card.prove(&own, &[9; 32])?;
        card.verify(&pin, budget)?.agree(Slot::retired(0).unwrap(), &point)
    })?;
    Ok(hex::encode(&shared[..]))
}

/// Proves that the worker has the factory management key.
fn administrate(card: &mut sso_escrow::token::card::Card<'_>) -> Result<(), TokenError> {
    use sso_escrow::emulator::management::{EmulatedAlgorithm, EmulatedManagementKey, FACTORY_KEY};
    use sso_escrow::tlv;
    let key = EmulatedManagementKey {
        algorithm: EmulatedAlgorithm::TripleDes,
        bytes: FACTORY_KEY.to_vec(),
    };
    let head = [0x87, 3, 0x9b];
    let asked = sso_escrow::token::error::CardCommand::Put;
    let shown = card.say(asked, head, &[0x7c, 2, 0x80, 0])?;
    let shown = tlv::find(tlv::find(shown.data(), 0x7c).unwrap(), 0x80).unwrap().to_vec();
    let witness = key.decrypt(&shown).unwrap();
    let both = [tlv::entry(0x80, &witness), tlv::entry(0x81, &[5; 8])].concat();
    let answer = card.say(asked, head, &tlv::entry(0x7c, &both))?;
    assert_eq!(answer.status, 0x9000);
    Ok(())
}

/// Waits until the readers with a card change. Returns the names of those readers.
fn watch(seconds: u64, interrupted: Option<u64>) -> Result<String, TokenError> {
    let interrupt = Interrupt::default();
    let mut watch = ReaderWatch::new(&interrupt)?;
    println!("\nHELD");
    if let Some(after) = interrupted {
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(after));
            interrupt.raise();
        });
    }
    let changed = watch.wait(Duration::from_secs(seconds))?;
    let cards = watch.readers().iter().filter(|reader| reader.inside == Inside::Card);
    let cards: Vec<&str> = cards.map(|reader| &*reader.name).collect();
    Ok(format!("{changed} {cards:?}"))
}

// ---- The tests.

/// A worker process, and its output.
pub struct Worker {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

/// The result of a job.
#[derive(Debug)]
pub struct Done {
    /// `ok`, or the variant of the error.
    pub kind: String,
    /// The result, or the text of the error.
    pub text: String,
    pub took: Duration,
}

impl Done {
    fn is(&self, variant: &str) -> bool {
        self.kind == variant || self.kind.starts_with(&format!("{variant} {{"))
    }

    fn ok(self) -> String {
        assert_eq!(self.kind, "ok", "{self:?}");
        self.text
    }
}

impl Worker {
    pub fn new(lab: &Lab) -> Self {
        Self::start(&mut Self::command(lab))
    }

    pub fn command(lab: &Lab) -> Command {
        lab.command(std::env::current_exe().unwrap().to_str().unwrap())
    }

    pub fn start(command: &mut Command) -> Self {
        let arguments = ["--exact", "library::worker", "--ignored", "--nocapture"];
        let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        Self { child, to, from }
    }

    fn begin(&mut self, words: &[&str]) {
        writeln!(self.to.as_ref().unwrap(), "{}", words.join("\t")).unwrap();
    }

    fn until(&mut self, start: &str) -> String {
        loop {
            let mut line = String::new();
            let count = self.from.read_line(&mut line).unwrap();
            assert!(count > 0, "the worker has died");
            if let Some(rest) = line.strip_prefix(start) {
                return rest.trim_end_matches('\n').to_owned();
            }
        }
    }

    fn end(&mut self) -> Done {
        let line = self.until("DONE\t");
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        let mut next = || parts.next().unwrap();
        let took = Duration::from_millis(next().parse().unwrap());
        let (kind, text) = (next(), next());
        assert!(took < LONGEST, "{kind} {text} after {took:?}");
        Done { kind, text, took }
    }

    /// Holds the card in a reader exclusively, until this file exists.
    pub fn hold_alone(&mut self, reader: &str, until: &str) {
        self.begin(&["alone", reader, until]);
        self.until("HELD");
    }

    /// Waits until the worker has released the card.
    pub fn released(&mut self) {
        self.end().ok();
    }

    pub fn run(&mut self, words: &[&str]) -> Done {
        self.begin(words);
        self.end()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn public(secret: [u8; 32]) -> [u8; 65] {
    let key = EmulatedKey::of(&secret, EmulatedPinPolicy::Always, EmulatedTouchPolicy::Never, true)
        .unwrap();
    key.public().try_into().unwrap()
}

/// The public keys in slots 82 and 9E.
pub fn public_of_slots() -> [[u8; 65]; 2] {
    [SECRET, OWN].map(public)
}

/// A card with a key in slot 82, a key in 9E, a GUID and an object.
pub fn token(model: &str, serial: u32) -> Emulated {
    let mut card = Emulated::factory(Model::parse(model).unwrap(), serial, Some(1));
    let kept = card.kept_mut();
    let key = |secret: [u8; 32], pin, touch| EmulatedKey::of(&secret, pin, touch, true).unwrap();
    kept.keys.insert(0x82, key(SECRET, EmulatedPinPolicy::Always, EmulatedTouchPolicy::Never));
    kept.keys.insert(0x9e, key(OWN, EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never));
    let mut chuid = vec![0x30, 1, 0, 0x34, 16];
    chuid.extend([serial as u8; 16]);
    chuid.extend([0xfe, 0]);
    kept.objects.insert(0x5f_c102, chuid.into());
    kept.objects.insert(OBJECT, vec![0x5a; 700].into());
    card
}

/// The shared secret of the key in slot 82 and its own public key.
pub fn expected() -> String {
    let key = EmulatedKey::of(&SECRET, EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never, true)
        .unwrap();
    hex::encode(key.agree(&key.public()).unwrap())
}

#[test]
fn readers_and_tokens_are_listed() {
    let Some(lab) = Lab::new(6) else { return };
    let _tokens: Vec<Token> =
        (0..5).map(|at| lab.insert(at, token(MODELS[at], 100 + at as u32))).collect();
    let mut worker = Worker::new(&lab);
    let list = worker.run(&["list"]).ok();
    let line = |at: usize| {
        let lines = list.split("; ").find(|line| line.starts_with(&lab.reader(at)));
        lines.unwrap_or_else(|| panic!("{list}")).to_owned()
    };
    let said = |at: usize, rest: &str| {
        assert_eq!(line(at), format!("{}: {rest}", lab.reader(at)));
    };
    said(0, "Some(\"100\") Some(\"5.2.7\") Left(3) None None");
    said(1, "Some(\"101\") Some(\"5.3.1\") Left(3) Some(true) Some(3)");
    said(2, "Some(\"102\") Some(\"5.4.3\") Left(3) Some(true) Some(3)");
    said(3, "Some(\"103\") Some(\"5.7.1\") Left(3) Some(true) Some(10)");
    let guid = "68".repeat(16);
    said(4, &format!("Some({guid:?}) None Left(3) None None"));
    said(5, "empty");
    let find = |worker: &mut Worker, wanted: &str| worker.run(&["find", wanted]);
    for _ in 0..2 {
        assert_eq!(find(&mut worker, "103").ok(), lab.reader(3));
        assert_eq!(find(&mut worker, &guid).ok(), lab.reader(4));
    }
    let several = find(&mut worker, "only");
    assert!(several.is("Several"), "{several:?}");
    assert!(several.text.contains("102 (") && several.text.contains(&guid), "{several:?}");
    let wanted = find(&mut worker, "7");
    assert!(wanted.is("Wanted") && wanted.text.contains("101 ("), "{wanted:?}");
}

#[test]
fn what_is_not_there_is_named() {
    let Some(lab) = Lab::new(3) else { return };
    let mut none = Command::new(std::env::current_exe().unwrap());
    none.env("PCSCLITE_CSOCK_NAME", lab.folder().join("nobody"));
    let mut none = Worker::start(&mut none);
    assert!(none.run(&["list"]).is("NoService"));
    assert!(none.run(&["agree", "x", PIN, "counted"]).is("NoService"));
    let mut worker = Worker::new(&lab);
    assert!(worker.run(&["find", "only"]).is("NoToken"));
    assert!(worker.run(&["object", &lab.reader(0)]).is("EmptyReader"));
    assert!(worker.run(&["object", "nowhere"]).is("ReaderGone"));
    let first = lab.insert(0, token("5.4.3", 5));
    assert_eq!(worker.run(&["find", "only"]).ok(), lab.reader(0));
    let _second = lab.insert(1, token("5.4.3", 5));
    let alike = worker.run(&["find", "5"]);
    assert!(alike.is("TwoAlike") && alike.text.contains(&lab.reader(1)), "{alike:?}");
    drop(first);
    let third = lab.insert(2, token("5.4.3", 6));
    crate::lab::wait_for("the first token to go", || {
        worker.run(&["find", "5"]).text == lab.reader(1)
    });
    third.card().fail_at(1, Fault::Status(0x6a82));
    assert!(worker.run(&["object", &lab.reader(2)]).is("NotPiv"));
}

#[test]
fn insertion_and_removal_are_waited_for() {
    let Some(lab) = Lab::new(2) else { return };
    let mut worker = Worker::new(&lab);
    worker.begin(&["watch", "15"]);
    worker.until("HELD");
    let token = lab.insert(1, token("5.4.3", 5));
    assert_eq!(worker.end().ok(), format!("true [{:?}]", lab.reader(1)));
    worker.begin(&["watch", "15"]);
    worker.until("HELD");
    token.pull();
    assert_eq!(worker.end().ok(), "true []");
    let quiet = worker.run(&["watch", "1"]);
    assert!(quiet.took >= Duration::from_secs(1));
    assert_eq!(quiet.ok(), "false []");
    let interrupted = worker.run(&["watch", "15", "300"]);
    assert!(interrupted.is("Interrupted"), "{interrupted:?}");
}

/// Checks PINs, keys and tries of each model.
#[test]
fn secrets_are_agreed_on_and_tries_are_counted() {
    let Some(lab) = Lab::new(6) else { return };
    let mut worker = Worker::new(&lab);
    for (at, model) in MODELS.iter().enumerate() {
        let reader = lab.reader(at);
        let token = lab.insert(at, token(model, 7));
        let left = || token.card().kept().pin.left;
        assert_eq!(worker.run(&["agree", &reader, PIN, "counted"]).ok(), expected(), "{model}");
        assert_eq!(worker.run(&["object", &reader]).ok(), "5a".repeat(700));
        let wrong = worker.run(&["agree", &reader, "999999", "counted"]);
        assert_eq!(wrong.kind, "WrongPin { tries: Left(2) }", "{model}");
        assert!(!wrong.text.contains("999999"));
        assert!(worker.run(&["agree", &reader, "999999", "counted"]).is("WrongPin"));
        // The right PIN is not sent either, because nobody knows before that it is right.
        assert!(worker.run(&["agree", &reader, PIN, "counted"]).is("LastTry"), "{model}");
        assert!(worker.run(&["agree", &reader, PIN, "uncounted"]).is("LastTry"), "{model}");
        assert_eq!(left(), 1, "{model}");
        token.card().kept_mut().pin.left = 0;
        assert!(worker.run(&["agree", &reader, PIN, "counted"]).is("PinBlocked"), "{model}");
        token.card().kept_mut().pin.left = 3;
        // A different card of the same model gets no PIN.
        let own = token.card().kept_mut().keys.remove(&0x9e).unwrap();
        assert!(worker.run(&["agree", &reader, "999999", "counted"]).is("NoKey"), "{model}");
        let other =
            EmulatedKey::of(&[9; 32], EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never, true)
                .unwrap();
        token.card().kept_mut().keys.insert(0x9e, other);
        assert!(worker.run(&["agree", &reader, "999999", "counted"]).is("OtherCard"), "{model}");
        token.card().kept_mut().keys.insert(0x9e, own);
        assert_eq!(left(), 3, "{model}");
        token.card().kept_mut().keys.remove(&0x82);
        assert!(worker.run(&["agree", &reader, PIN, "counted"]).is("NoKey"), "{model}");
        token.card().kept_mut().objects.remove(&OBJECT);
        assert!(worker.run(&["object", &reader]).is("NoObject"), "{model}");
    }
}

/// Checks that the card is reset after each job, so that no PIN stays verified.
#[test]
fn no_pin_stays_given() {
    let Some(lab) = Lab::new(1) else { return };
    let token = lab.insert(0, token("5.4.3", 7));
    let mut worker = Worker::new(&lab);
    assert_eq!(worker.run(&["agree", &lab.reader(0), PIN, "counted"]).ok(), expected());
    let ask = |command: &[u8]| match token.card().transmit(command) {
        sso_escrow::emulator::card::EmulatedReply::Bytes(answer) => answer,
        pulled => panic!("{pulled:?}"),
    };
    // Not even the applet is still selected.
    assert_eq!(ask(&[0, 0x20, 0, 0x80, 0]), [0x6d, 0]);
}

#[test]
fn objects_are_put_and_too_large_ones_refused() {
    let Some(lab) = Lab::new(2) else { return };
    let mut worker = Worker::new(&lab);
    for (at, model, most) in [(0, "5.4.3", 3052), (1, "plain", 2048)] {
        let reader = lab.reader(at);
        let token = lab.insert(at, token(model, 7));
        for length in [1, 127, 248, 255, 256, 2048, 0, most] {
            worker.run(&["put", &reader, &length.to_string()]).ok();
        }
        let large = worker.run(&["put", &reader, &(most + 1).to_string()]);
        assert!(large.is("TooLarge") && large.text.contains(&(most + 1).to_string()), "{large:?}");
        let used = token.card().kept().used();
        token.card().kept_mut().room = used + 5;
        token.card().kept_mut().objects.insert(OBJECT, vec![1; most].into());
        assert!(worker.run(&["put", &reader, &(most + 6).to_string()]).is("TooLarge"));
    }
}

/// Checks that a missing touch is not reported as a wrong PIN, and that a late touch is accepted.
#[test]
fn a_touch_that_does_not_come_is_told_apart() {
    let Some(lab) = Lab::new(2) else { return };
    let mut token = token("5.4.3", 7);
    let key =
        EmulatedKey::of(&SECRET, EmulatedPinPolicy::Always, EmulatedTouchPolicy::Always, true)
            .unwrap();
    token.kept_mut().keys.insert(0x82, key);
    token.set_touch(Touch::NotWithin(Duration::from_millis(1500)));
    let token = lab.insert(0, token);
    let mut worker = Worker::new(&lab);
    let agree = ["agree", &lab.reader(0), PIN, "counted"];
    assert!(worker.run(&agree).is("NotTouched"));
    assert_eq!(token.card().kept().pin.left, 3);
    token.card().set_touch(Touch::After(Duration::from_millis(1500)));
    assert_eq!(worker.run(&agree).ok(), expected());
    // A key that refuses at once did not wait for a touch.
    token.card().set_touch(Touch::NotWithin(Duration::ZERO));
    assert!(worker.run(&agree).is("NotAllowed"));
    // Longer than the worker waits.
    token.card().set_touch(Touch::After(Duration::from_secs(7)));
    assert!(worker.run(&agree).is("NoAnswer"));
    thread::sleep(Duration::from_secs(5));
    token.card().set_touch(Touch::After(Duration::ZERO));
    assert_eq!(worker.run(&agree).ok(), expected(), "what was given up has let go of the card");
}

/// One card waits for a touch in another process. The other cards are found nevertheless.
#[test]
fn a_token_that_is_held_keeps_nobody_from_another() {
    let Some(lab) = Lab::new(3) else { return };
    let _tokens = [5, 6].map(|serial| lab.insert(serial - 5, token("5.4.3", serial as u32)));
    // The other process has the name of a program that is known to hold cards.
    let program = lab.folder().join("yubikey-agent");
    std::os::unix::fs::symlink(std::env::current_exe().unwrap(), &program).unwrap();
    let mut holder = Worker::start(&mut lab.command(program.to_str().unwrap()));
    let until = lab.folder().join("until");
    holder.begin(&["hold", &lab.reader(0), until.to_str().unwrap()]);
    holder.until("HELD");
    // This worker denies itself what the program denies itself.
    let mut worker = Worker::start(Worker::command(&lab).env(DENIED, "1"));
    assert_eq!(worker.run(&["find", "6"]).ok(), lab.reader(1));
    assert_eq!(worker.run(&["agree", &lab.reader(1), PIN, "counted"]).ok(), expected());
    let held = worker.run(&["find", "5"]);
    assert!(held.is("Held"), "{held:?}");
    let held = worker.run(&["object", &lab.reader(0)]);
    assert!(held.is("Held") && held.text.contains("yubikey-agent ("), "{held:?}");
    let list = worker.run(&["list"]).ok();
    assert!(list.contains("Held {") && list.contains("Some(\"6\")"), "{list}");
    std::fs::write(until, []).unwrap();
    holder.end();
    assert_eq!(worker.run(&["find", "5"]).ok(), lab.reader(0));
}

/// Another program holds a card exclusively. The other cards are found.
#[test]
fn a_token_that_is_taken_keeps_nobody_from_another() {
    let Some(lab) = Lab::new(2) else { return };
    let _tokens = [5, 6].map(|serial| lab.insert(serial - 5, token("5.4.3", serial as u32)));
    let mut holder = Worker::new(&lab);
    let until = lab.folder().join("until");
    holder.begin(&["alone", &lab.reader(0), until.to_str().unwrap()]);
    holder.until("HELD");
    let mut worker = Worker::new(&lab);
    for done in [worker.run(&["object", &lab.reader(0)]), worker.run(&["find", "5"])] {
        assert!(done.is("Held"), "{done:?}");
    }
    assert_eq!(worker.run(&["find", "6"]).ok(), lab.reader(1));
    let several = worker.run(&["find", "only"]);
    assert!(several.is("Several"), "what is taken may be meant: {several:?}");
    std::fs::write(until, []).unwrap();
    holder.end();
    assert_eq!(worker.run(&["find", "5"]).ok(), lab.reader(0));
}
