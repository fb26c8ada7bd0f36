//! The methods of classes.

use crate::Vm;
use crate::class::{Class, is_subclass};
use crate::methods;
use crate::protocol::attr::name_list;
use crate::types::dict::Dict;
use crate::types::list::List;
use taipan_heap::{Ref, Value};

methods! { pub static METHODS;
    /// Return a type's method resolution order.
    "mro($self, /)" => |vm, [this]| {
        let Some(c) = this.downcast::<Class>() else { return Ok(Value::NONE) };
        let bases = c.get(vm).bases.clone();
        let tail = crate::class::linearise(vm, &bases)?;
        let all = std::iter::once(this.clone()).chain(tail.into_iter().map(Value::from));
        Ok(List::new_ref(all.collect()).into())
    }
    /// Return a list of immediate subclasses.
    "__subclasses__($self, /)" => |vm, [this]| {
        let Some(c) = this.downcast::<Class>() else { return Ok(Value::NONE) };
        let found = vm.direct_subclasses(c).into_iter().map(Value::from).collect();
        Ok(List::new_ref(found).into())
    }
    /// Create the namespace for the class statement
    "__prepare__($type, /, *args, **kwargs)" as "($cls, name, bases, /, **kwds)" => |vm, [_class, _args, _kwargs]| { Ok(Dict::new_ref(vm).into()) }
    /// Check if an object is an instance.
    "__instancecheck__($self, instance, /)" => |vm, [this, object]| {
        Ok(Value::bool(vm.plain_isinstance(object, this)?))
    }
    /// Check if a class is a subclass.
    "__subclasscheck__($self, subclass, /)" => |vm, [this, sub]| {
        Ok(Value::bool(vm.plain_issubclass(sub, this)?))
    }
    /// Specialized __dir__ implementation for types.
    "__dir__($self, /)" => |vm, [this]| {
        let names = Dict::new_ref(vm);
        crate::types::object::class_directory(vm, this, &names)?;
        Ok(List::new_ref(name_list(vm, &names)).into())
    }
    /// Return memory consumption of the type object.
    "__sizeof__($self, /)" => |vm, [this]| {
        let Some(c) = this.downcast::<Class>() else { return Ok(Value::NONE) };
        Ok(Value::int(if c.get(vm).is_heap() { 1688 } else { 408 }))
    }
}

impl Vm {
    /// The classes that name this one among their bases, oldest first.
    pub fn direct_subclasses(&mut self, class: &Ref<Class>) -> Vec<Ref<Class>> {
        let id = class.get(self).id;
        let mut found = self.live_subclasses(id);
        found.retain(|c| !is_subclass(self, class, c));
        found
    }
}
