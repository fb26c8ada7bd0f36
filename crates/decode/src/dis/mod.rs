//! The disassembler: text equal to what `dis.dis` of a file's own CPython prints.

pub(crate) mod argrepr;
pub(crate) mod caches;
mod info;
pub(crate) mod labels;
mod margin;
mod order;
mod printable;
mod printable_since;
pub(crate) mod repr;
mod text;
pub(crate) mod unpack;

use std::collections::VecDeque;
use std::sync::Arc;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

pub use argrepr::ArgVal;
pub use caches::CacheEntry;
pub(crate) use info::flag_names;
pub use info::pretty_flags;
pub use margin::Notes;
pub use repr::Addresses;
use repr::Repr;

/// What to show, as the keyword arguments of `dis.dis` say. What a version's `dis` does not have has no effect.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Show inline caches (3.11 on).
    pub show_caches: bool,
    /// Show the code that a CPython makes of the file when it loads it (3.11 on).
    pub adaptive: bool,
    /// Show the offsets of instructions (3.13 on; older versions always do).
    pub show_offsets: bool,
    /// Show the source spans in place of lines (3.14 on).
    pub show_positions: bool,
    /// How many levels of nested code objects to show; all where `None`.
    pub depth: Option<usize>,
    /// The instruction to mark with `-->`, by offset.
    pub current_offset: Option<u32>,
    /// The line to count from instead of `co_firstlineno`.
    pub first_line: Option<i32>,
    /// How to write addresses of code objects.
    pub addresses: Addresses,
}

impl Options {
    /// The same for a code object nested in `root`: lines move by as much, and another instruction is current.
    pub(crate) fn for_nested(&self, root: &CodeObject, code: &CodeObject) -> Options {
        let moved = |first: i32| code.firstlineno.wrapping_add(first.wrapping_sub(root.firstlineno));
        Options { first_line: self.first_line.map(moved), current_offset: None, ..*self }
    }
}

/// The disassembly of a code object and of those nested in it (`dis.dis`).
///
/// Before 3.7 `dis` does not descend: there the nested code objects follow breadth first, under the headings of 3.7.
///
/// Where references multiply large objects, `...` stands for those that would make the text too long: past 4 MiB of values
/// and names plus eight times the size of all of them, each counted once. No compiler writes such files.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::dis::{Options, dis};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// // RESUME 0, RETURN_CONST 0
/// let (Const::Bytes(code), Const::Tuple(consts)) = (Const::bytes(&[149, 0, 103, 0]), Const::tuple(vec![Const::int(7)]))
///     else { panic!() };
/// let code = Arc::new(CodeObject { code, consts, ..CodeObject::empty(Version::V3_13, "f") });
/// assert_eq!(
///     dis(&code, &Options::default()).lines().collect::<Vec<_>>(),
///     ["          RESUME                   0", "          RETURN_CONST             0 (7)"],
/// );
/// ```
pub fn dis(code: &Arc<CodeObject>, options: &Options) -> String {
    listing(code, options, None)
}

/// The disassembly with notes at the right: `notes` says what to write beside the instructions of a code object, by offset.
pub fn dis_with_notes(
    code: &Arc<CodeObject>,
    options: &Options,
    mut notes: impl FnMut(&Arc<CodeObject>) -> Notes,
) -> String {
    listing(code, options, Some(&mut notes))
}

/// Gives the notes beside a code object.
type NotesOf<'a> = dyn FnMut(&Arc<CodeObject>) -> Notes + 'a;

fn listing(code: &Arc<CodeObject>, options: &Options, mut notes: Option<&mut NotesOf>) -> String {
    let repr = Repr::new(code, options.addresses);
    let mut out = String::new();
    let (root, mut waiting) = (code, VecDeque::from([(Arc::clone(code), 0)]));
    while let Some((code, level)) = waiting.pop_front() {
        if !repr.budget.spend_code(&code, 1) {
            out.push_str("\n...\n");
            break;
        }
        if level > 0 {
            out.push_str("\nDisassembly of ");
            repr.push_code(&mut out, &code);
            out.push_str(":\n");
        }
        let shown = if level > 0 { options.for_nested(root, &code) } else { *options };
        let start = out.len();
        let lines = text::disassemble(&mut out, &code, &shown, &repr);
        if let Some(notes) = &mut notes {
            margin::add(&mut out, start, &lines, &notes(&code));
        }
        if options.depth.is_none_or(|depth| level < depth) {
            let inner = code.nested().map(|inner| (Arc::clone(inner), level + 1));
            if code.version < Version::V3_7 {
                waiting.extend(inner);
            } else {
                inner.collect::<Vec<_>>().into_iter().rev().for_each(|inner| waiting.push_front(inner));
            }
        }
    }
    out
}

/// The fields of a code object as text (`dis.code_info`).
pub fn code_info(code: &Arc<CodeObject>, addresses: Addresses) -> String {
    info::code_info(code, &Repr::new(code, addresses))
}

/// The fields of a code object and of each that is nested in it as text, outer ones first.
///
/// Ends early where references multiply code objects beyond bounds; see [`dis`].
pub fn code_infos(code: &Arc<CodeObject>, addresses: Addresses) -> impl Iterator<Item = String> {
    let repr = Repr::new(code, addresses);
    let mut waiting = vec![Arc::clone(code)];
    std::iter::from_fn(move || {
        let code = waiting.pop().filter(|code| repr.budget.spend_code(code, 1))?;
        let first = waiting.len();
        waiting.extend(code.nested().cloned());
        waiting[first..].reverse();
        Some(info::code_info(&code, &repr))
    })
}
