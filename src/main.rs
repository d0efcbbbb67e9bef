//! The program `sso-escrow`: parses its command line, hardens the process, and runs one command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect())
}
