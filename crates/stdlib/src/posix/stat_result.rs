//! `os.stat_result`: a tuple of ten numbers whose times also exist as floats and as nanoseconds.

use taipan_vm::call::Args;
use taipan_vm::class::GetSet;
use taipan_vm::host::Stat;
use taipan_vm::import::script::ScriptClass;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Ref, Value, Vm, methods};

static STAT_RESULT: ScriptClass = ScriptClass {
    doc: Some(
        "stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.",
    ),
    methods: METHODS,
    getset: GETSET,
    ..ScriptClass::named("os.stat_result")
};

/// The items' names; the last three are times in whole seconds, which have no attribute of their own.
const ITEMS: [&str; 7] = ["st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size"];
/// What the tuple does not show, kept under this attribute.
const HIDDEN: &str = "_hidden";

fn item<const I: usize>(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.downcast::<Tuple>().and_then(|t| t.items().get(I)).cloned().unwrap_or(Value::NONE))
}

fn hidden<const I: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    let kept = vm.attribute_or_none(this, HIDDEN)?;
    Ok(kept.downcast::<Tuple>().and_then(|t| t.items().get(I)).cloned().unwrap_or(Value::NONE))
}

static GETSET: &[GetSet] = &[
    GetSet::read("st_mode", "protection bits", item::<0>),
    GetSet::read("st_ino", "inode", item::<1>),
    GetSet::read("st_dev", "device", item::<2>),
    GetSet::read("st_nlink", "number of hard links", item::<3>),
    GetSet::read("st_uid", "user ID of owner", item::<4>),
    GetSet::read("st_gid", "group ID of owner", item::<5>),
    GetSet::read("st_size", "total size, in bytes", item::<6>),
    GetSet::read("st_atime", "time of last access", hidden::<0>),
    GetSet::read("st_mtime", "time of last modification", hidden::<1>),
    GetSet::read("st_ctime", "time of last change", hidden::<2>),
    GetSet::read("st_atime_ns", "time of last access in nanoseconds", hidden::<3>),
    GetSet::read("st_mtime_ns", "time of last modification in nanoseconds", hidden::<4>),
    GetSet::read("st_ctime_ns", "time of last change in nanoseconds", hidden::<5>),
    GetSet::read("st_blksize", "blocksize for filesystem I/O", hidden::<6>),
    GetSet::read("st_blocks", "number of blocks allocated", hidden::<7>),
    GetSet::read("st_rdev", "device type (if inode device)", hidden::<8>),
];

methods! { static METHODS;
    "__repr__($self)" => |vm, [this]| {
        let names = ITEMS.iter().copied().chain(["st_atime", "st_mtime", "st_ctime"]);
        let items = this.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let mut parts = Vec::new();
        for (name, item) in names.zip(items) {
            parts.push(format!("{name}={}", vm.repr_string(&item)?));
        }
        Ok(vm.new_str(&format!("os.stat_result({})", parts.join(", "))))
    }
}

/// Puts the class into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let tuple = vm.types.tuple.clone();
    let class = vm.script_class_with(&STAT_RESULT, vec![tuple])?;
    for (name, count) in [("n_sequence_fields", 10), ("n_fields", 19), ("n_unnamed_fields", 3)] {
        vm.set_attribute(class.value(), name, &Value::int(count))?;
    }
    let names = ITEMS.map(|n| vm.interned_value(n));
    let names = vm.new_tuple(names);
    vm.set_attribute(class.value(), "__match_args__", &names)?;
    vm.set_name(dict, "stat_result", class.into());
    Ok(())
}

fn whole(n: u64) -> Value {
    Value::int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The object of what the host tells.
pub fn new(vm: &mut Vm, stat: &Stat) -> PyResult {
    let times = [stat.accessed, stat.modified, stat.changed];
    let seconds = times.map(|t| Value::int(i64::try_from(t.div_euclid(1_000_000_000)).unwrap_or(0)));
    let mut items = vec![
        Value::int(stat.mode.into()),
        whole(stat.inode),
        whole(stat.device),
        whole(stat.links),
        Value::int(stat.user.into()),
        Value::int(stat.group.into()),
        whole(stat.size),
    ];
    items.extend(seconds);
    let mut kept: Vec<Value> = times.iter().map(|t| Value::float(*t as f64 / 1e9)).collect();
    kept.extend(times.iter().map(|t| Value::int(i64::try_from(*t).unwrap_or(0))));
    kept.extend([whole(stat.block_size), whole(stat.blocks), whole(stat.special_device)]);
    let tuple = vm.types.tuple.clone();
    let class = vm.script_class_with(&STAT_RESULT, vec![tuple])?;
    let items: Value = List::new_ref(items).into();
    let object = vm.call_args(class.value(), Args::positional_only(&[items]))?;
    let kept = vm.new_tuple(kept);
    vm.set_attribute(&object, HIDDEN, &kept)?;
    Ok(object)
}
