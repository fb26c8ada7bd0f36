//! `FileIO`: a file descriptor.

use super::{no_pickle, size_or_all, this, unsupported};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::host::{Fd, OpenHow, Request, Whence, errno, to_path};
use crate::methods;
use crate::types::bytes::{Bytes, new_bytes};
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::{Args, Foreign, PyResult, Trace, Vm};
use taipan_heap::{Ref, Value};

/// What a `FileIO` holds.
pub struct FileIo {
    fd: Option<Fd>,
    how: OpenHow,
    close_fd: bool,
    seekable: Option<bool>,
    block_size: i64,
    finalizing: bool,
}

impl Trace for FileIo {
    const CYCLIC: bool = true;
}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(init), repr: Some(repr), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    signature: "(file, mode='r', closefd=True, opener=None)",
    doc: Some("Open a file."),
    ..TypeSpec::foreign("_io", "FileIO")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    let base = super::raw_base(vm);
    vm.foreign_subclass::<FileIo>(&SPEC, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let file = FileIo {
        fd: None,
        how: OpenHow::default(),
        close_fd: true,
        seekable: None,
        block_size: 8192,
        finalizing: false,
    };
    Ok(vm.new_foreign(class, file).into())
}

/// What a mode string means.
fn parse_mode(vm: &mut Vm, mode: &str) -> PyResult<OpenHow> {
    let mut how = OpenHow { mode: 0o666, ..OpenHow::default() };
    let (mut kinds, mut pluses) = (0, 0);
    for c in mode.chars() {
        match c {
            'x' => (how.create, how.exclusive, how.write) = (true, true, true),
            'r' => how.read = true,
            'w' => (how.create, how.truncate, how.write) = (true, true, true),
            'a' => (how.create, how.append, how.write) = (true, true, true),
            'b' => continue,
            '+' => {
                pluses += 1;
                continue;
            }
            _ => raise!(vm, ValueError, "invalid mode: {mode}"),
        }
        kinds += 1;
    }
    if kinds != 1 || pluses > 1 {
        raise!(vm, ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
    }
    if pluses == 1 {
        (how.read, how.write) = (true, true);
    }
    Ok(how)
}

/// The flags of `os.open` for an opener.
fn flags(how: OpenHow) -> i64 {
    let access = match (how.read, how.write) {
        (true, true) => 0o2,
        (false, true) => 0o1,
        _ => 0,
    };
    let given = [(how.create, 0o100), (how.exclusive, 0o200), (how.truncate, 0o1000), (how.append, 0o2000)];
    const CLOEXEC: i64 = 0o2_000_000;
    given.iter().filter(|(on, _)| *on).fold(access | CLOEXEC, |all, (_, flag)| all | flag)
}

methods! { static INIT;
    "FileIO($self, /, file, mode='r', closefd=True, opener=None)" => |vm, [this_, file, mode, closefd, opener]| {
        let this = this::<FileIo>(vm, this_)?;
        close_quietly(vm, &this)?;
        let Some(mode) = mode.downcast::<Str>() else {
            return Err(vm.bad_argument("FileIO", "argument 'mode'", "str", mode));
        };
        let mode = mode.to_lossy().into_owned();
        let close_fd = vm.truth(closefd)?;
        let number = match int_ref(file) {
            Some(_) => Some(vm.index_i64(file)?),
            None => None,
        };
        if number.is_some_and(|n| n < 0) {
            raise!(vm, ValueError, "negative file descriptor");
        }
        let how = parse_mode(vm, &mode)?;
        let fd = match number {
            Some(n) => Fd::try_from(n).unwrap_or(Fd::MAX),
            None if !close_fd => raise!(vm, ValueError, "Cannot use closefd=False with file name"),
            None if opener.is_none() => open_path(vm, file, how)?,
            None => call_opener(vm, file, how, opener)?,
        };
        let contents = this.get_mut(vm);
        (contents.how, contents.close_fd, contents.seekable) = (how, close_fd, None);
        let stat = match vm.fd_stat(fd) {
            Ok(stat) => stat,
            Err(e) => {
                this.get_mut(vm).close_fd = false;
                return Err(e);
            }
        };
        if stat.mode & 0o170_000 == 0o040_000 {
            let error = std::io::Error::from_raw_os_error(errno::EISDIR);
            if number.is_none() {
                vm.fd_close(fd)?;
            }
            return Err(vm.io_error_of(&error, &[file]));
        }
        let contents = this.get_mut(vm);
        contents.fd = Some(fd);
        if stat.block_size > 1 {
            contents.block_size = stat.block_size as i64;
        }
        let name = vm.intern("name");
        vm.setattr(this_, &name, Some(file))?;
        if how.append
            && let Err(e) = vm.fd_seek(fd, 0, Whence::End)
            && !vm.is_exception(&e, Exc::OSError)
        {
            return Err(e);
        }
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

fn open_path(vm: &mut Vm, file: &Value, how: OpenHow) -> PyResult<Fd> {
    let has_null = match (file.downcast::<Str>(), file.downcast::<Bytes>()) {
        (Some(s), _) => s.text().chars().any(|c| c == 0),
        (None, Some(b)) => b.data().contains(&0),
        (None, None) => false,
    };
    if has_null {
        raise!(vm, ValueError, "embedded null byte");
    }
    let path = to_path(vm, "open", file)?;
    if how.read && how.write {
        vm.permit(Request::Read(&path))?;
    }
    let request = if how.write { Request::Write(&path) } else { Request::Read(&path) };
    let result = vm.permit(request)?.open(&path, how);
    result.map_err(|e| vm.io_error_of(&e, &[file]))
}

fn call_opener(vm: &mut Vm, file: &Value, how: OpenHow, opener: &Value) -> PyResult<Fd> {
    let fd = vm.call(opener, &[file.clone(), Value::int(flags(how))])?;
    if int_ref(&fd).is_none() {
        raise!(vm, TypeError, "expected integer from opener");
    }
    let fd = vm.index_i64(&fd)?;
    match Fd::try_from(fd).ok().filter(|&fd| fd >= 0) {
        Some(fd) => Ok(fd),
        None => raise!(vm, ValueError, "opener returned {fd}"),
    }
}

fn close_quietly(vm: &mut Vm, file: &Foreign<FileIo>) -> PyResult<()> {
    match file.get_mut(vm).fd.take() {
        Some(fd) if file.get(vm).close_fd => vm.fd_close(fd),
        _ => Ok(()),
    }
}

fn open_fd(vm: &mut Vm, file: &Foreign<FileIo>) -> PyResult<Fd> {
    match file.get(vm).fd {
        Some(fd) => Ok(fd),
        None => raise!(vm, ValueError, "I/O operation on closed file"),
    }
}

/// A plain file must be open.
pub fn check_open(vm: &mut Vm, raw: &Value) -> PyResult<()> {
    if raw.foreign::<FileIo>().is_none_or(|f| f.get(vm).fd.is_none()) {
        raise!(vm, ValueError, "I/O operation on closed file.");
    }
    Ok(())
}

fn readable_fd(vm: &mut Vm, file: &Foreign<FileIo>) -> PyResult<Fd> {
    let fd = open_fd(vm, file)?;
    if !file.get(vm).how.read {
        return Err(unsupported(vm, "File not open for reading"));
    }
    Ok(fd)
}

/// One read of at most `n` bytes.
pub fn read_once(vm: &mut Vm, file: &Foreign<FileIo>, n: usize) -> PyResult<Vec<u8>> {
    let fd = readable_fd(vm, file)?;
    vm.fd_read(fd, n)
}

/// One write; how many bytes were taken.
pub fn write_once(vm: &mut Vm, file: &Foreign<FileIo>, bytes: &[u8]) -> PyResult<usize> {
    let fd = open_fd(vm, file)?;
    if !file.get(vm).how.write {
        return Err(unsupported(vm, "File not open for writing"));
    }
    vm.fd_write(fd, bytes)
}

fn read_all(vm: &mut Vm, file: &Foreign<FileIo>) -> PyResult<Vec<u8>> {
    let mut all = Vec::new();
    loop {
        let part = read_once(vm, file, 1 << 16)?;
        if part.is_empty() {
            return Ok(all);
        }
        vm.check_memory(all.len().saturating_add(part.len()))?;
        all.extend(part);
    }
}

fn whence(vm: &mut Vm, value: &Value) -> PyResult<Whence> {
    let n = if value.is_null() { 0 } else { vm.index_i64(value)? };
    match Whence::from_number(n) {
        Some(w) => Ok(w),
        None => Err(vm.os_error(errno::EINVAL)),
    }
}

fn is_seekable(vm: &mut Vm, file: &Foreign<FileIo>) -> PyResult<bool> {
    let fd = open_fd(vm, file)?;
    if let Some(known) = file.get(vm).seekable {
        return Ok(known);
    }
    let found = match vm.fd_seek(fd, 0, Whence::Current) {
        Ok(_) => true,
        Err(e) if vm.is_exception(&e, Exc::OSError) => false,
        Err(e) => return Err(e),
    };
    file.get_mut(vm).seekable = Some(found);
    Ok(found)
}

methods! { static METHODS;
    /// Read at most size bytes, returned as bytes.
    ///
    /// If size is less than 0, read all bytes in the file making multiple read calls.
    /// See ``FileIO.readall``.
    ///
    /// Attempts to make only one system call, retrying only per PEP 475 (EINTR). This
    /// means less data may be returned than requested.
    ///
    /// In non-blocking mode, returns None if no data is available. Return an empty
    /// bytes object at EOF.
    "read($self, size=-1, /)" => |vm, [file, size]| {
        let file = this::<FileIo>(vm, file)?;
        let size = size_or_all(vm, size)?;
        readable_fd(vm, &file)?;
        let bytes = match size {
            Some(n) => read_once(vm, &file, n)?,
            None => read_all(vm, &file)?,
        };
        Ok(new_bytes(bytes))
    }
    /// Read all data from the file, returned as bytes.
    ///
    /// Reads until either there is an error or read returns size 0 (indicates EOF).
    /// If the file is already at EOF, returns an empty bytes object.
    ///
    /// In non-blocking mode, returns as much data as could be read before EAGAIN. If no
    /// data is available (EAGAIN is returned before bytes are read) returns None.
    "readall($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        open_fd(vm, &file)?;
        let bytes = read_all(vm, &file)?;
        Ok(new_bytes(bytes))
    }
    /// Same as RawIOBase.readinto().
    "readinto($self, buffer, /)" => |vm, [file, buffer]| {
        let file = this::<FileIo>(vm, file)?;
        readable_fd(vm, &file)?;
        let room = super::raw::writable_len(vm, buffer)?;
        let bytes = read_once(vm, &file, room)?;
        vm.write_buffer(buffer, 0, &bytes)?;
        Ok(Value::int(bytes.len() as i64))
    }
    /// Write buffer b to file, return number of bytes written.
    ///
    /// Only makes one system call, so not all of the data may be written.
    /// The number of bytes actually written is returned.  In non-blocking mode,
    /// returns None if the write would block.
    "write($self, b, /)" => |vm, [file, b]| {
        let file = this::<FileIo>(vm, file)?;
        let bytes = vm.bytes_like(b)?;
        Ok(Value::int(write_once(vm, &file, &bytes)? as i64))
    }
    /// Move to new file position and return the file position.
    ///
    /// Argument offset is a byte count.  Optional argument whence defaults to
    /// SEEK_SET or 0 (offset from start of file, offset should be >= 0); other values
    /// are SEEK_CUR or 1 (move relative to current position, positive or negative),
    /// and SEEK_END or 2 (move relative to end of file, usually negative, although
    /// many platforms allow seeking beyond the end of a file).
    ///
    /// Note that not all file objects are seekable.
    "seek($self, pos, whence=0, /)" => |vm, [file, pos, from]| {
        let file = this::<FileIo>(vm, file)?;
        let fd = open_fd(vm, &file)?;
        let (pos, from) = (vm.index_i64(pos)?, whence(vm, from)?);
        Ok(Value::int(vm.fd_seek(fd, pos, from)? as i64))
    }
    /// Current file position.
    ///
    /// Can raise OSError for non seekable files.
    "tell($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        let fd = open_fd(vm, &file)?;
        Ok(Value::int(vm.fd_seek(fd, 0, Whence::Current)? as i64))
    }
    /// Truncate the file to at most size bytes and return the truncated size.
    ///
    /// Size defaults to the current file position, as returned by tell().
    /// The current file position is changed to the value of size.
    "truncate($self, size=None, /)" => |vm, [file, size]| {
        let file = this::<FileIo>(vm, file)?;
        let fd = open_fd(vm, &file)?;
        if !file.get(vm).how.write {
            return Err(unsupported(vm, "File not open for writing"));
        }
        let size = if size.is_none() { vm.fd_seek(fd, 0, Whence::Current)? as i64 } else { vm.index_i64(size)? };
        let Ok(length) = u64::try_from(size) else { return Err(vm.os_error(errno::EINVAL)) };
        vm.fd_truncate(fd, length)?;
        Ok(Value::int(size))
    }
    /// Close the file.
    ///
    /// A closed file cannot be used for further I/O operations.  close() may be
    /// called more than once without error.
    "close($self, /)" => |vm, [object]| {
        let file = this::<FileIo>(vm, object)?;
        if !file.get(vm).close_fd {
            file.get_mut(vm).fd = None;
        }
        close_quietly(vm, &file)?;
        Ok(Value::NONE)
    }
    /// True if file supports random-access.
    "seekable($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        Ok(Value::bool(is_seekable(vm, &file)?))
    }
    /// True if file was opened in a read mode.
    "readable($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        open_fd(vm, &file)?;
        Ok(Value::bool(file.get(vm).how.read))
    }
    /// True if file was opened in a write mode.
    "writable($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        open_fd(vm, &file)?;
        Ok(Value::bool(file.get(vm).how.write))
    }
    /// Return the underlying file descriptor (an integer).
    "fileno($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        Ok(Value::int(open_fd(vm, &file)?.into()))
    }
    /// True if the file is connected to a TTY device.
    "isatty($self, /)" => |vm, [file]| {
        let file = this::<FileIo>(vm, file)?;
        let fd = open_fd(vm, &file)?;
        Ok(Value::bool(vm.fd_is_terminal(fd)?))
    }
    "_dealloc_warn($self, object, /)" => |_vm, [_this, _object]| { Ok(Value::NONE) }
    "__reduce__($self, /)" => |vm, [this]| { no_pickle(vm, this) }
    "__reduce_ex__($self, object, /)" => |vm, [this, _protocol]| { no_pickle(vm, this) }
}

static GETSET: &[GetSet] = &[
    GetSet::read("closed", "True if the file is closed", |vm, file| {
        Ok(Value::bool(this::<FileIo>(vm, file)?.get(vm).fd.is_none()))
    }),
    GetSet::read("closefd", "True if the file descriptor will be closed by close().", |vm, file| {
        Ok(Value::bool(this::<FileIo>(vm, file)?.get(vm).close_fd))
    }),
    GetSet::read("mode", "String giving the file mode", |vm, file| {
        let how = this::<FileIo>(vm, file)?.get(vm).how;
        Ok(vm.new_str(mode(how)))
    }),
    GetSet::field(
        "_blksize",
        |vm, file| Ok(Value::int(this::<FileIo>(vm, file)?.get(vm).block_size)),
        |vm, file, value| {
            let file = this::<FileIo>(vm, file)?;
            let size = value.map_or(Ok(0), |v| vm.index_i64(v))?;
            file.get_mut(vm).block_size = size;
            Ok(())
        },
    ),
    GetSet::field(
        "_finalizing",
        |vm, file| Ok(Value::bool(this::<FileIo>(vm, file)?.get(vm).finalizing)),
        |vm, file, value| {
            let file = this::<FileIo>(vm, file)?;
            let on = value.map_or(Ok(false), |v| vm.truth(v))?;
            file.get_mut(vm).finalizing = on;
            Ok(())
        },
    ),
];

fn mode(how: OpenHow) -> &'static str {
    match (how.exclusive, how.append, how.read, how.write) {
        (true, _, true, _) => "xb+",
        (true, ..) => "xb",
        (_, true, true, _) => "ab+",
        (_, true, ..) => "ab",
        (_, _, true, true) => "rb+",
        (_, _, true, false) => "rb",
        _ => "wb",
    }
}

fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let file = this::<FileIo>(vm, object)?;
    let (how, close_fd) = (file.get(vm).how, file.get(vm).close_fd);
    let class = vm.type_name(object);
    let class = class.rsplit('.').next().unwrap_or_default().to_string();
    let Some(fd) = file.get(vm).fd else {
        return Ok(vm.new_str(&format!("<_io.{class} [closed]>")));
    };
    let name = vm.intern("name");
    let what = match vm.getattr_optional(object, &name)? {
        Some(name) => format!("name={}", vm.repr_string(&name)?),
        None => format!("fd={fd}"),
    };
    let close_fd = if close_fd { "True" } else { "False" };
    Ok(vm.new_str(&format!("<_io.{class} {what} mode='{}' closefd={close_fd}>", mode(how))))
}
