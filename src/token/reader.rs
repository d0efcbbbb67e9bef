//! The readers, the cards in them, and waiting for a change.

use std::collections::HashSet;
use std::ffi::CString;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pcsc::{Context, PNP_NOTIFICATION, ReaderState, Scope, State};

use super::error::TokenError;
use super::pcsc_lock::pass;
use super::timeouts::bounded;

/// The longest time for a request to the system's PC/SC service. It normally takes milliseconds.
const SERVICE: Duration = Duration::from_secs(10);

/// The longest single wait. An interrupt that comes just before a wait begins is noticed after this time.
const SLICE: Duration = Duration::from_millis(500);

/// What is in a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inside {
    /// Nothing.
    Nothing,
    /// A card.
    Card,
    /// A card that does not answer, for example because it was inserted the wrong way round.
    Mute,
}

/// A reader. A YubiKey in a USB port is a reader with a card in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardReader {
    /// Its name in PC/SC.
    pub name: String,
    /// What is in it.
    pub inside: Inside,
    /// The answer of the card to power-up (ATR, ISO/IEC 7816-3, section 8): at most 33 bytes.
    pub atr: Vec<u8>,
    /// Whether a program has exclusive access to the card.
    pub is_taken: bool,
    /// How often a card was inserted or removed. While the number is the same, the card is the same.
    pub changes: u32,
}

impl CardReader {
    fn of(state: &ReaderState) -> Self {
        let told = state.event_state();
        let inside = match (told.contains(State::PRESENT), told.contains(State::MUTE)) {
            (false, _) => Inside::Nothing,
            (true, false) => Inside::Card,
            (true, true) => Inside::Mute,
        };
        Self {
            name: state.name().to_string_lossy().into_owned(),
            inside,
            atr: state.atr().to_vec(),
            is_taken: told.contains(State::EXCLUSIVE),
            changes: state.event_count(),
        }
    }
}

/// Lists all readers in the order of PC/SC. No reader is not an error. No command is sent to a card.
///
/// # Errors
/// [`TokenError::NoService`], [`TokenError::Denied`], [`TokenError::System`].
pub fn readers() -> Result<Vec<CardReader>, TokenError> {
    let begin = || {
        let context = establish()?;
        let readers = look(&context, &mut Vec::new());
        pass(|| drop(context));
        readers
    };
    bounded(SERVICE, begin).unwrap_or(Err(TokenError::NoService))
}

fn establish() -> Result<Context, TokenError> {
    pass(|| Context::establish(Scope::User)).map_err(|error| TokenError::of(error, ""))
}

/// Looks at all readers. Afterwards `states` has their states, which are needed to wait for a change.
fn look(context: &Context, states: &mut Vec<ReaderState>) -> Result<Vec<CardReader>, TokenError> {
    // A reader may disappear between listing the readers and looking at them.
    const ATTEMPTS: usize = 5;
    let of = |error| TokenError::of(error, "");
    for _ in 0..ATTEMPTS {
        let names = match pass(|| context.list_readers_owned()) {
            Ok(names) => names,
            Err(pcsc::Error::NoReadersAvailable) => Vec::new(),
            Err(error) => return Err(of(error)),
        };
        states.clear();
        states
            .extend(names.into_iter().map(|name: CString| ReaderState::new(name, State::UNAWARE)));
        if states.is_empty() {
            return Ok(Vec::new());
        }
        match pass(|| context.get_status_change(Duration::ZERO, states)) {
            Ok(()) | Err(pcsc::Error::Timeout) => {
                states.iter_mut().for_each(ReaderState::sync_current_state);
                return Ok(states.iter().map(CardReader::of).collect());
            }
            Err(pcsc::Error::UnknownReader) => {}
            Err(error) => return Err(of(error)),
        }
    }
    Err(of(pcsc::Error::UnknownReader))
}

/// Interrupts a wait from another thread.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<Inner>);

#[derive(Default)]
struct Inner {
    is_raised: AtomicBool,
    context: Mutex<Option<Context>>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("is_raised", &self.is_raised).finish_non_exhaustive()
    }
}

impl Interrupt {
    /// Interrupts the current wait, and every later wait with this value. Do not call it in a signal handler.
    pub fn raise(&self) {
        self.0.is_raised.store(true, Ordering::SeqCst);
        let context = self.0.context.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(context) = &*context {
            // If cancelling fails, the wait soon reads the flag itself.
            let _ = context.cancel();
        }
    }

    /// Whether the interrupt was raised.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.0.is_raised.load(Ordering::SeqCst)
    }

    fn set(&self, context: Option<Context>) {
        *self.0.context.lock().unwrap_or_else(PoisonError::into_inner) = context;
    }
}

/// Watches the readers for changes.
pub struct ReaderWatch {
    context: Context,
    states: Vec<ReaderState>,
    readers: Vec<CardReader>,
    interrupt: Interrupt,
}

impl std::fmt::Debug for ReaderWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("readers", &self.readers).finish_non_exhaustive()
    }
}

impl ReaderWatch {
    /// Starts with a look at all readers.
    ///
    /// # Errors
    /// As [`readers`].
    pub fn new(interrupt: &Interrupt) -> Result<Self, TokenError> {
        let begin = || {
            let context = establish()?;
            let mut states = Vec::new();
            let readers = look(&context, &mut states)?;
            Ok((context, states, readers))
        };
        let begun = bounded(SERVICE, begin).unwrap_or(Err(TokenError::NoService));
        let (context, states, readers) = begun?;
        interrupt.set(Some(context.clone()));
        Ok(Self { context, states, readers, interrupt: interrupt.clone() })
    }

    /// The readers at the last look.
    #[must_use]
    pub fn readers(&self) -> &[CardReader] {
        &self.readers
    }

    /// Waits until a reader or a card is inserted or removed. `false` if nothing changed within `limit`.
    ///
    /// # Errors
    /// [`TokenError::Interrupted`]; as [`readers`].
    pub fn wait(&mut self, limit: Duration) -> Result<bool, TokenError> {
        let start = Instant::now();
        loop {
            if self.interrupt.is_raised() {
                return Err(TokenError::Interrupted);
            }
            let left = limit.saturating_sub(start.elapsed());
            self.wait_once(left.min(SLICE))?;
            let context = self.context.clone();
            let again = bounded(SERVICE, move || {
                let mut states = Vec::new();
                let readers = look(&context, &mut states)?;
                Ok((states, readers))
            });
            let (states, readers) = again.unwrap_or(Err(TokenError::NoService))?;
            self.states = states;
            let before = std::mem::replace(&mut self.readers, readers);
            if differ(&before, &self.readers) {
                return Ok(true);
            }
            if left.is_zero() {
                return Ok(false);
            }
        }
    }

    /// Waits until something may have changed, or the time is up.
    fn wait_once(&mut self, limit: Duration) -> Result<(), TokenError> {
        let mut states = std::mem::take(&mut self.states);
        // Reports when a reader comes or goes. Its state is not used, because all readers are looked at
        // again.
        states.push(ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE));
        let context = self.context.clone();
        let waited =
            bounded(limit + SERVICE, move || context.get_status_change(limit, &mut states));
        use pcsc::Error as E;
        match waited {
            Some(Ok(()) | Err(E::Timeout | E::Cancelled | E::UnknownReader)) => Ok(()),
            Some(Err(error)) => Err(TokenError::of(error, "")),
            None => Err(TokenError::NoService),
        }
    }
}

impl Drop for ReaderWatch {
    fn drop(&mut self) {
        self.interrupt.set(None);
    }
}

/// Reports whether a reader or a card came or went. Exclusive access of a program does not count.
fn differ(before: &[CardReader], after: &[CardReader]) -> bool {
    let seen = |readers: &[CardReader]| -> HashSet<(String, Inside, u32)> {
        readers.iter().map(|it| (it.name.clone(), it.inside, it.changes)).collect()
    };
    seen(before) != seen(after)
}
