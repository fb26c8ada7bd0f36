//! Where `importlib._bootstrap` and `_bootstrap_external` call finders, hooks and loaders: lines that tracebacks show.

use super::Dialect;
use crate::exc::Exc;
use taipan_isa::Version;

/// A call in `importlib._bootstrap` or `_bootstrap_external`, by the function that makes it and what is called.
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
    /// `_load_unlocked` asks a spec for its loader.
    SpecLoader,
    /// `PathFinder.find_spec` calls `_get_spec`.
    PathFinder,
    /// `_get_spec` calls `_path_importer_cache`.
    PathEntry,
    /// `_get_spec` calls an entry finder's `find_spec`.
    EntryFinder,
    /// `_path_importer_cache` looks up a path.
    CachedFinder,
    /// `_path_importer_cache` calls `_path_hooks`.
    PathHooks,
    /// `_path_hooks` calls a hook.
    PathHook,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug)]
pub struct BootstrapPlace {
    /// `co_filename`
    pub file: &'static str,
    pub function: &'static str,
    /// `co_firstlineno` of the function.
    pub first_line: i32,
    pub line: i32,
}

/// Functions with their first line and the calls with their lines: 3.11.7, 3.12.1 and 3.13.0, 3.14.2.
#[rustfmt::skip]
const PLACES: [(BootstrapCall, &str, [i32; 3], [i32; 3]); 10] = [
    (BootstrapCall::FindAndLoad, "_find_and_load", [1165, 1349, 1360], [1176, 1360, 1371]),
    (BootstrapCall::Find, "_find_and_load_unlocked", [1120, 1304, 1308], [1138, 1322, 1333]),
    (BootstrapCall::Load, "_find_and_load_unlocked", [1120, 1304, 1308], [1147, 1331, 1342]),
    (BootstrapCall::Finder, "_find_spec", [1054, 1240, 1243], [1078, 1262, 1267]),
    (BootstrapCall::Backward, "_load_unlocked", [666, 911, 914], [674, 919, 922]),
    (BootstrapCall::Make, "_load_unlocked", [666, 911, 914], [676, 921, 924]),
    (BootstrapCall::Exec, "_load_unlocked", [666, 911, 914], [690, 935, 938]),
    (BootstrapCall::LoadModule, "_load_backward_compatible", [630, 875, 878], [634, 879, 882]),
    (BootstrapCall::Create, "module_from_spec", [566, 806, 809], [573, 813, 816]),
    (BootstrapCall::SpecLoader, "_load_unlocked", [666, 911, 914], [668, 913, 916]),
];

/// The same of `_bootstrap_external`: 3.11.7, 3.12.1, 3.13.0, 3.14.2.
#[rustfmt::skip]
const EXTERNAL: [(BootstrapCall, &str, [i32; 4], [i32; 4]); 6] = [
    (BootstrapCall::PathFinder, "find_spec", [1496, 1516, 1547, 1284], [1504, 1524, 1555, 1292]),
    (BootstrapCall::PathEntry, "_get_spec", [1464, 1487, 1518, 1255], [1473, 1496, 1527, 1264]),
    (BootstrapCall::EntryFinder, "_get_spec", [1464, 1487, 1518, 1255], [1476, 1498, 1529, 1266]),
    (BootstrapCall::CachedFinder, "_path_importer_cache", [1421, 1465, 1496, 1233], [1437, 1481, 1512, 1249]),
    (BootstrapCall::PathHooks, "_path_importer_cache", [1421, 1465, 1496, 1233], [1439, 1483, 1514, 1251]),
    (BootstrapCall::PathHook, "_path_hooks", [1408, 1452, 1483, 1220], [1415, 1459, 1490, 1227]),
];

impl Dialect {
    /// Where such a call is made.
    pub fn bootstrap_call(self, call: BootstrapCall) -> BootstrapPlace {
        if let Some((_, function, first, lines)) = EXTERNAL.iter().find(|(of, ..)| *of == call) {
            let later = [Version::V3_12, Version::V3_13, Version::V3_14];
            let column = later.into_iter().filter(|version| self.0 >= *version).count();
            let file = "<frozen importlib._bootstrap_external>";
            return BootstrapPlace { file, function, first_line: first[column], line: lines[column] };
        }
        let column = usize::from(self.0 >= Version::V3_12) + usize::from(self.0 >= Version::V3_14);
        let row = PLACES.iter().find(|(of, ..)| *of == call).unwrap_or(&PLACES[0]);
        let file = "<frozen importlib._bootstrap>";
        BootstrapPlace { file, function: row.1, first_line: row.2[column], line: row.3[column] }
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
