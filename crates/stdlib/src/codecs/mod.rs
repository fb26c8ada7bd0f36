//! `_codecs`: the registry of codecs, and the codecs that are native.

mod charmap;
mod escapes;
mod registry;
mod unicode;

use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::str::Str;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_codecs", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    for family in [registry::FUNCTIONS, unicode::FUNCTIONS, escapes::FUNCTIONS, charmap::FUNCTIONS] {
        vm.add_functions(dict, "_codecs", family);
    }
    Ok(())
}

/// The text to encode.
fn text<'a>(vm: &mut Vm, value: &'a Value, function: &str) -> PyResult<&'a Ref<Str>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None => Err(vm.bad_argument(function, "argument 1", "str", value)),
    }
}

/// The name of an error handler, or None.
fn errors<'a>(vm: &mut Vm, value: &'a Value, function: &str) -> PyResult<Option<&'a Ref<Str>>> {
    match value.downcast::<Str>() {
        Some(name) => Ok(Some(name)),
        None if value.is_none() => Ok(None),
        None => Err(vm.bad_argument(function, "argument 2", "str or None", value)),
    }
}

/// What encoders give: bytes, and how much of the input they took.
fn pair(vm: &Vm, bytes: Vec<u8>, consumed: usize) -> PyResult {
    Ok(vm.new_tuple([new_bytes(bytes), Value::int(consumed as i64)]))
}

/// Bytes, or the UTF-8 of a str.
fn bytes_or_text(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    match value.downcast::<Str>() {
        Some(_) => taipan_vm::codecs::encode(vm, value, None, None),
        None => Ok(vm.bytes_like(value)?.to_vec()),
    }
}
