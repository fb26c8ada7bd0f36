//! Items of native single-character formats: their sizes, and how bytes become objects and back.

use crate::types::bytes::{Bytes, new_bytes};
use crate::types::int::int_ref;
use crate::{PyResult, Vm};
use num_bigint::BigInt;
use taipan_heap::Value;

/// The size in bytes of a native format character; `None` where it is none.
pub fn size(format: char) -> Option<usize> {
    Some(match format {
        'c' | 'b' | 'B' | '?' => 1,
        'h' | 'H' | 'e' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'd' | 'P' => 8,
        _ => return None,
    })
}

/// Formats whose items are bytes.
pub fn is_byte(format: char) -> bool {
    matches!(format, 'c' | 'b' | 'B')
}

/// The object that the bytes of one item stand for; `None` where their number is not the format's.
pub fn unpack(format: char, bytes: &[u8]) -> Option<Value> {
    if size(format)? != bytes.len() {
        return None;
    }
    let mut raw = [0; 8];
    raw[..bytes.len()].copy_from_slice(bytes);
    let unsigned = u64::from_le_bytes(raw);
    let spare = 64 - 8 * bytes.len() as u32;
    let signed = ((unsigned << spare) as i64) >> spare;
    Some(match format {
        'c' => new_bytes(bytes),
        '?' => Value::bool(unsigned != 0),
        'b' | 'h' | 'i' | 'l' | 'q' | 'n' => Value::int(signed),
        'e' => Value::float(taipan_prim::float::from_half(unsigned as u16)),
        'f' => Value::float(f64::from(f32::from_bits(unsigned as u32))),
        'd' => Value::float(f64::from_bits(unsigned)),
        _ => match i64::try_from(unsigned) {
            Ok(i) => Value::int(i),
            Err(_) => crate::types::int::from_big(BigInt::from(unsigned)),
        },
    })
}

/// The bytes of an object as one item.
///
/// # Errors
/// TypeError and ValueError in `memoryview`'s words.
pub fn pack(vm: &mut Vm, format: char, value: &Value) -> PyResult<Vec<u8>> {
    let Some(size) = size(format) else {
        raise!(vm, NotImplementedError, "memoryview: format {format} not supported");
    };
    match format {
        '?' => Ok(vec![u8::from(vm.truth(value)?)]),
        'c' => match value.downcast::<Bytes>() {
            Some(b) if b.data().len() == 1 => Ok(b.data().to_vec()),
            Some(_) => raise!(vm, ValueError, "memoryview: invalid value for format 'c'"),
            None => raise!(vm, TypeError, "memoryview: invalid type for format 'c'"),
        },
        'e' | 'f' | 'd' => pack_float(vm, format, value),
        _ => {
            if int_ref(value).is_none() && vm.class_ref(value).get(vm).slots.index.is_none() {
                raise!(vm, TypeError, "memoryview: invalid type for format '{format}'");
            }
            let number = vm.index(value)?;
            let number = int_ref(&number).map(|i| i.to_big()).unwrap_or_default();
            let bits = 8 * size as u32;
            let fits = if "bhilqn".contains(format) {
                i64::try_from(&number)
                    .ok()
                    .filter(|n| (n << (64 - bits)) >> (64 - bits) == *n)
                    .map(|n| n as u64)
            } else {
                u64::try_from(&number).ok().filter(|n| bits == 64 || n >> bits == 0)
            };
            match fits {
                Some(raw) => Ok(raw.to_le_bytes()[..size].to_vec()),
                None => raise!(vm, ValueError, "memoryview: invalid value for format '{format}'"),
            }
        }
    }
}

fn pack_float(vm: &mut Vm, format: char, value: &Value) -> PyResult<Vec<u8>> {
    let number = match crate::types::float::to_float(vm, value) {
        Ok(f) => f,
        Err(e) if vm.is_exception(&e, crate::exc::Exc::TypeError) => {
            raise!(vm, TypeError, "memoryview: invalid type for format '{format}'")
        }
        Err(e) => return Err(e),
    };
    Ok(match format {
        'e' => match taipan_prim::float::to_half(number) {
            Some(bits) => bits.to_le_bytes().to_vec(),
            None => raise!(vm, ValueError, "memoryview: invalid value for format 'e'"),
        },
        'f' => (number as f32).to_le_bytes().to_vec(),
        _ => number.to_le_bytes().to_vec(),
    })
}
