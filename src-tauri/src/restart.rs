//! Starting the program once more in its own place, with something set in its environment that only counts at the
//! very beginning.

use std::process::{Command, ExitCode};

/// Starts the program again with the same arguments and these variables. Comes back only where that fails or where the
/// system cannot replace a running program; then with the exit code.
pub fn with(variables: &[(&str, &str)]) -> ExitCode {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return refused(&error),
    };
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).envs(variables.iter().copied());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        refused(&command.exec())
    }
    #[cfg(not(unix))]
    match command.status() {
        Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(error) => refused(&error),
    }
}

fn refused(error: &std::io::Error) -> ExitCode {
    eprintln!("Lodestar could not start itself again: {error}.");
    ExitCode::FAILURE
}
