//! Arithmetic and comparison of `complex`.

use super::{Operand, complex_ref, make, operand};
use crate::class::slots::CompareOp;
use crate::types::int::{IntRef, float_ref, int_ref};
use crate::{PyResult, Vm};
use std::cmp::Ordering;
use taipan_heap::Value;
use taipan_prim::complex::{self, Complex, ComplexPowError, Model, mixed};

fn pair(vm: &mut Vm, a: &Value, b: &Value) -> PyResult<Option<(Operand, Operand)>> {
    let (Some(x), Some(y)) = (operand(vm, a)?, operand(vm, b)?) else { return Ok(None) };
    if vm.dialect.complex_model() == Model::Textbook {
        return Ok(Some((Operand::Complex(x.number()), Operand::Complex(y.number()))));
    }
    Ok(Some((x, y)))
}

pub(super) fn add(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    Ok(match pair(vm, a, b)? {
        Some((Operand::Complex(x), Operand::Real(y)) | (Operand::Real(y), Operand::Complex(x))) => {
            make(mixed::add_real(x, y))
        }
        Some((x, y)) => make(complex::add(x.number(), y.number())),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn sub(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    Ok(match pair(vm, a, b)? {
        Some((Operand::Complex(x), Operand::Real(y))) => make(mixed::sub_real(x, y)),
        Some((Operand::Real(x), Operand::Complex(y))) => make(mixed::real_sub(x, y)),
        Some((x, y)) => make(complex::sub(x.number(), y.number())),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn mul(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let model = vm.dialect.complex_model();
    Ok(match pair(vm, a, b)? {
        Some((Operand::Complex(x), Operand::Real(y)) | (Operand::Real(y), Operand::Complex(x))) => {
            make(mixed::mul_real(x, y))
        }
        Some((x, y)) => make(complex::mul(x.number(), y.number(), model)),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn truediv(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let model = vm.dialect.complex_model();
    let quotient = match pair(vm, a, b)? {
        Some((Operand::Complex(x), Operand::Real(y))) => mixed::div_real(x, y),
        Some((Operand::Real(x), Operand::Complex(y))) => mixed::real_div(x, y),
        Some((x, y)) => complex::div(x.number(), y.number(), model),
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    match quotient {
        Some(q) => Ok(make(q)),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.complex_division_by_zero()),
    }
}

pub(super) fn pow(vm: &mut Vm, a: &Value, b: &Value, modulus: &Value) -> PyResult {
    let (Some(x), Some(y)) = (operand(vm, a)?, operand(vm, b)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !modulus.is_none() {
        raise!(vm, ValueError, "complex modulo");
    }
    power(vm, x.number(), y.number())
}

fn power(vm: &mut Vm, x: Complex, y: Complex) -> PyResult {
    match complex::pow(x, y, vm.dialect.complex_model()) {
        Ok(r) => Ok(make(r)),
        Err(ComplexPowError::ZeroDivision) => {
            raise!(vm, ZeroDivisionError, "{}", vm.dialect.complex_zero_to_power())
        }
        Err(ComplexPowError::Overflow) => raise!(vm, OverflowError, "complex exponentiation"),
    }
}

/// The complex power of two real numbers.
///
/// # Errors
/// ZeroDivisionError, OverflowError.
pub fn real_power(vm: &mut Vm, x: f64, y: f64) -> PyResult {
    power(vm, Complex::new(x, 0.0), Complex::new(y, 0.0))
}

pub(super) fn neg(_vm: &mut Vm, a: &Value) -> PyResult {
    Ok(make(complex::neg(complex_ref(a).unwrap_or_default())))
}

/// The value as an exact `complex`.
pub(super) fn itself(_vm: &mut Vm, a: &Value) -> PyResult {
    if a.exact::<super::Complex>().is_some() {
        return Ok(a.clone());
    }
    Ok(make(complex_ref(a).unwrap_or_default()))
}

pub(super) fn abs(vm: &mut Vm, a: &Value) -> PyResult {
    match complex::abs(complex_ref(a).unwrap_or_default()) {
        Some(x) => Ok(Value::float(x)),
        None => raise!(vm, OverflowError, "absolute value too large"),
    }
}

pub(super) fn truth(_vm: &mut Vm, a: &Value) -> PyResult<bool> {
    let c = complex_ref(a).unwrap_or_default();
    Ok(c.re != 0.0 || c.im != 0.0)
}

/// Only equality; with ints exactly.
pub(super) fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), CompareOp::Eq | CompareOp::Ne) = (complex_ref(a), op) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = if let Some(y) = complex_ref(b) {
        x == y
    } else if let Some(y) = float_ref(b) {
        x.re == y && x.im == 0.0
    } else {
        let order = match int_ref(b) {
            Some(IntRef::Small(i)) => taipan_prim::int::cmp_i64_f64(i, x.re),
            Some(IntRef::Big(i)) => taipan_prim::int::cmp_bigint_f64(i, x.re),
            None => return Ok(Value::NOT_IMPLEMENTED),
        };
        order == Some(Ordering::Equal) && x.im == 0.0
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}
