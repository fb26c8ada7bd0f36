//! The options that the recording tasks share.

use anyhow::{Context, Result, bail};

/// Which programs a recording task is about, and whether it writes.
#[derive(Debug, Default)]
pub struct Options {
    /// A part of `topic/name`; without it, every program.
    pub only: Option<String>,
    /// Compare with what is recorded instead of writing.
    pub check: bool,
}

impl Options {
    /// Reads the arguments that follow the task's name.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--only" => options.only = Some(arguments.next().context("--only needs a pattern")?.clone()),
                "--check" => options.check = true,
                other => bail!("unknown option {other:?}"),
            }
        }
        Ok(options)
    }

    /// Whether a program, named `topic/name`, was asked for: it contains one of the patterns between commas.
    pub fn wants(&self, program: &str) -> bool {
        self.only
            .as_deref()
            .is_none_or(|patterns| patterns.split(',').any(|pattern| program.contains(pattern)))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn only_selects_by_part_of_the_name() {
        let options = Options::parse(&["--only".into(), "ints/".into(), "--check".into()]).unwrap();
        assert!(options.check);
        assert!(options.wants("ints/bits"));
        assert!(!options.wants("strings/search"));
        assert!(Options::parse(&["--only".into()]).is_err());
        assert!(Options::parse(&["--nope".into()]).is_err());
    }
}
