//! `tee`: several iterators over one. What was read lies in linked blocks, freed as the last reader leaves them.

use super::deprecated;
use crate::support::{class_value, construct, instance, list, receiver, traced};
use taipan_vm::class::{Slots, TypeSpec};
use taipan_vm::types::iter::itself;
use taipan_vm::types::list::List;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// How many items a block holds (LINKCELLS).
const BLOCK: usize = 57;

/// `_tee_dataobject`: a block.
pub struct DataObject {
    iterator: Value,
    values: Vec<Value>,
    /// [`Value::NULL`] until a reader needs it.
    next: Value,
    /// An item is being read: reading is not re-entrant.
    running: bool,
}
traced!(DataObject: iterator, values, next);

pub static DATA: TypeSpec = TypeSpec {
    doc: Some(
        "teedataobject(iterable, values, next, /)
--

Data container common to multiple tee objects.",
    ),
    slots: Slots { new: Some(|vm, class, args| construct(vm, &DATA_NEW[0], class, args)), ..Slots::EMPTY },
    methods: DATA_METHODS,
    ..TypeSpec::foreign("itertools", "_tee_dataobject")
};

methods! { static DATA_NEW;
    "teedataobject($type, iterable, values, next, /)" => |vm, [class, iterator, values, next]| {
        let Some(values) = values.downcast::<List>() else {
            raise!(vm, TypeError, "teedataobject() argument 2 must be list, not {}", vm.type_name(values));
        };
        let values = values.get(vm).items.clone();
        let odd = match values.len() {
            BLOCK => !next.is_none() && next.foreign::<DataObject>().is_none(),
            n => n > BLOCK || !next.is_none(),
        };
        if odd {
            raise!(vm, ValueError, "Invalid arguments");
        }
        let next = if next.is_none() { Value::NULL } else { next.clone() };
        instance(vm, class, DataObject { iterator: iterator.clone(), values, next, running: false })
    }
}

/// The block behind.
fn following(vm: &mut Vm, block: &Value) -> PyResult {
    let data = receiver::<DataObject>(vm, block)?;
    if data.get(vm).next.is_null() {
        let iterator = data.get(vm).iterator.clone();
        let next = new_block(vm, iterator);
        data.get_mut(vm).next = next;
    }
    Ok(data.get(vm).next.clone())
}

fn new_block(vm: &mut Vm, iterator: Value) -> Value {
    let class = vm.foreign_class::<DataObject>(&DATA);
    let block = DataObject { iterator, values: Vec::new(), next: Value::NULL, running: false };
    vm.new_foreign(&class, block).into()
}

methods! { static DATA_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<DataObject>(vm, this)?.get(vm);
        let next = state.next.present().cloned().unwrap_or(Value::NONE);
        let args = vm.new_tuple([state.iterator.clone(), list(state.values.clone()), next]);
        Ok(vm.new_tuple([class, args]))
    }
}

/// `_tee`: one reader.
pub struct Tee {
    data: Value,
    index: usize,
}
traced!(Tee: data);

pub static TEE: TypeSpec = TypeSpec {
    doc: Some("Iterator wrapped to make it copyable."),
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &TEE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(tee_next),
        ..Slots::EMPTY
    },
    methods: TEE_METHODS,
    signature: "(iterable, /)",
    ..TypeSpec::foreign("itertools", "_tee")
};

methods! { static TEE_NEW;
    "_tee($type, iterable, /)" => |vm, [_class, iterable]| {
        let it = vm.iter(iterable)?;
        from_iterator(vm, it)
    }
}

/// A reader over an iterator: a copy where that is one already.
fn from_iterator(vm: &mut Vm, iterator: Value) -> PyResult {
    if let Some(tee) = iterator.foreign::<Tee>() {
        let state = tee.get(vm);
        let copy = Tee { data: state.data.clone(), index: state.index };
        let class = vm.foreign_class::<Tee>(&TEE);
        return Ok(vm.new_foreign(&class, copy).into());
    }
    let data = new_block(vm, iterator);
    let class = vm.foreign_class::<Tee>(&TEE);
    Ok(vm.new_foreign(&class, Tee { data, index: 0 }).into())
}

fn tee_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Tee>(vm, this)?;
    if it.get(vm).index >= BLOCK {
        let block = it.get(vm).data.clone();
        let next = following(vm, &block)?;
        let tee = it.get_mut(vm);
        tee.index = 0;
        drop(std::mem::replace(&mut tee.data, next));
    }
    let (block, index) = (it.get(vm).data.clone(), it.get(vm).index);
    let data = receiver::<DataObject>(vm, &block)?;
    let state = data.get(vm);
    let item = match state.values.get(index) {
        Some(item) => item.clone(),
        None => {
            if state.running {
                raise!(vm, RuntimeError, "cannot re-enter the tee iterator");
            }
            let iterator = state.iterator.clone();
            data.get_mut(vm).running = true;
            let item = vm.next(&iterator);
            data.get_mut(vm).running = false;
            let Some(item) = item? else { return Ok(None) };
            data.get_mut(vm).values.push(item.clone());
            item
        }
    };
    it.get_mut(vm).index += 1;
    Ok(Some(item))
}

methods! { static TEE_METHODS;
    /// Returns an independent iterator.
    "__copy__($self, /)"
    => |vm, [this]| { from_iterator(vm, this.clone()) }
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<Tee>(vm, this)?.get(vm);
        let none = vm.new_tuple([]);
        let args = vm.new_tuple([none]);
        let state = vm.new_tuple([state.data.clone(), Value::int(state.index as i64)]);
        Ok(vm.new_tuple([class, args, state]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let Some(state) = state.downcast::<Tuple>() else { raise!(vm, TypeError, "state is not a tuple") };
        let [data, index] = state.items() else {
            raise!(vm, TypeError, "function takes exactly 2 arguments ({} given)", state.items().len());
        };
        if data.foreign::<DataObject>().is_none() {
            raise!(vm, TypeError, "argument 1 must be itertools._tee_dataobject, not {}", vm.type_name(data));
        }
        let Some(index) = usize::try_from(vm.index_i64(index)?).ok().filter(|&i| i <= BLOCK) else {
            raise!(vm, ValueError, "Index out of range");
        };
        *receiver::<Tee>(vm, this)?.get_mut(vm) = Tee { data: data.clone(), index };
        Ok(Value::NONE)
    }
}

methods! { pub static FUNCTIONS;
    /// Returns a tuple of n independent iterators.
    "tee($module, iterable, n=2, /)"
    => |vm, [iterable, n]| {
        let Ok(n) = usize::try_from(vm.ssize(n)?) else { raise!(vm, ValueError, "n must be >= 0") };
        if n == 0 {
            return Ok(vm.new_tuple([]));
        }
        let it = vm.iter(iterable)?;
        let mut readers = vm.vec_for(n)?;
        let copy = vm.intern("__copy__");
        let copyable = if vm.dialect.tee_reuses_its_argument() { vm.getattr_optional(&it, &copy)? } else { None };
        let (first, copy) = match copyable {
            Some(copy) => (it, copy),
            None => {
                let first = from_iterator(vm, it)?;
                let copy = vm.getattr(&first, &copy)?;
                (first, copy)
            }
        };
        readers.push(first);
        for _ in 1..n {
            readers.push(vm.call(&copy, &[])?);
        }
        Ok(vm.new_tuple(readers))
    }
}
