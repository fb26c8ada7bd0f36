//! Huffman trees of a block and their bits, as zlib's `trees.c` builds them: the same trees make the same bytes.

/// Literals, the end of a block, lengths.
pub const L_CODES: usize = 286;
const D_CODES: usize = 30;
const BL_CODES: usize = 19;
const LITERALS: usize = 256;
pub const END_BLOCK: usize = 256;
const MAX_BITS: usize = 15;
const MAX_BL_BITS: usize = 7;
const HEAP_SIZE: usize = 2 * L_CODES + 1;
/// The order in which lengths of the code for code lengths are written.
const BL_ORDER: [usize; BL_CODES] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const EXTRA_LBITS: [u8; 29] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const EXTRA_DBITS: [u8; D_CODES] =
    [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const EXTRA_BLBITS: [u8; BL_CODES] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7];

/// A node of a tree: a frequency first, then a code; a parent first, then a length in bits.
#[derive(Clone, Copy, Default)]
struct Node {
    freq_or_code: u16,
    dad_or_len: u16,
}

/// The last code that an array of first values has at or below a value.
fn code_of<const N: usize>(bases: &[u16; N], value: u16) -> usize {
    bases.partition_point(|base| *base <= value).saturating_sub(1)
}

/// The first value of each code with these numbers of extra bits.
const fn bases<const N: usize>(extra: &[u8; N]) -> [u16; N] {
    let mut bases = [0; N];
    let (mut i, mut next) = (0, 0_u32);
    while i < N {
        bases[i] = next as u16;
        next += 1 << extra[i];
        i += 1;
    }
    bases
}

/// The longest length has a code of its own.
const fn length_bases() -> [u16; 29] {
    let mut all = bases(&EXTRA_LBITS);
    all[28] = 255;
    all
}

static LENGTH_BASES: [u16; 29] = length_bases();
static DISTANCE_BASES: [u16; D_CODES] = bases(&EXTRA_DBITS);

/// Code lengths of the fixed tree.
fn fixed_length(symbol: usize) -> u16 {
    match symbol {
        0..=143 => 8,
        144..=255 => 9,
        256..=279 => 7,
        _ => 8,
    }
}

fn fixed_trees() -> ([Node; L_CODES + 2], [Node; D_CODES]) {
    let mut literals = [Node::default(); L_CODES + 2];
    literals.iter_mut().enumerate().for_each(|(i, node)| node.dad_or_len = fixed_length(i));
    let mut counts = [0; MAX_BITS + 1];
    literals.iter().for_each(|node| counts[usize::from(node.dad_or_len)] += 1);
    gen_codes(&mut literals, &counts);
    let mut distances = [Node::default(); D_CODES];
    for (i, node) in distances.iter_mut().enumerate() {
        *node = Node { freq_or_code: reverse(i as u16, 5), dad_or_len: 5 };
    }
    (literals, distances)
}

fn reverse(code: u16, length: u16) -> u16 {
    if length == 0 { 0 } else { code.reverse_bits() >> (16 - length) }
}

fn gen_codes(tree: &mut [Node], counts: &[u16; MAX_BITS + 1]) {
    let mut next = [0_u16; MAX_BITS + 1];
    for bits in 1..=MAX_BITS {
        next[bits] = (next[bits - 1].wrapping_add(counts[bits - 1])) << 1;
    }
    next[0] = 0;
    for node in tree {
        let length = node.dad_or_len;
        if length > 0 {
            let code = &mut next[usize::from(length)];
            node.freq_or_code = reverse(*code, length);
            *code = code.wrapping_add(1);
        }
    }
}

/// Bits on their way to bytes.
#[derive(Clone, Default)]
pub struct Bits {
    pub bytes: Vec<u8>,
    buffer: u32,
    /// Fewer than eight.
    pub count: u32,
}

impl Bits {
    pub fn send(&mut self, value: u16, length: u16) {
        self.buffer |= u32::from(value) << self.count;
        self.count += u32::from(length);
        while self.count >= 8 {
            self.bytes.push(self.buffer as u8);
            self.buffer >>= 8;
            self.count -= 8;
        }
    }

    /// Fills the last byte up.
    pub fn align(&mut self) {
        if self.count > 0 {
            self.bytes.push(self.buffer as u8);
        }
        (self.buffer, self.count) = (0, 0);
    }
}

/// What a kind of tree is made with.
struct Kind<'a> {
    extra: &'a [u8],
    extra_base: usize,
    elements: usize,
    max_length: usize,
}

/// Sizes of a block, in bits.
#[derive(Clone, Copy, Default)]
struct Sizes {
    dynamic: u64,
    fixed: u64,
}

/// Symbols of the block in the making, and how often each occurs.
#[derive(Clone)]
pub struct Trees {
    literals: [Node; HEAP_SIZE],
    distances: [Node; 2 * D_CODES + 1],
    lengths: [Node; 2 * BL_CODES + 1],
    fixed_literals: [Node; L_CODES + 2],
    fixed_distances: [Node; D_CODES],
    /// Distance and literal, or length - 3.
    symbols: Vec<(u16, u8)>,
    sizes: Sizes,
}

impl Trees {
    pub fn new() -> Trees {
        let (fixed_literals, fixed_distances) = fixed_trees();
        let mut trees = Trees {
            literals: [Node::default(); HEAP_SIZE],
            distances: [Node::default(); 2 * D_CODES + 1],
            lengths: [Node::default(); 2 * BL_CODES + 1],
            fixed_literals,
            fixed_distances,
            symbols: Vec::new(),
            sizes: Sizes::default(),
        };
        trees.start_block();
        trees
    }

    fn start_block(&mut self) {
        self.literals[..L_CODES].iter_mut().for_each(|n| n.freq_or_code = 0);
        self.distances[..D_CODES].iter_mut().for_each(|n| n.freq_or_code = 0);
        self.lengths[..BL_CODES].iter_mut().for_each(|n| n.freq_or_code = 0);
        self.literals[END_BLOCK].freq_or_code = 1;
        self.sizes = Sizes::default();
        self.symbols.clear();
    }

    /// How many symbols the block has.
    pub fn count(&self) -> usize {
        self.symbols.len()
    }

    pub fn literal(&mut self, byte: u8) {
        self.symbols.push((0, byte));
        self.literals[usize::from(byte)].freq_or_code += 1;
    }

    /// A match of `length` + 3 bytes.
    pub fn matched(&mut self, distance: usize, length: usize) {
        let (distance, length) = (distance as u16, length.min(255) as u8);
        self.symbols.push((distance, length));
        let code = code_of(&LENGTH_BASES, length.into());
        self.literals[code + LITERALS + 1].freq_or_code += 1;
        self.distances[code_of(&DISTANCE_BASES, distance.wrapping_sub(1))].freq_or_code += 1;
    }

    /// Writes the block: stored where that is shorter and its bytes are still there, else with the shorter kind of
    /// trees.
    pub fn flush(&mut self, out: &mut Bits, stored: Option<&[u8]>, length: usize, last: bool, how: Flush) {
        let last_bit = u16::from(last);
        let (mut best, mut fixed) = (length as u64 + 5, length as u64 + 5);
        let (mut most_l, mut most_d, mut most_bl) = (0, 0, 0);
        if how.compress {
            most_l = build(&mut self.literals, Some(&self.fixed_literals), &LITERAL_KIND, &mut self.sizes);
            most_d = build(&mut self.distances, Some(&self.fixed_distances), &DISTANCE_KIND, &mut self.sizes);
            most_bl = self.build_lengths(most_l, most_d);
            best = (self.sizes.dynamic + 10) >> 3;
            fixed = (self.sizes.fixed + 10) >> 3;
            if fixed <= best || how.fixed {
                best = fixed;
            }
        }
        match stored {
            Some(bytes) if length as u64 + 4 <= best => stored_block(out, bytes, last),
            _ if fixed == best => {
                out.send((1 << 1) + last_bit, 3);
                let (literals, distances) = (self.fixed_literals, self.fixed_distances);
                self.send_symbols(out, &literals, &distances);
            }
            _ => {
                out.send((2 << 1) + last_bit, 3);
                self.send_trees(out, most_l, most_d, most_bl);
                let (literals, distances) = (self.literals, self.distances);
                self.send_symbols(out, &literals, &distances);
            }
        }
        self.start_block();
        if last {
            out.align();
        }
    }

    fn send_symbols(&self, out: &mut Bits, literals: &[Node], distances: &[Node]) {
        let send = |out: &mut Bits, node: Node| out.send(node.freq_or_code, node.dad_or_len);
        for &(distance, value) in &self.symbols {
            if distance == 0 {
                send(out, literals[usize::from(value)]);
                continue;
            }
            let code = code_of(&LENGTH_BASES, value.into());
            send(out, literals[code + LITERALS + 1]);
            out.send(u16::from(value) - LENGTH_BASES[code], EXTRA_LBITS[code].into());
            let distance = distance - 1;
            let code = code_of(&DISTANCE_BASES, distance);
            send(out, distances[code]);
            out.send(distance - DISTANCE_BASES[code], EXTRA_DBITS[code].into());
        }
        send(out, literals[END_BLOCK]);
    }

    /// The tree of the code lengths; the index of the last length that is written.
    fn build_lengths(&mut self, most_l: usize, most_d: usize) -> usize {
        for (tree, most) in [(&self.literals[..], most_l), (&self.distances[..], most_d)] {
            let lengths = &mut self.lengths;
            runs(tree, most, |code, _, _, times| lengths[code].freq_or_code += times);
        }
        build(&mut self.lengths, None, &LENGTH_KIND, &mut self.sizes);
        let mut last = BL_CODES - 1;
        while last >= 3 && self.lengths[BL_ORDER[last]].dad_or_len == 0 {
            last -= 1;
        }
        self.sizes.dynamic += 3 * (last as u64 + 1) + 5 + 5 + 4;
        last
    }

    fn send_trees(&self, out: &mut Bits, most_l: usize, most_d: usize, most_bl: usize) {
        out.send((most_l + 1 - 257) as u16, 5);
        out.send(most_d as u16, 5);
        out.send((most_bl + 1 - 4) as u16, 4);
        for place in &BL_ORDER[..=most_bl] {
            out.send(self.lengths[*place].dad_or_len, 3);
        }
        for (tree, most) in [(&self.literals[..], most_l), (&self.distances[..], most_d)] {
            runs(tree, most, |code, extra, bits, times| {
                let node = self.lengths[code];
                for _ in 0..times {
                    out.send(node.freq_or_code, node.dad_or_len);
                }
                out.send(extra, bits);
            });
        }
    }
}

/// What a block may be.
#[derive(Clone, Copy)]
pub struct Flush {
    pub compress: bool,
    /// Only with the fixed trees.
    pub fixed: bool,
}

const LITERAL_KIND: Kind<'static> =
    Kind { extra: &EXTRA_LBITS, extra_base: LITERALS + 1, elements: L_CODES, max_length: MAX_BITS };
const DISTANCE_KIND: Kind<'static> =
    Kind { extra: &EXTRA_DBITS, extra_base: 0, elements: D_CODES, max_length: MAX_BITS };
const LENGTH_KIND: Kind<'static> =
    Kind { extra: &EXTRA_BLBITS, extra_base: 0, elements: BL_CODES, max_length: MAX_BL_BITS };

/// Bytes as they are.
pub fn stored_block(out: &mut Bits, bytes: &[u8], last: bool) {
    stored_header(out, bytes.len(), last);
    out.bytes.extend_from_slice(bytes);
}

/// What stands before bytes as they are.
pub fn stored_header(out: &mut Bits, length: usize, last: bool) {
    out.send(u16::from(last), 3);
    out.align();
    out.bytes.extend_from_slice(&(length as u16).to_le_bytes());
    out.bytes.extend_from_slice(&(!(length as u16)).to_le_bytes());
}

/// An empty block with fixed trees.
pub fn empty_block(out: &mut Bits) {
    out.send(1 << 1, 3);
    out.send(0, 7);
}

/// Goes through the lengths of a tree's codes, repetitions taken together: code, extra bits, their number, how often.
fn runs(tree: &[Node], most: usize, mut f: impl FnMut(usize, u16, u16, u16)) {
    let length = |i: usize| if i > most { None } else { tree.get(i).map(|n| n.dad_or_len) };
    let mut previous = None;
    let mut i = 0;
    while let Some(current) = length(i) {
        let (longest, shortest) = match current {
            0 => (138, 3),
            c if Some(c) == previous => (6, 3),
            _ => (7, 4),
        };
        let mut count = 1;
        while count < longest && length(i + count) == Some(current) {
            count += 1;
        }
        i += count;
        if count < shortest {
            f(current.into(), 0, 0, count as u16);
        } else if current != 0 {
            if Some(current) != previous {
                f(current.into(), 0, 0, 1);
                count -= 1;
            }
            f(16, (count - 3) as u16, 2, 1);
        } else if count <= 10 {
            f(17, (count - 3) as u16, 3, 1);
        } else {
            f(18, (count - 11) as u16, 7, 1);
        }
        previous = Some(current);
    }
}

/// A heap of nodes by frequency and depth.
struct Heap {
    items: [usize; HEAP_SIZE],
    len: usize,
    /// Nodes in order of frequency fill it from the end.
    max: usize,
    depth: [u8; HEAP_SIZE],
}

impl Heap {
    fn smaller(&self, tree: &[Node], n: usize, m: usize) -> bool {
        let (a, b) = (tree[n].freq_or_code, tree[m].freq_or_code);
        a < b || (a == b && self.depth[n] <= self.depth[m])
    }

    fn down(&mut self, tree: &[Node], mut k: usize) {
        let v = self.items[k];
        let mut j = k << 1;
        while j <= self.len {
            if j < self.len && self.smaller(tree, self.items[j + 1], self.items[j]) {
                j += 1;
            }
            if self.smaller(tree, v, self.items[j]) {
                break;
            }
            self.items[k] = self.items[j];
            (k, j) = (j, j << 1);
        }
        self.items[k] = v;
    }

    fn keep(&mut self, node: usize) {
        self.max -= 1;
        self.items[self.max] = node;
    }
}

/// Builds a tree from its frequencies, and adds up the sizes; the largest code that occurs.
fn build(tree: &mut [Node], fixed: Option<&[Node]>, kind: &Kind<'_>, sizes: &mut Sizes) -> usize {
    let mut heap = Heap { items: [0; HEAP_SIZE], len: 0, max: HEAP_SIZE, depth: [0; HEAP_SIZE] };
    let mut most = None;
    for (n, node) in tree.iter_mut().enumerate().take(kind.elements) {
        if node.freq_or_code != 0 {
            heap.len += 1;
            heap.items[heap.len] = n;
            most = Some(n);
        } else {
            node.dad_or_len = 0;
        }
    }
    // A decoder wants at least two codes.
    while heap.len < 2 {
        let node = match most {
            Some(m) if m >= 2 => 0,
            Some(m) => {
                most = Some(m + 1);
                m + 1
            }
            None => {
                most = Some(0);
                0
            }
        };
        heap.len += 1;
        heap.items[heap.len] = node;
        tree[node].freq_or_code = 1;
        sizes.dynamic = sizes.dynamic.wrapping_sub(1);
        if let Some(fixed) = fixed {
            sizes.fixed = sizes.fixed.wrapping_sub(fixed[node].dad_or_len.into());
        }
    }
    let most = most.unwrap_or(0);
    for n in (1..=heap.len / 2).rev() {
        heap.down(tree, n);
    }
    let mut node = kind.elements;
    loop {
        let n = heap.items[1];
        heap.items[1] = heap.items[heap.len];
        heap.len -= 1;
        heap.down(tree, 1);
        let m = heap.items[1];
        heap.keep(n);
        heap.keep(m);
        tree[node].freq_or_code = tree[n].freq_or_code.wrapping_add(tree[m].freq_or_code);
        heap.depth[node] = heap.depth[n].max(heap.depth[m]) + 1;
        (tree[n].dad_or_len, tree[m].dad_or_len) = (node as u16, node as u16);
        heap.items[1] = node;
        node += 1;
        heap.down(tree, 1);
        if heap.len < 2 {
            break;
        }
    }
    let root = heap.items[1];
    heap.keep(root);
    let counts = limit_lengths(tree, fixed, kind, &heap, most, sizes);
    gen_codes(&mut tree[..=most], &counts);
    most
}

/// The best lengths that are not longer than allowed (zlib's `gen_bitlen`).
fn limit_lengths(
    tree: &mut [Node],
    fixed: Option<&[Node]>,
    kind: &Kind<'_>,
    heap: &Heap,
    most: usize,
    sizes: &mut Sizes,
) -> [u16; MAX_BITS + 1] {
    let mut counts = [0_u16; MAX_BITS + 1];
    let mut overflow = 0_i32;
    tree[heap.items[heap.max]].dad_or_len = 0;
    for h in heap.max + 1..HEAP_SIZE {
        let n = heap.items[h];
        let mut bits = usize::from(tree[usize::from(tree[n].dad_or_len)].dad_or_len) + 1;
        if bits > kind.max_length {
            bits = kind.max_length;
            overflow += 1;
        }
        tree[n].dad_or_len = bits as u16;
        if n > most {
            continue;
        }
        counts[bits] += 1;
        let extra =
            n.checked_sub(kind.extra_base).and_then(|i| kind.extra.get(i)).map_or(0, |x| u64::from(*x));
        let times = u64::from(tree[n].freq_or_code);
        sizes.dynamic = sizes.dynamic.wrapping_add(times * (bits as u64 + extra));
        if let Some(fixed) = fixed {
            sizes.fixed = sizes.fixed.wrapping_add(times * (u64::from(fixed[n].dad_or_len) + extra));
        }
    }
    if overflow == 0 {
        return counts;
    }
    while overflow > 0 {
        let mut bits = kind.max_length - 1;
        while counts[bits] == 0 {
            bits -= 1;
        }
        counts[bits] -= 1;
        counts[bits + 1] += 2;
        counts[kind.max_length] -= 1;
        overflow -= 2;
    }
    let mut h = HEAP_SIZE;
    for bits in (1..=kind.max_length).rev() {
        let mut left = counts[bits];
        while left > 0 {
            h -= 1;
            let m = heap.items[h];
            if m > most {
                continue;
            }
            let was = u64::from(tree[m].dad_or_len);
            if was != bits as u64 {
                let times = u64::from(tree[m].freq_or_code);
                sizes.dynamic =
                    sizes.dynamic.wrapping_add((bits as u64).wrapping_sub(was).wrapping_mul(times));
                tree[m].dad_or_len = bits as u16;
            }
            left -= 1;
        }
    }
    counts
}
