//! A host of files in memory, with a clock that stands still: for embedding, and for tests.

use super::stat::{FOLDER, REGULAR};
use super::{Entry, Fd, FileKind, Host, OpenHow, Stat, Whence, errno};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// A file that is open.
struct Open {
    path: PathBuf,
    position: usize,
    how: OpenHow,
}

/// Folders have no contents of their own.
type Node = Option<Vec<u8>>;

/// Files and folders by absolute path. There are no links, no environment, and the time is 0 plus what was slept.
pub struct Memory {
    nodes: BTreeMap<PathBuf, Node>,
    open: BTreeMap<Fd, Open>,
    cwd: PathBuf,
    clock: i64,
    pub environment: Vec<(OsString, OsString)>,
}

fn failed<T>(errno: i32) -> io::Result<T> {
    Err(io::Error::from_raw_os_error(errno))
}

impl Memory {
    /// A host with those files, and the folders that they lie in.
    pub fn new<P: AsRef<Path>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Memory {
        let mut host = Memory {
            nodes: BTreeMap::from([(PathBuf::from("/"), None)]),
            open: BTreeMap::new(),
            cwd: PathBuf::from("/"),
            clock: 0,
            environment: Vec::new(),
        };
        for (path, bytes) in files {
            host.add(path.as_ref(), bytes.into());
        }
        host
    }

    /// Adds a file, and the folders that it lies in.
    pub fn add(&mut self, path: &Path, bytes: Vec<u8>) {
        let path = self.canonical(path);
        for folder in path.ancestors().skip(1) {
            self.nodes.insert(folder.to_path_buf(), None);
        }
        self.nodes.insert(path, Some(bytes));
    }

    fn node(&mut self, path: &Path) -> io::Result<(PathBuf, &mut Node)> {
        let path = self.canonical(path);
        match self.nodes.get_mut(&path) {
            Some(node) => Ok((path, node)),
            None => failed(errno::ENOENT),
        }
    }

    /// Where something new may be made: its folder exists, it does not.
    fn vacant(&mut self, path: &Path) -> io::Result<PathBuf> {
        let path = self.canonical(path);
        if self.nodes.contains_key(&path) {
            return failed(errno::EEXIST);
        }
        match path.parent().map(|parent| self.nodes.get(parent)) {
            Some(Some(None)) => Ok(path),
            Some(Some(Some(_))) => failed(errno::ENOTDIR),
            _ => failed(errno::ENOENT),
        }
    }

    fn opened(&mut self, fd: Fd) -> io::Result<(&mut Open, &mut Vec<u8>)> {
        let Some(open) = self.open.get_mut(&fd) else { return failed(errno::EBADF) };
        match self.nodes.get_mut(&open.path) {
            Some(Some(bytes)) => Ok((open, bytes)),
            Some(None) => failed(errno::EISDIR),
            None => failed(errno::ENOENT),
        }
    }

    fn has_children(&self, folder: &Path) -> bool {
        self.nodes.keys().any(|path| path.parent() == Some(folder))
    }
}

fn stat_of(node: &Node) -> Stat {
    let (mode, size) = match node {
        Some(bytes) => (REGULAR | 0o644, bytes.len() as u64),
        None => (FOLDER | 0o755, 0),
    };
    Stat { mode, size, links: 1, block_size: 4096, ..Stat::default() }
}

impl Host for Memory {
    fn stat(&mut self, path: &Path, _follow: bool) -> io::Result<Stat> {
        self.node(path).map(|(_, node)| stat_of(node))
    }

    fn list(&mut self, path: &Path) -> io::Result<Vec<Entry>> {
        let (folder, node) = self.node(path)?;
        if node.is_some() {
            return failed(errno::ENOTDIR);
        }
        let inside = self.nodes.iter().filter(|(path, _)| path.parent() == Some(&folder));
        let entries = inside.filter_map(|(path, node)| {
            let kind = if node.is_some() { FileKind::File } else { FileKind::Folder };
            Some(Entry { name: path.file_name()?.to_os_string(), kind, inode: 0 })
        });
        Ok(entries.collect())
    }

    fn read_link(&mut self, path: &Path) -> io::Result<PathBuf> {
        self.node(path)?;
        failed(errno::EINVAL)
    }

    fn canonical(&mut self, path: &Path) -> PathBuf {
        let mut found = PathBuf::from("/");
        for part in self.cwd.join(path).components() {
            match part {
                Component::Normal(name) => found.push(name),
                Component::ParentDir => drop(found.pop()),
                Component::RootDir | Component::CurDir | Component::Prefix(_) => {}
            }
        }
        found
    }

    fn access(&mut self, path: &Path, _mode: u32) -> bool {
        self.node(path).is_ok()
    }

    fn open(&mut self, path: &Path, how: OpenHow) -> io::Result<Fd> {
        let path = match self.node(path) {
            Ok(_) if how.create && how.exclusive => return failed(errno::EEXIST),
            Ok((_, None)) if how.write => return failed(errno::EISDIR),
            Ok((path, node)) => {
                if let (true, Some(bytes)) = (how.truncate, node) {
                    bytes.clear();
                }
                path
            }
            Err(_) if how.create => {
                let path = self.vacant(path)?;
                self.nodes.insert(path.clone(), Some(Vec::new()));
                path
            }
            Err(e) => return Err(e),
        };
        let fd = (3..).find(|fd| !self.open.contains_key(fd)).unwrap_or(Fd::MAX);
        self.open.insert(fd, Open { path, position: 0, how });
        Ok(fd)
    }

    fn read(&mut self, fd: Fd, into: &mut [u8]) -> io::Result<usize> {
        let (open, bytes) = self.opened(fd)?;
        if !open.how.read {
            return failed(errno::EBADF);
        }
        let rest = bytes.get(open.position..).unwrap_or_default();
        let n = rest.len().min(into.len());
        into.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        open.position += n;
        Ok(n)
    }

    fn write(&mut self, fd: Fd, given: &[u8]) -> io::Result<usize> {
        let (open, bytes) = self.opened(fd)?;
        if !open.how.write {
            return failed(errno::EBADF);
        }
        if open.how.append {
            open.position = bytes.len();
        }
        let end = open.position.saturating_add(given.len());
        if end > super::MAX_WHOLE_FILE {
            return failed(errno::EFBIG);
        }
        if bytes.len() < end {
            bytes.resize(end, 0);
        }
        if let Some(place) = bytes.get_mut(open.position..end) {
            place.copy_from_slice(given);
        }
        open.position = end;
        Ok(given.len())
    }

    fn seek(&mut self, fd: Fd, offset: i64, whence: Whence) -> io::Result<u64> {
        let (open, bytes) = self.opened(fd)?;
        let base = match whence {
            Whence::Start => 0,
            Whence::Current => open.position,
            Whence::End => bytes.len(),
        };
        let target = i64::try_from(base).ok().and_then(|base| base.checked_add(offset));
        let Some(target) = target.and_then(|t| usize::try_from(t).ok()) else { return failed(errno::EINVAL) };
        open.position = target;
        Ok(target as u64)
    }

    fn stat_fd(&mut self, fd: Fd) -> io::Result<Stat> {
        let Some(open) = self.open.get(&fd) else { return failed(errno::EBADF) };
        let path = open.path.clone();
        self.stat(&path, true)
    }

    fn path_of(&mut self, fd: Fd) -> io::Result<PathBuf> {
        self.open.get(&fd).map_or_else(|| failed(errno::EBADF), |open| Ok(open.path.clone()))
    }

    fn truncate_fd(&mut self, fd: Fd, length: u64) -> io::Result<()> {
        let (_, bytes) = self.opened(fd)?;
        match usize::try_from(length) {
            Ok(length) if length <= super::MAX_WHOLE_FILE => {
                bytes.resize(length, 0);
                Ok(())
            }
            _ => failed(errno::EFBIG),
        }
    }

    fn sync(&mut self, fd: Fd) -> io::Result<()> {
        self.opened(fd).map(drop)
    }

    fn duplicate(&mut self, fd: Fd) -> io::Result<Fd> {
        let Some(open) = self.open.get(&fd) else { return failed(errno::EBADF) };
        let copy = Open { path: open.path.clone(), ..*open };
        let fd = (3..).find(|fd| !self.open.contains_key(fd)).unwrap_or(Fd::MAX);
        self.open.insert(fd, copy);
        Ok(fd)
    }

    fn close(&mut self, fd: Fd) -> io::Result<()> {
        self.open.remove(&fd).map(drop).map_or_else(|| failed(errno::EBADF), Ok)
    }

    fn is_terminal(&mut self, fd: Fd) -> io::Result<bool> {
        self.opened(fd).map(|_| false)
    }

    fn make_dir(&mut self, path: &Path, _mode: u32) -> io::Result<()> {
        let path = self.vacant(path)?;
        self.nodes.insert(path, None);
        Ok(())
    }

    fn remove_dir(&mut self, path: &Path) -> io::Result<()> {
        let (path, node) = self.node(path)?;
        if node.is_some() {
            return failed(errno::ENOTDIR);
        }
        if self.has_children(&path) {
            return failed(errno::ENOTEMPTY);
        }
        self.nodes.remove(&path);
        Ok(())
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        let (path, node) = self.node(path)?;
        if node.is_none() {
            return failed(errno::EISDIR);
        }
        self.nodes.remove(&path);
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, _) = self.node(from)?;
        let to = self.canonical(to);
        let moved: Vec<PathBuf> = self.nodes.keys().filter(|p| p.starts_with(&from)).cloned().collect();
        for path in moved {
            let (Some(node), Ok(rest)) = (self.nodes.remove(&path), path.strip_prefix(&from)) else {
                continue;
            };
            let target = if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) };
            self.nodes.insert(target, node);
        }
        Ok(())
    }

    fn symlink(&mut self, _target: &Path, _link: &Path) -> io::Result<()> {
        failed(errno::EPERM)
    }

    fn hard_link(&mut self, _from: &Path, _to: &Path) -> io::Result<()> {
        failed(errno::EPERM)
    }

    fn set_mode(&mut self, path: &Path, _mode: u32) -> io::Result<()> {
        self.node(path).map(drop)
    }

    fn set_times(&mut self, path: &Path, _accessed: i128, _modified: i128) -> io::Result<()> {
        self.node(path).map(drop)
    }

    fn cwd(&mut self) -> io::Result<PathBuf> {
        Ok(self.cwd.clone())
    }

    fn set_cwd(&mut self, path: &Path) -> io::Result<()> {
        let (path, node) = self.node(path)?;
        if node.is_some() {
            return failed(errno::ENOTDIR);
        }
        self.cwd = path;
        Ok(())
    }

    fn environment(&mut self) -> Vec<(OsString, OsString)> {
        self.environment.clone()
    }

    fn wall_clock(&mut self) -> i64 {
        self.clock
    }

    fn monotonic_clock(&mut self) -> i64 {
        self.clock
    }

    fn cpu_clock(&mut self) -> i64 {
        self.clock
    }

    fn sleep(&mut self, time: Duration) {
        self.clock = self.clock.saturating_add(i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
    }

    fn random(&mut self, into: &mut [u8]) -> io::Result<()> {
        into.fill(0);
        Ok(())
    }

    fn process_id(&mut self) -> u32 {
        1
    }

    fn parent_process_id(&mut self) -> u32 {
        0
    }

    fn user_id(&mut self) -> (u32, u32) {
        (0, 0)
    }

    fn cpu_count(&mut self) -> usize {
        1
    }

    fn terminal_size(&mut self, _fd: Fd) -> io::Result<(u16, u16)> {
        failed(errno::ENOTTY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_where_their_folder_is() {
        let mut host = Memory::new([("/a/b.txt", "one")]);
        let how = OpenHow { write: true, create: true, ..OpenHow::default() };
        let fd = host.open(Path::new("a/c.txt"), how).unwrap();
        assert_eq!(host.write(fd, b"two").unwrap(), 3);
        assert_eq!(host.read_file(Path::new("/a/../a/c.txt")).unwrap(), b"two");
        assert!(host.open(Path::new("/none/c.txt"), how).is_err());
        assert!(host.remove_dir(Path::new("/a")).is_err());
        host.rename(Path::new("/a"), Path::new("/z")).unwrap();
        assert_eq!(host.list(Path::new("/z")).unwrap().len(), 2);
    }
}
