//! Finds circles: files that use each other, directly or through other files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::house::Use;

/// The shortest circle through each file that is in one, each circle once. A circle lists its files in order,
/// the first one again at the end, with the paths that lead from each file to the next.
///
/// A parent module may re-export what its children define. A re-export is not a use there.
pub(crate) fn circles(uses: &BTreeSet<Use>) -> BTreeSet<String> {
    let mut after: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for one in uses.iter().filter(|one| !(one.is_re_export && is_below(&one.to, &one.from))) {
        after.entry(&one.from).or_default().entry(&one.to).or_insert(&one.path);
    }
    after.keys().filter_map(|file| shortest(file, &after)).collect()
}

/// Reports whether a file belongs to a child of the module in the file `parent`.
fn is_below(file: &str, parent: &str) -> bool {
    let folder = parent.trim_end_matches(".rs");
    let is_root = matches!(folder, "lib" | "main");
    is_root || file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The shortest circle from a file back to it. `None` if another file of the circle comes first by name.
fn shortest(start: &str, after: &BTreeMap<&str, BTreeMap<&str, &str>>) -> Option<String> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for &next in after.get(file).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                let mut way = vec![file];
                while let Some(&before) = came_from.get(way[way.len() - 1]) {
                    way.push(before);
                }
                way.reverse();
                return (way.iter().min() == Some(&start)).then(|| written(&way, after));
            }
            if next != start && !came_from.contains_key(next) {
                came_from.insert(next, file);
                queue.push_back(next);
            }
        }
    }
    None
}

fn written(way: &[&str], after: &BTreeMap<&str, BTreeMap<&str, &str>>) -> String {
    let nexts = way.iter().cycle().skip(1);
    let step = |(from, to): (&&str, &&str)| format!("{from} → {to} ({})", after[from][to]);
    way.iter().zip(nexts).map(step).collect::<Vec<_>>().join(", ")
}
