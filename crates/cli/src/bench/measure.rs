//! The CPU time of one child process.

use std::process::Command;
use std::time::Duration;

/// A run that ended well.
pub struct Run {
    /// User and system time.
    pub seconds: f64,
    pub stdout: Vec<u8>,
}

/// Runs a command to its successful end.
pub fn run(command: &mut Command) -> Result<Run, String> {
    let before = children_cpu_time()?;
    let output = command.output().map_err(|e| crate::load::reason(&e))?;
    let seconds = children_cpu_time()?.saturating_sub(before).as_secs_f64();
    match output.status.success() {
        true => Ok(Run { seconds, stdout: output.stdout }),
        false => Err(last_line(&output.stderr)),
    }
}

/// The last line of what a process complained about: of a traceback, the exception.
pub fn last_line(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    text.trim_end().lines().last().unwrap_or("it failed and said nothing").to_string()
}

/// The middle one, or the mean of the two in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2).copied().unwrap_or(f64::NAN);
    let lower = values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN);
    (lower + upper) / 2.0
}

/// User and system time of all child processes that have ended.
#[cfg(unix)]
fn children_cpu_time() -> Result<Duration, String> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|e| e.to_string())?;
    let parts = [usage.user_time(), usage.system_time()];
    let micros: i64 = parts.iter().map(|time| time.tv_sec() * 1_000_000 + time.tv_usec()).sum();
    Ok(Duration::from_micros(u64::try_from(micros).unwrap_or(0)))
}

#[cfg(not(unix))]
fn children_cpu_time() -> Result<Duration, String> {
    Err("the CPU time of child processes is known on Unix only".to_string())
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn median_of_odd_and_even_counts() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(vec![]).is_nan());
    }
}
