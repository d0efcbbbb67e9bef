//! Compares the printed procedures of `runbook`, in every language and format, with `tests/cli/golden`.
//! `UPDATE_GOLDEN=1 cargo test --test cli golden` rewrites them.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sso_escrow::entsso::events;
use sso_escrow::entsso::runbook::{Procedure, Product, Settings, Sheet, ToolFolder};
use sso_escrow::text::{Language, Texts};

use crate::support::*;
use crate::text;

fn golden(language: Language, extension: &str) -> PathBuf {
    let name = format!("tests/cli/golden/runbook.{}.{extension}", language.code());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn printed_one(procedure: &str, language: Language, format: &str) -> String {
    let run = Run::runbook().arg(procedure).option("--format", format).lang(language.code());
    let ran = run.run_in_words();
    assert_eq!(ran.err, "");
    ran.done().out.clone()
}

fn printed(language: Language, format: &str) -> String {
    printed_one("all", language, format)
}

fn sheets() -> Vec<Sheet> {
    Settings::default().sheets(&Procedure::ALL)
}

#[test]
fn golden_runbooks_look_as_they_are_kept() {
    for language in Language::ALL {
        // The text of all procedures, and the layout of an HTML page for one of them.
        for (procedure, format, extension) in [("all", "text", "txt"), ("promote", "html", "html")]
        {
            let path = golden(language, extension);
            let page = printed_one(procedure, language, format);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                fs::write(&path, &page).unwrap();
            }
            let kept = fs::read_to_string(&path).unwrap_or_default();
            let differs = kept.lines().zip(page.lines()).position(|(one, other)| one != other);
            assert!(
                kept == page,
                "{} differs, first in line {:?}; UPDATE_GOLDEN=1 writes it anew",
                path.display(),
                differs.map(|at| at + 1)
            );
        }
    }
}

#[test]
fn the_procedures_are_listed_and_found_by_name() {
    let list = Run::runbook().run();
    let listed: Vec<String> = list
        .done()
        .field("procedures")
        .as_array()
        .unwrap()
        .iter()
        .map(|procedure| procedure["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(listed, Procedure::ALL.map(Procedure::name));
    Run::runbook().run_in_words().done().said("runbooks-heading");
    for procedure in Procedure::ALL {
        let title = Texts::new(Language::English).render(&procedure.title());
        let ran = Run::runbook().arg(procedure.name()).run_in_words();
        ran.done().said("runbook-who").said("runbook-sources");
        assert!(ran.out.contains(&title), "{title}");
    }
    let ran = Run::runbook().arg("nothing").run();
    ran.error(text!("usage-choice", value = "nothing"), 2);
    ran.error_names(Procedure::ALL.map(Procedure::name).join(", "));
    let backup = |option, value| Run::runbook().arg("backup").option(option, value).run();
    backup("--format", "pdf").error(text!("usage-choice", option = "--format", value = "pdf"), 2);
    backup("--product", "sql").error(text!("usage-choice", option = "--product", value = "sql"), 2);
}

/// Checks that each procedure says who, where, in which order, and how to recognise success and failure.
#[test]
fn every_procedure_is_complete() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for sheet in sheets() {
            let name = sheet.procedure.name();
            for words in [&sheet.when, &sheet.who, &sheet.place, &sheet.order] {
                let words = texts.render(words);
                assert!(words.len() > 10 && !words.starts_with('['), "{name}: {words}");
            }
            assert!(!sheet.needs.is_empty() && !sheet.sources.is_empty(), "{name}");
            assert!(sheet.steps.len() >= 5, "{name}");
            assert!(sheet.steps.iter().any(|step| !step.good.is_empty()), "{name}: success");
            assert!(sheet.steps.iter().any(|step| !step.bad.is_empty()), "{name}: failure");
            let typed = sheet.steps.iter().flat_map(|step| &step.typed);
            assert!(typed.clone().any(|typed| typed.command.starts_with("cd /d ")), "{name}");
            assert!(typed.clone().any(|typed| typed.command.starts_with("sso-escrow ")), "{name}");
        }
    }
}

/// Checks that a command copied from the page works, and is the same in every language. It must not contain a
/// dash or quote of a word processor, or a no-break space.
#[test]
fn what_is_to_be_typed_is_ascii_and_the_same_everywhere() {
    let commands: Vec<String> = sheets()
        .iter()
        .flat_map(|sheet| &sheet.steps)
        .flat_map(|step| &step.typed)
        .map(|typed| typed.command.clone())
        .collect();
    assert!(commands.len() > 100, "{}", commands.len());
    for command in &commands {
        assert!(command.is_ascii() && !command.contains(char::is_control), "{command:?}");
    }
    for language in Language::ALL {
        // In the text, each command has its own line, and no other text begins in that column.
        let page = printed(language, "text");
        let lines: Vec<&str> =
            page.lines().filter_map(|line| line.strip_prefix("        ")).collect();
        let lines: Vec<&str> = lines
            .into_iter()
            .filter(|line| !line.starts_with([' ', '-', '[']) && line.is_ascii())
            .collect();
        for command in &commands {
            assert!(lines.contains(&command.as_str()), "{language:?}: {command}");
        }
        let html = printed(language, "html");
        let shown: Vec<String> = html
            .split("<pre lang=\"en\"><code>")
            .skip(1)
            .map(|rest| rest.split("</code>").next().unwrap())
            .map(|code| code.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<"))
            .map(|code| code.replace("&amp;", "&"))
            .collect();
        assert_eq!(shown, commands, "{language:?}");
    }
}

/// Checks the order: the database names the server, its service starts again, then the secret is restored.
/// The old secret is backed up before the service stops, and before a new secret is made.
#[test]
fn the_order_of_the_steps_is_microsofts() {
    for sheet in sheets() {
        let name = sheet.procedure.name();
        let lines: Vec<String> = sheet
            .steps
            .iter()
            .map(|step| {
                let typed: Vec<&str> = step.typed.iter().map(|typed| &*typed.command).collect();
                typed.join("\n")
            })
            .collect();
        let at = |command: &str| lines.iter().position(|line| line.contains(command));
        if let (Some(named), Some(restored)) = (at("-updatedb"), at("-restoreSecret")) {
            assert!(named < restored, "{name}");
            if !matches!(sheet.procedure, Procedure::Cluster) {
                let started = at("net start ENTSSO").unwrap();
                assert!(named < started && started < restored, "{name}");
            }
        }
        if let (Some(backed_up), Some(stopped)) = (at("-backupSecret"), at("net stop")) {
            assert!(backed_up < stopped, "{name}: a backup comes before the service is stopped");
        }
        if let (Some(old), Some(new)) = (at("-backupSecret"), at("-generateSecret")) {
            assert!(old < new, "{name}: the old secret is backed up before there is a new one");
        }
    }
}

/// Checks that nobody has to invent a password. Before each backup, sso-escrow has proposed one for that
/// file, or has restored the password of another backup. An escrow that was begun is finished, with no other
/// backup in between.
#[test]
fn every_backup_has_a_password_of_the_quorum() {
    let name = |path: &str| path.trim_matches('"').rsplit(['/', '\\']).next().unwrap().to_owned();
    let argument = |line: &str, before: &str| {
        line.split_once(before).map(|(_, rest)| name(rest.split(' ').next().unwrap()))
    };
    let mut backups = 0;
    for sheet in sheets() {
        let procedure = sheet.procedure.name();
        let (mut waiting, mut fetched) = (None, false);
        for step in &sheet.steps {
            if step.action.name() == "runbook-escrow" {
                assert!(waiting.take().is_some_and(|(_, made)| made), "{procedure}");
            }
            for line in step.typed.iter().map(|typed| &*typed.command) {
                if line.contains("--propose-password") {
                    assert_eq!(waiting, None, "{procedure}");
                    waiting = Some((argument(line, "--from native:").unwrap(), false));
                }
                fetched |= line.contains("sso-escrow restore");
                let made =
                    argument(line, "-backupSecret ").or_else(|| argument(line, "-generateSecret "));
                let Some(made) = made else { continue };
                backups += 1;
                match &mut waiting {
                    Some((proposed, done)) => {
                        assert_eq!((&made, *done), (&*proposed, false), "{procedure}");
                        *done = true;
                    }
                    None => assert!(fetched, "{procedure}: a password for {made}"),
                }
            }
        }
        assert_eq!(waiting, None, "{procedure}: an escrow that never ends");
    }
    assert!(backups >= 10, "{backups}");
}

/// Checks that a drill proves the shares before a backup is restored or destroyed. The restored file was made or
/// fetched in the same procedure. A fetched file is in another folder than the one that was made, so that ENTSSO
/// finds only one.
#[test]
fn a_backup_is_proved_before_it_is_needed_or_destroyed() {
    let file = |line: &str, command: &str| {
        let (_, rest) = line.split_once(command)?;
        Some(rest.trim_matches([' ', '"']).to_owned())
    };
    let folder = |file: &str| file.rsplit_once('\\').map(|(folder, _)| folder.to_owned());
    for sheet in sheets() {
        let procedure = sheet.procedure.name();
        let (mut unproved, mut made, mut fetched) = (false, None, false);
        for step in &sheet.steps {
            unproved |= step.action.name() == "runbook-escrow";
            let destroys = step.action.name() == "runbook-destroy";
            for line in step.typed.iter().map(|typed| &*typed.command) {
                unproved &= !line.starts_with("sso-escrow drill --full");
                fetched |= line.starts_with("sso-escrow restore");
                made = file(line, "-backupSecret").or(made);
                let Some(restored) = file(line, "-restoreSecret") else { continue };
                assert!(!unproved, "{procedure}: {restored} is restored before a drill");
                match fetched {
                    true => assert_ne!(made.as_deref().and_then(folder), folder(&restored)),
                    false => assert_eq!(made.as_deref(), Some(&*restored), "{procedure}"),
                }
            }
            assert!(!(destroys && unproved), "{procedure}: destroyed before a drill");
        }
    }
}

/// Checks that the program accepts every sso-escrow command line that the sheets print. In sentences, only the
/// options are checked.
#[test]
fn what_is_printed_of_this_program_is_what_it_takes() {
    let mut lines = BTreeSet::new();
    let mut words = String::new();
    for language in Language::ALL {
        let texts = Texts::new(language);
        for step in sheets().iter().flat_map(|sheet| &sheet.steps) {
            lines.extend(step.typed.iter().map(|typed| typed.command.clone()));
            for note in step.notes.iter().chain([&step.action]) {
                words += &texts.render(note);
                words.push('\n');
            }
        }
    }
    let mut seen = BTreeSet::new();
    for line in lines.iter().filter_map(|line| line.strip_prefix("sso-escrow ")) {
        let arguments: Vec<&str> = line.split(' ').collect();
        seen.insert(arguments[0].to_owned());
        let ran = Run::of("").args(&arguments).flag("--help").run_in_words();
        assert!(ran.done().out.contains("sso-escrow"), "{ran:?}");
    }
    // A command in a sentence ends with the sentence.
    for line in words.split("sso-escrow ").skip(1) {
        let line = line.split(['\n', '.', ',', '。']).next().unwrap();
        let command = line.split([' ', ':']).next().unwrap();
        if !command.bytes().all(|letter| letter.is_ascii_lowercase()) || !line.contains("--") {
            continue;
        }
        let help = Run::of(command).flag("--help").run_in_words().done().out.clone();
        for option in line.split_whitespace().filter(|word| word.starts_with("--")) {
            seen.insert(option.to_owned());
            assert!(help.contains(option), "{command} {option}");
        }
    }
    for named in ["backup", "restore", "drill", "promote", "sets", "verify", "--restart-service"] {
        assert!(seen.contains(named), "{named}: {seen:?}");
    }
}

/// The documents that name events and error codes of ENTSSO.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "docs/hives.md",
    "docs/lab-checklist.md",
    "docs/payloads.md",
    "docs/recovery.md",
    "docs/windows.md",
];

/// Checks that every event or error code of ENTSSO in a text is in the table.
#[test]
fn every_event_that_is_named_is_known() {
    let known: BTreeSet<String> = events::ALL
        .iter()
        .flat_map(|event| [event.id.to_string(), format!("0x{:08X}", event.code)])
        .collect();
    let mut found = BTreeSet::new();
    for language in ["en", "fr", "ja"] {
        for file in ["errors", "help", "runbook", "screen"] {
            let path = format!("{}/i18n/{language}/{file}.ftl", env!("CARGO_MANIFEST_DIR"));
            found.extend(numbers(&fs::read_to_string(path).unwrap()));
        }
        let language = Language::from_locale(language).unwrap();
        found.extend(numbers(&printed(language, "text")));
    }
    for document in DOCUMENTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
        found.extend(numbers(&fs::read_to_string(path).unwrap()));
    }
    assert!(found.len() > 40, "{found:?}");
    for number in &found {
        assert!(known.contains(number), "{number} is in no table");
    }
}

/// Everything that looks like an event (five digits from 10500 to 11099) or an error code (0x and eight
/// digits).
fn numbers(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_event = |word: &str| {
        word.len() == 5
            && word.parse::<u32>().is_ok_and(|number| (10_500..11_100).contains(&number))
    };
    let is_code = |word: &str| word.len() == 10 && word.starts_with("0x");
    words.filter(|word| is_event(word) || is_code(word)).map(str::to_owned).collect()
}

#[test]
fn the_folder_and_the_names_are_those_of_the_product() {
    let lines = |arguments: &[&str]| {
        let ran = Run::runbook().arg("backup").args(arguments).run_in_words();
        ran.done().out.clone()
    };
    let both = lines(&[]);
    let [biztalk_server, host_integration] = Product::ALL.map(Product::title);
    assert!(text!("runbook-for", product = biztalk_server).is_in(&both), "{both}");
    assert!(both.contains(r#"cd /d "%CommonProgramFiles%\Enterprise Single Sign-On""#), "{both}");
    let his = lines(&["--product", "his"]);
    assert!(his.contains(r#"cd /d "%ProgramFiles%\Enterprise Single Sign-On""#));
    assert!(
        text!("runbook-item-backup-his").is_in(&his)
            && !his.contains("CommonProgramFiles")
            && !his.contains("BizTalk")
    );
    let biztalk = lines(&["--product", "biztalk"]);
    assert!(
        text!("runbook-item-backup-biztalk").is_in(&biztalk) && !biztalk.contains(host_integration)
    );
    let own = lines(&["--sso-dir", r"D:\SSO tools\"]);
    assert!(own.contains("cd /d \"D:\\SSO tools\"\n") && !own.contains("%ProgramFiles%"));
    for folder in [r"SSO", r"\\server\share", "D:\\a\" & del x", "D:/SSO", "D:\\a\nb", "%%\\x", ""]
    {
        let ran = Run::runbook().arg("backup").arg(format!("--sso-dir={folder}")).run();
        ran.error("usage-sso-dir", 2);
    }
    assert!(ToolFolder::parse("%ProgramFiles%").is_some());
    let promote = |server| Run::runbook().arg("promote").option("--server", server);
    let ran = promote("SSO02").run_in_words();
    ran.done();
    assert!(ran.out.contains("promote --server SSO02 --out"), "{ran:?}");
    let must_be = text!("runbook-display-new", server = "SSO02");
    assert!(must_be.is_in(&ran.out), "{ran:?}");
    promote("localhost").run().error("server-name-itself", 2);
    assert_eq!(Product::ALL.map(Product::name), ["biztalk", "his"]);
}

#[test]
fn a_runbook_can_be_written_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("runbook.html").display().to_string();
    let run = Run::runbook().arg("all").option("--format", "html").option("--out", &out);
    run.run_in_words().done().said("runbook-written");
    assert!(fs::read_to_string(&out).unwrap().starts_with("<!DOCTYPE html>"));
    run.run().error("media-exists", 6);
}

/// Reads the pages with an independent parser, and checks that they are valid. Every element is closed, in
/// order. Nothing is loaded from elsewhere. There is a language. Headings are in order. Each step has a box
/// with its own label. Links have a target.
#[test]
fn the_pages_are_sound_for_another_reader() {
    const SCRIPT: &str = r##"
import sys
from html.parser import HTMLParser
VOID = {"meta", "br", "input"}
class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.headings, self.boxes, self.ids, self.links = [], [], 0, set(), []
        self.steps, self.lang, self.label, self.title = 0, None, None, ""
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        for name in ("src", "srcset", "style", "onclick", "background", "data", "action"):
            assert name not in attrs, (tag, attrs)
        assert tag not in ("script", "link", "img", "iframe", "object", "embed", "base"), tag
        if tag == "html": self.lang = attrs["lang"]
        if "id" in attrs:
            assert attrs["id"] not in self.ids, attrs
            self.ids.add(attrs["id"])
        if tag == "a": self.links.append(attrs["href"])
        if tag in ("h1", "h2", "h3"): self.headings.append(int(tag[1]))
        if attrs.get("class") == "action": self.steps += 1
        if tag == "label": self.label = ""
        if tag == "input":
            assert attrs == {"type": "checkbox"} and "label" in self.open, attrs
            self.boxes += 1
        if tag not in VOID: self.open.append(tag)
    def handle_endtag(self, tag):
        assert tag not in VOID and self.open.pop() == tag, (tag, self.getpos())
        if tag == "label": assert len(self.label.strip()) > 3, self.getpos()
    def handle_data(self, data):
        if "label" in self.open: self.label += data
        if self.open and self.open[-1] == "title": self.title += data
        if self.open and self.open[-1] == "style": assert "url(" not in data and "@import" not in data
page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read()); page.close()
assert page.open == [], page.open
assert page.headings[0] == 1 and page.headings.count(1) == 1 and page.title
assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:]))
assert all(link[0] == "#" and link[1:] in page.ids for link in page.links), page.links
assert page.boxes > page.steps > 0
print(page.lang, page.steps, page.headings.count(2))
"##;
    let steps: usize = sheets().iter().map(|sheet| sheet.steps.len()).sum();
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let path = folder.path().join(language.code());
        fs::write(&path, printed(language, "html")).unwrap();
        let output = Command::new("python3").args(["-c", SCRIPT]).arg(&path).output();
        let Ok(output) = output else {
            println!("skipped: the pages in another reader: there is no python3");
            return;
        };
        let told = String::from_utf8_lossy(&output.stdout);
        let expected = format!("{} {steps} {}", language.code(), Procedure::ALL.len());
        assert_eq!(told.trim(), expected, "{}", String::from_utf8_lossy(&output.stderr));
    }
}
