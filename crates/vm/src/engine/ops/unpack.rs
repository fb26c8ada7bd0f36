//! Unpacking.

use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;

#[inline(always)]
pub fn unpack_sequence(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let sequence = st.peek(0);
    let items: Option<&[Value]> = if let Some(t) = sequence.exact::<Tuple>() {
        Some(t.items())
    } else {
        // SAFETY: token: nothing runs while the items are copied.
        sequence.exact::<List>().map(|l| unsafe { &*payload(l) }.items.as_slice())
    };
    match items {
        Some(items) if items.len() == n => {
            let sequence = st.pop_bits();
            for v in items.iter().rev() {
                st.push(v.clone());
            }
            st.release(sequence);
            Ctl::Next
        }
        _ => st.out(|st| unpack_slow(st, n)),
    }
}

#[inline(never)]
fn unpack_slow(st: &mut St, n: usize) -> Ctl {
    st.sync();
    match collect(st.vm(), st.peek(0), n, None) {
        Ok(items) => {
            st.drop_top(1);
            items.into_iter().rev().for_each(|v| st.push(v));
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

/// Exactly `n` items, or `n` and the rest as a list and `after` more.
fn collect(vm: &mut Vm, iterable: &Value, n: usize, after: Option<usize>) -> PyResult<Vec<Value>> {
    if !vm.is_iterable(iterable) {
        raise!(vm, TypeError, "cannot unpack non-iterable {} object", vm.type_name(iterable));
    }
    let it = vm.iter(iterable)?;
    let mut items = Vec::new();
    while items.len() < n {
        match vm.next(&it)? {
            Some(v) => items.push(v),
            None => {
                let got = items.len();
                match after {
                    None => raise!(vm, ValueError, "not enough values to unpack (expected {n}, got {got})"),
                    Some(a) => {
                        raise!(
                            vm,
                            ValueError,
                            "not enough values to unpack (expected at least {}, got {got})",
                            n + a
                        )
                    }
                }
            }
        }
    }
    let Some(after) = after else {
        if vm.next(&it)?.is_some() {
            let message = vm.too_many_to_unpack(iterable, n);
            return Err(vm.error(Exc::ValueError, message));
        }
        return Ok(items);
    };
    let mut rest = Vec::new();
    while let Some(v) = vm.next(&it)? {
        rest.push(v);
    }
    if rest.len() < after {
        let got = n + rest.len();
        raise!(vm, ValueError, "not enough values to unpack (expected at least {}, got {got})", n + after);
    }
    let tail = rest.split_off(rest.len() - after);
    items.push(List::new_ref(rest).into());
    items.extend(tail);
    Ok(items)
}

impl Vm {
    fn too_many_to_unpack(&mut self, iterable: &Value, n: usize) -> String {
        let known = iterable.exact::<Tuple>().map(|t| t.items().len());
        let known = known.or_else(|| iterable.exact::<List>().map(|l| l.get(self).items.len()));
        let known = known.or_else(|| iterable.exact::<crate::types::dict::Dict>().map(|d| d.get(self).len()));
        self.dialect.too_many_to_unpack(n, known)
    }
}

pub fn unpack_ex(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let (before, after) = ((i.arg() & 0xff) as usize, (i.arg() >> 8) as usize);
    match collect(st.vm(), st.peek(0), before, Some(after)) {
        Ok(items) => {
            st.drop_top(1);
            items.into_iter().rev().for_each(|v| st.push(v));
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}
