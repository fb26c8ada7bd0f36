//! The Mersenne Twister MT19937 (Matsumoto and Nishimura, 2002).

/// Words of state.
pub const N: usize = 624;
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;
const LOWER: u32 = 0x7fff_ffff;

/// The generator.
#[derive(Clone)]
pub struct Twister {
    pub state: Box<[u32; N]>,
    /// The next word to be given; [`N`] where all were.
    pub index: usize,
}

impl Twister {
    /// `init_genrand`
    pub fn from_seed(seed: u32) -> Twister {
        let mut state = Box::new([0; N]);
        let mut last = seed;
        state[0] = last;
        for (i, word) in state.iter_mut().enumerate().skip(1) {
            last = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
            *word = last;
        }
        Twister { state, index: N }
    }

    /// `init_by_array`: a key of at least one word.
    pub fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_seed(19_650_218);
        let s = &mut twister.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mixed = (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1_664_525);
            let word = key.get(j).copied().unwrap_or(0);
            s[i] = (s[i] ^ mixed).wrapping_add(word).wrapping_add(j as u32);
            i += 1;
            if i >= N {
                s[0] = s[N - 1];
                i = 1;
            }
            j = if j + 1 >= key.len() { 0 } else { j + 1 };
        }
        for _ in 1..N {
            let mixed = (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1_566_083_941);
            s[i] = (s[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                s[0] = s[N - 1];
                i = 1;
            }
        }
        s[0] = UPPER;
        twister
    }

    fn refill(&mut self) {
        let s = &mut self.state;
        for k in 0..N {
            let y = (s[k] & UPPER) | (s[(k + 1) % N] & LOWER);
            let magic = if y & 1 == 0 { 0 } else { 0x9908_b0df };
            s[k] = s[(k + M) % N] ^ (y >> 1) ^ magic;
        }
        self.index = 0;
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// The next float from 0 to 1, of 53 bits.
    pub fn next_f64(&mut self) -> f64 {
        let (a, b) = (self.next_u32() >> 5, self.next_u32() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the reference implementation's test output.
    #[test]
    fn numbers_are_those_of_the_reference() {
        let mut twister = Twister::from_key(&[0x123, 0x234, 0x345, 0x456]);
        let first: Vec<u32> = (0..5).map(|_| twister.next_u32()).collect();
        assert_eq!(first, [1067595299, 955945823, 477289528, 4107218783, 4228976476]);
    }
}
