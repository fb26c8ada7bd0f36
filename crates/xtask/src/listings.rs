//! `cargo xtask listings`: the sources of pyfixtures/dis/src compiled by every CPython, and what its `dis` prints of them.

use std::fs;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};
use taipan_isa::Version;
use taipan_listings::Records;

use crate::dis_oracle::SCRIPT;
use crate::fixtures::SCRATCH;
use crate::options::Options;
use crate::python::Python;
use crate::tree::{self, Made};

const SOURCES: &str = "pyfixtures/dis/src";
const FOLDER: &str = "pyfixtures/dis";
/// The recording of a version, beside the files.
const RECORDING: &str = "listings.gz";
/// What is recorded of each file: texts, and options of `python -m dis` where the version has them.
const KINDS: &str = "dis,info,fields,C,P,CSO";

/// Makes the `.pyc` files and recordings; `--only` selects versions.
pub fn make(options: &Options) -> Result<()> {
    let root = tree::root()?;
    let sources = tree::files_below(&root, Path::new(SOURCES))?;
    let (mut made, mut recorded) = (Made::new(), Vec::new());
    for version in Version::ALL.iter().map(Version::to_string).filter(|version| options.wants(version)) {
        made.extend(record(&root, &version, &sources)?);
        let mut files = tree::files_below(&root, &Path::new(FOLDER).join(&version))?;
        files.retain(|path| path.extension().is_some_and(|e| e == "pyc") || path.ends_with(RECORDING));
        recorded.extend(files);
    }
    tree::settle(&root, &made, &recorded, options.check)
}

fn record(root: &Path, version: &str, sources: &[PathBuf]) -> Result<Made> {
    let python = Python::find(version, root)?;
    let scratch = Path::new(SCRATCH).join("listings").join(version);
    fs::create_dir_all(root.join(&scratch))?;
    let (jobs, stream) = (scratch.join("jobs"), scratch.join("stream"));
    let line = |source: &PathBuf| -> Result<String> {
        let name = source.file_name().and_then(|name| name.to_str()).context("a source without a name")?;
        Ok(format!("{}\t{name}\t{}\n", source.display(), scratch.join(pyc_of(name)).display()))
    };
    fs::write(root.join(&jobs), sources.iter().map(line).collect::<Result<String>>()?)?;
    let mut command = python.command(root);
    let status = command.arg(SCRIPT).arg(&stream).args([KINDS, "0", "1"]).arg(&jobs).status()?;
    ensure!(status.success(), "CPython {version}: the recorder failed");
    let bytes = fs::read(root.join(&stream))?;
    let folder = Path::new(FOLDER).join(version);
    let mut made = Made::from([(folder.join(RECORDING), compressed(&bytes)?)]);
    for record in Records::new(BufReader::new(&*bytes)) {
        let record = record?;
        ensure!(record.failures.is_empty(), "{version} {}: {:?}", record.file, record.failures);
        if record.skipped.is_none() {
            let name = pyc_of(&record.file);
            made.insert(folder.join(&name), fs::read(root.join(&scratch).join(&name))?);
        }
    }
    println!("CPython {version}: {} files", made.len() - 1);
    Ok(made)
}

fn pyc_of(source: &str) -> String {
    format!("{source}c")
}

/// Compressed without a time or a name, so that equal input gives equal bytes.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
