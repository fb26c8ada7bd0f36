//! Arithmetic of a complex and a real number, which from 3.14 on does not turn the real one into a complex.

use super::Complex;

/// `a + b`, in either order.
pub fn add_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.re + b, a.im)
}

/// `a - b`.
pub fn sub_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.re - b, a.im)
}

/// `a - b`.
pub fn real_sub(a: f64, b: Complex) -> Complex {
    Complex::new(a - b.re, -b.im)
}

/// `a * b`, in either order.
///
/// ```
/// use taipan_prim::complex::{Complex, mixed::mul_real};
/// assert_eq!(mul_real(Complex::new(f64::INFINITY, 1.0), 2.0), Complex::new(f64::INFINITY, 2.0));
/// ```
pub fn mul_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.re * b, a.im * b)
}

/// `a / b`; `None` is ZeroDivisionError.
pub fn div_real(a: Complex, b: f64) -> Option<Complex> {
    if b == 0.0 { None } else { Some(Complex::new(a.re / b, a.im / b)) }
}

/// `a / b`; `None` is ZeroDivisionError.
pub fn real_div(a: f64, b: Complex) -> Option<Complex> {
    let (re, im) = (b.re.abs(), b.im.abs());
    let quotient = if re >= im {
        if re == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let denominator = b.re + b.im * ratio;
        Complex::new(a / denominator, (-a * ratio) / denominator)
    } else if im >= re {
        let ratio = b.re / b.im;
        let denominator = b.re * ratio + b.im;
        Complex::new((a * ratio) / denominator, -a / denominator)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    };
    if quotient.re.is_nan() && quotient.im.is_nan() && a.is_finite() && b.is_infinite() {
        let b = b.on_unit_box();
        return Some(Complex::new(0.0 * (a * b.re), 0.0 * (-a * b.im)));
    }
    Some(quotient)
}
