#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::medium;

fuzz_target!(|input: &[u8]| medium::check(input));
