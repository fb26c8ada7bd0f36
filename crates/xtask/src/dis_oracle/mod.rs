//! `cargo xtask dis-oracle`: what Taipan prints of whole standard libraries, against the `dis` of each one's own CPython.

mod allowed;
mod options;
mod report;

use std::io::BufReader;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use taipan_isa::Version;
use taipan_listings::{Record, Records, SetOrder, compare, shown};

use crate::python::Python;
use crate::tree;
use allowed::Allowed;
use options::Options;
use report::{Finding, Report};

/// The script that makes recordings, and how a recording is asked for.
pub const SCRIPT: &str = "crates/xtask/python/record_dis.py";

/// Compares the versions that were asked for, one after the other.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments)?;
    let root = tree::root()?;
    let allowed = Allowed::read(&root)?;
    let mut unexplained = 0;
    println!("{}", Report::HEADINGS);
    for version in &options.versions {
        let report = compare_version(&root, *version, &options)?;
        println!("{}", report.line());
        for finding in &report.findings {
            match allowed.reason(*version, finding) {
                Some(reason) => println!("  {finding}\n    allowed: {reason}"),
                None => {
                    unexplained += 1;
                    println!("  {finding}");
                }
            }
        }
    }
    ensure!(unexplained == 0, "{unexplained} differences without a reason in {}", allowed::FILE);
    Ok(())
}

/// Compares a standard library, in `options.jobs` parts side by side.
fn compare_version(root: &Path, version: Version, options: &Options) -> Result<Report> {
    let python = Python::find(&version.to_string(), root)?;
    let start = Instant::now();
    let parts = thread::scope(|scope| {
        let python = &python;
        let workers: Vec<_> = (0..options.jobs)
            .map(|shard| scope.spawn(move || compare_part(python, root, version, options, shard)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| bail!("a comparison panicked")))
            .collect::<Result<Vec<Report>>>()
    })?;
    let mut report = Report::new(version);
    parts.into_iter().for_each(|part| report.add(part));
    report.findings.sort_by(|a, b| (&a.file, &a.kind).cmp(&(&b.file, &b.kind)));
    report.seconds = start.elapsed().as_secs_f64();
    Ok(report)
}

fn compare_part(
    python: &Python,
    root: &Path,
    version: Version,
    options: &Options,
    shard: usize,
) -> Result<Report> {
    let kinds = options.kinds().join(",");
    let mut command = python.command(root);
    command.args([SCRIPT, "-", &kinds, &shard.to_string(), &options.jobs.to_string()]);
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start the CPython")?;
    let output = child.stdout.take().context("no standard output")?;
    let mut report = Report::new(version);
    for record in Records::new(BufReader::with_capacity(1 << 16, output)) {
        let record = record.with_context(|| format!("CPython {version}: its recording"))?;
        if options.wants(&record.file) {
            compare_record(&mut report, version, &record);
        }
    }
    ensure!(child.wait()?.success(), "CPython {version}: the recorder failed");
    Ok(report)
}

fn compare_record(report: &mut Report, version: Version, record: &Record) {
    if record.skipped.is_some() {
        report.skipped += 1;
        return;
    }
    report.files += 1;
    let finding =
        |kind: &str, what: String| Finding { file: record.file.clone(), kind: kind.to_owned(), what };
    let found = report.findings.len();
    match taipan_marshal::read(record.pyc.as_deref().unwrap_or_default()) {
        Err(error) => report.findings.push(finding("pyc", format!("does not load: {error}"))),
        Ok(pyc) => {
            let failures = record.failures.iter().map(|what| finding("fails", what.clone()));
            report.findings.extend(failures);
            for (kind, expected) in &record.texts {
                let result = compare(expected, &shown(kind, &pyc.code), SetOrder::of(version));
                report.count(kind, &result);
                report.findings.extend(result.first.map(|first| finding(kind, report::difference(&first))));
            }
        }
    }
    report.equal_files += usize::from(report.findings.len() == found);
}
