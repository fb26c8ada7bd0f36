//! Code objects of bytes: `.pyc` files and marshal data, verified before anything of them can run.

use super::loaders::about;
use crate::types::code::{Code, Shared};
use crate::{PyResult, Vm};
use std::sync::Arc;
use taipan_heap::{Ref, Value};
use taipan_marshal::{CodeObject, Const};

impl Vm {
    /// The code object of marshal's, once the verifier has found it sound.
    ///
    /// # Errors
    /// ValueError that says where it is unsound.
    pub fn verified_code(&mut self, code: &Arc<CodeObject>) -> PyResult<Ref<Code>> {
        match taipan_decode::verify(code) {
            Ok(verified) => self.new_code(&verified),
            Err(e) => raise!(self, ValueError, "unsound bytecode: Python {}: {e}", code.version),
        }
    }

    /// The Python object of unmarshalled data, code objects verified.
    ///
    /// # Errors
    /// ValueError for unsound code, TypeError for what cannot be a key.
    pub fn object_of(&mut self, value: &Const) -> PyResult {
        self.constant(value, &mut |vm, code, _| vm.verified_code(code), &mut Shared::new())
    }
}

/// The code of a `.pyc` file. `source` becomes its `co_filename`, where it is known (`_compile_bytecode`).
///
/// # Errors
/// ImportError with what is wrong with the file, EOFError where it ends in the header.
pub fn of_pyc(
    vm: &mut Vm,
    bytes: &[u8],
    name: &Value,
    path: &str,
    source: Option<&str>,
) -> PyResult<Ref<Code>> {
    let shown = vm.repr_string(name)?;
    let magic = bytes.get(..4).unwrap_or(bytes);
    let known = match magic {
        [low, high, b'\r', b'\n'] => {
            taipan_isa::Version::from_magic(u16::from_le_bytes([*low, *high])).is_ok()
        }
        _ => false,
    };
    if !known {
        let magic = crate::types::bytes::new_bytes(magic);
        let message = format!("bad magic number in {shown}: {}", vm.repr_string(&magic)?);
        return Err(about(vm, &message, name, path));
    }
    if bytes.len() < 16 {
        raise!(vm, EOFError, "reached EOF while reading pyc header of {shown}");
    }
    let pyc = match taipan_marshal::read(bytes) {
        Ok(pyc) => pyc,
        Err(e) => return Err(about(vm, &format!("cannot read {shown}: {e}"), name, path)),
    };
    let code = match source {
        Some(source) => renamed(&pyc.code, &pyc.code.filename, source),
        None => pyc.code,
    };
    match taipan_decode::verify(&code) {
        Ok(verified) => vm.new_code(&verified),
        Err(e) => {
            let message = format!("unsound bytecode in {shown}: Python {}: {e}", pyc.version);
            Err(about(vm, &message, name, path))
        }
    }
}

/// A code object, and those nested in it that are of the same file, under another file name (`_imp._fix_co_filename`).
/// Marshal bounds how deep they are nested.
pub fn renamed(code: &Arc<CodeObject>, old: &taipan_marshal::Str, new: &str) -> Arc<CodeObject> {
    if old.as_str() == Some(new) || code.filename.as_bytes() != old.as_bytes() {
        return Arc::clone(code);
    }
    let has_nested = code.nested().next().is_some();
    let consts = if has_nested {
        let renew = |c: &Const| match c {
            Const::Code(nested) => Const::Code(renamed(nested, old, new)),
            other => other.clone(),
        };
        match Const::tuple(code.consts.iter().map(renew).collect()) {
            Const::Tuple(items) => items,
            _ => code.consts.clone(),
        }
    } else {
        code.consts.clone()
    };
    Arc::new(CodeObject { filename: taipan_marshal::Str::text(new), consts, ..(**code).clone() })
}
