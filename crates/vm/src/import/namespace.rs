//! Namespace packages (PEP 420): their loader, and the path that follows what `sys.path` becomes.

use super::script::ScriptClass;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::Value;

pub static NAMESPACE_LOADER: ScriptClass =
    ScriptClass { methods: LOADER, ..ScriptClass::named("_frozen_importlib_external.NamespaceLoader") };

pub static NAMESPACE_PATH: ScriptClass = ScriptClass {
    doc: Some("Represents a namespace package's path."),
    methods: PATH,
    ..ScriptClass::named("_frozen_importlib_external._NamespacePath")
};

methods! { static LOADER;
    "__init__($self, name, path, path_finder)" => |vm, [this, name, path, finder]| {
        let class = vm.script_class(&NAMESPACE_PATH)?;
        let path = vm.call(class.value(), &[name.clone(), path.clone(), finder.clone()])?;
        vm.set_attribute(this, "_path", &path)?;
        Ok(Value::NONE)
    }
    "is_package($self, fullname)" => |_vm, [_this, _name]| { Ok(Value::TRUE) }
    "get_source($self, fullname)" => |vm, [_this, _name]| { Ok(vm.interned_value("")) }
    /// Use default semantics for module creation.
    "create_module($self, spec)" => |_vm, [_this, _spec]| { Ok(Value::NONE) }
    "exec_module($self, module)" => |_vm, [_this, _module]| { Ok(Value::NONE) }
    /// Load a namespace module.
    "load_module($self, fullname)" => |vm, [this, name]| { vm.load_module_shim(this, name) }
    "get_resource_reader($self, module)" => |vm, [this, _module]| {
        let path = vm.required(this, "_path")?;
        let readers = vm.intern("importlib.readers");
        let readers = vm.import_module(&readers)?;
        vm.call_method(&readers, "NamespaceReader", &[path])
    }
}

/// The path of the module that the package lies in, or `sys.path`.
fn parent_path(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.text_attribute(this, "_name")?.to_string();
    let (parent, attribute) = name.rsplit_once('.').map_or(("sys", "path"), |(p, _)| (p, "__path__"));
    let parent = vm.intern(parent);
    let Some(module) = vm.modules.get(vm).get_str(&parent).cloned() else {
        return Err(vm.key_error(parent.value()));
    };
    let path = vm.required(&module, attribute)?;
    let items = vm.collect_items(&path)?;
    Ok(vm.new_tuple(items))
}

/// The portions, looked for anew where the parent's path has changed.
fn recalculated(vm: &mut Vm, this: &Value) -> PyResult {
    let parent = parent_path(vm, this)?;
    let [last, epoch, last_epoch] =
        ["_last_parent_path", "_epoch", "_last_epoch"].map(|name| vm.intern(name));
    let last = vm.getattr(this, &last)?;
    let (epoch, last_epoch) = (vm.getattr(this, &epoch)?, vm.getattr(this, &last_epoch)?);
    if !vm.equal(&parent, &last)? || !vm.equal(&epoch, &last_epoch)? {
        let (name, finder) = (vm.required(this, "_name")?, vm.required(this, "_path_finder")?);
        let spec = vm.call(&finder, &[name, parent.clone()])?;
        if !spec.is_none() && vm.required(&spec, "loader")?.is_none() {
            let found = vm.required(&spec, "submodule_search_locations")?;
            if vm.truth(&found)? {
                vm.set_attribute(this, "_path", &found)?;
            }
        }
        vm.set_attribute(this, "_last_parent_path", &parent)?;
        vm.set_attribute(this, "_last_epoch", &epoch)?;
    }
    vm.required(this, "_path")
}

methods! { static PATH;
    "__init__($self, name, path, path_finder)" => |vm, [this, name, path, finder]| {
        vm.set_attribute(this, "_name", name)?;
        vm.set_attribute(this, "_path", path)?;
        let parent = parent_path(vm, this)?;
        vm.set_attribute(this, "_last_parent_path", &parent)?;
        let epoch = vm.required(this, "_epoch")?;
        vm.set_attribute(this, "_last_epoch", &epoch)?;
        vm.set_attribute(this, "_path_finder", finder)?;
        Ok(Value::NONE)
    }
    "__iter__($self)" => |vm, [this]| {
        let path = recalculated(vm, this)?;
        vm.iter(&path)
    }
    "__getitem__($self, index)" => |vm, [this, index]| {
        let path = recalculated(vm, this)?;
        vm.getitem(&path, index)
    }
    "__setitem__($self, index, path)" => |vm, [this, index, value]| {
        let path = vm.required(this, "_path")?;
        vm.setitem(&path, index, Some(value)).map(|()| Value::NONE)
    }
    "__len__($self)" => |vm, [this]| {
        let path = recalculated(vm, this)?;
        Ok(Value::int(vm.len(&path)? as i64))
    }
    "__repr__($self)" => |vm, [this]| {
        let path = vm.required(this, "_path")?;
        let text = format!("_NamespacePath({})", vm.repr_string(&path)?);
        Ok(vm.new_str(&text))
    }
    "__contains__($self, item)" => |vm, [this, item]| {
        let path = recalculated(vm, this)?;
        vm.contains(&path, item).map(Value::bool)
    }
    "append($self, item)" => |vm, [this, item]| {
        let path = vm.required(this, "_path")?;
        vm.call_method(&path, "append", std::slice::from_ref(item))
    }
}

impl Vm {
    /// `_NamespacePath(name, path, path_finder)`.
    pub(super) fn namespace_path(&mut self, name: &Value, portions: Value, finder: Value) -> PyResult {
        let class = self.script_class(&NAMESPACE_PATH)?;
        let dict = class.get(self).dict.clone();
        let epoch = self.intern("_epoch");
        if dict.get(self).get_str(&epoch).is_none() {
            self.setattr(class.value(), &epoch, Some(&Value::int(0)))?;
        }
        self.call(class.value(), &[name.clone(), portions, finder])
    }

    /// Lets all namespace packages look for their portions anew.
    pub(super) fn advance_namespaces(&mut self) -> PyResult<()> {
        let class = self.script_class(&NAMESPACE_PATH)?;
        let epoch = self.attribute(class.value(), "_epoch")?.and_then(|e| e.as_i64()).unwrap_or(0);
        self.set_attribute(class.value(), "_epoch", &Value::int(epoch.wrapping_add(1)))
    }
}

/// The entries of a path that are strs.
pub(super) fn texts(vm: &mut Vm, path: &Value) -> PyResult<Vec<Value>> {
    let items = match path.downcast::<List>() {
        Some(list) => list.get(vm).items.to_vec(),
        None => vm.collect_items(path)?,
    };
    Ok(items.into_iter().filter(|i| i.downcast::<Str>().is_some()).collect())
}
