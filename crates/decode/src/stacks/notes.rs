//! The stack as a column beside a disassembly.

use std::sync::Arc;

use taipan_marshal::CodeObject;

use super::{Depth, Stacks, Symbol};
use crate::dis::Notes;

/// How many slots are told, from the top down.
const SHOWN: usize = 12;

/// Beside each instruction the depth of the stack before it, and what each slot holds if asked for.
///
/// The depth is `?` where it is not known, and `-` where no way leads to the instruction.
pub fn notes(code: &Arc<CodeObject>, symbolic: bool) -> Notes {
    let stacks = Stacks::new(code);
    let deepest = stacks.depths().iter().filter_map(|depth| match depth {
        Depth::Known(depth) => Some(*depth),
        _ => None,
    });
    let width = deepest.max().unwrap_or_default().to_string().len();
    let text = |depth: &Depth| match depth {
        Depth::Known(depth) => format!("{depth:>width$}"),
        Depth::Unknown => format!("{:>width$}", "?"),
        Depth::Unreachable => format!("{:>width$}", "-"),
    };
    let instructions = stacks.decoded().instructions();
    let mut notes: Notes =
        instructions.iter().zip(stacks.depths()).map(|(i, depth)| (i.offset, text(depth))).collect();
    if symbolic {
        stacks.for_each(|index, slots| {
            if let (Some(note), Some(slots)) = (notes.get_mut(&instructions[index].offset), slots) {
                push_slots(note, slots);
            }
        });
    }
    notes
}

fn push_slots(note: &mut String, slots: &[Symbol]) {
    note.push_str(" [");
    let hidden = slots.len().saturating_sub(SHOWN);
    if hidden > 0 {
        note.push_str(&format!("… {hidden} more, "));
    }
    let shown: Vec<_> = slots.iter().skip(hidden).map(ToString::to_string).collect();
    note.push_str(&shown.join(", "));
    note.push(']');
}
