//! `_typing`: what `typing` shows of the VM's own types.

use crate::support::set_doc;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::typing::{Kind, args_class, kwargs_class, no_default};
use taipan_vm::{NativeModule, PyResult, Ref, Vm, methods};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_typing", init };

const DOC: &str = "Primitives and accelerators for the typing module.
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_typing", FUNCTIONS);
    let classes = [
        ("TypeVar", Kind::TypeVar.class(vm)),
        ("TypeVarTuple", Kind::TypeVarTuple.class(vm)),
        ("ParamSpec", Kind::ParamSpec.class(vm)),
        ("ParamSpecArgs", args_class(vm)),
        ("ParamSpecKwargs", kwargs_class(vm)),
        ("Generic", vm.types.generic.clone()),
        ("TypeAliasType", vm.types.type_alias.clone()),
        ("Union", vm.types.union.clone()),
    ];
    for (name, class) in classes {
        if vm.dialect.has_name("_typing", name) {
            vm.set_name(dict, name, class.into());
        }
    }
    if vm.dialect.has_name("_typing", "NoDefault") {
        let none = no_default(vm);
        vm.set_name(dict, "NoDefault", none);
    }
    Ok(())
}

methods! { static FUNCTIONS;
    "_idfunc($module, x, /)" => |_vm, [x]| { Ok(x.clone()) }
}
