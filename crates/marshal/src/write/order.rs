//! The order in which CPython writes the elements of a set: that of their own dumps.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use super::{WriteError, Writer};
use crate::limits::MAX_EXPANDED;
use crate::value::{Const, Tuple};

/// How many bytes may be dumped to find the orders: each level of nested sets dumps all below it again.
const MAX_DUMPED: u64 = 64 * MAX_EXPANDED;

/// The order of the elements, for each set that no file wrote. Cheap to copy, so that each dump may have it.
#[derive(Clone, Default)]
pub(super) struct SetOrders(Rc<HashMap<usize, Vec<u32>>>);

impl SetOrders {
    /// Orders all sets below `value`, inner ones first.
    pub(super) fn of(value: &Const, writer: &Writer) -> Result<SetOrders, WriteError> {
        let (mut orders, mut dumped) = (SetOrders::default(), 0);
        for set in sets_below(value, writer).into_iter().filter(|set| set.len() > 1) {
            let order = orders.order(set, writer, &mut dumped)?;
            if let Some(known) = Rc::get_mut(&mut orders.0) {
                known.insert(set.id(), order);
            }
        }
        Ok(orders)
    }

    pub(super) fn get(&self, set: usize) -> Option<&[u32]> {
        self.0.get(&set).map(Vec::as_slice)
    }

    fn order(&self, set: &Tuple, writer: &Writer, total: &mut u64) -> Result<Vec<u32>, WriteError> {
        let mut dumped = Vec::with_capacity(set.len());
        for (place, item) in set.iter().enumerate() {
            let mut inner = Writer::new(writer.version, writer.marshal, writer.anew, Vec::new());
            inner.orders = self.clone();
            // The set holds the element while it is dumped, which so counts as shared.
            inner.run(item, Some(true))?;
            *total += inner.out.len() as u64;
            if *total > MAX_DUMPED {
                return Err(WriteError::TooLarge);
            }
            dumped.push((inner.out, place as u32));
        }
        dumped.sort();
        Ok(dumped.into_iter().map(|(_, place)| place).collect())
    }
}

/// The sets that are to be ordered, inner ones before outer ones, each once.
fn sets_below<'a>(value: &'a Const, writer: &Writer) -> Vec<&'a Tuple> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut open: Vec<(&Const, bool)> = vec![(value, false)];
    while let Some((value, done)) = open.pop() {
        if done {
            if let Const::Set(node) | Const::FrozenSet(node) = value {
                found.push(node);
            }
            continue;
        }
        // What a file wrote holds nothing else; code objects may have been edited.
        let (identity, mark) = match value {
            Const::Tuple(node) | Const::List(node) | Const::Set(node) | Const::FrozenSet(node) => {
                (node.id(), node.mark())
            }
            Const::Dict(node) | Const::FrozenDict(node) => (node.id(), node.mark()),
            Const::Slice(node) => (node.id(), node.mark()),
            Const::Code(code) => (Arc::as_ptr(code) as usize, code.consts.mark()),
            _ => continue,
        };
        if writer.keeps(mark) || !seen.insert(identity) {
            continue;
        }
        open.push((value, true));
        match value {
            Const::Tuple(node) | Const::List(node) | Const::Set(node) | Const::FrozenSet(node) => {
                open.extend(node.iter().map(|item| (item, false)));
            }
            Const::Dict(node) | Const::FrozenDict(node) => {
                open.extend(node.iter().flat_map(|(key, value)| [(key, false), (value, false)]));
            }
            Const::Slice(node) => open.extend(node.iter().map(|item| (item, false))),
            Const::Code(code) => open.extend(code.consts.iter().map(|item| (item, false))),
            _ => {}
        }
    }
    found
}
