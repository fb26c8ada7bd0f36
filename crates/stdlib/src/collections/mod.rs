//! `_collections`: containers beside the builtin ones.

mod counting;
mod default_dict;
mod deque;
mod deque_iter;
mod ordered_dict;
mod ordered_iter;
mod tuple_getter;

use crate::support::{add_class, set_doc};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_collections", init };

const DOC: &str = "High performance data structures.
- deque:        ordered collection accessible from endpoints only
- defaultdict:  dict subclass with a default value factory
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_collections", counting::FUNCTIONS);
    add_class::<deque::Deque>(vm, dict, &deque::SPEC);
    let (forward, backward) = deque_iter::specs(vm);
    add_class::<deque_iter::DequeIter>(vm, dict, forward);
    add_class::<deque_iter::DequeReverseIter>(vm, dict, backward);
    add_class::<tuple_getter::TupleGetter>(vm, dict, tuple_getter::spec(vm));
    let base = vm.types.dict.clone();
    for spec in [&default_dict::SPEC, &ordered_dict::SPEC] {
        let class = vm.derived_class(spec, &base);
        vm.set_name(dict, spec.name, class.into());
    }
    Ok(())
}
