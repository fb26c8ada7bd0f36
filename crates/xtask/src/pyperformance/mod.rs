//! `cargo xtask pyperformance`: programs that nobody here wrote, measured by `taipan bench` against two CPythons.

mod programs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::python::{Python, settled};
use crate::tree;
use programs::{PROGRAMS, Program};

/// Everything here is made anew, and nothing of it is committed.
const FOLDER: &str = "target/pyperformance";
/// The stand-in for pyperf, and what is downloaded.
const OURS: &str = "benches/pyperformance";
/// The version of the bytecode that Taipan runs.
const VERSION: &str = "3.13";

struct Settings {
    taipan: PathBuf,
    rounds: String,
    engines: String,
    only: Option<String>,
    is_json: bool,
}

/// Downloads, compiles and measures.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let settings = Settings::parse(arguments, &root)?;
    ensure!(settings.taipan.exists(), "no {}: cargo build --release", settings.taipan.display());
    let Python::Native(python) = Python::find(VERSION, &root)? else {
        bail!("CPython {VERSION} is wanted as an executable")
    };
    let sources = download(&root, &python)?;
    let wanted = |p: &&Program| settings.only.as_deref().is_none_or(|only| p.name.contains(only));
    let chosen: Vec<&Program> = PROGRAMS.iter().filter(wanted).collect();
    let mut bench = settled(Command::new(&settings.taipan), &root);
    bench.args(["bench", "--rounds", &settings.rounds, "--engine", &settings.engines]);
    bench.args(settings.is_json.then_some("--json"));
    bench.arg("--stdlib").arg(library(&root, &python)?);
    bench.arg("--against").arg(&python).arg("--against").arg(pgo_build());
    for program in &chosen {
        bench.arg(prepare(&root, program, &sources)?);
    }
    compile(&root, &chosen)?;
    let status = bench.status().context("cannot run taipan bench")?;
    ensure!(status.success(), "not all programs could be measured");
    Ok(())
}

impl Settings {
    fn parse(arguments: &[String], root: &Path) -> Result<Self> {
        let mut settings = Self {
            taipan: root.join("target/release/taipan"),
            rounds: "5".into(),
            engines: "register-threaded".into(),
            only: None,
            is_json: false,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--taipan" => settings.taipan = std::path::absolute(value()?)?,
                "--rounds" => settings.rounds = value()?.clone(),
                "--engine" => settings.engines = value()?.clone(),
                "--only" => settings.only = Some(value()?.clone()),
                "--json" => settings.is_json = true,
                other => bail!("unknown option {other:?}"),
            }
        }
        Ok(settings)
    }
}

/// Debian's build, which is optimised by profile as pyenv's are not; `$TAIPAN_PYTHON311_PGO` names another.
fn pgo_build() -> PathBuf {
    std::env::var_os("TAIPAN_PYTHON311_PGO").map_or_else(|| "/usr/bin/python3.11".into(), PathBuf::from)
}

/// The standard library of a Python.
fn library(root: &Path, python: &Path) -> Result<String> {
    let code = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = settled(Command::new(python), root).args(["-c", code]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_string())
}

/// Where the sources of pyperformance and pyaes lie; pip downloads them and checks their hashes.
fn download(root: &Path, python: &Path) -> Result<Sources> {
    let (folder, archives) = (root.join(FOLDER).join("sources"), root.join(FOLDER).join("download"));
    if !folder.exists() {
        let pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest"];
        let requirements = root.join(OURS).join("requirements.txt");
        let mut command = settled(Command::new(python), root);
        succeed(command.args(pip).arg(&archives).arg("-r").arg(requirements))?;
        let unpacked = folder.with_extension("new");
        for archive in tree::files_below(&archives, Path::new(""))? {
            let module = if archive.extension().is_some_and(|e| e == "whl") { "zipfile" } else { "tarfile" };
            let mut command = settled(Command::new(python), root);
            succeed(command.args(["-m", module, "-e"]).arg(archives.join(&archive)).arg(&unpacked))?;
        }
        fs::rename(&unpacked, &folder)?;
    }
    let files = tree::files_below(&folder, Path::new(""))?;
    let containing = |end: &str| -> Result<PathBuf> {
        let found = files.iter().find(|file| file.ends_with(end)).with_context(|| format!("no {end}"))?;
        let depth = Path::new(end).components().count();
        Ok(folder.join(found.ancestors().nth(depth).unwrap_or(found)))
    };
    Ok(Sources {
        benchmarks: containing("data-files/benchmarks/bm_nbody/run_benchmark.py")?
            .join("data-files/benchmarks"),
        pyaes: containing("pyaes/aes.py")?.join("pyaes"),
    })
}

struct Sources {
    benchmarks: PathBuf,
    pyaes: PathBuf,
}

fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

fn place(program: &Program) -> PathBuf {
    Path::new(FOLDER).join("programs").join(program.name)
}

/// Puts a program, what it imports and its data into a folder of its own, and names that.
fn prepare(root: &Path, program: &Program, sources: &Sources) -> Result<PathBuf> {
    let to = place(program);
    let folder = root.join(&to);
    fs::create_dir_all(&folder)?;
    let from = sources.benchmarks.join(format!("bm_{}", program.folder));
    fs::copy(from.join("run_benchmark.py"), folder.join("__main__.py"))
        .with_context(|| format!("{} is not in this pyperformance", program.name))?;
    fs::copy(root.join(OURS).join("pyperf.py"), folder.join("pyperf.py"))?;
    let settings = format!("LOOPS = {}\nARGUMENTS = {:?}\n", program.loops, program.arguments);
    fs::write(folder.join("settings.py"), settings)?;
    copy(&from.join("data"), &folder.join("data"))?;
    if program.name == "crypto_pyaes" {
        copy(&sources.pyaes, &folder.join("pyaes"))?;
    }
    Ok(to)
}

/// Copies a folder, where there is one.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in tree::files_below(from, Path::new(""))? {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().context("a file without a folder")?)?;
        fs::copy(from.join(&file), target)?;
    }
    Ok(())
}

/// Compiles all sources, each beside itself.
fn compile(root: &Path, programs: &[&Program]) -> Result<()> {
    let mut sources = Vec::new();
    for program in programs {
        sources.extend(tree::files_below(root, &place(program))?);
    }
    sources.retain(|source| source.extension().is_some_and(|e| e == "py"));
    let targets: Vec<PathBuf> = sources.iter().map(|source| source.with_extension("pyc")).collect();
    let jobs: Vec<(&Path, &Path)> = sources.iter().zip(&targets).map(|(s, t)| (&**s, &**t)).collect();
    Python::find(VERSION, root)?.compile(root, &jobs, Path::new(FOLDER))
}
