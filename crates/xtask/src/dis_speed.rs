//! `cargo xtask dis-speed`: `taipan dis` over a whole standard library against that CPython's own `dis`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::cpu_time::children_cpu_time;
use crate::fixtures::SCRATCH;
use crate::python::{Python, settled};
use crate::tree;

const SCRIPT: &str = "python/dis_stdlib.py";

/// What one listing of the library took, and its lines.
struct Run {
    wall: f64,
    cpu: f64,
    lines: u64,
}

/// Lists the library of 3.13 with both, and prints the times of the faster one of `--rounds` runs each.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let (mut taipan, mut rounds) = (root.join("target/release/taipan"), 1usize);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--taipan" => taipan = std::path::absolute(value()?)?,
            "--rounds" => rounds = value()?.parse::<usize>()?.max(1),
            other => bail!("unknown option {other:?}"),
        }
    }
    ensure!(taipan.exists(), "no {}: cargo build --release", taipan.display());
    let python = Python::find("3.13", &root)?;
    let listed = String::from_utf8(python.script(&root, SCRIPT, &[Path::new("--list")])?)?;
    let files: Vec<PathBuf> = listed.lines().map(PathBuf::from).collect();
    ensure!(!files.is_empty(), "the library has no .pyc files: python -m compileall");
    let list = root.join(SCRATCH).join("stdlib.list");
    fs::create_dir_all(root.join(SCRATCH))?;
    fs::write(&list, &listed)?;
    let size: u64 = files.iter().filter_map(|path| fs::metadata(path).ok()).map(|file| file.len()).sum();
    println!("{} files, {} bytes", files.len(), size);
    let ours = best(rounds, || {
        let mut command = settled(Command::new(&taipan), &root);
        command.args(["dis", "--quiet"]).args(&files);
        timed(command, |text| text.split(", ").find_map(|part| part.strip_suffix(" lines")))
    })?;
    let theirs = best(rounds, || {
        let mut command = python.command(&root);
        command.arg(Path::new("crates/xtask").join(SCRIPT)).arg(&list);
        timed(command, |text| Some(text.trim()))
    })?;
    println!("{:>10}{:>10}{:>10}{:>12}", "", "seconds", "CPU", "lines");
    for (name, run) in [("taipan", &ours), ("3.13", &theirs)] {
        println!("{name:>10}{:>10.3}{:>10.3}{:>12}", run.wall, run.cpu, run.lines);
    }
    println!("{:>10}{:>10.1}{:>10.1}", "×", theirs.wall / ours.wall, theirs.cpu / ours.cpu);
    ensure!(ours.lines == theirs.lines, "the listings differ");
    Ok(())
}

fn best(rounds: usize, run: impl Fn() -> Result<Run>) -> Result<Run> {
    let mut runs = (0..rounds).map(|_| run()).collect::<Result<Vec<_>>>()?;
    runs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
    runs.into_iter().next().context("no run")
}

fn timed(mut command: Command, lines: impl Fn(&str) -> Option<&str>) -> Result<Run> {
    let (start, before) = (Instant::now(), children_cpu_time()?);
    let output = command.output().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    let (wall, cpu) = (start.elapsed().as_secs_f64(), (children_cpu_time()? - before).as_secs_f64());
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    let lines = lines(&text).with_context(|| format!("no count of lines in {text:?}"))?.parse()?;
    Ok(Run { wall, cpu, lines })
}
