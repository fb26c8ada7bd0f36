//! What can be wrong with bytecode, and where.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use taipan_isa::Version;
use taipan_marshal::CodeObject;
use thiserror::Error;

use crate::exctable::ExceptionTableError;
use crate::instr::Instruction;

/// Why a code object is refused: the code object, the instruction, the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname` of the code object; before 3.11, which lack it, the names on the way to it.
    pub code: String,
    /// The byte offset of the instruction and its name; `None` where the fault is of the whole code object.
    pub at: Option<(u32, String)>,
    /// What is wrong.
    pub fault: Fault,
}

impl VerifyError {
    pub(super) fn new(code: &CodeObject, at: Option<&Instruction>, fault: Fault) -> VerifyError {
        VerifyError {
            code: shown(&code.qualname.to_lossy()),
            at: at.map(|i| (i.offset, i.name().into_owned())),
            fault,
        }
    }
}

/// A name may be as long as the file.
fn shown(name: &str) -> String {
    name.chars().take(200).flat_map(char::escape_debug).collect()
}

/// The names on the way from a module's code object to one nested in it, for versions without `co_qualname`.
pub(super) fn path(outermost: &Arc<CodeObject>, wanted: &Arc<CodeObject>) -> Option<String> {
    if wanted.version >= Version::V3_11 {
        return None;
    }
    let mut owners: HashMap<*const CodeObject, &CodeObject> = HashMap::new();
    let mut waiting: Vec<&Arc<CodeObject>> = vec![outermost];
    while let Some(owner) = waiting.pop() {
        for nested in owner.nested() {
            if owners.insert(Arc::as_ptr(nested), owner).is_none() {
                waiting.push(nested);
            }
        }
    }
    let way = std::iter::successors(Some(&**wanted), |code| owners.get(&std::ptr::from_ref(*code)).copied());
    let mut names: Vec<_> = way.take(50).map(|code| code.name.to_lossy().into_owned()).collect();
    if names.len() > 1 {
        names.retain(|name| name != "<module>");
    }
    names.reverse();
    Some(shown(&names.join(".")))
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code object {}", self.code)?;
        if let Some((offset, name)) = &self.at {
            write!(f, ", offset {offset}, {name}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for VerifyError {}

/// What is wrong with an instruction or a code object.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The verifier does not take this version.
    #[error("bytecode of Python {0} cannot be verified")]
    Version(taipan_isa::Version),
    /// A nested code object is of another version than its owner.
    #[error("a nested code object is of another version")]
    MixedVersions,
    /// `co_code` is empty or not a whole number of units.
    #[error("a code of {0} bytes")]
    CodeLength(usize),
    /// The arguments do not fit the frame.
    #[error("{args} arguments do not fit {slots} local variables")]
    Arguments {
        /// Slots that the arguments take.
        args: u64,
        /// Slots for locals.
        slots: usize,
    },
    /// `co_localsplusnames` and `co_localspluskinds` do not describe a frame.
    #[error("local variable {0} is of an unsound kind")]
    Kinds(usize),
    /// Flags that contradict each other.
    #[error("flags {0:#x} contradict each other")]
    Flags(u32),
    /// There is no RESUME.
    #[error("no RESUME")]
    NoResume,
    /// A constant that holds code objects inside a container.
    #[error("constant {0} holds a code object inside a {1}")]
    CodeInContainer(usize, &'static str),
    /// The exception table cannot be read.
    #[error(transparent)]
    ExceptionTable(#[from] ExceptionTableError),
    /// An entry of the exception table is out of order or does not stand on instructions.
    #[error("exception table: entry {index} ({start} to {end} -> {target}) {what}")]
    Handler {
        /// The entry's number.
        index: usize,
        /// Its first byte offset.
        start: u32,
        /// The byte offset behind it.
        end: u32,
        /// The handler's byte offset.
        target: u32,
        /// What is wrong.
        what: &'static str,
    },
    /// The version has no such opcode.
    #[error("an unknown opcode")]
    UnknownOpcode,
    /// An opcode that the interpreter keeps for itself.
    #[error("an opcode that no file may hold")]
    InternalOpcode,
    /// The inline caches reach past the end.
    #[error("its inline caches reach past the end of the code")]
    CutOff,
    /// A jump out of the code or to no instruction.
    #[error("a jump to {0}, where no instruction starts")]
    JumpTarget(i64),
    /// FOR_ITER does not lead to the instructions that end a loop.
    #[error("a loop that ends at {0} without END_FOR")]
    LoopEnd(i64),
    /// Execution would run past the last instruction.
    #[error("execution runs past the end of the code")]
    FallsOff,
    /// An argument outside the values that the opcode knows.
    #[error("argument {0} is out of range")]
    Argument(u32),
    /// An index past the end of its table.
    #[error("{what} {index} of {count}")]
    Index {
        /// The table.
        what: &'static str,
        /// The index.
        index: u32,
        /// How many there are.
        count: usize,
    },
    /// A cell instruction on a variable that is none.
    #[error("variable {0} is neither a cell nor free")]
    NotACell(u32),
    /// A cell instruction on a slot that may not hold a cell yet.
    #[error("variable {0} may not hold its cell here")]
    CellUnset(u32),
    /// COPY_FREE_VARS of a wrong number.
    #[error("{0} free variables of {1}")]
    FreeVars(u32, usize),
    /// More taken off the stack than is on it.
    #[error("the value stack underflows")]
    Underflow,
    /// More put on the stack than `co_stacksize` allows.
    #[error("the value stack exceeds its size {0}")]
    Overflow(u32),
    /// A NULL where a value is needed.
    #[error("an operand {0} from the top may be NULL")]
    Null(usize),
    /// A value where a NULL is needed.
    #[error("the operand {0} from the top must be NULL")]
    NotNull(usize),
    /// Two ways lead here with stacks of different depth.
    #[error("reached with {0} and with {1} values on the stack")]
    Depth(usize, usize),
    /// An instruction takes values that its exception handler keeps.
    #[error("takes values from the stack that its exception handler keeps")]
    BelowHandler,
    /// Values are left on the stack at a return.
    #[error("returns with {0} values left on the stack")]
    LeftOver(usize),
    /// RERAISE finds no instruction offset.
    #[error("no instruction offset stands where it is told to look")]
    NoLasti,
    /// An operand that has to be a constant of a certain form is not.
    #[error("{0}")]
    Form(&'static str),
    /// KW_NAMES not directly before its call.
    #[error("keyword names that no call takes")]
    StrayKwNames,
    /// More keyword names than arguments.
    #[error("{0} keyword names for {1} arguments")]
    TooManyNames(usize, u32),
    /// A generator's instruction outside one, or before its RETURN_GENERATOR; or a return before it inside one.
    #[error("{0}")]
    Generator(&'static str),
    /// A misuse of the block stack (3.8 to 3.10).
    #[error("{0}")]
    Blocks(&'static str),
    /// A slot that a handler was entered with is dropped or moved by an opcode not made for it.
    #[error("takes off the stack what a handler was entered with")]
    Reserved,
    /// POP_EXCEPT finds something else than what the handler saved.
    #[error("what is restored is not what the exception handler saved")]
    NotSaved,
    /// The exception to raise again is not where it has to be.
    #[error("the three values of the handled exception are not on top of the stack")]
    NotRaised,
    /// The body of a `finally` ends without what it was entered with on top of the stack.
    #[error("what the finally body was entered with is not on top of the stack")]
    NoReason,
    /// The body of a `finally` that is called with stacks of different depth cannot be left but by its end.
    #[error("leaves a finally body that is called with different stacks")]
    Fenced,
    /// Reached with and without pending keyword names, or before and after RETURN_GENERATOR.
    #[error("reached in different states")]
    State,
    /// Checking would take unreasonable time or memory.
    #[error("too complex to verify")]
    TooComplex,
}
