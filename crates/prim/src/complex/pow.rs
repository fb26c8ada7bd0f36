//! `complex ** complex`.

use super::{Complex, Model, div, mul};

/// Why `complex ** complex` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexPowError {
    /// ZeroDivisionError: zero to a negative or complex power (and whatever else sets `EDOM`).
    ZeroDivision,
    /// OverflowError: "complex exponentiation".
    Overflow,
}

/// `base ** exponent`: by repeated multiplication for small integral exponents, in polar form otherwise.
pub fn pow(base: Complex, exponent: Complex, model: Model) -> Result<Complex, ComplexPowError> {
    const INTEGER_LIMIT: f64 = 100.0;
    let small_integer =
        exponent.im == 0.0 && exponent.re.floor() == exponent.re && exponent.re.abs() <= INTEGER_LIMIT;
    let power = if small_integer {
        pow_int(base, exponent.re as i32, model)
    } else {
        pow_polar(base, exponent, model)
    }?;
    if power.is_infinite() { Err(ComplexPowError::Overflow) } else { Ok(power) }
}

fn pow_int(base: Complex, exponent: i32, model: Model) -> Result<Complex, ComplexPowError> {
    let power = pow_unsigned(base, exponent.unsigned_abs(), model);
    if exponent > 0 {
        return Ok(power);
    }
    div(Complex::new(1.0, 0.0), power, model).ok_or(ComplexPowError::ZeroDivision)
}

fn pow_unsigned(base: Complex, exponent: u32, model: Model) -> Complex {
    let mut result = Complex::new(1.0, 0.0);
    let mut square = base;
    let mut mask = 1;
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = mul(result, square, model);
        }
        mask <<= 1;
        square = mul(square, square, model);
    }
    result
}

fn pow_polar(base: Complex, exponent: Complex, model: Model) -> Result<Complex, ComplexPowError> {
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
        match model {
            Model::Textbook => length /= (angle * exponent.im).exp(),
            Model::AnnexG => length *= (-angle * exponent.im).exp(),
        }
        phase += exponent.im * magnitude.ln();
    }
    // The C library's cos and sin set EDOM for an infinity, which CPython reports like a power of zero.
    if phase.is_infinite() {
        return Err(ComplexPowError::ZeroDivision);
    }
    Ok(Complex::new(length * phase.cos(), length * phase.sin()))
}
