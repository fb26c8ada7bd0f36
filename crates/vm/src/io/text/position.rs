//! `tell` and `seek` of a text file. A position is the offset in bytes of a character; between the halves of a line end
//! that was translated there is none.

use super::{TextIo, attached, open};
use crate::exc::Exc;
use crate::{Foreign, PyResult, Vm};
use taipan_heap::Value;

/// `tell()`
pub fn tell(vm: &mut Vm, object: &Value) -> PyResult {
    let (file, buffer) = open(vm, object)?;
    if !is_seekable(vm, &buffer)? {
        return Err(crate::io::unsupported(vm, "underlying stream is not seekable"));
    }
    if !file.get(vm).telling {
        raise!(vm, OSError, "telling position disabled by next() call");
    }
    super::write::flush_waiting(vm, &file, &buffer)?;
    vm.call_method(object, "flush", &[])?;
    let end = vm.call_method(&buffer, "tell", &[])?;
    let contents = file.get(vm);
    let (ahead, used, undecoded) = (contents.ahead(), contents.used, contents.undecoded.len());
    let Some(snapshot) = contents.snapshot.clone() else {
        if ahead > 0 || undecoded > 0 {
            raise!(vm, OSError, "can't reconstruct logical file position");
        }
        return Ok(end);
    };
    let start = vm.index_i64(&end)? - snapshot.bytes.len() as i64;
    let consumed = bytes_of(vm, &snapshot, used)?;
    Ok(Value::int(start + consumed as i64))
}

/// How many bytes of a chunk decode to that many characters: the fewest.
fn bytes_of(vm: &mut Vm, snapshot: &super::Snapshot, characters: usize) -> PyResult<usize> {
    // Decoding more bytes never gives fewer characters.
    let (mut low, mut high) = (0, snapshot.bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        if characters_of(vm, snapshot, middle)? >= characters { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}

fn characters_of(vm: &mut Vm, snapshot: &super::Snapshot, n: usize) -> PyResult<usize> {
    let (mut coding, mut translation) = (snapshot.coding.clone(), snapshot.translation);
    let mut input = snapshot.bytes.get(..n).unwrap_or_default().to_vec();
    let text = coding.decode(vm, &mut input, false)?;
    Ok(match &mut translation {
        Some(translation) => {
            let text = translation.feed(text.as_ref(), false);
            text.len() + usize::from(translation.pending)
        }
        None => text.len(),
    })
}

pub fn is_seekable(vm: &mut Vm, buffer: &Value) -> PyResult<bool> {
    let answer = vm.call_method(buffer, "seekable", &[])?;
    vm.truth(&answer)
}

/// `seek(cookie, whence)`
pub fn seek(vm: &mut Vm, object: &Value, cookie: &Value, whence: &Value) -> PyResult {
    let (file, buffer) = attached(vm, object)?;
    crate::io::check_open(vm, &buffer)?;
    if !is_seekable(vm, &buffer)? {
        return Err(crate::io::unsupported(vm, "underlying stream is not seekable"));
    }
    let whence = if whence.is_null() { 0 } else { vm.index_i64(whence)? };
    let is_zero = vm.equal(cookie, &Value::int(0))?;
    let target = match whence {
        1 if !is_zero => return Err(crate::io::unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => {
            vm.call_method(object, "flush", &[])?;
            vm.call_method(object, "tell", &[])?
        }
        2 if !is_zero => return Err(crate::io::unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => {
            vm.call_method(object, "flush", &[])?;
            restart(vm, &file);
            return vm.call_method(&buffer, "seek", &[Value::int(0), Value::int(2)]);
        }
        0 => cookie.clone(),
        other => raise!(vm, ValueError, "invalid whence ({other}, should be 0, 1 or 2)"),
    };
    let negative = vm.index_i64(&target)? < 0;
    if negative {
        let shown = vm.repr_string(&target)?;
        let message = format!("negative seek position {shown}");
        return Err(vm.error(Exc::ValueError, &message));
    }
    vm.call_method(object, "flush", &[])?;
    vm.call_method(&buffer, "seek", std::slice::from_ref(&target))?;
    restart(vm, &file);
    let contents = file.get_mut(vm);
    contents.encoded = !is_zero || whence == 1;
    Ok(target)
}

/// Begins decoding anew.
fn restart(vm: &mut Vm, file: &Foreign<TextIo>) {
    let contents = file.get_mut(vm);
    contents.forget();
    if let Some(translation) = &mut contents.translation {
        translation.pending = false;
    }
}
