//! Intrinsic functions (`CALL_INTRINSIC_1`, `CALL_INTRINSIC_2`), and the display hook.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use crate::types::function::Function;
use crate::types::list::List;
use crate::types::typing::{Lazy, ParamSpec, TypeAlias, TypeVar, TypeVarTuple};
use crate::{PyResult, Vm};
use taipan_heap::Value;

pub fn call_intrinsic_1(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let vm = st.vm();
    let v = st.peek(0);
    let result = match i.arg() {
        1 => vm.display(v),
        2 => {
            let locals = st.frame().locals.clone();
            vm.import_star(v, &locals).map(|()| Value::NONE)
        }
        3 => Ok(stop_iteration_error(vm, v)),
        5 => vm.unary_op('+', v),
        6 => {
            let items = v.exact::<List>().map_or_else(Vec::new, |l| l.get(vm).items.clone());
            Ok(vm.new_tuple(items))
        }
        7 => TypeVar::make(vm, v, Lazy::default(), Lazy::default()),
        8 => ParamSpec::make(vm, v, Lazy::default(), Lazy::default()),
        9 => TypeVarTuple::make(vm, v, Lazy::default(), Lazy::default()),
        10 => vm.subscript_generic(v),
        11 => TypeAlias::make(vm, v),
        _ => return unsupported(st, i),
    };
    st.replace(1, result)
}

/// PEP 479: what leaves a generator in place of StopIteration.
fn stop_iteration_error(vm: &mut Vm, e: &Value) -> Value {
    if !vm.is_instance_of_exc(e, Exc::StopIteration) {
        return e.clone();
    }
    let raised = vm.error_from(Exc::RuntimeError, "generator raised StopIteration", e.clone());
    raised.into_exception().unwrap_or(Value::NONE)
}

#[cold]
fn unsupported(st: &mut St, i: Instr) -> Ctl {
    let e = st.vm().error(Exc::NotImplementedError, format!("intrinsic {} is not supported yet", i.arg()));
    st.raise(e)
}

pub fn call_intrinsic_2(st: &mut St, i: Instr) -> Ctl {
    if i.arg() == 1 {
        return super::prep_reraise_star(st, i);
    }
    st.sync();
    let (vm, below, top) = (st.vm(), st.peek(1), st.peek(0));
    let result = match i.arg() {
        2 => TypeVar::make(vm, below, Lazy::of(top), Lazy::default()),
        3 => TypeVar::make(vm, below, Lazy::default(), Lazy::of(top)),
        4 => {
            if let Some(f) = below.exact::<Function>() {
                f.get_mut(vm).type_params = top.clone();
            }
            Ok(below.clone())
        }
        5 => Ok(vm.set_parameter_default(below, top)),
        _ => return unsupported(st, i),
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
