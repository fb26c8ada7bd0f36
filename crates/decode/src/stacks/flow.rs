//! Follows all ways through a code object, sound or not, until the symbols before each instruction no longer change.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::CodeObject;

use super::blocks::finally_entries;
use super::rules::{Lost, Rules, Slots};
use super::symbol::Symbol;
use super::{Arrival, Protection, State};
use crate::decode::Decoded;
use crate::exctable;

/// What a code object may cost to follow, in slots looked at.
const WORK: u64 = 1 << 24;
/// How many slots the states kept may have in all.
const MEMORY: u64 = 1 << 21;

/// Where execution goes on behind an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// At the next one.
    Follows,
    /// Elsewhere.
    Ends,
}

pub(super) struct Flow<'a> {
    pub decoded: &'a Decoded,
    pub rules: Rules<'a>,
    pub targets: Vec<Option<u32>>,
    pub finally_entries: Vec<bool>,
    /// The exception table (3.11 on), by instructions: start, end, handler.
    table: Vec<(u32, u32, Protection)>,
    pub arrivals: Vec<Option<Arrival>>,
    leaders: Vec<bool>,
    pending: Vec<u32>,
    /// Entries by exception to bodies that are entered without too: these come last, where they agree with the others.
    /// In 3.6 that of `except … as` is entered with less on the stack.
    pub by_exception: Vec<(u32, State)>,
    /// Which of these bodies are entered without exception: only then execution goes on behind their end.
    pub entered: HashSet<u32>,
    /// What stands behind the ends of those not entered so yet.
    pub behind: HashMap<u32, Vec<(u32, State)>>,
    work: u64,
    memory: u64,
    /// Whether all is found, and nothing more is to be kept.
    pub found: bool,
}

impl<'a> Flow<'a> {
    pub fn new(code: &'a Arc<CodeObject>, decoded: &'a Decoded) -> Flow<'a> {
        let instructions = decoded.instructions();
        let index_at = |offset: i64| {
            u32::try_from(offset).ok().and_then(|offset| decoded.index_at(offset)).map(|index| index as u32)
        };
        let version = decoded.version();
        let targets: Vec<_> =
            instructions.iter().map(|i| i.jump_target(version).and_then(index_at)).collect();
        let table = table(code, decoded);
        let mut leaders = vec![false; instructions.len()];
        let led_to =
            targets.iter().flatten().copied().chain(table.iter().map(|(_, _, handler)| handler.target));
        for target in led_to.chain([0]) {
            if let Some(leader) = leaders.get_mut(target as usize) {
                *leader = true;
            }
        }
        Flow {
            finally_entries: finally_entries(decoded, &targets),
            decoded,
            rules: Rules::new(code),
            targets,
            table,
            arrivals: vec![None; instructions.len()],
            leaders,
            pending: Vec::new(),
            by_exception: Vec::new(),
            entered: HashSet::new(),
            behind: HashMap::new(),
            work: WORK,
            memory: MEMORY,
            found: false,
        }
    }

    pub fn version(&self) -> Version {
        self.decoded.version()
    }

    /// Whether something is known on arrival at the instruction, or may be.
    pub fn is_leader(&self, index: usize) -> bool {
        self.leaders.get(index) == Some(&true) || matches!(self.arrivals.get(index), Some(Some(_)))
    }

    /// Finds what is known on arrival at each leader.
    pub fn run(&mut self, starts_with_sent: bool) {
        if self.arrivals.is_empty() {
            return;
        }
        let mut entry = State::default();
        if starts_with_sent {
            // A new stack takes one symbol.
            drop(entry.slots.push("sent"));
        }
        self.arrive(0, Some(&entry));
        loop {
            while let Some(leader) = self.pending.pop() {
                self.follow(leader as usize);
            }
            let Some((target, state)) = self.by_exception.pop() else { break };
            match self.arrivals.get(target as usize) {
                Some(Some(Arrival::Known(known))) if !known.fits(&state) => {}
                _ => self.arrive_as_is(target, Some(&state)),
            }
        }
        self.found = true;
    }

    fn follow(&mut self, leader: usize) {
        let mut state = match &self.arrivals[leader] {
            Some(Arrival::Known(state)) => Some((**state).clone()),
            Some(Arrival::Unknown) => None,
            None => return,
        };
        let mut index = leader;
        let mut handler = None;
        loop {
            let here = self.handler_at(index as u32);
            if here != handler
                && let Some(protection) = here
            {
                self.raise(protection, state.as_ref());
            }
            handler = here;
            let next = self.step(index, &mut state);
            index += 1;
            if next == Next::Ends || index >= self.arrivals.len() {
                return;
            }
            if self.is_leader(index) {
                return self.arrive(index as u32, state.as_ref());
            }
        }
    }

    /// Takes what is known through an instruction, and to where it jumps.
    pub fn step(&mut self, index: usize, known: &mut Option<State>) -> Next {
        let instruction = self.decoded.instructions()[index];
        let Some(op) = instruction.op else {
            *known = None;
            return Next::Follows;
        };
        let target = self.targets[index];
        let Some(state) = known else {
            if let Some(target) = target {
                self.arrive(target, None);
            }
            return if op.falls_through() { Next::Follows } else { Next::Ends };
        };
        match self.known_step(op, instruction.arg, index, state) {
            Ok(next) => next,
            Err(Lost) => {
                *known = None;
                self.step(index, known)
            }
        }
    }

    fn known_step(&mut self, op: Op, arg: u32, index: usize, state: &mut State) -> Result<Next, Lost> {
        if self.version() < Version::V3_11
            && let Some(done) = self.block_op(index, op, arg, state)
        {
            return done;
        }
        if let Some(target) = self.targets[index].filter(|_| !self.found) {
            if !self.spend(state) {
                return Err(Lost);
            }
            let mut jumped = state.clone();
            match self.rules.apply(op, arg, true, &mut jumped.slots) {
                Ok(()) => self.arrive(target, Some(&jumped)),
                Err(Lost) => self.arrive(target, None),
            }
        }
        self.rules.apply(op, arg, false, &mut state.slots)?;
        Ok(if op.falls_through() { Next::Follows } else { Next::Ends })
    }

    /// The handler that the exception table names for an instruction.
    pub fn handler_at(&self, index: u32) -> Option<Protection> {
        let next = self.table.partition_point(|(_, end, _)| *end <= index);
        self.table.get(next).filter(|(start, _, _)| *start <= index).map(|(_, _, handler)| *handler)
    }

    fn raise(&mut self, handler: Protection, state: Option<&State>) {
        let depth = handler.depth as usize;
        let kept = state.and_then(|state| state.slots.0.get(..depth));
        self.work = self.work.saturating_sub(depth as u64);
        if self.work == 0 {
            return self.arrive(handler.target, None);
        }
        let mut raised = State {
            slots: Slots(kept.map_or_else(|| vec![Symbol::ANY; depth.min(1 << 16)], <[_]>::to_vec)),
            blocks: Vec::new(),
        };
        let pushed = if handler.lasti { raised.slots.push("lasti") } else { Ok(()) };
        match pushed.and_then(|()| raised.slots.push("exc")) {
            Ok(()) => self.arrive(handler.target, Some(&raised)),
            Err(Lost) => self.arrive(handler.target, None),
        }
    }

    /// Adds what is known on one more way of the code itself, not of an exception.
    pub fn arrive(&mut self, target: u32, state: Option<&State>) {
        if self.finally_entries.get(target as usize) != Some(&true) || self.found {
            return self.arrive_as_is(target, state);
        }
        let entered = state.and_then(|state| {
            let mut entered = state.clone();
            entered.slots.pop().ok()?;
            entered.enter_finally(target).ok().map(|()| entered)
        });
        self.arrive_as_is(target, entered.as_ref());
        if self.entered.insert(target) {
            for (next, state) in self.behind.remove(&target).unwrap_or_default() {
                self.arrive(next, Some(&state));
            }
        }
    }

    /// Adds what is known on one more way to an instruction.
    pub fn arrive_as_is(&mut self, target: u32, state: Option<&State>) {
        if self.found {
            return;
        }
        let state = state.filter(|state| self.spend(state));
        let Some(arrival) = self.arrivals.get_mut(target as usize) else { return };
        let changed = match (arrival.as_mut(), state) {
            (Some(Arrival::Unknown), _) => false,
            (Some(Arrival::Known(known)), Some(state)) if known.fits(state) => known.join(state),
            (None, Some(state)) if self.memory >= weight(state) => {
                self.memory -= weight(state);
                *arrival = Some(Arrival::Known(Box::new(state.clone())));
                true
            }
            _ => {
                *arrival = Some(Arrival::Unknown);
                true
            }
        };
        if changed {
            self.pending.push(target);
        }
    }

    /// Tells whether there is work left.
    pub fn spend(&mut self, state: &State) -> bool {
        self.work = self.work.saturating_sub(weight(state));
        self.work > 0
    }
}

fn weight(state: &State) -> u64 {
    1 + (state.slots.0.len() + state.blocks.len()) as u64
}

fn table(code: &CodeObject, decoded: &Decoded) -> Vec<(u32, u32, Protection)> {
    let index = |offset| decoded.index_covering(offset).unwrap_or(decoded.instructions().len()) as u32;
    let entries = exctable::parse(&code.exceptiontable).unwrap_or_default();
    entries
        .iter()
        .filter_map(|entry| {
            let target = decoded.index_at(entry.target)? as u32;
            let handler = Protection { target, depth: entry.depth, lasti: entry.lasti };
            Some((index(entry.start), index(entry.end), handler))
        })
        .collect()
}
