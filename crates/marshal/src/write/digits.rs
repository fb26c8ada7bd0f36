//! Numbers as marshal writes them: 15-bit digits of ints, decimal texts of floats.

use num_bigint::{BigInt, Sign};

use super::WriteError;

/// Writes the digit count, with the sign of the number, and the digits, lowest first.
fn with_sign(negative: bool, digits: &[u16], out: &mut Vec<u8>) -> Result<(), WriteError> {
    let count = i32::try_from(digits.len()).map_err(|_| WriteError::TooLarge)?;
    out.extend(if negative { -count } else { count }.to_le_bytes());
    digits.iter().for_each(|digit| out.extend(digit.to_le_bytes()));
    Ok(())
}

/// Writes an int of 64 bits after its type code.
pub(super) fn small(value: i64, out: &mut Vec<u8>) {
    let mut rest = value.unsigned_abs();
    let mut digits = Vec::with_capacity(5);
    while rest > 0 {
        digits.push((rest & 0x7fff) as u16);
        rest >>= 15;
    }
    // At most five digits: their count always fits.
    let _ = with_sign(value < 0, &digits, out);
}

/// Writes an int of any size after its type code.
pub(super) fn big(value: &BigInt, out: &mut Vec<u8>) -> Result<(), WriteError> {
    let mut digits = Vec::new();
    let (mut bits, mut filled) = (0u64, 0);
    for word in value.iter_u32_digits() {
        bits |= u64::from(word) << filled;
        filled += 32;
        while filled >= 15 {
            digits.push((bits & 0x7fff) as u16);
            bits >>= 15;
            filled -= 15;
        }
    }
    digits.push(bits as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    with_sign(value.sign() == Sign::Minus, &digits, out)
}

/// The text of a float with 17 significant digits, as C's `%.17g` has it.
pub(super) fn general(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:.16e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    if !(-4..17).contains(&exponent) {
        let digits = digits.trim_end_matches('0');
        let (first, rest) = digits.split_at(digits.len().min(1));
        let point = if rest.is_empty() { "" } else { "." };
        let direction = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}e{direction}{:02}", exponent.unsigned_abs());
    }
    let fixed = if exponent < 0 {
        format!("0.{}{digits}", "0".repeat((-1 - exponent) as usize))
    } else {
        let (whole, rest) = digits.split_at((exponent as usize + 1).min(digits.len()));
        format!("{whole}.{rest}")
    };
    format!("{sign}{}", fixed.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_as_c_prints_them() {
        // '%.17g' % x
        let cases = [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (0.1, "0.10000000000000001"),
            (1e-4, "0.0001"),
            (1e-5, "1.0000000000000001e-05"),
            (1e16, "10000000000000000"),
            (1e17, "1e+17"),
            (-1.5e300, "-1.5000000000000001e+300"),
            (123456.789, "123456.789"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in cases {
            assert_eq!(general(value), text);
        }
    }
}
