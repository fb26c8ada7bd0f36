//! Operand kinds: what the argument of an opcode means.

/// What the argument of an opcode means, and so how it is checked and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// The argument has no meaning.
    None,
    /// The next instruction's high bits.
    Prefix,
    /// An index into co_consts.
    Const,
    /// An index into co_consts, of a tuple of keyword names.
    KwNames,
    /// An index into co_names.
    Name,
    /// `arg >> 1` is an index into co_names; `arg & 1`: also push a NULL for a call.
    GlobalName,
    /// `arg >> 1` is an index into co_names; `arg & 1`: load a method for a call.
    AttrName,
    /// `arg >> 2` is an index into co_names; `arg & 1`: load a method for a call; `arg & 2`: `super` has two arguments.
    SuperName,
    /// `arg >> 2` is an index into co_names; `arg & 1`: import lazily; `arg & 2`: import at once in any mode.
    ImportName,
    /// An index of a local variable's slot.
    Local,
    /// Two indices of local variables' slots: `arg >> 4` and `arg & 15`.
    LocalPair,
    /// Before 3.11: an index into co_cellvars followed by co_freevars.
    Free,
    /// From 3.11: the index of the slot that holds the cell.
    Cell,
    /// A distance forward from the end of the instruction with its caches. See [`jump_unit`](crate::jump_unit).
    JumpForward,
    /// A distance back from the end of the instruction with its caches.
    JumpBackward,
    /// A place counted from the start of the code.
    JumpAbsolute,
    /// A distance back to the instruction whose branch ends here; nothing jumps.
    BranchOrigin,
    /// An index of a comparison operator.
    Compare,
    /// `arg >> 4` is the index of a comparison operator.
    CompareShift4,
    /// `arg >> 5` is the index of a comparison operator; `arg & 16`: convert the result to bool.
    CompareShift5,
    /// An index of a binary or in-place operator.
    BinaryOp,
    /// 1 where the test is negated.
    Invert,
    /// An index of an intrinsic function of one argument.
    Intrinsic1,
    /// An index of an intrinsic function of two arguments.
    Intrinsic2,
    /// An index of a special method.
    SpecialMethod,
    /// An index of a constant common to all code.
    CommonConstant,
    /// The int itself.
    SmallInt,
    /// A number of values on the stack.
    Count,
    /// `arg & 0xff` positional arguments and `arg >> 8` pairs of a keyword and its value.
    CallCounts,
    /// A place on the stack counted from the top, which is 1.
    Depth,
    /// 2 or 3: the parts of a slice.
    Slice,
    /// `arg & 0xff` items before the starred one, `arg >> 8` after it.
    UnpackEx,
    /// Bits 1 defaults, 2 keyword defaults, 4 annotations, 8 closure: which of them are on the stack.
    FunctionFlags,
    /// One bit: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure, 16 annotate function.
    FunctionAttribute,
    /// `arg & 1`: a mapping of keywords is on the stack.
    CallFlags,
    /// `arg & 3`: conversion (none, str, repr, ascii); `arg & 4`: a format spec is on the stack.
    FormatFlags,
    /// Conversion: 1 str, 2 repr, 3 ascii.
    ConvertValue,
    /// `arg >> 2`: conversion as in `ConvertValue`, 0 for none; `arg & 1`: a format spec is on the stack.
    Interpolation,
    /// 0 start of a function, 1 after yield, 2 after yield from, 3 after await, in the low two bits.
    Resume,
    /// 0, or where on the stack the instruction offset of the exception is kept.
    Reraise,
    /// 0, 1 from `__aenter__`, 2 from `__aexit__`.
    Awaitable,
    /// A plain number.
    Raw,
}

impl Arg {
    /// Whether the argument leads to another instruction that may come next.
    pub const fn is_jump(self) -> bool {
        matches!(self, Arg::JumpForward | Arg::JumpBackward | Arg::JumpAbsolute)
    }

    /// The index into co_names, for the kinds that hold one.
    pub const fn name_index(self, arg: u32) -> Option<u32> {
        match self {
            Arg::Name => Some(arg),
            Arg::GlobalName | Arg::AttrName => Some(arg >> 1),
            Arg::SuperName | Arg::ImportName => Some(arg >> 2),
            _ => None,
        }
    }

    /// The index of the comparison operator, for the kinds that hold one.
    pub const fn compare_index(self, arg: u32) -> Option<u32> {
        match self {
            Arg::Compare => Some(arg),
            Arg::CompareShift4 => Some(arg >> 4),
            Arg::CompareShift5 => Some(arg >> 5),
            _ => None,
        }
    }
}

/// The two local slots of an [`Arg::LocalPair`].
pub const fn local_pair(arg: u32) -> (u32, u32) {
    (arg >> 4, arg & 15)
}
