//! The readers that are there, what lies in them, and waiting until that changes.

use std::collections::HashSet;
use std::ffi::CString;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pcsc::{Context, PNP_NOTIFICATION, ReaderState, Scope, State};

use super::error::TokenError;
use super::pcsc_lock::pass;
use super::timeouts::bounded;

/// How long the system's service may take for what takes it milliseconds.
const SERVICE: Duration = Duration::from_secs(10);

/// How long is waited in one go: an interruption that comes before the waiting has begun is noticed after so
/// long.
const SLICE: Duration = Duration::from_millis(500);

/// What lies in a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inside {
    /// Nothing.
    Nothing,
    /// A card.
    Card,
    /// A card that answers nothing, or is the wrong way round.
    Mute,
}

/// A reader. A token that is put into a USB port is a reader with a card in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardReader {
    /// Its name, as PC/SC has it.
    pub name: String,
    /// What lies in it.
    pub inside: Inside,
    /// What the card answered when it got power (ATR, ISO/IEC 7816-3, section 8): at most 33 bytes.
    pub atr: Vec<u8>,
    /// Whether a program keeps the card for itself alone.
    pub is_taken: bool,
    /// How often a card came or went: the same number stands for the same card.
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

/// All readers, in the order in which PC/SC has them; none is no error. No card is talked to.
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

/// Looks at all readers. The states are those of them, to wait with.
fn look(context: &Context, states: &mut Vec<ReaderState>) -> Result<Vec<CardReader>, TokenError> {
    // A reader may go away between the list and the look.
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

/// Breaks a waiting off, from another thread.
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
    /// Breaks off what waits now, and whatever waits with it later. Not to be called in a signal handler.
    pub fn raise(&self) {
        self.0.is_raised.store(true, Ordering::SeqCst);
        let context = self.0.context.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(context) = &*context {
            // What waits looks at the flag soon by itself.
            let _ = context.cancel();
        }
    }

    /// Whether it was.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.0.is_raised.load(Ordering::SeqCst)
    }

    fn set(&self, context: Option<Context>) {
        *self.0.context.lock().unwrap_or_else(PoisonError::into_inner) = context;
    }
}

/// A look at the readers that goes on.
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
    /// Begins with a look at all readers.
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

    /// What was seen last.
    #[must_use]
    pub fn readers(&self) -> &[CardReader] {
        &self.readers
    }

    /// Waits until a reader or card comes or goes. `false` where none does in that time.
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

    /// Waits until something happens that may matter, or the time is up.
    fn wait_once(&mut self, limit: Duration) -> Result<(), TokenError> {
        let mut states = std::mem::take(&mut self.states);
        // Tells when readers come and go. What it says is not looked at: the readers are.
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

/// Whether a reader or card came or went; that a program took a card for itself is not it.
fn differ(before: &[CardReader], after: &[CardReader]) -> bool {
    let seen = |readers: &[CardReader]| -> HashSet<(String, Inside, u32)> {
        readers.iter().map(|it| (it.name.clone(), it.inside, it.changes)).collect()
    };
    seen(before) != seen(after)
}
