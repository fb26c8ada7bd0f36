//! Test harnesses over pyfixtures.
