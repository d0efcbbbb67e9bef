#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::command;

fuzz_target!(|input: &[u8]| command::check(input));
