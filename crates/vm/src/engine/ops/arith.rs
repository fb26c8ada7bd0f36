//! Arithmetic.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::protocol::number::op;
use crate::types::list::List;
use crate::types::set;
use crate::types::str::Str;
use taipan_heap::{Bits, Ref, Value};
use taipan_isa::{Op, local_pair};
use taipan_prim::float;
use taipan_prim::text::Text;

/// `BINARY_OP` numbers the in-place operators from here.
const INPLACE: usize = 13;
/// 3.14's subscript.
const SUBSCRIPT: usize = 26;

/// The result for two small ints or floats, where that needs no allocation.
#[inline(always)]
pub fn fast_arithmetic(operator: usize, a: Bits, b: Bits) -> Option<Bits> {
    if let Some((x, y)) = Bits::shifted_ints(a, b) {
        match operator {
            op::ADD => return x.checked_add(y).map(Bits::from_shifted_int),
            op::SUBTRACT => return x.checked_sub(y).map(Bits::from_shifted_int),
            op::MULTIPLY => return (x >> 16).checked_mul(y).map(Bits::from_shifted_int),
            op::AND => return Some(Bits::from_shifted_int(x & y)),
            op::OR => return Some(Bits::from_shifted_int(x | y)),
            op::XOR => return Some(Bits::from_shifted_int(x ^ y)),
            _ => {}
        }
        let (x, y) = (x >> 16, y >> 16);
        return match operator {
            op::FLOOR_DIVIDE if y > 0 => Bits::small_int(x.div_euclid(y)),
            op::REMAINDER if y > 0 => Bits::small_int(x.rem_euclid(y)),
            op::RSHIFT if y >= 0 => Bits::small_int(x >> y.min(63)),
            op::LSHIFT if (0..47).contains(&y) && (x << y) >> y == x => Bits::small_int(x << y),
            op::TRUE_DIVIDE if y != 0 => Bits::small_float(x as f64 / y as f64),
            _ => None,
        };
    }
    let (x, y) = match (a.as_small_float(), b.as_small_float()) {
        (Some(x), Some(y)) => (x, y),
        (Some(x), None) => (x, b.as_small_int()? as f64),
        (None, Some(y)) => (a.as_small_int()? as f64, y),
        (None, None) => return None,
    };
    match operator {
        op::ADD => Bits::small_float(x + y),
        op::SUBTRACT => Bits::small_float(x - y),
        op::MULTIPLY => Bits::small_float(x * y),
        op::TRUE_DIVIDE if y != 0.0 => Bits::small_float(x / y),
        _ => None,
    }
}

/// The result for two ints of 64 bits, floats or strs, where that neither calls nor asks for anything.
pub fn plain_arithmetic(vm: &mut Vm, operator: usize, inplace: bool, a: &Value, b: &Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (a.as_i64(), b.as_i64()) {
        return plain_ints(operator, x, y).map(Value::int);
    }
    if let (Some(x), Some(y)) = (a.bits().as_small_float(), b.bits().as_small_float()) {
        return match operator {
            op::FLOOR_DIVIDE => float::floor_div(x, y).map(Value::float),
            op::REMAINDER => float::modulo(x, y).map(Value::float),
            op::POWER => float::pow(x, y).ok().map(Value::float),
            _ => None,
        };
    }
    if let Some(l) = a.exact::<List>().filter(|_| !inplace) {
        return plain_list(vm, operator, l, b);
    }
    let Some(x) = a.exact::<Str>() else {
        return if inplace { None } else { set::algebra::plain_operator(vm, operator, a, b) };
    };
    let y = b.exact::<Str>()?;
    if operator != op::ADD || x.is_empty() || y.is_empty() || x.len().saturating_add(y.len()) > UNASKED {
        return None;
    }
    Some(vm.new_text(Text::concat(x.text(), y.text())))
}

/// `list + list` and `list * int` that make a short list.
fn plain_list(vm: &mut Vm, operator: usize, list: &Ref<List>, b: &Value) -> Option<Value> {
    let items = &list.get(vm).items;
    let made = match (b.exact::<List>(), b.bits().as_small_int()) {
        (Some(other), _) if operator == op::ADD => {
            let others = &other.get(vm).items;
            let total = items.len() + others.len();
            if total > UNASKED {
                return None;
            }
            let mut made = Vec::with_capacity(total);
            made.extend_from_slice(items);
            made.extend_from_slice(others);
            made
        }
        (_, Some(n)) if operator == op::MULTIPLY => {
            let n = usize::try_from(n).unwrap_or(0);
            match (items.as_slice(), items.len().checked_mul(n)?) {
                (_, total) if total > UNASKED => return None,
                ([one], _) => vec![one.clone(); n],
                (many, total) => {
                    let mut made = Vec::with_capacity(total);
                    (0..n).for_each(|_| made.extend_from_slice(many));
                    made
                }
            }
        }
        _ => return None,
    };
    Some(List::new_ref(made).into())
}

/// Texts and lists of so many characters or items are made without asking for the memory first.
const UNASKED: usize = 1 << 14;

/// The result for two ints of 64 bits, where that is one.
pub fn plain_ints(operator: usize, x: i64, y: i64) -> Option<i64> {
    match operator {
        op::ADD => x.checked_add(y),
        op::SUBTRACT => x.checked_sub(y),
        op::MULTIPLY => x.checked_mul(y),
        op::AND => Some(x & y),
        op::OR => Some(x | y),
        op::XOR => Some(x ^ y),
        op::FLOOR_DIVIDE if y > 0 => Some(x.div_euclid(y)),
        op::REMAINDER if y > 0 => Some(x.rem_euclid(y)),
        op::RSHIFT if y >= 0 => Some(x >> y.min(63)),
        op::LSHIFT if (0..63).contains(&y) && (x << y) >> y == x => Some(x << y),
        op::POWER => x.checked_pow(u32::try_from(y).ok()?),
        _ => None,
    }
}

#[inline(always)]
pub fn binary_op(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let operator = if n >= INPLACE { n - INPLACE } else { n };
    let (a, b) = (st.bits(1), st.bits(0));
    if let Some(r) = fast_arithmetic(operator, a, b) {
        // The operands are immediates: nothing to release.
        st.pop_bits();
        st.pop_bits();
        st.push_bits(r);
        return Ctl::Next;
    }
    if n == SUBSCRIPT {
        return super::subscr::binary_subscr(st, i);
    }
    if operator == op::ADD && st.out(append_in_place) {
        return Ctl::Next;
    }
    st.out(|st| binary_slow(st, operator, n >= INPLACE))
}

/// Appends to a str that nobody else sees: one whose only reference is on the stack, or that the next instruction takes
/// from the very local which it will be put back into (CPython's `unicode_concatenate`). True where that was done.
#[inline(never)]
fn append_in_place(st: &mut St) -> bool {
    let (Some(left), Some(right)) = (st.peek(1).exact::<Str>(), st.peek(0).exact::<Str>()) else {
        return false;
    };
    let bits = st.bits(1);
    // SAFETY: fact: targets. An instruction that falls through has another behind it.
    let next = unsafe { *st.pc };
    let target = match next.op() {
        Op::StoreFast => Some(next.arg()),
        Op::StoreFastLoadFast => Some(local_pair(next.arg()).0),
        _ => None,
    };
    let target = target.filter(|&local| st.local(local) == bits);
    let count = st.peek(1).ref_count();
    if left.is_interned() || count != if target.is_some() { 2 } else { 1 } {
        return false;
    }
    if let Some(local) = target {
        let bound = st.swap_local(local, Bits::NULL);
        st.release(bound);
    }
    // SAFETY: token: the one reference left is the stack's, and `right` is another object.
    unsafe { (*payload(left)).append(right.text()) };
    st.drop_top(1);
    true
}

#[cold]
#[inline(never)]
fn binary_slow(st: &mut St, operator: usize, inplace: bool) -> Ctl {
    if let Some(v) = plain_arithmetic(st.vm(), operator, inplace, st.peek(1), st.peek(0)) {
        return st.consume_forwards(2, Ok(v));
    }
    st.sync();
    let result = st.vm().binary_op(operator, inplace, st.peek(1), st.peek(0));
    st.consume_forwards(2, result)
}

fn unary(st: &mut St, symbol: char) -> Ctl {
    st.sync();
    let result = st.vm().unary_op(symbol, st.peek(0));
    st.replace(1, result)
}

#[inline(always)]
pub fn unary_negative(st: &mut St, _i: Instr) -> Ctl {
    if let Some(i) = st.bits(0).as_small_int() {
        st.pop_bits();
        st.push(Value::int(-i));
        return Ctl::Next;
    }
    st.out(|st| unary(st, '-'))
}

pub fn unary_positive(st: &mut St, _i: Instr) -> Ctl {
    st.out(|st| unary(st, '+'))
}

pub fn unary_invert(st: &mut St, _i: Instr) -> Ctl {
    st.out(|st| unary(st, '~'))
}

#[inline(always)]
pub fn unary_not_38(st: &mut St, _i: Instr) -> Ctl {
    if let Some(b) = st.bits(0).as_bool() {
        st.pop_bits();
        st.push_bits(Bits::from_bool(!b));
        return Ctl::Next;
    }
    st.out(unary_not_slow)
}

#[inline(never)]
fn unary_not_slow(st: &mut St) -> Ctl {
    st.sync();
    let result = st.vm().truth(st.peek(0)).map(|b| Value::bool(!b));
    st.replace(1, result)
}

/// The operand is a bool in what compilers emit; anything else is tested for truth.
#[inline(always)]
pub fn unary_not_313(st: &mut St, i: Instr) -> Ctl {
    unary_not_38(st, i)
}

#[inline(always)]
pub fn to_bool(st: &mut St, _i: Instr) -> Ctl {
    if st.bits(0).as_bool().is_some() {
        return Ctl::Next;
    }
    st.out(to_bool_slow)
}

#[inline(never)]
fn to_bool_slow(st: &mut St) -> Ctl {
    st.sync();
    let result = st.vm().truth(st.peek(0)).map(Value::bool);
    st.replace(1, result)
}
