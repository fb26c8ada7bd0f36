//! Arithmetic and comparison of `float`, with ints taken in.

use crate::class::slots::CompareOp;
use crate::exc::Exc;
use crate::types::int::{IntRef, float_ref, int_ref, too_large_for_float};
use crate::{PyResult, Raised, Vm};
use std::cmp::Ordering;
use taipan_heap::Value;
use taipan_prim::float::{self, FloatPowError};

/// The value as a float, as CPython's `CONVERT_TO_DOUBLE`; `None` where it is neither float nor int.
fn operand(vm: &mut Vm, v: &Value) -> PyResult<Option<f64>> {
    if let Some(f) = float_ref(v) {
        return Ok(Some(f));
    }
    match int_ref(v).map(IntRef::to_f64) {
        Some(Some(f)) => Ok(Some(f)),
        Some(None) => Err(too_large_for_float(vm)),
        None => Ok(None),
    }
}

fn pair(vm: &mut Vm, a: &Value, b: &Value) -> PyResult<Option<(f64, f64)>> {
    let (Some(x), Some(y)) = (operand(vm, a)?, operand(vm, b)?) else { return Ok(None) };
    Ok(Some((x, y)))
}

macro_rules! plain {
    ($($name:ident $op:tt)*) => { $(
        pub(super) fn $name(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
            Ok(match pair(vm, a, b)? {
                Some((x, y)) => Value::float(x $op y),
                None => Value::NOT_IMPLEMENTED,
            })
        }
    )* };
}
plain! {
    add +
    sub -
    mul *
}

pub(super) fn truediv(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    match pair(vm, a, b)? {
        Some((_, 0.0)) => raise!(vm, ZeroDivisionError, "{}", vm.dialect.float_division_by_zero()),
        Some((x, y)) => Ok(Value::float(x / y)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn floordiv(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some((x, y)) = pair(vm, a, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
    match float::floor_div(x, y) {
        Some(q) => Ok(Value::float(q)),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.float_floor_division_by_zero()),
    }
}

pub(super) fn rem(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some((x, y)) = pair(vm, a, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
    match float::modulo(x, y) {
        Some(r) => Ok(Value::float(r)),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.float_modulo_by_zero()),
    }
}

pub(super) fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some((x, y)) = pair(vm, a, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
    match float::divmod(x, y) {
        Some((q, r)) => Ok(vm.new_tuple([Value::float(q), Value::float(r)])),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.float_divmod_by_zero()),
    }
}

pub(super) fn pow(vm: &mut Vm, a: &Value, b: &Value, modulus: &Value) -> PyResult {
    if !modulus.is_none() {
        raise!(vm, TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    match pair(vm, a, b)? {
        Some((x, y)) => power(vm, x, y),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `x ** y`, complex where a negative base has a fractional exponent.
///
/// # Errors
/// ZeroDivisionError for zero to a negative power, OverflowError.
pub fn power(vm: &mut Vm, x: f64, y: f64) -> PyResult {
    match float::pow(x, y) {
        Ok(r) => Ok(Value::float(r)),
        Err(FloatPowError::ZeroToNegative) => {
            raise!(vm, ZeroDivisionError, "{}", vm.dialect.zero_to_negative_power())
        }
        Err(FloatPowError::Overflow) => Err(range_error(vm)),
        Err(FloatPowError::Complex) => crate::types::complex::real_power(vm, x, y),
    }
}

/// OverflowError with the C library's ERANGE and its text.
#[cold]
fn range_error(vm: &mut Vm) -> Raised {
    const ERANGE: i64 = 34;
    let text = vm.new_str("Numerical result out of range");
    let e = vm.new_exception(Exc::OverflowError, &[Value::int(ERANGE), text]);
    vm.raised(e)
}

macro_rules! unary {
    ($($name:ident |$x:ident| $result:expr;)*) => { $(
        pub(super) fn $name(_vm: &mut Vm, a: &Value) -> PyResult {
            let $x = float_ref(a).unwrap_or_default();
            Ok(Value::float($result))
        }
    )* };
}
unary! {
    neg |x| -x;
    abs |x| x.abs();
}

/// The value as an exact `float`.
pub(super) fn itself(_vm: &mut Vm, a: &Value) -> PyResult {
    if a.as_float().is_some() {
        return Ok(a.clone());
    }
    Ok(Value::float(float_ref(a).unwrap_or_default()))
}

pub(super) fn truth(_vm: &mut Vm, a: &Value) -> PyResult<bool> {
    Ok(float_ref(a) != Some(0.0))
}

/// Exact, whatever the size of an int.
pub(super) fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let Some(x) = float_ref(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let order = if let Some(y) = float_ref(b) {
        x.partial_cmp(&y)
    } else {
        match int_ref(b) {
            Some(IntRef::Small(i)) => taipan_prim::int::cmp_i64_f64(i, x).map(Ordering::reverse),
            Some(IntRef::Big(i)) => taipan_prim::int::cmp_bigint_f64(i, x).map(Ordering::reverse),
            None => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
    Ok(Value::bool(order.map_or(op == CompareOp::Ne, |o| op.matches(o))))
}
