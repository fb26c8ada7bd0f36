//! Which locals are surely bound where a block begins: loads of these need no check.

use crate::engine::instr::Instr;
use crate::types::code::Code;
use taipan_isa::{Op, local_pair};

/// A set of locals.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Locals(Vec<u64>);

impl Locals {
    pub fn none(count: usize) -> Locals {
        Locals(vec![0; count.div_ceil(64)])
    }

    pub fn has(&self, local: u32) -> bool {
        self.0.get(local as usize / 64).is_some_and(|word| word >> (local % 64) & 1 != 0)
    }

    pub fn set(&mut self, local: u32, bound: bool) {
        let Some(word) = self.0.get_mut(local as usize / 64) else { return };
        let bit = 1 << (local % 64);
        *word = if bound { *word | bit } else { *word & !bit };
    }

    /// Keeps what both have; true where that is less.
    fn meet(&mut self, other: &Locals) -> bool {
        let mut less = false;
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            less |= *mine & !theirs != 0;
            *mine &= theirs;
        }
        less
    }
}

/// How many values on top of the stack are surely none of the empty slots that calls and inlined comprehensions push.
#[derive(Clone, Copy, Default)]
struct Full(u32);

impl Full {
    fn replace(&mut self, pops: u32, pushes: u32) {
        self.0 = self.0.saturating_sub(pops).saturating_add(pushes);
    }

    fn after(&mut self, i: Instr) {
        let n = i.arg();
        match i.op() {
            Op::LoadConst | Op::LoadSmallInt | Op::LoadFast | Op::LoadFastCheck | Op::LoadFastBorrow => {
                self.replace(0, 1)
            }
            Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => self.replace(0, 2),
            Op::LoadDeref311 | Op::LoadName | Op::LoadLocals => self.replace(0, 1),
            Op::LoadGlobal311 | Op::LoadGlobal313 if n & 1 == 0 => self.replace(0, 1),
            Op::LoadAttr312 | Op::LoadAttr313 if n & 1 == 0 => self.replace(1, 1),
            Op::LoadAttr38 | Op::ToBool | Op::UnaryNegative | Op::UnaryNot38 | Op::UnaryNot313 => {
                self.replace(1, 1)
            }
            Op::UnaryInvert | Op::GetIter | Op::FormatSimple | Op::ConvertValue => self.replace(1, 1),
            Op::BinaryOp | Op::BinarySubscr | Op::ContainsOp | Op::IsOp => self.replace(2, 1),
            Op::CompareOp39 | Op::CompareOp312 | Op::CompareOp313 => self.replace(2, 1),
            Op::BinarySlice => self.replace(3, 1),
            Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => self.replace(n, 1),
            Op::BuildMap => self.replace(n.saturating_mul(2), 1),
            Op::Call311 | Op::Call313 => self.replace(n.saturating_add(2), 1),
            Op::CallKw => self.replace(n.saturating_add(3), 1),
            Op::UnpackSequence => self.replace(1, n),
            Op::ForIter38 | Op::ForIter312 | Op::ForIter313 | Op::ForIter314 => self.replace(0, 1),
            Op::StoreFast | Op::PopTop | Op::StoreName | Op::StoreGlobal | Op::StoreDeref311 => {
                self.replace(1, 0)
            }
            Op::StoreFastStoreFast => self.replace(2, 0),
            Op::StoreFastLoadFast => self.replace(1, 1),
            Op::StoreAttr => self.replace(2, 0),
            Op::StoreSubscr => self.replace(3, 0),
            Op::Copy if n <= self.0 => self.replace(0, 1),
            Op::Swap if n <= self.0 => {}
            Op::Nop | Op::NotTaken | Op::Resume | Op::Precall => {}
            _ => self.0 = 0,
        }
    }
}

/// What an instruction does to the set, in a block.
#[derive(Clone, Copy, Default)]
pub struct Tracker(Full);

impl Tracker {
    /// Whether the value on top is surely none of the empty slots.
    pub fn top_is_full(&self) -> bool {
        self.0.0 >= 1
    }

    /// What of the set still holds where the instruction raises half done.
    fn raise(&self, bound: &mut Locals, i: Instr) {
        if i.op() == Op::StoreFastLoadFast && !self.top_is_full() {
            bound.set(local_pair(i.arg()).0, false);
        }
    }

    pub fn step(&mut self, bound: &mut Locals, i: Instr) {
        let (first, second) = local_pair(i.arg());
        match i.op() {
            Op::LoadFast | Op::LoadFastCheck | Op::LoadFastBorrow => bound.set(i.arg(), true),
            Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => {
                bound.set(first, true);
                bound.set(second, true);
            }
            Op::StoreFast => bound.set(i.arg(), self.0.0 >= 1),
            Op::StoreFastLoadFast => {
                bound.set(first, self.0.0 >= 1);
                bound.set(second, true);
            }
            Op::StoreFastStoreFast => {
                bound.set(first, self.0.0 >= 1);
                bound.set(second, self.0.0 >= 2);
            }
            Op::DeleteFast | Op::LoadFastAndClear => bound.set(i.arg(), false),
            _ => {}
        }
        self.0.after(i);
    }
}

/// Where blocks begin.
pub fn leaders(code: &Code) -> Vec<bool> {
    let mut leaders = vec![false; code.instrs.len() + 1];
    leaders[0] = true;
    for (at, i) in code.instrs.iter().enumerate() {
        if i.op().is_jump() {
            leaders[i.arg() as usize] = true;
        }
        if !i.op().falls_through() {
            leaders[at + 1] = true;
        }
    }
    code.handlers.iter().for_each(|h| leaders[h.target as usize] = true);
    leaders
}

/// The sets where blocks begin; `None` for blocks that nothing leads to.
pub fn bound_at(code: &Code, leaders: &[bool]) -> Vec<Option<Locals>> {
    let count = code.nlocalsplus as usize;
    let mut at: Vec<Option<Locals>> = vec![None; code.instrs.len()];
    let mut first = Locals::none(count);
    (0..code.parameters() as u32).for_each(|i| first.set(i, true));
    at[0] = Some(first);
    let mut todo = vec![0];
    while let Some(start) = todo.pop() {
        let Some(mut bound) = at[start].clone() else { continue };
        let mut tracker = Tracker::default();
        let mut lead = |target: usize, bound: &Locals| {
            let Some(known) = at.get_mut(target) else { return };
            let changed = match known {
                Some(known) => known.meet(bound),
                None => {
                    *known = Some(bound.clone());
                    true
                }
            };
            if changed {
                todo.push(target);
            }
        };
        for (index, &i) in code.instrs.iter().enumerate().skip(start) {
            if index > start && leaders[index] {
                lead(index, &bound);
                break;
            }
            let handler = code.handlers.partition_point(|h| h.end as usize <= index);
            if let Some(h) = code.handlers.get(handler).filter(|h| h.start as usize <= index) {
                let mut raised = bound.clone();
                tracker.raise(&mut raised, i);
                lead(h.target as usize, &raised);
            }
            tracker.step(&mut bound, i);
            if i.op().is_jump() {
                lead(i.arg() as usize, &bound);
            }
            if !i.op().falls_through() {
                break;
            }
        }
    }
    at
}
