//! Which swap areas are active.

use std::fs;
use std::io;

/// Lists the active swap areas: devices and files, including compressed memory (zram).
///
/// # Errors
/// The system's errors, if `/proc` is missing.
pub fn areas() -> io::Result<Vec<String>> {
    Ok(parse(&fs::read_to_string("/proc/swaps")?))
}

/// The first column of `/proc/swaps`, below its heading.
fn parse(table: &str) -> Vec<String> {
    let areas = table.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    areas.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swap_areas_are_read_from_the_kernels_table() {
        let headings = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
        assert_eq!(parse(headings), [""; 0]);
        let table = format!(
            "{headings}/dev/zram0 partition\t8388604\t0\t100\n/swap\\040file file 9 0 -2\n"
        );
        assert_eq!(parse(&table), ["/dev/zram0", "/swap\\040file"]);
    }
}
