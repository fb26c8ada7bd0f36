//! Where decisions come from: a seed, or the bytes of a fuzzer.

/// Random numbers by their seed.
#[derive(Clone, Debug)]
pub struct SplitMix(pub u64);

impl SplitMix {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where there is none.
    pub fn below(&mut self, n: usize) -> usize {
        (self.draw() % n.max(1) as u64) as usize
    }
}

/// A sequence of decisions.
#[derive(Clone, Debug)]
pub enum Choices<'a> {
    Seed(SplitMix),
    /// A byte for each decision; behind the last one, always the first possibility.
    Bytes(&'a [u8]),
}

impl<'a> Choices<'a> {
    /// Those of a seed.
    pub fn seeded(seed: u64) -> Choices<'a> {
        Choices::Seed(SplitMix(seed))
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        match self {
            Choices::Seed(random) => random.below(n),
            Choices::Bytes(bytes) => {
                let Some((&first, rest)) = bytes.split_first() else { return 0 };
                *bytes = rest;
                usize::from(first) % n.max(1)
            }
        }
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) + 1 == n
    }

    /// One of several.
    ///
    /// # Panics
    /// Where there is none.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}
