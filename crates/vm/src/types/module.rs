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
        repr: Some(crate::import::spec::module_repr),
        new: Some(new),
        init: Some(init),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSet { name: "__dict__", doc: "", get: dict, set: Some(read_only) }],
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

methods! { static INIT;
    "module(name, doc=None)" => |vm, [name, doc]| {
        if name.downcast::<Str>().is_none() {
            raise!(vm, TypeError, "module() argument 'name' must be str, not {}", vm.type_name(name));
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

fn read_only(vm: &mut Vm, _this: &Value, _value: Option<&Value>) -> PyResult<()> {
    raise!(vm, AttributeError, "readonly attribute")
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
        Some(owner) => format!("module '{owner}' has no attribute '{name}'"),
        None => format!("module has no attribute '{name}'"),
    };
    Err(vm.attribute_error_with(message, object, name))
}
