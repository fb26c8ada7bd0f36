//! Probes: what shows a running program to its observer.
