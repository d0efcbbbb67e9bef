//! Makes a larger SOFTWARE hive, and writes into one: what `scripts/hive-figures.sh` measures.
//!
//!     hive_figures grow SOURCE HIVE MIB      # a hive of about that size
//!     hive_figures write HIVE                # the whole procedure, with a value of 32 bytes

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::ffi::CString;
use std::fs::File;
use std::os::fd::AsFd;
use std::path::Path;
use std::time::Duration;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::registry::hive::Hive;
use sso_escrow::registry::sid::Sid;
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::sys::hivex::{self, Edit, EditedKey, NewValue};

/// The cell of the root key in hivex's image `minimal`.
const ROOT: EditedKey = EditedKey::Standing(0x1020);

fn grow(source: &Path, target: &Path, mib: usize) {
    let name = |text: String| CString::new(text).expect("no NUL");
    let mut edits = Vec::new();
    let mut add = |parent, text: String| {
        edits.push(Edit::Add { parent, name: name(text) });
        EditedKey::New(edits.len() - 1)
    };
    let vendor = add(ROOT, "Microsoft".into());
    add(vendor, "ENTSSO".into());
    let classes = add(ROOT, "Classes".into());
    // About 3 KiB for each class, with keys and values like those of registered components.
    let count = mib * 1024 / 3;
    let mut groups = Vec::new();
    for group in 0..count.div_ceil(100) {
        groups.push(add(classes, format!("Group{group:06}")));
    }
    for at in 0..count {
        let group = groups[at / 100];
        let class = {
            edits.push(Edit::Add {
                parent: group,
                name: name(format!("{{{at:08X}-0000-4000-8000-00C04FD7D062}}")),
            });
            EditedKey::New(edits.len() - 1)
        };
        for below in ["InprocServer32", "ProgID", "TypeLib", "Version"] {
            edits.push(Edit::Add { parent: class, name: name(below.into()) });
            let node = EditedKey::New(edits.len() - 1);
            let value = |text: &str, length: usize| NewValue {
                name: name(text.into()),
                kind: 1,
                data: vec![b'a' + (at % 26) as u8; length].leak(),
            };
            let values = vec![value("", 80), value("ThreadingModel", 20), value("Path", 260)];
            edits.push(Edit::Set { node, values });
        }
    }
    let (source, target) =
        (File::open(source).expect("the image"), File::create(target).expect("the hive"));
    hivex::run(source.as_fd(), target.as_fd(), &edits, Duration::from_secs(3600)).expect("a hive");
}

fn write(path: &Path) {
    let service = Sid::of_service("S-1-5-21-1-2-3-1105").expect("a SID");
    let mut hive = Hive::open(path, Some(service)).expect("a hive");
    let wanted =
        RegistryKey::of_master_secret(&Msid::from_bytes([7; 16]), &[0x5a; 32]).expect("a key");
    hive.check_writable(&[]).expect("it can be written");
    hive.write(&wanted).expect("it is written");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |at: usize| Path::new(&arguments[at]);
    match &*arguments[0] {
        "grow" => grow(path(1), path(2), arguments[3].parse().expect("a number")),
        _ => write(path(1)),
    }
}
