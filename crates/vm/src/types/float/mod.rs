//! `float`: immediates, but for NaN and instances of subclasses.

mod arith;
mod convert;
mod methods;

pub use arith::power;
pub(crate) use convert::number;
pub use convert::{parse_float, to_float};
pub use methods::SPEC;
pub(crate) use methods::format;
pub(crate) use methods::{repr, round};
