//! Pearson's chi-square, and how large it may be by chance.

/// The probability that one comparison refuses a correct result. All tests together make fewer than 10^4
/// comparisons, so one run in 10^9 fails by accident.
const CHANCE: f64 = 1e-13;

/// The bound that a chi-square with `degrees` degrees of freedom exceeds with a probability of at most
/// [`CHANCE`]: D + 2√(D·t) + 2t, where D is `degrees` and t is the negative logarithm of the probability
/// (Laurent and Massart, "Adaptive estimation of a quadratic functional by model selection", Annals of
/// Statistics 28(5), 2000, lemma 1).
fn bound(degrees: usize) -> f64 {
    let [degrees, t] = [degrees as f64, -CHANCE.ln()];
    degrees + 2.0 * (degrees * t).sqrt() + 2.0 * t
}

/// The number of occurrences of each value from 0 to `cells`-1.
pub(crate) fn counts(cells: usize, values: impl IntoIterator<Item = usize>) -> Vec<u32> {
    let mut counts = vec![0; cells];
    values.into_iter().for_each(|value| counts[value] += 1);
    counts
}

/// Checks that all values are equally frequent, except for chance.
pub(crate) fn uniform(what: &str, counts: &[u32]) -> Result<(), String> {
    let samples: u32 = counts.iter().sum();
    let expected = f64::from(samples) / counts.len() as f64;
    let sum: f64 = counts.iter().map(|&count| (f64::from(count) - expected).powi(2)).sum();
    judge(what, sum / expected, counts.len() - 1)
}

/// Checks that two rows with the same number of samples have the same distribution, except for chance.
pub(crate) fn alike(what: &str, one: &[u32], other: &[u32]) -> Result<(), String> {
    assert_eq!(one.iter().sum::<u32>(), other.iter().sum::<u32>());
    let of_cell = |(&one, &other): (&u32, &u32)| {
        let [one, other] = [f64::from(one), f64::from(other)];
        if one + other == 0.0 { 0.0 } else { (one - other).powi(2) / (one + other) }
    };
    judge(what, one.iter().zip(other).map(of_cell).sum(), one.len() - 1)
}

fn judge(what: &str, found: f64, degrees: usize) -> Result<(), String> {
    let most = bound(degrees);
    if found <= most {
        return Ok(());
    }
    Err(format!("{what}: chi-square {found:.0}, at most {most:.0} is chance"))
}

#[test]
fn the_bound_is_above_the_known_quantile_and_not_far() {
    // The 1 - 10^-13 quantiles, by the transformation of Wilson and Hilferty with z = 7.349.
    for degrees in [15, 255, 65_535] {
        let share = 2.0 / (9.0 * degrees as f64);
        let quantile = degrees as f64 * (1.0 - share + 7.349 * share.sqrt()).powi(3);
        assert!(bound(degrees) > quantile && bound(degrees) < 1.25 * quantile, "{degrees}");
    }
}
