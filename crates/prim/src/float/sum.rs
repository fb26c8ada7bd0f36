//! The compensated summation of `sum()`: over floats from 3.12 on, over the parts of complex numbers from 3.14 on.

/// A running sum that keeps what rounding loses (Neumaier's method, CPython's `cs_add`).
///
/// ```
/// use taipan_prim::float::CompensatedSum;
/// let mut sum = CompensatedSum::new(0.0);
/// (0..10).for_each(|_| sum.add(0.1));
/// assert_eq!(sum.finish(), 1.0);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CompensatedSum {
    high: f64,
    low: f64,
}

impl CompensatedSum {
    /// A sum that begins with `start`.
    pub const fn new(start: f64) -> Self {
        Self { high: start, low: 0.0 }
    }

    /// Adds `value`.
    #[inline]
    pub fn add(&mut self, value: f64) {
        let high = self.high + value;
        self.low += if self.high.abs() >= value.abs() {
            (self.high - high) + value
        } else {
            (value - high) + self.high
        };
        self.high = high;
    }

    /// Adds an int of up to 64 bits as up to 3.13, without compensation; from 3.14 on it is added like a float.
    #[inline]
    pub fn add_int(&mut self, value: f64) {
        self.high += value;
    }

    /// The sum.
    pub fn finish(self) -> f64 {
        // A compensation of zero would change the sign of -0.0, an infinite one make a NaN.
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}
