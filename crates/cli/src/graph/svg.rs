//! Control-flow graphs drawn: places of blocks and ways of edges are the layout library's.

use std::fmt::Write;

use layout::core::base::Orientation;
use layout::core::geometry::Point;
use layout::core::style::{LineStyleKind, StyleAttr};
use layout::std_shapes::shapes::{Arrow, Element, LineEndKind, ShapeKind};
use layout::topo::layout::VisualGraph;

use super::canvas::{Canvas, block_size, escaped};
use super::order::Order;
use super::{Graph, Kind};
use crate::failure::Failure;

/// How many blocks, and places where an edge passes a row of blocks, can be drawn: the layout's time grows with the square.
const MAX_PLACES: usize = 1_500;
/// Up to here edges are also moved about until few of them cross.
const MAX_POLISHED: usize = 500;
/// The most places of all graphs of a drawing.
const MAX_ALL_PLACES: usize = 12_000;

const STYLE: &str = "\
<style>
text { font: 12px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre; fill: #1f2328; }
.name { font-size: 15px; font-weight: bold; }
.title { font-weight: bold; fill: #57606a; }
.block { fill: #f6f8fa; stroke: #57606a; }
.dead { fill: #ffffff; stroke: #afb8c1; stroke-dasharray: 4 3; }
.edge { fill: none; stroke-width: 1.4; }
.fall { stroke: #57606a; } .jump { stroke: #0969da; } .raise { stroke: #cf222e; stroke-dasharray: 5 4; }
</style>
";

/// The height of the line that says what the colours mean, and of a graph's name.
const HEAD: f64 = 34.0;
const MARGIN: f64 = 12.0;

/// All graphs, one below the other.
pub(super) fn text(graphs: &[Graph]) -> Result<String, Failure> {
    let orders: Vec<Order> = graphs.iter().map(|graph| Order::of(&graph.blocks)).collect();
    check_size(graphs, &orders)?;
    let (mut body, mut width, mut y) = (legend(), 560.0_f64, HEAD);
    for (graph, order) in graphs.iter().zip(&orders) {
        let _ = writeln!(
            body,
            "<text class=\"name\" x=\"{MARGIN}\" y=\"{}\">{}</text>",
            y + 22.0,
            escaped(&graph.name)
        );
        y += HEAD;
        let canvas = drawn(graph, order);
        let (left, top) = (MARGIN - canvas.low.x, y - canvas.low.y);
        let _ = writeln!(body, "<g transform=\"translate({left:.1} {top:.1})\">\n{}</g>", canvas.body);
        width = width.max(canvas.high.x - canvas.low.x + 2.0 * MARGIN);
        y += canvas.high.y - canvas.low.y + MARGIN;
    }
    let (width, height) = (width.ceil(), y.ceil());
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         {STYLE}<defs>\n{}</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{body}</svg>\n",
        [("fall", "#57606a"), ("jump", "#0969da"), ("raise", "#cf222e")].map(marker).concat()
    ))
}

fn check_size(graphs: &[Graph], orders: &[Order]) -> Result<(), Failure> {
    let too_large = |what: String| {
        Failure::TooLarge(format!(
            "{what} to be drawn; --graph dot and --graph mermaid have no such limit, --code QUALNAME shows a part"
        ))
    };
    for (graph, order) in graphs.iter().zip(orders) {
        if order.places > MAX_PLACES {
            let name: String = graph.name.chars().take(200).collect();
            let blocks = graph.blocks.len();
            return Err(too_large(format!("the graph of {name}, with {blocks} basic blocks, is too large")));
        }
    }
    if orders.iter().map(|order| order.places).sum::<usize>() > MAX_ALL_PLACES {
        let blocks: usize = graphs.iter().map(|graph| graph.blocks.len()).sum();
        return Err(too_large(format!("{} graphs with {blocks} basic blocks are too many", graphs.len())));
    }
    Ok(())
}

fn legend() -> String {
    let mut out = String::new();
    let mut x = MARGIN;
    for (class, text) in [("fall", "falls through"), ("jump", "jumps"), ("raise", "exception")] {
        let end = x + 34.0;
        let _ = writeln!(
            out,
            "<path class=\"edge {class}\" d=\"M{x} 18H{end}\" marker-end=\"url(#{class})\"/>\
             <text x=\"{}\" y=\"22\">{text}</text>",
            end + 8.0
        );
        x = end + 30.0 + 7.3 * text.len() as f64;
    }
    let _ = writeln!(out, "<text x=\"{x}\" y=\"22\">(stack N): slots in use on entry</text>");
    out
}

fn marker((class, colour): (&str, &str)) -> String {
    format!(
        "<marker id=\"{class}\" viewBox=\"0 0 10 8\" refX=\"9\" refY=\"4\" markerWidth=\"8\" markerHeight=\"7\" \
         orient=\"auto-start-reverse\"><path d=\"M0 0L10 4L0 8z\" fill=\"{colour}\"/></marker>\n"
    )
}

fn drawn<'a>(graph: &'a Graph, order: &Order) -> Canvas<'a> {
    let mut layout = VisualGraph::new(Orientation::TopToBottom);
    // What it would check is so by the order of the edges, and its way to check takes exponential time.
    layout.dag.set_validate(false);
    let mut nodes = Vec::with_capacity(graph.blocks.len());
    for (index, block) in graph.blocks.iter().enumerate() {
        let (width, height) = block_size(block);
        // The canvas finds the block by this text.
        let shape = ShapeKind::new_box(&index.to_string());
        let size = Point::new(width, height);
        nodes.push(layout.add_node(Element::create(
            shape,
            StyleAttr::simple(),
            Orientation::TopToBottom,
            size,
        )));
    }
    for edge in &order.edges {
        let class = match edge.kind {
            Kind::Fall => "fall",
            Kind::Jump => "jump",
            Kind::Raise => "raise",
        };
        let (start, end) = if edge.is_back {
            (LineEndKind::Arrow, LineEndKind::None)
        } else {
            (LineEndKind::None, LineEndKind::Arrow)
        };
        let look = StyleAttr::simple();
        let arrow = Arrow::with_properties(start, end, LineStyleKind::Normal, "", &look, class, &None, &None);
        layout.add_edge(arrow, nodes[edge.upper], nodes[edge.lower]);
    }
    let mut canvas = Canvas::new(&graph.blocks);
    if !nodes.is_empty() {
        layout.do_it(false, order.places > MAX_POLISHED, false, &mut canvas);
    }
    canvas
}
