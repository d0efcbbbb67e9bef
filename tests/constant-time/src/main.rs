//! Counts what depends on a secret in the machine code of sso-escrow, under valgrind's memcheck.
//!
//! `make constant-time` builds and runs it. Secrets are marked as uninitialised; each branch that
//! depends on one, and each access at an address that does, is an error to memcheck and an event here.
//! sso-escrow must have none. Code that is known to leak must have some in the same run, so that zero
//! means something. Status 0 when all of that holds, 1 when not, 2 when nothing can be told.

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
