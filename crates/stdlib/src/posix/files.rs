//! Files and folders by path.

use super::{PathArgument, descriptor, done, stat_result};
use taipan_vm::host::Request;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::list::List;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

use std::path::Path;

/// `stat` of a descriptor, if it is one.
fn stat_of_descriptor(vm: &mut Vm, path: &Value, folder: &Value, follow: bool) -> PyResult<Option<Value>> {
    let Some(fd) = descriptor(vm, path)? else { return Ok(None) };
    if !folder.is_none() {
        raise!(vm, ValueError, "stat: can't specify dir_fd without matching path");
    }
    if !follow {
        raise!(vm, ValueError, "stat: cannot use fd and follow_symlinks together");
    }
    match vm.fd_stat(fd) {
        Ok(stat) => Ok(Some(stat_result::new(vm, &stat))),
        Err(e) => {
            let e = vm.catch(e, taipan_vm::exc::Exc::OSError)?;
            let name = vm.intern("filename");
            vm.setattr(&e, &name, Some(&Value::int(fd.into())))?;
            Err(vm.raised(e))
        }
    }
}

fn stat(vm: &mut Vm, function: &str, [path, folder]: [&Value; 2], follow: bool) -> PyResult {
    if function == "stat"
        && let Some(found) = stat_of_descriptor(vm, path, folder, follow)?
    {
        return Ok(found);
    }
    let path = PathArgument::below(vm, function, "path", path, folder)?;
    let host = if follow {
        vm.permit(Request::Read(&path.path))?
    } else {
        vm.permit_link(&path.path, |p| Request::Read(p))?
    };
    let found = host.stat(&path.path, follow);
    let stat = done(vm, found, &[&path])?;
    Ok(stat_result::new(vm, &stat))
}

/// An operation that changes what is at a path.
fn change(
    vm: &mut Vm,
    function: &str,
    [path, folder]: [&Value; 2],
    change: impl FnOnce(&mut dyn taipan_vm::host::Host, &Path) -> std::io::Result<()>,
) -> PyResult {
    let path = PathArgument::below(vm, function, "path", path, folder)?;
    let result = change(vm.permit_link(&path.path, |p| Request::Write(p))?, &path.path);
    done(vm, result, &[&path])?;
    Ok(Value::NONE)
}

/// An operation on two paths, of which the first moves or is linked to.
fn change_two(
    vm: &mut Vm,
    function: &str,
    [from, to, from_folder, to_folder]: [&Value; 4],
    change: impl FnOnce(&mut dyn taipan_vm::host::Host, &Path, &Path) -> std::io::Result<()>,
) -> PyResult {
    let from = PathArgument::below(vm, function, "src", from, from_folder)?;
    let to = PathArgument::below(vm, function, "dst", to, to_folder)?;
    vm.permit_link(&from.path, |p| Request::Write(p))?;
    let result = change(vm.permit_link(&to.path, |p| Request::Write(p))?, &from.path, &to.path);
    done(vm, result, &[&from, &to])?;
    Ok(Value::NONE)
}

/// `_path_normpath`: a path without empty parts, `.` and `..` (`_Py_normpath`).
fn normalised(path: &str) -> String {
    let slashes = path.len() - path.trim_start_matches('/').len();
    let root = match slashes {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if !root.is_empty() => {}
            part => parts.push(part),
        }
    }
    match (root, parts.join("/")) {
        ("", joined) if joined.is_empty() => ".".to_string(),
        (root, joined) => format!("{root}{joined}"),
    }
}

/// A time in seconds as nanoseconds.
fn nanoseconds(vm: &mut Vm, seconds: &Value) -> PyResult<i128> {
    if let Some(i) = int_ref(seconds).and_then(|i| i.to_i64()) {
        return Ok(i128::from(i) * 1_000_000_000);
    }
    let seconds = taipan_vm::types::float::to_float(vm, seconds)?;
    Ok((seconds * 1e9).floor() as i128)
}

fn pair(vm: &mut Vm, value: &Value, name: &str) -> PyResult<[Value; 2]> {
    match <[Value; 2]>::try_from(vm.collect_items(value)?) {
        Ok(pair) => Ok(pair),
        Err(_) => raise!(vm, TypeError, "utime: '{name}' must be either a tuple of two ints or None"),
    }
}

/// A path, below a folder if one is given, or a descriptor.
fn of_file(
    vm: &mut Vm,
    function: &str,
    path: &Value,
    folder: &Value,
    is_named: bool,
) -> PyResult<PathArgument> {
    if folder.is_none() {
        return PathArgument::or_descriptor(vm, function, path, is_named);
    }
    PathArgument::below(vm, function, "path", path, folder)
}

fn set_mode(vm: &mut Vm, path: &PathArgument, mode: u32) -> PyResult {
    let set = vm.permit(Request::Write(&path.path))?.set_mode(&path.path, mode);
    done(vm, set, &[path])?;
    Ok(Value::NONE)
}

fn change_folder(vm: &mut Vm, path: &PathArgument, is_named: bool) -> PyResult {
    let set = vm.permit(Request::Read(&path.path))?.set_cwd(&path.path);
    done(vm, set, if is_named { std::slice::from_ref(&path) } else { &[] })?;
    Ok(Value::NONE)
}

methods! { pub static FUNCTIONS;
    /// Perform a stat system call on the given path.
    "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)" => |vm, [path, folder, follow]| {
        let follow = vm.truth(follow)?;
        stat(vm, "stat", [path, folder], follow)
    }
    /// Perform a stat system call on the given path, without following symbolic links.
    ///
    /// Like stat(), but do not follow symbolic links.
    /// Equivalent to stat(path, follow_symlinks=False).
    "lstat($module, /, path, *, dir_fd=None)" => |vm, [path, folder]| { stat(vm, "lstat", [path, folder], false) }
    /// Use the real uid/gid to test for access to a path.
    "access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)" =>
        |vm, [path, mode, folder, _effective, _follow]| {
        let path = PathArgument::below(vm, "access", "path", path, folder)?;
        let mode = vm.index_i64(mode)?;
        Ok(Value::bool(vm.permit(Request::Read(&path.path))?.access(&path.path, mode as u32 & 7)))
    }
    /// Return a list containing the names of the files in the directory.
    "listdir($module, /, path=None)" => |vm, [path]| {
        let dot = vm.new_str(".");
        let path = PathArgument::or_descriptor(vm, "listdir", if path.is_none() { &dot } else { path }, false)?;
        let listed = vm.permit(Request::Read(&path.path))?.list(&path.path);
        let entries = done(vm, listed, &[&path])?;
        let names = entries.iter().map(|e| path.name(vm, &e.name)).collect();
        Ok(List::new_ref(names).into())
    }
    /// Return a string representing the path to which the symbolic link points.
    "readlink($module, /, path, *, dir_fd=None)" => |vm, [path, folder]| {
        let path = PathArgument::below(vm, "readlink", "path", path, folder)?;
        let read = vm.permit_link(&path.path, |p| Request::Read(p))?.read_link(&path.path);
        let target = done(vm, read, &[&path])?;
        Ok(path.name(vm, target.as_os_str()))
    }
    /// Create a directory.
    "mkdir($module, /, path, mode=511, *, dir_fd=None)" => |vm, [path, mode, folder]| {
        let mode = vm.index_i64(mode)? as u32;
        change(vm, "mkdir", [path, folder], |host, path| host.make_dir(path, mode))
    }
    /// Remove a directory.
    "rmdir($module, /, path, *, dir_fd=None)" => |vm, [path, folder]| {
        change(vm, "rmdir", [path, folder], |host, path| host.remove_dir(path))
    }
    /// Remove a file (same as remove()).
    "unlink($module, /, path, *, dir_fd=None)" => |vm, [path, folder]| {
        change(vm, "unlink", [path, folder], |host, path| host.remove_file(path))
    }
    /// Remove a file (same as unlink()).
    "remove($module, /, path, *, dir_fd=None)" => |vm, [path, folder]| {
        change(vm, "remove", [path, folder], |host, path| host.remove_file(path))
    }
    /// Rename a file or directory.
    "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm, [from, to, src_dir, dst_dir]| {
        change_two(vm, "rename", [from, to, src_dir, dst_dir], |host, from, to| host.rename(from, to))
    }
    /// Rename a file or directory, overwriting the destination.
    "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm, [from, to, src_dir, dst_dir]| {
        change_two(vm, "replace", [from, to, src_dir, dst_dir], |host, from, to| host.rename(from, to))
    }
    /// Create a hard link to a file.
    "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)" =>
        |vm, [from, to, src_dir, dst_dir, _follow]| {
        change_two(vm, "link", [from, to, src_dir, dst_dir], |host, from, to| host.hard_link(from, to))
    }
    /// Create a symbolic link pointing to src named dst.
    "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)" => |vm, [target, link, _dir, folder]| {
        let target = PathArgument::named(vm, "symlink", "src", target)?;
        let link = PathArgument::below(vm, "symlink", "dst", link, folder)?;
        let made = vm.permit_link(&link.path, |p| Request::Write(p))?.symlink(&target.path, &link.path);
        done(vm, made, &[&target, &link])?;
        Ok(Value::NONE)
    }
    /// Change the access permissions of a file.
    "chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)" as "($module, /, path, mode, *, dir_fd=None,\n      follow_symlinks=(os.name != 'nt'))" => |vm, [path, mode, folder, _follow]| {
        let mode = vm.index_i64(mode)? as u32 & 0o7777;
        let path = of_file(vm, "chmod", path, folder, true)?;
        set_mode(vm, &path, mode)
    }
    /// Change the access permissions of the file given by file descriptor fd.
    ///
    ///   fd
    ///     The file descriptor of the file to be modified.
    ///   mode
    ///     Operating-system mode bitfield.
    ///     Be careful when using number literals for *mode*. The conventional UNIX notation for
    ///     numeric modes uses an octal base, which needs to be indicated with a ``0o`` prefix in
    ///     Python.
    ///
    /// Equivalent to os.chmod(fd, mode).
    "fchmod($module, /, fd, mode)" => |vm, [fd, mode]| {
        let mode = vm.index_i64(mode)? as u32 & 0o7777;
        let path = PathArgument::or_descriptor(vm, "fchmod", fd, false)?;
        set_mode(vm, &path, mode)
    }
    /// Set the access and modified time of path.
    "utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None,\n      follow_symlinks=True)" as "($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, follow_symlinks=True)" =>
        |vm, [path, times, ns, folder, _follow]| {
        if !times.is_none() && ns.present().is_some() {
            raise!(vm, ValueError, "utime: you may specify either 'times' or 'ns' but not both");
        }
        let is_named = vm.dialect.utime_names_descriptors();
        let path = of_file(vm, "utime", path, folder, is_named)?;
        let (accessed, modified) = if let Some(ns) = ns.present() {
            let [a, m] = pair(vm, ns, "ns")?;
            (i128::from(vm.index_i64(&a)?), i128::from(vm.index_i64(&m)?))
        } else if times.is_none() {
            let now = i128::from(vm.access.wall_clock());
            (now, now)
        } else {
            let [a, m] = pair(vm, times, "times")?;
            (nanoseconds(vm, &a)?, nanoseconds(vm, &m)?)
        };
        let set = vm.permit(Request::Write(&path.path))?.set_times(&path.path, accessed, modified);
        done(vm, set, &[&path])?;
        Ok(Value::NONE)
    }
    /// Truncate a file, specified by path, to a specific length.
    "truncate($module, /, path, length)" => |vm, [path, length]| {
        let length = u64::try_from(vm.index_i64(length)?).unwrap_or(0);
        if let Some(fd) = descriptor(vm, path)? {
            return vm.fd_truncate(fd, length).map(|()| Value::NONE);
        }
        let path = PathArgument::of(vm, "truncate", path)?;
        let how = taipan_vm::host::OpenHow { write: true, ..Default::default() };
        let host = vm.permit(Request::Write(&path.path))?;
        let set = host.open(&path.path, how).and_then(|fd| {
            let set = host.truncate_fd(fd, length);
            host.close(fd).and(set)
        });
        done(vm, set, &[&path])?;
        Ok(Value::NONE)
    }
    /// Change the current working directory to the specified path.
    "chdir($module, /, path)" => |vm, [path]| {
        let path = PathArgument::or_descriptor(vm, "chdir", path, true)?;
        change_folder(vm, &path, true)
    }
    /// Change to the directory of the given file descriptor.
    ///
    /// fd must be opened on a directory, not a file.
    /// Equivalent to os.chdir(fd).
    "fchdir($module, /, fd)" => |vm, [fd]| {
        let path = PathArgument::or_descriptor(vm, "fchdir", fd, false)?;
        change_folder(vm, &path, false)
    }
    /// Return a unicode string representing the current working directory.
    "getcwd($module, /)" => |vm, []| {
        let cwd = vm.access.open_host().cwd();
        let cwd = done(vm, cwd, &[])?;
        Ok(vm.os_str(cwd.as_os_str()))
    }
    /// Return a bytes string representing the current working directory.
    "getcwdb($module, /)" => |vm, []| {
        let cwd = vm.access.open_host().cwd();
        let cwd = done(vm, cwd, &[])?;
        Ok(taipan_vm::types::bytes::new_bytes(cwd.as_os_str().as_encoded_bytes()))
    }
    /// Return the file system path representation of the object.
    ///
    /// If the object is str or bytes, then allow it to pass through as-is. If the
    /// object defines __fspath__(), then return the result of that method. All other
    /// types raise a TypeError.
    "fspath($module, /, path)" => |vm, [path]| { vm.fspath(path) }
    /// Normalize path, eliminating double slashes, etc.
    "_path_normpath($module, /, path)" => |vm, [path]| {
        let value = PathArgument::of(vm, "_path_normpath", path)?;
        match value.value.downcast::<Str>() {
            Some(text) => {
                let text = normalised(&text.to_lossy());
                Ok(vm.new_str(&text))
            }
            None => Ok(taipan_vm::types::bytes::new_bytes(normalised(&value.path.to_string_lossy()).into_bytes())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn paths_are_normalised() {
        for (path, plain) in [
            ("", "."),
            ("a//b/./c/..", "a/b"),
            ("/../a", "/a"),
            ("../../a", "../../a"),
            ("//a", "//a"),
            ("///a", "/a"),
            ("a/..", "."),
        ] {
            assert_eq!(normalised(path), plain, "{path}");
        }
    }
}
