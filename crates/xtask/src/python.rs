//! The CPythons that fixtures are recorded from: where they are, and how a script or a `.pyc` is run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// The versions that every program is recorded from, oldest first.
pub const VERSIONS: [&str; 4] = ["3.11", "3.12", "3.13", "3.14"];

/// The npm packages that hold a CPython: version, variable that names the module, folder under `target`, package.
const PACKAGES: [(&str, &str, &str, &str); 2] = [
    ("3.14", "TAIPAN_PYODIDE", "pyodide", "pyodide@314.0.7"),
    ("3.15", "TAIPAN_PYODIDE315", "pyodide315", "pyodide@315.0.0-alpha.2"),
];

/// What a program left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// The exit status; 128 + N after signal N, as a shell says it.
    pub exit: i32,
}

impl Outcome {
    /// With `<programs>` for the folder that the compiled programs lay in.
    pub fn without_places(mut self, folder: &Path) -> Outcome {
        let folder = folder.display().to_string();
        for text in [&mut self.stdout, &mut self.stderr] {
            if let Ok(plain) = std::str::from_utf8(text) {
                *text = plain.replace(&folder, "<programs>").into_bytes();
            }
        }
        self
    }
}

/// One CPython. Scripts and programs run in the repository root, with hash randomisation off (`PYTHONHASHSEED=0`).
#[derive(Debug)]
pub enum Python {
    /// An executable.
    Native(PathBuf),
    /// The 32-bit build in the npm package at this path, by way of Node. See `node/python314.mjs`.
    Pyodide(PathBuf),
}

impl Python {
    /// Finds the CPython of a version: `$TAIPAN_PYTHON311` and so on, else pyenv's newest of that minor version, else
    /// `python3.11` on the PATH. 3.14 falls back to `$TAIPAN_PYODIDE` or the npm package under `target/pyodide`, 3.15 to
    /// `$TAIPAN_PYODIDE315` or the one under `target/pyodide315`.
    pub fn find(version: &str, root: &Path) -> Result<Self> {
        let variable = format!("TAIPAN_PYTHON{}", version.replace('.', ""));
        if let Some(path) = std::env::var_os(&variable) {
            return Ok(Self::Native(path.into()));
        }
        if let Some(path) = pyenv(version) {
            return Ok(Self::Native(path));
        }
        let npm = PACKAGES.iter().find(|(of, ..)| *of == version);
        if let Some((_, variable, folder, _)) = npm {
            let package = std::env::var_os(variable).map_or_else(
                || root.join("target").join(folder).join("node_modules/pyodide/pyodide.mjs"),
                PathBuf::from,
            );
            if package.exists() {
                return Ok(Self::Pyodide(package));
            }
        }
        let name = PathBuf::from(format!("python{version}"));
        ensure!(
            Command::new(&name).arg("--version").output().is_ok_and(|output| output.status.success()),
            "no CPython {version}: set {variable}, install it with pyenv{}",
            npm.map_or_else(String::new, |(_, _, folder, package)| {
                format!(", or npm install --prefix target/{folder} {package}")
            })
        );
        Ok(Self::Native(name))
    }

    /// Whether ints of the platform, hashes and sizes are those of a 64-bit CPython.
    pub fn is_64_bit(&self) -> bool {
        matches!(self, Self::Native(_))
    }

    /// The repository root as this Python sees it.
    pub fn place(&self, root: &Path) -> PathBuf {
        match self {
            Self::Native(_) => root.to_path_buf(),
            Self::Pyodide(_) => PathBuf::from("/host"),
        }
    }

    /// Runs a script of this crate (a path below it) to its successful end, and gives its standard output.
    pub fn script(&self, root: &Path, script: &str, arguments: &[&Path]) -> Result<Vec<u8>> {
        let script = Path::new("crates/xtask").join(script);
        let mut command = self.command(root);
        let output = output_of(command.arg(&script).args(arguments))?;
        if !output.status.success() {
            bail!("{}: {}", script.display(), String::from_utf8_lossy(&output.stderr));
        }
        Ok(output.stdout)
    }

    /// Compiles sources to `.pyc` files: pairs of source, which becomes `co_filename`, and target.
    pub fn compile(&self, root: &Path, jobs: &[(&Path, &Path)], scratch: &Path) -> Result<()> {
        let list = scratch.join("compile.jobs");
        let lines: String =
            jobs.iter().map(|(source, pyc)| format!("{}\t{}\n", source.display(), pyc.display())).collect();
        fs::create_dir_all(root.join(scratch))?;
        fs::write(root.join(&list), lines)?;
        self.script(root, "python/compile_fixture.py", &[&list]).map(drop)
    }

    /// Runs `.pyc` files, each as a program of its own, and gives what each left behind.
    pub fn run_all(&self, root: &Path, pycs: &[PathBuf], scratch: &Path) -> Result<Vec<Outcome>> {
        match self {
            Self::Native(_) => pycs.iter().map(|pyc| self.run(root, pyc)).collect(),
            Self::Pyodide(_) => {
                let (jobs, results) = (scratch.join("run.jobs"), scratch.join("run.results"));
                let lines: String = pycs.iter().map(|pyc| format!("{}\n", pyc.display())).collect();
                fs::write(root.join(&jobs), lines)?;
                self.script(root, "python/run_pyc.py", &[&jobs, &results])?;
                let text = fs::read_to_string(root.join(&results))?;
                let outcomes = text.lines().map(parse_outcome).collect::<Result<Vec<_>>>()?;
                ensure!(
                    outcomes.len() == pycs.len(),
                    "{} results for {} programs",
                    outcomes.len(),
                    pycs.len()
                );
                Ok(outcomes)
            }
        }
    }

    fn run(&self, root: &Path, pyc: &Path) -> Result<Outcome> {
        let mut command = self.command(root);
        let output = output_of(command.arg(pyc))?;
        let exit = exit_status(&output).with_context(|| format!("{}: no exit status", pyc.display()))?;
        Ok(Outcome { stdout: output.stdout, stderr: output.stderr, exit })
    }

    /// The command that takes a script or a `.pyc` and its arguments.
    pub fn command(&self, root: &Path) -> Command {
        let command = match self {
            Self::Native(path) => Command::new(path),
            Self::Pyodide(package) => {
                let mut node = Command::new("node");
                // Recursion through C functions uses more of the native stack than Node allows by default.
                node.args(["--stack-size=6000", "crates/xtask/node/python314.mjs"])
                    .env("TAIPAN_PYODIDE", package);
                node
            }
        };
        settled(command, root)
    }
}

/// Makes a command the same for everyone: in the repository root, no setting of the user's, no hash randomisation.
pub fn settled(mut command: Command, root: &Path) -> Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    command.current_dir(root).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1");
    command
}

fn output_of(command: &mut Command) -> Result<Output> {
    command.output().with_context(|| format!("cannot run {:?}", command.get_program()))
}

#[cfg(unix)]
fn exit_status(output: &Output) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    output.status.code().or_else(|| output.status.signal().map(|signal| 128 + signal))
}

#[cfg(not(unix))]
fn exit_status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn pyenv(version: &str) -> Option<PathBuf> {
    let output = Command::new("pyenv").arg("root").output().ok()?;
    let versions = Path::new(String::from_utf8(output.stdout).ok()?.trim()).join("versions");
    let prefix = format!("{version}.");
    let patch = |name: &str| name.strip_prefix(&prefix)?.parse::<u32>().ok();
    let entries = fs::read_dir(&versions).ok()?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let newest = names.filter(|name| patch(name).is_some()).max_by_key(|name| patch(name))?;
    Some(versions.join(newest).join("bin/python"))
}

fn parse_outcome(line: &str) -> Result<Outcome> {
    let value: Value = serde_json::from_str(line)?;
    let text = |key: &str| -> Result<Vec<u8>> {
        Ok(value[key].as_str().with_context(|| format!("no {key} in {line}"))?.as_bytes().to_vec())
    };
    let exit = value["exit"].as_i64().context("no exit status")?;
    Ok(Outcome { stdout: text("stdout")?, stderr: text("stderr")?, exit: i32::try_from(exit)? })
}
