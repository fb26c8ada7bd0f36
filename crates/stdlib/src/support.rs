//! What native modules share: payload access, classes with a signature, iterators that keep their place.

use std::collections::VecDeque;
use taipan_vm::call::{Method, call_method};
use taipan_vm::class::TypeSpec;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{Args, Class, Foreign, PyResult, Ref, Trace, Value, Visitor, Vm, raise};

/// A field of a payload, as the cycle collector sees it.
pub trait Held {
    /// Visits every reference owned.
    fn visit(&self, visit: &mut Visitor<'_>);
    /// Gives them up.
    fn release(&mut self);
}

impl Held for Value {
    fn visit(&self, visit: &mut Visitor<'_>) {
        visit(self);
    }
    fn release(&mut self) {
        *self = Value::NULL;
    }
}

impl Held for Vec<Value> {
    fn visit(&self, visit: &mut Visitor<'_>) {
        self.iter().for_each(visit);
    }
    fn release(&mut self) {
        self.clear();
    }
}

impl Held for VecDeque<Value> {
    fn visit(&self, visit: &mut Visitor<'_>) {
        self.iter().for_each(visit);
    }
    fn release(&mut self) {
        self.clear();
    }
}

impl<T: taipan_vm::Payload> Held for Option<Ref<T>> {
    fn visit(&self, visit: &mut Visitor<'_>) {
        self.iter().for_each(|r| visit(r.value()));
    }
    fn release(&mut self) {
        *self = None;
    }
}

/// Declares how the collector goes through a payload: `traced!(Name: field, field)`.
macro_rules! traced {
    ($name:ident: $($field:ident),* $(; buffer $buffer:expr)?) => {
        impl taipan_vm::Trace for $name {
            const CYCLIC: bool = true;
            $(
                const BUFFERED: bool = true;
                fn buffer(&self) -> usize {
                    let bytes: fn(&Self) -> usize = $buffer;
                    bytes(self)
                }
            )?
            fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
                $($crate::support::Held::visit(&self.$field, visit);)*
            }
            fn clear(&mut self) {
                $($crate::support::Held::release(&mut self.$field);)*
            }
        }
    };
}
pub(crate) use traced;

/// The object that a native method or slot was called on.
///
/// # Errors
/// SystemError where it holds another payload, which whoever called has checked.
#[inline(always)]
pub fn receiver<'a, T: Trace + 'static>(vm: &mut Vm, this: &'a Value) -> PyResult<&'a Foreign<T>> {
    match this.foreign::<T>() {
        Some(r) => Ok(r),
        None => raise!(vm, SystemError, "bad receiver: '{}'", vm.type_name(this)),
    }
}

/// Makes an instance by a `__new__` that is declared as a class method: the signature binds the arguments.
///
/// # Errors
/// What the method raises; TypeError where the arguments do not fit.
pub fn construct(vm: &mut Vm, new: &'static Method, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own_init = class.get(vm).slots.init.map(|f| f as usize)
        != vm.types.object.get(vm).slots.init.map(|f| f as usize);
    // A subclass's own `__init__` may take keywords that `__new__` does not know.
    let by_name = new.params.iter().any(|p| p.kind > taipan_vm::call::signature::Kind::PositionalOnly);
    let args = if own_init && !by_name { Args::positional_only(args.positional()) } else { args };
    let all = args.with_first(class.value().clone());
    call_method(vm, new, None, all.args())
}

/// The class that a `__new__` declared as a class method was called for.
///
/// # Errors
/// SystemError for what is no class.
pub fn class_arg<'a>(vm: &mut Vm, class: &'a Value) -> PyResult<&'a Ref<Class>> {
    match class.downcast::<Class>() {
        Some(c) => Ok(c),
        None => raise!(vm, SystemError, "not a class"),
    }
}

/// A new instance of the class that a `__new__` was called for.
///
/// # Errors
/// SystemError for what is no class.
pub fn instance<T: Trace + 'static>(vm: &mut Vm, class: &Value, payload: T) -> PyResult {
    let class = class_arg(vm, class)?.clone();
    Ok(vm.new_foreign(&class, payload).into())
}

/// Makes a class and puts it into a module's namespace.
pub fn add_class<T: Trace + 'static>(vm: &mut Vm, dict: &Ref<Dict>, spec: &'static TypeSpec) -> Ref<Class> {
    let class = vm.foreign_class::<T>(spec);
    vm.set_name(dict, spec.name, class.value().clone());
    class
}

/// Sets a module's `__doc__`.
pub fn set_doc(vm: &mut Vm, dict: &Ref<Dict>, text: &str) {
    let doc = vm.new_str(text);
    vm.set_name(dict, "__doc__", doc);
}

/// `x.__class__`, for `__reduce__`.
pub fn class_value(vm: &Vm, object: &Value) -> Value {
    vm.class_of(object).into()
}

/// A function of `builtins`.
///
/// # Errors
/// What looking it up raises.
pub fn builtin(vm: &mut Vm, name: &str) -> PyResult {
    let (builtins, symbol) = (vm.builtins.clone(), vm.intern(name));
    match builtins.get(vm).get_str(&symbol) {
        Some(f) => Ok(f.clone()),
        None => raise!(vm, AttributeError, "module 'builtins' has no attribute '{name}'"),
    }
}

/// A list of values.
pub fn list(items: Vec<Value>) -> Value {
    List::new_ref(items).into()
}
