//! `int ** int` and `pow(base, exponent, modulus)`.

use super::TooLarge;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

/// `base ** exponent`, if the result has about `max_bits` bits at most.
///
/// ```
/// use num_bigint::BigInt;
/// use taipan_prim::int::{TooLarge, pow};
/// assert_eq!(pow(&BigInt::from(-2), 63, 1000), Ok(BigInt::from(i64::MIN)));
/// assert_eq!(pow(&BigInt::from(2), 1 << 40, 1000), Err(TooLarge));
/// ```
pub fn pow(base: &BigInt, exponent: u64, max_bits: u64) -> Result<BigInt, TooLarge> {
    if base.magnitude().is_one() {
        return Ok(if exponent.is_multiple_of(2) { BigInt::one() } else { base.clone() });
    }
    if base.is_zero() {
        return Ok(if exponent == 0 { BigInt::one() } else { BigInt::ZERO });
    }
    let least_bits = (base.bits() - 1).checked_mul(exponent).ok_or(TooLarge)?;
    match u32::try_from(exponent) {
        Ok(exponent) if least_bits < max_bits => Ok(base.pow(exponent)),
        _ => Err(TooLarge),
    }
}

/// Why `pow(base, exponent, modulus)` raises ValueError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModPowError {
    /// "pow() 3rd argument cannot be 0".
    ZeroModulus,
    /// "base is not invertible for the given modulus".
    NotInvertible,
}

impl std::fmt::Display for ModPowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ZeroModulus => "pow() 3rd argument cannot be 0",
            Self::NotInvertible => "base is not invertible for the given modulus",
        })
    }
}

impl std::error::Error for ModPowError {}

/// `pow(base, exponent, modulus)`; a negative exponent takes the modular inverse.
///
/// ```
/// use taipan_prim::int::mod_pow;
/// assert_eq!(mod_pow(&3.into(), &(-1).into(), &7.into()), Ok(5.into()));
/// assert_eq!(mod_pow(&3.into(), &2.into(), &(-5).into()), Ok((-1).into()));
/// ```
pub fn mod_pow(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, ModPowError> {
    if modulus.is_zero() {
        return Err(ModPowError::ZeroModulus);
    }
    let magnitude = BigInt::from(modulus.magnitude().clone());
    if magnitude.is_one() {
        return Ok(BigInt::ZERO);
    }
    let base = base.mod_floor(&magnitude);
    let base = if exponent.sign() == Sign::Minus { inverse(&base, &magnitude)? } else { base };
    let exponent = BigInt::from(exponent.magnitude().clone());
    let power = base.modpow(&exponent, &magnitude);
    Ok(if modulus.sign() == Sign::Minus && !power.is_zero() { power + modulus } else { power })
}

/// `pow(base, exponent, modulus)` for an exponent that is not negative.
pub fn mod_pow_i64(base: i64, exponent: u64, modulus: i64) -> Result<i64, ModPowError> {
    if modulus == 0 {
        return Err(ModPowError::ZeroModulus);
    }
    let wide = i128::from(modulus).abs();
    let mut square = i128::from(base).rem_euclid(wide);
    let mut power = 1 % wide;
    let mut rest = exponent;
    while rest > 0 {
        if rest & 1 == 1 {
            power = power * square % wide;
        }
        square = square * square % wide;
        rest >>= 1;
    }
    let power = if modulus < 0 && power != 0 { power + i128::from(modulus) } else { power };
    // Its magnitude is below the modulus'.
    Ok(power as i64)
}

fn inverse(value: &BigInt, modulus: &BigInt) -> Result<BigInt, ModPowError> {
    let bezout = value.extended_gcd(modulus);
    if bezout.gcd.is_one() { Ok(bezout.x.mod_floor(modulus)) } else { Err(ModPowError::NotInvertible) }
}
