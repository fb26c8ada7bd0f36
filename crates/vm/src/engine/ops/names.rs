//! Names: namespaces, globals, builtins.

use crate::engine::cache::Found;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

impl Vm {
    /// `mapping[name]`, or `None` where that raises KeyError.
    pub fn lookup_in_mapping(&mut self, mapping: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
        match self.getitem(mapping, name.value()) {
            Ok(v) => Ok(Some(v)),
            Err(e) => self.catch(e, Exc::KeyError).map(|_| None),
        }
    }
}

/// The frame of a function has no namespace (`_PyEval_EvalFrameDefault`).
#[cold]
pub(super) fn no_locals(st: &mut St, when: &str, name: Option<&Ref<Str>>) -> Ctl {
    st.sync();
    let vm = st.vm();
    let shown = name.map_or(Ok(String::new()), |name| vm.repr_string(name.value()));
    let raised = shown.map(|shown| vm.error(Exc::SystemError, format!("no locals{when}{shown}")));
    st.raise(raised.unwrap_or_else(|e| e))
}

fn undefined(st: &mut St, name: &Ref<Str>) -> Ctl {
    let e = st.vm().name_error(Exc::NameError, format!("name '{name}' is not defined"), name);
    st.raise(e)
}

/// A global or builtin.
fn global(st: &St, name: &Ref<Str>) -> Option<Value> {
    let f = st.frame();
    // SAFETY: frame: the function keeps both dicts alive; token: nothing runs while they are looked at.
    let (globals, builtins) = unsafe { (&*f.globals, &*f.builtins) };
    globals.get_str(name).or_else(|| builtins.get_str(name)).cloned()
}

pub fn load_name(st: &mut St, i: Instr) -> Ctl {
    let name = st.name(i.arg());
    let vm = st.vm();
    let locals = &st.frame().locals;
    let found = match locals.exact::<Dict>() {
        Some(d) => d.get(vm).get_str(name).cloned(),
        None if locals.is_null() => return no_locals(st, " when loading ", Some(name)),
        None => {
            st.sync();
            let locals = locals.clone();
            match vm.lookup_in_mapping(&locals, name) {
                Ok(found) => found,
                Err(e) => return st.raise(e),
            }
        }
    };
    match found.or_else(|| global(st, name)) {
        Some(v) => {
            st.push(v);
            Ctl::Next
        }
        None => undefined(st, name),
    }
}

pub fn store_name(st: &mut St, i: Instr) -> Ctl {
    let name = st.name(i.arg());
    let vm = st.vm();
    let locals = st.frame().locals.clone();
    if let Some(d) = locals.exact::<Dict>() {
        let v = st.pop();
        vm.dict_set_str(d, name, v);
        return st.settle();
    }
    if locals.is_null() {
        return no_locals(st, " found when storing ", Some(name));
    }
    st.sync();
    let result = vm.setitem(&locals, name.value(), Some(st.peek(0)));
    st.finish(1, result)
}

pub fn delete_name(st: &mut St, i: Instr) -> Ctl {
    let name = st.name(i.arg());
    let vm = st.vm();
    st.sync();
    let locals = st.frame().locals.clone();
    match locals.exact::<Dict>() {
        None if locals.is_null() => no_locals(st, " when deleting ", Some(name)),
        Some(d) => match vm.dict_remove_str(d, name) {
            Some(v) => {
                drop(v);
                st.settle()
            }
            None => undefined(st, name),
        },
        None => match vm.setitem(&locals, name.value(), None) {
            Ok(()) => st.settle(),
            Err(e) if vm.is_exception(&e, Exc::KeyError) => undefined(st, name),
            Err(e) => st.raise(e),
        },
    }
}

/// The global, through the inline cache.
#[inline(always)]
fn load_global(st: &mut St, i: Instr) -> Bits {
    if let Some(c) = st.cache(i) {
        let f = st.frame();
        // SAFETY: frame: the function keeps both dicts alive; token: nothing runs while they are looked at.
        let (globals, builtins) = unsafe { (&*f.globals, &*f.builtins) };
        if c.key.get() == globals.table.keys_version() {
            let entry = match c.found.get() {
                Found::Global => globals.table.get_at(c.slot.get() as usize),
                _ if c.version.get() == builtins.table.keys_version() => {
                    builtins.table.get_at(c.slot.get() as usize)
                }
                _ => None,
            };
            if let Some(e) = entry {
                let b = e.value.bits();
                b.inc();
                return b;
            }
        }
    }
    load_global_slow(*st, i)
}

/// The global looked up and remembered; NULL where there is none.
#[cold]
#[inline(never)]
fn load_global_slow(st: St, i: Instr) -> Bits {
    let name = st.name(i.arg() >> 1);
    let f = st.frame();
    // SAFETY: as in `load_global`.
    let (globals, builtins) = unsafe { (&*f.globals, &*f.builtins) };
    let at = |d: &Dict| d.table.lookup(name.hash(), |k| crate::types::dict::key_is_str(k, name));
    let (found, dict, slot) = match at(globals) {
        Some(slot) => (Found::Global, globals, slot),
        None => match at(builtins) {
            Some(slot) => (Found::Builtin, builtins, slot),
            None => return Bits::NULL,
        },
    };
    if let (Some(c), Ok(slot)) = (st.cache(i), u32::try_from(slot)) {
        c.key.set(globals.table.keys_version());
        c.version.set(builtins.table.keys_version());
        c.found.set(found);
        c.slot.set(slot);
    }
    dict.table.get_at(slot).map_or(Bits::NULL, |e| e.value.clone().into_bits())
}

#[inline(always)]
pub fn load_global_311(st: &mut St, i: Instr) -> Ctl {
    let b = load_global(st, i);
    if b.is_null() {
        return st.out(|st| undefined(st, st.name(i.arg() >> 1)));
    }
    if i.arg() & 1 != 0 {
        st.push_bits(Bits::NULL);
    }
    st.push_bits(b);
    Ctl::Next
}

#[inline(always)]
pub fn load_global_313(st: &mut St, i: Instr) -> Ctl {
    let b = load_global(st, i);
    if b.is_null() {
        return st.out(|st| undefined(st, st.name(i.arg() >> 1)));
    }
    st.push_bits(b);
    if i.arg() & 1 != 0 {
        st.push_bits(Bits::NULL);
    }
    Ctl::Next
}

/// The frame's globals as an object.
fn globals(st: &St) -> Ref<Dict> {
    // SAFETY: frame: the function is alive.
    unsafe { (*payload(&st.frame().function)).globals.clone() }
}

pub fn store_global(st: &mut St, i: Instr) -> Ctl {
    let v = st.pop();
    let dict = globals(st);
    st.vm().dict_set_str(&dict, st.name(i.arg()), v);
    st.settle()
}

pub fn delete_global(st: &mut St, i: Instr) -> Ctl {
    let (name, dict) = (st.name(i.arg()), globals(st));
    match st.vm().dict_remove_str(&dict, name) {
        Some(v) => {
            drop(v);
            st.settle()
        }
        None => undefined(st, name),
    }
}

pub fn load_locals(st: &mut St, _i: Instr) -> Ctl {
    let locals = st.frame().locals.clone();
    if locals.is_null() {
        return no_locals(st, "", None);
    }
    st.push(locals);
    Ctl::Next
}

pub fn load_from_dict_or_globals(st: &mut St, i: Instr) -> Ctl {
    let name = st.name(i.arg());
    let vm = st.vm();
    st.sync();
    let mapping = st.peek(0);
    let found = match mapping.exact::<Dict>() {
        Some(d) => Ok(d.get(vm).get_str(name).cloned()),
        None => vm.lookup_in_mapping(mapping, name),
    };
    match found {
        Ok(found) => match found.or_else(|| global(st, name)) {
            Some(v) => st.replace(1, Ok(v)),
            None => undefined(st, name),
        },
        Err(e) => st.raise(e),
    }
}

pub fn setup_annotations(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let locals = st.frame().locals.clone();
    if locals.is_null() {
        return no_locals(st, " found when setting up annotations", None);
    }
    let name = vm.names.__annotations__.clone();
    let result = match vm.lookup_in_mapping(&locals, &name) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => {
            let dict: Value = Dict::new_ref(vm).into();
            vm.setitem(&locals, name.value(), Some(&dict))
        }
        Err(e) => Err(e),
    };
    st.finish(0, result)
}
