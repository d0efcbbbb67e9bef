//! Tests the harness: it must find code that is known to leak, and find nothing in the same code on public
//! bytes.

use std::hint::black_box;

use crate::table::{Expected, Table};
use crate::taint::{events, hidden, hide};

const BYTES: usize = 64;

pub(crate) fn run(table: &mut Table) {
    table.group("the harness itself (must see what is there, and nothing else)");
    let both = [("hidden", Expected::Some), ("public", Expected::None)];
    for (kind, expected) in both {
        for (leak, work) in [("a branch", branch as fn(&[u8])), ("a table look-up", look_up)] {
            let what = format!("{leak} on each of {BYTES} {kind} bytes");
            table.row(&what, expected, [kind], |_| {
                let mut bytes: [u8; BYTES] = std::array::from_fn(|i| i as u8);
                if expected == Expected::Some {
                    hide(&mut bytes);
                }
                let seen = events(|| work(black_box(&bytes)));
                // One event for each byte. Fewer would mean that some are lost.
                if seen != hidden(&bytes) { Err(format!("{seen} events")) } else { Ok(seen) }
            });
        }
    }
}

#[inline(never)]
fn branch(bytes: &[u8]) {
    for &byte in bytes {
        if byte & 1 == 1 {
            // A call, so that the compiler cannot use a conditional move instead.
            taken();
        }
    }
}

#[inline(never)]
fn taken() {
    black_box(());
}

#[inline(never)]
fn look_up(bytes: &[u8]) {
    let table: [u8; 256] = black_box(std::array::from_fn(|i| i as u8));
    for &byte in bytes {
        black_box(table[usize::from(byte)]);
    }
}
