//! Class bodies.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;

pub fn load_build_class(st: &mut St, _i: Instr) -> Ctl {
    let vm = st.vm();
    let name = vm.names.__build_class__.clone();
    let f = st.frame();
    // SAFETY: frame: the function keeps the dict alive.
    match unsafe { (*f.builtins).get_str(&name).cloned() } {
        Some(v) => {
            st.push(v);
            Ctl::Next
        }
        None => {
            let e = vm.error(Exc::NameError, "__build_class__ not found");
            st.raise(e)
        }
    }
}
