//! The options of `cargo xtask dis-oracle`.

use anyhow::{Context, Result, ensure};
use taipan_isa::Version;

/// What to compare.
#[derive(Debug)]
pub struct Options {
    /// The versions, in order.
    pub versions: Vec<Version>,
    /// Letters of `python -m dis` options, each set compared beside the plain listing.
    pub flags: Vec<String>,
    /// How many CPythons run at a time.
    pub jobs: usize,
    /// A part of the path of a module; without it, every module.
    pub only: Option<String>,
}

impl Options {
    /// Reads the arguments that follow the task's name.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let mut options = Self { versions: Vec::new(), flags: Vec::new(), jobs, only: None };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--all" => options.versions = Version::ALL.to_vec(),
                "--version" => options.versions.push(version(value()?)?),
                "--flags" => options.flags = flags(value()?)?,
                "--jobs" => options.jobs = value()?.parse::<usize>().context("--jobs needs a number")?.max(1),
                "--only" => options.only = Some(value()?.clone()),
                other => anyhow::bail!("unknown option {other:?}"),
            }
        }
        ensure!(!options.versions.is_empty(), "name a version: --version 3.13, or --all");
        Ok(options)
    }

    /// The kinds of text to record.
    pub fn kinds(&self) -> Vec<&str> {
        let plain = ["dis", "info", "fields"].into_iter();
        plain.chain(self.flags.iter().map(String::as_str)).collect()
    }

    /// Whether a module was asked for.
    pub fn wants(&self, file: &str) -> bool {
        self.only.as_deref().is_none_or(|part| file.contains(part))
    }
}

fn version(text: &str) -> Result<Version> {
    let found = Version::ALL.iter().copied().find(|version| version.to_string() == text);
    found.with_context(|| format!("{text:?} is no version that Taipan knows"))
}

fn flags(text: &str) -> Result<Vec<String>> {
    let sets: Vec<String> = text.split(',').map(str::to_owned).collect();
    let known = |set: &String| !set.is_empty() && set.chars().all(|letter| "COPS".contains(letter));
    ensure!(sets.iter().all(known), "--flags takes sets of the letters C, O, P, S, separated by commas");
    Ok(sets)
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(text: &str) -> anyhow::Result<Options> {
        Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn versions_and_flags_are_checked() {
        let options = parse("--version 3.13 --flags C,CO --jobs 3").expect("sound options");
        assert_eq!(options.kinds(), ["dis", "info", "fields", "C", "CO"]);
        assert_eq!(options.jobs, 3);
        assert!(parse("--version 3.3").is_err());
        assert!(parse("--version 3.13 --flags X").is_err());
        assert!(parse("").is_err());
    }
}
