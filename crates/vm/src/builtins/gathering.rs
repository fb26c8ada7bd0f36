//! Builtins that take all items of an iterable, as something that is given them one by one: whoever resumes a generator
//! for such a call need not leave its frame between two items.

use super::{iteration, numbers};
use crate::call::{Builtin, Method, MethodDescriptor};
use crate::class::Class;
use crate::class::slots::CompareOp;
use crate::engine::{fast_compare, truth_of};
use crate::protocol::compare::plain_hash;
use crate::types::list::{self, List};
use crate::types::set::{self, FrozenSet, NO_HASH};
use crate::types::str::{self, Str};
use crate::{PyResult, Vm};
use std::cell::Cell;
use taipan_heap::{Ref, Trace, Value, Visitor};
use taipan_prim::probe::SetTable;

/// What becomes of the items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    List,
    Tuple,
    Sorted,
    Join,
    /// A set or a frozenset.
    Set,
    Sum,
    Any,
    All,
    Min,
    Max,
}

/// A builtin on the way through its items.
pub struct Gathering {
    what: What,
    /// The list or set that they come into, the total, or the item that is ahead; NULL before there is one.
    state: Value,
    /// What `join` puts between them.
    separator: Value,
}

impl Trace for Gathering {
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.state);
        visit(&self.separator);
    }
}

/// What has become of an item.
pub(crate) enum Taken {
    /// It has been dealt with.
    Yes,
    /// Dealing with it may run Python code, or ends the call.
    No(Value),
}

/// CPython's guess of how many items an iterable has that does not tell.
const GUESS: usize = 8;

impl Gathering {
    /// What a call of the builtin with one iterable does that calls nothing else to begin with. `before`: what comes before the
    /// iterable among the arguments.
    pub(crate) fn of_call(vm: &Vm, callable: &Value, before: &[Value]) -> Option<Ref<Gathering>> {
        let what = what(vm, callable, before)?;
        let state = match what {
            What::List | What::Tuple | What::Sorted | What::Join => {
                List::new_ref(Vec::with_capacity(GUESS)).into()
            }
            What::Set if callable.is(vm.types.set.value()) => set::new_empty(),
            What::Set => Ref::new(FrozenSet { table: SetTable::new(), hash: Cell::new(NO_HASH) }).into(),
            What::Sum => Value::int(0),
            What::Any | What::All | What::Min | What::Max => Value::NULL,
        };
        let separator = before.first().cloned().unwrap_or(Value::NULL);
        Some(Ref::new(Gathering { what, state, separator }))
    }

    /// Takes an item where that neither runs Python code nor ends the call.
    #[inline]
    pub(crate) fn take(vm: &mut Vm, this: &Ref<Gathering>, item: Value) -> Taken {
        let g = this.get(vm);
        let what = g.what;
        match what {
            What::List | What::Tuple | What::Sorted | What::Join => {
                let Some(list) = g.state.exact::<List>().cloned() else { return Taken::No(item) };
                match vm.list_push_unasked(&list, item) {
                    Ok(()) => Taken::Yes,
                    Err(item) => Taken::No(item),
                }
            }
            What::Set => {
                let Some(hash) = plain_hash(&item) else { return Taken::No(item) };
                let set = g.state.clone();
                match set::access::insert_plain(vm, &set, item, hash) {
                    Ok(()) => Taken::Yes,
                    Err(item) => Taken::No(item),
                }
            }
            What::Sum => {
                let taken = item.as_i64().or(item.as_bool().map(i64::from));
                match g.state.as_i64().zip(taken).and_then(|(sum, i)| sum.checked_add(i)) {
                    Some(sum) => this.get_mut(vm).state = Value::int(sum),
                    None => return Taken::No(item),
                }
                Taken::Yes
            }
            What::Any | What::All => match truth_of(&item) {
                Some(truth) if truth == (what == What::All) => Taken::Yes,
                _ => Taken::No(item),
            },
            What::Min | What::Max => {
                let op = if what == What::Max { CompareOp::Gt } else { CompareOp::Lt };
                if !g.state.is_null() {
                    match fast_compare(op, item.bits(), g.state.bits()) {
                        Some(true) => {}
                        Some(false) => return Taken::Yes,
                        None => return Taken::No(item),
                    }
                }
                this.get_mut(vm).state = item;
                Taken::Yes
            }
        }
    }

    /// Goes on with an item that has not been taken, and what the iterator gives behind it: the result of the call.
    ///
    /// # Errors
    /// What the builtin raises.
    pub(crate) fn go_on(vm: &mut Vm, this: &Ref<Gathering>, item: Value, rest: &Value) -> PyResult {
        let (what, state) = (this.get(vm).what, this.get(vm).state.clone());
        match what {
            What::List | What::Tuple | What::Sorted | What::Join => {
                if let Some(list) = state.exact::<List>() {
                    vm.list_push(list, item)?;
                    while let Some(item) = vm.next(rest)? {
                        vm.list_push(list, item)?;
                    }
                }
            }
            What::Set => {
                set::algebra::add(vm, &state, &item)?;
                drop(item);
                set::algebra::update(vm, &state, rest)?;
            }
            What::Sum => this.get_mut(vm).state = numbers::sum_on(vm, &state, &item, rest)?,
            What::Any | What::All => {
                let wanted = what == What::Any;
                let found = vm.truth(&item)? == wanted || {
                    drop(item);
                    iteration::has(vm, rest, wanted)?
                };
                return Ok(Value::bool(found == wanted));
            }
            What::Min | What::Max => {
                let op = if what == What::Max { CompareOp::Gt } else { CompareOp::Lt };
                this.get_mut(vm).state = iteration::extreme_of(vm, op, [state, item], rest)?;
            }
        }
        Gathering::result(vm, this)
    }

    /// The result when there are no more items.
    ///
    /// # Errors
    /// What the builtin raises.
    pub(crate) fn result(vm: &mut Vm, this: &Ref<Gathering>) -> PyResult {
        let g = this.get_mut(vm);
        let state = std::mem::replace(&mut g.state, Value::NULL);
        let separator = std::mem::replace(&mut g.separator, Value::NULL);
        let (what, list) = (g.what, state.exact::<List>());
        match (what, list) {
            (What::List, Some(list)) => list.get_mut(vm).shrunk(),
            (What::Sorted, Some(list)) => {
                list.get_mut(vm).shrunk();
                list::sort(vm, list, &Value::NONE, false)?;
            }
            (What::Tuple, Some(list)) => {
                let mut own = std::mem::take(list.get_mut(vm));
                let tuple = vm.new_tuple(own.items.drain(..));
                *list.get_mut(vm) = own;
                return Ok(tuple);
            }
            (What::Join, _) => return str::join(vm, str::args::text_of(&separator), &state),
            (What::Any | What::All, _) => return Ok(Value::bool(what == What::All)),
            (What::Min | What::Max, _) if state.is_null() => {
                let name = if what == What::Min { "min" } else { "max" };
                return Err(iteration::no_extreme(vm, name));
            }
            _ => {}
        }
        Ok(state)
    }
}

/// Which builtin that is, called with one iterable behind `before`.
fn what(vm: &Vm, callable: &Value, before: &[Value]) -> Option<What> {
    if let Some(d) = callable.exact::<MethodDescriptor>() {
        let [separator] = before else { return None };
        let is_join = separator.exact::<Str>().is_some() && str::is_join(d.method);
        return is_join.then_some(What::Join);
    }
    if !before.is_empty() {
        return None;
    }
    if callable.exact::<Class>().is_some() {
        let types = &vm.types;
        let known = [
            (&types.tuple, What::Tuple),
            (&types.list, What::List),
            (&types.set, What::Set),
            (&types.frozenset, What::Set),
        ];
        return known.into_iter().find(|(class, _)| callable.is(class.value())).map(|(_, what)| what);
    }
    let method = callable.exact::<Builtin>().map(|b| b.method)?;
    let families = [iteration::FUNCTIONS, iteration::SORTED, numbers::FUNCTIONS];
    if !families.iter().any(|family| is_among(family, method)) {
        return None;
    }
    Some(match method.name {
        "sum" => What::Sum,
        "any" => What::Any,
        "all" => What::All,
        "min" => What::Min,
        "max" => What::Max,
        "sorted" => What::Sorted,
        _ => return None,
    })
}

fn is_among(family: &[Method], method: &Method) -> bool {
    family.as_ptr_range().contains(&std::ptr::from_ref(method))
}
