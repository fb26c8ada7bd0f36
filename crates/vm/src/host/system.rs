//! The host that is this process's own system.

use super::stat::time;
use super::{Entry, Fd, FileKind, Host, OpenHow, Stat, Whence, errno};
use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// Links that are followed in one path, as Linux does (`MAXSYMLINKS`); opening one with more fails.
const MAX_LINKS: usize = 40;

/// Files opened by the program, by their descriptors: it sees no others of this process.
#[derive(Default)]
pub struct System {
    files: BTreeMap<Fd, File>,
    started: Option<Instant>,
}

/// The first descriptor that is no standard stream.
const FIRST: Fd = 3;

impl System {
    pub fn new() -> System {
        System::default()
    }

    fn file(&mut self, fd: Fd) -> io::Result<&mut File> {
        self.files.get_mut(&fd).ok_or_else(|| io::Error::from_raw_os_error(errno::EBADF))
    }

    fn keep(&mut self, file: File) -> Fd {
        let used = self.files.keys().zip(FIRST..).take_while(|(fd, n)| *fd == n).count();
        let fd = FIRST + Fd::try_from(used).unwrap_or(Fd::MAX - FIRST);
        self.files.insert(fd, file);
        fd
    }
}

fn kind_of(kind: fs::FileType) -> FileKind {
    match () {
        () if kind.is_file() => FileKind::File,
        () if kind.is_dir() => FileKind::Folder,
        () if kind.is_symlink() => FileKind::Link,
        () => FileKind::Other,
    }
}

impl Host for System {
    fn stat(&mut self, path: &Path, follow: bool) -> io::Result<Stat> {
        let about = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
        about.map(|about| Stat::of(&about))
    }

    fn list(&mut self, path: &Path) -> io::Result<Vec<Entry>> {
        fs::read_dir(path)?
            .map(|entry| {
                let entry = entry?;
                let kind = entry.file_type().map_or(FileKind::Other, kind_of);
                Ok(Entry { name: entry.file_name(), kind, inode: inode(&entry) })
            })
            .collect()
    }

    fn read_link(&mut self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn canonical(&mut self, path: &Path) -> PathBuf {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let owned = |part: Component<'_>| part.as_os_str().to_owned();
        let mut rest: VecDeque<OsString> = absolute.components().map(owned).collect();
        let (mut found, mut links) = (PathBuf::new(), 0);
        // Part by part, since a link may lead to what does not exist yet: to write there makes it.
        while let Some(part) = rest.pop_front() {
            if part == ".." {
                found.pop();
                continue;
            }
            found.push(part);
            if links == MAX_LINKS {
                continue;
            }
            if let Ok(target) = fs::read_link(&found) {
                links += 1;
                found.pop();
                target.components().map(owned).rev().for_each(|part| rest.push_front(part));
            }
        }
        found
    }

    fn access(&mut self, path: &Path, mode: u32) -> bool {
        let Ok(about) = fs::metadata(path) else { return false };
        let bits = Stat::of(&about).mode;
        let (user, _) = self.user_id();
        let any = |bit: u32| bits & (bit | bit << 3 | bit << 6) != 0;
        // The superuser may all but execute what nobody may.
        (mode & 4 == 0 || user == 0 || any(4))
            && (mode & 2 == 0 || !about.permissions().readonly() || user == 0)
            && (mode & 1 == 0 || any(1))
    }

    fn open(&mut self, path: &Path, how: OpenHow) -> io::Result<Fd> {
        let mut options = OpenOptions::new();
        options.read(how.read).write(how.write && !how.append).append(how.append);
        if how.write {
            options.create(how.create && !how.exclusive).create_new(how.create && how.exclusive);
            options.truncate(how.truncate && !how.append);
        }
        set_new_mode(&mut options, how.mode);
        let file = options.open(path)?;
        if how.append && how.truncate {
            file.set_len(0)?;
        }
        Ok(self.keep(file))
    }

    fn read(&mut self, fd: Fd, into: &mut [u8]) -> io::Result<usize> {
        self.file(fd)?.read(into)
    }

    fn write(&mut self, fd: Fd, bytes: &[u8]) -> io::Result<usize> {
        self.file(fd)?.write(bytes)
    }

    fn seek(&mut self, fd: Fd, offset: i64, whence: Whence) -> io::Result<u64> {
        let to = match whence {
            Whence::Start => match u64::try_from(offset) {
                Ok(offset) => SeekFrom::Start(offset),
                Err(_) => return Err(io::Error::from_raw_os_error(errno::EINVAL)),
            },
            Whence::Current => SeekFrom::Current(offset),
            Whence::End => SeekFrom::End(offset),
        };
        self.file(fd)?.seek(to)
    }

    fn stat_fd(&mut self, fd: Fd) -> io::Result<Stat> {
        self.file(fd)?.metadata().map(|about| Stat::of(&about))
    }

    fn path_of(&mut self, fd: Fd) -> io::Result<PathBuf> {
        path_of_file(self.file(fd)?)
    }

    fn truncate_fd(&mut self, fd: Fd, length: u64) -> io::Result<()> {
        self.file(fd)?.set_len(length)
    }

    fn sync(&mut self, fd: Fd) -> io::Result<()> {
        self.file(fd)?.sync_all()
    }

    fn duplicate(&mut self, fd: Fd) -> io::Result<Fd> {
        let copy = self.file(fd)?.try_clone()?;
        Ok(self.keep(copy))
    }

    fn close(&mut self, fd: Fd) -> io::Result<()> {
        self.files.remove(&fd).map(drop).ok_or_else(|| io::Error::from_raw_os_error(errno::EBADF))
    }

    fn is_terminal(&mut self, fd: Fd) -> io::Result<bool> {
        Ok(self.file(fd)?.is_terminal())
    }

    fn make_dir(&mut self, path: &Path, mode: u32) -> io::Result<()> {
        new_folder(path, mode)
    }

    fn remove_dir(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn symlink(&mut self, target: &Path, link: &Path) -> io::Result<()> {
        new_link(target, link)
    }

    fn hard_link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn set_mode(&mut self, path: &Path, mode: u32) -> io::Result<()> {
        change_mode(path, mode)
    }

    fn set_times(&mut self, path: &Path, accessed: i128, modified: i128) -> io::Result<()> {
        let times = FileTimes::new().set_accessed(time(accessed)).set_modified(time(modified));
        File::open(path)?.set_times(times)
    }

    fn cwd(&mut self) -> io::Result<PathBuf> {
        std::env::current_dir()
    }

    fn set_cwd(&mut self, path: &Path) -> io::Result<()> {
        std::env::set_current_dir(path)
    }

    fn environment(&mut self) -> Vec<(OsString, OsString)> {
        std::env::vars_os().collect()
    }

    fn wall_clock(&mut self) -> i64 {
        i64::try_from(super::stat::nanoseconds(SystemTime::now())).unwrap_or(i64::MAX)
    }

    fn monotonic_clock(&mut self) -> i64 {
        let started = *self.started.get_or_insert_with(Instant::now);
        i64::try_from(started.elapsed().as_nanos()).unwrap_or(i64::MAX)
    }

    fn cpu_clock(&mut self) -> i64 {
        cpu_time().unwrap_or_else(|| self.monotonic_clock())
    }

    fn sleep(&mut self, time: Duration) {
        std::thread::sleep(time);
    }

    fn random(&mut self, into: &mut [u8]) -> io::Result<()> {
        getrandom::fill(into).map_err(|e| {
            e.raw_os_error().map_or_else(|| io::Error::other(e.to_string()), io::Error::from_raw_os_error)
        })
    }

    fn process_id(&mut self) -> u32 {
        std::process::id()
    }

    fn parent_process_id(&mut self) -> u32 {
        parent_id()
    }

    fn user_id(&mut self) -> (u32, u32) {
        user()
    }

    fn cpu_count(&mut self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    fn terminal_size(&mut self, fd: Fd) -> io::Result<(u16, u16)> {
        let size = match fd {
            0 => terminal_size::terminal_size_of(io::stdin()),
            1 => terminal_size::terminal_size_of(io::stdout()),
            2 => terminal_size::terminal_size_of(io::stderr()),
            _ => None,
        };
        match size {
            Some((columns, lines)) => Ok((columns.0, lines.0)),
            None => Err(io::Error::from_raw_os_error(errno::ENOTTY)),
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::{DirBuilder, File, OpenOptions, Permissions};
    use std::io;
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::{DirBuilderExt, DirEntryExt, OpenOptionsExt, PermissionsExt};
    use std::path::{Path, PathBuf};

    pub fn inode(entry: &std::fs::DirEntry) -> u64 {
        entry.ino()
    }

    pub fn set_new_mode(options: &mut OpenOptions, mode: u32) {
        options.mode(mode);
    }

    pub fn new_folder(path: &Path, mode: u32) -> io::Result<()> {
        DirBuilder::new().mode(mode).create(path)
    }

    pub fn new_link(target: &Path, link: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(target, link)
    }

    pub fn change_mode(path: &Path, mode: u32) -> io::Result<()> {
        std::fs::set_permissions(path, Permissions::from_mode(mode))
    }

    /// Of this process, in nanoseconds.
    pub fn cpu_time() -> Option<i64> {
        use nix::sys::resource::{UsageWho, getrusage};
        let usage = getrusage(UsageWho::RUSAGE_SELF).ok()?;
        let times = [usage.user_time(), usage.system_time()];
        Some(times.iter().map(|t| t.tv_sec() * 1_000_000_000 + t.tv_usec() * 1_000).sum())
    }

    /// As the system's table of descriptors has it.
    pub fn path_of_file(file: &File) -> io::Result<PathBuf> {
        std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd()))
    }

    pub fn parent_id() -> u32 {
        std::os::unix::process::parent_id()
    }

    pub fn user() -> (u32, u32) {
        (nix::unistd::getuid().as_raw(), nix::unistd::getgid().as_raw())
    }
}

#[cfg(unix)]
use unix::{change_mode, cpu_time, inode, new_folder, new_link, parent_id, path_of_file, set_new_mode, user};

#[cfg(not(unix))]
mod other {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::path::{Path, PathBuf};

    fn no_such_thing<T>() -> io::Result<T> {
        Err(io::Error::from_raw_os_error(super::errno::ENOSYS))
    }

    pub fn inode(_entry: &std::fs::DirEntry) -> u64 {
        0
    }

    pub fn set_new_mode(_options: &mut OpenOptions, _mode: u32) {}

    pub fn new_folder(path: &Path, _mode: u32) -> io::Result<()> {
        std::fs::create_dir(path)
    }

    pub fn new_link(_target: &Path, _link: &Path) -> io::Result<()> {
        no_such_thing()
    }

    pub fn change_mode(_path: &Path, _mode: u32) -> io::Result<()> {
        no_such_thing()
    }

    pub fn cpu_time() -> Option<i64> {
        None
    }

    pub fn path_of_file(_file: &File) -> io::Result<PathBuf> {
        no_such_thing()
    }

    pub fn parent_id() -> u32 {
        0
    }

    pub fn user() -> (u32, u32) {
        (0, 0)
    }
}

#[cfg(not(unix))]
use other::{
    change_mode, cpu_time, inode, new_folder, new_link, parent_id, path_of_file, set_new_mode, user,
};
