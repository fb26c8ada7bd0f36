//! The type `str`: construction and the operators.

use super::Str;
use super::args::text_of;
use crate::call::{Args, call_method};
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::codecs;
use crate::types::int::int_ref;
use crate::types::slice::{Slice, adjust};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::text::Text;

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some(
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the \
         given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be \
         decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if \
         defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    ),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        str: Some(exact),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(super::iter::iter),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        rem: Some(rem),
        ..Slots::EMPTY
    },
    methods: super::methods::METHODS,
    ..TypeSpec::named("str", Str::ID, &[Str::ID])
};

methods! { static NEW;
    "str($type, object=absent, encoding=absent, errors=absent)" => |vm, [_class, object, encoding, errors]| {
        let encoding = optional_str(vm, encoding, "argument 'encoding'")?;
        let errors = optional_str(vm, errors, "argument 'errors'")?;
        if object.is_null() {
            return Ok(vm.shared.empty_str.clone());
        }
        if encoding.is_none() && errors.is_none() {
            return vm.str(object);
        }
        if object.downcast::<Str>().is_some() {
            raise!(vm, TypeError, "decoding str is not supported");
        }
        let Some(data) = vm.buffer(object)? else {
            let given = vm.type_name(object);
            raise!(vm, TypeError, "decoding to str: need a bytes-like object, {given} found");
        };
        codecs::decode(vm, &data, encoding, errors)
    }
}

fn optional_str<'a>(vm: &mut Vm, v: &'a Value, which: &str) -> PyResult<Option<&'a Ref<Str>>> {
    if v.is_none() && !vm.dialect.calls_none_by_value() {
        raise!(vm, TypeError, "str() {which} must be str, not NoneType");
    }
    if v.is_null() { Ok(None) } else { super::args::clinic_str(vm, v, "str", which).map(Some) }
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let text = match (args.positional(), args.names()) {
        ([one], []) => vm.str(one)?,
        (many, []) if many.len() > 3 && class.value().is(vm.types.str.value()) => {
            let message = vm.dialect.too_many_for_str(many.len());
            raise!(vm, TypeError, "{message}");
        }
        _ => call_method(vm, &NEW[0], None, args.with_first(class.value().clone()).args())?,
    };
    if class.value().is(vm.types.str.value()) {
        return Ok(text);
    }
    let shape = class.get(vm).shape;
    Ok(Ref::with_shape(shape, Str::new(text_of(&text).to_text())).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let text = text_of(this).repr(vm.dialect.ucd());
    Ok(vm.new_text(text))
}

/// The str itself, or a copy without the subclass.
fn exact(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(unchanged(vm, this))
}

/// What a method returns where nothing changes: the str itself, or a copy without the subclass.
pub fn unchanged(vm: &mut Vm, this: &Value) -> Value {
    if this.exact::<Str>().is_some() { this.clone() } else { vm.new_text(text_of(this).to_text()) }
}

fn hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    Ok(this.downcast::<Str>().map_or(0, |s| s.hash()))
}

fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<Str>(), b.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(match op {
        CompareOp::Eq => a.is(b) || x.same_text(y),
        CompareOp::Ne => !a.is(b) && !x.same_text(y),
        _ => op.matches(x.text().cmp(&y.text())),
    }))
}

fn len(_vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(text_of(this).len())
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let text = text_of(this);
    if let Some(slice) = key.downcast::<Slice>() {
        let at = adjust(vm, slice, text.len())?;
        if at.step == 1 && at.count == text.len() {
            return Ok(unchanged(vm, this));
        }
        let start = at.start.max(0) as usize;
        if at.step == 1 {
            return Ok(vm.new_part(text.slice(start, start.saturating_add(at.count))));
        }
        return Ok(vm.new_text(text.slice_step(start, at.step as isize, at.count)));
    }
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "string indices must be integers, not '{}'", vm.type_name(key));
    }
    let index = vm.index_i64(key)?;
    let at = if index < 0 { index.saturating_add(text.len() as i64) } else { index };
    match usize::try_from(at).ok().and_then(|at| text.get(at)) {
        Some(c) => Ok(vm.char_str(c)),
        None => raise!(vm, IndexError, "string index out of range"),
    }
}

fn contains(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<bool> {
    match key.downcast::<Str>() {
        Some(needle) => Ok(text_of(this).contains(needle.text())),
        None => {
            raise!(vm, TypeError, "'in <string>' requires string as left operand, not {}", vm.type_name(key))
        }
    }
}

fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(y) = b.downcast::<Str>() else {
        raise!(vm, TypeError, "can only concatenate str (not \"{}\") to str", vm.type_name(b));
    };
    let (x, y) = (text_of(a), y.text());
    if y.is_empty() {
        return Ok(unchanged(vm, a));
    }
    if x.is_empty() {
        return Ok(unchanged(vm, b));
    }
    vm.check_memory(x.len().saturating_add(y.len()).saturating_mul(x.width().max(y.width())))?;
    Ok(vm.new_text(Text::concat(x, y)))
}

fn repeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let count = vm.repeat_count(times)?;
    let text = text_of(this);
    if count == 1 {
        return Ok(unchanged(vm, this));
    }
    let Some(length) = text.len().checked_mul(count).filter(|&n| isize::try_from(n).is_ok()) else {
        raise!(vm, OverflowError, "repeated string is too long");
    };
    vm.check_memory(length.saturating_mul(text.width()))?;
    let text = text.repeat(count).unwrap_or_default();
    Ok(vm.new_text(text))
}

fn rem(vm: &mut Vm, format: &Value, args: &Value) -> PyResult {
    match format.downcast::<Str>() {
        Some(s) => crate::types::percent::format_text(vm, s, args),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
