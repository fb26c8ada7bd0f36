//! Code that was found sound, with the facts that the engines rest on.

use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{CodeObject, kind};

use super::blocks::Block;

/// An instruction of verified code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The opcode.
    pub op: Op,
    /// The full argument.
    pub arg: u32,
    /// The byte offset of the opcode.
    pub offset: u32,
    /// The index of the instruction that a jump goes to, or [`Step::NONE`]. For an exhausted FOR_ITER that is where
    /// execution goes on: behind END_FOR (3.12, 3.14), behind END_FOR and POP_TOP (3.13).
    pub target: u32,
    /// How many slots of the value stack are in use before the instruction, or [`Step::NONE`] where none ever gets there.
    pub depth: u32,
    /// The innermost block before the instruction, an index into [`VerifiedCode::blocks`], or [`Step::NONE`].
    pub block: u32,
}

impl Step {
    /// No target, or never executed.
    pub const NONE: u32 = u32::MAX;

    /// Whether some path leads to the instruction.
    pub fn is_reachable(&self) -> bool {
        self.depth != Step::NONE
    }
}

/// An entry of the exception table by instruction indices. Entries are in order and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first instruction protected.
    pub start: u32,
    /// Behind the last instruction protected.
    pub end: u32,
    /// The first instruction of the handler.
    pub target: u32,
    /// How many slots of the value stack the handler keeps.
    pub depth: u32,
    /// Whether the byte offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// A code object that [`verify`](crate::verify()) found sound, nested ones included.
///
/// Nothing but `verify` makes one, so that whoever holds it may rely on the facts that [the module](super) lists.
///
/// From 3.11 on handlers stand in the exception table. In 3.8 to 3.10 they stand on the block stack:
///
/// - before every reachable step the block stack is the chain from [`Step::block`] on, on every path; a return finds it
///   empty;
/// - whatever raises leaves the slots below the level of the innermost [`Setup`](super::BlockKind::Setup) block alone; its handler is
///   entered with six values above these, in CPython's order, and a [`Handler`](super::BlockKind::Handler) block;
/// - POP_EXCEPT finds the three values saved on entry, RERAISE and END_FINALLY those of the exception;
/// - in 3.8, what a `finally` body was entered with (NULL, an offset, or six values) counts as one slot in `depth`, and
///   as what it really takes in `max_depth`. Where CALL_FINALLY comes with another stack than an exception does,
///   `depth` and `block` in the body are those of the exception, and the body touches nothing below.
#[derive(Debug)]
pub struct VerifiedCode {
    pub(super) code: Arc<CodeObject>,
    pub(super) steps: Box<[Step]>,
    pub(super) handlers: Box<[Handler]>,
    pub(super) blocks: Box<[Block]>,
    pub(super) children: Box<[(u32, Arc<VerifiedCode>)]>,
    pub(super) max_depth: u32,
}

impl VerifiedCode {
    /// The code object.
    pub fn code(&self) -> &Arc<CodeObject> {
        &self.code
    }

    /// The version that fixes the meaning of the opcodes.
    pub fn version(&self) -> Version {
        self.code.version
    }

    /// The instructions; the index into these is what targets, handlers and engines count in.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The exception table.
    pub fn handlers(&self) -> &[Handler] {
        &self.handlers
    }

    /// The blocks that stand on the block stack at some instruction (3.8 to 3.10).
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block stack before the instruction of an index, innermost block first.
    pub fn blocks_at(&self, index: u32) -> impl Iterator<Item = &Block> {
        let first = self.steps.get(index as usize).and_then(|step| self.blocks.get(step.block as usize));
        std::iter::successors(first, |block| self.blocks.get(block.outer as usize))
    }

    /// The handler that stands by for the instruction of an index.
    pub fn handler_at(&self, index: u32) -> Option<&Handler> {
        let next = self.handlers.partition_point(|h| h.end <= index);
        self.handlers.get(next).filter(|h| h.start <= index)
    }

    /// The verified form of the code object that is the constant of an index.
    pub fn child(&self, constant: u32) -> Option<&Arc<VerifiedCode>> {
        let place = self.children.binary_search_by_key(&constant, |(index, _)| *index).ok()?;
        Some(&self.children[place].1)
    }

    /// The verified code objects among the constants, with their indices.
    pub fn children(&self) -> &[(u32, Arc<VerifiedCode>)] {
        &self.children
    }

    /// The most value-stack slots in use at once: at most `co_stacksize`, which a file may set to anything.
    pub fn max_depth(&self) -> u32 {
        self.max_depth
    }

    /// The index of the instruction whose opcode stands at a byte offset.
    pub fn index_of_offset(&self, offset: u32) -> Option<u32> {
        self.steps.binary_search_by_key(&offset, |step| step.offset).ok().map(|index| index as u32)
    }

    /// How many slots the frame's variables take, below the value stack.
    pub fn slots(&self) -> usize {
        self.code.localspluskinds.len()
    }

    /// How many of these are free variables: the last ones.
    pub fn free_count(&self) -> usize {
        self.code.localspluskinds.iter().rev().take_while(|k| **k & kind::FREE != 0).count()
    }
}
