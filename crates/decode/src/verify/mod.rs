//! The verifier: checks once, at load time, all that the engines then take for granted.
//!
//! These are the facts that hold of a [`VerifiedCode`]. What an engine does unchecked names the one that makes it sound,
//! as in `fact: height`; `tests/tests/facts` tries to break each.
//!
//! | fact | what holds |
//! |---|---|
//! | operands | The argument of every instruction, reachable or not, names what exists: a constant, name, variable, cell, operator, intrinsic. |
//! | targets | Every jump and handler leads to an instruction; of a reachable one the next and the target are reachable; execution never runs past the last. |
//! | depth | Before every reachable instruction the value stack has one number of slots, on every path; none takes more than there are, and those it has are initialised. |
//! | height | There are never more than [`VerifiedCode::max_depth`] slots, what a handler is entered with included. |
//! | full | An empty slot (NULL) reaches only what allows for it: POP_TOP, COPY, SWAP, the stores of locals, which it leaves unbound, and its place in a call. |
//! | handlers | Wherever an instruction can raise, the stack has the slots that its handler keeps, and the handler was followed from there. Those of [`never_raises`] never do: no engine may raise anything in their place. |
//! | lasti | RERAISE finds the instruction offset that a handler has pushed where its argument says. |
//! | cells | Instructions on cells and free variables name such a one, whose cell was put there on every path; a closure has as many cells as COPY_FREE_VARS says or the call fails. |
//! | forms | The constant operands of calls with keywords, MAKE_FUNCTION, BUILD_CONST_KEY_MAP and MATCH_CLASS are of the right form, and as many as wanted. |
//! | keywords | KW_NAMES comes directly before its call. |
//! | generators | YIELD_VALUE and the return of a generator come behind RETURN_GENERATOR, which comes once, on an empty stack, in code whose flags say so, and in no other. |
//! | delegation | A generator of 3.11 that waits behind SEND can go on where that jumps to, without receiver and value but with a result. |
//! | leaving | A return leaves the value stack empty. |
//! | frame | Parameters are the first locals; free variables are the last slots; every slot has a name and a kind. |
//! | nested | Code among the constants is verified too, and of the same version. |
//!
//! Not verified, and so checked when it runs: types of values (a list for LIST_APPEND, an exception for RERAISE), whether a
//! local is bound, the cells of a closure.

mod blocks;
mod error;
mod flow;
mod flow_blocks;
mod frame;
mod operands;
mod plain;
mod state;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_blocks;
mod transfer;
mod verified;

use std::collections::HashMap;
use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{CodeObject, Const};

pub use blocks::{Block, BlockKind};
pub use error::{Fault, VerifyError};
pub use flow::never_raises;
pub use verified::{Handler, Step, VerifiedCode};

use crate::decode::{Decoded, decode};
use crate::exctable;
use frame::Frame;

/// Checks a code object and all that are nested in its constants.
///
/// # Errors
/// The first fault found, with the code object and the instruction it is in. Versions before 3.8 and after 3.14 are
/// refused.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::verify;
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// let Const::Bytes(code) = Const::bytes(&[151, 0, 83, 0]) else { panic!() };
/// let code = CodeObject { code, stacksize: 1, ..CodeObject::empty(Version::V3_11, "spam") };
/// let error = verify(&Arc::new(code)).unwrap_err();
/// assert_eq!(error.to_string(), "code object spam, offset 2, RETURN_VALUE: the value stack underflows");
/// ```
pub fn verify(code: &Arc<CodeObject>) -> Result<Arc<VerifiedCode>, VerifyError> {
    verify_all(code).map_err(|(place, mut error)| {
        if let Some(path) = error::path(code, &place) {
            error.code = path;
        }
        error
    })
}

/// The code object that is at fault, and what is wrong with it.
type Refused = (Arc<CodeObject>, VerifyError);

fn verify_all(code: &Arc<CodeObject>) -> Result<Arc<VerifiedCode>, Refused> {
    // Depth first without recursion; what the file shares is verified once.
    let mut done: HashMap<*const CodeObject, Arc<VerifiedCode>> = HashMap::new();
    let mut open = vec![(Arc::clone(code), false)];
    while let Some((code, nested_done)) = open.pop() {
        let identity = Arc::as_ptr(&code);
        if done.contains_key(&identity) {
            continue;
        }
        if nested_done {
            let verified = verify_one(&code, &done).map_err(|error| (Arc::clone(&code), error))?;
            done.insert(identity, Arc::new(verified));
            continue;
        }
        let whole = |fault| (Arc::clone(&code), VerifyError::new(&code, None, fault));
        if !(Version::V3_8..=Version::V3_14).contains(&code.version) {
            return Err(whole(Fault::Version(code.version)));
        }
        frame::check_constants(&code).map_err(whole)?;
        open.push((Arc::clone(&code), true));
        for nested in code.nested() {
            if nested.version != code.version {
                return Err(whole(Fault::MixedVersions));
            }
            open.push((Arc::clone(nested), false));
        }
    }
    done.remove(&Arc::as_ptr(code))
        .ok_or_else(|| (Arc::clone(code), VerifyError::new(code, None, Fault::TooComplex)))
}

fn verify_one(
    code: &Arc<CodeObject>,
    done: &HashMap<*const CodeObject, Arc<VerifiedCode>>,
) -> Result<VerifiedCode, VerifyError> {
    let whole = |fault| VerifyError::new(code, None, fault);
    let frame = Frame::new(code).map_err(whole)?;
    if code.code.is_empty() || !code.code.len().is_multiple_of(2) || u32::try_from(code.code.len()).is_err() {
        return Err(whole(Fault::CodeLength(code.code.len())));
    }
    let decoded = decode(code.version, &code.code);
    let located =
        |(index, fault): flow::Located| VerifyError::new(code, decoded.instructions().get(index), fault);
    let mut steps = steps(code, &frame, &decoded).map_err(located)?;
    if code.version >= Version::V3_11 && !steps.iter().any(|step| step.op == Op::Resume) {
        return Err(whole(Fault::NoResume));
    }
    let handlers = handlers(code, &decoded).map_err(whole)?;
    check_start(code, &steps).map_err(located)?;
    let flow::Found { max_depth, blocks } =
        flow::run(code, &frame, &mut steps, &handlers).map_err(located)?;
    let child = |(index, constant): (usize, &Const)| match constant {
        Const::Code(nested) => done.get(&Arc::as_ptr(nested)).map(|child| (index as u32, Arc::clone(child))),
        _ => None,
    };
    let children = code.consts.iter().enumerate().filter_map(child).collect();
    Ok(VerifiedCode { code: Arc::clone(code), steps: steps.into(), handlers, blocks, children, max_depth })
}

/// In 3.10 a generator, and nothing else, starts with GEN_START.
fn check_start(code: &CodeObject, steps: &[Step]) -> Result<(), flow::Located> {
    let expected = code.version == Version::V3_10 && code.flags & frame::flag::SUSPENDABLE != 0;
    match steps.iter().rposition(|step| step.op == Op::GenStart) {
        None if expected => Err((0, Fault::Generator("a generator that does not start with GEN_START"))),
        Some(index) if index > 0 || !expected => {
            Err((index, Fault::Generator("not at the start of the generator")))
        }
        _ => Ok(()),
    }
}

/// Checks the instructions one by one and resolves their jumps.
fn steps(code: &CodeObject, frame: &Frame, decoded: &Decoded) -> Result<Vec<Step>, flow::Located> {
    let version = code.version;
    let mut steps = Vec::with_capacity(decoded.instructions().len());
    for (index, instruction) in decoded.instructions().iter().enumerate() {
        let op = operands::check(version, code, frame, instruction).map_err(|fault| (index, fault))?;
        if instruction.end - instruction.offset != 2 + 2 * u32::from(op.caches(version)) {
            return Err((index, Fault::CutOff));
        }
        let target = match instruction.jump_target(version) {
            None => Step::NONE,
            Some(offset) => landing(op, offset, decoded).map_err(|fault| (index, fault))?,
        };
        let (arg, offset) = (instruction.arg, instruction.offset);
        steps.push(Step { op, arg, offset, target, depth: Step::NONE, block: Step::NONE });
    }
    Ok(steps)
}

/// The index of the instruction at which execution goes on when a jump is taken.
fn landing(op: Op, offset: i64, decoded: &Decoded) -> Result<u32, Fault> {
    let target = u32::try_from(offset).ok().and_then(|start| decoded.index_at(start));
    let index = target.ok_or(Fault::JumpTarget(offset))?;
    let expected: &[Op] = match op {
        Op::ForIter312 => &[Op::EndFor312],
        Op::ForIter313 => &[Op::EndFor313, Op::PopTop],
        Op::ForIter314 => &[Op::EndFor313, Op::PopIter],
        _ => &[],
    };
    for (place, op) in expected.iter().enumerate() {
        if decoded.instructions().get(index + place).and_then(|i| i.op) != Some(*op) {
            return Err(Fault::LoopEnd(offset));
        }
    }
    let skipped = match op {
        Op::ForIter312 | Op::ForIter314 => 1,
        Op::ForIter313 => 2,
        _ => 0,
    };
    let landing = index + skipped;
    if landing < decoded.instructions().len() { Ok(landing as u32) } else { Err(Fault::FallsOff) }
}

/// Reads the exception table and checks that its entries are in order and stand on instructions.
fn handlers(code: &CodeObject, decoded: &Decoded) -> Result<Box<[Handler]>, Fault> {
    let entries = exctable::parse(&code.exceptiontable)?;
    let mut handlers: Vec<Handler> = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let &exctable::Entry { start, end, target, depth, lasti } = entry;
        let fault = |what| Fault::Handler { index, start, end, target, what };
        let at = |offset| decoded.index_at(offset).map(|i| i as u32);
        let behind =
            if end as usize == code.code.len() { Some(decoded.instructions().len() as u32) } else { at(end) };
        let (Some(first), Some(behind)) = (at(start), behind) else {
            return Err(fault("does not cover whole instructions"));
        };
        if first >= behind {
            return Err(fault("covers nothing"));
        }
        if handlers.last().is_some_and(|previous| previous.end > first) {
            return Err(fault("overlaps the one before"));
        }
        let target = at(target).ok_or(fault("leads to no instruction"))?;
        handlers.push(Handler { start: first, end: behind, target, depth, lasti });
    }
    Ok(handlers.into())
}
