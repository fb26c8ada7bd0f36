//! The marshal reader: an explicit stack of unfinished containers, so that nesting costs no native stack.

use std::sync::Arc;

use num_bigint::{BigInt, BigUint, Sign};
use taipan_isa::Version;

use crate::build::CodeBuilder;
use crate::code::Field;
use crate::cursor::Cursor;
use crate::error::Error;
use crate::limits::{MAX_DEPTH, MAX_EXPANDED};
use crate::text::PyStr;
use crate::value::{Const, Mark, Node, Str};

const FLAG_REF: u8 = 0x80;

/// Reads the object at the start of marshal data of `version`; what follows the object is ignored, as CPython does.
///
/// # Errors
/// Truncated or malformed data, and objects beyond the [limits](crate::limits). Where CPython would build an object that
/// contains itself, this is an error too: no compiler writes one.
///
/// ```
/// use taipan_isa::Version;
/// use taipan_marshal::{Const, read_object};
///
/// let Const::Float(half) = read_object(Version::V3_12, b"g\0\0\0\0\0\0\xe0\x3f")? else { panic!() };
/// assert_eq!(*half, 0.5);
/// let error = read_object(Version::V3_12, b"s\xff\xff\xff\x7fspam").unwrap_err();
/// assert_eq!(error.to_string(), "bytes length 2147483647 at byte 1 is more than the rest of the data can hold");
/// # Ok::<(), taipan_marshal::Error>(())
/// ```
pub fn read_object(version: Version, bytes: &[u8]) -> Result<Const, Error> {
    read_object_at(version, bytes, 0).map(|(value, _)| value)
}

/// Reads the object at byte `start` and also returns where it ends.
///
/// # Errors
/// As [`read_object`]; offsets count from the start of `bytes`.
pub fn read_object_at(version: Version, bytes: &[u8], start: usize) -> Result<(Const, usize), Error> {
    read_whole(version, bytes, start).map(|found| (found.value, found.end))
}

/// An object read.
pub(crate) struct Found {
    pub value: Const,
    /// Where it ends.
    pub end: usize,
    /// Whether the value holds all that is needed to write the same bytes again.
    pub exact: bool,
}

pub(crate) fn read_whole(version: Version, bytes: &[u8], start: usize) -> Result<Found, Error> {
    let mut reader = Reader {
        version,
        exact: true,
        input: Cursor::new(bytes, start),
        refs: Vec::new(),
        interned: Vec::new(),
        stack: Vec::new(),
        awaited: 0,
        names: 0,
        max_weight: MAX_EXPANDED.max(bytes.len() as u64),
    };
    let value = reader.object()?;
    Ok(Found { value, end: reader.input.offset(), exact: reader.exact })
}

struct Reader<'a> {
    version: Version,
    exact: bool,
    input: Cursor<'a>,
    /// Objects that `r` can name; `None` while under construction.
    refs: Vec<Option<Const>>,
    /// Python 2's interned strings, which `R` names.
    interned: Vec<Const>,
    stack: Vec<Frame>,
    /// Elements of open sequences whose first byte is still to come.
    awaited: usize,
    /// Names in the code objects read so far, which each keep lists of their own.
    names: u64,
    max_weight: u64,
}

/// A container whose parts are being read.
struct Frame {
    offset: usize,
    code: u8,
    /// The reserved reference slot, where the code had the reference bit.
    slot: Option<usize>,
    parts: Parts,
}

enum Parts {
    Sequence { items: Vec<Const>, missing: usize },
    Dict { entries: Vec<(Const, Const)>, key: Option<Const>, closed: bool },
    Code(Box<CodeBuilder>),
}

/// What one type code gave.
enum Step {
    Complete(Const),
    /// The terminator of a dict.
    Null(usize),
    /// A container was opened.
    Open,
}

impl Reader<'_> {
    fn object(&mut self) -> Result<Const, Error> {
        loop {
            let mut complete = match self.step()? {
                Step::Complete(value) => Some(value),
                Step::Null(offset) => {
                    self.close_dict(offset)?;
                    None
                }
                Step::Open => None,
            };
            loop {
                let Some(frame) = self.stack.last_mut() else {
                    match complete {
                        Some(value) => return Ok(value),
                        None => break,
                    }
                };
                if let Some(value) = complete.take() {
                    frame.accept(value);
                }
                if !frame.is_complete(&mut self.input)? {
                    break;
                }
                complete = self.finish()?;
            }
        }
    }

    /// Reads one type code, and all of the object where it has no parts.
    fn step(&mut self) -> Result<Step, Error> {
        let offset = self.input.offset();
        if self.stack.len() >= MAX_DEPTH {
            return Err(Error::TooDeep { offset });
        }
        let byte = self.input.byte("an object")?;
        if let Some(Parts::Sequence { .. }) = self.stack.last().map(|frame| &frame.parts) {
            self.awaited -= 1;
        }
        let (code, flagged) = self.type_code(byte, offset)?;
        let value = match code {
            b'0' => return Ok(Step::Null(offset)),
            b'N' => Const::None,
            b'F' => Const::False,
            b'T' => Const::True,
            b'S' => Const::StopIteration,
            b'.' => Const::Ellipsis,
            b'r' => self.reference(offset)?,
            b'R' => self.interned_reference(offset)?,
            b'(' | b')' | b'[' | b'<' | b'>' | b':' | b'{' | b'}' | b'c' => {
                return self.open(offset, code, flagged);
            }
            _ => {
                let value = self.leaf(offset, code, flagged)?;
                if flagged {
                    self.refs.push(Some(value.clone()));
                }
                if code == b't' {
                    self.interned.push(value.clone());
                }
                value
            }
        };
        Ok(Step::Complete(value))
    }

    /// Splits the reference bit off a type code that the version has.
    fn type_code(&mut self, byte: u8, offset: usize) -> Result<(u8, bool), Error> {
        let foreign = |code| Err(Error::ForeignType { offset, code, version: self.version });
        if self.version == Version::V2_7 {
            return match byte {
                b')' | b'a' | b'A' | b'z' | b'Z' | b'r' | b':' | b'}' => foreign(byte),
                FLAG_REF.. => Err(Error::UnknownType { offset, code: byte }),
                _ => Ok((byte, false)),
            };
        }
        let (code, flagged) = (byte & !FLAG_REF, byte & FLAG_REF != 0);
        match code {
            b'R' => return foreign(code),
            b':' if self.version < Version::V3_14 => return foreign(code),
            b'}' if self.version < Version::V3_15 => return foreign(code),
            b'0' | b'N' | b'F' | b'T' | b'S' | b'.' | b'r' => self.exact &= !flagged,
            // Decimal texts are read, not kept.
            b'f' | b'x' => self.exact = false,
            _ => {}
        }
        Ok((code, flagged))
    }

    /// Reads a number or a text.
    fn leaf(&mut self, offset: usize, code: u8, flagged: bool) -> Result<Const, Error> {
        let mark = |bytes| Mark::leaf(code, flagged, bytes);
        let input = &mut self.input;
        Ok(match code {
            b'i' => Const::Int(Node::new(mark(0), input.long("an int")?.into())),
            b'I' => Const::Int(Node::new(mark(0), i64::from_le_bytes(input.array("a 64-bit int")?))),
            b'l' => return self.big_int(offset, flagged),
            b'f' => Const::Float(Node::new(mark(0), float_text(input, offset)?)),
            b'g' => Const::Float(Node::new(mark(0), f64::from_le_bytes(input.array("a float")?))),
            b'x' => {
                let real = float_text(input, offset)?;
                Const::Complex(Node::new(mark(0), (real, float_text(input, offset)?)))
            }
            b'y' => {
                let real = f64::from_le_bytes(input.array("a complex")?);
                Const::Complex(Node::new(mark(0), (real, f64::from_le_bytes(input.array("a complex")?))))
            }
            b's' => Const::Bytes(byte_string(input, mark)?),
            b't' if self.version == Version::V2_7 => Const::Bytes(byte_string(input, mark)?),
            b'u' | b't' => {
                let bytes = input.sized("string length")?;
                let text = PyStr::from_surrogatepass(bytes).ok_or(Error::Invalid {
                    offset,
                    what: "str",
                    why: "not UTF-8",
                })?;
                Const::Str(Node::new(mark(bytes.len()), text))
            }
            b'a' | b'A' => latin1(input.sized("string length")?, mark),
            b'z' | b'Z' => latin1(input.short_sized("a string")?, mark),
            _ => return Err(Error::UnknownType { offset, code }),
        })
    }

    /// Reads a count with the sign of the number, and that many 15-bit digits, lowest first.
    fn big_int(&mut self, offset: usize, flagged: bool) -> Result<Const, Error> {
        let count = self.input.long("a digit count")?;
        let length = count.unsigned_abs() as usize;
        let out_of_range = Error::Size { offset: offset + 1, what: "digit count", size: count.into() };
        let digits = length.checked_mul(2).and_then(|n| self.input.take(n)).ok_or(out_of_range)?;
        let invalid = |why| Error::Invalid { offset, what: "int", why };
        let mut words = Vec::with_capacity(digits.len() / 4 + 1);
        let (mut bits, mut filled, mut last) = (0u64, 0u32, 1);
        for digit in digits.as_chunks::<2>().0 {
            last = u16::from_le_bytes(*digit);
            if last >> 15 != 0 {
                return Err(invalid("digit out of range"));
            }
            bits |= u64::from(last) << filled;
            filled += 15;
            if filled >= 32 {
                words.push((bits & 0xffff_ffff) as u32);
                bits >>= 32;
                filled -= 32;
            }
        }
        if last == 0 {
            return Err(invalid("superfluous leading zero digits"));
        }
        words.push(bits as u32);
        let sign = if count < 0 { Sign::Minus } else { Sign::Plus };
        let value = BigInt::from_biguint(sign, BigUint::new(words));
        let mark = Mark::leaf(b'l', flagged, digits.len());
        Ok(match i64::try_from(&value) {
            Ok(small) => Const::Int(Node::new(mark, small)),
            Err(_) => Const::BigInt(Node::new(mark, value)),
        })
    }

    fn reference(&mut self, offset: usize) -> Result<Const, Error> {
        let index = self.input.long("a reference")?;
        let wrong = |why| Error::Reference { offset, index: index.into(), why };
        match usize::try_from(index).ok().and_then(|i| self.refs.get(i)) {
            Some(Some(value)) => Ok(value.clone()),
            Some(None) => Err(wrong("the object is still being read")),
            None => Err(wrong("no such object")),
        }
    }

    fn interned_reference(&mut self, offset: usize) -> Result<Const, Error> {
        let index = self.input.long("a string reference")?;
        let value = usize::try_from(index).ok().and_then(|i| self.interned.get(i));
        value.cloned().ok_or(Error::Reference { offset, index: index.into(), why: "no such interned string" })
    }

    /// Opens a container and reserves its reference slot.
    fn open(&mut self, offset: usize, code: u8, flagged: bool) -> Result<Step, Error> {
        let parts = match code {
            b')' => {
                let count = self.input.byte("a tuple")?;
                self.sequence(i64::from(count), offset)?
            }
            b':' => self.sequence(3, offset)?,
            b'{' | b'}' => Parts::Dict { entries: Vec::new(), key: None, closed: false },
            b'c' => Parts::Code(Box::new(CodeBuilder::new(self.version, offset))),
            _ => {
                let count = self.input.long("a count")?;
                self.sequence(count.into(), offset)?
            }
        };
        let slot = flagged.then_some(self.refs.len());
        if flagged {
            self.refs.push(None);
        }
        self.stack.push(Frame { offset, code, slot, parts });
        Ok(Step::Open)
    }

    fn sequence(&mut self, count: i64, offset: usize) -> Result<Parts, Error> {
        let room = self.input.left().saturating_sub(self.awaited);
        let missing = usize::try_from(count).ok().filter(|&n| n <= room).ok_or(Error::Size {
            offset: offset + 1,
            what: "element count",
            size: count,
        })?;
        self.awaited += missing;
        Ok(Parts::Sequence { items: Vec::with_capacity(missing), missing })
    }

    /// Takes the terminator, which also ends a dict that lacks its last value, as CPython has it.
    fn close_dict(&mut self, offset: usize) -> Result<(), Error> {
        match self.stack.last_mut().map(|frame| (&mut frame.parts, frame.code)) {
            Some((Parts::Dict { closed, key, .. }, _)) => {
                *closed = true;
                self.exact &= key.is_none();
                Ok(())
            }
            Some((_, code)) => Err(Error::Null { offset, container: container_name(code) }),
            None => Err(Error::Null { offset, container: "place of an object" }),
        }
    }

    /// Makes the object of the topmost frame, all of whose parts are there.
    fn finish(&mut self) -> Result<Option<Const>, Error> {
        let Some(frame) = self.stack.pop() else { return Ok(None) };
        let (offset, slot) = (frame.offset, frame.slot);
        let value = frame.build()?;
        let mark = value.mark();
        if let Const::Code(code) = &value {
            let names = code.names.len() + code.localsplusnames.len();
            self.names = self.names.saturating_add(names as u64);
        }
        // A name of its own takes five bytes of the file.
        if mark.weight > self.max_weight || self.names > self.max_weight / 4 {
            return Err(Error::TooLarge { offset });
        }
        if usize::from(mark.height) > MAX_DEPTH {
            return Err(Error::TooDeep { offset });
        }
        if let Some(place) = slot.and_then(|slot| self.refs.get_mut(slot)) {
            *place = Some(value.clone());
        }
        Ok(Some(value))
    }
}

impl Frame {
    /// Takes the next part.
    fn accept(&mut self, value: Const) {
        match &mut self.parts {
            Parts::Sequence { items, missing } => {
                items.push(value);
                *missing -= 1;
            }
            Parts::Dict { entries, key, .. } => match key.take() {
                Some(key) => entries.push((key, value)),
                None => *key = Some(value),
            },
            Parts::Code(builder) => builder.object(value),
        }
    }

    /// Whether no part is missing; reads the numbers of a code object on the way to its next object.
    fn is_complete(&mut self, input: &mut Cursor) -> Result<bool, Error> {
        match &mut self.parts {
            Parts::Sequence { missing, .. } => Ok(*missing == 0),
            Parts::Dict { closed, .. } => Ok(*closed),
            Parts::Code(builder) => {
                while let Some(Field::Long(field)) = builder.next() {
                    builder.long(field, input.long("a number of a code object")?);
                }
                Ok(builder.next().is_none())
            }
        }
    }

    fn build(self) -> Result<Const, Error> {
        let (code, flagged, offset) = (self.code, self.slot.is_some(), self.offset);
        let invalid = |what, why| Error::Invalid { offset, what, why };
        match self.parts {
            Parts::Code(builder) => Ok(Const::Code(Arc::new(builder.finish(code, flagged)?))),
            Parts::Dict { entries, .. } => {
                if entries.iter().any(|(key, _)| !key.mark().hashable) {
                    return Err(invalid(container_name(code), "a key is unhashable"));
                }
                let parts = entries.iter().flat_map(|(key, value)| [key, value]);
                let mark = Mark::container(code, flagged, code == b'{', parts);
                let node = Node::new(mark, entries.into());
                Ok(if code == b'{' { Const::Dict(node) } else { Const::FrozenDict(node) })
            }
            Parts::Sequence { items, .. } => {
                let mark = Mark::container(code, flagged, matches!(code, b'[' | b'<'), items.iter());
                if matches!(code, b'<' | b'>') && items.iter().any(|item| !item.mark().hashable) {
                    return Err(invalid(container_name(code), "an element is unhashable"));
                }
                if code == b':' {
                    let parts =
                        <[Const; 3]>::try_from(items).map_err(|_| invalid("slice", "not three parts"))?;
                    return Ok(Const::Slice(Node::new(mark, parts)));
                }
                let node = Node::new(mark, items.into_boxed_slice());
                Ok(match code {
                    b'[' => Const::List(node),
                    b'<' => Const::Set(node),
                    b'>' => Const::FrozenSet(node),
                    _ => Const::Tuple(node),
                })
            }
        }
    }
}

fn container_name(code: u8) -> &'static str {
    match code {
        b'[' => "list",
        b'<' => "set",
        b'>' => "frozenset",
        b'{' => "dict",
        b'}' => "frozendict",
        b':' => "slice",
        b'c' => "code object",
        _ => "tuple",
    }
}

fn latin1(bytes: &[u8], mark: impl Fn(usize) -> Mark) -> Const {
    let text: Str = Node::new(mark(bytes.len()), PyStr::from_latin1(bytes));
    Const::Str(text)
}

fn byte_string(input: &mut Cursor, mark: impl Fn(usize) -> Mark) -> Result<Node<Box<[u8]>>, Error> {
    let bytes = input.sized("bytes length")?;
    Ok(Node::new(mark(bytes.len()), bytes.into()))
}

/// A float in decimal, as marshal versions 0 and 1 write it.
fn float_text(input: &mut Cursor, offset: usize) -> Result<f64, Error> {
    let digits = input.short_sized("a float")?;
    let value = std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok());
    value.ok_or(Error::Invalid { offset, what: "float", why: "not a decimal number" })
}
