//! `taipan info`: the header, and the fields of every code object.

use std::path::Path;
use std::process::ExitCode;

use taipan_decode::dis::{Addresses, code_infos};
use taipan_decode::json;
use taipan_marshal::{Header, Pyc};

use crate::batch::{Batch, Text};
use crate::failure::Failure;
use crate::load;

const AFTER_HELP: &str = "\
With --json each file is one line of JSON; its schema is info.schema.json in the
taipan-decode crate.

Example:
  taipan info __pycache__/hello.cpython-313.pyc";

/// Shows the header, and what dis.code_info says of every code object
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Options {
    /// Print one JSON object a file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    batch: Batch,
}

impl Options {
    /// Prints what there is to know of the files.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let extension = if self.json { ".json" } else { ".txt" };
        self.batch.run(extension, false, |path, pyc| self.text(path, pyc))
    }

    fn text(&self, path: &Path, pyc: &Pyc) -> Result<Text, Failure> {
        let (file, codes) = (path.display().to_string(), load::all_codes(&pyc.code).len());
        if self.json {
            let mut text = Vec::new();
            json::info(&mut text, &file, pyc).map_err(|e| Failure::Usage(e.to_string()))?;
            return Ok(Text { text, codes });
        }
        let mut text = header(&file, pyc);
        for info in code_infos(&pyc.code, Addresses::Masked) {
            text.push('\n');
            text.push_str(&info);
            text.push('\n');
        }
        Ok(Text { text: text.into_bytes(), codes })
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
