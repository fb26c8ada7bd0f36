//! `property`.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Getter, setter and deleter: [`Value::NONE`] where absent.
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    /// Set by `__set_name__` (3.13 shows it), else None.
    pub name: Value,
    pub doc_from_getter: bool,
}

impl Trace for Property {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for v in [&self.get, &self.set, &self.delete, &self.doc, &self.name] {
            visit(v);
        }
    }
    fn clear(&mut self) {
        for v in [&mut self.get, &mut self.set, &mut self.delete, &mut self.doc] {
            *v = Value::NONE;
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        descr_get: Some(get),
        descr_set: Some(set),
        init: Some(init),
        new: Some(new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(fget=None, fset=None, fdel=None, doc=None)",
    ..TypeSpec::named("property", Property::ID, &[Property::ID])
};

methods! { static METHODS;
    /// Descriptor to obtain a copy of the property with a different getter.
    "getter($self, object, /)" => |vm, [this, f]| { copy(vm, this, [Some(f), None, None]) }
    /// Descriptor to obtain a copy of the property with a different setter.
    "setter($self, object, /)" => |vm, [this, f]| { copy(vm, this, [None, Some(f), None]) }
    /// Descriptor to obtain a copy of the property with a different deleter.
    "deleter($self, object, /)" => |vm, [this, f]| { copy(vm, this, [None, None, Some(f)]) }
    /// Method to set name of a property.
    "__set_name__($self, /, *args)" as "($self, owner, name, /)" => |vm, [this, args]| {
        let args = vm.collect_items(args)?;
        let [_, name] = &args[..] else {
            raise!(vm, TypeError, "__set_name__() takes 2 positional arguments but {} were given", args.len());
        };
        if let Some(p) = this.downcast::<Property>() {
            p.get_mut(vm).name = name.clone();
        }
        Ok(Value::NONE)
    }
}

macro_rules! field {
    ($name:literal, $field:ident) => {
        GetSet::member($name, |vm, this| {
            Ok(this.downcast::<Property>().map_or(Value::NONE, |p| p.get(vm).$field.clone()))
        })
    };
}

static GETSET: &[GetSet] = &[
    field!("fget", get),
    field!("fset", set),
    field!("fdel", delete),
    GetSet::write(
        "__doc__",
        |vm, this| Ok(this.downcast::<Property>().map_or(Value::NONE, |p| p.get(vm).doc.clone())),
        |vm, this, value| {
            if let Some(p) = this.downcast::<Property>() {
                p.get_mut(vm).doc = value.cloned().unwrap_or(Value::NONE);
            }
            Ok(())
        },
    ),
    GetSet::write("__name__", name, |vm, this, value| {
        if let Some(p) = this.downcast::<Property>() {
            p.get_mut(vm).name = value.cloned().unwrap_or(Value::NONE);
        }
        Ok(())
    }),
    GetSet::read("__isabstractmethod__", "", |vm, this| {
        let Some(p) = this.downcast::<Property>() else { return Ok(Value::FALSE) };
        let p = p.get(vm);
        for f in [p.get.clone(), p.set.clone(), p.delete.clone()] {
            if vm.is_abstract(&f)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
];

impl Vm {
    /// Whether a function is marked as an abstract method.
    pub fn is_abstract(&mut self, function: &Value) -> PyResult<bool> {
        if function.is_none() {
            return Ok(false);
        }
        let name = self.names.__isabstractmethod__.clone();
        match self.getattr_optional(function, &name)? {
            Some(v) => self.truth(&v),
            None => Ok(false),
        }
    }
}

/// The name it was assigned to, or that of its getter.
fn name(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(p) = this.downcast::<Property>() else { return Ok(Value::NONE) };
    let (own, getter) = (p.get(vm).name.clone(), p.get(vm).get.clone());
    if !own.is_none() {
        return Ok(own);
    }
    let symbol = vm.names.__name__.clone();
    let found = if getter.is_none() { None } else { vm.getattr_optional(&getter, &symbol)? };
    match found {
        Some(v) => Ok(v),
        None => Err(vm.attribute_error(this, &symbol)),
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let empty = Property {
        get: Value::NONE,
        set: Value::NONE,
        delete: Value::NONE,
        doc: Value::NONE,
        name: Value::NONE,
        doc_from_getter: false,
    };
    Ok(vm.instance_of(class, empty))
}

methods! { static INIT;
    "property(fget=None, fset=None, fdel=None, doc=None)" => |_vm, [_get, _set, _delete, _doc]| { Ok(Value::NONE) }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let bound = crate::call::bind::bind(vm, &INIT[0], crate::call::bind::Callee::Plain, args)?;
    let ([get, set, delete, doc], Some(p)) = (&bound[..], this.downcast::<Property>()) else {
        return Err(vm.wrong_arity());
    };
    {
        let p = p.get_mut(vm);
        (p.get, p.set, p.delete, p.doc) = (get.clone(), set.clone(), delete.clone(), doc.clone());
        p.doc_from_getter = false;
    }
    let mut shown = doc.clone();
    if doc.is_none() && !get.is_none() {
        let name = vm.names.__doc__.clone();
        if let Some(found) = vm.getattr_optional(get, &name)?.filter(|d| !d.is_none()) {
            shown = found.clone();
            let p = p.get_mut(vm);
            (p.doc, p.doc_from_getter) = (found, true);
        }
    }
    // An instance of a subclass shows its own `__doc__`, not the subclass's.
    if !p.is_exact() {
        let name = vm.names.__doc__.clone();
        if !shown.is_none() || vm.instance_dict(this).is_some() {
            match vm.setattr(this, &name, Some(&shown)) {
                Err(e) if shown.is_none() => drop(vm.catch(e, crate::exc::Exc::AttributeError)?),
                other => other?,
            }
        }
    }
    Ok(())
}

fn copy(vm: &mut Vm, this: &Value, [get, set, delete]: [Option<&Value>; 3]) -> PyResult {
    let Some(p) = this.downcast::<Property>() else { return Ok(Value::NONE) };
    let pick = |new: Option<&Value>, old: &Value| new.filter(|v| !v.is_none()).unwrap_or(old).clone();
    let old = p.get(vm);
    let (get, set, delete) = (pick(get, &old.get), pick(set, &old.set), pick(delete, &old.delete));
    let doc = if old.doc_from_getter && !get.is_none() { Value::NONE } else { old.doc.clone() };
    let name = old.name.clone();
    let class = vm.class_of(this);
    let made = vm.call(class.value(), &[get, set, delete, doc])?;
    if let Some(p) = made.downcast::<Property>() {
        p.get_mut(vm).name = name;
    }
    Ok(made)
}

/// `property 'x' of 'C' object has no setter`.
fn refuse(vm: &mut Vm, p: &Ref<Property>, object: &Value, what: &str) -> crate::Raised {
    let class = vm.class_of(object);
    let class = class.get(vm).qualname.to_string();
    let named = match name(vm, p.value()) {
        Ok(n) if n.downcast::<Str>().is_some() => Some(n),
        _ => None,
    };
    let own = p.get(vm).name.clone();
    let shown = named.filter(|_| !own.is_none() || vm.dialect.property_has_name());
    let message = match shown.map(|n| vm.repr_string(&n)) {
        Some(Ok(n)) => format!("property {n} of '{class}' object has no {what}"),
        Some(Err(e)) => return e,
        None => format!("property of '{class}' object has no {what}"),
    };
    vm.error(crate::exc::Exc::AttributeError, message)
}

fn get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(p), Some(object)) = (this.downcast::<Property>(), object) else { return Ok(this.clone()) };
    let f = p.get(vm).get.clone();
    if f.is_none() {
        return Err(refuse(vm, p, object, "getter"));
    }
    vm.call(&f, std::slice::from_ref(object))
}

fn set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(p) = this.downcast::<Property>() else { return Ok(()) };
    let held = p.get(vm);
    let (f, what) = match value {
        Some(_) => (held.set.clone(), "setter"),
        None => (held.delete.clone(), "deleter"),
    };
    if f.is_none() {
        return Err(refuse(vm, p, object, what));
    }
    match value {
        Some(v) => vm.call(&f, &[object.clone(), v.clone()]),
        None => vm.call(&f, std::slice::from_ref(object)),
    }
    .map(drop)
}
