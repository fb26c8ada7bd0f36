//! Base 64, with CPython's lenient decoder and its strict mode.

use super::{ascii_or_bytes, error};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Value, Vm, methods};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(c: u8) -> Option<u8> {
    ALPHABET.iter().position(|&a| a == c).map(|i| i as u8)
}

/// `binascii.a2b_base64`: characters of other alphabets are skipped where not strict.
fn decode(vm: &mut Vm, text: &[u8], strict: bool) -> PyResult {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    // How many characters of a group of four were read, the bits left over, and padding seen.
    let (mut position, mut left, mut pads, mut started) = (0, 0u8, 0, false);
    if strict && text.first() == Some(&b'=') {
        return Err(error(vm, "Leading padding not allowed"));
    }
    for (i, &c) in text.iter().enumerate() {
        if c == b'=' {
            started = true;
            pads += 1;
            if position >= 2 && position + pads >= 4 {
                if strict && i + 1 < text.len() {
                    return Err(error(vm, "Excess data after padding"));
                }
                return Ok(new_bytes(out));
            }
            if strict && position == 0 && vm.dialect.base64_counts_padding() {
                return Err(error(vm, "Excess padding not allowed"));
            }
            continue;
        }
        let Some(bits) = value(c) else {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        if strict && started {
            return Err(error(vm, "Discontinuous padding not allowed"));
        }
        pads = 0;
        match position {
            0 => (position, left) = (1, bits),
            1 => {
                out.push(left << 2 | bits >> 4);
                (position, left) = (2, bits & 0x0f);
            }
            2 => {
                out.push(left << 4 | bits >> 2);
                (position, left) = (3, bits & 0x03);
            }
            _ => {
                out.push(left << 6 | bits);
                (position, left) = (0, 0);
            }
        }
    }
    match position {
        0 => Ok(new_bytes(out)),
        1 => {
            let count = out.len() / 3 * 4 + 1;
            Err(error(
                vm,
                &format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
                ),
            ))
        }
        _ => Err(error(vm, "Incorrect padding")),
    }
}

fn encode(data: &[u8], newline: bool) -> Value {
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for chunk in data.chunks(3) {
        let word = chunk.iter().fold(0u32, |w, &b| w << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = ALPHABET[(word >> (18 - 6 * i) & 0x3f) as usize];
            out.push(if i <= chunk.len() { digit } else { b'=' });
        }
    }
    if newline {
        out.push(b'\n');
    }
    new_bytes(out)
}

methods! { pub static FUNCTIONS;
    /// Decode a line of base64 data.
    ///
    ///   strict_mode
    ///     When set to True, bytes that are not part of the base64 standard are not allowed.
    ///     The same applies to excess data after padding (= / ==).
    "a2b_base64($module, data, /, *, strict_mode=False)"
    => |vm, [data, strict]| {
        let (text, strict) = (ascii_or_bytes(vm, data)?, vm.truth(strict)?);
        decode(vm, &text, strict)
    }
    /// Base64-code line of data.
    "b2a_base64($module, data, /, *, newline=True)"
    => |vm, [data, newline]| {
        let newline = vm.truth(newline)?;
        let data = vm.bytes_like(data)?;
        Ok(encode(&data, newline))
    }
}
