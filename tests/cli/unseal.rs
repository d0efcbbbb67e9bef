//! `unseal`.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use sso_escrow::share::descriptor::Purpose;

use crate::support::*;
use crate::text;

#[test]
fn bare_shares_combine_to_the_blinding_and_the_secret() {
    let set = Make::default().set();
    let mut shares = Vec::new();
    for x in [2, 4, 5] {
        let to = set.path(&format!("bare.{x}"));
        let run = Run::unseal().place(&set, x).to(to.display()).rehearsal().yes().passwords(&[x]);
        let ran = run.run_in_words();
        ran.done().said(text!("unseal-done", bytes = 65)).said("destroy-step");
        assert!(ran.out.contains("shred -u"), "{ran:?}");
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        shares.push(fs::read(to).unwrap());
    }
    let shares: Vec<&[u8]> = shares.iter().map(Vec::as_slice).collect();
    let mut secret = [0; 64];
    sso_escrow::shamir::combine(3, &shares, &mut secret).unwrap();
    assert_eq!(secret[32..], set.payload);
}

#[test]
fn nothing_is_written_without_being_asked_twice() {
    let set = Make::default().set();
    let to = set.path("bare").display().to_string();
    let ask = || Run::unseal().place(&set, 1).to(&to).passwords(&[1]);
    ask().rehearsal().run().error("unseal-needs-terminal", 2);
    // Outside a rehearsal, --yes does not answer this question.
    let real = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let unasked = Run::unseal().place(&real, 1).to(&to).passwords(&[1]).yes();
    unasked.run().error("unseal-needs-terminal", 2);
    let as_place = Run::unseal().place(&set, 1).rehearsal().yes().to("file:bare").passwords(&[1]);
    as_place.run().error(text!("usage-plain-file", target = "file:bare"), 2);
    ask().rehearsal().dry_run().run_in_words().done().said("unseal-dry-run");
    Run::unseal().arg("nonsense").to(&to).dry_run().run().error("usage-place", 2);
    assert!(!set.path("bare").exists());
    fs::write(set.path("bare"), "before").unwrap();
    ask().rehearsal().yes().run().error("media-exists", 6);
    assert_eq!(fs::read(set.path("bare")).unwrap(), b"before");
}
