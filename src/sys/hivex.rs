//! libhivex, which edits registry hives: loaded when it is needed, and run in a child process.
//!
//! The library checks itself with `assert`, and so ends the process where a hive is odd; it reads and
//! writes files by their names; and it keeps copies of all that it is given. So it works in a child that
//! is forked for one job, has nothing but the hive and what is to be written, and ends by itself. The
//! child is not another run of the program: by then the process may start none (Landlock), and a child
//! keeps all that its parent denied itself.
//!
//! What is written may be secret. It reaches the child in locked pages that both share: the arena is
//! empty in children.
//!
//! Between the fork and its end the child calls the library and the system alone. Whatever else is needed
//! is made beforehand, since another thread may hold any lock at that moment. The library allocates;
//! glibc sees to it that a child can.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::ptr::{NonNull, null, null_mut};
use std::slice;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::mm::{Advice, MapFlags, ProtFlags};
use rustix::process::{Pid, PidfdFlags, Signal, WaitOptions, kill_process, pidfd_open, waitpid};

use super::memory::MemoryError;

/// The file that the system's loader is asked for; Debian has it in the package `libhivex0`.
const LIBRARY: &CStr = c"libhivex.so.0";

/// `HIVEX_OPEN_WRITE` of hivex.h.
const FOR_WRITING: c_int = 4;

/// The most cells that one job may [leave free](Edit::Cell).
const CELLS: usize = 4;

/// A key's handle: where its record begins, in bytes from the start of the file.
type NodeHandle = usize;

type HivexPointer = *mut c_void;

/// `struct hive_set_value`.
#[repr(C)]
struct SetValue {
    key: *const c_char,
    kind: c_int,
    length: usize,
    data: *const c_char,
}

type Open = unsafe extern "C" fn(*const c_char, c_int) -> HivexPointer;
type AddChild = unsafe extern "C" fn(HivexPointer, NodeHandle, *const c_char) -> NodeHandle;
type DeleteChild = unsafe extern "C" fn(HivexPointer, NodeHandle) -> c_int;
type SetValues =
    unsafe extern "C" fn(HivexPointer, NodeHandle, usize, *const SetValue, c_int) -> c_int;
type GetValue = unsafe extern "C" fn(HivexPointer, NodeHandle, *const c_char) -> NodeHandle;
type DataCell = unsafe extern "C" fn(HivexPointer, NodeHandle, *mut usize) -> NodeHandle;
type Commit = unsafe extern "C" fn(HivexPointer, *const c_char, c_int) -> c_int;

struct Functions {
    open: Open,
    add_child: AddChild,
    delete_child: DeleteChild,
    set_values: SetValues,
    get_value: GetValue,
    data_cell: DataCell,
    commit: Commit,
}

/// The library is not there, or is not the one that this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotThere;

static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();

/// Loads the library, with all that it would load later on to convert names: to be called before the
/// process denies itself the system's files.
///
/// # Errors
/// [`NotThere`].
pub fn load() -> Result<(), NotThere> {
    functions().map(|_| ())
}

fn functions() -> Result<&'static Functions, NotThere> {
    FUNCTIONS.get_or_init(Functions::load).as_ref().ok_or(NotThere)
}

impl Functions {
    fn load() -> Option<Self> {
        // SAFETY: the name ends with a NUL; the library has no initialiser of its own.
        let library = unsafe { libc::dlopen(LIBRARY.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        let library = NonNull::new(library)?;
        let symbol = |name: &CStr| {
            // SAFETY: the library is loaded and never unloaded, and the name ends with a NUL.
            NonNull::new(unsafe { libc::dlsym(library.as_ptr(), name.as_ptr()) })
        };
        keep_converters();
        // SAFETY: a function pointer is as large as a data pointer here, and the types are those that
        // hivex.h declares for these names, with `size_t` for its handles.
        unsafe {
            use std::mem::transmute as as_a;
            type Symbol = NonNull<c_void>;
            Some(Self {
                open: as_a::<Symbol, Open>(symbol(c"hivex_open")?),
                add_child: as_a::<Symbol, AddChild>(symbol(c"hivex_node_add_child")?),
                delete_child: as_a::<Symbol, DeleteChild>(symbol(c"hivex_node_delete_child")?),
                set_values: as_a::<Symbol, SetValues>(symbol(c"hivex_node_set_values")?),
                get_value: as_a::<Symbol, GetValue>(symbol(c"hivex_node_get_value")?),
                data_cell: as_a::<Symbol, DataCell>(symbol(c"hivex_value_data_cell_offset")?),
                commit: as_a::<Symbol, Commit>(symbol(c"hivex_commit")?),
            })
        }
    }
}

/// glibc keeps converters in files of their own, and loads them when they are first asked for. Those that
/// the library uses are opened here and never closed, so that they stay.
fn keep_converters() {
    const NAMES: [(&CStr, &CStr); 4] = [
        (c"LATIN1", c"UTF-8"),
        (c"UTF-8", c"LATIN1"),
        (c"UTF-16LE", c"UTF-8"),
        (c"UTF-8", c"UTF-16LE"),
    ];
    for (to, from) in NAMES {
        // SAFETY: both names end with a NUL. The result, good or not, is used by nobody.
        let _ = unsafe { libc::iconv_open(to.as_ptr(), from.as_ptr()) };
    }
}

/// A key that an edit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditedKey {
    /// One that stands: where its cell begins, in bytes from the start of the file.
    Standing(usize),
    /// The one that the edit of this number adds.
    New(usize),
}

/// A value that is to stand.
#[derive(Debug)]
pub struct NewValue<'a> {
    /// Its name; empty for the default value.
    pub name: CString,
    /// The number of its type.
    pub kind: u32,
    /// Its bytes, which may be secret.
    pub data: &'a [u8],
}

/// One step of a job.
#[derive(Debug)]
pub enum Edit<'a> {
    /// A new key.
    Add {
        /// Below which.
        parent: EditedKey,
        /// Its name.
        name: CString,
    },
    /// A key goes away, with all that is in it.
    Delete {
        /// Where its cell begins, in bytes from the start of the file.
        node: usize,
    },
    /// These values, and no others, stand in a key.
    Set {
        /// In which.
        node: EditedKey,
        /// The values.
        values: Vec<NewValue<'a>>,
    },
    /// A cell with these bytes, more than 4 of them, is made and left free, for somebody who knows what it
    /// is to be. The key must have no values yet.
    Cell {
        /// In which key it is made.
        node: EditedKey,
        /// What it holds, from behind its size on.
        bytes: Vec<u8>,
    },
}

/// What the library was asked for last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// To read the hive.
    Open,
    /// To change it.
    Edit,
    /// To write it.
    Commit,
}

/// Why there is no edited hive. What was to be written is a part of it, or nothing.
#[derive(Debug)]
pub enum Broken {
    /// [`load`] did not find the library.
    NotThere,
    /// There was no memory for what is shared with the child.
    Memory(MemoryError),
    /// The child could not be started.
    Start(io::Error),
    /// The library refused.
    Refused {
        /// To do what.
        stage: Stage,
        /// Why.
        error: io::Error,
    },
    /// The child was ended in the middle of its work: an `assert` of the library (signal 6), or worse.
    Ended {
        /// While it did what.
        stage: Stage,
        /// By which signal; 0 where it ended by none.
        signal: i32,
    },
    /// It took longer than it was given.
    Slow {
        /// While it did what.
        stage: Stage,
    },
}

/// Reads a hive from `source`, makes these edits, and writes all of it to `target`, which is emptied
/// before; all in a child process that has at most so much time. Gives where each cell that was
/// [left free](Edit::Cell) begins, in bytes from the start of the file.
///
/// # Errors
/// [`Broken`]. Nothing but `target` has been written to.
pub fn run(
    source: BorrowedFd<'_>,
    target: BorrowedFd<'_>,
    edits: &[Edit<'_>],
    limit: Duration,
) -> Result<Vec<u64>, Broken> {
    let functions = functions().map_err(|NotThere| Broken::NotThere)?;
    let path = |file: BorrowedFd<'_>| {
        CString::new(format!("/proc/self/fd/{}", file.as_raw_fd()))
            .map_err(|error| Broken::Start(error.into()))
    };
    let secrets: usize = edits.iter().flat_map(values_of).map(|value| value.data.len()).sum();
    let shared = Shared::new(secrets).map_err(Broken::Memory)?;
    let nothing = rustix::fs::OFlags::RDWR | rustix::fs::OFlags::CLOEXEC;
    let nothing = rustix::fs::open(c"/dev/null", nothing, rustix::fs::Mode::empty());
    let mut job = Job {
        functions,
        source: path(source)?,
        target: path(target)?,
        steps: steps(edits, &shared),
        added: vec![0; edits.len()],
        shared: &shared,
        nothing: nothing.as_ref().map_or(-1, AsRawFd::as_raw_fd),
        keep: [source.as_raw_fd(), target.as_raw_fd()],
        parent: rustix::process::getpid().as_raw_nonzero().get(),
    };
    let child = fork(&mut job).map_err(Broken::Start)?;
    let ended = wait(child, limit);
    let stage = shared.reached();
    let left = || shared.head().cells.iter().map(|cell| cell.load(Ordering::Acquire));
    match ended {
        _ if stage == Reached::Done => {
            let count = edits.iter().filter(|edit| matches!(edit, Edit::Cell { .. })).count();
            Ok(left().take(count).collect())
        }
        Some(Ending::Late) => Err(Broken::Slow { stage: stage.stage() }),
        Some(Ending::Status(REFUSED)) => {
            let number = shared.head().error.load(Ordering::Acquire);
            let error = io::Error::from_raw_os_error(i32::try_from(number).unwrap_or(0));
            Err(Broken::Refused { stage: stage.stage(), error })
        }
        Some(Ending::Signal(signal)) => Err(Broken::Ended { stage: stage.stage(), signal }),
        _ => Err(Broken::Ended { stage: stage.stage(), signal: 0 }),
    }
}

fn values_of<'e, 'a>(edit: &'e Edit<'a>) -> &'e [NewValue<'a>] {
    match edit {
        Edit::Set { values, .. } => values,
        _ => &[],
    }
}

/// How far the child has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Reached {
    Open = 0,
    Edit = 1,
    Commit = 2,
    Done = 3,
}

impl Reached {
    fn stage(self) -> Stage {
        match self {
            Self::Open => Stage::Open,
            Self::Edit => Stage::Edit,
            Self::Commit | Self::Done => Stage::Commit,
        }
    }
}

/// What the child tells.
#[repr(C)]
struct Head {
    reached: AtomicU32,
    error: AtomicU32,
    cells: [AtomicU64; CELLS],
}

/// Pages that the child and its parent have in common: what the child tells, and behind it the bytes of all
/// values. Locked where the system lets them be, kept out of dumps, wiped when dropped.
struct Shared {
    start: NonNull<u8>,
    length: usize,
}

impl Shared {
    fn new(values: usize) -> Result<Self, MemoryError> {
        let length = size_of::<Head>() + values;
        // SAFETY: a fresh anonymous mapping, at an address of the system's choice, overlaps nothing.
        let mapping = unsafe {
            rustix::mm::mmap_anonymous(
                null_mut(),
                length,
                ProtFlags::READ | ProtFlags::WRITE,
                MapFlags::SHARED,
            )
        }
        .map_err(|error| MemoryError::refused(&error.into()))?;
        // SAFETY: locking and advice leave the contents alone. Whether memory can be locked at all was
        // found out long ago (`memory::lock_state`), and decided on.
        unsafe {
            let _ = rustix::mm::mlock(mapping, length);
            let _ = rustix::mm::madvise(mapping, length, Advice::LinuxDontDump);
        }
        let refused = MemoryError::refused(&rustix::io::Errno::NOMEM.into());
        let start = NonNull::new(mapping.cast::<u8>()).ok_or(refused)?;
        Ok(Self { start, length })
    }

    fn head(&self) -> &Head {
        // SAFETY: the mapping begins with a Head: it is large enough and aligned to a page, zero is a value
        // of each of its atomics, and nothing else is ever laid there.
        unsafe { self.start.cast::<Head>().as_ref() }
    }

    fn reached(&self) -> Reached {
        match self.head().reached.load(Ordering::Acquire) {
            0 => Reached::Open,
            1 => Reached::Edit,
            2 => Reached::Commit,
            _ => Reached::Done,
        }
    }

    fn reach(&self, stage: Reached) {
        self.head().reached.store(stage as u32, Ordering::Release);
    }

    /// Lays a value's bytes behind the head, `at` bytes from there, and tells where they are.
    fn lay(&self, at: usize, bytes: &[u8]) -> *const c_char {
        let at = size_of::<Head>() + at;
        if at + bytes.len() > self.length {
            return null();
        }
        // SAFETY: it was checked that the bytes fit; they lie behind the head, which is all that is ever
        // borrowed, and in no other mapping.
        unsafe {
            let place = self.start.as_ptr().add(at);
            place.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            place.cast_const().cast()
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // SAFETY: nobody borrows the mapping any more, and the child has ended or been killed. It was made
        // with this length.
        unsafe {
            let bytes = slice::from_raw_parts_mut(self.start.as_ptr(), self.length);
            bytes.fill(0);
            std::hint::black_box(&*bytes);
            let _ = rustix::mm::munmap(self.start.as_ptr().cast(), self.length);
        }
    }
}

/// A step as the library takes it.
enum HivexStep<'e> {
    Add { parent: EditedKey, name: &'e CStr },
    Delete { node: usize },
    Set { node: EditedKey, values: Vec<SetValue> },
    Cell { node: EditedKey, value: SetValue },
}

/// The name of the value that a [cell](Edit::Cell) is made as.
const CELL: &CStr = c"cell";

fn steps<'e>(edits: &'e [Edit<'_>], shared: &Shared) -> Vec<HivexStep<'e>> {
    let mut at = 0;
    let mut value = |value: &NewValue<'_>| {
        let data = shared.lay(at, value.data);
        at += value.data.len();
        let (key, kind) = (value.name.as_ptr(), value.kind as c_int);
        SetValue { key, kind, length: value.data.len(), data }
    };
    let steps = edits.iter().map(|edit| match edit {
        Edit::Add { parent, name } => HivexStep::Add { parent: *parent, name },
        Edit::Delete { node } => HivexStep::Delete { node: *node },
        Edit::Set { node, values } => {
            HivexStep::Set { node: *node, values: values.iter().map(&mut value).collect() }
        }
        Edit::Cell { node, bytes } => {
            let (length, data) = (bytes.len(), bytes.as_ptr().cast());
            HivexStep::Cell {
                node: *node,
                value: SetValue { key: CELL.as_ptr(), kind: 3, length, data },
            }
        }
    });
    steps.collect()
}

/// The exit status of a child whose library has refused.
const REFUSED: i32 = 1;

/// All that the child needs.
struct Job<'a> {
    functions: &'static Functions,
    source: CString,
    target: CString,
    steps: Vec<HivexStep<'a>>,
    /// The handle of the key that the step of that number has added.
    added: Vec<NodeHandle>,
    shared: &'a Shared,
    nothing: c_int,
    keep: [c_int; 2],
    parent: i32,
}

fn fork(job: &mut Job<'_>) -> io::Result<Pid> {
    // SAFETY: zero is a value of a set of signals, and both are filled by the calls below.
    let (mut all, mut before) = unsafe { (std::mem::zeroed(), std::mem::zeroed()) };
    // SAFETY: the sets are valid for the calls. The child is born with every signal blocked: the handlers
    // of this program would write into what it has in common with its parent.
    let child = unsafe {
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        libc::fork()
    };
    match child {
        0 => job.run(),
        child => {
            let error = io::Error::last_os_error();
            // SAFETY: the set is that which stood before.
            unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &before, null_mut()) };
            Pid::from_raw(child).filter(|_| child > 0).ok_or(error)
        }
    }
}

impl Job<'_> {
    /// The child's whole life. It never returns, and runs no destructor.
    fn run(&mut self) -> ! {
        let status = match self.work() {
            true => 0,
            false => {
                // SAFETY: the address of this thread's errno is always valid.
                let number = unsafe { *libc::__errno_location() };
                self.shared.head().error.store(number as u32, Ordering::Release);
                REFUSED
            }
        };
        // SAFETY: it ends the process, and nothing else.
        unsafe { libc::_exit(status) }
    }

    fn work(&mut self) -> bool {
        self.settle();
        let Functions { open, commit, .. } = self.functions;
        // SAFETY: the path ends with a NUL, and the library keeps a copy of it.
        let hive = unsafe { open(self.source.as_ptr(), FOR_WRITING) };
        if hive.is_null() {
            return false;
        }
        self.shared.reach(Reached::Edit);
        let mut cells = 0;
        for at in 0..self.steps.len() {
            if !self.step(hive, at, &mut cells) {
                return false;
            }
        }
        self.shared.reach(Reached::Commit);
        // SAFETY: the hive is open for writing, and the path ends with a NUL. It is not closed: its pages
        // go with the process.
        if unsafe { commit(hive, self.target.as_ptr(), 0) } != 0 {
            return false;
        }
        self.shared.reach(Reached::Done);
        true
    }

    /// Ends with its parent, has no terminal and no other files, leaves no core; its memory is locked where
    /// that is granted without a bound.
    fn settle(&self) {
        // SAFETY: plain calls of the system, whose pointers are to a local value. What is refused is done
        // without, but for the parent: without it there is nobody to work for.
        unsafe {
            libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
            if libc::getppid() != self.parent {
                libc::_exit(REFUSED);
            }
            let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
            libc::setrlimit(libc::RLIMIT_CORE, &none);
            for standard in 0..=2 {
                if self.nothing < 0 || libc::dup2(self.nothing, standard) < 0 {
                    libc::close(standard);
                }
            }
            // What else is open here is no business of the child's.
            let [first, last] = [self.keep[0].min(self.keep[1]), self.keep[0].max(self.keep[1])];
            for (from, to) in [(3, first - 1), (first + 1, last - 1), (last + 1, c_int::MAX)] {
                if from <= to {
                    libc::syscall(libc::SYS_close_range, from, to, 0);
                }
            }
            let mut locked = none;
            libc::getrlimit(libc::RLIMIT_MEMLOCK, &mut locked);
            if locked.rlim_cur == libc::RLIM_INFINITY || libc::geteuid() == 0 {
                libc::mlockall(libc::MCL_CURRENT | libc::MCL_FUTURE | libc::MCL_ONFAULT);
            }
        }
    }

    fn handle(&self, node: EditedKey) -> NodeHandle {
        match node {
            EditedKey::Standing(handle) => handle,
            EditedKey::New(step) => self.added.get(step).copied().unwrap_or(0),
        }
    }

    fn step(&mut self, hive: HivexPointer, at: usize, cells: &mut usize) -> bool {
        let Functions { add_child, delete_child, set_values, get_value, data_cell, .. } =
            self.functions;
        let Some(step) = self.steps.get(at) else { return false };
        // SAFETY: the hive is open for writing. Names end with a NUL; values and their bytes were laid out
        // before the fork, and nobody changes them. Handles are checked by the library.
        unsafe {
            match step {
                HivexStep::Add { parent, name } => {
                    let added = add_child(hive, self.handle(*parent), name.as_ptr());
                    if let Some(place) = self.added.get_mut(at) {
                        *place = added;
                    }
                    added != 0
                }
                HivexStep::Delete { node } => delete_child(hive, *node) == 0,
                HivexStep::Set { node, values } => {
                    set_values(hive, self.handle(*node), values.len(), values.as_ptr(), 0) == 0
                }
                HivexStep::Cell { node, value } => {
                    let node = self.handle(*node);
                    if set_values(hive, node, 1, value, 0) != 0 {
                        return false;
                    }
                    let cell = get_value(hive, node, CELL.as_ptr());
                    let mut length = 0;
                    let place = if cell == 0 { 0 } else { data_cell(hive, cell, &mut length) };
                    if let Some(told) = self.shared.head().cells.get(*cells) {
                        told.store(place as u64, Ordering::Release);
                        *cells += 1;
                    }
                    place != 0 && set_values(hive, node, 0, null(), 0) == 0
                }
            }
        }
    }
}

enum Ending {
    Status(i32),
    Signal(i32),
    Late,
}

/// Waits for the end of a child, which is killed when its time is over. Nothing where somebody else has
/// taken its status.
fn wait(child: Pid, limit: Duration) -> Option<Ending> {
    let late = !ends_within(child, limit);
    if late {
        let _ = kill_process(child, Signal::KILL);
    }
    let status = loop {
        match waitpid(Some(child), WaitOptions::empty()) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(Some((_, status))) => break Some(status),
            _ => break None,
        }
    };
    match status {
        _ if late => Some(Ending::Late),
        None => None,
        Some(status) => match status.terminating_signal() {
            Some(signal) => Some(Ending::Signal(signal)),
            None => status.exit_status().map(Ending::Status),
        },
    }
}

/// Whether a child ends within that time. On a kernel that cannot tell (before Linux 5.3), it is taken to
/// do so, and is waited for.
fn ends_within(child: Pid, limit: Duration) -> bool {
    let Ok(handle) = pidfd_open(child, PidfdFlags::empty()) else { return true };
    let start = Instant::now();
    loop {
        let left = limit.saturating_sub(start.elapsed());
        let left = Timespec {
            tv_sec: left.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: left.subsec_nanos().into(),
        };
        match poll(&mut [PollFd::new(&handle, PollFlags::IN)], Some(&left)) {
            Ok(0) => return false,
            Ok(_) => return true,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return true,
        }
    }
}
