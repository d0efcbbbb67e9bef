//! The procedures of `runbooks/*.toml`, in the form that `build/runbooks.rs` generates. Each becomes a sheet
//! here.

use super::{Menu, Procedure, Product, Settings, Sheet, Step, ToolFolder, Typed};
use crate::entsso::events::{self, Event};
use crate::entsso::server_name::ServerName;
use crate::message;
use crate::text::{Message, ShellSyntax};

include!(concat!(env!("OUT_DIR"), "/runbooks.rs"));

/// The template of a procedure's sheet.
pub(super) struct SheetTemplate {
    title: TextTemplate,
    when: TextTemplate,
    who: TextTemplate,
    place: TextTemplate,
    order: TextTemplate,
    needs: &'static [TextTemplate],
    /// The name of the new server in commands, if the settings have none.
    server: &'static str,
    sources: &'static [&'static str],
    steps: &'static [StepTemplate],
}

/// The template of a step.
struct StepTemplate {
    at: TextTemplate,
    action: TextTemplate,
    /// The value of `{file}`.
    file: &'static str,
    /// The text for [`NoteTemplate::Password`].
    password: Option<TextTemplate>,
    /// The parts of the step. Several procedures share some parts.
    parts: &'static [&'static StepPart],
}

/// A part of a step template.
struct StepPart {
    types: &'static [&'static str],
    items: &'static [(Product, TextTemplate)],
    menu: Option<TextTemplate>,
    notes: &'static [NoteTemplate],
    good: &'static [Event],
    bad: &'static [Event],
}

enum NoteTemplate {
    Text(TextTemplate),
    Password,
}

/// The name of a message and its variables. Their values may hold placeholders.
struct TextTemplate {
    name: &'static str,
    variables: &'static [(&'static str, &'static str)],
}

impl Procedure {
    /// Its title.
    #[must_use]
    pub fn title(self) -> Message {
        SheetTemplate::of(self).title()
    }

    /// The sheet of the procedure.
    #[must_use]
    pub fn sheet(self, settings: &Settings) -> Sheet {
        SheetTemplate::of(self).sheet(self, settings)
    }
}

impl SheetTemplate {
    /// The template of a procedure.
    pub(super) fn of(procedure: Procedure) -> &'static Self {
        match procedure {
            Procedure::Backup => &SHEET_BACKUP,
            Procedure::Generate => &SHEET_GENERATE,
            Procedure::Restore => &SHEET_RESTORE,
            Procedure::Promote => &SHEET_PROMOTE,
            Procedure::Move => &SHEET_MOVE,
            Procedure::Recover => &SHEET_RECOVER,
            Procedure::ServiceAccount => &SHEET_SERVICE_ACCOUNT,
            Procedure::Cluster => &SHEET_CLUSTER,
            Procedure::DisasterSite => &SHEET_DISASTER_SITE,
            Procedure::Import => &SHEET_IMPORT,
            Procedure::Upgrade => &SHEET_UPGRADE,
            Procedure::Monthly => &SHEET_MONTHLY,
            Procedure::Rotation => &SHEET_ROTATION,
        }
    }

    pub(super) fn title(&self) -> Message {
        Message::new(self.title.name, Vec::new())
    }

    /// Fills in the sheet for these settings.
    pub(super) fn sheet(&self, procedure: Procedure, settings: &Settings) -> Sheet {
        let server = settings.server.as_ref().map_or(self.server, ServerName::as_str);
        let it = Filler { settings, server };
        let text = |text: &TextTemplate| it.text(text, "");
        Sheet {
            procedure,
            when: text(&self.when),
            who: text(&self.who),
            place: text(&self.place),
            order: text(&self.order),
            needs: self.needs.iter().map(text).collect(),
            steps: self.steps.iter().map(|outline| it.step(outline)).collect(),
            sources: self.sources,
        }
    }
}

/// Replaces placeholders with values.
struct Filler<'a> {
    settings: &'a Settings,
    server: &'a str,
}

impl Filler<'_> {
    fn step(&self, outline: &StepTemplate) -> Step {
        let mut step = Step {
            action: self.text(&outline.action, outline.file),
            at: self.text(&outline.at, outline.file),
            typed: Vec::new(),
            menus: Vec::new(),
            notes: Vec::new(),
            good: Vec::new(),
            bad: Vec::new(),
        };
        for part in outline.parts {
            step.typed.extend(part.types.iter().flat_map(|line| self.typed(line, outline.file)));
            step.menus.extend(self.menus(part));
            let texts = part.notes.iter().filter_map(|note| match note {
                NoteTemplate::Text(text) => Some(text),
                NoteTemplate::Password => outline.password.as_ref(),
            });
            step.notes.extend(texts.map(|text| self.text(text, outline.file)));
            step.good.extend(part.good);
            step.bad.extend(part.bad);
        }
        step
    }

    fn text(&self, TextTemplate { name, variables }: &TextTemplate, file: &str) -> Message {
        let fill = |(key, value): &(&'static str, &str)| (*key, self.fill(value, file, "").into());
        Message::new(name, variables.iter().map(fill).collect())
    }

    /// A line to type. If the line has the folder of ENTSSO's tools and the folder is not set, there is one
    /// line for each product.
    fn typed(&self, line: &str, file: &str) -> Vec<Typed> {
        let typed = |product: Option<Product>, folder: &str| Typed {
            product,
            command: self.fill(line, file, folder),
        };
        match &self.settings.folder {
            _ if !line.contains("{sso-folder}") => vec![typed(None, "")],
            Some(ToolFolder(folder)) => vec![typed(None, folder)],
            None => {
                let each = |product: Product| typed(self.settings.named(product), product.folder());
                self.settings.products().into_iter().map(each).collect()
            }
        }
    }

    fn menus(&self, part: &StepPart) -> Vec<Menu> {
        let item = |product: Product| {
            let (_, item) = part.items.iter().find(|(own, _)| *own == product)?;
            let way = message!("runbook-menu-system", item = self.text(item, ""));
            Some(Menu { product: self.settings.named(product), way })
        };
        let items = self.settings.products().into_iter().filter_map(item);
        let menu = part.menu.as_ref().map(|way| Menu { product: None, way: self.text(way, "") });
        items.chain(menu).collect()
    }

    /// Replaces each placeholder once. Braces in a value stay as they are.
    fn fill(&self, text: &str, file: &str, folder: &str) -> String {
        let update_file = self.settings.update_file.as_deref().unwrap_or("promote.xml");
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
            filled.push_str(before);
            match name {
                "server" => filled.push_str(self.server),
                "update-file" => filled.push_str(update_file),
                "update-file-quoted" => {
                    filled.push_str(&ShellSyntax::CommandPrompt.quoted(update_file))
                }
                "sso-folder" => filled.push_str(folder),
                // The build accepts only one other name, `file`.
                _ => filled.push_str(file),
            }
            rest = behind;
        }
        filled + rest
    }
}

impl Settings {
    fn products(&self) -> Vec<Product> {
        self.product.map_or_else(|| Product::ALL.to_vec(), |product| vec![product])
    }

    /// The product to name beside a line or a way. `None` if the settings have a product.
    fn named(&self, product: Product) -> Option<Product> {
        self.product.is_none().then_some(product)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_replaced_once() {
        let settings =
            Settings { update_file: Some("{server} {file}.xml".to_owned()), ..Settings::default() };
        let it = Filler { settings: &settings, server: "SSO02" };
        let line = "--server {server} --out {update-file-quoted} {file}|{update-file}";
        assert_eq!(
            it.fill(line, "E:\\a.bak", ""),
            "--server SSO02 --out \"{server} {file}.xml\" E:\\a.bak|{server} {file}.xml"
        );
    }
}
