//! The errors of `math`: outside a function's domain, and beyond the range of floats.

use taipan_vm::{Raised, Vm, error};

/// ValueError for an argument outside the domain; `expected` as 3.14 says it, where it says more than that.
#[cold]
pub fn domain(vm: &mut Vm, expected: &str, x: Option<f64>) -> Raised {
    let message = vm.dialect.math_domain_error(expected, x);
    error!(vm, ValueError, "{message}")
}

/// OverflowError.
#[cold]
pub fn range(vm: &mut Vm) -> Raised {
    error!(vm, OverflowError, "math range error")
}
