//! Functions whose last bits differ between C libraries, computed step by step as glibc does, which CPython calls on
//! Linux.

const LN_2: f64 = std::f64::consts::LN_2;
/// From here on `sqrt(x * x + 1)` is `x`.
const LARGE: f64 = (1_u64 << 28) as f64;

/// Area hyperbolic sine (glibc's `s_asinh.c`).
pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 1.0 / LARGE {
        return x;
    }
    let r = if size > LARGE {
        size.ln() + LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    r.copysign(x)
}

/// Area hyperbolic cosine (glibc's `e_acosh.c`).
pub fn acosh(x: f64) -> f64 {
    if x > LARGE {
        return if x.is_finite() { x.ln() + LN_2 } else { x };
    }
    if x > 2.0 {
        return (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln();
    }
    if x == 1.0 {
        return 0.0;
    }
    let t = x - 1.0;
    if t < 0.0 || t.is_nan() { f64::NAN } else { (t + (2.0 * t + t * t).sqrt()).ln_1p() }
}

/// Area hyperbolic tangent (glibc's `e_atanh.c`).
pub fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if size < 1.0 / LARGE {
        return x;
    }
    let r = if size < 0.5 {
        let doubled = size + size;
        0.5 * (doubled + doubled * size / (1.0 - size)).ln_1p()
    } else if size < 1.0 {
        0.5 * ((size + size) / (1.0 - size)).ln_1p()
    } else {
        return if size == 1.0 { f64::INFINITY.copysign(x) } else { f64::NAN };
    };
    r.copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_bits_are_glibcs() {
        assert_eq!(asinh(2.625651554155823), 1.6929121530202547);
        assert_eq!(asinh(-17.432617050292926), -3.5523118113432814);
        assert!(atanh(2.0).is_nan() && acosh(0.5).is_nan());
    }
}
