//! `Op` and its properties, expanded from the rows of the opcode table.

use crate::{Arg, Version};

/// What one version says of an opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The byte that stands for the opcode.
    pub number: u8,
    /// Inline cache units (two bytes each) behind the instruction.
    pub caches: u8,
}

/// One row of the opcode table.
#[derive(Debug)]
pub struct OpInfo {
    /// The name as `dis` prints it; rows that differ in meaning may share it.
    pub name: &'static str,
    /// What the opcode does, with its stack picture.
    pub doc: &'static str,
    /// Number and caches by version, in the order of [`Version::ALL`].
    pub cells: [Option<Cell>; Version::COUNT],
    /// What the argument means.
    pub arg: Arg,
    /// The name of the function that executes it.
    pub handler: &'static str,
    effect: fn(i64, bool) -> i64,
}

macro_rules! cell {
    (_) => {
        None
    };
    ($number:literal) => {
        Some(Cell { number: $number, caches: 0 })
    };
    (($number:literal $caches:literal)) => {
        Some(Cell { number: $number, caches: $caches })
    };
}

macro_rules! define_ops {
    ($($(#[doc = $doc:literal])* $Op:ident $name:literal [$($cell:tt)*] $Arg:ident
        |$a:tt, $j:tt| $effect:expr => $handler:ident;)*) => {
        /// An opcode by its meaning: where a version changed what a name means, there is a variant for each meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Op { $($(#[doc = $doc])* $Op,)* }

        impl Op {
            /// Every opcode, in the order of the table.
            pub const ALL: &'static [Op] = &[$(Op::$Op),*];
        }

        const INFO: &[OpInfo] = &[$(OpInfo {
            name: $name,
            doc: concat!($($doc),*).trim_ascii(),
            cells: [$(cell!($cell)),*],
            arg: Arg::$Arg,
            handler: stringify!($handler),
            effect: { fn effect($a: i64, $j: bool) -> i64 { $effect } effect },
        }),*];
    };
}

crate::for_each_op!(define_ops);

const fn numbers_of(version: usize) -> [Option<Op>; 256] {
    let mut table = [None; 256];
    let mut i = 0;
    while i < INFO.len() {
        if let Some(cell) = INFO[i].cells[version] {
            assert!(table[cell.number as usize].is_none(), "two rows have one number in a version");
            table[cell.number as usize] = Some(Op::ALL[i]);
        }
        i += 1;
    }
    table
}

static BY_NUMBER: [[Option<Op>; 256]; Version::COUNT] = {
    let mut tables = [[None; 256]; Version::COUNT];
    let mut version = 0;
    while version < Version::COUNT {
        tables[version] = numbers_of(version);
        version += 1;
    }
    tables
};

impl Op {
    /// The opcode that this byte stands for.
    pub fn decode(version: Version, number: u8) -> Option<Op> {
        BY_NUMBER[version as usize][usize::from(number)]
    }

    /// The row of the table.
    pub const fn info(self) -> &'static OpInfo {
        &INFO[self as usize]
    }

    /// The name as `dis` prints it.
    pub const fn name(self) -> &'static str {
        self.info().name
    }

    /// What the argument means.
    pub const fn arg(self) -> Arg {
        self.info().arg
    }

    /// The byte that stands for the opcode in a version, if the version has it.
    pub const fn number(self, version: Version) -> Option<u8> {
        match self.info().cells[version as usize] {
            Some(cell) => Some(cell.number),
            None => None,
        }
    }

    /// Inline cache units (two bytes each) behind the instruction; 0 where the version lacks the opcode.
    pub const fn caches(self, version: Version) -> u8 {
        match self.info().cells[version as usize] {
            Some(cell) => cell.caches,
            None => 0,
        }
    }

    /// Whether the argument means anything.
    pub const fn has_arg(self) -> bool {
        !matches!(self.arg(), Arg::None)
    }

    /// Whether the argument leads to an instruction that may come next.
    pub const fn is_jump(self) -> bool {
        self.arg().is_jump()
    }

    /// Whether the instruction behind this one may come next.
    pub const fn falls_through(self) -> bool {
        !matches!(
            self,
            Op::JumpForward
                | Op::JumpBackward
                | Op::JumpBackwardNoInterrupt
                | Op::JumpAbsolute
                | Op::BreakLoop
                | Op::ContinueLoop
                | Op::ReturnValue
                | Op::ReturnConst
                | Op::InterpreterExit
                | Op::RaiseVarargs
                | Op::Reraise39
                | Op::Reraise310
                | Op::Reraise311
        )
    }

    /// By how many slots the value stack grows, on the way to the next instruction or to the jump's target.
    ///
    /// The effect of a FOR_ITER that jumps (3.12 on) is that on arrival at END_FOR, as the compiler counts it.
    pub fn stack_effect(self, arg: u32, jump: bool) -> i32 {
        let effect = (self.info().effect)(i64::from(arg), jump);
        effect.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
    }
}

/// The first opcode number of Python 2 with an argument (`opcode.HAVE_ARGUMENT`).
const HAVE_ARGUMENT: u8 = 90;

/// How many bytes an instruction takes without its prefixes and inline caches.
///
/// Two from 3.6 on; before, one, and two more for the argument of the numbers from 90 on.
pub fn width(version: Version, number: u8) -> u32 {
    match version {
        Version::V2_7 if number < HAVE_ARGUMENT => 1,
        Version::V2_7 => 3,
        _ => 2,
    }
}

/// How many bytes one step of a jump's argument is: one before 3.10, a two-byte unit from then on.
pub fn jump_unit(version: Version) -> u32 {
    if version < Version::V3_10 { 1 } else { 2 }
}
