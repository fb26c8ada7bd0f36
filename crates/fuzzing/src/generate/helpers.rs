//! Small sequences of instructions that differ by version: variables, comparisons, branches.

use taipan_isa::Op;
use taipan_marshal::Const;

use super::{Body, Kind, Place, Ty, Var};
use crate::asm::Label;

/// What CPython's specialised comparisons take from the low bits: less 2, greater 4, equal 8, unordered 1
/// (`compare_masks` in `compile.c`).
const MASKS: [u32; 6] = [2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8];

impl Body<'_, '_> {
    pub(super) fn load(&mut self, var: &Var) {
        match var.place {
            Place::Fast(slot) => {
                // From 3.12 on CPython itself takes LOAD_FAST at its word.
                let op = match var.sure {
                    false if self.a.has(Op::LoadFastCheck) => Op::LoadFastCheck,
                    true if self.a.has(Op::LoadFastBorrow) && self.c.below(3) == 0 => Op::LoadFastBorrow,
                    _ => Op::LoadFast,
                };
                self.a.op(op, slot);
            }
            Place::Deref(slot) => self.a.op(Op::LoadDeref311, slot),
            Place::Global => self.load_global(&var.name.clone()),
            Place::Name => self.a.op_name(Op::LoadName, &var.name),
        }
    }

    pub(super) fn store(&mut self, var: &Var) {
        match var.place {
            Place::Fast(slot) => self.a.op(Op::StoreFast, slot),
            Place::Deref(slot) => self.a.op(Op::StoreDeref311, slot),
            Place::Global => self.a.op_name(Op::StoreGlobal, &var.name),
            Place::Name => self.a.op_name(Op::StoreName, &var.name),
        }
    }

    pub(super) fn delete(&mut self, var: &Var) {
        match var.place {
            Place::Fast(slot) => self.a.op(Op::DeleteFast, slot),
            Place::Deref(slot) => self.a.op(Op::DeleteDeref311, slot),
            Place::Global => self.a.op_name(Op::DeleteGlobal, &var.name),
            Place::Name => self.a.op_name(Op::DeleteName, &var.name),
        }
    }

    /// A variable of that type.
    pub(super) fn var(&mut self, ty: Ty) -> Option<Var> {
        let fits = |var: &&Var| var.ty == ty || ty == Ty::Any && super::SCALARS.contains(&var.ty);
        let found: Vec<&Var> = self.vars.iter().filter(fits).collect();
        if found.is_empty() {
            return None;
        }
        Some(found[self.c.below(found.len())].clone())
    }

    /// A builtin or another global.
    pub(super) fn load_global(&mut self, name: &str) {
        if self.kind == Kind::Body {
            return self.a.op_name(Op::LoadName, name);
        }
        let index = self.a.name(name);
        let op = self.a.one_of(&[Op::LoadGlobal311, Op::LoadGlobal313]);
        self.a.op(op, index << 1);
    }

    pub(super) fn load_attr(&mut self, name: &str) {
        let index = self.a.name(name);
        match self.a.one_of(&[Op::LoadAttr312, Op::LoadAttr313, Op::LoadAttr38]) {
            Op::LoadAttr38 => self.a.op(Op::LoadAttr38, index),
            op => self.a.op(op, index << 1),
        }
    }

    pub(super) fn load_float(&mut self, value: f64) {
        let index = self.a.constant(&format!("f{value:?}"), Const::float(value));
        self.a.op(Op::LoadConst, index);
    }

    /// Compares the two values on top by operator number; for a branch, the result is a bool for sure.
    pub(super) fn compare(&mut self, operator: u32, for_branch: bool) {
        let mask = MASKS[operator as usize % MASKS.len()];
        match self.a.one_of(&[Op::CompareOp39, Op::CompareOp312, Op::CompareOp313]) {
            Op::CompareOp39 => self.a.op(Op::CompareOp39, operator),
            Op::CompareOp312 => self.a.op(Op::CompareOp312, operator << 4 | mask),
            op if for_branch && self.c.below(2) == 0 => self.a.op(op, operator << 5 | 16 | mask),
            op => {
                self.a.op(op, operator << 5 | mask);
                if for_branch {
                    self.a.op(Op::ToBool, 0);
                }
            }
        }
    }

    /// Makes a bool of the value on top where branches want one.
    pub(super) fn make_bool(&mut self) {
        if self.a.has(Op::ToBool) {
            self.a.op(Op::ToBool, 0);
        }
    }

    /// Branches if the value on top, which branches take as it is, is true or false.
    pub(super) fn branch(&mut self, on: bool, label: Label) {
        let [yes, no] = [
            [Op::PopJumpIfTrue312, Op::PopJumpIfTrue313, Op::PopJumpForwardIfTrue],
            [Op::PopJumpIfFalse312, Op::PopJumpIfFalse313, Op::PopJumpForwardIfFalse],
        ];
        let op = self.a.one_of(if on { &yes } else { &no });
        self.a.jump(op, label);
        if self.a.has(Op::NotTaken) && self.c.below(2) == 0 {
            self.a.op(Op::NotTaken, 0);
        }
    }

    pub(super) fn branch_none(&mut self, on: bool, label: Label) {
        let [yes, no] = [
            [Op::PopJumpIfNone, Op::PopJumpForwardIfNone],
            [Op::PopJumpIfNotNone, Op::PopJumpForwardIfNotNone],
        ];
        let op = self.a.one_of(if on { &yes } else { &no });
        self.a.jump(op, label);
    }

    pub(super) fn not(&mut self) {
        if self.a.has(Op::UnaryNot313) {
            self.a.op(Op::ToBool, 0);
            self.a.op(Op::UnaryNot313, 0);
        } else {
            self.a.op(Op::UnaryNot38, 0);
        }
    }

    /// A branch away from here unless the condition holds.
    pub(super) fn condition(&mut self, unless: Label) {
        match self.c.below(6) {
            0 => {
                self.expression(Ty::Any, 1);
                let on = self.c.below(2) == 0;
                self.branch_none(on, unless);
            }
            1 => {
                let ty = self.some_type();
                self.expression(ty, 1);
                self.make_bool();
                self.branch(false, unless);
            }
            2 => {
                self.expression(Ty::Int, 1);
                self.not();
                self.branch(false, unless);
            }
            _ => {
                let ty = self.c.pick(&super::SCALARS);
                self.expression(ty, 1);
                self.expression(ty, 1);
                let operator = self.c.below(6) as u32;
                self.compare(operator, true);
                let on = self.c.below(2) == 0;
                self.branch(on, unless);
            }
        }
    }

    pub(super) fn some_type(&mut self) -> Ty {
        if !self.is_simple && !self.w.classes.is_empty() && self.c.below(6) == 5 {
            return Ty::Object;
        }
        self.c.pick(&super::TYPES)
    }

    /// A value that stays on the stack while others are made, with what takes it.
    pub(super) fn binary(&mut self, operator: u32) {
        self.a.op(Op::BinaryOp, operator);
    }

    /// Subscripts.
    pub(super) fn subscript(&mut self) {
        if self.a.has(Op::BinarySubscr) {
            self.a.op(Op::BinarySubscr, 0)
        } else {
            self.a.op(Op::BinaryOp, 26)
        }
    }

    /// The slice of the value on top between two small numbers.
    pub(super) fn slice(&mut self, start: Option<i64>, stop: Option<i64>) {
        for part in [start, stop] {
            match part {
                Some(number) => self.a.load_int(number),
                None => self.a.load_none(),
            }
        }
        if self.a.has(Op::BinarySlice) && self.c.below(3) < 2 {
            return self.a.op(Op::BinarySlice, 0);
        }
        let parts = 2 + self.c.below(2) as u32;
        if parts == 3 {
            self.a.load_none();
        }
        self.a.op(Op::BuildSlice, parts);
        self.subscript();
    }

    /// Whether so many more executions of the statement being made are in the budget.
    pub(super) fn can_afford(&self, cost: u32) -> bool {
        self.cost.saturating_add(self.times.saturating_mul(cost)) < self.limit
    }

    pub(super) fn spend(&mut self, cost: u32) {
        self.cost = self.cost.saturating_add(self.times.saturating_mul(cost));
    }

    /// Another name.
    pub(super) fn fresh(&mut self, prefix: &str) -> String {
        self.w.made += 1;
        format!("{prefix}{}", self.w.made)
    }
}
