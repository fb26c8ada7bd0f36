//! Native counterparts of the modules that CPython writes in C.
