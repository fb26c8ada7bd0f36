//! `_count_elements`: what `Counter` counts with.

use taipan_vm::protocol::number::op;
use taipan_vm::types::dict::Dict;
use taipan_vm::{PyResult, Ref, Value, Vm, methods};

/// Whether a mapping keeps `dict`'s own `get` and `__setitem__`.
fn is_plain(vm: &mut Vm, mapping: &Value) -> bool {
    let base = vm.types.dict.clone();
    let own = vm.class_of(mapping);
    ["get", "__setitem__"].into_iter().all(|name| {
        let name = vm.intern(name);
        match (vm.class_lookup(&own, &name), vm.class_lookup(&base, &name)) {
            (Some(a), Some(b)) => a.is(&b),
            _ => false,
        }
    })
}

fn count_in_dict(vm: &mut Vm, dict: &Ref<Dict>, it: &Value) -> PyResult<()> {
    while let Some(key) = vm.next(it)? {
        let hash = vm.hash(&key)?;
        let count = match vm.dict_get_hashed(dict, &key, hash)? {
            None => Value::int(1),
            Some(old) => vm.binary_op(op::ADD, false, &old, &Value::int(1))?,
        };
        vm.dict_set_hashed(dict, &key, hash, count)?;
    }
    Ok(())
}

methods! { pub static FUNCTIONS;
    /// Count elements in the iterable, updating the mapping
    "_count_elements($module, mapping, iterable, /)"
    => |vm, [mapping, iterable]| {
        let it = vm.iter(iterable)?;
        if let Some(dict) = mapping.downcast::<Dict>()
            && is_plain(vm, mapping)
        {
            count_in_dict(vm, dict, &it)?;
            return Ok(Value::NONE);
        }
        let get = vm.intern("get");
        let get = vm.getattr(mapping, &get)?;
        while let Some(key) = vm.next(&it)? {
            let old = vm.call(&get, &[key.clone(), Value::int(0)])?;
            let count = vm.binary_op(op::ADD, false, &old, &Value::int(1))?;
            vm.setitem(mapping, &key, Some(&count))?;
        }
        Ok(Value::NONE)
    }
}
