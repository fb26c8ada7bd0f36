//! What an instruction makes of the state before it.

use taipan_isa::{Op, local_pair};
use taipan_marshal::{CodeObject, Const};

use super::error::Fault;
use super::frame::{Frame, flag, names_length};
use super::plain::plain;
use super::state::{Slot, State};

/// What the effect of an instruction depends on besides the state.
pub(super) struct Transfer<'a> {
    pub code: &'a CodeObject,
    pub frame: &'a Frame,
}

type Step = Result<(), Fault>;

impl Transfer<'_> {
    /// Takes a state through an instruction whose argument was checked, towards the jump's target or the next one.
    pub fn apply(&self, op: Op, arg: u32, jump: bool, state: &mut State) -> Step {
        if state.kw_names.is_some() && !matches!(op, Op::Precall | Op::Call311) {
            return Err(Fault::StrayKwNames);
        }
        if let Some(plain) = plain(op, arg) {
            self.before_plain(op, arg, state)?;
            // The lowest of the values kept is the one that the opcode works on; what lies between is not touched.
            if plain.keeps > 0 {
                state.peek(plain.keeps.checked_add(plain.pops).ok_or(Fault::Underflow)?)?;
            }
            state.pop_values(plain.pops)?;
            state.push_values(plain.pushes)?;
            return self.after_plain(op, state);
        }
        match op {
            Op::LoadFast | Op::LoadFastCheck | Op::LoadFastBorrow | Op::LoadFastAndClear => {
                self.load(op, arg, state)
            }
            Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => {
                let (first, second) = local_pair(arg);
                self.load(op, first, state)?;
                self.load(op, second, state)
            }
            Op::StoreFast => self.store(arg, state),
            Op::StoreFastLoadFast => {
                let (stored, loaded) = local_pair(arg);
                self.store(stored, state)?;
                self.load(op, loaded, state)
            }
            Op::StoreFastStoreFast => {
                let (first, second) = local_pair(arg);
                self.store(first, state)?;
                self.store(second, state)
            }
            Op::DeleteFast => {
                self.set_cell(arg, false, state);
                Ok(())
            }
            _ => self.cells_and_stack(op, arg, jump, state),
        }
    }

    /// The state in which an instruction raises that has changed variables before; else it is as on arrival.
    pub fn half_done(&self, step: &super::Step, state: &State) -> Option<State> {
        if step.op != Op::StoreFastLoadFast {
            return None;
        }
        let slot = local_pair(step.arg).0;
        self.frame.cell(slot).filter(|_| state.peek_any(1) != Ok(Slot::Cell))?;
        let mut changed = state.clone();
        self.set_cell(slot, false, &mut changed);
        Some(changed)
    }

    fn cells_and_stack(&self, op: Op, arg: u32, jump: bool, state: &mut State) -> Step {
        match op {
            Op::MakeCell => {
                self.set_cell(arg, true, state);
                Ok(())
            }
            Op::CopyFreeVars => self.copy_free_vars(arg, state),
            Op::LoadClosure311 => {
                self.need_cell(arg, state)?;
                state.push(Slot::Cell)
            }
            Op::LoadDeref311 | Op::LoadClassderef311 => {
                self.need_cell(arg, state)?;
                state.push(Slot::Value)
            }
            Op::LoadFromDictOrDeref => {
                self.need_cell(arg, state)?;
                state.replace(1, Slot::Value)
            }
            Op::StoreDeref311 => {
                self.need_cell(arg, state)?;
                state.pop().map(drop)
            }
            Op::DeleteDeref311 => self.need_cell(arg, state),
            Op::PopTop => state.pop_any().map(drop),
            Op::PushNull => state.push(Slot::Null),
            Op::Copy => {
                let slot = state.peek_any(arg)?;
                state.push(slot)
            }
            Op::Swap => state.swap(arg),
            Op::RotTwo => state.rotate(2),
            Op::RotThree => state.rotate(3),
            Op::RotFour => state.rotate(4),
            Op::RotN => state.rotate(arg),
            Op::DupTop => state.peek(1).and_then(|slot| state.push(slot)),
            Op::DupTopTwo => {
                let (below, top) = (state.peek(2)?, state.peek(1)?);
                state.push(below)?;
                state.push(top)
            }
            Op::LoadConst => state.push(Slot::Const(arg)),
            _ => self.loads_for_calls(op, arg, jump, state),
        }
    }

    fn loads_for_calls(&self, op: Op, arg: u32, jump: bool, state: &mut State) -> Step {
        let method = arg & 1 == 1;
        match op {
            Op::LoadGlobal311 => {
                if method {
                    state.push(Slot::Null)?;
                }
                state.push(Slot::Value)
            }
            Op::LoadGlobal313 => {
                state.push(Slot::Value)?;
                if method { state.push(Slot::Null) } else { Ok(()) }
            }
            Op::LoadMethod => attribute(1, true, [Slot::Maybe, Slot::Value], state),
            Op::LoadAttr312 => attribute(1, method, [Slot::Maybe, Slot::Value], state),
            Op::LoadAttr313 => attribute(1, method, [Slot::Value, Slot::Maybe], state),
            Op::LoadSuperAttr312 => attribute(3, method, [Slot::Maybe, Slot::Value], state),
            Op::LoadSuperAttr313 => attribute(3, method, [Slot::Value, Slot::Maybe], state),
            Op::LoadSpecial => attribute(1, true, [Slot::Value, Slot::Maybe], state),
            _ => self.calls(op, arg, jump, state),
        }
    }

    fn calls(&self, op: Op, arg: u32, jump: bool, state: &mut State) -> Step {
        match op {
            Op::KwNames => {
                state.kw_names = Some(arg);
                Ok(())
            }
            Op::Precall => state.peek_any(arg.checked_add(2).ok_or(Fault::Underflow)?).map(drop),
            Op::Call311 => {
                if let Some(names) = state.kw_names.take() {
                    self.need_names(names, arg)?;
                }
                state.pop_values(arg)?;
                state.pop()?;
                state.pop_any()?;
                state.push(Slot::Value)
            }
            Op::CallKw => {
                match state.pop()? {
                    Slot::Const(names) => self.need_names(names, arg)?,
                    _ => return Err(Fault::Form("keyword names that are not a constant")),
                }
                self.call_313(arg, state)
            }
            Op::Call313 => self.call_313(arg, state),
            Op::CallFunctionKw => {
                match state.pop()? {
                    Slot::Const(names) => self.need_names(names, arg)?,
                    _ => return Err(Fault::Form("keyword names that are not a constant")),
                }
                state.pop_values(arg)?;
                state.pop()?;
                state.push(Slot::Value)
            }
            Op::CallMethod => {
                state.pop_values(arg)?;
                state.pop()?;
                state.pop_any()?;
                state.push(Slot::Value)
            }
            Op::CallFunctionEx311 => {
                state.pop_values(2 + (arg & 1))?;
                state.pop_null()?;
                state.push(Slot::Value)
            }
            Op::CallFunctionEx313 => {
                state.pop_values(1 + (arg & 1))?;
                state.pop_null()?;
                state.replace(1, Slot::Value)
            }
            Op::CallFunctionEx314 => {
                state.pop_any()?;
                state.pop()?;
                state.pop_null()?;
                state.replace(1, Slot::Value)
            }
            _ => self.functions_and_blocks(op, arg, jump, state),
        }
    }

    fn functions_and_blocks(&self, op: Op, arg: u32, jump: bool, state: &mut State) -> Step {
        match op {
            Op::MakeFunction38 => {
                match state.pop()? {
                    Slot::Const(name)
                        if matches!(self.code.consts.get(name as usize), Some(Const::Str(_))) => {}
                    _ => return Err(Fault::Form("a qualified name that is not a constant string")),
                }
                self.need_code(state)?;
                state.pop_values(arg.count_ones())?;
                state.push(Slot::Value)
            }
            Op::MakeFunction311 => {
                self.need_code(state)?;
                state.pop_values(arg.count_ones())?;
                state.push(Slot::Value)
            }
            Op::MakeFunction313 => {
                self.need_code(state)?;
                state.push(Slot::Value)
            }
            Op::BuildConstKeyMap => {
                match state.pop()? {
                    Slot::Const(keys) if self.tuple_length(keys) == Some(arg as usize) => {}
                    _ => return Err(Fault::Form("keys that are not a constant tuple of as many")),
                }
                state.pop_values(arg)?;
                state.push(Slot::Value)
            }
            Op::MatchClass310 | Op::MatchClass311 => {
                match state.pop()? {
                    Slot::Const(names) if names_length(self.code.consts.get(names as usize)).is_some() => {}
                    _ => return Err(Fault::Form("attribute names that are not a constant tuple of strings")),
                }
                state.pop_values(2)?;
                state.push(Slot::Value)?;
                if op == Op::MatchClass310 { state.push(Slot::Value) } else { Ok(()) }
            }
            Op::BeginFinally => state.push(Slot::Null),
            Op::WithCleanupFinish => {
                state.pop_values(2)?;
                match state.peek_any(1)? {
                    Slot::Null | Slot::Reason { .. } => Ok(()),
                    _ => Err(Fault::NoReason),
                }
            }
            Op::PushExcInfo => {
                state.replace(1, Slot::Value)?;
                state.push(Slot::Value)
            }
            Op::Reraise311 => {
                if arg > 0 && state.peek_any(arg.checked_add(1).ok_or(Fault::Underflow)?)? != Slot::Lasti {
                    return Err(Fault::NoLasti);
                }
                state.pop().map(drop)
            }
            Op::WithExceptStart311 => {
                state.peek(1)?;
                state.peek(4)?;
                state.push(Slot::Value)
            }
            Op::WithExceptStart314 => {
                state.peek(1)?;
                state.peek(5)?;
                state.push(Slot::Value)
            }
            _ => self.iteration(op, jump, state),
        }
    }

    fn iteration(&self, op: Op, jump: bool, state: &mut State) -> Step {
        match op {
            Op::ForIter38 | Op::ForIter312 | Op::ForIter313 if jump => state.pop().map(drop),
            Op::ForIter314 if jump => state.peek(1).map(drop),
            Op::ForIter38 | Op::ForIter312 | Op::ForIter313 | Op::ForIter314 => {
                state.peek(1)?;
                state.push(Slot::Value)
            }
            Op::JumpIfFalseOrPop38
            | Op::JumpIfTrueOrPop38
            | Op::JumpIfFalseOrPop311
            | Op::JumpIfTrueOrPop311 => {
                if jump {
                    state.peek(1).map(drop)
                } else {
                    state.pop().map(drop)
                }
            }
            Op::Send311 if jump => {
                state.pop_values(2)?;
                state.push(Slot::Value)
            }
            Op::Send311 | Op::Send312 => {
                state.peek(2)?;
                state.replace(1, Slot::Value)
            }
            Op::ReturnGenerator => {
                if self.code.flags & flag::SUSPENDABLE == 0 {
                    return Err(Fault::Generator("outside a generator or coroutine"));
                }
                if state.started || state.depth() > 0 {
                    return Err(Fault::Generator("not at the start of the generator"));
                }
                state.started = true;
                state.push(Slot::Value)
            }
            Op::YieldValue38 | Op::YieldValue311 | Op::YieldValue312 | Op::YieldValue313 => {
                if !state.started {
                    return Err(Fault::Generator("outside a running generator"));
                }
                state.replace(1, Slot::Value)
            }
            _ => Err(Fault::InternalOpcode),
        }
    }

    fn before_plain(&self, op: Op, arg: u32, state: &State) -> Step {
        match op {
            // The dict itself; the lowest value kept is the callable that the error message names.
            Op::DictMerge39 | Op::DictMerge313 => state.peek(arg.saturating_add(1)).map(drop),
            Op::MatchKeys311 => state.peek(1).map(drop),
            _ => Ok(()),
        }
    }

    fn after_plain(&self, op: Op, state: &State) -> Step {
        if !matches!(op, Op::ReturnValue | Op::ReturnConst) {
            return Ok(());
        }
        if state.depth() > 0 {
            return Err(Fault::LeftOver(state.depth()));
        }
        if state.started != (self.code.flags & flag::SUSPENDABLE != 0) {
            return Err(Fault::Generator("before the generator was made"));
        }
        Ok(())
    }

    fn load(&self, op: Op, slot: u32, state: &mut State) -> Step {
        let holds_cell = self.frame.cell(slot).is_some_and(|cell| state.has_cell(cell));
        let clears = op == Op::LoadFastAndClear;
        if clears {
            self.set_cell(slot, false, state);
        }
        state.push(match (holds_cell, clears) {
            (true, _) => Slot::Cell,
            (false, true) => Slot::Maybe,
            (false, false) => Slot::Value,
        })
    }

    fn store(&self, slot: u32, state: &mut State) -> Step {
        let stored = state.pop_any()?;
        self.set_cell(slot, stored == Slot::Cell, state);
        Ok(())
    }

    fn set_cell(&self, slot: u32, holds: bool, state: &mut State) {
        if let Some(cell) = self.frame.cell(slot) {
            state.set_cell(cell, holds);
        }
    }

    fn need_cell(&self, slot: u32, state: &State) -> Step {
        match self.frame.cell(slot) {
            Some(cell) if state.has_cell(cell) => Ok(()),
            _ => Err(Fault::CellUnset(slot)),
        }
    }

    fn copy_free_vars(&self, count: u32, state: &mut State) -> Step {
        if count as usize != self.frame.free_count {
            return Err(Fault::FreeVars(count, self.frame.free_count));
        }
        for slot in self.frame.slots - self.frame.free_count..self.frame.slots {
            self.set_cell(slot as u32, true, state);
        }
        Ok(())
    }

    fn call_313(&self, arg: u32, state: &mut State) -> Step {
        state.pop_values(arg)?;
        state.pop_any()?;
        state.pop()?;
        state.push(Slot::Value)
    }

    fn need_names(&self, names: u32, args: u32) -> Step {
        match names_length(self.code.consts.get(names as usize)) {
            None => Err(Fault::Form("keyword names that are not a tuple of strings")),
            Some(count) if count > args as usize => Err(Fault::TooManyNames(count, args)),
            Some(_) => Ok(()),
        }
    }

    fn need_code(&self, state: &mut State) -> Step {
        match state.pop()? {
            Slot::Const(index) if matches!(self.code.consts.get(index as usize), Some(Const::Code(_))) => {
                Ok(())
            }
            _ => Err(Fault::Form("a function of something that is not a constant code object")),
        }
    }

    fn tuple_length(&self, index: u32) -> Option<usize> {
        match self.code.consts.get(index as usize) {
            Some(Const::Tuple(items)) => Some(items.len()),
            _ => None,
        }
    }
}

/// The attribute loads: `found` where a method is wanted, else one value.
fn attribute(pops: u32, method: bool, found: [Slot; 2], state: &mut State) -> Step {
    state.pop_values(pops)?;
    if !method {
        return state.push(Slot::Value);
    }
    state.push(found[0])?;
    state.push(found[1])
}
