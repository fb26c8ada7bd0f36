//! `hypot` and `dist`: Euclidean norms that neither overflow on the way nor lose the last bit.

use taipan_vm::types::float::to_float;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// The sum of two floats and its rounding error.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// The square root of the sum of squares: scaled by a power of two, summed in twice the precision, and the root
/// corrected once by what its square misses.
pub(super) fn norm(sizes: &[f64]) -> f64 {
    let max = sizes.iter().copied().fold(0.0, f64::max);
    if max.is_infinite() || sizes.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if sizes.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || sizes.len() == 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    let (mut high, mut low) = (0.0, 0.0);
    for &x in sizes {
        let x = libm::ldexp(x, -exponent);
        let square = x * x;
        let error = x.mul_add(x, -square);
        let (sum, lost) = two_sum(high, square);
        high = sum;
        low += lost + error;
    }
    let root = (high + low).sqrt();
    let square = root * root;
    let square_error = root.mul_add(root, -square);
    let (rest, lost) = two_sum(high, -square);
    let missing = rest + (lost + (low - square_error));
    libm::ldexp(root + missing / (2.0 * root), exponent)
}

fn floats(vm: &mut Vm, values: &Value) -> PyResult<Vec<f64>> {
    let values = vm.collect_items(values)?;
    values.iter().map(|v| to_float(vm, v)).collect()
}

fn dist(vm: &mut Vm, p: &Value, q: &Value) -> PyResult {
    let (p, q) = (vm.collect_items(p)?, vm.collect_items(q)?);
    if p.len() != q.len() {
        raise!(vm, ValueError, "both points must have the same number of dimensions");
    }
    let mut sizes = Vec::with_capacity(p.len());
    for (x, y) in p.iter().zip(&q) {
        sizes.push((to_float(vm, x)? - to_float(vm, y)?).abs());
    }
    Ok(Value::float(norm(&sizes)))
}

methods! { pub static FUNCTIONS;
    /// Return the Euclidean distance between two points p and q.
    ///
    /// The points should be specified as sequences (or iterables) of
    /// coordinates.  Both inputs must have the same dimension.
    ///
    /// Roughly equivalent to:
    ///     sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
    "dist($module, p, q, /)" => |vm, [p, q]| { dist(vm, p, q) }
    /// Multidimensional Euclidean distance from the origin to a point.
    ///
    /// Roughly equivalent to:
    ///     sqrt(sum(x**2 for x in coordinates))
    ///
    /// For a two dimensional point (x, y), gives the hypotenuse
    /// using the Pythagorean theorem:  sqrt(x*x + y*y).
    ///
    /// For example, the hypotenuse of a 3/4/5 right triangle is:
    ///
    ///     >>> hypot(3.0, 4.0)
    ///     5.0
    "hypot($module, /, *coordinates)" as "" => |vm, [coordinates]| {
        let empty = coordinates.exact::<Tuple>().is_none_or(|t| t.items().is_empty());
        if empty {
            return Ok(Value::float(0.0));
        }
        let mut sizes = floats(vm, coordinates)?;
        sizes.iter_mut().for_each(|x| *x = x.abs());
        Ok(Value::float(norm(&sizes)))
    }
}

#[cfg(test)]
mod tests {
    use super::norm;

    #[test]
    fn norms_do_not_overflow_and_round_well() {
        assert_eq!(norm(&[3.0, 4.0]), 5.0);
        assert_eq!(norm(&[1e308, 1e308]), 1.4142135623730951e308);
        assert_eq!(norm(&[1e-320, 1e-320]), 1.414e-320);
        assert_eq!(norm(&[0.1, 0.2, 0.3, 0.4]), 0.5477225575051661);
        assert_eq!(norm(&[f64::INFINITY, f64::NAN]), f64::INFINITY);
    }
}
