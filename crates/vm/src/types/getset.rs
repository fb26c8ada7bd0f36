//! `getset_descriptor` and `member_descriptor`: computed attributes of builtin types, and `__slots__`.

use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec, is_subclass};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A computed attribute of a builtin type.
pub struct GetSetDescriptor {
    pub entry: &'static GetSet,
    pub class: Ref<Class>,
}

impl Trace for GetSetDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

/// A computed attribute that CPython declares as a structure member: a `member_descriptor` too.
pub struct FieldDescriptor(GetSetDescriptor);

impl Trace for FieldDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.0.trace(visit);
    }
}

/// What stands in a class's namespace for an entry.
pub fn descriptor(entry: &'static GetSet, class: &Ref<Class>) -> Value {
    let found = GetSetDescriptor { entry, class: class.clone() };
    if entry.is_member { Ref::new(FieldDescriptor(found)).into() } else { Ref::new(found).into() }
}

/// The entry behind a descriptor that is not of `__slots__`.
fn computed(this: &Value) -> Option<&GetSetDescriptor> {
    match (this.exact::<GetSetDescriptor>(), this.exact::<FieldDescriptor>()) {
        (Some(d), _) => Some(d),
        (_, Some(d)) => Some(&d.0),
        _ => None,
    }
}

/// One name of `__slots__`.
pub struct MemberDescriptor {
    pub name: Ref<Str>,
    pub class: Ref<Class>,
    pub slot: usize,
}

impl Trace for MemberDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots { repr: Some(repr), descr_get: Some(get), descr_set: Some(set), ..Slots::EMPTY },
    getset: GETSET,
    flags: ClassFlags::NO_NEW,
    ..TypeSpec::named("getset_descriptor", GetSetDescriptor::ID, &[GetSetDescriptor::ID])
};

pub static MEMBER_SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        repr: Some(repr),
        descr_get: Some(member_get),
        descr_set: Some(member_set),
        ..Slots::EMPTY
    },
    methods: MEMBER_METHODS,
    getset: GETSET,
    flags: ClassFlags::NO_NEW,
    ..TypeSpec::named("member_descriptor", MemberDescriptor::ID, &[MemberDescriptor::ID, FieldDescriptor::ID])
};

/// The object must be an instance of the descriptor's class.
pub fn check(vm: &mut Vm, object: &Value, class: &Ref<Class>, name: &str) -> PyResult<()> {
    let of = vm.class_of(object);
    if is_subclass(vm, &of, class) {
        return Ok(());
    }
    let class = vm.native_name(class);
    raise!(
        vm,
        TypeError,
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{}' object",
        vm.type_name(object)
    )
}

fn get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(d), Some(object)) = (computed(this), object) else { return Ok(this.clone()) };
    check(vm, object, &d.class, d.entry.name)?;
    (d.entry.get)(vm, object)
}

fn set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(d) = computed(this) else { return Ok(()) };
    check(vm, object, &d.class, d.entry.name)?;
    match d.entry.set {
        Some(set) => set(vm, object, value),
        None => {
            let class = vm.native_name(&d.class);
            raise!(vm, AttributeError, "attribute '{}' of '{class}' objects is not writable", d.entry.name)
        }
    }
}

fn member_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let Some(d) = this.exact::<MemberDescriptor>() else { return get(vm, this, object, class) };
    let Some(object) = object else { return Ok(this.clone()) };
    check(vm, object, &d.class, &d.name.to_string())?;
    match vm.heap.slot(object, d.slot) {
        Some(v) => Ok(v.clone()),
        None => Err(vm.attribute_error(object, &d.name)),
    }
}

/// Class, name, doc string, and whether it is a member.
fn described(this: &Value) -> Option<(&Ref<Class>, String, &'static str, bool)> {
    match (computed(this), this.exact::<MemberDescriptor>()) {
        (Some(d), _) => Some((&d.class, d.entry.name.to_string(), d.entry.doc, d.entry.is_member)),
        (_, Some(d)) => Some((&d.class, d.name.to_string(), "", true)),
        _ => None,
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some((class, name, _, is_member)) = described(this) else { return Ok(Value::NONE) };
    let kind = if is_member { "member" } else { "attribute" };
    let text = format!("<{kind} '{name}' of '{}' objects>", vm.native_name(class));
    Ok(vm.new_str(&text))
}

static GETSET: &[GetSet] = &[
    GetSet::member("__objclass__", |_vm, this| {
        Ok(described(this).map_or(Value::NONE, |(class, ..)| class.value().clone()))
    }),
    GetSet::member("__name__", |vm, this| {
        Ok(described(this).map_or(Value::NONE, |(_, name, ..)| vm.intern(&name).into()))
    }),
    GetSet::read("__doc__", "", |vm, this| match described(this) {
        Some((_, _, doc, _)) if !doc.is_empty() => Ok(vm.new_str(doc)),
        _ => Ok(Value::NONE),
    }),
    GetSet::read("__qualname__", "", |vm, this| {
        let Some((class, name, ..)) = described(this) else { return Ok(Value::NONE) };
        let text = format!("{}.{name}", class.get(vm).qualname);
        Ok(vm.new_str(&text))
    }),
];

crate::methods! { static MEMBER_METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let Some((class, name, ..)) = described(this) else { return Ok(Value::NONE) };
        let (class, name) = (class.value().clone(), vm.new_str(&name));
        vm.reduce_to_getattr(class, name)
    }
}

fn member_set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(d) = this.exact::<MemberDescriptor>() else { return set(vm, this, object, value) };
    check(vm, object, &d.class, &d.name.to_string())?;
    if value.is_none() && vm.heap.slot(object, d.slot).is_none() {
        return Err(vm.error(crate::exc::Exc::AttributeError, d.name.to_string()));
    }
    let old = vm.heap.set_slot(object, d.slot, value.cloned().unwrap_or(Value::NULL));
    drop(old);
    Ok(())
}
