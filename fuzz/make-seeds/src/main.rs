//! Writes the seeds of every target to `fuzz/seeds/TARGET/`, one file a seed. Older seeds are removed.

use std::path::Path;
use std::{fs, io};

use sha2::{Digest, Sha256};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (target, seeds) in sso_escrow_fuzz_seeds::all() {
        fs::create_dir_all(folder.join(target))?;
        for seed in &seeds {
            let name = &hex::encode(Sha256::digest(seed))[..16];
            fs::write(folder.join(target).join(name), seed)?;
        }
        println!("{target}: {} seeds", seeds.len());
    }
    Ok(())
}
