//! The integer functions of `math`: gcd, lcm, isqrt, comb, perm.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::One;

/// `math.gcd(a, b)`.
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    a.gcd(b)
}

/// `math.gcd(a, b)`.
pub fn gcd_i64(a: i64, b: i64) -> u64 {
    a.unsigned_abs().gcd(&b.unsigned_abs())
}

/// `math.lcm(a, b)`.
pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    a.lcm(b)
}

/// `math.isqrt(value)`; `None` for a negative value (ValueError).
///
/// ```
/// assert_eq!(taipan_prim::int::isqrt(&17.into()), Some(4.into()));
/// ```
pub fn isqrt(value: &BigInt) -> Option<BigInt> {
    if value.sign() == Sign::Minus { None } else { Some(value.sqrt()) }
}

/// `math.perm(n, k)` for `0 <= k <= n`: the product of the `k` integers up to `n`.
///
/// The result has up to `k * n.bits()` bits, which a caller that limits memory checks first.
///
/// ```
/// assert_eq!(taipan_prim::int::permutations(&10.into(), 3), 720.into());
/// ```
pub fn permutations(n: &BigInt, k: u64) -> BigInt {
    // Halving keeps the factors balanced, so that the fast multiplication does the work.
    if k <= 16 {
        return (0..k).fold(BigInt::one(), |product, i| product * (n - i));
    }
    let half = k / 2;
    permutations(n, half) * permutations(&(n - half), k - half)
}

/// `math.comb(n, k)` for `0 <= k <= n`; pass the smaller of `k` and `n - k`.
///
/// ```
/// assert_eq!(taipan_prim::int::binomial(&52.into(), 5), 2_598_960.into());
/// ```
pub fn binomial(n: &BigInt, k: u64) -> BigInt {
    permutations(n, k) / permutations(&BigInt::from(k), k)
}
