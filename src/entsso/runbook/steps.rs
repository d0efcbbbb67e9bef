//! The steps that several procedures have, and the hand that writes them.

use super::{Menu, Product, Settings, Step, Typed};
use crate::entsso::events::{self as e, Event};
use crate::message;
use crate::text::Message;

/// The file of `ssoconfig`, on a medium of Windows.
pub(super) const BACKUP_FILE: &str = r"E:\ssobackup.bak";

/// The same file on the air-gapped machine.
pub(super) const BACKUP_FILE_THERE: &str = "/media/usb/ssobackup.bak";

/// What stood on the server before something else is restored.
pub(super) const BEFORE_FILE: &str = r"E:\ssobefore.bak";

/// The backup of a new secret, which generating it writes.
pub(super) const NEW_FILE: &str = r"E:\ssonew.bak";

pub(super) const NEW_FILE_THERE: &str = "/media/usb/ssonew.bak";

impl Step {
    pub(super) fn new(at: Message, action: Message) -> Self {
        let (typed, menus, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { action, at, typed, menus, notes, good: Vec::new(), bad: Vec::new() }
    }

    pub(super) fn types(mut self, command: impl Into<String>) -> Self {
        self.typed.push(Typed { product: None, command: command.into() });
        self
    }

    pub(super) fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    pub(super) fn good(mut self, events: &[Event]) -> Self {
        self.good.extend(events);
        self
    }

    pub(super) fn bad(mut self, events: &[Event]) -> Self {
        self.bad.extend(events);
        self
    }
}

pub(super) fn at_master() -> Message {
    message!("runbook-at-master")
}

pub(super) fn at_air_gapped() -> Message {
    message!("runbook-at-air-gapped")
}

pub(super) fn at_other_servers() -> Message {
    message!("runbook-at-other-servers")
}

pub(super) struct Writer<'a> {
    pub(super) settings: &'a Settings,
}

/// Steps that several procedures have.
impl Writer<'_> {
    pub(super) fn at_new(&self) -> Message {
        message!("runbook-at-new", server = self.settings.server())
    }

    /// An item of the menu of the node System.
    pub(super) fn menu(&self, item: fn(Product) -> Message) -> Vec<Menu> {
        let products = self.settings.products();
        let several = products.len() > 1;
        let menu = |product: Product| Menu {
            product: several.then_some(product),
            way: message!("runbook-menu-system", item = item(product)),
        };
        products.into_iter().map(menu).collect()
    }

    /// An elevated prompt in the folder of the tools.
    pub(super) fn prompt(&self, at: Message) -> Step {
        let mut step = Step::new(at, message!("runbook-prompt"));
        step.typed = self.settings.change_folder();
        step.note(message!("runbook-prompt-why")).note(message!("runbook-prompt-folder"))
    }

    /// Which server is the master secret server, as the database says.
    pub(super) fn display(&self, at: Message, note: Message) -> Step {
        Step::new(at, message!("runbook-display")).types("ssomanage -displaydb").note(note).bad(&[
            e::NO_SERVICE,
            e::RPC_UNAVAILABLE,
            e::NOT_SSO_ADMIN,
        ])
    }

    /// Into a file, with that password.
    pub(super) fn back_up(&self, at: Message, file: &str, password: Message) -> Step {
        let mut step = Step::new(at, message!("runbook-back-up"))
            .types(format!("ssoconfig -backupSecret \"{file}\""));
        step.menus = self.menu(|product| match product {
            Product::BizTalk => message!("runbook-item-backup-biztalk"),
            Product::HostIntegration => message!("runbook-item-backup-his"),
        });
        step.note(message!("runbook-drive-letter"))
            .note(message!("runbook-back-up-elsewhere"))
            .note(password)
            .note(message!("runbook-completed"))
            .good(&[e::BACKED_UP])
            .bad(&[
                e::BACKUP_FAILED,
                e::BACKUP_MEDIUM,
                e::WRONG_MEDIUM,
                e::FILE_NOT_OPENED,
                e::SHORT_PASSWORD,
                e::LONG_PASSWORD,
                e::LONG_REMINDER,
                e::NOT_ADMIN,
                e::NOT_SSO_ADMIN,
                e::NOT_MASTER,
                e::NO_ENDPOINT,
            ])
    }

    /// The escrow is begun before there is a backup: so it has the password that the backup gets, and
    /// nobody has to keep one. It waits for the file until [`escrow`](Self::escrow).
    pub(super) fn propose(&self, file: &str) -> Step {
        Step::new(at_air_gapped(), message!("runbook-propose"))
            .types(format!(
                "sso-escrow backup -k 3 --share Anna=ask --share Ben=ask --share Chloe=ask \
                 --share David=ask --share Emi=ask --from native:{file} --propose-password"
            ))
            .note(message!("runbook-escrow-names"))
            .note(message!("runbook-propose-waits"))
    }

    pub(super) fn escrow(&self, file: &str) -> Step {
        Step::new(at_air_gapped(), message!("runbook-escrow", file = file))
            .note(message!("runbook-escrow-again"))
            .note(message!("runbook-escrow-words"))
    }

    pub(super) fn drill(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-drill"))
            .types("sso-escrow drill --full --share ask")
            .note(message!("runbook-drill-pass"))
    }

    pub(super) fn destroy(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-destroy"))
            .note(message!("runbook-destroy-why"))
    }

    pub(super) fn fetch(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-fetch"))
            .types("sso-escrow restore --share ask --to native:/media/usb")
            .note(message!("runbook-fetch-words"))
            .note(message!("runbook-fetch-old-server"))
            .note(message!("runbook-fetch-password"))
            .note(message!("runbook-fetch-kinds"))
    }

    pub(super) fn restore_file(&self, at: Message) -> Step {
        let mut step = Step::new(at, message!("runbook-restore-file"))
            .types(format!("ssoconfig -restoreSecret \"{BACKUP_FILE}\""));
        step.menus = self.menu(|product| match product {
            Product::BizTalk => message!("runbook-item-restore-biztalk"),
            Product::HostIntegration => message!("runbook-item-restore-his"),
        });
        step.note(message!("runbook-drive-letter"))
            .note(message!("runbook-restore-password"))
            .note(message!("runbook-completed"))
            .good(&[e::RESTORED])
            .bad(&[
                e::RESTORE_FAILED,
                e::WRONG_PASSWORD,
                e::NOT_MASTER,
                e::WRONG_SECRET,
                e::NOT_A_BACKUP,
                e::WRONG_MEDIUM,
                e::FILE_NOT_OPENED,
                e::OLDER_BACKUP,
                e::NOT_ADMIN,
                e::NOT_SSO_ADMIN,
            ])
    }

    pub(super) fn restart(&self, at: Message) -> Step {
        Step::new(at, message!("runbook-restart"))
            .types("net stop ENTSSO")
            .types("net start ENTSSO")
            .note(message!("runbook-restart-dependents"))
    }

    /// The log of a server, at its newest end.
    pub(super) fn log(&self, at: Message) -> Step {
        Step::new(at, message!("runbook-log"))
            .types(
                "wevtutil qe Application /q:\"*[System[Provider[@Name='ENTSSO']]]\" /c:30 /rd:true \
                 /f:text",
            )
            .note(message!("runbook-log-viewer"))
    }

    /// Whether the restored secret is in use.
    pub(super) fn accepted(&self, at: Message) -> Step {
        self.log(at)
            .note(message!("runbook-wait-minute"))
            .good(&[e::IS_MASTER, e::GOT_CURRENT, e::GOT_PREVIOUS, e::REENCRYPTED])
            .bad(&[
                e::NO_SECRETS,
                e::NOT_LOADED,
                e::NOT_VALID,
                e::REENCRYPT_FAILED,
                e::BAD_DATA,
                e::CALL_FAILED,
            ])
    }

    pub(super) fn others(&self) -> Step {
        self.log(at_other_servers())
            .note(message!("runbook-wait-minute"))
            .note(message!("runbook-others-cache"))
            .good(&[e::GOT_CURRENT])
            .bad(&[
                e::LOST_SERVER,
                e::GET_FAILED,
                e::NO_SECRET,
                e::NO_SECRET_FROM,
                e::RPC_UNAVAILABLE,
            ])
    }

    pub(super) fn write_update_file(&self, server: &str) -> Step {
        let file = self.settings.update_file();
        Step::new(message!("runbook-at-any"), message!("runbook-update-file"))
            .types(format!("sso-escrow promote --server {server} --out {}", argument(file)))
            .note(message!("runbook-update-file-only"))
    }

    pub(super) fn update_db(&self, at: Message) -> Step {
        let file = self.settings.update_file();
        Step::new(at, message!("runbook-update-db"))
            .types(format!("ssomanage -updatedb \"E:\\{file}\""))
            .note(message!("runbook-drive-letter"))
            .note(message!("runbook-update-db-fails", file = file))
            .good(&[e::SERVER_CHANGED])
            .bad(&[e::NOT_SSO_ADMIN, e::NO_SERVICE, e::RPC_UNAVAILABLE])
    }
}

/// An argument as a shell takes it.
fn argument(text: &str) -> String {
    match text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')) {
        true => text.to_owned(),
        false => format!("\"{text}\""),
    }
}

/// The password that the air-gapped machine shows.
pub(super) fn proposed() -> Message {
    message!("runbook-password-proposed")
}

/// Where the file is restored while the custodians may have gone.
pub(super) fn kept_until_restored() -> Message {
    message!("runbook-propose-until-restored")
}

/// Where it is not.
pub(super) fn carried() -> Message {
    message!("runbook-propose-carried")
}

pub(super) fn custodians_needed() -> Message {
    message!("runbook-need-custodians")
}

pub(super) fn medium_needed() -> Message {
    message!("runbook-need-medium")
}
