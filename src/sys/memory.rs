//! Memory for secrets: a small arena that is locked into RAM, and the large matrix of Argon2.
//!
//! Both use separate pages, which are kept out of core dumps and wiped before they are freed. The arena is
//! locked (`mlock`, `VirtualLock`), so it never reaches swap. The matrix is too large for the usual limit on
//! locked memory (8 MiB), and relies on swap being off.

use std::io;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::slice;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroize;

use super::platform::pages;

/// The size of the arena in bytes: 4 MiB, half of the usual limit on locked memory.
pub const ARENA_BYTES: usize = 4 << 20;

/// The alignment of every region, in bytes: a cache line, and enough for any type.
const ALIGNMENT: usize = 64;

/// The arena grows in steps of this size, in bytes.
const GROWTH: usize = 64 << 10;

/// The size of each inaccessible area before and after the arena, in bytes.
const GUARD: usize = 64 << 10;

/// The size of an x86-64 huge page, in bytes.
const HUGE_PAGE: usize = 2 << 20;

/// The smallest page size of any system, in bytes. A mapping begins on such a boundary.
const SMALLEST_PAGE: usize = 4 << 10;

/// Why memory was not available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoryError {
    /// The arena of [`ARENA_BYTES`] has no room for this many bytes.
    ArenaFull {
        /// The bytes that the caller asked for.
        wanted: usize,
    },
    /// The system has refused the memory that Argon2's parameters need.
    NotEnough {
        /// The memory that is needed, in MiB.
        wanted_mib: u64,
    },
    /// The system has less memory available, or leaves this process less, than a step needs.
    Short {
        /// The memory that is needed, in MiB.
        wanted_mib: u64,
        /// The memory that the process can get, in MiB.
        available_mib: u64,
    },
    /// The system refused to map memory.
    Refused {
        /// The system's error number.
        code: i32,
    },
}

impl MemoryError {
    pub(super) fn refused(error: &io::Error) -> Self {
        Self::Refused { code: error.raw_os_error().unwrap_or_default() }
    }
}

/// A piece of the arena: bytes that are locked, kept out of dumps, and wiped when dropped.
pub struct Region {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: a region is the only owner of its bytes, as a Box is. A mutex protects the arena's bookkeeping.
unsafe impl Send for Region {}
// SAFETY: a shared region gives out shared slices only.
unsafe impl Sync for Region {}

impl Region {
    /// Takes `length` bytes, all zero, from the arena.
    ///
    /// # Errors
    /// [`MemoryError::ArenaFull`] and [`MemoryError::Refused`]; nothing is allocated then.
    pub fn new(length: usize) -> Result<Self, MemoryError> {
        let start = arena().take(length)?;
        Ok(Self { start, length })
    }
}

impl Deref for Region {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: `start` points at `length` readable, initialised bytes that only this region owns.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl DerefMut for Region {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above, and `&mut self` makes this the only reference.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // The arena gets the bytes back only after they are wiped. `fill` writes as wide as the machine can;
        // `zeroize` writes byte by byte. The barrier keeps the compiler from removing writes that nothing
        // reads.
        self.fill(0);
        zeroize::optimization_barrier(&**self);
        arena().give_back(self.start, self.length);
    }
}

/// A value of any type that is kept in the arena. Its bytes are wiped after it is dropped.
pub struct Locked<T> {
    region: Region,
    _value: std::marker::PhantomData<T>,
}

impl<T> Locked<T> {
    /// Moves `value` into the arena.
    ///
    /// The move copies the value. Use [`scrubbed`] to wipe the copy that is left on the stack.
    ///
    /// # Errors
    /// As [`Region::new`].
    pub fn new(value: T) -> Result<Self, MemoryError> {
        const { assert!(align_of::<T>() <= ALIGNMENT) };
        let region = Region::new(size_of::<T>())?;
        // SAFETY: the region is as large as T, aligned for it, and has no other owner.
        unsafe { region.start.cast::<T>().write(value) };
        Ok(Self { region, _value: std::marker::PhantomData })
    }
}

impl<T> Deref for Locked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `new` wrote a T there, and only `drop` drops it.
        unsafe { self.region.start.cast::<T>().as_ref() }
    }
}

impl<T> DerefMut for Locked<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and `&mut self` makes this the only reference.
        unsafe { self.region.start.cast::<T>().as_mut() }
    }
}

impl<T> Drop for Locked<T> {
    fn drop(&mut self) {
        // SAFETY: the value is dropped once, here, and the region is plain bytes from now on.
        unsafe { self.region.start.cast::<T>().drop_in_place() };
    }
}

/// Reports whether the arena is locked into RAM. If the arena does not exist yet, this call makes it and
/// locks its pages.
///
/// # Errors
/// The system's reason why it is not locked. The usual one: the limit on locked memory is too low. The arena
/// still works. The caller decides whether to continue.
pub fn lock_state() -> io::Result<()> {
    let refused = |code| Err(io::Error::from_raw_os_error(code));
    match Region::new(1) {
        Ok(_) => arena().lock_failure.map_or(Ok(()), refused),
        Err(MemoryError::Refused { code }) => refused(code),
        Err(_) => Err(io::ErrorKind::OutOfMemory.into()),
    }
}

/// The bookkeeping of the arena's pages.
struct Arena {
    /// The address of the first byte after the leading guard. 0 until the first use.
    base: usize,
    /// How many bytes from `base` are usable.
    grown: usize,
    /// The free stretches (offset, length), in ascending order. No two of them are adjacent.
    free: Vec<(usize, usize)>,
    /// The system's error number, if the arena is not locked.
    lock_failure: Option<i32>,
}

static ARENA: Mutex<Arena> =
    Mutex::new(Arena { base: 0, grown: 0, free: Vec::new(), lock_failure: None });

fn arena() -> MutexGuard<'static, Arena> {
    // No panic can happen while the bookkeeping is inconsistent.
    ARENA.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The bytes that a region of `length` bytes takes up.
fn rounded(length: usize) -> usize {
    length.max(1).next_multiple_of(ALIGNMENT)
}

impl Arena {
    fn take(&mut self, length: usize) -> Result<NonNull<u8>, MemoryError> {
        if length > ARENA_BYTES {
            return Err(MemoryError::ArenaFull { wanted: length });
        }
        let size = rounded(length);
        let found = loop {
            if let Some(found) = self.free.iter().position(|&(_, free)| free >= size) {
                break found;
            }
            self.grow(length, size)?;
        };
        let Some(stretch) = self.free.get_mut(found) else {
            return Err(MemoryError::ArenaFull { wanted: length });
        };
        let offset = stretch.0;
        *stretch = (offset + size, stretch.1 - size);
        if stretch.1 == 0 {
            self.free.remove(found);
        }
        let start = std::ptr::with_exposed_provenance_mut::<u8>(self.base + offset);
        NonNull::new(start).ok_or(MemoryError::ArenaFull { wanted: length })
    }

    fn give_back(&mut self, start: NonNull<u8>, length: usize) {
        let mut offset = start.as_ptr().addr() - self.base;
        let mut size = rounded(length);
        let mut at = self.free.partition_point(|&(other, _)| other < offset);
        if let Some(&(next, next_size)) = self.free.get(at)
            && next == offset + size
        {
            size += next_size;
            self.free.remove(at);
        }
        if let Some(&(before, before_size)) = at.checked_sub(1).and_then(|i| self.free.get(i))
            && before + before_size == offset
        {
            at -= 1;
            offset = before;
            size += before_size;
            self.free.remove(at);
        }
        self.free.insert(at, (offset, size));
    }

    /// Makes at least `size` more bytes usable at the end of the arena.
    fn grow(&mut self, wanted: usize, size: usize) -> Result<(), MemoryError> {
        if self.base == 0 {
            // An inaccessible area is before and after the arena.
            let reserved = pages::reserve(ARENA_BYTES + 2 * GUARD);
            self.base = reserved.map_err(|error| MemoryError::refused(&error))? + GUARD;
            // This shows whether all of the arena can be locked, before there is any secret.
            let locked = pages::lock_reserved(self.base, ARENA_BYTES);
            self.lock_failure = locked.err().map(|error| error.raw_os_error().unwrap_or_default());
        }
        let step = size.next_multiple_of(GROWTH).min(ARENA_BYTES - self.grown);
        if step < size {
            return Err(MemoryError::ArenaFull { wanted });
        }
        let start = self.base + self.grown;
        pages::open(start, step).map_err(|error| MemoryError::refused(&error))?;
        let start = std::ptr::with_exposed_provenance_mut::<u8>(start);
        let start = NonNull::new(start).ok_or(MemoryError::ArenaFull { wanted })?;
        self.grown += step;
        self.give_back(start, step);
        Ok(())
    }
}

/// The memory matrix of one Argon2 computation. It is wiped when dropped, kept out of dumps, and uses huge
/// pages if the system grants them.
pub struct Matrix {
    mapping: NonNull<u8>,
    mapped: usize,
    blocks: NonNull<argon2::Block>,
    count: usize,
}

impl Matrix {
    /// Maps room for `kib` blocks of 1,024 bytes, all zero.
    ///
    /// # Errors
    /// [`MemoryError::Short`] if less memory is available than needed, and [`MemoryError::NotEnough`] if the system
    /// refuses it; nothing is mapped then.
    /// [`MemoryError::Refused`] if the system refuses the mapping.
    pub fn new(kib: u32) -> Result<Self, MemoryError> {
        const { assert!(size_of::<argon2::Block>() == 1024) };
        const { assert!(align_of::<argon2::Block>() <= SMALLEST_PAGE) };
        let count = kib as usize;
        let length = count * size_of::<argon2::Block>();
        let wanted_mib = u64::from(kib) >> 10;
        let not_enough = MemoryError::NotEnough { wanted_mib };
        if let Some(available) = pages::available_kib()
            && available < u64::from(kib)
        {
            return Err(MemoryError::Short { wanted_mib, available_mib: available >> 10 });
        }
        // The matrix begins on the boundary of a huge page, so the mapping is one huge page longer. A matrix
        // smaller than a huge page uses normal pages. With a huge page, the system would zero all of it at
        // each start, only for the self-test.
        let boundary = if length < HUGE_PAGE { 1 } else { HUGE_PAGE };
        let mapped = match boundary {
            1 => length.max(1),
            boundary => length.next_multiple_of(boundary) + boundary,
        };
        let start = pages::map_large(mapped).map_err(|error| match error.kind() {
            io::ErrorKind::OutOfMemory => not_enough,
            _ => MemoryError::refused(&error),
        })?;
        let offset = start.align_offset(boundary);
        // SAFETY: the offset is less than the boundary. The mapping is longer than the matrix by at least
        // that boundary, or the offset is 0.
        let blocks = unsafe { start.add(offset) }.cast::<argon2::Block>();
        match (NonNull::new(start), NonNull::new(blocks)) {
            (Some(mapping), Some(blocks)) => Ok(Self { mapping, mapped, blocks, count }),
            _ => Err(not_enough),
        }
    }

    /// The blocks of the matrix.
    pub fn blocks(&mut self) -> &mut [argon2::Block] {
        // SAFETY: a Block is 128 words of 64 bits, for which any bytes are valid. The mapping holds `count`
        // of them from `blocks` on, aligned, and `&mut self` makes this the only reference.
        unsafe { slice::from_raw_parts_mut(self.blocks.as_ptr(), self.count) }
    }
}

impl Drop for Matrix {
    fn drop(&mut self) {
        self.blocks().iter_mut().for_each(Zeroize::zeroize);
        // SAFETY: `new` made the mapping with this length, and nothing refers to it any more.
        unsafe { pages::unmap(self.mapping.as_ptr(), self.mapped) };
    }
}

/// Does work with secrets in a separate stack frame, then overwrites 64 KiB of stack below the current frame.
/// Ciphers, hashes and moves leave copies of secrets there.
///
/// This is a best effort: it does not reach the returned value or stack frames deeper than 64 KiB.
pub fn scrubbed<T>(work: impl FnOnce() -> T) -> T {
    #[inline(never)]
    fn apart<T>(work: impl FnOnce() -> T) -> T {
        work()
    }

    let done = apart(work);
    scrub_stack();
    done
}

#[inline(never)]
fn scrub_stack() {
    // The array is written as wide as the machine can. The barrier keeps the compiler from removing writes that
    // nothing reads.
    let stretch = [0u8; 64 << 10];
    zeroize::optimization_barrier(&stretch);
}

/// A lock for tests that take half of the arena. Tests are threads of one process and share one arena, so
/// only one such test may run at a time. The test that takes all of it is in a separate program
/// (tests/arena.rs).
#[cfg(test)]
pub(crate) fn half_of_the_arena() -> MutexGuard<'static, ()> {
    static HALF: Mutex<()> = Mutex::new(());
    HALF.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_zero_at_first_and_wiped_when_given_back() {
        let mut region = Region::new(100).unwrap();
        assert!(region.iter().all(|&byte| byte == 0));
        region.fill(0xa5);
        let start = region.start;
        drop(region);
        // Another test may have these bytes by now, but no test writes such a run.
        // SAFETY: the arena's pages stay mapped and initialised.
        let after = unsafe { slice::from_raw_parts(start.as_ptr(), 100) };
        assert!(!after.windows(16).any(|run| run == [0xa5; 16]));
    }

    #[test]
    fn regions_do_not_overlap_and_freed_ones_are_joined() {
        let mut arena = Arena { base: 0, grown: 0, free: Vec::new(), lock_failure: None };
        let lengths = [1, 64, 65, 4096, 100_000, 7];
        let taken: Vec<_> = lengths.map(|length| (arena.take(length).unwrap(), length)).to_vec();
        let mut spans: Vec<_> =
            taken.iter().map(|&(start, length)| (start.as_ptr().addr(), length)).collect();
        spans.sort_unstable();
        for pair in spans.windows(2) {
            assert!(pair[0].0 + pair[0].1 <= pair[1].0, "{pair:?}");
        }
        for &at in &[3, 0, 5, 1, 4, 2] {
            arena.give_back(taken[at].0, taken[at].1);
        }
        assert_eq!(arena.free, [(0, arena.grown)]);
    }

    #[test]
    fn the_arena_refuses_more_than_its_size() {
        let mut arena = Arena { base: 0, grown: 0, free: Vec::new(), lock_failure: None };
        let wanted = ARENA_BYTES + 1;
        assert_eq!(arena.take(wanted).unwrap_err(), MemoryError::ArenaFull { wanted });
        arena.take(ARENA_BYTES).unwrap();
        assert_eq!(arena.take(1).unwrap_err(), MemoryError::ArenaFull { wanted: 1 });
    }

    #[cfg(unix)]
    #[test]
    fn the_arena_is_locked_and_out_of_dumps() {
        if lock_state().is_err() {
            println!("skipped: this machine does not grant locked memory");
            return;
        }
        let region = Region::new(1).unwrap();
        let flags = smaps_flags(region.start.as_ptr().addr());
        for flag in ["lo", "dd"] {
            assert!(flags.iter().any(|have| have == flag), "{flag} is not in {flags:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_matrix_is_out_of_dumps_and_asks_for_huge_pages() {
        let mut matrix = Matrix::new(65536).unwrap();
        assert_eq!(matrix.blocks().len(), 65536);
        let flags = smaps_flags(matrix.blocks.as_ptr().addr());
        assert!(flags.iter().any(|have| have == "dd"), "{flags:?}");
        if std::path::Path::new("/sys/kernel/mm/transparent_hugepage").exists() {
            assert!(flags.iter().any(|have| have == "hg"), "{flags:?}");
        }
    }

    #[test]
    fn a_small_matrix_takes_no_huge_page() {
        let mut matrix = Matrix::new(32).unwrap();
        assert_eq!((matrix.blocks().len(), matrix.mapped), (32, 32 << 10));
        assert!(matrix.blocks().iter().all(|block| block.as_ref().iter().all(|word| *word == 0)));
    }

    #[test]
    fn a_matrix_beyond_the_machine_is_refused() {
        assert!(matches!(Matrix::new(u32::MAX), Err(MemoryError::Short { .. })));
    }

    #[test]
    fn a_locked_value_is_dropped_and_wiped() {
        struct Tell<'a>(u64, &'a std::cell::Cell<bool>);
        impl Drop for Tell<'_> {
            fn drop(&mut self) {
                self.1.set(true);
            }
        }
        let dropped = std::cell::Cell::new(false);
        let mut value = Locked::new(Tell(7, &dropped)).unwrap();
        value.0 += 1;
        assert_eq!(value.0, 8);
        drop(value);
        assert!(dropped.get());
    }

    /// The kernel's flags of the mapping that holds `address`.
    #[cfg(unix)]
    fn smaps_flags(address: usize) -> Vec<String> {
        let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut inside = false;
        for line in smaps.lines() {
            if let Some((from, to)) = line.split_whitespace().next().and_then(|s| s.split_once('-'))
                && let (Ok(from), Ok(to)) =
                    (usize::from_str_radix(from, 16), usize::from_str_radix(to, 16))
            {
                inside = (from..to).contains(&address);
            }
            if inside && let Some(flags) = line.strip_prefix("VmFlags:") {
                return flags.split_whitespace().map(str::to_owned).collect();
            }
        }
        Vec::new()
    }
}
