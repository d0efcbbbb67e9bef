//! What has to be done after a restore, with the command lines: whatever is printed to be typed has
//! ASCII hyphens.

use std::path::Path;

use sso_escrow::message;
use sso_escrow::registry::regfile;
use sso_escrow::share::descriptor::Kind;

use crate::cli::media::clear_copy;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The folder of the old tools as BizTalk Server installs it, and as Host Integration Server does
/// (Microsoft: "How to Restore the Master Secret", of both).
const FOLDERS: [&str; 2] = [
    r#"cd /d "%CommonProgramFiles%\Enterprise Single Sign-On""#,
    r#"cd /d "%ProgramFiles%\Enterprise Single Sign-On""#,
];

/// Where a registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// In a hive that no system has open.
    Hive,
    /// Of this machine.
    Here,
    /// Of this machine, a node of a cluster.
    OnANode,
}

/// After a registration file was written.
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

/// After ENTSSO's own file was written, and its password shown.
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

/// After SSOSS of a registry itself was written. `restarted` tells that the service was.
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
