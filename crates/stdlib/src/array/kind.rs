//! Type codes: sizes, and values in and out of bytes.

use num_bigint::BigInt;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::{IntRef, from_big, int_ref};
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Raised, Value, Vm, error, raise};

/// Bytes of an item; `None` for what is no type code.
pub fn size(code: u8) -> Option<usize> {
    Some(match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' | b'u' | b'w' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' => 8,
        _ => return None,
    })
}

/// Whether items are characters.
pub fn is_text(code: u8) -> bool {
    matches!(code, b'u' | b'w')
}

/// The number of the machine format (`enum machine_format_code`), little-endian.
pub fn machine_format(code: u8) -> i64 {
    match code {
        b'B' => 0,
        b'b' => 1,
        b'H' => 2,
        b'h' => 4,
        b'I' => 6,
        b'i' => 8,
        b'L' | b'Q' => 10,
        b'l' | b'q' => 12,
        b'f' => 14,
        b'd' => 16,
        _ => 20,
    }
}

/// The type code and byte order of a machine format; UTF-16 has none.
pub fn of_machine_format(format: i64) -> Option<(u8, bool)> {
    let code = match format & !1 {
        _ if format == 0 => b'B',
        _ if format == 1 => b'b',
        2 => b'H',
        4 => b'h',
        6 => b'I',
        8 => b'i',
        10 => b'Q',
        12 => b'q',
        14 => b'f',
        16 => b'd',
        20 => b'w',
        _ => return None,
    };
    Some((code, format > 1 && format & 1 == 1))
}

/// An item as an object.
pub fn load(vm: &mut Vm, code: u8, bytes: &[u8]) -> PyResult {
    let bits = match <[u8; 8]>::try_from(bytes) {
        Ok(word) => u64::from_le_bytes(word),
        Err(_) => bytes.iter().rev().fold(0, |bits, &byte| bits << 8 | u64::from(byte)),
    };
    Ok(match code {
        b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Value::float(f64::from_bits(bits)),
        b'u' | b'w' => match u32::try_from(bits).ok().filter(|&c| c <= 0x10ffff) {
            Some(c) => vm.char_str(c),
            None => raise!(vm, ValueError, "character U+{bits:x} is not in range [U+0000; U+10ffff]"),
        },
        b'B' | b'H' | b'I' | b'L' | b'Q' => {
            i64::try_from(bits).map_or_else(|_| from_big(BigInt::from(bits)), Value::int)
        }
        _ => {
            let unused = 64 - 8 * bytes.len().min(8) as u32;
            Value::int((bits << unused) as i64 >> unused)
        }
    })
}

/// An object as an item's bytes: the first [`size`] ones count.
pub fn store(vm: &mut Vm, code: u8, value: &Value) -> PyResult<[u8; 8]> {
    let bits = match code {
        b'f' => u64::from((to_float(vm, value)? as f32).to_bits()),
        b'd' => to_float(vm, value)?.to_bits(),
        b'u' | b'w' => u64::from(character(vm, value)?),
        _ => integer(vm, code, value)?,
    };
    Ok(bits.to_le_bytes())
}

fn character(vm: &mut Vm, value: &Value) -> PyResult<u32> {
    let text = value.downcast::<Str>();
    if let Some(text) = text
        && let (1, Some(c)) = (text.len(), text.text().get(0))
    {
        return Ok(c);
    }
    let (kind, len) = (vm.type_name(value), text.map(|t| t.len()));
    Err(error!(vm, TypeError, "array item must be {}", vm.dialect.not_a_character(&kind, len)))
}

fn integer(vm: &mut Vm, code: u8, value: &Value) -> PyResult<u64> {
    let index = vm.index(value)?;
    let number: Option<i128> = match int_ref(&index) {
        Some(IntRef::Small(i)) => Some(i128::from(i)),
        Some(IntRef::Big(b)) => i128::try_from(b).ok(),
        None => None,
    };
    let negative = int_ref(&index).is_some_and(|i| i.is_negative());
    let in_long = number.and_then(|n| i64::try_from(n).ok());
    let wide = match code {
        b'Q' => number.and_then(|n| u64::try_from(n).ok()),
        b'L' | b'I' => number.and_then(|n| u64::try_from(n).ok()),
        _ => in_long.map(|n| n as u64),
    };
    let Some(bits) = wide else { return Err(too_wide(vm, code, negative)) };
    if matches!(code, b'I') && bits > u64::from(u32::MAX) {
        raise!(vm, OverflowError, "unsigned int is greater than maximum");
    }
    // The checks of CPython's argument parser, then those of the type.
    let checks: &[(i64, i64, &str)] = match code {
        b'b' => &[(-0x8000, 0x7fff, "signed short integer"), (-128, 127, "signed char")],
        b'B' => &[(0, 255, "unsigned byte integer")],
        b'h' => &[(-0x8000, 0x7fff, "signed short integer")],
        b'H' => &[(-0x8000_0000, 0x7fff_ffff, "signed integer"), (0, 0xffff, "unsigned short")],
        b'i' => &[(-0x8000_0000, 0x7fff_ffff, "signed integer")],
        _ => &[],
    };
    let number = bits as i64;
    for &(low, high, name) in checks {
        if number < low {
            raise!(vm, OverflowError, "{name} is less than minimum");
        }
        if number > high {
            raise!(vm, OverflowError, "{name} is greater than maximum");
        }
    }
    Ok(bits)
}

fn too_wide(vm: &mut Vm, code: u8, negative: bool) -> Raised {
    let text = match code {
        b'q' => "int too big to convert",
        b'Q' if negative => "can't convert negative int to unsigned",
        b'Q' => "int too big to convert",
        b'L' | b'I' if negative => "can't convert negative value to unsigned int",
        b'L' | b'I' => "Python int too large to convert to C unsigned long",
        _ => "Python int too large to convert to C long",
    };
    error!(vm, OverflowError, "{text}")
}
