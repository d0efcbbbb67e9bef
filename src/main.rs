//! The program `sso-escrow`: parses its command line, hardens the process, and runs one command.

mod cli;

use std::process::ExitCode;

use sso_escrow::sys::heap::WipingHeap;
use sso_escrow::sys::sandbox;

/// Wipes what library code leaves on the heap, when the memory is freed.
#[global_allocator]
static HEAP: WipingHeap = WipingHeap;

fn main() -> ExitCode {
    // Before anything can load a library. The run asks for it again, and then reports a refusal.
    _ = sandbox::deny_own_libraries();
    cli::run(std::env::args_os().collect())
}
