//! The error function and its complement, step by step as glibc's `s_erf.c` (rational approximations on five ranges).

/// `erf(1)` in few bits.
const ERX: f64 = 0.8450629115104675;
/// `2 / sqrt(pi) - 1`.
const EFX: f64 = 0.1283791670955126;

/// Numerator and denominator on [0, 0.84375], of the square.
const SMALL: (&[f64], &[f64]) = (
    &[
        0.12837916709551256,
        -0.3250421072470015,
        -0.02848174957559851,
        -0.005770270296489442,
        -2.3763016656650163e-05,
    ],
    &[
        1.0,
        0.39791722395915535,
        0.0650222499887673,
        0.005081306281875766,
        0.00013249473800432164,
        -3.960228278775368e-06,
    ],
);
/// On [0.84375, 1.25], of the distance from 1.
const MIDDLE: (&[f64], &[f64]) = (
    &[
        -0.0023621185607526594,
        0.41485611868374833,
        -0.3722078760357013,
        0.31834661990116175,
        -0.11089469428239668,
        0.035478304325618236,
        -0.002166375594868791,
    ],
    &[
        1.0,
        0.10642088040084423,
        0.540397917702171,
        0.07182865441419627,
        0.12617121980876164,
        0.01363708391202905,
        0.011984499846799107,
    ],
);
/// On [1.25, 1 / 0.35], of the square's reciprocal, as below.
const WIDE: (&[f64], &[f64]) = (
    &[
        -0.009864944034847148,
        -0.6938585727071818,
        -10.558626225323291,
        -62.375332450326006,
        -162.39666946257347,
        -184.60509290671104,
        -81.2874355063066,
        -9.814329344169145,
    ],
    &[
        1.0,
        19.651271667439257,
        137.65775414351904,
        434.56587747522923,
        645.3872717332679,
        429.00814002756783,
        108.63500554177944,
        6.570249770319282,
        -0.0604244152148581,
    ],
);
/// From there to 28.
const TAIL: (&[f64], &[f64]) = (
    &[
        -0.0098649429247001,
        -0.799283237680523,
        -17.757954917754752,
        -160.63638485582192,
        -637.5664433683896,
        -1025.0951316110772,
        -483.5191916086514,
    ],
    &[
        1.0,
        30.33806074348246,
        325.7925129965739,
        1536.729586084437,
        3199.8582195085955,
        2553.0504064331644,
        474.52854120695537,
        -22.44095244658582,
    ],
);

/// A polynomial summed in pairs of terms: the order of additions decides the last bit.
fn pairs(z: f64, coefficients: &[f64]) -> f64 {
    let square = z * z;
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    let mut sum = 0.0;
    for (pair, power) in coefficients.chunks(2).zip(powers) {
        let term = pair.iter().skip(1).fold(pair[0], |c, d| c + z * d);
        sum += power * term;
    }
    sum
}

fn ratio((numerator, denominator): (&[f64], &[f64]), z: f64) -> f64 {
    pairs(z, numerator) / pairs(z, denominator)
}

/// `x * erfc(x)` for `1.25 <= x`.
fn scaled_tail(x: f64) -> f64 {
    /// 1 / 0.35, as far as the high word of its bits tells.
    const SPLIT: u64 = 0x4006_DB6D << 32;
    let s = 1.0 / (x * x);
    let quotient = ratio(if x.to_bits() < SPLIT { WIDE } else { TAIL }, s);
    let high = f64::from_bits(x.to_bits() & !0xffff_ffff);
    (-high * high - 0.5625).exp() * ((high - x) * (high + x) + quotient).exp()
}

/// `math.erf(x)`.
pub fn erf(x: f64) -> f64 {
    let size = x.abs();
    let r = match size {
        _ if x.is_nan() => return x,
        0.0..0.84375 => {
            return if size < 1.0 / (1 << 28) as f64 { x + EFX * x } else { x + x * ratio(SMALL, x * x) };
        }
        0.84375..1.25 => ERX + ratio(MIDDLE, size - 1.0),
        1.25..6.0 => 1.0 - scaled_tail(size) / size,
        _ => 1.0,
    };
    r.copysign(x)
}

/// `math.erfc(x)`.
pub fn erfc(x: f64) -> f64 {
    let size = x.abs();
    match size {
        _ if x.is_nan() => x,
        0.0..0.84375 => {
            let y = ratio(SMALL, x * x);
            if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x * y + (x - 0.5)) }
        }
        0.84375..1.25 => {
            let r = ratio(MIDDLE, size - 1.0);
            if x > 0.0 { 1.0 - ERX - r } else { 1.0 + (ERX + r) }
        }
        1.25..28.0 if x > 0.0 => scaled_tail(x) / x,
        1.25..6.0 => 2.0 - scaled_tail(size) / size,
        _ => {
            if x > 0.0 {
                0.0
            } else {
                2.0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_bits_are_glibcs() {
        assert_eq!(erf(0.1829245060217657), 0.2041288955155608);
        assert_eq!(erfc(-1.0), 1.842700792949715);
        assert_eq!(erfc(2.0), 0.004677734981047265);
        assert_eq!(erfc(22.19467514766967), 2.9492337157618354e-216);
        assert_eq!((erf(f64::INFINITY), erfc(-30.0), erfc(30.0)), (1.0, 2.0, 0.0));
    }
}
