//! What touches other processes, users, terminals or the kernel itself: it needs the capability to run programs, and the
//! host has no way to do it even then.

use taipan_vm::host::{Request, errno};
use taipan_vm::{PyResult, Value, Vm, methods, raise};

fn refuse(vm: &mut Vm, name: &str) -> PyResult {
    vm.permit(Request::Run(name))?;
    Err(vm.os_error(errno::ENOSYS))
}

/// Drive, root and rest of a path: one slash or two, but not three.
fn split_root(vm: &mut Vm, path: &Value) -> PyResult {
    let Some(text) = path.downcast::<taipan_vm::types::str::Str>() else {
        raise!(vm, TypeError, "_path_splitroot_ex: path should be string, not {}", vm.type_name(path));
    };
    let points: Vec<u32> = text.text().chars().collect();
    let slashes = points.iter().take_while(|c| **c == u32::from('/')).count();
    let (root, rest) = points.split_at(if slashes == 2 { 2 } else { slashes.min(1) });
    let parts = [&[], root, rest].map(|part| {
        let text = taipan_prim::text::Text::from_code_points(part.iter().copied());
        vm.new_text(text)
    });
    Ok(vm.new_tuple(parts))
}

methods! { pub static FUNCTIONS;
    /// Abort the interpreter immediately.
    ///
    /// This function 'dumps core' or otherwise fails in the hardest way possible
    /// on the hosting operating system.  This function never returns.
    "abort($module, /)" =>
        |vm, [] | { refuse(vm, "abort") }
    /// Change the owner and group id of path to the numeric uid and gid.\
    ///
    ///   path
    ///     Path to be examined; can be string, bytes, a path-like object, or open-file-descriptor int.
    ///   dir_fd
    ///     If not None, it should be a file descriptor open to a directory,
    ///     and path should be relative; path will then be relative to that
    ///     directory.
    ///   follow_symlinks
    ///     If False, and the last element of the path is a symbolic link,
    ///     stat will examine the symbolic link itself instead of the file
    ///     the link points to.
    ///
    /// path may always be specified as a string.
    /// On some platforms, path may also be specified as an open file descriptor.
    ///   If this functionality is unavailable, using it raises an exception.
    /// If dir_fd is not None, it should be a file descriptor open to a directory,
    ///   and path should be relative; path will then be relative to that directory.
    /// If follow_symlinks is False, and the last element of the path is a symbolic
    ///   link, chown will modify the symbolic link itself instead of the file the
    ///   link points to.
    /// It is an error to use dir_fd or follow_symlinks when specifying path as
    ///   an open file descriptor.
    /// dir_fd and follow_symlinks may not be implemented on your platform.
    ///   If they are unavailable, using them will raise a NotImplementedError.
    "chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)" =>
        |vm, [_path, _uid, _gid, _dir_fd, _follow_symlinks] | { refuse(vm, "chown") }
    /// Change root directory to path.
    "chroot($module, /, path)" =>
        |vm, [_path] | { refuse(vm, "chroot") }
    /// Return a string-valued system configuration variable.
    "confstr($module, name, /)" =>
        |vm, [_name] | { refuse(vm, "confstr") }
    /// Copy count bytes from one file descriptor to another.
    ///
    ///   src
    ///     Source file descriptor.
    ///   dst
    ///     Destination file descriptor.
    ///   count
    ///     Number of bytes to copy.
    ///   offset_src
    ///     Starting offset in src.
    ///   offset_dst
    ///     Starting offset in dst.
    ///
    /// If offset_src is None, then src is read from the current position;
    /// respectively for offset_dst.
    "copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)" =>
        |vm, [_src, _dst, _count, _offset_src, _offset_dst] | { refuse(vm, "copy_file_range") }
    /// Return the name of the controlling terminal for this process.
    "ctermid($module, /)" =>
        |vm, []| { Ok(vm.new_str("/dev/tty")) }
    /// Duplicate file descriptor.
    "dup2($module, /, fd, fd2, inheritable=True)" =>
        |vm, [_fd, _fd2, _inheritable] | { refuse(vm, "dup2") }
    /// Creates and returns an event notification file descriptor.
    "eventfd($module, /, initval, flags=EFD_CLOEXEC)" =>
        |vm, [_initval, _flags] | { refuse(vm, "eventfd") }
    /// Read eventfd value
    "eventfd_read($module, /, fd)" =>
        |vm, [_fd] | { refuse(vm, "eventfd_read") }
    /// Write eventfd value.
    "eventfd_write($module, /, fd, value)" =>
        |vm, [_fd, _value] | { refuse(vm, "eventfd_write") }
    /// Change the owner and group id of the file specified by file descriptor.
    ///
    /// Equivalent to os.chown(fd, uid, gid).
    "fchown($module, /, fd, uid, gid)" =>
        |vm, [_fd, _uid, _gid] | { refuse(vm, "fchown") }
    /// Return the configuration limit name for the file descriptor fd.
    ///
    /// If there is no limit, return -1.
    "fpathconf($module, fd, name, /)" =>
        |vm, [_fd, _name] | { refuse(vm, "fpathconf") }
    /// Perform an fstatvfs system call on the given fd.
    ///
    /// Equivalent to statvfs(fd).
    "fstatvfs($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "fstatvfs") }
    /// Returns a list of groups to which a user belongs.
    ///
    ///   user
    ///     username to lookup
    ///   group
    ///     base group id of the user
    "getgrouplist($module, user, group, /)" =>
        |vm, [_user, _group] | { refuse(vm, "getgrouplist") }
    /// Return list of supplemental group IDs for the process.
    "getgroups($module, /)" =>
        |vm, []| {
            let group = vm.access.open_host().user_id().1;
            Ok(crate::support::list(vec![Value::int(group.into())]))
        }
    /// Return average recent system load information.
    ///
    /// Return the number of processes in the system run queue averaged over
    /// the last 1, 5, and 15 minutes as a tuple of three floats.
    /// Raises OSError if the load average was unobtainable.
    "getloadavg($module, /)" =>
        |vm, [] | { refuse(vm, "getloadavg") }
    /// Return the actual login name.
    "getlogin($module, /)" =>
        |vm, [] | { refuse(vm, "getlogin") }
    /// Call the system call getpgid(), and return the result.
    "getpgid($module, /, pid)" =>
        |vm, [_pid] | { refuse(vm, "getpgid") }
    /// Return the current process group id.
    "getpgrp($module, /)" =>
        |vm, []| { Ok(Value::int(vm.access.open_host().process_id().into())) }
    /// Return program scheduling priority.
    "getpriority($module, /, which, who)" =>
        |vm, [_which, _who] | { refuse(vm, "getpriority") }
    /// Return a tuple of the current process's real, effective, and saved group ids.
    "getresgid($module, /)" =>
        |vm, []| {
            let group = Value::int(vm.access.open_host().user_id().1.into());
            Ok(vm.new_tuple([group.clone(), group.clone(), group]))
        }
    /// Return a tuple of the current process's real, effective, and saved user ids.
    "getresuid($module, /)" =>
        |vm, []| {
            let user = Value::int(vm.access.open_host().user_id().0.into());
            Ok(vm.new_tuple([user.clone(), user.clone(), user]))
        }
    /// Call the system call getsid(pid) and return the result.
    "getsid($module, pid, /)" =>
        |vm, [_pid] | { refuse(vm, "getsid") }
    /// Return the value of extended attribute attribute on path.
    ///
    /// path may be either a string, a path-like object, or an open file descriptor.
    /// If follow_symlinks is False, and the last element of the path is a symbolic
    ///   link, getxattr will examine the symbolic link itself instead of the file
    ///   the link points to.
    "getxattr($module, /, path, attribute, *, follow_symlinks=True)" =>
        |vm, [_path, _attribute, _follow_symlinks] | { refuse(vm, "getxattr") }
    /// Grant access to the slave pseudo-terminal device.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// Performs a grantpt() C function call.
    "grantpt($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "grantpt") }
    /// Initialize the group access list.
    ///
    /// Call the system initgroups() to initialize the group access list with all of
    /// the groups of which the specified username is a member, plus the specified
    /// group id.
    "initgroups($module, username, gid, /)" =>
        |vm, [_username, _gid] | { refuse(vm, "initgroups") }
    /// Kill a process group with a signal.
    "killpg($module, pgid, signal, /)" =>
        |vm, [_pgid, _signal] | { refuse(vm, "killpg") }
    /// Change the owner and group id of path to the numeric uid and gid.
    ///
    /// This function will not follow symbolic links.
    /// Equivalent to os.chown(path, uid, gid, follow_symlinks=False).
    "lchown($module, /, path, uid, gid)" =>
        |vm, [_path, _uid, _gid] | { refuse(vm, "lchown") }
    /// Return a list of extended attributes on path.
    ///
    /// path may be either None, a string, a path-like object, or an open file descriptor.
    /// if path is None, listxattr will examine the current directory.
    /// If follow_symlinks is False, and the last element of the path is a symbolic
    ///   link, listxattr will examine the symbolic link itself instead of the file
    ///   the link points to.
    "listxattr($module, /, path=None, *, follow_symlinks=True)" =>
        |vm, [_path, _follow_symlinks] | { refuse(vm, "listxattr") }
    /// Apply, test or remove a POSIX lock on an open file descriptor.
    ///
    ///   fd
    ///     An open file descriptor.
    ///   command
    ///     One of F_LOCK, F_TLOCK, F_ULOCK or F_TEST.
    ///   length
    ///     The number of bytes to lock, starting at the current position.
    "lockf($module, fd, command, length, /)" =>
        |vm, [_fd, _command, _length] | { refuse(vm, "lockf") }
    /// Prepare the tty of which fd is a file descriptor for a new login session.
    ///
    /// Make the calling process a session leader; make the tty the
    /// controlling tty, the stdin, the stdout, and the stderr of the
    /// calling process; close fd.
    "login_tty($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "login_tty") }
    /// Composes a raw device number from the major and minor device numbers.
    "makedev($module, major, minor, /)" =>
        |vm, [major, minor]| {
            let (major, minor) = (vm.index_i64(major)?, vm.index_i64(minor)?);
            Ok(Value::int(minor & 0xff | (major & 0xfff) << 8 | (minor & !0xff) << 12 | (major & !0xfff) << 32))
        }
    ///
    "memfd_create($module, /, name, flags=MFD_CLOEXEC)" =>
        |vm, [_name, _flags] | { refuse(vm, "memfd_create") }
    /// Create a "fifo" (a POSIX named pipe).
    ///
    /// If dir_fd is not None, it should be a file descriptor open to a directory,
    ///   and path should be relative; path will then be relative to that directory.
    /// dir_fd may not be implemented on your platform.
    ///   If it is unavailable, using it will raise a NotImplementedError.
    "mkfifo($module, /, path, mode=438, *, dir_fd=None)" =>
        |vm, [_path, _mode, _dir_fd] | { refuse(vm, "mkfifo") }
    /// Create a node in the file system.
    ///
    /// Create a node in the file system (file, device special file or named pipe)
    /// at path.  mode specifies both the permissions to use and the
    /// type of node to be created, being combined (bitwise OR) with one of
    /// S_IFREG, S_IFCHR, S_IFBLK, and S_IFIFO.  If S_IFCHR or S_IFBLK is set on mode,
    /// device defines the newly created device special file (probably using
    /// os.makedev()).  Otherwise device is ignored.
    ///
    /// If dir_fd is not None, it should be a file descriptor open to a directory,
    ///   and path should be relative; path will then be relative to that directory.
    /// dir_fd may not be implemented on your platform.
    ///   If it is unavailable, using it will raise a NotImplementedError.
    "mknod($module, /, path, mode=384, device=0, *, dir_fd=None)" =>
        |vm, [_path, _mode, _device, _dir_fd] | { refuse(vm, "mknod") }
    /// Add increment to the priority of process and return the new priority.
    "nice($module, increment, /)" =>
        |vm, [_increment] | { refuse(vm, "nice") }
    /// Open a pseudo-terminal.
    ///
    /// Return a tuple of (master_fd, slave_fd) containing open file descriptors
    /// for both the master and slave ends.
    "openpty($module, /)" =>
        |vm, [] | { refuse(vm, "openpty") }
    /// Return the configuration limit name for the file or directory path.
    ///
    /// If there is no limit, return -1.
    /// On some platforms, path may also be specified as an open file descriptor.
    ///   If this functionality is unavailable, using it raises an exception.
    "pathconf($module, /, path, name)" =>
        |vm, [_path, _name] | { refuse(vm, "pathconf") }
    /// Return a file descriptor referring to the process *pid*.
    ///
    /// The descriptor can be used to perform process management without races and
    /// signals.
    "pidfd_open($module, /, pid, flags=0)" =>
        |vm, [_pid, _flags] | { refuse(vm, "pidfd_open") }
    /// Create a pipe.
    ///
    /// Returns a tuple of two file descriptors:
    ///   (read_fd, write_fd)
    "pipe($module, /)" =>
        |vm, [] | { refuse(vm, "pipe") }
    /// Create a pipe with flags set atomically.
    ///
    /// Returns a tuple of two file descriptors:
    ///   (read_fd, write_fd)
    ///
    /// flags can be constructed by ORing together one or more of these values:
    /// O_NONBLOCK, O_CLOEXEC.
    "pipe2($module, flags, /)" =>
        |vm, [_flags] | { refuse(vm, "pipe2") }
    /// Announce an intention to access data in a specific pattern.
    ///
    /// Announce an intention to access data in a specific pattern, thus allowing
    /// the kernel to make optimizations.
    /// The advice applies to the region of the file specified by fd starting at
    /// offset and continuing for length bytes.
    /// advice is one of POSIX_FADV_NORMAL, POSIX_FADV_SEQUENTIAL,
    /// POSIX_FADV_RANDOM, POSIX_FADV_NOREUSE, POSIX_FADV_WILLNEED, or
    /// POSIX_FADV_DONTNEED.
    "posix_fadvise($module, fd, offset, length, advice, /)" =>
        |vm, [_fd, _offset, _length, _advice] | { refuse(vm, "posix_fadvise") }
    /// Ensure a file has allocated at least a particular number of bytes on disk.
    ///
    /// Ensure that the file specified by fd encompasses a range of bytes
    /// starting at offset bytes from the beginning and continuing for length bytes.
    "posix_fallocate($module, fd, offset, length, /)" =>
        |vm, [_fd, _offset, _length] | { refuse(vm, "posix_fallocate") }
    /// Open and return a file descriptor for a master pseudo-terminal device.
    ///
    /// Performs a posix_openpt() C function call. The oflag argument is used to
    /// set file status flags and file access modes as specified in the manual page
    /// of posix_openpt() of your system.
    "posix_openpt($module, oflag, /)" =>
        |vm, [_oflag] | { refuse(vm, "posix_openpt") }
    /// Execute the program specified by path in a new process.
    ///
    ///   path
    ///     Path of executable file.
    ///   argv
    ///     Tuple or list of strings.
    ///   env
    ///     Dictionary of strings mapping to strings.
    ///   file_actions
    ///     A sequence of file action tuples.
    ///   setpgroup
    ///     The pgroup to use with the POSIX_SPAWN_SETPGROUP flag.
    ///   resetids
    ///     If the value is `true` the POSIX_SPAWN_RESETIDS will be activated.
    ///   setsid
    ///     If the value is `true` the POSIX_SPAWN_SETSID or POSIX_SPAWN_SETSID_NP will be activated.
    ///   setsigmask
    ///     The sigmask to use with the POSIX_SPAWN_SETSIGMASK flag.
    ///   setsigdef
    ///     The sigmask to use with the POSIX_SPAWN_SETSIGDEF flag.
    ///   scheduler
    ///     A tuple with the scheduler policy (optional) and parameters.
    "posix_spawn($module, path, argv, env, /, *, file_actions=(),\n            setpgroup=<unrepresentable>, resetids=False, setsid=False,\n            setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)" =>
        |vm, [_path, _argv, _env, _file_actions, _setpgroup, _resetids, _setsid, _setsigmask, _setsigdef, _scheduler] | { refuse(vm, "posix_spawn") }
    /// Execute the program specified by path in a new process.
    ///
    ///   path
    ///     Path of executable file.
    ///   argv
    ///     Tuple or list of strings.
    ///   env
    ///     Dictionary of strings mapping to strings.
    ///   file_actions
    ///     A sequence of file action tuples.
    ///   setpgroup
    ///     The pgroup to use with the POSIX_SPAWN_SETPGROUP flag.
    ///   resetids
    ///     If the value is `True` the POSIX_SPAWN_RESETIDS will be activated.
    ///   setsid
    ///     If the value is `True` the POSIX_SPAWN_SETSID or POSIX_SPAWN_SETSID_NP will be activated.
    ///   setsigmask
    ///     The sigmask to use with the POSIX_SPAWN_SETSIGMASK flag.
    ///   setsigdef
    ///     The sigmask to use with the POSIX_SPAWN_SETSIGDEF flag.
    ///   scheduler
    ///     A tuple with the scheduler policy (optional) and parameters.
    "posix_spawnp($module, path, argv, env, /, *, file_actions=(),\n             setpgroup=<unrepresentable>, resetids=False, setsid=False,\n             setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)" =>
        |vm, [_path, _argv, _env, _file_actions, _setpgroup, _resetids, _setsid, _setsigmask, _setsigdef, _scheduler] | { refuse(vm, "posix_spawnp") }
    /// Reads from a file descriptor into a number of mutable bytes-like objects.
    ///
    /// Combines the functionality of readv() and pread(). As readv(), it will
    /// transfer data into each buffer until it is full and then move on to the next
    /// buffer in the sequence to hold the rest of the data. Its fourth argument,
    /// specifies the file offset at which the input operation is to be performed. It
    /// will return the total number of bytes read (which can be less than the total
    /// capacity of all the objects).
    ///
    /// The flags argument contains a bitwise OR of zero or more of the following flags:
    ///
    /// - RWF_HIPRI
    /// - RWF_NOWAIT
    ///
    /// Using non-zero flags requires Linux 4.6 or newer.
    "preadv($module, fd, buffers, offset, flags=0, /)" =>
        |vm, [_fd, _buffers, _offset, _flags] | { refuse(vm, "preadv") }
    /// Return the name of the slave pseudo-terminal device.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// If the ptsname_r() C function is available, it is called;
    /// otherwise, performs a ptsname() C function call.
    "ptsname($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "ptsname") }
    /// Writes the contents of bytes-like objects to a file descriptor at a given offset.
    ///
    /// Combines the functionality of writev() and pwrite(). All buffers must be a sequence
    /// of bytes-like objects. Buffers are processed in array order. Entire contents of first
    /// buffer is written before proceeding to second, and so on. The operating system may
    /// set a limit (sysconf() value SC_IOV_MAX) on the number of buffers that can be used.
    /// This function writes the contents of each object to the file descriptor and returns
    /// the total number of bytes written.
    ///
    /// The flags argument contains a bitwise OR of zero or more of the following flags:
    ///
    /// - RWF_DSYNC
    /// - RWF_SYNC
    /// - RWF_APPEND
    ///
    /// Using non-zero flags requires Linux 4.7 or newer.
    "pwritev($module, fd, buffers, offset, flags=0, /)" =>
        |vm, [_fd, _buffers, _offset, _flags] | { refuse(vm, "pwritev") }
    /// Remove extended attribute attribute on path.
    ///
    /// path may be either a string, a path-like object, or an open file descriptor.
    /// If follow_symlinks is False, and the last element of the path is a symbolic
    ///   link, removexattr will modify the symbolic link itself instead of the file
    ///   the link points to.
    "removexattr($module, /, path, attribute, *, follow_symlinks=True)" =>
        |vm, [_path, _attribute, _follow_symlinks] | { refuse(vm, "removexattr") }
    /// Get the maximum scheduling priority for policy.
    "sched_get_priority_max($module, /, policy)" =>
        |vm, [_policy] | { refuse(vm, "sched_get_priority_max") }
    /// Get the minimum scheduling priority for policy.
    "sched_get_priority_min($module, /, policy)" =>
        |vm, [_policy] | { refuse(vm, "sched_get_priority_min") }
    /// Return the affinity of the process identified by pid (or the current process if zero).
    ///
    /// The affinity is returned as a set of CPU identifiers.
    "sched_getaffinity($module, pid, /)" =>
        |vm, [_pid] | { refuse(vm, "sched_getaffinity") }
    /// Returns scheduling parameters for the process identified by pid.
    ///
    /// If pid is 0, returns parameters for the calling process.
    /// Return value is an instance of sched_param.
    "sched_getparam($module, pid, /)" =>
        |vm, [_pid] | { refuse(vm, "sched_getparam") }
    /// Get the scheduling policy for the process identified by pid.
    ///
    /// Passing 0 for pid returns the scheduling policy for the calling process.
    "sched_getscheduler($module, pid, /)" =>
        |vm, [_pid] | { refuse(vm, "sched_getscheduler") }
    /// Return the round-robin quantum for the process identified by pid, in seconds.
    ///
    /// Value returned is a float.
    "sched_rr_get_interval($module, pid, /)" =>
        |vm, [_pid] | { refuse(vm, "sched_rr_get_interval") }
    /// Set the CPU affinity of the process identified by pid to mask.
    ///
    /// mask should be an iterable of integers identifying CPUs.
    "sched_setaffinity($module, pid, mask, /)" =>
        |vm, [_pid, _mask] | { refuse(vm, "sched_setaffinity") }
    /// Set scheduling parameters for the process identified by pid.
    ///
    /// If pid is 0, sets parameters for the calling process.
    /// param should be an instance of sched_param.
    "sched_setparam($module, pid, param, /)" =>
        |vm, [_pid, _param] | { refuse(vm, "sched_setparam") }
    /// Set the scheduling policy for the process identified by pid.
    ///
    /// If pid is 0, the calling process is changed.
    /// param is an instance of sched_param.
    "sched_setscheduler($module, pid, policy, param, /)" =>
        |vm, [_pid, _policy, _param] | { refuse(vm, "sched_setscheduler") }
    /// Voluntarily relinquish the CPU.
    "sched_yield($module, /)" =>
        |_vm, []| { Ok(Value::NONE) }
    /// Copy count bytes from file descriptor in_fd to file descriptor out_fd.
    "sendfile($module, /, out_fd, in_fd, offset, count)" =>
        |vm, [_out_fd, _in_fd, _offset, _count] | { refuse(vm, "sendfile") }
    /// Set the blocking mode of the specified file descriptor.
    ///
    /// Set the O_NONBLOCK flag if blocking is False,
    /// clear the O_NONBLOCK flag otherwise.
    "set_blocking($module, fd, blocking, /)" =>
        |vm, [_fd, _blocking] | { refuse(vm, "set_blocking") }
    /// Set the current process's effective group id.
    "setegid($module, egid, /)" =>
        |vm, [_egid] | { refuse(vm, "setegid") }
    /// Set the current process's effective user id.
    "seteuid($module, euid, /)" =>
        |vm, [_euid] | { refuse(vm, "seteuid") }
    /// Set the current process's group id.
    "setgid($module, gid, /)" =>
        |vm, [_gid] | { refuse(vm, "setgid") }
    /// Set the groups of the current process to list.
    "setgroups($module, groups, /)" =>
        |vm, [_groups] | { refuse(vm, "setgroups") }
    /// Move the calling thread into different namespaces.
    ///
    ///   fd
    ///     A file descriptor to a namespace.
    ///   nstype
    ///     Type of namespace.
    "setns($module, /, fd, nstype=0)" =>
        |vm, [_fd, _nstype] | { refuse(vm, "setns") }
    /// Call the system call setpgid(pid, pgrp).
    "setpgid($module, pid, pgrp, /)" =>
        |vm, [_pid, _pgrp] | { refuse(vm, "setpgid") }
    /// Make the current process the leader of its process group.
    "setpgrp($module, /)" =>
        |vm, [] | { refuse(vm, "setpgrp") }
    /// Set program scheduling priority.
    "setpriority($module, /, which, who, priority)" =>
        |vm, [_which, _who, _priority] | { refuse(vm, "setpriority") }
    /// Set the current process's real and effective group ids.
    "setregid($module, rgid, egid, /)" =>
        |vm, [_rgid, _egid] | { refuse(vm, "setregid") }
    /// Set the current process's real, effective, and saved group ids.
    "setresgid($module, rgid, egid, sgid, /)" =>
        |vm, [_rgid, _egid, _sgid] | { refuse(vm, "setresgid") }
    /// Set the current process's real, effective, and saved user ids.
    "setresuid($module, ruid, euid, suid, /)" =>
        |vm, [_ruid, _euid, _suid] | { refuse(vm, "setresuid") }
    /// Set the current process's real and effective user ids.
    "setreuid($module, ruid, euid, /)" =>
        |vm, [_ruid, _euid] | { refuse(vm, "setreuid") }
    /// Call the system call setsid().
    "setsid($module, /)" =>
        |vm, [] | { refuse(vm, "setsid") }
    /// Set the current process's user id.
    "setuid($module, uid, /)" =>
        |vm, [_uid] | { refuse(vm, "setuid") }
    /// Set extended attribute attribute on path to value.
    ///
    /// path may be either a string, a path-like object,  or an open file descriptor.
    /// If follow_symlinks is False, and the last element of the path is a symbolic
    ///   link, setxattr will modify the symbolic link itself instead of the file
    ///   the link points to.
    "setxattr($module, /, path, attribute, value, flags=0, *,\n         follow_symlinks=True)" =>
        |vm, [_path, _attribute, _value, _flags, _follow_symlinks] | { refuse(vm, "setxattr") }
    /// Transfer count bytes from one pipe to a descriptor or vice versa.
    ///
    ///   src
    ///     Source file descriptor.
    ///   dst
    ///     Destination file descriptor.
    ///   count
    ///     Number of bytes to copy.
    ///   offset_src
    ///     Starting offset in src.
    ///   offset_dst
    ///     Starting offset in dst.
    ///   flags
    ///     Flags to modify the semantics of the call.
    ///
    /// If offset_src is None, then src is read from the current position;
    /// respectively for offset_dst. The offset associated to the file
    /// descriptor that refers to a pipe must be None.
    "splice($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)" =>
        |vm, [_src, _dst, _count, _offset_src, _offset_dst, _flags] | { refuse(vm, "splice") }
    /// Perform a statvfs system call on the given path.
    ///
    /// path may always be specified as a string.
    /// On some platforms, path may also be specified as an open file descriptor.
    ///   If this functionality is unavailable, using it raises an exception.
    "statvfs($module, /, path)" =>
        |vm, [_path] | { refuse(vm, "statvfs") }
    /// Force write of everything to disk.
    "sync($module, /)" =>
        |_vm, []| { Ok(Value::NONE) }
    /// Return an integer-valued system configuration variable.
    "sysconf($module, name, /)" =>
        |vm, [_name] | { refuse(vm, "sysconf") }
    /// Return the process group associated with the terminal specified by fd.
    "tcgetpgrp($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "tcgetpgrp") }
    /// Set the process group associated with the terminal specified by fd.
    "tcsetpgrp($module, fd, pgid, /)" =>
        |vm, [_fd, _pgid] | { refuse(vm, "tcsetpgrp") }
    /// Create and return a timer file descriptor.
    ///
    ///   clockid
    ///     A valid clock ID constant as timer file descriptor.
    ///
    ///     time.CLOCK_REALTIME
    ///     time.CLOCK_MONOTONIC
    ///     time.CLOCK_BOOTTIME
    ///   flags
    ///     0 or a bit mask of os.TFD_NONBLOCK or os.TFD_CLOEXEC.
    ///
    ///     os.TFD_NONBLOCK
    ///         If *TFD_NONBLOCK* is set as a flag, read doesn't blocks.
    ///         If *TFD_NONBLOCK* is not set as a flag, read block until the timer fires.
    ///
    ///     os.TFD_CLOEXEC
    ///         If *TFD_CLOEXEC* is set as a flag, enable the close-on-exec flag
    "timerfd_create($module, clockid, /, *, flags=0)" =>
        |vm, [_clockid, _flags] | { refuse(vm, "timerfd_create") }
    /// Return a tuple of a timer file descriptor's (interval, next expiration) in float seconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    "timerfd_gettime($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "timerfd_gettime") }
    /// Return a tuple of a timer file descriptor's (interval, next expiration) in nanoseconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    "timerfd_gettime_ns($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "timerfd_gettime_ns") }
    /// Alter a timer file descriptor's internal timer in seconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    ///   flags
    ///     0 or a bit mask of TFD_TIMER_ABSTIME or TFD_TIMER_CANCEL_ON_SET.
    ///   initial
    ///     The initial expiration time, in seconds.
    ///   interval
    ///     The timer's interval, in seconds.
    "timerfd_settime($module, fd, /, *, flags=0, initial=0.0, interval=0.0)" =>
        |vm, [_fd, _flags, _initial, _interval] | { refuse(vm, "timerfd_settime") }
    /// Alter a timer file descriptor's internal timer in nanoseconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    ///   flags
    ///     0 or a bit mask of TFD_TIMER_ABSTIME or TFD_TIMER_CANCEL_ON_SET.
    ///   initial
    ///     initial expiration timing in seconds.
    ///   interval
    ///     interval for the timer in seconds.
    "timerfd_settime_ns($module, fd, /, *, flags=0, initial=0, interval=0)" =>
        |vm, [_fd, _flags, _initial, _interval] | { refuse(vm, "timerfd_settime_ns") }
    /// Return the name of the terminal device connected to 'fd'.
    ///
    ///   fd
    ///     Integer file descriptor handle.
    "ttyname($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "ttyname") }
    /// Unlock a pseudo-terminal master/slave pair.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// Performs an unlockpt() C function call.
    "unlockpt($module, fd, /)" =>
        |vm, [_fd] | { refuse(vm, "unlockpt") }
    /// Disassociate parts of a process (or thread) execution context.
    ///
    ///   flags
    ///     Namespaces to be unshared.
    "unshare($module, /, flags)" =>
        |vm, [_flags] | { refuse(vm, "unshare") }
    /// Wait for completion of a child process.
    ///
    /// Returns a tuple of information about the child process:
    ///     (pid, status)
    "wait($module, /)" =>
        |vm, [] | { refuse(vm, "wait") }
    /// Wait for completion of a child process.
    ///
    /// Returns a tuple of information about the child process:
    ///   (pid, status, rusage)
    "wait3($module, /, options)" =>
        |vm, [_options] | { refuse(vm, "wait3") }
    /// Wait for completion of a specific child process.
    ///
    /// Returns a tuple of information about the child process:
    ///   (pid, status, rusage)
    "wait4($module, /, pid, options)" =>
        |vm, [_pid, _options] | { refuse(vm, "wait4") }
    /// Returns the result of waiting for a process or processes.
    ///
    ///   idtype
    ///     Must be one of be P_PID, P_PGID or P_ALL.
    ///   id
    ///     The id to wait on.
    ///   options
    ///     Constructed from the ORing of one or more of WEXITED, WSTOPPED
    ///     or WCONTINUED and additionally may be ORed with WNOHANG or WNOWAIT.
    ///
    /// Returns either waitid_result or None if WNOHANG is specified and there are
    /// no children in a waitable state.
    "waitid($module, idtype, id, options, /)" =>
        |vm, [_idtype, _id, _options] | { refuse(vm, "waitid") }
    /// Wait for completion of a given child process.
    ///
    /// Returns a tuple of information regarding the child process:
    ///     (pid, status)
    ///
    /// The options argument is ignored on Windows.
    "waitpid($module, pid, options, /)" =>
        |vm, [_pid, _options] | { refuse(vm, "waitpid") }
    /// Split a pathname into drive, root and tail.
    ///
    /// The tail contains anything after the root.
    "_path_splitroot_ex($module, /, path)"
    => |vm, [path]| { split_root(vm, path) }
    /// Checks if PyOS_CallInputHook is set
    "_is_inputhook_installed($module, /)"
    => |_vm, []| { Ok(Value::FALSE) }
    /// Calls PyOS_CallInputHook droppong the GIL first
    "_inputhook($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
}
