//! `dis.Bytecode` and its relatives: the instructions of a code object with all that Python's `dis` tells of them.
//!
//! Names and meanings are those of the newest `dis` (3.13 on), for the code of every version. What older ones mean
//! differently follows from it:
//!
//! - `starts_line` is true or false here; up to 3.12 Python's is `line_number` where ours is true, else `None`;
//! - `line_number`, `label`, `start_offset` and `cache_info` exist for every version, `positions` too (before 3.11 with the
//!   line alone);
//! - inline caches are never instructions of their own, whatever `show_caches` says: they stand in `cache_info`.

mod effect;
mod instruction;
mod traceback;
mod walk;

use std::io::{self, Write};
use std::sync::Arc;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

use crate::dis::labels::labels_map;
use crate::dis::repr::Repr;
use crate::dis::unpack::unpack;
use crate::dis::{self, Addresses};
pub use crate::dis::{ArgVal, CacheEntry, Options, code_info};
use crate::exctable::{self, Entry};
pub use crate::lines::{Positions, findlinestarts};
pub use effect::{StackEffectError, stack_effect};
pub use instruction::Instruction;
pub use traceback::TracebackEntry;
pub(crate) use walk::instructions_of;

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
/// let bytecode = Bytecode::new(Arc::new(code)).current_offset(2);
/// let names: Vec<_> = bytecode.iter().map(|i| (i.opname.to_string(), i.argrepr.clone())).collect();
/// assert_eq!(names, [("LOAD_CONST".to_owned(), "'spam'".to_owned()), ("RETURN_VALUE".to_owned(), String::new())]);
/// assert_eq!(
///     bytecode.dis().lines().collect::<Vec<_>>(),
///     ["          0 LOAD_CONST               0 ('spam')", "-->       2 RETURN_VALUE"],
/// );
/// assert!(bytecode.info().starts_with("Name:              f\nFilename:          <string>\n"));
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

    /// The code of the innermost frame of a traceback, whose failing instruction [`dis`](Bytecode::dis) marks with `-->`;
    /// `None` for a traceback without entries.
    ///
    /// `entries` are a traceback's, outermost first.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use taipan_decode::bytecode::{Bytecode, TracebackEntry};
    /// use taipan_isa::Version;
    /// use taipan_marshal::{CodeObject, Const};
    ///
    /// // LOAD_CONST 0, RETURN_VALUE
    /// let (Const::Bytes(code), Const::Tuple(consts)) = (Const::bytes(&[100, 0, 83, 0]), Const::tuple(vec![Const::None]))
    ///     else { panic!() };
    /// let code = Arc::new(CodeObject { code, consts, ..CodeObject::empty(Version::V3_10, "f") });
    /// let bytecode = Bytecode::from_traceback(&[TracebackEntry { code, lasti: 0 }]).unwrap();
    /// assert!(bytecode.dis().starts_with("-->       0 LOAD_CONST"));
    /// ```
    pub fn from_traceback(entries: &[TracebackEntry]) -> Option<Bytecode> {
        let innermost = entries.last()?;
        Some(Bytecode::new(Arc::clone(&innermost.code)).current_offset(innermost.lasti))
    }

    /// Counts lines from here instead of `co_firstlineno`.
    pub fn first_line(mut self, line: i32) -> Bytecode {
        self.options.first_line = Some(line);
        self
    }

    /// Marks the instruction at this offset in bytes with `-->`.
    pub fn current_offset(mut self, offset: u32) -> Bytecode {
        self.options.current_offset = Some(offset);
        self
    }

    /// Whether [`dis`](Bytecode::dis) shows inline caches.
    pub fn show_caches(mut self, show: bool) -> Bytecode {
        self.options.show_caches = show;
        self
    }

    /// Whether [`dis`](Bytecode::dis) shows the offsets of instructions (3.13 on; older versions always do).
    pub fn show_offsets(mut self, show: bool) -> Bytecode {
        self.options.show_offsets = show;
        self
    }

    /// Whether [`dis`](Bytecode::dis) shows source spans in place of lines (3.14 on).
    pub fn show_positions(mut self, show: bool) -> Bytecode {
        self.options.show_positions = show;
        self
    }

    /// Whether to show the code that a CPython makes of the file when it loads it.
    pub fn adaptive(mut self, adaptive: bool) -> Bytecode {
        self.options.adaptive = adaptive;
        self
    }

    /// The code object.
    pub fn codeobj(&self) -> &Arc<CodeObject> {
        &self.codeobj
    }

    /// How the code is shown.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The lines of the exception table; none where it is malformed.
    pub fn exception_entries(&self) -> Vec<Entry> {
        exception_entries(&self.codeobj)
    }

    /// The instructions, labels of the exception table included.
    pub fn iter(&self) -> std::vec::IntoIter<Instruction> {
        self.instructions().into_iter()
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

impl IntoIterator for &Bytecode {
    type Item = Instruction;
    type IntoIter = std::vec::IntoIter<Instruction>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The instructions of a code object (`dis.get_instructions`): labels are those of jumps alone.
pub fn get_instructions(code: &Arc<CodeObject>, options: &Options) -> Vec<Instruction> {
    all_instructions(code, options, &[])
}

fn all_instructions(code: &Arc<CodeObject>, options: &Options, exceptions: &[Entry]) -> Vec<Instruction> {
    let repr = Repr::new(code, options.addresses);
    instructions_of(code, options, &repr, &labels_map(code, exceptions)).collect()
}

/// Offsets that jumps lead to, in the order in which they occur (`dis.findlabels`); some may lie outside of the code.
///
/// ```
/// use taipan_decode::bytecode::findlabels;
/// use taipan_isa::Version;
///
/// // JUMP_FORWARD 1, NOP, NOP
/// assert_eq!(findlabels(Version::V3_11, &[110, 1, 9, 0, 9, 0]), [4]);
/// ```
pub fn findlabels(version: Version, code: &[u8]) -> Vec<i64> {
    let mut labels = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for target in unpack(version, code).filter_map(|instruction| instruction.label(version)) {
        if seen.insert(target) {
            labels.push(target);
        }
    }
    labels
}

/// Writes [`code_info`] and a newline (`dis.show_code`).
///
/// # Errors
/// What writing raises.
pub fn show_code(code: &Arc<CodeObject>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", code_info(code, Addresses::default()))
}

pub(crate) fn exception_entries(code: &CodeObject) -> Vec<Entry> {
    exctable::parse(&code.exceptiontable).unwrap_or_default()
}
