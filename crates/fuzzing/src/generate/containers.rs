//! Expressions that make containers: displays, unpacking, comprehensions, methods.

use taipan_isa::Op;
use taipan_marshal::{Const, Str};

use super::expressions::nb;
use super::{Body, Ty};

impl Body<'_, '_> {
    /// `[a, b]` and the like, of scalars.
    pub(super) fn display(&mut self, ty: Ty, depth: u32) {
        let count = self.c.below(4) as u32;
        if ty == Ty::Dict {
            return self.dict_display(count, depth);
        }
        for _ in 0..count {
            let item = if self.c.below(3) < 2 { Ty::Int } else { Ty::Any };
            self.expression(item, depth);
        }
        let op = match ty {
            Ty::List => Op::BuildList,
            Ty::Set => Op::BuildSet,
            _ => Op::BuildTuple,
        };
        self.a.op(op, count);
    }

    fn dict_display(&mut self, count: u32, depth: u32) {
        if self.a.has(Op::BuildConstKeyMap) && count > 0 && self.c.below(2) == 0 {
            for _ in 0..count {
                self.expression(Ty::Any, depth);
            }
            let keys = (0..count).map(|i| Const::Str(Str::text(["a", "b", "c"][i as usize % 3]))).collect();
            let index = self.a.constant(&format!("keys{count}"), Const::tuple(keys));
            self.a.op(Op::LoadConst, index);
            return self.a.op(Op::BuildConstKeyMap, count);
        }
        for _ in 0..count {
            let key = if self.c.below(2) == 0 { Ty::Int } else { Ty::Str };
            self.expression(key, depth);
            self.expression(Ty::Any, depth);
        }
        self.a.op(Op::BuildMap, count);
    }

    /// `[*a, *b]` and the like, cut to a few items where nothing else bounds them.
    fn unpacked(&mut self, ty: Ty, depth: u32) {
        let (make, extend) = match ty {
            Ty::Set => (Op::BuildSet, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListExtend),
        };
        self.a.op(make, 0);
        for _ in 0..1 + self.c.below(2) {
            let from = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Str]);
            self.expression(from, depth);
            self.slice(None, Some(4));
            self.a.op(extend, 1);
        }
        if ty == Ty::Tuple {
            if self.a.has(Op::ListToTuple) {
                self.a.op(Op::ListToTuple, 0);
            } else {
                self.a.op(Op::CallIntrinsic1, 6);
            }
        }
    }

    /// A comprehension over a short range, inlined as from 3.12 on: its variable is put back afterwards.
    fn comprehension(&mut self, ty: Ty, depth: u32) {
        let Some(slot) = self.spare.pop() else { return self.display(ty, depth) };
        let clears = self.a.has(Op::LoadFastAndClear) && self.c.below(2) == 0;
        let (make, add) = match ty {
            Ty::Set => (Op::BuildSet, Op::SetAdd),
            Ty::Dict => (Op::BuildMap, Op::MapAdd),
            _ => (Op::BuildList, Op::ListAppend),
        };
        let length = self.c.below(4) as i64;
        self.call_builtin("range", |s| s.a.load_int(length));
        self.a.op(Op::GetIter, 0);
        if clears {
            self.a.op(Op::LoadFastAndClear, slot);
            self.a.op(Op::Swap, 2);
        }
        self.a.op(make, 0);
        self.a.op(Op::Swap, 2);
        let (again, end) = (self.a.label(), self.a.label());
        self.a.place(again);
        let next = self.a.one_of(&[Op::ForIter312, Op::ForIter313, Op::ForIter314, Op::ForIter38]);
        self.a.jump(next, end);
        self.a.op(Op::StoreFast, slot);
        self.vars.push(super::Var {
            name: "inner".into(),
            place: super::Place::Fast(slot),
            ty: Ty::Int,
            sure: true,
        });
        if ty == Ty::Dict {
            self.expression(Ty::Int, depth.min(1));
        }
        self.expression(Ty::Int, depth.min(1));
        self.vars.pop();
        self.a.op(add, 2);
        self.a.jump(Op::JumpBackward, again);
        self.a.place(end);
        self.end_for();
        if clears {
            self.a.op(Op::Swap, 2);
            self.a.op(Op::StoreFast, slot);
        }
        if ty == Ty::Tuple {
            self.a.op(Op::StoreFast, slot);
            self.call_builtin("tuple", |s| s.a.op(Op::LoadFast, slot));
        }
        self.spare.push(slot);
    }

    pub(super) fn list(&mut self, depth: u32) {
        match self.c.below(7) {
            0 => self.unpacked(Ty::List, depth),
            1 => self.comprehension(Ty::List, depth),
            2 => {
                self.expression(Ty::List, depth);
                self.expression(Ty::List, depth);
                self.binary(nb::ADD);
                self.slice(Some(-6), None);
            }
            3 => {
                let ty = self.c.pick(&[Ty::Tuple, Ty::Str, Ty::List]);
                let name = self.c.pick(&["list", "sorted"]);
                self.call_builtin(name, |s| s.expression(ty, depth));
            }
            4 => {
                self.expression(Ty::Str, depth);
                self.load_method("split");
                self.finish_call(0);
            }
            5 => {
                self.expression(Ty::List, depth);
                let (from, to) = (self.c.below(3) as i64, self.c.below(5) as i64 - 1);
                self.slice(Some(from), Some(to));
            }
            _ => self.display(Ty::List, depth),
        }
    }

    pub(super) fn tuple(&mut self, depth: u32) {
        match self.c.below(5) {
            0 => self.unpacked(Ty::Tuple, depth),
            1 => self.comprehension(Ty::Tuple, depth),
            2 => self.call_builtin("tuple", |s| s.expression(Ty::List, depth)),
            3 => {
                self.expression(Ty::Tuple, depth);
                self.expression(Ty::Tuple, depth);
                self.binary(nb::ADD);
                self.slice(None, Some(5));
            }
            _ => self.display(Ty::Tuple, depth),
        }
    }

    pub(super) fn dict(&mut self, depth: u32) {
        match self.c.below(4) {
            0 => {
                self.display(Ty::Dict, depth);
                self.expression(Ty::Dict, depth);
                self.a.op(Op::DictUpdate, 1);
            }
            1 => self.comprehension(Ty::Dict, depth),
            2 => {
                self.expression(Ty::Dict, depth);
                self.load_method("copy");
                self.finish_call(0);
            }
            _ => self.display(Ty::Dict, depth),
        }
    }

    pub(super) fn set(&mut self, depth: u32) {
        match self.c.below(5) {
            0 => self.unpacked(Ty::Set, depth),
            1 => self.comprehension(Ty::Set, depth),
            2 => self.call_builtin("set", |s| s.expression(Ty::List, depth)),
            3 => {
                self.expression(Ty::Set, depth);
                self.expression(Ty::Set, depth);
                let op = self.c.pick(&[nb::AND, nb::OR, nb::SUBTRACT, nb::XOR]);
                self.binary(op);
            }
            _ => self.display(Ty::Set, depth),
        }
    }
}
