//! `str`.

pub mod args;
mod fields;
mod intern;
mod iter;
mod methods;
mod plain;
mod quick;
mod spec;
mod translate;
pub mod work;

use crate::PyResult;
use crate::Vm;
use crate::engine::ascii_str;
use std::cell::Cell;
use std::fmt;
use taipan_heap::{Ref, Trace, Value, account};
use taipan_prim::hash::hash_bytes;
use taipan_prim::text::{Text, TextRef};

pub use intern::InternTable;
pub use iter::{ASCII_ITER_SPEC, ITER_SPEC, StrIter, reduce};
pub(crate) use methods::is_join;
pub use plain::push as push_plainly;
pub use spec::SPEC;
pub use work::join;

/// A str object: text, its hash once asked for, and whether it is interned.
pub struct Str {
    text: Text,
    hash: Cell<i64>,
    interned: Cell<bool>,
}

/// No hash has this value.
const NO_HASH: i64 = -1;

impl Trace for Str {
    const BUFFERED: bool = true;
    #[inline]
    fn buffer(&self) -> usize {
        self.text.heap_bytes()
    }
}

impl Str {
    pub fn new(text: Text) -> Str {
        Str { text, hash: Cell::new(NO_HASH), interned: Cell::new(false) }
    }

    /// The text.
    #[inline(always)]
    pub fn text(&self) -> TextRef<'_> {
        self.text.as_ref()
    }

    /// Number of code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Python's hash: SipHash-1-3 with key 0 over the storage units.
    #[inline]
    pub fn hash(&self) -> i64 {
        match self.hash.get() {
            NO_HASH => {
                let h = hash_bytes(&self.text.hash_units());
                self.hash.set(h);
                h
            }
            h => h,
        }
    }

    /// Interned strings are equal only when identical.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }

    /// Compares with Rust text.
    pub fn eq_str(&self, other: &str) -> bool {
        match self.text.as_ref() {
            TextRef::Ascii(ascii) => ascii == other.as_bytes(),
            text => text.to_utf8().is_ok_and(|s| s == other),
        }
    }

    /// Adds text at the end: for a str that has a single owner, who asked for it.
    pub(crate) fn append(&mut self, text: TextRef<'_>) {
        let before = self.text.heap_bytes();
        self.text.push_text(text);
        account::count(self.text.heap_bytes().saturating_sub(before));
        self.hash.set(NO_HASH);
    }

    /// Equality of contents.
    #[inline]
    pub fn same_text(&self, other: &Str) -> bool {
        self.text.as_ref() == other.text.as_ref()
    }

    /// As Rust text, lone surrogates replaced.
    pub fn to_lossy(&self) -> std::borrow::Cow<'_, str> {
        self.text.to_string_lossy()
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_lossy())
    }
}

impl Vm {
    /// A new str object; one-character Latin-1 strings and the empty one are shared.
    pub fn new_text(&mut self, text: Text) -> Value {
        if text.len() <= 1 {
            return self.short_str(&text);
        }
        match text.as_ref() {
            TextRef::Ascii(units) if units.len() <= 16 => ascii_str(units).into(),
            _ => Ref::new(Str::new(text)).into(),
        }
    }

    /// A new str object of part of another.
    #[inline]
    pub fn new_part(&mut self, part: TextRef<'_>) -> Value {
        match part {
            TextRef::Ascii([c]) => self.shared.latin1[usize::from(*c)].clone(),
            TextRef::Ascii(units) if units.len() > 1 => ascii_str(units).into(),
            _ => self.new_text(part.to_text()),
        }
    }

    /// A new str object of Rust text.
    pub fn new_str(&mut self, text: &str) -> Value {
        self.new_text(Text::from(text))
    }

    /// As [`Vm::new_text`], typed.
    pub fn new_str_ref(&mut self, text: Text) -> Ref<Str> {
        match Ref::try_from(self.new_text(text)) {
            Ok(s) => s,
            Err(_) => Ref::new(Str::new(Text::new())),
        }
    }

    fn short_str(&mut self, text: &Text) -> Value {
        match text.get(0) {
            None => self.shared.empty_str.clone(),
            Some(c @ 0..256) => self.shared.latin1[c as usize].clone(),
            Some(_) => Ref::new(Str::new(text.clone())).into(),
        }
    }

    /// The one-character str of a Latin-1 code point, or a new one.
    #[inline]
    pub fn char_str(&mut self, c: u32) -> Value {
        match self.shared.latin1.get(c as usize) {
            Some(s) => s.clone(),
            None => Ref::new(Str::new(Text::from_code_points([c]))).into(),
        }
    }

    /// The str object of a value that must be one.
    ///
    /// # Errors
    /// TypeError with that message and the type's name after it.
    pub fn expect_str<'a>(&mut self, value: &'a Value, what: &str) -> PyResult<&'a Ref<Str>> {
        match value.downcast::<Str>() {
            Some(s) => Ok(s),
            None => crate::raise!(self, TypeError, "{what}, not {}", self.type_name(value)),
        }
    }

    /// The name of an attribute: an interned str.
    pub fn attribute_name(&mut self, value: &Value) -> PyResult<Ref<Str>> {
        match value.downcast::<Str>() {
            Some(s) => Ok(self.intern_ref(s)),
            None => crate::raise!(
                self,
                TypeError,
                "attribute name must be string, not '{}'",
                self.type_name(value)
            ),
        }
    }
}
