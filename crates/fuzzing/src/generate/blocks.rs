//! Compound statements: branches, loops, `try`, `with`, and values held on the stack meanwhile.

use taipan_isa::Op;

use super::{Around, Body, Context, Loop, Ty};

pub(super) const EXCEPTIONS: [&str; 10] = [
    "ValueError",
    "TypeError",
    "ZeroDivisionError",
    "IndexError",
    "KeyError",
    "LookupError",
    "ArithmeticError",
    "NameError",
    "AttributeError",
    "Exception",
];

impl Body<'_, '_> {
    /// The statements of a suite, while they can be reached.
    pub(super) fn suite(&mut self) {
        self.nesting += 1;
        let count = 1 + self.c.below(3);
        self.statements(count);
        self.nesting -= 1;
    }

    /// The same within something that must be undone where it is left early.
    fn suite_within(&mut self, what: Around, outer: Option<crate::asm::Handler>) {
        self.contexts.push(Context { what, outer });
        self.suite();
        self.contexts.pop();
    }

    pub(super) fn branches(&mut self) {
        let (other, end) = (self.a.label(), self.a.label());
        self.condition(other);
        self.suite();
        if self.c.below(2) == 0 {
            self.a.jump(Op::JumpForward, end);
            self.a.place(other);
            self.suite();
        } else {
            self.a.place(other);
        }
        self.a.place(end);
    }

    /// The end of a loop whose iterator is used up.
    pub(super) fn end_for(&mut self) {
        if self.a.has(Op::EndFor312) {
            self.a.op(Op::EndFor312, 0);
        } else if self.a.has(Op::EndFor313) {
            self.a.op(Op::EndFor313, 0);
            self.a.op(if self.a.has(Op::PopIter) { Op::PopIter } else { Op::PopTop }, 0);
        }
    }

    pub(super) fn for_loop(&mut self) {
        let Some(counter) = self.spare.pop() else { return };
        let length = 1 + self.c.below(5) as u32;
        let outer = self.a.handler;
        // What may be long, or grow meanwhile, is left after so many rounds.
        let bounded = self.iterable(length);
        if bounded {
            self.a.load_int(i64::from(length));
            self.a.op(Op::StoreFast, counter);
        }
        self.a.op(Op::GetIter, 0);
        let [again, exhausted, end] = [self.a.label(), self.a.label(), self.a.label()];
        self.a.place(again);
        let next = self.a.one_of(&[Op::ForIter312, Op::ForIter313, Op::ForIter314, Op::ForIter38]);
        self.a.jump(next, exhausted);
        self.contexts.push(Context { what: Around::Value, outer });
        self.loops.push(Loop { contexts: self.contexts.len(), again, end, has_iterator: true });
        self.times = self.times.saturating_mul(length);
        self.target();
        if bounded {
            self.a.op(Op::LoadFast, counter);
            self.a.load_int(1);
            self.a.op(Op::BinaryOp, super::expressions::nb::INPLACE + super::expressions::nb::SUBTRACT);
            self.a.op(Op::Copy, 1);
            self.a.op(Op::StoreFast, counter);
            let go_on = self.a.label();
            self.make_bool();
            self.branch(true, go_on);
            self.leave_loop();
            self.a.place(go_on);
        }
        self.suite();
        self.a.jump(Op::JumpBackward, again);
        self.times /= length;
        self.loops.pop();
        self.contexts.pop();
        self.a.place(exhausted);
        self.end_for();
        if self.c.below(4) == 0 {
            self.suite();
        }
        self.a.place(end);
        self.spare.push(counter);
    }

    /// Pushes something to iterate over; whether it may give more than `length` items.
    fn iterable(&mut self, length: u32) -> bool {
        match self.c.below(7) {
            0 | 1 => {
                self.call_builtin("range", |s| s.a.load_int(i64::from(length)));
                false
            }
            2 if self.generator_call() => true,
            3 if self.w.classes.iter().any(|c| c.is_iterable) && !self.is_simple => {
                self.leaf(Ty::Object);
                true
            }
            4 => {
                let ty = self.c.pick(&[Ty::Dict, Ty::Set, Ty::Str]);
                self.leaf(ty);
                true
            }
            5 => {
                let name = self.c.pick(&["enumerate", "reversed", "iter"]);
                self.call_builtin(name, |s| s.leaf(Ty::List));
                true
            }
            _ => {
                self.expression(Ty::List, 1);
                true
            }
        }
    }

    /// Binds what the loop is at.
    fn target(&mut self) {
        let ty = self.c.pick(&super::SCALARS);
        self.keep(ty);
    }

    pub(super) fn while_loop(&mut self) {
        let Some(counter) = self.spare.pop() else { return };
        let length = 1 + self.c.below(4) as u32;
        self.a.load_int(i64::from(length));
        self.a.op(Op::StoreFast, counter);
        let (again, end) = (self.a.label(), self.a.label());
        self.a.place(again);
        self.a.op(Op::LoadFast, counter);
        self.make_bool();
        self.branch(false, end);
        self.a.op(Op::LoadFast, counter);
        self.a.load_int(1);
        self.a.op(Op::BinaryOp, super::expressions::nb::SUBTRACT);
        self.a.op(Op::StoreFast, counter);
        self.loops.push(Loop { contexts: self.contexts.len(), again, end, has_iterator: false });
        self.times = self.times.saturating_mul(length);
        self.suite();
        self.times /= length;
        self.loops.pop();
        if self.a.has(Op::PopJumpBackwardIfTrue) && self.c.below(2) == 0 {
            self.a.op(Op::LoadFast, counter);
            self.a.jump(Op::PopJumpBackwardIfTrue, again);
        } else {
            self.a.jump(Op::JumpBackward, again);
        }
        self.a.place(end);
        self.spare.push(counter);
    }

    /// `break`
    pub(super) fn leave_loop(&mut self) {
        let Some(inner) = self.loops.last().copied() else { return };
        let handler = self.a.handler;
        self.undo(inner.contexts, false);
        if inner.has_iterator {
            self.a.op(Op::PopTop, 0);
        }
        self.a.jump(Op::JumpForward, inner.end);
        self.a.handler = handler;
    }

    /// `continue`
    pub(super) fn next_round(&mut self) {
        let Some(inner) = self.loops.last().copied() else { return };
        let handler = self.a.handler;
        self.undo(inner.contexts, false);
        self.a.jump(Op::JumpBackward, inner.again);
        self.a.handler = handler;
    }

    /// `return`
    pub(super) fn give_back(&mut self) {
        let handler = self.a.handler;
        let ret = self.ret;
        self.expression(ret, 2);
        self.undo(0, true);
        self.a.op(Op::ReturnValue, 0);
        self.a.handler = handler;
    }

    /// Undoes what stands around, down to so many contexts, below a value that is kept or not.
    fn undo(&mut self, down_to: usize, keeps: bool) {
        let contexts: Vec<Context> = self.contexts[down_to..].iter().rev().copied().collect();
        for context in contexts {
            self.a.handler = context.outer;
            match context.what {
                Around::Try => {}
                Around::Value | Around::Except => {
                    if keeps {
                        self.a.op(Op::Swap, 2);
                    }
                    let op = if context.what == Around::Except { Op::PopExcept311 } else { Op::PopTop };
                    self.a.op(op, 0);
                }
                Around::With => {
                    if keeps && self.a.has(Op::LoadSpecial) {
                        self.a.op(Op::Swap, 3);
                    }
                    if keeps {
                        self.a.op(Op::Swap, 2);
                    }
                    self.call_exit();
                }
            }
        }
    }

    pub(super) fn try_except(&mut self) {
        let (depth, outer, end) = (self.a.depth, self.a.handler, self.a.label());
        let handler = self.a.guard(depth, false);
        self.suite_within(Around::Try, outer);
        self.a.handler = outer;
        if self.c.below(4) == 0 {
            self.suite();
        }
        self.a.jump(Op::JumpForward, end);
        self.a.place_handler(handler);
        let cleanup = self.a.guard(depth + 1, true);
        self.a.op(Op::PushExcInfo, 0);
        for _ in 0..1 + self.c.below(2) {
            let next = self.a.label();
            self.exception_class();
            self.a.op(Op::CheckExcMatch, 0);
            self.branch(false, next);
            self.caught(outer);
            self.a.jump(Op::JumpForward, end);
            self.a.handler = Some(cleanup);
            self.a.place(next);
        }
        if self.c.below(3) == 0 {
            self.caught(outer);
            self.a.jump(Op::JumpForward, end);
        } else {
            self.a.op(Op::Reraise311, 0);
        }
        self.reraise_after(cleanup, outer);
        self.a.place(end);
    }

    /// The suite of an `except` clause, the exception on top.
    fn caught(&mut self, outer: Option<crate::asm::Handler>) {
        if self.c.below(3) == 0 {
            self.describe_caught();
        } else {
            self.a.op(Op::PopTop, 0);
        }
        self.suite_within(Around::Except, outer);
        self.a.handler = outer;
        self.a.op(Op::PopExcept311, 0);
    }

    /// Prints the exception on top, and drops it.
    pub(super) fn describe_caught(&mut self) {
        let Some(slot) = self.spare.pop() else { return self.a.op(Op::PopTop, 0) };
        self.a.op(Op::StoreFast, slot);
        self.print(|s| {
            s.call_builtin("repr", |s| s.a.op(Op::LoadFast, slot));
            1
        });
        self.a.load_none();
        self.a.op(Op::StoreFast, slot);
        self.spare.push(slot);
    }

    fn exception_class(&mut self) {
        if self.c.below(6) == 0 {
            for _ in 0..2 {
                let name = self.c.pick(&EXCEPTIONS);
                self.load_global(name);
            }
            return self.a.op(Op::BuildTuple, 2);
        }
        let name = if self.c.below(2) == 0 { "Exception" } else { self.c.pick(&EXCEPTIONS) };
        self.load_global(name);
    }

    /// What an exception within a handler comes to.
    fn reraise_after(&mut self, cleanup: crate::asm::Handler, outer: Option<crate::asm::Handler>) {
        self.a.handler = outer;
        self.a.place_handler(cleanup);
        self.a.op(Op::Copy, 3);
        self.a.op(Op::PopExcept311, 0);
        self.a.op(Op::Reraise311, 1);
    }

    pub(super) fn try_finally(&mut self) {
        let (depth, outer, end) = (self.a.depth, self.a.handler, self.a.label());
        let handler = self.a.guard(depth, false);
        self.suite_within(Around::Try, outer);
        self.a.handler = outer;
        self.suite();
        self.a.jump(Op::JumpForward, end);
        self.a.place_handler(handler);
        let cleanup = self.a.guard(depth + 1, true);
        self.a.op(Op::PushExcInfo, 0);
        // The exception stays on the stack during the suite; leaving early drops it.
        self.contexts.push(Context { what: Around::Except, outer });
        self.suite_within(Around::Value, Some(cleanup));
        self.contexts.pop();
        self.a.handler = Some(cleanup);
        self.a.op(Op::Reraise311, 0);
        self.reraise_after(cleanup, outer);
        self.a.place(end);
    }

    /// The call of a manager's exit without an exception, which is on top.
    fn call_exit(&mut self) {
        for _ in 0..3 {
            self.a.load_none();
        }
        // From 3.14 on the exit stands with its self.
        let count = if self.a.has(Op::LoadSpecial) { 3 } else { 2 };
        self.finish_call(count);
        self.a.op(Op::PopTop, 0);
    }

    pub(super) fn with(&mut self) {
        let managers: Vec<String> =
            self.w.classes.iter().filter(|c| c.is_manager).map(|c| c.name.clone()).collect();
        if managers.is_empty() || self.is_simple || !self.can_afford(150) {
            return;
        }
        self.spend(150);
        let (outer, end) = (self.a.handler, self.a.label());
        let name = managers[self.c.below(managers.len())].clone();
        self.global_callable(&name);
        self.leaf(Ty::Int);
        self.finish_call(1);
        if self.a.has(Op::LoadSpecial) {
            self.a.op(Op::Copy, 1);
            self.a.op(Op::LoadSpecial, 1);
            self.a.op(Op::Swap, 2);
            self.a.op(Op::Swap, 3);
            self.a.op(Op::LoadSpecial, 0);
            self.finish_call(0);
        } else {
            self.a.op(Op::BeforeWith, 0);
        }
        let depth = self.a.depth - 1;
        let handler = self.a.guard(depth, true);
        self.keep(Ty::Int);
        self.suite_within(Around::With, outer);
        self.a.handler = outer;
        if self.a.reachable {
            self.call_exit();
        }
        self.a.jump(Op::JumpForward, end);
        self.a.place_handler(handler);
        let cleanup = self.a.guard(depth + 2, true);
        self.a.op(Op::PushExcInfo, 0);
        let start = self.a.one_of(&[Op::WithExceptStart311, Op::WithExceptStart314]);
        self.a.op(start, 0);
        self.make_bool();
        let suppressed = self.a.label();
        self.branch(true, suppressed);
        self.a.op(Op::Reraise311, 2);
        self.a.place(suppressed);
        self.a.op(Op::PopTop, 0);
        self.a.handler = outer;
        self.a.op(Op::PopExcept311, 0);
        self.a.op(Op::PopTop, 0);
        self.a.op(Op::PopTop, 0);
        if self.a.has(Op::LoadSpecial) {
            self.a.op(Op::PopTop, 0);
        }
        self.a.jump(Op::JumpForward, end);
        self.reraise_after(cleanup, outer);
        self.a.place(end);
    }

    /// Statements with values below them on the stack, which are mixed up afterwards.
    pub(super) fn hold(&mut self) {
        let outer = self.a.handler;
        let mut types = Vec::new();
        for _ in 0..1 + self.c.below(3) {
            let ty = self.some_type();
            self.expression(ty, 1);
            types.push(ty);
            self.contexts.push(Context { what: Around::Value, outer });
        }
        self.suite();
        self.contexts.truncate(self.contexts.len() - types.len());
        if !self.a.reachable {
            return;
        }
        if types.len() > 1 {
            let count = 2 + self.c.below(types.len() - 1);
            self.a.op(Op::Swap, count as u32);
            let depth = types.len();
            types.swap(depth - 1, depth - count);
        }
        if self.c.below(3) == 0 {
            let from = 1 + self.c.below(types.len());
            self.a.op(Op::Copy, from as u32);
            let ty = types[types.len() - from];
            self.keep(ty);
        }
        while let Some(ty) = types.pop() {
            if types.len() > 1 && self.c.below(4) == 0 && self.pop_two() {
                types.pop();
            } else {
                self.keep(ty);
            }
        }
    }

    /// Binds two locals to the two values on top.
    fn pop_two(&mut self) -> bool {
        let (one, two) = (self.spare.first().copied(), self.spare.get(1).copied());
        match (one, two) {
            (Some(one @ 0..16), Some(two @ 0..16)) if self.a.has(Op::StoreFastStoreFast) => {
                self.a.op(Op::StoreFastStoreFast, one << 4 | two);
                true
            }
            _ => false,
        }
    }
}
