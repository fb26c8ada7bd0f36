//! `dis.Bytecode` and its relatives: the instructions of a code object with all that Python's `dis` tells of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::CodeObject;

use crate::dis::argrepr::ArgResolver;
use crate::dis::caches::{adaptive, cache_info, joined_name, without_caches};
use crate::dis::labels::labels_map;
use crate::dis::repr::Repr;
use crate::dis::unpack::{Unpacked, unpack};
pub use crate::dis::{ArgVal, CacheEntry, Options, code_info};
use crate::exctable::{self, Entry};
pub use crate::lines::{Positions, findlinestarts};
use crate::{dis, lines};

/// An instruction as `dis.Instruction` shows it. EXTENDED_ARG is an instruction of its own.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// The name, or `<N>` for a number that stands for nothing.
    pub opname: String,
    /// The number.
    pub opcode: u8,
    /// The argument, bits of EXTENDED_ARG included, for opcodes that take one.
    pub arg: Option<i64>,
    /// What the argument stands for.
    pub argval: ArgVal,
    /// The text of that.
    pub argrepr: String,
    /// Offset of the instruction in bytes.
    pub offset: u32,
    /// Offset of its first EXTENDED_ARG, or `offset`.
    pub start_offset: u32,
    /// Whether a source line starts here.
    pub starts_line: bool,
    /// The source line.
    pub line_number: Option<i32>,
    /// The number of the label, where a jump or (in `Bytecode`) an exception table leads here. Counted from 1 in the order
    /// of offsets.
    pub label: Option<u32>,
    /// The source span.
    pub positions: Positions,
    /// The inline cache.
    pub cache_info: Vec<CacheEntry>,
}

impl Instruction {
    /// Whether other code jumps here.
    pub fn is_jump_target(&self) -> bool {
        self.label.is_some()
    }

    /// Offset behind the instruction and its inline cache.
    pub fn end_offset(&self) -> u32 {
        let units: u32 = self.cache_info.iter().map(|entry| u32::from(entry.size)).sum();
        self.offset.saturating_add(2 + 2 * units)
    }
}

/// The instructions of one code object (`dis.Bytecode`).
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::bytecode::Bytecode;
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// // LOAD_CONST 0, RETURN_VALUE
/// let (Const::Bytes(code), Const::Tuple(consts)) = (Const::bytes(&[100, 0, 83, 0]), Const::tuple(vec![Const::str("spam")]))
///     else { panic!() };
/// let code = CodeObject { code, consts, ..CodeObject::empty(Version::V3_11, "f") };
/// let bytecode = Bytecode::new(Arc::new(code));
/// let names: Vec<_> = bytecode.instructions().iter().map(|i| (i.opname.clone(), i.argrepr.clone())).collect();
/// assert_eq!(names, [("LOAD_CONST".to_owned(), "'spam'".to_owned()), ("RETURN_VALUE".to_owned(), String::new())]);
/// ```
#[derive(Debug, Clone)]
pub struct Bytecode {
    codeobj: Arc<CodeObject>,
    options: Options,
}

impl Bytecode {
    /// The bytecode of `code`.
    pub fn new(code: Arc<CodeObject>) -> Bytecode {
        Bytecode::with_options(code, Options::default())
    }

    /// The bytecode of `code`, shown as `options` say.
    pub fn with_options(code: Arc<CodeObject>, options: Options) -> Bytecode {
        Bytecode { codeobj: code, options }
    }

    /// The code object.
    pub fn codeobj(&self) -> &Arc<CodeObject> {
        &self.codeobj
    }

    /// The lines of the exception table; none where it is malformed.
    pub fn exception_entries(&self) -> Vec<Entry> {
        exception_entries(&self.codeobj)
    }

    /// The instructions, labels of the exception table included.
    pub fn instructions(&self) -> Vec<Instruction> {
        all_instructions(&self.codeobj, &self.options, &self.exception_entries())
    }

    /// The text of [`code_info`].
    pub fn info(&self) -> String {
        code_info(&self.codeobj, self.options.addresses)
    }

    /// The disassembly, without that of nested code objects.
    pub fn dis(&self) -> String {
        dis::dis(&self.codeobj, &Options { depth: Some(0), ..self.options })
    }
}

/// The instructions of a code object (`dis.get_instructions`): labels are those of jumps alone.
pub fn get_instructions(code: &CodeObject, options: &Options) -> Vec<Instruction> {
    all_instructions(code, options, &[])
}

fn all_instructions(code: &CodeObject, options: &Options, exceptions: &[Entry]) -> Vec<Instruction> {
    let repr = Repr::new(code.version, options.addresses);
    instructions_of(code, options, &repr, &labels_map(code, exceptions)).collect()
}

/// Offsets that jumps lead to, in the order in which they occur (`dis.findlabels`); some may lie outside of the code.
pub fn findlabels(version: Version, code: &[u8]) -> Vec<i64> {
    let mut labels = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for target in unpack(version, code).filter_map(|instruction| instruction.jump_target(version)) {
        if seen.insert(target) {
            labels.push(target);
        }
    }
    labels
}

pub(crate) fn exception_entries(code: &CodeObject) -> Vec<Entry> {
    exctable::parse(&code.exceptiontable).unwrap_or_default()
}

/// Walks the instructions of `code`, with the given labels.
pub(crate) fn instructions_of<'a>(
    code: &'a CodeObject,
    options: &Options,
    repr: &'a Repr,
    labels: &'a BTreeMap<i64, u32>,
) -> impl Iterator<Item = Instruction> + 'a {
    let resolver = ArgResolver { code, repr, labels };
    let shown = if options.adaptive {
        adaptive(code.version, &code.code)
    } else {
        without_caches(code.version, &code.code)
    };
    let mut lines = Lines::new(code, options);
    unpack(code.version, &code.code).map(move |raw| instruction(&resolver, &shown, &mut lines, raw))
}

fn instruction(resolver: &ArgResolver, shown: &[u8], lines: &mut Lines, raw: Unpacked) -> Instruction {
    let version = resolver.code.version;
    let (argval, argrepr) = resolver.resolve(&raw);
    let number = shown.get(raw.offset as usize).copied().unwrap_or(raw.number);
    let (starts_line, line_number) = lines.at(raw.offset);
    Instruction {
        opname: opname(version, raw.op, number, raw.number),
        opcode: number,
        arg: raw.arg,
        argval,
        argrepr,
        offset: raw.offset,
        start_offset: raw.start_offset,
        starts_line,
        line_number,
        label: resolver.labels.get(&i64::from(raw.offset)).copied(),
        positions: lines.positions(raw.offset),
        cache_info: raw.op.map(|op| cache_info(version, op, shown, raw.offset)).unwrap_or_default(),
    }
}

fn opname(version: Version, op: Option<Op>, shown: u8, number: u8) -> String {
    match (joined_name(version, shown), op) {
        (Some(joined), _) if shown != number => joined.to_owned(),
        (_, Some(op)) => op.name().to_owned(),
        (_, None) => format!("<{number}>"),
    }
}

/// The lines of the code, asked for in the order of offsets.
struct Lines {
    starts: BTreeMap<u32, Option<i32>>,
    positions: Vec<Positions>,
    shift: i32,
    current: Option<i32>,
}

impl Lines {
    fn new(code: &CodeObject, options: &Options) -> Lines {
        let shift = options.first_line.map_or(0, |first| first.wrapping_sub(code.firstlineno));
        Lines {
            starts: findlinestarts(code).into_iter().collect(),
            positions: lines::positions(code).take(code.code.len() / 2).collect(),
            shift,
            current: None,
        }
    }

    fn at(&mut self, offset: u32) -> (bool, Option<i32>) {
        let start = self.starts.get(&offset);
        if let Some(line) = start {
            self.current = line.map(|line| line.wrapping_add(self.shift));
        }
        (start.is_some(), self.current)
    }

    fn positions(&self, offset: u32) -> Positions {
        self.positions.get(offset as usize / 2).copied().unwrap_or_default()
    }
}
