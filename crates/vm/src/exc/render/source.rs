//! Lines of source files, where tracebacks find them. Which file that is the program says, and it may read what is shown: so
//! these are files that import may read, and those that lie beside a `__pycache__` that it may read.

use crate::Vm;
use crate::host::Request;
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
    pub fn lines(&mut self, vm: &mut Vm, name: &str) -> Rc<Vec<String>> {
        if let Some(lines) = self.files.get(name) {
            return lines.clone();
        }
        let lines = Rc::new(read(vm, Path::new(name)).map_or_else(Vec::new, |text| split(&text)));
        self.files.insert(name.to_string(), lines.clone());
        lines
    }
}

/// One line of a file, counted from 1.
pub fn line(vm: &mut Vm, name: &str, number: i64) -> Option<String> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    Sources::default().lines(vm, name).get(index).cloned()
}

fn read(vm: &mut Vm, path: &Path) -> Option<String> {
    if path.extension().is_none_or(|extension| extension != "py") || !may_read(vm, path) {
        return None;
    }
    let host = vm.access.open_host();
    let about = host.stat(path, true).ok()?;
    if !about.is_file() || about.size > MAX_FILE {
        return None;
    }
    let text = String::from_utf8(host.read_file(path).ok()?).ok()?;
    Some(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_string))
}

fn may_read(vm: &mut Vm, path: &Path) -> bool {
    vm.permits(Request::Import(path))
        || path.parent().is_some_and(|folder| {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let compiled = folder.join("__pycache__");
            // The file is where its name says, not where a link leads.
            let host = vm.access.open_host();
            host.canonical(path).parent() == Some(&host.canonical(folder))
                && vm.permits(Request::Import(&compiled))
        })
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
