//! Struct sequences of functions that the host refuses: programs may make them all the same.

use crate::support::{class_arg, construct};
use taipan_vm::methods;
use taipan_vm::types::structseq::{StructSpec, field, hidden};

pub static SCHED_PARAM: StructSpec = StructSpec {
    name: "posix.sched_param",
    doc: "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.",
    fields: &[field::<0>("sched_priority", "the scheduling priority")],
    signature: "(sched_priority)",
    new: Some(|vm, class, args| construct(vm, &NEW_SCHED_PARAM[0], class, args)),
    ..StructSpec::PLAIN
};

methods! { static NEW_SCHED_PARAM;
    "sched_param($type, sched_priority)" => |vm, [class, priority]| {
        let class = class_arg(vm, class)?.clone();
        vm.struct_of(&class, vec![priority.clone()], Vec::new())
    }
}

pub static STATVFS_RESULT: StructSpec = StructSpec {
    name: "os.statvfs_result",
    doc: "statvfs_result: Result from statvfs or fstatvfs.\n\nThis object may be accessed either as a tuple of\n  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),\nor via the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.\n\nSee os.statvfs for more information.",
    fields: &[
        field::<0>("f_bsize", ""),
        field::<1>("f_frsize", ""),
        field::<2>("f_blocks", ""),
        field::<3>("f_bfree", ""),
        field::<4>("f_bavail", ""),
        field::<5>("f_files", ""),
        field::<6>("f_ffree", ""),
        field::<7>("f_favail", ""),
        field::<8>("f_flag", ""),
        field::<9>("f_namemax", ""),
    ],
    hidden: &[hidden::<0>("f_fsid", "")],
    ..StructSpec::PLAIN
};

pub static WAITID_RESULT: StructSpec = StructSpec {
    name: "posix.waitid_result",
    doc: "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  (si_pid, si_uid, si_signo, si_status, si_code),\nor via the attributes si_pid, si_uid, and so on.\n\nSee os.waitid for more information.",
    fields: &[
        field::<0>("si_pid", ""),
        field::<1>("si_uid", ""),
        field::<2>("si_signo", ""),
        field::<3>("si_status", ""),
        field::<4>("si_code", ""),
    ],
    ..StructSpec::PLAIN
};
