//! What is known of a frame before an instruction: kinds of the stack's slots, and which variables hold cells.

use std::collections::HashMap;

use super::blocks::Block;
use super::error::Fault;

/// What is known of a slot of the value stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Empty.
    Null,
    /// Empty or any value.
    Maybe,
    /// Any value.
    Value,
    /// A cell.
    Cell,
    /// The instruction offset that a handler was entered with.
    Lasti,
    /// The constant of this index.
    Const(u32),
    /// Up to 3.10: about the exception handled before; for POP_EXCEPT alone.
    Saved,
    /// Up to 3.10: type, value or traceback of the exception that a handler was entered with.
    Raised,
    /// Of two kinds, one of them reserved: for nothing.
    Mixed,
    /// In 3.8: what a `finally` body was entered with.
    Reason {
        /// The step where the body starts.
        entry: u32,
        /// Whether what stands below differs from call to call.
        fenced: bool,
    },
}

impl Slot {
    fn is_value(self) -> bool {
        !matches!(self, Slot::Null | Slot::Maybe | Slot::Saved | Slot::Mixed | Slot::Reason { .. })
    }

    /// Whether opcodes other than those made for it may drop or move the slot.
    fn is_reserved(self) -> bool {
        matches!(self, Slot::Saved | Slot::Mixed | Slot::Reason { .. })
    }

    fn join(self, other: Slot) -> Slot {
        if self == other {
            return self;
        }
        if let (Slot::Reason { entry, .. }, Slot::Reason { entry: same, .. }) = (self, other)
            && entry == same
        {
            return Slot::Reason { entry, fenced: true };
        }
        if self.is_reserved() || other.is_reserved() {
            Slot::Mixed
        } else if self.is_value() && other.is_value() {
            Slot::Value
        } else {
            Slot::Maybe
        }
    }
}

/// The deepest stack that is taken, whatever `co_stacksize` allows.
const MAX_STACK: u32 = 1 << 20;

/// What is known of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    stack: Vec<Slot>,
    /// A bit for each cell or free variable: whether its slot surely holds a cell.
    cells: Vec<u64>,
    /// The constant of a KW_NAMES that no call has taken yet.
    pub kw_names: Option<u32>,
    /// Whether the frame is a generator's: RETURN_GENERATOR is behind.
    pub started: bool,
    /// The block stack, up to 3.10.
    pub blocks: u32,
    low: usize,
    limit: u32,
    /// Nothing below this slot may be touched: it is the one above the topmost reason of a `finally` body.
    floor: usize,
    /// How many slots the reasons take at most beyond one each.
    extra: usize,
}

/// How many slots the reason of each `finally` body takes at most.
pub(super) type Widths = HashMap<u32, u32>;

impl State {
    /// The state on entry of a frame with so many cell and free variables.
    pub fn entry(cells: usize, limit: u32) -> State {
        State {
            stack: Vec::new(),
            cells: vec![0; cells.div_ceil(64)],
            kw_names: None,
            started: false,
            blocks: Block::NONE,
            low: 0,
            limit: limit.min(MAX_STACK),
            floor: 0,
            extra: 0,
        }
    }

    /// The number of values on the stack.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The number of slots that the values take at most.
    pub fn height(&self) -> usize {
        self.stack.len() + self.extra
    }

    /// What a copy or a join costs, in units of the work budget.
    pub fn weight(&self) -> u64 {
        1 + (self.stack.len() + self.cells.len()) as u64
    }

    /// Starts to measure how low the stack falls.
    pub fn begin(&mut self) {
        self.low = self.stack.len();
    }

    /// How low the stack has fallen since [`State::begin`].
    pub fn low(&self) -> usize {
        self.low
    }

    pub fn push(&mut self, slot: Slot) -> Result<(), Fault> {
        if self.height() >= self.limit as usize {
            return Err(Fault::Overflow(self.limit));
        }
        self.stack.push(slot);
        Ok(())
    }

    pub fn push_values(&mut self, count: u32) -> Result<(), Fault> {
        if self.height() as u64 + u64::from(count) > u64::from(self.limit) {
            return Err(Fault::Overflow(self.limit));
        }
        self.stack.resize(self.stack.len() + count as usize, Slot::Value);
        Ok(())
    }

    pub fn pop_any(&mut self) -> Result<Slot, Fault> {
        let slot = self.peek_any(1)?;
        if slot.is_reserved() {
            return Err(Fault::Reserved);
        }
        self.stack.pop();
        self.low = self.low.min(self.stack.len());
        Ok(slot)
    }

    pub fn pop(&mut self) -> Result<Slot, Fault> {
        self.peek(1)?;
        self.pop_any()
    }

    pub fn pop_values(&mut self, count: u32) -> Result<(), Fault> {
        let rest = self.stack.len().checked_sub(count as usize).filter(|rest| *rest >= self.floor);
        let rest = rest.ok_or(Fault::Underflow)?;
        if let Some(place) = self.stack[rest..].iter().rposition(|slot| !slot.is_value()) {
            return Err(Fault::Null(count as usize - place));
        }
        self.stack.truncate(rest);
        self.low = self.low.min(rest);
        Ok(())
    }

    /// Takes off a slot that has to be empty.
    pub fn pop_null(&mut self) -> Result<(), Fault> {
        match self.pop_any()? {
            Slot::Null => Ok(()),
            _ => Err(Fault::NotNull(1)),
        }
    }

    /// The slot that is the `place`-th from the top, the top being 1.
    pub fn peek_any(&self, place: u32) -> Result<Slot, Fault> {
        let index = self.index(place)?;
        Ok(self.stack[index])
    }

    /// As [`State::peek_any`], for a slot that must hold a value.
    pub fn peek(&self, place: u32) -> Result<Slot, Fault> {
        let slot = self.peek_any(place)?;
        if slot.is_value() { Ok(slot) } else { Err(Fault::Null(place as usize)) }
    }

    /// Replaces a value in its place.
    pub fn replace(&mut self, place: u32, slot: Slot) -> Result<(), Fault> {
        self.peek(place)?;
        let index = self.index(place)?;
        self.stack[index] = slot;
        Ok(())
    }

    pub fn swap(&mut self, place: u32) -> Result<(), Fault> {
        let (top, other) = (self.index(1)?, self.index(place)?);
        self.stack.swap(top, other);
        Ok(())
    }

    fn index(&self, place: u32) -> Result<usize, Fault> {
        if place == 0 {
            return Err(Fault::Argument(0));
        }
        let index = self.stack.len().checked_sub(place as usize);
        // The topmost reason itself can be seen.
        index.filter(|index| index + 1 >= self.floor).ok_or(Fault::Underflow)
    }

    /// Moves the top value down so that it becomes the `place`-th from the top.
    pub fn rotate(&mut self, place: u32) -> Result<(), Fault> {
        let index = self.index(place)?;
        let moved = &mut self.stack[index..];
        if moved.iter().any(|slot| matches!(slot, Slot::Reason { .. })) {
            return Err(Fault::Reserved);
        }
        moved.rotate_right(1);
        self.low = self.low.min(index);
        Ok(())
    }

    /// Takes off slots that are all of one kind.
    pub fn pop_kind(&mut self, count: u32, kind: Slot) -> Result<(), Fault> {
        let rest = self.index(count)?;
        if self.stack[rest..].iter().any(|slot| *slot != kind) {
            return Err(if kind == Slot::Saved { Fault::NotSaved } else { Fault::NotRaised });
        }
        self.stack.truncate(rest);
        Ok(())
    }

    /// Whether so many slots from an index on are of that kind.
    pub fn all_are(&self, start: u32, count: usize, kind: Slot) -> bool {
        let slots = self.stack.get(start as usize..).and_then(|slots| slots.get(..count));
        slots.is_some_and(|slots| slots.iter().all(|slot| *slot == kind))
    }

    /// Pushes what a `finally` body is entered with.
    pub fn push_reason(&mut self, entry: u32, width: u32) -> Result<(), Fault> {
        let extra = (width as usize).saturating_sub(1);
        if self.height() + extra >= self.limit as usize {
            return Err(Fault::Overflow(self.limit));
        }
        self.stack.push(Slot::Reason { entry, fenced: false });
        self.extra += extra;
        self.floor = self.stack.len();
        Ok(())
    }

    /// Marks the reason on top: what stands below it differs from call to call.
    pub fn fence(&mut self) {
        if let Some(Slot::Reason { fenced, .. }) = self.stack.last_mut() {
            *fenced = true;
        }
    }

    /// Takes off the reason of a `finally` body: where the body starts, and whether it was fenced.
    pub fn pop_reason(&mut self, widths: &Widths) -> Result<(u32, bool), Fault> {
        let Some(&Slot::Reason { entry, fenced }) = self.stack.last() else { return Err(Fault::NoReason) };
        self.stack.pop();
        self.low = self.low.min(self.stack.len());
        self.measure(widths);
        Ok((entry, fenced))
    }

    fn measure(&mut self, widths: &Widths) {
        (self.floor, self.extra) = (0, 0);
        for (index, slot) in self.stack.iter().enumerate() {
            if let Slot::Reason { entry, .. } = slot {
                self.floor = index + 1;
                self.extra += widths.get(entry).map_or(0, |width| (*width as usize).saturating_sub(1));
            }
        }
    }

    /// What stays of the state where a handler is entered that keeps so many slots.
    pub fn kept(&self, depth: u32, widths: &Widths) -> Result<State, Fault> {
        let kept = self.stack.get(..depth as usize).ok_or(Fault::BelowHandler)?;
        let mut state = State { stack: kept.to_vec(), cells: self.cells.clone(), low: 0, ..*self };
        state.measure(widths);
        Ok(state)
    }

    pub fn has_cell(&self, cell: u32) -> bool {
        self.cells.get(cell as usize / 64).is_some_and(|word| word >> (cell % 64) & 1 == 1)
    }

    pub fn set_cell(&mut self, cell: u32, holds: bool) {
        if let Some(word) = self.cells.get_mut(cell as usize / 64) {
            *word = *word & !(1 << (cell % 64)) | u64::from(holds) << (cell % 64);
        }
    }

    /// The state in which an exception handler is entered.
    pub fn raised(&self, depth: u32, lasti: bool) -> Result<State, Fault> {
        let kept = self.stack.get(..depth as usize).ok_or(Fault::BelowHandler)?;
        let mut state =
            State { stack: kept.to_vec(), cells: self.cells.clone(), kw_names: None, low: 0, ..*self };
        if lasti {
            state.push(Slot::Lasti)?;
        }
        state.push(Slot::Value)?;
        Ok(state)
    }

    /// Forgets what does not hold in the other state too; tells whether anything was forgotten.
    pub fn join(&mut self, other: &State) -> Result<bool, Fault> {
        if self.stack.len() != other.stack.len() {
            return Err(Fault::Depth(self.stack.len(), other.stack.len()));
        }
        if self.kw_names != other.kw_names || self.started != other.started {
            return Err(Fault::State);
        }
        if self.blocks != other.blocks {
            return Err(Fault::Blocks("reached with different block stacks"));
        }
        let mut changed = self.extra < other.extra;
        self.extra = self.extra.max(other.extra);
        for (mine, theirs) in self.stack.iter_mut().zip(&other.stack) {
            let joined = mine.join(*theirs);
            changed |= joined != *mine;
            *mine = joined;
        }
        for (mine, theirs) in self.cells.iter_mut().zip(&other.cells) {
            changed |= *mine & *theirs != *mine;
            *mine &= *theirs;
        }
        Ok(changed)
    }
}
