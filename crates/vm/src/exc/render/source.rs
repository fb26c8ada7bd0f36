//! Lines of source files, where tracebacks find them.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

/// Files longer than this are not read.
const MAX_FILE: u64 = 1 << 26;

/// The files read so far, by name; none where one can not be read or is not UTF-8.
#[derive(Default)]
pub struct Sources {
    files: HashMap<String, Rc<Vec<String>>>,
}

impl Sources {
    /// The lines of a file, without their ends.
    pub fn lines(&mut self, name: &str) -> Rc<Vec<String>> {
        if let Some(lines) = self.files.get(name) {
            return lines.clone();
        }
        let lines = Rc::new(read(Path::new(name)).map_or_else(Vec::new, |text| split(&text)));
        self.files.insert(name.to_string(), lines.clone());
        lines
    }
}

fn read(path: &Path) -> Option<String> {
    let about = std::fs::metadata(path).ok()?;
    if !about.is_file() || about.len() > MAX_FILE {
        return None;
    }
    let text = String::from_utf8(std::fs::read(path).ok()?).ok()?;
    Some(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_string))
}

/// Lines with universal newlines.
fn split(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.strip_suffix('\n').unwrap_or(&text).split('\n').map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_ends_count() {
        assert_eq!(split("a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
        assert_eq!(split("a\n"), ["a"]);
    }
}
