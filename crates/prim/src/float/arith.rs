//! Float division, remainder and power with Python's signs, zeros and errors.

/// `value // divisor`; `None` is ZeroDivisionError.
pub fn floor_div(value: f64, divisor: f64) -> Option<f64> {
    divmod(value, divisor).map(|(quotient, _)| quotient)
}

/// `value % divisor`, with the divisor's sign; `None` is ZeroDivisionError.
pub fn modulo(value: f64, divisor: f64) -> Option<f64> {
    if divisor == 0.0 {
        return None;
    }
    let remainder = value % divisor;
    Some(if remainder == 0.0 {
        0.0_f64.copysign(divisor)
    } else if (divisor < 0.0) != (remainder < 0.0) {
        remainder + divisor
    } else {
        remainder
    })
}

/// `divmod(value, divisor)` as CPython's `_float_div_mod`; `None` is ZeroDivisionError.
///
/// ```
/// assert_eq!(taipan_prim::float::divmod(-7.5, 2.0), Some((-4.0, 0.5)));
/// ```
pub fn divmod(value: f64, divisor: f64) -> Option<(f64, f64)> {
    if divisor == 0.0 {
        return None;
    }
    let mut remainder = value % divisor;
    let mut quotient = (value - remainder) / divisor;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(divisor);
    } else if (divisor < 0.0) != (remainder < 0.0) {
        remainder += divisor;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Some((0.0_f64.copysign(value / divisor), remainder));
    }
    let floor = quotient.floor();
    let whole = if quotient - floor > 0.5 { floor + 1.0 } else { floor };
    Some((whole, remainder))
}

/// Why `float ** float` has no float result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatPowError {
    /// ZeroDivisionError: zero to a negative power.
    ZeroToNegative,
    /// OverflowError `(34, 'Numerical result out of range')`.
    Overflow,
    /// A negative base to a fractional power: the result is the complex power.
    Complex,
}

/// `base ** exponent` as CPython's `float_pow`.
///
/// ```
/// use taipan_prim::float::{FloatPowError, pow};
/// assert_eq!(pow(2.0, -1.0), Ok(0.5));
/// assert_eq!(pow(-8.0, 0.5), Err(FloatPowError::Complex));
/// ```
pub fn pow(base: f64, exponent: f64) -> Result<f64, FloatPowError> {
    // The C library's pow agrees with the special cases that float_pow spells out.
    if base.is_finite() && exponent.is_finite() {
        if base == 0.0 && exponent < 0.0 {
            return Err(FloatPowError::ZeroToNegative);
        }
        if base < 0.0 && exponent.floor() != exponent {
            return Err(FloatPowError::Complex);
        }
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(FloatPowError::Overflow);
    }
    Ok(result)
}
