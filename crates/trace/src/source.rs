//! Source lines, where the files are at hand.

use std::collections::HashMap;
use std::fs;

/// Larger files are not looked into.
const MAX_SIZE: u64 = 16 << 20;

/// The source files asked for so far.
#[derive(Default)]
pub struct Sources(HashMap<String, Vec<String>>);

impl Sources {
    /// A line of a file, counted from 1, without the spaces around it.
    pub fn line(&mut self, filename: &str, line: i32) -> Option<&str> {
        if !self.0.contains_key(filename) {
            self.0.insert(filename.to_string(), read(filename));
        }
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        self.0.get(filename)?.get(index).map(|text| text.trim()).filter(|text| !text.is_empty())
    }
}

fn read(filename: &str) -> Vec<String> {
    let is_readable = fs::metadata(filename).is_ok_and(|m| m.is_file() && m.len() <= MAX_SIZE);
    if !is_readable {
        return Vec::new();
    }
    let bytes = fs::read(filename).unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::to_string).collect()
}
