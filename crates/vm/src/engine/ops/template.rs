//! Template strings.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::types::template::{Interpolation, Template};
use crate::types::tuple::Tuple;
use taipan_heap::{Ref, Value};

/// `[value expression spec? -> interpolation]`
pub fn build_interpolation(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    let has_spec = i.arg() & 1 != 0;
    let slots = if has_spec { 3 } else { 2 };
    let spec = if has_spec { st.peek(0).clone() } else { vm.shared.empty_str.clone() };
    let conversion = match i.arg() >> 2 {
        1 => vm.interned_value("s"),
        2 => vm.interned_value("r"),
        3 => vm.interned_value("a"),
        _ => Value::NONE,
    };
    let made = Interpolation::make(st.peek(slots - 1), st.peek(slots - 2), &conversion, &spec);
    st.replace(slots, Ok(made))
}

/// `[strings interpolations -> template]`
pub fn build_template(st: &mut St, _i: Instr) -> Ctl {
    let (strings, interpolations) = (st.peek(1).exact::<Tuple>(), st.peek(0).exact::<Tuple>());
    let (Some(strings), Some(interpolations)) = (strings.cloned(), interpolations.cloned()) else {
        let e = st.vm().error(crate::exc::Exc::SystemError, "BUILD_TEMPLATE needs two tuples");
        return st.raise(e);
    };
    st.replace(2, Ok(Ref::new(Template { strings, interpolations }).into()))
}
