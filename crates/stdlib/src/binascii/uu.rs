//! Lines of uuencoded data.

use super::{ascii_or_bytes, error};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Value, Vm, methods};

fn decode(vm: &mut Vm, line: &[u8]) -> PyResult {
    // An empty line ends in a NUL that is taken for a length.
    let len = usize::from(line.first().copied().unwrap_or(0).wrapping_sub(b' ') & 0x3f);
    let mut out = Vec::with_capacity(len);
    let mut rest = line.get(1..).unwrap_or(&[]).iter().copied();
    let (mut word, mut bits) = (0u32, 0);
    while out.len() < len {
        // A line may be cut where only blanks would follow.
        let digit = match rest.next() {
            None | Some(b'\n' | b'\r') => 0,
            Some(c @ 0x20..=0x60) => u32::from(c - b' ') & 0x3f,
            Some(_) => return Err(error(vm, "Illegal char")),
        };
        (word, bits) = (word << 6 | digit, bits + 6);
        if bits >= 8 {
            bits -= 8;
            out.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
        }
    }
    if rest.any(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error(vm, "Trailing garbage"));
    }
    Ok(new_bytes(out))
}

fn encode(data: &[u8], backtick: bool) -> Value {
    let digit = |v: u32| if backtick && v == 0 { b'`' } else { b' ' + v as u8 };
    let mut out = vec![digit(data.len() as u32)];
    for chunk in data.chunks(3) {
        let word = chunk.iter().fold(0u32, |w, &b| w << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        out.extend((0..4).map(|i| digit(word >> (18 - 6 * i) & 0x3f)));
    }
    out.push(b'\n');
    new_bytes(out)
}

methods! { pub static FUNCTIONS;
    /// Decode a line of uuencoded data.
    "a2b_uu($module, data, /)"
    => |vm, [data]| {
        let line = ascii_or_bytes(vm, data)?;
        decode(vm, &line)
    }
    /// Uuencode line of data.
    "b2a_uu($module, data, /, *, backtick=False)"
    => |vm, [data, backtick]| {
        const MOST: usize = 45;
        let backtick = vm.truth(backtick)?;
        let data = vm.bytes_like(data)?;
        if data.len() > MOST {
            return Err(error(vm, "At most 45 bytes at once"));
        }
        Ok(encode(&data, backtick))
    }
}
