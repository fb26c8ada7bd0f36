//! The native modules have the public names of CPython 3.13's, with the same signatures, but for what is defended here.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use taipan_isa::Version;
use taipan_vm::types::str::Str;
use taipan_vm::{Options, Value, Vm};

/// What is missing or shown otherwise, and why. Each is looked for: an entry that is no longer true fails.
const DEFENDED: &[(&str, &[&str])] = &[
    (
        "a hook for every line, call or instruction is not there; probes are what observes a run",
        &[
            "sys.setprofile",
            "sys.settrace",
            "sys._setprofileallthreads",
            "sys._settraceallthreads",
            "sys.monitoring",
        ],
    ),
    ("the interactive prompt takes source, which there is no compiler for", &["sys._baserepl"]),
    ("internal to CPython's BytesIO: what is exported here is the object itself", &["_io._BytesIOBuffer"]),
    ("a table of C functions for C code", &["unicodedata._ucnhash_CAPI"]),
];

/// The recorded names, module by module.
fn recorded() -> Json {
    serde_json::from_str(include_str!("../facts/natives-3.13.json")).expect("sound JSON")
}

fn attribute(vm: &mut Vm, object: &Value, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    vm.getattr_optional(object, &name).ok().flatten()
}

/// What a name of a module stands for; `Class.attribute` is looked up in the class.
fn look_up(vm: &mut Vm, module: &Value, name: &str) -> Option<Value> {
    name.split('.').try_fold(module.clone(), |object, part| attribute(vm, &object, part))
}

/// `__text_signature__` of what can be called.
fn signature(vm: &mut Vm, object: &Value) -> Option<String> {
    if !vm.is_callable(object) {
        return None;
    }
    let text = attribute(vm, object, "__text_signature__")?;
    text.downcast::<Str>().map(|s| s.to_lossy().into_owned())
}

#[test]
fn names_and_signatures_are_cpythons() {
    let mut vm = Vm::new(Options::new(Version::V3_13)).unwrap_or_else(|_| panic!("a VM"));
    taipan_stdlib::register(&mut vm);
    let mut differing = BTreeSet::new();
    for (module_name, names) in recorded().as_object().expect("modules") {
        let symbol = vm.intern(module_name);
        let Ok(module) = vm.import_module(&symbol) else {
            differing.insert(module_name.clone());
            continue;
        };
        for (name, shown) in names.as_object().expect("names") {
            let same = match look_up(&mut vm, &module, name) {
                Some(found) => signature(&mut vm, &found).as_deref() == shown.as_str(),
                None => false,
            };
            if !same {
                differing.insert(format!("{module_name}.{name}"));
            }
        }
    }
    let defended: BTreeSet<String> =
        DEFENDED.iter().flat_map(|(_, names)| names.iter()).map(|name| (*name).to_string()).collect();
    let lacking: Vec<&String> = differing.difference(&defended).collect();
    let settled: Vec<&String> = defended.difference(&differing).collect();
    assert!(lacking.is_empty(), "missing or shown otherwise, and not defended: {lacking:#?}");
    assert!(settled.is_empty(), "defended without need: {settled:#?}");
}
