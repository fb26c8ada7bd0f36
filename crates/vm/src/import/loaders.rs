//! The loaders of files: sources by their cached bytecode, and `.pyc` files that stand alone.

use super::script::ScriptClass;
use super::{code, files};
use crate::audit::{Event, How};
use crate::exc::Exc;
use crate::host::Request;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm, methods};
use std::path::Path;
use taipan_heap::{Ref, Value};

pub static LOADER_BASICS: ScriptClass = ScriptClass {
    doc: Some("Base class of common code needed by both SourceLoader and\n    SourcelessFileLoader."),
    methods: BASICS,
    ..ScriptClass::named("_frozen_importlib_external._LoaderBasics")
};

pub static SOURCE_LOADER: ScriptClass = ScriptClass {
    bases: &[&LOADER_BASICS],
    methods: SOURCE,
    ..ScriptClass::named("_frozen_importlib_external.SourceLoader")
};

pub static FILE_LOADER: ScriptClass = ScriptClass {
    doc: Some(
        "Base file loader class which implements the loader protocol methods that\n    require file system usage.",
    ),
    methods: FILE,
    ..ScriptClass::named("_frozen_importlib_external.FileLoader")
};

pub static SOURCE_FILE_LOADER: ScriptClass = ScriptClass {
    doc: Some("Concrete implementation of SourceLoader using the file system."),
    bases: &[&FILE_LOADER, &SOURCE_LOADER],
    methods: SOURCE_FILE,
    ..ScriptClass::named("_frozen_importlib_external.SourceFileLoader")
};

pub static SOURCELESS_FILE_LOADER: ScriptClass = ScriptClass {
    doc: Some("Loader which handles sourceless file imports."),
    bases: &[&FILE_LOADER, &LOADER_BASICS],
    methods: SOURCELESS,
    ..ScriptClass::named("_frozen_importlib_external.SourcelessFileLoader")
};

pub static EXTENSION_FILE_LOADER: ScriptClass = ScriptClass {
    doc: Some(
        "Loader for extension modules.\n\n    The constructor is designed to work with FileFinder.\n\n    ",
    ),
    bases: &[&FILE_LOADER, &LOADER_BASICS],
    methods: EXTENSION,
    ..ScriptClass::named("_frozen_importlib_external.ExtensionFileLoader")
};

fn ask_text(vm: &mut Vm, this: &Value, method: &str, name: &Value) -> PyResult<String> {
    let answer = vm.call_method(this, method, std::slice::from_ref(name))?;
    vm.str_string(&answer)
}

methods! { static BASICS;
    /// Concrete implementation of InspectLoader.is_package by checking if
    /// the path returned by get_filename has a filename of '__init__.py'.
    "is_package($self, fullname)" => |vm, [this, name]| {
        let path = ask_text(vm, this, "get_filename", name)?;
        let file = files::split(&path).1;
        let base = file.rsplit_once('.').map_or(file, |(base, _)| base);
        let name = vm.str_string(name)?;
        let tail = name.rsplit_once('.').map_or(name.as_str(), |(_, tail)| tail);
        Ok(Value::bool(base == "__init__" && tail != "__init__"))
    }
    /// Use default semantics for module creation.
    "create_module($self, spec)" => |_vm, [_this, _spec]| { Ok(Value::NONE) }
    /// Execute the module.
    "exec_module($self, module)" => |vm, [this, module]| {
        let name = vm.required(module, "__name__")?;
        let found = vm.call_method(this, "get_code", std::slice::from_ref(&name))?;
        if found.is_none() {
            let shown = vm.repr_string(&name)?;
            raise!(vm, ImportError, "cannot load module {shown} when get_code() returns None");
        }
        let Some(code) = found.exact::<Code>() else {
            let kind = vm.type_name(&found);
            raise!(vm, TypeError, "exec() arg 1 must be a string, bytes or code object, not {kind}");
        };
        let dict = match module.downcast::<Module>() {
            Some(m) => m.get(vm).dict.clone(),
            None => match vm.required(module, "__dict__")?.downcast::<Dict>() {
                Some(d) => d.clone(),
                None => raise!(vm, TypeError, "exec() globals must be a dict"),
            },
        };
        vm.run_module(code, &dict)
    }
    /// This method is deprecated.
    "load_module($self, fullname)" => |vm, [this, name]| { vm.load_module_shim(this, name) }
}

methods! { static SOURCE;
    /// Optional method that returns the modification time (an int) for the
    /// specified path (a str).
    ///
    /// Raises OSError when the path cannot be handled.
    "path_mtime($self, path)" => |vm, [_this, _path]| { Err(vm.error_by_call(Exc::OSError, &[])) }
    /// Optional method returning a metadata dict for the specified
    /// path (a str).
    "path_stats($self, path)" => |vm, [this, path]| {
        let mtime = vm.call_method(this, "path_mtime", std::slice::from_ref(path))?;
        let stats = Dict::new_ref(vm);
        vm.set_name(&stats, "mtime", mtime);
        Ok(stats.into())
    }
    "_cache_bytecode($self, source_path, cache_path, data)" => |vm, [this, _source, cache, data]| {
        vm.call_method(this, "set_data", &[cache.clone(), data.clone()])
    }
    /// Optional method which writes data (bytes) to a file path (a str).
    "set_data($self, path, data)" => |_vm, [_this, _path, _data]| { Ok(Value::NONE) }
    /// Concrete implementation of InspectLoader.get_source.
    "get_source($self, fullname)" => |vm, [this, name]| {
        let path = vm.call_method(this, "get_filename", std::slice::from_ref(name))?;
        match vm.call_method(this, "get_data", std::slice::from_ref(&path)) {
            Ok(data) => super::external::decode_source(vm, &data),
            Err(e) => {
                let cause = vm.catch(e, Exc::OSError)?;
                let raised = vm.import_error(
                    Exc::ImportError,
                    "source not available through get_data()",
                    [name.clone(), Value::NONE, Value::NONE],
                );
                if let Some(e) = raised.exception().and_then(|e| e.downcast::<crate::exc::Exception>()) {
                    e.get_mut(vm).cause = cause;
                }
                Err(raised)
            }
        }
    }
    /// Return the code object compiled from source.
    ///
    /// The 'data' argument can be any object type that compile() supports.
    "source_to_code($self, data, path, *, _optimize=-1)" => |vm, [_this, _data, path, _optimize]| {
        let tag = vm.dialect.cache_tag();
        let text = vm.str_string(path)?;
        let (path, cached) = (vm.repr_string(path)?, files::cache_with_tag(vm, &text, &tag, "")?);
        raise!(vm, ImportError, "{path} is not compiled, or has changed since: there is no valid '{cached}'")
    }
    /// Concrete implementation of InspectLoader.get_code.
    ///
    /// Reading of bytecode requires path_stats to be implemented.
    "get_code($self, fullname)" => |vm, [this, name]| { code_of_source(vm, this, name) }
}

/// The bytecode that is cached of a source: the dialect's own first, then that of any version that can be executed.
fn code_of_source(vm: &mut Vm, this: &Value, name: &Value) -> PyResult {
    let source = ask_text(vm, this, "get_filename", name)?;
    let source_value = vm.new_str(&source);
    let mut tags = vm.dialect.cache_tags();
    match files::cache_tag(vm)? {
        Some(own) if !tags.contains(&own) => tags.insert(0, own),
        Some(_) => {}
        None => tags.clear(),
    }
    let stats = match vm.call_method(this, "path_stats", std::slice::from_ref(&source_value)) {
        Ok(stats) => Some(stats),
        Err(e) => vm.catch(e, Exc::OSError).map(|_| None)?,
    };
    for tag in tags {
        let path = files::cache_with_tag(vm, &source, &tag, "")?;
        let path_value = vm.new_str(&path);
        let data = match vm.call_method(this, "get_data", std::slice::from_ref(&path_value)) {
            Ok(data) => data,
            Err(e) => {
                vm.catch(e, Exc::OSError)?;
                continue;
            }
        };
        let data = vm.bytes_like(&data)?.to_vec();
        if !is_current(vm, this, &data, &source_value, stats.as_ref())? {
            continue;
        }
        return code::of_pyc(vm, &data, name, &path, Some(&source)).map(Value::from);
    }
    let data = vm.call_method(this, "get_data", std::slice::from_ref(&source_value))?;
    vm.call_method(this, "source_to_code", &[data, source_value])
}

/// Whether a cached file belongs to the source as it is; one without a source does.
fn is_current(
    vm: &mut Vm,
    this: &Value,
    pyc: &[u8],
    source: &Value,
    stats: Option<&Value>,
) -> PyResult<bool> {
    let word = |at: usize| pyc.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(flags), Some(stats)) = (word(4), stats) else { return Ok(true) };
    if flags & 0b11 == 0b11 {
        let data = vm.call_method(this, "get_data", std::slice::from_ref(source))?;
        let data = vm.bytes_like(&data)?.to_vec();
        let magic = u32::from(word(0).unwrap_or_default() as u16) | 0x0a0d_0000;
        let hash = taipan_prim::hash::source_hash(u64::from(magic), &data);
        return Ok(pyc.get(8..16) == Some(&hash[..]));
    }
    if flags & 0b01 != 0 {
        return Ok(true);
    }
    let field = |vm: &mut Vm, key: &str| -> PyResult<Option<u32>> {
        let Some(dict) = stats.downcast::<Dict>().cloned() else { return Ok(None) };
        let Some(value) = super::spec::entry(vm, &dict, key).filter(|v| !v.is_none()) else {
            return Ok(None);
        };
        let whole = vm.types.int.value().clone();
        let whole = vm.call(&whole, &[value])?;
        Ok(whole.as_i64().map(|i| i as u32))
    };
    let (mtime, size) = (field(vm, "mtime")?, field(vm, "size")?);
    Ok(mtime == word(8) && (size.is_none() || size == word(12)))
}

/// The checked name of a loader's method (`_check_name`).
fn checked(vm: &mut Vm, this: &Value, name: &Value) -> PyResult {
    let own = vm.required(this, "name")?;
    if name.is_none() || vm.equal(&own, name)? {
        return Ok(own);
    }
    let message = format!("loader for {} cannot handle {}", vm.str_string(&own)?, vm.str_string(name)?);
    Err(vm.import_error(Exc::ImportError, &message, [name.clone(), Value::NONE, Value::NONE]))
}

methods! { static FILE;
    /// Cache the module name and the path to the file found by the
    /// finder.
    "__init__($self, fullname, path)" => |vm, [this, name, path]| {
        vm.set_attribute(this, "name", name)?;
        vm.set_attribute(this, "path", path)?;
        Ok(Value::NONE)
    }
    "__eq__($self, other)" => |vm, [this, other]| {
        let (own, theirs) = (vm.class_of(this), vm.class_of(other));
        if !own.value().is(theirs.value()) {
            return Ok(Value::FALSE);
        }
        let (own, theirs) = (vm.required(this, "__dict__")?, vm.required(other, "__dict__")?);
        vm.equal(&own, &theirs).map(Value::bool)
    }
    "__hash__($self)" => |vm, [this]| {
        let (name, path) = (vm.required(this, "name")?, vm.required(this, "path")?);
        Ok(Value::int(vm.hash(&name)? ^ vm.hash(&path)?))
    }
    /// Load a module from a file.
    "load_module($self, fullname=None)" => |vm, [this, name]| {
        let name = checked(vm, this, name)?;
        vm.load_module_shim(this, &name)
    }
    /// Return the path to the source file as found by the finder.
    "get_filename($self, fullname=None)" => |vm, [this, name]| {
        checked(vm, this, name)?;
        vm.required(this, "path")
    }
    /// Return the data from path as raw bytes.
    "get_data($self, path)" => |vm, [_this, path]| { vm.read_module_file(path) }
    "get_resource_reader($self, module=None)" => |vm, [this, name]| {
        checked(vm, this, name)?;
        let readers = vm.intern("importlib.readers");
        let readers = vm.import_module(&readers)?;
        vm.call_method(&readers, "FileReader", std::slice::from_ref(this))
    }
}

methods! { static SOURCE_FILE;
    /// Return the metadata for the path.
    "path_stats($self, path)" => |vm, [_this, path]| {
        let file = crate::host::to_path(vm, "stat", path)?;
        let stat = match vm.permit(Request::Import(&file))?.stat(&file, true) {
            Ok(stat) => stat,
            Err(e) => return Err(vm.io_error_of(&e, &[path])),
        };
        let stats = Dict::new_ref(vm);
        vm.set_name(&stats, "mtime", Value::float(stat.modified as f64 / 1e9));
        vm.set_name(&stats, "size", Value::int(i64::try_from(stat.size).unwrap_or(i64::MAX)));
        Ok(stats.into())
    }
    "_cache_bytecode($self, source_path, bytecode_path, data)" => |_vm, [_this, _source, _path, _data]| {
        Ok(Value::NONE)
    }
    /// Write bytes data to a file.
    "set_data($self, path, data, *, _mode=438)" => |vm, [_this, path, data, _mode]| {
        let file = crate::host::to_path(vm, "open", path)?;
        let data = vm.bytes_like(data)?.to_vec();
        let how = crate::host::OpenHow { write: true, create: true, truncate: true, mode: 0o666, ..Default::default() };
        let host = vm.permit(Request::Write(&file))?;
        let written = host.open(&file, how).and_then(|fd| host.write(fd, &data).and_then(|_| host.close(fd)));
        // What cannot be cached is compiled anew.
        drop(written);
        Ok(Value::NONE)
    }
}

methods! { static SOURCELESS;
    "get_code($self, fullname)" => |vm, [this, name]| {
        let path = vm.call_method(this, "get_filename", std::slice::from_ref(name))?;
        let data = vm.call_method(this, "get_data", std::slice::from_ref(&path))?;
        let data = vm.bytes_like(&data)?.to_vec();
        let path = vm.str_string(&path)?;
        code::of_pyc(vm, &data, name, &path, None).map(Value::from)
    }
    /// Return None as there is no source code.
    "get_source($self, fullname)" => |_vm, [_this, _name]| { Ok(Value::NONE) }
}

methods! { static EXTENSION;
    /// Create an uninitialized extension module
    "create_module($self, spec)" => |vm, [this, spec]| {
        let (name, path) = (vm.required(spec, "name")?, vm.required(this, "path")?);
        let message = format!("{}: extension modules cannot be loaded", vm.str_string(&path)?);
        Err(vm.import_error(Exc::ImportError, &message, [name, path, Value::NONE]))
    }
    /// Initialize an extension module
    "exec_module($self, module)" => |_vm, [_this, _module]| { Ok(Value::NONE) }
    /// Return True if the extension module is a package.
    "is_package($self, fullname)" => |vm, [this, _name]| {
        let path = vm.required(this, "path")?;
        let path = vm.str_string(&path)?;
        Ok(Value::bool(files::split(&path).1.starts_with("__init__.")))
    }
    /// Return None as an extension module cannot create a code object.
    "get_code($self, fullname)" => |_vm, [_this, _name]| { Ok(Value::NONE) }
    /// Return None as extension modules have no source code.
    "get_source($self, fullname)" => |_vm, [_this, _name]| { Ok(Value::NONE) }
}

impl Vm {
    /// The bytes of a file that import may read.
    ///
    /// # Errors
    /// OSError, PermissionError where it may not.
    pub fn read_module_file(&mut self, path: &Value) -> PyResult {
        let path = match path.downcast::<Str>() {
            Some(_) => path.clone(),
            None => self.fspath(path)?,
        };
        let file = crate::host::to_path(self, "open", &path)?;
        match self.permit(Request::Import(Path::new(&file)))?.read_file(&file) {
            Ok(bytes) => Ok(crate::types::bytes::new_bytes(bytes)),
            Err(e) => Err(self.io_error_of(&e, &[&path])),
        }
    }

    /// Executes a module's code in its namespace, which gets `__builtins__`.
    ///
    /// # Errors
    /// What the module raises.
    pub fn run_module(&mut self, code: &Ref<Code>, namespace: &Ref<Dict>) -> PyResult {
        self.ensure_builtins(namespace);
        self.audit(Event::Code(How::Import, code), true)?;
        self.run_code(code, namespace)
    }

    /// Gives a namespace that code runs in its `__builtins__`: the dict of the module, as `exec` does.
    pub fn ensure_builtins(&mut self, namespace: &Ref<Dict>) {
        let name = self.names.__builtins__.clone();
        if namespace.get(self).get_str(&name).is_none() {
            let builtins = self.builtins.value().clone();
            self.dict_set_str(namespace, &name, builtins);
        }
    }
}

/// An ImportError about a module's file.
pub(super) fn about(vm: &mut Vm, message: &str, name: &Value, path: &str) -> Raised {
    let path = vm.new_str(path);
    vm.import_error(Exc::ImportError, message, [name.clone(), path, Value::NONE])
}
