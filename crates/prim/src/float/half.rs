//! IEEE 754 half precision (binary16), rounded to nearest even.

/// The value of 16 bits.
///
/// ```
/// assert_eq!(taipan_prim::float::from_half(0x3c01), 1.0009765625);
/// ```
pub fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * f64::powi(2.0, -24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * f64::powi(2.0, exponent - 25),
    }
}

/// The nearest half-precision number; `None` where a finite number is too large.
///
/// ```
/// assert_eq!(taipan_prim::float::to_half(-2.0), Some(0xc000));
/// assert_eq!(taipan_prim::float::to_half(65520.0), None);
/// ```
pub fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if size.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // In units of the last place: subnormal numbers and those of the smallest exponent share one.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    let units = (size * f64::powi(2.0, 10 - exponent)).round_ties_even();
    let (exponent, units) = if units >= 2048.0 { (exponent + 1, 1024.0) } else { (exponent, units) };
    if exponent > 15 {
        return None;
    }
    // A carry out of the fraction counts the exponent up by itself.
    let biased = if units < 1024.0 { 0 } else { (exponent + 15) as u16 };
    let fraction = if units < 1024.0 { units as u16 } else { units as u16 - 1024 };
    Some(sign | biased << 10 | fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_survives_the_way_through_a_double() {
        for bits in 0..=u16::MAX {
            let number = from_half(bits);
            if !number.is_nan() {
                assert_eq!(to_half(number), Some(bits), "{bits:#x}");
            }
        }
    }

    #[test]
    fn halfway_cases_go_to_even() {
        assert_eq!(to_half(1.0 + f64::powi(2.0, -11)), Some(0x3c00));
        assert_eq!(to_half(1.0 + 3.0 * f64::powi(2.0, -11)), Some(0x3c02));
        assert_eq!(to_half(65519.0), Some(0x7bff));
    }
}
