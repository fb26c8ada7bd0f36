//! Struct sequences: tuples whose items have names, as `sys.version_info` is (Objects/structseq.c).

use crate::call::{Args, Method, MethodDescriptor};
use crate::class::native::GetSet;
use crate::class::slots::{DUNDERS, Slots};
use crate::class::{Class, ClassFlags, SlotWrapper};
use crate::methods;
use crate::types::dict::Dict;
use crate::types::getset;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{ClassShape, Payload, Ref, ShapeId, Value};

/// What a struct sequence type is.
pub struct StructSpec {
    /// With its module: `time.struct_time`.
    pub name: &'static str,
    pub doc: &'static str,
    /// Made by [`field`]. All are items.
    pub fields: &'static [GetSet],
    /// Whether Python code may make instances.
    pub callable: bool,
}

/// The field at position `I`.
///
/// ```
/// use taipan_vm::types::structseq::{StructSpec, field};
///
/// static POINT: StructSpec = StructSpec {
///     name: "geometry.point",
///     doc: "A point.",
///     fields: &[field::<0>("x", "to the right"), field::<1>("y", "upwards")],
///     callable: true,
/// };
/// assert_eq!(POINT.fields[1].name, "y");
/// ```
pub const fn field<const I: usize>(name: &'static str, doc: &'static str) -> GetSet {
    GetSet::member(name, item::<I>).documented(doc)
}

fn item<const I: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    match this.downcast::<Tuple>().and_then(|t| t.items().get(I)) {
        Some(v) => Ok(v.clone()),
        None => raise!(vm, IndexError, "tuple index out of range"),
    }
}

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let class = vm.class_of(this).value().clone();
        let items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let items = vm.new_tuple(items);
        let hidden = Dict::new_ref(vm).into();
        let arguments = vm.new_tuple([items, hidden]);
        Ok(vm.new_tuple([class, arguments]))
    }
}

methods! { static REPLACE;
    /// Return a copy of the structure with new values for the specified fields.
    "__replace__($self, /, **changes)" => |vm, [this, changes]| { replace(vm, this, changes) }
}

/// `copy.replace(struct, **changes)` (3.13).
fn replace(vm: &mut Vm, this: &Value, changes: &Value) -> PyResult {
    let class = vm.class_of(this);
    let names = vm.field_names(&class)?;
    let mut items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    let Some(changes) = changes.downcast::<Dict>().cloned() else { return Ok(this.clone()) };
    for (name, item) in names.iter().zip(&mut items) {
        if let Some(changed) = vm.dict_remove(&changes, name)? {
            *item = changed;
        }
    }
    if !changes.get(vm).is_empty() {
        let rest: Vec<Value> = changes.get(vm).iter().map(|(k, _)| k.clone()).collect();
        let shown = crate::types::list::List::new_ref(rest);
        let shown = vm.repr_string(shown.value())?;
        raise!(vm, TypeError, "Got unexpected field name(s): {shown}");
    }
    Ok(Ref::with_shape(class.get(vm).shape, Tuple::new(items)).into())
}

/// `time.struct_time(tm_year=2024, …)`.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let class = vm.class_of(this);
    let mut text = vm.full_class_name(&class);
    let names = vm.field_names(&class)?;
    let items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    for (i, (name, item)) in names.iter().zip(&items).enumerate() {
        let (name, item) = (vm.str_string(name)?, vm.repr_string(item)?);
        text.push_str(if i == 0 { "(" } else { ", " });
        text.push_str(&name);
        text.push('=');
        text.push_str(&item);
    }
    text.push(')');
    Ok(vm.new_str(&text))
}

/// A struct sequence of any sequence of the right length.
fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let name = vm.full_class_name(class);
    let [sequence] = args.values() else {
        raise!(vm, TypeError, "{name}() missing required argument 'sequence' (pos 1)");
    };
    if vm.class_ref(sequence).get(vm).slots.iter.is_none() {
        raise!(vm, TypeError, "constructor requires a sequence");
    }
    let items = vm.collect_items(sequence)?;
    let fields = vm.field_names(class)?.len();
    if items.len() != fields {
        raise!(vm, TypeError, "{name}() takes a {fields}-sequence ({}-sequence given)", items.len());
    }
    Ok(Ref::with_shape(class.get(vm).shape, Tuple::new(items)).into())
}

impl Vm {
    /// A new instance of a struct sequence type.
    pub fn new_struct(&mut self, spec: &'static StructSpec, items: impl IntoIterator<Item = Value>) -> Value {
        let class = self.struct_class(spec);
        let items: Vec<Value> = items.into_iter().collect();
        Ref::with_shape(class.get(self).shape, Tuple::new(items)).into()
    }

    /// The class of a struct sequence type, made when first asked for.
    pub fn struct_class(&mut self, spec: &'static StructSpec) -> Ref<Class> {
        if let Some(class) = self.late_classes.get(spec.name) {
            return class.clone();
        }
        let class = self.make_struct_class(spec);
        self.late_classes.insert(spec.name, class.clone());
        class
    }

    fn make_struct_class(&mut self, spec: &'static StructSpec) -> Ref<Class> {
        let (module, name) = spec.name.rsplit_once('.').unwrap_or(("builtins", spec.name));
        let slots = Slots { repr: Some(repr), new: spec.callable.then_some(new as _), ..Slots::EMPTY };
        let base = self.types.tuple.clone();
        let class = self.native_subclass(name, module, Some(spec.doc), base, slots, Tuple::ID);
        let dict = class.get(self).dict.clone();
        for entry in spec.fields {
            let member = getset::descriptor(entry, &class);
            self.set_name(&dict, entry.name, member);
        }
        let own: &[&'static [Method]] =
            if self.dialect.structs_are_replaceable() { &[METHODS, REPLACE] } else { &[METHODS] };
        for method in own.iter().flat_map(|table| table.iter()) {
            let value = Ref::new(MethodDescriptor { method, class: class.clone() });
            self.set_name(&dict, method.name, value.into());
        }
        let count = Value::int(spec.fields.len() as i64);
        self.set_name(&dict, "n_sequence_fields", count.clone());
        self.set_name(&dict, "n_fields", count);
        self.set_name(&dict, "n_unnamed_fields", Value::int(0));
        let names: Vec<Value> = spec.fields.iter().map(|f| self.interned_value(f.name)).collect();
        let names = self.new_tuple(names);
        self.set_name(&dict, "__match_args__", names);
        class
    }

    /// A native class that is made at run time, with a shape of its own.
    pub(crate) fn native_subclass(
        &mut self,
        name: &str,
        module: &'static str,
        doc: Option<&'static str>,
        base: Ref<Class>,
        own: Slots,
        layout: u32,
    ) -> Ref<Class> {
        let b = base.get(self);
        let mut tail = vec![base.clone()];
        tail.extend(b.mro_tail.iter().cloned());
        let (base_id, mut slots, flags) = (b.id, *b.slots, b.flags);
        for d in DUNDERS.iter().filter(|d| (d.get)(&own).is_some()) {
            (d.copy)(&mut slots, &own);
        }
        slots.new = own.new;
        let kept = [ClassFlags::SEQUENCE, ClassFlags::MAPPING].into_iter().filter(|f| flags.has(*f));
        let flags = kept.fold(ClassFlags::default(), ClassFlags::union);
        let name = self.intern(name);
        let class = Ref::new(Class {
            qualname: name.clone(),
            name,
            bases: vec![base.clone()],
            base: Some(base),
            mro_tail: tail,
            this: None,
            metaclass: None,
            dict: Dict::new_ref(self),
            slots: Box::new(slots),
            flags,
            id: self.classes.add(&[base_id]),
            shape: ShapeId(0),
            layout,
            slot_names: Vec::new(),
            has_dict: false,
            doc,
            module,
            signature: "",
        });
        let of =
            ClassShape { class: class.value(), layout, slots: Vec::new(), open: false, has_finaliser: false };
        let shape = self.heap.class_shape(of);
        class.get_mut(self).shape = shape;
        self.enlist_class(&class);
        let dict = class.get(self).dict.clone();
        for dunder in DUNDERS {
            if let Some(function) = (dunder.get)(&own) {
                let wrapper = Ref::new(SlotWrapper { dunder, function, class: class.clone() });
                self.set_name(&dict, dunder.name, wrapper.into());
            }
        }
        if own.new.is_some() {
            let new = crate::types::type_::new_function(self, &class);
            self.set_name(&dict, "__new__", new);
        }
        let doc = doc.map_or(Value::NONE, |d| self.new_str(d));
        self.set_name(&dict, "__doc__", doc);
        class
    }

    /// The names of a struct sequence type's fields.
    fn field_names(&mut self, class: &Ref<Class>) -> PyResult<Vec<Value>> {
        let name = self.names.__match_args__.clone();
        let names = self.class_lookup(class, &name);
        Ok(names.and_then(|n| n.exact::<Tuple>().map(|t| t.items().to_vec())).unwrap_or_default())
    }

    /// `namespace[name] = value`.
    pub fn set_name(&mut self, namespace: &Ref<Dict>, name: &str, value: Value) {
        let name = self.intern(name);
        self.dict_set_str(namespace, &name, value);
    }
}
