//! The one place where what a run uses is counted: instructions as fuel that is given out in portions, and at each
//! portion's end a look at clock and memory.

use super::{Kind, Limits, Reached, Stopped};
use crate::{PyResult, Raised, Vm, VmError};
use taipan_heap::account::{self, Pressure};

/// Instructions between two looks at the clock, and where memory is limited at that too.
const PORTION: u64 = 1 << 16;
const PORTION_OF_MEMORY: u64 = 1 << 12;
/// Nanoseconds that a unit of computing takes at least.
const UNIT: u64 = 10;
/// Units of native work between two looks.
const TICKS: u32 = 1024;

/// Decides whether more instructions may be executed, given how many were: so many more, or none.
pub type Refill = Box<dyn FnMut(&Vm, u64) -> u64>;

/// What a run has used of its limits. What the loop counts down lies beside it, in [`Vm::fuel`].
pub(crate) struct Meter {
    limits: Limits,
    /// Instructions are counted.
    on: bool,
    /// Instructions given out as fuel, and how many there may be.
    granted: u64,
    allowed: u64,
    work: u64,
    /// On the host's monotonic clock.
    deadline: Option<i64>,
    output: u64,
    /// MemoryError was raised since memory became scarce.
    warned: bool,
    /// The run is over: no instruction is executed any more.
    pub(super) ended: bool,
    /// The outermost frame is `__main__`'s, entered by [`Vm::run_main`].
    pub(crate) in_main: bool,
    /// The frames are still there, before the next instruction.
    pub(crate) paused: bool,
    refill: Option<Refill>,
    pub(super) stopped: Option<Box<Stopped>>,
}

/// How an engine goes on that has run out of fuel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refuel {
    /// There is more, from which the coming instruction is paid already.
    Go,
    /// `vm.raised` is raised in place of the coming instruction.
    Raise,
    /// The loop is left with all frames as they are, before the coming instruction.
    Pause,
}

impl Meter {
    pub(crate) fn new(limits: Limits) -> Meter {
        Meter {
            on: limits.any(),
            allowed: limits.steps.unwrap_or(u64::MAX),
            limits,
            granted: 0,
            work: 0,
            deadline: None,
            output: 0,
            warned: false,
            ended: false,
            in_main: false,
            paused: false,
            refill: None,
            stopped: None,
        }
    }

    /// Whether engines must count.
    #[inline]
    pub(crate) fn counts(&self) -> bool {
        self.on || self.ended
    }

    pub(crate) fn is_ended(&self) -> bool {
        self.ended
    }

    /// Forgets what it keeps of the program.
    pub(crate) fn clear(&mut self) {
        self.stopped = None;
        self.refill = None;
    }

    fn limit_of(&self, kind: Kind) -> u64 {
        match kind {
            Kind::Steps | Kind::Work => self.allowed,
            Kind::Time => self.limits.time.map_or(0, |t| u64::try_from(t.as_millis()).unwrap_or(u64::MAX)),
            Kind::Memory => self.limits.memory.unwrap_or(0) as u64,
            Kind::Depth => self.limits.depth.unwrap_or(0) as u64,
            Kind::Output => self.limits.output.unwrap_or(0),
        }
    }
}

impl Vm {
    /// Gives a program its limits: time, memory and what else is counted begin here.
    pub fn set_limits(&mut self, limits: Limits) {
        self.heap.limit_memory(limits.memory);
        self.unasked = limits.memory.map_or(crate::types::size::SMALL, |m| (m / 4096).min(1 << 20));
        self.meter =
            Meter { refill: self.meter.refill.take(), in_main: self.meter.in_main, ..Meter::new(limits) };
        if let Some(time) = self.meter.limits.time {
            let nanos = i64::try_from(time.as_nanos()).unwrap_or(i64::MAX);
            let now = self.access.open_host().monotonic_clock();
            self.meter.deadline = Some(now.saturating_add(nanos));
        }
        (self.fuel, self.ticks) = (0, TICKS);
        self.set_recursion_limit(self.recursion_limit());
    }

    /// Refuses the reservation of memory of that number, counted from here and from 1, and asks for even the smallest: for
    /// tests of what programs do without memory.
    pub fn refuse_reservation(&mut self, number: Option<u64>) {
        self.unasked = 0;
        self.heap.refuse_reservation(number);
    }

    /// How many reservations of memory there were.
    pub fn reservations(&self) -> u64 {
        self.heap.reservations()
    }

    /// The limits of the run.
    pub fn limits(&self) -> &Limits {
        &self.meter.limits
    }

    /// Instructions executed so far, in a run that has limits.
    pub fn steps(&self) -> u64 {
        self.meter.granted.saturating_sub((self.fuel + self.advances()).max(0) as u64)
    }

    /// Asks for more instructions whenever those allowed are used up, wherever the program stands, native functions
    /// between its frames or not: `refill` is given the machine and the number executed, and says how many more there
    /// may be; none ends the run.
    pub fn set_refill(&mut self, refill: Refill) {
        self.meter.refill = Some(refill);
    }

    /// Pays for one instruction; true where there is no fuel for it, and [`Vm::refuel`] must be asked.
    #[inline(always)]
    pub(crate) fn out_of_fuel(&mut self) -> bool {
        self.fuel -= 1;
        self.fuel < 0
    }

    /// Decides how an engine goes on that could not pay for the coming instruction. The frames are in sync, the innermost
    /// one standing before that instruction.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel(&mut self) -> Refuel {
        self.fuel = self.call_in_advances();
        if self.meter.ended {
            self.fuel = 0;
            self.raised = Some(Raised::limit());
            return Refuel::Raise;
        }
        let quiet = account::pressure() != Pressure::None && self.is_before_quiet();
        if let Err(raised) = self.check_resources(true, quiet) {
            self.raised = Some(raised);
            return Refuel::Raise;
        }
        if self.fuel > 0 {
            self.fuel -= 1;
            return Refuel::Go;
        }
        if self.meter.granted == self.meter.allowed {
            let more = self.ask_for_more();
            if more == 0 {
                return self.out_of_steps();
            }
            self.meter.allowed = self.meter.allowed.saturating_add(more);
        }
        let portion = match self.meter.limits.memory {
            _ if quiet => 1,
            Some(_) => PORTION_OF_MEMORY,
            None => PORTION,
        };
        let portion = portion.min(self.meter.allowed - self.meter.granted);
        self.meter.granted += portion;
        self.fuel = portion as i64 - 1;
        Refuel::Go
    }

    fn ask_for_more(&mut self) -> u64 {
        let Some(mut refill) = self.meter.refill.take() else { return 0 };
        let more = refill(self, self.meter.granted);
        self.meter.refill = Some(refill);
        more
    }

    fn out_of_steps(&mut self) -> Refuel {
        let resumable = self.meter.in_main && self.has_one_entry();
        let within = if self.meter.in_main { self.native_call_between() } else { None };
        self.end_run(Kind::Steps, true, resumable);
        if let Some(stopped) = &mut self.meter.stopped {
            stopped.within = within;
        }
        self.meter.paused = resumable;
        if resumable {
            return Refuel::Pause;
        }
        self.raised = Some(Raised::limit());
        Refuel::Raise
    }

    /// Makes the next instruction ask for fuel, and so look at clock and memory.
    pub(crate) fn poll_soon(&mut self) {
        self.meter.granted -= std::mem::take(&mut self.fuel).max(0) as u64;
    }

    /// A limit was reached within an instruction.
    #[cold]
    pub(crate) fn reach(&mut self, kind: Kind) -> Raised {
        self.end_run(kind, false, false);
        Raised::limit()
    }

    /// The run is over, by what Python code cannot catch.
    pub(crate) fn end_with(&mut self, error: VmError) -> Raised {
        if !self.meter.ended {
            self.limit = Some(error);
            self.meter.ended = true;
            self.fuel += self.call_in_advances();
            self.poll_soon();
        }
        Raised::limit()
    }

    fn end_run(&mut self, kind: Kind, before: bool, resumable: bool) {
        if self.meter.ended {
            return;
        }
        let frames = self.keep_frames(before);
        let place = frames.last().map(super::StoppedFrame::place);
        let reached = Reached { kind, limit: self.meter.limit_of(kind), place, resumable };
        self.meter.stopped = Some(Box::new(Stopped { reached: reached.clone(), frames, within: None }));
        self.end_with(VmError::Limit(Box::new(reached)));
    }

    /// Takes back the end of a run whose frames are all there, with more instructions allowed.
    pub(crate) fn unpause(&mut self, more: u64) {
        self.meter.allowed = self.meter.allowed.saturating_add(more);
        (self.meter.ended, self.meter.paused) = (false, false);
        self.meter.stopped = None;
        self.limit = None;
    }

    /// Counts native work: one unit is about an item of an iteration. For loops of native functions that may be long
    /// and run no instruction.
    ///
    /// # Errors
    /// A limit, or MemoryError where memory has become scarce.
    #[inline(always)]
    pub fn work(&mut self, units: u32) -> PyResult<()> {
        match self.ticks.checked_sub(units) {
            Some(left) => {
                self.ticks = left;
                Ok(())
            }
            None => self.count_work(u64::from(units)),
        }
    }

    /// The same for an amount that is known beforehand.
    ///
    /// # Errors
    /// As [`Vm::work`]: nothing should be done then.
    #[cold]
    #[inline(never)]
    pub fn count_work(&mut self, units: u64) -> PyResult<()> {
        let done = u64::from(TICKS - self.ticks.min(TICKS)).saturating_add(units);
        self.ticks = TICKS;
        if !self.meter.counts() {
            return Ok(());
        }
        if self.meter.ended {
            return Err(Raised::limit());
        }
        self.meter.work = self.meter.work.saturating_add(done);
        if self.meter.limits.steps.is_some() && self.meter.work > Limits::work(self.meter.allowed) {
            return Err(self.reach(Kind::Work));
        }
        if let Some(deadline) = self.meter.deadline
            && units > u64::from(TICKS)
        {
            let left = deadline.saturating_sub(self.access.open_host().monotonic_clock());
            if units > left.max(0).unsigned_abs() / UNIT {
                self.end_run(Kind::Time, false, false);
                return Err(Raised::limit());
            }
        }
        self.check_resources(false, false)
    }

    /// Counts native work that is known beforehand, and looks at nothing else.
    ///
    /// # Errors
    /// A limit.
    pub(crate) fn count_work_only(&mut self, units: u64) -> PyResult<()> {
        self.meter.work = self.meter.work.saturating_add(units);
        if self.meter.limits.steps.is_some() && self.meter.work > Limits::work(self.meter.allowed) {
            return Err(self.reach(Kind::Work));
        }
        Ok(())
    }

    /// Looks at memory where it has become scarce: for native functions that make much without asking.
    ///
    /// # Errors
    /// A limit, or MemoryError.
    #[inline]
    pub(crate) fn check_pressure(&mut self) -> PyResult<()> {
        match account::pressure() {
            Pressure::None => Ok(()),
            _ => self.count_work(0),
        }
    }

    /// Looks at clock and memory. `quiet`: no MemoryError can be raised just now.
    fn check_resources(&mut self, before: bool, quiet: bool) -> PyResult<()> {
        if let Some(deadline) = self.meter.deadline
            && self.access.open_host().monotonic_clock() >= deadline
        {
            self.end_run(Kind::Time, before, false);
            return Err(Raised::limit());
        }
        if account::pressure() == Pressure::None {
            self.meter.warned = false;
            return Ok(());
        }
        if self.heap.settle_pressure() == Pressure::Low && !self.meter.warned && !quiet {
            self.collect_for_memory()?;
        }
        match self.heap.settle_pressure() {
            Pressure::Out => {
                self.end_run(Kind::Memory, before, false);
                Err(Raised::limit())
            }
            Pressure::Low if !self.meter.warned && !quiet => {
                self.meter.warned = true;
                Err(self.memory_error())
            }
            Pressure::Low => Ok(()),
            Pressure::None => {
                self.meter.warned = false;
                Ok(())
            }
        }
    }

    /// How much of some output may be written.
    pub(crate) fn count_output(&mut self, bytes: usize) -> usize {
        let Some(limit) = self.meter.limits.output else { return bytes };
        let left = usize::try_from(limit - self.meter.output).unwrap_or(usize::MAX);
        let now = bytes.min(left);
        self.meter.output += now as u64;
        now
    }

    /// `sys.getrecursionlimit()`.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit
    }

    /// `sys.setrecursionlimit()`: what [`Limits::depth`] allows of it counts.
    pub fn set_recursion_limit(&mut self, limit: usize) {
        self.recursion_limit = limit;
        self.frame_limit = self.meter.limits.depth.map_or(limit, |depth| limit.min(depth));
    }

    /// Whether it is the limit on depth, not Python's own, that one more frame would be past.
    pub(crate) fn is_at_depth_limit(&self) -> bool {
        self.meter
            .limits
            .depth
            .is_some_and(|depth| depth < self.recursion_limit && self.frame_depth() >= depth)
    }
}
