//! What every command has beside its own: headings in the language of the reader, and `--help`.

use clap::{Arg, ArgAction, Command};

use crate::cli::line::options::LAST;
use crate::cli::line::words::{help, paragraph};

/// What `--help` prints: the same parts as clap's own, with headings that clap has in English only.
const TEMPLATE: &str = "{about}\n\n{usage-heading}\n  {usage}\n\n{all-args}{after-help}";

/// The command with all that its help needs, and the same for the commands below it.
pub(crate) fn framed(command: Command) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let mut command = command
        .help_template(TEMPLATE.replace("{usage-heading}", &paragraph("help-heading-usage")))
        .subcommand_help_heading(paragraph("help-heading-commands"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .infer_long_args(false)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .display_order(LAST + 1)
                .help(help("help-option-help")),
        )
        .mut_args(|argument| {
            let heading = match argument.is_positional() {
                true => "help-heading-arguments",
                false => "help-heading-options",
            };
            let takes_values = argument.get_action().takes_values();
            let argument = argument.help_heading(paragraph(heading)).next_line_help(true);
            if takes_values { argument.hide_possible_values(true) } else { argument }
        });
    for name in names {
        command = command.mut_subcommand(name, framed);
    }
    command
}
