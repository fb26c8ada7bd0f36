//! Recordings of what CPython's `dis` prints, and the comparison with what Taipan prints.
//!
//! `crates/xtask/python/record_dis.py` makes the recordings; the tests and `cargo xtask dis-oracle` read them.

mod compare;
mod sets;
mod shown;
mod stream;

pub use compare::{Comparison, Difference, SetOrder, compare};
pub use shown::shown;
pub use stream::{Record, Records, read_gz};
