//! `_blake2`: BLAKE2b and BLAKE2s with all their parameters (RFC 7693 and the BLAKE2 paper's tree mode).

use super::data;
use super::object::hex;
use crate::support::{self, class_arg, construct, receiver, set_doc};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{NativeModule, PyResult, Ref, Trace, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_blake2", init };

/// A digest on its way.
#[derive(Clone)]
pub enum Blake2 {
    B(Box<blake2b_simd::State>, usize),
    S(Box<blake2s_simd::State>, usize),
}
impl Trace for Blake2 {}

impl Blake2 {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Blake2::B(state, _) => drop(state.update(bytes)),
            Blake2::S(state, _) => drop(state.update(bytes)),
        }
    }

    fn digest(&self) -> Vec<u8> {
        match self {
            Blake2::B(state, _) => state.finalize().as_bytes().to_vec(),
            Blake2::S(state, _) => state.finalize().as_bytes().to_vec(),
        }
    }

    fn size(&self) -> usize {
        let (Blake2::B(_, size) | Blake2::S(_, size)) = self;
        *size
    }

    fn variant(&self) -> &'static Variant {
        match self {
            Blake2::B(..) => &BLAKE2B,
            Blake2::S(..) => &BLAKE2S,
        }
    }
}

/// What the two differ in.
struct Variant {
    name: &'static str,
    /// As messages of 3.14 write it.
    title: &'static str,
    block: i64,
    digest: usize,
    key: usize,
    salt: usize,
    /// Node offsets have fewer bits than 64.
    offset_bits: u32,
    start: fn(&Parameters) -> Blake2,
}

/// All that is mixed into the first state.
struct Parameters {
    size: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf: u32,
    offset: u64,
    node_depth: u8,
    inner: usize,
    last: bool,
}

/// Both crates have the same builder.
macro_rules! started {
    ($lib:ident, $p:ident) => {
        $lib::Params::new()
            .hash_length($p.size)
            .key(&$p.key)
            .salt(&$p.salt)
            .personal(&$p.person)
            .fanout($p.fanout)
            .max_depth($p.depth)
            .max_leaf_length($p.leaf)
            .node_offset($p.offset)
            .node_depth($p.node_depth)
            .inner_hash_length($p.inner)
            .last_node($p.last)
            .to_state()
    };
}

static BLAKE2B: Variant = Variant {
    name: "blake2b",
    title: "Blake2b",
    block: 128,
    digest: 64,
    key: 64,
    salt: 16,
    offset_bits: 64,
    start: |p| Blake2::B(Box::new(started!(blake2b_simd, p)), p.size),
};

static BLAKE2S: Variant = Variant {
    name: "blake2s",
    title: "Blake2s",
    block: 64,
    digest: 32,
    key: 32,
    salt: 8,
    offset_bits: 48,
    start: |p| Blake2::S(Box::new(started!(blake2s_simd, p)), p.size),
};

fn within(vm: &mut Vm, value: &Value, absent: u8, low: i32, name: &str) -> PyResult<u8> {
    if value.is_null() {
        return Ok(absent);
    }
    let n = vm.c_int(value)?;
    match u8::try_from(n) {
        Ok(byte) if n >= low => Ok(byte),
        _ => raise!(vm, ValueError, "{name} must be between {low} and 255"),
    }
}

/// An unsigned C number of up to 64 bits.
fn unsigned(vm: &mut Vm, value: &Value, c_type: &str) -> PyResult<u64> {
    if value.is_null() {
        return Ok(0);
    }
    let value = match vm.dialect.unsigned_takes_index() {
        true => vm.index(value)?.into_owned(),
        false => value.clone(),
    };
    match int_ref(&value) {
        None => raise!(vm, TypeError, "an integer is required"),
        Some(i) if i.is_negative() => raise!(vm, ValueError, "{}", vm.dialect.negative_digest_length()),
        Some(IntRef::Small(i)) => Ok(i.unsigned_abs()),
        Some(IntRef::Big(i)) => match u64::try_from(i) {
            Ok(i) => Ok(i),
            Err(_) => raise!(vm, OverflowError, "{}", vm.dialect.unsigned_too_large(c_type)),
        },
    }
}

/// The bytes of a buffer of at most that length.
fn bytes(vm: &mut Vm, value: &Value, longest: usize, name: &str) -> PyResult<Vec<u8>> {
    if value.is_null() {
        return Ok(Vec::new());
    }
    let Some(buffer) = vm.buffer(value)? else {
        raise!(vm, TypeError, "a bytes-like object is required, not '{}'", vm.type_name(value));
    };
    if buffer.len() > longest {
        raise!(vm, ValueError, "maximum {name} length is {longest} bytes");
    }
    Ok(buffer.to_vec())
}

/// In the order in which CPython looks at them: numbers are converted first, then checked.
fn parameters(vm: &mut Vm, of: &Variant, given: &[&Value]) -> PyResult<Parameters> {
    let [size, key, salt, person, fanout, depth, leaf, offset, node_depth, inner, last] = given else {
        return Err(vm.wrong_arity());
    };
    let number = |vm: &mut Vm, value: &Value, absent: i32| {
        if value.is_null() { Ok(absent) } else { vm.c_int(value) }
    };
    let size = number(vm, size, of.digest as i32)?;
    let size = match usize::try_from(size) {
        Ok(n) if (1..=of.digest).contains(&n) => n,
        _ => raise!(vm, ValueError, "{}", vm.dialect.blake2_size_error(of.title, of.digest, size)),
    };
    let salt = bytes(vm, salt, of.salt, "salt")?;
    let person = bytes(vm, person, of.salt, "person")?;
    let fanout = within(vm, fanout, 1, 0, "fanout")?;
    let depth = within(vm, depth, 1, 1, "depth")?;
    let Ok(leaf) = u32::try_from(unsigned(vm, leaf, "unsigned long")?) else {
        raise!(vm, OverflowError, "leaf_size is too large");
    };
    let offset = unsigned(vm, offset, "unsigned long long")?;
    if offset.checked_shr(of.offset_bits).is_some_and(|rest| rest > 0) {
        raise!(vm, OverflowError, "node_offset is too large");
    }
    let node_depth = within(vm, node_depth, 0, 0, "node_depth")?;
    let inner = number(vm, inner, 0)?;
    let Some(inner) = usize::try_from(inner).ok().filter(|n| *n <= of.digest) else {
        raise!(vm, ValueError, "inner_size must be between 0 and is {}", of.digest);
    };
    let key = bytes(vm, key, of.key, "key")?;
    let last = !last.is_null() && vm.truth(last)?;
    Ok(Parameters { size, key, salt, person, fanout, depth, leaf, offset, node_depth, inner, last })
}

fn start(vm: &mut Vm, of: &Variant, class: &Value, string: &Value, given: &[&Value]) -> PyResult {
    let class = class_arg(vm, class)?.clone();
    let parameters = parameters(vm, of, given)?;
    let mut state = (of.start)(&parameters);
    let bytes = data(vm, string)?;
    state.update(&bytes);
    Ok(vm.new_foreign(&class, state).into())
}

macro_rules! classes {
    ($($SPEC:ident $NEW:ident $name:literal $doc:literal $sig:literal;)*) => {$(
        static $SPEC: TypeSpec = TypeSpec {
            doc: Some($doc),
            signature: taipan_vm::call::signature::text($sig),
            slots: Slots { new: Some(|vm, class, args| construct(vm, &$NEW[0], class, args)), ..Slots::EMPTY },
            methods: METHODS,
            getset: GETSET,
            ..TypeSpec::foreign("_blake2", $name)
        };
    )*};
}
classes! {
    BLAKE2B_TYPE BLAKE2B_NEW "blake2b" "Return a new BLAKE2b hash object."
    "blake2b(data=b'', /, *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True)";
    BLAKE2B_NEWER_TYPE BLAKE2B_NEWER_NEW "blake2b" "Return a new BLAKE2b hash object."
    "blake2b(data=b'', *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)";
    BLAKE2S_TYPE BLAKE2S_NEW "blake2s" "Return a new BLAKE2s hash object."
    "blake2s(data=b'', /, *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True)";
    BLAKE2S_NEWER_TYPE BLAKE2S_NEWER_NEW "blake2s" "Return a new BLAKE2s hash object."
    "blake2s(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)";
}

methods! { static BLAKE2B_NEW;
    "blake2b($type, data=b'', /, *, digest_size=<unrepresentable>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
    => |vm, [class, data, size, key, salt, person, fanout, depth, leaf, offset, node, inner, last, _secure]| {
        let given = [size, key, salt, person, fanout, depth, leaf, offset, node, inner, last];
        start(vm, &BLAKE2B, class, data, &given)
    }
}

methods! { static BLAKE2B_NEWER_NEW;
    "blake2b($type, data=b'', *, digest_size=<unrepresentable>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=<unrepresentable>)"
    => |vm, [class, data, size, key, salt, person, fanout, depth, leaf, offset, node, inner, last, _secure, string]| {
        let data = super::first(vm, data, string)?;
        let given = [size, key, salt, person, fanout, depth, leaf, offset, node, inner, last];
        start(vm, &BLAKE2B, class, data, &given)
    }
}

methods! { static BLAKE2S_NEW;
    "blake2s($type, data=b'', /, *, digest_size=<unrepresentable>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
    => |vm, [class, data, size, key, salt, person, fanout, depth, leaf, offset, node, inner, last, _secure]| {
        let given = [size, key, salt, person, fanout, depth, leaf, offset, node, inner, last];
        start(vm, &BLAKE2S, class, data, &given)
    }
}

methods! { static BLAKE2S_NEWER_NEW;
    "blake2s($type, data=b'', *, digest_size=<unrepresentable>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=<unrepresentable>)"
    => |vm, [class, data, size, key, salt, person, fanout, depth, leaf, offset, node, inner, last, _secure, string]| {
        let data = super::first(vm, data, string)?;
        let given = [size, key, salt, person, fanout, depth, leaf, offset, node, inner, last];
        start(vm, &BLAKE2S, class, data, &given)
    }
}

static GETSET: &[GetSet] = &[
    GetSet::read("name", "", |vm, this| {
        let name = receiver::<Blake2>(vm, this)?.get(vm).variant().name;
        Ok(vm.new_str(name))
    }),
    GetSet::read("block_size", "", |vm, this| {
        Ok(Value::int(receiver::<Blake2>(vm, this)?.get(vm).variant().block))
    }),
    GetSet::read("digest_size", "", |vm, this| {
        Ok(Value::int(receiver::<Blake2>(vm, this)?.get(vm).size() as i64))
    }),
];

methods! { static METHODS;
    /// Return a copy of the hash object.
    "copy($self, /)" => |vm, [this]| {
        let copy = receiver::<Blake2>(vm, this)?.get(vm).clone();
        let class = vm.class_of(this);
        Ok(vm.new_foreign(&class, copy).into())
    }
    /// Return the digest value as a bytes object.
    "digest($self, /)" => |vm, [this]| { Ok(new_bytes(receiver::<Blake2>(vm, this)?.get(vm).digest())) }
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest($self, /)" => |vm, [this]| {
        let digest = receiver::<Blake2>(vm, this)?.get(vm).digest();
        Ok(vm.new_str(&hex(&digest)))
    }
    /// Update this hash object's state with the provided bytes-like object.
    "update($self, data, /)" => |vm, [this, string]| {
        let bytes = data(vm, string)?;
        receiver::<Blake2>(vm, this)?.get_mut(vm).update(&bytes);
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "_blake2b provides BLAKE2b for hashlib\n");
    super::common(vm, dict, "_blake2");
    let classes = match vm.dialect.hashes_take_data_by_name() {
        true => [(&BLAKE2B, &BLAKE2B_NEWER_TYPE), (&BLAKE2S, &BLAKE2S_NEWER_TYPE)],
        false => [(&BLAKE2B, &BLAKE2B_TYPE), (&BLAKE2S, &BLAKE2S_TYPE)],
    };
    for (variant, spec) in classes {
        let class = support::add_class::<Blake2>(vm, dict, spec);
        let own = class.get(vm).dict.clone();
        let sizes = [
            ("SALT_SIZE", variant.salt),
            ("PERSON_SIZE", variant.salt),
            ("MAX_KEY_SIZE", variant.key),
            ("MAX_DIGEST_SIZE", variant.digest),
        ];
        for (name, size) in sizes {
            let size = Value::int(size as i64);
            vm.set_name(&own, name, size.clone());
            vm.set_name(dict, &format!("{}_{name}", variant.name.to_uppercase()), size);
        }
    }
    Ok(())
}
