//! Terminals of Unix: `/dev/tty`.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getpid, kill_process};
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr,
    tcgetpgrp, tcsetattr,
};
use zeroize::Zeroizing;

use crate::cli::ui::device::{Input, TypedPlace};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::safe_text::Printable;

/// The terminal of the process, whatever its standard streams are connected to.
pub(crate) struct Device {
    device: File,
    /// The same terminal, for reading without waiting: Ctrl-C discards what was typed, also between the moment when
    /// something can be read and the reading.
    input: File,
    /// The terminal's original settings, while this program has changed them.
    before: RefCell<Option<Termios>>,
}

/// While this exists, keys arrive one by one and are not shown.
pub(crate) struct Hidden<'a> {
    device: &'a Device,
}

impl Hidden<'_> {
    /// Puts the program into the background, as Ctrl-Z does. Returns when it is in the foreground again.
    pub(crate) fn suspend(&self) -> io::Result<()> {
        self.device.give_back();
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
        self.give_back();
    }
}

impl Device {
    pub(crate) fn open() -> io::Result<Self> {
        let device = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
        let without_waiting = OFlags::NONBLOCK.bits().cast_signed();
        let input = OpenOptions::new().read(true).custom_flags(without_waiting).open("/dev/tty")?;
        Ok(Self { device, input, before: RefCell::default() })
    }

    /// Shows text. A failure is ignored: there is no other place to report it.
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = (&self.device).write_all(text.text().as_bytes());
    }

    /// Removes a typed text from the screen, and everything below it.
    pub(crate) fn overwrite(&self, TypedPlace { rows, column }: TypedPlace) {
        let _ = write!(&self.device, "\x1b[{rows}A\x1b[{}G\x1b[J", column + 1);
    }

    /// Discards what was typed and not read yet.
    pub(crate) fn discard(&self) {
        // The kernel stops a background program that tries this.
        if self.is_in_front() {
            let _ = tcflush(&self.device, QueueSelector::IFlush);
        }
    }

    /// Hides what is typed until the next question. Ctrl-C works as before. Ctrl-Z is disabled until then: the
    /// shell would get a terminal that shows nothing.
    pub(crate) fn quiet(&self) {
        if let (true, Ok(mut quiet)) = (self.is_in_front(), self.settings_before()) {
            quiet.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
            quiet.special_codes[SpecialCodeIndex::VSUSP] = DISABLED;
            let _ = tcsetattr(&self.device, OptionalActions::Now, &quiet);
        }
    }

    /// Restores the terminal's original settings: typed lines are shown and can be corrected.
    pub(crate) fn visible(&self) {
        if let Some(before) = self.before.take() {
            let _ = tcsetattr(&self.device, OptionalActions::Now, &before);
        }
    }

    /// Restores the original settings for whoever reads the terminal next. What was typed and not read is discarded
    /// first: the shell would show it and run it.
    fn give_back(&self) {
        if self.before.borrow().is_some() {
            self.discard();
        }
        self.visible();
    }

    fn hide(&self) -> io::Result<()> {
        let mut hidden = self.settings_before()?;
        hidden.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        hidden.local_modes -= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
        hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(&self.device, OptionalActions::Now, &hidden)?)
    }

    /// The settings from before this program changed them.
    fn settings_before(&self) -> io::Result<Termios> {
        let mut before = self.before.borrow_mut();
        if let Some(before) = &*before {
            return Ok(before.clone());
        }
        let now = tcgetattr(&self.device)?;
        Ok(before.insert(now).clone())
    }

    /// Reports whether the program is in the foreground of its terminal.
    fn is_in_front(&self) -> bool {
        tcgetpgrp(&self.device).is_ok_and(|group| group == getpgrp())
    }

    /// Its columns, if it reports them.
    pub(crate) fn width(&self) -> Option<usize> {
        width(&self.device)
    }

    /// Hides what is typed. Every key arrives at once, also Ctrl-C and Ctrl-Z.
    pub(crate) fn hidden(&self) -> io::Result<Hidden<'_>> {
        self.hide()?;
        Ok(Hidden { device: self })
    }

    /// Reports whether a line is typed within that time.
    pub(crate) fn has_line(&self, most: Duration) -> Result<bool, Failure> {
        interrupt::wait_for_within(&self.input, Some(most))
    }

    /// Reads a typed line of at most `most` bytes, and drops the bytes after them. Returns `Input::End` at the end
    /// of input.
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

    /// Reads a line as [`read_line`](Self::read_line) does. The settings decide whether it is shown.
    pub(crate) fn read_unseen_line(&self, most: usize) -> Result<Input<Vec<u8>>, Failure> {
        self.read_line(most)
    }

    /// Reads one byte of a key while keys are hidden. Returns `Input::End` at the end of input.
    pub(crate) fn read_key(&self) -> Result<Input<Zeroizing<u8>>, Failure> {
        self.read()
    }

    fn read(&self) -> Result<Input<Zeroizing<u8>>, Failure> {
        let mut byte = Zeroizing::new([0]);
        loop {
            interrupt::wait_for(&self.input)?;
            match rustix::io::read(&self.input, &mut *byte) {
                // A terminal that is closed gives EIO.
                Ok(0) | Err(Errno::IO) => return Ok(Input::End),
                Ok(_) => return Ok(Input::Given(Zeroizing::new(byte[0]))),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Ok(Input::Failed(error.into())),
            }
        }
    }

    /// Switches to a screen for a secret: the terminal's alternate screen.
    pub(crate) fn screen(&self) -> io::Result<Screen<'_>> {
        let only_one = is_linux();
        let screen = Screen { device: self, only_one };
        self.print(&if only_one { "" } else { "\x1b[?1049h" });
        self.print(&"\x1b[2J\x1b[H");
        Ok(screen)
    }
}

/// The value that disables a special character (`_POSIX_VDISABLE`).
const DISABLED: u8 = if cfg!(target_os = "linux") { 0 } else { 0xff };

/// A screen for a secret. Dropping it clears it and shows the previous screen again.
pub(crate) struct Screen<'a> {
    device: &'a Device,
    /// Whether the terminal has no alternate screen (the Linux console). Its only screen is cleared, with its
    /// scrollback.
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

/// The columns of the terminal that an output goes to; `None` if it is not a terminal.
pub(crate) fn width(output: &impl AsFd) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(output).ok()?;
    (size.ws_col > 0).then(|| size.ws_col.into())
}

/// Reports whether text written to an output can be erased again.
pub(crate) fn can_erase(output: &impl IsTerminal) -> bool {
    output.is_terminal()
}

/// Reports whether the output goes to the Linux console itself. Its fonts have at most 512 characters, and none
/// for Japanese.
pub(crate) fn is_plain_console() -> bool {
    is_linux() && (io::stdout().is_terminal() || io::stderr().is_terminal())
}

fn is_linux() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "linux")
}

/// The language of the system if no locale is set. On Unix, only the locale gives the language.
pub(crate) fn system_language() -> Option<&'static str> {
    None
}
