//! What rules of lowering are written with: operands, units, jumps.

use super::super::code::{Bridge, Picture, RegInstr, Source, Unit};
use super::super::table::Rop;
use super::{Lowering, NEAR};
use crate::engine::cache::NO_CACHE;
use crate::engine::instr::Instr;
use taipan_heap::Bits;

/// What an instruction reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A local: its reference stays there.
    Local(u16),
    /// A slot of the value stack, whose reference the instruction takes.
    Slot(u16),
    /// A word of the constants.
    Const(u16),
}

impl Operand {
    /// The register; constants have none.
    pub fn register(self) -> Option<u16> {
        match self {
            Operand::Local(r) | Operand::Slot(r) => Some(r),
            Operand::Const(_) => None,
        }
    }

    pub fn is_owned(self) -> bool {
        matches!(self, Operand::Slot(_))
    }
}

/// A jump to be led to its target.
pub struct Jump {
    unit: usize,
    /// Index of the stack instruction.
    target: u32,
    /// Whether the distance has 32 bits.
    is_far: bool,
}

impl Lowering<'_> {
    /// The number of the picture of the value stack as it is now.
    pub fn snapshot(&mut self) -> u32 {
        if let Some(&number) = self.numbers.get(self.stack.as_slice()) {
            return number;
        }
        let number = self.pictures.len() as u32;
        let picture: Box<[Source]> = self.stack.as_slice().into();
        self.pictures.push(Picture::new(picture.clone()));
        self.numbers.insert(picture, number);
        number
    }

    /// The register of the stack slot at that position from the bottom.
    pub fn register(&self, position: usize) -> u16 {
        self.base + position as u16
    }

    /// The next slot to be pushed.
    pub fn next_register(&self) -> u16 {
        self.register(self.stack.len())
    }

    fn put(&mut self, unit: Unit, picture: u32) -> usize {
        self.written = None;
        self.units.push(unit);
        self.origin.push(self.at as u32);
        self.behind.push(self.at as u32 + 1);
        self.picture.push(picture);
        self.units.len() - 1
    }

    /// Adds an instruction that never leaves.
    pub fn emit(&mut self, op: Rop, a: u16, b: u16, c: u16) -> usize {
        self.put(Unit { instr: RegInstr { handler: op.handler(), op, a, b, c } }, 0)
    }

    /// Adds an instruction that leaves only after it has done its own part, with the picture of the value stack then.
    pub fn emit_kept(&mut self, picture: u32, op: Rop, a: u16, c: u16) -> usize {
        self.put(Unit { instr: RegInstr { handler: op.handler(), op, a, b: 0, c } }, picture)
    }

    /// Adds an instruction that may leave, with the picture of the value stack before it.
    pub fn emit_leaving(&mut self, picture: u32, op: Rop, a: u16, b: u16, c: u16) -> usize {
        let op = if self.leaves && self.units.len().is_multiple_of(2) { Rop::Leave } else { op };
        self.put(Unit { instr: RegInstr { handler: op.handler(), op, a, b, c } }, picture)
    }

    /// Puts data behind the instruction just added.
    pub fn emit_data(&mut self, unit: Unit) {
        self.put(unit, 0);
    }

    /// Puts the stack instruction's inline cache behind the instruction just added; false where it has none.
    pub fn has_cache(&self, i: Instr) -> bool {
        i.cache() != NO_CACHE
    }

    pub fn emit_cache(&mut self, i: Instr) {
        let cache = &raw const self.code.caches[usize::from(i.cache())];
        self.emit_data(Unit { cache });
    }

    /// Puts the keyword names, a word of the constants, behind the instruction just added.
    pub fn emit_names(&mut self, word: u16) {
        let word = usize::from(word);
        // SAFETY: fact: operands. The word is one of the constants, which lie in pairs.
        let names = unsafe { self.units[word / 2].pair[word % 2] };
        self.emit_data(Unit { pair: [names, Bits::NULL] });
    }

    /// What the stack engine executes for the instruction just added.
    pub fn emit_bridge(&mut self, i: Instr) {
        let next = self.code.instrs.as_ptr().wrapping_add(self.at + 1);
        self.emit_data(Unit { bridge: Bridge { handler: crate::engine::run::handler_of(i.op()), next } });
    }

    /// The distance from the next unit back to a word of the constants, where 16 bits hold it.
    pub fn near(&self, word: u16) -> Option<u16> {
        u16::try_from(2 * self.units.len() - usize::from(word)).ok()
    }

    /// Puts what stands for the slot at that position into it.
    pub fn settle(&mut self, position: usize) {
        let to = self.register(position);
        match self.stack[position] {
            Source::Slot => return,
            Source::Local(local) => {
                self.emit(Rop::Move, to, local, 0);
            }
            Source::Const(word) => self.emit_constant(Rop::MoveConst, to, word),
        }
        self.stack[position] = Source::Slot;
    }

    /// An instruction with a constant that lies any distance back.
    pub fn emit_constant(&mut self, op: Rop, a: u16, word: u16) {
        let back = (2 * self.units.len() - usize::from(word)) as u32;
        self.emit(op, a, back as u16, (back >> 16) as u16);
    }

    pub fn settle_all(&mut self) {
        (0..self.stack.len()).for_each(|position| self.settle(position));
    }

    /// Settles all before the instruction at `at`.
    pub fn settle_before(&mut self) {
        let first = self.units.len();
        self.settle_all();
        self.behind[first..].fill(self.at as u32);
    }

    /// Settles all but the `n` top slots.
    pub fn settle_below(&mut self, n: usize) {
        (0..self.stack.len() - n).for_each(|position| self.settle(position));
    }

    /// Copies a local out to the slots that stand for it, before it changes.
    pub fn settle_local(&mut self, local: u16) {
        for position in 0..self.stack.len() {
            if self.stack[position] == Source::Local(local) {
                self.settle(position);
            }
        }
    }

    /// What the slot at that position is read as.
    pub fn operand(&self, position: usize) -> Operand {
        match self.stack[position] {
            Source::Slot => Operand::Slot(self.register(position)),
            Source::Local(local) => Operand::Local(local),
            Source::Const(word) => Operand::Const(word),
        }
    }

    /// The operand `n` below the top, which is 0.
    pub fn peek(&self, n: usize) -> Operand {
        self.operand(self.stack.len() - 1 - n)
    }

    /// The same, in a register.
    pub fn peek_register(&mut self, n: usize) -> Operand {
        let position = self.stack.len() - 1 - n;
        if let Source::Const(_) = self.stack[position] {
            self.settle(position);
        }
        self.operand(position)
    }

    pub fn pop(&mut self, n: usize) {
        self.stack.truncate(self.stack.len() - n);
    }

    pub fn push(&mut self, source: Source) {
        self.stack.push(source);
    }

    /// Whether jumps within the code need no more than 16 bits.
    pub fn jumps_are_near(&self) -> bool {
        self.code.instrs.len() < NEAR
    }

    /// The unit completes the stack instruction behind its own too.
    pub fn completes_next(&mut self, unit: usize) {
        self.behind[unit..].fill(self.at as u32 + 2);
    }

    /// Notes that a unit jumps to a stack instruction, by a distance that has 32 bits in `b` and `c`, or 16 in `c`.
    pub fn jump(&mut self, unit: usize, target: u32, is_far: bool) {
        self.jumps.push(Jump { unit, target, is_far });
    }

    /// What a jump settles: how many instructions more have been paid behind it than before its target.
    fn settlement(&self, jump: &Jump) -> i64 {
        let paid = self.advance_behind(self.behind[jump.unit] as usize - 1);
        i64::from(paid) - i64::from(self.advances[jump.target as usize])
    }

    /// Pays for that many instructions, where the code counts them: a frame begins there.
    pub fn pay(&mut self, instructions: u32) {
        if self.counted {
            let picture = self.snapshot();
            let instr =
                RegInstr { handler: Rop::Pay.handler(), op: Rop::Pay, a: instructions as u16, b: 0, c: 0 };
            self.put(Unit { instr }, picture);
        }
    }

    /// The same where a frame begins behind the instruction at `at`.
    pub fn pay_behind(&mut self) {
        let instructions = self.advance_behind(self.at);
        self.at += 1;
        self.pay(instructions);
        self.at -= 1;
    }

    /// What a frame has paid for instructions behind that one; 0 where the code does not count.
    fn advance_behind(&self, at: usize) -> u32 {
        self.advances[at].saturating_sub(1)
    }

    /// The same of the instruction at `at`, which must be known to count.
    pub fn ahead(&self) -> u16 {
        self.advance_behind(self.at) as u16
    }

    /// Settles the difference to what those have paid who come another way to the instruction at `at`, where a block
    /// begins. The unit that a frame stands before says what it has paid: no two blocks begin at the same one.
    pub fn level(&mut self) {
        let is_unique = !self.counted || self.block != self.units.len();
        let difference = i64::from(self.advance_behind(self.at - 1)) - i64::from(self.advances[self.at]);
        if difference != 0 || !is_unique {
            let unit = self.put(settlement(difference), 0);
            self.behind[unit] = self.at as u32;
            self.lead(unit, unit + 1, true);
        }
    }

    /// Gives all jumps their distances. A jump that counts leads to another behind the code, which goes on to the target.
    pub fn lead_jumps(&mut self) {
        for jump in std::mem::take(&mut self.jumps) {
            let difference = self.settlement(&jump);
            let mut unit = jump.unit;
            if difference != 0 {
                unit = self.settle_jump(&jump, difference);
            }
            let is_far = jump.is_far || unit != jump.unit;
            self.lead(unit, self.points[jump.target as usize].unit as usize, is_far);
        }
    }

    /// Where the jump that counts the difference is: in the unit itself if that does nothing else, or behind the code.
    fn settle_jump(&mut self, jump: &Jump, difference: i64) -> usize {
        // SAFETY: jumps are noted of units that hold instructions only.
        let is_plain = unsafe { self.units[jump.unit].instr.op } == Rop::Jump;
        let unit = if is_plain { jump.unit } else { self.units.len() };
        if is_plain {
            self.units[unit] = settlement(difference);
        } else {
            self.put(settlement(difference), 0);
            self.origin[unit] = self.origin[jump.unit];
            self.behind[unit] = self.behind[jump.unit];
            self.lead(jump.unit, unit, jump.is_far);
        }
        unit
    }

    fn lead(&mut self, unit: usize, to: usize, is_far: bool) {
        let distance = to as i64 - unit as i64;
        // SAFETY: jumps are noted of units that hold instructions only.
        let instr = unsafe { &mut self.units[unit].instr };
        if is_far {
            instr.set_far(distance as i32);
        } else {
            instr.c = distance as i16 as u16;
        }
    }
}

/// A jump that settles the difference between what was paid and what it leads to.
fn settlement(difference: i64) -> Unit {
    let op = if difference < 0 { Rop::JumpPaying } else { Rop::JumpRefunded };
    Unit { instr: RegInstr { handler: op.handler(), op, a: difference.unsigned_abs() as u16, b: 0, c: 0 } }
}
