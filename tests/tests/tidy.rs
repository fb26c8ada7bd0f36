//! Layout rules: which crate may depend on which, where `unsafe` may stand, how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

/// Sibling dependencies that each crate may have: the table of ARCHITECTURE.md.
const ALLOWED: &[(&str, &[&str])] = &[
    ("isa", &[]),
    ("marshal", &["isa"]),
    ("decode", &["isa", "marshal", "prim"]),
    ("heap", &[]),
    ("prim", &[]),
    ("vm", &["isa", "marshal", "decode", "heap", "prim"]),
    ("stdlib", &["isa", "decode", "vm", "prim"]),
    ("trace", &["isa", "marshal", "decode", "prim", "vm"]),
    ("cli", &["isa", "marshal", "decode", "vm", "stdlib", "trace"]),
    ("listings", &["isa", "marshal", "decode"]),
    ("fuzzing", &["isa", "marshal", "decode", "heap", "vm", "stdlib"]),
    ("xtask", &["isa", "marshal", "listings"]),
];

/// The `[dependencies]` of a manifest that are crates of this workspace.
fn siblings(manifest: &str) -> Vec<String> {
    let start = manifest.find("[dependencies]").map_or(manifest.len(), |i| i + 1);
    let section = manifest[start..].split("\n[").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|l| l.strip_prefix("taipan-"))
        .map(|l| l.split(['.', ' ', '=']).next().unwrap_or_default().to_string())
        .collect()
}

#[test]
fn crates_depend_as_the_table_says() {
    for (name, allowed) in ALLOWED {
        let path = root().join("crates").join(name).join("Cargo.toml");
        let manifest = fs::read_to_string(&path).expect("a manifest");
        for sibling in siblings(&manifest) {
            assert!(
                allowed.contains(&sibling.as_str()),
                "{name} may not depend on {sibling}: see ARCHITECTURE.md"
            );
        }
    }
    let found = fs::read_dir(root().join("crates")).expect("crates").count();
    assert_eq!(found, ALLOWED.len(), "a crate is missing in the table");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            found.push(entry);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for folder in ["crates", "tests", "benches"] {
        sources(&root().join(folder), &mut paths);
    }
    paths
        .into_iter()
        .map(|p| {
            (
                p.strip_prefix(root()).expect("inside").display().to_string(),
                fs::read_to_string(&p).expect("text"),
            )
        })
        .collect()
}

#[test]
fn unsafe_stands_in_heap_and_engine_alone() {
    for (path, text) in all_sources() {
        let fenced = path.starts_with("crates/heap/") || path.starts_with("crates/vm/src/engine/");
        let used = text.lines().any(|l| {
            let code = l.split("//").next().unwrap_or_default();
            code.contains("unsafe {") || code.contains("unsafe fn") || code.contains("unsafe impl")
        });
        assert!(
            fenced || !used || path.ends_with("tidy.rs"),
            "{path}: unsafe code outside heap and vm::engine"
        );
    }
}

#[test]
fn files_open_with_what_they_are_and_stay_readable() {
    for (path, text) in all_sources() {
        assert!(text.starts_with("//!"), "{path}: the first line should say what lives there (`//! …`)");
        let lines = text.lines().count();
        assert!(lines <= 820, "{path}: {lines} lines; split it by meaning");
    }
}

#[test]
fn versions_are_compared_where_they_may_be() {
    for (path, text) in all_sources()
        .into_iter()
        .filter(|(p, _)| p.starts_with("crates/vm/src") || p.starts_with("crates/stdlib"))
    {
        let compared = text.lines().any(|l| l.contains("Version::V3_") && !l.trim_start().starts_with("//"));
        assert!(
            !compared || path.contains("/quirks/"),
            "{path}: ask vm/src/quirks instead of comparing versions"
        );
    }
}
