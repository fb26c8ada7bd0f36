//! `PathFinder`, which walks `sys.path`, and `FileFinder`, which looks into one folder of it.

use super::script::ScriptClass;
use super::{files, namespace};
use crate::call::Builtin;
use crate::class::Class;
use crate::exc::{Exc, Exception};
use crate::host::Request;
use crate::quirks::{BootstrapCall, ImportLapse};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm, methods};
use std::path::Path;
use taipan_heap::{Ref, Value};

pub static PATH_FINDER: ScriptClass = ScriptClass {
    doc: Some("Meta path finder for sys.path and package __path__ attributes."),
    methods: PATH_METHODS,
    ..ScriptClass::named("_frozen_importlib_external.PathFinder")
};

pub static FILE_FINDER: ScriptClass = ScriptClass {
    doc: Some(
        "File-based finder.\n\n    Interactions with the file system are cached for performance, being\n    refreshed when the directory the finder is handling has been modified.\n\n    ",
    ),
    methods: FILE_METHODS,
    ..ScriptClass::named("_frozen_importlib_external.FileFinder")
};

methods! { static PATH_METHODS;
    /// Call the invalidate_caches() method on all path entry finders
    /// stored in sys.path_importer_cache (where implemented).
    "invalidate_caches()" => |vm, []| {
        let cache = vm.sys_attribute("path_importer_cache")?.and_then(|c| c.downcast::<Dict>().cloned());
        let Some(cache) = cache else { return Ok(Value::NONE) };
        let entries: Vec<(Value, Value)> =
            cache.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (name, finder) in entries {
            let is_absolute = name.downcast::<Str>().is_some_and(|n| n.text().get(0) == Some(u32::from(b'/')));
            if finder.is_none() || !is_absolute {
                drop(vm.dict_remove(&cache, &name)?);
            } else if let Some(invalidate) = vm.attribute(&finder, "invalidate_caches")? {
                vm.call(&invalidate, &[])?;
            }
        }
        vm.advance_namespaces()?;
        Ok(Value::NONE)
    }
    /// Search sys.path_hooks for a finder for 'path'.
    "_path_hooks(path)" => |vm, [path]| { path_hooks(vm, path) }
    /// Get the finder for the path entry from sys.path_importer_cache.
    "_path_importer_cache($type, path)" => |vm, [_class, path]| { importer_for(vm, path) }
    /// Find the loader or namespace_path for this module/package name.
    "_get_spec($type, fullname, path, target=None)" => |vm, [_class, name, path, target]| {
        walk(vm, name, path, target)
    }
    /// Try to find a spec for 'fullname' on sys.path or 'path'.
    "find_spec($type, fullname, path=None, target=None)" => |vm, [class, name, path, target]| {
        find(vm, class, name, path, target)
    }
    /// Find distributions.
    "find_distributions(*args, **kwargs)" => |vm, [args, kwargs]| {
        let metadata = vm.intern("importlib.metadata");
        let metadata = vm.import_module(&metadata)?;
        let finder = vm.required(&metadata, "MetadataPathFinder")?;
        let find = vm.required(&finder, "find_distributions")?;
        let mut all = crate::call::OwnedArgs::default();
        args.downcast::<Tuple>().map_or(&[][..], |t| t.items()).iter().for_each(|a| all.push(a.clone()));
        if let Some(d) = kwargs.downcast::<Dict>() {
            for (k, v) in d.get(vm).iter() {
                if let Some(k) = k.downcast::<Str>() {
                    all.push_keyword(k.clone(), v.clone());
                }
            }
        }
        vm.call_args(&find, all.args())
    }
}

fn path_hooks(vm: &mut Vm, path: &Value) -> PyResult {
    let Some(hooks) = vm.sys_attribute("path_hooks")? else { return Ok(Value::NONE) };
    let hooks = vm.collect_items(&hooks)?;
    if hooks.is_empty() {
        vm.warn_of_import(ImportLapse::NoHooks, "sys.path_hooks is empty")?;
    }
    for hook in hooks {
        match vm.call(&hook, std::slice::from_ref(path)) {
            Ok(finder) => return Ok(finder),
            Err(e) => {
                let other = vm.catch(e, Exc::ImportError).map(drop);
                vm.through_bootstrap(&hook, other, BootstrapCall::PathHook)?;
            }
        }
    }
    Ok(Value::NONE)
}

fn importer_for(vm: &mut Vm, path: &Value) -> PyResult {
    let mut path = path.clone();
    if path.downcast::<Str>().is_some_and(|p| p.is_empty()) {
        match files::entry_folder(vm, "") {
            Some(cwd) => path = vm.new_str(&cwd),
            None => return Ok(Value::NONE),
        }
    }
    let cache = vm.sys_attribute("path_importer_cache")?.and_then(|c| c.downcast::<Dict>().cloned());
    let Some(cache) = cache else { return path_hooks(vm, &path) };
    if let Some(known) = vm.dict_get(&cache, &path)? {
        return Ok(known);
    }
    let finder = path_hooks(vm, &path).map_err(|e| not_cached(vm, &path, e));
    let finder = vm.further_through_bootstrap(finder, BootstrapCall::PathHooks)?;
    vm.dict_set(&cache, &path, finder.clone())?;
    Ok(finder)
}

/// What a hook raises is raised in handling the KeyError of the look-up.
fn not_cached(vm: &mut Vm, path: &Value, raised: Raised) -> Raised {
    let missing = vm.key_error(path);
    let missing = vm.raised_in_bootstrap::<()>(Err(missing), BootstrapCall::CachedFinder);
    let missing = missing.err().and_then(Raised::into_exception);
    let exception = raised.exception().and_then(|e| e.downcast::<Exception>().cloned());
    if let (Some(missing), Some(e)) = (missing, exception)
        && e.get(vm).context.is_none()
    {
        e.get_mut(vm).context = missing;
    }
    raised
}

/// The first spec with a loader along a path, else one of all portions of a namespace.
fn walk(vm: &mut Vm, name: &Value, path: &Value, target: &Value) -> PyResult {
    let mut portions = Vec::new();
    for entry in namespace::texts(vm, path)? {
        let finder = importer_for(vm, &entry);
        let finder = vm.further_through_bootstrap(finder, BootstrapCall::PathEntry)?;
        if finder.is_none() {
            continue;
        }
        let spec = match vm.attribute(&finder, "find_spec")? {
            Some(find) => {
                let found = vm.call(&find, &[name.clone(), target.clone()]);
                vm.through_bootstrap(&find, found, BootstrapCall::EntryFinder)?
            }
            None if vm.dialect.has_find_module() => legacy(vm, &finder, name)?,
            None => {
                let symbol = vm.intern("find_spec");
                return Err(vm.attribute_error(&finder, &symbol));
            }
        };
        if spec.is_none() {
            continue;
        }
        if !vm.required(&spec, "loader")?.is_none() {
            return Ok(spec);
        }
        let found = vm.required(&spec, "submodule_search_locations")?;
        if found.is_none() {
            raise!(vm, ImportError, "spec missing loader");
        }
        portions.extend(vm.collect_items(&found)?);
    }
    let spec = vm.new_spec(name, &Value::NONE, &Value::NONE, false)?;
    let portions = List::new_ref(portions).into();
    vm.set_attribute(&spec, "submodule_search_locations", &portions)?;
    Ok(spec)
}

/// `find_loader` or `find_module` of a path entry finder (`_legacy_get_spec`).
fn legacy(vm: &mut Vm, finder: &Value, name: &Value) -> PyResult {
    let (loader, portions) = match vm.attribute(finder, "find_loader")? {
        Some(find) => {
            let found = vm.call(&find, std::slice::from_ref(name))?;
            match vm.collect_items(&found)?.as_slice() {
                [loader, portions] => (loader.clone(), portions.clone()),
                _ => raise!(vm, ValueError, "find_loader() must return a pair"),
            }
        }
        None => (vm.call_method(finder, "find_module", std::slice::from_ref(name))?, Value::NONE),
    };
    if !loader.is_none() {
        return vm.spec_from_loader(name, &loader, &Value::NONE, &Value::NONE);
    }
    let spec = vm.new_spec(name, &Value::NONE, &Value::NONE, false)?;
    let portions = if portions.is_none() { List::new_ref(Vec::new()).into() } else { portions };
    vm.set_attribute(&spec, "submodule_search_locations", &portions)?;
    Ok(spec)
}

fn find(vm: &mut Vm, class: &Value, name: &Value, path: &Value, target: &Value) -> PyResult {
    let top = path.is_none();
    let path = if top { vm.sys_attribute("path")?.unwrap_or(Value::NONE) } else { path.clone() };
    let spec = walk(vm, name, &path, target);
    let spec = vm.further_through_bootstrap(spec, BootstrapCall::PathFinder)?;
    if !spec.is_none() && !vm.required(&spec, "loader")?.is_none() {
        return Ok(spec);
    }
    // What is a shared library in CPython's own folder, the last of its path, is native here.
    if let Some(name) = name.downcast::<Str>().cloned()
        && top
        && vm.is_native_module(&name.to_lossy())
    {
        return vm.native_spec(&name);
    }
    let portions = vm.required(&spec, "submodule_search_locations")?;
    if !vm.truth(&portions)? {
        return Ok(Value::NONE);
    }
    let finder = vm.required(class, "_get_spec")?;
    let portions = vm.namespace_path(name, portions, finder)?;
    vm.set_attribute(&spec, "submodule_search_locations", &portions)?;
    Ok(spec)
}

methods! { static FILE_METHODS;
    /// Initialize with the path to search on and a variable number of
    /// 2-tuples containing the loader and the file suffixes the loader
    /// recognizes.
    "__init__($self, path, *loader_details)" => |vm, [this, path, details]| {
        let mut loaders = Vec::new();
        for detail in vm.collect_items(details)? {
            let pair = vm.collect_items(&detail)?;
            let [loader, suffixes] = pair.as_slice() else {
                raise!(vm, ValueError, "not enough values to unpack (expected 2, got {})", pair.len());
            };
            for suffix in vm.collect_items(suffixes)? {
                loaders.push(vm.new_tuple([suffix, loader.clone()]));
            }
        }
        vm.set_attribute(this, "_loaders", List::new_ref(loaders).value())?;
        let text = vm.str_string(path)?;
        let text = if text == "." { String::new() } else { text };
        let text = files::entry_folder(vm, &text).unwrap_or_default();
        let text = files::absolute(vm, &text);
        let folder = vm.new_str(&text);
        vm.set_attribute(this, "path", &folder)?;
        vm.set_attribute(this, "_path_mtime", &Value::int(-1))?;
        for cache in ["_path_cache", "_relaxed_path_cache"] {
            let empty = vm.new_set(Vec::new())?;
            vm.set_attribute(this, cache, &empty)?;
        }
        Ok(Value::NONE)
    }
    /// Invalidate the directory mtime.
    "invalidate_caches($self)" => |vm, [this]| {
        vm.set_attribute(this, "_path_mtime", &Value::int(-1)).map(|()| Value::NONE)
    }
    /// Try to find a spec for the specified module.
    ///
    /// Returns the matching spec, or None if not found.
    "find_spec($self, fullname, target=None)" => |vm, [this, name, _target]| { find_in_folder(vm, this, name) }
    "__repr__($self)" => |vm, [this]| {
        let path = vm.required(this, "path")?;
        let text = format!("FileFinder({})", vm.repr_string(&path)?);
        Ok(vm.new_str(&text))
    }
    /// A class method which returns a closure to use on sys.path_hook
    /// which will return an instance using the specified loaders and the path
    /// called on the closure.
    ///
    /// If the path called on the closure is not a directory, ImportError is
    /// raised.
    "path_hook($type, *loader_details)" => |vm, [class, details]| {
        let bound = vm.new_tuple([class.clone(), details.clone()]);
        let module = vm.interned_value("_frozen_importlib_external");
        Ok(Ref::new(Builtin { method: &HOOK[0], this: bound, module, class: None }).into())
    }
}

methods! { static HOOK;
    /// Path hook for importlib.machinery.FileFinder.
    "path_hook_for_FileFinder($self, path)" => |vm, [bound, path]| {
        let parts = vm.collect_items(bound)?;
        let [class, details] = parts.as_slice() else { return Ok(Value::NONE) };
        let text = path.downcast::<Str>().map(|p| p.to_string());
        let folder = text.as_deref().and_then(|t| files::entry_folder(vm, t));
        let is_folder = folder.and_then(|f| files::stat(vm, &f)).is_some_and(|s| s.is_folder());
        if !is_folder {
            let about = [Value::NONE, path.clone(), Value::NONE];
            return Err(vm.import_error(Exc::ImportError, "only directories are supported", about));
        }
        let mut all = vec![path.clone()];
        all.extend(vm.collect_items(details)?);
        vm.call(class, &all)
    }
}

/// The listing of the finder's folder, read anew where it has changed.
fn listing(vm: &mut Vm, this: &Value, folder: &str) -> PyResult<Value> {
    let mtime = files::stat(vm, folder).map_or(Value::int(-1), |s| Value::float(s.modified as f64 / 1e9));
    let known = vm.required(this, "_path_mtime")?;
    if !vm.equal(&mtime, &known)? {
        let names = match vm.permits(Request::Import(Path::new(folder))) {
            true => vm.access.open_host().list(Path::new(folder)).unwrap_or_default(),
            false => Vec::new(),
        };
        let names = names.iter().map(|e| vm.os_str(&e.name)).collect::<Vec<Value>>();
        let names = vm.new_set(names)?;
        vm.set_attribute(this, "_path_cache", &names)?;
        vm.set_attribute(this, "_path_mtime", &mtime)?;
    }
    vm.required(this, "_path_cache")
}

fn find_in_folder(vm: &mut Vm, this: &Value, name: &Value) -> PyResult {
    let full = vm.str_string(name)?;
    let tail = full.rsplit_once('.').map_or(full.as_str(), |(_, tail)| tail).to_string();
    let folder = vm.text_attribute(this, "path")?.to_string();
    let names = listing(vm, this, &folder)?;
    let has = |vm: &mut Vm, name: &str| {
        let name = vm.new_str(name);
        vm.contains(&names, &name)
    };
    let mut loaders = Vec::new();
    let pairs = vm.required(this, "_loaders")?;
    for pair in vm.collect_items(&pairs)? {
        if let [suffix, loader] = vm.collect_items(&pair)?.as_slice() {
            loaders.push((vm.str_string(suffix)?, loader.clone()));
        }
    }
    let is_file = |vm: &mut Vm, path: &str| files::stat(vm, path).is_some_and(|s| s.is_file());
    let inner = files::join(&folder, &tail);
    let mut is_namespace = false;
    if has(vm, &tail)? {
        for (suffix, loader) in &loaders {
            let path = files::join(&inner, &format!("__init__{suffix}"));
            if is_file(vm, &path) {
                return found(vm, loader, name, &path, Some(&inner));
            }
        }
        if let Some((loader, path)) = cached_alone(vm, &loaders, &inner, "__init__")? {
            return found(vm, &loader, name, &path, Some(&inner));
        }
        is_namespace = files::stat(vm, &inner).is_some_and(|s| s.is_folder());
    }
    for (suffix, loader) in &loaders {
        let file = format!("{tail}{suffix}");
        if has(vm, &file)? {
            let path = files::join(&folder, &file);
            if is_file(vm, &path) {
                return found(vm, loader, name, &path, None);
            }
        }
    }
    if has(vm, files::PYCACHE)?
        && let Some((loader, path)) = cached_alone(vm, &loaders, &folder, &tail)?
    {
        return found(vm, &loader, name, &path, None);
    }
    if !is_namespace {
        return Ok(Value::NONE);
    }
    let spec = vm.new_spec(name, &Value::NONE, &Value::NONE, false)?;
    let portion = vm.new_str(&inner);
    let portions = List::new_ref(vec![portion]).into();
    vm.set_attribute(&spec, "submodule_search_locations", &portions)?;
    Ok(spec)
}

/// The loader of a module whose compiled file is in `__pycache__` while its source is gone, and the source's name:
/// programs are taken along like that.
fn cached_alone(
    vm: &mut Vm,
    loaders: &[(String, Value)],
    folder: &str,
    name: &str,
) -> PyResult<Option<(Value, String)>> {
    let Some((_, loader)) = loaders.iter().find(|(suffix, _)| suffix == files::SOURCE) else {
        return Ok(None);
    };
    let cache = files::join(folder, files::PYCACHE);
    for tag in vm.dialect.cache_tags() {
        let path = files::join(&cache, &format!("{name}.{tag}{}", files::BYTECODE));
        if files::stat(vm, &path).is_some_and(|s| s.is_file()) {
            let source = files::join(folder, &format!("{name}{}", files::SOURCE));
            return Ok(Some((loader.clone(), source)));
        }
    }
    Ok(None)
}

fn found(vm: &mut Vm, loader: &Value, name: &Value, path: &str, package: Option<&str>) -> PyResult {
    let path = vm.new_str(path);
    let loader = vm.call(loader, &[name.clone(), path.clone()])?;
    let locations = match package {
        Some(folder) => {
            let folder = vm.new_str(folder);
            List::new_ref(vec![folder]).into()
        }
        None => Value::NONE,
    };
    vm.spec_from_file_location(name, &path, &loader, Some(locations))
}

impl Vm {
    /// What `sys.meta_path` starts with.
    ///
    /// # Errors
    /// Whatever making a class may raise.
    pub fn default_meta_path(&mut self) -> PyResult<Vec<Value>> {
        let builtin = self.script_class(&super::builtin::BUILTIN_IMPORTER)?;
        let frozen = self.script_class(&super::builtin::FROZEN_IMPORTER)?;
        let path: Ref<Class> = self.script_class(&PATH_FINDER)?;
        Ok(vec![builtin.into(), frozen.into(), path.into()])
    }

    /// The hook for folders in `sys.path_hooks`.
    ///
    /// # Errors
    /// Whatever making a class may raise.
    pub fn folder_hook(&mut self) -> PyResult {
        let finder = self.script_class(&FILE_FINDER)?;
        let details = super::external::supported_loaders(self)?;
        self.call_method(finder.value(), "path_hook", &details)
    }
}
