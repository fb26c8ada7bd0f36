//! The methods of `TextIOWrapper`.

use super::coding::Coding;
use super::{TextIo, attached, open, position, read, write};
use crate::io::stringio::line_end;
use crate::io::{no_pickle, size_or_all, this};
use crate::methods;
use crate::types::str::Str;
use crate::{Foreign, PyResult, Vm};
use taipan_heap::{Ref, Value};

methods! { pub static METHODS;
    /// Separate the underlying buffer from the TextIOBase and return it.
    ///
    /// After the underlying buffer has been detached, the TextIO is in an unusable state.
    "detach($self, /)" => |vm, [object]| {
        let (file, buffer) = attached(vm, object)?;
        vm.call_method(object, "flush", &[])?;
        let contents = file.get_mut(vm);
        (contents.buffer, contents.detached, contents.standard) = (Value::NULL, true, None);
        Ok(buffer)
    }
    /// Reconfigure the text stream with new parameters.
    ///
    /// This also does an implicit stream flush.
    "reconfigure($self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)"
        as "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)" =>
        |vm, [object, encoding, errors, newline, line_buffering, write_through]| {
        reconfigure(vm, object, [encoding, errors, newline, line_buffering, write_through])
    }
    /// Write string s to stream.
    ///
    /// Return the number of characters written
    /// (which is always equal to the length of the string).
    "write($self, text, /)" => |vm, [object, text]| {
        let Some(text) = text.downcast::<Str>() else {
            raise!(vm, TypeError, "write() argument must be str, not {}", vm.type_name(text));
        };
        let file = this::<TextIo>(vm, object)?;
        write::write(vm, &file, text)?;
        Ok(Value::int(text.len() as i64))
    }
    /// Read at most size characters from stream.
    ///
    /// Read from underlying buffer until we have size characters or we hit EOF.
    /// If size is negative or omitted, read until EOF.
    "read($self, size=-1, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?;
        read::read(vm, object, size)
    }
    /// Read until newline or EOF.
    ///
    /// Return an empty string if EOF is hit immediately.
    /// If size is specified, at most size characters will be read.
    "readline($self, size=-1, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?;
        let line = read::read_line(vm, object, size)?;
        Ok(vm.new_text(line))
    }
    "flush($self, /)" => |vm, [object]| { write::flush(vm, object) }
    "close($self, /)" => |vm, [object]| {
        let (_, buffer) = attached(vm, object)?;
        if crate::io::is_closed(vm, &buffer)? {
            return Ok(Value::NONE);
        }
        let flushed = vm.call_method(object, "flush", &[]);
        let closed = vm.call_method(&buffer, "close", &[]);
        flushed?;
        closed
    }
    /// Return the underlying file descriptor (an integer).
    "fileno($self, /)" => |vm, [object]| { ask(vm, object, "fileno") }
    "seekable($self, /)" => |vm, [object]| { ask(vm, object, "seekable") }
    "readable($self, /)" => |vm, [object]| { ask(vm, object, "readable") }
    "writable($self, /)" => |vm, [object]| { ask(vm, object, "writable") }
    "isatty($self, /)" => |vm, [object]| { ask(vm, object, "isatty") }
    /// Set the stream position, and return the new stream position.
    ///
    ///   cookie
    ///     Zero or an opaque number returned by tell().
    ///   whence
    ///     The relative position to seek from.
    ///
    /// Four operations are supported, given by the following argument
    /// combinations:
    ///
    /// - seek(0, SEEK_SET): Rewind to the start of the stream.
    /// - seek(cookie, SEEK_SET): Restore a previous position.
    /// - seek(0, SEEK_END): Fast-forward to the end of the stream.
    /// - seek(0, SEEK_CUR): Leave the current stream position unchanged.
    ///
    /// Any other argument combinations are invalid,
    /// and may raise exceptions.
    "seek($self, cookie, whence=os.SEEK_SET, /)" => |vm, [object, cookie, whence]| {
        position::seek(vm, object, cookie, whence)
    }
    /// Return the stream position as an opaque number.
    ///
    /// The return value of tell() can be given as input to seek(), to restore a
    /// previous stream position.
    "tell($self, /)" => |vm, [object]| { position::tell(vm, object) }
    "truncate($self, pos=None, /)" => |vm, [object, pos]| {
        let (_, buffer) = attached(vm, object)?;
        vm.call_method(object, "flush", &[])?;
        vm.call_method(&buffer, "truncate", std::slice::from_ref(pos))
    }
    "__reduce__($self, /)" => |vm, [object]| { no_pickle(vm, object) }
    "__reduce_ex__($self, object, /)" => |vm, [object, _protocol]| { no_pickle(vm, object) }
}

fn ask(vm: &mut Vm, object: &Value, question: &str) -> PyResult {
    let (_, buffer) = attached(vm, object)?;
    vm.call_method(&buffer, question, &[])
}

/// A str argument, or what stands for None.
fn text_or(vm: &mut Vm, value: &Value, name: &str, otherwise: &str) -> PyResult<String> {
    match value.downcast::<Str>() {
        Some(s) => Ok(s.to_lossy().into_owned()),
        None if value.is_none() || value.is_null() => Ok(otherwise.to_string()),
        None => Err(vm.bad_argument("TextIOWrapper", &format!("argument '{name}'"), "str or None", value)),
    }
}

fn newline_argument(vm: &mut Vm, newline: &Value) -> PyResult<Option<&'static str>> {
    if !newline.is_none() && newline.downcast::<Str>().is_none() {
        return Err(vm.bad_argument("TextIOWrapper", "argument 'newline'", "str or None", newline));
    }
    line_end(vm, newline, |vm, newline| match vm.str_string(newline) {
        Ok(shown) => error!(vm, ValueError, "illegal newline value: {shown}"),
        Err(e) => e,
    })
}

methods! { pub static INIT;
    "TextIOWrapper($self, /, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)" =>
        |vm, [object, buffer, encoding, errors, newline, line_buffering, write_through]| {
        let file = this::<TextIo>(vm, object)?;
        let encoding = text_or(vm, encoding, "encoding", "UTF-8")?;
        let strict = vm.new_str_ref("strict".into());
        let errors = errors_or(vm, errors, &strict)?;
        let newline = newline_argument(vm, newline)?;
        let (line_buffering, write_through) = (vm.truth(line_buffering)?, vm.truth(write_through)?);
        let name = if encoding == "locale" { "UTF-8" } else { &encoding };
        let mut coding = Coding::find(vm, name, &errors)?;
        let decoder = if asked(vm, buffer, "readable")? { Some(coding.decoder(vm)?) } else { None };
        let writable = asked(vm, buffer, "writable")?;
        if writable {
            coding.start_encoding(vm)?;
        }
        let seekable = position::is_seekable(vm, buffer)?;
        let read1 = vm.intern("read1");
        let reads_once = vm.getattr_optional(buffer, &read1)?.is_some();
        let mut contents =
            TextIo { coding, decoder, writable, seekable, reads_once, line_buffering, write_through, ..TextIo::empty() };
        contents.telling = seekable;
        contents.set_newline(newline);
        if seekable && writable {
            let at = vm.call_method(buffer, "tell", &[])?;
            contents.encoded = vm.truth(&at)?;
            if contents.encoded {
                contents.coding.reset_encoder(vm, false)?;
            }
        }
        contents.buffer = buffer.clone();
        *file.get_mut(vm) = contents;
        Ok(Value::NONE)
    }
}

/// What the buffer says of itself.
fn asked(vm: &mut Vm, buffer: &Value, question: &str) -> PyResult<bool> {
    let answer = vm.call_method(buffer, question, &[])?;
    vm.truth(&answer)
}

/// The error handler's name, or the one otherwise.
fn errors_or(vm: &mut Vm, value: &Value, otherwise: &Ref<Str>) -> PyResult<Ref<Str>> {
    match value.downcast::<Str>() {
        Some(errors) => Ok(errors.clone()),
        None if value.is_none() || value.is_null() => Ok(otherwise.clone()),
        None => Err(vm.bad_argument("TextIOWrapper", "argument 'errors'", "str or None", value)),
    }
}

fn reconfigure(vm: &mut Vm, object: &Value, options: [&Value; 5]) -> PyResult {
    let [encoding, errors, newline, line_buffering, write_through] = options;
    let (file, _) = open(vm, object)?;
    let recoded = !encoding.is_none() || !errors.is_none() || !newline.is_null() && !newline.is_none();
    if recoded && file.get(vm).snapshot.is_some() {
        return Err(crate::io::unsupported(
            vm,
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    let (old_name, old_errors) = (file.get(vm).coding.name.clone(), file.get(vm).coding.errors.clone());
    let name = text_or(vm, encoding, "encoding", &old_name)?;
    let default = if encoding.is_none() { old_errors } else { vm.new_str_ref("strict".into()) };
    let errors = errors_or(vm, errors, &default)?;
    let mut coding = Coding::find(vm, &name, &errors)?;
    let flag =
        |vm: &mut Vm, value: &Value, old: bool| if value.is_none() { Ok(old) } else { vm.truth(value) };
    let (old_lines, old_through) = (file.get(vm).line_buffering, file.get(vm).write_through);
    let line_buffering = flag(vm, line_buffering, old_lines)?;
    let write_through = flag(vm, write_through, old_through)?;
    vm.call_method(object, "flush", &[])?;
    if recoded {
        let translation = file.get(vm).decoder.as_ref().and_then(|d| d.translation);
        if file.get(vm).decoder.is_some() {
            let mut decoder = coding.decoder(vm)?;
            decoder.translation = translation;
            file.get_mut(vm).decoder = Some(decoder);
        }
        if file.get(vm).writable {
            coding.start_encoding(vm)?;
        }
        file.get_mut(vm).coding = coding;
    }
    set_newline(vm, &file, newline)?;
    let contents = file.get_mut(vm);
    (contents.line_buffering, contents.write_through) = (line_buffering, write_through);
    Ok(Value::NONE)
}

fn set_newline(vm: &mut Vm, file: &Foreign<TextIo>, newline: &Value) -> PyResult<()> {
    if newline.is_null() {
        return Ok(());
    }
    let newline = newline_argument(vm, newline)?;
    file.get_mut(vm).set_newline(newline);
    Ok(())
}
