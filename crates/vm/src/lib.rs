//! Executes verified CPython bytecode.
