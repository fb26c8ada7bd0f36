//! The heap of a thread: making objects, and what is known of all of them.

use crate::account::{self, Account};
use crate::attrs;
use crate::cells::Cells;
use crate::cycle;
use crate::free;
use crate::header::Header;
use crate::payload::{Object, Payload, Trace};
use crate::shape::{Shape, ShapeId};
use crate::value::Bits;
use crate::weak;
use std::cell::Cell;
use std::marker::PhantomData;

/// What a thread's heap consists of. Lives as long as the thread: values may outlive their VM.
pub struct State {
    cells: Cells,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) free_shapes: Vec<ShapeId>,
    pub(crate) retired_shapes: Vec<ShapeId>,
    /// Layout numbers given out by [`Heap::foreign_layout`].
    pub(crate) foreign_layouts: Vec<u32>,
    /// How many objects may still be made until a collection is due; `budget` less this are alive.
    pub(crate) room: isize,
    budget: isize,
    /// Finalisers, callbacks or a collection are due.
    pub(crate) attention: bool,
    /// The collection that was asked for by running out of room.
    pub(crate) collection_due: bool,
    pub(crate) free_queue: free::Queue,
    pub(crate) weak: weak::Table,
    pub(crate) births: cycle::Births,
    pub(crate) account: Account,
    in_use: bool,
}

thread_local! {
    static STATE: Cell<*mut State> = const { Cell::new(std::ptr::null_mut()) };
}

/// The thread's heap.
#[inline(always)]
pub fn state() -> &'static mut State {
    let p = STATE.get();
    // SAFETY: made once a thread and never freed, since values may outlive all else. A borrow of it is over before its function
    // calls what borrows it again: dropping a payload, tracing, and making an object are such calls.
    if p.is_null() { make_state() } else { unsafe { &mut *p } }
}

#[cold]
fn make_state() -> &'static mut State {
    let s = Box::leak(Box::new(State {
        cells: Cells::new(),
        shapes: Shape::builtins(),
        free_shapes: Vec::new(),
        retired_shapes: Vec::new(),
        foreign_layouts: Vec::new(),
        room: isize::MAX,
        budget: isize::MAX,
        attention: false,
        collection_due: false,
        free_queue: free::Queue::default(),
        weak: weak::Table::default(),
        births: cycle::Births::default(),
        account: Account::new(),
        in_use: false,
    }));
    STATE.set(s);
    let mut heap = std::mem::ManuallyDrop::new(Heap(PhantomData));
    heap.register::<crate::Int64>();
    heap.register::<crate::Float>();
    heap.register::<crate::Instance>();
    heap.register::<crate::WeakRef>();
    heap.register::<crate::WeakProxy>();
    heap.register::<crate::WeakCallableProxy>();
    s
}

impl State {
    #[inline(always)]
    fn cell(&mut self, size: usize) -> *mut u8 {
        let p = self.cells.reuse(size);
        if p.is_null() { self.fresh_cell(size) } else { p }
    }

    #[cold]
    #[inline(never)]
    fn fresh_cell(&mut self, size: usize) -> *mut u8 {
        let (p, bytes) = self.cells.fresh(size);
        if bytes > 0 && self.account.take(bytes) {
            self.account.sound_alarm();
            self.attention = true;
        }
        p
    }

    /// Counts a new object.
    #[inline(always)]
    fn count_new(&mut self) {
        self.room -= 1;
        if self.room < 0 {
            self.ask_for_collection();
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn ask_for_collection(&mut self) {
        self.attention = true;
        self.collection_due = true;
        self.set_room(isize::MAX - self.live() as isize);
    }

    /// How many objects are alive.
    pub(crate) fn live(&self) -> usize {
        (self.budget - self.room) as usize
    }

    /// So many objects may be made until a collection is due.
    pub(crate) fn set_room(&mut self, room: isize) {
        let live = self.live() as isize;
        self.room = room.min(isize::MAX - live);
        self.budget = live + self.room;
    }

    /// # Safety
    /// `p` is a cell of that size with no object in it any more.
    #[inline(always)]
    pub(crate) unsafe fn give_back(&mut self, p: *mut u8, size: usize) {
        match self.cells.give_back(p, size) {
            0 => {}
            bytes => self.account.give_back(bytes),
        }
    }

    /// What the cells take.
    pub(crate) fn cell_bytes(&self) -> usize {
        self.cells.bytes()
    }

    /// Numbers all cells anew, from 0; how many there are.
    pub(crate) fn number_cells(&mut self) -> usize {
        self.cells.number()
    }

    /// Every object that is alive, in no particular order.
    pub(crate) fn objects(&self) -> impl Iterator<Item = *mut Header> + '_ {
        self.cells.objects()
    }
}

/// How many objects this thread's heap holds. Tests assert that it returns to its start.
pub fn live_objects() -> usize {
    state().live()
}

/// The layout number of a shape made at run time.
#[inline]
pub(crate) fn layout_id(shape: ShapeId) -> u32 {
    state().shapes[shape.0 as usize].layout_id
}

/// A new object with count one.
#[inline(always)]
pub fn new_raw<T: Payload>(payload: T) -> Bits {
    if T::BUFFERED {
        match payload.buffer() {
            0 => {}
            bytes => account::take(bytes),
        }
    }
    let s = state();
    let p = s.cell(size_of::<Object<T>>()) as *mut Object<T>;
    s.count_new();
    // SAFETY: the cell is free and large enough.
    unsafe { p.write(Object { header: Header::new(ShapeId(T::ID)), payload }) };
    Bits::from_ptr(p as *mut Header)
}

/// The same with a payload that `write` writes into its place.
///
/// # Safety
/// `write` initialises the payload, and neither makes nor drops an object.
#[inline(always)]
pub(crate) unsafe fn new_raw_written<T: Payload>(write: impl FnOnce(*mut T)) -> Bits {
    let s = state();
    let p = s.cell(size_of::<Object<T>>()) as *mut Object<T>;
    s.count_new();
    // The cell is free and large enough.
    write(&raw mut (*p).payload);
    if T::BUFFERED {
        match (*p).payload.buffer() {
            0 => {}
            bytes => account::take(bytes),
        }
    }
    (&raw mut (*p).header).write(Header::new(ShapeId(T::ID)));
    Bits::from_ptr(p as *mut Header)
}

/// A new instance of the class that `shape` belongs to, with count one. Attribute slots start empty.
///
/// # Safety
/// The shape's layout is that of payload `T`.
pub(crate) unsafe fn new_shaped<T: Trace>(shape: ShapeId, payload: T) -> Bits {
    // SAFETY: the payload is written as a whole.
    unsafe { new_written::<T>(shape, |to| to.write(payload)) }
}

/// The same with a payload that `write` writes into its place.
///
/// # Safety
/// As [`new_shaped`]; `write` initialises the payload, and neither makes nor drops an object.
#[inline]
pub(crate) unsafe fn new_written<T: Trace>(shape: ShapeId, write: impl FnOnce(*mut T)) -> Bits {
    let s = state();
    let record = &s.shapes[shape.0 as usize];
    let (offset, hint, counts) = (record.attrs_offset, record.inline_hint, record.counts_class);
    let (class, used, mortal) = (record.class, record.names().len(), record.has_finaliser);
    let p = s.cell(attrs::object_size(size_of::<Object<T>>(), offset, hint)) as *mut Object<T>;
    s.count_new();
    if mortal {
        s.births.note(p as *mut Header);
    }
    // The cell is free and as large as the object with its attribute slots.
    write(&raw mut (*p).payload);
    if T::BUFFERED {
        account::take((*p).payload.buffer());
    }
    (&raw mut (*p).header).write(Header::new(shape));
    if offset != 0 {
        attrs::init(p as *mut Header, offset, hint, used);
    }
    if let (true, Some(class)) = (counts, class) {
        class.inc();
    }
    Bits::from_ptr(p as *mut Header)
}

/// The token that guards changeable contents. There is one a thread, held by its VM.
pub struct Heap(PhantomData<*mut ()>);

/// A VM lives on this thread already.
#[derive(Debug, Clone, Copy)]
pub struct InUse;

impl std::fmt::Display for InUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this thread has a VM already; drop it first or use another thread")
    }
}
impl std::error::Error for InUse {}

impl Heap {
    /// Takes the thread's token.
    ///
    /// # Errors
    /// [`InUse`] while another one exists on this thread.
    pub fn acquire() -> Result<Heap, InUse> {
        let s = state();
        if s.in_use {
            return Err(InUse);
        }
        s.in_use = true;
        Ok(Heap(PhantomData))
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.unfreeze();
        // As long as that frees something: what a limit has stopped in the middle may hold on to itself.
        loop {
            let before = live_objects();
            let found = !self.take_due().is_empty() || self.collect() > 0;
            if !found || live_objects() == before {
                break;
            }
        }
        let s = state();
        s.in_use = false;
        s.set_room(isize::MAX);
        s.account = Account::new();
        (s.attention, s.collection_due) = (false, false);
        if s.live() == 0 {
            // SAFETY: no object lives in any.
            unsafe { s.cells.release() };
        }
    }
}

/// What holds the token: the VM, and the token itself.
pub trait Owner {
    fn heap(&self) -> &Heap;
    fn heap_mut(&mut self) -> &mut Heap;
}

impl Owner for Heap {
    #[inline(always)]
    fn heap(&self) -> &Heap {
        self
    }
    #[inline(always)]
    fn heap_mut(&mut self) -> &mut Heap {
        self
    }
}

impl Heap {
    /// Every live object whose layout is `T`'s.
    pub fn objects_of_layout<T: Payload>(&self) -> Vec<crate::Value> {
        let s = state();
        s.objects()
            // SAFETY: `objects` gives live ones.
            .filter(|&p| s.shapes[unsafe { (*p).shape() }.0 as usize].layout_id == T::ID)
            .map(|p| Bits::from_ptr(p).to_value())
            .collect()
    }
}
