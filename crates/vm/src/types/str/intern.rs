//! The table of interned strings: names compare by identity.

use super::Str;
use crate::Vm;
use ahash::AHashSet;
use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use taipan_heap::{Ref, Value};
use taipan_prim::text::{Text, TextRef};

struct Entry(Ref<Str>);

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(self.0.hash());
    }
}
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.0.same_text(&other.0)
    }
}
impl Eq for Entry {}

/// A text with its hash, to look an entry up without making an object.
trait Key {
    fn key(&self) -> (i64, TextRef<'_>);
}
impl Key for Entry {
    fn key(&self) -> (i64, TextRef<'_>) {
        (self.0.hash(), self.0.text())
    }
}
impl Key for (i64, &Text) {
    fn key(&self) -> (i64, TextRef<'_>) {
        (self.0, self.1.as_ref())
    }
}
impl<'a> Borrow<dyn Key + 'a> for Entry {
    fn borrow(&self) -> &(dyn Key + 'a) {
        self
    }
}
impl Hash for dyn Key + '_ {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(self.key().0);
    }
}
impl PartialEq for dyn Key + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.key().1 == other.key().1
    }
}
impl Eq for dyn Key + '_ {}

/// See the module's documentation.
#[derive(Default)]
pub struct InternTable(AHashSet<Entry>);

impl InternTable {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The interned str with that text.
    pub fn intern_text(&mut self, text: Text) -> Ref<Str> {
        let hash = taipan_prim::hash::hash_bytes(&text.hash_units());
        if let Some(e) = self.0.get(&(hash, &text) as &dyn Key) {
            return e.0.clone();
        }
        let s = Ref::new(Str::new(text));
        s.interned.set(true);
        self.0.insert(Entry(s.clone()));
        s
    }

    /// The interned str equal to `s`: itself where there was none.
    pub fn intern(&mut self, s: &Ref<Str>) -> Ref<Str> {
        if s.is_interned() {
            return s.clone();
        }
        if !s.is_exact() {
            return self.intern_text(s.text().to_text());
        }
        if let Some(e) = self.0.get(&(s.hash(), &s.text) as &dyn Key) {
            return e.0.clone();
        }
        s.interned.set(true);
        self.0.insert(Entry(s.clone()));
        s.clone()
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Vm {
    /// The interned str of Rust text.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        self.interned.intern_text(Text::from(text))
    }

    /// The interned str equal to this one.
    #[inline]
    pub fn intern_ref(&mut self, s: &Ref<Str>) -> Ref<Str> {
        if s.is_interned() { s.clone() } else { self.interned.intern(s) }
    }

    /// As a value.
    pub fn interned_value(&mut self, text: &str) -> Value {
        self.intern(text).into()
    }
}
