//! Writing text.

use super::{TextIo, open};
use crate::types::bytes::new_bytes;
use crate::types::str::Str;
use crate::{Foreign, PyResult, Vm};
use std::borrow::Cow;
use taipan_heap::{Ref, Value};
use taipan_prim::text::Text;

/// Hands the bytes that wait to the buffer.
pub fn flush_waiting(vm: &mut Vm, file: &Foreign<TextIo>, buffer: &Value) -> PyResult<()> {
    let waiting = std::mem::take(&mut file.get_mut(vm).waiting);
    if waiting.is_empty() {
        return Ok(());
    }
    vm.call_method(buffer, "write", &[new_bytes(waiting)]).map(drop)
}

/// Writes text to a file.
///
/// # Errors
/// ValueError where it is closed, `io.UnsupportedOperation` where it cannot be written, UnicodeEncodeError.
pub fn write(vm: &mut Vm, file: &Foreign<TextIo>, text: &Ref<Str>) -> PyResult<()> {
    if let Some(standard) = file.get(vm).standard.clone()
        && file.get(vm).write_end.is_none()
    {
        crate::io::fileio::check_open(vm, &standard.raw)?;
        let bytes = encode(vm, file, text)?;
        return vm.write_bytes(standard.channel, &bytes);
    }
    let (_, buffer) = open(vm, file.value())?;
    if !file.get(vm).writable {
        return Err(crate::io::unsupported(vm, "not writable"));
    }
    let (line_buffering, write_end) = (file.get(vm).line_buffering, file.get(vm).write_end);
    let replaced = write_end.and_then(|end| {
        let (from, to) = (Text::from("\n"), Text::from(end));
        text.text().replace(from.as_ref(), to.as_ref(), usize::MAX, usize::MAX).ok().flatten()
    });
    let written = replaced.map_or_else(|| text.clone(), |text| Ref::new(Str::new(text)));
    let bytes = encode(vm, file, &written)?;
    let contents = file.get_mut(vm);
    contents.waiting.extend_from_slice(&bytes);
    let full = contents.waiting.len() > contents.chunk_size || contents.write_through;
    let has = |c: u32| written.text().chars().any(|x| x == c);
    let line_ended = line_buffering && (has(0x0a) || has(0x0d));
    let decoder = contents.decoder.clone();
    if contents.ahead() > 0 || contents.snapshot.is_some() {
        contents.forget();
    }
    if full || line_ended {
        flush_waiting(vm, file, &buffer)?;
    }
    if line_ended {
        vm.call_method(&buffer, "flush", &[])?;
    }
    if let Some(mut decoder) = decoder {
        decoder.reset(vm)?;
        file.get_mut(vm).decoder = Some(decoder);
    }
    Ok(())
}

/// The bytes of text in the file's encoding.
fn encode<'a>(vm: &mut Vm, file: &Foreign<TextIo>, text: &'a Ref<Str>) -> PyResult<Cow<'a, [u8]>> {
    let first = !file.get(vm).encoded;
    file.get_mut(vm).encoded = true;
    let plain_utf8 = is_plain_utf8(vm, file, first);
    if let Some(plain) = text.text().as_str().filter(|_| plain_utf8) {
        return Ok(Cow::Borrowed(plain.as_bytes()));
    }
    let coding = file.get(vm).coding.clone();
    coding.encode(vm, text, first).map(Cow::Owned)
}

/// Whether text that is valid UTF-8 already is what the file holds.
fn is_plain_utf8(vm: &Vm, file: &Foreign<TextIo>, first: bool) -> bool {
    file.get(vm).coding.is_plain_utf8() || (!first && file.get(vm).coding.is_utf8())
}

/// `flush()`
pub fn flush(vm: &mut Vm, object: &Value) -> PyResult {
    let (file, buffer) = open(vm, object)?;
    let contents = file.get_mut(vm);
    contents.telling = contents.seekable;
    flush_waiting(vm, &file, &buffer)?;
    vm.call_method(&buffer, "flush", &[])
}
