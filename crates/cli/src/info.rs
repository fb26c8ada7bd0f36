//! `taipan info`: the header, and the fields of every code object.

use std::path::PathBuf;
use std::process::ExitCode;

use taipan_decode::dis::{Addresses, code_info};
use taipan_marshal::{Header, Pyc};

use crate::failure::Failure;
use crate::{load, output};

const AFTER_HELP: &str = "\
Example:
  taipan info __pycache__/hello.cpython-313.pyc";

/// Shows the header, and what dis.code_info says of every code object
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Options {
    /// The .pyc file, or - for standard input
    file: PathBuf,
}

impl Options {
    /// Prints what there is to know of the file.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let pyc = load::pyc(&self.file)?;
        let mut text = header(&self.file.display().to_string(), &pyc);
        for code in load::all_codes(&pyc.code) {
            text.push('\n');
            text.push_str(&code_info(&code, Addresses::Masked));
            text.push('\n');
        }
        output::print(&text);
        Ok(ExitCode::SUCCESS)
    }
}

/// The header in the layout of `dis.code_info`.
fn header(file: &str, pyc: &Pyc) -> String {
    let Header { magic, flags, .. } = pyc.header;
    let lines = [
        ("File:              ", file.to_string()),
        ("Python version:    ", pyc.version.to_string()),
        ("Magic number:      ", magic.to_string()),
        ("Header flags:      ", format!("{flags:#x}")),
        ("Valid for source:  ", source(&pyc.header)),
    ];
    lines.map(|(label, value)| format!("{label}{value}\n")).concat()
}

/// Which source the file is valid for (PEP 552).
fn source(header: &Header) -> String {
    if let Some(hash) = header.hash {
        let checked = if header.check_source() { "checked" } else { "unchecked" };
        return format!("hash {:#018x}, {checked}", u64::from_le_bytes(hash));
    }
    let size = header.source_size.map_or_else(String::new, |size| format!(", {size} bytes"));
    format!("modified {} s after 1970{size}", header.mtime.unwrap_or_default())
}
