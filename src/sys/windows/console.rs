//! The console: keys, text, screens, and requests to stop.

use std::fs::File;
use std::io;
use std::os::windows::io::{AsHandle, AsRawHandle, FromRawHandle};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use windows_sys::Win32::Foundation::{
    ERROR_OPERATION_ABORTED, GENERIC_READ, GENERIC_WRITE, GetLastError, HANDLE,
    INVALID_HANDLE_VALUE, SetLastError, WAIT_FAILED, WAIT_OBJECT_0, WAIT_TIMEOUT,
};
use windows_sys::Win32::Globalization::GetUserDefaultUILanguage;
use windows_sys::Win32::Storage::FileSystem::{FILE_TYPE_PIPE, GetFileType};
use windows_sys::Win32::System::Console::{
    CONSOLE_SCREEN_BUFFER_INFO, CONSOLE_TEXTMODE_BUFFER, COORD, CTRL_BREAK_EVENT, CTRL_C_EVENT,
    CreateConsoleScreenBuffer, ENABLE_ECHO_INPUT, ENABLE_EXTENDED_FLAGS, ENABLE_LINE_INPUT,
    ENABLE_PROCESSED_INPUT, ENABLE_QUICK_EDIT_MODE, ENABLE_VIRTUAL_TERMINAL_PROCESSING,
    FillConsoleOutputCharacterW, FlushConsoleInputBuffer, GetConsoleMode,
    GetConsoleScreenBufferInfo, INPUT_RECORD, KEY_EVENT, PeekConsoleInputW, ReadConsoleInputW,
    ReadConsoleW, SetConsoleActiveScreenBuffer, SetConsoleCtrlHandler, SetConsoleMode,
    WriteConsoleW,
};
use windows_sys::Win32::System::Pipes::PeekNamedPipe;
use windows_sys::Win32::System::Threading::{
    CreateEventW, INFINITE, ResetEvent, SetEvent, WaitForMultipleObjects,
};
use windows_sys::core::BOOL;
use zeroize::{Zeroize, Zeroizing};

use super::check;

/// The console of the process. It does not depend on the standard streams.
#[derive(Debug)]
pub struct SystemConsole {
    input: File,
    output: File,
}

/// While this exists, keys come one by one and are not shown. Dropping it restores the console's mode.
#[derive(Debug)]
pub struct EchoOff<'a> {
    input: &'a File,
    before: u32,
}

impl Drop for EchoOff<'_> {
    fn drop(&mut self) {
        let _ = set_mode(self.input, self.before);
    }
}

impl SystemConsole {
    /// Opens the console.
    ///
    /// # Errors
    /// The system's errors, if the process has no console.
    pub fn open() -> io::Result<Self> {
        let open = |name| File::options().read(true).write(true).open(name);
        let console = Self { input: open("CONIN$")?, output: open("CONOUT$")? };
        mode(&console.input)?;
        mode(&console.output)?;
        Ok(console)
    }

    /// Shows text.
    ///
    /// # Errors
    /// The system's errors.
    pub fn print(&self, text: &str) -> io::Result<()> {
        write(&self.output, text)
    }

    /// Reports whether control sequences move its cursor and erase text, and switches them on.
    #[must_use]
    pub fn takes_sequences(&self) -> bool {
        takes_sequences(&self.output)
    }

    /// The columns of its window. `None` if the console does not report them.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        width(&self.output)
    }

    /// Hides what is typed from now on. Ctrl-C is then an ordinary key.
    ///
    /// # Errors
    /// The system's errors.
    pub fn hidden(&self) -> io::Result<EchoOff<'_>> {
        let hidden = EchoOff { input: &self.input, before: mode(&self.input)? };
        // Marking text with the mouse would stop the program. Windows ignores the other bits without this
        // flag.
        set_mode(&self.input, ENABLE_EXTENDED_FLAGS)?;
        Ok(hidden)
    }

    /// Reads UTF-16 units into `units`, from a line, or one key if keys are hidden. Returns how many. Zero
    /// means the end of input.
    ///
    /// # Errors
    /// The system's errors. `Interrupted` if Ctrl-C was typed in a line.
    pub fn read(&self, units: &mut [u16]) -> io::Result<usize> {
        let mut length = 0;
        // SAFETY: the handle is open, and the call writes at most as many units as the buffer holds.
        unsafe {
            SetLastError(0);
            check(ReadConsoleW(
                self.input.as_raw_handle(),
                units.as_mut_ptr().cast(),
                units.len() as u32,
                &raw mut length,
                std::ptr::null(),
            ))?;
            if length == 0 && GetLastError() == ERROR_OPERATION_ABORTED {
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
        Ok(length as usize)
    }

    /// Discards what was typed and not read yet.
    ///
    /// # Errors
    /// The system's errors.
    pub fn discard(&self) -> io::Result<()> {
        // SAFETY: the handle is open.
        check(unsafe { FlushConsoleInputBuffer(self.input.as_raw_handle()) })
    }

    /// Sets the console to lines that are shown and can be corrected, whatever mode an earlier program left.
    ///
    /// # Errors
    /// The system's errors.
    pub fn for_lines(&self) -> io::Result<EchoOff<'_>> {
        let lines = EchoOff { input: &self.input, before: mode(&self.input)? };
        let flags = ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT | ENABLE_PROCESSED_INPUT;
        let quick = lines.before & (ENABLE_EXTENDED_FLAGS | ENABLE_QUICK_EDIT_MODE);
        set_mode(&self.input, flags | quick)?;
        Ok(lines)
    }

    /// Waits until a key is typed, a request to stop comes, or the time has passed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn wait(&self, most: Option<Duration>) -> io::Result<Waited> {
        let end = most.map(|most| Instant::now() + most);
        loop {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            match wait_for(Some(self.input.as_raw_handle()), left)? {
                Waited::Ready if !self.has_key()? => {}
                waited => return Ok(waited),
            }
        }
    }

    /// Returns whether a key that gives a character is waiting. Other events are removed from the queue.
    fn has_key(&self) -> io::Result<bool> {
        /// `VK_MENU`: releasing Alt gives the character whose number was typed.
        const ALT: u16 = 0x12;
        let handle = self.input.as_raw_handle();
        loop {
            let mut record = INPUT_RECORD::default();
            let mut count = 0;
            // SAFETY: the handle is open, and each call writes one record at most. The record's type says
            // which member is valid.
            unsafe {
                check(PeekConsoleInputW(handle, &raw mut record, 1, &raw mut count))?;
                if count == 0 {
                    return Ok(false);
                }
                if u32::from(record.EventType) == KEY_EVENT {
                    let key = record.Event.KeyEvent;
                    let is_typed = key.bKeyDown != 0 || key.wVirtualKeyCode == ALT;
                    if is_typed && key.uChar.UnicodeChar != 0 {
                        return Ok(true);
                    }
                }
                check(ReadConsoleInputW(handle, &raw mut record, 1, &raw mut count))?;
            }
        }
    }

    /// Makes a new, empty screen and shows it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn screen(&self) -> io::Result<ScreenBuffer<'_>> {
        // SAFETY: no argument has to outlive the call, and the new handle has no other owner.
        let buffer = unsafe {
            let nothing = std::ptr::null();
            let access = GENERIC_READ | GENERIC_WRITE;
            let kind = CONSOLE_TEXTMODE_BUFFER;
            match CreateConsoleScreenBuffer(access, 0, nothing, kind, std::ptr::null()) {
                INVALID_HANDLE_VALUE => return Err(io::Error::last_os_error()),
                handle => File::from_raw_handle(handle),
            }
        };
        let screen = ScreenBuffer { buffer, before: &self.output };
        activate(&screen.buffer)?;
        Ok(screen)
    }
}

/// A separate screen. Dropping it empties it, and shows the earlier screen again.
#[derive(Debug)]
pub struct ScreenBuffer<'a> {
    buffer: File,
    before: &'a File,
}

impl ScreenBuffer<'_> {
    /// Shows text on it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn print(&self, text: &str) -> io::Result<()> {
        write(&self.buffer, text)
    }
}

impl Drop for ScreenBuffer<'_> {
    fn drop(&mut self) {
        if let Ok(size) = info(&self.buffer).map(|info| info.dwSize) {
            let all = u32::from(size.X.cast_unsigned()) * u32::from(size.Y.cast_unsigned());
            let (handle, start) = (self.buffer.as_raw_handle(), COORD { X: 0, Y: 0 });
            let mut count = 0;
            // SAFETY: the handle is open, and the call writes one number.
            unsafe {
                FillConsoleOutputCharacterW(handle, u16::from(b' '), all, start, &raw mut count);
            }
        }
        let _ = activate(self.before);
    }
}

fn activate(buffer: &File) -> io::Result<()> {
    // SAFETY: the handle is open.
    check(unsafe { SetConsoleActiveScreenBuffer(buffer.as_raw_handle()) })
}

fn mode(file: &File) -> io::Result<u32> {
    let mut mode = 0;
    // SAFETY: the handle is open, and the call writes one number.
    check(unsafe { GetConsoleMode(file.as_raw_handle(), &raw mut mode) })?;
    Ok(mode)
}

fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    // SAFETY: the handle is open.
    check(unsafe { SetConsoleMode(file.as_raw_handle(), mode) })
}

/// Writes text in UTF-16, piece by piece. So no long buffer has to be wiped.
fn write(output: &File, text: &str) -> io::Result<()> {
    let mut units = Zeroizing::new([0u16; 64]);
    let mut length = 0;
    for character in text.chars() {
        // In a console that does not process a line feed, it leaves the column unchanged.
        let with_return = [Some('\r').filter(|_| character == '\n'), Some(character)];
        for character in with_return.into_iter().flatten() {
            length += character.encode_utf16(&mut units[length..]).len();
        }
        if length > units.len() - 4 {
            put(output, &units[..length])?;
            length = 0;
        }
    }
    put(output, &units[..length])
}

fn put(output: &File, mut units: &[u16]) -> io::Result<()> {
    while !units.is_empty() {
        let mut written = 0;
        // SAFETY: the handle is open, and the length passed is that of `units`.
        check(unsafe {
            WriteConsoleW(
                output.as_raw_handle(),
                units.as_ptr(),
                units.len() as u32,
                &raw mut written,
                std::ptr::null(),
            )
        })?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        units = units.get(written as usize..).unwrap_or_default();
    }
    Ok(())
}

fn info(output: &impl AsHandle) -> io::Result<CONSOLE_SCREEN_BUFFER_INFO> {
    let mut info = CONSOLE_SCREEN_BUFFER_INFO::default();
    let handle = output.as_handle().as_raw_handle();
    // SAFETY: the handle is open, and the call writes one structure.
    check(unsafe { GetConsoleScreenBufferInfo(handle, &raw mut info) })?;
    Ok(info)
}

/// The columns of the console's window, if the output is a console.
#[must_use]
pub fn width(output: &impl AsHandle) -> Option<usize> {
    let window = info(output).ok()?.srWindow;
    usize::try_from(i32::from(window.Right) - i32::from(window.Left) + 1).ok()
}

/// Returns whether the output is a console that understands control sequences. Turns them on if needed
/// (Windows 10 and later).
#[must_use]
pub fn takes_sequences(output: &impl AsHandle) -> bool {
    let handle = output.as_handle().as_raw_handle();
    let mut mode = 0;
    // SAFETY: the handle is open, and the first call writes one number.
    unsafe {
        GetConsoleMode(handle, &raw mut mode) != 0
            && SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0
    }
}

/// The language of this user's Windows as an ISO 639 code, if this program supports the language.
#[must_use]
pub fn ui_language() -> Option<&'static str> {
    // SAFETY: the call has no preconditions.
    // `PRIMARYLANGID` of `winnt.h`: the lower ten bits.
    match unsafe { GetUserDefaultUILanguage() } & 0x3ff {
        0x09 => Some("en"),
        0x0c => Some("fr"),
        0x11 => Some("ja"),
        _ => None,
    }
}

/// The result of waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// Input is ready to be read.
    Ready,
    /// A request to stop came, and [`take_back`] has not cancelled it.
    StopRequested,
    /// The time has passed.
    Nothing,
}

/// The requests to stop the program.
#[derive(Debug)]
struct Requests {
    /// Ctrl-C was typed.
    asked: AtomicBool,
    /// The console was closed, the user logs off, or the machine shuts down.
    told: AtomicBool,
    /// A system event that is signalled while there is a request. 0 until [`watch`] makes it.
    event: AtomicUsize,
}

static REQUESTS: Requests = Requests {
    asked: AtomicBool::new(false),
    told: AtomicBool::new(false),
    event: AtomicUsize::new(0),
};

fn event() -> HANDLE {
    std::ptr::with_exposed_provenance_mut(REQUESTS.event.load(Ordering::Acquire))
}

/// Notes requests to stop from now on. They no longer stop the program by themselves.
///
/// # Errors
/// The system's errors. Requests then end the program as before.
pub fn watch() -> io::Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.set(()).is_err() {
        return Ok(());
    }
    // SAFETY: no argument has to outlive the call. The event is never closed, so the handler can always
    // signal it. The handler stays as long as the process.
    unsafe {
        let event = CreateEventW(std::ptr::null(), 1, 0, std::ptr::null());
        if event.is_null() {
            return Err(io::Error::last_os_error());
        }
        REQUESTS.event.store(event.expose_provenance(), Ordering::Release);
        check(SetConsoleCtrlHandler(Some(note), 1))
    }
}

/// Notes a request. Windows calls this in a separate thread.
unsafe extern "system" fn note(kind: u32) -> BOOL {
    let flag = if kind == CTRL_C_EVENT { &REQUESTS.asked } else { &REQUESTS.told };
    flag.store(true, Ordering::Relaxed);
    // SAFETY: the event is made before Windows can call this function, and is never closed.
    unsafe { SetEvent(event()) };
    if kind != CTRL_C_EVENT && kind != CTRL_BREAK_EVENT {
        // Windows ends the process when this function returns, or after some seconds. The wait gives the
        // program that time.
        std::thread::sleep(Duration::from_secs(30));
    }
    1
}

/// Returns whether Ctrl-C was typed, and whether something else wants the program to end.
#[must_use]
pub fn requests() -> (bool, bool) {
    (REQUESTS.asked.load(Ordering::Relaxed), REQUESTS.told.load(Ordering::Relaxed))
}

/// Notes a request to stop, as Ctrl-C does.
pub fn ask() {
    REQUESTS.asked.store(true, Ordering::Relaxed);
    // SAFETY: if there is no event, the call returns an error.
    unsafe { SetEvent(event()) };
}

/// Cancels an earlier Ctrl-C.
pub fn take_back() {
    REQUESTS.asked.store(false, Ordering::Relaxed);
    // SAFETY: if there is no event, the call returns an error.
    unsafe { ResetEvent(event()) };
}

/// Waits for a handle, for a request to stop, or for the time to pass.
fn wait_for(handle: Option<HANDLE>, most: Option<Duration>) -> io::Result<Waited> {
    let event = event();
    let handles: Vec<HANDLE> =
        Some(event).filter(|event| !event.is_null()).into_iter().chain(handle).collect();
    // The upper bound avoids `INFINITE`, which means no limit.
    let most = most.map_or(INFINITE, |most| most.as_millis().min(u128::from(INFINITE - 1)) as u32);
    // SAFETY: the handles are open, and the count passed is theirs.
    let waited = unsafe { WaitForMultipleObjects(handles.len() as u32, handles.as_ptr(), 0, most) };
    match waited {
        WAIT_TIMEOUT => Ok(Waited::Nothing),
        WAIT_FAILED => Err(io::Error::last_os_error()),
        WAIT_OBJECT_0 if !event.is_null() => Ok(Waited::StopRequested),
        _ => Ok(Waited::Ready),
    }
}

/// Waits until a pipe can be read, or a request to stop comes. Any other input can be read at once.
///
/// # Errors
/// The system's errors.
pub fn wait_for_pipe(input: &impl AsHandle) -> io::Result<Waited> {
    let handle = input.as_handle().as_raw_handle();
    loop {
        let mut there = 0;
        // SAFETY: the handle is open. The call reads nothing and writes one number.
        let peeked = unsafe {
            let nothing = std::ptr::null_mut::<u32>();
            GetFileType(handle) == FILE_TYPE_PIPE
                && PeekNamedPipe(handle, nothing.cast(), 0, nothing, &raw mut there, nothing) != 0
        };
        // At the end of a pipe, peeking is an error. The read that follows reports the end.
        if !peeked || there > 0 {
            return Ok(Waited::Ready);
        }
        if wait_for(None, Some(Duration::from_millis(20)))? == Waited::StopRequested {
            return Ok(Waited::StopRequested);
        }
    }
}

/// One typed character in UTF-8, at most four bytes, wiped when dropped. Half of a UTF-16 pair gives the byte
/// 0xff, which no text contains.
#[derive(Default)]
pub struct TypedCharacter {
    bytes: Zeroizing<[u8; 4]>,
    from: usize,
    to: usize,
    high: u16,
}

impl TypedCharacter {
    /// Adds a unit that was typed.
    pub fn push(&mut self, mut unit: u16) {
        let units = Zeroizing::new([self.high, unit]);
        let pair = if self.high == 0 { &units[1..] } else { &units[..] };
        (self.from, self.to) = (0, 0);
        self.high = 0;
        match char::decode_utf16(pair.iter().copied()).next() {
            Some(Ok(character)) => self.to = character.encode_utf8(&mut *self.bytes).len(),
            Some(Err(_)) if pair.len() == 1 && (0xd800..0xdc00).contains(&unit) => self.high = unit,
            _ => {
                self.bytes[0] = 0xff;
                self.to = 1;
            }
        }
        unit.zeroize();
    }

    /// The next byte of the character, if there is one.
    pub fn next_byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.from).copied().filter(|_| self.from < self.to)?;
        self.from += 1;
        Some(byte)
    }
}

impl Drop for TypedCharacter {
    fn drop(&mut self) {
        self.high.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(units: &[u16]) -> Vec<u8> {
        let mut typed = TypedCharacter::default();
        let mut bytes = Vec::new();
        for &unit in units {
            typed.push(unit);
            bytes.extend(std::iter::from_fn(|| typed.next_byte()));
        }
        bytes
    }

    #[test]
    fn what_is_typed_becomes_utf_8() {
        let text = "aé花😀";
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(bytes(&units), text.as_bytes());
        assert_eq!(bytes(&[0xd83d, u16::from(b'a')]), [0xff], "half a pair, and what it spoilt");
        assert_eq!(bytes(&[0xde00]), [0xff]);
        assert_eq!(bytes(&[3]), [3], "Ctrl-C is a key");
    }

    #[test]
    fn a_request_ends_the_waiting_until_it_is_taken_back() {
        watch().unwrap();
        let soon = Some(Duration::from_millis(1));
        assert_eq!(wait_for(None, soon).unwrap(), Waited::Nothing);
        ask();
        assert_eq!(requests(), (true, false));
        assert_eq!(wait_for(None, None).unwrap(), Waited::StopRequested);
        take_back();
        assert_eq!(requests(), (false, false));
        assert_eq!(wait_for(None, soon).unwrap(), Waited::Nothing);
    }
}
