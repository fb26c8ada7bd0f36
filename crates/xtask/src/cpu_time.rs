//! The CPU time of child processes.

use std::time::Duration;

use anyhow::Result;

/// User and system time of all child processes that have ended.
#[cfg(unix)]
pub fn children_cpu_time() -> Result<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let parts = [usage.user_time(), usage.system_time()];
    let micros: i64 = parts.iter().map(|time| time.tv_sec() * 1_000_000 + time.tv_usec()).sum();
    Ok(Duration::from_micros(u64::try_from(micros)?))
}

#[cfg(not(unix))]
pub fn children_cpu_time() -> Result<Duration> {
    anyhow::bail!("CPU time of child processes is measured on Unix only")
}
