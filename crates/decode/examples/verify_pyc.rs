//! Verifies every `.pyc` under the given files and folders: prints what is refused, then a count.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut open: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (mut files, mut refused) = (0, 0);
    while let Some(path) = open.pop() {
        if let Ok(entries) = std::fs::read_dir(&path) {
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else if path.extension().is_some_and(|extension| extension == "pyc") {
            files += 1;
            if let Err(error) = check(&path) {
                refused += 1;
                println!("{}: {error}", path.display());
            }
        }
    }
    println!("{files} files, {refused} refused");
    if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let pyc = taipan_marshal::read(&std::fs::read(path)?)?;
    taipan_decode::verify(&pyc.code)?;
    Ok(())
}
