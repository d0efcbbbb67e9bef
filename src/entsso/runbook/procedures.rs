//! The procedures themselves, after Microsoft's pages and in their order.

use super::{Menu, Procedure, Product, Settings, Sheet, Step, Typed};
use crate::entsso::events::{self as e, Event};
use crate::message;
use crate::text::Message;

/// The file of `ssoconfig`, on a medium of Windows.
const BACKUP_FILE: &str = r"E:\ssobackup.bak";

/// The same file on the air-gapped machine.
const BACKUP_FILE_THERE: &str = "/media/usb/ssobackup.bak";

/// What stood on the server before something else is restored.
const BEFORE_FILE: &str = r"E:\ssobefore.bak";

/// The backup of a new secret, which generating it writes.
const NEW_FILE: &str = r"E:\ssonew.bak";

const NEW_FILE_THERE: &str = "/media/usb/ssonew.bak";

/// Which secrets a database needs, by the tables that scripts of older versions show.
const MSIDS: &str = "sqlcmd -S SQLSERVER -d SSODB -E -Q \"SELECT ec_pns_msid FROM \
    SSOX_ExternalCredentials UNION SELECT ec_pws_msid FROM SSOX_ExternalCredentials UNION SELECT \
    wp_msid FROM SSOX_WindowsPassword\"";

pub(super) fn sheet(procedure: Procedure, settings: &Settings) -> Sheet {
    let it = Writer { settings };
    match procedure {
        Procedure::Backup => it.backup(),
        Procedure::Generate => it.generate(),
        Procedure::Restore => it.restore(),
        Procedure::Promote => it.promote(),
        Procedure::Move => it.move_server(),
        Procedure::Recover => it.recover(),
        Procedure::ServiceAccount => it.service_account(),
        Procedure::Cluster => it.cluster(),
        Procedure::DisasterSite => it.disaster_site(),
        Procedure::Upgrade => it.upgrade(),
        Procedure::Monthly => it.monthly(),
        Procedure::Rotation => it.rotation(),
    }
}

impl Step {
    fn new(at: Message, action: Message) -> Self {
        let (typed, menus, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { action, at, typed, menus, notes, good: Vec::new(), bad: Vec::new() }
    }

    fn types(mut self, command: impl Into<String>) -> Self {
        self.typed.push(Typed { product: None, command: command.into() });
        self
    }

    fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    fn good(mut self, events: &[Event]) -> Self {
        self.good.extend(events);
        self
    }

    fn bad(mut self, events: &[Event]) -> Self {
        self.bad.extend(events);
        self
    }
}

fn at_master() -> Message {
    message!("runbook-at-master")
}

fn at_air_gapped() -> Message {
    message!("runbook-at-air-gapped")
}

fn at_other_servers() -> Message {
    message!("runbook-at-other-servers")
}

struct Writer<'a> {
    settings: &'a Settings,
}

/// Steps that several procedures have.
impl Writer<'_> {
    fn at_new(&self) -> Message {
        message!("runbook-at-new", server = self.settings.server())
    }

    /// An item of the menu of the node System.
    fn menu(&self, item: fn(Product) -> Message) -> Vec<Menu> {
        let products = self.settings.products();
        let several = products.len() > 1;
        let menu = |product: Product| Menu {
            product: several.then_some(product),
            way: message!("runbook-menu-system", item = item(product)),
        };
        products.into_iter().map(menu).collect()
    }

    /// An elevated prompt in the folder of the tools.
    fn prompt(&self, at: Message) -> Step {
        let mut step = Step::new(at, message!("runbook-prompt"));
        step.typed = self.settings.change_folder();
        step.note(message!("runbook-prompt-why")).note(message!("runbook-prompt-folder"))
    }

    /// Which server is the master secret server, as the database says.
    fn display(&self, at: Message, note: Message) -> Step {
        Step::new(at, message!("runbook-display")).types("ssomanage -displaydb").note(note).bad(&[
            e::NO_SERVICE,
            e::RPC_UNAVAILABLE,
            e::NOT_SSO_ADMIN,
        ])
    }

    fn back_up(&self, at: Message, file: &str) -> Step {
        let mut step = Step::new(at, message!("runbook-back-up"))
            .types(format!("ssoconfig -backupSecret \"{file}\""));
        step.menus = self.menu(|product| match product {
            Product::BizTalk => message!("runbook-item-backup-biztalk"),
            Product::HostIntegration => message!("runbook-item-backup-his"),
        });
        step.note(message!("runbook-drive-letter"))
            .note(message!("runbook-back-up-elsewhere"))
            .note(message!("runbook-back-up-password"))
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

    fn escrow(&self, file: &str) -> Step {
        Step::new(at_air_gapped(), message!("runbook-escrow"))
            .types(format!(
                "sso-escrow backup -k 3 --share Anna=ask --share Ben=ask --share Chloe=ask \
                 --share David=ask --share Emi=ask --from native:{file}"
            ))
            .note(message!("runbook-escrow-names"))
            .note(message!("runbook-escrow-words"))
    }

    fn drill(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-drill"))
            .types("sso-escrow drill --full --share ask")
            .note(message!("runbook-drill-pass"))
    }

    fn destroy(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-destroy"))
            .note(message!("runbook-destroy-why"))
    }

    fn fetch(&self) -> Step {
        Step::new(at_air_gapped(), message!("runbook-fetch"))
            .types("sso-escrow restore --share ask --to native:/media/usb")
            .note(message!("runbook-fetch-words"))
            .note(message!("runbook-fetch-password"))
            .note(message!("runbook-fetch-kinds"))
    }

    fn restore_file(&self, at: Message) -> Step {
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

    fn restart(&self, at: Message) -> Step {
        Step::new(at, message!("runbook-restart"))
            .types("net stop ENTSSO")
            .types("net start ENTSSO")
            .note(message!("runbook-restart-dependents"))
    }

    /// The log of a server, at its newest end.
    fn log(&self, at: Message) -> Step {
        Step::new(at, message!("runbook-log"))
            .types(
                "wevtutil qe Application /q:\"*[System[Provider[@Name='ENTSSO']]]\" /c:30 /rd:true \
                 /f:text",
            )
            .note(message!("runbook-log-viewer"))
    }

    /// Whether the restored secret is in use.
    fn accepted(&self, at: Message) -> Step {
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

    fn others(&self) -> Step {
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

    fn write_update_file(&self, server: &str) -> Step {
        let file = self.settings.update_file();
        Step::new(message!("runbook-at-any"), message!("runbook-update-file"))
            .types(format!("sso-escrow promote --server {server} --out {}", argument(file)))
            .note(message!("runbook-update-file-only"))
    }

    fn update_db(&self, at: Message) -> Step {
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

fn custodians_needed() -> Message {
    message!("runbook-need-custodians")
}

fn medium_needed() -> Message {
    message!("runbook-need-medium")
}

/// The procedures.
impl Writer<'_> {
    fn backup(&self) -> Sheet {
        Sheet {
            procedure: Procedure::Backup,
            when: message!("runbook-backup-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-backup-order"),
            needs: vec![medium_needed(), custodians_needed(), message!("runbook-need-air-gapped")],
            steps: vec![
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.back_up(at_master(), BACKUP_FILE),
                self.log(at_master()).good(&[e::BACKED_UP]).bad(&[e::NOT_BACKED_UP]),
                self.escrow(BACKUP_FILE_THERE),
                self.drill(),
                self.destroy(),
            ],
            sources: &["How to Back Up the Master Secret", "Managing the Master Secret"],
        }
    }

    fn generate(&self) -> Sheet {
        Sheet {
            procedure: Procedure::Generate,
            when: message!("runbook-generate-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-generate-order"),
            needs: vec![medium_needed(), custodians_needed(), message!("runbook-need-air-gapped")],
            steps: vec![
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.generate_secret(),
                self.reencryption(),
                self.others(),
                self.escrow(NEW_FILE_THERE),
                self.drill(),
                self.destroy(),
            ],
            sources: &["How to Generate the Master Secret", "Master Secret Server"],
        }
    }

    fn generate_secret(&self) -> Step {
        let mut step = Step::new(at_master(), message!("runbook-generate-secret"))
            .types(format!("ssoconfig -generateSecret \"{NEW_FILE}\""));
        step.menus = self.menu(|product| match product {
            Product::BizTalk => message!("runbook-item-generate-biztalk"),
            Product::HostIntegration => message!("runbook-item-generate-his"),
        });
        step.note(message!("runbook-drive-letter"))
            .note(message!("runbook-back-up-password"))
            .note(message!("runbook-back-up-elsewhere"))
            .note(message!("runbook-generate-file"))
            .good(&[e::GENERATED])
            .bad(&[
                e::GENERATE_FAILED,
                e::NOT_MASTER,
                e::REENCRYPT_RUNS,
                e::WRONG_MEDIUM,
                e::ACCESS_DENIED,
                e::NOT_ADMIN,
                e::NOT_SSO_ADMIN,
            ])
    }

    fn reencryption(&self) -> Step {
        self.log(at_master())
            .note(message!("runbook-reencryption"))
            .good(&[e::REENCRYPTING, e::REENCRYPTED])
            .bad(&[e::REENCRYPT_FAILED, e::REENCRYPT_RUNS])
    }

    fn restore(&self) -> Sheet {
        Sheet {
            procedure: Procedure::Restore,
            when: message!("runbook-restore-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-restore-order"),
            needs: vec![
                custodians_needed(),
                message!("runbook-need-air-gapped"),
                medium_needed(),
                message!("runbook-need-msid"),
            ],
            steps: vec![
                self.fetch(),
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this-or-promote")),
                self.back_up(at_master(), BEFORE_FILE).note(message!("runbook-back-up-before")),
                self.restore_file(at_master()),
                self.restart(at_master()),
                self.accepted(at_master()),
                self.others(),
                self.destroy(),
            ],
            sources: &["How to Restore the Master Secret", "Single Sign-On: Event 10520"],
        }
    }

    fn promote(&self) -> Sheet {
        let new = || self.at_new();
        Sheet {
            procedure: Procedure::Promote,
            when: message!("runbook-promote-when"),
            who: message!("runbook-who-both"),
            place: new(),
            order: message!("runbook-promote-order"),
            needs: vec![
                message!("runbook-need-joined"),
                message!("runbook-need-old-off"),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
                medium_needed(),
            ],
            steps: vec![
                self.write_update_file(self.settings.server()),
                self.fetch(),
                self.prompt(new()),
                self.update_db(new()),
                self.restart(new())
                    .note(message!("runbook-restart-no-secret"))
                    .good(&[e::IS_MASTER]),
                self.restore_file(new()),
                self.accepted(new()).note(message!("runbook-restart-if-silent")),
                self.display(
                    new(),
                    message!("runbook-display-new", server = self.settings.server()),
                ),
                self.others(),
                self.destroy(),
                self.old_server(),
            ],
            sources: &["How to Change the Master Secret Server", "How to Update the SSO Database"],
        }
    }

    fn old_server(&self) -> Step {
        Step::new(message!("runbook-at-old"), message!("runbook-old-server"))
            .note(message!("runbook-old-server-why"))
    }

    fn move_server(&self) -> Sheet {
        let new = || self.at_new();
        let mut change = Step::new(message!("runbook-at-old"), message!("runbook-change"));
        change.menus = vec![Menu { product: None, way: message!("runbook-menu-change") }];
        Sheet {
            procedure: Procedure::Move,
            when: message!("runbook-move-when"),
            who: message!("runbook-who-both"),
            place: message!("runbook-place-old-then-new"),
            order: message!("runbook-move-order"),
            needs: vec![message!("runbook-need-joined"), medium_needed(), custodians_needed()],
            steps: vec![
                self.prompt(message!("runbook-at-old")),
                self.back_up(message!("runbook-at-old"), BACKUP_FILE),
                self.escrow(BACKUP_FILE_THERE),
                change
                    .note(message!("runbook-change-only-there"))
                    .note(message!("runbook-change-or-file"))
                    .good(&[e::SERVER_CHANGED])
                    .bad(&[e::NOT_SSO_ADMIN]),
                self.prompt(new()),
                self.restart(new())
                    .note(message!("runbook-restart-no-secret"))
                    .good(&[e::IS_MASTER]),
                self.restore_file(new()),
                self.accepted(new()).note(message!("runbook-restart-if-silent")),
                self.display(
                    new(),
                    message!("runbook-display-new", server = self.settings.server()),
                ),
                self.others(),
                self.destroy(),
                self.old_server(),
            ],
            sources: &[
                "How to Move the Master Secret Server",
                "How to Change the Master Secret Server",
            ],
        }
    }

    fn recover(&self) -> Sheet {
        let join = Step::new(at_master(), message!("runbook-join"))
            .note(message!("runbook-join-warning"))
            .bad(&[e::NO_SERVICE, e::ACCESS_DENIED]);
        Sheet {
            procedure: Procedure::Recover,
            when: message!("runbook-recover-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-recover-order"),
            needs: vec![
                message!("runbook-need-database"),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
                medium_needed(),
            ],
            steps: vec![
                join,
                self.fetch(),
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this-or-promote")),
                self.restore_file(at_master()),
                self.accepted(at_master()).note(message!("runbook-restart-if-silent")),
                self.others(),
                self.destroy(),
            ],
            sources: &["How to Recover Enterprise Single Sign-On"],
        }
    }

    fn service_account(&self) -> Sheet {
        let stop = Step::new(at_master(), message!("runbook-stop")).types("net stop ENTSSO");
        let change = Step::new(at_master(), message!("runbook-account"))
            .types("services.msc")
            .note(message!("runbook-account-rules"))
            .bad(&[
                e::LOCAL_SYSTEM,
                e::LOCAL_SERVICE,
                e::NETWORK_SERVICE,
                e::LOCAL_ACCOUNT,
                e::ACCOUNT_IS_ADMIN,
            ]);
        let start = Step::new(at_master(), message!("runbook-start"))
            .types("net start ENTSSO")
            .note(message!(
                "runbook-start-ignore",
                one = e::NOT_LOADED.id.to_string(),
                other = e::NOT_VALID.id.to_string()
            ));
        Sheet {
            procedure: Procedure::ServiceAccount,
            when: message!("runbook-service-account-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-service-account-order"),
            needs: vec![
                message!("runbook-need-account"),
                medium_needed(),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
            ],
            steps: vec![
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE),
                self.escrow(BACKUP_FILE_THERE),
                stop,
                change,
                start,
                self.restore_file(at_master()),
                self.accepted(at_master()).note(message!("runbook-restart-if-silent")),
                self.others(),
                self.destroy(),
            ],
            sources: &[
                "Troubleshooting Enterprise Single Sign-On",
                "How to Change Service Accounts and Passwords",
                "Single Sign-On: Event 10521",
            ],
        }
    }

    fn cluster(&self) -> Sheet {
        let name = match &self.settings.server {
            Some(server) => server.as_str(),
            None => "SSOCLUSTER",
        };
        let node = || message!("runbook-at-node");
        let active = || message!("runbook-at-active-node");
        let resource = Step::new(active(), message!("runbook-cluster-resource"))
            .note(message!("runbook-cluster-network-name"))
            .note(message!("runbook-cluster-not-twice"))
            .bad(&[e::NO_ENDPOINT]);
        let go_over = Step::new(node(), message!("runbook-cluster-go-over"))
            .note(message!("runbook-cluster-go-over-why"));
        let cycle = Step::new(active(), message!("runbook-cluster-cycle"))
            .note(message!("runbook-cluster-cycle-why"));
        let back = Step::new(message!("runbook-place-nodes"), message!("runbook-cluster-back"))
            .note(message!("runbook-cluster-back-why"))
            .good(&[e::GOT_CURRENT])
            .bad(&[e::NOT_LOADED, e::NOT_VALID, e::NO_SECRETS]);
        Sheet {
            procedure: Procedure::Cluster,
            when: message!("runbook-cluster-when"),
            who: message!("runbook-who-cluster"),
            place: message!("runbook-place-nodes"),
            order: message!("runbook-cluster-order"),
            needs: vec![
                message!("runbook-need-domain-groups"),
                message!("runbook-need-no-load-balancing"),
                medium_needed(),
                custodians_needed(),
            ],
            steps: vec![
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE),
                self.escrow(BACKUP_FILE_THERE),
                resource,
                self.write_update_file(name).note(message!("runbook-cluster-name", name = name)),
                self.prompt(active()),
                self.update_db(active()),
                cycle,
                self.restore_file(active()),
                self.accepted(active()),
                go_over,
                self.prompt(node()),
                self.restore_file(node()).note(message!("runbook-cluster-each")),
                self.accepted(node()),
                back,
                self.others(),
                self.destroy(),
            ],
            sources: &[
                "How to Cluster the Master Secret Server",
                "How to Move the Master Secret Server",
                "High Availability for the Master Secret Server",
            ],
        }
    }

    fn disaster_site(&self) -> Sheet {
        let there = || message!("runbook-at-disaster", server = self.settings.server());
        let join = Step::new(there(), message!("runbook-disaster-join"))
            .note(message!("runbook-disaster-join-no"));
        let media = Step::new(there(), message!("runbook-disaster-media"))
            .note(message!("runbook-disaster-media-why"));
        let asked = Step::new(message!("runbook-at-database"), message!("runbook-disaster-ask"))
            .types(MSIDS)
            .note(message!("runbook-disaster-from-here"))
            .note(message!("runbook-disaster-ask-tables"));
        let compare = Step::new(at_air_gapped(), message!("runbook-disaster-compare"))
            .types("sso-escrow sets ask")
            .note(message!("runbook-disaster-compare-why"));
        Sheet {
            procedure: Procedure::DisasterSite,
            when: message!("runbook-disaster-site-when"),
            who: message!("runbook-who-both"),
            place: there(),
            order: message!("runbook-disaster-site-order"),
            needs: vec![
                message!("runbook-need-database-copy"),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
                medium_needed(),
            ],
            steps: vec![
                join,
                media,
                asked,
                compare,
                self.write_update_file(self.settings.server()),
                self.fetch(),
                self.prompt(there()),
                self.update_db(there()),
                self.restart(there()).note(message!("runbook-restart-no-secret")),
                self.restore_file(there()),
                self.accepted(there()).note(message!("runbook-restart-if-silent")),
                self.others(),
                self.destroy(),
                self.old_server(),
            ],
            sources: &[
                "Preparing the Disaster Recovery BizTalk Servers",
                "Checklist: Increasing Availability with Disaster Recovery",
                "How to Change the Master Secret Server",
            ],
        }
    }

    fn upgrade(&self) -> Sheet {
        let database = Step::new(message!("runbook-at-database"), message!("runbook-database"))
            .note(message!("runbook-database-both"));
        let upgrade = Step::new(at_master(), message!("runbook-upgrade-master"))
            .note(message!("runbook-upgrade-others"))
            .bad(&[e::UPGRADE_FIRST]);
        Sheet {
            procedure: Procedure::Upgrade,
            when: message!("runbook-upgrade-when"),
            who: message!("runbook-who-upgrade"),
            place: at_master(),
            order: message!("runbook-upgrade-order"),
            needs: vec![medium_needed(), custodians_needed(), message!("runbook-need-air-gapped")],
            steps: vec![
                database,
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE),
                self.escrow(BACKUP_FILE_THERE),
                self.drill(),
                upgrade,
                self.accepted(at_master()).note(message!("runbook-upgrade-version-5")),
                self.others(),
                self.back_up(at_master(), NEW_FILE).note(message!("runbook-upgrade-anew")),
                self.escrow(NEW_FILE_THERE),
                self.destroy(),
            ],
            sources: &[
                "Upgrading from a Previous Version of SSO",
                "Upgrade to BizTalk Server 2016",
                "Upgrade to BizTalk Server 2020",
            ],
        }
    }

    fn monthly(&self) -> Sheet {
        let check = Step::new(message!("runbook-at-custodian"), message!("runbook-verify"))
            .types("sso-escrow verify ask")
            .note(message!("runbook-verify-lost"));
        let groups = Step::new(message!("runbook-at-any"), message!("runbook-groups"))
            .note(message!("runbook-groups-why"));
        let age = Step::new(at_air_gapped(), message!("runbook-age"))
            .types("sso-escrow sets ask")
            .note(message!("runbook-age-year"));
        Sheet {
            procedure: Procedure::Monthly,
            when: message!("runbook-monthly-when"),
            who: message!("runbook-who-monthly"),
            place: at_master(),
            order: message!("runbook-monthly-order"),
            needs: vec![message!("runbook-need-records"), message!("runbook-need-air-gapped")],
            steps: vec![
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-expected")),
                self.log(at_master())
                    .note(message!("runbook-log-month"))
                    .good(&[e::GOT_CURRENT])
                    .bad(&[
                        e::NOT_BACKED_UP,
                        e::NO_SECRETS,
                        e::NOT_LOADED,
                        e::NOT_VALID,
                        e::LOST_SERVER,
                        e::NO_SECRET,
                        e::ACCOUNT_IS_ADMIN,
                    ]),
                check,
                age,
                groups,
            ],
            sources: &[
                "SSO Security Recommendations",
                "Checklist: Performing Monthly Maintenance Checks",
            ],
        }
    }

    fn rotation(&self) -> Sheet {
        let keep = Step::new(message!("runbook-at-custodian"), message!("runbook-keep-old"))
            .note(message!("runbook-keep-old-why"));
        Sheet {
            procedure: Procedure::Rotation,
            when: message!("runbook-rotation-when"),
            who: message!("runbook-who-both"),
            place: at_master(),
            order: message!("runbook-rotation-order"),
            needs: vec![
                medium_needed(),
                message!("runbook-need-two-media"),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
                message!("runbook-need-all-servers"),
            ],
            steps: vec![
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.back_up(at_master(), BACKUP_FILE),
                self.escrow(BACKUP_FILE_THERE),
                self.drill(),
                self.generate_secret(),
                self.reencryption(),
                self.others(),
                self.escrow(NEW_FILE_THERE),
                self.drill(),
                keep,
                self.destroy(),
            ],
            sources: &[
                "SSO Security Recommendations",
                "How to Generate the Master Secret",
                "Master Secret Server",
            ],
        }
    }
}
