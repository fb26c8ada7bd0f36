//! Numbers, hashes and formats against what CPython 3.13 and 3.14 said of the same arguments (`tests/record/record_prim.py`).

mod complex;
mod float;
mod format;
mod hash;
mod int;
mod values;

use serde_json::Value;
use values::Args;

/// An operation: from arguments to the text of the result or, after `!`, of the exception.
type Operation = fn(Args<'_>) -> String;

const OPERATIONS: [&[(&str, Operation)]; 5] =
    [hash::OPERATIONS, int::OPERATIONS, float::OPERATIONS, complex::OPERATIONS, format::OPERATIONS];

fn operation(name: &str) -> Operation {
    let found = OPERATIONS.iter().copied().flatten().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no operation {name}")).1
}

#[test]
fn agrees_with_cpython() {
    let table = match std::env::var("TAIPAN_PRIM_TABLE") {
        Ok(path) => std::fs::read_to_string(path).unwrap(),
        Err(_) => [include_str!("../data/oracle.jsonl"), include_str!("../data/oracle_3_14.jsonl")].concat(),
    };
    let mut failures = Vec::new();
    let mut count = 0;
    for line in table.lines() {
        let (name, args, expected): (String, Vec<Value>, String) = read(line);
        let args: Vec<&str> = args.iter().map(|arg| arg.as_str().unwrap()).collect();
        let actual = operation(&name)(Args(&args));
        if actual != expected {
            failures.push(format!("{name} {args:?}\n  CPython: {expected}\n  here:    {actual}"));
        }
        count += 1;
    }
    assert!(count > 0);
    let shown = failures.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {count} differ:\n{shown}", failures.len());
}

fn read(line: &str) -> (String, Vec<Value>, String) {
    let Value::Array(row) = serde_json::from_str(line).unwrap() else { panic!("not a row: {line}") };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&row[0]), row[1].as_array().unwrap().clone(), text(&row[2]))
}
