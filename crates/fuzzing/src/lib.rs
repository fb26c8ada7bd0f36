//! Random programs, and what becomes of them on every engine: for tests, fuzz targets and the runner of millions (`main.rs`).
//!
//! ```
//! use taipan_fuzzing::{choice::Choices, compare, generate};
//! use taipan_isa::Version;
//!
//! let code = generate::program(Version::V3_13, &mut Choices::seeded(7));
//! let file = taipan_marshal::write(&taipan_marshal::Pyc::new(code)).unwrap();
//! assert!(compare::everywhere(&file).unwrap().is_sound);
//! ```

pub mod asm;
pub mod batch;
pub mod choice;
pub mod compare;
pub mod generate;
pub mod mutate;
pub mod work;
