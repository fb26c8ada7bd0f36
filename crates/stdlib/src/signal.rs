//! `_signal`: numbers and names of signals. None arrive from outside: handlers are kept, and called for signals that the
//! program raises itself.

use crate::support::{self, set_doc};
use taipan_vm::exc::Exc;
use taipan_vm::host::{Request, errno};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::structseq::{StructSpec, field};
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_signal", init };

const DOC: &str = "This module provides mechanisms to use signal handlers in Python.\n\nFunctions:\n\nalarm() -- cause SIGALRM after a specified time [Unix only]\nsetitimer() -- cause a signal (described below) after a specified\n               float time and the timer may restart then [Unix only]\ngetitimer() -- get current value of timer [Unix only]\nsignal() -- set the action for a given signal\ngetsignal() -- get the signal action for a given signal\npause() -- wait until a signal arrives [Unix only]\ndefault_int_handler() -- default SIGINT handler\n\nsignal constants:\nSIG_DFL -- used to refer to the system default handler\nSIG_IGN -- used to ignore the signal\nNSIG -- number of defined signals\nSIGINT, SIGTERM, etc. -- signal numbers\n\nitimer constants:\nITIMER_REAL -- decrements in real time, and delivers SIGALRM upon\n               expiration\nITIMER_VIRTUAL -- decrements only when the process is executing,\n               and delivers SIGVTALRM upon expiration\nITIMER_PROF -- decrements both when the process is executing and\n               when the system is executing on behalf of the process.\n               Coupled with ITIMER_VIRTUAL, this timer is usually\n               used to profile the time spent by the application\n               in user and kernel space. SIGPROF is delivered upon\n               expiration.\n\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\nthe first is the signal number, the second is the interrupted stack frame.";
/// One more than the highest number.
const NSIG: i32 = 65;
const SIG_DFL: i64 = 0;
const SIG_IGN: i64 = 1;
const SIGINT: i32 = 2;
/// What the system does with a signal that nobody handles: nothing, for these.
const IGNORED: [i32; 4] = [17, 18, 23, 28];

/// Numbers on Linux.
static CONSTANTS: &[(&str, i64)] = &[
    ("NSIG", 65),
    ("SIG_BLOCK", 0),
    ("SIG_UNBLOCK", 1),
    ("SIG_SETMASK", 2),
    ("SIGHUP", 1),
    ("SIGINT", 2),
    ("SIGQUIT", 3),
    ("SIGILL", 4),
    ("SIGTRAP", 5),
    ("SIGIOT", 6),
    ("SIGABRT", 6),
    ("SIGFPE", 8),
    ("SIGKILL", 9),
    ("SIGBUS", 7),
    ("SIGSEGV", 11),
    ("SIGSYS", 31),
    ("SIGPIPE", 13),
    ("SIGALRM", 14),
    ("SIGTERM", 15),
    ("SIGUSR1", 10),
    ("SIGUSR2", 12),
    ("SIGCLD", 17),
    ("SIGCHLD", 17),
    ("SIGPWR", 30),
    ("SIGIO", 29),
    ("SIGURG", 23),
    ("SIGWINCH", 28),
    ("SIGPOLL", 29),
    ("SIGSTOP", 19),
    ("SIGTSTP", 20),
    ("SIGCONT", 18),
    ("SIGTTIN", 21),
    ("SIGTTOU", 22),
    ("SIGVTALRM", 26),
    ("SIGPROF", 27),
    ("SIGXCPU", 24),
    ("SIGXFSZ", 25),
    ("SIGRTMIN", 34),
    ("SIGRTMAX", 64),
    ("SIGSTKFLT", 16),
    ("ITIMER_REAL", 0),
    ("ITIMER_VIRTUAL", 1),
    ("ITIMER_PROF", 2),
    ("SIG_DFL", 0),
    ("SIG_IGN", 1),
];

static SIGINFO: StructSpec = StructSpec {
    name: "signal.struct_siginfo",
    doc: "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, and so on.",
    fields: &[
        field::<0>("si_signo", "signal number"),
        field::<1>("si_code", "signal code"),
        field::<2>("si_errno", "errno associated with this signal"),
        field::<3>("si_pid", "sending process ID"),
        field::<4>("si_uid", "real user ID of sending process"),
        field::<5>("si_status", "exit value or signal"),
        field::<6>("si_band", "band event for SIGPOLL"),
    ],
    ..StructSpec::PLAIN
};

/// What was installed in place of the default.
#[derive(Default)]
struct Handlers(Vec<(i32, Value)>);

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_signal", FUNCTIONS);
    for (name, value) in CONSTANTS {
        vm.set_name(dict, name, Value::int(*value));
    }
    let error = vm.new_exception_class("signal", "itimer_error", Exc::OSError)?;
    vm.set_name(dict, "ItimerError", error.into());
    let class = vm.struct_class(&SIGINFO);
    vm.set_name(dict, "struct_siginfo", class.into());
    let name = vm.intern("default_int_handler");
    let default = dict.get(vm).get_str(&name).cloned();
    vm.module_state::<Handlers>().0 = default.into_iter().map(|handler| (SIGINT, handler)).collect();
    Ok(())
}

fn signal_number(vm: &mut Vm, value: &Value) -> PyResult<i32> {
    let number = vm.c_int(value)?;
    if (1..NSIG).contains(&number) {
        return Ok(number);
    }
    raise!(vm, ValueError, "signal number out of range")
}

fn current(vm: &mut Vm, number: i32) -> Value {
    let handlers = &vm.module_state::<Handlers>().0;
    let found = handlers.iter().find(|(own, _)| *own == number).map(|(_, handler)| handler.clone());
    found.unwrap_or(Value::int(SIG_DFL))
}

fn handler_of(vm: &mut Vm, number: &Value) -> PyResult {
    let number = signal_number(vm, number)?;
    Ok(current(vm, number))
}

fn install(vm: &mut Vm, number: &Value, handler: &Value) -> PyResult {
    let number = signal_number(vm, number)?;
    let is_default = matches!(handler.as_i64(), Some(SIG_DFL | SIG_IGN));
    if !is_default && !vm.is_callable(handler) {
        raise!(vm, TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    // SIGKILL and SIGSTOP are nobody's to handle.
    if matches!(number, 9 | 19) {
        return Err(vm.os_error(errno::EINVAL));
    }
    let before = current(vm, number);
    let handlers = &mut vm.module_state::<Handlers>().0;
    handlers.retain(|(own, _)| *own != number);
    handlers.push((number, handler.clone()));
    Ok(before)
}

/// A signal that the program sends to itself.
fn deliver(vm: &mut Vm, number: &Value) -> PyResult {
    let number = vm.c_int(number)?;
    if !(1..NSIG).contains(&number) {
        return Err(vm.os_error(errno::EINVAL));
    }
    let handler = current(vm, number);
    match handler.as_i64() {
        Some(SIG_IGN) => Ok(Value::NONE),
        Some(SIG_DFL) if IGNORED.contains(&number) => Ok(Value::NONE),
        Some(SIG_DFL) => refuse(vm, "raise_signal"),
        _ => {
            vm.call(&handler, &[Value::int(number.into()), Value::NONE])?;
            Ok(Value::NONE)
        }
    }
}

fn describe(vm: &mut Vm, number: &Value) -> PyResult {
    let number = signal_number(vm, number)?;
    let text = match NAMES.get(number as usize) {
        Some(text) if !text.is_empty() => (*text).to_string(),
        _ if (34..NSIG).contains(&number) => format!("Real-time signal {}", number - 34),
        _ => return Ok(Value::NONE),
    };
    Ok(vm.new_str(&text))
}

fn valid(vm: &mut Vm) -> PyResult {
    // 32 and 33 are the C library's own.
    let numbers = (1..NSIG).filter(|n| !matches!(n, 32 | 33)).map(|n| Value::int(n.into())).collect();
    let set = vm.types.set.value().clone();
    vm.call(&set, &[support::list(numbers)])
}

fn wakeup(vm: &mut Vm, fd: &Value) -> PyResult {
    match vm.c_int(fd)? {
        -1 => Ok(Value::int(-1)),
        _ => refuse(vm, "set_wakeup_fd"),
    }
}

/// What touches processes needs the capability to run them, and is not there even then.
fn refuse(vm: &mut Vm, name: &str) -> PyResult {
    vm.permit(Request::Run(name))?;
    Err(vm.os_error(errno::ENOSYS))
}

/// By number, as the C library describes them.
static NAMES: [&str; 32] = [
    "",
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call",
];

methods! { static FUNCTIONS;
    /// Arrange for SIGALRM to arrive after the given number of seconds.
    "alarm($module, seconds, /)" =>
        |vm, [_seconds]| { refuse(vm, "alarm") }
    /// The default handler for SIGINT installed by Python.
    ///
    /// It raises KeyboardInterrupt.
    "default_int_handler($module, signalnum, frame, /)" =>
        |vm, [_number, _frame]| { Err(vm.error(Exc::KeyboardInterrupt, "")) }
    /// Returns current value of given itimer.
    "getitimer($module, which, /)" =>
        |vm, [_which] | { refuse(vm, "getitimer") }
    /// Return the current action for the given signal.
    ///
    /// The return value can be:
    ///   SIG_IGN -- if the signal is being ignored
    ///   SIG_DFL -- if the default action for the signal is in effect
    ///   None    -- if an unknown handler is in effect
    ///   anything else -- the callable Python object used as a handler
    "getsignal($module, signalnum, /)" =>
        |vm, [number]| { handler_of(vm, number) }
    /// Wait until a signal arrives.
    "pause($module, /)" =>
        |vm, [] | { refuse(vm, "pause") }
    /// Send a signal to a process referred to by a pid file descriptor.
    "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)" =>
        |vm, [_pidfd, _signalnum, _siginfo, _flags] | { refuse(vm, "pidfd_send_signal") }
    /// Send a signal to a thread.
    "pthread_kill($module, thread_id, signalnum, /)" =>
        |vm, [_thread_id, _signalnum] | { refuse(vm, "pthread_kill") }
    /// Fetch and/or change the signal mask of the calling thread.
    "pthread_sigmask($module, how, mask, /)" =>
        |vm, [_how, _mask] | { refuse(vm, "pthread_sigmask") }
    /// Send a signal to the executing process.
    "raise_signal($module, signalnum, /)" =>
        |vm, [number]| { deliver(vm, number) }
    /// Sets the fd to be written to (with the signal number) when a signal comes in.
    ///
    /// A library can use this to wakeup select or poll.
    /// The previous fd or -1 is returned.
    ///
    /// The fd must be non-blocking.
    "set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)" =>
        |vm, [fd, _warn]| { wakeup(vm, fd) }
    /// Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).
    ///
    /// The timer will fire after value seconds and after that every interval seconds.
    /// The itimer can be cleared by setting seconds to zero.
    ///
    /// Returns old values as a tuple: (delay, interval).
    "setitimer($module, which, seconds, interval=0.0, /)" =>
        |vm, [_which, _seconds, _interval] | { refuse(vm, "setitimer") }
    /// Change system call restart behaviour.
    ///
    /// If flag is False, system calls will be restarted when interrupted by
    /// signal sig, else system calls will be interrupted.
    "siginterrupt($module, signalnum, flag, /)" =>
        |vm, [number, _flag]| { signal_number(vm, number).map(|_| Value::NONE) }
    /// Set the action for the given signal.
    ///
    /// The action can be SIG_DFL, SIG_IGN, or a callable Python object.
    /// The previous action is returned.  See getsignal() for possible return values.
    ///
    /// *** IMPORTANT NOTICE ***
    /// A signal handler function is called with two arguments:
    /// the first is the signal number, the second is the interrupted stack frame.
    "signal($module, signalnum, handler, /)" =>
        |vm, [number, handler]| { install(vm, number, handler) }
    /// Examine pending signals.
    ///
    /// Returns a set of signal numbers that are pending for delivery to
    /// the calling thread.
    "sigpending($module, /)" =>
        |vm, [] | { refuse(vm, "sigpending") }
    /// Like sigwaitinfo(), but with a timeout.
    ///
    /// The timeout is specified in seconds, with floating-point numbers allowed.
    "sigtimedwait($module, sigset, timeout, /)" =>
        |vm, [_sigset, _timeout] | { refuse(vm, "sigtimedwait") }
    /// Wait for a signal.
    ///
    /// Suspend execution of the calling thread until the delivery of one of the
    /// signals specified in the signal set sigset.  The function accepts the signal
    /// and returns the signal number.
    "sigwait($module, sigset, /)" =>
        |vm, [_sigset] | { refuse(vm, "sigwait") }
    /// Wait synchronously until one of the signals in *sigset* is delivered.
    ///
    /// Returns a struct_siginfo containing information about the signal.
    "sigwaitinfo($module, sigset, /)" =>
        |vm, [_sigset] | { refuse(vm, "sigwaitinfo") }
    /// Return the system description of the given signal.
    ///
    /// Returns the description of signal *signalnum*, such as "Interrupt"
    /// for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no
    /// description. Raises :exc:`ValueError` if *signalnum* is invalid.
    "strsignal($module, signalnum, /)" =>
        |vm, [number]| { describe(vm, number) }
    /// Return a set of valid signal numbers on this platform.
    ///
    /// The signal numbers returned by this function can be safely passed to
    /// functions like `pthread_sigmask`.
    "valid_signals($module, /)" =>
        |vm, []| { valid(vm) }
}
