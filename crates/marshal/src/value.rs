//! The constants that marshal can hold, shared by identity and aware of how the file wrote them.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use num_bigint::BigInt;

use crate::code::CodeObject;
use crate::text::PyStr;

/// How the file wrote an object, and what its contents cost to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The type code without the reference bit. For objects made here a hint: it tells interned strings from others.
    pub code: u8,
    /// Whether the code had the reference bit (0x80), so that later references may name the object.
    pub flagged: bool,
    /// Whether the object was made here and no file wrote it. The writer decides on its code and reference bit.
    pub made: bool,
    /// Whether Python can hash the object.
    pub hashable: bool,
    /// Levels of nesting below and including this object, references followed.
    pub height: u16,
    /// Size with references written out, in units of one object or 16 bytes of text.
    pub weight: u64,
}

impl Mark {
    /// The mark of an object without parts, whose text has `bytes` bytes.
    pub(crate) fn leaf(code: u8, flagged: bool, bytes: usize) -> Mark {
        Mark { code, flagged, made: false, hashable: true, height: 1, weight: 1 + bytes as u64 / 16 }
    }

    /// The mark of an object without parts that no file wrote.
    pub(crate) fn made(code: u8, bytes: usize) -> Mark {
        Mark { made: true, ..Mark::leaf(code, false, bytes) }
    }

    /// The mark of a container of `parts`; `mutable` ones cannot be hashed.
    pub(crate) fn container<'a>(
        code: u8,
        flagged: bool,
        mutable: bool,
        parts: impl Iterator<Item = &'a Const>,
    ) -> Mark {
        let mut mark = Mark { hashable: !mutable, ..Mark::leaf(code, flagged, 0) };
        for part in parts {
            let inner = part.mark();
            mark.hashable &= inner.hashable;
            mark.height = mark.height.max(inner.height.saturating_add(1));
            mark.weight = mark.weight.saturating_add(inner.weight);
        }
        mark
    }
}

/// A shared object of a file: a cheap handle that keeps identity and the [`Mark`] of how it was written.
pub struct Node<T>(Arc<(Mark, T)>);

impl<T> Node<T> {
    /// A new object, distinct from every other.
    pub(crate) fn new(mark: Mark, value: T) -> Node<T> {
        Node(Arc::new((mark, value)))
    }

    /// How the file wrote the object.
    pub fn mark(&self) -> Mark {
        self.0.0
    }

    /// Whether both handles are of one object, as Python's `is`.
    pub fn ptr_eq(&self, other: &Node<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether there are other handles of the object.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// A number that only handles of the same object have, as long as one of them lives.
    pub fn id(&self) -> usize {
        Arc::as_ptr(&self.0) as usize
    }
}

impl<T> Clone for Node<T> {
    fn clone(&self) -> Node<T> {
        Node(Arc::clone(&self.0))
    }
}

impl<T> Deref for Node<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.1
    }
}

impl<T: fmt::Debug> fmt::Debug for Node<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Node<T> {
    fn eq(&self, other: &Node<T>) -> bool {
        **self == **other
    }
}

/// A Python `str`.
pub type Str = Node<PyStr>;
/// A Python `bytes` (and the 8-bit `str` of Python 2).
pub type Bytes = Node<Box<[u8]>>;
/// A Python `tuple`, or the elements of a `list`, `set` or `frozenset` in the file's order.
pub type Tuple = Node<Box<[Const]>>;
/// The entries of a Python `dict` in the file's order, duplicate keys included.
pub type Dict = Node<Box<[(Const, Const)]>>;

impl Str {
    /// A string that is not part of a file, interned or not.
    pub fn text(text: &str) -> Str {
        let code = if text.is_ascii() { b'a' } else { b'u' };
        Node::new(Mark::made(code, text.len()), PyStr::from(text))
    }

    /// An interned string that is not part of a file.
    pub fn interned(text: &str) -> Str {
        let code = if text.is_ascii() { b'A' } else { b't' };
        Node::new(Mark::made(code, text.len()), PyStr::from(text))
    }

    /// Whether the file says that the string is interned.
    pub fn is_interned(&self) -> bool {
        matches!(self.mark().code, b't' | b'A' | b'Z')
    }
}

/// A constant of a code object, or any other object that marshal can hold.
///
/// Each variant holds a pointer or nothing, so that a constant fits two machine registers.
///
/// Cloning copies a pointer. What the file shares by reference is shared here, and [`Const::is`] tells.
///
/// ```
/// use taipan_isa::Version;
/// use taipan_marshal::{Const, read_object};
///
/// let pair = read_object(Version::V3_13, b"\xa9\x02\xda\x01xr\x01\x00\x00\x00")?;
/// let Const::Tuple(items) = &pair else { panic!() };
/// assert_eq!(items[1].type_name(), "str");
/// assert!(items[0].is(&items[1]));
/// # Ok::<(), taipan_marshal::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`.
    None,
    /// `StopIteration`, the class.
    StopIteration,
    /// `...`.
    Ellipsis,
    /// `True`.
    True,
    /// `False`.
    False,
    /// An `int` of at most 64 bits.
    Int(Node<i64>),
    /// An `int` that [`Const::Int`] cannot hold.
    BigInt(Node<BigInt>),
    /// A `float`, NaN payloads kept.
    Float(Node<f64>),
    /// A `complex`: real and imaginary part.
    Complex(Node<(f64, f64)>),
    /// A `str`.
    Str(Str),
    /// A `bytes`.
    Bytes(Bytes),
    /// A `tuple`.
    Tuple(Tuple),
    /// A `list`.
    List(Tuple),
    /// A `dict`.
    Dict(Dict),
    /// A `frozendict` (marshal version 6).
    FrozenDict(Dict),
    /// A `set`, elements in the file's order.
    Set(Tuple),
    /// A `frozenset`, elements in the file's order.
    FrozenSet(Tuple),
    /// A `slice`: start, stop, step (marshal version 5).
    Slice(Node<[Const; 3]>),
    /// A code object.
    Code(Arc<CodeObject>),
}

impl Const {
    /// How the file wrote the constant.
    pub fn mark(&self) -> Mark {
        match self {
            Const::None => Mark::leaf(b'N', false, 0),
            Const::StopIteration => Mark::leaf(b'S', false, 0),
            Const::Ellipsis => Mark::leaf(b'.', false, 0),
            Const::True => Mark::leaf(b'T', false, 0),
            Const::False => Mark::leaf(b'F', false, 0),
            Const::Int(node) => node.mark(),
            Const::BigInt(node) => node.mark(),
            Const::Float(node) => node.mark(),
            Const::Complex(node) => node.mark(),
            Const::Str(node) => node.mark(),
            Const::Bytes(node) => node.mark(),
            Const::Tuple(node) | Const::List(node) | Const::Set(node) | Const::FrozenSet(node) => node.mark(),
            Const::Dict(node) | Const::FrozenDict(node) => node.mark(),
            Const::Slice(node) => node.mark(),
            Const::Code(code) => code.mark,
        }
    }

    /// Whether both are one object, as Python's `is`.
    pub fn is(&self, other: &Const) -> bool {
        match (self, other) {
            (Const::None, Const::None)
            | (Const::True, Const::True)
            | (Const::False, Const::False)
            | (Const::StopIteration, Const::StopIteration)
            | (Const::Ellipsis, Const::Ellipsis) => true,
            (Const::Int(a), Const::Int(b)) => a.ptr_eq(b),
            (Const::BigInt(a), Const::BigInt(b)) => a.ptr_eq(b),
            (Const::Float(a), Const::Float(b)) => a.ptr_eq(b),
            (Const::Complex(a), Const::Complex(b)) => a.ptr_eq(b),
            (Const::Str(a), Const::Str(b)) => a.ptr_eq(b),
            (Const::Bytes(a), Const::Bytes(b)) => a.ptr_eq(b),
            (Const::Tuple(a), Const::Tuple(b))
            | (Const::List(a), Const::List(b))
            | (Const::Set(a), Const::Set(b))
            | (Const::FrozenSet(a), Const::FrozenSet(b)) => a.ptr_eq(b),
            (Const::Dict(a), Const::Dict(b)) | (Const::FrozenDict(a), Const::FrozenDict(b)) => a.ptr_eq(b),
            (Const::Slice(a), Const::Slice(b)) => a.ptr_eq(b),
            (Const::Code(a), Const::Code(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// The name of the Python type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Const::None => "NoneType",
            Const::StopIteration => "type",
            Const::Ellipsis => "ellipsis",
            Const::True | Const::False => "bool",
            Const::Int(_) | Const::BigInt(_) => "int",
            Const::Float(_) => "float",
            Const::Complex(_) => "complex",
            Const::Str(_) => "str",
            Const::Bytes(_) => "bytes",
            Const::Tuple(_) => "tuple",
            Const::List(_) => "list",
            Const::Dict(_) => "dict",
            Const::FrozenDict(_) => "frozendict",
            Const::Set(_) => "set",
            Const::FrozenSet(_) => "frozenset",
            Const::Slice(_) => "slice",
            Const::Code(_) => "code",
        }
    }

    /// An `int` that is not part of a file.
    pub fn int(value: i64) -> Const {
        Const::Int(Node::new(Mark::made(b'i', 0), value))
    }

    /// An `int` of any size that is not part of a file.
    pub fn big_int(value: BigInt) -> Const {
        match i64::try_from(&value) {
            Ok(small) => Const::int(small),
            Err(_) => {
                let bytes = usize::try_from(value.bits() / 8).unwrap_or(usize::MAX);
                Const::BigInt(Node::new(Mark::made(b'l', bytes), value))
            }
        }
    }

    /// A `float` that is not part of a file.
    pub fn float(value: f64) -> Const {
        Const::Float(Node::new(Mark::made(b'g', 0), value))
    }

    /// A `complex` that is not part of a file.
    pub fn complex(real: f64, imaginary: f64) -> Const {
        Const::Complex(Node::new(Mark::made(b'y', 0), (real, imaginary)))
    }

    /// A `str` that is not part of a file.
    pub fn str(text: &str) -> Const {
        Const::Str(Str::text(text))
    }

    /// A `bytes` that is not part of a file.
    pub fn bytes(bytes: &[u8]) -> Const {
        Const::Bytes(made_bytes(b's', bytes))
    }

    /// A `tuple` that is not part of a file.
    pub fn tuple(items: Vec<Const>) -> Const {
        Const::Tuple(made_sequence(b'(', items))
    }

    /// A `list` that is not part of a file.
    pub fn list(items: Vec<Const>) -> Const {
        Const::List(made_sequence(b'[', items))
    }

    /// A `set` that is not part of a file; elements in the order given, duplicates included.
    pub fn set(items: Vec<Const>) -> Const {
        Const::Set(made_sequence(b'<', items))
    }

    /// A `frozenset` that is not part of a file; elements in the order given, duplicates included.
    pub fn frozenset(items: Vec<Const>) -> Const {
        Const::FrozenSet(made_sequence(b'>', items))
    }

    /// A `dict` that is not part of a file.
    pub fn dict(entries: Vec<(Const, Const)>) -> Const {
        Const::Dict(made_entries(b'{', entries))
    }

    /// A `frozendict` that is not part of a file.
    pub fn frozendict(entries: Vec<(Const, Const)>) -> Const {
        Const::FrozenDict(made_entries(b'}', entries))
    }

    /// A `slice` that is not part of a file: start, stop and step.
    pub fn slice(parts: [Const; 3]) -> Const {
        let mark = Mark::container(b':', false, false, parts.iter());
        Const::Slice(Node::new(Mark { made: true, ..mark }, parts))
    }
}

/// A sequence that is not part of a file.
pub(crate) fn made_sequence(code: u8, items: Vec<Const>) -> Tuple {
    let mark = Mark::container(code, false, matches!(code, b'[' | b'<'), items.iter());
    Node::new(Mark { made: true, ..mark }, items.into())
}

fn made_entries(code: u8, entries: Vec<(Const, Const)>) -> Dict {
    let parts = entries.iter().flat_map(|(key, value)| [key, value]);
    let mark = Mark::container(code, false, code == b'{', parts);
    Node::new(Mark { made: true, ..mark }, entries.into())
}

/// Bytes that are not part of a file.
pub(crate) fn made_bytes(code: u8, bytes: &[u8]) -> Bytes {
    Node::new(Mark::made(code, bytes.len()), bytes.into())
}
