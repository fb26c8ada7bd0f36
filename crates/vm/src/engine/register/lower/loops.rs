//! Rules for loops, and for what generators and coroutines wait in.

use super::super::code::Source;
use super::super::table::Rop;
use super::Lowering;
use crate::engine::instr::Instr;
use taipan_isa::{Op, local_pair};

impl Lowering<'_> {
    pub(super) fn for_iter(&mut self) -> usize {
        self.settle_all();
        let picture = self.snapshot();
        let iterator = self.register(self.stack.len() - 1);
        let target = self.code.instrs[self.at].arg();
        let next = self.code.instrs.get(self.at + 1).filter(|_| !self.leaders[self.at + 1]);
        if let Some(next) = next
            && next.op() == Op::StoreFast
        {
            let local = next.arg() as u16;
            self.for_local(picture, iterator, local, target);
            return 2;
        }
        if let Some(next) = next
            && next.op() == Op::StoreFastLoadFast
            && (local_pair(next.arg()).1 == local_pair(next.arg()).0
                || self.bound.has(local_pair(next.arg()).1))
        {
            let (stored, loaded) = local_pair(next.arg());
            self.for_local(picture, iterator, stored as u16, target);
            self.push(Source::Local(loaded as u16));
            return 2;
        }
        let is_pair = next.is_some_and(|next| next.op() == Op::UnpackSequence && next.arg() == 2);
        let op = if is_pair { Rop::ForPair } else { Rop::ForSlot };
        self.pair = is_pair.then_some(self.at + 1);
        let unit = self.emit_leaving(picture, op, iterator, 0, 0);
        self.end_of_loop(unit, target);
        self.push(Source::Slot);
        1
    }

    /// A loop over a local. What a generator yields comes into the slot above it, and from there into the local.
    pub(super) fn for_local(&mut self, picture: u32, iterator: u16, local: u16, target: u32) {
        let unit = self.emit_leaving(picture, Rop::ForLocal, iterator, local, 0);
        self.end_of_loop(unit, target);
        self.at += 1;
        self.emit(Rop::StoreSlot, local, iterator + 1, 0);
        self.at -= 1;
    }

    /// Where an exhausted loop goes on, if 16 bits hold the distance.
    pub(super) fn end_of_loop(&mut self, unit: usize, target: u32) {
        if self.jumps_are_near() {
            self.jump(unit, target, false);
        }
    }

    pub(super) fn send(&mut self, i: Instr) {
        self.settle_all();
        let picture = self.snapshot();
        let receiver = self.register(self.stack.len() - 2);
        let drops_receiver = u16::from(i.op() == Op::Send311);
        let unit = self.emit_leaving(picture, Rop::Send, receiver, drops_receiver, 0);
        self.end_of_loop(unit, i.arg());
    }

    /// What an asynchronous generator yields is wrapped, where somebody could see it. From the YIELD_VALUE on, the two
    /// are one.
    pub(super) fn wrap_and_yield(&mut self, i: Instr) -> usize {
        let next = self.code.instrs.get(self.at + 1).filter(|_| !self.leaders[self.at + 1]);
        let yields = [Op::YieldValue311, Op::YieldValue312, Op::YieldValue313];
        if !next.is_some_and(|next| yields.contains(&next.op())) {
            self.leave(i);
            return 1;
        }
        self.settle_all();
        let picture = self.snapshot();
        let value = self.register(self.stack.len() - 1);
        self.at += 1;
        self.emit_kept(picture, Rop::YieldWrapped, value, self.ahead());
        self.pay_behind();
        self.at -= 1;
        2
    }

    /// `[receiver value -> value]`
    pub(super) fn end_send(&mut self) {
        self.settle_all();
        let receiver = self.register(self.stack.len() - 2);
        self.emit(Rop::EndSend, receiver, receiver + 1, 0);
        self.pop(1);
    }
}
