//! `_stat`: the bits of a file's mode.

use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_stat", init };

const DOC: &str = "\
S_IFMT_: file type bits
S_IFDIR: directory
S_IFCHR: character device
S_IFBLK: block device
S_IFREG: regular file
S_IFIFO: fifo (named pipe)
S_IFLNK: symbolic link
S_IFSOCK: socket file
S_IFDOOR: door
S_IFPORT: event port
S_IFWHT: whiteout
";

#[rustfmt::skip]
const CONSTANTS: &[(&str, i64)] = &[
    ("SF_APPEND", 262144), ("SF_ARCHIVED", 65536), ("SF_DATALESS", 1073741824), ("SF_FIRMLINK", 8388608),
    ("SF_IMMUTABLE", 131072), ("SF_NOUNLINK", 1048576), ("SF_SETTABLE", 4294901760), ("SF_SNAPSHOT", 2097152),
    ("ST_ATIME", 7), ("ST_CTIME", 9), ("ST_DEV", 2), ("ST_GID", 5), ("ST_INO", 1), ("ST_MODE", 0), ("ST_MTIME", 8),
    ("ST_NLINK", 3), ("ST_SIZE", 6), ("ST_UID", 4), ("S_ENFMT", 1024), ("S_IEXEC", 64), ("S_IFBLK", 24576),
    ("S_IFCHR", 8192), ("S_IFDIR", 16384), ("S_IFDOOR", 0), ("S_IFIFO", 4096), ("S_IFLNK", 40960), ("S_IFPORT", 0),
    ("S_IFREG", 32768), ("S_IFSOCK", 49152), ("S_IFWHT", 0), ("S_IREAD", 256), ("S_IRGRP", 32), ("S_IROTH", 4),
    ("S_IRUSR", 256), ("S_IRWXG", 56), ("S_IRWXO", 7), ("S_IRWXU", 448), ("S_ISGID", 1024), ("S_ISUID", 2048),
    ("S_ISVTX", 512), ("S_IWGRP", 16), ("S_IWOTH", 2), ("S_IWRITE", 128), ("S_IWUSR", 128), ("S_IXGRP", 8),
    ("S_IXOTH", 1), ("S_IXUSR", 64), ("UF_APPEND", 4), ("UF_COMPRESSED", 32), ("UF_DATAVAULT", 128),
    ("UF_HIDDEN", 32768), ("UF_IMMUTABLE", 2), ("UF_NODUMP", 1), ("UF_NOUNLINK", 16), ("UF_OPAQUE", 8),
    ("UF_SETTABLE", 65535), ("UF_TRACKED", 64),
];

/// What the file type bits may be, with the letter that `ls -l` shows.
const KINDS: [(i64, char); 7] = [
    (0o140_000, 's'),
    (0o120_000, 'l'),
    (0o100_000, '-'),
    (0o060_000, 'b'),
    (0o040_000, 'd'),
    (0o020_000, 'c'),
    (0o010_000, 'p'),
];

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "_stat", FUNCTIONS);
    let dialect = vm.dialect;
    for (name, value) in CONSTANTS.iter().filter(|(name, _)| dialect.has_name("_stat", name)) {
        vm.set_name(dict, name, Value::int(*value));
    }
    Ok(())
}

/// A mode: a C unsigned int.
fn mode_arg(vm: &mut Vm, mode: &Value) -> PyResult<i64> {
    let mode = match vm.dialect.unsigned_takes_index() {
        true => vm.index(mode)?.into_owned(),
        false => mode.clone(),
    };
    let Some(int) = int_ref(&mode) else {
        raise!(vm, TypeError, "an integer is required");
    };
    match IntRef::to_i64(int) {
        Some(mode) if mode < 0 => raise!(vm, OverflowError, "can't convert negative value to unsigned int"),
        Some(mode) if mode > i64::from(u32::MAX) => raise!(vm, OverflowError, "mode out of range"),
        Some(mode) => Ok(mode),
        None => raise!(vm, OverflowError, "Python int too large to convert to C unsigned long"),
    }
}

fn is_kind(vm: &mut Vm, mode: &Value, kind: i64) -> PyResult {
    let mode = mode_arg(vm, mode)?;
    Ok(Value::bool(kind != 0 && mode & 0o170_000 == kind))
}

/// `-rwxr-xr-x`.
fn filemode(mode: i64) -> String {
    let kind = KINDS.iter().find(|(bits, _)| mode & 0o170_000 == *bits).map_or('?', |(_, letter)| *letter);
    let mut text = String::from(kind);
    for (shift, special, letter) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        let bits = mode >> shift;
        text.push(if bits & 4 != 0 { 'r' } else { '-' });
        text.push(if bits & 2 != 0 { 'w' } else { '-' });
        text.push(match (mode & special != 0, bits & 1 != 0) {
            (false, true) => 'x',
            (false, false) => '-',
            (true, true) => letter,
            (true, false) => letter.to_ascii_uppercase(),
        });
    }
    text
}

methods! { static FUNCTIONS;
    /// S_ISDIR(mode) -> bool
    ///
    /// Return True if mode is from a directory.
    "S_ISDIR($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o040_000) }
    /// S_ISCHR(mode) -> bool
    ///
    /// Return True if mode is from a character special device file.
    "S_ISCHR($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o020_000) }
    /// S_ISBLK(mode) -> bool
    ///
    /// Return True if mode is from a block special device file.
    "S_ISBLK($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o060_000) }
    /// S_ISREG(mode) -> bool
    ///
    /// Return True if mode is from a regular file.
    "S_ISREG($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o100_000) }
    /// S_ISFIFO(mode) -> bool
    ///
    /// Return True if mode is from a FIFO (named pipe).
    "S_ISFIFO($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o010_000) }
    /// S_ISLNK(mode) -> bool
    ///
    /// Return True if mode is from a symbolic link.
    "S_ISLNK($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o120_000) }
    /// S_ISSOCK(mode) -> bool
    ///
    /// Return True if mode is from a socket.
    "S_ISSOCK($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0o140_000) }
    /// S_ISDOOR(mode) -> bool
    ///
    /// Return True if mode is from a door.
    "S_ISDOOR($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0) }
    /// S_ISPORT(mode) -> bool
    ///
    /// Return True if mode is from an event port.
    "S_ISPORT($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0) }
    /// S_ISWHT(mode) -> bool
    ///
    /// Return True if mode is from a whiteout.
    "S_ISWHT($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { is_kind(vm, mode, 0) }
    /// Return the portion of the file's mode that can be set by os.chmod().
    "S_IMODE($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { Ok(Value::int(mode_arg(vm, mode)? & 0o7777)) }
    /// Return the portion of the file's mode that describes the file type.
    "S_IFMT($module, mode, /)" as "($self, object, /)" => |vm, [mode]| { Ok(Value::int(mode_arg(vm, mode)? & 0o170_000)) }
    /// Convert a file's mode to a string of the form '-rwxrwxrwx'
    "filemode($module, mode, /)" as "($self, object, /)" => |vm, [mode]| {
        let mode = mode_arg(vm, mode)?;
        Ok(vm.new_str(&filemode(mode)))
    }
}
