//! Small files that describe large things: refused, or shown in bounded time, text and memory.

#[path = "support/show.rs"]
mod show;

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use show::show;
use taipan_decode::dis::{Addresses, Options, code_infos, dis};
use taipan_decode::json;
use taipan_marshal::{Error, read};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One bomb at a time: the memory is counted for the whole process.
static ALONE: Mutex<()> = Mutex::new(());

fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("a count").to_le_bytes()
}

fn sized(code: u8, bytes: &[u8]) -> Vec<u8> {
    [&[code][..], &long(bytes.len()), bytes].concat()
}

fn sequence(code: u8, items: &[Vec<u8>]) -> Vec<u8> {
    [&[code][..], &long(items.len()), &items.concat()].concat()
}

fn tuple(items: &[Vec<u8>]) -> Vec<u8> {
    sequence(b'(', items)
}

fn reference(index: usize) -> Vec<u8> {
    [&b"r"[..], &long(index)].concat()
}

/// The parts of a code object, of 3.13, in marshal form.
struct Code {
    instructions: Vec<u8>,
    consts: Vec<u8>,
    names: Vec<u8>,
    name: Vec<u8>,
}

impl Default for Code {
    fn default() -> Code {
        let (consts, names) = (tuple(&[]), tuple(&[]));
        Code { instructions: sized(b's', &[]), consts, names, name: sized(b'a', b"f") }
    }
}

impl Code {
    fn bytes(&self) -> Vec<u8> {
        let nothing = sized(b's', &[]);
        let Code { instructions, consts, names, name } = self;
        [
            &b"c"[..],
            &[0; 20],
            instructions,
            consts,
            names,
            &tuple(&[]),
            &nothing,
            &sized(b'a', b"<bomb>"),
            name,
            &sized(b'a', b"f"),
            &long(1),
            &nothing,
            &nothing,
        ]
        .concat()
    }
}

fn pyc(code: &Code) -> Vec<u8> {
    [&3571u16.to_le_bytes()[..], b"\r\n", &[0; 12], &code.bytes()].concat()
}

/// `LOAD_CONST 0` so many times.
fn loads(count: usize) -> Vec<u8> {
    sized(b's', &[83, 0].repeat(count))
}

/// Items that are references, but for the first.
fn repeated(first: Vec<u8>, count: usize) -> Vec<Vec<u8>> {
    let mut items = vec![first];
    items.resize(count, reference(0));
    items
}

/// A tuple of two times a tuple of two times … `levels` deep, as the last element of one that holds all.
fn doubled(levels: usize) -> Vec<u8> {
    let mut items = vec![vec![b')' | 0x80, 0]];
    let pair = |index| [&[b')' | 0x80, 2][..], &reference(index), &reference(index)].concat();
    items.extend((0..levels).map(pair));
    tuple(&items)
}

/// Takes what is written to it, and counts.
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Checks that references in a file are said to make it too large.
fn refused(bytes: &[u8]) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    assert!(matches!(read(bytes), Err(Error::TooLarge { .. })));
    assert!(MEMORY.peak_usage() - before < 64 << 20);
}

/// Shows a file in every way, and checks what that took.
fn bounded(bytes: &[u8]) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    assert!(show(bytes), "it should load");
    let pyc = read(bytes).expect("a file");
    let mut line = Counter(0);
    json::dis(&mut line, "", &pyc, std::slice::from_ref(&pyc.code), &Options::default())
        .expect("memory takes it");
    let text = dis(&pyc.code, &Options::default()).len();
    let info: usize = code_infos(&pyc.code, Addresses::Masked).map(|info| info.len()).sum();
    let (time, memory) = (start.elapsed(), MEMORY.peak_usage() - before);
    println!(
        "{} bytes: {text} of text, {info} of info, {} of JSON, {} MiB, {time:?}",
        bytes.len(),
        line.0,
        memory >> 20
    );
    assert!(time < Duration::from_secs(20), "{time:?}");
    assert!(memory < 64 << 20, "{} MiB", memory >> 20);
}

#[test]
fn tuples_doubled_40_times_are_refused() {
    refused(&pyc(&Code { consts: doubled(40), ..Code::default() }));
}

#[test]
fn tuples_doubled_18_times_are_cut() {
    bounded(&pyc(&Code { consts: tuple(&[doubled(18)]), instructions: loads(1000), ..Code::default() }));
}

#[test]
fn a_long_name_used_everywhere_is_cut() {
    let names = tuple(&[sized(b'a', &vec![b'x'; 1 << 20])]);
    // LOAD_NAME 0
    let instructions = sized(b's', &[92, 0].repeat(50_000));
    bounded(&pyc(&Code { names, instructions, ..Code::default() }));
}

#[test]
fn a_long_name_of_many_functions_is_cut() {
    let long_name = sized(b'a' | 0x80, &vec![b'x'; 1 << 20]);
    let inner = |name| Code { name, ..Code::default() }.bytes();
    let mut codes = vec![inner(long_name)];
    codes.resize(2000, inner(reference(0)));
    bounded(&pyc(&Code { consts: tuple(&codes), ..Code::default() }));
}

#[test]
fn code_objects_doubled_14_times_are_cut() {
    let mut inner = Code { instructions: loads(40), ..Code::default() };
    // Reference slots are given in the order of first bytes, outer code objects first.
    for level in (1..=14).rev() {
        let mut first = inner.bytes();
        first[0] |= 0x80;
        inner = Code {
            consts: tuple(&[first, reference(level - 1)]),
            instructions: loads(40),
            ..Code::default()
        };
    }
    bounded(&pyc(&inner));
}

#[test]
fn instructions_shared_by_many_functions_are_cut() {
    let mut shared = loads(10_000);
    shared[0] |= 0x80;
    let inner = |instructions| Code { instructions, consts: tuple(&[vec![b'N']]), ..Code::default() }.bytes();
    let mut codes = vec![inner(shared)];
    codes.resize(2000, inner(reference(0)));
    bounded(&pyc(&Code { consts: tuple(&codes), ..Code::default() }));
}

#[test]
fn names_shared_by_many_functions_are_refused() {
    let mut shared = tuple(&repeated(sized(b'a' | 0x80, b"name"), 20_000));
    shared[0] |= 0x80;
    // The tuple takes slot 0, the name slot 1.
    let shared = [&shared[..10 + 4], &reference(1).repeat(19_999)].concat();
    let inner = |names| Code { names, ..Code::default() }.bytes();
    let mut codes = vec![inner(shared)];
    codes.resize(1000, inner(reference(0)));
    refused(&pyc(&Code { consts: tuple(&codes), ..Code::default() }));
}

#[test]
fn sets_of_equal_hashes_keep_the_order_of_the_file() {
    let nan = [&b"g"[..], &f64::NAN.to_le_bytes()].concat();
    let consts = tuple(&[sequence(b'>', &vec![nan; 50_000])]);
    bounded(&pyc(&Code { consts, instructions: loads(100), ..Code::default() }));
}

#[test]
fn large_ints_are_not_written_out() {
    let digits = vec![1u8; 400_000];
    let int = [&b"l"[..], &long(200_000), &digits].concat();
    let consts = tuple(&[sequence(b'>', &[int])]);
    bounded(&pyc(&Code { consts, instructions: loads(10_000), ..Code::default() }));
}

#[test]
fn deep_nesting_needs_little_native_stack() {
    let test = || {
        for code in *b"([>" {
            let deep = [[code, 1, 0, 0, 0].repeat(1990), b"N".to_vec()].concat();
            bounded(&pyc(&Code { consts: tuple(&[deep]), instructions: loads(2), ..Code::default() }));
        }
        let mut code = Code::default();
        for _ in 0..990 {
            code = Code { consts: tuple(&[code.bytes()]), ..Code::default() };
        }
        bounded(&pyc(&code));
    };
    std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(test)
        .expect("a thread")
        .join()
        .expect("no overflow");
}

#[test]
fn cycles_are_refused() {
    for code in *b"([" {
        let cycle = [&[code | 0x80][..], &long(1), &reference(0)].concat();
        let error = read(&pyc(&Code { consts: tuple(&[cycle]), ..Code::default() })).expect_err("a cycle");
        assert!(matches!(error, Error::Reference { .. }), "{error}");
    }
}

#[test]
fn huge_counts_are_refused_at_once() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    for code in *b"([<>sutaAl" {
        for count in [i32::MAX, i32::MAX / 8, 1 << 20, -1, i32::MIN] {
            let consts = tuple(&[[&[code][..], &count.to_le_bytes(), &[0; 64]].concat()]);
            read(&pyc(&Code { consts, ..Code::default() })).expect_err("a count that is too large");
        }
    }
    assert!(MEMORY.peak_usage() - before < 1 << 20);
}
