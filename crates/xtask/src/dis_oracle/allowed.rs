//! The differences that have a written reason.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use taipan_isa::Version;

use super::report::Finding;

/// Where the reasons stand: lines `VERSION<tab>FILE<tab>KIND<tab>REASON`, `#` for comments.
pub const FILE: &str = "crates/xtask/dis-oracle.allowed";

/// The reasons by version, file and kind.
#[derive(Debug, Default)]
pub struct Allowed(Vec<[String; 4]>);

impl Allowed {
    /// Reads the list.
    pub fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join(FILE)).context(FILE)?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows = lines.map(|line| {
            let parts: Vec<String> = line.split('\t').map(str::to_owned).collect();
            <[String; 4]>::try_from(parts).ok().with_context(|| format!("{FILE}: not four columns: {line}"))
        });
        Ok(Self(rows.collect::<Result<_>>()?))
    }

    /// Why a difference is as it should be.
    pub fn reason(&self, version: Version, finding: &Finding) -> Option<&str> {
        let version = version.to_string();
        let is_row =
            |row: &&[String; 4]| row[0] == version && row[1] == finding.file && row[2] == finding.kind;
        self.0.iter().find(is_row).map(|row| row[3].as_str())
    }
}
