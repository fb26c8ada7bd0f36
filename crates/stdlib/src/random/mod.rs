//! `_random`: the generator behind `random.Random`.

mod twister;

use crate::support::{add_class, instance, receiver, set_doc};
use num_bigint::BigInt;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::{IntRef, from_big, int_ref};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, Class, NativeModule, PyResult, Ref, Trace, Value, Vm, methods, raise};
use twister::{N, Twister};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_random", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "Module implements the Mersenne Twister random number generator.");
    add_class::<Random>(vm, dict, &SPEC);
    Ok(())
}

/// `Random`.
struct Random(Twister);
impl Trace for Random {}

static SPEC: TypeSpec = TypeSpec {
    doc: Some("Random() -> create a random number generator with its own internal state."),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(seed_once), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::foreign("_random", "Random")
};

/// An object that is not seeded yet: a subclass may forget to.
fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    instance(vm, class.value(), Random(Twister { state: Box::new([0; N]), index: 0 }))
}

fn seed_once(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let class = vm.class_of(this);
    let own = vm.module_class(&SPEC).is_some_and(|c| c.value().is(class.value()));
    let init = seed_once as *const () as usize;
    let inherited = class.get(vm).slots.init.is_some_and(|f| f as usize == init);
    if (own || inherited) && !args.names().is_empty() {
        raise!(vm, TypeError, "Random() takes no keyword arguments");
    }
    let seed = match args.positional() {
        [] => Value::NONE,
        [seed] => seed.clone(),
        _ => raise!(vm, TypeError, "Random() requires 0 or 1 argument"),
    };
    let twister = seeded(vm, &seed)?;
    receiver::<Random>(vm, this)?.get_mut(vm).0 = twister;
    Ok(())
}

/// A generator seeded by an int, by the hash of any other object, or by chance.
fn seeded(vm: &mut Vm, seed: &Value) -> PyResult<Twister> {
    if seed.is_none() {
        // As many bytes as CPython takes.
        let mut bytes = [0; 4 * N];
        if let Err(e) = vm.access.random(&mut bytes) {
            return Err(vm.io_error(&e));
        }
        let words = bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let key: Vec<u32> = words.collect();
        return Ok(Twister::from_key(&key));
    }
    let words = match int_ref(seed) {
        Some(IntRef::Small(i)) => split(i.unsigned_abs()),
        Some(IntRef::Big(b)) => b.magnitude().to_u32_digits(),
        None => split(vm.hash(seed)? as u64),
    };
    Ok(Twister::from_key(if words.is_empty() { &[0] } else { &words }))
}

fn split(number: u64) -> Vec<u32> {
    let (low, high) = (number as u32, (number >> 32) as u32);
    if high == 0 { vec![low] } else { vec![low, high] }
}

/// `getrandbits(k)`
fn bits(vm: &mut Vm, this: &Value, k: &Value) -> PyResult {
    let index = vm.index(k)?;
    let k = match int_ref(&index) {
        Some(i) if i.is_negative() => raise!(vm, ValueError, "{}", vm.dialect.negative_random_bits()),
        Some(i) => match i.to_i64().filter(|&k| k <= i64::from(i32::MAX)) {
            Some(k) => k as u64,
            None => raise!(vm, OverflowError, "Python int too large to convert to C int"),
        },
        None => 0,
    };
    let twister = &mut receiver::<Random>(vm, this)?.get_mut(vm).0;
    if k == 0 {
        return Ok(Value::int(0));
    }
    if k <= 32 {
        return Ok(Value::int(i64::from(twister.next_u32() >> (32 - k))));
    }
    let mut words = Vec::new();
    if words.try_reserve_exact(k.div_ceil(32) as usize).is_err() {
        return Err(vm.memory_error());
    }
    let mut left = k;
    while left > 0 {
        let word = twister.next_u32();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    Ok(from_big(BigInt::from_slice(num_bigint::Sign::Plus, &words)))
}

fn set_state(vm: &mut Vm, this: &Value, state: &Value) -> PyResult {
    let Some(state) = state.downcast::<Tuple>() else {
        raise!(vm, TypeError, "state vector must be a tuple");
    };
    if state.items().len() != N + 1 {
        raise!(vm, ValueError, "state vector is the wrong size");
    }
    let mut words = Vec::with_capacity(N + 1);
    for item in state.items() {
        let Some(word) = int_ref(item) else { raise!(vm, TypeError, "an integer is required") };
        if word.is_negative() {
            raise!(vm, OverflowError, "can't convert negative value to unsigned int");
        }
        let Some(word) = word.to_i64() else {
            raise!(vm, OverflowError, "Python int too large to convert to C unsigned long");
        };
        words.push(word as u64);
    }
    let index = words.pop().and_then(|i| usize::try_from(i).ok()).filter(|&i| i <= N);
    let Some(index) = index else { raise!(vm, ValueError, "invalid state") };
    let twister = &mut receiver::<Random>(vm, this)?.get_mut(vm).0;
    for (slot, word) in twister.state.iter_mut().zip(words) {
        *slot = word as u32;
    }
    twister.index = index;
    Ok(Value::NONE)
}

methods! { static METHODS;
    /// random() -> x in the interval [0, 1).
    "random($self, /)"
    => |vm, [this]| { Ok(Value::float(receiver::<Random>(vm, this)?.get_mut(vm).0.next_f64())) }
    /// seed([n]) -> None.
    ///
    /// Defaults to use urandom and falls back to a combination
    /// of the current time and the process identifier.
    "seed($self, n=None, /)"
    => |vm, [this, n]| {
        let twister = seeded(vm, n)?;
        receiver::<Random>(vm, this)?.get_mut(vm).0 = twister;
        Ok(Value::NONE)
    }
    /// getstate() -> tuple containing the current state.
    "getstate($self, /)"
    => |vm, [this]| {
        let twister = &receiver::<Random>(vm, this)?.get(vm).0;
        let words = twister.state.iter().map(|&w| Value::int(i64::from(w)));
        Ok(vm.new_tuple(words.chain([Value::int(twister.index as i64)])))
    }
    /// setstate(state) -> None.  Restores generator state.
    "setstate($self, state, /)"
    => |vm, [this, state]| { set_state(vm, this, state) }
    /// getrandbits(k) -> x.  Generates an int with k random bits.
    "getrandbits($self, k, /)"
    => |vm, [this, k]| { bits(vm, this, k) }
}
