//! Names of files: paths as `importlib._bootstrap_external` joins and splits them, and where bytecode is cached (PEP 3147).

use super::spec::entry;
use crate::host::{Request, Stat};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use std::path::Path;

pub const SOURCE: &str = ".py";
pub const BYTECODE: &str = ".pyc";
pub const PYCACHE: &str = "__pycache__";
pub const EXTENSIONS: [&str; 2] = [".abi3.so", ".so"];

/// Folder and name (`_path_split`).
pub fn split(path: &str) -> (&str, &str) {
    match path.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some((folder, name)) => (folder, name),
        None => ("", path),
    }
}

/// A name in a folder (`_path_join`).
pub fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_string(),
        _ => format!("{}/{name}", folder.trim_end_matches('/')),
    }
}

/// An absolute path, not normalised (`_path_abspath`).
pub fn absolute(vm: &mut Vm, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_string();
    }
    match vm.access.open_host().cwd() {
        Ok(cwd) => join(&cwd.to_string_lossy(), path),
        Err(_) => path.to_string(),
    }
}

/// What is at a path, where import may look and there is something.
pub fn stat(vm: &mut Vm, path: &str) -> Option<Stat> {
    let path = Path::new(path);
    if !vm.permits(Request::Import(path)) {
        return None;
    }
    vm.access.open_host().stat(path, true).ok()
}

/// The text of an attribute of `sys.implementation` or `sys` that a program may have changed.
pub fn cache_tag(vm: &mut Vm) -> PyResult<Option<String>> {
    let Some(implementation) = vm.sys_attribute("implementation")? else {
        return Ok(Some(vm.dialect.cache_tag()));
    };
    let tag = vm.attribute(&implementation, "cache_tag")?;
    Ok(tag.and_then(|tag| tag.downcast::<Str>().map(|s| s.to_string())))
}

/// `cache_from_source(path)` with a tag.
pub fn cache_with_tag(vm: &mut Vm, path: &str, tag: &str, optimization: &str) -> PyResult<String> {
    let (folder, name) = split(path);
    let base = match name.rsplit_once('.') {
        Some(("", rest)) => format!("{rest}."),
        Some((base, _)) => format!("{base}."),
        None => name.to_string(),
    };
    let opt = if optimization.is_empty() { String::new() } else { format!(".opt-{optimization}") };
    let name = format!("{base}{tag}{opt}{BYTECODE}");
    let prefix = vm.sys_attribute("pycache_prefix")?.filter(|p| !p.is_none());
    Ok(match prefix.as_ref().and_then(|p| p.downcast::<Str>()) {
        Some(prefix) => {
            let folder = absolute(vm, folder);
            join(&join(&prefix.to_lossy(), folder.trim_start_matches('/')), &name)
        }
        None => join(&join(folder, PYCACHE), &name),
    })
}

/// Where the bytecode of a file is, going by its name (`_get_cached`).
pub fn cached_name(vm: &mut Vm, path: &str) -> PyResult<Option<String>> {
    if path.ends_with(SOURCE) {
        let Some(tag) = cache_tag(vm)? else { return Ok(None) };
        return cache_with_tag(vm, path, &tag, "").map(Some);
    }
    Ok(path.ends_with(BYTECODE).then(|| path.to_string()))
}

/// The source of a cached file's name, or what is wrong with that name (`source_from_cache`).
pub fn source_name(prefix: Option<&str>, path: &str) -> Result<String, String> {
    let (folder, name) = split(path);
    let quoted = |text: &str| format!("'{text}'");
    let below =
        prefix.and_then(|p| folder.strip_prefix(p.trim_end_matches('/'))).filter(|f| f.starts_with('/'));
    let folder = match below {
        Some(folder) => folder,
        None => match split(folder) {
            (outer, PYCACHE) => outer,
            _ => return Err(format!("{PYCACHE} not bottom-level directory in {}", quoted(path))),
        },
    };
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [_, _, _] => {}
        [_, _, optimization, _] => match optimization.strip_prefix("opt-") {
            None => {
                return Err("optimization portion of filename does not start with 'opt-'".to_string());
            }
            Some(level) if level.is_empty() || !level.chars().all(char::is_alphanumeric) => {
                return Err(format!(
                    "optimization level {} is not an alphanumeric value",
                    quoted(optimization)
                ));
            }
            Some(_) => {}
        },
        _ => return Err(format!("expected only 2 or 3 dots in {}", quoted(name))),
    }
    Ok(join(folder, &format!("{}{SOURCE}", parts.first().copied().unwrap_or_default())))
}

/// The working folder for an empty entry of `sys.path`; `None` where it is gone.
pub fn entry_folder(vm: &mut Vm, path: &str) -> Option<String> {
    if !path.is_empty() {
        return Some(path.to_string());
    }
    vm.access.open_host().cwd().ok().map(|cwd| cwd.to_string_lossy().into_owned())
}

/// The folder that `sys.path` starts with.
pub fn first_of_sys_path(vm: &mut Vm) -> PyResult<Option<String>> {
    let path = vm.sys_attribute("path")?;
    let list = path.as_ref().and_then(|path| path.downcast::<crate::types::list::List>());
    let first = list.and_then(|list| list.get(vm).items.first().cloned());
    Ok(first.and_then(|first| first.downcast::<Str>().map(|s| s.to_string())))
}

/// An entry of a module's namespace, by text.
pub fn module_entry(vm: &mut Vm, module: &crate::Value, name: &str) -> Option<crate::Value> {
    let dict = vm.instance_dict(module)?;
    entry(vm, &dict, name)
}

#[cfg(test)]
mod tests {
    use super::{join, source_name, split};

    #[test]
    fn paths_are_split_and_joined() {
        assert_eq!(split("/a/b.py"), ("/a", "b.py"));
        assert_eq!((split("/b.py"), split("b.py")), (("/", "b.py"), ("", "b.py")));
        assert_eq!(
            (join("", "b"), join("/", "b"), join("/a/", "b")),
            ("b".into(), "/b".into(), "/a/b".into())
        );
    }

    #[test]
    fn sources_of_cached_files() {
        assert_eq!(source_name(None, "/p/__pycache__/m.cpython-313.pyc").as_deref(), Ok("/p/m.py"));
        assert!(source_name(None, "/p/m.cpython-313.pyc").unwrap_err().contains("not bottom-level"));
        assert!(source_name(None, "/p/__pycache__/m.pyc").unwrap_err().contains("2 or 3 dots"));
    }
}
