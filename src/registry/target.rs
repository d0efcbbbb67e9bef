//! Where SSOSS stands: what can be asked of the live registry and of an offline hive alike.

use super::tree::RegistryKey;
use crate::entsso::msid::Msid;
use crate::error::UserError;

/// The key SSOSS of one registry.
pub trait RegistryTarget {
    /// What can go wrong.
    type Error: UserError;

    /// What stands in SSOSS; nothing where there is no such key.
    ///
    /// # Errors
    /// Nothing has been changed.
    fn standing(&mut self) -> Result<Option<RegistryKey>, Self::Error>;

    /// Whether SSOSS could be written, with keys of these master secret ids: all that can be told
    /// beforehand, so that nobody has to give a password for nothing.
    ///
    /// # Errors
    /// Nothing has been changed.
    fn check(&mut self, _wanted: &[Msid]) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Whether that could stand in SSOSS: all that can be told of it without writing.
    ///
    /// # Errors
    /// Nothing has been changed.
    fn check_content(&mut self, _wanted: &RegistryKey) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Makes SSOSS what is wanted, and nothing else: keys and values that stand there and are not wanted
    /// go away. What has been written is read back and compared. Where nothing
    /// [differs](super::difference::difference), nothing is written, and no condition of a write is looked at.
    ///
    /// # Errors
    /// What stood before stands there again, but for the errors that say something else.
    fn write(&mut self, wanted: &RegistryKey) -> Result<(), Self::Error>;
}
