//! The opcode table of every CPython version that Taipan knows.
