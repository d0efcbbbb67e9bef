#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::token;

fuzz_target!(|input: &[u8]| token::check(input));
