//! `taipan dis --graph`: control-flow graphs as text for Graphviz and Mermaid, or drawn as SVG.

mod canvas;
mod dot;
mod mermaid;
mod order;
mod svg;

use std::collections::HashMap;
use std::sync::Arc;

use taipan_decode::bytecode::{Bytecode, Instruction};
use taipan_decode::cfg::{BasicBlock, Cfg, EdgeKind};
use taipan_decode::dis::{Addresses, Options};
use taipan_decode::stacks::Depth;
use taipan_marshal::CodeObject;

use crate::failure::Failure;

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For Graphviz
    Dot,
    /// Drawn, for a browser
    Svg,
    /// For Mermaid, which Markdown viewers draw
    Mermaid,
}

impl Format {
    /// The usual extension of a file that holds it.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Dot => ".dot",
            Format::Svg => ".svg",
            Format::Mermaid => ".mmd",
        }
    }
}

/// The longest line of a block, in characters.
const WIDTH: usize = 60;

/// One code object's graph, as it is shown.
struct Graph {
    name: String,
    blocks: Vec<Block>,
}

struct Block {
    title: String,
    lines: Vec<String>,
    is_reachable: bool,
    /// The blocks that this one leads to, each once for every kind.
    edges: Vec<(usize, Kind)>,
}

/// Why execution goes from block to block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Fall,
    Jump,
    Raise,
}

/// The graphs of code objects, in their order.
pub fn text(codes: &[Arc<CodeObject>], format: Format) -> Result<String, Failure> {
    let graphs: Vec<Graph> = codes.iter().map(graph).collect();
    match format {
        Format::Dot => Ok(dot::text(&graphs)),
        Format::Mermaid => Ok(mermaid::text(&graphs)),
        Format::Svg => svg::text(&graphs),
    }
}

fn graph(code: &Arc<CodeObject>) -> Graph {
    let cfg = Cfg::new(code);
    let options = Options { addresses: Addresses::Masked, ..Options::default() };
    let instructions = Bytecode::with_options(Arc::clone(code), options).instructions();
    let by_offset: HashMap<u32, &Instruction> = instructions.iter().map(|i| (i.offset, i)).collect();
    let blocks = cfg.blocks().iter().map(|shown| block(shown, &cfg, &by_offset));
    Graph { name: plain(&code.qualname.to_lossy()), blocks: blocks.collect() }
}

fn block(block: &BasicBlock, cfg: &Cfg, by_offset: &HashMap<u32, &Instruction>) -> Block {
    let instructions: Vec<&Instruction> = cfg.instructions()[block.instructions.clone()]
        .iter()
        .filter_map(|instruction| by_offset.get(&instruction.offset).copied())
        .collect();
    let mut edges: Vec<(usize, Kind)> = Vec::new();
    for edge in &block.edges {
        let kind = match edge.kind {
            EdgeKind::Fall => Kind::Fall,
            EdgeKind::Jump => Kind::Jump,
            EdgeKind::Exception { .. } => Kind::Raise,
        };
        if !edges.contains(&(edge.to, kind)) {
            edges.push((edge.to, kind));
        }
    }
    let label = instructions.first().and_then(|i| i.label).map_or_else(String::new, |l| format!("L{l} "));
    let depth = match block.depth {
        Depth::Known(depth) => format!("stack {depth}"),
        Depth::Unknown => "stack ?".to_owned(),
        Depth::Unreachable => "unreachable".to_owned(),
    };
    Block {
        title: format!("{label}({depth})"),
        lines: lines(&instructions),
        is_reachable: block.depth != Depth::Unreachable,
        edges,
    }
}

/// Line where one starts, offset, name, operand.
fn lines(instructions: &[&Instruction]) -> Vec<String> {
    let digits = |text: Option<String>| text.map_or(0, |text| text.len());
    let line_width = digits(instructions.iter().filter_map(|i| i.line_number).max().map(|l| l.to_string()));
    let offset_width = digits(instructions.last().map(|i| i.offset.to_string()));
    let name_width = instructions.iter().map(|i| i.opname.len()).max().unwrap_or_default();
    let line = |i: &&Instruction| {
        let line = i.line_number.filter(|_| i.starts_line).map_or_else(String::new, |l| l.to_string());
        let operand = match i.arg {
            Some(arg) if i.argrepr.is_empty() => arg.to_string(),
            _ => i.argrepr.clone(),
        };
        let text =
            format!("{line:>line_width$}  {:>offset_width$}  {:<name_width$}  {operand}", i.offset, i.opname);
        cut(&plain(text.trim_end()))
    };
    instructions.iter().map(line).collect()
}

/// Without characters that would break a line or a file.
fn plain(text: &str) -> String {
    let bad = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if bad(c) { '\u{fffd}' } else { c }).collect()
}

fn cut(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return text.to_owned();
    }
    text.chars().take(WIDTH - 1).chain(['…']).collect()
}
