//! Values as JSON: plain where JSON has the like, else an object with the Python type.

use std::fmt::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};
use taipan_isa::Arg;
use taipan_marshal::{Const, Dict, PyStr, Str, Tuple};

use super::{Context, List};
use crate::bytecode::Instruction;
use crate::dis::ArgVal;

/// Containers nested deeper are cut: readers of JSON bound its depth.
const MAX_DEPTH: usize = 50;
/// The ints that every reader of JSON holds exactly.
const EXACT: std::ops::RangeInclusive<i64> = -(1 << 53) + 1..=(1 << 53) - 1;

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// `argval` of an instruction.
pub(super) struct ArgValue<'a>(pub &'a Instruction, pub &'a Context);

impl Serialize for ArgValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (instruction, context) = (self.0, self.1);
        match &instruction.argval {
            ArgVal::None => serializer.serialize_unit(),
            ArgVal::Int(value) => serializer.serialize_i64(*value),
            ArgVal::Const(value) => Constant::new(value, context).serialize(serializer),
            ArgVal::Name(name) => Name(name, context).serialize(serializer),
            ArgVal::Names(first, second) => {
                typed(serializer, "tuple", "items", &[first, second].map(|n| Name(n, context)))
            }
            ArgVal::Operator(operator) => serializer.serialize_str(operator),
            ArgVal::Unknown => typed(serializer, "unknown", "repr", "<unknown>"),
            ArgVal::Conversion(function, has_spec) => {
                let function = function.map(Builtin);
                if instruction.operand() == Some(Arg::FormatFlags) {
                    typed(serializer, "tuple", "items", &(function, has_spec))
                } else {
                    function.serialize(serializer)
                }
            }
        }
    }
}

/// A function or class of the builtins.
struct Builtin(&'static str);

impl Serialize for Builtin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        typed(serializer, "builtin", "name", self.0)
    }
}

/// A name, which only hostile files repeat beyond bounds.
pub(super) struct Name<'a>(pub &'a Str, pub &'a Context);

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.1.repr.budget.spend(self.0.as_bytes().len()) {
            text(serializer, self.0)
        } else {
            typed(serializer, "str", "truncated", &true)
        }
    }
}

/// A constant.
pub(super) struct Constant<'a> {
    value: &'a Const,
    context: &'a Context,
    depth: usize,
}

impl<'a> Constant<'a> {
    /// The constant, or its type alone where the document would get too long.
    pub(super) fn new(value: &'a Const, context: &'a Context) -> Constant<'a> {
        let size = usize::try_from(value.mark().weight.saturating_mul(16)).unwrap_or(usize::MAX);
        let fits = context.repr.budget.spend(size);
        Constant { value, context, depth: if fits { 0 } else { MAX_DEPTH } }
    }

    fn inner(&self, value: &'a Const) -> Constant<'a> {
        Constant { value, context: self.context, depth: self.depth + 1 }
    }

    fn items<S: Serializer>(&self, serializer: S, items: &'a Tuple) -> Result<S::Ok, S::Error> {
        let items = List(|| items.iter().map(|item| self.inner(item)));
        typed(serializer, self.value.type_name(), "items", &items)
    }

    fn set<S: Serializer>(&self, serializer: S, items: &'a Tuple) -> Result<S::Ok, S::Error> {
        let items = List(|| self.context.repr.set_order(items).into_iter().map(|item| self.inner(item)));
        typed(serializer, self.value.type_name(), "items", &items)
    }

    fn dict<S: Serializer>(&self, serializer: S, entries: &'a Dict) -> Result<S::Ok, S::Error> {
        let entries = List(|| entries.iter().map(|(key, value)| [self.inner(key), self.inner(value)]));
        typed(serializer, self.value.type_name(), "items", &entries)
    }
}

impl Serialize for Constant<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let type_name = self.value.type_name();
        match self.value {
            Const::None => serializer.serialize_unit(),
            Const::True => serializer.serialize_bool(true),
            Const::False => serializer.serialize_bool(false),
            Const::Int(value) if EXACT.contains(&**value) => serializer.serialize_i64(**value),
            _ if self.depth >= MAX_DEPTH => typed(serializer, type_name, "truncated", &true),
            Const::Int(value) => typed(
                serializer,
                type_name,
                "hex",
                &format!("{}{:#x}", sign(**value < 0), value.unsigned_abs()),
            ),
            Const::BigInt(value) => {
                let negative = value.sign() == num_bigint::Sign::Minus;
                typed(serializer, type_name, "hex", &format!("{}{:#x}", sign(negative), value.magnitude()))
            }
            Const::Float(value) => typed(serializer, type_name, "repr", &float_repr(**value)),
            Const::Complex(parts) => {
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry("type", type_name)?;
                map.serialize_entry("real", &float_repr(parts.0))?;
                map.serialize_entry("imag", &float_repr(parts.1))?;
                map.end()
            }
            Const::Str(value) => text(serializer, value),
            Const::Bytes(value) => typed(serializer, type_name, "hex", &hex(value)),
            Const::Tuple(items) | Const::List(items) => self.items(serializer, items),
            Const::Set(items) | Const::FrozenSet(items) => self.set(serializer, items),
            Const::Slice(parts) => {
                typed(serializer, type_name, "items", &parts.each_ref().map(|part| self.inner(part)))
            }
            Const::Dict(entries) | Const::FrozenDict(entries) => self.dict(serializer, entries),
            Const::Code(code) => typed(serializer, type_name, "id", &self.context.id(code)),
            Const::Ellipsis => typed(serializer, type_name, "repr", "Ellipsis"),
            Const::StopIteration => typed(serializer, type_name, "repr", "<class 'StopIteration'>"),
        }
    }
}

fn sign(negative: bool) -> &'static str {
    if negative { "-" } else { "" }
}

fn float_repr(value: f64) -> String {
    let mut out = String::new();
    taipan_prim::float::push_repr(&mut out, value, true);
    out
}

/// A string; one with lone surrogates, which JSON's text cannot hold, by code points.
fn text<S: Serializer>(serializer: S, text: &PyStr) -> Result<S::Ok, S::Error> {
    match text.as_str() {
        Some(text) => serializer.serialize_str(text),
        None => typed(serializer, "str", "code_points", &List(|| text.code_points())),
    }
}

/// `{"type": …, KEY: …}`.
fn typed<S: Serializer>(
    serializer: S,
    type_name: &str,
    key: &'static str,
    value: &(impl Serialize + ?Sized),
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("type", type_name)?;
    map.serialize_entry(key, value)?;
    map.end()
}
