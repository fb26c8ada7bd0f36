//! `taipan dis`: the disassembly that the file's own CPython prints.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use taipan_decode::dis;
use taipan_marshal::CodeObject;

use crate::failure::Failure;
use crate::{load, output};

const AFTER_HELP: &str = "\
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
    #[arg(long, value_name = "N")]
    first_line: Option<i32>,
    /// The .pyc file, or - for standard input
    file: PathBuf,
}

impl Options {
    /// Prints the disassembly.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let pyc = load::pyc(&self.file)?;
        let options = dis::Options {
            show_caches: self.show_caches,
            show_offsets: self.show_offsets,
            show_positions: self.show_positions,
            adaptive: self.specialized,
            first_line: self.first_line,
            ..dis::Options::default()
        };
        let texts: Vec<String> = self.codes(&pyc.code)?.iter().map(|c| dis::dis(c, &options)).collect();
        output::print(&texts.join("\n"));
        Ok(ExitCode::SUCCESS)
    }

    /// The code objects to show.
    fn codes(&self, module: &Arc<CodeObject>) -> Result<Vec<Arc<CodeObject>>, Failure> {
        let Some(wanted) = &self.code else { return Ok(vec![Arc::clone(module)]) };
        let all = load::all_codes(module);
        let named: Vec<_> = all.iter().filter(|c| c.qualname.to_lossy() == *wanted).cloned().collect();
        if named.is_empty() {
            let names: Vec<_> = all.iter().take(20).map(|c| c.qualname.to_lossy().into_owned()).collect();
            let (file, names) = (self.file.display(), names.join(", "));
            return Err(Failure::Usage(format!(
                "{file}: no code object is called {wanted}; there are: {names}"
            )));
        }
        Ok(named)
    }
}
