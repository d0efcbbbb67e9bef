//! SSOSS in the registry of the running Windows.

use std::mem::discriminant;

use super::handles::{if_changing, put, read_tree, read_tree_with_times, refused, split};
use super::machine::{is_elevated, service_account, sid_of, sid_of_service};
use super::mark::Mark;
use super::rollback::{self, Rollback};
use super::{LeftOver, LiveError, MOST_BYTES};
use crate::entsso::SSOSS;
use crate::registry::difference::are_same;
use crate::registry::target::RegistryTarget;
use crate::registry::tree::{RegistryKey, TreeError};
use crate::sys::registry::OpenKey as Handle;

/// The key that holds the copy of the old content during a change.
const KEPT: &str = r"SOFTWARE\sso-escrow\SSOSS before";

/// SSOSS of the running machine.
#[derive(Debug)]
pub struct Ssoss {
    /// Its path below `HKEY_LOCAL_MACHINE`.
    path: String,
    /// The copy of the old content during a change.
    kept: Rollback,
    /// The access control of a new key.
    access: Option<String>,
    /// What [`standing`](RegistryTarget::standing) has returned: the mark of the content, if there was any. People
    /// agree to replace only that.
    seen: Option<Option<Mark>>,
}

impl Ssoss {
    /// SSOSS for reading only.
    ///
    /// # Errors
    /// [`LiveError::Interrupted`] if an earlier write was interrupted, and the errors of
    /// [`left_over`](Self::left_over).
    pub fn reader() -> Result<Self, LiveError> {
        let ssoss = Self::at(own_path(), KEPT, None);
        ssoss.check_settled()?;
        Ok(ssoss)
    }

    /// SSOSS for writing. A new key will be granted to SYSTEM, the administrators and the service account.
    /// This is `account`, by name or SID, or else the account in the configuration of the ENTSSO service.
    /// Nothing is changed yet.
    ///
    /// # Errors
    /// [`LiveError::NotElevated`], [`LiveError::UnknownAccount`], [`LiveError::UnknownServiceAccount`],
    /// [`LiveError::Account`],
    /// [`LiveError::Refused`]. [`LiveError::NoAccount`] if no account is known, and neither SSOSS nor a copy of
    /// it exists.
    pub fn open(account: Option<&str>) -> Result<Self, LiveError> {
        if !is_elevated() {
            return Err(LiveError::NotElevated);
        }
        let mut ssoss = Self::at(own_path(), KEPT, None);
        // An existing key keeps its access control, so a failure to find the SID of the configured account
        // does not matter then.
        let sid = match (account, service_account()) {
            (Some(account), _) => Some(sid_of(account)?),
            (None, Some(account)) if ssoss.handle()?.is_none() => Some(sid_of_service(&account)?),
            (None, Some(account)) => sid_of(&account).ok(),
            (None, None) => None,
        };
        ssoss.access = sid.as_deref().map(access);
        if ssoss.access.is_none() && ssoss.handle()?.is_none() && ssoss.kept.load()?.is_none() {
            return Err(LiveError::NoAccount);
        }
        Ok(ssoss)
    }

    fn at(path: &str, kept: &str, sid: Option<&str>) -> Self {
        let kept = Rollback { path: kept.to_owned() };
        Self { path: path.to_owned(), kept, access: sid.map(access), seen: None }
    }

    fn handle(&self) -> Result<Option<Handle>, LiveError> {
        Handle::open(&self.path, false).map_err(refused(&self.path))
    }

    /// What an interrupted write left. `None` if SSOSS has its old content, or the requested one. Nothing is
    /// changed.
    ///
    /// # Errors
    /// [`LiveError::ThirdState`] if someone else has changed SSOSS since; [`LiveError::CopyNotWhole`];
    /// [`LiveError::Refused`].
    pub fn left_over(&self) -> Result<Option<LeftOver>, LiveError> {
        let Some(copy) = self.kept.load()? else { return Ok(None) };
        let now = self.read_settled()?;
        let before = copy.before.as_ref();
        if are_same(now.as_ref(), before) || now.as_ref().is_some_and(|now| copy.wanted.is_of(now))
        {
            return Ok(None);
        }
        match copy.wanted.allows(before, now.as_ref()) {
            true => Ok(Some(LeftOver { before: copy.before, now })),
            false => Err(LiveError::ThirdState {
                before: before.map(RegistryKey::msids).unwrap_or_default(),
                now: now.as_ref().map(RegistryKey::msids).unwrap_or_default(),
            }),
        }
    }

    /// Puts back the old content after an interrupted write, as [`left_over`](Self::left_over) found it. Then
    /// removes the copy.
    ///
    /// # Errors
    /// [`LiveError::InDoubt`] if the old content could not be put back. [`LiveError::CopyStays`] if only the
    /// copy could not be removed. Also the errors of `left_over`.
    pub fn put_back_left_over(&mut self) -> Result<(), LiveError> {
        if let Some(LeftOver { before, .. }) = self.left_over()? {
            self.put_back(before.as_ref())?;
        }
        self.kept.forget()
    }

    /// Removes a copy that an earlier write left, if it has nothing that SSOSS does not have. Otherwise the copy
    /// stays until the next write: it may be the only copy of the old content. A write of other content makes its own
    /// copy, and then removes this one. Returns whether there was one and it was removed.
    ///
    /// # Errors
    /// [`LiveError::Interrupted`]; [`LiveError::CopyStays`]; the errors of [`left_over`](Self::left_over).
    pub fn remove_needless_copy(&mut self) -> Result<bool, LiveError> {
        self.check_settled()?;
        let needless = match self.kept.load()? {
            Some(copy) => {
                let now = self.read_settled()?;
                copy.before.is_none() || are_same(now.as_ref(), copy.before.as_ref())
            }
            None => !self.kept.has_content()?,
        };
        if needless {
            let existed = self.kept.exists()?;
            self.kept.forget()?;
            return Ok(existed);
        }
        Ok(false)
    }

    fn check_settled(&self) -> Result<(), LiveError> {
        match self.left_over()? {
            Some(_) => Err(LiveError::Interrupted),
            None => Ok(()),
        }
    }

    /// Makes SSOSS equal to `wanted`, or removes it if `wanted` is `None`.
    fn bring_about(&self, wanted: Option<&RegistryKey>) -> Result<(), LiveError> {
        let standing = self.read()?;
        let work = || {
            let (parent, name) = split(&self.path);
            let Some(wanted) = wanted else {
                let Some(parent) = Handle::open(parent, true)? else { return Ok(()) };
                parent.remove_key(name)?;
                return parent.flush();
            };
            drop(Handle::create(parent, None)?);
            let (key, _) = Handle::create(&self.path, self.access.as_deref())?;
            put(&key, wanted, standing.as_ref())?;
            key.flush()
        };
        work().map_err(refused(&self.path))
    }

    fn read(&self) -> Result<Option<RegistryKey>, LiveError> {
        self.handle()?.map(|key| read_tree(&key, &self.path)).transpose()
    }

    /// Reads SSOSS twice. A change between the beginning and the end of the first reading is noticed: a key then
    /// has another time or another content at the second.
    ///
    /// # Errors
    /// [`LiveError::Changing`]. An error about the content, such as [`LiveError::TooLarge`], only if both readings end
    /// with it and find the same times.
    fn read_settled(&self) -> Result<Option<RegistryKey>, LiveError> {
        self.read_settled_around(|| ())
    }

    /// Calls `between` between the two readings.
    fn read_settled_around(
        &self,
        between: impl FnOnce(),
    ) -> Result<Option<RegistryKey>, LiveError> {
        let read = || {
            let mut times = Vec::new();
            let key = self.handle()?;
            let read = key.map(|key| read_tree_with_times(&key, &self.path, &mut times));
            Ok::<_, LiveError>(SsossReading { tree: read.transpose().map_err(if_changing), times })
        };
        let first = read()?;
        between();
        settled(first, read()?)
    }

    fn is(&self, wanted: Option<&RegistryKey>) -> Result<(), LiveError> {
        match are_same(self.read()?.as_ref(), wanted) {
            true => Ok(()),
            false => Err(LiveError::Differs),
        }
    }

    /// Reports whether SSOSS holds nothing but the old content and the requested one. After a failed write, what someone
    /// else wrote meanwhile must not be removed, and the copy stays.
    fn is_own(
        &self,
        before: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<bool, LiveError> {
        Ok(Mark::of(wanted).allows(before, self.read()?.as_ref()))
    }

    /// Puts back the old content after a failed write, unless someone else wrote meanwhile. Returns how the write ends.
    fn undo(
        &self,
        before: Option<&RegistryKey>,
        wanted: &RegistryKey,
        cause: LiveError,
    ) -> LiveError {
        let cause = Box::new(cause);
        if !matches!(self.is_own(before, wanted), Ok(true)) {
            return LiveError::InDoubt { cause };
        }
        match self.put_back(before).map(|()| self.kept.forget()) {
            Ok(Ok(())) => LiveError::PutBack { cause },
            Ok(Err(_)) => LiveError::PutBackCopyStays { cause },
            Err(error) => error,
        }
    }

    fn put_back(&self, before: Option<&RegistryKey>) -> Result<(), LiveError> {
        let put_back = self.bring_about(before).and_then(|()| self.is(before));
        put_back.map_err(|cause| LiveError::InDoubt { cause: Box::new(cause) })
    }
}

impl RegistryTarget for Ssoss {
    type Error = LiveError;

    fn standing(&mut self) -> Result<Option<RegistryKey>, LiveError> {
        let standing = self.read_settled()?;
        self.seen = Some(standing.as_ref().map(Mark::of));
        Ok(standing)
    }

    fn write(&mut self, wanted: &RegistryKey) -> Result<(), LiveError> {
        self.check_settled()?;
        let before = self.read_settled()?;
        if self.seen.as_ref().is_some_and(|seen| *seen != before.as_ref().map(Mark::of)) {
            return Err(LiveError::Changing);
        }
        if before.is_none() && self.access.is_none() {
            return Err(LiveError::NoAccount);
        }
        check_size(wanted)?;
        if before.is_none() || !are_same(before.as_ref(), Some(wanted)) {
            self.kept.keep(before.as_ref(), wanted)?;
            let written = self.bring_about(Some(wanted)).and_then(|()| self.is(Some(wanted)));
            written.map_err(|cause| self.undo(before.as_ref(), wanted, cause))?;
        }
        self.seen = Some(Some(Mark::of(wanted)));
        self.kept.forget().map_err(|cause| LiveError::Written { cause: Box::new(cause) })
    }
}

/// Reports whether an earlier write left a copy of SSOSS, in any state. That needs no rights.
///
/// # Errors
/// [`LiveError::Refused`].
pub fn is_copy_left() -> Result<bool, LiveError> {
    Rollback { path: KEPT.to_owned() }.exists()
}

/// The path of SSOSS below `HKEY_LOCAL_MACHINE`.
fn own_path() -> &'static str {
    SSOSS.split_once('\\').map_or(SSOSS, |(_, path)| path)
}

fn access(sid: &str) -> String {
    format!("{}(A;CI;KA;;;{sid})", rollback::ACCESS)
}

/// One reading of SSOSS.
struct SsossReading {
    /// The content, or why it could not be read.
    tree: Result<Option<RegistryKey>, LiveError>,
    /// When each key was last written, as far as the reading came.
    times: Vec<u64>,
}

/// The content that two readings agree on, or the error.
fn settled(first: SsossReading, second: SsossReading) -> Result<Option<RegistryKey>, LiveError> {
    let is_settled = first.times == second.times;
    match (first.tree, second.tree) {
        (Ok(first), Ok(second)) if is_settled && are_same(first.as_ref(), second.as_ref()) => {
            Ok(first)
        }
        (Err(first), Err(second))
            if is_settled && discriminant(&first) == discriminant(&second) =>
        {
            Err(first)
        }
        (Err(error), _) | (_, Err(error)) if !is_about_content(&error) => Err(error),
        _ => Err(LiveError::Changing),
    }
}

/// Reports whether an error of reading comes from the content. What is read during a change may look damaged.
fn is_about_content(error: &LiveError) -> bool {
    !matches!(error, LiveError::Refused { .. } | LiveError::Tree(TreeError::Memory(_)))
}

/// Refuses content that could not be read back.
fn check_size(wanted: &RegistryKey) -> Result<(), LiveError> {
    fn bytes(key: &RegistryKey) -> usize {
        let own = key.values().iter().map(|value| value.data.len()).sum::<usize>();
        own + key.keys().iter().map(bytes).sum::<usize>()
    }
    match bytes(wanted) > MOST_BYTES {
        true => Err(LiveError::WantedTooLarge),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entsso::msid::Msid;
    use crate::error::{Status, UserError};
    use crate::registry::live::handles::{parent_of, set_number};
    use crate::registry::live::rollback::{COMPLETE, DONE, NUMBER, STATE, STOOD, TREE, WANTED};
    use crate::registry::live::{host_names, preflight, restart_service};
    use crate::registry::tree::Value;
    use crate::secret::SecretBytes;

    /// A temporary place in the registry for one test.
    struct Place {
        path: String,
        kept: String,
    }

    const SERVICE_SID: &str = "S-1-5-20";

    impl Place {
        fn new(name: &str) -> Self {
            let root = format!(r"SOFTWARE\sso-escrow live tests {} {name}", std::process::id());
            Self { path: format!(r"{root}\ENTSSO\SSOSS"), kept: format!(r"{root}\kept\before") }
        }

        fn ssoss(&self) -> Ssoss {
            Ssoss::at(&self.path, &self.kept, Some(SERVICE_SID))
        }

        fn key(&self) -> Handle {
            Handle::open(&self.path, true).unwrap().unwrap()
        }

        fn has_kept(&self) -> bool {
            Handle::open(parent_of(&self.kept), false).unwrap().is_some()
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let root = parent_of(parent_of(&self.path)).to_owned();
            let software = Handle::open("SOFTWARE", true).unwrap().unwrap();
            software.remove_key(split(&root).1).unwrap();
        }
    }

    fn value(name: &str, kind: u32, data: &[u8]) -> Value {
        Value { name: name.to_owned(), kind, data: SecretBytes::copy_of(data).unwrap() }
    }

    fn tree(values: Vec<Value>, keys: Vec<RegistryKey>) -> RegistryKey {
        RegistryKey::new(String::new(), values, keys).unwrap()
    }

    fn child(name: &str, values: Vec<Value>, keys: Vec<RegistryKey>) -> RegistryKey {
        RegistryKey::new(name.to_owned(), values, keys).unwrap()
    }

    /// Every type, an unknown type, odd bytes and names, and a key in a key.
    fn rich() -> RegistryKey {
        let deeper = child("deeper", vec![value("x", 7, b"a\0\0\0b")], vec![]);
        let one = child(
            "{11111111-0000-0000-0000-000000000001}",
            vec![value("s", 3, &[9; 600])],
            vec![deeper],
        );
        let two = child("{22222222-0000-0000-0000-000000000002}", vec![], vec![]);
        let values = vec![
            value("", 1, b"d\0\0\0"),
            value("empty", 0, b""),
            value("花子 😀", 11, &[1; 8]),
            value("unknown", 0xffff_0000, b"?"),
        ];
        tree(values, vec![one, two])
    }

    fn secret(byte: u8) -> RegistryKey {
        RegistryKey::of_master_secret(&Msid::from_bytes([byte; 16]), &[byte; 32]).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_byte_for_byte() {
        let place = Place::new("rich");
        let mut ssoss = place.ssoss();
        assert!(ssoss.standing().unwrap().is_none());
        ssoss.write(&rich()).unwrap();
        assert!(ssoss.standing().unwrap().unwrap() == rich());
        assert!(!place.has_kept());
        // What is not requested is removed, and what is requested stays.
        ssoss.write(&secret(7)).unwrap();
        assert!(ssoss.standing().unwrap().unwrap() == secret(7));
        ssoss.write(&secret(7)).unwrap();
        ssoss.write(&rich()).unwrap();
        assert!(ssoss.standing().unwrap().unwrap() == rich());
    }

    #[test]
    fn a_new_key_is_granted_to_the_service_and_a_standing_one_keeps_its_access_control() {
        let place = Place::new("granted");
        place.ssoss().write(&secret(1)).unwrap();
        let access = place.key().access().unwrap().replace(SERVICE_SID, "NS");
        assert_eq!(access, "O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;NS)");
        let mut other = Ssoss::at(&place.path, &place.kept, Some("S-1-5-19"));
        other.write(&secret(2)).unwrap();
        assert_eq!(place.key().access().unwrap().replace(SERVICE_SID, "NS"), access);
    }

    #[test]
    fn without_an_account_no_key_is_made() {
        let place = Place::new("nobody");
        let mut ssoss = Ssoss::at(&place.path, &place.kept, None);
        let error = ssoss.write(&secret(1)).unwrap_err();
        assert!(matches!(error, LiveError::NoAccount));
        assert_eq!(error.status(), Status::Target);
        assert!(ssoss.standing().unwrap().is_none());
        // What someone else has written since is not replaced unseen.
        place.ssoss().write(&secret(1)).unwrap();
        assert!(matches!(ssoss.write(&secret(2)), Err(LiveError::Changing)));
        assert!(ssoss.standing().unwrap().unwrap() == secret(1));
        // An existing key needs no account.
        ssoss.write(&secret(2)).unwrap();
        ssoss.write(&secret(3)).unwrap();
    }

    /// A run that is interrupted at the worst point of a change: the copy is complete, and SSOSS is a mixture
    /// of both.
    fn broken_off(name: &str) -> Place {
        let place = Place::new(name);
        place.ssoss().write(&rich()).unwrap();
        place.ssoss().kept.keep(Some(&rich()), &secret(3)).unwrap();
        let id = Msid::from_bytes([3; 16]).to_string();
        place.key().create_in(&id).unwrap().set("Secret", 3, &[3; 32]).unwrap();
        place.key().remove_value("empty").unwrap();
        place.key().remove_key("{11111111-0000-0000-0000-000000000001}").unwrap();
        place
    }

    #[test]
    fn what_stood_is_put_back_after_a_run_that_was_broken_off_and_only_when_asked() {
        let place = broken_off("broken off");
        let mut again = place.ssoss();
        let mixed = again.standing().unwrap();
        assert!(matches!(again.write(&secret(4)), Err(LiveError::Interrupted)));
        let found = again.left_over().unwrap().unwrap();
        assert!(
            found.before == Some(rich()) && found.now == mixed && again.read().unwrap() == mixed
        );
        again.put_back_left_over().unwrap();
        assert!(again.standing().unwrap().unwrap() == rich());
        assert!(!place.has_kept());
    }

    /// After an interrupted run someone made a new secret. It is not removed.
    #[test]
    fn what_somebody_else_has_written_since_stays() {
        let place = broken_off("third state");
        let id = Msid::from_bytes([9; 16]);
        place.key().create_in(&id.to_string()).unwrap().set("Secret", 3, &[9; 32]).unwrap();
        let mut again = place.ssoss();
        let standing = again.standing().unwrap();
        let error = again.left_over().unwrap_err();
        assert!(matches!(&error, LiveError::ThirdState { now, .. } if now.contains(&id)));
        assert_eq!(error.status(), Status::Target);
        assert!(matches!(again.put_back_left_over(), Err(LiveError::ThirdState { .. })));
        assert!(matches!(again.write(&secret(4)), Err(LiveError::ThirdState { .. })));
        assert!(again.standing().unwrap() == standing && place.has_kept());
    }

    #[test]
    fn a_key_that_was_new_is_taken_away_again() {
        let place = Place::new("new");
        let large = tree(vec![value("v", 3, b"x"), value("w", 3, b"y")], vec![]);
        place.ssoss().kept.keep(None, &large).unwrap();
        let half = tree(vec![value("v", 3, b"x")], vec![]);
        place.ssoss().bring_about(Some(&half)).unwrap();
        let mut again = place.ssoss();
        assert!(again.left_over().unwrap().unwrap().before.is_none());
        again.put_back_left_over().unwrap();
        assert!(again.standing().unwrap().is_none() && !place.has_kept());
    }

    /// The run was interrupted after all was written, or could not remove the copy. Nothing is put back.
    #[test]
    fn a_copy_beside_what_was_wanted_is_taken_away_by_the_next_write_alone() {
        let place = Place::new("written");
        place.ssoss().write(&rich()).unwrap();
        place.ssoss().kept.keep(Some(&rich()), &secret(3)).unwrap();
        place.ssoss().bring_about(Some(&secret(3))).unwrap();
        let mut again = place.ssoss();
        assert!(again.left_over().unwrap().is_none() && place.has_kept());
        again.write(&secret(3)).unwrap();
        assert!(again.standing().unwrap().unwrap() == secret(3) && !place.has_kept());
    }

    /// What a state is called, how it comes about, and whether the copy may go.
    type State = (&'static str, fn(&Place), bool);

    /// Each state in which a killed write can leave the copy, and whether the copy may be removed before SSOSS was
    /// written again.
    #[test]
    fn a_copy_is_removed_before_a_write_only_if_nothing_is_lost() {
        let states: [State; 6] = [
            (
                "only the key above",
                |place| drop(Handle::create(parent_of(&place.kept), None)),
                true,
            ),
            ("empty", |place| drop(Handle::create(&place.kept, None)), true),
            (
                "incomplete",
                |place| {
                    place.ssoss().kept.keep(Some(&rich()), &secret(3)).unwrap();
                    let kept = Handle::open(&place.kept, true).unwrap().unwrap();
                    kept.remove_value(STATE).unwrap();
                },
                false,
            ),
            (
                "not yet begun",
                |place| place.ssoss().kept.keep(Some(&rich()), &secret(3)).unwrap(),
                true,
            ),
            (
                "all written",
                |place| {
                    place.ssoss().kept.keep(Some(&rich()), &secret(3)).unwrap();
                    place.ssoss().bring_about(Some(&secret(3))).unwrap();
                },
                false,
            ),
            (
                "all written where there was nothing",
                |place| {
                    place.ssoss().bring_about(None).unwrap();
                    place.ssoss().kept.keep(None, &secret(3)).unwrap();
                    place.ssoss().bring_about(Some(&secret(3))).unwrap();
                },
                true,
            ),
        ];
        for (state, bring_about, goes) in states {
            let place = Place::new("needless");
            place.ssoss().write(&rich()).unwrap();
            bring_about(&place);
            let before = place.ssoss().read().unwrap();
            place.ssoss().remove_needless_copy().unwrap();
            assert_eq!(place.has_kept(), !goes, "{state}");
            assert!(place.ssoss().read().unwrap() == before, "{state}");
            place.ssoss().write(&secret(3)).unwrap();
            assert!(!place.has_kept(), "{state}");
        }
        let place = broken_off("needed");
        let error = place.ssoss().remove_needless_copy().unwrap_err();
        assert!(matches!(error, LiveError::Interrupted), "{error:?}");
        assert!(place.has_kept() && place.ssoss().kept.exists().unwrap());
    }

    /// What a change is, and what makes it.
    type NamedChange<'a> = (&'static str, &'a dyn Fn(&Place));

    /// Each change that a reading can meet is one between the two readings: what the first reading saw before the change,
    /// it saw as it was.
    #[test]
    fn each_change_between_the_two_readings_is_noticed() {
        let number = |key: &Handle, to| set_number(key, "number", to).unwrap();
        let deeper = r"{11111111-0000-0000-0000-000000000001}\deeper";
        let deep = |place: &Place| {
            Handle::open(&format!(r"{}\{deeper}", place.path), true).unwrap().unwrap()
        };
        let changes: [NamedChange<'_>; 8] = [
            ("a value is added", &|place| number(&place.key(), 1)),
            ("a value changes", &|place| place.key().set("empty", 0, b"x").unwrap()),
            ("a value changes its type", &|place| place.key().set("empty", 3, b"").unwrap()),
            ("a value is removed", &|place| place.key().remove_value("empty").unwrap()),
            ("a key is added", &|place| drop(place.key().create_in("other").unwrap())),
            ("a key is removed", &|place| {
                place.key().remove_key("{22222222-0000-0000-0000-000000000002}").unwrap();
            }),
            ("a value changes in a key of a key", &|place| {
                deep(place).set("x", 7, b"b\0\0\0b").unwrap();
            }),
            ("SSOSS is removed", &|place| place.ssoss().bring_about(None).unwrap()),
        ];
        for (at, (change, make)) in changes.into_iter().enumerate() {
            let place = Place::new(&format!("change {at}"));
            place.ssoss().write(&rich()).unwrap();
            let read = place.ssoss().read_settled_around(|| make(&place));
            assert!(matches!(read, Err(LiveError::Changing)), "{change}: {read:?}");
            place.ssoss().read_settled().unwrap();
        }
        let place = Place::new("no change");
        assert!(place.ssoss().read_settled_around(|| ()).unwrap().is_none());
        let made = place.ssoss().read_settled_around(|| place.ssoss().write(&rich()).unwrap());
        assert!(matches!(made, Err(LiveError::Changing)), "{made:?}");
    }

    /// Checks each snapshot as a whole, beside a writer. Every write makes another state in which the number in the key `other` is that
    /// of SSOSS, or one less. Parts of different states are further apart: the key is read after SSOSS.
    #[test]
    fn no_snapshot_beside_a_writer_is_torn() {
        let place = Place::new("changing");
        place.ssoss().write(&rich()).unwrap();
        set_number(&place.key(), "number", 0).unwrap();
        set_number(&place.key().create_in("other").unwrap(), "number", 0).unwrap();
        let end = std::sync::atomic::AtomicBool::new(false);
        let started = std::time::Instant::now();
        let is_late = || started.elapsed().as_secs() > 120;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let key = place.key();
                let other = key.create_in("other").unwrap();
                for number in 1.. {
                    set_number(&key, "number", number).unwrap();
                    set_number(&other, "number", number).unwrap();
                    // A pause lets some readings end without a change.
                    if number % 64 == 0 {
                        std::thread::sleep(std::time::Duration::from_millis(20));
                    }
                    if end.load(std::sync::atomic::Ordering::Relaxed) || is_late() {
                        return;
                    }
                }
            });
            let number = |key: &RegistryKey| {
                let value = key.values().iter().find(|value| value.name == "number").unwrap();
                u32::from_le_bytes(value.data[..].try_into().unwrap())
            };
            // Both outcomes must come about, however loaded the machine is.
            let (mut refused, mut whole) = (0, 0);
            while refused < 20 || whole < 20 || refused + whole < 200 {
                assert!(!is_late(), "{refused} were refused and {whole} were whole");
                match place.ssoss().standing() {
                    Err(LiveError::Changing) => refused += 1,
                    Err(error) => panic!("{error:?}"),
                    Ok(snapshot) => {
                        let snapshot = snapshot.unwrap();
                        let other = snapshot.keys().iter().find(|key| key.name() == "other");
                        let (here, there) = (number(&snapshot), number(other.unwrap()));
                        assert!(here - there <= 1, "{here} and {there}");
                        assert_eq!(snapshot.keys().len(), rich().keys().len() + 1);
                        whole += 1;
                    }
                }
            }
            end.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        place.ssoss().standing().unwrap();
    }

    /// What is read during a change may look damaged. It is damaged only if a second reading agrees.
    #[test]
    fn what_looks_damaged_during_a_change_is_no_damage() {
        let reading = |tree, time| SsossReading { tree, times: vec![time] };
        let twice = || Err(TreeError::Twice { name: "a".to_owned() }.into());
        let large = || Err(LiveError::TooLarge);
        let whole = || Ok(Some(rich()));
        for (one, other) in [
            (reading(large(), 1), reading(whole(), 1)),
            (reading(whole(), 1), reading(large(), 1)),
            (reading(large(), 1), reading(large(), 2)),
            (reading(twice(), 1), reading(large(), 1)),
            (reading(twice(), 1), reading(twice(), 2)),
            (reading(whole(), 1), reading(whole(), 2)),
            (reading(whole(), 1), reading(Ok(Some(secret(1))), 1)),
        ] {
            assert!(matches!(settled(one, other), Err(LiveError::Changing)));
        }
        let is_large = settled(reading(large(), 1), reading(large(), 1));
        assert!(matches!(is_large, Err(LiveError::TooLarge)));
        let is_twice = settled(reading(twice(), 1), reading(twice(), 1));
        assert!(matches!(is_twice, Err(LiveError::Tree(TreeError::Twice { .. }))));
        let no_right = || Err(refused("SSOSS")(std::io::ErrorKind::PermissionDenied.into()));
        let is_refused = settled(reading(whole(), 1), reading(no_right(), 2));
        assert!(matches!(is_refused, Err(LiveError::Refused { .. })));
        assert!(settled(reading(whole(), 1), reading(whole(), 1)).unwrap() == Some(rich()));
    }

    #[test]
    fn a_failed_write_is_undone_unless_someone_else_wrote() {
        for id in [None, Some(Msid::from_bytes([9; 16]))] {
            let place = broken_off("failed");
            if let Some(id) = id {
                let key = place.key().create_in(&id.to_string()).unwrap();
                key.set("Secret", 3, &[9; 32]).unwrap();
            }
            let ssoss = place.ssoss();
            let now = ssoss.read().unwrap();
            let error = ssoss.undo(Some(&rich()), &secret(3), LiveError::Differs);
            match id {
                None => {
                    assert!(matches!(error, LiveError::PutBack { .. }), "{error:?}");
                    assert!(ssoss.read().unwrap() == Some(rich()) && !place.has_kept());
                }
                Some(_) => {
                    assert!(matches!(error, LiveError::InDoubt { .. }), "{error:?}");
                    assert!(ssoss.read().unwrap() == now && place.has_kept());
                }
            }
        }
    }

    /// Between two writes, an interruption leaves the earlier copy until the new one is complete.
    #[test]
    fn an_earlier_copy_is_kept_until_the_new_one_is_complete() {
        let place = Place::new("two copies");
        place.ssoss().write(&secret(1)).unwrap();
        let kept = place.ssoss().kept;
        kept.keep(Some(&rich()), &secret(1)).unwrap();
        let before = || place.ssoss().kept.load().unwrap().unwrap().before;
        let second = format!("{} 2", place.kept);
        // The run was interrupted while it made its own copy.
        let (cut, _) = Handle::create(&second, None).unwrap();
        put(&cut.create_in(TREE).unwrap(), &secret(1), None).unwrap();
        set_number(&cut, NUMBER, 2).unwrap();
        assert!(before() == Some(rich()) && kept.has_content().unwrap());
        // It was interrupted when that was complete.
        set_number(&cut, STOOD, 1).unwrap();
        cut.set(WANTED, 3, &Mark::of(&secret(2)).to_bytes()).unwrap();
        set_number(&cut, STATE, COMPLETE).unwrap();
        assert!(before() == Some(secret(1)));
        assert!(place.ssoss().left_over().unwrap().is_none());
        // It was not interrupted: each copy takes the place of the earlier one.
        for byte in [3, 4, 5] {
            kept.keep(Some(&secret(byte)), &secret(1)).unwrap();
            assert!(before() == Some(secret(byte)));
            let own = Handle::open(parent_of(&place.kept), false).unwrap().unwrap();
            assert_eq!(own.keys().unwrap().len(), 1);
        }
        kept.forget().unwrap();
        assert!(!place.has_kept());
    }

    #[test]
    fn a_copy_that_contradicts_itself_changes_nothing() {
        let breaks: [fn(&Handle); 5] = [
            |kept| kept.remove_key(TREE).unwrap(),
            |kept| kept.remove_value(STOOD).unwrap(),
            |kept| set_number(kept, STOOD, 0).unwrap(),
            |kept| kept.remove_value(WANTED).unwrap(),
            |kept| kept.set(WANTED, 3, &[1; 33]).unwrap(),
        ];
        for damage in breaks {
            let place = broken_off("contradiction");
            let mut again = place.ssoss();
            let standing = again.standing().unwrap();
            damage(&Handle::open(&place.kept, true).unwrap().unwrap());
            let error = again.left_over().unwrap_err();
            assert!(matches!(error, LiveError::CopyNotWhole), "{error:?}");
            assert_eq!(error.status(), Status::Target);
            assert!(again.put_back_left_over().is_err() && again.write(&secret(4)).is_err());
            assert!(again.standing().unwrap() == standing && place.has_kept());
        }
    }

    #[test]
    fn a_copy_that_was_never_complete_or_not_needed_any_more_changes_nothing() {
        for state in [0, DONE] {
            let place = broken_off("incomplete");
            let kept = Handle::open(&place.kept, true).unwrap().unwrap();
            set_number(&kept, STATE, state).unwrap();
            drop(kept);
            let mut again = place.ssoss();
            assert!(again.left_over().unwrap().is_none());
            again.write(&secret(4)).unwrap();
            assert!(again.standing().unwrap().unwrap() == secret(4) && !place.has_kept());
        }
        const { assert!(COMPLETE != DONE) };
    }

    #[test]
    fn nothing_is_changed_where_something_cannot_be_read_or_is_too_large() {
        let place = Place::new("refusals");
        let mut ssoss = place.ssoss();
        ssoss.write(&secret(5)).unwrap();
        let large = tree(vec![value("large", 3, &vec![1; MOST_BYTES + 1])], vec![]);
        assert!(matches!(ssoss.write(&large), Err(LiveError::WantedTooLarge)));
        assert!(ssoss.standing().unwrap().unwrap() == secret(5) && !place.has_kept());
        place.key().set("large", 3, &vec![1; MOST_BYTES + 1]).unwrap();
        assert!(matches!(ssoss.standing(), Err(LiveError::TooLarge)));
        assert!(matches!(ssoss.write(&secret(6)), Err(LiveError::TooLarge)));
        assert!(!place.has_kept());
    }

    #[test]
    fn the_service_is_not_there() {
        assert!(preflight().unwrap().service.is_none());
        let error = restart_service().unwrap_err();
        assert!(matches!(error, LiveError::ServiceGone));
        assert!(!host_names().unwrap().is_empty());
        let error = Ssoss::open(Some("no such account")).unwrap_err();
        assert!(matches!(error, LiveError::UnknownAccount { .. } | LiveError::NotElevated));
    }

    #[test]
    fn a_group_is_granted_nothing() {
        for account in ["Everyone", "S-1-1-0", r"BUILTIN\Administrators", "S-1-5-32-545"] {
            let error = Ssoss::open(Some(account)).unwrap_err();
            assert!(matches!(error, LiveError::Account(_)), "{account}: {error:?}");
            assert_eq!(error.status(), Status::Usage);
        }
        for account in ["S-1-5-20", "S-1-5-80-1-2-3-4-5", &std::env::var("USERNAME").unwrap()] {
            Ssoss::open(Some(account)).unwrap();
        }
    }
}
