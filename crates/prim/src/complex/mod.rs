//! Python's `complex`: text and arithmetic.

mod arith;
pub mod mixed;
mod pow;
mod text;

pub use arith::{Model, abs, add, div, mul, neg, sub};
pub use pow::{ComplexPowError, pow};
pub use text::{ParseComplexError, parse, repr};

/// A complex number: real and imaginary part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Complex {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

impl Complex {
    /// The number `re + im * 1j`.
    pub const fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }
}
