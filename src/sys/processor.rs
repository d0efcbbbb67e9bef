//! Random bytes of the processor.

/// The length in bytes of what [`random`] gives.
pub const RANDOM_BYTES: usize = 32;

/// How often the processor is asked for one number. Intel recommends ten tries ("Digital Random Number Generator Software
/// Implementation Guide", section 5.2.1).
#[cfg(target_arch = "x86_64")]
const TRIES: u32 = 10;

/// Fills `bytes` by the instruction RDRAND. Returns `false` if the processor has none, or if it gives no numbers; then some
/// bytes may have changed. Some processors give numbers that are not random (all bits set), so this must never be the only
/// source.
#[cfg(target_arch = "x86_64")]
pub fn random(bytes: &mut [u8; RANDOM_BYTES]) -> bool {
    if !std::arch::is_x86_feature_detected!("rdrand") {
        return false;
    }
    for part in bytes.chunks_exact_mut(8) {
        // SAFETY: the processor has the instruction, as the check above found.
        let Some(number) = (unsafe { number() }) else { return false };
        part.copy_from_slice(&number.to_ne_bytes());
    }
    true
}

/// A number from RDRAND; `None` if the processor gives none.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "rdrand")]
fn number() -> Option<u64> {
    let mut number = 0;
    (0..TRIES).any(|_| std::arch::x86_64::_rdrand64_step(&mut number) == 1).then_some(number)
}

/// Other processors are not asked.
#[cfg(not(target_arch = "x86_64"))]
pub fn random(_: &mut [u8; RANDOM_BYTES]) -> bool {
    false
}
