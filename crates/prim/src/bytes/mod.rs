//! `bytes` methods: the algorithms over byte strings, ASCII-only where they look at letters.
