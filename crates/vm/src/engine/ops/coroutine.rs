//! Coroutines, which this version does not execute yet: their instructions raise.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;

macro_rules! unsupported {
    ($($name:ident)*) => { $(
        pub fn $name(st: &mut St, i: Instr) -> Ctl {
            unsupported(st, i)
        }
    )* };
}
unsupported! { get_awaitable get_aiter get_anext end_async_for before_async_with async_gen_wrap build_template build_interpolation }

#[cold]
fn unsupported(st: &mut St, i: Instr) -> Ctl {
    let e = st.vm().error(Exc::NotImplementedError, format!("{} is not supported yet", i.op().name()));
    st.raise(e)
}
