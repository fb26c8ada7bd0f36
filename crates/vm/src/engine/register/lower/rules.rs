//! One rule a family of stack instructions. A rule adds units, changes the symbolic stack, and says how many stack
//! instructions it has dealt with.

use super::super::code::Source;
use super::super::ops::text;
use super::super::table::Rop;
use super::Lowering;
use super::emit::Operand;
use crate::engine::instr::Instr;
use taipan_isa::{Op, local_pair};

/// The operand of CALL_INTRINSIC_1 that wraps what an asynchronous generator yields.
const ASYNC_GEN_WRAP: u32 = 4;

/// The operand of SET_FUNCTION_ATTRIBUTE that sets the closure.
const CLOSURE: u32 = 8;

impl Lowering<'_> {
    /// Lowers the instruction at `at`, and those behind it that fuse with it.
    pub fn instruction(&mut self, i: Instr) -> usize {
        match i.op() {
            Op::Nop | Op::NotTaken | Op::Resume | Op::Precall => {}
            Op::LoadFast | Op::LoadFastCheck | Op::LoadFastBorrow => self.load(i.arg()),
            Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => self.load_two(i),
            Op::LoadConst => self.push(Source::Const(i.arg() as u16)),
            Op::LoadSmallInt => self.push(Source::Const(self.small_ints + i.arg() as u16)),
            Op::PushNull => self.push(Source::Const(self.null)),
            Op::StoreFast => self.store(i.arg() as u16),
            Op::StoreFastStoreFast => {
                let (first, second) = local_pair(i.arg());
                self.store_two(first as u16, second as u16);
            }
            Op::StoreFastLoadFast if self.is_loadable(local_pair(i.arg()).1, local_pair(i.arg()).0) => {
                let (first, second) = local_pair(i.arg());
                self.store(first as u16);
                self.push(Source::Local(second as u16));
            }
            Op::PopTop | Op::PopIter => self.pop_top(),
            Op::Copy => self.copy(i.arg() as usize),
            Op::Swap => self.swap(i.arg() as usize),
            Op::BinaryOp => return self.binary(i),
            Op::BinarySubscr => self.item(),
            Op::StoreSubscr => self.set_item(),
            Op::UnaryNegative => self.unary(Rop::Negative),
            Op::UnaryInvert => self.unary(Rop::Invert),
            Op::UnaryNot38 | Op::UnaryNot313 => self.unary(Rop::Not),
            Op::CompareOp39 | Op::CompareOp312 | Op::CompareOp313 => return self.compare(i),
            Op::IsOp => return self.is(i),
            Op::ContainsOp => return self.contains(i),
            Op::GetIter => self.get_iter(),
            Op::BinarySlice => self.slice(),
            Op::StoreSlice => self.store_slice(),
            Op::BuildSlice if i.arg() == 2 && self.is_next(Op::BinarySubscr) => {
                self.slice();
                self.completes_next(self.units.len() - 1);
                return 2;
            }
            Op::BuildSlice if i.arg() == 2 && self.is_next(Op::StoreSubscr) => {
                self.store_slice();
                self.completes_next(self.units.len() - 1);
                return 2;
            }
            Op::ToBool => return self.truth(),
            Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt => self.jump_to(i.arg()),
            op if branch_on_truth(op).is_some() || branch_on_none(op).is_some() => {
                self.branch(op, i.arg());
            }
            Op::LoadAttr38 if self.has_cache(i) => self.attribute(i),
            Op::LoadAttr312 if self.has_cache(i) => match i.arg() & 1 {
                0 => self.attribute(i),
                _ => self.method(i, true),
            },
            Op::LoadAttr313 if self.has_cache(i) => match i.arg() & 1 {
                0 => self.attribute(i),
                _ => self.method(i, false),
            },
            Op::LoadMethod if self.has_cache(i) => self.method(i, true),
            Op::StoreAttr if self.has_cache(i) => self.set_attribute(i),
            Op::LoadGlobal311 if self.has_cache(i) => {
                if i.arg() & 1 != 0 {
                    self.push(Source::Const(self.null));
                }
                self.global(i);
            }
            Op::LoadGlobal313 if self.has_cache(i) => {
                self.global(i);
                if i.arg() & 1 != 0 {
                    self.push(Source::Const(self.null));
                }
            }
            Op::LoadDeref311 => self.deref(i.arg() as u16),
            Op::StoreDeref311 => self.store_deref(i.arg() as u16),
            Op::MakeCell => {
                self.settle_local(i.arg() as u16);
                self.emit(Rop::MakeCell, 0, i.arg() as u16, 0);
            }
            Op::CopyFreeVars if i.arg() <= self.code.nlocalsplus => {
                self.bridged_with(i, Rop::CopyFreeVars, i.arg() as u16)
            }
            Op::LoadClosure311 => self.load(i.arg()),
            Op::MakeFunction313 => self.bridged(i, Rop::MakeFunction),
            Op::SetFunctionAttribute if i.arg() == CLOSURE => self.bridged(i, Rop::SetClosure),
            Op::KwNames => return self.keyword_names(i),
            Op::CallKw => self.call_keywords(i),
            Op::Call311 if !self.has_kwnames => self.call(i, Rop::Call311),
            Op::Call313 => self.call(i, Rop::Call313),
            Op::ReturnValue => self.return_value(),
            Op::ReturnConst => {
                self.push(Source::Const(i.arg() as u16));
                self.return_value();
            }
            Op::YieldValue311 | Op::YieldValue312 | Op::YieldValue313 => {
                self.settle_all();
                let picture = self.snapshot();
                let value = self.register(self.stack.len() - 1);
                self.emit_leaving(picture, Rop::Yield, value, 0, self.ahead());
                self.pay_behind();
            }
            Op::ReturnGenerator => {
                self.leave(i);
                self.pay_behind();
            }
            Op::ForIter312 | Op::ForIter313 | Op::ForIter38 | Op::ForIter314 => return self.for_iter(),
            Op::Send311 | Op::Send312 => self.send(i),
            Op::EndSend => self.end_send(),
            Op::AsyncGenWrap => return self.wrap_and_yield(i),
            Op::CallIntrinsic1 if i.arg() == ASYNC_GEN_WRAP => return self.wrap_and_yield(i),
            Op::GetAwaitable311 => self.bridged(i, Rop::GetAwaitable),
            Op::GetAnext => self.bridged(i, Rop::GetAnext),
            Op::PushExcInfo => self.bridged(i, Rop::PushExcInfo),
            Op::PopExcept311 => self.bridged(i, Rop::PopExcept),
            Op::CheckExcMatch => self.bridged(i, Rop::CheckExcMatch),
            Op::BeforeWith => self.bridged(i, Rop::BeforeWith),
            Op::WithExceptStart311 => self.bridged(i, Rop::WithExceptStart),
            Op::UnpackSequence => self.unpack(i.arg() as usize),
            Op::BuildTuple => self.build(i.arg() as usize, Rop::BuildTuple),
            Op::BuildList => self.build(i.arg() as usize, Rop::BuildList),
            Op::ListAppend => self.list_append(i.arg() as usize),
            Op::FormatSimple => self.unary(Rop::Format),
            Op::FormatValue if i.arg() == 0 => self.unary(Rop::Format),
            Op::FormatValue => self.format(1 + (i.arg() as usize >> 2), i.arg() as u16),
            Op::FormatWithSpec => self.format(2, text::WITH_SPEC),
            Op::ConvertValue => self.format(1, text::CONVERTED | i.arg() as u16),
            Op::BuildString => self.build(i.arg() as usize, Rop::BuildString),
            _ => self.leave(i),
        }
        1
    }

    /// Lets the stack engine execute the instruction.
    pub(super) fn leave(&mut self, i: Instr) {
        self.bridged(i, Rop::Stack);
    }

    /// The same, but for what the register instruction does itself. Its `a` is the register above the value stack.
    fn bridged(&mut self, i: Instr, op: Rop) {
        self.bridged_with(i, op, 0);
    }

    fn bridged_with(&mut self, i: Instr, op: Rop, b: u16) {
        self.settle_all();
        let picture = self.snapshot();
        let top = self.next_register();
        let ahead = self.ahead();
        self.emit_leaving(picture, op, top, b, ahead);
        self.emit_bridge(i);
        if matches!(i.op(), Op::Call311) {
            self.has_kwnames = false;
        }
        let depth = self.stack.len() as i64 + i64::from(i.op().stack_effect(i.arg(), false));
        self.stack.clear();
        self.stack.resize(depth.max(0) as usize, Source::Slot);
    }

    fn is_loadable(&self, local: u32, stored: u32) -> bool {
        if local == stored { self.tracker.top_is_full() } else { self.bound.has(local) }
    }

    fn load(&mut self, local: u32) {
        if !self.bound.has(local) {
            let picture = self.snapshot();
            self.emit_leaving(picture, Rop::Check, local as u16, 0, 0);
        }
        self.push(Source::Local(local as u16));
    }

    fn load_two(&mut self, i: Instr) {
        let (first, second) = local_pair(i.arg());
        let picture = self.snapshot();
        for local in [first, second] {
            if !self.bound.has(local) {
                self.emit_leaving(picture, Rop::Check, local as u16, 0, 0);
            }
        }
        self.push(Source::Local(first as u16));
        self.push(Source::Local(second as u16));
    }

    fn store(&mut self, local: u16) {
        let value = self.peek(0);
        let written = self.written;
        self.pop(1);
        self.settle_local(local);
        match value {
            Operand::Slot(slot) => {
                if let Some(unit) = written.filter(|&unit| self.written == Some(unit))
                    && self.write_local_instead(unit, slot, local)
                {
                    self.points[self.at].unit = super::Point::NONE;
                    return;
                }
                self.emit(Rop::StoreSlot, local, slot, 0);
            }
            Operand::Local(from) if from == local => {}
            Operand::Local(from) => {
                self.emit(Rop::StoreLocal, local, from, 0);
            }
            Operand::Const(word) => self.emit_constant(Rop::StoreConst, local, word),
        }
    }

    /// Stores the top slot and the one below. An old value that dies runs code only behind both: what waits in a slot
    /// would not be on the value stack any more.
    fn store_two(&mut self, first: u16, second: u16) {
        let (Operand::Slot(below), top) = (self.peek(1), self.stack.len() - 1) else {
            self.store(first);
            return self.store(second);
        };
        self.settle(top);
        self.pop(2);
        self.settle_local(first);
        self.settle_local(second);
        self.emit(Rop::StoreTwo, first, second, below);
    }

    fn pop_top(&mut self) {
        if let Operand::Slot(slot) = self.peek(0) {
            self.emit(Rop::Drop, slot, 0, 0);
        }
        self.pop(1);
    }

    fn copy(&mut self, n: usize) {
        let source = self.stack[self.stack.len() - n];
        match (source, self.peek(n - 1)) {
            (Source::Slot, Operand::Slot(slot)) => {
                let to = self.next_register();
                self.emit(Rop::Move, to, slot, 0);
                self.push(Source::Slot);
            }
            _ => self.push(source),
        }
    }

    fn swap(&mut self, n: usize) {
        let (top, other) = (self.stack.len() - 1, self.stack.len() - n);
        if top == other {
            return;
        }
        match (self.stack[top], self.stack[other]) {
            (Source::Slot, Source::Slot) => {
                let (a, b) = (self.register(top), self.register(other));
                self.emit(Rop::Swap, a, b, 0);
            }
            (Source::Slot, source) => {
                let (a, b) = (self.register(other), self.register(top));
                self.emit(Rop::Steal, a, b, 0);
                (self.stack[top], self.stack[other]) = (source, Source::Slot);
            }
            (source, Source::Slot) => {
                let (a, b) = (self.register(top), self.register(other));
                self.emit(Rop::Steal, a, b, 0);
                (self.stack[top], self.stack[other]) = (Source::Slot, source);
            }
            _ => self.stack.swap(top, other),
        }
    }

    fn unary(&mut self, op: Rop) {
        let operand = self.peek_register(0);
        let picture = self.snapshot();
        self.pop(1);
        let to = self.next_register();
        self.emit_leaving(picture, op, to, operand.register().unwrap_or_default(), 0);
        self.push(Source::Slot);
    }

    fn binary(&mut self, i: Instr) -> usize {
        const SUBSCRIPT: u32 = 26;
        if i.arg() == SUBSCRIPT {
            self.item();
            return 1;
        }
        let operator = if i.arg() >= 13 { i.arg() - 13 } else { i.arg() } as usize;
        if let Operand::Const(_) = self.peek(1)
            && (matches!(self.peek(0), Operand::Const(_)) || !super::fuse::takes_constant_left(operator))
        {
            self.peek_register(1);
        }
        if let Operand::Const(word) = self.peek(0)
            && self.near(word).is_none()
        {
            self.peek_register(0);
        }
        if let Operand::Const(word) = self.peek(1)
            && self.near(word).is_none()
        {
            self.peek_register(1);
        }
        let op = super::fuse::binary(operator, self.peek(1), self.peek(0)).unwrap_or_else(|| {
            self.peek_register(1);
            self.peek_register(0);
            Rop::Other
        });
        let (a, b) = (self.peek(1), self.peek(0));
        let picture = self.snapshot();
        let (a, b) = (self.place(a), self.place(b));
        self.pop(2);
        let to = self.next_register();
        let unit = self.emit_leaving(picture, op, to, a, b);
        self.written = Some(unit);
        self.push(Source::Slot);
        1
    }

    /// The register, or the distance to the constant.
    fn place(&self, operand: Operand) -> u16 {
        match operand {
            Operand::Local(r) | Operand::Slot(r) => r,
            Operand::Const(word) => self.near(word).unwrap_or_default(),
        }
    }

    fn item(&mut self) {
        self.peek_register(1);
        if let Operand::Const(word) = self.peek(0)
            && self.near(word).is_none()
        {
            self.peek_register(0);
        }
        let (container, key) = (self.peek(1), self.peek(0));
        let picture = self.snapshot();
        let (b, c) = (self.place(container), self.place(key));
        self.pop(2);
        let to = self.next_register();
        let op = super::fuse::item(container, key);
        let unit = self.emit_leaving(picture, op, to, b, c);
        self.written = Some(unit);
        self.push(Source::Slot);
    }

    fn set_item(&mut self) {
        let value = self.stack.len() - 3;
        self.settle(value);
        self.peek_register(1);
        if let Operand::Const(word) = self.peek(0)
            && self.near(word).is_none()
        {
            self.peek_register(0);
        }
        let (container, key) = (self.peek(1), self.peek(0));
        let picture = self.snapshot();
        let (b, c) = (self.place(container), self.place(key));
        let value = self.register(value);
        self.pop(3);
        self.emit_leaving(picture, super::fuse::set_item(container, key), value, b, c);
    }

    fn compare(&mut self, i: Instr) -> usize {
        let Some(operator) = i.comparison() else {
            self.leave(i);
            return 1;
        };
        let (mut left, mut operator) = (1, operator);
        if let (Operand::Const(_), Operand::Local(_) | Operand::Slot(_)) = (self.peek(1), self.peek(0))
            && let Some(mirrored) = super::fuse::MIRRORED[operator]
        {
            (left, operator) = (0, mirrored);
        }
        self.peek_register(left);
        if let Operand::Const(word) = self.peek(1 - left)
            && self.near(word).is_none()
        {
            self.peek_register(1 - left);
        }
        let branch = self.next_branch();
        if branch.is_some() {
            self.settle_below(2);
        }
        let (a, b) = (self.peek(left), self.peek(1 - left));
        let has_constant = matches!(b, Operand::Const(_));
        let picture = self.snapshot();
        let (ra, rb) = (self.place(a), self.place(b));
        self.pop(2);
        if let Some((wanted, target)) = branch {
            let unit = self.emit_leaving(
                picture,
                super::fuse::compare_jump(operator, has_constant, wanted),
                ra,
                rb,
                0,
            );
            self.completes_next(unit);
            self.jump(unit, target, false);
            return 2;
        }
        let to = self.next_register();
        self.emit_leaving(picture, super::fuse::compare(operator, has_constant), to, ra, rb);
        self.push(Source::Slot);
        1
    }

    /// The branch on truth right behind this instruction, where the two fuse.
    fn next_branch(&self) -> Option<(bool, u32)> {
        let next = self.code.instrs.get(self.at + 1)?;
        let wanted = branch_on_truth(next.op())?;
        (self.jumps_are_near() && !self.leaders[self.at + 1]).then_some((wanted, next.arg()))
    }

    fn is(&mut self, i: Instr) -> usize {
        let is_wanted = i.arg() == 0;
        self.test([Rop::Is, Rop::IsNot], is_wanted, |owned, wanted| match (owned, wanted) {
            (false, true) => Rop::JumpIs,
            (false, false) => Rop::JumpIsNot,
            (true, true) => Rop::JumpIsSlot,
            (true, false) => Rop::JumpIsNotSlot,
        })
    }

    fn contains(&mut self, i: Instr) -> usize {
        let is_wanted = i.arg() == 0;
        self.test(
            [Rop::In, Rop::NotIn],
            is_wanted,
            |_, wanted| if wanted { Rop::JumpIn } else { Rop::JumpNotIn },
        )
    }

    /// A test of two operands, for a value or with the branch on it behind it. `jump` names the instruction that jumps, given
    /// whether an operand is owned and on which outcome it does.
    fn test(&mut self, value: [Rop; 2], is_wanted: bool, jump: fn(bool, bool) -> Rop) -> usize {
        let branch = self.next_branch();
        if branch.is_some() {
            self.settle_below(2);
        }
        let (a, b) = (self.peek_register(1), self.peek_register(0));
        let is_owned = a.is_owned() || b.is_owned();
        let picture = self.snapshot();
        let (ra, rb) = (self.place(a), self.place(b));
        self.pop(2);
        if let Some((wanted, target)) = branch {
            let unit = self.emit_leaving(picture, jump(is_owned, wanted == is_wanted), ra, rb, 0);
            self.completes_next(unit);
            self.jump(unit, target, false);
            return 2;
        }
        let to = self.next_register();
        self.emit_leaving(picture, value[usize::from(!is_wanted)], to, ra, rb);
        self.push(Source::Slot);
        1
    }

    fn is_next(&self, op: Op) -> bool {
        self.code.instrs.get(self.at + 1).is_some_and(|next| next.op() == op) && !self.leaders[self.at + 1]
    }

    fn get_iter(&mut self) {
        let iterable = self.peek_register(0);
        let picture = self.snapshot();
        let from = self.place(iterable);
        self.pop(1);
        let to = self.next_register();
        self.emit_leaving(picture, Rop::GetIter, to, from, 0);
        self.push(Source::Slot);
    }

    fn slice(&mut self) {
        let first = self.settle_top(3);
        let picture = self.snapshot();
        self.pop(3);
        self.emit_leaving(picture, Rop::Slice, first, 0, 0);
        self.push(Source::Slot);
    }

    fn store_slice(&mut self) {
        let first = self.settle_top(4);
        let picture = self.snapshot();
        self.pop(4);
        self.emit_leaving(picture, Rop::StoreSlice, first, 0, 0);
    }

    /// Puts what stands for the `n` top slots into them; the register of the lowest.
    pub(super) fn settle_top(&mut self, n: usize) -> u16 {
        let first = self.stack.len() - n;
        (first..self.stack.len()).for_each(|position| self.settle(position));
        self.register(first)
    }

    fn truth(&mut self) -> usize {
        if let Some(next) = self.code.instrs.get(self.at + 1)
            && branch_on_truth(next.op()).is_some()
            && !self.leaders[self.at + 1]
        {
            let unit = self.branch(next.op(), next.arg());
            self.completes_next(unit);
            return 2;
        }
        self.unary(Rop::ToBool);
        1
    }

    fn jump_to(&mut self, target: u32) {
        self.settle_all();
        let unit = self.emit(Rop::Jump, 0, 0, 0);
        self.jump(unit, target, true);
    }

    fn branch(&mut self, op: Op, target: u32) -> usize {
        self.settle_below(1);
        let operand = self.peek_register(0);
        let picture = self.snapshot();
        self.pop(1);
        let op = match (branch_on_truth(op), branch_on_none(op), operand.is_owned()) {
            (Some(true), _, false) => Rop::JumpTrue,
            (Some(true), _, true) => Rop::JumpTrueSlot,
            (Some(false), _, false) => Rop::JumpFalse,
            (Some(false), _, true) => Rop::JumpFalseSlot,
            (_, Some(true), false) => Rop::JumpNone,
            (_, Some(true), true) => Rop::JumpNoneSlot,
            (_, _, false) => Rop::JumpNotNone,
            (_, _, true) => Rop::JumpNotNoneSlot,
        };
        let unit = self.emit_leaving(picture, op, operand.register().unwrap_or_default(), 0, 0);
        self.jump(unit, target, true);
        unit
    }

    fn attribute(&mut self, i: Instr) {
        let object = self.peek_register(0);
        let picture = self.snapshot();
        self.pop(1);
        let to = self.next_register();
        let op = if object.is_owned() { Rop::AttrSlot } else { Rop::Attr };
        let unit = self.emit_leaving(picture, op, to, object.register().unwrap_or_default(), 0);
        self.emit_cache(i);
        self.written = Some(unit);
        self.push(Source::Slot);
    }

    fn method(&mut self, i: Instr, null_first: bool) {
        let object = self.peek_register(0);
        let picture = self.snapshot();
        self.pop(1);
        let to = self.next_register();
        let op = match (object.is_owned(), null_first) {
            (false, true) => Rop::Method311,
            (true, true) => Rop::Method311Slot,
            (false, false) => Rop::Method313,
            (true, false) => Rop::Method313Slot,
        };
        self.emit_leaving(picture, op, to, object.register().unwrap_or_default(), 0);
        self.emit_cache(i);
        self.push(Source::Slot);
        self.push(Source::Slot);
    }

    fn set_attribute(&mut self, i: Instr) {
        let object = self.peek_register(0);
        let value = self.stack.len() - 2;
        self.settle(value);
        let picture = self.snapshot();
        let value = self.register(value);
        self.pop(2);
        let op = if object.is_owned() { Rop::SetAttrSlot } else { Rop::SetAttr };
        self.emit_leaving(picture, op, value, object.register().unwrap_or_default(), 0);
        self.emit_cache(i);
    }

    fn global(&mut self, i: Instr) {
        // The NULL that 3.11 and 3.12 push first is not there yet where the frame leaves.
        let pending = usize::from(i.op() == Op::LoadGlobal311 && i.arg() & 1 != 0);
        let null = self.stack.split_off(self.stack.len() - pending);
        let picture = self.snapshot();
        self.stack.extend(null);
        let to = self.next_register();
        self.emit_leaving(picture, Rop::Global, to, 0, 0);
        self.emit_cache(i);
        self.push(Source::Slot);
    }

    fn deref(&mut self, cell: u16) {
        let picture = self.snapshot();
        let to = self.next_register();
        self.emit_leaving(picture, Rop::Deref, to, cell, 0);
        self.push(Source::Slot);
    }

    fn store_deref(&mut self, cell: u16) {
        let position = self.stack.len() - 1;
        self.settle(position);
        let picture = self.snapshot();
        let value = self.register(position);
        self.pop(1);
        self.emit_leaving(picture, Rop::StoreDeref, value, cell, 0);
    }

    fn call(&mut self, i: Instr, op: Rop) {
        self.settle_all();
        let picture = self.snapshot();
        let n = i.arg() as usize;
        self.pop(n + 2);
        let to = self.next_register();
        self.emit_leaving(picture, op, to, n as u16, 0);
        self.push(Source::Slot);
    }

    /// KW_NAMES and the CALL that it is for.
    fn keyword_names(&mut self, i: Instr) -> usize {
        let behind = &self.code.instrs[self.at + 1..];
        let skipped = behind.iter().take_while(|next| next.op() == Op::Precall).count();
        let taken = skipped + 2;
        let call = behind.get(skipped).copied().filter(|next| next.op() == Op::Call311);
        let Some(call) = call.filter(|_| !self.leaders[self.at + 1..self.at + taken].contains(&true)) else {
            self.has_kwnames = true;
            self.leave(i);
            return 1;
        };
        self.settle_all();
        let picture = self.snapshot();
        let n = call.arg() as usize;
        self.pop(n + 2);
        let to = self.next_register();
        self.emit_leaving(picture, Rop::CallKeywords311, to, n as u16, 0);
        // A frame that waits stands at the CALL.
        self.at += taken - 1;
        self.emit_names(i.arg() as u16);
        self.at -= taken - 1;
        self.push(Source::Slot);
        taken
    }

    /// CALL_KW, whose names are on top of the stack.
    fn call_keywords(&mut self, i: Instr) {
        let Operand::Const(names) = self.peek(0) else { return self.leave(i) };
        self.settle_below(1);
        let picture = self.snapshot();
        let n = i.arg() as usize;
        self.pop(n + 3);
        let to = self.next_register();
        self.emit_leaving(picture, Rop::CallKeywords313, to, n as u16, 0);
        self.emit_names(names);
        self.push(Source::Slot);
    }

    fn return_value(&mut self) {
        if self.stack.len() > 1 {
            self.settle_all();
        }
        let picture = if self.stack.len() > 1 || !matches!(self.peek(0), Operand::Const(_)) {
            self.snapshot()
        } else {
            self.picture_of_return()
        };
        let (locals, ahead) = (self.base, self.ahead());
        match self.peek(0) {
            _ if self.stack.len() > 1 => {
                self.emit_leaving(picture, Rop::Leave, 0, 0, 0);
            }
            Operand::Local(local) => {
                self.emit_leaving(picture, Rop::ReturnLocal, local, locals, ahead);
            }
            Operand::Slot(slot) => {
                self.emit_leaving(picture, Rop::ReturnSlot, slot, locals, ahead);
            }
            Operand::Const(word) => match self.near(word) {
                Some(back) => {
                    self.emit_leaving(picture, Rop::ReturnConst, back, locals, ahead);
                }
                None => {
                    self.emit_leaving(picture, Rop::Leave, 0, 0, 0);
                }
            },
        }
        self.pop(1);
    }

    /// RETURN_CONST has nothing on the stack where the frame leaves; RETURN_VALUE has.
    fn picture_of_return(&mut self) -> u32 {
        if self.code.instrs[self.at].op() != Op::ReturnConst {
            return self.snapshot();
        }
        let top = self.stack.pop();
        let picture = self.snapshot();
        self.stack.extend(top);
        picture
    }
}

/// The truth on which the instruction jumps.
fn branch_on_truth(op: Op) -> Option<bool> {
    match op {
        Op::PopJumpIfTrue312
        | Op::PopJumpIfTrue313
        | Op::PopJumpForwardIfTrue
        | Op::PopJumpBackwardIfTrue => Some(true),
        Op::PopJumpIfFalse312
        | Op::PopJumpIfFalse313
        | Op::PopJumpForwardIfFalse
        | Op::PopJumpBackwardIfFalse => Some(false),
        _ => None,
    }
}

/// Whether the instruction jumps on None, or on anything else.
fn branch_on_none(op: Op) -> Option<bool> {
    match op {
        Op::PopJumpIfNone | Op::PopJumpForwardIfNone | Op::PopJumpBackwardIfNone => Some(true),
        Op::PopJumpIfNotNone | Op::PopJumpForwardIfNotNone | Op::PopJumpBackwardIfNotNone => Some(false),
        _ => None,
    }
}
