//! Attributes and methods.

use crate::class::is_subclass;
use crate::engine::cache::{Cache, Found};
use crate::engine::enter::call_in_place;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::protocol::attr::{generic_getattr, generic_setattr};
use crate::types::dict::{Dict, key_is_str};
use crate::types::function::Function;
use crate::types::getset::MemberDescriptor;
use crate::types::module::Module;
use crate::types::property::Property;
use crate::types::staticmethod::{ClassMethod, StaticMethod, Wrapper};
use crate::types::str::Str;
use crate::types::type_::is_special;
use crate::{Class, PyResult, Vm};
use taipan_heap::{Bits, Header, Payload, Ref, ShapeId, Value, id, raw};

/// Where the slots of a plain instance begin: right behind its header.
const PLAIN_SLOTS: u16 = size_of::<Header>() as u16;

/// The class's version, which a cache entry about its attributes names.
fn class_version(vm: &Vm, class: &Ref<Class>) -> u64 {
    u64::from(class.get(vm).id) << 32 | u64::from(vm.classes.version(class.get(vm).id))
}

/// Whether a class still has the version that a cache names.
#[inline(always)]
fn is_current(vm: &Vm, version: u64) -> bool {
    let (id, version) = ((version >> 32) as usize, version as u32);
    vm.classes.versions().get(id) == Some(&version)
}

/// What a cache gives for an object.
pub enum Hit {
    /// The attribute.
    Value(Bits),
    /// A function to be called with the object.
    Method(Bits),
    /// The getter of a property.
    Getter(Bits),
}

/// The slot of the object that the first of the caches names.
#[inline(always)]
pub fn slot_of(vm: &Vm, first: &Cache, object: Bits) -> Option<*mut Bits> {
    if !is_about(vm, first, object, Found::Slot) {
        return None;
    }
    // SAFETY: the shape says that the object has that slot, behind its header.
    Some(unsafe { (*raw::attrs_of(object.ptr(), PLAIN_SLOTS)).slots.add(first.slot.get() as usize) })
}

/// The value that the first of the caches holds for the object, where it has found that.
#[inline(always)]
pub fn value_of(vm: &Vm, first: &Cache, object: Bits, found: Found) -> Option<Bits> {
    is_about(vm, first, object, found).then(|| first.value.get())
}

#[inline(always)]
fn is_about(vm: &Vm, first: &Cache, object: Bits, found: Found) -> bool {
    first.key.get() == u64::from(object.shape().0)
        && first.found.get() == found
        && is_current(vm, first.version.get())
}

/// Where a store cache puts an attribute.
pub enum StoreHit {
    /// Into that slot of the object.
    Slot(*mut Bits),
    /// Into a new slot: the attributes' offset, their number, and the shape with it.
    Transition(u16, usize, ShapeId),
}

/// What the store caches that begin with that one say of the object.
#[inline(always)]
pub fn cached_store(vm: &Vm, first: &Cache, object: Bits) -> Option<StoreHit> {
    let c = first.of_shape(object.shape())?;
    if !is_current(vm, c.version.get()) {
        return None;
    }
    let slot = c.slot.get() as usize;
    match c.found.get() {
        // SAFETY: the shape says that the object has that slot, behind its header.
        Found::Slot => {
            Some(StoreHit::Slot(unsafe { (*raw::attrs_of(object.ptr(), PLAIN_SLOTS)).slots.add(slot) }))
        }
        Found::Transition => Some(StoreHit::Transition(PLAIN_SLOTS, slot, ShapeId(c.aux.get()))),
        _ => None,
    }
}

/// What the caches that begin with that one give for the object.
#[inline(always)]
pub fn cached(vm: &Vm, first: &Cache, object: Bits) -> Option<Hit> {
    let shape = object.shape();
    let Some(c) = first.of_shape(shape) else {
        return if shape.0 == <Class as Payload>::ID { cached_of_class(vm, first, object) } else { None };
    };
    if c.found.get() == Found::Module {
        // SAFETY: the shape is that of modules; module and dict live while the object is on the stack.
        let dict = unsafe {
            let module = (object.ptr() as *mut u8).add(size_of::<Header>()) as *const Module;
            &*payload(&(*module).dict)
        };
        let current = dict.table.keys_version() == c.version.get();
        let entry = dict.table.get_at(c.slot.get() as usize).filter(|_| current);
        return entry.map(|e| Hit::Value(e.value.bits()));
    }
    if !is_current(vm, c.version.get()) {
        return None;
    }
    match c.found.get() {
        Found::Slot => {
            // SAFETY: the shape says that the object has that slot, behind its header.
            let b = unsafe { *(*raw::attrs_of(object.ptr(), PLAIN_SLOTS)).slots.add(c.slot.get() as usize) };
            if b.is_null() { None } else { Some(Hit::Value(b)) }
        }
        Found::Method => Some(Hit::Method(c.value.get())),
        Found::Value => Some(Hit::Value(c.value.get())),
        // SAFETY: the class has the version that the cache names, and so keeps that place.
        Found::Place => Some(Hit::Value(unsafe { *place(c)? })),
        Found::Property => Some(Hit::Getter(c.value.get())),
        Found::Static => wrapped::<StaticMethod>(c).map(Hit::Value),
        _ => None,
    }
}

/// The same for a class object.
fn cached_of_class(vm: &Vm, first: &Cache, class: Bits) -> Option<Hit> {
    let c = first.of_class(class).filter(|c| is_current(vm, c.version.get()))?;
    match c.found.get() {
        // SAFETY: as in `cached`.
        Found::ClassPlace => Some(Hit::Value(unsafe { *place(c)? })),
        Found::ClassStatic => wrapped::<StaticMethod>(c).map(Hit::Value),
        Found::ClassMethod => wrapped::<ClassMethod>(c).map(Hit::Method),
        _ => Some(Hit::Value(c.value.get())),
    }
}

/// The function in the `staticmethod` or `classmethod` that a current cache names; it may have been given another since.
fn wrapped<T: Wrapper + Payload>(c: &Cache) -> Option<Bits> {
    let wrapper = c.value.get();
    // SAFETY: the class has the version that the cache names, and keeps the wrapper; nothing runs meanwhile.
    let function = unsafe { (*payload(wrapper.as_value().exact::<T>()?)).function() };
    function.exact::<Function>().is_some().then(|| function.bits())
}

/// The place in a class's namespace that a current cache names.
///
/// # Safety
/// The class has the version that the cache names: it keeps its namespace, whose keys stay where they are.
unsafe fn place(c: &Cache) -> Option<*mut Bits> {
    let namespace = c.value.get();
    let dict = payload(namespace.as_value().exact::<Dict>()?);
    // A value is the transparent form of its bits.
    let held: *mut Value = (*dict).table.value_at_mut(c.slot.get() as usize)?;
    Some(held as *mut Bits)
}

/// Replaces an attribute of a class, as the caches that begin with that one know its place: what is no object by another
/// such, which makes no difference but to those who read it. False where it is something else.
pub fn replace_in_class(vm: &Vm, first: &Cache, class: Bits, value: Bits) -> bool {
    let Some(c) = first.of_class(class).filter(|c| is_current(vm, c.version.get())) else { return false };
    if c.found.get() != Found::ClassPlace || value.is_ptr() {
        return false;
    }
    // SAFETY: as in `cached`; what is no object has no reference to give up.
    unsafe {
        match place(c) {
            Some(held) if !(*held).is_ptr() => {
                held.write(value);
                true
            }
            _ => false,
        }
    }
}

/// Where an attribute of the class lies that is no object: a namespace, borrowed, and the position in it.
fn place_in_class(vm: &Vm, class: &Ref<Class>, name: &Ref<Str>) -> Option<(Bits, u32)> {
    let (owner, _) = vm.class_lookup_where(class, name).filter(|(_, v)| !v.bits().is_ptr())?;
    let dict = &owner.get(vm).dict;
    let at = dict.get(vm).table.lookup(name.hash(), |k| key_is_str(k, name))?;
    Some((dict.value().bits(), u32::try_from(at).ok()?))
}

/// Remembers an attribute of a class, found on the class object itself: a function, or what is no descriptor. `method`: it is
/// going to be called.
fn remember_of_class(vm: &mut Vm, c: &Cache, class: &Ref<Class>, name: &Ref<Str>, method: bool) {
    let metaclass = vm.types.r#type.clone();
    if class.value().shape().0 != <Class as Payload>::ID || vm.class_lookup(&metaclass, name).is_some() {
        return;
    }
    let Some(found) = vm.class_lookup(class, name) else { return };
    if !found.bits().is_ptr() {
        let Some((namespace, at)) = place_in_class(vm, class, name) else { return };
        c.version.set(class_version(vm, class));
        c.value.set(namespace);
        c.slot.set(at);
        c.found.set(Found::ClassPlace);
        c.key.set(class.value().bits().raw());
        return;
    }
    let is_plain =
        found.exact::<Function>().is_some() || vm.class_ref(&found).get(vm).slots.descr_get.is_none();
    let what = if is_plain {
        Found::Class
    } else if found.exact::<StaticMethod>().is_some() {
        Found::ClassStatic
    } else if method && found.exact::<ClassMethod>().is_some() {
        Found::ClassMethod
    } else {
        return;
    };
    c.version.set(class_version(vm, class));
    c.value.set(found.bits());
    c.found.set(what);
    c.key.set(class.value().bits().raw());
}

/// Remembers where an attribute was found. `method`: a function on the class counts, to be called with the object.
fn remember(vm: &mut Vm, c: &Cache, object: &Value, name: &Ref<Str>, method: bool) {
    if let Some(of) = object.exact::<Class>() {
        return remember_of_class(vm, c, of, name, method);
    }
    let class = vm.class_of(object);
    if class.get(vm).slots.getattr.is_none_or(|f| f as usize != generic_getattr as *const () as usize) {
        return;
    }
    let shape = object.shape();
    let found = vm.class_lookup(&class, name);
    if let Some(m) = object.exact::<Module>() {
        let dict = &m.get(vm).dict.get(vm).table;
        let at = dict.lookup(name.hash(), |k| crate::types::dict::key_is_str(k, name));
        if let (None, Some(at)) = (&found, at.and_then(|at| u32::try_from(at).ok())) {
            c.version.set(dict.keys_version());
            c.slot.set(at);
            c.found.set(Found::Module);
            c.key.set(u64::from(shape.0));
        }
        return;
    }
    let record = vm.heap.shape(shape);
    let plain = class.get(vm).layout == id::INSTANCE && record.has_slots() && !record.is_dict_mode();
    let own = vm.heap.own_slot(shape, name.value());
    let what = match &found {
        None => own.filter(|_| plain).map(|slot| (Found::Slot, slot, Bits::NULL)),
        Some(f) if !f.bits().is_ptr() => place_in_class(vm, &class, name)
            .filter(|_| own.is_none() && vm.shape_tells_attributes(object))
            .map(|(namespace, at)| (Found::Place, at as usize, namespace)),
        Some(f) => match f.exact::<MemberDescriptor>() {
            // A descriptor of another class can stand in the namespace, and refuses the object each time.
            Some(m) => {
                (plain && is_subclass(vm, &class, &m.class)).then_some((Found::Slot, m.slot, Bits::NULL))
            }
            None => class_attribute(vm, f, method)
                .filter(|_| own.is_none() && vm.shape_tells_attributes(object))
                .map(|(found, value)| (found, 0, value)),
        },
    };
    if let Some((found, slot, value)) = what {
        c.version.set(class_version(vm, &class));
        c.slot.set(slot as u32);
        c.value.set(value);
        c.found.set(found);
        c.key.set(u64::from(shape.0));
    }
}

/// How an attribute of a class can be given without asking for it again.
fn class_attribute(vm: &Vm, found: &Value, method: bool) -> Option<(Found, Bits)> {
    if vm.is_method_descriptor(found) {
        return method.then_some((Found::Method, found.bits()));
    }
    if let Some(p) = found.exact::<Property>() {
        let getter = &p.get(vm).get;
        let f = getter.exact::<Function>()?;
        let code = &f.get(vm).code;
        return (code.simple && code.argcount == 1).then_some((Found::Property, getter.bits()));
    }
    if found.exact::<StaticMethod>().is_some() {
        return Some((Found::Static, found.bits()));
    }
    let slots = &vm.class_ref(found).get(vm).slots;
    (slots.descr_get.is_none() && slots.descr_set.is_none()).then_some((Found::Value, found.bits()))
}

/// Whether a cached getter still needs nothing but its object: `__code__` may have been assigned since.
fn takes_one_argument(getter: Bits) -> bool {
    // SAFETY: the cache says that the class has it; its code stays while nothing runs.
    let code = unsafe { getter.as_value() }.exact::<Function>().map(|f| unsafe { &(*payload(f)).code });
    code.is_some_and(|code| code.simple && code.argcount == 1)
}

/// `object.name`, through the cache.
#[inline(always)]
fn load_attr(st: &mut St, i: Instr, name: u32) -> Ctl {
    let object = st.bits(0);
    let hit = st.cache(i).and_then(|first| cached(st.vm(), first, object));
    match hit {
        Some(Hit::Value(b)) => {
            b.inc();
            // SAFETY: the slot is this frame's, and its old reference is released below.
            unsafe { *st.slot(0) = b };
            st.release(object);
            return Ctl::Next;
        }
        Some(Hit::Getter(b)) if takes_one_argument(b) => {
            b.inc();
            // SAFETY: the cache says that it is a function; the object becomes its argument.
            let getter = unsafe { Ref::<Function>::from_bits(b) };
            return st.out(|st| call_in_place(st, getter, 1, 0, 0));
        }
        _ => {}
    }
    st.out(|st| load_attr_slow(st, i, name))
}

#[cold]
#[inline(never)]
fn load_attr_slow(st: &mut St, i: Instr, name: u32) -> Ctl {
    st.sync();
    let (vm, object, name) = (st.vm(), st.peek(0), st.name(name));
    if let Some(c) = st.fresh_cache(i) {
        remember(vm, c, object, name, false);
    }
    let result = vm.getattr(object, name);
    st.replace(1, result)
}

/// A method and whether the object goes in as its first argument.
#[inline(always)]
fn find_method(st: &mut St, i: Instr, name: u32) -> Option<(Bits, bool)> {
    let object = st.bits(0);
    let hit = st.cache(i).and_then(|first| cached(st.vm(), first, object));
    match hit {
        Some(Hit::Method(b)) => {
            b.inc();
            return Some((b, true));
        }
        Some(Hit::Value(b)) => {
            b.inc();
            return Some((b, false));
        }
        _ => {}
    }
    st.out(|st| find_method_slow(st, i, name))
}

#[cold]
#[inline(never)]
fn find_method_slow(st: &mut St, i: Instr, name: u32) -> Option<(Bits, bool)> {
    st.sync();
    let (vm, object, name) = (st.vm(), st.peek(0), st.name(name));
    if let Some(c) = st.fresh_cache(i) {
        remember(vm, c, object, name, true);
    }
    match vm.get_method(object, name) {
        Ok((m, bound)) => Some((m.into_bits(), bound)),
        Err(e) => {
            st.raise(e);
            None
        }
    }
}

/// Replaces the object by `[method, self]`, or by the attribute and NULL, which comes first up to 3.12.
#[inline(always)]
fn push_method(st: &mut St, found: Option<(Bits, bool)>, null_first: bool) -> Ctl {
    let Some((attribute, bound)) = found else { return Ctl::Raise };
    let object = st.pop_bits();
    if bound {
        st.push_bits(attribute);
        st.push_bits(object);
        return Ctl::Next;
    }
    let (first, second) = if null_first { (Bits::NULL, attribute) } else { (attribute, Bits::NULL) };
    st.push_bits(first);
    st.push_bits(second);
    st.release(object);
    Ctl::Next
}

#[inline(always)]
pub fn load_attr_38(st: &mut St, i: Instr) -> Ctl {
    load_attr(st, i, i.arg())
}

#[inline(always)]
pub fn load_attr_312(st: &mut St, i: Instr) -> Ctl {
    if i.arg() & 1 == 0 {
        return load_attr(st, i, i.arg() >> 1);
    }
    let found = find_method(st, i, i.arg() >> 1);
    push_method(st, found, true)
}

#[inline(always)]
pub fn load_attr_313(st: &mut St, i: Instr) -> Ctl {
    if i.arg() & 1 == 0 {
        return load_attr(st, i, i.arg() >> 1);
    }
    let found = find_method(st, i, i.arg() >> 1);
    push_method(st, found, false)
}

#[inline(always)]
pub fn load_method(st: &mut St, i: Instr) -> Ctl {
    let found = find_method(st, i, i.arg());
    push_method(st, found, true)
}

/// The function that the caches of a LOAD_SUPER_ATTR name for the object and the class behind which it is looked for.
fn cached_super(st: &St, i: Instr, class: &Ref<Class>, this: &Value) -> Option<Value> {
    let c = st.cache_of(i, this.shape())?;
    let vm = st.vm();
    let is_hit =
        c.found.get() == Found::Super && c.aux.get() == class.get(vm).id && is_current(vm, c.version.get());
    // SAFETY: the class keeps the function alive as long as it has that version.
    is_hit.then(|| unsafe { c.value.get().as_value().clone() })
}

/// `super(class, self).name`; `[method, self]` or the attribute alone.
fn super_attr(st: &mut St, i: Instr) -> PyResult<(Value, bool)> {
    st.sync();
    let vm = st.vm();
    let (global, class, this) = (st.peek(2), st.peek(1), st.peek(0));
    let name = st.name(i.arg() >> 2);
    let is_super = global.is(vm.types.super_.value());
    // What is observed takes CPython's way of instrumented code, which calls the class: the stack shows it.
    if is_super
        && vm.probe.is_none()
        && let Some(c) = class.downcast::<Class>()
    {
        let wants_method = i.arg() & 1 != 0;
        if let Some(found) = cached_super(st, i, c, this).filter(|_| wants_method) {
            return Ok((found, true));
        }
        let (found, bound) = vm.super_attribute(c, this, name, wants_method)?;
        let of = vm.class_of(this);
        if bound
            && this.downcast::<Class>().is_none()
            && vm.derives(&of, c)
            && let Some(cache) = st.fresh_cache(i)
        {
            cache.version.set(class_version(vm, &of));
            cache.aux.set(c.get(vm).id);
            cache.value.set(found.bits());
            cache.found.set(Found::Super);
            cache.key.set(u64::from(this.shape().0));
        }
        return Ok((found, bound));
    }
    let args: &[Value] = if is_super || i.arg() & 2 != 0 { st.top_slice(2) } else { &[] };
    let object = vm.call(global, args)?;
    Ok((vm.getattr(&object, name)?, false))
}

pub fn load_super_attr_312(st: &mut St, i: Instr) -> Ctl {
    load_super(st, i, true)
}

pub fn load_super_attr_313(st: &mut St, i: Instr) -> Ctl {
    load_super(st, i, false)
}

fn load_super(st: &mut St, i: Instr, null_first: bool) -> Ctl {
    match super_attr(st, i) {
        Ok((m, bound)) => {
            let this = st.pop();
            st.drop_top(2);
            match (i.arg() & 1 != 0, bound) {
                (false, _) => st.push(m),
                (true, true) => {
                    st.push(m);
                    st.push(this);
                }
                (true, false) if null_first => {
                    st.push_bits(Bits::NULL);
                    st.push(m);
                }
                (true, false) => {
                    st.push(m);
                    st.push_bits(Bits::NULL);
                }
            }
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

#[inline(always)]
pub fn store_attr(st: &mut St, i: Instr) -> Ctl {
    let object = st.bits(0);
    let hit = st.cache(i).and_then(|first| cached_store(st.vm(), first, object));
    match hit {
        Some(StoreHit::Slot(slot)) => {
            st.pop_bits();
            let v = st.pop_bits();
            // SAFETY: the cache says that the object has that slot; the old reference is released below.
            let old = unsafe { std::ptr::replace(slot, v) };
            st.release(old);
            st.release(object);
            return Ctl::Next;
        }
        // SAFETY: the cache says that `to` extends the object's shape by this attribute.
        Some(StoreHit::Transition(offset, used, to))
            if unsafe { raw::push_slot(object.ptr(), offset, used, to, st.bits(1)) } =>
        {
            st.pop_bits();
            st.pop_bits();
            st.release(object);
            return Ctl::Next;
        }
        _ => {}
    }
    st.out(|st| store_attr_slow(st, i))
}

#[cold]
#[inline(never)]
fn store_attr_slow(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let (vm, object, value, name) = (st.vm(), st.peek(0), st.peek(1), st.name(i.arg()));
    if st.cache(i).is_some_and(|first| replace_in_class(vm, first, object.bits(), value.bits())) {
        return st.finish(2, Ok(()));
    }
    let known = st.cache_of(i, object.shape()).filter(|c| c.found.get() == Found::Transition);
    if let Some(c) = known.filter(|c| is_current(vm, c.version.get())) {
        vm.heap.add_slot(object, ShapeId(c.aux.get()), value.clone());
        return st.finish(2, Ok(()));
    }
    let before = object.shape();
    let result = vm.setattr(object, name, Some(value));
    if result.is_ok()
        && let Some(c) = st.fresh_cache(i)
    {
        remember_store(vm, c, object, before, name);
    }
    st.consume_all(2, result)
}

fn remember_store(vm: &mut Vm, c: &Cache, object: &Value, before: ShapeId, name: &Ref<Str>) {
    if let Some(of) = object.exact::<Class>() {
        let is_own = of.get(vm).dict.get(vm).get_str(name).is_some_and(|v| !v.bits().is_ptr());
        if is_own && of.get(vm).is_heap() && !is_special(name) {
            remember_of_class(vm, c, of, name, false);
        }
        return;
    }
    let class = vm.class_of(object);
    let generic =
        class.get(vm).slots.setattr.is_some_and(|f| f as usize == generic_setattr as *const () as usize);
    let record = vm.heap.shape(object.shape());
    if !generic || class.get(vm).layout != id::INSTANCE || !record.has_slots() || record.is_dict_mode() {
        return;
    }
    let own = vm.heap.own_slot(object.shape(), name.value());
    let slot = match vm.class_lookup(&class, name) {
        None => own,
        Some(f) => match f.exact::<MemberDescriptor>() {
            Some(m) => Some(m.slot),
            None => own.filter(|_| vm.class_ref(&f).get(vm).slots.descr_set.is_none()),
        },
    };
    let Some(slot) = slot else { return };
    c.version.set(class_version(vm, &class));
    c.slot.set(slot as u32);
    c.key.set(u64::from(before.0));
    if before == object.shape() {
        c.found.set(Found::Slot);
    } else {
        c.aux.set(object.shape().0);
        c.found.set(Found::Transition);
    }
}

pub fn delete_attr(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().setattr(st.peek(0), st.name(i.arg()), None);
    st.finish(1, result)
}
