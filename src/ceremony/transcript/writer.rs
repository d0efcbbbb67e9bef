//! Writing a transcript. Each line is on the medium before the screen shows its result.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::canonical::{Json, LARGEST_INTEGER};
use super::chain::SALT_LENGTH;
use super::fact::{Fact, FactType};
use super::header::TranscriptHeader;
use super::instant::Instant;
use super::line::{Body, LONGEST_LINE, TranscriptLine};
use super::rule::{TranscriptError, TranscriptRule};
use super::{LONGEST_FILE, Transcript};
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::media::{Folder, GrowingFile, MediaError};
use crate::message;
use crate::random::{self, RandomError};
use crate::sys::clock;

/// The extension of a transcript.
pub const EXTENSION: &str = "ssotranscript";

/// How much the clock of the machine may differ from the clock that nobody sets, before a line says so.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(2);

/// Why a line of a transcript was not written.
#[derive(Debug)]
pub enum WriterError {
    /// The medium did not take it. Another folder may: [`TranscriptWriter::move_to`].
    Media(MediaError),
    /// The file in the folder is not the beginning of this transcript.
    OtherFile {
        /// Its path.
        path: String,
    },
    /// The file is not a transcript, or somebody changed it.
    NotATranscript {
        /// Its path.
        path: String,
        /// What is wrong with it, and where.
        error: TranscriptError,
    },
    /// The system gave no random bytes for the salt.
    Random(RandomError),
    /// A bug in this program.
    Impossible(Impossible),
}

impl UserError for WriterError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Media(error) => Description::of(error),
            Self::OtherFile { path } => {
                Status::Damaged.with(message!("transcript-other-file", path = path))
            }
            Self::NotATranscript { path, error } => {
                let (line, reason) = (error.line, error.rule.reason());
                let message =
                    message!("transcript-unusable", path = path, line = line, reason = reason);
                Status::Damaged.with(message).caused_by(error)
            }
            Self::Random(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(
    WriterError: Media(MediaError),
    Random(RandomError),
    Impossible(Impossible)
);

/// A transcript that is being written.
#[derive(Debug)]
pub struct TranscriptWriter {
    transcript: Transcript,
    name: OsString,
    file: GrowingFile,
    /// The clock of the machine, and the clock that nobody sets, at the last line.
    clocks: (SystemTime, Duration),
}

impl TranscriptWriter {
    /// Begins a transcript in a folder, and reads its first line back.
    ///
    /// # Errors
    /// [`WriterError::Media`]: choose another folder.
    pub fn begin(folder: Folder, header: TranscriptHeader) -> Result<Self, WriterError> {
        let now = SystemTime::now();
        let day = Instant::at(now).as_str()[..10].replace('-', "");
        let run = hex::encode(&header.run[..4]);
        let name = OsString::from(format!("{day}-{}-{run}.{EXTENSION}", header.kind.name()));
        let transcript = Transcript::begin(header);
        let file = GrowingFile::create(folder, &name, &transcript.encode())?;
        Ok(Self { transcript, name, file, clocks: (now, clock::since_boot()) })
    }

    /// Opens a transcript to continue it. A line that an interruption cut off is moved to a file beside it, and the
    /// next line says so.
    ///
    /// # Errors
    /// [`WriterError::Media`], [`WriterError::NotATranscript`].
    pub fn resume(folder: Folder, name: OsString) -> Result<Self, WriterError> {
        let path = folder.path().join(&name);
        let (mut file, bytes) = GrowingFile::open(folder, &name, LONGEST_FILE)?;
        let mut transcript = Transcript::read(&bytes).map_err(|error| {
            let path = path.display().to_string();
            WriterError::NotATranscript { path, error }
        })?;
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let torn = &bytes[whole..];
        if !torn.is_empty() {
            keep_torn(file.folder(), &name, torn)?;
            file.cut_off(whole as u64)?;
            transcript.torn = false;
        }
        let clocks = (SystemTime::now(), clock::since_boot());
        let mut writer = Self { transcript, name, file, clocks };
        if !torn.is_empty() {
            writer.write(Fact::new(FactType::LineTorn).with("bytes", torn.len()))?;
        }
        Ok(writer)
    }

    /// What is written so far.
    #[must_use]
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.file.path()
    }

    /// Writes a line. It is on the medium when this returns. If somebody set the clock, a line before it says so.
    ///
    /// # Errors
    /// [`WriterError`]. What the line would announce must not happen.
    pub fn write(&mut self, fact: Fact) -> Result<(), WriterError> {
        let (now, boot) = (SystemTime::now(), clock::since_boot());
        let expected = self.clocks.0 + boot.saturating_sub(self.clocks.1);
        let (by, direction) = match now.duration_since(expected) {
            Ok(ahead) => (ahead, "forward"),
            Err(error) => (error.duration(), "back"),
        };
        if by > CLOCK_TOLERANCE {
            let seconds = Json::Integer(by.as_secs().min(LARGEST_INTEGER));
            let changed = Fact::new(FactType::ClockChanged);
            self.append(changed.with("seconds", seconds).with("direction", direction), now)?;
        }
        self.append(fact, now)?;
        self.clocks = (now, boot);
        Ok(())
    }

    fn append(&mut self, fact: Fact, now: SystemTime) -> Result<(), WriterError> {
        let mut salt = [0; SALT_LENGTH];
        random::from_system(&mut salt)?;
        let level = fact.fact_type().level();
        let body = Body::Stated { fact, salt };
        let line = TranscriptLine { at: Instant::at(now), level, body };
        let mut bytes = line.encode();
        let fits = bytes.len() <= LONGEST_LINE && self.transcript.may_add(&line).is_ok();
        if !fits {
            return Err(Impossible("transcript: a line that breaks a rule").into());
        }
        bytes.push(b'\n');
        self.file.append(&bytes)?;
        self.transcript.add(line).map_err(|_: TranscriptRule| {
            Impossible("transcript: a line that was written breaks a rule").into()
        })
    }

    /// Continues the transcript in a folder: the same one after its medium came back, or another one, which then has
    /// the whole transcript.
    ///
    /// # Errors
    /// [`WriterError`]. The transcript stays as it is, and another folder can be tried.
    pub fn move_to(&mut self, path: &Path) -> Result<(), WriterError> {
        // The medium was never gone: it was full, for example. The next line is tried again there.
        if self.file.folder().is_at(path) {
            return Ok(());
        }
        let all = self.transcript.encode();
        self.file = match GrowingFile::open(Folder::open(path)?, &self.name, LONGEST_FILE) {
            Ok((mut file, found)) => {
                let same = all.iter().zip(&found).take_while(|(one, other)| one == other).count();
                let more = found[same..].iter().position(|&byte| byte == b'\n');
                // The line that failed may be there, whole or in part.
                let is_last = same == all.len() && more == Some(found.len() - same - 1);
                if more.is_some() && !is_last {
                    let path = file.path().display().to_string();
                    return Err(WriterError::OtherFile { path });
                }
                file.cut_off(same as u64)?;
                file.append(&all[same..])?;
                file
            }
            Err(MediaError::NotThere { .. }) => {
                GrowingFile::create(Folder::open(path)?, &self.name, &all)?
            }
            Err(error) => return Err(error.into()),
        };
        Ok(())
    }
}

/// Writes a line that was cut off to a new file beside the transcript: `NAME.torn`, `NAME.torn-2` and so on.
fn keep_torn(folder: &Folder, name: &OsStr, torn: &[u8]) -> Result<(), MediaError> {
    let mut number = 1u32;
    loop {
        let mut beside = name.to_owned();
        beside.push(".torn");
        if number > 1 {
            beside.push(format!("-{number}"));
        }
        match folder.write_new(&beside, torn) {
            // An earlier run was interrupted between this write and the cut.
            Err(MediaError::Exists { .. })
                if folder.read(&beside, LONGEST_FILE)?.as_deref() == Some(torn) =>
            {
                return Ok(());
            }
            Err(MediaError::Exists { .. }) => number += 1,
            written => return written,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::header::RunKind;
    use super::*;
    use crate::share::descriptor::Purpose;

    fn header() -> TranscriptHeader {
        TranscriptHeader {
            program: "0.0.0".to_owned(),
            run: [7; 16],
            kind: RunKind::Generate,
            purpose: Purpose::Practice,
            plan: None,
            follows: None,
            set: None,
        }
    }

    fn event(x: u8) -> Fact {
        Fact::new(FactType::ShareIntent).with("x", x)
    }

    /// A transcript of one event in a folder, and its file.
    fn begun(place: &Path) -> (TranscriptWriter, PathBuf) {
        let mut writer = TranscriptWriter::begin(Folder::open(place).unwrap(), header()).unwrap();
        writer.write(event(1)).unwrap();
        let path = writer.path();
        (writer, path)
    }

    fn read(path: &Path) -> Transcript {
        Transcript::read(&fs::read(path).unwrap()).unwrap()
    }

    #[test]
    fn each_line_is_in_the_file_at_once() {
        let place = tempfile::tempdir().unwrap();
        let (mut writer, path) = begun(place.path());
        assert_eq!(read(&path), *writer.transcript());
        writer.write(event(2)).unwrap();
        assert_eq!(read(&path).nodes().len(), 3);
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(name.ends_with("-generate-07070707.ssotranscript"), "{name}");
    }

    #[test]
    fn a_torn_line_is_moved_away() {
        let place = tempfile::tempdir().unwrap();
        let (writer, path) = begun(place.path());
        let name = path.file_name().unwrap().to_owned();
        drop(writer);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(b"{\"at\":\"20");
        fs::write(&path, &bytes).unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let writer = TranscriptWriter::resume(folder, name.clone()).unwrap();
        let last = writer.transcript().lines.last().and_then(TranscriptLine::stated).unwrap();
        assert_eq!(last.fact_type(), FactType::LineTorn);
        assert_eq!(read(&path), *writer.transcript());
        let torn = |number: &str| {
            let name = format!("{}.torn{number}", name.to_str().unwrap());
            fs::read(place.path().join(name)).ok()
        };
        assert_eq!(torn("").unwrap(), b"{\"at\":\"20");
        // The next one is kept too.
        drop(writer);
        for (line, number) in [(&b"{\"at\":\"2026"[..], "-2"), (b"{", "-3")] {
            let mut bytes = fs::read(&path).unwrap();
            bytes.extend(line);
            fs::write(&path, &bytes).unwrap();
            let folder = Folder::open(place.path()).unwrap();
            drop(TranscriptWriter::resume(folder, name.clone()).unwrap());
            assert_eq!(torn(number).unwrap(), line);
        }
        assert_eq!(torn("").unwrap(), b"{\"at\":\"20");
    }

    #[test]
    fn it_continues_in_another_folder_and_after_the_medium_came_back() {
        let places = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let (mut writer, path) = begun(places[0].path());
        writer.move_to(places[0].path()).unwrap();
        assert_eq!(writer.path(), path);
        writer.move_to(places[1].path()).unwrap();
        let moved = writer.path();
        writer.write(event(2)).unwrap();
        assert_eq!(read(&moved), *writer.transcript());
        assert_eq!(read(&path).nodes().len(), 2);
        let name = path.file_name().unwrap().to_owned();
        // The old folder has a beginning, and a part of the line that failed.
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(b"{\"at");
        fs::write(&path, &bytes).unwrap();
        writer.move_to(places[0].path()).unwrap();
        assert_eq!(read(&path), *writer.transcript());
        // A line that is not of this run is refused.
        drop(writer);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(b"{}\n");
        fs::write(&path, &bytes).unwrap();
        let writer = TranscriptWriter::resume(Folder::open(places[0].path()).unwrap(), name);
        assert!(matches!(writer, Err(WriterError::NotATranscript { .. })));
    }

    #[test]
    fn the_file_of_another_history_is_not_continued() {
        let places = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let (mut writer, path) = begun(places[0].path());
        let other = places[1].path().join(path.file_name().unwrap());
        let mut bytes = writer.transcript().encode();
        let at = bytes.len() - 10;
        bytes[at] ^= 1;
        fs::write(&other, &bytes).unwrap();
        let refused = writer.move_to(places[1].path());
        assert!(matches!(refused, Err(WriterError::OtherFile { .. })), "{refused:?}");
        assert_eq!(fs::read(&other).unwrap(), bytes);
        writer.write(event(2)).unwrap();
        assert_eq!(read(&path), *writer.transcript());
    }
}
