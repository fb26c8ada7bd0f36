//! The iterators over a deque, in both directions.

use super::deque::Deque;
use crate::support::{class_value, receiver, traced};
use taipan_vm::class::{Slots, TypeSpec};
use taipan_vm::types::iter::itself;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, methods, raise};

macro_rules! iterator {
    ($(#[$doc:meta])* $Name:ident $METHODS:ident $SPEC:ident $OLD:ident $make:ident $class:ident $name:literal $at:expr) => {
        $(#[$doc])*
        pub struct $Name {
            deque: Value,
            /// How many items were given.
            given: usize,
            /// How many are to come.
            left: usize,
            state: u64,
        }
        traced!($Name: deque);

        static $SPEC: TypeSpec = spec("collections", $name, $Name::construct, $Name::next, $METHODS);
        static $OLD: TypeSpec = spec("_collections", $name, $Name::construct, $Name::next, $METHODS);

        fn $class(vm: &Vm) -> &'static TypeSpec {
            if vm.dialect.collections_hides_its_module() { &$SPEC } else { &$OLD }
        }

        /// A new iterator.
        pub fn $make(vm: &mut Vm, deque: &Value) -> Value {
            let (left, state) = deque.foreign::<Deque>().map_or((0, 0), |d| {
                let d = d.get(vm);
                (d.items.len(), d.state)
            });
            let spec = $class(vm);
            let class = vm.foreign_class::<$Name>(spec);
            vm.new_foreign(&class, $Name { deque: deque.clone(), given: 0, left, state }).into()
        }

        impl $Name {
            fn construct(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
                let args = args.positional();
                let Some(deque) = args.first() else {
                    raise!(vm, TypeError, "function takes at least 1 argument (0 given)");
                };
                if args.len() > 2 {
                    raise!(vm, TypeError, "function takes at most 2 arguments ({} given)", args.len());
                }
                if deque.foreign::<Deque>().is_none() {
                    let kind = if deque.is_none() { "None".to_string() } else { vm.type_name(deque) };
                    raise!(vm, TypeError, "argument 1 must be collections.deque, not {kind}");
                }
                let index = match args.get(1) {
                    Some(index) => vm.ssize(index)?,
                    None => 0,
                };
                let it = $make(vm, deque);
                for _ in 0..index {
                    if $Name::next(vm, &it)?.is_none() {
                        break;
                    }
                }
                Ok(it)
            }

            fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
                let it = receiver::<$Name>(vm, this)?;
                let state = it.get(vm);
                let (given, left, version) = (state.given, state.left, state.state);
                let Some(deque) = state.deque.foreign::<Deque>() else { return Ok(None) };
                let deque = deque.get(vm);
                if deque.state != version {
                    it.get_mut(vm).left = 0;
                    raise!(vm, RuntimeError, "deque mutated during iteration");
                }
                if left == 0 {
                    return Ok(None);
                }
                let at: fn(usize, usize) -> Option<usize> = $at;
                let item = at(deque.items.len(), given).and_then(|i| deque.items.get(i)).cloned();
                let state = it.get_mut(vm);
                (state.given, state.left) = (given + 1, left - 1);
                Ok(item)
            }
        }

        methods! { static $METHODS;
            /// Private method returning an estimate of len(list(it)).
            "__length_hint__($self, /)" => |vm, [this]| {
                Ok(Value::int(receiver::<$Name>(vm, this)?.get(vm).left as i64))
            }
            /// Return state information for pickling.
            "__reduce__($self, /)" => |vm, [this]| {
                let class = class_value(vm, this);
                let state = receiver::<$Name>(vm, this)?.get(vm);
                let args = vm.new_tuple([state.deque.clone(), Value::int(state.given as i64)]);
                Ok(vm.new_tuple([class, args]))
            }
        }
    };
}

const fn spec(
    module: &'static str,
    name: &'static str,
    new: taipan_vm::class::slots::New,
    next: taipan_vm::class::slots::Next,
    methods: &'static [taipan_vm::call::Method],
) -> TypeSpec {
    TypeSpec {
        slots: Slots {
            new: Some(new),
            iter: Some(itself),
            next: Some(next),
            getattr: Some(taipan_vm::protocol::attr::generic_getattr),
            ..Slots::EMPTY
        },
        methods,
        ..TypeSpec::foreign(module, name)
    }
}

iterator! { /// `_deque_iterator`.
DequeIter FORWARD_METHODS FORWARD OLD_FORWARD forward forward_spec "_deque_iterator" |_, given| Some(given) }
iterator! { /// `_deque_reverse_iterator`.
DequeReverseIter BACKWARD_METHODS BACKWARD OLD_BACKWARD backward backward_spec "_deque_reverse_iterator"
|len, given| len.checked_sub(given + 1) }

/// Both types.
pub fn specs(vm: &Vm) -> (&'static TypeSpec, &'static TypeSpec) {
    (forward_spec(vm), backward_spec(vm))
}
