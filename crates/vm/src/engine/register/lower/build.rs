//! Rules for instructions that build something of several values, take it apart, or format.

use super::super::code::Source;
use super::super::table::Rop;
use super::Lowering;

impl Lowering<'_> {
    pub(super) fn unpack(&mut self, n: usize) {
        self.unpack_to_locals(n);
        let position = self.stack.len() - 1;
        self.settle(position);
        let picture = self.snapshot();
        let from = self.register(position);
        self.pop(1);
        self.emit_leaving(picture, Rop::Unpack, from, n as u16, 0);
        (0..n).for_each(|_| self.push(Source::Slot));
    }

    pub(super) fn build(&mut self, n: usize, op: Rop) {
        self.settle_top(n);
        let picture = self.snapshot();
        self.pop(n);
        let to = self.next_register();
        self.emit_leaving(picture, op, to, n as u16, 0);
        self.push(Source::Slot);
    }

    /// An instruction of f-strings on the `n` top values; `how` is operand `c` of `ops::text::convert_and_format`.
    pub(super) fn format(&mut self, n: usize, how: u16) {
        self.settle_top(n);
        let picture = self.snapshot();
        self.pop(n);
        let to = self.next_register();
        self.emit_leaving(picture, Rop::ConvertAndFormat, to, 0, how);
        self.push(Source::Slot);
    }

    pub(super) fn list_append(&mut self, n: usize) {
        let position = self.stack.len() - 1;
        self.settle(position);
        // What compilers emit has the list in its slot; anything may stand there.
        self.settle(position - n);
        let picture = self.snapshot();
        let (value, list) = (self.register(position), self.register(position - n));
        self.pop(1);
        self.emit_leaving(picture, Rop::ListAppend, list, value, 0);
    }
}
