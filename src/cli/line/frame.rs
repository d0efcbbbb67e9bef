//! What every command also has: headings in the chosen language, and `--help`.

use clap::{Arg, ArgAction, Command};

use crate::cli::line::options::LAST;
use crate::cli::line::words::{help, paragraph};

/// The layout of `--help`. It has the same parts as clap's own, but clap's headings exist in English only.
const TEMPLATE: &str = "{about}\n\n{usage-heading}\n  {usage}\n\n{all-args}{after-help}";

/// Adds to a command and its subcommands all that their help needs.
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
