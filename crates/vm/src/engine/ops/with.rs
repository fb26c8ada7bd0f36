//! `with`.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exception;
use crate::names::Names;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// A special method of the object's class, bound.
pub(super) fn special(vm: &mut Vm, object: &Value, name: fn(&Names) -> &Ref<Str>) -> PyResult<Option<Value>> {
    let name = name(&vm.names).clone();
    match vm.type_lookup(object, &name) {
        Some(m) => vm.bind_special(&m, object).map(Some),
        None => Ok(None),
    }
}

pub fn before_with(st: &mut St, _i: Instr) -> Ctl {
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
        vm.error(crate::exc::Exc::TypeError, message)
    };
    let Some(enter) = special(vm, manager, |n| &n.__enter__)? else { return Err(missing(vm, "__enter__")) };
    let Some(exit) = special(vm, manager, |n| &n.__exit__)? else { return Err(missing(vm, "__exit__")) };
    let entered = vm.call(&enter, &[])?;
    Ok((exit, entered))
}

/// 3.14: `[owner -> method self|NULL]`
pub fn load_special(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let (name, what): (fn(&Names) -> &Ref<Str>, &str) = match i.arg() {
        0 => (|n| &n.__enter__, "__enter__"),
        1 => (|n| &n.__exit__, "__exit__"),
        2 => (|n| &n.__aenter__, "__aenter__"),
        _ => (|n| &n.__aexit__, "__aexit__"),
    };
    let symbol = name(&vm.names).clone();
    let owner = st.peek(0);
    let Some(m) = vm.type_lookup(owner, &symbol) else {
        let mut message = vm.dialect.no_context_manager(&vm.type_name(owner), what);
        message.push_str(other_protocol(vm, owner, what));
        let e = vm.error(crate::exc::Exc::TypeError, message);
        return st.raise(e);
    };
    if vm.is_method_descriptor(&m) {
        let owner = st.pop_bits();
        st.push(m);
        st.push_bits(owner);
        return Ctl::Next;
    }
    match vm.bind_special(&m, owner) {
        Ok(bound) => {
            st.drop_top(1);
            st.push(bound);
            st.push_bits(Bits::NULL);
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

/// The hint for who has the other kind of context manager (`_PyEval_SpecialMethodCanSuggest`).
fn other_protocol(vm: &mut Vm, owner: &Value, missing: &str) -> &'static str {
    let is_async = missing.starts_with("__a");
    let names = if is_async {
        [vm.names.__enter__.clone(), vm.names.__exit__.clone()]
    } else {
        [vm.names.__aenter__.clone(), vm.names.__aexit__.clone()]
    };
    let binds = |vm: &mut Vm, name: &Ref<Str>| {
        let found = vm.type_lookup(owner, name);
        found.is_some_and(|m| vm.class_ref(&m).get(vm).slots.descr_get.is_some())
    };
    if !names.iter().all(|n| binds(vm, n)) {
        return "";
    }
    if is_async {
        " but it supports the context manager protocol. Did you mean to use 'with'?"
    } else {
        " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
    }
}

/// The arguments of `__exit__`: class, exception, traceback.
pub fn exit_arguments(vm: &Vm, e: &Value) -> [Value; 3] {
    let traceback = e.downcast::<Exception>().map_or(Value::NONE, |x| x.get(vm).traceback.clone());
    [vm.class_of(e).into(), e.clone(), traceback]
}

/// `[exit lasti previous exception -> … result]`
pub fn with_except_start_311(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let args = exit_arguments(vm, st.peek(0));
    let result = vm.call(st.peek(3), &args);
    st.replace(0, result)
}

/// `[exit self|NULL lasti previous exception -> … result]`
pub fn with_except_start_314(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let [a, b, c] = exit_arguments(vm, st.peek(0));
    let (exit, this) = (st.peek(4), st.peek(3));
    let result = match this.present() {
        Some(this) => vm.call(exit, &[this.clone(), a, b, c]),
        None => vm.call(exit, &[a, b, c]),
    };
    st.replace(0, result)
}
