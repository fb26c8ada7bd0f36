//! Makes a class at run time: layout, method resolution order, slots, and the hooks that run once it stands
//! (CPython's `type_new`).

use crate::call::{Args, MethodDescriptor, OwnedArgs};
use crate::class::slots::{DUNDERS, Dunder, Slots};
use crate::class::{Class, ClassFlags, SlotWrapper, TypeSpec, mro};
use crate::exc::Exc;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::staticmethod::{ClassMethod, StaticMethod};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, ShapeId, Value};

/// What `type.__new__` is asked for.
pub struct NewClass<'a> {
    pub name: Ref<Str>,
    pub bases: Vec<Ref<Class>>,
    pub namespace: Ref<Dict>,
    pub metaclass: Ref<Class>,
    pub args: Args<'a>,
}

impl Vm {
    /// Makes a class.
    pub fn make_class(&mut self, new: NewClass<'_>) -> PyResult {
        let bases = if new.bases.is_empty() { vec![self.types.object.clone()] } else { new.bases };
        let base = self.best_base(&bases)?;
        let mro_tail = mro::linearise(self, &bases)?;
        let dict = Ref::new(Dict { table: taipan_prim::probe::DictTable::new() });
        let entries: Vec<(Value, Value)> =
            new.namespace.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (k, v) in entries {
            match k.downcast::<Str>() {
                Some(k) => {
                    let k = self.intern_ref(k);
                    self.dict_set_str(&dict, &k, v);
                }
                None => {
                    if self.dialect.warns_of_odd_class_keys() {
                        let text = format!("non-string key in the __dict__ of class {}", new.name);
                        self.warn(Exc::RuntimeWarning, &text, 1)?;
                    }
                    self.dict_set(&dict, &k, v)?;
                }
            }
        }
        let layout = self.slots_layout(&new.name, &dict, &base, &bases)?;
        self.prepare_namespace(&dict)?;
        let qualname = self.take_qualname(&dict, &new.name)?;
        let cell = self.take_cell(&dict, |n| &n.__classcell__)?;
        let dict_cell = self.take_cell(&dict, |n| &n.__classdictcell__)?;
        let base_ids: Vec<u32> = bases.iter().map(|b| b.get(self).id).collect();
        let id = self.classes.add(&base_ids);
        let b = base.get(self);
        let kept = [ClassFlags::SEQUENCE, ClassFlags::MAPPING, ClassFlags::MATCH_SELF];
        let inherited = kept.iter().filter(|f| mro_tail.iter().any(|c| c.get(self).flags.has(**f)));
        let flags = inherited.fold(ClassFlags::HEAP.union(ClassFlags::BASETYPE), |a, f| a.union(*f));
        let weak = layout.adds_weakref || b.flags.has(ClassFlags::WEAKREF);
        let flags = if weak { flags.union(ClassFlags::WEAKREF) } else { flags };
        let class = Class {
            name: new.name.clone(),
            qualname,
            slots: Box::new(Slots { new: b.slots.new, ..Slots::EMPTY }),
            flags,
            id,
            shape: ShapeId(0),
            layout: b.layout,
            slot_names: layout.names.clone(),
            has_dict: layout.has_dict,
            doc: None,
            module: "builtins",
            signature: "",
            bases,
            base: Some(base.clone()),
            mro_tail,
            this: None,
            metaclass: Some(new.metaclass.clone()),
            dict: dict.clone(),
        };
        let class = if new.metaclass.value().is(self.types.r#type.value()) {
            Ref::new(class)
        } else {
            let shape = new.metaclass.get(self).shape;
            Ref::with_shape(shape, class)
        };
        class.get_mut(self).this = Some(class.clone());
        self.enlist_class(&class);
        self.forget_dead_shapes();
        self.shape_class(&class);
        self.add_members(&class, &dict, &layout);
        self.own_mro(&class, &new.metaclass)?;
        self.fill_slots(&class);
        if let Some(cell) = cell {
            cell.get_mut(self).0 = class.value().clone();
        }
        if let Some(cell) = dict_cell {
            cell.get_mut(self).0 = dict.value().clone();
        }
        self.set_names(&class, &dict)?;
        self.init_subclass(&class, new.args)?;
        Ok(class.into())
    }

    /// `__module__`, `__doc__`, and the methods that are static or class methods without saying so.
    fn prepare_namespace(&mut self, dict: &Ref<Dict>) -> PyResult<()> {
        let module = self.names.__module__.clone();
        if dict.get(self).get_str(&module).is_none()
            && let Some(v) = self.current_global(|n| &n.__name__)
        {
            self.dict_set_str(dict, &module, v);
        }
        let new = self.names.__new__.clone();
        if let Some(f) = dict.get(self).get_str(&new).filter(|v| v.exact::<Function>().is_some()).cloned() {
            self.dict_set_str(dict, &new, Ref::new(StaticMethod::new(f)).into());
        }
        for name in [self.names.__init_subclass__.clone(), self.names.__class_getitem__.clone()] {
            if let Some(f) =
                dict.get(self).get_str(&name).filter(|v| v.exact::<Function>().is_some()).cloned()
            {
                self.dict_set_str(dict, &name, Ref::new(ClassMethod::new(f)).into());
            }
        }
        Ok(())
    }

    fn take_qualname(&mut self, dict: &Ref<Dict>, name: &Ref<Str>) -> PyResult<Ref<Str>> {
        match self.take_item(dict, |n| &n.__qualname__) {
            None => Ok(name.clone()),
            Some(v) => match v.downcast::<Str>() {
                Some(s) => Ok(s.clone()),
                None => {
                    raise!(self, TypeError, "type __qualname__ must be a str, not {}", self.type_name(&v))
                }
            },
        }
    }

    /// A cell that the compiler has put into the namespace, to be filled once the class stands.
    fn take_cell(
        &mut self,
        dict: &Ref<Dict>,
        name: fn(&crate::names::Names) -> &Ref<Str>,
    ) -> PyResult<Option<Ref<Cell>>> {
        let Some(v) = self.take_item(dict, name) else { return Ok(None) };
        match v.downcast::<Cell>() {
            Some(c) => Ok(Some(c.clone())),
            None => {
                let symbol = name(&self.names).to_string();
                let shown = self.repr_string(self.class_of(&v).value())?;
                raise!(self, TypeError, "{symbol} must be a nonlocal cell, not {shown}")
            }
        }
    }

    /// A metaclass's own `mro()` decides on the method resolution order.
    fn own_mro(&mut self, class: &Ref<Class>, metaclass: &Ref<Class>) -> PyResult<()> {
        let name = self.names.mro.clone();
        let (found, default) = (self.class_lookup(metaclass, &name), self.types.r#type.clone());
        let default = self.class_lookup(&default, &name);
        let (Some(found), Some(default)) = (found, default) else { return Ok(()) };
        if found.is(&default) {
            return Ok(());
        }
        let bound = self.bind(&found, Some(class.value()), metaclass.value())?;
        let order = self.call(&bound, &[])?;
        let mut tail = Vec::new();
        let order = self.collect_items(&order)?;
        if order.is_empty() {
            raise!(self, TypeError, "type MRO must not be empty");
        }
        for v in order {
            match v.downcast::<Class>() {
                Some(c) if c.value().is(class.value()) => {}
                Some(c) => tail.push(c.clone()),
                None => raise!(self, TypeError, "mro() returned a non-class ('{}')", self.type_name(&v)),
            }
        }
        let solid = self.solid_base(class);
        for base in &tail {
            let other = self.solid_base(base);
            if !crate::class::is_subclass(self, &solid, &other) {
                let name = base.get(self).name.to_string();
                raise!(self, TypeError, "mro() returned base with unsuitable layout ('{name}')");
            }
        }
        class.get_mut(self).mro_tail = tail;
        self.class_changed(class);
        Ok(())
    }

    fn take_item(&mut self, dict: &Ref<Dict>, name: fn(&crate::names::Names) -> &Ref<Str>) -> Option<Value> {
        let name = name(&self.names).clone();
        self.dict_remove_str(dict, &name)
    }

    /// Fills every slot from the special methods along the method resolution order.
    pub fn fill_slots(&mut self, class: &Ref<Class>) {
        self.unhashable_if_comparable(class);
        for dunder in DUNDERS.iter() {
            self.fill_slot(class, dunder);
        }
        self.fill_new(class);
    }

    /// A class with `__eq__` and without `__hash__` gets None for that.
    fn unhashable_if_comparable(&mut self, class: &Ref<Class>) {
        let dict = class.get(self).dict.clone();
        let (eq, hash) = (self.names.__eq__.clone(), self.names.__hash__.clone());
        let d = dict.get(self);
        if d.get_str(&eq).is_some() && d.get_str(&hash).is_none() {
            self.dict_set_str(&dict, &hash, Value::NONE);
            self.class_changed(class);
        }
    }

    /// The same after an attribute has changed, in subclasses too.
    pub fn update_slots(&mut self, class: &Ref<Class>, name: &Ref<Str>) {
        if name.text().get(0) != Some(u32::from(b'_')) {
            return;
        }
        let affected = DUNDERS.iter().filter(|d| name.eq_str(d.name));
        let slots: Vec<u16> = affected.map(|d| d.slot).collect();
        let is_new = name.eq_str("__new__");
        let is_del = name.eq_str("__del__");
        let is_hook = name.eq_str("__getattr__");
        if slots.is_empty() && !is_new && !is_del && !is_hook {
            return;
        }
        for c in self.all_subclasses(class) {
            for dunder in
                DUNDERS.iter().filter(|d| slots.contains(&d.slot) || is_hook && d.name == "__getattribute__")
            {
                self.fill_slot(&c, dunder);
            }
            if is_new {
                self.fill_new(&c);
            }
            if is_del {
                let has = self.class_lookup(&c, name).is_some();
                let shape = c.get(self).shape;
                self.heap.set_finaliser(shape, has);
            }
        }
    }

    /// The class and all its subclasses.
    pub(super) fn all_subclasses(&mut self, class: &Ref<Class>) -> Vec<Ref<Class>> {
        let mut found = vec![class.clone()];
        let mut i = 0;
        while let Some(c) = found.get(i) {
            let id = c.get(self).id;
            for sub in self.live_subclasses(id) {
                if !found.iter().any(|f| f.value().is(sub.value())) {
                    found.push(sub);
                }
            }
            i += 1;
        }
        found
    }

    /// CPython's `update_one_slot`: the trampoline where any of the slot's methods is written in Python, the native
    /// function where all come from one.
    fn fill_slot(&mut self, class: &Ref<Class>, dunder: &'static Dunder) {
        if dunder.is_of_buffer() && !self.dialect.buffers_have_methods() {
            return self.inherit_buffer(class);
        }
        let group = DUNDERS.iter().filter(|d| d.slot == dunder.slot);
        let mut native = None;
        let mut generic = false;
        let mut any = false;
        for d in group {
            let name = (d.symbol)(&self.names).clone();
            let Some((_, found)) = self.class_lookup_where(class, &name) else { continue };
            any = true;
            let function = match found.exact::<SlotWrapper>() {
                // Under another name (`__str__ = int.__repr__`) it is a method like any.
                Some(w) if w.dunder.name != d.name => None,
                Some(w) if w.dunder.slot == d.slot => Some(w.function),
                // A sequence slot's wrapper of a method that its number twin has too, or the other way round.
                Some(_) => continue,
                // A method that stands beside the slot (METH_COEXIST) does the same.
                None => found
                    .exact::<MethodDescriptor>()
                    .filter(|m| m.method.name == d.name)
                    .and_then(|m| (d.get)(&m.class.get(self).slots)),
            };
            match (function, native) {
                (Some(f), None) => native = Some(f),
                (Some(f), Some(known)) if f.address() == known.address() => {}
                _ => generic = true,
            }
        }
        if dunder.name == "__getattribute__" {
            let hook = self.names.__getattr__.clone();
            generic |= self.class_lookup_where(class, &hook).is_some();
        }
        let slots = &mut class.get_mut(self).slots;
        if generic {
            if !(dunder.install)(slots) {
                (dunder.reset)(slots);
            }
        } else if let (true, Some(f)) = (any, native) {
            (dunder.set)(slots, f);
        } else {
            (dunder.reset)(slots);
        }
    }

    /// Where no method tells of the buffer slot, it comes from the bases (CPython's `inherit_slots`).
    fn inherit_buffer(&mut self, class: &Ref<Class>) {
        let bases = class.get(self).mro_tail.clone();
        if let Some(buffer) = bases.iter().find_map(|c| c.get(self).slots.buffer) {
            class.get_mut(self).slots.buffer = Some(buffer);
        }
    }

    /// `__new__`: the builtin one of the nearest class that has one, unless Python code defines it.
    fn fill_new(&mut self, class: &Ref<Class>) {
        let name = self.names.__new__.clone();
        let Some((_, found)) = self.class_lookup_where(class, &name) else { return };
        let builtin = found.exact::<crate::call::Builtin>().filter(|b| crate::types::type_::is_new(b));
        let mut native = class.clone();
        while let (true, Some(above)) = (native.get(self).is_heap(), native.get(self).base.clone()) {
            native = above;
        }
        let new = match builtin.and_then(|b| b.class.as_ref()) {
            Some(_) if native.get(self).flags.has(ClassFlags::INHERITS_NEW) => native.get(self).slots.new,
            Some(c) => c.get(self).slots.new,
            None => Some(new_in_python as crate::class::slots::New),
        };
        class.get_mut(self).slots.new = new;
    }

    fn set_names(&mut self, class: &Ref<Class>, dict: &Ref<Dict>) -> PyResult<()> {
        let entries: Vec<(Value, Value)> =
            dict.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        let symbol = self.names.__set_name__.clone();
        for (key, value) in entries {
            let Some(hook) = self.type_lookup(&value, &symbol) else { continue };
            let bound = self.bind_special(&hook, &value)?;
            if let Err(e) = self.call(&bound, &[class.value().clone(), key.clone()]) {
                return Err(self.dialect_set_name_error(e, &value, &key, class));
            }
        }
        Ok(())
    }

    /// `super(cls, cls).__init_subclass__(**kwargs)`.
    fn init_subclass(&mut self, class: &Ref<Class>, args: Args<'_>) -> PyResult<()> {
        let symbol = self.names.__init_subclass__.clone();
        let tail = class.get(self).mro_tail.clone();
        let found = tail.iter().find_map(|c| c.get(self).dict.get(self).get_str(&symbol).cloned());
        let Some(found) = found else { return Ok(()) };
        let bound = self.bind(&found, None, class.value())?;
        let mut keywords = OwnedArgs::default();
        args.keywords().for_each(|(k, v)| keywords.push_keyword(k.clone(), v.clone()));
        self.call_args(&bound, keywords.args()).map(drop)
    }

    /// A builtin exception class: its instances take attributes, as those of Python classes do.
    pub(crate) fn exception_class(
        &mut self,
        spec: &'static TypeSpec,
        base: Ref<Class>,
        second: Option<Ref<Class>>,
    ) -> Ref<Class> {
        let name = self.intern(spec.name);
        let bases: Vec<Ref<Class>> = std::iter::once(base.clone()).chain(second).collect();
        let mro_tail = mro::linearise(self, &bases).unwrap_or_default();
        let mut slots = spec.slots;
        super::native::inherit(&mut slots, &base.get(self).slots);
        let base_ids: Vec<u32> = bases.iter().map(|b| b.get(self).id).collect();
        let class = Ref::new(Class {
            qualname: name.clone(),
            name,
            bases,
            base: Some(base),
            mro_tail,
            this: None,
            metaclass: None,
            dict: Dict::new_ref(self),
            slots: Box::new(slots),
            flags: spec.flags,
            id: self.classes.add(&base_ids),
            shape: ShapeId(0),
            layout: spec.layout,
            slot_names: Vec::new(),
            has_dict: true,
            doc: spec.doc,
            module: "builtins",
            signature: "",
        });
        self.enlist_class(&class);
        self.shape_class(&class);
        class
    }
}

/// `__new__` written in Python (CPython's `slot_tp_new`).
fn new_in_python(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let name = vm.names.__new__.clone();
    let new = vm.getattr(class.value(), &name)?;
    let all = args.with_first(class.value().clone());
    vm.call_args(&new, all.args())
}
