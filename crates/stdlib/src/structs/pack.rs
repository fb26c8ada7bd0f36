//! Values to bytes.

use super::error;
use super::format::{Item, Layout};
use taipan_vm::exc::Exc;
use taipan_vm::types::bytearray::ByteArray;
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{PyResult, Value, Vm, raise};

/// Packs as many values as the layout has; padding is zero.
///
/// # Errors
/// `struct.error` where a value does not fit its code.
pub fn pack(vm: &mut Vm, layout: &Layout, values: &[Value]) -> PyResult<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    if out.try_reserve_exact(layout.size).is_err() {
        return Err(vm.memory_error());
    }
    out.resize(layout.size, 0);
    let mut values = values.iter();
    for item in &layout.items {
        for i in 0..item.repeat {
            let Some(value) = values.next() else { break };
            let at = item.offset + i * item.size;
            let Some(slot) = out.get_mut(at..at + item.size) else { break };
            pack_one(vm, layout, item, value, slot)?;
        }
    }
    Ok(out)
}

fn pack_one(vm: &mut Vm, layout: &Layout, item: &Item, value: &Value, slot: &mut [u8]) -> PyResult<()> {
    match item.code {
        b'c' => match value.downcast::<Bytes>().map(|b| b.data()) {
            Some([byte]) => slot.fill(*byte),
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        b's' | b'p' => string(vm, item.code, value, slot)?,
        b'?' => slot.fill(u8::from(vm.truth(value)?)),
        b'e' | b'f' | b'd' => real(vm, layout, item.code, value, slot)?,
        _ => integer(vm, layout, item, value, slot)?,
    }
    Ok(())
}

/// A string, cut or padded with zeros; a Pascal string begins with its length.
fn string(vm: &mut Vm, code: u8, value: &Value, slot: &mut [u8]) -> PyResult<()> {
    let data = match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
        (Some(b), _) => b.data().to_vec(),
        (_, Some(a)) => a.get(vm).data.clone(),
        _ => return Err(error(vm, &format!("argument for '{}' must be a bytes object", code as char))),
    };
    let target = match (code, slot) {
        (b'p', []) => return Ok(()),
        (b'p', [first, rest @ ..]) => {
            *first = data.len().min(rest.len()).min(255) as u8;
            rest
        }
        (_, slot) => slot,
    };
    let n = data.len().min(target.len());
    target[..n].copy_from_slice(&data[..n]);
    Ok(())
}

fn real(vm: &mut Vm, layout: &Layout, code: u8, value: &Value, slot: &mut [u8]) -> PyResult<()> {
    let x = match to_float(vm, value) {
        Ok(x) => x,
        Err(e) => {
            vm.catch(e, Exc::Exception)?;
            return Err(error(vm, "required argument is not a float"));
        }
    };
    let bytes: Vec<u8> = match code {
        b'e' => match taipan_prim::float::to_half(x) {
            Some(bits) => bits.to_le_bytes().to_vec(),
            None => raise!(vm, OverflowError, "float too large to pack with e format"),
        },
        b'f' => {
            let single = x as f32;
            if single.is_infinite() && x.is_finite() && !layout.native {
                raise!(vm, OverflowError, "float too large to pack with f format");
            }
            single.to_le_bytes().to_vec()
        }
        _ => x.to_le_bytes().to_vec(),
    };
    put(layout, &bytes, slot);
    Ok(())
}

/// Copies little-endian bytes in the layout's order.
fn put(layout: &Layout, bytes: &[u8], slot: &mut [u8]) {
    let n = slot.len().min(bytes.len());
    slot[..n].copy_from_slice(&bytes[..n]);
    if layout.big_endian {
        slot.reverse();
    }
}

fn integer(vm: &mut Vm, layout: &Layout, item: &Item, value: &Value, slot: &mut [u8]) -> PyResult<()> {
    let index = match int_ref(value) {
        Some(_) => value.clone(),
        None if vm.class_ref(value).get(vm).slots.index.is_some() => vm.index(value)?.into_owned(),
        None => return Err(error(vm, "required argument is not an integer")),
    };
    let (signed, code) = (item.code.is_ascii_lowercase(), item.code);
    let number: Option<i128> = match int_ref(&index) {
        Some(IntRef::Small(i)) => Some(i128::from(i)),
        Some(IntRef::Big(b)) => i128::try_from(b).ok(),
        None => None,
    };
    let bits = 8 * item.size as u32;
    let (low, high) = match signed {
        true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
        false => (0, (1i128 << bits) - 1),
    };
    // A pointer is any word.
    let low = if code == b'P' { -(1i128 << (bits - 1)) } else { low };
    let high = if code == b'P' { (1i128 << bits) - 1 } else { high };
    match number.filter(|n| (low..=high).contains(n)) {
        Some(n) => {
            put(layout, &n.to_le_bytes(), slot);
            Ok(())
        }
        None if code == b'P' => raise!(vm, OverflowError, "int too large to convert"),
        None => {
            let in_long = number.is_some_and(|n| i64::try_from(n).is_ok());
            let text = vm.dialect.struct_range_error(
                code as char,
                layout.native,
                (low, high),
                number.is_some_and(|n| n < 0),
                in_long,
            );
            Err(error(vm, &text))
        }
    }
}
