//! `posix`: what `os` and `os.path` need of the system, through the host's gate.

mod constants;
mod descriptors;
mod files;
pub(crate) mod process;
mod refused;
mod results;
mod scandir;
mod stat_result;

use taipan_vm::exc::Exc;
use taipan_vm::host::{Fd, to_path};
use taipan_vm::types::bytes::{Bytes, new_bytes};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, raise};

use std::path::PathBuf;

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "posix", init };

const DOC: &str = "\
This module provides access to operating system functionality that is
standardized by the C Standard and the POSIX standard (a thinly
disguised Unix interface).  Refer to the library manual and
corresponding Unix manual entries for more information on calls.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    for functions in
        [files::FUNCTIONS, descriptors::FUNCTIONS, process::FUNCTIONS, scandir::FUNCTIONS, refused::FUNCTIONS]
    {
        vm.add_functions(dict, "posix", functions);
    }
    let dialect = vm.dialect;
    for (name, value) in constants::CONSTANTS.iter().filter(|(name, _)| dialect.has_name("posix", name)) {
        vm.set_name(dict, name, Value::int(*value));
    }
    let error = vm.exceptions.get(taipan_vm::exc::Exc::OSError).value().clone();
    vm.set_name(dict, "error", error);
    let environ = Dict::new_ref(vm);
    let environment = vm.access.environment();
    let any = vm.access.capabilities().env != taipan_vm::host::Allowed::Nothing;
    vm.audit(taipan_vm::audit::Event::Environment(environment.len()), any)?;
    for (name, value) in environment {
        let [name, value] = [name, value].map(|s| new_bytes(s.as_encoded_bytes()));
        vm.dict_set(&environ, &name, value)?;
    }
    vm.set_name(dict, "environ", environ.into());
    let empty = Dict::new_ref(vm);
    for names in ["confstr_names", "pathconf_names", "sysconf_names"] {
        vm.set_name(dict, names, empty.value().clone());
    }
    vm.set_name(dict, "_have_functions", List::new_ref(Vec::new()).into());
    stat_result::fill(vm, dict);
    process::fill(vm, dict);
    scandir::fill(vm, dict)
}

/// A path argument: a str, bytes or `os.PathLike`; as given, for messages and for the kind of the result.
struct PathArgument {
    value: Value,
    path: PathBuf,
}

impl PathArgument {
    fn of(vm: &mut Vm, function: &str, value: &Value) -> PyResult<PathArgument> {
        PathArgument::named(vm, function, "path", value)
    }

    /// The same for an argument that is not called `path`.
    fn named(vm: &mut Vm, function: &str, name: &str, value: &Value) -> PyResult<PathArgument> {
        let is_path =
            value.downcast::<taipan_vm::types::str::Str>().is_some() || value.downcast::<Bytes>().is_some();
        let fspath = vm.intern("__fspath__");
        let value = match is_path || vm.type_lookup(value, &fspath).is_none() {
            true => value.clone(),
            false => vm.fspath(value)?,
        };
        let text = value.downcast::<taipan_vm::types::str::Str>().map(|s| s.to_lossy().contains('\0'));
        match text.or(value.downcast::<Bytes>().map(|b| b.data().contains(&0))) {
            Some(false) => {}
            Some(true) => raise!(vm, ValueError, "{function}: embedded null character in {name}"),
            None => {
                let (takes, given) = (taken(function), vm.type_name(&value));
                raise!(vm, TypeError, "{function}: {name} should be {takes}, not {given}");
            }
        }
        let path = to_path(vm, function, &value)?;
        Ok(PathArgument { value, path })
    }

    /// The same for an argument that may be a descriptor too. `is_named`: what cannot be done with that names it.
    fn or_descriptor(vm: &mut Vm, function: &str, value: &Value, is_named: bool) -> PyResult<PathArgument> {
        let Some(fd) = descriptor(vm, value)? else { return PathArgument::of(vm, function, value) };
        let value = Value::int(fd.into());
        if fd == -1 && matches!(function, "listdir" | "scandir") {
            // That is none, as CPython has it.
            return Ok(PathArgument { value: vm.new_str("."), path: PathBuf::from(".") });
        }
        vm.fd_path(fd).map(|path| PathArgument { value: value.clone(), path }).map_err(|e| match is_named {
            true => vm.io_error_of(&e, &[&value]),
            false => vm.io_error(&e),
        })
    }

    /// A path argument that counts from the folder which a descriptor was opened on, where one is given.
    fn below(
        vm: &mut Vm,
        function: &str,
        name: &str,
        value: &Value,
        folder: &Value,
    ) -> PyResult<PathArgument> {
        let mut argument = PathArgument::named(vm, function, name, value)?;
        if folder.is_none() {
            return Ok(argument);
        }
        let Some(fd) = descriptor(vm, folder)? else {
            raise!(vm, TypeError, "argument should be integer or None, not {}", vm.type_name(folder));
        };
        if !argument.path.is_absolute() {
            let folder = vm.fd_path(fd);
            argument.path = done(vm, folder, &[&argument])?.join(&argument.path);
        }
        Ok(argument)
    }

    /// A name in the kind of the argument: str for str, bytes for bytes.
    fn name(&self, vm: &mut Vm, name: &std::ffi::OsStr) -> Value {
        if self.value.downcast::<Bytes>().is_some() {
            return new_bytes(name.as_encoded_bytes());
        }
        vm.os_str(name)
    }
}

/// The descriptor that an argument is, if it is one (`_fd_converter`).
fn descriptor(vm: &mut Vm, value: &Value) -> PyResult<Option<Fd>> {
    if int_ref(value).is_none() && vm.class_ref(value).get(vm).slots.index.is_none() {
        return Ok(None);
    }
    if value.as_bool().is_some() && vm.dialect.warns_of_bool_descriptors() {
        vm.warn(Exc::RuntimeWarning, "bool is used as a file descriptor", 1)?;
    }
    let number = vm.index(value)?.into_owned();
    let is_negative = int_ref(&number).is_some_and(|n| n.is_negative());
    match int_ref(&number).and_then(|n| n.to_i64()).and_then(|n| Fd::try_from(n).ok()) {
        Some(fd) => Ok(Some(fd)),
        None if is_negative => raise!(vm, OverflowError, "fd is less than minimum"),
        None => raise!(vm, OverflowError, "fd is greater than maximum"),
    }
}

/// What a function's path may be, in the words of its messages.
fn taken(function: &str) -> &'static str {
    match function {
        "listdir" | "scandir" => "string, bytes, os.PathLike, integer or None",
        "stat" | "chdir" | "chmod" | "truncate" | "utime" => "string, bytes, os.PathLike or integer",
        _ => "string, bytes or os.PathLike",
    }
}

/// The result of a host's operation on paths as Python sees it.
fn done<T>(vm: &mut Vm, result: std::io::Result<T>, about: &[&PathArgument]) -> PyResult<T> {
    result.map_err(|e| {
        let names: Vec<&Value> = about.iter().map(|p| &p.value).collect();
        vm.io_error_of(&e, &names)
    })
}
