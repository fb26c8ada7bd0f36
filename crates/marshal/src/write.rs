//! The marshal writer: what was loaded as its file had it, and what was made here as CPython would write it.
//!
//! Like the reader it keeps an explicit stack, so that nesting costs no native stack.

mod digits;
mod order;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use taipan_isa::Version;

use crate::Pyc;
use crate::code::{CodeObject, Field, Long, Names, Object, fields, joins_names};
use crate::limits::{MAX_DEPTH, MAX_EXPANDED};
use crate::text::PyStr;
use crate::value::{Bytes, Const, Mark, Node, Str, Tuple};
use order::SetOrders;

const FLAG_REF: u8 = 0x80;

/// Why an object cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// Objects are nested too deeply for any CPython to read them.
    #[error("object too deeply nested to marshal")]
    TooDeep,
    /// The object has too many parts, or one that is too long, for marshal's 32-bit counts.
    #[error("object too large to marshal")]
    TooLarge,
    /// A type that the marshal version, or the Python version, does not have.
    #[error("unmarshallable object: a {0} in marshal version {1}")]
    Unmarshallable(&'static str, u8),
    /// A code object whose fields contradict each other, as [`CodeObject::replace`] never makes it.
    #[error("code object {code}: {field} {why}")]
    Code {
        /// Its `co_name`.
        code: String,
        /// The field, as Python names it.
        field: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// Writes a `.pyc` file.
///
/// What was loaded is written as the file had it, so that `write(&read(bytes)?)` gives `bytes` wherever
/// [`Pyc::exact`] holds. What was put in its place is written as [`dumps`] does.
///
/// # Errors
/// See [`WriteError`]; a file that was loaded and not edited is always written.
///
/// ```
/// use std::sync::Arc;
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const, Pyc, read, write};
///
/// // LOAD_CONST 0, RETURN_VALUE
/// let code = CodeObject::empty(Version::V3_13, "<module>").replace();
/// let code = code.code(&[83, 0, 36, 0]).consts(vec![Const::str("spam")]).stacksize(1).finish()?;
/// let bytes = write(&Pyc::new(Arc::new(code)))?;
/// assert_eq!(format!("{:?}", read(&bytes)?.code.consts), r#"[Str("spam")]"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(pyc: &Pyc) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::new();
    pyc.header.write(pyc.version, &mut out);
    let module = Const::Code(Arc::clone(&pyc.code));
    let shared = Arc::strong_count(&pyc.code) > 2;
    let mut writer = Writer::new(pyc.version, marshal_version(pyc.version), false, out);
    writer.object(&module, Some(shared))?;
    let mut out = writer.out;
    out.extend(&pyc.trailing);
    Ok(out)
}

/// Writes an object as files of `version` hold it: loaded parts as they were, others as [`dumps`] does.
///
/// # Errors
/// See [`WriteError`].
pub fn write_object(version: Version, value: &Const) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(version, marshal_version(version), false, Vec::new());
    writer.object(value, None)?;
    Ok(writer.out)
}

/// Writes an object as `marshal.dumps(value, marshal_version)` of a CPython does, however it was loaded.
///
/// CPython marks an object for later references where there are others that hold it; here that is so where there are
/// other handles, and for the objects that CPython keeps ready: small ints, empty and one-character strings, `()`.
///
/// # Errors
/// See [`WriteError`].
///
/// ```
/// use taipan_isa::Version;
/// use taipan_marshal::{Const, dumps};
///
/// // marshal.dumps((1, 1))
/// let pair = Const::tuple(vec![Const::int(1), Const::int(1)]);
/// assert_eq!(dumps(Version::V3_13, &pair, 4)?, b")\x02\xe9\x01\0\0\0r\0\0\0\0");
/// # Ok::<(), taipan_marshal::WriteError>(())
/// ```
pub fn dumps(version: Version, value: &Const, marshal_version: u8) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(version, marshal_version, true, Vec::new());
    writer.object(value, None)?;
    Ok(writer.out)
}

/// The marshal version that a CPython writes (`marshal.version`).
pub fn marshal_version(version: Version) -> u8 {
    match version {
        Version::V2_7 => 2,
        Version::V3_14 => 5,
        Version::V3_15 => 6,
        _ => 4,
    }
}

/// What makes two objects one. CPython keeps some objects ready: equal ones of those are one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Identity {
    Node(usize),
    Int(i64),
    /// A string of at most one character below 256.
    Str(Option<u8>),
    /// Bytes of length one at most.
    Bytes(Option<u8>),
    EmptyTuple,
}

/// Hashes the numbers of an [`Identity`], which nobody chooses.
#[derive(Default)]
struct Mix(u64);

impl std::hash::Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(byte.into()));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn write_i64(&mut self, value: i64) {
        self.write_u64(value.cast_unsigned());
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value.cast_unsigned() as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// What is still to be written, innermost last.
enum Work<'a> {
    Items(std::slice::Iter<'a, Const>),
    Ordered(std::vec::IntoIter<&'a Const>),
    Entries(std::slice::Iter<'a, (Const, Const)>),
    Value(&'a Const),
    Fields(&'a CodeObject, std::slice::Iter<'static, Field>),
}

struct Writer<'a> {
    version: Version,
    marshal: u8,
    /// Write all as if made here.
    anew: bool,
    out: Vec<u8>,
    refs: HashMap<Identity, u32, BuildHasherDefault<Mix>>,
    /// Python 2's interned strings: loaded ones by identity, those made here by contents.
    interned: HashMap<usize, u32, BuildHasherDefault<Mix>>,
    interned_texts: HashMap<&'a [u8], u32>,
    orders: SetOrders,
    stack: Vec<Work<'a>>,
}

impl<'a> Writer<'a> {
    fn new(version: Version, marshal: u8, anew: bool, out: Vec<u8>) -> Writer<'a> {
        Writer {
            version,
            marshal,
            anew,
            out,
            refs: HashMap::default(),
            interned: HashMap::default(),
            interned_texts: HashMap::new(),
            orders: SetOrders::default(),
            stack: Vec::new(),
        }
    }

    /// Writes one object whole. `shared` overrides whether there are other handles of it.
    fn object(&mut self, value: &'a Const, shared: Option<bool>) -> Result<(), WriteError> {
        let mark = value.mark();
        if usize::from(mark.height) > MAX_DEPTH {
            return Err(WriteError::TooDeep);
        }
        // Without references, what is shared is written out each time.
        if self.marshal < 3 && mark.weight > MAX_EXPANDED {
            return Err(WriteError::TooLarge);
        }
        if sorts_sets(self.version) {
            self.orders = SetOrders::of(value, self)?;
        }
        self.run(value, shared)
    }

    fn run(&mut self, value: &'a Const, shared: Option<bool>) -> Result<(), WriteError> {
        self.value(value, shared)?;
        while let Some(work) = self.stack.last_mut() {
            let next = match work {
                Work::Items(items) => items.next(),
                Work::Ordered(items) => items.next(),
                Work::Entries(entries) => match entries.next() {
                    Some((key, value)) => {
                        self.stack.push(Work::Value(value));
                        Some(key)
                    }
                    None => {
                        self.out.push(b'0');
                        None
                    }
                },
                Work::Value(value) => {
                    let value = *value;
                    self.stack.pop();
                    self.value(value, None)?;
                    continue;
                }
                Work::Fields(code, rest) => {
                    let (code, field) = (*code, rest.next());
                    match field {
                        Some(field) => {
                            self.field(code, *field)?;
                            continue;
                        }
                        None => None,
                    }
                }
            };
            match next {
                Some(value) => self.value(value, None)?,
                None => {
                    self.stack.pop();
                }
            }
        }
        Ok(())
    }

    /// Writes an object, or the start of one whose parts go onto the stack.
    fn value(&mut self, value: &'a Const, shared: Option<bool>) -> Result<(), WriteError> {
        match value {
            Const::None => self.out.push(b'N'),
            Const::StopIteration => self.out.push(b'S'),
            Const::Ellipsis => self.out.push(b'.'),
            Const::True => self.out.push(b'T'),
            Const::False => self.out.push(b'F'),
            Const::Int(node) => self.int(node, shared),
            Const::BigInt(node) => {
                if self.head(node, b'l', shared) {
                    digits::big(node, &mut self.out)?;
                }
            }
            Const::Float(node) => {
                let code = if self.marshal > 1 { b'g' } else { b'f' };
                if self.head(node, code, shared) {
                    self.float(**node);
                }
            }
            Const::Complex(node) => {
                let code = if self.marshal > 1 { b'y' } else { b'x' };
                if self.head(node, code, shared) {
                    self.float(node.0);
                    self.float(node.1);
                }
            }
            Const::Str(node) => self.str(node, shared)?,
            Const::Bytes(node) => self.bytes(node, shared)?,
            Const::Tuple(node) => self.tuple(node, shared)?,
            Const::List(node) => self.sequence(node, b'[', shared)?,
            Const::Set(node) => self.sequence(node, b'<', shared)?,
            Const::FrozenSet(node) => self.sequence(node, b'>', shared)?,
            Const::Dict(node) => {
                if self.head(node, b'{', shared) {
                    self.stack.push(Work::Entries(node.iter()));
                }
            }
            Const::FrozenDict(node) => {
                self.needs(6, "frozendict")?;
                if self.head(node, b'}', shared) {
                    self.stack.push(Work::Entries(node.iter()));
                }
            }
            Const::Slice(node) => {
                self.needs(5, "slice")?;
                if self.head(node, b':', shared) {
                    self.stack.push(Work::Items(node.iter()));
                }
            }
            Const::Code(code) => {
                let shared = shared.unwrap_or(Arc::strong_count(code) > 1);
                if self.start(Identity::Node(Arc::as_ptr(code) as usize), b'c', code.mark, shared) {
                    self.code(code)?;
                }
            }
        }
        Ok(())
    }

    fn needs(&self, marshal: u8, what: &'static str) -> Result<(), WriteError> {
        if self.marshal < marshal { Err(WriteError::Unmarshallable(what, self.marshal)) } else { Ok(()) }
    }

    /// Whether an object is written as its file had it.
    fn keeps(&self, mark: Mark) -> bool {
        let foreign = self.version == Version::V2_7
            && (mark.flagged || !b"0NFTS.iIlfgxystR([{cu<>".contains(&mark.code));
        !mark.made && !self.anew && !foreign
    }

    /// Writes the type code, or a reference in place of the object; says whether contents must follow.
    fn start(&mut self, identity: Identity, code: u8, mark: Mark, shared: bool) -> bool {
        let flagged = if self.keeps(mark) { mark.flagged } else { self.marshal >= 3 && shared };
        if self.marshal >= 3
            && let Some(index) = self.refs.get(&identity)
        {
            self.out.push(b'r');
            self.out.extend(index.to_le_bytes());
            return false;
        }
        if flagged {
            self.refs.insert(identity, self.refs.len() as u32);
        }
        self.out.push(if flagged { code | FLAG_REF } else { code });
        true
    }

    fn head<T>(&mut self, node: &Node<T>, code: u8, shared: Option<bool>) -> bool {
        let shared = shared.unwrap_or_else(|| node.is_shared());
        self.start(Identity::Node(node.id()), code, node.mark(), shared)
    }

    /// As [`head`](Self::head) for an object that CPython may keep ready.
    fn head_of<T>(
        &mut self,
        node: &Node<T>,
        code: u8,
        ready: Option<Identity>,
        shared: Option<bool>,
    ) -> bool {
        match ready.filter(|_| !self.keeps(node.mark())) {
            Some(identity) => self.start(identity, code, node.mark(), true),
            None => self.head(node, code, shared),
        }
    }

    fn int(&mut self, node: &Node<i64>, shared: Option<bool>) {
        let (value, mark) = (**node, node.mark());
        let small = i32::try_from(value);
        let code = match small {
            _ if self.keeps(mark) => mark.code,
            Ok(_) => b'i',
            Err(_) if self.version == Version::V2_7 => b'I',
            Err(_) => b'l',
        };
        let last = if self.version < Version::V3_15 { 256 } else { 1024 };
        let ready = (-5..=last).contains(&value).then_some(Identity::Int(value));
        if self.head_of(node, code, ready, shared) {
            match (code, small) {
                (b'i', Ok(small)) => self.out.extend(small.to_le_bytes()),
                (b'l', _) => digits::small(value, &mut self.out),
                _ => self.out.extend(value.to_le_bytes()),
            }
        }
    }

    fn float(&mut self, value: f64) {
        if self.marshal > 1 {
            self.out.extend(value.to_le_bytes());
        } else {
            let text = digits::general(value);
            self.out.push(text.len() as u8);
            self.out.extend(text.into_bytes());
        }
    }

    fn str(&mut self, node: &Str, shared: Option<bool>) -> Result<(), WriteError> {
        let mark = node.mark();
        let interned = self.marshal >= 3 && node.is_interned();
        let code = match (node.is_ascii(), interned) {
            _ if self.keeps(mark) => mark.code,
            _ if self.version == Version::V2_7 => b'u',
            (true, _) if self.marshal >= 4 => match (node.as_bytes().len() < 256, interned) {
                (true, true) => b'Z',
                (true, false) => b'z',
                (false, true) => b'A',
                (false, false) => b'a',
            },
            (_, true) => b't',
            (_, false) => b'u',
        };
        let ready = single_latin1(node).map(Identity::Str);
        if self.head_of(node, code, ready, shared) {
            match code {
                b'z' | b'Z' | b'a' | b'A' => self.latin1(code, node)?,
                _ => self.sized(node.as_bytes())?,
            }
        }
        Ok(())
    }

    /// One byte a code point, after a length in one byte or four.
    fn latin1(&mut self, code: u8, text: &PyStr) -> Result<(), WriteError> {
        let wide: Vec<u8>;
        let bytes = if text.is_ascii() {
            text.as_bytes()
        } else {
            let narrow: Result<Vec<u8>, _> = text.code_points().map(u8::try_from).collect();
            wide = narrow.map_err(|_| WriteError::Unmarshallable("str", self.marshal))?;
            &wide
        };
        match (code, u8::try_from(bytes.len())) {
            (b'z' | b'Z', Ok(length)) => self.out.push(length),
            (b'z' | b'Z', Err(_)) => return Err(WriteError::TooLarge),
            _ => self.count(bytes.len())?,
        }
        self.out.extend(bytes);
        Ok(())
    }

    fn bytes(&mut self, node: &'a Bytes, shared: Option<bool>) -> Result<(), WriteError> {
        if self.version == Version::V2_7 && node.mark().code == b't' && self.marshal > 0 {
            return self.interned(node);
        }
        let ready = match &***node {
            [] => Some(Identity::Bytes(None)),
            [byte] => Some(Identity::Bytes(Some(*byte))),
            _ => None,
        };
        if self.head_of(node, b's', ready, shared) {
            self.sized(node)?;
        }
        Ok(())
    }

    /// An interned string of Python 2: whole the first time, then as a number.
    fn interned(&mut self, node: &'a Bytes) -> Result<(), WriteError> {
        let next = (self.interned.len() + self.interned_texts.len()) as u32;
        let index = match self.keeps(node.mark()) {
            true => *self.interned.entry(node.id()).or_insert(next),
            false => *self.interned_texts.entry(node).or_insert(next),
        };
        if index != next {
            self.out.push(b'R');
            self.out.extend(index.to_le_bytes());
            return Ok(());
        }
        self.out.push(b't');
        self.sized(node)
    }

    fn tuple(&mut self, node: &'a Tuple, shared: Option<bool>) -> Result<(), WriteError> {
        let mark = node.mark();
        let short = if self.keeps(mark) { mark.code == b')' } else { self.marshal >= 4 && node.len() < 256 };
        let ready = node.is_empty().then_some(Identity::EmptyTuple);
        if self.head_of(node, if short { b')' } else { b'(' }, ready, shared) {
            match u8::try_from(node.len()) {
                Ok(length) if short => self.out.push(length),
                Err(_) if short => return Err(WriteError::TooLarge),
                _ => self.count(node.len())?,
            }
            self.stack.push(Work::Items(node.iter()));
        }
        Ok(())
    }

    fn sequence(&mut self, node: &'a Tuple, code: u8, shared: Option<bool>) -> Result<(), WriteError> {
        if self.head(node, code, shared) {
            self.count(node.len())?;
            let in_order = |order: &[u32]| {
                let items: Vec<_> = order.iter().filter_map(|&place| node.get(place as usize)).collect();
                Work::Ordered(items.into_iter())
            };
            let work = self.orders.get(node.id()).map_or_else(|| Work::Items(node.iter()), in_order);
            self.stack.push(work);
        }
        Ok(())
    }

    fn code(&mut self, code: &'a CodeObject) -> Result<(), WriteError> {
        if let Err((field, why)) = crate::edit::check_stored(code, self.version) {
            let code: String = code.name.to_lossy().chars().take(200).collect();
            return Err(WriteError::Code { code, field, why });
        }
        self.stack.push(Work::Fields(code, fields(self.version).iter()));
        Ok(())
    }

    fn field(&mut self, code: &'a CodeObject, field: Field) -> Result<(), WriteError> {
        match field {
            Field::Long(field) => {
                let bytes = match field {
                    Long::ArgCount => code.argcount.to_le_bytes(),
                    Long::PosOnlyArgCount => code.posonlyargcount.to_le_bytes(),
                    Long::KwOnlyArgCount => code.kwonlyargcount.to_le_bytes(),
                    Long::NLocals => (code.nlocals() as u32).to_le_bytes(),
                    Long::StackSize => code.stacksize.to_le_bytes(),
                    Long::Flags => code.flags.to_le_bytes(),
                    Long::FirstLineNo => code.firstlineno.to_le_bytes(),
                };
                self.out.extend(bytes);
                Ok(())
            }
            Field::Object(field) => self.object_field(code, field),
        }
    }

    fn object_field(&mut self, code: &'a CodeObject, field: Object) -> Result<(), WriteError> {
        let names = Names::tuple;
        let separate = code.separate.as_deref().filter(|_| joins_names(self.version));
        match (field, separate) {
            (Object::Code, _) => self.bytes(&code.code, None),
            (Object::Consts, _) => self.tuple(&code.consts, None),
            (Object::Names, _) => self.tuple(names(&code.names), None),
            (Object::VarNames, Some(old)) => self.tuple(names(&old.varnames), None),
            (Object::FreeVars, Some(old)) => self.tuple(names(&old.freevars), None),
            (Object::CellVars, Some(old)) => self.tuple(names(&old.cellvars), None),
            (Object::FileName, Some(old)) => self.value(&old.filename, None),
            (Object::Name, Some(old)) => self.value(&old.name, None),
            (Object::LocalsPlusNames | Object::VarNames | Object::FreeVars | Object::CellVars, _) => {
                self.tuple(names(&code.localsplusnames), None)
            }
            (Object::LocalsPlusKinds, _) => self.bytes(&code.localspluskinds, None),
            (Object::FileName, None) => self.str(&code.filename, None),
            (Object::Name, None) => self.str(&code.name, None),
            (Object::QualName, _) => self.str(&code.qualname, None),
            (Object::LineTable, _) => self.bytes(&code.linetable, None),
            (Object::ExceptionTable, _) => self.bytes(&code.exceptiontable, None),
        }
    }

    fn sized(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.count(bytes.len())?;
        self.out.extend(bytes);
        Ok(())
    }

    fn count(&mut self, count: usize) -> Result<(), WriteError> {
        let count = i32::try_from(count).map_err(|_| WriteError::TooLarge)?;
        self.out.extend(count.to_le_bytes());
        Ok(())
    }
}

/// From 3.11 on the elements of a set are written in the order of their own dumps (`w_complex_object`).
fn sorts_sets(version: Version) -> bool {
    version >= Version::V3_11
}

/// The character of a string that CPython keeps ready; `Some(None)` for the empty string.
fn single_latin1(text: &PyStr) -> Option<Option<u8>> {
    let mut points = text.code_points();
    match (points.next(), points.next()) {
        (None, _) => Some(None),
        (Some(point), None) => u8::try_from(point).ok().map(Some),
        _ => None,
    }
}
