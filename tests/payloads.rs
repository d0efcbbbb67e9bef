//! Real files of several sizes, as payloads on media and back.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::media::{self, SetFilter};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::{Cost, Password};
use sso_escrow::share::descriptor::{Kind, Purpose};

#[test]
fn files_of_every_size_go_onto_media_and_come_back() {
    // The test's own program is a real file.
    let program = fs::read(std::env::current_exe().unwrap()).unwrap();
    let mut random = Generator::new(b"").unwrap();
    let password = Password::new("one for all of them").unwrap();
    for size in [1, 32, 511, 512, 513, 4096, 20_000, 65_536] {
        let payload = &program[4096..4096 + size];
        let plan = SetPlan {
            purpose: Purpose::Practice,
            kind: Kind::NativeBackup,
            msids: vec![Msid::from_bytes([1; 16]), Msid::from_bytes([2; 16])],
            label: String::new(),
            server: String::new(),
            created: 0,
            threshold: 2,
            waivers: vec![],
            custodians: vec!["A".to_owned(), "B".to_owned(), "C".to_owned()],
            supersedes: None,
        };
        let set = escrow::split(plan, payload, &mut random).unwrap();
        let media: Vec<_> = (1..=3).map(|_| tempfile::tempdir().unwrap()).collect();
        for (medium, x) in media.iter().zip(1..) {
            let cost = Cost::new(64 << 10, 1, 4).unwrap();
            let share = set.seal_to_password(x, &password, cost, "", &mut random).unwrap();
            media::write_new(
                &medium.path().join(set.descriptor.file_name(x)),
                &share.to_file().unwrap(),
            )
            .unwrap();
            if let Some(envelope) = &set.envelope {
                let path = medium.path().join(set.descriptor.envelope_file_name());
                media::write_new(&path, &envelope.to_file().unwrap()).unwrap();
            }
        }
        let mut open = Vec::new();
        let mut files = Vec::new();
        for medium in [&media[2], &media[0]] {
            let found = media::find(medium.path(), &SetFilter::Only).unwrap();
            open.push(escrow::open(&found.share, &password).unwrap());
            files.push(found.path);
        }
        let envelope = media::find_envelope(&set.descriptor, &files).envelope;
        assert_eq!(envelope.is_some(), size > 512, "{size}");
        let back = escrow::combine(&set.descriptor, &open, envelope.as_ref()).unwrap();
        assert_eq!(&back[..], payload, "{size}");
    }
}
