//! Finds programs that may hold a smart card.

/// The process names of programs that are known to keep a card for themselves, or to hold it for long. Linux
/// keeps only 15 bytes of a name.
#[cfg(target_os = "linux")]
const KNOWN: &[&str] = &[
    "scdaemon",
    "yubikey-agent",
    "pivy-agent",
    "age-plugin-yubi",
    "ykman",
    "ykman-gui",
    "authenticator",
    "yubioath-deskto",
    "yubico-piv-tool",
    "opensc-notify",
    "opensc-tool",
    "pkcs11-tool",
    "pkcs15-tool",
    "piv-tool",
    "p11-kit-server",
    "pcsc_scan",
    "pcsc-relay",
    "sso-escrow",
];

/// Lists the running programs that may hold a card, except this process. PC/SC does not report which program
/// holds a card.
#[cfg(target_os = "linux")]
pub(super) fn programs() -> Vec<String> {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    let own = std::process::id().to_string();
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    let mut found = BTreeSet::new();
    for process in processes.flatten() {
        let number = process.file_name();
        let is_other =
            number.to_str().is_some_and(|it| it.parse::<u32>().is_ok() && it != own.as_str());
        if !is_other {
            continue;
        }
        let name = fs::read_to_string(process.path().join("comm"));
        let line = fs::read(process.path().join("cmdline"));
        // If either cannot be read, the process has ended in the meantime.
        let (Ok(name), Ok(line)) = (name, line) else { continue };
        // A script has the process name of its interpreter. The script's own name is the second word of the
        // command line.
        let words =
            line.split(|byte| *byte == 0).take(2).filter_map(|it| std::str::from_utf8(it).ok());
        let words = words.filter_map(|it| Path::new(it).file_name()?.to_str());
        let known = std::iter::once(name.trim_end())
            .chain(words)
            .find_map(|word| KNOWN.iter().find(|known| **known == word));
        found.extend(known.map(|known| format!("{known} ({})", number.display())));
    }
    found.into_iter().collect()
}

/// Only Linux is searched.
#[cfg(not(target_os = "linux"))]
pub(super) fn programs() -> Vec<String> {
    Vec::new()
}
