//! `cargo xtask bench-compare`: Taipan against CPython, by the CPU time of whole processes, in interleaved runs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::fixtures::SCRATCH;
use crate::python::{Python, settled};
use crate::tree;

const PROGRAMS: &str = "benches/programs";

/// One of those compared.
struct Contestant {
    /// The title of its column.
    title: &'static str,
    /// The version whose bytecode it runs.
    bytecode: &'static str,
    executable: Executable,
}

enum Executable {
    Taipan(PathBuf),
    Python(Python),
}

impl Contestant {
    fn command(&self, root: &Path) -> Command {
        match &self.executable {
            Executable::Taipan(path) => settled(Command::new(path), root),
            Executable::Python(python) => python.command(root),
        }
    }
}

struct Settings {
    taipan: PathBuf,
    rounds: usize,
    only: Option<String>,
}

/// Measures every program and prints a table of medians, and how many times faster than each CPython Taipan is.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let settings = Settings::parse(arguments, &root)?;
    ensure!(settings.taipan.exists(), "no {}: cargo build --release", settings.taipan.display());
    let contestants = contestants(&settings, &root)?;
    let mut sources = tree::files_below(&root, Path::new(PROGRAMS))?;
    sources
        .retain(|source| settings.only.as_deref().is_none_or(|only| source.to_string_lossy().contains(only)));
    for (bytecode, python) in
        [("3.13", &Python::find("3.13", &root)?), ("3.11", &Python::Native(pgo_build()))]
    {
        let pycs: Vec<PathBuf> = sources.iter().map(|source| pyc(source, bytecode)).collect();
        let jobs: Vec<(&Path, &Path)> = sources.iter().zip(&pycs).map(|(s, p)| (&**s, &**p)).collect();
        python.compile(&root, &jobs, Path::new(SCRATCH))?;
    }
    println!("{:<12}{}{}", "CPU seconds", titles(&contestants, ""), titles(&contestants[1..], "× "));
    let mut logarithms = vec![0.0; contestants.len() - 1];
    let mut failures = Vec::new();
    for source in &sources {
        let medians = match measure(&root, source, &contestants, settings.rounds) {
            Ok(medians) => medians,
            Err(error) => {
                println!("{:<12}{:>14}", name(source), "fails");
                failures.push(format!("{error:#}"));
                continue;
            }
        };
        let ratios: Vec<f64> = medians[1..].iter().map(|median| median / medians[0]).collect();
        for (sum, ratio) in logarithms.iter_mut().zip(&ratios) {
            *sum += ratio.ln();
        }
        println!("{:<12}{}{}", name(source), columns(&medians, 3), columns(&ratios, 2));
    }
    let measured = sources.len() - failures.len();
    let means: Vec<f64> = logarithms.iter().map(|sum| (sum / measured.max(1) as f64).exp()).collect();
    println!("{:<12}{}{}", "geomean", " ".repeat(14 * contestants.len()), columns(&means, 2));
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

impl Settings {
    fn parse(arguments: &[String], root: &Path) -> Result<Self> {
        let mut settings = Self { taipan: root.join("target/release/taipan"), rounds: 5, only: None };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--taipan" => settings.taipan = std::path::absolute(value()?)?,
                "--rounds" => settings.rounds = value()?.parse::<usize>()?.max(1),
                "--only" => settings.only = Some(value()?.clone()),
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

/// Taipan first, then the CPythons.
fn contestants(settings: &Settings, root: &Path) -> Result<Vec<Contestant>> {
    let contestant = |title, bytecode, executable| Contestant { title, bytecode, executable };
    Ok(vec![
        contestant("taipan", "3.13", Executable::Taipan(settings.taipan.clone())),
        contestant("3.13", "3.13", Executable::Python(Python::find("3.13", root)?)),
        contestant("3.11 PGO", "3.11", Executable::Python(Python::Native(pgo_build()))),
    ])
}

/// The median CPU seconds of each contestant. All must print the same.
fn measure(root: &Path, source: &Path, contestants: &[Contestant], rounds: usize) -> Result<Vec<f64>> {
    let mut seconds = vec![Vec::new(); contestants.len()];
    let mut expected: Option<Vec<u8>> = None;
    for _ in 0..rounds {
        for (contestant, times) in contestants.iter().zip(&mut seconds) {
            let mut command = contestant.command(root);
            command.arg(pyc(source, contestant.bytecode));
            let before = children_cpu_time()?;
            let output =
                command.output().with_context(|| format!("cannot run {:?}", command.get_program()))?;
            times.push((children_cpu_time()? - before).as_secs_f64());
            let what = format!("{} on {}", source.display(), contestant.title);
            ensure!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
            ensure!(
                *expected.get_or_insert(output.stdout.clone()) == output.stdout,
                "{what} prints something else"
            );
        }
    }
    Ok(seconds.into_iter().map(median).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

/// User and system time of all child processes that have ended.
#[cfg(unix)]
pub fn children_cpu_time() -> Result<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let parts = [usage.user_time(), usage.system_time()];
    let micros: i64 = parts.iter().map(|time| time.tv_sec() * 1_000_000 + time.tv_usec()).sum();
    Ok(Duration::from_micros(u64::try_from(micros)?))
}

#[cfg(not(unix))]
pub fn children_cpu_time() -> Result<Duration> {
    bail!("CPU time of child processes is measured on Unix only")
}

fn pyc(source: &Path, bytecode: &str) -> PathBuf {
    Path::new(SCRATCH).join("bench").join(bytecode).join(format!("{}.pyc", name(source)))
}

fn name(source: &Path) -> std::borrow::Cow<'_, str> {
    source.file_stem().unwrap_or_default().to_string_lossy()
}

fn titles(contestants: &[Contestant], prefix: &str) -> String {
    contestants.iter().map(|contestant| format!("{:>14}", format!("{prefix}{}", contestant.title))).collect()
}

fn columns(values: &[f64], digits: usize) -> String {
    values.iter().map(|value| format!("{value:>14.digits$}")).collect()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn median_of_odd_and_even_counts() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
    }
}
