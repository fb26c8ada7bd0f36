//! `marshal`: reading and writing objects as `.pyc` files hold them.

use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "marshal", init };

const DOC: &str = "\
This module contains functions that can read and write Python values in
a binary format. The format is specific to Python, but independent of
machine architecture issues.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "marshal", if vm.dialect.marshal_refuses_code() { NEWER } else { OLDER });
    let version = Value::int(i64::from(vm.marshal_version()));
    vm.set_name(dict, "version", version);
    Ok(())
}

fn dumps(vm: &mut Vm, value: &Value, version: &Value, allow_code: &Value) -> PyResult {
    let version = match version.present() {
        Some(v) => i64::from(vm.c_int(v)?),
        None => i64::from(vm.marshal_version()),
    };
    let allow_code = vm.truth(allow_code)?;
    vm.marshalled(value, version, allow_code)
}

fn loads(vm: &mut Vm, bytes: &Value, allow_code: &Value) -> PyResult {
    let allow_code = vm.truth(allow_code)?;
    let bytes = vm.bytes_like(bytes)?.to_vec();
    vm.unmarshal(&bytes, allow_code).map(|(value, _)| value)
}

fn dump(vm: &mut Vm, value: &Value, file: &Value, version: &Value, allow_code: &Value) -> PyResult {
    let bytes = dumps(vm, value, version, allow_code)?;
    vm.call_method(file, "write", &[bytes])
}

/// Reads what is left of the file, and goes back behind the object: files that cannot seek are read to their end.
fn load(vm: &mut Vm, file: &Value, allow_code: &Value) -> PyResult {
    let allow_code = vm.truth(allow_code)?;
    let data = vm.call_method(file, "read", &[])?;
    let Some(bytes) = data.downcast::<Bytes>().map(|b| b.data().to_vec()) else {
        let kind = vm.type_name(&data);
        raise!(vm, TypeError, "file.read() returned not bytes but {kind}");
    };
    let (value, used) = vm.unmarshal(&bytes, allow_code)?;
    let rest = i64::try_from(bytes.len() - used.min(bytes.len())).unwrap_or(0);
    if rest > 0
        && let Some(seek) = vm.attribute(file, "seek")?
    {
        vm.call(&seek, &[Value::int(-rest), Value::int(1)])?;
    }
    Ok(value)
}

methods! { static OLDER;
    /// Write the value on the open file.
    "dump($module, value, file, version=<unrepresentable>, /)" as "($module, value, file, version=version, /)" => |vm, [value, file, version]| {
        dump(vm, value, file, version, &Value::TRUE)
    }
    /// Read one value from the open file and return it.
    "load($module, file, /)" => |vm, [file]| { load(vm, file, &Value::TRUE) }
    /// Return the bytes object that would be written to a file by dump(value, file).
    "dumps($module, value, version=<unrepresentable>, /)" as "($module, value, version=version, /)" => |vm, [value, version]| {
        dumps(vm, value, version, &Value::TRUE)
    }
    /// Convert the bytes-like object to a value.
    "loads($module, bytes, /)" => |vm, [bytes]| { loads(vm, bytes, &Value::TRUE) }
}

methods! { static NEWER;
    /// Write the value on the open file.
    "dump($module, value, file, version=<unrepresentable>, /, *, allow_code=True)" as "($module, value, file, version=version, /, *, allow_code=True)" =>
        |vm, [value, file, version, allow_code]| { dump(vm, value, file, version, allow_code) }
    /// Read one value from the open file and return it.
    "load($module, file, /, *, allow_code=True)" => |vm, [file, allow_code]| { load(vm, file, allow_code) }
    /// Return the bytes object that would be written to a file by dump(value, file).
    "dumps($module, value, version=<unrepresentable>, /, *, allow_code=True)" as "($module, value, version=version, /, *, allow_code=True)" => |vm, [value, version, allow_code]| {
        dumps(vm, value, version, allow_code)
    }
    /// Convert the bytes-like object to a value.
    "loads($module, bytes, /, *, allow_code=True)" => |vm, [bytes, allow_code]| { loads(vm, bytes, allow_code) }
}
