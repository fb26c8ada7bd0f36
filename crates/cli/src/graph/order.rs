//! Which blocks stand above which: edges that all lead down, in an order that the layout library takes in linear time.

use super::{Block, Kind};

/// An edge between a block and one that stands below it, or the block itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Downward {
    pub upper: usize,
    pub lower: usize,
    pub kind: Kind,
    /// Whether execution goes up.
    pub is_back: bool,
}

/// The edges of a graph, those of higher blocks first: then no block that an edge leads to has edges of its own yet, which
/// is what the library looks for.
pub(super) struct Order {
    pub edges: Vec<Downward>,
    /// How many places there are in all rows: blocks, and edges that pass a row.
    pub places: usize,
}

impl Order {
    pub fn of(blocks: &[Block]) -> Order {
        let ranks = ranks(blocks);
        let mut edges: Vec<Downward> = Vec::new();
        for (from, block) in blocks.iter().enumerate() {
            for &(to, kind) in block.edges.iter().filter(|(to, _)| *to < blocks.len()) {
                let is_back = ranks[to] < ranks[from];
                let (upper, lower) = if is_back { (to, from) } else { (from, to) };
                edges.push(Downward { upper, lower, kind, is_back });
            }
        }
        edges.sort_by_key(|edge| (ranks[edge.upper], ranks[edge.lower]));
        let mut rows = vec![0_usize; blocks.len()];
        for edge in edges.iter().filter(|edge| edge.upper != edge.lower) {
            rows[edge.lower] = rows[edge.lower].max(rows[edge.upper] + 1);
        }
        let passed = |edge: &Downward| (rows[edge.lower] - rows[edge.upper]).saturating_sub(1);
        let places = blocks.len().saturating_add(edges.iter().map(passed).sum());
        Order { edges, places }
    }
}

/// For each block its place in a reverse postorder: what is not a way back leads to later ones.
fn ranks(blocks: &[Block]) -> Vec<usize> {
    let mut seen = vec![false; blocks.len()];
    let mut postorder = Vec::with_capacity(blocks.len());
    for root in 0..blocks.len() {
        let mut open = if seen[root] { Vec::new() } else { vec![(root, 0)] };
        seen[root] = true;
        while let Some((block, next)) = open.pop() {
            let Some(&(to, _)) = blocks[block].edges.get(next) else {
                postorder.push(block);
                continue;
            };
            open.push((block, next + 1));
            if to < blocks.len() && !seen[to] {
                seen[to] = true;
                open.push((to, 0));
            }
        }
    }
    let mut ranks = vec![0; blocks.len()];
    for (rank, block) in postorder.into_iter().rev().enumerate() {
        ranks[block] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_lead_down() {
        let block = |edges: &[usize]| Block {
            title: String::new(),
            lines: Vec::new(),
            is_reachable: true,
            edges: edges.iter().map(|to| (*to, Kind::Jump)).collect(),
        };
        // A loop over 1 and 2, with a block that leads to itself behind it.
        let order = Order::of(&[block(&[1]), block(&[2, 3]), block(&[1]), block(&[3])]);
        let shape: Vec<_> = order.edges.iter().map(|e| (e.upper, e.lower, e.is_back)).collect();
        assert!(shape.contains(&(1, 2, true)) && shape.contains(&(1, 2, false)), "{shape:?}");
        assert!(shape.contains(&(3, 3, false)));
        assert_eq!(order.places, 4);
    }
}
