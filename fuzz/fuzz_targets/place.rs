#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::place;

fuzz_target!(|input: &[u8]| place::check(input));
