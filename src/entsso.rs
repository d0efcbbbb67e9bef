//! Facts about Enterprise Single Sign-On (ENTSSO): names, files, events and procedures.

pub mod events;
pub mod msid;
pub mod native_backup;
pub mod practice;
pub mod runbook;
pub mod server_name;
pub mod update_db;

/// The registry key that holds the master secret. It exists only on the master secret server (Microsoft:
/// "Single Sign-On: Event 10520").
pub const SSOSS: &str = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS";
