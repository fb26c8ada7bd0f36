//! Moving items up and down a heap. Comparisons may run Python code that changes the list.

use taipan_vm::class::CompareOp;
use taipan_vm::types::list::List;
use taipan_vm::{PyResult, Ref, Value, Vm, raise};

/// What is on top.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Min,
    Max,
}

impl Order {
    /// Whether `a` belongs above `b`.
    #[inline]
    pub fn before(self, vm: &mut Vm, a: &Value, b: &Value) -> PyResult<bool> {
        match self {
            Order::Min => vm.compare_bool(a, b, CompareOp::Lt),
            Order::Max => vm.compare_bool(b, a, CompareOp::Lt),
        }
    }
}

/// The items at two places.
fn two(vm: &mut Vm, heap: &Ref<List>, a: usize, b: usize) -> PyResult<(Value, Value)> {
    let items = &heap.get(vm).items;
    match (items.get(a), items.get(b)) {
        (Some(x), Some(y)) => Ok((x.clone(), y.clone())),
        _ => raise!(vm, RuntimeError, "list changed size during iteration"),
    }
}

/// Compares the items at two places; a change of the list's size is an error.
fn compare(vm: &mut Vm, heap: &Ref<List>, a: usize, b: usize, order: Order) -> PyResult<bool> {
    let len = heap.get(vm).items.len();
    let (x, y) = two(vm, heap, a, b)?;
    let before = order.before(vm, &x, &y)?;
    if heap.get(vm).items.len() != len {
        raise!(vm, RuntimeError, "list changed size during iteration");
    }
    Ok(before)
}

/// `siftdown`: lifts the item at `at` to its place below `start`.
pub fn sift_down(vm: &mut Vm, heap: &Ref<List>, start: usize, at: usize, order: Order) -> PyResult<()> {
    if at >= heap.get(vm).items.len() {
        raise!(vm, IndexError, "index out of range");
    }
    let mut at = at;
    while at > start {
        let parent = (at - 1) / 2;
        if !compare(vm, heap, at, parent, order)? {
            break;
        }
        heap.get_mut(vm).items.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// `siftup`: bubbles the smaller child up until a leaf is hit, then lets the item rise from there.
pub fn sift_up(vm: &mut Vm, heap: &Ref<List>, start: usize, order: Order) -> PyResult<()> {
    let end = heap.get(vm).items.len();
    if start >= end {
        raise!(vm, IndexError, "index out of range");
    }
    let mut at = start;
    while at < end / 2 {
        let mut child = 2 * at + 1;
        if child + 1 < end && !compare(vm, heap, child, child + 1, order)? {
            child += 1;
        }
        if child >= heap.get(vm).items.len() {
            raise!(vm, RuntimeError, "list changed size during iteration");
        }
        heap.get_mut(vm).items.swap(at, child);
        at = child;
    }
    sift_down(vm, heap, start, at, order)
}

/// Puts an item on top and gives what was there.
pub fn replace(vm: &mut Vm, heap: &Ref<List>, item: Value, order: Order) -> PyResult {
    let Some(top) = heap.get_mut(vm).items.first_mut() else {
        raise!(vm, IndexError, "index out of range");
    };
    let old = std::mem::replace(top, item);
    sift_up(vm, heap, 0, order)?;
    Ok(old)
}
