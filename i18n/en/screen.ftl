### What stands on the screen when all goes well: questions, reports, steps.

label-warning = Warning:

## Questions

prompt-yes-or-no = { $question } [yes/no]
prompt-words-for-yes = yes y
prompt-words-for-no = no n
prompt-only-yes-or-no = Please type yes or no. Enter without a word is no answer. Do not type a password here: the screen shows it.
ask-custodian = { "" }
    Custodian { $x } of { $count }: { $name } ({ $place })
ask-keyboard-why = { "" }
    Check that the keyboard gives the right characters: type letters, digits and signs in the line below. The screen shows what you type, so never type a password there.
ask-keyboard = Keyboard test (press only Enter to continue):
ask-kind-of-password =
    How do you want to protect your share?
    1  a passphrase of six English words, made for you now (recommended)
    2  a password that you choose
    Type 1 or 2 (press only Enter for 1; Ctrl-C stops the command):
ask-kind-unclear = Please type 1 or 2. Do not type a password here: the screen shows it.
passphrase-heading =
    This is your passphrase. Nobody else may see this screen now.
    Learn it, or write it down and keep it apart from your medium. It is shown only until you have typed it correctly.
passphrase-seen = Press Enter to hide the passphrase. Then type it.
ask-passphrase = Type the six words, with a space between them (not shown; press only Enter to see them again):
ask-passphrase-differs = What you typed is not the passphrase. It is shown again now.
ask-new-password = Choose a password for your share (7 to 256 characters; not shown; press only Enter to go back):
password-estimate = Estimate: an attacker needs about 10^{ $magnitude } guesses; score { $score } of 4. The estimate knows English words and common patterns. Words of other languages are easier to guess than it says.
password-needs-keyboard = Not every keyboard has all the characters of this password. Years from now, on another machine, you may not be able to type it.
ask-new-password-again = Type the same password again (not shown):
ask-new-password-differs = The two passwords are not the same. Type the password again, then repeat it.
ask-new-reminder = Reminder of the password (anyone can read it; press only Enter for none):
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
medium = Medium “{ $label }”: { $system }, { $size } MB, { $free } MB free, id { $id }, { $node } at { $path }
medium-take-out = You can remove the medium now.
medium-done = Done with this folder.
medium-unmount-first = Unmount the medium with this command, then remove it:
medium-eject-first = First eject the medium at { $path }: in Explorer, right-click it and select Eject. Then remove it.
confirm-medium = Is this the medium of { $name }? (“yes” writes the share; “no” asks for another medium)
confirm-stop = Nothing is written yet. Stop here? (“no” continues)
confirm-stop-void = The shares of { $names } are already written. If you stop, they become void. Stop here? (“no” continues)
hand-out-written = Share { $x } of { $name } is written, read back and opened.
quorum-been = { "" }
    Shares opened: { $names }
quorum-missing =
    Shares still needed: { $missing }
    Custodians who can still come: { $names }
ask-share = { "" }
    The share at { $place } says it is share { $x } of { $name }.
ask-reminder = Reminder: { $reminder }
ask-password = Password (not shown; type ? to test the keyboard; press only Enter to skip this share):
ask-password-only = Password (not shown; type ? to test the keyboard; press only Enter to cancel):
ask-not-a-password = This cannot be the password. { $cause }
ask-again = The password for the share of { $name } is wrong. Nothing is lost. Check the keyboard layout and Caps Lock, then try again.
ask-words-why = { "" }
    The set words are on the custodians' records, which were printed when the set was made. Anyone can make shares that only look right. The set words show whether these are the right ones.
ask-words =
    Type the 8 set words from a custodian's record, or their numbers. Four letters of each word are enough. Ctrl-C stops the command.
    Words:
ask-words-differ = These are not the words of this set. Tries left: { $left }
confirm-new-secret = Is this secret for a new system? (“no” stops the command)
confirm-old-server-off = A system has only one master secret server. Is the old server off? (“no” stops the command)
confirm-clear-copy = sso-escrow will write a clear (unencrypted) copy of the secret to { $path }. Continue? (“no” stops the command)
unseal-confirm = sso-escrow will write your share without any protection to { $path }. Continue? (“no” stops the command)
unseal-confirm-again = Anyone who gets that file has your share. Do you really want to write it? (“no” stops the command)

## Progress

progress-seal = Sealing share { $x } of { $count } …
progress-write = Writing share { $x } of { $count } …
progress-prove = Reading back and checking share { $x } of { $count } …
progress-open = Opening share { $x } of { $name } …
progress-slow = Still working on { $place } ({ $seconds } s). Do not remove the medium …

## Notices

rehearsal-banner = REHEARSAL: for practice only. Shares and registration files are marked as practice.
notice-new-secret = A new master secret is for a new system. It cannot decrypt a database that another master secret encrypted.
notice-master-secret = This payload is a master secret that sso-escrow generated, in sso-escrow's own layout. No ENTSSO command imports it, and nobody has seen ENTSSO accept it. It was never tested on a real ENTSSO server. After a restore, look in the event log: 10529 or 10523 means that ENTSSO accepted the secret; 10565 or 10521 means that it did not.
default-custodian = Custodian { $x }

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

## inspect

inspect-file = File: { $path }
inspect-share = Share { $x } of { $count }, custodian { $name }
inspect-password = Sealed to a password (Argon2id: { $memory } MiB, passes: { $passes }, lanes: { $lanes })
inspect-reminder = Reminder: { $reminder }
inspect-card = Sealed to smart card { $token }, to the key in slot { $slot }
inspect-card-object = This share belongs on the smart card itself, in data object { $object }
inspect-claims = { "" }
    This is only what the files claim. To prove it, open a share and compare the set words.

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
record-created = Made on { $time }
record-medium = Written onto: { $medium }
record-words = The set words and their numbers
record-words-why = Whenever you are asked for your share, compare these words before you type your password or PIN. Anyone can make shares that only look right. Where the words are typed, four letters of each are enough. The words are not secret.
record-keep = What to keep, and how
record-keep-medium = Keep the medium or smart card where only you can reach it. Keep this record in another place.
record-keep-password = Keep your password or PIN apart from both. Tell it to nobody. Nobody else needs it, not even to help you.
record-keep-reminder = If you gave a reminder, anyone who has the medium can read it. It must not give the password away.
record-keep-copies = Make no copies of the share. Never put two shares of the set on one medium.
record-keep-loss = Tell the officer at once if the medium, smart card, password or PIN is lost, if somebody else may have had it, or if you leave.
record-use = What to do with your share
record-use-check = At least once a year, check your share on a machine that is cut off from networks: sso-escrow verify file:FOLDER (FOLDER is the folder of the medium; for a smart card, write piv: instead of file:FOLDER)
record-use-restore = For a restore, bring the medium or smart card and this record. Compare the set words. Type your password or PIN yourself.
record-use-alone = One custodian cannot reveal anything. A restore needs { $threshold } custodians.
record-machine = The machine on which the set was made
record-waived = Waived: { $check }
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
records-written = The records are in { $path }: for each custodian one as text and one as a page to print.

## Opening shares

share-opened-count = Share { $x } of { $name } is good. Good so far: { $have }; needed: { $need }.
share-opened = Share { $x } of { $name } is good.
verify-good =
    Good: share { $x } of { $count } opens, and it is the share that was made with its set.
    Compare the set words with your record: { $words }
drill-health = Good shares: { $good } of { $count }. Faulty: { $faulty }. Needed: { $need }.
drill-words = This drill did not ask for the set words; --full does. Compare them with the records: { $words }
drill-combined = sso-escrow put the secret together in memory. It is the secret that the set was made with. It was wiped from memory.
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
