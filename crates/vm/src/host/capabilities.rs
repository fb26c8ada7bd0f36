//! What a program is allowed to do beyond computing: nothing, unless it is said.

use std::path::{Path, PathBuf};

/// All, none or some of what a capability is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Allowed<T> {
    #[default]
    Nothing,
    Only(Vec<T>),
    Everything,
}

impl<T> Allowed<T> {
    fn permits(&self, test: impl FnMut(&T) -> bool) -> bool {
        match self {
            Allowed::Nothing => false,
            Allowed::Only(list) => list.iter().any(test),
            Allowed::Everything => true,
        }
    }

    /// Adds one to what is allowed.
    pub fn add(&mut self, more: T) {
        match self {
            Allowed::Nothing => *self = Allowed::Only(vec![more]),
            Allowed::Only(list) => list.push(more),
            Allowed::Everything => {}
        }
    }
}

/// What is allowed. Paths stand for themselves and for what lies below them; they are compared without `..` and symbolic
/// links, so they must be absolute and canonical here ([`crate::host::Host::canonical`]).
///
/// ```
/// use taipan_vm::host::{Allowed, Capabilities};
///
/// let mut allowed = Capabilities::default();
/// allowed.read.add("/data".into());
/// assert!(allowed.reads("/data/in.txt".as_ref()) && !allowed.reads("/etc/passwd".as_ref()));
/// assert_eq!(allowed.write, Allowed::Nothing);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    pub read: Allowed<PathBuf>,
    pub write: Allowed<PathBuf>,
    /// Names of environment variables.
    pub env: Allowed<String>,
    /// The real clock; without it, one that starts at a fixed time and advances as it is asked.
    pub time: bool,
    /// Unpredictable numbers; without it, they come from a fixed seed.
    pub random: bool,
    pub run: bool,
    pub net: bool,
    /// What import may read: the folders and archives that `sys.path` starts with.
    pub modules: Vec<PathBuf>,
}

impl Capabilities {
    /// Everything is allowed.
    pub fn all() -> Capabilities {
        Capabilities {
            read: Allowed::Everything,
            write: Allowed::Everything,
            env: Allowed::Everything,
            time: true,
            random: true,
            run: true,
            net: true,
            modules: Vec::new(),
        }
    }

    /// Whether a canonical path may be read.
    pub fn reads(&self, path: &Path) -> bool {
        self.read.permits(|root| path.starts_with(root))
    }

    /// Whether a canonical path may be written.
    pub fn writes(&self, path: &Path) -> bool {
        self.write.permits(|root| path.starts_with(root))
    }

    /// Whether a canonical path may be read as a module.
    pub fn imports(&self, path: &Path) -> bool {
        self.modules.iter().any(|root| path.starts_with(root)) || self.reads(path)
    }

    /// Whether an environment variable may be read.
    pub fn environment(&self, name: &str) -> bool {
        self.env.permits(|allowed| allowed == name)
    }
}
