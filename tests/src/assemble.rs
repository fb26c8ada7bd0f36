//! An assembler: code objects written by hand, for what no compiler emits.

use std::collections::HashMap;
use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{Bytes, CodeObject, Const, Names, Str, kind};

/// A code object to be.
///
/// For the versions that execute. The text has an instruction a line, by CPython's name with its argument; prefixes and inline caches are added. A word
/// with a colon before an instruction names its place, `->place` as argument jumps there, and `.handler from to place
/// depth [lasti]` is an entry of the exception table (the end being the place behind the last instruction covered).
#[derive(Clone)]
pub struct Assembler {
    /// What is not said otherwise.
    pub code: CodeObject,
    kinds: Vec<(String, u8)>,
}

impl Assembler {
    /// A code object with the name `f`, room for eight values, and the constant None.
    pub fn new(version: Version) -> Assembler {
        let code = CodeObject {
            stacksize: 8,
            consts: tuple(vec![Const::None]),
            firstlineno: 1,
            ..CodeObject::empty(version, "f")
        };
        Assembler { code, kinds: Vec::new() }
    }

    /// Adds variables of a kind: `LOCAL`, `CELL` or `FREE`, in this order.
    pub fn variables(mut self, kind: u8, names: &[&str]) -> Assembler {
        self.kinds.extend(names.iter().map(|name| (name.to_string(), kind)));
        self
    }

    /// Adds local variables.
    pub fn locals(self, names: &[&str]) -> Assembler {
        self.variables(kind::LOCAL, names)
    }

    /// Says what the names are.
    pub fn names(mut self, names: &[&str]) -> Assembler {
        self.code.names = strings(names);
        self
    }

    /// Says what constants there are.
    pub fn consts(mut self, consts: Vec<Const>) -> Assembler {
        self.code.consts = tuple(consts);
        self
    }

    /// Says what `co_flags` are.
    pub fn flags(mut self, flags: u32) -> Assembler {
        self.code.flags = flags;
        self
    }

    /// Says what `co_argcount` is.
    pub fn arguments(mut self, count: u32) -> Assembler {
        self.code.argcount = count;
        self
    }

    /// Says what `co_stacksize` is.
    pub fn stack(mut self, size: u32) -> Assembler {
        self.code.stacksize = size;
        self
    }

    /// The code object with these instructions.
    ///
    /// # Panics
    /// If the text is not as it should be.
    pub fn assemble(mut self, text: &str) -> Arc<CodeObject> {
        let version = self.code.version;
        let mut bytes = Vec::new();
        let (mut places, mut jumps, mut handlers) = (HashMap::new(), Vec::new(), Vec::new());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut words: Vec<&str> = line.split_whitespace().collect();
            if words[0] == ".handler" {
                handlers.push(words.split_off(1));
                continue;
            }
            while let Some(place) = words[0].strip_suffix(':') {
                places.insert(place, bytes.len());
                words.remove(0);
                if words.is_empty() {
                    break;
                }
            }
            let Some((&name, arguments)) = words.split_first() else { continue };
            let op = op_of(version, name);
            let argument = arguments.first().copied().unwrap_or("0");
            let number =
                argument.strip_prefix("->").map_or_else(|| argument.parse().expect("a number"), |_| 0u32);
            for shift in [24, 16, 8] {
                if number >> shift != 0 {
                    bytes.extend([
                        Op::ExtendedArg.number(version).expect("EXTENDED_ARG"),
                        (number >> shift) as u8,
                    ]);
                }
            }
            let at = bytes.len();
            bytes.extend([op.number(version).expect("an opcode of the version"), number as u8]);
            bytes.resize(bytes.len() + 2 * usize::from(op.caches(version)), 0);
            if let Some(place) = argument.strip_prefix("->") {
                jumps.push((at, bytes.len(), place));
            }
        }
        let at = |place: &str| *places.get(place).unwrap_or_else(|| panic!("no place {place}"));
        for (jump, behind, place) in jumps {
            bytes[jump + 1] = (at(place).abs_diff(behind) / 2) as u8;
        }
        let mut table = Vec::new();
        for handler in handlers {
            let [from, to, target, depth, ref lasti @ ..] = handler[..] else { panic!("{handler:?}") };
            let depth: usize = depth.parse().expect("a depth");
            varint(at(from) / 2, true, &mut table);
            varint((at(to) - at(from)) / 2, false, &mut table);
            varint(at(target) / 2, false, &mut table);
            varint(depth << 1 | usize::from(!lasti.is_empty()), false, &mut table);
        }
        let kinds: Vec<u8> = self.kinds.iter().map(|(_, kind)| *kind).collect();
        let names: Vec<&str> = self.kinds.iter().map(|(name, _)| name.as_str()).collect();
        self.code.code = octets(&bytes);
        self.code.exceptiontable = octets(&table);
        self.code.localspluskinds = octets(&kinds);
        self.code.localsplusnames = strings(&names);
        Arc::new(self.code)
    }
}

/// A number of the exception table, which has six bits a byte.
fn varint(number: usize, first: bool, table: &mut Vec<u8>) {
    let start = if first { 0x80 } else { 0 };
    let more = [18, 12, 6].into_iter().filter(|shift| number >> shift != 0);
    let mut bytes: Vec<u8> = more.map(|shift| 0x40 | (number >> shift & 0x3f) as u8).collect();
    bytes.push((number & 0x3f) as u8);
    bytes[0] |= start;
    table.append(&mut bytes);
}

fn op_of(version: Version, name: &str) -> Op {
    let found = Op::ALL.iter().find(|op| op.name() == name && op.number(version).is_some());
    *found.unwrap_or_else(|| panic!("{name} is not in {version}"))
}

/// Bytes as a code object holds them.
pub fn octets(bytes: &[u8]) -> Bytes {
    match Const::bytes(bytes) {
        Const::Bytes(bytes) => bytes,
        _ => unreachable!("bytes are bytes"),
    }
}

fn tuple(items: Vec<Const>) -> taipan_marshal::Tuple {
    match Const::tuple(items) {
        Const::Tuple(items) => items,
        _ => unreachable!("a tuple is a tuple"),
    }
}

fn strings(texts: &[&str]) -> Names {
    Names::new(texts.iter().map(|text| Str::text(text)).collect())
}
