//! `cargo xtask pypi-programs`: packages of PyPI, fetched and not kept, run by every CPython and by Taipan.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::python::{Outcome, Python, VERSIONS, settled};
use crate::tree;

/// The programs, and what they are about as pinned requirements with checksums.
const FOLDER: &str = "pyfixtures/pypi";
/// Where wheels, their contents and the compiled files go.
const SCRATCH: &str = "target/pypi";
/// A line of a program that names what of the packages it imports: a module or package, or a file under another name.
const REMARK: &str = "# module: ";
/// Its output shows what the machine's C library has: rounding of sines and the like.
const NEEDS_64_BIT: &str = "# fixture: 64-bit";
/// A stand-in that every program has beside it.
const STAND_IN: &str = "pyperf";
/// The version whose pip fetches the wheels.
const FETCHER: &str = "3.13";

/// Fetches, compiles, runs and compares. A version whose CPython is not at hand is named.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let (mut taipan, mut only) = (root.join("target/debug/taipan"), String::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--taipan" => taipan = PathBuf::from(value),
            "--only" => only.clone_from(value),
            other => bail!("unknown option {other:?}"),
        }
    }
    ensure!(taipan.exists(), "no {}: cargo build -p taipan", taipan.display());
    fetch(&root)?;
    let programs: Vec<String> = programs(&root)?.into_iter().filter(|name| name.contains(&only)).collect();
    let mut differing = 0;
    for version in VERSIONS {
        match Python::find(version, &root) {
            Ok(python) => differing += compare(&python, version, &programs, &taipan, &root)?,
            Err(reason) => println!("{version}: did not run: {reason}"),
        }
    }
    ensure!(differing == 0, "{differing} runs differ");
    Ok(())
}

/// Downloads the wheels that are pinned, checked by pip against their sums, and unpacks them.
fn fetch(root: &Path) -> Result<()> {
    let python = Python::find(FETCHER, root)?;
    let (wheels, sources) = (Path::new(SCRATCH).join("wheels"), Path::new(SCRATCH).join("sources"));
    let requirements = Path::new(FOLDER).join("requirements.txt");
    let mut pip = python.command(root);
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]);
    pip.arg("--disable-pip-version-check").arg("--requirement").arg(requirements).arg("--dest").arg(&wheels);
    ensure!(pip.status()?.success(), "pip could not fetch the packages");
    for wheel in tree::files_below(root, &wheels)? {
        let mut unzip = python.command(root);
        unzip.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&sources);
        ensure!(unzip.status()?.success(), "{}: cannot be unpacked", wheel.display());
    }
    Ok(())
}

fn programs(root: &Path) -> Result<Vec<String>> {
    let files = tree::files_below(root, Path::new(FOLDER))?;
    let sources = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "py"));
    let names = sources.filter_map(|path| path.file_stem()?.to_str()).map(str::to_string);
    Ok(names.filter(|name| name != STAND_IN).collect())
}

/// Runs all programs on one version; how many differ.
fn compare(python: &Python, version: &str, programs: &[String], taipan: &Path, root: &Path) -> Result<usize> {
    let (mut chosen, mut pycs) = (Vec::new(), Vec::new());
    for program in programs {
        let text = fs::read_to_string(root.join(FOLDER).join(program).with_extension("py"))?;
        if !python.is_64_bit() && text.lines().any(|line| line == NEEDS_64_BIT) {
            println!(
                "{version} {program}: did not run: this CPython is another build, see pyfixtures/README.md"
            );
            continue;
        }
        pycs.push(compile(python, version, program, &text, root)?);
        chosen.push(program);
    }
    let library = Path::new(SCRATCH).join("library").join(version);
    if !root.join(&library).join("os.pyc").exists() {
        python.script(root, "python/compile_stdlib.py", &[&library])?;
    }
    let expected = python.run_all(root, &pycs, Path::new(SCRATCH))?;
    let mut differing = 0;
    for ((program, pyc), expected) in chosen.into_iter().zip(&pycs).zip(expected) {
        let outcome = run_taipan(taipan, &library, pyc, root)?;
        let lines = expected.stdout.split(|byte| *byte == b'\n').count() - 1;
        if outcome == expected {
            println!("{version} {program}: equal, {lines} lines, exit status {}", expected.exit);
        } else {
            differing += 1;
            println!("{version} {program}: DIFFERS, see {}", keep(pyc, &expected, &outcome, root)?);
        }
    }
    Ok(differing)
}

/// Compiles a program and what it imports into a folder of its own.
fn compile(python: &Python, version: &str, program: &str, text: &str, root: &Path) -> Result<PathBuf> {
    let folder = Path::new(SCRATCH).join(version).join(program);
    let source = PathBuf::from(format!("{FOLDER}/{program}.py"));
    let main = folder.join("main.pyc");
    let stand_in = PathBuf::from(format!("{FOLDER}/{STAND_IN}.py"));
    let mut jobs = vec![(source, main.clone()), (stand_in, folder.join(STAND_IN).with_extension("pyc"))];
    let sources = Path::new(SCRATCH).join("sources");
    for named in text.lines().filter_map(|line| line.strip_prefix(REMARK)) {
        if let Some((file, module)) = named.split_once(" as ") {
            jobs.push((sources.join(file), folder.join(module).with_extension("pyc")));
            continue;
        }
        for file in tree::files_below(root, &sources.join(named))? {
            if file.extension().is_some_and(|extension| extension == "py") {
                let target = folder.join(file.strip_prefix(&sources)?).with_extension("pyc");
                jobs.push((file, target));
            }
        }
    }
    let jobs: Vec<(&Path, &Path)> = jobs.iter().map(|(source, target)| (&**source, &**target)).collect();
    python.compile(root, &jobs, Path::new(SCRATCH))?;
    Ok(main)
}

fn run_taipan(taipan: &Path, library: &Path, pyc: &Path, root: &Path) -> Result<Outcome> {
    let mut command = settled(Command::new(taipan), root);
    let output = command.args(["run", "-A", "--stdlib"]).arg(library).arg(pyc).output()?;
    let exit = output.status.code().context("Taipan was killed")?;
    Ok(Outcome { stdout: output.stdout, stderr: output.stderr, exit })
}

/// Writes both outcomes beside the program; the folder.
fn keep(pyc: &Path, expected: &Outcome, outcome: &Outcome, root: &Path) -> Result<String> {
    let folder = pyc.parent().unwrap_or(pyc);
    for (name, of) in [("expected", expected), ("taipan", outcome)] {
        fs::write(root.join(folder).join(format!("{name}.out")), &of.stdout)?;
        fs::write(root.join(folder).join(format!("{name}.err")), &of.stderr)?;
    }
    Ok(folder.display().to_string())
}
