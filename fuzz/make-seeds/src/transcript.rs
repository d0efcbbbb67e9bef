//! Seeds of transcripts: the vectors that are not longer than the engine's inputs.

use crate::repository;

/// The longest input, in bytes: `max_len` in `scripts/fuzz.sh`.
const LONGEST: usize = 8192;

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let folder = repository("vectors/transcript");
    let files = std::fs::read_dir(folder).expect("the vectors are there");
    let paths = files.map(|file| file.expect("the folder can be read").path());
    let transcripts = paths.filter(|path| path.extension().is_some_and(|it| it == "ssotranscript"));
    let read = transcripts.map(|path| std::fs::read(path).expect("a vector can be read"));
    read.filter(|bytes| bytes.len() <= LONGEST).collect()
}
