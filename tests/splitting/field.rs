//! GF(2^8) with the polynomial 0x11d by its definition, and polynomials over it. Nothing here is the tool's
//! code.

/// The product of polynomials over GF(2), reduced bit by bit.
pub(crate) fn product(a: u8, b: u8) -> u8 {
    let mut product =
        (0..8).fold(0u16, |sum, i| if b >> i & 1 == 1 { sum ^ u16::from(a) << i } else { sum });
    for bit in (8..16).rev() {
        if product >> bit & 1 == 1 {
            product ^= 0x11d << (bit - 8);
        }
    }
    product as u8
}

/// The inverse of an element other than 0, found by trying all.
fn inverse(of: u8) -> u8 {
    (1..=255).find(|&other| product(of, other) == 1).unwrap()
}

/// The value at `x` of the polynomial with these coefficients, the constant term first.
pub(crate) fn value(coefficients: &[u8], x: u8) -> u8 {
    coefficients.iter().rev().fold(0, |value, &coefficient| product(value, x) ^ coefficient)
}

/// The elements of the subfield with `size` elements: those that are equal to their `size`-th power.
pub(crate) fn subfield(size: usize) -> Vec<u8> {
    let power = |a: u8| (1..size).fold(a, |power, _| product(power, a));
    let elements: Vec<u8> = (0..=255).filter(|&a| power(a) == a).collect();
    assert_eq!(elements.len(), size);
    elements
}

/// The coefficients of the polynomials through `shares` (each x ‖ y), by Lagrange's basis. One list for each
/// power, beginning with the constant terms.
pub(crate) fn coefficients(shares: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut found = vec![vec![0; shares[0].len() - 1]; shares.len()];
    for (i, share) in shares.iter().enumerate() {
        let mut basis = vec![1];
        for (_, other) in shares.iter().enumerate().filter(|&(m, _)| m != i) {
            let factor = inverse(share[0] ^ other[0]);
            // Multiplied by (X + other) / (own + other).
            let times_x = [&[0], &basis[..]].concat();
            let times_other = basis.iter().map(|&c| product(c, other[0])).chain([0]);
            let sum = times_x.iter().zip(times_other).map(|(&one, other)| one ^ other);
            basis = sum.map(|c| product(c, factor)).collect();
        }
        for (found, c) in found.iter_mut().zip(basis) {
            let products: [u8; 256] = std::array::from_fn(|y| product(c, y as u8));
            for (found, &y) in found.iter_mut().zip(&share[1..]) {
                *found ^= products[usize::from(y)];
            }
        }
    }
    found
}

#[test]
fn coefficients_are_those_that_the_shares_were_made_of() {
    let polynomials = [[0x53, 0xca, 0x07, 0x00], [0xff, 0x00, 0x01, 0x8e]];
    let share = |x: u8| [&[x][..], &polynomials.map(|p| value(&p, x))].concat();
    let found = coefficients(&[share(200), share(3), share(4), share(255)]);
    for (power, found) in found.iter().enumerate() {
        assert_eq!(*found, polynomials.map(|polynomial| polynomial[power]), "power {power}");
    }
}
