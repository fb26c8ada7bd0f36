//! `memoryview`: a view of another object's memory, of one or more dimensions.

mod access;
mod cast;
mod item;
mod iter;
mod methods;
mod spec;

use crate::protocol::buffer::{BufferSlot, Hold};
use crate::types::int::{IntRef, int_ref};
use crate::{PyResult, Vm};
use smallvec::{SmallVec, smallvec};
use taipan_heap::{Ref, Trace, Value, Visitor};

pub use item::{pack, size as item_size, unpack};
pub use iter::{ITER_SPEC, MemoryIter};
pub use spec::{BUFFER, SPEC};

/// Which bytes of which object, and what they mean.
pub struct View {
    /// The exporter.
    pub object: Value,
    slot: &'static BufferSlot,
    _hold: Option<Hold>,
    format: char,
    /// The format was given with an `@`.
    prefixed: bool,
    item_size: usize,
    /// Offset in bytes of the first item.
    start: i64,
    shape: SmallVec<[usize; 2]>,
    strides: SmallVec<[i64; 2]>,
    read_only: bool,
}

impl View {
    /// All of an exporter's memory.
    pub fn of(vm: &mut Vm, object: &Value, slot: &'static BufferSlot) -> View {
        let hold = (slot.exports)(vm, object).map(|e| e.hold());
        let (format, item_size) = (slot.item)(vm, object);
        let count = (slot.read)(vm, object).len() / item_size;
        View {
            object: object.clone(),
            slot,
            _hold: hold,
            format,
            prefixed: false,
            item_size,
            start: 0,
            shape: smallvec![count],
            strides: smallvec![item_size as i64],
            read_only: slot.write.is_none(),
        }
    }

    fn duplicate(&self, vm: &mut Vm) -> View {
        View {
            object: self.object.clone(),
            slot: self.slot,
            _hold: (self.slot.exports)(vm, &self.object).map(|e| e.hold()),
            format: self.format,
            prefixed: self.prefixed,
            item_size: self.item_size,
            start: self.start,
            shape: self.shape.clone(),
            strides: self.strides.clone(),
            read_only: self.read_only,
        }
    }

    /// The format as it was given.
    fn format_text(&self) -> String {
        format!("{}{}", if self.prefixed { "@" } else { "" }, self.format)
    }

    fn ndim(&self) -> usize {
        self.shape.len()
    }

    /// Number of items.
    fn count(&self) -> usize {
        self.shape.iter().fold(1, |n, &d| n.saturating_mul(d))
    }

    /// Number of bytes that the items take.
    pub fn nbytes(&self) -> usize {
        self.count().saturating_mul(self.item_size)
    }

    /// Whether items lie one behind the other, the last (C) or the first (Fortran) dimension closest.
    fn contiguous(&self, fortran: bool) -> bool {
        if self.count() == 0 {
            return true;
        }
        let mut expected = self.item_size as i64;
        let check = |i: usize| {
            let fits = self.shape[i] <= 1 || self.strides[i] == expected;
            expected = expected.saturating_mul(self.shape[i] as i64);
            fits
        };
        if fortran { (0..self.ndim()).all(check) } else { (0..self.ndim()).rev().all(check) }
    }

    fn all_bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        (self.slot.read)(vm, &self.object)
    }

    /// The bytes of the item at that offset; empty where the exporter no longer has it.
    fn bytes_at<'a>(&'a self, vm: &'a Vm, offset: i64) -> &'a [u8] {
        let all = self.all_bytes(vm);
        usize::try_from(offset)
            .ok()
            .and_then(|at| all.get(at..at.checked_add(self.item_size)?))
            .unwrap_or(&[])
    }

    /// The offsets of all items, in C order or in Fortran order.
    fn offsets(&self, fortran: bool) -> Vec<i64> {
        let mut offsets = vec![self.start];
        let dimensions: Vec<usize> =
            if fortran { (0..self.ndim()).rev().collect() } else { (0..self.ndim()).collect() };
        for i in dimensions {
            let steps = 0..self.shape[i] as i64;
            let along = |&at: &i64| {
                let stride = self.strides[i];
                steps.clone().map(move |n| at.saturating_add(n.saturating_mul(stride)))
            };
            offsets = offsets.iter().flat_map(along).collect();
        }
        offsets
    }

    /// The bytes that are seen, where they are one piece in C order.
    fn range(&self, vm: &Vm) -> Option<std::ops::Range<usize>> {
        let start = usize::try_from(self.start).ok()?;
        let end = start.checked_add(self.nbytes())?;
        (self.contiguous(false) && end <= self.all_bytes(vm).len()).then_some(start..end)
    }

    /// A copy of the bytes.
    fn to_vec(&self, vm: &Vm, fortran: bool) -> Vec<u8> {
        match self.range(vm) {
            Some(range) if !fortran || self.ndim() <= 1 => self.all_bytes(vm)[range].to_vec(),
            _ => self.offsets(fortran).into_iter().flat_map(|at| self.bytes_at(vm, at).to_vec()).collect(),
        }
    }

    /// The bytes to write to, where they are one piece that may be written.
    pub fn writable<'a>(&'a self, vm: &'a mut Vm) -> Option<&'a mut [u8]> {
        let range = self.range(vm)?;
        let write = self.slot.write.filter(|_| !self.read_only)?;
        write(vm, &self.object).get_mut(range)
    }

    /// Writes the bytes of one item.
    fn put(&self, vm: &mut Vm, offset: i64, bytes: &[u8]) {
        let Some(write) = self.slot.write else { return };
        let all = write(vm, &self.object);
        let range = usize::try_from(offset).ok().and_then(|at| Some(at..at.checked_add(bytes.len())?));
        if let Some(place) = range.and_then(|r| all.get_mut(r)) {
            place.copy_from_slice(bytes);
        }
    }

    fn unpack_at(&self, vm: &mut Vm, offset: i64) -> PyResult {
        if item_size(self.format) != Some(self.item_size) {
            raise!(vm, NotImplementedError, "memoryview: format {} not supported", self.format_text());
        }
        match unpack(self.format, self.bytes_at(vm, offset)) {
            Some(v) => Ok(v),
            None => raise!(vm, IndexError, "index out of bounds on dimension 1"),
        }
    }
}

/// The view, or `None` once released.
pub struct MemoryView {
    view: Option<View>,
    hash: Option<i64>,
}

impl Trace for MemoryView {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        if let Some(view) = &self.view {
            visit(&view.object);
        }
    }
    fn clear(&mut self) {
        self.view = None;
    }
}

/// A new memoryview.
pub fn new_view(view: View) -> Value {
    Ref::new(MemoryView { view: Some(view), hash: None }).into()
}

/// A second view of what a memoryview shows.
///
/// # Errors
/// ValueError once it is released.
pub fn duplicate(vm: &mut Vm, m: &Ref<MemoryView>) -> PyResult<View> {
    // Out of the cell for as long as the exporter counts the new view.
    let Some(view) = m.get_mut(vm).view.take() else {
        raise!(vm, ValueError, "operation forbidden on released memoryview object");
    };
    let copy = view.duplicate(vm);
    m.get_mut(vm).view = Some(view);
    Ok(copy)
}

/// A copy of the bytes that a memoryview shows.
///
/// # Errors
/// ValueError once it is released.
pub fn contents(vm: &mut Vm, m: &Ref<MemoryView>) -> PyResult<Vec<u8>> {
    match &m.get(vm).view {
        Some(view) => Ok(view.to_vec(vm, false)),
        None => raise!(vm, ValueError, "operation forbidden on released memoryview object"),
    }
}

/// The view of a value that must be a memoryview.
fn view_of(vm: &mut Vm, this: &Value) -> PyResult<View> {
    let m = vm.receiver::<MemoryView>(this)?.clone();
    duplicate(vm, &m)
}

fn buffer_flags(vm: &mut Vm, flags: &Value) -> PyResult<i32> {
    let index = vm.index(flags)?;
    let Some(wide) = int_ref(&index).and_then(IntRef::to_i64) else {
        raise!(vm, OverflowError, "cannot fit '{}' into an index-sized integer", vm.type_name(flags));
    };
    match i32::try_from(wide) {
        Ok(flags) => Ok(flags),
        Err(_) => raise!(vm, OverflowError, "buffer flags too large"),
    }
}

/// `object.__buffer__(flags)` of a builtin exporter.
pub fn buffer_method(vm: &mut Vm, object: &Value, flags: &Value) -> PyResult {
    const WRITABLE: i32 = 1;
    let flags = buffer_flags(vm, flags)?;
    let Some(view) = vm.view(object)? else { return Ok(Value::NONE) };
    if flags & WRITABLE != 0 && view.read_only {
        if object.downcast::<MemoryView>().is_some() {
            raise!(vm, BufferError, "memoryview: underlying buffer is not writable");
        }
        raise!(vm, BufferError, "Object is not writable.");
    }
    Ok(new_view(view))
}

/// `object.__release_buffer__(view)` of a builtin exporter.
pub fn release_buffer(vm: &mut Vm, object: &Value, view: &Value) -> PyResult {
    let Some(m) = view.downcast::<MemoryView>() else {
        raise!(vm, TypeError, "expected a memoryview object");
    };
    match &m.get(vm).view {
        None => raise!(vm, ValueError, "memoryview's buffer has already been released"),
        Some(v) if !v.object.is(object) => {
            raise!(vm, ValueError, "memoryview's buffer is not this object")
        }
        Some(_) => drop(m.get_mut(vm).view.take()),
    }
    Ok(Value::NONE)
}
