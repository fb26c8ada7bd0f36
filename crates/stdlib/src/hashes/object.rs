//! Digest objects of a fixed size.

use super::data;
use super::kinds::{self, Kind};
use crate::support::{class_arg, construct, receiver};
use digest::DynDigest;
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Trace, Value, Vm, methods};

/// A digest on its way.
pub struct Hash {
    kind: &'static Kind,
    state: Box<dyn DynDigest>,
}
impl Trace for Hash {}

impl Hash {
    /// The digest of what was fed so far.
    fn digest(&self) -> Box<[u8]> {
        self.state.box_clone().finalize()
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    taipan_prim::bytes::hex(bytes, None)
}

static GETSET: &[GetSet] = &[
    GetSet::read("digest_size", "", |vm, this| {
        Ok(Value::int(receiver::<Hash>(vm, this)?.get(vm).state.output_size() as i64))
    }),
    GetSet::read("block_size", "", |vm, this| {
        Ok(Value::int(receiver::<Hash>(vm, this)?.get(vm).kind.block_size))
    }),
    GetSet::read("name", "", |vm, this| {
        let name = receiver::<Hash>(vm, this)?.get(vm).kind.name;
        Ok(vm.new_str(name))
    }),
];

/// Bits of the sponge that are not fed.
fn capacity(hash: &Hash) -> i64 {
    1600 - 8 * hash.kind.block_size
}

static SHA3_GETSET: &[GetSet] = &[
    GETSET[0],
    GETSET[1],
    GETSET[2],
    GetSet::read("_capacity_bits", "", |vm, this| {
        Ok(Value::int(capacity(receiver::<Hash>(vm, this)?.get(vm))))
    }),
    GetSet::read("_rate_bits", "", |vm, this| {
        Ok(Value::int(8 * receiver::<Hash>(vm, this)?.get(vm).kind.block_size))
    }),
    GetSet::read("_suffix", "", |_vm, _this| Ok(new_bytes(&b"\x06"[..]))),
];

const fn plain(module: &'static str, name: &'static str) -> TypeSpec {
    TypeSpec {
        flags: ClassFlags::NO_NEW,
        methods: METHODS,
        more_methods: PLAIN_UPDATE,
        getset: GETSET,
        ..TypeSpec::foreign(module, name)
    }
}

pub static MD5_TYPE: TypeSpec = plain("_md5", "md5");
pub static SHA1_TYPE: TypeSpec = plain("_sha1", "sha1");
pub static SHA224_TYPE: TypeSpec = plain("_sha2", "SHA224Type");
pub static SHA256_TYPE: TypeSpec = plain("_sha2", "SHA256Type");
pub static SHA384_TYPE: TypeSpec = plain("_sha2", "SHA384Type");
pub static SHA512_TYPE: TypeSpec = plain("_sha2", "SHA512Type");
pub static OLD_SHA224_TYPE: TypeSpec = plain("_sha256", "sha224");
pub static OLD_SHA256_TYPE: TypeSpec = plain("_sha256", "sha256");
pub static OLD_SHA384_TYPE: TypeSpec = plain("_sha512", "sha384");
pub static OLD_SHA512_TYPE: TypeSpec = plain("_sha512", "sha512");

fn start(vm: &mut Vm, spec: &'static TypeSpec, kind: &'static Kind, string: &Value) -> PyResult {
    let bytes = data(vm, string)?;
    let mut state = (kind.make)();
    state.update(&bytes);
    let class = vm.foreign_class::<Hash>(spec);
    Ok(vm.new_foreign(&class, Hash { kind, state }).into())
}

/// The type of a SHA-2 digest in this dialect.
fn sha2(vm: &Vm, new: &'static TypeSpec, old: &'static TypeSpec) -> &'static TypeSpec {
    if vm.dialect.sha2_is_one_module() { new } else { old }
}

/// The functions of one module that make digests, up to 3.13 and since.
macro_rules! functions {
    ($OLD:ident $NEW:ident { $($doc:literal $old:literal $new:literal $shown:literal $spec:expr, $kind:expr;)* }) => {
        methods! { pub static $OLD;
            $(#[doc = $doc] $old => |vm, [string, _secure]| {
                let spec = ($spec)(vm);
                start(vm, spec, &$kind, string)
            })*
        }
        methods! { pub static $NEW;
            $(#[doc = $doc] $new as $shown => |vm, [data, _secure, string]| {
                let (data, spec) = (super::first(vm, data, string)?, ($spec)(vm));
                start(vm, spec, &$kind, data)
            })*
        }
    };
}
functions! { MD5 NEWER_MD5 {
    " Return a new MD5 hash object; optionally initialized with a string."
    "md5($module, /, string=b'', *, usedforsecurity=True)"
    "md5($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |_: &Vm| &MD5_TYPE, kinds::MD5;
} }
functions! { SHA1 NEWER_SHA1 {
    " Return a new SHA1 hash object; optionally initialized with a string."
    "sha1($module, /, string=b'', *, usedforsecurity=True)"
    "sha1($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |_: &Vm| &SHA1_TYPE, kinds::SHA1;
} }
functions! { SHA256 NEWER_SHA256 {
    " Return a new SHA-256 hash object; optionally initialized with a string."
    "sha256($module, /, string=b'', *, usedforsecurity=True)"
    "sha256($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |vm: &Vm| sha2(vm, &SHA256_TYPE, &OLD_SHA256_TYPE), kinds::SHA256;
    " Return a new SHA-224 hash object; optionally initialized with a string."
    "sha224($module, /, string=b'', *, usedforsecurity=True)"
    "sha224($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |vm: &Vm| sha2(vm, &SHA224_TYPE, &OLD_SHA224_TYPE), kinds::SHA224;
} }
functions! { SHA512 NEWER_SHA512 {
    " Return a new SHA-512 hash object; optionally initialized with a string."
    "sha512($module, /, string=b'', *, usedforsecurity=True)"
    "sha512($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |vm: &Vm| sha2(vm, &SHA512_TYPE, &OLD_SHA512_TYPE), kinds::SHA512;
    " Return a new SHA-384 hash object; optionally initialized with a string."
    "sha384($module, /, string=b'', *, usedforsecurity=True)"
    "sha384($module, /, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
    "($module, /, data=b'', *, usedforsecurity=True, string=None)"
    |vm: &Vm| sha2(vm, &SHA384_TYPE, &OLD_SHA384_TYPE), kinds::SHA384;
} }

macro_rules! sha3 {
    ($($SPEC:ident $NEW:ident $name:literal $sig:literal)*) => {
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
                more_methods: &[SHA3_UPDATE],
                getset: SHA3_GETSET,
                ..TypeSpec::foreign("_sha3", $name)
            };
            methods! { static $NEW;
                $sig => |vm, [class, data, _secure]| { new_sha3(vm, class, $name, data) }
                "sha3_224($type, data=b'', *, usedforsecurity=True, string=<unrepresentable>)"
                => |vm, [class, data, _secure, string]| {
                    let data = super::first(vm, data, string)?;
                    new_sha3(vm, class, $name, data)
                }
            }
        )*
        /// The types of SHA-3.
        pub static SHA3_TYPES: &[&TypeSpec] = &[$(&$SPEC),*];
    };
}
sha3! {
    SHA3_224_TYPE SHA3_224_NEW "sha3_224" "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
    SHA3_256_TYPE SHA3_256_NEW "sha3_256" "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
    SHA3_384_TYPE SHA3_384_NEW "sha3_384" "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
    SHA3_512_TYPE SHA3_512_NEW "sha3_512" "sha3_224($type, data=b'', /, *, usedforsecurity=True)"
}

fn new_sha3(vm: &mut Vm, class: &Value, name: &str, string: &Value) -> PyResult {
    let Some(kind) = kinds::named(name) else { return Err(vm.wrong_arity()) };
    let bytes = data(vm, string)?;
    let mut state = (kind.make)();
    state.update(&bytes);
    let class = class_arg(vm, class)?.clone();
    Ok(vm.new_foreign(&class, Hash { kind, state }).into())
}

methods! { static METHODS;
    /// Return a copy of the hash object.
    "copy($self, /)" => |vm, [this]| {
        let hash = receiver::<Hash>(vm, this)?.get(vm);
        let copy = Hash { kind: hash.kind, state: hash.state.box_clone() };
        let class = vm.class_of(this);
        Ok(vm.new_foreign(&class, copy).into())
    }
    /// Return the digest value as a bytes object.
    "digest($self, /)" => |vm, [this]| { Ok(new_bytes(receiver::<Hash>(vm, this)?.get(vm).digest())) }
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest($self, /)" => |vm, [this]| {
        let digest = receiver::<Hash>(vm, this)?.get(vm).digest();
        Ok(vm.new_str(&hex(&digest)))
    }
}

fn feed(vm: &mut Vm, this: &Value, bytes: &Value) -> PyResult {
    let bytes = data(vm, bytes)?;
    receiver::<Hash>(vm, this)?.get_mut(vm).state.update(&bytes);
    Ok(Value::NONE)
}

static PLAIN_UPDATE: &[&[taipan_vm::call::Method]] = &[UPDATE];

methods! { static UPDATE;
    /// Update this hash object's state with the provided string.
    "update($self, obj, /)" => |vm, [this, obj]| { feed(vm, this, obj) }
}

methods! { static SHA3_UPDATE;
    /// Update this hash object's state with the provided bytes-like object.
    "update($self, data, /)" => |vm, [this, data]| { feed(vm, this, data) }
}
