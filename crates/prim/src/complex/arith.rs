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

/// How products and quotients treat infinities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The textbook formulas, as up to 3.13; a real operand counts as complex.
    Textbook,
    /// C99 Annex G, as from 3.14 on: infinities are recovered from NaN, and a real operand stays real (see
    /// [`mixed`](super::mixed)).
    AnnexG,
}

/// `a * b`.
pub fn mul(a: Complex, b: Complex, model: Model) -> Complex {
    let (ac, bd, ad, bc) = (a.re * b.re, a.im * b.im, a.re * b.im, a.im * b.re);
    let product = Complex::new(ac - bd, ad + bc);
    if model == Model::Textbook || !product.re.is_nan() || !product.im.is_nan() {
        return product;
    }
    let overflows = [ac, bd, ad, bc].into_iter().any(f64::is_infinite);
    let (a, b) = match (a.is_infinite(), b.is_infinite()) {
        (true, true) => (a.on_unit_box().without_nan(), b.on_unit_box().without_nan()),
        (true, false) => (a.on_unit_box(), b.without_nan()),
        (false, true) => (a.without_nan(), b.on_unit_box()),
        (false, false) if overflows => (a.without_nan(), b.without_nan()),
        (false, false) => return product,
    };
    let infinity = f64::INFINITY;
    Complex::new(infinity * (a.re * b.re - a.im * b.im), infinity * (a.re * b.im + a.im * b.re))
}

impl Complex {
    pub(super) fn is_infinite(self) -> bool {
        self.re.is_infinite() || self.im.is_infinite()
    }

    pub(super) fn is_finite(self) -> bool {
        self.re.is_finite() && self.im.is_finite()
    }

    /// Infinite parts become ones, others zeros.
    pub(super) fn on_unit_box(self) -> Self {
        let boxed = |part: f64| f64::from(u8::from(part.is_infinite())).copysign(part);
        Self::new(boxed(self.re), boxed(self.im))
    }

    fn without_nan(self) -> Self {
        let zeroed = |part: f64| if part.is_nan() { 0.0_f64.copysign(part) } else { part };
        Self::new(zeroed(self.re), zeroed(self.im))
    }
}

/// `a / b` by Smith's method; `None` is ZeroDivisionError.
///
/// ```
/// use taipan_prim::complex::{Complex, Model, div};
/// let quotient = div(Complex::new(4.0, 2.0), Complex::new(0.0, 2.0), Model::Textbook);
/// assert_eq!(quotient, Some(Complex::new(1.0, -2.0)));
/// ```
pub fn div(a: Complex, b: Complex, model: Model) -> Option<Complex> {
    let quotient = smith(a, b)?;
    if model == Model::Textbook || !quotient.re.is_nan() || !quotient.im.is_nan() {
        return Some(quotient);
    }
    let scaled = |scale: f64, a: Complex, b: Complex| {
        Complex::new(scale * (a.re * b.re + a.im * b.im), scale * (a.im * b.re - a.re * b.im))
    };
    Some(if a.is_infinite() && b.is_finite() {
        scaled(f64::INFINITY, a.on_unit_box(), b)
    } else if b.is_infinite() && a.is_finite() {
        scaled(0.0, a, b.on_unit_box())
    } else {
        quotient
    })
}

fn smith(a: Complex, b: Complex) -> Option<Complex> {
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
