//! Which causes, contexts and members of groups are shown: each exception once, however they refer to each other.

use super::{MAX_GROUP_DEPTH, MAX_GROUP_WIDTH};
use crate::Vm;
use crate::exc::{Exception, group};
use ahash::AHashSet;
use taipan_heap::Value;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

#[derive(Default)]
pub struct Node {
    pub exception: Value,
    cause: Option<usize>,
    context: Option<usize>,
    /// The exceptions in a group.
    pub members: Option<Vec<usize>>,
}

/// Everything that is shown; the first node is the uncaught exception.
pub struct Tree {
    pub nodes: Vec<Node>,
    /// The identities of all in it.
    seen: AHashSet<i64>,
}

impl Tree {
    pub fn of(vm: &Vm, exception: &Value) -> Tree {
        let mut tree = Tree { nodes: Vec::new(), seen: AHashSet::new() };
        if vm.dialect.tracebacks_by_module() {
            tree.build(vm, exception);
        } else {
            tree.build_as_printed(vm, exception, 0);
        }
        tree
    }

    /// What led to an exception, and the words between the two.
    pub fn reason(&self, index: usize) -> Option<(usize, &'static str)> {
        let node = self.nodes.get(index)?;
        node.cause.map(|n| (n, CAUSE)).or(node.context.map(|n| (n, CONTEXT)))
    }

    fn add(&mut self, exception: &Value) -> usize {
        self.seen.insert(exception.identity());
        self.nodes.push(Node { exception: exception.clone(), ..Node::default() });
        self.nodes.len() - 1
    }

    fn is_new(&self, exception: &Value) -> bool {
        !exception.is_none() && !self.seen.contains(&exception.identity())
    }

    /// In the order of `traceback.TracebackException`.
    fn build(&mut self, vm: &Vm, exception: &Value) {
        let mut pending = vec![self.add(exception)];
        while let Some(index) = pending.pop() {
            let value = self.nodes[index].exception.clone();
            let Some(e) = value.downcast::<Exception>() else { continue };
            let e = e.get(vm);
            let cause = self.is_new(&e.cause).then(|| self.add(&e.cause));
            let wanted = cause.is_none() && !e.suppress_context && self.is_new(&e.context);
            let context = wanted.then(|| self.add(&e.context));
            let members: Option<Vec<usize>> = group::is_group(vm, &value)
                .then(|| group::nested(vm, &value).iter().map(|x| self.add(x)).collect());
            pending.extend(cause);
            pending.extend(context);
            pending.extend(members.iter().flatten());
            let node = &mut self.nodes[index];
            (node.cause, node.context, node.members) = (cause, context, members);
        }
    }

    /// In the order in which CPython's C code prints them (`print_exception_recursive`).
    fn build_as_printed(&mut self, vm: &Vm, exception: &Value, depth: usize) -> usize {
        let first = self.add(exception);
        let mut chain = vec![first];
        let mut current = exception.clone();
        while let Some(e) = current.clone().downcast::<Exception>() {
            let (e, index) = (e.get(vm), chain[chain.len() - 1]);
            let is_cause = !e.cause.is_none();
            if !is_cause && e.suppress_context {
                break;
            }
            let next = if is_cause { &e.cause } else { &e.context };
            if !self.is_new(next) {
                break;
            }
            let added = self.add(next);
            let node = &mut self.nodes[index];
            *(if is_cause { &mut node.cause } else { &mut node.context }) = Some(added);
            chain.push(added);
            current = next.clone();
        }
        for index in chain.into_iter().rev() {
            let value = self.nodes[index].exception.clone();
            if !group::is_group(vm, &value) {
                continue;
            }
            let mut members = Vec::new();
            let nested = group::nested(vm, &value);
            for (i, x) in nested.iter().enumerate() {
                let shown = depth <= MAX_GROUP_DEPTH && i < MAX_GROUP_WIDTH;
                members.push(if shown { self.build_as_printed(vm, x, depth + 1) } else { index });
            }
            self.nodes[index].members = Some(members);
        }
        first
    }
}
