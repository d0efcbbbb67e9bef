//! How figures are formatted.

use crate::measure::Ratio;

/// Seconds, in the unit that gives one to three digits before the point.
pub fn time(seconds: f64) -> String {
    match seconds {
        s if s < 1e-6 => format!("{:.0} ns", s * 1e9),
        s if s < 1e-4 => format!("{:.1} µs", s * 1e6),
        s if s < 1e-3 => format!("{:.0} µs", s * 1e6),
        s if s < 0.1 => format!("{:.1} ms", s * 1e3),
        s => format!("{:.0} ms", s * 1e3),
    }
}

/// How many times as fast, with the quartiles.
pub fn times(ratio: Ratio) -> String {
    let digits = if ratio.median < 10.0 { 1 } else { 0 };
    let Ratio { lower, median, upper } = ratio;
    format!("{median:.digits$} times ({lower:.digits$}–{upper:.digits$})")
}

/// The part of the time, with the quartiles.
pub fn part(ratio: Ratio) -> String {
    format!("{:.2} ({:.2}–{:.2})", ratio.median, ratio.lower, ratio.upper)
}

/// A table in Markdown. The first row is its header.
pub fn markdown(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        text += &format!("| {} |\n", row.join(" | "));
        if number == 0 {
            text += &format!("|{}\n", "---|".repeat(row.len()));
        }
    }
    text
}

/// A row of a table.
#[macro_export]
macro_rules! row {
    ($($cell:expr),+ $(,)?) => {
        vec![$(String::from($cell)),+]
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_two_or_three_digits() {
        let written = [2.1e-7, 7.18e-6, 1.105e-4, 0.0029, 0.223].map(time);
        assert_eq!(written, ["210 ns", "7.2 µs", "110 µs", "2.9 ms", "223 ms"]);
        let ratio = Ratio { lower: 35.4, median: 36.4, upper: 37.7 };
        assert_eq!(times(ratio), "36 times (35–38)");
        let ratio = Ratio { lower: 0.571, median: 0.585, upper: 0.6 };
        assert_eq!(part(ratio), "0.58 (0.57–0.60)");
    }

    #[test]
    fn tables_are_markdown() {
        let table = markdown(&[row!["what", "ours"], row!["split", "1 µs"]]);
        assert_eq!(table, "| what | ours |\n|---|---|\n| split | 1 µs |\n");
    }
}
