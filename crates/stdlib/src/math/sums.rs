//! Sums and products over iterables.

use taipan_vm::protocol::number::op;
use taipan_vm::types::float::to_float;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// An exact sum of floats as non-overlapping parts (Shewchuk's algorithm).
#[derive(Default)]
struct ExactSum {
    /// By growing size, no two with bits in common.
    parts: Vec<f64>,
}

impl ExactSum {
    /// False where a partial sum overflows, which leaves the sum useless.
    fn add(&mut self, mut x: f64) -> bool {
        let mut kept = 0;
        for j in 0..self.parts.len() {
            let mut y = self.parts[j];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                self.parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.parts.truncate(kept);
        if x != 0.0 {
            self.parts.push(x);
        }
        x.is_finite()
    }

    /// The sum, rounded half to even.
    fn finish(&self) -> f64 {
        let mut rest = self.parts.iter().rev().copied();
        let Some(mut high) = rest.next() else { return 0.0 };
        let mut low = 0.0;
        for part in rest.by_ref() {
            let x = high;
            high = x + part;
            low = part - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // A tie goes the way of what lies below it.
        if let Some(next) = rest.next()
            && (low < 0.0) == (next < 0.0)
            && low != 0.0
        {
            let doubled = low * 2.0;
            let rounded = high + doubled;
            if rounded - high == doubled {
                return rounded;
            }
        }
        high
    }
}

fn fsum(vm: &mut Vm, seq: &Value) -> PyResult {
    let items = vm.iter(seq)?;
    let mut sum = ExactSum::default();
    let (mut special, mut infinite) = (0.0, 0.0);
    while let Some(item) = vm.next(&items)? {
        let x = to_float(vm, &item)?;
        if !x.is_finite() {
            if x.is_infinite() {
                infinite += x;
            }
            special += x;
        } else if !sum.add(x) {
            raise!(vm, OverflowError, "intermediate overflow in fsum");
        }
    }
    if special != 0.0 || f64::is_nan(special) {
        if f64::is_nan(infinite) {
            raise!(vm, ValueError, "-inf + inf in fsum");
        }
        return Ok(Value::float(special));
    }
    Ok(Value::float(sum.finish()))
}

fn prod(vm: &mut Vm, iterable: &Value, start: &Value) -> PyResult {
    let items = vm.iter(iterable)?;
    let mut product = start.clone();
    while let Some(item) = vm.next(&items)? {
        product = vm.binary_op(op::MULTIPLY, false, &product, &item)?;
    }
    Ok(product)
}

/// `sumprod`: ints that fit and floats are summed apart, and join the total when something else comes.
struct Products {
    total: Value,
    ints: Option<i64>,
    floats: Option<ExactSum>,
    /// The float sum has terms.
    summed: bool,
}

impl Products {
    /// Adds what was summed apart to the total, and stops that.
    fn flush_ints(&mut self, vm: &mut Vm) -> PyResult<()> {
        if let Some(sum) = self.ints.take()
            && sum != 0
        {
            self.total = vm.binary_op(op::ADD, false, &self.total, &Value::int(sum))?;
        }
        Ok(())
    }

    fn flush_floats(&mut self, vm: &mut Vm) -> PyResult<()> {
        if let Some(sum) = self.floats.take()
            && self.summed
        {
            self.total = vm.binary_op(op::ADD, false, &self.total, &Value::float(sum.finish()))?;
        }
        Ok(())
    }

    fn add(&mut self, vm: &mut Vm, p: &Value, q: &Value) -> PyResult<()> {
        if let Some(sum) = self.ints {
            let product = p.as_i64().zip(q.as_i64()).and_then(|(p, q)| p.checked_mul(q));
            match product.and_then(|x| sum.checked_add(x)) {
                Some(sum) => {
                    self.ints = Some(sum);
                    return Ok(());
                }
                None => self.flush_ints(vm)?,
            }
        }
        if let Some(sum) = &mut self.floats {
            if let Some((p, q)) = float_pair(p, q)
                && add_product(sum, p, q)
            {
                self.summed = true;
                return Ok(());
            }
            self.flush_floats(vm)?;
        }
        let product = vm.binary_op(op::MULTIPLY, false, p, q)?;
        self.total = vm.binary_op(op::ADD, false, &self.total, &product)?;
        Ok(())
    }
}

/// Two floats, or a float and an int.
fn float_pair(p: &Value, q: &Value) -> Option<(f64, f64)> {
    let int = |v: &Value| v.as_i64().or(v.as_bool().map(i64::from)).map(|i| i as f64);
    match (p.as_float(), q.as_float()) {
        (Some(p), Some(q)) => Some((p, q)),
        (Some(p), None) => Some((p, int(q)?)),
        (None, Some(q)) => Some((int(p)?, q)),
        (None, None) => None,
    }
}

/// Adds a product exactly; false where that is not finite.
fn add_product(sum: &mut ExactSum, p: f64, q: f64) -> bool {
    let high = p * q;
    if !high.is_finite() {
        return false;
    }
    let before = sum.parts.clone();
    let added = sum.add(high) && sum.add(p.mul_add(q, -high));
    if !added {
        sum.parts = before;
    }
    added
}

fn sumprod(vm: &mut Vm, p: &Value, q: &Value) -> PyResult {
    let (p_items, q_items) = (vm.iter(p)?, vm.iter(q)?);
    let mut products =
        Products { total: Value::int(0), ints: Some(0), floats: Some(ExactSum::default()), summed: false };
    loop {
        match (vm.next(&p_items)?, vm.next(&q_items)?) {
            (Some(p), Some(q)) => products.add(vm, &p, &q)?,
            (None, None) => break,
            _ => raise!(vm, ValueError, "Inputs are not the same length"),
        }
    }
    products.flush_ints(vm)?;
    products.flush_floats(vm)?;
    Ok(products.total)
}

methods! { pub static FUNCTIONS;
    /// Return an accurate floating-point sum of values in the iterable seq.
    ///
    /// Assumes IEEE-754 floating-point arithmetic.
    "fsum($module, seq, /)" => |vm, [seq]| { fsum(vm, seq) }
    /// Calculate the product of all the elements in the input iterable.
    ///
    /// The default start value for the product is 1.
    ///
    /// When the iterable is empty, return the start value.  This function is
    /// intended specifically for use with numeric values and may reject
    /// non-numeric types.
    "prod($module, iterable, /, *, start=1)" => |vm, [iterable, start]| { prod(vm, iterable, start) }
}

methods! { pub static SUMPROD;
    /// Return the sum of products of values from two iterables p and q.
    ///
    /// Roughly equivalent to:
    ///
    ///     sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))
    ///
    /// For float and mixed int/float inputs, the intermediate products
    /// and sums are computed with extended precision.
    "sumprod($module, p, q, /)" => |vm, [p, q]| { sumprod(vm, p, q) }
}

#[cfg(test)]
mod tests {
    use super::ExactSum;

    #[test]
    fn sums_are_exact_until_the_end() {
        for (terms, expected) in [
            (&[0.1; 10][..], 1.0),
            (&[1e16, 1.0, 1e-16], 1.0000000000000002e16),
            (&[1e100, 1.0, -1e100], 1.0),
            (&[], 0.0),
        ] {
            let mut sum = ExactSum::default();
            assert!(terms.iter().all(|&x| sum.add(x)));
            assert_eq!(sum.finish(), expected);
        }
    }
}
