//! Makes the skeleton of a vector file for a finding: `cargo run --example vector -- TARGET ARTIFACT`.
//!
//! It writes what the reader reports today. Whoever adds the vector corrects what the reader should report.

use std::process::ExitCode;

use ciborium::Value;
use sso_escrow::share::Share;
use sso_escrow::share::envelope::Envelope;
use sso_escrow_fuzz::frame;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, artifact] = &arguments[..] else {
        eprintln!("usage: vector TARGET ARTIFACT");
        return ExitCode::from(2);
    };
    let input = match std::fs::read(artifact) {
        Ok(input) => input,
        Err(error) => {
            eprintln!("vector: {artifact}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match vector(target, &input) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("vector: {why}");
            ExitCode::FAILURE
        }
    }
}

fn vector(target: &str, input: &[u8]) -> Result<String, String> {
    let (kind, file) = match target {
        "share" => ("share", frame::file(input)),
        "envelope" if input.first() != Some(&sso_escrow_fuzz::envelope::PADDED) => {
            ("envelope", frame::file(input))
        }
        "header" => ("share", Some(share_around(input.to_vec()))),
        "descriptor" => ("share", Some(share_around(header_around(input.to_vec())))),
        _ => return Err(no_file(target, input)),
    };
    let file = file.ok_or("the artifact is empty")?;
    let refused = match kind {
        "share" => Share::from_file(&file).err(),
        _ => Envelope::from_file(&file).err(),
    };
    let says = match refused {
        None => "status: 0\n".to_owned(),
        Some(error) => format!("status: 4\nreason: {}\n", error.reason()),
    };
    let lines: Vec<String> = file.chunks(48).map(hexadecimal).collect();
    Ok(format!("about: TODO: what is the matter\n{says}\n{kind}\n{}\n", lines.join("\n")))
}

/// The refusal for an input that is no file of the format. It names the module whose test should get the
/// input.
fn no_file(target: &str, input: &[u8]) -> String {
    let test = match target {
        "envelope" => "src/share/envelope.rs (padding_has_one_form)",
        "place" => "src/cli/line/location.rs or src/share/fingerprint.rs",
        "password" => "src/seal/password.rs",
        "text" => "src/text.rs, src/text/wrap.rs or src/share/line.rs",
        "medium" => "src/sys/linux/superblock.rs",
        "registry" => {
            "src/registry/regfile/read.rs, src/registry/tree.rs or src/entsso/native_backup.rs"
        }
        "update" => "src/entsso/update_db.rs or src/entsso/server_name.rs",
        "command" => "src/cli/line/alias.rs",
        _ => return format!("there is no target {target}"),
    };
    let shown = match std::str::from_utf8(input) {
        Ok(text) => format!("{text:?}"),
        Err(_) => format!("hexadecimal {}", hexadecimal(input)),
    };
    format!("an input of {target} is no file; it becomes a test in {test}: {shown}")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of share number 1 with this header. Nothing opens it.
fn share_around(header: Vec<u8>) -> Vec<u8> {
    let magic = Value::from("sso-escrow share");
    frame::file_of(&map([magic, 1.into(), bytes(header), bytes(vec![0; 32]), bytes(vec![0; 81])]))
}

/// The header of share number 1 with this descriptor.
fn header_around(descriptor: Vec<u8>) -> Vec<u8> {
    let cost = [65_536.into(), 1.into(), 1.into()];
    let [m, t, p] = cost;
    let password = entries([bytes(vec![0; 32]), m, t, p, "".into()]);
    map([bytes(descriptor), 1.into(), entries([password])])
}

fn bytes(bytes: Vec<u8>) -> Value {
    Value::Bytes(bytes)
}

fn entries<const COUNT: usize>(values: [Value; COUNT]) -> Value {
    Value::Map((0..COUNT as u64).map(Value::from).zip(values).collect())
}

fn map<const COUNT: usize>(values: [Value; COUNT]) -> Vec<u8> {
    let mut encoded = Vec::new();
    ciborium::into_writer(&entries(values), &mut encoded).expect("a vector takes everything");
    encoded
}
