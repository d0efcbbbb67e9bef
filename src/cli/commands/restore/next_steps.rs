//! The steps that follow a restore, with their command lines. Text that a person types has ASCII hyphens. Steps on
//! another machine are written on the medium.

use std::path::Path;

use sso_escrow::message;
use sso_escrow::registry::regfile;
use sso_escrow::share::descriptor::Kind;
use sso_escrow::text::Message;

use crate::cli::commands::restore::request::RestoreRequest;
use crate::cli::media::clear_copy;
use crate::cli::media::steps_sheet::{StepsSheet, in_powershell, tool};
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The commands that go to the folder of ENTSSO's tools, for BizTalk Server and for Host Integration Server
/// (Microsoft: "How to Restore the Master Secret", one page for each).
const FOLDERS: [&str; 2] = [
    r#"cd /d "%CommonProgramFiles%\Enterprise Single Sign-On""#,
    r#"cd /d "%ProgramFiles%\Enterprise Single Sign-On""#,
];

/// The commands that restart ENTSSO.
const RESTART: [&str; 2] = ["net stop ENTSSO", "net start ENTSSO"];

/// Where the restored registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// In an offline hive.
    Hive,
    /// On this machine.
    Here,
    /// On this machine, which is a node of a cluster.
    OnANode,
}

/// The medium of a written file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carried {
    /// The path of the file was named. It stays valid.
    Named,
    /// The medium was asked for. Its paths end when it is removed.
    Inserted,
}

/// Writes the next steps beside a new registration file, and prints where the medium goes. Returns whether they are
/// beside it.
pub(super) fn after_reg(
    console: &mut Console,
    path: &Path,
    carried: Carried,
    kind: Kind,
    request: &RestoreRequest,
) -> bool {
    let server = &*request.server;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut sheet = StepsSheet::default();
    if request.rehearsal {
        sheet.say(message!("steps-rehearsal"));
    }
    sheet.say(match (kind, server) {
        (Kind::SsossSnapshot, "") => message!("steps-carry-back"),
        _ => carry(server),
    });
    let access = regfile::access_commands(request.account.as_deref());
    sheet.say(message!("steps-access"));
    access.iter().for_each(|line| sheet.command(line));
    sheet.say(message!("steps-import"));
    sheet.command(&format!("reg import \"{name}\""));
    if kind == Kind::SsossSnapshot {
        sheet.say(message!("steps-import-adds"));
    }
    let file = format!("reg.exe import {}", in_powershell(&name));
    let import = ["Set-Location -LiteralPath $PSScriptRoot".to_owned(), file];
    sheet.script(message!("steps-script"), access.into_iter().chain(import));
    sheet.say(message!("steps-service"));
    RESTART.iter().for_each(|line| sheet.command(line));
    sheet.say(message!("steps-events"));
    let to = match (kind, server) {
        (Kind::SsossSnapshot, "") => message!("carry-back"),
        _ => destination(server),
    };
    finish(console, sheet, path, carried, to)
}

/// Writes the next steps beside ENTSSO's own backup file, and prints where the medium goes. The password is shown
/// afterwards. Returns whether they are beside it.
pub(super) fn after_native(
    console: &mut Console,
    path: &Path,
    carried: Carried,
    request: &RestoreRequest,
) -> bool {
    let server = &*request.server;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut sheet = StepsSheet::default();
    if request.rehearsal {
        sheet.say(message!("steps-rehearsal"));
    }
    sheet.say(carry(server));
    sheet.say(message!("steps-native-folder"));
    FOLDERS.iter().for_each(|line| sheet.command(line));
    sheet.say(message!("steps-native-restore"));
    sheet.command(&format!("ssoconfig -restoreSecret \"E:\\{name}\""));
    let script = tool("ssoconfig.exe").into_iter().chain([
        format!("$file = Join-Path $PSScriptRoot {}", in_powershell(&name)),
        "& $tool -restoreSecret $file".to_owned(),
    ]);
    sheet.script(message!("steps-script"), script);
    sheet.say(message!("steps-native-events"));
    finish(console, sheet, path, carried, destination(server))
}

/// Writes the sheet, and prints where to carry the medium, what to follow there, and how to destroy the clear copy.
fn finish(
    console: &mut Console,
    mut sheet: StepsSheet,
    path: &Path,
    carried: Carried,
    to: Message,
) -> bool {
    sheet.say(message!("steps-database"));
    sheet.say(message!("steps-destroy"));
    sheet.say(message!("steps-untried"));
    let written = sheet.write_beside(console, path);
    if let Some(written) = &written {
        let shown = |path: &Path| match carried {
            Carried::Named => path.display().to_string(),
            Carried::Inserted => {
                path.file_name().unwrap_or_default().to_string_lossy().into_owned()
            }
        };
        let (file, sheet) = (shown(path), shown(written));
        console.say(&message!("carry-medium", file = file, to = to, sheet = sheet));
    }
    console.say(&message!("steps-database"));
    match carried {
        Carried::Named => clear_copy::tell_to_destroy(console, path),
        Carried::Inserted => console.say(&message!("steps-destroy")),
    }
    console.say(&message!("steps-untried"));
    written.is_some()
}

/// Prints the next steps after SSOSS was written in a registry. `restarted`: the service was restarted.
pub(crate) fn after_registry(console: &mut Console, place: Where, restarted: bool) {
    match place {
        Where::Hive => console.say(&message!("steps-hive")),
        Where::OnANode => console.say(&message!("steps-live-on-a-node")),
        Where::Here if restarted => {}
        Where::Here => {
            console.say(&message!("steps-live"));
            RESTART.iter().for_each(|line| console.print(&SafeText::command(line)));
        }
    }
    console.say(&message!("steps-registry-events"));
    console.say(&message!("steps-database"));
    console.say(&message!("steps-untried"));
}

fn carry(server: &str) -> Message {
    match server {
        "" => message!("steps-carry"),
        server => message!("steps-carry-to", server = server),
    }
}

fn destination(server: &str) -> Message {
    match server {
        "" => message!("carry-to-new"),
        server => message!("carry-to", server = server),
    }
}
