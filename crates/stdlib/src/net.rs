//! `_socket` and `select`: what reaching other machines would need. Every attempt takes a permission, and with it the
//! answer is that no system here does it.

use crate::support::{add_class, set_doc};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::host::{Request, errno};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Trace, Value, Vm, methods};

/// `_socket`.
pub static SOCKET: NativeModule = NativeModule { name: "_socket", init: init_socket };
/// `select`.
pub static SELECT: NativeModule = NativeModule { name: "select", init: init_select };

/// Of Linux; `socket` makes enumerations of them.
const CONSTANTS: &[(&str, i64)] = &[
    ("AF_UNSPEC", 0),
    ("AF_UNIX", 1),
    ("AF_INET", 2),
    ("AF_INET6", 10),
    ("AI_PASSIVE", 1),
    ("AI_CANONNAME", 2),
    ("AI_NUMERICHOST", 4),
    ("EAI_NONAME", -2),
    ("INADDR_ANY", 0),
    ("INADDR_LOOPBACK", 0x7f00_0001),
    ("IPPROTO_IP", 0),
    ("IPPROTO_ICMP", 1),
    ("IPPROTO_TCP", 6),
    ("IPPROTO_UDP", 17),
    ("IPPROTO_IPV6", 41),
    ("IPV6_V6ONLY", 26),
    ("MSG_PEEK", 2),
    ("MSG_DONTWAIT", 64),
    ("NI_NUMERICHOST", 1),
    ("NI_NUMERICSERV", 2),
    ("SHUT_RD", 0),
    ("SHUT_WR", 1),
    ("SHUT_RDWR", 2),
    ("SOCK_STREAM", 1),
    ("SOCK_DGRAM", 2),
    ("SOCK_RAW", 3),
    ("SOCK_NONBLOCK", 0o4000),
    ("SOCK_CLOEXEC", 0o2_000_000),
    ("SOL_SOCKET", 1),
    ("SOMAXCONN", 4096),
    ("SO_REUSEADDR", 2),
    ("SO_ERROR", 4),
    ("SO_BROADCAST", 6),
    ("SO_KEEPALIVE", 9),
    ("SO_REUSEPORT", 15),
    ("TCP_NODELAY", 1),
];

/// A socket that cannot be made.
struct Socket;
impl Trace for Socket {}

static SPEC: TypeSpec = TypeSpec {
    doc: Some("socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object"),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(|vm, _class, _args| reach(vm, "a socket")), ..Slots::EMPTY },
    ..TypeSpec::foreign("_socket", "socket")
};

fn init_socket(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(
        vm,
        dict,
        "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    );
    vm.add_functions(dict, "_socket", SOCKET_FUNCTIONS);
    for (name, value) in CONSTANTS {
        vm.set_name(dict, name, Value::int(*value));
    }
    vm.set_name(dict, "has_ipv6", Value::TRUE);
    let class = add_class::<Socket>(vm, dict, &SPEC);
    vm.set_name(dict, "SocketType", class.into());
    for (name, exc) in [("error", Exc::OSError), ("timeout", Exc::TimeoutError)] {
        let class = vm.exceptions.get(exc).value().clone();
        vm.set_name(dict, name, class);
    }
    for name in ["herror", "gaierror"] {
        let class = vm.new_exception_class("socket", name, Exc::OSError)?;
        vm.set_name(dict, name, class.into());
    }
    Ok(())
}

fn init_select(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "This module supports asynchronous I/O on multiple file descriptors.");
    vm.add_functions(dict, "select", SELECT_FUNCTIONS);
    let error = vm.exceptions.get(Exc::OSError).value().clone();
    vm.set_name(dict, "error", error);
    Ok(())
}

/// A PermissionError, or with the permission that no system here does it.
fn reach(vm: &mut Vm, what: &str) -> PyResult {
    vm.permit(Request::Net(what))?;
    Err(vm.os_error(errno::ENOSYS))
}

/// The same with what a program has named.
fn reach_value(vm: &mut Vm, what: &Value) -> PyResult {
    let text = vm.str_string(what)?;
    reach(vm, &text)
}

methods! { static SOCKET_FUNCTIONS;
    /// getaddrinfo(host, port [, family, type, proto, flags])
    ///     -> list of (family, type, proto, canonname, sockaddr)
    ///
    /// Resolve host and port into addrinfo struct.
    "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)" =>
        |vm, [host, _port, _family, _type, _proto, _flags]| { reach_value(vm, host) }
    /// getnameinfo(sockaddr, flags) --> (host, port)
    ///
    /// Get host and port for a sockaddr.
    "getnameinfo(sockaddr, flags, /)" => |vm, [address, _flags]| { reach_value(vm, address) }
    /// gethostbyname(host) -> address
    ///
    /// Return the IP address (a string of the form '255.255.255.255') for a host.
    "gethostbyname(host, /)" => |vm, [host]| { reach_value(vm, host) }
    /// gethostbyname_ex(host) -> (name, aliaslist, addresslist)
    ///
    /// Return the true host name, a list of aliases, and a list of IP addresses,
    /// for a host.  The host argument is a string giving a host name or IP number.
    "gethostbyname_ex(host, /)" => |vm, [host]| { reach_value(vm, host) }
    /// gethostbyaddr(host) -> (name, aliaslist, addresslist)
    ///
    /// Return the true host name, a list of aliases, and a list of IP addresses,
    /// for a host.  The host argument is a string giving a host name or IP number.
    "gethostbyaddr(host, /)" => |vm, [host]| { reach_value(vm, host) }
    /// gethostname() -> string
    ///
    /// Return the current host name.
    "gethostname()" => |vm, []| { reach(vm, "the host's name") }
    /// getdefaulttimeout() -> timeout
    ///
    /// Returns the default timeout in seconds (float) for new socket objects.
    /// A value of None indicates that new socket objects have no timeout.
    /// When the socket module is first imported, the default is None.
    "getdefaulttimeout()" => |_vm, []| { Ok(Value::NONE) }
    /// close(integer) -> None
    ///
    /// Close an integer socket file descriptor.  This is like os.close(), but for
    /// sockets; on some platforms os.close() won't work for socket file descriptors.
    "close(fd, /)" => |vm, [_fd]| { reach(vm, "a socket") }
    /// socketpair([family[, type [, proto]]]) -> (socket object, socket object)
    ///
    /// Create a pair of socket objects from the sockets returned by the platform
    /// socketpair() function.
    "socketpair(family=1, type=1, proto=0, /)" => |vm, [_family, _type, _proto]| { reach(vm, "a socket") }
}

methods! { static SELECT_FUNCTIONS;
    /// Wait until one or more file descriptors are ready for some kind of I/O.
    "select($module, rlist, wlist, xlist, timeout=None, /)" => |vm, [readers, writers, errors, _timeout]| {
        for list in [readers, writers, errors] {
            if let Some(first) = vm.collect_items(list)?.first() {
                return reach_value(vm, first);
            }
        }
        let none = || Value::from(List::new_ref(Vec::new()));
        Ok(vm.new_tuple([none(), none(), none()]))
    }
}
