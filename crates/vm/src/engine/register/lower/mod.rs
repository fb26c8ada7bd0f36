//! Stack code to register code, one pass over the instructions.

mod advances;
mod bound;
mod build;
mod emit;
mod fuse;
mod loops;
mod rules;
mod unpack;

pub use fuse::{NO_OPERATOR, OPERATORS};

use super::code::{Picture, Point, RegisterCode, Source, Unit};
use crate::types::code::Code;
use ahash::AHashMap;
use bound::{Locals, Tracker};
use emit::Jump;
use taipan_heap::{Bits, Value};
use taipan_isa::Op;

/// Code with more registers, constants or instructions than 16 bits can name stays with the stack engine.
const LIMIT: usize = 1 << 15;
/// Distances between instructions of code with more than so many need more than 16 bits.
const NEAR: usize = 1 << 12;

/// The largest argument of LOAD_SMALL_INT that the verifier takes.
const MAX_SMALL_INT: i64 = 256;

/// The register form of a code object; `None` where it has too many registers or constants.
///
/// `leaves`: every other instruction that can leave does so; `counted`: it counts instructions.
pub fn lower(code: &Code, leaves: bool, counted: bool) -> Option<RegisterCode> {
    if refusal(code).is_some() {
        return None;
    }
    let mut lowering = Lowering { leaves, counted, ..Lowering::new(code) };
    if counted {
        lowering.advances = advances::advances(code);
    }
    Some(lowering.run())
}

/// Why a code object has no register form.
pub fn refusal(code: &Code) -> Option<&'static str> {
    match code {
        _ if code.frame_slots as usize >= LIMIT => Some("too many registers"),
        _ if code.consts.len() >= LIMIT => Some("too many constants"),
        _ if code.instrs.len() > usize::from(u16::MAX) => Some("too many instructions"),
        _ => None,
    }
}

/// The state of a lowering.
struct Lowering<'a> {
    code: &'a Code,
    /// The register of stack slot 0.
    base: u16,
    units: Vec<Unit>,
    origin: Vec<u32>,
    behind: Vec<u32>,
    after: Vec<u32>,
    picture: Vec<u32>,
    points: Vec<Point>,
    pictures: Vec<Picture>,
    numbers: AHashMap<Box<[Source]>, u32>,
    /// The value stack before the instruction at `at`.
    stack: Vec<Source>,
    /// Index of the stack instruction that is being lowered.
    at: usize,
    leaders: Vec<bool>,
    /// The unit that the block begins with.
    block: usize,
    bound: Locals,
    tracker: Tracker,
    /// Jumps to be led to their targets.
    jumps: Vec<Jump>,
    /// The unit that has just written a stack slot and could write a local instead.
    written: Option<usize>,
    /// The instruction that takes a pair apart which a loop has left in two slots already.
    pair: Option<usize>,
    /// Words of constants that code objects do not have.
    null: u16,
    small_ints: u16,
    /// Keyword names are pending for the next call.
    has_kwnames: bool,
    /// By stack instruction, what a frame has paid that stands before it; all 0 where the code does not count.
    advances: Box<[u32]>,
    /// Every other instruction that can leave does so.
    leaves: bool,
    counted: bool,
}

impl<'a> Lowering<'a> {
    fn new(code: &'a Code) -> Lowering<'a> {
        let mut words: Vec<Bits> = code.consts.iter().map(Value::bits).collect();
        let null = words.len() as u16;
        words.push(Bits::NULL);
        let small_ints = words.len() as u16;
        if code.instrs.iter().any(|i| i.op() == Op::LoadSmallInt) {
            words.extend((0..=MAX_SMALL_INT).map(|i| Value::int(i).bits()));
        }
        if words.len() % 2 == 1 {
            words.push(Bits::NULL);
        }
        let units: Vec<Unit> = words.chunks_exact(2).map(|w| Unit { pair: [w[0], w[1]] }).collect();
        let count = code.nlocalsplus as usize;
        Lowering {
            code,
            base: code.nlocalsplus as u16,
            origin: vec![0; units.len()],
            behind: vec![0; units.len()],
            after: vec![0; code.instrs.len()],
            picture: vec![0; units.len()],
            units,
            points: vec![Point { unit: Point::NONE, picture: 0 }; code.instrs.len()],
            pictures: Vec::new(),
            numbers: AHashMap::new(),
            stack: Vec::new(),
            at: 0,
            leaders: bound::leaders(code),
            block: 0,
            bound: Locals::none(count),
            tracker: Tracker::default(),
            jumps: Vec::new(),
            written: None,
            pair: None,
            null,
            small_ints,
            has_kwnames: false,
            advances: vec![0; code.instrs.len()].into(),
            leaves: false,
            counted: false,
        }
    }

    fn run(mut self) -> RegisterCode {
        let start = self.units.len() as u32;
        let bound_at = bound::bound_at(self.code, &self.leaders);
        let mut is_reached = false;
        self.pay(self.advances[0]);
        while self.at < self.code.instrs.len() {
            if self.leaders[self.at] {
                if is_reached {
                    self.settle_before();
                    self.level();
                }
                let depth = self.code.depths[self.at];
                is_reached = bound_at[self.at].is_some() && depth != u32::MAX;
                if is_reached {
                    self.stack.clear();
                    self.stack.resize(depth as usize, Source::Slot);
                    self.bound = bound_at[self.at].clone().unwrap_or_default();
                    self.tracker = Tracker::default();
                }
                self.block = self.units.len();
                self.written = None;
                self.has_kwnames = false;
            }
            if !is_reached {
                self.at += 1;
                continue;
            }
            self.points[self.at] = Point { unit: self.units.len() as u32, picture: self.snapshot() };
            let i = self.code.instrs[self.at];
            let taken = self.instruction(i);
            for _ in 0..taken {
                let i = self.code.instrs[self.at];
                self.tracker.step(&mut self.bound, i);
                is_reached = i.op().falls_through();
                self.at += 1;
            }
            self.after[self.at - 1] = self.snapshot();
        }
        let stubs = self.units.len() as u32;
        self.lead_jumps();
        RegisterCode {
            generator: self.start_of_generator(),
            units: self.units.into(),
            start,
            paid_start: start + u32::from(self.counted),
            price: self.advances[0],
            origin: self.origin.into(),
            behind: self.behind.into(),
            advances: self.advances,
            after: self.after.into(),
            leaders: self.leaders.into(),
            stubs,
            counted: self.counted,
            picture: self.picture.into(),
            points: self.points.into(),
            pictures: self.pictures.into(),
        }
    }

    /// See [`RegisterCode::generator`].
    fn start_of_generator(&self) -> u32 {
        let instrs = &self.code.instrs;
        let at = instrs.iter().position(|i| !matches!(i.op(), Op::CopyFreeVars | Op::Nop)).unwrap_or(0);
        let is_plain = instrs[at].op() == Op::ReturnGenerator && !self.leaders[at + 1];
        match self.points.get(at + 1) {
            // Where it counts, it pays first.
            Some(point) if is_plain && point.unit != Point::NONE => point.unit - u32::from(self.counted),
            _ => RegisterCode::NO_GENERATOR,
        }
    }
}
