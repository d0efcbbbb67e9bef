#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::update;

fuzz_target!(|input: &[u8]| update::check(input));
