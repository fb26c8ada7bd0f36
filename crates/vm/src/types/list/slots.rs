//! What `list` does in expressions: construction, repr, concatenation, repetition, membership.

use super::{List, ListIter, METHODS, order, subscript};
use crate::call::{Args, bind};
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::sequence::{repeat_items, repeated_len};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::text::TextBuilder;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n\
         The argument must be an iterable if specified.",
    ),
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE).union(ClassFlags::MATCH_SELF),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(order::compare),
        iter: Some(iter),
        len: Some(len),
        contains: Some(contains),
        getitem: Some(subscript::getitem),
        setitem: Some(subscript::setitem),
        concat: Some(concat),
        repeat: Some(repeat),
        iconcat: Some(iconcat),
        irepeat: Some(irepeat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(iterable=(), /)",
    ..TypeSpec::named("list", List::ID, &[List::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(Ref::with_shape(class.get(vm).shape, List::default()).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let list = vm.receiver::<List>(this)?;
    // A subclass with its own `__new__` may take keywords there.
    let own_new = vm.class_ref(this).get(vm).slots.new.map(|f| f as usize) != Some(new as *const () as usize);
    let args = if own_new { Args::positional_only(args.positional()) } else { args };
    let given = bind::positional(vm, "list", args, 0, 1)?;
    if !list.get(vm).items.is_empty() {
        list.get_mut(vm).items = Vec::new();
    }
    match given.first() {
        Some(iterable) => vm.list_extend(list, iterable),
        None => Ok(()),
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    if list.get(vm).items.is_empty() {
        return Ok(vm.new_str("[]"));
    }
    vm.guarded_repr(this, "[...]", |vm| {
        let mut out = TextBuilder::new();
        let mut i = 0;
        while let Some(item) = list.get(vm).items.get(i).cloned() {
            out.push_str(if i == 0 { "[" } else { ", " });
            vm.push_repr(&mut out, &item)?;
            i += 1;
        }
        out.push_str("]");
        Ok(vm.new_text(out.finish()))
    })
}

fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    Ok(Ref::new(ListIter { list: Some(list.clone()), index: 0 }).into())
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(vm.receiver::<List>(this)?.get(vm).items.len())
}

fn contains(vm: &mut Vm, this: &Value, value: &Value) -> PyResult<bool> {
    let list = vm.receiver::<List>(this)?;
    Ok(order::find(vm, list, value, 0, usize::MAX)?.is_some())
}

fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let x = vm.receiver::<List>(a)?;
    let Some(y) = b.downcast::<List>() else {
        raise!(vm, TypeError, "can only concatenate list (not \"{}\") to list", vm.type_name(b));
    };
    let mut items = vm.vec_for(x.get(vm).items.len() + y.get(vm).items.len())?;
    let (x, y) = (&x.get(vm).items, &y.get(vm).items);
    items.extend_from_slice(x);
    items.extend_from_slice(y);
    Ok(List::new_ref(items).into())
}

fn repeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    let n = vm.repeat_count(times)?;
    vm.check_items(list.get(vm).items.len().saturating_mul(n))?;
    let items = repeat_items(&list.get(vm).items, n);
    match items {
        Some(items) => Ok(List::new_ref(items).into()),
        None => Err(vm.memory_error()),
    }
}

fn iconcat(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    vm.list_extend(list, other)?;
    Ok(this.clone())
}

fn irepeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    let n = vm.repeat_count(times)?;
    let len = list.get(vm).items.len();
    let Some(total) = repeated_len(len, n) else { return Err(vm.memory_error()) };
    if total == 0 {
        list.get_mut(vm).items = Vec::new();
        return Ok(this.clone());
    }
    vm.list_fit(list, total)?;
    for _ in 1..n {
        list.get_mut(vm).items.extend_from_within(..len);
    }
    Ok(this.clone())
}
