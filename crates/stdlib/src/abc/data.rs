//! `_abc_data`: what an abstract class knows of others, in sets of weak references.

use crate::support::traced;
use taipan_vm::class::{ClassFlags, TypeSpec};
use taipan_vm::types::set::{access, algebra};
use taipan_vm::{Foreign, PyResult, Value, Vm, raise};

/// The payload.
pub struct AbcData {
    /// Sets, by [`Kind`].
    registry: Value,
    cache: Value,
    negative: Value,
    /// The count of registrations that the negative answers are of.
    pub version: u64,
}
traced!(AbcData: registry, cache, negative);

static SPEC: TypeSpec = TypeSpec {
    doc: Some("Internal state held by ABC machinery."),
    flags: ClassFlags::NO_NEW,
    ..TypeSpec::foreign("_abc", "_abc_data")
};

/// One of the three sets.
#[derive(Clone, Copy)]
pub enum Kind {
    Registry,
    Cache,
    Negative,
}

/// The data of a class.
pub struct Data(Foreign<AbcData>);

/// New data without entries.
pub fn new_data(vm: &mut Vm) -> PyResult {
    let sets = [vm.new_set([])?, vm.new_set([])?, vm.new_set([])?];
    let [registry, cache, negative] = sets;
    let version = vm.module_state::<super::Invalidation>().0;
    let class = vm.foreign_class::<AbcData>(&SPEC);
    Ok(vm.new_foreign(&class, AbcData { registry, cache, negative, version }).into())
}

/// The data that a class has.
///
/// # Errors
/// AttributeError where it has none; TypeError where something else is there.
pub fn data_of(vm: &mut Vm, class: &Value) -> PyResult<Data> {
    let name = vm.intern("_abc_impl");
    let data = vm.getattr(class, &name)?;
    match data.foreign::<AbcData>() {
        Some(data) => Ok(Data(data.clone())),
        None => raise!(vm, TypeError, "_abc_impl is set to a wrong type"),
    }
}

impl Data {
    fn set(&self, vm: &Vm, kind: Kind) -> Value {
        let data = self.0.get(vm);
        match kind {
            Kind::Registry => data.registry.clone(),
            Kind::Cache => data.cache.clone(),
            Kind::Negative => data.negative.clone(),
        }
    }

    /// Adds a class.
    pub fn add(&self, vm: &mut Vm, kind: Kind, class: &Value) -> PyResult<()> {
        let reference = vm.types.reference.clone();
        let weak = vm.new_weakref(&reference, class, &Value::NONE)?;
        let set = self.set(vm, kind);
        algebra::add(vm, &set, &weak)
    }

    /// Whether a class is there.
    pub fn has(&self, vm: &mut Vm, kind: Kind, class: &Value) -> PyResult<bool> {
        let set = self.set(vm, kind);
        if access::table(vm, &set).is_none_or(|t| t.is_empty()) {
            return Ok(false);
        }
        let reference = vm.types.reference.clone();
        let weak = vm.new_weakref(&reference, class, &Value::NONE)?;
        algebra::contains(vm, &set, &weak)
    }

    /// The classes of a set that still live.
    pub fn classes(&self, vm: &mut Vm, kind: Kind) -> Vec<Value> {
        let set = self.set(vm, kind);
        let refs: Vec<Value> =
            access::table(vm, &set).map_or_else(Vec::new, |t| t.iter().map(|e| e.key.clone()).collect());
        refs.iter().filter_map(|r| vm.weak_target(r).flatten()).collect()
    }

    pub fn clear(&self, vm: &mut Vm, kind: Kind) -> PyResult<()> {
        let fresh = vm.new_set([])?;
        let data = self.0.get_mut(vm);
        let old = match kind {
            Kind::Registry => std::mem::replace(&mut data.registry, fresh),
            Kind::Cache => std::mem::replace(&mut data.cache, fresh),
            Kind::Negative => std::mem::replace(&mut data.negative, fresh),
        };
        drop(old);
        Ok(())
    }

    /// Forgets negative answers of an older count of registrations; whether they are current.
    pub fn refresh(&self, vm: &mut Vm) -> PyResult<bool> {
        let now = vm.module_state::<super::Invalidation>().0;
        if self.0.get(vm).version >= now {
            return Ok(true);
        }
        self.clear(vm, Kind::Negative)?;
        self.0.get_mut(vm).version = now;
        Ok(false)
    }

    /// Whether negative answers are of the present count of registrations.
    pub fn is_current(&self, vm: &mut Vm) -> bool {
        let now = vm.module_state::<super::Invalidation>().0;
        self.0.get(vm).version == now
    }

    /// The three sets and the version.
    pub fn shown(&self, vm: &Vm) -> ([Value; 3], u64) {
        let data = self.0.get(vm);
        ([data.registry.clone(), data.cache.clone(), data.negative.clone()], data.version)
    }
}
