//! Cells: size-class pages with free lists, one heap a thread.

use crate::attrs;
use crate::free;
use crate::header::Header;
use crate::payload::{Object, Payload};
use crate::shape::{Shape, ShapeId, id};
use crate::value::Bits;
use std::alloc::{Layout as Mem, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::marker::PhantomData;

const PAGE: usize = 32 * 1024;
const GRAIN: usize = 16;
pub(crate) const MAX_CELL: usize = 512;
const CLASSES: usize = MAX_CELL / GRAIN + 1;

pub(crate) struct Page {
    pub start: *mut u8,
    pub cell: usize,
}

/// What a thread's heap consists of. Lives as long as the thread: values may outlive their VM.
pub struct State {
    free: [*mut u8; CLASSES],
    bump: [(*mut u8, *mut u8); CLASSES],
    pub(crate) pages: Vec<Page>,
    pub(crate) shapes: Vec<Shape>,
    /// Layout numbers given out by [`Heap::foreign_layout`].
    pub(crate) foreign_layouts: Vec<u32>,
    pub(crate) live: usize,
    pub(crate) free_queue: free::Queue,
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
        pages: Vec::new(),
        shapes: Shape::builtins(),
        foreign_layouts: Vec::new(),
        live: 0,
        free_queue: free::Queue::default(),
        in_use: false,
    }));
    STATE.set(s);
    let mut heap = std::mem::ManuallyDrop::new(Heap(PhantomData));
    heap.register::<crate::Int64>();
    heap.register::<crate::Float>();
    heap.register::<crate::Instance>();
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
        let mem = Mem::from_size_align(PAGE, GRAIN).expect("a constant layout");
        // SAFETY: the layout is not empty.
        let page = unsafe { alloc_zeroed(mem) };
        if page.is_null() {
            handle_alloc_error(mem)
        }
        assert!((page as u64 + PAGE as u64) < 1 << 48, "addresses past 48 bits do not fit a value");
        self.pages.push(Page { start: page, cell: size });
        self.bump[class] = (page.wrapping_add(size), page.wrapping_add(PAGE));
        page
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

    /// Every object that is alive, in no particular order.
    pub(crate) fn objects(&self) -> impl Iterator<Item = *mut Header> + '_ {
        self.pages
            .iter()
            .flat_map(|page| {
                (0..PAGE / page.cell).map(|i| page.start.wrapping_add(i * page.cell) as *mut Header)
                // SAFETY: pages are zeroed, so a cell never used, like one given back, has shape FREE.
            })
            .filter(|&p| unsafe { (*p).shape } != id::FREE)
    }
}

/// How many objects this thread's heap holds. Tests assert that it returns to its start.
pub fn live_objects() -> usize {
    state().live
}

/// The layout number of a shape made at run time.
pub(crate) fn layout_id(shape: ShapeId) -> u32 {
    state().shapes[shape.0 as usize].layout_id
}

/// A new object with count one.
#[inline(always)]
pub fn new_raw<T: Payload>(payload: T) -> Bits {
    let s = state();
    let p = s.cell(size_of::<Object<T>>()) as *mut Object<T>;
    s.live += 1;
    // SAFETY: the cell is free and large enough.
    unsafe { p.write(Object { header: Header::new(ShapeId(T::ID)), payload }) };
    Bits::from_ptr(p as *mut Header)
}

/// A new instance of the class that `shape` belongs to, with count one. Attribute slots start empty.
///
/// # Safety
/// The shape's layout is that of payload `T`.
pub(crate) unsafe fn new_shaped<T>(shape: ShapeId, payload: T) -> Bits {
    let s = state();
    let record = &s.shapes[shape.0 as usize];
    let (offset, hint, counts) = (record.attrs_offset, record.inline_hint, record.counts_class);
    let (class, used) = (record.class, record.names().len());
    let p = s.cell(attrs::object_size(size_of::<Object<T>>(), offset, hint)) as *mut Object<T>;
    s.live += 1;
    // The cell is free and as large as the object with its attribute slots.
    p.write(Object { header: Header::new(shape), payload });
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
        while self.collect() > 0 {}
        let s = state();
        s.in_use = false;
        if s.live == 0 {
            for page in s.pages.drain(..) {
                // SAFETY: no object lives in any page, and free lists are reset below.
                unsafe { dealloc(page.start, Mem::from_size_align_unchecked(PAGE, GRAIN)) };
            }
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
