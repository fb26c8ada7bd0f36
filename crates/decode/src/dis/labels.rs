//! The labels of a disassembly: where jumps and the exception table lead.

use std::collections::{BTreeMap, BTreeSet};

use taipan_isa::Version;
use taipan_marshal::CodeObject;

use super::unpack::unpack;
use crate::exctable::Entry;

/// Offsets with a label, and the numbers of the labels in the order of offsets (`dis._make_labels_map`).
///
/// Before 3.13 the bounds of protected ranges have none.
pub(crate) fn labels_map(code: &CodeObject, exceptions: &[Entry]) -> BTreeMap<i64, u32> {
    let jumps = unpack(code.version, &code.code).filter_map(|instruction| instruction.label(code.version));
    let mut offsets: BTreeSet<i64> = jumps.collect();
    for entry in exceptions {
        if code.version >= Version::V3_13 {
            offsets.extend([entry.start, entry.end].map(i64::from));
        } else if entry.start >= entry.end {
            continue;
        }
        offsets.insert(entry.target.into());
    }
    offsets.into_iter().zip(1..).collect()
}
