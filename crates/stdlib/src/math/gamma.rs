//! Gamma and its logarithm by Lanczos' approximation with the coefficients that CPython uses, since C libraries' own
//! versions differ in the last bits.

use std::f64::consts::PI;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// A pole.
    Domain,
    /// Beyond the range of floats.
    Range,
}

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
const LOG_PI: f64 = 1.1447298858494002;

/// Coefficients of the rational function, constant term first: numerator and denominator.
const COEFFICIENTS: [(f64, f64); 13] = [
    (23531376880.41076, 0.0),
    (42919803642.6491, 39916800.0),
    (35711959237.35567, 120543840.0),
    (17921034426.03721, 150917976.0),
    (6039542586.352028, 105258076.0),
    (1439720407.3117216, 45995730.0),
    (248874557.86205417, 13339535.0),
    (31426415.585400194, 2637558.0),
    (2876370.6289353725, 357423.0),
    (186056.26539522348, 32670.0),
    (8071.672002365816, 1925.0),
    (210.82427775157936, 66.0),
    (2.5066282746310002, 1.0),
];

/// Positive arguments only. Large ones go by powers of `1/x`, which do not overflow.
fn lanczos_sum(x: f64) -> f64 {
    let (mut num, mut den) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in COEFFICIENTS.iter().rev() {
            num = num * x + n;
            den = den * x + d;
        }
    } else {
        for (n, d) in COEFFICIENTS {
            num = num / x + n;
            den = den / x + d;
        }
    }
    num / den
}

/// `sin(pi * x)` for a finite `x`, exact at multiples of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0_f64.copysign(x) * r
}

/// `math.gamma(x)`.
pub fn gamma(x: f64) -> Result<f64, Fault> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(Fault::Domain) };
    }
    if x == 0.0 || (x < 0.0 && x == x.floor()) {
        return Err(Fault::Domain);
    }
    if x == x.floor() && x <= 23.0 {
        return Ok((1..x as u64).map(|n| n as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        return finite(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Fault::Range) };
    }
    let y = size + G_MINUS_HALF;
    // The rounding error of that sum.
    let z = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = z * G / y;
    let r = if x < 0.0 {
        let mut r = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        r -= z * r;
        if size < 140.0 {
            r / y.powf(size - 0.5)
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            r / root / root
        }
    } else {
        let mut r = lanczos_sum(size) / y.exp();
        r += z * r;
        if size < 140.0 {
            r * y.powf(size - 0.5)
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            r * root * root
        }
    };
    finite(r)
}

fn finite(r: f64) -> Result<f64, Fault> {
    if r.is_infinite() { Err(Fault::Range) } else { Ok(r) }
}

/// `math.lgamma(x)`.
pub fn log_gamma(x: f64) -> Result<f64, Fault> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Fault::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut r = lanczos_sum(size).ln() - G;
    r += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = LOG_PI - sin_pi(size).abs().ln() - size.ln() - r;
    }
    finite(r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_cpythons() {
        assert_eq!(gamma(0.5), Ok(1.7724538509055159));
        assert_eq!(gamma(5.5), Ok(52.34277778455352));
        assert_eq!(gamma(6.0), Ok(120.0));
        assert_eq!(gamma(-3.0), Err(Fault::Domain));
        assert_eq!(gamma(171.7), Err(Fault::Range));
        assert_eq!(log_gamma(10.0), Ok(12.801827480081467));
        assert_eq!(log_gamma(-0.5), Ok(1.265512123484645));
    }
}
