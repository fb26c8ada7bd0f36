//! `_struct`: values as bytes in the layouts of C.

mod format;
mod pack;
mod types;
mod unpack;

use crate::support::{add_class, set_doc};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Raised, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_struct", init };

const DOC: &str = "Functions to convert between Python values and C structs.
Python bytes objects are used to hold the data representing the C struct
and also as format strings (explained below) to describe the layout of data
in the C struct.

The optional first format char indicates byte order, size and alignment:
  @: native order, size & alignment (default)
  =: native order, std. size & alignment
  <: little-endian, std. size & alignment
  >: big-endian, std. size & alignment
  !: same as >

The remaining chars indicate types of args and must match exactly;
these can be preceded by a decimal repeat count:
  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;
  ?: _Bool (requires C99; if not available, char is used instead)
  h:short; H:unsigned short; i:int; I:unsigned int;
  l:long; L:unsigned long; f:float; d:double; e:half-float.
Special cases (preceding decimal count indicates length):
  s:string (array of char); p: pascal string (with count byte).
Special cases (only available in native format):
  n:ssize_t; N:size_t;
  P:an integer type that is wide enough to hold a pointer.
Special case (not in native mode unless 'long long' in platform C):
  q:long long; Q:unsigned long long
Whitespace between formats is ignored.

The variable struct.error is an exception raised on errors.
";

/// What the module keeps.
#[derive(Default)]
struct State {
    error: Option<Value>,
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_struct", types::FUNCTIONS);
    add_class::<types::Struct>(vm, dict, types::spec(vm));
    vm.foreign_class::<types::UnpackIterator>(&types::ITERATOR);
    let error = error_class(vm)?;
    vm.set_name(dict, "error", error);
    Ok(())
}

/// `struct.error`
fn error_class(vm: &mut Vm) -> PyResult {
    if let Some(class) = &vm.module_state::<State>().error {
        return Ok(class.clone());
    }
    let class: Value = vm.new_exception_class("struct", "error", taipan_vm::exc::Exc::Exception)?.into();
    vm.module_state::<State>().error = Some(class.clone());
    Ok(class)
}

/// Raises `struct.error`.
fn error(vm: &mut Vm, text: &str) -> Raised {
    match error_class(vm) {
        Ok(class) => vm.error_of_class(&class, text),
        Err(e) => e,
    }
}
