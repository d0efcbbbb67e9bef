#![no_main]

use libfuzzer_sys::fuzz_target;
use sso_escrow_fuzz::text;

fuzz_target!(|input: &[u8]| text::check(input));
