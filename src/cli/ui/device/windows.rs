//! The console of Windows: `CONIN$` and `CONOUT$`, in UTF-16.

use std::cell::RefCell;
use std::io;
use std::os::windows::io::AsHandle;
use std::time::Duration;

use sso_escrow::sys::console::{self, SystemConsole, TypedCharacter, Waited};
use zeroize::{Zeroize, Zeroizing};

use crate::cli::ui::device::Input;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::safe_text::Printable;

/// The console of the process, whatever its standard streams are.
pub(crate) struct Device {
    console: SystemConsole,
    typed: RefCell<TypedCharacter>,
}

/// The console's settings, put back when this is dropped.
pub(crate) struct Hidden<'a> {
    _hidden: console::EchoOff<'a>,
}

impl Hidden<'_> {
    /// Windows puts no program into the background.
    pub(crate) fn suspend(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Device {
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self { console: SystemConsole::open()?, typed: RefCell::default() })
    }

    /// Shows text. Where that fails, nobody is there to be told.
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = self.console.print(text.text());
    }

    /// Throws away what was typed and not read yet.
    pub(crate) fn discard(&self) {
        *self.typed.borrow_mut() = TypedCharacter::default();
        let _ = self.console.discard();
    }

    /// Between two questions a console shows no keys anyway: it does so only while a line is read.
    pub(crate) fn quiet(&self) {}

    /// [`read_line`](Self::read_line) has the console show keys.
    pub(crate) fn visible(&self) {}

    /// Whether it is at the other end of a serial line: never, a console is a window of this machine. (A
    /// remote desktop cannot be told from it.)
    pub(crate) fn is_on_a_line(&self) -> bool {
        false
    }

    /// Its columns; nothing where it does not tell.
    pub(crate) fn width(&self) -> Option<usize> {
        self.console.width()
    }

    /// Nothing that is typed is shown, and every key comes to us at once, Ctrl-C included.
    pub(crate) fn hidden(&self) -> io::Result<Hidden<'_>> {
        Ok(Hidden { _hidden: self.console.hidden()? })
    }

    /// Whether a key was typed within that time: the line that begins with it is waited for.
    pub(crate) fn has_line(&self, most: Duration) -> Result<bool, Failure> {
        interrupt::check()?;
        match self.console.wait(Some(most)) {
            Ok(Waited::StopRequested) => Err(interrupt::failure()),
            Ok(Waited::Nothing) => Ok(false),
            // What cannot be waited for is read at once.
            Ok(Waited::Ready) | Err(_) => Ok(true),
        }
    }

    /// Reads a line that was typed, of at most so many bytes; nothing at the end of what is typed.
    pub(crate) fn read_line(&self, most: usize) -> Result<Input<Vec<u8>>, Failure> {
        const CTRL_Z: u16 = 0x1a;
        let Ok(_lines) = self.console.for_lines() else { return Ok(Input::End) };
        let mut line: Vec<u16> = Vec::new();
        loop {
            interrupt::check()?;
            let mut units = Zeroizing::new([0u16; 128]);
            let length = match self.console.read(&mut *units) {
                // Windows says so in another thread, perhaps a moment later.
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

    /// Reads a byte of a key while keys are hidden; nothing at the end of what is typed.
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

    /// The screen that a secret is shown on: one of its own. It is shown from here on.
    pub(crate) fn screen(&self) -> io::Result<Screen<'_>> {
        Ok(Screen { screen: self.console.screen()? })
    }
}

/// A screen for a secret. When it is dropped, it is emptied, and the one before is shown again.
pub(crate) struct Screen<'a> {
    screen: console::ScreenBuffer<'a>,
}

impl Screen<'_> {
    pub(crate) fn print(&self, text: &impl Printable) {
        let _ = self.screen.print(text.text());
    }
}

/// The columns of the console that an output goes to, if it goes to one.
pub(crate) fn width(output: &impl AsHandle) -> Option<usize> {
    console::width(output)
}

/// Whether what was written to an output can be taken away again.
pub(crate) fn can_erase(output: &impl AsHandle) -> bool {
    console::takes_sequences(output)
}

/// Whether the console cannot show what the languages of this program are written in: nobody can tell,
/// it is a matter of the font.
pub(crate) fn is_plain_console() -> bool {
    false
}

/// The language that Windows speaks to this user, where no locale is set.
pub(crate) fn system_language() -> Option<&'static str> {
    console::ui_language()
}
