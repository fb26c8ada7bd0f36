//! Disassemblies of files against what each CPython's own `dis` prints of them.
//!
//! The recordings are `pyfixtures/dis/VERSION/listings.gz`, made by `cargo xtask listings`; the files stand beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_isa::Version;
use taipan_listings::{SetOrder, compare, read_gz, shown};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pyfixtures/dis");
    let trials = Version::ALL.iter().flat_map(|version| trials(&root.join(version.to_string()), *version));
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

/// One test a file and kind of listing.
fn trials(folder: &Path, version: Version) -> Vec<Trial> {
    let records = read_gz(&folder.join("listings.gz")).expect("a sound recording of every version");
    let mut trials = Vec::new();
    let mut files = 0;
    for record in records {
        let pyc = folder.join(&record.file).with_extension("pyc");
        files += usize::from(record.skipped.is_none());
        for (kind, expected) in record.texts {
            let (name, pyc) = (format!("{version}/{}.{kind}", record.file), pyc.clone());
            trials.push(Trial::test(name, move || check(version, &pyc, &kind, &expected)));
        }
    }
    assert!(files >= 40, "{version}: {files} files are no sample");
    trials
}

fn check(version: Version, pyc: &PathBuf, kind: &str, expected: &str) -> Result<(), Failed> {
    let code: Arc<_> = taipan_marshal::read(&fs::read(pyc)?)?.code;
    match compare(expected, &shown(kind, &code), SetOrder::of(version)).first {
        None => Ok(()),
        Some(first) => {
            Err(format!("line {}\n  CPython: {:?}\n  Taipan:  {:?}", first.line, first.expected, first.shown)
                .into())
        }
    }
}
