#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use sso_escrow_fuzz::{descriptor, mutate};

fuzz_target!(|input: &[u8]| descriptor::check(input));

fuzz_mutator!(|data: &mut [u8], size: usize, room: usize, seed: u32| {
    mutate::descriptor(data, size, room, seed, libfuzzer_sys::fuzzer_mutate)
});
