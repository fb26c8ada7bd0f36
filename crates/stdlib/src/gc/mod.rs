//! `gc`: the garbage collector.

use taipan_vm::gc::debug;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::list::List;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "gc", init };

const DOC: &str = "\
This module provides access to the garbage collector for reference cycles.

enable() -- Enable automatic garbage collection.
disable() -- Disable automatic garbage collection.
isenabled() -- Returns true if automatic collection is enabled.
collect() -- Do a full collection right now.
get_count() -- Return the current collection counts.
get_stats() -- Return list of dictionaries containing per-generation stats.
set_debug() -- Set debugging flags.
get_debug() -- Get debugging flags.
set_threshold() -- Set the collection thresholds.
get_threshold() -- Return the current collection thresholds.
get_objects() -- Return a list of all objects tracked by the collector.
is_tracked() -- Returns true if a given object is tracked.
is_finalized() -- Returns true if a given object has been already finalized.
get_referrers() -- Return the list of objects that refer to an object.
get_referents() -- Return the list of objects that an object refers to.
freeze() -- Freeze all tracked objects and ignore them for future collections.
unfreeze() -- Unfreeze all objects in the permanent generation.
get_freeze_count() -- Return the number of objects in the permanent generation.
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "gc", FUNCTIONS);
    vm.add_functions(dict, "gc", if vm.dialect.gc_is_clinical() { CLINICAL } else { VARIADIC });
    let flags = [
        ("DEBUG_STATS", debug::STATS),
        ("DEBUG_COLLECTABLE", debug::COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", debug::UNCOLLECTABLE),
        ("DEBUG_SAVEALL", debug::SAVEALL),
        ("DEBUG_LEAK", debug::LEAK),
    ];
    for (name, flag) in flags {
        vm.set_name(dict, name, Value::int(flag));
    }
    let [garbage, callbacks]: [Value; 2] = std::array::from_fn(|_| List::new_ref(Vec::new()).into());
    vm.set_name(dict, "garbage", garbage.clone());
    vm.set_name(dict, "callbacks", callbacks.clone());
    (vm.gc.garbage, vm.gc.callbacks) = (garbage, callbacks);
    Ok(())
}

methods! { static FUNCTIONS;
    /// Enable automatic garbage collection.
    "enable($module, /)" => |vm, []| { enable(vm, true) }
    /// Disable automatic garbage collection.
    "disable($module, /)" => |vm, []| { enable(vm, false) }
    /// Returns true if automatic garbage collection is enabled.
    "isenabled($module, /)" => |vm, []| { Ok(Value::bool(vm.gc.enabled)) }
    /// Run the garbage collector.
    ///
    /// With no arguments, run a full collection.  The optional argument
    /// may be an integer specifying which generation to collect.  A ValueError
    /// is raised if the generation number is invalid.
    ///
    /// The number of unreachable objects is returned.
    "collect($module, /, generation=2)" => |vm, [generation]| {
        let Ok(generation @ 0..=2) = usize::try_from(vm.index_i64(generation)?) else {
            raise!(vm, ValueError, "invalid generation");
        };
        Ok(Value::int(vm.collect_garbage(generation) as i64))
    }
    /// Set the garbage collection debugging flags.
    ///
    ///   flags
    ///     An integer that can have the following bits turned on:
    ///       DEBUG_STATS - Print statistics during collection.
    ///       DEBUG_COLLECTABLE - Print collectable objects found.
    ///       DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects
    ///         found.
    ///       DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.
    ///       DEBUG_LEAK - Debug leaking programs (everything but STATS).
    ///
    /// Debugging information is written to sys.stderr.
    "set_debug($module, flags, /)" => |vm, [flags]| {
        vm.gc.debug = vm.index_i64(flags)?;
        Ok(Value::NONE)
    }
    /// Get the garbage collection debugging flags.
    "get_debug($module, /)" => |vm, []| { Ok(Value::int(vm.gc.debug)) }
    /// set_threshold(threshold0, [threshold1, [threshold2]])
    /// Set the collection thresholds (the collection frequency).
    ///
    /// Setting 'threshold0' to zero disables collection.
    "set_threshold($module, *thresholds)" as "" => |vm, [thresholds]| { set_threshold(vm, thresholds) }
    /// Return the current collection thresholds.
    "get_threshold($module, /)" => |vm, []| { Ok(numbers(vm, vm.gc.thresholds)) }
    /// Return a three-tuple of the current collection counts.
    "get_count($module, /)" => |vm, []| { Ok(numbers(vm, vm.collection_counts().map(|n| n as i64))) }
    /// Return a list of objects tracked by the collector (excluding the list returned).
    ///
    ///   generation
    ///     Generation to extract the objects from.
    ///
    /// If generation is not None, return only the objects tracked by the collector
    /// that are in that generation.
    "get_objects($module, /, generation=None)" => |vm, [generation]| { objects(vm, generation) }
    /// Return a list of dictionaries containing per-generation statistics.
    "get_stats($module, /)" => |vm, []| { Ok(stats(vm)) }
    /// Returns true if the object is tracked by the garbage collector.
    ///
    /// Simple atomic objects will return false.
    "is_tracked($module, obj, /)" => |vm, [object]| { Ok(Value::bool(vm.gc_tracks(object))) }
    /// Returns true if the object has been already finalized by the GC.
    "is_finalized($module, obj, /)" => |vm, [object]| { Ok(Value::bool(vm.is_finalised(object))) }
    /// Freeze all current tracked objects and ignore them for future collections.
    ///
    /// This can be used before a POSIX fork() call to make the gc copy-on-write friendly.
    /// Note: collection before a POSIX fork() call may free pages for future allocation
    /// which can cause copy-on-write.
    "freeze($module, /)" => |vm, []| {
        vm.freeze();
        Ok(Value::NONE)
    }
    /// Unfreeze all objects in the permanent generation.
    ///
    /// Put all objects in the permanent generation back into oldest generation.
    "unfreeze($module, /)" => |vm, []| {
        vm.unfreeze();
        Ok(Value::NONE)
    }
    /// Return the number of objects in the permanent generation.
    "get_freeze_count($module, /)" => |vm, []| { Ok(Value::int(vm.frozen_objects() as i64)) }
}

methods! { static CLINICAL;
    /// Return the list of objects that directly refer to any of 'objs'.
    "get_referrers($module, /, *objs)" => |vm, [objects]| { Ok(referrers(vm, objects)) }
    /// Return the list of objects that are directly referred to by 'objs'.
    "get_referents($module, /, *objs)" => |vm, [objects]| { Ok(referents(vm, objects)) }
}

methods! { static VARIADIC;
    /// get_referrers(*objs) -> list
    /// Return the list of objects that directly refer to any of objs.
    "get_referrers($module, *objs)" as "" => |vm, [objects]| { Ok(referrers(vm, objects)) }
    /// get_referents(*objs) -> list
    /// Return the list of objects that are directly referred to by objs.
    "get_referents($module, *objs)" as "" => |vm, [objects]| { Ok(referents(vm, objects)) }
}

fn enable(vm: &mut Vm, enabled: bool) -> PyResult {
    vm.gc.enabled = enabled;
    vm.plan_collection();
    Ok(Value::NONE)
}

fn numbers(vm: &Vm, numbers: [i64; 3]) -> Value {
    vm.new_tuple(numbers.map(Value::int))
}

fn items(v: &Value) -> &[Value] {
    v.downcast::<Tuple>().map_or(&[], |t| t.items())
}

fn set_threshold(vm: &mut Vm, given: &Value) -> PyResult {
    let given = items(given);
    if given.is_empty() || given.len() > 3 {
        raise!(vm, TypeError, "{}", vm.dialect.gc_threshold_arguments(given.len()));
    }
    let mut thresholds = vm.gc.thresholds;
    for (to, v) in thresholds.iter_mut().zip(given) {
        *to = vm.index_i64(v)?;
    }
    if !vm.dialect.keeps_third_threshold() {
        thresholds[2] = 0;
    }
    vm.gc.thresholds = thresholds;
    vm.plan_collection();
    Ok(Value::NONE)
}

fn objects(vm: &mut Vm, generation: &Value) -> PyResult {
    let mut wanted = None;
    if !generation.is_none() {
        if int_ref(generation).is_none() && vm.index(generation).is_err() {
            raise!(vm, TypeError, "argument should be integer or None, not '{}'", vm.type_name(generation));
        }
        match vm.index_i64(generation)? {
            -1 => {}
            ..-1 => raise!(vm, ValueError, "generation parameter cannot be negative"),
            number @ 0..=2 => wanted = u32::try_from(number).ok(),
            _ => raise!(
                vm,
                ValueError,
                "generation parameter must be less than the number of available generations (3)"
            ),
        }
    }
    let all = vm.tracked_objects(wanted);
    Ok(List::new_ref(all).into())
}

fn stats(vm: &mut Vm) -> Value {
    let all = vm.gc.stats.map(|of| {
        let dict = Dict::new_ref(vm);
        for (name, n) in [("collections", of.collections), ("collected", of.collected), ("uncollectable", 0)]
        {
            vm.set_name(&dict, name, Value::int(n as i64));
        }
        dict.into()
    });
    List::new_ref(all.to_vec()).into()
}

fn referrers(vm: &mut Vm, objects: &Value) -> Value {
    let mut found = vm.referrers(items(objects));
    found.retain(|v| !v.is(objects));
    List::new_ref(found).into()
}

fn referents(vm: &mut Vm, objects: &Value) -> Value {
    let found = items(objects).iter().flat_map(|object| vm.referents(object)).collect();
    List::new_ref(found).into()
}
