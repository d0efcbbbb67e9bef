### What the screen shows when all goes well: questions, reports, steps.

about-card = Smart card { $token }:
about-file = { $path }:
list-separator = { ", " }
label-warning = Warning:

## Questions

prompt-yes-or-no = { $question } [yes/no]
prompt-words-for-yes = yes y
prompt-words-for-no = no n
prompt-words-for-none = none
prompt-only-yes-or-no = Please type yes or no. Enter without a word is no answer. Do not type a password here: the screen shows it.
prompt-only-yes-or-no-unseen = Please type yes or no. Enter without a word is no answer. What you type is not shown.
confirm-skip-share = Skip this share? (not shown; “no” asks again)
confirm-no-answer = Give no answer to this question? (not shown; “no” asks again)
confirm-no-card = Continue without the medium or smart card? (not shown; “no” asks for it again)
confirm-no-more = Will no more media or smart cards come? (not shown; “no” asks for the next one)
confirm-leave-share = Leave the share there? (“no” asks for the medium again)
confirm-skipped-again = These shares are not open: { $places }. Ask for them again? (not shown; “no” continues without them)
ask-card-unclear = sso-escrow ignores what you typed. Insert the smart card, or press only Enter.
shown-passphrase = The screen showed what you typed, and it looks like a passphrase. sso-escrow has overwritten the line. If it opens a share and somebody saw it, give that share a new passphrase with sso-escrow reseal.
shown-pin = The screen showed what you typed, and it looks like a PIN. sso-escrow has overwritten the line. If somebody saw your PIN, change it. If it is no PIN, type the same line again: then it counts.
confirm-new-password = The screen showed your password, and sso-escrow has overwritten the line. Choose a new one? (“no” keeps the password)
confirm-stop-open = Shares already open: { $have }. Stop here? (not shown; “no” or Ctrl-C continues)
confirm-stop-chosen = If you stop, the choices of the custodians before are lost. Stop here? (not shown; “no” or Ctrl-C continues)
confirm-passphrase-again = Show the same passphrase again? (not shown; “no” discards it and goes back)
ask-custodian = { "" }
    Custodian { $x } of { $count }: { $name } ({ $place })
ask-keyboard-why = { "" }
    Check that the keyboard gives the right characters: type letters, digits and signs, and read them on the screen. Never type a password now: the screen shows what you type.
ask-keyboard = Keyboard test (press only Enter to continue):
ask-kind-of-password =
    How do you want to protect your share?
    1  a passphrase of six English words, made for you now (recommended)
    2  a password that you choose
    Type 1 or 2 (Ctrl-C stops the command):
ask-kind-unclear = Please type 1 or 2. Do not type a password here: the screen shows it.
passphrase-heading =
    This is your passphrase. Nobody else may see this screen now.
    Learn it, or write it down and keep it apart from your medium. It is shown only until you have typed it correctly.
passphrase-seen = Press Enter to hide the passphrase. Then type it.
ask-passphrase = Type the six words, with a space between them (not shown; press only Enter to see them again or to go back):
ask-passphrase-differs = What you typed is not the passphrase. It is shown again now.
ask-new-password = Choose a password for your share (7 to 256 characters; not shown; press only Enter to go back):
password-estimate = Estimate, for you only: an attacker who tries 10,000 passwords a second, with dozens of graphics cards, needs { $time }. The estimate knows common words of English, German, French, Dutch, Spanish, Italian and Japanese, and common patterns.
attack-seconds = less than a minute
attack-minutes = less than an hour
attack-hours = about { $hours } { $hours ->
        [one] hour
       *[other] hours
    }
attack-days = about { $days } { $days ->
        [one] day
       *[other] days
    }
attack-years = about { $years } { $years ->
        [one] year
       *[other] years
    }
attack-millions-of-years = more than a million years
password-needs-keyboard = Not every keyboard has all the characters of this password. Years from now, on another machine, you may not be able to type it.
ask-new-password-again = Type the same password again (not shown):
ask-new-password-differs = The two passwords are not the same. Type the password again, then repeat it.
ask-new-reminder = Reminder of the password (anyone can read it; press only Enter for none; < discards the password and goes back):
ask-entropy = Add randomness: type the results of dice, or type at random, then press Enter (not shown; press only Enter to add nothing):
choices-made = { "" }
    Every custodian has chosen. Nothing is written yet. The custodians:
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = Write the shares now? (a number changes that custodian's choice; “no” stops the command, and nothing is written) [yes/no/number]
ask-choices-unclear = Please type yes, no, or the number of a custodian.
ask-not-confined = Media are inserted one after another. Mounting a medium needs access to all files, so sso-escrow does not restrict which files it can open in this run.
hand-out-done = { "" }
    Done: { $names }
hand-out-coming = { "" }
    Still to write ({ $count }): { $names }
ask-insert =
    Share { $x } of { $count }: insert the medium of { $name }.
    (Or type the number of the share to write next, or the path of a folder. Ctrl-C asks whether to stop.)
ask-insert-any = Insert the medium or smart card. (Or type the path of a folder. Ctrl-C stops the command.)
ask-insert-one = Insert the medium or smart card. (Or type the path of a folder; press only Enter to cancel.)
ask-medium-unclear = sso-escrow cannot use this answer. Type the path of a folder with a / in it, or insert a medium.
ask-medium-unclear-windows = sso-escrow cannot use this answer. Type the path of a folder with its drive letter (for example E:\), or insert a medium.
ask-insert-share =
    Insert the next medium or smart card, in any order.
    (Or type the path of a folder; press only Enter if there are no more.)
ask-insert-again =
    Insert the medium of { $name } again. The share on it is void, and sso-escrow removes it.
    (Or type the path of its folder; press only Enter to leave the share there.)
ask-insert-new = Insert the medium for the new share of { $name }. (Or type the path of a folder. Ctrl-C stops the command; the old share stays valid.)
ask-insert-old =
    Insert the medium with the old share of { $name } again. The new share is good, and sso-escrow removes the old one.
    (Or type the path of its folder; press only Enter to leave the old share there.)
medium-in-record = “{ $label }”, { $system }, { $size } MB, id { $id }
medium = Medium “{ $label }”: { $system }, { $size } MB, { $free } MB free, { $seen }, id { $id }, { $node } at { $path }
role-source = as the source
role-target = as the target
role-records = for the records
role-envelope = for the envelope
role-system = as the disk of this system
connection-usb = USB
connection-card = memory card
connection-thunderbolt = Thunderbolt
connection-drive = removable drive
connection-virtual = virtual disk, { $kind }
connection-built-in = built-in disk, { $name }
connection-memory = memory of this machine
connection-no-disk = no disk of this machine
confirm-virtual = { $place } is not a physical medium ({ $seen }). Is it a medium that you can take away? (“no” refuses it; “yes” is recorded like --waive removable)
medium-take-out = You can remove the medium now.
medium-done = Done with this folder.
medium-unmount-first = Unmount the medium with this command, then remove it:
medium-eject-first = First eject the medium at { $path }: in Explorer, right-click it and select Eject. Then remove it.
confirm-medium = Is this the medium of { $name }? (“yes” writes the share; “no” asks for another medium)
confirm-stop = Nothing is written yet. Stop here? (not shown; “no” or Ctrl-C continues)
confirm-stop-void = The shares of { $names } are already written. If you stop, they become void. Stop here? (not shown; “no” or Ctrl-C continues)
hand-out-written = Share { $x } of { $name } is written, read back and opened.
quorum-been = { "" }
    Shares opened: { $names }
quorum-missing =
    Shares still needed: { $missing }
    Custodians who can still come: { $names }
ask-share = { "" }
    The share at { $place } says it is share { $x } of { $name }.
ask-reminder = Reminder in the file (anyone may have changed it): { $reminder }
ask-password = Password or six words (not shown; type ? to test the keyboard; press only Enter to skip this share):
ask-password-only = Password or six words (not shown; type ? to test the keyboard; press only Enter to cancel):
ask-not-a-password = This cannot be the password. { $cause }
passwords-of-line = Password in line { $line }:
ask-again = The password for the share of { $name } is wrong. Nothing is lost. Check the keyboard layout and Caps Lock, then try again. A passphrase has six English words; capitals and hyphens do not matter in it.
ask-words-why = { "" }
    The set words are on the custodians' records, which were printed when the set was made. They select the set. They also keep out shares that only look right: anyone can make such shares.
ask-words =
    Type the 8 set words from a custodian's record, or their numbers. Four letters of each word are enough. Ctrl-C stops the command.
    Words:
ask-words-several = { "" }
    { $path } contains shares of several sets. The set words select one.
ask-words-differ = No set that was found has these words. Tries left: { $left }
ask-card-words-why = { "" }
    Before smart card { $token } gets its PIN: anyone can make a card that only looks like this one. The card words show whether it is the right one. They are on the record of its custodian, below the set words.
ask-card-words =
    Type the 8 card words from the custodian's record, or their numbers. Four letters of each word are enough. Type “none” if the record has no card words. (Press only Enter to skip this card.)
    Card words:
ask-card-words-differ = These are not the words of this card. They are not the set words, and each card has its own. Tries left: { $left }
confirm-card-without-words = Give the PIN to a card that nobody has checked? (“no” skips this card)
card-words-attested = Smart card { $token } is genuine: its maker's attestation holds for both of its keys. Its card words: { $words }
card-words-shown = In production, you must now type the card words from the custodian's record. Those of smart card { $token }: { $words }
card-words-for-record = Card words of smart card { $token }, for the custodian's record: { $words }
confirm-new-secret = Is this secret for a new system? (“no” stops the command)
confirm-plan = Is this plan intended? (“no” stops the command)
confirm-old-server-off = A system has only one master secret server. Is the old server off? (“no” stops the command)
confirm-clear-copy = sso-escrow will write a clear (unencrypted) copy of the secret to { $path }. Continue? (“no” stops the command)
unseal-confirm = sso-escrow will write your share without any protection to { $path }. Continue? (“no” stops the command)
unseal-confirm-again = Anyone who gets that file has your share. Do you really want to write it? (“no” stops the command)
role-share = for a share
ask-words-first = { "" }
    This run restores two sets. First the set with the current master secret. The set words are on the custodians' records.
ask-words-second = { "" }
    Now the set with the previous master secret.

## Progress

progress-seal = Sealing share { $x } of { $count } …
progress-write = Writing share { $x } of { $count } …
progress-prove = Reading back and checking share { $x } of { $count } …
progress-open = Opening share { $x } of { $name } …
progress-slow = Still working on { $place } ({ $seconds } s). Do not remove the medium …

## Notices

rehearsal-banner = REHEARSAL: shares and registration files are marked PRACTICE and must not be used in production.
rehearsal-allows = Allowed in a rehearsal; production would stop: { $failed }
dry-run-done = Nothing was written. The command line that writes:
rerun-by-hand = sso-escrow prints no command line here, because the command prompt and PowerShell read these parts of it differently: { $words }. Type them by hand, as you did before.
notice-new-secret = A new master secret is for a new system. It cannot decrypt a database that another master secret encrypted.
notice-master-secret = This payload is a master secret that sso-escrow generated, in sso-escrow's own layout. No ENTSSO command imports it, and nobody has seen ENTSSO accept it. It was never tested on a real ENTSSO server. After a restore, look in the event log: 10529 or 10523 means that ENTSSO accepted the secret; 10565 or 10521 means that it did not.
default-custodian = Custodian { $x }
word-by-hand = { $word } (type it by hand, because the command prompt and PowerShell read it differently)
output-lost-nothing = sso-escrow changed nothing.
output-lost-set = The set is whole, but its words were not shown on standard output. If nobody has the eight words on paper, remove the shares with “void” and make a new set.
output-lost-card = Smart card { $token } was prepared.
output-lost-transcript = The transcript of this run is { $path }.

## Sets

kind-native-backup = native-backup (ENTSSO's backup file, from ssoconfig -backupSecret)
kind-ssoss-snapshot = ssoss-snapshot (a copy of the SSOSS key)
kind-master-secret = master-secret (generated by sso-escrow)
purpose-production = production
purpose-practice = PRACTICE
set-words = Set words:      { $words }
set-numbers = Their numbers:  { $numbers }
set-id = Set id:         { $id }
set-purpose = Purpose:        { $purpose }
set-kind = Payload:        { $kind }
set-msid = MSID:           { $msid }
set-threshold = Threshold:      { $threshold } of { $count } shares
plan-losses = May be lost:    { $losses } of { $count } shares
set-generation = Generation:     { $generation }
set-supersedes = Supersedes:     { $id }
set-label = Label:          { $label }
set-server = Server:         { $server }
set-created = Created:        { $time }
set-waiver = Waived:         { $check }
set-custodian = Custodian { $x }:    { $name }
sets-none = No readable share was found.
sets-share = Share { $x } is here: { $path }
sets-share-card = Share { $x } is here: { $path } (sealed to smart card { $token })
sets-health = { $have } of { $count } shares were found. A restore needs { $need }.
sets-pending = Every share that was found is pending: the ceremony of this set was interrupted, or still runs.
sets-superseded = Another set that was found supersedes this one.

## inspect

inspect-file = File: { $path }
inspect-share = Share { $x } of { $count }, custodian { $name }
inspect-envelope = Envelope:       { $bytes } bytes, SHA-256 of its ciphertext { $digest }
inspect-envelope-elsewhere = Envelope:       not beside this share, SHA-256 of its ciphertext { $digest }
inspect-password = Sealed to a password (Argon2id: { $memory } MiB, passes: { $passes }, lanes: { $lanes })
inspect-reminder = Reminder: { $reminder }
inspect-card = Sealed to smart card { $token }, to the key in slot { $slot }
inspect-card-object = This share belongs on the smart card itself, in data object { $object }
inspect-claims = { "" }
    This is only what the files claim. To prove it, open a share and compare the set words.

## inspect --machine

machine-checked = Checked on this machine:
machine-good = passed
machine-failed = NOT passed
machine-failed-why = NOT passed. { $finding }
machine-line-network = Network:                        { $state }
machine-line-swap = Swap:                           { $state }
machine-line-lock = Locked memory:                  { $state }
machine-line-screen = Screen:                         { $screen }
screen-none = no terminal
screen-console = this machine ({ $name })
screen-emulator = this machine ({ $program })
screen-program = not known ({ $program } shows it)
screen-unseen = not known (the program that shows it is not visible)
screen-remote-desktop = remote desktop
screen-serial = at the other end of a serial line ({ $name })
screen-container = outside this container
screen-remote = on another machine ({ $program } sends it there)
screen-recorded = { $screen }, recorded by { $programs }
screen-confirm = Show secrets on this screen? (“no” stops the command)
machine-switched-off = Switched off by sso-escrow for its own process:
machine-denied = off
machine-allowed = NOT off
machine-line-dumps = Core dumps:                     { $state }
machine-line-privileges = Gaining privileges:             { $state }
machine-line-sockets = Network sockets:                { $state }
machine-line-files = Files not on the command line:  { $state }
machine-fit = This machine passes every check.
machine-goes-on = This machine does not pass every check. With the same --waive or --rehearsal, other commands still run on it. A set that is made here records the waivers.

## reseal

reseal-dry-run = A run without --dry-run writes { $path } and then removes the old share.
reseal-done = Share { $x } of { $name } has a new password. Its set, number and custodian are unchanged.
reseal-old-removed = The old share was removed.

## Custodians' records

record-title = Custodian's record
record-practice = PRACTICE: this set is only for rehearsals.
record-custodian = Custodian: { $name }
record-share = Share { $x } of { $count }. Any { $threshold } shares together restore the secret. Fewer shares reveal nothing about it.
record-set = Set { $id }, generation { $generation }
record-label = Label: { $label }
record-server = Made for the master secret server { $server }
record-msid = Master secret id (MSID): { $msid }
record-file = ENTSSO's backup file: { $bytes } bytes, SHA-256 { $digest }
record-created = Made on { $time }
record-medium = Written onto: { $medium }
record-words = The set words and their numbers
record-words-why = Whenever you are asked for your share, compare these words before you type your password or PIN. Anyone can make shares that only look right. Where the words are typed, four letters of each are enough. The words are not secret.
record-card-words = The card words and their numbers
record-card-words-why = Only your smart card has these words. sso-escrow asks for all of them before your PIN: type them from this page, never from a screen. If they are refused, do not type your PIN anywhere: the card may be a forgery. They are English words, and not secret. If your share is sealed to another card, you get a new record.
record-keep = What to keep, and how
record-keep-medium = Keep the medium or smart card where only you can reach it. Keep this record in another place.
record-keep-password = Keep your password or PIN apart from both. Tell it to nobody. Nobody else needs it, not even to help you.
record-keep-reminder = If you gave a reminder, anyone who has the medium can read it. It must not give the password away.
record-keep-copies = Make no copies of the share. Never put two shares of the set on one medium.
record-keep-loss = Tell the officer at once if the medium, smart card, password or PIN is lost, if somebody else may have had it, or if you leave.
record-use = What to do with your share
record-use-check = At least once a year, check your share on a machine that is cut off from networks: sso-escrow verify ask
record-use-restore = For a restore, bring the medium or smart card and this record. Compare the set words. Type your password or PIN yourself.
record-use-alone = One custodian cannot reveal anything. A restore needs { $threshold } custodians.
record-machine = The machine on which the set was made
record-waived = Waived: { $check }
record-own-passwords = Allowed: custodians' own passwords (--own-passwords). At least one custodian chose one.
record-fill = Fill in by hand
record-fill-medium = Where the medium is kept:
record-fill-custodian = Date and signature of the custodian:
record-fill-officer = Officer:
record-fill-witness = Witness:
record-fill-checks = Share checked on:

## generate

generate-dry-run = A run without --dry-run generates { $bytes } bytes and splits them into { $count } shares, any { $threshold } of which restore them:
generate-dry-run-share = share { $x } of { $name } onto { $place }
generate-file = Share { $x } is written: { $path }
generate-proof = Proved: all shares were read back and opened. Every quorum of { $threshold } shares gives the same secret ({ $quorums ->
        [one] { $quorums } quorum
       *[other] { $quorums } quorums
    }).
generate-proof-many = Proved: all shares were read back and opened. Every quorum of { $threshold } shares gives the same secret.
generate-words = { "" }
    These are the set words and their numbers. Write them on every custodian's record, and read them aloud:
asked-password = the password of a share
asked-new-password = the new password of { $name }
asked-passphrase = that { $name } writes down a passphrase and types it
asked-pin = the PIN or another secret of a smart card
asked-file-password = the password of the backup file
asked-entropy = your own random characters
asked-card = that a smart card is inserted
records-folder-made = The folder for the records did not exist. sso-escrow made it: { $path }
records-folder-to-make = sso-escrow would make the folder for the records: { $path }
generate-card-words = { "" }
    The card words of smart card { $token } and their numbers. Write them on the record of { $name }:
records-written = The records are in { $path }: for each custodian one as text and one as a page to print.

## Opening shares

share-opened-count = Share { $x } of { $name } is good. Good so far: { $have }; needed: { $need }.
share-opened = Share { $x } of { $name } is good.
verify-good =
    Good: share { $x } of { $count } opens, and it is the share that was made with its set.
    Compare the set words with your record: { $words }
checked-set = Set:            { $words } …, made on { $created }
checked-time = Checked:        { $time }
checked-present = Present:        { $names }
drill-health = Good shares: { $good } of { $count }. Faulty: { $faulty }. Needed: { $need }.
drill-words = This drill did not ask for the set words; --full does. Compare them with the records: { $words }
drill-combined = sso-escrow put the secret together in memory. It is the secret that the set was made with. It was wiped from memory.
drill-targets = The payload can be restored. Targets that can take it: { $targets }.
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = The set was made for the master secret server { $server }.
restore-server-is = The new master secret server: { $server }
restore-dry-run = A run without --dry-run writes { $path } with these keys and values:
restore-combined = The quorum is complete. The secret is the one that the set was made with.
restore-written = Written and read back: { $path }
steps-rehearsal = { "" }
    This was a rehearsal: the file is only for practice. Do not import it on a server that is in use.
    In production, these steps would follow:
confirm-native = sso-escrow will write ENTSSO's backup file to { $path } and show its password on this screen. Continue? (“no” stops the command)
confirm-registry = sso-escrow will write to SSOSS: { $target }. Continue? (“no” stops the command)
confirm-registry-replace = The existing SSOSS key will be deleted and replaced, and sso-escrow keeps no copy of it: { $target }. Continue? (“no” stops the command)
restore-dry-run-native = A run without --dry-run writes { $path } ({ $bytes } bytes) and shows its password.
restore-difference = Changes in SSOSS (type and number of bytes in brackets):
restore-no-difference = Nothing changes in SSOSS: its content is already the same.
restore-registry-written = Written and read back: { $target }
steps-rehearsal-hive = { "" }
    This was a rehearsal: from now on, the hive is only for practice. Do not put it into a server that is in use.
    In production, these steps would follow:
native-reminder-is = Reminder of the file: { $reminder }
native-password-heading = This is the password of { $name }. Write it on one sheet of paper. Type it when ssoconfig -restoreSecret asks for it, and then destroy the sheet. Leave out the gaps; each ␣ is a space.
native-password-seen = Press Enter when you have written it down. You can show it again until this command ends.
native-password-again = Have you written down the password of { $name }? [yes/no] (“yes” ends the command; “no” or s shows the password again)
native-password-again-unclear = Please type yes, no or s. Enter alone is no answer.
machine-of-a-server = This machine is a server, so these failed checks do not stop the command: { $checks }. A set that is made here records them.
live-service-is = On this machine, the ENTSSO service uses the account { $account }.
live-sso-administrators = Windows rights do not replace the rights of an SSO Administrator: ENTSSO's tools require both. sso-escrow cannot see whether you are an SSO Administrator.
live-no-msid = none
live-other-host = { $server } is not a name of this machine ({ $names }). Is { $server } the network name of a cluster, and this machine one of its nodes? (“no” stops the command)
live-service-missing-ask = The ENTSSO service is not installed on this machine, so it is most likely the wrong server. Write to SSOSS of this machine in any case? (“no” stops the command)
live-service-runs-ask = Write to SSOSS while the ENTSSO service runs? (“no” stops the command)
live-made-for-another-ask = The set was made for the master secret server { $server }, but this machine is { $names }. Does this machine replace { $server }? (“no” stops the command)
live-was-put-back = SSOSS is again as it was before the interrupted run.
live-copy-removed = Deleted: the copy that an interrupted restore had left in HKLM\SOFTWARE\sso-escrow. It is not needed any more.
live-would-put-back = An earlier run was interrupted while it changed SSOSS. To put back what SSOSS held before that run, these changes are needed:
confirm-put-back = Make these changes in SSOSS? (“no” stops the command and changes nothing)
live-restarted = The ENTSSO service was restarted.
live-restarted-with = The ENTSSO service and the services that depend on it were restarted: { $services }
log-backup = sso-escrow { $version }: backup of SSOSS of this machine
log-restore = sso-escrow { $version }: restore to SSOSS of this machine
log-put-back = sso-escrow { $version }: SSOSS of this machine has its content from before an interrupted restore again
log-set = Set: { $id }
log-no-set = Set: none
log-msids = MSID: { $msids }
log-user = User: { $user }
log-done = Result: done
log-failed = Result: failed, status { $status } ({ $name })
log-in-part = Result: { $step ->
        [service] SSOSS was written, but the service was not restarted,
        [put-back] failed, and SSOSS has its previous content again,
       *[copy] SSOSS was written, but the copy of its previous content was not deleted,
    } status { $status } ({ $name })
reg-remark-practice = PRACTICE: made in a rehearsal of sso-escrow. Do not import this file on a server that is in use.
ask-insert-target =
    Now insert the medium that takes { $name }: an empty one, not that of a share.
    (Or type the path of a folder. Ctrl-C asks whether to stop.)
target-medium-not-empty = { $count ->
        [one] One file or folder is on it: { $names }
       *[other] It is not empty. { $count } files and folders are on it, for example: { $names }
    }
confirm-target-medium = sso-escrow will write { $name } to this medium, in clear (unencrypted). Continue? (“no” asks for another medium)
target-medium-declined = Nothing is written to this medium.
confirm-stop-target = The secret is open, and not written yet. If you stop, the custodians must open their shares again. Stop here? (not shown; “no” or Ctrl-C continues)
confirm-clear-copy-asked = When the secret is open, sso-escrow will ask for a medium and write a clear (unencrypted) copy to it. Continue? (“no” stops the command)
confirm-native-asked = When the secret is open, sso-escrow will ask for a medium, write ENTSSO's backup file to it, and show its password on this screen. Continue? (“no” stops the command)
restore-dry-run-asked = A run without --dry-run asks for a medium and writes { $name } to it, with these keys and values:
steps-database = The SSO database is not part of this restore. It holds the credentials, on SQL Server, and needs its own backup.
restore-set-first = Set 1 of 2: { $set }
restore-set-second = Set 2 of 2: { $set }

## Steps after a restore

steps-carry = { "" }
    What to do now:
    1. Carry the file to the new master secret server.
steps-carry-back = { "" }
    What to do now:
    1. Carry the file back to the server that it came from. No other server can read its bytes.
steps-carry-to = { "" }
    What to do now:
    1. Carry the file to { $server }.
steps-access = 2. A registration file carries no access control. On that server, open PowerShell as administrator. Make the key with the right access control, before you import the secret:
steps-import = 3. Open a command prompt as administrator, go to the folder of the file, and import it:
steps-import-adds = The import deletes nothing: everything else that SSOSS already holds stays.
steps-native-folder = 2. On that server, keep the file on an NTFS or removable medium. Open a command prompt as administrator, and go to the folder of ENTSSO: the first line is for BizTalk Server, the second for Host Integration Server.
steps-native-restore = 3. Restore. Replace E: with the drive of the file, and type the password that was shown:
steps-native-events = 4. Look in the event log (Application, source ENTSSO): 10523 means that the secret was restored, 10524 that it was not. If you see ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E), promote the server first: sso-escrow promote --server NAME --out promote.xml
steps-hive = { "" }
    What to do now: put the disk back, start the server, and check that the ENTSSO service runs.
steps-live = { "" }
    What to do now: open a command prompt as administrator and restart the service:
steps-live-on-a-node = { "" }
    What to do now: in Failover Cluster Manager, take the ENTSSO resource offline and bring it online again.
    Then run the restore on every other node, one after another: each node keeps a separate copy.
steps-registry-events = Last step: look in the event log (Application, source ENTSSO). 10529 or 10523 means that ENTSSO accepted the secret, 10565 or 10521 that it did not.
steps-service = 4. Restart the service:
steps-events = 5. Look in the event log (Application, source ENTSSO): 10529 or 10523 means that ENTSSO accepted the secret, 10565 or 10521 that it did not.
destroy-step = Last step: destroy the clear copy. A USB stick keeps deleted data, so destroy the stick itself. In memory or on a disk, this command may be enough:
destroy-step-windows = Last step: destroy the clear copy. Windows has no command that wipes one file. del removes only the name: the data stays on the medium until it is overwritten. Destroy the medium that holds this file:
steps-script = Steps 2 and 3 in one: a script beside this file runs these commands. Open PowerShell as administrator, go to the folder of this file, and type:
steps-destroy = Last step: destroy this medium. A USB stick keeps deleted data. Until then, anyone who has it can get the secret.
steps-not-written = The steps could not be written beside the file. They follow here.
carry-medium = { "" }
    What to do now:
    1. Carry the medium with { $file } { $to }.
    2. There, follow { $sheet }, which is on the same medium.
carry-to = to { $server }
carry-to-new = to the new master secret server
carry-back = back to the server that the secret came from
carry-to-database = to a server with the tools of ENTSSO
promote-script = The first command in one: a script beside this file finds ssomanage and runs it. Open PowerShell as administrator, go to the folder of this file, and type:
steps-untried = None of these steps was ever tested on a real ENTSSO server.

## backup

notice-native-backup = This payload is ENTSSO's own backup file with its password. A restore writes the file where you say and shows the password to the quorum. Then ssoconfig -restoreSecret does the rest, as Microsoft documents. sso-escrow cannot test whether the password opens the file. These steps were never tested on a real ENTSSO server.
notice-ssoss-snapshot = This payload is a copy of the bytes of SSOSS. ENTSSO encrypts them for the service account of one machine. They serve only to go back on that machine under that account, and are of no use on another. This was never tested on a real ENTSSO server.
backup-bytes = { $bytes } bytes will be escrowed, from these keys and values:
backup-dry-run = A run without --dry-run splits the payload into { $count } shares, any { $threshold } of which restore it:
backup-no-msid-ask = No key under SSOSS is named as a master secret id, so there is most likely no secret to escrow. Escrow these keys and values in any case? (“no” stops the command)
backup-source-left = The original of the payload is still in { $path }. When a drill has passed, destroy it. A USB stick keeps deleted data, so destroy the stick itself. On a disk, this may be enough:
native-ask = Type the password with which ssoconfig -backupSecret wrote { $path }. sso-escrow cannot test it, so you type it twice. Ctrl-C stops the command.
native-ask-password = Password of the backup file (not shown):
native-ask-msid = MSID (press only Enter if it is not known):
native-ask-msid-or-back = MSID (press only Enter if it is not known; < goes back to the password):
native-ask-msid-why = Event 10559 in the Application log of the master secret server shows the MSID of the backup. If it also shows a previous MSID, type both, with a space between them.
native-ask-msid-unclear = This is not an MSID. An MSID has the form 01234567-89AB-4CDE-8F01-23456789ABCD. At most two different ones are possible.
native-ask-reminder = Reminder that was given to ssoconfig (press only Enter for none; < goes back to the password):
native-propose =
    On the master secret server, run ssoconfig -backupSecret "E:\{ $name }". When it asks for a password, type the one on this screen. Leave out the gaps; all letters are lowercase. Nobody has to keep this password: the quorum does.
    As the reminder, type: { $reminder }
native-propose-seen = Press Enter when ssoconfig reports that the operation completed successfully. Then the password disappears from this screen.
native-propose-wait = Bring the file to { $path }, then press Enter. (To see the password again, type s and Enter. Ctrl-C stops the command; then nobody has this password.)
native-propose-not-there = { $path } does not exist yet.
native-propose-empty = { $path } is empty.
native-propose-changing = { $path } is still being written. Wait until it is complete.
native-propose-found = Found: { $path }, { $bytes } bytes.

## unseal

unseal-dry-run = A run without --dry-run writes the share to { $path } without any protection.
unseal-done = Written and read back: { $path }, { $bytes } bytes (the share number, then y). docs/recovery.md explains how to combine such files.

## promote

practice-written = Written: { $path }. This is a practice file. It holds no secret of any system.
practice-dry-run = A run without --dry-run writes the practice file { $path }.
practice-next = Rehearse with it: sso-escrow backup --rehearsal --from { $source }
promote-dry-run = A run without --dry-run writes { $path } with this content:
promote-written = Written and read back: { $path }. The file only names { $server } as master secret server.
promote-steps = { "" }
    What to do now, in this order (step 1 of the runbook is done):
promote-more = What you should see at each step, and what to do if you do not: sso-escrow runbook promote --server { $server }
promote-fit = { $path } is correct. It only names { $server } as master secret server.
promote-untried = Not tested: no real ssomanage has read such a file.

## runbook

runbooks-heading = Procedures (sso-escrow runbook NAME; “all” shows all of them):
runbook-written = Written and read back: { $path }

## token

token-list-none = No card reader was found, and no smart card with a built-in reader (such as a YubiKey).
token-list-empty = { $reader }: empty
token-list-reader = { $reader }:
token-line-id = Smart card:     { $token }
token-line-firmware = Firmware:       { $firmware }
token-line-plain = Firmware:       not a YubiKey
token-line-pin = PIN:            { $tries }; { $state }
token-line-puk = PUK:            { $tries }; { $state }
token-line-management = Management key: { $state }
token-line-behind-pin = The PIN protects the management key.
token-line-weak = Weaknesses:     { $names }
token-line-key = Key in { $slot }:      { $names }
token-line-share = Share in { $object }: share { $x } of { $name }
token-line-bad-share = Share in { $object }: unreadable
token-line-prepared = Prepared: shares are sealed to the key in slot { $slot }. The next share goes into data object { $object }.
token-line-prepared-full = Prepared: shares are sealed to the key in slot { $slot }. No data object is free, so a new share can only be kept on a medium.
token-state-factory = the factory value, which everyone knows
token-state-own = not the factory value
token-state-unknown = the card does not report whether it is the factory value
token-key-state-factory = the factory value, which everyone knows
token-key-state-own = not the factory value
token-key-state-unknown = the card does not report whether it is the factory value
ask-own-pin = PIN of smart card { $token }; { $tries } (not shown; press only Enter to cancel):
ask-own-pin-or-back = PIN of smart card { $token }; { $tries } (not shown; press only Enter to go back):
ask-new-pin = New PIN for smart card { $token }, 6 to 8 characters (not shown; press only Enter to cancel):
ask-new-pin-or-back = New PIN for smart card { $token }, 6 to 8 characters (not shown; press only Enter to go back):
ask-new-puk = New PUK for smart card { $token }, 6 to 8 characters. The PUK unblocks the PIN (not shown; press only Enter to go back to the PIN):
ask-pin-again = Type it once more (not shown):
ask-pin-differs = The two entries are not the same. Choose again.
confirm-provision = Prepare smart card { $token } for { $name }? (“no” stops the command)
confirm-factory-pin = Smart card { $token } does not report whether it still has the factory PIN. Does it? (“yes” asks for a new PIN; “no” asks for the present PIN)
confirm-puk = Smart card { $token } does not report whether it has the factory PUK. Use one PUK try to change it? (“no” stops the command)
provision-pin-changed = The factory PIN was changed.
provision-puk-changed = The factory PUK was changed.
provision-puk-blocked = The PUK of this card is blocked. If the PIN is blocked too, nothing can unblock it, and the share is lost. Only a reset brings back the factory settings, and it wipes the keys.
provision-management-changed = The factory management key was changed to a random one. The PIN protects it, and ykman and yubico-piv-tool can find it on the card.
provision-key-made = Key made in slot { $slot }: { $what }
provision-key-found = Key found in slot { $slot }: { $what }
provision-other-label = The certificate in slot { $slot } already existed, with the label “{ $label }”. It keeps this label.
provision-without-label = The certificate in slot { $slot } already existed, without a label. It gets none now.
provision-done = Smart card { $token } is ready for a share. Everything was read back.
provision-no-roots = The attestation was not checked, because no root certificates were given (--attestation-root FILE). In production, sealing a share to this card requires them, or --waive attestation.
provision-records = The certificates are in { $path }, with the card's attestation if it gives one.
provision-attested = Attested: the key was made in this smart card. Root: { $root } (SHA-256 { $fingerprint })
provision-openssl = To check the same with OpenSSL:
provision-plain-lines = For a card that does not support Yubico's own commands, run these lines in this order:

## vectors

vectors-group = { $group }: { $count } correct
vectors-good = All { $count } test vectors are correct.
touch-now = Touch smart card { $token } of { $name } now. It waits { $seconds } seconds.
touch-if-it-blinks = If smart card { $token } of { $name } blinks, touch it.
progress-touch = Waiting for the touch: { $seconds } s left
ask-card = Insert smart card { $token } of { $name } (share { $x }). (Press only Enter to skip this share.)
ask-cards = Insert one of these smart cards: { $tokens }. (Press only Enter if no more will come.)
ask-next-card = Remove any inserted card, and insert the next one. (Press only Enter if no more will come.)
ask-one-card = Insert the smart card. (Press only Enter to cancel.)
ask-pin = PIN of smart card { $token }; { $tries } (not shown; press only Enter to give no PIN):
confirm-uncounted = Smart card { $token } does not report how many PIN tries are left. A wrong PIN may block it. Use one try in this run? (not shown; “no” uses none)
confirm-again = Try again? (not shown; “no” gives up this card)
card-in-record = smart card { $token }, data object { $object }
ask-card-of = Insert smart card { $token } of { $name }. (Press only Enter to cancel.)
ask-any-card-of = Remove any other card, and insert the smart card of { $name }. (Press only Enter to cancel.)
ask-management-key = Management key of smart card { $token }, in hexadecimal digits (not shown; press only Enter to cancel):
verify-envelope-elsewhere = The payload of this set is in an envelope file. It is not on this card: a card holds only the share.
reseal-done-card = Share { $x } of { $name } is now sealed to the smart card. Its set, number and custodian are unchanged.
ask-next-cards = Remove any inserted card, and insert the next one: { $tokens }, or another. (Press only Enter if no more will come.)
runbook-dry-run = A run without --dry-run writes { $path } ({ $bytes } bytes).
provision-dry-run = Nothing was written to smart card { $token }. A run without --dry-run does this:
provision-plan-pin = It asks for a new PIN, which replaces the factory PIN.
provision-plan-own-pin = It asks for the PIN of the card, and leaves the PIN unchanged.
provision-plan-any-pin = It asks for the PIN. The card does not report whether it has the factory PIN.
provision-plan-puk = It asks for a new PUK, which replaces the factory PUK.
provision-plan-management = It replaces the factory management key with a random one, which the PIN protects.
provision-plan-management-behind-pin = It uses the management key that the PIN protects.
provision-plan-management-asked = It asks for the management key.
provision-plan-management-unknown = It tries the factory management key and replaces it with a random one, which the PIN protects.
provision-plan-key = It makes a key in slot { $slot } ({ $what }).
provision-plan-key-kept = It keeps the key in slot { $slot } ({ $what }).

## The two rounds of a new set

step = Step { $number } of { $count }: { $title }
step-confirm = the set words go onto paper
step-finish = { $name } opens the share
step-close = the transcript is closed
asked-commit = Someone must type the set words back from paper.
asked-transcript-words = Someone must type the words of the transcript.
commit-words = All shares are written, and every quorum is proved. The set is not in use yet. Copy its eight words, or their numbers, onto the record of each custodian. They are English words: copy them letter by letter.
commit-ask =
    Type the eight words from one of the records. From then on the set is good, and an interruption no longer voids it.
    Words:
commit-differs = These are not the words of this set. Compare the record with the words above, letter by letter.
commit-stop = All shares become void. Stop here? (your answer is not shown; no or Ctrl+C: go on)
close-words = The transcript is in { $path }. Its twelve words go onto the last page of the script. Whoever has them can show later that the transcript is this one:
close-ask =
    Type the twelve words from the script. (Enter alone: nobody has written them down.)
    Words:
close-differs = These are not the words of the transcript. Compare the script with the words on the screen.
close-unread = Without its words on paper, nobody can show later that the transcript was not replaced. Leave them out? [yes/no]
finish-again = Try the share of { $name } again?
finish-dead = Go on without the share of { $name }? It is then dead and counts for nothing. { $others } shares are left, and { $threshold } of them restore the secret. The other way is to stop, to void the set, and to begin again.
finish-dead-deviation = The share of { $name } is dead: it could not be opened in round 2.
finish-done = Share { $x }, that of { $name }, is in use.
finish-ask-words =
    { $name }: type the eight set words from your own record. Four letters of each are enough.
    Words:
finish-insert =
        Insert the medium of { $names } once more, in any order. sso-escrow gives the share its final name.
        (Or type the path of its folder. Enter alone or Ctrl+C asks whether to stop; the set stays good.)
finish-stop = The set is good, and you can go on later. Stop here? (your answer is not shown; no or Ctrl+C: go on)
checkpoint = Write these twelve words onto the script, as a checkpoint. The next run asks for them:
ask-records-again = Insert the medium of the records again and press Enter, or type the path of another folder. Ctrl+C ends the run.
ask-records-unclear = This is not the path of a folder.
resume-found = A run that makes this set was interrupted, and its set is good. sso-escrow continues it: { $path }
resume-ask-words =
    Type the eight set words from a custodian’s record. Four letters of each are enough.
    Words:
resume-ask-checkpoint =
    Type the twelve words of the last checkpoint from the script. (Enter alone: there are none.)
    Words:
resume-no-checkpoint = Without a checkpoint, nothing on paper shows that the transcript is the one of the interrupted run. The transcript will say so. Go on? [yes/no]
resume-words-differ = These are not the words of the interrupted run’s set.
resume-done = All shares of the set are finished.
commit-checkpoint = The set is good now. Write these twelve words on the script: they are the checkpoint of this point. If the run is interrupted, type them to continue.
resume-was-moved = The records of an earlier run end before its set words were confirmed: { $path }. Was that run continued with another folder for its records? (“yes” leaves this file as it is; “no” makes the set void)
close-copied = The second copy of the transcript is here: { $path }. It is for the auditor. Keep both copies apart.

## void

void-insert = Insert the next medium that holds a share of the set. (Or type the path of a folder. Enter alone: there are no more.)
void-no-more = Was that the last medium? (your answer is not shown)
void-ask-words =
    These shares are not pending: the set may be in use. Type its eight words from a custodian’s record, so that no other set is removed.
    Words:
void-confirm = Remove share { $x }, that of { $name }, for good? { $place }
void-would = Share { $x }, that of { $name }, would be removed: { $place }
void-removed = Share { $x }, that of { $name }, is removed: { $place }
void-safe =
    At most { $left } { $left ->
            [one] share
           *[other] shares
        } of the set can be left. A quorum needs { $need }, so nobody can open the set any more. A stick can still hold old data: destroy the media, with a witness.
void-exposed =
    Up to { $left } { $left ->
            [one] share
           *[other] shares
        } of the set can be left, and { $need } open it. Until fewer than { $need } are left, what the set protects is exposed. Remove more of them.
verify-finished = The share has its final name: { $path }
verify-is-finished = The share has its final name already.
void-torn-removed = An unfinished file of this share is removed too: { $path }

## Signing a transcript

sign-insert = Insert smart card { $token } of { $name }, to sign the transcript. (Enter alone: do not sign.)
sign-skip = Go on without the signature of { $name }? [yes/no]
sign-ask = { $name }: the card signs the transcript with these words. (Enter alone: do not sign.)
sign-done = { $name } has signed the transcript.
records-stay = The transcript and the records go to a disk of this machine ({ $path }). Copy them to a medium when the run has ended.

## transcript

transcript-sound = { $path } is sound.
transcript-incomplete = { $path } is right as far as it goes, but something is missing.
transcript-unsound = { $path } is not sound. Do not rely on it.
transcript-what = Run { $run }: { $kind }, { $purpose }, by sso-escrow { $program }.
transcript-checked = Checked: the form of every line ({ $lines } lines), the chain, and the signatures ({ $signatures }).
transcript-unchecked-words = Not checked: whether this is the transcript of that day. Give the words from paper with --words. Without them, somebody could have written another transcript, or removed lines at the end.
transcript-unchecked-end = Not checked: what followed line { $line }, the last one that words from paper confirm. Nobody would notice if later lines were removed.
transcript-unchecked-withheld = Not checked: what the withheld facts say ({ $count }). Their lines are in the chain.
transcript-checkpoint = Words from paper confirm line { $line }: { $event }. Lines that follow: { $following }.
transcript-checkpoint-withheld = Words from paper confirm line { $line }, whose fact is withheld. Lines that follow: { $following }.
transcript-checkpoint-header = Words from paper confirm only the header. Lines that follow: { $following }.
transcript-words = Transcript words:
transcript-not-closed = The ceremony was not closed, so the transcript has no transcript words.
transcript-last-words = Words of the last line ({ $line }):
transcript-signature-anchored = Line { $line }: the signature of { $name } is right, and the key is the one of this custodian.
transcript-signature-unknown = Line { $line }: the signature of { $name } is right. The key is unknown: it shows consistency only.
transcript-signature-other = Line { $line }: the signature in the name of { $name } is by another key.
transcript-signature-wrong = Line { $line }: the signature in the name of { $name } is wrong.
transcript-signer-words = Signer words of its key. Compare them with the custodian’s record:
transcript-openssl = To check the same with OpenSSL, in bash:
transcript-in-line = line { $line }: { $text }
transcript-wrong = WRONG: { $text }
transcript-missing = MISSING: { $text }
transcript-warning = LOOK: { $text }
transcript-note = NOTE: { $text }
transcript-finding-words = No line has these words: { $words }. The last line that other words from paper confirm is line { $confirmed }.
transcript-finding-words-nowhere = No line of any of these files has these words: { $words }.
transcript-finding-signature = The signature in the name of { $custodian } is not one of the closing node by its key.
transcript-finding-signer = { $custodian } has other signer words. Somebody else’s key may have signed.
transcript-finding-signer-absent = The file has no signature of { $custodian }, or it is withheld.
transcript-finding-key-unknown = Nothing shows whose key signed in the name of { $custodian }. Compare its signer words with the record (--expect-signer).
transcript-finding-attestation = The attestation of the key that signed in the name of { $custodian } does not lead to the given root and the card of this share.
transcript-finding-plan = The transcript belongs to another plan, or to none.
transcript-finding-fork = From this line on, { $other } says something else. Two histories of one run exist.
transcript-finding-torn = The line ends in the middle. The run was interrupted while it was written.
transcript-finding-cut-off = The file ends here, before the end of the run. Later lines may be missing.
transcript-finding-share-open = Share { $x } was about to be written, and no line says what came of it. It may exist: look at the medium.
transcript-finding-clock-back = The clock went backwards, and no line says that it was set.
transcript-finding-clock-changed = The clock was set back during the run. The order of the lines is still certain.
transcript-finding-withheld = From this line on, facts are withheld ({ $count }).
transcript-dry-run = A run without --dry-run writes this file: { $path } ({ $bytes } bytes).
transcript-report-written = The report was written and read back: { $path }
transcript-withheld-written = The copy was written and read back: { $path }. Withheld facts: { $count }.
transcript-words-stay = The transcript words stay the same:
report-title = Report of a ceremony
report-practice = PRACTICE. This was a rehearsal.
report-sound = The transcript is sound in itself. Compare its words with those on paper.
report-incomplete = Something is missing in this transcript.
report-unsound = This transcript is not sound. Do not rely on this report.
report-digest = { $name }: { $digest }
report-plan = SHA-256 of the plan
report-set = SHA-256 of the set’s descriptor
report-follows = Closing node of the run before
report-words = Transcript words: { $words }
report-holders = Who could have had enough shares to restore the secret?
report-holders-quorum = Any { $need } of the { $count } custodians together can restore it.
report-holders-no-set = The transcript does not say how many shares are needed: the run made no set.
report-holders-alone = { $name } could have restored it alone, with the shares { $shares }.
report-holders-several = { $name } could have had several shares: { $shares }.
report-holders-site = Enough shares are kept at one site, { $site }: { $shares }.
report-holders-nobody = The transcript names nobody who could have had enough shares without others.
report-persons-withheld = The file withholds confidential facts ({ $count }). Persons and sites may be among them.
report-holders-void = A set was declared void. Shares of it that may still exist: { $shares }.
report-holders-machine = The program on this machine had the whole secret in memory during the run.
report-program = Was the program the reviewed one, and who measured it?
report-program-version = The program called itself sso-escrow { $program }.
report-program-reported = It reported this SHA-256 of itself: { $digest }
report-program-silent = It reported no SHA-256 of itself.
report-program-measured = Measured before the start by { $by }: { $what } (line { $line }). SHA-256: { $digest }
report-program-same = This is the same as the program reported.
report-program-differs = This is NOT what the program reported.
report-program-unmeasured = The transcript has no measurement by a person. Only the program speaks for itself.
report-program-compare = Compare the program’s SHA-256 with the one in the release notes.
report-waivers = Which checks were waived, by whom, and why?
report-waived = The check “{ $check }” was waived (line { $line }).
report-waived-by = “{ $check }”: { $by } approved it. The reason: { $why } (line { $line })
report-waived-why = “{ $check }”, the reason: { $why } (line { $line })
report-waivers-none = No check was waived.
report-reasons-withheld = The file withholds facts ({ $count }). Reasons and approvals may be among them.
report-proofs = When was each share last proved: signed, on paper, or claimed?
report-proofs-none = The transcript names no share.
report-proof-signed = Share { $x }: { $at } (line { $line }), signed by a smart card. Check whose card it is with --expect-signer or --attestation-root.
report-proof-paper = Share { $x }: { $at } (line { $line }). The custodian typed the transcript words: see the signed paper.
report-proof-claimed = Share { $x }: { $at } (line { $line }). Only the program says so: no card signed, and the transcript does not say that the custodian typed its words.
report-proof-never = Share { $x }: not proved in this run.
report-proof-dead = Share { $x } is dead: its custodian cannot open it.
report-signatures-withheld = The file withholds confidential facts ({ $count }). Signatures may be among them.
report-media = Where are the old media?
report-media-none = The transcript names no share or clear copy that was given up or removed.
report-media-limit = A medium may still hold what was removed from it. Only its destruction before a witness ends that.
report-limits = What this transcript cannot prove
report-limit-machine = That the machine and the program were honest. Only the measurement and the witnesses show that.
report-limit-randomness = That the shares were made with good random numbers.
report-limit-end = That no lines followed the last words on paper, and that no other run took place. Count the starts of the program, the bags and the media on paper.
report-limit-persons = That the named people were there. Their initials on paper show that.
report-limit-media = That void media are destroyed.
report-limit-time = When something happened. The order of the lines is certain, and their times are those of the machine’s clock.
report-events = All events
report-events-why = “Measured”: the program did or saw it. “Entered”: a person typed it. “Claimed”: a person says so, and nothing checks it.
report-event-withheld = Withheld ({ $level })
report-member = { $name }: { $value }
report-yes = yes
report-no = no
report-column-line = Line
report-column-time = Time
report-column-event = Event
report-column-origin = Source
report-column-members = Details
fact-origin-measured = measured
fact-origin-entered = entered
fact-origin-claimed = claimed
run-generate = a new master secret
run-backup = a backup
run-restore = a restore
run-drill = a drill
run-verify = a check of shares
run-reseal = a share sealed again
run-copy = a copy of a share
run-void = a set made void
run-reshare = shares replaced
person-officer = the officer
person-custodian = a custodian
person-witness = a witness
person-auditor = the auditor
fact-run-started = The program started
fact-measured = The program was measured
fact-fitness = A check of the machine
fact-waiver = A check was waived
fact-randomness = Random numbers were taken
fact-set-made = The set was made
fact-share-intent = A share is about to be written
fact-share-pending = A share was written, read back and opened
fact-share-proved = A custodian opened the share
fact-share-finished = The share got its final name
fact-share-dead = The share is dead
fact-share-absent = The custodian was absent
fact-quorum-proved = Every quorum was proved
fact-words-confirmed = The set words were confirmed: from here on, the set is valid
fact-opened = A share was opened
fact-target-intent = The target is about to be written
fact-target-written = The target was written and read back
fact-clear-copy-destroyed = A clear copy was destroyed
fact-set-void = The set was declared void
fact-set-superseded = Another set replaced the set
fact-removal-intent = A share is about to be removed
fact-removal = The result of removing a share
fact-paused = The run paused
fact-resumed = The run was continued
fact-records-moved = The transcript moved to another medium
fact-line-torn = A torn line was set aside
fact-copied = A share was copied
fact-closed = The ceremony was closed
fact-words-read = People read the transcript words
fact-record-copied = The transcript was copied
fact-finished = The run is complete
fact-aborted = The run was given up
fact-step-done = A step was done
fact-medium = A medium was inserted
fact-seal = A seal or bag was recorded
fact-command = The command line
fact-environment = An environment variable
fact-attempt = An attempt
fact-reason = A reason
fact-target = The target
fact-files-beside = Files beside the target
fact-card-checked = A smart card was checked
fact-clock-compared = The clock was compared
fact-clock-changed = The clock was set
fact-present = A person is present
fact-site = The site of a share
fact-deputy = The deputy of a custodian
fact-note = A note
fact-deviation = A deviation from the plan
fact-choice = How a password was chosen
fact-slip-seen = A person saw a passphrase
fact-signature = A smart card signed
fact-member-program-sha256 = SHA-256 of the program
fact-member-system = system
fact-member-what = what
fact-member-sha256 = SHA-256
fact-member-by = by
fact-member-check = check
fact-member-passed = passed
fact-member-source = source
fact-member-descriptor = SHA-256 of the descriptor
fact-member-need = shares needed
fact-member-count = shares in all
fact-member-x = share
fact-member-to = to
fact-member-digest = SHA-256 of the share
fact-member-with = opened with
fact-member-holder = typed by the custodian
fact-member-signed = to be signed
fact-member-until = until
fact-member-quorums = quorums
fact-member-degree = degree checked
fact-member-command = command
fact-member-set = set
fact-member-shares = shares that may still exist
fact-member-successor = the new set
fact-member-removed = removed
fact-member-from-paper = words from paper
fact-member-bytes = bytes
fact-member-people = people
fact-member-step = step
fact-member-role = role
fact-member-id = id
fact-member-path = path
fact-member-number = number
fact-member-on = on
fact-member-line = line
fact-member-name = name
fact-member-value = value
fact-member-right = right
fact-member-text = text
fact-member-about = about
fact-member-files = files
fact-member-serial = serial number
fact-member-firmware = firmware
fact-member-attested = attested
fact-member-root = root
fact-member-witness = the witnesses’ clock
fact-member-seconds = seconds
fact-member-direction = direction
fact-member-site = site
fact-member-choice = choice
fact-member-custodian = custodian
fact-member-key = key
fact-member-signature = signature
fact-member-certificate = attestation of the key
fact-member-issuer = issuer of the attestation
fact-member-reason = reason
fact-member-clock = clock
rule-transcript-no-header = the first line is not the header of a transcript
rule-transcript-later-version = a later release wrote it (version { $version })
rule-transcript-header = the header lacks something, or has something that it must not have
rule-transcript-file-length = the file is longer than a transcript may be
rule-transcript-line-length = the line is longer than a line may be
rule-transcript-json = the line is not JSON, or has a value that no transcript has
rule-transcript-canonical = the line does not have the only form that is allowed
rule-transcript-layout = a member of the line is missing, unknown or of another type
rule-transcript-time = the time has another form, or does not exist
rule-transcript-level = the level does not exist, or is not the one of this fact
rule-transcript-digits = the salt or the leaf has another length or other characters
rule-transcript-fact = a transcript of version 1 has no fact of this type
rule-transcript-after-closing = the line must not follow the closing of the ceremony
rule-transcript-after-the-end = the line follows the end of the run
void-without-words = Some of these shares are not pending, so the set { $set } may be in use. Without its words, only you can tell that it is void. Remove its shares?
transcript-finding-words-alone = No line has these words: { $words }. No other words from paper confirm a line.
transcript-unchecked-rest = Not checked: the lines after this one, the words and the signatures. What the file says before this line may be wrong too.
report-program-incomparable = Without a SHA-256, nobody can compare the program with the release notes.
fact-value-password = a password
fact-value-card = a smart card
fact-value-card-and-password = a smart card and a password
fact-value-medium = a medium
fact-value-pin = a PIN
fact-value-words = words
fact-value-program = the program
fact-value-boot-medium = the boot medium
fact-value-system = the operating system
fact-value-system-and-operator = the operating system and the operator
fact-value-forward = forward
fact-value-back = back
fact-value-ahead = ahead
fact-value-behind = behind
fact-value-generated = generated by the program
fact-value-own = the custodian’s own
fact-value-own-waived = the custodian’s own, although the program found it weak
fact-value-share = a share
fact-value-records = the records
fact-value-source = the source
fact-value-target = the target
fact-value-envelope = the envelope
fact-step-start = the machine is checked
fact-step-words = the set words are typed from paper
fact-step-choose = the custodian chooses the protection of the share
fact-step-make = the secret is made or read, and split
fact-step-write = round 1: the share is written and read back
fact-step-prove = every quorum is proved
fact-step-confirm = the set words are confirmed
fact-step-finish = round 2: the custodian opens the share
fact-step-open = a quorum is opened
fact-step-target = the secret is written or compared
fact-step-remove = the files of the share are removed
fact-step-close = the transcript is closed
