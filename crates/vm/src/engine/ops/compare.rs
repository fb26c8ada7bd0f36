//! Comparison, membership, identity.

use crate::Vm;
use crate::class::slots::CompareOp;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::protocol::compare::{plain_equal, plain_hash};
use crate::types::dict::{self, Dict};
use crate::types::list::List;
use crate::types::set::{self, FrozenSet, Set};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Value};

/// The result for two immediates of one type.
#[inline(always)]
pub fn fast_compare(op: CompareOp, a: Bits, b: Bits) -> Option<bool> {
    if let Some((x, y)) = Bits::shifted_ints(a, b) {
        return Some(op.matches(x.cmp(&y)));
    }
    match (a.as_small_float(), b.as_small_float()) {
        (Some(x), Some(y)) => float(op, x, y),
        // An immediate int is exact as a float.
        (Some(x), None) => float(op, x, b.as_small_int()? as f64),
        (None, Some(y)) => float(op, a.as_small_int()? as f64, y),
        (None, None) => None,
    }
}

#[inline(always)]
fn float(op: CompareOp, x: f64, y: f64) -> Option<bool> {
    Some(match op {
        CompareOp::Lt => x < y,
        CompareOp::Le => x <= y,
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Gt => x > y,
        CompareOp::Ge => x >= y,
    })
}

/// Comparison of strs; of interned ones, equality is identity.
#[inline(always)]
pub fn fast_str(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = (a.exact::<Str>()?, b.exact::<Str>()?);
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Some(op.matches(x.text().cmp(&y.text())));
    }
    let equal = a.is(b) || (!(x.is_interned() && y.is_interned()) && x.same_text(y));
    Some(equal == (op == CompareOp::Eq))
}

#[inline(always)]
fn compare(st: &mut St, op: CompareOp, to_bool: bool) -> Ctl {
    if let Some(r) = fast_compare(op, st.bits(1), st.bits(0)) {
        st.pop_bits();
        st.pop_bits();
        st.push_bits(Bits::from_bool(r));
        return Ctl::Next;
    }
    st.out(|st| compare_slow(st, op, to_bool))
}

#[inline(never)]
fn compare_slow(st: &mut St, op: CompareOp, to_bool: bool) -> Ctl {
    if let Some(r) = fast_str(op, st.peek(1), st.peek(0)) {
        return st.replace(2, Ok(Value::bool(r)));
    }
    st.sync();
    let vm = st.vm();
    let (a, b) = (st.peek(1), st.peek(0));
    let mut result = vm.native_call_in(" in comparison", |vm| vm.compare(a, b, op));
    if let (true, Ok(v)) = (to_bool, &result) {
        let v = v.clone();
        result = vm.truth(&v).map(Value::bool);
    }
    st.consume(2, result)
}

fn op_of(n: u32) -> CompareOp {
    CompareOp::ALL.get(n as usize).copied().unwrap_or(CompareOp::Eq)
}

#[inline(always)]
pub fn compare_op_39(st: &mut St, i: Instr) -> Ctl {
    compare(st, op_of(i.arg()), false)
}

#[inline(always)]
pub fn compare_op_312(st: &mut St, i: Instr) -> Ctl {
    compare(st, op_of(i.arg() >> 4), false)
}

#[inline(always)]
pub fn compare_op_313(st: &mut St, i: Instr) -> Ctl {
    compare(st, op_of(i.arg() >> 5), i.arg() & 16 != 0)
}

/// Membership where finding out calls nothing.
#[inline]
pub fn fast_contains(vm: &Vm, container: &Value, value: &Value) -> Option<bool> {
    if let Some(d) = container.exact::<Dict>() {
        let found = dict::find_plain(&d.get(vm).table, value, plain_hash(value)?);
        return found.ok().map(|found| found.is_some());
    }
    let items: Option<&[Value]> = match (container.exact::<List>(), container.exact::<Tuple>()) {
        (Some(l), _) => Some(&l.get(vm).items),
        (_, Some(t)) => Some(t.items()),
        _ => None,
    };
    if let Some(items) = items {
        for item in items {
            if item.is(value) || plain_equal(item, value)? {
                return Some(true);
            }
        }
        return Some(false);
    }
    let table = if let Some(s) = container.exact::<Set>() {
        &s.get(vm).table
    } else if let Some(s) = container.exact::<FrozenSet>() {
        &s.get(vm).table
    } else {
        return (container.exact::<Str>()?.text().contains(value.exact::<Str>()?.text())).into();
    };
    set::access::find_plain(table, value, plain_hash(value)?).ok().map(|found| found.is_some())
}

pub fn contains_op(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().contains(st.peek(0), st.peek(1)).map(|b| Value::bool(b != (i.arg() == 1)));
    st.consume(2, result)
}

#[inline(always)]
pub fn is_op(st: &mut St, i: Instr) -> Ctl {
    let same = st.bits(1) == st.bits(0);
    st.drop_top(2);
    st.push_bits(Bits::from_bool(same != (i.arg() == 1)));
    Ctl::Next
}
