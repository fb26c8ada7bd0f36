//! `os.scandir` and its entries.

use super::{PathArgument, done, stat_result};
use crate::support::{add_class, receiver, traced};
use std::path::PathBuf;
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::host::{FileKind, Request};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::generic_alias;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::iter::itself;
use taipan_vm::{PyResult, Ref, Value, Vm, methods};

/// What a folder's listing tells of one of its files, and what was asked of the system since.
struct DirEntry {
    name: Value,
    path: Value,
    /// Where it is.
    place: PathBuf,
    kind: FileKind,
    inode: u64,
    /// Results of `stat`, of a link itself and of what it leads to; NULL before it is called.
    own_stat: Value,
    stat: Value,
}
traced!(DirEntry: name, path, own_stat, stat);

static DIR_ENTRY: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::EMPTY },
    methods: ENTRY,
    getset: &[
        GetSet::member("name", |vm, this| Ok(receiver::<DirEntry>(vm, this)?.get(vm).name.clone()))
            .documented("the entry's base filename, relative to scandir() \"path\" argument"),
        GetSet::member("path", path)
            .documented("the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"),
    ],
    ..TypeSpec::foreign("posix", "DirEntry")
};

fn path(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(receiver::<DirEntry>(vm, this)?.get(vm).path.clone())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = receiver::<DirEntry>(vm, this)?.get(vm).name.clone();
    let text = format!("<DirEntry {}>", vm.repr_string(&name)?);
    Ok(vm.new_str(&text))
}

/// What kind of file an entry is, a link followed where that is asked for.
fn is_kind(vm: &mut Vm, this: &Value, follow: &Value, kind: FileKind) -> PyResult {
    let own = receiver::<DirEntry>(vm, this)?.get(vm).kind;
    if !(vm.truth(follow)? && own == FileKind::Link) {
        return Ok(Value::bool(own == kind));
    }
    let path = receiver::<DirEntry>(vm, this)?.get(vm).place.clone();
    let found = vm.permit(Request::Read(&path))?.stat(&path, true);
    Ok(Value::bool(found.is_ok_and(|s| s.kind() == kind)))
}

fn stat(vm: &mut Vm, this: &Value, follow: &Value) -> PyResult {
    let entry = receiver::<DirEntry>(vm, this)?;
    let follow = vm.truth(follow)?;
    // What is no link leads to itself.
    let own = !follow || entry.get(vm).kind != FileKind::Link;
    let known = if own { &entry.get(vm).own_stat } else { &entry.get(vm).stat };
    if let Some(known) = known.present() {
        return Ok(known.clone());
    }
    let (value, path) = (entry.get(vm).path.clone(), entry.get(vm).place.clone());
    let path = PathArgument { value, path };
    let host = if follow {
        vm.permit(Request::Read(&path.path))?
    } else {
        vm.permit_link(&path.path, |p| Request::Read(p))?
    };
    let found = host.stat(&path.path, follow);
    let found = done(vm, found, &[&path])?;
    let stat = stat_result::new(vm, &found);
    let entry = entry.get_mut(vm);
    *(if own { &mut entry.own_stat } else { &mut entry.stat }) = stat.clone();
    Ok(stat)
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
    "stat($self, /, *, follow_symlinks=True)" => |vm, [this, follow]| { stat(vm, this, follow) }
    /// Return inode of the entry; cached per entry.
    "inode($self, /)" => |vm, [this]| {
        let inode = receiver::<DirEntry>(vm, this)?.get(vm).inode;
        Ok(Value::int(i64::try_from(inode).unwrap_or(i64::MAX)))
    }
    /// Returns the path for the entry.
    "__fspath__($self, /)" => |vm, [this]| { path(vm, this) }
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}

/// The entries of a folder that are still to come, last first; `None` when it is closed or used up.
struct Scan {
    entries: Option<Vec<Value>>,
}

impl taipan_vm::Trace for Scan {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
        self.entries.iter().flatten().for_each(visit);
    }
    fn clear(&mut self) {
        self.entries = None;
    }
}

static ITERATOR: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next), finalize: Some(finalize), ..Slots::EMPTY },
    methods: ITERATION,
    ..TypeSpec::foreign("posix", "ScandirIterator")
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let scan = receiver::<Scan>(vm, this)?.get_mut(vm);
    let entry = scan.entries.as_mut().and_then(Vec::pop);
    if entry.is_none() {
        scan.entries = None;
    }
    Ok(entry)
}

/// Warns of an iterator that was neither closed nor used up.
fn finalize(vm: &mut Vm, this: &Value) -> PyResult {
    if receiver::<Scan>(vm, this)?.get_mut(vm).entries.take().is_some() {
        let shown = vm.repr_string(this)?;
        vm.warn(Exc::ResourceWarning, &format!("unclosed scandir iterator {shown}"), 1)?;
    }
    Ok(Value::NONE)
}

methods! { static ITERATION;
    "__enter__($self, /)" => |_vm, [this]| { Ok(this.clone()) }
    "__exit__($self, /, *args)" as "" => |vm, [this, _args]| { close(vm, this) }
    "close($self, /)" => |vm, [this]| { close(vm, this) }
}

fn close(vm: &mut Vm, this: &Value) -> PyResult {
    drop(receiver::<Scan>(vm, this)?.get_mut(vm).entries.take());
    Ok(Value::NONE)
}

/// Puts the class into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    add_class::<DirEntry>(vm, dict, &DIR_ENTRY);
    vm.foreign_class::<Scan>(&ITERATOR);
    Ok(())
}

methods! { pub static FUNCTIONS;
    /// Return an iterator of DirEntry objects for given path.
    "scandir($module, /, path=None)" => |vm, [path]| {
        let dot = vm.new_str(".");
        let path = PathArgument::or_descriptor(vm, "scandir", if path.is_none() { &dot } else { path }, false)?;
        let listed = vm.permit(Request::Read(&path.path))?.list(&path.path);
        let found = done(vm, listed, &[&path])?;
        let class = vm.foreign_class::<DirEntry>(&DIR_ENTRY);
        let by_descriptor = int_ref(&path.value).is_some();
        let mut entries = Vec::with_capacity(found.len());
        for entry in found.into_iter().rev() {
            let full = path.path.join(&entry.name);
            let made = DirEntry {
                name: path.name(vm, &entry.name),
                path: path.name(vm, if by_descriptor { &entry.name } else { full.as_os_str() }),
                place: full,
                kind: entry.kind,
                inode: entry.inode,
                own_stat: Value::NULL,
                stat: Value::NULL,
            };
            entries.push(vm.new_foreign(&class, made).into());
        }
        let class = vm.foreign_class::<Scan>(&ITERATOR);
        Ok(vm.new_foreign(&class, Scan { entries: Some(entries) }).into())
    }
}
