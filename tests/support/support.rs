//! Common code of the command line tests: sets of shares, runs of the program, and its texts by name.
//!
//! A test names messages and never repeats their text. [`Run`] builds a command line, [`Ran`] is its result,
//! and [`text!`](crate::text) stands for the text of a message.

mod openssl;
mod ran;
mod results;
mod run;
mod sets;
mod texts;

pub use openssl::*;
pub use ran::*;
pub use results::*;
pub use run::*;
pub use sets::*;
pub use texts::*;
