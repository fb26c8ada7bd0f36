//! `complex`.

mod arith;
mod methods;
mod new;

use crate::types::int::{IntRef, float_ref, int_ref, too_large_for_float};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Trace, Value};
use taipan_prim::complex as prim;

pub use arith::real_power;
pub use methods::SPEC;
pub use new::to_complex;

/// A complex number.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Trace for Complex {}

impl Complex {
    /// As the pure functions take it.
    pub fn number(&self) -> prim::Complex {
        prim::Complex::new(self.real, self.imag)
    }
}

/// A complex object.
pub fn make(c: prim::Complex) -> Value {
    Ref::new(Complex { real: c.re, imag: c.im }).into()
}

/// The value of any `complex` instance.
pub fn complex_ref(v: &Value) -> Option<prim::Complex> {
    v.downcast::<Complex>().map(|c| c.number())
}

/// An operand: a complex number, or a real one.
#[derive(Clone, Copy)]
enum Operand {
    Complex(prim::Complex),
    Real(f64),
}

impl Operand {
    fn number(self) -> prim::Complex {
        match self {
            Operand::Complex(c) => c,
            Operand::Real(x) => prim::Complex::new(x, 0.0),
        }
    }
}

/// `None` where the value is no number.
///
/// # Errors
/// OverflowError for an int beyond any float.
fn operand(vm: &mut Vm, v: &Value) -> PyResult<Option<Operand>> {
    if let Some(c) = complex_ref(v) {
        return Ok(Some(Operand::Complex(c)));
    }
    if let Some(x) = float_ref(v) {
        return Ok(Some(Operand::Real(x)));
    }
    match int_ref(v).map(IntRef::to_f64) {
        Some(Some(x)) => Ok(Some(Operand::Real(x))),
        Some(None) => Err(too_large_for_float(vm)),
        None => Ok(None),
    }
}
