//! The cases of sso-escrow. The secret, the random bytes and every y are hidden. The share numbers are not.
//! No event is allowed.

use std::hint::black_box;

use rand_core::CryptoRng;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::secret::equal;
use sso_escrow::shamir::{self, Scheme};
use sso_escrow::share::descriptor::{
    Custodian, Descriptor, Fields, Kind, Purpose, SetId, secret_commitment, share_commitment,
};

use crate::deal::{
    Deal, Marked, all_hidden, deals, generator, hidden_copy, hidden_generator, secret,
};
use crate::table::{Expected, Table, Void, found};
use crate::taint::{events, hide, partly_hidden, reveal};

pub(crate) fn run(table: &mut Table) {
    table.group("sso-escrow (no event is allowed)");
    let mut row = |what: &str, run: fn(&Deal) -> Result<usize, Void>| {
        table.row(what, Expected::None, deals(), run);
    };
    row("split; the random bytes are hidden", |deal| split(deal, &mut Marked(generator()?)));
    row("split; the generator's key is hidden", |deal| split(deal, &mut hidden_generator()?));
    row("combine", combine);
    row("interpolate at another share", |deal| interpolate(deal, 1));
    row("interpolate at 0", |deal| interpolate(deal, 0));
    let mut row = |what: &str, lengths: &[usize], run: fn(usize) -> Result<usize, Void>| {
        table.row(what, Expected::None, lengths, |&&bytes| run(bytes));
    };
    row("the generator, keyed from hidden dice", &[1, 64, 1000, 10_000], generate);
    row("comparison of equal bytes", &[1, 32, 33, 545], |bytes| compare(bytes, None));
    row("comparison: the first byte differs", &[1, 32, 33, 545], |bytes| compare(bytes, Some(0)));
    row("comparison: the last byte differs", &[1, 32, 33, 545], |bytes| {
        compare(bytes, Some(bytes - 1))
    });
    row("commitment to a share", &[33, 64, 100, 544], commit_to_share);
    row("commitment to the secret", &[1, 32, 100, 512], commit_to_secret);
    row("check of both commitments", &[1, 32, 100, 512], check_commitments);
    row("a whole set: split, envelope, descriptor", &[1, 32, 512, 513, 20_000], whole_set);
}

/// Splits `secret` into the buffers of `shares`.
fn split_into<R: CryptoRng + ?Sized>(
    deal: &Deal,
    secret: &[u8],
    random: &mut R,
    shares: &mut [Vec<u8>],
) -> Result<(), Void> {
    let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
    let scheme = Scheme::new(black_box(deal.threshold), black_box(deal.count));
    scheme
        .and_then(|scheme| shamir::split(scheme, black_box(secret), random, &mut buffers))
        .map_err(|error| format!("split: {error}"))
}

/// Public shares of `secret`.
fn public_shares(deal: &Deal, secret: &[u8]) -> Result<Vec<Vec<u8>>, Void> {
    let mut shares = vec![vec![0; secret.len() + 1]; deal.count];
    split_into(deal, secret, &mut generator()?, &mut shares)?;
    Ok(shares)
}

/// The last k shares, from the last to the first, so that the numbers are not 1 to k.
fn quorum<'a>(deal: &Deal, shares: &'a [Vec<u8>]) -> Vec<&'a [u8]> {
    shares.iter().rev().take(deal.threshold).map(Vec::as_slice).collect()
}

fn split<R: CryptoRng + ?Sized>(deal: &Deal, random: &mut R) -> Result<usize, Void> {
    let plain = secret(deal.bytes);
    let secret = hidden_copy(&plain);
    let mut shares = vec![vec![0; deal.bytes + 1]; deal.count];
    let mut result = Ok(());
    let seen = events(|| result = split_into(deal, &secret, random, &mut shares));
    found(seen, || {
        result?;
        for share in &mut shares {
            if partly_hidden(&share[..1]) != 0 {
                return Err("a share number is hidden".to_owned());
            }
            all_hidden("y", &share[1..])?;
            reveal(share);
        }
        let mut back = vec![0; deal.bytes];
        let done = shamir::combine(deal.threshold as u8, &quorum(deal, &shares), &mut back);
        is_right(done.is_ok(), &back, &plain)
    })
}

fn combine(deal: &Deal) -> Result<usize, Void> {
    let plain = secret(deal.bytes);
    let mut shares = public_shares(deal, &plain)?;
    shares.iter_mut().for_each(|share| hide(&mut share[1..]));
    let shares = quorum(deal, &shares);
    let mut back = vec![0; deal.bytes];
    let mut done = Ok(());
    let seen = events(|| {
        done = shamir::combine(black_box(deal.threshold as u8), black_box(&shares), &mut back);
    });
    found(seen, || {
        all_hidden("the secret", &back)?;
        reveal(&mut back);
        is_right(done.is_ok(), &back, &plain)
    })
}

fn interpolate(deal: &Deal, at: u8) -> Result<usize, Void> {
    let plain = secret(deal.bytes);
    let mut shares = public_shares(deal, &plain)?;
    let wanted = if at == 0 { plain } else { shares[usize::from(at) - 1][1..].to_vec() };
    shares.iter_mut().for_each(|share| hide(&mut share[1..]));
    let shares = quorum(deal, &shares);
    let mut y = vec![0; deal.bytes];
    let mut done = Ok(());
    let seen = events(|| done = shamir::interpolate(black_box(&shares), black_box(at), &mut y));
    found(seen, || {
        all_hidden("y", &y)?;
        reveal(&mut y);
        is_right(done.is_ok(), &y, &wanted)
    })
}

fn generate(bytes: usize) -> Result<usize, Void> {
    let mut filled = vec![0; bytes];
    let mut done = Ok(());
    let seen = events(|| done = hidden_generator().map(|mut random| random.fill(&mut filled)));
    found(seen, || {
        done?;
        all_hidden("what was generated", &filled)
    })
}

/// Compares hidden bytes with a public copy. They differ at `differing`.
fn compare(bytes: usize, differing: Option<usize>) -> Result<usize, Void> {
    let mut other = secret(bytes);
    let one = hidden_copy(&other);
    if let Some(at) = differing {
        other[at] ^= 1;
    }
    decided(differing.is_none(), || equal(black_box(&one), black_box(&other)))
}

const SET: [u8; 16] = [7; 16];

fn commit_to_share(bytes: usize) -> Result<usize, Void> {
    let y = hidden_copy(&secret(bytes));
    hashed(|| share_commitment(&SetId::from_bytes(SET), 3, black_box(&y)))
}

fn commit_to_secret(bytes: usize) -> Result<usize, Void> {
    let [blinding, core] = [hidden_copy(&secret(32)), hidden_copy(&secret(bytes))];
    let msids = [Msid::from_bytes([9; 16])];
    hashed(|| {
        let id = SetId::from_bytes(SET);
        secret_commitment(&id, Kind::MasterSecret, &msids, black_box(&blinding), black_box(&core))
    })
}

fn check_commitments(bytes: usize) -> Result<usize, Void> {
    let [blinding, core] = [secret(32), secret(bytes)];
    let share = [&[2], &secret(32 + bytes)[..]].concat();
    let set_id = SetId::from_bytes(SET);
    let msids = vec![Msid::from_bytes([9; 16])];
    let custodian = |(name, x): (&str, u8)| Custodian {
        name: name.to_owned(),
        commitment: share_commitment(&set_id, x, &share[1..]),
    };
    let descriptor = Descriptor::new(Fields {
        version: 1,
        set_id,
        generation: 1,
        supersedes: None,
        purpose: Purpose::Practice,
        kind: Kind::MasterSecret,
        secret_commitment: secret_commitment(&set_id, Kind::MasterSecret, &msids, &blinding, &core),
        msids,
        label: String::new(),
        server: String::new(),
        created: 0,
        threshold: 2,
        waivers: vec![],
        custodians: [("A", 1), ("B", 2)].map(custodian).to_vec(),
        envelope: None,
    })
    .map_err(|error| error.to_string())?;
    let [mut share, mut blinding, core] = [share, blinding, core].map(|bytes| hidden_copy(&bytes));
    let mut seen = 0;
    for right in [true, false] {
        reveal(&mut share[..1]);
        seen += decided(right, || descriptor.commits_to_share(black_box(&share)))?;
        seen += decided(right, || {
            descriptor.commits_to_secret(black_box(&blinding), black_box(&core))
        })?;
        // In the second round, both differ from the descriptor's commitments.
        share[1] ^= 0x80;
        blinding[31] ^= 1;
    }
    Ok(seen)
}

/// Everything from a payload to the shares before sealing, as `generate` calls it.
fn whole_set(bytes: usize) -> Result<usize, Void> {
    let plan = SetPlan {
        purpose: Purpose::Practice,
        kind: Kind::NativeBackup,
        msids: vec![Msid::from_bytes([9; 16])],
        label: String::new(),
        server: String::new(),
        created: 0,
        threshold: 3,
        waivers: vec![],
        custodians: (1..=5).map(|x| format!("custodian {x}")).collect(),
        supersedes: None,
    };
    let payload = hidden_copy(&secret(bytes));
    let mut random = hidden_generator()?;
    let mut set = None;
    let seen = events(|| set = escrow::split(plan, black_box(&payload), &mut random).ok());
    found(seen, || {
        let set = set.ok_or("it was not split")?;
        all_hidden("the commitment to the secret", &set.descriptor.secret_commitment)?;
        let mut custodians = set.descriptor.custodians.iter();
        custodians.try_for_each(|one| all_hidden("the commitment to a share", &one.commitment))
    })
}

/// The events of a hash over hidden bytes. All bytes of the hash must be hidden.
fn hashed(hash: impl FnOnce() -> [u8; 32]) -> Result<usize, Void> {
    let mut digest = [0; 32];
    let seen = events(|| digest = hash());
    found(seen, || all_hidden("the digest", &digest))
}

/// The events of a decision. Its answer is no secret.
fn decided(expected: bool, ask: impl FnOnce() -> bool) -> Result<usize, Void> {
    let mut answer = [0];
    let seen = events(|| answer = [u8::from(black_box(ask()))]);
    found(seen, || {
        if partly_hidden(&answer) == 0 {
            return Err("the answer does not depend on what is hidden".to_owned());
        }
        reveal(&mut answer);
        is_right(true, &answer, &[u8::from(expected)])
    })
}

fn is_right(done: bool, found: &[u8], expected: &[u8]) -> Result<(), Void> {
    if done && found == expected { Ok(()) } else { Err("the result is wrong".to_owned()) }
}
