//! `_heapq`: binary heaps in lists, smallest or largest first.

mod sift;

use crate::support::set_doc;
use sift::{Order, replace, sift_down, sift_up};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_heapq", init };

const DOC: &str = "Heap queue algorithm (a.k.a. priority queue).

Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.  For the sake of comparison,
non-existing elements are considered to be infinite.  The interesting
property of a heap is that a[0] is always its smallest element.

Usage:

heap = []            # creates an empty heap
heappush(heap, item) # pushes a new item on the heap
item = heappop(heap) # pops the smallest item from the heap
item = heap[0]       # smallest item on the heap without popping it
heapify(x)           # transforms list into a heap, in-place, in linear time
item = heapreplace(heap, item) # pops and returns smallest item, and adds
                               # new item; the heap size is unchanged

Our API differs from textbook heap algorithms as follows:

- We use 0-based indexing.  This makes the relationship between the
  index for a node and the indexes for its children slightly less
  obvious, but is more suitable since Python uses 0-based indexing.

- Our heappop() method returns the smallest item, not the largest.

These two make it possible to view the heap as a regular Python list
without surprises: heap[0] is the smallest item, and heap.sort()
maintains the heap invariant!
";

const ABOUT: &str = "Heap queues

[explanation by François Pinard]

Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.  For the sake of comparison,
non-existing elements are considered to be infinite.  The interesting
property of a heap is that a[0] is always its smallest element.

The strange invariant above is meant to be an efficient memory
representation for a tournament.  The numbers below are `k', not a[k]:

                                   0

                  1                                 2

          3               4                5               6

      7       8       9       10      11      12      13      14

    15 16   17 18   19 20   21 22   23 24   25 26   27 28   29 30


In the tree above, each cell `k' is topping `2*k+1' and `2*k+2'.  In
a usual binary tournament we see in sports, each cell is the winner
over the two cells it tops, and we can trace the winner down the tree
to see all opponents s/he had.  However, in many computer applications
of such tournaments, we do not need to trace the history of a winner.
To be more memory efficient, when a winner is promoted, we try to
replace it by something else at a lower level, and the rule becomes
that a cell and the two cells it tops contain three different items,
but the top cell \"wins\" over the two topped cells.

If this heap invariant is protected at all time, index 0 is clearly
the overall winner.  The simplest algorithmic way to remove it and
find the \"next\" winner is to move some loser (let's say cell 30 in the
diagram above) into the 0 position, and then percolate this new 0 down
the tree, exchanging values, until the invariant is re-established.
This is clearly logarithmic on the total number of items in the tree.
By iterating over all items, you get an O(n ln n) sort.

A nice feature of this sort is that you can efficiently insert new
items while the sort is going on, provided that the inserted items are
not \"better\" than the last 0'th element you extracted.  This is
especially useful in simulation contexts, where the tree holds all
incoming events, and the \"win\" condition means the smallest scheduled
time.  When an event schedule other events for execution, they are
scheduled into the future, so they can easily go into the heap.  So, a
heap is a good structure for implementing schedulers (this is what I
used for my MIDI sequencer :-).

Various structures for implementing schedulers have been extensively
studied, and heaps are good for this, as they are reasonably speedy,
the speed is almost constant, and the worst case is not much different
than the average case.  However, there are other representations which
are more efficient overall, yet the worst cases might be terrible.

Heaps are also very useful in big disk sorts.  You most probably all
know that a big sort implies producing \"runs\" (which are pre-sorted
sequences, which size is usually related to the amount of CPU memory),
followed by a merging passes for these runs, which merging is often
very cleverly organised[1].  It is very important that the initial
sort produces the longest runs possible.  Tournaments are a good way
to that.  If, using all the memory available to hold a tournament, you
replace and percolate items that happen to fit the current run, you'll
produce runs which are twice the size of the memory for random input,
and much better for input fuzzily ordered.

Moreover, if you output the 0'th item on disk and get an input which
may not fit in the current tournament (because the value \"wins\" over
the last output value), it cannot fit in the heap, so the size of the
heap decreases.  The freed memory could be cleverly reused immediately
for progressively building a second heap, which grows at exactly the
same rate the first heap is melting.  When the first heap completely
vanishes, you switch heaps and start a new run.  Clever and quite
effective!

In a word, heaps are useful memory structures to know.  I use them in
a few applications, and I think it is good to keep a `heap' module
around. :-)

--------------------
[1] The disk balancing algorithms which are current, nowadays, are
more annoying than clever, and this is a consequence of the seeking
capabilities of the disks.  On devices which cannot seek, like big
tape drives, the story was quite different, and one had to be very
clever to ensure (far in advance) that each tape movement will be the
most effective possible (that is, will best participate at
\"progressing\" the merge).  Some tapes were even able to read
backwards, and this was also used to avoid the rewinding time.
Believe me, real good tape sorts were quite spectacular to watch!
From all times, sorting has always been a Great Art! :-)
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    let about = vm.new_str(ABOUT);
    vm.set_name(dict, "__about__", about);
    for family in [FUNCTIONS, MAX_FUNCTIONS, OLD_MAX_FUNCTIONS] {
        vm.add_functions(dict, "_heapq", family);
    }
    Ok(())
}

/// The list that a heap is; `which` says how messages call the argument.
fn heap<'a>(vm: &mut Vm, function: &str, which: &str, v: &'a Value) -> PyResult<&'a Ref<List>> {
    match v.downcast::<List>() {
        Some(list) => Ok(list),
        None => Err(vm.bad_argument(function, &format!("argument{which}"), "list", v)),
    }
}

const FIRST: &str = " 1";

fn push(vm: &mut Vm, heap: &Ref<List>, item: &Value, order: Order) -> PyResult {
    vm.list_push(heap, item.clone())?;
    let last = heap.get(vm).items.len() - 1;
    sift_down(vm, heap, 0, last, order)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, heap: &Ref<List>, order: Order) -> PyResult {
    let Some(last) = heap.get_mut(vm).items.pop() else { raise!(vm, IndexError, "index out of range") };
    heap.get_mut(vm).shrunk();
    if heap.get(vm).items.is_empty() {
        return Ok(last);
    }
    replace(vm, heap, last, order)
}

fn replace_top(vm: &mut Vm, heap: &Ref<List>, item: &Value, order: Order) -> PyResult {
    if heap.get(vm).items.is_empty() {
        raise!(vm, IndexError, "index out of range");
    }
    replace(vm, heap, item.clone(), order)
}

fn push_pop(vm: &mut Vm, heap: &Ref<List>, item: &Value, order: Order) -> PyResult {
    let Some(top) = heap.get(vm).items.first().cloned() else { return Ok(item.clone()) };
    if !order.before(vm, &top, item)? {
        return Ok(item.clone());
    }
    if heap.get(vm).items.is_empty() {
        raise!(vm, IndexError, "index out of range");
    }
    replace(vm, heap, item.clone(), order)
}

fn heapify(vm: &mut Vm, heap: &Ref<List>, order: Order) -> PyResult {
    let len = heap.get(vm).items.len();
    for at in (0..len / 2).rev() {
        sift_up(vm, heap, at, order)?;
    }
    Ok(Value::NONE)
}

methods! { static FUNCTIONS;
    /// Push item onto heap, maintaining the heap invariant.
    "heappush($module, heap, item, /)"
    => |vm, [list, item]| {
        let list = heap(vm, "heappush", FIRST, list)?;
        push(vm, list, item, Order::Min)
    }
    /// Pop the smallest item off the heap, maintaining the heap invariant.
    "heappop($module, heap, /)"
    => |vm, [list]| {
        let list = heap(vm, "heappop", "", list)?;
        pop(vm, list, Order::Min)
    }
    /// Pop and return the current smallest value, and add the new item.
    ///
    /// This is more efficient than heappop() followed by heappush(), and can be
    /// more appropriate when using a fixed-size heap.  Note that the value
    /// returned may be larger than item!  That constrains reasonable uses of
    /// this routine unless written as part of a conditional replacement:
    ///
    ///     if item > heap[0]:
    ///         item = heapreplace(heap, item)
    "heapreplace($module, heap, item, /)"
    => |vm, [list, item]| {
        let list = heap(vm, "heapreplace", FIRST, list)?;
        replace_top(vm, list, item, Order::Min)
    }
    /// Push item on the heap, then pop and return the smallest item from the heap.
    ///
    /// The combined action runs more efficiently than heappush() followed by
    /// a separate call to heappop().
    "heappushpop($module, heap, item, /)"
    => |vm, [list, item]| {
        let list = heap(vm, "heappushpop", FIRST, list)?;
        push_pop(vm, list, item, Order::Min)
    }
    /// Transform list into a heap, in-place, in O(len(heap)) time.
    "heapify($module, heap, /)"
    => |vm, [list]| {
        let list = heap(vm, "heapify", "", list)?;
        heapify(vm, list, Order::Min)
    }
}

methods! { static OLD_MAX_FUNCTIONS;
    /// Maxheap variant of heappop.
    "_heappop_max($module, heap, /)"
    => |vm, [list]| {
        let list = heap(vm, "_heappop_max", "", list)?;
        pop(vm, list, Order::Max)
    }
    /// Maxheap variant of heapify.
    "_heapify_max($module, heap, /)"
    => |vm, [list]| {
        let list = heap(vm, "_heapify_max", "", list)?;
        heapify(vm, list, Order::Max)
    }
    /// Maxheap variant of heapreplace.
    "_heapreplace_max($module, heap, item, /)"
    => |vm, [list, item]| {
        let list = heap(vm, "_heapreplace_max", FIRST, list)?;
        replace_top(vm, list, item, Order::Max)
    }
}

methods! { static MAX_FUNCTIONS;
    /// Push item onto max heap, maintaining the heap invariant.
    "heappush_max($module, heap, item, /)" => |vm, [list, item]| {
        let list = heap(vm, "heappush_max", FIRST, list)?;
        push(vm, list, item, Order::Max)
    }
    /// Maxheap variant of heappop.
    "heappop_max($module, heap, /)" => |vm, [list]| {
        let list = heap(vm, "heappop_max", "", list)?;
        pop(vm, list, Order::Max)
    }
    /// Maxheap variant of heapreplace.
    "heapreplace_max($module, heap, item, /)" => |vm, [list, item]| {
        let list = heap(vm, "heapreplace_max", FIRST, list)?;
        replace_top(vm, list, item, Order::Max)
    }
    /// Maxheap variant of heappushpop.
    ///
    /// The combined action runs more efficiently than heappush_max() followed by
    /// a separate call to heappop_max().
    "heappushpop_max($module, heap, item, /)" => |vm, [list, item]| {
        let list = heap(vm, "heappushpop_max", FIRST, list)?;
        push_pop(vm, list, item, Order::Max)
    }
    /// Maxheap variant of heapify.
    "heapify_max($module, heap, /)" => |vm, [list]| {
        let list = heap(vm, "heapify_max", "", list)?;
        heapify(vm, list, Order::Max)
    }
}
