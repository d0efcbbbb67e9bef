#!/usr/bin/env bash
# Runs tests and ends with one summary: scripts/test.sh NAME COMMAND …
#
# COMMAND is a `cargo test` that passes --show-output to the test programs. target/NAME.log keeps all its
# output; the screen leaves out what passing tests print. The summary says how many tests passed, failed, or
# skipped something, and why. A test that cannot run prints "skipped: " and the reason. The status is that of
# COMMAND.
set -uo pipefail
cd "$(dirname "$0")/.."

log=target/$1.log
shift
mkdir -p target
# The range is the output of passing tests. Its last line is already the next part.
"$@" 2>&1 | tee "$log" |
    sed -u -E '/^successes:$/,/^(failures:$|test result: )/{/^(failures:$|test result: )/!d}'
status=${PIPESTATUS[0]}

awk -v status="$status" '
    # "Running unittests src/lib.rs (…)", "Running tests/cli/main.rs (…)", "Doc-tests sso_escrow"
    /^ +Running / {
        program = $2 == "unittests" ? $3 : $2
        sub(/^tests\//, "", program)
        sub(/(\/main)?\.rs$/, "", program)
    }
    /^ +Doc-tests / { program = "documentation" }
    /^---- .* stdout ----$/ { test = program " " substr($0, 6, length($0) - 17) }
    /^test .* \.\.\. / && !/ \.\.\. (ok|ignored)/ { test = program " " $2 }
    /^test .* \.\.\. FAILED$/ { names = names "\n  " program " " $2; failing[program " " $2] = 1 }
    match($0, /skipped: .+/) {
        why = substr($0, RSTART + 9)
        if (!(why in tests)) { reasons[++reason_count] = why }
        if (index(tests[why] ", ", test ", ") == 0) {
            tests[why] = tests[why] (tests[why] == "" ? "" : ", ") test
        }
        skipping[test] = 1
    }
    /^test result: / {
        for (at = 1; at < NF; at++) {
            if ($(at + 1) == "passed;") { passed += $at }
            if ($(at + 1) == "failed;") { failed += $at }
            if ($(at + 1) == "ignored;") { ignored += $at }
        }
        test = ""
    }
    END {
        # cargo counts a test that skips something as passed.
        for (name in skipping) { if (!(name in failing)) { skipped++ } }
        printf "\n%d passed, %d failed, %d skipped in whole or in part", passed - skipped, failed, skipped
        printf ignored ? ", %d ignored.\n" : ".\n", ignored
        if (failed) { print "Failed:" names }
        if (status && !failed) { print "Something else failed (status " status "): see above." }
        if (reason_count) { print "Skipped:" }
        for (at = 1; at <= reason_count; at++) { printf "  %s (%s)\n", reasons[at], tests[reasons[at]] }
    }' "$log"
exit "$status"
