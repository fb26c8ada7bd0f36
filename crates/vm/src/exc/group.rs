//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654): construction, and the splitting that `except*` is made of.

use super::fields::{field, get, put};
use super::table::Parts;
use super::{Exc, Exception, instance};
use crate::call::Args;
use crate::class::{Class, GetSet, Slots, is_subclass};
use crate::methods;
use crate::types::bytes::Bytes;
use crate::types::function::Function;
use crate::types::generic_alias;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub const PARTS: Parts = Parts {
    slots: Slots { new: Some(new), init: Some(instance::init), str: Some(str), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
};

pub const EXCEPTION_GROUP: Parts = Parts { slots: Slots::EMPTY, methods: &[], getset: &[] };

const MESSAGE: usize = 0;
const EXCEPTIONS: usize = 1;

static GETSET: &[GetSet] = &[
    GetSet::member("message", get::<MESSAGE>).documented("exception message"),
    GetSet::member("exceptions", get::<EXCEPTIONS>).documented("nested exceptions"),
];

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let [message, nested] = args.positional() else {
        let n = args.positional().len();
        raise!(vm, TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)");
    };
    if message.downcast::<Str>().is_none() {
        return Err(vm.bad_argument("BaseExceptionGroup.__new__", "argument 1", "str", message));
    }
    if !is_sequence(vm, nested) {
        raise!(vm, TypeError, "second argument (exceptions) must be a sequence");
    }
    let items = vm.collect_items(nested)?;
    if items.is_empty() {
        raise!(vm, ValueError, "second argument (exceptions) must be a non-empty sequence");
    }
    if let Some(i) = items.iter().position(|e| e.downcast::<Exception>().is_none()) {
        raise!(vm, ValueError, "Item {i} of second argument (exceptions) is not an exception");
    }
    let has_base = items.iter().any(|e| !vm.is_instance_of_exc(e, Exc::Exception));
    let class = group_class(vm, class, has_base)?;
    let e = instance::make(vm, &class, args.positional());
    put(vm, &e, MESSAGE, message.clone());
    let items = vm.new_tuple(items);
    put(vm, &e, EXCEPTIONS, items);
    Ok(e)
}

/// The class of a group: ExceptionGroup where all that is nested allows it.
fn group_class(vm: &mut Vm, class: &Ref<Class>, has_base: bool) -> PyResult<Ref<Class>> {
    let base_group = vm.exceptions.get(Exc::BaseExceptionGroup).clone();
    let group = vm.exceptions.get(Exc::ExceptionGroup).clone();
    if class.value().is(base_group.value()) {
        return Ok(if has_base { base_group } else { group });
    }
    if has_base && class.value().is(group.value()) {
        raise!(vm, TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if has_base && is_subclass(vm, class, vm.exceptions.get(Exc::Exception)) {
        let name = class.get(vm).name.to_string();
        raise!(vm, TypeError, "Cannot nest BaseExceptions in '{name}'");
    }
    Ok(class.clone())
}

/// CPython's `PySequence_Check`.
fn is_sequence(vm: &mut Vm, v: &Value) -> bool {
    if v.downcast::<crate::types::dict::Dict>().is_some() {
        return false;
    }
    let known = v.downcast::<Tuple>().is_some()
        || v.downcast::<List>().is_some()
        || v.downcast::<Str>().is_some()
        || v.downcast::<Bytes>().is_some();
    let getitem = vm.names.__getitem__.clone();
    known || vm.type_lookup(v, &getitem).is_some()
}

/// Whether a value is an exception group.
pub fn is_group(vm: &Vm, v: &Value) -> bool {
    vm.is_instance_of_exc(v, Exc::BaseExceptionGroup)
}

/// The exceptions in a group.
pub fn nested(vm: &Vm, group: &Value) -> Vec<Value> {
    let field = field(vm, group, EXCEPTIONS);
    field.and_then(|f| f.downcast::<Tuple>().map(|t| t.items().to_vec())).unwrap_or_default()
}

fn message(vm: &Vm, group: &Value) -> Value {
    field(vm, group, MESSAGE).unwrap_or(Value::NONE)
}

fn str(vm: &mut Vm, this: &Value) -> PyResult {
    let n = nested(vm, this).len();
    let message = message(vm, this);
    let mut text = match message.downcast::<Str>() {
        Some(m) => m.text().to_text(),
        None => return Ok(vm.shared.empty_str.clone()),
    };
    text.push_str(&format!(" ({n} sub-exception{})", if n == 1 { "" } else { "s" }));
    Ok(vm.new_text(text))
}

/// What an exception must be to be split off.
enum Matcher<'a> {
    /// An instance of a class, or of one of a tuple.
    Type(&'a Value),
    Predicate(&'a Value),
    /// One of these.
    Instances(&'a [Value]),
}

fn is_exception_class(vm: &Vm, v: &Value) -> bool {
    v.downcast::<Class>().is_some_and(|c| is_subclass(vm, c, vm.exceptions.get(Exc::BaseException)))
}

fn matcher<'a>(vm: &mut Vm, v: &'a Value) -> PyResult<Matcher<'a>> {
    let callable = if vm.dialect.groups_split_by_callables() {
        v.downcast::<Class>().is_none() && vm.class_ref(v).get(vm).slots.call.is_some()
            || v.exact::<crate::call::Builtin>().is_some()
            || v.exact::<crate::types::method::BoundMethod>().is_some()
            || v.exact::<Function>().is_some()
    } else {
        v.exact::<Function>().is_some()
    };
    if callable {
        return Ok(Matcher::Predicate(v));
    }
    let classes = v.exact::<Tuple>().is_some_and(|t| t.items().iter().all(|c| is_exception_class(vm, c)));
    if classes || is_exception_class(vm, v) {
        return Ok(Matcher::Type(v));
    }
    let message = vm.dialect.no_group_matcher();
    raise!(vm, TypeError, "{message}")
}

impl Matcher<'_> {
    fn matches(&self, vm: &mut Vm, e: &Value) -> PyResult<bool> {
        match self {
            Matcher::Type(t) => Ok(vm.exception_matches(e, t)),
            Matcher::Predicate(f) => {
                let r = vm.call(f, std::slice::from_ref(e))?;
                vm.truth(&r)
            }
            Matcher::Instances(all) => Ok(all.iter().any(|x| x.is(e))),
        }
    }
}

/// The matching part, and the rest: each `None` where empty.
type Halves = (Option<Value>, Option<Value>);

/// CPython's `exceptiongroup_split_recursive`.
fn split(vm: &mut Vm, e: &Value, matcher: &Matcher<'_>, with_rest: bool) -> PyResult<Halves> {
    if matcher.matches(vm, e)? {
        return Ok((Some(e.clone()), None));
    }
    if !is_group(vm, e) {
        return Ok((None, with_rest.then(|| e.clone())));
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for x in nested(vm, e) {
        let (m, r) =
            vm.native_call_in(" in exceptiongroup_split_recursive", |vm| split(vm, &x, matcher, with_rest))?;
        matching.extend(m);
        rest.extend(r);
    }
    Ok((subset(vm, e, matching)?, subset(vm, e, rest)?))
}

/// A group like `group` of other exceptions (`exceptiongroup_subset`).
fn subset(vm: &mut Vm, group: &Value, exceptions: Vec<Value>) -> PyResult<Option<Value>> {
    if exceptions.is_empty() {
        return Ok(None);
    }
    let exceptions: Value = List::new_ref(exceptions).into();
    let derived = vm.call_method(group, "derive", &[exceptions])?;
    if !is_group(vm, &derived) {
        raise!(vm, TypeError, "derive must return an instance of BaseExceptionGroup");
    }
    if let (Some(from), Some(to)) = (group.downcast::<Exception>(), derived.downcast::<Exception>()) {
        let from = from.get(vm);
        let (traceback, context, cause) = (from.traceback.clone(), from.context.clone(), from.cause.clone());
        let to = to.get_mut(vm);
        (to.traceback, to.context, to.cause) = (traceback, context, cause);
        to.suppress_context = true;
    }
    let name = vm.names.__notes__.clone();
    if let Some(notes) = vm.getattr_optional(group, &name)?
        && is_sequence(vm, &notes)
    {
        let copy: Value = List::new_ref(vm.collect_items(&notes)?).into();
        vm.setattr(&derived, &name, Some(&copy))?;
    }
    Ok(Some(derived))
}

methods! { static METHODS;
    ///See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| { Ok(generic_alias::make(vm, class, item)) }
    ///
    "derive($self, object, /)" => |vm, [this, exceptions]| {
        let class = vm.exceptions.get(Exc::BaseExceptionGroup).value().clone();
        let message = message(vm, this);
        vm.call(&class, &[message, exceptions.clone()])
    }
    ///
    "split($self, object, /)" => |vm, [this, condition]| {
        let matcher = matcher(vm, condition)?;
        let (matching, rest) = split(vm, this, &matcher, true)?;
        Ok(vm.new_tuple([matching.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
    }
    ///
    "subgroup($self, object, /)" => |vm, [this, condition]| {
        let matcher = matcher(vm, condition)?;
        let (matching, _) = split(vm, this, &matcher, false)?;
        Ok(matching.unwrap_or(Value::NONE))
    }
}

/// A group made by the machine itself.
fn wrap(vm: &mut Vm, exceptions: Value) -> PyResult {
    let class = vm.exceptions.get(Exc::BaseExceptionGroup).value().clone();
    let message = vm.shared.empty_str.clone();
    vm.call(&class, &[message, exceptions])
}

impl Vm {
    /// `except* classes`: what matches, and what is left; each None where there is nothing.
    pub(crate) fn exception_group_match(&mut self, e: &Value, classes: &Value) -> PyResult<(Value, Value)> {
        if e.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        if self.exception_matches(e, classes) {
            if is_group(self, e) {
                return Ok((e.clone(), Value::NONE));
            }
            let alone = self.new_tuple([e.clone()]);
            let group = wrap(self, alone)?;
            if self.dialect.notes_where_groups_are_made()
                && let Some(made) = group.downcast::<Exception>()
            {
                made.get_mut(self).traceback = self.traceback_here();
            }
            return Ok((group, Value::NONE));
        }
        if !is_group(self, e) {
            return Ok((Value::NONE, e.clone()));
        }
        let pair = self.call_method(e, "split", std::slice::from_ref(classes))?;
        match pair.exact::<Tuple>().map(|t| t.items()) {
            Some([matching, rest, ..]) => Ok((matching.clone(), rest.clone())),
            _ => {
                let (class, given) = (self.type_name(e), self.type_name(&pair));
                raise!(self, TypeError, "{class}.split must return a tuple, not {given}")
            }
        }
    }

    /// What leaves a `try` with `except*`, from what its clauses raised (`_PyExc_PrepReraiseStar`).
    pub(crate) fn prepare_reraise_star(&mut self, original: &Value, raised: &[Value]) -> PyResult {
        let Some(first) = raised.first() else { return Ok(Value::NONE) };
        if !is_group(self, original) {
            return Ok(first.clone());
        }
        let (mut own, mut again) = (Vec::new(), Vec::new());
        for e in raised.iter().filter(|e| !e.is_none()) {
            if self.same_metadata(e, original) { again.push(e.clone()) } else { own.push(e.clone()) }
        }
        let mut leaves = Vec::new();
        again.iter().for_each(|e| self.leaves(e, &mut leaves));
        let projected = split(self, original, &Matcher::Instances(&leaves), false)?.0;
        if own.is_empty() {
            return Ok(projected.unwrap_or(Value::NONE));
        }
        own.extend(projected);
        match own.as_slice() {
            [one] => Ok(one.clone()),
            _ => wrap(self, List::new_ref(own).into()),
        }
    }

    /// CPython's `is_same_exception_metadata`. The field of notes that it compares is never set: notes are an attribute.
    fn same_metadata(&self, a: &Value, b: &Value) -> bool {
        let (Some(x), Some(y)) = (a.downcast::<Exception>(), b.downcast::<Exception>()) else { return false };
        let (x, y) = (x.get(self), y.get(self));
        x.traceback.is(&y.traceback) && x.cause.is(&y.cause) && x.context.is(&y.context)
    }

    /// All exceptions in a group that are no groups, worked through without recursion.
    fn leaves(&self, e: &Value, found: &mut Vec<Value>) {
        let mut pending = vec![e.clone()];
        while let Some(e) = pending.pop() {
            if is_group(self, &e) {
                pending.extend(nested(self, &e));
            } else {
                found.push(e);
            }
        }
    }
}
