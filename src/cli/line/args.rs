//! The command line's options, and their help in the language of the reader.

use clap::{Arg, ArgAction, Command};
use sso_escrow::message;
use sso_escrow::text::{Message, Texts};

/// What `--help` prints: the same parts as clap's own, but for the headings, which it has in English
/// alone.
const TEMPLATE: &str = "{about}\n\n{usage-heading}\n  {usage}\n\n{all-args}{after-help}";

/// The place in the help of the options that stand everywhere: behind the command's own.
const LAST: usize = 900;

struct Builder<'a> {
    texts: &'a Texts,
}

/// The command with all its subcommands.
pub(crate) fn command(texts: &Texts) -> Command {
    let build = Builder { texts };
    let mut command = Command::new("sso-escrow")
        .about(build.words(&message!("help-about")))
        .after_help(build.words(&message!("help-after")))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            build
                .option("version", &message!("help-option-version"))
                .short('V')
                .long("version")
                .action(ArgAction::Version),
        );
    command = build
        .frame(command, "sso-escrow COMMAND …")
        .subcommand_required(true)
        .args(build.everywhere());
    for (name, about, usage, arguments) in build.commands() {
        let subcommand = Command::new(name).about(build.words(&about)).args(arguments);
        command = command.subcommand(build.frame(subcommand, usage));
    }
    command.subcommand(build.token()).subcommand(build.vectors())
}

type Entry = (&'static str, Message, &'static str, Vec<Arg>);

impl Builder<'_> {
    fn words(&self, message: &Message) -> String {
        self.texts.render(message)
    }

    /// What every command has: its usage line, headings in the language, and `--help`.
    fn frame(&self, command: Command, usage: &'static str) -> Command {
        let usage_heading = self.words(&message!("help-heading-usage"));
        command
            .override_usage(usage)
            .help_template(TEMPLATE.replace("{usage-heading}", &usage_heading))
            .subcommand_help_heading(self.words(&message!("help-heading-commands")))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .infer_long_args(false)
            .arg(
                self.option("help", &message!("help-option-help"))
                    .short('h')
                    .long("help")
                    .display_order(LAST)
                    .action(ArgAction::Help),
            )
    }

    /// The options that stand everywhere, before the command or behind it.
    fn everywhere(&self) -> [Arg; 5] {
        [
            self.value("lang", "en|fr|ja", &message!("help-option-lang")),
            self.flag("json", &message!("help-option-json")),
            self.flag("rehearsal", &message!("help-option-rehearsal")),
            self.value("waive", "CHECK,…", &message!("help-option-waive"))
                .action(ArgAction::Append),
            self.flag("yes", &message!("help-option-yes")),
        ]
        .map(|argument| argument.global(true).display_order(LAST))
    }

    fn option(&self, name: &'static str, help: &Message) -> Arg {
        Arg::new(name)
            .help(self.words(help))
            .help_heading(self.words(&message!("help-heading-options")))
    }

    fn flag(&self, name: &'static str, help: &Message) -> Arg {
        self.option(name, help).long(name).action(ArgAction::SetTrue)
    }

    fn value(&self, name: &'static str, value: &'static str, help: &Message) -> Arg {
        self.option(name, help).long(name).value_name(value).action(ArgAction::Set)
    }

    fn positional(&self, name: &'static str, value: &'static str, help: &Message) -> Arg {
        let heading = self.words(&message!("help-heading-arguments"));
        Arg::new(name).value_name(value).required(true).help(self.words(help)).help_heading(heading)
    }

    fn places(&self) -> Arg {
        self.positional("place", "PLACE", &message!("help-argument-places")).num_args(1..)
    }

    fn place(&self) -> Arg {
        self.positional("place", "PLACE", &message!("help-argument-place"))
    }

    fn shares(&self) -> Arg {
        let shares = self.value("share", "PLACE", &message!("help-option-share"));
        shares.action(ArgAction::Append).required(true)
    }

    fn set(&self) -> Arg {
        self.value("set", "ID", &message!("help-option-set"))
    }

    fn expect_set(&self) -> Arg {
        self.value("expect-set", "WORDS", &message!("help-option-expect-set"))
    }

    fn passwords_from(&self) -> Arg {
        self.value("passwords-from", "-|FILE", &message!("help-option-passwords-from"))
    }

    fn attestation_root(&self) -> Arg {
        self.value("attestation-root", "FILE", &message!("help-option-attestation-root"))
    }

    /// What of a card is used, where it is named.
    fn card_ids(&self) -> [Arg; 2] {
        [
            self.value("slot", "[SERIAL=]SLOT", &message!("help-option-slot")),
            self.value("object", "[SERIAL=]ID", &message!("help-option-object")),
        ]
        .map(|argument| argument.action(ArgAction::Append))
    }

    fn envelope(&self, help: &Message) -> Arg {
        self.value("envelope", "PLACE", help).action(ArgAction::Append)
    }

    fn generate_passphrase(&self) -> Arg {
        let help = message!("help-option-generate-passphrase");
        self.flag("generate-passphrase", &help).conflicts_with("passwords-from")
    }

    /// What the commands have that make a set, with what is one's own behind what every set has.
    fn new_set(&self, own: impl IntoIterator<Item = Arg>) -> Vec<Arg> {
        let mut arguments = vec![
            self.value("threshold", "K", &message!("help-option-threshold"))
                .short('k')
                .required(true),
            self.value("share", "[NAME=]PLACE", &message!("help-option-named-share"))
                .action(ArgAction::Append)
                .required(true),
            self.value("label", "TEXT", &message!("help-option-label")),
            self.value("server", "NAME", &message!("help-option-server")),
        ];
        arguments.extend(own);
        arguments.extend([
            self.flag("extra-entropy", &message!("help-option-extra-entropy")),
            self.generate_passphrase(),
            self.value("records", "FOLDER", &message!("help-option-records")),
            self.attestation_root(),
        ]);
        arguments.extend(self.card_ids());
        arguments.extend([self.passwords_from(), self.dry_run()]);
        arguments
    }

    fn dry_run(&self) -> Arg {
        self.flag("dry-run", &message!("help-option-dry-run"))
    }

    /// The commands but for `vectors`: name, help, usage line, arguments.
    fn commands(&self) -> Vec<Entry> {
        let [slot, object] = self.card_ids();
        vec![
            (
                "generate",
                message!("help-generate"),
                "sso-escrow generate -k K --share [NAME=]PLACE … [--label TEXT] [--server NAME] [--bytes N]",
                self.new_set([self.value("bytes", "N", &message!("help-option-bytes"))]),
            ),
            (
                "backup",
                message!("help-backup"),
                "sso-escrow backup -k K --share [NAME=]PLACE … --from SOURCE [--label TEXT] [--server NAME]",
                self.new_set([
                    self.value("from", "SOURCE", &message!("help-option-from")).required(true),
                    self.flag("propose-password", &message!("help-option-propose-password"))
                        .conflicts_with("passwords-from"),
                    self.envelope(&message!("help-option-envelope")),
                ]),
            ),
            (
                "restore",
                message!("help-restore"),
                "sso-escrow restore --share PLACE … --to TARGET [--expect-set WORDS] [--server NAME] [--replace]",
                vec![
                    self.shares(),
                    self.value("to", "TARGET", &message!("help-option-to-target")).required(true),
                    self.expect_set(),
                    self.value("server", "NAME", &message!("help-option-server-now")),
                    self.value("service-account", "NAME", &message!("help-option-service-account")),
                    self.flag("replace", &message!("help-option-replace")),
                    self.flag("restart-service", &message!("help-option-restart-service")),
                    self.envelope(&message!("help-option-envelope-there")),
                    self.set(),
                    self.passwords_from(),
                    self.dry_run(),
                ],
            ),
            (
                "inspect",
                message!("help-inspect"),
                "sso-escrow inspect PLACE … | --machine",
                vec![
                    self.places().required(false).required_unless_present("machine"),
                    self.flag("machine", &message!("help-option-machine")).conflicts_with("place"),
                    self.set(),
                ],
            ),
            (
                "verify",
                message!("help-verify"),
                "sso-escrow verify PLACE",
                vec![self.place(), self.set(), self.passwords_from()],
            ),
            (
                "drill",
                message!("help-drill"),
                "sso-escrow drill --share PLACE … [--full] [--expect-set WORDS]",
                vec![
                    self.shares(),
                    self.flag("full", &message!("help-option-full")),
                    self.envelope(&message!("help-option-envelope-there")),
                    self.expect_set(),
                    self.set(),
                    self.passwords_from(),
                ],
            ),
            (
                "reseal",
                message!("help-reseal"),
                "sso-escrow reseal PLACE --to-share PLACE",
                vec![
                    self.place(),
                    self.value("to-share", "PLACE", &message!("help-option-to-share"))
                        .required(true),
                    self.generate_passphrase(),
                    self.attestation_root(),
                    slot,
                    object,
                    self.set(),
                    self.passwords_from(),
                    self.dry_run(),
                ],
            ),
            (
                "unseal",
                message!("help-unseal"),
                "sso-escrow unseal PLACE --to FILE",
                vec![
                    self.place(),
                    self.value("to", "FILE", &message!("help-option-to-file")).required(true),
                    self.set(),
                    self.passwords_from(),
                    self.dry_run(),
                ],
            ),
            (
                "sets",
                message!("help-sets"),
                "sso-escrow sets PLACE …",
                vec![self.places(), self.set()],
            ),
            (
                "promote",
                message!("help-promote"),
                "sso-escrow promote --server NAME --out FILE | --check FILE",
                vec![
                    self.value("server", "NAME", &message!("help-option-server-promoted"))
                        .required_unless_present("check"),
                    self.value("out", "FILE", &message!("help-option-out"))
                        .required_unless_present("check"),
                    self.value("check", "FILE", &message!("help-option-check"))
                        .conflicts_with_all(["server", "out", "dry-run"]),
                    self.dry_run(),
                ],
            ),
            (
                "runbook",
                message!("help-runbook"),
                "sso-escrow runbook [PROCEDURE|all] [--format text|html] [--out FILE] [--product biztalk|his] [--sso-dir FOLDER] [--server NAME]",
                vec![
                    self.positional("procedure", "PROCEDURE", &message!("help-argument-procedure"))
                        .required(false),
                    self.value("format", "text|html", &message!("help-option-format")),
                    self.value("out", "FILE", &message!("help-option-out")),
                    self.value("product", "biztalk|his", &message!("help-option-product")),
                    self.value("sso-dir", "FOLDER", &message!("help-option-sso-dir")),
                    self.value("server", "NAME", &message!("help-option-server-now")),
                ],
            ),
            (
                "completions",
                message!("help-completions"),
                "sso-escrow completions SHELL",
                vec![self.positional("shell", "SHELL", &message!("help-argument-shell"))],
            ),
        ]
    }

    fn vectors(&self) -> Command {
        let usage = "sso-escrow vectors verify [--dir FOLDER] [--tokens]";
        let verify = Command::new("verify")
            .about(self.words(&message!("help-vectors-verify")))
            .arg(self.value("dir", "FOLDER", &message!("help-option-dir")))
            .arg(self.flag("tokens", &message!("help-option-tokens")));
        let vectors = Command::new("vectors")
            .about(self.words(&message!("help-vectors")))
            .subcommand_required(true)
            .subcommand(self.frame(verify, usage));
        self.frame(vectors, usage)
    }

    fn token(&self) -> Command {
        let usage = "sso-escrow token list | provision PLACE --name NAME | inspect PLACE";
        let place = || self.positional("place", "PLACE", &message!("help-argument-card"));
        let list = Command::new("list").about(self.words(&message!("help-token-list")));
        let provision =
            Command::new("provision").about(self.words(&message!("help-token-provision"))).args([
                place(),
                self.value("name", "NAME", &message!("help-option-custodian")).required(true),
                self.value("label", "TEXT", &message!("help-option-key-label")),
                self.value("pin-policy", "once|always", &message!("help-option-pin-policy")),
                self.value("touch-policy", "always|cached", &message!("help-option-touch-policy")),
                self.value("slot", "SLOT", &message!("help-option-key-slot")),
                self.attestation_root(),
                self.value("records", "FOLDER", &message!("help-option-certificates")),
                self.value("passwords-from", "-|FILE", &message!("help-option-pins-from")),
            ]);
        let inspect =
            Command::new("inspect").about(self.words(&message!("help-token-inspect"))).arg(place());
        let token = Command::new("token")
            .about(self.words(&message!("help-token")))
            .subcommand_required(true)
            .subcommand(self.frame(list, "sso-escrow token list"))
            .subcommand(self.frame(
                provision,
                "sso-escrow token provision piv:[SERIAL] --name NAME [--label TEXT] [--attestation-root FILE] [--records FOLDER]",
            ))
            .subcommand(self.frame(inspect, "sso-escrow token inspect piv:[SERIAL]"));
        self.frame(token, usage)
    }
}
