//! The commands, one file each, and the command line that contains them.

pub(crate) mod backup;
pub(crate) mod completions;
pub(crate) mod drill;
pub(crate) mod generate;
pub(crate) mod inspect;
pub(crate) mod man;
pub(crate) mod practice_file;
pub(crate) mod promote;
pub(crate) mod reseal;
pub(crate) mod restore;
pub(crate) mod runbook;
pub(crate) mod sets;
pub(crate) mod token;
pub(crate) mod transcript;
pub(crate) mod unseal;
pub(crate) mod vectors;
pub(crate) mod verify;
pub(crate) mod void;

use clap::{CommandFactory, Parser, Subcommand};
use serde::Serialize;
use sso_escrow::text::Language;

use crate::cli::guard::sandbox::Access;
use crate::cli::line::frame::framed;
use crate::cli::line::options::Everywhere;
use crate::cli::line::words::{Layout, about, examples, help, paragraph, speaking, typed};
use crate::cli::set::new_set::NewSetResult;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::output::Console;

/// The command line.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "sso-escrow",
    version,
    disable_version_flag = true,
    about = paragraph("help-about"),
    after_help = paragraph("help-after"),
    override_usage = "sso-escrow COMMAND …"
)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = help("help-option-version"))]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The definition of the command line for clap, with texts in a language.
pub(crate) fn definition(language: Language, layout: Layout) -> clap::Command {
    speaking(language, layout, || framed(CommandLine::command()))
}

/// The definition of the command line with names in place of texts. It is enough for parsing, but not for help.
pub(crate) fn definition_without_texts() -> clap::Command {
    framed(CommandLine::command())
}

/// The commands, in the order of the help.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Command {
    #[command(
        about = about("help-generate"),
        override_usage = "sso-escrow generate -k K --share [NAME=]PLACE … --records FOLDER [--label TEXT] [--server NAME]",
        after_help = examples(&[
            ("help-generate-example", "sso-escrow generate -k 2 --share Anna=ask --share Ben=ask --share Chloé=ask --records records"),
            ("help-generate-example-rehearsal", "sso-escrow generate --rehearsal -k 2 --share file:one --share file:two --share file:three"),
        ])
    )]
    Generate(generate::Generate),
    #[command(
        about = about("help-backup"),
        override_usage = "sso-escrow backup -k K --share [NAME=]PLACE … --from SOURCE --records FOLDER [--label TEXT]",
        after_help = examples(&[
            ("help-backup-example-live", r"sso-escrow backup -k 2 --share Anna=ask --share Ben=ask --share Chloé=ask --records R: --from live"),
            ("help-backup-example-native", typed(
                "sso-escrow backup -k 2 --share Anna=ask --share Ben=ask --share Chloé=ask \\\n      --records records --from native:/media/usb/ssobackup.bak",
                r"sso-escrow backup -k 2 --share ask --share ask --share ask --records R: --from native:E:\sso.bak",
            )),
        ])
    )]
    Backup(backup::Backup),
    #[command(
        about = about("help-restore"),
        override_usage = "sso-escrow restore --share PLACE … --to TARGET [--expect-set WORDS] [--server NAME] [--replace]",
        after_help = examples(&[
            ("help-restore-example-live", "sso-escrow restore --share ask --to live --restart-service"),
            ("help-restore-example-reg", typed(
                "sso-escrow restore --share file:/media/anna --share piv:12345678 --to reg:/dev/shm/sso.reg",
                r"sso-escrow restore --share file:E: --share piv:12345678 --to reg:F:\sso.reg",
            )),
        ])
    )]
    Restore(restore::Restore),
    #[command(
        about = about("help-inspect"),
        override_usage = "sso-escrow inspect PLACE … | --machine",
        after_help = examples(&[
            ("help-inspect-example", typed("sso-escrow inspect file:/media/anna", "sso-escrow inspect file:E:")),
            ("help-inspect-example-machine", "sso-escrow inspect --machine"),
        ])
    )]
    Inspect(inspect::Inspect),
    #[command(
        about = about("help-verify"),
        override_usage = "sso-escrow verify PLACE",
        after_help = examples(&[("help-verify-example", typed("sso-escrow verify file:/media/anna", "sso-escrow verify file:E:"))])
    )]
    Verify(verify::Verify),
    #[command(
        about = about("help-drill"),
        override_usage = "sso-escrow drill --share PLACE … [--full] [--expect-set WORDS]",
        after_help = examples(&[("help-drill-example", "sso-escrow drill --share ask --full")])
    )]
    Drill(drill::Drill),
    #[command(
        about = about("help-reseal"),
        override_usage = "sso-escrow reseal PLACE --to-share PLACE",
        after_help = examples(&[
            ("help-reseal-example", typed(
                "sso-escrow reseal file:/media/anna --to-share file:/media/anna",
                "sso-escrow reseal file:E: --to-share file:E:",
            )),
            ("help-reseal-example-card", typed(
                "sso-escrow reseal file:/media/anna --to-share piv:12345678 --attestation-root roots.pem",
                "sso-escrow reseal file:E: --to-share piv:12345678 --attestation-root roots.pem",
            )),
        ])
    )]
    Reseal(reseal::Reseal),
    #[command(
        about = about("help-unseal"),
        override_usage = "sso-escrow unseal PLACE --to FILE",
        after_help = examples(&[("help-unseal-example", typed(
            "sso-escrow unseal file:/media/anna --to /dev/shm/share-1",
            r"sso-escrow unseal file:E: --to F:\share-1",
        ))])
    )]
    Unseal(unseal::Unseal),
    #[command(
        about = about("help-sets"),
        override_usage = "sso-escrow sets PLACE …",
        after_help = examples(&[
            ("help-sets-example", typed(
                "sso-escrow sets file:/media/anna file:/media/ben piv:",
                "sso-escrow sets file:E: file:F: piv:",
            )),
            ("help-sets-example-msid", typed(
                "sso-escrow sets file:/media/anna --msid 01234567-89AB-4CDE-8F01-23456789ABCD",
                "sso-escrow sets file:E: --msid 01234567-89AB-4CDE-8F01-23456789ABCD",
            )),
        ])
    )]
    Sets(sets::Sets),
    #[command(
        about = about("help-void"),
        override_usage = "sso-escrow void --share PLACE … [--set ID] [--expect-set WORDS] [--records FOLDER]",
        after_help = examples(&[("help-void-example", typed("sso-escrow void --share file:/media/anna --share ask", "sso-escrow void --share file:E: --share ask"))])
    )]
    Void(void::Void),
    #[command(
        about = about("help-promote"),
        override_usage = "sso-escrow promote --server NAME --out FILE | --check FILE",
        after_help = examples(&[
            ("help-promote-example", "sso-escrow promote --server NEWSERVER --out promote.xml"),
            ("help-promote-example-check", "sso-escrow promote --check promote.xml"),
        ])
    )]
    Promote(promote::Promote),
    #[command(
        about = about("help-practice-file"),
        override_usage = "sso-escrow practice-file --to native:FILE|reg:FILE",
        after_help = examples(&[("help-practice-file-example", typed(
            "sso-escrow practice-file --to native:/media/usb/practice.bak",
            r"sso-escrow practice-file --to native:E:\practice.bak",
        ))])
    )]
    PracticeFile(practice_file::PracticeFile),
    #[command(
        about = about("help-runbook"),
        override_usage = RUNBOOK,
        after_help = examples(&[
            ("help-runbook-example-list", "sso-escrow runbook"),
            ("help-runbook-example", "sso-escrow runbook restore --server NEWSERVER --format html --out restore.html"),
        ])
    )]
    Runbook(runbook::Runbook),
    #[command(
        about = about("help-completions"),
        override_usage = "sso-escrow completions SHELL",
        after_help = examples(&[("help-completions-example", typed(
            "sso-escrow completions bash > /etc/bash_completion.d/sso-escrow",
            "sso-escrow completions powershell >> $PROFILE",
        ))])
    )]
    Completions(completions::Completions),
    #[command(
        about = about("help-man"),
        override_usage = "sso-escrow man [COMMAND …] [--format roff|markdown]",
        after_help = examples(&[("help-man-example", typed(
            "sso-escrow man restore | man -l -",
            "sso-escrow man restore --format markdown",
        ))])
    )]
    Man(man::Man),
    #[command(
        about = about("help-token"),
        override_usage = "sso-escrow token list | provision PLACE --name NAME | inspect [PLACE]",
        subcommand
    )]
    Token(token::TokenCommand),
    #[command(
        about = about("help-transcript"),
        override_usage = "sso-escrow transcript verify FILE|FOLDER … | show FILE | withhold FILE",
        subcommand
    )]
    Transcript(transcript::TranscriptCommand),
    #[command(
        about = about("help-vectors"),
        override_usage = "sso-escrow vectors verify [--dir FOLDER] [--tokens]",
        subcommand
    )]
    Vectors(vectors::Vectors),
}

const RUNBOOK: &str = "sso-escrow runbook [PROCEDURE|all] [--format text|html] [--out FILE]
    [--product biztalk|his] [--sso-dir FOLDER] [--server NAME]";

/// What the program knows about a command before it runs.
pub(crate) struct CommandFacts {
    /// Its name, for `--json`.
    pub(crate) name: &'static str,
    /// The paths that it may open.
    pub(crate) access: Access,
    /// Whether a person may type a password or PIN while it runs.
    pub(crate) takes_secrets: bool,
    /// Whether it may show a secret on the screen, or reports on the machine.
    pub(crate) needs_the_screen: bool,
    /// Whether it only shows what it would write.
    pub(crate) is_dry_run: bool,
}

impl CommandFacts {
    /// A command that neither takes secrets nor shows them, and has no `--dry-run`.
    fn of(name: &'static str, access: Access) -> Self {
        let (takes_secrets, needs_the_screen, is_dry_run) = (false, false, false);
        Self { name, access, takes_secrets, needs_the_screen, is_dry_run }
    }

    /// Somebody may type a secret.
    fn with_secrets(self) -> Self {
        Self { takes_secrets: true, ..self }
    }

    /// The screen matters, if `needs` is true.
    fn at_screen(self, needs: bool) -> Self {
        Self { needs_the_screen: needs, ..self }
    }

    fn dry(self, is_dry_run: bool) -> Self {
        Self { is_dry_run, ..self }
    }
}

impl Command {
    /// The table of the commands: what the program knows about each before it runs.
    pub(crate) fn facts(&self) -> CommandFacts {
        let of = CommandFacts::of;
        match self {
            Self::Backup(it) => {
                let facts = of("backup", it.access()).with_secrets().at_screen(true);
                facts.dry(it.how.dry_run.dry_run)
            }
            Self::Completions(_) => of("completions", Access::default()),
            Self::Drill(it) => of("drill", it.access()).with_secrets(),
            Self::Generate(it) => {
                let facts = of("generate", it.access()).with_secrets().at_screen(true);
                facts.dry(it.how.dry_run.dry_run)
            }
            Self::Inspect(it) => of("inspect", it.access()).at_screen(it.is_on_the_machine()),
            Self::Man(_) => of("man", Access::default()),
            Self::PracticeFile(it) => of("practice-file", it.access()).dry(it.dry_run.dry_run),
            Self::Promote(it) => of("promote", it.access()).dry(it.dry_run.dry_run),
            Self::Reseal(it) => {
                let facts = of("reseal", it.access()).with_secrets().at_screen(true);
                facts.dry(it.dry_run.dry_run)
            }
            Self::Restore(it) => {
                let facts = of("restore", it.access()).with_secrets().at_screen(true);
                facts.dry(it.dry_run.dry_run)
            }
            Self::Runbook(it) => of("runbook", it.access()).dry(it.dry_run.dry_run),
            Self::Sets(it) => of("sets", it.access()),
            Self::Token(it) => of("token", it.access()).with_secrets().dry(it.is_dry_run()),
            Self::Transcript(it) => of("transcript", it.access()).dry(it.is_dry_run()),
            Self::Unseal(it) => of("unseal", it.access()).with_secrets().dry(it.dry_run.dry_run),
            Self::Vectors(it) => of("vectors", it.access()),
            Self::Verify(it) => of("verify", it.access()).with_secrets(),
            Self::Void(it) => of("void", it.access()).with_secrets().dry(it.dry_run.dry_run),
        }
    }

    /// Runs the command.
    pub(crate) fn run(&self, console: &mut Console) -> Ended<CommandResult> {
        match self {
            Self::Backup(options) => backup::run(options, console).wrapped(CommandResult::Backup),
            Self::Completions(options) => {
                completions::run(options, console).wrapped(CommandResult::Completions)
            }
            Self::Drill(options) => drill::run(options, console).wrapped(CommandResult::Drill),
            Self::Generate(options) => {
                generate::run(options, console).wrapped(CommandResult::Generate)
            }
            Self::Inspect(options) => {
                inspect::run(options, console).wrapped(CommandResult::Inspect)
            }
            Self::Man(options) => {
                let language = console.texts().language();
                let definition = definition(language, Layout::Flowing);
                man::run(options, definition, console).wrapped(CommandResult::Man)
            }
            Self::PracticeFile(options) => {
                practice_file::run(options, console).wrapped(CommandResult::PracticeFile)
            }
            Self::Promote(options) => {
                promote::run(options, console).wrapped(CommandResult::Promote)
            }
            Self::Reseal(options) => reseal::run(options, console).wrapped(CommandResult::Reseal),
            Self::Restore(options) => {
                restore::run(options, console).wrapped(CommandResult::Restore)
            }
            Self::Runbook(options) => {
                runbook::run(options, console).wrapped(CommandResult::Runbook)
            }
            Self::Sets(options) => sets::run(options, console).wrapped(CommandResult::Sets),
            Self::Token(command) => token::run(command, console).wrapped(CommandResult::Token),
            Self::Transcript(command) => {
                transcript::run(command, console).wrapped(CommandResult::Transcript)
            }
            Self::Unseal(options) => unseal::run(options, console).wrapped(CommandResult::Unseal),
            Self::Vectors(command) => {
                vectors::run(command, console).wrapped(CommandResult::Vectors)
            }
            Self::Verify(options) => verify::run(options, console).wrapped(CommandResult::Verify),
            Self::Void(options) => void::run(options, console).wrapped(CommandResult::Void),
        }
    }
}

/// The results of the commands. Each has the name of its command; the order is that of the help.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum CommandResult {
    /// `generate`
    Generate(NewSetResult),
    /// `backup`
    Backup(backup::BackupResult),
    /// `restore`
    Restore(restore::RestoreResult),
    Inspect(inspect::InspectResult),
    /// `verify`
    Verify(verify::VerifyResult),
    /// `drill`
    Drill(drill::DrillResult),
    /// `reseal`
    Reseal(reseal::ResealResult),
    /// `unseal`
    Unseal(unseal::UnsealResult),
    /// `sets`
    Sets(sets::SetsResult),
    /// `void`
    Void(void::VoidResult),
    /// `practice-file`
    PracticeFile(practice_file::PracticeFileResult),
    Promote(promote::PromoteResult),
    /// `runbook`
    Runbook(runbook::RunbookResult),
    /// `completions`
    Completions(completions::CompletionsResult),
    /// `man`
    Man(man::ManResult),
    Token(token::TokenResult),
    Transcript(transcript::TranscriptResult),
    /// `vectors verify`
    Vectors(vectors::VectorsResult),
}
