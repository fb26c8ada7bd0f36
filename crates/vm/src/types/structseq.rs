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
    /// Made by [`field`]: items of the tuple. Fewer than there are items where the last ones have no name.
    pub fields: &'static [GetSet],
    /// Items without a name.
    pub unnamed: usize,
    /// Made by [`hidden`]: attributes that are no items.
    pub hidden: &'static [GetSet],
    /// Gives values to hidden fields that were not given any.
    pub complete: fn(items: &[Value], hidden: &mut [Value]),
    /// Whether Python code may make instances.
    pub callable: bool,
    /// How it is called, where CPython shows that.
    pub signature: &'static str,
    /// `__new__`, where it is another than that of all struct sequences.
    pub new: Option<crate::class::slots::New>,
}

impl StructSpec {
    /// A type all of whose fields are items, to be completed by struct update.
    pub const PLAIN: StructSpec = StructSpec {
        name: "",
        doc: "",
        fields: &[],
        unnamed: 0,
        hidden: &[],
        complete: |_items, _hidden| {},
        callable: true,
        signature: "",
        new: None,
    };

    /// Length of the tuple.
    fn items(&self) -> usize {
        self.fields.len() + self.unnamed
    }

    /// Names of all fields that have one, in order.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().chain(self.hidden).map(|f| f.name)
    }
}

/// Which spec a class was made from.
#[derive(Default)]
struct Specs(Vec<(u32, &'static StructSpec)>);

/// The field at position `I`.
///
/// ```
/// use taipan_vm::types::structseq::{StructSpec, field};
///
/// static POINT: StructSpec = StructSpec {
///     name: "geometry.point",
///     doc: "A point.",
///     fields: &[field::<0>("x", "to the right"), field::<1>("y", "upwards")],
///     ..StructSpec::PLAIN
/// };
/// assert_eq!(POINT.fields[1].name, "y");
/// ```
pub const fn field<const I: usize>(name: &'static str, doc: &'static str) -> GetSet {
    GetSet::member(name, item::<I>).documented(doc)
}

/// The field at position `I` among those that are no items.
pub const fn hidden<const I: usize>(name: &'static str, doc: &'static str) -> GetSet {
    GetSet::member(name, hidden_value::<I>).documented(doc)
}

fn hidden_value<const I: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    let kept = vm.field(this, HIDDEN);
    Ok(kept.downcast::<Tuple>().and_then(|t| t.items().get(I)).cloned().unwrap_or(Value::NONE))
}

/// Where instances keep the values of their hidden fields.
const HIDDEN: usize = 0;

fn item<const I: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    match this.downcast::<Tuple>().and_then(|t| t.items().get(I)) {
        Some(v) => Ok(v.clone()),
        None => raise!(vm, IndexError, "tuple index out of range"),
    }
}

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let class = vm.class_of(this);
        let items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let kept = Dict::new_ref(vm);
        for (entry, value) in vm.spec_of(&class)?.hidden.iter().zip(vm.hidden_values(this)) {
            vm.set_name(&kept, entry.name, value);
        }
        let items = vm.new_tuple(items);
        let arguments = vm.new_tuple([items, kept.into()]);
        Ok(vm.new_tuple([class.into(), arguments]))
    }
}

methods! { static REPLACE;
    /// Return a copy of the structure with new values for the specified fields.
    "__replace__($self, /, **changes)" => |vm, [this, changes]| { replace(vm, this, changes) }
}

/// `copy.replace(struct, **changes)` (3.13).
fn replace(vm: &mut Vm, this: &Value, changes: &Value) -> PyResult {
    let class = vm.class_of(this);
    let spec = vm.spec_of(&class)?;
    if spec.unnamed > 0 {
        let name = vm.full_class_name(&class);
        raise!(vm, TypeError, "__replace__() is not supported for {name} because it has unnamed field(s)");
    }
    let mut items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    let mut kept = vm.hidden_values(this);
    let Some(changes) = changes.downcast::<Dict>().cloned() else { return Ok(this.clone()) };
    for (name, value) in spec.names().zip(items.iter_mut().chain(&mut kept)) {
        let name = vm.interned_value(name);
        if let Some(changed) = vm.dict_remove(&changes, &name)? {
            *value = changed;
        }
    }
    if !changes.get(vm).is_empty() {
        let rest: Vec<Value> = changes.get(vm).iter().map(|(k, _)| k.clone()).collect();
        let shown = crate::types::list::List::new_ref(rest);
        let shown = vm.repr_string(shown.value())?;
        raise!(vm, TypeError, "Got unexpected field name(s): {shown}");
    }
    vm.struct_of(&class, items, kept)
}

/// `time.struct_time(tm_year=2024, …)`. Items without a name are shown by those of the hidden fields.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let class = vm.class_of(this);
    let mut text = vm.full_class_name(&class);
    let names = vm.spec_of(&class)?.names();
    let items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    for (i, (name, item)) in names.zip(&items).enumerate() {
        let item = vm.repr_string(item)?;
        text.push_str(if i == 0 { "(" } else { ", " });
        text.push_str(name);
        text.push('=');
        text.push_str(&item);
    }
    text.push(')');
    Ok(vm.new_str(&text))
}

methods! { static NEW;
    "structseq($type, sequence, dict=<unrepresentable>)" => |vm, [class, sequence, dict]| {
        match class.downcast::<Class>() {
            Some(class) => new_of(vm, class, sequence, dict),
            None => Err(vm.wrong_arity()),
        }
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let all = args.with_first(class.value().clone());
    crate::call::call_method(vm, &NEW[0], None, all.args())
}

/// A struct sequence of any sequence of the right length; hidden fields may follow, or be in a dict.
fn new_of(vm: &mut Vm, class: &Ref<Class>, sequence: &Value, dict: &Value) -> PyResult {
    let name = vm.full_class_name(class);
    if vm.class_ref(sequence).get(vm).slots.iter.is_none() {
        raise!(vm, TypeError, "constructor requires a sequence");
    }
    let given = match dict.downcast::<Dict>() {
        Some(dict) => Some(dict.clone()),
        None if dict.is_null() => None,
        None => raise!(vm, TypeError, "{name}() takes a dict as second arg, if any"),
    };
    let spec = vm.spec_of(class)?;
    let mut items = vm.collect_items(sequence)?;
    let (least, count) = (spec.items(), items.len());
    let most = least + spec.hidden.len();
    if count < least || count > most {
        let bound = match (least == most, count < least) {
            (true, _) => format!("a {least}"),
            (false, true) => format!("an at least {least}"),
            (false, false) => format!("an at most {most}"),
        };
        raise!(vm, TypeError, "{name}() takes {bound}-sequence ({count}-sequence given)");
    }
    let mut kept = items.split_off(least);
    let mut found = 0;
    for entry in spec.hidden.iter().skip(kept.len()) {
        let key = vm.interned_value(entry.name);
        let value = match &given {
            Some(given) => vm.dict_get(given, &key)?,
            None => None,
        };
        found += usize::from(value.is_some());
        kept.push(value.unwrap_or(Value::NONE));
    }
    let surplus = given.is_some_and(|given| given.get(vm).len() > found);
    if surplus && vm.dialect.structs_refuse_unknown_fields() {
        raise!(vm, TypeError, "{name}() got duplicate or unexpected field name(s)");
    }
    (spec.complete)(&items, &mut kept);
    vm.struct_of(class, items, kept)
}

impl Vm {
    /// A new instance of a struct sequence type: its items, then its hidden fields.
    pub fn new_struct(
        &mut self,
        spec: &'static StructSpec,
        values: impl IntoIterator<Item = Value>,
    ) -> Value {
        let class = self.struct_class(spec);
        let mut items: Vec<Value> = values.into_iter().collect();
        let hidden = items.split_off(spec.items().min(items.len()));
        match self.struct_of(&class, items, hidden) {
            Ok(object) => object,
            Err(_) => Value::NONE,
        }
    }

    /// A new instance of such a class, or of one derived from it.
    ///
    /// # Errors
    /// SystemError where the class has no place for hidden fields.
    pub fn struct_of(&mut self, class: &Ref<Class>, items: Vec<Value>, hidden: Vec<Value>) -> PyResult {
        let object: Value = Ref::with_shape(class.get(self).shape, Tuple::new(items)).into();
        if !hidden.is_empty() {
            let hidden = self.new_tuple(hidden);
            self.set_field(&object, HIDDEN, hidden)?;
        }
        Ok(object)
    }

    fn hidden_values(&self, object: &Value) -> Vec<Value> {
        let kept = self.field(object, HIDDEN);
        kept.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec())
    }

    /// What a struct sequence type, or a subclass of one, was made from.
    fn spec_of(&mut self, class: &Ref<Class>) -> PyResult<&'static StructSpec> {
        let mut next = Some(class.clone());
        while let Some(class) = next {
            let id = class.get(self).id;
            if let Some((_, spec)) = self.module_state::<Specs>().0.iter().find(|(own, _)| *own == id) {
                return Ok(spec);
            }
            next = class.get(self).base.clone();
        }
        raise!(self, TypeError, "'{}' is no struct sequence", class.get(self).name)
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
        let slots =
            Slots { repr: Some(repr), new: spec.callable.then_some(spec.new.unwrap_or(new)), ..Slots::EMPTY };
        let base = self.types.tuple.clone();
        let class = self.native_subclass(name, module, Some(spec.doc), base, slots, Tuple::ID);
        class.get_mut(self).signature = spec.signature;
        let id = class.get(self).id;
        self.module_state::<Specs>().0.push((id, spec));
        if !spec.hidden.is_empty() {
            let slot = self.intern("hidden");
            class.get_mut(self).slot_names = vec![slot];
            self.shape_class(&class);
        }
        let dict = class.get(self).dict.clone();
        for entry in spec.fields.iter().chain(spec.hidden) {
            let member = getset::descriptor(entry, &class);
            self.set_name(&dict, entry.name, member);
        }
        let own: &[&'static [Method]] =
            if self.dialect.structs_are_replaceable() { &[METHODS, REPLACE] } else { &[METHODS] };
        for method in own.iter().flat_map(|table| table.iter()) {
            let value = Ref::new(MethodDescriptor { method, class: class.clone() });
            self.set_name(&dict, method.name, value.into());
        }
        let counts = [
            ("n_sequence_fields", spec.items()),
            ("n_fields", spec.items() + spec.hidden.len()),
            ("n_unnamed_fields", spec.unnamed),
        ];
        for (name, count) in counts {
            self.set_name(&dict, name, Value::int(count as i64));
        }
        // Those of `sys` and `builtins` are static types.
        if !matches!(module, "sys" | "builtins") {
            let module = self.interned_value(module);
            self.set_name(&dict, "__module__", module);
        }
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

    /// `namespace[name] = value`.
    pub fn set_name(&mut self, namespace: &Ref<Dict>, name: &str, value: Value) {
        let name = self.intern(name);
        self.dict_set_str(namespace, &name, value);
    }
}
