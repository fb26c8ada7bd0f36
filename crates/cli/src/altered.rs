//! Options of every verb for files that somebody altered: another magic number, other opcode numbers.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use taipan_decode::OpcodeMap;
use taipan_isa::Version;

use crate::failure::Failure;
use crate::load::reason;

/// What to read otherwise than the file says.
#[derive(clap::Args, Debug, Default)]
#[command(next_help_heading = "Altered files")]
pub struct Altered {
    /// Take the file for one of that Python, whatever its magic number
    #[arg(long, value_name = "VERSION", value_parser = version)]
    pub magic: Option<Version>,
    /// Put exchanged opcode numbers back: FILE is a JSON object of the numbers in the .pyc file and
    /// the opcodes that they stand for, by name or number: {"200": "RETURN_VALUE", "201": 9}
    #[arg(long, value_name = "FILE")]
    pub opcode_map: Option<PathBuf>,
}

impl Altered {
    /// The opcodes of a file of `version`, if they are others.
    pub fn opcodes(&self, version: Version) -> Result<Option<OpcodeMap>, Failure> {
        let Some(path) = &self.opcode_map else { return Ok(None) };
        let wrong = |why: String| Failure::Usage(format!("{}: {why}", path.display()));
        let text = fs::read_to_string(path).map_err(|e| wrong(reason(&e)))?;
        map(version, &text).map(Some).map_err(wrong)
    }
}

/// A version by its name or its magic number.
fn version(text: &str) -> Result<Version, String> {
    let named = |version: &&Version| version.to_string() == text || version.magic().to_string() == text;
    Version::ALL.iter().find(named).copied().ok_or_else(|| {
        let known: Vec<_> = Version::ALL.iter().map(Version::to_string).collect();
        format!("it is one of {}", known.join(", "))
    })
}

fn map(version: Version, text: &str) -> Result<OpcodeMap, String> {
    let value: Value = serde_json::from_str(text).map_err(|e| format!("not JSON: {e}"))?;
    let entries = value.as_object().ok_or("not a JSON object of opcode numbers and opcodes")?;
    let mut map = OpcodeMap::default();
    for (key, value) in entries {
        let in_file = key.parse().map_err(|_| format!("{key:?} is no opcode number (0 to 255)"))?;
        let real = match value {
            Value::String(name) => OpcodeMap::number(version, name)
                .ok_or_else(|| format!("{key}: Python {version} has no opcode {name:?}"))?,
            _ => value.as_u64().and_then(|number| u8::try_from(number).ok()).ok_or_else(|| {
                format!("{key}: {value} is neither an opcode's name nor its number (0 to 255)")
            })?,
        };
        map.set(in_file, real);
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_by_name_and_magic() {
        assert_eq!(version("3.11"), Ok(Version::V3_11));
        assert_eq!(version("62211"), Ok(Version::V2_7));
        assert!(version("3.5").is_err_and(|why| why.starts_with("it is one of 2.7, 3.6")));
    }

    #[test]
    fn maps_say_what_is_wrong_with_them() {
        let error = |text| map(Version::V3_13, text).unwrap_err();
        assert!(map(Version::V3_13, r#"{"200": "RETURN_VALUE", "201": 9}"#).is_ok());
        assert!(error("[").starts_with("not JSON: "));
        assert_eq!(error("[]"), "not a JSON object of opcode numbers and opcodes");
        assert_eq!(error(r#"{"256": 1}"#), r#""256" is no opcode number (0 to 255)"#);
        assert_eq!(error(r#"{"1": "PRINT_ITEM"}"#), r#"1: Python 3.13 has no opcode "PRINT_ITEM""#);
        assert!(error(r#"{"1": 1.5}"#).contains("neither an opcode's name nor its number"));
    }
}
