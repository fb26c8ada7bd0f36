//! `_io`: raw, buffered and text files over the host, and those in memory. It stands here and not among the native
//! modules because `open`, `print`, `input` and tracebacks need it.

mod base;
mod buffered;
mod bytesio;
mod fileio;
mod newline;
mod open;
mod pair;
mod raw;
mod standard;
mod stringio;
mod text;

pub use base::{buffered_base, io_base, raw_base, text_base};
pub use buffered::{random_class, reader_class, writer_class};
pub use bytesio::class as bytes_io_class;
pub use fileio::class as file_io_class;
pub use newline::class as newline_decoder_class;
pub use open::{FUNCTIONS, OPEN, open};
pub use pair::class as rw_pair_class;
pub use standard::Channel;
pub use stringio::class as string_io_class;
pub use text::class as text_io_class;

use crate::class::NewClass;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::{Args, Class, Foreign, PyResult, Raised, Trace, Vm};
use taipan_heap::{Ref, Value};

/// `io.DEFAULT_BUFFER_SIZE`, in bytes.
pub const DEFAULT_BUFFER_SIZE: usize = 8192;

/// The contents of the object that a method was called on.
fn this<T: Trace + 'static>(vm: &mut Vm, object: &Value) -> PyResult<Foreign<T>> {
    match object.foreign::<T>() {
        Some(f) => Ok(f.clone()),
        None => raise!(vm, TypeError, "a method was called on a '{}' object", vm.type_name(object)),
    }
}

/// `io.UnsupportedOperation` with that message.
pub fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let class = match unsupported_class(vm) {
        Ok(class) => class,
        Err(e) => return e,
    };
    let message = vm.new_str(message);
    match vm.call(class.value(), &[message]) {
        Ok(e) => vm.raised(e),
        Err(e) => e,
    }
}

/// The class `io.UnsupportedOperation`.
pub fn unsupported_class(vm: &mut Vm) -> PyResult<Ref<Class>> {
    const FULL: &str = "io.UnsupportedOperation";
    if let Some(class) = vm.late_classes.get(FULL) {
        return Ok(class.clone());
    }
    let namespace = Dict::new_ref(vm);
    let module = vm.interned_value("io");
    vm.set_name(&namespace, "__module__", module);
    let bases = vec![vm.exceptions.get(Exc::OSError).clone(), vm.exceptions.get(Exc::ValueError).clone()];
    let (name, metaclass) = (vm.intern("UnsupportedOperation"), vm.types.r#type.clone());
    let args = Args::positional_only(&[]);
    let class = vm.make_class(NewClass { name, bases, namespace, metaclass, args })?;
    match Ref::<Class>::try_from(class) {
        Ok(class) => {
            vm.late_classes.insert(FULL, class.clone());
            Ok(class)
        }
        Err(_) => raise!(vm, SystemError, "a class statement made no class"),
    }
}

/// A size argument: `None` for all, as for a negative number.
fn size_or_all(vm: &mut Vm, value: &Value) -> PyResult<Option<usize>> {
    if value.is_none() || value.is_null() {
        return Ok(None);
    }
    let index = vm.names.__index__.clone();
    if value.as_i64().is_none() && vm.type_lookup(value, &index).is_none() {
        raise!(vm, TypeError, "argument should be integer or None, not '{}'", vm.type_name(value));
    }
    Ok(usize::try_from(vm.index_i64(value)?).ok())
}

/// The value of a property that says whether an object is closed.
fn is_closed(vm: &mut Vm, object: &Value) -> PyResult<bool> {
    let name = vm.intern("closed");
    let closed = vm.getattr(object, &name)?;
    vm.truth(&closed)
}

/// The file object is in use: not closed.
///
/// # Errors
/// ValueError where it is.
fn check_open(vm: &mut Vm, object: &Value) -> PyResult<()> {
    if is_closed(vm, object)? {
        raise!(vm, ValueError, "I/O operation on closed file.");
    }
    Ok(())
}

/// Refuses to pickle.
fn no_pickle(vm: &mut Vm, object: &Value) -> PyResult {
    let class = vm.class_of(object);
    let name = class.get(vm).name.to_string();
    raise!(vm, TypeError, "cannot pickle '{name}' instances")
}
