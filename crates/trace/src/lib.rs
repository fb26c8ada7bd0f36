//! Probes: what shows a running program to its observer.
//!
//! [`JsonProbe`] writes one JSON object a line for every instruction, [`TextProbe`] the same for a person. Both write to
//! any [`std::io::Write`], show what [`Options`] say, and end the run where a limit or the output's end is reached.
//! [`CountProbe`] counts executions.
//!
//! ```no_run
//! use taipan_trace::{JsonProbe, Options};
//! # fn start(vm: &mut taipan_vm::Vm) {
//! let file = std::fs::File::create("run.jsonl").unwrap();
//! vm.set_probe(Box::new(JsonProbe::new(file, Options::default())));
//! # }
//! ```

mod count;
mod escape;
mod events;
mod json;
mod listing;
mod options;
mod sink;
mod source;
mod text;
mod value;

pub use count::{CodeCounts, CountProbe, Counts};
pub use json::JsonProbe;
pub use options::Options;
pub use text::TextProbe;
