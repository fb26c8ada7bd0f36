//! Calls: arguments, binding, builtin functions, Python functions, bound methods.

mod args;
pub mod bind;
pub mod function;
mod method;
pub mod signature;

pub use args::{Args, OwnedArgs};
pub use method::{
    Builtin, ClassMethodDescriptor, Method, MethodDescriptor, Quick, call_builtin, call_descriptor,
    call_method, doc, quick, shown,
};

use crate::class::{Class, MethodWrapper, SlotWrapper};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Value};

/// Where a RecursionError arises.
const CALLING: &str = " while calling a Python object";

impl Vm {
    /// Calls any callable with positional arguments.
    pub fn call(&mut self, callee: &Value, args: &[Value]) -> PyResult {
        self.call_args(callee, Args::positional_only(args))
    }

    /// `callee(*args, **keywords)`, of a tuple and a dict.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_unpacked(&mut self, callee: &Value, args: &Value, keywords: &Value) -> PyResult {
        let args = args.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let mut all = Args::positional_only(&args).to_owned();
        if let Some(keywords) = keywords.downcast::<Dict>() {
            let pairs = keywords.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>();
            for (name, value) in pairs {
                if let Some(name) = name.downcast::<Str>() {
                    all.push_keyword(name.clone(), value);
                }
            }
        }
        self.call_args(callee, all.args())
    }

    /// Calls any callable.
    ///
    /// # Errors
    /// What the callee raises; TypeError where the value is not callable.
    pub fn call_args(&mut self, callee: &Value, args: Args<'_>) -> PyResult {
        match callee.shape().0 {
            Function::ID => match callee.exact::<Function>() {
                Some(f) => self.native_call(|vm| crate::engine::call_function(vm, f, args)),
                None => Ok(Value::NULL),
            },
            Builtin::ID => match callee.exact::<Builtin>() {
                Some(b) => self.nested(CALLING, |vm| call_builtin(vm, b, args)),
                None => Ok(Value::NULL),
            },
            BoundMethod::ID => match callee.exact::<BoundMethod>() {
                Some(m) => {
                    let all = args.with_first(m.this.clone());
                    self.nested(CALLING, |vm| vm.call_args(&m.function, all.args()))
                }
                None => Ok(Value::NULL),
            },
            _ => self.call_other(callee, args),
        }
    }

    fn call_other(&mut self, callee: &Value, args: Args<'_>) -> PyResult {
        if let Some(d) = callee.exact::<MethodDescriptor>() {
            return self.nested(CALLING, |vm| call_descriptor(vm, d, args));
        }
        if let Some(w) = callee.exact::<SlotWrapper>() {
            return self.nested(CALLING, |vm| crate::class::call_wrapper(vm, w, args));
        }
        if let Some(w) = callee.exact::<MethodWrapper>() {
            return self.nested(CALLING, |vm| crate::class::call_slot(vm, &w.wrapper, &w.this, args));
        }
        if let Some(c) = callee.downcast::<Class>()
            && self.class_ref(callee).value().is(self.types.r#type.value())
        {
            return self.native_call(|vm| crate::types::type_::call(vm, c, args));
        }
        match self.class_ref(callee).get(self).slots.call {
            Some(call) => self.native_call(|vm| call(vm, callee, args)),
            None => raise!(self, TypeError, "'{}' object is not callable", self.type_name(callee)),
        }
    }

    /// `callable(object)`.
    pub fn is_callable(&self, object: &Value) -> bool {
        self.class_ref(object).get(self).slots.call.is_some()
    }

    /// Calls a method by name.
    pub fn call_method(&mut self, object: &Value, name: &str, args: &[Value]) -> PyResult {
        let name = self.intern(name);
        let method = self.getattr(object, &name)?;
        self.call(&method, args)
    }
}
