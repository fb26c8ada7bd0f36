//! The block stack of the versions up to 3.10, as far as it decides where exceptions and loops go and how deep the stack
//! is there.

use taipan_isa::{Op, Version};

use super::flow::{Flow, Next};
use super::rules::Lost;
use super::symbol::Symbol;
use super::{Protection, State};
use crate::decode::Decoded;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A loop (up to 3.7).
    Loop,
    /// What SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH and SETUP_ASYNC_WITH enter.
    Setup,
    /// A handler entered by an exception (from 3.6 on).
    Handler,
    /// A body that is entered with and without exception (up to 3.8); what it was entered with is one slot.
    Finally,
}

/// An entry of the block stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub kind: Kind,
    /// The instruction where the handler starts or the loop ends.
    pub target: u32,
    /// How many slots stay where the block is left by an exception.
    pub level: u32,
}

impl Block {
    /// Whether what the body was entered with is on top of a stack of that height.
    fn is_on_top(&self, height: u64) -> bool {
        self.kind == Kind::Finally && height == u64::from(self.level) + 1
    }
}

/// No compiler nests deeper (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// Where the bodies start that are entered with and without exception.
pub(super) fn finally_entries(decoded: &Decoded, targets: &[Option<u32>]) -> Vec<bool> {
    let instructions = decoded.instructions();
    let mut entries = vec![false; instructions.len()];
    if decoded.version() >= Version::V3_9 {
        return entries;
    }
    for (instruction, target) in instructions.iter().zip(targets) {
        let (Some(op), Some(target)) = (instruction.op, *target) else { continue };
        let op_at = |index: usize| instructions.get(index).and_then(|i| i.op);
        let target = target as usize;
        let is_entry = match op.name() {
            "SETUP_WITH" | "SETUP_ASYNC_WITH" | "CALL_FINALLY" => true,
            "SETUP_FINALLY" if decoded.version() == Version::V3_8 => {
                target.checked_sub(1).and_then(op_at) == Some(Op::BeginFinally)
                    || op_at(target) == Some(Op::WithCleanupStart)
            }
            "SETUP_FINALLY" => true,
            _ => false,
        };
        if let (true, Some(entry)) = (is_entry, entries.get_mut(target)) {
            *entry = true;
        }
    }
    entries
}

impl Flow<'_> {
    /// What an opcode of the block stack does; `None` for other opcodes.
    pub(super) fn block_op(
        &mut self,
        index: usize,
        op: Op,
        arg: u32,
        state: &mut State,
    ) -> Option<Result<Next, Lost>> {
        let target = self.targets[index];
        Some(match op.name() {
            "SETUP_LOOP" => target.ok_or(Lost).and_then(|target| enter(Kind::Loop, target, state)),
            "SETUP_EXCEPT" | "SETUP_FINALLY" | "SETUP_WITH" | "SETUP_ASYNC_WITH" => {
                target.ok_or(Lost).and_then(|target| self.set_up(op, target, state))
            }
            "POP_BLOCK" => state.blocks.pop().map(|_| Next::Follows).ok_or(Lost),
            "BREAK_LOOP" => self.leave_loop(None, state),
            "CONTINUE_LOOP" => target.ok_or(Lost).and_then(|target| self.leave_loop(Some(target), state)),
            "CALL_FINALLY" => Ok(Next::Follows),
            "POP_EXCEPT" if op == Op::PopExcept38 => leave_handler(state),
            "RERAISE" if op != Op::Reraise311 => Ok(Next::Ends),
            "END_FINALLY" => self.end_finally(index, state),
            "POP_FINALLY" => pop_finally(arg, state),
            "WITH_CLEANUP" | "WITH_CLEANUP_START" => {
                let height = state.slots.0.len() as u64;
                if let Some(block) = state.blocks.last_mut().filter(|block| block.is_on_top(height)) {
                    block.level = block.level.saturating_sub(1);
                }
                self.rules.apply(op, arg, false, &mut state.slots).map(|()| Next::Follows)
            }
            "END_ASYNC_FOR" if op == Op::EndAsyncFor38 => end_async_for(state),
            _ => return None,
        })
    }

    fn set_up(&mut self, op: Op, target: u32, state: &mut State) -> Result<Next, Lost> {
        let entered = match op.name() {
            "SETUP_WITH" => {
                self.rules.apply(op, 0, false, &mut state.slots)?;
                Some(state.slots.pop()?)
            }
            "SETUP_ASYNC_WITH" => Some(state.slots.pop()?),
            _ => None,
        };
        if !self.found {
            self.enter_handler(target, &mut state.clone())?;
        }
        enter(Kind::Setup, target, state)?;
        match entered {
            Some(value) => state.slots.push_symbol(value).map(|()| Next::Follows),
            None => Ok(Next::Follows),
        }
    }

    /// The handler's first instruction, with what an exception pushes.
    fn enter_handler(&mut self, target: u32, state: &mut State) -> Result<(), Lost> {
        let level = state.slots.0.len() as u32;
        if self.finally_entries.get(target as usize) == Some(&true) {
            state.enter_finally(target)?;
            if self.spend(state) {
                self.by_exception.push((target, std::mem::take(state)));
            }
            return Ok(());
        } else {
            if self.version() > Version::V2_7 {
                for text in ["old tb", "old exc", "old type"] {
                    state.slots.push(text)?;
                }
                state.blocks.push(Block { kind: Kind::Handler, target, level });
            }
            for text in ["tb", "exc", "type"] {
                state.slots.push(text)?;
            }
        }
        self.arrive_as_is(target, Some(state));
        Ok(())
    }

    /// A `break`, or a `continue` to the target, that passes through blocks inside the loop.
    fn leave_loop(&mut self, target: Option<u32>, state: &mut State) -> Result<Next, Lost> {
        let place = state.blocks.iter().rposition(|block| block.kind == Kind::Loop).ok_or(Lost)?;
        let Block { target: end, level, .. } = state.blocks[place];
        // What a `continue` leaves are the blocks inside, what a `break` leaves is the loop itself too.
        let (left, target) = target.map_or((place, end), |target| (place + 1, target));
        let is_for =
            self.decoded.instructions().get(target as usize).is_some_and(|i| i.op == Some(Op::ForIter38));
        let iterator = left > place && is_for;
        state.slots.0.truncate(level as usize + usize::from(iterator));
        state.blocks.truncate(left);
        self.arrive(target, Some(state));
        Ok(Next::Ends)
    }

    /// Ends a body that was entered without exception, or raises again what nobody caught.
    fn end_finally(&mut self, index: usize, state: &mut State) -> Result<Next, Lost> {
        let height = state.slots.0.len() as u64;
        let Some(block) = state.blocks.pop_if(|block| block.is_on_top(height)) else { return Ok(Next::Ends) };
        state.slots.pop()?;
        if self.entered.contains(&block.target) {
            return Ok(Next::Follows);
        }
        if !self.found && self.spend(state) {
            self.behind.entry(block.target).or_default().push((index as u32 + 1, state.clone()));
        }
        Ok(Next::Ends)
    }

    /// The handler that catches what is raised here.
    pub(super) fn handler_in(&self, state: &State) -> Option<Protection> {
        let block = state.blocks.iter().rfind(|block| block.kind == Kind::Setup)?;
        Some(Protection { target: block.target, depth: block.level, lasti: false })
    }
}

impl State {
    /// Enters a body that is entered with and without exception.
    pub(super) fn enter_finally(&mut self, target: u32) -> Result<(), Lost> {
        let level = self.slots.0.len() as u32;
        self.slots.push("finally")?;
        self.blocks.push(Block { kind: Kind::Finally, target, level });
        Ok(())
    }
}

fn enter(kind: Kind, target: u32, state: &mut State) -> Result<Next, Lost> {
    if state.blocks.len() >= MAX_BLOCKS {
        return Err(Lost);
    }
    let level = state.slots.0.len() as u32;
    state.blocks.push(Block { kind, target, level });
    Ok(Next::Follows)
}

fn leave_handler(state: &mut State) -> Result<Next, Lost> {
    state.blocks.pop().filter(|block| block.kind == Kind::Handler).ok_or(Lost)?;
    state.slots.pop_many(3).map(|_| Next::Follows)
}

fn pop_finally(arg: u32, state: &mut State) -> Result<Next, Lost> {
    let kept: Option<Symbol> = if arg == 1 { Some(state.slots.pop()?) } else { None };
    let height = state.slots.0.len() as u64;
    if state.blocks.last().is_some_and(|block| block.is_on_top(height)) {
        state.blocks.pop();
    }
    state.slots.pop()?;
    kept.map_or(Ok(()), |value| state.slots.push_symbol(value)).map(|()| Next::Follows)
}

fn end_async_for(state: &mut State) -> Result<Next, Lost> {
    let block = state.blocks.pop().filter(|block| block.kind == Kind::Handler).ok_or(Lost)?;
    state.slots.0.truncate(block.level as usize);
    state.slots.pop().map(|_| Next::Follows)
}
