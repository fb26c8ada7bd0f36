//! Follows all paths through a code object until what is known before each instruction no longer changes.

use taipan_isa::{Op, Version};
use taipan_marshal::CodeObject;

use super::blocks::{Block, Blocks};
use super::error::Fault;
use super::flow_blocks::finally_entries;
use super::frame::{Frame, flag};
use super::state::{Slot, State, Widths};
use super::transfer::Transfer;
use super::verified::{Handler, Step};

/// What a code object may cost to verify, in slots looked at; a thousand times what large real ones need.
const WORK: u64 = 1 << 28;
/// How many slots the states kept may have in all.
const MEMORY: u64 = 1 << 24;

/// Opcodes that only move values about: an engine must raise nothing at them, nor in their place. The handler of an
/// inlined comprehension puts variables back with these, and an outer handler is not reached from halfway there.
pub fn never_raises(op: Op) -> bool {
    matches!(
        op,
        Op::Nop
            | Op::PopTop
            | Op::PushNull
            | Op::Copy
            | Op::Swap
            | Op::LoadConst
            | Op::LoadSmallInt
            | Op::StoreFast
            | Op::LoadFastAndClear
            | Op::MakeCell
            | Op::PushExcInfo
            | Op::PopExcept311
    )
}

/// A fault at the instruction of an index.
pub(super) type Located = (usize, Fault);

pub(super) struct Flow<'a> {
    pub(super) steps: &'a mut [Step],
    handlers: &'a [Handler],
    transfer: Transfer<'a>,
    /// The states known on arrival, at the instructions that more than the one before leads to.
    pub(super) arrivals: Vec<Option<Box<State>>>,
    leaders: Vec<bool>,
    pending: Vec<u32>,
    work: u64,
    memory: u64,
    pub(super) max_depth: usize,
    /// Whether exceptions are caught by the block stack.
    has_blocks: bool,
    pub(super) blocks: Blocks,
    /// In 3.8: where `finally` bodies start.
    pub(super) finally_entries: Vec<bool>,
    pub(super) widths: Widths,
}

/// What was found out about a code object besides its steps.
pub(super) struct Found {
    pub max_depth: u32,
    pub blocks: Box<[Block]>,
}

/// Fills in the depths and blocks of the steps.
pub(super) fn run(
    code: &CodeObject,
    frame: &Frame,
    steps: &mut [Step],
    handlers: &[Handler],
) -> Result<Found, Located> {
    let mut leaders = vec![false; steps.len()];
    let targets = steps.iter().map(|step| step.target).chain(handlers.iter().map(|h| h.target));
    for target in targets.filter(|target| *target != Step::NONE).chain([0]) {
        if let Some(leader) = leaders.get_mut(target as usize) {
            *leader = true;
        }
    }
    let arrivals = vec![None; steps.len()];
    let transfer = Transfer { code, frame };
    let finally_entries = if code.version < Version::V3_9 { finally_entries(steps) } else { Vec::new() };
    let mut flow = Flow {
        steps,
        handlers,
        transfer,
        arrivals,
        leaders,
        pending: Vec::new(),
        work: WORK,
        memory: MEMORY,
        max_depth: 0,
        has_blocks: code.version < Version::V3_11,
        blocks: Blocks::default(),
        finally_entries,
        widths: Widths::new(),
    };
    flow.arrive(0, &entry(code, frame, flow.has_blocks).map_err(|fault| (0, fault))?)?;
    while let Some(leader) = flow.pending.pop() {
        flow.follow(leader as usize)?;
    }
    Ok(Found { max_depth: flow.max_depth as u32, blocks: flow.blocks.all.into() })
}

/// The state before the first instruction.
fn entry(code: &CodeObject, frame: &Frame, has_blocks: bool) -> Result<State, Fault> {
    let mut state = State::entry(frame.cell_count, code.stacksize);
    if has_blocks {
        state.started = code.flags & flag::SUSPENDABLE != 0;
        if state.started && code.version == Version::V3_10 {
            // What is sent first, for GEN_START.
            state.push(Slot::Value)?;
        }
    }
    Ok(state)
}

impl Flow<'_> {
    /// Walks from a leader to the next leader or to the end of the path.
    fn follow(&mut self, leader: usize) -> Result<(), Located> {
        let Some(arrival) = self.arrivals[leader].as_deref() else { return Ok(()) };
        let mut state = arrival.clone();
        let mut index = leader;
        loop {
            if !self.visit(index, &mut state)? {
                return Ok(());
            }
            if index + 1 == self.steps.len() {
                return Err((index, Fault::FallsOff));
            }
            index += 1;
            if self.leaders[index] {
                return self.arrive(index as u32, &state);
            }
        }
    }

    /// Takes a state through an instruction; tells whether the next one may come then.
    fn visit(&mut self, index: usize, state: &mut State) -> Result<bool, Located> {
        let here = |fault| (index, fault);
        let step = &mut self.steps[index];
        (step.depth, step.block) = (state.depth() as u32, state.blocks);
        let op = step.op;
        self.spend(1).map_err(here)?;
        if self.has_blocks {
            return self.visit_with_blocks(index, state);
        }
        let handler = self.handler_at(index as u32);
        if let Some(handler) = handler
            && !never_raises(op)
        {
            let half_done = self.transfer.half_done(&self.steps[index], state);
            self.raise(index, &handler, half_done.as_ref().unwrap_or(state))?;
        }
        if index > 0 && op == Op::YieldValue311 && self.steps[index - 1].op == Op::Send311 {
            self.leave_delegation(index, state)?;
        }
        self.pass(index, state)?;
        if let Some(handler) = handler {
            if state.low() < handler.depth as usize {
                return Err(here(Fault::BelowHandler));
            }
            // What is thrown into a generator is raised with the value sent on the stack.
            if matches!(op, Op::YieldValue311 | Op::YieldValue312 | Op::YieldValue313 | Op::ReturnGenerator) {
                self.raise(index, &handler, state)?;
            }
        }
        Ok(op.falls_through())
    }

    /// Up to 3.11 a generator suspended behind SEND goes on where that jumps to when what it delegates to has ended by
    /// `throw()`, or raises there (`_gen_throw`).
    fn leave_delegation(&mut self, index: usize, state: &State) -> Result<(), Located> {
        let here = |fault| (index, fault);
        let target = self.steps[index - 1].target;
        self.spend(state.weight()).map_err(here)?;
        let mut left = state.clone();
        left.pop_any().and_then(|_| left.pop_any()).and_then(|_| left.push(Slot::Value)).map_err(here)?;
        if let Some(handler) = target.checked_sub(1).and_then(|before| self.handler_at(before)) {
            self.raise(index, &handler, &left)?;
        }
        self.arrive(target, &left)
    }

    /// Takes a state to the jump's target, and through to the next instruction.
    pub(super) fn pass(&mut self, index: usize, state: &mut State) -> Result<(), Located> {
        let here = |fault| (index, fault);
        let step = self.steps[index];
        let forks = step.target != Step::NONE && jumps_with_another_stack(step.op);
        if forks {
            self.spend(state.weight()).map_err(here)?;
            let mut jumped = state.clone();
            self.transfer.apply(step.op, step.arg, true, &mut jumped).map_err(here)?;
            self.arrive(step.target, &jumped)?;
        }
        state.begin();
        self.transfer.apply(step.op, step.arg, false, state).map_err(here)?;
        self.max_depth = self.max_depth.max(state.height());
        if step.target != Step::NONE && !forks {
            self.arrive(step.target, state)?;
        }
        Ok(())
    }

    fn handler_at(&self, index: u32) -> Option<Handler> {
        let next = self.handlers.partition_point(|h| h.end <= index);
        self.handlers.get(next).filter(|h| h.start <= index).copied()
    }

    fn raise(&mut self, index: usize, handler: &Handler, state: &State) -> Result<(), Located> {
        let here = |fault| (index, fault);
        self.spend(state.weight()).map_err(here)?;
        let raised = state.raised(handler.depth, handler.lasti).map_err(here)?;
        self.max_depth = self.max_depth.max(raised.depth());
        self.arrive(handler.target, &raised)
    }

    fn arrive(&mut self, target: u32, state: &State) -> Result<(), Located> {
        if self.is_finally(target) {
            let begun = self.begin_finally(target, state).map_err(|fault| (target as usize, fault))?;
            return self.arrive_as_is(target, &begun);
        }
        self.arrive_as_is(target, state)
    }

    /// Adds what is known on one more way to an instruction.
    pub(super) fn arrive_as_is(&mut self, target: u32, state: &State) -> Result<(), Located> {
        let there = |fault| (target as usize, fault);
        self.spend(state.weight()).map_err(there)?;
        let changed = match &mut self.arrivals[target as usize] {
            Some(known) => known.join(state).map_err(there)?,
            empty => {
                self.memory = self.memory.checked_sub(state.weight()).ok_or(there(Fault::TooComplex))?;
                *empty = Some(Box::new(state.clone()));
                true
            }
        };
        if changed {
            self.pending.push(target);
        }
        Ok(())
    }

    pub(super) fn spend(&mut self, work: u64) -> Result<(), Fault> {
        self.work = self.work.checked_sub(work).ok_or(Fault::TooComplex)?;
        Ok(())
    }
}

fn jumps_with_another_stack(op: Op) -> bool {
    matches!(
        op,
        Op::ForIter38
            | Op::ForIter312
            | Op::ForIter313
            | Op::ForIter314
            | Op::JumpIfFalseOrPop38
            | Op::JumpIfTrueOrPop38
            | Op::JumpIfFalseOrPop311
            | Op::JumpIfTrueOrPop311
            | Op::Send311
    )
}
