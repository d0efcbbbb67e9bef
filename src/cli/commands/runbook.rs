//! `runbook`: prints procedures, step by step.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::entsso::runbook::{self, Procedure, Product, Settings, ToolFolder};
use sso_escrow::entsso::server_name::ServerName;
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;

use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::choices::Choices;
use crate::cli::line::complete;
use crate::cli::line::options::DryRun;
use crate::cli::line::quotes;
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The argument that stands for all procedures.
const ALL: &str = "all";

/// `runbook`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Runbook {
    #[arg(value_name = "PROCEDURE", value_parser = procedures(), help = help("help-argument-procedure"))]
    procedure: Option<Wanted>,
    #[arg(long, value_name = "text|html", value_parser = formats(), help = help("help-option-format"))]
    format: Option<RunbookFormat>,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-out"))]
    out: Option<PathBuf>,
    #[arg(long, value_name = "biztalk|his", value_parser = products(), help = help("help-option-product"))]
    product: Option<Product>,
    #[arg(long, value_name = "FOLDER", value_parser = value(tool_folder), help = help("help-option-sso-dir"))]
    sso_dir: Option<ToolFolder>,
    #[arg(long, value_name = "NAME", value_parser = value(ServerName::parse), help = help("help-option-server-now"))]
    server: Option<ServerName>,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
}

impl Runbook {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().write_file(&self.out)
    }
}

/// The list of the procedures, or the sheets of the requested ones.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RunbookResult {
    /// All procedures, if the command names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    procedures: Option<Vec<ProcedureTitle>>,
    /// Whether nothing was to be written, if the command names a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The sheets. They are absent with `--out`.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// The file that `--out` names.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
}

/// A procedure of the runbooks.
#[derive(Debug, Serialize)]
pub(crate) struct ProcedureTitle {
    /// Its name on the command line.
    name: &'static str,
    /// Its title, in the chosen language.
    title: String,
}

/// Which procedures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    One(Procedure),
}

fn procedures() -> Choices<Wanted> {
    let each = Procedure::ALL.into_iter().map(|it| (it.name(), Wanted::One(it)));
    Choices::new("PROCEDURE", each.chain([(ALL, Wanted::All)]))
}

/// The format of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RunbookFormat {
    Text,
    Html,
}

fn formats() -> Choices<RunbookFormat> {
    Choices::new("--format", [("text", RunbookFormat::Text), ("html", RunbookFormat::Html)])
}

fn products() -> Choices<Product> {
    Choices::new("--product", Product::ALL.map(|product| (product.name(), product)))
}

fn tool_folder(written: &str) -> Result<ToolFolder, Failure> {
    quotes::checked(written)?;
    let unclear = || Failure::usage(message!("usage-sso-dir", folder = written));
    ToolFolder::parse(written).ok_or_else(unclear)
}

pub(crate) fn run(options: &Runbook, console: &mut Console) -> Ended<RunbookResult> {
    Ended::after(|result| print_sheets(options, console, result))
}

fn print_sheets(
    options: &Runbook,
    console: &mut Console,
    result: &mut RunbookResult,
) -> Result<Status, Failure> {
    let procedures = match options.procedure {
        None => return Ok(list(console, result)),
        Some(Wanted::All) => Procedure::ALL.to_vec(),
        Some(Wanted::One(procedure)) => vec![procedure],
    };
    let settings = Settings {
        product: options.product,
        folder: options.sso_dir.clone(),
        server: options.server.clone(),
        update_file: None,
    };
    let sheets = settings.sheets(&procedures);
    let page = match options.format {
        Some(RunbookFormat::Html) => runbook::html(&sheets, console.texts()),
        Some(RunbookFormat::Text) | None => runbook::text(&sheets, console.texts()),
    };
    result.dry_run = Some(options.dry_run.dry_run);
    match &options.out {
        Some(path) => {
            clear_copy::check_new(path)?;
            let target = &*result.target.insert(path.display().to_string());
            if options.dry_run.dry_run {
                console.say(&message!("runbook-dry-run", path = target, bytes = page.len()));
                return Ok(Status::Done);
            }
            media::write_new(path, page.as_bytes())?;
            console.say_done(&message!("runbook-written", path = target));
        }
        None => {
            console.print(&SafeText::page(page.trim_end()));
            result.page = Some(page);
        }
    }
    Ok(Status::Done)
}

/// Prints the names and titles of all procedures.
fn list(console: &mut Console, result: &mut RunbookResult) -> Status {
    console.say(&message!("runbooks-heading"));
    let titles = Procedure::ALL.iter().map(|procedure| ProcedureTitle {
        name: procedure.name(),
        title: console.words(&procedure.title()),
    });
    let titles: Vec<_> = titles.collect();
    for ProcedureTitle { name, title } in &titles {
        console.print(&SafeText::line(&format!("  {name:<16} {title}")));
    }
    result.procedures = Some(titles);
    Status::Done
}
