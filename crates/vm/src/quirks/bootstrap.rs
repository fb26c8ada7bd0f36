//! Where `importlib._bootstrap` calls finders and loaders: lines that tracebacks show.

use super::Dialect;
use crate::exc::Exc;
use taipan_isa::Version;

/// A call in `importlib._bootstrap`, by the function that makes it and what is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BootstrapCall {
    /// `_find_and_load` calls `_find_and_load_unlocked`.
    FindAndLoad,
    /// `_find_and_load_unlocked` calls `_find_spec`.
    Find,
    /// `_find_and_load_unlocked` calls `_load_unlocked`.
    Load,
    /// `_find_spec` calls a finder's `find_spec`.
    Finder,
    /// `_load_unlocked` calls `_load_backward_compatible`.
    Backward,
    /// `_load_unlocked` calls `module_from_spec`.
    Make,
    /// `_load_unlocked` calls a loader's `exec_module`.
    Exec,
    /// `_load_backward_compatible` calls a loader's `load_module`.
    LoadModule,
    /// `module_from_spec` calls a loader's `create_module`.
    Create,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug)]
pub struct BootstrapPlace {
    pub function: &'static str,
    /// `co_firstlineno` of the function.
    pub first_line: i32,
    pub line: i32,
}

/// Functions with their first line and the calls with their lines: 3.11.7, 3.12.1 and 3.13.0, 3.14.2.
#[rustfmt::skip]
const PLACES: [(BootstrapCall, &str, [i32; 3], [i32; 3]); 9] = [
    (BootstrapCall::FindAndLoad, "_find_and_load", [1165, 1349, 1360], [1176, 1360, 1371]),
    (BootstrapCall::Find, "_find_and_load_unlocked", [1120, 1304, 1308], [1138, 1322, 1333]),
    (BootstrapCall::Load, "_find_and_load_unlocked", [1120, 1304, 1308], [1147, 1331, 1342]),
    (BootstrapCall::Finder, "_find_spec", [1054, 1240, 1243], [1078, 1262, 1267]),
    (BootstrapCall::Backward, "_load_unlocked", [666, 911, 914], [674, 919, 922]),
    (BootstrapCall::Make, "_load_unlocked", [666, 911, 914], [676, 921, 924]),
    (BootstrapCall::Exec, "_load_unlocked", [666, 911, 914], [690, 935, 938]),
    (BootstrapCall::LoadModule, "_load_backward_compatible", [630, 875, 878], [634, 879, 882]),
    (BootstrapCall::Create, "module_from_spec", [566, 806, 809], [573, 813, 816]),
];

impl Dialect {
    /// Where `importlib._bootstrap` makes a call.
    pub fn bootstrap_call(self, call: BootstrapCall) -> BootstrapPlace {
        let column = usize::from(self.0 >= Version::V3_12) + usize::from(self.0 >= Version::V3_14);
        let row = PLACES.iter().find(|(of, ..)| *of == call).unwrap_or(&PLACES[0]);
        BootstrapPlace { function: row.1, first_line: row.2[column], line: row.3[column] }
    }
}

/// What `importlib` warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportLapse {
    /// A finder has `find_module` alone.
    FindModule,
    /// A loader has `load_module` alone.
    LoadModule,
    /// `sys.meta_path` is empty.
    NoFinders,
    /// `sys.path_hooks` is empty.
    NoHooks,
}

impl Dialect {
    /// The module that warns, and the line: 3.11.7, 3.12.1, 3.13.0, 3.14.2.
    pub fn import_lapse(self, lapse: ImportLapse) -> (&'static str, i64) {
        let (module, lines) = match lapse {
            ImportLapse::FindModule => ("importlib._bootstrap", [1047, 0, 0, 0]),
            ImportLapse::LoadModule => ("importlib._bootstrap", [673, 918, 918, 921]),
            ImportLapse::NoFinders => ("importlib._bootstrap", [1063, 1249, 1249, 1254]),
            ImportLapse::NoHooks => ("importlib._bootstrap_external", [1412, 1456, 1487, 1224]),
        };
        let later = [Version::V3_12, Version::V3_13, Version::V3_14];
        (module, lines[later.into_iter().filter(|version| self.0 >= *version).count()])
    }

    /// How a module is warned of whose `__package__` is not its spec's parent.
    pub fn package_mismatch_category(self) -> Exc {
        if self.0 >= Version::V3_12 { Exc::DeprecationWarning } else { Exc::ImportWarning }
    }
}
