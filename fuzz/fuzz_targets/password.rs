#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::password;

fuzz_target!(|input: &[u8]| password::check(input));
