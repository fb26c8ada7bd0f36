//! Builtin types: what each declares of itself, and how a class is made of that.

use crate::call::signature::Binding;
use crate::call::{Builtin, ClassMethodDescriptor, Method, MethodDescriptor};
use crate::class::slots::{DUNDERS, Slots};
use crate::class::{Class, ClassFlags, SlotWrapper};
use crate::types::dict::Dict;
use crate::types::getset;
use crate::types::staticmethod::StaticMethod;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, ShapeId, Value};

/// Sets an attribute, or deletes it for `None`.
pub type Setter = fn(&mut Vm, &Value, Option<&Value>) -> PyResult<()>;

/// An attribute of a builtin type that is computed.
#[derive(Clone, Copy)]
pub struct GetSet {
    pub name: &'static str,
    pub doc: &'static str,
    pub get: fn(&mut Vm, &Value) -> PyResult,
    /// `None`: read-only. Deletes where the value is `None`.
    pub set: Option<Setter>,
    /// CPython declares it as a structure member, not by functions: its descriptor is of the other class.
    pub is_member: bool,
}

impl GetSet {
    /// An attribute that can be read only (`<attribute …>`).
    pub const fn read(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> PyResult) -> GetSet {
        GetSet { name, doc, get, set: None, is_member: false }
    }

    /// A field that can be read only (`<member …>`, with its own message).
    pub const fn member(name: &'static str, get: fn(&mut Vm, &Value) -> PyResult) -> GetSet {
        GetSet { name, doc: "", get, set: Some(readonly_member), is_member: true }
    }

    /// A field that can be set.
    pub const fn field(name: &'static str, get: fn(&mut Vm, &Value) -> PyResult, set: Setter) -> GetSet {
        GetSet { name, doc: "", get, set: Some(set), is_member: true }
    }

    /// An attribute that can be set.
    pub const fn write(name: &'static str, get: fn(&mut Vm, &Value) -> PyResult, set: Setter) -> GetSet {
        GetSet { name, doc: "", get, set: Some(set), is_member: false }
    }

    /// The same with a docstring.
    pub const fn documented(self, doc: &'static str) -> GetSet {
        GetSet { doc, ..self }
    }
}

/// The setter of what CPython declares as a read-only structure member.
fn readonly_member(vm: &mut Vm, _this: &Value, _value: Option<&Value>) -> PyResult<()> {
    raise!(vm, AttributeError, "readonly attribute")
}

/// What a builtin type declares.
pub struct TypeSpec {
    pub name: &'static str,
    pub module: &'static str,
    pub doc: Option<&'static str>,
    /// How it is called, in Argument Clinic's form; empty where CPython shows none.
    pub signature: &'static str,
    pub flags: ClassFlags,
    /// Layout number of instances.
    pub layout: u32,
    /// The shapes of exact instances.
    pub shapes: &'static [u32],
    pub slots: Slots,
    pub methods: &'static [Method],
    /// Further methods, from tables that several types share.
    pub more_methods: &'static [&'static [Method]],
    pub getset: &'static [GetSet],
    /// Instances take attributes of their own. Like `fields`, only for classes of native modules.
    pub has_dict: bool,
    /// Values that instances hold beside the payload of their base, in the order of [`Vm::field`]'s numbers.
    pub fields: &'static [&'static str],
}

impl TypeSpec {
    /// A type with nothing but a name, to be completed by struct update.
    pub const fn named(name: &'static str, layout: u32, shapes: &'static [u32]) -> TypeSpec {
        TypeSpec {
            name,
            module: "builtins",
            doc: None,
            signature: "",
            flags: ClassFlags(0),
            layout,
            shapes,
            slots: Slots::EMPTY,
            methods: &[],
            more_methods: &[],
            getset: &[],
            has_dict: false,
            fields: &[],
        }
    }

    /// A type of a native module: its layout is given where the class is made ([`Vm::foreign_class`]).
    pub const fn foreign(module: &'static str, name: &'static str) -> TypeSpec {
        TypeSpec { module, ..TypeSpec::named(name, taipan_heap::id::INSTANCE, &[]) }
    }
}

impl Vm {
    /// Makes the class of a builtin type; its namespace is filled by [`Vm::fill_native_class`] once all exist.
    pub(crate) fn native_class(&mut self, spec: &'static TypeSpec, base: Option<Ref<Class>>) -> Ref<Class> {
        self.native_class_of_layout(spec, base, spec.layout)
    }

    pub(super) fn native_class_of_layout(
        &mut self,
        spec: &'static TypeSpec,
        base: Option<Ref<Class>>,
        layout: u32,
    ) -> Ref<Class> {
        let name = self.intern(spec.name);
        let mut slots = spec.slots;
        let mut flags = spec.flags;
        let mut mro_tail = Vec::new();
        if let Some(b) = &base {
            let base = b.get(self);
            inherit(&mut slots, &base.slots);
            // `object.__new__` can not make instances of another layout.
            if layout != base.layout {
                slots.new = spec.slots.new;
            }
            let kept = ClassFlags::SEQUENCE.union(ClassFlags::MAPPING).union(ClassFlags::MATCH_SELF);
            let kept = kept.union(ClassFlags::WEAKREF);
            flags = ClassFlags(flags.0 | base.flags.0 & kept.0);
            mro_tail.push(b.clone());
            mro_tail.extend(base.mro_tail.iter().cloned());
        }
        if crate::types::type_::builtin_takes_weakrefs(self.dialect, spec.name) {
            flags = flags.union(ClassFlags::WEAKREF);
        }
        if spec.flags.has(ClassFlags::NO_NEW) {
            slots.new = None;
        }
        if spec.flags.has(ClassFlags::UNHASHABLE) {
            slots.hash = None;
        }
        if !self.dialect.io_inherits_new() {
            flags = flags.without(ClassFlags::INHERITS_NEW);
        }
        let base_ids: Vec<u32> = base.iter().map(|b| b.get(self).id).collect();
        let class = Ref::new(Class {
            qualname: name.clone(),
            name,
            bases: base.iter().cloned().collect(),
            base,
            mro_tail,
            this: None,
            metaclass: None,
            dict: Dict::new_ref(self),
            slots: Box::new(slots),
            flags,
            id: self.classes.add(&base_ids),
            shape: ShapeId(spec.shapes.first().copied().unwrap_or(layout)),
            layout,
            slot_names: Vec::new(),
            has_dict: false,
            doc: self.dialect.type_doc(spec.name).or(spec.doc),
            module: spec.module,
            signature: if self.dialect.shows_signature(spec.name) { spec.signature } else { "" },
        });
        self.enlist_class(&class);
        for &s in spec.shapes {
            self.heap.set_builtin_class(ShapeId(s), class.value());
        }
        class
    }

    /// Puts methods, slot wrappers and computed attributes into a builtin class's namespace.
    pub(crate) fn fill_native_class(&mut self, class: &Ref<Class>, spec: &'static TypeSpec) {
        let (dict, dialect) = (class.get(self).dict.clone(), self.dialect);
        let has = |name: &str| {
            dialect.has_attribute(spec.name, name)
                && dialect.has_class_attribute(spec.module, spec.name, name)
        };
        if spec.module != "builtins" && !spec.flags.has(ClassFlags::STATIC) {
            let module = self.interned_value(spec.module);
            self.set_class_item(&dict, "__module__", module);
        }
        if spec.slots.new.is_some() && !class.get(self).flags.has(ClassFlags::INHERITS_NEW) {
            let new = crate::types::type_::new_function(self, class);
            self.set_class_item(&dict, "__new__", new);
        }
        for dunder in DUNDERS {
            let Some(function) = (dunder.get)(&spec.slots) else { continue };
            if !has(dunder.name) {
                continue;
            }
            let name = self.intern(dunder.name);
            if dict.get(self).get_str(&name).is_none() {
                let wrapper = Ref::new(SlotWrapper { dunder, function, class: class.clone() });
                self.dict_set_str(&dict, &name, wrapper.into());
            }
        }
        for name in dialect.repeated_attribute_methods(spec.name) {
            let Some(dunder) = DUNDERS.iter().find(|d| d.name == *name) else { continue };
            let Some(function) = (dunder.get)(&class.get(self).slots) else { continue };
            let wrapper = Ref::new(SlotWrapper { dunder, function, class: class.clone() });
            self.set_class_item(&dict, name, wrapper.into());
        }
        let is_unhashable = spec.flags.has(ClassFlags::UNHASHABLE);
        if spec.slots.hash.is_none() && (spec.slots.compare.is_some() || is_unhashable) {
            self.set_class_item(&dict, "__hash__", Value::NONE);
        }
        let tables = std::iter::once(&spec.methods).chain(spec.more_methods);
        for method in tables.flat_map(|t| t.iter()).filter(|m| has(m.name)) {
            if !dialect.has_method(spec.name, method.name, method.text_signature) {
                continue;
            }
            let value = self.class_item(class, method);
            self.set_class_item(&dict, method.name, value);
        }
        for entry in spec.getset.iter().filter(|e| has(e.name)) {
            let value = getset::descriptor(entry, class);
            self.set_class_item(&dict, entry.name, value);
        }
        let symbol = self.names.__doc__.clone();
        if dict.get(self).get_str(&symbol).is_none() {
            let doc = match dialect.type_doc(spec.name).or(spec.doc) {
                Some(d) => self.new_str(d),
                None => Value::NONE,
            };
            self.set_class_item(&dict, "__doc__", doc);
        }
    }

    pub(crate) fn class_item(&mut self, class: &Ref<Class>, method: &'static Method) -> Value {
        match method.binding {
            Binding::Class => Ref::new(ClassMethodDescriptor { method, class: class.clone() }).into(),
            Binding::Instance => Ref::new(MethodDescriptor { method, class: class.clone() }).into(),
            _ => {
                let function =
                    Builtin { method, this: Value::NULL, module: Value::NONE, class: Some(class.clone()) };
                Ref::new(StaticMethod::new(Ref::new(function).into())).into()
            }
        }
    }

    fn set_class_item(&mut self, dict: &Ref<Dict>, name: &str, value: Value) {
        let name = self.intern(name);
        self.dict_set_str(dict, &name, value);
    }
}

/// Takes over what the base does natively; comparison and hash go together.
pub(super) fn inherit(slots: &mut Slots, base: &Slots) {
    let own_comparison = slots.compare.is_some() || slots.hash.is_some();
    for dunder in DUNDERS {
        if (dunder.get)(slots).is_none() && !(own_comparison && matches!(dunder.name, "__hash__" | "__eq__"))
        {
            (dunder.copy)(slots, base);
        }
    }
    slots.new = slots.new.or(base.new);
}
