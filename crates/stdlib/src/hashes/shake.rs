//! `shake_128` and `shake_256`: digests of any size.

use super::data;
use super::object::hex;
use crate::support::{class_arg, construct, receiver};
use sha3::digest::{ExtendableOutput, Update};
use sha3::{Shake128, Shake256};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// Digests of this size and more are refused.
const TOO_LONG: i64 = 1 << 29;

/// One of the two.
#[derive(Clone)]
pub enum Shake {
    Bits128(Shake128),
    Bits256(Shake256),
}
impl Trace for Shake {}

impl Shake {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Shake::Bits128(s) => s.update(bytes),
            Shake::Bits256(s) => s.update(bytes),
        }
    }

    fn digest(&self, length: usize) -> Box<[u8]> {
        match self.clone() {
            Shake::Bits128(s) => s.finalize_boxed(length),
            Shake::Bits256(s) => s.finalize_boxed(length),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Shake::Bits128(_) => "shake_128",
            Shake::Bits256(_) => "shake_256",
        }
    }

    /// Bytes taken at a time.
    fn block_size(&self) -> i64 {
        match self {
            Shake::Bits128(_) => 168,
            Shake::Bits256(_) => 136,
        }
    }
}

static GETSET: &[GetSet] = &[
    GetSet::read("digest_size", "", |_vm, _this| Ok(Value::int(0))),
    GetSet::read("block_size", "", |vm, this| {
        Ok(Value::int(receiver::<Shake>(vm, this)?.get(vm).block_size()))
    }),
    GetSet::read("name", "", |vm, this| {
        let name = receiver::<Shake>(vm, this)?.get(vm).name();
        Ok(vm.new_str(name))
    }),
    GetSet::read("_capacity_bits", "", |vm, this| {
        Ok(Value::int(1600 - 8 * receiver::<Shake>(vm, this)?.get(vm).block_size()))
    }),
    GetSet::read("_rate_bits", "", |vm, this| {
        Ok(Value::int(8 * receiver::<Shake>(vm, this)?.get(vm).block_size()))
    }),
    GetSet::read("_suffix", "", |_vm, _this| Ok(new_bytes(&b"\x1f"[..]))),
];

macro_rules! shake {
    ($($SPEC:ident $NEW:ident $name:literal $variant:ident $sig:literal)*) => {
        $(
            static $SPEC: TypeSpec = TypeSpec {
                slots: Slots {
                    new: Some(|vm, class, args| {
                        let takes_data = vm.dialect.hashes_take_data();
                        construct(vm, &$NEW[usize::from(takes_data)], class, args)
                    }),
                    ..Slots::EMPTY
                },
                methods: METHODS,
                getset: GETSET,
                ..TypeSpec::foreign("_sha3", $name)
            };
            methods! { static $NEW;
                $sig => |vm, [class, data, _secure]| { new(vm, class, Shake::$variant(Default::default()), data) }
                "sha3_224($type, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
                => |vm, [class, data, _secure, string]| {
                    let data = super::first(vm, data, string)?;
                    new(vm, class, Shake::$variant(Default::default()), data)
                }
            }
        )*
        /// Both types.
        pub static TYPES: &[&TypeSpec] = &[$(&$SPEC),*];
    };
}
shake! {
    SHAKE_128 SHAKE_128_NEW "shake_128" Bits128 "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
    SHAKE_256 SHAKE_256_NEW "shake_256" Bits256 "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
}

fn new(vm: &mut Vm, class: &Value, mut shake: Shake, string: &Value) -> PyResult {
    let bytes = data(vm, string)?;
    shake.update(&bytes);
    let class = class_arg(vm, class)?.clone();
    Ok(vm.new_foreign(&class, shake).into())
}

fn digest(vm: &mut Vm, this: &Value, length: &Value) -> PyResult<Box<[u8]>> {
    let length = vm.index_i64(length)?;
    if length < 0 {
        raise!(vm, ValueError, "{}", vm.dialect.negative_digest_length());
    }
    if length >= TOO_LONG {
        raise!(vm, ValueError, "length is too large");
    }
    Ok(receiver::<Shake>(vm, this)?.get(vm).digest(usize::try_from(length).unwrap_or(0)))
}

methods! { static METHODS;
    /// Return a copy of the hash object.
    "copy($self, /)" => |vm, [this]| {
        let copy = receiver::<Shake>(vm, this)?.get(vm).clone();
        let class = vm.class_of(this);
        Ok(vm.new_foreign(&class, copy).into())
    }
    /// Return the digest value as a bytes object.
    "digest($self, length, /)" => |vm, [this, length]| { Ok(new_bytes(digest(vm, this, length)?)) }
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest($self, length, /)" => |vm, [this, length]| {
        let digest = digest(vm, this, length)?;
        Ok(vm.new_str(&hex(&digest)))
    }
    /// Update this hash object's state with the provided bytes-like object.
    "update($self, data, /)" as "($self, data, /)" => |vm, [this, string]| {
        let bytes = data(vm, string)?;
        receiver::<Shake>(vm, this)?.get_mut(vm).update(&bytes);
        Ok(Value::NONE)
    }
}
