//! `sum()`: stages for ints, floats and complex numbers, each of which goes on with the next at the first item that
//! it does not take (CPython's `builtin_sum_impl`).

use crate::protocol::number::op;
use crate::types::bytes::Bytes;
use crate::types::complex::{self, Complex};
use crate::types::int::{IntRef, int_ref};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::complex as prim;
use taipan_prim::float::CompensatedSum;

/// `sum(iterable, start)`.
pub(super) fn sum(vm: &mut Vm, iterable: &Value, start: &Value) -> PyResult {
    let items = vm.iter(iterable)?;
    refuse_text(vm, start)?;
    sum_items(vm, &items, start.clone(), &[ints, floats, complexes])
}

/// Adds all items, stage by stage.
fn sum_items(vm: &mut Vm, items: &Value, mut total: Value, stages: &[StageFn]) -> PyResult {
    for stage in stages {
        match stage(vm, items, &total)? {
            Stage::Skip => {}
            Stage::Done(sum) => return Ok(sum),
            Stage::Other(partial, item) => total = vm.binary_op(op::ADD, false, &partial, &item)?,
        }
    }
    while let Some(item) = vm.next(items)? {
        total = vm.binary_op(op::ADD, false, &total, &item)?;
    }
    Ok(total)
}

/// The sum of a total of ints, an item, and what the iterator gives behind it.
pub(in crate::builtins) fn sum_on(vm: &mut Vm, total: &Value, item: &Value, rest: &Value) -> PyResult {
    let total = vm.binary_op(op::ADD, false, total, item)?;
    sum_items(vm, rest, total, &[floats, complexes])
}

/// `sum` of a list or tuple of small ints: see [`crate::call::Quick`].
pub(super) fn quick(vm: &mut Vm, args: &[Value]) -> Value {
    let [iterable] = args else { return Value::NULL };
    let Some((total, count)) = sum_of_ints(vm, iterable) else { return Value::NULL };
    // As much as going from item to item.
    match u32::try_from(count + 1).map(|n| vm.work(n)) {
        Ok(Ok(())) => Value::int(total),
        _ => Value::NULL,
    }
}

/// The sum of a list or tuple of small ints, and how many they are.
fn sum_of_ints(vm: &Vm, iterable: &Value) -> Option<(i64, usize)> {
    let items: &[Value] = match iterable.exact::<List>() {
        Some(l) => &l.get(vm).items,
        None => iterable.exact::<Tuple>()?.items(),
    };
    let mut total = 0i64;
    for item in items {
        total = total.checked_add(item.bits().as_small_int()?)?;
    }
    Some((total, items.len()))
}

fn refuse_text(vm: &mut Vm, start: &Value) -> PyResult<()> {
    if start.as_i64().is_some() {
        return Ok(());
    }
    if start.downcast::<Str>().is_some() {
        raise!(vm, TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if start.downcast::<Bytes>().is_some() {
        raise!(vm, TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if vm.type_name(start) == "bytearray" {
        raise!(vm, TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    Ok(())
}

type StageFn = fn(&mut Vm, &Value, &Value) -> PyResult<Stage>;

enum Stage {
    /// The stage is not for a total of this type.
    Skip,
    Done(Value),
    /// What was summed, and the item that the stage does not take.
    Other(Value, Value),
}

fn ints(vm: &mut Vm, items: &Value, total: &Value) -> PyResult<Stage> {
    let Some(mut sum) = total.as_i64() else { return Ok(Stage::Skip) };
    while let Some(item) = vm.next(items)? {
        let taken = item.as_i64().or(item.as_bool().map(i64::from));
        match taken.and_then(|i| sum.checked_add(i)) {
            Some(s) => sum = s,
            None => return Ok(Stage::Other(Value::int(sum), item)),
        }
    }
    Ok(Stage::Done(Value::int(sum)))
}

/// An int of up to 64 bits as a float.
fn small_int(item: &Value) -> Option<f64> {
    match int_ref(item) {
        Some(IntRef::Small(i)) => Some(i as f64),
        _ => None,
    }
}

fn floats(vm: &mut Vm, items: &Value, total: &Value) -> PyResult<Stage> {
    let Some(mut plain) = total.as_float() else { return Ok(Stage::Skip) };
    let mut sum = CompensatedSum::new(plain);
    let (compensated, all) = (vm.dialect.sum_compensates(), vm.dialect.sum_compensates_all());
    loop {
        let next = vm.next(items)?;
        let finish = |plain: f64, sum: CompensatedSum| if compensated { sum.finish() } else { plain };
        let Some(item) = next else { return Ok(Stage::Done(Value::float(finish(plain, sum)))) };
        if let Some(x) = item.as_float() {
            plain += x;
            sum.add(x);
        } else if let Some(x) = small_int(&item) {
            plain += x;
            if all { sum.add(x) } else { sum.add_int(x) }
        } else {
            return Ok(Stage::Other(Value::float(finish(plain, sum)), item));
        }
    }
}

fn complexes(vm: &mut Vm, items: &Value, total: &Value) -> PyResult<Stage> {
    let Some(start) = total.exact::<Complex>().filter(|_| vm.dialect.sum_compensates_all()) else {
        return Ok(Stage::Skip);
    };
    let (mut re, mut im) = (CompensatedSum::new(start.real), CompensatedSum::new(start.imag));
    loop {
        let next = vm.next(items)?;
        let finish = |re: CompensatedSum, im: CompensatedSum| {
            complex::make(prim::Complex::new(re.finish(), im.finish()))
        };
        let Some(item) = next else { return Ok(Stage::Done(finish(re, im))) };
        if let Some(c) = item.exact::<Complex>() {
            re.add(c.real);
            im.add(c.imag);
        } else if let Some(x) = item.as_float().or_else(|| small_int(&item)) {
            re.add(x);
        } else {
            return Ok(Stage::Other(finish(re, im), item));
        }
    }
}
