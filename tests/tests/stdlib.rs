//! CPython's own library on Taipan: every module whose import generates no code is imported, and used by a program.
//!
//! Where a CPython of the version that the list was recorded from is not installed, that version does not run, and the
//! harness says so. A module whose graph needs a native module that Taipan lacks may fail, and its program is ignored. A
//! test's name is `3.12/import/heapq` or `3.12/use/heapq`; a part of it as argument selects tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_isa::Version;
use taipan_tests::expected::Expected;
use taipan_tests::library::Library;
use taipan_tests::{Setting, enter_root, run_in};
use taipan_vm::host::Capabilities;
use taipan_vm::{Options, Vm};

const VERSIONS: [&str; 3] = ["3.11", "3.12", "3.13"];
const FOLDER: &str = "pyfixtures/stdlib";

fn main() {
    enter_root();
    let mut tests = vec![Trial::test("every_listed_module_has_a_program", every_module_has_a_program)];
    for version in VERSIONS {
        let list = List::read(version);
        match Library::find(version, Path::new(env!("CARGO_TARGET_TMPDIR"))) {
            Some(library) if library.release == list.release => {
                tests.extend(trials(version, &list, &library))
            }
            Some(library) => {
                println!("{version}: did not run: there is {}, not {}", library.release, list.release);
            }
            None => println!("{version}: did not run: no CPython {version}"),
        }
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn trials(version: &'static str, list: &List, library: &Library) -> Vec<Trial> {
    let path = library.folder.display().to_string();
    let imports = list.modules.iter().map(|module| {
        let (module, path) = (module.clone(), path.clone());
        Trial::test(format!("{version}/import/{}", module.name), move || import(version, &module, path))
    });
    let uses = programs().into_iter().filter(|p| pyc(version, &p.name).exists()).map(|program| {
        let (path, waits) = (path.clone(), list.lack_natives(&program));
        let name = format!("{version}/use/{}", program.name);
        Trial::test(name, move || use_it(version, &program.name, path)).with_ignored_flag(waits)
    });
    imports.chain(uses).collect()
}

fn import(version: &str, module: &Module, library: String) -> Result<(), Failed> {
    let setting = Setting { arguments: vec![module.name.clone()], path: vec![library], ..Setting::default() };
    let finished = run_in(&pyc(version, "import_module"), setting, || None)?;
    let stderr = String::from_utf8_lossy(&finished.stderr);
    let leak = if finished.leaked == 0 { Ok(()) } else { Err(format!("leak: {} objects", finished.leaked)) };
    let imported = finished.stdout.ends_with(b"True\n") && stderr.is_empty();
    match imported || (!module.absent.is_empty() && finished.exit == 1) {
        true => Ok(leak?),
        false => Err(format!("{}\n{stderr}", String::from_utf8_lossy(&finished.stdout)).into()),
    }
}

fn use_it(version: &str, program: &str, library: String) -> Result<(), Failed> {
    let setting =
        Setting { path: vec![library.clone()], capabilities: Capabilities::all(), ..Setting::default() };
    let finished = run_in(&pyc(version, program), setting, || None)?;
    let expected = Expected::recorded(&format!("{FOLDER}/{program}"), version)?;
    let problems = expected.problems(&finished, &[]);
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

fn pyc(version: &str, program: &str) -> PathBuf {
    PathBuf::from(format!("{FOLDER}/pyc/{version}/{program}/main.pyc"))
}

/// What a version's list says.
struct List {
    release: String,
    modules: Vec<Module>,
}

#[derive(Clone)]
struct Module {
    name: String,
    /// The native modules without which it cannot be imported, and which Taipan does not have: they stand for C libraries,
    /// other processes, terminals, CPython's compiler.
    absent: Vec<String>,
}

impl List {
    fn read(version: &str) -> List {
        let path = format!("{FOLDER}/modules.{version}.tsv");
        let text = fs::read_to_string(&path).expect("the list of modules");
        let mut lines = text.lines();
        let release = lines.next().and_then(|l| l.strip_prefix("# CPython ")).expect("the list's version");
        let mut vm = Vm::new(Options::new(Version::V3_13)).expect("a VM");
        taipan_stdlib::register(&mut vm);
        let modules = lines.map(|line| {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default().to_string();
            let needed = fields.next().unwrap_or_default().split_whitespace();
            let absent = needed.filter(|native| !vm.is_native_module(native)).map(str::to_string).collect();
            Module { name, absent }
        });
        List { release: release.to_string(), modules: modules.collect() }
    }

    /// Whether a program's modules cannot be imported.
    fn lack_natives(&self, program: &Program) -> bool {
        self.modules.iter().any(|module| !module.absent.is_empty() && program.is_about(&module.name))
    }
}

/// A program, and the modules that it is about: its name, or what a line `# modules:` names.
struct Program {
    name: String,
    modules: Vec<String>,
}

impl Program {
    fn is_about(&self, module: &str) -> bool {
        self.modules.iter().any(|own| own == module)
    }
}

fn programs() -> Vec<Program> {
    let entries = fs::read_dir(FOLDER).expect("the programs").flatten();
    let sources = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "py"));
    let mut programs: Vec<Program> = sources
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a program");
            let named = text.lines().filter_map(|line| line.strip_prefix("# modules:"));
            let mut modules: Vec<String> =
                named.flat_map(str::split_whitespace).map(str::to_string).collect();
            if modules.is_empty() {
                modules.push(name.clone());
            }
            Program { name, modules }
        })
        .filter(|program| program.name != "import_module")
        .collect();
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    programs
}

fn every_module_has_a_program() -> Result<(), Failed> {
    let programs = programs();
    let is_used = |module: &str| {
        let about = |own: &String| own.strip_suffix('*').is_some_and(|prefix| module.starts_with(prefix));
        programs.iter().any(|program| program.is_about(module) || program.modules.iter().any(about))
    };
    let modules = VERSIONS.into_iter().flat_map(|version| List::read(version).modules);
    let unused: BTreeSet<String> =
        modules.filter(|m| m.absent.is_empty() && !is_used(&m.name)).map(|m| m.name).collect();
    if unused.is_empty() { Ok(()) } else { Err(format!("no program uses {unused:?}").into()) }
}
