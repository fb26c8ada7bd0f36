//! Functions of one float (CPython's `math_1` and `math_1a`).

use super::{error, error_function, gamma, glibc};
use taipan_vm::types::float::to_float;
use taipan_vm::{PyResult, Value, Vm, methods};

/// What an infinite result of a finite argument means.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Infinite {
    /// The argument is a pole: ValueError.
    Domain,
    /// OverflowError.
    Range,
}

/// A result that is no number, or none that fits, is an error unless the argument was such.
pub(super) fn checked(vm: &mut Vm, x: f64, r: f64, infinite: Infinite, expected: &str) -> PyResult {
    if r.is_nan() && !x.is_nan() || infinite == Infinite::Domain && r.is_infinite() && x.is_finite() {
        return Err(error::domain(vm, expected, Some(x)));
    }
    if r.is_infinite() && x.is_finite() {
        return Err(error::range(vm));
    }
    Ok(Value::float(r))
}

fn pole(vm: &mut Vm, x: &Value, f: fn(f64) -> f64, expected: &str) -> PyResult {
    let x = to_float(vm, x)?;
    checked(vm, x, f(x), Infinite::Domain, expected)
}

fn large(vm: &mut Vm, x: &Value, f: fn(f64) -> f64) -> PyResult {
    let x = to_float(vm, x)?;
    checked(vm, x, f(x), Infinite::Range, "")
}

/// A function with its own idea of errors.
fn own(vm: &mut Vm, x: &Value, f: fn(f64) -> Result<f64, gamma::Fault>) -> PyResult {
    let x = to_float(vm, x)?;
    match f(x) {
        Ok(r) => Ok(Value::float(r)),
        Err(gamma::Fault::Domain) => Err(error::domain(vm, "a noninteger or positive integer", Some(x))),
        Err(gamma::Fault::Range) => Err(error::range(vm)),
    }
}

methods! { pub static FUNCTIONS;
    /// Return the arc cosine (measured in radians) of x.
    ///
    /// The result is between 0 and pi.
    "acos($module, x, /)" => |vm, [x]| { pole(vm, x, f64::acos, "a number in range from -1 up to 1") }
    /// Return the inverse hyperbolic cosine of x.
    "acosh($module, x, /)" => |vm, [x]| { pole(vm, x, glibc::acosh, "argument value not less than 1") }
    /// Return the arc sine (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "asin($module, x, /)" => |vm, [x]| { pole(vm, x, f64::asin, "a number in range from -1 up to 1") }
    /// Return the inverse hyperbolic sine of x.
    "asinh($module, x, /)" => |vm, [x]| { pole(vm, x, glibc::asinh, "") }
    /// Return the arc tangent (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "atan($module, x, /)" => |vm, [x]| { pole(vm, x, f64::atan, "") }
    /// Return the inverse hyperbolic tangent of x.
    "atanh($module, x, /)" => |vm, [x]| { pole(vm, x, glibc::atanh, "a number between -1 and 1") }
    /// Return the cube root of x.
    "cbrt($module, x, /)" => |vm, [x]| { pole(vm, x, f64::cbrt, "") }
    /// Return the cosine of x (measured in radians).
    "cos($module, x, /)" => |vm, [x]| { pole(vm, x, f64::cos, "a finite input") }
    /// Return the hyperbolic cosine of x.
    "cosh($module, x, /)" => |vm, [x]| { large(vm, x, f64::cosh) }
    /// Convert angle x from radians to degrees.
    "degrees($module, x, /)" => |vm, [x]| {
        Ok(Value::float(to_float(vm, x)? * (180.0 / std::f64::consts::PI)))
    }
    /// Error function at x.
    "erf($module, x, /)" => |vm, [x]| { Ok(Value::float(error_function::erf(to_float(vm, x)?))) }
    /// Complementary error function at x.
    "erfc($module, x, /)" => |vm, [x]| { Ok(Value::float(error_function::erfc(to_float(vm, x)?))) }
    /// Return e raised to the power of x.
    "exp($module, x, /)" => |vm, [x]| { large(vm, x, f64::exp) }
    /// Return 2 raised to the power of x.
    "exp2($module, x, /)" => |vm, [x]| { large(vm, x, f64::exp2) }
    /// Return exp(x)-1.
    ///
    /// This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    "expm1($module, x, /)" => |vm, [x]| { large(vm, x, f64::exp_m1) }
    /// Return the absolute value of the float x.
    "fabs($module, x, /)" => |vm, [x]| { pole(vm, x, f64::abs, "") }
    /// Gamma function at x.
    "gamma($module, x, /)" => |vm, [x]| { own(vm, x, gamma::gamma) }
    /// Return True if x is neither an infinity nor a NaN, and False otherwise.
    "isfinite($module, x, /)" => |vm, [x]| { Ok(Value::bool(to_float(vm, x)?.is_finite())) }
    /// Return True if x is a positive or negative infinity, and False otherwise.
    "isinf($module, x, /)" => |vm, [x]| { Ok(Value::bool(to_float(vm, x)?.is_infinite())) }
    /// Return True if x is a NaN (not a number), and False otherwise.
    "isnan($module, x, /)" => |vm, [x]| { Ok(Value::bool(to_float(vm, x)?.is_nan())) }
    /// Natural logarithm of absolute value of Gamma function at x.
    "lgamma($module, x, /)" => |vm, [x]| { own(vm, x, gamma::log_gamma) }
    /// Convert angle x from degrees to radians.
    "radians($module, x, /)" => |vm, [x]| {
        Ok(Value::float(to_float(vm, x)? * (std::f64::consts::PI / 180.0)))
    }
    /// Return the sine of x (measured in radians).
    "sin($module, x, /)" => |vm, [x]| { pole(vm, x, f64::sin, "a finite input") }
    /// Return the hyperbolic sine of x.
    "sinh($module, x, /)" => |vm, [x]| { large(vm, x, f64::sinh) }
    /// Return the square root of x.
    "sqrt($module, x, /)" => |vm, [x]| { pole(vm, x, f64::sqrt, "a nonnegative input") }
    /// Return the tangent of x (measured in radians).
    "tan($module, x, /)" => |vm, [x]| { pole(vm, x, f64::tan, "a finite input") }
    /// Return the hyperbolic tangent of x.
    "tanh($module, x, /)" => |vm, [x]| { pole(vm, x, f64::tanh, "") }
}
