//! What each opcode makes of the symbols on the stack.
//!
//! Rules go by the opcode's name: it says the same in all versions but for the places where a variant is asked for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use taipan_isa::{Arg, Op, Version, local_pair, names};
use taipan_marshal::{CodeObject, Const, kind};

use super::symbol::Symbol;
use crate::dis::Addresses;
use crate::dis::repr::Repr;

/// The deepest stack that is followed.
const MAX_DEPTH: usize = 1 << 16;

/// What happens to the stack is not known: it is too low or too high, or the opcode is none.
pub(super) struct Lost;

pub(super) type Done = Result<(), Lost>;

/// The symbols on the stack, the top last.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(pub Vec<Symbol>);

impl Slots {
    pub fn push_symbol(&mut self, symbol: Symbol) -> Done {
        if self.0.len() >= MAX_DEPTH {
            return Err(Lost);
        }
        self.0.push(symbol);
        Ok(())
    }

    pub fn push(&mut self, text: &str) -> Done {
        self.push_symbol(Symbol::new(text))
    }

    pub fn pop(&mut self) -> Result<Symbol, Lost> {
        self.0.pop().ok_or(Lost)
    }

    pub fn pop_many(&mut self, count: u32) -> Result<Vec<Symbol>, Lost> {
        let rest = self.0.len().checked_sub(count as usize).ok_or(Lost)?;
        Ok(self.0.split_off(rest))
    }

    /// The slot that is the `place`-th from the top, the top being 1.
    pub fn peek(&self, place: u32) -> Result<&Symbol, Lost> {
        let index = self.0.len().checked_sub(place as usize).ok_or(Lost)?;
        self.0.get(index).ok_or(Lost)
    }

    fn index(&self, place: u32) -> Result<usize, Lost> {
        self.0.len().checked_sub(place as usize).filter(|index| *index < self.0.len()).ok_or(Lost)
    }

    fn rotate(&mut self, place: u32) -> Done {
        let index = self.index(place)?;
        self.0[index..].rotate_right(1);
        Ok(())
    }

    /// Pushes the top `count` symbols once more.
    fn duplicate(&mut self, count: u32) -> Done {
        let rest = self.0.len().checked_sub(count as usize).ok_or(Lost)?;
        if self.0.len() + count as usize > MAX_DEPTH {
            return Err(Lost);
        }
        self.0.extend_from_within(rest..);
        Ok(())
    }
}

/// The code object that symbols are taken from.
pub(super) struct Rules<'a> {
    code: &'a CodeObject,
    repr: Repr,
    constants: RefCell<HashMap<u32, Symbol>>,
    /// How many of the frame's variables are locals; up to 3.10 the others are counted by themselves.
    locals: usize,
}

impl<'a> Rules<'a> {
    pub fn new(code: &'a Arc<CodeObject>) -> Rules<'a> {
        let locals = if code.version < Version::V3_11 {
            code.localspluskinds.iter().filter(|k| **k & kind::LOCAL != 0).count()
        } else {
            0
        };
        let repr = Repr::new(code, Addresses::Masked);
        Rules { code, repr, constants: RefCell::default(), locals }
    }

    /// Takes the stack through an instruction, towards the jump's target or the next one.
    pub fn apply(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        match op.name() {
            "LOAD_CONST" | "RETURN_CONST" => {
                if op == Op::ReturnConst {
                    Ok(())
                } else {
                    slots.push_symbol(self.constant(arg))
                }
            }
            "LOAD_SMALL_INT" => slots.push(&arg.to_string()),
            "LOAD_COMMON_CONSTANT" => slots.push(named(names::common_constants(self.code.version), arg)),
            "LOAD_ASSERTION_ERROR" => slots.push("AssertionError"),
            "LOAD_BUILD_CLASS" => slots.push("__build_class__"),
            "LOAD_LOCALS" => slots.push("locals()"),
            "LOAD_FAST" | "LOAD_FAST_CHECK" | "LOAD_FAST_BORROW" | "LOAD_FAST_AND_CLEAR" => {
                slots.push(&self.local(arg))
            }
            "LOAD_FAST_LOAD_FAST" | "LOAD_FAST_BORROW_LOAD_FAST_BORROW" => {
                let (first, second) = local_pair(arg);
                slots.push(&self.local(first))?;
                slots.push(&self.local(second))
            }
            "STORE_FAST_LOAD_FAST" => {
                slots.pop()?;
                slots.push(&self.local(local_pair(arg).1))
            }
            "LOAD_CLOSURE" => slots.push(&format!("<cell {}>", self.variable(op, arg))),
            "LOAD_DEREF" | "LOAD_CLASSDEREF" => slots.push(&self.variable(op, arg)),
            "LOAD_FROM_DICT_OR_DEREF" => {
                slots.pop()?;
                slots.push(&self.variable(op, arg))
            }
            "LOAD_NAME" => slots.push(&self.name(op, arg)),
            "LOAD_FROM_DICT_OR_GLOBALS" => {
                slots.pop()?;
                slots.push(&self.name(op, arg))
            }
            "LOAD_GLOBAL" => self.load_global(op, arg, slots),
            "LOAD_ATTR" | "LOAD_METHOD" | "LOAD_SUPER_ATTR" | "LOAD_SPECIAL" => {
                self.attribute(op, arg, slots)
            }
            "PUSH_NULL" | "BEGIN_FINALLY" => slots.push("NULL"),
            "COPY" => {
                let copied = slots.peek(arg)?.clone();
                slots.push_symbol(copied)
            }
            "SWAP" => {
                let (top, other) = (slots.index(1)?, slots.index(arg)?);
                slots.0.swap(top, other);
                Ok(())
            }
            "ROT_TWO" => slots.rotate(2),
            "ROT_THREE" => slots.rotate(3),
            "ROT_FOUR" => slots.rotate(4),
            "ROT_N" => slots.rotate(arg),
            "DUP_TOP" => slots.duplicate(1),
            "DUP_TOP_TWO" => slots.duplicate(2),
            "DUP_TOPX" => slots.duplicate(arg),
            _ => self.operators(op, arg, jump, slots),
        }
    }

    fn operators(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        let version = self.code.version;
        let binary = |slots: &mut Slots, operator: &str| {
            let (right, left) = (slots.pop()?, slots.pop()?);
            slots.push(&format!("{} {operator} {}", left.operand(), right.operand()))
        };
        if let Some(operator) = binary_operator(op.name()) {
            return binary(slots, operator);
        }
        let unary = |slots: &mut Slots, before: &str, after: &str| {
            let operand = slots.pop()?.operand();
            slots.push(&format!("{before}{operand}{after}"))
        };
        match op.name() {
            "BINARY_OP" => match names::nb_ops(version).get(arg as usize).map(|(_, symbol)| *symbol) {
                Some("[]") => subscript(slots),
                Some(operator) => binary(slots, operator),
                None => Err(Lost),
            },
            "COMPARE_OP" => {
                let index = op.arg().compare_index(arg).unwrap_or(u32::MAX);
                binary(slots, named(names::cmp_op(version), index))
            }
            "IS_OP" => binary(slots, if arg == 0 { "is" } else { "is not" }),
            "CONTAINS_OP" => binary(slots, if arg == 0 { "in" } else { "not in" }),
            "CHECK_EXC_MATCH" => {
                let class = slots.pop()?.operand();
                let exception = slots.peek(1)?.operand();
                slots.push(&format!("{exception} matches {class}"))
            }
            "BINARY_SUBSCR" => subscript(slots),
            "BINARY_SLICE" => {
                let parts = slots.pop_many(3)?;
                let texts: Vec<_> = parts.iter().map(Symbol::operand).collect();
                slots.push(&format!("{}[{}:{}]", texts[0], texts[1], texts[2]))
            }
            "SLICE+0" | "SLICE+1" | "SLICE+2" | "SLICE+3" => {
                let parts = slots.pop_many(1 + op.stack_effect(arg, false).unsigned_abs())?;
                let texts: Vec<_> = parts.iter().map(Symbol::operand).collect();
                slots.push(&match (&*texts, op) {
                    ([owner, start], Op::SlicePlus1) => format!("{owner}[{start}:]"),
                    ([owner, stop], _) => format!("{owner}[:{stop}]"),
                    ([owner, start, stop], _) => format!("{owner}[{start}:{stop}]"),
                    _ => format!("{}[:]", texts.concat()),
                })
            }
            "UNARY_POSITIVE" => unary(slots, "+", ""),
            "UNARY_NEGATIVE" => unary(slots, "-", ""),
            "UNARY_INVERT" => unary(slots, "~", ""),
            "UNARY_NOT" => unary(slots, "not ", ""),
            "UNARY_CONVERT" => function("repr", 1, slots),
            "TO_BOOL" => function("bool", 1, slots),
            "FORMAT_SIMPLE" => function("format", 1, slots),
            "FORMAT_WITH_SPEC" => function("format", 2, slots),
            "FORMAT_VALUE" => function("format", 1 + (arg >> 2 & 1), slots),
            "CONVERT_VALUE" => function(["?", "str", "repr", "ascii"][arg.min(3) as usize], 1, slots),
            "GET_ITER" | "GET_YIELD_FROM_ITER" => {
                function("iter", 1, slots)?;
                if op.stack_effect(arg, false) == 1 {
                    slots.push_symbol(Symbol::either("index", "NULL"))
                } else {
                    Ok(())
                }
            }
            "GET_AITER" => function("aiter", 1, slots),
            "GET_AWAITABLE" => function("await", 1, slots),
            "LIST_TO_TUPLE" => function("tuple", 1, slots),
            "GET_ANEXT" => about("anext", slots),
            "GET_LEN" => about("len", slots),
            _ => self.displays(op, arg, jump, slots),
        }
    }

    fn displays(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        let joined = |slots: &mut Slots, count: u32, open: &str, star: &str, close: &str| {
            let items = slots.pop_many(count)?;
            slots.push(&format!("{open}{}{close}", list(&items, star)))
        };
        match op.name() {
            "BUILD_TUPLE" if arg == 1 => joined(slots, 1, "(", "", ",)"),
            "BUILD_TUPLE" => joined(slots, arg, "(", "", ")"),
            "BUILD_LIST" => joined(slots, arg, "[", "", "]"),
            "BUILD_SET" => joined(slots, arg, "{", "", "}"),
            "BUILD_STRING" => joined(slots, arg, "''.join(", "", ")"),
            "BUILD_SLICE" => joined(slots, arg, "slice(", "", ")"),
            "BUILD_TUPLE_UNPACK" | "BUILD_TUPLE_UNPACK_WITH_CALL" => joined(slots, arg, "(", "*", ")"),
            "BUILD_LIST_UNPACK" => joined(slots, arg, "[", "*", "]"),
            "BUILD_SET_UNPACK" => joined(slots, arg, "{", "*", "}"),
            "BUILD_MAP_UNPACK" | "BUILD_MAP_UNPACK_WITH_CALL" => joined(slots, arg, "{", "**", "}"),
            "BUILD_MAP" if op == Op::BuildMap27 => slots.push("{}"),
            "BUILD_MAP" => {
                let items = slots.pop_many(arg.checked_mul(2).ok_or(Lost)?)?;
                let pair = |pair: &[Symbol]| format!("{}: {}", pair[0], pair[1]);
                let pairs: Vec<_> = items.chunks_exact(2).take(SHOWN).map(pair).collect();
                slots.push(&format!("{{{}}}", pairs.join(", ")))
            }
            "BUILD_CONST_KEY_MAP" => {
                slots.pop()?;
                slots.pop_many(arg)?;
                slots.push("{…}")
            }
            "BUILD_INTERPOLATION" => {
                let parts = slots.pop_many(2 + (arg & 1))?;
                slots.push(&format!("{{{}}}", parts[0]))
            }
            "BUILD_TEMPLATE" => {
                slots.pop_many(2)?;
                slots.push("t'…'")
            }
            "UNPACK_SEQUENCE" => {
                let packed = slots.pop()?.operand();
                many(arg)?.rev().try_for_each(|index| slots.push(&format!("{packed}[{index}]")))
            }
            "UNPACK_EX" => {
                let packed = slots.pop()?.operand();
                let (before, after) = (arg & 0xff, arg >> 8);
                many(after)?.try_for_each(|index| slots.push(&format!("{packed}[-{}]", index + 1)))?;
                let end = if after == 0 { String::new() } else { format!("-{after}") };
                slots.push(&format!("{packed}[{before}:{end}]"))?;
                (0..before).rev().try_for_each(|index| slots.push(&format!("{packed}[{index}]")))
            }
            _ => self.calls(op, arg, jump, slots),
        }
    }

    pub(super) fn version(&self) -> Version {
        self.code.version
    }

    /// The constant of an index, as Python writes it.
    fn constant(&self, index: u32) -> Symbol {
        let new = || match self.code.consts.get(index as usize) {
            Some(Const::Code(code)) => Symbol::new(&format!("<code {}>", code.name.to_lossy())),
            Some(value) => Symbol::new(&self.repr.of(value)),
            None => Symbol::ANY,
        };
        self.constants.borrow_mut().entry(index).or_insert_with(new).clone()
    }

    /// The name that an argument stands for.
    pub(super) fn name(&self, op: Op, arg: u32) -> String {
        let index = op.arg().name_index(arg).unwrap_or(arg);
        self.code.names.get(index as usize).map_or_else(unknown, |name| name.to_lossy().into_owned())
    }

    /// The local variable of an index; from 3.13 on the cell itself, where that is what the slot holds.
    fn local(&self, index: u32) -> String {
        let Some(name) = self.code.localsplusnames.get(index as usize) else { return unknown() };
        let kinds = self.code.localspluskinds.get(index as usize).copied().unwrap_or_default();
        if self.code.version >= Version::V3_13 && kinds & (kind::CELL | kind::FREE) != 0 {
            return format!("<cell {}>", name.to_lossy());
        }
        name.to_lossy().into_owned()
    }

    /// The cell or free variable of an index.
    fn variable(&self, op: Op, arg: u32) -> String {
        let first = if op.arg() == Arg::Free { self.locals } else { 0 };
        let name = self.code.localsplusnames.get(first.saturating_add(arg as usize));
        name.map_or_else(unknown, |name| name.to_lossy().into_owned())
    }

    fn load_global(&self, op: Op, arg: u32, slots: &mut Slots) -> Done {
        let name = self.name(op, arg);
        let null = op.arg() == Arg::GlobalName && arg & 1 == 1;
        if null && op == Op::LoadGlobal311 {
            slots.push("NULL")?;
        }
        slots.push(&name)?;
        if null && op != Op::LoadGlobal311 { slots.push("NULL") } else { Ok(()) }
    }

    fn attribute(&self, op: Op, arg: u32, slots: &mut Slots) -> Done {
        let method = match op.arg() {
            Arg::AttrName | Arg::SuperName => arg & 1 == 1,
            _ => op.name() != "LOAD_ATTR",
        };
        let (owner, name) = match op.name() {
            "LOAD_SUPER_ATTR" => {
                let instance = slots.pop_many(3)?.pop().ok_or(Lost)?;
                ("super()".to_owned(), (self.name(op, arg), instance.operand()))
            }
            "LOAD_SPECIAL" => {
                let owner = slots.pop()?.operand();
                (owner.clone(), (named(names::special_methods(self.code.version), arg).to_owned(), owner))
            }
            _ => {
                let owner = slots.pop()?.operand();
                (owner.clone(), (self.name(op, arg), owner))
            }
        };
        let (name, instance) = name;
        let found = format!("{owner}.{name}");
        if !method {
            return slots.push(&found);
        }
        if matches!(op, Op::LoadMethod | Op::LoadAttr312 | Op::LoadSuperAttr312) {
            slots.push_symbol(Symbol::either(&found, "NULL"))?;
            slots.push_symbol(Symbol::either(&instance, &found))
        } else {
            slots.push(&found)?;
            slots.push_symbol(Symbol::either(&instance, "NULL"))
        }
    }
}

/// How many items of a display or call a symbol can show at most: each takes three characters.
const SHOWN: usize = 12;

pub(super) fn list(items: &[Symbol], star: &str) -> String {
    let texts: Vec<_> = items.iter().take(SHOWN).map(|item| format!("{star}{item}")).collect();
    texts.join(", ")
}

fn many(count: u32) -> Result<std::ops::Range<u32>, Lost> {
    if count as usize > MAX_DEPTH { Err(Lost) } else { Ok(0..count) }
}

fn unknown() -> String {
    "?".to_owned()
}

pub(super) fn named(names: &[&'static str], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or("?")
}

/// A function of the top values in their place.
pub(super) fn function(name: &str, count: u32, slots: &mut Slots) -> Done {
    let operands = slots.pop_many(count)?;
    slots.push(&format!("{name}({})", list(&operands, "")))
}

/// A function of the top value above it.
pub(super) fn about(name: &str, slots: &mut Slots) -> Done {
    let top = slots.peek(1)?.to_string();
    slots.push(&format!("{name}({top})"))
}

fn subscript(slots: &mut Slots) -> Done {
    let (key, container) = (slots.pop()?, slots.pop()?);
    slots.push(&format!("{}[{key}]", container.operand()))
}

/// The operator of the opcodes up to 3.10.
fn binary_operator(name: &str) -> Option<&'static str> {
    Some(match name {
        "BINARY_POWER" => "**",
        "BINARY_MULTIPLY" => "*",
        "BINARY_MATRIX_MULTIPLY" => "@",
        "BINARY_MODULO" => "%",
        "BINARY_ADD" => "+",
        "BINARY_SUBTRACT" => "-",
        "BINARY_FLOOR_DIVIDE" => "//",
        "BINARY_TRUE_DIVIDE" | "BINARY_DIVIDE" => "/",
        "BINARY_LSHIFT" => "<<",
        "BINARY_RSHIFT" => ">>",
        "BINARY_AND" => "&",
        "BINARY_XOR" => "^",
        "BINARY_OR" => "|",
        "INPLACE_POWER" => "**=",
        "INPLACE_MULTIPLY" => "*=",
        "INPLACE_MATRIX_MULTIPLY" => "@=",
        "INPLACE_MODULO" => "%=",
        "INPLACE_ADD" => "+=",
        "INPLACE_SUBTRACT" => "-=",
        "INPLACE_FLOOR_DIVIDE" => "//=",
        "INPLACE_TRUE_DIVIDE" | "INPLACE_DIVIDE" => "/=",
        "INPLACE_LSHIFT" => "<<=",
        "INPLACE_RSHIFT" => ">>=",
        "INPLACE_AND" => "&=",
        "INPLACE_XOR" => "^=",
        "INPLACE_OR" => "|=",
        _ => return None,
    })
}
