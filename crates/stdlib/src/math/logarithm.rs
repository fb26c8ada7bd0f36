//! Logarithms, which take ints of any size (CPython's `loghelper`).

use super::error;
use super::unary::{Infinite, checked};
use taipan_vm::protocol::number::op;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

const EXPECTED: &str = "a positive input";

fn logarithm(vm: &mut Vm, x: &Value, f: fn(f64) -> f64) -> PyResult {
    let Some(int) = int_ref(x) else {
        let x = to_float(vm, x)?;
        return checked(vm, x, f(x), Infinite::Domain, EXPECTED);
    };
    if int.is_zero() || int.is_negative() {
        return Err(error::domain(vm, EXPECTED, None));
    }
    if let Some(x) = int.to_f64() {
        return Ok(Value::float(f(x)));
    }
    let IntRef::Big(big) = int else { return Ok(Value::NONE) };
    // 64 bits hold more than a float's mantissa; the rest is a power of two.
    let shift = big.bits().saturating_sub(64);
    let top = IntRef::Big(&(big >> shift)).to_f64().unwrap_or(1.0);
    let exponent = big.bits() as f64;
    let mantissa = top * 2.0_f64.powi(-64);
    Ok(Value::float(f(mantissa) + f(2.0) * exponent))
}

fn log(vm: &mut Vm, args: &Value) -> PyResult {
    let args = args.exact::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    match args.as_slice() {
        [x] => logarithm(vm, x, f64::ln),
        [x, base] => {
            let numerator = logarithm(vm, x, f64::ln)?;
            let denominator = logarithm(vm, base, f64::ln)?;
            vm.binary_op(op::TRUE_DIVIDE, false, &numerator, &denominator)
        }
        other => raise!(vm, TypeError, "{}", vm.dialect.wrong_log_arguments(other.len())),
    }
}

methods! { pub static FUNCTIONS;
    /// log(x, [base=math.e])
    /// Return the logarithm of x to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e) of x.
    "log(*args)" as "" => |vm, [args]| { log(vm, args) }
    /// Return the natural logarithm of 1+x (base e).
    ///
    /// The result is computed in a way which is accurate for x near zero.
    "log1p($module, x, /)" => |vm, [x]| {
        let x = to_float(vm, x)?;
        checked(vm, x, f64::ln_1p(x), Infinite::Domain, "argument value > -1")
    }
    /// Return the base 2 logarithm of x.
    "log2($module, x, /)" => |vm, [x]| { logarithm(vm, x, f64::log2) }
    /// Return the base 10 logarithm of x.
    "log10($module, x, /)" => |vm, [x]| { logarithm(vm, x, f64::log10) }
}
