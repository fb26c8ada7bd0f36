//! What Taipan prints where CPython's text of a kind was recorded.

use std::sync::Arc;

use taipan_decode::bytecode::{Bytecode, Instruction};
use taipan_decode::dis::{Addresses, Options, code_info, dis};
use taipan_isa::Version;
use taipan_marshal::CodeObject;

/// The text of a kind: `dis`, `info` and `fields` of all code objects, or a disassembly with the options of
/// `python -m dis` that the letters stand for.
pub fn shown(kind: &str, code: &Arc<CodeObject>) -> String {
    match kind {
        "info" => all_info(code),
        "fields" => all_fields(code),
        "dis" => dis(code, &options("")),
        letters => dis(code, &options(letters)),
    }
}

fn options(letters: &str) -> Options {
    Options {
        show_caches: letters.contains('C'),
        show_offsets: letters.contains('O'),
        show_positions: letters.contains('P'),
        adaptive: letters.contains('S'),
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
