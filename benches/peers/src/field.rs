//! The two common representations of GF(2^8), and the map between them.
//!
//! All fields of 256 elements are isomorphic. Take a map that preserves sums, and that sends x to a root of
//! its field polynomial in the other representation. It also preserves products (Lidl and Niederreiter,
//! "Finite Fields", theorem 1.78 and its consequences). Lagrange's formula has only sums and products. So a
//! set of shares that is mapped byte by byte, share numbers included, is a set of the mapped secret.

/// x^8 + x^4 + x^3 + x^2 + 1: ours, and that of sharks and libgfshare.
pub const OURS: u16 = 0x11d;

/// x^8 + x^4 + x^3 + x + 1: that of AES, vsss-rs and Vault.
pub const THEIRS: u16 = 0x11b;

/// Multiplies by the definition: polynomials over GF(2), reduced by the field polynomial bit by bit.
pub fn multiply(a: u8, b: u8, polynomial: u16) -> u8 {
    let mut product = 0u16;
    for bit in (0..8).rev() {
        product <<= 1;
        if product & 0x100 != 0 {
            product ^= polynomial;
        }
        if b >> bit & 1 == 1 {
            product ^= u16::from(a);
        }
    }
    product as u8
}

/// The map from one representation to another, as a table of all elements.
pub struct Isomorphism([u8; 256]);

impl Isomorphism {
    /// The map from `from` to `to`. There are eight; this one uses the smallest root.
    pub fn new(from: u16, to: u16) -> Self {
        let root = (2..=255).find(|&root| value(from, root, to) == 0);
        let root = root.expect("each representation has a root of each field polynomial");
        Self(std::array::from_fn(|element| value(element as u16, root, to)))
    }

    /// Maps one element to the other representation.
    pub fn map(&self, element: u8) -> u8 {
        self.0[usize::from(element)]
    }

    /// Maps a share or a secret, byte by byte.
    pub fn map_all(&self, bytes: &[u8]) -> Vec<u8> {
        bytes.iter().map(|&element| self.map(element)).collect()
    }

    /// The inverse map.
    pub fn inverse(&self) -> Self {
        let mut table = [0; 256];
        for element in 0..=255 {
            table[usize::from(self.map(element))] = element;
        }
        Self(table)
    }
}

/// The value at `at` of the polynomial whose coefficients are the bits of `bits` (Horner).
fn value(bits: u16, at: u8, polynomial: u16) -> u8 {
    (0..9).rev().fold(0, |sum, i| multiply(sum, at, polynomial) ^ (bits >> i & 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_that_the_standards_print() {
        assert_eq!(multiply(0x57, 0x83, THEIRS), 0xc1, "FIPS 197, section 4.2");
        assert_eq!(multiply(0x80, 2, OURS), 0x1d);
        assert_eq!(multiply(0x80, 2, THEIRS), 0x1b);
    }

    #[test]
    fn sums_and_products_of_all_pairs_are_kept() {
        let there = Isomorphism::new(THEIRS, OURS);
        for a in 0..=255 {
            for b in 0..=255 {
                assert_eq!(there.map(a ^ b), there.map(a) ^ there.map(b), "{a} + {b}");
                let product = multiply(there.map(a), there.map(b), OURS);
                assert_eq!(there.map(multiply(a, b, THEIRS)), product, "{a} * {b}");
            }
        }
    }

    #[test]
    fn the_way_back_is_the_way_back() {
        let there = Isomorphism::new(THEIRS, OURS);
        let back = there.inverse();
        for element in 0..=255 {
            assert_eq!(back.map(there.map(element)), element);
        }
        assert_eq!([there.map(0), there.map(1)], [0, 1]);
    }
}
