//! Exceptions.

use crate::class::Class;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::{Exc, Exception};
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;

pub fn raise_varargs(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let result = match i.arg() {
        0 => {
            let handled = vm.handled_exception();
            if handled.is_none() {
                let e = vm.error(Exc::RuntimeError, "No active exception to reraise");
                return st.raise(e);
            }
            vm.raised = Some(Raised::new(handled));
            return Ctl::Reraise;
        }
        1 => vm.exception_from(st.peek(0)),
        _ => raise_from(vm, st.peek(1), st.peek(0)),
    };
    let raised = match result {
        Ok(e) => vm.raised(e),
        Err(e) => e,
    };
    st.raise(raised)
}

fn raise_from(vm: &mut Vm, value: &Value, cause: &Value) -> PyResult {
    let e = vm.exception_from(value)?;
    let cause = if cause.is_none() {
        Value::NONE
    } else if cause.downcast::<Exception>().is_some() {
        cause.clone()
    } else if cause.downcast::<Class>().is_some() {
        let c = vm.call(cause, &[])?;
        if c.downcast::<Exception>().is_none() {
            let shown = vm.repr_string(cause)?;
            raise!(
                vm,
                TypeError,
                "calling {shown} should have returned an instance of BaseException, not {}",
                vm.type_name(&c)
            );
        }
        c
    } else {
        raise!(vm, TypeError, "exception causes must derive from BaseException");
    };
    if let Some(x) = e.downcast::<Exception>() {
        let x = x.get_mut(vm);
        x.cause = cause;
        x.suppress_context = true;
    }
    Ok(e)
}

/// `[exception -> previous exception]`
pub fn push_exc_info(st: &mut St, _i: Instr) -> Ctl {
    let vm = st.vm();
    let e = st.pop();
    let previous = match vm.handled.last_mut() {
        Some(h) => std::mem::replace(h, e.clone()),
        None => Value::NONE,
    };
    st.push(previous);
    st.push(e);
    Ctl::Next
}

pub fn pop_except(st: &mut St, _i: Instr) -> Ctl {
    let previous = st.pop();
    let old = st.vm().handled.last_mut().map(|h| std::mem::replace(h, previous));
    drop(old);
    st.settle()
}

pub fn check_exc_match(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = matches(st.vm(), st.peek(1), st.peek(0));
    st.replace(1, result.map(Value::bool))
}

fn matches(vm: &mut Vm, e: &Value, class: &Value) -> PyResult<bool> {
    if let Some(t) = class.downcast::<Tuple>() {
        for c in t.items() {
            check_class(vm, c)?;
        }
        return Ok(t.items().iter().any(|c| is_match(vm, e, c)));
    }
    check_class(vm, class)?;
    Ok(is_match(vm, e, class))
}

fn is_match(vm: &Vm, e: &Value, class: &Value) -> bool {
    class.downcast::<Class>().is_some_and(|c| vm.derives(vm.class_ref(e), c))
}

fn check_class(vm: &mut Vm, class: &Value) -> PyResult<()> {
    let base = vm.exceptions.get(Exc::BaseException).clone();
    match class.downcast::<Class>() {
        Some(c) if vm.derives(c, &base) => Ok(()),
        _ => raise!(vm, TypeError, "catching classes that do not inherit from BaseException is not allowed"),
    }
}

/// Raises the exception on top again. The place kept below it, where the argument is not 0, is for `f_lineno` alone.
pub fn reraise(st: &mut St, _i: Instr) -> Ctl {
    let e = st.pop();
    if e.downcast::<Exception>().is_none() {
        let e = st.vm().error(Exc::SystemError, "RERAISE needs an exception");
        return st.raise(e);
    }
    st.vm().raised = Some(Raised::new(e));
    Ctl::Reraise
}
