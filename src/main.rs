//! The program `sso-escrow`: parses its command line, hardens the process, and runs one command.

mod cli;

use std::process::ExitCode;

use sso_escrow::sys::heap::WipingHeap;

/// Wipes what library code leaves on the heap, when the memory is freed.
#[global_allocator]
static HEAP: WipingHeap = WipingHeap;

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect())
}
