//! `array(typecode[, initializer])`.

use super::{Array, kind, methods};
use crate::support::{instance, receiver};
use taipan_vm::exc::Exc;
use taipan_vm::types::bytearray::ByteArray;
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::str::Str;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, raise};

/// A type code that the dialect knows.
pub fn type_code(vm: &mut Vm, code: u32) -> Option<u8> {
    let code = u8::try_from(code).ok()?;
    vm.dialect.array_codes().as_bytes().contains(&code).then_some(code)
}

pub fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own_init = class.get(vm).slots.init.map(|f| f as usize)
        != vm.types.object.get(vm).slots.init.map(|f| f as usize);
    if !args.names().is_empty() && !own_init {
        raise!(vm, TypeError, "array.array() takes no keyword arguments");
    }
    let given = args.positional();
    let (code, initial) = match given {
        [] => raise!(vm, TypeError, "array() takes at least 1 argument (0 given)"),
        [code] => (code, None),
        [code, initial] => (code, Some(initial)),
        _ => raise!(vm, TypeError, "array() takes at most 2 arguments ({} given)", given.len()),
    };
    let text = code.downcast::<Str>();
    let Some(c) = text.filter(|t| t.len() == 1).and_then(|t| t.text().get(0)) else {
        let (kind, len) = (vm.type_name(code), text.map(|t| t.len()));
        let what = vm.dialect.not_a_character_argument(&kind, len);
        raise!(vm, TypeError, "array() argument 1 must be a unicode character, not {what}");
    };
    if c == u32::from(b'u') && vm.dialect.array_u_is_deprecated() {
        let text = "The 'u' type code is deprecated and will be removed in Python 3.16";
        vm.warn(Exc::DeprecationWarning, text, 1)?;
    }
    let known = type_code(vm, c);
    if let Some(initial) = initial {
        check_text(vm, initial, c)?;
    }
    let Some(code) = known else {
        if let Some(initial) = initial {
            drop(vm.iter(initial)?);
        }
        raise!(vm, ValueError, "{}", vm.dialect.bad_array_code());
    };
    let object = instance(vm, class.value(), Array::new(code, Vec::new()))?;
    if let Some(initial) = initial {
        fill(vm, &object, code, initial)?;
        let array = receiver::<Array>(vm, &object)?.get_mut(vm);
        array.allocated = array.len();
    }
    Ok(object)
}

/// Text goes into arrays of text alone.
fn check_text(vm: &mut Vm, initial: &Value, code: u32) -> PyResult<()> {
    let is_text = u8::try_from(code).is_ok_and(kind::is_text);
    let shown = char::from_u32(code).unwrap_or('?');
    if initial.downcast::<Str>().is_some() && !is_text {
        raise!(vm, TypeError, "cannot use a str to initialize an array with typecode '{shown}'");
    }
    let of_text = initial.foreign::<Array>().is_some_and(|a| kind::is_text(a.get(vm).code));
    if of_text && !is_text {
        raise!(vm, TypeError, "cannot use a unicode array to initialize an array with typecode '{shown}'");
    }
    Ok(())
}

fn fill(vm: &mut Vm, object: &Value, code: u8, initial: &Value) -> PyResult<()> {
    let this = receiver::<Array>(vm, object)?;
    if initial.downcast::<Bytes>().is_some() || initial.downcast::<ByteArray>().is_some() {
        return methods::from_bytes(vm, this, initial);
    }
    if let Some(text) = initial.downcast::<Str>() {
        this.get_mut(vm).bytes = text.text().chars().flat_map(u32::to_le_bytes).collect();
        return Ok(());
    }
    if let Some(other) = initial.foreign::<Array>().filter(|a| a.get(vm).code == code) {
        this.get_mut(vm).bytes = other.get(vm).bytes.clone();
        return Ok(());
    }
    methods::extend_by_iteration(vm, this, initial)
}
