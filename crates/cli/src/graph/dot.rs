//! Control-flow graphs in Graphviz's language.

use std::fmt::Write;

use super::{Graph, Kind};

/// All graphs as one, each in a cluster of its own.
pub(super) fn text(graphs: &[Graph]) -> String {
    let mut out = String::from("digraph cfg {\n");
    out.push_str("  node [shape=box fontname=\"monospace\" fontsize=10];\n  edge [arrowsize=0.7];\n");
    for (number, graph) in graphs.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{number} {{\n    label=\"{}\";", escaped(&graph.name));
        for (index, block) in graph.blocks.iter().enumerate() {
            let _ = write!(out, "    c{number}_{index} [label=\"{}\\l", escaped(&block.title));
            for line in &block.lines {
                let _ = write!(out, "{}\\l", escaped(line));
            }
            out.push_str(if block.is_reachable { "\"];\n" } else { "\" style=dashed fontcolor=gray40];\n" });
        }
        for (index, block) in graph.blocks.iter().enumerate() {
            for (to, kind) in &block.edges {
                let style = match kind {
                    Kind::Fall => "",
                    Kind::Jump => " [color=blue]",
                    Kind::Raise => " [color=red style=dashed]",
                };
                let _ = writeln!(out, "    c{number}_{index} -> c{number}_{to}{style};");
            }
        }
        out.push_str("  }\n");
    }
    out.push_str("}\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
