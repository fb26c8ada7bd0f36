//! Intrinsic functions (`CALL_INTRINSIC_1`, `CALL_INTRINSIC_2`), and the display hook.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::function::Function;
use crate::types::generator::Kind;
use crate::types::list::List;
use crate::types::typing::{Kind as ParameterKind, Lazy, Parameter, TypeAlias};
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;

pub fn call_intrinsic_1(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let v = st.peek(0);
    let result = match i.arg() {
        1 => vm.display(v),
        2 => {
            let locals = st.frame().locals.clone();
            if locals.is_null() {
                return super::names::no_locals(st, " found during 'import *'", None);
            }
            vm.import_star(v, &locals).map(|()| Value::NONE)
        }
        3 => Ok(vm
            .stop_error(kind_of_frame(st), v)
            .and_then(Raised::into_exception)
            .unwrap_or_else(|| v.clone())),
        4 => return super::async_gen_wrap(st, i),
        5 => vm.unary_op('+', v),
        6 => {
            let items = v.exact::<List>().map_or_else(Vec::new, |l| l.get(vm).items.clone());
            Ok(vm.new_tuple(items))
        }
        7 => Parameter::make(vm, ParameterKind::TypeVar, v, Lazy::default(), Lazy::default()),
        8 => Parameter::make(vm, ParameterKind::ParamSpec, v, Lazy::default(), Lazy::default()),
        9 => Parameter::make(vm, ParameterKind::TypeVarTuple, v, Lazy::default(), Lazy::default()),
        10 => vm.subscript_generic(v),
        11 => TypeAlias::make(vm, v),
        _ => return invalid(st, i),
    };
    st.replace(1, result)
}

/// What the running frame's generator is.
fn kind_of_frame(st: &St) -> Kind {
    st.frame().generator().map_or(Kind::Generator, |g| g.get(st.vm()).kind)
}

/// Verified code names none of these.
#[cold]
fn invalid(st: &mut St, i: Instr) -> Ctl {
    let e = st.vm().error(Exc::SystemError, format!("there is no intrinsic {}", i.arg()));
    st.raise(e)
}

pub fn call_intrinsic_2(st: &mut St, i: Instr) -> Ctl {
    if i.arg() == 1 {
        return super::prep_reraise_star(st, i);
    }
    st.sync();
    let (vm, below, top) = (st.vm(), st.peek(1), st.peek(0));
    let result = match i.arg() {
        2 => Parameter::make(vm, ParameterKind::TypeVar, below, Lazy::of(top), Lazy::default()),
        3 => Parameter::make(vm, ParameterKind::TypeVar, below, Lazy::default(), Lazy::of(top)),
        4 => {
            if let Some(f) = below.exact::<Function>() {
                f.get_mut(vm).type_params = top.clone();
            }
            Ok(below.clone())
        }
        5 => Ok(vm.set_parameter_default(below, top)),
        _ => return invalid(st, i),
    };
    st.replace(2, result)
}

pub fn print_expr(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().display(st.peek(0)).map(drop);
    st.finish(1, result)
}

impl Vm {
    /// `sys.displayhook`.
    fn display(&mut self, v: &Value) -> PyResult {
        let (sys, hook) = (self.intern("sys"), self.intern("displayhook"));
        let sys = self.import_module(&sys)?;
        let hook = self.getattr(&sys, &hook)?;
        self.call(&hook, std::slice::from_ref(v))
    }
}
