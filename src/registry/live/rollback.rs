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

/// The number of the copy: higher than that of the copy that it replaces.
pub(super) const NUMBER: &str = "Number";

/// The registry keys that hold the copy. There are two: an earlier copy is removed only when the new one is complete.
#[derive(Debug)]
pub(super) struct Rollback {
    /// The path of the first below `HKEY_LOCAL_MACHINE`.
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

/// One of the two keys, in any state.
struct Found {
    path: String,
    key: Handle,
    number: u32,
    state: Option<u32>,
}

impl Rollback {
    fn paths(&self) -> [String; 2] {
        [self.path.clone(), format!("{} 2", self.path)]
    }

    /// The keys that exist. The copy that counts is the last one that is complete.
    fn found(&self) -> Result<Vec<Found>, LiveError> {
        let mut all = Vec::new();
        for path in self.paths() {
            let Some(key) = Handle::open(&path, false).map_err(refused(&path))? else { continue };
            let state = number(&key, STATE).map_err(refused(&path))?;
            // An incomplete copy may lack it. Earlier versions of the program had only one copy, without a number.
            let number = number(&key, NUMBER).map_err(refused(&path))?.unwrap_or(0);
            all.push(Found { path, key, number, state });
        }
        all.sort_by_key(|found| (found.state == Some(COMPLETE), found.number));
        Ok(all)
    }

    /// Reads the copy that a write left. `None` if there is no copy, or it was never complete, or it is not
    /// needed any more.
    ///
    /// # Errors
    /// [`LiveError::CopyNotWhole`] if the copy contradicts itself.
    pub(super) fn load(&self) -> Result<Option<Copy>, LiveError> {
        let last = self.found()?.pop().filter(|found| found.state == Some(COMPLETE));
        let Some(Found { path, key: kept, .. }) = last else { return Ok(None) };
        let refused = refused(&path);
        let tree = kept.open_in(TREE, false).map_err(&refused)?;
        let wanted = mark(&kept).map_err(&refused)?;
        let stood = number(&kept, STOOD).map_err(&refused)?;
        let (wanted, tree) = match (wanted, stood, tree) {
            (Some(wanted), Some(1), Some(tree)) => (wanted, Some(tree)),
            (Some(wanted), Some(0), None) => (wanted, None),
            _ => return Err(LiveError::CopyNotWhole),
        };
        let before = tree.map(|tree| read_tree(&tree, &path)).transpose()?;
        Ok(Some(Copy { before, wanted }))
    }

    /// Reports whether a key of the copy exists, in any state. That needs no right to read the copy.
    pub(super) fn exists(&self) -> Result<bool, LiveError> {
        let parent = parent_of(&self.path);
        let refused = refused(parent);
        let Some(own) = Handle::open(parent, false).map_err(&refused)? else { return Ok(false) };
        let names = own.keys().map_err(&refused)?;
        let names: Vec<String> =
            names.iter().map(|units| folded(&String::from_utf16_lossy(units))).collect();
        Ok(self.paths().iter().any(|path| names.contains(&folded(split(path).1))))
    }

    /// Reports whether a copy has old content, complete or in part, that may still be needed.
    pub(super) fn has_content(&self) -> Result<bool, LiveError> {
        for Found { path, key, state, .. } in self.found()? {
            if state != Some(DONE) && key.open_in(TREE, false).map_err(refused(&path))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Copies the existing content, so that it can be put back after any failure. Removes an earlier copy when the
    /// new one is complete: it may hold the only copy of older content until then.
    ///
    /// # Errors
    /// Nothing was changed in SSOSS. The earlier copy is still there, unless the error is
    /// [`LiveError::CopyStays`].
    pub(super) fn keep(
        &self,
        before: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<(), LiveError> {
        let found = self.found()?.into_iter().map(|found| (found.path, found.number));
        let mut earlier: Vec<(String, u32)> = found.collect();
        let last = earlier.pop();
        // What is not the last copy is not needed.
        for (path, _) in earlier {
            remove(&path).map_err(|error| LiveError::CopyStays { error })?;
        }
        let (last, number) = last.unzip();
        let number = number.map_or(1, |number| number.saturating_add(1));
        let [first, second] = self.paths();
        let path = if last.as_ref() == Some(&first) { second } else { first };
        let kept = save(&path, number, before, wanted);
        // Do not leave an incomplete copy behind.
        let needless = if kept.is_err() { Some(path) } else { last };
        if let Some(path) = needless {
            remove(&path).map_err(|error| LiveError::CopyStays { error })?;
        }
        kept
    }

    /// Removes the copy.
    ///
    /// # Errors
    /// [`LiveError::CopyStays`].
    pub(super) fn forget(&self) -> Result<(), LiveError> {
        // The last copy goes last: without it, an earlier one would count.
        let mut paths: Vec<String> = self.found()?.into_iter().map(|found| found.path).collect();
        // The key above may also be there without a copy, after an interruption.
        if paths.is_empty() {
            paths.push(self.path.clone());
        }
        let removed = paths.iter().try_for_each(|path| remove(path));
        removed.map_err(|error| LiveError::CopyStays { error })
    }
}

fn save(
    path: &str,
    number: u32,
    before: Option<&RegistryKey>,
    wanted: &RegistryKey,
) -> Result<(), LiveError> {
    let save = || {
        let (kept, _) = Handle::create(parent_of(path), None)?;
        drop(kept);
        let (kept, _) = Handle::create(path, Some(ACCESS))?;
        if let Some(before) = before {
            put(&kept.create_in(TREE)?, before, None)?;
        }
        set_number(&kept, STOOD, u32::from(before.is_some()))?;
        set_number(&kept, NUMBER, number)?;
        kept.set(WANTED, BINARY, &Mark::of(wanted).to_bytes())?;
        kept.flush()?;
        Ok(kept)
    };
    let refused = refused(path);
    let kept = save().map_err(&refused)?;
    let tree = kept.open_in(TREE, false).map_err(&refused)?;
    let copy = tree.map(|tree| read_tree(&tree, path)).transpose()?;
    if !are_same(copy.as_ref(), before)
        || !mark(&kept).map_err(&refused)?.is_some_and(|mark| mark.is_of(wanted))
    {
        return Err(LiveError::Differs);
    }
    set_number(&kept, STATE, COMPLETE).and_then(|()| kept.flush()).map_err(&refused)
}

/// Removes one key of the copy, and the key above if nothing else is in it.
fn remove(path: &str) -> io::Result<()> {
    if let Some(kept) = Handle::open(path, true)? {
        // One write marks the copy as not needed. After that, an interruption of the removal does no harm.
        set_number(&kept, STATE, DONE)?;
        kept.flush()?;
    }
    let (parent, name) = split(path);
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

fn mark(kept: &Handle) -> io::Result<Option<Mark>> {
    let name: Vec<u16> = WANTED.encode_utf16().collect();
    let head = kept.values()?.into_iter().find(|head| head.name == name);
    let Some(head) = head else { return Ok(None) };
    let mut bytes = vec![0; head.length];
    let kind = kept.read(WANTED, &mut bytes)?;
    Ok(Mark::from_bytes(&bytes).filter(|_| kind == BINARY))
}
