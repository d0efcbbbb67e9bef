//! libhivex, the library that edits registry hives: loaded on demand, and run in a child process.
//!
//! The library checks itself with `assert`, which ends the process if a hive is damaged. It reads and writes
//! files by name, and it keeps copies of everything that it receives. For these reasons it runs in a child
//! that is forked for one job. The child has only the hive and the data to write, and it ends by itself. The
//! child cannot be a second run of the program. The process may not start programs any more at that point
//! (Landlock), and a child keeps every restriction of its parent.
//!
//! The data to write may be secret. It reaches the child in locked pages that parent and child share, because
//! the arena is empty in a child.
//!
//! Between the fork and its end, the child calls only the library and the system. Everything else that it
//! needs is made before the fork, because another thread may hold any lock at that moment. The library
//! allocates memory; glibc makes sure that a forked child can do that.

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

/// The file name that the dynamic loader looks for. On Debian it is in the package `libhivex0`.
const LIBRARY: &CStr = c"libhivex.so.0";

/// `HIVEX_OPEN_WRITE` of hivex.h.
const FOR_WRITING: c_int = 4;

/// The maximum number of [free cells](Edit::Cell) in one job.
const CELLS: usize = 4;

/// The handle of a key: where its record begins, in bytes from the start of the file.
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

/// The library is not installed, or it lacks a function that this program needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotThere;

static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();

/// Loads the library, and the converters that it would load later to convert names. Call this before the
/// process denies itself access to the system's files.
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
        // SAFETY: the name ends with a NUL, and the library runs no initialiser.
        let library = unsafe { libc::dlopen(LIBRARY.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        let library = NonNull::new(library)?;
        let symbol = |name: &CStr| {
            // SAFETY: the library is loaded and never unloaded, and the name ends with a NUL.
            NonNull::new(unsafe { libc::dlsym(library.as_ptr(), name.as_ptr()) })
        };
        keep_converters();
        // SAFETY: a function pointer is as large as a data pointer here. The types are those that hivex.h
        // declares for these names, with `size_t` for its handles.
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

/// Opens the converters that the library uses, and never closes them, so that they stay loaded. glibc keeps
/// each converter in a separate file and loads it on first use. By then the process may not open that file.
fn keep_converters() {
    const NAMES: [(&CStr, &CStr); 4] = [
        (c"LATIN1", c"UTF-8"),
        (c"UTF-8", c"LATIN1"),
        (c"UTF-16LE", c"UTF-8"),
        (c"UTF-8", c"UTF-16LE"),
    ];
    for (to, from) in NAMES {
        // SAFETY: both names end with a NUL. Nothing uses the result, valid or not.
        let _ = unsafe { libc::iconv_open(to.as_ptr(), from.as_ptr()) };
    }
}

/// A key to edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditedKey {
    /// An existing key: where its cell begins, in bytes from the start of the file.
    Standing(usize),
    /// The key that the edit with this index adds.
    New(usize),
}

/// A value to write.
#[derive(Debug)]
pub struct NewValue<'a> {
    /// Its name. Empty for the default value.
    pub name: CString,
    /// The number of its type.
    pub kind: u32,
    /// Its bytes, which may be secret.
    pub data: &'a [u8],
}

/// One step of a job.
#[derive(Debug)]
pub enum Edit<'a> {
    /// Adds a key.
    Add {
        /// The key that contains the new one.
        parent: EditedKey,
        /// Its name.
        name: CString,
    },
    /// Deletes a key with everything in it.
    Delete {
        /// Where its cell begins, in bytes from the start of the file.
        node: usize,
    },
    /// Replaces all values of a key with these.
    Set {
        /// The key.
        node: EditedKey,
        /// The values.
        values: Vec<NewValue<'a>>,
    },
    /// Makes a cell with these bytes, more than 4 of them, and leaves it free. The caller decides later what
    /// the cell becomes. The key must have no values yet.
    Cell {
        /// The key in which the cell is made.
        node: EditedKey,
        /// The contents of the cell, without its size field.
        bytes: Vec<u8>,
    },
}

/// What the library was last asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// To open and read the hive.
    Open,
    /// To change the hive.
    Edit,
    /// To write the hive.
    Commit,
}

/// Why there is no edited hive. The target file may then hold a part of the new hive, or nothing.
#[derive(Debug)]
pub enum Broken {
    /// [`load`] did not find the library.
    NotThere,
    /// There was not enough memory for the pages that the child shares.
    Memory(MemoryError),
    /// The child could not be started.
    Start(io::Error),
    /// The library reported an error.
    Refused {
        /// What it was asked to do.
        stage: Stage,
        /// The error.
        error: io::Error,
    },
    /// The child ended before its work was done: an `assert` of the library failed (signal 6), or something
    /// worse.
    Ended {
        /// What it was doing.
        stage: Stage,
        /// The signal that ended it. 0 if no signal did.
        signal: i32,
    },
    /// The child exceeded its time limit, and was killed.
    Slow {
        /// What it was doing.
        stage: Stage,
    },
}

/// Reads a hive from `source`, makes these edits, and writes the whole result to `target`. `target` is
/// emptied first. All of this happens in a child process, which is killed after `limit`.
///
/// Returns where each [free cell](Edit::Cell) begins, in bytes from the start of the file.
///
/// # Errors
/// [`Broken`]. Only `target` has been written to.
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

/// What the child reports.
#[repr(C)]
struct Head {
    reached: AtomicU32,
    error: AtomicU32,
    cells: [AtomicU64; CELLS],
}

/// Pages that the child and its parent share: the child's report, then the bytes of all values. They are
/// locked if the system allows that, kept out of dumps, and wiped when dropped.
struct Shared {
    start: NonNull<u8>,
    length: usize,
}

impl Shared {
    fn new(values: usize) -> Result<Self, MemoryError> {
        let length = size_of::<Head>() + values;
        // SAFETY: this is a new anonymous mapping at an address that the system chooses, so it overlaps
        // nothing.
        let mapping = unsafe {
            rustix::mm::mmap_anonymous(
                null_mut(),
                length,
                ProtFlags::READ | ProtFlags::WRITE,
                MapFlags::SHARED,
            )
        }
        .map_err(|error| MemoryError::refused(&error.into()))?;
        // SAFETY: locking and advice do not change the contents. A failed lock is ignored:
        // `memory::lock_state` has shown before whether memory can be locked, and the operator has decided.
        unsafe {
            let _ = rustix::mm::mlock(mapping, length);
            let _ = rustix::mm::madvise(mapping, length, Advice::LinuxDontDump);
        }
        let refused = MemoryError::refused(&rustix::io::Errno::NOMEM.into());
        let start = NonNull::new(mapping.cast::<u8>()).ok_or(refused)?;
        Ok(Self { start, length })
    }

    fn head(&self) -> &Head {
        // SAFETY: the mapping begins with a Head. The mapping is large enough and aligned to a page, zero is
        // a valid value of each atomic, and nothing else is ever written there.
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

    /// Copies a value's bytes to `at` bytes after the head. Returns their address; null if they do not fit.
    fn lay(&self, at: usize, bytes: &[u8]) -> *const c_char {
        let at = size_of::<Head>() + at;
        if at + bytes.len() > self.length {
            return null();
        }
        // SAFETY: the check above shows that the bytes fit. They are after the head, and only the head is
        // ever borrowed. The source is in no part of this mapping.
        unsafe {
            let place = self.start.as_ptr().add(at);
            place.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            place.cast_const().cast()
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // SAFETY: nothing borrows the mapping any more, and the child has ended or been killed. The mapping
        // was made with this length.
        unsafe {
            let bytes = slice::from_raw_parts_mut(self.start.as_ptr(), self.length);
            bytes.fill(0);
            std::hint::black_box(&*bytes);
            let _ = rustix::mm::munmap(self.start.as_ptr().cast(), self.length);
        }
    }
}

/// A step in the form that the library takes.
enum HivexStep<'e> {
    Add { parent: EditedKey, name: &'e CStr },
    Delete { node: usize },
    Set { node: EditedKey, values: Vec<SetValue> },
    Cell { node: EditedKey, value: SetValue },
}

/// The name of the value that makes a [cell](Edit::Cell).
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

/// The exit status of a child whose library reported an error.
const REFUSED: i32 = 1;

/// Everything that the child needs.
struct Job<'a> {
    functions: &'static Functions,
    source: CString,
    target: CString,
    steps: Vec<HivexStep<'a>>,
    /// For each step that added a key, the key's handle. The index is that of the step.
    added: Vec<NodeHandle>,
    shared: &'a Shared,
    nothing: c_int,
    keep: [c_int; 2],
    parent: i32,
}

fn fork(job: &mut Job<'_>) -> io::Result<Pid> {
    // SAFETY: all zeros are a valid signal set. The calls below fill both sets.
    let (mut all, mut before) = unsafe { (std::mem::zeroed(), std::mem::zeroed()) };
    // SAFETY: the sets are valid for the calls. The child starts with every signal blocked, because the
    // signal handlers of this program would write to a socket that it shares with its parent.
    let child = unsafe {
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        libc::fork()
    };
    match child {
        0 => job.run(),
        child => {
            let error = io::Error::last_os_error();
            // SAFETY: the set holds the mask from before the fork.
            unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &before, null_mut()) };
            Pid::from_raw(child).filter(|_| child > 0).ok_or(error)
        }
    }
}

impl Job<'_> {
    /// Runs the child until it ends. It never returns, and runs no destructor.
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
        // SAFETY: the call only ends the process.
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
        // SAFETY: the hive is open for writing, and the path ends with a NUL. The hive is not closed: its
        // memory is freed when the process ends.
        if unsafe { commit(hive, self.target.as_ptr(), 0) } != 0 {
            return false;
        }
        self.shared.reach(Reached::Done);
        true
    }

    /// Restricts the child. It ends when its parent ends, has no terminal and no other files, and leaves no
    /// core file. Its memory is locked if the system allows that without a limit.
    fn settle(&self) {
        // SAFETY: these are plain system calls, and their pointers are to a local value. The child continues
        // if a call is refused. It ends only if its parent is gone, because then nobody waits for the result.
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
            // The child needs no other open file.
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
        // SAFETY: the hive is open for writing. Names end with a NUL. Values and their bytes were laid out
        // before the fork, and nothing changes them. The library checks the handles.
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

/// Waits for a child to end, and kills it at the time limit. Returns `None` if its status cannot be read.
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

/// Returns whether a child ends within that time. A kernel before Linux 5.3 cannot report this. The answer is
/// then yes, and the caller waits without a limit.
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
