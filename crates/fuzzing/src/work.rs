//! The work of the runner of millions: batches of generated and mutated programs, told apart by their numbers.

use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use taipan_isa::Version;
use taipan_marshal::Pyc;
use taipan_vm::embed::Program;
use taipan_vm::load;

use crate::batch;
use crate::choice::Choices;
use crate::compare::{ENGINES, FEW_STEPS, on_engines};
use crate::generate::{program, versions};
use crate::mutate::Source;

/// Programs of a batch.
const BATCH: u64 = 512;
/// Mutations of one generated program.
const MUTATIONS: u64 = 8;
/// Mutated fixtures of a batch, each of which needs machines of its own.
const FIXTURES: u64 = 2;
/// Mutations tried for each that is sound.
const TRIES: u64 = 400;

/// How far the work is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    pub batch: u64,
    /// Executions.
    pub runs: u64,
    /// Programs: generated ones, mutations of these, mutated fixtures.
    pub generated: u64,
    pub mutated: u64,
    pub fixtures: u64,
    /// Those that ended by themselves.
    pub ended: u64,
    pub problems: u64,
}

impl Done {
    /// In one line.
    pub fn to_text(&self) -> String {
        let Done { batch, runs, generated, mutated, fixtures, ended, problems } = self;
        format!(
            "batch {batch} runs {runs} generated {generated} mutated {mutated} fixtures {fixtures} ended {ended} \
             problems {problems}"
        )
    }

    /// What is written there, as far as it can be read.
    pub fn read(path: &Path) -> Done {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut numbers = text.split(' ').skip(1).step_by(2).map(|n| n.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        Done {
            batch: next(),
            runs: next(),
            generated: next(),
            mutated: next(),
            fixtures: next(),
            ended: next(),
            problems: next(),
        }
    }

    /// Adds what another process has done.
    pub fn add(&mut self, other: &Done) {
        self.runs += other.runs;
        self.generated += other.generated;
        self.mutated += other.mutated;
        self.fixtures += other.fixtures;
        self.ended += other.ended;
        self.problems += other.problems;
    }
}

/// The programs that mutations start from.
pub struct Work {
    fixtures: Vec<(Version, Vec<Source>)>,
}

impl Default for Work {
    fn default() -> Work {
        Work::new()
    }
}

impl Work {
    /// With the fixtures below the current folder, if there are any.
    pub fn new() -> Work {
        let fixtures = versions().map(|version| (version, sources(version))).collect();
        Work { fixtures }
    }

    /// The file of a program named as the problems name it.
    ///
    /// # Errors
    /// Where it is not named so.
    pub fn one(&self, name: &str) -> Result<Vec<u8>, String> {
        let mut parts = name.split(':');
        let mut next = || parts.next().ok_or("KIND:VERSION:NUMBER");
        let (kind, version, number) = (next()?, next()?, next()?);
        let version = versions().find(|v| v.to_string() == version).ok_or("no such version")?;
        let number = number.parse::<u64>().map_err(|e| e.to_string())?;
        match kind {
            "generated" => Ok(generated(version, number)),
            "mutated" => Ok(mutated(version, number)),
            "fixture" => self.fixture(version, number).map(|(_, bytes)| bytes).ok_or("no fixtures".into()),
            _ => Err("no such kind".into()),
        }
    }

    /// Executes a batch; what is wrong.
    pub fn batch(&self, number: u64, done: &mut Done) -> Vec<String> {
        let all: Vec<Version> = versions().collect();
        let version = all[number as usize % all.len()];
        let mut problems = Vec::new();
        let numbers = number * BATCH..(number + 1) * BATCH;
        let kind = match number / all.len() as u64 % 2 {
            0 => "generated",
            _ => "mutated",
        };
        let sound: Vec<(u64, Program)> = match kind {
            "generated" => {
                let load = |n| load(&generated(version, n)).map_err(|e| format!("{kind}:{version}:{n}: {e}"));
                numbers.filter_map(|n| load(n).map_err(|e| problems.push(e)).ok().map(|p| (n, p))).collect()
            }
            _ => sound_mutations(version, numbers),
        };
        let programs: Vec<Program> = sound.iter().map(|(_, program)| program.clone()).collect();
        let result = catch_unwind(AssertUnwindSafe(|| batch::run(&programs)));
        match result {
            Ok(Ok(tally)) => {
                done.runs += tally.runs;
                done.ended += tally.ended;
            }
            Ok(Err((at, problem))) => {
                let at = at.map_or("a program".to_string(), |at| format!("{kind}:{version}:{}", sound[at].0));
                problems.push(format!("{at} of batch {number}: {problem}"));
            }
            Err(_) => problems.push(format!("batch {number} panics")),
        }
        match kind {
            "generated" => done.generated += programs.len() as u64,
            _ => done.mutated += programs.len() as u64,
        }
        for n in number * FIXTURES..(number + 1) * FIXTURES {
            problems.extend(self.run_fixture(version, n, done));
        }
        done.problems += problems.len() as u64;
        problems
    }

    fn run_fixture(&self, version: Version, number: u64, done: &mut Done) -> Option<String> {
        for number in number * TRIES..(number + 1) * TRIES {
            let (name, bytes) = self.fixture(version, number)?;
            let result = catch_unwind(AssertUnwindSafe(|| on_engines(&bytes, FEW_STEPS, &ENGINES)));
            let at = format!("fixture:{version}:{number} ({name})");
            match result {
                Ok(Ok(verdict)) if verdict.is_sound => {
                    done.fixtures += 1;
                    done.ended += u64::from(verdict.has_ended);
                    done.runs += if verdict.has_ended { 1 + ENGINES.len() as u64 } else { 1 };
                    return None;
                }
                Ok(Ok(_)) => {}
                Ok(Err(problem)) => return Some(format!("{at}: {problem}")),
                Err(_) => return Some(format!("{at} panics")),
            }
        }
        None
    }

    fn fixture(&self, version: Version, number: u64) -> Option<(&str, Vec<u8>)> {
        let (_, sources) = self.fixtures.iter().find(|(v, _)| *v == version)?;
        let mut choices = Choices::seeded(number);
        let source = sources.get(choices.below(sources.len()))?;
        Some((&source.name, source.mutated(&mut choices)))
    }
}

/// A generated program's file.
pub fn generated(version: Version, number: u64) -> Vec<u8> {
    let code = program(version, &mut Choices::seeded(number));
    // What was made has names and constants that any file may have.
    taipan_marshal::write(&Pyc::new(code)).unwrap_or_default()
}

/// A generated program's file, with some places changed.
pub fn mutated(version: Version, number: u64) -> Vec<u8> {
    mutated_source(version, number)
        .map_or_else(Vec::new, |source| source.mutated(&mut Choices::seeded(number)))
}

/// What the mutation of that number starts from.
fn mutated_source(version: Version, number: u64) -> Option<Source> {
    Source::new("generated".into(), generated(version, number / MUTATIONS))
}

/// Those of the mutations that can be executed.
fn sound_mutations(version: Version, numbers: Range<u64>) -> Vec<(u64, Program)> {
    let mut sound = Vec::new();
    let mut source = None;
    for number in numbers {
        if number % MUTATIONS == 0 || source.is_none() {
            source = mutated_source(version, number);
        }
        let bytes = source.as_ref().map(|source| source.mutated(&mut Choices::seeded(number)));
        sound.extend(bytes.and_then(|bytes| load(&bytes).ok()).map(|program| (number, program)));
    }
    sound
}

/// The compiled fixtures of a version, below the current folder.
pub fn sources(version: Version) -> Vec<Source> {
    let mut paths = Vec::new();
    find(Path::new(&format!("pyfixtures/pyc/{version}")), &mut paths);
    paths.sort();
    let read = |path: String| Source::new(path.clone(), fs::read(path).ok()?);
    paths.into_iter().filter_map(read).collect()
}

fn find(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pyc") {
            found.push(path.display().to_string());
        }
    }
}
