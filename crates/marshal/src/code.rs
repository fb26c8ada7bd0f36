//! Code objects: Python's fields, in one shape for all versions, and their order in each version's files.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use taipan_isa::Version;

use crate::text::PyStr;
use crate::value::{Bytes, Const, Mark, Node, Str, Tuple, made_bytes, made_sequence};

/// The kind of a local variable: bits of [`CodeObject::localspluskinds`] (`CO_FAST_*` in CPython).
pub mod kind {
    /// A variadic argument (from 3.14).
    pub const ARG_VAR: u8 = 0x08;
    /// An argument that can be given by keyword (from 3.14).
    pub const ARG_KW: u8 = 0x04;
    /// An argument that can be given by position (from 3.14).
    pub const ARG_POS: u8 = 0x02;
    /// A variable of an inlined comprehension at class or module level (from 3.12).
    pub const HIDDEN: u8 = 0x10;
    /// A local variable, arguments included.
    pub const LOCAL: u8 = 0x20;
    /// A variable that inner functions capture.
    pub const CELL: u8 = 0x40;
    /// A variable captured from an outer function.
    pub const FREE: u8 = 0x80;
}

/// A tuple of strings that names variables; dereferences to `[Str]`.
#[derive(Clone)]
pub struct Names {
    tuple: Tuple,
    /// The elements as strings, once they were asked for: many code objects are read and few looked at.
    strs: OnceLock<Box<[Str]>>,
}

impl Names {
    /// Names that are not part of a file.
    pub fn new(strs: Vec<Str>) -> Names {
        let tuple = made_sequence(b'(', strs.iter().cloned().map(Const::Str).collect());
        Names { tuple, strs: OnceLock::from(Box::from(strs)) }
    }

    /// The names in a tuple, if it holds nothing but what may name things in `version`.
    pub(crate) fn of(version: Version, tuple: Tuple) -> Option<Names> {
        let all = tuple.iter().all(|item| match item {
            Const::Str(_) => true,
            Const::Bytes(_) => version == Version::V2_7,
            _ => false,
        });
        all.then(|| Names { tuple, strs: OnceLock::new() })
    }

    /// The tuple as the file holds it.
    pub fn tuple(&self) -> &Tuple {
        &self.tuple
    }
}

/// The text of a name: a `str`, or the 8-bit string that Python 2 uses.
pub(crate) fn name_of(value: &Const) -> Option<Str> {
    match value {
        Const::Str(text) => Some(text.clone()),
        Const::Bytes(bytes) => Some(Node::new(bytes.mark(), PyStr::from_latin1(bytes))),
        _ => None,
    }
}

/// The object that stands for a name in files of `version`.
pub(crate) fn object_of(version: Version, name: &Str) -> Const {
    match version {
        Version::V2_7 => Const::Bytes(made_bytes(b't', name.as_bytes())),
        _ => Const::Str(name.clone()),
    }
}

/// Whether files of `version` hold the names of the frame's variables in three tuples.
pub(crate) fn joins_names(version: Version) -> bool {
    version < Version::V3_11
}

impl Deref for Names {
    type Target = [Str];

    fn deref(&self) -> &[Str] {
        self.strs.get_or_init(|| self.tuple.iter().filter_map(name_of).collect())
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A code object, with the fields of Python's `types.CodeType` without their `co_`.
///
/// Before 3.11 files hold `varnames`, `cellvars` and `freevars`; they are joined here in that order, which is also the
/// layout of those versions' frames. From 3.11 a captured argument stands once, as local and cell.
#[derive(Clone)]
pub struct CodeObject {
    /// The version whose instructions `code` holds.
    pub version: Version,
    /// Positional arguments, positional-only ones included, variadic ones not.
    pub argcount: u32,
    /// Positional-only arguments.
    pub posonlyargcount: u32,
    /// Keyword-only arguments.
    pub kwonlyargcount: u32,
    /// Value-stack slots needed.
    pub stacksize: u32,
    /// The `CO_*` flags.
    pub flags: u32,
    /// The instructions.
    pub code: Bytes,
    /// The constants.
    pub consts: Tuple,
    /// Names of globals, attributes and imports.
    pub names: Names,
    /// Names of local, cell and free variables.
    pub localsplusnames: Names,
    /// A byte of [`kind`] bits for each name of `localsplusnames`.
    pub localspluskinds: Bytes,
    /// The source file.
    pub filename: Str,
    /// The function's or class's name, or `<module>` and the like.
    pub name: Str,
    /// The dotted name (the plain one before 3.11).
    pub qualname: Str,
    /// The first line, counted from 1.
    pub firstlineno: i32,
    /// Line numbers: `co_lnotab` up to 3.9, PEP 626 pairs in 3.10, the PEP 657 location table from 3.11.
    pub linetable: Bytes,
    /// The exception table (empty before 3.11).
    pub exceptiontable: Bytes,
    /// What files before 3.11 hold in place of some of these fields.
    pub separate: Option<Box<Separate>>,
    /// How the file wrote the object.
    pub mark: Mark,
}

/// The objects of a file before 3.11 that a [`CodeObject`] shows in another form.
#[derive(Clone, Debug)]
pub struct Separate {
    /// `co_varnames`, first in `localsplusnames`.
    pub varnames: Names,
    /// `co_freevars`, last in `localsplusnames`.
    pub freevars: Names,
    /// `co_cellvars`, between them.
    pub cellvars: Names,
    /// `co_filename`: 8-bit in Python 2.
    pub filename: Const,
    /// `co_name`: 8-bit in Python 2.
    pub name: Const,
}

impl CodeObject {
    /// Names of the local variables, arguments first.
    pub fn varnames(&self) -> impl Iterator<Item = &Str> + Clone {
        self.of_kind(kind::LOCAL)
    }

    /// Names of the variables that inner functions capture.
    ///
    /// Before 3.11 the order is that of `co_cellvars`; from then on that of the frame.
    pub fn cellvars(&self) -> impl Iterator<Item = &Str> + Clone {
        self.of_kind(kind::CELL)
    }

    /// Names of the variables captured from outer functions.
    pub fn freevars(&self) -> impl Iterator<Item = &Str> + Clone {
        self.of_kind(kind::FREE)
    }

    /// The number of local variables, arguments included.
    pub fn nlocals(&self) -> usize {
        let kinds = self.localspluskinds.iter().take(self.localsplusnames.tuple().len());
        kinds.filter(|kind| *kind & kind::LOCAL != 0).count()
    }

    fn of_kind(&self, bit: u8) -> impl Iterator<Item = &Str> + Clone {
        self.localsplusnames
            .iter()
            .zip(self.localspluskinds.iter())
            .filter_map(move |(name, kind)| (kind & bit != 0).then_some(name))
    }

    /// The code objects among the constants, in their order.
    pub fn nested(&self) -> impl Iterator<Item = &Arc<CodeObject>> {
        self.consts.iter().filter_map(|item| match item {
            Const::Code(code) => Some(code),
            _ => None,
        })
    }

    /// An empty function, to be filled in by whoever needs code that is not part of a file.
    ///
    /// ```
    /// # use taipan_isa::Version;
    /// use taipan_marshal::{CodeObject, Const};
    ///
    /// let Const::Bytes(code) = Const::bytes(&[83, 0]) else { panic!() };
    /// let code = CodeObject { code, stacksize: 1, ..CodeObject::empty(Version::V3_13, "spam") };
    /// assert_eq!((code.nlocals(), code.qualname.as_str()), (0, Some("spam")));
    /// ```
    pub fn empty(version: Version, name: &str) -> CodeObject {
        let bytes = made_bytes(b's', &[]);
        let (filename, name) = (Str::text("<string>"), Str::text(name));
        let separate = joins_names(version).then(|| {
            let none = || Names::new(Vec::new());
            let (filename, name) = (object_of(version, &filename), object_of(version, &name));
            Box::new(Separate { varnames: none(), freevars: none(), cellvars: none(), filename, name })
        });
        CodeObject {
            version,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize: 0,
            flags: 0,
            code: bytes.clone(),
            consts: made_sequence(b'(', Vec::new()),
            names: Names::new(Vec::new()),
            localsplusnames: Names::new(Vec::new()),
            localspluskinds: bytes.clone(),
            filename,
            qualname: name.clone(),
            name,
            firstlineno: 1,
            linetable: bytes.clone(),
            exceptiontable: bytes,
            separate,
            mark: Mark::made(b'c', 0),
        }
    }
}

impl fmt::Debug for CodeObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<code {} in {:?}, line {}>", self.qualname.to_lossy(), self.filename, self.firstlineno)
    }
}

/// One field of a code object in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// A 32-bit number.
    Long(Long),
    /// A marshalled object.
    Object(Object),
}

/// The numeric fields, with Python's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Long {
    ArgCount,
    PosOnlyArgCount,
    KwOnlyArgCount,
    NLocals,
    StackSize,
    Flags,
    FirstLineNo,
}

/// The fields that are objects, with Python's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Object {
    Code,
    Consts,
    Names,
    VarNames,
    FreeVars,
    CellVars,
    LocalsPlusNames,
    LocalsPlusKinds,
    FileName,
    Name,
    QualName,
    LineTable,
    ExceptionTable,
}

/// How many numeric and object fields there are.
pub(crate) const LONGS: usize = 7;
pub(crate) const OBJECTS: usize = 13;

use Field::{Long as L, Object as O};

const PYTHON_2: &[Field] = &[
    L(Long::ArgCount),
    L(Long::NLocals),
    L(Long::StackSize),
    L(Long::Flags),
    O(Object::Code),
    O(Object::Consts),
    O(Object::Names),
    O(Object::VarNames),
    O(Object::FreeVars),
    O(Object::CellVars),
    O(Object::FileName),
    O(Object::Name),
    L(Long::FirstLineNo),
    O(Object::LineTable),
];

const FROM_3_0: &[Field] = &[
    L(Long::ArgCount),
    L(Long::KwOnlyArgCount),
    L(Long::NLocals),
    L(Long::StackSize),
    L(Long::Flags),
    O(Object::Code),
    O(Object::Consts),
    O(Object::Names),
    O(Object::VarNames),
    O(Object::FreeVars),
    O(Object::CellVars),
    O(Object::FileName),
    O(Object::Name),
    L(Long::FirstLineNo),
    O(Object::LineTable),
];

const FROM_3_8: &[Field] = &[
    L(Long::ArgCount),
    L(Long::PosOnlyArgCount),
    L(Long::KwOnlyArgCount),
    L(Long::NLocals),
    L(Long::StackSize),
    L(Long::Flags),
    O(Object::Code),
    O(Object::Consts),
    O(Object::Names),
    O(Object::VarNames),
    O(Object::FreeVars),
    O(Object::CellVars),
    O(Object::FileName),
    O(Object::Name),
    L(Long::FirstLineNo),
    O(Object::LineTable),
];

const FROM_3_11: &[Field] = &[
    L(Long::ArgCount),
    L(Long::PosOnlyArgCount),
    L(Long::KwOnlyArgCount),
    L(Long::StackSize),
    L(Long::Flags),
    O(Object::Code),
    O(Object::Consts),
    O(Object::Names),
    O(Object::LocalsPlusNames),
    O(Object::LocalsPlusKinds),
    O(Object::FileName),
    O(Object::Name),
    O(Object::QualName),
    L(Long::FirstLineNo),
    O(Object::LineTable),
    O(Object::ExceptionTable),
];

/// The fields of a code object in the order in which `version` writes them.
pub(crate) fn fields(version: Version) -> &'static [Field] {
    match version.numbers() {
        (..=2, _) => PYTHON_2,
        (3, ..=7) => FROM_3_0,
        (3, ..=10) => FROM_3_8,
        _ => FROM_3_11,
    }
}
