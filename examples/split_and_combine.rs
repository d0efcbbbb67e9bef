//! Splits a secret among three custodians, and combines the shares of two:
//!
//!     cargo run --example split_and_combine
//!
//! The set is for practice. Nothing is written.

use std::error::Error;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::{Cost, Password};
use sso_escrow::secret::{SecretBytes, equal};
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::{Kind, Purpose};

fn main() -> Result<(), Box<dyn Error>> {
    let mut random = Generator::new(b"")?;
    let mut secret = SecretBytes::zeroed(32)?;
    random.secret(&mut secret);

    // 1. Split. The descriptor is the public part of the set. Its set words go on paper.
    let plan = SetPlan {
        purpose: Purpose::Practice,
        kind: Kind::MasterSecret,
        msids: vec![Msid::random(&mut random)],
        label: "Example".to_owned(),
        server: "SSO01".to_owned(),
        created: 1_795_000_000,
        threshold: 2,
        waivers: vec![],
        custodians: ["Anna", "Ben", "Chloé"].map(str::to_owned).to_vec(),
        supersedes: None,
    };
    let set = escrow::split(plan, &secret, &mut random)?;
    println!("set words: {}", set.descriptor.fingerprint().words());

    // 2. Seal each share to its custodian's password. This cost is the least that the format allows.
    let cost = Cost::new(64 << 10, 1, 4)?;
    let passwords = ["Anna's password", "Ben's password", "Chloé's password"].map(Password::new);
    let mut files = Vec::new();
    for (x, password) in (1..).zip(&passwords) {
        let password = password.as_ref().map_err(|error| *error)?;
        let share = set.seal_to_password(x, password, cost, "", &mut random)?;
        let file = share.to_file()?;
        println!("share {x}: {} bytes, {}", file.len(), set.descriptor.file_name(x));
        files.push(file);
    }

    // 3. Before the shares leave the room, verify that every quorum gives the secret.
    let mut open = Vec::new();
    for (file, password) in files.iter().zip(&passwords) {
        let password = password.as_ref().map_err(|error| *error)?;
        open.push(escrow::open(&Share::from_file(file)?, password)?);
    }
    escrow::prove_quorums(&set.descriptor, &open)?;

    // 4. Combine two of the three shares.
    let back = escrow::combine(&set.descriptor, &open[1..], set.envelope.as_ref())?;
    if !equal(&back, &secret) {
        return Err("another secret came back".into());
    }
    println!("Ben and Chloé have the secret back");
    // One share is refused.
    match escrow::combine(&set.descriptor, &open[..1], None) {
        Err(error) => println!("Anna alone: {error}"),
        Ok(_) => return Err("one share was enough".into()),
    }
    Ok(())
}

#[test]
fn the_example_runs() -> Result<(), Box<dyn Error>> {
    main()
}
