//! `sys`: the interpreter as the program sees it.

mod coroutines;
mod functions;
mod hooks;
mod info;
mod runtime;

use taipan_vm::io::Channel;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "sys", init };

const DOC: &str = "\
This module provides access to some objects used or maintained by the
interpreter and to functions that interact strongly with the interpreter.
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "sys", functions::FUNCTIONS);
    vm.add_functions(dict, "sys", functions::settings());
    vm.add_functions(dict, "sys", hooks::FUNCTIONS);
    vm.add_functions(dict, "sys", coroutines::FUNCTIONS);
    vm.add_functions(dict, "sys", runtime::FUNCTIONS);
    runtime::fill(vm, dict);
    if vm.dialect.has_is_interned() {
        vm.add_functions(dict, "sys", functions::NEWER);
    }
    for hook in ["breakpointhook", "displayhook", "excepthook", "unraisablehook"] {
        let name = vm.intern(hook);
        let function = dict.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE);
        vm.set_name(dict, &format!("__{hook}__"), function);
    }
    for channel in Channel::ALL {
        let stream = vm.original_stream(channel)?;
        vm.set_name(dict, channel.attribute(), stream.clone());
        vm.set_name(dict, &format!("__{}__", channel.attribute()), stream);
    }
    info::fill(vm, dict);
    program(vm, dict);
    imports(vm, dict)
}

/// How the program was started.
fn program(vm: &mut Vm, dict: &Ref<Dict>) {
    let argv = if vm.argv.is_empty() { vec![String::new()] } else { vm.argv.clone() };
    let orig_argv = vm.orig_argv.clone();
    let path = vm.search_path.clone();
    let executable = std::env::current_exe().unwrap_or_default();
    let prefix = executable.ancestors().nth(2).unwrap_or(&executable).to_string_lossy().into_owned();
    let executable = executable.to_string_lossy().into_owned();
    let lists = [("argv", argv), ("orig_argv", orig_argv), ("path", path), ("warnoptions", Vec::new())];
    for (name, texts) in lists {
        let items = texts.iter().map(|t| vm.new_str(t)).collect();
        vm.set_name(dict, name, List::new_ref(items).into());
    }
    let texts = [
        ("executable", executable.as_str()),
        ("_base_executable", &executable),
        ("prefix", &prefix),
        ("base_prefix", &prefix),
        ("exec_prefix", &prefix),
        ("base_exec_prefix", &prefix),
        ("platlibdir", "lib"),
        ("_framework", ""),
    ];
    for (name, text) in texts {
        let text = vm.new_str(text);
        vm.set_name(dict, name, text);
    }
}

/// What the import system keeps here.
fn imports(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let modules = vm.modules.value().clone();
    vm.set_name(dict, "modules", modules);
    let mut names: Vec<&'static str> = vm.native_modules.iter().map(|m| m.name).collect();
    names.push("builtins");
    names.retain(|name| vm.is_builtin_module(name));
    names.sort_unstable();
    let names: Vec<Value> = names.into_iter().map(|n| vm.interned_value(n)).collect();
    let names = vm.new_tuple(names);
    vm.set_name(dict, "builtin_module_names", names);
    let meta_path = vm.default_meta_path()?;
    vm.set_name(dict, "meta_path", List::new_ref(meta_path).into());
    let hooks = vec![crate::zipimport::class(vm)?.into(), vm.folder_hook()?];
    vm.set_name(dict, "path_hooks", List::new_ref(hooks).into());
    for name in ["path_importer_cache", "_xoptions"] {
        let empty = Dict::new_ref(vm).into();
        vm.set_name(dict, name, empty);
    }
    vm.set_name(dict, "dont_write_bytecode", Value::TRUE);
    vm.set_name(dict, "pycache_prefix", Value::NONE);
    Ok(())
}
