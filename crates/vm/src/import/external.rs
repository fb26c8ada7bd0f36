//! `_frozen_importlib_external`: what of `importlib` deals with files.

use super::script::ScriptClass;
use super::{files, finder, loaders, namespace};
use crate::types::bytes::new_bytes;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{NativeModule, PyResult, Vm, methods};
use taipan_heap::{Ref, Value};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_frozen_importlib_external", init };

static WINDOWS_REGISTRY_FINDER: ScriptClass = ScriptClass {
    doc: Some("Meta path finder for modules declared in the Windows registry."),
    methods: WINDOWS,
    ..ScriptClass::named("_frozen_importlib_external.WindowsRegistryFinder")
};

static APPLE_FRAMEWORK_LOADER: ScriptClass = ScriptClass {
    bases: &[&loaders::EXTENSION_FILE_LOADER],
    ..ScriptClass::named("_frozen_importlib_external.AppleFrameworkLoader")
};

methods! { static WINDOWS;
    "find_spec($type, fullname, path=None, target=None)" => |_vm, [_class, _name, _path, _target]| { Ok(Value::NONE) }
}

fn suffixes(vm: &mut Vm, all: &[&str]) -> Value {
    let all = all.iter().map(|s| vm.new_str(s)).collect();
    List::new_ref(all).into()
}

/// The suffixes of extension modules, as CPython on Linux has them.
fn extension_suffixes(vm: &mut Vm) -> Value {
    let own = format!(".{}-x86_64-linux-gnu.so", vm.dialect.cache_tag());
    suffixes(vm, &[&own, files::EXTENSIONS[0], files::EXTENSIONS[1]])
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let mut classes = vec![
        &finder::PATH_FINDER,
        &finder::FILE_FINDER,
        &loaders::LOADER_BASICS,
        &loaders::SOURCE_LOADER,
        &loaders::FILE_LOADER,
        &loaders::SOURCE_FILE_LOADER,
        &loaders::SOURCELESS_FILE_LOADER,
        &loaders::EXTENSION_FILE_LOADER,
        &namespace::NAMESPACE_LOADER,
        &namespace::NAMESPACE_PATH,
        &WINDOWS_REGISTRY_FINDER,
    ];
    if vm.dialect.has_apple_loader() {
        classes.push(&APPLE_FRAMEWORK_LOADER);
    }
    for spec in classes {
        let class = vm.script_class(spec)?;
        vm.set_name(dict, spec.short_name(), class.into());
    }
    let loader = vm.script_class(&namespace::NAMESPACE_LOADER)?;
    vm.set_name(dict, "_NamespaceLoader", loader.into());
    vm.add_functions(dict, "_frozen_importlib_external", FUNCTIONS);
    let lists = [
        ("SOURCE_SUFFIXES", suffixes(vm, &[files::SOURCE])),
        ("BYTECODE_SUFFIXES", suffixes(vm, &[files::BYTECODE])),
        ("DEBUG_BYTECODE_SUFFIXES", suffixes(vm, &[files::BYTECODE])),
        ("OPTIMIZED_BYTECODE_SUFFIXES", suffixes(vm, &[files::BYTECODE])),
        ("EXTENSION_SUFFIXES", extension_suffixes(vm)),
    ];
    for (name, list) in lists {
        vm.set_name(dict, name, list);
    }
    let magic = vm.dialect.magic();
    vm.set_name(dict, "MAGIC_NUMBER", new_bytes(magic.to_le_bytes()));
    vm.set_name(dict, "_RAW_MAGIC_NUMBER", Value::int(i64::from(magic)));
    vm.set_name(dict, "_MS_WINDOWS", Value::FALSE);
    for (name, text) in
        [("path_sep", "/"), ("path_separators", "/"), ("_PYCACHE", files::PYCACHE), ("_OPT", "opt-")]
    {
        let text = vm.new_str(text);
        vm.set_name(dict, name, text);
    }
    for (name, module) in
        [("sys", "sys"), ("_imp", "_imp"), ("marshal", "marshal"), ("_bootstrap", "_frozen_importlib")]
    {
        let module = vm.intern(module);
        if vm.is_native_module(&module.to_lossy()) {
            let module = vm.import_module(&module)?;
            vm.set_name(dict, name, module);
        }
    }
    Ok(())
}

/// Each kind of file with the class that loads it: `(loader, suffixes)`.
pub(super) fn supported_loaders(vm: &mut Vm) -> PyResult<Vec<Value>> {
    let source = vm.script_class(&loaders::SOURCE_FILE_LOADER)?.into();
    let bytecode = vm.script_class(&loaders::SOURCELESS_FILE_LOADER)?.into();
    let (sources, bytecodes) = (suffixes(vm, &[files::SOURCE]), suffixes(vm, &[files::BYTECODE]));
    Ok(vec![vm.new_tuple([source, sources]), vm.new_tuple([bytecode, bytecodes])])
}

/// The class that loads a file of that name.
pub(super) fn loader_for(vm: &mut Vm, path: &str) -> PyResult<Option<Value>> {
    let spec = match () {
        () if path.ends_with(files::SOURCE) => &loaders::SOURCE_FILE_LOADER,
        () if path.ends_with(files::BYTECODE) => &loaders::SOURCELESS_FILE_LOADER,
        () if path.ends_with(files::EXTENSIONS[1]) => &loaders::EXTENSION_FILE_LOADER,
        () => return Ok(None),
    };
    vm.script_class(spec).map(|class| Some(class.into()))
}

/// Source bytes as text: by `tokenize`, which reads the encoding that the source declares.
pub(super) fn decode_source(vm: &mut Vm, data: &Value) -> PyResult {
    let bytes = vm.bytes_like(data)?.to_vec();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(vm.new_str(&text.replace("\r\n", "\n").replace('\r', "\n"))),
        Err(_) => raise!(vm, SyntaxError, "source is not UTF-8"),
    }
}

fn unpack<const N: usize>(vm: &mut Vm, data: &Value) -> PyResult<[u8; N]> {
    let bytes = vm.bytes_like(data)?.to_vec();
    match bytes.as_slice().try_into() {
        Ok(array) => Ok(array),
        Err(_) => raise!(vm, ValueError, "expected {N} bytes, not {}", bytes.len()),
    }
}

methods! { static FUNCTIONS;
    /// Convert a 32-bit integer to little-endian.
    "_pack_uint32(x)" => |vm, [x]| {
        let x = vm.index_i64(x)?;
        Ok(new_bytes((x as u32).to_le_bytes()))
    }
    /// Convert 4 bytes in little-endian to an integer.
    "_unpack_uint32(data)" => |vm, [data]| { Ok(Value::int(i64::from(u32::from_le_bytes(unpack(vm, data)?)))) }
    /// Convert 2 bytes in little-endian to an integer.
    "_unpack_uint16(data)" => |vm, [data]| { Ok(Value::int(i64::from(u16::from_le_bytes(unpack(vm, data)?)))) }
    /// Replacement for os.path.join().
    "_path_join(*path_parts)" => |vm, [parts]| {
        let parts = parts.downcast::<Tuple>().map_or(&[][..], |t| t.items()).to_vec();
        let mut joined = String::new();
        for part in parts {
            let part = vm.str_string(&part)?;
            joined = if part.starts_with('/') { part } else { files::join(&joined, &part) };
        }
        Ok(vm.new_str(&joined))
    }
    /// Replacement for os.path.split().
    "_path_split(path)" => |vm, [path]| {
        let path = vm.str_string(path)?;
        let (folder, name) = files::split(&path);
        let (folder, name) = (vm.new_str(folder), vm.new_str(name));
        Ok(vm.new_tuple([folder, name]))
    }
    "_path_isfile(path)" => |vm, [path]| {
        let path = vm.str_string(path)?;
        Ok(Value::bool(files::stat(vm, &path).is_some_and(|s| s.is_file())))
    }
    "_path_isdir(path)" => |vm, [path]| {
        let path = vm.str_string(path)?;
        let Some(path) = files::entry_folder(vm, &path) else { return Ok(Value::FALSE) };
        Ok(Value::bool(files::stat(vm, &path).is_some_and(|s| s.is_folder())))
    }
    "_path_isabs(path)" => |vm, [path]| { Ok(Value::bool(vm.str_string(path)?.starts_with('/'))) }
    "_path_abspath(path)" => |vm, [path]| {
        let path = vm.str_string(path)?;
        let path = files::absolute(vm, &path);
        Ok(vm.new_str(&path))
    }
    /// Given the path to a .py file, return the path to its .pyc file.
    ///
    /// The .py file does not need to exist; this simply returns the path to the
    /// .pyc file calculated as if the .py file were imported.
    "cache_from_source(path, debug_override=None, *, optimization=None)" => |vm, [path, debug, optimization]| {
        let path = vm.fspath(path)?;
        let path = vm.str_string(&path)?;
        let optimization = match optimization {
            o if !o.is_none() && !debug.is_none() => {
                raise!(vm, TypeError, "debug_override or optimization must be set to None")
            }
            o if !o.is_none() => vm.str_string(o)?,
            _ if !debug.is_none() && !vm.truth(debug)? => "1".to_string(),
            _ => String::new(),
        };
        if !optimization.chars().all(char::is_alphanumeric) {
            raise!(vm, ValueError, "'{optimization}' is not alphanumeric");
        }
        let Some(tag) = files::cache_tag(vm)? else {
            raise!(vm, NotImplementedError, "sys.implementation.cache_tag is None");
        };
        let cached = files::cache_with_tag(vm, &path, &tag, &optimization)?;
        Ok(vm.new_str(&cached))
    }
    /// Given the path to a .pyc. file, return the path to its .py file.
    ///
    /// The .pyc file does not need to exist; this simply returns the path to
    /// the .py file calculated to correspond to the .pyc file.
    "source_from_cache(path)" => |vm, [path]| {
        if files::cache_tag(vm)?.is_none() {
            raise!(vm, NotImplementedError, "sys.implementation.cache_tag is None");
        }
        let path = vm.fspath(path)?;
        let path = vm.str_string(&path)?;
        let prefix = vm.sys_attribute("pycache_prefix")?;
        let prefix = prefix.and_then(|p| p.downcast::<Str>().map(|s| s.to_string()));
        match files::source_name(prefix.as_deref(), &path) {
            Ok(source) => Ok(vm.new_str(&source)),
            Err(message) => raise!(vm, ValueError, "{message}"),
        }
    }
    /// Decode bytes representing source code and return the string.
    ///
    /// Universal newline support is used in the decoding.
    "decode_source(source_bytes)" => |vm, [data]| { decode_source(vm, data) }
    /// Return a module spec based on a file location.
    "spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=<unrepresentable>)" =>
        |vm, [name, location, loader, locations]| {
        vm.spec_from_file_location(name, location, loader, locations.present().cloned())
    }
    "_get_cached(filename)" => |vm, [path]| {
        let path = vm.str_string(path)?;
        match files::cached_name(vm, &path)? {
            Some(cached) => Ok(vm.new_str(&cached)),
            None => Ok(Value::NONE),
        }
    }
    /// Returns a list of file-based module loaders.
    ///
    /// Each item is a tuple (loader, suffixes).
    "_get_supported_file_loaders()" => |vm, []| {
        let extension = vm.script_class(&loaders::EXTENSION_FILE_LOADER)?.into();
        let suffixes = extension_suffixes(vm);
        let mut all = vec![vm.new_tuple([extension, suffixes])];
        all.extend(supported_loaders(vm)?);
        Ok(List::new_ref(all).into())
    }
}
