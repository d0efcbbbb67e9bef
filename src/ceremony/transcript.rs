//! The transcript of a run: a file of lines, one for each event. `docs/transcript.md` defines it.
//!
//! Each line is bound to all lines before it by a chain of SHA-256. The last value of the chain, as twelve words, is
//! what people write down and compare. A fact can be withheld: its line then only has the digest, and the words stay
//! the same.

pub mod canonical;
pub mod chain;
pub mod class;
pub mod examination;
pub mod fact;
pub mod findings;
pub mod header;
pub mod instant;
pub mod line;
pub mod rule;
pub mod signature;
pub mod words;
pub mod writer;

use self::chain::ChainNode;
use self::fact::{Fact, FactType};
use self::header::TranscriptHeader;
use self::line::{Body, LONGEST_LINE, TranscriptLine};
use self::rule::{TranscriptError, TranscriptRule};
use self::words::TranscriptWords;

/// The longest file, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024 * 1024;

/// A transcript whose every line has the right form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The first line.
    pub header: TranscriptHeader,
    /// The other lines, in their order.
    pub lines: Vec<TranscriptLine>,
    /// The chain: the node of the header, then that of each line.
    nodes: Vec<ChainNode>,
    /// The position of the line `closed`.
    closed: Option<usize>,
    /// Whether bytes follow the last line feed: the start of a line that was not written to its end.
    pub torn: bool,
}

impl Transcript {
    /// Reads a transcript. The bytes after its last line feed are not read.
    ///
    /// # Errors
    /// [`TranscriptError`] for the first line that breaks a rule. The file is not a transcript, or somebody changed it:
    /// use another copy.
    pub fn read(bytes: &[u8]) -> Result<Self, TranscriptError> {
        let whole = TranscriptRule::FileLength.unless(bytes.len() <= LONGEST_FILE);
        whole.map_err(|rule| rule.at(1))?;
        let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let (written, torn) = bytes.split_at(end);
        let mut lines = written.split_inclusive(|&byte| byte == b'\n').enumerate();
        let (_, first) = lines.next().ok_or(TranscriptRule::NoHeader.at(1))?;
        let is_short = without_feed(first).len() <= LONGEST_LINE;
        TranscriptRule::LineLength.unless(is_short).map_err(|rule| rule.at(1))?;
        let header = TranscriptHeader::parse(without_feed(first)).map_err(|rule| rule.at(1))?;
        let mut found = Self::begin(header);
        found.torn = !torn.is_empty();
        for (at, line) in lines {
            let line = TranscriptLine::parse(without_feed(line));
            line.and_then(|line| found.add(line)).map_err(|rule| rule.at(at + 1))?;
        }
        Ok(found)
    }

    /// A transcript without events.
    #[must_use]
    pub fn begin(header: TranscriptHeader) -> Self {
        let node = ChainNode::of_header(&header.encode());
        Self { header, lines: Vec::new(), nodes: vec![node], closed: None, torn: false }
    }

    /// Checks whether a line may follow the lines that exist.
    ///
    /// # Errors
    /// [`TranscriptRule::AfterTheEnd`] and [`TranscriptRule::AfterClosing`].
    pub fn may_add(&self, line: &TranscriptLine) -> Result<(), TranscriptRule> {
        let ended = self.last_stated().is_some_and(FactType::ends);
        TranscriptRule::AfterTheEnd.unless(!ended)?;
        let fits = line.stated().is_none_or(|fact| fact.fact_type().may_follow_closing());
        TranscriptRule::AfterClosing.unless(fits || self.closed.is_none())
    }

    /// Adds a line, if it may follow the lines that exist.
    ///
    /// # Errors
    /// As for [`may_add`](Self::may_add).
    pub fn add(&mut self, line: TranscriptLine) -> Result<(), TranscriptRule> {
        self.may_add(&line)?;
        let fact = line.stated().map(|fact| fact.fact_type());
        if fact == Some(FactType::Closed) {
            self.closed = Some(self.lines.len());
        }
        let node = self.last_node().then(line.at.as_str(), line.level.number(), &line.leaf());
        self.nodes.push(node);
        self.lines.push(line);
        Ok(())
    }

    fn last_stated(&self) -> Option<FactType> {
        self.lines.last().and_then(TranscriptLine::stated).map(|fact| fact.fact_type())
    }

    /// The facts that are not withheld, with the numbers of their lines. The header is line 1.
    pub fn facts(&self) -> impl Iterator<Item = (usize, &Fact)> {
        let lines = self.lines.iter().enumerate();
        lines.filter_map(|(at, line)| line.stated().map(|fact| (at + 2, fact)))
    }

    /// The value of the chain after the last line.
    #[must_use]
    pub fn last_node(&self) -> ChainNode {
        // The list begins with the header's node and never shrinks.
        self.nodes[self.nodes.len() - 1]
    }

    /// The chain: the node of the header, then that of each line.
    #[must_use]
    pub fn nodes(&self) -> &[ChainNode] {
        &self.nodes
    }

    /// The node after the line `closed`, which signatures sign. `None` if the ceremony was not closed.
    #[must_use]
    pub fn closing_node(&self) -> Option<ChainNode> {
        self.closed.and_then(|at| self.nodes.get(at + 1).copied())
    }

    /// The number of a line in the file, from the position of its node: the header is line 1.
    #[must_use]
    pub fn line_of(&self, node: &ChainNode) -> Option<usize> {
        self.nodes.iter().position(|known| known == node).map(|at| at + 1)
    }

    /// The number of the line whose node has these words. The header is line 1.
    #[must_use]
    pub fn line_with(&self, words: &TranscriptWords) -> Option<usize> {
        self.nodes.iter().position(|node| TranscriptWords::of(node) == *words).map(|at| at + 1)
    }

    /// Whether one of two transcripts is the beginning of the other. Facts that one of them withholds do not count.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.first_difference(other).is_none()
    }

    /// The number of the first line that differs, if neither of two transcripts is the beginning of the other. The header is
    /// line 1.
    #[must_use]
    pub fn first_difference(&self, other: &Self) -> Option<usize> {
        let mut pairs = self.nodes.iter().zip(&other.nodes);
        pairs.position(|(one, two)| one != two).map(|at| at + 1)
    }

    /// A copy that withholds each fact above `level`.
    #[must_use]
    pub fn withheld_above(&self, level: fact::Disclosure) -> Self {
        let lines = self.lines.iter().map(|line| match line.level > level {
            true => TranscriptLine { body: Body::Withheld { leaf: line.leaf() }, ..line.clone() },
            false => line.clone(),
        });
        Self { lines: lines.collect(), ..self.clone() }
    }

    /// The file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let lines = self.lines.iter().map(TranscriptLine::encode);
        let mut bytes = self.header.encode();
        for line in lines {
            bytes.push(b'\n');
            bytes.extend(line);
        }
        bytes.push(b'\n');
        bytes
    }
}

fn without_feed(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}
