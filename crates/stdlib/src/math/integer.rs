//! Functions of ints.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use taipan_prim::int::{binomial, gcd_i64, permutations};
use taipan_vm::types::int::{IntRef, MAX_BITS, from_big, from_int, int_ref};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// An argument as a big int.
fn big(vm: &mut Vm, x: &Value) -> PyResult<BigInt> {
    let i = vm.index(x)?;
    Ok(int_ref(&i).map_or_else(BigInt::zero, IntRef::to_big))
}

fn items(args: &Value) -> &[Value] {
    args.exact::<Tuple>().map_or(&[], |t| t.items())
}

fn gcd(vm: &mut Vm, args: &Value) -> PyResult {
    let mut so_far = BigInt::zero();
    let mut small = Some(0_u64);
    for x in items(args) {
        let i = vm.index(x)?;
        let Some(i) = int_ref(&i) else { continue };
        match (small, i) {
            (Some(a), IntRef::Small(b)) if i64::try_from(a).is_ok() => small = Some(gcd_i64(a as i64, b)),
            (a, b) => {
                so_far = a.map_or_else(|| so_far.clone(), BigInt::from).gcd(&b.to_cow());
                small = None;
            }
        }
    }
    Ok(from_big(small.map_or(so_far, BigInt::from)))
}

fn lcm(vm: &mut Vm, args: &Value) -> PyResult {
    let mut so_far = BigInt::from(1);
    for x in items(args) {
        let x = big(vm, x)?;
        if so_far.bits() + x.bits() > MAX_BITS {
            return Err(vm.memory_error());
        }
        so_far = so_far.lcm(&x);
    }
    Ok(from_big(so_far.abs()))
}

fn isqrt(vm: &mut Vm, n: &Value) -> PyResult {
    let n = vm.index(n)?;
    let Some(n) = int_ref(&n) else { return Ok(Value::NONE) };
    match taipan_prim::int::isqrt(&n.to_cow()) {
        Some(r) => Ok(from_big(r)),
        None => raise!(vm, ValueError, "isqrt() argument must be nonnegative"),
    }
}

fn factorial(vm: &mut Vm, n: &Value) -> PyResult {
    let n = big(vm, n)?;
    if n.is_negative() {
        raise!(vm, ValueError, "factorial() not defined for negative values");
    }
    let Some(small) = n.to_i64() else {
        raise!(vm, OverflowError, "factorial() argument should not exceed {}", i64::MAX);
    };
    falling(vm, &n, small.unsigned_abs())
}

/// The product of the `k` ints up to `n`, if memory allows it.
fn falling(vm: &mut Vm, n: &BigInt, k: u64) -> PyResult {
    /// A product takes much longer than its size says.
    const LIMIT: u64 = MAX_BITS >> 3;
    if k.checked_mul(n.bits()).is_none_or(|bits| bits > LIMIT) {
        return Err(vm.memory_error());
    }
    let small = n.to_u64().and_then(|n| (0..k).try_fold(1_u64, |product, i| product.checked_mul(n - i)));
    Ok(match small {
        Some(r) => from_int(i128::from(r).into()),
        None => from_big(permutations(n, k)),
    })
}

/// `n` and `k`, neither negative.
fn chosen(vm: &mut Vm, n: &Value, k: &Value) -> PyResult<(BigInt, BigInt)> {
    let (n, k) = (big(vm, n)?, big(vm, k)?);
    if n.is_negative() {
        raise!(vm, ValueError, "n must be a non-negative integer");
    }
    if k.is_negative() {
        raise!(vm, ValueError, "k must be a non-negative integer");
    }
    Ok((n, k))
}

fn perm(vm: &mut Vm, n: &Value, k: &Value) -> PyResult {
    if k.is_none() {
        return factorial(vm, n);
    }
    let (n, k) = chosen(vm, n, k)?;
    if n < k {
        return Ok(Value::int(0));
    }
    match k.to_i64() {
        Some(k) => falling(vm, &n, k.unsigned_abs()),
        None => raise!(vm, OverflowError, "k must not exceed {}", i64::MAX),
    }
}

fn comb(vm: &mut Vm, n: &Value, k: &Value) -> PyResult {
    let (n, k) = chosen(vm, n, k)?;
    if n < k {
        return Ok(Value::int(0));
    }
    let other = &n - &k;
    let k = k.min(other);
    let Some(k) = k.to_i64() else {
        raise!(vm, OverflowError, "min(n - k, k) must not exceed {}", i64::MAX);
    };
    let k = k.unsigned_abs();
    // Small results by interleaved products and quotients, each of which is exact.
    let small = n.to_u64().and_then(|n| (0..k).try_fold(1_u64, |r, i| Some(r.checked_mul(n - i)? / (i + 1))));
    if let Some(r) = small {
        return Ok(from_int(i128::from(r).into()));
    }
    if k.checked_mul(n.bits()).is_none_or(|bits| bits > MAX_BITS >> 3) {
        return Err(vm.memory_error());
    }
    Ok(from_big(binomial(&n, k)))
}

methods! { pub static FUNCTIONS;
    /// Number of ways to choose k items from n items without repetition and without order.
    ///
    /// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// Also called the binomial coefficient because it is equivalent
    /// to the coefficient of k-th term in polynomial expansion of the
    /// expression (1 + x)**n.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    "comb($module, n, k, /)" => |vm, [n, k]| { comb(vm, n, k) }
    /// Find n!.
    ///
    /// Raise a ValueError if x is negative or non-integral.
    "factorial($module, n, /)" => |vm, [n]| { factorial(vm, n) }
    /// Greatest Common Divisor.
    "gcd($module, *integers)" => |vm, [integers]| { gcd(vm, integers) }
    /// Return the integer part of the square root of the input.
    "isqrt($module, n, /)" => |vm, [n]| { isqrt(vm, n) }
    /// Least Common Multiple.
    "lcm($module, *integers)" => |vm, [integers]| { lcm(vm, integers) }
    /// Number of ways to choose k items from n items without repetition and with order.
    ///
    /// Evaluates to n! / (n - k)! when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// If k is not specified or is None, then k defaults to n
    /// and the function returns n!.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    "perm($module, n, k=None, /)" => |vm, [n, k]| { perm(vm, n, k) }
}
