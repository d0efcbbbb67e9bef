//! What the tests of the command line share: sets of shares, runs of the program, and its texts by name.
//!
//! A test names messages and never repeats their wording. [`Run`] builds a command line, [`Ran`] says how
//! the run ended, and [`text!`](crate::text) stands for the words of a message.

mod ran;
mod results;
mod run;
mod sets;
mod texts;

pub use ran::*;
pub use results::*;
pub use run::*;
pub use sets::*;
pub use texts::*;
