//! What CPython's collector would count and track: objects that are one here may be several there, and the other way
//! round.

use crate::Vm;
use crate::class::Class;
use crate::exc::Exception;
use crate::types::bytearray::ByteArrayIter;
use crate::types::bytes::BytesIter;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::slice::Slice;
use crate::types::staticmethod::{ClassMethod, StaticMethod};
use crate::types::str::StrIter;
use crate::types::tuple::Tuple;
use taipan_heap::{Instance, Payload, Ref, Value};

impl Vm {
    /// How many objects CPython would say these were.
    pub(super) fn count_garbage(&self, garbage: &[Value]) -> usize {
        let mut count: usize = garbage.iter().map(|object| self.weight(object)).sum();
        if self.dialect.gc_misses_instance_dicts() {
            let in_dict_mode = |v: &&Value| self.heap.shape(v.shape()).is_dict_mode();
            let counted = |v: &Value| {
                let dict = self.heap.slots(v).last();
                dict.is_some_and(|d| self.gc_tracks(d) && d.ref_count() <= 2)
            };
            count -= garbage.iter().filter(in_dict_mode).filter(|v| counted(v)).count();
        }
        count
    }

    fn weight(&self, object: &Value) -> usize {
        if let Some(class) = object.downcast::<Class>() {
            return self.class_weight(class);
        }
        if object.exact::<Tuple>().is_some() || object.exact::<Dict>().is_some() {
            return usize::from(self.gc_tracks(object));
        }
        if object.downcast::<Exception>().is_some() {
            return 1 + usize::from(self.heap.slots(object).iter().any(|v| !v.is_null()));
        }
        1 + usize::from(self.has_unmade_dict(object))
    }

    /// A static or class method whose `__dict__`, which holds the function, is made when first asked for.
    fn has_unmade_dict(&self, object: &Value) -> bool {
        object.exact::<StaticMethod>().is_some_and(|m| m.get(self).dict.is_none())
            || object.exact::<ClassMethod>().is_some_and(|m| m.get(self).dict.is_none())
    }

    /// The type object, its MRO, and its bases as long as that tuple is tracked.
    fn class_weight(&self, class: &Ref<Class>) -> usize {
        let c = class.get(self);
        let young =
            !self.dialect.gc_tracks_dicts_always() && self.classes.serial_of(c.id) > self.gc.class_serial;
        let bases = young || c.bases.iter().any(|b| b.get(self).is_heap());
        2 + usize::from(bases)
    }

    /// `gc.is_tracked()`.
    pub fn gc_tracks(&self, object: &Value) -> bool {
        if let Some(d) = object.exact::<Dict>() {
            return self.dialect.gc_tracks_dicts_always()
                || d.get(self).iter().any(|(k, v)| self.gc_may_track(k) || self.gc_may_track(v));
        }
        if let Some(t) = object.exact::<Tuple>() {
            return match self.dialect.gc_tracks_dicts_always() {
                true => self.heap.is_tracked(object) && t.items().iter().any(|v| self.is_gc_type(v)),
                false => !t.items().is_empty() && self.heap.is_tracked(object),
            };
        }
        if let Some(c) = object.exact::<Class>() {
            return c.get(self).is_heap();
        }
        match object.shape().0 {
            Instance::ID | Code::ID => false,
            Slice::ID | StrIter::<false>::ID | StrIter::<true>::ID | BytesIter::ID | ByteArrayIter::ID => {
                true
            }
            _ => self.heap.is_tracked(object),
        }
    }

    /// Whether objects of that type may be tracked at all.
    fn is_gc_type(&self, object: &Value) -> bool {
        object.exact::<Tuple>().is_some() || object.exact::<Class>().is_some() || self.gc_may_track(object)
    }

    /// What a container takes an item for that is put into it (CPython's `_PyObject_GC_MAY_BE_TRACKED`).
    fn gc_may_track(&self, object: &Value) -> bool {
        object.exact::<Dict>().is_some() || self.gc_tracks(object)
    }
}
