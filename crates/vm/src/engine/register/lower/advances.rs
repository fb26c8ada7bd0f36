//! How many instructions a frame has paid for, before each.
//!
//! Any numbers do that are at least 1: whoever comes to an instruction with another number behind it settles the
//! difference. They are chosen so that few do. Along straight ways and branches forward each instruction has one less
//! than the one before, so that neither outcome of a branch costs anything; where such ways meet, one of them settles.

use crate::types::code::Code;
use taipan_isa::Op;

/// By index of the stack instruction: what a frame has paid that stands before it, itself included.
pub fn advances(code: &Code) -> Box<[u32]> {
    let mut ways = Ways { of: vec![None; code.instrs.len()], lowest: Vec::new() };
    let mut from = None;
    for (at, i) in code.instrs.iter().enumerate() {
        let place = match ways.of[at] {
            Some(known) => known,
            None => from.unwrap_or_else(|| ways.begin()),
        };
        ways.lead(at, place);
        let behind = Place { height: place.height - 1, ..place };
        let settles_anyway =
            matches!(i.op(), Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt);
        if i.op().is_jump() && i.arg() as usize > at && !settles_anyway {
            ways.lead(i.arg() as usize, behind);
        }
        from = i.op().falls_through().then_some(behind);
    }
    ways.heights()
}

/// Where an instruction is on the ways from one where nothing led to so far.
#[derive(Clone, Copy)]
struct Place {
    way: usize,
    /// What its frame has paid, but for a number that all of the way share.
    height: i64,
}

struct Ways {
    of: Vec<Option<Place>>,
    /// Of each way, the least height.
    lowest: Vec<i64>,
}

impl Ways {
    fn begin(&mut self) -> Place {
        self.lowest.push(0);
        Place { way: self.lowest.len() - 1, height: 0 }
    }

    /// Notes the place of an instruction that has none yet.
    fn lead(&mut self, at: usize, place: Place) {
        if self.of[at].is_none() {
            self.of[at] = Some(place);
            let lowest = &mut self.lowest[place.way];
            *lowest = (*lowest).min(place.height);
        }
    }

    /// The numbers, the least of each way being 1.
    fn heights(self) -> Box<[u32]> {
        let height = |place: Place| (place.height - self.lowest[place.way] + 1) as u32;
        self.of.iter().map(|place| place.map_or(1, height)).collect()
    }
}
