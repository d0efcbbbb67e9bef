//! Work with a card that a person may have to touch. The touch is announced before, and the time left is
//! shown.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::message;
use sso_escrow::token::TokenError;
use sso_escrow::token::answer::TouchPolicy;
use sso_escrow::token::card::Card;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::names::TokenId;
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::ui::output::Console;

/// How long a YubiKey waits for a touch.
const WAITS: Duration = Duration::from_secs(15);
/// The interval between two updates of the time left.
const TICK: Duration = Duration::from_millis(1000);

/// The card that a person must touch, and its custodian. Several cards may be inserted and blink.
pub(crate) struct CardOwner<'a> {
    pub(crate) token: TokenId,
    /// The custodian.
    pub(crate) name: &'a str,
}

/// Does one piece of work with the card in a reader. If the key always asks for a touch, the person is asked
/// before. If it may ask, the person is asked as soon as the card takes longer than one second.
pub(crate) fn with_touch_prompt<T: Send>(
    console: &mut Console,
    reader: &str,
    whose: &CardOwner<'_>,
    touch: Option<TouchPolicy>,
    work: impl FnOnce(&mut Card<'_>) -> Result<T, TokenError> + Send,
) -> Result<T, TokenError> {
    let mut is_told = touch == Some(TouchPolicy::Always);
    let (token, name) = (whose.token.to_string(), whose.name);
    if is_told {
        let seconds = WAITS.as_secs();
        console.tell(&message!("touch-now", token = &token, name = name, seconds = seconds));
    }
    let start = Instant::now();
    thread::scope(|scope| {
        let (at_work, ended) = channel::<()>();
        let worker = scope.spawn(move || {
            // Dropped when the work ends, also after a panic.
            let _at_work = at_work;
            with_card(reader, &Timeouts::WORK, work)
        });
        while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            if touch == Some(TouchPolicy::Never) {
                continue;
            }
            if !std::mem::replace(&mut is_told, true) {
                console.tell(&message!("touch-if-it-blinks", token = &token, name = name));
            }
            let left = WAITS.saturating_sub(start.elapsed()).as_secs();
            console.progress(&message!("progress-touch", seconds = left));
        }
        console.end_progress();
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
