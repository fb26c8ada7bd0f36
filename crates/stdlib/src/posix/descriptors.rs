//! Open files by descriptor.

use super::{PathArgument, done, stat_result};
use taipan_vm::host::{Fd, OpenHow, Request, Whence, errno};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// Bits of `open`'s flags on Linux.
mod flag {
    pub const WRONLY: i64 = 1;
    pub const RDWR: i64 = 2;
    pub const CREAT: i64 = 0o100;
    pub const EXCL: i64 = 0o200;
    pub const TRUNC: i64 = 0o1000;
    pub const APPEND: i64 = 0o2000;
}

fn fd(vm: &mut Vm, value: &Value) -> PyResult<Fd> {
    let n = vm.index_i64(value)?;
    match Fd::try_from(n) {
        Ok(fd) => Ok(fd),
        Err(_) => raise!(vm, OverflowError, "Python int too large to convert to C int"),
    }
}

impl OpenFlags {
    fn how(flags: i64, mode: i64) -> OpenHow {
        let has = |bit: i64| flags & bit != 0;
        OpenHow {
            read: !has(flag::WRONLY),
            write: has(flag::WRONLY) || has(flag::RDWR),
            append: has(flag::APPEND),
            create: has(flag::CREAT),
            exclusive: has(flag::EXCL),
            truncate: has(flag::TRUNC),
            mode: mode as u32 & 0o7777,
        }
    }
}

/// The second argument of `open`.
struct OpenFlags;

/// Does something at another place of a file, whose own position stays.
fn elsewhere<T>(vm: &mut Vm, fd: Fd, offset: i64, work: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
    let own = vm.fd_seek(fd, 0, Whence::Current)?;
    vm.fd_seek(fd, offset, Whence::Start)?;
    let done = work(vm);
    vm.fd_seek(fd, i64::try_from(own).unwrap_or(i64::MAX), Whence::Start)?;
    done
}

/// The buffers of a sequence.
fn buffers_of(vm: &mut Vm, function: &str, buffers: &Value) -> PyResult<Vec<Value>> {
    let slots = &vm.class_ref(buffers).get(vm).slots;
    if slots.getitem.is_none() {
        raise!(vm, TypeError, "{function}() arg 2 must be a sequence");
    }
    vm.collect_items(buffers)
}

methods! { pub static FUNCTIONS;
    /// Open a file for low level IO.  Returns a file descriptor (integer).
    "open($module, /, path, flags, mode=511, *, dir_fd=None)" => |vm, [path, flags, mode, folder]| {
        let path = PathArgument::below(vm, "open", "path", path, folder)?;
        let (flags, mode) = (vm.index_i64(flags)?, vm.index_i64(mode)?);
        let how = OpenFlags::how(flags, mode);
        if how.read {
            vm.permit(Request::Read(&path.path))?;
        }
        if how.write || how.create || how.truncate {
            vm.permit(Request::Write(&path.path))?;
        }
        let opened = vm.access.open_host().open(&path.path, how);
        let fd = done(vm, opened, &[&path])?;
        Ok(Value::int(fd.into()))
    }
    /// Close a file descriptor.
    "close($module, /, fd)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        vm.fd_close(fd).map(|()| Value::NONE)
    }
    /// Closes all file descriptors in [fd_low, fd_high), ignoring errors.
    "closerange($module, fd_low, fd_high, /)" => |vm, [low, high]| {
        let (low, high) = (fd(vm, low)?, fd(vm, high)?);
        for fd in low.max(3)..high.min(1 << 16) {
            drop(vm.access.open_host().close(fd));
        }
        Ok(Value::NONE)
    }
    /// Read from a file descriptor.  Returns a bytes object.
    "read($module, fd, length, /)" => |vm, [file, length]| {
        let (fd, length) = (fd(vm, file)?, vm.index_i64(length)?);
        match usize::try_from(length) {
            Ok(length) => vm.fd_read(fd, length).map(new_bytes),
            Err(_) => Err(vm.os_error(22)),
        }
    }
    /// Write a bytes object to a file descriptor.
    "write($module, fd, data, /)" => |vm, [file, data]| {
        let fd = fd(vm, file)?;
        let data = vm.bytes_like(data)?.to_vec();
        Ok(Value::int(vm.fd_write(fd, &data)? as i64))
    }
    /// Read a number of bytes from a file descriptor starting at a particular offset.
    ///
    /// Read length bytes from file descriptor fd, starting at offset bytes from
    /// the beginning of the file.  The file offset remains unchanged.
    "pread($module, fd, length, offset, /)" => |vm, [file, length, offset]| {
        let (fd, length) = (fd(vm, file)?, vm.index_i64(length)?);
        let offset = vm.index_i64(offset)?;
        let Ok(length) = usize::try_from(length) else { return Err(vm.os_error(errno::EINVAL)) };
        elsewhere(vm, fd, offset, |vm| vm.fd_read(fd, length)).map(new_bytes)
    }
    /// Write bytes to a file descriptor starting at a particular offset.
    ///
    /// Write buffer to fd, starting at offset bytes from the beginning of
    /// the file.  Returns the number of bytes written.  Does not change the
    /// current file offset.
    "pwrite($module, fd, buffer, offset, /)" => |vm, [file, buffer, offset]| {
        let fd = fd(vm, file)?;
        let bytes = vm.bytes_like(buffer)?.to_vec();
        let offset = vm.index_i64(offset)?;
        Ok(Value::int(elsewhere(vm, fd, offset, |vm| vm.fd_write(fd, &bytes))? as i64))
    }
    /// Read from a file descriptor fd into an iterable of buffers.
    ///
    /// The buffers should be mutable buffers accepting bytes.
    /// readv will transfer data into each buffer until it is full
    /// and then move on to the next buffer in the sequence to hold
    /// the rest of the data.
    ///
    /// readv returns the total number of bytes read,
    /// which may be less than the total capacity of all the buffers.
    "readv($module, fd, buffers, /)" => |vm, [file, buffers]| {
        let fd = fd(vm, file)?;
        let mut count = 0;
        for buffer in buffers_of(vm, "readv", buffers)? {
            let room = vm.bytes_like(&buffer)?.len();
            let bytes = vm.fd_read(fd, room)?;
            vm.write_buffer(&buffer, 0, &bytes)?;
            count += bytes.len();
            if bytes.len() < room {
                break;
            }
        }
        Ok(Value::int(count as i64))
    }
    /// Iterate over buffers, and write the contents of each to a file descriptor.
    ///
    /// Returns the total number of bytes written.
    /// buffers must be a sequence of bytes-like objects.
    "writev($module, fd, buffers, /)" => |vm, [file, buffers]| {
        let fd = fd(vm, file)?;
        let mut bytes = Vec::new();
        for buffer in buffers_of(vm, "writev", buffers)? {
            bytes.extend_from_slice(&vm.bytes_like(&buffer)?);
        }
        Ok(Value::int(vm.fd_write(fd, &bytes)? as i64))
    }
    /// Set the position of a file descriptor.  Return the new position.
    "lseek($module, fd, position, whence, /)" => |vm, [file, position, whence]| {
        let (fd, position) = (fd(vm, file)?, vm.index_i64(position)?);
        let whence = vm.index_i64(whence)?;
        match Whence::from_number(whence) {
            Some(whence) => Ok(Value::int(i64::try_from(vm.fd_seek(fd, position, whence)?).unwrap_or(i64::MAX))),
            None => Err(vm.os_error(22)),
        }
    }
    /// Perform a stat system call on the given file descriptor.
    "fstat($module, /, fd)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        let stat = vm.fd_stat(fd)?;
        Ok(stat_result::new(vm, &stat))
    }
    /// Return True if the fd is connected to a terminal.
    "isatty($module, fd, /)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        match vm.fd_is_terminal(fd) {
            Ok(terminal) => Ok(Value::bool(terminal)),
            Err(e) => vm.catch(e, taipan_vm::exc::Exc::OSError).map(|_| Value::FALSE),
        }
    }
    /// Truncate a file, specified by file descriptor, to a specific length.
    "ftruncate($module, fd, length, /)" => |vm, [file, length]| {
        let fd = fd(vm, file)?;
        let length = u64::try_from(vm.index_i64(length)?).unwrap_or(0);
        vm.fd_truncate(fd, length).map(|()| Value::NONE)
    }
    /// Force write of fd to disk.
    "fsync($module, /, fd)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        let synced = vm.access.open_host().sync(fd);
        done(vm, synced, &[])?;
        Ok(Value::NONE)
    }
    /// Force write of fd to disk without forcing update of metadata.
    "fdatasync($module, /, fd)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        let synced = vm.access.open_host().sync(fd);
        done(vm, synced, &[])?;
        Ok(Value::NONE)
    }
    /// Return a duplicate of a file descriptor.
    "dup($module, fd, /)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        let copy = vm.access.open_host().duplicate(fd);
        let copy = done(vm, copy, &[])?;
        Ok(Value::int(copy.into()))
    }
    /// Get the close-on-exe flag of the specified file descriptor.
    "get_inheritable($module, fd, /)" => |_vm, [_fd]| { Ok(Value::FALSE) }
    /// Set the inheritable flag of the specified file descriptor.
    "set_inheritable($module, fd, inheritable, /)" => |_vm, [_fd, _inheritable]| { Ok(Value::NONE) }
    /// Get the blocking mode of the file descriptor.
    "get_blocking($module, fd, /)" => |_vm, [_fd]| { Ok(Value::TRUE) }
    /// Return a string describing the encoding of a terminal's file descriptor.
    "device_encoding($module, /, fd)" => |vm, [file]| {
        let fd = fd(vm, file)?;
        Ok(if vm.fd_is_terminal(fd)? { vm.interned_value("utf-8") } else { Value::NONE })
    }
}
