//! Inline caches: what an instruction found last time, with what makes it still true.

use crate::Vm;
use crate::types::code::Code;
use std::cell::Cell;
use taipan_heap::{Bits, ShapeId};
use taipan_isa::Op;

/// What a cache entry says when its key matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Found {
    Nothing,
    /// Globals: the entry's position in the globals' table.
    Global,
    /// Globals: the position in the builtins' table.
    Builtin,
    /// An attribute slot of the instance.
    Slot,
    /// A function of the class, to be called with the instance.
    Method,
    /// An attribute of the class that is no descriptor.
    Value,
    /// A property of the class whose getter is a Python function of one parameter.
    Property,
    /// A position in a module's table.
    Module,
    /// An attribute of the very class that the key is the address of.
    Class,
    /// An attribute of the class that is no object, such as a small int: its place in the namespace that `value` is. A
    /// store replaces it by another such without giving the class a new version.
    Place,
    /// The same of the very class that the key is the address of.
    ClassPlace,
    /// A `staticmethod` of the class that wraps a function: `value` is the wrapper, whose function may change.
    Static,
    /// The same of the very class that the key is the address of.
    ClassStatic,
    /// A `classmethod` of the very class that the key is the address of, to be called with the class. `value` as for
    /// `Static`.
    ClassMethod,
    /// A new attribute: the object gets the shape `aux`.
    Transition,
    /// A function that `super()` finds behind the class of the number `aux`, to be called with the instance.
    Super,
}

impl Found {
    /// Whether the key is the address of a class.
    fn is_of_class(self) -> bool {
        matches!(self, Found::Class | Found::ClassPlace | Found::ClassStatic | Found::ClassMethod)
    }
}

/// One inline cache.
///
/// | found             | key                  | version                    | slot                  |
/// |-------------------|----------------------|----------------------------|-----------------------|
/// | Global            | globals' keys version |                           | position              |
/// | Builtin           | globals' keys version | builtins' keys version    | position              |
/// | Slot, Transition  | shape                | class version              | slot                  |
/// | Method, Value, Property, Super | shape   | class version              |                       |
/// | Module            | shape                | the module's keys version  | position              |
/// | Static            | shape                | class version              |                       |
/// | Class, ClassStatic, ClassMethod | address of the class | class version |                      |
/// | Place             | shape                | class version              | position              |
/// | ClassPlace        | address of the class | class version              | position              |
pub struct Cache {
    pub key: Cell<u64>,
    pub version: Cell<u64>,
    pub found: Cell<Found>,
    pub slot: Cell<u32>,
    pub aux: Cell<u32>,
    /// Borrowed: the class's namespace owns it as long as the class version holds.
    pub value: Cell<Bits>,
}

/// Caches of an attribute instruction.
pub const WAYS: u16 = 4;

/// The cache index of an instruction without one.
pub const NO_CACHE: u16 = u16::MAX;

impl Default for Cache {
    fn default() -> Cache {
        Cache {
            key: Cell::new(0),
            version: Cell::new(0),
            found: Cell::new(Found::Nothing),
            slot: Cell::new(0),
            aux: Cell::new(0),
            value: Cell::new(Bits::NULL),
        }
    }
}

impl Cache {
    /// The index of the first of an instruction's caches: one for globals, `WAYS` for attributes, so that a place which
    /// sees instances of a few kinds remembers them all.
    pub fn slot_for(op: Op, used: &mut u16) -> u16 {
        let wanted = match op {
            Op::LoadGlobal311 | Op::LoadGlobal313 => 1,
            Op::LoadAttr38 | Op::LoadAttr312 | Op::LoadAttr313 | Op::LoadMethod | Op::StoreAttr => WAYS,
            Op::LoadSuperAttr312 | Op::LoadSuperAttr313 => WAYS,
            _ => return NO_CACHE,
        };
        match used.checked_add(wanted) {
            Some(next) if next < NO_CACHE => std::mem::replace(used, next),
            _ => NO_CACHE,
        }
    }

    /// The one of an attribute instruction's caches that is about that shape; this is their first.
    #[inline(always)]
    pub fn of_shape(&self, shape: ShapeId) -> Option<&Cache> {
        if self.key.get() == u64::from(shape.0) { Some(self) } else { other_way(self, shape) }
    }

    /// The one of an attribute instruction's caches that is about that class object; this is their first.
    pub fn of_class(&self, class: Bits) -> Option<&Cache> {
        let is_of_class = |c: &&Cache| c.found.get().is_of_class();
        self.ways().iter().filter(is_of_class).find(|c| c.key.get() == class.raw())
    }

    /// The caches that an attribute instruction has; this is their first.
    fn ways(&self) -> &[Cache] {
        // SAFETY: `slot_for` gives attribute instructions that many caches in a row.
        unsafe { std::slice::from_raw_parts(self, usize::from(WAYS)) }
    }

    /// Forgets.
    pub fn reset(&self) {
        self.found.set(Found::Nothing);
        self.key.set(0);
    }

    /// Whether it names a shape of which that holds.
    pub fn names_shape(&self, which: &dyn Fn(ShapeId) -> bool) -> bool {
        match self.found.get() {
            Found::Nothing | Found::Global | Found::Builtin => false,
            found if found.is_of_class() => false,
            Found::Transition => which(ShapeId(self.aux.get())) || which(ShapeId(self.key.get() as u32)),
            _ => which(ShapeId(self.key.get() as u32)),
        }
    }

    /// Takes over what the other cache holds.
    pub fn take(&self, other: &Cache) {
        self.key.set(other.key.get());
        self.version.set(other.version.get());
        self.found.set(other.found.get());
        self.slot.set(other.slot.get());
        self.aux.set(other.aux.get());
        self.value.set(other.value.get());
        other.reset();
    }
}

/// Looks through an attribute instruction's further caches.
#[inline(never)]
fn other_way(first: &Cache, shape: ShapeId) -> Option<&Cache> {
    first.ways()[1..].iter().find(|c| c.key.get() == u64::from(shape.0))
}

/// Lets the numbers of dead classes' shapes be used again, after all caches that name one have forgotten it.
pub fn recycle_shapes(vm: &mut Vm) {
    let codes = vm.heap.objects_of_layout::<Code>();
    vm.heap.recycle_shapes(|is_dead| {
        let caches = codes.iter().filter_map(|code| code.exact::<Code>()).flat_map(|code| code.caches.iter());
        caches.filter(|c| c.names_shape(is_dead)).for_each(Cache::reset);
    });
}
