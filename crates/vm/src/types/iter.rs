//! Iterators over anything: the sequence protocol's, the callable's, and the lazy builtins.

use crate::class::{Slots, TypeSpec};
use crate::exc::Exc;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `iter(x)` of an iterator.
pub fn itself(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.clone())
}

macro_rules! traced {
    ($name:ident: $($field:ident),*) => {
        impl Trace for $name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut Visitor<'_>) {
                $(visit(&self.$field);)*
            }
            fn clear(&mut self) {
                $(self.$field = Value::NULL;)*
            }
        }
    };
}

/// `iterator`: by `__getitem__` with 0, 1, 2 …
pub struct SequenceIter {
    /// [`Value::NULL`] once exhausted.
    pub sequence: Value,
    pub index: i64,
}
traced!(SequenceIter: sequence);

/// `callable_iterator`: calls until the sentinel comes.
pub struct CallableIter {
    pub callable: Value,
    pub sentinel: Value,
}
traced!(CallableIter: callable, sentinel);

/// `enumerate`.
pub struct Enumerate {
    pub iterator: Value,
    /// The next index, an int.
    pub count: Value,
}
traced!(Enumerate: iterator, count);

/// `zip`.
pub struct Zip {
    pub iterators: Vec<Value>,
    pub strict: bool,
}
impl Trace for Zip {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.iterators.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.iterators = Vec::new();
    }
}

/// `map`.
pub struct Map {
    pub function: Value,
    pub iterators: Vec<Value>,
    pub strict: bool,
}
impl Trace for Map {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.function);
        self.iterators.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.iterators = Vec::new();
    }
}

/// `filter`.
pub struct Filter {
    pub function: Value,
    pub iterator: Value,
}
traced!(Filter: function, iterator);

/// `reversed`: by `__getitem__` from the end. `list_reverseiterator` is this as well.
pub struct Reversed {
    /// [`Value::NULL`] once exhausted.
    pub sequence: Value,
    pub index: i64,
}
traced!(Reversed: sequence);

pub static SEQUENCE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(sequence_next), ..Slots::EMPTY },
    ..TypeSpec::named("iterator", SequenceIter::ID, &[SequenceIter::ID])
};
pub static CALLABLE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("callable_iterator", CallableIter::ID, &[CallableIter::ID])
};
pub static ENUMERATE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("enumerate", Enumerate::ID, &[Enumerate::ID])
};
pub static ZIP_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("zip", Zip::ID, &[Zip::ID])
};
pub static MAP_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("map", Map::ID, &[Map::ID])
};
pub static FILTER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("filter", Filter::ID, &[Filter::ID])
};
pub static REVERSED_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), ..Slots::EMPTY },
    ..TypeSpec::named("reversed", Reversed::ID, &[Reversed::ID])
};

/// The iterator of an object that has `__getitem__` and no `__iter__`.
pub fn sequence_iter(vm: &mut Vm, object: &Value) -> PyResult {
    if vm.class_ref(object).get(vm).slots.getitem.is_none() {
        raise!(vm, TypeError, "'{}' object is not iterable", vm.type_name(object));
    }
    Ok(Ref::new(SequenceIter { sequence: object.clone(), index: 0 }).into())
}

fn sequence_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<SequenceIter>() else { return Ok(None) };
    let state = it.get(vm);
    let (sequence, index) = (state.sequence.clone(), state.index);
    if sequence.is_null() {
        return Ok(None);
    }
    match vm.getitem(&sequence, &Value::int(index)) {
        Ok(v) => {
            it.get_mut(vm).index = index.saturating_add(1);
            Ok(Some(v))
        }
        Err(e) if vm.is_exception(&e, Exc::IndexError) || vm.is_exception(&e, Exc::StopIteration) => {
            it.get_mut(vm).sequence = Value::NULL;
            Ok(None)
        }
        Err(e) => Err(e),
    }
}
