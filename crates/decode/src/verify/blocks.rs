//! The block stack of 3.8 to 3.10: what `try`, `with` and handlers push, as chains that instructions share.

use std::collections::HashMap;

use super::error::Fault;

/// What an entry of the block stack stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A body whose exceptions continue at a handler (SETUP_FINALLY, SETUP_WITH, SETUP_ASYNC_WITH).
    Setup,
    /// A handler that was entered by an exception: the exception handled before is kept in the three slots from the
    /// block's level on.
    Handler,
    /// The body of a `finally` or the end of a `with` in 3.8, entered with or without exception. What it was entered with
    /// is counted as the one slot at the block's level.
    Finally,
}

/// An entry of the block stack of 3.8 to 3.10, with those below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// What it stands for.
    pub kind: BlockKind,
    /// The step where the handler starts that stands by, or that this is.
    pub target: u32,
    /// How many slots of the value stack stay when the block is left by an exception.
    pub level: u32,
    /// The next block below: an index into [`VerifiedCode::blocks`](super::VerifiedCode::blocks), or [`Block::NONE`].
    pub outer: u32,
}

impl Block {
    /// No block.
    pub const NONE: u32 = u32::MAX;
}

/// `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 20;

/// All chains of blocks found in a code object, each once.
#[derive(Default)]
pub(super) struct Blocks {
    pub all: Vec<Block>,
    ids: HashMap<Block, u32>,
}

impl Blocks {
    /// The number of a chain.
    pub fn push(&mut self, block: Block) -> Result<u32, Fault> {
        if self.chain(block.outer).count() >= MAX_BLOCKS {
            return Err(Fault::Blocks("the block stack overflows"));
        }
        if let Some(&id) = self.ids.get(&block) {
            return Ok(id);
        }
        let id = self.all.len() as u32;
        self.all.push(block);
        self.ids.insert(block, id);
        Ok(id)
    }

    pub fn get(&self, id: u32) -> Option<Block> {
        self.all.get(id as usize).copied()
    }

    /// The blocks of a chain, innermost first.
    pub fn chain(&self, id: u32) -> impl Iterator<Item = Block> + '_ {
        std::iter::successors(self.get(id), |block| self.get(block.outer))
    }

    /// How many slots an instruction that may raise has to leave alone.
    pub fn kept(&self, id: u32) -> u32 {
        self.get(id).map_or(0, |block| match block.kind {
            BlockKind::Setup => block.level,
            BlockKind::Handler => block.level.saturating_add(3),
            BlockKind::Finally => block.level.saturating_add(1),
        })
    }
}
