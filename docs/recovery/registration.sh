#!/bin/sh
# Writes a registration file for a master secret, as `restore --to reg:FILE` does: docs/recovery.md.
#
#     registration.sh SECRET MSID FILE
#
# SECRET is what recover.py wrote, or `core` of way B. MSID is the one that recover.py showed, in braces
# and with hyphens, in quotation marks. FILE is a new registration file.
set -eu
umask 077
if [ $# != 3 ]; then
    echo "registration.sh SECRET '{01234567-89AB-4CDE-8F01-23456789ABCD}' FILE" >&2
    exit 2
fi
if ! printf '%s\n' "$2" | grep -Eqx '\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}'; then
    echo "The MSID is written like {01234567-89AB-4CDE-8F01-23456789ABCD}, in capital letters." >&2
    exit 2
fi
if [ -e "$3" ] || [ ! -s "$1" ]; then
    echo "$1 must be a file with a secret, and $3 must not exist." >&2
    exit 1
fi
entsso='HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO'
hex=$(od -An -v -tx1 "$1" | tr -d '\n' | sed 's/^ //; s/ /,/g')
{
    printf '\377\376'
    {
        printf 'Windows Registry Editor Version 5.00\r\n\r\n'
        printf '[%s]\r\n\r\n' "$entsso" "$entsso\\SSOSS"
        printf '[%s]\r\n"Secret"=hex:%s\r\n' "$entsso\\SSOSS\\$2" "$hex"
    } | iconv -f UTF-8 -t UTF-16LE
} > "$3"
