//! `_posixsubprocess`: how `subprocess` starts programs, which takes a permission.

use crate::posix::process::run;
use crate::support::set_doc;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm, methods};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_posixsubprocess", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "A POSIX helper for the subprocess module.");
    vm.add_functions(dict, "_posixsubprocess", FUNCTIONS);
    Ok(())
}

methods! { static FUNCTIONS;
    /// Spawn a fresh new child process.
    "fork_exec($module, args, executable_list, *rest)" => |vm, [args, executables, _rest]| {
        // The program as its caller named it, else the places where it is looked for.
        let args = vm.collect_items(args)?;
        let executables = vm.collect_items(executables)?;
        match args.first().or(executables.first()) {
            Some(program) => run(vm, program),
            None => run(vm, &vm.shared.empty_str.clone()),
        }
    }
}
