//! Decodes, verifies and disassembles CPython bytecode.
