//! How much a program may compute, and who writes down what it tries: the `--max-…` options and `--audit`.

use std::fs::File;
use std::io::LineWriter;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use taipan_vm::{Limits, Vm};

use crate::audit::AuditLog;
use crate::failure::Failure;

/// None of these unless given.
#[derive(Args, Default, Clone)]
#[command(next_help_heading = "Limits (none unless given)")]
pub struct Limited {
    /// End the run after N instructions, with exit status 4
    #[arg(long, value_name = "N")]
    max_steps: Option<u64>,
    /// End the run after that time, with exit status 6
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    max_time: Option<Duration>,
    /// Refuse memory past that size (K, M and G are known), and end the run with exit status 7 where it goes on
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    max_memory: Option<usize>,
    /// End the run where more than N calls are nested, with exit status 8
    #[arg(long, value_name = "N")]
    max_depth: Option<usize>,
    /// End the run after so much output (K, M and G are known), with exit status 9
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    max_output: Option<usize>,
    /// Write every attempt to reach beyond computing, allowed or not, to FILE: one JSON object a line
    #[arg(long, value_name = "FILE", help_heading = "Permissions (none unless given)")]
    audit: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_string())?;
    Duration::try_from_secs_f64(seconds).map_err(|e| e.to_string())
}

fn bytes(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'k', 'm', 'g']);
    let shift = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return Err("not a size".to_string()),
    };
    let n: usize = digits.parse().map_err(|_| "not a size".to_string())?;
    n.checked_mul(1 << shift).ok_or_else(|| "too large".to_string())
}

impl Limited {
    /// Whether anything was limited.
    pub fn is_given(&self) -> bool {
        self.limits().any() || self.audit.is_some()
    }

    pub fn limits(&self) -> Limits {
        Limits {
            steps: self.max_steps,
            time: self.max_time,
            memory: self.max_memory,
            depth: self.max_depth,
            output: self.max_output.map(|n| n as u64),
        }
    }

    /// The same where `default` holds for what was not given.
    pub fn or(&self, default: Limits) -> Limits {
        let own = self.limits();
        Limits {
            steps: own.steps.or(default.steps),
            time: own.time.or(default.time),
            memory: own.memory.or(default.memory),
            depth: own.depth.or(default.depth),
            output: own.output.or(default.output),
        }
    }

    /// Sets limits and auditor of a machine whose program comes next.
    pub fn watch(&self, vm: &mut Vm) -> Result<(), Failure> {
        if let Some(path) = &self.audit {
            match File::create(path) {
                Ok(file) => vm.set_auditor(Box::new(AuditLog::new(LineWriter::new(file)))),
                Err(e) => return Err(crate::load::unreadable(path, &e)),
            }
        }
        if self.limits().any() {
            vm.set_limits(self.limits());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times() {
        assert_eq!([bytes("12"), bytes("3k"), bytes("1G")], [Ok(12), Ok(3072), Ok(1 << 30)]);
        assert!(bytes("").is_err() && bytes("1MM").is_err() && bytes("-1").is_err());
        assert!(bytes("99999999999G").is_err());
        assert_eq!(seconds("1.5"), Ok(Duration::from_millis(1500)));
        assert!(seconds("-1").is_err() && seconds("nan").is_err());
    }
}
