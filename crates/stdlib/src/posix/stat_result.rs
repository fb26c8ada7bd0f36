//! `os.stat_result`: ten numbers, whose times also exist as floats and as nanoseconds.

use taipan_vm::class::GetSet;
use taipan_vm::host::Stat;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::structseq::{StructSpec, field, hidden};
use taipan_vm::{Ref, Value, Vm};

static STAT_RESULT: StructSpec = StructSpec {
    name: "os.stat_result",
    doc: "stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\nPosix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\nor st_flags, they are available as attributes only.\n\nSee os.stat for more information.",
    fields: &[
        field::<0>("st_mode", "protection bits"),
        field::<1>("st_ino", "inode"),
        field::<2>("st_dev", "device"),
        field::<3>("st_nlink", "number of hard links"),
        field::<4>("st_uid", "user ID of owner"),
        field::<5>("st_gid", "group ID of owner"),
        field::<6>("st_size", "total size, in bytes"),
    ],
    // The times in whole seconds.
    unnamed: 3,
    hidden: HIDDEN,
    complete: whole_times,
    callable: true,
    signature: "",
    new: None,
};

static HIDDEN: &[GetSet] = &[
    hidden::<0>("st_atime", "time of last access"),
    hidden::<1>("st_mtime", "time of last modification"),
    hidden::<2>("st_ctime", "time of last change"),
    hidden::<3>("st_atime_ns", "time of last access in nanoseconds"),
    hidden::<4>("st_mtime_ns", "time of last modification in nanoseconds"),
    hidden::<5>("st_ctime_ns", "time of last change in nanoseconds"),
    hidden::<6>("st_blksize", "blocksize for filesystem I/O"),
    hidden::<7>("st_blocks", "number of blocks allocated"),
    hidden::<8>("st_rdev", "device type (if inode device)"),
];

/// Times that were not given as floats are those in whole seconds.
fn whole_times(items: &[Value], hidden: &mut [Value]) {
    for (time, whole) in hidden.iter_mut().zip(items.iter().skip(7)).filter(|(time, _)| time.is_none()) {
        *time = whole.clone();
    }
}

/// Puts the class into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    let class = vm.struct_class(&STAT_RESULT);
    vm.set_name(dict, "stat_result", class.into());
}

fn whole(n: u64) -> Value {
    Value::int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The object of what the host tells.
pub fn new(vm: &mut Vm, stat: &Stat) -> Value {
    let times = [stat.accessed, stat.modified, stat.changed];
    let seconds = times.map(|t| Value::int(i64::try_from(t.div_euclid(1_000_000_000)).unwrap_or(0)));
    let mut values = vec![
        Value::int(stat.mode.into()),
        whole(stat.inode),
        whole(stat.device),
        whole(stat.links),
        Value::int(stat.user.into()),
        Value::int(stat.group.into()),
        whole(stat.size),
    ];
    values.extend(seconds);
    values.extend(times.iter().map(|t| Value::float(*t as f64 / 1e9)));
    values.extend(times.iter().map(|t| Value::int(i64::try_from(*t).unwrap_or(0))));
    values.extend([whole(stat.block_size), whole(stat.blocks), whole(stat.special_device)]);
    vm.new_struct(&STAT_RESULT, values)
}
