//! What the process denies itself.

use rustix::process::{DumpableBehavior, Resource, Rlimit};

/// Keeps the process out of core dumps and away from other processes of the same user: the size of a
/// core file is limited to 0 bytes, and the process is marked as not dumpable.
///
/// # Errors
/// The system's reason where one of the two is refused.
pub fn deny_dumps() -> Result<(), rustix::io::Errno> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    rustix::process::setrlimit(Resource::Core, none)?;
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)
}
