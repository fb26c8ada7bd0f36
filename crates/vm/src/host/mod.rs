//! The machine that a program runs on: everything it may want of files, environment, clocks and randomness goes through
//! one trait, and every request through one gate that asks the capabilities first.

mod capabilities;
mod descriptors;
mod gate;
mod memory;
mod paths;
mod stat;
mod system;

pub use capabilities::{Allowed, Capabilities};
pub use descriptors::Whence;
pub use gate::{Access, Request};
pub use memory::Memory;
pub use paths::{from_os, to_path};
pub use stat::{FileKind, Stat};
pub use system::System;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file descriptor of the program: 0, 1 and 2 are the standard streams, which the VM has itself; the host gives
/// numbers from 3 on.
pub type Fd = i32;

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenHow {
    pub read: bool,
    pub write: bool,
    /// Every write goes to the end.
    pub append: bool,
    /// Make the file where there is none.
    pub create: bool,
    /// With `create`: fail where there is one.
    pub exclusive: bool,
    pub truncate: bool,
    /// Permission bits of a new file.
    pub mode: u32,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: OsString,
    /// Of the entry itself: symbolic links are not followed.
    pub kind: FileKind,
    pub inode: u64,
}

/// What a program may want of the machine. No method is reached without the gate ([`crate::Vm::permit`]), so an
/// implementation need not ask again; an `io::Error` with an errno becomes the OSError of that errno.
///
/// ```
/// use std::path::Path;
/// use taipan_vm::host::{Host, Memory};
///
/// let mut host = Memory::new([("/app/data.txt", "hello")]);
/// assert_eq!(host.read_file(Path::new("/app/data.txt")).unwrap(), b"hello");
/// ```
pub trait Host {
    /// What is at a path; of a symbolic link itself unless `follow`.
    fn stat(&mut self, path: &Path, follow: bool) -> io::Result<Stat>;
    /// The names in a folder, in no particular order.
    fn list(&mut self, path: &Path) -> io::Result<Vec<Entry>>;
    fn read_link(&mut self, path: &Path) -> io::Result<PathBuf>;
    /// The absolute path without `.`, `..` and symbolic links; parts that do not exist stay as they are.
    fn canonical(&mut self, path: &Path) -> PathBuf;
    /// Whether a path can be read (4), written (2), executed (1).
    fn access(&mut self, path: &Path, mode: u32) -> bool;

    /// Opens a file; the lowest free descriptor from 3 on.
    fn open(&mut self, path: &Path, how: OpenHow) -> io::Result<Fd>;
    /// Reads at the position; 0 at the end of the file.
    fn read(&mut self, fd: Fd, into: &mut [u8]) -> io::Result<usize>;
    fn write(&mut self, fd: Fd, bytes: &[u8]) -> io::Result<usize>;
    /// The new position.
    fn seek(&mut self, fd: Fd, offset: i64, whence: Whence) -> io::Result<u64>;
    fn stat_fd(&mut self, fd: Fd) -> io::Result<Stat>;
    /// Where the file is that a descriptor was opened on.
    fn path_of(&mut self, fd: Fd) -> io::Result<PathBuf>;
    fn truncate_fd(&mut self, fd: Fd, length: u64) -> io::Result<()>;
    fn sync(&mut self, fd: Fd) -> io::Result<()>;
    fn duplicate(&mut self, fd: Fd) -> io::Result<Fd>;
    fn close(&mut self, fd: Fd) -> io::Result<()>;
    fn is_terminal(&mut self, fd: Fd) -> io::Result<bool>;

    fn make_dir(&mut self, path: &Path, mode: u32) -> io::Result<()>;
    fn remove_dir(&mut self, path: &Path) -> io::Result<()>;
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Replaces what is at `to`.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    fn symlink(&mut self, target: &Path, link: &Path) -> io::Result<()>;
    fn hard_link(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    fn set_mode(&mut self, path: &Path, mode: u32) -> io::Result<()>;
    /// Sets access and modification time, in nanoseconds since the Epoch.
    fn set_times(&mut self, path: &Path, accessed: i128, modified: i128) -> io::Result<()>;

    /// The working folder.
    fn cwd(&mut self) -> io::Result<PathBuf>;
    fn set_cwd(&mut self, path: &Path) -> io::Result<()>;
    /// The environment at the start of the run.
    fn environment(&mut self) -> Vec<(OsString, OsString)>;

    /// Nanoseconds since the Epoch.
    fn wall_clock(&mut self) -> i64;
    /// Nanoseconds that pass steadily, from any start.
    fn monotonic_clock(&mut self) -> i64;
    /// Nanoseconds of CPU time of the process.
    fn cpu_clock(&mut self) -> i64;
    fn sleep(&mut self, time: Duration);
    /// Fills with unpredictable bytes.
    fn random(&mut self, into: &mut [u8]) -> io::Result<()>;

    fn process_id(&mut self) -> u32;
    fn parent_process_id(&mut self) -> u32;
    /// User and group.
    fn user_id(&mut self) -> (u32, u32);
    fn cpu_count(&mut self) -> usize;
    /// Columns and lines of the terminal that a standard stream is.
    fn terminal_size(&mut self, fd: Fd) -> io::Result<(u16, u16)>;

    /// All bytes of a file.
    ///
    /// # Errors
    /// What opening and reading say; `EFBIG` where the file is longer than `MAX_WHOLE_FILE`.
    fn read_file(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        let fd = self.open(path, OpenHow { read: true, ..OpenHow::default() })?;
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 1 << 16];
        let result = loop {
            match self.read(fd, &mut chunk) {
                Ok(0) => break Ok(()),
                Ok(n) => bytes.extend_from_slice(chunk.get(..n).unwrap_or_default()),
                Err(e) => break Err(e),
            }
            if bytes.len() > MAX_WHOLE_FILE {
                break Err(io::Error::from_raw_os_error(errno::EFBIG));
            }
        };
        self.close(fd)?;
        result.map(|()| bytes)
    }
}

/// Longer files are not read in one piece: no module is longer.
pub const MAX_WHOLE_FILE: usize = 1 << 30;

/// The error numbers of Linux that the VM itself gives.
pub mod errno {
    pub const EPERM: i32 = 1;
    pub const ENOENT: i32 = 2;
    pub const EBADF: i32 = 9;
    pub const EEXIST: i32 = 17;
    pub const ENOTDIR: i32 = 20;
    pub const EISDIR: i32 = 21;
    pub const EINVAL: i32 = 22;
    pub const ENOTTY: i32 = 25;
    pub const EFBIG: i32 = 27;
    pub const ESPIPE: i32 = 29;
    pub const ENOTEMPTY: i32 = 39;
    pub const ENOSYS: i32 = 38;
}
