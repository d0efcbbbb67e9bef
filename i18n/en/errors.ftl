### Errors and warnings: what happened, to whom or what, and (remedy) what to do next.

## Memory, randomness, self-test

memory-arena-full = The locked memory of this program has no room for { $bytes } more bytes.
    .remedy = This is a limit of the program. Please report it, with the command.
memory-not-enough = Deriving this key takes { $wanted } MiB of memory, more than this machine gives.
    .remedy = Close other programs, or use a machine with more memory.
memory-refused = The system gives no memory: { $cause }.
    .remedy = Close other programs, or use a machine with more memory.
machine-network = Network interfaces are up: { $interfaces }.
    .remedy = Pull the cables, switch the radios off and take the interfaces down (Linux: ip link set NAME down; Windows: ncpa.cpl). --waive network goes on all the same, and is recorded.
machine-network-unknown = Whether a network interface is up cannot be found out: { $cause }.
    .remedy = Look yourself (Linux: ip link; Windows: ncpa.cpl). --waive network goes on all the same, and is recorded.
machine-swap = Swap is active: { $areas }. Secrets could be written there.
    .remedy = Switch it off (Linux: swapoff -a; Windows: no paging file in sysdm.cpl, Advanced, Performance, then a restart). --waive swap goes on all the same, and is recorded.
machine-swap-unknown = Whether swap is active cannot be found out: { $cause }.
    .remedy = Look yourself (Linux: swapon --show; Windows: sysdm.cpl, Advanced, Performance). --waive swap goes on all the same, and is recorded.
machine-memory-lock = Secrets cannot be locked into memory: { $cause }. They could reach the swap area.
    .remedy = Raise the limit on locked memory to 4096 KiB or more (ulimit -l), or run as an administrator. --waive memory-lock goes on all the same, and is recorded.
machine-unfit = This machine is not fit for the work. Checks that were not passed: { $checks }.
    .remedy = Put right what is named above, or use another machine. What cannot be put right is waived by name: --waive { $names }
check-waived = The check “{ $check }” is waived.
    .remedy = Note the reason in the minutes; a set that is made now records the waiver.
random-no-entropy = The operating system gives no random bytes.
    .remedy = Use another machine. Nothing was made.
selftest-wrong-answer = The self-test failed: known answer { $number } of { $group } in { $file } did not come out.
    .remedy = Do not use this machine or this copy of the program. Compare the program with its published checksum, and try another machine.
selftest-wrong-outcome = The self-test failed: the format vector { $vector } says “{ $expected }”, and this program found “{ $found }”.
    .remedy = Do not use this machine or this copy of the program. Compare the program with its published checksum, and try another machine.
selftest-second-implementation = The self-test failed: the two implementations of the splitting do not agree.
    .remedy = Do not use this machine or this copy of the program. Compare the program with its published checksum, and try another machine.
selftest-unreadable = The test vectors in { $file } cannot be read: line { $line }, column { $column }.
    .remedy = Take the folder of vectors from the release of this program.
selftest-not-a-vector = { $vector } is not a format vector.
    .remedy = Take the folder of vectors from the release of this program; vectors/README.md describes the files.
selftest-unknown-group = The test vectors have a group “{ $group }” that this program does not know.
    .remedy = Take the folder of vectors from the release of this program.
selftest-missing-group = The test vectors have no group “{ $group }”.
    .remedy = Take the folder of vectors from the release of this program.
warn-dumps = This program could not keep itself out of core dumps: { $cause }.
    .remedy = Switch core dumps off (ulimit -c 0) and start again.
warn-network = This program could not deny itself network sockets: { $cause }.
    .remedy = Make sure that the machine is cut off from every network.
console-without-glyphs = This console cannot show Japanese characters; English is used instead.
    .remedy = Use a terminal of a graphical desktop, or fbterm, for Japanese.

## Splitting

shamir-threshold-too-low = A threshold of { $threshold } is too low: each share would be the secret itself.
    .remedy = Ask for at least 2 shares (-k 2).
shamir-threshold-above-count = A threshold of { $threshold } cannot be reached with { $count } { $count ->
        [one] share
       *[other] shares
    }.
    .remedy = Lower -k, or name more places (--share).
shamir-too-many-shares = { $count } shares are too many.
    .remedy = Make at most 255 shares.
shamir-zero-index = A share has the number 0, which no share may have.
    .remedy = Leave this share out, and find out who made it.
shamir-duplicate-index = Share { $index } was given twice.
    .remedy = Give each share once.
shamir-unequal-lengths = A share has { $found } bytes where { $expected } are expected.
    .remedy = Leave this share out: it belongs to another secret, or is damaged.
shamir-too-few-shares = There { $have ->
        [one] is { $have } share
       *[other] are { $have } shares
    }, and { $need } are needed.
    .remedy = Bring more custodians.
shamir-wrong-buffer-count = There are { $found } buffers for { $expected } shares.
    .remedy = This is a fault of the program. Please report it.
shamir-empty-secret = There is no secret to split.
    .remedy = Give a secret of at least one byte.

## Passwords

password-too-short = The password has { $characters } { $characters ->
        [one] character
       *[other] characters
    }; at least { $shortest } are needed.
    .remedy = Choose a longer one.
password-too-long = The password has more than { $longest } characters.
    .remedy = Choose a shorter one.
password-control-character = The password holds a control character, such as an arrow key leaves.
    .remedy = Type it again without arrow keys.
password-cost-out-of-bounds = The parameters of the key derivation are out of bounds (memory { $memory } KiB, { $passes } passes, { $lanes } lanes).
    .remedy = Do not use this share; find out who made it.
password-wrong = The password is wrong.
    .remedy = Type it again. Look at the keyboard layout and at Caps Lock.
password-altered = The password is right, but the share has been altered.
    .remedy = Use another copy of this share.
passwords-from-terminal = Passwords were to come from standard input, which is a terminal.
    .remedy = Leave --passwords-from out, and the passwords are asked for.
passwords-from-file = Passwords are read from a file under --rehearsal alone.
    .remedy = Leave --passwords-from out, or give - and pass them on standard input.
passwords-unreadable = The passwords in { $path } cannot be read: { $cause }.
    .remedy = Look at the path, or leave --passwords-from out.
passwords-count = There { $lines ->
        [one] is { $lines } line
       *[other] are { $lines } lines
    } of passwords for { $shares } { $shares ->
        [one] share
       *[other] shares
    }.
    .remedy = Give one line for each share, in the order of the shares.
passwords-count-file = There { $lines ->
        [one] is { $lines } line
       *[other] are { $lines } lines
    } of passwords for the backup file and { $shares } shares.
    .remedy = Give the password of the backup file in the first line, then one line for each share, in the order of the shares.
passwords-line = Password in line { $line }: { $cause }
    .remedy = Mend this line and run the command again.
passwords-not-utf8 = The password in line { $line } is not UTF-8.
    .remedy = Write the passwords in UTF-8.
passwords-too-long = The passwords are longer than 256 KiB together.
    .remedy = Give the passwords alone, one line for each share.
reminder-reveals = The reminder holds the password, and anybody can read the reminder. Choose another one.
password-weak = The password of { $name } is too easy to guess: about 10^{ $magnitude } guesses, score { $score } of 4; { $needed } is needed.
    .remedy = Take a generated passphrase, or a longer password. --waive weak-password accepts it; a set that is made now records it.
passwords-from-with-ask = Media that are asked for come in any order, so that passwords cannot be read beforehand.
    .remedy = Leave --passwords-from out, or name folders instead of “ask”.

## Cards

card-not-sealed = The share could not be sealed to the card's key.
    .remedy = This is a fault of the program. Please report it.
card-answer-length = The card answered with { $bytes } bytes where { $expected } are expected.
    .remedy = Look whether this card has a P-256 key in the escrow slot.
card-altered = What the card answered does not open the share: the share has been altered.
    .remedy = Use another copy of this share.

## Files and places

share-not-ours = It is not a file of sso-escrow.
    .remedy = Look for a file whose name ends in .ssoshare.
share-damaged = The file is damaged or was cut off: its checksum does not fit.
    .remedy = Use another copy of this share, or another custodian's share.
share-too-large = The file is longer than { $most } bytes, and so is none of sso-escrow's.
    .remedy = Look for a file whose name ends in .ssoshare.
share-later-version = The file was written in version { $version } of the format.
    .remedy = Use a later release of sso-escrow.
share-breaks-rule = The file breaks a rule of the format: { $rule }.
    .remedy = Do not use this file: a faulty or hostile program wrote it.
rule-layout = a part is missing, unknown, or of another type
rule-deterministic = it is not in its one deterministic encoding
rule-version = a part is of another version
rule-generation = the generation, or the set that it supersedes, cannot be
rule-threshold = the threshold and the number of custodians do not fit
rule-text = a text is too long or holds characters that could mislead a reader
rule-duplicate-name = two custodians have one name
rule-waivers = the waivers are not in order
rule-msids = there are too many, too few or repeated MSIDs
rule-index = the set has no share of that number
rule-cost = the parameters of the key derivation are out of bounds
rule-card = the serial number, the GUID, the slot or the object id is none that a card has
rule-point = a key is not a point of the curve P-256
rule-sealed = the sealed part has a length that cannot be
cause-not-found = there is no such file or folder
cause-permission = permission is denied
cause-exists = it is there already
cause-not-a-folder = a part of the path is not a folder
cause-is-a-folder = it is a folder
cause-full = there is no room left
cause-read-only = the medium is write-protected
cause-file-name = the name is not allowed there
cause-gone = the device does not answer (taken out, or broken)
cause-memory = memory or its limit does not suffice
cause-other = system error { $number }
media-not-there = There is nothing at { $path }.
    .remedy = Look at the path, and whether the medium is mounted.
media-not-a-folder = { $path } is not a folder.
    .remedy = Name a folder here; for a new file, one in a folder that exists.
media-not-a-file = { $path } is not a file.
    .remedy = Name the file itself.
media-too-large = { $path } has more than { $most } bytes: more than anything that belongs there.
    .remedy = Look whether this is the right file. Where it is a registry export, export SSOSS alone.
media-changed = { $path } was written to while it was read.
    .remedy = Wait until it is complete, and run the command again.
media-no-share = No share lies in { $path }, or none of the set that is meant.
    .remedy = Look whether this is the right medium (sso-escrow sets shows what lies there).
media-several-sets = { $path } holds shares of several sets: { $sets }.
    .remedy = Say which one is meant with --set and at least the first 8 digits of its id.
media-several-shares = { $path } holds several shares of one set.
    .remedy = Name the share file itself; and keep the shares on media of their own.
media-share = { $path }: { $cause }
    .remedy = Use another copy of this share, or another custodian's share.
media-envelope = { $path }: { $cause }
    .remedy = Put a copy of the envelope from another medium of the set in its place.
media-exists = { $path } is there already, and nothing is overwritten.
    .remedy = Name another place, or take that file away first.
media-read-back = What was read back from { $path } is not what was written. It was removed again.
    .remedy = Use another medium: this one cannot be trusted.
media-left-behind = Writing went wrong, and { $path } could not be removed: { $cause }.
    .remedy = Destroy that file: it is not what was asked for, and may hold a secret.
media-full = There is no room left on the medium: { $path }. Nothing was left there.
    .remedy = Use another medium, or make room on this one.
media-read-only = The medium is write-protected: { $path }. Nothing was written.
    .remedy = Move its switch, mount it for writing, or use another medium.
media-gone = The medium was taken out in the middle of the work, or no longer answers: { $path }.
    .remedy = What was being written may lie there in part, under a name that ends in .part, or whole. Put the medium in again and look with sso-escrow sets; do not trust a medium that fails twice.
media-in-doubt = A new file has taken the place of { $path }, but the medium did not confirm it.
    .remedy = Try both passwords with sso-escrow verify: the old file may be there, or the new one. Then move the share onto another medium; do not trust this one.
media-unfinished = { $path } was left by a run that was broken off. It is no share.
    .remedy = Remove it. If the words of its set were never shown, the whole set is void: remove all its files.
media-read = { $path } cannot be read: { $cause }.
    .remedy = Look at the medium and at the permissions, and try again.
media-write = { $path } cannot be written: { $cause }. Nothing was left there.
    .remedy = Look at free room, write protection and permissions, and try again.
places-one-medium = { $one } and { $other } are on one medium.
    .remedy = Give each share a medium of its own; who has one medium must have one share. For practice on folders of one disk there is generate --rehearsal.
places-one-folder = { $one } and { $other } are one folder.
    .remedy = Name another folder for each share.
place-holds-set = { $place } holds a share of another set already ({ $set }).
    .remedy = Nothing need be done: the new share is written beside it, and --set says later which one is meant. Or use an empty medium.
place-not-removable = { $place } is not on a removable medium: the share would stay in this machine, or be lost with it.
    .remedy = Look whether the medium is mounted there. --waive removable accepts it; a set that is made now records it.
ask-takes-anything = Whatever is mounted from now on is taken for a medium, removable or not.
    .remedy = Look closely at what is shown before you confirm.
medium-has-share = A share of this set lies on this medium already: that of { $name }. No medium gets two, on whichever of its partitions.
    .remedy = Put in a medium of its own for each custodian.
medium-looks-same = This medium has the volume id or the serial number of the one that the share of { $name } was written onto.
    .remedy = If it is another one, as copies of one image are, format it anew: that gives it an id of its own. Else put in a medium of its own for each custodian.
medium-without-share = The share of { $name } was not found on this medium, or could not be removed.
    .remedy = Put in the one that it was written onto.
generate-voided = The set is void: the share of { $name } was removed again ({ $path }).
    .remedy = Nothing need be kept of it. Begin again with generate.
generate-not-voided = The set is void, and the share of { $name } is still there: { $path }
    .remedy = Destroy that file: it belongs to no set. Then begin again with generate.
generate-not-voided-medium = The set is void, and the share of { $name } is still on its medium ({ $medium }): { $file }
    .remedy = Destroy that file: it belongs to no set. Then begin again with generate.
medium-unmounted = A medium is in ({ $node }), but is not mounted: { $cause }.
    .remedy = Mount it, for instance with the command below. It is noticed by itself.
records-removable = The records would go onto a removable medium ({ $path }), which has to be taken out while media are put in one after another.
    .remedy = Name a folder of this machine; records hold no secret.
records-failed = The set is good, but not all records could be written: { $cause }
    .remedy = Write the words of the set onto the custodians' records by hand.
target-not-removable = { $path } would be a clear copy of the secret on a medium that stays in this machine.
    .remedy = Write it onto a removable medium, or to memory (a tmpfs such as /dev/shm). --waive removable goes on all the same.

## Sets and quorum

escrow-empty-payload = There is nothing to escrow.
    .remedy = Give a payload of at least one byte.
escrow-payload-too-long = The payload has { $bytes } bytes; at most { $longest } can be escrowed.
    .remedy = Escrow less.
escrow-bad-share = The share is not the one that its set was made with.
    .remedy = Leave this share out, and find out who made it.
escrow-needs-card = The share is sealed to the smart card { $token }, and no password opens it.
    .remedy = Open it with this card.
escrow-needs-password = The share is sealed to a password, and no card opens it.
    .remedy = Open it with its password.
escrow-too-large-for-card = The share has { $bytes } bytes; at most { $most } may lie on a card.
    .remedy = Put the share onto a medium, sealed to the card, or make a set with fewer custodians, shorter names or a shorter label.
escrow-wrong-secret = What the shares give together is not the secret that the set was made with.
    .remedy = Nothing was written. Find out who made these shares.
verify-no-envelope = The share is good, but the payload lies in an envelope file, and no whole one of this set lies beside the share.
    .remedy = Copy the file that ends in .ssoenvelope from another medium of the set, and verify again.
escrow-envelope-missing = The payload lies in an envelope file, and no whole one of this set was found beside the shares.
    .remedy = Put the file that ends in .ssoenvelope beside one of the shares; every medium of the set has one.
escrow-envelope-foreign = The envelope does not belong to this set, or has been altered.
    .remedy = Use the envelope file of another medium of the set.
escrow-not-on-polynomial = Share { $x } does not fit the other shares.
    .remedy = Do not hand these shares out. Try again on another machine.
share-unreadable = { $place }: { $cause }
    .remedy = It is passed over; the other custodians may still make a quorum.
share-foreign = The share at { $place }, which says it is share { $x } of { $name }, belongs to another set ({ $words }).
    .remedy = It is passed over; the other custodians may still make a quorum.
share-other-generation = The share at { $place }, which says it is share { $x } of { $name }, is of generation { $generation }; the set that is meant is generation { $meant }.
    .remedy = It is passed over; bring the share of generation { $meant }.
share-passed-over = No password was given for the share at { $place }, which says it is share { $x } of { $name }.
    .remedy = It is passed over; the other custodians may still make a quorum.
share-needs-card = The share at { $place }, which says it is share { $x } of { $name }, is sealed to the smart card { $token }, which was not asked.
    .remedy = It is passed over; the other custodians may still make a quorum.
share-is-practice = The share at { $place }, which says it is share { $x } of { $name }, was made for practice.
    .remedy = It is passed over; bring the custodian's production share. Practice shares open under --rehearsal alone.
share-is-production = The share at { $place }, which says it is share { $x } of { $name }, is not for practice.
    .remedy = Leave --rehearsal out, or take practice shares.
share-duplicate = The share at { $place }, which says it is share { $x } of { $name }, has been counted already. A second copy does not count.
    .remedy = Bring another custodian.
share-wrong-password = Wrong password for the share at { $place }, which says it is share { $x } of { $name }.
    .remedy = It is passed over; the other custodians may still make a quorum.
share-too-costly = Opening the share at { $place }, which says it is share { $x } of { $name }, takes { $wanted } MiB of memory, more than this machine gives.
    .remedy = It is passed over; use a machine with more memory, or other custodians' shares.
share-altered = The share at { $place }, which says it is share { $x } of { $name }, has been altered: its password is right, and it does not open.
    .remedy = It is passed over; use another copy of this share, and find out who has changed this one.
share-altered-card = The share at { $place }, which says it is share { $x } of { $name }, has been altered: its smart card { $token } has answered, and it does not open.
    .remedy = It is passed over; use another copy of this share, and find out who has changed this one.
share-bad = Share { $x } of { $name }, at { $place }, is bad: it opens, but is not the share that the set was made with.
    .remedy = It is passed over; find out who has sealed it.
sets-one-of-several = Set { $words } (id { $id }): { $places }
sets-several = These shares belong to several sets, and it was not said which one is meant. Nobody can tell which of them is wrong.
    .remedy = Compare with the words on the custodians' records, and give those of the set that is meant with --expect-set.
words-count = That is { $found } { $found ->
        [one] word
       *[other] words
    }; a set has 8.
    .remedy = Type all 8 words of the custodian's record, or their numbers.
words-unknown = “{ $word }” is not in the list of words.
    .remedy = Look at the custodian's record. The first four letters of each word suffice, and so do the numbers.
words-not-here = None of these shares belongs to the set { $words }.
    .remedy = Look at the words on the custodian's record, and at the media (sso-escrow sets shows what lies there).
words-wrong = The words were not those of this set. No password was asked for.
    .remedy = Compare the custodians' records. If they agree with one another, these shares are not the ones that were handed out.
words-need-terminal = The words of the set have to be typed, and there is no terminal.
    .remedy = Give them with --expect-set.
quorum-not-reached = The quorum was not reached: { $have } of { $need } shares.
    .remedy = Bring more custodians, or other copies of the shares that were refused.
no-usable-share = None of these shares can be used, for the reasons named above.
    .remedy = Use other copies of them, or other custodians' shares.
no-share-handed-in = No share was handed in.
    .remedy = Run the command again when the media are there.
only-practice-shares = These are practice shares.
    .remedy = Add --rehearsal to practise with them; in earnest bring the shares of the production set.
only-production-shares = These are production shares.
    .remedy = Leave --rehearsal out to use them in earnest; to practise bring practice shares.
verify-failed = The share cannot be used: { $cause }
    .remedy = Use another copy of this share. If there is none, tell the officer: the set has one share less.
verify-wrong-password = The password of share { $x } of { $name } is wrong. Nothing else was found to be wrong with it.
    .remedy = Try again. If the password is lost, tell the officer: the set has one share less.
verify-no-password = No password was given for share { $x } of { $name }, and so it was not opened.
    .remedy = Run the command again when the custodian is there.
drill-faulty = A quorum is there, but a share is damaged or does not belong: { $places }.
    .remedy = Replace it while the quorum is there.
drill-wrong-password = A quorum is there, but a password was wrong: { $places }.
    .remedy = Repeat the drill. If the password is lost, replace that share while the quorum is there.
drill-unchecked = A quorum is there, but a share was not checked: { $places }.
    .remedy = Repeat the drill with the custodian of that share.
list-faulty = { $faulty ->
        [one] One file or place
       *[other] { $faulty } files or places
    } could not be read as a share.
    .remedy = Use other copies of these shares, and look whether these are the right media.
list-no-such-set = No share of the set “{ $id }” lies there.
    .remedy = Leave --set out to see which sets lie there.
restore-kind = This target takes no payload of this kind: { $kind }.
    .remedy = ENTSSO's own backup goes to native:FOLDER, the other kinds to reg:FILE, hive:FILE or live.
restore-kind-native = native:FOLDER takes ENTSSO's own backup alone; this payload is of another kind: { $kind }.
    .remedy = Restore it to reg:FILE, hive:FILE or live.
target-holds = SSOSS holds something already ({ $count ->
        [0] no key named as a master secret id
       *[other] { $msids }
    }), and nothing is overwritten.
    .remedy = Escrow what stands there first (backup --from), then run this again with --replace: it goes away then, and no clear copy of it is kept.

## Update files

server-name-empty = The name of the server is empty.
    .remedy = Give the name of the server that is to become the master secret server, as in SSO02.
server-name-itself = “{ $name }” is what every computer calls itself.
    .remedy = Give the name by which the other servers know it, as in SSO02.
server-name-address = “{ $name }” is an address.
    .remedy = Give the name of the server, as in SSO02.
server-name-backslash = “{ $name }” has a backslash, as accounts and instances of SQL Server have.
    .remedy = Give the name of the SSO server alone: without \\, without a domain, and not the server of the database.
server-name-dash = “{ $name }” has a dash that is no hyphen, as web pages put it there.
    .remedy = Type the hyphen yourself.
server-name-character = “{ $name }” has a character that no server's name has: { $character }
    .remedy = Give letters, digits, hyphens and underscores, with dots between the parts.
server-name-dot = “{ $name }” begins or ends with a dot, or has two in a row.
    .remedy = Give the name as in SSO02 or sso02.corp.example.
server-name-hyphen = A part of “{ $name }” begins or ends with a hyphen.
    .remedy = Look at the name of the server (hostname shows it there).
server-name-long-label = “{ $label }” is too long for a part of a name: at most { $longest } bytes.
    .remedy = Look at the name of the server (hostname shows it there).
server-name-long = The name that begins with “{ $name }” is too long: at most { $longest } bytes.
    .remedy = Look at the name of the server (hostname shows it there).
promote-name-host = The name has more than 15 characters: it is a DNS name, and the NetBIOS name of that computer is another.
    .remedy = Look how ssomanage -displaydb shows the other servers, and give the name in that form. Neither was tried.
promote-name-qualified = The name has a domain; Microsoft's examples show the computer's name alone.
    .remedy = Look how ssomanage -displaydb shows the other servers, and give the name in that form. Neither was tried.
promote-name-not-ascii = The name has characters beyond ASCII, and no ssomanage was seen to read such a name.
    .remedy = Give the server a name of ASCII letters, if you can; else look at ssomanage -displaydb afterwards.
promote-unfit = { $path } is not fit to promote a server: { $findings } { $findings ->
        [one] thing is
       *[other] things are
    } wrong.
    .remedy = Write a new one: sso-escrow promote --server NAME --out FILE.
promote-unreadable = { $path }: { $cause }
    .remedy = Write a new one: sso-escrow promote --server NAME --out FILE.
update-too-large = The file has more than { $most } bytes; an update file has a few hundred.
    .remedy = Look whether it is the right file.
update-not-text = The file is neither UTF-8 nor UTF-16 with a byte order mark.
    .remedy = Save it as UTF-8.
update-document-type = The file declares a document type (DOCTYPE), which an update file has no use for.
    .remedy = Look whether it is the right file; take the declaration out.
update-too-many = The file has more than { $most } elements, texts and comments; an update file has a dozen.
    .remedy = Look whether it is the right file.
update-close-tag = <{ $open }> is closed by </{ $close }> in line { $line }.
    .remedy = Write both in the same way.
update-not-xml = The file is no well-formed XML: line { $line }, column { $column }.
    .remedy = Look at that place: a missing bracket, a dash or quotes from a web page.
update-version = The file says that it is XML { $declared }; some readers take 1.0 alone.
    .remedy = Take the first line (<?xml …?>) out, or write version="1.0" there.
update-unknown-encoding = The file says that it is in “{ $declared }”, an encoding that not every reader knows.
    .remedy = Take the first line (<?xml …?>) out, and save the file as UTF-8.
update-encoding = The file says that it is in { $declared }, and is not.
    .remedy = Take the first line (<?xml …?>) out, or save the file as it says.
update-administrators = It holds <{ $element }>: away from the master secret server the operation fails.
    .remedy = Take that element out. It alone is enough to make it fail.
update-other = It holds <{ $element }>: it would change more than the server.
    .remedy = Take that element out; only secretServer belongs here.
update-not-root = The file begins with <{ $element }>.
    .remedy = Put all of it into <sso><globalInfo> … </globalInfo></sso>.
update-misplaced = <{ $element }> stands directly in <{ $parent }>.
    .remedy = The order is sso, in it globalInfo, in it secretServer.
update-unknown = The element <{ $element }> is not known.
    .remedy = Take it out.
update-similar = The element <{ $element }> is not known; <{ $similar }> is meant, it seems.
    .remedy = Write it in that way: capital and small letters count.
update-attribute = <{ $element }> has an attribute ({ $attribute }).
    .remedy = Take it out; the elements have none.
update-text = Text stands in <{ $parent }> where only elements belong.
    .remedy = Take it out.
update-several = There are several <{ $element }>.
    .remedy = Leave one. A system has one master secret server.
update-missing = There is no <{ $element }>.
    .remedy = The order is sso, in it globalInfo, in it secretServer.
update-space = Spaces or line ends stand beside the name { $name }.
    .remedy = Write <secretServer>, the name and </secretServer> without anything between them.
update-name = The name in <secretServer> is none. { $cause }
    .remedy = Put the name of the SSO server there, as in SSO02.

## The command line

usage-language = There are no texts in the language “{ $language }”.
    .remedy = Give --lang en, --lang fr or --lang ja.
usage-command = There is no command.
    .remedy = sso-escrow --help lists the commands.
usage-unknown-argument = The option { $argument } is unknown here.
    .remedy = Add --help to see the options of this command.
usage-unknown-argument-similar = The option { $argument } is unknown here. { $similar } is similar.
    .remedy = Add --help to see the options of this command.
usage-stray = “{ $argument }” is one argument too many.
    .remedy = Look whether an option is missing before it, such as --share; add --help to see the options of this command.
usage-unknown-command = The command “{ $command }” is unknown.
    .remedy = sso-escrow --help lists the commands.
usage-unknown-command-similar = The command “{ $command }” is unknown. “{ $similar }” is similar.
    .remedy = sso-escrow --help lists the commands.
usage-missing = Something is missing: { $arguments }.
    .remedy = Add --help to see the options of this command.
usage-twice = { $argument } was given twice.
    .remedy = Give it once.
usage-conflict = { $argument } and { $other } do not go together.
    .remedy = Leave one of them out.
usage-no-value = { $argument } needs a value.
    .remedy = Add --help to see the options of this command.
usage-value = “{ $value }” is not a value for { $argument }.
    .remedy = Add --help to see the options of this command.
usage-not-utf8 = The command line holds bytes that are not UTF-8.
    .remedy = Use names and paths in UTF-8.
usage-number = “{ $value }” is not a number for { $option }.
    .remedy = Give a whole number in digits.
usage-place = “{ $place }” is not a place for a share.
    .remedy = Write file: and the path of a folder or share file, as in file:/media/anna; piv: and the serial number of a smart card; both, as in piv:12345678,file:/media/anna; or ask, to put media or cards in one after another.
usage-target = “{ $target }” is not a target of a restore.
    .remedy = Write reg:FILE for a new registration file, hive:FILE for an offline SOFTWARE hive, live for the registry of this machine (Windows), or native:FOLDER for ENTSSO's own backup file.
usage-source = “{ $source }” is nothing that can be taken over.
    .remedy = Write reg:FILE for a registration file, hive:FILE for an offline SOFTWARE hive, live for the registry of this machine (Windows), or native:FILE for the file that ssoconfig -backupSecret wrote.
backup-rehearsal = A rehearsal takes no secret over that is in use.
    .remedy = Practise with generate --rehearsal; or leave --rehearsal out.
backup-propose = A password is proposed for ENTSSO's own backup alone, not for { $source }.
    .remedy = Leave --propose-password out, or name the file that is to be written: --from native:FILE
restore-rehearsal = A rehearsal does not restore to { $target }.
    .remedy = Practise with reg:FILE, or with a hive that is for practice alone: hive:FILE
restore-replace = There is nothing to replace at { $target }: a new file is written there.
    .remedy = Leave --replace out.
source-file = { $path } cannot be taken over. { $cause }
    .remedy = { $remedy }
source-no-key = SSOSS does not stand there: there is nothing to escrow.
    .remedy = The key exists on the master secret server alone. Run this there, or take its export or its hive.
restore-restart = The service is restarted on this machine alone, and { $target } is not its registry.
    .remedy = Leave --restart-service out; the steps to do by hand are printed.
live-service-missing = The service ENTSSO is not installed on this machine.
    .remedy = Look whether this is the server that is meant. Install Enterprise Single Sign-On and join the SSO system first.
source-empty = SSOSS is there, and nothing stands in it: there is nothing to escrow.
    .remedy = Look whether this is the master secret server: the key holds the secret there alone.
source-msids = { $found } keys under SSOSS are named as master secret ids; a set has room for { $most }.
    .remedy = ENTSSO is known to keep two. Look at the key in the Registry Editor before you go on.
backup-proposed-lost = Whatever was made with the proposed password for { $path } cannot be opened by anybody: nobody has that password.
    .remedy = It is no backup. Destroy it wherever it lies, also on the server, and begin again.
backup-no-msid = No key under SSOSS is named as a master secret id.
    .remedy = ENTSSO is known to keep its secrets in keys named as GUIDs. Look whether this is the right key; the snapshot is taken all the same.
prompt-nowhere-to-show = A password would be shown, and there is no terminal to show it on.
    .remedy = Run the command on the machine's own screen. Nothing that is answered beforehand stands for that.
prompt-not-local = A password would be shown, and this terminal is not one of this machine: it goes over SSH or a serial line.
    .remedy = Run the command on the machine's own screen.
usage-plain-file = “{ $target }” is not a file: it begins as a place or a target does.
    .remedy = Write the path alone here.
usage-account = The service account is empty.
    .remedy = Give its name, as in CORP\svc-sso, or its SID; or leave the option out.
usage-waive = There is no check “{ $check }” that could be waived.
    .remedy = The checks are: { $known }.
reseal-old-stays = The old share of { $name } was not removed, and still opens with the old password.
    .remedy = Put its medium in, and remove the file or destroy the medium.
reseal-old-left = The new share is good, but the old file could not be removed ({ $path }): { $cause }
    .remedy = Remove it yourself: it still opens with the old password.
reseal-copy-stays = A copy of the old share still lies at { $path }, and opens with the old password.
    .remedy = Remove it too, unless it is meant to stay.
usage-product = There is no product “{ $product }” here.
    .remedy = Give biztalk or his.
usage-format = There is no format “{ $format }” here.
    .remedy = Give text or html.
usage-procedure = There is no procedure “{ $procedure }”.
    .remedy = The procedures are: all, { $known }.
usage-sso-dir = “{ $folder }” is not a folder of Windows that a command line can change to.
    .remedy = Give it with its drive, as in D:\SSO, or with a variable, as in %ProgramFiles%\SSO; without quotes.
usage-windows-name = “{ $name }” cannot be the name of a file on Windows, where the update file is used.
    .remedy = Name another file, as in promote.xml.
alias-generate = “{ $typed }” is a command of ssoconfig. It is taken as: sso-escrow generate.
    .remedy = The file that may stand behind it is taken for the place of the first share. Say how many shares restore the secret (-k), and name each custodian's place (--share).
alias-backup = “{ $typed }” is a command of ssoconfig. It is taken as: sso-escrow backup.
    .remedy = The file behind it is taken for the one that ssoconfig -backupSecret has written (--from native:FILE). Say how many shares restore it (-k), and name each custodian's place (--share).
alias-restore = “{ $typed }” is a command of ssoconfig. It is taken as: sso-escrow restore.
    .remedy = The file that may stand behind it is taken for the place of a share, never for ENTSSO's own backup. Name every share that is handed in (--share), and where the secret goes (--to).
alias-update = “{ $typed }” is a command of ssomanage. It is taken as: sso-escrow promote --check.
    .remedy = The file behind it is looked through, and nothing is changed. A new one is written with promote --server NAME --out FILE.
usage-set = “{ $id }” is too short to name a set.
    .remedy = Give at least the first 8 digits of its id, or the two words that its files begin with.
usage-shell = There are no completions for “{ $shell }”.
    .remedy = Give bash, elvish, fish, powershell or zsh.
bytes-out-of-bounds = A master secret of { $bytes } bytes cannot be made.
    .remedy = Give 16 to 64 bytes; 32 is the usual length.
name-empty = The custodian of { $place } has no name.
    .remedy = Write the name before the place, as in Anna=file:/media/anna.
name-twice = Two custodians are called { $name }.
    .remedy = Give each custodian a different name.
names-too-long = The names of all custodians together are too long: a share file, which holds them all, has at most { $most } bytes.
    .remedy = Shorten the names.
line-too-long = A text has more than { $longest } characters; it begins with “{ $start }”.
    .remedy = Shorten it.
line-character = A text holds a character that could mislead a reader: { $text }
    .remedy = Leave control characters, marks of writing direction and invisible characters out.
vectors-unreadable = { $path } cannot be read: { $cause }.
    .remedy = Name the folder of vectors: it holds primitives.json and the folders primitives and share.
prompt-no-terminal = Something has to be asked, and there is no terminal.
    .remedy = Run it in a terminal; or answer beforehand with --yes and --passwords-from -.
ask-needs-terminal = Media are to be asked for, and there is no terminal.
    .remedy = Run it in a terminal, or name folders instead of “ask”.
unseal-needs-terminal = Writing a share without protection has to be confirmed at a terminal, and there is none.
    .remedy = Run it in a terminal. --yes answers this in a rehearsal alone.
prompt-not-utf8 = What was typed is not UTF-8. Set the terminal to UTF-8, and type it again.
prompt-too-long = That is too long. Type it again.
declined = Stopped, as you answered. Nothing was written.
    .remedy = Run the command again when this has been settled.
interrupted = Interrupted: the command was broken off before its end.
    .remedy = What was left behind, if anything, is named above. Run the command again when it may go on.

## What stands under SSOSS

tree-name = The name “{ $name }” cannot stand in a registry.
    .remedy = A key's name has 1 to 255 characters and no backslash, a value's name at most 16,383; neither holds a NUL. Make the export or the hive anew on the server itself.
tree-twice = The name “{ $name }” stands there twice: the registry does not tell capitals from small letters.
    .remedy = Make the export anew: reg export writes each key and each value once.
tree-too-deep = Keys lie more than { $deepest } deep under SSOSS.
    .remedy = ENTSSO is not known to do that. Look at the key in the Registry Editor before you go on.
tree-layout = The payload is not a snapshot of SSOSS that this release reads.
    .remedy = Use the release that made the set, or a later one. The set's words and shares are not at fault.

## Registration files

reg-not-reg = This is not a registration file: it begins as none does.
    .remedy = Make one on the master secret server, in an elevated prompt: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-encoding = The registration file is not text in an encoding that Windows writes.
    .remedy = Take the file as reg export wrote it (UTF-16 with a byte order mark), not a copy that another program has converted.
reg-cut-off = The file does not end with an empty line, as every export does: it was cut off.
    .remedy = Export the key anew and copy it again. Nothing of this file is to be relied on.
reg-too-large = The registration file holds too much for locked memory; in another encoding than Windows' own Unicode, { $kib } KiB are the most.
    .remedy = Export the key SSOSS alone, as a few KiB: reg export, or File, Export in the Registry Editor with “Selected branch”.
reg-code-page = Line { $line } of the registration file has characters that are not ASCII, in the old form REGEDIT4: which ones they are depends on the machine that wrote it.
    .remedy = Export it again in the form of version 5, as reg export does.
reg-line = Line { $line } of the registration file is not one that an export has.
    .remedy = Take the file as reg export wrote it, or export it again.
reg-deletion = Line { $line } of the registration file takes something away: this is no export.
    .remedy = Take the file as reg export wrote it, or export it again.
reg-no-key = SSOSS does not stand in the registration file.
    .remedy = The key exists on the master secret server alone. Export it there, in an elevated prompt: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-other-key = SSOSS does not stand in the registration file where ENTSSO keeps it; { $key } does.
    .remedy = Export HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS in a 64-bit prompt. Of a hive that is loaded under another name, take the hive file itself: hive:FILE
reg-twice = The key { $key } stands twice in the registration file: this is no export.
    .remedy = Take the file as reg export wrote it, or export it again.
reg-name = The name “{ $name }” cannot be written into a registration file.
    .remedy = Restore to hive:FILE or live instead.

## ENTSSO's own backup

native-empty = The backup file is empty.
    .remedy = Back up the master secret again: ssoconfig -backupSecret FILE
native-is-hive = The file is a registry hive, not a backup of ENTSSO's.
    .remedy = Name the file that ssoconfig -backupSecret wrote; or take the hive over with --from hive:FILE.
native-is-reg = The file is a registry export, not a backup of ENTSSO's.
    .remedy = Name the file that ssoconfig -backupSecret wrote; or take the export over with --from reg:FILE.
native-is-ours = The file is one of this program's, not a backup of ENTSSO's.
    .remedy = Name the file that ssoconfig -backupSecret wrote.
native-others = Other files whose names end in .bak lie in that folder: { $names }. ENTSSO looks at them too (event 10564).
    .remedy = Before ssoconfig -restoreSecret, have no other such file beside the one that is restored.
native-file-name = “{ $name }” is no name of a file that Windows takes.
    .remedy = Rename the file; ENTSSO's own names look like SSO478AD.bak.
native-password = A password of ENTSSO's backup has { $shortest } to { $longest } characters and no control characters; this one has { $characters }.
    .remedy = Type the password that was given to ssoconfig -backupSecret.
native-reminder = A reminder of ENTSSO's backup has at most { $longest } characters and no control characters.
    .remedy = Type the reminder as ssoconfig -restoreSecret shows it, or leave it out.
native-layout = The payload is not a backup of ENTSSO's that this release reads.
    .remedy = Use the release that made the set, or a later one. The set's words and shares are not at fault.

## the live registry

live-put-back-copy-stays = SSOSS could not be written: { $cause } What stood before stands there again; its copy could not be removed.
    .remedy = Put right what is named above, and run the command again: it removes the copy first. By hand: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-third-state = An earlier run was broken off while it changed SSOSS, and something else has written there since. Kept from before that run: { $before }. In SSOSS now: { $now }. Nothing was changed.
    .remedy = Find out which is right before anything else, and do not delete what you cannot get back. To go on with what SSOSS holds now, delete the copy: reg delete "HKLM\SOFTWARE\sso-escrow" /f. What stood before lies in HKLM\SOFTWARE\sso-escrow\SSOSS before\Tree.
live-copy-not-whole = What an earlier run has kept of SSOSS in HKLM\SOFTWARE\sso-escrow contradicts itself. Nothing was changed.
    .remedy = Look at it and at SSOSS with regedit, and find out whether SSOSS is right. When it is, delete the copy: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-stays = The copy of what stood before, in HKLM\SOFTWARE\sso-escrow, could not be removed: { $cause }.
    .remedy = SSOSS itself is whole. Remove the copy, which holds a secret in clear: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-written = SSOSS is written and read back. { $cause }
    .remedy = Nothing has to be restored again. Remove the copy, which holds a secret in clear: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-manager = The service manager of this machine does not answer, so nothing is known of the service ENTSSO: { $cause }.
    .remedy = Nothing was changed. Open the command prompt with “Run as administrator”, and look whether services.msc opens.
live-service-not-stopped = SSOSS is written, but the service ENTSSO, or one that needs it, could not be stopped: { $cause }. What had been stopped runs again.
    .remedy = Nothing has to be restored again. Look at the services (services.msc) and at the event log, and restart ENTSSO by hand: until then it does not know the secret.
live-service-runs = The service ENTSSO runs, and may write to SSOSS at the same time.
    .remedy = Better answer no, stop it first (net stop ENTSSO), and run the command again.
live-service-runs-with = The service ENTSSO runs, and may write to SSOSS at the same time. These services need it: { $services }.
    .remedy = Better answer no, stop it and them first (net stop ENTSSO), and run the command again.
live-service-runs-on-a-node = The service ENTSSO runs on this node, and may write to SSOSS at the same time.
    .remedy = Better answer no, take its resource offline in Failover Cluster Manager first, and run the command again.
live-other-host-unasked = { $server } is none of this machine's names ({ $names }). Whether it is the network name of a cluster whose node this is, only a person at a terminal can say: --yes does not answer that.
    .remedy = Look whether this is the right machine. Run the command at a terminal, or name this machine with --server, or leave --server out.
live-made-for-another = The set was made for the master secret server { $server }; this machine is { $names }.
    .remedy = Go on only if this machine takes its place. Then name it with --server, and this is not said any more.
live-restart-on-a-node = On a node of a cluster the service ENTSSO is not restarted by --restart-service: the cluster would take that for a failure.
    .remedy = Nothing was changed. Leave out --restart-service. Afterwards take the ENTSSO resource offline in Failover Cluster Manager, and bring it online.
live-not-windows = “live” is the registry of a running Windows, and this is none.
    .remedy = Run sso-escrow.exe on the server, or work by way of a file: backup takes what reg export wrote (--from reg:FILE), and restore writes a file to import there (--to reg:FILE).
live-not-elevated = The registry of this server is written by an administrator alone, and this prompt is not elevated.
    .remedy = Open the command prompt with “Run as administrator”. Windows rights do not replace those of an SSO administrator: ENTSSO asks for these itself.
live-no-account = SSOSS does not stand on this server, and no account is known that the service ENTSSO runs under: a new key would be closed to it.
    .remedy = Name the account of the service: --service-account DOMAIN\NAME, or its SID.
live-unknown-account = Windows does not know the account “{ $account }”: { $cause }.
    .remedy = Write it as DOMAIN\NAME, as .\NAME for an account of this machine, or as a SID (S-1-5-…).
live-refused = The registry refused { $key }: { $cause }.
    .remedy = Nothing was changed. Run the command elevated, as an administrator, and look at who may do what with that key (regedit, Permissions).
live-name = A key or value in { $key } has a name that is no text.
    .remedy = Nothing that ENTSSO is known to write has one; look at the key with regedit. Nothing was changed.
live-too-large = The values below SSOSS are longer than { $most } bytes together.
    .remedy = Nothing that ENTSSO is known to write is that long; look at the key with regedit. Nothing was changed.
live-interrupted = An earlier run was broken off while it changed SSOSS, which holds keys of before and after now. What stood before is kept, and has not been put back yet.
    .remedy = Do not start the service ENTSSO. Run restore with “--to live” again, without --dry-run: it shows what would be put back, and asks.
live-put-back = SSOSS could not be written: { $cause } What stood before stands there again.
    .remedy = Put right what is named above, and run the command again.
live-differs = What was read back from the registry is not what was written.
    .remedy = Something else may be writing there: stop the service ENTSSO (net stop ENTSSO), and run the command again.
live-in-doubt = SSOSS was changed, and what stood before could not be put back: { $cause } Keys of both may stand there now; what stood is kept in HKLM\SOFTWARE\sso-escrow.
    .remedy = Do not start the service ENTSSO. Run restore with “--to live” again: it shows what would be put back, and asks.
live-no-service = The service ENTSSO is not installed on this machine, and cannot be restarted.
    .remedy = Look whether this is the right server, or leave out --restart-service. Nothing was changed.
live-service = SSOSS is written, but not every service could be started again: { $cause }. Stopped now: { $services }.
    .remedy = Nothing has to be restored again. Look at the services (services.msc) and at the event log, and start these by hand, ENTSSO first.

## Offline hives

hive-not-there = There is no hive at { $path }.
    .remedy = Name the file: on the server's volume it is Windows/System32/config/SOFTWARE.
hive-not-a-file = { $path } is no file of its own: it is a link, a folder or a device.
    .remedy = Name the hive itself, not a link to it.
hive-names = { $path } has { $count } names (hard links): under the others the old hive would stay.
    .remedy = Find them with find VOLUME -samefile HIVE, and remove those that are not needed; or work on a copy, and put it in place yourself.
hive-read = { $path } cannot be read: { $cause }.
    .remedy = Mount the server's volume so that you may read it, and try again.
hive-not-a-hive = { $path } is not a registry hive.
    .remedy = Name the file Windows/System32/config/SOFTWARE; its .LOG1 and .LOG2 are logs, and a .reg file is read with reg:.
hive-version = { $path } is a hive of version { $version }; this release works on 1.3 to 1.6.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-checksum = The head of { $path } is damaged: its checksum does not fit.
    .remedy = Let Windows mend it: on a Windows machine, reg load HKLM\MEND and the file's path (with its .LOG1 and .LOG2 beside it), then reg unload HKLM\MEND. Or take a sound copy of the hive.
hive-damaged = { $path } is damaged: it does not hold together at byte { $byte }.
    .remedy = Take a sound copy of the hive, or write a registration file (reg:) and import it on the server.
hive-too-large = { $path } is larger than 1 GiB, more than this release works on.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-dirty = Windows has not finished its last write to { $path }: what is missing is in the transaction logs, and would be lost.
    .remedy = Let Windows apply them: on a Windows machine, reg load HKLM\MEND and the file's path (with its .LOG1 and .LOG2 beside it), then reg unload HKLM\MEND. Or start the server and shut it down in full: shutdown /s /f /t 0
hive-log-ahead = The transaction log { $path } holds changes that the hive does not; they would be lost.
    .remedy = Let Windows apply them: on a Windows machine, reg load HKLM\MEND and the hive's path (with its logs beside it), then reg unload HKLM\MEND. Logs of another hive do not belong there: move them away.
hive-other = { $path } is not the SOFTWARE hive: { $kind ->
        [unknown] its keys do not tell what it is
       *[other] by its keys it seems to be { $kind }
    }, and Windows loaded it as “{ $name }”.
    .remedy = Name the file SOFTWARE in the folder Windows/System32/config.
hive-no-product = { $path } has no key Microsoft\ENTSSO: Enterprise Single Sign-On is not installed in that Windows.
    .remedy = Install it on the new server first, shut the server down in full, and try again; or look whether this is the right server's hive.
hive-tree = What stands under SSOSS in { $path } cannot be taken over: { $cause }
    .remedy = Look at the key on the server, in the Registry Editor.
hive-in-use = Another process has { $path } open.
    .remedy = See which one with fuser -v and the path: a virtual machine, a backup, or another run of this program. End it, and try again.
hive-changed = { $path } was changed by somebody else since it was read. Nothing was written.
    .remedy = See to it that nobody works on that volume, and run the command again.
hive-read-only = The volume of { $path } is mounted read-only.
    .remedy = Mount it so that it can be written: mount -o remount,rw and its folder. Where it was not shut down properly, start Windows and shut it down in full first: shutdown /s /f /t 0
hive-hibernated = The Windows of { $path } is hibernated ({ $file } says so): what is written now it would overwrite or damage when it wakes.
    .remedy = Start it, and shut it down in full: shutdown /s /f /t 0. The fast startup of Windows hibernates too.
hive-no-room = There is not enough room beside { $path }: { $mib } MiB have to be free, for the new hive and for the one before.
    .remedy = Make room on that volume; or work on a copy of the hive, and put it in place yourself.
hive-no-library = Writing into a hive needs libhivex (libhivex.so.0), which is not installed on this machine.
    .remedy = Install Debian's package: apt-get install libhivex0. Or write a registration file (reg:), which needs nothing.
hive-no-account = { $path } gets a key that is new, which the ENTSSO service must be able to read: its account has to be known.
    .remedy = Give its SID with --service-account. Which account it is stands in the SYSTEM hive beside it (ControlSet00N\Services\ENTSSO, value ObjectName). Any machine of its domain tells the SID, in PowerShell: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
hive-long-value = The value “{ $name }” has { $bytes } bytes: more than the 16,344 that can be written into a hive offline.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-key-name = The key “{ $name }” cannot be written into a hive offline: its name is not plain ASCII, and Windows would not find it.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-old-hive = An earlier run was broken off after it had put a new hive in the place of { $path }. The one before is { $old }, in clear.
    .remedy = To keep what is there now: shred -u { $old }. To go back: mv { $old } { $path }. Then run the command again.
hive-strange = { $path } is in the way: it has the name of a file of this program's, and is none.
    .remedy = Look at what it is, and move it elsewhere. Then run the command again.
hive-refused = libhivex refused to edit { $path }: { $cause }. The hive is as it was.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-broken = libhivex broke down while it edited { $path } (signal { $signal }; 0: it took too long). The hive is as it was.
    .remedy = The hive may be unusual. Write a registration file instead (reg:), and import it on the server.
hive-start = The process that edits the hive could not be started: { $cause }.
    .remedy = See whether the machine is short of memory or of processes, and try again.
hive-unsound = What libhivex made of { $path } is not what was wanted ({ $why }), and was thrown away. The hive is as it was.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-attributes = The access rights of { $path } could not be carried over to the new hive ({ $attribute }). The hive is as it was.
    .remedy = Run it as root, with the volume mounted by ntfs-3g; or work on a copy of the hive, and put it in place yourself.
hive-write = { $path } cannot be written: { $cause }. The hive is as it was.
    .remedy = See whether the volume is mounted for writing, has room, and answers. Then run the command again.
hive-read-back = What was read back beside { $path } is not what was written. The hive is as it was.
    .remedy = The disk may be failing: copy the volume before you go on.
hive-left-behind = { $path } could not be removed: { $cause }. It may hold secrets in clear; the hive is as it was.
    .remedy = Remove it: shred -u and its path. Then run the command again.
hive-not-wiped = The new hive is in place and was read back. The one before could not be wiped, and lies in clear at { $old }: { $cause }.
    .remedy = Remove it: shred -u { $old }
hive-in-doubt = A new hive was put in the place of { $path }; that could not be confirmed, nor be taken back. The one before is { $old }.
    .remedy = See whether the volume still answers. To go back: mv { $old } { $path }. Only when the hive is good: shred -u { $old }
hive-only-linux = Offline hives are worked on by the program for Linux alone.
    .remedy = Start the server that the hive belongs to and use live there; or start the machine from a Linux medium and run this there.
hive-becomes-practice = { $target } gets a practice secret, and is for practice from now on.
    .remedy = Do not put it into a server that is in use.
hive-left-draft = { $path } was left by a run that was broken off: part of a hive that was never finished. It may hold a secret.
    .remedy = A restore into this hive removes it.
hive-left-same = { $path } was left by a run that was broken off: the hive itself under a second name, or a copy. Nothing had been changed.
    .remedy = A restore into this hive removes it.
hive-left-half-wiped = { $path } was left by a run that was broken off while it wiped the hive that stood before. The new hive is in place.
    .remedy = A restore into this hive removes it.
hive-left-old = { $path } was left by a run that was broken off: the hive that stood before, whole. The new hive is in place.
    .remedy = Look which of the two is meant. If it is the new one, destroy the other; if not, put the other back under the name of the hive.
hive-left-strange = { $path } has the name of a file of this program's, and is none.
    .remedy = Take it away before you restore into this hive.
hive-read-hibernated = The Windows of { $path } is hibernated ({ $file } says so): what it had not written yet is not in the hive, and is missing from what is read here.
    .remedy = Start it, shut it down in full (shutdown /s /f /t 0), and run the command again. The fast startup of Windows hibernates too.
sid-form = “{ $text }” is not a security identifier (SID).
    .remedy = Write it as Windows does, as in S-1-5-21-1004336348-1177238915-682003330-1105. Any machine of the domain tells that of an account, in PowerShell: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
sid-group = { $sid } is a group, not the account of a service: others would be able to read the secret.
    .remedy = Give the SID of the one account that the ENTSSO service runs under.
sid-not-run-under = The ENTSSO service does not run under { $sid } (event { $event }): { $cause }
    .remedy = Give the SID of the account that the service really runs under: an account of the domain, or Network Service (S-1-5-20).

## Smart cards

cause-token-agree = agreeing on a secret
cause-token-discovery = asking which PIN it takes
cause-token-metadata = asking what a key or PIN is like
cause-token-more = fetching the rest of an answer
cause-token-object = reading an object
cause-token-put = writing an object
cause-token-select = selecting the PIV application
cause-token-serial = asking for the serial number
cause-token-sign = signing
cause-token-tries = asking how many PIN tries are left
cause-token-tries-left = { $left } { $left ->
        [one] try left
       *[other] tries left
    }
cause-token-tries-unknown = the card does not tell how many tries are left
cause-token-verify = giving the PIN
cause-token-version = asking for the firmware version
token-denied = The system keeps this user from its smart cards.
    .remedy = Run the program as an administrator, or have the administrator allow it (Linux: the polkit rules of pcscd).
token-disturbed = Another program has reset the card in { $reader } in the middle of the work.
    .remedy = End other programs that use smart cards, and do it again.
token-held = Another program holds the card in { $reader }. Programs that may be it: { $programs }.
    .remedy = End that program (for scdaemon: gpgconf --kill scdaemon), or touch the card if it blinks, and do it again.
token-interrupted = The waiting was broken off.
    .remedy = Nothing was changed. Do it again when you like.
token-last-try = The PIN of the card has one try left. This program never spends the last one.
    .remedy = Find the right PIN first. A right PIN given by another program (yubico-piv-tool -a verify-pin, ykman piv) brings all tries back; so does a new PIN by the PUK (yubico-piv-tool -a unblock-pin).
token-malformed = The card gave an answer that makes no sense: { $asked }.
    .remedy = Take the card out, put it in again, and do it again. If it comes again, the card or its reader is broken, or the card is of a kind that this program does not know.
token-mute = The card in { $reader } does not answer.
    .remedy = Take it out and put it in again, the right way round. Clean its contacts; try another reader.
token-no-answer = The card in { $reader } has not answered for { $seconds } { $seconds ->
        [one] second
       *[other] seconds
    }.
    .remedy = Take it out, put it in again, and do it again.
token-no-key = There is no P-256 key in slot { $slot } of the card.
    .remedy = Make sure that it is the right card. sso-escrow inspect shows which one the share was sealed to.
token-no-object = The card keeps nothing under { $id }.
    .remedy = Make sure that it is the right card, and the right object.
token-no-point = What the secret is to be agreed with is no point of P-256. The card was not asked.
    .remedy = The share is damaged, or was made to lure a key out of a card. Use another copy, and find out who made this one.
token-no-reader = There is no card reader, and no token that has one built in.
    .remedy = Connect the reader or put the token in. In a virtual machine, hand the USB device over to it.
token-no-service = The system's smart card service does not answer.
    .remedy = Start it. Linux: apt-get install pcscd, then systemctl start pcscd.socket. Windows: sc start SCardSvr.
token-none = There is no card in any reader.
    .remedy = Put the card or token in, and do it again.
token-not-a-pin = A PIN has 6 to 8 characters: digits, or other characters of ASCII where the card takes them. None was tried.
    .remedy = Type it again.
token-not-allowed = The card does not allow it: { $asked }. It wants a PIN or the management key first.
    .remedy = Do it again; another program may have come between. If it comes again, the key asks for something that this program does not give.
token-not-piv = The card in { $reader } is no PIV card, or its PIV application is switched off.
    .remedy = Put the right card in. On a YubiKey, ykman config usb --enable PIV switches it on.
token-not-touched = The card waited to be touched, and was not touched in time. The PIN is not what was wrong; no further try was spent.
    .remedy = Do it again, and touch the metal of the token as soon as it blinks.
token-object-id = The card does not know objects under { $id }.
    .remedy = Use an object between 5FC10D and 5FC120, which every PIV card takes.
token-other-card = The card could not prove that it is the one that is meant: its key in slot 9E is another. It was given no PIN.
    .remedy = Put the right card in. If it is said to be the right one, it may have been exchanged or reset: keep it, and find out.
token-pin-blocked = The PIN of the card is blocked.
    .remedy = Whoever has the PUK sets a new PIN: yubico-piv-tool -a unblock-pin, or ykman piv access unblock-pin. The keys stay as they are. Do not reset the card: that destroys them.
token-pulled = The card in { $reader } was taken out, or there is none.
    .remedy = Put it in, leave it in until the work is done, and do it again.
token-refused = The card refused: { $asked } (status { $status }).
    .remedy = Take the card out, put it in again, and do it again. If it comes again, report the status and the kind of card.
token-several = Several tokens are in: { $tokens }.
    .remedy = Say which one is meant, by its serial number (piv:SERIAL), or leave only that one in.
token-system = The system's smart card service failed with { $code }.
    .remedy = Take the card out, put it in again, and do it again. If it comes again, start the service anew (Linux: systemctl restart pcscd).
token-too-large = The card has no room for { $bytes } bytes under { $id }. It was not written.
    .remedy = Use a card with more room, or remove from this one what is not needed any more.
token-tries-unknown = The card does not tell how many PIN tries are left, and nobody has confirmed that one may be spent. None was.
    .remedy = Make sure that the PIN is right, and confirm that one try is spent.
token-two-alike = Two tokens go by { $token }: in { $readers }.
    .remedy = Take one of them out. Two with one number are not right: find out which one is genuine.
token-unknown-reader = There is no reader “{ $reader }”. There are: { $readers }.
    .remedy = Name one that is there, or connect it.
token-wanted = The token { $token } is not in. In are: { $others }.
    .remedy = Put it in, and do it again.
token-wrong-pin = The PIN is wrong: { $tries }.
    .remedy = Make sure that it is the PIN of this card (not the PUK), and type it again.
cause-token-administrate = giving the management key
token-no-management-key = The card says that its management key lies behind the PIN, and none lies there.
    .remedy = Set a management key that is protected by the PIN: ykman piv access change-management-key --generate --protect.
token-not-a-management-key = That can be no management key: it has 32, 48 or 64 hexadecimal digits.
    .remedy = Type it again. Whoever set up the card knows it.
token-occupied = Something lies under { $id } of the card already. Nothing was written.
    .remedy = Do it again: the next free place is looked for.
token-other-key = The key in slot { $slot } of the card is another one than the share is sealed to.
    .remedy = Put the right card in. Where a new key was made in this slot, the share that was sealed to the old one is lost.
token-read-back = What stands under { $id } of the card now is not what was written there.
    .remedy = Look at the card (sso-escrow inspect), and do it again; if it comes again, use another card.
token-wrong-management-key = The management key of the card is another one.
    .remedy = Whoever set up the card knows it. ykman piv access change-management-key --protect puts one behind the PIN, where this program finds it.

## Shares on smart cards

share-card-failed = The share at { $place }, which says it is share { $x } of { $name }, was not opened by its smart card { $token }, for the reason named above.
    .remedy = It is passed over; the other custodians may still make a quorum.
share-of-other-card = The share there is sealed to another smart card: { $token }.
    .remedy = Name that card (piv:{ $token },file:PATH), or name the file alone: the share says which card opens it.
share-of-no-card = The share there is sealed to a password, and to no smart card.
    .remedy = Name it by file: and its path alone.
card-no-share = No share that is meant lies on the smart card { $card }.
    .remedy = Make sure that it is the right card; sso-escrow inspect shows what lies on it. A share that is sealed to a card may also lie on a medium.
card-several-sets = Shares of several sets lie on the smart card { $card }: { $sets }.
    .remedy = Say which one is meant, with --set and the first 8 digits.
card-several-shares = Several shares of one set lie on the smart card { $card }. No set is made like that.
    .remedy = Look at the card (sso-escrow inspect), and find out who has put them there.
card-bad-share = What lies under { $object } of the smart card { $card } begins as a share and is none: { $cause }
    .remedy = It is passed over. If it is the only copy, tell the officer: the set has one share less.
passwords-from-with-cards = Several cards are meant by piv: alone, and nobody can tell beforehand which PIN is for which of them.
    .remedy = Name the cards by their serial numbers (piv:SERIAL), or leave --passwords-from out.

## Preparing smart cards

attest-no-chain = No chain of signatures leads from the card's attestation to one of the roots.
    .remedy = Make sure that the file has the maker's root for tokens of this age, and the certificates between. Else the card is not of this maker, or its F9 key was replaced.
attest-no-pin = The card attests that the key works without a PIN: whoever has the card could open the share.
    .remedy = Have another key made: sso-escrow token provision.
attest-no-root = No certificate in the file is a root, which is one that is signed by itself.
    .remedy = Add the maker's root, in PEM. firmware-notes/ says where it comes from.
attest-not = The card does not attest its key: it cannot, or the key was not made in it.
    .remedy = Use a card that does, or accept that nothing shows where the key came from: --waive attestation.
attest-not-pem = The file with the roots holds no certificates in PEM, or one that cannot be read.
    .remedy = Give a file of certificates in PEM, each between BEGIN CERTIFICATE and END CERTIFICATE.
attest-other-firmware = The card's attestation is about firmware { $said }, which is not what the card has.
    .remedy = Keep the card, and find out: a genuine one does not do that.
attest-other-key = The card's attestation is about another key than the one in the slot.
    .remedy = Keep the card, and find out: a genuine one does not do that.
attest-other-serial = The card's attestation is about the token { $said }, which is another one.
    .remedy = Keep the card, and find out: a genuine one does not do that.
attest-silent = The card's attestation does not say what it has to: firmware, serial number, policies.
    .remedy = Use a card whose attestation does, or accept it: --waive attestation.
cause-token-attest = attesting a key
firmware-eucleak = The firmware of the card is older than 5.7.0 (EUCLEAK, CVE-2024-45678): who has the card for hours, opens it and measures it while it signs by ECDSA gets the signing key. That concerns its keys in 9E, which signs without a PIN, and 9C: a copied 9E lets another card pass for this one. The P-256 key that opens the share agrees on secrets, which is not what was attacked.
    .remedy = Use a card with 5.7.0 or later; firmware cannot be changed. --waive firmware accepts it: then keep the card sealed in a bag, and replace it when the seal is broken.
firmware-forgets-pin = The firmware 5.3.1 of the card forgets that the PIN was given when it is asked how many tries are left. No key is weaker for it, and this program does not ask there; other programs may fail.
    .remedy = Use a card with other firmware, or accept it: --waive firmware.
firmware-power-up = The firmware of the card is 4.4.2 or 4.4.4 of the FIPS series (YSA-2019-02): its first random values after power-up are in part predictable. Signatures of its P-256 keys (9E, 9C) can give these keys away, and a P-256 key made right after power-up is weaker than it should be, the one that opens the share included.
    .remedy = Do not use this card; its maker has replaced such cards. --waive firmware accepts it.
firmware-roca = The firmware of the card is one of 4.2.6 to 4.3.4 (ROCA, CVE-2017-15361): RSA keys that were made on it can be computed from their public keys. P-256 keys, which are all that is used here, are not concerned.
    .remedy = Do not use its RSA keys. Use a card with newer firmware, or accept it: --waive firmware.
prepared-full = The card is full: no container for another share is free.
    .remedy = Use another card, or remove from this one what is not needed any more: sso-escrow token inspect shows what lies there.
prepared-no-card-key = The card has no P-256 key in slot 9E, by which it could prove which one it is.
    .remedy = Have one made: sso-escrow token provision; on a card that is no YubiKey: yubico-piv-tool -a generate -s 9e -A ECCP256, then import its certificate.
prepared-no-name = The card has neither a serial number nor a CHUID with a GUID: nothing tells it from another one.
    .remedy = Give it a CHUID: yubico-piv-tool -a set-chuid.
prepared-no-such-key = There is no P-256 key with a certificate in slot { $slot } of the card.
    .remedy = sso-escrow token inspect shows in which slots there are.
prepared-not = The card is not prepared: none of its slots 82 to 95 has a P-256 key with a certificate.
    .remedy = Prepare it: sso-escrow token provision.
prepared-not-plain = The card is not prepared: none of its slots 82 to 95 has a P-256 key with a certificate. It is no YubiKey.
    .remedy = Prepare it with its maker's program, or with yubico-piv-tool: -a generate -s 82 -A ECCP256 -o key.pem, and the same with -s 9e; then a certificate of each key, by -a import-certificate -s 82 -i certificate.pem. docs/cards.md has all lines.
prepared-other-key = The certificate in slot { $slot } of the card is about another key than the one that lies there.
    .remedy = Have the card prepared anew: sso-escrow token provision. If nobody knows how that came about, do not use it.
prepared-several = The card has several P-256 keys, in the slots { $slots }, and it was not said which one is meant.
    .remedy = Name the slot.
generate-not-voided-card = The set is void, and the share of { $name } may still be on the smart card { $token }: { $path }
    .remedy = It belongs to no set and opens nothing. It may be removed from the card at any time. Begin again with generate.
attest-no-roots = Nothing shows that the key of the smart card { $token } was made in it: no roots were named to check its attestation against.
    .remedy = Name the maker's roots with --attestation-root FILE, or accept it: --waive attestation.
management-needs-terminal = The management key of the smart card { $token } has to be typed, and there is no terminal.
    .remedy = Run the command at a terminal, or put the management key behind the PIN: ykman piv access change-management-key --protect.
card-has-share = Another share of this set, that of { $name }, is sealed to the smart card { $token } already. No card gets two.
    .remedy = Give every custodian a card of their own.
envelope-two-places =
    The payload is too long for the shares, and lies in an envelope file. It would lie in { $places } { $places ->
            [one] place
           *[other] places
        } only; it has to be two at least.
    .remedy = Name places for it with --envelope file:FOLDER, once for each. A share on a medium has one beside it anyway.
usage-envelope = { $place } is no place for an envelope.
    .remedy = Write file: and the path of a folder.
card-weak-firmware = The firmware { $firmware } of the smart card { $token } has known weaknesses: { $names }. The share is opened all the same.
    .remedy = sso-escrow token inspect says what they mean. Reseal the share to a card with newer firmware.
reseal-new-left = The new share could not be used, and may still lie at { $path }. The old one is as it was.
    .remedy = Look at the card (sso-escrow inspect), and do it again with that card or another one.
reseal-envelope-elsewhere = The payload of this set lies in an envelope file, and none lies beside the new share.
    .remedy = Keep the envelope files that there are: without one, no quorum gets at the payload.
