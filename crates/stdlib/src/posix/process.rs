//! The process, its environment, and numbers of the machine.

use std::ffi::OsString;
use taipan_vm::host::errno;
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::structseq::{StructSpec, field};
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

static TERMINAL_SIZE: StructSpec = StructSpec {
    name: "os.terminal_size",
    doc: "A tuple of (columns, lines) for holding terminal window size",
    fields: &[
        field::<0>("columns", "width of the terminal window in characters"),
        field::<1>("lines", "height of the terminal window in characters"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

static UNAME_RESULT: StructSpec = StructSpec {
    name: "posix.uname_result",
    doc: "uname_result: Result from os.uname().\n\nThis object may be accessed either as a tuple of\n  (sysname, nodename, release, version, machine),\nor via the attributes sysname, nodename, release, version, and machine.\n\nSee os.uname for more information.",
    fields: &[
        field::<0>("sysname", "operating system name"),
        field::<1>("nodename", "name of machine on network (implementation-defined)"),
        field::<2>("release", "operating system release"),
        field::<3>("version", "operating system version"),
        field::<4>("machine", "hardware identifier"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

static TIMES_RESULT: StructSpec = StructSpec {
    name: "posix.times_result",
    doc: "times_result: Result from os.times().\n\nThis object may be accessed either as a tuple of\n  (user, system, children_user, children_system, elapsed),\nor via the attributes user, system, children_user, children_system,\nand elapsed.\n\nSee os.times for more information.",
    fields: &[
        field::<0>("user", "user time"),
        field::<1>("system", "system time"),
        field::<2>("children_user", "user time of children"),
        field::<3>("children_system", "system time of children"),
        field::<4>("elapsed", "elapsed time since an arbitrary point in the past"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

/// The most random bytes that are given at once.
const MOST_RANDOM: i64 = 1 << 24;

/// Puts the classes of results into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    for (name, spec) in [
        ("terminal_size", &TERMINAL_SIZE),
        ("uname_result", &UNAME_RESULT),
        ("times_result", &TIMES_RESULT),
        ("sched_param", &super::results::SCHED_PARAM),
        ("statvfs_result", &super::results::STATVFS_RESULT),
        ("waitid_result", &super::results::WAITID_RESULT),
    ] {
        let class = vm.struct_class(spec);
        vm.set_name(dict, name, class.into());
    }
}

fn random(vm: &mut Vm, size: &Value) -> PyResult {
    let size = vm.index_i64(size)?;
    if size < 0 {
        raise!(vm, ValueError, "negative argument not allowed");
    }
    if size > MOST_RANDOM {
        return Err(vm.error(taipan_vm::exc::Exc::MemoryError, ""));
    }
    let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
    match vm.access.random(&mut bytes) {
        Ok(()) => Ok(new_bytes(bytes)),
        Err(e) => Err(vm.io_error(&e)),
    }
}

/// The parts of a process's exit status.
fn status(vm: &mut Vm, value: &Value, part: fn(i64) -> i64) -> PyResult {
    let status = vm.index_i64(value)?;
    Ok(Value::int(part(status)))
}

fn signalled(status: i64) -> bool {
    status & 0x7f != 0 && status & 0x7f != 0x7f
}

/// The name or value of an environment variable (`PyUnicode_FSConverter`).
fn variable(vm: &mut Vm, value: &Value) -> PyResult<OsString> {
    let value = vm.fspath(value)?;
    let text = taipan_vm::host::to_path(vm, "putenv", &value)?.into_os_string();
    if text.as_encoded_bytes().contains(&0) {
        raise!(vm, ValueError, "embedded null byte");
    }
    Ok(text)
}

methods! { pub static FUNCTIONS;
    /// Change or add an environment variable.
    "putenv($module, name, value, /)" => |vm, [name, value]| {
        let (name, value) = (variable(vm, name)?, variable(vm, value)?);
        if name.as_encoded_bytes().contains(&b'=') {
            raise!(vm, ValueError, "illegal environment variable name");
        }
        if name.is_empty() {
            return Err(vm.os_error(errno::EINVAL));
        }
        vm.access.set_variable(name, Some(value));
        Ok(Value::NONE)
    }
    /// Delete an environment variable.
    "unsetenv($module, name, /)" => |vm, [name]| {
        let name = variable(vm, name)?;
        if name.is_empty() || name.as_encoded_bytes().contains(&b'=') {
            return Err(vm.os_error(errno::EINVAL));
        }
        vm.access.set_variable(name, None);
        Ok(Value::NONE)
    }
    /// Return the current process id.
    "getpid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().process_id().into())) }
    /// Return the parent's process id.
    "getppid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().parent_process_id().into())) }
    /// Return the current process's user id.
    "getuid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().user_id().0.into())) }
    /// Return the current process's effective user id.
    "geteuid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().user_id().0.into())) }
    /// Return the current process's group id.
    "getgid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().user_id().1.into())) }
    /// Return the current process's effective group id.
    "getegid($module, /)" => |vm, []| { Ok(Value::int(vm.access.open_host().user_id().1.into())) }
    /// Return a bytes object containing random bytes suitable for cryptographic use.
    "urandom($module, size, /)" => |vm, [size]| { random(vm, size) }
    /// Obtain a series of random bytes.
    "getrandom($module, /, size, flags=0)" => |vm, [size, _flags]| { random(vm, size) }
    /// Return the number of logical CPUs in the system.
    ///
    /// Return None if indeterminable.
    "cpu_count($module, /)" => |vm, []| {
        let count = vm.access.open_host().cpu_count();
        Ok(Value::int(i64::try_from(count).unwrap_or(1)))
    }
    /// Return the size of the terminal window as (columns, lines).
    "get_terminal_size($module, fd=<unrepresentable>, /)" => |vm, [fd]| {
        let fd = match fd.present() {
            Some(fd) => i32::try_from(vm.index_i64(fd)?).unwrap_or(-1),
            None => 1,
        };
        match vm.access.open_host().terminal_size(fd) {
            Ok((columns, lines)) => Ok(vm.new_struct(&TERMINAL_SIZE, [columns, lines].map(|n| Value::int(n.into())))),
            Err(e) => Err(vm.io_error(&e)),
        }
    }
    /// Translate an error code to a message string.
    "strerror($module, code, /)" => |vm, [code]| {
        let code = vm.index_i64(code)?;
        let text = std::io::Error::from_raw_os_error(i32::try_from(code).unwrap_or(-1)).to_string();
        let text = text.split(" (os error").next().unwrap_or_default().to_string();
        Ok(vm.new_str(&text))
    }
    /// Return an object identifying the current operating system.
    ///
    /// The object behaves like a named tuple with the following fields:
    ///   (sysname, nodename, release, version, machine)
    "uname($module, /)" => |vm, []| {
        let parts = ["Linux", "localhost", "", "", std::env::consts::ARCH].map(|t| vm.new_str(t));
        Ok(vm.new_struct(&UNAME_RESULT, parts))
    }
    /// Return a collection containing process timing information.
    ///
    /// The object returned behaves like a named tuple with these fields:
    ///   (utime, stime, cutime, cstime, elapsed_time)
    /// All fields are floating-point numbers.
    "times($module, /)" => |vm, []| {
        let (cpu, elapsed) = (vm.access.cpu_clock(), vm.access.monotonic_clock());
        let seconds = |nanos: i64| Value::float(nanos as f64 / 1e9);
        let parts = [seconds(cpu), seconds(0), seconds(0), seconds(0), seconds(elapsed)];
        Ok(vm.new_struct(&TIMES_RESULT, parts))
    }
    /// Set the current numeric umask and return the previous umask.
    "umask($module, mask, /)" => |vm, [mask]| {
        vm.index_i64(mask)?;
        Ok(Value::int(0o022))
    }
    /// Return True if the process returning status was dumped to a core file.
    "WCOREDUMP($module, status, /)" => |vm, [value]| { Ok(Value::bool(vm.index_i64(value)? & 0x80 != 0)) }
    /// Return True if a particular process was continued from a job control stop.
    "WIFCONTINUED($module, /, status)" => |vm, [value]| { Ok(Value::bool(vm.index_i64(value)? == 0xffff)) }
    /// Return True if the process returning status was stopped.
    "WIFSTOPPED($module, /, status)" => |vm, [value]| { Ok(Value::bool(vm.index_i64(value)? & 0xff == 0x7f)) }
    /// Return True if the process returning status was terminated by a signal.
    "WIFSIGNALED($module, /, status)" => |vm, [value]| { Ok(Value::bool(signalled(vm.index_i64(value)?))) }
    /// Return True if the process returning status exited via the exit() system call.
    "WIFEXITED($module, /, status)" => |vm, [value]| { Ok(Value::bool(vm.index_i64(value)? & 0x7f == 0)) }
    /// Return the process return code from status.
    "WEXITSTATUS($module, /, status)" => |vm, [value]| { status(vm, value, |s| s >> 8 & 0xff) }
    /// Return the signal that terminated the process that provided the status value.
    "WTERMSIG($module, /, status)" => |vm, [value]| { status(vm, value, |s| s & 0x7f) }
    /// Return the signal that stopped the process that provided the status value.
    "WSTOPSIG($module, /, status)" => |vm, [value]| { status(vm, value, |s| s >> 8 & 0xff) }
    /// Convert a wait status to an exit code.
    "waitstatus_to_exitcode($module, /, status)" => |vm, [value]| {
        let status = vm.index_i64(value)?;
        match status {
            s if s & 0x7f == 0 => Ok(Value::int(s >> 8 & 0xff)),
            s if signalled(s) => Ok(Value::int(-(s & 0x7f))),
            s if s & 0xff == 0x7f => raise!(vm, ValueError, "process stopped by delivery of signal {}", s >> 8 & 0xff),
            s => raise!(vm, ValueError, "invalid wait status: {s}"),
        }
    }
    /// Extracts a device major number from a raw device number.
    "major($module, device, /)" => |vm, [device]| { status(vm, device, |d| d >> 8 & 0xfff | d >> 32 & !0xfff) }
    /// Extracts a device minor number from a raw device number.
    "minor($module, device, /)" => |vm, [device]| { status(vm, device, |d| d & 0xff | d >> 12 & !0xff) }
    /// Register callables to be called when forking a new process.
    "register_at_fork($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>,\n                 after_in_parent=<unrepresentable>)" as "($module, /, *, before=<unrepresentable>,\n                 after_in_child=<unrepresentable>,\n                 after_in_parent=<unrepresentable>)" =>
        |_vm, [_before, _child, _parent]| { Ok(Value::NONE) }
    /// Execute the command in a subshell.
    "system($module, /, command)" => |vm, [command]| { run(vm, command) }
    /// Fork a child process.
    ///
    /// Return 0 to child process and PID of child to parent process.
    "fork($module, /)" => |vm, []| { run_named(vm, "fork") }
    /// Fork a new process with a new pseudo-terminal as controlling tty.
    ///
    /// Returns a tuple of (pid, master_fd).
    /// Like fork(), return pid of 0 to the child process,
    /// and pid of child to the parent process.
    /// To both, return fd of newly opened pseudo-terminal.
    "forkpty($module, /)" => |vm, []| { run_named(vm, "forkpty") }
    /// Execute an executable path with arguments, replacing current process.
    ///
    ///   path
    ///     Path of executable file.
    ///   argv
    ///     Tuple or list of strings.
    "execv($module, path, argv, /)" => |vm, [path, _argv]| { run(vm, path) }
    /// Execute an executable path with arguments, replacing current process.
    ///
    ///   path
    ///     Path of executable file.
    ///   argv
    ///     Tuple or list of strings.
    ///   env
    ///     Dictionary of strings mapping to strings.
    "execve($module, /, path, argv, env)" => |vm, [path, _argv, _env]| { run(vm, path) }
    /// Kill a process with a signal.
    "kill($module, pid, signal, /)" => |vm, [pid, _signal]| {
        let pid = vm.index_i64(pid)?;
        run_named(vm, &format!("kill {pid}"))
    }
    /// Exit to the system with specified status, without normal exit processing.
    "_exit($module, /, status)" => |vm, [code]| {
        let code = vm.index_i64(code)?;
        let class = taipan_vm::exc::Exc::SystemExit;
        Err(vm.error_by_call(class, &[Value::int(code)]))
    }
}

/// What starting another program, or reaching one, gives: a PermissionError, or with the permission that no system here
/// does it.
pub fn run(vm: &mut Vm, what: &Value) -> PyResult {
    let command = match vm.buffer(what)? {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => vm.str_string(what)?,
    };
    run_named(vm, &command)
}

fn run_named(vm: &mut Vm, what: &str) -> PyResult {
    vm.permit(taipan_vm::host::Request::Run(what))?;
    Err(vm.os_error(taipan_vm::host::errno::ENOSYS))
}
