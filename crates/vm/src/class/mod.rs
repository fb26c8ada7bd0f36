//! Classes: the type object, its slots, method resolution order, lookup, and how one is made.

mod build;
mod check;
mod foreign;
mod layout;
mod lookup;
mod mro;
pub mod native;
pub mod slots;
mod table;
pub(crate) mod trampoline;
mod wrapper;

pub use build::NewClass;
pub use mro::linearise;
pub use native::{GetSet, TypeSpec};
pub use slots::{CompareOp, Dunder, SlotFn, Slots};
pub use table::ClassTable;
pub use trampoline::init as init_trampoline;
pub use wrapper::{MethodWrapper, SlotWrapper, call_slot, call_wrapper};

use crate::types::dict::Dict;
use crate::types::str::Str;
use taipan_heap::{Ref, ShapeId, Trace, Visitor};

/// What a class is beyond its namespace.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassFlags(u32);

impl ClassFlags {
    /// Made at run time by a `class` statement or `type()`.
    pub const HEAP: ClassFlags = ClassFlags(1);
    /// May be subclassed.
    pub const BASETYPE: ClassFlags = ClassFlags(2);
    /// Has abstract methods.
    pub const ABSTRACT: ClassFlags = ClassFlags(4);
    /// Matches a sequence pattern.
    pub const SEQUENCE: ClassFlags = ClassFlags(8);
    /// Matches a mapping pattern.
    pub const MAPPING: ClassFlags = ClassFlags(16);
    /// Instances found in a class bind as methods without `__get__` (CPython's Py_TPFLAGS_METHOD_DESCRIPTOR).
    pub const METHOD_DESCRIPTOR: ClassFlags = ClassFlags(32);
    /// A class pattern with one positional sub-pattern matches the subject itself.
    pub const MATCH_SELF: ClassFlags = ClassFlags(64);
    /// `type(x)` can not make instances.
    pub const NO_NEW: ClassFlags = ClassFlags(128);

    /// Weak references can be made to instances.
    pub const WEAKREF: ClassFlags = ClassFlags(256);
    /// A type of CPython's that is no heap type: its namespace has no `__module__`.
    pub const STATIC: ClassFlags = ClassFlags(512);
    /// Instances take attributes of their own, but the class has no `__dict__` to show them by.
    pub const HIDDEN_DICT: ClassFlags = ClassFlags(1024);
    /// `__new__` is that of the base, which makes instances of this layout too.
    pub const INHERITS_NEW: ClassFlags = ClassFlags(2048);
    /// Instances have no hash, though they are compared by identity.
    pub const UNHASHABLE: ClassFlags = ClassFlags(4096);

    pub const fn union(self, other: ClassFlags) -> ClassFlags {
        ClassFlags(self.0 | other.0)
    }

    pub const fn without(self, other: ClassFlags) -> ClassFlags {
        ClassFlags(self.0 & !other.0)
    }

    pub const fn has(self, flag: ClassFlags) -> bool {
        self.0 & flag.0 == flag.0
    }
}

/// A type object.
pub struct Class {
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub bases: Vec<Ref<Class>>,
    /// The base whose layout and native slots instances have.
    pub base: Option<Ref<Class>>,
    /// Method resolution order, this class first… which is left out, so that a class holds no reference to itself.
    pub mro_tail: Vec<Ref<Class>>,
    /// A class made at run time refers to itself, as by its MRO tuple in CPython: it lives until the collector finds it.
    pub this: Option<Ref<Class>>,
    /// `type` where none.
    pub metaclass: Option<Ref<Class>>,
    pub dict: Ref<Dict>,
    pub slots: Box<Slots>,
    pub flags: ClassFlags,
    /// Index in the VM's class table, which holds version and subclasses.
    pub id: u32,
    /// Shape of an instance without attributes.
    pub shape: ShapeId,
    /// Layout number of instances.
    pub layout: u32,
    /// Names of `__slots__` from all bases, in slot order.
    pub slot_names: Vec<Ref<Str>>,
    /// Instances have a `__dict__`.
    pub has_dict: bool,
    /// The doc string of a builtin type.
    pub doc: Option<&'static str>,
    /// `__module__` of a builtin type; that of a Python class stands in its namespace.
    pub module: &'static str,
    /// `__text_signature__` of a builtin type, or empty.
    pub signature: &'static str,
}

impl Trace for Class {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for class in
            self.bases.iter().chain(&self.base).chain(&self.this).chain(&self.mro_tail).chain(&self.metaclass)
        {
            visit(class.value());
        }
        visit(self.dict.value());
    }
    fn clear(&mut self) {
        self.bases.clear();
        self.base = None;
        self.this = None;
        self.mro_tail.clear();
        self.metaclass = None;
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        // Exception classes have shapes of their own too.
        if !self.shape.is_builtin() {
            taipan_heap::retire_class(self.shape);
        }
        if self.flags.has(ClassFlags::HEAP) {
            table::bury(self.id);
        }
    }
}

impl Class {
    pub fn is_heap(&self) -> bool {
        self.flags.has(ClassFlags::HEAP)
    }

    /// CPython's `tp_as_sequence` is not NULL.
    pub fn has_sequence_slots(&self) -> bool {
        let slots = &self.slots;
        self.is_heap() || slots.concat.is_some() || slots.contains.is_some() || slots.len.is_some()
    }
}

/// Whether `sub` is `class` or derives from it by method resolution order.
pub fn is_subclass(vm: &crate::Vm, sub: &Ref<Class>, class: &Ref<Class>) -> bool {
    sub.value().is(class.value()) || sub.get(vm).mro_tail.iter().any(|c| c.value().is(class.value()))
}
