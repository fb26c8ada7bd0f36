//! A code object as rows that can be compared with those of another version: without offsets, addresses and indices.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use taipan_marshal::{CodeObject, Const, kind};

use crate::bytecode::{Bytecode, Instruction};
use crate::dis::{Addresses, ArgVal, Options, pretty_flags};

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What has to be equal for two rows to be the same.
    pub key: String,
    /// The source line that an instruction comes from.
    pub line: Option<i32>,
    /// What is shown.
    pub text: String,
}

/// The instructions and the exception table.
pub(super) fn rows(code: &Arc<CodeObject>) -> Vec<Row> {
    let options = Options { addresses: Addresses::Masked, ..Options::default() };
    let bytecode = Bytecode::with_options(Arc::clone(code), options);
    let instructions = bytecode.instructions();
    let by_offset: HashMap<i64, &Instruction> =
        instructions.iter().map(|instruction| (i64::from(instruction.start_offset), instruction)).collect();
    let mut rows = Vec::with_capacity(instructions.len());
    let mut line = None;
    for instruction in instructions.iter().filter(|i| i.opname != "EXTENDED_ARG") {
        let (key, operand) = operand(instruction, &by_offset);
        let text = match instruction.line_number.filter(|here| Some(*here) != line) {
            Some(line) => format!("{line:>5}  "),
            None => " ".repeat(7),
        };
        line = instruction.line_number;
        let text = format!("{text}{:<24} {operand}", instruction.opname).trim_end().to_owned();
        rows.push(Row { key: format!("{} {key}", instruction.opname), line, text });
    }
    let place = |offset: u32| by_offset.get(&i64::from(offset)).map_or_else(String::new, |i| described(i));
    for entry in bytecode.exception_entries() {
        let (start, target) = (place(entry.start), place(entry.target));
        let mut text = format!("{:7}handled from {start} on, by {target}, depth {}", "", entry.depth);
        if entry.lasti {
            text.push_str(", lasti");
        }
        rows.push(Row { key: text.clone(), line: None, text });
    }
    rows
}

/// What tells an operand from others, and what is shown of it.
fn operand(instruction: &Instruction, by_offset: &HashMap<i64, &Instruction>) -> (String, String) {
    if let Some(target) = instruction.jump_target() {
        let Some(target) = by_offset.get(&target) else { return ("to nowhere".into(), "to nowhere".into()) };
        let line = target.line_number.map_or_else(|| "no line".to_owned(), |line| format!("line {line}"));
        return (format!("to {}", described(target)), format!("to {line}, {}", described(target)));
    }
    let text = match (&instruction.argval, instruction.arg) {
        (ArgVal::Const(Const::Code(code)), _) => format!("<code object {}>", code.name.to_lossy()),
        (_, Some(arg)) if instruction.argrepr.is_empty() => arg.to_string(),
        _ => instruction.argrepr.clone(),
    };
    (meant(&text).to_owned(), text)
}

/// An operand without how a version lays out calls and truth tests.
fn meant(text: &str) -> &str {
    let text = text.strip_prefix("NULL + ").or(text.strip_prefix("NULL|self + ")).unwrap_or(text);
    let text = text.strip_suffix(" + NULL").or(text.strip_suffix(" + NULL|self")).unwrap_or(text);
    text.strip_prefix("bool(").and_then(|text| text.strip_suffix(')')).unwrap_or(text)
}

/// An instruction as the place that a jump leads to.
fn described(instruction: &Instruction) -> String {
    let is_plain = instruction.jump_target().is_none() && !instruction.argrepr.is_empty();
    let is_code = matches!(instruction.argval, ArgVal::Const(Const::Code(_)));
    if is_plain && !is_code {
        format!("{} {}", instruction.opname, meant(&instruction.argrepr))
    } else {
        instruction.opname.to_string()
    }
}

/// `CO_NOFREE`, up to 3.10: follows from the lists of variables.
const NOFREE: u32 = 0x40;

/// What a code object is besides its instructions, as rows.
pub(super) fn attributes(code: &CodeObject) -> Vec<Row> {
    let variables = |bit: u8| {
        let kinds = code.localspluskinds.iter();
        let names = code.localsplusnames.iter().zip(kinds).filter(|(_, kind)| **kind & bit != 0);
        names.map(|(name, _)| name.to_lossy().into_owned()).collect::<Vec<_>>().join(", ")
    };
    let attributes = [
        ("argcount", code.argcount.to_string()),
        ("posonlyargcount", code.posonlyargcount.to_string()),
        ("kwonlyargcount", code.kwonlyargcount.to_string()),
        ("flags", pretty_flags(code.version, code.flags & !NOFREE)),
        ("varnames", variables(kind::LOCAL)),
        ("cellvars", variables(kind::CELL)),
        ("freevars", variables(kind::FREE)),
    ];
    let row = |(name, value): (&str, String)| {
        let mut text = format!("{:7}{name:<24} ", "");
        let _ = write!(text, "{value}");
        Row { key: text.clone(), line: None, text: text.trim_end().to_owned() }
    };
    attributes.into_iter().map(row).collect()
}
