//! The attributes of classes.

use super::size;
use crate::class::native::{GetSet, Setter};
use crate::class::{Class, ClassFlags, is_subclass};
use crate::names::Names;
use crate::types::dict::Dict;
use crate::types::mappingproxy::MappingProxy;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

fn class(this: &Value) -> Option<&Ref<Class>> {
    this.downcast::<Class>()
}

macro_rules! of_class {
    (|$vm:ident, $c:ident| $body:expr) => {
        |$vm, this| match class(this) {
            Some($c) => $body,
            None => Ok(Value::NONE),
        }
    };
}

const NAME: Setter = |vm, this, value| {
    let Some(c) = class(this) else { return Ok(()) };
    let value = special(vm, c, value, "__name__")?;
    let old = c.get(vm).name.to_string();
    let Some(name) = value.downcast::<Str>() else {
        raise!(vm, TypeError, "can only assign string to {old}.__name__, not '{}'", vm.type_name(value));
    };
    check_name(vm, name)?;
    let name = vm.intern_ref(name);
    c.get_mut(vm).name = name;
    Ok(())
};

/// A class's name can be encoded, and holds no NUL.
pub fn check_name(vm: &mut Vm, name: &Ref<Str>) -> PyResult<()> {
    crate::codecs::encode(vm, name.value(), None, None)?;
    if (0..name.len()).any(|i| name.text().get(i) == Some(0)) {
        raise!(vm, ValueError, "type name must not contain null characters");
    }
    Ok(())
}

const QUALNAME: Setter = |vm, this, value| {
    let Some(c) = class(this) else { return Ok(()) };
    let value = special(vm, c, value, "__qualname__")?;
    let old = c.get(vm).name.to_string();
    let Some(name) = value.downcast::<Str>().cloned() else {
        raise!(vm, TypeError, "can only assign string to {old}.__qualname__, not '{}'", vm.type_name(value));
    };
    c.get_mut(vm).qualname = name;
    Ok(())
};

pub static GETSET: &[GetSet] = &[
    GetSet::member("__basicsize__", of_class!(|vm, c| Ok(Value::int(size::basic_size(vm, c))))),
    GetSet::member("__itemsize__", of_class!(|vm, c| Ok(Value::int(size::item_size(vm, c))))),
    GetSet::member("__flags__", of_class!(|vm, c| Ok(Value::int(size::type_flags(vm, c))))),
    GetSet::member("__weakrefoffset__", of_class!(|vm, c| Ok(Value::int(size::offsets(vm, c).1)))),
    GetSet::member(
        "__base__",
        of_class!(|vm, c| Ok(c.get(vm).base.as_ref().map_or(Value::NONE, |b| b.value().clone()))),
    ),
    GetSet::member("__dictoffset__", of_class!(|vm, c| Ok(Value::int(size::offsets(vm, c).0)))),
    GetSet::write("__name__", of_class!(|vm, c| Ok(c.get(vm).name.value().clone())), NAME),
    GetSet::write("__qualname__", of_class!(|vm, c| Ok(c.get(vm).qualname.value().clone())), QUALNAME),
    GetSet::write(
        "__bases__",
        of_class!(|vm, c| {
            let bases: Vec<Value> = c.get(vm).bases.iter().map(|b| b.value().clone()).collect();
            Ok(vm.new_tuple(bases))
        }),
        |vm, this, value| match class(this) {
            Some(c) => super::bases::set(vm, c, value),
            None => Ok(()),
        },
    ),
    GetSet::write("__mro__", of_class!(|vm, c| Ok(mro_tuple(vm, c))), |vm, _this, _value| {
        if vm.dialect.mro_is_member() {
            raise!(vm, AttributeError, "readonly attribute");
        }
        raise!(vm, AttributeError, "attribute '__mro__' of 'type' objects is not writable")
    }),
    GetSet::write("__module__", of_class!(|vm, c| module(vm, c)), |vm, this, value| {
        let Some(c) = class(this) else { return Ok(()) };
        let value = special(vm, c, value, "__module__")?.clone();
        put(vm, c, |n| &n.__module__, value);
        Ok(())
    }),
    GetSet::write(
        "__abstractmethods__",
        of_class!(|vm, c| {
            let found = if c.value().is(vm.types.r#type.value()) {
                None
            } else {
                own(vm, c, |n| &n.__abstractmethods__)
            };
            match found {
                Some(v) => Ok(v),
                None => Err(no_abstract_methods(vm, this_value(c))),
            }
        }),
        set_abstract_methods,
    ),
    GetSet::read(
        "__dict__",
        "",
        of_class!(|vm, c| Ok(Ref::new(MappingProxy(c.get(vm).dict.value().clone())).into())),
    ),
    GetSet::write("__doc__", of_class!(|vm, c| doc(vm, c)), |vm, this, value| {
        let Some(c) = class(this) else { return Ok(()) };
        let value = special(vm, c, value, "__doc__")?.clone();
        put(vm, c, |n| &n.__doc__, value);
        Ok(())
    }),
    GetSet::read(
        "__text_signature__",
        "",
        of_class!(|vm, c| match c.get(vm).signature {
            "" => Ok(Value::NONE),
            text => Ok(vm.new_str(text)),
        }),
    ),
    GetSet::write("__annotations__", of_class!(|vm, c| annotations(vm, c)), set_annotations),
    GetSet::write("__annotate__", of_class!(|vm, c| annotate(vm, c)), set_annotate),
    GetSet::write(
        "__type_params__",
        of_class!(|vm, c| {
            let found = own(vm, c, |n| &n.__type_params__);
            Ok(found.unwrap_or_else(|| vm.new_tuple([])))
        }),
        |vm, this, value| {
            let Some(c) = class(this) else { return Ok(()) };
            let value = special(vm, c, value, "__type_params__")?.clone();
            put(vm, c, |n| &n.__type_params__, value);
            Ok(())
        },
    ),
];

fn this_value(c: &Ref<Class>) -> &Value {
    c.value()
}

fn no_abstract_methods(vm: &mut Vm, this: &Value) -> crate::Raised {
    let name = vm.names.__abstractmethods__.clone();
    vm.attribute_error_with("__abstractmethods__".to_string(), this, &name)
}

/// The method resolution order with the class itself.
pub fn mro_tuple(vm: &mut Vm, c: &Ref<Class>) -> Value {
    let tail = c.get(vm).mro_tail.iter().map(|b| b.value().clone());
    let all: Vec<Value> = std::iter::once(c.value().clone()).chain(tail).collect();
    vm.new_tuple(all)
}

/// Classes of builtin types take no new attributes, and these can not be deleted (`check_set_special_type_attr`).
fn special<'a>(vm: &mut Vm, c: &Ref<Class>, value: Option<&'a Value>, name: &str) -> PyResult<&'a Value> {
    let class = c.get(vm).name.to_string();
    if !c.get(vm).is_heap() {
        raise!(vm, TypeError, "cannot set '{name}' attribute of immutable type '{class}'");
    }
    match value {
        Some(v) => Ok(v),
        None => raise!(vm, TypeError, "cannot delete '{name}' attribute of immutable type '{class}'"),
    }
}

/// What the class's own namespace holds.
fn own(vm: &Vm, c: &Ref<Class>, name: fn(&Names) -> &Ref<Str>) -> Option<Value> {
    c.get(vm).dict.get(vm).get_str(name(&vm.names)).cloned()
}

fn put(vm: &mut Vm, c: &Ref<Class>, name: fn(&Names) -> &Ref<Str>, value: Value) {
    let (dict, name) = (c.get(vm).dict.clone(), name(&vm.names).clone());
    vm.dict_set_str(&dict, &name, value);
    vm.class_changed(c);
}

fn remove(vm: &mut Vm, c: &Ref<Class>, name: fn(&Names) -> &Ref<Str>) -> bool {
    let (dict, name) = (c.get(vm).dict.clone(), name(&vm.names).clone());
    let found = vm.dict_remove_str(&dict, &name).is_some();
    vm.class_changed(c);
    found
}

fn module(vm: &mut Vm, c: &Ref<Class>) -> PyResult {
    match own(vm, c, |n| &n.__module__) {
        Some(v) if v.downcast::<Str>().is_some() || c.get(vm).is_heap() => Ok(v),
        _ if c.get(vm).is_heap() => {
            let name = vm.names.__module__.clone();
            Err(vm.attribute_error_with("__module__".to_string(), c.value(), &name))
        }
        _ => {
            let module = c.get(vm).module;
            Ok(vm.intern(module).into())
        }
    }
}

fn doc(vm: &mut Vm, c: &Ref<Class>) -> PyResult {
    if let (false, Some(doc)) = (c.get(vm).is_heap(), c.get(vm).doc) {
        return Ok(vm.new_str(doc));
    }
    match own(vm, c, |n| &n.__doc__) {
        Some(v) => vm.bind(&v, None, c.value()),
        None => Ok(Value::NONE),
    }
}

fn set_abstract_methods(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(c) = class(this) else { return Ok(()) };
    let is_abstract = match value {
        Some(v) => {
            let truth = vm.truth(v)?;
            put(vm, c, |n| &n.__abstractmethods__, v.clone());
            truth
        }
        None => {
            if !remove(vm, c, |n| &n.__abstractmethods__) {
                return Err(vm.error(crate::exc::Exc::AttributeError, "__abstractmethods__"));
            }
            false
        }
    };
    let flags = &mut c.get_mut(vm).flags;
    *flags =
        if is_abstract { flags.union(ClassFlags::ABSTRACT) } else { flags.without(ClassFlags::ABSTRACT) };
    Ok(())
}

/// Names under which 3.14 keeps the function that makes a class's annotations, and what it made.
const ANNOTATE: fn(&Names) -> &Ref<Str> = |n| &n.__annotate_func__;
const CACHE: fn(&Names) -> &Ref<Str> = |n| &n.__annotations_cache__;

fn annotations(vm: &mut Vm, c: &Ref<Class>) -> PyResult {
    if !c.get(vm).is_heap() {
        let name = vm.names.__annotations__.clone();
        return Err(vm.attribute_error(c.value(), &name));
    }
    if let Some(v) = own(vm, c, |n| &n.__annotations__) {
        return vm.bind(&v, None, c.value());
    }
    if !vm.dialect.has_lazy_annotations() {
        // Code of 3.14 leaves a function in place of the dict.
        let function = own(vm, c, ANNOTATE).unwrap_or(Value::NONE);
        let made = vm.call_annotate(&function)?;
        put(vm, c, |n| &n.__annotations__, made.clone());
        return Ok(made);
    }
    if let Some(v) = own(vm, c, CACHE) {
        return vm.bind(&v, None, c.value());
    }
    let function = annotate(vm, c)?;
    let made = vm.call_annotate(&function)?;
    put(vm, c, CACHE, made.clone());
    Ok(made)
}

fn set_annotations(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(c) = class(this) else { return Ok(()) };
    if !c.get(vm).is_heap() {
        let class = c.get(vm).name.to_string();
        raise!(vm, TypeError, "cannot set '__annotations__' attribute of immutable type '{class}'");
    }
    let lazy = vm.dialect.has_lazy_annotations();
    match value {
        Some(v) if !lazy => put(vm, c, |n| &n.__annotations__, v.clone()),
        Some(v) => {
            let in_namespace = own(vm, c, |n| &n.__annotations__).is_some();
            put(vm, c, if in_namespace { |n| &n.__annotations__ } else { CACHE }, v.clone());
            remove(vm, c, ANNOTATE);
        }
        None => {
            let found = remove(vm, c, |n| &n.__annotations__) | (lazy && remove(vm, c, CACHE));
            if !found {
                return Err(vm.error(crate::exc::Exc::AttributeError, "__annotations__"));
            }
            if lazy {
                remove(vm, c, ANNOTATE);
            }
        }
    }
    Ok(())
}

fn annotate(vm: &mut Vm, c: &Ref<Class>) -> PyResult {
    if !c.get(vm).is_heap() {
        let name = vm.names.__annotate__.clone();
        return Err(vm.attribute_error(c.value(), &name));
    }
    let found = own(vm, c, |n| &n.__annotate__).or_else(|| own(vm, c, ANNOTATE));
    match found {
        Some(v) => vm.bind(&v, None, c.value()),
        None => {
            if vm.dialect.has_lazy_annotations() {
                put(vm, c, ANNOTATE, Value::NONE);
            }
            Ok(Value::NONE)
        }
    }
}

fn set_annotate(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(c) = class(this) else { return Ok(()) };
    let Some(v) = value else { raise!(vm, TypeError, "cannot delete __annotate__ attribute") };
    if !c.get(vm).is_heap() {
        let class = c.get(vm).name.to_string();
        raise!(vm, TypeError, "cannot set '__annotate__' attribute of immutable type '{class}'");
    }
    if !v.is_none() && !vm.is_callable(v) {
        raise!(vm, TypeError, "__annotate__ must be callable or None");
    }
    put(vm, c, ANNOTATE, v.clone());
    if !v.is_none() {
        remove(vm, c, CACHE);
    }
    Ok(())
}

impl Vm {
    /// The annotations that a function of 3.14's `__annotate__` makes; an empty dict for None.
    pub fn call_annotate(&mut self, function: &Value) -> PyResult {
        if function.is_none() || function.is_null() {
            return Ok(Dict::new_ref(self).into());
        }
        let made = self.call(function, &[Value::int(1)])?;
        if made.downcast::<Dict>().is_none() {
            raise!(self, TypeError, "__annotate__ returned non-dict of type '{}'", self.type_name(&made));
        }
        Ok(made)
    }

    /// The names of an abstract class's abstract methods, sorted.
    pub fn abstract_methods(&mut self, c: &Ref<Class>) -> PyResult<Vec<String>> {
        let Some(found) = own(self, c, |n| &n.__abstractmethods__) else { return Ok(Vec::new()) };
        let mut names = Vec::new();
        for v in self.collect_items(&found)? {
            names.push(self.str_string(&v)?);
        }
        names.sort();
        Ok(names)
    }

    /// The tuple of classes that a value must be to serve as bases.
    pub(super) fn bases_of(&mut self, c: &Ref<Class>, value: &Value) -> PyResult<Vec<Ref<Class>>> {
        let name = c.get(self).name.to_string();
        let Some(t) = value.downcast::<Tuple>() else {
            raise!(
                self,
                TypeError,
                "can only assign tuple to {name}.__bases__, not {}",
                self.type_name(value)
            );
        };
        if t.items().is_empty() {
            raise!(self, TypeError, "can only assign non-empty tuple to {name}.__bases__, not ()");
        }
        let mut bases = Vec::new();
        for b in t.items() {
            let Some(b) = b.downcast::<Class>() else {
                raise!(
                    self,
                    TypeError,
                    "{name}.__bases__ must be tuple of classes, not '{}'",
                    self.type_name(b)
                );
            };
            if is_subclass(self, b, c) {
                raise!(self, TypeError, "a __bases__ item causes an inheritance cycle");
            }
            bases.push(b.clone());
        }
        Ok(bases)
    }
}
