//! `super`.

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
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("super", Super::ID, &[Super::ID])
};

impl Vm {
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
        let order: Vec<Ref<Class>> =
            std::iter::once(start.clone()).chain(start.get(self).mro_tail.iter().cloned()).collect();
        let behind = order.iter().position(|c| c.value().is(class.value())).map_or(order.len(), |i| i + 1);
        for c in &order[behind..] {
            let Some(found) = c.get(self).dict.get(self).get_str(name).cloned() else { continue };
            if method && self.is_method_descriptor(&found) && !this.is(start.value()) {
                return Ok((found, true));
            }
            let object = (!this.is(start.value())).then_some(this);
            return Ok((self.bind(&found, object, start.value())?, false));
        }
        raise!(self, AttributeError, "'super' object has no attribute '{name}'")
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
        raise!(self, TypeError, "super(type, obj): obj must be an instance or subtype of type")
    }
}
