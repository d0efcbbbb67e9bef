//! A comparison with the second implementation of the splitting, on random test secrets.

use sharks::Sharks;

use super::SelfTestError;
use crate::escrow::EscrowError;
use crate::random::Generator;
use crate::secret::SecretBytes;
use crate::shamir::{self, Scheme};

/// Splits random test secrets with one implementation and combines them with the other, in both directions.
/// No share numbers have the form {a, b, a xor b}, because these give the right secret in every field.
pub(super) fn agrees() -> Result<(), SelfTestError> {
    let machine = |error: EscrowError| SelfTestError::Machine(error);
    let mut random = Generator::new(&[]).map_err(|error| machine(error.into()))?;
    for (threshold, count, quorum) in [
        (2, 3, &[3, 2][..]),
        (3, 5, &[2, 4, 5]),
        (4, 9, &[9, 1, 6, 3]),
        (5, 255, &[255, 7, 128, 31, 2]),
    ] {
        let mut secret = SecretBytes::zeroed(37).map_err(|error| machine(error.into()))?;
        random.fill(&mut secret);
        let agree = ours_to_theirs(threshold, count, quorum, &secret, &mut random)
            && theirs_to_ours(threshold, count, quorum, &secret, &mut random);
        if !agree {
            return Err(SelfTestError::SecondImplementation);
        }
    }
    Ok(())
}

fn ours_to_theirs(k: u8, n: usize, quorum: &[u8], secret: &[u8], random: &mut Generator) -> bool {
    let Ok(scheme) = Scheme::new(k.into(), n) else { return false };
    let mut shares = vec![vec![0; secret.len() + 1]; n];
    let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
    if shamir::split(scheme, secret, random, &mut buffers).is_err() {
        return false;
    }
    let chosen = quorum.iter().filter_map(|&x| shares.get(usize::from(x) - 1));
    let theirs: Vec<sharks::Share> =
        chosen.filter_map(|share| sharks::Share::try_from(&share[..]).ok()).collect();
    Sharks(k).recover(&theirs).is_ok_and(|recovered| recovered == secret)
}

fn theirs_to_ours(k: u8, n: usize, quorum: &[u8], secret: &[u8], random: &mut Generator) -> bool {
    let dealt: Vec<Vec<u8>> =
        Sharks(k).dealer_rng(secret, random).take(n).map(|share| Vec::from(&share)).collect();
    let chosen: Vec<&[u8]> =
        quorum.iter().filter_map(|&x| dealt.get(usize::from(x) - 1)).map(Vec::as_slice).collect();
    let mut recovered = vec![0; secret.len()];
    shamir::combine(k, &chosen, &mut recovered).is_ok() && recovered == secret
}
