//! A smart card in software, in a virtual reader, for tests and for practice.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sso_escrow::emulator::attest;
use sso_escrow::emulator::card::EmulatedCard;
use sso_escrow::emulator::fault::Touch;
use sso_escrow::emulator::memory::Memory;
use sso_escrow::emulator::model::Model;
use sso_escrow::emulator::readers::Readers;
use sso_escrow::emulator::{vector, vpcd};
use sso_escrow::selftest::token::TokenVector;

const USAGE: &str = "\
token-emulator: a smart card in software, for tests and for practice. It protects nothing.

    token-emulator new FILE MODEL SERIAL    a token as it leaves the factory, kept in FILE; MODEL is plain
                                            (a PIV card) or the firmware of a YubiKey, as 5.4.3
    token-emulator vector VECTOR FILE       the token of a vector (vectors/token), kept in FILE
    token-emulator insert FILE PORT [MS]    puts it into the reader of vpcd that listens at PORT, until it is
                                            pulled (Ctrl-C); it is touched MS milliseconds after it asks
                                            (0 where nothing is said), or never, with -
    token-emulator readers FOLDER COUNT COMMAND …
                                            runs a command beside a pcscd of its own with so many empty
                                            readers; the ports of these are in TOKEN_EMULATOR_PORTS
    token-emulator root                     the root that its attestations are signed under, in PEM
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["new", file, model, serial] => new(Path::new(file), model, serial),
        ["vector", vector, file] => of_vector(Path::new(vector), Path::new(file)),
        ["insert", file, port] => insert(file.into(), port, "0"),
        ["insert", file, port, touch] => insert(file.into(), port, touch),
        ["readers", folder, count, command, ref arguments @ ..] => {
            return readers(Path::new(folder), count, command, arguments);
        }
        ["root"] => attest::root().map(|root| print!("{root}")).ok_or_else(|| "no root".to_owned()),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("token-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command with virtual readers. Ends with the command's exit status.
fn readers(folder: &Path, count: &str, command: &str, arguments: &[&str]) -> ExitCode {
    let run = || {
        if let Some(missing) = Readers::missing() {
            return Err(format!("{missing} is not there (pcscd, vsmartcard-vpcd)"));
        }
        let count = count.parse().map_err(|_| format!("{count} is no number of readers"))?;
        let readers = Readers::start(folder, count)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let ports: Vec<String> = readers.ports().iter().map(u16::to_string).collect();
        let status = Command::new(command)
            .args(arguments)
            .env("PCSCLITE_CSOCK_NAME", readers.socket())
            .env("TOKEN_EMULATOR_PORTS", ports.join(" "))
            .status();
        status.map_err(|error| format!("{command}: {error}"))
    };
    match run() {
        Ok(status) => ExitCode::from(status.code().and_then(|it| it.try_into().ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("token-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn new(file: &Path, model: &str, serial: &str) -> Result<(), String> {
    let model = Model::parse(model).ok_or_else(|| format!("{model} is no model"))?;
    let serial = serial.parse().map_err(|_| format!("{serial} is no serial number"))?;
    if file.exists() {
        return Err(format!("{} is there already", file.display()));
    }
    let card = EmulatedCard::factory(model, serial, None).kept_in(file.to_owned());
    card.map(|_| ()).map_err(|error| format!("{}: {error}", file.display()))
}

fn of_vector(path: &Path, file: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
    let parsed = TokenVector::parse(&text);
    let card = parsed.as_ref().and_then(vector::card);
    let card = card.ok_or_else(|| format!("{} is no vector of a token", path.display()))?;
    if file.exists() {
        return Err(format!("{} is there already", file.display()));
    }
    let kept = card.kept_in(file.to_owned());
    kept.map(|_| ()).map_err(|error| format!("{}: {error}", file.display()))
}

fn insert(file: PathBuf, port: &str, touch: &str) -> Result<(), String> {
    let port: u16 = port.parse().map_err(|_| format!("{port} is no port"))?;
    let touch = match touch {
        // As long as a YubiKey waits for a touch.
        "-" => Touch::NotWithin(Duration::from_secs(15)),
        time => {
            let time = time.parse().map_err(|_| format!("{time} is no time"))?;
            Touch::After(Duration::from_millis(time))
        }
    };
    let shown = file.display().to_string();
    let failed = |error| format!("{shown}: {error}");
    let kept = Memory::load(&file).map_err(failed)?;
    let mut card = EmulatedCard::new(kept, None).kept_in(file).map_err(failed)?;
    card.set_touch(touch);
    let reader = TcpStream::connect(("127.0.0.1", port))
        .map_err(|error| format!("no reader listens at {port}: {error}"))?;
    vpcd::serve(&reader, &Arc::new(Mutex::new(card))).map_err(|error| error.to_string())
}
