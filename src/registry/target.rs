//! The operations on SSOSS that the live registry and an offline hive have in common.

use super::tree::RegistryKey;
use crate::entsso::msid::Msid;
use crate::error::UserError;

/// The key SSOSS of one registry.
pub trait RegistryTarget {
    /// The error of the operations.
    type Error: UserError;

    /// Reads the content of SSOSS. `None` if the key does not exist.
    ///
    /// # Errors
    /// Nothing was changed.
    fn standing(&mut self) -> Result<Option<RegistryKey>, Self::Error>;

    /// Checks whether SSOSS can be written, with keys for these master secret ids. It checks everything that
    /// can be known in advance, so that nobody types a password in vain.
    ///
    /// # Errors
    /// Nothing was changed.
    fn check(&mut self, _wanted: &[Msid]) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Checks whether SSOSS can hold this content, as far as this can be known without writing.
    ///
    /// # Errors
    /// Nothing was changed.
    fn check_content(&mut self, _wanted: &RegistryKey) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Makes SSOSS equal to `wanted`. Keys and values that exist and are not wanted are removed. The written
    /// content is read back and compared.
    ///
    /// If nothing [differs](super::difference::difference), nothing is written. An offline hive then checks
    /// no condition for a write. The live registry still refuses after an interrupted write.
    ///
    /// # Errors
    /// The old content is in place, unless the error says otherwise.
    fn write(&mut self, wanted: &RegistryKey) -> Result<(), Self::Error>;
}
