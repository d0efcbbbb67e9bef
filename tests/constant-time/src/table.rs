//! The results as a table, and whether they are as expected.

/// The expected result of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// No event at all.
    None,
    /// At least one event: this proves that the harness can find events.
    Some,
}

/// Why a run proves nothing: its result was wrong or not hidden.
pub(crate) type Void = String;

/// The events of a case. If there are none, `check` must prove that this has a meaning. Events are a finding,
/// and the bytes are not hidden after them.
pub(crate) fn found(
    events: usize,
    check: impl FnOnce() -> Result<(), Void>,
) -> Result<usize, Void> {
    if events == 0 {
        check()?;
    }
    Ok(events)
}

/// The rows printed so far.
#[derive(Default)]
pub(crate) struct Table {
    faults: Vec<String>,
}

impl Table {
    /// Prints the name of a group of rows, which says what is expected of it.
    pub(crate) fn group(&self, name: &str) {
        println!("{name}");
    }

    /// Runs every case of one row, and prints the row. `run` returns the events of a case.
    pub(crate) fn row<C: std::fmt::Display>(
        &mut self,
        what: &str,
        expected: Expected,
        cases: impl IntoIterator<Item = C>,
        mut run: impl FnMut(&C) -> Result<usize, Void>,
    ) {
        let [mut runs, mut events] = [0; 2];
        let mut faults = Vec::new();
        for case in cases {
            runs += 1;
            match run(&case) {
                Ok(0) => {}
                Ok(seen) => {
                    events += seen;
                    if expected == Expected::None {
                        faults.push(format!("{case}: {seen} events"));
                    }
                }
                Err(why) => faults.push(format!("{case}: {why}")),
            }
        }
        if runs == 0 {
            faults.push("nothing was run".to_owned());
        }
        if events == 0 && expected == Expected::Some {
            faults.push("no event was seen, and there are some".to_owned());
        }
        if let Some(first) = faults.first() {
            let more = faults.len() - 1;
            self.faults.push(format!("{what}: {first} (and {more} more of this row)"));
        }
        println!("  {what:<58}{runs:>5}{events:>9}");
    }

    /// Prints everything that is wrong. Returns true if nothing is.
    pub(crate) fn verdict(self) -> bool {
        for fault in &self.faults {
            println!("FAIL: {fault}");
        }
        self.faults.is_empty()
    }
}
