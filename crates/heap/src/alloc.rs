//! Cells: size-class pages with free lists, one heap a thread.

use crate::account::{self, Account};
use crate::attrs;
use crate::cycle;
use crate::free;
use crate::header::Header;
use crate::payload::{Object, Payload, Trace};
use crate::shape::{Shape, ShapeId, id};
use crate::value::Bits;
use crate::weak;
use std::alloc::{Layout as Mem, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::marker::PhantomData;

/// Pages lie at multiples of their size, so that an object's address tells where its page's head is.
const PAGE: usize = 32 * 1024;
/// Pages are asked of the system by so many.
const ARENA_PAGES: usize = 32;
const ARENA: Mem = match Mem::from_size_align(PAGE * (ARENA_PAGES + 1), GRAIN) {
    Ok(layout) => layout,
    Err(_) => unreachable!(),
};
const GRAIN: usize = 16;
pub(crate) const MAX_CELL: usize = 512;
const CLASSES: usize = MAX_CELL / GRAIN + 1;

/// What stands at the start of a page.
#[repr(C)]
pub(crate) struct Page {
    /// Size of a cell.
    cell: u32,
    /// 2^32 / `cell`, rounded up.
    reciprocal: u32,
    /// The collector's number of the first cell.
    first: Cell<u32>,
    /// Cells come after this head, which is a whole number of grains.
    unused: u32,
}

impl Page {
    /// How many cells there are.
    pub fn cells(&self) -> usize {
        (PAGE - size_of::<Page>()) / self.cell as usize
    }

    /// Numbers the cells from there; the first number behind them.
    pub fn number_from(&self, first: u32) -> u32 {
        self.first.set(first);
        first + self.cells() as u32
    }

    /// Where cell number `i` of the page lies.
    fn at(&self, i: usize) -> *mut Header {
        let start = std::ptr::from_ref(self) as *mut u8;
        start.wrapping_add(size_of::<Page>() + i * self.cell as usize) as *mut Header
    }
}

/// The number of an object's cell, as given by [`Page::number_from`].
///
/// # Safety
/// `p` is an object.
#[inline(always)]
pub(crate) unsafe fn cell_number(p: *const Header) -> usize {
    let page = &*((p as usize & !(PAGE - 1)) as *const Page);
    let offset = (p as usize & (PAGE - 1)) - size_of::<Page>();
    // Exact: offsets are below 2^15 and cells below 2^10.
    (page.first.get() as u64 + ((offset as u64 * page.reciprocal as u64) >> 32)) as usize
}

/// What a thread's heap consists of. Lives as long as the thread: values may outlive their VM.
pub struct State {
    free: [*mut u8; CLASSES],
    bump: [(*mut u8, *mut u8); CLASSES],
    arenas: Vec<*mut u8>,
    /// Unused pages of the last arena.
    spare: (*mut u8, usize),
    pages: Vec<*mut Page>,
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
    // SAFETY: made once a thread and never freed before the thread's end. Borrows are kept within functions of this
    // crate that do not call each other through one.
    if p.is_null() { make_state() } else { unsafe { &mut *p } }
}

#[cold]
fn make_state() -> &'static mut State {
    let s = Box::leak(Box::new(State {
        free: [std::ptr::null_mut(); CLASSES],
        bump: [(std::ptr::null_mut(), std::ptr::null_mut()); CLASSES],
        arenas: Vec::new(),
        spare: (std::ptr::null_mut(), 0),
        pages: Vec::new(),
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
    pub(crate) fn cell(&mut self, size: usize) -> *mut u8 {
        let class = size.div_ceil(GRAIN);
        let p = self.free[class];
        if p.is_null() {
            return self.fresh_cell(class);
        }
        // SAFETY: a free cell's second word links to the next one.
        self.free[class] = unsafe { *(p as *mut *mut u8).add(1) };
        p
    }

    #[cold]
    #[inline(never)]
    fn fresh_cell(&mut self, class: usize) -> *mut u8 {
        let size = class * GRAIN;
        let (next, end) = self.bump[class];
        if !next.is_null() && end as usize - next as usize >= size {
            self.bump[class].0 = next.wrapping_add(size);
            return next;
        }
        let page = self.fresh_page();
        if self.account.take(PAGE) {
            self.account.sound_alarm();
            self.attention = true;
        }
        let cell = size as u32;
        let reciprocal = (1u64 << 32).div_ceil(size as u64) as u32;
        // SAFETY: a page is aligned, and larger than its head.
        unsafe { (page as *mut Page).write(Page { cell, reciprocal, first: Cell::new(0), unused: 0 }) };
        self.pages.push(page as *mut Page);
        let first = page.wrapping_add(size_of::<Page>());
        self.bump[class] = (first.wrapping_add(size), page.wrapping_add(PAGE));
        first
    }

    fn fresh_page(&mut self) -> *mut u8 {
        if self.spare.1 == 0 {
            // SAFETY: the layout is not empty.
            let arena = unsafe { alloc_zeroed(ARENA) };
            if arena.is_null() {
                handle_alloc_error(ARENA)
            }
            assert!(
                (arena as u64 + ARENA.size() as u64) < 1 << 48,
                "addresses past 48 bits do not fit a value"
            );
            self.arenas.push(arena);
            self.spare = (arena.wrapping_add(arena.align_offset(PAGE)), ARENA_PAGES);
        }
        let page = self.spare.0;
        self.spare = (page.wrapping_add(PAGE), self.spare.1 - 1);
        page
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
    fn ask_for_collection(&mut self) {
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
        let class = size.div_ceil(GRAIN);
        *(p as *mut u64) = (id::FREE.0 as u64) << 32;
        *(p as *mut *mut u8).add(1) = self.free[class];
        self.free[class] = p;
    }

    /// What the pages take.
    pub(crate) fn page_bytes(&self) -> usize {
        self.pages.len() * PAGE
    }

    /// The pages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = &Page> {
        // SAFETY: pages live as long as they are listed.
        self.pages.iter().map(|&page| unsafe { &*page })
    }

    /// Every object that is alive, in no particular order.
    pub(crate) fn objects(&self) -> impl Iterator<Item = *mut Header> + '_ {
        self.pages()
            .flat_map(|page| (0..page.cells()).map(|i| page.at(i)))
            // SAFETY: pages are zeroed, so a cell never used, like one given back, has shape FREE.
            .filter(|&p| unsafe { (*p).shape } != id::FREE)
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
            s.pages.clear();
            for arena in s.arenas.drain(..) {
                // SAFETY: no object lives in any page, and all that points into pages is reset below.
                unsafe { dealloc(arena, ARENA) };
            }
            s.spare = (std::ptr::null_mut(), 0);
            s.free = [std::ptr::null_mut(); CLASSES];
            s.bump = [(std::ptr::null_mut(), std::ptr::null_mut()); CLASSES];
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
