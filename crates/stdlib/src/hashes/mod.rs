//! `_md5`, `_sha1`, `_sha2` (`_sha256` and `_sha512` in older versions), `_sha3` and `_blake2`: message digests.

mod blake2;
mod kinds;
mod object;
mod shake;

use taipan_vm::class::TypeSpec;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm};

/// The modules; SHA-2 lies in other ones in older versions.
pub fn modules(vm: &Vm) -> Vec<&'static NativeModule> {
    let sha2: &[NativeModule] = if vm.dialect.sha2_is_one_module() { &SHA2 } else { &OLD_SHA2 };
    MODULES.iter().chain(sha2).chain([&blake2::MODULE]).collect()
}

static MODULES: [NativeModule; 3] = [
    NativeModule {
        name: "_md5",
        init: |vm, dict| fill(vm, dict, "_md5", &[object::MD5, object::NEWER_MD5], &[&object::MD5_TYPE]),
    },
    NativeModule {
        name: "_sha1",
        init: |vm, dict| fill(vm, dict, "_sha1", &[object::SHA1, object::NEWER_SHA1], &[&object::SHA1_TYPE]),
    },
    NativeModule { name: "_sha3", init: sha3 },
];
static SHA2: [NativeModule; 1] = [NativeModule {
    name: "_sha2",
    init: |vm, dict| {
        fill(
            vm,
            dict,
            "_sha2",
            &[object::SHA256, object::NEWER_SHA256],
            &[&object::SHA224_TYPE, &object::SHA256_TYPE],
        )?;
        fill(
            vm,
            dict,
            "_sha2",
            &[object::SHA512, object::NEWER_SHA512],
            &[&object::SHA384_TYPE, &object::SHA512_TYPE],
        )
    },
}];
static OLD_SHA2: [NativeModule; 2] = [
    NativeModule {
        name: "_sha256",
        init: |vm, dict| {
            let types = [&object::OLD_SHA224_TYPE, &object::OLD_SHA256_TYPE];
            fill(vm, dict, "_sha256", &[object::SHA256, object::NEWER_SHA256], &types)
        },
    },
    NativeModule {
        name: "_sha512",
        init: |vm, dict| {
            let types = [&object::OLD_SHA384_TYPE, &object::OLD_SHA512_TYPE];
            fill(vm, dict, "_sha512", &[object::SHA512, object::NEWER_SHA512], &types)
        },
    },
];

/// From this size on CPython lets go of its lock.
const GIL_MINSIZE: i64 = 2048;

fn common(vm: &mut Vm, dict: &Ref<Dict>, module: &str) {
    if vm.dialect.has_name(module, "_GIL_MINSIZE") {
        vm.set_name(dict, "_GIL_MINSIZE", Value::int(GIL_MINSIZE));
    }
}

fn fill(
    vm: &mut Vm,
    dict: &Ref<Dict>,
    module: &str,
    [functions, newer]: &[&'static [taipan_vm::call::Method]; 2],
    types: &[&'static TypeSpec],
) -> PyResult<()> {
    common(vm, dict, module);
    let takes_data = vm.dialect.hashes_take_data();
    vm.add_functions(dict, module, if takes_data { newer } else { functions });
    for spec in types {
        let class = vm.foreign_class::<object::Hash>(spec);
        let shown = match spec.name {
            "md5" => "MD5Type",
            "sha1" => "SHA1Type",
            "sha224" => "SHA224Type",
            "sha256" => "SHA256Type",
            "sha384" => "SHA384Type",
            "sha512" => "SHA512Type",
            name => name,
        };
        if vm.dialect.has_name(module, shown) {
            vm.set_name(dict, shown, class.into());
        }
    }
    Ok(())
}

fn sha3(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    vm.set_name(dict, "__doc__", Value::NONE);
    common(vm, dict, "_sha3");
    for spec in object::SHA3_TYPES {
        let class = vm.foreign_class::<object::Hash>(spec);
        vm.set_name(dict, spec.name, class.into());
    }
    for spec in shake::TYPES {
        let class = vm.foreign_class::<shake::Shake>(spec);
        vm.set_name(dict, spec.name, class.into());
    }
    let text = vm.new_str(vm.dialect.sha3_implementation());
    vm.set_name(dict, "implementation", text);
    Ok(())
}

/// From 3.14 on the bytes have two names.
const BOTH_NAMES: &str = "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a \
     future version.";

/// The bytes to begin with, by either of their names.
fn first<'a>(vm: &mut Vm, data: &'a Value, string: &'a Value) -> PyResult<&'a Value> {
    if !data.is_null() && !string.is_null() {
        taipan_vm::raise!(vm, TypeError, "{BOTH_NAMES}");
    }
    Ok(if string.is_null() { data } else { string })
}

/// The bytes that are hashed.
fn data(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    use taipan_vm::raise;
    if value.is_null() {
        return Ok(Vec::new());
    }
    if value.downcast::<taipan_vm::types::str::Str>().is_some() {
        raise!(vm, TypeError, "Strings must be encoded before hashing");
    }
    match vm.buffer(value)? {
        Some(buffer) => Ok(buffer.to_vec()),
        None => raise!(vm, TypeError, "object supporting the buffer API required"),
    }
}
