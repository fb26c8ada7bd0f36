//! Exceptions: the class table, instances, raising, catching, tracebacks.

mod fields;
mod group;
mod instance;
mod lookup;
mod os_error;
mod raise;
mod render;
mod stop;
mod syntax;
mod table;
mod traceback;
pub mod unicode;
mod unraisable;

pub use instance::{add_to_builtins, fill_classes};
pub(crate) use instance::{is_plain, make, new};
pub(crate) use os_error::{is_denied, mark_denied};
pub use raise::set_name_error;
pub use render::{closest, render, render_plainly, source_line};
pub use table::{Exc, ExcInfo, TABLE};
pub use traceback::{TRACEBACK_SPEC, places};
pub use unraisable::Ignored;

use crate::class::Class;
use crate::engine::FrameObject;
use crate::types::tuple::Tuple;
use smallvec::SmallVec;
use taipan_heap::{Ref, Trace, Value, Visitor};

/// An exception instance.
pub struct Exception {
    /// The attributes that its class's row names, base's first; [`Value::NULL`] where unset. They die before the rest.
    pub fields: SmallVec<[Value; 2]>,
    pub args: Ref<Tuple>,
    /// `__traceback__`, `__cause__`, `__context__`: None where there is none.
    pub traceback: Value,
    pub cause: Value,
    pub context: Value,
    pub suppress_context: bool,
}

impl Trace for Exception {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.args.value());
        visit(&self.cause);
        visit(&self.context);
        visit(&self.traceback);
        self.fields.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.args = Ref::new(Tuple::new(Vec::new()));
        self.cause = Value::NONE;
        self.context = Value::NONE;
        self.traceback = Value::NONE;
        self.fields.clear();
    }
}

/// One entry of a traceback: a place in a frame, and what is nearer to the raise.
pub struct Traceback {
    /// The next entry, or None.
    pub next: Value,
    pub frame: Ref<FrameObject>,
    /// Offset in bytes of the instruction.
    pub lasti: u32,
    /// The line, where Python code has said which.
    pub line: Option<i32>,
}

impl Trace for Traceback {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.next);
        visit(self.frame.value());
    }
    fn clear(&mut self) {
        self.next = Value::NONE;
    }
}

/// The builtin exception classes, by [`Exc`].
pub struct ExcClasses(pub(crate) Vec<Ref<Class>>);

impl ExcClasses {
    #[inline]
    pub fn get(&self, exc: Exc) -> &Ref<Class> {
        &self.0[exc as usize]
    }
}
