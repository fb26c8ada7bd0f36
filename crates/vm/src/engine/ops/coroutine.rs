//! Coroutines and asynchronous generators.

use super::except::raise_again;
use super::with::special;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::generator::{AsyncWrapped, Generator, Kind};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// `[awaitable -> iterator]`
pub fn get_awaitable(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = awaitable(st.vm(), st.peek(0), i.arg());
    st.replace(1, result)
}

fn awaitable(vm: &mut Vm, value: &Value, origin: u32) -> PyResult {
    let iterator = match (vm.awaitable_iterator(value)?, origin) {
        (Some(iterator), _) => iterator,
        (None, 0) => return vm.await_iterator(value),
        (None, _) => {
            let method = if origin == 1 { "__aenter__" } else { "__aexit__" };
            raise!(
                vm,
                TypeError,
                "'async with' received an object from {method} that does not implement __await__: {}",
                vm.type_name(value)
            )
        }
    };
    if vm.is_being_awaited(&iterator) {
        raise!(vm, RuntimeError, "coroutine is being awaited already");
    }
    Ok(iterator)
}

/// `[iterable -> aiter]`
pub fn get_aiter(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = aiter(st.vm(), st.peek(0));
    st.replace(1, result)
}

fn aiter(vm: &mut Vm, iterable: &Value) -> PyResult {
    let Some(slot) = vm.class_ref(iterable).get(vm).slots.aiter else {
        let given = vm.type_name(iterable);
        raise!(vm, TypeError, "'async for' requires an object with __aiter__ method, got {given}");
    };
    let iterator = slot(vm, iterable)?;
    if vm.class_ref(&iterator).get(vm).slots.anext.is_none() {
        raise!(
            vm,
            TypeError,
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            vm.type_name(&iterator)
        );
    }
    Ok(iterator)
}

/// `[aiter -> aiter awaitable]`
pub fn get_anext(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = anext(st.vm(), st.peek(0));
    st.replace(0, result)
}

fn anext(vm: &mut Vm, iterator: &Value) -> PyResult {
    let Some(slot) = vm.class_ref(iterator).get(vm).slots.anext else {
        let given = vm.type_name(iterator);
        raise!(vm, TypeError, "'async for' requires an iterator with __anext__ method, got {given}");
    };
    let awaitable = slot(vm, iterator)?;
    let is_own = iterator.downcast::<Generator>().is_some_and(|g| g.get(vm).kind == Kind::AsyncGenerator);
    if is_own {
        return Ok(awaitable);
    }
    match vm.await_iterator(&awaitable) {
        Ok(iterator) => Ok(iterator),
        Err(e) => {
            let given = vm.type_name(&awaitable);
            let cause = e.into_exception().unwrap_or(Value::NONE);
            let message = format!("'async for' received an invalid object from __anext__: {given}");
            Err(vm.error_from(Exc::TypeError, &message, cause))
        }
    }
}

/// `[aiter exception -> ]`
pub fn end_async_for(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    if vm.is_instance_of_exc(st.peek(0), Exc::StopAsyncIteration) {
        st.drop_top(2);
        return st.settle();
    }
    let e = st.pop();
    raise_again(st, i, e)
}

/// `[manager -> exit awaitable]`
pub fn before_async_with(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    match enter(st.vm(), st.peek(0)) {
        Ok((exit, entered)) => {
            st.drop_top(1);
            st.push(exit);
            st.push(entered);
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

fn enter(vm: &mut Vm, manager: &Value) -> PyResult<(Value, Value)> {
    let missing = |vm: &mut Vm, what: &str| {
        let message = vm.dialect.no_context_manager(&vm.type_name(manager), what);
        vm.error(Exc::TypeError, message)
    };
    let Some(enter) = special(vm, manager, |n| &n.__aenter__)? else { return Err(missing(vm, "__aenter__")) };
    let Some(exit) = special(vm, manager, |n| &n.__aexit__)? else { return Err(missing(vm, "__aexit__")) };
    let entered = vm.call(&enter, &[])?;
    Ok((exit, entered))
}

/// `[value -> wrapped]`
pub fn async_gen_wrap(st: &mut St, _i: Instr) -> Ctl {
    let value = st.pop();
    st.push(Ref::new(AsyncWrapped { value }).into());
    Ctl::Next
}
