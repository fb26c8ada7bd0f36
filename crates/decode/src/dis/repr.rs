//! `repr()` of constants, as CPython writes them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use num_bigint::BigInt;
use taipan_isa::Version;
use taipan_marshal::{CodeObject, Const, Mark, PyStr, Str};
use taipan_prim::complex::{self, Complex};
use taipan_prim::{float, int};

use super::order::{Hasher, text_of};
use super::printable::is_printable;
use crate::budget::{Budget, CUT};

/// How the address in the `repr` of a code object is written, of which CPython's differs with each run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addresses {
    /// Made-up addresses, counted up in the order in which code objects are shown.
    #[default]
    Numbered,
    /// `0x...` for all.
    Masked,
}

/// Writes `repr`s; code objects keep their made-up addresses.
#[derive(Debug)]
pub(crate) struct Repr {
    version: Version,
    addresses: Addresses,
    hasher: Hasher,
    pub(crate) budget: Budget,
    /// The numbers given to code objects so far, by identity.
    seen: RefCell<HashMap<usize, usize>>,
}

/// The first made-up address, of the form that a 64-bit system uses, and the distance between two.
const FIRST_ADDRESS: usize = 0x7f00_0000_0000;
const ADDRESS_STEP: usize = 0x100;

impl Repr {
    /// For a listing of `root` and what is nested in it.
    pub(crate) fn new(root: &Arc<CodeObject>, addresses: Addresses) -> Repr {
        Repr {
            version: root.version,
            addresses,
            hasher: Hasher::new(root.version),
            budget: Budget::new(root),
            seen: RefCell::default(),
        }
    }

    /// `repr(value)`, or `...` where the listing would get too long.
    pub(crate) fn of(&self, value: &Const) -> String {
        let (mut out, left) = (String::new(), self.budget.left());
        if left == 0 {
            return CUT.to_owned();
        }
        self.push(&mut out, value, left);
        if self.budget.spend(out.len()) { out } else { CUT.to_owned() }
    }

    /// A name, or `...` where the listing would get too long.
    pub(crate) fn name(&self, name: &Str) -> String {
        if self.budget.spend(name.as_bytes().len()) { name.to_lossy().into_owned() } else { CUT.to_owned() }
    }

    /// The elements of a set in the order in which CPython iterates over it.
    pub(crate) fn set_order<'a>(&self, items: &'a [Const]) -> Vec<&'a Const> {
        self.hasher.set_order(items)
    }

    /// Appends the `repr` of a value; what lies past the limit may be left out.
    fn push(&self, out: &mut String, value: &Const, limit: usize) {
        if out.len() > limit {
            return;
        }
        match value {
            Const::Tuple(items) if items.len() == 1 => self.push_list(out, limit, "(", items.iter(), ",)"),
            Const::Tuple(items) => self.push_list(out, limit, "(", items.iter(), ")"),
            Const::List(items) => self.push_list(out, limit, "[", items.iter(), "]"),
            Const::Set(items) => self.push_set(out, limit, false, items),
            Const::FrozenSet(items) => self.push_set(out, limit, true, items),
            Const::Slice(parts) => self.push_list(out, limit, "slice(", parts.iter(), ")"),
            Const::Dict(entries) => self.push_dict(out, limit, entries),
            Const::FrozenDict(entries) if entries.is_empty() => out.push_str("frozendict()"),
            Const::FrozenDict(entries) => {
                out.push_str("frozendict(");
                self.push_dict(out, limit, entries);
                out.push(')');
            }
            Const::Code(code) => self.push_code(out, code),
            leaf => self.push_leaf(out, leaf),
        }
    }

    /// Out of the way of the recursion, whose frames stay small.
    #[inline(never)]
    fn push_leaf(&self, out: &mut String, value: &Const) {
        match value {
            Const::None => out.push_str("None"),
            Const::StopIteration => out.push_str("<class 'StopIteration'>"),
            Const::Ellipsis => out.push_str("Ellipsis"),
            Const::True => out.push_str("True"),
            Const::False => out.push_str("False"),
            Const::Int(value) => {
                int::push_i64(out, **value);
                out.push_str(self.long_suffix(value.mark()));
            }
            Const::BigInt(value) => {
                self.push_big_int(out, value);
                out.push_str(self.long_suffix(value.mark()));
            }
            Const::Float(value) => float::push_repr(out, **value, true),
            Const::Complex(parts) => out.push_str(&complex::repr(Complex::new(parts.0, parts.1))),
            Const::Str(text) => out.push_str(&self.text(text)),
            Const::Bytes(bytes) => push_bytes(out, if self.is_python_2() { "" } else { "b" }, bytes),
            _ => {}
        }
    }

    fn is_python_2(&self) -> bool {
        self.version < Version::V3_6
    }

    /// Beyond the limit on digits `repr` raises ValueError, so that the text is our own. 2.7 and 3.6 know no limit: ours
    /// keeps the time of a conversion small.
    fn push_big_int(&self, out: &mut String, value: &BigInt) {
        let max_digits = if self.version < Version::V3_7 { 20_000 } else { int::DEFAULT_MAX_STR_DIGITS };
        match int::to_decimal(value, max_digits) {
            Ok(digits) => out.push_str(&digits),
            Err(_) => {
                let _ = write!(out, "<int of {} bits>", value.bits());
            }
        }
    }

    /// What 2.7 writes behind a `long`, which its files tell from an `int`.
    fn long_suffix(&self, mark: Mark) -> &'static str {
        if self.is_python_2() && mark.code == b'l' { "L" } else { "" }
    }

    fn text(&self, text: &PyStr) -> String {
        let text = text_of(text);
        if self.is_python_2() {
            return format!("u{}", text.as_ref().ascii_repr());
        }
        text.as_ref().repr_where(|c| is_printable(self.version, c)).to_string()
    }

    fn push_list<'a>(
        &self,
        out: &mut String,
        limit: usize,
        open: &str,
        items: impl Iterator<Item = &'a Const>,
        close: &str,
    ) {
        out.push_str(open);
        for (index, item) in items.enumerate() {
            if out.len() > limit {
                break;
            }
            if index > 0 {
                out.push_str(", ");
            }
            self.push(out, item, limit);
        }
        out.push_str(close);
    }

    fn push_set(&self, out: &mut String, limit: usize, is_frozen: bool, items: &[Const]) {
        let (open, close) = match (self.is_python_2(), is_frozen, items.is_empty()) {
            (true, false, _) => ("set([", "])"),
            (true, true, _) => ("frozenset([", "])"),
            (false, false, true) => ("set(", ")"),
            (false, true, true) => ("frozenset(", ")"),
            (false, false, false) => ("{", "}"),
            (false, true, false) => ("frozenset({", "})"),
        };
        self.push_list(out, limit, open, self.hasher.set_order(items).into_iter(), close);
    }

    fn push_dict(&self, out: &mut String, limit: usize, entries: &[(Const, Const)]) {
        out.push('{');
        for (index, (key, value)) in entries.iter().enumerate() {
            if out.len() > limit {
                break;
            }
            if index > 0 {
                out.push_str(", ");
            }
            self.push(out, key, limit);
            out.push_str(": ");
            self.push(out, value, limit);
        }
        out.push('}');
    }

    /// Appends the `repr` of a code object (`code_repr` in `Objects/codeobject.c`).
    pub(crate) fn push_code(&self, out: &mut String, code: &Arc<CodeObject>) {
        let line = if code.firstlineno != 0 { code.firstlineno } else { -1 };
        let _ = write!(out, "<code object {} at ", self.name(&code.name));
        match self.addresses {
            Addresses::Masked => out.push_str("0x..."),
            Addresses::Numbered => {
                let mut seen = self.seen.borrow_mut();
                let next = seen.len();
                let number = *seen.entry(Arc::as_ptr(code) as usize).or_insert(next);
                let _ = write!(out, "{:#x}", FIRST_ADDRESS + number * ADDRESS_STEP);
            }
        }
        let _ = write!(out, ", file \"{}\", line {line}>", self.name(&code.filename));
    }
}

/// As for `str`, double quotes are used only where they save escaping single ones.
fn push_bytes(out: &mut String, prefix: &str, bytes: &[u8]) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.push_str(prefix);
    out.push(quote.into());
    for &byte in bytes {
        if matches!(byte, b'\'' | b'"') && byte != quote {
            out.push(byte.into());
        } else {
            out.extend(std::ascii::escape_default(byte).map(char::from));
        }
    }
    out.push(quote.into());
}
