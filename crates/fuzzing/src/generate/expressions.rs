//! Expressions: each leaves one value on the stack, mostly of the type wanted.

use taipan_isa::Op;
use taipan_marshal::Const;

use super::{Body, SCALARS, Ty};

const INTS: [i64; 14] = [0, 1, 2, 3, 7, 10, -1, -5, 255, 256, 257, 1 << 40, (1 << 47) + 1, i64::MAX];
/// No infinity: the hash of what two of them differ by is its address.
const FLOATS: [f64; 7] = [0.0, 0.5, 1.0, -2.25, 1e16, 3.0, -0.0];
pub(super) const STRINGS: [&str; 8] = ["", "a", "xyz", "a b c", "%s|%r", "é", "λμ", "123"];
const STRING_METHODS: [&str; 6] = ["upper", "strip", "title", "swapcase", "lower", "lstrip"];

/// Numbers of BINARY_OP, whose in-place forms are 13 further on.
pub(super) mod nb {
    pub const ADD: u32 = 0;
    pub const AND: u32 = 1;
    pub const FLOOR_DIVIDE: u32 = 2;
    pub const LSHIFT: u32 = 3;
    pub const MULTIPLY: u32 = 5;
    pub const REMAINDER: u32 = 6;
    pub const OR: u32 = 7;
    pub const POWER: u32 = 8;
    pub const RSHIFT: u32 = 9;
    pub const SUBTRACT: u32 = 10;
    pub const TRUE_DIVIDE: u32 = 11;
    pub const XOR: u32 = 12;
    pub const INPLACE: u32 = 13;
}

impl Body<'_, '_> {
    /// A value, of parts that are nested at most so deep.
    pub(super) fn expression(&mut self, ty: Ty, depth: u32) {
        // Never a container in place of a scalar: those that hold each other grow without bound.
        let wrong = self.c.below(40) == 39;
        let ty = if wrong || ty == Ty::Any { self.c.pick(&SCALARS) } else { ty };
        if wrong && self.c.below(3) == 0 {
            return self.a.load_none();
        }
        if depth == 0 || self.c.below(3) == 0 {
            return self.leaf(ty);
        }
        match self.c.below(14) {
            0 => self.choice(ty, depth - 1),
            1 => self.either(ty, depth - 1),
            2 | 3 if self.call_for(ty, depth - 1) => {}
            4 if self.suspension(ty) => {}
            _ => self.operation(ty, depth - 1),
        }
    }

    fn operation(&mut self, ty: Ty, depth: u32) {
        match ty {
            Ty::Int => self.int(depth),
            Ty::Float => self.float(depth),
            Ty::Str => self.string(depth),
            Ty::List => self.list(depth),
            Ty::Tuple => self.tuple(depth),
            Ty::Dict => self.dict(depth),
            Ty::Set => self.set(depth),
            Ty::Object | Ty::Any => self.leaf(ty),
        }
    }

    /// A variable or a constant.
    pub(super) fn leaf(&mut self, ty: Ty) {
        if self.c.below(3) < 2
            && let Some(var) = self.var(ty)
        {
            return self.load(&var);
        }
        match ty {
            Ty::Int => {
                let value = self.c.pick(&INTS);
                self.a.load_int(value);
            }
            Ty::Float => {
                let value = self.c.pick(&FLOATS);
                self.load_float(value);
            }
            Ty::Str => {
                let text = self.c.pick(&STRINGS);
                self.a.load_str(text);
            }
            Ty::Tuple if self.c.below(2) == 0 => {
                let items = vec![Const::int(1), Const::str("b"), Const::float(2.5)];
                let index = self.a.constant("(1,'b',2.5)", Const::tuple(items));
                self.a.op(Op::LoadConst, index);
            }
            Ty::Object => self.instance(),
            Ty::Any => self.a.load_none(),
            _ => self.display(ty, 0),
        }
    }

    /// `a if c else b`
    fn choice(&mut self, ty: Ty, depth: u32) {
        let (other, end) = (self.a.label(), self.a.label());
        self.condition(other);
        self.expression(ty, depth);
        self.a.jump(Op::JumpForward, end);
        self.a.place(other);
        self.expression(ty, depth);
        self.a.place(end);
    }

    /// `a and b`, `a or b`
    fn either(&mut self, ty: Ty, depth: u32) {
        let (end, is_or) = (self.a.label(), self.c.below(2) == 0);
        self.expression(ty, depth);
        if self.a.has(Op::JumpIfTrueOrPop311) {
            self.a.jump(if is_or { Op::JumpIfTrueOrPop311 } else { Op::JumpIfFalseOrPop311 }, end);
        } else {
            self.a.op(Op::Copy, 1);
            self.make_bool();
            self.branch(is_or, end);
            self.a.op(Op::PopTop, 0);
        }
        self.expression(ty, depth);
        self.a.place(end);
    }

    /// Two operands, by one instruction where there is one.
    fn operands(&mut self, ty: Ty, depth: u32) {
        let pair = [Op::LoadFastBorrowLoadFastBorrow, Op::LoadFastLoadFast];
        if self.a.has(pair[1])
            && self.c.below(3) == 0
            && let (Some(first), Some(second)) = (self.var(ty), self.var(ty))
            && let (super::Place::Fast(one @ 0..16), super::Place::Fast(two @ 0..16)) =
                (first.place, second.place)
        {
            let op = if self.a.has(pair[0]) && self.c.below(2) == 0 { pair[0] } else { pair[1] };
            return self.a.op(op, one << 4 | two);
        }
        self.expression(ty, depth);
        self.expression(ty, depth);
    }

    fn int(&mut self, depth: u32) {
        match self.c.below(13) {
            0..=3 => {
                self.operands(Ty::Int, depth);
                let op = self.c.pick(&[nb::ADD, nb::SUBTRACT, nb::AND, nb::OR, nb::XOR]);
                self.binary(op);
            }
            4 => {
                self.operands(Ty::Int, depth);
                let op = self.c.pick(&[nb::FLOOR_DIVIDE, nb::REMAINDER]);
                self.binary(op);
            }
            5 => {
                self.operands(Ty::Int, depth);
                self.binary(nb::MULTIPLY);
                self.shorten();
            }
            6 => {
                self.expression(Ty::Int, depth);
                let by = self.c.below(70) as i64;
                self.a.load_int(by);
                let op = self.c.pick(&[nb::LSHIFT, nb::RSHIFT]);
                self.binary(op);
                self.shorten();
            }
            7 => {
                self.expression(Ty::Int, depth);
                self.a.load_int(50);
                self.binary(nb::REMAINDER);
                let power = self.c.below(5) as i64;
                self.a.load_int(power);
                self.binary(nb::POWER);
            }
            8 => self.unary(Ty::Int, depth),
            9 => self.comparison(depth),
            10 => {
                let ty = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Str, Ty::Dict, Ty::Set]);
                self.call_builtin("len", |s| s.expression(ty, depth));
            }
            11 => {
                let ty = self.c.pick(&[Ty::List, Ty::Tuple]);
                self.expression(ty, depth);
                let index = self.c.below(5) as i64 - 2;
                self.a.load_int(index);
                self.subscript();
            }
            _ => {
                let name = self.c.pick(&["abs", "int", "bool", "hash"]);
                self.call_builtin(name, |s| s.expression(Ty::Int, depth));
            }
        }
    }

    /// Keeps an int from growing without bound.
    fn shorten(&mut self) {
        let modulus = self.c.pick(&[97, 1 << 31, i64::MAX]);
        self.a.load_int(modulus);
        self.binary(nb::REMAINDER);
    }

    fn unary(&mut self, ty: Ty, depth: u32) {
        self.expression(ty, depth);
        match self.c.below(3) {
            0 if ty == Ty::Int => self.a.op(Op::UnaryInvert, 0),
            1 if self.a.has(Op::UnaryPositive) => self.a.op(Op::UnaryPositive, 0),
            1 => self.a.op(Op::CallIntrinsic1, 5),
            _ => self.a.op(Op::UnaryNegative, 0),
        }
    }

    /// A bool.
    fn comparison(&mut self, depth: u32) {
        match self.c.below(6) {
            0 => {
                self.expression(Ty::Any, depth);
                self.not();
            }
            1 => {
                let ty = self.c.pick(&[Ty::List, Ty::Tuple, Ty::Dict, Ty::Set]);
                self.expression(Ty::Int, depth);
                self.expression(ty, depth);
                let invert = self.c.below(2) as u32;
                self.a.op(Op::ContainsOp, invert);
            }
            2 => {
                self.expression(Ty::Any, depth);
                self.a.load_none();
                let invert = self.c.below(2) as u32;
                self.a.op(Op::IsOp, invert);
            }
            3 => {
                self.global_callable("isinstance");
                self.expression(Ty::Any, depth);
                let class = self.c.pick(&["int", "str", "float", "list"]);
                self.load_global(class);
                self.finish_call(2);
            }
            4 => self.chain(depth),
            _ => {
                let ty = self.c.pick(&[Ty::Int, Ty::Float, Ty::Str, Ty::List, Ty::Tuple, Ty::Set]);
                self.operands(ty, depth);
                let operator = self.c.below(6) as u32;
                self.compare(operator, false);
            }
        }
    }

    /// `a < b < c`
    fn chain(&mut self, depth: u32) {
        let (cleanup, end) = (self.a.label(), self.a.label());
        self.operands(Ty::Int, depth);
        self.a.op(Op::Swap, 2);
        self.a.op(Op::Copy, 2);
        self.compare(0, false);
        if self.a.has(Op::JumpIfFalseOrPop311) {
            self.a.jump(Op::JumpIfFalseOrPop311, cleanup);
        } else {
            self.a.op(Op::Copy, 1);
            self.make_bool();
            self.branch(false, cleanup);
            self.a.op(Op::PopTop, 0);
        }
        self.expression(Ty::Int, depth);
        let operator = self.c.below(6) as u32;
        self.compare(operator, false);
        self.a.jump(Op::JumpForward, end);
        self.a.place(cleanup);
        self.a.op(Op::Swap, 2);
        self.a.op(Op::PopTop, 0);
        self.a.place(end);
    }

    fn float(&mut self, depth: u32) {
        match self.c.below(5) {
            0 => {
                self.operands(Ty::Int, depth);
                self.binary(nb::TRUE_DIVIDE);
            }
            1 => self.call_builtin("float", |s| s.expression(Ty::Int, depth)),
            2 => self.unary(Ty::Float, depth),
            3 => {
                self.expression(Ty::Float, depth);
                self.expression(Ty::Int, depth);
                let op = self.c.pick(&[nb::ADD, nb::SUBTRACT, nb::MULTIPLY]);
                self.binary(op);
            }
            _ => {
                self.operands(Ty::Float, depth);
                let op = self.c.pick(&[
                    nb::ADD,
                    nb::SUBTRACT,
                    nb::MULTIPLY,
                    nb::TRUE_DIVIDE,
                    nb::FLOOR_DIVIDE,
                    nb::REMAINDER,
                ]);
                self.binary(op);
            }
        }
    }

    fn string(&mut self, depth: u32) {
        match self.c.below(9) {
            0 | 1 => {
                self.operands(Ty::Str, depth);
                self.binary(nb::ADD);
                self.slice(Some(-12), None);
            }
            2 | 3 => self.formatted(depth),
            4 => {
                let name = self.c.pick(&["str", "repr", "ascii"]);
                self.call_builtin(name, |s| s.expression(Ty::Any, depth));
                self.slice(None, Some(12));
            }
            5 => {
                let name = self.c.pick(&STRING_METHODS);
                self.expression(Ty::Str, depth);
                self.load_method(name);
                self.finish_call(0);
            }
            6 => {
                self.expression(Ty::Str, depth);
                let index = self.c.below(4) as i64 - 1;
                self.a.load_int(index);
                self.subscript();
            }
            7 => {
                self.expression(Ty::Str, depth);
                let times = self.c.below(4) as i64;
                self.a.load_int(times);
                self.binary(nb::MULTIPLY);
                self.slice(None, Some(12));
            }
            _ => {
                self.a.load_str("%s|%5r");
                self.expression(Ty::Any, depth);
                self.expression(Ty::Any, depth);
                self.a.op(Op::BuildTuple, 2);
                self.binary(nb::REMAINDER);
                self.slice(None, Some(20));
            }
        }
    }

    /// An f-string.
    fn formatted(&mut self, depth: u32) {
        let parts = 1 + self.c.below(3) as u32;
        for _ in 0..parts {
            if self.c.below(3) == 0 {
                let text = self.c.pick(&STRINGS);
                self.a.load_str(text);
                continue;
            }
            self.expression(Ty::Any, depth);
            let conversion = self.c.below(4) as u32;
            let spec = self.c.below(3) == 0;
            if self.a.has(Op::FormatValue) {
                if spec {
                    self.a.load_str(">4");
                }
                self.a.op(Op::FormatValue, conversion | u32::from(spec) << 2);
                continue;
            }
            if conversion > 0 {
                self.a.op(Op::ConvertValue, conversion);
            }
            if spec {
                self.a.load_str(">4");
                self.a.op(Op::FormatWithSpec, 0);
            } else {
                self.a.op(Op::FormatSimple, 0);
            }
        }
        self.a.op(Op::BuildString, parts);
        self.slice(None, Some(16));
    }
}
