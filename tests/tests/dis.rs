//! Disassemblies of files against what each CPython's own `dis` prints of them.
//!
//! The fixtures come from `crates/xtask/record_dis.py`. `TAIPAN_DIS_FIXTURES` names another folder of such recordings, of
//! a whole standard library for example.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_decode::bytecode::{Bytecode, Instruction};
use taipan_decode::dis::{Addresses, Options, code_info, dis};
use taipan_isa::Version;
use taipan_marshal::CodeObject;

fn main() {
    let root = match std::env::var_os("TAIPAN_DIS_FIXTURES") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../pyfixtures/dis"),
    };
    let mut recordings = Vec::new();
    collect(&root, &mut recordings);
    assert!(!recordings.is_empty(), "no recordings in {}", root.display());
    recordings.sort();
    let trials = recordings.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        Trial::test(name, move || compare(&path))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn collect(folder: &Path, recordings: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, recordings);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            recordings.push(path);
        }
    }
}

/// Compares `NAME.txt` or `NAME.FORMAT.txt` with what is made of `NAME.pyc`.
fn compare(recording: &Path) -> Result<(), Failed> {
    let stem = recording.file_stem().and_then(|stem| stem.to_str()).ok_or("no name")?;
    let (pyc, format) = match stem.rsplit_once('.') {
        Some((name, format)) => (name, format),
        None => (stem, ""),
    };
    let is_3_14 = recording.components().any(|part| part.as_os_str() == "3.14");
    let bytes = fs::read(recording.with_file_name(format!("{pyc}.pyc")))?;
    let code = taipan_marshal::read(&bytes)?.code;
    let shown = match format {
        "info" => all_info(&code),
        "fields" => all_fields(&code),
        _ => dis(&code, &options(format)),
    };
    let expected = String::from_utf8_lossy(&fs::read(recording)?).into_owned();
    first_difference(&expected, &shown, is_3_14).map_or(Ok(()), |message| Err(message.into()))
}

/// The letters of `python -m dis` options.
fn options(format: &str) -> Options {
    Options {
        show_caches: format.contains('C'),
        show_offsets: format.contains('O'),
        show_positions: format.contains('P'),
        adaptive: format.contains('S'),
        addresses: Addresses::Masked,
        ..Options::default()
    }
}

/// The code object and those nested in it, outer ones first.
fn all_codes(code: &Arc<CodeObject>) -> Vec<Arc<CodeObject>> {
    let (mut found, mut waiting) = (Vec::new(), vec![Arc::clone(code)]);
    while let Some(code) = waiting.pop() {
        let inner: Vec<_> = code.nested().cloned().collect();
        waiting.extend(inner.into_iter().rev());
        found.push(code);
    }
    found
}

fn all_info(code: &Arc<CodeObject>) -> String {
    let texts = all_codes(code).into_iter().map(|code| code_info(&code, Addresses::Masked));
    texts.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn all_fields(code: &Arc<CodeObject>) -> String {
    let rows = all_codes(code).into_iter().flat_map(|code| {
        let version = code.version;
        let instructions = Bytecode::new(code).instructions();
        instructions.into_iter().map(move |instruction| fields(version, &instruction))
    });
    rows.map(|row| row + "\n").collect()
}

/// The fields of an instruction that are not in the text, as Python prints them.
fn fields(version: Version, instruction: &Instruction) -> String {
    fn python<T: ToString>(value: Option<T>) -> String {
        value.map_or_else(|| "None".to_owned(), |value| value.to_string())
    }
    let boolean = |value| if value { "True" } else { "False" }.to_owned();
    let new = version >= Version::V3_13;
    let starts = instruction.starts_line;
    let span = Some(instruction.positions).filter(|_| version >= Version::V3_11).unwrap_or_default();
    [
        instruction.offset.to_string(),
        if new { instruction.start_offset } else { instruction.offset }.to_string(),
        instruction.opcode.to_string(),
        boolean(starts),
        python(instruction.line_number.filter(|_| new || starts)),
        python(instruction.label.filter(|_| new)),
        boolean(instruction.is_jump_target()),
        python(span.lineno),
        python(span.end_lineno),
        python(span.col_offset),
        python(span.end_col_offset),
    ]
    .join(" ")
}

fn first_difference(expected: &str, shown: &str, any_set_order: bool) -> Option<String> {
    let mut lines = (1..).zip(expected.split('\n').zip(shown.split('\n')));
    let differing = lines.find(|(_, (expected, shown))| !is_same(expected, shown, any_set_order));
    match differing {
        Some((number, (expected, shown))) => {
            Some(format!("line {number}\n  CPython: {expected:?}\n  Taipan:  {shown:?}"))
        }
        None if expected.len() != shown.len() => {
            Some(format!("{} bytes, not {}", shown.len(), expected.len()))
        }
        None => None,
    }
}

/// Frozensets may be in another order where `None`, up to 3.11, hashes by address, and in 3.14, recorded by a 32-bit build.
fn is_same(expected: &str, shown: &str, any_set_order: bool) -> bool {
    let sorted = |line: &str| {
        let mut bytes = line.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    let unordered = expected.contains("frozenset({") && (any_set_order || expected.contains("None"));
    expected == shown || unordered && sorted(expected) == sorted(shown)
}
