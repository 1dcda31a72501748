//! `lodestar completions` and `lodestar man`: both made from the definition of the arguments.

use std::io;
use std::path::Path;

use clap::CommandFactory;
use clap_mangen::Man as Page;
use lodestar_api::Failure;

use crate::args::{Cli, Completions, Man};
use crate::print;
use crate::print::{End, Ended};

/// `lodestar completions`
pub fn completions(args: &Completions) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "lodestar", &mut script);
    print::bytes(&script)
}

/// `lodestar man`
pub fn man(args: &Man) -> Ended {
    match &args.out {
        None => {
            let page = whole().map_err(|error| End::Failed(unwritten(Path::new("the manual"), &error)))?;
            print::bytes(&page)
        }
        Some(folder) => {
            let written =
                std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
            written.map_err(|error| End::Failed(unwritten(folder, &error)))
        }
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let message = format!("“{}” could not be written: {error}.", path.display());
    Failure::new("io", message, "Choose a folder that you may write to.")
}

/// One page with all commands on it.
fn whole() -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let page = Page::new(Cli::command().disable_help_subcommand(true));
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    page.render_options_section(&mut out)?;
    let mut root = Cli::command();
    root.build();
    for command in root.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        let title = command.get_name().to_uppercase();
        let help = command.render_long_help().to_string();
        out.extend(format!(".SH \"LODESTAR {title}\"\n.nf\n").into_bytes());
        out.extend(help.lines().flat_map(|line| (verbatim(line) + "\n").into_bytes()));
        out.extend(b".fi\n");
    }
    page.render_extra_section(&mut out)?;
    page.render_version_section(&mut out)?;
    Ok(out)
}

/// A line that is shown as it is.
fn verbatim(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}
