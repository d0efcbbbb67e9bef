//! Reads a share file, shows its public facts, and opens it with a password:
//!
//!     cargo run --example open_share -- vectors/share/release-0.1/cousin-inspire-x001.ssoshare
//!
//! The password of that file is "the password of 1". The example reads it from standard input, and it is
//! visible. The program `sso-escrow` hides it.

use std::error::Error;
use std::path::Path;

use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::seal::password::Password;
use sso_escrow::secret::SecretText;
use sso_escrow::share::Share;
use sso_escrow::share::header::Protector;

fn read(path: &Path) -> Result<Share, Box<dyn Error>> {
    let share = Share::from_file(&std::fs::read(path)?)?;
    let descriptor = &share.header.descriptor;
    println!("set words: {}", descriptor.fingerprint().words());
    println!("share {} of {}", share.header.x, descriptor.count());
    println!("custodian: {}", share.header.custodian());
    if let Protector::Password { reminder, .. } = &share.header.protector {
        println!("reminder: {reminder}");
    }
    Ok(share)
}

fn open(share: &Share, typed: &str) -> Result<OpenShare, Box<dyn Error>> {
    let open = escrow::open(share, &Password::new(typed)?)?;
    // Never print the bytes of an open share: k of them are the secret.
    println!("opened: {} bytes, as the descriptor commits to", open.bytes().len());
    Ok(open)
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = std::env::args_os().nth(1) else {
        return Err("usage: open_share FILE".into());
    };
    let share = read(Path::new(&path))?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let typed = SecretText::copy_of(line.trim_end_matches(['\r', '\n']))?;
    open(&share, typed.as_str())?;
    Ok(())
}

#[test]
fn the_share_of_release_0_1_opens() -> Result<(), Box<dyn Error>> {
    let share = read(Path::new("vectors/share/release-0.1/cousin-inspire-x001.ssoshare"))?;
    let x = open(&share, "the password of 1")?.x();
    let refused = open(&share, "the password of 2").is_err();
    (x == 1 && refused).then_some(()).ok_or_else(|| "another share".into())
}
