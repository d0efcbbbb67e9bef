### The help that --help prints.

help-about = Quorum escrow of the master secret of Enterprise Single Sign-On (ENTSSO).
help-after =
    A PLACE is file: and the path of a folder or share file; piv: and the serial number of a smart
    card that the share lies on (piv: alone is the one that is in); both with a comma between, for a
    share that is sealed to the card and lies in the folder; or ask, to put media or cards in one
    after another, for one USB port.
    Exit status: 0 done, 1 failed, 2 usage, 3 quorum not reached, 4 a share or file is
    damaged or does not belong, 5 wrong password or
    PIN, 6 the target refused, 7 the machine is
    not fit.
    Commands of ssoconfig and ssomanage (-generateSecret, -backupSecret, -restoreSecret,
    -updatedb, with any dash) are taken for generate, backup, restore, promote --check.
    What this program restores has never been tried on a real ENTSSO server.
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-options = Options
help-heading-arguments = Arguments

help-generate = Generate a master secret, split it, and seal each share to a custodian's password or smart card
help-backup = Take over what ENTSSO has today, split it, and seal each share to a custodian's password or smart card
help-restore = Restore the master secret from a quorum of shares
help-inspect = Show the public header of shares; no password or PIN is asked for
help-verify = Check your own share
help-drill = Check shares and the health of the quorum; nothing is written
help-reseal = Give one share a new password or smart card; its set, number and custodian stay as they are
help-unseal = Write the bare share, for recovery without this program
help-sets = Show which sets, generations and MSIDs lie at some places
help-promote = Write the update file that makes another server the master secret server, or check one
help-runbook = Print what to do, step by step: back up, restore, promote, cluster and so on
help-token = Smart cards: list them, prepare one, look at one
help-token-list = List the readers, and the tokens in them
help-token-provision = Prepare a YubiKey to take a share: PIN, PUK, management key, keys and certificates
help-token-inspect = Show what a card tells without a PIN
help-argument-card = The card: piv: and its serial number, or piv: alone for the one that is in
help-option-custodian = The custodian, who is named in the certificates
help-option-key-label = A label in the certificates
help-option-pin-policy = When the key asks for the PIN: once in a session, or at each use (default: once)
help-option-touch-policy = When the key asks to be touched: at each use, or not again for 15 seconds (default: always)
help-option-key-slot = The slot for the key that shares are sealed to, 82 to 95 (default: the first that is free)
help-option-certificates = Write the certificates and the attestation into this folder
help-option-pins-from = Read the PIN, the PUK and, where it is asked for, the management key, one a line, from standard input (-)
help-vectors = Test vectors
help-vectors-verify = Run the known answers of every primitive and the vectors of the format
help-completions = Print the completions of a shell

help-argument-place = The share: file: and a folder or share file, or a card
help-argument-places = Folders or share files, each with file: before it, or cards
help-argument-procedure = The procedure, or “all”; without it they are listed
help-argument-shell = bash, elvish, fish, powershell or zsh

help-option-help = Print this help
help-option-version = Print the version
help-option-lang = The language; else that of the locale, else English
help-option-json = Print one JSON object (docs/json.md)
help-option-threshold = How many shares it takes to restore: at least 2
help-option-named-share = A custodian and the medium or smart card for the share; once for each share
help-option-share = A share that is handed in; once for each
help-option-label = What the set is called
help-option-server = The master secret server that the secret is for
help-option-server-now = The new master secret server
help-option-service-account = The ENTSSO service account there, by name or SID
help-option-bytes = The length of the secret: 16 to 64 bytes, 32 if left out
help-option-extra-entropy = Ask for dice or keys, which are mixed into the randomness
help-option-to-target = Where the payload goes: reg:FILE (new), hive:FILE, live, or native:FOLDER
help-option-from = What is taken over: reg:FILE, hive:FILE, live, or native:FILE (written by ssoconfig -backupSecret)
help-option-propose-password = Propose a password for ssoconfig -backupSecret first, and wait for its file
help-option-replace = Replace what stands in SSOSS; no copy of it is kept
help-option-restart-service = After a restore to live, restart the service ENTSSO
help-option-to-file = The new file for the bare share
help-option-expect-set = The 8 words of the set, or their numbers, instead of typing them when asked
help-option-set = The set that is meant, where a place holds several: 8 or more digits of its id
help-option-full = Also put the secret together in memory and check it
help-option-machine = Show what this machine is fit for, and what this program is denied on it
help-option-generate-passphrase = Offer no own passwords: every custodian gets six words
help-option-records = A folder for the custodians' records: text, and pages to be printed
help-option-to-share = The place for the new share: a folder, which may be the same, a card, or “ask”
help-option-passwords-from = Read the passwords and PINs from standard input, one a line in the order of the shares (backup --from native: that of the file first); a file under --rehearsal alone
help-option-rehearsal = Practise: generated secrets, folders of one disk; practice shares open nowhere else
help-option-waive = Go on although these checks are not passed: network, swap, memory-lock, removable, weak-password, firmware, attestation
help-option-yes = Answer plain confirmations with yes
help-option-dry-run = Show what would be written, and write nothing
help-option-server-promoted = The server that is to become the master secret server: its name, or a cluster's network name
help-option-out = The new file
help-option-check = An update file: is it fit to be run on a server that is not the master secret server?
help-option-format = text or html; text if left out
help-option-product = biztalk or his (Host Integration Server); both if left out
help-option-sso-dir = The folder of ENTSSO's tools on the server, where it is not the usual one
help-option-dir = A folder of vectors, instead of those built in
help-option-tokens = Run the vectors of smart cards alone, with the tokens of vectors/token in readers (vectors/README.md says how)
help-option-attestation-root = The card maker's roots, in PEM: a card has to prove that its key was made in it
help-option-slot = The slot of the key that the share is sealed to, 82 to 95, where a card has several keys; by serial number for one card
help-option-object = The container in which the share is to lie, 5FC10D to 5FC120 (default: the highest that is free); by serial number for one card
help-option-envelope = One more place for the envelope of a long payload; cards have none beside their shares
help-option-envelope-there = Where the envelope of a long payload lies, where it is beside none of these shares

help-heading-examples = Examples:

help-generate-example = Two of three custodians can restore the new secret. The media are inserted one after another.
help-generate-example-rehearsal = Practice with three folders of one disk.
help-backup-example-live = On the master secret server: escrow what its registry holds.
help-backup-example-native = Escrow the file that ssoconfig -backupSecret wrote, with its password.
help-restore-example-live = On the new server: custodians insert media and smart cards until the quorum is reached.
help-restore-example-reg = Write a registration file into memory. It holds the secret in clear.
help-inspect-example = Show whose share is on a medium and which set it belongs to.
help-inspect-example-machine = Show whether this machine is fit for a ceremony.
help-verify-example = Check that your share is intact and that your password opens it.
help-drill-example = Combine the shares of a quorum in memory and check the secret. Nothing is written.
help-reseal-example = Give the share on a medium a new password.
help-reseal-example-card = Move a share from a medium to a smart card.
help-unseal-example = Write the bare share into memory. Nothing protects it there.
help-sets-example = Show which sets two media and the inserted smart card hold.
help-promote-example = Write the update file for the new master secret server.
help-promote-example-check = Check an update file before ssomanage -updatedb runs it.
help-runbook-example-list = List the procedures.
help-runbook-example = Write the steps of a restore as a page to print.
help-completions-example = Install the completions for every user of this machine.
help-man-example = Read the manual page of a command.
help-token-provision-example = Prepare the inserted YubiKey for Anna and keep its certificates.
help-token-inspect-example = Show everything that a smart card reports without its PIN.

help-man = Print a manual page, or the reference of all options
help-argument-command = The command; without it, the page is about sso-escrow itself
help-option-man-format = roff for man, or markdown for a reference (default: roff)

man-heading-name = Name
man-heading-synopsis = Synopsis
man-heading-description = Description
man-heading-extra = Details
