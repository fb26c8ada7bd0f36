//! Where objects lie: size-class pages with free lists.

use crate::header::Header;
use crate::shape::id;
use std::alloc::{Layout as Mem, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;

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
struct Page {
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
    fn cells(&self) -> usize {
        (PAGE - size_of::<Page>()) / self.cell as usize
    }

    /// Where cell number `i` of the page lies.
    fn at(&self, i: usize) -> *mut Header {
        let start = std::ptr::from_ref(self) as *mut u8;
        start.wrapping_add(size_of::<Page>() + i * self.cell as usize) as *mut Header
    }
}

/// The number of an object's cell, as given by [`Cells::number`].
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

/// The cells of a thread's heap.
pub(crate) struct Cells {
    free: [*mut u8; CLASSES],
    bump: [(*mut u8, *mut u8); CLASSES],
    arenas: Vec<*mut u8>,
    /// Unused pages of the last arena.
    spare: (*mut u8, usize),
    pages: Vec<*mut Page>,
}

impl Cells {
    pub fn new() -> Cells {
        Cells {
            free: [std::ptr::null_mut(); CLASSES],
            bump: [(std::ptr::null_mut(), std::ptr::null_mut()); CLASSES],
            arenas: Vec::new(),
            spare: (std::ptr::null_mut(), 0),
            pages: Vec::new(),
        }
    }

    /// A cell that was given back; null where there is none.
    #[inline(always)]
    pub fn reuse(&mut self, size: usize) -> *mut u8 {
        let class = size.div_ceil(GRAIN);
        let p = self.free[class];
        if !p.is_null() {
            // SAFETY: a free cell's second word links to the next one.
            self.free[class] = unsafe { *(p as *mut *mut u8).add(1) };
        }
        p
    }

    /// A cell never used before, and how many bytes were asked of the system for it.
    pub fn fresh(&mut self, size: usize) -> (*mut u8, usize) {
        let class = size.div_ceil(GRAIN);
        let size = class * GRAIN;
        let (next, end) = self.bump[class];
        if !next.is_null() && end as usize - next as usize >= size {
            self.bump[class].0 = next.wrapping_add(size);
            return (next, 0);
        }
        let page = self.fresh_page();
        let cell = size as u32;
        let reciprocal = (1u64 << 32).div_ceil(size as u64) as u32;
        // SAFETY: a page is aligned, and larger than its head.
        unsafe { (page as *mut Page).write(Page { cell, reciprocal, first: Cell::new(0), unused: 0 }) };
        self.pages.push(page as *mut Page);
        let first = page.wrapping_add(size_of::<Page>());
        self.bump[class] = (first.wrapping_add(size), page.wrapping_add(PAGE));
        (first, PAGE)
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

    /// How many bytes go back to the system: none, pages stay.
    ///
    /// # Safety
    /// `p` is a cell of that size with no object in it any more.
    #[inline(always)]
    pub unsafe fn give_back(&mut self, p: *mut u8, size: usize) -> usize {
        let class = size.div_ceil(GRAIN);
        *(p as *mut u64) = (id::FREE.0 as u64) << 32;
        *(p as *mut *mut u8).add(1) = self.free[class];
        self.free[class] = p;
        0
    }

    /// What the cells take, used or not.
    pub fn bytes(&self) -> usize {
        self.pages.len() * PAGE
    }

    fn pages(&self) -> impl Iterator<Item = &Page> {
        // SAFETY: pages live as long as they are listed.
        self.pages.iter().map(|&page| unsafe { &*page })
    }

    /// Numbers all cells anew, from 0; how many there are.
    pub fn number(&mut self) -> usize {
        let number_page = |first: u32, page: &Page| {
            page.first.set(first);
            first + page.cells() as u32
        };
        self.pages().fold(0, number_page) as usize
    }

    /// Every object that is alive, in no particular order.
    pub fn objects(&self) -> impl Iterator<Item = *mut Header> + '_ {
        self.pages()
            .flat_map(|page| (0..page.cells()).map(|i| page.at(i)))
            // SAFETY: pages are zeroed, so a cell never used, like one given back, has shape FREE.
            .filter(|&p| unsafe { (*p).shape } != id::FREE)
    }

    /// Gives all cells back to the system.
    ///
    /// # Safety
    /// No object lives in any.
    pub unsafe fn release(&mut self) {
        for arena in std::mem::replace(self, Cells::new()).arenas {
            dealloc(arena, ARENA);
        }
    }
}
