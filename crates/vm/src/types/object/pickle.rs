//! What `object` does for `pickle` and `copy` (Objects/typeobject.c: `object___reduce_ex__` and its like).

use crate::call::{Builtin, MethodDescriptor};
use crate::class::Class;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_::{basic_size, item_size, supports_weakrefs};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

fn copyreg(vm: &mut Vm) -> PyResult {
    let name = vm.intern("copyreg");
    if let Some(loaded) = vm.modules.get(vm).get_str(&name).cloned() {
        return Ok(loaded);
    }
    vm.import_module(&name)
}

/// `__reduce__` where a class has its own, else as that protocol has it.
pub fn reduce_ex(vm: &mut Vm, this: &Value, protocol: &Value) -> PyResult {
    let protocol = vm.index_i64(protocol)?;
    let name = vm.names.__reduce__.clone();
    let object = vm.types.object.clone();
    if let Some(method) = vm.getattr_optional(this, &name)? {
        let class = vm.class_of(this).value().clone();
        let own = vm.getattr(&class, &name)?;
        let default = vm.class_lookup(&object, &name);
        if default.is_none_or(|default| !own.is(&default)) {
            return vm.call(&method, &[]);
        }
    }
    reduce(vm, this, protocol)
}

/// The object's class, arguments and state, in the form of that protocol (`_common_reduce`).
pub fn reduce(vm: &mut Vm, this: &Value, protocol: i64) -> PyResult {
    if protocol >= 2 {
        return reduce_new(vm, this);
    }
    let copyreg = copyreg(vm)?;
    vm.call_method(&copyreg, "_reduce_ex", &[this.clone(), Value::int(protocol)])
}

/// `reduce_newobj`.
fn reduce_new(vm: &mut Vm, this: &Value) -> PyResult {
    let class = vm.class_of(this);
    if class.get(vm).slots.new.is_none() {
        raise!(vm, TypeError, "cannot pickle '{}' object", vm.type_name(this));
    }
    let arguments = new_arguments(vm, this)?;
    let required =
        arguments.is_none() && this.downcast::<List>().is_none() && this.downcast::<Dict>().is_none();
    let copyreg = copyreg(vm)?;
    let class = class.value().clone();
    let (args, keywords) = arguments.unwrap_or_default();
    let (function, args) = match keywords.filter(|k| !k.get(vm).is_empty()) {
        None => ("__newobj__", vm.new_tuple(std::iter::once(class).chain(args))),
        Some(keywords) => {
            let args = vm.new_tuple(args);
            ("__newobj_ex__", vm.new_tuple([class, args, keywords.into()]))
        }
    };
    let name = vm.intern(function);
    let function = vm.getattr(&copyreg, &name)?;
    let state = state(vm, this, required)?;
    let items = if this.downcast::<List>().is_some() { vm.iter(this)? } else { Value::NONE };
    let pairs = if this.downcast::<Dict>().is_some() {
        let view = vm.call_method(this, "items", &[])?;
        vm.iter(&view)?
    } else {
        Value::NONE
    };
    Ok(vm.new_tuple([function, args, state, items, pairs]))
}

type Arguments = (Vec<Value>, Option<Ref<Dict>>);

fn special(vm: &mut Vm, this: &Value, name: &str) -> PyResult<Option<Value>> {
    let name = vm.intern(name);
    match vm.type_lookup(this, &name) {
        None => Ok(None),
        Some(method) => {
            let bound = vm.bind_special(&method, this)?;
            vm.call(&bound, &[]).map(Some)
        }
    }
}

/// What `__new__` is to be called with (`_PyObject_GetNewArguments`).
fn new_arguments(vm: &mut Vm, this: &Value) -> PyResult<Option<Arguments>> {
    if let Some(given) = special(vm, this, "__getnewargs_ex__")? {
        let Some(both) = given.downcast::<Tuple>() else {
            let kind = vm.type_name(&given);
            raise!(vm, TypeError, "__getnewargs_ex__ should return a tuple, not '{kind}'");
        };
        let [args, keywords] = both.items() else {
            let n = both.items().len();
            raise!(vm, ValueError, "__getnewargs_ex__ should return a tuple of length 2, not {n}");
        };
        let Some(args) = args.downcast::<Tuple>() else {
            let kind = vm.type_name(args);
            raise!(
                vm,
                TypeError,
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{kind}'"
            );
        };
        let Some(keywords) = keywords.downcast::<Dict>() else {
            let kind = vm.type_name(keywords);
            raise!(
                vm,
                TypeError,
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{kind}'"
            );
        };
        return Ok(Some((args.items().to_vec(), Some(keywords.clone()))));
    }
    match special(vm, this, "__getnewargs__")? {
        None => Ok(None),
        Some(given) => match given.downcast::<Tuple>() {
            Some(args) => Ok(Some((args.items().to_vec(), None))),
            None => {
                raise!(vm, TypeError, "__getnewargs__ should return a tuple, not '{}'", vm.type_name(&given))
            }
        },
    }
}

/// `__getstate__()` of an object that its `__reduce__` says how to make again (`_PyObject_GetState`).
pub fn state_of(vm: &mut Vm, this: &Value) -> PyResult {
    state(vm, this, false)
}

/// `__getstate__()`; `required` where nothing else tells how to make the object again (`object_getstate`).
fn state(vm: &mut Vm, this: &Value, required: bool) -> PyResult {
    let name = vm.intern("__getstate__");
    let method = vm.getattr(this, &name)?;
    let object = vm.types.object.clone();
    let default = vm.class_lookup(&object, &name);
    let default = default.as_ref().and_then(|d| d.exact::<MethodDescriptor>());
    let is_default = match (method.exact::<Builtin>(), default) {
        (Some(own), Some(default)) => std::ptr::eq(own.method, default.method) && own.this.is(this),
        _ => false,
    };
    if is_default { default_state(vm, this, required) } else { vm.call(&method, &[]) }
}

/// The attributes, or those and the values of slots, or None (`object_getstate_default`).
pub fn default_state(vm: &mut Vm, this: &Value, required: bool) -> PyResult {
    let class = vm.class_of(this);
    if required && item_size(vm, &class) != 0 {
        raise!(vm, TypeError, "cannot pickle {} objects", vm.type_name(this));
    }
    let own = match vm.has_own_attributes(this).then(|| vm.instance_dict(this)).flatten() {
        Some(d) if !d.get(vm).is_empty() => d.into(),
        _ => Value::NONE,
    };
    let names = slot_names(vm, &class)?;
    if required {
        let mut size = 16 + 8 * names.len() as i64;
        let (dict, weakref) = crate::types::type_::offsets(vm, &class);
        size += 8 * (i64::from(dict > 0) + i64::from(supports_weakrefs(vm, &class) && weakref > 0));
        if basic_size(vm, &class) > size {
            raise!(vm, TypeError, "cannot pickle '{}' object", vm.type_name(this));
        }
    }
    let slots = Dict::new_ref(vm);
    for name in names {
        let Some(name) = name.downcast::<Str>().cloned() else {
            raise!(vm, TypeError, "attribute name must be string, not '{}'", vm.type_name(&name));
        };
        match vm.getattr(this, &name) {
            Ok(v) => vm.dict_set(&slots, name.value(), v)?,
            Err(e) => drop(vm.catch(e, Exc::AttributeError)?),
        }
    }
    if slots.get(vm).is_empty() {
        return Ok(own);
    }
    Ok(vm.new_tuple([own, slots.into()]))
}

/// The names of a class's slots, which `copyreg` finds and keeps in the class (`_PyType_GetSlotNames`).
fn slot_names(vm: &mut Vm, class: &Ref<Class>) -> PyResult<Vec<Value>> {
    let name = vm.intern("__slotnames__");
    let known = class.get(vm).dict.get(vm).get_str(&name).cloned();
    let found = match known {
        Some(known) => {
            if !known.is_none() && known.downcast::<List>().is_none() {
                let (class, kind) = (class.get(vm).name.to_string(), vm.type_name(&known));
                raise!(vm, TypeError, "{class}.__slotnames__ should be a list or None, not {kind}");
            }
            known
        }
        None => {
            let copyreg = copyreg(vm)?;
            let found = vm.call_method(&copyreg, "_slotnames", &[class.value().clone()])?;
            if !found.is_none() && found.downcast::<List>().is_none() {
                raise!(vm, TypeError, "copyreg._slotnames didn't return a list or None");
            }
            found
        }
    };
    Ok(found.downcast::<List>().map_or_else(Vec::new, |l| l.get(vm).items.clone()))
}
