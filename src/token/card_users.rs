//! Programs that hold smart cards, as far as they can be found.

/// Those that are known to keep a card for themselves or to take long with it, by the names of their
/// processes, of which Linux keeps 15 bytes.
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

/// The programs that run, other than this process, and may be what holds a card. PC/SC tells nobody which
/// one it is.
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
        // It has ended since.
        let (Ok(name), Ok(line)) = (name, line) else { continue };
        // A script runs under the name of what interprets it; its own is the next word.
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

/// Elsewhere it is not looked for.
#[cfg(not(target_os = "linux"))]
pub(super) fn programs() -> Vec<String> {
    Vec::new()
}
