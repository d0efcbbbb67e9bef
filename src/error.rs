//! What every error of this program has: a message with its remedy, and an exit status.

use std::error::Error;
use std::io;
use std::sync::LazyLock;

use crate::message;
use crate::text::{Language, Message, Texts};

/// The exit status of the program. If several apply, the order is [`Damaged`](Self::Damaged), then
/// [`WrongPassword`](Self::WrongPassword), then [`Unfit`](Self::Unfit), then [`Quorum`](Self::Quorum).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Status {
    /// The command did what was asked.
    Done = 0,
    /// The command failed for a reason without a separate status.
    Failed = 1,
    /// The command line, or an answer to a question, is not usable.
    Usage = 2,
    /// Fewer than k shares could be opened.
    Quorum = 3,
    /// A share or file is damaged, or does not belong to the set.
    Damaged = 4,
    /// A wrong password or PIN.
    WrongPassword = 5,
    /// The target refused the data, or must not be overwritten.
    Target = 6,
    /// The machine is not fit for secrets.
    Unfit = 7,
}

impl Status {
    /// Describes an error that ends with this status.
    #[must_use]
    pub fn with<'a>(self, message: Message) -> Description<'a> {
        Description { status: self, message, cause: None }
    }
}

/// The description of one error. Each error enum has a table with one line for each variant.
#[derive(Debug)]
pub struct Description<'a> {
    /// The exit status.
    pub status: Status,
    /// What happened, and to whom or what. The message's attribute `remedy` says what to do next.
    pub message: Message,
    /// The error that led to this one.
    pub cause: Option<&'a (dyn Error + 'static)>,
}

impl<'a> Description<'a> {
    /// Describes the error inside a variant that only passes it on.
    pub fn of(error: &'a impl UserError) -> Self {
        Self { cause: Some(error), ..error.describe() }
    }

    /// Adds the error that led to this one.
    #[must_use]
    pub fn caused_by(self, cause: &'a (dyn Error + 'static)) -> Self {
        Self { cause: Some(cause), ..self }
    }
}

/// An error that can be shown to a person.
pub trait UserError: Error + Send + Sync + 'static {
    /// Describes each variant: the status, the message and the cause.
    fn describe(&self) -> Description<'_>;

    /// What happened, and to whom or what. The message's attribute `remedy` says what to do next.
    fn message(&self) -> Message {
        self.describe().message
    }

    /// The exit status.
    fn status(&self) -> Status {
        self.describe().status
    }
}

/// Why the system refused, in words that exist in every language. For other errors it gives the system's own words, and
/// the error number, which people can search for.
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

/// The system's words for an error. The number that Rust appends is left out.
pub(crate) fn system_text(error: &io::Error) -> String {
    let mut text = error.to_string();
    if let Some(added) = text.rfind(" (os error ") {
        text.truncate(added);
    }
    text.trim_end().trim_end_matches('.').to_owned()
}

/// Returns whether the device itself has failed: it was removed, or is defective.
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

/// Implements `Display` (in English) and `std::error::Error` for a [`UserError`]. Also implements `From` for
/// the variants that hold another error: `user_errors!(Outer: Variant(Inner), …)`.
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

/// Something happened that cannot happen: a bug in this program. The command stops. It never continues with a
/// substitute value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible(
    /// What happened, and where, for a developer. The text is the same in every language.
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
