//! Floats as scaled integers: the exact and quick way for the values that programs print and round most.

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The most places that [`scale`] takes: 10^19 fits 64 bits.
const MAX_PLACES: u32 = 19;

/// `value * 10^places`, exact and rounded half to even, if that fits 64 bits; `value` is finite and not negative.
pub(super) fn scale(value: f64, places: u32) -> Option<u64> {
    let (mantissa, exponent) = super::decompose(value);
    if places > MAX_PLACES || exponent > 0 {
        return None;
    }
    // Below 2^53 * 2^64.
    let scaled = u128::from(mantissa) * u128::from(10_u64.pow(places));
    let shift = exponent.unsigned_abs();
    if shift == 0 {
        return u64::try_from(scaled).ok();
    }
    if shift > 127 {
        return Some(0);
    }
    let kept = u64::try_from(scaled >> shift).ok()?;
    let rest = scaled & ((1 << shift) - 1);
    let half = 1 << (shift - 1);
    let up = rest > half || (rest == half && kept & 1 == 1);
    kept.checked_add(u64::from(up))
}

/// The float nearest to `scaled / 10^places`, if that takes one rounding.
pub(super) fn unscale(scaled: u64, places: u32) -> Option<f64> {
    let power = POWERS.get(places as usize)?;
    if scaled > 1 << 53 { None } else { Some(scaled as f64 / power) }
}

/// The digits of `value` and how many of them are places, if 15 digits and 6 places say it.
///
/// No two decimals of up to 15 digits read as the same float, so these are the shortest.
pub(super) fn short(value: f64) -> Option<(u64, u32)> {
    const PLACES: u32 = 6;
    const LIMIT: f64 = 1e15;
    if value < LIMIT && (value as u64) as f64 == value {
        return Some((value as u64, 0));
    }
    let mut digits = (value * POWERS[PLACES as usize] + 0.5) as u64;
    if digits >= LIMIT as u64 || digits as f64 / POWERS[PLACES as usize] != value {
        return None;
    }
    let mut places = PLACES;
    while places > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        places -= 1;
    }
    Some((digits, places))
}

/// Appends `scaled / 10^places` with that many digits after the point, and at least one before it.
pub(super) fn push(out: &mut String, scaled: u64, places: u32) {
    let mut buffer = [b'0'; 22];
    let mut rest = scaled;
    let mut start = buffer.len();
    let mut written = 0;
    loop {
        if written == places && places > 0 {
            start -= 1;
            buffer[start] = b'.';
        }
        start -= 1;
        buffer[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        written += 1;
        if rest == 0 && written > places {
            break;
        }
    }
    out.push_str(str::from_utf8(&buffer[start..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_decimals_fit() {
        let mut out = String::new();
        push(&mut out, u64::MAX, MAX_PLACES);
        assert_eq!(out, "1.8446744073709551615");
        out.clear();
        push(&mut out, u64::MAX, 0);
        push(&mut out, 5, MAX_PLACES);
        assert_eq!(out, "184467440737095516150.0000000000000000005");
    }

    #[test]
    fn scales_exactly() {
        assert_eq!(scale(2.5, 0), Some(2));
        assert_eq!(scale(2.675, 2), Some(267));
        assert_eq!(scale(5e-324, 19), Some(0));
        assert_eq!(scale(1e19, 0), None);
        assert_eq!(scale(2f64.powi(52) + 0.5, 0), Some(1 << 52));
    }
}
