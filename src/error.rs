//! What every error of this tool tells: a message with its remedy, and an exit status.

use std::error::Error;
use std::io;
use std::sync::LazyLock;

use crate::message;
use crate::text::{Language, Message, Texts};

/// The exit status of the program. Where several hold, the order is [`Damaged`](Self::Damaged), then
/// [`WrongPassword`](Self::WrongPassword), then [`Unfit`](Self::Unfit), then [`Quorum`](Self::Quorum).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Status {
    /// The request was met.
    Done = 0,
    /// It failed for a reason that has no status of its own.
    Failed = 1,
    /// The command line, or what was answered to it, is not usable.
    Usage = 2,
    /// Fewer than k shares could be opened.
    Quorum = 3,
    /// A share or file is damaged or does not belong.
    Damaged = 4,
    /// A wrong password or PIN.
    WrongPassword = 5,
    /// The target refused, or must not be written.
    Target = 6,
    /// The machine is not fit.
    Unfit = 7,
}

impl Status {
    /// The description of an error that ends with this status.
    #[must_use]
    pub fn with<'a>(self, message: Message) -> Description<'a> {
        Description { status: self, message, cause: None }
    }
}

/// What one error tells: one line of the table that each error enum has.
#[derive(Debug)]
pub struct Description<'a> {
    /// The exit status that it leads to.
    pub status: Status,
    /// What happened, and to whom or what. Its attribute `remedy` says what to do next.
    pub message: Message,
    /// The error that led to this one.
    pub cause: Option<&'a (dyn Error + 'static)>,
}

impl<'a> Description<'a> {
    /// The description of the error inside a variant that only passes it on.
    pub fn of(error: &'a impl UserError) -> Self {
        Self { cause: Some(error), ..error.describe() }
    }

    /// Adds the error that led to this one.
    #[must_use]
    pub fn caused_by(self, cause: &'a (dyn Error + 'static)) -> Self {
        Self { cause: Some(cause), ..self }
    }
}

/// An error that a person can be told about.
pub trait UserError: Error + Send + Sync + 'static {
    /// The status, the message and the cause, variant by variant.
    fn describe(&self) -> Description<'_>;

    /// What happened, and to whom or what. Its attribute `remedy` says what to do next.
    fn message(&self) -> Message {
        self.describe().message
    }

    /// The exit status that it leads to.
    fn status(&self) -> Status {
        self.describe().status
    }
}

/// Why the system refused, in words that exist in every language. Where there are none: what the system itself says, with
/// its number, by which people look for it.
#[must_use]
pub fn system_cause(error: &io::Error) -> Message {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => message!("cause-not-found"),
        Kind::PermissionDenied => message!("cause-permission"),
        Kind::AlreadyExists => message!("cause-exists"),
        Kind::NotADirectory => message!("cause-not-a-folder"),
        Kind::IsADirectory => message!("cause-is-a-folder"),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => message!("cause-full"),
        Kind::ReadOnlyFilesystem => message!("cause-read-only"),
        Kind::InvalidFilename => message!("cause-file-name"),
        Kind::OutOfMemory => message!("cause-memory"),
        _ if is_gone(error) => message!("cause-gone"),
        _ => match error.raw_os_error() {
            Some(code) => {
                message!("cause-system", text = system_text(error), code = code.to_string())
            }
            None => message!("cause-described", text = error.to_string()),
        },
    }
}

/// What the system says of an error with a number, without what Rust adds to it.
fn system_text(error: &io::Error) -> String {
    let mut text = error.to_string();
    if let Some(added) = text.rfind(" (os error ") {
        text.truncate(added);
    }
    text.trim_end().trim_end_matches('.').to_owned()
}

/// Whether the device itself has failed: it was taken out, or is broken.
#[must_use]
pub fn is_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    const GONE: &[i32] = &[
        libc::EIO,
        libc::ENXIO,
        libc::ENODEV,
        libc::ESHUTDOWN,
        libc::ENOTCONN,
        libc::ESTALE,
        libc::ENOMEDIUM,
    ];
    /// `ERROR_BAD_UNIT`, `_NOT_READY`, `_CRC`, `_WRONG_DISK`, `_GEN_FAILURE`, `_DEV_NOT_EXIST`,
    /// `_NO_SUCH_DEVICE`, `_UNRECOGNIZED_VOLUME`, `_FILE_INVALID`, `_MEDIA_CHANGED`,
    /// `_NO_MEDIA_IN_DRIVE`, `_IO_DEVICE`, `_DEVICE_NOT_CONNECTED`, `_DEVICE_REMOVED` of `winerror.h`.
    #[cfg(windows)]
    const GONE: &[i32] = &[20, 21, 23, 34, 31, 55, 433, 1005, 1006, 1110, 1112, 1117, 1167, 1617];
    error.raw_os_error().is_some_and(|code| GONE.contains(&code))
}

/// Implements `From` for variants that hold another error: `wraps!(Outer: Variant(Inner), …)`.
macro_rules! wraps {
    ($name:ty: $($variant:ident($inner:ty)),+) => {$(
        impl From<$inner> for $name {
            fn from(error: $inner) -> Self {
                Self::$variant(error)
            }
        }
    )+};
}
pub(crate) use wraps;

/// Implements `Display` (in English) and `std::error::Error` for a [`UserError`], and `From` for the variants
/// that hold another error: `user_errors!(Outer: Variant(Inner), …)`.
macro_rules! user_errors {
    ($name:ty $(: $($variant:ident($inner:ty)),+)?) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::error::english(&$crate::error::UserError::message(self)))
            }
        }

        impl std::error::Error for $name {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                $crate::error::UserError::describe(self).cause
            }
        }

        $($crate::error::wraps!($name: $($variant($inner)),+);)?
    };
}
pub(crate) use user_errors;

/// What cannot happen has happened: a fault of the program. The command stops, and never goes on with a value
/// that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible(
    /// What happened where, for whoever mends the program: the same in every language.
    pub &'static str,
);

impl UserError for Impossible {
    fn describe(&self) -> Description<'_> {
        Status::Failed.with(message!("impossible", what = self.0))
    }
}

user_errors!(Impossible);

/// A message and its remedy in English, for `Display`.
pub(crate) fn english(message: &Message) -> String {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::English));
    match TEXTS.remedy(message) {
        Some(remedy) => format!("{} {remedy}", TEXTS.render(message)),
        None => TEXTS.render(message),
    }
}
