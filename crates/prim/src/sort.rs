//! `list.sort`: a stable merge sort that makes the comparisons of CPython in the order of CPython.
