//! Iterators over anything: the sequence protocol's, the callable's, and the lazy builtins.

mod callable;
mod enumerate;
mod filter;
mod map;
pub mod pickle;
mod reversed;
pub mod sequence;
mod zip;

pub use callable::{CALLABLE_SPEC, CallableIter};
pub use enumerate::{ENUMERATE_SPEC, Enumerate};
pub use filter::{FILTER_SPEC, Filter};
pub use map::{MAP_SPEC, Map};
pub use reversed::{REVERSED_SPEC, Reversed};
pub use sequence::{SEQUENCE_SPEC, SequenceIter, sequence_iter};
pub use zip::{ZIP_SPEC, Zip};

use crate::{Args, PyResult, Vm};
use smallvec::SmallVec;
use taipan_heap::{Ref, Value};

/// `iter(x)` of an iterator.
pub fn itself(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.clone())
}

macro_rules! traced {
    ($name:ident: $($field:ident),*) => {
        impl taipan_heap::Trace for $name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut taipan_heap::Visitor<'_>) {
                $(visit(&self.$field);)*
            }
            fn clear(&mut self) {
                $(self.$field = taipan_heap::Value::NULL;)*
            }
        }
    };
}
pub(crate) use traced;

/// Whether instances of the class are set up by `object.__init__`, so that arguments are for `__new__` alone.
fn has_plain_init(vm: &Vm, class: &Ref<crate::Class>) -> bool {
    let init = |class: &Ref<crate::Class>| class.get(vm).slots.init.map(|f| f as usize);
    init(class) == init(&vm.types.object)
}

/// The arguments for `__new__`: keywords are left to a subclass's own `__init__`.
fn own_args<'a>(vm: &Vm, class: &Ref<crate::Class>, args: Args<'a>) -> Args<'a> {
    if has_plain_init(vm, class) { args } else { Args::positional_only(args.positional()) }
}

/// The `strict` keyword of `zip` and `map`: the only one.
fn strict_keyword(vm: &mut Vm, function: &str, args: Args<'_>) -> PyResult<bool> {
    let given = args.names().len();
    if given > 1 {
        raise!(vm, TypeError, "{function}() takes at most 1 keyword argument ({given} given)");
    }
    match args.keywords().next() {
        None => Ok(false),
        Some((name, value)) if name.eq_str("strict") => vm.truth(value),
        Some((name, _)) => Err(vm.unexpected_keyword_among(function, &name.to_string(), &["strict"])),
    }
}

/// The next item of each; `None` when the first of them is exhausted.
///
/// # Errors
/// What the iterators raise; ValueError where `strict` and they are not exhausted together.
fn next_of_each<const N: usize>(
    vm: &mut Vm,
    function: &str,
    iterators: &[Value],
    strict: bool,
) -> PyResult<Option<SmallVec<[Value; N]>>> {
    let mut items = SmallVec::with_capacity(iterators.len());
    for (i, it) in iterators.iter().enumerate() {
        match vm.next(it)? {
            Some(item) => items.push(item),
            None if !strict => return Ok(None),
            None if i > 0 => return Err(uneven(vm, function, i, "shorter")),
            None => {
                for (i, it) in iterators.iter().enumerate().skip(1) {
                    if vm.next(it)?.is_some() {
                        return Err(uneven(vm, function, i, "longer"));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok(Some(items))
}

#[cold]
fn uneven(vm: &mut Vm, function: &str, index: usize, how: &str) -> crate::Raised {
    let others = if index == 1 { " 1".to_string() } else { format!("s 1-{index}") };
    error!(vm, ValueError, "{function}() argument {} is {how} than argument{others}", index + 1)
}
