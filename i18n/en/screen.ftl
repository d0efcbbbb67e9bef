### What stands on the screen when all goes well: questions, reports, steps.

label-warning = Warning:

## Questions

prompt-yes-or-no = { $question } [yes/no]
prompt-words-for-yes = yes y
prompt-words-for-no = no n
prompt-only-yes-or-no = Please answer yes or no. What you type here is shown: this is not the place for a password.
ask-custodian = { "" }
    Custodian { $x } of { $count }: { $name } ({ $place })
ask-keyboard-why = { "" }
    Test the keyboard: type letters, digits and signs in the line below and look whether they are the right ones. What you type there is shown: never type a password there.
ask-keyboard = Test (Enter alone goes on):
ask-kind-of-password =
    How is your share to be protected?
    1  a passphrase of six words that is made for you now (recommended)
    2  a password of your own
    Your choice (Enter takes 1):
ask-kind-unclear = Please type 1 or 2. What you type here is shown: this is not the place for a password.
passphrase-heading =
    This is your passphrase. Nobody else may see this screen now.
    Learn it, or write it down and keep it apart from your medium. It is shown only until you have typed it.
passphrase-seen = Press Enter; then you type it.
ask-passphrase = Type the six words, with a space between them (not shown; Enter alone shows them again):
ask-passphrase-differs = That is not the passphrase. Here it is once more.
ask-new-password = Choose a password for your share (7 to 256 characters; not shown; Enter alone goes back):
password-estimate = Estimate: about 10^{ $magnitude } guesses; score { $score } of 4. It knows English words and common patterns; words of other languages are easier to guess than it says.
password-needs-keyboard = Not every keyboard has all these characters. Years from now, on another machine, you may not be able to type them.
ask-new-password-again = Type it again:
ask-new-password-differs = The two are not the same. Choose the password once more.
ask-new-reminder = A reminder, which anybody can read (may be empty):
ask-entropy = Throw dice or type at random, then press Enter (it is not shown):
choices-made = { "" }
    All have chosen, and nothing is written yet:
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = Write the shares now? yes, no, or the number of a custodian who wants to choose again:
ask-choices-unclear = Please answer yes, no, or one of the numbers.
ask-not-confined = Media are put in one after another: this run may open files everywhere, since mounting a medium needs that.
hand-out-done = { "" }
    Done: { $names }
hand-out-coming = { "" }
    Still to come ({ $count }): { $names }
ask-insert =
    Share { $x } of { $count }: put in the medium of { $name }.
    (Or type the number of the share that is to be next, or the path of a folder.)
ask-insert-any = Put in the medium. (Or type the path of a folder.)
ask-insert-one = Put in the medium. (Or type the path of a folder; Enter alone gives up.)
ask-medium-unclear = That is no folder: write its path with a / in it, or put in a medium.
ask-insert-share =
    Put in the next medium. Any order will do.
    (Or type the path of a folder; Enter alone: there are no more.)
ask-insert-again =
    Put in the medium of { $name } again: the share on it is void, and is removed.
    (Or type the path of its folder; Enter alone leaves it there.)
ask-insert-new = Put in the medium for the new share of { $name }. (Or type the path of a folder.)
ask-insert-old =
    Put in the medium with the old share of { $name } again: the new one is good, and the old one is removed.
    (Or type the path of its folder; Enter alone leaves it there.)
medium-in-record = “{ $label }”, { $system }, { $size } MB, id { $id }
medium = Medium “{ $label }”: { $system }, { $size } MB, { $free } MB free, id { $id }, { $node } at { $path }
medium-take-out = The medium can be taken out now.
medium-done = Done with this folder.
medium-unmount-first = Unmount the medium, then take it out:
confirm-medium = Is this the medium of { $name }?
confirm-stop = Stop here? Nothing was written.
confirm-stop-void = Stop here? The shares of { $names } are written, and would be void.
hand-out-written = Share { $x } of { $name } is written, read back and opened.
quorum-been = { "" }
    Opened: { $names }
quorum-missing =
    Still needed: { $missing }
    Could come: { $names }
ask-share = { "" }
    The share at { $place } says it is share { $x } of { $name }.
ask-reminder = Reminder: { $reminder }
ask-password = Password (not shown; ? tests the keyboard, Enter alone passes this share over):
ask-password-only = Password (not shown; ? tests the keyboard, Enter alone gives up):
ask-not-a-password = That cannot be the password. { $cause }
ask-again = Wrong password for { $name }. Nothing is lost. Look at the keyboard layout and at Caps Lock, and try again.
ask-words-why = { "" }
    Compare with the words on the custodians' records, which were printed when the set was made. Anybody could have made shares that merely look right; the words tell.
ask-words =
    Type the 8 words of the set (four letters each suffice), or their numbers.
    Words:
ask-words-differ = These are not the words of this set. Tries left: { $left }
confirm-new-secret = Is this secret for a new system?
confirm-old-server-off = A system has one master secret server. Is the old one off?
confirm-clear-copy = { $path } will be a clear copy of the secret. Write it?
unseal-confirm = { $path } will be your share without any protection. Write it?
unseal-confirm-again = Whoever has that file has your share. Is this really meant?

## Progress

progress-seal = Sealing share { $x } of { $count } …
progress-write = Writing share { $x } of { $count } …
progress-prove = Reading back and proving share { $x } of { $count } …
progress-open = Opening share { $x } of { $name } …
progress-slow = Still working on { $place } ({ $seconds } s). Leave the medium in …

## Notices

rehearsal-banner = REHEARSAL: for practice alone. Shares and registration files are marked as practice.
notice-new-secret = A new master secret is for a new system: a database that was encrypted under another one cannot be read with it.
notice-master-secret = What this payload is: a master secret generated here, in the escrow's own layout. No ENTSSO command imports it, and none has been seen to accept it: this was never tried on a real ENTSSO server. After a restore look in the event log for 10529 or 10523 (the secret was accepted) against 10565 or 10521 (it was not).
default-custodian = Custodian { $x }

## Sets

kind-native-backup = native-backup (a file of ssoconfig -backupSecret)
kind-ssoss-snapshot = ssoss-snapshot (the SSOSS key as it stood)
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
set-generation = Generation:     { $generation }
set-supersedes = Supersedes:     { $id }
set-label = Label:          { $label }
set-server = Server:         { $server }
set-created = Created:        { $time }
set-waiver = Waived:         { $check }
set-custodian = Custodian { $x }:    { $name }
sets-none = No share lies there.
sets-share = Share { $x } lies here: { $path }
sets-health = { $have } of { $count } shares lie here, and { $need } are needed.

## inspect

inspect-file = File: { $path }
inspect-share = Share { $x } of { $count }, custodian { $name }
inspect-password = Sealed to a password (Argon2id: { $memory } MiB, passes: { $passes }, lanes: { $lanes })
inspect-reminder = Reminder: { $reminder }
inspect-claims = { "" }
    All this is what the files claim. It is proved when a share is opened and the set words are compared.

## inspect --machine

machine-good = good
machine-denied = denied
machine-allowed = NOT denied
machine-line-network = Network:                  { $state }
machine-line-swap = Swap:                     { $state }
machine-line-lock = Locked memory:            { $state }
machine-line-dumps = Core dumps:               { $state }
machine-line-privileges = New privileges:           { $state }
machine-line-sockets = Network sockets:          { $state }
machine-line-files = Files at other places:    { $state }
machine-fit = This machine is fit for the work.
machine-goes-on = This machine is not fit by itself; the work goes on with what is waived.

## reseal

reseal-dry-run = { $path } would be written, and the old file removed after that.
reseal-done = Share { $x } of { $name } has a new password. Set, number and custodian are as before.
reseal-old-removed = The old share was removed.

## Custodians' records

record-title = Custodian's record
record-practice = PRACTICE: this set is for rehearsals alone.
record-custodian = Custodian: { $name }
record-share = Share { $x } of { $count }. Any { $threshold } shares together restore the secret; fewer reveal nothing of it.
record-set = Set { $id }, generation { $generation }
record-label = Label: { $label }
record-server = Made for the master secret server { $server }
record-created = Made on { $time }
record-medium = Written onto: { $medium }
record-words = The words of the set, and their numbers
record-words-why = Whenever shares are asked for, compare these words before you type your password: anybody could make shares that merely look right. Four letters of each word suffice. The words are no secret.
record-keep = What to keep, and how
record-keep-medium = Keep the medium where you alone can reach it, and this record at another place.
record-keep-password = Keep your password apart from both, and tell it to nobody. Nobody needs it but you, not even to help you.
record-keep-reminder = A reminder that you gave can be read by anybody who has the medium. It must not give the password away.
record-keep-copies = Make no copies of the share, and never put two shares of the set onto one medium.
record-keep-loss = If the medium or the password is lost, or somebody else may have had it, or you leave: tell the officer at once.
record-use = What to do with it
record-use-check = Once a year, on a machine that is cut off from networks: sso-escrow verify file:FOLDER
record-use-restore = When a restore is called: bring the medium and this record, compare the words, and type your password yourself.
record-use-alone = Alone you can reveal nothing: it takes { $threshold } custodians.
record-machine = The machine on which the set was made
record-waived = Waived: { $check }
record-fill = To be filled in by hand
record-fill-medium = Where the medium is kept:
record-fill-custodian = Date and signature of the custodian:
record-fill-officer = Officer:
record-fill-witness = Witness:
record-fill-checks = Checked on:

## generate

generate-dry-run = { $bytes } bytes would be generated and split { $threshold } of { $count }:
generate-dry-run-share = share { $x } of { $name } onto { $place }
generate-file = Share { $x } is written: { $path }
generate-proof = Proved: all shares were read back and opened, and every quorum of { $threshold } gives the same secret ({ $quorums ->
        [one] there is { $quorums } quorum
       *[other] there are { $quorums } quorums
    }).
generate-proof-many = Proved: all shares were read back and opened, and every quorum of { $threshold } gives the same secret.
generate-words = { "" }
    The words of this set, and their numbers. Write them on every custodian's record, and read them aloud:
records-written = A record for each custodian lies in { $path }, as text and as a page to be printed.

## Opening shares

share-opened-count = Share { $x } of { $name } is good. Good so far: { $have }; needed: { $need }.
share-opened = Share { $x } of { $name } is good.
verify-good =
    Good: share { $x } of { $count } opens and is the one that its set was made with.
    Compare the words of the set with your record: { $words }
drill-health = { $good } of { $count } shares are good, { $faulty } faulty; { $need } are needed.
drill-words = The words were not asked for (--full does). Compare them with the records: { $words }
drill-combined = The secret was put together in memory, is the one that the set was made with, and was wiped.
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = The set was made for the master secret server { $server }.
restore-server-is = The new master secret server: { $server }
restore-dry-run = { $path } would be written, with these keys:
restore-combined = The quorum is reached, and the secret is the one that the set was made with.
restore-written = Written and read back: { $path }
steps-rehearsal = { "" }
    This was a rehearsal: the file is for practice. Do not import it on a server that is in use.
    The steps below are those that would follow in earnest.
reg-remark-practice = PRACTICE: made in a rehearsal of sso-escrow. Do not import this on a server that is in use.

## Steps after a restore

steps-carry = { "" }
    What to do now:
    1. Carry the file to the new master secret server.
steps-carry-to = { "" }
    What to do now:
    1. Carry the file to { $server }.
steps-access = 2. A registration file carries no access control. There, in an elevated PowerShell, make the key with the right one, before the secret is in it:
steps-import = 3. In an elevated command prompt, in the folder of the file:
steps-service = 4. Restart the service:
steps-events = 5. Look in the event log (Application, source ENTSSO) for 10529 or 10523, and for 10565 or 10521.
destroy-step = Then destroy the clear copy. In memory or on a disk this may do; a USB stick keeps what was deleted, so destroy the stick itself:
steps-untried = None of these steps was ever tried on a real ENTSSO server.

## unseal

unseal-dry-run = { $path } would be written: the bare share.
unseal-done = Written and read back: { $path }, { $bytes } bytes: the share number, then y. docs/recovery.md says how to combine such files.

## promote

promote-dry-run = { $path } would be written:
promote-written = Written and read back: { $path }. It names { $server } as master secret server, and nothing else.
promote-steps = { "" }
    What to do now, in this order (step 1 of the runbook is done):
promote-more = What to look for at each step, and what to do if it is not there: sso-escrow runbook promote --server { $server }
promote-fit = { $path } is fit: it names { $server } as master secret server, and nothing else.
promote-untried = No real ssomanage has read such a file.

## runbook

runbooks-heading = Procedures (sso-escrow runbook NAME; “all” gives all of them):
runbook-written = Written and read back: { $path }

## vectors

vectors-group = { $group }: { $count } right
vectors-good = All { $count } vectors came out right.
