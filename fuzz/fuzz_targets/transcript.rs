#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::transcript;

fuzz_target!(|input: &[u8]| transcript::check(input));
