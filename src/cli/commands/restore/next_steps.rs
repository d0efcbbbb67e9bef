//! The steps that follow a restore, with their command lines. Text that a person types has ASCII hyphens.

use std::path::Path;

use sso_escrow::message;
use sso_escrow::registry::regfile;
use sso_escrow::share::descriptor::Kind;

use crate::cli::media::clear_copy;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The commands that go to the folder of ENTSSO's tools, for BizTalk Server and for Host Integration Server
/// (Microsoft: "How to Restore the Master Secret", one page for each).
const FOLDERS: [&str; 2] = [
    r#"cd /d "%CommonProgramFiles%\Enterprise Single Sign-On""#,
    r#"cd /d "%ProgramFiles%\Enterprise Single Sign-On""#,
];

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

/// Prints the next steps after a registration file was written.
pub(crate) fn after_reg(
    console: &mut Console,
    path: &Path,
    server: &str,
    account: Option<&str>,
    kind: Kind,
) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match (kind, server) {
        (Kind::SsossSnapshot, "") => console.say(&message!("steps-carry-back")),
        _ => carry(console, server),
    }
    console.say(&message!("steps-access"));
    for line in regfile::access_commands(account) {
        console.print(&SafeText::command(&line));
    }
    console.say(&message!("steps-import"));
    console.print(&SafeText::command(&format!("reg import \"{name}\"")));
    if kind == Kind::SsossSnapshot {
        console.say(&message!("steps-import-adds"));
    }
    console.say(&message!("steps-service"));
    restart(console);
    console.say(&message!("steps-events"));
    destroy(console, path);
}

/// Prints the next steps after ENTSSO's own backup file was written, and its password shown.
pub(crate) fn after_native(console: &mut Console, path: &Path, server: &str) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    carry(console, server);
    console.say(&message!("steps-native-folder"));
    FOLDERS.iter().for_each(|line| console.print(&SafeText::command(line)));
    console.say(&message!("steps-native-restore"));
    console.print(&SafeText::command(&format!("ssoconfig -restoreSecret \"E:\\{name}\"")));
    console.say(&message!("steps-native-events"));
    destroy(console, path);
}

/// Prints the next steps after SSOSS was written in a registry. `restarted`: the service was restarted.
pub(crate) fn after_registry(console: &mut Console, place: Where, restarted: bool) {
    match place {
        Where::Hive => console.say(&message!("steps-hive")),
        Where::OnANode => console.say(&message!("steps-live-on-a-node")),
        Where::Here if restarted => {}
        Where::Here => {
            console.say(&message!("steps-live"));
            restart(console);
        }
    }
    console.say(&message!("steps-registry-events"));
    console.say(&message!("steps-untried"));
}

fn carry(console: &mut Console, server: &str) {
    if server.is_empty() {
        console.say(&message!("steps-carry"));
    } else {
        console.say(&message!("steps-carry-to", server = server));
    }
}

fn restart(console: &mut Console) {
    console.print(&SafeText::command("net stop ENTSSO"));
    console.print(&SafeText::command("net start ENTSSO"));
}

fn destroy(console: &mut Console, path: &Path) {
    clear_copy::tell_to_destroy(console, path);
    console.say(&message!("steps-untried"));
}
