//! `generator`.

mod methods;
mod throw;

use crate::Vm;
use crate::engine::Suspended;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::str::Str;
use taipan_heap::{Ref, Trace, Value, Visitor};

pub use methods::SPEC;

/// A generator: a frame that can be resumed.
pub struct Generator {
    pub frame: Suspended,
    /// Outlives the frame.
    pub code: Ref<Code>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
}

impl Trace for Generator {
    const CYCLIC: bool = true;
    const MAY_HAVE_FINALISER: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.frame.trace(visit);
        visit(self.code.value());
    }
    fn clear(&mut self) {
        self.frame.clear();
    }
    /// Only where an exception raised at the `yield` would be seen by the generator (CPython's `_PyGen_Finalize`
    /// closes all of them, to the same effect).
    fn has_finaliser(&self) -> bool {
        self.frame.would_notice_exception()
    }
}

impl Generator {
    /// The object that calling a generator function gives.
    pub fn new_value(vm: &Vm, frame: Suspended, function: &Ref<Function>) -> Value {
        let f = function.get(vm);
        let (code, name, qualname) = (f.code.clone(), f.name.clone(), f.qualname.clone());
        Ref::new(Generator { frame, code, name, qualname }).into()
    }
}
