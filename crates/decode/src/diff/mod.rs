//! What changed between two code objects, also of different versions: instructions aligned by source line and meaning.
//!
//! Code objects nested in them are matched by their qualified names. Offsets, addresses, indices of constants and names,
//! inline caches, EXTENDED_ARG and the size of the stack do not count.

mod align;
mod listing;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use taipan_marshal::CodeObject;

use align::{Step, align};
use listing::{Row, attributes, rows};

/// Which side a line of a comparison is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// Lines that changed, with some around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Which lines of the old listing these are, counted from 0.
    pub old: Range<usize>,
    /// Which lines of the new listing these are.
    pub new: Range<usize>,
    /// The lines.
    pub lines: Vec<(Side, String)>,
}

/// What changed in a code object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeDiff {
    /// The qualified name, as `co_qualname` has it in every version.
    pub qualname: String,
    /// Whether only one side has the code object.
    pub only: Option<Side>,
    /// What changed.
    pub hunks: Vec<Hunk>,
}

/// A code object with its qualified name; the number tells those of one name apart.
type Named = ((String, usize), Arc<CodeObject>);

/// What changed from `old` to `new` and the code objects nested in them, with so many lines of context.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::diff::{Side, diff};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// let code = |bytes: &[u8]| {
///     let Const::Bytes(code) = Const::bytes(bytes) else { panic!() };
///     Arc::new(CodeObject { code, ..CodeObject::empty(Version::V3_8, "f") })
/// };
/// // NOP, NOP; NOP, POP_TOP, NOP
/// let changes = diff(&code(&[9, 0, 9, 0]), &code(&[9, 0, 1, 0, 9, 0]), 0);
/// let [change] = &changes[..] else { panic!() };
/// assert_eq!(change.hunks[0].lines, [(Side::New, "       POP_TOP".to_owned())]);
/// ```
pub fn diff(old: &Arc<CodeObject>, new: &Arc<CodeObject>, context: usize) -> Vec<CodeDiff> {
    let (olds, news) = (named(old), named(new));
    let mut partners: HashMap<_, _> = news.iter().map(|(name, code)| (name, code)).collect();
    let mut changes = Vec::new();
    for (name, old) in &olds {
        let new = partners.remove(name);
        changes.extend(compare(&name.0, Some(old), new, context));
    }
    for (name, new) in news.iter().filter(|(name, _)| partners.contains_key(name)) {
        changes.extend(compare(&name.0, None, Some(new), context));
    }
    changes
}

fn compare(
    qualname: &str,
    old: Option<&Arc<CodeObject>>,
    new: Option<&Arc<CodeObject>>,
    context: usize,
) -> Option<CodeDiff> {
    let (mut olds, mut news) = (old.map(rows).unwrap_or_default(), new.map(rows).unwrap_or_default());
    let (mut moved, mut only) = (0, Some(if old.is_some() { Side::Old } else { Side::New }));
    if let (Some(old), Some(new)) = (old, new) {
        let differing = attributes(old).into_iter().zip(attributes(new)).filter(|(old, new)| old != new);
        let (old_rows, new_rows): (Vec<Row>, Vec<Row>) = differing.unzip();
        olds.splice(..0, old_rows);
        news.splice(..0, new_rows);
        (moved, only) = (new.firstlineno.wrapping_sub(old.firstlineno), None);
    }
    let hunks = hunks(&olds, &news, &align(&olds, &news, moved), context);
    (!hunks.is_empty()).then(|| CodeDiff { qualname: qualname.to_owned(), only, hunks })
}

/// Puts what changed together with what stands around it.
fn hunks(old: &[Row], new: &[Row], steps: &[Step], context: usize) -> Vec<Hunk> {
    let mut shown: Vec<Range<usize>> = Vec::new();
    let changed = steps.iter().enumerate().filter(|(_, step)| !matches!(step, Step::Same(_)));
    for (index, _) in changed {
        let around = index.saturating_sub(context)..steps.len().min(index.saturating_add(context + 1));
        match shown.last_mut().filter(|last| last.end >= around.start) {
            Some(last) => last.end = around.end,
            None => shown.push(around),
        }
    }
    let (mut hunks, mut index, mut olds, mut news) = (Vec::new(), 0, 0, 0);
    for range in shown {
        // What is not shown is on both sides.
        let hidden = range.start - index;
        (olds, news) = (olds + hidden, news + hidden);
        let (first_old, first_new) = (olds, news);
        let line = |step: &Step| {
            let (side, row) = match *step {
                Step::Same(index) => (Side::Both, &old[index]),
                Step::Removed(index) => (Side::Old, &old[index]),
                Step::Added(index) => (Side::New, &new[index]),
            };
            olds += usize::from(side != Side::New);
            news += usize::from(side != Side::Old);
            (side, row.text.clone())
        };
        let lines = steps[range.clone()].iter().map(line).collect();
        hunks.push(Hunk { old: first_old..olds, new: first_new..news, lines });
        index = range.end;
    }
    hunks
}

/// `CO_OPTIMIZED`: the code of a function, whose own functions are `<locals>`.
const OPTIMIZED: u32 = 0x01;
/// No compiler nests deeper.
const MAX_NESTING: usize = 1000;

/// The code object and those nested in it, by qualified name (PEP 3155), outer ones first.
fn named(root: &Arc<CodeObject>) -> Vec<Named> {
    let (mut found, mut counts) = (Vec::new(), HashMap::new());
    let mut waiting = vec![(Arc::clone(root), String::new(), 0)];
    let mut seen: HashSet<*const CodeObject> = HashSet::new();
    while let Some((code, prefix, level)) = waiting.pop() {
        // What a file shares is compared once.
        if !seen.insert(Arc::as_ptr(&code)) || level > MAX_NESTING {
            continue;
        }
        let qualname = format!("{prefix}{}", code.name.to_lossy());
        let inner = match (level, code.flags & OPTIMIZED) {
            (0, 0) => String::new(),
            (_, 0) => format!("{qualname}."),
            _ => format!("{qualname}.<locals>."),
        };
        let first = waiting.len();
        waiting.extend(code.nested().map(|nested| (Arc::clone(nested), inner.clone(), level + 1)));
        waiting[first..].reverse();
        let number = counts.entry(qualname.clone()).or_insert(0);
        found.push(((qualname, *number), code));
        *number += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Row {
        Row { key: text.into(), line: None, text: text.into() }
    }

    fn shown(old: &str, new: &str, context: usize) -> Vec<String> {
        let rows = |text: &str| text.split(' ').map(row).collect::<Vec<_>>();
        let (old, new) = (rows(old), rows(new));
        let mark = |side: Side| match side {
            Side::Both => ' ',
            Side::Old => '-',
            Side::New => '+',
        };
        hunks(&old, &new, &align(&old, &new, 0), context)
            .into_iter()
            .map(|hunk| {
                let lines: String =
                    hunk.lines.iter().map(|(side, text)| format!("{}{text}", mark(*side))).collect();
                format!("{:?} {:?}{lines}", hunk.old, hunk.new)
            })
            .collect()
    }

    #[test]
    fn changes_stand_in_their_context() {
        assert_eq!(shown("a b c d e f g h", "a b c d X f g h", 1), ["3..6 3..6 d-e+X f"]);
        assert_eq!(shown("a b c d e", "a X c d Y", 1), ["0..5 0..5 a-b+X c d-e+Y"]);
        assert_eq!(shown("a b c d e f", "a X c d e Y", 1), ["0..3 0..3 a-b+X c", "4..6 4..6 e-f+Y"]);
        assert_eq!(shown("a b c d", "X b c Y", 0), ["0..1 0..1-a+X", "3..4 3..4-d+Y"]);
        assert_eq!(shown("a b", "a b", 3), Vec::<String>::new());
    }
}
