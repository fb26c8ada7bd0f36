//! `dis --json` and `info --json`: valid under their schemas, and every field as each CPython's `dis.Bytecode` has it.
//!
//! The recordings come from `crates/xtask/python/record_instructions.py`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde_json::Value;
use taipan_decode::dis::Options;
use taipan_decode::json;
use taipan_marshal::Pyc;

/// The disassembly fixtures of every version, and the recording beside each that has one.
fn files() -> Vec<(PathBuf, Option<PathBuf>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pyfixtures/dis");
    let folders = fs::read_dir(root).expect("fixtures").map(|entry| entry.expect("a folder").path());
    let files =
        folders.filter(|path| path.is_dir()).flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = files.map(|entry| entry.expect("a file").path());
    let mut pycs: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "pyc")).collect();
    pycs.sort();
    let with_recording = |path: PathBuf| {
        let recording = path.with_extension("instructions.json.gz");
        let recording = recording.exists().then_some(recording);
        (path, recording)
    };
    pycs.into_iter().map(with_recording).collect()
}

fn load(path: &Path) -> Pyc {
    let bytes = fs::read(path).expect("a file");
    taipan_marshal::read(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn dis(pyc: &Pyc) -> Value {
    let mut line = Vec::new();
    json::dis(&mut line, "a.pyc", pyc, std::slice::from_ref(&pyc.code), &Options::default())
        .expect("memory takes it");
    assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1, "one line");
    serde_json::from_slice(&line).expect("JSON")
}

fn info(pyc: &Pyc) -> Value {
    let mut line = Vec::new();
    json::info(&mut line, "a.pyc", pyc).expect("memory takes it");
    serde_json::from_slice(&line).expect("JSON")
}

fn validator(schema: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a sound schema");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

#[test]
fn documents_are_as_their_schemas_say() {
    let (of_dis, of_info) = (validator(json::DIS_SCHEMA), validator(json::INFO_SCHEMA));
    let files = files();
    assert!(files.len() > 80);
    for (path, _) in files {
        let pyc = load(&path);
        for (validator, document) in [(&of_dis, dis(&pyc)), (&of_info, info(&pyc))] {
            if let Err(error) = validator.validate(&document) {
                panic!("{}: {error} at {}", path.display(), error.instance_path());
            }
        }
    }
}

/// A field of an instruction as the version's own `dis` has it, from ours.
fn as_recorded(ours: &Value, name: &str, recorded: &Value) -> Value {
    match name {
        // A line or None up to 3.12.
        "starts_line" if !recorded.is_boolean() => {
            if ours["starts_line"] == true {
                ours["line_number"].clone()
            } else {
                Value::Null
            }
        }
        "oparg" => ours["arg"].clone(),
        _ => ours[name].clone(),
    }
}

/// Puts the elements of frozensets into one order: that of CPython is `dis`'s business.
fn sort_sets(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sort_sets),
        Value::Object(map) => {
            map.values_mut().for_each(sort_sets);
            if map.get("type").is_some_and(|name| name == "frozenset")
                && let Some(Value::Array(items)) = map.get_mut("items")
            {
                items.sort_by_key(Value::to_string);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_is_as_cpython_has_it() {
    let mut compared = 0;
    for (path, recording) in files() {
        let Some(recording) = recording else { continue };
        let mut text = String::new();
        GzDecoder::new(fs::File::open(&recording).expect("a file")).read_to_string(&mut text).expect("gzip");
        let mut recorded: Value = serde_json::from_str(&text).expect("JSON");
        let mut ours = dis(&load(&path));
        sort_sets(&mut recorded);
        sort_sets(&mut ours);
        let codes = recorded.as_array().expect("a list");
        assert_eq!(ours["codes"].as_array().map(Vec::len), Some(codes.len()), "{}", path.display());
        for (index, rows) in codes.iter().enumerate() {
            let (ours, rows) = (&ours["codes"][index]["instructions"], rows.as_array().expect("a list"));
            assert_eq!(ours.as_array().map(Vec::len), Some(rows.len()), "{} code {index}", path.display());
            for (number, row) in rows.iter().enumerate() {
                for (name, field) in row.as_object().expect("an object") {
                    if name == "argrepr" && field.as_str().is_some_and(|text| text.contains("frozenset({")) {
                        continue;
                    }
                    let shown = as_recorded(&ours[number], name, field);
                    assert_eq!(&shown, field, "{} code {index}: {name} of {row}", path.display());
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
}
