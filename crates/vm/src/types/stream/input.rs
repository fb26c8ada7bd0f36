//! Reading from standard input, with line ends translated to `\n` as text files do.

use super::{Channel, Stream, check_open, decode, unsupported};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use std::io::{BufRead, Read};
use taipan_heap::{Ref, Value};

/// A size argument: `None` for all.
pub fn size(vm: &mut Vm, value: &Value) -> PyResult<Option<usize>> {
    if value.is_none() {
        return Ok(None);
    }
    let index = vm.names.__index__.clone();
    if value.as_i64().is_none() && vm.type_lookup(value, &index).is_none() {
        raise!(vm, TypeError, "argument should be integer or None, not '{}'", vm.type_name(value));
    }
    Ok(usize::try_from(vm.index_i64(value)?).ok())
}

fn check_readable(vm: &mut Vm, stream: &Ref<Stream>) -> PyResult<()> {
    check_open(vm, stream)?;
    if stream.get(vm).channel != Channel::Stdin {
        return Err(unsupported(vm, "not readable"));
    }
    Ok(())
}

/// The next line with its end; empty at the end of the input.
pub fn readline(vm: &mut Vm, stream: &Ref<Stream>, size: Option<usize>) -> PyResult {
    check_readable(vm, stream)?;
    let line = next_line(vm, stream)?;
    limited(vm, stream, line, size)
}

/// All that is left, or `size` characters of it.
pub fn read(vm: &mut Vm, stream: &Ref<Stream>, size: Option<usize>) -> PyResult {
    check_readable(vm, stream)?;
    let mut bytes = Vec::new();
    if let Some(size) = size {
        // A character has a byte at least; what is too much goes back.
        while bytes.len() < size.saturating_mul(4) {
            let line = next_line(vm, stream)?;
            if line.is_empty() {
                break;
            }
            bytes.extend(line);
        }
    } else {
        bytes = std::mem::take(&mut stream.get_mut(vm).pending);
        let mut rest = Vec::new();
        if let Err(e) = vm.output.stdin.read_to_end(&mut rest) {
            return Err(vm.io_error(&e));
        }
        bytes.extend(translated(rest));
    }
    limited(vm, stream, bytes, size)
}

/// The first `size` characters; the others become pending again.
fn limited(vm: &mut Vm, stream: &Ref<Stream>, bytes: Vec<u8>, size: Option<usize>) -> PyResult {
    let text = decode(vm, &bytes)?;
    let Some(size) = size else { return Ok(text) };
    let Some(s) = text.downcast::<Str>().filter(|s| s.len() > size) else { return Ok(text) };
    let mut rest = s.text().slice(size, s.len()).to_wtf8().into_owned();
    let pending = &mut stream.get_mut(vm).pending;
    rest.append(pending);
    *pending = rest;
    let head = s.text().slice(0, size).to_text();
    Ok(vm.new_text(head))
}

/// The bytes of the next line, its end translated.
fn next_line(vm: &mut Vm, stream: &Ref<Stream>) -> PyResult<Vec<u8>> {
    let mut pending = std::mem::take(&mut stream.get_mut(vm).pending);
    if !pending.contains(&b'\n') {
        let mut more = Vec::new();
        if let Err(e) = vm.output.stdin.read_until(b'\n', &mut more) {
            return Err(vm.io_error(&e));
        }
        pending.extend(translated(more));
    }
    let end = pending.iter().position(|&b| b == b'\n').map_or(pending.len(), |at| at + 1);
    let rest = pending.split_off(end);
    stream.get_mut(vm).pending = rest;
    Ok(pending)
}

/// `\r\n` and `\r` as `\n`.
fn translated(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.contains(&b'\r') {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some(at) = rest.iter().position(|&b| b == b'\r') {
        out.extend_from_slice(&rest[..at]);
        out.push(b'\n');
        let skipped = if rest.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
        rest = &rest[at + skipped..];
    }
    out.extend_from_slice(rest);
    out
}

/// Bytes as they come, for `sys.stdin.buffer`.
pub fn read_raw(vm: &mut Vm, size: Option<usize>, line: bool) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut source = vm.output.stdin.by_ref().take(size.map_or(u64::MAX, |s| s as u64));
    let result = if line { source.read_until(b'\n', &mut bytes) } else { source.read_to_end(&mut bytes) };
    match result {
        Ok(_) => Ok(bytes),
        Err(e) => Err(vm.io_error(&e)),
    }
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn line_ends() {
        assert_eq!(translated(b"a\r\nb\rc\n\r\r\n".to_vec()), b"a\nb\nc\n\n\n");
        assert_eq!(translated(b"plain".to_vec()), b"plain");
    }
}
