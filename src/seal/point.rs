//! Points of the curve P-256 (FIPS 186-5; SEC 1, section 2.3), in the form that smart cards take.

use std::fmt;

use p256::PublicKey;

/// The length of an uncompressed point in bytes: 4 ‖ x ‖ y.
pub const POINT_BYTES: usize = 65;

/// The first byte of an uncompressed point.
const NOT_COMPRESSED: u8 = 4;

/// A point of P-256 other than the point at infinity: a public key, or a point that a smart card multiplies
/// by a private key. Only such points may be sent to a card. A card's answer to a point of another curve
/// reveals parts of its key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point([u8; POINT_BYTES]);

impl Point {
    /// Makes the point with these bytes. `None` if there are not [`POINT_BYTES`] of them, or if they are
    /// compressed or not a point of the curve.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let point = <[u8; POINT_BYTES]>::try_from(bytes).ok()?;
        let is_point = point[0] == NOT_COMPRESSED && PublicKey::from_sec1_bytes(&point).is_ok();
        is_point.then_some(Self(point))
    }

    /// Its bytes: 4 ‖ x ‖ y.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; POINT_BYTES] {
        &self.0
    }
}

/// Shows hexadecimal digits.
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use p256::SecretKey;
    use p256::elliptic_curve::sec1::ToSec1Point;

    /// The public key of a private key.
    pub(crate) fn public(key: &SecretKey) -> Point {
        Point::new(key.public_key().to_sec1_point(false).as_bytes()).unwrap()
    }

    /// A private key for tests.
    pub(crate) fn private(byte: u8) -> SecretKey {
        SecretKey::from_slice(&[byte; 32]).unwrap()
    }

    #[test]
    fn points_of_the_curve_alone_are_points() {
        let point = public(&private(7));
        let bytes = *point.as_bytes();
        assert_eq!(Point::new(&bytes), Some(point));
        for at in 0..POINT_BYTES {
            let mut bent = bytes;
            bent[at] ^= 1;
            assert_eq!(Point::new(&bent), None, "byte {at}");
        }
        let compressed = private(7).public_key().to_sec1_point(true);
        assert_eq!(Point::new(compressed.as_bytes()), None);
        // As long as a point, but with the first byte of another form.
        for first in [0, 2, 3, 5, 6, 7] {
            let mut other = bytes;
            other[0] = first;
            assert_eq!(Point::new(&other), None, "{first}");
        }
        assert_eq!(Point::new(&bytes[..64]), None);
        assert_eq!(Point::new(&[&bytes[..], &[0]].concat()), None);
        assert_eq!(Point::new(&[]), None);
        assert_eq!(Point::new(&[0]), None, "the point at infinity");
        let nought = [&[4][..], &[0; 64]].concat();
        assert_eq!(Point::new(&nought), None);
    }

    /// A coordinate that is the field's prime or larger stands for a smaller number, which is encoded
    /// differently.
    #[test]
    fn coordinates_are_below_the_prime() {
        const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
        // The point with x = 0 has this y (the square root of the curve's b).
        const ROOT: &str = "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4";
        let zero = "00".repeat(32);
        let point = |x: &str| Point::new(&hex::decode(format!("04{x}{ROOT}")).unwrap());
        assert!(point(&zero).is_some());
        assert_eq!(point(PRIME), None);
    }
}
