//! The buffer protocol (PEP 3118): how an object shows its bytes to others, and keeps from moving them meanwhile.

use crate::types::bytes::Bytes;
use crate::types::memoryview::{MemoryView, View};
use crate::{PyResult, Vm};
use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;
use taipan_heap::{Ref, Value};

/// What an exporting type declares: one-dimensional contiguous memory.
pub struct BufferSlot {
    /// The format of an item (one character of the `struct` module) and its size in bytes.
    pub item: fn(&Vm, &Value) -> (char, usize),
    pub read: for<'a> fn(&'a Vm, &'a Value) -> &'a [u8],
    /// `None`: read-only.
    pub write: Option<for<'a> fn(&'a mut Vm, &'a Value) -> &'a mut [u8]>,
    /// Counts a view of what could be resized.
    pub exports: fn(&mut Vm, &Value) -> Option<Exports>,
}

/// How many views of an object's memory there are; while there are any, it must not be resized.
#[derive(Clone, Default)]
pub struct Exports(Rc<Cell<usize>>);

impl Exports {
    /// Whether views exist.
    pub fn any(&self) -> bool {
        self.0.get() > 0
    }

    pub fn count(&self) -> usize {
        self.0.get()
    }

    /// Counts one view more, until the result is dropped.
    pub fn hold(&self) -> Hold {
        self.0.set(self.0.get() + 1);
        Hold(self.0.clone())
    }
}

/// One view that is counted.
pub struct Hold(Rc<Cell<usize>>);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

/// The contents of a bytes-like object.
pub enum Buffer {
    Bytes(Ref<Bytes>),
    /// A copy of what can change.
    Copy(Vec<u8>),
}

impl Deref for Buffer {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Buffer::Bytes(b) => b.data(),
            Buffer::Copy(v) => v,
        }
    }
}

impl Vm {
    /// The contents of a bytes-like object; `None` for any other value.
    ///
    /// # Errors
    /// ValueError for a released view, and what a `__buffer__` written in Python raises.
    pub fn buffer(&mut self, v: &Value) -> PyResult<Option<Buffer>> {
        if let Some(b) = v.downcast::<Bytes>() {
            return Ok(Some(Buffer::Bytes(b.clone())));
        }
        if let Some(m) = v.downcast::<MemoryView>() {
            return crate::types::memoryview::contents(self, m).map(|c| Some(Buffer::Copy(c)));
        }
        if let Some(slot) = self.class_ref(v).get(self).slots.buffer {
            return Ok(Some(Buffer::Copy((slot.read)(self, v).to_vec())));
        }
        match self.python_buffer(v)? {
            Some(m) => crate::types::memoryview::contents(self, &m).map(|c| Some(Buffer::Copy(c))),
            None => Ok(self.inherited_buffer(v).map(|slot| Buffer::Copy((slot.read)(self, v).to_vec()))),
        }
    }

    /// The contents of what must be a bytes-like object.
    ///
    /// # Errors
    /// TypeError for any other value.
    pub fn bytes_like(&mut self, v: &Value) -> PyResult<Buffer> {
        match self.buffer(v)? {
            Some(b) => Ok(b),
            None => raise!(self, TypeError, "a bytes-like object is required, not '{}'", self.type_name(v)),
        }
    }

    /// A view of an object's memory; `None` where it has none to show.
    pub fn view(&mut self, object: &Value) -> PyResult<Option<View>> {
        if let Some(m) = object.downcast::<MemoryView>() {
            return crate::types::memoryview::duplicate(self, m).map(Some);
        }
        if let Some(slot) = self.class_ref(object).get(self).slots.buffer {
            return Ok(Some(View::of(self, object, slot)));
        }
        match self.python_buffer(object)? {
            Some(m) => crate::types::memoryview::duplicate(self, &m).map(Some),
            None => Ok(self.inherited_buffer(object).map(|slot| View::of(self, object, slot))),
        }
    }

    /// Copies `bytes` into an object's memory, from its start on.
    ///
    /// # Errors
    /// TypeError or BufferError where it cannot be written; ValueError where it is too small.
    pub fn write_buffer(&mut self, object: &Value, at: usize, bytes: &[u8]) -> PyResult<()> {
        let Some(view) = self.view(object)? else {
            raise!(
                self,
                TypeError,
                "a read-write bytes-like object is required, not '{}'",
                self.type_name(object)
            );
        };
        let Some(target) = view.writable(self).filter(|t| t.len() >= at.saturating_add(bytes.len())) else {
            raise!(
                self,
                TypeError,
                "a read-write bytes-like object is required, not '{}'",
                self.type_name(object)
            );
        };
        target[at..at + bytes.len()].copy_from_slice(bytes);
        Ok(())
    }

    /// How the builtin type that a class derives from exports its memory.
    fn inherited_buffer(&self, v: &Value) -> Option<&'static BufferSlot> {
        let mut class = self.class_ref(v).clone();
        while class.get(self).is_heap() {
            class = class.get(self).base.clone()?;
        }
        class.get(self).slots.buffer
    }

    /// What `__buffer__` of a Python class gives (PEP 688).
    fn python_buffer(&mut self, v: &Value) -> PyResult<Option<Ref<MemoryView>>> {
        if !self.dialect.has_python_buffers() || !self.class_ref(v).get(self).is_heap() {
            return Ok(None);
        }
        let name = self.names.__buffer__.clone();
        let Some(method) = self.type_lookup(v, &name) else { return Ok(None) };
        let bound = self.bind_special(&method, v)?;
        // PyBUF_FULL_RO
        let made = self.native_call(|vm| vm.call(&bound, &[Value::int(0x11c)]))?;
        match made.downcast::<MemoryView>() {
            Some(m) => Ok(Some(m.clone())),
            None => raise!(self, TypeError, "__buffer__ returned non-memoryview object"),
        }
    }
}
