//! SSOSS in the registry of this Windows.

use std::io;
use std::time::Duration;

use super::{LiveError, MOST_BYTES, Preflight, SERVICE, ServiceFound};
use crate::entsso::SSOSS;
use crate::registry::difference::difference;
use crate::registry::target::Target;
use crate::registry::tree::{DEEPEST, Key, TreeError, Value, folded};
use crate::secret::{SecretBytes, equal};
use crate::sys::account;
use crate::sys::registry::Key as Handle;
use crate::sys::service::Service;

/// Where what stood is kept while it is being changed.
const KEPT: &str = r"SOFTWARE\sso-escrow\SSOSS before";

/// Who may open what is kept.
const KEPT_ACCESS: &str = "O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)";

/// In the key of what is kept: 1 when the copy is complete, 2 when it is not needed any more.
const STATE: &str = "State";
const COMPLETE: u32 = 1;
const DONE: u32 = 2;

/// In the key of what is kept: 1 where SSOSS stood at all.
const STOOD: &str = "Stood";

/// In the key of what is kept: the copy.
const TREE: &str = "Tree";

/// `REG_DWORD` of `winnt.h`.
const NUMBER: u32 = 4;

/// How long the service, or one that needs it, may take to stop or to start.
const PATIENCE: Duration = Duration::from_secs(120);

/// SSOSS of the running machine.
#[derive(Debug)]
pub struct Ssoss {
    /// Its path below `HKEY_LOCAL_MACHINE`.
    path: String,
    /// Where what stood is kept.
    kept: String,
    /// What a new key is granted.
    access: Option<String>,
    put_back: bool,
}

impl Ssoss {
    /// SSOSS for reading alone.
    ///
    /// # Errors
    /// [`LiveError::Interrupted`] where a former write was broken off: [`open`](Self::open) puts back what
    /// stood. [`LiveError::Refused`].
    pub fn reader() -> Result<Self, LiveError> {
        let ssoss = Self::at(own_path(), KEPT, None);
        match ssoss.kept_state()? {
            Some(COMPLETE) => Err(LiveError::Interrupted),
            _ => Ok(ssoss),
        }
    }

    /// SSOSS for writing. A new key will be granted to SYSTEM, the administrators and the service
    /// account: `account` by name or SID, or the one that the service ENTSSO is set to run under. What a
    /// former write has left behind when it was broken off is put back first.
    ///
    /// # Errors
    /// [`LiveError::NotElevated`], [`LiveError::UnknownAccount`]; [`LiveError::NoAccount`] where there is
    /// no account and SSOSS does not stand; [`LiveError::Refused`], and [`LiveError::InDoubt`] where it
    /// could not be put back.
    pub fn open(account: Option<&str>) -> Result<Self, LiveError> {
        if !is_elevated() {
            return Err(LiveError::NotElevated);
        }
        let account = match account {
            Some(account) => Some(account.to_owned()),
            None => service_account(),
        };
        let sid = account.map(|account| {
            let sid = account::sid_of(&account);
            sid.map_err(|error| LiveError::UnknownAccount { account, error })
        });
        let mut ssoss = Self::at(own_path(), KEPT, sid.transpose()?.as_deref());
        ssoss.recover()?;
        if ssoss.access.is_none() && ssoss.handle(false)?.is_none() {
            return Err(LiveError::NoAccount);
        }
        Ok(ssoss)
    }

    fn at(path: &str, kept: &str, sid: Option<&str>) -> Self {
        let access = sid.map(|sid| format!("{KEPT_ACCESS}(A;CI;KA;;;{sid})"));
        Self { path: path.to_owned(), kept: kept.to_owned(), access, put_back: false }
    }

    /// Whether [`open`](Self::open) has put back what a broken-off write had changed.
    #[must_use]
    pub fn was_put_back(&self) -> bool {
        self.put_back
    }

    fn handle(&self, write: bool) -> Result<Option<Handle>, LiveError> {
        Handle::open(&self.path, write).map_err(refused(&self.path))
    }

    /// The state of what is kept; nothing where nothing is, or it was never complete.
    fn kept_state(&self) -> Result<Option<u32>, LiveError> {
        let Some(kept) = Handle::open(&self.kept, false).map_err(refused(&self.kept))? else {
            return Ok(None);
        };
        number(&kept, STATE).map_err(refused(&self.kept))
    }

    /// Puts back what a write that was broken off had changed, and takes away what it has left.
    fn recover(&mut self) -> Result<(), LiveError> {
        if self.kept_state()? == Some(COMPLETE) {
            let kept = Handle::open(&self.kept, false).map_err(refused(&self.kept))?;
            let kept = kept.ok_or(LiveError::Interrupted)?;
            let stood = number(&kept, STOOD).map_err(refused(&self.kept))? == Some(1);
            let tree = kept.open_in(TREE, false).map_err(refused(&self.kept))?;
            let before = tree.map(|tree| read_tree(&tree, &self.kept)).transpose()?;
            self.put_back(before.filter(|_| stood).as_ref())
                .map_err(|cause| LiveError::InDoubt { cause: Box::new(cause) })?;
            self.put_back = true;
        }
        self.forget()
    }

    /// Keeps what stands, so that it can be put back whatever happens.
    fn keep(&self, before: Option<&Key>) -> Result<(), LiveError> {
        self.forget()?;
        let keep = || {
            let (kept, _) = Handle::create(parent_of(&self.kept), None)?;
            drop(kept);
            let (kept, _) = Handle::create(&self.kept, Some(KEPT_ACCESS))?;
            if let Some(before) = before {
                put(&kept.create_in(TREE)?, before, None)?;
            }
            set_number(&kept, STOOD, u32::from(before.is_some()))?;
            kept.flush()?;
            set_number(&kept, STATE, COMPLETE)?;
            kept.flush()
        };
        let kept = keep().map_err(refused(&self.kept)).and_then(|()| self.check_kept(before));
        // A copy that is not good is worth nothing, and nothing has been changed yet.
        if kept.is_err() {
            self.forget()?;
        }
        kept
    }

    fn check_kept(&self, before: Option<&Key>) -> Result<(), LiveError> {
        let tree = Handle::open(&format!(r"{}\{TREE}", self.kept), false);
        let tree = tree.map_err(refused(&self.kept))?;
        let copy = tree.map(|tree| read_tree(&tree, &self.kept)).transpose()?;
        match same(copy.as_ref(), before) {
            true => Ok(()),
            false => Err(LiveError::Differs),
        }
    }

    /// Takes away what was kept.
    fn forget(&self) -> Result<(), LiveError> {
        let forget = || {
            let Some(kept) = Handle::open(&self.kept, true)? else { return Ok(()) };
            // In one step it is not needed any more; then it may go piece by piece.
            set_number(&kept, STATE, DONE)?;
            kept.flush()?;
            drop(kept);
            let (parent, name) = split(&self.kept);
            let Some(own) = Handle::open(parent, true)? else { return Ok(()) };
            own.remove_key(name)?;
            let is_empty = own.keys()?.is_empty() && own.values()?.is_empty();
            drop(own);
            let (above, name) = split(parent);
            match Handle::open(above, true)?.filter(|_| is_empty) {
                Some(above) => above.remove_key(name),
                None => Ok(()),
            }
        };
        forget().map_err(refused(&self.kept))
    }

    /// Makes SSOSS what is wanted, or takes it away where nothing is.
    fn bring_about(&self, wanted: Option<&Key>) -> Result<(), LiveError> {
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

    fn read(&self) -> Result<Option<Key>, LiveError> {
        let key = self.handle(false)?;
        key.map(|key| read_tree(&key, &self.path)).transpose()
    }

    fn is(&self, wanted: Option<&Key>) -> Result<(), LiveError> {
        match same(self.read()?.as_ref(), wanted) {
            true => Ok(()),
            false => Err(LiveError::Differs),
        }
    }

    fn put_back(&self, before: Option<&Key>) -> Result<(), LiveError> {
        self.bring_about(before)?;
        self.is(before)
    }
}

impl Target for Ssoss {
    type Error = LiveError;

    fn standing(&mut self) -> Result<Option<Key>, LiveError> {
        self.read()
    }

    fn write(&mut self, wanted: &Key) -> Result<(), LiveError> {
        let before = self.read()?;
        if before.is_none() && self.access.is_none() {
            return Err(LiveError::NoAccount);
        }
        check_size(wanted)?;
        if before.is_some() && same(before.as_ref(), Some(wanted)) {
            return Ok(());
        }
        self.keep(before.as_ref())?;
        let written = self.bring_about(Some(wanted)).and_then(|()| self.is(Some(wanted)));
        if let Err(cause) = written {
            self.put_back(before.as_ref())
                .map_err(|cause| LiveError::InDoubt { cause: Box::new(cause) })?;
            self.forget()?;
            return Err(LiveError::PutBack { cause: Box::new(cause) });
        }
        self.forget()
    }
}

/// The path of SSOSS below `HKEY_LOCAL_MACHINE`.
fn own_path() -> &'static str {
    SSOSS.split_once('\\').map_or(SSOSS, |(_, path)| path)
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('\\').unwrap_or(("", path))
}

fn parent_of(path: &str) -> &str {
    split(path).0
}

/// Whether two trees are the same; spelling in capitals or small letters is no difference.
fn same(one: Option<&Key>, other: Option<&Key>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(_), Some(other)) => difference(one, other).is_empty(),
        _ => false,
    }
}

fn refused(key: &str) -> impl Fn(io::Error) -> LiveError + use<'_> {
    move |error| LiveError::Refused { key: format!(r"HKLM\{key}"), error }
}

fn set_number(key: &Handle, name: &str, number: u32) -> io::Result<()> {
    key.set(name, NUMBER, &number.to_le_bytes())
}

fn number(key: &Handle, name: &str) -> io::Result<Option<u32>> {
    let mut bytes = [0; 4];
    match key.read(name, &mut bytes) {
        Ok(NUMBER) => Ok(Some(u32::from_le_bytes(bytes))),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a key what is wanted: what is new first, and then what goes away.
fn put(key: &Handle, wanted: &Key, standing: Option<&Key>) -> io::Result<()> {
    let values = standing.map(Key::values).unwrap_or_default();
    let keys = standing.map(Key::keys).unwrap_or_default();
    for value in wanted.values() {
        let is_there = |other: &Value| {
            let is_same = other.kind == value.kind && equal(&other.data, &value.data);
            folded(&other.name) == folded(&value.name) && is_same
        };
        if !values.iter().any(is_there) {
            key.set(&value.name, value.kind, &value.data)?;
        }
    }
    for child in wanted.keys() {
        let stands = keys.iter().find(|other| folded(other.name()) == folded(child.name()));
        put(&key.create_in(child.name())?, child, stands)?;
    }
    for value in values {
        if !wanted.values().iter().any(|other| folded(&other.name) == folded(&value.name)) {
            key.remove_value(&value.name)?;
        }
    }
    for child in keys {
        if !wanted.keys().iter().any(|other| folded(other.name()) == folded(child.name())) {
            key.remove_key(child.name())?;
        }
    }
    Ok(())
}

/// All that stands in a key.
fn read_tree(key: &Handle, path: &str) -> Result<Key, LiveError> {
    let mut left = MOST_BYTES;
    read_key(key, String::new(), path, 0, &mut left)
}

fn read_key(
    key: &Handle,
    name: String,
    path: &str,
    depth: usize,
    left: &mut usize,
) -> Result<Key, LiveError> {
    if depth > DEEPEST {
        return Err(TreeError::TooDeep.into());
    }
    let text = |units: &[u16]| {
        String::from_utf16(units).map_err(|_| LiveError::Name { key: format!(r"HKLM\{path}") })
    };
    let mut values = Vec::new();
    for head in key.values().map_err(refused(path))? {
        *left = left.checked_sub(head.length).ok_or(LiveError::TooLarge)?;
        let name = text(&head.name)?;
        let mut data = SecretBytes::zeroed(head.length)?;
        let kind = key.read(&name, &mut data).map_err(refused(path))?;
        values.push(Value { name, kind, data });
    }
    let mut keys = Vec::new();
    for units in key.keys().map_err(refused(path))? {
        let name = text(&units)?;
        let path = format!(r"{path}\{name}");
        let child = key.open_in(&name, false).map_err(refused(&path))?;
        let gone = || refused(&path)(io::ErrorKind::NotFound.into());
        keys.push(read_key(&child.ok_or_else(gone)?, name, &path, depth + 1, left)?);
    }
    Ok(Key::new(name, values, keys)?)
}

/// What is wanted must be something that can be read back.
fn check_size(wanted: &Key) -> Result<(), LiveError> {
    fn bytes(key: &Key) -> usize {
        let own = key.values().iter().map(|value| value.data.len()).sum::<usize>();
        own + key.keys().iter().map(bytes).sum::<usize>()
    }
    match bytes(wanted) > MOST_BYTES {
        true => Err(LiveError::TooLarge),
        false => Ok(()),
    }
}

fn is_elevated() -> bool {
    account::is_elevated().unwrap_or(false)
}

/// The account that the service is set to run under, if it is installed.
fn service_account() -> Option<String> {
    let path = format!(r"SYSTEM\CurrentControlSet\Services\{SERVICE}");
    Handle::open(&path, false).ok()??.text("ObjectName").ok()?
}

/// Looks at this machine, and changes nothing.
///
/// # Errors
/// [`LiveError::Service`] where the service manager does not answer.
pub fn preflight() -> Result<Preflight, LiveError> {
    let look = || {
        let Some(service) = Service::open(SERVICE, false)? else { return Ok(None) };
        Ok(Some(ServiceFound {
            account: service_account(),
            running: service.is_running()?,
            dependents: service.dependents()?,
        }))
    };
    let service = look().map_err(|error| LiveError::Service { error })?;
    Ok(Preflight { elevated: is_elevated(), service })
}

/// The names of this machine: NetBIOS, DNS, and fully qualified. The network name of a cluster is none of
/// them.
///
/// # Errors
/// [`LiveError::Refused`].
pub fn host_names() -> Result<Vec<String>, LiveError> {
    account::host_names().map_err(|error| LiveError::Refused { key: "HKLM".to_owned(), error })
}

/// Stops the service ENTSSO and those that need it, and starts them again: the names of the latter.
///
/// # Errors
/// [`LiveError::NoService`], [`LiveError::Service`]: some of them may be stopped then.
pub fn restart_service() -> Result<Vec<String>, LiveError> {
    let failed = |error| LiveError::Service { error };
    let service = Service::open(SERVICE, true).map_err(failed)?.ok_or(LiveError::NoService)?;
    let dependents = service.stop(PATIENCE).map_err(failed)?;
    service.start(&dependents, PATIENCE).map_err(failed)?;
    Ok(dependents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entsso::msid::Msid;
    use crate::fault::{Fault, Status};

    /// A place in the registry for one test.
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

    fn tree(values: Vec<Value>, keys: Vec<Key>) -> Key {
        Key::new(String::new(), values, keys).unwrap()
    }

    fn child(name: &str, values: Vec<Value>, keys: Vec<Key>) -> Key {
        Key::new(name.to_owned(), values, keys).unwrap()
    }

    /// Every type, an unknown one, odd bytes and names, a key in a key.
    fn rich() -> Key {
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

    fn secret(byte: u8) -> Key {
        Key::of_master_secret(&Msid::from_bytes([byte; 16]), &[byte; 32]).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_byte_for_byte() {
        let place = Place::new("rich");
        let mut ssoss = place.ssoss();
        assert!(ssoss.standing().unwrap().is_none());
        ssoss.write(&rich()).unwrap();
        assert!(ssoss.standing().unwrap().unwrap() == rich());
        assert!(!place.has_kept());
        // What is not wanted goes away, what is wanted stays.
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
        // The standing key of somebody else needs none.
        place.ssoss().write(&secret(1)).unwrap();
        ssoss.write(&secret(2)).unwrap();
    }

    /// A run that ends while the key is being changed, at its worst point: what is kept is complete, and
    /// SSOSS is half of this and half of that.
    #[test]
    fn what_stood_is_put_back_after_a_run_that_was_broken_off() {
        let place = Place::new("broken off");
        place.ssoss().write(&rich()).unwrap();
        place.ssoss().keep(Some(&rich())).unwrap();
        let key = place.key();
        key.set("empty", 3, b"changed").unwrap();
        key.remove_key("{11111111-0000-0000-0000-000000000001}").unwrap();
        key.create_in("{33333333-0000-0000-0000-000000000003}")
            .unwrap()
            .set("Secret", 3, b"new")
            .unwrap();
        let mut again = place.ssoss();
        assert_eq!(again.kept_state().unwrap(), Some(COMPLETE));
        again.recover().unwrap();
        assert!(again.was_put_back());
        assert!(again.standing().unwrap().unwrap() == rich());
        assert!(!place.has_kept());
    }

    #[test]
    fn a_key_that_was_new_is_taken_away_again() {
        let place = Place::new("new");
        place.ssoss().keep(None).unwrap();
        place.ssoss().bring_about(Some(&secret(3))).unwrap();
        let mut again = place.ssoss();
        again.recover().unwrap();
        assert!(again.was_put_back() && again.standing().unwrap().is_none());
    }

    #[test]
    fn a_copy_that_was_never_complete_or_not_needed_any_more_changes_nothing() {
        for state in [None, Some(DONE)] {
            let place = Place::new("incomplete");
            place.ssoss().write(&secret(4)).unwrap();
            let (kept, _) = Handle::create(&place.kept, None).unwrap();
            put(&kept.create_in(TREE).unwrap(), &rich(), None).unwrap();
            set_number(&kept, STOOD, 1).unwrap();
            state.iter().for_each(|&state| set_number(&kept, STATE, state).unwrap());
            let mut again = place.ssoss();
            again.recover().unwrap();
            assert!(!again.was_put_back() && !place.has_kept());
            assert!(again.standing().unwrap().unwrap() == secret(4));
        }
    }

    #[test]
    fn nothing_is_changed_where_something_cannot_be_read_or_is_too_large() {
        let place = Place::new("refusals");
        let mut ssoss = place.ssoss();
        ssoss.write(&secret(5)).unwrap();
        let large = tree(vec![value("large", 3, &vec![1; MOST_BYTES + 1])], vec![]);
        assert!(matches!(ssoss.write(&large), Err(LiveError::TooLarge)));
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
        assert!(matches!(error, LiveError::NoService));
        assert!(!host_names().unwrap().is_empty());
        let error = Ssoss::open(Some("no such account")).unwrap_err();
        assert!(matches!(error, LiveError::UnknownAccount { .. } | LiveError::NotElevated));
    }
}
