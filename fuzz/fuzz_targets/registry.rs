#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::registry;

fuzz_target!(|input: &[u8]| registry::check(input));
