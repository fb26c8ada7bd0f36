//! `super`.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec, is_subclass};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Where the search starts behind, and what is bound.
pub struct Super {
    pub class: Option<Ref<Class>>,
    /// The instance or class bound; [`Value::NULL`] when unbound.
    pub this: Value,
    pub this_class: Option<Ref<Class>>,
}

impl Trace for Super {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.class.iter().chain(&self.this_class).for_each(|c| visit(c.value()));
        visit(&self.this);
    }
    fn clear(&mut self) {
        self.this = Value::NULL;
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
    ),
    slots: Slots {
        repr: Some(repr),
        getattr: Some(getattr),
        descr_get: Some(get),
        init: Some(init),
        new: Some(new),
        ..Slots::EMPTY
    },
    getset: GETSET,
    ..TypeSpec::named("super", Super::ID, &[Super::ID])
};

static GETSET: &[GetSet] = &[
    GetSet::member("__thisclass__", |vm, this| {
        Ok(this.downcast::<Super>().map_or(Value::NONE, |s| class_value(&s.get(vm).class)))
    }),
    GetSet::member("__self__", |vm, this| {
        let held = this.downcast::<Super>().and_then(|s| s.get(vm).this.present().cloned());
        Ok(held.unwrap_or(Value::NONE))
    }),
    GetSet::member("__self_class__", |vm, this| {
        Ok(this.downcast::<Super>().map_or(Value::NONE, |s| class_value(&s.get(vm).this_class)))
    }),
];

fn class_value(class: &Option<Ref<Class>>) -> Value {
    class.as_ref().map_or(Value::NONE, |c| c.value().clone())
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.instance_of(class, Super { class: None, this: Value::NULL, this_class: None }))
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(s) = this.downcast::<Super>() else { return Ok(()) };
    if !args.names().is_empty() {
        raise!(vm, TypeError, "super() takes no keyword arguments");
    }
    let (class, bound) = match args.positional() {
        [] => {
            let (class, first) = vm.zero_argument_super()?;
            (class, Some(first))
        }
        [class, rest @ ..] => {
            if rest.len() > 1 {
                raise!(vm, TypeError, "super() expected at most 2 arguments, got {}", rest.len() + 1);
            }
            let Some(class) = class.downcast::<Class>() else {
                raise!(vm, TypeError, "super() argument 1 must be a type, not {}", vm.type_name(class));
            };
            (class.clone(), rest.first().filter(|v| !v.is_none()).cloned())
        }
    };
    let this_class = match &bound {
        Some(object) => Some(vm.super_check(&class, object)?),
        None => None,
    };
    let s = s.get_mut(vm);
    s.class = Some(class);
    s.this_class = this_class;
    s.this = bound.unwrap_or(Value::NULL);
    Ok(())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(s) = this.downcast::<Super>() else { return Ok(Value::NONE) };
    let s = s.get(vm);
    let class = s.class.as_ref().map_or_else(|| "NULL".to_string(), |c| c.get(vm).name.to_string());
    let text = match &s.this_class {
        Some(c) => format!("<super: <class '{class}'>, <{} object>>", c.get(vm).name),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.new_str(&text))
}

/// What stands behind the class in the order; `__class__` and everything else is the super object's own.
fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    let Some(s) = this.downcast::<Super>() else { return Ok(Value::NONE) };
    let held = s.get(vm);
    let (class, start, object) = (held.class.clone(), held.this_class.clone(), held.this.clone());
    if let (Some(class), Some(start), false) = (class, start, name.eq_str("__class__"))
        && let Some(found) = vm.behind(&class, &start, name)
    {
        let instance = (!object.is(start.value())).then_some(&object);
        return vm.bind(&found, instance, start.value());
    }
    crate::protocol::attr::generic_getattr(vm, this, name)
}

/// An unbound super object in a class binds to the instance.
fn get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(s), Some(object)) = (this.downcast::<Super>(), object) else { return Ok(this.clone()) };
    let Some(class) = s.get(vm).class.clone() else { return Ok(this.clone()) };
    if object.is_none() || !s.get(vm).this.is_null() {
        return Ok(this.clone());
    }
    if !s.is_exact() {
        let own = vm.class_of(this);
        return vm.call(own.value(), &[class.value().clone(), object.clone()]);
    }
    let this_class = Some(vm.super_check(&class, object)?);
    Ok(Ref::new(Super { class: Some(class), this: object.clone(), this_class }).into())
}

impl Vm {
    /// The first attribute behind `class` in the order of `start`.
    fn behind(&mut self, class: &Ref<Class>, start: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
        let tail = start.get(self).mro_tail.clone();
        let order: Vec<&Ref<Class>> = std::iter::once(start).chain(&tail).collect();
        let from = order.iter().position(|c| c.value().is(class.value())).map_or(order.len(), |i| i + 1);
        order[from..].iter().find_map(|c| c.get(self).dict.get(self).get_str(name).cloned())
    }

    /// `super(class, this).name`: what was found behind `class` in the method resolution order of `this`, and whether
    /// it is a function to be called with `this` (only where `method`).
    pub fn super_attribute(
        &mut self,
        class: &Ref<Class>,
        this: &Value,
        name: &Ref<Str>,
        method: bool,
    ) -> PyResult<(Value, bool)> {
        let start = self.super_check(class, this)?;
        if !name.eq_str("__class__")
            && let Some(found) = self.behind(class, &start, name)
        {
            if method && self.is_method_descriptor(&found) && !this.is(start.value()) {
                return Ok((found, true));
            }
            let object = (!this.is(start.value())).then_some(this);
            return Ok((self.bind(&found, object, start.value())?, false));
        }
        let object: Value =
            Ref::new(Super { class: Some(class.clone()), this: this.clone(), this_class: Some(start) })
                .into();
        crate::protocol::attr::generic_getattr(self, &object, name).map(|v| (v, false))
    }

    /// The class whose method resolution order counts (CPython's `supercheck`).
    pub fn super_check(&mut self, class: &Ref<Class>, this: &Value) -> PyResult<Ref<Class>> {
        if let Some(c) = this.downcast::<Class>()
            && is_subclass(self, c, class)
        {
            return Ok(c.clone());
        }
        let of = self.class_of(this);
        if is_subclass(self, &of, class) {
            return Ok(of);
        }
        let name = self.names.__class__.clone();
        if let Some(claimed) = self.getattr_optional(this, &name)?
            && let Some(c) = claimed.downcast::<Class>()
            && is_subclass(self, c, class)
        {
            return Ok(c.clone());
        }
        let object = match this.downcast::<Class>() {
            Some(c) => format!("type {}", c.get(self).name),
            None => format!("instance of {}", self.type_name(this)),
        };
        let message = self.dialect.super_mismatch(&object, &class.get(self).name.to_string());
        Err(self.error(crate::exc::Exc::TypeError, message))
    }
}
