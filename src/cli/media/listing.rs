//! The shares at the locations that a command lists.

use std::path::{Path, PathBuf};

use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;
use sso_escrow::share::descriptor::SetId;
use sso_escrow::token::TokenError;
use sso_escrow::token::shares::OnCard;

use crate::cli::context::cards::Cards;
use crate::cli::context::reserved::Reserved;
use crate::cli::line::location::ShareLocation;
use crate::cli::media::media_prompt::{self, MediaPrompt, MediaReply, Medium};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// What a command lists at a place.
pub(crate) enum ListedPlace {
    /// A folder or file.
    Path(PathBuf),
    /// A card: its name, and the shares on it.
    Card(String, Vec<OnCard>),
    /// A card that cannot be read.
    Unreadable(Failure),
}

/// How many files and places could not be read.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Faulty {
    /// All of them.
    pub(crate) all: usize,
    later: usize,
}

impl Faulty {
    /// Counts one more.
    pub(crate) fn add(&mut self) {
        self.all += 1;
    }

    /// Counts a file. `is_later`: a later release made it.
    pub(crate) fn add_file(&mut self, is_later: bool) {
        self.all += 1;
        self.later += usize::from(is_later);
    }
}

/// The folders, files and cards of the positional places. For `ask`, the folder of the medium. It stays mounted as
/// long as the second list exists.
pub(crate) fn read_places(
    locations: &[ShareLocation],
    console: &mut Console,
) -> Result<(Vec<ListedPlace>, Vec<Medium>), Failure> {
    let mut cards = Cards::default();
    let (mut paths, mut media) = (Vec::new(), Vec::new());
    for place in locations {
        match place {
            ShareLocation::File { path, .. } | ShareLocation::CardFile { path, .. } => {
                paths.push(ListedPlace::Path(path.clone()));
            }
            ShareLocation::Card { card, .. } => {
                paths.push(match cards.list(card.token()) {
                    Ok((name, found)) => ListedPlace::Card(name, found),
                    Err(TokenError::Interrupted) => return Err(TokenError::Interrupted.into()),
                    Err(error) => ListedPlace::Unreadable(error.into()),
                });
            }
            ShareLocation::Ask => {
                let mut terminal = media_prompt::terminal(console)?;
                let mut media_prompt = MediaPrompt::new(&Reserved::default(), true, true);
                let question = message!("ask-insert-any");
                loop {
                    let also = Some(&mut cards);
                    match media_prompt.ask_for_either(&mut terminal, &question, false, also)? {
                        MediaReply::Medium(medium) => {
                            paths.push(ListedPlace::Path(medium.path.clone()));
                            media.push(medium);
                            break;
                        }
                        MediaReply::Card(reader) => match cards.list_at(&reader) {
                            Ok((name, found)) => {
                                paths.push(ListedPlace::Card(name, found));
                                break;
                            }
                            Err(error) => {
                                terminal.explain(&error.message());
                                cards.pass_over(&reader);
                            }
                        },
                        MediaReply::Number(_) | MediaReply::Nothing => {}
                    }
                }
            }
        }
    }
    Ok((paths, media))
}

/// Warns of a place that cannot be read, so that the others are still listed.
///
/// # Errors
/// The failure itself, if the command line names only this place.
pub(crate) fn pass_over(
    failure: Failure,
    locations: &[ShareLocation],
    console: &mut Console,
) -> Result<(), Failure> {
    if locations.len() < 2 {
        return Err(failure);
    }
    console.warn(&failure.message);
    Ok(())
}

/// The end of a command that lists shares: a failure if a share could not be read, or if the requested set was not
/// found.
pub(crate) fn listed(faulty: Faulty, none: bool, wanted: Option<&str>) -> Result<Status, Failure> {
    let Faulty { all, later } = faulty;
    match wanted {
        _ if all > 0 && later == all => {
            Err(Failure::new(Status::Damaged, message!("list-later", faulty = all)))
        }
        _ if all > 0 => Err(Failure::new(Status::Damaged, message!("list-faulty", faulty = all))),
        Some(id) if none => {
            Err(Failure::new(Status::Damaged, message!("list-no-such-set", id = id)))
        }
        _ => Ok(Status::Done),
    }
}

/// Names the files that interrupted runs have left in a folder.
pub(crate) fn warn_of_unfinished(console: &mut Console, folder: &Path) -> Result<(), MediaError> {
    for path in media::unfinished(folder)? {
        console.warn(&message!("media-unfinished", path = path.display().to_string()));
    }
    Ok(())
}

/// Warns of what a folder already contains: shares of sets other than `own`, and files that interrupted runs have
/// left.
pub(crate) fn warn_of_others(
    console: &mut Console,
    folder: &Path,
    own: Option<&SetId>,
) -> Result<(), MediaError> {
    let place = folder.display().to_string();
    for other in media::scan(folder)?.into_iter().filter_map(|file| file.content.ok()) {
        let descriptor = &other.header.descriptor;
        if own != Some(&descriptor.set_id) {
            let set = descriptor.fingerprint().words().short();
            console.warn(&message!("place-holds-set", place = &place, set = set));
        }
    }
    warn_of_unfinished(console, folder)
}
