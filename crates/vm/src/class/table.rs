//! Versions and subclasses of every class, and the method cache. A class's version changes when a lookup on it could
//! give another result; a cache entry that names a version is valid as long as that is the class's own.

use crate::types::str::Str;
use std::cell::RefCell;
use std::collections::BTreeMap;
use taipan_heap::{Ref, Value};

const CACHE_SIZE: usize = 4096;

thread_local! {
    static DEAD: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Notes the death of a class, from its drop.
pub(super) fn bury(id: u32) {
    DEAD.with_borrow_mut(|dead| dead.push(id));
}

struct CacheEntry {
    version: u32,
    name: Value,
    found: Option<Value>,
}

const EMPTY: CacheEntry = CacheEntry { version: 0, name: Value::NULL, found: None };

/// How a class stands among the others.
#[derive(Default)]
struct Kin {
    /// Its bases, and its keys among their children.
    bases: Vec<(u32, u64)>,
    /// Ids of direct subclasses, in the order in which they became so.
    children: BTreeMap<u64, u32>,
    /// A weak reference to the class.
    class: Value,
    /// Counts up with every class made.
    serial: u64,
}

/// See the module's documentation.
pub struct ClassTable {
    versions: Vec<u32>,
    kin: Vec<Kin>,
    /// Ids of dead classes.
    free: Vec<u32>,
    next_version: u32,
    next_serial: u64,
    cache: Vec<CacheEntry>,
    /// Places of the cache that are in use.
    used: Vec<u16>,
}

impl ClassTable {
    pub fn new() -> ClassTable {
        DEAD.with_borrow_mut(Vec::clear);
        ClassTable {
            versions: vec![0],
            kin: vec![Kin::default()],
            free: Vec::new(),
            next_version: 1,
            next_serial: 1,
            cache: (0..CACHE_SIZE).map(|_| EMPTY).collect(),
            used: Vec::new(),
        }
    }

    /// A new class's id.
    pub fn add(&mut self, bases: &[u32]) -> u32 {
        self.settle();
        let version = self.fresh_version();
        let id = match self.free.pop() {
            Some(id) => {
                self.versions[id as usize] = version;
                id
            }
            None => {
                self.versions.push(version);
                self.kin.push(Kin::default());
                self.versions.len() as u32 - 1
            }
        };
        let serial = self.fresh_serial();
        self.kin[id as usize] = Kin { serial, ..Kin::default() };
        self.join(id, bases);
        id
    }

    /// Makes the class of that id known by a weak reference.
    pub fn enlist(&mut self, id: u32, class: Value) {
        self.kin[id as usize].class = class;
    }

    fn join(&mut self, id: u32, bases: &[u32]) {
        for &base in bases {
            let key = self.fresh_serial();
            self.kin[base as usize].children.insert(key, id);
            self.kin[id as usize].bases.push((base, key));
        }
    }

    fn part(&mut self, id: u32) {
        for (base, key) in std::mem::take(&mut self.kin[id as usize].bases) {
            self.kin[base as usize].children.remove(&key);
        }
    }

    /// Gives a class other bases.
    pub fn rebase(&mut self, id: u32, bases: &[u32]) {
        self.part(id);
        self.join(id, bases);
    }

    /// Strikes the dead off.
    fn settle(&mut self) {
        let dead = DEAD.with_borrow_mut(std::mem::take);
        for &id in &dead {
            self.part(id);
            self.kin[id as usize].class = Value::NULL;
        }
        self.free.extend(dead);
    }

    fn fresh_serial(&mut self) -> u64 {
        self.next_serial += 1;
        self.next_serial
    }

    /// The greatest serial number so far.
    pub fn serial(&self) -> u64 {
        self.next_serial
    }

    /// The serial number of a class: greater than those of all classes made before.
    pub fn serial_of(&self, id: u32) -> u64 {
        self.kin[id as usize].serial
    }

    fn fresh_version(&mut self) -> u32 {
        let v = self.next_version;
        match v.checked_add(1) {
            Some(next) => self.next_version = next,
            // Past 2^32 changes every class is "unversioned": correct, and slow.
            None => return 0,
        }
        v
    }

    /// 0 is a version that no cache may name.
    #[inline(always)]
    pub fn version(&self, id: u32) -> u32 {
        self.versions[id as usize]
    }

    /// The versions by class id, for the engine's caches.
    pub fn versions(&self) -> &[u32] {
        &self.versions
    }

    /// Gives the class and its subclasses new versions.
    pub fn invalidate(&mut self, id: u32) {
        let mut todo = vec![id];
        while let Some(id) = todo.pop() {
            self.versions[id as usize] = self.fresh_version();
            todo.extend(self.kin[id as usize].children.values());
        }
    }

    /// Weak references to the direct subclasses with their ids, in the order in which they became so.
    pub fn children(&mut self, id: u32) -> Vec<(u32, Value)> {
        self.settle();
        let ids = self.kin[id as usize].children.values();
        ids.map(|&id| (id, self.kin[id as usize].class.clone())).collect()
    }

    fn place(version: u32, name: &Ref<Str>) -> usize {
        (version as usize ^ (name.value().bits().raw() >> 4) as usize) % CACHE_SIZE
    }

    /// What a lookup found when the class had this version; the name is interned.
    #[inline]
    pub fn cached(&self, id: u32, name: &Ref<Str>) -> Option<Option<Value>> {
        self.cached_ref(id, name).map(|found| found.cloned())
    }

    /// The same, borrowed.
    #[inline]
    pub fn cached_ref(&self, id: u32, name: &Ref<Str>) -> Option<Option<&Value>> {
        let version = self.version(id);
        let e = &self.cache[Self::place(version, name)];
        (e.version == version && version != 0 && e.name.is(name.value())).then_some(e.found.as_ref())
    }

    /// Remembers that. What is no object may be replaced without a new version of the class, and is looked up again.
    pub fn remember(&mut self, id: u32, name: &Ref<Str>, found: Option<Value>) {
        let version = self.version(id);
        let is_object = found.as_ref().is_none_or(|v| v.bits().is_ptr());
        if version != 0 && is_object {
            let place = Self::place(version, name);
            if self.cache[place].version == 0 {
                self.used.push(place as u16);
            }
            self.cache[place] = CacheEntry { version, name: name.value().clone(), found };
        }
    }

    /// Drops what the method cache holds.
    pub fn clear_cache(&mut self) {
        for place in self.used.drain(..) {
            self.cache[usize::from(place)] = EMPTY;
        }
    }

    /// Drops all that the table holds.
    pub fn clear(&mut self) {
        self.clear_cache();
        self.kin.iter_mut().for_each(|k| k.class = Value::NULL);
    }
}

impl Default for ClassTable {
    fn default() -> ClassTable {
        ClassTable::new()
    }
}
