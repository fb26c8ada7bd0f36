//! Standard input, output and error: text files over descriptors 0, 1 and 2, whose bytes the VM itself takes and gives.

use super::text::{Standard, TextIo};
use super::{file_io_class, reader_class, text_io_class, writer_class};
use crate::limits::Kind;
use crate::types::str::Str;
use crate::{Foreign, PyResult, Raised, Vm};
use std::io;
use taipan_heap::{Ref, Value};

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

impl Vm {
    /// `sys.stdin`, `sys.stdout` or `sys.stderr`; `None` where the program has set it to None.
    ///
    /// # Errors
    /// RuntimeError where the program has deleted it.
    pub fn standard_stream(&mut self, channel: Channel) -> PyResult<Option<Value>> {
        let (sys, name) = (self.names.sys.clone(), self.intern(channel.attribute()));
        let module = self.modules.get(self).get_str(&sys).cloned();
        let Some(dict) = module.and_then(|m| self.instance_dict(&m)) else {
            return self.original_stream(channel).map(Some);
        };
        match dict.get(self).get_str(&name).cloned() {
            Some(v) => Ok(Some(v).filter(|v| !v.is_none())),
            None => raise!(self, RuntimeError, "lost sys.{}", channel.attribute()),
        }
    }

    /// The file object of a standard stream, whatever `sys` holds by now.
    ///
    /// # Errors
    /// What making it raises.
    pub fn original_stream(&mut self, channel: Channel) -> PyResult {
        let made = self.streams[channel.number()].clone();
        if !made.is_null() {
            return Ok(made);
        }
        let stream = make(self, channel)?;
        self.streams[channel.number()] = stream.clone();
        Ok(stream)
    }

    /// Writes a str to a file object: to a standard stream directly, else by its `write` method.
    pub fn write_to(&mut self, file: &Value, text: &Ref<Str>) -> PyResult<()> {
        if let Some(text_file) = file.foreign::<TextIo>() {
            let class = text_io_class(self);
            if self.class_ref(file).value().is(class.value()) {
                let text_file: Foreign<TextIo> = text_file.clone();
                return super::text::write(self, &text_file, text);
            }
        }
        let name = self.names.write.clone();
        let writer = self.getattr(file, &name)?;
        self.call(&writer, std::slice::from_ref(text.value())).map(drop)
    }

    /// Flushes a file object.
    pub fn flush_file(&mut self, file: &Value) -> PyResult<()> {
        self.call_method(file, "flush", &[]).map(drop)
    }

    /// Writes bytes to standard output, or to standard error after what standard output holds.
    pub(crate) fn write_bytes(&mut self, channel: Channel, bytes: &[u8]) -> PyResult<()> {
        if channel == Channel::Stdin {
            return Err(self.os_error(crate::host::errno::EBADF));
        }
        let allowed = self.count_output(bytes.len());
        let now = &bytes[..allowed];
        let result = match channel {
            Channel::Stderr => self.output.stdout.flush().and_then(|()| self.output.stderr.write_all(now)),
            _ => self.output.stdout.write_all(now),
        };
        result.map_err(|e| self.io_error(&e))?;
        if allowed < bytes.len() {
            return Err(self.reach(Kind::Output));
        }
        Ok(())
    }

    /// Writes what the VM itself has to say to standard error. It may be closed: there is nobody left to tell then.
    pub(crate) fn write_error(&mut self, text: &str) {
        drop(self.write_bytes(Channel::Stderr, text.as_bytes()));
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
        self.error_by_call(crate::exc::Exc::OSError, &args)
    }

    /// The OSError of an error number.
    pub fn os_error(&mut self, errno: i32) -> Raised {
        self.io_error(&io::Error::from_raw_os_error(errno))
    }

    /// An exception made by calling its class, which gives its attributes their values.
    pub fn error_by_call(&mut self, exc: crate::exc::Exc, args: &[Value]) -> Raised {
        let class = self.exceptions.get(exc).value().clone();
        match self.call(&class, args) {
            Ok(e) => self.raised(e),
            Err(e) => e,
        }
    }
}

/// Opens a standard stream as CPython's `create_stdio` does.
fn make(vm: &mut Vm, channel: Channel) -> PyResult {
    let reading = channel == Channel::Stdin;
    let terminal = vm.output.terminals.get(channel.number()).copied().unwrap_or_default();
    let (mode, raw_mode) = if reading { ("r", "rb") } else { ("w", "wb") };
    let raw_class = file_io_class(vm);
    let raw_mode = vm.new_str(raw_mode);
    let raw = vm.call(raw_class.value(), &[Value::int(channel.number() as i64), raw_mode, Value::FALSE])?;
    let (attribute, name) = (vm.intern("name"), vm.new_str(channel.name()));
    vm.setattr(&raw, &attribute, Some(&name))?;
    let class = if reading { reader_class(vm) } else { writer_class(vm) };
    let buffer = vm.call(class.value(), std::slice::from_ref(&raw))?;
    let errors = if channel == Channel::Stderr { "backslashreplace" } else { "strict" };
    let args = [vm.new_str("utf-8"), vm.new_str(errors), vm.new_str("\n")];
    let [encoding, errors, newline] = args;
    let line_buffering = Value::bool(channel == Channel::Stderr || terminal);
    let class = text_io_class(vm);
    let stream = vm.call(class.value(), &[buffer, encoding, errors, newline, line_buffering])?;
    let (attribute, mode) = (vm.intern("mode"), vm.new_str(mode));
    vm.setattr(&stream, &attribute, Some(&mode))?;
    if let (false, Some(text)) = (reading, stream.foreign::<TextIo>()) {
        text.get_mut(vm).set_standard(Standard { channel, raw });
    }
    Ok(stream)
}
