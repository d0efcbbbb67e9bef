#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::hive;

fuzz_target!(|input: &[u8]| hive::check(input));
