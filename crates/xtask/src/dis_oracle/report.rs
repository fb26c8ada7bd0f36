//! What a comparison found, as a line of the table and the differences below it.

use std::fmt;

use taipan_isa::Version;
use taipan_listings::{Comparison, Difference};

/// A text that is not CPython's.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// The module's path in the library.
    pub file: String,
    /// The kind of text, `pyc` for a file that does not load, `fails` where CPython's `dis` raises.
    pub kind: String,
    /// What is different.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.file, self.kind, self.what)
    }
}

/// The figures of one version.
#[derive(Debug)]
pub struct Report {
    version: Version,
    /// Modules compared.
    pub files: usize,
    /// Modules all of whose texts are equal.
    pub equal_files: usize,
    /// Files that the version cannot compile.
    pub skipped: usize,
    /// Code objects in the plain listings, and how many of them are equal.
    codes: [usize; 2],
    /// The same over all kinds of text.
    texts: [usize; 2],
    /// Differences, at most one a file and kind.
    pub findings: Vec<Finding>,
    /// Time on the clock.
    pub seconds: f64,
}

impl Report {
    /// Above the lines.
    pub const HEADINGS: &'static str =
        "version  files  equal  uncompilable  code objects    equal  listings    equal  time";

    /// No figures yet.
    pub fn new(version: Version) -> Self {
        let findings = Vec::new();
        let (codes, texts) = ([0; 2], [0; 2]);
        Self { version, files: 0, equal_files: 0, skipped: 0, codes, texts, findings, seconds: 0.0 }
    }

    /// Counts the code objects of one text.
    pub fn count(&mut self, kind: &str, result: &Comparison) {
        let pair = [result.codes, result.equal];
        let counts =
            if kind == "dis" { vec![&mut self.codes, &mut self.texts] } else { vec![&mut self.texts] };
        for count in counts {
            count.iter_mut().zip(pair).for_each(|(sum, value)| *sum += value);
        }
    }

    /// Adds the figures of another part of the library.
    pub fn add(&mut self, part: Self) {
        self.files += part.files;
        self.equal_files += part.equal_files;
        self.skipped += part.skipped;
        for (sum, value) in
            self.codes.iter_mut().chain(&mut self.texts).zip(part.codes.into_iter().chain(part.texts))
        {
            *sum += value;
        }
        self.findings.extend(part.findings);
    }

    /// The line of the table.
    pub fn line(&self) -> String {
        let Self { files, equal_files, skipped, codes, texts, seconds, .. } = self;
        format!(
            "{:<7} {files:>6} {equal_files:>6} {skipped:>13} {:>13} {:>8} {:>9} {:>8} {seconds:>4.0}s",
            self.version.to_string(),
            codes[0],
            codes[1],
            texts[0],
            texts[1],
        )
    }
}

/// A differing line in two.
pub fn difference(difference: &Difference) -> String {
    let line = |line: &Option<String>| {
        line.as_ref().map_or_else(|| "(no line)".to_owned(), |line| format!("{line:?}"))
    };
    let Difference { line: number, expected, shown } = difference;
    format!("line {number}\n    CPython: {}\n    Taipan:  {}", line(expected), line(shown))
}
