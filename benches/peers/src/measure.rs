//! Interleaved rounds, medians, ratios.

use std::time::{Duration, Instant};

/// The shortest time of one sample, much longer than reading the clock takes.
const SAMPLE: Duration = Duration::from_micros(500);

/// Something that is timed.
pub struct Contestant<'a> {
    name: &'static str,
    /// Does the work the given number of times and returns the seconds that it took.
    work: Box<dyn FnMut(u32) -> f64 + 'a>,
    repeats: u32,
    /// The seconds for doing the work once: one sample for each round.
    samples: Vec<f64>,
}

impl<'a> Contestant<'a> {
    /// A contestant for which all of `work` is timed.
    pub fn new(name: &'static str, mut work: impl FnMut() + 'a) -> Self {
        Self::with(name, move |repeats| {
            let start = Instant::now();
            for _ in 0..repeats {
                work();
            }
            start.elapsed().as_secs_f64()
        })
    }

    /// A contestant whose work measures its own time, so that only a part is timed.
    pub fn telling(name: &'static str, mut work: impl FnMut() -> Duration + 'a) -> Self {
        Self::with(name, move |repeats| (0..repeats).map(|_| work().as_secs_f64()).sum())
    }

    fn with(name: &'static str, work: impl FnMut(u32) -> f64 + 'a) -> Self {
        Self { name, work: Box::new(work), repeats: 1, samples: Vec::new() }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The median of its samples, in seconds.
    pub fn median(&self) -> f64 {
        quantile(&self.samples, 0.5)
    }

    /// Warms up, and finds how often one sample must repeat the work.
    fn warm_up(&mut self) {
        while (self.work)(self.repeats) < SAMPLE.as_secs_f64() {
            self.repeats *= 2;
        }
    }

    fn sample(&mut self) {
        let seconds = (self.work)(self.repeats) / f64::from(self.repeats);
        self.samples.push(seconds);
    }
}

/// Takes `rounds` samples of each contestant, one of each in every round, so that a disturbance of the
/// machine affects all alike. Each round begins with a different contestant.
pub fn race(contestants: &mut [Contestant], rounds: usize) {
    contestants.iter_mut().for_each(Contestant::warm_up);
    for round in 0..rounds {
        for turn in 0..contestants.len() {
            contestants[(round + turn) % contestants.len()].sample();
        }
    }
}

/// The contestant of this name.
pub fn named<'a, 'b>(contestants: &'b [Contestant<'a>], name: &str) -> &'b Contestant<'a> {
    contestants.iter().find(|contestant| contestant.name == name).expect("it is in the race")
}

/// The time of `one` over the time of `other`, round by round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// A quarter of the rounds is below this.
    pub lower: f64,
    /// Half of the rounds is below this.
    pub median: f64,
    /// Three quarters of the rounds are below this.
    pub upper: f64,
}

impl Ratio {
    /// The ratio of two contestants of one race.
    pub fn of(one: &Contestant, other: &Contestant) -> Self {
        Self::of_samples(&one.samples, &other.samples)
    }

    fn of_samples(one: &[f64], other: &[f64]) -> Self {
        let ratios: Vec<f64> = one.iter().zip(other).map(|(one, other)| one / other).collect();
        let [lower, median, upper] = [0.25, 0.5, 0.75].map(|part| quantile(&ratios, part));
        Self { lower, median, upper }
    }
}

/// The value with this part of the samples below it.
pub fn quantile(samples: &[f64], part: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * part).round() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn every_round_has_every_contestant_and_each_comes_first_in_turn() {
        let order = RefCell::new(Vec::new());
        let sleepy = |name: &'static str| {
            let order = &order;
            Contestant::telling(name, move || {
                order.borrow_mut().push(name);
                SAMPLE
            })
        };
        race(&mut [sleepy("a"), sleepy("b"), sleepy("c")], 3);
        let order = order.into_inner();
        assert_eq!(order[..3], ["a", "b", "c"], "the warm-up");
        assert_eq!(order[3..], ["a", "b", "c", "b", "c", "a", "c", "a", "b"]);
    }

    #[test]
    fn short_work_is_repeated_and_told_for_once() {
        let mut quick = [Contestant::telling("quick", || SAMPLE / 100)];
        race(&mut quick, 1);
        assert_eq!(quick[0].repeats, 128);
        assert!((quick[0].median() - SAMPLE.as_secs_f64() / 100.0).abs() < 1e-12);
    }

    #[test]
    fn ratios_are_those_of_the_rounds() {
        // The second round was disturbed for both, so the ratios do not change.
        let ratio = Ratio::of_samples(&[6.0, 60.0, 6.0], &[2.0, 20.0, 2.0]);
        assert_eq!(ratio, Ratio { lower: 3.0, median: 3.0, upper: 3.0 });
        let ratio = Ratio::of_samples(&[1.0, 2.0, 3.0, 4.0, 50.0], &[1.0; 5]);
        assert_eq!(ratio, Ratio { lower: 2.0, median: 3.0, upper: 4.0 });
    }
}
