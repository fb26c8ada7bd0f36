//! `_opcode`: what `dis` asks of opcodes, from the opcode table. Specialised instructions are in no file, and none here.

use crate::support::{list, set_doc};
use taipan_decode::bytecode::{StackEffectError, stack_effect};
use taipan_isa::Arg;
use taipan_isa::{Op, names};
use taipan_vm::quirks::opcodes::{PseudoOp, Use};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_opcode", init };

const DOC: &str = "Opcode support module.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_opcode", FUNCTIONS);
    for name in ["ENABLE_SPECIALIZATION", "ENABLE_SPECIALIZATION_FT"] {
        if vm.dialect.has_name("_opcode", name) {
            vm.set_name(dict, name, Value::int((name == "ENABLE_SPECIALIZATION").into()));
        }
    }
    Ok(())
}

/// The first opcode with an argument, up to 3.12.
const HAVE_ARGUMENT: i32 = 90;

/// An opcode of the dialect: one that is in files, or one that only its compiler knows.
enum Known {
    Real(Op),
    Pseudo(PseudoOp),
}

fn known(vm: &Vm, number: i32) -> Option<Known> {
    match u8::try_from(number) {
        Ok(number) => Op::decode(vm.dialect.version(), number).map(Known::Real),
        Err(_) => vm.dialect.pseudo_op(number).map(Known::Pseudo),
    }
}

/// What an opcode's argument is used for.
fn used_for(op: Op) -> Option<Use> {
    Some(match op.arg() {
        Arg::None => return None,
        Arg::Const | Arg::KwNames => Use::Const,
        Arg::Name | Arg::GlobalName | Arg::AttrName | Arg::SuperName | Arg::ImportName => Use::Name,
        Arg::Local | Arg::LocalPair => Use::Local,
        Arg::Free | Arg::Cell => Use::Free,
        arg if arg.is_jump() => Use::Jump,
        _ => Use::Other,
    })
}

fn has(vm: &mut Vm, opcode: &Value, wanted: Option<Use>) -> PyResult {
    let number = vm.c_int(opcode)?;
    let used = match known(vm, number) {
        Some(Known::Real(op)) => used_for(op).map(|used| vm.dialect.opcode_use(op.name(), used)),
        Some(Known::Pseudo(op)) => op.used,
        None => None,
    };
    Ok(Value::bool(used.is_some() && (wanted.is_none() || wanted == used)))
}

/// A C `long`, of which the caller takes what fits an int.
fn c_long(vm: &mut Vm, value: &Value) -> PyResult<i64> {
    let index = vm.index(value)?;
    match int_ref(&index).and_then(IntRef::to_i64) {
        Some(long) => Ok(long),
        None => raise!(vm, OverflowError, "Python int too large to convert to C long"),
    }
}

fn effect(vm: &mut Vm, opcode: &Value, oparg: &Value, jump: &Value) -> PyResult {
    let number = vm.c_int(opcode)?;
    let takes_none = vm.dialect.opcodes_are_bytes() && number < HAVE_ARGUMENT;
    let oparg = match oparg.is_none() {
        true => None,
        false if takes_none => raise!(vm, ValueError, "{}", StackEffectError::Superfluous),
        false => Some(c_long(vm, oparg)? as i32),
    };
    let jump = match jump {
        j if j.is_none() => None,
        j if j.is(&Value::TRUE) => Some(true),
        j if j.is(&Value::FALSE) => Some(false),
        _ => raise!(vm, ValueError, "stack_effect: jump must be False, True or None"),
    };
    if let Some(Known::Pseudo(op)) = known(vm, number) {
        return Ok(Value::int(match jump {
            Some(false) => op.effect.0,
            _ => op.effect.1,
        }));
    }
    let Ok(number) = u8::try_from(number) else {
        // Up to 3.12 it is the number that says whether there is an argument.
        let error = match (vm.dialect.opcodes_are_bytes(), number >= HAVE_ARGUMENT, oparg) {
            (true, true, None) => StackEffectError::Missing,
            (true, false, Some(_)) => StackEffectError::Superfluous,
            _ => StackEffectError::Invalid,
        };
        raise!(vm, ValueError, "{error}");
    };
    match stack_effect(vm.dialect.version(), number, oparg, jump) {
        Ok(effect) => Ok(Value::int(effect.into())),
        Err(e) => raise!(vm, ValueError, "{e}"),
    }
}

fn texts(vm: &mut Vm, names: &[&str]) -> PyResult {
    let names = names.iter().map(|n| vm.new_str(n)).collect();
    Ok(list(names))
}

methods! { static FUNCTIONS;
    /// Compute the stack effect of the opcode.
    "stack_effect($module, opcode, oparg=None, /, *, jump=None)"
    => |vm, [opcode, oparg, jump]| { effect(vm, opcode, oparg, jump) }
    /// Return True if opcode is valid, False otherwise.
    "is_valid($module, /, opcode)"
    => |vm, [opcode]| {
        let number = vm.c_int(opcode)?;
        Ok(Value::bool(known(vm, number).is_some()))
    }
    /// Return True if the opcode uses its oparg, False otherwise.
    "has_arg($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, None) }
    /// Return True if the opcode accesses a constant, False otherwise.
    "has_const($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Const)) }
    /// Return True if the opcode accesses an attribute by name, False otherwise.
    "has_name($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Name)) }
    /// Return True if the opcode has a jump target, False otherwise.
    "has_jump($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Jump)) }
    /// Return True if the opcode accesses a free variable, False otherwise.
    ///
    /// Note that 'free' in this context refers to names in the current scope
    /// that are referenced by inner scopes or names in outer scopes that are
    /// referenced from this scope. It does not include references to global
    /// or builtin scopes.
    "has_free($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Free)) }
    /// Return True if the opcode accesses a local variable, False otherwise.
    "has_local($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Local)) }
    /// Return True if the opcode sets an exception handler, False otherwise.
    "has_exc($module, /, opcode)"
    => |vm, [opcode]| { has(vm, opcode, Some(Use::Handler)) }
    /// Return the specialization stats
    "get_specialization_stats($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return the executor object at offset in code if exists, None otherwise.
    "get_executor($module, /, code, offset)"
    => |vm, [code, offset]| {
        vm.c_int(offset)?;
        if code.downcast::<taipan_vm::types::code::Code>().is_none() {
            raise!(vm, TypeError, "expected a code object, not '{}'", vm.type_name(code));
        }
        Ok(Value::NONE)
    }
    /// Return a list of names of the unary intrinsics.
    "get_intrinsic1_descs($module, /)"
    => |vm, []| { texts(vm, names::intrinsic_1(vm.dialect.version())) }
    /// Return a list of names of the binary intrinsics.
    "get_intrinsic2_descs($module, /)"
    => |vm, []| { texts(vm, names::intrinsic_2(vm.dialect.version())) }
    /// Return array of symbols of binary ops.
    ///
    /// Indexed by the BINARY_OP oparg value.
    "get_nb_ops($module, /)"
    => |vm, []| {
        let pairs = names::nb_ops(vm.dialect.version());
        let pairs = pairs
            .iter()
            .map(|(name, symbol)| {
                let pair = [name, symbol].map(|text| vm.new_str(text));
                vm.new_tuple(pair)
            })
            .collect();
        Ok(list(pairs))
    }
    /// Return a list of special method names.
    "get_special_method_names($module, /)" => |vm, []| {
        texts(vm, names::special_methods(vm.dialect.version()))
    }
}
