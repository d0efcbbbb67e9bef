//! Counts the operations that depend on a secret in the machine code of sso-escrow, with valgrind's memcheck.
//!
//! `make constant-time` builds and runs it. Secrets are marked as uninitialised. A branch that depends on a
//! secret, or an access at an address that depends on one, is an error for memcheck and an event here.
//! sso-escrow must have no events. Code that is known to leak must have some in the same run, which proves
//! that events are found. Status 0: all of this holds. Status 1: it does not hold. Status 2: no result is
//! possible.

mod as_shipped;
mod control;
mod deal;
mod ours;
mod peer;
mod table;
mod taint;

use std::process::ExitCode;

use table::Table;

fn main() -> ExitCode {
    if let Err(why) = as_shipped::check() {
        eprintln!("constant time: {why}");
        return ExitCode::from(2);
    }
    if !taint::watched() {
        eprintln!("constant time: this runs under valgrind's memcheck alone (make constant-time)");
        return ExitCode::from(2);
    }
    let mut table = Table::default();
    println!("{:<60}{:>5}{:>9}", "what", "runs", "events");
    control::run(&mut table);
    ours::run(&mut table);
    peer::run(&mut table);
    if table.verdict() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
