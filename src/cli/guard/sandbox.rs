//! The paths that a run may open: those of its command line.

use std::path::{Path, PathBuf};

use sso_escrow::media::folder_of;
use sso_escrow::message;
use sso_escrow::sys::sandbox;

use crate::cli::guard::offline;
use crate::cli::line::location::{ShareLocation, Source, Target};
use crate::cli::line::options::{PasswordOptions, PasswordsFrom};
use crate::cli::ui::output::Console;

/// The paths that a command may open. Each command lists its own.
#[derive(Debug, Default)]
pub(crate) struct Access {
    read: Vec<PathBuf>,
    write: Vec<PathBuf>,
    /// Folders in which a folder is made.
    make: Vec<PathBuf>,
    /// Whether media are inserted one after another. Mounting one needs rights that the sandbox denies.
    asks: bool,
}

impl Access {
    /// Shares are read from these locations.
    pub(crate) fn read_shares<'a>(
        mut self,
        locations: impl IntoIterator<Item = &'a ShareLocation>,
    ) -> Self {
        let paths = self.shares(locations);
        self.read.extend(paths);
        self
    }

    /// Shares are written to these locations.
    pub(crate) fn write_shares<'a>(
        mut self,
        locations: impl IntoIterator<Item = &'a ShareLocation>,
    ) -> Self {
        let paths = self.shares(locations);
        self.write.extend(paths);
        self
    }

    fn shares<'a>(
        &mut self,
        locations: impl IntoIterator<Item = &'a ShareLocation>,
    ) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for location in locations {
            self.asks |= *location == ShareLocation::Ask;
            let Some(path) = location.path() else { continue };
            // For a share file, its folder is needed too: an envelope may be beside the file.
            if !path.is_dir() {
                paths.push(folder_of(path).to_owned());
            }
            paths.push(path.to_owned());
        }
        paths
    }

    /// Envelopes are read from these folders, or beside these files.
    pub(crate) fn read_envelopes(mut self, paths: &[PathBuf]) -> Self {
        self.read.extend(paths.iter().map(|path| folder_or_its_own(path)));
        self
    }

    /// Envelopes are written into these folders.
    pub(crate) fn write_envelopes(mut self, paths: &[PathBuf]) -> Self {
        self.write.extend(paths.iter().map(|path| folder_or_its_own(path)));
        self
    }

    /// Reads a file, or the files in a folder.
    pub(crate) fn read<'a>(mut self, paths: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        self.read.extend(paths.into_iter().cloned());
        self
    }

    /// Reads the file with the passwords.
    pub(crate) fn read_passwords(self, options: &PasswordOptions) -> Self {
        self.read(options.passwords_from.as_ref().and_then(PasswordsFrom::file))
    }

    /// Writes into a folder, which is made first if it does not exist.
    pub(crate) fn write_into<'a>(mut self, folders: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        for folder in folders {
            match folder.exists() {
                true => self.write.push(folder.clone()),
                false => self.make.push(folder_of(folder).to_owned()),
            }
        }
        self
    }

    /// Writes a new file.
    pub(crate) fn write_file<'a>(mut self, paths: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        self.write.extend(paths.into_iter().map(|path| folder_of(path).to_owned()));
        self
    }

    /// Reads a source. The file may be created while the program waits for it, so its folder is needed.
    pub(crate) fn read_source(mut self, source: &Source) -> Self {
        if let Source::Hive(path) = source {
            self.read.extend(offline::to_read(path));
        }
        self.read.extend(source.path().map(|path| folder_of(path).to_owned()));
        self
    }

    /// Writes to a target.
    pub(crate) fn write_target(mut self, target: &Target) -> Self {
        match target {
            Target::Native(folder) => self.write.push(folder.clone()),
            Target::Live => {}
            Target::Ask(_) => self.asks = true,
            Target::Reg(path) => self.write.push(folder_of(path).to_owned()),
            Target::Hive(path) => {
                let (more, folder) = offline::prepare(path);
                self.read.extend(more);
                self.write.push(folder);
            }
        }
        self
    }
}

fn folder_or_its_own(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { folder_of(path).to_owned() }
}

/// Confines the process to these paths, as far as the kernel supports it.
///
/// `inspect --machine` and the custodians' records show what was achieved.
pub(crate) fn confine(access: &Access, console: &mut Console) {
    // On Windows nothing is confined, so there is nothing to announce.
    if access.asks && !cfg!(windows) {
        console.say(&message!("ask-not-confined"));
        return;
    }
    // This may fail: an older kernel, or one without Landlock, denies less or nothing.
    let _ = sandbox::confine(&access.read, &access.write, &access.make);
}
