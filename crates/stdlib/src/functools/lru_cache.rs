//! `_lru_cache_wrapper`: what `functools.lru_cache` makes of a function.

use crate::support::{construct, instance, receiver};
use smallvec::SmallVec;
use taipan_vm::call::Method;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::str::Str;
use taipan_vm::{Args, Foreign, PyResult, Ref, Value, Vm, methods, raise};

/// The number of no link.
const NONE: usize = usize::MAX;

/// A cached result in the order of use.
struct Link {
    key: Value,
    hash: i64,
    result: Value,
    previous: usize,
    next: usize,
}

/// How results are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Uncached,
    Infinite,
    Bounded,
}

/// `_lru_cache_wrapper`.
pub struct LruCache {
    function: Value,
    mode: Mode,
    max_size: i64,
    typed: bool,
    hits: i64,
    misses: i64,
    /// Results, or where bounded the numbers of links.
    cache: Option<Ref<Dict>>,
    links: Vec<Link>,
    free: Vec<usize>,
    /// The link used longest ago, and the last one.
    oldest: usize,
    newest: usize,
    cache_info: Value,
    /// Stands before keyword arguments in keys.
    mark: Value,
}

impl taipan_vm::Trace for LruCache {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
        for v in [&self.function, &self.cache_info, &self.mark] {
            visit(v);
        }
        self.cache.iter().for_each(|c| visit(c.value()));
        for link in &self.links {
            visit(&link.key);
            visit(&link.result);
        }
    }
    fn clear(&mut self) {
        self.links.clear();
        self.cache = None;
        (self.oldest, self.newest) = (NONE, NONE);
        for v in [&mut self.function, &mut self.cache_info] {
            *v = Value::NULL;
        }
    }
}

/// What stands for itself in keys: no program can have it.
struct Mark;
impl taipan_vm::Trace for Mark {}
static MARK: TypeSpec = TypeSpec { flags: ClassFlags::NO_NEW, ..TypeSpec::foreign("functools", "_mark") };

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a cached callable that wraps another function.

user_function:      the function being cached

maxsize:  0         for no caching
          None      for unlimited cache size
          n         for a bounded cache

typed:    False     cache f(3) and f(3.0) as identical calls
          True      cache f(3) and f(3.0) as distinct calls

cache_info_type:    namedtuple class with the fields:
                        hits misses currsize maxsize
",
    ),
    flags: ClassFlags::BASETYPE.union(ClassFlags::METHOD_DESCRIPTOR),
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
        call: Some(call),
        descr_get: Some(|vm, this, object, _class| match object {
            Some(object) if !object.is_none() => Ok(vm.bound_method(this, object)),
            _ => Ok(this.clone()),
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    has_dict: true,
    ..TypeSpec::foreign("functools", "_lru_cache_wrapper")
};

static NEW: &[Method] = LRU_CACHE_NEW;
methods! { static LRU_CACHE_NEW;
    "lru_cache($type, user_function, maxsize, typed, cache_info_type)" => |vm, [class, function, max_size, typed, info]| {
        if !vm.is_callable(function) {
            raise!(vm, TypeError, "the first argument must be callable");
        }
        let (mode, max_size) = match () {
            () if max_size.is_none() => (Mode::Infinite, -1),
            () if int_ref(max_size).is_some() || vm.class_ref(max_size).get(vm).slots.index.is_some() => {
                match vm.index_i64(max_size)?.max(0) {
                    0 => (Mode::Uncached, 0),
                    n => (Mode::Bounded, n),
                }
            }
            () => raise!(vm, TypeError, "maxsize should be integer or None"),
        };
        let typed = vm.truth(typed)?;
        let mark_class = vm.foreign_class::<Mark>(&MARK);
        let cache = LruCache {
            function: function.clone(),
            mode,
            max_size,
            typed,
            hits: 0,
            misses: 0,
            cache: Some(Dict::new_ref(vm)),
            links: Vec::new(),
            free: Vec::new(),
            oldest: NONE,
            newest: NONE,
            cache_info: info.clone(),
            mark: vm.new_foreign(&mark_class, Mark).into(),
        };
        instance(vm, class, cache)
    }
}

/// `lru_cache_make_key`: a single str or int is its own key.
fn key(vm: &mut Vm, cache: &Foreign<LruCache>, args: Args<'_>) -> Value {
    let state = cache.get(vm);
    if let ([one], []) = (args.values(), args.names())
        && !state.typed
        && (one.exact::<Str>().is_some()
            || (int_ref(one).is_some()
                && one.as_bool().is_none()
                && vm.class_ref(one).value().is(vm.types.int.value())))
    {
        return one.clone();
    }
    let mut parts: SmallVec<[Value; 8]> = args.positional().iter().cloned().collect();
    if !args.names().is_empty() {
        parts.push(state.mark.clone());
        for (name, value) in args.keywords() {
            parts.push(name.value().clone());
            parts.push(value.clone());
        }
    }
    if state.typed {
        parts.extend(args.values().iter().map(|v| vm.class_of(v).into()));
    }
    vm.new_tuple(parts)
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let cache = receiver::<LruCache>(vm, this)?;
    let state = cache.get(vm);
    let (function, mode) = (state.function.clone(), state.mode);
    if mode == Mode::Uncached {
        cache.get_mut(vm).misses += 1;
        return vm.call_args(&function, args);
    }
    let key = key(vm, cache, args);
    let hash = vm.hash(&key)?;
    let Some(results) = cache.get(vm).cache.clone() else { return vm.call_args(&function, args) };
    if let Some(found) = vm.dict_get_hashed(&results, &key, hash)? {
        if mode == Mode::Infinite {
            cache.get_mut(vm).hits += 1;
            return Ok(found);
        }
        if let Some(result) = cache.get_mut(vm).touch(&found) {
            return Ok(result);
        }
    }
    cache.get_mut(vm).misses += 1;
    let result = vm.call_args(&function, args)?;
    if mode == Mode::Infinite {
        vm.dict_set_hashed(&results, &key, hash, result.clone())?;
        return Ok(result);
    }
    remember(vm, cache, &key, hash, &result)?;
    Ok(result)
}

/// Keeps a result as the last one used, in place of the oldest where the cache is full.
fn remember(vm: &mut Vm, cache: &Foreign<LruCache>, key: &Value, hash: i64, result: &Value) -> PyResult<()> {
    let Some(results) = cache.get(vm).cache.clone() else { return Ok(()) };
    // The call may have cached the same already.
    if vm.dict_get_hashed(&results, key, hash)?.is_some() {
        return Ok(());
    }
    if results.get(vm).len() as i64 >= cache.get(vm).max_size {
        let state = cache.get_mut(vm);
        let oldest = state.oldest;
        state.unlink(oldest);
        if let Some(link) = state.links.get_mut(oldest) {
            let (old_key, old_hash) = (std::mem::replace(&mut link.key, Value::NULL), link.hash);
            let old_result = std::mem::replace(&mut link.result, Value::NULL);
            state.free.push(oldest);
            let removed = vm.dict_remove_hashed(&results, &old_key, old_hash);
            drop((old_key, old_result));
            removed?;
        }
    }
    let number = cache.get_mut(vm).append(Link {
        key: key.clone(),
        hash,
        result: result.clone(),
        previous: NONE,
        next: NONE,
    });
    vm.dict_set_hashed(&results, key, hash, Value::int(number as i64))
}

impl LruCache {
    /// The result of a link that was asked for: the last one used from here on.
    fn touch(&mut self, number: &Value) -> Option<Value> {
        let number = usize::try_from(number.as_i64()?).ok()?;
        let result = self.links.get(number)?.result.clone();
        self.hits += 1;
        if self.newest != number {
            self.unlink(number);
            self.link_last(number);
        }
        Some(result)
    }

    fn unlink(&mut self, number: usize) {
        let Some((previous, next)) = self.links.get(number).map(|l| (l.previous, l.next)) else { return };
        match self.links.get_mut(previous) {
            Some(link) => link.next = next,
            None => self.oldest = next,
        }
        match self.links.get_mut(next) {
            Some(link) => link.previous = previous,
            None => self.newest = previous,
        }
    }

    fn link_last(&mut self, number: usize) {
        let newest = std::mem::replace(&mut self.newest, number);
        match self.links.get_mut(newest) {
            Some(link) => link.next = number,
            None => self.oldest = number,
        }
        if let Some(link) = self.links.get_mut(number) {
            (link.previous, link.next) = (newest, NONE);
        }
    }

    fn append(&mut self, link: Link) -> usize {
        let number = match self.free.pop() {
            Some(number) => {
                if let Some(slot) = self.links.get_mut(number) {
                    *slot = link;
                }
                number
            }
            None => {
                self.links.push(link);
                self.links.len() - 1
            }
        };
        self.link_last(number);
        number
    }
}

methods! { static METHODS;
    /// Report cache statistics
    "cache_info($self, /)"
    => |vm, [this]| {
        let state = receiver::<LruCache>(vm, this)?.get(vm);
        let (info, hits, misses, mode, max_size) =
            (state.cache_info.clone(), state.hits, state.misses, state.mode, state.max_size);
        let size = state.cache.as_ref().map_or(0, |c| c.get(vm).len() as i64);
        let max_size = if mode == Mode::Infinite { Value::NONE } else { Value::int(max_size) };
        vm.call(&info, &[Value::int(hits), Value::int(misses), max_size, Value::int(size)])
    }
    /// Clear the cache and cache statistics
    "cache_clear($self, /)"
    => |vm, [this]| {
        let fresh = Dict::new_ref(vm);
        let state = receiver::<LruCache>(vm, this)?.get_mut(vm);
        (state.hits, state.misses, state.oldest, state.newest) = (0, 0, NONE, NONE);
        let old = (std::mem::take(&mut state.links), state.cache.replace(fresh));
        state.free.clear();
        drop(old);
        Ok(Value::NONE)
    }
    "__reduce__($self, /)"
    => |vm, [this]| {
        let name = vm.names.__qualname__.clone();
        vm.getattr(this, &name)
    }
    "__copy__($self, /)" => |_vm, [this]| { Ok(this.clone()) }
    "__deepcopy__($self, memo, /)" => |_vm, [this, _memo]| { Ok(this.clone()) }
}
