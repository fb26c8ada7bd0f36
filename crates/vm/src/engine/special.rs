//! Special methods written in Python that run as frames: which function that is, and what the instruction that its caller
//! waits in makes of its result.

use super::instr::Instr;
use super::state::{Ctl, St};
use crate::class::slots::CompareOp;
use crate::names::Names;
use crate::types::function::Function;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};
use taipan_isa::Op;

/// A special method's name.
pub type Name = fn(&Names) -> &Ref<Str>;

/// How many operands lie on the stack while a special method runs for an instruction.
pub fn operands(i: Instr) -> usize {
    if is_call(i) { i.arg() as usize + 2 } else { 2 }
}

fn is_call(i: Instr) -> bool {
    matches!(i.op(), Op::Call311 | Op::Call313)
}

/// The special method of the object's class, where class and method are written in Python; an owned reference.
#[inline]
pub fn function(vm: &mut Vm, object: &Value, name: Name) -> Option<Bits> {
    let class = vm.class_ref(object).get(vm);
    if !class.is_heap() {
        return None;
    }
    if let Some(found) = vm.classes.cached_ref(class.id, name(&vm.names)) {
        return found.filter(|v| v.exact::<Function>().is_some()).map(|v| v.clone().into_bits());
    }
    let (class, name) = (vm.class_of(object), name(&vm.names).clone());
    let method = vm.class_lookup(&class, &name)?;
    method.exact::<Function>().is_some().then(|| method.into_bits())
}

/// The operator of a BINARY_OP, and whether it is in place; `None` for a subscript.
pub fn operator(i: Instr) -> Option<(usize, bool)> {
    const INPLACE: usize = 13;
    const SUBSCRIPT: usize = 26;
    let n = i.arg() as usize;
    match i.op() {
        Op::BinaryOp if n < INPLACE => Some((n, false)),
        Op::BinaryOp if n < SUBSCRIPT => Some((n - INPLACE, true)),
        _ => None,
    }
}

/// Ends the instruction that the frame, whose registers are loaded, waits in with what the method returned.
#[cold]
#[inline(never)]
pub fn finish(st: &mut St, result: Value) -> Ctl {
    st.sync();
    let i = st.code().instrs[st.index()];
    if is_call(i) {
        return st.consume(operands(i), Ok(result));
    }
    let (vm, a, b) = (st.vm(), st.peek(1), st.peek(0));
    if let Some((operator, inplace)) = operator(i) {
        let result = match result.is_not_implemented() {
            true => vm.binary_op_refused(operator, inplace, a, b),
            false => Ok(result),
        };
        return st.consume_forwards(2, result);
    }
    if let Some(op) = i.comparison() {
        let result = compared(vm, i, CompareOp::ALL[op], [a, b], result);
        return st.consume(2, result);
    }
    if i.op() == Op::ContainsOp {
        let result = vm.truth(&result).map(|found| Value::bool(found != (i.arg() == 1)));
        return st.consume(2, result);
    }
    st.consume_forwards(2, Ok(result))
}

fn compared(vm: &mut Vm, i: Instr, op: CompareOp, [a, b]: [&Value; 2], result: Value) -> PyResult {
    let result = if result.is_not_implemented() {
        let other = vm.class_ref(b).get(vm).slots.compare;
        vm.native_call_in(" in comparison", |vm| vm.compare_refused(a, b, op, other))?
    } else {
        result
    };
    if i.converts_to_bool() { vm.truth(&result).map(Value::bool) } else { Ok(result) }
}
