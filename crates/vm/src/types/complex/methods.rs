//! What `complex` declares: slots, methods, parts.

use super::{Complex, arith, complex_ref, make, new};
use crate::class::{Class, ClassFlags, GetSet, Slots, TypeSpec};
use crate::methods;
use crate::types::float;
use crate::types::int::format_number;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Value};
use taipan_prim::complex as prim;
use taipan_prim::format::FormatKind;
use taipan_prim::hash::{hash_complex, hash_f64};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "Create a complex number from a string or numbers.\n\n\
         If a string is given, parse it as a complex number.\n\
         If a single number is given, convert it to a complex number.\n\
         If the 'real' or 'imag' arguments are given, create a complex number\n\
         with the specified real and imaginary components.",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(arith::compare),
        add: Some(arith::add),
        sub: Some(arith::sub),
        mul: Some(arith::mul),
        truediv: Some(arith::truediv),
        pow: Some(arith::pow),
        neg: Some(arith::neg),
        pos: Some(arith::itself),
        abs: Some(arith::abs),
        bool: Some(arith::truth),
        new: Some(new::new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(real=0, imag=0)",
    ..TypeSpec::named("complex", Complex::ID, &[Complex::ID])
};

fn value(this: &Value) -> prim::Complex {
    complex_ref(this).unwrap_or_default()
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(vm.new_str(&prim::repr(value(this))))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let c = value(this);
    let by_identity = crate::types::object::hash(vm, this)?;
    Ok(hash_complex(hash_f64(c.re).unwrap_or(by_identity), hash_f64(c.im).unwrap_or(by_identity)))
}

static GETSET: &[GetSet] = &[
    GetSet::member("real", |_, this| Ok(Value::float(value(this).re)))
        .documented("the real part of a complex number"),
    GetSet::member("imag", |_, this| Ok(Value::float(value(this).im)))
        .documented("the imaginary part of a complex number"),
];

fn from_number(vm: &mut Vm, class: &Value, number: &Value) -> PyResult {
    let exact = class.is(vm.types.complex.value());
    if exact && number.exact::<Complex>().is_some() {
        return Ok(number.clone());
    }
    let c = match new::special(vm, number)? {
        Some(c) => c,
        None => prim::Complex::new(float::to_float(vm, number)?, 0.0),
    };
    match class.downcast::<Class>() {
        Some(_) if !exact => vm.call(class, &[make(c)]),
        _ => Ok(make(c)),
    }
}

methods! { static METHODS;
    /// Convert number to a complex floating-point number.
    "from_number($type, number, /)" => |vm, [class, number]| { from_number(vm, class, number) }
    /// Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    "conjugate($self, /)" => |_vm, [this]| {
        let c = value(this);
        Ok(make(prim::Complex::new(c.re, -c.im)))
    }
    /// Convert this value to exact type complex.
    "__complex__($self, /)" => |vm, [this]| { arith::itself(vm, this) }
    "__getnewargs__($self, /)" => |vm, [this]| {
        let c = value(this);
        Ok(vm.new_tuple([Value::float(c.re), Value::float(c.im)]))
    }
    /// Convert to a string according to format_spec.
    "__format__($self, format_spec, /)" => |vm, [this, spec]| {
        let c = value(this);
        format_number(vm, this, spec, FormatKind::Float, |spec, out| {
            taipan_prim::format::format_complex(c, spec, out)
        })
    }
}
