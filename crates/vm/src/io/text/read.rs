//! Reading text.

use super::{Snapshot, TextIo, open};
use crate::exc::Exc;
use crate::io::stringio::end_of_line;
use crate::types::bytes::Bytes;
use crate::{Foreign, PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::text::Text;

/// The file, open and readable, with nothing waiting to be written.
fn readable(vm: &mut Vm, object: &Value) -> PyResult<(Foreign<TextIo>, Value)> {
    let (file, buffer) = open(vm, object)?;
    if file.get(vm).decoder.is_none() {
        return Err(crate::io::unsupported(vm, "not readable"));
    }
    super::write::flush_waiting(vm, &file, &buffer)?;
    Ok((file, buffer))
}

/// Decodes bytes as the next ones of the file.
fn decode(vm: &mut Vm, file: &Foreign<TextIo>, bytes: &[u8], last: bool) -> PyResult<Text> {
    let Some(mut decoder) = file.get_mut(vm).decoder.clone() else {
        return Err(crate::io::unsupported(vm, "not readable"));
    };
    let result = decoder.decode(vm, bytes, last);
    file.get_mut(vm).decoder = Some(decoder);
    result
}

/// Reads and decodes one chunk; false at the end of the file.
fn read_chunk(vm: &mut Vm, file: &Foreign<TextIo>, buffer: &Value) -> PyResult<bool> {
    let contents = file.get(vm);
    let (size, method) = (contents.chunk_size, if contents.reads_once { "read1" } else { "read" });
    let before = match (contents.telling, contents.decoder.clone()) {
        (true, Some(decoder)) => Some(decoder.state(vm)?),
        _ => None,
    };
    let chunk = vm.call_method(buffer, method, &[Value::int(size as i64)])?;
    let Some(bytes) = chunk.downcast::<Bytes>() else {
        raise!(
            vm,
            TypeError,
            "underlying {method}() should have returned a bytes-like object, not '{}'",
            vm.type_name(&chunk)
        );
    };
    let last = bytes.data().is_empty();
    let text = decode(vm, file, bytes.data(), last)?;
    let contents = file.get_mut(vm);
    contents.ratio = if text.is_empty() { 0.0 } else { bytes.data().len() as f64 / text.len() as f64 };
    contents.snapshot =
        before.map(|(waiting, flags)| Snapshot { bytes: [&waiting, bytes.data()].concat(), flags });
    let more = !last || !text.is_empty();
    if contents.ahead() == 0 {
        (contents.decoded, contents.used) = (text, 0);
    } else {
        // Text of two chunks is ahead: there is no one chunk to find the way back by.
        let rest = contents.take(usize::MAX);
        contents.decoded = Text::concat(rest.as_ref(), text.as_ref());
        contents.used = 0;
        contents.snapshot = None;
    }
    Ok(more)
}

/// `read(size)`, all where there is none.
pub fn read(vm: &mut Vm, object: &Value, size: Option<usize>) -> PyResult {
    let (file, buffer) = readable(vm, object)?;
    let Some(size) = size else {
        let rest = vm.call_method(&buffer, "read", &[])?;
        let Some(bytes) = rest.downcast::<Bytes>() else {
            if rest.is_none() {
                raise!(vm, BlockingIOError, "Read returned None.");
            }
            raise!(
                vm,
                TypeError,
                "underlying read() should have returned a bytes-like object, not '{}'",
                vm.type_name(&rest)
            );
        };
        let more = decode(vm, &file, bytes.data(), true)?;
        let contents = file.get_mut(vm);
        let mut all = contents.take(usize::MAX);
        contents.forget();
        all.push_text(more.as_ref());
        return Ok(vm.new_text(all));
    };
    let mut text = file.get_mut(vm).take(size);
    while text.len() < size && read_chunk(vm, &file, &buffer)? {
        let more = file.get_mut(vm).take(size - text.len());
        text.push_text(more.as_ref());
    }
    Ok(vm.new_text(text))
}

/// The next line; empty at the end.
pub fn read_line(vm: &mut Vm, object: &Value, limit: Option<usize>) -> PyResult<Text> {
    let (file, buffer) = readable(vm, object)?;
    let mut line = Text::new();
    loop {
        let contents = file.get_mut(vm);
        // An end of two characters may stand across two chunks.
        let start = line.len();
        let joined = !line.is_empty();
        let whole;
        let (text, from) = if joined {
            whole = Text::concat(
                line.as_ref(),
                contents.decoded.slice(contents.used, contents.decoded.len()).as_ref(),
            );
            (whole.as_ref(), start.saturating_sub(1))
        } else {
            (contents.decoded.as_ref(), contents.used)
        };
        let offset = if joined { start } else { contents.used };
        let found = end_of_line(text, from, contents.read_end).map(|end| end - offset);
        let taken = found.unwrap_or(contents.ahead()).min(limit.map_or(usize::MAX, |l| l - start));
        let part = contents.take(taken);
        line.push_text(part.as_ref());
        if found.is_some_and(|f| f <= taken) || limit == Some(line.len()) {
            return Ok(line);
        }
        if !read_chunk(vm, &file, &buffer)? {
            return Ok(line);
        }
    }
}

/// `next(file)`
pub fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    super::super::this::<TextIo>(vm, object)?.get_mut(vm).telling = false;
    let class = super::class(vm);
    let line = if vm.class_ref(object).value().is(class.value()) {
        let line = read_line(vm, object, None)?;
        vm.new_text(line)
    } else {
        let line = vm.call_method(object, "readline", &[])?;
        if line.downcast::<crate::types::str::Str>().is_none() {
            let message =
                format!("readline() should have returned a str object, not '{}'", vm.type_name(&line));
            return Err(vm.error(Exc::OSError, &message));
        }
        line
    };
    if vm.len(&line)? > 0 {
        return Ok(Some(line));
    }
    let contents = super::super::this::<TextIo>(vm, object)?;
    let contents = contents.get_mut(vm);
    (contents.telling, contents.snapshot) = (contents.seekable, None);
    Ok(None)
}
