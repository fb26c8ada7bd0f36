//! `dis.code_info`: the fields of a code object as text.

use std::fmt::Write;

use taipan_isa::Version;
use taipan_marshal::{CodeObject, Str};

use super::repr::Repr;

/// Names of the `CO_*` flags by bit (`dis.COMPILER_FLAG_NAMES`); the last two came with 3.14.
const FLAG_NAMES: [(u32, &str); 12] = [
    (1 << 0, "OPTIMIZED"),
    (1 << 1, "NEWLOCALS"),
    (1 << 2, "VARARGS"),
    (1 << 3, "VARKEYWORDS"),
    (1 << 4, "NESTED"),
    (1 << 5, "GENERATOR"),
    (1 << 6, "NOFREE"),
    (1 << 7, "COROUTINE"),
    (1 << 8, "ITERABLE_COROUTINE"),
    (1 << 9, "ASYNC_GENERATOR"),
    (1 << 26, "HAS_DOCSTRING"),
    (1 << 27, "METHOD"),
];

/// The flags by name, others in hexadecimal (`dis.pretty_flags`).
///
/// ```
/// use taipan_decode::dis::pretty_flags;
/// use taipan_isa::Version;
///
/// assert_eq!(pretty_flags(Version::V3_13, 0x800_0003), "OPTIMIZED, NEWLOCALS, 0x8000000");
/// assert_eq!(pretty_flags(Version::V3_14, 0x800_0003), "OPTIMIZED, NEWLOCALS, METHOD");
/// assert_eq!(pretty_flags(Version::V3_14, 0), "0x0");
/// ```
pub fn pretty_flags(version: Version, flags: u32) -> String {
    if flags == 0 { "0x0".to_owned() } else { flag_names(version, flags).join(", ") }
}

/// The name of each flag that is set, lowest first.
pub(crate) fn flag_names(version: Version, flags: u32) -> Vec<String> {
    let known = if version >= Version::V3_14 { &FLAG_NAMES[..] } else { &FLAG_NAMES[..10] };
    let set = (0..32).map(|bit| 1u32 << bit).filter(|flag| flags & flag != 0);
    let name = |flag| match known.iter().find(|(bit, _)| *bit == flag) {
        Some((_, name)) => (*name).to_owned(),
        None => format!("{flag:#x}"),
    };
    set.map(name).collect()
}

pub(super) fn code_info(code: &CodeObject, repr: &Repr) -> String {
    let mut out = String::new();
    let mut fields = vec![
        ("Name:              ", repr.name(&code.name)),
        ("Filename:          ", repr.name(&code.filename)),
        ("Argument count:    ", code.argcount.to_string()),
        ("Positional-only arguments: ", code.posonlyargcount.to_string()),
        ("Kw-only arguments: ", code.kwonlyargcount.to_string()),
        ("Number of locals:  ", code.nlocals().to_string()),
        ("Stack size:        ", code.stacksize.to_string()),
        ("Flags:             ", pretty_flags(code.version, code.flags)),
    ];
    if code.version < Version::V3_8 {
        fields.remove(3);
    }
    for (index, (label, value)) in fields.iter().enumerate() {
        let _ = write!(out, "{}{label}{value}", if index > 0 { "\n" } else { "" });
    }
    for (index, value) in code.consts.iter().enumerate() {
        let title = if index == 0 { "\nConstants:" } else { "" };
        let _ = write!(out, "{title}\n{index:4}: {}", repr.of(value));
    }
    push_names(&mut out, repr, "Names:", code.names.iter());
    push_names(&mut out, repr, "Variable names:", code.varnames());
    push_names(&mut out, repr, "Free variables:", code.freevars());
    push_names(&mut out, repr, "Cell variables:", code.cellvars());
    out
}

fn push_names<'a>(out: &mut String, repr: &Repr, title: &str, names: impl Iterator<Item = &'a Str>) {
    for (index, name) in names.enumerate() {
        if index == 0 {
            let _ = write!(out, "\n{title}");
        }
        let _ = write!(out, "\n{index:4}: {}", repr.name(name));
    }
}
