//! Garbage collection as a program sees it: when it runs, what it runs (weak references' callbacks, finalisers), and what
//! it counts. Finding the garbage is `taipan_heap`'s business.

mod count;

use crate::class::Class;
use crate::exc::Ignored;
use crate::types::dict::Dict;
use crate::types::generator::Generator;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::account::{self, Pressure};
use taipan_heap::{Due, Ref, Value};

/// What `gc.set_debug` takes.
pub mod debug {
    pub const STATS: i64 = 1;
    pub const COLLECTABLE: i64 = 2;
    pub const UNCOLLECTABLE: i64 = 4;
    pub const SAVEALL: i64 = 32;
    pub const LEAK: i64 = COLLECTABLE | UNCOLLECTABLE | SAVEALL;
}

/// One entry of `gc.get_stats()`.
#[derive(Clone, Copy, Default, Debug)]
pub struct Stats {
    pub collections: usize,
    pub collected: usize,
}

/// The state of the `gc` module.
pub struct Gc {
    pub enabled: bool,
    pub thresholds: [i64; 3],
    pub debug: i64,
    pub stats: [Stats; 3],
    /// `gc.garbage` and `gc.callbacks`: lists, or NULL before the module is imported.
    pub garbage: Value,
    pub callbacks: Value,
    /// The program has called `gc.freeze()`.
    pub frozen: bool,
    /// Of the places where a collection may be one in so many has one, whatever the program says; and how many more have
    /// none.
    every: Option<usize>,
    skipped: usize,
    collecting: bool,
    /// Objects there were when the VM stood: no program's garbage.
    own: usize,
    /// Objects there were after the last collection.
    live: usize,
    /// Bytes that had been taken by the last collection because of refused memory.
    taken: u64,
    /// Collections since the last one of the next generation.
    since: [usize; 2],
    /// Classes made before the last collection have a smaller serial number.
    class_serial: u64,
}

impl Gc {
    pub(crate) fn new(thresholds: [i64; 3]) -> Gc {
        Gc {
            enabled: true,
            thresholds,
            debug: 0,
            stats: [Stats::default(); 3],
            garbage: Value::NULL,
            callbacks: Value::NULL,
            frozen: false,
            every: None,
            skipped: 0,
            collecting: false,
            own: 0,
            live: 0,
            taken: 0,
            since: [0; 2],
            class_serial: 0,
        }
    }
}

impl Vm {
    /// How many objects are alive.
    pub fn live_objects(&self) -> usize {
        taipan_heap::live_objects()
    }

    /// How many strs are interned.
    pub fn interned_count(&self) -> usize {
        self.interned.count()
    }

    /// Takes what there is now for the VM's own, and counts from here.
    pub(crate) fn start_collecting(&mut self) {
        self.heap.freeze();
        (self.gc.own, self.gc.live) = (taipan_heap::live_objects(), taipan_heap::live_objects());
        self.plan_collection();
    }

    /// Says after how many objects the next collection is due: as many as the program has, so that the work of
    /// collecting stays in proportion to that of making objects, and no fewer than the first threshold.
    pub fn plan_collection(&mut self) {
        if self.gc.every.is_some() {
            return self.heap.ask_for_collection();
        }
        let least = self.gc.thresholds[0];
        let room = usize::try_from(least).ok().filter(|&n| n > 0 && self.gc.enabled);
        let programs = self.gc.live.saturating_sub(self.gc.own);
        self.heap.collect_after(room.map(|n| n.max(programs)));
    }

    /// Collects at one in so many of the places where a collection may be, that is, between instructions: for tests of what
    /// the collector is told. None is as usual.
    pub fn collect_every(&mut self, places: Option<usize>) {
        self.gc.every = places;
        self.plan_collection();
    }

    /// Whether a collection that is due is made here.
    fn collects_here(&mut self) -> bool {
        let Some(every) = self.gc.every else { return self.gc.enabled };
        self.gc.skipped = (self.gc.skipped + 1) % every.max(1);
        self.gc.skipped == 0
    }

    /// `gc.get_count()`.
    pub fn collection_counts(&self) -> [usize; 3] {
        [taipan_heap::live_objects().saturating_sub(self.gc.live), self.gc.since[0], self.gc.since[1]]
    }

    /// Runs what became due since the last time: a collection, finalisers, callbacks of weak references.
    pub fn run_finalisers(&mut self) {
        if account::pressure() != Pressure::None {
            self.poll_soon();
        }
        if self.meter.is_ended() {
            return;
        }
        let pending = self.raised.take();
        if self.heap.take_collection_request() {
            if self.collects_here() {
                self.collect_garbage(2);
            } else {
                self.plan_collection();
            }
        }
        self.run_due();
        self.raised = pending;
        if self.frames.pending > 0 {
            self.heap.call_attention();
        }
    }

    /// What dies by one finaliser is finalised before what became due later.
    fn run_due(&mut self) {
        let mut waiting: Vec<Due> = Vec::new();
        loop {
            waiting.extend(self.heap.take_due().into_iter().rev());
            match waiting.pop() {
                None => return,
                Some(Due::Finaliser(object)) => self.finalise(&object),
                Some(Due::Callback(reference, callback)) => self.weakref_callback(&reference, &callback),
            }
        }
    }

    /// Runs an object's finaliser: `__del__`, or what its type has.
    fn finalise(&mut self, object: &Value) {
        if self.finalise_resumable(object) {
            return;
        }
        let name = self.names.__del__.clone();
        let Some(del) = self.type_lookup(object, &name) else { return };
        let result = self.bind_special(&del, object).and_then(|bound| self.call(&bound, &[]));
        if let Err(e) = result {
            self.unraisable(e, Ignored::Deallocator, &del);
        }
    }

    fn weakref_callback(&mut self, reference: &Value, callback: &Value) {
        if let Err(e) = self.call(callback, std::slice::from_ref(reference)) {
            self.unraisable(e, Ignored::WeakrefCallback, callback);
        }
    }

    /// Collects what only references itself (PEP 442). Returns how many objects CPython would say these were.
    pub fn collect_garbage(&mut self, generation: usize) -> usize {
        if std::mem::replace(&mut self.gc.collecting, true) {
            return 0;
        }
        self.gc_callbacks("start", generation, 0);
        self.gc_message(debug::STATS, |_| format!("gc: collecting generation {generation}...\n"));
        let count = self.collect_now(generation);
        self.gc_message(debug::STATS, |_| format!("gc: done, {count} unreachable, 0 uncollectable\n"));
        self.count_collection(generation, count);
        self.gc_callbacks("stop", generation, count);
        self.gc.collecting = false;
        count
    }

    /// Collects before memory is refused, where that may help: what is garbage without anybody to be told of it. Native
    /// functions stand halfway, so no Python code runs.
    ///
    /// # Errors
    /// A limit: looking through all objects is work.
    pub(crate) fn collect_for_memory(&mut self) -> PyResult<()> {
        let limit = self.limits().memory.map_or(u64::MAX, |limit| limit as u64);
        // Where little has been made since the last time, little can be garbage.
        let is_soon = account::taken().wrapping_sub(self.gc.taken) < limit / 16;
        if self.gc.collecting || self.meter.is_ended() || is_soon {
            return Ok(());
        }
        self.count_work_only(taipan_heap::live_objects() as u64)?;
        self.classes.clear_cache();
        if let Some((looked_at, next)) = self.dialect.gc_generations(2) {
            self.heap.collect_quietly(looked_at, next, self.dialect.gc_meets_owners_first());
        }
        self.heap.recount();
        self.gc.taken = account::taken();
        self.gc.live = taipan_heap::live_objects();
        self.plan_collection();
        Ok(())
    }

    fn collect_now(&mut self, generation: usize) -> usize {
        let Some((looked_at, next)) = self.dialect.gc_generations(generation) else { return 0 };
        // The method cache holds functions, and these may hold all the rest.
        self.classes.clear_cache();
        let mut garbage = self.heap.unreachable(looked_at, next, self.dialect.gc_meets_owners_first());
        if !garbage.is_empty() {
            for (reference, callback) in self.heap.detach_weak_refs_of(&garbage) {
                self.weakref_callback(&reference, &callback);
            }
            garbage = self.finalise_garbage(garbage);
        }
        self.forget_dead_shapes();
        let count = self.count_garbage(&garbage);
        if self.gc.debug & debug::COLLECTABLE != 0 {
            for object in &garbage {
                let (kind, id) = (self.type_name(object), object.identity());
                self.gc_message(debug::COLLECTABLE, |_| format!("gc: collectable <{kind} {id:#x}>\n"));
            }
        }
        match (self.gc.debug & debug::SAVEALL, self.gc.garbage.downcast::<List>().cloned()) {
            (debug::SAVEALL, Some(list)) => list.get_mut(self).items.append(&mut garbage),
            _ => self.heap.break_cycles(&garbage),
        }
        drop(garbage);
        self.classes.clear_cache();
        self.gc.live = taipan_heap::live_objects();
        self.gc.class_serial = self.classes.serial();
        self.plan_collection();
        count
    }

    /// Runs the finalisers of garbage; what is garbage still.
    fn finalise_garbage(&mut self, mut garbage: Vec<Value>) -> Vec<Value> {
        let due = self.heap.take_finalisable(&garbage);
        let generators = garbage.iter().any(|v| v.exact::<Generator>().is_some());
        if due.is_empty() && !generators {
            return garbage;
        }
        for object in due {
            self.finalise(&object);
        }
        for generator in garbage.iter().filter_map(|v| v.exact::<Generator>()) {
            generator.get_mut(self).frame.close_unnoticed();
        }
        // What died of that was not collected.
        while garbage.iter().any(|v| v.ref_count() == 1) {
            garbage.retain(|v| v.ref_count() > 1);
        }
        let garbage = self.heap.still_unreachable(garbage);
        drop(self.heap.detach_weak_refs_of(&garbage));
        garbage
    }

    fn count_collection(&mut self, generation: usize, collected: usize) {
        let stats = &mut self.gc.stats[generation];
        stats.collections += 1;
        stats.collected += collected;
        match generation {
            0 => self.gc.since[0] += 1,
            1 => self.gc.since = [0, self.gc.since[1] + 1],
            _ => self.gc.since = [0, 0],
        }
    }

    fn gc_message(&mut self, flag: i64, text: impl FnOnce(&Vm) -> String) {
        if self.gc.debug & flag != 0 {
            let text = text(self);
            self.write_error(&text);
        }
    }

    /// Calls `gc.callbacks`.
    fn gc_callbacks(&mut self, phase: &str, generation: usize, collected: usize) {
        let Some(list) = self.gc.callbacks.downcast::<List>().cloned() else { return };
        if list.get(self).items.is_empty() {
            return;
        }
        let info = Dict::new_ref(self);
        for (name, n) in [("generation", generation), ("collected", collected), ("uncollectable", 0)] {
            self.set_name(&info, name, Value::int(n as i64));
        }
        let phase = self.new_str(phase);
        let mut at = 0;
        while let Some(callback) = list.get(self).items.get(at).cloned() {
            if let Err(e) = self.call(&callback, &[phase.clone(), info.value().clone()]) {
                self.unraisable(e, Ignored::GcCallback, &callback);
            }
            at += 1;
        }
    }

    /// Lets the numbers of dead classes' shapes be used again once there are many.
    pub(crate) fn forget_dead_shapes(&mut self) {
        if self.heap.retired_shapes() > MANY_SHAPES {
            crate::engine::recycle_shapes(self);
        }
    }
}

/// Caches are looked through for dead shapes when there are that many.
const MANY_SHAPES: usize = 4096;

/// What the `gc` and `_weakref` modules ask of the heap.
impl Vm {
    /// `gc.is_finalized()`.
    pub fn is_finalised(&self, object: &Value) -> bool {
        self.heap.is_finalised(object)
    }

    /// `gc.get_objects()`, of one generation or all.
    pub fn tracked_objects(&self, generation: Option<u32>) -> Vec<Value> {
        let mut all = self.heap.tracked_objects(generation);
        all.retain(|v| self.gc_tracks(v));
        all
    }

    /// The objects that refer to one of these.
    pub fn referrers(&self, objects: &[Value]) -> Vec<Value> {
        self.heap.referrers(objects)
    }

    /// The objects that this one refers to: of a dict whose keys are all strs the values alone (`dict_traverse`), of a
    /// class what CPython's has (`type_traverse`).
    pub fn referents(&self, object: &Value) -> Vec<Value> {
        if let Some(class) = object.downcast::<Class>() {
            return self.class_referents(class);
        }
        match object.exact::<Dict>().map(|d| d.get(self)) {
            Some(d) if d.iter().all(|(k, _)| k.exact::<Str>().is_some()) => {
                d.iter().map(|(_, v)| v.clone()).collect()
            }
            _ => self.heap.referents(object),
        }
    }

    fn class_referents(&self, class: &Ref<Class>) -> Vec<Value> {
        let c = class.get(self);
        if !c.is_heap() {
            return Vec::new();
        }
        let order = std::iter::once(class).chain(&c.mro_tail).map(|c| c.value().clone());
        let (mro, bases) = (self.new_tuple(order), self.new_tuple(c.bases.iter().map(|b| b.value().clone())));
        let base = c.bases.first().map_or(Value::NONE, |b| b.value().clone());
        vec![c.dict.value().clone(), mro, bases, base]
    }

    /// The weak references to an object, in CPython's order.
    pub fn weak_refs(&self, object: &Value) -> Vec<Value> {
        self.heap.weak_refs(object)
    }

    /// `gc.freeze()`.
    pub fn freeze(&mut self) {
        self.heap.freeze();
        self.gc.frozen = true;
    }

    /// `gc.unfreeze()`.
    pub fn unfreeze(&mut self) {
        self.heap.unfreeze();
        self.gc.frozen = false;
    }

    /// `gc.get_freeze_count()`.
    pub fn frozen_objects(&self) -> usize {
        if self.gc.frozen { self.heap.frozen_objects() } else { 0 }
    }
}
