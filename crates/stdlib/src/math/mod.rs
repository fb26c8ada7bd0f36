//! `math`: the C library's functions and integer ones, with CPython's handling of domains and ranges.

mod binary;
mod error;
mod error_function;
mod gamma;
pub mod glibc;
mod integer;
mod logarithm;
mod norm;
mod rounding;
mod sums;
mod unary;

use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "math", init };

const DOC: &str = "This module provides access to the mathematical functions\ndefined by the C standard.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    let families = [
        unary::FUNCTIONS,
        logarithm::FUNCTIONS,
        binary::FUNCTIONS,
        rounding::FUNCTIONS,
        integer::FUNCTIONS,
        norm::FUNCTIONS,
        sums::FUNCTIONS,
    ];
    for family in families {
        vm.add_functions(dict, "math", family);
    }
    if vm.dialect.math_has_sumprod() {
        vm.add_functions(dict, "math", sums::SUMPROD);
    }
    if vm.dialect.math_has_fma() {
        vm.add_functions(dict, "math", binary::FMA);
    }
    let nextafter = if vm.dialect.nextafter_takes_steps() { binary::STEPS } else { binary::NEXTAFTER };
    vm.add_functions(dict, "math", nextafter);
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
    Ok(())
}
