//! Generators and coroutines, from within and from without.

use taipan_isa::Op;

use super::{Body, Kind, Signature, Ty};

impl Body<'_, '_> {
    /// An expression that suspends the frame, where it can be.
    pub(super) fn suspension(&mut self, ty: Ty) -> bool {
        match self.kind {
            Kind::Generator => {
                if self.c.below(4) == 0 && self.delegate() {
                    self.a.op(Op::PopTop, 0);
                } else {
                    self.yield_value();
                    self.a.op(Op::PopTop, 0);
                }
            }
            Kind::Coroutine => {
                if !self.await_value() {
                    return false;
                }
                self.a.op(Op::PopTop, 0);
            }
            Kind::Plain | Kind::Body => return false,
        }
        self.leaf(ty);
        true
    }

    /// `yield …`, with what is sent as its value.
    pub(super) fn yield_value(&mut self) {
        let ty = self.c.pick(&super::SCALARS);
        self.expression(ty, 1);
        let op = self.a.one_of(&[Op::YieldValue311, Op::YieldValue312, Op::YieldValue313]);
        self.a.op(op, 0);
        self.a.op(Op::Resume, 1);
    }

    /// `yield from …`
    fn delegate(&mut self) -> bool {
        let is_generator = self.generator_call();
        if !is_generator {
            self.leaf(Ty::List);
        }
        self.a.op(Op::GetYieldFromIter, 0);
        self.send_on(2);
        true
    }

    /// `await …`
    fn await_value(&mut self) -> bool {
        let found = self.functions_of(Kind::Coroutine);
        if found.is_empty() || self.is_simple {
            return false;
        }
        let signature = found[self.c.below(found.len())].clone();
        if !self.call_function(&signature, 1) {
            return false;
        }
        self.a.op(Op::GetAwaitable311, 0);
        self.send_on(3);
        true
    }

    /// Passes on what an iterator gives, and to it what is sent; its result stays.
    fn send_on(&mut self, resume: u32) {
        self.a.load_none();
        let (again, end) = (self.a.label(), self.a.label());
        self.a.place(again);
        let send = self.a.one_of(&[Op::Send311, Op::Send312]);
        self.a.jump(send, end);
        let outer = self.a.handler;
        let ends = self.a.has(Op::EndSend);
        let cleanup = ends.then(|| self.a.guard(self.a.depth, false));
        let op = self.a.one_of(&[Op::YieldValue311, Op::YieldValue312, Op::YieldValue313]);
        self.a.op(op, u32::from(op != Op::YieldValue311));
        self.a.handler = outer;
        self.a.op(Op::Resume, resume);
        self.a.jump(Op::JumpBackwardNoInterrupt, again);
        if let Some(cleanup) = cleanup {
            self.a.place_handler(cleanup);
            self.a.op(Op::CleanupThrow, 0);
        }
        self.a.place(end);
        if ends {
            self.a.op(Op::EndSend, 0);
        }
    }

    fn functions_of(&self, kind: Kind) -> Vec<Signature> {
        self.w.functions.iter().filter(|s| s.kind == kind).cloned().collect()
    }

    /// Pushes a new generator, if there is one and the budget allows it.
    pub(super) fn generator_call(&mut self) -> bool {
        let found = self.functions_of(Kind::Generator);
        if found.is_empty() || self.is_simple {
            return false;
        }
        let signature = found[self.c.below(found.len())].clone();
        self.call_function(&signature, 1)
    }

    /// Statements that suspend this frame or use others that do.
    pub(super) fn suspended(&mut self) {
        if self.suspension(Ty::Int) {
            return self.keep(Ty::Int);
        }
        if self.c.below(4) == 0 {
            return self.run_coroutine();
        }
        let Some(slot) = self.spare.pop() else { return self.assign() };
        if self.generator_call() {
            self.a.op(Op::StoreFast, slot);
            for _ in 0..1 + self.c.below(3) {
                self.use_generator(slot);
            }
            if self.c.below(3) == 0 {
                self.a.op(Op::DeleteFast, slot);
            }
        } else {
            self.assign();
        }
        self.spare.push(slot);
    }

    /// One step of a generator in a local.
    fn use_generator(&mut self, slot: u32) {
        match self.c.below(6) {
            0 | 1 => {
                self.global_callable("next");
                self.a.op(Op::LoadFast, slot);
                self.leaf(Ty::Any);
                self.finish_call(2);
                self.keep(Ty::Int);
            }
            2 => {
                self.a.op(Op::LoadFast, slot);
                self.load_method("send");
                if self.c.below(2) == 0 {
                    self.a.load_none();
                } else {
                    self.leaf(Ty::Int);
                }
                self.finish_call(1);
                self.keep(Ty::Int);
            }
            3 => {
                self.a.op(Op::LoadFast, slot);
                self.load_method("throw");
                let name = self.c.pick(&super::blocks::EXCEPTIONS);
                self.call_builtin(name, |s| s.leaf(Ty::Str));
                self.finish_call(1);
                self.keep(Ty::Int);
            }
            4 => {
                self.a.op(Op::LoadFast, slot);
                self.load_method("close");
                self.finish_call(0);
                self.a.op(Op::PopTop, 0);
            }
            _ => {
                self.call_builtin("list", |s| s.a.op(Op::LoadFast, slot));
                self.keep(Ty::List);
            }
        }
    }

    /// Sends None to a coroutine, which ends in an exception, since nothing here is waited for.
    fn run_coroutine(&mut self) {
        let found = self.functions_of(Kind::Coroutine);
        if found.is_empty() || self.is_simple {
            return self.assign();
        }
        let signature = found[self.c.below(found.len())].clone();
        if !self.call_function(&signature, 1) {
            return self.assign();
        }
        self.load_method("send");
        self.a.load_none();
        self.finish_call(1);
        self.a.op(Op::PopTop, 0);
    }
}
