//! Transcripts.

use sso_escrow::ceremony::transcript::fact::Disclosure;
use sso_escrow::ceremony::transcript::findings::findings;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};

use crate::bounded::bounded;
use crate::refusal::assert_safe;

/// Checks an input as a file.
pub fn check(input: &[u8]) {
    let transcript = match bounded(input.len(), || Transcript::read(input)) {
        Ok(transcript) => transcript,
        Err(error) => {
            assert!(error.line > 0);
            return assert_safe(&error.to_string());
        }
    };
    assert!(input.len() <= LONGEST_FILE);
    // A line has only one form: what was read is what was written.
    let written = input.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    assert_eq!(transcript.encode(), &input[..written]);
    assert_eq!(transcript.torn, written < input.len());

    let words = TranscriptWords::of(&transcript.last_node());
    assert_eq!(TranscriptWords::parse(&words.to_string()), Ok(words));
    for finding in findings(&transcript, &[words]) {
        assert_ne!(finding.reason(), "words");
    }

    let public = transcript.withheld_above(Disclosure::Public);
    assert_eq!(public.last_node(), transcript.last_node());
    assert!(public.agrees_with(&transcript));
    let again = Transcript::read(&public.encode());
    assert_eq!(again.map(|again| again.lines), Ok(public.lines));
}
