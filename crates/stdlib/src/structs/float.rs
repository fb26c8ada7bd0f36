//! Half precision floats.

/// The 16 bits of a float, rounded half to even; `None` where it is too large.
pub fn to_half(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let size = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Multiples of the unit in the last place; below 2^-14 that is fixed.
    let exponent = if size < 2f64.powi(-14) { -14 } else { size.log2().floor() as i32 };
    let exponent = if size >= 2f64.powi(exponent + 1) { exponent + 1 } else { exponent };
    let exponent = if size < 2f64.powi(exponent) && exponent > -14 { exponent - 1 } else { exponent };
    let units = size / 2f64.powi(exponent - 10);
    let rounded = taipan_prim::float::round_half_even(units);
    // A subnormal has the exponent 0, as has zero; a carry goes into the exponent by itself.
    let biased = if size < 2f64.powi(-14) { 0 } else { exponent + 14 };
    let bits = (f64::from(biased) * 1024.0) + rounded;
    if bits >= f64::from(0x7c00) { None } else { Some(sign | bits as u16) }
}

/// The float of 16 bits.
pub fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        e => (1024.0 + fraction) * 2f64.powi(e - 25),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_comes_back() {
        for bits in 0..=u16::MAX {
            let x = from_half(bits);
            if !x.is_nan() {
                assert_eq!(to_half(x), Some(bits), "{x}");
            }
        }
        assert_eq!(to_half(65519.99), Some(0x7bff));
        assert_eq!(to_half(65520.0), None);
        assert_eq!(to_half(2f64.powi(-25)), Some(0));
        assert_eq!(to_half(2f64.powi(-25) * 1.0001), Some(1));
        assert_eq!(to_half(2049.0), Some(0x6800));
    }
}
