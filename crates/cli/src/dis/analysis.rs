//! The options of `taipan dis` that look further than `dis`: stack, control-flow graph, comparison.

use std::sync::Arc;

use taipan_decode::{dis, stacks};
use taipan_marshal::CodeObject;

use crate::failure::Failure;
use crate::{graph, load};

/// What to tell besides what `dis` does.
#[derive(clap::Args)]
pub struct Analysis {
    /// Show how many slots of the value stack are in use before each instruction (?: not always as many, -: never executed)
    #[arg(long, conflicts_with_all = ["json", "at_error"])]
    stack: bool,
    /// Show what each slot of the value stack holds, the top last
    #[arg(long, conflicts_with_all = ["json", "at_error"])]
    symbolic: bool,
    /// Write the control-flow graph instead
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["json", "at_error", "stack", "symbolic"])]
    graph: Option<graph::Format>,
    /// Compare two files, also of different versions; exit status 1 where they differ
    #[arg(long, conflicts_with_all = ["json", "at_error", "stack", "symbolic", "graph", "output", "quiet"])]
    pub diff: bool,
}

impl Analysis {
    /// The extension of files that hold what is shown.
    pub fn extension(&self) -> &'static str {
        self.graph.map_or(".txt", graph::Format::extension)
    }

    /// Whether what is shown of several files can stand in one text.
    pub fn is_text(&self) -> bool {
        self.graph.is_none()
    }

    /// What is shown of code objects and of those nested in them.
    pub fn listing(&self, roots: &[Arc<CodeObject>], shown: &dis::Options) -> Result<String, Failure> {
        if let Some(format) = self.graph {
            let codes: Vec<_> = roots.iter().flat_map(load::all_codes).collect();
            return graph::text(&codes, format);
        }
        let text = |root: &Arc<CodeObject>| {
            if self.stack || self.symbolic {
                dis::dis_with_notes(root, shown, |code| stacks::notes(code, self.symbolic))
            } else {
                dis::dis(root, shown)
            }
        };
        Ok(roots.iter().map(text).collect::<Vec<_>>().join("\n"))
    }
}
