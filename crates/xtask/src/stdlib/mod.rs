//! The tasks about CPython's own library: which of its modules need no compiler, and programs that use them.

mod modules;
mod programs;

pub use modules::list;
pub use programs::make;

use std::path::PathBuf;

/// The versions whose library is installed, so that its bytecode can be had.
const VERSIONS: [&str; 3] = ["3.11", "3.12", "3.13"];

/// Where programs, lists and what is made of them stand.
const FOLDER: &str = "pyfixtures/stdlib";

/// The list of a version's modules.
fn list_path(version: &str) -> PathBuf {
    PathBuf::from(format!("{FOLDER}/modules.{version}.tsv"))
}
