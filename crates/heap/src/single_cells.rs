//! Where objects lie if each is an allocation of its own, which is slow, and lets AddressSanitizer see what is done to dead
//! ones: compiled with `--cfg one_allocation_per_object`.

use crate::header::Header;
use std::alloc::{Layout as Mem, alloc, dealloc, handle_alloc_error};

/// Before each object stands its number, as long as the alignment of objects.
const HEAD: usize = 16;
pub(crate) const MAX_CELL: usize = 512;
/// From so many numbers on it matters that most are of dead objects.
const MANY: usize = 1 << 16;

fn layout(size: usize) -> Mem {
    Mem::from_size_align(HEAD + size, HEAD).unwrap_or(Mem::new::<u8>())
}

/// The object's number.
///
/// # Safety
/// `p` is an object.
pub(crate) unsafe fn cell_number(p: *const Header) -> usize {
    *((p as *const u8).sub(HEAD) as *const usize)
}

/// The cells of a thread's heap.
pub(crate) struct Cells {
    /// By number, in the order in which they were made; null where an object has died.
    cells: Vec<*mut Header>,
    live: usize,
    bytes: usize,
}

impl Cells {
    pub fn new() -> Cells {
        Cells { cells: Vec::new(), live: 0, bytes: 0 }
    }

    /// None is used twice.
    pub fn reuse(&mut self, _size: usize) -> *mut u8 {
        std::ptr::null_mut()
    }

    /// A cell, and how many bytes were asked of the system for it.
    pub fn fresh(&mut self, size: usize) -> (*mut u8, usize) {
        // As layouts say it, who gives back rounds up to eight.
        let size = size.next_multiple_of(8);
        // SAFETY: the layout is not empty.
        let start = unsafe { alloc(layout(size)) };
        if start.is_null() {
            handle_alloc_error(layout(size))
        }
        let p = start.wrapping_add(HEAD);
        assert!((p as u64) < 1 << 48, "addresses past 48 bits do not fit a value");
        if self.cells.len() > MANY && self.cells.len() / 4 > self.live {
            self.number();
        }
        // SAFETY: the allocation begins with the number.
        unsafe { (start as *mut usize).write(self.cells.len()) };
        self.cells.push(p as *mut Header);
        self.live += 1;
        self.bytes += size;
        (p, size)
    }

    /// How many bytes go back to the system.
    ///
    /// # Safety
    /// `p` is a cell of that size with no object in it any more.
    pub unsafe fn give_back(&mut self, p: *mut u8, size: usize) -> usize {
        let number = cell_number(p as *const Header);
        self.cells[number] = std::ptr::null_mut();
        self.live -= 1;
        self.bytes -= size;
        dealloc(p.sub(HEAD), layout(size));
        size
    }

    /// What the objects take.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Numbers all cells anew, from 0; how many there are.
    pub fn number(&mut self) -> usize {
        self.cells.retain(|p| !p.is_null());
        for (number, p) in self.cells.iter().enumerate() {
            // SAFETY: before each object stands its number.
            unsafe { ((*p as *mut u8).sub(HEAD) as *mut usize).write(number) };
        }
        self.cells.len()
    }

    /// Every object that is alive, in no particular order.
    pub fn objects(&self) -> impl Iterator<Item = *mut Header> + '_ {
        self.cells.iter().copied().filter(|p| !p.is_null())
    }

    /// Forgets the numbers.
    ///
    /// # Safety
    /// No object lives.
    pub unsafe fn release(&mut self) {
        *self = Cells::new();
    }
}
