//! `generator`.

use crate::class::{Slots, TypeSpec};
use crate::engine::{Resumed, Suspended};
use crate::types::function::Function;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A generator: a frame that can be resumed.
pub struct Generator {
    pub frame: Suspended,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
}

impl Trace for Generator {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.frame.trace(visit);
    }
    fn clear(&mut self) {
        self.frame.clear();
    }
}

impl Generator {
    /// The object that calling a generator function gives.
    pub fn new_value(vm: &Vm, frame: Suspended, function: &Ref<Function>) -> Value {
        let f = function.get(vm);
        Ref::new(Generator { frame, name: f.name.clone(), qualname: f.qualname.clone() }).into()
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("generator", Generator::ID, &[Generator::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(g) = this.downcast::<Generator>() else { return Ok(None) };
    match vm.resume(g, Value::NONE)? {
        Resumed::Yielded(v) => Ok(Some(v)),
        Resumed::Returned(v) if v.is_none() => Ok(None),
        Resumed::Returned(v) => Err(vm.stop_iteration(v)),
    }
}
