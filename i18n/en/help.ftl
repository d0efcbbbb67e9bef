### The help that --help prints.

help-about = Split the master secret of Enterprise Single Sign-On (ENTSSO) among custodians, and restore it from a quorum of them.
help-after =
    A PLACE says where a share is:
      file:PATH               a folder or a share file
      piv:SERIAL              a smart card by its serial number; piv: is the inserted card
      piv:SERIAL,file:FOLDER  a folder, for a share that is sealed to that smart card
      ask                     media or smart cards, inserted one after another at one USB port

    Exit status:
      0  done
      1  failed
      2  wrong usage
      3  the quorum was not reached
      4  a share or file is damaged or does not belong
      5  wrong password or PIN
      6  the target refused
      7  this machine is not fit

    Commands of ssoconfig and ssomanage also work, with any dash: -generateSecret means generate,
    -backupSecret means backup, -restoreSecret means restore, -updatedb means promote --check.

    What sso-escrow restores has not been tested on a real ENTSSO server.
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-options = Options
help-heading-arguments = Arguments

help-generate = Generate a master secret, split it, and seal each share to a custodian's password or smart card
help-backup = Back up what ENTSSO has today: split it, and seal each share to a custodian's password or smart card
help-restore = Restore the master secret from a quorum of shares
help-inspect = Show the public header of shares; this needs no password or PIN
help-verify = Check your own share
help-drill = Check the shares and the state of the quorum; nothing is written
help-reseal = Give one share a new password or smart card; its set, number and custodian do not change
help-unseal = Write the bare share, without its seal, for recovery without this program
help-sets = Show the sets, generations and MSIDs at the given places
help-promote = Write the update file that makes another server the master secret server, or check such a file
help-practice-file = Write a practice file: a source with which backup --rehearsal works
help-runbook = Print the steps of a procedure: back up, restore, promote, cluster and so on
help-token = Smart cards: list them, prepare one, inspect one
help-token-list = List the readers and the smart cards in them
help-token-provision = Prepare a YubiKey for a share: PIN, PUK, management key, keys and certificates
help-token-inspect = Show what a smart card reports without its PIN
help-argument-card = The smart card: piv: and its serial number, or piv: without a number for the inserted card
help-argument-card-or-inserted = The smart card: piv: and its serial number; without it, the inserted card
help-option-custodian = The name of the custodian, for the certificates
help-option-key-label = A label for the certificates
help-option-pin-policy = When the key asks for the PIN: once a session (once), or at each use (always); default: once
help-option-touch-policy = When the key asks for a touch: at each use (always), or not again for 15 seconds (cached); default: always
help-option-key-slot = The slot for the key that shares are sealed to, 82 to 95 (default: the first free slot)
help-option-certificates = Write the certificates and the attestation into this folder
help-option-pins-from = Read the PIN, the PUK and, if the card needs it, the management key from standard input (-), one a line
help-vectors = Test vectors
help-vectors-verify = Check every primitive against its known answers, and the format against its test vectors
help-completions = Print the completion script for a shell

help-argument-place = The share: file: and a folder or share file, or a smart card
help-argument-places = Folders or share files, each after file:, or smart cards
help-argument-procedure = The procedure, or “all”; without it, sso-escrow lists the procedures
help-argument-shell = bash, elvish, fish, powershell or zsh

help-option-help = Print this help
help-option-version = Print the version
help-option-lang = The language (default: that of the locale, otherwise English)
help-option-json = Print one JSON object (docs/json.md)
help-option-threshold = How many shares are needed to restore: at least 2
help-option-named-share = A custodian, and the medium or smart card for their share; give this option once for each share
help-option-share = The place of a share to use; give this option once for each share
help-option-label = The label of the set
help-option-server = The master secret server that the secret is for
help-option-server-now = The new master secret server
help-option-service-account = The account of the ENTSSO service on that server, by name or SID
help-option-bytes = The length of the secret: 16 to 64 bytes (default: 32)
help-option-extra-entropy = Ask for dice rolls or keystrokes, and mix them into the randomness
help-option-to-target = Where to write the payload: reg:FILE (a new file), hive:FILE, live, native:FOLDER; reg:ask and native:ask ask for a medium last
help-option-from = What to back up: reg:FILE, hive:FILE, live, or native:FILE (written by ssoconfig -backupSecret)
help-option-propose-password = First propose a password for ssoconfig -backupSecret, and wait for its file
help-option-replace = Replace the existing content of SSOSS; sso-escrow keeps no copy of it
help-option-restart-service = After a restore to live, restart the ENTSSO service
help-option-service-running = With live: write even while the ENTSSO service runs
help-option-to-file = The new file for the bare share
help-option-expect-set = The 8 words of the set, or their numbers, so that you do not have to type them when asked
help-option-two-sets = Restore two sets: with the current, then with the previous master secret (--expect-set twice, or typed)
help-option-expect-card = The 8 card words of a smart card, or their numbers, so that you do not have to type them when asked; once for each card
help-option-attestation-root-open = The root certificates of the card maker, in PEM; a smart card that is named by its serial number, and proves both of its keys by them, gets its PIN without its card words
help-option-record = Write the custodian's new record into this folder
help-option-msid = List only the sets of this master secret. Event 10520 in the Application log shows the MSID that is needed
help-option-set = The set to use, if a place holds several: at least the first 8 digits of its id, or the two words that its files begin with
help-option-full = Also combine the shares in memory and check the secret
help-option-machine = Check this machine, and show what sso-escrow has switched off for itself
help-option-generate-passphrase = Give every custodian a passphrase of six words; they cannot choose their own password (always so in production without --own-passwords)
help-option-own-passwords = Let custodians choose their own passwords in production; the records then say so if one did
help-option-records = The folder for the transcript, and for the custodians' records: text, and pages to print. In production, its medium stays inserted
help-option-records-copy = With --records: a folder for a second copy of the transcript, for the auditor
help-option-one-round = Finish each share as soon as the set words are confirmed: custodians do not open their shares once more, and each medium is inserted once. --passwords-from implies it
help-option-to-share = The place for the new share: a folder (it may be the same one), a smart card, or “ask”
help-option-passwords-from = Read the passwords and PINs from standard input (-), one a line, in the order of the shares; with backup --from native:, the password of ENTSSO's file comes first; a file is allowed only with --rehearsal
help-option-rehearsal = Rehearse, with generated secrets and with folders of one disk; shares of a rehearsal open only with this option
help-option-waive = Waive checks by name, and continue if they fail: network, swap, memory-lock, removable, weak-password, firmware, attestation, records, words
help-option-yes = Answer yes to plain confirmations
help-option-dry-run = Show what would be written, and write nothing
help-option-server-promoted = The server to make the master secret server: its name, or the network name of a cluster
help-option-out = The new file
help-option-practice-to = The new file: native:FILE or reg:FILE
help-option-check = Check this update file: may it be run on a server that is not the master secret server?
help-option-format = text or html (default: text)
help-option-product = biztalk or his (Host Integration Server); default: both
help-option-sso-dir = The folder of ENTSSO's tools on the server, if it is not the usual one
help-option-dir = A folder of test vectors, instead of the built-in ones
help-option-tokens = Run only the test vectors of smart cards, with the smart cards of vectors/token in readers (see vectors/README.md)
help-option-attestation-root = The root certificates of the card maker, in PEM; each smart card must prove that its key was made in the card
help-option-slot = The slot of the key that the share is sealed to, 82 to 95, if a smart card has several keys; with SERIAL=, only for that card
help-option-object = The data object for the share on the smart card, 5FC10D to 5FC120 (default: the highest free one); with SERIAL=, only for that card
help-option-envelope = One more place for the envelope of a long payload; a share on a smart card has no envelope beside it
help-option-envelope-there = The place of the envelope of a long payload, if it is not beside one of these shares

help-heading-examples = Examples:

help-generate-example = Two of three custodians can restore the new secret. The media are inserted one after another.
help-generate-example-rehearsal = Rehearse with three folders of one disk.
help-backup-example-live = On the master secret server: escrow what its registry holds.
help-backup-example-native = Escrow the file that ssoconfig -backupSecret wrote, with its password.
help-restore-example-live = On the server itself: write SSOSS of its registry, from a quorum that inserts media and smart cards. Then restart ENTSSO.
help-restore-example-reg = Write a registration file into memory. It holds the secret in clear.
help-inspect-example = Show whose share is on a medium, and which set it belongs to.
help-inspect-example-machine = Show whether this machine is fit for a ceremony.
help-verify-example = Check that your share is intact and that your password opens it.
help-drill-example = Combine the shares of a quorum in memory and check the secret. Nothing is written.
help-reseal-example = Give the share on a medium a new password.
help-reseal-example-card = Move a share from a medium to a smart card.
help-unseal-example = Write the bare share into memory. Nothing protects it there.
help-sets-example = Show which sets two media and the inserted smart card hold.
help-sets-example-msid = Show whether a medium holds a share of the set that a database needs.
help-promote-example = Write the update file for the new master secret server.
help-promote-example-check = Check an update file before ssomanage -updatedb runs it.
help-practice-file-example = Write a practice file, to rehearse with backup --rehearsal --from { $platform ->
        [windows] native:E:\practice.bak
       *[linux] native:/media/usb/practice.bak
    }.
help-runbook-example-list = List the procedures.
help-runbook-example = Write the steps of a restore as a page to print.
help-completions-example = { $platform ->
        [windows] Install the completions for yourself (in PowerShell).
       *[linux] Install the completions for every user of this machine.
    }
help-man-example = Read the manual page of a command.
help-token-provision-example = Prepare the inserted YubiKey for Anna and keep its certificates.
help-token-inspect-example = Show everything that a smart card reports without its PIN.

help-man = Print a manual page, or the reference of all options
help-argument-command = The command; without it, the page describes sso-escrow itself
help-option-man-format = roff for man, or markdown for a reference (default: roff)

man-heading-name = Name
man-heading-synopsis = Synopsis
man-heading-description = Description
man-heading-extra = Details
help-void = Remove the shares of a set that must not be used
help-void-example = Remove a share from a folder, and others from media that are inserted
help-option-records-run = The folder for the transcript of the run
help-option-finish = Give a pending share its final name, after its custodian has opened it and typed the set words: round 2, if its transcript is lost

help-transcript = Verify and show transcripts of ceremonies, and make copies that withhold facts
help-transcript-verify = Check whether transcripts are sound, and say what nobody can check
help-transcript-show = Show a report: what an auditor asks first, then every event
help-transcript-withhold = Write a copy that withholds facts; its transcript words stay the same
help-transcript-verify-example = Verify all transcripts of a folder, with the words from paper.
help-transcript-show-example = Write the report as a page to print.
help-transcript-withhold-example = Write a copy without names, sites and serial numbers.
help-argument-transcript = The transcript
help-argument-transcripts = Transcripts, or folders that contain transcripts
help-option-words = Twelve words from paper, in quotation marks; sso-escrow says which event they confirm
help-option-plan = The plan of the ceremony; all of its SHA-256 must be in the transcript
help-option-expect-signer = A custodian and the 8 signer words on their record; the signature must be by this key
help-option-attestation-root-signed = The root certificates of the card maker, in PEM; by them, signatures prove that a smart card made them
help-option-html = As a page of HTML that needs no other file
help-option-above = Withhold facts above this level: public or restricted
