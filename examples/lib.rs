//! Examples of embedding Taipan, one file each; `cargo run -p taipan-examples --example run`. Each is a test too.
