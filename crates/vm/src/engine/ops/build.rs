//! Building containers.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::{Exc, Exception};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::set::Set;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::text::TextBuilder;

/// Moves the `n` top values off the stack.
#[inline(always)]
fn take(st: &mut St, n: usize) -> impl ExactSizeIterator<Item = Value> + use<> {
    // SAFETY: fact: depth, full. That many values are on the stack; ownership moves with the slots given up.
    let base = unsafe { st.sp.sub(n) };
    st.sp = base;
    (0..n).map(move |i| unsafe { base.add(i).read().into_value() })
}

#[inline(always)]
pub fn build_tuple(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let tuple = if n == 0 {
        st.vm().shared.empty_tuple.clone().into()
    } else {
        let items: smallvec::SmallVec<[Value; 3]> = take(st, n).collect();
        Value::from(Ref::new(Tuple::new(items)))
    };
    st.push(tuple);
    Ctl::Next
}

#[inline(always)]
pub fn build_list(st: &mut St, i: Instr) -> Ctl {
    let items: Vec<Value> = take(st, i.arg() as usize).collect();
    st.push(List::new_ref(items).into());
    Ctl::Next
}

pub fn build_set(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let n = i.arg() as usize;
    let result = st.vm().new_set(st.top_slice(n).to_vec());
    st.replace(n, result)
}

pub fn build_map(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let n = i.arg() as usize;
    let vm = st.vm();
    let dict = Dict::new_ref(vm);
    for pair in st.top_slice(2 * n).chunks_exact(2) {
        let Err(value) = vm.dict_set_plain(&dict, &pair[0], pair[1].clone()) else { continue };
        if let Err(e) = vm.dict_set(&dict, &pair[0], value) {
            return st.raise(e);
        }
    }
    st.replace(2 * n, Ok(dict.into()))
}

pub fn build_const_key_map(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let n = i.arg() as usize;
    let vm = st.vm();
    let slots = st.top_slice(n + 1);
    let keys = slots[n].exact::<Tuple>().map_or(&[][..], |t| t.items());
    if keys.len() != n {
        let e = vm.error(Exc::SystemError, "bad BUILD_CONST_KEY_MAP keys argument");
        return st.raise(e);
    }
    let dict = Dict::new_ref(vm);
    for (k, v) in keys.iter().zip(slots) {
        let Err(value) = vm.dict_set_plain(&dict, k, v.clone()) else { continue };
        if let Err(e) = vm.dict_set(&dict, k, value) {
            return st.raise(e);
        }
    }
    st.replace(n + 1, Ok(dict.into()))
}

pub fn build_slice(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let parts = st.top_slice(n);
    let step = parts.get(2).cloned().unwrap_or(Value::NONE);
    let slice = Ref::new(Slice { start: parts[0].clone(), stop: parts[1].clone(), step });
    st.replace(n, Ok(slice.into()))
}

pub fn build_string(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let bytes = |v: &Value| v.downcast::<Str>().map_or(0, |s| s.len() * s.text().unit());
    let bytes = st.top_slice(n).iter().map(bytes).sum();
    if let Err(e) = st.vm().check_memory(bytes) {
        return st.raise(e);
    }
    let mut text = TextBuilder::new();
    for v in st.top_slice(n) {
        if let Some(s) = v.downcast::<Str>() {
            text.push_text(s.text());
        }
    }
    let v = st.vm().new_text(text.finish());
    st.replace(n, Ok(v))
}

pub fn list_to_tuple(st: &mut St, _i: Instr) -> Ctl {
    let vm = st.vm();
    let items = st.peek(0).exact::<List>().map_or_else(Vec::new, |l| l.get(vm).items.clone());
    let v = vm.new_tuple(items);
    st.replace(1, Ok(v))
}

/// The container that the argument names once the values above it are off: verified to be on the stack, its type not.
fn wrong_container(st: &mut St) -> Ctl {
    let e =
        st.vm().error(Exc::SystemError, "bad internal call: not the container that the instruction needs");
    st.raise(e)
}

#[inline(always)]
pub fn list_append(st: &mut St, i: Instr) -> Ctl {
    match st.peek(i.arg() as usize).exact::<List>() {
        Some(l) => {
            let v = st.pop();
            let items = &mut l.get_mut(st.vm()).items;
            if items.len() < items.capacity() {
                items.push(v);
                return Ctl::Next;
            }
            match st.vm().list_push(l, v) {
                Ok(()) => Ctl::Next,
                Err(e) => st.raise(e),
            }
        }
        None => st.out(wrong_container),
    }
}

pub fn set_add(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let Some(s) = st.peek(i.arg() as usize).exact::<Set>() else { return wrong_container(st) };
    let result = st.vm().set_add(s, st.peek(0));
    st.finish(1, result)
}

pub fn map_add(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let Some(d) = st.peek(i.arg() as usize + 1).exact::<Dict>() else { return wrong_container(st) };
    let result = match st.vm().dict_set_plain(d, st.peek(1), st.peek(0).clone()) {
        Ok(old) => {
            drop(old);
            Ok(())
        }
        Err(value) => st.vm().dict_set(d, st.peek(1), value),
    };
    st.finish(2, result)
}

pub fn list_extend(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let Some(l) = st.peek(i.arg() as usize).exact::<List>() else { return wrong_container(st) };
    let vm = st.vm();
    let iterable = st.peek(0);
    let result = match vm.list_extend(l, iterable) {
        Ok(()) => Ok(()),
        Err(e) if vm.is_exception(&e, Exc::TypeError) && not_iterable(st, iterable) => {
            Err(error!(vm, TypeError, "Value after * must be an iterable, not {}", vm.type_name(iterable)))
        }
        Err(e) => Err(e),
    };
    st.finish(1, result)
}

fn not_iterable(st: &St, v: &Value) -> bool {
    let vm = st.vm();
    let slots = &vm.class_ref(v).get(vm).slots;
    slots.iter.is_none() && slots.getitem.is_none()
}

pub fn set_update(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let Some(s) = st.peek(i.arg() as usize).exact::<Set>() else { return wrong_container(st) };
    let result = st.vm().set_update(s, st.peek(0));
    st.finish(1, result)
}

pub fn dict_update(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let Some(d) = st.peek(i.arg() as usize).exact::<Dict>() else { return wrong_container(st) };
    let vm = st.vm();
    let other = st.peek(0);
    let result = match vm.dict_merge(d, other) {
        Err(e) if vm.is_exception(&e, Exc::AttributeError) => {
            Err(error!(vm, TypeError, "'{}' object is not a mapping", vm.type_name(other)))
        }
        r => r,
    };
    st.finish(1, result)
}

/// `**mapping` among the arguments of a call: a key found twice is an error. `callee` lies that far down.
fn dict_merge(st: &mut St, i: Instr, callee: usize) -> Ctl {
    st.sync();
    let Some(d) = st.peek(i.arg() as usize).exact::<Dict>() else { return wrong_container(st) };
    let function = st.peek(callee);
    let result = merge(st, d, st.peek(0), function);
    st.finish(1, result)
}

fn merge(st: &mut St, d: &Ref<Dict>, other: &Value, function: &Value) -> PyResult<()> {
    let vm = st.vm();
    let keys = vm.names.keys.clone();
    let is_mapping = other.downcast::<Dict>().is_some() || vm.getattr_optional(other, &keys)?.is_some();
    let merged =
        if is_mapping { vm.dict_merge_new(d, other) } else { Err(error!(vm, AttributeError, "keys")) };
    match merged {
        Ok(None) => Ok(()),
        Ok(Some(known)) => {
            let shown = vm.function_text(function)?;
            let key = vm.str_string(&known)?;
            Err(error!(vm, TypeError, "{shown} got multiple values for keyword argument '{key}'"))
        }
        Err(e) => Err(merge_error(vm, e, other, function)),
    }
}

/// What goes wrong in merging is taken for what it most likely means (`format_kwargs_error`).
#[cold]
fn merge_error(vm: &mut Vm, raised: Raised, other: &Value, function: &Value) -> Raised {
    let made = |vm: &mut Vm| -> PyResult<Option<Raised>> {
        if vm.is_exception(&raised, Exc::AttributeError) {
            let (shown, kind) = (vm.function_text(function)?, vm.type_name(other));
            return Ok(Some(error!(
                vm,
                TypeError, "{shown} argument after ** must be a mapping, not {kind}"
            )));
        }
        if !vm.dialect.key_errors_mean_duplicates() || !vm.is_exception(&raised, Exc::KeyError) {
            return Ok(None);
        }
        let Some(e) = raised.exception().and_then(|e| e.downcast::<Exception>()) else { return Ok(None) };
        let args = e.get(vm).args.clone();
        let [key] = args.items() else { return Ok(None) };
        let (shown, key) = (vm.function_text(function)?, vm.str_string(key)?);
        Ok(Some(error!(vm, TypeError, "{shown} got multiple values for keyword argument '{key}'")))
    };
    match made(vm) {
        Ok(Some(e)) | Err(e) => e,
        Ok(None) => raised,
    }
}

/// Under the dict stand the positional arguments and the callable.
pub fn dict_merge_39(st: &mut St, i: Instr) -> Ctl {
    dict_merge(st, i, i.arg() as usize + 2)
}

/// The same with the empty slot above the callable.
pub fn dict_merge_313(st: &mut St, i: Instr) -> Ctl {
    dict_merge(st, i, i.arg() as usize + 3)
}
