//! The procedures themselves, after Microsoft's pages and in their order.

use super::steps::{
    BACKUP_FILE, BACKUP_FILE_THERE, BEFORE_FILE, NEW_FILE, NEW_FILE_THERE, Writer, at_air_gapped,
    at_master, carried, custodians_needed, kept_until_restored, medium_needed, proposed,
};
use super::{Menu, Procedure, Product, Settings, Sheet, Step};
use crate::entsso::events as e;
use crate::message;

/// Which secrets a database needs, by the tables that scripts of older versions show.
const MSIDS: &str = "sqlcmd -S SQLSERVER -d SSODB -E -Q \"SELECT ec_pns_msid FROM \
    SSOX_ExternalCredentials UNION SELECT ec_pws_msid FROM SSOX_ExternalCredentials UNION SELECT \
    wp_msid FROM SSOX_WindowsPassword\"";

impl Procedure {
    /// The sheet of the procedure.
    #[must_use]
    pub fn sheet(self, settings: &Settings) -> Sheet {
        sheet(self, settings)
    }
}

fn sheet(procedure: Procedure, settings: &Settings) -> Sheet {
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
                self.propose(BACKUP_FILE_THERE).note(carried()),
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.back_up(at_master(), BACKUP_FILE, proposed()),
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
                self.propose(NEW_FILE_THERE).note(carried()),
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.generate_secret(),
                self.escrow(NEW_FILE_THERE),
                self.drill(),
                self.reencryption(),
                self.others(),
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
            .note(message!("runbook-back-up-elsewhere"))
            .note(proposed())
            .note(message!("runbook-generate-screen"))
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
                self.back_up(at_master(), BEFORE_FILE, message!("runbook-password-fetched"))
                    .note(message!("runbook-back-up-before")),
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
            needs: vec![
                message!("runbook-need-joined"),
                medium_needed(),
                custodians_needed(),
                message!("runbook-need-air-gapped"),
            ],
            steps: vec![
                self.propose(BACKUP_FILE_THERE).note(kept_until_restored()),
                self.prompt(message!("runbook-at-old")),
                self.back_up(message!("runbook-at-old"), BACKUP_FILE, proposed()),
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
                self.propose(BACKUP_FILE_THERE).note(kept_until_restored()),
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE, proposed()),
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
                message!("runbook-need-air-gapped"),
            ],
            steps: vec![
                self.propose(BACKUP_FILE_THERE).note(kept_until_restored()),
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE, proposed()),
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
                self.propose(BACKUP_FILE_THERE).note(carried()),
                self.prompt(at_master()),
                self.back_up(at_master(), BACKUP_FILE, proposed()),
                self.escrow(BACKUP_FILE_THERE),
                self.drill(),
                upgrade,
                self.accepted(at_master()).note(message!("runbook-upgrade-version-5")),
                self.others(),
                self.propose(NEW_FILE_THERE).note(carried()),
                self.back_up(at_master(), NEW_FILE, proposed())
                    .note(message!("runbook-upgrade-anew")),
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
                    .note(message!("runbook-log-not-backed-up"))
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
                self.propose(BACKUP_FILE_THERE).note(carried()),
                self.prompt(at_master()),
                self.display(at_master(), message!("runbook-display-this")),
                self.back_up(at_master(), BACKUP_FILE, proposed()),
                self.escrow(BACKUP_FILE_THERE),
                self.drill(),
                self.propose(NEW_FILE_THERE).note(carried()),
                self.generate_secret(),
                self.escrow(NEW_FILE_THERE),
                self.drill(),
                self.reencryption(),
                self.others(),
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
