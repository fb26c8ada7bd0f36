//! Simple statements, and the choice among all.

use taipan_isa::Op;

use super::blocks::EXCEPTIONS;
use super::expressions::nb;
use super::{Body, Kind, Place, Ty};

pub(super) const ATTRIBUTES: [&str; 5] = ["x", "y", "z", "extra", "other"];

impl Body<'_, '_> {
    pub(super) fn statements(&mut self, count: usize) {
        for _ in 0..count {
            if !self.a.reachable {
                return;
            }
            if !self.can_afford(10) || self.a.len() > 1500 {
                return self.assign();
            }
            self.w.line += 1;
            self.a.line = self.w.line;
            self.spend(8);
            self.statement();
        }
    }

    fn statement(&mut self) {
        if self.nesting < 4 && !self.is_simple && self.c.below(3) == 0 {
            match self.c.below(12) {
                0 | 1 => self.branches(),
                2 | 3 => self.for_loop(),
                4 => self.while_loop(),
                5 | 6 => self.try_except(),
                7 => self.try_finally(),
                8 => self.with(),
                9 => self.hold(),
                10 => self.patterns(),
                _ if self.kind != Kind::Body && self.nesting < 2 => self.closure(),
                _ => self.branches(),
            }
            return;
        }
        match self.c.below(28) {
            0..=7 => self.assign(),
            8 | 9 => self.augment(),
            10 | 11 => self.show(),
            12 | 13 => self.attribute(),
            14 | 15 => self.item(),
            16 | 17 => self.unpack(),
            18 => self.call_and_drop(),
            19 => self.append(),
            20 => self.forget(),
            21 if self.nesting > 0 || self.c.below(4) == 0 => self.raise(),
            22 if self.nesting > 0 && self.kind != Kind::Body => self.give_back(),
            23 if !self.loops.is_empty() => self.leave_loop_if(),
            24 | 25 => self.suspended(),
            26 => self.copy_local(),
            _ => self.assign(),
        }
    }

    pub(super) fn assign(&mut self) {
        let ty = self.some_type();
        self.expression(ty, 3);
        if self.c.below(8) == 0 {
            // a = b = …
            self.a.op(Op::Copy, 1);
            self.keep(ty);
        }
        match self.var(ty) {
            Some(var) => self.store(&var),
            None => self.a.op(Op::PopTop, 0),
        }
    }

    /// `a += b`
    fn augment(&mut self) {
        let ty = self.c.pick(&[Ty::Int, Ty::Int, Ty::Float, Ty::Str, Ty::List, Ty::Set]);
        let Some(var) = self.var(ty) else { return };
        self.load(&var);
        self.expression(ty, 1);
        let op = match ty {
            Ty::Set => self.c.pick(&[nb::AND, nb::OR, nb::XOR, nb::SUBTRACT]),
            Ty::Int | Ty::Float => self.c.pick(&[nb::ADD, nb::SUBTRACT]),
            _ => nb::ADD,
        };
        self.binary(nb::INPLACE + op);
        if matches!(ty, Ty::Str | Ty::List) {
            self.slice(None, Some(8));
        }
        self.store(&var);
    }

    fn show(&mut self) {
        if !self.can_afford(20) {
            return;
        }
        self.print(|s| {
            let count = 1 + s.c.below(2);
            for _ in 0..count {
                let ty = s.c.pick(&super::TYPES);
                s.expression(ty, 2);
            }
            count as u32
        });
    }

    /// Statements about attributes of an instance.
    fn attribute(&mut self) {
        if self.is_simple || self.w.classes.is_empty() {
            return self.assign();
        }
        let name = self.c.pick(&ATTRIBUTES);
        match self.c.below(6) {
            0..=2 => {
                let ty = self.c.pick(&super::SCALARS);
                self.expression(ty, 1);
                self.leaf(Ty::Object);
                self.a.op_name(Op::StoreAttr, name);
            }
            3 => {
                self.leaf(Ty::Object);
                self.a.op_name(Op::DeleteAttr, name);
            }
            4 => {
                self.leaf(Ty::Object);
                self.load_attr(name);
                self.keep(Ty::Int);
            }
            _ => {
                self.leaf(Ty::Object);
                self.a.op(Op::Copy, 1);
                self.load_attr(name);
                self.expression(Ty::Int, 1);
                self.binary(nb::INPLACE + nb::ADD);
                self.a.op(Op::Swap, 2);
                self.a.op_name(Op::StoreAttr, name);
            }
        }
    }

    /// Statements about items of containers.
    fn item(&mut self) {
        let ty = self.c.pick(&[Ty::List, Ty::Dict]);
        match self.c.below(6) {
            0..=2 => {
                self.expression(Ty::Any, 1);
                self.leaf(ty);
                self.key(ty);
                self.a.op(Op::StoreSubscr, 0);
            }
            3 => {
                self.leaf(ty);
                self.key(ty);
                self.a.op(Op::DeleteSubscr, 0);
            }
            4 => {
                // The slice of a list, replaced by no more items than there may be.
                self.display(Ty::List, 1);
                self.leaf(Ty::List);
                let start = self.c.below(3) as i64;
                self.a.load_int(start);
                self.a.load_int(start + 2);
                if self.a.has(Op::StoreSlice) && self.c.below(2) == 0 {
                    self.a.op(Op::StoreSlice, 0);
                } else {
                    self.a.op(Op::BuildSlice, 2);
                    self.a.op(Op::StoreSubscr, 0);
                }
            }
            _ => {
                self.leaf(ty);
                self.key(ty);
                self.subscript();
                self.keep(Ty::Int);
            }
        }
    }

    fn key(&mut self, ty: Ty) {
        if ty == Ty::List {
            let index = self.c.below(4) as i64 - 1;
            self.a.load_int(index);
        } else {
            let key = self.c.pick(&[Ty::Int, Ty::Str]);
            self.leaf(key);
        }
    }

    /// `a, b = …` and `a, *b = …`
    fn unpack(&mut self) {
        let count = 1 + self.c.below(3) as u32;
        if self.c.below(3) == 0 {
            let ty = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Str, Ty::Dict]);
            self.expression(ty, 1);
            let behind = self.c.below(2) as u32;
            self.a.op(Op::UnpackEx, (count - 1) | behind << 8);
            for i in 0..count + behind {
                self.keep(if i + 1 == count { Ty::List } else { Ty::Int });
            }
            return;
        }
        match self.c.below(4) {
            0 => {
                let ty = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Str, Ty::Set]);
                self.expression(ty, 1);
            }
            _ => {
                for _ in 0..count {
                    self.expression(Ty::Int, 1);
                }
                let op = if self.c.below(2) == 0 { Op::BuildTuple } else { Op::BuildList };
                self.a.op(op, count);
            }
        }
        self.a.op(Op::UnpackSequence, count);
        for _ in 0..count {
            self.keep(Ty::Int);
        }
    }

    fn call_and_drop(&mut self) {
        let ty = self.c.pick(&super::TYPES);
        if self.call_for(ty, 1) {
            self.a.op(Op::PopTop, 0);
        } else {
            self.assign();
        }
    }

    /// Methods that change containers.
    fn append(&mut self) {
        let (ty, name, argument) = self.c.pick(&[
            (Ty::List, "append", Some(Ty::Any)),
            (Ty::List, "pop", None),
            (Ty::List, "sort", None),
            (Ty::List, "reverse", None),
            (Ty::List, "insert", Some(Ty::Int)),
            (Ty::Set, "add", Some(Ty::Int)),
            (Ty::Set, "discard", Some(Ty::Int)),
            (Ty::Dict, "pop", Some(Ty::Int)),
            (Ty::Dict, "get", Some(Ty::Str)),
            (Ty::Dict, "clear", None),
            (Ty::Dict, "popitem", None),
            (Ty::Str, "encode", None),
        ]);
        self.leaf(ty);
        self.load_method(name);
        if let Some(argument) = argument {
            self.leaf(argument);
        }
        self.finish_call(u32::from(argument.is_some()));
        self.a.op(Op::PopTop, 0);
    }

    /// `del`
    fn forget(&mut self) {
        let unsure: Vec<_> = self.vars.iter().filter(|v| !v.sure).cloned().collect();
        if unsure.is_empty() {
            return;
        }
        let var = unsure[self.c.below(unsure.len())].clone();
        self.delete(&var);
    }

    fn raise(&mut self) {
        let name = self.c.pick(&EXCEPTIONS);
        match self.c.below(6) {
            0 => {
                self.load_global(name);
                self.a.op(Op::RaiseVarargs, 1);
            }
            1 => {
                self.load_global(name);
                self.load_global("KeyError");
                self.a.op(Op::RaiseVarargs, 2);
            }
            2 => self.a.op(Op::RaiseVarargs, 0),
            3 if self.a.has(Op::LoadCommonConstant) => {
                self.a.op(Op::LoadCommonConstant, 0);
                self.a.op(Op::RaiseVarargs, 1);
            }
            3 => {
                self.a.op(Op::LoadAssertionError, 0);
                self.a.op(Op::RaiseVarargs, 1);
            }
            4 => {
                self.load_global("StopIteration");
                self.a.op(Op::RaiseVarargs, 1);
            }
            _ => {
                self.call_builtin(name, |s| s.expression(Ty::Any, 1));
                self.a.op(Op::RaiseVarargs, 1);
            }
        }
    }

    fn leave_loop_if(&mut self) {
        let go_on = self.a.label();
        self.condition(go_on);
        if self.c.below(2) == 0 {
            self.leave_loop();
        } else {
            self.next_round();
        }
        self.a.place(go_on);
    }

    /// Moves between locals, by one instruction where there is one.
    fn copy_local(&mut self) {
        let ty = self.c.pick(&super::TYPES);
        let (Some(from), Some(to), Some(other)) = (self.var(ty), self.var(ty), self.var(ty)) else { return };
        self.load(&from);
        match (to.place, other.place) {
            (Place::Fast(one @ 0..16), Place::Fast(two @ 0..16)) if self.a.has(Op::StoreFastLoadFast) => {
                self.a.op(Op::StoreFastLoadFast, one << 4 | two);
                self.store(&from);
            }
            _ => self.store(&to),
        }
    }

    /// What `match` is compiled to.
    fn patterns(&mut self) {
        let (other, end) = (self.a.label(), self.a.label());
        let ty = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Dict, Ty::Str, Ty::Int]);
        self.expression(ty, 1);
        let mapping = self.c.below(2) == 0;
        self.a.op(if mapping { Op::MatchMapping } else { Op::MatchSequence }, 0);
        self.branch(false, other);
        if mapping {
            let keys = self.a.names_constant(&["a", "b"]);
            self.a.op(Op::LoadConst, keys);
            self.a.op(Op::MatchKeys311, 0);
            self.a.op(Op::Copy, 1);
            let (none, found) = (self.a.label(), self.a.label());
            self.branch_none(true, none);
            self.a.op(Op::UnpackSequence, 2);
            self.keep(Ty::Any);
            self.keep(Ty::Any);
            self.a.jump(Op::JumpForward, found);
            self.a.place(none);
            self.a.op(Op::PopTop, 0);
            self.a.place(found);
            self.a.op(Op::PopTop, 0);
            self.a.op(Op::PopTop, 0);
        } else {
            self.a.op(Op::GetLen, 0);
            self.a.load_int(2);
            self.compare(2, true);
            self.branch(false, other);
            self.a.op(Op::UnpackSequence, 2);
            self.keep(Ty::Any);
            self.keep(Ty::Any);
            self.a.jump(Op::JumpForward, end);
        }
        if mapping {
            self.suite();
            self.a.jump(Op::JumpForward, end);
        }
        self.a.place(other);
        self.a.op(Op::PopTop, 0);
        self.a.place(end);
    }
}
