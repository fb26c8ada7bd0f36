//! `taipan dis --diff`: what changed between two files, as a unified diff of their instructions.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use taipan_decode::diff::{CodeDiff, Hunk, Side, diff};
use taipan_marshal::Pyc;

use crate::failure::Failure;
use crate::{load, output};

/// Lines around what changed.
const CONTEXT: usize = 3;

const HEADER: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// Compares the two files; exit status 0 where nothing changed, 1 where something did.
pub fn run(
    paths: &[PathBuf],
    code: Option<&str>,
    read: impl Fn(&Path) -> Result<Pyc, Failure>,
) -> Result<ExitCode, Failure> {
    let [old_path, new_path] = paths else {
        return Err(Failure::Usage(format!("--diff compares two files, not {}", paths.len())));
    };
    if paths.iter().all(|path| load::is_stdin(path)) {
        return Err(Failure::Usage("only one of two files can be standard input".to_string()));
    }
    let (old, new) = (read(old_path)?, read(new_path)?);
    let mut changes = diff(&old.code, &new.code, CONTEXT);
    changes.retain(|change| code.is_none_or(|code| is_inside(&change.qualname, code)));
    if changes.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = String::new();
    for (mark, path, pyc) in [("---", old_path, &old), ("+++", new_path, &new)] {
        push(&mut text, HEADER, &format!("{mark} {} (Python {})", path.display(), pyc.version));
    }
    changes.iter().for_each(|change| push_change(&mut text, change));
    output::print_coloured(&text);
    Ok(ExitCode::from(1))
}

/// Whether a code object is the one asked for, or is nested in it.
fn is_inside(qualname: &str, wanted: &str) -> bool {
    qualname.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn push_change(text: &mut String, change: &CodeDiff) {
    // A name may be as long as the file, and hold anything.
    let name: String = change.qualname.chars().take(200).flat_map(char::escape_debug).collect();
    let only = match change.only {
        Some(Side::Old) => " (removed)",
        Some(Side::New) => " (added)",
        _ => "",
    };
    for hunk in &change.hunks {
        let Hunk { old, new, lines } = hunk;
        let place = format!("@@ -{} +{} @@ {name}{only}", span(old), span(new));
        push(text, PLACE, &place);
        for (side, line) in lines {
            match side {
                Side::Both => push(text, Style::new(), &format!(" {line}")),
                Side::Old => push(text, REMOVED, &format!("-{line}")),
                Side::New => push(text, ADDED, &format!("+{line}")),
            }
        }
    }
}

/// Lines of a listing, counted from 1, as `diff` writes them.
fn span(lines: &std::ops::Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn push(text: &mut String, style: Style, line: &str) {
    let _ = writeln!(text, "{style}{line}{style:#}");
}
