//! How long a listing may get: references let a small file name one large object a thousand times over.

use std::cell::{Cell, OnceCell};
use std::collections::HashSet;
use std::sync::Arc;

use taipan_marshal::{CodeObject, Const, Str};

/// Bytes of text that the values and names of any listing may take.
const VALUES: u64 = 4 << 20;
/// Bytes of text for each byte of what is listed, on top of that.
const VALUES_PER_BYTE: u64 = 8;
/// Bytes that the code objects of any listing may take, as [`listed_size`] counts.
const CODES: u64 = 16 << 20;
/// What a code object may add whose parts are those of others.
const SHARED: u64 = 1 << 12;
/// What stands in place of a text beyond the bounds.
pub(crate) const CUT: &str = "...";

/// The bounds of one listing, of a code object and all nested in it.
///
/// What a compiler writes never meets them: they grow with the size of what is listed, each object counted once.
#[derive(Debug)]
pub(crate) struct Budget {
    root: Arc<CodeObject>,
    values: Cell<u64>,
    codes: Cell<u64>,
    size: OnceCell<Size>,
}

/// What lies below a code object, each object counted once.
#[derive(Debug, Default)]
struct Size {
    /// Bytes of values and names.
    values: u64,
    /// The code objects, as [`listed_size`] counts.
    codes: u64,
}

impl Budget {
    /// The bounds for a listing of `root`.
    pub(crate) fn new(root: &Arc<CodeObject>) -> Budget {
        Budget { root: Arc::clone(root), values: Cell::new(0), codes: Cell::new(0), size: OnceCell::new() }
    }

    /// How many bytes of values and names may still be written.
    pub(crate) fn left(&self) -> usize {
        let used = self.values.get();
        let limit = if used < VALUES { VALUES } else { self.value_limit() };
        usize::try_from(limit.saturating_sub(used)).unwrap_or(usize::MAX)
    }

    /// Takes the text of a value or a name out of the budget; whether it fits.
    pub(crate) fn spend(&self, bytes: usize) -> bool {
        let used = self.values.get().saturating_add(bytes as u64);
        self.values.set(used);
        used <= VALUES || used <= self.value_limit()
    }

    /// Takes a code object out of the budget; whether its listing fits. `scale` says how many times larger than text the
    /// form of the listing is.
    pub(crate) fn spend_code(&self, code: &CodeObject, scale: u64) -> bool {
        let used = self.codes.get().saturating_add(listed_size(code).saturating_mul(scale));
        self.codes.set(used);
        used <= CODES || used <= CODES.saturating_add(self.size().codes.saturating_mul(scale))
    }

    fn value_limit(&self) -> u64 {
        VALUES.saturating_add(VALUES_PER_BYTE.saturating_mul(self.size().values))
    }

    fn size(&self) -> &Size {
        self.size.get_or_init(|| Size::of(&self.root))
    }
}

/// What a code object adds to a listing, without the text of values and names.
fn listed_size(code: &CodeObject) -> u64 {
    let names = code.names.len() + code.localsplusnames.len() + code.consts.len();
    let tables = code.exceptiontable.len() + code.linetable.len();
    1 + 32 * code.code.len() as u64 + 16 * names as u64 + 8 * tables as u64
}

/// The same where parts that were seen in other code objects count little.
///
/// Compilers share equal parts of functions, which are then small.
fn own_size(code: &CodeObject, seen: &mut HashSet<usize>) -> u64 {
    let mut own = |id: usize, size: usize| if seen.insert(id) { size as u64 } else { 0 };
    SHARED
        + own(code.code.id(), 32 * code.code.len())
        + own(code.consts.id(), 16 * code.consts.len())
        + own(code.names.tuple().id(), 16 * code.names.len())
        + own(code.localspluskinds.id(), 16 * code.localsplusnames.len())
        + own(code.linetable.id(), 8 * code.linetable.len())
        + own(code.exceptiontable.id(), 8 * code.exceptiontable.len())
}

impl Size {
    fn of(root: &Arc<CodeObject>) -> Size {
        let mut size = Size::default();
        let mut seen = HashSet::new();
        let mut waiting = vec![Const::Code(Arc::clone(root))];
        while let Some(value) = waiting.pop() {
            if seen.insert(identity(&value)) {
                size.add(&value, &mut seen);
                parts(&value, |part| waiting.push(part.clone()));
            }
        }
        size
    }

    /// Adds a value without its parts.
    fn add(&mut self, value: &Const, seen: &mut HashSet<usize>) {
        let own = match value {
            Const::Str(text) => text.to_lossy().len(),
            Const::Bytes(bytes) => bytes.len(),
            Const::BigInt(int) => int.bits() as usize / 8,
            Const::Tuple(items) | Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => {
                8 * items.len()
            }
            Const::Dict(entries) | Const::FrozenDict(entries) => 16 * entries.len(),
            Const::Code(code) => {
                self.codes = self.codes.saturating_add(own_size(code, seen));
                let names = code.names.iter().chain(code.localsplusnames.iter());
                let names = names.chain([&code.filename, &code.name, &code.qualname]);
                names.filter(|name| seen.insert(name.id())).map(|name: &Str| name.to_lossy().len() + 16).sum()
            }
            _ => 0,
        };
        self.values = self.values.saturating_add(16 + own as u64);
    }
}

fn identity(value: &Const) -> usize {
    match value {
        Const::Str(node) => node.id(),
        Const::Bytes(node) => node.id(),
        Const::BigInt(node) => node.id(),
        Const::Tuple(node) | Const::List(node) | Const::Set(node) | Const::FrozenSet(node) => node.id(),
        Const::Dict(node) | Const::FrozenDict(node) => node.id(),
        Const::Slice(node) => node.id(),
        Const::Code(code) => Arc::as_ptr(code) as usize,
        // Small values count once altogether.
        _ => 0,
    }
}

fn parts(value: &Const, mut visit: impl FnMut(&Const)) {
    match value {
        Const::Tuple(items) | Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => {
            items.iter().for_each(visit);
        }
        Const::Slice(parts) => parts.iter().for_each(visit),
        Const::Dict(entries) | Const::FrozenDict(entries) => entries.iter().for_each(|(key, value)| {
            visit(key);
            visit(value);
        }),
        Const::Code(code) => code.consts.iter().for_each(visit),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use taipan_isa::Version;

    fn with_constant(value: Const) -> Arc<CodeObject> {
        let Const::Tuple(consts) = Const::tuple(vec![value]) else { unreachable!("made as a tuple") };
        Arc::new(CodeObject { consts, ..CodeObject::empty(Version::V3_13, "f") })
    }

    #[test]
    fn large_files_have_large_listings() {
        let large = Budget::new(&with_constant(Const::str(&"x".repeat(1 << 20))));
        let small = Budget::new(&with_constant(Const::None));
        assert!((0..11).all(|_| large.spend(1 << 20)));
        assert!((0..4).all(|_| small.spend(1 << 20)));
        assert!(!small.spend(1 << 20) && small.left() == 0);
    }

    #[test]
    fn shared_objects_count_once() {
        let text = Const::str(&"x".repeat(1000));
        let pair = |value: &Const| Const::tuple(vec![value.clone(), value.clone()]);
        let bomb = (0..20).fold(text, |value, _| pair(&value));
        let size = Size::of(&with_constant(bomb));
        assert!(size.values < 2000, "{}", size.values);
    }
}
