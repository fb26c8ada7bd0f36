//! What instances of a class are made of: the base that fixes their layout, `__slots__`, `__dict__`.

use crate::class::{Class, ClassFlags, mro};
use crate::types::dict::Dict;
use crate::types::getset::{self, MemberDescriptor};
use crate::types::module::Module;
use crate::types::namespace::Namespace;
use crate::types::str::Str;
use crate::types::type_::{item_size, supports_weakrefs};
use crate::{PyResult, Vm};
use taipan_heap::{ClassShape, Payload, Ref, Value};

/// What `__slots__` says of instances.
pub(super) struct SlotsLayout {
    /// All slots, inherited ones first.
    pub names: Vec<Ref<Str>>,
    own: Vec<Ref<Str>>,
    first_own: usize,
    pub has_dict: bool,
    /// The class adds `__weakref__`.
    pub adds_weakref: bool,
}

impl Vm {
    /// The root shape of a class's instances.
    pub(crate) fn shape_class(&mut self, class: &Ref<Class>) {
        let c = class.get(self);
        let slots = c.slot_names.iter().map(|n| n.value().clone()).collect();
        // A module or namespace has its dict in the payload.
        let held = c.layout == Module::ID || c.layout == Namespace::ID;
        let (layout, open) = (c.layout, c.has_dict && !held);
        let name = self.names.__del__.clone();
        let has_finaliser = self.class_lookup(class, &name).is_some();
        let shape =
            self.heap.class_shape(ClassShape { class: class.value(), layout, slots, open, has_finaliser });
        class.get_mut(self).shape = shape;
    }

    /// The class of the base chain that adds to the layout of instances (CPython's `solid_base`).
    pub(super) fn solid_base(&self, class: &Ref<Class>) -> Ref<Class> {
        let mut c = class.clone();
        while let Some(base) = c.get(self).base.clone() {
            let (own, b) = (c.get(self), base.get(self));
            if own.layout != b.layout || own.slot_names.len() != b.slot_names.len() {
                return c;
            }
            c = base;
        }
        c
    }

    /// The first class up the line of bases that adds something to its instances (`compatible_with_tp_base`).
    fn layout_root(&self, class: &Ref<Class>) -> Ref<Class> {
        let mut c = class.clone();
        while let Some(base) = c.get(self).base.clone() {
            let (own, b) = (c.get(self), base.get(self));
            let adds = own.layout != b.layout
                || own.has_dict != b.has_dict
                || own.slot_names.len() != b.slot_names.len()
                || self.has_weakref(&c) != self.has_weakref(&base);
            if adds {
                return c;
            }
            c = base;
        }
        c
    }

    /// Whether instances of two classes are laid out alike, so that one can become the other (`same_slots_added`).
    pub(crate) fn is_laid_out_alike(&self, one: &Ref<Class>, other: &Ref<Class>) -> bool {
        let (one, other) = (self.layout_root(one), self.layout_root(other));
        if one.value().is(other.value()) {
            return true;
        }
        let (a, b) = (one.get(self), other.get(self));
        let has_same_base = match (&a.base, &b.base) {
            (Some(x), Some(y)) => x.value().is(y.value()),
            _ => false,
        };
        let is_var_sized = a.has_dict && item_size(self, &one) != 0;
        has_same_base
            && a.layout == b.layout
            && a.has_dict == b.has_dict
            && self.has_weakref(&one) == self.has_weakref(&other)
            && a.slot_names.len() == b.slot_names.len()
            && a.slot_names.iter().zip(&b.slot_names).all(|(x, y)| x.value().is(y.value()))
            && !(is_var_sized && self.dialect.dicts_of_var_sized_objects_differ())
    }

    /// The base whose layout the instances have (CPython's `best_base`).
    pub(crate) fn best_base(&mut self, bases: &[Ref<Class>]) -> PyResult<Ref<Class>> {
        let mut best: Option<(Ref<Class>, Ref<Class>)> = None;
        for b in bases {
            let c = b.get(self);
            if !c.flags.has(ClassFlags::BASETYPE) {
                let name = c.name.to_string();
                raise!(self, TypeError, "type '{}' is not an acceptable base type", self.spec_name(b, &name));
            }
            let candidate = self.solid_base(b);
            match &best {
                None => best = Some((b.clone(), candidate)),
                Some((_, winner)) if crate::class::is_subclass(self, winner, &candidate) => {}
                Some((_, winner)) if crate::class::is_subclass(self, &candidate, winner) => {
                    best = Some((b.clone(), candidate));
                }
                Some(_) => raise!(self, TypeError, "multiple bases have instance lay-out conflict"),
            }
        }
        Ok(best.map_or_else(|| self.types.object.clone(), |(b, _)| b))
    }

    fn has_weakref(&self, class: &Ref<Class>) -> bool {
        supports_weakrefs(self, class)
    }

    /// What `__slots__` says of instances (CPython's `type_new_slots`).
    pub(super) fn slots_layout(
        &mut self,
        class_name: &Ref<Str>,
        dict: &Ref<Dict>,
        base: &Ref<Class>,
        bases: &[Ref<Class>],
    ) -> PyResult<SlotsLayout> {
        let inherited = base.get(self).slot_names.clone();
        let first_own = inherited.len();
        let fixed_size = item_size(self, base) == 0;
        let may_add_weakref = !self.has_weakref(base) && fixed_size;
        let symbol = self.names.__slots__.clone();
        let Some(slots) = dict.get(self).get_str(&symbol).cloned() else {
            return Ok(SlotsLayout {
                first_own,
                names: inherited,
                own: Vec::new(),
                has_dict: true,
                adds_weakref: may_add_weakref,
            });
        };
        let listed =
            if slots.downcast::<Str>().is_some() { vec![slots] } else { self.collect_items(&slots)? };
        if !listed.is_empty() && !fixed_size {
            let name = base.get(self).name.to_string();
            raise!(self, TypeError, "nonempty __slots__ not supported for subtype of '{name}'");
        }
        let base_has_dict = base.get(self).has_dict;
        let (mut adds_dict, mut adds_weakref) = (false, false);
        let mut own: Vec<Ref<Str>> = Vec::new();
        for v in listed {
            let name = self.slot_name(&v)?;
            if name.eq_str("__dict__") {
                if base_has_dict || adds_dict {
                    raise!(self, TypeError, "__dict__ slot disallowed: we already got one");
                }
                adds_dict = true;
            } else if name.eq_str("__weakref__") {
                if !may_add_weakref || adds_weakref {
                    let message = self.dialect.second_weakref_slot();
                    return Err(self.error(crate::exc::Exc::TypeError, message));
                }
                adds_weakref = true;
            } else {
                let name = self.mangle(class_name, &name);
                let removed = ["__qualname__", "__classcell__", "__classdictcell__"];
                if dict.get(self).get_str(&name).is_some() && !removed.iter().any(|r| name.eq_str(r)) {
                    let shown = self.repr_string(name.value())?;
                    raise!(self, ValueError, "{shown} in __slots__ conflicts with class variable");
                }
                own.push(name);
            }
        }
        own.sort_by(|a, b| a.text().cmp(&b.text()));
        let others = bases.iter().filter(|b| !b.value().is(base.value()));
        let has_dict = base_has_dict || adds_dict || others.clone().any(|b| b.get(self).has_dict);
        adds_weakref |= may_add_weakref && others.clone().any(|b| self.has_weakref(b));
        let names = inherited.into_iter().chain(own.iter().cloned()).collect();
        Ok(SlotsLayout { names, own, first_own, has_dict, adds_weakref })
    }

    fn slot_name(&mut self, v: &Value) -> PyResult<Ref<Str>> {
        let Some(s) = v.downcast::<Str>() else {
            raise!(self, TypeError, "__slots__ items must be strings, not '{}'", self.type_name(v));
        };
        if !s.text().is_identifier(self.dialect.ucd()) {
            raise!(self, TypeError, "__slots__ must be identifiers");
        }
        Ok(self.intern_ref(s))
    }

    /// Private names belong to their class (CPython's `_Py_Mangle`).
    fn mangle(&mut self, class: &Ref<Str>, name: &Ref<Str>) -> Ref<Str> {
        let (n, c) = (name.to_string(), class.to_string());
        let c = c.trim_start_matches('_');
        if !n.starts_with("__") || n.ends_with("__") || n.contains('.') || c.is_empty() {
            return name.clone();
        }
        self.intern(&format!("_{c}{n}"))
    }

    /// The descriptors of what the class adds to its instances.
    pub(super) fn add_members(&mut self, class: &Ref<Class>, dict: &Ref<Dict>, layout: &SlotsLayout) {
        for (i, name) in layout.own.iter().enumerate() {
            let slot = layout.first_own + i;
            let member = MemberDescriptor { name: name.clone(), class: class.clone(), slot };
            self.dict_set_str(dict, name, Ref::new(member).into());
        }
        let base_has_dict = class.get(self).base.as_ref().is_some_and(|b| {
            let base = b.get(self);
            base.has_dict && !base.flags.has(ClassFlags::HIDDEN_DICT)
        });
        if layout.has_dict && !base_has_dict && class.get(self).layout != Class::ID {
            self.add_dict_entry(class);
        }
        if layout.adds_weakref {
            let entry = &crate::protocol::attr::WEAKREF_ENTRY;
            let value = getset::descriptor(entry, class);
            let name = self.names.__weakref__.clone();
            self.dict_set_str(dict, &name, value);
        }
        let doc = self.names.__doc__.clone();
        if dict.get(self).get_str(&doc).is_none() {
            self.dict_set_str(dict, &doc, Value::NONE);
        }
    }

    /// Gives a builtin class with two bases what CPython's `type` puts into it, being called to make it.
    pub(crate) fn show_as_heap_type(&mut self, class: &Ref<Class>) {
        let dict = class.get(self).dict.clone();
        let module = self.interned_value(class.get(self).module);
        self.set_name(&dict, "__module__", module);
        let value = getset::descriptor(&crate::protocol::attr::WEAKREF_ENTRY, class);
        self.set_name(&dict, "__weakref__", value);
    }

    /// The descriptor of `__dict__` in a class whose instances have one.
    pub(super) fn add_dict_entry(&mut self, class: &Ref<Class>) {
        let dict = class.get(self).dict.clone();
        let entry = &crate::protocol::attr::SUBTYPE_DICT_ENTRY;
        let value = getset::descriptor(entry, class);
        let name = self.names.__dict__.clone();
        self.dict_set_str(&dict, &name, value);
    }

    /// Gives a class other bases: its own order, and those of its subclasses.
    pub(crate) fn rebase(
        &mut self,
        class: &Ref<Class>,
        bases: Vec<Ref<Class>>,
        base: Ref<Class>,
    ) -> PyResult<()> {
        let mut affected = self.all_subclasses(class);
        affected.sort_by_key(|c| self.classes.serial_of(c.get(self).id));
        let tail = mro::linearise(self, &bases)?;
        let ids: Vec<u32> = bases.iter().map(|b| b.get(self).id).collect();
        let c = class.get_mut(self);
        (c.bases, c.base, c.mro_tail) = (bases, Some(base), tail);
        let id = c.id;
        self.classes.rebase(id, &ids);
        for sub in affected.iter().filter(|c| !c.value().is(class.value())) {
            let bases = sub.get(self).bases.clone();
            let tail = mro::linearise(self, &bases)?;
            sub.get_mut(self).mro_tail = tail;
        }
        self.class_changed(class);
        for c in affected {
            self.fill_slots(&c);
        }
        Ok(())
    }
}
