//! `method`: a function bound to an instance.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, Slots, TypeSpec};
use crate::methods;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A bound method.
pub struct BoundMethod {
    pub function: Value,
    pub this: Value,
}

impl crate::Vm {
    /// A method: the callable bound to an object.
    pub fn bound_method(&self, function: &Value, this: &Value) -> Value {
        Ref::new(BoundMethod { function: function.clone(), this: this.clone() }).into()
    }
}

impl Trace for BoundMethod {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.function);
        visit(&self.this);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Create a bound instance method object."),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        call: Some(|vm, this, args| vm.call_args(this, args)),
        getattr: Some(getattr),
        compare: Some(compare),
        descr_get: Some(|_vm, this, _object, _class| Ok(this.clone())),
        new: Some(new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(function, instance, /)",
    ..TypeSpec::named("method", BoundMethod::ID, &[BoundMethod::ID])
};

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(m) = this.exact::<BoundMethod>() else { return Ok(Value::NONE) };
        let name = vm.names.__name__.clone();
        let name = vm.getattr(&m.function, &name)?;
        vm.reduce_to_getattr(m.this.clone(), name)
    }
}

static GETSET: &[GetSet] = &[
    GetSet::member("__func__", |_vm, this| {
        Ok(this.exact::<BoundMethod>().map_or(Value::NONE, |m| m.function.clone()))
    }),
    GetSet::member("__self__", |_vm, this| {
        Ok(this.exact::<BoundMethod>().map_or(Value::NONE, |m| m.this.clone()))
    }),
    GetSet::read("__doc__", "", |vm, this| {
        let Some(m) = this.exact::<BoundMethod>() else { return Ok(Value::NONE) };
        let name = vm.names.__doc__.clone();
        vm.getattr(&m.function, &name)
    }),
];

impl Vm {
    /// `(getattr, (object, name))`: how methods are pickled.
    pub fn reduce_to_getattr(&mut self, object: Value, name: Value) -> PyResult {
        let builtins = self.builtins.clone();
        let symbol = self.intern("getattr");
        let getattr = builtins.get(self).get_str(&symbol).cloned().unwrap_or(Value::NONE);
        let args = self.new_tuple([object, name]);
        Ok(self.new_tuple([getattr, args]))
    }
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "method() takes no keyword arguments");
    }
    let [function, this] = args.positional() else {
        raise!(vm, TypeError, "method expected 2 arguments, got {}", args.positional().len());
    };
    if !vm.is_callable(function) {
        raise!(vm, TypeError, "first argument must be callable");
    }
    if this.is_none() {
        raise!(vm, TypeError, "instance must not be None");
    }
    Ok(Ref::new(BoundMethod { function: function.clone(), this: this.clone() }).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(m) = this.exact::<BoundMethod>() else { return Ok(Value::NONE) };
    let (qualname, name) = (vm.names.__qualname__.clone(), vm.names.__name__.clone());
    let mut found = vm.getattr_optional(&m.function, &qualname)?;
    if found.is_none() {
        found = vm.getattr_optional(&m.function, &name)?;
    }
    let name =
        found.as_ref().and_then(|v| v.downcast::<Str>()).map_or_else(|| "?".to_string(), |s| s.to_string());
    let text = format!("<bound method {name} of {}>", vm.repr_string(&m.this)?);
    Ok(vm.new_str(&text))
}

/// The method's own attributes, else those of its function.
fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    let Some(m) = this.exact::<BoundMethod>() else { return Ok(Value::NONE) };
    let class = vm.class_of(this);
    match vm.class_lookup(&class, name) {
        Some(found) => vm.bind(&found, Some(this), class.value()),
        None => vm.getattr(&m.function, name),
    }
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<BoundMethod>(), b.exact::<BoundMethod>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = vm.equal(&x.function, &y.function)? && x.this.is(&y.this);
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(m) = this.exact::<BoundMethod>() else { return Ok(0) };
    let own = taipan_prim::hash::hash_pointer(m.this.identity() as u64);
    let all = own ^ vm.hash(&m.function)?;
    Ok(if all == -1 { -2 } else { all })
}
