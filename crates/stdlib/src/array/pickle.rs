//! How an array is taken apart and put together again.

use super::construct::type_code;
use super::methods::from_bytes;
use super::{Array, SPEC, kind, sequence};
use crate::support::{class_value, instance, list, receiver};
use taipan_vm::types::bytes::{Bytes, new_bytes};
use taipan_vm::types::str::Str;
use taipan_vm::{Class, PyResult, Value, Vm, methods, raise};

/// The largest machine format.
const FORMATS: i64 = 21;

/// `__reduce_ex__`
pub fn reduce(vm: &mut Vm, this: &Value, protocol: &Value) -> PyResult {
    let protocol = vm.index_i64(protocol)?;
    let state = match vm.has_own_attributes(this) {
        true => vm.instance_dict(this).map_or(Value::NONE, Value::from),
        false if vm.keeps_attributes(this) => vm.instance_dict(this).map_or(Value::NONE, Value::from),
        false => Value::NONE,
    };
    let class = class_value(vm, this);
    let array = receiver::<Array>(vm, this)?;
    let code = array.get(vm).code;
    let shown_code = vm.char_str(code.into());
    if protocol < 3 {
        let items = list(sequence::items(vm, array)?);
        let args = vm.new_tuple([shown_code, items]);
        return Ok(vm.new_tuple([class, args, state]));
    }
    let bytes = new_bytes(array.get(vm).bytes.clone());
    let module = vm.intern("array");
    let module = vm.import_module(&module)?;
    let name = vm.intern("_array_reconstructor");
    let maker = vm.getattr(&module, &name)?;
    let args = vm.new_tuple([class, shown_code, Value::int(kind::machine_format(code)), bytes]);
    Ok(vm.new_tuple([maker, args, state]))
}

methods! { pub static FUNCTIONS;
    /// Internal. Used for pickling support.
    "_array_reconstructor($module, arraytype, typecode, mformat_code, items,
                     /)"
    => |vm, [class, code, format, items]| {
        let Some(text) = code.downcast::<Str>().filter(|t| t.len() == 1) else {
            let (kind, len) = (vm.type_name(code), code.downcast::<Str>().map(|t| t.len()));
            let what = vm.dialect.not_a_character_argument(&kind, len);
            raise!(vm, TypeError, "_array_reconstructor() argument 2 must be a unicode character, not {what}");
        };
        let format = i64::from(vm.parsed_int(format)?);
        let Some(c) = class.downcast::<Class>() else {
            raise!(vm, TypeError, "first argument must be a type object, not {}", vm.type_name(class));
        };
        let base = vm.foreign_class::<Array>(&SPEC);
        if !vm.derives(c, &base) {
            let name = vm.native_name(c);
            raise!(vm, TypeError, "{name} is not a subtype of array.array");
        }
        let Some(code) = text.text().get(0).and_then(|p| type_code(vm, p)) else {
            raise!(vm, ValueError, "second argument must be a valid type code");
        };
        if !(0..=FORMATS).contains(&format) {
            raise!(vm, ValueError, "third argument must be a valid machine format code.");
        }
        let Some(bytes) = items.downcast::<Bytes>() else {
            raise!(vm, TypeError, "fourth argument should be bytes, not {}", vm.type_name(items));
        };
        let object = instance(vm, class, Array::new(code, Vec::new()))?;
        let this = receiver::<Array>(vm, &object)?;
        if format == kind::machine_format(code) {
            from_bytes(vm, this, items)?;
            return Ok(object);
        }
        let Some((from, swapped)) = kind::of_machine_format(format) else {
            let name = vm.new_str(if format & 1 == 0 { "utf-16-le" } else { "utf-16-be" });
            let text = vm.call_method(items, "decode", &[name])?;
            super::methods::from_text(vm, this, &text)?;
            return Ok(object);
        };
        let size = kind::size(from).unwrap_or(1);
        if !bytes.data().len().is_multiple_of(size) {
            raise!(vm, ValueError, "bytes length not a multiple of item size");
        }
        let mut all = Vec::new();
        for chunk in bytes.data().chunks_exact(size) {
            let mut chunk = chunk.to_vec();
            if swapped {
                chunk.reverse();
            }
            let value = kind::load(vm, from, &chunk)?;
            let stored = kind::store(vm, code, &value)?;
            all.extend_from_slice(&stored[..kind::size(code).unwrap_or(1)]);
        }
        this.get_mut(vm).bytes = all;
        Ok(object)
    }
}
