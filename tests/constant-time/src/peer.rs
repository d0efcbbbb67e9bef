//! The same cases with blahaj, which looks secrets up in tables of logarithms. The harness must find this.

use std::hint::black_box;

use sharks::{Share, Sharks};

use crate::deal::{Deal, Marked, generator, hidden_copy, secret};
use crate::table::{Expected, Table, Void};
use crate::taint::{events, reveal};

/// Lengths of the secret in bytes, split 3 of 5.
const LENGTHS: [usize; 3] = [1, 32, 64];

pub(crate) fn run(table: &mut Table) {
    table.group("blahaj (events must be seen)");
    let deals = || LENGTHS.map(|bytes| Deal { threshold: 3, count: 5, bytes });
    table.row("split; the random bytes are hidden", Expected::Some, deals(), split);
    table.row("recover", Expected::Some, deals(), recover);
}

fn split(deal: &Deal) -> Result<usize, Void> {
    let secret = hidden_copy(&secret(deal.bytes));
    let mut random = Marked(generator()?);
    let mut shares = Vec::new();
    let seen = events(|| {
        let dealer = Sharks(deal.threshold as u8).dealer_rng(black_box(&secret), &mut random);
        shares = dealer.take(deal.count).map(|share| Vec::from(&share)).collect();
    });
    black_box(&shares);
    Ok(seen)
}

fn recover(deal: &Deal) -> Result<usize, Void> {
    let plain = secret(deal.bytes);
    let sharks = Sharks(deal.threshold as u8);
    let shares: Vec<Share> = sharks
        .dealer_rng(&plain, &mut generator()?)
        .skip(1)
        .take(deal.threshold)
        .map(|share| hidden_share(&Vec::from(&share)))
        .collect::<Result<_, _>>()?;
    let mut back = Err("");
    let seen = events(|| back = sharks.recover(black_box(&shares)));
    let mut back = back?;
    reveal(&mut back);
    if back == plain { Ok(seen) } else { Err("the result is wrong".to_owned()) }
}

/// A share with a hidden y and a public number.
fn hidden_share(bytes: &[u8]) -> Result<Share, Void> {
    let mut bytes = hidden_copy(bytes);
    reveal(&mut bytes[..1]);
    Ok(Share::try_from(bytes.as_slice())?)
}
