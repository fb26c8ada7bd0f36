//! Control-flow graphs as Mermaid flowcharts.

use std::fmt::Write;

use super::{Graph, Kind};

/// All graphs as one, each in a subgraph of its own.
pub(super) fn text(graphs: &[Graph]) -> String {
    let mut out = String::from("flowchart TD\n");
    for (number, graph) in graphs.iter().enumerate() {
        let _ = writeln!(out, "  subgraph s{number}[\"{}\"]", escaped(&graph.name));
        for (index, block) in graph.blocks.iter().enumerate() {
            let class = if block.is_reachable { "code" } else { "dead" };
            let _ = write!(out, "    c{number}_{index}[\"{}", escaped(&block.title));
            for line in &block.lines {
                let _ = write!(out, "<br/>{}", escaped(line));
            }
            let _ = writeln!(out, "\"]:::{class}");
        }
        for (index, block) in graph.blocks.iter().enumerate() {
            for (to, kind) in &block.edges {
                let arrow = match kind {
                    Kind::Fall => "-->",
                    Kind::Jump => "==>",
                    Kind::Raise => "-.->|exception|",
                };
                let _ = writeln!(out, "    c{number}_{index} {arrow} c{number}_{to}");
            }
        }
        out.push_str("  end\n");
    }
    out.push_str("  classDef code text-align:left,font-family:monospace,white-space:pre\n");
    out.push_str(
        "  classDef dead text-align:left,font-family:monospace,white-space:pre,stroke-dasharray:4 4\n",
    );
    out
}

/// What would end a quoted label, or be read as markup, as an entity of Mermaid's.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | ';' | '`' | '\\' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}
