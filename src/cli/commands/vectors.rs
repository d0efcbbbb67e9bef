//! `vectors verify`: checks the known answers and the format vectors, and counts them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::error::{Status, system_cause};
use sso_escrow::message;
use sso_escrow::selftest;

use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::values::path;
use crate::cli::line::words::{about, help};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The file extensions of known answers and of format vectors.
const ANSWERS: &str = "json";
const VECTORS: &str = "vector";

/// `vectors`: its commands.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Vectors {
    #[command(about = about("help-vectors-verify"), override_usage = "sso-escrow vectors verify [--dir FOLDER] [--tokens]")]
    Verify(VerifyVectors),
}

/// `vectors verify`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct VerifyVectors {
    #[arg(long, value_name = "FOLDER", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-dir"))]
    dir: Option<PathBuf>,
    #[arg(long, help = help("help-option-tokens"))]
    tokens: bool,
}

/// How many vectors were verified.
#[derive(Debug, Default, Serialize)]
pub(crate) struct VectorsResult {
    /// How many vectors of each group were verified. The groups of the format are `share: read` and
    /// `share: refused`. Those of smart cards are `token: opened` and `token: refused`; with `--tokens` there are
    /// no other groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<BTreeMap<String, usize>>,
}

impl Vectors {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        let Self::Verify(options) = self;
        Access::default().read(&options.dir)
    }
}

pub(crate) fn run(
    Vectors::Verify(options): &Vectors,
    console: &mut Console,
) -> Ended<VectorsResult> {
    Ended::after(|result| verify_vectors(options, console, result))
}

fn verify_vectors(
    options: &VerifyVectors,
    console: &mut Console,
    result: &mut VectorsResult,
) -> Result<Status, Failure> {
    let folder = options.dir.as_deref();
    let tokens = |folder: &Path| files(&folder.join("token"), VECTORS);
    let counts = match (folder, options.tokens) {
        (None, true) => selftest::with_tokens(None)?,
        (Some(folder), true) => selftest::with_tokens(Some(&tokens(folder)?))?,
        (None, false) => selftest::verify_built_in()?,
        (Some(folder), false) => {
            let mut answers = files(folder, ANSWERS)?;
            answers.extend(files(&folder.join("primitives"), ANSWERS)?);
            let mut counts = selftest::verify(&answers, &files(&folder.join("share"), VECTORS)?)?;
            counts.append(&mut selftest::replay(&tokens(folder)?)?);
            counts
        }
    };
    let counts = result.groups.insert(counts);
    for (group, count) in &*counts {
        console.say(&message!("vectors-group", group = group, count = *count));
    }
    console.say(&message!("vectors-good", count = counts.values().sum::<usize>()));
    Ok(Status::Done)
}

/// The files with this extension in a folder: their paths and texts, sorted by path.
fn files(folder: &Path, ending: &str) -> Result<Vec<(String, String)>, Failure> {
    let unreadable = |path: &Path, error: std::io::Error| {
        let path = path.display().to_string();
        let message = message!("vectors-unreadable", path = path, cause = system_cause(&error));
        Failure::usage(message).caused_by(error)
    };
    let mut files = vec![];
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}
