//! `_operator`: the operators as functions.

mod arithmetic;
mod digest;
mod getters;
mod objects;
mod sequences;

use crate::support::{add_class, set_doc};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_operator", init };

const DOC: &str = "Operator interface.

This module exports a set of functions implemented in C corresponding
to the intrinsic operators of Python.  For example, operator.add(x, y)
is equivalent to the expression x+y.  The function names are those
used for special methods; variants without leading and trailing
'__' are also provided for convenience.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    for family in [arithmetic::FUNCTIONS, objects::FUNCTIONS, sequences::FUNCTIONS, digest::FUNCTIONS] {
        vm.add_functions(dict, "_operator", family);
    }
    add_class::<getters::AttrGetter>(vm, dict, &getters::ATTR_GETTER);
    add_class::<getters::ItemGetter>(vm, dict, &getters::ITEM_GETTER);
    add_class::<getters::MethodCaller>(vm, dict, &getters::METHOD_CALLER);
    Ok(())
}
