//! Binary and unary operators (CPython's `binary_op1`, `PyNumber_*`).

use crate::class::slots::{Binary, Slots};
use crate::class::{is_subclass, trampoline};
use crate::exc::Exc;
use crate::names::Names;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

type Get = fn(&Slots) -> Option<Binary>;

/// One operator of `BINARY_OP`.
pub struct Operator {
    pub symbol: &'static str,
    pub slot: Get,
    pub inplace: Get,
    /// Which further slots take part: sequences' after numbers', and the power's own three-operand one.
    kind: Kind,
    /// What stands in the slot where a method written in Python is behind it.
    in_python: Binary,
    forward: fn(&Names) -> &Ref<Str>,
    reflected: fn(&Names) -> &Ref<Str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Numeric,
    Add,
    Multiply,
    Power,
}

macro_rules! operators {
    ($($symbol:literal $slot:ident $inplace:ident $kind:ident $forward:ident $reflected:ident)*) => {
        /// The operators in the order of `BINARY_OP`'s argument (Include/opcode.h: NB_ADD …).
        pub static OPERATORS: [Operator; 13] = [$(Operator {
            symbol: $symbol,
            slot: |s| s.$slot,
            inplace: |s| s.$inplace,
            kind: Kind::$kind,
            in_python: trampoline::$slot,
            forward: |n| &n.$forward,
            reflected: |n| &n.$reflected,
        }),*];
    };
}
operators! {
    "+" add iadd Add __add__ __radd__
    "&" and iand Numeric __and__ __rand__
    "//" floordiv ifloordiv Numeric __floordiv__ __rfloordiv__
    "<<" lshift ilshift Numeric __lshift__ __rlshift__
    "@" matmul imatmul Numeric __matmul__ __rmatmul__
    "*" mul imul Multiply __mul__ __rmul__
    "%" rem irem Numeric __mod__ __rmod__
    "|" or ior Numeric __or__ __ror__
    "**" matmul imatmul Power __pow__ __rpow__
    ">>" rshift irshift Numeric __rshift__ __rrshift__
    "-" sub isub Numeric __sub__ __rsub__
    "/" truediv itruediv Numeric __truediv__ __rtruediv__
    "^" xor ixor Numeric __xor__ __rxor__
}

/// Indices into [`OPERATORS`].
pub mod op {
    pub const ADD: usize = 0;
    pub const AND: usize = 1;
    pub const FLOOR_DIVIDE: usize = 2;
    pub const LSHIFT: usize = 3;
    pub const MATRIX_MULTIPLY: usize = 4;
    pub const MULTIPLY: usize = 5;
    pub const REMAINDER: usize = 6;
    pub const OR: usize = 7;
    pub const POWER: usize = 8;
    pub const RSHIFT: usize = 9;
    pub const SUBTRACT: usize = 10;
    pub const TRUE_DIVIDE: usize = 11;
    pub const XOR: usize = 12;
}

impl Vm {
    /// `a op b`, or `a op= b`.
    pub fn binary_op(&mut self, operator: usize, inplace: bool, a: &Value, b: &Value) -> PyResult {
        let o = &OPERATORS[operator];
        if o.kind == Kind::Power {
            return self.power(a, b, &Value::NONE, inplace);
        }
        if inplace && let Some(f) = (o.inplace)(&self.class_ref(a).get(self).slots) {
            let r = f(self, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        let r = self.nested("", |vm| vm.binary_slot(o.slot, a, b))?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
        if let Some(r) = self.sequence_op(o.kind, inplace, a, b)? {
            return Ok(r);
        }
        Err(self.unsupported(o.symbol, inplace, a, b))
    }

    /// The name of the method that `a op b` begins with, where it is one written in Python if that stands in the class.
    pub(crate) fn operator_method(
        &self,
        operator: usize,
        inplace: bool,
        a: &Value,
        b: &Value,
    ) -> Option<fn(&Names) -> &Ref<Str>> {
        let o = &OPERATORS[operator];
        let ca = self.class_ref(a);
        let slots = &ca.get(self).slots;
        let is_python = (o.slot)(slots).is_some_and(|f| f as usize == o.in_python as usize);
        let is_plain = is_python && o.kind != Kind::Power && !(inplace && (o.inplace)(slots).is_some());
        (is_plain && !self.has_say_first(a, b)).then_some(o.forward)
    }

    /// Whether the class of `b` derives from that of `a`, so that its methods are asked first.
    pub(crate) fn has_say_first(&self, a: &Value, b: &Value) -> bool {
        let (ca, cb) = (self.class_ref(a), self.class_ref(b));
        !ca.value().is(cb.value()) && cb.get(self).is_heap() && is_subclass(self, cb, ca)
    }

    /// `a op b` after the method named by [`Vm::operator_method`] has refused.
    pub(crate) fn binary_op_refused(
        &mut self,
        operator: usize,
        inplace: bool,
        a: &Value,
        b: &Value,
    ) -> PyResult {
        let o = &OPERATORS[operator];
        let (ca, cb) = (self.class_ref(a), self.class_ref(b));
        let other = if ca.value().is(cb.value()) { None } else { (o.slot)(&cb.get(self).slots) };
        let r = match other {
            Some(f) if f as usize == o.in_python as usize => {
                trampoline::call_special(self, b, o.reflected, &[a])?.unwrap_or(Value::NOT_IMPLEMENTED)
            }
            Some(f) => f(self, a, b)?,
            None => Value::NOT_IMPLEMENTED,
        };
        if !r.is_not_implemented() {
            return Ok(r);
        }
        if let Some(r) = self.sequence_op(o.kind, inplace, a, b)? {
            return Ok(r);
        }
        Err(self.unsupported(o.symbol, inplace, a, b))
    }

    /// Tries the slots of both operands, the right one first where its class is a subclass of the left one's.
    pub fn binary_slot(&mut self, get: Get, a: &Value, b: &Value) -> PyResult {
        let (ca, cb) = (self.class_ref(a), self.class_ref(b));
        let fa = get(&ca.get(self).slots);
        let mut fb = if ca.value().is(cb.value()) { None } else { get(&cb.get(self).slots) };
        if let (Some(x), Some(y)) = (fa, fb)
            && x as usize == y as usize
        {
            fb = None;
        }
        if let Some(f) = fa {
            if let Some(g) = fb.filter(|_| is_subclass(self, self.class_ref(b), self.class_ref(a))) {
                let r = g(self, a, b)?;
                if !r.is_not_implemented() {
                    return Ok(r);
                }
                fb = None;
            }
            let r = f(self, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        match fb {
            Some(g) => g(self, a, b),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Concatenation and repetition of sequences, after numbers had their say.
    fn sequence_op(&mut self, kind: Kind, inplace: bool, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let slots = &self.class_ref(a).get(self).slots;
        match kind {
            Kind::Add => match slots.iconcat.filter(|_| inplace).or(slots.concat) {
                Some(f) => f(self, a, b).map(Some),
                None => Ok(None),
            },
            Kind::Multiply => {
                if let Some(f) = slots.irepeat.filter(|_| inplace).or(slots.repeat) {
                    return self.repeat(f, a, b).map(Some);
                }
                // In place, the right operand is asked where the left one knows nothing of sequences alone.
                let by_right = !inplace || !self.class_ref(a).get(self).has_sequence_slots();
                match self.class_ref(b).get(self).slots.repeat.filter(|_| by_right) {
                    Some(f) => self.repeat(f, b, a).map(Some),
                    None => Ok(None),
                }
            }
            Kind::Numeric | Kind::Power => Ok(None),
        }
    }

    fn repeat(&mut self, f: Binary, sequence: &Value, times: &Value) -> PyResult {
        if int_ref(times).is_none() && self.class_ref(times).get(self).slots.index.is_none() {
            raise!(self, TypeError, "can't multiply sequence by non-int of type '{}'", self.type_name(times));
        }
        f(self, sequence, times)
    }

    /// `pow(a, b, modulus)`; the modulus is None for the operator.
    pub fn power(&mut self, a: &Value, b: &Value, modulus: &Value, inplace: bool) -> PyResult {
        let ca = &self.class_ref(a).get(self).slots;
        if let Some(f) = ca.ipow.filter(|_| inplace) {
            let r = f(self, a, b, modulus)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        let (ca, cb) = (self.class_ref(a), self.class_ref(b));
        let fa = ca.get(self).slots.pow;
        let mut fb = if ca.value().is(cb.value()) { None } else { cb.get(self).slots.pow };
        if fa.map(|f| f as usize) == fb.map(|f| f as usize) {
            fb = None;
        }
        if let (Some(_), Some(g)) = (fa, fb)
            && is_subclass(self, self.class_ref(b), self.class_ref(a))
        {
            let r = g(self, a, b, modulus)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
            fb = None;
        }
        for f in [fa, fb].into_iter().flatten() {
            let r = f(self, a, b, modulus)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if !modulus.is_none()
            && let Some(f) = self.class_ref(modulus).get(self).slots.pow
        {
            let tried = [fa, fb].into_iter().flatten().any(|g| g as usize == f as usize);
            let r = if tried { Value::NOT_IMPLEMENTED } else { f(self, a, b, modulus)? };
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if modulus.is_none() {
            let symbol = if inplace { "**" } else { "** or pow()" };
            return Err(self.unsupported(symbol, inplace, a, b));
        }
        raise!(
            self,
            TypeError,
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            self.type_name(a),
            self.type_name(b),
            self.type_name(modulus)
        )
    }

    #[cold]
    fn unsupported(&mut self, symbol: &str, inplace: bool, a: &Value, b: &Value) -> crate::Raised {
        let eq = if inplace { "=" } else { "" };
        let is_print = a.exact::<crate::call::Builtin>().is_some_and(|f| f.method.name == "print");
        let (a, b) = (self.type_name(a), self.type_name(b));
        if symbol == ">>" && !inplace && is_print && self.dialect.explains_print_shift() {
            return crate::error!(
                self,
                TypeError,
                "unsupported operand type(s) for >>: '{a}' and '{b}'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            );
        }
        crate::error!(self, TypeError, "unsupported operand type(s) for {symbol}{eq}: '{a}' and '{b}'")
    }

    /// `-a`, `+a`, `~a`.
    pub fn unary_op(&mut self, symbol: char, a: &Value) -> PyResult {
        let slots = &self.class_ref(a).get(self).slots;
        let f = match symbol {
            '-' => slots.neg,
            '+' => slots.pos,
            _ => slots.invert,
        };
        match f {
            Some(f) => f(self, a),
            None => raise!(self, TypeError, "bad operand type for unary {symbol}: '{}'", self.type_name(a)),
        }
    }

    /// Warns of a special method that gave an instance of a strict subclass of what it should.
    ///
    /// # Errors
    /// As [`Vm::warn`].
    #[inline]
    pub fn warn_of_strict_subclass(&mut self, method: &str, result: &Value, wanted: &str) -> PyResult<()> {
        let class = self.class_ref(result).get(self);
        if !class.is_heap() && class.name.eq_str(wanted) {
            return Ok(());
        }
        let text = format!(
            "{method} returned non-{wanted} (type {}).  The ability to return an instance of a strict subclass of {wanted} is \
             deprecated, and may be removed in a future version of Python.",
            self.type_name(result)
        );
        self.warn(Exc::DeprecationWarning, &text, 1)
    }

    /// `bool(a)`.
    #[inline]
    pub fn truth(&mut self, a: &Value) -> PyResult<bool> {
        if let Some(b) = a.as_bool() {
            return Ok(b);
        }
        if a.is_none() {
            return Ok(false);
        }
        let slots = &self.class_ref(a).get(self).slots;
        if let Some(f) = slots.bool {
            return f(self, a);
        }
        match slots.len {
            Some(f) => Ok(f(self, a)? != 0),
            None => Ok(true),
        }
    }
}
