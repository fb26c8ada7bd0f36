//! Following paths through the block stack of 3.8 to 3.10, and through the `finally` bodies of 3.8 that are called.
//!
//! In 3.8 the body of a `finally` is one piece of code entered in three ways: with NULL (BEGIN_FINALLY), with the offset to
//! return to (CALL_FINALLY), or with six values about an exception. What stands below differs too where CALL_FINALLY comes
//! from a `return` with a value. Here that is one slot, [`Slot::Reason`], below which the body may not reach; the depth
//! counted is that of the entry by exception. A reason is *fenced* once a call comes with another stack.

use taipan_isa::Op;

use super::blocks::{Block, BlockKind};
use super::error::Fault;
use super::flow::{Flow, Located};
use super::state::{Slot, State};
use super::verified::Step;

/// The slots of an exception: three about the one handled before, three about the new one.
const EXCEPTION: u32 = 6;

/// Where `finally` bodies of 3.8 start.
pub(super) fn finally_entries(steps: &[Step]) -> Vec<bool> {
    let mut entries = vec![false; steps.len()];
    for step in steps {
        let target = step.target as usize;
        let is_entry = match step.op {
            Op::CallFinally | Op::SetupWith | Op::SetupAsyncWith => true,
            Op::SetupFinally => {
                let before = target.checked_sub(1).and_then(|index| steps.get(index));
                before.is_some_and(|step| step.op == Op::BeginFinally)
                    || steps.get(target).is_some_and(|step| step.op == Op::WithCleanupStart)
            }
            _ => false,
        };
        if let (true, Some(entry)) = (is_entry, entries.get_mut(target)) {
            *entry = true;
        }
    }
    entries
}

/// Opcodes that move values and blocks about and never raise.
fn can_raise(op: Op) -> bool {
    !matches!(
        op,
        Op::RotTwo
            | Op::RotThree
            | Op::RotFour
            | Op::RotN
            | Op::DupTop
            | Op::DupTopTwo
            | Op::PopTop
            | Op::PopBlock
            | Op::PopExcept38
            | Op::BeginFinally
            | Op::PopFinally
            | Op::LoadConst
            | Op::JumpForward
            | Op::JumpAbsolute
            | Op::SetupFinally
            | Op::SetupAsyncWith
            | Op::ReturnValue
            | Op::Nop
    )
}

impl Flow<'_> {
    /// Takes a state through an instruction of 3.8 to 3.10; tells whether the next one may come then.
    pub(super) fn visit_with_blocks(&mut self, index: usize, state: &mut State) -> Result<bool, Located> {
        let here = |fault| (index, fault);
        let step = self.steps[index];
        let raises = can_raise(step.op);
        if raises {
            self.raise_to_block(index, state)?;
        }
        let kept = self.blocks.kept(state.blocks);
        state.begin();
        if let Some(goes_on) = self.block_op(index, step, state)? {
            return Ok(goes_on);
        }
        self.pass(index, state)?;
        if raises && state.low() < kept as usize {
            return Err(here(Fault::BelowHandler));
        }
        if step.op == Op::ReturnValue && state.blocks != Block::NONE {
            return Err(here(Fault::Blocks("returns inside a block")));
        }
        Ok(step.op.falls_through())
    }

    /// Goes to the handler that an exception would be caught by.
    fn raise_to_block(&mut self, index: usize, state: &State) -> Result<(), Located> {
        let mut id = state.blocks;
        while let Some(block) = self.blocks.get(id) {
            match block.kind {
                BlockKind::Setup => return self.enter_handler(index, block, state),
                BlockKind::Handler if !state.all_are(block.level, 3, Slot::Saved) => {
                    return Err((index, Fault::BelowHandler));
                }
                BlockKind::Handler | BlockKind::Finally => id = block.outer,
            }
        }
        Ok(())
    }

    fn enter_handler(&mut self, index: usize, block: Block, state: &State) -> Result<(), Located> {
        let here = |fault| (index, fault);
        self.spend(state.weight()).map_err(here)?;
        let mut raised = state.kept(block.level, &self.widths).map_err(here)?;
        let target = block.target;
        if self.is_finally(target) {
            let width = self.widen(target, EXCEPTION);
            self.push_reason(target, width, block.outer, &mut raised).map_err(here)?;
        } else {
            for slot in [Slot::Saved, Slot::Saved, Slot::Saved, Slot::Raised, Slot::Raised, Slot::Raised] {
                raised.push(slot).map_err(here)?;
            }
            let handler = Block { kind: BlockKind::Handler, ..block };
            raised.blocks = self.blocks.push(handler).map_err(here)?;
        }
        self.max_depth = self.max_depth.max(raised.height());
        self.arrive_as_is(target, &raised)
    }

    pub(super) fn is_finally(&self, target: u32) -> bool {
        self.finally_entries.get(target as usize).is_some_and(|entry| *entry)
    }

    fn widen(&mut self, entry: u32, width: u32) -> u32 {
        let known = self.widths.entry(entry).or_default();
        *known = width.max(*known);
        *known
    }

    fn push_reason(&mut self, entry: u32, width: u32, outer: u32, state: &mut State) -> Result<(), Fault> {
        let level = state.depth() as u32;
        state.push_reason(entry, width)?;
        state.blocks = self.blocks.push(Block { kind: BlockKind::Finally, target: entry, level, outer })?;
        Ok(())
    }

    /// Enters a `finally` body in the course of the code: behind BEGIN_FINALLY.
    pub(super) fn begin_finally(&mut self, entry: u32, state: &State) -> Result<State, Fault> {
        let mut begun = state.clone();
        if begun.pop_any()? != Slot::Null {
            return Err(Fault::Blocks("a finally body entered without BEGIN_FINALLY"));
        }
        let width = self.widen(entry, 1);
        self.push_reason(entry, width, state.blocks, &mut begun)?;
        Ok(begun)
    }

    /// What an opcode of the block stack does; `None` for other opcodes.
    fn block_op(&mut self, index: usize, step: Step, state: &mut State) -> Result<Option<bool>, Located> {
        let done = match step.op {
            Op::SetupFinally | Op::SetupWith | Op::SetupAsyncWith => {
                self.set_up(index, step, state)?;
                Ok(true)
            }
            Op::CallFinally => {
                self.call_finally(step.target, state).map_err(|fault| (index, fault))?;
                let called = self.called(step.target, state).map_err(|fault| (index, fault))?;
                self.arrive_as_is(step.target, &called)?;
                Ok(true)
            }
            Op::PopBlock => self.leave(BlockKind::Setup, "no block to leave", state).map(|_| true),
            Op::PopExcept38 => self.pop_except(state).map(|()| true),
            Op::EndFinally => self.end_finally(state),
            Op::PopFinally => self.pop_finally(step.arg, state).map(|()| true),
            Op::WithCleanupStart => self.with_cleanup_start(state).map(|()| true),
            Op::Reraise39 | Op::Reraise310 => self.reraise(state).map(|()| false),
            Op::EndAsyncFor38 => self.end_async_for(state).map(|()| true),
            _ => return Ok(None),
        };
        let goes_on = done.map_err(|fault| (index, fault))?;
        self.max_depth = self.max_depth.max(state.height());
        Ok(Some(goes_on))
    }

    fn set_up(&mut self, index: usize, step: Step, state: &mut State) -> Result<(), Located> {
        let here = |fault| (index, fault);
        let entered = match step.op {
            Op::SetupWith => {
                state.pop().and_then(|_| state.push(Slot::Value)).map_err(here)?;
                true
            }
            Op::SetupAsyncWith => {
                state.pop().map_err(here)?;
                true
            }
            _ => false,
        };
        let level = state.depth() as u32;
        let block = Block { kind: BlockKind::Setup, target: step.target, level, outer: state.blocks };
        state.blocks = self.blocks.push(block).map_err(here)?;
        self.enter_handler(index, block, state)?;
        if entered { state.push(Slot::Value).map_err(here) } else { Ok(()) }
    }

    /// Refuses a call whose blocks could overflow the block stack in the body.
    fn call_finally(&mut self, entry: u32, state: &State) -> Result<(), Fault> {
        let Some(known) = self.arrivals[entry as usize].as_deref() else { return Ok(()) };
        let (called, nominal) =
            (self.blocks.chain(state.blocks).count(), self.blocks.chain(known.blocks).count());
        if called > nominal { Err(Fault::Blocks("a finally body called inside more blocks")) } else { Ok(()) }
    }

    /// The state in which CALL_FINALLY enters a body.
    fn called(&mut self, entry: u32, state: &State) -> Result<State, Fault> {
        let (mut called, outer) = (state.clone(), state.blocks);
        let known = self.arrivals[entry as usize].as_deref();
        let Some(block) = known.and_then(|known| self.blocks.get(known.blocks)) else {
            let width = self.widen(entry, 1);
            self.push_reason(entry, width, outer, &mut called)?;
            return Ok(called);
        };
        let same = block.level as usize == state.depth() && block.outer == outer;
        let base = match known {
            Some(known) if !same => known.kept(block.level, &self.widths)?,
            _ => state.clone(),
        };
        let width = (state.height() + 1).saturating_sub(base.height());
        let width = self.widen(entry, u32::try_from(width).unwrap_or(u32::MAX));
        called = base;
        self.push_reason(entry, width, block.outer, &mut called)?;
        if !same {
            called.fence();
        }
        Ok(called)
    }

    fn leave(&mut self, kind: BlockKind, why: &'static str, state: &mut State) -> Result<Block, Fault> {
        match self.blocks.get(state.blocks) {
            Some(block) if block.kind == kind => {
                state.blocks = block.outer;
                Ok(block)
            }
            _ => Err(Fault::Blocks(why)),
        }
    }

    fn pop_except(&mut self, state: &mut State) -> Result<(), Fault> {
        let block = self.leave(BlockKind::Handler, "no exception handler to leave", state)?;
        // The value of a `return` may stand below what is restored.
        let above = (state.depth() as u64).checked_sub(u64::from(block.level) + 3);
        if above.is_none_or(|above| above > 1) {
            return Err(Fault::Blocks("a handler left at another depth than it was entered"));
        }
        state.pop_kind(3, Slot::Saved)
    }

    fn reraise(&mut self, state: &mut State) -> Result<(), Fault> {
        self.leave(BlockKind::Handler, "no handled exception to raise again", state)?;
        state.pop_kind(3, Slot::Raised)
    }

    /// Tells whether the next instruction may come.
    fn end_finally(&mut self, state: &mut State) -> Result<bool, Fault> {
        if state.peek_any(1)? == Slot::Raised {
            return self.reraise(state).map(|()| false);
        }
        self.pop_reason(state).map(|_| true)
    }

    fn pop_reason(&mut self, state: &mut State) -> Result<bool, Fault> {
        if let Slot::Null = state.peek_any(1)? {
            return state.pop_any().map(|_| false);
        }
        let (entry, fenced) = state.pop_reason(&self.widths)?;
        let block = self.leave(BlockKind::Finally, "no finally body to end", state)?;
        if block.target == entry { Ok(fenced) } else { Err(Fault::Blocks("another finally body to end")) }
    }

    fn pop_finally(&mut self, arg: u32, state: &mut State) -> Result<(), Fault> {
        if arg > 1 {
            return Err(Fault::Argument(arg));
        }
        let kept = if arg == 1 { Some(state.pop()?) } else { None };
        if self.pop_reason(state)? {
            return Err(Fault::Fenced);
        }
        kept.map_or(Ok(()), |value| state.push(value))
    }

    fn with_cleanup_start(&mut self, state: &mut State) -> Result<(), Fault> {
        if state.peek_any(1)? == Slot::Null {
            state.pop_any()?;
            state.pop()?;
            state.push(Slot::Null)?;
        } else {
            let Slot::Reason { entry, .. } = state.peek_any(1)? else { return Err(Fault::NoReason) };
            if self.pop_reason(state)? {
                return Err(Fault::Fenced);
            }
            state.pop()?;
            // The exit method's slot is filled by what else is kept.
            let width = self.widen(entry, EXCEPTION + 1);
            self.push_reason(entry, width, state.blocks, state)?;
        }
        state.push_values(2)
    }

    fn end_async_for(&mut self, state: &mut State) -> Result<(), Fault> {
        let block = self.leave(BlockKind::Handler, "no exception to end the loop", state)?;
        if state.depth() as u64 != u64::from(block.level) + u64::from(EXCEPTION) {
            return Err(Fault::Blocks("a handler left at another depth than it was entered"));
        }
        state.pop_kind(3, Slot::Raised)?;
        state.pop_kind(3, Slot::Saved)?;
        state.pop().map(drop)
    }
}
