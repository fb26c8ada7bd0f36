//! `cmath`: functions of complex numbers.

mod functions;
mod tables;

use crate::support::set_doc;
use functions::{Answer, Fault};
use taipan_prim::complex::{self as prim, Complex};
use taipan_vm::types::complex::{make, to_complex};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::float::to_float;
use taipan_vm::{NativeModule, PyResult, Raised, Ref, Value, Vm, error, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "cmath", init };

const DOC: &str = "This module provides access to mathematical functions for complex\nnumbers.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "cmath", FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        vm.set_name(dict, name, Value::float(value));
    }
    for (name, value) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        vm.set_name(dict, name, make(Complex::new(0.0, value)));
    }
    Ok(())
}

#[cold]
fn failed(vm: &mut Vm, fault: Fault) -> Raised {
    match fault {
        Fault::Domain => error!(vm, ValueError, "math domain error"),
        Fault::Range => error!(vm, OverflowError, "math range error"),
    }
}

fn one(vm: &mut Vm, z: &Value, f: fn(Complex) -> Answer) -> PyResult {
    let z = to_complex(vm, z)?;
    f(z).map(make).map_err(|fault| failed(vm, fault))
}

fn test(vm: &mut Vm, z: &Value, f: fn(Complex) -> bool) -> PyResult {
    Ok(Value::bool(f(to_complex(vm, z)?)))
}

/// The fault of the logarithm is forgotten once that of the base is taken: `errno` is one.
fn log(vm: &mut Vm, z: &Value, base: &Value) -> PyResult {
    let z = to_complex(vm, z)?;
    if base.is_null() {
        return functions::log(z).map(make).map_err(|fault| failed(vm, fault));
    }
    let base = to_complex(vm, base)?;
    let pole = Complex::new(f64::NEG_INFINITY, z.im.atan2(z.re));
    let x = functions::log(z).unwrap_or(pole);
    let quotient = functions::log(base).ok().and_then(|y| prim::div(x, y, prim::Model::Textbook));
    quotient.map(make).ok_or_else(|| failed(vm, Fault::Domain))
}

fn is_close(vm: &mut Vm, values: [&Value; 4]) -> PyResult {
    let [a, b, relative, absolute] = values;
    let (a, b) = (to_complex(vm, a)?, to_complex(vm, b)?);
    let relative = if relative.is_null() { 1e-9 } else { to_float(vm, relative)? };
    let absolute = if absolute.is_null() { 0.0 } else { to_float(vm, absolute)? };
    if relative < 0.0 || absolute < 0.0 {
        raise!(vm, ValueError, "tolerances must be non-negative");
    }
    if a.re == b.re && a.im == b.im {
        return Ok(Value::TRUE);
    }
    if [a.re, a.im, b.re, b.im].into_iter().any(f64::is_infinite) {
        return Ok(Value::FALSE);
    }
    let size = |c: Complex| c.re.hypot(c.im);
    let difference = size(prim::sub(a, b));
    let close =
        difference <= relative * size(b) || difference <= relative * size(a) || difference <= absolute;
    Ok(Value::bool(close))
}

methods! { static FUNCTIONS;
    /// Return the arc cosine of z.
    "acos($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::acos) }
    /// Return the inverse hyperbolic cosine of z.
    "acosh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::acosh) }
    /// Return the arc sine of z.
    "asin($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::asin) }
    /// Return the inverse hyperbolic sine of z.
    "asinh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::asinh) }
    /// Return the arc tangent of z.
    "atan($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::atan) }
    /// Return the inverse hyperbolic tangent of z.
    "atanh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::atanh) }
    /// Return the cosine of z.
    "cos($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::cos) }
    /// Return the hyperbolic cosine of z.
    "cosh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::cosh) }
    /// Return the exponential value e**z.
    "exp($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::exp) }
    /// log(z[, base]) -> the logarithm of z to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e) of z.
    "log($module, z, base=<unrepresentable>, /)"
    => |vm, [z, base]| { log(vm, z, base) }
    /// Return the base-10 logarithm of z.
    "log10($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::log10) }
    /// Return the sine of z.
    "sin($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::sin) }
    /// Return the hyperbolic sine of z.
    "sinh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::sinh) }
    /// Return the square root of z.
    "sqrt($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::sqrt) }
    /// Return the tangent of z.
    "tan($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::tan) }
    /// Return the hyperbolic tangent of z.
    "tanh($module, z, /)"
    => |vm, [z]| { one(vm, z, functions::tanh) }
    /// Return argument, also known as the phase angle, of a complex.
    "phase($module, z, /)"
    => |vm, [z]| {
        let z = to_complex(vm, z)?;
        let angle = z.im.atan2(z.re);
        // glibc sets `errno` where an angle is too small for a float.
        if angle == 0.0 && z.im != 0.0 && z.re.is_finite() {
            return Err(failed(vm, Fault::Range));
        }
        Ok(Value::float(angle))
    }
    /// Convert a complex from rectangular coordinates to polar coordinates.
    ///
    /// r is the distance from 0 and phi the phase angle.
    "polar($module, z, /)"
    => |vm, [z]| {
        let z = to_complex(vm, z)?;
        let Some(size) = prim::abs(z) else { return Err(failed(vm, Fault::Range)) };
        Ok(vm.new_tuple([Value::float(size), Value::float(z.im.atan2(z.re))]))
    }
    /// Convert from polar coordinates to rectangular coordinates.
    "rect($module, r, phi, /)"
    => |vm, [r, phi]| {
        let (r, phi) = (to_float(vm, r)?, to_float(vm, phi)?);
        functions::rect(r, phi).map(make).map_err(|fault| failed(vm, fault))
    }
    /// Return True if both the real and imaginary parts of z are finite, else False.
    "isfinite($module, z, /)"
    => |vm, [z]| { test(vm, z, |z| z.re.is_finite() && z.im.is_finite()) }
    /// Checks if the real or imaginary part of z is infinite.
    "isinf($module, z, /)"
    => |vm, [z]| { test(vm, z, |z| z.re.is_infinite() || z.im.is_infinite()) }
    /// Checks if the real or imaginary part of z not a number (NaN).
    "isnan($module, z, /)"
    => |vm, [z]| { test(vm, z, |z| z.re.is_nan() || z.im.is_nan()) }
    /// Determine whether two complex numbers are close in value.
    ///
    ///   rel_tol
    ///     maximum difference for being considered "close", relative to the
    ///     magnitude of the input values
    ///   abs_tol
    ///     maximum difference for being considered "close", regardless of the
    ///     magnitude of the input values
    ///
    /// Return True if a is close in value to b, and False otherwise.
    ///
    /// For the values to be considered close, the difference between them must be
    /// smaller than at least one of the tolerances.
    ///
    /// -inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is
    /// not close to anything, even itself. inf and -inf are only close to themselves.
    "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)"
    => |vm, [a, b, relative, absolute]| { is_close(vm, [a, b, relative, absolute]) }
}
