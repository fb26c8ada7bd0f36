//! The registry: codecs and error handlers by name.

use taipan_vm::codecs::{Purpose, c_string};
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Ref, Value, Vm, methods};

methods! { pub static FUNCTIONS;
    /// Register a codec search function.
    ///
    /// Search functions are expected to take one argument, the encoding name in
    /// all lower case letters, and either return None, or a tuple of functions
    /// (encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).
    "register($module, search_function, /)" => |vm, [function]| {
        vm.register_codecs(function)?;
        Ok(Value::NONE)
    }
    /// Unregister a codec search function and clear the registry's cache.
    ///
    /// If the search function is not registered, do nothing.
    "unregister($module, search_function, /)" => |vm, [function]| {
        vm.unregister_codecs(function)?;
        Ok(Value::NONE)
    }
    /// Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.
    "lookup($module, encoding, /)" => |vm, [encoding]| {
        let encoding = name(vm, encoding, "lookup", "argument")?;
        vm.lookup_codec(&encoding)
    }
    /// Encodes obj using the codec registered for encoding.
    ///
    /// The default encoding is 'utf-8'.  errors may be given to set a
    /// different error handling scheme.  Default is 'strict' meaning that encoding
    /// errors raise a ValueError.  Other possible values are 'ignore', 'replace'
    /// and 'backslashreplace' as well as any other name registered with
    /// codecs.register_error that can handle ValueErrors.
    "encode($module, /, obj, encoding='utf-8', errors=absent)" as "($module, /, obj, encoding='utf-8', errors='strict')"
        => |vm, [object, encoding, errors]| { convert(vm, Purpose::Encode, object, encoding, errors) }
    /// Decodes obj using the codec registered for encoding.
    ///
    /// Default encoding is 'utf-8'.  errors may be given to set a
    /// different error handling scheme.  Default is 'strict' meaning that encoding
    /// errors raise a ValueError.  Other possible values are 'ignore', 'replace'
    /// and 'backslashreplace' as well as any other name registered with
    /// codecs.register_error that can handle ValueErrors.
    "decode($module, /, obj, encoding='utf-8', errors=absent)" as "($module, /, obj, encoding='utf-8', errors='strict')"
        => |vm, [object, encoding, errors]| { convert(vm, Purpose::Decode, object, encoding, errors) }
    /// Register the specified error handler under the name errors.
    ///
    /// handler must be a callable object, that will be called with an exception
    /// instance containing information about the location of the encoding/decoding
    /// error and must return a (replacement, new position) tuple.
    "register_error($module, errors, handler, /)" => |vm, [errors, handler]| {
        let errors = name(vm, errors, "register_error", "argument 1")?;
        vm.register_error_handler(&errors, handler)?;
        Ok(Value::NONE)
    }
    /// Un-register the specified error handler for the error handling `errors'.
    ///
    /// Only custom error handlers can be un-registered. An exception is raised
    /// if the error handling is a built-in one (e.g., 'strict'), or if an error
    /// occurs.
    ///
    /// Otherwise, this returns True if a custom handler has been successfully
    /// un-registered, and False if no custom handler for the specified error
    /// handling exists.
    "_unregister_error($module, errors, /)" => |vm, [errors]| {
        let errors = name(vm, errors, "_unregister_error", "argument")?;
        vm.unregister_error_handler(&errors).map(Value::bool)
    }
    /// lookup_error(errors) -> handler
    ///
    /// Return the error handler for the specified error handling name or raise a
    /// LookupError, if no handler exists under this name.
    "lookup_error($module, name, /)" => |vm, [errors]| {
        let errors = name(vm, errors, "lookup_error", "argument")?;
        vm.lookup_error_handler(&errors)
    }
}

fn name(vm: &mut Vm, value: &Value, function: &str, which: &str) -> PyResult<String> {
    match value.downcast::<Str>() {
        Some(name) => c_string(vm, &name.clone()),
        None => Err(vm.bad_argument(function, which, "str", value)),
    }
}

fn convert(vm: &mut Vm, purpose: Purpose, object: &Value, encoding: &Value, errors: &Value) -> PyResult {
    let function = if purpose == Purpose::Encode { "encode" } else { "decode" };
    let encoding = name(vm, encoding, function, "argument 'encoding'")?;
    let errors: Option<Ref<Str>> = match errors.present() {
        None => None,
        Some(errors) => {
            name(vm, errors, function, "argument 'errors'")?;
            errors.downcast::<Str>().cloned()
        }
    };
    let codec = vm.lookup_codec(&encoding)?;
    vm.run_codec(&codec, purpose, object.clone(), &encoding, errors.as_ref())
}
