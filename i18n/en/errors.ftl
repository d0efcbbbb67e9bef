### Errors and warnings: what happened, to whom or what, and (remedy) what to do next.

## Memory, randomness, self-test

memory-arena-full = The locked memory of sso-escrow has no room for { $bytes } more bytes.
    .remedy = This is a limit of sso-escrow. Report it, with the command that you typed.
memory-not-enough = Deriving this key takes { $wanted } MiB of memory. This machine cannot provide that much.
    .remedy = Close other programs, or use a machine with more memory.
memory-refused = The operating system refused to give sso-escrow memory: { $cause }.
    .remedy = Close other programs, or use a machine with more memory.
machine-network = Network interfaces are up: { $interfaces }.
    .remedy = Unplug the cables, switch off the radios, and disable the interfaces ({ $platform ->
        [windows] ncpa.cpl
       *[linux] { $down }
    }). To continue anyway, add --waive network. sso-escrow records the waiver.
machine-network-unknown = sso-escrow cannot find out whether a network interface is up: { $cause }.
    .remedy = Check this yourself ({ $platform ->
        [windows] ncpa.cpl
       *[linux] ip link
    }). To continue without this check, add --waive network. sso-escrow records the waiver.
machine-swap = Swap is active: { $areas }. The operating system could write secrets there.
    .remedy = Switch swap off ({ $platform ->
        [windows] sysdm.cpl, Advanced, Performance: set no paging file, then restart
       *[linux] swapoff -a
    }). To continue anyway, add --waive swap. sso-escrow records the waiver.
machine-swap-unknown = sso-escrow cannot find out whether swap is active: { $cause }.
    .remedy = Check this yourself ({ $platform ->
        [windows] sysdm.cpl, Advanced, Performance
       *[linux] swapon --show
    }). To continue without this check, add --waive swap. sso-escrow records the waiver.
machine-memory-lock = sso-escrow cannot lock secrets into memory: { $cause }. The secrets could reach the swap area.
    .remedy = { $platform ->
        [windows] End programs that take much memory, or run sso-escrow in a command prompt opened as administrator.
       *[linux] Raise the limit on locked memory to 4096 KiB or more (ulimit -l), or run sso-escrow as an administrator.
    } To continue anyway, add --waive memory-lock. sso-escrow records the waiver.
machine-unfit = This machine is not fit for secrets. It did not pass these checks: { $checks }.
    .remedy = Correct what the failed checks found, or use another machine. If you cannot correct a problem, waive its check by name: --waive { $names }
check-waived = The check “{ $check }” is waived.
    .remedy = Write down the reason, with the date. If this run makes a set, the set records the waiver.
random-no-entropy = The operating system provides no random bytes. Nothing was made.
    .remedy = Use another machine.
selftest-wrong-answer = The self-test failed. sso-escrow did not get known answer { $number } of { $group } in { $file }.
    .remedy = Do not use this machine or this copy of the program. First compare the program with its published checksum. Then try another machine.
selftest-wrong-outcome = The self-test failed. Test vector { $vector } expects “{ $expected }”, but this program found “{ $found }”.
    .remedy = Do not use this machine or this copy of the program. First compare the program with its published checksum. Then try another machine.
selftest-second-implementation = The self-test failed. The two implementations of secret splitting give different results.
    .remedy = Do not use this machine or this copy of the program. First compare the program with its published checksum. Then try another machine.
selftest-unreadable = sso-escrow cannot read the test vectors in { $file }. The error is at line { $line }, column { $column }.
    .remedy = Use the folder of vectors from the same release as this program.
selftest-no-token = Test vector { $vector } needs the smart card { $token }, which is in no reader.
    .remedy = Insert the smart cards of the vectors into readers. make token-vectors creates them in software and inserts them. See vectors/README.md.
selftest-not-a-vector = { $vector } is not a valid test vector.
    .remedy = Use the folder of vectors from the same release as this program. vectors/README.md describes the files.
selftest-unknown-group = The test vectors contain a group “{ $group }” that this program does not know.
    .remedy = Use the folder of vectors from the same release as this program.
selftest-missing-group = The test vectors contain nothing in the group “{ $group }”.
    .remedy = Use the folder of vectors from the same release as this program.
warn-libraries = Windows refused that libraries are loaded only from its own folder: { $cause }.
    .remedy = Run sso-escrow from a folder in which only administrators can write.
warn-dumps = sso-escrow could not exclude itself from core dumps: { $cause }.
    .remedy = { $platform ->
        [windows] Do not let Windows make a memory dump (sysdm.cpl, Advanced, Startup and Recovery). Then start the command again.
       *[linux] Switch core dumps off (ulimit -c 0). Then start the command again.
    }
warn-network = sso-escrow could not block its own access to network sockets: { $cause }.
    .remedy = Make sure that this machine is disconnected from every network.
console-without-glyphs = This console cannot show Japanese characters. sso-escrow uses English instead.
    .remedy = For Japanese, use a terminal of a graphical desktop, or fbterm.
random-repeats = The random bytes of this system repeat. Its random source has failed, or something replaces it. Nothing was made.
    .remedy = Use another machine. Look for what replaces the source on this one, such as LD_PRELOAD.
machine-environment = The system would load other libraries into sso-escrow: { $names }. Such a library could read every secret.
    .remedy = Remove the variables (unset), or empty the file, and run the command again. To continue anyway, add --waive environment.
memory-short = This step takes { $wanted } MiB of memory, but sso-escrow can get only { $available } MiB. The shares are not the reason.
    .remedy = Close other programs, or use a machine with more memory. In a container or a service, raise its memory limit (memory.max, MemoryMax).

## Splitting

shamir-threshold-too-low = A threshold of { $threshold } is too low: each share would be the secret itself.
    .remedy = Use a threshold of at least 2 (-k 2).
shamir-threshold-above-count = { $count } { $count ->
        [one] share
       *[other] shares
    } cannot reach a threshold of { $threshold }.
    .remedy = Lower -k, or add places for more shares (--share).
shamir-too-many-shares = A set of { $count } shares is too large.
    .remedy = Make at most 255 shares.
shamir-zero-index = A share has the number 0, which no share may have.
    .remedy = Do not use this share. Find out who made it.
shamir-duplicate-index = Share { $index } was given twice.
    .remedy = Give each share only once.
shamir-unequal-lengths = A share has { $found } bytes instead of { $expected }.
    .remedy = Do not use this share. It belongs to another secret, or it is damaged.
shamir-too-few-shares = { $have ->
        [one] There is only { $have } share
       *[other] There are only { $have } shares
    }. The set needs { $need }.
    .remedy = Get shares from more custodians.
shamir-wrong-buffer-count = There are { $found } buffers for { $expected } shares.
    .remedy = This is a fault of sso-escrow. Report it.
shamir-empty-secret = The secret to split is empty.
    .remedy = Give a secret of at least one byte.

## Passwords

password-too-short = The password has only { $characters } { $characters ->
        [one] character
       *[other] characters
    }. It needs at least { $shortest }.
    .remedy = Choose a longer password.
password-too-long = The password has more than { $longest } characters.
    .remedy = Choose a shorter password.
password-control-character = The password contains a control character. An arrow key can produce one.
    .remedy = Type the password again without arrow keys.
password-invisible = The password contains characters that no screen shows. Copied text can bring them.
    .remedy = Type the password. Do not paste it.
remark-unknown-word = Word { $position } of the six words is not in the list of words.
    .remedy = Compare this word with your note, letter by letter.
remark-edge-space = What was typed begins or ends with a space. The space is part of the password.
    .remedy = If the space is not meant, type the password again without it.
remark-invisible = What was typed contains characters that no screen shows. Copied text can bring them. They are part of the password.
    .remedy = If they are not meant, type the password again. Do not paste it.
remark-full-width = What was typed contains full-width characters. A keyboard without an input method types other characters.
    .remedy = If they are not meant, switch the input method off. Then type the password again.
password-cost-out-of-bounds = The parameters of the key derivation are out of bounds (memory { $memory } KiB, { $passes } passes, { $lanes } lanes).
    .remedy = Do not use this share. Find out who made it.
password-wrong = The password is wrong.
    .remedy = First check the keyboard layout and Caps Lock. Then type the password again.
password-altered = The password is right, but the share was altered.
    .remedy = Use another copy of this share.
passwords-from-terminal = --passwords-from reads the passwords from standard input, but standard input is a terminal.
    .remedy = Leave out --passwords-from. sso-escrow then asks for the passwords.
passwords-from-file = sso-escrow reads passwords from a file only with --rehearsal.
    .remedy = Leave out --passwords-from, or use --passwords-from - and pass the passwords on standard input.
passwords-unreadable = sso-escrow cannot read the passwords from { $path }: { $cause }.
    .remedy = Check the path, or leave out --passwords-from.
passwords-unreadable-input = sso-escrow cannot read the passwords from standard input: { $cause }.
    .remedy = Check what the passwords come from, or leave out --passwords-from.
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
    .remedy = First give the password of the backup file in line 1. Then give one line for each share, in the order of the shares.
passwords-line = Password in line { $line }: { $cause }
    .remedy = Correct this line. Then run the command again.
passwords-not-utf8 = The password in line { $line } is not in UTF-8.
    .remedy = Write the passwords in UTF-8.
passwords-utf16 = The passwords are in UTF-16. sso-escrow reads UTF-8.
    .remedy = Save the passwords in UTF-8. In Windows PowerShell: Set-Content -Encoding utf8
passwords-too-long = The passwords are longer than 256 KiB in total.
    .remedy = Give only the passwords, one line for each share.
reminder-reveals = The reminder contains the password, and anyone can read the reminder. Choose another reminder.
password-weak = The password of { $name } is too easy to guess.
    .remedy = Use a generated passphrase or a longer password. To accept this password, add --waive weak-password. If this run makes a set, the set records the waiver.
own-password = The password of { $name } (line { $line }) is not a passphrase of six words. In production, passwords of their own need --own-passwords.
    .remedy = Use a passphrase of six words from the list. To allow own passwords, add --own-passwords. The records then say that a custodian chose one.
own-passwords-chosen = At least one custodian chose a password of their own, as --own-passwords allows.
    .remedy = Write down the reason, with the date. A passphrase of six words is safer.
passwords-from-with-ask = --passwords-from does not work with “ask”. The media come in any order, so sso-escrow cannot read the passwords beforehand.
    .remedy = Leave out --passwords-from, or name folders instead of “ask”.

## Cards

card-not-sealed = sso-escrow could not seal the share to the key of the smart card.
    .remedy = This is a fault of sso-escrow. Report it.
card-answer-length = The smart card answered with { $bytes } bytes. sso-escrow expected { $expected } bytes.
    .remedy = Check that this smart card has a P-256 key in the slot that shares are sealed to.
card-altered = The answer of the smart card does not open the share: the share was altered.
    .remedy = Use another copy of this share.

## Files and places

share-not-ours = The file does not come from sso-escrow.
    .remedy = Look for a file whose name ends in .ssoshare.
share-damaged = The file is damaged or incomplete: its checksum does not match.
    .remedy = Use another copy of this share, or another custodian's share.
share-too-large = The file is longer than { $most } bytes. No sso-escrow file of this kind is that long.
    .remedy = Look for a file whose name ends in .ssoshare.
share-later-version = The file uses version { $version } of the format. Only a later release of sso-escrow can read it.
    .remedy = A later release made this file. Use that release; another copy does not help.
share-breaks-rule = The file breaks a rule of the format: { $rule }.
    .remedy = Do not use this file. A faulty or hostile program wrote it.
rule-layout = a part is missing, unknown or of the wrong type
rule-deterministic = the encoding is not the one deterministic encoding that the format allows
rule-version = a part has a different version
rule-generation = the generation or the superseded set is impossible
rule-threshold = the threshold and the number of custodians do not fit together
rule-text = a text is too long or contains characters that could mislead a reader
rule-duplicate-name = two custodians have the same name
rule-waivers = the waivers are not in order
rule-msids = there are too many, too few or repeated MSIDs
rule-index = the set has no share with this number
rule-cost = the parameters of the key derivation are out of bounds
rule-card = no smart card can have this serial number, GUID, slot or data object
rule-point = a key is not a point on the curve P-256
rule-sealed = the sealed part has an impossible length
cause-not-found = the file or folder does not exist
cause-permission = access is denied
cause-exists = it already exists
cause-not-a-folder = a part of the path is not a folder
cause-is-a-folder = it is a folder
cause-full = there is not enough free space
cause-read-only = the medium is write-protected
cause-file-name = this name is not allowed there
cause-gone = the device does not respond (removed or defective)
cause-memory = there is not enough memory, or the memory limit is too low
cause-system = the system reports “{ $text }” (error { $code })
cause-described = { $text }
media-not-there = { $path } does not exist.
    .remedy = Check the path, and check that the medium is mounted.
media-not-a-folder = { $path } is not a folder.
    .remedy = Name a folder here. For a new file, name a path in an existing folder.
media-no-file-name = { $path } does not end in a file name.
    .remedy = Name a file in an existing folder.
media-not-a-file = { $path } is not a file.
    .remedy = Name the file itself.
media-too-large = { $path } is larger than { $most } bytes. No file that belongs here is that large.
    .remedy = Check that this is the right file. If it is a registry export, export only the SSOSS key.
media-changed = { $path } changed while sso-escrow read it.
    .remedy = Wait until the file is complete. Then run the command again.
media-no-share = { $path } contains no share.
    .remedy = Check that this is the right medium.
media-other-set = { $path } contains shares, but none of the set that was asked for. It has shares of: { $sets }
    .remedy = Check that this is the right medium.
medium-of-other-set = { $place } has a share of another set: { $set }
    .remedy = Remove it, and insert the next medium or smart card. If you want this set, press Ctrl-C, and run the command again with the words from the record of this set.
media-several-sets = { $path } contains shares of several sets.
    .remedy = Compare the first set words with your record (sso-escrow sets file:FOLDER shows them), and name the right set with one of these options: { $sets }
media-several-shares = { $path } contains several shares of one set.
    .remedy = Name the share file itself. Keep each share on a separate medium.
media-share = { $path }: { $cause }
    .remedy = Use another copy of this share, or another custodian's share.
media-not-a-share = { $path } does not come from sso-escrow.
    .remedy = Look for a file whose name ends in .ssoshare.
media-envelope = { $path }: { $cause }
    .remedy = Replace this file with a copy of the envelope from another medium of the set.
media-exists = { $path } already exists. sso-escrow did not overwrite it.
    .remedy = Name another place, or move the existing file away first.
media-read-back = The content that sso-escrow read back from { $path } is not what it wrote. sso-escrow removed what it had written.
    .remedy = Use another medium. Do not trust this one.
media-left-behind = { $fault } sso-escrow could not remove what it had written of { $path }: { $cause }.
    .remedy = Destroy this file. It is incomplete or faulty, and it may hold a secret.
media-not-removed = sso-escrow could not remove { $path }: { $cause }.
    .remedy = Remove or destroy this file. If it is an old share, it still opens with the old password or card.
media-full = There is not enough free space on the medium: { $path }. This run left no incomplete file there.
    .remedy = Use another medium, or free some space on this one.
media-read-only = The medium is write-protected: { $path }. Nothing was written.
    .remedy = Move its write-protection switch, mount it for writing, or use another medium.
media-gone = The medium was removed during the work, or it no longer responds: { $path }.
    .remedy = First insert the medium again. Then check it with sso-escrow sets file:FOLDER. The file that was being written may be complete, or incomplete under a name that ends in .part. Do not trust a medium that fails twice.
media-in-doubt = sso-escrow replaced { $path } with a new file, but the medium did not confirm this. The medium may hold the old file or the new one.
    .remedy = First try both passwords with sso-escrow verify file:FOLDER. Then move the share to another medium. Do not trust this medium.
media-unfinished = { $path } is left from an interrupted run. It is not a share.
    .remedy = Remove this file. If sso-escrow never showed the words of its set, the whole set is void: remove all its files.
media-read = sso-escrow cannot read { $path }: { $cause }.
    .remedy = Check the medium and the permissions. Then try again.
media-write = sso-escrow cannot write to { $path }: { $cause }. This run left no incomplete file there.
    .remedy = Check the free space, the write protection and the permissions. Then try again.
places-one-medium = { $one } and { $other } are on the same medium.
    .remedy = Use a separate medium for each share and for each envelope. A person who gets one medium must get only one share. To practise with folders on one disk, use generate --rehearsal.
places-one-folder = { $one } and { $other } are the same folder.
    .remedy = Name a different folder for each share and for each envelope.
places-one-card = { $one } and { $other } are the same smart card.
    .remedy = Name a different card for each custodian.
place-holds-set = { $place } already contains a share of another set ({ $set }).
    .remedy = You need not do anything. sso-escrow writes the new share beside it. Later, --set selects the right one. You can also use an empty medium.
medium-in-use = sso-escrow cannot use { $path } for this: this run uses it, or its medium, { $role }.
    .remedy = Name another folder, or insert another medium. Leave this one inserted if it is still in use.
place-not-removable = { $place } is not on a removable medium ({ $seen }). What is written there would stay in this machine, or be lost with it.
    .remedy = Check that the medium is mounted there. To use this place anyway, add --waive removable. If this run makes a set, the set records the waiver.
ask-takes-anything = Anything that is mounted from now on counts as a medium, even if it is not removable.
    .remedy = Check what the screen shows before you confirm.
medium-has-share = This medium already holds the share of { $name } from this set. One medium cannot get two shares, even on different partitions.
    .remedy = Use a separate medium for each custodian.
medium-looks-same = This medium has the same volume id or serial number as the medium with the share of { $name }.
    .remedy = If it is a different medium, for instance a copy of the same image, format it. It then gets a new id. Otherwise, insert a separate medium for each custodian.
medium-without-share = sso-escrow did not find the share of { $name } on this medium.
    .remedy = Insert the medium that the share was written to.
generate-voided = The set is void. sso-escrow removed the share of { $name } again ({ $path }).
    .remedy = Keep nothing of this set. Start again with generate or backup.
generate-not-voided = The set is void, but the share of { $name } still exists: { $path }
    .remedy = First destroy this file: it belongs to no set. Then start again with generate or backup.
generate-not-voided-medium = The set is void, but the share of { $name } is still on its medium ({ $medium }): { $file }
    .remedy = First destroy this file: it belongs to no set. Then start again with generate or backup.
medium-unmounted = A medium is inserted ({ $node }), but sso-escrow could not mount it: { $cause }.
    .remedy = Mount it yourself, for instance with udisksctl mount or sudo mount. sso-escrow then finds it automatically.
records-removable = The records would go to a removable medium ({ $path }). You would have to remove it while the media are inserted one after another.
    .remedy = Name a folder on this machine. Records hold no secret.
records-failed = The set is good, but sso-escrow could not write all records: { $cause }
    .remedy = Write the set words on the custodians' records by hand.
target-not-removable = { $path } is on a medium that stays in this machine ({ $seen }). sso-escrow does not encrypt the copy of the secret that it writes there.
    .remedy = { $platform ->
        [windows] Write the secret to a removable medium.
       *[linux] Write the secret to a removable medium, or to memory (a tmpfs such as /dev/shm).
    } To continue anyway, add --waive removable.
ask-target-needs-terminal = sso-escrow asks for the medium of this target at a terminal, and this run has none.
    .remedy = Name the target instead: reg:FILE or native:FOLDER.
target-medium-has-share = { $path } contains a share. The secret in clear and a share are never on one medium.
    .remedy = Insert another medium, if possible an empty one.
cause-full-medium = There is not enough free space on the medium: { $path }.
cause-not-written = sso-escrow cannot write to { $path }: { $cause }.
media-may-come-back = sso-escrow removed { $path }, but the medium did not confirm this: { $cause }. The file may come back after a power failure.
    .remedy = Remove the medium safely, insert it again, and check that the file is gone.
media-not-overwritten = sso-escrow removed { $path }, but could not overwrite it first: { $cause }. Its data may still be on the medium.
    .remedy = If the file held a secret in clear, destroy the medium. A share or an envelope is sealed.
media-left-in-doubt = { $fault } { $doubt }
    .remedy = Remove the medium safely, insert it again, and check that the file is gone. If it held a secret in clear, destroy the medium.
media-unsynced = The file system of { $path } does not confirm that it has stored the names of files. sso-escrow read the files back, but a power failure may undo the change.
    .remedy = Remove the medium safely, or unmount the folder. Insert it again, and check that its files are as this run reported.
clear-copy-left = { $path } is left from an interrupted run. It may hold a secret in clear, on this medium: { $medium }.
    .remedy = Destroy this medium when you no longer need it: a stick or an SSD may keep the data after the file is deleted. If this run writes a file of the same name, it first overwrites and deletes the one that is left. Otherwise delete it yourself.
clear-copy-left-in-memory = { $path } is left from an interrupted run. It may hold a secret in clear, in the memory of this machine.
    .remedy = If this run writes a file of the same name, it first overwrites and deletes the one that is left. Otherwise delete it yourself, or turn off the machine.
media-too-many-files = { $path } has more than { $most } files, and none has the name of a share. In so many files, sso-escrow does not look for shares with other names.
    .remedy = Name the share file itself, or copy it into a folder of its own.
media-interrupted = Interrupted while sso-escrow searched a folder.
    .remedy = Run the command again.
media-several-seals = { $path } has the same share under several seals: { $files }. A different password or smart card opens each file.
    .remedy = Name the file that you want to reseal. Afterwards, delete the others.
clear-copy-other-name = The file system refused the name “{ $name }”. sso-escrow wrote the file as { $plain }.
    .remedy = The content is the same. Use the new name in the next steps.
share-later-number = The file has the number { $number } for { $part }. This release does not know that number.
    .remedy = A later release made this file. Use that release; another copy does not help.
rule-number-descriptor = the version of the set descriptor
rule-number-protector = what the share is sealed to
rule-number-purpose = the purpose of the set
rule-number-payload = the kind of payload
rule-number-waiver = a waived check
media-later = { $path }: { $cause }
    .remedy = A later release of sso-escrow made this file. Use that release; another copy does not help.
card-later-share = Data object { $object } of smart card { $card } has a share that this release cannot read: { $cause }
    .remedy = sso-escrow skips it. A later release made it: use that release.

## Sets and quorum

escrow-empty-payload = The payload is empty. There is nothing to escrow.
    .remedy = Give a payload of at least one byte.
escrow-payload-too-long = The payload has { $bytes } bytes. At most { $longest } bytes can be escrowed.
    .remedy = Escrow a smaller payload.
escrow-bad-share = This share is not the one that was made with its set.
    .remedy = Do not use this share. Find out who made it.
escrow-needs-card = The share is sealed to smart card { $token }. No password opens it.
    .remedy = Open it with this card.
escrow-needs-password = The share is sealed to a password. No smart card opens it.
    .remedy = Open it with its password.
escrow-too-large-for-card = The share has { $bytes } bytes. A share on a smart card can have at most { $most } bytes.
    .remedy = Put the share on a medium and seal it to the card. Or make a set with fewer custodians, shorter names or a shorter label.
escrow-wrong-secret = The shares together give a secret that is not the secret of their set.
    .remedy = Nothing was written. Find out who made these shares.
escrow-envelope-missing = The payload is in an envelope file. No intact envelope file of this set was found next to the shares.
    .remedy = Copy the file that ends in .ssoenvelope to a folder that holds one of the shares. Every medium of the set has this file.
escrow-envelope-foreign = The envelope does not belong to this set, or it was altered.
    .remedy = Use the envelope file of another medium of the set.
envelope-not-there = The payload of this set is in an envelope file ({ $name }). There is no envelope file next to the shares.
    .remedy = Copy this file from another medium of the set to a folder that holds one of the shares. Every medium of the set has it. Then run the command again.
envelope-unusable = The payload of this set is in an envelope file. sso-escrow found one next to the shares, but cannot use it. { $cause }
    .remedy = Replace it with the file { $name } of another medium of the set. Then run the command again.
envelope-of-another-set = The payload of this set is in an envelope file. The only one next to the shares, { $path }, belongs to another set.
    .remedy = Copy the file { $name } from another medium of this set to the same folder. Then run the command again.
envelope-not-named = The payload of this set is in an envelope file ({ $name }). Smart cards do not hold that file.
    .remedy = Insert a medium that has this file. Then run the command again with --envelope, and replace PATH with the path of the file.
escrow-not-on-polynomial = Share { $x } does not fit the other shares.
    .remedy = Do not hand out these shares. Try again on another machine.
share-unreadable = sso-escrow cannot read a share at { $place }: { $cause }
    .remedy = sso-escrow skips it. The other custodians may still reach the quorum. To use this share, correct the cause and hand the share in again, or hand in another copy of it.
share-foreign = The share at { $place } (marked as share { $x } of { $name }) belongs to another set: { $set }
    .remedy = sso-escrow skips it. The other custodians may still reach the quorum. To use a share of this custodian, bring the one that belongs to the right set.
share-other-generation = The share at { $place } (marked as share { $x } of { $name }) is of generation { $generation }. This run uses generation { $meant }.
    .remedy = sso-escrow skips it. Bring the share of generation { $meant }.
share-passed-over = No password was given for the share at { $place } (marked as share { $x } of { $name }).
    .remedy = sso-escrow skips it. The other custodians may still reach the quorum. To use it, hand this share in again and give its password.
share-needs-card = The share at { $place } (marked as share { $x } of { $name }) is sealed to smart card { $token }. sso-escrow did not use that card.
    .remedy = sso-escrow skips this share. The other custodians may still reach the quorum. To use it, run the command again with smart card { $token } inserted, and give its PIN.
share-is-practice = The share at { $place } (marked as share { $x } of { $name }) was made in a rehearsal.
    .remedy = sso-escrow skips it. Bring this custodian's production share. Rehearsal shares open only with --rehearsal.
share-is-production = The share at { $place } (marked as share { $x } of { $name }) is a production share. A rehearsal does not open it.
    .remedy = Leave out --rehearsal, or use rehearsal shares.
share-duplicate = The share at { $place } (marked as share { $x } of { $name }) is already counted. A second copy does not count.
    .remedy = Bring the share of another custodian.
share-wrong-password = The password for the share at { $place } (marked as share { $x } of { $name }) is wrong.
    .remedy = sso-escrow skips this share. The other custodians may still reach the quorum. To try again, hand this share in again.
share-too-costly = Opening the share at { $place } (marked as share { $x } of { $name }) needs { $wanted } MiB of memory. This machine does not have that much available.
    .remedy = sso-escrow skips this share. Use a machine with more memory, or the shares of other custodians.
share-costly = The share at { $place } says that its password takes { $times } times the usual work, and { $memory } MiB of memory. sso-escrow has not made a share like this.
    .remedy = Somebody may have changed this file. First try another copy of this share, or another custodian's share. Nothing is lost if you wait for this one.
share-altered = The share at { $place } (marked as share { $x } of { $name }) was altered. Its password is right, but the share does not open.
    .remedy = sso-escrow skips it. Use another copy of this share. Find out who changed this copy.
share-altered-card = The share at { $place } (marked as share { $x } of { $name }) was altered. Its smart card { $token } answered, but the share does not open.
    .remedy = sso-escrow skips it. Use another copy of this share. Find out who changed this copy.
share-bad = Share { $x } of { $name } at { $place } is bad. It opens, but it is not the share that was made with the set.
    .remedy = sso-escrow skips it. Use another copy of this share, or another custodian's share. Find out who sealed this one.
sets-one-of-several = Set { $set }: { $places }
sets-several = These shares belong to several sets, and the command does not say which set to use. sso-escrow cannot tell which set is wrong.
    .remedy = First compare the set words with the custodians' records. Then give the words of the set you want with --expect-set.
words-count = You gave { $found } { $found ->
        [one] word
       *[other] words
    }. 8 words are needed.
    .remedy = Type all 8 words from the custodian's record, or their numbers. They are English words: copy them letter by letter.
words-unknown = “{ $word }” is not in the list of words.
    .remedy = Look at the custodian's record. Copy the English words letter by letter. The first four letters of each word are enough. You can also type the numbers.
words-not-here = None of these shares belongs to set { $words }.
    .remedy = First check the words on the custodian's record. Then check the media: sso-escrow sets file:FOLDER lists what they hold.
set-needs-words = In production, --set cannot choose the set for this command. Only all 8 set words show that a set is the right one.
    .remedy = Leave out --set. Type the 8 set words when sso-escrow asks for them, or give them with --expect-set.
words-need-terminal = Someone must type the set words, but no terminal is available.
    .remedy = Give the words with --expect-set.
card-words-wrong = The words that were typed are not the card words of smart card { $token }. sso-escrow did not ask for its PIN.
    .remedy = Compare the serial number that is printed on the card with the custodian's record. If it is right, and the record is the newest one, this card may be a forgery: type its PIN nowhere, keep it, and tell the officer.
card-words-not-expected = Smart card { $token } does not have any of the card words that --expect-card gives. sso-escrow did not give it the PIN.
    .remedy = Look at the custodian's record of this card. Give its words with --expect-card as well, once for each card. If they are given already, this card may be a forgery: type its PIN nowhere.
card-words-need-terminal = Someone must type the card words of smart card { $token }, but no terminal is available.
    .remedy = Give the words from the custodian's record with --expect-card, once for each card. They are English words: copy them letter by letter.
card-not-named = The attestation of smart card { $token } does not count, because the command does not name this card: any genuine card could show its own attestation.
    .remedy = To use the attestation, name the card by the serial number on the custodian's record: piv:{ $token }. Otherwise, type the card words.
card-not-attested = The attestation of smart card { $token } does not show that it is the card of this share: { $cause }
    .remedy = sso-escrow asks for the card words instead. If the card was attested when the share was sealed to it, find out why it is not attested now.
card-without-words = Without card words, nothing shows that this is smart card { $token }. A forged card that gets the PIN can keep it.
    .remedy = Use the record that belongs to this card. Answer “yes” only if the record was printed before sso-escrow had card words, and the card was never out of the custodian's keeping.
card-unchecked = The card words of smart card { $token } were not checked: the custodian's record has none.
    .remedy = If the share opens, sso-escrow verify shows the card words. Write them on the record.
quorum-not-reached = The quorum was not reached: { $have } of { $need } shares.
    .remedy = Bring more custodians, or other copies of the rejected shares.
no-usable-share = None of these shares can be used. A warning about each share gives the reason.
    .remedy = Use other copies of them, or the shares of other custodians.
no-share-handed-in = No share was handed in.
    .remedy = Run the command again when you have the media.
only-practice-shares = These are rehearsal shares.
    .remedy = For a rehearsal, add --rehearsal. In production, bring the shares of the production set.
only-production-shares = These are production shares.
    .remedy = To use them in production, leave out --rehearsal. For a rehearsal, bring rehearsal shares.
verify-failed = The share cannot be used: { $cause }
    .remedy = Use another copy of this share. If no other copy exists, tell the officer: the set has one share fewer.
verify-wrong-password = The password of share { $x } of { $name } is wrong. No other fault was found in the share.
    .remedy = Try again. If the password is lost, tell the officer: the set has one share fewer.
verify-no-password = Share { $x } of { $name } was not opened, because no password was given for it.
    .remedy = Run the command again when the custodian is present.
verify-needs-card = Share { $x } of { $name } was not opened. It is sealed to smart card { $token }, which was not used.
    .remedy = Insert this card, and run the command again.
drill-faulty = The quorum was reached, but a share is damaged or does not belong to the set: { $places }.
    .remedy = Repeat the drill with another copy of that share. If no other copy exists, make a new set from the same source while the quorum is present: no command replaces only one share.
drill-wrong-password = The quorum was reached, but a password or PIN was wrong: { $places }.
    .remedy = Repeat the drill. If a password is lost or forgotten, make a new set from the same source while the quorum is present. No command replaces only one share or its lost password: reseal must first open the share.
drill-unchecked = The quorum was reached, but a share was not checked: { $places }.
    .remedy = Repeat the drill with the custodian of that share.
list-faulty = sso-escrow could not read a share from { $faulty ->
        [one] one file or place
       *[other] { $faulty } files or places
    }.
    .remedy = Use other copies of these shares. Check that these are the right media.
list-no-such-set = No share of the set “{ $id }” was found in these places.
    .remedy = Leave out --set to see which sets these places hold.
list-no-such-msid = No share here belongs to a set with the MSID { $msid }.
    .remedy = Look at the places of the other custodians. To list every set, leave out --msid.
sets-msid-unstated = The set { $set } escrows ENTSSO's own backup file and states no MSID. It may be the one that you look for.
    .remedy = Look at the label and the date of the set: run the command again with --set { $set }.
restore-kind = This target does not accept this kind of payload: { $kind }.
    .remedy = Restore ENTSSO's own backup to native:FOLDER. Restore the other kinds to reg:FILE, hive:FILE or live.
restore-kind-native = native:FOLDER accepts only ENTSSO's own backup. This payload is of another kind: { $kind }.
    .remedy = Restore it to reg:FILE, hive:FILE or live.
restore-payload = No restore can take the payload of this set. { $cause }
    .remedy = The shares and the set words are not at fault: this payload was made like that. Keep the set, and restore from another set or from ENTSSO's own backup.
target-holds = SSOSS is not empty ({ $count ->
        [0] no key named as a master secret id
       *[other] { $msids }
    }). sso-escrow does not overwrite it.
    .remedy = First escrow the existing SSOSS key: sso-escrow backup -k K --share PLACE --share PLACE --from { $quoted }. Then run this command again with --replace. --replace deletes the existing key, and sso-escrow keeps no clear copy of it.
target-may-hold = SSOSS already has keys with the MSIDs of this set. If something in SSOSS differs from the set, this run will end without a change.
    .remedy = If such a difference is to be replaced, stop now, and run the command again with --replace.
two-sets-same = The set words of both sets are the same.
    .remedy = Give the words of the set with the current master secret first, and those of the set with the previous one second. To restore one set, leave out --two-sets.
two-sets-more = --expect-set was given more than twice. A restore takes at most two sets.
    .remedy = Give the words of one set, or of the two sets with the current and the previous master secret.
two-sets-kind = One of the two sets does not hold a generated master secret. Only two sets of that kind can be restored together.
    .remedy = Restore only this set. A snapshot of SSOSS, or ENTSSO's own backup, already holds all secrets of its server.
two-sets-one-msid = Both sets hold a master secret with the MSID { $msid }. SSOSS has one key for each MSID.
    .remedy = Restore only the set that is in use.
share-several-seals = Share { $x } of { $name } is there under several seals: { $files }. A different password or smart card opens each file. sso-escrow tries the password with all of them.
    .remedy = After the share has opened, delete the copy that is out of date.
share-later = sso-escrow cannot read the share at { $place }: { $cause }
    .remedy = sso-escrow skips it. The other custodians may still reach the quorum. To use this share, use the release that made it.
quorum-later = The quorum was not reached: { $have } of { $need } shares. A later release of sso-escrow made { $later ->
        [one] one of the rejected shares
       *[other] { $later } of the rejected shares
    }.
    .remedy = Run the command with that release. Or bring other custodians of the same set.
no-usable-share-later = None of these shares can be used. A later release of sso-escrow made at least one of them.
    .remedy = Run the command with that release. A warning about each share gives the reason.
list-later = A later release of sso-escrow made the { $faulty ->
        [one] file or data object
       *[other] { $faulty } files or data objects
    } that this release cannot read.
    .remedy = Use that release; another copy does not help.
envelope-later = The payload of this set is in an envelope file. sso-escrow found one next to the shares, but cannot use it. { $cause }
    .remedy = A later release of sso-escrow made the envelope. Run the command with that release.
drill-later = The quorum was reached, but a later release of sso-escrow made a share that this release cannot read: { $places }.
    .remedy = Repeat the drill with that release.
payload-later = The payload of this set has version { $version } of its layout, which this release does not know.
    .remedy = A later release made this set. Use that release. The shares and the set words are not at fault.
cause-secret-length = A master secret has { $shortest } to { $longest } bytes. This one has { $bytes }.

## Update files

server-name-empty = The name of the server is empty.
    .remedy = Give the name of the server that will become the master secret server, such as SSO02.
server-name-itself = “{ $name }” is a name that every computer uses for itself.
    .remedy = Give the name that the other servers use for this server, such as SSO02.
server-name-address = “{ $name }” is an address.
    .remedy = Give the name of the server, such as SSO02.
server-name-backslash = “{ $name }” contains a backslash, like the names of accounts and of SQL Server instances.
    .remedy = Give only the name of the SSO server, without \\ and without a domain. Do not give the name of the database server.
server-name-dash = “{ $name }” contains a dash that is not a hyphen. Web pages often contain such dashes.
    .remedy = Type the hyphen on the keyboard.
server-name-character = “{ $name }” contains a character that no server name can have: { $character }
    .remedy = Use letters, digits, hyphens and underscores, with dots between the parts.
server-name-dot = “{ $name }” begins or ends with a dot, or has two dots in a row.
    .remedy = Give the name in a form such as SSO02 or sso02.corp.example.
server-name-hyphen = A part of “{ $name }” begins or ends with a hyphen.
    .remedy = Check the name of the server: run hostname on it.
server-name-long-label = “{ $label }” is too long for one part of a name. A part has at most { $longest } bytes.
    .remedy = Check the name of the server: run hostname on it.
server-name-long = The name that begins with “{ $name }” is too long. A name has at most { $longest } bytes.
    .remedy = Check the name of the server: run hostname on it.
promote-name-host = The name has more than 15 characters, so it is a DNS name. The NetBIOS name of that computer is different.
    .remedy = First check how ssomanage -displaydb shows the other servers. Then give the name in that form. Neither form was tested.
promote-name-qualified = The name contains a domain. Microsoft's examples show only the name of the computer.
    .remedy = First check how ssomanage -displaydb shows the other servers. Then give the name in that form. Neither form was tested.
promote-name-not-ascii = The name contains characters that are not ASCII. It was not tested whether ssomanage can read such a name.
    .remedy = Give the server a name of ASCII letters if you can. If you cannot, check the output of ssomanage -displaydb afterwards.
promote-unfit = { $path } cannot be used to promote a server. It has { $findings } { $findings ->
        [one] error
       *[other] errors
    }.
    .remedy = Write a new file: sso-escrow promote --server NAME --out FILE
promote-unreadable = sso-escrow cannot read { $path } as an update file. { $cause }
    .remedy = Write a new file: sso-escrow promote --server NAME --out FILE
update-too-large = The file has more than { $most } bytes. An update file has a few hundred.
    .remedy = Check whether this is the right file.
update-not-text = The file is neither UTF-8 nor UTF-16 with a byte order mark.
    .remedy = Save it as UTF-8.
update-document-type = The file declares a document type (DOCTYPE). An update file does not need one.
    .remedy = First check whether this is the right file. Then remove the declaration.
update-too-many = The file has more than { $most } elements, texts and comments. An update file has about a dozen.
    .remedy = Check whether this is the right file.
update-close-tag = In line { $line }, </{ $close }> closes <{ $open }>. The two names differ.
    .remedy = Write both names in the same way.
update-not-xml = The file is not well-formed XML: line { $line }, column { $column }.
    .remedy = Look at that place for a missing bracket, or for a dash or quotation marks from a web page.
update-version = The file declares XML { $declared }. Some programs read only XML 1.0.
    .remedy = Remove the first line (<?xml …?>), or write version="1.0" in it.
update-unknown-encoding = The file declares the encoding “{ $declared }”. Not every program knows this encoding.
    .remedy = First remove the first line (<?xml …?>). Then save the file as UTF-8.
update-encoding = The file declares the encoding { $declared }, but it is saved in another encoding.
    .remedy = Remove the first line (<?xml …?>), or save the file in the declared encoding.
update-administrators = The file contains <{ $element }>. With it, the operation fails on every server other than the master secret server.
    .remedy = Remove this element. It is enough to make the operation fail.
update-other = The file contains <{ $element }>. This element changes more than the server.
    .remedy = Remove this element. Only secretServer belongs here.
update-not-root = The file begins with <{ $element }>.
    .remedy = Put all of it inside <sso><globalInfo> … </globalInfo></sso>.
update-global-root = The file begins with <{ $element }>, which belongs inside <sso>.
    .remedy = Write <sso> before it, and </sso> at the end of the file.
update-misplaced = <{ $element }> is directly inside <{ $parent }>, where it does not belong.
    .remedy = Put secretServer inside globalInfo, and globalInfo inside sso.
update-unknown = The element <{ $element }> is unknown.
    .remedy = Remove it.
update-similar = The element <{ $element }> is unknown. Did you mean <{ $similar }>?
    .remedy = Write the name exactly like this. Uppercase and lowercase letters are different.
update-attribute = <{ $element }> has an attribute ({ $attribute }).
    .remedy = Remove it. The elements of an update file have no attributes.
update-text = <{ $parent }> contains text, but only elements belong there.
    .remedy = Remove the text.
update-several = The file contains <{ $element }> more than once.
    .remedy = Keep only one. A system has one master secret server.
update-missing = The file does not contain <{ $element }>.
    .remedy = Put secretServer inside globalInfo, and globalInfo inside sso.
update-space = There are spaces or line breaks before or after the name { $name }.
    .remedy = Write <secretServer>, the name and </secretServer> with nothing between them.
update-name = <secretServer> does not contain a valid server name. { $cause }
    .remedy = Write the name of the SSO server there, such as SSO02.

## The command line

usage-language = sso-escrow has no texts in the language “{ $language }”.
    .remedy = Give --lang en, --lang fr or --lang ja.
usage-command = No command is given.
    .remedy = Add --help to see the commands.
usage-unknown-argument = The option { $argument } is unknown here.
    .remedy = Add --help to see the options of this command.
usage-unknown-argument-similar = The option { $argument } is unknown here. Did you mean { $similar }?
    .remedy = Add --help to see the options of this command.
usage-stray = The argument “{ $argument }” is one too many.
    .remedy = Check whether an option is missing before it, such as --share. Add --help to see the options of this command.
usage-unknown-command = The command “{ $command }” is unknown.
    .remedy = Add --help to see the commands.
usage-unknown-command-similar = The command “{ $command }” is unknown. Did you mean “{ $similar }”?
    .remedy = Add --help to see the commands.
usage-missing = The command also needs: { $arguments }.
    .remedy = Add --help to see the options of this command.
usage-twice = { $argument } is given twice.
    .remedy = Give it once.
usage-conflict = { $argument } and { $other } cannot be used together.
    .remedy = Leave out one of them.
usage-no-value = { $argument } needs a value.
    .remedy = Add --help to see the options of this command.
usage-value = “{ $value }” is not a valid value for { $argument }.
    .remedy = Add --help to see the options of this command.
usage-not-utf8 = The command line contains bytes that are not UTF-8.
    .remedy = Use names and paths in UTF-8.
usage-number = “{ $value }” is not a valid number for { $option }.
    .remedy = Give a whole number in digits.
usage-place = “{ $place }” is not a place for a share.
    .remedy = For a folder or a share file, write file: and its path, such as { $platform ->
        [windows] file:E:
       *[linux] file:/media/anna
    }. If it exists, its path is enough. For a smart card, write piv: and its serial number. For both, write { $platform ->
        [windows] "piv:12345678,file:E:"
       *[linux] piv:12345678,file:/media/anna
    }. To insert media or cards one after another, write ask.
usage-quote-backslash = “{ $argument }” contains a quotation mark. After a backslash, a closing quotation mark is part of the text.
    .remedy = Leave out that backslash or double it: write file:M: or file:M:/ in place of "file:M:\".
usage-quote-single = “{ $argument }” contains the sign ', which is no quotation mark in the Windows command prompt.
    .remedy = Write " " around the whole argument, or nothing: "file:M:/my folder" or file:M:
usage-target = “{ $target }” is not a target for a restore.
    .remedy = Write reg:FILE for a new registration file, hive:FILE for an offline SOFTWARE hive, or live for the registry of this machine (Windows). Write native:FOLDER for ENTSSO's own backup file.
usage-source = “{ $source }” is not a source for a backup.
    .remedy = Write reg:FILE for a registration file, hive:FILE for an offline SOFTWARE hive, or live for the registry of this machine (Windows). Write native:FILE for the file that ssoconfig -backupSecret wrote.
backup-rehearsal = A rehearsal does not back up { $source }: this secret is in use.
    .remedy = Rehearse with a practice file (sso-escrow practice-file), or with generate --rehearsal. In production, leave out --rehearsal.
source-not-practice = { $path } is not a practice file. A rehearsal does not back up a secret that is in use.
    .remedy = Make a practice file, and name that: sso-escrow practice-file --to native:FILE (or reg:FILE). In production, leave out --rehearsal.
source-practice = { $path } is a practice file. It holds no secret of any system.
    .remedy = Name the real file. To rehearse, add --rehearsal.
practice-kind = There is no practice file of this kind: { $source }.
    .remedy = Write native:FILE for the file of ssoconfig -backupSecret, or reg:FILE for a registration file.
backup-propose = sso-escrow proposes a password only for ENTSSO's own backup, not for { $source }.
    .remedy = Leave out --propose-password. Or name the file that ssoconfig will write: --from native:FILE
restore-rehearsal = A rehearsal does not restore to { $target }.
    .remedy = Rehearse with reg:FILE, with native:FOLDER, or with a hive that is only for rehearsals: hive:FILE
restore-replace = There is nothing to replace at { $target }. sso-escrow writes a new file there.
    .remedy = Leave out --replace.
source-file = sso-escrow cannot escrow { $path }. { $cause }
    .remedy = { $remedy }
source-no-key = The registry of this machine does not contain the SSOSS key. There is nothing to escrow.
    .remedy = The key exists only on the master secret server. Run this command there. Or use an export or the hive of that server.
source-no-key-in-hive = The hive { $path } does not contain the SSOSS key. There is nothing to escrow.
    .remedy = The key exists only on the master secret server. Use the hive of that server, or an export made on it.
restore-restart = sso-escrow restarts the service only on this machine, and { $target } is not the registry of this machine.
    .remedy = Leave out --restart-service. sso-escrow prints the steps to do by hand.
restore-service-running = The ENTSSO service of this machine does not matter here, because { $target } is not the registry of this machine.
    .remedy = Leave out --service-running.
live-service-missing = The ENTSSO service is not installed on this machine.
    .remedy = Check whether this is the right server. If it is, first install Enterprise Single Sign-On. Then join the SSO system.
live-service-missing-unasked = The ENTSSO service is not installed on this machine, so it is most likely the wrong server. Only a person at a terminal can confirm that it is the right one; --yes does not.
    .remedy = Nothing was changed. Check which server this is (hostname). If it is the right one, name it with --server. Or run the command at a terminal without --yes. --service-account does not settle this: it says who gets access to SSOSS, not on which server.
source-empty = The SSOSS key exists, but it is empty. There is nothing to escrow.
    .remedy = Check whether this is the master secret server. Only that server keeps the secret in this key.
source-msids = { $found } keys under SSOSS are named as master secret ids. A set has room for { $most }.
    .remedy = ENTSSO is known to keep two. Look at the key in Registry Editor before you continue.
backup-proposed-lost = Nobody can open a backup made with the password proposed for { $path }, because nobody has that password.
    .remedy = It is not a usable backup. First destroy every copy of it, including the copy on the server. Then start again.
backup-no-msid = No key under SSOSS is named as a master secret id, so there is most likely no secret to escrow.
    .remedy = ENTSSO is known to keep its secrets in keys named as GUIDs, on the master secret server only. Check whether this is the SSOSS key of that server. If it is, run the command at a terminal without --yes, and answer the question.
backup-service-runs = The ENTSSO service is running. It may change SSOSS while sso-escrow reads it.
    .remedy = sso-escrow reads SSOSS twice, and stops if it changed in between. It is safer to stop the service first: net stop ENTSSO
prompt-nowhere-to-show = This command shows a password, but no terminal is available to show it on.
    .remedy = Run the command on the machine's own screen. Answers given in advance do not replace that.
screen-elsewhere = This command shows a secret, but the screen is not at this machine. Screen: { $screen }.
    .remedy = Run the command on the machine's own screen, not over a network.
screen-unsure = sso-escrow cannot be sure that only you see this screen. Screen: { $screen }.
    .remedy = If another person or another machine can see or record it, answer no. Then run the command on the machine's own screen.
screen-recorder-keeps-secrets = The terminal is recorded by { $programs }. The recording would keep every secret that is shown.
    .remedy = Answer no, end the recording, and run the command again. Or destroy the recording afterwards.
usage-plain-file = “{ $target }” is not a file. It begins like a place or a target.
    .remedy = Write only the path here.
usage-account = The service account is empty.
    .remedy = Give its name, such as CORP\svc-sso, or its SID. Or leave out the option.
reseal-old-stays = The old share of { $name } was not removed. It still opens as before.
    .remedy = Insert its medium and delete the file. Or destroy the medium.
reseal-old-left = The new share is good, but sso-escrow could not remove the old share ({ $path }): { $cause }
    .remedy = Remove the old share yourself: it still opens as before.
reseal-card-unsure = sso-escrow read the old share from the card earlier. Now the card reports that the share is not there.
    .remedy = Look at the card (sso-escrow token inspect piv:). If the share is still there, it opens with the PIN of that card.
reseal-copy-stays = A copy of the old share is still at { $path }. It opens as before.
    .remedy = Delete this copy too, unless you want to keep it.
usage-sso-dir = “{ $folder }” is not a Windows folder that a command line can change to.
    .remedy = Give the folder with its drive, such as D:\SSO, or with a variable, such as %ProgramFiles%\SSO. Do not use quotation marks.
usage-windows-name = “{ $name }” cannot be the name of a file on Windows, where the update file is used.
    .remedy = Give another file name, such as promote.xml.
alias-generate = “{ $typed }” is an ssoconfig command. sso-escrow reads it as: sso-escrow generate
    .remedy = sso-escrow uses a file name after { $typed } as the place of the first share. Say how many shares restore the secret (-k). Give each custodian's place (--share).
alias-backup = “{ $typed }” is an ssoconfig command. sso-escrow reads it as: sso-escrow backup
    .remedy = sso-escrow uses the file name after { $typed } as the file that ssoconfig -backupSecret wrote (--from native:FILE). Say how many shares restore it (-k). Give each custodian's place (--share).
alias-restore = “{ $typed }” is an ssoconfig command. sso-escrow reads it as: sso-escrow restore
    .remedy = sso-escrow uses a file name after { $typed } as the place of a share, never as ENTSSO's own backup. Give every share that is handed in (--share), and the target for the secret (--to).
alias-update = “{ $typed }” is an ssomanage command. sso-escrow reads it as: sso-escrow promote --check
    .remedy = sso-escrow checks the file after { $typed } and changes nothing. To write a new file: sso-escrow promote --server NAME --out FILE
usage-msid = “{ $value }” is not an MSID. An MSID has the form 01234567-89AB-4CDE-8F01-23456789ABCD.
    .remedy = Copy the MSID from the event in the Application log, with or without braces.
usage-set = “{ $id }” is too short to identify a set.
    .remedy = Give at least the first 8 digits of its id, or the two words that its file names begin with.
bytes-out-of-bounds = sso-escrow cannot generate a master secret of { $bytes } bytes.
    .remedy = Give a length of 16 to 64 bytes. The usual length is 32.
name-empty = The custodian of { $place } has no name.
    .remedy = Write the name before the place, such as { $platform ->
        [windows] Anna=file:E:
       *[linux] Anna=file:/media/anna
    }.
name-twice = Two custodians have the name { $name }.
    .remedy = Give each custodian a different name: every share file names them all, and its format allows no name twice. If one person keeps several shares, number the names: --share "{ $name } (1)=…" --share "{ $name } (2)=…"
plan-no-loss = { $threshold } of { $count }: one lost share and the secret is lost.
    .remedy = Choose more shares than the threshold (-k), so that some may be lost.
plan-minority = { $threshold } of { $count }: fewer than half of the custodians can restore the secret without the others.
    .remedy = Choose a higher threshold (-k), unless few custodians can come.
plan-names-alike = These names differ only in case or spacing: { $names }. They may be one person, who would count more than once in a quorum.
    .remedy = Give each share to another person. If they are different people, add what tells them apart.
plan-several-shares = { $name } holds { $held } of { $count } shares: with { $others ->
        [one] only 1 more share
       *[other] only { $others } more shares
    }, { $name } can restore the secret.
    .remedy = Give each share to another person, unless too few people can keep one.
plan-one-is-enough = { $name } holds { $held } of { $count } shares: { $name } can restore the secret without anybody else.
    .remedy = Give { $name } fewer shares than the threshold (-k), or choose a higher threshold.
plan-lost-with-one = The secret is lost without the shares of { $name }: { $left ->
        [0] no other share exists
        [one] only 1 other share exists
       *[other] only { $left } other shares exist
    }, and { $threshold } are needed.
    .remedy = Give { $name } no more shares than may be lost.
names-too-long = The names of all custodians together are too long. Each share file contains all of them and has at most { $most } bytes.
    .remedy = Shorten the names.
line-too-long = The text that begins with “{ $start }” has more than { $longest } characters.
    .remedy = Shorten it.
line-character = This text contains a character that could mislead a reader: { $text }
    .remedy = Remove control characters, writing-direction marks and invisible characters.
vectors-unreadable = sso-escrow cannot read { $path }: { $cause }.
    .remedy = Give the folder of the vectors. It contains primitives.json and the folders primitives, share and token.
prompt-no-terminal = sso-escrow needs an answer from you, but no terminal is available. It must ask for this: { $asked }
    .remedy = Run the command in a terminal. Or answer in advance with { $option }.
prompt-only-terminal = sso-escrow needs an answer from you, but no terminal is available. It must ask for this: { $asked }
    .remedy = Run the command in a terminal. No option answers this in advance.
ask-needs-terminal = sso-escrow needs to ask for media, but no terminal is available.
    .remedy = Run the command in a terminal. Or give folders instead of “ask”.
unseal-needs-terminal = Someone must confirm at a terminal that the share is written without protection. No terminal is available.
    .remedy = Run the command in a terminal. --yes answers this question only in a rehearsal.
prompt-not-utf8 = Your input is not UTF-8. Set the terminal to UTF-8, and type it again.
prompt-too-long = Your input is too long. Type it again.
declined = The command stopped because of your answer. Nothing was written.
    .remedy = Settle this point first. Then run the command again.
impossible = sso-escrow reached a state that should be impossible: { $what }.
    .remedy = This is a fault of sso-escrow. Report it with this text.
interrupted = The command was interrupted before it finished.
    .remedy = If it left anything behind, its other messages name it. Run the command again when you can continue.
usage-expect-signer = --expect-signer does not take “{ $value }”.
    .remedy = Write the name, = and the 8 signer words from the record, in quotation marks.
usage-shell-name = “{ $name }” cannot be the name of the update file: the command prompt and PowerShell read it differently.
    .remedy = Give a file name without $, %, !, a backtick or quotation marks, such as promote.xml.
output-lost = Standard output could not be written, so results of this run are missing: { $cause }.
    .remedy = Make room, or write into another file. What this run has changed follows:
output-closed = Standard output is closed, so sso-escrow could not show its results. It has done nothing.
    .remedy = Run the command again with a standard output: a terminal, a file or a pipe.

## Under SSOSS

tree-name = The name “{ $name }” is not allowed in a registry.
    .remedy = A key name has 1 to 255 characters and no backslash. A value name has at most 16,383 characters. Neither contains a NUL. Make the export again on the server itself.
tree-twice = The name “{ $name }” occurs twice. The registry does not distinguish uppercase and lowercase letters.
    .remedy = Make the export again on the server itself. reg export writes each key and each value once.
tree-too-deep = Some keys are more than { $deepest } levels deep under SSOSS.
    .remedy = ENTSSO is not known to do that. Look at the key in Registry Editor before you continue.
tree-layout = The payload is not an SSOSS snapshot that this release can read.
    .remedy = Use the release that made the set, or a later one. The set words and the shares are not at fault.

## Registration files

reg-not-reg = This is not a registration file. It does not begin like one.
    .remedy = Make one on the master secret server, in a command prompt opened as administrator: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-encoding = The registration file is not text in an encoding that Windows writes.
    .remedy = Use the file as reg export wrote it (UTF-16 with a byte order mark). Do not use a copy that another program converted.
reg-cut-off = The file was cut off. It does not end with an empty line, as every export does.
    .remedy = First export the key again. Then copy the file again. Do not rely on anything in this file.
reg-too-large = The registration file is too large. In any encoding other than Windows' own Unicode (UTF-16), the limit is { $kib } KiB.
    .remedy = Export only the SSOSS key (a few KiB). Use reg export, or File, Export in Registry Editor with “Selected branch”.
reg-too-many = The registration file has more keys and values than there is locked memory for.
    .remedy = Export only the SSOSS key (a few KiB). Use reg export, or File, Export in Registry Editor with “Selected branch”.
reg-code-page = Line { $line } of the registration file has characters that are not ASCII, in the old REGEDIT4 format. Their meaning depends on the machine that wrote the file.
    .remedy = Export the key again in the version 5 format, as reg export does.
reg-line = Line { $line } of the registration file does not belong in an export.
    .remedy = Use the file as reg export wrote it, or export it again.
reg-deletion = Line { $line } of the registration file deletes a key or a value. This file is not an export.
    .remedy = Use the file as reg export wrote it, or export it again.
reg-no-key = The registration file does not contain the SSOSS key.
    .remedy = The key exists only on the master secret server. Export it there, in a command prompt opened as administrator: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-other-key = The registration file contains { $key }, but ENTSSO keeps SSOSS at another place.
    .remedy = Export HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS in a 64-bit command prompt. If the key is from a hive that is loaded under another name, use the hive file itself: hive:FILE
reg-twice = The registration file contains the key { $key } twice. This file is not an export.
    .remedy = Use the file as reg export wrote it, or export it again.
reg-name = The name “{ $name }” cannot be written to a registration file.
    .remedy = Restore to hive:FILE or live instead.
reg-is-hive = This is a registry hive, not a registration file.
    .remedy = Name it as a hive: hive:FILE

## ENTSSO's own backup

native-empty = The backup file is empty.
    .remedy = Back up the master secret again: ssoconfig -backupSecret FILE
native-is-hive = The file is a registry hive, not an ENTSSO backup.
    .remedy = Give the file that ssoconfig -backupSecret wrote. Or escrow the hive with --from hive:FILE.
native-is-reg = The file is a registry export, not an ENTSSO backup.
    .remedy = Give the file that ssoconfig -backupSecret wrote. Or escrow the export with --from reg:FILE.
native-is-ours = The file was written by sso-escrow. It is not an ENTSSO backup.
    .remedy = Give the file that ssoconfig -backupSecret wrote.
native-others = The folder contains other files with names that end in .bak: { $names }. ENTSSO looks at them too (event 10564).
    .remedy = Move these files to another folder before you run ssoconfig -restoreSecret.
native-file-name = Windows does not accept “{ $name }” as a file name.
    .remedy = Rename the file. ENTSSO's own names look like SSO478AD.bak.
native-password = The password of an ENTSSO backup has { $shortest } to { $longest } characters. This password has { $characters }.
    .remedy = Type the password that was given to ssoconfig -backupSecret.
native-password-control = This password contains a control character, such as a tab. The password of an ENTSSO backup contains none.
    .remedy = Type the password that was given to ssoconfig -backupSecret.
native-reminder = The reminder of an ENTSSO backup has at most { $longest } characters and no control characters.
    .remedy = Type the reminder as ssoconfig -restoreSecret shows it, or leave it out.
native-layout = The payload is not an ENTSSO backup that this release can read.
    .remedy = Use the release that made the set, or a later one. The set words and the shares are not at fault.
native-long-name = The name of { $path } has { $bytes } bytes. Most file systems of Linux take at most { $most }.
    .remedy = Nothing to do now. If the file system refuses the name, restore writes the file under a shorter one.

## The live registry

live-put-back-copy-stays = sso-escrow could not write SSOSS. { $cause } SSOSS has its previous content again, but the copy of that content could not be deleted.
    .remedy = First correct the cause of this failure. Then run the command again: it deletes the copy before anything else. To delete the copy yourself: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-third-state = An earlier run was interrupted while it changed SSOSS, and something else has written to SSOSS since. MSIDs before that run, kept in a copy: { $before }. MSIDs in SSOSS now: { $now }. Nothing was changed.
    .remedy = First find out which content is right. Do not delete anything that you cannot get back. The content from before that run is in a key Tree below HKLM\SOFTWARE\sso-escrow. To continue with what SSOSS holds now, delete the copy: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-not-whole = An earlier run kept a copy of SSOSS in HKLM\SOFTWARE\sso-escrow. Parts of that copy contradict each other. Nothing was changed.
    .remedy = Look at the copy and at SSOSS in Registry Editor, and find out whether SSOSS is right. If it is, delete the copy: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-stays = The copy of the previous content of SSOSS, in HKLM\SOFTWARE\sso-escrow, could not be deleted: { $cause }.
    .remedy = SSOSS itself is complete. Delete the copy, because it holds a secret in clear: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-left = An earlier restore was interrupted. Its copy of the previous content of SSOSS is still in HKLM\SOFTWARE\sso-escrow. It may hold a secret in clear.
    .remedy = { $run ->
        [removes] This run deletes the copy when SSOSS has the restored content, or when it has made a new copy. If you still need the previous content, stop now: it is in a key Tree there.
       *[reads] Run the interrupted restore again without --dry-run: it deletes the copy. If SSOSS is right as it is, delete the copy yourself: reg delete "HKLM\SOFTWARE\sso-escrow" /f
    }
live-written = SSOSS has the restored content. { $cause }
    .remedy = You do not need to restore again. Delete the copy, because it holds a secret in clear: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-manager = sso-escrow knows nothing about the ENTSSO service, because the service manager of this machine does not answer: { $cause }.
    .remedy = Nothing was changed. Open the command prompt with “Run as administrator”, and check whether services.msc opens.
live-service-not-stopped = SSOSS has the restored content, but sso-escrow could not stop the ENTSSO service or a service that depends on it: { $cause }. The services that it had stopped are running again.
    .remedy = You do not need to restore again. Look at the services (services.msc) and at the event log. Then restart ENTSSO yourself. Until then, ENTSSO does not know the secret.
live-service-runs = The ENTSSO service is running. It may write to SSOSS at the same time.
    .remedy = { $run ->
        [dry] Before you run this command without --dry-run, stop the service: net stop ENTSSO
        [unasked] Nothing was changed. Stop the service first: net stop ENTSSO. Or give --restart-service, and sso-escrow restarts the service after it has written. Or give --service-running to write while the service runs. --yes does not agree to that.
        [agreed] This run continues, because --restart-service or --service-running was given. It is safer to stop the service first: net stop ENTSSO
       *[asked] It is safer to stop the service first: answer no, run net stop ENTSSO, and run this command again.
    }
live-service-runs-with = The ENTSSO service is running. It may write to SSOSS at the same time. These services depend on it: { $services }.
    .remedy = { $run ->
        [dry] Before you run this command without --dry-run, stop all of them: net stop ENTSSO
        [unasked] Nothing was changed. Stop all of them first: net stop ENTSSO. Or give --restart-service, and sso-escrow restarts all of them after it has written. Or give --service-running to write while they run. --yes does not agree to that.
        [agreed] This run continues, because --restart-service or --service-running was given. It is safer to stop all of them first: net stop ENTSSO
       *[asked] It is safer to stop all of them first: answer no, run net stop ENTSSO, and run this command again.
    }
live-service-runs-on-a-node = The ENTSSO service is running on this node. It may write to SSOSS at the same time.
    .remedy = { $run ->
        [dry] Before you run this command without --dry-run, take the ENTSSO resource offline in Failover Cluster Manager.
        [unasked] Nothing was changed. First take the ENTSSO resource offline in Failover Cluster Manager. Or give --service-running to write while the service runs. --yes does not agree to that.
        [agreed] This run continues, because --service-running was given. It is safer to take the ENTSSO resource offline first, in Failover Cluster Manager.
       *[asked] It is safer to stop it first: answer no, take the ENTSSO resource offline in Failover Cluster Manager, and run this command again.
    }
live-other-host-unasked = { $server } is not one of this machine's names ({ $names }). It may be the network name of a cluster of which this machine is a node. Only a person at a terminal can confirm that; --yes does not.
    .remedy = Check that this is the right machine. Then run the command at a terminal, give a name of this machine with --server, or leave out --server.
live-made-for-another = The set was made for the master secret server { $server }, but this machine is { $names }.
    .remedy = Check whether this machine replaces that server. If it does, name this machine with --server. Or run the command at a terminal without --yes, and answer the question.
live-restart-on-a-node = --restart-service does not restart the ENTSSO service on a cluster node, because the cluster would treat the restart as a failure.
    .remedy = Nothing was changed. Run the command again without --restart-service. Afterwards, take the ENTSSO resource offline in Failover Cluster Manager, and bring it online again.
live-not-windows = “live” is the registry of a running Windows, but this machine does not run Windows.
    .remedy = Run sso-escrow.exe on the server. Or use a file: backup reads what reg export wrote (--from reg:FILE), and restore writes a file to import on the server (--to reg:FILE).
live-not-elevated = Only an administrator can write to the registry of this server, and this command prompt was not opened as administrator.
    .remedy = Open the command prompt with “Run as administrator”, and run the command again. Windows rights do not replace the rights of an SSO Administrator: ENTSSO itself asks for those.
live-no-account = This server has no SSOSS key, and the account of the ENTSSO service is not known. The service could not read a new key.
    .remedy = Give the account of the service: --service-account DOMAIN\NAME, or its SID.
live-unknown-account = Windows does not know the account “{ $account }”: { $cause }.
    .remedy = Write it as DOMAIN\NAME, as .\NAME for an account of this machine, or as a SID (S-1-5-…).
live-unknown-service-account = The ENTSSO service runs under the account “{ $account }” (registry: Services\ENTSSO, value ObjectName). Windows does not know this account: { $cause }.
    .remedy = Look at the account in services.msc (Enterprise Single Sign-On Service, Log On), and whether the domain can be reached. Or give the account yourself: --service-account DOMAIN\NAME, or its SID.
live-refused = The registry refused access to { $key }: { $cause }.
    .remedy = Nothing was changed. Run the command in a command prompt opened as administrator. Then look at the permissions of that key (Registry Editor, Permissions).
live-host-names = Windows did not give the names of this machine: { $cause }. sso-escrow cannot tell whether this is the right server.
    .remedy = Nothing was changed. Run hostname in this command prompt. If it gives no name either, restart the machine. Then run the command again.
live-not-logged = The event log of this machine has no entry about this run: { $cause }.
    .remedy = The result of the run does not change. Note the run yourself: set words, date and time, and who ran it.
live-name = A key or value in { $key } has a name that is not valid text.
    .remedy = Nothing was changed. ENTSSO is not known to write such names. Look at the key in Registry Editor.
live-tree = sso-escrow cannot use what is under SSOSS on this machine. { $cause }
    .remedy = Nothing was changed. Look at the key in Registry Editor.
live-too-large = The values under SSOSS on this machine are longer than { $most } bytes in total, which is the limit of sso-escrow.
    .remedy = Nothing was changed. ENTSSO is not known to write that much. Look at the key in Registry Editor.
live-wanted-too-large = The values in this set are longer than { $most } bytes in total. sso-escrow does not write that much to the registry of this machine.
    .remedy = Nothing was changed. Write a registration file instead (reg:), and import it on the server.
live-interrupted = An earlier run was interrupted while it changed SSOSS. SSOSS now holds keys from before and after the change. The previous content is kept in HKLM\SOFTWARE\sso-escrow, but has not been put back yet.
    .remedy = Do not start the ENTSSO service. Run restore with “--to live” again, without --dry-run. It shows what it would put back, and asks you first.
live-put-back = sso-escrow could not write SSOSS. { $cause } SSOSS has its previous content again.
    .remedy = First correct the cause of this failure. Then run the command again.
live-differs = sso-escrow read back something else from the registry than it had written.
    .remedy = Another program may be writing there. Stop the ENTSSO service (net stop ENTSSO), and run the command again.
live-changing = SSOSS changed while sso-escrow worked. Nothing was written.
    .remedy = Another program, such as the ENTSSO service, is writing to SSOSS. Stop the service (net stop ENTSSO), and run the command again.
live-in-doubt = sso-escrow changed SSOSS, and could not put the previous content back. { $cause } SSOSS may now hold keys of both. The previous content is kept in HKLM\SOFTWARE\sso-escrow.
    .remedy = Do not start the ENTSSO service. Run restore with “--to live” again. It shows what it would put back, and asks you first.
live-no-service = The ENTSSO service is not installed on this machine, so --restart-service cannot restart it.
    .remedy = Nothing was changed. Check that this is the right server, or leave out --restart-service.
live-service-gone = SSOSS has the restored content, but sso-escrow could not restart the ENTSSO service: the service is not installed on this machine any more.
    .remedy = You do not need to restore again. Find out who removed the service during this run. Install Enterprise Single Sign-On again, and join the SSO system. Then start ENTSSO: net start ENTSSO
live-service = SSOSS has the restored content, but sso-escrow could not start every service again: { $cause }. Services that are stopped now: { $services }.
    .remedy = You do not need to restore again. Look at the services (services.msc) and at the event log. Then start the stopped services yourself, ENTSSO first.

## Offline hives

hive-not-there = The hive { $path } was not found.
    .remedy = Check the path. On the server's volume the file is Windows/System32/config/SOFTWARE.
hive-no-folder = The folder { $path }, in which the hive should be, was not found.
    .remedy = Check the path, and whether the volume of the server is mounted. On that volume the hive is Windows/System32/config/SOFTWARE.
hive-not-a-file = { $path } is not a regular file: it is a link, a folder or a device.
    .remedy = Name the hive itself, not a link to it.
hive-names = { $path } has { $count } names (hard links). The old hive would remain under the other names.
    .remedy = To list all the names, run: find { $volume } -xdev -samefile { $quoted }. Remove the other names if they are not needed. Or work on a copy of the hive, and put it in place yourself.
hive-read = { $path } cannot be read: { $cause }.
    .remedy = Mount the server's volume so that you can read it, and run the command again.
hive-not-a-hive = { $path } is not a registry hive.
    .remedy = Name the file Windows/System32/config/SOFTWARE. Its .LOG1 and .LOG2 files are logs. For a .reg file, use reg:.
hive-version = { $path } is a hive of version { $version }. This release of sso-escrow handles versions 1.3 to 1.6.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-checksum = The header of { $path } is damaged: its checksum is wrong.
    .remedy = Let Windows repair it. Put the hive, with its .LOG1 and .LOG2 files beside it, on a Windows machine. There, first run reg load HKLM\MEND HIVE, then reg unload HKLM\MEND. Or use an undamaged copy of the hive.
hive-damaged = { $path } is damaged: its structure is broken at byte { $byte }.
    .remedy = Use an undamaged copy of the hive. Or write a registration file (reg:), and import it on the server.
hive-too-large = { $path } is larger than 1 GiB, the limit of this release of sso-escrow.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-dirty = Windows has not finished its last write to { $path }. The missing changes are in the transaction logs, and would be lost.
    .remedy = Let Windows apply the logs. Put the hive, with its .LOG1 and .LOG2 files beside it, on a Windows machine. There, first run reg load HKLM\MEND HIVE, then reg unload HKLM\MEND. Or start the server, and shut it down in full: shutdown /s /f /t 0
hive-log-ahead = The transaction log { $path } holds changes that are not in the hive. They would be lost.
    .remedy = Let Windows apply the log. Put the hive, with its logs beside it, on a Windows machine. There, first run reg load HKLM\MEND HIVE, then reg unload HKLM\MEND. If the log belongs to another hive, move it to another folder.
hive-other = { $path } is not the SOFTWARE hive: { $kind ->
        [unknown] its keys do not show which hive it is
       *[other] its keys look like those of { $kind }
    }, and Windows loaded it as “{ $name }”.
    .remedy = Name the file SOFTWARE in the folder Windows/System32/config.
hive-other-nameless = { $path } is not the SOFTWARE hive: { $kind ->
        [unknown] its keys do not show which hive it is
       *[other] its keys look like those of { $kind }
    }. The file does not say under which name Windows loaded it.
    .remedy = Name the file SOFTWARE in the folder Windows/System32/config.
hive-no-product = { $path } has no key Microsoft\ENTSSO. Enterprise Single Sign-On is not installed in that Windows.
    .remedy = Check that this is the hive of the right server. If it is, first install Enterprise Single Sign-On there. Then shut the server down in full, and run the command again.
hive-tree = sso-escrow cannot use what is under SSOSS in { $path }. { $cause }
    .remedy = Look at that key on the server, in Registry Editor.
hive-in-use = Another process has { $path } open.
    .remedy = To find the process, run: fuser -v { $quoted }. It may be a virtual machine, a backup, or another run of sso-escrow. End it, and run the command again.
hive-changed = { $path } was changed after sso-escrow had read it. Nothing was written.
    .remedy = Make sure that nobody else works on that volume, and run the command again.
hive-changing = { $path } changed while sso-escrow read it. Nothing was written.
    .remedy = Make sure that nobody else works on that volume, and run the command again.
hive-read-only = The volume of { $path } is mounted read-only.
    .remedy = If Windows was not shut down properly, first start it and shut it down in full: shutdown /s /f /t 0. Then mount the volume for writing: mount -o remount,rw { $volume }
hive-hibernated = The Windows that { $path } belongs to is hibernated ({ $file } shows it). When it wakes, it would overwrite or damage what sso-escrow writes now.
    .remedy = Start that Windows, and shut it down in full: shutdown /s /f /t 0. Its fast startup is a hibernation too.
hive-no-room = There is not enough free space beside { $path }. { $mib } MiB must be free, for the new hive and the previous one.
    .remedy = Free space on that volume. Or work on a copy of the hive, and put it in place yourself.
hive-no-library = To write to a hive, sso-escrow needs libhivex (libhivex.so.0), which is not installed on this machine.
    .remedy = Install the Debian package: apt-get install libhivex0. Or write a registration file (reg:), which needs no library.
hive-no-account = sso-escrow must create a key in { $path } that the ENTSSO service can read. For that, it must know the account of the service.
    .remedy = Give the SID of the account with --service-account. The SYSTEM hive beside this one names the account (ControlSet00N\Services\ENTSSO, value ObjectName). To get its SID, run this in PowerShell on any machine of its domain: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
hive-long-value = The value “{ $name }” has { $bytes } bytes. At most 16,344 bytes can be written to an offline hive.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-key-name = The key “{ $name }” cannot be written to an offline hive. Its name is not plain ASCII, and Windows would not find the key.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-old-hive = An earlier run was interrupted after it had put a new hive in the place of { $path }. The previous hive is { $old }, in clear.
    .remedy = Decide which hive to keep. To keep the new one, run shred -u { $quoted_old } now. To go back to the previous one, run mv { $quoted_old } { $quoted } instead. Then run the command again.
hive-strange = { $path } is in the way. It has the name of a file of sso-escrow, but it is not one.
    .remedy = Find out what it is, and move it to another folder. Then run the command again.
hive-unreadable = sso-escrow cannot tell whether { $path } is a file of an earlier run, because it cannot open it: { $cause }.
    .remedy = Run the command as a user who may read this file. If it does not belong to sso-escrow, move it to another folder.
hive-refused = libhivex refused to edit { $path }: { $cause }. The hive is unchanged.
    .remedy = Write a registration file instead (reg:), and import it on the server.
hive-broken = libhivex failed while it edited { $path }. The operating system ended it (signal { $signal }). The hive is unchanged.
    .remedy = The hive may be unusual. Write a registration file instead (reg:), and import it on the server. Report this error with the number of the signal.
hive-ended = libhivex stopped before it had finished with { $path }. The hive is unchanged.
    .remedy = The hive may be unusual. Write a registration file instead (reg:), and import it on the server.
hive-slow = libhivex did not finish with { $path } in { $seconds } seconds. sso-escrow stopped it. The hive is unchanged.
    .remedy = If this machine is busy, run the command again when it is not. Otherwise, write a registration file (reg:), and import it on the server.
hive-start = sso-escrow could not start the process that edits the hive: { $cause }.
    .remedy = Check whether this machine has enough memory, and whether it runs too many processes. Then run the command again.
hive-unsound = libhivex did not make the wanted changes to { $path }: { $why }. sso-escrow discarded its result. The hive is unchanged.
    .remedy = Write a registration file instead (reg:), and import it on the server.
cause-hive-elsewhere = it changed something outside SSOSS, at byte { $byte }
cause-hive-content = SSOSS does not hold the wanted content
cause-hive-access = the access rights of a key under SSOSS are wrong
cause-hive-order = a list of keys is in the wrong order, and Windows would not find a key
cause-hive-not-wiped = bytes of the previous secret are still in the file
cause-hive-damage = the structure of the new file is broken at byte { $byte }
hive-attributes = The access rights of { $path } could not be copied to the new file ({ $attribute }). The hive is unchanged.
    .remedy = Run the command as root, with the volume mounted by ntfs-3g. Or work on a copy of the hive, and put it in place yourself.
hive-write = { $path } cannot be written: { $cause }. The hive is unchanged.
    .remedy = Check that the volume is mounted for writing, has free space, and responds. Then run the command again.
hive-read-back = sso-escrow wrote a new file beside { $path }, but read back something else. The hive is unchanged.
    .remedy = The disk may be failing. Copy the volume before you continue.
hive-left-behind = { $path } was left by an earlier run and could not be deleted: { $cause }. It may hold secrets in clear. The hive is unchanged.
    .remedy = Delete it: shred -u { $quoted }. Then run the command again.
hive-stays = sso-escrow could not write the hive. { $fault } In addition, { $path } could not be deleted: { $cause }. It may hold secrets in clear.
    .remedy = Delete that file: shred -u { $quoted }. Then correct the first problem, and run the command again.
hive-not-wiped = The new hive is in place and was read back. The previous hive could not be wiped: { $cause }. It is still { $old }, in clear.
    .remedy = Delete it: shred -u { $quoted_old }
hive-in-doubt = sso-escrow put a new hive in the place of { $path }, but could neither confirm nor undo that. The previous hive is { $old }.
    .remedy = Check whether the volume still responds. To go back, run mv { $quoted_old } { $quoted } now. Only if the new hive is good, delete the previous one: shred -u { $quoted_old }
hive-only-linux = Only the Linux version of sso-escrow works on offline hives.
    .remedy = Start the server that the hive belongs to, and use live there. Or start that machine from a Linux medium, and run the command there.
hive-becomes-practice = { $target } gets a secret of a rehearsal. From now on, it is only for rehearsals.
    .remedy = Do not put it into a server in production.
hive-left-draft = An interrupted run left { $path }. It is part of a hive that was never finished, and may hold a secret.
    .remedy = You need not do anything: the next restore to this hive deletes it.
hive-left-same = An interrupted run left { $path }. It is the hive itself under a second name, or a copy of it. That run had changed nothing.
    .remedy = You need not do anything: the next restore to this hive deletes it.
hive-left-half-wiped = An interrupted run left { $path }. It is the previous hive, which that run was wiping. The new hive is in place.
    .remedy = You need not do anything: the next restore to this hive deletes it.
hive-left-old = An interrupted run left { $path }. It is the whole previous hive. The new hive is in place.
    .remedy = Decide which hive to keep. To keep the new one, run shred -u { $quoted_old }. To go back to the previous one, run mv { $quoted_old } { $quoted } instead.
hive-left-strange = { $path } has the name of a file of sso-escrow, but it is not one.
    .remedy = Move it to another folder before you restore to this hive.
hive-left-unreadable = { $path } has the name of a file of sso-escrow, but cannot be opened: { $cause }.
    .remedy = Before you restore to this hive, make this file readable, or move it to another folder.
hive-read-hibernated = The Windows that { $path } belongs to is hibernated ({ $file } shows it). Changes that it has not written yet are not in the hive, and are missing from what is read here.
    .remedy = Start that Windows, and shut it down in full (shutdown /s /f /t 0). Then run the command again. Its fast startup is a hibernation too.
sid-form = “{ $text }” is not a security identifier (SID).
    .remedy = Write it as Windows does: for example, S-1-5-21-1004336348-1177238915-682003330-1105. To get the SID of an account, run this in PowerShell on any machine of its domain: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
sid-group = { $sid } is a group, not the account of a service. Other people could read the secret.
    .remedy = Give the SID of the one account that the ENTSSO service runs under.
sid-not-run-under = The ENTSSO service does not run under { $sid } (event { $event }): { $cause }
    .remedy = Give the SID of the account that the service really runs under: an account of the domain, or Network Service (S-1-5-20).
hive-is-reg = { $path } is a registration file, not a registry hive.
    .remedy = Name it as a registration file: reg:FILE
hive-one-key = { $path } is a hive that holds only the SSOSS key, as reg save writes it. sso-escrow can back it up, but cannot restore into it.
    .remedy = Name the SOFTWARE hive of the server, or write a registration file: --to reg:FILE

## Smart cards

cause-token-agree = computing the shared secret
cause-token-discovery = asking which PIN the card uses
cause-token-form = asking for the form factor of the card
cause-token-metadata = asking for the properties of a key or PIN
cause-token-more = fetching the rest of an answer
cause-token-object = reading a data object
cause-token-put = writing a data object
cause-token-select = selecting the PIV application
cause-token-serial = asking for the serial number
cause-token-sign = signing
cause-token-tries = asking how many PIN tries are left
cause-token-tries-left = { $left } { $left ->
        [one] try left
       *[other] tries left
    }
cause-token-tries-unknown = the card does not report how many tries are left
cause-token-verify = verifying the PIN
cause-token-version = asking for the firmware version
token-denied = The system does not allow this user to use smart cards.
    .remedy = { $platform ->
        [windows] Run sso-escrow in a command prompt opened as administrator.
       *[linux] Run sso-escrow as an administrator, or ask the administrator for permission (the polkit rules of pcscd).
    }
token-disturbed = Another program reset the card in { $reader } during the work.
    .remedy = Close other programs that use smart cards. Then try again.
token-held = Another program is using the card in { $reader }.{ $count ->
        [0] { "" }
       *[other] { " " }Programs that may be using it: { $programs }.
    }
    .remedy = Close that program (for scdaemon: gpgconf --kill scdaemon), or touch the card if it blinks. Then try again.
token-interrupted = The work with the smart card was interrupted while sso-escrow waited for the card or its reader.
    .remedy = Make sure that the reader is connected and the card is inserted. Then try again.
token-last-try = The PIN of the card has only one try left. sso-escrow never uses the last try.
    .remedy = First find the right PIN. Then give it to the card with another program (yubico-piv-tool -a verify-pin, ykman piv): the right PIN restores all tries. Setting a new PIN with the PUK restores them too (yubico-piv-tool -a unblock-pin).
token-malformed = The card gave an invalid answer. The step was: { $asked }.
    .remedy = Remove the card and insert it again. Then try again. If this error returns, the card or its reader is defective, or sso-escrow does not know this kind of card.
token-mute = The card in { $reader } does not answer.
    .remedy = Remove the card and insert it again, the right way round. If that does not help, clean its contacts or try another reader.
token-no-answer = The card in { $reader } did not answer for { $seconds } { $seconds ->
        [one] second
       *[other] seconds
    }.
    .remedy = Remove the card and insert it again. Then try again.
token-no-key = Slot { $slot } of the card has no P-256 key.
    .remedy = Make sure that this is the right card. sso-escrow inspect file:FOLDER shows to which card the share on a medium is sealed.
token-no-object = The card has no data object { $id }.
    .remedy = Make sure that this is the right card and the right data object.
token-no-point = The share contains a value that is not a point of the curve P-256. sso-escrow did not send it to the card.
    .remedy = This share is damaged, or someone made it to extract a key from a card. Use another copy, and find out who made this one.
token-no-reader = No card reader is connected, and no smart card with a built-in reader is inserted.
    .remedy = Connect the reader or insert the smart card. In a virtual machine, also assign the USB device to the virtual machine.
token-no-service = The smart card service of the system does not answer.
    .remedy = Start the service: { $platform ->
        [windows] sc start SCardSvr
       *[linux] apt-get install pcscd, then systemctl start pcscd.socket
    }
token-none = No reader contains a smart card.
    .remedy = Insert the smart card. Then try again.
token-not-a-pin = A PIN or PUK has 6 to 8 characters: digits, or other ASCII characters if the card accepts them. No try was used.
    .remedy = Type it again.
token-not-allowed = The card did not allow this step: { $asked }. It first requires a PIN or the management key.
    .remedy = Try again: another program may have used the card in between. If this error returns, the key requires something that sso-escrow does not provide.
token-not-piv = The card in { $reader } is not a PIV card, or its PIV application is turned off.
    .remedy = Insert the right card. On a YubiKey, ykman config usb --enable PIV turns the application on.
token-not-touched = The card waited for a touch, but nobody touched it in time. The PIN was not the problem, and no further try was used.
    .remedy = Try again, and touch the metal part of the smart card as soon as it blinks.
token-object-id = The card does not support data object { $id }.
    .remedy = Use a data object from 5FC10D to 5FC120. Some cards support only the first of them.
token-other-card = The card could not prove that it is the expected card: it has a different key in slot 9E. sso-escrow did not give it the PIN.
    .remedy = Insert the right card. If this should be the right card, it may have been exchanged or reset: keep it, and find out what happened.
token-pin-blocked = The PIN of the card is blocked.
    .remedy = Ask the person who has the PUK to set a new PIN: yubico-piv-tool -a unblock-pin, or ykman piv access unblock-pin. The keys stay as they are. Do not reset the card: a reset destroys them. If the PUK is also blocked or lost, nothing can open a share that is sealed to this card: tell the officer that the set has one share fewer.
token-puk-blocked = The PUK of the card is blocked, so sso-escrow could not change it. The new PIN may already be set.
    .remedy = Use another card, because nobody can unblock the PIN of this card. Or, if nothing on this card is needed any more, reset it (ykman piv reset), and run the command again. A reset destroys its keys.
token-pulled = The card in { $reader } was removed during the work.
    .remedy = Insert the card and leave it inserted until the work is done. Then try again.
token-empty-reader = The reader { $reader } is empty.
    .remedy = Insert the card and leave it inserted until the work is done. Then try again.
token-refused = The card refused this step: { $asked }. It answered with status { $status }.
    .remedy = Remove the card and insert it again. Then try again. If this error returns, report it with the status and the kind of card.
token-several = Several smart cards are inserted: { $tokens }.
    .remedy = Name the right one by its serial number (piv:SERIAL), or remove the others.
token-system = The smart card service of the system failed: { $text } ({ $code }).
    .remedy = Remove the card and insert it again. Then try again. If this error returns, restart the service ({ $platform ->
        [windows] sc stop SCardSvr, then sc start SCardSvr
       *[linux] systemctl restart pcscd
    }). If that does not help, report the error with its code.
token-too-large = The card has no room for { $bytes } bytes in data object { $id }. Nothing was written.
    .remedy = Use a card with more room, or remove from this card what you no longer need.
token-tries-unknown = The card does not report how many PIN tries are left, and nobody confirmed the use of a try. No try was used.
    .remedy = First make sure that the PIN is right. Then run the command again at a terminal, and confirm that it may use one try.
token-two-alike = Two inserted smart cards have the number { $token }. Their readers: { $readers }.
    .remedy = Remove one of the two cards. Two cards must not have the same number: find out which one is genuine.
token-reader-gone = The reader “{ $reader }” is no longer connected.
    .remedy = Connect it again. If the reader is built into the smart card, insert the smart card again. Leave it connected until the work is done. Then try again.
token-wanted = Smart card { $token } is not inserted.{ $count ->
        [0] { "" }
       *[other] { " " }Inserted: { $others }.
    }
    .remedy = Insert it. Then try again.
token-wrong-pin = The PIN is wrong: { $tries }.
    .remedy = Make sure that it is the PIN of this card, not the PUK. Then type it again.
cause-token-administrate = giving the management key
token-no-management-key = The card reports that the PIN protects its management key, but no management key is stored there.
    .remedy = Set a management key that the PIN protects: ykman piv access change-management-key --generate --protect.
token-not-a-management-key = This is not a management key. A management key has 32, 48 or 64 hexadecimal digits.
    .remedy = Type it again. The person who set up the card knows it.
token-occupied = Data object { $id } of the card is already in use. Nothing was written.
    .remedy = Try again: sso-escrow then looks for the next free data object.
token-other-key = The share is sealed to a different key from the one in slot { $slot } of the card.
    .remedy = Insert the right card. If someone made a new key in this slot, the share that was sealed to the old key is lost.
token-read-back = sso-escrow wrote data object { $id } of the card, but reading it back showed different content. sso-escrow then tried to delete the data object.
    .remedy = First look at the card (sso-escrow token inspect piv:). Then try again. If this error returns, use another card.
token-still-there = sso-escrow deleted data object { $id } of the card, but the card still has it.
    .remedy = First look at the card (sso-escrow token inspect piv:). If the share is still there, it opens with the PIN of that card. Delete it with another program, or keep the card as safe as the share.
token-wrong-management-key = This is not the management key of the card.
    .remedy = Ask the person who set up the card for the right key. After ykman piv access change-management-key --protect, the PIN protects the key, and sso-escrow finds it on the card.

## Shares on smart cards

share-card-failed = Smart card { $token } did not open the share at { $place } (marked as share { $x } of { $name }).
    .remedy = sso-escrow skips this share. The other custodians may still reach the quorum. To try again, correct the problem with the card, and hand this share in again.
share-wrong-pin = Smart card { $token } did not get its right PIN, so the share at { $place } (marked as share { $x } of { $name }) was not opened.
    .remedy = sso-escrow skips this share. To use it, run the command again with the right PIN.
share-other-card = The inserted card is not smart card { $token }, so the share at { $place } (marked as share { $x } of { $name }) was not opened.
    .remedy = sso-escrow skips this share. To use it, run the command again with that card inserted.
share-of-other-card = The share at { $place } is sealed to another smart card: { $token }.
    .remedy = Name that card: { $location }. Or name only the file, because the share itself says which card opens it: { $file }
share-of-no-card = The share at { $place } is sealed to a password, not to a smart card.
    .remedy = Name only the file: { $file }
card-no-share = There is no share on smart card { $card }.
    .remedy = Make sure that this is the right card. A share that is sealed to a card may also be on a medium.
card-no-share-of-set = Smart card { $card } has shares, but none of the set “{ $set }”. It has shares of: { $sets }
    .remedy = Make sure that this is the right card and the right set.
card-several-sets = Smart card { $card } has shares of several sets: { $sets }.
    .remedy = Name the right set: --set and the first 8 digits of its id.
card-several-shares = Smart card { $card } has several shares of the same set. sso-escrow never makes such a set.
    .remedy = Look at the card (sso-escrow inspect piv:), and find out who wrote the shares to it.
card-no-pin = Nobody gave the PIN of smart card { $token }.
    .remedy = Run the command again when the custodian can type the PIN.
card-no-management-key = Nobody gave the management key of smart card { $token }.
    .remedy = Run the command again when the person who set up the card can type the key. Or protect the key with the PIN: ykman piv access change-management-key --protect.
card-bad-share = Data object { $object } of smart card { $card } begins like a share, but is not a valid share: { $cause }
    .remedy = sso-escrow skips it. Use another copy of this share. If no other copy exists, tell the officer: the set has one share fewer.
passwords-from-with-cards = Several cards are named only by piv: without a serial number. sso-escrow cannot know beforehand which PIN is for which card.
    .remedy = Name the cards by their serial numbers (piv:SERIAL), or leave out --passwords-from.

## Preparing smart cards

cause-token-change = changing the PIN or PUK
cause-token-generate = making a key
cause-token-manage = setting a new management key
provision-already-for = The card is already prepared for { $custodian }. Nothing was changed.
    .remedy = Use this card for { $custodian }, or use another card. sso-escrow never removes a key from a card.
provision-card-key-other = Slot 9E of the card has a key that is not a P-256 key. sso-escrow did not change it.
    .remedy = Use another card, or ask the person who uses that key to remove it.
provision-card-key-unknown = Slot 9E of the card has a key without a certificate, and the card does not report which key it is. sso-escrow did not change it.
    .remedy = Use another card. Or ask the person who uses that key to import its certificate, or to remove the key.
provision-card-object-other = The place for the certificate of slot 9E of the card (5FC101) holds something that sso-escrow cannot read as a certificate. sso-escrow did not change it.
    .remedy = Use another card, or ask the person who uses this card to remove that data object.
provision-factory-secret = This is the factory PIN or PUK, which everybody knows.
    .remedy = Choose another one.
provision-easy-secret = This PIN or PUK repeats one character, or its characters follow one another in order. It is among the first that a thief types.
    .remedy = Choose another one.
provision-lines = --passwords-from must give exactly { $lines } lines for this card, but gives a different number.
    .remedy = Write in line 1 the PIN that the card has or is to have. Write in line 2 its PUK; leave the line empty if the card already has a PUK other than the factory PUK. If three lines are needed, write the management key in line 3.
usage-card = A smart card must be named here, not { $place }.
    .remedy = Write piv: and the serial number of the card, or only piv: without a number.
usage-custodian = The name of the custodian is empty.
    .remedy = Name the custodian who gets the card: --name NAME.
usage-slot = --slot does not accept “{ $written }”.
    .remedy = Name a slot from 82 to 95: --slot 83. To name it for one card only, add the serial number: --slot 12345678=83.
usage-slot-of-card = --slot does not accept “{ $written }”.
    .remedy = Name a slot from 82 to 95: --slot 83. The command prepares one card, so do not add a serial number.
usage-object = --object does not accept “{ $written }”.
    .remedy = Name a data object from 5FC10D to 5FC120, where sso-escrow looks for shares: --object 5FC11A. To name it for one card only, add the serial number: --object 12345678=5FC11A.
usage-id-twice = { $option } is given twice for the same card, or twice without a serial number.
    .remedy = Give it once for each card, and at most once without a serial number, for all other cards.
usage-id-unused = { $option } names smart card { $token }, but this card gets no share. Nothing was written.
    .remedy = Correct the serial number, or leave out that option.
usage-object-unused = --object names a data object of smart card { $token }, but the share for this card goes to a medium. Nothing was written.
    .remedy = Leave out --object { $token }=…. Or write the share to the card: piv:{ $token } without file:.
provision-already-in = The card already has a key for shares, in slot { $slot }. sso-escrow did not change that key.
    .remedy = Leave out --slot, or name slot { $slot }.
provision-slot-in-use = Slot { $slot } of the card is in use. sso-escrow did not change it.
    .remedy = Name another slot, or leave out --slot: sso-escrow then uses the first free slot.
provision-no-such-slot = The card does not have slot { $slot }.
    .remedy = Name another slot, or leave out --slot: sso-escrow then uses the first free slot.
provision-card-key-guarded = The key in slot 9E of the card requires the PIN, so the card cannot prove which card it is before it gets the PIN. It cannot take a share.
    .remedy = Use another card. Or make a key in slot 9E that requires no PIN, if the program of the card's maker can do that: yubico-piv-tool -a generate -s 9e --pin-policy never.
provision-not-factory-pin = The card rejected the factory PIN, although it was expected to have it. One try was used.
    .remedy = Run the command again, and give the PIN that the card really has. If the card itself reports that it has the factory PIN, first set the PIN with another program (ykman piv access change-pin). If this error returns, do not use this card.
provision-not-factory-puk = The card rejected the factory PUK, although it reports that it has it. One try was used. The new PIN may already be set.
    .remedy = First set the PUK with another program (ykman piv access change-puk). Then run the command again. If this error returns, do not use this card.
provision-full = The card is full: no slot from 82 to 95 is free for a key. sso-escrow did not change any of them.
    .remedy = Use another card, or remove from this card what you no longer need.
provision-key-differs = The card made a key in slot { $slot }, but reports a different key there.
    .remedy = Do not use this card.
provision-needs-management-key = The management key of the card is not the factory key, and the PIN does not protect it.
    .remedy = Run the command again at a terminal, without --passwords-from. The person who set the management key then types it: 32, 48 or 64 hexadecimal digits.
provision-needs-puk = The card may have the factory PUK, which everybody knows, and no new PUK was given.
    .remedy = Give a new PUK of 6 to 8 characters.
provision-other-token = Another card is inserted now: { $token }. Nothing was changed on it.
    .remedy = Insert the right card and leave it inserted until the work is done. Then try again.
provision-plain = The card does not support Yubico's commands, so sso-escrow cannot prepare it. Nothing was changed.
    .remedy = Prepare it with its maker's program, or with the lines that sso-escrow printed. To change the PIN, the PUK and the management key, use -a change-pin, -a change-puk and -a set-mgm-key.
provision-pin-not-taken = The card rejected the new PIN: its own rules do not allow it. The card still has its previous PIN.
    .remedy = Choose another PIN. Cards of the FIPS series require 8 characters. Some cards reject PINs that are easy to guess.
provision-puk-not-taken = The card rejected the new PUK: its own rules do not allow it. The card still has its previous PUK. The new PIN may already be set.
    .remedy = Choose another PUK. Cards of the FIPS series require 8 characters. Some cards reject PUKs that are easy to guess.
provision-printed-in-use = The card already has other data in the place for its management key (5FC109, printed information). sso-escrow changed neither the data nor the key.
    .remedy = Change the management key with the program that set up the card, and run this command again with that key. Or use another card.
provision-puk-last-try = The PUK of the card has only one try left. sso-escrow never uses the last try.
    .remedy = First find the right PUK. Then change it yourself: ykman piv access change-puk.
provision-tries-unknown = The card does not report how many PIN tries are left. To prepare a card, sso-escrow uses a try only if the card reports that number. No try was used.
    .remedy = Remove the card and insert it again: a card that another program has unlocked often does not report the number. Then run the command again. If this error returns, use another card.
provision-read-back = sso-escrow wrote data object { $id } of the card, but reading it back showed different content.
    .remedy = Run the command again: it continues where it stopped. If this error returns, do not use this card.
attest-no-chain = No chain of signatures leads from the card's attestation to one of the root certificates.
    .remedy = Make sure that the file contains the maker's root for cards of this age, and the intermediate certificates. If it does, the card is not from this maker, or its F9 key was replaced.
attest-no-pin = The card reports that its key works without a PIN: anyone who has the card could open the share.
    .remedy = Make another key: sso-escrow token provision piv: --name NAME
attest-no-root = The file contains no root certificate. A root certificate is signed by itself.
    .remedy = Add the maker's root certificate, in PEM format. firmware-notes/ says where it comes from.
attest-not = The card does not attest its key. Either it cannot, or the key was not made in the card.
    .remedy = Use a card that attests its key. Or accept that nothing shows where the key came from: --waive attestation.
attest-not-pem = The file with the root certificates contains no certificate in PEM format.
    .remedy = Give a file of certificates in PEM format, each between BEGIN CERTIFICATE and END CERTIFICATE.
attest-bad-certificate = Certificate { $number } in the file with the root certificates cannot be read.
    .remedy = Get the file again from its maker. If only that certificate is damaged and not needed, remove it from the file.
attest-other-firmware = The card's attestation is for firmware { $said }, but the card has other firmware.
    .remedy = Keep the card, and find out why. A genuine card does not do that.
attest-other-key = The card's attestation is for a different key from the one in the slot.
    .remedy = Keep the card, and find out why. A genuine card does not do that.
attest-other-serial = The card's attestation is for another smart card: { $said }.
    .remedy = Keep the card, and find out why. A genuine card does not do that.
attest-silent = The card's attestation lacks required information: firmware, serial number or policies.
    .remedy = Use a card whose attestation contains them, or accept this one: --waive attestation.
cause-token-attest = attesting a key
firmware-eucleak = Smart card { $token } has firmware with the weakness EUCLEAK (CVE-2024-45678). Firmware before 5.7.0 has it, and in the FIPS and Bio series firmware before 5.7.2. A card that does not report its series counts as one of these. An attacker who has the card for hours, opens it, and measures it while it signs with ECDSA gets the signing key. This concerns the keys in 9E, which signs without a PIN, and 9C. With a copy of the 9E key, another card can pass for this one. The P-256 key that opens the share is used for key agreement, which was not attacked.
    .remedy = Use a card with firmware 5.7.2 or later. Firmware cannot be changed. --waive firmware accepts this card: then keep it in a sealed bag, and replace it if the seal is broken.
firmware-forgets-pin = If a program asks how many tries are left, firmware 5.3.1 of smart card { $token } forgets that the PIN was given. This weakens no key. sso-escrow does not ask at that point, but other programs may fail.
    .remedy = Use a card with other firmware, or accept this one: --waive firmware.
firmware-power-up = Smart card { $token } has firmware 4.4.2 or 4.4.4 of the FIPS series (YSA-2019-02). Its first random values after power-up are partly predictable. Signatures of its P-256 keys (9E, 9C) can reveal these keys. A P-256 key that was made right after power-up is weaker than it should be, including the key that opens the share.
    .remedy = Do not use this card. Its maker has replaced such cards. --waive firmware accepts it.
firmware-roca = Smart card { $token } has firmware from 4.2.6 to 4.3.4 (ROCA, CVE-2017-15361). RSA keys that were made on this card can be computed from their public keys. sso-escrow uses only P-256 keys, which are not affected.
    .remedy = Do not use the RSA keys of this card. Use a card with newer firmware, or accept this one: --waive firmware.
prepared-full = The card is full: it has no free data object for another share.
    .remedy = Use another card, or remove from this card what you no longer need. sso-escrow token inspect piv: shows what is on it.
prepared-no-card-key = The card has no P-256 key in slot 9E. It needs this key to prove which card it is.
    .remedy = To make the key, run sso-escrow token provision piv: --name NAME. On a card that is not a YubiKey, run yubico-piv-tool -a generate -s 9e -A ECCP256, then import its certificate.
prepared-no-name = The card has neither a serial number nor a CHUID with a GUID, so nothing distinguishes it from another card.
    .remedy = Give it a CHUID: yubico-piv-tool -a set-chuid.
prepared-no-such-key = Slot { $slot } of the card has no P-256 key with a certificate.
    .remedy = Use a slot that has one. sso-escrow token inspect piv: shows them.
prepared-not = The card is not prepared: none of its slots 82 to 95 has a P-256 key with a certificate.
    .remedy = Prepare it: sso-escrow token provision piv: --name NAME
prepared-not-plain = The card is not prepared: none of its slots 82 to 95 has a P-256 key with a certificate. The card is not a YubiKey.
    .remedy = Prepare it with its maker's program, or with yubico-piv-tool. First make the keys: -a generate -s 82 -A ECCP256 -o key.pem, and the same with -s 9e. Then import a certificate for each key: -a import-certificate -s 82 -i certificate.pem. docs/cards.md has all command lines.
prepared-object-in-use = Data object { $object } of the card already has content. sso-escrow did not change it.
    .remedy = Name another data object, or leave out --object: sso-escrow then uses the highest free data object.
prepared-object-of-key = Data object { $object } of the card is empty, but it is the place for the certificate of the key in slot { $slot }.
    .remedy = Name another data object, or leave out --object: sso-escrow then uses the highest free data object.
prepared-no-object = The card does not have data object { $object }.
    .remedy = Name another data object, or leave out --object: sso-escrow then uses the highest free data object.
prepared-other-key = The certificate in slot { $slot } of the card is for a different key from the one in the slot.
    .remedy = If nobody knows how this happened, do not use the card. Otherwise, prepare it again: sso-escrow token provision piv: --name NAME
prepared-several = The card has several P-256 keys, in slots { $slots }, and no slot was named.
    .remedy = Name the slot: --slot 83, or --slot 12345678=83 if there are several cards.
generate-not-voided-card = The set is void, and the share of { $name } may still be on smart card { $token }: { $path }
    .remedy = The share belongs to no set and opens nothing. You can remove it from the card at any time. Run the command again from the beginning.
attest-no-roots = No root certificates were named, so sso-escrow cannot check the attestation of smart card { $token }. Nothing shows that its key was made in the card.
    .remedy = Name the maker's root certificates with --attestation-root FILE, or accept this: --waive attestation.
management-needs-terminal = Someone must type the management key of smart card { $token }, but there is no terminal.
    .remedy = Run the command at a terminal. Or protect the management key with the PIN: ykman piv access change-management-key --protect.
card-has-share = Smart card { $token } is already used for another share of this set, that of { $name }. Each card can have only one share of a set.
    .remedy = Use a different card for each custodian.
envelope-two-places =
    The payload is too long for the shares, so an envelope file holds it. The envelope would be in only { $places } { $places ->
            [one] place
           *[other] places
        }, but it must be in at least two.
    .remedy = Name more places with --envelope file:FOLDER, once for each place. Beside each share on a medium, sso-escrow writes an envelope anyway.
usage-envelope = { $place } cannot be a place for an envelope.
    .remedy = Write file: and the path of a folder.
card-weak-firmware = The firmware { $firmware } of smart card { $token } has known weaknesses: { $names }. sso-escrow opens the share anyway.
    .remedy = sso-escrow token inspect piv:{ $token } explains the weaknesses. Reseal the share to a card with newer firmware.
reseal-new-left = The new share cannot be used, and may still be at { $path }. The old share is unchanged.
    .remedy = Look at the card (sso-escrow token inspect piv:). Then try again with that card or another one.
reseal-envelope-elsewhere = The payload of this set is in an envelope file, but there is no envelope file beside the new share.
    .remedy = Keep the existing envelope files. Without an envelope file, no quorum can restore the payload.
usage-choice = { $option } does not accept “{ $value }”.
    .remedy = Use one of these values: { $known }.
usage-empty-path = A path is empty.
    .remedy = Give the path of a file or folder.
completions-script = sso-escrow could not write the completion script.
    .remedy = This is a fault of sso-escrow. Report it.
man-not-written = sso-escrow could not write the manual page: { $cause }.
    .remedy = This is a fault of sso-escrow. Report it.
prepared-unreadable = sso-escrow cannot read the certificate in these slots of the card: { $slots }. So it does not know the keys in them.
    .remedy = Import a certificate in DER or PEM for each key, not one of another kind, and try again. docs/cards.md has the command lines.

## Transcripts, and the two rounds of a new set

media-in-use = Another run of sso-escrow is writing { $path }.
    .remedy = Wait until that run has ended, or end it.
transcript-other-file = { $path } is not the transcript of this run, or somebody changed it.
    .remedy = Insert the medium of the records, or name another folder.
transcript-unusable = { $path } is not a transcript, or somebody changed it: line { $line } ({ $reason }).
    .remedy = Use another copy. docs/transcript.md explains the reason.
transcript-lost = The transcript cannot be continued: its medium did not take a line, and no other folder was named.
    .remedy = Repair what the message before this one names. Then run the command again with the same folder.
records-needed = A set for production needs a transcript, and no folder for records was named. Without a transcript, nobody can show later what happened, and an interrupted run cannot be continued.
    .remedy = Name a folder on a medium that stays inserted: --records FOLDER.
records-not-kept = { $path } is lost when the machine is switched off, so the transcript cannot be there.
    .remedy = Name a folder on a medium that stays inserted, or on a disk.
share-pending = The name of the share at { $place } says that its ceremony was not finished. The name is no proof: the transcript of the ceremony shows whether the set is good.
    .remedy = If the set words are on the custodian’s record, go on. If they are not, the set may be void: ask the officer of the ceremony.
share-dead = Share { $x }, that of { $name }, is dead. It is still on its medium and opens nothing that counts.
    .remedy = Write “dead” on the record of this share. Replace the set soon: it has one share less to lose.
finish-not-here = The share of { $name } is not at { $place }.
    .remedy = Insert the medium that got this share in round 1.
finish-other-file = The file at { $place } is not the share that { $name } got in round 1. The medium was exchanged, or the file was changed.
    .remedy = Find the medium of round 1. If it cannot be found, stop: somebody else may have this share.
finish-no-share = { $place } holds none of the shares that are still to be finished.
    .remedy = Insert the medium of one of the custodians who were named.
finish-record-wrong = The words on the record of { $name } are not the words of this set.
    .remedy = Correct the record: copy the eight words from another custodian’s record. Then try again.
finish-stopped = You stopped round 2.
    .remedy = Run the same command again to go on.
ceremony-paused = The set is good, but the shares of these custodians are still pending: { $names }.
    .remedy = Run the same command again, with the same folder for records. sso-escrow finishes these shares. Do not put a generated secret to use before that.
ceremony-unfinished = The set is good, but the shares of these custodians are still pending: { $names }. There is no transcript, so sso-escrow cannot continue this run.
    .remedy = The shares open with the set words on the records. Finish each share with its custodian: sso-escrow verify --finish PLACE.
resume-several = The folder for records holds two interrupted runs that could be continued. The second one is { $path }.
    .remedy = Move the transcript of one of them into another folder. Then run the command again.
resume-void-gone = An earlier run was interrupted before its set words were confirmed ({ $path }). Its set is void. These shares were written, or may be there: { $shares }. No quorum of the set exists; its secret is gone.
    .remedy = Look at the media of these shares and remove what is there: sso-escrow void. This run begins again. If the records of that run were moved to another folder, name that folder instead.
resume-void-quorum = An earlier run was interrupted before its set words were confirmed ({ $path }). Its set is void. These shares were written, or may be there: { $shares }. A quorum of them can still open this set.
    .remedy = Remove these shares: sso-escrow void. Do not put the secret of that set to use. This run begins again. If the records of that run were moved to another folder, name that folder instead.
resume-void-in-use = An earlier run was interrupted before its set words were confirmed ({ $path }). Its set is void. These shares were written, or may be there: { $shares }. They are shares of the secret in use, but fewer than a quorum.
    .remedy = Look at the media of these shares and remove what is there: sso-escrow void. This run begins again. If the records of that run were moved to another folder, name that folder instead.
resume-void-quorum-in-use = An earlier run was interrupted before its set words were confirmed ({ $path }). Its set is void. These shares were written, or may be there: { $shares }. A quorum of them opens the secret in use.
    .remedy = Remove these shares: sso-escrow void. The secret in use is exposed until fewer than a quorum are left. This run begins again. If the records of that run were moved to another folder, name that folder instead.
resume-other-version = Version { $version } of sso-escrow began this run: { $path }. Another version does not continue it.
    .remedy = Use that version.
resume-other-set = The folder for records holds an interrupted run with another quorum: { $threshold } of { $count }. Its set is good, and its shares are not finished.
    .remedy = Run the command of that set again to finish it. For another set, name another folder for records.
resume-incomplete = The transcript does not say that share { $x } was written, although the set words were confirmed.
    .remedy = Somebody changed the transcript, or this is a fault of sso-escrow. The set still opens with its words.
resume-checkpoint-missing = No line of the transcript has these words. It is another transcript, or lines were removed from it.
    .remedy = Look for the transcript of the interrupted run, and compare the words with the script.
escrow-low-degree = The set gives more than it promises: too many of its polynomials have a lower degree than the quorum needs. Fewer shares than a quorum can know parts of the secret.
    .remedy = Whoever made this set was faulty, or not honest. A new set is void. Replace an existing set, and the secret in it.
void-nothing = No share of such a set was found, so nothing was removed.
    .remedy = sso-escrow sets PLACE lists the sets that are there.
void-not-here = { $place } holds no share of this set.
    .remedy = Insert another medium.
void-several = The places hold shares of several sets, and sso-escrow removes those of one set only.
    .remedy = Name the set: --set ID, or --expect-set WORDS.
void-other-set = The share at { $place } belongs to another set than the shares that are removed.
    .remedy = Remove the other set in a run of its own.
void-other-words = These are not the words of the set at these places, so nothing was removed.
    .remedy = Compare the record with the media. sso-escrow sets PLACE shows the sets that are there.
commit-not-typed = Nobody types the set words back from paper. If no record has them, nobody can restore from this set in production.
    .remedy = Leave out “words” in --waive, or see to it that every record has the words.
verify-finish-card = The share is on a smart card, where no share has a name. There is nothing to finish.
    .remedy = Leave out --finish.
sign-no-key = Smart card { $token } of { $name } has no key for transcripts, so it does not sign.
    .remedy = { $name } signs the printed page. token provision makes such a key on a card that it prepares.
resume-voided = sso-escrow void has removed shares of the set of an earlier run, so that run is not continued: { $path }.
    .remedy = This run begins again, with a new set. If the other set is in use, keep its shares and its records.
resume-moved = { $path } is only the beginning of a transcript. sso-escrow leaves it as it is.
    .remedy = Keep it with the whole transcript, which is in the other folder. To continue that run, name the other folder with --records.
close-not-copied = The transcript was not copied to { $path }. The transcript itself is complete.
    .remedy = Copy the file yourself after the run, and give the copy to the auditor.

## transcript

transcript-none = This is not the transcript of a ceremony.
    .remedy = Give a file whose name ends in .ssotranscript.
transcript-later = sso-escrow cannot read this transcript: { $cause }.
    .remedy = Use a later release of sso-escrow.
transcript-broken = The transcript breaks a rule in line { $line }: { $cause }.
    .remedy = Somebody or something changed the file. Use another copy of the transcript.
transcript-not-sound = Transcripts that are not sound: { $count }.
    .remedy = Compare another copy of the transcript, and the words on paper. Report to the auditor what you found.
transcript-not-whole = Transcripts in which something is missing: { $count }.
    .remedy = Look for the complete file in the folder of the ceremony’s records. A copy on a custodian’s medium is only a beginning.
transcript-folder-empty = The folder { $path } has no transcript.
    .remedy = Give the folder of the records. The names of transcripts end in .ssotranscript.
transcript-torn-left-out = The last line of the file ends in the middle. The copy does not have it.
    .remedy = If the original may still be completed, make the copy again later.
transcript-words-count = You gave { $found } words. A transcript has 12.
    .remedy = Give the 12 words from paper in quotation marks. Four letters of each are enough.
finish-other-name = This share is that of { $found }, but the command line gives it to { $name }.
    .remedy = Run the command again with the names and places in the same order as at first.
verify-finish-ask = --finish does not work with “ask”: the medium is released before the share gets its name.
    .remedy = Name the folder of the medium: sso-escrow verify --finish file:FOLDER.
finish-pending-stays = This file stays beside the finished share: { $path }. An earlier run was interrupted here. On this file system both files can then have the same data, and removing one would destroy the other.
    .remedy = Check the file system of the medium (fsck.vfat or chkdsk). Then open the finished share with verify. If verify succeeds, delete the file above.
set-declared-void = The transcript { $path } says that this set is void. The names of its files do not change that.
    .remedy = Use another set. Without another set, stop and ask the officer of the ceremony.
set-not-confirmed = The transcript { $path } does not say that the set words were confirmed. The set is void if the ceremony stopped there. The names of its files do not change that.
    .remedy = Use another set. Without another set, stop and ask the officer of the ceremony.
shares-not-finished = The transcript { $path } does not say that these shares were finished: { $shares }. The names of their files do not change that.
    .remedy = Run the command of the ceremony again with the same --records. It asks for these shares.
