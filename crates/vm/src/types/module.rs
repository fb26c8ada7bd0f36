//! `module`.

use crate::call::Args;
use crate::class::{Class, ClassFlags, GetSet, Slots, TypeSpec};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A module's namespace.
pub struct Module {
    pub dict: Ref<Dict>,
}

impl Trace for Module {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.dict.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        repr: Some(crate::import::spec::module_repr),
        new: Some(new),
        init: Some(init),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(name, doc=None)",
    ..TypeSpec::named("module", Module::ID, &[Module::ID])
};

methods! { static METHODS;
    /// __dir__() -> list
    /// specialized dir() implementation
    "__dir__($self, /)" => |vm, [this]| {
        let Some(module) = this.downcast::<Module>() else { return Ok(Value::NONE) };
        let dict = module.get(vm).dict.clone();
        let hook = vm.names.__dir__.clone();
        if let Some(hook) = dict.get(vm).get_str(&hook).cloned() {
            return vm.call(&hook, &[]);
        }
        let names = dict.get(vm).iter().map(|(k, _)| k.clone()).collect();
        Ok(List::new_ref(names).into())
    }
}

static GETSET: &[GetSet] = &[
    GetSet::member("__dict__", dict),
    GetSet::write("__annotations__", annotations, |vm, this, value| {
        let Some(m) = this.downcast::<Module>() else { return Ok(()) };
        let (dict, name) = (m.get(vm).dict.clone(), vm.names.__annotations__.clone());
        match value {
            Some(v) => vm.dict_set_str(&dict, &name, v.clone()),
            None if vm.dict_remove_str(&dict, &name).is_none() => {
                return Err(vm.error(crate::exc::Exc::AttributeError, "__annotations__"));
            }
            None => {}
        }
        if vm.dialect.has_lazy_annotations() {
            let name = vm.names.__annotate__.clone();
            drop(vm.dict_remove_str(&dict, &name));
        }
        Ok(())
    }),
    GetSet::write(
        "__annotate__",
        |vm, this| {
            let Some(m) = this.downcast::<Module>() else { return Ok(Value::NONE) };
            let found = m.get(vm).dict.get(vm).get_str(&vm.names.__annotate__).cloned();
            Ok(found.unwrap_or(Value::NONE))
        },
        |vm, this, value| {
            let Some(m) = this.downcast::<Module>() else { return Ok(()) };
            let Some(v) = value else { raise!(vm, TypeError, "cannot delete __annotate__ attribute") };
            if !v.is_none() && !vm.is_callable(v) {
                raise!(vm, TypeError, "__annotate__ must be callable or None");
            }
            let (dict, name) = (m.get(vm).dict.clone(), vm.names.__annotate__.clone());
            vm.dict_set_str(&dict, &name, v.clone());
            if !v.is_none() {
                let name = vm.names.__annotations__.clone();
                drop(vm.dict_remove_str(&dict, &name));
            }
            Ok(())
        },
    ),
];

fn annotations(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(m) = this.downcast::<Module>() else { return Ok(Value::NONE) };
    let (dict, name) = (m.get(vm).dict.clone(), vm.names.__annotations__.clone());
    if let Some(v) = dict.get(vm).get_str(&name) {
        return Ok(v.clone());
    }
    let annotate = dict.get(vm).get_str(&vm.names.__annotate__).cloned().unwrap_or(Value::NONE);
    // Whichever the dialect: code of 3.14 leaves a function in place of the dict.
    let made = vm.call_annotate(&annotate)?;
    vm.dict_set_str(&dict, &name, made.clone());
    Ok(made)
}

methods! { static INIT;
    "module(name, doc=None)" => |vm, [name, doc]| {
        if name.downcast::<Str>().is_none() {
            return Err(vm.bad_argument("module", "argument 'name'", "str", name));
        }
        Ok(vm.new_tuple([name.clone(), doc.clone()]))
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let module = Module { dict: Dict::new_ref(vm) };
    Ok(Ref::with_shape(class.get(vm).shape, module).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(module) = this.downcast::<Module>() else { return Ok(()) };
    let bound = crate::call::call_method(vm, &INIT[0], None, args)?;
    let dict = module.get(vm).dict.clone();
    if let [name, doc] = vm.collect_items(&bound)?.as_slice() {
        vm.fill_module(&dict, name.clone(), doc.clone());
    }
    Ok(())
}

fn dict(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.downcast::<Module>().map_or(Value::NONE, |m| m.get(vm).dict.value().clone()))
}

/// What a module has for a name that it lacks: `__getattr__` of the module (PEP 562), else the AttributeError.
pub fn missing_attribute(vm: &mut Vm, object: &Value, module: &Ref<Module>, name: &Ref<Str>) -> PyResult {
    let dict = module.get(vm).dict.clone();
    let (hook, own) = (vm.names.__getattr__.clone(), vm.names.__name__.clone());
    if let Some(hook) = dict.get(vm).get_str(&hook).cloned() {
        return vm.call(&hook, &[name.value().clone()]);
    }
    let owner = dict.get(vm).get_str(&own).and_then(|n| n.downcast::<Str>()).map(|n| n.to_string());
    let message = match owner {
        Some(owner) => {
            let owner = vm.intern(&owner);
            vm.module_lacks(object, &owner, name)?
        }
        None => format!("module has no attribute '{name}'"),
    };
    Err(vm.attribute_error_with(message, object, name))
}
