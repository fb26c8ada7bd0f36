//! UNPACK_SEQUENCE with the stores of all its items behind it.

use super::super::code::{LOCALS, Unit};
use super::super::table::Rop;
use super::Lowering;
use smallvec::SmallVec;
use taipan_isa::{Op, local_pair};

impl Lowering<'_> {
    /// Adds an instruction that does the unpacking of `n` items and all their stores at once where it can, and else goes
    /// on with these, which come behind it.
    pub fn unpack_to_locals(&mut self, n: usize) {
        let is_free = self.pair != Some(self.at);
        let Some((locals, stores)) = self.stored_locals(n).filter(|_| is_free) else { return };
        locals.iter().for_each(|&local| self.settle_local(local));
        let sequence = self.peek_register(0);
        // The same one by one: the sequence comes into its slot, is taken apart, and each item is stored.
        let units = 1 + n.div_ceil(LOCALS) + usize::from(!sequence.is_owned()) + 1 + stores;
        let op = if sequence.is_owned() { Rop::UnpackSlotTo } else { Rop::UnpackTo };
        self.emit(op, sequence.register().unwrap_or_default(), n as u16, units as u16);
        for chunk in locals.chunks(LOCALS) {
            let mut locals = [0; LOCALS];
            locals[..chunk.len()].copy_from_slice(chunk);
            self.emit_data(Unit { locals });
        }
    }

    /// The locals that the `n` items are stored in by the instructions behind, and nowhere else; how many instructions.
    fn stored_locals(&self, n: usize) -> Option<(SmallVec<[u16; LOCALS]>, usize)> {
        let (mut locals, mut stores) = (SmallVec::new(), 0);
        let behind = self.at + 1..;
        for (at, i) in behind.clone().zip(self.code.instrs.get(behind)?) {
            match i.op() {
                _ if locals.len() == n => break,
                _ if self.leaders[at] => return None,
                Op::StoreFast => locals.push(i.arg() as u16),
                Op::StoreFastStoreFast => {
                    let (first, second) = local_pair(i.arg());
                    locals.extend([first as u16, second as u16]);
                }
                _ => return None,
            }
            stores += 1;
        }
        (n > 1 && locals.len() == n).then_some((locals, stores))
    }
}
