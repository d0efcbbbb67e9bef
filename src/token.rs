//! Smart cards: the readers, which card is meant, and work with a PIV card.
//!
//! There are three layers. Each can be used by itself:
//!
//! * [`reader`] and [`find`]: the readers, the card in each reader, and waiting for a card;
//! * [`connection`]: one piece of work with one card. It connects in shared mode, holds the card with one
//!   transaction, and resets the card at the end;
//! * [`card`], [`key`] and [`management`]: the commands of a PIV card (NIST SP 800-73-4, and Yubico's own
//!   commands), sent over any [`apdu::Line`]. [`shares`] has what shares need from a card.
//!
//! **No prompt may happen while a card is held.** Windows ends a transaction that is idle for five seconds
//! and resets the card. Other programs that need the card wait until then. So [`connection::with_card`] takes
//! a closure. Ask the person for everything first. The closure only talks to the card.
//!
//! **Nothing waits for ever.** PC/SC has no time limit for connecting, for the start of a transaction, or for
//! a command. A card that another program holds delays all of them. So they run in separate threads and are
//! given up after a time. [`timeouts`] says what such a thread still does.
//!
//! PINs, shared secrets and all other answers of a card are in locked memory here, and are wiped. sso-escrow
//! cannot control what the system's PC/SC service, its driver and the kernel keep of them.

pub mod answer;
pub mod apdu;
pub mod attest;
pub mod card;
mod card_users;
pub mod certificate;
mod compressed;
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
pub mod transcript_key;
mod tries;

pub use error::TokenError;
