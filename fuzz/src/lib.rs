//! The properties of every reader of outside bytes, for any bytes.
//!
//! Each module has one function `check`, which panics if a property does not hold. The targets of libFuzzer
//! (`fuzz_targets/`) call it with the engine's inputs. `tests/` call it with the seeds, and show for each
//! property that it can fail.
//!
//! | module | reader | what an input is |
//! |---|---|---|
//! | [`share`] | `Share::from_file` | a first byte that selects, then a file or its map ([`frame`]) |
//! | [`envelope`] | `Envelope::from_file`, `Envelope::open` | the same, or a padded payload that is sealed here |
//! | [`header`] | `Header::decode` | H |
//! | [`descriptor`] | `Descriptor::decode` | a descriptor |
//! | [`place`] | locations, names of sets, set words | a line of text |
//! | [`password`] | `Password::new`, `is_in`, the estimate | what was typed |
//! | [`text`] | `line`, `harmless`, `wrap`, accounts, locales | a text |
//! | [`registry`] | `regfile::decode`, `RegistryKey::decode`, `NativeBackup::decode` | a registration file; a payload |
//! | [`medium`] | the first bytes of a file system | those bytes |
//! | [`update`] | `update_db::read`, `ServerName::parse` | an update file of ssomanage, or a name |
//! | [`command`] | commands of ENTSSO's own tools | arguments, one a line |
//! | [`hive`] | offline registry hives, and their logs | a first byte that selects, then a file, bins or a
//! log |
//! | [`transcript`] | `Transcript::read` | a transcript |
//! | [`token`] | answers of smart cards, and their certificates | a byte that selects, then answers or a
//! certificate |
//!
//! [`second`] is a second reader of the format, with another CBOR library. Both readers must accept the same
//! files, and read the same from them. [`mutate`] changes CBOR by its structure.

pub mod bounded;
pub mod certificate;
pub mod command;
pub mod descriptor;
pub mod envelope;
pub mod frame;
pub mod header;
pub mod hive;
pub mod medium;
pub mod mutate;
pub mod password;
pub mod place;
pub mod refusal;
pub mod registry;
pub mod second;
pub mod share;
pub mod text;
pub mod token;
pub mod transcript;
pub mod update;

/// The function that a target calls with each input.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 14] = [
    ("share", share::check),
    ("envelope", envelope::check),
    ("header", header::check),
    ("descriptor", descriptor::check),
    ("place", place::check),
    ("password", password::check),
    ("text", text::check),
    ("medium", medium::check),
    ("registry", registry::check),
    ("update", update::check),
    ("command", command::check),
    ("hive", hive::check),
    ("token", token::check),
    ("transcript", transcript::check),
];
