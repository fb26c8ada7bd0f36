//! Exceptions.

use crate::class::{Class, is_subclass};
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
    } else if cause
        .downcast::<Class>()
        .is_some_and(|c| is_subclass(vm, c, vm.exceptions.get(Exc::BaseException)))
    {
        let c = vm.call(cause, &[])?;
        if c.downcast::<Exception>().is_none() && vm.dialect.checks_made_causes() {
            let shown = vm.repr_string(cause)?;
            let class = vm.class_of(&c);
            raise!(
                vm,
                TypeError,
                "calling {shown} should have returned an instance of BaseException, not {}",
                vm.repr_string(class.value())?
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
    check_classes(vm, class)?;
    Ok(vm.exception_matches(e, class))
}

impl Vm {
    /// Whether an exception is an instance of a class, or of one of a tuple (`PyErr_GivenExceptionMatches`).
    pub(crate) fn exception_matches(&self, e: &Value, class: &Value) -> bool {
        let is_match = |c: &Value| c.downcast::<Class>().is_some_and(|c| self.derives(self.class_ref(e), c));
        match class.downcast::<Tuple>() {
            Some(t) => t.items().iter().any(is_match),
            None => is_match(class),
        }
    }
}

/// The operand of `except`: a class, or a tuple of classes.
fn check_classes(vm: &mut Vm, class: &Value) -> PyResult<()> {
    let base = vm.exceptions.get(Exc::BaseException).clone();
    let classes = class.downcast::<Tuple>().map_or(std::slice::from_ref(class), |t| t.items());
    if classes.iter().all(|c| c.downcast::<Class>().is_some_and(|c| vm.derives(c, &base))) {
        return Ok(());
    }
    raise!(vm, TypeError, "catching classes that do not inherit from BaseException is not allowed")
}

/// The same for `except*`, which takes no groups.
fn check_star_classes(vm: &mut Vm, class: &Value) -> PyResult<()> {
    check_classes(vm, class)?;
    let group = vm.exceptions.get(Exc::BaseExceptionGroup).clone();
    let classes = class.downcast::<Tuple>().map_or(std::slice::from_ref(class), |t| t.items());
    if classes.iter().any(|c| c.downcast::<Class>().is_some_and(|c| vm.derives(c, &group))) {
        raise!(vm, TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    Ok(())
}

/// `[exception classes -> rest match]`
pub fn check_eg_match(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let (e, classes) = (st.peek(1), st.peek(0));
    let result = check_star_classes(vm, classes).and_then(|()| vm.exception_group_match(e, classes));
    match result {
        Ok((matching, rest)) => {
            st.drop_top(2);
            if !matching.is_none()
                && let Some(handled) = vm.handled.last_mut()
            {
                let old = std::mem::replace(handled, matching.clone());
                drop(old);
            }
            st.push(rest);
            st.push(matching);
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

/// `[original raised -> exception]`
pub fn prep_reraise_star(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = reraise_star(st.vm(), st.peek(1), st.peek(0));
    st.replace(2, result)
}

/// What is left to raise after all clauses of `except*`.
pub fn reraise_star(vm: &mut Vm, original: &Value, raised: &Value) -> PyResult {
    let raised = vm.collect_items(raised)?;
    vm.prepare_reraise_star(original, &raised)
}

/// Raises the exception on top again. The argument, where it is not 0, says where the place of the
/// first raise is kept, for the next handler.
pub fn reraise(st: &mut St, i: Instr) -> Ctl {
    let e = st.pop();
    raise_again(st, i, e)
}

/// Raises what an exception handler was entered with; anything else can stand in its place.
pub(super) fn raise_again(st: &mut St, i: Instr, e: Value) -> Ctl {
    if e.downcast::<Exception>().is_none() {
        let e = st.vm().error(Exc::SystemError, format!("{} needs an exception", i.op().name()));
        return st.raise(e);
    }
    st.vm().raised = Some(Raised::new(e));
    Ctl::Reraise
}
