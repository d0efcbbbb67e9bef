//! The management key of a smart card. With it, the card and the administrator authenticate each other (NIST SP
//! 800-73-4, part 2, appendix A.1).

use aes::{Aes128, Aes192, Aes256};
use des::TdesEde3;
use des::cipher::{Array, Block, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use serde::{Deserialize, Serialize};

/// The factory management key of every card: 24 bytes, whatever its algorithm.
pub const FACTORY_KEY: [u8; 24] =
    [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8];

/// The algorithm of a management key (NIST SP 800-78-4, table 6-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmulatedAlgorithm {
    /// Triple DES with three keys: 24 bytes, blocks of 8.
    TripleDes,
    /// AES with 16 bytes.
    Aes128,
    /// AES with 24 bytes.
    Aes192,
    /// AES with 32 bytes.
    Aes256,
}

impl EmulatedAlgorithm {
    /// The algorithm with this number on the card.
    #[must_use]
    pub const fn of(number: u8) -> Option<Self> {
        match number {
            // Zero also means Triple DES.
            0 | 0x03 => Some(Self::TripleDes),
            0x08 => Some(Self::Aes128),
            0x0a => Some(Self::Aes192),
            0x0c => Some(Self::Aes256),
            _ => None,
        }
    }

    /// Its number on the card.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::TripleDes => 0x03,
            Self::Aes128 => 0x08,
            Self::Aes192 => 0x0a,
            Self::Aes256 => 0x0c,
        }
    }

    /// The length of its keys, in bytes.
    #[must_use]
    pub const fn key_bytes(self) -> usize {
        match self {
            Self::TripleDes | Self::Aes192 => 24,
            Self::Aes128 => 16,
            Self::Aes256 => 32,
        }
    }

    /// The length of its blocks, in bytes.
    #[must_use]
    pub const fn block_bytes(self) -> usize {
        match self {
            Self::TripleDes => 8,
            _ => 16,
        }
    }
}

/// A management key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmulatedManagementKey {
    /// Its algorithm.
    pub algorithm: EmulatedAlgorithm,
    /// Its bytes, as many as the algorithm requires.
    #[serde(with = "hex")]
    pub bytes: Vec<u8>,
}

impl EmulatedManagementKey {
    /// Encrypts one block. `None` if the length of the key or the block is wrong.
    #[must_use]
    pub fn encrypt(&self, block: &[u8]) -> Option<Vec<u8>> {
        match self.algorithm {
            EmulatedAlgorithm::TripleDes => encrypted::<TdesEde3>(&self.bytes, block),
            EmulatedAlgorithm::Aes128 => encrypted::<Aes128>(&self.bytes, block),
            EmulatedAlgorithm::Aes192 => encrypted::<Aes192>(&self.bytes, block),
            EmulatedAlgorithm::Aes256 => encrypted::<Aes256>(&self.bytes, block),
        }
    }

    /// Decrypts one block. `None` if the length of the key or the block is wrong.
    #[must_use]
    pub fn decrypt(&self, block: &[u8]) -> Option<Vec<u8>> {
        match self.algorithm {
            EmulatedAlgorithm::TripleDes => decrypted::<TdesEde3>(&self.bytes, block),
            EmulatedAlgorithm::Aes128 => decrypted::<Aes128>(&self.bytes, block),
            EmulatedAlgorithm::Aes192 => decrypted::<Aes192>(&self.bytes, block),
            EmulatedAlgorithm::Aes256 => decrypted::<Aes256>(&self.bytes, block),
        }
    }
}

fn encrypted<C: KeyInit + BlockCipherEncrypt>(key: &[u8], block: &[u8]) -> Option<Vec<u8>> {
    let cipher = C::new_from_slice(key).ok()?;
    let mut block: Block<C> = Array::try_from(block).ok()?;
    cipher.encrypt_block(&mut block);
    Some(block.to_vec())
}

fn decrypted<C: KeyInit + BlockCipherDecrypt>(key: &[u8], block: &[u8]) -> Option<Vec<u8>> {
    let cipher = C::new_from_slice(key).ok()?;
    let mut block: Block<C> = Array::try_from(block).ok()?;
    cipher.decrypt_block(&mut block);
    Some(block.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values from FIPS 197, appendix C, and NIST SP 800-67 (three equal keys are DES).
    #[test]
    fn blocks_are_encrypted_as_the_standards_say() {
        let of = |algorithm, key: &str, plain: &str| {
            let key = EmulatedManagementKey { algorithm, bytes: hex::decode(key).unwrap() };
            let block = key.encrypt(&hex::decode(plain).unwrap()).unwrap();
            assert_eq!(key.decrypt(&block).unwrap(), hex::decode(plain).unwrap());
            hex::encode(block)
        };
        let plain = "00112233445566778899aabbccddeeff";
        let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        assert_eq!(
            of(EmulatedAlgorithm::Aes128, &key[..32], plain),
            "69c4e0d86a7b0430d8cdb78070b4c55a"
        );
        assert_eq!(
            of(EmulatedAlgorithm::Aes192, &key[..48], plain),
            "dda97ca4864cdfe06eaf70a0ec0d7191"
        );
        assert_eq!(of(EmulatedAlgorithm::Aes256, key, plain), "8ea2b7ca516745bfeafc49904b496089");
        let single = "0123456789abcdef".repeat(3);
        assert_eq!(
            of(EmulatedAlgorithm::TripleDes, &single, "4e6f772069732074"),
            "3fa40e8a984d4815"
        );
        let short =
            EmulatedManagementKey { algorithm: EmulatedAlgorithm::Aes128, bytes: vec![0; 16] };
        assert_eq!(short.encrypt(&[0; 8]), None);
    }
}
