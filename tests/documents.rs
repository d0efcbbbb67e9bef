//! README and `docs/`: the shell blocks that a reader copies work, and every other block gives a reason why
//! it is not run.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block of a document.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    /// The line of its opening fence, counted from 1.
    line: usize,
    /// The text after the opening fence.
    info: String,
    /// Its lines, without the indentation of the opening fence.
    text: String,
}

/// What the test does with a block.
#[derive(Debug, PartialEq, Eq)]
enum Use {
    /// The test runs it.
    Run,
    /// The test does not run it. The block gives the reason.
    NotRun,
    /// Lines that the blocks above print.
    Printed,
    /// It has no commands.
    Shown,
}

/// The fenced blocks of a document.
fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = document.lines().enumerate();
    while let Some((at, opening)) = lines.next() {
        let Some(info) = opening.trim_start().strip_prefix("```") else { continue };
        let margin = opening.len() - opening.trim_start().len();
        let mut text = String::new();
        loop {
            let (_, line) = lines.next().unwrap_or_else(|| panic!("line {}: no end", at + 1));
            if line.trim() == "```" {
                break;
            }
            text.push_str(line.get(margin..).unwrap_or_default());
            text.push('\n');
        }
        found.push(Block { line: at + 1, info: info.trim().to_owned(), text });
    }
    found
}

/// The use that an info string asks for.
fn asked(info: &str) -> Option<Use> {
    match info {
        "text" => return Some(Use::Shown),
        "text printed" => return Some(Use::Printed),
        "sh test" => return Some(Use::Run),
        _ => {}
    }
    let (language, reason) = info.split_once(" no-test: ")?;
    (["sh", "bat", "powershell"].contains(&language) && !reason.trim().is_empty())
        .then_some(Use::NotRun)
}

/// README and every document of `docs/`.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![root.join("README.md")];
    for folder in ["docs", "docs/decisions"] {
        paths.extend(
            fs::read_dir(root.join(folder))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|extension| extension == "md")),
        );
    }
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// Runs the `sh test` blocks of one document in order, in one shell and a new folder. Returns their output.
/// The error has the output, and the line of the block that failed.
fn run(blocks: &[Block]) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("at");
    let work = folder.path().join("work");
    fs::create_dir(&work).unwrap();
    let script: String = blocks
        .iter()
        .filter(|block| asked(&block.info) == Some(Use::Run))
        .map(|block| format!("echo {} > \"$DOCUMENT_AT\"\n{}", block.line, block.text))
        .collect();
    let tool = Path::new(env!("CARGO_BIN_EXE_sso-escrow"));
    let mut path = OsString::from(tool.parent().unwrap());
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-eu", "-c", &script])
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env("DOCUMENT_AT", &at)
        .current_dir(&work)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(said.into_owned())
    } else {
        let line = fs::read_to_string(&at).unwrap_or_default();
        Err(format!("the block at line {}: {}\n{said}", line.trim(), output.status))
    }
}

/// The lines that a document promises but its blocks did not print.
fn missing<'a>(blocks: &'a [Block], said: &str) -> Vec<&'a str> {
    let printed = blocks.iter().filter(|block| asked(&block.info) == Some(Use::Printed));
    let promised = printed.flat_map(|block| block.text.lines());
    promised.filter(|line| !said.lines().any(|said| said == *line)).collect()
}

#[test]
fn blocks_that_a_reader_copies_work() {
    let mut count = 0;
    for (path, text) in documents() {
        let blocks = blocks(&text);
        let said = run(&blocks).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let missing = missing(&blocks, &said);
        assert!(missing.is_empty(), "{}: not printed: {missing:?}\n{said}", path.display());
        count += blocks.iter().filter(|block| asked(&block.info) == Some(Use::Run)).count();
    }
    assert!(count >= 7, "{count}");
}

/// Checks that a reader who copies a block writes no share and no secret of production.
#[test]
fn blocks_that_are_run_are_rehearsals() {
    const WRITING: [&str; 7] =
        ["generate", "backup", "restore", "drill", "reseal", "unseal", "verify"];
    let mut count = 0;
    for (path, text) in documents() {
        for block in blocks(&text).iter().filter(|block| asked(&block.info) == Some(Use::Run)) {
            for line in block.text.replace("\\\n", " ").lines() {
                let mut words = line.split_whitespace().skip_while(|word| *word != "sso-escrow");
                let command = words.nth(1).unwrap_or_default();
                if WRITING.contains(&command) {
                    assert!(line.contains("--rehearsal"), "{}: {line}", path.display());
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 5, "{count}");
}

#[test]
fn a_block_is_run_or_says_why_not() {
    for (path, text) in documents() {
        for block in blocks(&text) {
            assert!(
                asked(&block.info).is_some(),
                "{}:{}: “{}”. Write sh test, sh no-test: REASON (or bat, powershell), text printed, or text",
                path.display(),
                block.line,
                block.info
            );
        }
    }
}

/// Who pastes an indented block as it is gets other bytes: a here-document does not end, and Python does not run.
#[test]
fn what_a_reader_pastes_begins_at_column_0() {
    for (path, text) in documents() {
        let (mut in_block, mut was_blank) = (false, true);
        for (line, at) in text.lines().zip(1..) {
            let margin = line.len() - line.trim_start().len();
            let is_fence = line.trim_start().starts_with("```");
            let is_indented_block = margin >= 4 && was_blank && !in_block;
            let is_indented = is_indented_block || is_fence && margin > 0;
            assert!(!is_indented, "{}:{at}", path.display());
            in_block ^= is_fence;
            was_blank = line.trim().is_empty();
        }
    }
}

#[test]
fn blocks_are_found_with_their_lines_and_margins() {
    let document =
        "a\n```sh test\none\n```\n1. b\n\n   ```sh no-test: why\n   two\n     three\n   ```\n";
    let block =
        |line, info: &str, text: &str| Block { line, info: info.to_owned(), text: text.to_owned() };
    let expected = [block(2, "sh test", "one\n"), block(7, "sh no-test: why", "two\n  three\n")];
    assert_eq!(blocks(document), expected);
}

#[test]
fn an_info_string_without_a_reason_is_refused() {
    assert_eq!(asked("sh test"), Some(Use::Run));
    assert_eq!(asked("sh no-test: needs a smart card"), Some(Use::NotRun));
    assert_eq!(asked("text"), Some(Use::Shown));
    assert_eq!(asked("text printed"), Some(Use::Printed));
    for info in ["", "sh", "bash", "sh no-test", "sh no-test: ", "console test", "sh tests"] {
        assert_eq!(asked(info), None, "{info}");
    }
}

#[test]
fn a_block_that_fails_is_named() {
    let block =
        |line, text: &str| Block { line, info: "sh test".to_owned(), text: text.to_owned() };
    let blocks =
        [block(3, "mkdir kept\n"), block(9, "cd kept\nfalse\n"), block(20, "echo never\n")];
    let why = run(&blocks).unwrap_err();
    assert!(why.contains("line 9") && !why.contains("never"), "{why}");
}

#[test]
fn a_line_that_is_not_printed_is_named() {
    let block =
        |info: &str, text: &str| Block { line: 1, info: info.to_owned(), text: text.to_owned() };
    let blocks = [block("sh test", "echo one\necho two\n"), block("text printed", "two\nthree\n")];
    let said = run(&blocks).unwrap();
    assert_eq!(missing(&blocks, &said), ["three"]);
}
