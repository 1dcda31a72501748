//! The command line of the window: a file to open and a way out of graphics trouble.
//!
//! Deliberately small: what needs no window is the business of the command `lodestar`.

use std::ffi::OsString;
use std::path::PathBuf;

const USAGE: &str = "\
Usage: lodestar-desktop [FILE] [--safe-graphics]

  FILE             open this strategy (.lodestar)
  --safe-graphics  draw without the graphics card, for windows that stay blank or flicker
  --help           this text
  --version        the version

Without a window: lodestar --help";

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The strategy to open, as it was given: relative to the folder the program was started in.
    pub file: Option<PathBuf>,
    /// Whether to draw without the graphics card.
    pub safe_graphics: bool,
}

/// A command line that is answered with text instead of a window.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What to say.
    pub text: String,
    /// The exit code: 0 for a question that was answered, 2 for a command line that makes no sense.
    pub exit: u8,
}

impl Arguments {
    /// Reads the arguments, without the program's own name.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Self, Refusal> {
        let mut arguments = Self::default();
        let mut only_files = false;
        for word in words {
            match word.to_str() {
                Some("--") if !only_files => only_files = true,
                Some("--safe-graphics") if !only_files => arguments.safe_graphics = true,
                Some("--help" | "-h") if !only_files => return Err(answer(USAGE)),
                Some("--version" | "-V") if !only_files => {
                    return Err(answer(concat!("lodestar-desktop ", env!("CARGO_PKG_VERSION"))));
                }
                // Older systems of Apple's hand a process number to what was started from the Finder.
                Some(text) if !only_files && text.starts_with("-psn_") => {}
                Some(text) if !only_files && text.starts_with('-') => {
                    return Err(misuse(&format!("There is no option {text}.")));
                }
                _ if arguments.file.is_some() => {
                    return Err(misuse("One strategy at a time: give a single file."));
                }
                _ => arguments.file = Some(PathBuf::from(word)),
            }
        }
        Ok(arguments)
    }
}

fn answer(text: &str) -> Refusal {
    Refusal { text: text.to_owned(), exit: 0 }
}

fn misuse(sentence: &str) -> Refusal {
    Refusal { text: format!("{sentence}\n\n{USAGE}"), exit: 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Arguments, Refusal> {
        Arguments::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn a_file_and_the_graphics_option_in_any_order() {
        let wanted = Arguments { file: Some("a b.lodestar".into()), safe_graphics: true };
        assert_eq!(parse(&["a b.lodestar", "--safe-graphics"]).as_ref(), Ok(&wanted));
        assert_eq!(parse(&["--safe-graphics", "a b.lodestar"]).as_ref(), Ok(&wanted));
        assert_eq!(parse(&[]), Ok(Arguments::default()));
    }

    #[test]
    fn after_two_dashes_everything_is_a_file() {
        let wanted = Arguments { file: Some("--help".into()), safe_graphics: false };
        assert_eq!(parse(&["--", "--help"]), Ok(wanted));
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_the_usage() {
        for words in [&["--fast"][..], &["a.lodestar", "b.lodestar"]] {
            let refusal = parse(words).unwrap_err();
            assert_eq!(refusal.exit, 2, "{words:?}");
            assert!(refusal.text.contains("Usage:"), "{}", refusal.text);
        }
        assert_eq!(parse(&["--version"]).unwrap_err().exit, 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_name_that_is_no_text_is_still_a_file() {
        use std::os::unix::ffi::OsStringExt;
        let name = OsString::from_vec(vec![b'a', 0xff, b'.', b'l']);
        let arguments = Arguments::parse([name.clone()]).unwrap();
        assert_eq!(arguments.file, Some(PathBuf::from(name)));
    }
}
