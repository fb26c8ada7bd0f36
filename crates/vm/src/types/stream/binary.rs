//! `sys.stdout.buffer` and its like: the standard streams in bytes.

use super::{Channel, Stream, close, flush, input, this, unsupported};
use crate::call::{Method, MethodDescriptor};
use crate::class::Slots;
use crate::methods;
use crate::types::bytes::Bytes;
use crate::{Class, PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

methods! { static COMMON;
    "flush($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        flush(vm, &stream)?;
        Ok(Value::NONE)
    }
    "close($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        close(vm, &stream)?;
        Ok(Value::NONE)
    }
    "fileno($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        Ok(Value::int(stream.get(vm).channel.number() as i64))
    }
    "isatty($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        Ok(Value::bool(super::text::is_terminal(vm, stream.get(vm).channel)))
    }
}

methods! { static WRITER;
    /// Write buffer b to the IO stream.
    ///
    /// Return the number of bytes written, which is always
    /// the length of b in bytes.
    "write($self, buffer, /)" => |vm, [object, buffer]| {
        let stream = this(vm, object)?;
        let Some(bytes) = buffer.downcast::<Bytes>() else {
            raise!(vm, TypeError, "a bytes-like object is required, not '{}'", vm.type_name(buffer));
        };
        let channel = stream.get(vm).channel;
        vm.write_bytes(channel, bytes.data())?;
        Ok(Value::int(bytes.data().len() as i64))
    }
}

methods! { static READER;
    "read($self, size=-1, /)" => |vm, [_object, size]| {
        let size = input::size(vm, size)?;
        let bytes = input::read_raw(vm, size, false)?;
        Ok(Ref::new(Bytes::new(bytes)).into())
    }
    "readline($self, size=-1, /)" => |vm, [_object, size]| {
        let size = input::size(vm, size)?;
        let bytes = input::read_raw(vm, size, true)?;
        Ok(Ref::new(Bytes::new(bytes)).into())
    }
}

/// The `buffer` of a text stream.
pub fn of(vm: &mut Vm, object: &Value) -> PyResult {
    let channel = this(vm, object)?.get(vm).channel;
    let shape = class(vm, channel).get(vm).shape;
    Ok(Ref::with_shape(shape, Stream::new(channel)).into())
}

fn class(vm: &mut Vm, channel: Channel) -> Ref<Class> {
    let (full, name, own): (_, _, &'static [Method]) = match channel {
        Channel::Stdin => ("_io.BufferedReader", "BufferedReader", READER),
        _ => ("_io.BufferedWriter", "BufferedWriter", WRITER),
    };
    if let Some(class) = vm.late_classes.get(full) {
        return class.clone();
    }
    let slots =
        Slots { repr: Some(repr), iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY };
    let base = vm.types.object.clone();
    let class = vm.native_subclass(name, "_io", None, base, slots, Stream::ID);
    let dict = class.get(vm).dict.clone();
    for method in COMMON.iter().chain(own) {
        let value = Ref::new(MethodDescriptor { method, class: class.clone() });
        vm.set_name(&dict, method.name, value.into());
    }
    vm.late_classes.insert(full, class.clone());
    class
}

fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let (class, name) = (vm.type_name(object), this(vm, object)?.get(vm).channel.name());
    let class = class.rsplit('.').next().unwrap_or_default();
    Ok(vm.new_str(&format!("<_io.{class} name='{name}'>")))
}

fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    if this(vm, object)?.get(vm).channel != Channel::Stdin {
        return Err(unsupported(vm, "not readable"));
    }
    let line = input::read_raw(vm, None, true)?;
    Ok(if line.is_empty() { None } else { Some(Ref::new(Bytes::new(line)).into()) })
}
