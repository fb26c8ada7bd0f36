//! Versions and subclasses of every class, and the method cache. A class's version changes when a lookup on it could
//! give another result; a cache entry that names a version is valid as long as that is the class's own.

use crate::types::str::Str;
use std::cell::RefCell;
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

/// See the module's documentation.
pub struct ClassTable {
    versions: Vec<u32>,
    children: Vec<Vec<u32>>,
    next_version: u32,
    cache: Vec<CacheEntry>,
}

impl ClassTable {
    pub fn new() -> ClassTable {
        let empty = || CacheEntry { version: 0, name: Value::NULL, found: None };
        let cache = (0..CACHE_SIZE).map(|_| empty()).collect();
        DEAD.with_borrow_mut(Vec::clear);
        ClassTable { versions: vec![0], children: vec![Vec::new()], next_version: 1, cache }
    }

    /// A new class's id.
    pub fn add(&mut self, bases: &[u32]) -> u32 {
        let id = self.versions.len() as u32;
        let version = self.fresh_version();
        self.versions.push(version);
        self.children.push(Vec::new());
        for &b in bases {
            self.children[b as usize].push(id);
        }
        id
    }

    /// Gives a class other bases.
    pub fn rebase(&mut self, id: u32, bases: &[u32]) {
        self.children.iter_mut().for_each(|c| c.retain(|&x| x != id));
        for &b in bases {
            self.children[b as usize].push(id);
        }
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
            todo.extend(&self.children[id as usize]);
        }
    }

    /// The ids of direct subclasses, dead ones left out.
    pub fn children(&mut self, id: u32) -> &[u32] {
        DEAD.with_borrow_mut(|dead| {
            for d in dead.drain(..) {
                self.children.iter_mut().for_each(|c| c.retain(|&x| x != d));
            }
        });
        &self.children[id as usize]
    }

    fn place(version: u32, name: &Ref<Str>) -> usize {
        (version as usize ^ (name.value().bits().raw() >> 4) as usize) % CACHE_SIZE
    }

    /// What a lookup found when the class had this version; the name is interned.
    #[inline]
    pub fn cached(&self, id: u32, name: &Ref<Str>) -> Option<Option<Value>> {
        let version = self.version(id);
        let e = &self.cache[Self::place(version, name)];
        (e.version == version && version != 0 && e.name.is(name.value())).then(|| e.found.clone())
    }

    pub fn remember(&mut self, id: u32, name: &Ref<Str>, found: Option<Value>) {
        let version = self.version(id);
        if version != 0 {
            self.cache[Self::place(version, name)] =
                CacheEntry { version, name: name.value().clone(), found };
        }
    }

    /// Drops what the method cache holds.
    pub fn clear_cache(&mut self) {
        for e in &mut self.cache {
            *e = CacheEntry { version: 0, name: Value::NULL, found: None };
        }
    }
}

impl Default for ClassTable {
    fn default() -> ClassTable {
        ClassTable::new()
    }
}
