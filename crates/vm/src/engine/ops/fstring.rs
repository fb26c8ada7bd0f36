//! f-strings.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

/// Conversion: 1 str, 2 repr, 3 ascii.
pub fn convert(vm: &mut Vm, v: &Value, conversion: u32) -> PyResult {
    match conversion {
        1 => vm.str(v),
        2 => vm.repr(v),
        3 => vm.ascii(v),
        _ => Ok(v.clone()),
    }
}

/// `format(v, spec)`, where a missing spec is an empty one.
pub fn format(vm: &mut Vm, v: &Value, spec: Option<&Value>) -> PyResult {
    if v.exact::<Str>().is_some() && spec.is_none() {
        return Ok(v.clone());
    }
    let empty = vm.shared.empty_str.clone();
    match spec.unwrap_or(&empty).downcast::<Str>() {
        Some(s) => vm.format(v, s),
        None => raise!(vm, SystemError, "a format specification must be a str"),
    }
}

pub fn format_value(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let (n, spec) = if i.arg() & 4 != 0 { (2, Some(st.peek(0))) } else { (1, None) };
    let result = convert(vm, st.peek(n - 1), i.arg() & 3).and_then(|v| format(vm, &v, spec));
    st.replace(n, result)
}

pub fn convert_value(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = convert(st.vm(), st.peek(0), i.arg());
    st.replace(1, result)
}

pub fn format_simple(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = format(st.vm(), st.peek(0), None);
    st.replace(1, result)
}

pub fn format_with_spec(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = format(st.vm(), st.peek(1), Some(st.peek(0)));
    st.replace(2, result)
}
