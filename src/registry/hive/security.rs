//! The access control of a new key: SYSTEM, the administrators, and the account of the ENTSSO service.
//!
//! libhivex gives a new key the access control of its parent, and the key `Microsoft` lets ordinary users
//! read.

use super::cells::{Cells, Damage};
use super::header::u32_at;
use super::records::{descriptor, field};
use crate::registry::sid::Sid;

/// Full access to a key: `KEY_ALL_ACCESS`.
const ALL_ACCESS: u32 = 0x000f_003f;

/// The entry also applies to subkeys that are made later: `CONTAINER_INHERIT_ACE`.
const FOR_SUBKEYS: u8 = 2;

/// The descriptor has an access control list, inherits nothing from the parent, and is stored in one piece:
/// `SE_DACL_PRESENT`, `SE_DACL_PROTECTED`, `SE_SELF_RELATIVE`.
const CONTROL: u16 = 0x9004;

/// The most security records that a search reads.
const MOST: usize = 1 << 20;

/// The security descriptor of a new key (MS-DTYP, 2.4.6). In Microsoft's notation:
/// `O:BAG:SYD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;` the service's account `)`.
#[must_use]
pub fn private_descriptor(service: &Sid) -> Vec<u8> {
    let entries: Vec<u8> = [Sid::system(), Sid::administrators(), service.clone()]
        .iter()
        .flat_map(|sid| {
            let sid = sid.to_bytes();
            let mut entry = vec![0, FOR_SUBKEYS];
            entry.extend((8 + sid.len() as u16).to_le_bytes());
            entry.extend(ALL_ACCESS.to_le_bytes());
            entry.extend(sid);
            entry
        })
        .collect();
    let list_length = 8 + entries.len() as u16;
    let owner = 20 + u32::from(list_length);
    let administrators = Sid::administrators().to_bytes();
    let group = owner + administrators.len() as u32;
    let mut bytes = vec![1, 0];
    bytes.extend(CONTROL.to_le_bytes());
    for offset in [owner, group, 0, 20] {
        bytes.extend(offset.to_le_bytes());
    }
    bytes.extend([2, 0]);
    bytes.extend(list_length.to_le_bytes());
    bytes.extend([3, 0, 0, 0]);
    bytes.extend(entries);
    bytes.extend(administrators);
    bytes.extend(Sid::system().to_bytes());
    bytes
}

/// A security record that is not yet in the ring of records, and that no key uses.
#[must_use]
pub(super) fn record(descriptor: &[u8]) -> Vec<u8> {
    let mut bytes = b"sk\0\0".to_vec();
    bytes.extend([0; 12]);
    bytes.extend((descriptor.len() as u32).to_le_bytes());
    bytes.extend(descriptor);
    bytes
}

/// The neighbours of a record in the ring: the next and the previous one.
pub(super) fn neighbours(cells: Cells<'_>, at: u32) -> Result<[u32; 2], Damage> {
    descriptor(cells, at)?;
    let bytes = cells.content(at)?;
    Ok([u32_at(bytes, field::NEXT), u32_at(bytes, field::PREVIOUS)])
}

/// Reports whether both neighbours of a record link back to it.
pub(super) fn is_in_ring(cells: Cells<'_>, at: u32) -> Result<bool, Damage> {
    let [next, previous] = neighbours(cells, at)?;
    Ok(neighbours(cells, next)?[1] == at && neighbours(cells, previous)?[0] == at)
}

/// The record in the ring with this descriptor. `None` if no record has it.
pub(super) fn find(cells: Cells<'_>, start: u32, wanted: &[u8]) -> Result<Option<u32>, Damage> {
    let mut at = start;
    for _ in 0..MOST {
        if descriptor(cells, at)? == wanted {
            return Ok(Some(at));
        }
        at = neighbours(cells, at)?[0];
        if at == start {
            break;
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected bytes come from MS-DTYP: 2.4.6 for the descriptor, 2.4.5 for its list, 2.4.4.2 for the
    /// entries, 2.4.2.2 for the SIDs.
    #[test]
    fn the_descriptor_grants_three_and_nobody_else() {
        let service = Sid::parse("S-1-5-21-1-2-3-1105").unwrap();
        let bytes = private_descriptor(&service);
        let part = |at: usize, length: usize| hex::encode(&bytes[at..at + length]);
        assert_eq!(part(0, 20), "010004906c0000007c0000000000000014000000");
        assert_eq!(part(20, 8), "0200580003000000");
        assert_eq!(part(28, 20), "000214003f000f00010100000000000512000000");
        assert_eq!(part(48, 24), "000218003f000f0001020000000000052000000020020000");
        assert_eq!(part(72, 8), "000224003f000f00");
        assert_eq!(part(80, 28), hex::encode(service.to_bytes()));
        assert_eq!(part(108, 16), hex::encode(Sid::administrators().to_bytes()));
        assert_eq!(part(124, 12), hex::encode(Sid::system().to_bytes()));
        assert_eq!(bytes.len(), 136);
    }
}
