//! Practice files: sources with which a rehearsal of `backup` works. They hold no secret of any system.

use crate::random::Generator;
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// What marks a practice file. A backup file begins with it; the first remark of a registration file does.
pub const MARK: &str = "sso-escrow practice file";

/// The random bytes after the mark of a practice backup file. The size of ENTSSO's own file is not public.
const BODY: usize = 2048;

/// The bytes at the beginning of a file in which a mark counts.
const START: usize = 512;

/// Makes a file in place of the one that `ssoconfig -backupSecret` writes.
///
/// # Errors
/// [`MemoryError`] if there is no locked memory.
pub fn native_file(random: &mut Generator) -> Result<SecretBytes, MemoryError> {
    let head = format!("{MARK}\r\n");
    let mut file = SecretBytes::zeroed(head.len() + BODY)?;
    random.secret(&mut file);
    file[..head.len()].copy_from_slice(head.as_bytes());
    Ok(file)
}

/// Reports whether a file has the mark. Registration files are UTF-16, so zero bytes do not count.
#[must_use]
pub fn is_marked(file: &[u8]) -> bool {
    let start = file.get(..START).unwrap_or(file);
    let plain: Vec<u8> = start.iter().copied().filter(|byte| *byte != 0).collect();
    let lines = plain.split(|byte| *byte == b'\n').take(4);
    lines.into_iter().any(|line| {
        let line = line.strip_prefix(b"; ").unwrap_or(line);
        line.starts_with(MARK.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_files_are_for_practice() {
        let file = native_file(&mut Generator::new(b"").unwrap()).unwrap();
        assert!(is_marked(&file) && file.len() > BODY);
        let reg = format!("\u{feff}Windows Registry Editor Version 5.00\r\n\r\n; {MARK}: x\r\n");
        let reg: Vec<u8> = reg.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_marked(&reg));
        assert!(!is_marked(b"") && !is_marked(b"a backup of ENTSSO"));
        let late = format!("a\nb\nc\nd\n{MARK}");
        assert!(!is_marked(late.as_bytes()), "a mark inside the content is none");
    }
}
