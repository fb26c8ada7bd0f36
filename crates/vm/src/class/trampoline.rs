//! What stands in a slot when the special method behind it is written in Python: each function looks the method up
//! on the class and calls it (CPython's `slot_*` functions).

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::names::Names;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use smallvec::SmallVec;
use taipan_heap::{Ref, Value};

type Symbol = fn(&Names) -> &Ref<Str>;

/// Calls the special method on the class of `this`; `None` where it has none.
pub fn call_special(vm: &mut Vm, this: &Value, symbol: Symbol, args: &[&Value]) -> PyResult<Option<Value>> {
    let name = symbol(&vm.names).clone();
    let Some(method) = vm.type_lookup(this, &name) else { return Ok(None) };
    let mut all: SmallVec<[Value; 4]> = SmallVec::new();
    if vm.is_method_descriptor(&method) {
        all.push(this.clone());
        all.extend(args.iter().map(|&v| v.clone()));
        return vm.call(&method, &all).map(Some);
    }
    let bound = vm.bind_special(&method, this)?;
    all.extend(args.iter().map(|&v| v.clone()));
    vm.call(&bound, &all).map(Some)
}

fn required(vm: &mut Vm, this: &Value, symbol: Symbol, args: &[&Value]) -> PyResult {
    match call_special(vm, this, symbol, args)? {
        Some(v) => Ok(v),
        None => {
            let name = symbol(&vm.names).clone();
            Err(vm.error_value(crate::exc::Exc::AttributeError, name.into()))
        }
    }
}

fn or_not_implemented(vm: &mut Vm, this: &Value, symbol: Symbol, args: &[&Value]) -> PyResult {
    Ok(call_special(vm, this, symbol, args)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

macro_rules! unary {
    ($($field:ident $name:ident)*) => { $(
        pub fn $field(vm: &mut Vm, this: &Value) -> PyResult { required(vm, this, |n| &n.$name, &[]) }
    )* };
}
unary! { str __str__ await_ __await__ aiter __aiter__ anext __anext__ neg __neg__ pos __pos__ abs __abs__
invert __invert__ int __int__ float __float__ index __index__ }

pub fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    match call_special(vm, this, |n| &n.__repr__, &[])? {
        Some(v) => Ok(v),
        None => crate::types::object::default_repr(vm, this),
    }
}

/// A binary slot with its reflected method, as CPython's SLOT1BINFULL: the slot of either operand's class leads here.
/// `modulus`: what either method is given besides the other operand, or NULL.
fn binary(
    vm: &mut Vm,
    [a, b, modulus]: [&Value; 3],
    own: usize,
    forward: Symbol,
    reflected: Symbol,
    slot: GetBinary,
) -> PyResult {
    let (given, count) = ([a, modulus], if modulus.is_null() { 1 } else { 2 });
    let (ca, cb) = (vm.class_of(a), vm.class_of(b));
    let same = ca.value().is(cb.value());
    let mut try_other = !same && slot(&cb.get(vm).slots).is_some_and(|f| f == own);
    if slot(&ca.get(vm).slots).is_some_and(|f| f == own) {
        if try_other && crate::class::is_subclass(vm, &cb, &ca) && overrides(vm, &ca, &cb, reflected) {
            let r = or_not_implemented(vm, b, reflected, &given[..count])?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
            try_other = false;
        }
        let r = or_not_implemented(vm, a, forward, &[b, modulus][..count])?;
        if !r.is_not_implemented() || same {
            return Ok(r);
        }
    }
    if try_other { or_not_implemented(vm, b, reflected, &given[..count]) } else { Ok(Value::NOT_IMPLEMENTED) }
}

type GetBinary = fn(&crate::class::Slots) -> Option<usize>;

/// Whether the subclass has another reflected method than its base (CPython's `method_is_overloaded`).
fn overrides(vm: &mut Vm, base: &Ref<crate::Class>, sub: &Ref<crate::Class>, symbol: Symbol) -> bool {
    let name = symbol(&vm.names).clone();
    match (vm.class_lookup(sub, &name), vm.class_lookup(base, &name)) {
        (Some(a), Some(b)) => !a.is(&b),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

macro_rules! binary {
    ($($field:ident $name:ident $reflected:ident)*) => { $(
        pub fn $field(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
            let own = $field as crate::class::slots::Binary as usize;
            binary(vm, [a, b, &Value::NULL], own, |n| &n.$name, |n| &n.$reflected, |s| s.$field.map(|f| f as usize))
        }
    )* };
}
binary! { add __add__ __radd__ sub __sub__ __rsub__ mul __mul__ __rmul__ matmul __matmul__ __rmatmul__
truediv __truediv__ __rtruediv__ floordiv __floordiv__ __rfloordiv__ rem __mod__ __rmod__
divmod __divmod__ __rdivmod__ lshift __lshift__ __rlshift__ rshift __rshift__ __rrshift__
and __and__ __rand__ xor __xor__ __rxor__ or __or__ __ror__ }

pub fn pow(vm: &mut Vm, a: &Value, b: &Value, modulus: &Value) -> PyResult {
    let own = pow as crate::class::slots::Ternary as usize;
    if modulus.is_none() || vm.dialect.reflects_power_of_three() {
        let null = Value::NULL;
        let operands = [a, b, if modulus.is_none() { &null } else { modulus }];
        return binary(vm, operands, own, |n| &n.__pow__, |n| &n.__rpow__, |s| s.pow.map(|f| f as usize));
    }
    if vm.class_of(a).get(vm).slots.pow.is_some_and(|f| f as usize == own) {
        return required(vm, a, |n| &n.__pow__, &[b, modulus]);
    }
    Ok(Value::NOT_IMPLEMENTED)
}

pub fn ipow(vm: &mut Vm, a: &Value, b: &Value, _modulus: &Value) -> PyResult {
    or_not_implemented(vm, a, |n| &n.__ipow__, &[b])
}

macro_rules! inplace {
    ($($field:ident $name:ident)*) => { $(
        pub fn $field(vm: &mut Vm, a: &Value, b: &Value) -> PyResult { or_not_implemented(vm, a, |n| &n.$name, &[b]) }
    )* };
}
inplace! { iadd __iadd__ isub __isub__ imul __imul__ imatmul __imatmul__ itruediv __itruediv__
ifloordiv __ifloordiv__ irem __imod__ ilshift __ilshift__ irshift __irshift__ iand __iand__ ixor __ixor__ ior __ior__ }

pub fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let name = vm.names.__hash__.clone();
    if vm.type_lookup(this, &name).is_none_or(|m| m.is_none()) {
        raise!(vm, TypeError, "unhashable type: '{}'", vm.type_name(this));
    }
    let h = required(vm, this, |n| &n.__hash__, &[])?;
    crate::types::int::hash_result(vm, &h)
}

pub fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let name = vm.names.__call__.clone();
    let Some(method) = vm.type_lookup(this, &name) else {
        raise!(vm, TypeError, "'{}' object is not callable", vm.type_name(this));
    };
    vm.native_call(|vm| {
        if vm.is_method_descriptor(&method) {
            let all = args.with_first(this.clone());
            vm.call_args(&method, all.args())
        } else {
            let bound = vm.bind_special(&method, this)?;
            vm.call_args(&bound, args)
        }
    })
}

/// `__getattribute__`, then `__getattr__` where that raised AttributeError (CPython's `slot_tp_getattr_hook`).
pub fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    let symbol = vm.names.__getattribute__.clone();
    let found = match vm.type_lookup(this, &symbol) {
        Some(m) if !vm.is_object_getattribute(&m) => {
            required(vm, this, |n| &n.__getattribute__, &[name.value()])
        }
        _ => crate::protocol::attr::generic_getattr(vm, this, name),
    };
    let hook = vm.names.__getattr__.clone();
    match found {
        Err(e) if vm.type_lookup(this, &hook).is_some() => {
            vm.catch(e, crate::exc::Exc::AttributeError)?;
            required(vm, this, |n| &n.__getattr__, &[name.value()])
        }
        other => other,
    }
}

pub fn setattr(vm: &mut Vm, this: &Value, name: &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(v) => required(vm, this, |n| &n.__setattr__, &[name.value(), v]),
        None => required(vm, this, |n| &n.__delattr__, &[name.value()]),
    }
    .map(drop)
}

/// The special method of a comparison.
pub fn comparison(op: CompareOp) -> Symbol {
    match op {
        CompareOp::Lt => |n| &n.__lt__,
        CompareOp::Le => |n| &n.__le__,
        CompareOp::Eq => |n| &n.__eq__,
        CompareOp::Ne => |n| &n.__ne__,
        CompareOp::Gt => |n| &n.__gt__,
        CompareOp::Ge => |n| &n.__ge__,
    }
}

pub fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    or_not_implemented(vm, a, comparison(op), &[b])
}

pub fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.names.__iter__.clone();
    match vm.type_lookup(this, &name) {
        Some(m) if m.is_none() => raise!(vm, TypeError, "'{}' object is not iterable", vm.type_name(this)),
        Some(_) => required(vm, this, |n| &n.__iter__, &[]),
        None => crate::types::iter::sequence_iter(vm, this),
    }
}

pub fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    required(vm, this, |n| &n.__next__, &[]).map(Some)
}

pub fn descr_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let none = Value::NONE;
    match call_special(vm, this, |n| &n.__get__, &[object.unwrap_or(&none), class])? {
        Some(v) => Ok(v),
        None => Ok(this.clone()),
    }
}

pub fn descr_set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(v) => required(vm, this, |n| &n.__set__, &[object, v]),
        None => required(vm, this, |n| &n.__delete__, &[object]),
    }
    .map(drop)
}

pub fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let name = vm.names.__init__.clone();
    let Some(method) = vm.type_lookup(this, &name) else { return Ok(()) };
    let result = if vm.is_method_descriptor(&method) {
        let all = args.with_first(this.clone());
        vm.call_args(&method, all.args())?
    } else {
        let bound = vm.bind_special(&method, this)?;
        vm.call_args(&bound, args)?
    };
    vm.check_init_result(&result)
}

pub fn bool(vm: &mut Vm, this: &Value) -> PyResult<bool> {
    let name = vm.names.__bool__.clone();
    if vm.dialect.explains_no_bool() && vm.type_lookup(this, &name).is_some_and(|m| m.is_none()) {
        raise!(vm, TypeError, "'{}' cannot be interpreted as a boolean", vm.type_name(this));
    }
    match call_special(vm, this, |n| &n.__bool__, &[])? {
        Some(v) => match v.as_bool() {
            Some(b) => Ok(b),
            None => raise!(vm, TypeError, "__bool__ should return bool, returned {}", vm.type_name(&v)),
        },
        None => match call_special(vm, this, |n| &n.__len__, &[])? {
            Some(v) => Ok(crate::types::int::length_result(vm, &v)? != 0),
            None => Ok(true),
        },
    }
}

pub fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    let v = required(vm, this, |n| &n.__len__, &[])?;
    crate::types::int::length_result(vm, &v)
}

pub fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    required(vm, this, |n| &n.__getitem__, &[key])
}

pub fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(v) => required(vm, this, |n| &n.__setitem__, &[key, v]),
        None => required(vm, this, |n| &n.__delitem__, &[key]),
    }
    .map(drop)
}

pub fn contains(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<bool> {
    let name = vm.names.__contains__.clone();
    match vm.type_lookup(this, &name) {
        Some(m) if m.is_none() => raise!(vm, TypeError, "'{}' object is not a container", vm.type_name(this)),
        Some(_) => {
            let v = required(vm, this, |n| &n.__contains__, &[key])?;
            vm.truth(&v)
        }
        None => crate::protocol::sequence::contains_by_iteration(vm, this, key),
    }
}
