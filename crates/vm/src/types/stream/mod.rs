//! `_io.TextIOWrapper` over the three standard streams: what `sys.stdin`, `sys.stdout` and `sys.stderr` are.

mod binary;
mod input;
mod text;

use crate::exc::Exc;
use crate::types::bytes::Bytes;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{Args, PyResult, Raised, Vm};
use std::io;
use taipan_heap::{Ref, Trace, Value};
use taipan_prim::codec::{Bad, Encoding, ErrorPolicy};

pub use text::SPEC;

/// Which of the three streams.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Channel {
    Stdin,
    Stdout,
    Stderr,
}

impl Channel {
    pub const ALL: [Channel; 3] = [Channel::Stdin, Channel::Stdout, Channel::Stderr];

    /// The file descriptor, which is the position in [`Channel::ALL`] too.
    pub fn number(self) -> usize {
        self as usize
    }

    pub fn name(self) -> &'static str {
        ["<stdin>", "<stdout>", "<stderr>"][self.number()]
    }

    /// The attribute of `sys` that holds it.
    pub fn attribute(self) -> &'static str {
        ["stdin", "stdout", "stderr"][self.number()]
    }
}

/// A standard stream as Python sees it.
pub struct Stream {
    pub channel: Channel,
    closed: bool,
    /// Bytes of standard input that were read and not yet asked for, line ends translated.
    pending: Vec<u8>,
}

impl Trace for Stream {}

impl Stream {
    pub fn new(channel: Channel) -> Stream {
        Stream { channel, closed: false, pending: Vec::new() }
    }
}

impl Vm {
    /// `sys.stdin`, `sys.stdout` or `sys.stderr`; `None` where the program has set it to None.
    ///
    /// # Errors
    /// RuntimeError where the program has deleted it.
    pub fn standard_stream(&mut self, channel: Channel) -> PyResult<Option<Value>> {
        let (sys, name) = (self.names.sys.clone(), self.intern(channel.attribute()));
        let module = self.modules.get(self).get_str(&sys).cloned();
        let Some(dict) = module.and_then(|m| self.instance_dict(&m)) else {
            return Ok(self.streams.get(channel.number()).cloned());
        };
        match dict.get(self).get_str(&name).cloned() {
            Some(v) => Ok(Some(v).filter(|v| !v.is_none())),
            None => raise!(self, RuntimeError, "lost sys.{}", channel.attribute()),
        }
    }

    /// The file object of a standard stream, whatever `sys` holds by now.
    pub fn original_stream(&self, channel: Channel) -> Value {
        self.streams.get(channel.number()).cloned().unwrap_or(Value::NONE)
    }

    /// Writes a str to a file object: to a standard stream directly, else by its `write` method.
    pub fn write_to(&mut self, file: &Value, text: &Ref<Str>) -> PyResult<()> {
        if let Some(stream) = file.exact::<Stream>() {
            return write(self, stream, text);
        }
        let name = self.names.write.clone();
        let writer = self.getattr(file, &name)?;
        self.call(&writer, std::slice::from_ref(text.value())).map(drop)
    }

    /// Flushes a file object.
    pub fn flush_file(&mut self, file: &Value) -> PyResult<()> {
        if let Some(stream) = file.exact::<Stream>() {
            return flush(self, stream);
        }
        self.call_method(file, "flush", &[]).map(drop)
    }

    /// Writes bytes to standard output, or to standard error after what standard output holds.
    pub(crate) fn write_bytes(&mut self, channel: Channel, bytes: &[u8]) -> PyResult<()> {
        let result = match channel {
            Channel::Stdin => return Err(unsupported(self, "not writable")),
            Channel::Stdout => self.output.stdout.write_all(bytes),
            Channel::Stderr => self.output.stdout.flush().and_then(|()| self.output.stderr.write_all(bytes)),
        };
        result.map_err(|e| self.io_error(&e))
    }

    /// The OSError of a failed operation.
    pub fn io_error(&mut self, error: &io::Error) -> Raised {
        self.io_error_of(error, &[])
    }

    /// The same with the file names that it is about, as the program gave them: one or two.
    pub fn io_error_of(&mut self, error: &io::Error, files: &[&Value]) -> Raised {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        let mut args = vec![Value::int(error.raw_os_error().unwrap_or(0).into()), self.new_str(text)];
        for (i, file) in files.iter().enumerate() {
            if i > 0 {
                args.push(Value::NONE);
            }
            args.push((*file).clone());
        }
        self.error_by_call(Exc::OSError, &args)
    }

    /// The OSError of an error number.
    pub fn os_error(&mut self, errno: i32) -> Raised {
        self.io_error(&io::Error::from_raw_os_error(errno))
    }

    /// An exception made by calling its class, which gives its attributes their values.
    pub fn error_by_call(&mut self, exc: Exc, args: &[Value]) -> Raised {
        let class = self.exceptions.get(exc).value().clone();
        match self.call(&class, args) {
            Ok(e) => self.raised(e),
            Err(e) => e,
        }
    }
}

/// Writes text, UTF-8 encoded.
pub fn write(vm: &mut Vm, stream: &Ref<Stream>, text: &Ref<Str>) -> PyResult<()> {
    check_open(vm, stream)?;
    let channel = stream.get(vm).channel;
    if let Some(ascii) = text.text().as_str() {
        return vm.write_bytes(channel, ascii.as_bytes());
    }
    match Encoding::Utf8.encode_with(text.text(), policy(channel)) {
        Ok(bytes) => vm.write_bytes(channel, &bytes),
        Err(bad) => Err(unicode_error(vm, Exc::UnicodeEncodeError, text.value().clone(), bad)),
    }
}

/// What CPython does with what UTF-8 cannot say.
fn policy(channel: Channel) -> ErrorPolicy {
    if channel == Channel::Stderr { ErrorPolicy::BackslashReplace } else { ErrorPolicy::Strict }
}

fn unicode_error(vm: &mut Vm, exc: Exc, object: Value, bad: Bad) -> Raised {
    let (encoding, reason) = (vm.new_str("utf-8"), vm.new_str(bad.reason));
    let args = [encoding, object, Value::int(bad.start as i64), Value::int(bad.end as i64), reason];
    vm.error_by_call(exc, &args)
}

/// Bytes of standard input as str.
fn decode(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    match Encoding::Utf8.decode_with(bytes, ErrorPolicy::Strict) {
        Ok(text) => Ok(vm.new_text(text)),
        Err(bad) => {
            let object = Ref::new(Bytes::new(bytes)).into();
            Err(unicode_error(vm, Exc::UnicodeDecodeError, object, bad))
        }
    }
}

fn flush(vm: &mut Vm, stream: &Ref<Stream>) -> PyResult<()> {
    check_open(vm, stream)?;
    let result = match stream.get(vm).channel {
        Channel::Stdin => Ok(()),
        Channel::Stdout => vm.output.stdout.flush(),
        Channel::Stderr => vm.output.stderr.flush(),
    };
    result.map_err(|e| vm.io_error(&e))
}

fn close(vm: &mut Vm, stream: &Ref<Stream>) -> PyResult<()> {
    if !stream.get(vm).closed {
        flush(vm, stream)?;
        stream.get_mut(vm).closed = true;
    }
    Ok(())
}

fn check_open(vm: &mut Vm, stream: &Ref<Stream>) -> PyResult<()> {
    if stream.get(vm).closed {
        raise!(vm, ValueError, "I/O operation on closed file.");
    }
    Ok(())
}

/// `io.UnsupportedOperation`.
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let made = match vm.late_classes.get("io.UnsupportedOperation") {
        Some(class) => Ok(class.clone()),
        None => unsupported_operation(vm),
    };
    let class = match made {
        Ok(class) => class,
        Err(e) => return e,
    };
    let message = vm.new_str(message);
    match vm.call(class.value(), &[message]) {
        Ok(e) => vm.raised(e),
        Err(e) => e,
    }
}

fn unsupported_operation(vm: &mut Vm) -> PyResult<Ref<crate::Class>> {
    let namespace = Dict::new_ref(vm);
    let module = vm.interned_value("io");
    vm.set_name(&namespace, "__module__", module);
    let bases = vec![vm.exceptions.get(Exc::OSError).clone(), vm.exceptions.get(Exc::ValueError).clone()];
    let (name, metaclass) = (vm.intern("UnsupportedOperation"), vm.types.r#type.clone());
    let args = Args::positional_only(&[]);
    let class = vm.make_class(crate::class::NewClass { name, bases, namespace, metaclass, args })?;
    match Ref::<crate::Class>::try_from(class) {
        Ok(class) => {
            vm.late_classes.insert("io.UnsupportedOperation", class.clone());
            Ok(class)
        }
        Err(_) => raise!(vm, SystemError, "a class statement made no class"),
    }
}

/// The stream that a method was called on.
fn this(vm: &mut Vm, object: &Value) -> PyResult<Ref<Stream>> {
    match object.downcast::<Stream>() {
        Some(s) => Ok(s.clone()),
        None => raise!(vm, TypeError, "a standard stream is required, not '{}'", vm.type_name(object)),
    }
}
