//! `tell` and `seek` of a text file. A position is a cookie: an offset in bytes at which the decoder had no bytes left over, its
//! state there, and how to get from there to the character.

use super::decoder::Decoder;
use super::{Snapshot, TextIo, attached, open};
use crate::exc::Exc;
use crate::types::bytes::Bytes;
use crate::types::int::{from_big, int_ref};
use crate::{Foreign, PyResult, Vm};
use num_bigint::{BigInt, BigUint, Sign};
use taipan_heap::Value;

/// Where a character is.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Cookie {
    start: i64,
    flags: i32,
    /// Bytes from `start` on to decode,
    feed: i32,
    /// characters of that to skip,
    skip: i32,
    /// and whether the decoder is to be told that the file ends there.
    eof: bool,
}

impl Cookie {
    /// One number of 21 bytes.
    fn packed(self) -> Value {
        let mut bytes = [0; 21];
        let fields = [
            &self.start.to_le_bytes()[..],
            &self.flags.to_le_bytes(),
            &self.feed.to_le_bytes(),
            &self.skip.to_le_bytes(),
        ];
        for (to, from) in bytes.iter_mut().zip(fields.concat()) {
            *to = from;
        }
        bytes[20] = self.eof.into();
        from_big(BigInt::from_bytes_le(Sign::Plus, &bytes))
    }

    fn unpack(vm: &mut Vm, value: &Value) -> PyResult<Cookie> {
        let class = vm.types.int.value().clone();
        let whole = vm.call(&class, std::slice::from_ref(value))?;
        let big =
            int_ref(&whole).map_or_else(BigUint::default, |i| i.to_big().to_biguint().unwrap_or_default());
        let mut bytes = big.to_bytes_le();
        if bytes.len() > 21 {
            raise!(vm, OverflowError, "int too big to convert");
        }
        bytes.resize(21, 0);
        let part = |at: usize| i32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let start = i64::from(part(0) as u32) | i64::from(part(4)) << 32;
        Ok(Cookie { start, flags: part(8), feed: part(12), skip: part(16), eof: bytes[20] != 0 })
    }
}

/// `tell()`
pub fn tell(vm: &mut Vm, object: &Value) -> PyResult {
    let (file, buffer) = open(vm, object)?;
    if !file.get(vm).seekable {
        return Err(crate::io::unsupported(vm, "underlying stream is not seekable"));
    }
    if !file.get(vm).telling {
        raise!(vm, OSError, "telling position disabled by next() call");
    }
    super::write::flush_waiting(vm, &file, &buffer)?;
    vm.call_method(object, "flush", &[])?;
    let end = vm.call_method(&buffer, "tell", &[])?;
    let contents = file.get(vm);
    let (Some(snapshot), Some(decoder)) = (contents.snapshot.clone(), contents.decoder.clone()) else {
        return Ok(end);
    };
    let (used, ratio) = (contents.used, contents.ratio);
    let start = vm.index_i64(&end)?.saturating_sub(snapshot.bytes.len() as i64);
    let cookie = Cookie { start, flags: snapshot.flags as i32, ..Cookie::default() };
    if used == 0 {
        return Ok(cookie.packed());
    }
    let saved = decoder.saved(vm)?;
    let found = Search { decoder, cookie, snapshot, used }.run(vm, ratio);
    let decoder = saved.back(vm)?;
    file.get_mut(vm).decoder = Some(decoder);
    Ok(found?.packed())
}

/// The way from a snapshot to a character that was decoded since.
struct Search {
    decoder: Decoder,
    cookie: Cookie,
    snapshot: Snapshot,
    /// Characters from the snapshot to go.
    used: usize,
}

impl Search {
    fn run(mut self, vm: &mut Vm, ratio: f64) -> PyResult<Cookie> {
        let skipped = self.jump(vm, ratio)?;
        self.cookie.start = self.cookie.start.saturating_add(skipped as i64);
        if self.used > 0 {
            self.feed(vm, skipped)?;
        }
        self.cookie.skip = self.used as i32;
        Ok(self.cookie)
    }

    /// Decodes that many bytes from the snapshot on; gives the characters.
    fn attempt(&mut self, vm: &mut Vm, bytes: usize) -> PyResult<usize> {
        self.decoder.restore(vm, self.cookie.start, self.cookie.flags.into())?;
        let input = self.snapshot.bytes.get(..bytes).unwrap_or_default();
        Ok(self.decoder.decode(vm, input, false)?.len())
    }

    /// A first place near the character, guessed by how many bytes a character has taken on average.
    fn jump(&mut self, vm: &mut Vm, ratio: f64) -> PyResult<usize> {
        let mut bytes = ((ratio * self.used as f64) as usize).min(self.snapshot.bytes.len());
        let mut back = 1;
        while bytes > 0 {
            let characters = self.attempt(vm, bytes)?;
            if characters > self.used {
                bytes = bytes.saturating_sub(back);
                back = back.saturating_mul(2);
                continue;
            }
            let (waiting, flags) = self.decoder.state(vm)?;
            if waiting.is_empty() {
                self.cookie.flags = flags as i32;
                self.used -= characters;
                return Ok(bytes);
            }
            bytes = bytes.saturating_sub(waiting.len());
            back = 1;
        }
        self.decoder.restore(vm, self.cookie.start, self.cookie.flags.into())?;
        Ok(0)
    }

    /// Goes on byte by byte, past every place at which the decoder keeps nothing back.
    fn feed(&mut self, vm: &mut Vm, from: usize) -> PyResult<()> {
        let mut characters = 0;
        let input = self.snapshot.bytes.clone();
        for byte in input.get(from..).unwrap_or_default() {
            characters += self.decoder.decode(vm, &[*byte], false)?.len();
            self.cookie.feed += 1;
            let (waiting, flags) = self.decoder.state(vm)?;
            if waiting.is_empty() && characters <= self.used {
                self.cookie.start += i64::from(self.cookie.feed);
                self.used -= characters;
                (self.cookie.flags, self.cookie.feed, characters) = (flags as i32, 0, 0);
            }
            if characters >= self.used {
                return Ok(());
            }
        }
        characters += self.decoder.decode(vm, b"", true)?.len();
        self.cookie.eof = true;
        if characters < self.used {
            raise!(vm, OSError, "can't reconstruct logical file position");
        }
        Ok(())
    }
}

pub fn is_seekable(vm: &mut Vm, buffer: &Value) -> PyResult<bool> {
    let answer = vm.call_method(buffer, "seekable", &[])?;
    vm.truth(&answer)
}

/// `seek(cookie, whence)`
pub fn seek(vm: &mut Vm, object: &Value, cookie: &Value, whence: &Value) -> PyResult {
    let (file, buffer) = attached(vm, object)?;
    crate::io::check_open(vm, &buffer)?;
    if !file.get(vm).seekable {
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
        2 => return seek_end(vm, &file, &buffer),
        0 => cookie.clone(),
        other => raise!(vm, ValueError, "invalid whence ({other}, should be 0, 1 or 2)"),
    };
    let zero = Value::int(0);
    if vm.compare_bool(&target, &zero, crate::class::CompareOp::Lt)? {
        let shown = vm.repr_string(&target)?;
        return Err(vm.error(Exc::ValueError, format!("negative seek position {shown}")));
    }
    vm.call_method(object, "flush", &[])?;
    let cookie = Cookie::unpack(vm, &target)?;
    vm.call_method(&buffer, "seek", &[Value::int(cookie.start)])?;
    file.get_mut(vm).forget();
    restore(vm, &file, &buffer, cookie)?;
    rewind_encoder(vm, &file, cookie.start == 0 && cookie.flags == 0)?;
    Ok(target)
}

fn seek_end(vm: &mut Vm, file: &Foreign<TextIo>, buffer: &Value) -> PyResult {
    vm.call_method(file.value(), "flush", &[])?;
    file.get_mut(vm).forget();
    if let Some(mut decoder) = file.get(vm).decoder.clone() {
        decoder.reset(vm)?;
        file.get_mut(vm).decoder = Some(decoder);
    }
    let end = vm.call_method(buffer, "seek", &[Value::int(0), Value::int(2)])?;
    let empty = vm.equal(&end, &Value::int(0))?;
    rewind_encoder(vm, file, empty)?;
    Ok(end)
}

/// Brings the decoder where it was at a cookie.
fn restore(vm: &mut Vm, file: &Foreign<TextIo>, buffer: &Value, cookie: Cookie) -> PyResult<()> {
    let Some(mut decoder) = file.get(vm).decoder.clone() else { return Ok(()) };
    decoder.restore(vm, cookie.start, cookie.flags.into())?;
    let flags = cookie.flags.into();
    if cookie.skip == 0 {
        let contents = file.get_mut(vm);
        contents.decoder = Some(decoder);
        contents.snapshot = Some(Snapshot { bytes: Vec::new(), flags });
        return Ok(());
    }
    let chunk = vm.call_method(buffer, "read", &[Value::int(cookie.feed.into())])?;
    let Some(bytes) = chunk.downcast::<Bytes>() else {
        let given = vm.type_name(&chunk);
        raise!(vm, TypeError, "underlying read() should have returned a bytes object, not '{given}'");
    };
    let decoded = decoder.decode(vm, bytes.data(), cookie.eof)?;
    let skip = usize::try_from(cookie.skip).unwrap_or(usize::MAX);
    let contents = file.get_mut(vm);
    contents.decoder = Some(decoder);
    contents.snapshot = Some(Snapshot { bytes: bytes.data().to_vec(), flags });
    let enough = decoded.len() >= skip;
    (contents.decoded, contents.used) = (decoded, if enough { skip } else { 0 });
    if !enough {
        raise!(vm, OSError, "can't restore logical file position");
    }
    Ok(())
}

/// Tells the encoder whether the start of the file comes next.
fn rewind_encoder(vm: &mut Vm, file: &Foreign<TextIo>, first: bool) -> PyResult<()> {
    let contents = file.get_mut(vm);
    contents.encoded = !first;
    if !contents.writable {
        return Ok(());
    }
    let coding = contents.coding.clone();
    coding.reset_encoder(vm, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_position_is_the_offset_itself() {
        let plain = Cookie { start: 12345, ..Cookie::default() };
        assert_eq!(plain.packed().as_i64(), Some(12345));
    }
}
