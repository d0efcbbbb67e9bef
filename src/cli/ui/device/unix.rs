//! Terminals of Unix: `/dev/tty`.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getpid, kill_process};
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr,
    tcgetpgrp, tcsetattr,
};
use zeroize::Zeroizing;

use crate::cli::ui::device::Input;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::safe_text::Printable;

/// The terminal of the process, whatever its standard streams are.
pub(crate) struct Device {
    device: File,
    /// The terminal's settings as they were, while this program has others.
    before: RefCell<Option<Termios>>,
}

/// Keys come one by one and are not shown, until this is dropped.
pub(crate) struct Hidden<'a> {
    device: &'a Device,
}

impl Hidden<'_> {
    /// Puts the program into the background, as Ctrl-Z does; returns when it is back.
    pub(crate) fn suspend(&self) -> io::Result<()> {
        self.device.visible();
        let _ = kill_process(getpid(), Signal::TSTP);
        self.device.hide()
    }
}

impl Drop for Hidden<'_> {
    fn drop(&mut self) {
        self.device.quiet();
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        self.visible();
    }
}

impl Device {
    pub(crate) fn open() -> io::Result<Self> {
        let device = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
        Ok(Self { device, before: RefCell::default() })
    }

    /// Shows text. Where that fails, nobody is there to be told.
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = (&self.device).write_all(text.text().as_bytes());
    }

    /// Throws away what was typed and not read yet.
    pub(crate) fn discard(&self) {
        // The kernel stops a program in the background that tries this.
        if self.is_in_front() {
            let _ = tcflush(&self.device, QueueSelector::IFlush);
        }
    }

    /// What is typed is not shown from here on, until a question is asked. Ctrl-C works as before. Ctrl-Z waits
    /// until then: a shell would go on with a terminal that shows nothing.
    pub(crate) fn quiet(&self) {
        if let (true, Ok(mut quiet)) = (self.is_in_front(), self.settings_before()) {
            quiet.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
            quiet.special_codes[SpecialCodeIndex::VSUSP] = DISABLED;
            let _ = tcsetattr(&self.device, OptionalActions::Now, &quiet);
        }
    }

    /// The terminal's settings are as they were: lines are typed, shown, and can be corrected.
    pub(crate) fn visible(&self) {
        if let Some(before) = self.before.take() {
            let _ = tcsetattr(&self.device, OptionalActions::Now, &before);
        }
    }

    fn hide(&self) -> io::Result<()> {
        let mut hidden = self.settings_before()?;
        hidden.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        hidden.local_modes -= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
        hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(&self.device, OptionalActions::Now, &hidden)?)
    }

    /// The settings as they were before this program changed them.
    fn settings_before(&self) -> io::Result<Termios> {
        let mut before = self.before.borrow_mut();
        if let Some(before) = &*before {
            return Ok(before.clone());
        }
        let now = tcgetattr(&self.device)?;
        Ok(before.insert(now).clone())
    }

    /// Whether the program is not in the background of a shell.
    fn is_in_front(&self) -> bool {
        tcgetpgrp(&self.device).is_ok_and(|group| group == getpgrp())
    }

    /// Whether it is at the other end of a serial line.
    pub(crate) fn is_on_a_line(&self) -> bool {
        let name = rustix::termios::ttyname(&self.device, Vec::new()).unwrap_or_default();
        let name = name.to_string_lossy();
        ["/dev/ttyS", "/dev/ttyUSB", "/dev/ttyACM"].iter().any(|line| name.starts_with(line))
    }

    /// Its columns; nothing where it does not tell.
    pub(crate) fn width(&self) -> Option<usize> {
        width(&self.device)
    }

    /// Nothing that is typed is shown, and every key comes to us at once, Ctrl-C and Ctrl-Z included.
    pub(crate) fn hidden(&self) -> io::Result<Hidden<'_>> {
        self.hide()?;
        Ok(Hidden { device: self })
    }

    /// Whether a line was typed within that time.
    pub(crate) fn has_line(&self, most: Duration) -> Result<bool, Failure> {
        interrupt::wait_for_within(&self.device, Some(most))
    }

    /// Reads a line that was typed, of at most so many bytes; nothing at the end of what is typed.
    pub(crate) fn read_line(&self, most: usize) -> Result<Input<Vec<u8>>, Failure> {
        let mut line = Vec::new();
        loop {
            match self.read()? {
                Input::End => return Ok(Input::End),
                Input::Given(byte) if *byte == b'\n' => return Ok(Input::Given(line)),
                Input::Given(byte) if line.len() < most => line.push(*byte),
                Input::Given(_) => {}
                Input::Failed(error) => return Ok(Input::Failed(error)),
            }
        }
    }

    /// Reads a byte of a key while keys are hidden; nothing at the end of what is typed.
    pub(crate) fn read_key(&self) -> Result<Input<Zeroizing<u8>>, Failure> {
        self.read()
    }

    fn read(&self) -> Result<Input<Zeroizing<u8>>, Failure> {
        let mut byte = Zeroizing::new([0]);
        loop {
            interrupt::wait_for(&self.device)?;
            match rustix::io::read(&self.device, &mut *byte) {
                // A terminal that has gone away gives EIO.
                Ok(0) | Err(Errno::IO) => return Ok(Input::End),
                Ok(_) => return Ok(Input::Given(Zeroizing::new(byte[0]))),
                Err(Errno::INTR) => {}
                Err(error) => return Ok(Input::Failed(error.into())),
            }
        }
    }

    /// The screen that a secret is shown on: the terminal's alternate one. It is shown from here on.
    pub(crate) fn screen(&self) -> io::Result<Screen<'_>> {
        let only_one = is_linux();
        let screen = Screen { device: self, only_one };
        self.print(&if only_one { "" } else { "\x1b[?1049h" });
        self.print(&"\x1b[2J\x1b[H");
        Ok(screen)
    }
}

/// What switches a special character off (`_POSIX_VDISABLE`).
const DISABLED: u8 = if cfg!(target_os = "linux") { 0 } else { 0xff };

/// A screen for a secret. When it is dropped, it is emptied, and the one before is shown again.
pub(crate) struct Screen<'a> {
    device: &'a Device,
    /// The Linux console has no alternate screen; there the only one is cleared, scrollback included.
    only_one: bool,
}

impl Screen<'_> {
    pub(crate) fn print(&self, text: &impl Printable) {
        self.device.print(text);
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        self.print(&"\x1b[2J\x1b[H");
        self.print(&if self.only_one { "\x1b[3J" } else { "\x1b[?1049l" });
    }
}

/// The columns of the terminal that an output goes to, if it goes to one.
pub(crate) fn width(output: &impl AsFd) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(output).ok()?;
    (size.ws_col > 0).then(|| size.ws_col.into())
}

/// Whether what was written to an output can be taken away again.
pub(crate) fn can_erase(output: &impl IsTerminal) -> bool {
    output.is_terminal()
}

/// Whether what is printed goes to a console of Linux itself: its fonts have 512 characters at most,
/// and so none for Japanese.
pub(crate) fn is_plain_console() -> bool {
    is_linux() && (io::stdout().is_terminal() || io::stderr().is_terminal())
}

fn is_linux() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "linux")
}

/// The language that the system speaks where no locale is set: here that is the locale's alone.
pub(crate) fn system_language() -> Option<&'static str> {
    None
}
