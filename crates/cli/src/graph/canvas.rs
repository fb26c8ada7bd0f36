//! What the layout library draws on: blocks with their lines at the left, edges by kind, as SVG.

use std::fmt::Write;

use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::Point;
use layout::core::style::StyleAttr;

use super::Block;

/// Sizes of the font that the style names, in pixels.
const CHAR: f64 = 7.3;
const LINE: f64 = 15.0;
const PADDING: f64 = 9.0;

/// SVG elements, and the box that they fill.
pub(super) struct Canvas<'a> {
    blocks: &'a [Block],
    pub body: String,
    pub low: Point,
    pub high: Point,
    is_empty: bool,
}

impl<'a> Canvas<'a> {
    pub fn new(blocks: &'a [Block]) -> Canvas<'a> {
        let zero = Point::new(0.0, 0.0);
        Canvas { blocks, body: String::new(), low: zero, high: zero, is_empty: true }
    }

    fn cover(&mut self, point: Point) {
        if self.is_empty {
            (self.low, self.high, self.is_empty) = (point, point, false);
        }
        self.low = Point::new(self.low.x.min(point.x), self.low.y.min(point.y));
        self.high = Point::new(self.high.x.max(point.x), self.high.y.max(point.y));
    }
}

/// The width and height of a block's box.
pub(super) fn block_size(block: &Block) -> (f64, f64) {
    let longest = block.lines.iter().chain([&block.title]).map(|line| line.chars().count()).max();
    let lines = block.lines.len() + 1;
    (longest.unwrap_or_default() as f64 * CHAR + 2.0 * PADDING, lines as f64 * LINE + 2.0 * PADDING)
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl RenderBackend for Canvas<'_> {
    /// The box comes with its text: see `draw_text`.
    fn draw_rect(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>, _: Option<ClipHandle>) {}

    fn draw_line(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_circle(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    /// Draws the block whose index is the text.
    fn draw_text(&mut self, xy: Point, text: &str, _: &StyleAttr) {
        let Some(block) = text.parse().ok().and_then(|index: usize| self.blocks.get(index)) else { return };
        let (width, height) = block_size(block);
        let (left, top) = (xy.x - width / 2.0, xy.y - height / 2.0);
        self.cover(Point::new(left - 1.0, top - 1.0));
        self.cover(Point::new(left + width + 1.0, top + height + 1.0));
        let class = if block.is_reachable { "block" } else { "block dead" };
        let _ = writeln!(
            self.body,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"4\"/>"
        );
        let x = left + PADDING;
        for (number, line) in [&block.title].into_iter().chain(&block.lines).enumerate() {
            let class = if number == 0 { " class=\"title\"" } else { "" };
            let y = top + PADDING + LINE * number as f64 + 11.0;
            let _ = writeln!(self.body, "<text{class} x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(line));
        }
    }

    fn draw_arrow(
        &mut self,
        path: &[(Point, Point)],
        _: bool,
        head: (bool, bool),
        _: &StyleAttr,
        properties: Option<String>,
        _: &str,
    ) {
        let [first, second, rest @ ..] = path else { return };
        path.iter().for_each(|(one, other)| {
            self.cover(*one);
            self.cover(*other);
        });
        let pair = |points: &(Point, Point)| {
            format!("{:.1} {:.1} {:.1} {:.1}", points.0.x, points.0.y, points.1.x, points.1.y)
        };
        // The way out of the first point, then the ways into the others.
        let mut way =
            format!("M{:.1} {:.1}C{:.1} {:.1} {}", first.0.x, first.0.y, first.1.x, first.1.y, pair(second));
        for points in rest {
            let _ = write!(way, "S{}", pair(points));
        }
        let class = properties.unwrap_or_default();
        let ends = [(head.0, "start"), (head.1, "end")].into_iter().filter(|(drawn, _)| *drawn);
        let markers: String = ends.map(|(_, end)| format!(" marker-{end}=\"url(#{class})\"")).collect();
        let _ = writeln!(self.body, "<path class=\"edge {class}\" d=\"{way}\"{markers}/>");
    }

    fn create_clip(&mut self, _: Point, _: Point, _: usize) -> ClipHandle {
        0
    }
}
