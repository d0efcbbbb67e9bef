#!/usr/bin/env bash
# man.sh PROGRAM FOLDER: writes the manual pages of every command, in three languages, into the folders below
# FOLDER where man finds them.
set -euo pipefail

program=$1
folder=$2

commands=$("$program" man --format markdown --lang en | sed -n 's/^#\{1,\} sso-escrow *//p')
for lang in en fr ja; do
    pages=$folder/$lang/man1
    [ "$lang" != en ] || pages=$folder/man1
    mkdir -p "$pages"
    # The first line is empty. It stands for the program itself.
    printf '%s\n' "$commands" | while read -r command; do
        name=sso-escrow${command:+-}${command// /-}
        # shellcheck disable=SC2086
        "$program" man $command --lang "$lang" >"$pages/$name.1"
    done
done
echo "$(find "$folder" -name '*.1' | wc -l) manual pages in $folder"
