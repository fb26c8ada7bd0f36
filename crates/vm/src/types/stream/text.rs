//! The attributes and methods of `TextIOWrapper`.

use super::{Channel, Stream, check_open, close, flush, input, policy, this, unsupported, write};
use crate::class::{GetSet, Slots, TypeSpec};
use crate::methods;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Value};
use taipan_prim::codec::ErrorPolicy;

pub static SPEC: TypeSpec = TypeSpec {
    module: "_io",
    slots: Slots { repr: Some(repr), iter: Some(iter), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("TextIOWrapper", Stream::ID, &[Stream::ID])
};

methods! { static METHODS;
    "write($self, text, /)" => |vm, [object, text]| {
        let stream = this(vm, object)?;
        let Some(text) = text.downcast::<Str>() else {
            raise!(vm, TypeError, "write() argument must be str, not {}", vm.type_name(text));
        };
        write(vm, &stream, text)?;
        Ok(Value::int(text.len() as i64))
    }
    /// Write a list of lines to stream.
    ///
    /// Line separators are not added, so it is usual for each of the
    /// lines provided to have a line separator at the end.
    "writelines($self, lines, /)" => |vm, [object, lines]| {
        let object = object.clone();
        vm.for_each(lines, |vm, line| vm.call_method(&object, "write", &[line]).map(drop))?;
        Ok(Value::NONE)
    }
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
    "isatty($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        check_open(vm, &stream)?;
        Ok(Value::bool(is_terminal(vm, stream.get(vm).channel)))
    }
    "fileno($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        Ok(Value::int(stream.get(vm).channel.number() as i64))
    }
    "readable($self, /)" => |vm, [object]| {
        Ok(Value::bool(this(vm, object)?.get(vm).channel == Channel::Stdin))
    }
    "writable($self, /)" => |vm, [object]| {
        Ok(Value::bool(this(vm, object)?.get(vm).channel != Channel::Stdin))
    }
    "seekable($self, /)" => |_vm, [_object]| { Ok(Value::FALSE) }
    "seek($self, cookie, whence=0, /)" => |vm, [_object, _cookie, _whence]| {
        Err(unsupported(vm, "underlying stream is not seekable"))
    }
    "tell($self, /)" => |vm, [_object]| { Err(unsupported(vm, "underlying stream is not seekable")) }
    "read($self, size=-1, /)" => |vm, [object, size]| {
        let stream = this(vm, object)?;
        let size = input::size(vm, size)?;
        input::read(vm, &stream, size)
    }
    "readline($self, size=-1, /)" => |vm, [object, size]| {
        let stream = this(vm, object)?;
        let size = input::size(vm, size)?;
        input::readline(vm, &stream, size)
    }
    /// Return a list of lines from the stream.
    ///
    /// hint can be specified to control the number of lines read: no more
    /// lines will be read if the total size (in bytes/characters) of all
    /// lines so far exceeds hint.
    "readlines($self, hint=-1, /)" => |vm, [object, hint]| {
        let stream = this(vm, object)?;
        let hint = input::size(vm, hint)?.filter(|&h| h > 0);
        let (mut lines, mut total) = (Vec::new(), 0usize);
        while hint.is_none_or(|h| total < h) {
            let line = input::readline(vm, &stream, None)?;
            let length = line.downcast::<Str>().map_or(0, |s| s.len());
            if length == 0 {
                break;
            }
            total = total.saturating_add(length);
            lines.push(line);
        }
        Ok(List::new_ref(lines).into())
    }
    /// Reconfigure the text stream with new parameters.
    ///
    /// This also does an implicit stream flush.
    "reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)" =>
        |vm, [object, _encoding, _errors, _newline, _line_buffering, _write_through]| {
        let stream = this(vm, object)?;
        flush(vm, &stream)?;
        Ok(Value::NONE)
    }
    "__enter__($self, /)" => |vm, [object]| {
        let stream = this(vm, object)?;
        check_open(vm, &stream)?;
        Ok(object.clone())
    }
    "__exit__($self, /, *args)" => |vm, [object, _args]| {
        let stream = this(vm, object)?;
        close(vm, &stream)?;
        Ok(Value::NONE)
    }
}

static GETSET: &[GetSet] = &[
    GetSet { name: "name", doc: "", get: |vm, object| with_channel(vm, object, Channel::name), set: None },
    GetSet { name: "mode", doc: "", get: |vm, object| with_channel(vm, object, mode), set: None },
    GetSet { name: "encoding", doc: "", get: |vm, _| Ok(vm.interned_value("utf-8")), set: None },
    GetSet { name: "errors", doc: "", get: |vm, object| with_channel(vm, object, errors), set: None },
    GetSet { name: "newlines", doc: "", get: |_, _| Ok(Value::NONE), set: None },
    GetSet {
        name: "closed",
        doc: "",
        get: |vm, object| Ok(Value::bool(this(vm, object)?.get(vm).closed)),
        set: None,
    },
    GetSet { name: "line_buffering", doc: "", get: line_buffering, set: None },
    GetSet { name: "write_through", doc: "", get: |_, _| Ok(Value::FALSE), set: None },
    GetSet { name: "buffer", doc: "", get: |vm, object| super::binary::of(vm, object), set: None },
];

fn with_channel(vm: &mut Vm, object: &Value, f: fn(Channel) -> &'static str) -> PyResult {
    let channel = this(vm, object)?.get(vm).channel;
    Ok(vm.interned_value(f(channel)))
}

fn mode(channel: Channel) -> &'static str {
    if channel == Channel::Stdin { "r" } else { "w" }
}

fn errors(channel: Channel) -> &'static str {
    match policy(channel) {
        ErrorPolicy::BackslashReplace => "backslashreplace",
        _ => "strict",
    }
}

fn line_buffering(vm: &mut Vm, object: &Value) -> PyResult {
    let channel = this(vm, object)?.get(vm).channel;
    Ok(Value::bool(channel == Channel::Stderr || is_terminal(vm, channel)))
}

pub(super) fn is_terminal(vm: &Vm, channel: Channel) -> bool {
    vm.output.terminals.get(channel.number()).copied().unwrap_or(false)
}

fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let channel = this(vm, object)?.get(vm).channel;
    let text =
        format!("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", channel.name(), mode(channel));
    Ok(vm.new_str(&text))
}

fn iter(vm: &mut Vm, object: &Value) -> PyResult {
    let stream = this(vm, object)?;
    check_open(vm, &stream)?;
    Ok(object.clone())
}

fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    let stream = this(vm, object)?;
    let line = input::readline(vm, &stream, None)?;
    Ok(Some(line).filter(|l| l.downcast::<Str>().is_some_and(|s| !s.is_empty())))
}
