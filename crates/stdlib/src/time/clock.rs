//! The clocks, in nanoseconds.

use std::sync::OnceLock;
use std::time::{Instant, SystemTime};

/// Since the Epoch.
pub fn wall() -> i64 {
    match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |n| -n),
    }
}

/// Since this clock was first asked.
pub fn monotonic() -> i64 {
    static START: OnceLock<Instant> = OnceLock::new();
    i64::try_from(START.get_or_init(Instant::now).elapsed().as_nanos()).unwrap_or(i64::MAX)
}

/// CPU time of this process.
#[cfg(unix)]
pub fn process() -> i64 {
    use nix::sys::resource::{UsageWho, getrusage};
    let Ok(usage) = getrusage(UsageWho::RUSAGE_SELF) else { return monotonic() };
    [usage.user_time(), usage.system_time()]
        .iter()
        .map(|t| t.tv_sec() * 1_000_000_000 + t.tv_usec() * 1_000)
        .sum()
}

/// Where the process's CPU time cannot be asked, time that passes stands for it.
#[cfg(not(unix))]
pub fn process() -> i64 {
    monotonic()
}
