//! Complex arithmetic as CPython's `Objects/complexobject.c`, rounding step by rounding step.

use super::Complex;

/// `a + b`.
pub fn add(a: Complex, b: Complex) -> Complex {
    Complex::new(a.re + b.re, a.im + b.im)
}

/// `a - b`.
pub fn sub(a: Complex, b: Complex) -> Complex {
    Complex::new(a.re - b.re, a.im - b.im)
}

/// `-a`.
pub fn neg(a: Complex) -> Complex {
    Complex::new(-a.re, -a.im)
}

/// `a * b` by the textbook formula, as CPython up to 3.13 in every case.
pub fn mul(a: Complex, b: Complex) -> Complex {
    Complex::new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
}

/// `a / b` by Smith's method; `None` is ZeroDivisionError.
///
/// ```
/// use taipan_prim::complex::{Complex, div};
/// assert_eq!(div(Complex::new(4.0, 2.0), Complex::new(0.0, 2.0)), Some(Complex::new(1.0, -2.0)));
/// ```
pub fn div(a: Complex, b: Complex) -> Option<Complex> {
    let (re, im) = (b.re.abs(), b.im.abs());
    if re >= im {
        if re == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let denominator = b.re + b.im * ratio;
        return Some(Complex::new((a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator));
    }
    if im >= re {
        let ratio = b.re / b.im;
        let denominator = b.re * ratio + b.im;
        return Some(Complex::new((a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator));
    }
    Some(Complex::new(f64::NAN, f64::NAN))
}

/// `abs(a)`; `None` is OverflowError "absolute value too large".
pub fn abs(a: Complex) -> Option<f64> {
    let magnitude = a.re.hypot(a.im);
    if magnitude.is_infinite() && a.re.is_finite() && a.im.is_finite() { None } else { Some(magnitude) }
}

/// Why `complex ** complex` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexPowError {
    /// ZeroDivisionError: zero to a negative or complex power.
    ZeroDivision,
    /// OverflowError: "complex exponentiation".
    Overflow,
}

/// `base ** exponent`: by repeated multiplication for small integral exponents, in polar form otherwise.
pub fn pow(base: Complex, exponent: Complex) -> Result<Complex, ComplexPowError> {
    const INTEGER_LIMIT: f64 = 100.0;
    let small_integer =
        exponent.im == 0.0 && exponent.re.floor() == exponent.re && exponent.re.abs() <= INTEGER_LIMIT;
    let power = if small_integer { pow_int(base, exponent.re as i32) } else { pow_polar(base, exponent) }?;
    let overflowed = |part: f64| part.is_infinite();
    if overflowed(power.re) || overflowed(power.im) { Err(ComplexPowError::Overflow) } else { Ok(power) }
}

fn pow_int(base: Complex, exponent: i32) -> Result<Complex, ComplexPowError> {
    let power = pow_unsigned(base, exponent.unsigned_abs());
    if exponent > 0 {
        return Ok(power);
    }
    div(Complex::new(1.0, 0.0), power).ok_or(ComplexPowError::ZeroDivision)
}

fn pow_unsigned(base: Complex, exponent: u32) -> Complex {
    let mut result = Complex::new(1.0, 0.0);
    let mut square = base;
    let mut mask = 1;
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = mul(result, square);
        }
        mask <<= 1;
        square = mul(square, square);
    }
    result
}

fn pow_polar(base: Complex, exponent: Complex) -> Result<Complex, ComplexPowError> {
    if exponent.re == 0.0 && exponent.im == 0.0 {
        return Ok(Complex::new(1.0, 0.0));
    }
    if base.re == 0.0 && base.im == 0.0 {
        if exponent.im != 0.0 || exponent.re < 0.0 {
            return Err(ComplexPowError::ZeroDivision);
        }
        return Ok(Complex::new(0.0, 0.0));
    }
    let magnitude = base.re.hypot(base.im);
    let angle = base.im.atan2(base.re);
    let mut length = magnitude.powf(exponent.re);
    let mut phase = angle * exponent.re;
    if exponent.im != 0.0 {
        length /= (angle * exponent.im).exp();
        phase += exponent.im * magnitude.ln();
    }
    Ok(Complex::new(length * phase.cos(), length * phase.sin()))
}
