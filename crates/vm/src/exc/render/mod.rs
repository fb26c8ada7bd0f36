//! The text of an uncaught exception: causes and contexts, tracebacks, groups, notes.

mod anchors;
mod final_line;
mod frame;
mod parse;
mod source;
mod suggest;
mod syntax_place;
mod tokens;
mod tree;
mod width;

pub use suggest::closest;

use super::{Traceback, traceback};
use crate::Vm;
use crate::types::str::Str;
use source::Sources;
pub use source::line as source_line;
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Encoding, ErrorPolicy};
use tree::Tree;

/// Groups deeper than this, and members of a group past the width, are left out.
const MAX_GROUP_DEPTH: usize = 10;
const MAX_GROUP_WIDTH: usize = 15;
/// Entries of a traceback that are shown of a run of equal ones.
const RECURSIVE_CUTOFF: usize = 3;
/// CPython's C code shows this many entries at most.
const ENTRIES_LIMIT: usize = 1000;

/// What CPython prints of an uncaught exception.
pub fn render(vm: &mut Vm, exception: &Value) -> String {
    let tree = Tree::of(vm, exception);
    let mut printer = Printer {
        out: String::new(),
        depth: 0,
        need_close: false,
        sources: Sources::default(),
        plain: false,
    };
    printer.node(vm, &tree, 0);
    printer.out
}

/// What CPython's C code prints of an exception that nobody can handle: the traceback given, class and text, and nothing
/// of what led to it.
pub fn render_plainly(vm: &mut Vm, exception: &Value, traceback: &Value) -> String {
    let mut printer =
        Printer { out: String::new(), depth: 0, need_close: false, sources: Sources::default(), plain: true };
    let entries = traceback::entries_from(vm, traceback);
    printer.traceback(vm, &entries, "Traceback (most recent call last):\n", '|');
    printer.plain_message(vm, exception);
    printer.out
}

/// Text as standard error takes it: lone surrogates escaped.
fn printable(v: &Value) -> String {
    let Some(s) = v.downcast::<Str>() else { return String::new() };
    let bytes = Encoding::Utf8.encode_with(s.text(), ErrorPolicy::BackslashReplace).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// File, line and name of an entry.
type Place = (Ref<Str>, Option<i32>, Ref<Str>);

struct Printer {
    out: String,
    /// Nesting of groups.
    depth: usize,
    /// The innermost group's last member is printed, and its lower edge is not yet.
    need_close: bool,
    /// As the C code shows tracebacks.
    plain: bool,
    sources: Sources,
}

impl Printer {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// What stands before each line.
    fn margin(&self, edge: char) -> String {
        if self.depth == 0 { String::new() } else { format!("{}{edge} ", self.indent()) }
    }

    /// Writes lines with the margin before each.
    fn lines(&mut self, text: &str) {
        let margin = self.margin('|');
        for line in text.split_inclusive('\n') {
            self.out.push_str(&margin);
            self.out.push_str(line);
        }
    }

    /// An exception with what led to it, the first cause first.
    fn node(&mut self, vm: &mut Vm, tree: &Tree, root: usize) {
        let mut chain = vec![(root, "")];
        while let Some((next, message)) = chain.last().and_then(|(n, _)| tree.reason(*n)) {
            chain.push((next, message));
        }
        for i in (0..chain.len()).rev() {
            if let Some((_, message)) = chain.get(i + 1) {
                self.lines(message);
            }
            self.single(vm, tree, chain[i].0);
        }
    }

    fn single(&mut self, vm: &mut Vm, tree: &Tree, index: usize) {
        let Some(node) = tree.nodes.get(index) else { return };
        let Some(members) = &node.members else {
            let entries = traceback::entries(vm, &node.exception);
            self.traceback(vm, &entries, "Traceback (most recent call last):\n", '|');
            return self.message(vm, &node.exception, &entries);
        };
        if self.depth > MAX_GROUP_DEPTH {
            return self.lines(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
        }
        let top_level = self.depth == 0;
        self.depth += usize::from(top_level);
        let entries = traceback::entries(vm, &node.exception);
        let edge = if top_level { '+' } else { '|' };
        self.traceback(vm, &entries, "Exception Group Traceback (most recent call last):\n", edge);
        self.message(vm, &node.exception, &entries);
        self.members(vm, tree, members);
        self.depth -= usize::from(top_level);
    }

    fn members(&mut self, vm: &mut Vm, tree: &Tree, members: &[usize]) {
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        for (i, member) in members.iter().take(shown).enumerate() {
            let last = i + 1 == shown;
            self.need_close |= last;
            let truncated = i >= MAX_GROUP_WIDTH;
            let title = if truncated { "...".to_string() } else { (i + 1).to_string() };
            let corner = if i == 0 { "+-" } else { "  " };
            let indent = self.indent();
            self.out.push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if truncated {
                let left = members.len() - MAX_GROUP_WIDTH;
                let s = if left > 1 { "s" } else { "" };
                self.lines(&format!("and {left} more exception{s}\n"));
            } else {
                self.node(vm, tree, *member);
            }
            if last && self.need_close {
                let indent = self.indent();
                self.out.push_str(&format!("{indent}+------------------------------------\n"));
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }

    fn traceback(&mut self, vm: &mut Vm, entries: &[Ref<Traceback>], header: &str, edge: char) {
        let limit = traceback::limit(vm).map(|n| usize::try_from(n.max(0)).unwrap_or(usize::MAX));
        let limit = match limit {
            None if vm.dialect.tracebacks_by_module() => usize::MAX,
            None => ENTRIES_LIMIT,
            Some(n) => n,
        };
        let shown = &entries[entries.len().saturating_sub(limit)..];
        if shown.is_empty() && (entries.is_empty() || vm.dialect.tracebacks_by_module()) {
            return;
        }
        let margin = self.margin(edge);
        self.out.push_str(&margin);
        self.out.push_str(header);
        let mut last = None;
        let mut count = 0;
        for entry in shown {
            let code = entry.get(vm).frame.get(vm).code.clone();
            let line = entry.get(vm).line(vm);
            let place = (code.filename.clone(), line, code.name.clone());
            let same = last.as_ref().is_some_and(|(f, l, n): &Place| {
                f.same_text(&place.0) && *l == place.1 && n.same_text(&place.2)
            });
            if !same {
                self.repeated(count);
                last = Some(place);
                count = 0;
            }
            count += 1;
            if count <= RECURSIVE_CUTOFF {
                let lasti = entry.get(vm).lasti;
                let text = frame::text(vm, &mut self.sources, &code, lasti, line, self.plain);
                self.lines(&text);
            }
        }
        self.repeated(count);
    }

    fn repeated(&mut self, count: usize) {
        if count > RECURSIVE_CUTOFF {
            let n = count - RECURSIVE_CUTOFF;
            let s = if n > 1 { "s" } else { "" };
            self.lines(&format!("  [Previous line repeated {n} more time{s}]\n"));
        }
    }
}
