//! The standard library of a CPython on this machine, where there is one: its modules as compiled files.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A library, and the full version of the CPython that it belongs to.
#[derive(Clone, Debug)]
pub struct Library {
    pub release: String,
    pub folder: PathBuf,
}

const QUESTION: &str = "import sys, sysconfig; print('%d.%d.%d' % sys.version_info[:3]); \
                        print(sysconfig.get_path('stdlib'))";

/// Makes a folder of `.pyc` files of all that is no test: arguments are the library and the folder.
const COMPILE: &str = "
import os, py_compile, sys
library, target = sys.argv[1:]
for folder, inner, names in os.walk(library):
    inner[:] = [name for name in inner if name.isidentifier() and name not in ('test', 'tests', 'idle_test')]
    for name in names:
        if name.endswith('.py'):
            source = os.path.join(folder, name)
            py_compile.compile(source, os.path.join(target, os.path.relpath(source, library)) + 'c', quiet=2)
";

impl Library {
    /// That of a version such as `3.12`: of `$TAIPAN_PYTHON312`, pyenv's newest, or the `python3.12` on the PATH. Where the
    /// modules are not compiled already, they are compiled into a folder below `scratch`.
    pub fn find(version: &str, scratch: &Path) -> Option<Library> {
        let variable = format!("TAIPAN_PYTHON{}", version.replace('.', ""));
        let given = std::env::var_os(variable).map(PathBuf::from);
        let python = given.or_else(|| of_pyenv(version)).unwrap_or_else(|| format!("python{version}").into());
        let answer = Command::new(&python).args(["-I", "-c", QUESTION]).output().ok()?;
        let answer = String::from_utf8(answer.stdout).ok()?;
        let mut lines = answer.lines();
        let (release, folder) = (lines.next()?.to_string(), PathBuf::from(lines.next()?));
        let cached = format!("__pycache__/heapq.cpython-{}.pyc", version.replace('.', ""));
        if folder.join(cached).exists() {
            return Some(Library { release, folder });
        }
        let made = scratch.join(format!("stdlib-{release}"));
        if !made.join("heapq.pyc").exists() {
            let status =
                Command::new(&python).args(["-I", "-c", COMPILE]).args([&folder, &made]).status().ok()?;
            status.success().then_some(())?;
        }
        Some(Library { release, folder: made })
    }
}

fn of_pyenv(version: &str) -> Option<PathBuf> {
    let root = Command::new("pyenv").arg("root").output().ok()?;
    let versions = Path::new(String::from_utf8(root.stdout).ok()?.trim()).join("versions");
    let patch = |name: &str| name.strip_prefix(version)?.strip_prefix('.')?.parse::<u32>().ok();
    let names = std::fs::read_dir(&versions).ok()?.flatten().filter_map(|e| e.file_name().into_string().ok());
    let newest = names.filter(|name| patch(name).is_some()).max_by_key(|name| patch(name))?;
    Some(versions.join(newest).join("bin/python"))
}
