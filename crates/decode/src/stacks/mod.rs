//! What the value stack holds before each instruction, by abstract interpretation: how deep it is, and a [`Symbol`] a slot.
//!
//! Unlike the verifier this takes any code of any version, sound or not, and says nothing where nothing can be known: behind
//! an unknown opcode, and where ways with stacks of different depth meet. Two things are told as the compiler counts them:
//! a FOR_ITER of 3.12 and later leads to END_FOR with a NULL for the item there is none of; and what the body of a
//! `finally` is entered with up to 3.8 (nothing, where to return to, or an exception) is one slot, called `finally`.

mod blocks;
mod flow;
mod notes;
mod rules;
mod rules_calls;
mod symbol;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::CodeObject;

pub use notes::notes;
pub use symbol::Symbol;

use crate::decode::{Decoded, decode};
use blocks::Block;
use flow::{Flow, Next};
use rules::Slots;

/// Where an exception raised by an instruction is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
    /// The index of the handler's first instruction.
    pub target: u32,
    /// How many slots of the value stack stay.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// What is known of the stack before an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// So many slots are in use, on every way.
    Known(u32),
    /// Some way leads here, but not always with the same number of slots, or by way of an unknown opcode.
    Unknown,
    /// No way leads here.
    Unreachable,
}

/// The ways through a code object, with the stack before each instruction.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::stacks::{Depth, Stacks};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// // LOAD_CONST 0, LOAD_CONST 0, BINARY_ADD, RETURN_VALUE
/// let (Const::Bytes(code), Const::Tuple(consts)) = (Const::bytes(&[100, 0, 100, 0, 23, 0, 83, 0]), Const::tuple(vec![Const::int(7)]))
///     else { panic!() };
/// let code = Arc::new(CodeObject { code, consts, ..CodeObject::empty(Version::V3_8, "f") });
/// let stacks = Stacks::new(&code);
/// assert_eq!(stacks.depths(), [0, 1, 2, 1].map(Depth::Known));
/// let mut before = Vec::new();
/// stacks.for_each(|_, slots| before.push(slots.map(|s| s.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))));
/// assert_eq!(before, [Some("".into()), Some("7".into()), Some("7, 7".into()), Some("7 + 7".into())]);
/// ```
pub struct Stacks<'a> {
    code: &'a Arc<CodeObject>,
    decoded: Decoded,
    arrivals: Vec<Option<Arrival>>,
    entered: HashSet<u32>,
    depths: Vec<Depth>,
    handlers: Vec<Option<Protection>>,
    falls: Vec<bool>,
    /// Where BREAK_LOOP leads to.
    breaks: HashMap<usize, usize>,
}

/// What is known where ways meet.
#[derive(Clone, Debug)]
enum Arrival {
    Known(Box<State>),
    Unknown,
}

#[derive(Clone, Debug, Default)]
struct State {
    slots: Slots,
    blocks: Vec<Block>,
}

impl State {
    /// The instruction at which the innermost loop ends.
    fn end_of_loop(&self) -> Option<u32> {
        self.blocks.iter().rfind(|block| block.kind == blocks::Kind::Loop).map(|block| block.target)
    }

    /// Whether the two can be told as one.
    fn fits(&self, other: &State) -> bool {
        self.slots.0.len() == other.slots.0.len() && self.blocks == other.blocks
    }

    /// Tells whether anything is known no longer.
    fn join(&mut self, other: &State) -> bool {
        let mut changed = false;
        for (mine, theirs) in self.slots.0.iter_mut().zip(&other.slots.0) {
            let joined = mine.join(theirs);
            changed |= joined != *mine;
            *mine = joined;
        }
        changed
    }
}

/// `CO_GENERATOR`, `CO_COROUTINE`, `CO_ASYNC_GENERATOR`.
const SUSPENDABLE: u32 = 0x20 | 0x80 | 0x200;

impl<'a> Stacks<'a> {
    /// Follows all ways through a code object.
    pub fn new(code: &'a Arc<CodeObject>) -> Stacks<'a> {
        let decoded = decode(code.version, &code.code);
        let mut flow = Flow::new(code, &decoded);
        // GEN_START takes it off.
        flow.run(code.version == Version::V3_10 && code.flags & SUSPENDABLE != 0);
        let count = decoded.instructions().len();
        let mut depths = vec![Depth::Unreachable; count];
        let mut handlers = vec![None; count];
        let mut falls = vec![false; count];
        let mut breaks = HashMap::new();
        let before = |flow: &Flow, index: usize, state: Option<&State>| {
            if decoded.instructions()[index].op == Some(Op::BreakLoop) {
                breaks.extend(state.and_then(State::end_of_loop).map(|end| (index, end as usize)));
            }
            depths[index] = state.map_or(Depth::Unknown, |state| Depth::Known(state.slots.0.len() as u32));
            handlers[index] = match state {
                Some(state) if code.version < Version::V3_11 => flow.handler_in(state),
                _ => flow.handler_at(index as u32),
            };
        };
        replay(&mut flow, before, |index, next| falls[index] = next == Next::Follows);
        let (arrivals, entered) = (std::mem::take(&mut flow.arrivals), std::mem::take(&mut flow.entered));
        Stacks { code, arrivals, entered, depths, handlers, falls, breaks, decoded }
    }

    /// The instructions; what follows counts in indices into these.
    pub fn decoded(&self) -> &Decoded {
        &self.decoded
    }

    /// The depth before each instruction.
    pub fn depths(&self) -> &[Depth] {
        &self.depths
    }

    /// Where what an instruction raises is handled.
    pub fn handler(&self, index: usize) -> Option<Protection> {
        self.handlers.get(index).copied().flatten()
    }

    /// Whether execution may go on at the next instruction. What no way leads to falls through as its opcode does.
    pub fn falls_through(&self, index: usize) -> bool {
        match self.depths.get(index) {
            None | Some(Depth::Unreachable) => self
                .decoded
                .instructions()
                .get(index)
                .is_some_and(|i| i.op.is_none_or(|op| op.falls_through())),
            Some(_) => self.falls[index],
        }
    }

    /// The index at which execution goes on behind the loop that a BREAK_LOOP leaves (up to 3.7).
    pub fn leaves_loop_to(&self, index: usize) -> Option<usize> {
        self.breaks.get(&index).copied()
    }

    /// Shows the stack before each instruction that some way leads to, the top last; `None` where it is not known.
    pub fn for_each(&self, mut show: impl FnMut(usize, Option<&[Symbol]>)) {
        let mut flow = Flow::new(self.code, &self.decoded);
        flow.arrivals.clone_from(&self.arrivals);
        flow.entered.clone_from(&self.entered);
        flow.found = true;
        replay(&mut flow, |_, index, state| show(index, state.map(|state| &*state.slots.0)), |_, _| ());
    }
}

/// Goes once through what each leader leads to, when nothing changes any more.
fn replay<'a>(
    flow: &mut Flow<'a>,
    mut before: impl FnMut(&Flow<'a>, usize, Option<&State>),
    mut behind: impl FnMut(usize, Next),
) {
    for leader in 0..flow.arrivals.len() {
        let mut state = match &flow.arrivals[leader] {
            Some(Arrival::Known(state)) => Some((**state).clone()),
            Some(Arrival::Unknown) => None,
            None => continue,
        };
        let mut index = leader;
        loop {
            before(flow, index, state.as_ref());
            let next = flow.step(index, &mut state);
            behind(index, next);
            index += 1;
            if next == Next::Ends || index >= flow.arrivals.len() || flow.is_leader(index) {
                break;
            }
        }
    }
}
