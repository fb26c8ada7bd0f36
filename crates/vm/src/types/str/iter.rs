//! Iterators over the characters of a str.

use super::Str;
use crate::class::{Slots, TypeSpec};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value};

/// `str_ascii_iterator` where `ASCII`, else `str_iterator`.
pub struct StrIter<const ASCII: bool> {
    /// `None` once exhausted.
    pub text: Option<Ref<Str>>,
    pub index: usize,
}

impl<const ASCII: bool> Trace for StrIter<ASCII> {}

/// `iter(str)`
pub fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    let text = this.downcast::<Str>().cloned();
    Ok(match text.as_ref().is_some_and(|s| s.text.is_ascii()) {
        true => Ref::new(StrIter::<true> { text, index: 0 }).into(),
        false => Ref::new(StrIter::<false> { text, index: 0 }).into(),
    })
}

macro_rules! iterators {
    ($($SPEC:ident $next:ident $METHODS:ident $Iter:ty, $name:literal;)*) => { $(
        pub static $SPEC: TypeSpec = TypeSpec {
            slots: Slots { iter: Some(crate::types::iter::itself), next: Some($next), ..Slots::EMPTY },
            methods: $METHODS,
            ..TypeSpec::named($name, <$Iter>::ID, &[<$Iter>::ID])
        };

        fn $next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
            let Some(it) = this.exact::<$Iter>() else { return Ok(None) };
            let state = it.get_mut(vm);
            let Some(c) = state.text.as_ref().and_then(|t| t.text().get(state.index)) else {
                state.text = None;
                return Ok(None);
            };
            state.index += 1;
            Ok(Some(vm.char_str(c)))
        }

        methods! { static $METHODS;
            /// Private method returning an estimate of len(list(it)).
            "__length_hint__($self, /)" => |vm, [this]| {
                let Some(it) = this.exact::<$Iter>() else { return Ok(Value::NONE) };
                let state = it.get(vm);
                let left = state.text.as_ref().map_or(0, |t| t.len().saturating_sub(state.index));
                Ok(Value::int(left as i64))
            }
            /// Return state information for pickling.
            "__reduce__($self, /)" => |vm, [this]| {
                let Some(it) = this.exact::<$Iter>() else { return Ok(Value::NONE) };
                let (text, index) = (it.get(vm).text.clone(), it.get(vm).index);
                reduce(vm, text.map(Value::from), index)
            }
            /// Set state information for unpickling.
            "__setstate__($self, object, /)" => |vm, [this, state]| {
                let index = vm.exact_ssize(state)?;
                let Some(it) = this.exact::<$Iter>() else { return Ok(Value::NONE) };
                let it = it.get_mut(vm);
                if let Some(text) = &it.text {
                    it.index = usize::try_from(index).unwrap_or(0).min(text.len());
                }
                Ok(Value::NONE)
            }
        }
    )* };
}

iterators! {
    ASCII_ITER_SPEC next_ascii ASCII_METHODS StrIter<true>, "str_ascii_iterator";
    ITER_SPEC next METHODS StrIter<false>, "str_iterator";
}

/// What pickles a str or bytes iterator: `(iter, (sequence,), index)`, or `(iter, ('',))` once exhausted.
pub fn reduce(vm: &mut Vm, sequence: Option<Value>, index: usize) -> PyResult {
    let name = vm.intern("iter");
    let builtins = vm.builtins.clone();
    let iter = builtins.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE);
    match sequence {
        Some(s) => {
            let args = vm.new_tuple([s]);
            Ok(vm.new_tuple([iter, args, Value::int(index as i64)]))
        }
        None => {
            let args = vm.new_tuple([vm.shared.empty_str.clone()]);
            Ok(vm.new_tuple([iter, args]))
        }
    }
}
