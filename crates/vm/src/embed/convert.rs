//! Rust values as Python's, and the other way round.

use crate::types::dict::Dict;
use crate::types::int::{from_big, int_ref};
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use num_bigint::BigInt;
use taipan_heap::Value;

/// What has a Python value.
pub trait IntoPython {
    fn into_python(self, vm: &mut Vm) -> Value;
}

/// What a Python value can be read as.
pub trait FromPython: Sized {
    /// # Errors
    /// TypeError for another type, OverflowError for an int that does not fit.
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<Self>;
}

macro_rules! into {
    ($($ty:ty: |$vm:pat_param, $this:ident| $make:expr;)*) => { $(
        impl IntoPython for $ty {
            fn into_python(self, $vm: &mut Vm) -> Value {
                let $this = self;
                $make
            }
        }
    )* };
}
into! {
    Value: |_, v| v;
    bool: |_, b| Value::bool(b);
    i64: |_, i| Value::int(i);
    i32: |_, i| Value::int(i64::from(i));
    u32: |_, i| Value::int(i64::from(i));
    u64: |_, i| from_big(BigInt::from(i));
    BigInt: |_, i| from_big(i);
    f64: |_, f| Value::float(f);
    &str: |vm, s| vm.new_str(s);
    String: |vm, s| vm.new_str(&s);
    &[u8]: |_, b| crate::types::bytes::new_bytes(b);
    (): |_, _unit| Value::NONE;
}

impl<T: IntoPython> IntoPython for Option<T> {
    fn into_python(self, vm: &mut Vm) -> Value {
        self.map_or(Value::NONE, |v| v.into_python(vm))
    }
}

impl<T: IntoPython> IntoPython for Vec<T> {
    fn into_python(self, vm: &mut Vm) -> Value {
        let items = self.into_iter().map(|v| v.into_python(vm)).collect();
        List::new_ref(items).into()
    }
}

impl<K: IntoPython, V: IntoPython> IntoPython for Vec<(K, V)> {
    /// A dict; what cannot be a key, such as a list, is left out.
    fn into_python(self, vm: &mut Vm) -> Value {
        let dict = Dict::new_ref(vm);
        for (k, v) in self {
            let (k, v) = (k.into_python(vm), v.into_python(vm));
            drop(vm.dict_set(&dict, &k, v));
        }
        dict.into()
    }
}

impl FromPython for Value {
    fn from_python(_vm: &mut Vm, value: &Value) -> PyResult<Value> {
        Ok(value.clone())
    }
}

impl FromPython for bool {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<bool> {
        vm.truth(value)
    }
}

impl FromPython for i64 {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<i64> {
        vm.index_i64(value)
    }
}

impl FromPython for BigInt {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<BigInt> {
        let i = vm.index(value)?;
        Ok(int_ref(&i).map_or_else(BigInt::default, |i| i.to_big()))
    }
}

impl FromPython for f64 {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<f64> {
        if let Some(f) = value.as_float() {
            return Ok(f);
        }
        match int_ref(value).map(|i| i.to_f64()) {
            Some(Some(f)) => Ok(f),
            Some(None) => raise!(vm, OverflowError, "int too large to convert to float"),
            None => raise!(vm, TypeError, "must be real number, not {}", vm.type_name(value)),
        }
    }
}

impl FromPython for String {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<String> {
        match value.downcast::<Str>() {
            Some(s) => Ok(s.to_lossy().into_owned()),
            None => raise!(vm, TypeError, "must be str, not {}", vm.type_name(value)),
        }
    }
}

impl<T: FromPython> FromPython for Option<T> {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<Option<T>> {
        if value.is_none() { Ok(None) } else { T::from_python(vm, value).map(Some) }
    }
}

impl<T: FromPython> FromPython for Vec<T> {
    fn from_python(vm: &mut Vm, value: &Value) -> PyResult<Vec<T>> {
        let items = vm.collect_items(value)?;
        items.iter().map(|v| T::from_python(vm, v)).collect()
    }
}
