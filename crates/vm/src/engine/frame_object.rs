//! `frame` objects: what Python sees of a frame. One is made when somebody asks for it; when the frame ends first, it
//! takes over the variables (CPython's `take_ownership`).

use super::frame::{Frame, flag, payload};
use super::register;
use super::suspend::{State, Suspended};
use crate::Vm;
use crate::quirks::Dialect;
use crate::types::cell::Cell;
use crate::types::code::{Code, flags};
use crate::types::dict::Dict;
use crate::types::generator::Generator;
use crate::types::str::Str;
use smallvec::SmallVec;
use taipan_heap::{Bits, Ref, Trace, Value, Visitor};
use taipan_isa::Op;
use taipan_marshal::kind;

/// Where the frame is.
#[derive(Clone, Copy)]
enum Place {
    /// At that index among the frames of the thread.
    Running(usize),
    /// In a generator that does not run; not counted here: whoever takes the frame away from it says so.
    Suspended(Bits),
    /// Gone: the variables are here.
    Ended,
}

/// Those of most functions need no memory of their own.
type Variables = SmallVec<[Bits; 5]>;

/// A frame as an object.
pub struct FrameObject {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    place: Place,
    /// Owned: the variables of a frame that has ended.
    variables: Variables,
    /// The namespace of a module or class body; the dict that `locals()` of a function gave (up to 3.12); else NULL.
    pub locals: Value,
    /// The caller's frame object or None, once the frame has ended.
    back: Value,
    /// Offset in bytes of the last instruction executed, once the frame has ended.
    offset: u32,
    /// Names set in `f_locals` that are no variables of the code (3.13); NULL while there are none.
    pub extra: Value,
    /// Variables set while the frame executes an instruction of register code, which may use the old values: they are
    /// written behind it.
    pending: Vec<(usize, Value)>,
    pub trace_function: Value,
    pub traces_lines: bool,
    pub traces_opcodes: bool,
}

impl Trace for FrameObject {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.code.value());
        visit(self.globals.value());
        visit(self.builtins.value());
        for b in &self.variables {
            // SAFETY: the slots own their references.
            visit(unsafe { b.as_value() });
        }
        for v in [&self.locals, &self.back, &self.extra, &self.trace_function] {
            visit(v);
        }
        self.pending.iter().for_each(|(_, v)| visit(v));
    }
    fn clear(&mut self) {
        self.drop_variables();
        self.locals = Value::NULL;
        self.back = Value::NONE;
        self.extra = Value::NULL;
        self.pending.clear();
        self.trace_function = Value::NONE;
    }
}

impl FrameObject {
    fn drop_variables(&mut self) {
        let give_up = |b: &mut Bits| {
            let b = std::mem::replace(b, Bits::NULL);
            // SAFETY: the slot owned its reference and is NULL now.
            unsafe { b.dec() };
        };
        if Dialect::new(self.code.version).frames_die_backwards() {
            self.variables.iter_mut().rev().for_each(give_up);
        } else {
            self.variables.iter_mut().for_each(give_up);
        }
    }

    /// The frame of a call that has ended, without variables: of code that stands for what is native here.
    pub fn of_ended(code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>) -> FrameObject {
        FrameObject {
            code,
            globals,
            builtins,
            place: Place::Ended,
            variables: Variables::new(),
            locals: Value::NULL,
            back: Value::NONE,
            offset: 0,
            extra: Value::NULL,
            pending: Vec::new(),
            trace_function: Value::NONE,
            traces_lines: true,
            traces_opcodes: false,
        }
    }

    /// Whether the frame has ended.
    pub fn is_ended(&self) -> bool {
        matches!(self.place, Place::Ended)
    }

    /// Whether the frame alone says as much.
    fn is_plain(&self) -> bool {
        self.locals.is_null()
            && self.extra.is_null()
            && self.pending.is_empty()
            && self.trace_function.is_none()
            && self.traces_lines
            && !self.traces_opcodes
    }

    /// Whether the variables are those of a function.
    pub fn is_function(&self) -> bool {
        self.code.flags & flags::OPTIMIZED != 0
    }
}

impl Drop for FrameObject {
    fn drop(&mut self) {
        self.drop_variables();
    }
}

/// A local, cell or free variable; without a value, `value` is `None`.
pub struct Variable {
    pub name: Ref<Str>,
    pub kind: u8,
    pub value: Option<Value>,
}

impl Variable {
    /// A variable of an inlined comprehension in a module or class body, in use.
    pub fn is_hidden_and_bound(&self) -> bool {
        self.kind & kind::HIDDEN != 0 && self.value.is_some()
    }
}

/// The variables in registers, cells looked through.
fn read(vm: &Vm, code: &Code, slots: &[Bits]) -> Vec<Variable> {
    let named = code.localsplus.iter().zip(code.source.localspluskinds.iter()).zip(slots);
    named
        .map(|((name, &kind), bits)| {
            // SAFETY: frame: slots in use own their references.
            let held = unsafe { bits.as_value() };
            let value = match held.exact::<Cell>() {
                Some(c) if kind & (kind::CELL | kind::FREE) != 0 => c.get(vm).0.clone(),
                _ => held.clone(),
            };
            Variable { name: name.clone(), kind, value: Some(value).filter(|v| !v.is_null()) }
        })
        .collect()
}

impl Frame {
    /// All variables that live in registers, cells looked through.
    pub(super) fn variables(&self, vm: &Vm) -> Vec<Variable> {
        read(vm, self.code(), self.variable_slots())
    }

    /// Drops the frame's object, if the frame alone holds it and it says nothing that the frame does not; true where
    /// there is none then. Not for generators' frames.
    pub(super) fn forget_object(&mut self) -> bool {
        let is_plain = self.owner.exact::<FrameObject>().is_some_and(|object| {
            // SAFETY: nothing runs while it is looked at.
            object.value().ref_count() == 1 && unsafe { &*payload(object) }.is_plain()
        });
        if is_plain {
            self.owner = Value::NULL;
            self.flags &= !flag::HAS_OBJECT;
        }
        is_plain
    }

    /// The generator that owns the registers.
    pub(in crate::engine) fn generator(&self) -> Option<&Ref<Generator>> {
        self.owner.downcast::<Generator>()
    }
}

/// The state of a generator that a frame object has been told of and not yet been taken away from.
///
/// # Safety
/// The bits are of a live generator.
unsafe fn suspended_of<'a>(generator: Bits) -> Option<&'a mut Suspended> {
    let held = generator.as_value().downcast::<Generator>()?;
    Some(&mut (*payload(held)).frame)
}

impl Vm {
    /// The object of the frame at that index.
    pub(crate) fn frame_object_at(&mut self, index: usize) -> Option<Ref<FrameObject>> {
        let frame = self.frames.list.get(index)?;
        if let Some(object) = frame.owner.exact::<FrameObject>() {
            return Some(object.clone());
        }
        if let Some(g) = frame.generator().cloned() {
            if let Some(object) = g.get(self).frame.object.exact::<FrameObject>() {
                return Some(object.clone());
            }
            let object = new_object(frame, Place::Running(index));
            g.get_mut(self).frame.object = object.value().clone();
            return Some(object);
        }
        let object = new_object(frame, Place::Running(index));
        let frame = self.frames.list.get_mut(index)?;
        frame.owner = object.value().clone();
        frame.flags |= flag::HAS_OBJECT;
        Some(object)
    }

    /// The object of the innermost frame.
    pub(crate) fn innermost_frame_object(&mut self) -> Option<Ref<FrameObject>> {
        self.frame_object_at(self.frames.list.len().checked_sub(1)?)
    }

    /// `sys._getframe(depth)`. None where there are not so many.
    pub fn frame_object(&mut self, depth: usize) -> Option<Value> {
        let index = self.frames.list.len().checked_sub(depth)?.checked_sub(1)?;
        self.frame_object_at(index).map(Value::from)
    }

    /// The frame of a generator, or None once it has ended.
    pub(crate) fn generator_frame(&mut self, g: &Ref<Generator>) -> Value {
        let state = &g.get(self).frame;
        if let Some(object) = state.object.present() {
            return object.clone();
        }
        let running = self.frames.list.iter().rposition(|f| f.owner.is(g.value()));
        let runs = running.and_then(|index| self.frames.list.get(index)).map(|f| &f.function);
        let Some(function) = runs.or_else(|| state.function()) else { return Value::NONE };
        let place = running.map_or(Place::Suspended(g.value().bits()), Place::Running);
        let f = function.get(self);
        let object = Ref::new(FrameObject::new(f.code.clone(), f.globals.clone(), f.builtins.clone(), place));
        let object: Value = object.into();
        g.get_mut(self).frame.object = object.clone();
        object
    }

    /// The registers in use, those of variables first.
    fn frame_slots<'a>(&'a self, f: &'a FrameObject) -> &'a [Bits] {
        match f.place {
            Place::Running(index) => self.frames.list.get(index).map_or(&[], Frame::variable_slots),
            // SAFETY: the generator tells before it lets go of the frame.
            Place::Suspended(g) => unsafe { suspended_of(g) }.map_or(&[], |s| s.slots()),
            Place::Ended => &f.variables,
        }
    }

    /// All variables of the frame's code.
    pub(crate) fn frame_variables(&self, f: &Ref<FrameObject>) -> Vec<Variable> {
        let f = f.get(self);
        let mut all = read(self, &f.code, self.frame_slots(f));
        for (at, value) in &f.pending {
            if let Some(variable) = all.get_mut(*at) {
                variable.value = Some(value.clone()).filter(|v| !v.is_null());
            }
        }
        all
    }

    /// Gives the variable at that place among the code's a value.
    pub(crate) fn set_frame_variable(&mut self, f: &Ref<FrameObject>, at: usize, value: Value) {
        let object = f.get(self);
        let kind = object.code.source.localspluskinds.get(at).copied().unwrap_or(0);
        let Some(slot) = self.frame_slots(object).get(at) else { return };
        let slot = std::ptr::from_ref(slot).cast_mut();
        // SAFETY: frame: slots in use own their references.
        let held = unsafe { (*slot).as_value() }.clone();
        if let Some(cell) = held.exact::<Cell>().filter(|_| kind & (kind::CELL | kind::FREE) != 0) {
            let old = std::mem::replace(&mut cell.get_mut(self).0, value);
            drop(old);
            return;
        }
        if let Place::Running(index) = object.place {
            self.frames.rewritten = true;
            if self.frames.list.get(index).is_some_and(register::is_exposed) {
                return self.write_behind(f, at, value);
            }
        }
        // SAFETY: token: registers belong to the machine, which is borrowed mutably; no borrow of the slot is left. The
        // old value is given up behind the write.
        unsafe { std::ptr::replace(slot, value.into_bits()).dec() };
    }

    /// Lets a variable get its value behind the instruction that its frame executes in register code.
    fn write_behind(&mut self, f: &Ref<FrameObject>, at: usize, value: Value) {
        let pending = &mut f.get_mut(self).pending;
        let old = match pending.iter_mut().find(|(place, _)| *place == at) {
            Some((_, pending)) => std::mem::replace(pending, value),
            None => {
                pending.push((at, value));
                Value::NULL
            }
        };
        drop(old);
        self.frames.pending += 1;
        self.heap.call_attention();
    }

    /// Writes what was set while the innermost frame executed an instruction of register code.
    #[cold]
    pub(in crate::engine) fn write_pending(&mut self) {
        let Some(frame) = self.frames.list.last() else { return };
        let object = frame.generator().map_or(&frame.owner, |g| &g.get(self).frame.object);
        let Some(object) = object.exact::<FrameObject>().cloned() else { return };
        let pending = std::mem::take(&mut object.get_mut(self).pending);
        if pending.is_empty() {
            return;
        }
        self.frames.pending -= pending.len();
        let slots = self.frames.list.last().map_or(&[][..], Frame::variable_slots);
        for (slot, value) in pending.into_iter().filter_map(|(at, value)| Some((slots.get(at)?, value))) {
            let slot = std::ptr::from_ref(slot).cast_mut();
            // SAFETY: frame: slots in use own their references; token: registers belong to the machine. The old value is
            // given up behind the write.
            unsafe { std::ptr::replace(slot, value.into_bits()).dec() };
        }
    }

    /// The namespace of a module or class body that runs in the frame.
    pub(crate) fn frame_namespace(&self, f: &Ref<FrameObject>) -> Value {
        let f = f.get(self);
        match f.place {
            Place::Running(index) => self.frames.list.get(index).map_or(Value::NULL, |f| f.locals.clone()),
            _ => f.locals.clone(),
        }
    }

    /// Byte offset of the instruction that the frame executes, or executed last; none before the first.
    pub(crate) fn frame_offset(&self, f: &Ref<FrameObject>) -> Option<u32> {
        let object = f.get(self);
        match object.place {
            Place::Running(index) => self.running_offset(index),
            Place::Suspended(g) => {
                // SAFETY: as in `frame_slots`.
                let s = unsafe { suspended_of(g) }?;
                let (code, next) = s.place()?;
                Some(last_offset(code, next))
            }
            Place::Ended => Some(object.offset),
        }
    }

    /// The same of the frame at an index. Up to 3.12 a call of a Python function stands at the end of its inline cache
    /// while the callee runs.
    pub(super) fn running_offset(&self, index: usize) -> Option<u32> {
        let frame = self.frames.list.get(index)?;
        let callee = self.frames.list.get(index + 1);
        Some(offset_at(frame.code(), frame.index(), callee.map(|f| f.flags)))
    }

    /// The frame that called it, or None.
    pub(crate) fn frame_back(&mut self, f: &Ref<FrameObject>) -> Value {
        let object = f.get(self);
        match object.place {
            Place::Running(index) => match index.checked_sub(1) {
                Some(caller) => self.frame_object_at(caller).map_or(Value::NONE, Value::from),
                None => Value::NONE,
            },
            Place::Suspended(_) => Value::NONE,
            Place::Ended => object.back.clone(),
        }
    }

    /// The generator that the frame waits in; `Err` while it runs.
    pub(crate) fn frame_generator(&self, f: &Ref<FrameObject>) -> Result<Option<Ref<Generator>>, ()> {
        match f.get(self).place {
            Place::Running(_) => Err(()),
            // SAFETY: as in `frame_slots`.
            Place::Suspended(g) => match unsafe { g.as_value() }.downcast::<Generator>() {
                Some(g) if g.get(self).frame.state == State::Running => Err(()),
                found => Ok(found.cloned()),
            },
            Place::Ended => Ok(None),
        }
    }

    /// The generator that a frame belongs to, or None (`f_generator`).
    pub(crate) fn generator_of_frame(&self, f: &Ref<FrameObject>) -> Value {
        match f.get(self).place {
            Place::Running(index) => {
                let frame = self.frames.list.get(index);
                frame.and_then(Frame::generator).map_or(Value::NONE, |g| g.value().clone())
            }
            // SAFETY: as in `frame_slots`.
            Place::Suspended(g) => unsafe { g.as_value() }.clone(),
            Place::Ended => Value::NONE,
        }
    }

    /// Lets go of the variables of a frame that has ended.
    pub(crate) fn clear_frame(&mut self, f: &Ref<FrameObject>) {
        let object = f.get_mut(self);
        let variables: Vec<Bits> =
            object.variables.iter_mut().map(|b| std::mem::replace(b, Bits::NULL)).collect();
        let extra = std::mem::replace(&mut object.extra, Value::NULL);
        let trace = std::mem::replace(&mut object.trace_function, Value::NONE);
        for b in variables {
            // SAFETY: the slots owned their references, and nobody sees them any more.
            unsafe { b.dec() };
        }
        drop((extra, trace));
    }

    /// Takes the frame away from its object, if it has one that somebody holds: called before the registers of a frame
    /// that is off the stack are released. Variables that the object takes over are NULL then. `callee`: flags of the
    /// frame that an exception left before.
    #[inline(never)]
    pub(super) fn end_frame_object(&mut self, frame: &mut Frame, callee: Option<u16>) {
        let object = match frame.generator().cloned() {
            Some(g) => std::mem::replace(&mut g.get_mut(self).frame.object, Value::NULL),
            None => std::mem::replace(&mut frame.owner, Value::NULL),
        };
        let Some(object) = object.exact::<FrameObject>().filter(|o| o.value().ref_count() > 1) else {
            return;
        };
        let caller = self.frames.list.len().checked_sub(1).and_then(|i| self.frame_object_at(i));
        let offset = offset_at(frame.code(), frame.index(), callee);
        let is_body = frame.code().flags & flags::OPTIMIZED == 0;
        // SAFETY: frame: it is off the stack; its variables own their references.
        let variables = unsafe { take_variables(frame.regs, frame.code().nlocalsplus as usize) };
        let o = object.get_mut(self);
        if is_body {
            o.locals = frame.locals.clone();
        }
        o.place = Place::Ended;
        o.offset = offset;
        o.variables = variables;
        let pending = std::mem::take(&mut o.pending);
        for (at, value) in &pending {
            if let Some(variable) = o.variables.get_mut(*at) {
                // SAFETY: the slot owned its reference.
                unsafe { std::mem::replace(variable, value.clone().into_bits()).dec() };
            }
        }
        o.back = caller.map_or(Value::NONE, Value::from);
        self.frames.pending -= pending.len();
    }
}

impl FrameObject {
    fn new(code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>, place: Place) -> FrameObject {
        FrameObject {
            code,
            globals,
            builtins,
            place,
            variables: Variables::new(),
            locals: Value::NULL,
            back: Value::NONE,
            offset: 0,
            extra: Value::NULL,
            pending: Vec::new(),
            trace_function: Value::NONE,
            traces_lines: true,
            traces_opcodes: false,
        }
    }

    /// The object of a frame that will never run: of code that failed before its first instruction.
    pub fn of_code(code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>) -> FrameObject {
        FrameObject::new(code, globals, builtins, Place::Ended)
    }
}

fn new_object(frame: &Frame, place: Place) -> Ref<FrameObject> {
    // SAFETY: frame: it keeps its function alive; token: no part of that is borrowed mutably here.
    let f = unsafe { &*payload(&frame.function) };
    Ref::new(FrameObject::new(f.code.clone(), f.globals.clone(), f.builtins.clone(), place))
}

/// Moves variables out of registers, which are NULL then.
///
/// # Safety
/// So many initialised registers lie there, and nobody else uses them.
unsafe fn take_variables(regs: *mut Bits, count: usize) -> Variables {
    (0..count).map(|i| std::ptr::replace(regs.add(i), Bits::NULL)).collect()
}

/// Byte offset of where a frame stands that executes the instruction of an index. `callee`: flags of the frame that it
/// has entered by it, if it has. Up to 3.12 it stands at the end of the inline cache then, where the interpreter's loop
/// entered that frame itself.
pub(super) fn offset_at(code: &Code, index: usize, callee: Option<u16>) -> u32 {
    let offset = code.offsets.get(index).copied().unwrap_or(0);
    let (Some(instr), Some(flags)) = (code.instrs.get(index), callee) else { return offset };
    let in_place = match instr.op() {
        Op::Call311 => flags & (flag::ENTRY | flag::GENERATOR | flag::INIT) == 0,
        Op::Send312 => {
            flags & (flag::ENTRY | flag::GENERATOR | flag::DRIVEN) == flag::GENERATOR
                && Dialect::new(code.version).callers_stand_behind_caches()
        }
        _ => false,
    };
    if in_place { offset + 2 * u32::from(instr.op().caches(code.version)) } else { offset }
}

/// Where a generator stands that does not run: at its `yield`, from 3.13 on behind it.
fn last_offset(code: &Code, next: usize) -> u32 {
    let stands_behind = crate::quirks::Dialect::new(code.version).generators_stand_behind_yield();
    let at = if stands_behind { next } else { next.saturating_sub(1) };
    code.offsets.get(at).copied().unwrap_or(0)
}

impl Suspended {
    /// Tells the frame's object that the frame runs at that index.
    pub(super) fn object_runs(&mut self, index: usize) {
        self.move_object(Place::Running(index));
    }

    /// Tells the frame's object that the frame waits in its generator.
    pub(super) fn object_waits(&mut self, generator: Bits) {
        self.move_object(Place::Suspended(generator));
    }

    fn move_object(&mut self, place: Place) {
        if let Some(object) = self.object.exact::<FrameObject>() {
            // SAFETY: token: frame objects are only borrowed while none of their frames starts or stops.
            unsafe { (*payload(object)).place = place };
        }
    }

    /// Drops the frame's object, if the frame alone holds it and it says nothing that the frame does not.
    pub(super) fn forget_object(&mut self) {
        let is_plain = self.object.exact::<FrameObject>().is_some_and(|object| {
            // SAFETY: nothing runs while it is looked at.
            object.value().ref_count() == 1 && unsafe { &*payload(object) }.is_plain()
        });
        if is_plain {
            self.object = Value::NULL;
        }
    }

    /// Gives the variables to the frame's object, if somebody holds it: the generator lets go of the frame.
    pub(super) fn end_object(&mut self) {
        let object = std::mem::replace(&mut self.object, Value::NULL);
        let Some(object) = object.exact::<FrameObject>().filter(|o| o.value().ref_count() > 1) else {
            return;
        };
        let offset = self.place().map_or(0, |(code, next)| last_offset(code, next));
        let count = self.place().map_or(0, |(code, _)| code.nlocalsplus as usize).min(self.slots().len());
        // SAFETY: the variables are the first of the registers in use, which this owns.
        let variables = unsafe { take_variables(self.registers(), count) };
        // SAFETY: as in `move_object`.
        let o = unsafe { &mut *payload(object) };
        (o.place, o.offset, o.variables) = (Place::Ended, offset, variables);
    }
}
