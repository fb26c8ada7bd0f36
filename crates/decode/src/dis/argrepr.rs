//! What an argument means: its value and its text in the disassembly of each version.

use std::collections::BTreeMap;
use std::fmt::Write;

use taipan_isa::{Arg, Op, Version, local_pair, names};
use taipan_marshal::{CodeObject, Const, Str, kind};

use super::repr::Repr;
use super::unpack::Unpacked;

/// What an argument stands for (`Instruction.argval`).
#[derive(Debug, Clone, Default)]
pub enum ArgVal {
    /// No argument.
    #[default]
    None,
    /// The number itself, or the offset of a jump's target.
    Int(i64),
    /// A constant.
    Const(Const),
    /// A variable, attribute or module.
    Name(Str),
    /// Two local variables.
    Names(Str, Str),
    /// A comparison operator.
    Operator(&'static str),
    /// The function that converts a value to be formatted, and whether a format specification follows.
    Conversion(Option<&'static str>, bool),
    /// A class or function of the builtins.
    Builtin(&'static str),
    /// What cannot be known (`dis.UNKNOWN`): an index that points at nothing, and what 3.11 does not look up.
    Unknown,
}

/// Text of an argument that points at nothing; CPython's `dis` ends in an IndexError there.
const OUT_OF_RANGE: &str = "<out of range>";

/// Gives arguments their meaning, for one code object.
pub(crate) struct ArgResolver<'a> {
    pub code: &'a CodeObject,
    pub repr: &'a Repr,
    /// Numbers of the labels by offset (from 3.13).
    pub labels: &'a BTreeMap<i64, u32>,
}

type Resolved = (ArgVal, String);

impl ArgResolver<'_> {
    /// Value and text of the argument of `instruction`.
    pub(crate) fn resolve(&self, instruction: &Unpacked) -> Resolved {
        let Some(arg) = instruction.arg else { return (ArgVal::None, String::new()) };
        let plain = |text: &str| (ArgVal::Int(arg), text.to_owned());
        let Some(op) = instruction.op else { return plain("") };
        let version = self.code.version;
        if let Some(target) = instruction.jump_target(version) {
            return self.jump(op, target, instruction.is_long(version));
        }
        let listed = |list: &[&'static str]| plain(at(list, arg).copied().unwrap_or(OUT_OF_RANGE));
        match op.arg() {
            Arg::Const | Arg::KwNames => self.constant(op, arg),
            Arg::Name | Arg::GlobalName | Arg::AttrName | Arg::SuperName | Arg::ImportName => {
                self.name(op.arg(), arg)
            }
            Arg::Local | Arg::Cell => self.named(at(&self.code.localsplusnames, arg)),
            Arg::Free => self.named(self.free_variable(arg)),
            Arg::LocalPair => self.local_pair(arg),
            Arg::Compare | Arg::CompareShift4 | Arg::CompareShift5 => self.compare(op.arg(), arg),
            Arg::BinaryOp => {
                plain(at(names::nb_ops(version), arg).map_or(OUT_OF_RANGE, |(_, symbol)| symbol))
            }
            Arg::Intrinsic1 => listed(names::intrinsic_1(version)),
            Arg::Intrinsic2 => listed(names::intrinsic_2(version)),
            Arg::CommonConstant => self.common_constant(arg),
            Arg::SpecialMethod => listed(names::special_methods(version)),
            Arg::FormatFlags => format_value(arg),
            Arg::ConvertValue => convert_value(arg),
            Arg::FunctionFlags if version >= Version::V3_8 => plain(&function_flags(arg, 4)),
            Arg::FunctionAttribute => {
                plain(&function_flags(arg, if version >= Version::V3_14 { 5 } else { 4 }))
            }
            Arg::Invert if version >= Version::V3_14 => plain(&inverted(op, arg)),
            _ => plain(""),
        }
    }

    fn jump(&self, op: Op, target: i64, is_long: bool) -> Resolved {
        let text = match self.labels.get(&target) {
            Some(label) if self.code.version >= Version::V3_13 => {
                let preposition = if op.arg() == Arg::BranchOrigin { "from" } else { "to" };
                format!("{preposition} L{label}")
            }
            // Up to 3.9 the argument of an absolute jump is the offset itself.
            _ if op.arg() == Arg::JumpAbsolute && self.code.version <= Version::V3_9 => String::new(),
            _ => format!("to {target}{}", if is_long { "L" } else { "" }),
        };
        (ArgVal::Int(target), text)
    }

    fn constant(&self, op: Op, arg: i64) -> Resolved {
        // 3.11 looks up the constants of LOAD_CONST alone.
        if op.arg() == Arg::KwNames && self.code.version == Version::V3_11 {
            return (ArgVal::Unknown, String::new());
        }
        match at(&self.code.consts, arg) {
            Some(value) => (ArgVal::Const(value.clone()), self.repr.of(value)),
            None => (ArgVal::Unknown, OUT_OF_RANGE.to_owned()),
        }
    }

    fn name(&self, kind: Arg, arg: i64) -> Resolved {
        let shift = match kind {
            Arg::SuperName | Arg::ImportName => 2,
            Arg::Name => 0,
            _ => 1,
        };
        let (value, mut text) = self.named(at(&self.code.names, arg >> shift));
        if kind == Arg::ImportName && !text.is_empty() {
            text.push_str(["", " + lazy", " + eager", " + lazy"][(arg & 3) as usize]);
        } else if shift > 0 && arg & 1 != 0 && !text.is_empty() {
            let pushed = if kind == Arg::GlobalName { "NULL" } else { "NULL|self" };
            text = if self.code.version <= Version::V3_12 {
                format!("{pushed} + {text}")
            } else {
                format!("{text} + {pushed}")
            };
        }
        (value, text)
    }

    fn named(&self, name: Option<&Str>) -> Resolved {
        match name {
            Some(name) => (ArgVal::Name(name.clone()), self.repr.name(name)),
            None => (ArgVal::Unknown, OUT_OF_RANGE.to_owned()),
        }
    }

    /// Before 3.11 cells and free variables are counted without the locals.
    fn free_variable(&self, arg: i64) -> Option<&Str> {
        let locals = self.code.localspluskinds.iter().filter(|bits| **bits & kind::LOCAL != 0).count();
        at(self.code.localsplusnames.get(locals..)?, arg)
    }

    fn local_pair(&self, arg: i64) -> Resolved {
        let (first, second) = local_pair(u32::try_from(arg).unwrap_or(u32::MAX));
        let locals = &self.code.localsplusnames;
        let name = |index: u32| at(locals, index.into());
        match (name(first), name(second)) {
            (Some(a), Some(b)) => {
                (ArgVal::Names(a.clone(), b.clone()), format!("{}, {}", self.repr.name(a), self.repr.name(b)))
            }
            _ => (ArgVal::Unknown, OUT_OF_RANGE.to_owned()),
        }
    }

    fn compare(&self, kind: Arg, arg: i64) -> Resolved {
        let index = u32::try_from(arg).ok().and_then(|arg| kind.compare_index(arg));
        match index.and_then(|index| at(names::cmp_op(self.code.version), index.into())) {
            Some(&operator) if kind == Arg::CompareShift5 && arg & 16 != 0 => {
                (ArgVal::Operator(operator), format!("bool({operator})"))
            }
            Some(&operator) => (ArgVal::Operator(operator), operator.to_owned()),
            None => (ArgVal::Unknown, OUT_OF_RANGE.to_owned()),
        }
    }

    /// A class is shown by its name, a function by its `repr`.
    fn common_constant(&self, arg: i64) -> Resolved {
        let text = match at(names::common_constants(self.code.version), arg) {
            Some(&name @ ("all" | "any")) => format!("<built-in function {name}>"),
            Some(name) => (*name).to_owned(),
            None => OUT_OF_RANGE.to_owned(),
        };
        // 3.14 leaves the number.
        if self.code.version <= Version::V3_14 {
            return (ArgVal::Int(arg), text);
        }
        let value = match at(names::common_constants(self.code.version), arg) {
            None => ArgVal::Unknown,
            Some(&"None") => ArgVal::Const(Const::None),
            Some(&"''") => ArgVal::Const(Const::str("")),
            Some(&"True") => ArgVal::Const(Const::True),
            Some(&"False") => ArgVal::Const(Const::False),
            Some(&"-1") => ArgVal::Const(Const::int(-1)),
            Some(name) => ArgVal::Builtin(name),
        };
        (value, text)
    }
}

fn at<T>(list: &[T], index: i64) -> Option<&T> {
    usize::try_from(index).ok().and_then(|index| list.get(index))
}

const CONVERSIONS: [Option<&str>; 4] = [None, Some("str"), Some("repr"), Some("ascii")];

fn format_value(arg: i64) -> Resolved {
    let function = at(&CONVERSIONS, arg & 3).copied().flatten();
    let has_spec = arg & 4 != 0;
    let mut text = function.unwrap_or_default().to_owned();
    if has_spec {
        let _ = write!(text, "{}with format", if text.is_empty() { "" } else { ", " });
    }
    (ArgVal::Conversion(function, has_spec), text)
}

fn convert_value(arg: i64) -> Resolved {
    match at(&CONVERSIONS, arg) {
        Some(function) => (ArgVal::Conversion(*function, false), function.unwrap_or_default().to_owned()),
        None => (ArgVal::Unknown, OUT_OF_RANGE.to_owned()),
    }
}

fn function_flags(arg: i64, known: usize) -> String {
    let flags = ["defaults", "kwdefaults", "annotations", "closure", "annotate"];
    let set = flags.iter().take(known).enumerate().filter(|(bit, _)| arg >> bit & 1 != 0);
    set.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}

fn inverted(op: Op, arg: i64) -> String {
    let operator = if op.name() == "IS_OP" { ["is", "is not"] } else { ["in", "not in"] };
    operator[usize::from(arg != 0)].to_owned()
}
