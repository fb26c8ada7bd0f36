//! `os.scandir` and its entries.

use super::{PathArgument, done, stat_result};
use taipan_vm::class::GetSet;
use taipan_vm::host::{FileKind, Request, to_path};
use taipan_vm::import::script::ScriptClass;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{PyResult, Ref, Value, Vm, methods};

static DIR_ENTRY: ScriptClass =
    ScriptClass { methods: ENTRY, getset: ENTRY_GETSET, ..ScriptClass::named("posix.DirEntry") };

static ITERATOR: ScriptClass =
    ScriptClass { methods: ITERATION, getset: NOTHING, ..ScriptClass::named("posix.ScandirIterator") };

static ENTRY_GETSET: &[GetSet] = &[
    GetSet::member("name", |vm, this| vm.required(this, "_name")),
    GetSet::member("path", |vm, this| vm.required(this, "_path")),
];

static NOTHING: &[GetSet] = &[];

/// What kind of file an entry is, a link followed where that is asked for.
fn is_kind(vm: &mut Vm, this: &Value, follow: &Value, kind: FileKind) -> PyResult {
    let own = vm.required(this, "_kind")?.as_i64();
    let follow = vm.truth(follow)?;
    if !(follow && own == Some(FileKind::Link as i64)) {
        return Ok(Value::bool(own == Some(kind as i64)));
    }
    let path = vm.required(this, "path")?;
    let path = to_path(vm, "stat", &path)?;
    let found = vm.permit(Request::Read(&path))?.stat(&path, true);
    Ok(Value::bool(found.is_ok_and(|s| s.kind() == kind)))
}

methods! { static ENTRY;
    /// Return True if the entry is a directory; cached per entry.
    "is_dir($self, /, *, follow_symlinks=True)" => |vm, [this, follow]| { is_kind(vm, this, follow, FileKind::Folder) }
    /// Return True if the entry is a file; cached per entry.
    "is_file($self, /, *, follow_symlinks=True)" => |vm, [this, follow]| { is_kind(vm, this, follow, FileKind::File) }
    /// Return True if the entry is a symbolic link; cached per entry.
    "is_symlink($self, /)" => |vm, [this]| { is_kind(vm, this, &Value::FALSE, FileKind::Link) }
    /// Return True if the entry is a junction; cached per entry.
    "is_junction($self, /)" => |_vm, [_this]| { Ok(Value::FALSE) }
    /// Return stat_result object for the entry; cached per entry.
    "stat($self, /, *, follow_symlinks=True)" => |vm, [this, follow]| {
        let follow = vm.truth(follow)?;
        let value = vm.required(this, "path")?;
        let path = PathArgument::of(vm, "stat", &value)?;
        let host =
            if follow { vm.permit(Request::Read(&path.path))? } else { vm.permit_link(&path.path, |p| Request::Read(p))? };
        let found = host.stat(&path.path, follow);
        let stat = done(vm, found, &[&path])?;
        Ok(stat_result::new(vm, &stat))
    }
    /// Return inode of the entry; cached per entry.
    "inode($self, /)" => |vm, [this]| { vm.required(this, "_inode") }
    /// Returns the path for the entry.
    "__fspath__($self, /)" => |vm, [this]| { vm.required(this, "path") }
    "__repr__($self)" => |vm, [this]| {
        let name = vm.required(this, "name")?;
        let text = format!("<DirEntry {}>", vm.repr_string(&name)?);
        Ok(vm.new_str(&text))
    }
}

methods! { static ITERATION;
    "__iter__($self)" => |_vm, [this]| { Ok(this.clone()) }
    "__next__($self)" => |vm, [this]| {
        let entries = vm.required(this, "_entries")?;
        match vm.next(&entries)? {
            Some(entry) => Ok(entry),
            None => Err(vm.stop_iteration(Value::NONE)),
        }
    }
    "close($self)" => |vm, [this]| {
        let none = vm.iter(List::new_ref(Vec::new()).value())?;
        vm.set_attribute(this, "_entries", &none).map(|()| Value::NONE)
    }
    "__enter__($self)" => |_vm, [this]| { Ok(this.clone()) }
    "__exit__($self, *args)" => |vm, [this, _args]| { vm.call_method(this, "close", &[]) }
}

/// Puts the class into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let class = vm.script_class(&DIR_ENTRY)?;
    vm.set_name(dict, "DirEntry", class.into());
    Ok(())
}

methods! { pub static FUNCTIONS;
    /// Return an iterator of DirEntry objects for given path.
    "scandir($module, /, path=None)" => |vm, [path]| {
        let dot = vm.new_str(".");
        let path = PathArgument::of(vm, "scandir", if path.is_none() { &dot } else { path })?;
        let listed = vm.permit(Request::Read(&path.path))?.list(&path.path);
        let found = done(vm, listed, &[&path])?;
        let class = vm.script_class(&DIR_ENTRY)?;
        let mut entries = Vec::with_capacity(found.len());
        for entry in found {
            let object = vm.call(class.value(), &[])?;
            let name = path.name(vm, &entry.name);
            let full = path.path.join(&entry.name);
            let full = path.name(vm, full.as_os_str());
            let inode = Value::int(i64::try_from(entry.inode).unwrap_or(i64::MAX));
            let attributes =
                [("_name", name), ("_path", full), ("_kind", Value::int(entry.kind as i64)), ("_inode", inode)];
            for (attribute, value) in attributes {
                vm.set_attribute(&object, attribute, &value)?;
            }
            entries.push(object);
        }
        let class = vm.script_class(&ITERATOR)?;
        let iterator = vm.call(class.value(), &[])?;
        let entries = vm.iter(List::new_ref(entries).value())?;
        vm.set_attribute(&iterator, "_entries", &entries)?;
        Ok(iterator)
    }
}
