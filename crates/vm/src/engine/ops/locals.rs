//! Local variables, cells and free variables.

use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use taipan_heap::{Bits, Ref, Value};
use taipan_isa::local_pair;

#[inline(always)]
pub fn load_fast(st: &mut St, i: Instr) -> Ctl {
    let b = st.local(i.arg());
    if b.is_null() {
        return st.out(|st| unbound(st, i.arg()));
    }
    b.inc();
    st.push_bits(b);
    Ctl::Next
}

#[cold]
#[inline(never)]
fn unbound(st: &mut St, local: u32) -> Ctl {
    let vm = st.vm();
    let name = st.code().localsplus[local as usize].clone();
    let message = vm.dialect.unbound_local(&name.to_string());
    let e = vm.name_error(Exc::UnboundLocalError, message, &name);
    st.raise(e)
}

#[inline(always)]
pub fn load_fast_and_clear(st: &mut St, i: Instr) -> Ctl {
    let b = st.swap_local(i.arg(), Bits::NULL);
    st.push_bits(b);
    Ctl::Next
}

#[inline(always)]
pub fn load_fast_load_fast(st: &mut St, i: Instr) -> Ctl {
    let (a, b) = local_pair(i.arg());
    for local in [a, b] {
        let bits = st.local(local);
        if bits.is_null() {
            return st.out(|st| unbound(st, local));
        }
        bits.inc();
        st.push_bits(bits);
    }
    Ctl::Next
}

#[inline(always)]
pub fn store_fast(st: &mut St, i: Instr) -> Ctl {
    let b = st.pop_bits();
    let old = st.swap_local(i.arg(), b);
    st.release(old);
    Ctl::Next
}

#[inline(always)]
pub fn store_fast_load_fast(st: &mut St, i: Instr) -> Ctl {
    let (a, b) = local_pair(i.arg());
    let bits = st.pop_bits();
    let old = st.swap_local(a, bits);
    st.release(old);
    let bits = st.local(b);
    if bits.is_null() {
        return st.out(|st| unbound(st, b));
    }
    bits.inc();
    st.push_bits(bits);
    Ctl::Next
}

#[inline(always)]
pub fn store_fast_store_fast(st: &mut St, i: Instr) -> Ctl {
    let (a, b) = local_pair(i.arg());
    for local in [a, b] {
        let bits = st.pop_bits();
        let old = st.swap_local(local, bits);
        st.release(old);
    }
    Ctl::Next
}

pub fn delete_fast(st: &mut St, i: Instr) -> Ctl {
    let old = st.swap_local(i.arg(), Bits::NULL);
    if old.is_null() {
        return st.out(|st| unbound(st, i.arg()));
    }
    st.release(old);
    Ctl::Next
}

pub fn make_cell(st: &mut St, i: Instr) -> Ctl {
    let held = st.swap_local(i.arg(), Bits::NULL);
    // SAFETY: frame: the local owned its reference and is NULL now.
    let cell = Ref::new(Cell(unsafe { held.into_value() }));
    st.swap_local(i.arg(), Value::from(cell).into_bits());
    Ctl::Next
}

pub fn copy_free_vars(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    let first = st.code().nlocalsplus - i.arg();
    let closure = st.frame().function.get(vm).closure.clone();
    let cells = closure.as_ref().map_or(&[][..], |c| c.items());
    if cells.len() != i.arg() as usize || cells.iter().any(|c| c.exact::<Cell>().is_none()) {
        let e = vm.error(Exc::SystemError, "the function's closure does not fit its code");
        return st.raise(e);
    }
    for (n, cell) in cells.iter().enumerate() {
        let old = st.swap_local(first + n as u32, cell.clone().into_bits());
        st.release(old);
    }
    Ctl::Next
}

/// The cell in a register.
#[inline(always)]
fn cell<'a>(st: &St, local: u32) -> Option<&'a Ref<Cell>> {
    st.local_value(local).exact::<Cell>()
}

pub fn load_closure(st: &mut St, i: Instr) -> Ctl {
    load_fast(st, i)
}

#[inline(always)]
pub fn load_deref(st: &mut St, i: Instr) -> Ctl {
    if let Some(c) = cell(st, i.arg()) {
        // SAFETY: token: the local keeps the cell alive, and nothing runs between reading and counting.
        let b = unsafe { (*payload(c)).0.bits() };
        if !b.is_null() {
            b.inc();
            st.push_bits(b);
            return Ctl::Next;
        }
    }
    st.out(|st| unbound_deref(st, i.arg()))
}

#[cold]
#[inline(never)]
fn unbound_deref(st: &mut St, local: u32) -> Ctl {
    let vm = st.vm();
    let code = st.code();
    let name = code.localsplus[local as usize].clone();
    let e = if local >= code.nlocalsplus - code.nfree {
        let message = vm.dialect.unbound_free(&name.to_string());
        vm.name_error(Exc::NameError, message, &name)
    } else {
        let message = vm.dialect.unbound_local(&name.to_string());
        vm.name_error(Exc::UnboundLocalError, message, &name)
    };
    st.raise(e)
}

#[inline(always)]
pub fn store_deref(st: &mut St, i: Instr) -> Ctl {
    let v = st.pop();
    if let Some(c) = cell(st, i.arg()) {
        let old = std::mem::replace(&mut c.get_mut(st.vm()).0, v);
        drop(old);
    }
    st.settle()
}

pub fn delete_deref(st: &mut St, i: Instr) -> Ctl {
    let old = match cell(st, i.arg()) {
        Some(c) => std::mem::replace(&mut c.get_mut(st.vm()).0, Value::NULL),
        None => Value::NULL,
    };
    if old.is_null() {
        return st.out(|st| unbound_deref(st, i.arg()));
    }
    drop(old);
    st.settle()
}

pub fn load_classderef(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let locals = st.frame().locals.clone();
    if locals.is_null() {
        let name = st.code().localsplus[i.arg() as usize].clone();
        return super::names::no_locals(st, " when loading ", Some(&name));
    }
    from_mapping_or_cell(st, i, locals, 0)
}

pub fn load_from_dict_or_deref(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let mapping = st.peek(0).clone();
    from_mapping_or_cell(st, i, mapping, 1)
}

fn from_mapping_or_cell(st: &mut St, i: Instr, mapping: Value, pops: usize) -> Ctl {
    let vm = st.vm();
    let name = st.code().localsplus[i.arg() as usize].clone();
    let found = match mapping.exact::<Dict>() {
        Some(d) => Ok(d.get(vm).get_str(&name).cloned()),
        None => vm.lookup_in_mapping(&mapping, &name),
    };
    match found {
        Ok(Some(v)) => st.replace(pops, Ok(v)),
        Ok(None) => {
            let v = cell(st, i.arg()).map_or(Value::NULL, |c| c.get(vm).0.clone());
            if v.is_null() { st.out(|st| unbound_deref(st, i.arg())) } else { st.replace(pops, Ok(v)) }
        }
        Err(e) => st.raise(e),
    }
}
