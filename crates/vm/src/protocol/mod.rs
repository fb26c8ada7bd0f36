//! What every object answers to: attributes, comparison, text, numbers, items, iteration, truth, hashes. Plain
//! functions on [`crate::Vm`], which the engines and the builtins share.

pub mod attr;
pub mod buffer;
pub mod compare;
mod iter;
pub mod number;
pub mod sequence;
mod text;
