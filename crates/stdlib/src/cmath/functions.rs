//! Functions of a complex number, step by step as CPython's `cmathmodule.c` computes them, so that last bits agree.

use super::tables::{self, Table};
use crate::math::glibc::asinh as real_asinh;
use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};
use taipan_prim::complex::Complex;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Domain,
    Range,
}

pub type Answer = Result<Complex, Fault>;

/// From here on squares and sums could overflow.
const LARGE: f64 = f64::MAX / 4.0;
/// The square root of [`LARGE`].
const SQRT_LARGE: f64 = 6.703_903_964_971_298e153;
/// The logarithm of [`LARGE`].
const LOG_LARGE: f64 = 708.396_418_532_264_1;
/// The square root of the smallest normal float.
const SQRT_MIN: f64 = 1.491_668_146_240_041_3e-154;
/// Powers of two by which tiny numbers are scaled, and their square roots back.
const SCALE_UP: i32 = 53;
const SCALE_DOWN: i32 = -27;

fn is_finite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

fn special(table: &Table, z: Complex) -> Answer {
    tables::look_up(table, z.re, z.im).map(|(re, im)| Complex::new(re, im)).ok_or(Fault::Domain)
}

/// An infinite real part at a finite angle: the direction decides the signs.
fn is_directed(z: Complex) -> bool {
    z.re.is_infinite() && z.im.is_finite() && z.im != 0.0
}

fn in_range(z: Complex) -> Answer {
    if z.re.is_infinite() || z.im.is_infinite() { Err(Fault::Range) } else { Ok(z) }
}

fn is_large(z: Complex) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

/// The logarithm of twice the size of a large number.
fn log_of_double(z: Complex) -> f64 {
    (z.re / 2.0).hypot(z.im / 2.0).ln() + LN_2 * 2.0
}

pub fn acos(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::ACOS, z);
    }
    if is_large(z) {
        let size = log_of_double(z);
        let im = if z.re < 0.0 { -size.copysign(z.im) } else { size.copysign(-z.im) };
        return Ok(Complex::new(z.im.abs().atan2(z.re), im));
    }
    let a = sqrt(Complex::new(1.0 - z.re, -z.im))?;
    let b = sqrt(Complex::new(1.0 + z.re, z.im))?;
    Ok(Complex::new(2.0 * a.re.atan2(b.re), real_asinh(b.re * a.im - b.im * a.re)))
}

pub fn acosh(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::ACOSH, z);
    }
    if is_large(z) {
        return Ok(Complex::new(log_of_double(z), z.im.atan2(z.re)));
    }
    let a = sqrt(Complex::new(z.re - 1.0, z.im))?;
    let b = sqrt(Complex::new(z.re + 1.0, z.im))?;
    Ok(Complex::new(real_asinh(a.re * b.re + a.im * b.im), 2.0 * a.im.atan2(b.re)))
}

/// A hyperbolic function turned into the circular one: `f(z) = -i g(iz)`.
fn turned(z: Complex, hyperbolic: fn(Complex) -> Answer) -> Answer {
    let r = hyperbolic(Complex::new(-z.im, z.re))?;
    Ok(Complex::new(r.im, -r.re))
}

pub fn asin(z: Complex) -> Answer {
    turned(z, asinh)
}

pub fn asinh(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::ASINH, z);
    }
    if is_large(z) {
        let size = log_of_double(z);
        let re = if z.im >= 0.0 { size.copysign(z.re) } else { -size.copysign(-z.re) };
        return Ok(Complex::new(re, z.im.atan2(z.re.abs())));
    }
    let a = sqrt(Complex::new(1.0 + z.im, -z.re))?;
    let b = sqrt(Complex::new(1.0 - z.im, z.re))?;
    Ok(Complex::new(real_asinh(a.re * b.im - b.re * a.im), z.im.atan2(a.re * b.re - a.im * b.im)))
}

pub fn atan(z: Complex) -> Answer {
    turned(z, atanh)
}

pub fn atanh(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::ATANH, z);
    }
    // atanh(-z) = -atanh(z)
    if z.re.is_sign_negative() {
        let r = atanh(Complex::new(-z.re, -z.im))?;
        return Ok(Complex::new(-r.re, -r.im));
    }
    let size = z.im.abs();
    if z.re > SQRT_LARGE || size > SQRT_LARGE {
        let h = (z.re / 2.0).hypot(z.im / 2.0);
        return Ok(Complex::new(z.re / 4.0 / h / h, -FRAC_PI_2.copysign(-z.im)));
    }
    if z.re == 1.0 && size < SQRT_MIN {
        if size == 0.0 {
            return Err(Fault::Domain);
        }
        let re = -(size.sqrt() / size.hypot(2.0).sqrt()).ln();
        return Ok(Complex::new(re, (2.0_f64.atan2(-size) / 2.0).copysign(z.im)));
    }
    let re = (4.0 * z.re / ((1.0 - z.re) * (1.0 - z.re) + size * size)).ln_1p() / 4.0;
    let im = -(-2.0 * z.im).atan2((1.0 - z.re) * (1.0 + z.re) - size * size) / 2.0;
    Ok(Complex::new(re, im))
}

pub fn cos(z: Complex) -> Answer {
    cosh(Complex::new(-z.im, z.re))
}

pub fn cosh(z: Complex) -> Answer {
    if is_directed(z) {
        let (re, im) = (f64::INFINITY.copysign(z.im.cos()), f64::INFINITY.copysign(z.im.sin()));
        return Ok(Complex::new(re, if z.re > 0.0 { im } else { -im }));
    }
    if !is_finite(z) {
        return special(&tables::COSH, z);
    }
    if z.re.abs() > LOG_LARGE {
        let less = z.re - 1.0_f64.copysign(z.re);
        return in_range(Complex::new(z.im.cos() * less.cosh() * E, z.im.sin() * less.sinh() * E));
    }
    in_range(Complex::new(z.im.cos() * z.re.cosh(), z.im.sin() * z.re.sinh()))
}

pub fn exp(z: Complex) -> Answer {
    if is_directed(z) {
        let size: f64 = if z.re > 0.0 { f64::INFINITY } else { 0.0 };
        return Ok(Complex::new(size.copysign(z.im.cos()), size.copysign(z.im.sin())));
    }
    if !is_finite(z) {
        return special(&tables::EXP, z);
    }
    if z.re > LOG_LARGE {
        let size = (z.re - 1.0).exp();
        return in_range(Complex::new(size * z.im.cos() * E, size * z.im.sin() * E));
    }
    let size = z.re.exp();
    in_range(Complex::new(size * z.im.cos(), size * z.im.sin()))
}

/// The logarithm of a size between 0 and infinity.
fn log_of_size(z: Complex) -> f64 {
    let (x, y) = (z.re.abs(), z.im.abs());
    if x > LARGE || y > LARGE {
        return (x / 2.0).hypot(y / 2.0).ln() + LN_2;
    }
    if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        let scaled = libm::ldexp(x, SCALE_UP).hypot(libm::ldexp(y, SCALE_UP));
        return scaled.ln() - f64::from(SCALE_UP) * LN_2;
    }
    let size = x.hypot(y);
    if (0.71..=1.73).contains(&size) {
        let (more, less) = (x.max(y), x.min(y));
        return ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0;
    }
    size.ln()
}

pub fn log(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::LOG, z);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return Err(Fault::Domain);
    }
    Ok(Complex::new(log_of_size(z), z.im.atan2(z.re)))
}

pub fn log10(z: Complex) -> Answer {
    let r = log(z)?;
    Ok(Complex::new(r.re / LN_10, r.im / LN_10))
}

pub fn sin(z: Complex) -> Answer {
    turned(z, sinh)
}

pub fn sinh(z: Complex) -> Answer {
    if is_directed(z) {
        let (re, im) = (f64::INFINITY.copysign(z.im.cos()), f64::INFINITY.copysign(z.im.sin()));
        return Ok(Complex::new(if z.re > 0.0 { re } else { -re }, im));
    }
    if !is_finite(z) {
        return special(&tables::SINH, z);
    }
    if z.re.abs() > LOG_LARGE {
        let less = z.re - 1.0_f64.copysign(z.re);
        return in_range(Complex::new(z.im.cos() * less.sinh() * E, z.im.sin() * less.cosh() * E));
    }
    in_range(Complex::new(z.im.cos() * z.re.sinh(), z.im.sin() * z.re.cosh()))
}

pub fn sqrt(z: Complex) -> Answer {
    if !is_finite(z) {
        return special(&tables::SQRT, z);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return Ok(Complex::new(0.0, z.im));
    }
    let (x, y) = (z.re.abs(), z.im.abs());
    let s = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        let x = libm::ldexp(x, SCALE_UP);
        libm::ldexp((x + x.hypot(libm::ldexp(y, SCALE_UP))).sqrt(), SCALE_DOWN)
    } else {
        let x = x / 8.0;
        2.0 * (x + x.hypot(y / 8.0)).sqrt()
    };
    let d = y / (2.0 * s);
    Ok(if z.re >= 0.0 { Complex::new(s, d.copysign(z.im)) } else { Complex::new(d, s.copysign(z.im)) })
}

pub fn tan(z: Complex) -> Answer {
    turned(z, tanh)
}

pub fn tanh(z: Complex) -> Answer {
    if is_directed(z) {
        return Ok(Complex::new(1.0_f64.copysign(z.re), 0.0_f64.copysign(2.0 * z.im.sin() * z.im.cos())));
    }
    if !is_finite(z) {
        return special(&tables::TANH, z);
    }
    if z.re.abs() > LOG_LARGE {
        let im = 4.0 * z.im.sin() * z.im.cos() * (-2.0 * z.re.abs()).exp();
        return Ok(Complex::new(1.0_f64.copysign(z.re), im));
    }
    let (tx, ty) = (z.re.tanh(), z.im.tan());
    let (cx, txty) = (1.0 / z.re.cosh(), tx * ty);
    let denominator = 1.0 + txty * txty;
    Ok(Complex::new(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx))
}

/// The number at that distance from 0 and at that angle.
pub fn rect(r: f64, phi: f64) -> Answer {
    if is_directed(Complex::new(r, phi)) {
        let (re, im) = (f64::INFINITY.copysign(phi.cos()), f64::INFINITY.copysign(phi.sin()));
        return Ok(if r > 0.0 { Complex::new(re, im) } else { Complex::new(-re, -im) });
    }
    if !r.is_finite() || !phi.is_finite() {
        return special(&tables::RECT, Complex::new(r, phi));
    }
    // A phase of 0 keeps the sign of zero.
    if phi == 0.0 {
        return Ok(Complex::new(r, r * phi));
    }
    Ok(Complex::new(r * phi.cos(), r * phi.sin()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_those_of_floats() {
        assert_eq!(SQRT_LARGE, LARGE.sqrt());
        assert_eq!(LOG_LARGE, LARGE.ln());
        assert_eq!(SQRT_MIN, f64::MIN_POSITIVE.sqrt());
    }
}
