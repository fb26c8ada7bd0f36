//! Imports.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};

pub fn import_name(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let locals = st.frame().locals.clone();
    let result = st.vm().import_name(st.name(i.arg()), &locals, st.peek(0), st.peek(1));
    st.replace(2, result)
}

pub fn import_from(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().import_from(st.peek(0), st.name(i.arg()));
    st.replace(0, result)
}

pub fn import_star(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let locals = st.frame().locals.clone();
    if locals.is_null() {
        return super::names::no_locals(st, " found during 'import *'", None);
    }
    let result = st.vm().import_star(st.peek(0), &locals);
    st.finish(1, result)
}
