//! Shapes: what an object is. One number tells class, native layout and where each attribute lies, so that one
//! compare is both the type check and the guard of an attribute cache.

use crate::alloc::{Heap, State, state};
use crate::attrs;
use crate::header::Header;
use crate::payload::{Layout, Payload, Trace};
use crate::value::{Bits, Value};
use std::any::TypeId;

/// Index of a [`Shape`]. Reused only after [`Heap::recycle_shapes`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

/// The shapes that exist from the start. Payload types defined elsewhere number theirs from [`id::FIRST`].
pub mod id {
    use super::ShapeId;
    /// A free cell.
    pub const FREE: ShapeId = ShapeId(0);
    pub const INT: ShapeId = ShapeId(1);
    pub const FLOAT: ShapeId = ShapeId(2);
    pub const NONE: ShapeId = ShapeId(3);
    pub const BOOL: ShapeId = ShapeId(4);
    pub const ELLIPSIS: ShapeId = ShapeId(5);
    pub const NOT_IMPLEMENTED: ShapeId = ShapeId(6);
    pub const NULL: ShapeId = ShapeId(7);
    pub const INT64: u32 = 8;
    pub const BOXED_FLOAT: u32 = 9;
    /// An exact `object()`, and the layout of instances of plain Python classes.
    pub const INSTANCE: u32 = 10;
    pub const WEAKREF: u32 = 11;
    pub const WEAKPROXY: u32 = 12;
    pub const WEAK_CALLABLE_PROXY: u32 = 13;
    pub const FIRST: u32 = 14;
    /// Shapes from here on are made at run time.
    pub const LIMIT: u32 = 128;
}

impl ShapeId {
    /// A shape of exact instances of a builtin type.
    #[inline(always)]
    pub fn is_builtin(self) -> bool {
        self.0 < id::LIMIT
    }
}

/// An instance with more attributes than this keeps them in a dict.
pub const MAX_SHAPE_NAMES: usize = 128;
/// A class with more shapes than this keeps attributes of further kinds of instances in dicts.
const MAX_SHAPES_OF_CLASS: usize = 1024;

/// One hidden class.
pub struct Shape {
    /// The class; not counted here: each instance of a class made at run time counts it.
    pub(crate) class: Option<Bits>,
    pub(crate) counts_class: bool,
    pub(crate) layout: Layout,
    pub(crate) layout_id: u32,
    /// Offset of [`crate::Attrs`] from the header, or 0.
    pub(crate) attrs_offset: u16,
    /// Inline attribute slots that new instances get.
    pub(crate) inline_hint: u16,
    /// The attributes live in a dict in slot 0.
    pub(crate) dict_mode: bool,
    /// Instances may get attributes that are not in `names` yet.
    pub(crate) open: bool,
    pub(crate) has_finaliser: bool,
    /// Attribute names (interned str objects, owned) in the order of their slots.
    names: Vec<Value>,
    transitions: Vec<(Bits, ShapeId)>,
    root: ShapeId,
    /// In a root: the shapes that came of it, and the one of its dict-mode instances.
    descendants: Vec<ShapeId>,
    dict_shape: Option<ShapeId>,
}

impl Shape {
    fn plain(layout: Layout, layout_id: u32, id: u32) -> Shape {
        Shape {
            class: None,
            counts_class: false,
            layout,
            layout_id,
            attrs_offset: 0,
            inline_hint: 0,
            dict_mode: false,
            open: false,
            has_finaliser: false,
            names: Vec::new(),
            transitions: Vec::new(),
            root: ShapeId(id),
            descendants: Vec::new(),
            dict_shape: None,
        }
    }

    /// The shapes below [`id::LIMIT`]: of no layout until one is registered.
    pub(crate) fn builtins() -> Vec<Shape> {
        (0..id::LIMIT).map(|i| Shape::plain(Layout::of::<crate::Instance>(), 0, i)).collect()
    }

    /// The attribute names in the order of their slots.
    pub fn names(&self) -> &[Value] {
        &self.names
    }

    /// The attributes live in a dict in slot 0.
    pub fn is_dict_mode(&self) -> bool {
        self.dict_mode
    }

    /// Instances have a `__dict__` (by whatever means).
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Objects of the native layout can be part of a reference cycle.
    pub fn is_cyclic(&self) -> bool {
        self.layout.cyclic
    }

    /// Instances have slots for attributes behind their payload.
    pub fn has_slots(&self) -> bool {
        self.attrs_offset != 0
    }
}

/// What a class made at run time says of its instances.
pub struct ClassShape<'a> {
    /// The class object.
    pub class: &'a Value,
    /// Layout number of the builtin base.
    pub layout: u32,
    /// Names of `__slots__`, inherited ones first.
    pub slots: Vec<Value>,
    /// Instances take further attributes (there is a `__dict__`).
    pub open: bool,
    /// The class has `__del__`.
    pub has_finaliser: bool,
}

impl Heap {
    /// Makes payload `T` known, and `class` the class of its exact instances.
    pub fn register<T: Payload>(&mut self) {
        let layout = Layout::of::<T>();
        let shape = &mut state().shapes[T::ID as usize];
        shape.layout = layout;
        shape.layout_id = T::ID;
    }

    /// The layout number of payload type `T`, which has none of its own: the same at every call.
    pub fn foreign_layout<T: Trace + 'static>(&mut self) -> u32 {
        let s = state();
        let known = s.foreign_layouts.iter().copied();
        let wanted = Some(TypeId::of::<T>());
        if let Some(id) = known.into_iter().find(|&id| s.shapes[id as usize].layout.foreign == wanted) {
            return id;
        }
        let id = s.shapes.len() as u32;
        s.shapes.push(Shape::plain(Layout::foreign::<T>(), id, id));
        s.foreign_layouts.push(id);
        id
    }

    /// Says which class the exact instances of a builtin shape have. The caller keeps the class alive.
    pub fn set_builtin_class(&mut self, shape: ShapeId, class: &Value) {
        assert!(shape.is_builtin());
        state().shapes[shape.0 as usize].class = Some(class.bits());
    }

    /// Forgets the classes of the builtin shapes, before these are dropped.
    pub fn clear_builtin_classes(&mut self) {
        for shape in &mut state().shapes[..id::LIMIT as usize] {
            shape.class = None;
        }
    }

    /// The shape of a new class's instances when they have no attributes yet.
    pub fn class_shape(&mut self, of: ClassShape<'_>) -> ShapeId {
        let s = state();
        assert!(
            s.shapes[of.layout as usize].layout_id == of.layout,
            "a layout number comes from a registration"
        );
        let next = s.next_shape();
        let mut shape = Shape::plain(s.shapes[of.layout as usize].layout, of.layout, next.0);
        shape.class = Some(of.class.bits());
        shape.counts_class = true;
        if of.open || !of.slots.is_empty() {
            shape.attrs_offset = shape.layout.size;
        }
        shape.inline_hint = attrs::inline_hint(if of.open { of.slots.len() + 2 } else { of.slots.len() });
        shape.open = of.open;
        shape.has_finaliser = of.has_finaliser;
        shape.names = of.slots;
        s.put_shape(next, shape);
        next
    }

    /// The class of objects of this shape.
    #[inline]
    pub fn class_of(&self, shape: ShapeId) -> Option<&Value> {
        // SAFETY: a shape's class outlives its instances (each counts it), and builtin classes are kept by the VM.
        state().shapes[shape.0 as usize].class.as_ref().map(|b| unsafe { b.as_value() })
    }

    /// The record behind a shape number.
    #[inline]
    pub fn shape(&self, shape: ShapeId) -> &Shape {
        &state().shapes[shape.0 as usize]
    }

    /// The slot of an attribute that is in the instance's `__dict__`, which may have the name of a member of `__slots__` too:
    /// those come first. `name` is an interned str.
    #[inline]
    pub fn own_slot(&self, shape: ShapeId, name: &Value) -> Option<usize> {
        let of = self.shape(shape);
        let members = self.shape(of.root).names.len();
        let own = of.names.get(members..)?;
        own.iter().position(|n| n.is(name)).map(|at| at + members)
    }

    /// Tells a class's shapes that it has (or lost) a `__del__`.
    pub fn set_finaliser(&mut self, root: ShapeId, has: bool) {
        for id in family(root) {
            state().shapes[id.0 as usize].has_finaliser = has;
        }
    }

    /// The shape after attribute `name` (an interned str) is added; `None` when the instance should go to dict mode.
    pub fn shape_with(&mut self, from: ShapeId, name: &Value) -> Option<ShapeId> {
        let s = state();
        let shape = &s.shapes[from.0 as usize];
        if let Some(&(_, to)) = shape.transitions.iter().find(|t| t.0 == name.bits()) {
            return Some(to);
        }
        let root = shape.root;
        if shape.names.len() >= MAX_SHAPE_NAMES
            || s.shapes[root.0 as usize].descendants.len() >= MAX_SHAPES_OF_CLASS
        {
            return None;
        }
        let mut next = Shape::plain(shape.layout, shape.layout_id, root.0);
        next.class = shape.class;
        next.counts_class = shape.counts_class;
        next.attrs_offset = shape.attrs_offset;
        next.open = shape.open;
        next.has_finaliser = shape.has_finaliser;
        next.names = shape.names.iter().chain([name]).cloned().collect();
        let to = s.next_shape();
        s.put_shape(to, next);
        s.shapes[from.0 as usize].transitions.push((name.bits(), to));
        let root = &mut s.shapes[root.0 as usize];
        root.descendants.push(to);
        Some(to)
    }

    /// The shape of instances of the same class whose attributes live in a dict; slot 0 holds the dict, after the
    /// slots of `__slots__`.
    pub fn dict_shape(&mut self, of: ShapeId) -> ShapeId {
        let s = state();
        let root_id = s.shapes[of.0 as usize].root;
        if let Some(id) = s.shapes[root_id.0 as usize].dict_shape {
            return id;
        }
        let root = &s.shapes[root_id.0 as usize];
        let mut next = Shape::plain(root.layout, root.layout_id, root_id.0);
        next.class = root.class;
        next.counts_class = root.counts_class;
        next.attrs_offset = root.attrs_offset;
        next.open = root.open;
        next.has_finaliser = root.has_finaliser;
        next.dict_mode = true;
        next.names = root.names.clone();
        next.names.push(Value::NULL);
        let id = s.next_shape();
        s.put_shape(id, next);
        s.shapes[root_id.0 as usize].dict_shape = Some(id);
        id
    }

    /// The shape that an instance without attributes of its own has.
    pub fn root_shape(&self, of: ShapeId) -> ShapeId {
        state().shapes[of.0 as usize].root
    }
}

impl State {
    /// The number that [`State::put_shape`] is to be called with.
    fn next_shape(&self) -> ShapeId {
        self.free_shapes.last().copied().unwrap_or(ShapeId(self.shapes.len() as u32))
    }

    fn put_shape(&mut self, id: ShapeId, shape: Shape) {
        match self.free_shapes.pop() {
            Some(free) => self.shapes[free.0 as usize] = shape,
            None => self.shapes.push(shape),
        }
        debug_assert!(self.shapes.len() > id.0 as usize);
    }
}

/// Numbers of shapes whose classes are dead.
impl Heap {
    /// How many there are that are not used again yet.
    pub fn retired_shapes(&self) -> usize {
        state().retired_shapes.len()
    }

    /// Uses them again for new shapes. No cache may name any of them any more: `forget` is called with what tells them.
    pub fn recycle_shapes(&mut self, forget: impl FnOnce(&dyn Fn(ShapeId) -> bool)) {
        let s = state();
        let retired = std::mem::take(&mut s.retired_shapes);
        let mut is_retired = vec![false; s.shapes.len()];
        retired.iter().for_each(|id| is_retired[id.0 as usize] = true);
        forget(&|id| is_retired.get(id.0 as usize).copied().unwrap_or(false));
        state().free_shapes.extend(retired);
    }
}

/// A class's shapes: the root, what came of it, and the dict-mode one. None of a builtin shape.
fn family(root: ShapeId) -> Vec<ShapeId> {
    if root.is_builtin() {
        return Vec::new();
    }
    let record = &state().shapes[root.0 as usize];
    [root].into_iter().chain(record.descendants.iter().copied()).chain(record.dict_shape).collect()
}

/// Releases what the shapes that came of `root` own: their class is gone, and so are its instances.
pub fn retire_class(root: ShapeId) {
    let mut names = Vec::new();
    for id in family(root) {
        let shape = &mut state().shapes[id.0 as usize];
        names.append(&mut shape.names);
        shape.transitions = Vec::new();
        shape.descendants = Vec::new();
        shape.dict_shape = None;
        shape.class = None;
        shape.counts_class = false;
        if shape.layout_id != id.0 {
            state().retired_shapes.push(id);
        }
    }
    drop(names);
}

/// The record behind a shape number, not to be kept across a call that could make shapes.
pub(crate) fn record(shape: ShapeId) -> &'static Shape {
    &state().shapes[shape.0 as usize]
}

/// What deallocation needs of a shape.
#[inline(always)]
pub(crate) fn of(p: *const Header) -> &'static Shape {
    // SAFETY: the caller passes a live object; the table only grows while the thread lives, and the borrow is not
    // kept across a call that could grow it.
    &state().shapes[unsafe { (*p).shape }.0 as usize]
}
