//! A hundred thousand damaged files through everything that shows a file: no panic, no hang, and little memory.
//!
//! The seeds are fixed. One that fails is named, so that it can be run alone.

mod mutators;
mod random;
#[path = "../support/show.rs"]
mod show;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use mutators::{Mutator, Seed};
use peak_alloc::PeakAlloc;
use random::Random;
use show::show;
use taipan_isa::Version;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What the whole process may take, with several damaged files in the works at once.
const MAX_MEMORY: usize = 64 << 20;
/// How long a file may take: sound ones need a millisecond.
const MAX_TIME: Duration = Duration::from_secs(10);

/// The fixtures of each version.
fn seeds() -> &'static [Vec<Seed>] {
    static SEEDS: OnceLock<Vec<Vec<Seed>>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pyfixtures");
        let of_version = |version: &Version| {
            let folders = ["dis", "marshal"].map(|kind| root.join(kind).join(version.to_string()));
            let mut paths: Vec<_> = folders.iter().flat_map(|folder| pycs(folder)).collect();
            paths.sort();
            let seeds = paths.iter().map(|path| Seed::new(std::fs::read(path).expect("a file")));
            // An empty module has no tables to damage.
            seeds.filter(|seed| !seed.tables.is_empty()).collect()
        };
        let seeds: Vec<Vec<Seed>> = Version::ALL.iter().map(of_version).collect();
        assert!(seeds.iter().all(|seeds| seeds.len() > 2), "fixtures of every version");
        seeds
    })
}

fn pycs(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("a file").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "pyc")).collect()
}

/// Damages `count` files, spread over the machine's cores.
fn mutate(mutator: Mutator, count: u64) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let current: Arc<Vec<AtomicU64>> = Arc::new((0..workers).map(|_| AtomicU64::new(0)).collect());
    let (sender, receiver) = channel();
    for worker in 0..workers {
        let (current, sender) = (Arc::clone(&current), sender.clone());
        let work = move || {
            let mut loaded = 0;
            for number in (worker..count).step_by(workers as usize) {
                current[worker as usize].store(number, Ordering::Relaxed);
                loaded += u64::from(one(mutator, number));
            }
            // The test has failed where nobody waits.
            sender.send(loaded).ok();
        };
        std::thread::Builder::new().stack_size(4 << 20).spawn(work).expect("a thread");
    }
    drop(sender);
    let mut loaded = 0;
    for _ in 0..workers {
        loaded += match receiver.recv_timeout(Duration::from_secs(300)) {
            Ok(count) => count,
            Err(RecvTimeoutError::Timeout) => panic!("a hang, at one of {current:?}"),
            Err(RecvTimeoutError::Disconnected) => panic!("a panic, at one of {current:?}"),
        };
    }
    assert!(loaded * 50 > count, "of {count} files {loaded} could be loaded: they are damaged too much");
    let peak = MEMORY.peak_usage();
    assert!(peak < MAX_MEMORY, "{} MiB in use", peak >> 20);
}

/// Damages one file and shows it; whether it could be loaded.
fn one(mutator: Mutator, number: u64) -> bool {
    let mut random = Random(number);
    let version = random.pick(seeds());
    let (seed, other) = (random.pick(version), random.pick(version));
    let bytes = mutator(&mut random, seed, other);
    let start = Instant::now();
    let loaded = show(&bytes);
    let time = start.elapsed();
    assert!(time < MAX_TIME, "file {number} took {time:?}");
    loaded
}

#[test]
fn flipped_bits() {
    mutate(mutators::flip_bits, 20_000);
}

#[test]
fn spliced_files() {
    mutate(mutators::splice, 20_000);
}

#[test]
fn wrong_lengths() {
    mutate(mutators::edit_lengths, 20_000);
}

#[test]
fn wrong_opcodes() {
    mutate(mutators::edit_opcodes, 15_000);
}

#[test]
fn wrong_tables() {
    mutate(mutators::edit_tables, 15_000);
}

#[test]
fn wrong_references() {
    mutate(mutators::refer, 10_000);
}
