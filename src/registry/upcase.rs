//! Names as a registry compares them, on every system: the up-case table of exFAT (docs/format.md, section 7).
//!
//! The registry's own table belongs to one version of Windows. It differs in some letters that are rare in names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../docs/upcase.txt");

/// The characters that have another upper case, and that upper case.
static UPPER: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(range)
        .flatten()
        .filter_map(|(one, other)| Some((char::from_u32(one)?, char::from_u32(other)?)))
        .collect()
});

/// The pairs of a line: the first and the last unit in hexadecimal, the step, and the difference.
fn range(line: &str) -> Option<impl Iterator<Item = (u32, u32)>> {
    let mut parts = line.split(' ');
    let mut unit = || u32::from_str_radix(parts.next()?, 16).ok();
    let (first, last) = (unit()?, unit()?);
    let (step, difference) = (parts.next()?.parse().ok()?, parts.next()?.parse::<i32>().ok()?);
    let units = (first..=last).step_by(step);
    Some(units.filter_map(move |unit| Some((unit, unit.checked_add_signed(difference)?))))
}

/// The name in the form in which the registry compares names. Characters above U+FFFF stay: the table is one of UTF-16
/// units.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars().map(|one| UPPER.get(&one).copied().unwrap_or(one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(UPPER.len(), 874);
        assert_eq!(folded("Aé\u{ff41}ω"), "AÉ\u{ff21}Ω");
    }

    /// Letters whose upper case in Unicode is that of another letter are names of their own.
    #[test]
    fn names_that_windows_distinguishes_differ() {
        for (one, other) in
            [("i", "ı"), ("s", "ſ"), ("µ", "Μ"), ("ß", "SS"), ("\u{10428}", "\u{10400}")]
        {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("i", "I"), ("é", "É"), ("ς", "Σ"), ("ж", "Ж"), ("ⅷ", "Ⅷ")] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    /// The table is that of a file system which Debian's mkfs.exfat makes.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_table_is_that_of_a_file_system() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("image");
        std::fs::File::create(&path).unwrap().set_len(16 << 20).unwrap();
        let Ok(made) = std::process::Command::new("/usr/sbin/mkfs.exfat").arg(&path).output()
        else {
            println!("skipped: there is no mkfs.exfat (exfatprogs)");
            return;
        };
        assert!(made.status.success(), "{made:?}");
        // The table counts up from zero, and writes a run of units that stay as FFFF and their number.
        let image = std::fs::read(&path).unwrap();
        let start: Vec<u8> = (0..97u16).flat_map(u16::to_le_bytes).collect();
        let at = image.windows(start.len()).position(|window| window == start).unwrap();
        let mut units = image[at..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let mut unit = 0u32;
        while unit < 0xffff {
            match units.next().unwrap() {
                0xffff => unit += u32::from(units.next().unwrap()),
                upper => {
                    if let (Some(one), Some(upper)) =
                        (char::from_u32(unit), char::from_u32(upper.into()))
                    {
                        assert_eq!(UPPER.get(&one).copied().unwrap_or(one), upper, "U+{unit:04X}");
                    }
                    unit += 1;
                }
            }
        }
    }
}
