//! The copy of the old content of SSOSS during a change.

use std::io;

use super::LiveError;
use super::handles::{number, parent_of, put, read_tree, refused, set_number, split};
use super::mark::Mark;
use crate::registry::difference::are_same;
use crate::registry::tree::{RegistryKey, folded};
use crate::sys::registry::OpenKey as Handle;

/// The access control of the copy.
pub(super) const ACCESS: &str = "O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)";

/// 1 if the copy is complete, 2 if it is not needed any more.
pub(super) const STATE: &str = "State";
pub(super) const COMPLETE: u32 = 1;
pub(super) const DONE: u32 = 2;

/// 1 if SSOSS existed, 0 if it did not.
pub(super) const STOOD: &str = "Stood";

/// The mark of the requested content.
pub(super) const WANTED: &str = "Wanted";

/// The key with the old content.
pub(super) const TREE: &str = "Tree";

/// `REG_BINARY` of `winnt.h`.
const BINARY: u32 = 3;

/// The registry key that holds the copy.
#[derive(Debug)]
pub(super) struct Rollback {
    /// Its path below `HKEY_LOCAL_MACHINE`.
    pub(super) path: String,
}

/// The content of a complete copy.
#[derive(Debug)]
pub(super) struct Copy {
    /// The old content. `None` if SSOSS did not exist.
    pub(super) before: Option<RegistryKey>,
    /// The mark of the requested content.
    pub(super) wanted: Mark,
}

impl Rollback {
    /// Reads the copy that a write left. `None` if there is no copy, or it was never complete, or it is not
    /// needed any more.
    ///
    /// # Errors
    /// [`LiveError::CopyNotWhole`] if the copy contradicts itself.
    pub(super) fn load(&self) -> Result<Option<Copy>, LiveError> {
        let refused = refused(&self.path);
        let Some(kept) = Handle::open(&self.path, false).map_err(&refused)? else {
            return Ok(None);
        };
        if number(&kept, STATE).map_err(&refused)? != Some(COMPLETE) {
            return Ok(None);
        }
        let tree = kept.open_in(TREE, false).map_err(&refused)?;
        let wanted = mark(&kept).map_err(&refused)?;
        let stood = number(&kept, STOOD).map_err(&refused)?;
        let (wanted, tree) = match (wanted, stood, tree) {
            (Some(wanted), Some(1), Some(tree)) => (wanted, Some(tree)),
            (Some(wanted), Some(0), None) => (wanted, None),
            _ => return Err(LiveError::CopyNotWhole),
        };
        let before = tree.map(|tree| read_tree(&tree, &self.path)).transpose()?;
        Ok(Some(Copy { before, wanted }))
    }

    /// Reports whether the key of the copy exists, in any state. That needs no right to read the copy.
    pub(super) fn exists(&self) -> Result<bool, LiveError> {
        let (parent, name) = split(&self.path);
        let refused = refused(parent);
        let Some(own) = Handle::open(parent, false).map_err(&refused)? else { return Ok(false) };
        let names = own.keys().map_err(&refused)?;
        Ok(names.iter().any(|units| folded(&String::from_utf16_lossy(units)) == folded(name)))
    }

    /// Reports whether the copy has old content, complete or in part, that may still be needed.
    pub(super) fn has_content(&self) -> Result<bool, LiveError> {
        let refused = refused(&self.path);
        let Some(kept) = Handle::open(&self.path, false).map_err(&refused)? else {
            return Ok(false);
        };
        let is_done = number(&kept, STATE).map_err(&refused)? == Some(DONE);
        Ok(!is_done && kept.open_in(TREE, false).map_err(&refused)?.is_some())
    }

    /// Copies the existing content, so that it can be put back after any failure. Removes an earlier copy
    /// first.
    ///
    /// # Errors
    /// Nothing was changed in SSOSS.
    pub(super) fn keep(
        &self,
        before: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<(), LiveError> {
        self.forget()?;
        let kept = self.save(before, wanted);
        // Do not leave an incomplete copy behind.
        if kept.is_err() {
            self.forget()?;
        }
        kept
    }

    fn save(&self, before: Option<&RegistryKey>, wanted: &RegistryKey) -> Result<(), LiveError> {
        let save = || {
            let (kept, _) = Handle::create(parent_of(&self.path), None)?;
            drop(kept);
            let (kept, _) = Handle::create(&self.path, Some(ACCESS))?;
            if let Some(before) = before {
                put(&kept.create_in(TREE)?, before, None)?;
            }
            set_number(&kept, STOOD, u32::from(before.is_some()))?;
            kept.set(WANTED, BINARY, &Mark::of(wanted).to_bytes())?;
            kept.flush()?;
            Ok(kept)
        };
        let refused = refused(&self.path);
        let kept = save().map_err(&refused)?;
        let tree = kept.open_in(TREE, false).map_err(&refused)?;
        let copy = tree.map(|tree| read_tree(&tree, &self.path)).transpose()?;
        if !are_same(copy.as_ref(), before)
            || !mark(&kept).map_err(&refused)?.is_some_and(|mark| mark.is_of(wanted))
        {
            return Err(LiveError::Differs);
        }
        set_number(&kept, STATE, COMPLETE).and_then(|()| kept.flush()).map_err(&refused)
    }

    /// Removes the copy.
    ///
    /// # Errors
    /// [`LiveError::CopyStays`].
    pub(super) fn forget(&self) -> Result<(), LiveError> {
        self.remove().map_err(|error| LiveError::CopyStays { error })
    }

    fn remove(&self) -> io::Result<()> {
        if let Some(kept) = Handle::open(&self.path, true)? {
            // One write marks the copy as not needed. After that, an interruption of the removal does no harm.
            set_number(&kept, STATE, DONE)?;
            kept.flush()?;
        }
        // The key above may also be there without the copy, after an interruption.
        let (parent, name) = split(&self.path);
        let Some(own) = Handle::open(parent, true)? else { return Ok(()) };
        own.remove_key(name)?;
        own.flush()?;
        let is_empty = own.keys()?.is_empty() && own.values()?.is_empty();
        drop(own);
        let (above, name) = split(parent);
        match Handle::open(above, true)?.filter(|_| is_empty) {
            Some(above) => above.remove_key(name),
            None => Ok(()),
        }
    }
}

fn mark(kept: &Handle) -> io::Result<Option<Mark>> {
    let name: Vec<u16> = WANTED.encode_utf16().collect();
    let head = kept.values()?.into_iter().find(|head| head.name == name);
    let Some(head) = head else { return Ok(None) };
    let mut bytes = vec![0; head.length];
    let kind = kept.read(WANTED, &mut bytes)?;
    Ok(Mark::from_bytes(&bytes).filter(|_| kind == BINARY))
}
