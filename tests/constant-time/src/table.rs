//! What was found, as a table, and whether it is what has to be.

/// What a row has to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// No event at all.
    None,
    /// At least one event: the harness must be able to see some.
    Some,
}

/// Why a run proves nothing: its result was wrong, or was not hidden.
pub(crate) type Void = String;

/// What a case has found: its events. Where there are none, `check` has to show that this means
/// something; where there are some, they are the finding, and have ended the hiding as well.
pub(crate) fn found(
    events: usize,
    check: impl FnOnce() -> Result<(), Void>,
) -> Result<usize, Void> {
    if events == 0 {
        check()?;
    }
    Ok(events)
}

/// The rows so far.
#[derive(Default)]
pub(crate) struct Table {
    faults: Vec<String>,
}

impl Table {
    /// Prints the name of a group of rows, and what the group has to show.
    pub(crate) fn group(&self, name: &str) {
        println!("{name}");
    }

    /// Runs every case of one row, and prints it. A case gives its events.
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

    /// Prints what is wrong, if anything is. Whether all is as it has to be.
    pub(crate) fn verdict(self) -> bool {
        for fault in &self.faults {
            println!("FAIL: {fault}");
        }
        self.faults.is_empty()
    }
}
