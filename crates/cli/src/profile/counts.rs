//! Executed instructions by opcode, pair, function and line.

use std::collections::HashMap;

use taipan_isa::Op;
use taipan_trace::Counts;

use super::table::Table;

/// Executions of each opcode, by [`Op`].
pub fn by_op(counts: &Counts) -> HashMap<Op, u64> {
    let mut found = HashMap::new();
    for (op, _, count) in counts.codes().iter().flat_map(|code| code.instructions()) {
        *found.entry(op).or_insert(0) += count;
    }
    found
}

fn rows<K: ToString>(pairs: impl IntoIterator<Item = (K, u64)>) -> HashMap<String, Vec<u64>> {
    let mut found: HashMap<String, Vec<u64>> = HashMap::new();
    for (key, count) in pairs {
        found.entry(key.to_string()).or_insert_with(|| vec![0])[0] += count;
    }
    found
}

pub fn opcodes(counts: &Counts) -> Table {
    let names = by_op(counts).into_iter().map(|(op, count)| (op.name(), count));
    Table::new("opcodes", &["opcode", "executed"], counts.total(), rows(names))
}

pub fn pairs(counts: &Counts) -> Table {
    let names = counts.pairs().map(|((a, b), count)| (format!("{} {}", a.name(), b.name()), count));
    Table::new("pairs", &["pair", "executed"], counts.total(), rows(names))
}

pub fn functions(counts: &Counts) -> Table {
    let names = counts.codes().iter().map(|code| (format!("{} ({})", code.name, code.file), code.total()));
    Table::new("functions", &["function", "executed"], counts.total(), rows(names))
}

pub fn lines(counts: &Counts) -> Table {
    let places = counts.codes().iter().flat_map(|code| {
        let place = |line: Option<u32>| match line {
            Some(line) => format!("{}:{line}", code.file),
            None => format!("{}: no line", code.file),
        };
        code.instructions().map(move |(_, line, count)| (place(line), count))
    });
    Table::new("lines", &["line", "executed"], counts.total(), rows(places))
}
