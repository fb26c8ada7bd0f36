//! Frames and the value stack.

use super::instr::Instr;
use super::register::Unit;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::function::Function;
use taipan_heap::{Bits, Ref, Value, account};

/// Frame flags.
pub mod flag {
    /// Returns to native code.
    pub const ENTRY: u16 = 1;
    /// Runs on a generator's own registers.
    pub const GENERATOR: u16 = 2;
    /// An `__init__` called by its class: what it returns is checked, the instance is the result.
    pub const INIT: u16 = 4;
    /// The registers are the first of their stack chunk.
    pub const NEW_CHUNK: u16 = 8;
    /// A special method called for its effect: the caller's instruction has no result.
    pub const DISCARD: u16 = 64;
    /// Somebody has asked for the frame as an object.
    pub const HAS_OBJECT: u16 = 16;
    /// A function of code that keeps its locals in a namespace.
    pub const NAMESPACE: u16 = 32;
    /// A generator's that its caller drives through something else: by SEND to the awaitable that `locals` holds, or by a
    /// call of `next` or `send`, where `locals` is NULL or the default None.
    pub const DRIVEN: u16 = 128;
    /// A special method: what it returns is for the instruction that the caller waits in, whose operands lie in their
    /// slots, to make its result of.
    pub const SPECIAL: u16 = 256;
}

/// One activation of a code object.
pub struct Frame {
    /// Owned: keeps code, globals and builtins alive.
    pub function: Ref<Function>,
    pub code: *const Code,
    pub globals: *const Dict,
    pub builtins: *const Dict,
    /// The namespace of a module or class body; NULL in functions.
    pub locals: Value,
    /// The next instruction, where `resume` is null.
    pub pc: *const Instr,
    /// Where register code goes on, of a frame that waits for a call or release; null while the stack engine has it.
    pub resume: *const Unit,
    /// Register 0.
    pub regs: *mut Bits,
    /// Top of the value stack, while something else runs.
    pub sp: *mut Bits,
    /// Where a callee's registers may start, in a frame that runs on a generator's registers.
    pub top: *mut Bits,
    /// The generator that owns the registers; elsewhere the frame as an object, or NULL.
    pub owner: Value,
    /// Keyword names for the coming CALL (borrowed from the constants), or NULL.
    pub kwnames: Bits,
    pub flags: u16,
}

impl Frame {
    /// The next instruction of the stack code.
    pub fn next(&self) -> *const Instr {
        if self.resume.is_null() { self.pc } else { super::register::next_of(self) }
    }

    /// Index of the instruction that is being executed.
    pub fn index(&self) -> usize {
        // SAFETY: fact: targets. Both are in the code's own array.
        unsafe { (self.next().offset_from((*self.code).instrs.as_ptr()) as usize).saturating_sub(1) }
    }

    /// Index of the instruction that comes next.
    pub fn next_index(&self) -> usize {
        // SAFETY: as above.
        unsafe { self.next().offset_from((*self.code).instrs.as_ptr()) as usize }
    }

    /// The slots in use: locals, cells, free variables, then the value stack.
    pub fn slots(&self) -> &[Bits] {
        // SAFETY: frame: registers up to `sp` are initialised. The frame is not running.
        unsafe { std::slice::from_raw_parts(self.regs, self.sp.offset_from(self.regs) as usize) }
    }

    /// The slots of the variables, which are initialised as long as there is a frame, running or not.
    pub fn variable_slots(&self) -> &[Bits] {
        // SAFETY: frame: the registers begin with as many slots, each of which was written when it was entered.
        unsafe { std::slice::from_raw_parts(self.regs, self.code().nlocalsplus as usize) }
    }

    pub fn code(&self) -> &Code {
        // SAFETY: frame: the function keeps its code alive, and the frame the function.
        unsafe { &*self.code }
    }
}

/// Slots of a stack chunk. Untouched pages of a chunk take no memory.
const CHUNK: usize = 1 << 16;
/// Frames that the list of frames grows by at most.
const MOST_MORE: usize = 1 << 12;

/// All frames of the thread, innermost last, and the stack that their registers lie on.
pub struct Frames {
    pub list: Vec<Frame>,
    chunks: Vec<Chunk>,
    /// Chunks in use.
    current: usize,
    end: *mut Bits,
    /// Variables that wait to be written by `Vm::write_pending`.
    pub pending: usize,
    /// A running frame's variable has been set from outside: what was pushed of it before has the old value.
    pub rewritten: bool,
}

impl Frames {
    pub fn new() -> Frames {
        let mut frames = Frames {
            list: Vec::new(),
            chunks: vec![chunk(CHUNK)],
            current: 0,
            end: std::ptr::null_mut(),
            pending: 0,
            rewritten: false,
        };
        frames.end = frames.end_of(0);
        frames
    }

    fn end_of(&mut self, chunk: usize) -> *mut Bits {
        self.chunks[chunk].as_mut_ptr_range().end as *mut Bits
    }

    /// Where a frame of that many slots can have its registers if they should start at `at`; true where that is the
    /// start of another chunk.
    #[inline(always)]
    pub fn room(&mut self, at: *mut Bits, slots: usize) -> (*mut Bits, bool) {
        if self.has_room(at, slots) { (at, false) } else { (self.next_chunk(slots), true) }
    }

    /// Whether a frame of that many slots can have its registers at `at` itself.
    #[inline(always)]
    pub fn has_room(&self, at: *mut Bits, slots: usize) -> bool {
        at <= self.end && (self.end as usize - at as usize) / size_of::<Bits>() >= slots
    }

    #[cold]
    fn next_chunk(&mut self, slots: usize) -> *mut Bits {
        self.current += 1;
        self.chunks[self.current..].iter().for_each(give_back);
        self.chunks.truncate(self.current);
        self.chunks.push(chunk(slots.max(CHUNK)));
        self.end = self.end_of(self.current);
        self.chunks[self.current].as_mut_ptr() as *mut Bits
    }

    /// Gives the chunk back that a frame with `flag::NEW_CHUNK` started.
    pub fn leave_chunk(&mut self) {
        self.current -= 1;
        self.end = self.end_of(self.current);
    }

    /// Where native code may put arguments: above everything in use.
    pub fn top(&mut self) -> *mut Bits {
        match self.list.last() {
            Some(f) if f.flags & flag::GENERATOR != 0 => f.top,
            Some(f) => f.sp,
            None => self.chunks[0].as_mut_ptr() as *mut Bits,
        }
    }

    /// The innermost frame's globals.
    pub fn globals(&self) -> Option<&Ref<Dict>> {
        // SAFETY: frame: the function is alive, and its globals never change.
        self.list.last().map(|f| unsafe { &(*payload(&f.function)).globals })
    }

    /// Room for one more frame, which the caller fills.
    ///
    /// # Safety
    /// Every field is written before the frame is looked at.
    #[inline(always)]
    pub unsafe fn add(&mut self) -> *mut Frame {
        if !self.has_spare() {
            self.grow();
        }
        self.add_spare()
    }

    /// Whether there is room for one more frame already.
    #[inline(always)]
    pub fn has_spare(&self) -> bool {
        self.list.len() < self.list.capacity()
    }

    /// The same as [`Frames::add`] where there is room.
    ///
    /// # Safety
    /// [`Frames::has_spare`], and as there.
    #[inline(always)]
    pub unsafe fn add_spare(&mut self) -> *mut Frame {
        let n = self.list.len();
        self.list.set_len(n + 1);
        self.list.as_mut_ptr().add(n)
    }

    /// Removes the innermost frame, which has no flags and so neither namespace nor generator; its function, owned.
    #[inline(always)]
    pub fn pop_plain(&mut self) -> Bits {
        // SAFETY: frame: there is one; its other owning fields are NULL, which needs no drop.
        unsafe {
            let n = self.list.len() - 1;
            self.list.set_len(n);
            std::ptr::read(&(*self.list.as_ptr().add(n)).function).into_bits()
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let before = self.list.capacity();
        self.list.reserve_exact(before.clamp(64, MOST_MORE));
        account::take_outside((self.list.capacity() - before) * size_of::<Frame>());
    }

    pub fn clear(&mut self) {
        self.list.clear();
    }
}

impl Default for Frames {
    fn default() -> Frames {
        Frames::new()
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.chunks.iter().for_each(give_back);
        account::give_back_outside(self.list.capacity() * size_of::<Frame>());
    }
}

type Chunk = Box<[std::mem::MaybeUninit<Bits>]>;

fn chunk(slots: usize) -> Chunk {
    account::take_outside(slots * size_of::<Bits>());
    Box::new_uninit_slice(slots)
}

/// Takes a chunk that is about to go off the account.
fn give_back(chunk: &Chunk) {
    account::give_back_outside(chunk.len() * size_of::<Bits>());
}

/// The payload's address.
#[inline(always)]
pub fn payload<T: taipan_heap::Payload>(r: &Ref<T>) -> *mut T {
    // SAFETY: a payload lies 8 bytes behind the start of its object; only an address is computed.
    unsafe { (r.value().bits().ptr() as *mut u8).add(8) as *mut T }
}
