//! Every builtin type of CPython 3.13 with all that it has, as `tests/record/record_types.py` recorded it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use taipan_tests::{enter_root, run};

/// The recorder compiled by CPython 3.13, and what it wrote there.
const PROGRAM: &str = "tests/facts/types/record_types.pyc";
const RECORDED: &str = "tests/facts/types/3.13.json";

/// Modules whose classes are written in Python, which Taipan's own need not repeat attribute by attribute.
const IN_PYTHON: &[&str] = &[
    "_frozen_importlib",
    "_frozen_importlib_external",
    "abc",
    "codecs",
    "encodings",
    "io",
    "os",
    "zipimport",
];

/// Types that no program can get at: workings of CPython's own C code.
const INTERNAL: &[&str] = &[
    "EncodingMap",
    "InstructionSequence",
    "PyCapsule",
    "_buffer_wrapper",
    "_BytesIOBuffer",
    "_abc_data",
    "_localdummy",
    "builtin_method",
    "hamt",
    "hamt_array_node",
    "hamt_bitmap_node",
    "hamt_collision_node",
    "instancemethod",
    "legacy_event_handler",
    "managedbuffer",
    "moduledef",
    "stderrprinter",
    "symtable entry",
];

/// Modules that Taipan does not have, whose types no module that it has shows.
const OF_OTHER_MODULES: &[&str] = &["interpreters", "pickle"];

type Types = BTreeMap<(String, String), Value>;

fn read(text: &str) -> Types {
    let entries = text.lines().map(|line| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let name = |key: &str| value[key].as_str().unwrap_or_default().to_string();
        ((name("module"), name("name")), value)
    });
    entries.collect()
}

fn is_expected((module, name): &(String, String)) -> bool {
    let package = module.split('.').next().unwrap_or_default();
    !IN_PYTHON.contains(&package)
        && !INTERNAL.contains(&name.as_str())
        && !OF_OTHER_MODULES.contains(&package)
}

/// What differs in one type, a line each.
fn differences(title: &str, wanted: &Value, given: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for key in ["bases", "signature"] {
        if wanted[key] != given[key] {
            found.push(format!("{title}: {key} {} instead of {}", given[key], wanted[key]));
        }
    }
    let (Some(wanted), Some(given)) = (wanted["attributes"].as_object(), given["attributes"].as_object())
    else {
        return vec![format!("{title}: no attributes")];
    };
    for (name, what) in wanted {
        match given.get(name) {
            None => found.push(format!("{title} has no {name}")),
            Some(own) if own != what => found.push(format!("{title}.{name} is {own} instead of {what}")),
            Some(_) => {}
        }
    }
    let more = given.keys().filter(|name| !wanted.contains_key(*name));
    found.extend(more.map(|name| format!("{title} has {name}")));
    found
}

#[test]
fn builtin_types_have_what_cpython_has() {
    enter_root();
    let recorded = fs::read_to_string(RECORDED).expect("the recording is there");
    let finished = run(Path::new(PROGRAM), || None).expect("the recorder runs");
    assert_eq!(finished.exit, 0, "{}", String::from_utf8_lossy(&finished.stderr));
    let (wanted, given) = (read(&recorded), read(&String::from_utf8_lossy(&finished.stdout)));
    let mut found = Vec::new();
    for (key, type_) in wanted.iter().filter(|(key, _)| is_expected(key)) {
        let title = format!("{}.{}", key.0, key.1);
        match given.get(key) {
            Some(own) => found.extend(differences(&title, type_, own)),
            None => found.push(format!("no {title}")),
        }
    }
    assert!(wanted.len() > 200, "the recording is whole");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
