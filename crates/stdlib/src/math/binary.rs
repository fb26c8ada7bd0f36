//! Functions of two floats and more, and those that look into a float's bits.

use super::error;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// The largest exponent that a C int holds: floats end long before.
const EXPONENT_LIMIT: i64 = 5000;

/// CPython's `math_2`.
fn two(vm: &mut Vm, x: &Value, y: &Value, f: fn(f64, f64) -> f64) -> PyResult {
    let (x, y) = (to_float(vm, x)?, to_float(vm, y)?);
    let r = f(x, y);
    if r.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(error::domain(vm, "", None));
    }
    if r.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(error::range(vm));
    }
    Ok(Value::float(r))
}

fn power(vm: &mut Vm, x: &Value, y: &Value) -> PyResult {
    let (x, y) = (to_float(vm, x)?, to_float(vm, y)?);
    let r = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if r.is_nan() || (r.is_infinite() && x == 0.0) {
            return Err(error::domain(vm, "", None));
        }
        if r.is_infinite() {
            return Err(error::range(vm));
        }
    }
    Ok(Value::float(r))
}

fn ldexp(vm: &mut Vm, x: &Value, i: &Value) -> PyResult {
    let x = to_float(vm, x)?;
    let Some(i) = int_ref(i) else {
        raise!(vm, TypeError, "Expected an int as second argument to ldexp.");
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let limit = if i.is_negative() { -EXPONENT_LIMIT } else { EXPONENT_LIMIT };
    let exponent = i.to_i64().unwrap_or(limit).clamp(-EXPONENT_LIMIT, EXPONENT_LIMIT);
    let r = libm::ldexp(x, exponent as i32);
    if r.is_infinite() { Err(error::range(vm)) } else { Ok(Value::float(r)) }
}

fn is_close(vm: &mut Vm, values: [&Value; 4]) -> PyResult {
    let [a, b, relative, absolute] = values;
    let (a, b) = (to_float(vm, a)?, to_float(vm, b)?);
    let relative = if relative.is_null() { 1e-9 } else { to_float(vm, relative)? };
    let absolute = if absolute.is_null() { 0.0 } else { to_float(vm, absolute)? };
    if relative < 0.0 || absolute < 0.0 {
        raise!(vm, ValueError, "tolerances must be non-negative");
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close =
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

/// `steps` floats from `x` towards `y`.
fn step_towards(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    let (bits, target) = (x.to_bits(), y.to_bits());
    let (size, target_size) = (bits & !SIGN, target & !SIGN);
    if (bits ^ target) & SIGN != 0 {
        if size + target_size <= steps {
            return y;
        }
        let crossed = steps.checked_sub(size);
        return f64::from_bits(match crossed {
            Some(beyond) if beyond > 0 => (target & SIGN) | beyond,
            _ => bits - steps,
        });
    }
    if size > target_size {
        return if size - target_size >= steps { f64::from_bits(bits - steps) } else { y };
    }
    if target_size - size >= steps { f64::from_bits(bits + steps) } else { y }
}

fn next_after(vm: &mut Vm, x: &Value, y: &Value, steps: &Value) -> PyResult {
    let (x, y) = (to_float(vm, x)?, to_float(vm, y)?);
    if steps.is_none() {
        return Ok(Value::float(step_towards(x, y, 1)));
    }
    let steps = vm.index(steps)?;
    let steps = match int_ref(&steps) {
        Some(i) if i.is_negative() => raise!(vm, ValueError, "steps must be a non-negative integer"),
        Some(IntRef::Small(i)) => i.unsigned_abs(),
        _ => u64::MAX,
    };
    Ok(Value::float(step_towards(x, y, steps)))
}

fn ulp(x: f64) -> f64 {
    let size = x.abs();
    if !size.is_finite() {
        return if x.is_nan() { x } else { size };
    }
    let up = size.next_up();
    if up.is_infinite() { size - size.next_down() } else { up - size }
}

fn fma(vm: &mut Vm, x: &Value, y: &Value, z: &Value) -> PyResult {
    let (x, y, z) = (to_float(vm, x)?, to_float(vm, y)?, to_float(vm, z)?);
    let r = x.mul_add(y, z);
    if r.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        raise!(vm, ValueError, "invalid operation in fma");
    }
    if r.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        raise!(vm, OverflowError, "overflow in fma");
    }
    Ok(Value::float(r))
}

methods! { pub static FUNCTIONS;
    /// Return the arc tangent (measured in radians) of y/x.
    ///
    /// Unlike atan(y/x), the signs of both x and y are considered.
    "atan2($module, y, x, /)" => |vm, [y, x]| { two(vm, y, x, f64::atan2) }
    /// Return a float with the magnitude (absolute value) of x but the sign of y.
    ///
    /// On platforms that support signed zeros, copysign(1.0, -0.0)
    /// returns -1.0.
    "copysign($module, x, y, /)" => |vm, [x, y]| { two(vm, x, y, f64::copysign) }
    /// Return fmod(x, y), according to platform C.
    ///
    /// x % y may differ.
    "fmod($module, x, y, /)" => |vm, [x, y]| { two(vm, x, y, |x, y| x % y) }
    /// Return the mantissa and exponent of x, as pair (m, e).
    ///
    /// m is a float and e is an int, such that x = m * 2.**e.
    /// If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
    "frexp($module, x, /)" => |vm, [x]| {
        let x = to_float(vm, x)?;
        let (m, e) = if x == 0.0 || !x.is_finite() { (x, 0) } else { libm::frexp(x) };
        Ok(vm.new_tuple([Value::float(m), Value::int(i64::from(e))]))
    }
    /// Determine whether two floating-point numbers are close in value.
    ///
    ///   rel_tol
    ///     maximum difference for being considered "close", relative to the
    ///     magnitude of the input values
    ///   abs_tol
    ///     maximum difference for being considered "close", regardless of the
    ///     magnitude of the input values
    ///
    /// Return True if a is close in value to b, and False otherwise.
    ///
    /// For the values to be considered close, the difference between them
    /// must be smaller than at least one of the tolerances.
    ///
    /// -inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
    /// is, NaN is not close to anything, even itself.  inf and -inf are
    /// only close to themselves.
    "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)" => |vm, [a, b, relative, absolute]| {
        is_close(vm, [a, b, relative, absolute])
    }
    /// Return x * (2**i).
    ///
    /// This is essentially the inverse of frexp().
    "ldexp($module, x, i, /)" => |vm, [x, i]| { ldexp(vm, x, i) }
    /// Return the fractional and integer parts of x.
    ///
    /// Both results carry the sign of x and are floats.
    "modf($module, x, /)" => |vm, [x]| {
        let x = to_float(vm, x)?;
        let (fraction, whole) = match () {
            () if x.is_infinite() => (0.0_f64.copysign(x), x),
            () if x.is_nan() => (x, x),
            () => ((x - x.trunc()).copysign(x), x.trunc()),
        };
        Ok(vm.new_tuple([Value::float(fraction), Value::float(whole)]))
    }
    /// Return x**y (x to the power of y).
    "pow($module, x, y, /)" => |vm, [x, y]| { power(vm, x, y) }
    /// Difference between x and the closest integer multiple of y.
    ///
    /// Return x - n*y where n*y is the closest integer multiple of y.
    /// In the case where x is exactly halfway between two multiples of
    /// y, the nearest even value of n is used. The result is always exact.
    "remainder($module, x, y, /)" => |vm, [x, y]| { two(vm, x, y, libm::remainder) }
    /// Return the value of the least significant bit of the float x.
    "ulp($module, x, /)" => |vm, [x]| { Ok(Value::float(ulp(to_float(vm, x)?))) }
}

methods! { pub static FMA;
    /// Fused multiply-add operation.
    ///
    /// Compute (x * y) + z with a single round.
    "fma($module, x, y, z, /)" => |vm, [x, y, z]| { fma(vm, x, y, z) }
}

methods! { pub static NEXTAFTER;
    /// Return the next floating-point value after x towards y.
    "nextafter($module, x, y, /)" => |vm, [x, y]| { next_after(vm, x, y, &Value::NONE) }
}

methods! { pub static STEPS;
    /// Return the floating-point value the given number of steps after x towards y.
    ///
    /// If steps is not specified or is None, it defaults to 1.
    ///
    /// Raises a TypeError, if x or y is not a double, or if steps is not an integer.
    /// Raises ValueError if steps is negative.
    "nextafter($module, x, y, /, *, steps=None)" => |vm, [x, y, steps]| { next_after(vm, x, y, steps) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cross_zero_and_stop_at_the_target() {
        assert_eq!(step_towards(1.0, 2.0, 3), 1.0000000000000007);
        assert_eq!(step_towards(-1e-323, 1.0, 5), 1.5e-323);
        assert_eq!(step_towards(1.0, -1.0, u64::MAX), -1.0);
        assert_eq!(step_towards(5e-324, -1.0, 1).to_bits(), 0);
        assert_eq!(ulp(1.0), f64::EPSILON);
        assert_eq!(ulp(f64::MAX), 2.0_f64.powi(971));
    }
}
