//! Smart cards: the readers that are there, which token is meant, and work with a PIV card.
//!
//! Three layers, each of which can be used by itself:
//!
//! * [`reader`] and [`find`]: which readers there are, which token lies in which, and waiting for one;
//! * [`connection`]: one piece of work with one card: connected to in shared mode, held by one transaction,
//!   and reset at the end;
//! * [`card`], [`key`] and [`management`]: what a PIV card is asked (NIST SP 800-73-4, and Yubico's own
//!   commands), over whatever carries the commands ([`apdu::Line`]); and [`shares`]: what shares want of it.
//!
//! **No prompt may happen while a card is held.** Windows takes a transaction that is idle for five seconds
//! away and resets the card, and everybody else who wants that card waits. So [`connection::with_card`] takes
//! a closure, everything that a person gives is asked for before, and the closure only talks to the card.
//!
//! **Nothing waits for ever.** PC/SC gives neither connecting nor the start of a transaction nor a command a
//! time limit: a card that another program holds keeps all of them. So they run in threads of their own and
//! are given up after a time ([`timeouts`]). What stays behind then is said there.
//!
//! PINs, shared secrets and whatever else a card says lie in locked memory here and are wiped. What the
//! system's PC/SC service, its driver and the kernel keep of them is out of our hands.

pub mod answer;
pub mod apdu;
pub mod attest;
pub mod card;
mod card_users;
pub mod certificate;
pub mod connection;
pub mod error;
pub mod find;
pub mod firmware;
pub mod issue;
pub mod key;
pub mod management;
pub mod names;
mod pcsc_lock;
pub mod pin;
pub mod prepared;
pub mod provision;
pub mod reader;
pub mod shares;
pub mod timeouts;
mod tries;

pub use error::TokenError;
