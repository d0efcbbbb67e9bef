//! The limit on memory that a control group sets: that of a container, or `MemoryMax` of a service. The kernel kills a
//! process that exceeds it, without a word.

use std::fs;
use std::path::Path;

/// Where control groups are mounted.
const ROOT: &str = "/sys/fs/cgroup";

/// The files of a version of control groups, and the entries of `memory.stat` that the kernel gives back when memory is
/// short.
struct Version {
    limit: &'static str,
    used: &'static str,
    given_back: [&'static str; 2],
}

const FIRST: Version = Version {
    limit: "memory.limit_in_bytes",
    used: "memory.usage_in_bytes",
    given_back: ["total_inactive_file", "total_active_file"],
};

const SECOND: Version = Version {
    limit: "memory.max",
    used: "memory.current",
    given_back: ["inactive_file", "active_file"],
};

/// The memory that the control groups of this process leave it, in KiB. `None` if none of them has a limit, or if the
/// system does not report it.
pub(in crate::sys) fn available_kib() -> Option<u64> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    Some(available(Path::new(ROOT), &groups)? >> 10)
}

/// The same in bytes, from the groups mounted at `root` and the text of `/proc/self/cgroup`.
fn available(root: &Path, groups: &str) -> Option<u64> {
    let of_line = |line: &str| {
        let (_, line) = line.split_once(':')?;
        let (controllers, group) = line.split_once(':')?;
        match controllers {
            "" => {
                let here = || least(root, group, &SECOND);
                least(&root.join("unified"), group, &SECOND).into_iter().chain(here()).min()
            }
            _ if controllers.split(',').any(|it| it == "memory") => {
                least(&root.join("memory"), group, &FIRST)
            }
            _ => None,
        }
    };
    groups.lines().filter_map(of_line).min()
}

/// The least that a group and the groups around it leave. In a container, the path may be that of the machine, and only
/// the root is there: it is the container's own group.
fn least(root: &Path, group: &str, version: &Version) -> Option<u64> {
    let group = Path::new(group.trim_start_matches('/'));
    group.ancestors().filter_map(|group| left(&root.join(group), version)).min()
}

fn left(group: &Path, version: &Version) -> Option<u64> {
    let read = |name: &str| fs::read_to_string(group.join(name)).ok();
    // “max” is no number: there is no limit.
    let number = |name: &str| read(name)?.trim().parse::<u64>().ok();
    let (limit, used) = (number(version.limit)?, number(version.used)?);
    let stat = read("memory.stat").unwrap_or_default();
    let entries = stat.lines().filter_map(|line| line.split_once(' '));
    let given_back = entries.filter(|(name, _)| version.given_back.contains(name));
    let given_back: u64 = given_back.filter_map(|(_, bytes)| bytes.parse::<u64>().ok()).sum();
    Some(limit.saturating_sub(used.saturating_sub(given_back)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(group: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(group).unwrap();
        for (name, text) in files {
            fs::write(group.join(name), text).unwrap();
        }
    }

    #[test]
    fn the_least_of_all_groups_counts() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        write(&root.join("a/b"), &[("memory.max", "max\n"), ("memory.current", "5\n")]);
        assert_eq!(available(root, "0::/a/b\n"), None);
        write(&root.join("a"), &[("memory.max", "1000\n"), ("memory.current", "300\n")]);
        assert_eq!(available(root, "0::/a/b\n"), Some(700));
        write(&root.join("a"), &[("memory.stat", "anon 9\ninactive_file 100\nactive_file 50\n")]);
        assert_eq!(available(root, "0::/a/b\n"), Some(850));
        write(&root.join("a/b"), &[("memory.max", "20\n"), ("memory.current", "25\n")]);
        assert_eq!(available(root, "0::/a/b\n"), Some(0));
        // The root of a container.
        write(root, &[("memory.max", "4096\n"), ("memory.current", "96\n")]);
        assert_eq!(available(root, "0::/not/here\n"), Some(4000));
        assert_eq!(available(root, "nonsense\n0::\n:\n"), Some(4000));
    }

    #[test]
    fn the_first_version_has_other_files() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let group = root.join("memory/x");
        write(&group, &[("memory.limit_in_bytes", "900\n"), ("memory.usage_in_bytes", "400\n")]);
        write(
            &group,
            &[("memory.stat", "cache 7\ntotal_inactive_file 200\ntotal_active_file 1\n")],
        );
        assert_eq!(available(root, "3:cpu:/y\n4:memory:/x\n0::/\n"), Some(701));
        assert_eq!(available(root, "3:cpu:/x\n"), None);
        // The second version beside the first one.
        write(&root.join("unified/z"), &[("memory.max", "100"), ("memory.current", "1")]);
        assert_eq!(available(root, "4:memory:/x\n0::/z\n"), Some(99));
    }
}
