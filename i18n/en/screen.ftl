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
ask-medium-unclear-windows = That is no folder: write its path with its drive letter (E:\ is one), or put in a medium.
ask-insert-share =
    Put in the next medium. A smart card will do as well. Any order will do.
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
medium-eject-first = Everything is written. Eject the medium at { $path } (in Explorer, with the right mouse button), then take it out.
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
rehearsal-allows = Allowed in a rehearsal; production would stop: { $failed }
dry-run-done = Nothing was written. The command line that writes:
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
sets-share-card = Share { $x } lies here: { $path } (sealed to the smart card { $token })
sets-health = { $have } of { $count } shares lie here, and { $need } are needed.

## inspect

inspect-file = File: { $path }
inspect-share = Share { $x } of { $count }, custodian { $name }
inspect-password = Sealed to a password (Argon2id: { $memory } MiB, passes: { $passes }, lanes: { $lanes })
inspect-reminder = Reminder: { $reminder }
inspect-card = Sealed to the smart card { $token }, to the key in slot { $slot }
inspect-card-object = It is made to lie on the card, in data object { $object }
inspect-claims = { "" }
    All this is what the files claim. It is proved when a share is opened and the set words are compared.

## inspect --machine

machine-checked = Checked on this machine:
machine-good = passed
machine-failed = NOT passed. { $finding }
machine-line-network = { "  " }Network:                        { $state }
machine-line-swap = { "  " }Swap:                           { $state }
machine-line-lock = { "  " }Locked memory:                  { $state }
machine-switched-off = Switched off by sso-escrow for its own process:
machine-denied = off
machine-allowed = NOT off
machine-line-dumps = { "  " }Core dumps:                     { $state }
machine-line-privileges = { "  " }Gaining privileges:             { $state }
machine-line-sockets = { "  " }Network sockets:                { $state }
machine-line-files = { "  " }Files that were not named:      { $state }
machine-fit = This machine passes every check.
machine-goes-on = This machine does not pass every check. The failed checks are waived, so commands continue and record the waivers.

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
restore-dry-run = { $path } would be written, with these keys and values:
restore-combined = The quorum is reached, and the secret is the one that the set was made with.
restore-written = Written and read back: { $path }
steps-rehearsal = { "" }
    This was a rehearsal: the file is for practice. Do not import it on a server that is in use.
    The steps below are those that would follow in earnest.
confirm-native = ENTSSO's backup file will be put into { $path }, and its password shown on this screen. Go on?
confirm-registry = SSOSS will be written: { $target }. Go on?
confirm-registry-replace = What stands in SSOSS goes away, and no copy of it is kept: { $target }. Go on?
restore-dry-run-native = { $path } would be written, { $bytes } bytes, and its password shown.
restore-difference = What changes in SSOSS (type and bytes in brackets):
restore-no-difference = Nothing changes in SSOSS: it holds just that already.
restore-registry-written = Written and read back: { $target }
steps-rehearsal-hive = { "" }
    This was a rehearsal: the hive is for practice from now on. Do not put it into a server that is in use.
    The steps below are those that would follow in earnest.
native-reminder-is = The reminder of the file: { $reminder }
native-password-heading = The password of { $name }. Type it where ssoconfig -restoreSecret asks for it, without the gaps; each ␣ is a space.
native-password-seen = It is shown once. Press Enter when it is no longer needed.
machine-of-a-server = This is a server, so what is said above does not stop the command; a set that is made here records it.
live-service-is = The service ENTSSO of this machine runs under { $account }.
live-sso-administrators = Windows rights do not replace those of an SSO administrator: ENTSSO's own tools ask for both. Whether you have them cannot be seen from here.
live-no-msid = none
live-other-host = { $server } is none of this machine's names ({ $names }). Is it the network name of a cluster whose node this is?
live-was-put-back = What stood in SSOSS before the run that was broken off has been put back.
live-would-put-back = An earlier run was broken off while it changed SSOSS. To put back what stood before it, this would change:
confirm-put-back = Put back what stood in SSOSS before that run?
live-restarted = The service ENTSSO was restarted.
live-restarted-with = The service ENTSSO was restarted, with those that need it: { $services }
reg-remark-practice = PRACTICE: made in a rehearsal of sso-escrow. Do not import this on a server that is in use.

## Steps after a restore

steps-carry = { "" }
    What to do now:
    1. Carry the file to the new master secret server.
steps-carry-back = { "" }
    What to do now:
    1. Carry the file to the server that it was taken from: nowhere else can its bytes be read.
steps-carry-to = { "" }
    What to do now:
    1. Carry the file to { $server }.
steps-access = 2. A registration file carries no access control. There, in an elevated PowerShell, make the key with the right one, before the secret is in it:
steps-import = 3. In an elevated command prompt, in the folder of the file:
steps-import-adds = The import takes nothing away that stands in SSOSS beside.
steps-native-folder = 2. On an NTFS or removable medium there, in an elevated command prompt, go to the folder of ENTSSO: the first line for BizTalk Server, the second for Host Integration Server.
steps-native-restore = 3. Restore, with the drive that the file is on, and type the password that was shown:
steps-native-events = 4. Look in the event log (Application, source ENTSSO): 10523 says that it was restored, 10524 that it was not. ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E) means that the server is to be promoted first: sso-escrow promote.
steps-hive = { "" }
    What to do now: put the disk back, start the server, and see that the ENTSSO service runs.
steps-live = { "" }
    What to do now: restart the service, in an elevated command prompt:
steps-live-on-a-node = { "" }
    To do now, in Failover Cluster Manager: take the ENTSSO resource offline, and bring it online. Then restore
    on every other node, one after another: each keeps a copy of its own.
steps-registry-events = Then look in the event log (Application, source ENTSSO) for 10529 or 10523 (the secret was accepted), and for 10565 or 10521 (it was not).
steps-service = 4. Restart the service:
steps-events = 5. Look in the event log (Application, source ENTSSO) for 10529 or 10523 (the secret was accepted), and for 10565 or 10521 (it was not).
destroy-step = Then destroy the clear copy. In memory or on a disk this may do; a USB stick keeps what was deleted, so destroy the stick itself:
destroy-step-windows = Then destroy the clear copy. Windows has no command that wipes one file: del takes away its name alone, and what was written stays on the medium until it is overwritten. Destroy the medium itself that holds it:
steps-untried = None of these steps was ever tried on a real ENTSSO server.

## backup

notice-native-backup = What this payload is: ENTSSO's own backup file with its password. A restore puts the file where you say and shows the password to the quorum; ssoconfig -restoreSecret does the rest, the route that Microsoft documents. This program cannot try whether the password opens the file. Its steps were never tried on a real ENTSSO server.
notice-ssoss-snapshot = What this payload is: the bytes of SSOSS as they stood. ENTSSO encrypts them for the service account of one machine: they are for going back on that machine under that account, and of no use on another. This was never tried on a real ENTSSO server.
backup-bytes = { $bytes } bytes will be escrowed, of these keys and values:
backup-dry-run = It would be split { $threshold } of { $count }:
backup-source-left = What was taken over still lies in { $path }. Once a drill has passed, destroy it. On a disk this may do; a USB stick keeps what was deleted, so destroy the stick itself:
native-ask = What is the password of { $path }, as it was given to ssoconfig -backupSecret? Nothing here can try it: type it twice.
native-ask-password = Password of the backup file:
native-ask-reminder = Its reminder, as it was given to ssoconfig (Enter for none):
native-propose =
    On the master secret server run ssoconfig -backupSecret "E:\{ $name }" and type this password when it asks, without the gaps. All are small letters. Nobody has to keep it: the quorum does.
    As the reminder, type: { $reminder }
native-propose-seen = Press Enter when ssoconfig says that the operation completed successfully; the password is cleared then.
native-propose-wait = Bring the file to { $path }, then press Enter. (To see the password again, type s and Enter.)
native-propose-not-there = There is no file at { $path } yet, or it is still being written.
native-propose-found = Found: { $path }, { $bytes } bytes.

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

## token

token-list-none = There is no card reader, and no token that has one built in.
token-list-empty = { $reader }: nothing in it
token-list-reader = { $reader }:
token-line-id = Token:          { $token }
token-line-firmware = Firmware:       { $firmware }
token-line-plain = Firmware:       no YubiKey
token-line-pin = PIN:            { $tries }; { $state }
token-line-puk = PUK:            { $tries }; { $state }
token-line-management = Management key: { $state }
token-line-behind-pin = The management key lies behind the PIN.
token-line-weak = Weaknesses:     { $names }
token-line-key = Key in { $slot }:      { $names }
token-line-share = Share in { $object }: share { $x } of { $name }
token-line-bad-share = Share in { $object }: it cannot be read
token-line-prepared = Prepared: shares are sealed to the key in { $slot }, and the next one lies in { $object }.
token-line-prepared-full = Prepared: shares are sealed to the key in { $slot }. No container is free: a share can lie on a medium only.
token-state-factory = the factory's, which everybody knows
token-state-own = not the factory's
token-state-unknown = the card does not tell whether it is the factory's
token-key-state-factory = the factory's, which everybody knows
token-key-state-own = not the factory's
token-key-state-unknown = the card does not tell whether it is the factory's
ask-own-pin = PIN of the smart card { $token }, { $tries } (not shown; Enter alone gives up):
ask-new-pin = New PIN of the smart card { $token }, 6 to 8 characters (not shown; Enter alone gives up):
ask-new-puk = New PUK of the smart card { $token }, 6 to 8 characters; it unblocks the PIN (not shown; Enter alone gives up):
ask-pin-again = Once more:
ask-pin-differs = The two were not the same.
confirm-provision = Prepare the smart card { $token } for { $name }?
confirm-factory-pin = The smart card { $token } does not tell whether it still has the factory’s PIN. Does it?
confirm-puk = The smart card { $token } does not tell whether its PUK is the factory's. Spend one try to change it?
provision-pin-changed = The factory's PIN was changed.
provision-puk-changed = The factory's PUK was changed.
provision-puk-blocked = The PUK of this card is blocked: if its PIN is blocked too, nothing unblocks it, and the share is lost. The factory’s settings come back by a reset alone, which wipes the keys.
provision-management-changed = The factory's management key was changed: a random one lies behind the PIN, where ykman and yubico-piv-tool find it.
provision-key-made = Key made in { $slot }: { $what }
provision-key-found = Key found in { $slot }: { $what }
provision-other-label = The certificate in { $slot } was made before, with the label “{ $label }”, and keeps it.
provision-without-label = The certificate in { $slot } was made before, without a label, and stays without one.
provision-done = The smart card { $token } can take a share now. Everything was read back.
provision-no-roots = The attestation was not checked: no roots were named (--attestation-root FILE). In production a share is sealed to this card only with them, or with --waive attestation.
provision-records = The certificates, and what the card attests where it does, lie in { $path }.
provision-attested = Attested: the key was made in this token, under the root { $root } (SHA-256 { $fingerprint }).
provision-openssl = OpenSSL checks the same with:
provision-plain-lines = Lines for a card without Yubico's commands, in this order:

## vectors

vectors-group = { $group }: { $count } right
vectors-good = All { $count } vectors came out right.
touch-now = Touch the token { $token } of { $name } now: it waits { $seconds } seconds.
touch-if-it-blinks = If the token { $token } of { $name } blinks, touch it.
progress-touch = Waiting for the touch: { $seconds } s left
ask-card = Put in the smart card { $token } of { $name } (share { $x }). (Enter alone passes this share over.)
ask-cards = Put in one of these smart cards: { $tokens }. (Enter alone: no more are coming.)
ask-next-card = Take out the card that is in, and put in the next one. (Enter alone: no more are coming.)
ask-one-card = Put in the smart card. (Enter alone gives up.)
ask-pin = PIN of the smart card { $token }, { $tries } (not shown; Enter alone passes it over):
confirm-uncounted = The smart card { $token } does not tell how many PIN tries are left. A wrong PIN may block it. Spend one try in this run?
confirm-again = Try again?
card-in-record = smart card { $token }, data object { $object }
ask-card-of = Put in the smart card { $token } of { $name }. (Enter alone gives up.)
ask-any-card-of = Take out the card that is in, and put in that of { $name }. (Enter alone gives up.)
ask-management-key = Management key of the smart card { $token }, in hexadecimal digits (not shown; Enter alone gives up):
verify-envelope-elsewhere = The payload of this set lies in an envelope file elsewhere: a card holds the share alone.
reseal-done-card = Share { $x } of { $name } is sealed to the smart card now. Its set, number and custodian are what they were.
ask-next-cards = Take out the card that is in, and put in the next: { $tokens }, or another. (Enter alone: no more are coming.)
runbook-dry-run = A run without --dry-run writes { $path } ({ $bytes } bytes).
provision-dry-run = Nothing was written to smart card { $token }. A run without --dry-run does this:
provision-plan-pin = It asks for a new PIN, which replaces the factory PIN.
provision-plan-own-pin = It asks for the PIN of the card and keeps it.
provision-plan-any-pin = It asks for the PIN. The card does not tell whether it has the factory PIN.
provision-plan-puk = It asks for a new PUK, which replaces the factory PUK.
provision-plan-management = It replaces the factory management key by a random one, which the PIN protects.
provision-plan-management-behind-pin = It uses the management key that the PIN protects.
provision-plan-management-asked = It asks for the management key.
provision-plan-management-unknown = It tries the factory management key and replaces it by a random one, which the PIN protects.
provision-plan-key = It makes a key in slot { $slot } ({ $what }).
provision-plan-key-kept = It keeps the key in slot { $slot } ({ $what }).
