//! `runbook`: what to do, step by step.

use std::path::Path;

use clap::ArgMatches;
use serde_json::json;
use sso_escrow::entsso::runbook::{self, Procedure, Product, Settings, ToolFolder};
use sso_escrow::entsso::server_name::ServerName;
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;

use crate::cli::media::clear_copy;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// How all procedures together are named.
const ALL: &str = "all";

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let settings = settings(matches)?;
    let as_html = match value("format") {
        None | Some("text") => false,
        Some("html") => true,
        Some(other) => return Err(Failure::usage(message!("usage-format", format = other))),
    };
    let Some(name) = value("procedure") else { return Ok(list(console)) };
    let procedures: Vec<Procedure> =
        Procedure::ALL.into_iter().filter(|it| name == ALL || it.name() == name).collect();
    if procedures.is_empty() {
        let known = Procedure::ALL.map(Procedure::name).join(", ");
        let message = message!("usage-procedure", procedure = name, known = known);
        return Err(Failure::usage(message));
    }
    let sheets = settings.sheets(&procedures);
    let page = match as_html {
        true => runbook::html(&sheets, console.texts()),
        false => runbook::text(&sheets, console.texts()),
    };
    match value("out") {
        Some(target) => {
            let path = Path::new(target);
            clear_copy::check_new(path)?;
            media::write_new(path, page.as_bytes())?;
            console.field("target", target);
            console.say(&message!("runbook-written", path = target));
        }
        None => {
            console.print(&SafeText::page(page.trim_end()));
            console.field("page", page);
        }
    }
    Ok(Status::Done)
}

fn settings(matches: &ArgMatches) -> Result<Settings, Failure> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let product = match value("product") {
        None => None,
        Some(name) => match name.parse::<Product>() {
            Ok(product) => Some(product),
            Err(()) => return Err(Failure::usage(message!("usage-product", product = name))),
        },
    };
    let folder = match value("sso-dir") {
        None => None,
        Some(written) => match ToolFolder::parse(written) {
            Some(folder) => Some(folder),
            None => return Err(Failure::usage(message!("usage-sso-dir", folder = written))),
        },
    };
    let server = value("server").map(ServerName::parse).transpose()?;
    Ok(Settings { product, folder, server, update_file: None })
}

/// The procedures by name and title.
fn list(console: &mut Console) -> Status {
    console.say(&message!("runbooks-heading"));
    let mut objects = Vec::new();
    for procedure in Procedure::ALL {
        let title = console.words(&procedure.title());
        console.print(&SafeText::line(&format!("  {:<16} {title}", procedure.name())));
        objects.push(json!({ "name": procedure.name(), "title": title }));
    }
    console.field("procedures", objects);
    Status::Done
}
