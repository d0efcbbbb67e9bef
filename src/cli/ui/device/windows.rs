//! The console of Windows: `CONIN$` and `CONOUT$`, in UTF-16.

use std::cell::RefCell;
use std::io;
use std::os::windows::io::AsHandle;
use std::time::Duration;

use sso_escrow::sys::console::{self, SystemConsole, TypedCharacter, Waited};
use zeroize::{Zeroize, Zeroizing};

use crate::cli::ui::device::{Input, TypedPlace};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::safe_text::Printable;

/// The console of the process, whatever its standard streams are connected to.
pub(crate) struct Device {
    console: SystemConsole,
    typed: RefCell<TypedCharacter>,
}

/// While this exists, keys are not shown. Dropping it restores the console's settings.
pub(crate) struct Hidden<'a> {
    _hidden: console::EchoOff<'a>,
}

impl Hidden<'_> {
    /// Does nothing: Windows does not put a program into the background.
    pub(crate) fn suspend(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // The shell would show what was typed and not read, and run it.
        self.discard();
    }
}

impl Device {
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self { console: SystemConsole::open()?, typed: RefCell::default() })
    }

    /// Shows text. A failure is ignored: there is no other place to report it.
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = self.console.print(text.text());
    }

    /// Removes a typed text from the screen, and everything below it.
    pub(crate) fn overwrite(&self, TypedPlace { rows, column }: TypedPlace) {
        if self.console.takes_sequences() {
            let _ = self.console.print(&format!("\x1b[{rows}A\x1b[{}G\x1b[J", column + 1));
        }
    }

    /// Discards what was typed and not read yet.
    pub(crate) fn discard(&self) {
        *self.typed.borrow_mut() = TypedCharacter::default();
        let _ = self.console.discard();
    }

    /// Does nothing: a console shows keys only while a line is read.
    pub(crate) fn quiet(&self) {}

    /// Does nothing: [`read_line`](Self::read_line) makes the console show keys.
    pub(crate) fn visible(&self) {}

    /// Its columns, if it reports them.
    pub(crate) fn width(&self) -> Option<usize> {
        self.console.width()
    }

    /// Hides what is typed. Every key arrives at once, also Ctrl-C.
    pub(crate) fn hidden(&self) -> io::Result<Hidden<'_>> {
        Ok(Hidden { _hidden: self.console.hidden()? })
    }

    /// Reports whether a key is typed within that time. The caller then waits for the whole line.
    pub(crate) fn has_line(&self, most: Duration) -> Result<bool, Failure> {
        interrupt::check()?;
        match self.console.wait(Some(most)) {
            Ok(Waited::StopRequested) => Err(interrupt::failure()),
            Ok(Waited::Nothing) => Ok(false),
            // If waiting is not possible, the caller reads at once.
            Ok(Waited::Ready) | Err(_) => Ok(true),
        }
    }

    /// Reads a typed line of at most `most` bytes. Returns `Input::End` at the end of input.
    pub(crate) fn read_line(&self, most: usize) -> Result<Input<Vec<u8>>, Failure> {
        const CTRL_Z: u16 = 0x1a;
        let Ok(_lines) = self.console.for_lines() else { return Ok(Input::End) };
        let mut line: Vec<u16> = Vec::new();
        loop {
            interrupt::check()?;
            let mut units = Zeroizing::new([0u16; 128]);
            let length = match self.console.read(&mut *units) {
                // Windows reports Ctrl-C in another thread, perhaps a moment later.
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                    return Err(interrupt::end_of_input());
                }
                Err(error) => return Ok(Input::Failed(error)),
                Ok(0) => return Ok(Input::End),
                Ok(length) => length,
            };
            if line.is_empty() && units[0] == CTRL_Z {
                return Ok(Input::End);
            }
            line.extend(&units[..length]);
            if line.last() == Some(&u16::from(b'\n')) {
                let text = String::from_utf16_lossy(&line);
                line.zeroize();
                let mut bytes = text.trim_end_matches(['\r', '\n']).as_bytes().to_vec();
                bytes.truncate(most);
                return Ok(Input::Given(bytes));
            }
        }
    }

    /// Reads a typed line of at most `most` bytes without showing it. Returns `Input::End` at the end of input.
    pub(crate) fn read_unseen_line(&self, most: usize) -> Result<Input<Vec<u8>>, Failure> {
        const CTRL_C: u8 = 0x03;
        let Ok(_hidden) = self.hidden() else { return Ok(Input::End) };
        let mut line = Vec::new();
        loop {
            match self.read_key()? {
                Input::End => return Ok(Input::End),
                Input::Given(byte) if *byte == CTRL_C => return Err(interrupt::end_of_input()),
                Input::Given(byte) if matches!(*byte, b'\r' | b'\n') => {
                    return Ok(Input::Given(line));
                }
                Input::Given(byte) if line.len() < most => line.push(*byte),
                Input::Given(_) => {}
                Input::Failed(error) => return Ok(Input::Failed(error)),
            }
        }
    }

    /// Reads one byte of a key while keys are hidden. Returns `Input::End` at the end of input.
    pub(crate) fn read_key(&self) -> Result<Input<Zeroizing<u8>>, Failure> {
        loop {
            if let Some(byte) = self.typed.borrow_mut().next_byte() {
                return Ok(Input::Given(Zeroizing::new(byte)));
            }
            interrupt::check()?;
            match self.console.wait(None) {
                Ok(Waited::Ready) => {}
                Ok(_) => return Err(interrupt::failure()),
                Err(error) => return Ok(Input::Failed(error)),
            }
            let mut unit = Zeroizing::new([0]);
            match self.console.read(&mut *unit) {
                Ok(0) => return Ok(Input::End),
                Ok(_) => self.typed.borrow_mut().push(unit[0]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Ok(Input::Failed(error)),
            }
        }
    }

    /// Switches to a screen for a secret: a separate screen buffer.
    pub(crate) fn screen(&self) -> io::Result<Screen<'_>> {
        Ok(Screen { screen: self.console.screen()? })
    }
}

/// A screen for a secret. Dropping it clears it and shows the previous screen again.
pub(crate) struct Screen<'a> {
    screen: console::ScreenBuffer<'a>,
}

impl Screen<'_> {
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = self.screen.print(text.text());
    }
}

/// The columns of the console that an output goes to; `None` if it is not a console.
pub(crate) fn width(output: &impl AsHandle) -> Option<usize> {
    console::width(output)
}

/// Reports whether text written to an output can be erased again.
pub(crate) fn can_erase(output: &impl AsHandle) -> bool {
    console::takes_sequences(output)
}

/// Always `false`: whether a console can show Japanese depends on its font, which the program cannot check.
pub(crate) fn is_plain_console() -> bool {
    false
}

/// The language of Windows for this user, if no locale is set.
pub(crate) fn system_language() -> Option<&'static str> {
    console::ui_language()
}
