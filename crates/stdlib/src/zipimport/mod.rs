//! `zipimport`: modules in zip archives of `.pyc` files.

pub mod archive;

use archive::Archive;
use taipan_vm::exc::Exc;
use taipan_vm::host::Request;
use taipan_vm::import::code::of_pyc;
use taipan_vm::import::loaders::LOADER_BASICS;
use taipan_vm::import::script::ScriptClass;
use taipan_vm::types::bytes::{Bytes, new_bytes};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::types::str::Str;
use taipan_vm::{Args, Class, NativeModule, PyResult, Raised, Ref, Value, Vm, methods, raise};

use std::path::Path;

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "zipimport", init };

const DOC: &str = "zipimport provides support for importing Python modules from Zip archives.";

static IMPORTER: ScriptClass = ScriptClass {
    doc: Some(
        "zipimporter(archivepath) -> zipimporter object\n\n    Create a new zipimporter instance. 'archivepath' must be a path to\n    a zipfile, or to a specific path inside a zipfile. For example, it can be\n    '/tmp/myimport.zip', or '/tmp/myimport.zip/mydirectory', if mydirectory is a\n    valid directory inside the archive.\n\n    'ZipImportError is raised if 'archivepath' doesn't point to a valid Zip\n    archive.\n\n    The 'archive' attribute of zipimporter objects contains the name of the\n    zipfile targeted.\n    ",
    ),
    bases: &[&LOADER_BASICS],
    methods: METHODS,
    ..ScriptClass::named("zipimport.zipimporter")
};

static ERROR: ScriptClass = ScriptClass::named("zipimport.ZipImportError");

/// What a module may be called inside an archive, and whether that is a package (`_zip_searchorder`).
const SEARCH_ORDER: [(&str, bool); 2] = [("/__init__.pyc", true), (".pyc", false)];

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    let (error, importer) = (error_class(vm)?, class(vm)?);
    vm.set_name(dict, "ZipImportError", error.into());
    vm.set_name(dict, "zipimporter", importer.into());
    let names = ["ZipImportError", "zipimporter"].map(|n| vm.interned_value(n));
    vm.set_name(dict, "__all__", List::new_ref(names.to_vec()).into());
    let cache = Dict::new_ref(vm).into();
    vm.set_name(dict, "_zip_directory_cache", cache);
    Ok(())
}

/// `zipimporter`.
pub fn class(vm: &mut Vm) -> PyResult<Ref<Class>> {
    vm.script_class(&IMPORTER)
}

fn error_class(vm: &mut Vm) -> PyResult<Ref<Class>> {
    let base = vm.exceptions.get(Exc::ImportError).clone();
    vm.script_class_with(&ERROR, vec![base])
}

/// A ZipImportError.
fn failed(vm: &mut Vm, message: &str, keyword: &str, value: &Value) -> Raised {
    let class = match error_class(vm) {
        Ok(class) => class,
        Err(e) => return e,
    };
    let (message, keyword) = (vm.new_str(message), vm.intern(keyword).into());
    let values = [message, value.clone()];
    match vm.call_args(class.value(), Args::new(&values, &[keyword])) {
        Ok(e) => vm.raised(e),
        Err(e) => e,
    }
}

/// The archive's bytes: kept by the importer, so that a module costs no second reading.
fn bytes_of(vm: &mut Vm, this: &Value) -> PyResult<Ref<Bytes>> {
    let kept = vm.required(this, "_data")?;
    match kept.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.clone()),
        None => raise!(vm, TypeError, "the importer's data must be bytes"),
    }
}

fn archive<'a>(vm: &mut Vm, this: &Value, bytes: &'a Ref<Bytes>) -> PyResult<Archive<'a>> {
    match Archive::read(bytes.data()) {
        Ok(archive) => Ok(archive),
        Err(reason) => {
            let path = vm.required(this, "archive")?;
            let shown = vm.repr_string(&path)?;
            Err(failed(vm, &format!("{reason}: {shown}"), "path", &path))
        }
    }
}

fn text(vm: &mut Vm, this: &Value, name: &str) -> PyResult<String> {
    Ok(vm.text_attribute(this, name)?.to_string())
}

/// The path of a module inside the archive, without suffix.
fn inner_path(vm: &mut Vm, this: &Value, name: &Value) -> PyResult<String> {
    let full = vm.str_string(name)?;
    let tail = full.rsplit_once('.').map_or(full.as_str(), |(_, tail)| tail).to_string();
    Ok(format!("{}{tail}", text(vm, this, "prefix")?))
}

/// Where a module is in the archive, and whether it is a package.
fn locate(vm: &mut Vm, this: &Value, name: &Value) -> PyResult<Option<(String, bool)>> {
    let (path, bytes) = (inner_path(vm, this, name)?, bytes_of(vm, this)?);
    let archive = archive(vm, this, &bytes)?;
    let found = SEARCH_ORDER.iter().map(|(suffix, package)| (format!("{path}{suffix}"), *package));
    Ok(found.into_iter().find(|(path, _)| archive.has(path)))
}

fn located(vm: &mut Vm, this: &Value, name: &Value) -> PyResult<(String, bool)> {
    if let Some(found) = locate(vm, this, name)? {
        return Ok(found);
    }
    let message = format!("can't find module {}", vm.repr_string(name)?);
    Err(failed(vm, &message, "name", name))
}

fn contents(vm: &mut Vm, this: &Value, path: &str) -> PyResult<Option<Vec<u8>>> {
    let bytes = bytes_of(vm, this)?;
    let archive = archive(vm, this, &bytes)?;
    match archive.contents(path) {
        None => Ok(None),
        Some(Ok(data)) => Ok(Some(data)),
        Some(Err(reason)) => {
            let path = vm.required(this, "archive")?;
            Err(failed(vm, reason, "path", &path))
        }
    }
}

methods! { static METHODS;
    "__init__($self, path)" => |vm, [this, path]| {
        let Some(given) = path.downcast::<Str>().map(|p| p.to_string()) else {
            let kind = vm.repr_string(vm.class_of(path).value())?;
            raise!(vm, TypeError, "expected str, not {kind}");
        };
        if given.is_empty() {
            return Err(failed(vm, "archive path is empty", "path", path));
        }
        // The longest front of the path that is a file is the archive, the rest a folder in it.
        let file = Path::new(&given).ancestors().find(|front| {
            vm.permits(Request::Import(front)) && vm.access.open_host().stat(front, true).is_ok()
        });
        let file = file.map(Path::to_path_buf);
        let is_file = file.as_deref().is_some_and(|f| vm.access.open_host().stat(f, true).is_ok_and(|s| s.is_file()));
        let Some(file) = file.filter(|_| is_file) else {
            return Err(failed(vm, "not a Zip file", "path", path));
        };
        let name = vm.os_str(file.as_os_str());
        let Ok(data) = vm.permit(Request::Import(&file))?.read_file(&file) else {
            let message = format!("can't open Zip file: {}", vm.repr_string(&name)?);
            return Err(failed(vm, &message, "path", &name));
        };
        let prefix = given.get(file.as_os_str().len()..).unwrap_or_default().trim_matches('/').to_string();
        let prefix = vm.new_str(&if prefix.is_empty() { prefix } else { format!("{prefix}/") });
        let data = new_bytes(data);
        for (attribute, value) in [("archive", &name), ("prefix", &prefix), ("_data", &data)] {
            vm.set_attribute(this, attribute, value)?;
        }
        let bytes = bytes_of(vm, this)?;
        archive(vm, this, &bytes)?;
        Ok(Value::NONE)
    }
    /// Create a ModuleSpec for the specified module.
    ///
    /// Returns None if the module cannot be found.
    "find_spec($self, fullname, target=None)" => |vm, [this, name, _target]| {
        if let Some((_, package)) = locate(vm, this, name)? {
            return vm.spec_from_loader(name, this, &Value::NONE, &Value::bool(package));
        }
        let (path, bytes) = (inner_path(vm, this, name)?, bytes_of(vm, this)?);
        if !archive(vm, this, &bytes)?.has_folder(&path) {
            return Ok(Value::NONE);
        }
        let spec = vm.new_spec(name, &Value::NONE, &Value::NONE, true)?;
        let portion = format!("{}/{path}", text(vm, this, "archive")?);
        let portion = vm.new_str(&portion);
        vm.set_attribute(&spec, "submodule_search_locations", List::new_ref(vec![portion]).value())?;
        Ok(spec)
    }
    /// get_code(fullname) -> code object.
    ///
    /// Return the code object for the specified module. Raise ZipImportError
    /// if the module couldn't be imported.
    "get_code($self, fullname)" => |vm, [this, name]| {
        let (path, _) = located(vm, this, name)?;
        let data = contents(vm, this, &path)?.unwrap_or_default();
        let full = format!("{}/{path}", text(vm, this, "archive")?);
        of_pyc(vm, &data, name, &full, None).map(Value::from)
    }
    /// get_data(pathname) -> string with file data.
    ///
    /// Return the data associated with 'pathname'. Raise OSError if
    /// the file wasn't found.
    "get_data($self, pathname)" => |vm, [this, path]| {
        let (given, own) = (vm.str_string(path)?, text(vm, this, "archive")?);
        let inner = given.strip_prefix(&format!("{own}/")).unwrap_or(&given);
        match contents(vm, this, inner)? {
            Some(data) => Ok(new_bytes(data)),
            None => {
                let (none, inner) = (vm.new_str(""), vm.new_str(inner));
                Err(vm.error_by_call(Exc::OSError, &[Value::int(0), none, inner]))
            }
        }
    }
    /// get_filename(fullname) -> filename string.
    ///
    /// Return the filename for the specified module or raise ZipImportError
    /// if it couldn't be imported.
    "get_filename($self, fullname)" => |vm, [this, name]| {
        let (path, _) = located(vm, this, name)?;
        let full = format!("{}/{path}", text(vm, this, "archive")?);
        Ok(vm.new_str(&full))
    }
    /// get_source(fullname) -> source string.
    ///
    /// Return the source code for the specified module. Raise ZipImportError
    /// if the module couldn't be found, return None if the archive does
    /// contain the module, but has no source for it.
    "get_source($self, fullname)" => |vm, [this, name]| {
        let (path, _) = located(vm, this, name)?;
        let source = path.strip_suffix('c').unwrap_or(&path).to_string();
        match contents(vm, this, &source)? {
            Some(data) => Ok(vm.new_str(&String::from_utf8_lossy(&data))),
            None => Ok(Value::NONE),
        }
    }
    /// is_package(fullname) -> bool.
    ///
    /// Return True if the module specified by fullname is a package.
    /// Raise ZipImportError if the module couldn't be found.
    "is_package($self, fullname)" => |vm, [this, name]| {
        located(vm, this, name).map(|(_, package)| Value::bool(package))
    }
    /// Return the ResourceReader for a module in a zip file.
    "get_resource_reader($self, fullname)" => |vm, [this, name]| {
        let readers = vm.intern("importlib.readers");
        let readers = vm.import_module(&readers)?;
        vm.call_method(&readers, "ZipReader", &[this.clone(), name.clone()])
    }
    /// Invalidates the cache of file data of the archive path.
    "invalidate_caches($self)" => |_vm, [_this]| { Ok(Value::NONE) }
    "__repr__($self)" => |vm, [this]| {
        let text = format!("<zipimporter object \"{}/{}\">", text(vm, this, "archive")?, text(vm, this, "prefix")?);
        Ok(vm.new_str(&text))
    }
}
