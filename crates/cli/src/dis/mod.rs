//! `taipan dis`: the disassembly that the file's own CPython prints.

mod analysis;
mod at_error;
mod diff;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use taipan_decode::{dis, json};
use taipan_marshal::{CodeObject, Pyc};

use crate::batch::{Batch, Text};
use crate::failure::Failure;
use crate::limited::Limited;
use crate::load;
use crate::sandbox::Sandbox;
use analysis::Analysis;

const AFTER_HELP: &str = "\
Several files are listed under a title each; a folder stands for all .pyc files
below it. A file that cannot be read ends none of the others: it gets a line on
standard error, and the exit status is 3.

With --json each file is one line of JSON; its schema is dis.schema.json in the
taipan-decode crate.

Example:
  taipan dis --code Stack.push __pycache__/stack.cpython-313.pyc";

/// Prints what dis.dis of the file's own CPython prints of it
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Options {
    /// Show inline caches
    #[arg(short = 'C', long)]
    show_caches: bool,
    /// Show the offsets of instructions (Python 3.13 on; before, they always show)
    #[arg(short = 'O', long)]
    show_offsets: bool,
    /// Show the source spans of instructions (Python 3.14 on)
    #[arg(short = 'P', long)]
    show_positions: bool,
    /// Show the code that CPython makes of the file when it loads it
    #[arg(short = 'S', long)]
    specialized: bool,
    /// Only the code objects of that co_qualname, with those nested in them
    #[arg(long, value_name = "QUALNAME")]
    code: Option<String>,
    /// Count lines from N in place of co_firstlineno
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    first_line: Option<i32>,
    /// Mark the instruction at offset N with -->
    #[arg(long, value_name = "N")]
    current_offset: Option<u32>,
    /// Show N levels of nested code objects instead of all
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    /// Print one JSON object a file
    #[arg(long)]
    json: bool,
    /// Run the file, with what follows it as its arguments; after a crash, list the code that failed, with an arrow at the
    /// failing instruction
    #[arg(long, conflicts_with_all = ["json", "code", "current_offset", "output", "quiet"])]
    at_error: bool,
    #[command(flatten)]
    analysis: Analysis,
    #[command(flatten)]
    batch: Batch,
    #[command(flatten)]
    sandbox: Sandbox,
    #[command(flatten)]
    limits: Limited,
}

impl Options {
    /// Prints the disassembly.
    pub fn run(self) -> Result<ExitCode, Failure> {
        if !self.at_error && (self.sandbox.is_given() || self.limits.is_given()) {
            return Err(Failure::Usage(
                "permissions and limits are for a program that runs: see --at-error".to_string(),
            ));
        }
        if self.at_error {
            let shown = self.shown();
            return at_error::run(&self.batch.paths, shown, self.sandbox, self.limits, self.batch.altered);
        }
        if self.analysis.diff {
            let read = |path: &Path| load::pyc(path, &self.batch.altered);
            return diff::run(&self.batch.paths, self.code.as_deref(), read);
        }
        let extension = if self.json { ".json" } else { self.analysis.extension() };
        self.batch.run(extension, !self.json && self.analysis.is_text(), |path, pyc| self.listing(path, pyc))
    }

    /// What to show of every instruction.
    fn shown(&self) -> dis::Options {
        dis::Options {
            show_caches: self.show_caches,
            show_offsets: self.show_offsets,
            show_positions: self.show_positions,
            adaptive: self.specialized,
            first_line: self.first_line,
            current_offset: self.current_offset,
            depth: self.depth,
            ..dis::Options::default()
        }
    }

    fn listing(&self, path: &Path, pyc: &Pyc) -> Result<Text, Failure> {
        let roots = self.roots(path, &pyc.code)?;
        let codes = roots.iter().map(|root| load::all_codes(root).len()).sum();
        if self.json {
            let mut text = Vec::new();
            json::dis(&mut text, &path.display().to_string(), pyc, &roots, &self.shown())
                .map_err(|e| Failure::Usage(e.to_string()))?;
            return Ok(Text { text, codes });
        }
        let text = self.analysis.listing(&roots, &self.shown())?;
        Ok(Text { text: text.into_bytes(), codes })
    }

    /// The code objects to begin with.
    fn roots(&self, path: &Path, module: &Arc<CodeObject>) -> Result<Vec<Arc<CodeObject>>, Failure> {
        let Some(wanted) = &self.code else { return Ok(vec![Arc::clone(module)]) };
        let all = load::all_codes(module);
        let named: Vec<_> = all.iter().filter(|c| c.qualname.to_lossy() == *wanted).cloned().collect();
        if named.is_empty() {
            let names: Vec<_> = all.iter().take(20).map(|c| c.qualname.to_lossy().into_owned()).collect();
            let (file, names) = (path.display(), names.join(", "));
            return Err(Failure::Usage(format!(
                "{file}: no code object is called {wanted}; there are: {names}"
            )));
        }
        Ok(named)
    }
}
