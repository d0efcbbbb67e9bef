#!/bin/sh
# scripts/at-least.sh VERSION OLDEST: succeeds if VERSION (1.96.0+dfsg1, 1.97.0-nightly) is OLDEST (1.89) or
# later.
set -eu

# The first three numbers of a version, combined into one number.
number() {
    echo "$1" | sed 's/[^0-9.].*//' | awk -F. '{ printf "%d%04d%04d\n", $1, $2, $3 }'
}
[ "$(number "$1")" -ge "$(number "$2")" ]
